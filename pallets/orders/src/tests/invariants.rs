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

#[test]
fn orders_are_not_remembered_for_longer_than_they_can_be_good() {
	let mark = |until, end| Marks::<Test>::insert(H256::zero(), Mark { until, end });
	let start = MockCalendar::START;
	breaks(1, || mark(start + MAX_VALIDITY + 1, OrderEnd::Relayed));
	breaks(1, || mark(start + MAX_AHEAD + 1, OrderEnd::Cancelled));
}
