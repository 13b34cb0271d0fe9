// SPDX-License-Identifier: Apache-2.0

//! What other rooms and clients read.

use alloc::vec::Vec;

use frame_support::{ensure, traits::Defensive};
use frame_system::pallet_prelude::BlockNumberFor;
use govchain_primitives::{
	identity::{registration_payload, IdentityInfo, KeyRole, Tag, TagEpoch},
	DepartmentId, IdentityId, IdentityKind, Moment, WorkingCalendar,
};
use sp_runtime::{traits::Zero, DispatchError};

use crate::{
	Config, CurrentEpoch, Error, Identities, Key, KeyPeriod, KeyPeriods, Keys, Pallet, Tags,
	UntaggedIdentities,
};

impl<T: Config> Pallet<T> {
	/// Whether nothing that `account` signs may be taken: its identity is frozen or has ended, or
	/// the account no longer holds a key of it. At most two reads and the clock. Accounts that
	/// never had an identity aren't frozen.
	pub fn is_frozen(account: &T::AccountId) -> bool {
		Keys::<T>::get(account).is_some_and(|key| {
			!key.is_valid(T::Calendar::now()) || !Self::has_good_standing(key.identity)
		})
	}

	/// An identity as clients read it.
	pub fn identity_info(identity: IdentityId) -> Option<IdentityInfo<T::AccountId>> {
		let record = Identities::<T>::get(identity)?;
		let now = T::Calendar::now();
		let keys = record
			.keys
			.iter()
			.filter_map(|number| KeyPeriods::<T>::get(identity, number))
			.filter(|period| period.covers(now))
			.map(Into::into)
			.collect();
		Some(IdentityInfo {
			identity,
			kind: record.kind,
			status: record.status,
			keys,
			tags: record.tags.into_inner(),
			registered_by: record.registered_by,
			registered_at: record.registered_at,
		})
	}

	/// The identity for which `account` holds a key now.
	pub fn identity_info_by_account(account: &T::AccountId) -> Option<IdentityInfo<T::AccountId>> {
		Self::identity_info(Self::valid_key(account)?.identity)
	}

	/// The identity that has `tag`.
	pub fn identity_info_by_tag(tag: &Tag) -> Option<IdentityInfo<T::AccountId>> {
		Self::identity_info(Tags::<T>::get(tag.epoch, tag.hash)?)
	}

	/// The tag epoch that is current.
	pub fn tag_epoch() -> TagEpoch {
		CurrentEpoch::<T>::get()
	}

	/// The epoch with whose tags people are registered: the one before the current while an identity
	/// is without a tag of the current one, for everybody has one of that.
	pub fn registration_epoch() -> TagEpoch {
		let current = CurrentEpoch::<T>::get();
		match Self::untagged_identities() {
			0 => current,
			_ => current.saturating_sub(1),
		}
	}

	/// How many identities have no tag of the current epoch.
	pub fn untagged_identities() -> u64 {
		UntaggedIdentities::<T>::get()
	}

	/// What `account` has to sign for the registration. None in the state of the genesis block,
	/// which doesn't know its own hash.
	pub fn registration_payload(
		kind: IdentityKind,
		tag: Tag,
		account: &T::AccountId,
		department: DepartmentId,
	) -> Option<Vec<u8>> {
		let zero = BlockNumberFor::<T>::zero();
		let block = frame_system::Pallet::<T>::block_number();
		let genesis = frame_system::Pallet::<T>::block_hash(zero);
		(block > zero).then(|| registration_payload(&genesis, kind, tag, account, department))
	}

	fn has_good_standing(identity: IdentityId) -> bool {
		Identities::<T>::get(identity).is_some_and(|record| record.status.is_active())
	}

	fn valid_key(account: &T::AccountId) -> Option<Key> {
		Keys::<T>::get(account).filter(|key| key.is_valid(T::Calendar::now()))
	}

	/// The last of the `count` periods of `identity` that had begun at `when`. Periods are in order
	/// of their beginning, so this takes as many reads as `count` has binary digits, and one.
	fn last_begun(
		identity: IdentityId,
		count: u32,
		when: Moment,
	) -> Option<KeyPeriod<T::AccountId>> {
		let mut found = None;
		let (mut low, mut high) = (0u32, count);
		while low < high {
			let middle = low.midpoint(high);
			let period = KeyPeriods::<T>::get(identity, middle).defensive()?;
			if period.from <= when {
				found = Some(period);
				low = middle.saturating_add(1);
			} else {
				high = middle;
			}
		}
		found
	}
}

impl<T: Config> govchain_primitives::Identities<T::AccountId> for Pallet<T> {
	fn identity_of(who: &T::AccountId) -> Option<IdentityId> {
		Self::valid_key(who).map(|key| key.identity)
	}

	/// Only the primary key stands for the whole identity; keys with narrower rights pass in the
	/// calls that ask for their role.
	fn ensure_identity(who: &T::AccountId) -> Result<IdentityId, DispatchError> {
		let key = Keys::<T>::get(who).ok_or(Error::<T>::AccountUnknown)?;
		ensure!(key.is_valid(T::Calendar::now()), Error::<T>::KeyEnded);
		ensure!(key.role == KeyRole::Primary, Error::<T>::KeyTooNarrow);
		Self::ensure_active(key.identity)?;
		Ok(key.identity)
	}

	fn is_in_good_standing(identity: IdentityId) -> bool {
		Self::has_good_standing(identity)
	}

	fn kind_of(identity: IdentityId) -> Option<IdentityKind> {
		Identities::<T>::get(identity).map(|record| record.kind)
	}

	/// A frozen identity still has the account that speaks for it; one that has ended has none.
	fn account_of(identity: IdentityId) -> Option<T::AccountId> {
		Identities::<T>::get(identity)
			.filter(|record| !record.status.is_final())
			.map(|record| record.primary)
	}

	/// Two reads if the key has not changed since `when`. A moment to come is answered by what
	/// stands now.
	fn account_at(identity: IdentityId, when: Moment) -> Option<T::AccountId> {
		let record = Identities::<T>::get(identity)?;
		let current = record.keys.first().and_then(|number| KeyPeriods::<T>::get(identity, number));
		if let Some(current) = current.filter(|period| period.covers(when)) {
			return Some(current.account);
		}
		let last = Self::last_begun(identity, record.periods, when)?;
		let primary = KeyPeriods::<T>::get(identity, last.primary).defensive()?;
		primary.covers(when).then_some(primary.account)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn identity_for_benchmarks(kind: IdentityKind, seed: u32) -> (T::AccountId, IdentityId) {
		let account = frame_benchmarking::account::<T::AccountId>("identity", seed, 0);
		if let Some(key) = Keys::<T>::get(&account) {
			return (account, key.identity);
		}
		let hash = sp_core::H256(sp_io::hashing::blake2_256(&codec::Encode::encode(&account)));
		let tag = Tag { epoch: CurrentEpoch::<T>::get(), hash };
		let identity = Self::enrol(kind, tag, &account, 0, T::Calendar::now())
			.expect("a benchmark doesn't use up all numbers");
		(account, identity)
	}
}
