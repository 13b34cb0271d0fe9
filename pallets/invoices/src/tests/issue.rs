// SPDX-License-Identifier: Apache-2.0

use std::collections::BTreeSet;

use govchain_primitives::{
	invoices::{first_link, invoice_id, next_link, Money},
	Commitment, Party,
};
use sp_core::H256;

use super::*;

fn issue_in(series: u32, who: AccountId, invoice: NewInvoice) -> DispatchResult {
	Invoices::issue(signed(who), series, invoice)
}

#[test]
fn issue_gives_number_and_link_and_tells() {
	ExtBuilder::allotted().build_and_execute(|| {
		assert_ok!(issue_in(SERIES, seller(), invoice(1)));
		let id = invoice_id(SERIES, 1);
		let link = next_link(first_link(SERIES, SELLER), id, &invoice(1));
		assert_eq!(
			crate::Invoices::<Test>::get(SERIES, 1),
			Some(InvoiceRecord::Live(LiveInvoice {
				title: Title::Named(BUYER),
				link,
				issued_at: MockCalendar::START,
				money: Money {
					total: TOTAL,
					open: TOTAL,
					locked: 0,
					closed: 0,
					reversed: 0,
					reserved: 0,
				},
			}))
		);
		assert_eq!(
			events(),
			[Event::Issued {
				invoice: id,
				client_ref: client_ref(1),
				title: Party::Identity(BUYER),
				total: TOTAL,
				link,
			}]
		);

		assert_ok!(issue_in(SERIES, seller(), invoice(2)));
		let next = next_link(link, invoice_id(SERIES, 2), &invoice(2));
		let series = Invoices::series(SERIES).unwrap();
		assert_eq!((series.count, series.amount, series.head), (2, 2 * TOTAL, next));
	});
}

#[test]
fn issue_again_changes_nothing_when_the_content_is_equal() {
	ExtBuilder::allotted().build_and_execute(|| {
		for n in 1..=3 {
			issue(invoice(n));
		}
		System::reset_events();
		let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
		for n in [1, 3, 2] {
			assert_ok!(issue_in(SERIES, seller(), invoice(n)));
			assert_eq!(
				events(),
				[Event::AlreadyIssued {
					invoice: invoice_id(SERIES, n),
					client_ref: client_ref(n),
				}]
			);
			System::reset_events();
		}
		assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), before);
	});
}

#[test]
fn issue_again_succeeds_when_the_series_has_ended_or_is_full() {
	ExtBuilder::default().build_and_execute(|| {
		allot(SeriesLimits { count: 1, amount: TOTAL });
		assert_ok!(issue_in(SERIES, seller(), invoice(1)));
		MockCalendar::set_now(VALID_UNTIL + 1);
		assert_ok!(issue_in(SERIES, seller(), invoice(1)));
		assert_noop!(issue_in(SERIES, seller(), invoice(2)), Error::<Test>::SeriesEnded);
	});
}

#[test]
fn issue_again_succeeds_when_the_invoice_was_reimbursed() {
	ExtBuilder::allotted().build_and_execute(|| {
		let id = issue(invoice(1));
		issue(invoice(2));
		lock(id, TOTAL, 1);
		assert_ok!(Invoices::close(signed(buyer()), id, claim(1)));
		assert_ok!(issue_in(SERIES, seller(), invoice(1)));
		assert_ok!(issue_in(SERIES, seller(), invoice(2)));
		assert_eq!(Invoices::series(SERIES).unwrap().count, 2);
	});
}

#[test]
fn issue_fails_when_the_reference_has_other_content() {
	ExtBuilder::allotted().build_and_execute(|| {
		issue(invoice(1));
		issue(invoice(2));
		let mut other_totals = invoice(1);
		other_totals.totals.prepaid += 100;
		other_totals.totals.due -= 100;
		for other in [
			NewInvoice { title: Party::Identity(OTHER_FIRM), ..invoice(1) },
			NewInvoice { title: committed_invoice(1).title, ..invoice(1) },
			NewInvoice { content: Commitment::repeat_byte(0xcd), ..invoice(1) },
			NewInvoice { content: Commitment::repeat_byte(0xcd), ..invoice(2) },
			other_totals,
		] {
			assert_noop!(issue_in(SERIES, seller(), other), Error::<Test>::ClientRefTaken);
		}
	});
}

