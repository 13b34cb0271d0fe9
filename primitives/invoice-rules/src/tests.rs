// SPDX-License-Identifier: Apache-2.0

use codec::{Decode, Encode, MaxEncodedLen};

use super::*;

fn cny() -> Currency {
	Currency::new("CNY").unwrap()
}

fn profile() -> Profile {
	Profile::standard(cny(), 2)
}

fn subtotal(rate: &str, base: Amount, tax: Amount) -> Subtotal {
	Subtotal { category: TaxCategory::Standard, rate: Rate::from_percent(rate).unwrap(), base, tax }
}

/// 1,000.00 at 9 %, less an allowance of 100.00; 500.50 at 13 % and a charge of 20.00 there.
fn totals() -> Totals {
	Totals {
		currency: cny(),
		lines: 150_050,
		allowances: 10_000,
		charges: 2_000,
		without_tax: 142_050,
		tax: 14_867,
		with_tax: 156_917,
		prepaid: 50_000,
		rounding: -17,
		due: 106_900,
		subtotals: vec![subtotal("9", 90_000, 8_100), subtotal("13", 52_050, 6_767)]
			.try_into()
			.unwrap(),
	}
}

fn part(rate: &str, amount: Amount) -> Part {
	Part { amount, category: TaxCategory::Standard, rate: Rate::from_percent(rate).unwrap() }
}

fn check_document(
	change: impl FnOnce(&mut Totals, &mut Vec<Part>, &mut Vec<Part>, &mut Vec<Part>),
) -> Result<(), Broken> {
	let mut totals = totals();
	let mut lines = vec![part("9", 60_000), part("9", 40_000), part("13", 50_050)];
	let (mut allowances, mut charges) = (vec![part("9", 10_000)], vec![part("13", 2_000)]);
	change(&mut totals, &mut lines, &mut allowances, &mut charges);
	Document { totals: &totals, lines: &lines, allowances: &allowances, charges: &charges }
		.check(&profile())
}

fn check(change: impl FnOnce(&mut Totals)) -> Result<(), Broken> {
	let mut totals = totals();
	change(&mut totals);
	totals.check(&profile())
}

#[test]
fn a_right_document_passes() {
	assert_eq!(check(|_| ()), Ok(()));
	assert_eq!(check_document(|_, _, _, _| ()), Ok(()));
}

#[test]
fn a_right_correction_passes() {
	assert_eq!(
		check(|t| {
			for amount in [
				&mut t.lines,
				&mut t.allowances,
				&mut t.charges,
				&mut t.without_tax,
				&mut t.tax,
				&mut t.with_tax,
				&mut t.prepaid,
				&mut t.rounding,
				&mut t.due,
			] {
				*amount = -*amount;
			}
			for subtotal in t.subtotals.iter_mut() {
				subtotal.base = -subtotal.base;
				subtotal.tax = -subtotal.tax;
			}
		}),
		Ok(())
	);
}

#[test]
fn each_rule_on_totals_is_its_own_error() {
	let usd = Currency::new("USD").unwrap();
	assert_eq!(
		check(|t| t.currency = usd),
		Err(Broken::CurrencyOfProfile { stated: usd, prescribed: cny() })
	);
	assert_eq!(check(|t| t.subtotals.clear()), Err(Broken::NoTaxBreakdown));
	assert_eq!(
		check(|t| t.without_tax += 1),
		Err(Broken::TotalWithoutTax { stated: 142_051, computed: 142_050 })
	);
	assert_eq!(
		check(|t| {
			t.subtotals[0].base += 100;
			t.subtotals[0].tax += 9;
			t.tax += 9;
			t.with_tax += 9;
			t.due += 9;
		}),
		Err(Broken::BasesTotal { stated: 142_050, computed: 142_150 })
	);
	assert_eq!(check(|t| t.tax -= 1), Err(Broken::TaxTotal { stated: 14_866, computed: 14_867 }));
	assert_eq!(
		check(|t| t.with_tax += 100),
		Err(Broken::TotalWithTax { stated: 157_017, computed: 156_917 })
	);
	assert_eq!(
		check(|t| t.due += 1),
		Err(Broken::AmountDue { stated: 106_901, computed: 106_900 })
	);
	assert_eq!(
		check(|t| t.subtotals[1].tax += 1),
		Err(Broken::CategoryTax {
			category: TaxCategory::Standard,
			rate: Rate(13_000),
			stated: 6_768,
			computed: 6_767,
		})
	);
	let rate = Rate(9_000);
	assert_eq!(
		check(|t| t.subtotals[0].category = TaxCategory::Exempt),
		Err(Broken::RateOfCategory { category: TaxCategory::Exempt, rate })
	);
	assert_eq!(
		check(|t| t.subtotals[1] = t.subtotals[0]),
		Err(Broken::RepeatedSubtotal { category: TaxCategory::Standard, rate })
	);
}

