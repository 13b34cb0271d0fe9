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
//! What stands for a document on the chain is in [`canonical`].

mod amounts;
mod canonical;
mod elements;
#[cfg(test)]
mod tests;

use std::{fmt, fs, path::Path};

use govchain_invoice_rules::{Broken, Currency, Profile, Totals};
use roxmltree::Node;
use sha2::{Digest, Sha256};

use amounts::{line_of_rule, Loose, Reader};
use canonical::canonical;
use elements::{
	aggregate, basic, check_date, children, line_of, missing, need, need_aggregate, not_one,
	owned_text, refuse, text_of,
};

/// Larger files are no invoices. Those with a scanned attachment stay below it.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

const DOCUMENT_DOMAIN: &[u8] = b"govchain/document/v1\n";

const INVOICE: &str = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
const CREDIT_NOTE: &str = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";
const CAC: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
const CBC: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

/// Whether a document asks for money or gives it back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
	/// A blue invoice.
	Invoice,
	/// A credit note: what becomes a red invoice. Its amounts are positive.
	CreditNote,
}

/// A document that was read and found right.
#[derive(Clone, Debug)]
pub struct Document {
	/// What it is.
	kind: Kind,
	/// The line that says so.
	kind_line: u32,
	/// BT-1: the seller's own number.
	pub number: String,
	/// BG-22 and BG-23, in minor units: what goes on the chain.
	pub totals: Totals,
	/// The canonical form.
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

/// Reads an invoice whose currency has this exponent, by the standard itself: tax is rounded half up,
/// without tolerance, at any rate.
pub fn read_invoice(path: &Path, exponent: u8) -> Result<Document, Refusal> {
	let in_file = |refusal| Refusal { file: Some(path.display().to_string()), ..refusal };
	let document =
		import(&text_in(path).map_err(in_file)?, |currency| Profile::standard(currency, exponent))
			.map_err(in_file)?;
	match document.kind {
		Kind::Invoice => Ok(document),
		Kind::CreditNote => {
			Err(in_file(Refusal::new(document.kind_line, "a credit note can't be issued yet")))
		}
	}
}

fn text_in(path: &Path) -> Result<String, Refusal> {
	let unreadable = |error: &dyn fmt::Display| Refusal::new(0, error.to_string());
	let size = fs::metadata(path).map_err(|error| unreadable(&error))?.len();
	if size > MAX_BYTES {
		return Err(unreadable(&format!("{size} bytes are no invoice, {MAX_BYTES} is the most")));
	}
	let bytes = fs::read(path).map_err(|error| unreadable(&error))?;
	String::from_utf8(bytes).map_err(|_| unreadable(&"not UTF-8"))
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

	let lines = reader.lines(root, kind)?;
	let (allowances, charges) = reader.allowances_and_charges(root)?;
	let totals = reader.totals(root, currency)?;
	let with_category = |parts: Vec<Loose>| {
		parts.into_iter().map(Loose::into_part).collect::<Result<Vec<_>, Refusal>>()
	};
	let (allowances, charges) = (with_category(allowances)?, with_category(charges)?);
	govchain_invoice_rules::Document {
		totals: &totals,
		lines: &lines,
		allowances: &allowances,
		charges: &charges,
	}
	.check(&profile)
	.map_err(|broken| Refusal::rule(line_of_rule(root, &broken), broken, profile.exponent))?;

	let type_code = match kind {
		Kind::Invoice => "InvoiceTypeCode",
		Kind::CreditNote => "CreditNoteTypeCode",
	};
	let type_code = need(root, type_code, "BT-3")?;
	// A corrective document may also come as an invoice with the code of a credit note.
	let kind = if text_of(type_code) == "381" { Kind::CreditNote } else { kind };
	check_date(need(root, "IssueDate", "BT-2")?, "BT-2")?;
	check_party(root, "AccountingSupplierParty", "BG-4", "BT-27")?;
	check_party(root, "AccountingCustomerParty", "BG-7", "BT-44")?;
	Ok(Document {
		kind,
		kind_line: line_of(type_code),
		number: owned_text(need(root, "ID", "BT-1")?),
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

	fn rule(line: u32, broken: Broken, exponent: u8) -> Self {
		Refusal { file: None, line, fault: Fault::Rule(broken, exponent) }
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

/// Seller or buyer must have a name. It stays off chain with all else of the party.
fn check_party(
	root: Node<'_, '_>,
	name: &'static str,
	term: &str,
	name_term: &str,
) -> Result<(), Refusal> {
	let party = need_aggregate(need_aggregate(root, name, term)?, "Party", term)?;
	let registered = match aggregate(party, "PartyLegalEntity", term)? {
		Some(legal) => basic(legal, "RegistrationName", name_term)?,
		None => None,
	};
	// Older invoices have the trading name only.
	let trading = match children(party, CAC, "PartyName").next() {
		Some(named) => basic(named, "Name", name_term)?,
		None => None,
	};
	match registered.or(trading).is_some_and(|node| !text_of(node).is_empty()) {
		true => Ok(()),
		false => Err(missing(party, "PartyLegalEntity/RegistrationName", name_term)),
	}
}
