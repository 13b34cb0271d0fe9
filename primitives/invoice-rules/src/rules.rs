// SPDX-License-Identifier: Apache-2.0

//! The rules.

use crate::{Amount, Currency, Profile, Rate, Rounding, Subtotal, TaxCategory, Totals};

/// Thousandths of a percent in one.
const RATE_DENOMINATOR: i128 = 100_000;

/// The rule that a document breaks, with the amounts that show it, in minor units. Amounts that are
/// computed are `i128`: they may be what no document can state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Broken {
	/// BT-5 isn't the currency of the profile.
	CurrencyOfProfile {
		/// What the document states.
		stated: Currency,
		/// What the profile prescribes.
		prescribed: Currency,
	},
	/// BR-CO-10.
	LinesTotal {
		/// BT-106.
		stated: Amount,
		/// The sum.
		computed: i128,
	},
	/// BR-CO-11.
	AllowancesTotal {
		/// BT-107.
		stated: Amount,
		/// The sum.
		computed: i128,
	},
	/// BR-CO-12.
	ChargesTotal {
		/// BT-108.
		stated: Amount,
		/// The sum.
		computed: i128,
	},
	/// BR-CO-13.
	TotalWithoutTax {
		/// BT-109.
		stated: Amount,
		/// BT-106 − BT-107 + BT-108.
		computed: i128,
	},
	/// BR-CO-14.
	TaxTotal {
		/// BT-110.
		stated: Amount,
		/// The sum of BT-117.
		computed: i128,
	},
	/// BR-CO-15.
	TotalWithTax {
		/// BT-112.
		stated: Amount,
		/// BT-109 + BT-110.
		computed: i128,
	},
	/// BR-CO-16.
	AmountDue {
		/// BT-115.
		stated: Amount,
		/// BT-112 − BT-113 + BT-114.
		computed: i128,
	},
	/// BR-CO-17.
	CategoryTax {
		/// BT-118.
		category: TaxCategory,
		/// BT-119.
		rate: Rate,
		/// BT-117.
		stated: Amount,
		/// BT-116 × BT-119 / 100, rounded.
		computed: i128,
	},
	/// BR-CO-18: there is no tax subtotal.
	NoTaxBreakdown,
	/// The bases of the subtotals don't add up to the total without tax. In EN 16931 this follows
	/// from BR-CO-13 and the rules on bases; on chain it ties the bases to the total.
	BasesTotal {
		/// BT-109.
		stated: Amount,
		/// The sum of BT-116.
		computed: i128,
	},
	/// BR-S-08, BR-Z-08 and their kin: the base of a category and rate isn't what its lines,
	/// allowances and charges add up to.
	CategoryBase {
		/// BT-118.
		category: TaxCategory,
		/// BT-119.
		rate: Rate,
		/// BT-116.
		stated: Amount,
		/// Lines − allowances + charges.
		computed: i128,
	},
	/// A line, allowance or charge has a category and rate for which there is no subtotal.
	CategoryWithoutSubtotal {
		/// BT-151, BT-95 or BT-102.
		category: TaxCategory,
		/// BT-152, BT-96 or BT-103.
		rate: Rate,
	},
	/// BR-S-05, BR-Z-05 and their kin: the category can't have this rate.
	RateOfCategory {
		/// BT-118.
		category: TaxCategory,
		/// BT-119.
		rate: Rate,
	},
	/// The profile doesn't allow this rate of this category.
	RateOfProfile {
		/// BT-118.
		category: TaxCategory,
		/// BT-119.
		rate: Rate,
	},
	/// Two subtotals have the same category and rate.
	RepeatedSubtotal {
		/// BT-118.
		category: TaxCategory,
		/// BT-119.
		rate: Rate,
	},
	/// A sum is beyond what can be computed.
	Overflow,
}

/// One line, allowance or charge, as far as arithmetic sees it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
	/// BT-131, BT-92 or BT-99, in minor units.
	pub amount: Amount,
	/// BT-151, BT-95 or BT-102.
	pub category: TaxCategory,
	/// BT-152, BT-96 or BT-103.
	pub rate: Rate,
}

/// A whole document, as far as arithmetic sees it.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
	/// BG-22 and BG-23.
	pub totals: &'a Totals,
	/// BG-25.
	pub lines: &'a [Part],
	/// BG-20.
	pub allowances: &'a [Part],
	/// BG-21.
	pub charges: &'a [Part],
}

fn sum(amounts: impl IntoIterator<Item = Amount>) -> Result<i128, Broken> {
	amounts
		.into_iter()
		.try_fold(0i128, |sum, amount| sum.checked_add(amount.into()))
		.ok_or(Broken::Overflow)
}

/// `a − b + c`.
fn less_and_more(a: i128, b: i128, c: i128) -> Result<i128, Broken> {
	a.checked_sub(b).and_then(|rest| rest.checked_add(c)).ok_or(Broken::Overflow)
}

fn ensure(holds: bool, broken: Broken) -> Result<(), Broken> {
	if holds {
		Ok(())
	} else {
		Err(broken)
	}
}

/// BR-CO-10: `stated` (BT-106) is the sum of the line net amounts (BT-131).
pub fn lines_total(
	stated: Amount,
	amounts: impl IntoIterator<Item = Amount>,
) -> Result<(), Broken> {
	let computed = sum(amounts)?;
	ensure(computed == stated.into(), Broken::LinesTotal { stated, computed })
}

/// BR-CO-11: `stated` (BT-107) is the sum of the document level allowances (BT-92).
pub fn allowances_total(
	stated: Amount,
	amounts: impl IntoIterator<Item = Amount>,
) -> Result<(), Broken> {
	let computed = sum(amounts)?;
	ensure(computed == stated.into(), Broken::AllowancesTotal { stated, computed })
}

