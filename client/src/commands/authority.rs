// SPDX-License-Identifier: Apache-2.0

//! `govctl authority`: who runs nodes, how they stand, and what they did wrong.

use clap::Subcommand;
use scale_value::Value;
use serde_json::json;
use subxt::rpcs::client::RpcParams;

use super::motion;
use crate::{
	calls::AnyCall,
	chain::{unreadable, Chain, Node},
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	output::Output,
	rooms::{authorities, departments, hexadecimal},
	Common,
};

/// Authorities and their faults.
#[derive(Subcommand, Debug)]
pub enum Authority {
	/// List every authority: its department, its standing, and whether it is in the set now.
	List,
	/// List the faults recorded against a department.
	Faults {
		/// Number or name of the department.
		department: String,
	},
	/// Show whether the set can finalise, and who is live.
	Health,
	/// List the nodes that may connect.
	Nodes,
	/// Ask for an authority of the own department. `--key` is its node operator.
	Request {
		/// The account under which the node's session keys will be registered.
		account: String,
	},
	/// Make new session keys in the keystore of the first node of `--url`, and register them for the
	/// account of `--key`, which is an admitted authority. Talk to the node on its own machine.
	SetKeys,
	/// Propose an emergency motion that restarts finality without the authorities that are lost for
	/// good. Give every remaining node by `--url`: the highest block that any of them has finalised is
	/// read there. `--key` is a councillor.
	Restart {
		/// Accounts of the lost authorities, comma separated.
		#[arg(long, value_delimiter = ',', required = true)]
		lost: Vec<String>,
		/// Blocks between the signal and the change.
		#[arg(long, default_value_t = 10)]
		delay: u32,
		/// For how many blocks the motion may be closed: until then the height that was read must stay
		/// right, so finality must stand still and every node named must be the last.
		#[arg(long, default_value_t = 600, value_parser = clap::value_parser!(u32).range(1..=3_600))]
		valid_for: u32,
	},
}

pub async fn run(command: Authority, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Authority::List => list(common, output).await,
		Authority::Faults { department } => faults(&department, common, output).await,
		Authority::Health => health(common, output).await,
		Authority::Nodes => nodes(common, output).await,
		Authority::Request { account } => request(&account, common, output).await,
		Authority::SetKeys => set_keys(common, output).await,
		Authority::Restart { lost, delay, valid_for } => {
			restart(&lost, delay, valid_for, common, output).await
		}
	}
}

async fn list(common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.at_finalised().await?;
	let (session, active) = authorities::active(&at).await?;
	let all = authorities::all(&at).await?;
	let lines: Vec<_> = all
		.iter()
		.map(|one| {
			let seated = if active.contains(&one.account) { "in the set" } else { "out" };
			format!("{}  department {}  {:?}  {seated}", one.account, one.department, one.standing)
		})
		.collect();
	let values: Vec<_> = all
		.iter()
		.map(|one| {
			json!({
				"account": one.account.to_string(),
				"department": one.department,
				"standing": format!("{:?}", one.standing),
				"active": active.contains(&one.account),
			})
		})
		.collect();
	output.result(
		format!("session {session}\n{}", lines.join("\n")),
		&json!({ "session": session, "authorities": values }),
	)
}

async fn nodes(common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.at_finalised().await?;
	let nodes = authorities::nodes(&at).await?;
	let name = |peer: &[u8]| bs58::encode(peer).into_string();
	let lines: Vec<_> = nodes
		.iter()
		.map(|one| format!("{}  department {}  {:?}", name(&one.peer), one.department, one.kind))
		.collect();
	let values: Vec<_> = nodes
		.iter()
		.map(|one| {
			json!({
				"peer": name(&one.peer),
				"department": one.department,
				"kind": format!("{:?}", one.kind),
			})
		})
		.collect();
	output.result(lines.join("\n"), &json!(values))
}

async fn faults(department: &str, common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.at_finalised().await?;
	let known = departments::all(&at).await?;
	let Some(found) = departments::find(&known, department) else {
		let words =
			format!("no department {department:?}: there are {}", departments::names(&known));
		return Err(Failure::new(Exit::NotFound, words));
	};
	let faults = authorities::faults(&at, found.id, 0).await?;
	let lines: Vec<_> = faults
		.iter()
		.map(|(number, fault)| {
			let lifted = if fault.lifted_at.is_some() { "  lifted" } else { "" };
			format!("{number}  {}  {:?}{lifted}", fault.authority, fault.kind)
		})
		.collect();
	let values: Vec<_> = faults
		.iter()
		.map(|(number, fault)| {
			json!({
				"number": number,
				"authority": fault.authority.to_string(),
				"department": fault.department,
				"kind": format!("{:?}", fault.kind),
				"session": fault.session,
				"recordedAt": fault.recorded_at,
				"liftedAt": fault.lifted_at,
			})
		})
		.collect();
	output.result(lines.join("\n"), &json!(values))
}

