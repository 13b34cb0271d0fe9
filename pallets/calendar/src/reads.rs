// SPDX-License-Identifier: Apache-2.0

//! What the runtime API answers beyond the seams.

use alloc::vec::Vec;

use govchain_primitives::{
	calendar::{Standstill, YearInfo},
	Moment, WorkingCalendar,
};

use crate::{Config, CoverageOf, Pallet, StandstillCount, Standstills, MAX_STANDSTILLS_PER_READ};

impl<T: Config> Pallet<T> {
	/// The published years, in order.
	pub fn years() -> Vec<YearInfo> {
		let coverage = CoverageOf::<T>::get();
		(coverage.first_year..)
			.zip(coverage.ends.iter().enumerate())
			.map(|(year, (index, end))| {
				let first_ordinal = coverage.start_of(index);
				let working_days = end.saturating_sub(first_ordinal);
				let working_days = u16::try_from(working_days).unwrap_or(u16::MAX);
				YearInfo { year, working_days, first_ordinal }
			})
			.collect()
	}

	/// The last moment that is in time for what is to be done within `days` working days and was
	/// received at `from`.
	pub fn date_after_working_days(from: Moment, days: u16) -> Option<Moment> {
		Self::date_of(&Self::after_working_days(from, days).ok()?)
	}

	/// Standstills with their numbers, from number `from` on, at most `limit` and
	/// [`MAX_STANDSTILLS_PER_READ`] of them.
	pub fn standstills(from: u32, limit: u32) -> Vec<(u32, Standstill)> {
		let to = from.saturating_add(limit.min(MAX_STANDSTILLS_PER_READ));
		(from..to.min(StandstillCount::<T>::get()))
			.filter_map(|number| Standstills::<T>::get(number).map(|s| (number, s)))
			.collect()
	}
}
