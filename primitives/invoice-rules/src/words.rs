// SPDX-License-Identifier: Apache-2.0

//! Rules and amounts in words, for people.

use core::fmt::{Debug, Display, Formatter, Result, Write};

use crate::{Broken, Currency, Rate};

impl Display for Currency {
	fn fmt(&self, f: &mut Formatter<'_>) -> Result {
		self.0.iter().try_for_each(|byte| f.write_char(char::from(*byte)))
	}
}

impl Debug for Currency {
	fn fmt(&self, f: &mut Formatter<'_>) -> Result {
		Display::fmt(self, f)
	}
}

impl Display for Rate {
	/// As a percentage without needless zeros: `13 %`, `5.5 %`.
	fn fmt(&self, f: &mut Formatter<'_>) -> Result {
		let mut fraction = self.0.checked_rem(1_000).unwrap_or_default();
		let mut width = 3usize;
		while fraction != 0 && fraction.checked_rem(10) == Some(0) {
			fraction = fraction.checked_div(10).unwrap_or_default();
			width = width.saturating_sub(1);
		}
		write!(f, "{}", self.0.checked_div(1_000).unwrap_or_default())?;
		if fraction != 0 {
			write!(f, ".{fraction:0width$}")?;
		}
		f.write_str(" %")
	}
}

impl Debug for Rate {
	fn fmt(&self, f: &mut Formatter<'_>) -> Result {
		Display::fmt(self, f)
	}
}

/// An amount in minor units, shown in units of a currency with this exponent: `InUnits(-1234, 2)`
/// is `-12.34`.
#[derive(Clone, Copy, Debug)]
pub struct InUnits(pub i128, pub u8);

impl Display for InUnits {
	fn fmt(&self, f: &mut Formatter<'_>) -> Result {
		let Self(amount, exponent) = *self;
		let Some(unit) = 10u128.checked_pow(exponent.into()).filter(|_| exponent > 0) else {
			return write!(f, "{amount}");
		};
		let (units, rest) = (
			amount.unsigned_abs().checked_div(unit).unwrap_or_default(),
			amount.unsigned_abs().checked_rem(unit).unwrap_or_default(),
		);
		let sign = if amount < 0 { "-" } else { "" };
		write!(f, "{sign}{units}.{rest:0width$}", width = usize::from(exponent))
	}
}

impl Broken {
	/// The name of the rule in EN 16931, or ours where the standard has none.
	pub const fn rule(&self) -> &'static str {
		match self {
			Self::CurrencyOfProfile { .. } => "currency of the profile",
			Self::LinesTotal { .. } => "BR-CO-10",
			Self::AllowancesTotal { .. } => "BR-CO-11",
			Self::ChargesTotal { .. } => "BR-CO-12",
			Self::TotalWithoutTax { .. } => "BR-CO-13",
			Self::TaxTotal { .. } => "BR-CO-14",
			Self::TotalWithTax { .. } => "BR-CO-15",
			Self::AmountDue { .. } => "BR-CO-16",
			Self::CategoryTax { .. } => "BR-CO-17",
			Self::NoTaxBreakdown => "BR-CO-18",
			Self::BasesTotal { .. } => "bases add up to the total",
			Self::CategoryBase { .. } => "base of the category (BR-S-08 and its kin)",
			Self::CategoryWithoutSubtotal { .. } => {
				"subtotal of the category (BR-S-01 and its kin)"
			}
			Self::RateOfCategory { .. } => "rate of the category (BR-S-05 and its kin)",
			Self::RateOfProfile { .. } => "rates of the profile",
			Self::RepeatedSubtotal { .. } => "one subtotal for each category and rate",
			Self::Overflow => "amounts within range",
		}
	}

	/// In words, with amounts in units of a currency with this exponent.
	pub const fn spelled(&self, exponent: u8) -> Spelled<'_> {
		Spelled { broken: self, exponent }
	}
}

/// A broken rule in words: what the document says and what would be right.
#[derive(Clone, Copy, Debug)]
pub struct Spelled<'a> {
	broken: &'a Broken,
	exponent: u8,
}

impl Display for Spelled<'_> {
	fn fmt(&self, f: &mut Formatter<'_>) -> Result {
		write!(f, "{}: ", self.broken.rule())?;
		let units = |amount| InUnits(amount, self.exponent);
		let compare = |f: &mut Formatter<'_>, what: &str, stated: i64, how: &str, computed| {
			write!(f, "{what} is {}, but {how} is {}", units(stated.into()), units(computed))
		};
		match *self.broken {
			Broken::CurrencyOfProfile { stated, prescribed } => {
				write!(f, "the invoice is in {stated} (BT-5), the profile prescribes {prescribed}")
			}
			Broken::LinesTotal { stated, computed } => compare(
				f,
				"the sum of line net amounts (BT-106)",
				stated,
				"the sum of the lines (BT-131)",
				computed,
			),
			Broken::AllowancesTotal { stated, computed } => compare(
				f,
				"the sum of allowances (BT-107)",
				stated,
				"the sum of the document's allowances (BT-92)",
				computed,
			),
			Broken::ChargesTotal { stated, computed } => compare(
				f,
				"the sum of charges (BT-108)",
				stated,
				"the sum of the document's charges (BT-99)",
				computed,
			),
			Broken::TotalWithoutTax { stated, computed } => compare(
				f,
				"the total without tax (BT-109)",
				stated,
				"lines - allowances + charges (BT-106 - BT-107 + BT-108)",
				computed,
			),
			Broken::TaxTotal { stated, computed } => compare(
				f,
				"the total tax (BT-110)",
				stated,
				"the sum of the category taxes (BT-117)",
				computed,
			),
			Broken::TotalWithTax { stated, computed } => compare(
				f,
				"the total with tax (BT-112)",
				stated,
				"total without tax + total tax (BT-109 + BT-110)",
				computed,
			),
			Broken::AmountDue { stated, computed } => compare(
				f,
				"the amount due (BT-115)",
				stated,
				"total with tax - paid + rounding (BT-112 - BT-113 + BT-114)",
				computed,
			),
			Broken::CategoryTax { category, rate, stated, computed } => {
				write!(f, "of category {} at {rate}, ", category.code())?;
				compare(
					f,
					"the tax (BT-117)",
					stated,
					"base x rate (BT-116 x BT-119), rounded,",
					computed,
				)
			}
			Broken::NoTaxBreakdown => f.write_str("there is no tax subtotal (BG-23)"),
			Broken::BasesTotal { stated, computed } => compare(
				f,
				"the total without tax (BT-109)",
				stated,
				"the sum of the category bases (BT-116)",
				computed,
			),
			Broken::CategoryBase { category, rate, stated, computed } => {
				write!(f, "of category {} at {rate}, ", category.code())?;
				compare(f, "the base (BT-116)", stated, "lines - allowances + charges", computed)
			}
			Broken::CategoryWithoutSubtotal { category, rate } => write!(
				f,
				"a line, allowance or charge is of category {} at {rate}, for which there is no tax \
				 subtotal (BG-23)",
				category.code(),
			),
			Broken::RateOfCategory { category, rate } => {
				write!(f, "category {} can't have the rate {rate} (BT-119)", category.code())
			}
			Broken::RateOfProfile { category, rate } => {
				write!(f, "the profile doesn't allow category {} at {rate}", category.code())
			}
			Broken::RepeatedSubtotal { category, rate } => {
				write!(f, "category {} at {rate} has two tax subtotals", category.code())
			}
			Broken::Overflow => f.write_str("an amount is beyond what can be computed"),
		}
	}
}
