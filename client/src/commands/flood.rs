// SPDX-License-Identifier: Apache-2.0

//! `govctl load --strangers` and `--over-budget`: whether an officer is kept waiting by those who send
//! what the chain doesn't take.
//!
//! The transactions are signed before the first is sent, and sent over and over. The officer sends one
//! transaction after the other meanwhile, over a connection of its own, and each is timed in blocks.

use std::{
	collections::BTreeMap,
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc,
	},
	time::{Duration, Instant},
};

use futures::StreamExt;
use serde_json::json;
use subxt::{config::substrate::H256, utils::AccountId32};
use subxt_signer::sr25519::Keypair;

use crate::{
	chain::{unreadable, Chain, Node},
	commands::{
		junk::{body_of, forge, whole},
		latency::Remark,
	},
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	output::{table, Output},
	refusal,
	rooms::{
		admission::{self, BudgetView},
		identity,
	},
	stats::{seconds, thousands, Times},
	tx::{self, Sender, Signed},
	Common,
};

/// Requests under way at once on one connection.
const IN_FLIGHT: usize = 200;
/// How many transactions the officer sends at least.
const ROUNDS: usize = 10;
/// How many transactions the officer sends that are then sent again and again.
const REPLAYED: u64 = 50;
/// Accounts of strangers. Each signs many transactions: that costs the node the same.
const STRANGERS: usize = 64;
/// How many of its budgets the account that is over its budget sends.
const BUDGETS: u64 = 10;
/// In which block after the best one at its submission an officer's transaction must be, at the
/// latest.
pub const MAX_BLOCKS: u64 = 2;

/// Pieces of which a budget has room for about so many. Of an officer's budget they would be larger than the
/// largest, so there are more of them.
const PIECES: u64 = 85;
/// Bytes of the largest piece.
const LARGEST_PIECE: u64 = 64 * 1024;
/// Most pieces that are signed, for all of them are in memory: 125 MiB of the largest, where ten budgets of an
/// officer are 160 MiB. It is about twice as many as a node keeps pending of one account.
const MOST_PIECES: u64 = 2_000;
/// How often an account that has sent ten budgets tries once more, second by second, until it is refused for
/// that.
const TRIES: u64 = 20;
/// What answers an account that is over its budget.
const OVER_BUDGET: &str = "Admission::OverBudget";
/// What answers it before that, where as much as a node keeps of one account is pending.
const TOO_MANY_PENDING: &str = "Admission::TooManyPending";

/// In the place of an answer's name: the node took it.
const TAKEN: &str = "taken";

/// All that may answer an account that sends its ten budgets over and over. What is sent again may be in a
/// block by then, have been invalid a moment ago, or be pending; and what an earlier flood of the account left
/// pending has the same nonces.
const OF_ONE_ACCOUNT: &[&str] = &[
	TAKEN,
	OVER_BUDGET,
	TOO_MANY_PENDING,
	"Pool::Stale",
	"Pool::1012",
	"Pool::1013",
	"Pool::1014",
];

/// What strangers send.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum Strangers {
	/// Transactions of accounts that the chain doesn't know.
	Unknown,
	/// Transactions in the name of the officer, whom the chain knows, with signatures that don't hold.
	Forged,
	/// The same, with calls that can't be read.
	Junk,
	/// What the officer has sent itself and is in blocks, where everybody can read it.
	Replayed,
}

impl Strangers {
	/// How a node answers them.
	fn answer(self) -> &'static str {
		match self {
			Strangers::Unknown => "Admission::AccountUnknown",
			Strangers::Forged => "Pool::BadProof",
			Strangers::Junk => "Admission::Unreadable",
			Strangers::Replayed => "Pool::Stale",
		}
	}
}

/// Who floods, over and over while the officer is timed.
#[derive(Clone)]
pub enum Flood {
	/// Strangers with this many transactions.
	Strangers { count: u32, mix: Vec<Strangers> },
	/// One account with ten times its budget: that of a key, else a fresh citizen.
	OverBudget { by: Option<String> },
}

/// A transaction of the flood.
struct Sent {
	bytes: Vec<u8>,
	/// In whose name it is forged. It is another one each time then, so that no node knows it.
	forged: Option<[u8; 32]>,
}