#[test]
fn each_rule_on_lines_is_its_own_error() {
	assert_eq!(
		check_document(|_, lines, _, _| lines[0].amount += 1),
		Err(Broken::LinesTotal { stated: 150_050, computed: 150_051 })
	);
	assert_eq!(
		check_document(|_, _, allowances, _| allowances.push(part("9", 1))),
		Err(Broken::AllowancesTotal { stated: 10_000, computed: 10_001 })
	);
	assert_eq!(
		check_document(|_, _, _, charges| charges.clear()),
		Err(Broken::ChargesTotal { stated: 2_000, computed: 0 })
	);
	// A line moved to the other rate: every sum is right, only the base of its category isn't.
	assert_eq!(
		check_document(|_, lines, _, _| lines[1].rate = Rate(13_000)),
		Err(Broken::CategoryBase {
			category: TaxCategory::Standard,
			rate: Rate(9_000),
			stated: 90_000,
			computed: 50_000,
		})
	);
	assert_eq!(
		check_document(|_, lines, _, _| lines[1].rate = Rate(6_000)),
		Err(Broken::CategoryWithoutSubtotal { category: TaxCategory::Standard, rate: Rate(6_000) })
	);
	// The totals are checked with the lines.
	assert!(matches!(check_document(|t, _, _, _| t.due += 1), Err(Broken::AmountDue { .. })));
}

#[test]
fn a_listed_rate_is_allowed_and_no_other() {
	let only = |rates: &[(TaxCategory, &str)]| Profile {
		rates: AllowedRates::Only(
			rates
				.iter()
				.map(|(category, rate)| RateOfCategory {
					category: *category,
					rate: Rate::from_percent(rate).unwrap(),
				})
				.collect::<Vec<_>>()
				.try_into()
				.unwrap(),
		),
		..profile()
	};
	let standard = TaxCategory::Standard;
	assert_eq!(totals().check(&only(&[(standard, "9"), (standard, "13")])), Ok(()));
	assert_eq!(
		totals().check(&only(&[(standard, "9"), (TaxCategory::Exempt, "0")])),
		Err(Broken::RateOfProfile { category: standard, rate: Rate(13_000) })
	);
}

#[test]
fn tolerance_covers_the_category_tax_only() {
	let lax = Profile { tax_tolerance: 3, ..profile() };
	let off_by = |by: Amount| {
		let mut t = totals();
		t.subtotals[0].tax += by;
		t.tax += by;
		t.with_tax += by;
		t.due += by;
		t
	};
	assert_eq!(off_by(3).check(&lax), Ok(()));
	assert_eq!(off_by(-3).check(&lax), Ok(()));
	assert!(matches!(off_by(4).check(&lax), Err(Broken::CategoryTax { .. })));
	assert!(matches!(off_by(-4).check(&lax), Err(Broken::CategoryTax { .. })));
	assert!(matches!(off_by(1).check(&profile()), Err(Broken::CategoryTax { .. })));

	let mut sum_off = totals();
	sum_off.tax += 1;
	sum_off.with_tax += 1;
	sum_off.due += 1;
	assert!(matches!(sum_off.check(&lax), Err(Broken::TaxTotal { .. })));

	let mut exempt = off_by(1);
	exempt.subtotals[0] =
		Subtotal { category: TaxCategory::Exempt, rate: Rate::ZERO, base: 90_000, tax: 1 };
	assert_eq!(
		exempt.check(&lax),
		Err(Broken::CategoryTax {
			category: TaxCategory::Exempt,
			rate: Rate::ZERO,
			stated: 1,
			computed: 0,
		})
	);
}

