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
fn after_working_days_reaches_beyond_the_published_years() {
	ExtBuilder::default().build_and_execute(|| {
		let limit = |from, days| Calendar::after_working_days(from, days).unwrap();
		let on = |ordinal| Limit::WorkingDay { ordinal, second: 86_399 };
		// 248 and 260 working days; the 5th of January is the one with ordinal 1.
		assert_eq!(limit(START, 506), on(507));
		assert!(Calendar::date_of(&on(507)).is_some());
		for (days, ordinal) in [(507, 508), (u16::MAX, 65_536)] {
			assert_eq!(limit(START, days), on(ordinal));
			assert_eq!(Calendar::date_of(&on(ordinal)), None);
			assert!(!Calendar::is_due(&on(ordinal)));
		}
		// After the last year the first day counted is the first working day of the next.
		for from in [local(2028, 1, 1, 0, 0, 0), local(2030, 6, 1, 0, 0, 0), u64::MAX] {
			assert_eq!(limit(from, 1), on(508));
			assert_eq!(limit(from, 3), on(510));
		}
	});
}

#[test]
fn after_working_days_fails_when_the_calendar_begins_later() {
	ExtBuilder::default().build_and_execute(|| {
		let before = local(2025, 12, 31, 23, 59, 59);
		for from in [0, before] {
			assert_noop!(Calendar::after_working_days(from, 1), Error::<Test>::NotCovered);
		}
		assert!(Calendar::after_working_days(before + SECOND, 1).is_ok());
	});
	ExtBuilder::default().years(vec![]).build_and_execute(|| {
		assert_noop!(Calendar::after_working_days(START, 1), Error::<Test>::NotCovered);
	});
}

/// At the end of 2027 nobody has published 2028. Whoever has a limit keeps all of its days.
#[test]
fn limits_wait_for_the_year_when_it_is_published_late() {
	ExtBuilder::default().build_and_execute(|| {
		pass_to(local(2027, 12, 30, 9, 0, 0));
		// Thursday; Friday is the last day that is known.
		let known = Calendar::after_working_days(Calendar::now(), 1).unwrap();
		let before = Calendar::after_working_days(Calendar::now(), 3).unwrap();
		pass_to(local(2028, 1, 5, 9, 0, 0));
		let after = Calendar::after_working_days(Calendar::now(), 3).unwrap();
		// A standstill meanwhile takes nothing from a time in which nothing ran.
		block_at(local(2028, 1, 5, 21, 0, 0));
		pass_to(local(2028, 1, 18, 12, 0, 0));
		assert!(Calendar::is_due(&known));
		assert!(!Calendar::is_due(&before));
		assert!(!Calendar::is_due(&after));
		let start = local(2027, 12, 30, 9, 0, 0);
		let used = Calendar::working_seconds_between(start, Calendar::now()).unwrap();
		// Fifteen hours of Thursday, and Friday.
		assert_eq!(used, 15 * 3600 + 86_400);

		// On a Tuesday; all days up to it are off.
		let root = RuntimeOrigin::root();
		frame_support::assert_ok!(Calendar::publish_year(root, 2028, days([]), days([])));
		let date = |day| Some(local(2028, 1, day, 23, 59, 59) + 999);
		// Of the three days one was left of 2027.
		assert_eq!(Calendar::date_of(&before), date(20));
		assert_eq!(Calendar::date_of(&after), date(21));
		pass_to(local(2028, 1, 21, 0, 0, 0));
		assert!(Calendar::is_due(&before));
		assert!(!Calendar::is_due(&after));
		let used = Calendar::working_seconds_between(start, Calendar::now()).unwrap();
		assert_eq!(used, 15 * 3600 + 3 * 86_400);
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
