// SPDX-License-Identifier: Apache-2.0

//! Reads UBL 2.1 invoices and credit notes as EN 16931 binds them (CEN/TS 16931-3-2).
//!
//! Everything that can be known without the chain is checked here: the form of every amount, and
//! every rule of arithmetic including those on lines, which the chain never sees. What is wrong is
//! said in words, with the line of the file, the element, its business term and the rule.
//!
//! EN 16931 has no rule that ties the net amount of a line (BT-131) to quantity and price, and its
//! own examples have lines where they differ, so there is no such check.
//!
//! # What is committed
//!
//! [`Document::commitment`] is SHA-256 over the 21 bytes `govchain/document/v1\n`, the salt (32
//! bytes) and the canonical form of the document. The canonical form is the same for all files that
//! differ only in prefixes, order of attributes, comments, processing instructions, indentation,
//! encoding of characters, or line ends:
//!
//! ```text
//! element  = 01 name attributes (element | text)* 02
//! name     = string(namespace) string(local name)
//! attributes = count, then for each: name string(value), in the byte order of their names
//! text     = 03 string(text)
//! string   = length, then that many bytes of UTF-8
//! ```
//!
//! Counts and lengths are 4 bytes, little endian. A name without a namespace has an empty one. Text
//! is what stands between two tags, with comments and processing instructions taken out and white
//! space at both ends removed; where nothing is left there is no text. Declarations of namespaces
//! are no attributes.

use std::{borrow::Cow, fmt, fs, path::Path};

use govchain_invoice_rules::{
	Amount, Broken, Currency, Part, Profile, Rate, Subtotal, TaxCategory, Totals,
};
use roxmltree::Node;
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

/// Larger files are no invoices. Those with a scanned attachment stay below it.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// UBL nests about ten deep.
const MAX_DEPTH: usize = 64;

const DOCUMENT_DOMAIN: &[u8] = b"govchain/document/v1\n";

const INVOICE: &str = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
const CREDIT_NOTE: &str = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";
const CAC: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
const CBC: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

/// Whether a document asks for money or gives it back.
#[derive(serde::Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
	/// A blue invoice.
	Invoice,
	/// A credit note: what becomes a red invoice. Its amounts are positive.
	CreditNote,
}

/// Seller or buyer as the document names it. Stays off chain.
#[derive(serde::Serialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct PartyOnPaper {
	/// BT-27 or BT-44.
	pub name: String,
	/// BT-31 or BT-48: number for tax.
	pub tax_id: Option<String>,
	/// BT-30 or BT-47: number in the register of companies.
	pub legal_id: Option<String>,
	/// BT-29 or BT-46: other numbers.
	pub other_ids: Vec<String>,
}

/// A line (BG-25). Stays off chain.
#[derive(serde::Serialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Line {
	/// BT-126.
	pub id: String,
	/// BT-153.
	pub item: String,
	/// BT-129, as written.
	pub quantity: String,
	/// BT-130, code of UN/ECE Recommendation 20 or 21.
	pub unit: String,
	/// BT-146, as written: prices may have more decimals than amounts.
	pub price: String,
	/// BT-131, in minor units.
	pub net: Amount,
	/// BT-151 as a code of UNTDID 5305.
	pub category: &'static str,
	/// BT-152 in thousandths of a percent.
	pub rate: u32,
}

/// A document that was read and found right.
#[derive(serde::Serialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Document {
	/// What it is.
	pub kind: Kind,
	/// BT-3, code of UNTDID 1001.
	pub type_code: String,
	/// BT-1: the seller's own number.
	pub number: String,
	/// BT-2, `YYYY-MM-DD`.
	pub issue_date: String,
	/// BG-4.
	pub seller: PartyOnPaper,
	/// BG-7.
	pub buyer: PartyOnPaper,
	/// BG-25.
	pub lines: Vec<Line>,
	/// BG-22 and BG-23, in minor units: what goes on the chain.
	#[serde(skip)]
	pub totals: Totals,
	/// The canonical form.
	#[serde(skip)]
	canonical: Vec<u8>,
}

impl Document {
	/// What stands for the document on the chain. Whoever is shown the file and the salt can check
	/// it; without the salt nothing can be guessed from it. Keep the salt: issuing the same
	/// document again under another one is another content.
	pub fn commitment(&self, salt: &[u8; 32]) -> [u8; 32] {
		let mut hasher = Sha256::new();
		hasher.update(DOCUMENT_DOMAIN);
		hasher.update(salt);
		hasher.update(&self.canonical);
		hasher.finalize().into()
	}
}

/// Reads a file whose currency has this exponent, by the standard itself: tax is rounded half up,
/// without tolerance, at any rate.
pub fn read(path: &Path, exponent: u8) -> Result<Document, Refusal> {
	let shown = path.display();
	let unreadable = |error: &dyn fmt::Display| Refusal::new(0, format!("{shown}: {error}"));
	let size = fs::metadata(path).map_err(|error| unreadable(&error))?.len();
	if size > MAX_BYTES {
		return Err(unreadable(&format!("{size} bytes are no invoice, {MAX_BYTES} is the most")));
	}
	let bytes = fs::read(path).map_err(|error| unreadable(&error))?;
	let text = String::from_utf8(bytes).map_err(|_| unreadable(&"not UTF-8"))?;
	import(&text, |currency| Profile::standard(currency, exponent))
		.map_err(|refusal| Refusal { file: Some(shown.to_string()), ..refusal })
}

