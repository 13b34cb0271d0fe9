// SPDX-License-Identifier: Apache-2.0

//! `govctl authority`: who runs nodes, how they stand, and what they did wrong.

use std::collections::BTreeSet;

use clap::Subcommand;
use futures::future::try_join_all;
use scale_value::Value;
use serde_json::json;
use subxt::{rpcs::client::RpcParams, utils::AccountId32};

use super::motion::{self, Act};
use crate::{
	calls::{account, choice, peer_id, AnyCall},
	chain::{unreadable, AtBlock, Chain, Node},
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	output::Output,
	rooms::{
		authorities::{self, FaultKind, KeyHolder, ListedNode, NodeKind, Standing, PALLET},
		departments::{self, named, Department, DepartmentId},
		from_hexadecimal, hexadecimal,
	},
	Common,
};

/// Authorities, their nodes and their faults.
#[derive(Subcommand, Debug)]
#[command(after_help = motion::HELP)]
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
	/// List the authorities that departments ask for.
	Requests,
	/// Ask for an authority of the own department. `--key` is its node operator.
	Request {
		/// The account under which the node's session keys will be registered.
		account: String,
		/// Peer id of the node, which is listed when the authority is admitted.
		peer: String,
	},
	/// Ask for it no more. `--key` is a node operator of the department, or of the one that took its place.
	WithdrawRequest {
		/// The department that asks, by number or name: the own one, or one that it took the place of.
		#[arg(long)]
		department: String,
	},
	/// List another node in the place of a listed one of the own department. `--key` is its node
	/// operator.
	ReplaceNode {
		/// Peer id of the listed node.
		old: String,
		/// Peer id of the other one.
		new: String,
	},
	/// Make new session keys in the keystore of the first node of `--url`, and register them for the
	/// account of `--key`, which is an admitted authority. Talk to the node on its own machine.
	SetKeys,
	/// Propose an emergency motion that restarts finality without the authorities that are lost for
	/// good. Give every remaining node by `--url`: the highest block that any of them has finalised is
	/// read there, and for each remaining authority one must be listed as its department's. `--key` is a
	/// councillor.
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
		/// How many of the remaining authorities can't be asked, or run on nodes that the chain doesn't list
		/// as an authority's of their departments. None of them may have finalised a higher block than the
		/// others, and nothing here can tell.
		#[arg(long, default_value_t = 0)]
		unasked: usize,
	},
	#[command(flatten)]
	Council(Decision),
}

/// What the council decides about authorities and nodes.
#[derive(Subcommand, Debug)]
pub enum Decision {
	/// By motion: admit the authority that a department asks for, and list its node.
	Admit {
		/// The account for which it asks.
		account: String,
		/// The peer id of the node for which it asks.
		peer: String,
		/// The department that asks, by number or name.
		#[arg(long)]
		department: String,
	},
	/// By motion: admit the authority that a department asks for in the place of another one of it, and list
	/// its node.
	Replace {
		/// The account of the one that goes.
		old: String,
		/// The account of the one that comes.
		new: String,
		/// The peer id of the node of the one that comes.
		peer: String,
	},
	/// By motion: take an authority out of the set without another in its place.
	Retire {
		/// Its account.
		account: String,
		/// Without a motion: `--key` is a head or node operator of its department.
		#[arg(long)]
		by_officer: bool,
	},
	/// By motion: list a node, so that the other nodes talk to it.
	ListNode {
		/// Its peer id.
		peer: String,
		/// The department that runs it, by number or name.
		#[arg(long)]
		department: String,
		/// What it is for.
		#[arg(long, value_enum)]
		kind: NodeKind,
	},
	/// By motion: take a node off the list.
	UnlistNode {
		/// Its peer id.
		peer: String,
		/// Without a motion: `--key` is a node operator of its department.
		#[arg(long)]
		by_officer: bool,
	},
	/// By motion: lift the open faults of an authority.
	LiftFault {
		/// Its account.
		account: String,
	},
	/// By emergency motion: call off a restart of finality whose change is still to come.
	CancelRestart,
}

