// SPDX-License-Identifier: Apache-2.0

//! `govctl act`: rules of acts, and acts that take the voices of several departments.

use clap::{Args, Subcommand};
use serde_json::{json, Value};
use subxt::config::substrate::H256;

use crate::{
	chain::AtBlock,
	exit::{Failure, Outcome},
	messages as m,
	output::{table, Output},
	rooms::{
		acts::{
			self, Endorse, Executed, JointAct, JointActId, Propose, Proposed, Rule, Voice,
			Withdraw, PALLET,
		},
		departments::{self, Department, Role},
		hexadecimal,
	},
	tx::{call, Receipt},
	Common,
};

/// Rules of acts, and acts that take the voices of several departments.
#[derive(Subcommand, Debug)]
pub enum Act {
	/// List the rules that the council has set.
	Rules,
	/// Say what a call would need, before it is made or proposed.
	Check {
		/// The SCALE-encoded call in hexadecimal digits, as Polkadot.js Apps shows it.
		call: String,
	},
	/// List the joint acts that are open.
	List,
	/// Show a joint act: its call, who has endorsed it and who is missing.
	Show { id: JointActId },
	/// Propose a call as a joint act. `--key` is an officer, in whose name it will be made.
	Propose(ProposeOptions),
	/// Give a voice for a joint act. `--key` is an officer whose department and role have one.
	Endorse(EndorseOptions),
	/// Take a joint act back. `--key` is its proposer.
	Withdraw { id: JointActId },
}

#[derive(Args, Debug)]
pub struct ProposeOptions {
	/// The role in which it is proposed.
	#[arg(long, value_enum)]
	role: Role,
	/// The SCALE-encoded call in hexadecimal digits, as Polkadot.js Apps shows it.
	#[arg(long)]
	call: String,
}

#[derive(Args, Debug)]
pub struct EndorseOptions {
	id: JointActId,
	/// The role in which it is endorsed.
	#[arg(long, value_enum)]
	role: Role,
	/// Endorse only if the call has this hash; by default what the chain shows is endorsed.
	#[arg(long)]
	call_hash: Option<H256>,
}

pub async fn run(command: Act, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Act::Rules => rules(common, output).await,
		Act::Check { call } => check(&bytes(&call)?, common, output).await,
		Act::List => list(common, output).await,
		Act::Show { id } => {
			let node = common.node().await?;
			let at = node.at_finalised().await?;
			let one = acts::joint_act(&at, id).await?;
			let known = departments::all(&at).await?;
			let (rows, value) = describe(&one, &known, &at, output);
			output.result(table(&rows), &value)
		}
		Act::Propose(opts) => propose(opts, common, output).await,
		Act::Endorse(opts) => endorse(opts, common, output).await,
		Act::Withdraw { id } => {
			let sender = common.sender().await?;
			let receipt = sender.send(&call(PALLET, "withdraw", Withdraw { id })).await?;
			let mut value = receipt.json();
			value["jointAct"] = json!(id);
			output.result(id, &value)
		}
	}
}

fn bytes(text: &str) -> Outcome<Vec<u8>> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	hex::decode(digits).map_err(|error| Failure::usage(format!("the call {text:?}: {error}")))
}

async fn rules(common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.at_finalised().await?;
	let known = departments::all(&at).await?;
	let all = acts::rules(&at).await?;
	let lines: Vec<_> = all
		.iter()
		.map(|one| format!("{}  {}", one.act.name(&at), in_words(&one.rule, &known)))
		.collect();
	let values: Vec<_> = all
		.iter()
		.map(|one| {
			let mut value = rule_json(&one.rule);
			value["act"] = json!(one.act.name(&at));
			value["needed"] = json!(one.needed);
			value
		})
		.collect();
	output.result(lines.join("\n"), &json!(values))
}

