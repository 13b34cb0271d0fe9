// SPDX-License-Identifier: Apache-2.0

//! `govctl motion`: what the council decides. Every act of the council is a motion; nothing else
//! becomes root.

use clap::{Args, Subcommand};
use scale_value::Value;
use serde_json::{json, Value as Json};
use subxt::{config::Hasher, Metadata};

use crate::{
	calls::{AnyCall, CallOptions},
	chain::AtBlock,
	exit::{Exit, Failure, Outcome},
	messages as m,
	output::Output,
	rooms::{
		acts,
		council::{self, Motion as Open},
		departments::{self, Department},
		hexadecimal,
	},
	tx::{Receipt, Sender},
	Common,
};

/// What every command asks for that is an act of the council.
pub const HELP: &str = "The acts of the council are proposed as a motion, whose number is shown: \
`--key` is a councillor; `govctl motion approve` and `close` carry it.";

/// Motions of the council.
#[derive(Subcommand, Debug)]
pub enum Motion {
	/// List the seats that are held, and by whom.
	Seats,
	/// List the open motions with their votes.
	List,
	/// Propose that the council makes a call. `--key` is a councillor; the proposal is no vote.
	Propose(Propose),
	/// Vote for a motion. `--key` is a councillor.
	Approve {
		/// Number of the motion.
		number: u32,
	},
	/// Vote against a motion. `--key` is a councillor.
	Reject {
		/// Number of the motion.
		number: u32,
	},
	/// Close a motion that has its votes, and make its call; or one that is lost or out of time. Anyone may.
	Close {
		/// Number of the motion.
		number: u32,
	},
}

#[derive(Args, Debug)]
pub struct Propose {
	#[command(flatten)]
	call: CallOptions,
	/// By the way of emergencies, which takes three quarters of the seats instead of two thirds.
	#[arg(long)]
	emergency: bool,
}

pub async fn run(command: Motion, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Motion::Seats => seats(common, output).await,
		Motion::List => list(common, output).await,
		Motion::Propose(opts) => propose(opts, common, output).await,
		Motion::Approve { number } => vote(number, true, common, output).await,
		Motion::Reject { number } => vote(number, false, common, output).await,
		Motion::Close { number } => close(number, common, output).await,
	}
}

async fn seats(common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let seats = council::seats(&node.state().await?).await?;
	let label = output.text(m::LABEL_DEPARTMENT, &[]);
	let lines: Vec<_> = seats
		.iter()
		.map(|seat| format!("{label} {}  {}", seat.department, seat.councillor))
		.collect();
	let values: Vec<_> = seats
		.iter()
		.map(
			|seat| json!({ "department": seat.department, "councillor": seat.councillor.to_string() }),
		)
		.collect();
	output.result(lines.join("\n"), &json!(values))
}

async fn list(common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.at(node.best().await?.hash).await?;
	let motions = council::motions(&at).await?;
	let now = Needed::read(&at).await?;
	let mut lines = Vec::new();
	let mut values = Vec::new();
	for motion in &motions {
		let call = AnyCall::decode(&at.metadata(), motion.call.clone())?;
		let needed = now.to_carry(motion, &call)?;
		let call = call.words();
		lines.push(output.text(
			m::MOTION_LINE,
			&[
				&motion.number,
				&motion.ayes.len(),
				&needed,
				&motion.nays.len(),
				&motion.ends_at,
				&call,
			],
		));
		let accounts = |list: &[subxt::utils::AccountId32]| {
			list.iter().map(ToString::to_string).collect::<Vec<_>>()
		};
		values.push(json!({
			"number": motion.number,
			"hash": hexadecimal(motion.hash),
			"proposer": motion.proposer.as_ref().map(ToString::to_string),
			"call": call,
			"bytes": hexadecimal(&motion.call),
			"threshold": motion.threshold,
			"needed": needed,
			"ayes": accounts(&motion.ayes),
			"nays": accounts(&motion.nays),
			"endsAt": motion.ends_at,
		}));
	}
	output.result(lines.join("\n"), &json!(values))
}

async fn propose(opts: Propose, common: &Common, output: &mut Output<'_>) -> Outcome {
	let councillor = common.sender().await?;
	let at = best(&councillor).await?;
	let call = AnyCall::parse(&at.metadata(), &opts.call)?;
	propose_call(&councillor, &at, &call, opts.emergency, &[], output).await
}

