// SPDX-License-Identifier: Apache-2.0

//! Each rule that the chain can see, broken once.

use govchain_invoice_rules::{Amount, Currency, Rate, Subtotal, TaxCategory, Totals};

use super::*;

fn issue_with(change: impl FnOnce(&mut Totals)) -> DispatchResult {
	let mut invoice = invoice(1);
	change(&mut invoice.totals);
	Invoices::issue(signed(seller()), SERIES, invoice)
}

fn refused(change: impl FnOnce(&mut Totals), error: Error<Test>) {
	ExtBuilder::allotted().build_and_execute(|| {
		assert_noop!(issue_with(change), error);
	});
}

/// The same amount more tax in a category and in every sum above it.
fn more_tax(totals: &mut Totals, by: Amount) {
	totals.subtotals[0].tax += by;
	totals.tax += by;
	totals.with_tax += by;
	totals.due += by;
}

#[test]
fn issue_fails_when_br_co_13_is_broken() {
	refused(|t| t.without_tax += 1, Error::BrCo13TotalWithoutTax);
	refused(|t| t.allowances += 1, Error::BrCo13TotalWithoutTax);
	refused(|t| t.charges += 1, Error::BrCo13TotalWithoutTax);
	refused(|t| t.lines -= 1, Error::BrCo13TotalWithoutTax);
}

#[test]
fn issue_fails_when_br_co_14_is_broken() {
	refused(
		|t| {
			t.tax += 1;
			t.with_tax += 1;
			t.due += 1;
		},
		Error::BrCo14TaxTotal,
	);
}

#[test]
fn issue_fails_when_br_co_15_is_broken() {
	refused(
		|t| {
			t.with_tax += 1;
			t.due += 1;
		},
		Error::BrCo15TotalWithTax,
	);
}

#[test]
fn issue_fails_when_br_co_16_is_broken() {
	refused(|t| t.due -= 1, Error::BrCo16AmountDue);
	refused(|t| t.prepaid += 1, Error::BrCo16AmountDue);
	refused(|t| t.rounding += 1, Error::BrCo16AmountDue);
}

#[test]
fn issue_fails_when_br_co_17_is_broken() {
	refused(|t| more_tax(t, 1), Error::BrCo17CategoryTax);
	refused(|t| more_tax(t, -1), Error::BrCo17CategoryTax);
}

#[test]
fn issue_fails_when_br_co_18_is_broken() {
	refused(|t| t.subtotals.clear(), Error::BrCo18NoTaxBreakdown);
}

#[test]
fn issue_fails_when_bases_are_not_the_total() {
	refused(
		|t| {
			t.subtotals[0].base -= 100;
			more_tax(t, -9);
		},
		Error::BasesTotal,
	);
}

#[test]
fn issue_fails_when_a_category_cannot_have_its_rate() {
	refused(|t| t.subtotals[0].category = TaxCategory::Exempt, Error::RateOfCategory);
}

#[test]
fn issue_fails_when_the_profile_does_not_allow_a_rate() {
	refused(|t| t.subtotals[0].rate = Rate(10_000), Error::RateOfProfile);
}

#[test]
fn issue_fails_when_a_subtotal_is_repeated() {
	refused(
		|t| {
			let half = |base, tax| Subtotal { base, tax, ..t.subtotals[0] };
			let (a, b) = (half(50_000, 4_500), half(50_000, 4_500));
			t.subtotals[0] = a;
			t.subtotals.try_push(b).unwrap();
		},
		Error::RepeatedSubtotal,
	);
}

#[test]
fn issue_fails_when_the_currency_is_another() {
	refused(|t| t.currency = Currency(*b"USD"), Error::CurrencyOfProfile);
}

#[test]
fn issue_fails_when_the_total_is_not_positive() {
	let zero = |t: &mut Totals| {
		*t = Totals {
			lines: 0,
			without_tax: 0,
			tax: 0,
			with_tax: 0,
			due: 0,
			subtotals: vec![subtotal(9, 0, 0)].try_into().unwrap(),
			..totals()
		}
	};
	refused(zero, Error::NotPositive);
	refused(
		|t| {
			zero(t);
			t.subtotals[0] = subtotal(9, -100, -9);
			t.lines = -100;
			t.without_tax = -100;
			t.tax = -9;
			t.with_tax = -109;
			t.due = -109;
		},
		Error::NotPositive,
	);
}

