// SPDX-License-Identifier: Apache-2.0

//! The runtime of the solo chain: Aura authors, GRANDPA finalises, both with sets that follow the
//! session pallet. Token-less, fee-less, without sudo: nothing acts as root but a council motion
//! that went through the governance pallet.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects
	)
)]
// The runtime macros expand into deeply nested types.
#![recursion_limit = "512"]

extern crate alloc;

// Benchmarks of every pallet whose weights this runtime generates. Before the module that uses the
// macros which this defines.
#[cfg(feature = "runtime-benchmarks")]
#[macro_use]
mod benches {
	frame_benchmarking::define_benchmarks!(
		[pallet_acts, Acts]
		[pallet_admission, Admission]
		[pallet_approvals, Approvals]
		[pallet_authorities, Authorities]
		[pallet_calendar, Calendar]
		[pallet_data_audit, DataAudit]
		[pallet_departments, Departments]
		[pallet_governance, Governance]
		[pallet_identity_registry, IdentityRegistry]
		[pallet_invoices, Invoices]
		[pallet_orders, Orders]
	);
}

pub mod apis;
pub mod configs;
pub mod extensions;
mod genesis;
pub mod no_currency;
pub mod permission;
#[cfg(feature = "rehearsal")]
mod rehearsal;
mod session;
#[cfg(test)]
mod tests;

#[cfg(not(feature = "rehearsal"))]
use alloc::borrow::Cow;
use alloc::vec::Vec;
use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
#[cfg(not(feature = "rehearsal"))]
use sp_version::RuntimeVersion;

pub use genesis::{preset, CONSORTIUM_PRESET, PRESETS};
#[cfg(feature = "rehearsal")]
pub use rehearsal::{Migrations, VERSION};

/// Number of a block.
pub type BlockNumber = u32;
/// A signature by one of the schemes that wallets know.
pub type Signature = MultiSignature;
/// An account: a public key, or the hash of one.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// What stands for money in the interfaces of stock pallets. Always zero.
pub type Balance = u128;
/// Number of transactions that an account sent before.
pub type Nonce = u32;
/// A hash.
pub type Hash = sp_core::H256;
/// How a transaction names an account.
pub type Address = MultiAddress<AccountId, ()>;
/// Header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// The transaction extensions, frozen at genesis: identifiers and bytes are those that every client
/// knows. The first, the fifth and the sixth are ours under the standard name.
pub type TxExtension = (
	extensions::CheckAdmission,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	extensions::CheckMortal,
	extensions::CheckTurn,
	frame_system::CheckWeight<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);
/// A transaction as it travels.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What a signature of a transaction is over.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;
/// Dispatches blocks to the pallets.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Types for the node, which knows transactions only as bytes.
pub mod opaque {
	use codec::{Compact, Decode};
	#[cfg(feature = "std")]
	use codec::{DecodeLimit, Encode};
	#[cfg(feature = "std")]
	use sp_core::crypto::{key_types, ByteArray, KeyTypeId};
	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;
	#[cfg(feature = "std")]
	use sp_runtime::{
		generic::Era,
		traits::{BlakeTwo256, Hash as _, TransactionExtension, Verify},
	};

	use super::AccountId;

	/// The first bytes of a signed transaction: version 4 with a signature, an address by account.
	const SIGNED_BY_ACCOUNT: [u8; 2] = [0x84, 0x00];

	/// Who claims to have signed a transaction as it travels, its length in front. Neither the rest nor
	/// the signature is looked at. None if nobody does, or if it is not said in the way of this chain.
	pub fn signer(mut transaction: &[u8]) -> Option<AccountId> {
		Compact::<u32>::decode(&mut transaction).ok()?;
		let account = transaction.strip_prefix(&SIGNED_BY_ACCOUNT)?.first_chunk::<32>()?;
		Some(AccountId::new(*account))
	}

