// SPDX-License-Identifier: Apache-2.0

//! Worst cases: titles that are opened, invoices with every lock taken, months with entries.

#![cfg(feature = "runtime-benchmarks")]

use alloc::{vec, vec::Vec};

use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use govchain_invoice_rules::{
	AllowedRates, Amount, Currency, Profile, Rate, RateOfCategory, Subtotal, TaxCategory, Totals,
	MAX_RATES, MAX_SUBTOTALS,
};
use govchain_primitives::{
	invoices::{commit_title, invoice_id, InvoiceId, SeriesId, TitleOpening},
	Agenda, AgendaItem, Authorize, Capability, Commitment, Identities, IdentityId, IdentityKind,
	Limit, OnDue, Party, Role, WorkingCalendar,
};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

use crate::{pallet::*, *};

const PROFILE: u32 = 4_000_000;
const LOCK_DAYS: u16 = 30;
const SALT: [u8; 32] = [7; 32];

fn rates() -> Vec<RateOfCategory> {
	let category = TaxCategory::Standard;
	(1..=MAX_RATES).map(|n| RateOfCategory { category, rate: Rate(n * 500) }).collect()
}

fn rules() -> Profile {
	Profile {
		rates: AllowedRates::Only(rates().try_into().unwrap()),
		..Profile::standard(Currency(*b"CNY"), 2)
	}
}

/// As many subtotals as there may be, at the last rates of the list.
fn totals() -> Totals {
	let subtotals: Vec<_> = rates()
		.into_iter()
		.rev()
		.take(MAX_SUBTOTALS as usize)
		.map(|RateOfCategory { category, rate }| Subtotal {
			category,
			rate,
			base: 100_000,
			tax: Amount::from(rate.0),
		})
		.collect();
	let without_tax = subtotals.iter().map(|subtotal| subtotal.base).sum();
	let tax = subtotals.iter().map(|subtotal| subtotal.tax).sum();
	Totals {
		currency: Currency(*b"CNY"),
		lines: without_tax,
		allowances: 0,
		charges: 0,
		without_tax,
		tax,
		with_tax: without_tax + tax,
		prepaid: 0,
		rounding: 0,
		due: without_tax + tax,
		subtotals: subtotals.try_into().unwrap(),
	}
}

fn tax_officer<T: Config>() -> T::AccountId {
	T::Calendar::cover_for_benchmarks();
	let officer =
		T::Authorize::officer_for_benchmarks(Role::TaxOfficer, Capability::TaxAuthority, 0);
	officer.account
}

/// Sets a profile and allots a series in it; gives the seller's account and the series.
fn till<T: Config>() -> (T::AccountId, SeriesId) {
	let officer = RawOrigin::Signed(tax_officer::<T>());
	let (seller, identity) = T::Identities::identity_for_benchmarks(IdentityKind::Enterprise, 1);
	Pallet::<T>::set_profile(officer.clone().into(), PROFILE, rules(), LOCK_DAYS).unwrap();
	let series = NextSeries::<T>::get();
	let limits = SeriesLimits { count: u32::MAX, amount: u64::MAX };
	let until = T::Calendar::now() + 86_400_000;
	Pallet::<T>::allot_series(officer.into(), identity, PROFILE, limits, until).unwrap();
	// The months are there, and a link before.
	issue_one::<T>(&seller, series, named(identity, 0xffff_ffff));
	(seller, series)
}

fn named(identity: IdentityId, n: u32) -> NewInvoice {
	NewInvoice {
		client_ref: BlakeTwo256::hash_of(&n),
		title: Party::Identity(identity),
		totals: totals(),
		content: Commitment::repeat_byte(1),
	}
}

fn issue_one<T: Config>(seller: &T::AccountId, series: SeriesId, invoice: NewInvoice) -> InvoiceId {
	Pallet::<T>::issue(RawOrigin::Signed(seller.clone()).into(), series, invoice).unwrap();
	invoice_id(series, Series::<T>::get(series).unwrap().count)
}

/// An invoice in a committed name with that many locks of 1; gives the account behind the name.
fn locked<T: Config>(locks: u32) -> (T::AccountId, InvoiceId, TitleOpening) {
	let (seller, series) = till::<T>();
	let (buyer, identity) = T::Identities::identity_for_benchmarks(IdentityKind::Enterprise, 2);
	let opening = TitleOpening { identity, salt: SALT };
	let title = Party::Committed(commit_title(&opening));
	let id = issue_one::<T>(&seller, series, NewInvoice { title, ..named(identity, 1) });
	for n in 0..locks {
		lock_one::<T>(&buyer, id, 1, n, opening);
	}
	(buyer, id, opening)
}