impl From<Signed> for Sent {
	fn from(signed: Signed) -> Self {
		Sent { bytes: signed.bytes, forged: None }
	}
}

/// What came of the flood.
#[derive(Default)]
struct Flooded {
	sent: u64,
	took: Duration,
	/// By answer.
	answers: BTreeMap<String, u64>,
}

/// One transaction of the officer.
pub struct Timed {
	/// Number of its block less that of the best one when it was sent.
	pub blocks: u64,
	pub finality: Duration,
}

pub async fn run(
	flood: Flood,
	connections: u8,
	common: &Common,
	output: &mut Output<'_>,
) -> Outcome {
	let officer = common.sender().await?;
	let are_strangers = matches!(flood, Flood::Strangers { .. });
	let (label, signed, more, must_answer) = match flood {
		Flood::Strangers { count, mut mix } => {
			output.progress(m::SIGNING, &[&count, &STRANGERS]);
			if mix.is_empty() {
				mix.push(Strangers::Unknown);
			}
			let answers: Vec<_> = mix.iter().map(|kind| kind.answer()).collect();
			(m::LABEL_STRANGERS, of_strangers(&officer, count, mix).await?, Vec::new(), answers)
		}
		Flood::OverBudget { by } => {
			let by = by.map(|key| flooder(&key, &officer.account())).transpose()?;
			let mut signed = over_budget(&officer, by, output).await?;
			let more = signed.split_off(signed.len().saturating_sub(TRIES as usize));
			(m::LABEL_OVER_BUDGET, signed, more, vec![OVER_BUDGET, TOO_MANY_PENDING])
		}
	};
	output.progress(m::SENDING, &[&officer.node.url]);
	let once_through = Arc::new(AtomicBool::new(false));
	let is_timed = Arc::new(AtomicBool::new(false));
	let flooding = tokio::spawn({
		let url = officer.node.url.clone();
		let (once_through, is_timed) = (once_through.clone(), is_timed.clone());
		async move {
			let sent = send(&url, &signed, connections, &once_through, &is_timed).await;
			// However it ended: the officer is timed until then.
			once_through.store(true, Ordering::Relaxed);
			sent
		}
	});
	let timed = time(&officer, &once_through, output).await;
	is_timed.store(true, Ordering::Relaxed);
	let mut flooded = flooding.await.map_err(unreadable)??;
	let timed = timed?;
	// What came too fast for a block between is taken: what is in blocks counts.
	for sent in more {
		if must_answer.iter().any(|name| flooded.answers.contains_key(*name)) {
			break;
		}
		tokio::time::sleep(Duration::from_secs(1)).await;
		flooded.note(officer.node.methods.author_submit_extrinsic(&sent.bytes).await);
	}
	report(label, &flooded, timed, &must_answer, are_strangers, output)
}

/// Transactions of the officer that are in final blocks.
async fn in_blocks(officer: &Sender) -> Outcome<Vec<Vec<u8>>> {
	let at = officer.node.at(tx::anchor(&officer.node).await?.hash).await?;
	let next = officer.node.methods.system_account_next_index(&officer.account()).await;
	let next = next.map_err(unreadable)?;
	let sign = |number| {
		let call = tx::call("System", "remark", remark(number as usize));
		tx::sign(&at, &officer.key, next.saturating_add(number), tx::LONG_ERA, &call)
	};
	let signed = (0..REPLAYED).map(sign).collect::<Outcome<Vec<_>>>()?;
	futures::future::try_join_all(signed.iter().map(|one| officer.follow(one))).await?;
	Ok(signed.into_iter().map(|one| one.bytes).collect())
}