	/// The era of a transaction as it travels, its length in front. It stands before the call, which is not
	/// read. None where nobody is said to have signed.
	#[cfg(feature = "std")]
	pub fn era(transaction: &[u8]) -> Option<Era> {
		era_and_nonce(transaction).map(|(era, _)| era)
	}

	/// The nonce of a transaction as it travels, in the same way.
	#[cfg(feature = "std")]
	pub fn nonce(transaction: &[u8]) -> Option<super::Nonce> {
		era_and_nonce(transaction).map(|(_, nonce)| nonce)
	}

	#[cfg(feature = "std")]
	fn era_and_nonce(mut transaction: &[u8]) -> Option<(Era, super::Nonce)> {
		Compact::<u32>::decode(&mut transaction).ok()?;
		let mut rest = transaction.strip_prefix(&SIGNED_BY_ACCOUNT)?.get(32..)?;
		super::Signature::decode(&mut rest).ok()?;
		// The extensions before the era have no bytes, and that of the nonce is the next one.
		let era = Era::decode(&mut rest).ok()?;
		Some((era, Compact::<super::Nonce>::decode(&mut rest).ok()?.0))
	}

	/// What a signature is over beside what travels.
	#[cfg(feature = "std")]
	pub struct Implied {
		pub spec_version: u32,
		pub transaction_version: u32,
		/// The hash of the first block.
		pub genesis: super::Hash,
		/// The hash of the block in which the era of the transaction began.
		pub birth: super::Hash,
	}

	/// Whether the signature of a transaction as it travels, its length in front, holds. None where it is
	/// over a hash of the metadata, which the runtime alone knows, and where nobody is said to have signed.
	#[cfg(feature = "std")]
	pub fn is_signed(mut transaction: &[u8], implied: &Implied) -> Option<bool> {
		type Extension = super::TxExtension;
		Compact::<u32>::decode(&mut transaction).ok()?;
		let mut rest = transaction.strip_prefix(&SIGNED_BY_ACCOUNT)?;
		let signer = AccountId::decode(&mut rest).ok()?;
		let signature = super::Signature::decode(&mut rest).ok()?;
		let mut call = rest;
		let (.., metadata_hash, _) = Extension::decode(&mut call).ok()?;
		let no_hash =
			frame_metadata_hash_extension::CheckMetadataHash::<super::Runtime>::new(false);
		if metadata_hash.encode() != no_hash.encode() {
			return None;
		}
		let extension = rest.strip_suffix(call)?;
		let Implied { spec_version, transaction_version, genesis, birth } = *implied;
		let implicit: <Extension as TransactionExtension<super::RuntimeCall>>::Implicit =
			((), spec_version, transaction_version, genesis, birth, (), (), None, ());
		let payload = [call, extension, &implicit.encode()].concat();
		// As the stock transaction does it.
		Some(if payload.len() > 256 {
			signature.verify(BlakeTwo256::hash(&payload).as_bytes(), &signer)
		} else {
			signature.verify(&payload[..], &signer)
		})
	}

	/// How deep calls may be nested to be read on any thread: some kilobytes of stack a level.
	#[cfg(feature = "std")]
	pub const SHALLOW: u32 = 32;
	/// How deep calls may be nested in a block.
	#[cfg(feature = "std")]
	pub const DEEPEST: u32 = frame_support::MAX_EXTRINSIC_DEPTH;

	/// What comes of reading a transaction.
	#[cfg(feature = "std")]
	#[derive(Clone, Copy, PartialEq, Eq, Debug)]
	pub enum Reading {
		/// It is one.
		Whole,
		/// Calls are nested deeper than was asked for.
		TooDeep,
		/// Bytes are missing or left over, or there is no such call.
		Broken,
	}

	/// Reads a transaction as it travels, its length in front, with calls nested up to `depth` deep, as
	/// this version of the runtime does. What is not whole at [`DEEPEST`] would stop the runtime instead
	/// of being answered by it.
	#[cfg(feature = "std")]
	pub fn read(mut transaction: &[u8], depth: u32) -> Reading {
		match super::UncheckedExtrinsic::decode_all_with_depth_limit(depth, &mut transaction) {
			Ok(_) => Reading::Whole,
			Err(error) if error.to_string().contains("recursion depth") => Reading::TooDeep,
			Err(_) => Reading::Broken,
		}
	}

