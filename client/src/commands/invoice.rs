// SPDX-License-Identifier: Apache-2.0

//! `govctl invoice`: allot, issue, lock, close, release, show.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{json, Value};
use subxt::config::substrate::H256;

use crate::{
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	moments::in_days,
	output::{table, Output},
	rooms::{
		approvals::Party,
		commitment, hexadecimal,
		invoices::{
			self, amount, AllotSeries, InvoiceId, Issue, Issued, Lock, Money, NewInvoice, OnClaim,
			SeriesAllotted, SeriesId, SeriesLimits, PALLET,
		},
		Hash32,
	},
	tx::{call, Sender},
	Common,
};

/// Invoices and their reimbursement.
#[derive(Subcommand, Debug)]
pub enum Invoice {
	/// Allot a series to a seller. `--key` is a tax officer.
	Allot(Allot),
	/// Issue the invoice of a UBL 2.1 file. `--key` is the seller's.
	Issue(IssueOptions),
	/// Lock an amount for a claim. `--key` is that of the enterprise in whose name it stands.
	Lock(LockOptions),
	/// Close what a claim has locked: it was reimbursed.
	Close(Claim),
	/// Release what a claim has locked: it was not reimbursed.
	Release(Claim),
	/// Show an invoice.
	Show { invoice: InvoiceId },
	/// Show a series.
	Series { series: SeriesId },
}

#[derive(Args, Debug)]
pub struct Allot {
	/// The seller by number of its identity.
	seller: u64,
	/// Number of the profile that its invoices keep to.
	#[arg(long)]
	profile: u32,
	/// How many invoices.
	#[arg(long)]
	count: u32,
	/// Up to which sum of totals with tax, in minor units.
	#[arg(long)]
	amount: u64,
	/// Days from now on in which they may be issued.
	#[arg(long, default_value_t = 365)]
	days: u64,
}

#[derive(Args, Debug)]
pub struct IssueOptions {
	/// A UBL 2.1 invoice.
	file: PathBuf,
	/// Number of the series.
	#[arg(long)]
	series: SeriesId,
	/// The buyer by number of its identity.
	#[arg(long)]
	buyer: u64,
	/// Salt of the commitments to the document and to its number: 0x and 64 digits. By default one that
	/// the key makes for the number, so that issuing the same again changes nothing; it is shown: keep it
	/// with the document.
	#[arg(long)]
	salt: Option<H256>,
}

#[derive(Args, Debug)]
pub struct LockOptions {
	#[command(flatten)]
	claim: Claim,
	/// Minor units; by default all that is open.
	#[arg(long)]
	amount: Option<u64>,
}

#[derive(Args, Debug)]
pub struct Claim {
	invoice: InvoiceId,
	/// The enterprise's own reference of the claim. A commitment to it goes on the chain.
	#[arg(long)]
	claim: String,
	/// Salt of the commitment: 0x and 64 digits. By default one that the key makes for the reference and
	/// the invoice, and shows; another key of the enterprise needs to be told it.
	#[arg(long)]
	salt: Option<H256>,
}

impl Claim {
	/// What stands for the reference on the chain, and its salt.
	fn reference(&self, sender: &Sender) -> (Hash32, Hash32) {
		let salt = match self.salt {
			Some(salt) => salt.0,
			None => {
				let text = format!("{} {}", self.invoice, self.claim);
				keys::salt(&sender.key, "claim", &text)
			}
		};
		(commitment(&salt, &self.claim), salt)
	}
}

pub async fn run(command: Invoice, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Invoice::Allot(opts) => allot(opts, common, output).await,
		Invoice::Issue(opts) => issue(opts, common, output).await,
		Invoice::Lock(opts) => lock(opts, common, output).await,
		Invoice::Close(claim) => act(claim, "close", common, output).await,
		Invoice::Release(claim) => act(claim, "release", common, output).await,
		Invoice::Show { invoice } => {
			let node = common.node().await?;
			shown(&node.state().await?, invoice, None, output).await?.result(output)
		}
		Invoice::Series { series } => show_series(series, common, output).await,
	}
}

async fn allot(opts: Allot, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let arguments = AllotSeries {
		seller: opts.seller,
		profile: opts.profile,
		limits: SeriesLimits { count: opts.count, amount: opts.amount },
		valid_until: in_days(opts.days)?,
	};
	let receipt = sender.send(&call(PALLET, "allot_series", arguments)).await?;
	let event: SeriesAllotted = receipt.event(PALLET, "SeriesAllotted")?;
	let mut value = receipt.json();
	value["series"] = json!(event.series);
	let text = table(&[
		(output.text(m::LABEL_SERIES, &[]), event.series.to_string()),
		(output.text(m::LABEL_BLOCK, &[]), receipt.block.number.to_string()),
	]);
	output.result(text, &value)
}

