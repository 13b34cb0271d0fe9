// SPDX-License-Identifier: Apache-2.0

use std::path::PathBuf;

use govchain_invoice_rules::{
	allowances_total, charges_total, lines_total, total_without_tax, Amount,
};

use super::{canonical::MAX_DEPTH, *};
use crate::{messages::Lang, testing::samples};

/// A file of the examples and rule tests of EN 16931, which are not part of the project:
/// `GOVCHAIN_EN16931` names their folder. `scripts/test` leaves these tests out without it.
fn en16931(file: &str) -> PathBuf {
	let folder = std::env::var_os("GOVCHAIN_EN16931")
		.expect("GOVCHAIN_EN16931 names the folder of the examples and rule tests of EN 16931");
	PathBuf::from(folder).join(file)
}

fn text(file: &str) -> String {
	fs::read_to_string(en16931(file)).unwrap()
}

/// The standard itself, in a currency with two decimals.
fn two_decimals(currency: Currency) -> Profile {
	Profile::standard(currency, 2)
}

fn standard(text: &str) -> Outcome<Document> {
	import(text, two_decimals)
}

/// Reads a file with this text as an invoice that can be issued; says where it stood.
fn read_text(name: &str, text: &str) -> (String, Outcome<Document>) {
	let path = std::env::temp_dir().join(format!("govctl-{name}-{}.xml", std::process::id()));
	fs::write(&path, text).unwrap();
	let read = read_invoice(&path, two_decimals);
	fs::remove_file(&path).unwrap();
	(path.display().to_string(), read)
}

fn sample_path() -> PathBuf {
	samples().join("invoice.xml")
}

fn sample() -> String {
	fs::read_to_string(sample_path()).unwrap()
}

/// Imports the sample with `old` replaced, which must be there once.
fn changed(old: &str, new: &str) -> Outcome<Document> {
	let sample = sample();
	assert_eq!(sample.matches(old).count(), 1, "{old}");
	standard(&sample.replace(old, new))
}

fn refusal(old: &str, new: &str) -> String {
	changed(old, new).unwrap_err().to_string()
}

#[test]
fn every_example_is_imported_and_accepted() {
	for (file, number, subtotals, with_tax) in [
		("guide-example1.xml", "12115118", 2, 25_033),
		("ubl-tc434-example1.xml", "12115118", 2, 25_033),
		("ubl-tc434-example2.xml", "TOSL108", 3, 180_178),
		("ubl-tc434-example3.xml", "TOSL108", 2, 200_500),
		("ubl-tc434-example4.xml", "TOSL110", 2, 467_500),
		("ubl-tc434-example5.xml", "TOSL110", 2, 467_500),
	] {
		let document =
			read_invoice(&en16931(file), two_decimals).unwrap_or_else(|why| panic!("{why}"));
		assert_eq!(document.number, number, "{file}");
		assert_eq!(document.totals.subtotals.len(), subtotals, "{file}");
		assert_eq!(document.totals.with_tax, with_tax, "{file}");
	}
}

#[test]
fn the_credit_note_is_imported_and_accepted() {
	let note = standard(&text("ubl-tc434-creditnote1.xml")).unwrap();
	assert_eq!((note.unfit.is_some(), note.number.as_str()), (true, "018304 / 28865"));
	assert_eq!((note.totals.with_tax, note.totals.tax), (10_011, 0));
	assert_eq!(note.totals.subtotals[0].category.code(), "E");
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
	let document = read_invoice(&sample_path(), two_decimals).unwrap_or_else(|why| panic!("{why}"));
	let totals = &document.totals;
	assert_eq!(totals.currency.to_string(), "CNY");
	assert_eq!((totals.without_tax, totals.tax), (85_929_600, 8_078_880));
	assert_eq!((totals.with_tax, totals.due), (94_008_480, 74_008_480));
	assert_eq!(totals.subtotals.len(), 2);
}

