// SPDX-License-Identifier: Apache-2.0

//! Days and ordinals, against a plain count by hand.

use govchain_primitives::{calendar::MonthDay, WorkingCalendar};
use time::{Date, Month, Weekday};

use crate::{days::Place, mock::*, Error, GenesisYear, YearTable};

fn date(month: u8, day: u8) -> Date {
	Date::from_calendar_date(2026, Month::try_from(month).unwrap(), day).unwrap()
}

/// The notice as it was published, in ranges and with weekends.
fn works_by_the_notice(day: Date) -> bool {
	let holidays = [
		((1, 1), (1, 3)),
		((2, 15), (2, 23)),
		((4, 4), (4, 6)),
		((5, 1), (5, 5)),
		((6, 19), (6, 21)),
		((9, 25), (9, 27)),
		((10, 1), (10, 7)),
	];
	let exchanged = [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)];
	let is_holiday = holidays.iter().any(|(a, b)| date(a.0, a.1) <= day && day <= date(b.0, b.1));
	let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
	exchanged.iter().any(|(m, d)| date(*m, *d) == day) || !(is_holiday || is_weekend)
}

fn days_of_2026() -> impl Iterator<Item = Date> {
	(1..=365).map(|n| Date::from_ordinal_date(2026, n).unwrap())
}

fn at(day: Date, hour: u8, minute: u8, second: u8) -> u64 {
	local(day.year(), day.month().into(), day.day(), hour, minute, second)
}

#[test]
fn every_day_of_2026_is_as_the_notice_says() {
	ExtBuilder::default().build_and_execute(|| {
		let mut worked = 0;
		for day in days_of_2026() {
			let named = MonthDay { month: day.month().into(), day: day.day() };
			let works = works_by_the_notice(day);
			assert_eq!(Calendar::is_working_day(2026, named), Some(works), "{day}");
			worked += u32::from(works);
		}
		assert_eq!(worked, 248);
	});
}

#[test]
fn every_day_of_2026_has_its_ordinal() {
	ExtBuilder::default().build_and_execute(|| {
		let mut ordinal = 0;
		for day in days_of_2026() {
			let works = works_by_the_notice(day);
			for (h, m, s) in [(0, 0, 0), (12, 34, 56), (23, 59, 59)] {
				let second = u32::from(h) * 3600 + u32::from(m) * 60 + u32::from(s);
				let expected = Place::On { ordinal, second: works.then_some(second) };
				for millis in [0, 999] {
					assert_eq!(Calendar::place_of(at(day, h, m, s) + millis), expected, "{day}");
				}
				if works {
					let position = u64::from(ordinal) * 86_400 + u64::from(second);
					let end = at(day, h, m, s) + 999;
					assert_eq!(Calendar::moment_of(position), Some(end), "{day}");
				}
			}
			ordinal += u32::from(works);
		}
	});
}

#[test]
fn the_calendar_says_where_it_ends() {
	ExtBuilder::default().build_and_execute(|| {
		let first = local(2026, 1, 1, 0, 0, 0);
		let last = local(2027, 12, 31, 23, 59, 59) + 999;
		assert_eq!(Calendar::place_of(first - 1), Place::Before);
		assert!(matches!(Calendar::place_of(first), Place::On { ordinal: 0, second: None }));
		assert!(matches!(Calendar::place_of(last), Place::On { second: Some(86_399), .. }));
		let after = Place::After { ordinal: 248 + 260 };
		assert_eq!(Calendar::place_of(last + 1), after);
		assert_eq!(Calendar::place_of(u64::MAX), after);
		assert_eq!(Calendar::position_of(0), 0);
		assert_eq!(Calendar::position_of(u64::MAX), (248 + 260) * 86_400);
		assert_eq!(Calendar::moment_of((248 + 260) * 86_400), None);
		assert_eq!(Calendar::moment_of(u64::MAX), None);
		assert_eq!(Calendar::is_working_day(2025, MonthDay { month: 12, day: 31 }), None);
		assert_eq!(Calendar::is_working_day(2026, MonthDay { month: 2, day: 29 }), None);
	});
}