#[test]
fn issue_knows_references_by_series() {
	ExtBuilder::allotted().build_and_execute(|| {
		let second = allot(LIMITS);
		issue(invoice(1));
		assert_ok!(issue_in(second, seller(), invoice(1)));
		let other = NewInvoice { title: Party::Identity(OTHER_FIRM), ..invoice(2) };
		issue(invoice(2));
		assert_ok!(issue_in(second, seller(), other));
		let of =
			|series, n| Invoices::invoice_by_client_ref(series, client_ref(n)).unwrap().invoice;
		assert_eq!(of(SERIES, 2), invoice_id(SERIES, 2));
		assert_eq!(of(second, 2), invoice_id(second, 2));
	});
}

#[test]
fn issue_fails_when_the_caller_is_not_the_seller() {
	ExtBuilder::allotted().build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Invoices::issue(origin, SERIES, invoice(1)), DispatchError::BadOrigin);
		}
		assert_noop!(issue_in(SERIES, stranger(), invoice(1)), MockIdentities::UNKNOWN);
		for who in [buyer(), other_firm(), citizen()] {
			assert_noop!(issue_in(SERIES, who, invoice(1)), Error::<Test>::NotTheSeller);
		}
		MockIdentities::set_frozen(SELLER, true);
		assert_noop!(issue_in(SERIES, seller(), invoice(1)), MockIdentities::FROZEN);
	});
}

#[test]
fn issue_follows_the_seller_to_a_new_key() {
	ExtBuilder::allotted().build_and_execute(|| {
		issue(invoice(1));
		MockIdentities::rebind(SELLER, 1, account(77));
		assert_noop!(issue_in(SERIES, seller(), invoice(2)), MockIdentities::UNKNOWN);
		assert_ok!(issue_in(SERIES, account(77), invoice(1)));
		assert_ok!(issue_in(SERIES, account(77), invoice(2)));
	});
}

#[test]
fn issue_fails_when_the_series_is_unknown() {
	ExtBuilder::allotted().build_and_execute(|| {
		assert_noop!(issue_in(1, seller(), invoice(1)), Error::<Test>::UnknownSeries);
	});
}

#[test]
fn issue_fails_when_the_series_has_ended() {
	ExtBuilder::allotted().build_and_execute(|| {
		MockCalendar::set_now(VALID_UNTIL);
		assert_ok!(issue_in(SERIES, seller(), invoice(1)));
		MockCalendar::advance(1);
		assert_noop!(issue_in(SERIES, seller(), invoice(2)), Error::<Test>::SeriesEnded);
	});
}

#[test]
fn issue_fails_when_the_count_limit_is_reached() {
	ExtBuilder::default().build_and_execute(|| {
		allot(SeriesLimits { count: 2, ..LIMITS });
		issue(invoice(1));
		issue(invoice(2));
		assert_noop!(issue_in(SERIES, seller(), invoice(3)), Error::<Test>::CountLimitReached);
	});
}

#[test]
fn issue_fails_when_the_amount_limit_is_reached() {
	ExtBuilder::default().build_and_execute(|| {
		allot(SeriesLimits { amount: 2 * TOTAL, ..LIMITS });
		issue(invoice(1));
		issue(invoice(2));
		let least = NewInvoice {
			totals: govchain_invoice_rules::Totals {
				lines: 1,
				without_tax: 1,
				tax: 0,
				with_tax: 1,
				due: 1,
				subtotals: vec![subtotal(9, 1, 0)].try_into().unwrap(),
				..totals()
			},
			..invoice(3)
		};
		assert_noop!(issue_in(SERIES, seller(), least.clone()), Error::<Test>::AmountLimitReached);
		let second = allot(SeriesLimits { count: u32::MAX, amount: u64::MAX });
		assert_ok!(issue_in(second, seller(), least));
	});
}