/// Transactions of accounts that the chain doesn't know, else as they should be; and what strangers make
/// of them in the officer's name.
async fn of_strangers(officer: &Sender, count: u32, mix: Vec<Strangers>) -> Outcome<Vec<Sent>> {
	let replayed = match mix.contains(&Strangers::Replayed) {
		true => in_blocks(officer).await?,
		false => Vec::new(),
	};
	let anchor = tx::anchor(&officer.node).await?;
	let at = officer.node.at(anchor.hash).await?;
	let officer = officer.account().0;
	let sign = move || {
		let strangers = (0..STRANGERS).map(|_| keys::random()).collect::<Outcome<Vec<_>>>()?;
		let sign = |number: usize| {
			let nonce = (number / STRANGERS) as u64;
			let kind = mix[number % mix.len()];
			if kind == Strangers::Replayed {
				let bytes = replayed[(number / mix.len()) % replayed.len()].clone();
				return Ok(Sent { bytes, forged: None });
			}
			let call = tx::call("System", "remark", remark(number));
			let signed = tx::sign(&at, &strangers[number % STRANGERS], nonce, tx::LONG_ERA, &call)?;
			let mut sent = Sent::from(signed);
			if kind != Strangers::Unknown {
				sent.forged = Some(officer);
			}
			if kind == Strangers::Junk {
				let body = body_of(&sent.bytes);
				sent.bytes = whole(&[body, &[0xff; 7]].concat());
			}
			Ok(sent)
		};
		(0..count as usize).map(sign).collect()
	};
	tokio::task::spawn_blocking(sign).await.map_err(unreadable)?
}

/// The key that floods. Not the officer's: its own transactions would have to wait for their nonces.
fn flooder(key: &str, officer: &AccountId32) -> Outcome<Keypair> {
	let key = keys::read(key)?;
	match keys::account(&key) == *officer {
		true => Err(Failure::says(Exit::Usage, m::FLOODS_ITSELF, &[])),
		false => Ok(key),
	}
}

/// Ten times as many transactions of one account as its budget has room for, [`MOST_PIECES`] at most, and
/// [`TRIES`] more, with consecutive nonces.
async fn over_budget(
	officer: &Sender,
	by: Option<Keypair>,
	output: &mut Output<'_>,
) -> Outcome<Vec<Sent>> {
	let key = match by {
		Some(key) => key,
		None => {
			output.progress(m::REGISTERING, &[&1]);
			let key = keys::random()?;
			identity::register_citizen(officer, &key).await?;
			key
		}
	};
	let node = &officer.node;
	let account = keys::account(&key);
	let at = node.at(tx::anchor(node).await?.hash).await?;
	let view = admission::budget(&at, &account).await?;
	let bytes = view.budget.bytes_per_window / PIECES;
	let size = usize::try_from(bytes.min(LARGEST_PIECE)).unwrap_or(0);
	let piece = move |number: u64| {
		let mut remark = number.to_le_bytes().to_vec();
		remark.resize(size.max(remark.len()), 0);
		tx::call("System", "remark", Remark { remark })
	};
	let first = node.methods.system_account_next_index(&account).await.map_err(unreadable)?;
	// From what the account has used before, what one of them costs can't be told.
	let one = tx::sign(&at, &key, first, tx::LONG_ERA, &piece(first))?;
	let cost = admission::cost(&at, one.bytes).await?;
	let room = BudgetView { used_weight: cost.weight, used_bytes: cost.bytes, ..view }.room();
	let count = room.saturating_mul(BUDGETS).clamp(1, MOST_PIECES).saturating_add(TRIES);
	output.progress(m::SIGNING, &[&count, &1]);
	let sign = move || {
		let sign = |nonce| tx::sign(&at, &key, nonce, tx::LONG_ERA, &piece(nonce)).map(Sent::from);
		(first..first.saturating_add(count)).map(sign).collect()
	};
	tokio::task::spawn_blocking(sign).await.map_err(unreadable)?
}

fn remark(number: usize) -> Remark {
	Remark { remark: (number as u64).to_le_bytes().to_vec() }
}

/// Sends everything as fast as the node answers, over and over until `is_timed`.
async fn send(
	url: &str,
	signed: &[Sent],
	connections: u8,
	once_through: &AtomicBool,
	is_timed: &AtomicBool,
) -> Outcome<Flooded> {
	let mut nodes = Vec::new();
	for _ in 0..connections {
		nodes.push(Node::connect(url, &Chain::new()).await?);
	}
	let nodes = &nodes;
	let mut next = 0;
	let numbers = std::iter::from_fn(|| {
		if next >= signed.len() {
			once_through.store(true, Ordering::Relaxed);
			if is_timed.load(Ordering::Relaxed) {
				return None;
			}
		}
		next += 1;
		Some(next - 1)
	});
	let started = Instant::now();
	let flooded = futures::stream::iter(numbers)
		.map(|number| async move {
			let sent = &signed[number % signed.len()];
			let methods = &nodes[number % nodes.len()].methods;
			match &sent.forged {
				None => methods.author_submit_extrinsic(&sent.bytes).await,
				Some(account) => {
					let mut body = body_of(&sent.bytes).to_vec();
					forge(&mut body, account, number as u64);
					methods.author_submit_extrinsic(&whole(&body)).await
				}
			}
		})
		.buffer_unordered(IN_FLIGHT * nodes.len())
		.fold(Flooded::default(), |mut flooded, answer| async move {
			flooded.note(answer);
			flooded
		})
		.await;
	Ok(Flooded { took: started.elapsed(), ..flooded })
}