fn claim(n: u32) -> H256 {
	BlakeTwo256::hash_of(&(n, b"claim"))
}

fn lock_one<T: Config>(
	buyer: &T::AccountId,
	id: InvoiceId,
	amount: u64,
	n: u32,
	opening: TitleOpening,
) {
	Pallet::<T>::lock(RawOrigin::Signed(buyer.clone()).into(), id, amount, claim(n), Some(opening))
		.unwrap();
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_profile() {
		let officer = tax_officer::<T>();
		let call = || RawOrigin::Signed(officer.clone());
		Pallet::<T>::set_profile(call().into(), PROFILE, rules(), LOCK_DAYS).unwrap();

		#[extrinsic_call]
		_(call(), PROFILE, rules(), MAX_LOCK_DAYS);

		assert_eq!(Profiles::<T>::get(PROFILE).unwrap().lock_days, MAX_LOCK_DAYS);
	}

	#[benchmark]
	fn allot_series() {
		let officer = RawOrigin::Signed(tax_officer::<T>());
		let (_, seller) = T::Identities::identity_for_benchmarks(IdentityKind::Enterprise, 1);
		Pallet::<T>::set_profile(officer.clone().into(), PROFILE, rules(), LOCK_DAYS).unwrap();
		let series = NextSeries::<T>::get();
		let until = T::Calendar::now() + 86_400_000;

		#[extrinsic_call]
		_(officer, seller, PROFILE, SeriesLimits { count: 1, amount: 1 }, until);

		assert!(Series::<T>::contains_key(series));
	}

	#[benchmark]
	fn issue() {
		let (seller, series) = till::<T>();
		let (_, buyer) = T::Identities::identity_for_benchmarks(IdentityKind::Enterprise, 2);

		#[extrinsic_call]
		_(RawOrigin::Signed(seller), series, named(buyer, 1));

		assert_eq!(Series::<T>::get(series).unwrap().count, 2);
	}

	/// Each in the name of another enterprise, all of which are looked up.
	#[benchmark]
	fn issue_batch(n: Linear<1, { MAX_BATCH }>) {
		let (seller, series) = till::<T>();
		let invoice = |n| {
			let kind = IdentityKind::Enterprise;
			let (_, buyer) = T::Identities::identity_for_benchmarks(kind, n + 2);
			named(buyer, n)
		};
		let invoices: Batch = (0..n).map(invoice).collect::<Vec<_>>().try_into().unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(seller), series, invoices);

		assert_eq!(Series::<T>::get(series).unwrap().count, n + 1);
	}

	#[benchmark]
	fn lock() {
		let (buyer, id, opening) = locked::<T>(MAX_LOCKS - 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer), id, 1, claim(99), Some(opening));

		assert_eq!(Pallet::<T>::invoice(id).unwrap().money.locked, u64::from(MAX_LOCKS));
	}

	#[benchmark]
	fn close() {
		let (buyer, id, opening) = locked::<T>(0);
		let total = Pallet::<T>::invoice(id).unwrap().money.total;
		lock_one::<T>(&buyer, id, total, 0, opening);

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer), id, claim(0));

		assert!(Pallet::<T>::invoice(id).unwrap().live.is_none());
	}

	#[benchmark]
	fn release() {
		let (buyer, id, _) = locked::<T>(MAX_LOCKS);

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer), id, claim(0));

		assert_eq!(Pallet::<T>::invoice(id).unwrap().live.unwrap().locks.len(), 7);
	}

	/// Every lock of an invoice has ended.
	#[benchmark]
	fn on_due() -> Result<(), BenchmarkError> {
		let (_, id, _) = locked::<T>(MAX_LOCKS);
		let (series, number) = govchain_primitives::invoices::series_and_number(id);
		// The clock of a benchmark may stand at the very start of the calendar.
		let past = [Limit::WorkingDay { ordinal: 0, second: 0 }, Limit::Moment(0)]
			.into_iter()
			.find(T::Calendar::is_due)
			.ok_or(BenchmarkError::Stop("nothing can be due at moment zero"))?;
		Locks::<T>::mutate(series, number, |locks| {
			for held in locks.iter_mut() {
				T::Agenda::cancel(held.alarm);
				let item = AgendaItem::InvoiceLock { invoice: id };
				held.alarm = T::Agenda::schedule(past, item).unwrap();
			}
		});

		#[block]
		{
			Pallet::<T>::on_due(AgendaItem::InvoiceLock { invoice: id });
		}

		assert_eq!(Locks::<T>::get(series, number), vec![]);
		Ok(())
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
