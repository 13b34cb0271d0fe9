// SPDX-License-Identifier: Apache-2.0

//! Broken rules in words: what the document says, and what would be right.

use govchain_invoice_rules::{Broken, InUnits};

use crate::{
	exit::{Exit, Failure},
	messages as m,
};

/// The rule that a document in a currency with this exponent breaks.
pub fn in_words(broken: &Broken, exponent: u8) -> Failure {
	let says =
		|message, values: &[&dyn std::fmt::Display]| Failure::says(Exit::Usage, message, values);
	let units = |amount| in_units(amount, exponent);
	let compare =
		|message, stated: i64, computed| says(message, &[&units(stated.into()), &units(computed)]);
	match *broken {
		Broken::CurrencyOfProfile { stated, prescribed } => {
			says(m::RULE_CURRENCY, &[&stated, &prescribed])
		}
		Broken::LinesTotal { stated, computed } => compare(m::RULE_LINES, stated, computed),
		Broken::AllowancesTotal { stated, computed } => {
			compare(m::RULE_ALLOWANCES, stated, computed)
		}
		Broken::ChargesTotal { stated, computed } => compare(m::RULE_CHARGES, stated, computed),
		Broken::TotalWithoutTax { stated, computed } => {
			compare(m::RULE_WITHOUT_TAX, stated, computed)
		}
		Broken::TaxTotal { stated, computed } => compare(m::RULE_TAX, stated, computed),
		Broken::TotalWithTax { stated, computed } => compare(m::RULE_WITH_TAX, stated, computed),
		Broken::AmountDue { stated, computed } => compare(m::RULE_DUE, stated, computed),
		Broken::CategoryTax { category, rate, stated, computed } => says(
			m::RULE_CATEGORY_TAX,
			&[&category.code(), &rate, &units(stated.into()), &units(computed)],
		),
		Broken::NoTaxBreakdown => says(m::RULE_NO_BREAKDOWN, &[]),
		Broken::BasesTotal { stated, computed } => compare(m::RULE_BASES, stated, computed),
		Broken::CategoryBase { category, rate, stated, computed } => says(
			m::RULE_CATEGORY_BASE,
			&[&category.code(), &rate, &units(stated.into()), &units(computed)],
		),
		Broken::CategoryWithoutSubtotal { category, rate } => {
			says(m::RULE_NO_SUBTOTAL, &[&category.code(), &rate])
		}
		Broken::RateOfCategory { category, rate } => {
			says(m::RULE_RATE_OF_CATEGORY, &[&category.code(), &rate])
		}
		Broken::RateOfProfile { category, rate } => {
			says(m::RULE_RATE_OF_PROFILE, &[&category.code(), &rate])
		}
		Broken::RepeatedSubtotal { category, rate } => {
			says(m::RULE_REPEATED_SUBTOTAL, &[&category.code(), &rate])
		}
		Broken::Overflow => says(m::RULE_OVERFLOW, &[]),
	}
}

/// An amount in units of the currency, with more than two decimals only where they say something.
pub fn in_units(amount: i128, exponent: u8) -> String {
	let mut text = InUnits(amount, exponent).to_string();
	let shortest = text.find('.').map_or(text.len(), |point| point + 3);
	while text.len() > shortest && text.ends_with('0') {
		text.pop();
	}
	text
}

#[cfg(test)]
mod tests {
	use govchain_invoice_rules::{Currency, Rate, TaxCategory};

	use super::*;
	use crate::messages::Lang;

	#[test]
	fn every_rule_is_said_by_its_name_and_in_both_languages() {
		let (stated, computed) = (123_456, 123_457);
		let (category, rate) = (TaxCategory::Standard, Rate(13_000));
		let (yuan, yen) = (Currency(*b"CNY"), Currency(*b"JPY"));
		for broken in [
			Broken::CurrencyOfProfile { stated: yuan, prescribed: yen },
			Broken::LinesTotal { stated, computed },
			Broken::AllowancesTotal { stated, computed },
			Broken::ChargesTotal { stated, computed },
			Broken::TotalWithoutTax { stated, computed },
			Broken::TaxTotal { stated, computed },
			Broken::TotalWithTax { stated, computed },
			Broken::AmountDue { stated, computed },
			Broken::CategoryTax { category, rate, stated, computed },
			Broken::NoTaxBreakdown,
			Broken::BasesTotal { stated, computed },
			Broken::CategoryBase { category, rate, stated, computed },
			Broken::CategoryWithoutSubtotal { category, rate },
			Broken::RateOfCategory { category, rate },
			Broken::RateOfProfile { category, rate },
			Broken::RepeatedSubtotal { category, rate },
			Broken::Overflow,
		] {
			let failure = in_words(&broken, 2);
			let (english, chinese) = (failure.shown(Lang::En), failure.shown(Lang::Zh));
			assert!(english.starts_with(&format!("{}: ", broken.rule())), "{english}");
			assert_ne!(english, chinese);
		}
	}
}