async fn issue(opts: IssueOptions, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let at = sender.node.state().await?;
	let series = find_series(&at, opts.series).await?;
	let profile = invoices::profile(&at, series.profile)
		.await?
		.ok_or_else(|| Failure::says(Exit::NotFound, m::NO_PROFILE, &[&series.profile]))?;
	let read = crate::ubl::read_invoice(&opts.file, |_| profile.clone())?;
	let salt = match opts.salt {
		Some(salt) => salt.0,
		None => {
			let text = format!("{} {}", opts.series, read.number);
			keys::salt(&sender.key, "invoice", &text)
		}
	};
	let invoice = NewInvoice {
		client_ref: commitment(&salt, &read.number),
		title: Party::Identity(opts.buyer),
		totals: (&read.totals).into(),
		content: read.commitment(&salt),
	};
	let arguments = Issue { series: opts.series, invoice };
	let receipt = sender.send(&call(PALLET, "issue", arguments)).await?;
	let before: Vec<Issued> = receipt.events_named(PALLET, "AlreadyIssued")?;
	let number = match before.first() {
		Some(event) => event.invoice,
		None => receipt.event::<Issued>(PALLET, "Issued")?.invoice,
	};
	let at = sender.node.at(receipt.block.hash).await?;
	output.progress(m::SALT, &[&hexadecimal(salt)]);
	let mut told = receipt.json();
	told["salt"] = json!(hexadecimal(salt));
	let mut shown = shown(&at, number, Some(told), output).await?;
	shown.value["alreadyIssued"] = json!(!before.is_empty());
	if !before.is_empty() {
		let state = output.text(m::LABEL_STATE, &[]);
		shown.rows.push((state, output.text(m::ALREADY_ISSUED, &[])));
	}
	shown.result(output)
}

async fn lock(opts: LockOptions, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let invoice = opts.claim.invoice;
	let amount = match opts.amount {
		Some(amount) => amount,
		None => {
			let at = sender.node.state().await?;
			let found = find(&at, invoice).await?;
			let exponent = exponent_of(&at, &found).await?;
			all_that_is_open(invoice, &found, exponent)?
		}
	};
	let (claim_ref, salt) = opts.claim.reference(&sender);
	let arguments = Lock { invoice, amount, claim_ref, opening: None };
	let receipt = sender.send(&call(PALLET, "lock", arguments)).await?;
	let at = sender.node.at(receipt.block.hash).await?;
	output.progress(m::CLAIM_SALT, &[&hexadecimal(salt)]);
	let mut told = receipt.json();
	told["salt"] = json!(hexadecimal(salt));
	shown(&at, invoice, Some(told), output).await?.result(output)
}

/// What a lock without an amount takes. Where that is nothing the chain would speak of an amount that
/// nobody gave, so it isn't asked, and the name is that of its answer to any other one.
fn all_that_is_open(number: InvoiceId, invoice: &invoices::Invoice, exponent: u8) -> Outcome<u64> {
	let Money { open, locked, closed, reversed, .. } = invoice.money;
	if open > 0 {
		return Ok(open);
	}
	let name = match invoice.settled_at {
		Some(_) => "AlreadyReimbursed",
		None => "MoreThanOpen",
	};
	let [locked, closed, reversed] = [locked, closed, reversed].map(|part| amount(part, exponent));
	let nothing =
		Failure::says(Exit::Refused, m::NOTHING_OPEN, &[&number, &locked, &closed, &reversed]);
	Err(nothing.named(format!("{PALLET}::{name}")))
}

async fn act(claim: Claim, name: &str, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let (claim_ref, _) = claim.reference(&sender);
	let arguments = OnClaim { invoice: claim.invoice, claim_ref };
	let receipt = sender.send(&call(PALLET, name, arguments)).await?;
	let at = sender.node.at(receipt.block.hash).await?;
	shown(&at, claim.invoice, Some(receipt.json()), output).await?.result(output)
}

async fn find_series(at: &crate::chain::AtBlock, series: SeriesId) -> Outcome<invoices::Series> {
	invoices::series(at, series)
		.await?
		.ok_or_else(|| Failure::says(Exit::NotFound, m::NO_SERIES, &[&series]))
}