/// Read at the best block: when finality stands, that is where the news is.
async fn health(common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.at(node.best().await?.hash).await?;
	let health = authorities::health(&at).await?;
	let all = authorities::liveness(&at).await?;
	let mut lines =
		vec![output.text(m::SET_HEALTH, &[&health.live, &health.authorities, &health.needed])];
	lines.extend(all.iter().map(|one| {
		let state = output.text(if one.live { m::IS_LIVE } else { m::IS_NOT_LIVE }, &[]);
		let last = one.last_authored.map_or("-".into(), |block| block.to_string());
		format!("{}  {state}  {last}", one.account)
	}));
	let values: Vec<_> = all
		.iter()
		.map(|one| {
			json!({
				"account": one.account.to_string(),
				"live": one.live,
				"lastAuthored": one.last_authored,
			})
		})
		.collect();
	let value = json!({
		"authorities": health.authorities,
		"live": health.live,
		"needed": health.needed,
		"canFinalise": health.live >= health.needed,
		"members": values,
	});
	output.result(lines.join("\n"), &value)
}

async fn request(account: &str, common: &Common, output: &mut Output<'_>) -> Outcome {
	let account = keys::read_account(account)?;
	let sender = common.sender().await?;
	let at = motion::best(&sender).await?;
	let arguments = [("account", Value::from_bytes(account.0))];
	let call = AnyCall::new(&at.metadata(), "Authorities", "request_authority", arguments)?;
	let receipt = sender.send(&call.payload()?).await?;
	output
		.result(output.text(m::CALL_SENT, &[&call.words(), &receipt.block.number]), &receipt.json())
}

async fn set_keys(common: &Common, output: &mut Output<'_>) -> Outcome {
	#[derive(serde::Deserialize)]
	struct Made {
		keys: String,
		proof: String,
	}
	let sender = common.sender().await?;
	let mut owner = RpcParams::new();
	owner.push(hexadecimal(sender.account().0)).map_err(unreadable)?;
	let made: Made = sender.node.request("author_rotateKeysWithOwner", owner).await?;
	let bytes = |text: &str| {
		hex::decode(text.trim_start_matches("0x"))
			.map_err(|error| Failure::incompatible(format!("the node's keys: {error}")))
	};
	let keys = bytes(&made.keys)?;
	let (Some(aura), Some(grandpa)) = (keys.get(..32), keys.get(32..64)) else {
		return Err(Failure::incompatible("the node's keys are not two of 32 bytes"));
	};
	let at = motion::best(&sender).await?;
	let call = AnyCall::new(
		&at.metadata(),
		"Session",
		"set_keys",
		[
			(
				"keys",
				Value::named_composite([
					("aura", Value::from_bytes(aura)),
					("grandpa", Value::from_bytes(grandpa)),
				]),
			),
			("proof", Value::from_bytes(bytes(&made.proof)?)),
		],
	)?;
	let receipt = sender.send(&call.payload()?).await?;
	let mut value = receipt.json();
	value["keys"] = json!(made.keys);
	output.result(output.text(m::KEYS_SET, &[&made.keys, &receipt.block.number]), &value)
}

async fn restart(
	lost: &[String],
	delay: u32,
	valid_for: u32,
	common: &Common,
	output: &mut Output<'_>,
) -> Outcome {
	let mut nodes = Vec::new();
	for url in &common.url {
		let node = Node::connect(url, &Chain::new()).await?;
		let finalised = node.finalised().await?;
		nodes.push((node, finalised));
	}
	// A wrong height would number the sets of chain and nodes differently for good, or stop the chain.
	let (_, best) = nodes
		.iter()
		.max_by_key(|(_, finalised)| finalised.number)
		.ok_or_else(|| Failure::usage("no --url given"))?;
	let best_finalised = best.number;
	for (node, _) in &nodes {
		let (url, hash) = (&node.url, node.hash_at(best_finalised).await?);
		if hash != best.hash {
			let words = format!(
				"{url} has {hash:?} as block {best_finalised}, and another node finalised {:?}",
				best.hash
			);
			return Err(Failure::unmet(words));
		}
	}
	let accounts: Vec<_> = lost
		.iter()
		.map(|account| keys::read_account(account).map(|account| Value::from_bytes(account.0)))
		.collect::<Result<_, _>>()?;
	let councillor = common.sender().await?;
	let at = motion::best(&councillor).await?;
	let call = AnyCall::new(
		&at.metadata(),
		"Authorities",
		"restart_finality",
		[
			("lost", Value::unnamed_composite(accounts)),
			("best_finalized", Value::u128(best_finalised.into())),
			("delay", Value::u128(delay.into())),
			("valid_until", Value::u128((at.block_number() + u64::from(valid_for)).into())),
		],
	)?;
	motion::propose_call(&councillor, &at, &call, true, output).await
}