#[test]
fn tax_is_rounded_as_the_profile_says() {
	let five = Rate::from_percent("5").unwrap();
	for (base, up, even, down) in [
		// 0.5, 1.5, 2.5 of the minor unit, and both sides of a half.
		(10, 1, 0, 0),
		(30, 2, 2, 1),
		(50, 3, 2, 2),
		(9, 0, 0, 0),
		(11, 1, 1, 0),
		(-10, -1, 0, 0),
		(-30, -2, -2, -1),
		(-50, -3, -2, -2),
		(0, 0, 0, 0),
	] {
		assert_eq!(tax_of(base, five, Rounding::HalfUp), Some(up), "{base}");
		assert_eq!(tax_of(base, five, Rounding::HalfEven), Some(even), "{base}");
		assert_eq!(tax_of(base, five, Rounding::Down), Some(down), "{base}");
	}
	let largest = tax_of(Amount::MAX, Rate::MAX, Rounding::HalfUp);
	assert_eq!(largest, Some(i128::from(Amount::MAX) * 10));
	assert!(tax_of(Amount::MIN, Rate(u32::MAX), Rounding::HalfUp).is_some());
}

#[test]
fn rounding_agrees_with_exact_fractions() {
	// Half up by another road: (2 |n| + d) / 2d with the sign put back.
	let mut seed = 0x2545_f491_4f6c_dd1du64;
	for _ in 0..20_000 {
		seed ^= seed << 13;
		seed ^= seed >> 7;
		seed ^= seed << 17;
		let base = (seed as i64) >> (seed % 40);
		let rate = Rate((seed >> 11) as u32 % 100_000);
		let n = i128::from(base) * i128::from(rate.0);
		let expected = (2 * n.abs() + 100_000) / 200_000 * n.signum();
		assert_eq!(tax_of(base, rate, Rounding::HalfUp), Some(expected), "{base} {rate}");
	}
}

#[test]
fn sums_beyond_the_amounts_are_broken_rules_not_wrap_arounds() {
	assert_eq!(
		lines_total(-2, [Amount::MAX, Amount::MAX]),
		Err(Broken::LinesTotal { stated: -2, computed: 2 * i128::from(Amount::MAX) })
	);
	assert!(matches!(
		total_without_tax(1, Amount::MAX, Amount::MIN, Amount::MAX),
		Err(Broken::TotalWithoutTax { .. })
	));
	assert!(matches!(
		check(|t| {
			t.with_tax = Amount::MIN;
			t.tax = Amount::MIN;
		}),
		Err(Broken::TaxTotal { .. })
	));
	assert_eq!(Broken::Overflow.rule(), "amounts within range");
}

#[test]
fn percentages_are_read_exactly() {
	for (text, rate) in [
		("0", Some(0)),
		("0.00", Some(0)),
		("6", Some(6_000)),
		("13.0", Some(13_000)),
		("5.5", Some(5_500)),
		("8.875", Some(8_875)),
		("8.87500", Some(8_875)),
		("0.001", Some(1)),
		("1000", Some(1_000_000)),
		("1000.001", None),
		("8.8751", None),
		("-1", None),
		("+1", None),
		("", None),
		(".", None),
		(".5", None),
		("5.", None),
		("1e2", None),
		("99999999999", None),
		("5.0000000000000000000000000000000000000000", Some(5_000)),
	] {
		assert_eq!(Rate::from_percent(text), rate.map(Rate), "{text}");
	}
}

#[test]
fn categories_have_the_rates_of_the_standard() {
	for category in TaxCategory::ALL {
		assert_eq!(TaxCategory::from_code(category.code()), Some(category));
	}
	assert_eq!(TaxCategory::from_code("X"), None);
	assert!(TaxCategory::Standard.takes(Rate(1)));
	assert!(!TaxCategory::Standard.takes(Rate::ZERO));
	assert!(!TaxCategory::Standard.takes(Rate(1_000_001)));
	assert!(TaxCategory::CanaryIslands.takes(Rate::ZERO));
	assert!(TaxCategory::CanaryIslands.takes(Rate(7_000)));
	for category in [
		TaxCategory::ZeroRated,
		TaxCategory::Exempt,
		TaxCategory::ReverseCharge,
		TaxCategory::IntraCommunity,
		TaxCategory::Export,
		TaxCategory::OutsideScope,
	] {
		assert!(category.takes(Rate::ZERO) && !category.takes(Rate(1)), "{category:?}");
	}
}

