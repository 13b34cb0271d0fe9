// SPDX-License-Identifier: Apache-2.0

//! The invariants, numbered as in the pallet's head.

use alloc::collections::{BTreeMap, BTreeSet};

use frame_support::ensure;
use govchain_primitives::{
	identity::{KeyRole, Tag},
	IdentityId,
};
use sp_runtime::TryRuntimeError;

use crate::{
	Config, CurrentEpoch, Identities, IdentityRecord, Key, KeyPeriod, KeyPeriods, Keys,
	LastIdentity, Pallet, PeriodNumber, Tags, UntaggedIdentities, TAGS_PER_EPOCH,
};

impl<T: Config> Pallet<T> {
	/// Checks all invariants.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let records: BTreeMap<_, _> = Identities::<T>::iter().collect();
		Self::numbered(&records)?;
		Self::tagged(&records)?;
		let mut latest = BTreeMap::new();
		let mut periods: BTreeMap<IdentityId, BTreeMap<_, _>> = BTreeMap::new();
		for (identity, number, period) in KeyPeriods::<T>::iter() {
			periods.entry(identity).or_default().insert(number, period);
		}
		for (identity, record) in &records {
			let periods = periods.remove(identity).unwrap_or_default();
			Self::in_order(record, &periods)?;
			Self::current(record, &periods)?;
			for (number, period) in periods {
				let KeyPeriod { account, role, until, .. } = period;
				let key = Key { identity: *identity, period: number, role, until };
				let before: Option<Key> = latest.insert(account, key);
				ensure!(
					before.is_none_or(|before| before.identity == *identity),
					"5: an account occurs in the periods of two identities"
				);
			}
		}
		ensure!(periods.is_empty(), "3: periods of an identity that doesn't exist");
		ensure!(
			Keys::<T>::iter().collect::<BTreeMap<_, _>>() == latest,
			"5: keys aren't the latest periods of all accounts"
		);
		for account in latest.keys() {
			ensure!(
				frame_system::Pallet::<T>::providers(account) > 0,
				"6: an account of an identity has no provider reference"
			);
		}
		Self::renewed(&records)
	}

	fn numbered(
		records: &BTreeMap<IdentityId, IdentityRecord<T::AccountId>>,
	) -> Result<(), TryRuntimeError> {
		let last = LastIdentity::<T>::get();
		ensure!(
			u64::try_from(records.len()) == Ok(last)
				&& records.keys().all(|identity| (1..=last).contains(identity)),
			"1: identities aren't numbered from 1 to the last"
		);
		Ok(())
	}

	fn tagged(
		records: &BTreeMap<IdentityId, IdentityRecord<T::AccountId>>,
	) -> Result<(), TryRuntimeError> {
		let held: BTreeSet<_> = records
			.iter()
			.flat_map(|(identity, record)| record.tags.iter().map(|tag| (*tag, *identity)))
			.collect();
		let indexed: BTreeSet<_> = Tags::<T>::iter()
			.map(|(epoch, hash, identity)| (Tag { epoch, hash }, identity))
			.collect();
		ensure!(held == indexed, "2: tags of the records aren't those of the index");
		ensure!(
			records.values().all(|record| {
				let of_epoch =
					|tag: &Tag| record.tags.iter().filter(|t| t.epoch == tag.epoch).count();
				record.tags.iter().all(|tag| of_epoch(tag) <= TAGS_PER_EPOCH)
			}),
			"2: an identity has too many tags of one epoch"
		);
		ensure!(
			records.values().map(|record| record.tags.len()).sum::<usize>() == held.len(),
			"2: an identity has the same tag twice"
		);
		let current = CurrentEpoch::<T>::get();
		ensure!(
			held.iter().all(|(tag, _)| tag.epoch <= current),
			"2: a tag is of an epoch that isn't open"
		);
		Ok(())
	}

	fn renewed(
		records: &BTreeMap<IdentityId, IdentityRecord<T::AccountId>>,
	) -> Result<(), TryRuntimeError> {
		let current = CurrentEpoch::<T>::get();
		let living = || records.values().filter(|record| !record.status.is_final());
		let untagged = living().filter(|record| !Self::has_current_tag(&record.tags)).count();
		ensure!(
			u64::try_from(untagged) == Ok(UntaggedIdentities::<T>::get()),
			"7: identities without a tag of the current epoch are counted wrong"
		);
		let of_before = |tag: &Tag| tag.epoch.checked_add(1) == Some(current);
		ensure!(
			untagged == 0 || living().all(|record| record.tags.iter().any(of_before)),
			"7: an identity has no tag of the epoch under which all are found"
		);
		Ok(())
	}

	fn in_order(
		record: &IdentityRecord<T::AccountId>,
		periods: &BTreeMap<PeriodNumber, KeyPeriod<T::AccountId>>,
	) -> Result<(), TryRuntimeError> {
		ensure!(
			periods.keys().copied().eq(0..record.periods),
			"3: periods aren't numbered from 0 to their count"
		);
		let mut begun = 0;
		let mut primary = None;
		for (number, period) in periods {
			ensure!(begun <= period.from, "3: periods aren't in order of their beginning");
			ensure!(
				period.until.is_none_or(|until| period.from <= until),
				"3: a period ends before it begins"
			);
			begun = period.from;
			if period.role == KeyRole::Primary {
				primary = Some(*number);
			}
			ensure!(
				Some(period.primary) == primary,
				"3: a period doesn't name the primary one at its beginning"
			);
		}
		Ok(())
	}

	fn current(
		record: &IdentityRecord<T::AccountId>,
		periods: &BTreeMap<PeriodNumber, KeyPeriod<T::AccountId>>,
	) -> Result<(), TryRuntimeError> {
		ensure!(
			record.keys.is_empty() == record.status.is_final(),
			"4: an identity that hasn't ended lacks keys, or one that has ended has some"
		);
		let current: BTreeSet<_> = record.keys.iter().collect();
		ensure!(current.len() == record.keys.len(), "4: an identity has one key twice");
		for (place, number) in record.keys.iter().enumerate() {
			let period = periods.get(number).ok_or("4: a key has no period")?;
			let is_primary = period.role == KeyRole::Primary;
			ensure!(is_primary == (place == 0), "4: the first key, and no other, is primary");
			ensure!(
				!is_primary || (period.account == record.primary && period.until.is_none()),
				"4: the primary key has an end or isn't that of the record"
			);
		}
		ensure!(
			periods
				.iter()
				.all(|(number, period)| current.contains(number) || period.until.is_some()),
			"4: a period that isn't current has no end"
		);
		Ok(())
	}
}