async fn check(call: &[u8], common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.at_finalised().await?;
	let info = acts::call_info(&at, call).await?;
	let known = departments::all(&at).await?;
	let text = table(&[
		(output.text(m::LABEL_ACT, &[]), info.act.name(&at)),
		(output.text(m::LABEL_RULE, &[]), in_words(&info.rule, &known)),
		(output.text(m::LABEL_CALL_HASH, &[]), hexadecimal(info.call_hash)),
	]);
	let mut value = rule_json(&info.rule);
	value["act"] = json!(info.act.name(&at));
	value["callHash"] = json!(hexadecimal(info.call_hash));
	value["rulable"] = json!(info.is_rulable);
	output.result(text, &value)
}

async fn list(common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.at_finalised().await?;
	let known = departments::all(&at).await?;
	let all = acts::joint_acts(&at).await?;
	let lines: Vec<_> = all
		.iter()
		.map(|one| {
			let state = match one.obstacle {
				Some(obstacle) => format!("{obstacle:?}"),
				None => format!("← {}", voices(&one.missing, &known)),
			};
			let given = one.endorsements.iter().filter(|given| given.counts).count();
			let needed = one.needed.map_or("–".into(), |needed| needed.to_string());
			format!("{:>4}  {}  {given}/{needed}  {state}", one.id, one.act.name(&at))
		})
		.collect();
	let values: Vec<_> = all.iter().map(|one| describe(one, &known, &at, output).1).collect();
	output.result(lines.join("\n"), &json!(values))
}

async fn propose(opts: ProposeOptions, common: &Common, output: &mut Output<'_>) -> Outcome {
	let encoded = bytes(&opts.call)?;
	let sender = common.sender().await?;
	// What isn't a call would be a transaction that nobody can decode.
	acts::call_info(&sender.node.at_finalised().await?, &encoded).await?;
	let arguments = Propose { role: opts.role, call: acts::EncodedCall(encoded) };
	let receipt = sender.send(&call(PALLET, "propose", arguments)).await?;
	let Proposed { id } = receipt.event(PALLET, "Proposed")?;
	let at = sender.node.at(receipt.block.hash).await?;
	done(id, &receipt, &at, output).await
}

async fn endorse(opts: EndorseOptions, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let one = acts::joint_act(&sender.node.at_finalised().await?, opts.id).await?;
	let arguments = Endorse {
		id: opts.id,
		role: opts.role,
		call_hash: opts.call_hash.map_or(one.call_hash, |hash| hash.0),
		weight_bound: one.weight,
	};
	let receipt = sender.send(&call(PALLET, "endorse", arguments)).await?;
	let at = sender.node.at(receipt.block.hash).await?;
	done(opts.id, &receipt, &at, output).await
}

/// Shows what came of the call if it was made, else how the joint act stands.
async fn done(id: JointActId, receipt: &Receipt, at: &AtBlock, output: &mut Output<'_>) -> Outcome {
	let executed: Vec<Executed> = receipt.events_named(PALLET, "Executed")?;
	let (mut rows, mut value) = match executed.first() {
		Some(Executed { result }) => {
			let result = match receipt.carried(result) {
				Ok(()) => "Ok".into(),
				Err(failure) => failure.to_string(),
			};
			(
				vec![
					(output.text(m::LABEL_JOINT_ACT, &[]), id.to_string()),
					(output.text(m::LABEL_RESULT, &[]), result.clone()),
				],
				json!({ "jointAct": id, "executed": result }),
			)
		}
		None => {
			let one = acts::joint_act(at, id).await?;
			describe(&one, &departments::all(at).await?, at, output)
		}
	};
	rows.push((output.text(m::LABEL_BLOCK, &[]), receipt.block.number.to_string()));
	value["receipt"] = receipt.json();
	output.result(table(&rows), &value)
}