impl Decision {
	fn by_officer(&self) -> bool {
		match self {
			Decision::Retire { by_officer, .. } | Decision::UnlistNode { by_officer, .. } => {
				*by_officer
			}
			_ => false,
		}
	}

	/// The call that it is, with departments by the numbers that they have among `known`.
	fn act(self, known: &[Department]) -> Outcome<Act> {
		let number = |text: &str| named(known, text).map(|one| Value::u128(one.id.into()));
		let act = |call, arguments| Act::new(PALLET, call, arguments);
		Ok(match self {
			Decision::Admit { account: who, peer, department } => {
				let department = ("department", number(&department)?);
				let node = ("peer", peer_id(&peer)?);
				act("admit", vec![department, ("account", account(&who)?), node])
			}
			Decision::Replace { old, new, peer } => {
				let node = ("peer", peer_id(&peer)?);
				act("replace", vec![("old", account(&old)?), ("new", account(&new)?), node])
			}
			Decision::Retire { account: who, .. } => {
				act("retire", vec![("account", account(&who)?)])
			}
			Decision::ListNode { peer, department, kind } => {
				let department = ("department", number(&department)?);
				let arguments = vec![("peer", peer_id(&peer)?), department, ("kind", choice(kind))];
				act("list_node", arguments)
			}
			Decision::UnlistNode { peer, .. } => {
				act("unlist_node", vec![("peer", peer_id(&peer)?)])
			}
			Decision::LiftFault { account: who } => {
				act("lift_fault", vec![("authority", account(&who)?)])
			}
			Decision::CancelRestart => act("cancel_restart", vec![]).emergency(true),
		})
	}
}

pub async fn run(command: Authority, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Authority::List => list(common, output).await,
		Authority::Faults { department } => faults(&department, common, output).await,
		Authority::Health => health(common, output).await,
		Authority::Nodes => nodes(common, output).await,
		Authority::Requests => requests(common, output).await,
		Authority::Request { account: who, peer } => {
			let arguments = [("account", account(&who)?), ("peer", peer_id(&peer)?)];
			motion::do_act(Act::new(PALLET, "request_authority", arguments), common, output).await
		}
		Authority::WithdrawRequest { department } => {
			let at = common.node().await?.state().await?;
			let department = named(&departments::all(&at).await?, &department)?.id;
			let arguments = [("department", Value::u128(department.into()))];
			motion::do_act(Act::new(PALLET, "withdraw_request", arguments), common, output).await
		}
		Authority::ReplaceNode { old, new } => {
			let arguments = [("old", peer_id(&old)?), ("new", peer_id(&new)?)];
			motion::do_act(Act::new(PALLET, "replace_node", arguments), common, output).await
		}
		Authority::SetKeys => set_keys(common, output).await,
		Authority::Restart { lost, delay, valid_for, unasked } => {
			restart(&lost, delay, valid_for, unasked, common, output).await
		}
		// Neither names a department.
		Authority::Council(decision) if decision.by_officer() => {
			motion::do_act(decision.act(&[])?, common, output).await
		}
		Authority::Council(decision) => {
			motion::propose_act(|_, known| decision.act(known), common, output).await
		}
	}
}

