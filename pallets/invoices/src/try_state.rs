// SPDX-License-Identifier: Apache-2.0

//! The invariants of the pallet, by their numbers in its documentation.

use alloc::collections::{BTreeMap, BTreeSet};

use frame_support::ensure;
use govchain_primitives::{invoices::first_link, invoices::PeriodTotals};
use sp_runtime::TryRuntimeError;

use crate::{pallet::*, InvoiceRecord, Moves};

/// A sum that must not wrap.
fn add(sum: &mut u64, amount: u64) -> Result<(), TryRuntimeError> {
	*sum = sum.checked_add(amount).ok_or("a sum overflows")?;
	Ok(())
}

fn join(a: PeriodTotals, b: PeriodTotals) -> Option<PeriodTotals> {
	Some(PeriodTotals {
		count: a.count.checked_add(b.count)?,
		base: a.base.checked_add(b.base)?,
		tax: a.tax.checked_add(b.tax)?,
		red_count: a.red_count.checked_add(b.red_count)?,
		red_base: a.red_base.checked_add(b.red_base)?,
		red_tax: a.red_tax.checked_add(b.red_tax)?,
	})
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant. Reads all of the pallet's state.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_invoices()?;
		Self::try_state_series()?;
		Self::try_state_periods()
	}

	fn try_state_invoices() -> Result<(), TryRuntimeError> {
		for (series, number, record) in Invoices::<T>::iter() {
			let locks = Locks::<T>::get(series, number);
			let mut locked = 0;
			let mut claims = BTreeSet::new();
			for lock in &locks {
				ensure!(lock.amount > 0, "2: a lock is over nothing");
				ensure!(claims.insert(lock.claim_ref), "2: a claim has two locks");
				add(&mut locked, lock.amount)?;
			}
			match record {
				InvoiceRecord::Live(invoice) => {
					ensure!(invoice.money.is_balanced(), "1: money does not add up to the total");
					ensure!(!invoice.money.is_settled(), "1: a settled invoice is not folded");
					ensure!(invoice.money.locked == locked, "2: locks are not what is locked");
				}
				InvoiceRecord::Folded(invoice) => {
					ensure!(invoice.reversed <= invoice.total, "1: more reversed than there was");
					ensure!(locks.is_empty(), "2: a folded invoice has locks");
				}
			}
		}
		for (series, number, locks) in Locks::<T>::iter() {
			ensure!(!locks.is_empty(), "2: an entry without locks");
			ensure!(Invoices::<T>::contains_key(series, number), "2: locks of no invoice");
		}
		Ok(())
	}

	fn try_state_series() -> Result<(), TryRuntimeError> {
		for (id, series) in Series::<T>::iter() {
			let mut amount = 0;
			let mut count = 0;
			for (number, record) in Invoices::<T>::iter_prefix(id) {
				ensure!((1..=series.count).contains(&number), "3: a number beyond the count");
				add(&mut count, 1)?;
				add(
					&mut amount,
					match record {
						InvoiceRecord::Live(invoice) => invoice.money.total,
						InvoiceRecord::Folded(invoice) => invoice.total,
					},
				)?;
			}
			ensure!(count == u64::from(series.count), "3: numbers have a gap");
			ensure!(amount == series.amount, "3: totals are not the amount of the series");
			ensure!(
				series.count <= series.limits.count && series.amount <= series.limits.amount,
				"3: a series is beyond its limits"
			);
			let head = match series.count {
				0 => Some(first_link(id, series.seller)),
				last => Invoices::<T>::get(id, last).map(|record| record.link()),
			};
			ensure!(head == Some(series.head), "3: the head is not the last link");

			let numbers: BTreeSet<_> =
				ClientRefs::<T>::iter_prefix(id).map(|(_, number)| number).collect();
			ensure!(
				ClientRefs::<T>::iter_prefix(id).count() == numbers.len()
					&& numbers.into_iter().eq(1..=series.count),
				"4: client references are not one for each invoice"
			);

			ensure!(Profiles::<T>::contains_key(series.profile), "6: a series without profile");
			ensure!(id < NextSeries::<T>::get(), "6: a series with a number to come");
			ensure!(
				SeriesOfSeller::<T>::contains_key(series.seller, id),
				"6: a series is not under its seller"
			);
		}
		for (series, _, _) in Invoices::<T>::iter() {
			ensure!(Series::<T>::contains_key(series), "3: an invoice of no series");
		}
		for (series, _, _) in ClientRefs::<T>::iter() {
			ensure!(Series::<T>::contains_key(series), "4: a client reference of no series");
		}
		for (seller, series, ()) in SeriesOfSeller::<T>::iter() {
			ensure!(
				Series::<T>::get(series).is_some_and(|record| record.seller == seller),
				"6: a seller has a series that is not its own"
			);
		}
		Ok(())
	}

	fn try_state_periods() -> Result<(), TryRuntimeError> {
		let mut by_series = BTreeMap::<_, PeriodTotals>::new();
		let mut by_department = BTreeMap::<_, PeriodTotals>::new();
		for (id, period, totals) in SeriesTotals::<T>::iter() {
			let series = Series::<T>::get(id).ok_or("5: a month of no series")?;
			let profile =
				Profiles::<T>::get(series.profile).ok_or("6: a series without profile")?;
			let of_series = by_series.entry(id).or_default();
			*of_series = join(*of_series, totals).ok_or("a sum overflows")?;
			let of_department = by_department
				.entry((series.department, profile.rules.currency, period))
				.or_default();
			*of_department = join(*of_department, totals).ok_or("a sum overflows")?;
		}
		for (id, series) in Series::<T>::iter() {
			let months = by_series.get(&id).copied().unwrap_or_default();
			ensure!(months.count == u64::from(series.count), "5: months are not the count");
			ensure!(
				months.base.checked_add(months.tax) == Some(series.amount.into()),
				"5: months are not the amount"
			);
		}
		ensure!(
			DepartmentTotals::<T>::iter().collect::<BTreeMap<_, _>>() == by_department,
			"5: months of a tax authority are not those of its series"
		);
		Ok(())
	}
}
