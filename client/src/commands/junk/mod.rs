// SPDX-License-Identifier: Apache-2.0

//! `govctl load --junk`: what comes of sending a node everything that it should refuse.
//!
//! Each piece is made from the seed and its number, and sent over one of several connections, with
//! an officer sending transactions beside them. Each transaction among the junk must be refused in words
//! of its own, each request answered, the officer not kept waiting, and after it the node must go on
//! making blocks with the memory that it had.

mod answers;
mod make;
mod node;
mod random;
mod socket;
mod transactions;

use std::{
	path::PathBuf,
	sync::{
		atomic::{AtomicBool, AtomicU64, Ordering},
		Arc,
	},
	time::{Duration, Instant},
};

use clap::Args;
use serde_json::json;
use subxt_signer::sr25519::Keypair;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

pub use transactions::{body_of, forge, whole};

use self::{
	answers::{number_of, Answer, Tally},
	make::{Item, Kind, Maker},
	node::{Alive, Memory, Readings},
	random::Random,
	socket::{authority_of, connect_tcp, frame, Incoming, Socket, TEXT},
	transactions::Stock,
};
use crate::{
	chain::unreadable,
	commands::{
		flood::{self, Timed, MAX_BLOCKS},
		latency::Remark,
	},
	exit::{Exit, Failure, Outcome},
	messages as m,
	output::{table, Output},
	rooms::identity,
	stats::{seconds, thousands, Times},
	tx::{self, Nonces, Sender},
	Common,
};

/// Requests under way at once on one connection.
const IN_FLIGHT: usize = 32;
/// Accounts in whose name junk is sent.
const ACCOUNTS: usize = 4;
/// In how many equal parts the junk is sent. Memory is read after each: after the first one, caches and threads
/// are there.
const PARTS: u64 = 5;
/// How much more memory a node may have after the junk than after the first part of it.
const MAX_GROWTH: i64 = 64 << 20;
/// How often it is looked whether a part is sent.
const PAUSE: Duration = Duration::from_millis(200);
/// How long a node may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long an answer is waited for that need not come.
const SILENCE: Duration = Duration::from_millis(200);
/// How long an answer to a broken message is waited for.
const FRAME_PATIENCE: Duration = Duration::from_secs(2);
/// How long a connection is kept on which nothing sensible was sent.
const LINGERING: Duration = Duration::from_millis(50);

#[derive(Args, Debug)]
pub struct JunkOptions {
	/// Send this many pieces of junk (random, truncated, altered and forged transactions, false lengths,
	/// deep nesting, broken JSON-RPC and broken WebSockets), while `--key` sends as an officer; fail if
	/// anything is taken or not answered in words, if an officer's transaction waits for more than 2
	/// blocks, or if the node doesn't go on as before.
	#[arg(
		id = "junk",
		long = "junk",
		value_name = "COUNT",
		conflicts_with_all = ["strangers", "over_budget"],
		value_parser = clap::value_parser!(u64).range(1..=100_000_000)
	)]
	pub count: Option<u64>,
	/// The junk is made from this number: the same number, the same junk.
	#[arg(long, default_value_t = 1, requires = "junk", conflicts_with_all = ["strangers", "over_budget"])]
	seed: u64,
	/// Number of the piece to begin with, to repeat a single one.
	#[arg(
		long,
		default_value_t = 0,
		value_name = "NUMBER",
		requires = "junk",
		conflicts_with_all = ["strangers", "over_budget"],
		value_parser = clap::value_parser!(u64).range(..=1_000_000_000_000)
	)]
	from: u64,
	/// Folder of the local network that the node belongs to: the memory of its nodes is read then, and
	/// must not grow by more than 64 MiB after the first fifth of the junk. It is what they have allocated,
	/// in memory or swapped out.
	#[arg(long, requires = "junk", conflicts_with_all = ["strangers", "over_budget"])]
	base_path: Option<PathBuf>,
}

/// What is sent by all connections.
struct Course {
	url: String,
	maker: Maker,
	next: AtomicU64,
	end: u64,
}

