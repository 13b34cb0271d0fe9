// SPDX-License-Identifier: Apache-2.0

//! Amounts of a UBL document, and what of it the rules of arithmetic see.

use std::fmt::Display;

use govchain_invoice_rules::{
	Amount, Broken, Currency, Part, Rate, Subtotal, TaxCategory, Totals, MAX_SUBTOTALS,
};
use roxmltree::Node;

use super::{
	elements::{
		aggregate, basic, children, decimal, line_of, missing, need, need_aggregate, not_one,
		place, refuse, text_of,
	},
	Kind, CAC, CBC,
};
use crate::{exit::Outcome, messages as m};

/// A line, allowance or charge whose category may be missing.
pub struct Loose<'a, 'i> {
	pub node: Node<'a, 'i>,
	pub amount: Amount,
	pub category: Option<(TaxCategory, Rate)>,
}

impl Loose<'_, '_> {
	pub fn into_part(self) -> Outcome<Part> {
		let (category, rate) =
			self.category.ok_or_else(|| missing(self.node, "TaxCategory", "BT-95, BT-102"))?;
		Ok(Part { amount: self.amount, category, rate })
	}
}

/// The amounts of `LegalMonetaryTotal` (BG-22), as far as they are there.
pub struct Monetary<'a, 'i> {
	pub node: Node<'a, 'i>,
	pub lines: Option<Amount>,
	pub without_tax: Option<Amount>,
	pub with_tax: Option<Amount>,
	pub allowances: Option<Amount>,
	pub charges: Option<Amount>,
	pub prepaid: Option<Amount>,
	pub rounding: Option<Amount>,
	pub due: Option<Amount>,
}

/// Reads amounts of one currency.
pub struct Reader {
	pub exponent: u8,
	/// Not checked if none.
	pub currency: Option<Currency>,
}

impl Reader {
	/// An amount in minor units.
	fn amount(&self, node: Node<'_, '_>, term: &str) -> Outcome<Amount> {
		if let Some(currency) = self.currency {
			let stated = node.attribute("currencyID").unwrap_or_default();
			if Currency::new(stated) != Some(currency) {
				let values: [&dyn Display; 4] = [&place(node), &term, &stated, &currency];
				return Err(refuse(node, m::UBL_OTHER_CURRENCY, &values));
			}
		}
		let mut amount = decimal(node, term)?.normalize();
		if amount.scale() > self.exponent.into() {
			let values: [&dyn Display; 4] = [&place(node), &term, &amount, &self.exponent];
			return Err(refuse(node, m::UBL_TOO_MANY_DECIMALS, &values));
		}
		amount.rescale(self.exponent.into());
		let too_large = || refuse(node, m::UBL_AMOUNT_TOO_LARGE, &[&place(node), &term]);
		if amount.scale() != u32::from(self.exponent) {
			return Err(too_large());
		}
		Amount::try_from(amount.mantissa()).map_err(|_| too_large())
	}

	fn optional(
		&self,
		parent: Node<'_, '_>,
		name: &'static str,
		term: &str,
	) -> Outcome<Option<Amount>> {
		basic(parent, name, term)?.map(|node| self.amount(node, term)).transpose()
	}

	pub fn monetary<'a, 'i>(&self, root: Node<'a, 'i>) -> Outcome<Monetary<'a, 'i>> {
		let node = need_aggregate(root, "LegalMonetaryTotal", "BG-22")?;
		Ok(Monetary {
			node,
			lines: self.optional(node, "LineExtensionAmount", "BT-106")?,
			without_tax: self.optional(node, "TaxExclusiveAmount", "BT-109")?,
			with_tax: self.optional(node, "TaxInclusiveAmount", "BT-112")?,
			allowances: self.optional(node, "AllowanceTotalAmount", "BT-107")?,
			charges: self.optional(node, "ChargeTotalAmount", "BT-108")?,
			prepaid: self.optional(node, "PrepaidAmount", "BT-113")?,
			rounding: self.optional(node, "PayableRoundingAmount", "BT-114")?,
			due: self.optional(node, "PayableAmount", "BT-115")?,
		})
	}

