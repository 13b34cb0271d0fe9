// SPDX-License-Identifier: Apache-2.0

//! An invoice from a UBL file: issued, locked for reimbursement, closed, and not paid twice.

use std::path::Path;

use serde_json::{json, Value};

use super::{check, persons::Persons, Stage};
use crate::{
	chain::AtBlock,
	exit::{Exit, Failure, Outcome},
	messages as m,
	moments::in_days,
	rooms::{
		approvals::Party,
		commitment, hexadecimal,
		invoices::{
			self, amount, AllotSeries, Issue, Issued, Lock, Money, NewInvoice, OnClaim,
			SeriesAllotted, SeriesLimits, PALLET,
		},
	},
	samples::Loaded,
	tx::call,
	ubl::{self, Document},
};

/// What is wrong by any profile with the document that the scenario names.
pub fn look_over(loaded: &Loaded, folder: &Path) -> Outcome {
	ubl::read_invoice(&folder.join(&loaded.scenario.invoice.file), ubl::any_profile).map(|_| ())
}

/// Reads the document by the profile that the scenario names.
pub async fn read(loaded: &Loaded, folder: &Path, at: &AtBlock) -> Outcome<Document> {
	let named = &loaded.scenario.invoice;
	let number = named.profile.get_ref();
	let profile = invoices::profile(at, *number)
		.await?
		.ok_or_else(|| loaded.source.wrong(&named.profile, m::NO_PROFILE, &[number]))?;
	ubl::read_invoice(&folder.join(&named.file), |_| profile.clone())
}

pub async fn play(stage: &Stage, persons: &Persons, read: &Document) -> Outcome<Value> {
	let scenario = &stage.loaded.scenario;
	let total = u64::try_from(read.totals.with_tax).map_err(Failure::usage)?;

	let tax = stage.person("tax")?;
	let arguments = AllotSeries {
		seller: persons.seller.identity,
		profile: *scenario.invoice.profile.get_ref(),
		limits: SeriesLimits { count: 100, amount: total.saturating_mul(10) },
		valid_until: in_days(365)?,
	};
	let receipt = stage.send(&tax, &call(PALLET, "allot_series", arguments)).await?;
	let SeriesAllotted { series } = receipt.event(PALLET, "SeriesAllotted")?;

	let seller = stage.sender(&persons.seller.key, scenario.parties.seller.node);
	let invoice = NewInvoice {
		client_ref: commitment(&stage.run, &read.number),
		title: Party::Identity(persons.buyer.identity),
		totals: (&read.totals).into(),
		content: read.commitment(&stage.secret("invoice")),
	};
	let mut false_total = invoice.clone();
	false_total.client_ref = stage.secret("false total");
	false_total.totals.with_tax += 100;
	let sent =
		stage.send(&seller, &call(PALLET, "issue", Issue { series, invoice: false_total })).await;
	stage.must_refuse(m::DEMO_FALSE_TOTAL, "Invoices::BrCo15TotalWithTax", sent)?;
	let receipt = stage.send(&seller, &call(PALLET, "issue", Issue { series, invoice })).await?;
	let Issued { invoice: number } = receipt.event(PALLET, "Issued")?;
	let there = stage.elsewhere(scenario.parties.seller.node, receipt.block).await?;
	let issued = invoices::invoice(&there.at, number)
		.await?
		.ok_or_else(|| Failure::says(Exit::Unmet, m::DEMO_NO_INVOICE, &[&number, &there.node]))?;
	// The refused one has left no number behind.
	check(issued.number == 1, m::DEMO_NUMBER_TAKEN, &[&issued.number])?;
	let open = issued.money.total == total && issued.money.open == total;
	check(open, m::DEMO_NOT_OPEN, &[&number])?;
	stage.checked(&there);
	let currency = String::from_utf8_lossy(&issued.currency).into_owned();
	let sum = format!("{currency} {}", amount(total, read.exponent));
	stage.say(m::DEMO_ISSUED, &[&read.number, &sum, &series, &issued.number]);

	let node = scenario.parties.buyer.node;
	let buyer = stage.sender(&persons.buyer.key, node);
	let claim = commitment(&stage.run, &scenario.invoice.claim);
	let again = commitment(&stage.run, "a second claim");
	let lock = |claim_ref, amount| {
		call(PALLET, "lock", Lock { invoice: number, amount, claim_ref, opening: None })
	};
	stage.send(&buyer, &lock(claim, total)).await?;
	stage.say(m::DEMO_LOCKED, &[&scenario.invoice.claim]);
	// While it is locked it can't be claimed again, and less so when it was reimbursed.
	let sent = stage.send(&buyer, &lock(again, total)).await;
	stage.must_refuse(m::DEMO_SECOND_CLAIM, "Invoices::MoreThanOpen", sent)?;
	let close = call(PALLET, "close", OnClaim { invoice: number, claim_ref: claim });
	stage.send(&buyer, &close).await?;
	stage.say(m::DEMO_CLOSED, &[]);
	let sent = stage.send(&buyer, &lock(again, total)).await;
	stage.must_refuse(m::DEMO_SECOND_REIMBURSEMENT, "Invoices::AlreadyReimbursed", sent)?;

	// What was refused failed in blocks that this node had finalised by then.
	let block = buyer.node.finalised().await?;
	let there = stage.elsewhere(node, block).await?;
	let settled = invoices::invoice(&there.at, number)
		.await?
		.ok_or_else(|| Failure::says(Exit::Unmet, m::DEMO_NO_INVOICE, &[&number, &there.node]))?;
	let Money { open, locked, closed, .. } = settled.money;
	check(
		closed == total && open == 0 && locked == 0,
		m::DEMO_NOT_CLOSED,
		&[&number, &open, &locked, &closed],
	)?;
	stage.checked(&there);
	stage.say(m::DEMO_VERIFIED, &[&there.node]);
	Ok(json!({
		"invoice": number,
		"series": series,
		"number": settled.number,
		"document": read.number,
		"currency": currency,
		"money": settled.money,
		"link": hexadecimal(settled.link),
	}))
}
