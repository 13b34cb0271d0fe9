// SPDX-License-Identifier: Apache-2.0

//! What the runtime API answers.

use alloc::vec::Vec;

use govchain_invoice_rules::Currency;
use govchain_primitives::{
	invoices::{
		invoice_id, series_and_number, InvoiceId, InvoiceInfo, LiveInfo, LockInfo, Money, Period,
		PeriodTotals, SeriesId, SeriesInfo,
	},
	DepartmentId, IdentityId, WorkingCalendar,
};
use sp_core::H256;

use crate::{pallet::*, reimburse::Desk, InvoiceRecord, MAX_SERIES_LISTED};

impl<T: Config> Pallet<T> {
	/// An invoice, with what is due on it settled.
	pub fn invoice(id: InvoiceId) -> Option<InvoiceInfo> {
		let (series, number) = series_and_number(id);
		let record = Invoices::<T>::get(series, number)?;
		let profile = Profiles::<T>::get(Series::<T>::get(series)?.profile)?;
		let link = record.link();
		let (money, live, settled_at) = match record {
			InvoiceRecord::Live(invoice) => {
				let Desk { invoice, locks, .. } = Desk::<T>::with(id, invoice);
				let live = LiveInfo {
					holder: invoice.title.holder(),
					commitment: invoice.title.commitment(),
					issued_at: invoice.issued_at,
					locks: locks
						.iter()
						.map(|lock| LockInfo {
							claim_ref: lock.claim_ref,
							amount: lock.amount,
							until: T::Calendar::date_of(&lock.alarm.limit),
						})
						.collect(),
				};
				(invoice.money, Some(live), None)
			}
			InvoiceRecord::Folded(invoice) => {
				let money = Money {
					total: invoice.total,
					open: 0,
					locked: 0,
					closed: invoice.total.saturating_sub(invoice.reversed),
					reversed: invoice.reversed,
					reserved: 0,
				};
				(money, None, Some(invoice.settled_at))
			}
		};
		let currency = profile.rules.currency.0;
		Some(InvoiceInfo { invoice: id, series, number, link, currency, money, live, settled_at })
	}

	/// The invoice that the seller knows by this reference.
	pub fn invoice_by_client_ref(series: SeriesId, client_ref: H256) -> Option<InvoiceInfo> {
		let number = ClientRefs::<T>::get(series, Self::client_key(&client_ref))?;
		Self::invoice(invoice_id(series, number))
	}

	/// A series.
	pub fn series(series: SeriesId) -> Option<SeriesInfo> {
		let record = Series::<T>::get(series)?;
		let profile = Profiles::<T>::get(record.profile)?;
		Some(SeriesInfo {
			series,
			seller: record.seller,
			department: record.department,
			profile: record.profile,
			currency: profile.rules.currency.0,
			exponent: profile.rules.exponent,
			count_limit: record.limits.count,
			count: record.count,
			amount_limit: record.limits.amount,
			amount: record.amount,
			valid_until: T::Calendar::date_of(&record.valid_until),
			head: record.head,
		})
	}

	/// The series of a seller, at most [`MAX_SERIES_LISTED`] of them.
	pub fn series_of(seller: IdentityId) -> Vec<SeriesId> {
		SeriesOfSeller::<T>::iter_key_prefix(seller).take(MAX_SERIES_LISTED).collect()
	}

	/// What was issued in a series in a month.
	pub fn totals_of_series(series: SeriesId, period: Period) -> PeriodTotals {
		SeriesTotals::<T>::get(series, period)
	}

	/// What was issued in a month in all series of a tax authority in one currency.
	pub fn totals_of_department(
		department: DepartmentId,
		currency: [u8; 3],
		period: Period,
	) -> PeriodTotals {
		DepartmentTotals::<T>::get((department, Currency(currency), period))
	}
}