#[test]
fn issue_fails_when_amounts_are_at_the_ends_of_their_range() {
	refused(
		|t| {
			t.allowances = Amount::MIN;
			t.charges = Amount::MAX;
		},
		Error::BrCo13TotalWithoutTax,
	);
	refused(
		|t| {
			t.subtotals[0] = subtotal(13, Amount::MAX, Amount::MAX);
		},
		Error::BrCo17CategoryTax,
	);
}

#[test]
fn issue_keeps_to_rounding_and_tolerance_of_the_profile() {
	ExtBuilder::allotted().build_and_execute(|| {
		let mut record = Profiles::<Test>::get(PROFILE).unwrap();
		record.rules.tax_tolerance = 2;
		assert_ok!(Invoices::set_profile(
			signed(tax_officer()),
			PROFILE,
			record.rules.clone(),
			LOCK_DAYS
		));
		assert_ok!(issue_with(|t| more_tax(t, 2)));
		let other = |by| NewInvoice {
			totals: {
				let mut totals = totals();
				more_tax(&mut totals, by);
				totals
			},
			..invoice(2)
		};
		assert_noop!(
			Invoices::issue(signed(seller()), SERIES, other(3)),
			Error::<Test>::BrCo17CategoryTax
		);
		// 500.50 at 13 % is 65.065: half up 65.07, to the even neighbour 65.06.
		record.rules.tax_tolerance = 0;
		record.rules.rounding = govchain_invoice_rules::Rounding::HalfEven;
		assert_ok!(Invoices::set_profile(signed(tax_officer()), PROFILE, record.rules, LOCK_DAYS));
		assert_noop!(
			Invoices::issue(signed(seller()), SERIES, invoice(2)),
			Error::<Test>::BrCo17CategoryTax
		);
	});
}

/// Random totals, right and wrong: what is accepted keeps to every rule, summed by another road.
#[test]
fn issue_accepts_exactly_what_adds_up() {
	ExtBuilder::allotted().build_and_execute(|| {
		let mut seed = 0x9e37_79b9_7f4a_7c15u64;
		let mut random = |below: u64| {
			seed ^= seed << 13;
			seed ^= seed >> 7;
			seed ^= seed << 17;
			(seed % below) as i64
		};
		let (mut accepted, mut refused) = (0, 0);
		for n in 0..2_000 {
			let mut t = totals();
			let bases = [random(100_000) - 10_000, random(100_000)];
			let tax =
				|base: i64, percent: i64| (2 * base.abs() * percent + 100) / 200 * base.signum();
			let taxes = [tax(bases[0], 9), tax(bases[1], 13)];
			t.subtotals[0] = subtotal(9, bases[0], taxes[0]);
			t.subtotals[1] = subtotal(13, bases[1], taxes[1]);
			t.allowances = random(1_000);
			t.charges = random(1_000);
			t.without_tax = bases[0] + bases[1];
			t.lines = t.without_tax + t.allowances - t.charges;
			t.tax = taxes[0] + taxes[1];
			t.with_tax = t.without_tax + t.tax;
			t.prepaid = random(1_000);
			t.rounding = random(100) - 50;
			t.due = t.with_tax - t.prepaid + t.rounding;
			let wrong = random(2) == 1;
			if wrong {
				let by = random(5) + 1;
				match random(12) {
					0 => t.lines += by,
					1 => t.allowances += by,
					2 => t.charges += by,
					3 => t.without_tax += by,
					4 => t.tax += by,
					5 => t.with_tax += by,
					6 => t.prepaid += by,
					7 => t.rounding += by,
					8 => t.due += by,
					9 => t.subtotals[0].tax += by,
					10 => t.subtotals[1].tax -= by,
					_ => t.subtotals[1].base += by * 100,
				}
			}
			let positive = t.with_tax > 0;
			let result = dispatch(
				seller(),
				Call::issue { series: SERIES, invoice: NewInvoice { totals: t, ..invoice(n) } },
			);
			if accepted < 90 || wrong || !positive {
				assert_eq!(result.is_ok(), !wrong && positive, "{n} {result:?}");
			}
			match result {
				Ok(()) => accepted += 1,
				Err(_) => refused += 1,
			}
		}
		assert!(accepted > 50 && refused > 500, "{accepted} {refused}");
	});
}