	/// Allowances and charges on document level.
	pub fn allowances_and_charges<'a, 'i>(
		&self,
		root: Node<'a, 'i>,
	) -> Outcome<(Vec<Loose<'a, 'i>>, Vec<Loose<'a, 'i>>)> {
		let (mut allowances, mut charges) = (Vec::new(), Vec::new());
		for node in children(root, CAC, "AllowanceCharge") {
			let indicator = need(node, "ChargeIndicator", "BG-20, BG-21")?;
			let (list, term) = match &*text_of(indicator) {
				"true" | "1" => (&mut charges, "BT-99"),
				"false" | "0" => (&mut allowances, "BT-92"),
				_ => return Err(not_one(indicator, "BG-20, BG-21", m::UBL_NOT_BOOLEAN)),
			};
			let amount = self.amount(need(node, "Amount", term)?, term)?;
			let category = match aggregate(node, "TaxCategory", "BT-95, BT-102")? {
				Some(category) => Some(category_and_rate(category)?),
				None => None,
			};
			list.push(Loose { node, amount, category });
		}
		Ok((allowances, charges))
	}

	/// The net amounts of the lines alone.
	#[cfg(test)]
	pub fn nets(&self, root: Node<'_, '_>, kind: Kind) -> Outcome<Vec<Amount>> {
		children(root, CAC, line_names(kind).0)
			.map(|line| self.amount(need(line, "LineExtensionAmount", "BT-131")?, "BT-131"))
			.collect()
	}

	/// The lines (BG-25), as far as arithmetic sees them; the rest of them is there and in its form.
	pub fn lines(&self, root: Node<'_, '_>, kind: Kind) -> Outcome<Vec<Part>> {
		let (line_name, quantity_name) = line_names(kind);
		let mut parts = Vec::new();
		for node in children(root, CAC, line_name) {
			let amount = self.amount(need(node, "LineExtensionAmount", "BT-131")?, "BT-131")?;
			let item = need_aggregate(node, "Item", "BG-31")?;
			let category = need_aggregate(item, "ClassifiedTaxCategory", "BT-151")?;
			let (category, rate) = category_and_rate(category)?;
			decimal(need(node, quantity_name, "BT-129")?, "BT-129")?;
			let price = need_aggregate(node, "Price", "BG-29")?;
			// Prices may have more decimals than amounts.
			decimal(need(price, "PriceAmount", "BT-146")?, "BT-146")?;
			need(node, "ID", "BT-126")?;
			need(item, "Name", "BT-153")?;
			parts.push(Part { amount, category, rate });
		}
		if parts.is_empty() {
			return Err(missing(root, line_name, "BG-25"));
		}
		Ok(parts)
	}

	/// BG-22 and BG-23. A total in the currency of accounting (BT-111) is left aside.
	pub fn totals(&self, root: Node<'_, '_>, currency: Currency) -> Outcome<Totals> {
		let monetary = self.monetary(root)?;
		let must = |amount: Option<Amount>, name, term| {
			amount.ok_or_else(|| missing(monetary.node, name, term))
		};
		let mut tax = None;
		let mut subtotals = Vec::new();
		for node in children(root, CAC, "TaxTotal") {
			let total = need(node, "TaxAmount", "BT-110")?;
			if total.attribute("currencyID").and_then(Currency::new) != Some(currency) {
				continue;
			}
			if tax.replace(self.amount(total, "BT-110")?).is_some() {
				return Err(refuse(node, m::UBL_TWO_TAX_TOTALS, &[&currency]));
			}
			for subtotal in children(node, CAC, "TaxSubtotal") {
				let base = need(subtotal, "TaxableAmount", "BT-116")?;
				let tax = need(subtotal, "TaxAmount", "BT-117")?;
				let category = need_aggregate(subtotal, "TaxCategory", "BT-118")?;
				let (category, rate) = category_and_rate(category)?;
				subtotals.push(Subtotal {
					category,
					rate,
					base: self.amount(base, "BT-116")?,
					tax: self.amount(tax, "BT-117")?,
				});
			}
		}
		let count = subtotals.len();
		Ok(Totals {
			currency,
			lines: must(monetary.lines, "LineExtensionAmount", "BT-106")?,
			allowances: monetary.allowances.unwrap_or_default(),
			charges: monetary.charges.unwrap_or_default(),
			without_tax: must(monetary.without_tax, "TaxExclusiveAmount", "BT-109")?,
			tax: tax.unwrap_or_default(),
			with_tax: must(monetary.with_tax, "TaxInclusiveAmount", "BT-112")?,
			prepaid: monetary.prepaid.unwrap_or_default(),
			rounding: monetary.rounding.unwrap_or_default(),
			due: must(monetary.due, "PayableAmount", "BT-115")?,
			subtotals: subtotals
				.try_into()
				.map_err(|_| refuse(root, m::UBL_TOO_MANY_SUBTOTALS, &[&count, &MAX_SUBTOTALS]))?,
		})
	}
}

