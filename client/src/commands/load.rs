// SPDX-License-Identifier: Apache-2.0

//! `govctl load`: many transactions at once to one node, each accounted for by its hash.
//!
//! Transactions are signed before the first is sent, with consecutive nonces, and sent as fast as
//! the node takes them. Finality is counted from finalised blocks, not from what the pool says.

use std::{
	collections::{BTreeMap, HashMap},
	sync::{Arc, Mutex},
	time::{Duration, Instant},
};

use clap::Args;
use futures::StreamExt;
use serde_json::json;
use subxt::{config::substrate::H256, config::Hasher, events::Phase};
use subxt_signer::sr25519::Keypair;

use crate::{
	chain::{unreadable, Chain, Node},
	commands::{
		flood::{self, Flood, Strangers},
		junk,
		latency::Remark,
	},
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	output::{table, Output},
	refusal, rooms,
	stats::{seconds, thousands, Times},
	tx::{self, Sender, Signed},
	Common,
};

/// Requests under way at once on one connection.
const IN_FLIGHT: usize = 200;
const PROGRESS_EVERY: Duration = Duration::from_secs(2);

/// Options that send something else in place of pre-signed transactions.
const OTHERS: [&str; 4] = ["strangers", "over_budget", "by", "junk"];

/// Send many pre-signed transactions to one node, and account for each of them.
///
/// `--key` is a registrar: it registers the accounts that send.
#[derive(Args, Debug)]
pub struct Load {
	/// How many transactions.
	#[arg(
		long,
		default_value_t = 10_000,
		value_parser = clap::value_parser!(u32).range(1..=1_000_000),
		conflicts_with_all = OTHERS
	)]
	count: u32,
	/// How many accounts send them.
	#[arg(
		long,
		default_value_t = 20,
		value_parser = clap::value_parser!(u32).range(1..=1_000),
		conflicts_with_all = OTHERS
	)]
	accounts: u32,
	/// Connections to the node.
	#[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=16))]
	connections: u8,
	/// Send this many transactions of accounts that the chain doesn't know, over and over, while
	/// `--key` sends as an officer; fail if that keeps one of the officer's waiting for more than 2
	/// blocks, or if one of theirs is answered otherwise than with the refusal of what it is.
	#[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
	strangers: Option<u32>,
	/// What strangers send, in turn; comma separated or repeated.
	#[arg(
		long,
		value_enum,
		value_delimiter = ',',
		default_value = "unknown",
		requires = "strangers"
	)]
	mix: Vec<Strangers>,
	/// The same with ten times the budget of one registered citizen; fail, too, if none of it is refused for
	/// that or for too many that are pending, or some for what is neither nor that it was sent before.
	#[arg(long, conflicts_with = "strangers")]
	over_budget: bool,
	/// Flood with this key, such as another officer's, in place of a fresh citizen's: a secret URI, or a file
	/// that holds one.
	#[arg(
		long,
		value_name = "KEY",
		requires = "over_budget",
		conflicts_with_all = ["strangers", "mix", "junk", "seed", "from", "base_path"]
	)]
	by: Option<String>,
	/// Send this many a second, instead of as fast as the node takes them.
	#[arg(
		long,
		value_name = "N",
		value_parser = clap::value_parser!(u32).range(1..=100_000),
		conflicts_with_all = OTHERS
	)]
	rate: Option<u32>,
	/// Fail if fewer are finalised: those that are refused are accounted for as well.
	#[arg(long, value_name = "N", conflicts_with_all = OTHERS)]
	at_least_finalised: Option<u64>,
	#[command(flatten)]
	junk: junk::JunkOptions,
	/// Seconds to go on after the last new finalised transaction.
	#[arg(long, default_value_t = 60, conflicts_with_all = OTHERS)]
	settle: u64,
}

/// When each height was seen final. Read from a connection of its own: what is asked about blocks
/// takes longer under load than their finality does.
#[derive(Clone, Default)]
struct Heads(Arc<Mutex<BTreeMap<u64, Instant>>>);

impl Heads {
	async fn follow(url: &str) -> Outcome<Heads> {
		let node = Node::connect(url, &Chain::new()).await?;
		let heads = Heads::default();
		let seen = heads.0.clone();
		let mut news = node.methods.chain_subscribe_finalized_heads().await.map_err(unreadable)?;
		tokio::spawn(async move {
			while let Some(Ok(head)) = news.next().await {
				if let Ok(mut seen) = seen.lock() {
					seen.entry(head.number).or_insert_with(Instant::now);
				}
			}
		});
		Ok(heads)
	}

