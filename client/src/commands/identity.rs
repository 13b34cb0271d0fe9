// SPDX-License-Identifier: Apache-2.0

//! `govctl identity`: prove that a key is held and register who holds it, freeze and unfreeze a person, look
//! one up, and commit to one.

use clap::{Args, Subcommand};
use codec::Encode;
use serde_json::{json, Value};
use subxt::{
	config::substrate::H256,
	utils::{AccountId32, MultiSignature},
};
use subxt_signer::sr25519::Keypair;

use crate::{
	chain::{AtBlock, Node},
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	output::{table, Output},
	rooms::{
		departments::DepartmentId,
		hexadecimal,
		identity::{self, Identity as Record, IdentityId, IdentityKind, Tag},
	},
	tx::Receipt,
	Common,
};

/// Identities of citizens and enterprises.
#[derive(Subcommand, Debug)]
pub enum Identity {
	/// Prove to one department that `--key` is held, for the registration of who holds it. With `--genesis` it
	/// needs no node.
	Prove(Prove),
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
pub struct Prove {
	/// Citizen or enterprise.
	#[arg(long, value_enum)]
	kind: IdentityKind,
	/// The tag that the department registers under: 0x and 64 digits.
	#[arg(long)]
	tag: H256,
	/// The tag's epoch; by default the one with whose tags people are registered now.
	#[arg(long)]
	epoch: Option<u16>,
	/// Number of the department that registers.
	#[arg(long)]
	department: DepartmentId,
	/// Hash of the genesis block of the chain, in place of a node: 0x and 64 digits.
	#[arg(long, requires = "epoch")]
	genesis: Option<H256>,
	/// The person's account, if a wallet is going to sign: in place of the proof, the bytes for it are shown.
	#[arg(long)]
	signer: Option<String>,
}

#[derive(Args, Debug)]
pub struct Register {
	/// Citizen or enterprise.
	#[arg(long, value_enum)]
	kind: IdentityKind,
	/// The person's account.
	#[arg(long, requires = "proof", required_unless_present = "holder")]
	account: Option<String>,
	/// Proof that the person holds the account's key: what `govctl identity prove` or a wallet gave for it.
	#[arg(long, requires = "account")]
	proof: Option<String>,
	/// The person's key itself, in place of account and proof: a secret URI or a file. Only for keys that the
	/// registrar is allowed to hold, such as those of a trial.
	#[arg(long, conflicts_with_all = ["account", "proof"])]
	holder: Option<String>,
	/// The tag that the tag service made for the person: 0x and 64 digits.
	#[arg(long)]
	tag: H256,
	/// The tag's epoch; by default the one with whose tags people are registered now.
	#[arg(long)]
	epoch: Option<u16>,
}

pub async fn run(command: Identity, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Identity::Prove(opts) => prove(opts, common, output).await,
		Identity::Register(opts) => register(opts, common, output).await,
		Identity::Freeze { which, reason } => freeze(&which, reason, common, output).await,
		Identity::Unfreeze { which } => unfreeze(&which, common, output).await,
		Identity::Commit { identity, salt } => commit(identity, salt, output),
		Identity::Show { which } => show(&which, common, output).await,
	}
}

async fn prove(opts: Prove, common: &Common, output: &mut Output<'_>) -> Outcome {
	let Prove { kind, department, .. } = opts;
	let (account, key) = match &opts.signer {
		Some(signer) => (keys::read_account(signer)?, None),
		None => {
			let key = common.key()?;
			(keys::account(&key), Some(key))
		}
	};
	let (genesis, epoch) = match (opts.genesis, opts.epoch) {
		(Some(genesis), Some(epoch)) => (genesis, epoch),
		(_, epoch) => {
			let node = common.node().await?;
			(node.api.genesis_hash(), epoch_or_current(epoch, &node).await?)
		}
	};
	let tag = Tag { epoch, hash: opts.tag.0 };
	let payload =
		hexadecimal(identity::registration_payload(&genesis.0, kind, tag, &account, department));
	let proof = key.map(|key| identity::prove(&genesis.0, kind, tag, &key, department));
	let proof = proof.map(|proof| hexadecimal(proof.encode()));
	let (label, shown) = match &proof {
		Some(proof) => (m::LABEL_PROOF, proof),
		None => (m::LABEL_TO_SIGN, &payload),
	};
	let text = table(&[
		(output.text(m::LABEL_ACCOUNT, &[]), account.to_string()),
		(output.text(label, &[]), shown.clone()),
	]);
	let value = json!({
		"account": account.to_string(),
		"proof": proof,
		"payload": payload,
		"kind": format!("{kind:?}"),
		"tag": opts.tag,
		"epoch": epoch,
		"department": department,
		"genesis": genesis,
	});
	output.result(text, &value)
}