#[test]
fn credit_notes_are_not_issued() {
	let note = sample().replace(">380<", ">381<");
	assert!(standard(&note).is_ok());
	let line = note.lines().position(|line| line.contains(">381<")).unwrap() + 1;
	let (path, read) = read_text("note", &note);
	let refused = read.unwrap_err();
	let words = format!("{path}: line {line}: a credit note can't be issued yet");
	assert_eq!(refused.to_string(), words);
	let words = format!("{path}: 第 {line} 行: 尚不能开具红字发票");
	assert_eq!(refused.shown(Lang::Zh), words);
}

#[test]
fn every_code_of_a_credit_note_makes_one() {
	for code in CREDIT_NOTE_CODES {
		let note = sample().replace(">380<", &format!(">{code}<"));
		assert!(standard(&note).is_ok(), "{code}");
		let words = read_text("code", &note).1.unwrap_err().to_string();
		assert!(words.ends_with("a credit note can't be issued yet"), "{code}: {words}");
	}
	for code in INVOICE_CODES {
		assert!(!CREDIT_NOTE_CODES.contains(&code), "{code}");
		let invoice = sample().replace(">380<", &format!(">{code}<"));
		assert!(standard(&invoice).unwrap().unfit.is_none(), "{code}");
	}
}

#[test]
fn codes_of_no_invoice_are_refused() {
	let line = sample().lines().position(|line| line.contains(">380<")).unwrap() + 1;
	for code in ["351", "0380", "38", "3 80", "three"] {
		let refused = changed(">380<", &format!(">{code}<")).unwrap_err();
		let words = format!(
			"line {line}: BR-CL-01: Invoice/InvoiceTypeCode (BT-3) is \"{code}\", not the code of \
			 an invoice such as 380, nor of a credit note"
		);
		assert_eq!(refused.to_string(), words);
		let chinese = refused.shown(Lang::Zh);
		assert!(chinese.starts_with(&format!("第 {line} 行: BR-CL-01:")), "{chinese}");
	}
}

#[test]
fn credit_notes_have_the_code_of_one() {
	let note = sample()
		.replace("Invoice-2", "CreditNote-2")
		.replace("<Invoice ", "<CreditNote ")
		.replace("</Invoice>", "</CreditNote>")
		.replace("InvoiceTypeCode", "CreditNoteTypeCode")
		.replace("InvoiceLine", "CreditNoteLine")
		.replace("InvoicedQuantity", "CreditedQuantity");
	assert!(standard(&note.replace(">380<", ">381<")).unwrap().unfit.is_some());
	let words = standard(&note).unwrap_err().to_string();
	assert!(
		words.ends_with(
			"BR-CL-01: CreditNote/CreditNoteTypeCode (BT-3) is \"380\", not the code of a credit \
			 note such as 381"
		),
		"{words}"
	);
}

/// The sample with all amounts of the document zero: nothing is owed, and every rule holds.
fn nothing_owed() -> String {
	let sample = sample();
	let mut text = String::with_capacity(sample.len());
	let mut rest = sample.as_str();
	while let Some((before, after)) = rest.split_once(" currencyID=\"CNY\">") {
		text.push_str(before);
		let (_, behind) = after.split_once('<').unwrap();
		text.push_str(" currencyID=\"CNY\">0.00<");
		rest = behind;
	}
	text + rest
}

