// SPDX-License-Identifier: Apache-2.0

//! One test or more for each invariant, that breaks it.

use govchain_primitives::identity::{IdentityStatus, KeyRole};
use govchain_test_support::{AccountId, MockCalendar};
use sp_core::H256;

use crate::{mock::*, *};

const T0: u64 = MockCalendar::START;

/// Runs a change of the state with one citizen, who has had two primary keys and has an agent.
fn breaks(invariant: u8, change: impl FnOnce()) {
	ExtBuilder::default().build_and_break(|| {
		register(1);
		set_history(
			1,
			&[
				(holder(1), KeyRole::Primary, T0, Some(T0 + 10)),
				(holder(2), KeyRole::Agent, T0 + 5, None),
				(holder(3), KeyRole::Primary, T0 + 10, None),
			],
		);
		Registry::do_try_state().expect("the invariants hold before the change");
		change();
		assert_broken(invariant);
	});
}

fn record(change: impl FnOnce(&mut IdentityRecord<AccountId>)) {
	Identities::<Test>::mutate(1, |record| change(record.as_mut().unwrap()));
}

fn period(number: u32, change: impl FnOnce(&mut KeyPeriod<AccountId>)) {
	KeyPeriods::<Test>::mutate(1, number, |period| change(period.as_mut().unwrap()));
}

#[test]
fn invariant_1_breaks_when_numbers_have_a_gap() {
	breaks(1, || LastIdentity::<Test>::put(2));
	breaks(1, || {
		let record = Identities::<Test>::take(1).unwrap();
		Identities::<Test>::insert(2, record);
	});
}

#[test]
fn invariant_2_breaks_when_tags_and_records_differ() {
	breaks(2, || Tags::<Test>::remove(EPOCH, H256([1; 32])));
	breaks(2, || Tags::<Test>::insert(EPOCH, H256([2; 32]), 1));
	breaks(2, || Tags::<Test>::insert(EPOCH, H256([1; 32]), 2));
	breaks(2, || record(|record| record.tags.try_push(tag(1)).unwrap()));
	breaks(2, || CurrentEpoch::<Test>::put(EPOCH - 1));
}

#[test]
fn invariant_3_breaks_when_periods_are_not_in_order() {
	breaks(3, || record(|record| record.periods = 4));
	breaks(3, || KeyPeriods::<Test>::remove(1, 1));
	breaks(3, || period(1, |period| period.from = T0 - 1));
	breaks(3, || period(0, |period| period.until = Some(T0 - 1)));
	breaks(3, || period(1, |period| period.primary = 2));
	breaks(3, || {
		let stray = KeyPeriods::<Test>::get(1, 0).unwrap();
		KeyPeriods::<Test>::insert(2, 0, stray);
	});
}

#[test]
fn invariant_4_breaks_when_current_keys_are_wrong() {
	let set_keys = |keys: &[u32]| record(|record| record.keys = keys.to_vec().try_into().unwrap());
	breaks(4, || set_keys(&[]));
	breaks(4, || set_keys(&[2, 1, 1]));
	breaks(4, || set_keys(&[1, 2]));
	breaks(4, || set_keys(&[2]));
	breaks(4, || set_keys(&[2, 1, 9]));
	breaks(4, || set_keys(&[0, 1]));
	breaks(4, || record(|record| record.primary = holder(1)));
	breaks(4, || record(|record| record.status = IdentityStatus::Ended { at: T0 }));
	breaks(4, || period(2, |period| period.until = Some(T0 + 20)));
}

#[test]
fn invariant_5_breaks_when_keys_are_not_the_latest_periods() {
	breaks(5, || Keys::<Test>::remove(holder(2)));
	breaks(5, || Keys::<Test>::mutate(holder(1), |key| key.as_mut().unwrap().until = None));
	breaks(5, || {
		let key = Keys::<Test>::get(holder(1)).unwrap();
		Keys::<Test>::insert(holder(9), key);
	});
	breaks(5, || {
		register(4);
		KeyPeriods::<Test>::mutate(2, 0, |p| p.as_mut().unwrap().account = holder(2));
		Identities::<Test>::mutate(2, |r| r.as_mut().unwrap().primary = holder(2));
	});
}

#[test]
fn invariant_6_breaks_when_an_account_is_not_known() {
	breaks(6, || {
		frame_system::Account::<Test>::remove(holder(3));
	});
}

#[test]
fn invariant_7_breaks_when_identities_without_a_current_tag_are_counted_wrong() {
	breaks(7, || UntaggedIdentities::<Test>::put(1));
	breaks(7, || CurrentEpoch::<Test>::put(EPOCH + 1));
	breaks(7, || {
		open_next_epoch();
		UntaggedIdentities::<Test>::put(0);
	});
	// Counted right, and one of them is found under no epoch.
	breaks(7, || {
		CurrentEpoch::<Test>::put(EPOCH + 2);
		UntaggedIdentities::<Test>::put(1);
	});
}
