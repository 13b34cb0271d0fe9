// SPDX-License-Identifier: Apache-2.0

use govchain_primitives::invoices::{invoice_id, InvoiceInfo, LiveInfo, LockInfo, Money};

use super::*;

#[test]
fn invoice_shows_what_stands_in_state() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(invoice(1));
		lock(id, 100, 1);
		let link = Invoices::series(SERIES).unwrap().head;
		let day = 86_400_000;
		let until = (MockCalendar::START / day + 11) * day - 1;
		let info = InvoiceInfo {
			invoice: id,
			series: SERIES,
			number: 1,
			link,
			currency: *b"CNY",
			money: Money {
				total: TOTAL,
				open: TOTAL - 100,
				locked: 100,
				closed: 0,
				reversed: 0,
				reserved: 0,
			},
			live: Some(LiveInfo {
				holder: Some(BUYER),
				commitment: None,
				issued_at: MockCalendar::START,
				locks: vec![LockInfo { claim_ref: claim(1), amount: 100, until: Some(until) }],
			}),
			settled_at: None,
		};
		assert_eq!(Invoices::invoice(id), Some(info.clone()));
		assert_eq!(Invoices::invoice_by_client_ref(SERIES, client_ref(1)), Some(info.clone()));

		assert_ok!(Invoices::release(signed(buyer()), id, claim(1)));
		lock(id, TOTAL, 2);
		MockCalendar::advance(5);
		assert_ok!(Invoices::close(signed(buyer()), id, claim(2)));
		let money = Money { open: 0, locked: 0, closed: TOTAL, ..info.money };
		let folded =
			InvoiceInfo { money, live: None, settled_at: Some(MockCalendar::START + 5), ..info };
		assert_eq!(Invoices::invoice(id), Some(folded.clone()));
		assert_eq!(Invoices::invoice_by_client_ref(SERIES, client_ref(1)), Some(folded));
	});
}

#[test]
fn reads_know_nothing_of_what_is_not_there() {
	ExtBuilder::allotted().build_and_execute(|| {
		assert_eq!(Invoices::invoice(invoice_id(SERIES, 1)), None);
		assert_eq!(Invoices::invoice_by_client_ref(SERIES, client_ref(1)), None);
		assert_eq!(Invoices::series(1), None);
		assert_eq!(Invoices::series_of(BUYER), Vec::<u32>::new());
	});
}

#[test]
fn series_of_lists_no_more_than_its_bound() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..MAX_SERIES_LISTED + 5 {
			allot(LIMITS);
		}
		assert_eq!(Invoices::series_of(SELLER).len(), MAX_SERIES_LISTED);
	});
}
