// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{calendar::MonthDay, Limit, WorkingCalendar};
use sp_runtime::DispatchError;

use crate::{
	mock::*, CoverageOf, Days, Error, Event, GenesisYear, YearTables, MAX_LISTED_DAYS, MAX_YEARS,
};

fn publish(year: u16, off: Days, working: Days) -> sp_runtime::DispatchResult {
	Calendar::publish_year(RuntimeOrigin::root(), year, off, working)
}

#[test]
fn publish_year_covers_it_when_it_is_next() {
	ExtBuilder::default().build_and_execute(|| {
		let end = local(2027, 12, 31, 9, 0, 0);
		assert_eq!(Calendar::date_after_working_days(end, 1), None);
		events();

		// 2028-01-03 is a Monday, 2028-01-08 a Saturday.
		assert_ok!(publish(2028, days([(1, 3)]), days([(1, 8)])));

		assert_eq!(events(), [Event::YearPublished { year: 2028, working_days: 260 }]);
		assert_eq!(Calendar::is_working_day(2028, MonthDay { month: 1, day: 3 }), Some(false));
		assert_eq!(Calendar::is_working_day(2028, MonthDay { month: 1, day: 8 }), Some(true));
		assert_eq!(Calendar::is_working_day(2028, MonthDay { month: 2, day: 29 }), Some(true));
		assert_eq!(
			Calendar::date_after_working_days(end, 1),
			Some(local(2028, 1, 4, 23, 59, 59) + 999)
		);
	});
}

#[test]
fn publish_year_moves_no_running_limit() {
	ExtBuilder::default().build_and_execute(|| {
		let limit = Calendar::after_working_days(START, 300).unwrap();
		let date = Calendar::date_of(&limit);
		assert!(date.is_some());
		assert_ok!(publish(2028, days([]), days([])));
		assert_eq!(Calendar::date_of(&limit), date);
	});
}

#[test]
fn publish_year_takes_the_current_or_an_earlier_year_when_none_is_published() {
	for year in [2026, 2024] {
		ExtBuilder::default().years(vec![]).build_and_execute(|| {
			assert_ok!(publish(year, days([]), days([])));
			assert_eq!(CoverageOf::<Test>::get().first_year, year);
			assert_noop!(publish(year - 1, days([]), days([])), Error::<Test>::YearNotNext);
			for next in year + 1..=2027 {
				assert_ok!(publish(next, days([]), days([])));
			}
			assert!(Calendar::date_after_working_days(START, 300).is_some());
		});
	}
}

#[test]
fn publish_year_fails_when_the_first_year_has_not_begun() {
	ExtBuilder::default().years(vec![]).build_and_execute(|| {
		for year in [2027, 2100, 9999, u16::MAX] {
			assert_noop!(publish(year, days([]), days([])), Error::<Test>::FirstYearAhead);
		}
	});
	// By local time: in China the year has begun.
	let midnight = local(2027, 1, 1, 0, 0, 0);
	ExtBuilder::default().years(vec![]).start(midnight).build_and_execute(|| {
		assert_ok!(publish(2027, days([]), days([])));
	});
}

#[test]
fn publish_year_counts_days_that_have_begun_as_off_when_it_is_late() {
	let years = vec![china_2026()];
	// Wednesday.
	let today = local(2027, 1, 13, 12, 0, 0);
	ExtBuilder::default().years(years).start(today).build_and_execute(|| {
		let before = Calendar::position_of(Calendar::now());
		let limit = Calendar::after_working_days(today, 2).unwrap();
		assert_noop!(publish(2027, days([]), days([(1, 9)])), Error::<Test>::DayHasBegun);

		assert_ok!(publish(2027, days([(1, 1), (1, 14)]), days([(1, 16)])));

		assert_eq!(Calendar::position_of(Calendar::now()), before);
		for day in 1..=14 {
			assert_eq!(Calendar::is_working_day(2027, MonthDay { month: 1, day }), Some(false));
		}
		let date = Some(local(2027, 1, 16, 23, 59, 59) + 999);
		assert_eq!(Calendar::date_after_working_days(today, 2), date);
		assert_eq!(Calendar::date_of(&limit), date);
	});
}

#[test]
fn publish_year_leaves_nothing_to_work_on_when_the_year_is_over() {
	ExtBuilder::default().years(vec![]).build_and_execute(|| {
		assert_ok!(publish(2025, days([]), days([])));
		assert_eq!(YearTables::<Test>::get(2025).unwrap().count(), 0);
		assert_ok!(publish(2026, days([]), days([])));
		// 2026-01-05 and what came before it have begun.
		assert_eq!(YearTables::<Test>::get(2026).unwrap().count(), 261 - 3);
		assert_eq!(Calendar::position_of(START), 0);
	});
}