pub async fn run(
	count: u64,
	opts: &JunkOptions,
	connections: u8,
	common: &Common,
	output: &mut Output<'_>,
) -> Outcome {
	let officer = common.sender().await?;
	let node = officer.node.clone();
	output.progress(m::REGISTERING, &[&ACCOUNTS]);
	let keys = accounts(&officer, opts.seed, common.patience()).await?;
	let authority = authority_of(&node.url)?.to_owned();
	let metadata = node.state().await?.metadata();
	let maker = Maker::new(opts.seed, &authority, Stock::new(&node, keys).await?, &metadata);

	output.progress(m::JUNK_SENDING, &[&thousands(count), &opts.seed, &node.url]);
	let (start, end) = (opts.from, opts.from + count);
	let mut course = Course {
		url: node.url.clone(),
		maker,
		next: AtomicU64::new(start),
		end: start + first_part(count),
	};
	let started = Instant::now();
	let mut tally = Tally::default();
	let shared = Arc::new(course);
	tally.add(send_all(&shared, connections).await?);
	course = Arc::into_inner(shared).ok_or_else(|| Failure::unmet("a connection goes on"))?;
	let mut memory = Memory::of(opts.base_path.as_deref())?;
	memory.read()?;

	course.end = end;
	let shared = Arc::new(course);
	let is_over = Arc::new(AtomicBool::new(false));
	let watching = tokio::spawn({
		let (shared, is_over) = (shared.clone(), is_over.clone());
		async move {
			let mut parts = (2..PARTS).map(|part| start + count * part / PARTS).peekable();
			while !is_over.load(Ordering::Relaxed) {
				let sent = shared.next.load(Ordering::Relaxed);
				while parts.next_if(|part| sent >= *part).is_some() {
					memory.read()?;
				}
				tokio::time::sleep(PAUSE).await;
			}
			Ok::<_, Failure>(memory)
		}
	});
	let sending = tokio::spawn({
		let (shared, is_over) = (shared.clone(), is_over.clone());
		async move {
			let sent = send_all(&shared, connections).await;
			is_over.store(true, Ordering::Relaxed);
			(sent, Instant::now())
		}
	});
	let timed = flood::time(&officer, &is_over, output).await;
	let (sent, ended) = sending.await.map_err(unreadable)?;
	tally.add(sent?);
	let took = ended.duration_since(started);
	output.progress(m::JUNK_SO_FAR, &[&thousands(tally.total()), &thousands(count)]);
	let alive = node::alive(&node).await?;
	let mut memory = watching.await.map_err(unreadable)??;
	memory.read()?;
	let found = Found { tally, timed: timed?, took, memory: memory.readings(), alive };
	found.report(opts.seed, output)
}

/// How much junk is sent before memory is read for the first time: some, however little there is.
fn first_part(count: u64) -> u64 {
	(count / PARTS).max(1)
}

/// Accounts that the chain knows, the same for the same seed. The first one has sent something.
async fn accounts(officer: &Sender, seed: u64, patience: Duration) -> Outcome<Vec<Keypair>> {
	let mut keys = Vec::new();
	for number in 0..ACCOUNTS as u64 {
		let bytes = Random::new(seed, u64::MAX - number).bytes(32);
		let secret = bytes.try_into().map_err(|_| Failure::usage("a key of 32 bytes"))?;
		let key = Keypair::from_secret_key(secret).map_err(Failure::usage)?;
		match identity::register_citizen(officer, &key).await {
			Ok(_) => {}
			// Registered by an earlier run.
			Err(failure) if failure.exit == Exit::Refused => {}
			Err(failure) => return Err(failure),
		}
		keys.push(key);
	}
	let first = keys.first().cloned().ok_or_else(|| Failure::usage("no accounts"))?;
	let sender = Sender::new(officer.node.clone(), first, Nonces::default(), patience);
	sender.send(&tx::call("System", "remark", Remark { remark: b"first".to_vec() })).await?;
	Ok(keys)
}

/// Sends what is left of a course over several connections.
async fn send_all(course: &Arc<Course>, connections: u8) -> Outcome<Tally> {
	let mut tasks = Vec::new();
	for _ in 0..connections {
		let course = course.clone();
		tasks.push(tokio::spawn(async move { course.send().await }));
	}
	let mut tally = Tally::default();
	for task in tasks {
		tally.add(task.await.map_err(unreadable)??);
	}
	Ok(tally)
}

