// SPDX-License-Identifier: Apache-2.0

use std::cell::Cell;

use govchain_primitives::{Limit, Moment, WorkingCalendar};
use sp_runtime::DispatchError;

const DAY: u64 = 86_400_000;

thread_local! {
	static NOW: Cell<Moment> = const { Cell::new(MockCalendar::START) };
	static FIRST: Cell<u32> = const { Cell::new(0) };
	static DAYS: Cell<u32> = const { Cell::new(MockCalendar::DAYS) };
}

pub(crate) fn reset() {
	NOW.set(MockCalendar::START);
	FIRST.set(0);
	DAYS.set(MockCalendar::DAYS);
}

/// A calendar without holidays in UTC: every day is a working day, and its ordinal is the number of
/// days since 1970-01-01.
pub struct MockCalendar;

impl MockCalendar {
	/// 2026-01-05T08:00:00Z, where the clock of a test starts.
	pub const START: Moment = 1_767_600_000_000;
	/// The last day that the calendar covers, unless [`MockCalendar::set_last_day`] says otherwise.
	pub const DAYS: u32 = 40_000;
	/// The error before the first day.
	pub const NOT_COVERED: DispatchError = DispatchError::Other("calendar does not reach");

	/// Sets the clock.
	pub fn set_now(now: Moment) {
		NOW.set(now);
	}

	/// Moves the clock on.
	pub fn advance(millis: u64) {
		NOW.set(NOW.get() + millis);
	}

	/// Moves the clock on by whole days.
	pub fn advance_days(days: u64) {
		Self::advance(days * DAY);
	}

	/// The first day, counted from 1970-01-01, that the calendar covers. No limit is set before it.
	pub fn set_first_day(day: u32) {
		FIRST.set(day);
	}

	/// The last day, counted from 1970-01-01, that the calendar covers. Limits beyond have no date.
	pub fn set_last_day(day: u32) {
		DAYS.set(day);
	}
}

impl WorkingCalendar for MockCalendar {
	fn now() -> Moment {
		NOW.get()
	}

	fn after_working_days(from: Moment, days: u16) -> Result<Limit, DispatchError> {
		let day = u32::try_from(from / DAY).map_err(|_| Self::NOT_COVERED)?;
		if day < FIRST.get() {
			return Err(Self::NOT_COVERED);
		}
		Ok(Limit::WorkingDay { ordinal: day + u32::from(days), second: 86_399 })
	}

	fn working_days_left(limit: &Limit, from: Moment) -> Result<Option<u16>, DispatchError> {
		let Limit::WorkingDay { ordinal, .. } = Self::after_working_days(from, 0)? else {
			return Ok(None);
		};
		Ok(match limit {
			Limit::WorkingDay { ordinal: last, .. } => {
				let days = last.saturating_sub(ordinal).max(1);
				Some(u16::try_from(days).unwrap_or(u16::MAX))
			}
			Limit::Moment(_) => None,
		})
	}

	fn after_working_days_left(days: u16, _: Moment, from: Moment) -> Result<Limit, DispatchError> {
		Self::after_working_days(from, days)
	}

	fn after(from: Moment, millis: u64) -> Result<Limit, DispatchError> {
		from.checked_add(millis).map(Limit::Moment).ok_or(Self::NOT_COVERED)
	}

	fn is_due(limit: &Limit) -> bool {
		Self::date_of(limit).is_some_and(|last| NOW.get() > last)
	}

	fn date_of(limit: &Limit) -> Option<Moment> {
		Some(match limit {
			Limit::WorkingDay { ordinal, .. } if *ordinal > DAYS.get() => return None,
			Limit::WorkingDay { ordinal, second } => {
				u64::from(*ordinal) * DAY + u64::from(*second) * 1000 + 999
			}
			Limit::Moment(moment) => *moment,
		})
	}

	fn working_seconds_between(from: Moment, to: Moment) -> Result<u64, DispatchError> {
		Ok(to.saturating_sub(from) / 1000)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn cover_for_benchmarks() {}
}