	/// When a block with this number or a later one was first announced as final.
	fn seen(&self, number: u64) -> Instant {
		let seen = self.0.lock().ok();
		let first = seen.and_then(|seen| seen.range(number..).next().map(|(_, at)| *at));
		first.unwrap_or_else(Instant::now)
	}
}

/// What the finalised blocks say.
#[derive(Default)]
struct Found {
	/// Hash of a transaction, and when its block was seen final.
	finalised: HashMap<H256, Instant>,
	failed: u64,
	failures: HashMap<String, u64>,
	first_block: Option<u64>,
	last_block: Option<u64>,
	last_at: Option<Instant>,
}

pub async fn run(opts: Load, common: &Common, output: &mut Output<'_>) -> Outcome {
	if let Some(count) = opts.junk.count {
		return junk::run(count, &opts.junk, opts.connections, common, output).await;
	}
	let flood = opts.strangers.map(|count| Flood::Strangers { count, mix: opts.mix.clone() });
	let over_budget = || Flood::OverBudget { by: opts.by.clone() };
	if let Some(flood) = flood.or_else(|| opts.over_budget.then(over_budget)) {
		return flood::run(flood, opts.connections, common, output).await;
	}
	let registrar = common.sender().await?;
	let node = registrar.node.clone();
	output.progress(m::REGISTERING, &[&opts.accounts]);
	let accounts = register(&registrar, opts.accounts).await?;
	output.progress(m::SIGNING, &[&opts.count, &opts.accounts]);
	let signed = sign_all(&node, &accounts, opts.count).await?;

	output.progress(m::SENDING, &[&node.url]);
	let start_block = node.finalised().await?.number;
	let wanted: Arc<HashMap<H256, usize>> =
		Arc::new(signed.iter().enumerate().map(|(at, tx)| (tx.hash, at)).collect());
	let (progress, mut seen) = tokio::sync::watch::channel((0usize, 0usize));
	let heads = Heads::follow(&node.url).await?;
	let scanner = {
		// Its own connection: replies to thousands of submissions would hold blocks up.
		let node = Node::connect(&node.url, &Chain::new()).await?;
		let wanted = wanted.clone();
		let progress = progress.clone();
		let settle = Duration::from_secs(opts.settle);
		tokio::spawn(
			async move { scan(node, heads, wanted, start_block + 1, progress, settle).await },
		)
	};
	let started = Instant::now();
	let sending = send_all(&node.url, &signed, opts.connections, opts.rate, &progress);
	tokio::pin!(sending);
	let mut ticks = tokio::time::interval(PROGRESS_EVERY);
	let sent = loop {
		tokio::select! {
			sent = &mut sending => break sent?,
			_ = ticks.tick() => {
				let (sent, finalised) = *seen.borrow_and_update();
				output.progress(m::SENT_SO_FAR, &[&sent, &opts.count, &finalised]);
			},
		}
	};
	let sending_took = started.elapsed();
	progress.send_modify(|(count, _)| *count = usize::MAX);
	let mut scanner = scanner;
	let found = loop {
		tokio::select! {
			found = &mut scanner => break found.map_err(unreadable)??,
			_ = ticks.tick() => {
				let (_, finalised) = *seen.borrow_and_update();
				output.progress(m::SENT_SO_FAR, &[&opts.count, &opts.count, &finalised]);
			},
		}
	};
	report(&opts, &node, &signed, sent, found, started, sending_took, output).await
}

/// Registers `count` fresh citizens, whose accounts then may send.
async fn register(registrar: &Sender, count: u32) -> Outcome<Vec<Keypair>> {
	let mut keys = Vec::new();
	for _ in 0..count {
		keys.push(keys::random()?);
	}
	let sending = keys.iter().map(|key| rooms::identity::register_citizen(registrar, key));
	futures::future::try_join_all(sending).await?;
	Ok(keys)
}