async fn list(common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.state().await?;
	let (session, active) = authorities::active(&at).await?;
	let all = authorities::all(&at).await?;
	let label = output.text(m::LABEL_DEPARTMENT, &[]);
	let lines: Vec<_> = all
		.iter()
		.map(|one| {
			let seated =
				if active.contains(&one.account) { m::IN_THE_SET } else { m::OUT_OF_THE_SET };
			let standing = match one.standing {
				Standing::Good => m::STANDING_GOOD,
				Standing::AtFault => m::STANDING_AT_FAULT,
				Standing::Excluded => m::STANDING_EXCLUDED,
			};
			format!(
				"{}  {label} {}  {}  {}",
				one.account,
				one.department,
				output.text(standing, &[]),
				output.text(seated, &[]),
			)
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
		format!("{} {session}\n{}", output.text(m::LABEL_SESSION, &[]), lines.join("\n")),
		&json!({ "session": session, "authorities": values }),
	)
}

async fn requests(common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.state().await?;
	let requests = authorities::requests(&at).await?;
	let label = output.text(m::LABEL_DEPARTMENT, &[]);
	let peer = |one: &authorities::Request| bs58::encode(&one.peer).into_string();
	let lines: Vec<_> = requests
		.iter()
		.map(|one| format!("{label} {}  {}  {}", one.department, one.account, peer(one)))
		.collect();
	let values: Vec<_> = requests
		.iter()
		.map(|one| {
			json!({
				"department": one.department,
				"account": one.account.to_string(),
				"peer": peer(one),
				"requestedAt": one.requested_at,
			})
		})
		.collect();
	output.result(lines.join("\n"), &json!(values))
}

async fn nodes(common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.state().await?;
	let nodes = authorities::nodes(&at).await?;
	let label = output.text(m::LABEL_DEPARTMENT, &[]);
	let lines: Vec<_> = nodes
		.iter()
		.map(|one| {
			let kind = match one.kind {
				NodeKind::Authority => m::NODE_AUTHORITY,
				NodeKind::Gateway => m::NODE_GATEWAY,
				NodeKind::Reader => m::NODE_READER,
			};
			let kind = output.text(kind, &[]);
			format!("{}  {label} {}  {kind}", one.name(), one.department)
		})
		.collect();
	let values: Vec<_> = nodes
		.iter()
		.map(|one| {
			json!({
				"peer": one.name(),
				"department": one.department,
				"kind": format!("{:?}", one.kind),
			})
		})
		.collect();
	output.result(lines.join("\n"), &json!(values))
}

async fn faults(department: &str, common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.state().await?;
	let known = departments::all(&at).await?;
	let found = named(&known, department)?;
	let faults = authorities::faults(&at, found.id, 0).await?;
	let lines: Vec<_> = faults
		.iter()
		.map(|(number, fault)| {
			let kind = match fault.kind {
				FaultKind::DoubleVote { set, round } => {
					output.text(m::FAULT_DOUBLE_VOTE, &[&round, &set])
				}
				FaultKind::DoubleAuthoring { slot } => {
					output.text(m::FAULT_DOUBLE_AUTHORING, &[&slot])
				}
			};
			let lifted = match fault.lifted_at {
				Some(_) => format!("  {}", output.text(m::FAULT_LIFTED, &[])),
				None => String::new(),
			};
			format!("{number}  {}  {kind}{lifted}", fault.authority)
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
	let bytes =
		|text: &str| from_hexadecimal(text).map_err(|failure| failure.with(Exit::Incompatible));
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
	unasked: usize,
	common: &Common,
	output: &mut Output<'_>,
) -> Outcome {
	let lost: Vec<_> = lost.iter().map(|one| keys::read_account(one)).collect::<Outcome<_>>()?;
	let mut nodes = Vec::new();
	let mut peers = BTreeSet::new();
	for url in &common.url {
		let node = Node::connect(url, &Chain::new()).await?;
		let finalised = node.finalised().await?;
		peers.insert(node.peer_id().await?);
		nodes.push((node, finalised));
	}
	// A wrong height would number the sets of chain and nodes differently for good, or stop the chain.
	let (_, best) = nodes
		.iter()
		.max_by_key(|(_, finalised)| finalised.number)
		.ok_or_else(|| Failure::says(Exit::Usage, m::NO_URL, &[]))?;
	let best_finalised = best.number;
	for (node, _) in &nodes {
		let (url, hash) = (&node.url, node.hash_at(best_finalised).await?);
		if hash != best.hash {
			let (hash, final_one) = (format!("{hash:?}"), format!("{:?}", best.hash));
			let values: [&dyn std::fmt::Display; 4] = [url, &hash, &best_finalised, &final_one];
			return Err(Failure::says(Exit::Unmet, m::ANOTHER_BLOCK, &values));
		}
	}
	if let Some((node, _)) = nodes.first() {
		let at = node.at(node.best().await?.hash).await?;
		let (_, holders) = authorities::key_holders(&at).await?;
		let left = in_charge(&at, &departments_left(&holders, &lost)).await?;
		let asked = departments_asked(&peers, &authorities::nodes(&at).await?);
		ensure_all_asked(&left, &in_charge(&at, &asked).await?, unasked)?;
	}
	let accounts: Vec<_> = lost.iter().map(|one| Value::from_bytes(one.0)).collect();
	let act = |at: &AtBlock, _: &[Department]| {
		let valid_until = at.block_number() + u64::from(valid_for);
		let arguments = [
			("lost", Value::unnamed_composite(accounts)),
			("best_finalized", Value::u128(best_finalised.into())),
			("delay", Value::u128(delay.into())),
			("valid_until", Value::u128(valid_until.into())),
		];
		Ok(Act::new(PALLET, "restart_finality", arguments).emergency(true))
	};
	motion::propose_act(act, common, output).await
}

/// The departments of the authorities that are left, each as often as it has one. One of the set that isn't
/// live is left as well, unless it is given up: it may have finalised more than the others before it fell
/// silent.
fn departments_left(holders: &[KeyHolder], lost: &[AccountId32]) -> Vec<DepartmentId> {
	let left = holders.iter().filter(|one| !lost.contains(&one.authority));
	left.map(|one| one.department).collect()
}

/// The departments of the nodes with these peer ids, each as often as one is listed as an authority's of it.
/// Whose node one is that isn't listed, the chain doesn't know.
fn departments_asked(peers: &BTreeSet<String>, listed: &[ListedNode]) -> Vec<DepartmentId> {
	let is_asked =
		|one: &&ListedNode| one.kind == NodeKind::Authority && peers.contains(&one.name());
	listed.iter().filter(is_asked).map(|one| one.department).collect()
}

/// Who answers for these departments now: a node may be listed under one that was abolished since.
async fn in_charge(at: &AtBlock, of: &[DepartmentId]) -> Outcome<Vec<DepartmentId>> {
	try_join_all(of.iter().map(|one| departments::in_charge(at, *one))).await
}

/// Refuses a restart before of each department as many nodes were asked as authorities of it are left, but
/// for those that can't be. A node that stands by takes the place of none of another department.
fn ensure_all_asked(left: &[DepartmentId], asked: &[DepartmentId], unasked: usize) -> Outcome {
	let mut counted = 0;
	let mut short = Vec::new();
	for department in left.iter().collect::<BTreeSet<_>>() {
		let count = |all: &[DepartmentId]| all.iter().filter(|one| *one == department).count();
		let (left, asked) = (count(left), count(asked));
		counted += asked.min(left);
		if asked < left {
			short.push(department.to_string());
		}
	}
	let missing = left.len().saturating_sub(counted);
	match unasked < missing {
		true => {
			let values: [&dyn std::fmt::Display; 4] =
				[&left.len(), &counted, &short.join(", "), &missing];
			Err(Failure::says(Exit::Usage, m::RESTART_ASKS_ALL, &values))
		}
		false => Ok(()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::testing::{decided, known, parse};

	const PEER: &str = "12D3KooWPqT2nMDSiXUSx5D7fasaxhxKigVhcqfkKqrLghCq9jxz";

	#[test]
	fn decisions_are_calls_of_the_runtime() {
		let bytes = |bytes: &[u8]| format!("0x{}", hex::encode_upper(bytes));
		let account = |key| bytes(&crate::keys::read_account(key).unwrap().0);
		let (alice, bob) = (account("//Alice"), account("//Bob"));
		let peer = bytes(&bs58::decode(PEER).into_vec().unwrap());
		for (line, words) in [
			(
				&["admit", "//Alice", PEER, "--department", "Centre"][..],
				format!("admit{{department:1,account:{alice},peer:{peer}}}"),
			),
			(
				&["replace", "//Alice", "//Bob", PEER],
				format!("replace{{old:{alice},new:{bob},peer:{peer}}}"),
			),
			(&["retire", "//Bob"], format!("retire{{account:{bob}}}")),
			(
				&["list-node", PEER, "--department", "2", "--kind", "gateway"],
				format!("list_node{{peer:{peer},department:2,kind:Gateway()}}"),
			),
			(&["unlist-node", PEER], format!("unlist_node{{peer:{peer}}}")),
			(&["lift-fault", "//Alice"], format!("lift_fault{{authority:{alice}}}")),
		] {
			let act = parse::<Decision>(line).act(&known()).unwrap();
			assert_eq!(decided(act), (false, format!("Authorities({words})")));
		}
		let act = parse::<Decision>(&["cancel-restart"]).act(&[]).unwrap();
		assert_eq!(decided(act), (true, "Authorities(cancel_restart{})".into()));
	}

	#[test]
	fn a_restart_leaves_those_of_the_set_that_are_not_given_up() {
		let account = |number: u8| AccountId32([number; 32]);
		let holder = |(number, department)| KeyHolder { authority: account(number), department };
		let holders: Vec<_> = [(0, 2), (1, 3), (2, 5), (3, 5)].into_iter().map(holder).collect();
		// Who isn't in the set takes nobody's place.
		assert_eq!(departments_left(&holders, &[account(2), account(9)]), [2, 3, 5]);
	}

	#[test]
	fn a_restart_asks_a_node_of_every_authority_that_is_left() {
		let left = [2, 3, 5, 5];
		for (asked, unasked) in [
			(&[2, 3, 5, 5][..], 0),
			// More than one of a department may stand by.
			(&[5, 2, 5, 2, 3, 5], 0),
			(&[2, 3, 5], 1),
			(&[], 4),
		] {
			assert_eq!(ensure_all_asked(&left, asked, unasked), Ok(()), "{asked:?}");
		}
		for (asked, unasked, counted, short) in [
			// Neither those that stand by nor a department that has no authority left take another's place.
			(&[2, 2, 2, 3][..], 1, "2 of them", "departments 5 "),
			(&[2, 3, 5, 4, 4], 0, "3 of them", "departments 5 "),
			(&[5, 5], 1, "2 of them", "departments 2, 3 "),
			(&[], 3, "0 of them", "departments 2, 3, 5 "),
		] {
			let failure = ensure_all_asked(&left, asked, unasked).unwrap_err();
			assert_eq!(failure.exit, Exit::Usage);
			for words in ["4 are left", counted, short] {
				assert!(failure.words.contains(words), "{asked:?}: {failure}");
			}
		}
	}

	#[test]
	fn a_restart_counts_only_nodes_that_are_listed_as_authorities() {
		let node = |n: u8, department, kind| ListedNode { peer: vec![n; 38], department, kind };
		let listed = [
			node(1, 2, NodeKind::Authority),
			node(2, 3, NodeKind::Reader),
			node(3, 3, NodeKind::Gateway),
			node(4, 5, NodeKind::Authority),
		];
		let asked = |numbers: &[u8]| {
			let name = |n: &u8| node(*n, 0, NodeKind::Authority).name();
			departments_asked(&numbers.iter().map(name).collect(), &listed)
		};
		assert_eq!(asked(&[1, 2, 3]), [2]);
		// The chain doesn't know whose the ninth is.
		assert_eq!(asked(&[1, 4, 9]), [2, 5]);
	}

	#[test]
	fn officers_decide_some_of_it_without_the_council() {
		for line in [&["retire", "//Bob", "--by-officer"], &["unlist-node", PEER, "--by-officer"]] {
			let decision = parse::<Decision>(line);
			assert!(decision.by_officer());
			assert!(decision.act(&[]).is_ok());
		}
		assert!(!parse::<Decision>(&["retire", "//Bob"]).by_officer());
	}
}
