// SPDX-License-Identifier: Apache-2.0

//! From moments to working days and back, and how a year gets its table.

use frame_support::{ensure, BoundedVec};
use govchain_primitives::{calendar::MonthDay, Moment};
use time::{Date, Month, OffsetDateTime, Time, UtcOffset, Weekday};

use crate::{
	Config, Coverage, CoverageOf, Error, LocalOffset, Pallet, YearTable, YearTables, FIRST_YEAR,
	SECONDS_PER_DAY,
};

/// Where a moment lies in the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
	/// Before the first published year, or no year is published.
	Before,
	/// On a day of a published year.
	On {
		/// Number of working days before that day, which is its ordinal if it is one.
		ordinal: u32,
		/// Second of the day, if it is a working day.
		second: Option<u32>,
	},
	/// After the last published year.
	After {
		/// Number of working days in all published years: the next one to be published gets it.
		ordinal: u32,
	},
}

/// A position in working seconds: 86,400 for each working day before, and the second of the day.
pub(crate) fn position(ordinal: u32, second: u32) -> u64 {
	u64::from(ordinal).saturating_mul(u64::from(SECONDS_PER_DAY)).saturating_add(second.into())
}

/// Ordinal and second of a position.
pub(crate) fn ordinal_and_second(position: u64) -> Option<(u32, u32)> {
	let day = u64::from(SECONDS_PER_DAY);
	let ordinal = u32::try_from(position.checked_div(day)?).ok()?;
	let second = u32::try_from(position.checked_rem(day)?).ok()?;
	Some((ordinal, second))
}

/// The year and the number of days since its first of January.
fn split(date: Date) -> Option<(u16, u16)> {
	let (year, day) = date.to_ordinal_date();
	Some((u16::try_from(year).ok()?, day.checked_sub(1)?))
}

/// The date of a listed day, if the year has it.
fn date_in(year: u16, day: MonthDay) -> Option<Date> {
	Date::from_calendar_date(year.into(), Month::try_from(day.month).ok()?, day.day).ok()
}

/// A year in which people work from Monday to Friday.
pub(crate) fn weekdays_of(year: u16) -> YearTable {
	let mut table = YearTable::default();
	let mut next = date_in(year, MonthDay { month: 1, day: 1 });
	while let Some((date, (_, n))) =
		next.and_then(|date| Some((date, split(date).filter(|(y, _)| *y == year)?)))
	{
		table.set(n, !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday));
		next = date.next_day();
	}
	table
}

impl<T: Config> Pallet<T> {
	/// Makes the listed days of a table off days and working days. Every listed day must change
	/// something, so that a slip in a list isn't lost.
	pub(crate) fn exchange(
		table: &mut YearTable,
		year: u16,
		off_days: &[MonthDay],
		working_days: &[MonthDay],
	) -> Result<(), Error<T>> {
		let mut listed = YearTable::default();
		let lists = [(off_days, false), (working_days, true)];
		for (day, working) in lists.iter().flat_map(|(days, w)| days.iter().map(move |d| (d, *w))) {
			let (_, n) = date_in(year, *day).and_then(split).ok_or(Error::<T>::DayOutOfYear)?;
			ensure!(!listed.is_working(n), Error::<T>::DayListedTwice);
			listed.set(n, true);
			match (working, table.is_working(n)) {
				(false, false) => return Err(Error::<T>::DayAlreadyOff),
				(true, true) => return Err(Error::<T>::DayAlreadyWorking),
				_ => table.set(n, working),
			}
		}
		Ok(())
	}

	/// Refuses a first year that has not begun: those before it could never be published, and until it
	/// began no limit could be set.
	pub(crate) fn ensure_first_has_begun(year: u16) -> Result<(), Error<T>> {
		if !CoverageOf::<T>::get().ends.is_empty() {
			return Ok(());
		}
		let this_year = Self::today().and_then(split);
		ensure!(this_year.is_none_or(|(now, _)| year <= now), Error::<T>::FirstYearAhead);
		Ok(())
	}

	/// Refuses a list that has a day which has begun.
	pub(crate) fn ensure_to_come(year: u16, days: &[MonthDay]) -> Result<(), Error<T>> {
		let today = Self::today();
		for day in days {
			let date = date_in(year, *day).ok_or(Error::<T>::DayOutOfYear)?;
			ensure!(today.is_none_or(|today| date > today), Error::<T>::DayHasBegun);
		}
		Ok(())
	}

	/// Makes every day of a year that has begun a day off.
	pub(crate) fn clear_begun(table: &mut YearTable, year: u16) {
		let Some((this_year, today)) = Self::today().and_then(split) else { return };
		if year < this_year {
			*table = YearTable::default();
		} else if year == this_year {
			for n in 0..=today {
				table.set(n, false);
			}
		}
	}