async fn find(at: &crate::chain::AtBlock, invoice: InvoiceId) -> Outcome<invoices::Invoice> {
	invoices::invoice(at, invoice)
		.await?
		.ok_or_else(|| Failure::says(Exit::NotFound, m::NO_INVOICE, &[&invoice]))
}

/// Decimals of the currency of an invoice.
async fn exponent_of(at: &crate::chain::AtBlock, invoice: &invoices::Invoice) -> Outcome<u8> {
	Ok(invoices::series(at, invoice.series).await?.map_or(0, |series| series.exponent))
}

/// An invoice as it is shown, for a person and for a program.
struct Shown {
	rows: Vec<(String, String)>,
	value: Value,
}

impl Shown {
	fn result(self, output: &mut Output<'_>) -> Outcome {
		output.result(table(&self.rows), &self.value)
	}
}

async fn shown(
	at: &crate::chain::AtBlock,
	number: InvoiceId,
	receipt: Option<Value>,
	output: &Output<'_>,
) -> Outcome<Shown> {
	let invoice = find(at, number).await?;
	let exponent = exponent_of(at, &invoice).await?;
	let currency = String::from_utf8_lossy(&invoice.currency).into_owned();
	let money = invoice.money;
	let part = |name, minor| format!("{} {}", output.text(name, &[]), amount(minor, exponent));
	let rows = vec![
		(
			output.text(m::LABEL_INVOICE, &[]),
			format!("{number}  ({}/{})", invoice.series, invoice.number),
		),
		(
			output.text(m::LABEL_MONEY, &[]),
			[
				format!("{currency} {}", amount(money.total, exponent)),
				part(m::MONEY_OPEN, money.open),
				part(m::MONEY_LOCKED, money.locked),
				part(m::MONEY_CLOSED, money.closed),
				part(m::MONEY_REVERSED, money.reversed),
				part(m::MONEY_RESERVED, money.reserved),
			]
			.join("  "),
		),
	];
	let value = json!({
		"invoice": number,
		"series": invoice.series,
		"number": invoice.number,
		"link": hexadecimal(invoice.link),
		"currency": currency,
		"money": money,
		"settledAt": invoice.settled_at,
		"receipt": receipt,
	});
	Ok(Shown { rows, value })
}

async fn show_series(number: SeriesId, common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let series = find_series(&node.state().await?, number).await?;
	let currency = String::from_utf8_lossy(&series.currency).into_owned();
	let text = table(&[
		(output.text(m::LABEL_SERIES, &[]), number.to_string()),
		(output.text(m::LABEL_INVOICE, &[]), format!("{} / {}", series.count, series.count_limit)),
		(
			output.text(m::LABEL_MONEY, &[]),
			format!(
				"{currency} {} / {}",
				amount(series.amount, series.exponent),
				amount(series.amount_limit, series.exponent)
			),
		),
	]);
	let value = json!({
		"series": number,
		"seller": series.seller,
		"department": series.department,
		"profile": series.profile,
		"currency": currency,
		"exponent": series.exponent,
		"count": series.count,
		"countLimit": series.count_limit,
		"amount": series.amount,
		"amountLimit": series.amount_limit,
	});
	output.result(text, &value)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::messages::Lang;

	fn invoice(open: u64, locked: u64, closed: u64) -> invoices::Invoice {
		let total = open + locked + closed;
		invoices::Invoice {
			series: 1,
			number: 2,
			link: [0; 32],
			currency: *b"CNY",
			money: Money { total, open, locked, closed, reversed: 0, reserved: 0 },
			settled_at: (closed == total).then_some(1),
		}
	}

	#[test]
	fn a_lock_without_amount_takes_what_is_open() {
		assert_eq!(all_that_is_open(7, &invoice(5, 20, 0), 2), Ok(5));
	}

	#[test]
	fn a_lock_without_amount_is_refused_where_nothing_is_open() {
		let failure = all_that_is_open(7, &invoice(0, 123_450, 50), 2).unwrap_err();
		assert_eq!(failure.exit, Exit::Refused);
		assert_eq!(
			failure.to_string(),
			"nothing of invoice 7 is open: 1,234.50 is locked, 0.50 closed, 0.00 reversed \
			 (Invoices::MoreThanOpen)"
		);
		assert!(failure.shown(Lang::Zh).contains("锁定 1,234.50"));
		let failure = all_that_is_open(7, &invoice(0, 0, 50), 2).unwrap_err();
		assert_eq!(failure.name.as_deref(), Some("Invoices::AlreadyReimbursed"));
	}
}
