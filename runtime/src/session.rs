// SPDX-License-Identifier: Apache-2.0

//! Where the authorities pallet, which knows no session type, meets the session pallet.

use alloc::vec::Vec;

use govchain_primitives::authorities::{DisableAuthority, RestartFinality};
use pallet_grandpa::{CurrentSetId, SetIdSession};
use sp_runtime::traits::{Get, OpaqueKeys};
use sp_staking::SessionIndex;

use crate::{
	AccountId, Authorities, BlockNumber, Grandpa, Runtime, RuntimeOrigin, Session, SessionKeys,
};

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

	/// Before the finality pallet hears of the new session, so that a restart of finality and the set
	/// that it leaves are one change.
	fn end_session(_: SessionIndex) {
		Authorities::session_ends();
	}

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
		forget_keys();
	}
}

/// Takes the session keys of all who may not come back on them. The queue of this session is made, and
/// the record of those before it stays, so what they did in office is proven all the same.
///
/// Only who is admitted can register keys, so there are few beyond those who may keep them.
fn forget_keys() {
	let kept = Authorities::keep_keys();
	let gone: Vec<_> = pallet_session::NextKeys::<Runtime>::iter_keys()
		.filter(|account| !kept.contains(account))
		.collect();
	for account in gone {
		// Nobody can do this by a transaction: `Usable` says so.
		if let Err(error) = Session::purge_keys(RuntimeOrigin::signed(account)) {
			frame_support::defensive!("who has keys can lose them", error);
		}
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

/// Restarts of finality over the GRANDPA pallet.
///
/// A node that applies a forced change counts one set on from the one it is in
/// (`AuthoritySet::apply_forced_changes` of `sc-consensus-grandpa` 0.45), drops every normal change it
/// has not applied, and refuses the block if one of these was to be applied at or before
/// `best_finalized`. A normal change of ours has no delay: it is applied once the block that signals it,
/// which is the first of a session, is final. So the nodes are in the newest set that began at or before
/// `best_finalized`.
pub struct Finality;

impl RestartFinality<BlockNumber> for Finality {
	fn set_at(block: BlockNumber) -> Option<u64> {
		let mut set = CurrentSetId::<Runtime>::get();
		while let Some(before) = set.checked_sub(1) {
			// The first session of a set follows the last one of the set before, and sessions are all
			// of one length, so session n begins with block n × length.
			let session = SetIdSession::<Runtime>::get(before)?.checked_add(1)?;
			if session.checked_mul(SessionLength::get())? <= block {
				break;
			}
			set = before;
		}
		Some(set)
	}

	fn is_forced_change_pending() -> bool {
		pallet_grandpa::Stalled::<Runtime>::exists()
			|| Grandpa::pending_change().is_some_and(|change| change.forced.is_some())
	}

	fn next_possible() -> BlockNumber {
		Grandpa::next_forced().unwrap_or_default()
	}

	fn force_change(set: u64, best_finalized: BlockNumber, delay: BlockNumber) {
		// Sets that never came into office. Votes in the one that did are proven to the end of the
		// session that ends.
		let hanging = CurrentSetId::<Runtime>::get().saturating_sub(set);
		for ahead in 1..=hanging {
			SetIdSession::<Runtime>::remove(set.saturating_add(ahead));
		}
		SetIdSession::<Runtime>::insert(set, Session::current_index());
		CurrentSetId::<Runtime>::put(set);
		if let Err(error) = Grandpa::note_stalled(RuntimeOrigin::root(), delay, best_finalized) {
			frame_support::defensive!("root may note a stall", error);
		}
	}
}
