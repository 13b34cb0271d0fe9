// SPDX-License-Identifier: Apache-2.0

//! `govctl invoice`: allot, issue, lock, close, release, show.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use scale_encode::EncodeAsFields;
use serde_json::{json, Value};
use subxt::config::substrate::H256;

use crate::{
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	output::{table, Output},
	rooms::{
		approvals::Party,
		hash_of, hexadecimal,
		invoices::{
			self, amount, AllotSeries, InvoiceId, Issue, Issued, Lock, NewInvoice, OnClaim,
			SeriesAllotted, SeriesId, SeriesLimits, PALLET,
		},
	},
	tx::call,
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
	/// Salt of the commitment to the document: 0x and 64 digits. By default a fresh one, which is
	/// shown: keep it with the document. Issuing the same again takes the same salt.
	#[arg(long)]
	salt: Option<H256>,
}

#[derive(Args, Debug)]
pub struct LockOptions {
	invoice: InvoiceId,
	/// Minor units; by default all that is open.
	#[arg(long)]
	amount: Option<u64>,
	/// The enterprise's own reference of the claim. Its hash goes on the chain.
	#[arg(long)]
	claim: String,
}

#[derive(Args, Debug)]
pub struct Claim {
	invoice: InvoiceId,
	/// The enterprise's own reference of the claim.
	#[arg(long)]
	claim: String,
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
			show(&node.at_finalised().await?, invoice, None, output).await
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

/// Milliseconds since 1970 in so many days.
pub fn in_days(days: u64) -> Outcome<u64> {
	let now = std::time::SystemTime::now()
		.duration_since(std::time::UNIX_EPOCH)
		.map_err(Failure::usage)?;
	u64::try_from(now.as_millis())
		.ok()
		.and_then(|now| now.checked_add(days.checked_mul(86_400_000)?))
		.ok_or_else(|| Failure::usage(format!("{days} days is too far away")))
}

async fn issue(opts: IssueOptions, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let at = sender.node.at_finalised().await?;
	let series = invoices::series(&at, opts.series).await?.ok_or_else(|| {
		Failure::new(Exit::NotFound, format!("there is no series {}", opts.series))
	})?;
	let read = crate::ubl::read(&opts.file, series.exponent).map_err(Failure::usage)?;
	let salt = match opts.salt {
		Some(salt) => salt.0,
		None => keys::random_bytes()?,
	};
	let invoice = NewInvoice {
		client_ref: hash_of(&read.number),
		title: Party::Identity(opts.buyer),
		totals: (&read.totals).into(),
		content: read.commitment(&salt),
	};
	let arguments = Issue { series: opts.series, invoice };
	let receipt = sender.send(&call(PALLET, "issue", arguments)).await?;
	let mut issued: Vec<Issued> = receipt.events_named(PALLET, "Issued")?;
	issued.extend(receipt.events_named::<Issued>(PALLET, "AlreadyIssued")?);
	let number = issued
		.first()
		.map(|event| event.invoice)
		.ok_or_else(|| Failure::unmet("the transaction left no invoice"))?;
	let at = sender.node.at(receipt.block.hash).await?;
	output.progress(m::SALT, &[&hexadecimal(salt)]);
	let mut told = receipt.json();
	told["salt"] = json!(hexadecimal(salt));
	show(&at, number, Some(told), output).await
}

async fn lock(opts: LockOptions, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let amount = match opts.amount {
		Some(amount) => amount,
		None => find(&sender.node.at_finalised().await?, opts.invoice).await?.money.open,
	};
	let arguments =
		Lock { invoice: opts.invoice, amount, claim_ref: hash_of(&opts.claim), opening: None };
	send(opts.invoice, "lock", arguments, &sender, output).await
}

async fn act(claim: Claim, name: &str, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let arguments = OnClaim { invoice: claim.invoice, claim_ref: hash_of(&claim.claim) };
	send(claim.invoice, name, arguments, &sender, output).await
}

async fn send<A: EncodeAsFields>(
	invoice: InvoiceId,
	name: &str,
	arguments: A,
	sender: &crate::tx::Sender,
	output: &mut Output<'_>,
) -> Outcome {
	let receipt = sender.send(&call(PALLET, name, arguments)).await?;
	let at = sender.node.at(receipt.block.hash).await?;
	show(&at, invoice, Some(receipt.json()), output).await
}

async fn find(at: &crate::chain::AtBlock, invoice: InvoiceId) -> Outcome<invoices::Invoice> {
	invoices::invoice(at, invoice)
		.await?
		.ok_or_else(|| Failure::new(Exit::NotFound, format!("there is no invoice {invoice}")))
}

async fn show(
	at: &crate::chain::AtBlock,
	number: InvoiceId,
	receipt: Option<Value>,
	output: &mut Output<'_>,
) -> Outcome {
	let invoice = find(at, number).await?;
	let exponent = invoices::series(at, invoice.series).await?.map_or(0, |series| series.exponent);
	let currency = String::from_utf8_lossy(&invoice.currency).into_owned();
	let money = invoice.money;
	let part = |name: &str, minor| format!("{name} {}", amount(minor, exponent));
	let text = table(&[
		(
			output.text(m::LABEL_INVOICE, &[]),
			format!("{number}  ({}/{})", invoice.series, invoice.number),
		),
		(
			output.text(m::LABEL_MONEY, &[]),
			[
				format!("{currency} {}", amount(money.total, exponent)),
				part("open", money.open),
				part("locked", money.locked),
				part("closed", money.closed),
				part("reversed", money.reversed),
				part("reserved", money.reserved),
			]
			.join("  "),
		),
	]);
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
	output.result(text, &value)
}

async fn show_series(number: SeriesId, common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let series = invoices::series(&node.at_finalised().await?, number)
		.await?
		.ok_or_else(|| Failure::new(Exit::NotFound, format!("there is no series {number}")))?;
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
