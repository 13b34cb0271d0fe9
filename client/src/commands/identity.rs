// SPDX-License-Identifier: Apache-2.0

//! `govctl identity`: register a person and look one up.

use clap::{Args, Subcommand};
use serde_json::{json, Value};
use subxt::config::substrate::H256;

use crate::{
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	output::{table, Output},
	rooms::{
		hexadecimal,
		identity::{self, Identity as Record, IdentityKind, Tag},
	},
	Common,
};

/// Identities of citizens and enterprises.
#[derive(Subcommand, Debug)]
pub enum Identity {
	/// Give a person an identity. `--key` is the registrar.
	Register(Register),
	/// Show an identity.
	Show {
		/// Its number, or an account that holds a key of it.
		which: String,
	},
}

#[derive(Args, Debug)]
pub struct Register {
	/// Citizen or enterprise.
	#[arg(long, value_enum)]
	kind: IdentityKind,
	/// The person's key, which proves that it is held: a secret URI or a file.
	#[arg(long)]
	holder: String,
	/// The tag that the tag service made for the person: 0x and 64 digits.
	#[arg(long)]
	tag: H256,
	/// The tag's epoch; by default the current one.
	#[arg(long)]
	epoch: Option<u16>,
}

pub async fn run(command: Identity, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Identity::Register(opts) => register(opts, common, output).await,
		Identity::Show { which } => show(&which, common, output).await,
	}
}

async fn register(opts: Register, common: &Common, output: &mut Output<'_>) -> Outcome {
	let holder = keys::read(&opts.holder)?;
	let registrar = common.sender().await?;
	let epoch = match opts.epoch {
		Some(epoch) => epoch,
		None => identity::tag_epoch(&registrar.node.at_finalised().await?).await?,
	};
	let tag = Tag { epoch, hash: opts.tag.0 };
	let (number, receipt) = identity::register(&registrar, opts.kind, tag, &holder).await?;
	let account = keys::account(&holder);
	let text = table(&[
		(output.text(m::LABEL_IDENTITY, &[]), number.to_string()),
		(output.text(m::LABEL_ACCOUNT, &[]), account.to_string()),
		(output.text(m::LABEL_BLOCK, &[]), receipt.block.number.to_string()),
	]);
	let mut value = receipt.json();
	value["identity"] = json!(number);
	value["account"] = json!(account.to_string());
	output.result(text, &value)
}

async fn show(which: &str, common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.at_finalised().await?;
	let found = match which.parse() {
		Ok(number) => identity::by_number(&at, number).await?,
		Err(_) => identity::by_account(&at, &keys::read_account(which)?).await?,
	};
	let record = found
		.ok_or_else(|| Failure::new(Exit::NotFound, format!("there is no identity {which}")))?;
	let text = table(&[
		(output.text(m::LABEL_IDENTITY, &[]), record.identity.to_string()),
		(output.text(m::LABEL_KIND, &[]), format!("{:?}", record.kind)),
		(output.text(m::LABEL_STATE, &[]), status(&record)),
		(
			output.text(m::LABEL_ACCOUNT, &[]),
			record.keys.iter().map(|key| key.account.to_string()).collect::<Vec<_>>().join(" "),
		),
		(output.text(m::LABEL_DEPARTMENT, &[]), record.registered_by.to_string()),
	]);
	output.result(text, &value(&record))
}

fn status(record: &Record) -> String {
	use identity::IdentityStatus::*;
	match &record.status {
		Active => "Active".into(),
		Frozen { department, reason } => {
			format!("Frozen by department {department}, reason {}", hexadecimal(reason))
		}
		Merged { successor } => format!("Merged into {successor}"),
		Ended => "Ended".into(),
	}
}

fn value(record: &Record) -> Value {
	let accounts: Vec<_> = record.keys.iter().map(|key| key.account.to_string()).collect();
	json!({
		"identity": record.identity,
		"kind": format!("{:?}", record.kind),
		"status": status(record),
		"accounts": accounts,
		"registeredBy": record.registered_by,
	})
}
