// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{calendar::MonthDay, WorkingCalendar};
use sp_runtime::DispatchError;

use crate::{mock::*, CoverageOf, Days, Error, Event};

fn amend(year: u16, off: Days, working: Days) -> sp_runtime::DispatchResult {
	Calendar::amend_year(RuntimeOrigin::root(), year, off, working)
}

#[test]
fn amend_year_exchanges_days_when_they_are_to_come() {
	ExtBuilder::default().build_and_execute(|| {
		events();
		// A longer Spring Festival, and a Saturday worked for one of its days.
		assert_ok!(amend(2026, days([(2, 24), (2, 25)]), days([(3, 7)])));
		assert_eq!(events(), [Event::YearAmended { year: 2026, working_days: 247 }]);
		let is_working = |month, day| Calendar::is_working_day(2026, MonthDay { month, day });
		assert_eq!(is_working(2, 24), Some(false));
		assert_eq!(is_working(2, 25), Some(false));
		assert_eq!(is_working(3, 7), Some(true));
		assert_eq!(CoverageOf::<Test>::get().ends.to_vec(), [247, 247 + 260]);
	});
}

#[test]
fn amend_year_moves_running_limits_and_keeps_their_order() {
	ExtBuilder::default().build_and_execute(|| {
		let limits: Vec<_> =
			(0..500).map(|n| Calendar::after_working_days(START, n).unwrap()).collect();
		let dates = || limits.iter().map(Calendar::date_of).collect::<Vec<_>>();
		let before = dates();
		let total = |index| CoverageOf::<Test>::get().start_of(index);
		let (first, second) = (total(1), total(2));

		// One day less in the first year, which also moves every limit in the second.
		assert_ok!(amend(2026, days([(6, 15)]), days([])));

		assert_eq!((total(1), total(2)), (first - 1, second - 1));
		let after = dates();
		assert!(after.is_sorted_by(|a, b| a < b));
		let end = local(2026, 6, 14, 0, 0, 0);
		for (before, after) in before.iter().zip(&after) {
			assert_eq!(before == after, before.unwrap() < end);
		}
		// Each limit from that day on ends when the next one did.
		let moved = before.iter().position(|date| date.unwrap() > end).unwrap();
		assert_eq!(after[moved..499], before[moved + 1..]);
	});
}

#[test]
fn amend_year_changes_no_time_that_has_passed() {
	ExtBuilder::default().build_and_execute(|| {
		pass_to(local(2026, 6, 14, 9, 0, 0));
		let limit = Calendar::after_working_days(START, 20).unwrap();
		assert!(Calendar::is_due(&limit));
		let used = Calendar::working_seconds_between(START, Calendar::now());
		let date = Calendar::date_of(&limit);
		assert_ok!(amend(2026, days([(6, 15)]), days([(6, 20)])));
		assert_eq!(Calendar::working_seconds_between(START, Calendar::now()), used);
		assert_eq!(Calendar::date_of(&limit), date);
		assert!(Calendar::is_due(&limit));
	});
}

#[test]
fn amend_year_fails_when_the_origin_is_not_the_council() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
			assert_noop!(
				Calendar::amend_year(origin, 2026, days([(6, 15)]), days([])),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn amend_year_fails_when_the_year_is_not_published() {
	ExtBuilder::default().build_and_execute(|| {
		for year in [2025, 2028] {
			let result = amend(year, days([(6, 15)]), days([]));
			assert_noop!(result, Error::<Test>::YearNotPublished);
		}
	});
}

#[test]
fn amend_year_fails_when_the_lists_are_empty() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(amend(2026, days([]), days([])), Error::<Test>::NothingToAmend);
	});
}

#[test]
fn amend_year_fails_when_a_day_has_begun() {
	ExtBuilder::default().build_and_execute(|| {
		// Today is Monday, the 5th.
		assert_noop!(amend(2026, days([(1, 5)]), days([])), Error::<Test>::DayHasBegun);
		assert_noop!(amend(2026, days([(1, 4)]), days([])), Error::<Test>::DayHasBegun);
		assert_noop!(amend(2026, days([]), days([(1, 3)])), Error::<Test>::DayHasBegun);
		assert_ok!(amend(2026, days([(1, 6)]), days([])));
	});
}

#[test]
fn amend_year_goes_by_local_dates_when_it_looks_for_today() {
	ExtBuilder::default().build_and_execute(|| {
		// In China it is Tuesday already, in Greenwich still Monday.
		pass_to(local(2026, 1, 6, 0, 0, 0));
		assert_noop!(amend(2026, days([(1, 6)]), days([])), Error::<Test>::DayHasBegun);
		assert_ok!(amend(2026, days([(1, 7)]), days([])));
	});
}

#[test]
fn amend_year_fails_when_the_year_has_no_such_day() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(amend(2026, days([(2, 29)]), days([])), Error::<Test>::DayOutOfYear);
		assert_noop!(amend(2026, days([]), days([(2, 29)])), Error::<Test>::DayOutOfYear);
	});
}

#[test]
fn amend_year_fails_when_a_day_is_listed_twice() {
	ExtBuilder::default().build_and_execute(|| {
		let twice = amend(2026, days([]), days([(6, 20), (6, 20)]));
		assert_noop!(twice, Error::<Test>::DayListedTwice);
		let both = amend(2026, days([(6, 15)]), days([(6, 15)]));
		assert_noop!(both, Error::<Test>::DayListedTwice);
	});
}

#[test]
fn amend_year_fails_when_a_listed_day_changes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		// The 1st of October is off, and the 10th is worked, as published.
		assert_noop!(amend(2026, days([(10, 1)]), days([])), Error::<Test>::DayAlreadyOff);
		assert_noop!(amend(2026, days([]), days([(10, 10)])), Error::<Test>::DayAlreadyWorking);
	});
}
