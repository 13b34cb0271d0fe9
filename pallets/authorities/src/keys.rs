// SPDX-License-Identifier: Apache-2.0

//! Who held which keys in which session.

use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
	traits::{ConstU32, KeyOwnerProofSystem},
	BoundedVec,
};
use govchain_primitives::authorities::{
	DisableAuthority, KeyHolder, SeatedAuthority, SessionIndex, SessionKey, MAX_AUTHORITIES,
};
use scale_info::TypeInfo;
use sp_core::crypto::KeyTypeId;
use sp_session::MembershipProof;

use crate::{Config, KeyHolders, Pallet, PlannedSet, Recorded, LOG_TARGET, SESSIONS_KEPT};

/// Which sessions are on record.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct RecordedSessions {
	/// The session that started last.
	pub newest: SessionIndex,
	/// The sessions from which on another record holds, oldest first. The first one may be older
	/// than the oldest session that is kept.
	pub starts: BoundedVec<SessionIndex, ConstU32<SESSIONS_KEPT>>,
}

impl RecordedSessions {
	/// The oldest session that is kept.
	pub fn oldest(&self) -> SessionIndex {
		let kept = self.newest.saturating_sub(SESSIONS_KEPT.saturating_sub(1));
		self.starts.first().map_or(kept, |first| kept.max(*first))
	}

	/// The session from which on the record of `session` holds.
	fn start_of(&self, session: SessionIndex) -> Option<SessionIndex> {
		if session < self.oldest() || session > self.newest {
			return None;
		}
		self.starts.iter().rev().find(|start| **start <= session).copied()
	}
}

impl<T: Config> Pallet<T> {
	/// Record who holds which keys from `session` on, and keep those who are at fault from
	/// authoring in it. For the runtime's session manager, when the session starts.
	///
	/// `keys` are all session keys that are active in `session`, those of one authority in a row.
	/// The session pallet forgets whom it disabled at each change of the set, so this is also where
	/// they are disabled again.
	pub fn record_session(
		session: SessionIndex,
		keys: impl IntoIterator<Item = (T::AccountId, KeyTypeId, Vec<u8>)>,
	) {
		let holders = Self::holders_from(keys);
		let mut recorded = Recorded::<T>::get().unwrap_or_default();
		let is_same = recorded
			.starts
			.last()
			.is_some_and(|start| KeyHolders::<T>::get(start).as_ref() == Some(&holders));

		recorded.newest = session;
		let oldest = recorded.oldest();
		while recorded.starts.get(1).is_some_and(|second| *second <= oldest) {
			KeyHolders::<T>::remove(recorded.starts.remove(0));
		}
		if !is_same {
			if recorded.starts.try_push(session).is_ok() {
				KeyHolders::<T>::insert(session, holders);
			} else {
				// One start for each kept session, less those just removed, leaves room.
				log::error!(target: LOG_TARGET, "no room to record session {session}");
			}
		}
		Recorded::<T>::put(recorded);
		if !is_same {
			Self::forget_authors();
		}

		for authority in Self::disabled() {
			T::Disable::disable(&authority);
		}
	}

	fn holders_from(
		keys: impl IntoIterator<Item = (T::AccountId, KeyTypeId, Vec<u8>)>,
	) -> BoundedVec<KeyHolder<T::AccountId>, ConstU32<MAX_AUTHORITIES>> {
		let planned = PlannedSet::<T>::get();
		let mut holders: Vec<KeyHolder<T::AccountId>> = Vec::new();
		for (authority, key_type, key) in keys {
			if holders.last().is_none_or(|holder| holder.authority != authority) {
				// The set of a session that starts is the one planned last.
				let Some(SeatedAuthority { department, .. }) =
					planned.iter().find(|seat| seat.account == authority)
				else {
					log::error!(target: LOG_TARGET, "{authority:?} has keys but was not planned");
					continue;
				};
				holders.push(KeyHolder {
					authority: authority.clone(),
					department: *department,
					keys: BoundedVec::new(),
				});
			}
			let is_kept = SessionKey::try_from(key).is_ok_and(|key| {
				holders.last_mut().is_some_and(|h| h.keys.try_push((key_type.0, key)).is_ok())
			});
			if !is_kept {
				log::error!(target: LOG_TARGET, "no room for key {key_type:?} of {authority:?}");
			}
		}
		BoundedVec::truncate_from(holders)
	}

	/// Who holds which keys in the current session.
	pub fn current_holders() -> Vec<KeyHolder<T::AccountId>> {
		Recorded::<T>::get().and_then(|r| Self::key_holders(r.newest)).unwrap_or_default()
	}

	/// Who held which keys in `session`, if it is on record.
	pub fn key_holders(session: SessionIndex) -> Option<Vec<KeyHolder<T::AccountId>>> {
		let start = Recorded::<T>::get()?.start_of(session)?;
		Some(KeyHolders::<T>::get(start)?.into_inner())
	}

	/// First and last session on record.
	pub fn recorded_sessions() -> Option<(SessionIndex, SessionIndex)> {
		Recorded::<T>::get().map(|recorded| (recorded.oldest(), recorded.newest))
	}
}

fn owner<'a, AccountId>(
	holders: &'a [KeyHolder<AccountId>],
	key_type: KeyTypeId,
	key: &[u8],
) -> Option<&'a KeyHolder<AccountId>> {
	holders.iter().find(|holder| {
		holder.keys.iter().any(|(held_type, held)| *held_type == key_type.0 && held[..] == *key)
	})
}

fn count<AccountId>(holders: &[KeyHolder<AccountId>]) -> u32 {
	u32::try_from(holders.len()).unwrap_or(u32::MAX)
}

/// A proof is the number of a session in which the key was active; the records are the rest of it.
impl<T: Config, Key: AsRef<[u8]>> KeyOwnerProofSystem<(KeyTypeId, Key)> for Pallet<T> {
	type Proof = MembershipProof;
	type IdentificationTuple = SeatedAuthority<T::AccountId>;

	/// Names the newest session on record in which the key was active.
	fn prove((key_type, key): (KeyTypeId, Key)) -> Option<MembershipProof> {
		let recorded = Recorded::<T>::get()?;
		let mut last = recorded.newest;
		for start in recorded.starts.iter().rev() {
			let holders = KeyHolders::<T>::get(start)?;
			if owner(&holders, key_type, key.as_ref()).is_some() {
				return Some(MembershipProof {
					session: last,
					trie_nodes: Vec::new(),
					validator_count: count(&holders),
				});
			}
			last = start.checked_sub(1)?;
		}
		None
	}

	fn check_proof(
		(key_type, key): (KeyTypeId, Key),
		proof: MembershipProof,
	) -> Option<SeatedAuthority<T::AccountId>> {
		let holders = Self::key_holders(proof.session)?;
		if !proof.trie_nodes.is_empty() || proof.validator_count != count(&holders) {
			return None;
		}
		let holder = owner(&holders, key_type, key.as_ref())?;
		Some(SeatedAuthority { account: holder.authority.clone(), department: holder.department })
	}
}