/// Sends transactions of the officer, one after the other, until the flood has been sent once.
pub async fn time(
	officer: &Sender,
	once_through: &AtomicBool,
	output: &mut Output<'_>,
) -> Outcome<Vec<Timed>> {
	let node = &officer.node;
	let mut timed = Vec::new();
	while timed.len() < ROUNDS || !once_through.load(Ordering::Relaxed) {
		let anchor = tx::anchor(node).await?;
		let at = node.at(anchor.hash).await?;
		let next = node.methods.system_account_next_index(&officer.account()).await;
		let call = tx::call("System", "remark_with_event", remark(timed.len()));
		let signed = tx::sign(&at, &officer.key, next.map_err(unreadable)?, tx::ERA, &call)?;
		let best = node.best().await?.number;
		let receipt = officer.follow(&signed).await?;
		let blocks = receipt.block.number.saturating_sub(best);
		output
			.progress(m::OFFICER_ROUND, &[&(timed.len() + 1), &blocks, &seconds(receipt.finality)]);
		timed.push(Timed { blocks, finality: receipt.finality });
	}
	Ok(timed)
}

fn report(
	label: m::Message,
	flooded: &Flooded,
	timed: Vec<Timed>,
	must_answer: &[&str],
	of_strangers: bool,
	output: &mut Output<'_>,
) -> Outcome {
	let rate = flooded.sent as f64 / flooded.took.as_secs_f64().max(0.001);
	let mut blocks: Vec<u64> = timed.iter().map(|timed| timed.blocks).collect();
	blocks.sort_unstable();
	let median = blocks.get(blocks.len() / 2).copied().unwrap_or(0);
	let most = blocks.last().copied().unwrap_or(0);
	let times = Times::new(timed.iter().map(|timed| timed.finality).collect());
	let took = output.text(m::SECONDS, &[&seconds(flooded.took)]);
	let mut rows = vec![
		(output.text(label, &[]), format!("{}  ({took})", thousands(flooded.sent))),
		(output.text(m::LABEL_RATE, &[]), output.text(m::PER_SECOND, &[&format!("{rate:.0}")])),
	];
	for (answer, count) in &flooded.answers {
		rows.push((String::new(), format!("{}  {answer}", thousands(*count))));
	}
	rows.push((output.text(m::LABEL_FLOOD_OFFICER, &[]), thousands(blocks.len() as u64)));
	rows.push((output.text(m::LABEL_WAITED, &[]), format!("{median} / {most}")));
	rows.push((
		output.text(m::LABEL_FINALITY, &[]),
		format!(
			"{} / {}",
			output.text(m::SECONDS, &[&times.seconds(50)]),
			output.text(m::SECONDS, &[&times.seconds(99)]),
		),
	));
	let value = json!({
		"sent": flooded.sent,
		"ratePerSecond": rate,
		"answers": flooded.answers,
		"officer": { "sent": blocks.len(), "blocks": blocks, "finality": times.json() },
	});
	output.result(table(&rows), &value)?;
	if most > MAX_BLOCKS {
		return Err(Failure::says(Exit::Unmet, m::OFFICER_WAITED, &[&most, &MAX_BLOCKS]));
	}
	flooded.ensure_refused(must_answer, of_strangers)
}

impl Flooded {
	/// Counts an answer of the node.
	fn note(&mut self, answer: Result<H256, subxt::rpcs::Error>) {
		let answer = match answer.map_err(refusal::from_rpc) {
			Ok(_) => TAKEN.into(),
			Err(failure) => failure.name.unwrap_or(failure.words),
		};
		self.sent += 1;
		*self.answers.entry(answer).or_default() += 1;
	}

