// SPDX-License-Identifier: Apache-2.0

//! Issuing: limits, rules, number, link, totals of the month.

use frame_support::{defensive, pallet_prelude::*, Hashable};
use govchain_invoice_rules::{Broken, Profile, Totals};
use govchain_primitives::{
	invoices::{
		first_link, invoice_id, next_link, period_of, Money, Period, PeriodTotals, SeriesId,
	},
	Identities, Moment, Party, WorkingCalendar,
};
use sp_core::H256;

use crate::{
	pallet::*, InvoiceRecord, LiveInvoice, Moves, NewInvoice, ProfileRecord, SeriesRecord,
};

/// A series while its seller issues in it: what is the same for all invoices of a batch is read and
/// written once.
struct Till<T> {
	series: SeriesId,
	record: SeriesRecord,
	rules: Profile,
	has_ended: bool,
	now: Moment,
	period: Period,
	series_totals: PeriodTotals,
	department_totals: PeriodTotals,
	_config: core::marker::PhantomData<T>,
}

impl<T: Config> Till<T> {
	fn open(who: &T::AccountId, series: SeriesId) -> Result<Self, DispatchError> {
		let seller = T::Identities::ensure_identity(who)?;
		let record = Series::<T>::get(series).ok_or(Error::<T>::UnknownSeries)?;
		ensure!(record.seller == seller, Error::<T>::NotTheSeller);
		let ProfileRecord { rules, .. } =
			Profiles::<T>::get(record.profile).ok_or(Error::<T>::UnknownProfile)?;
		let now = T::Calendar::now();
		let period = period_of(now, T::Calendar::utc_offset_minutes());
		Ok(Self {
			series,
			has_ended: T::Calendar::is_due(&record.valid_until),
			series_totals: SeriesTotals::<T>::get(series, period),
			department_totals: DepartmentTotals::<T>::get((
				record.department,
				rules.currency,
				period,
			)),
			record,
			rules,
			now,
			period,
			_config: core::marker::PhantomData,
		})
	}

	/// Issues one invoice, or finds that it was issued before.
	fn take(&mut self, invoice: &NewInvoice) -> DispatchResult {
		let NewInvoice { client_ref, title, totals, .. } = invoice;
		let client_key = Pallet::<T>::client_key(client_ref);
		if let Some(number) = ClientRefs::<T>::get(self.series, client_key) {
			ensure!(self.is_same(number, invoice), Error::<T>::ClientRefTaken);
			Pallet::<T>::deposit_event(Event::AlreadyIssued {
				invoice: invoice_id(self.series, number),
				client_ref: *client_ref,
			});
			return Ok(());
		}

		ensure!(!self.has_ended, Error::<T>::SeriesEnded);
		totals.check(&self.rules).map_err(Error::<T>::from)?;
		let total = u64::try_from(totals.with_tax)
			.ok()
			.filter(|t| *t > 0)
			.ok_or(Error::<T>::NotPositive)?;
		if let Party::Identity(identity) = title {
			Pallet::<T>::ensure_enterprise(*identity)?;
		}
		let SeriesRecord { limits, count, amount, head, .. } = self.record;
		let number = count
			.checked_add(1)
			.filter(|number| *number <= limits.count)
			.ok_or(Error::<T>::CountLimitReached)?;
		let amount = amount
			.checked_add(total)
			.filter(|amount| *amount <= limits.amount)
			.ok_or(Error::<T>::AmountLimitReached)?;
		let series_totals = plus(self.series_totals, totals).ok_or(Error::<T>::AmountOutOfRange)?;
		let department_totals =
			plus(self.department_totals, totals).ok_or(Error::<T>::AmountOutOfRange)?;
		let id = invoice_id(self.series, number);
		let link = next_link(head, id, invoice);

		self.record.count = number;
		self.record.amount = amount;
		self.record.head = link;
		self.series_totals = series_totals;
		self.department_totals = department_totals;
		let live = LiveInvoice {
			title: (*title).into(),
			link,
			issued_at: self.now,
			money: Money::issued(total),
		};
		Invoices::<T>::insert(self.series, number, InvoiceRecord::Live(live));
		ClientRefs::<T>::insert(self.series, client_key, number);
		Pallet::<T>::deposit_event(Event::Issued {
			invoice: id,
			client_ref: *client_ref,
			title: *title,
			total,
			link,
		});
		Ok(())
	}

	/// Whether what was issued with `number` is `invoice`: only the same content gives its link.
	fn is_same(&self, number: u32, invoice: &NewInvoice) -> bool {
		let link_of = |number| Some(Invoices::<T>::get(self.series, number)?.link());
		let previous = match number.checked_sub(1) {
			Some(0) => Some(first_link(self.series, self.record.seller)),
			Some(before) => link_of(before),
			None => None,
		};
		let (Some(previous), Some(link)) = (previous, link_of(number)) else {
			defensive!("a client reference leads to an invoice that has one before it");
			return false;
		};
		next_link(previous, invoice_id(self.series, number), invoice) == link
	}

	fn shut(self) {
		let key = (self.record.department, self.rules.currency, self.period);
		DepartmentTotals::<T>::insert(key, self.department_totals);
		SeriesTotals::<T>::insert(self.series, self.period, self.series_totals);
		Series::<T>::insert(self.series, self.record);
	}
}

/// `period` with one more invoice.
fn plus(period: PeriodTotals, totals: &Totals) -> Option<PeriodTotals> {
	Some(PeriodTotals {
		count: period.count.checked_add(1)?,
		base: period.base.checked_add(totals.without_tax.into())?,
		tax: period.tax.checked_add(totals.tax.into())?,
		..period
	})
}

impl<T: Config> Pallet<T> {
	/// The key of a client reference: its BLAKE2b-128 hash.
	pub fn client_key(client_ref: &H256) -> [u8; 16] {
		client_ref.blake2_128()
	}

	pub(crate) fn do_issue(
		who: &T::AccountId,
		series: SeriesId,
		invoices: &[NewInvoice],
	) -> DispatchResult {
		let mut till = Till::<T>::open(who, series)?;
		let before = till.record.count;
		for invoice in invoices {
			till.take(invoice)?;
		}
		if till.record.count != before {
			till.shut();
		}
		Ok(())
	}
}

impl<T> From<Broken> for Error<T> {
	fn from(broken: Broken) -> Self {
		match broken {
			Broken::CurrencyOfProfile { .. } => Self::CurrencyOfProfile,
			Broken::TotalWithoutTax { .. } => Self::BrCo13TotalWithoutTax,
			Broken::TaxTotal { .. } => Self::BrCo14TaxTotal,
			Broken::TotalWithTax { .. } => Self::BrCo15TotalWithTax,
			Broken::AmountDue { .. } => Self::BrCo16AmountDue,
			Broken::CategoryTax { .. } => Self::BrCo17CategoryTax,
			Broken::NoTaxBreakdown => Self::BrCo18NoTaxBreakdown,
			Broken::BasesTotal { .. } => Self::BasesTotal,
			Broken::RateOfCategory { .. } => Self::RateOfCategory,
			Broken::RateOfProfile { .. } => Self::RateOfProfile,
			Broken::RepeatedSubtotal { .. } => Self::RepeatedSubtotal,
			Broken::Overflow => Self::AmountOutOfRange,
			Broken::LinesTotal { .. }
			| Broken::AllowancesTotal { .. }
			| Broken::ChargesTotal { .. }
			| Broken::CategoryBase { .. }
			| Broken::CategoryWithoutSubtotal { .. } => {
				defensive!("rules on lines need the lines, which are off chain");
				Self::AmountOutOfRange
			}
		}
	}
}
