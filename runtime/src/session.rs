// SPDX-License-Identifier: Apache-2.0

//! Where the authorities pallet, which knows no session type, meets the session pallet.

use alloc::vec::Vec;

use govchain_primitives::authorities::DisableAuthority;
use sp_runtime::traits::{Get, OpaqueKeys};
use sp_staking::SessionIndex;

use crate::{AccountId, Authorities, BlockNumber, Runtime, Session, SessionKeys};

/// Plans the sets that the authorities pallet names, and keeps its record of keys.
pub struct AuthoritySessions;

impl pallet_session::SessionManager<AccountId> for AuthoritySessions {
	fn new_session_genesis(_: SessionIndex) -> Option<Vec<AccountId>> {
		Some(Authorities::genesis_set(has_keys))
	}

	/// `None` while nothing changes: every `Some` counts as a change of the set, starts a new
	/// GRANDPA set and adds a hand-over to every piece of evidence.
	fn new_session(_: SessionIndex) -> Option<Vec<AccountId>> {
		Authorities::next_set(has_keys)
	}

	fn end_session(_: SessionIndex) {}

	/// What was queued is active from here on. `NextKeys` may already name other keys, so the record
	/// is made from the queue, and a key that is rotated away stays provable.
	fn start_session(index: SessionIndex) {
		let queued = pallet_session::QueuedKeys::<Runtime>::get();
		let keys = queued.into_iter().flat_map(|(authority, keys)| {
			SessionKeys::key_ids()
				.iter()
				.map(|id| (authority.clone(), *id, keys.get_raw(*id).to_vec()))
				.collect::<Vec<_>>()
		});
		Authorities::record_session(index, keys);
	}
}

fn has_keys(authority: &AccountId) -> bool {
	pallet_session::NextKeys::<Runtime>::contains_key(authority)
}

/// Stops an authority from authoring from the next block on.
pub struct Disable;

impl DisableAuthority<AccountId> for Disable {
	fn disable(authority: &AccountId) {
		if let Some(index) = Session::validator_id_to_index(authority) {
			Session::disable_index(index);
		}
	}

	fn enable(authority: &AccountId) {
		if let Some(index) = Session::validator_id_to_index(authority) {
			Session::reenable_index(index);
		}
	}
}

/// Sessions of the length that genesis gives.
pub struct SessionLength;

impl Get<BlockNumber> for SessionLength {
	fn get() -> BlockNumber {
		Authorities::session_length()
	}
}
