// SPDX-License-Identifier: Apache-2.0

//! The invariants of the module docs.

#[cfg(any(feature = "try-runtime", test))]
mod checks {
	use alloc::collections::BTreeSet;

	use frame_support::ensure;
	use sp_runtime::TryRuntimeError;

	use crate::{
		Config, Counters, CoverageOf, LastBlockAt, LocalOffset, MomentAgenda, Pallet,
		StandstillCount, Standstills, WorkingDayAgenda, YearTables, OFFSETS,
	};

	impl<T: Config> Pallet<T> {
		/// Checks the invariants.
		pub fn do_try_state() -> Result<(), TryRuntimeError> {
			// First, for the others read dates by it.
			ensure!(OFFSETS.contains(&LocalOffset::<T>::get()), "5: no such time zone");
			Self::try_years()?;
			Self::try_standstills()?;
			Self::try_agenda()
		}

		fn try_years() -> Result<(), TryRuntimeError> {
			let coverage = CoverageOf::<T>::get();
			ensure!(
				YearTables::<T>::iter_keys().count() == coverage.ends.len(),
				"1: not one table for each covered year"
			);
			let mut ordinal = 0u32;
			for (year, end) in (coverage.first_year..).zip(coverage.ends.iter()) {
				let table = YearTables::<T>::get(year).ok_or("1: a covered year has no table")?;
				ordinal = ordinal.saturating_add(table.count());
				ensure!(ordinal == *end, "1: a year does not end at its ordinal");
				let days = time::util::days_in_year(year.into());
				ensure!(
					table.count_before(days) == table.count(),
					"1: a table has days beyond its year"
				);
			}
			Ok(())
		}

		fn try_standstills() -> Result<(), TryRuntimeError> {
			let count = StandstillCount::<T>::get();
			ensure!(
				Standstills::<T>::iter_keys().all(|number| number < count),
				"2: a standstill has a number that was not given"
			);
			let mut before = None;
			for number in 0..count {
				let this = Standstills::<T>::get(number).ok_or("2: a standstill is missing")?;
				ensure!(
					this.start <= this.resumed && this.resumed <= this.end,
					"2: a standstill ends before it begins"
				);
				ensure!(
					LastBlockAt::<T>::get().is_some_and(|last| this.resumed <= last),
					"2: a standstill ends after the last block"
				);
				let (end, moment, position) = before.unwrap_or((0, 0, 0));
				ensure!(end <= this.start, "2: standstills overlap");
				ensure!(
					this.moment == this.start.saturating_sub(end).saturating_add(moment),
					"3: the clock of moments did not stand where it should"
				);
				let begun = if number == 0 { 0 } else { Self::position_of(end) };
				let worked = Self::position_of(this.start).saturating_sub(begun);
				ensure!(
					this.position == worked.saturating_add(position),
					"3: the clock of working days did not stand where it should"
				);
				before = Some((this.end, this.moment, this.position));
			}
			Ok(())
		}

		fn try_agenda() -> Result<(), TryRuntimeError> {
			let counters = Counters::<T>::get();
			let mut numbers = BTreeSet::new();
			let mut entries = 0u64;
			for key in WorkingDayAgenda::<T>::iter_keys().chain(MomentAgenda::<T>::iter_keys()) {
				entries = entries.saturating_add(1);
				numbers.insert(u64::from(key.number));
			}
			ensure!(entries == counters.scheduled, "4: the agenda does not count its entries");
			ensure!(
				numbers.len() == usize::try_from(entries).unwrap_or(usize::MAX),
				"4: two entries have one number"
			);
			ensure!(
				numbers.last().is_none_or(|last| *last < counters.next_number),
				"4: an entry has a number that was not given"
			);
			Ok(())
		}
	}
}
