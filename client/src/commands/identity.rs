// SPDX-License-Identifier: Apache-2.0

//! `govctl identity`: register a person, freeze and unfreeze one, look one up, and commit to one.

use clap::{Args, Subcommand};
use serde_json::{json, Value};
use subxt::config::substrate::H256;

use crate::{
	chain::AtBlock,
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	output::{table, Output},
	rooms::{
		hexadecimal,
		identity::{self, Identity as Record, IdentityId, IdentityKind, Tag},
	},
	tx::Receipt,
	Common,
};

/// Identities of citizens and enterprises.
#[derive(Subcommand, Debug)]
pub enum Identity {
	/// Give a person an identity. `--key` is the registrar.
	Register(Register),
	/// Take nothing more that the keys of an identity sign. `--key` is a registrar, of any department that
	/// registers identities.
	Freeze {
		/// Its number, or an account that holds a key of it.
		which: String,
		/// Salted commitment to the written reason, which stays with the department: 0x and 64 digits.
		#[arg(long)]
		reason: H256,
	},
	/// Let the keys of a frozen identity act again. `--key` is a registrar of the department that froze it,
	/// or of one above.
	Unfreeze {
		/// Its number, or an account that holds a key of it.
		which: String,
	},
	/// Make the commitment that stands for an identity as the party of a case. Asks no node.
	Commit {
		/// Its number.
		identity: IdentityId,
		/// The salt: 0x and 64 digits. By default a new one, as each case needs.
		#[arg(long)]
		salt: Option<H256>,
	},
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
	/// The tag's epoch; by default the one with whose tags people are registered now.
	#[arg(long)]
	epoch: Option<u16>,
}

pub async fn run(command: Identity, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Identity::Register(opts) => register(opts, common, output).await,
		Identity::Freeze { which, reason } => freeze(&which, reason, common, output).await,
		Identity::Unfreeze { which } => unfreeze(&which, common, output).await,
		Identity::Commit { identity, salt } => commit(identity, salt, output),
		Identity::Show { which } => show(&which, common, output).await,
	}
}

async fn register(opts: Register, common: &Common, output: &mut Output<'_>) -> Outcome {
	let holder = keys::read(&opts.holder)?;
	let registrar = common.sender().await?;
	let epoch = match opts.epoch {
		Some(epoch) => epoch,
		None => identity::registration_epoch(&registrar.node.state().await?).await?,
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

async fn freeze(which: &str, reason: H256, common: &Common, output: &mut Output<'_>) -> Outcome {
	let registrar = common.sender().await?;
	let number = find(&registrar.node.state().await?, which).await?.identity;
	let receipt = identity::freeze(&registrar, number, reason.0).await?;
	decided(number, m::IDENTITY_FROZEN, &receipt, output)
}

async fn unfreeze(which: &str, common: &Common, output: &mut Output<'_>) -> Outcome {
	let registrar = common.sender().await?;
	let number = find(&registrar.node.state().await?, which).await?.identity;
	let receipt = identity::unfreeze(&registrar, number).await?;
	decided(number, m::IDENTITY_UNFROZEN, &receipt, output)
}

fn decided(
	number: IdentityId,
	state: m::Message,
	receipt: &Receipt,
	output: &mut Output<'_>,
) -> Outcome {
	let text = table(&[
		(output.text(m::LABEL_IDENTITY, &[]), number.to_string()),
		(output.text(m::LABEL_STATE, &[]), output.text(state, &[])),
		(output.text(m::LABEL_BLOCK, &[]), receipt.block.number.to_string()),
	]);
	let mut value = receipt.json();
	value["identity"] = json!(number);
	output.result(text, &value)
}

fn commit(identity: IdentityId, salt: Option<H256>, output: &mut Output<'_>) -> Outcome {
	let salt = match salt {
		Some(salt) => salt.0,
		None => keys::random_bytes()?,
	};
	let commitment = hexadecimal(identity::commit_party(identity, &salt));
	let salt = hexadecimal(salt);
	let value = json!({ "identity": identity, "commitment": commitment, "salt": salt });
	let text = table(&[
		(output.text(m::LABEL_IDENTITY, &[]), identity.to_string()),
		(output.text(m::LABEL_COMMITMENT, &[]), commitment),
		(output.text(m::LABEL_SALT, &[]), salt),
	]);
	output.result(text, &value)
}

/// An identity by its number, or by an account that holds a key of it.
async fn find(at: &AtBlock, which: &str) -> Outcome<Record> {
	let found = match which.parse() {
		Ok(number) => identity::by_number(at, number).await?,
		Err(_) => identity::by_account(at, &keys::read_account(which)?).await?,
	};
	found.ok_or_else(|| Failure::says(Exit::NotFound, m::NO_SUCH_IDENTITY, &[&which]))
}

async fn show(which: &str, common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let record = find(&node.state().await?, which).await?;
	let text = table(&[
		(output.text(m::LABEL_IDENTITY, &[]), record.identity.to_string()),
		(output.text(m::LABEL_KIND, &[]), output.text(record.kind.message(), &[])),
		(output.text(m::LABEL_STATE, &[]), in_words(&record, output)),
		(
			output.text(m::LABEL_ACCOUNT, &[]),
			record.keys.iter().map(|key| key.account.to_string()).collect::<Vec<_>>().join(" "),
		),
		(output.text(m::LABEL_DEPARTMENT, &[]), record.registered_by.to_string()),
	]);
	output.result(text, &value(&record))
}

fn in_words(record: &Record, output: &Output<'_>) -> String {
	use identity::IdentityStatus::*;
	match &record.status {
		Active => output.text(m::STATUS_ACTIVE, &[]),
		Frozen { department, reason } => {
			output.text(m::STATUS_FROZEN, &[department, &hexadecimal(reason)])
		}
		Merged { successor } => output.text(m::STATUS_MERGED, &[successor]),
		Ended => output.text(m::STATUS_ENDED, &[]),
	}
}

fn value(record: &Record) -> Value {
	use identity::IdentityStatus::*;
	let accounts: Vec<_> = record.keys.iter().map(|key| key.account.to_string()).collect();
	let (status, frozen_by, reason, successor) = match &record.status {
		Active => ("Active", None, None, None),
		Frozen { department, reason } => {
			("Frozen", Some(*department), Some(hexadecimal(reason)), None)
		}
		Merged { successor } => ("Merged", None, None, Some(*successor)),
		Ended => ("Ended", None, None, None),
	};
	json!({
		"identity": record.identity,
		"kind": format!("{:?}", record.kind),
		"status": status,
		"frozenBy": frozen_by,
		"reason": reason,
		"successor": successor,
		"accounts": accounts,
		"registeredBy": record.registered_by,
	})
}

#[cfg(test)]
mod tests {
	use identity::IdentityStatus;

	use super::*;

	#[test]
	fn status_is_one_word_with_fields_beside_it() {
		let value = |status| {
			let kind = IdentityKind::Citizen;
			value(&Record { identity: 1, kind, status, keys: vec![], registered_by: 2 })
		};
		let frozen = value(IdentityStatus::Frozen { department: 3, reason: [1; 32] });
		assert_eq!((&frozen["status"], &frozen["frozenBy"]), (&json!("Frozen"), &json!(3)));
		assert_eq!(frozen["reason"], hexadecimal([1; 32]));
		assert_eq!(value(IdentityStatus::Merged { successor: 4 })["successor"], 4);
		assert_eq!(value(IdentityStatus::Active)["frozenBy"], Value::Null);
	}
}