#[test]
fn issue_fails_when_sums_leave_their_range() {
	ExtBuilder::default().build_and_execute(|| {
		allot(SeriesLimits { count: 3, amount: u64::MAX });
		let large = |n| NewInvoice {
			totals: govchain_invoice_rules::Totals {
				lines: i64::MAX,
				without_tax: i64::MAX,
				tax: 0,
				with_tax: i64::MAX,
				due: i64::MAX,
				subtotals: vec![govchain_invoice_rules::Subtotal {
					category: govchain_invoice_rules::TaxCategory::Exempt,
					rate: govchain_invoice_rules::Rate::ZERO,
					base: i64::MAX,
					tax: 0,
				}]
				.try_into()
				.unwrap(),
				..totals()
			},
			..invoice(n)
		};
		issue(large(1));
		issue(large(2));
		// Twice the largest amount is one below the largest sum.
		assert_noop!(issue_in(SERIES, seller(), large(3)), Error::<Test>::AmountLimitReached);
		assert_eq!(Invoices::series(SERIES).unwrap().amount, u64::MAX - 1);
	});
}

#[test]
fn issue_fails_when_the_totals_of_the_month_leave_their_range() {
	ExtBuilder::allotted().build().execute_with(|| {
		let full =
			govchain_primitives::invoices::PeriodTotals { base: i128::MAX, ..Default::default() };
		SeriesTotals::<Test>::insert(SERIES, 202601, full);
		assert_noop!(issue_in(SERIES, seller(), invoice(1)), Error::<Test>::AmountOutOfRange);
		SeriesTotals::<Test>::remove(SERIES, 202601);
		DepartmentTotals::<Test>::insert((TAX, cny(), 202601), full);
		assert_noop!(issue_in(SERIES, seller(), invoice(1)), Error::<Test>::AmountOutOfRange);
	});
}

#[test]
fn issue_fails_when_the_title_names_a_citizen_or_nobody() {
	ExtBuilder::allotted().build_and_execute(|| {
		for identity in [CITIZEN, 77] {
			let invoice = NewInvoice { title: Party::Identity(identity), ..invoice(1) };
			assert_noop!(issue_in(SERIES, seller(), invoice), Error::<Test>::NotAnEnterprise);
		}
	});
}

#[test]
fn numbers_are_unique_when_tills_run_side_by_side() {
	ExtBuilder::default().build_and_execute(|| {
		allot(SeriesLimits { count: 1_000, amount: u64::MAX });
		// Five tills send fifty invoices each, in turn, each three times and late ones first.
		for round in (0..50u32).rev() {
			for attempt in 0..3 {
				for till in 0..5u32 {
					let n = (round + attempt * 7) % 50 + till * 50;
					assert_ok!(issue_in(SERIES, seller(), invoice(n)));
				}
			}
		}
		let numbers: BTreeSet<_> = (0..250)
			.map(|n| Invoices::invoice_by_client_ref(SERIES, client_ref(n)).unwrap().number)
			.collect();
		assert!(numbers.into_iter().eq(1..=250));
	});
}

#[test]
fn links_can_be_replayed_from_what_was_issued() {
	ExtBuilder::allotted().build_and_execute(|| {
		let mut link = first_link(SERIES, SELLER);
		let mut links = BTreeSet::new();
		for n in 1..=20 {
			let invoice = if n % 2 == 0 { invoice(n) } else { committed_invoice(n) };
			let id = issue(invoice.clone());
			link = next_link(link, id, &invoice);
			assert_eq!(Invoices::invoice(id).unwrap().link, link);
			assert!(links.insert(link));
		}
		assert_eq!(Invoices::series(SERIES).unwrap().head, link);
		assert!(!links.contains(&H256::zero()));
	});
}