#[test]
fn a_limit_ends_after_as_many_working_days_as_the_notice_has() {
	ExtBuilder::default().build_and_execute(|| {
		for receipt in days_of_2026().take(330) {
			for n in 1..=20u16 {
				let mut left = n;
				let mut day = receipt;
				while left > 0 {
					day = day.next_day().unwrap();
					left -= u16::from(works_by_the_notice(day));
				}
				let expected = Some(at(day, 23, 59, 59) + 999);
				for moment in [at(receipt, 0, 0, 0), at(receipt, 23, 59, 59) + 999] {
					let date = Calendar::date_after_working_days(moment, n);
					assert_eq!(date, expected, "{receipt} and {n}");
				}
			}
		}
	});
}

#[test]
fn a_limit_of_no_days_ends_with_the_day_of_receipt_or_the_next_that_is_worked() {
	ExtBuilder::default().build_and_execute(|| {
		let end = |day| Some(local(2026, 1, day, 23, 59, 59) + 999);
		let date = |day| Calendar::date_after_working_days(local(2026, 1, day, 9, 0, 0), 0);
		assert_eq!(date(9), end(9));
		assert_eq!(date(10), end(12));
		assert_eq!(date(11), end(12));
	});
}

#[test]
fn working_seconds_leave_out_days_off() {
	ExtBuilder::default().build_and_execute(|| {
		let between = Calendar::working_seconds_between;
		let friday = local(2026, 1, 9, 18, 0, 0);
		assert_eq!(between(friday, local(2026, 1, 12, 6, 0, 0)), Ok(12 * 3600));
		assert_eq!(between(friday, local(2026, 1, 11, 6, 0, 0)), Ok(6 * 3600));
		assert_eq!(between(friday, friday), Ok(0));
		assert_eq!(between(friday, START), Ok(0));
		// Spring Festival, from the Saturday that is worked to the Tuesday after.
		assert_eq!(between(local(2026, 2, 14, 12, 0, 0), local(2026, 2, 24, 12, 0, 0)), Ok(86_400));
		let outside = Err(Error::<Test>::NotCovered.into());
		assert_eq!(between(local(2025, 12, 31, 0, 0, 0), START), outside);
		// After the last published year nobody's time runs.
		let end = local(2028, 1, 1, 0, 0, 0);
		assert_eq!(between(local(2027, 12, 31, 23, 0, 0), end + 9 * DAY), Ok(3600));
		assert_eq!(between(end, end + 9 * DAY), Ok(0));
	});
}

#[test]
fn days_begin_at_midnight_in_the_time_zone() {
	let year = || vec![GenesisYear { year: 2026, ..Default::default() }];
	for minutes in [-720i16, -210, 0, 345, 480, 840] {
		ExtBuilder::default().utc_offset_minutes(minutes).years(year()).build_and_execute(|| {
			// 2026-01-06T00:00:00Z, a Tuesday; Friday was ordinal 1, as Thursday the 1st was 0.
			let utc = 1_767_657_600_000u64;
			let midnight = utc.strict_sub_signed(i64::from(minutes) * 60_000);
			assert_eq!(
				Calendar::place_of(midnight - 1),
				Place::On { ordinal: 2, second: Some(86_399) }
			);
			assert_eq!(Calendar::place_of(midnight), Place::On { ordinal: 3, second: Some(0) });
			assert_eq!(Calendar::moment_of(3 * 86_400), Some(midnight + 999));
			assert_eq!(<Calendar as WorkingCalendar>::utc_offset_minutes(), minutes);
		});
	}
}

#[test]
fn table_finds_back_each_day_it_counts() {
	let mut table = YearTable::default();
	for n in (0..366).filter(|n| n % 3 != 1) {
		table.set(n, true);
	}
	let days: Vec<_> = (0..366).filter(|n| table.is_working(*n)).collect();
	assert_eq!(days.len(), 244);
	assert_eq!(table.count(), 244);
	for (nth, n) in days.iter().enumerate() {
		assert_eq!(table.nth(nth as u32), Some(*n));
		assert_eq!(table.count_before(*n), nth as u32);
	}
	assert_eq!(table.nth(244), None);
	table.set(u16::MAX, true);
	assert!(!table.is_working(u16::MAX));
	assert_eq!(table.count_before(u16::MAX), 244);
}