	/// The key that a report of a fault is about, and its type. None for what is no report, or none that
	/// this version of the runtime knows.
	#[cfg(feature = "std")]
	pub fn reported(mut transaction: &[u8]) -> Option<(Vec<u8>, KeyTypeId)> {
		let read =
			super::UncheckedExtrinsic::decode_all_with_depth_limit(SHALLOW, &mut transaction);
		match read.ok()?.function {
			super::RuntimeCall::Grandpa(
				pallet_grandpa::Call::report_equivocation { equivocation_proof, .. }
				| pallet_grandpa::Call::report_equivocation_unsigned { equivocation_proof, .. },
			) => Some((equivocation_proof.offender().to_raw_vec(), key_types::GRANDPA)),
			super::RuntimeCall::Authorities(
				pallet_authorities::Call::report_double_authoring { author, .. },
			) => Some((author.to_raw_vec(), key_types::AURA)),
			_ => None,
		}
	}

	/// A block whose transactions are bytes.
	pub type Block = sp_runtime::generic::Block<super::Header, UncheckedExtrinsic>;
}

impl_opaque_keys! {
	pub struct SessionKeys {
		pub aura: Aura,
		pub grandpa: Grandpa,
	}
}

/// The version that clients compare. `transaction_version` changes only by decision: the format of
/// transactions is frozen at genesis. `system_version` stays below 2: the roots of transactions that
/// come with 2 are not those that light clients reckon.
#[cfg(not(feature = "rehearsal"))]
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("govchain"),
	impl_name: Cow::Borrowed("govchain"),
	authoring_version: 1,
	spec_version: 100,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// What the first block of this version does to the state, in one go. Each migration looks at the
/// version of what it changes, so that it does nothing when it runs again. What takes longer than a
/// block goes to `MultiBlockMigrations`.
#[cfg(not(feature = "rehearsal"))]
pub type Migrations = ();

// The order matters. Genesis is built and hooks run in it: identities before the departments whose
// officers they are, departments before the authorities that belong to them, authorities before the
// session pallet that asks for them, and Aura and Authorship before the session rotates, so that
// the author of the first block of a session is looked up in the set that authored it.
#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;

	#[runtime::pallet_index(10)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(11)]
	pub type Authorship = pallet_authorship;

	#[runtime::pallet_index(20)]
	pub type Calendar = pallet_calendar;
	#[runtime::pallet_index(21)]
	pub type Council = pallet_collective<Instance1>;
	#[runtime::pallet_index(22)]
	pub type Governance = pallet_governance;
	#[runtime::pallet_index(23)]
	pub type IdentityRegistry = pallet_identity_registry;
	#[runtime::pallet_index(24)]
	pub type Departments = pallet_departments;
	#[runtime::pallet_index(25)]
	pub type Authorities = pallet_authorities;
	#[runtime::pallet_index(26)]
	pub type Admission = pallet_admission;
	#[runtime::pallet_index(27)]
	pub type Acts = pallet_acts;
	#[runtime::pallet_index(28)]
	pub type Orders = pallet_orders;

	#[runtime::pallet_index(30)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(31)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(32)]
	pub type Grandpa = pallet_grandpa;

	#[runtime::pallet_index(40)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(41)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(42)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(43)]
	pub type TxPause = pallet_tx_pause;
	#[runtime::pallet_index(44)]
	pub type SafeMode = pallet_safe_mode;
	#[runtime::pallet_index(45)]
	pub type MultiBlockMigrations = pallet_migrations;

	#[runtime::pallet_index(50)]
	pub type DataAudit = pallet_data_audit;
	#[runtime::pallet_index(51)]
	pub type Invoices = pallet_invoices;
	#[runtime::pallet_index(52)]
	pub type Approvals = pallet_approvals;
}