impl Course {
	/// The number of the next piece; none if all are sent.
	fn take(&self) -> Option<u64> {
		let number = self.next.fetch_add(1, Ordering::Relaxed);
		if number >= self.end {
			// It is nobody's now, and may be the first of the next course.
			self.next.fetch_sub(1, Ordering::Relaxed);
			return None;
		}
		Some(number)
	}

	/// Sends until all is sent, over one connection at a time.
	async fn send(&self) -> Outcome<Tally> {
		let mut tally = Tally::default();
		let mut socket = Socket::connect(&self.url).await?;
		loop {
			let mut requests = Vec::new();
			let mut bytes = Vec::new();
			let mut alone = None;
			while requests.len() < IN_FLIGHT && alone.is_none() {
				let Some(number) = self.take() else { break };
				match self.maker.item(number) {
					(kind, Item::Request { method, parameters }) => {
						let text = format!(
							r#"{{"jsonrpc":"2.0","id":{number},"method":"{method}","params":{parameters}}}"#
						);
						bytes.extend(frame(TEXT, text.as_bytes()));
						requests.push((number, kind));
					}
					other => alone = Some((number, other)),
				}
			}
			if requests.is_empty() && alone.is_none() {
				return Ok(tally);
			}
			if !requests.is_empty() && !ask(&mut socket, &bytes, requests, &mut tally).await {
				socket = Socket::connect(&self.url).await?;
			}
			match alone {
				Some((number, (kind, Item::Frame { bytes, may_be_silent }))) => {
					let patience = if may_be_silent { SILENCE } else { FRAME_PATIENCE };
					let sent = socket.send(&bytes).await.is_ok();
					let came = tokio::time::timeout(patience, socket.next()).await;
					match came {
						Ok(Incoming::Message(message)) if sent => {
							tally.count(number, kind, Answer::Message(&message));
							continue;
						}
						// What is no request need not be answered.
						Err(_) => tally.count(number, kind, Answer::Silence),
						Ok(_) => tally.count(number, kind, Answer::Closed),
					}
					// A late answer would be taken for that of the next one.
					socket = Socket::connect(&self.url).await?;
				}
				Some((number, (kind, Item::Connection(bytes)))) => {
					intrude(&self.url, &bytes).await?;
					tally.count(number, kind, Answer::Closed);
				}
				_ => {}
			}
		}
	}
}

/// Sends requests and reads what is answered to each. Says whether the connection is still there.
async fn ask(
	socket: &mut Socket,
	bytes: &[u8],
	requests: Vec<(u64, Kind)>,
	tally: &mut Tally,
) -> bool {
	let mut open: std::collections::BTreeMap<u64, Kind> = requests.into_iter().collect();
	let mut is_there = socket.send(bytes).await.is_ok();
	while is_there && !open.is_empty() {
		match tokio::time::timeout(PATIENCE, socket.next()).await {
			Ok(Incoming::Message(message)) => {
				// Else it is of a subscription that nobody should have.
				let number = number_of(&message);
				if let Some((number, kind)) = number.and_then(|n| Some((n, open.remove(&n)?))) {
					tally.count(number, kind, Answer::Message(&message));
				}
			}
			Ok(Incoming::Closed) => is_there = false,
			Err(_) => {
				for (number, kind) in std::mem::take(&mut open) {
					tally.count(number, kind, Answer::TimedOut);
				}
				return false;
			}
		}
	}
	for (number, kind) in open {
		tally.count(number, kind, Answer::Closed);
	}
	is_there
}

/// Sends bytes on a connection of their own, and leaves it once the node has had a moment with them.
async fn intrude(url: &str, bytes: &[u8]) -> Outcome {
	let mut stream = connect_tcp(url).await?;
	// The node may have ended the connection before it has read everything.
	let _ = stream.write_all(bytes).await;
	let mut answer = Vec::new();
	let _ = tokio::time::timeout(LINGERING, stream.read_to_end(&mut answer)).await;
	Ok(())
}

/// What came of it all.
struct Found {
	tally: Tally,
	timed: Vec<Timed>,
	took: Duration,
	memory: Vec<Readings>,
	alive: Alive,
}

