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
mod words;

use std::{fs, path::Path};

use govchain_invoice_rules::{Broken, Currency, Profile, Rounding, Totals, MAX_EXPONENT};
use roxmltree::Node;
use sha2::{Digest, Sha256};

use amounts::{line_of_rule, Loose, Reader};
use canonical::canonical;
use elements::{
	aggregate, basic, check_date, children, missing, need, need_aggregate, not_one, on_line,
	owned_text, place, refuse, text_of,
};

use crate::{
	exit::{Exit, Failure, Outcome},
	messages as m,
};

/// Larger files are no invoices. Those with a scanned attachment stay below it.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

const DOCUMENT_DOMAIN: &[u8] = b"govchain/document/v1\n";

const INVOICE: &str = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
const CREDIT_NOTE: &str = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";
const CAC: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
const CBC: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

/// What BR-CL-01 of EN 16931 takes from UNTDID 1001 for invoices, but for 81, which is there for credit notes
/// too: as of the validation artefacts 1.3.16.
const INVOICE_CODES: [&str; 49] = [
	"71", "80", "82", "84", "102", "130", "202", "203", "204", "211", "218", "219", "295", "325",
	"326", "331", "380", "382", "383", "384", "385", "386", "387", "388", "389", "390", "393",
	"394", "395", "456", "457", "471", "472", "473", "500", "501", "527", "553", "575", "623",
	"633", "751", "780", "817", "870", "875", "876", "877", "935",
];
/// The same for credit notes.
const CREDIT_NOTE_CODES: [&str; 13] =
	["81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532"];

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
	/// Why it can't be issued, if it can't.
	unfit: Option<Failure>,
	/// Decimals of its amounts.
	pub exponent: u8,
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

/// What every profile asks that a tax authority can set, and no more: a document that breaks it is right
/// by none.
pub fn any_profile(currency: Currency) -> Profile {
	Profile {
		rounding: Rounding::Down,
		// What a profile forgives and what it rounds away are less than one unit of the currency together.
		tax_tolerance: 10u16.pow(MAX_EXPONENT.into()),
		..Profile::standard(currency, MAX_EXPONENT)
	}
}

/// Reads an invoice that can be issued by the profile for its currency.
pub fn read_invoice(path: &Path, profile: impl Fn(Currency) -> Profile) -> Outcome<Document> {
	let document = text_in(path).and_then(|text| import(&text, profile));
	let issuable = document.and_then(|document| match document.unfit {
		Some(why) => Err(why),
		None => Ok(document),
	});
	issuable.map_err(|failure| failure.during(path.display()))
}

fn text_in(path: &Path) -> Outcome<String> {
	let size = fs::metadata(path).map_err(Failure::usage)?.len();
	if size > MAX_BYTES {
		return Err(Failure::says(Exit::Usage, m::UBL_TOO_LARGE, &[&size, &MAX_BYTES]));
	}
	let bytes = fs::read(path).map_err(Failure::usage)?;
	String::from_utf8(bytes).map_err(|_| Failure::says(Exit::Usage, m::UBL_NOT_UTF8, &[]))
}

/// Reads a document and checks it by the profile for its currency.
pub fn import(text: &str, profile: impl Fn(Currency) -> Profile) -> Outcome<Document> {
	// A byte order mark is no part of the document.
	let text = text.strip_prefix('\u{feff}').unwrap_or(text);
	let xml = roxmltree::Document::parse(text).map_err(|error| {
		on_line(error.pos().row, Failure::says(Exit::Usage, m::UBL_NOT_XML, &[&error]))
	})?;
	let root = xml.root_element();
	let kind = match (root.tag_name().namespace(), root.tag_name().name()) {
		(Some(INVOICE), "Invoice") => Kind::Invoice,
		(Some(CREDIT_NOTE), "CreditNote") => Kind::CreditNote,
		(_, name) => return Err(refuse(root, m::UBL_ROOT, &[&name])),
	};
	let stated = need(root, "DocumentCurrencyCode", "BT-5")?;
	let currency = Currency::new(&text_of(stated))
		.ok_or_else(|| not_one(stated, "BT-5", m::UBL_NOT_CURRENCY))?;
	let profile = profile(currency);
	let breaks = |broken: Broken| {
		on_line(line_of_rule(root, &broken), words::in_words(&broken, profile.exponent))
	};
	// Before amounts are read with the decimals of another currency.
	if currency != profile.currency {
		let prescribed = profile.currency;
		return Err(breaks(Broken::CurrencyOfProfile { stated: currency, prescribed }));
	}
	let reader = Reader { exponent: profile.exponent, currency: Some(currency) };

	let lines = reader.lines(root, kind)?;
	let (allowances, charges) = reader.allowances_and_charges(root)?;
	let totals = reader.totals(root, currency)?;
	let with_category =
		|parts: Vec<Loose>| parts.into_iter().map(Loose::into_part).collect::<Outcome<Vec<_>>>();
	let (allowances, charges) = (with_category(allowances)?, with_category(charges)?);
	govchain_invoice_rules::Document {
		totals: &totals,
		lines: &lines,
		allowances: &allowances,
		charges: &charges,
	}
	.check(&profile)
	.map_err(breaks)?;

	let type_code = match kind {
		Kind::Invoice => "InvoiceTypeCode",
		Kind::CreditNote => "CreditNoteTypeCode",
	};
	let type_code = need(root, type_code, "BT-3")?;
	let kind = kind_of(type_code, kind)?;
	check_date(need(root, "IssueDate", "BT-2")?, "BT-2")?;
	check_party(root, "AccountingSupplierParty", "BG-4", "BT-27")?;
	check_party(root, "AccountingCustomerParty", "BG-7", "BT-44")?;
	Ok(Document {
		unfit: unfit(root, kind, type_code, &totals),
		exponent: profile.exponent,
		number: owned_text(need(root, "ID", "BT-1")?),
		totals,
		canonical: canonical(root)?,
	})
}

/// What a document is by its code: a corrective one may come as an invoice with the code of a credit note.
fn kind_of(type_code: Node<'_, '_>, root: Kind) -> Outcome<Kind> {
	let code = text_of(type_code);
	match root {
		_ if CREDIT_NOTE_CODES.contains(&&*code) => Ok(Kind::CreditNote),
		Kind::Invoice if INVOICE_CODES.contains(&&*code) => Ok(Kind::Invoice),
		Kind::Invoice => Err(not_one(type_code, "BT-3", m::UBL_NOT_TYPE_CODE)),
		Kind::CreditNote => Err(not_one(type_code, "BT-3", m::UBL_NOT_CREDIT_NOTE_CODE)),
	}
}

/// Why a document that is right can't be issued.
fn unfit(
	root: Node<'_, '_>,
	kind: Kind,
	type_code: Node<'_, '_>,
	totals: &Totals,
) -> Option<Failure> {
	if kind == Kind::CreditNote {
		return Some(refuse(type_code, m::UBL_CREDIT_NOTE, &[]));
	}
	let monetary = children(root, CAC, "LegalMonetaryTotal").next()?;
	let total = children(monetary, CBC, "TaxInclusiveAmount").next()?;
	let says = || refuse(total, m::UBL_NOT_POSITIVE, &[&place(total), &text_of(total)]);
	(totals.with_tax <= 0).then(says)
}

/// Seller or buyer must have a name. It stays off chain with all else of the party.
fn check_party(root: Node<'_, '_>, name: &'static str, term: &str, name_term: &str) -> Outcome {
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