/// A call that a command stands for, and by which way it becomes root.
pub struct Act {
	pub pallet: &'static str,
	pub call: &'static str,
	pub arguments: Vec<(&'static str, Value<()>)>,
	/// By the way of emergencies.
	pub emergency: bool,
}

impl Act {
	/// What the council decides with two thirds.
	pub fn new(
		pallet: &'static str,
		call: &'static str,
		arguments: impl IntoIterator<Item = (&'static str, Value<()>)>,
	) -> Self {
		Self { pallet, call, arguments: arguments.into_iter().collect(), emergency: false }
	}

	/// What the council decides with three quarters.
	pub fn emergency(self, emergency: bool) -> Self {
		Self { emergency, ..self }
	}

	/// As a call of a runtime with this metadata.
	pub fn encode(self, metadata: &Metadata) -> Outcome<AnyCall> {
		AnyCall::new(metadata, self.pallet, self.call, self.arguments)
	}
}

/// Proposes that the council does what a command asks for. `act` is told which departments there are.
pub async fn propose_act(
	act: impl FnOnce(&AtBlock, &[Department]) -> Outcome<Act>,
	common: &Common,
	output: &mut Output<'_>,
) -> Outcome {
	let councillor = common.sender().await?;
	let at = best(&councillor).await?;
	let act = act(&at, &departments::all(&at).await?)?;
	let emergency = act.emergency;
	propose_call(&councillor, &at, &act.encode(&at.metadata())?, emergency, &[], output).await
}

/// Does what a command asks for as `--key` itself, without the council.
pub async fn do_act(act: Act, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let call = act.encode(&best(&sender).await?.metadata())?;
	let receipt = sender.send(&call.payload()?).await?;
	let text = output.text(m::CALL_SENT, &[&call.words(), &receipt.block.number]);
	output.result(text, &receipt.json())
}

/// Proposes that the council makes `call`. What a program should know beside it goes to the result.
pub async fn propose_call(
	councillor: &Sender,
	at: &AtBlock,
	call: &AnyCall,
	emergency: bool,
	beside: &[(&str, Json)],
	output: &mut Output<'_>,
) -> Outcome {
	let ways = council::ways_to_root(at, &call.bytes).await?.ok_or_else(acts::not_a_call)?;
	// Nobody should vote for what is refused in the end.
	if !(if emergency { ways.emergency } else { ways.motion }) {
		let message = match (emergency, ways.emergency || ways.motion) {
			(false, true) => m::TAKES_EMERGENCY,
			(true, true) => m::TAKES_NO_EMERGENCY,
			_ => m::NOT_BY_COUNCIL,
		};
		return Err(Failure::says(Exit::Usage, message, &[&call.words()]));
	}
	let threshold = council::votes_needed(at, emergency).await?;
	let way = if emergency { "emergency" } else { "enact" };
	let act = AnyCall::new(&at.metadata(), "Governance", way, [("call", call.as_value())])?;
	let length = act.bytes.len();
	let motion = AnyCall::new(
		&at.metadata(),
		"Council",
		"propose",
		[
			("threshold", Value::u128(threshold.into())),
			("proposal", act.as_value()),
			("length_bound", Value::u128(length as u128)),
		],
	)?;
	let receipt = match councillor.send(&motion.payload()?).await {
		Err(failure) if failure.exit == Exit::TimedOut => {
			return Err(open_motion(councillor, &act, beside, output).await.unwrap_or(failure));
		}
		sent => sent?,
	};

	#[derive(scale_decode::DecodeAsType)]
	struct Executed {}
	#[derive(scale_decode::DecodeAsType)]
	struct Proposed {
		proposal_index: u32,
	}
	let proposed = receipt.events_named::<Proposed>("Council", "Proposed")?;
	let mut value = with(receipt.json(), beside);
	let text = match proposed.first() {
		Some(Proposed { proposal_index }) => {
			value["motion"] = json!(proposal_index);
			value["threshold"] = json!(threshold);
			output.text(m::MOTION_PROPOSED, &[proposal_index, &threshold])
		}
		// One seat alone decides at once.
		None => {
			receipt.event::<Executed>("Council", "Executed")?;
			enacted(&receipt, output)?
		}
	};
	output.result(text, &value)
}

/// An object with more in it.
fn with(mut value: Json, more: &[(&str, Json)]) -> Json {
	for (name, one) in more {
		value[*name] = one.clone();
	}
	value
}

/// Shows the open motion that makes `act`, which isn't final yet. Finality may stand still, and the
/// council has to act all the same.
async fn open_motion(
	councillor: &Sender,
	act: &AnyCall,
	beside: &[(&str, Json)],
	output: &mut Output<'_>,
) -> Option<Failure> {
	// What was read before the motion was made doesn't have it.
	let at = councillor.node.at(councillor.node.best().await.ok()?.hash).await.ok()?;
	let hash = at.hasher().hash(&act.bytes);
	let motions = council::motions(&at).await.ok()?;
	let Open { number, threshold, .. } = motions.into_iter().find(|one| one.hash == hash.0)?;
	let value = with(json!({ "motion": number, "threshold": threshold, "final": false }), beside);
	let text = output.text(m::MOTION_PROPOSED, &[&number, &threshold]);
	let shown = output.result(text, &value);
	Some(
		shown
			.err()
			.unwrap_or_else(|| Failure::says(Exit::TimedOut, m::MOTION_NOT_FINAL, &[&number])),
	)
}

async fn vote(number: u32, approve: bool, common: &Common, output: &mut Output<'_>) -> Outcome {
	let councillor = common.sender().await?;
	let at = best(&councillor).await?;
	let motion = find(&at, number).await?;
	// Read before the vote: once that is sent, no other reading should make it look like a failure.
	let needed = needed(&at, &motion).await?;
	let call = AnyCall::new(
		&at.metadata(),
		"Council",
		"vote",
		[
			("proposal", Value::from_bytes(motion.hash)),
			("index", Value::u128(number.into())),
			("approve", Value::bool(approve)),
		],
	)?;
	let receipt = councillor.send(&call.payload()?).await?;

	#[derive(scale_decode::DecodeAsType)]
	struct Voted {
		yes: u32,
		no: u32,
	}
	let Voted { yes, no } = receipt.event("Council", "Voted")?;
	let mut value = receipt.json();
	value["motion"] = json!(number);
	value["ayes"] = json!(yes);
	value["nays"] = json!(no);
	value["needed"] = json!(needed);
	let enough = if yes >= needed { m::MOTION_ENOUGH } else { m::MOTION_VOTED };
	output.result(output.text(enough, &[&number, &yes, &no, &needed]), &value)
}

/// Votes that motions take now, by each way.
struct Needed {
	motion: u32,
	emergency: u32,
}

impl Needed {
	async fn read(at: &AtBlock) -> Outcome<Self> {
		Ok(Self {
			motion: council::votes_needed(at, false).await?,
			emergency: council::votes_needed(at, true).await?,
		})
	}