impl Found {
	fn report(self, seed: u64, output: &mut Output<'_>) -> Outcome {
		let Found { tally, timed, took, memory, alive } = &self;
		let rate = tally.total() as f64 / took.as_secs_f64().max(0.001);
		let mut blocks: Vec<u64> = timed.iter().map(|timed| timed.blocks).collect();
		blocks.sort_unstable();
		let median = blocks.get(blocks.len() / 2).copied().unwrap_or(0);
		let most = blocks.last().copied().unwrap_or(0);
		let times = Times::new(timed.iter().map(|timed| timed.finality).collect());
		let in_seconds = output.text(m::SECONDS, &[&seconds(*took)]);
		let mut rows = vec![
			(
				output.text(m::LABEL_JUNK, &[]),
				format!("{}  ({in_seconds})", thousands(tally.total())),
			),
			(output.text(m::LABEL_RATE, &[]), output.text(m::PER_SECOND, &[&format!("{rate:.0}")])),
		];
		for (kind, count) in &tally.kinds {
			rows.push((format!("  {}", kind.name()), thousands(*count)));
		}
		rows.push((
			output.text(m::LABEL_REFUSED, &[]),
			thousands(tally.total() - tally.answered - tally.wrong),
		));
		for (reason, count) in &tally.reasons {
			rows.push((String::new(), format!("{}  {reason}", thousands(*count))));
		}
		rows.push((output.text(m::LABEL_JUNK_ANSWERED, &[]), thousands(tally.answered)));
		rows.push((output.text(m::LABEL_JUNK_WRONG, &[]), thousands(tally.wrong)));
		rows.push((output.text(m::LABEL_FLOOD_OFFICER, &[]), thousands(blocks.len() as u64)));
		rows.push((output.text(m::LABEL_WAITED, &[]), format!("{median} / {most}")));
		let (p50, p99) = (times.seconds(50), times.seconds(99));
		rows.push((output.text(m::LABEL_FINALITY, &[]), format!("{p50} / {p99}")));
		for readings in memory {
			let mib = readings.bytes.iter().map(|bytes| (bytes >> 20).to_string());
			let mib = output.text(m::MIB, &[&mib.collect::<Vec<_>>().join(" / ")]);
			rows.push((output.text(m::LABEL_JUNK_MEMORY, &[&readings.name]), mib));
		}
		let own = alive.own.map_or("–".into(), |own| own.to_string());
		rows.push((
			output.text(m::LABEL_JUNK_ALIVE, &[]),
			format!("{} / {} / {own}", alive.blocks, alive.finalised),
		));
		let memory_json: Vec<_> = memory
			.iter()
			.map(|one| json!({ "node": one.name, "bytes": one.bytes, "growth": one.growth() }))
			.collect();
		let value = json!({
			"seed": seed,
			"junk": tally.json(),
			"ratePerSecond": rate,
			"officer": { "sent": blocks.len(), "blocks": blocks, "finality": times.json() },
			"memory": memory_json,
			"after": {
				"blocks": alive.blocks,
				"finalised": alive.finalised,
				"ownBlocks": alive.own,
			},
		});
		output.result(table(&rows), &value)?;
		self.judge(most, seed)
	}

	/// Whether everything is as it should be.
	fn judge(&self, most: u64, seed: u64) -> Outcome {
		let Found { tally, memory, alive, .. } = self;
		let unmet = |message, values: &[&dyn std::fmt::Display]| {
			Err(Failure::says(Exit::Unmet, message, values))
		};
		if tally.wrong > 0 {
			return unmet(m::JUNK_FAILED, &[&tally.wrong, &seed, &tally.examples.join("; ")]);
		}
		if most > MAX_BLOCKS {
			return unmet(m::OFFICER_WAITED, &[&most, &MAX_BLOCKS]);
		}
		if let Some(grown) = memory.iter().find(|readings| readings.growth() > MAX_GROWTH) {
			let (bytes, limit) = (grown.growth() >> 20, MAX_GROWTH >> 20);
			return unmet(m::MEMORY_GREW, &[&grown.name, &bytes, &limit]);
		}
		match alive.own {
			Some(0) => unmet(m::NO_BLOCKS_ANY_MORE, &[]),
			_ => Ok(()),
		}
	}
}
