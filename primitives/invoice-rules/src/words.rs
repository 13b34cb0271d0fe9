// SPDX-License-Identifier: Apache-2.0

//! Names of rules, and amounts, as people write them.

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
	/// The name of the rule in EN 16931, or ours where the standard has none. `govctl` has the words for
	/// each, in its languages.
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
}