/// The epoch that was given for a tag, or else the one with whose tags people are registered now.
async fn epoch_or_current(given: Option<u16>, node: &Node) -> Outcome<u16> {
	match given {
		Some(epoch) => Ok(epoch),
		None => identity::registration_epoch(&node.state().await?).await,
	}
}

/// What says that the person holds the key.
enum Held {
	Key(Keypair),
	Proof(MultiSignature),
}

impl Register {
	/// Whom to register, and by what.
	fn held(&self) -> Outcome<(AccountId32, Held)> {
		match (&self.holder, &self.account, &self.proof) {
			(Some(holder), _, _) => {
				let key = keys::read(holder)?;
				Ok((keys::account(&key), Held::Key(key)))
			}
			(None, Some(account), Some(proof)) => {
				let proof = identity::read_proof(proof)?;
				Ok((keys::read_account(account)?, Held::Proof(proof)))
			}
			_ => Err(Failure::says(Exit::Usage, m::PROOF_OR_HOLDER, &[])),
		}
	}
}

async fn register(opts: Register, common: &Common, output: &mut Output<'_>) -> Outcome {
	let (account, held) = opts.held()?;
	let registrar = common.sender().await?;
	let epoch = epoch_or_current(opts.epoch, &registrar.node).await?;
	let (kind, tag) = (opts.kind, Tag { epoch, hash: opts.tag.0 });
	let (number, receipt) = match held {
		Held::Key(key) => identity::register(&registrar, kind, tag, &key).await?,
		Held::Proof(proof) => {
			let registration = identity::Register { kind, tag, account, proof };
			identity::register_proven(&registrar, registration).await?
		}
	};
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
	use crate::testing;

	/// Runs a command without a node, and gives what it says in JSON.
	fn offline(arguments: &[&str]) -> Outcome<Value> {
		testing::offline(run, arguments)
	}

	#[test]
	fn what_the_holder_proves_without_a_node_is_what_the_registrar_checks() {
		let (genesis, hash) = (hexadecimal([1; 32]), hexadecimal([4; 32]));
		let person = ["--kind", "citizen", "--tag", &hash, "--department", "2"];
		let prove = [&["prove"][..], &person, &["--genesis", &genesis]].concat();
		let numbered = [&prove[..], &["--epoch", "3"]].concat();
		let proven = offline(&[&numbered[..], &["--key", "//Visitor"]].concat()).unwrap();
		let account = keys::read_account("//Visitor").unwrap();
		assert_eq!(proven["account"], account.to_string());
		assert_eq!((&proven["epoch"], &proven["department"]), (&json!(3), &json!(2)));
		let proof = identity::read_proof(proven["proof"].as_str().unwrap()).unwrap();
		let (kind, tag) = (IdentityKind::Citizen, Tag { epoch: 3, hash: [4; 32] });
		let registration = identity::Register { kind, tag, account, proof };
		assert!(registration.ensure_proven(&[1; 32], 2).is_ok());
		assert!(registration.ensure_proven(&[1; 32], 3).is_err());

		// For a wallet: no key, and the bytes that it signs.
		let address = account.to_string();
		let unsigned = offline(&[&numbered[..], &["--signer", &address]].concat()).unwrap();
		assert_eq!((&unsigned["proof"], &unsigned["payload"]), (&Value::Null, &proven["payload"]));
		assert_eq!(unsigned["payload"].as_str().unwrap().len(), 2 + 2 * 129);
		let words = offline(&[&prove[..], &["--key", "//Visitor"]].concat()).unwrap_err().words;
		assert!(words.contains("--epoch"), "{words}");
	}

	#[test]
	fn registration_takes_a_proof_or_a_key() {
		let hash = hexadecimal([4; 32]);
		let register = ["register", "--kind", "citizen", "--tag", &hash, "--key", "//Alice"];
		let words = |rest: &[&str]| offline(&[&register[..], rest].concat()).unwrap_err().words;
		let (account, proof) = (["--account", "//Visitor"], ["--proof", "0x00"]);
		assert!(words(&[]).contains("required"));
		assert!(words(&account).contains("--proof"));
		assert!(words(&proof).contains("--account"));
		let both = words(&[&account[..], &proof, &["--holder", "//Visitor"]].concat());
		assert!(both.contains("cannot be used with"), "{both}");
		// Before a node is asked.
		assert_eq!(words(&[account, proof].concat()), "1 bytes are no signature");
	}

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