/// Reads a document and checks it by the profile for its currency.
pub fn import(text: &str, profile: impl Fn(Currency) -> Profile) -> Result<Document, Refusal> {
	// A byte order mark is no part of the document.
	let text = text.strip_prefix('\u{feff}').unwrap_or(text);
	let xml = roxmltree::Document::parse(text)
		.map_err(|error| Refusal::new(error.pos().row, format!("not well-formed XML: {error}")))?;
	let root = xml.root_element();
	let kind = match (root.tag_name().namespace(), root.tag_name().name()) {
		(Some(INVOICE), "Invoice") => Kind::Invoice,
		(Some(CREDIT_NOTE), "CreditNote") => Kind::CreditNote,
		(_, name) => {
			return Err(refuse(
				root,
				format!("the root is {name}; it must be an Invoice or CreditNote of UBL 2.1"),
			))
		}
	};
	let currency = need(root, "DocumentCurrencyCode", "BT-5")?;
	let currency = Currency::new(&text_of(currency))
		.ok_or_else(|| not_one(currency, "BT-5", "a currency of ISO 4217 such as CNY"))?;
	let profile = profile(currency);
	let reader = Reader { exponent: profile.exponent, currency: Some(currency) };

	let (lines, line_parts) = reader.lines(root, kind)?;
	let (allowances, charges) = reader.allowances_and_charges(root)?;
	let totals = reader.totals(root, currency)?;
	let with_category = |parts: Vec<Loose>| {
		parts.into_iter().map(Loose::into_part).collect::<Result<Vec<_>, Refusal>>()
	};
	let (allowances, charges) = (with_category(allowances)?, with_category(charges)?);
	govchain_invoice_rules::Document {
		totals: &totals,
		lines: &line_parts,
		allowances: &allowances,
		charges: &charges,
	}
	.check(&profile)
	.map_err(|broken| Refusal::rule(broken, profile.exponent))?;

	let type_code = match kind {
		Kind::Invoice => "InvoiceTypeCode",
		Kind::CreditNote => "CreditNoteTypeCode",
	};
	let type_code = owned_text(need(root, type_code, "BT-3")?);
	// A corrective document may also come as an invoice with the code of a credit note.
	let kind = if type_code == "381" { Kind::CreditNote } else { kind };
	Ok(Document {
		kind,
		type_code,
		number: owned_text(need(root, "ID", "BT-1")?),
		issue_date: date(need(root, "IssueDate", "BT-2")?, "BT-2")?,
		seller: party(root, "AccountingSupplierParty", "BG-4", "BT-27")?,
		buyer: party(root, "AccountingCustomerParty", "BG-7", "BT-44")?,
		lines,
		totals,
		canonical: canonical(root)?,
	})
}

/// Why a document is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
	/// The file, if it is one.
	pub file: Option<String>,
	/// Line of the file, 0 if it is about no single line.
	pub line: u32,
	/// What is wrong.
	pub fault: Fault,
}

/// What is wrong with a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
	/// Its form: what is wrong, and what would be right.
	Form(String),
	/// A rule of arithmetic, in a currency with this exponent.
	Rule(Broken, u8),
}

impl Refusal {
	fn new(line: u32, words: impl Into<String>) -> Self {
		Refusal { file: None, line, fault: Fault::Form(words.into()) }
	}

	fn rule(broken: Broken, exponent: u8) -> Self {
		Refusal { file: None, line: 0, fault: Fault::Rule(broken, exponent) }
	}
}

impl fmt::Display for Refusal {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if let Some(file) = &self.file {
			write!(f, "{file}: ")?;
		}
		if self.line > 0 {
			write!(f, "line {}: ", self.line)?;
		}
		match &self.fault {
			Fault::Form(words) => f.write_str(words),
			Fault::Rule(broken, exponent) => write!(f, "{}", broken.spelled(*exponent)),
		}
	}
}

impl std::error::Error for Refusal {}

impl From<Refusal> for crate::exit::Failure {
	fn from(refusal: Refusal) -> Self {
		Self::usage(refusal)
	}
}

fn refuse(node: Node<'_, '_>, words: impl Into<String>) -> Refusal {
	Refusal::new(node.document().text_pos_at(node.range().start).row, words)
}

/// Element and parent: enough to find it, short enough to read.
fn place(node: Node<'_, '_>) -> String {
	let name = node.tag_name().name();
	match node.parent_element() {
		Some(parent) => format!("{}/{name}", parent.tag_name().name()),
		None => name.to_owned(),
	}
}

fn not_one(node: Node<'_, '_>, term: &str, what: &str) -> Refusal {
	refuse(node, format!("{} ({term}) is \"{}\", not {what}", place(node), text_of(node)))
}

fn children<'a, 'i>(
	parent: Node<'a, 'i>,
	namespace: &'static str,
	name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
	parent.children().filter(move |node| node.has_tag_name((namespace, name)))
}

/// The aggregate with this name, of which there is at most one.
fn aggregate<'a, 'i>(
	parent: Node<'a, 'i>,
	name: &'static str,
	term: &str,
) -> Result<Option<Node<'a, 'i>>, Refusal> {
	only(parent, CAC, name, term)
}

/// The basic element with this name, of which there is at most one.
fn basic<'a, 'i>(
	parent: Node<'a, 'i>,
	name: &'static str,
	term: &str,
) -> Result<Option<Node<'a, 'i>>, Refusal> {
	only(parent, CBC, name, term)
}