#[test]
fn publish_year_fails_when_the_origin_is_not_the_council() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
			assert_noop!(
				Calendar::publish_year(origin, 2028, days([]), days([])),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn publish_year_fails_when_the_year_is_published() {
	ExtBuilder::default().build_and_execute(|| {
		for year in [2026, 2027] {
			let result = publish(year, days([]), days([]));
			assert_noop!(result, Error::<Test>::YearAlreadyPublished);
		}
	});
}

#[test]
fn publish_year_fails_when_there_would_be_a_gap() {
	ExtBuilder::default().build_and_execute(|| {
		for year in [2025, 2029] {
			assert_noop!(publish(year, days([]), days([])), Error::<Test>::YearNotNext);
		}
	});
}

#[test]
fn publish_year_fails_when_the_year_is_out_of_range() {
	let last = local(9999, 1, 4, 9, 0, 0);
	ExtBuilder::default().years(vec![]).start(last).build_and_execute(|| {
		for year in [0, 1969] {
			assert_noop!(publish(year, days([]), days([])), Error::<Test>::YearOutOfRange);
		}
		assert_ok!(publish(9999, days([]), days([])));
		assert_noop!(publish(10_000, days([]), days([])), Error::<Test>::YearOutOfRange);
	});
}

#[test]
fn publish_year_fails_when_the_calendar_is_full() {
	let years = (2026..).take(MAX_YEARS as usize);
	let years: Vec<_> = years.map(|year| GenesisYear { year, ..Default::default() }).collect();
	ExtBuilder::default().years(years).build_and_execute(|| {
		let next = 2026 + MAX_YEARS as u16;
		assert_noop!(publish(next, days([]), days([])), Error::<Test>::TooManyYears);
	});
}

#[test]
fn publish_year_fails_when_the_year_has_no_such_day() {
	ExtBuilder::default().build_and_execute(|| {
		for day in [(0, 1), (13, 1), (1, 0), (1, 32), (4, 31), (2, 30)] {
			let off = publish(2028, days([day]), days([]));
			assert_noop!(off, Error::<Test>::DayOutOfYear);
			let working = publish(2028, days([]), days([day]));
			assert_noop!(working, Error::<Test>::DayOutOfYear);
		}
		// A leap day, in a year that has none.
		assert_ok!(publish(2028, days([(2, 29)]), days([])));
		assert_noop!(publish(2029, days([(2, 29)]), days([])), Error::<Test>::DayOutOfYear);
	});
}

#[test]
fn publish_year_fails_when_a_day_is_listed_twice() {
	ExtBuilder::default().build_and_execute(|| {
		let twice = publish(2028, days([(1, 3), (1, 3)]), days([]));
		assert_noop!(twice, Error::<Test>::DayListedTwice);
		let both = publish(2028, days([(1, 3)]), days([(1, 3)]));
		assert_noop!(both, Error::<Test>::DayListedTwice);
	});
}

#[test]
fn publish_year_fails_when_a_listed_day_changes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let saturday_off = publish(2028, days([(1, 8)]), days([]));
		assert_noop!(saturday_off, Error::<Test>::DayAlreadyOff);
		let monday_worked = publish(2028, days([]), days([(1, 3)]));
		assert_noop!(monday_worked, Error::<Test>::DayAlreadyWorking);
	});
}

#[test]
fn publish_year_takes_as_many_days_as_a_list_holds() {
	ExtBuilder::default().build_and_execute(|| {
		let mut weekend = Vec::new();
		for month in 1..=12 {
			for day in 1..=31 {
				let listed = MonthDay { month, day };
				let alone = Days::try_from(vec![listed]).unwrap();
				let result = frame_support::storage::with_transaction(|| {
					sp_runtime::TransactionOutcome::Rollback(publish(2028, days([]), alone))
				});
				if result.is_ok() {
					weekend.push(listed);
				}
			}
		}
		assert_eq!(weekend.len(), 106);
		assert!(Days::try_from(weekend[..=MAX_LISTED_DAYS as usize].to_vec()).is_err());
		weekend.truncate(MAX_LISTED_DAYS as usize);
		assert_ok!(publish(2028, days([]), weekend.try_into().unwrap()));
		assert_eq!(YearTables::<Test>::get(2028).unwrap().count(), 260 + MAX_LISTED_DAYS);
	});
}

#[test]
fn publish_year_keeps_a_limit_open_when_amended_days_ran_out() {
	ExtBuilder::default().build_and_execute(|| {
		// The last working day of all.
		let limit = Calendar::after_working_days(local(2027, 12, 30, 9, 0, 0), 1).unwrap();
		assert!(matches!(limit, Limit::WorkingDay { second: 86_399, .. }));
		assert_ok!(Calendar::amend_year(RuntimeOrigin::root(), 2027, days([(12, 31)]), days([])));
		assert_eq!(Calendar::date_of(&limit), None);
		pass_to(local(2028, 1, 20, 0, 0, 0));
		assert!(!Calendar::is_due(&limit));

		assert_ok!(publish(2028, days([]), days([])));
		assert_eq!(Calendar::date_of(&limit), Some(local(2028, 1, 21, 23, 59, 59) + 999));
	});
}