#[test]
fn an_invoice_over_nothing_is_not_issued() {
	let text = nothing_owed();
	assert_eq!(standard(&text).unwrap().totals.with_tax, 0);
	let line = text.lines().position(|line| line.contains("TaxInclusiveAmount")).unwrap() + 1;
	let (path, read) = read_text("nothing", &text);
	let words = format!(
		"{path}: line {line}: LegalMonetaryTotal/TaxInclusiveAmount (BT-112) is 0.00: an invoice is \
		 over more than zero"
	);
	assert_eq!(read.unwrap_err().to_string(), words);
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
		// The number that is wrong stands where it was changed.
		let line = sample().lines().position(|line| line.contains(old)).unwrap() + 1;
		assert!(refusal.starts_with(&format!("line {line}: {words}")), "{line}: {refusal}");
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
	let words = read_invoice(missing, two_decimals).unwrap_err().to_string();
	assert!(words.starts_with("/there/is/no/invoice.xml: "), "{words}");
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
		refusal.contains(": base of the category (BR-S-08 and its kin): of category S at 9 %"),
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
	assert!(standard(&changed).unwrap_err().to_string().contains("BR-CO-17"));
	let tolerant = |currency| Profile { tax_tolerance: 1, ..two_decimals(currency) };
	assert_eq!(import(&changed, tolerant).unwrap().totals.tax, 8_078_881);
	// Another one takes it, so it isn't refused before the profile is known; what none takes is.
	assert_eq!(import(&changed, any_profile).unwrap().totals.tax, 807_888_100);
	let wrong = sample().replace(">11219.52<", ">11220.53<").replace(">80788.80<", ">80789.81<");
	let words = import(&wrong, any_profile).unwrap_err().to_string();
	assert!(words.contains("is 11220.53, but base x rate (BT-116 x BT-119), rounded, is 11219.52"));
}

#[test]
fn tax_is_rounded_as_the_profile_says() {
	// 13 % of 86,304.05 is 11,219.5265.
	let down = sample()
		.replace(">32904.00<", ">32904.05<")
		.replace(">865904.00<", ">865904.05<")
		.replace(">859296.00<", ">859296.05<")
		.replace(">86304.00<", ">86304.05<")
		.replace(">940084.80<", ">940084.85<")
		.replace(">740084.80<", ">740084.85<");
	assert!(standard(&down).unwrap_err().to_string().contains("rounded, is 11219.53"));
	let rounds_down = |currency| Profile { rounding: Rounding::Down, ..two_decimals(currency) };
	assert_eq!(import(&down, rounds_down).unwrap().totals.tax, 8_078_880);
	let up = down
		.replace(">11219.52<", ">11219.53<")
		.replace(">80788.80<", ">80788.81<")
		.replace(">940084.85<", ">940084.86<")
		.replace(">740084.85<", ">740084.86<");
	assert!(import(&up, rounds_down).unwrap_err().to_string().contains("rounded, is 11219.52"));
	for right_by_one in [down, up] {
		assert!(import(&right_by_one, any_profile).is_ok());
	}
}

#[test]
fn the_currency_is_checked_before_the_decimals() {
	let yen = |_| Profile::standard(Currency(*b"JPY"), 0);
	let line = sample().lines().position(|line| line.contains("DocumentCurrencyCode")).unwrap() + 1;
	let words = import(&sample(), yen).unwrap_err().to_string();
	let expected = format!(
		"line {line}: currency of the profile: the invoice is in CNY (BT-5), the profile prescribes \
		 JPY"
	);
	assert_eq!(words, expected);
}

#[test]
fn refusals_are_said_in_both_languages() {
	let wrong = changed(">740084.80<", ">940084.80<").unwrap_err();
	let line = sample().lines().position(|line| line.contains(">740084.80<")).unwrap() + 1;
	assert_eq!(
		wrong.shown(Lang::Zh),
		format!(
			"第 {line} 行: BR-CO-16:应付金额(BT-115)为 940084.80,而含税合计 - 已付 + 舍入\
			 (BT-112 - BT-113 + BT-114)为 740084.80"
		)
	);
}

#[test]
fn amounts_have_the_decimals_that_say_something() {
	for (amount, exponent, words) in [
		(123_400, 4, "12.34"),
		(120_000, 4, "12.00"),
		(-123_456, 4, "-12.3456"),
		(1_234, 3, "1.234"),
		(1_200, 2, "12.00"),
		(1_200, 0, "1200"),
	] {
		assert_eq!(words::in_units(amount, exponent), words);
	}
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
