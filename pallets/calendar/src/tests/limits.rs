// SPDX-License-Identifier: Apache-2.0

//! Limits as other rooms use them, on a chain that never stood still.

use frame_support::assert_noop;
use govchain_primitives::{Limit, WorkingCalendar};

use crate::{mock::*, Error};

#[test]
fn limit_in_working_days_passes_with_its_last_second() {
	ExtBuilder::default().build_and_execute(|| {
		// Received on Friday; the weekend does not count.
		let limit = Calendar::after_working_days(local(2026, 1, 9, 16, 0, 0), 1).unwrap();
		// Ordinals: 4th is 0, 5th to 9th are 1 to 5, 12th is 6.
		assert_eq!(limit, Limit::WorkingDay { ordinal: 6, second: 86_399 });
		let last = local(2026, 1, 12, 23, 59, 59) + 999;
		assert_eq!(Calendar::date_of(&limit), Some(last));
		pass_to(last);
		assert!(!Calendar::is_due(&limit));
		pass_to(last + 501);
		assert!(Calendar::is_due(&limit));
	});
}

#[test]
fn limit_at_a_moment_passes_with_that_moment() {
	ExtBuilder::default().build_and_execute(|| {
		let limit = Calendar::after(START, 72 * HOUR).unwrap();
		assert_eq!(limit, Limit::Moment(START + 72 * HOUR));
		assert_eq!(Calendar::date_of(&limit), Some(START + 72 * HOUR));
		pass_to(START + 72 * HOUR);
		assert!(!Calendar::is_due(&limit));
		pass_to(START + 72 * HOUR + 500);
		assert!(Calendar::is_due(&limit));
	});
}

#[test]
fn limit_in_working_days_is_due_on_a_day_off_after_it() {
	ExtBuilder::default().build_and_execute(|| {
		let limit = Calendar::after_working_days(START, 4).unwrap();
		pass_to(local(2026, 1, 10, 0, 0, 0));
		assert!(Calendar::is_due(&limit));
	});
}

#[test]
fn after_working_days_fails_when_the_calendar_does_not_reach() {
	ExtBuilder::default().build_and_execute(|| {
		// 248 and 260 working days; the 5th of January is the one with ordinal 1.
		assert!(Calendar::after_working_days(START, 506).is_ok());
		for (from, days) in [(START, 507), (START, u16::MAX), (0, 1), (u64::MAX, 1)] {
			assert_noop!(Calendar::after_working_days(from, days), Error::<Test>::NotCovered);
		}
	});
}

#[test]
fn after_fails_when_moments_can_not_express_the_limit() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Calendar::after(START, u64::MAX - START), Ok(Limit::Moment(u64::MAX)));
		assert_noop!(Calendar::after(START, u64::MAX - START + 1), Error::<Test>::MomentOutOfRange);
	});
}

#[test]
fn limit_is_never_due_when_the_calendar_does_not_know_its_day() {
	ExtBuilder::default().build_and_execute(|| {
		let limit = Limit::WorkingDay { ordinal: 508, second: 0 };
		pass_to(local(2030, 1, 1, 0, 0, 0));
		assert!(!Calendar::is_due(&limit));
		assert_eq!(Calendar::date_of(&limit), None);
		assert!(Calendar::is_due(&Limit::WorkingDay { ordinal: 507, second: 86_399 }));
	});
}