fn describe(
	one: &JointAct,
	known: &[Department],
	at: &AtBlock,
	output: &Output<'_>,
) -> (Vec<(String, String)>, Value) {
	let label = |message| output.text(message, &[]);
	let mut rows = vec![
		(label(m::LABEL_JOINT_ACT), one.id.to_string()),
		(label(m::LABEL_ACT), one.act.name(at)),
		(label(m::LABEL_CALL), hexadecimal(&one.call)),
		(label(m::LABEL_CALL_HASH), hexadecimal(one.call_hash)),
		(
			label(m::LABEL_PROPOSED_BY),
			format!("{}  {}  {:?}", one.proposer, department(one.department, known), one.role),
		),
	];
	for given in &one.endorsements {
		let words = voices(&[given.voice], known);
		let counts = if given.counts { "" } else { "  ✗" };
		rows.push((label(m::LABEL_ENDORSED_BY), format!("{}  {words}{counts}", given.officer)));
	}
	rows.push((label(m::LABEL_MISSING), voices(&one.missing, known)));
	if let Some(obstacle) = one.obstacle {
		rows.push((label(m::LABEL_STATE), format!("{obstacle:?}")));
	}
	let endorsements: Vec<_> = one
		.endorsements
		.iter()
		.map(|given| {
			json!({
				"department": given.voice.department,
				"role": format!("{:?}", given.voice.role),
				"officer": given.officer.to_string(),
				"at": given.at,
				"counts": given.counts,
			})
		})
		.collect();
	let value = json!({
		"jointAct": one.id,
		"act": one.act.name(at),
		"call": hexadecimal(&one.call),
		"callHash": hexadecimal(one.call_hash),
		"proposer": one.proposer.to_string(),
		"department": one.department,
		"role": format!("{:?}", one.role),
		"proposedAt": one.proposed_at,
		"due": one.due,
		"endorsements": endorsements,
		"needed": one.needed,
		"missing": voices_json(&one.missing),
		"obstacle": one.obstacle.map(|obstacle| format!("{obstacle:?}")),
	});
	(rows, value)
}

fn department(id: departments::DepartmentId, known: &[Department]) -> String {
	let found = known.iter().find(|department| department.id == id);
	found.map_or_else(|| id.to_string(), |department| department.name())
}

fn voices(voices: &[Voice], known: &[Department]) -> String {
	let one = |voice: &Voice| format!("{} {:?}", department(voice.department, known), voice.role);
	voices.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn voices_json(voices: &[Voice]) -> Vec<Value> {
	voices
		.iter()
		.map(|voice| json!({ "department": voice.department, "role": format!("{:?}", voice.role) }))
		.collect()
}

fn in_words(rule: &Rule, known: &[Department]) -> String {
	match rule {
		Rule::Own => "Own".into(),
		Rule::Forbidden => "Forbidden".into(),
		Rule::Joint(rule) => {
			format!("{:?}: {}  {} d", rule.quorum, voices(&rule.voices, known), rule.days)
		}
	}
}

fn rule_json(rule: &Rule) -> Value {
	match rule {
		Rule::Own => json!({ "rule": "Own" }),
		Rule::Forbidden => json!({ "rule": "Forbidden" }),
		Rule::Joint(rule) => json!({
			"rule": "Joint",
			"voices": voices_json(&rule.voices),
			"quorum": format!("{:?}", rule.quorum),
			"days": rule.days,
		}),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn calls_are_read_with_and_without_prefix() {
		assert_eq!(bytes("0x1702").unwrap(), [23, 2]);
		assert_eq!(bytes("1702").unwrap(), [23, 2]);
		assert!(bytes("0x17g2").is_err());
		assert!(bytes("0x170").is_err());
	}

	#[test]
	fn rules_are_put_in_words() {
		let voice = Voice { department: 2, role: Role::Head };
		let quorum = acts::Quorum::Fraction { numerator: 2, denominator: 3 };
		let rule = Rule::Joint(acts::JointRule { voices: vec![voice], quorum, days: 5 });
		assert_eq!(in_words(&rule, &[]), "Fraction { numerator: 2, denominator: 3 }: 2 Head  5 d");
		assert_eq!(rule_json(&rule)["voices"][0]["role"], "Head");
	}
}