/// Signs everything beforehand: consecutive nonces from 0 on, one long era.
async fn sign_all(node: &Node, accounts: &[Keypair], count: u32) -> Outcome<Vec<Signed>> {
	let anchor = tx::anchor(node).await?;
	let at = node.at(anchor.hash).await?;
	let accounts = accounts.to_vec();
	let sign = move || {
		let mut signed = Vec::new();
		for number in 0..count as usize {
			let key = &accounts[number % accounts.len()];
			let nonce = (number / accounts.len()) as u64;
			let remark = Remark { remark: (number as u64).to_le_bytes().to_vec() };
			let call = tx::call("System", "remark_with_event", remark);
			signed.push(tx::sign(&at, key, nonce, tx::LONG_ERA, &call)?);
		}
		Ok(signed)
	};
	tokio::task::spawn_blocking(sign).await.map_err(unreadable)?
}

/// Sent transactions: when, or why the node did not take them.
type Sent = Vec<(usize, Instant, Outcome)>;

async fn send_all(
	url: &str,
	signed: &[Signed],
	connections: u8,
	rate: Option<u32>,
	progress: &tokio::sync::watch::Sender<(usize, usize)>,
) -> Outcome<Sent> {
	let config = Chain::new();
	let mut nodes = Vec::new();
	for _ in 0..connections {
		nodes.push(Node::connect(url, &config).await?);
	}
	let nodes = &nodes;
	let started = tokio::time::Instant::now();
	let sent = futures::stream::iter(signed.iter().enumerate())
		.then(|(at, tx)| async move {
			if let Some(rate) = rate {
				let due = Duration::from_secs_f64(at as f64 / f64::from(rate));
				tokio::time::sleep_until(started + due).await;
			}
			(at, tx)
		})
		.map(|(at, tx)| async move {
			let node = &nodes[at % nodes.len()];
			let when = Instant::now();
			let answer = node.methods.author_submit_extrinsic(&tx.bytes).await;
			progress.send_modify(|(count, _)| *count = count.saturating_add(1));
			(at, when, answer.map(|_| ()).map_err(refusal::from_rpc))
		})
		.buffer_unordered(IN_FLIGHT)
		.collect::<Vec<_>>()
		.await;
	Ok(sent)
}

/// Reads every finalised block from `next` on until all of `wanted` are found, or nothing new was
/// found for `settle` after the last was sent.
async fn scan(
	node: Node,
	heads: Heads,
	wanted: Arc<HashMap<H256, usize>>,
	mut next: u64,
	progress: tokio::sync::watch::Sender<(usize, usize)>,
	settle: Duration,
) -> Outcome<Found> {
	let mut found = Found::default();
	let mut last_news = Instant::now();
	loop {
		let head = node.finalised().await?;
		while next <= head.number {
			let seen_at = heads.seen(next);
			let hash = node.hash_at(next).await?;
			let at = node.at(hash).await?;
			let details = node.methods.chain_get_block(Some(hash)).await.map_err(unreadable)?;
			let extrinsics = details.map(|details| details.block.extrinsics).unwrap_or_default();
			let mut ours = HashMap::new();
			for (index, bytes) in (0u32..).zip(&extrinsics) {
				let hash = at.hasher().hash(bytes);
				if wanted.contains_key(&hash) {
					ours.insert(index, hash);
					found.finalised.insert(hash, seen_at);
				}
			}
			if !ours.is_empty() {
				found.first_block.get_or_insert(next);
				found.last_block = Some(next);
				found.last_at = Some(seen_at);
				last_news = Instant::now();
				let events = at.events().fetch().await.map_err(unreadable)?;
				for event in events.iter() {
					let event = event.map_err(unreadable)?;
					let Phase::ApplyExtrinsic(index) = event.phase() else { continue };
					if ours.contains_key(&index)
						&& event.pallet_name() == "System"
						&& event.event_name() == "ExtrinsicFailed"
					{
						let why = refusal::from_dispatch_bytes(event.field_bytes(), at.metadata());
						found.failed += 1;
						*found.failures.entry(why.to_string()).or_default() += 1;
					}
				}
				progress.send_modify(|(_, count)| *count = found.finalised.len());
			}
			next += 1;
		}
		let all_sent = progress.borrow().0 == usize::MAX;
		let done = found.finalised.len() == wanted.len();
		if all_sent && (done || last_news.elapsed() > settle) {
			return Ok(found);
		}
		if !all_sent {
			last_news = Instant::now();
		}
		tokio::time::sleep(Duration::from_millis(50)).await;
	}
}

