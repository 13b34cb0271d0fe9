// SPDX-License-Identifier: Apache-2.0

//! What an invoice takes of state: keys and values of all entries.

use super::*;

/// `design.md`, numbers.
const BUDGET: usize = 260;

/// The bytes by which `act` grows state, with a first invoice there that has opened the month.
fn growth(act: impl Fn(u32)) -> usize {
	ExtBuilder::allotted().build().execute_with(|| {
		issue(invoice(1_000));
		let before = state_size();
		act(1);
		let once = state_size() - before;
		act(2);
		assert_eq!(state_size() - before, 2 * once);
		once
	})
}

#[test]
fn an_open_invoice_fits_its_budget() {
	let named = growth(|n| {
		issue(invoice(n));
	});
	let committed = growth(|n| {
		issue(committed_invoice(n));
	});
	// The largest open invoice: its committed title was opened, and no lock runs.
	let opened = growth(|n| {
		let id = issue(committed_invoice(n));
		assert_ok!(Invoices::lock(signed(buyer()), id, 1, claim(1), Some(opening())));
		assert_ok!(Invoices::release(signed(buyer()), id, claim(1)));
	});
	assert_eq!((named, committed, opened), (194, 218, 226));
	assert!(opened <= BUDGET);
}

#[test]
fn a_lock_and_a_folded_invoice_take_what_is_documented() {
	let locked = growth(|n| {
		let id = issue(invoice(n));
		lock(id, 1, 1);
	});
	assert_eq!(locked, 194 + 98);
	let folded = growth(|n| {
		let id = issue(committed_invoice(n));
		assert_ok!(Invoices::lock(signed(buyer()), id, TOTAL, claim(1), Some(opening())));
		assert_ok!(Invoices::close(signed(buyer()), id, claim(1)));
	});
	assert_eq!(folded, 153);
}
