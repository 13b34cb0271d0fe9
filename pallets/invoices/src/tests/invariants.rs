// SPDX-License-Identifier: Apache-2.0

//! Each invariant, broken.

use govchain_primitives::invoices::PeriodTotals;
use sp_core::H256;

use super::*;

fn broken(invariant: &str, test: impl FnOnce()) {
	ExtBuilder::allotted().build_and_break(invariant, || {
		for n in 1..=3 {
			let id = issue(invoice(n));
			lock(id, 100, n);
		}
		Invoices::do_try_state().unwrap();
		test();
	});
}

fn change_invoice(change: impl FnOnce(&mut LiveInvoice)) {
	crate::Invoices::<Test>::mutate(SERIES, 2, |record| match record {
		Some(InvoiceRecord::Live(invoice)) => change(invoice),
		_ => panic!("live"),
	});
}

fn change_series(change: impl FnOnce(&mut SeriesRecord)) {
	Series::<Test>::mutate(SERIES, |series| change(series.as_mut().unwrap()));
}

#[test]
fn invariant_1_breaks_when_money_does_not_add_up() {
	broken("1", || change_invoice(|invoice| invoice.money.open += 1));
	broken("1", || change_invoice(|invoice| invoice.money.reserved += 1));
	broken("1", || change_invoice(|invoice| invoice.money.closed = u64::MAX));
}

#[test]
fn invariant_1_breaks_when_a_settled_invoice_is_not_folded() {
	broken("1", || {
		change_invoice(|invoice| {
			invoice.money.closed = invoice.money.total;
			invoice.money.open = 0;
			invoice.money.locked = 0;
		});
		Locks::<Test>::remove(SERIES, 2);
	});
	broken("1", || {
		Locks::<Test>::remove(SERIES, 2);
		let record = FoldedInvoice { link: H256::zero(), total: 1, reversed: 2, settled_at: 0 };
		crate::Invoices::<Test>::insert(SERIES, 2, InvoiceRecord::Folded(record));
	});
}

#[test]
fn invariant_2_breaks_when_locks_are_not_what_is_locked() {
	broken("2", || Locks::<Test>::remove(SERIES, 2));
	broken("2", || Locks::<Test>::mutate(SERIES, 2, |locks| locks[0].amount += 1));
	broken("2", || {
		Locks::<Test>::mutate(SERIES, 2, |locks| {
			let copy = locks[0].clone();
			locks.try_push(copy).unwrap();
		})
	});
	broken("2", || {
		Locks::<Test>::mutate(SERIES, 2, |locks| {
			let empty = Lock { amount: 0, claim_ref: claim(50), ..locks[0].clone() };
			locks.try_push(empty).unwrap();
		})
	});
	broken("2", || Locks::<Test>::insert(SERIES, 50, LocksOfInvoice::default()));
	broken("2", || {
		let locks = Locks::<Test>::get(SERIES, 2);
		Locks::<Test>::insert(SERIES, 50, locks);
	});
	broken("2", || {
		let record = FoldedInvoice { link: H256::zero(), total: 1, reversed: 0, settled_at: 0 };
		crate::Invoices::<Test>::insert(SERIES, 2, InvoiceRecord::Folded(record));
	});
}

#[test]
fn invariant_3_breaks_when_a_series_is_not_its_invoices() {
	broken("3", || {
		Locks::<Test>::remove(SERIES, 2);
		crate::Invoices::<Test>::remove(SERIES, 2);
	});
	broken("3", || change_series(|series| series.count -= 1));
	broken("3", || change_series(|series| series.amount -= 1));
	broken("3", || change_series(|series| series.limits.count = 2));
	broken("3", || change_series(|series| series.limits.amount = 2));
	broken("3", || change_series(|series| series.head = H256::zero()));
	broken("3", || {
		let record = crate::Invoices::<Test>::get(SERIES, 2).unwrap();
		let InvoiceRecord::Live(mut invoice) = record else { panic!("live") };
		invoice.money = invoice.money.release(100).unwrap();
		crate::Invoices::<Test>::insert(8, 1, InvoiceRecord::Live(invoice));
	});
}

#[test]
fn invariant_4_breaks_when_references_are_not_one_for_each() {
	let key = Invoices::client_key(&client_ref(2));
	broken("4", || ClientRefs::<Test>::remove(SERIES, key));
	broken("4", || ClientRefs::<Test>::insert(SERIES, key, 1));
	broken("4", || ClientRefs::<Test>::insert(SERIES, [0; 16], 1));
	broken("4", || ClientRefs::<Test>::insert(8, key, 1));
}

#[test]
fn invariant_5_breaks_when_months_are_not_the_sums() {
	let change = |change: fn(&mut PeriodTotals)| {
		move || {
			SeriesTotals::<Test>::mutate(SERIES, 202601, change);
			DepartmentTotals::<Test>::mutate((TAX, cny(), 202601), change);
		}
	};
	broken("5", change(|totals| totals.count += 1));
	broken("5", change(|totals| totals.base += 1));
	broken("5", change(|totals| totals.tax += 1));
	broken("5", || DepartmentTotals::<Test>::mutate((TAX, cny(), 202601), |t| t.base += 1));
	broken("5", || {
		DepartmentTotals::<Test>::insert((OTHER, cny(), 202601), PeriodTotals::default())
	});
	broken("5", || SeriesTotals::<Test>::insert(8, 202601, PeriodTotals::default()));
}

#[test]
fn invariant_6_breaks_when_a_series_hangs_in_the_air() {
	broken("6", || Profiles::<Test>::remove(PROFILE));
	broken("6", || NextSeries::<Test>::put(SERIES));
	broken("6", || SeriesOfSeller::<Test>::remove(SELLER, SERIES));
	broken("6", || SeriesOfSeller::<Test>::insert(BUYER, SERIES, ()));
}