#[expect(clippy::too_many_arguments, reason = "the parts of one account, used once")]
async fn report(
	opts: &Load,
	node: &Node,
	signed: &[Signed],
	sent: Sent,
	found: Found,
	started: Instant,
	sending_took: Duration,
	output: &mut Output<'_>,
) -> Outcome {
	let mut refused: HashMap<String, u64> = HashMap::new();
	let mut unaccounted = Vec::new();
	let mut taken = 0;
	let mut times = Vec::new();
	for (at, when, answer) in sent {
		let hash = signed[at].hash;
		if let Some(finalised) = found.finalised.get(&hash) {
			times.push(finalised.saturating_duration_since(when));
			continue;
		}
		let was_taken = answer.is_ok();
		let why = match answer {
			Err(failure) if failure.exit == Exit::Refused => Some(failure),
			_ => match node.journalled(hash).await {
				Ok(entry) => entry.refusal(),
				Err(_) => None,
			},
		};
		match why {
			Some(failure) => *refused.entry(failure.to_string()).or_default() += 1,
			None => {
				taken += u64::from(was_taken);
				unaccounted.push(hash);
			}
		}
	}
	let finalised = times.len() as u64;
	let refusals: u64 = refused.values().sum();
	let elapsed = found.last_at.map(|at| at.saturating_duration_since(started));
	let rate = elapsed.map(|time| finalised as f64 / time.as_secs_f64().max(0.001));
	let times = Times::new(times);
	let blocks = match (found.first_block, found.last_block) {
		(Some(first), Some(last)) => last - first + 1,
		_ => 0,
	};
	let mut rows = vec![
		(
			output.text(m::LABEL_SENT, &[]),
			format!(
				"{}  ({})",
				thousands(opts.count.into()),
				output.text(m::SECONDS, &[&seconds(sending_took)])
			),
		),
		(output.text(m::LABEL_FINALISED, &[]), thousands(finalised)),
	];
	if found.failed > 0 {
		rows.push((output.text(m::LABEL_FAILED, &[]), thousands(found.failed)));
	}
	rows.push((output.text(m::LABEL_REFUSED, &[]), thousands(refusals)));
	for (why, count) in refused.iter().chain(&found.failures) {
		rows.push((String::new(), format!("{}  {why}", thousands(*count))));
	}
	let lost = thousands(unaccounted.len() as u64);
	let lost = match unaccounted.is_empty() {
		true => lost,
		false => output.text(m::OF_THESE_TAKEN, &[&lost, &thousands(taken)]),
	};
	rows.push((output.text(m::LABEL_UNACCOUNTED, &[]), lost));
	rows.push((
		output.text(m::LABEL_RATE, &[]),
		output.text(m::PER_SECOND, &[&rate.map_or("–".into(), |rate| format!("{rate:.0}"))]),
	));
	rows.push((
		output.text(m::LABEL_FINALITY, &[]),
		format!(
			"{} / {}",
			output.text(m::SECONDS, &[&times.seconds(50)]),
			output.text(m::SECONDS, &[&times.seconds(99)]),
		),
	));
	rows.push((output.text(m::LABEL_BLOCKS, &[]), blocks.to_string()));
	let baseline = table(&[
		(
			format!("  {}", output.text(m::LABEL_BASELINE_DEFAULT, &[])),
			output.text(m::BASELINE_DEFAULT, &[]),
		),
		(
			format!("  {}", output.text(m::LABEL_BASELINE_SINGLE, &[])),
			output.text(m::BASELINE_SINGLE, &[]),
		),
	]);
	let lone = table(&[
		(
			format!("  {}", output.text(m::LABEL_BASELINE_RULE, &[])),
			output.text(m::BASELINE_RULE, &[]),
		),
		(
			format!("  {}", output.text(m::LABEL_BASELINE_NO_RULE, &[])),
			output.text(m::BASELINE_NO_RULE, &[]),
		),
	]);
	let text = [
		table(&rows),
		output.text(m::BASELINE, &[]),
		baseline,
		output.text(m::BASELINE_LONE, &[]),
		lone,
	]
	.join("\n");
	let value = json!({
		"sent": opts.count,
		"finalised": finalised,
		"failedInBlock": found.failed,
		"refused": refusals,
		"reasons": refused,
		"unaccounted": unaccounted.len(),
		"unaccountedThoughTaken": taken,
		"unaccountedHashes": unaccounted.iter().take(20).collect::<Vec<_>>(),
		"ratePerSecond": rate,
		"sendingMillis": sending_took.as_millis(),
		"finality": times.json(),
		"blocks": blocks,
		"baseline": {
			"forkAwareDefaultFinalisedOf10000": [2372, 3667],
			"singleStateLargeLimits": { "finalisedOf10000": 10000, "ratePerSecond": [347, 530] },
			"finalityOfLoneTransactions": {
				"defaultVotingRule": { "p50Millis": 2800 },
				"withoutVotingRule": { "p50Millis": 800, "p90Millis": 1400 },
			},
		},
	});
	output.result(text, &value)?;
	let account = Account {
		sent: opts.count.into(),
		finalised,
		refused: refusals,
		unaccounted: unaccounted.len(),
		failed: found.failed,
	};
	account.judge(opts.at_least_finalised)
}