fn only<'a, 'i>(
	parent: Node<'a, 'i>,
	namespace: &'static str,
	name: &'static str,
	term: &str,
) -> Result<Option<Node<'a, 'i>>, Refusal> {
	let mut found = children(parent, namespace, name);
	let first = found.next();
	match found.next() {
		None => Ok(first),
		Some(second) => Err(refuse(second, format!("{} ({term}) is there twice", place(second)))),
	}
}

fn missing(parent: Node<'_, '_>, name: &str, term: &str) -> Refusal {
	let parent_name = parent.tag_name().name();
	refuse(parent, format!("{parent_name}/{name} ({term}) is missing"))
}

/// A basic element that must be there and not empty.
fn need<'a, 'i>(
	parent: Node<'a, 'i>,
	name: &'static str,
	term: &str,
) -> Result<Node<'a, 'i>, Refusal> {
	basic(parent, name, term)?
		.filter(|node| !text_of(*node).is_empty())
		.ok_or_else(|| missing(parent, name, term))
}

fn need_aggregate<'a, 'i>(
	parent: Node<'a, 'i>,
	name: &'static str,
	term: &str,
) -> Result<Node<'a, 'i>, Refusal> {
	aggregate(parent, name, term)?.ok_or_else(|| missing(parent, name, term))
}

/// XML's white space; other spaces are characters like all others.
const WHITE_SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

/// The text of an element: all of it, also where comments stand in between.
fn text_of<'a>(node: Node<'a, '_>) -> Cow<'a, str> {
	let mut parts = node.children().filter_map(|child| child.text().filter(|_| child.is_text()));
	let first = parts.next().unwrap_or_default();
	match parts.next() {
		None => Cow::Borrowed(first.trim_matches(WHITE_SPACE)),
		Some(second) => {
			let all = [first, second].into_iter().chain(parts).collect::<String>();
			Cow::Owned(all.trim_matches(WHITE_SPACE).to_owned())
		}
	}
}

fn owned_text(node: Node<'_, '_>) -> String {
	text_of(node).into_owned()
}

/// The form of `xsd:decimal`: digits with an optional sign and point, and nothing else.
fn decimal(node: Node<'_, '_>, term: &str) -> Result<Decimal, Refusal> {
	let text = text_of(node);
	let digits = text.strip_prefix(['+', '-']).unwrap_or(&text);
	let is_decimal = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
		&& digits.bytes().filter(|byte| *byte == b'.').count() <= 1
		&& digits.bytes().any(|byte| byte.is_ascii_digit());
	if !is_decimal {
		return Err(not_one(node, term, "a decimal number such as 12.50"));
	}
	Decimal::from_str_exact(text.trim_end_matches('.'))
		.map_err(|_| refuse(node, format!("{} ({term}) has too many digits", place(node))))
}

/// `YYYY-MM-DD`, with a month and a day that exist.
fn date(node: Node<'_, '_>, term: &str) -> Result<String, Refusal> {
	let text = text_of(node);
	let mut parts = text.split('-').map(|part| (part.len(), part.parse::<u32>()));
	let is_date = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
		&& match (parts.next(), parts.next(), parts.next(), parts.next()) {
			(Some((4, Ok(year))), Some((2, Ok(month))), Some((2, Ok(day))), None) => {
				let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
				let days = match month {
					2 if leap => 29,
					2 => 28,
					4 | 6 | 9 | 11 => 30,
					1..=12 => 31,
					_ => 0,
				};
				(1..=days).contains(&day)
			}
			_ => false,
		};
	if is_date {
		Ok(text.into_owned())
	} else {
		Err(not_one(node, term, "a date such as 2026-03-31"))
	}
}

fn party(
	root: Node<'_, '_>,
	name: &'static str,
	term: &str,
	name_term: &str,
) -> Result<PartyOnPaper, Refusal> {
	let party = need_aggregate(need_aggregate(root, name, term)?, "Party", term)?;
	let legal = aggregate(party, "PartyLegalEntity", term)?;
	let registered = match legal {
		Some(legal) => basic(legal, "RegistrationName", name_term)?,
		None => None,
	};
	// Older invoices have the trading name only.
	let trading = match children(party, CAC, "PartyName").next() {
		Some(named) => basic(named, "Name", name_term)?,
		None => None,
	};
	let name = registered
		.or(trading)
		.filter(|node| !text_of(*node).is_empty())
		.ok_or_else(|| missing(party, "PartyLegalEntity/RegistrationName", name_term))?;
	let mut tax_id = None;
	for scheme in children(party, CAC, "PartyTaxScheme") {
		let kind = match aggregate(scheme, "TaxScheme", term)? {
			Some(kind) => basic(kind, "ID", term)?.map(text_of),
			None => None,
		};
		if kind.as_deref() == Some("VAT") {
			tax_id = basic(scheme, "CompanyID", term)?.map(owned_text);
		}
	}
	let legal_id = match legal {
		Some(legal) => basic(legal, "CompanyID", term)?.map(owned_text),
		None => None,
	};
	let other_ids = children(party, CAC, "PartyIdentification")
		.flat_map(|identification| children(identification, CBC, "ID"))
		.map(owned_text)
		.collect();
	Ok(PartyOnPaper { name: owned_text(name), tax_id, legal_id, other_ids })
}

