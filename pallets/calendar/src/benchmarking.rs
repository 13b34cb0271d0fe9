// SPDX-License-Identifier: Apache-2.0

#![cfg(feature = "runtime-benchmarks")]

use frame_benchmarking::v2::*;
use frame_support::{
	storage::storage_prefix,
	traits::{EnsureOrigin, Get, Hooks, OnTimestampSet},
	weights::WeightMeter,
};
use govchain_primitives::{
	calendar::{MonthDay, Standstill, StandstillCause},
	Agenda, AgendaItem, Limit,
};
use sp_runtime::traits::One;

use crate::{
	agenda::{Lane, Queue, Step},
	days::weekdays_of,
	*,
};

/// The first of the covered years. It lies after the clock of any benchmark.
const FIRST: u16 = 2101;

/// 2026-11-02T00:00:00Z.
const NOW: Moment = 1_793_577_600_000;

/// Covers these years and no other.
pub(crate) fn cover<T: Config>(first: u16, years: u32) {
	let _ = YearTables::<T>::clear(u32::MAX, None);
	CoverageOf::<T>::kill();
	for year in (first..).take(years as usize) {
		Pallet::<T>::append_year(year, &weekdays_of(year)).expect("in range");
	}
}

/// The first days of a year that are off by default, or those that are not.
fn days_of(year: u16, off: bool, count: u32) -> Days {
	let table = weekdays_of(year);
	(0..366)
		.filter(|n| table.is_working(*n) != off)
		.filter_map(|n| time::Date::from_ordinal_date(year.into(), n + 1).ok())
		.map(|date| MonthDay { month: date.month().into(), day: date.day() })
		.take(count as usize)
		.collect::<alloc::vec::Vec<_>>()
		.try_into()
		.expect("bounded by the component")
}

/// How often the chain stood still before `NOW`: as often as in 14 years of more than once a week.
const STANDSTILLS: u32 = 1_024;

const DAY: Moment = 86_400_000;

/// Makes it `NOW`, on a chain that stood still for ten minutes of each of so many days before. What
/// began before lies before some of them, so that finding its place takes as many reads as it can. Does
/// nothing a second time.
pub(crate) fn stand_still_daily<T: Config>() {
	if StandstillCount::<T>::get() == STANDSTILLS {
		return;
	}
	// The calendar only reads the time. This is where it lies in the runtime and in the mock.
	let clock = storage_prefix(b"Timestamp", b"Now");
	frame_support::storage::unhashed::put(&clock, &NOW);
	LastBlockAt::<T>::put(NOW);
	let _ = Standstills::<T>::clear(u32::MAX, None);
	StandstillCount::<T>::kill();
	for number in 0..STANDSTILLS {
		let start = NOW - Moment::from(STANDSTILLS - number) * DAY + DAY / 2;
		let resumed = start + DAY / 144;
		let standstill = Standstill {
			cause: StandstillCause::NoBlocks,
			start,
			resumed,
			end: resumed + GRACE,
			moment: Pallet::<T>::running_moment(start),
			position: Pallet::<T>::running_position(start),
		};
		Standstills::<T>::insert(number, standstill);
		StandstillCount::<T>::put(number + 1);
	}
}

/// A standstill whose hour after still runs at `NOW`.
fn stand_still<T: Config>() {
	let start = NOW - GRACE / 2;
	let standstill = Standstill {
		cause: StandstillCause::Halted,
		start,
		resumed: NOW,
		end: NOW + GRACE,
		moment: start,
		position: Pallet::<T>::position_of(start),
	};
	Standstills::<T>::insert(0, standstill);
	StandstillCount::<T>::put(1);
	LastBlockAt::<T>::put(NOW);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn publish_year(
		o: Linear<0, MAX_LISTED_DAYS>,
		w: Linear<0, MAX_LISTED_DAYS>,
	) -> Result<(), BenchmarkError> {
		let origin =
			T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		cover::<T>(FIRST, MAX_YEARS - 1);
		let year = FIRST + MAX_YEARS as u16 - 1;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, year, days_of(year, false, o), days_of(year, true, w));

		assert!(YearTables::<T>::contains_key(year));
		Ok(())
	}

	#[benchmark]
	fn amend_year(
		o: Linear<0, MAX_LISTED_DAYS>,
		w: Linear<1, MAX_LISTED_DAYS>,
	) -> Result<(), BenchmarkError> {
		let origin =
			T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		cover::<T>(FIRST, MAX_YEARS);
		let before = weekdays_of(FIRST).count();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, FIRST, days_of(FIRST, false, o), days_of(FIRST, true, w));

		assert_eq!(CoverageOf::<T>::get().start_of(1), before + w - o);
		Ok(())
	}

	#[benchmark]
	fn on_initialize() -> Result<(), BenchmarkError> {
		cover::<T>(FIRST_YEAR, MAX_YEARS);
		stand_still::<T>();
		let item = AgendaItem::Correction { case: u64::MAX };
		Pallet::<T>::schedule(Limit::Moment(u64::MAX), item)?;
		Pallet::<T>::schedule(Limit::WorkingDay { ordinal: u32::MAX, second: 0 }, item)?;

		#[block]
		{
			Pallet::<T>::on_initialize(One::one());
		}

		assert_eq!(Counters::<T>::get().scheduled, 2);
		Ok(())
	}

	#[benchmark]
	fn on_timestamp_set() -> Result<(), BenchmarkError> {
		cover::<T>(FIRST_YEAR, MAX_YEARS);
		stand_still::<T>();
		let now = NOW + T::StandstillThreshold::get() + 1;

		#[block]
		{
			<Pallet<T> as OnTimestampSet<Moment>>::on_timestamp_set(now);
		}

		assert_eq!(LastBlockAt::<T>::get(), Some(now));
		Ok(())
	}

	#[benchmark]
	fn hand_over() -> Result<(), BenchmarkError> {
		cover::<T>(FIRST_YEAR, MAX_YEARS);
		let limit = Limit::WorkingDay { ordinal: 0, second: 0 };
		let key = Pallet::<T>::schedule(limit, AgendaItem::Correction { case: u64::MAX })?;
		let mut lane = Lane::new::<T>(Queue::WorkingDay);
		lane.now = u64::MAX;
		let mut meter = WeightMeter::new();
		let step;

		#[block]
		{
			step = lane.step::<T>(&mut meter);
		}

		assert_eq!(step, Step::Done);
		Pallet::<T>::cancel(key);
		assert_eq!(WorkingDayAgenda::<T>::iter_keys().count(), 0);
		Counters::<T>::kill();
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, mock::ExtBuilder::default().build(), mock::Test);
}
