// SPDX-License-Identifier: Apache-2.0

use govchain_primitives::invoices::PeriodTotals;

use super::*;

fn of(count: u64) -> PeriodTotals {
	PeriodTotals {
		count,
		base: 150_050 * i128::from(count),
		tax: 15_507 * i128::from(count),
		..PeriodTotals::default()
	}
}

#[test]
fn totals_are_counted_by_month_series_and_department() {
	ExtBuilder::default().build_and_execute(|| {
		let until = MockCalendar::START + 90 * 86_400_000;
		for who in [tax_officer(), tax_officer(), tax_officer_below()] {
			assert_ok!(Invoices::allot_series(signed(who), SELLER, PROFILE, LIMITS, until));
		}
		let issue = |series, n| {
			assert_ok!(Invoices::issue(signed(seller()), series, invoice(n)));
		};
		issue(0, 1);
		issue(0, 2);
		issue(1, 3);
		issue(2, 4);
		// Again, and refused: neither counts.
		issue(0, 1);
		let mut wrong = invoice(9);
		wrong.totals.due += 1;
		assert!(Invoices::issue(signed(seller()), 0, wrong).is_err());
		MockCalendar::advance_days(26);
		issue(0, 5);
		MockCalendar::advance_days(1);
		issue(0, 6);

		assert_eq!(Invoices::totals_of_series(0, 202601), of(3));
		assert_eq!(Invoices::totals_of_series(0, 202602), of(1));
		assert_eq!(Invoices::totals_of_series(1, 202601), of(1));
		assert_eq!(Invoices::totals_of_series(0, 202603), of(0));
		assert_eq!(Invoices::totals_of_department(TAX, *b"CNY", 202601), of(4));
		assert_eq!(Invoices::totals_of_department(TAX, *b"CNY", 202602), of(1));
		assert_eq!(Invoices::totals_of_department(TAX_BELOW, *b"CNY", 202601), of(1));
		assert_eq!(Invoices::totals_of_department(TAX, *b"USD", 202601), of(0));
	});
}

#[test]
fn totals_stay_when_invoices_are_reimbursed() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(invoice(1));
		lock(id, TOTAL, 1);
		assert_ok!(Invoices::close(signed(buyer()), id, claim(1)));
		assert_eq!(Invoices::totals_of_series(SERIES, 202601), of(1));
	});
}
