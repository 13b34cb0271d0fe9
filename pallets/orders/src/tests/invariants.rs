// SPDX-License-Identifier: Apache-2.0

//! Each invariant, broken.

use super::*;

#[track_caller]
fn breaks(number: u8, break_it: impl FnOnce()) {
	ExtBuilder.build().execute_with(|| {
		relayed(1);
		assert_ok!(Orders::do_try_state());
		break_it();
		let DispatchError::Other(words) = Orders::do_try_state().unwrap_err() else {
			panic!("not in words");
		};
		assert!(words.starts_with(&format!("{number}: ")), "{words}");
	});
}

fn mark(n: u8, until: u64, cancelled_by: Option<AccountId>) {
	Marks::<Test>::insert(H256::repeat_byte(n), Mark { until, cancelled_by });
}

#[test]
fn orders_are_not_remembered_for_longer_than_they_can_be_good() {
	let start = MockCalendar::START;
	breaks(1, || mark(0, start + MAX_VALIDITY + 1, None));
	breaks(1, || mark(0, start + MAX_AHEAD + 1, Some(citizen())));
}

#[test]
fn cancellations_are_counted_and_bounded() {
	let until = MockCalendar::START;
	breaks(2, || mark(0, until, Some(citizen())));
	breaks(2, || Cancellations::<Test>::insert(citizen(), 1));
	breaks(2, || Cancellations::<Test>::insert(citizen(), 0));
	breaks(2, || {
		mark(0, until, Some(citizen()));
		Cancellations::<Test>::insert(account(STRANGER), 1);
	});
	breaks(2, || {
		(0..=MAX_CANCELLATIONS).for_each(|n| mark(n, until, Some(citizen())));
		Cancellations::<Test>::insert(citizen(), MAX_CANCELLATIONS + 1);
	});
}