	/// Votes that carry an open motion, which makes `call`. The collective takes as many as were needed when
	/// it was proposed, and what then becomes root as many as are needed when it is closed.
	fn to_carry(&self, motion: &Open, call: &AnyCall) -> Outcome<u32> {
		let call = call.payload()?;
		let now = match (call.pallet_name(), call.call_name()) {
			("Governance", "enact") => self.motion,
			("Governance", "emergency") => self.emergency,
			_ => 0,
		};
		Ok(now.max(motion.threshold))
	}
}

/// Votes that carry an open motion.
async fn needed(at: &AtBlock, motion: &Open) -> Outcome<u32> {
	let call = AnyCall::decode(&at.metadata(), motion.call.clone())?;
	Needed::read(at).await?.to_carry(motion, &call)
}

/// Refuses to close a motion that the council may still carry: with too few votes its end either is refused,
/// or uses it up and its call fails. `block` is the best one, of `seats` that are held.
fn ensure_decided(motion: &Open, needed: u32, seats: usize, block: u64) -> Outcome {
	let (ayes, nays) = (motion.ayes.len(), motion.nays.len());
	let is_enough = |votes: usize| votes as u64 >= u64::from(needed);
	// The collective counts by the votes that it took when it was proposed.
	let is_lost = (seats.saturating_sub(nays) as u64) < u64::from(motion.threshold);
	// It is closed in the next block at the earliest.
	let is_over = block.saturating_add(1) >= u64::from(motion.ends_at);
	match is_enough(ayes) || is_lost || is_over {
		true => Ok(()),
		false => {
			let values: [&dyn std::fmt::Display; 4] = [&motion.number, &ayes, &nays, &needed];
			Err(Failure::says(Exit::Unmet, m::MOTION_UNDECIDED, &values))
		}
	}
}

async fn close(number: u32, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let at = best(&sender).await?;
	let motion = find(&at, number).await?;
	let (needed, seats) = (needed(&at, &motion).await?, council::seats(&at).await?.len());
	ensure_decided(&motion, needed, seats, at.block_number())?;
	// The closing transaction is charged what the call may weigh, and no more should be asked for.
	let weight = acts::call_info(&at, &motion.call).await?.weight;
	let weight = Value::named_composite([
		("ref_time", Value::u128(weight.ref_time.into())),
		("proof_size", Value::u128(weight.proof_size.into())),
	]);
	let call = AnyCall::new(
		&at.metadata(),
		"Council",
		"close",
		[
			("proposal_hash", Value::from_bytes(motion.hash)),
			("index", Value::u128(number.into())),
			("proposal_weight_bound", weight),
			("length_bound", Value::u128(motion.call.len() as u128)),
		],
	)?;
	let receipt = sender.send(&call.payload()?).await?;
	let text = enacted(&receipt, output)?;
	let mut value = receipt.json();
	value["motion"] = json!(number);
	output.result(text, &value)
}

/// What became of the motion that a transaction closed; an error if its call wasn't made.
fn enacted(receipt: &Receipt, output: &Output<'_>) -> Outcome<String> {
	#[derive(scale_decode::DecodeAsType)]
	struct Ended {
		result: Value<()>,
	}
	#[derive(scale_decode::DecodeAsType)]
	struct Closed {
		yes: u32,
		no: u32,
	}
	for (pallet, event) in
		[("Council", "Executed"), ("Governance", "Enacted"), ("Governance", "EmergencyEnacted")]
	{
		for Ended { result } in receipt.events_named(pallet, event)? {
			receipt
				.carried(&result)
				.map_err(|failure| failure.after(m::MOTION_CALL_FAILED, &[]))?;
		}
	}
	if receipt.events_named::<Ended>("Council", "Executed")?.is_empty() {
		let votes = receipt.events_named::<Closed>("Council", "Closed")?;
		let (yes, no) = votes.first().map_or((0, 0), |closed| (closed.yes, closed.no));
		return Err(Failure::says(Exit::Unmet, m::MOTION_NOT_CARRIED, &[&yes, &no]));
	}
	Ok(output.text(m::MOTION_ENACTED, &[&receipt.block.number]))
}

async fn find(at: &AtBlock, number: u32) -> Outcome<Open> {
	let motions = council::motions(at).await?;
	motions
		.into_iter()
		.find(|motion| motion.number == number)
		.ok_or_else(|| Failure::says(Exit::NotFound, m::NO_MOTION, &[&number]))
}

/// State at the best block: votes of a moment ago count, and finality may stand still.
pub async fn best(sender: &Sender) -> Outcome<AtBlock> {
	sender.node.at(sender.node.newest().await?.hash).await
}

#[cfg(test)]
mod tests {
	use subxt::utils::AccountId32;

