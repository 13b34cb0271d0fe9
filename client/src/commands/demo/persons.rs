// SPDX-License-Identifier: Apache-2.0

//! Who takes part: a citizen and two enterprises, registered for this run.

use serde_json::{json, Value};
use subxt_signer::sr25519::Keypair;

use super::{check, Stage};
use crate::{
	commands::latency::Remark,
	exit::Outcome,
	keys, messages as m,
	rooms::{
		departments,
		identity::{self, by_account, fresh_tag, prove, IdentityId, IdentityKind, Register, Tag},
	},
	tx::call,
};

/// A person with its fresh key.
pub struct Registered {
	pub key: Keypair,
	pub identity: IdentityId,
}

pub struct Persons {
	pub applicant: Registered,
	pub seller: Registered,
	pub buyer: Registered,
}

impl Persons {
	pub fn json(&self) -> Value {
		json!({
			"applicant": self.applicant.identity,
			"seller": self.seller.identity,
			"buyer": self.buyer.identity,
		})
	}
}

pub async fn play(stage: &Stage) -> Outcome<Persons> {
	let (applicant, seller, buyer, proof, stranger) = tokio::join!(
		register(stage, IdentityKind::Citizen),
		register(stage, IdentityKind::Enterprise),
		register(stage, IdentityKind::Enterprise),
		wrong_proof(stage),
		stranger(stage),
	);
	let persons = Persons { applicant: applicant?, seller: seller?, buyer: buyer? };
	let Persons { applicant, seller, buyer } = &persons;
	stage.say(m::DEMO_REGISTERED, &[&applicant.identity, &seller.identity, &buyer.identity]);
	proof?;
	stranger?;
	Ok(persons)
}

async fn register(stage: &Stage, kind: IdentityKind) -> Outcome<Registered> {
	let registrar = stage.person("registrar")?;
	let key = keys::random()?;
	let tag = fresh_tag(&registrar.node.state().await?).await?;
	let (identity, receipt) = identity::register(&registrar, kind, tag, &key).await?;
	stage.note(&receipt);
	let there = stage.elsewhere(stage.loaded.person("registrar")?.1, receipt.block).await?;
	let found = by_account(&there.at, &keys::account(&key)).await?;
	let is_it = found.is_some_and(|found| found.identity == identity && found.kind == kind);
	check(is_it, m::DEMO_NO_IDENTITY, &[&identity, &there.node])?;
	stage.checked(&there);
	Ok(Registered { key, identity })
}

/// A proof by another key than the account's must be refused, and must register nobody.
async fn wrong_proof(stage: &Stage) -> Outcome {
	let registrar = stage.person("registrar")?;
	let at = registrar.node.state().await?;
	let (key, thief) = (keys::random()?, keys::random()?);
	let tag: Tag = fresh_tag(&at).await?;
	let department = departments::of_officer(&at, &registrar.account()).await?;
	let genesis = registrar.node.api.genesis_hash().0;
	let proof = prove(&genesis, IdentityKind::Citizen, tag, &thief, department);
	let account = keys::account(&key);
	let arguments = Register { kind: IdentityKind::Citizen, tag, account, proof };
	let sent = stage.send(&registrar, &call(identity::PALLET, "register", arguments)).await;
	stage.must_refuse(m::DEMO_WRONG_PROOF, "IdentityRegistry::ProofInvalid", sent)?;
	// It failed in a block that this node had finalised by then.
	let block = registrar.node.finalised().await?;
	let there = stage.elsewhere(stage.loaded.person("registrar")?.1, block).await?;
	let found = by_account(&there.at, &account).await?;
	check(found.is_none(), m::DEMO_IDENTITY_LEFT, &[&there.node])?;
	stage.checked(&there);
	Ok(())
}

/// Nobody has registered this account: the pool must not take anything from it.
async fn stranger(stage: &Stage) -> Outcome {
	let sender = stage.sender(&keys::random()?, 0);
	let sent = stage
		.send(&sender, &call("System", "remark_with_event", Remark { remark: b"hello".to_vec() }))
		.await;
	stage.must_refuse(m::DEMO_STRANGER, "Admission::AccountUnknown", sent)
}