	/// Fails unless each of these answers was given and no other one, if to strangers; else at least one of
	/// them, and beside it only those [`OF_ONE_ACCOUNT`].
	fn ensure_refused(&self, must_answer: &[&str], of_strangers: bool) -> Outcome {
		let (may_miss, may_answer) = match of_strangers {
			true => (0, must_answer),
			false => (must_answer.len().saturating_sub(1), OF_ONE_ACCOUNT),
		};
		let is_missing = |name: &&str| !self.answers.contains_key(*name);
		let missing: Vec<_> = must_answer.iter().copied().filter(is_missing).collect();
		if missing.len() > may_miss {
			return Err(Failure::says(Exit::Unmet, m::NOTHING_REFUSED, &[&missing.join(", ")]));
		}
		if let Some(taken) = self.answers.get(TAKEN).filter(|_| of_strangers) {
			return Err(Failure::says(Exit::Unmet, m::STRANGERS_TAKEN, &[taken]));
		}
		let wrong =
			|| self.answers.iter().filter(|(answer, _)| !may_answer.contains(&answer.as_str()));
		match wrong().map(|(_, count)| count).sum::<u64>() {
			0 => Ok(()),
			count => {
				let answers = wrong().map(|(answer, _)| answer.as_str()).collect::<Vec<_>>();
				let values: [&dyn std::fmt::Display; 2] = [&count, &answers.join(", ")];
				Err(Failure::says(Exit::Unmet, m::FLOOD_ANSWERED, &values))
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn flood_must_have_been_refused_for_its_own_reason() {
		let answers = |names: &[&str]| Flooded {
			answers: names.iter().map(|name| (name.to_string(), 1)).collect(),
			..Flooded::default()
		};
		let words = |given: &[&str], must: &[&str], of_strangers| {
			answers(given).ensure_refused(must, of_strangers).map_err(|failure| failure.words)
		};
		let (unknown, forged) = (Strangers::Unknown.answer(), Strangers::Forged.answer());
		let either = [OVER_BUDGET, TOO_MANY_PENDING];
		assert_eq!(words(&[OVER_BUDGET, TAKEN], &[OVER_BUDGET], false), Ok(()));
		assert_eq!(words(OF_ONE_ACCOUNT, &[OVER_BUDGET], false), Ok(()));
		assert_eq!(words(&[TAKEN, TOO_MANY_PENDING], &either, false), Ok(()));
		assert_eq!(words(&[unknown, forged], &[unknown, forged], true), Ok(()));
		assert_eq!(
			words(&[TAKEN, TOO_MANY_PENDING], &[OVER_BUDGET], false),
			Err("no transaction was refused with Admission::OverBudget".into())
		);
		let none = words(&[TAKEN, "Pool::1013"], &either, false).unwrap_err();
		assert!(none.ends_with("with Admission::OverBudget, Admission::TooManyPending"), "{none}");
		assert_eq!(
			words(&[OVER_BUDGET, "connection closed"], &either, false),
			Err("1 transactions of the flood were answered otherwise: connection closed".into())
		);
		assert_eq!(
			words(&[unknown], &[unknown, forged], true),
			Err("no transaction was refused with Pool::BadProof".into())
		);
		assert_eq!(
			words(&[unknown, TAKEN], &[unknown], true),
			Err("1 transactions of strangers were taken".into())
		);
		assert!(words(&["connection closed"], &[unknown], true).is_err());
		assert_eq!(
			words(&[unknown, "connection closed"], &[unknown], true),
			Err("1 transactions of the flood were answered otherwise: connection closed".into())
		);
		assert!(words(&[forged, TOO_MANY_PENDING], &[forged], true).is_err());
	}

	#[test]
	fn flood_is_of_another_account_than_the_one_that_is_timed() {
		let alice = keys::read_account("//Alice").unwrap();
		let failure = flooder("//Alice", &alice).unwrap_err();
		let words = "--by is the key that sends: the flood must be of another account";
		assert_eq!((failure.exit, failure.words.as_str()), (Exit::Usage, words));
		assert_eq!(flooder("", &alice).unwrap_err().exit, Exit::Usage);
		assert!(flooder("//Bob", &alice).is_ok());
	}
}