	use super::*;
	use crate::{messages::Lang, testing::metadata};

	/// A motion with so many votes for and against, which took three when it was proposed and ends at block
	/// 100.
	fn open(ayes: u8, nays: u8) -> Open {
		let accounts = |first: u8, votes: u8| {
			(first..first + votes).map(|number| AccountId32([number; 32])).collect()
		};
		Open {
			hash: [0; 32],
			number: 7,
			proposer: None,
			call: vec![],
			threshold: 3,
			ayes: accounts(0, ayes),
			nays: accounts(100, nays),
			ends_at: 100,
		}
	}

	#[test]
	fn a_motion_takes_what_it_took_or_what_is_needed_now() {
		let inner = Act::new("Authorities", "cancel_restart", []).encode(&metadata()).unwrap();
		let carried = |pallet, call, now: Needed| {
			let act =
				AnyCall::new(&metadata(), pallet, call, [("call", inner.as_value())]).unwrap();
			// As it is read from the chain.
			let act = AnyCall::decode(&metadata(), act.bytes).unwrap();
			now.to_carry(&open(0, 0), &act).unwrap()
		};
		let now = |motion, emergency| Needed { motion, emergency };
		// Another seat was filled since.
		assert_eq!(carried("Governance", "enact", now(4, 5)), 4);
		assert_eq!(carried("Governance", "emergency", now(4, 5)), 5);
		// Some fell vacant.
		assert_eq!(carried("Governance", "enact", now(2, 5)), 3);
		assert_eq!(now(4, 5).to_carry(&open(0, 0), &inner), Ok(3));
	}

	#[test]
	fn a_motion_is_not_closed_while_it_may_be_carried() {
		// Three for it were enough of four seats, and aren't of five.
		assert_eq!(ensure_decided(&open(3, 0), 3, 4, 50), Ok(()));
		let failure = ensure_decided(&open(3, 1), 4, 5, 50).unwrap_err();
		assert_eq!(failure.exit, Exit::Unmet);
		assert!(failure.words.contains("3 for, 1 against, takes 4"), "{failure}");
		assert!(failure.shown(Lang::Zh).contains("赞成 3,反对 1,需要 4"), "{failure}");
		assert_eq!(ensure_decided(&open(4, 1), 4, 5, 50), Ok(()));
	}

	#[test]
	fn a_motion_that_is_lost_or_over_is_closed() {
		assert!(ensure_decided(&open(1, 1), 3, 4, 50).is_err());
		assert_eq!(ensure_decided(&open(1, 2), 3, 4, 50), Ok(()));
		// Four are needed now and can't be had, but the collective still waits for three.
		assert!(ensure_decided(&open(2, 2), 4, 5, 50).is_err());
		assert_eq!(ensure_decided(&open(2, 3), 4, 5, 50), Ok(()));
		assert!(ensure_decided(&open(1, 0), 3, 4, 98).is_err());
		assert_eq!(ensure_decided(&open(1, 0), 3, 4, 99), Ok(()));
	}
}