/// A line, allowance or charge whose category may be missing.
struct Loose<'a, 'i> {
	node: Node<'a, 'i>,
	amount: Amount,
	category: Option<(TaxCategory, Rate)>,
}

impl Loose<'_, '_> {
	fn into_part(self) -> Result<Part, Refusal> {
		let (category, rate) =
			self.category.ok_or_else(|| missing(self.node, "TaxCategory", "BT-95, BT-102"))?;
		Ok(Part { amount: self.amount, category, rate })
	}
}

/// The amounts of `LegalMonetaryTotal` (BG-22), as far as they are there.
struct Monetary<'a, 'i> {
	node: Node<'a, 'i>,
	lines: Option<Amount>,
	without_tax: Option<Amount>,
	with_tax: Option<Amount>,
	allowances: Option<Amount>,
	charges: Option<Amount>,
	prepaid: Option<Amount>,
	rounding: Option<Amount>,
	due: Option<Amount>,
}

/// Reads amounts of one currency.
struct Reader {
	exponent: u8,
	/// Not checked if none.
	currency: Option<Currency>,
}

impl Reader {
	/// An amount in minor units.
	fn amount(&self, node: Node<'_, '_>, term: &str) -> Result<Amount, Refusal> {
		if let Some(currency) = self.currency {
			let stated = node.attribute("currencyID").unwrap_or_default();
			if Currency::new(stated) != Some(currency) {
				return Err(refuse(
					node,
					format!(
						"{} ({term}) is in \"{stated}\", the invoice in {currency} (BT-5)",
						place(node)
					),
				));
			}
		}
		let mut amount = decimal(node, term)?.normalize();
		if amount.scale() > self.exponent.into() {
			return Err(refuse(
				node,
				format!(
					"{} ({term}) is {amount}, which has more than {} decimals",
					place(node),
					self.exponent
				),
			));
		}
		amount.rescale(self.exponent.into());
		let too_large = || refuse(node, format!("{} ({term}) is too large", place(node)));
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
	) -> Result<Option<Amount>, Refusal> {
		basic(parent, name, term)?.map(|node| self.amount(node, term)).transpose()
	}