/// Names of the lines and of their quantity.
fn line_names(kind: Kind) -> (&'static str, &'static str) {
	match kind {
		Kind::Invoice => ("InvoiceLine", "InvoicedQuantity"),
		Kind::CreditNote => ("CreditNoteLine", "CreditedQuantity"),
	}
}

/// Category and rate of a `TaxCategory` or `ClassifiedTaxCategory`. A category outside of the scope
/// of the tax has no rate.
fn category_and_rate(node: Node<'_, '_>) -> Outcome<(TaxCategory, Rate)> {
	let code = need(node, "ID", "BT-118, BT-151")?;
	let category = TaxCategory::from_code(&text_of(code))
		.ok_or_else(|| not_one(code, "BT-118, BT-151", m::UBL_NOT_CATEGORY))?;
	let rate = match basic(node, "Percent", "BT-119, BT-152")? {
		None if category == TaxCategory::OutsideScope => Rate::ZERO,
		None => return Err(missing(node, "Percent", "BT-119, BT-152")),
		Some(percent) => Rate::from_percent(&text_of(percent))
			.ok_or_else(|| not_one(percent, "BT-119, BT-152", m::UBL_NOT_PERCENTAGE))?,
	};
	Ok((category, rate))
}

/// The line of the number that a rule finds wrong, or of what is nearest to it.
pub fn line_of_rule(root: Node<'_, '_>, broken: &Broken) -> u32 {
	let within = |node: Option<Node<'_, '_>>, name| {
		let inner = node.and_then(|node| children(node, CBC, name).next());
		inner.or(node).map(line_of)
	};
	let monetary = children(root, CAC, "LegalMonetaryTotal").next();
	let tax = children(root, CAC, "TaxTotal").next();
	// Of two subtotals the last is the one too many.
	let subtotal = |category, rate| {
		let subtotals =
			children(root, CAC, "TaxTotal").flat_map(|tax| children(tax, CAC, "TaxSubtotal"));
		subtotals.filter(|node| has_category(*node, "TaxCategory", category, rate)).last()
	};
	let found = match *broken {
		Broken::LinesTotal { .. } => within(monetary, "LineExtensionAmount"),
		Broken::AllowancesTotal { .. } => within(monetary, "AllowanceTotalAmount"),
		Broken::ChargesTotal { .. } => within(monetary, "ChargeTotalAmount"),
		Broken::TotalWithoutTax { .. } | Broken::BasesTotal { .. } => {
			within(monetary, "TaxExclusiveAmount")
		}
		Broken::TotalWithTax { .. } => within(monetary, "TaxInclusiveAmount"),
		Broken::AmountDue { .. } => within(monetary, "PayableAmount"),
		Broken::TaxTotal { .. } | Broken::NoTaxBreakdown => within(tax, "TaxAmount"),
		Broken::CategoryTax { category, rate, .. } => within(subtotal(category, rate), "TaxAmount"),
		Broken::CategoryBase { category, rate, .. } => {
			within(subtotal(category, rate), "TaxableAmount")
		}
		Broken::RateOfCategory { category, rate }
		| Broken::RateOfProfile { category, rate }
		| Broken::RepeatedSubtotal { category, rate } => subtotal(category, rate).map(line_of),
		Broken::CategoryWithoutSubtotal { category, rate } => {
			let has = |node: &Node<'_, '_>| {
				has_category(*node, "ClassifiedTaxCategory", category, rate)
					|| has_category(*node, "TaxCategory", category, rate)
			};
			root.descendants().find(has).map(line_of)
		}
		Broken::CurrencyOfProfile { .. } => within(Some(root), "DocumentCurrencyCode"),
		Broken::Overflow => monetary.map(line_of),
	};
	found.unwrap_or_else(|| line_of(root))
}

/// Whether an element has this category and rate under `name`.
fn has_category(node: Node<'_, '_>, name: &'static str, category: TaxCategory, rate: Rate) -> bool {
	children(node, CAC, name).any(|one| category_and_rate(one) == Ok((category, rate)))
}
