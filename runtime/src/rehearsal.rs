// SPDX-License-Identifier: Apache-2.0

//! What an upgrade is rehearsed with: a version above every real one, and a migration that leaves a
//! note. Only with the feature `rehearsal`, which nothing that is shipped has: a chain that took this
//! version could never go back to a real one.

use alloc::borrow::Cow;
#[cfg(feature = "try-runtime")]
use alloc::vec::Vec;

use frame_support::{traits::OnRuntimeUpgrade, weights::Weight};
use sp_version::RuntimeVersion;

use crate::{apis, BlockNumber, Runtime, System};

/// The version of the shipped runtime, but for its number.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("govchain"),
	impl_name: Cow::Borrowed("govchain"),
	authoring_version: 1,
	spec_version: 1_000_000,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// The block in which the rehearsed version began.
#[frame_support::storage_alias]
pub type BeganAt = StorageValue<Rehearsal, BlockNumber>;

/// Notes the block, once.
pub struct NoteBlock;

/// The block that an upgrade runs in, before it has its number.
fn this_block() -> BlockNumber {
	System::block_number().saturating_add(1)
}

impl OnRuntimeUpgrade for NoteBlock {
	fn on_runtime_upgrade() -> Weight {
		let weights = <Runtime as frame_system::Config>::DbWeight::get();
		if BeganAt::exists() {
			return weights.reads(1);
		}
		BeganAt::put(this_block());
		weights.reads_writes(2, 1)
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<Vec<u8>, sp_runtime::TryRuntimeError> {
		Ok(codec::Encode::encode(&BeganAt::get()))
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(before: Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
		let before: Option<BlockNumber> = codec::Decode::decode(&mut before.as_slice())
			.map_err(|_| "the note of before can't be read")?;
		let expected = before.unwrap_or_else(this_block);
		frame_support::ensure!(BeganAt::get() == Some(expected), "the note names another block");
		Ok(())
	}
}

/// What the first block of this version does.
pub type Migrations = NoteBlock;