	fn monetary<'a, 'i>(&self, root: Node<'a, 'i>) -> Result<Monetary<'a, 'i>, Refusal> {
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
	fn allowances_and_charges<'a, 'i>(
		&self,
		root: Node<'a, 'i>,
	) -> Result<(Vec<Loose<'a, 'i>>, Vec<Loose<'a, 'i>>), Refusal> {
		let (mut allowances, mut charges) = (Vec::new(), Vec::new());
		for node in children(root, CAC, "AllowanceCharge") {
			let indicator = need(node, "ChargeIndicator", "BG-20, BG-21")?;
			let (list, term) = match &*text_of(indicator) {
				"true" | "1" => (&mut charges, "BT-99"),
				"false" | "0" => (&mut allowances, "BT-92"),
				_ => return Err(not_one(indicator, "BG-20, BG-21", "true or false")),
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
	fn nets(&self, root: Node<'_, '_>, kind: Kind) -> Result<Vec<Amount>, Refusal> {
		children(root, CAC, line_names(kind).0)
			.map(|line| self.amount(need(line, "LineExtensionAmount", "BT-131")?, "BT-131"))
			.collect()
	}

	fn lines(&self, root: Node<'_, '_>, kind: Kind) -> Result<(Vec<Line>, Vec<Part>), Refusal> {
		let (line_name, quantity_name) = line_names(kind);
		let (mut lines, mut parts) = (Vec::new(), Vec::new());
		for node in children(root, CAC, line_name) {
			let amount = self.amount(need(node, "LineExtensionAmount", "BT-131")?, "BT-131")?;
			let item = need_aggregate(node, "Item", "BG-31")?;
			let category = need_aggregate(item, "ClassifiedTaxCategory", "BT-151")?;
			let (category, rate) = category_and_rate(category)?;
			let quantity = need(node, quantity_name, "BT-129")?;
			decimal(quantity, "BT-129")?;
			let price = need(need_aggregate(node, "Price", "BG-29")?, "PriceAmount", "BT-146")?;
			decimal(price, "BT-146")?;
			parts.push(Part { amount, category, rate });
			lines.push(Line {
				id: owned_text(need(node, "ID", "BT-126")?),
				item: owned_text(need(item, "Name", "BT-153")?),
				quantity: owned_text(quantity),
				unit: quantity.attribute("unitCode").unwrap_or_default().to_owned(),
				price: owned_text(price),
				net: amount,
				category: category.code(),
				rate: rate.0,
			});
		}
		if lines.is_empty() {
			return Err(missing(root, line_name, "BG-25"));
		}
		Ok((lines, parts))
	}

	/// BG-22 and BG-23. A total in the currency of accounting (BT-111) is left aside.
	fn totals(&self, root: Node<'_, '_>, currency: Currency) -> Result<Totals, Refusal> {
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
				return Err(refuse(
					node,
					format!("TaxTotal/TaxAmount (BT-110) is there twice in {currency}"),
				));
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
			subtotals: subtotals.try_into().map_err(|_| {
				refuse(
					root,
					format!(
						"there are {count} tax subtotals (BG-23); the chain takes {} at most",
						govchain_invoice_rules::MAX_SUBTOTALS
					),
				)
			})?,
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
fn category_and_rate(node: Node<'_, '_>) -> Result<(TaxCategory, Rate), Refusal> {
	let code = need(node, "ID", "BT-118, BT-151")?;
	let category = TaxCategory::from_code(&text_of(code)).ok_or_else(|| {
		not_one(code, "BT-118, BT-151", "one of the categories S Z E AE K G O L M B")
	})?;
	let rate = match basic(node, "Percent", "BT-119, BT-152")? {
		None if category == TaxCategory::OutsideScope => Rate::ZERO,
		None => return Err(missing(node, "Percent", "BT-119, BT-152")),
		Some(percent) => Rate::from_percent(&text_of(percent))
			.ok_or_else(|| not_one(percent, "BT-119, BT-152", "a percentage such as 13 or 5.5"))?,
	};
	Ok((category, rate))
}

/// The canonical form, see the documentation of the module.
fn canonical(root: Node<'_, '_>) -> Result<Vec<u8>, Refusal> {
	let mut bytes = Vec::new();
	write_element(root, &mut bytes, 0)?;
	Ok(bytes)
}

fn write_element(node: Node<'_, '_>, bytes: &mut Vec<u8>, depth: usize) -> Result<(), Refusal> {
	if depth > MAX_DEPTH {
		return Err(refuse(node, format!("elements are nested more than {MAX_DEPTH} deep")));
	}
	bytes.push(1);
	write_string(node, node.tag_name().namespace().unwrap_or_default(), bytes)?;
	write_string(node, node.tag_name().name(), bytes)?;
	let mut attributes: Vec<_> = node
		.attributes()
		.map(|attribute| {
			(attribute.namespace().unwrap_or_default(), attribute.name(), attribute.value())
		})
		.collect();
	attributes.sort_unstable();
	write_length(node, attributes.len(), bytes)?;
	for (namespace, name, value) in attributes {
		for part in [namespace, name, value] {
			write_string(node, part, bytes)?;
		}
	}
	let mut text = String::new();
	for child in node.children() {
		if child.is_element() {
			write_text(node, &mut text, bytes)?;
			write_element(child, bytes, depth + 1)?;
		} else if child.is_text() {
			text.push_str(child.text().unwrap_or_default());
		}
	}
	write_text(node, &mut text, bytes)?;
	bytes.push(2);
	Ok(())
}

fn write_text(node: Node<'_, '_>, text: &mut String, bytes: &mut Vec<u8>) -> Result<(), Refusal> {
	let trimmed = text.trim_matches(WHITE_SPACE);
	if !trimmed.is_empty() {
		bytes.push(3);
		write_string(node, trimmed, bytes)?;
	}
	text.clear();
	Ok(())
}

fn write_string(node: Node<'_, '_>, text: &str, bytes: &mut Vec<u8>) -> Result<(), Refusal> {
	write_length(node, text.len(), bytes)?;
	bytes.extend_from_slice(text.as_bytes());
	Ok(())
}

fn write_length(node: Node<'_, '_>, length: usize, bytes: &mut Vec<u8>) -> Result<(), Refusal> {
	let length = u32::try_from(length).map_err(|_| refuse(node, "a text is too long"))?;
	bytes.extend_from_slice(&length.to_le_bytes());
	Ok(())
}

#[cfg(test)]
mod tests {
	use std::path::PathBuf;

	use govchain_invoice_rules::{allowances_total, charges_total, lines_total, total_without_tax};

	use super::*;

	/// Where the examples and rule tests of EN 16931 are: beside the checkout, or where
	/// `GOVCHAIN_EN16931` says. They are not part of the project.
	fn en16931(file: &str) -> PathBuf {
		let folder = std::env::var_os("GOVCHAIN_EN16931").map_or_else(
			|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/en16931"),
			PathBuf::from,
		);
		let path = folder.join(file);
		assert!(
			path.is_file(),
			"{} is not there: put the EN 16931 test data there, or name its folder in \
			 GOVCHAIN_EN16931",
			path.display()
		);
		path
	}

	fn text(file: &str) -> String {
		fs::read_to_string(en16931(file)).unwrap()
	}

	fn standard(text: &str) -> Result<Document, Refusal> {
		import(text, |currency| Profile::standard(currency, 2))
	}

	fn sample_path() -> PathBuf {
		Path::new(env!("CARGO_MANIFEST_DIR")).join("../samples/invoice.xml")
	}

	fn sample() -> String {
		fs::read_to_string(sample_path()).unwrap()
	}

	/// Imports the sample with `old` replaced, which must be there once.
	fn changed(old: &str, new: &str) -> Result<Document, Refusal> {
		let sample = sample();
		assert_eq!(sample.matches(old).count(), 1, "{old}");
		standard(&sample.replace(old, new))
	}

	fn refusal(old: &str, new: &str) -> String {
		changed(old, new).unwrap_err().to_string()
	}

	#[test]
	fn every_example_is_imported_and_accepted() {
		for (file, number, lines, subtotals, with_tax) in [
			("guide-example1.xml", "12115118", 20, 2, 25_033),
			("ubl-tc434-example1.xml", "12115118", 20, 2, 25_033),
			("ubl-tc434-example2.xml", "TOSL108", 5, 3, 180_178),
			("ubl-tc434-example3.xml", "TOSL108", 2, 2, 200_500),
			("ubl-tc434-example4.xml", "TOSL110", 3, 2, 467_500),
			("ubl-tc434-example5.xml", "TOSL110", 3, 2, 467_500),
		] {
			let document = read(&en16931(file), 2).unwrap_or_else(|refusal| panic!("{refusal}"));
			assert_eq!(document.kind, Kind::Invoice, "{file}");
			assert_eq!(document.number, number, "{file}");
			assert_eq!(document.lines.len(), lines, "{file}");
			assert_eq!(document.totals.subtotals.len(), subtotals, "{file}");
			assert_eq!(document.totals.with_tax, with_tax, "{file}");
			assert!(!document.seller.name.is_empty() && !document.buyer.name.is_empty());
		}
	}

	#[test]
	fn the_credit_note_is_imported_and_accepted() {
		let note = read(&en16931("ubl-tc434-creditnote1.xml"), 2).unwrap();
		assert_eq!(note.kind, Kind::CreditNote);
		assert_eq!((note.type_code.as_str(), note.number.as_str()), ("381", "018304 / 28865"));
		assert_eq!((note.totals.with_tax, note.totals.tax), (10_011, 0));
		assert_eq!(note.lines[0].category, "E");
	}

	#[test]
	fn parties_and_lines_are_read_as_they_stand() {
		let document = read(&en16931("ubl-tc434-example5.xml"), 2).unwrap();
		assert_eq!(document.seller.name, "SellerCompany");
		assert_eq!(document.seller.tax_id.as_deref(), Some("NL16356706"));
		assert_eq!(document.seller.legal_id.as_deref(), Some("NL16356706"));
		assert_eq!(document.seller.other_ids, ["5790000436101"]);
		assert_eq!(document.totals.prepaid, 233_750);
		let line = &document.lines[0];
		assert_eq!((line.quantity.as_str(), line.unit.as_str()), ("1000", "EA"));
		assert_eq!((line.price.as_str(), line.net, line.rate), ("1.00", 100_000, 25_000));
	}

	/// Runs a file of rule tests; gives how many must hold and how many must fail.
	fn rule_tests(
		rule: &str,
		check: impl Fn(&Reader, Node<'_, '_>) -> Result<(), Broken>,
	) -> (usize, usize) {
		let text = text(&format!("{rule}.xml"));
		let xml = roxmltree::Document::parse(&text).unwrap();
		let reader = Reader { exponent: 2, currency: None };
		let (mut right, mut wrong) = (0, 0);
		for test in xml.descendants().filter(|node| node.tag_name().name() == "test") {
			let assertion = |name: &str| {
				test.descendants()
					.any(|node| node.tag_name().name() == name && node.text() == Some(rule))
			};
			let invoice = test.children().find(|n| n.has_tag_name((INVOICE, "Invoice"))).unwrap();
			let result = check(&reader, invoice);
			let line = xml.text_pos_at(test.range().start).row;
			match (assertion("success"), assertion("error")) {
				(true, false) => {
					assert_eq!(result, Ok(()), "{rule}.xml:{line}");
					right += 1;
				}
				(false, true) => {
					assert_eq!(result.unwrap_err().rule(), rule, "{rule}.xml:{line}");
					wrong += 1;
				}
				_ => panic!("{rule}.xml:{line}: neither success nor error"),
			}
		}
		(right, wrong)
	}

	fn amounts(parts: &[Loose<'_, '_>]) -> Vec<Amount> {
		parts.iter().map(|part| part.amount).collect()
	}

	#[test]
	fn rule_tests_of_br_co_10_agree() {
		let counts = rule_tests("BR-CO-10", |reader, invoice| {
			let stated = reader.monetary(invoice).unwrap().lines.unwrap_or_default();
			lines_total(stated, reader.nets(invoice, Kind::Invoice).unwrap())
		});
		assert_eq!(counts, (7, 2));
	}

	#[test]
	fn rule_tests_of_br_co_11_agree() {
		let counts = rule_tests("BR-CO-11", |reader, invoice| {
			let stated = reader.monetary(invoice).unwrap().allowances.unwrap_or_default();
			allowances_total(stated, amounts(&reader.allowances_and_charges(invoice).unwrap().0))
		});
		assert_eq!(counts, (4, 2));
	}

	#[test]
	fn rule_tests_of_br_co_12_agree() {
		let counts = rule_tests("BR-CO-12", |reader, invoice| {
			let stated = reader.monetary(invoice).unwrap().charges.unwrap_or_default();
			charges_total(stated, amounts(&reader.allowances_and_charges(invoice).unwrap().1))
		});
		assert_eq!(counts, (4, 2));
	}

	#[test]
	fn rule_tests_of_br_co_13_agree() {
		let counts = rule_tests("BR-CO-13", |reader, invoice| {
			let monetary = reader.monetary(invoice).unwrap();
			total_without_tax(
				monetary.without_tax.unwrap_or_default(),
				monetary.lines.unwrap_or_default(),
				monetary.allowances.unwrap_or_default(),
				monetary.charges.unwrap_or_default(),
			)
		});
		assert_eq!(counts, (10, 5));
	}

	#[test]
	fn our_sample_is_imported_and_accepted() {
		let document = read(&sample_path(), 2).unwrap_or_else(|refusal| panic!("{refusal}"));
		assert_eq!(document.kind, Kind::Invoice);
		assert_eq!(document.issue_date, "2026-03-18");
		assert_eq!(document.lines.len(), 5);
		let totals = &document.totals;
		assert_eq!(totals.currency.to_string(), "CNY");
		assert_eq!((totals.without_tax, totals.tax), (85_929_600, 8_078_880));
		assert_eq!((totals.with_tax, totals.due), (94_008_480, 74_008_480));
		assert_eq!(totals.subtotals.len(), 2);
		for party in [&document.seller, &document.buyer] {
			assert_eq!(party.tax_id.as_ref().map(String::len), Some(18));
		}
	}

	#[test]
	fn each_broken_rule_is_named_in_words() {
		for (old, new, words) in [
			(
				"<cbc:LineExtensionAmount currencyID=\"CNY\">865904.00<",
				"<cbc:LineExtensionAmount currencyID=\"CNY\">865904.01<",
				"BR-CO-10: the sum of line net amounts (BT-106) is 865904.01, but the sum of the \
				 lines (BT-131) is 865904.00",
			),
			(
				"<cbc:AllowanceTotalAmount currencyID=\"CNY\">7808.00<",
				"<cbc:AllowanceTotalAmount currencyID=\"CNY\">7808.10<",
				"BR-CO-11: the sum of allowances (BT-107) is 7808.10, but the sum of the \
				 document's allowances (BT-92) is 7808.00",
			),
			(
				"<cbc:ChargeTotalAmount currencyID=\"CNY\">1200.00<",
				"<cbc:ChargeTotalAmount currencyID=\"CNY\">0<",
				"BR-CO-12: the sum of charges (BT-108) is 0.00, but the sum of the document's \
				 charges (BT-99) is 1200.00",
			),
			(
				"<cbc:TaxExclusiveAmount currencyID=\"CNY\">859296.00<",
				"<cbc:TaxExclusiveAmount currencyID=\"CNY\">859297.00<",
				"BR-CO-13",
			),
			(
				"<cbc:TaxAmount currencyID=\"CNY\">80788.80<",
				"<cbc:TaxAmount currencyID=\"CNY\">80788.81<",
				"BR-CO-14",
			),
			(
				"<cbc:TaxInclusiveAmount currencyID=\"CNY\">940084.80<",
				"<cbc:TaxInclusiveAmount currencyID=\"CNY\">940084.90<",
				"BR-CO-15",
			),
			(
				"<cbc:PayableAmount currencyID=\"CNY\">740084.80<",
				"<cbc:PayableAmount currencyID=\"CNY\">940084.80<",
				"BR-CO-16",
			),
			(
				"<cbc:TaxAmount currencyID=\"CNY\">11219.52<",
				"<cbc:TaxAmount currencyID=\"CNY\">11219.53<",
				"BR-CO-17: of category S at 13 %, the tax (BT-117) is 11219.53, but",
			),
		] {
			let refusal = refusal(old, new);
			assert!(refusal.starts_with(words), "{refusal}");
		}
	}

	#[test]
	fn what_is_wrong_with_a_field_is_said_with_line_and_term() {
		let due = "<cbc:PayableAmount currencyID=\"CNY\">740084.80</cbc:PayableAmount>";
		let line = sample().lines().position(|line| line.contains(due)).unwrap() + 1;
		for (new, words) in [
			(
				"<cbc:PayableAmount currencyID=\"CNY\">740084.801</cbc:PayableAmount>",
				"(BT-115) is 740084.801, which has more than 2 decimals",
			),
			(
				"<cbc:PayableAmount currencyID=\"CNY\">740,084.80</cbc:PayableAmount>",
				"(BT-115) is \"740,084.80\", not a decimal number such as 12.50",
			),
			(
				"<cbc:PayableAmount currencyID=\"CNY\">7_4</cbc:PayableAmount>",
				"(BT-115) is \"7_4\", not a decimal number such as 12.50",
			),
			(
				"<cbc:PayableAmount currencyID=\"CNY\">1e3</cbc:PayableAmount>",
				"(BT-115) is \"1e3\", not a decimal number such as 12.50",
			),
			(
				"<cbc:PayableAmount currencyID=\"USD\">740084.80</cbc:PayableAmount>",
				"(BT-115) is in \"USD\", the invoice in CNY (BT-5)",
			),
			(
				"<cbc:PayableAmount>740084.80</cbc:PayableAmount>",
				"(BT-115) is in \"\", the invoice in CNY (BT-5)",
			),
			(
				"<cbc:PayableAmount currencyID=\"CNY\">92233720368547758.08</cbc:PayableAmount>",
				"(BT-115) is too large",
			),
			(
				"<cbc:PayableAmount currencyID=\"CNY\">9999999999999999999999999999999999\
				 </cbc:PayableAmount>",
				"(BT-115) has too many digits",
			),
		] {
			assert_eq!(
				refusal(due, new),
				format!("line {line}: LegalMonetaryTotal/PayableAmount {words}"),
			);
		}
		assert!(refusal(due, "").ends_with("LegalMonetaryTotal/PayableAmount (BT-115) is missing"));
		assert!(refusal(due, &due.repeat(2)).ends_with("(BT-115) is there twice"));
	}

	#[test]
	fn documents_that_are_no_invoices_are_refused() {
		let refused = |text: &str| standard(text).unwrap_err().to_string();
		assert!(refused("").contains("not well-formed XML"));
		assert!(refused("<a><b></a>").starts_with("line 1: not well-formed XML"));
		assert!(refused("<Invoice/>").contains("must be an Invoice or CreditNote of UBL 2.1"));
		assert!(refused(&format!("<Order xmlns=\"{INVOICE}\"/>")).contains("the root is Order"));
		assert!(refused(&format!("<Invoice xmlns=\"{INVOICE}\"/>"))
			.contains("Invoice/DocumentCurrencyCode (BT-5) is missing"));
		let bomb = "<!DOCTYPE a [<!ENTITY b \"cc\">]><a>&b;</a>";
		assert!(refused(bomb).contains("not well-formed XML"));
		let missing = Path::new("/there/is/no/invoice.xml");
		assert!(read(missing, 2)
			.unwrap_err()
			.to_string()
			.starts_with("/there/is/no/invoice.xml: "));
	}

	#[test]
	fn other_fields_are_checked_too() {
		assert!(refusal(">2026-03-18<", ">2026-02-29<").contains("not a date such as 2026-03-31"));
		assert!(refusal(">2026-03-18<", ">18.03.2026<").contains("(BT-2)"));
		assert!(refusal(">CNY</cbc:DocumentC", ">yuan</cbc:DocumentC").contains("(BT-5)"));
		let deep =
			format!("<cbc:Note>{}{}</cbc:Note>", "<a>".repeat(MAX_DEPTH), "</a>".repeat(MAX_DEPTH));
		let document = sample();
		let note = document.lines().find(|line| line.contains("<cbc:Note>")).unwrap();
		assert!(refusal(note, &deep).contains("nested more than"));
	}

	/// Only the base of a category shows that a line went to the wrong rate.
	#[test]
	fn a_line_at_the_wrong_rate_is_refused() {
		let line = sample().split("<cac:InvoiceLine>").nth(1).unwrap().to_owned();
		let wrong = line.replace("<cbc:Percent>9</cbc:Percent>", "<cbc:Percent>13</cbc:Percent>");
		assert_ne!(line, wrong);
		let refusal = refusal(&line, &wrong);
		assert!(
			refusal.starts_with("base of the category (BR-S-08 and its kin): of category S at 9 %"),
			"{refusal}"
		);
	}

	#[test]
	fn a_tolerant_profile_accepts_what_the_standard_does_not() {
		let changed = sample()
			.replace(">11219.52<", ">11219.53<")
			.replace(">80788.80<", ">80788.81<")
			.replace(">940084.80<", ">940084.81<")
			.replace(">740084.80<", ">740084.81<");
		assert!(matches!(
			standard(&changed).unwrap_err().fault,
			Fault::Rule(Broken::CategoryTax { .. }, 2)
		));
		let tolerant = |currency| Profile { tax_tolerance: 1, ..Profile::standard(currency, 2) };
		assert_eq!(import(&changed, tolerant).unwrap().totals.tax, 8_078_881);
	}

	#[test]
	fn commitments_see_content_and_not_form() {
		let salt = [7; 32];
		let of = |text: &str| standard(text).unwrap().commitment(&salt);
		let sample = sample();
		let original = of(&sample);
		for same in [
			format!("\u{feff}{sample}"),
			sample.replace('\n', "\r\n"),
			sample.replace('\t', "    "),
			sample.replace("cbc:", "x:").replace("xmlns:cbc", "xmlns:x"),
			sample.replace("CNY</cbc:Doc", "<!-- yuan -->CNY<?p i?></cbc:Doc"),
			sample.replace("\"MTR\"", "'&#77;TR'"),
			sample.replace(">740084.80<", ">7400<!-- five -->84.80<"),
			sample.replace(">740084.80<", "><![CDATA[ 740084]]>.80<"),
		] {
			assert_ne!(same, sample);
			assert_eq!(of(&same), original);
		}
		let note = sample.lines().find(|line| line.contains("<cbc:Note>")).unwrap();
		for other in [
			sample.replace(note, ""),
			sample.replace(note, &note.replace("<cbc:Note>", "<cbc:Note>X")),
			sample.replace("unitCode=\"MTR\"", "unitCode=\"KMT\""),
		] {
			assert_ne!(of(&other), original);
		}
		assert_ne!(standard(&sample).unwrap().commitment(&[8; 32]), original);
	}

	#[test]
	fn canonical_form_and_commitment_have_the_documented_bytes() {
		let text = "<n:a xmlns:n='u' c='3' b='2'> x <!-- y -->z <d/>\n</n:a>";
		let xml = roxmltree::Document::parse(text).unwrap();
		let string = |text: &str| {
			[&u32::try_from(text.len()).unwrap().to_le_bytes()[..], text.as_bytes()].concat()
		};
		let mut expected = vec![1];
		expected.extend([string("u"), string("a")].concat());
		expected.extend(2u32.to_le_bytes());
		expected.extend([string(""), string("b"), string("2")].concat());
		expected.extend([string(""), string("c"), string("3")].concat());
		expected.push(3);
		expected.extend(string("x z"));
		expected.push(1);
		expected.extend([string(""), string("d")].concat());
		expected.extend(0u32.to_le_bytes());
		expected.extend([2, 2]);
		assert_eq!(canonical(xml.root_element()).unwrap(), expected);

		let document = standard(&sample()).unwrap();
		let preimage = [b"govchain/document/v1\n", &[7u8; 32][..], &document.canonical].concat();
		assert_eq!(document.commitment(&[7; 32])[..], Sha256::digest(preimage)[..]);
	}
}