/// How many transactions ended in which way.
struct Account {
	sent: u64,
	finalised: u64,
	refused: u64,
	unaccounted: usize,
	/// Of those that are finalised.
	failed: u64,
}

impl Account {
	/// Whether each is accounted for, and enough are finalised.
	fn judge(&self, at_least_finalised: Option<u64>) -> Outcome {
		let Account { sent, finalised, refused, unaccounted, failed } = self;
		if finalised + refused != *sent || *failed > 0 {
			let values: [&dyn std::fmt::Display; 5] =
				[sent, finalised, refused, unaccounted, failed];
			return Err(Failure::says(Exit::Unmet, m::NOT_ACCOUNTED_FOR, &values));
		}
		match at_least_finalised.filter(|least| finalised < least) {
			Some(least) => {
				let values: [&dyn std::fmt::Display; 3] = [finalised, &least, refused];
				Err(Failure::says(Exit::Unmet, m::FEW_FINALISED, &values))
			}
			None => Ok(()),
		}
	}
}

#[cfg(test)]
mod tests {
	use clap::Parser;

	use super::*;

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		_load: Load,
	}

	#[test]
	fn options_that_would_do_nothing_are_refused() {
		let parse = |line: &str| Line::try_parse_from(line.split(' ')).map(|_| ());
		for good in [
			"load --count 5 --accounts 2 --rate 3 --settle 4 --at-least-finalised 5",
			"load --strangers 5 --mix forged,junk,replayed --connections 3",
			"load --over-budget --connections 3",
			"load --over-budget --by //Bob",
			"load --junk 5 --seed 2 --from 3 --base-path here --connections 3",
		] {
			assert!(parse(good).is_ok(), "{good}");
		}
		for mode in ["--strangers 5", "--over-budget", "--junk 5"] {
			for option in ["--count", "--accounts", "--rate", "--settle", "--at-least-finalised"] {
				assert!(parse(&format!("load {mode} {option} 1")).is_err(), "{mode} {option}");
			}
		}
		for option in ["--seed 1", "--from 1", "--base-path here"] {
			for mode in ["", " --strangers 5", " --over-budget"] {
				assert!(parse(&format!("load{mode} {option}")).is_err(), "{mode} {option}");
			}
		}
		for other in ["--settle 5", "--strangers 5", "--mix forged", "--junk 5", "--seed 1"] {
			assert!(parse(&format!("load {other} --by //Bob")).is_err(), "{other}");
		}
		assert!(parse("load --by //Bob").is_err());
		assert!(parse("load --junk 5 --from 18446744073709551615").is_err());
	}

	#[test]
	fn every_transaction_is_accounted_for_and_enough_are_finalised() {
		let account = |finalised, refused, failed| Account {
			sent: 10,
			finalised,
			refused,
			unaccounted: 0,
			failed,
		};
		assert_eq!(account(0, 10, 0).judge(None), Ok(()));
		assert_eq!(account(7, 3, 0).judge(Some(7)), Ok(()));
		let few = account(0, 10, 0).judge(Some(1)).unwrap_err();
		let words = "0 transactions are finalised, fewer than 1; 10 were refused";
		assert_eq!((few.exit, few.words.as_str()), (Exit::Unmet, words));
		for lost in [account(7, 2, 0), account(10, 0, 1)] {
			let failure = lost.judge(None).unwrap_err();
			assert!(failure.words.starts_with("sent 10 is not finalised"), "{failure}");
		}
	}
}
