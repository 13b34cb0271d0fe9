// SPDX-License-Identifier: Apache-2.0

//! The chain on which all rooms are measured.

use govchain_primitives::WorkingCalendar;

use crate::{mock::*, StandstillCount};

#[test]
fn cover_for_benchmarks_leaves_a_chain_that_stood_still_often() {
	ExtBuilder::default().build_and_execute(|| {
		Calendar::cover_for_benchmarks();
		let now = Calendar::now();
		assert_eq!(StandstillCount::<Test>::get(), 1_024);
		// The hour after the last one is over, and from the first one on all of them count.
		let (_, last) = Calendar::standstills(1_023, 1).remove(0);
		assert!(last.end < now);
		let (_, first) = Calendar::standstills(0, 1).remove(0);
		assert!(first.start > now - 1_024 * DAY);
		let limit = Calendar::after(now - 1_024 * DAY, 1_024 * DAY).unwrap();
		assert_eq!(Calendar::date_of(&limit), Some(now + 1_024 * 70 * MINUTE));
		// A second time changes nothing.
		Calendar::cover_for_benchmarks();
		assert_eq!(StandstillCount::<Test>::get(), 1_024);
	});
}
