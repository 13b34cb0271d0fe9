// SPDX-License-Identifier: Apache-2.0

//! `govctl grant`: let a department use data.

use clap::Args;
use serde_json::json;
use subxt::config::substrate::H256;

use crate::{
	exit::Outcome,
	moments::in_days,
	output::Output,
	rooms::{
		audit::{self, GrantTerms, Granted, PALLET},
		departments::{self, named},
	},
	tx::call,
	Common,
};

/// Let a department use data. `--key` is a data steward of the owner, or of the grantee that passes
/// its grant on.
#[derive(Args, Debug)]
pub struct Grant {
	/// Number of the data set.
	#[arg(long)]
	data_set: u32,
	/// The department, by number or name.
	#[arg(long)]
	to: String,
	/// Numbers of the fields, comma separated.
	#[arg(long, value_delimiter = ',', required = true)]
	fields: Vec<u8>,
	/// Salted commitment to the purpose.
	#[arg(long)]
	purpose: H256,
	/// Hash of the provision or decision that permits it.
	#[arg(long)]
	legal_basis: H256,
	/// The case that the use is for.
	#[arg(long)]
	case: Option<u64>,
	/// Days from now on.
	#[arg(long, default_value_t = 30)]
	days: u64,
	/// How many uses; any number if left out.
	#[arg(long)]
	uses: Option<u32>,
	/// The grant that this one is passed on from.
	#[arg(long)]
	from: Option<u64>,
}

pub async fn run(opts: Grant, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let known = departments::all(&sender.node.state().await?).await?;
	let terms = GrantTerms {
		data_set: opts.data_set,
		grantee: named(&known, &opts.to)?.id,
		fields: departments::set_of(opts.fields),
		purpose: opts.purpose.0,
		legal_basis: opts.legal_basis.0,
		case: opts.case,
		end: in_days(opts.days)?,
		uses: opts.uses,
		from: opts.from,
	};
	let receipt = sender.send(&call(PALLET, "grant", audit::Grant { terms })).await?;
	let Granted { grant } = receipt.event(PALLET, "Granted")?;
	let mut value = receipt.json();
	value["grant"] = json!(grant);
	output.result(grant, &value)
}