	/// Stores the table of the year that comes next.
	pub(crate) fn append_year(year: u16, table: &YearTable) -> Result<(), Error<T>> {
		let mut coverage = CoverageOf::<T>::get();
		match coverage.next_year() {
			None => {
				ensure!(year >= FIRST_YEAR, Error::<T>::YearOutOfRange);
				coverage.first_year = year;
			}
			Some(next) => {
				ensure!(coverage.index_of(year).is_none(), Error::<T>::YearAlreadyPublished);
				ensure!(year == next, Error::<T>::YearNotNext);
			}
		}
		ensure!(date_in(year, MonthDay { month: 1, day: 1 }).is_some(), Error::<T>::YearOutOfRange);
		let end = coverage.total().saturating_add(table.count());
		coverage.ends.try_push(end).map_err(|_| Error::<T>::TooManyYears)?;
		YearTables::<T>::insert(year, table);
		CoverageOf::<T>::put(coverage);
		Ok(())
	}

	/// Replaces the table of a published year and moves the ordinals of all later ones.
	pub(crate) fn replace_year(year: u16, table: &YearTable) -> Result<(), Error<T>> {
		let mut coverage = CoverageOf::<T>::get();
		let index = coverage.index_of(year).ok_or(Error::<T>::YearNotPublished)?;
		let old_end = coverage.start_of(index.saturating_add(1));
		let new_end = coverage.start_of(index).saturating_add(table.count());
		let ends = coverage.ends.iter().enumerate().map(|(i, end)| match i < index {
			true => *end,
			false => end.saturating_add(new_end).saturating_sub(old_end),
		});
		coverage.ends = BoundedVec::truncate_from(ends.collect());
		YearTables::<T>::insert(year, table);
		CoverageOf::<T>::put(coverage);
		Ok(())
	}

	fn offset() -> UtcOffset {
		// Genesis checked the range.
		UtcOffset::from_whole_seconds(i32::from(LocalOffset::<T>::get()).saturating_mul(60))
			.unwrap_or(UtcOffset::UTC)
	}

	/// Date and second of the day, in the calendar's time zone.
	fn local(moment: Moment) -> Option<(Date, u32)> {
		let seconds = i64::try_from(moment / 1000).ok()?;
		let local =
			OffsetDateTime::from_unix_timestamp(seconds).ok()?.checked_to_offset(Self::offset())?;
		let since_midnight = local.time().duration_since(Time::MIDNIGHT).whole_seconds();
		Some((local.date(), u32::try_from(since_midnight).ok()?))
	}

	/// Today's date. None at genesis, where there is no time yet.
	pub(crate) fn today() -> Option<Date> {
		let now = Self::time();
		(now > 0).then(|| Self::local(now)).flatten().map(|(date, _)| date)
	}

	/// Where a moment lies.
	pub(crate) fn place_of(moment: Moment) -> Place {
		let coverage = CoverageOf::<T>::get();
		Self::place_in(&coverage, moment)
	}

	fn place_in(coverage: &Coverage, moment: Moment) -> Place {
		if coverage.ends.is_empty() {
			return Place::Before;
		}
		let after = Place::After { ordinal: coverage.total() };
		let Some((date, second)) = Self::local(moment) else { return after };
		let Some((year, n)) = split(date) else { return Place::Before };
		if year < coverage.first_year {
			return Place::Before;
		}
		let Some(index) = coverage.index_of(year) else { return after };
		let table = YearTables::<T>::get(year).unwrap_or_default();
		Place::On {
			ordinal: coverage.start_of(index).saturating_add(table.count_before(n)),
			second: table.is_working(n).then_some(second),
		}
	}

	/// Working seconds from the first covered day to `moment`. They stand still outside of the
	/// published years.
	pub(crate) fn position_of(moment: Moment) -> u64 {
		let coverage = CoverageOf::<T>::get();
		match Self::place_in(&coverage, moment) {
			Place::Before => 0,
			Place::On { ordinal, second } => position(ordinal, second.unwrap_or(0)),
			Place::After { ordinal } => position(ordinal, 0),
		}
	}

	/// The last millisecond of the working second at `position`.
	pub(crate) fn moment_of(position: u64) -> Option<Moment> {
		let (ordinal, second) = ordinal_and_second(position)?;
		let (year, nth) = CoverageOf::<T>::get().year_of(ordinal)?;
		let n = YearTables::<T>::get(year)?.nth(nth)?;
		let date = Date::from_ordinal_date(year.into(), n.checked_add(1)?).ok()?;
		let midnight = date.midnight().assume_offset(Self::offset()).unix_timestamp();
		let end = u64::try_from(midnight.checked_add(second.into())?).ok()?;
		end.checked_mul(1000)?.checked_add(999)
	}

	/// Whether people work on a day. None if the calendar does not cover it.
	pub fn is_working_day(year: u16, day: MonthDay) -> Option<bool> {
		let (_, n) = date_in(year, day).and_then(split)?;
		YearTables::<T>::get(year).map(|table| table.is_working(n))
	}
}