#[test]
fn profiles_that_make_no_sense_are_refused() {
	let pair = RateOfCategory { category: TaxCategory::Standard, rate: Rate(13_000) };
	let bad = RateOfCategory { category: TaxCategory::Exempt, rate: Rate(13_000) };
	let with = |rates: Vec<_>| Profile {
		rates: AllowedRates::Only(rates.try_into().unwrap()),
		..profile()
	};
	assert_eq!(profile().check(), Ok(()));
	assert_eq!(with(vec![pair]).check(), Ok(()));
	assert_eq!(with(vec![]).check(), Err(ProfileFault::Rates));
	assert_eq!(with(vec![pair, pair]).check(), Err(ProfileFault::Rates));
	assert_eq!(with(vec![bad]).check(), Err(ProfileFault::Rate));
	let with = |exponent, tax_tolerance| Profile { exponent, tax_tolerance, ..profile() };
	assert_eq!(with(2, 99).check(), Ok(()));
	assert_eq!(with(2, 100).check(), Err(ProfileFault::Tolerance));
	assert_eq!(with(0, 0).check(), Ok(()));
	assert_eq!(with(0, 1).check(), Err(ProfileFault::Tolerance));
	assert_eq!(with(5, 0).check(), Err(ProfileFault::Exponent));
	let lower = Profile { currency: Currency(*b"cny"), ..profile() };
	assert_eq!(lower.check(), Err(ProfileFault::Currency));
	assert_eq!(Currency::new("CN"), None);
	assert_eq!(Currency::new("CN1"), None);
}

#[test]
fn amounts_are_written_in_units_and_rules_by_their_names() {
	assert_eq!(InUnits(-1234, 2).to_string(), "-12.34");
	assert_eq!(InUnits(-4, 2).to_string(), "-0.04");
	assert_eq!(InUnits(1234, 0).to_string(), "1234");
	assert_eq!(InUnits(1234, 3).to_string(), "1.234");
	assert_eq!(InUnits(i128::MIN, 2).to_string(), "-1701411834604692317316873037158841057.28");
	assert_eq!(Rate(13_000).to_string(), "13 %");
	assert_eq!(Rate(5_500).to_string(), "5.5 %");
	assert_eq!(Rate(50).to_string(), "0.05 %");
	assert_eq!(Rate(8_875).to_string(), "8.875 %");
	assert_eq!(check(|t| t.subtotals[1].tax += 1).unwrap_err().rule(), "BR-CO-17");
	assert_eq!(check(|t| t.without_tax += 1).unwrap_err().rule(), "BR-CO-13");
}

#[test]
fn encodings_are_fixed() {
	let bytes = totals().encode();
	assert_eq!(
		hex(&bytes),
		"434e59\
		 224a020000000000\
		 1027000000000000\
		 d007000000000000\
		 e22a020000000000\
		 133a000000000000\
		 f564020000000000\
		 50c3000000000000\
		 efffffffffffffff\
		 94a1010000000000\
		 08\
		 0028230000905f010000000000a41f000000000000\
		 00c832000052cb0000000000006f1a000000000000"
			.replace([' ', '\t', '\n'], "")
	);
	assert_eq!(Totals::decode(&mut &bytes[..]), Ok(totals()));
	assert_eq!(Totals::max_encoded_len(), 3 + 9 * 8 + 1 + 8 * 21);

	let profile = Profile {
		rounding: Rounding::HalfEven,
		tax_tolerance: 99,
		rates: AllowedRates::Only(
			vec![RateOfCategory { category: TaxCategory::ReverseCharge, rate: Rate::ZERO }]
				.try_into()
				.unwrap(),
		),
		..profile()
	};
	assert_eq!(hex(&profile.encode()), "434e5902016300010403000000 00".replace(' ', ""));
}

#[test]
fn more_subtotals_than_the_bound_do_not_decode() {
	let mut bytes = totals().encode();
	let at = 3 + 9 * 8;
	bytes.truncate(at);
	bytes.extend(vec![subtotal("13", 0, 0); 9].encode());
	assert!(Totals::decode(&mut &bytes[..]).is_err());
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