/// BR-CO-12: `stated` (BT-108) is the sum of the document level charges (BT-99).
pub fn charges_total(
	stated: Amount,
	amounts: impl IntoIterator<Item = Amount>,
) -> Result<(), Broken> {
	let computed = sum(amounts)?;
	ensure(computed == stated.into(), Broken::ChargesTotal { stated, computed })
}

/// BR-CO-13: `stated` (BT-109) is `lines` (BT-106) − `allowances` (BT-107) + `charges` (BT-108).
pub fn total_without_tax(
	stated: Amount,
	lines: Amount,
	allowances: Amount,
	charges: Amount,
) -> Result<(), Broken> {
	let computed = less_and_more(lines.into(), allowances.into(), charges.into())?;
	ensure(computed == stated.into(), Broken::TotalWithoutTax { stated, computed })
}

/// The tax on `base` at `rate`, rounded to the minor unit. `None` beyond `i128`.
pub fn tax_of(base: Amount, rate: Rate, rounding: Rounding) -> Option<i128> {
	let product = i128::from(base).checked_mul(rate.0.into())?;
	let whole = product.checked_div(RATE_DENOMINATOR)?;
	let twice = product.checked_rem(RATE_DENOMINATOR)?.checked_abs()?.checked_mul(2)?;
	let away = match rounding {
		Rounding::HalfUp => twice >= RATE_DENOMINATOR,
		Rounding::HalfEven => {
			twice > RATE_DENOMINATOR || (twice == RATE_DENOMINATOR && whole.checked_rem(2)? != 0)
		}
		Rounding::Down => false,
	};
	if away {
		whole.checked_add(product.signum())
	} else {
		Some(whole)
	}
}

impl Subtotal {
	/// The rules on one subtotal: its rate, and BR-CO-17.
	fn check(&self, profile: &Profile) -> Result<(), Broken> {
		let Self { category, rate, base, tax: stated } = *self;
		ensure(category.takes(rate), Broken::RateOfCategory { category, rate })?;
		ensure(profile.allows(category, rate), Broken::RateOfProfile { category, rate })?;
		let computed = tax_of(base, rate, profile.rounding).ok_or(Broken::Overflow)?;
		let tolerance = if rate == Rate::ZERO { 0 } else { u128::from(profile.tax_tolerance) };
		ensure(
			computed.abs_diff(stated.into()) <= tolerance,
			Broken::CategoryTax { category, rate, stated, computed },
		)
	}
}

impl Totals {
	/// Every rule that totals and subtotals can show. Says which is broken first.
	pub fn check(&self, profile: &Profile) -> Result<(), Broken> {
		ensure(
			self.currency == profile.currency,
			Broken::CurrencyOfProfile { stated: self.currency, prescribed: profile.currency },
		)?;
		ensure(!self.subtotals.is_empty(), Broken::NoTaxBreakdown)?;
		for (i, subtotal) in self.subtotals.iter().enumerate() {
			subtotal.check(profile)?;
			let Subtotal { category, rate, .. } = *subtotal;
			let mut earlier = self.subtotals.iter().take(i);
			ensure(
				!earlier.any(|s| s.category == category && s.rate == rate),
				Broken::RepeatedSubtotal { category, rate },
			)?;
		}

		total_without_tax(self.without_tax, self.lines, self.allowances, self.charges)?;

		let computed = sum(self.subtotals.iter().map(|s| s.base))?;
		let stated = self.without_tax;
		ensure(computed == stated.into(), Broken::BasesTotal { stated, computed })?;

		let computed = sum(self.subtotals.iter().map(|s| s.tax))?;
		let stated = self.tax;
		ensure(computed == stated.into(), Broken::TaxTotal { stated, computed })?;

		let computed = sum([self.without_tax, self.tax])?;
		let stated = self.with_tax;
		ensure(computed == stated.into(), Broken::TotalWithTax { stated, computed })?;

		let computed =
			less_and_more(self.with_tax.into(), self.prepaid.into(), self.rounding.into())?;
		let stated = self.due;
		ensure(computed == stated.into(), Broken::AmountDue { stated, computed })
	}
}

impl Document<'_> {
	/// Every rule on the whole document. Says which is broken first.
	pub fn check(&self, profile: &Profile) -> Result<(), Broken> {
		lines_total(self.totals.lines, self.lines.iter().map(|part| part.amount))?;
		allowances_total(self.totals.allowances, self.allowances.iter().map(|part| part.amount))?;
		charges_total(self.totals.charges, self.charges.iter().map(|part| part.amount))?;

		self.totals.check(profile)?;

		for Part { category, rate, .. } in
			self.lines.iter().chain(self.allowances).chain(self.charges).copied()
		{
			ensure(
				self.totals.subtotals.iter().any(|s| s.category == category && s.rate == rate),
				Broken::CategoryWithoutSubtotal { category, rate },
			)?;
		}
		for subtotal in &self.totals.subtotals {
			let Subtotal { category, rate, base: stated, .. } = *subtotal;
			let of = |parts: &[Part]| {
				let same = |part: &&Part| part.category == category && part.rate == rate;
				sum(parts.iter().filter(same).map(|part| part.amount))
			};
			let computed = less_and_more(of(self.lines)?, of(self.allowances)?, of(self.charges)?)?;
			ensure(
				computed == stated.into(),
				Broken::CategoryBase { category, rate, stated, computed },
			)?;
		}
		Ok(())
	}
}
