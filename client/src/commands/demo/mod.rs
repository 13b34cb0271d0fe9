// SPDX-License-Identifier: Apache-2.0

//! `govctl demo`: the main job on real input, against real nodes.
//!
//! Everything is a signed transaction over WebSocket, and whatever it did is read back from the
//! finalised state of another node than the one it was sent to. Each run takes fresh keys, tags and
//! references, so that it can be run again on the same network. Nothing is left to luck: what ought
//! to be refused must be refused under the right name, or the demonstration fails.

mod case;
mod invoice;
mod log;
mod persons;

use std::{
	collections::BTreeSet,
	path::PathBuf,
	sync::{Arc, Mutex},
	time::{Duration, Instant},
};

use clap::Args;
use scale_encode::EncodeAsFields;
use serde_json::{json, Value};
use subxt_signer::sr25519::Keypair;
use tokio::sync::mpsc;

use crate::{
	access_log::AccessLog,
	chain::{AtBlock, BlockRef, Chain, Node},
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	messages::{fill, Lang, Message},
	output::{padded, table, Output},
	rooms::Hash32,
	samples::Loaded,
	stats::{seconds, Times},
	tx::{Call, Nonces, Receipt, Sender},
	ubl::Document,
	Common,
};

/// Play the main job: a case of several departments, an invoice, a log of accesses.
///
/// The matter and the papers come from the files in `samples/`, which a person can edit. Give the
/// nodes with `--url`; with fewer nodes than the samples name, some of the people share one.
#[derive(Args, Debug)]
pub struct Demo {
	/// The folder of renovation.toml, invoice.xml and access-log.jsonl.
	#[arg(long, default_value = "samples")]
	samples: PathBuf,
}

/// What all parts of the demonstration work with.
pub struct Stage {
	pub loaded: Loaded,
	/// Different in each run.
	pub run: Hash32,
	/// Each node once.
	nodes: Vec<Node>,
	nonces: Nonces,
	patience: Duration,
	lang: Lang,
	lines: mpsc::UnboundedSender<String>,
	finality: Mutex<Vec<Duration>>,
	blocks: Mutex<(u64, u64)>,
	refusals: Mutex<Vec<String>>,
	checks: Mutex<Checks>,
}

/// The finalised state of a node on which is checked what was done through another one.
pub struct Elsewhere {
	/// Which of the nodes.
	pub node: usize,
	pub at: AtBlock,
	/// Whether it is another one: of a single node it can't be.
	is_another: bool,
}

/// How often what was read on a node was as it should be: on another one than it was sent to, and on the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Checks {
	elsewhere: u32,
	here: u32,
}

impl Checks {
	fn note(&mut self, is_another: bool) {
		match is_another {
			true => self.elsewhere += 1,
			false => self.here += 1,
		}
	}

	/// Whether there were any, and all of them on another node.
	fn are_elsewhere(self) -> bool {
		self.elsewhere > 0 && self.here == 0
	}
}

impl Stage {
	/// Says a line of the account.
	pub fn say(&self, message: Message, values: &[&dyn std::fmt::Display]) {
		// The receiver lives as long as the stage.
		let _ = self.lines.send(fill(message, self.lang, values));
	}

	/// A node by the number that the samples give it.
	pub fn node(&self, number: usize) -> &Node {
		&self.nodes[number % self.nodes.len()]
	}

	/// Which of the nodes a number means.
	pub fn place(&self, number: usize) -> usize {
		number % self.nodes.len()
	}

	/// A key that sends through a node.
	pub fn sender(&self, key: &Keypair, node: usize) -> Sender {
		let node = self.node(node).clone();
		Sender::new(node, key.clone(), self.nonces.clone(), self.patience)
	}

	/// A person of the samples, sending through the node that they name.
	pub fn person(&self, name: &str) -> Outcome<Sender> {
		let (key, node) = self.loaded.person(name)?;
		Ok(self.sender(&key, node))
	}

	/// Sends and keeps the time.
	pub async fn send<A: EncodeAsFields>(
		&self,
		sender: &Sender,
		call: &Call<A>,
	) -> Outcome<Receipt> {
		let what = format!("{}::{}", call.pallet_name(), call.call_name());
		// A refusal by the pallet itself names it already.
		let own = format!("{}::", call.pallet_name());
		let receipt = sender.send(call).await.map_err(|failure| match &failure.name {
			Some(name) if name.starts_with(&own) => failure,
			_ => failure.during(what),
		})?;
		self.note(&receipt);
		Ok(receipt)
	}

	/// Keeps the time of a transaction.
	pub fn note(&self, receipt: &Receipt) {
		if let Ok(mut times) = self.finality.lock() {
			times.push(receipt.finality);
		}
		if let Ok(mut blocks) = self.blocks.lock() {
			let number = receipt.block.number;
			*blocks = (blocks.0.min(number), blocks.1.max(number));
		}
	}

	/// What must be refused under the name `expected`.
	pub fn must_refuse<T>(&self, what: Message, expected: &str, result: Outcome<T>) -> Outcome {
		let what = fill(what, self.lang, &[]);
		match result {
			Err(failure) if failure.name.as_deref() == Some(expected) => {
				self.say(m::DEMO_REFUSED, &[&what, &failure.shown(self.lang)]);
				if let Ok(mut refusals) = self.refusals.lock() {
					refusals.push(expected.into());
				}
				Ok(())
			}
			Err(failure) if failure.exit == Exit::Refused => {
				let why = failure.shown(self.lang);
				let wrong = Failure::says(Exit::Unmet, m::DEMO_REFUSED_AS_ELSE, &[&expected, &why]);
				Err(wrong.during(what))
			}
			Err(failure) => Err(failure.during(what)),
			Ok(_) => Err(Failure::says(Exit::Unmet, m::DEMO_TAKEN, &[&expected]).during(what)),
		}
	}

	/// The finalised state of another node than the one with this number, if there is another, once it has
	/// finalised `block`. Its chain must hold the very same block.
	pub async fn elsewhere(&self, number: usize, block: BlockRef) -> Outcome<Elsewhere> {
		let other = self.place(number + 1);
		let node = &self.nodes[other];
		let head = node.until_finalised(block.number, self.patience).await?;
		let hash = node.hash_at(block.number).await?;
		if hash != block.hash {
			let hash = format!("{:?}", block.hash);
			let values: [&dyn std::fmt::Display; 3] = [&node.url, &block.number, &hash];
			return Err(Failure::says(Exit::Unmet, m::FINALISED_ANOTHER, &values));
		}
		let is_another = other != self.place(number);
		Ok(Elsewhere { node: other, at: node.at(head.hash).await?, is_another })
	}

	/// Keeps that what was read there is as it should be.
	pub fn checked(&self, there: &Elsewhere) {
		if let Ok(mut checks) = self.checks.lock() {
			checks.note(there.is_another);
		}
	}

	/// Salt and texts of this run that nobody else has.
	pub fn secret(&self, purpose: &str) -> Hash32 {
		crate::rooms::commitment(&self.run, purpose)
	}
}

/// Fails with a message unless `holds`.
pub fn check(holds: bool, message: Message, values: &[&dyn std::fmt::Display]) -> Outcome {
	match holds {
		true => Ok(()),
		false => Err(Failure::says(Exit::Unmet, message, values)),
	}
}

pub async fn run(opts: Demo, common: &Common, output: &mut Output<'_>) -> Outcome {
	// Everything in the files that can be wrong without a node is said before a node is asked.
	let loaded = Loaded::read(&opts.samples)?;
	let log = log::read(&loaded, &opts.samples)?;
	invoice::look_over(&loaded, &opts.samples)?;
	let run = keys::random_bytes()?;
	let config = Chain::new();
	let mut nodes = Vec::new();
	let mut peers = BTreeSet::new();
	for url in &common.url {
		let node = Node::connect(url, &config).await?;
		// Another address of the same node is no other node.
		if peers.insert(node.peer_id().await?) {
			nodes.push(node);
		}
	}
	let first = nodes.first().ok_or_else(|| Failure::says(Exit::Usage, m::NO_URL, &[]))?;
	// How amounts are rounded only the chain knows; still nothing has been sent.
	let paper = invoice::read(&loaded, &opts.samples, &first.state().await?).await?;
	if nodes.len() < 2 {
		output.progress(m::DEMO_ONE_NODE, &[]);
	}
	let (lines, mut heard) = mpsc::unbounded_channel();
	let stage = Arc::new(Stage {
		loaded,
		run,
		nodes,
		nonces: Nonces::default(),
		patience: common.patience(),
		lang: output.lang,
		lines,
		finality: Mutex::default(),
		blocks: Mutex::new((u64::MAX, 0)),
		refusals: Mutex::default(),
		checks: Mutex::default(),
	});
	output.line(format!("{}  [{}]", stage.loaded.scenario.title, hex::encode(&run[..4])));
	let started = Instant::now();
	let playing = play(&stage, &paper, &log);
	tokio::pin!(playing);
	let played = loop {
		tokio::select! {
			biased;
			Some(line) = heard.recv() => output.line(line),
			played = &mut playing => break played,
		}
	};
	while let Ok(line) = heard.try_recv() {
		output.line(line);
	}
	account(&stage, played?, started.elapsed(), output)
}

/// What the parts have to tell.
struct Played {
	persons: Value,
	case: case::Story,
	invoice: Value,
	log: Value,
}

async fn play(stage: &Stage, paper: &Document, log: &AccessLog) -> Outcome<Played> {
	stage.say(m::DEMO_PERSONS, &[]);
	let persons = persons::play(stage).await?;
	stage.say(m::DEMO_CASE, &[]);
	let case = case::play(stage, &persons).await?;
	stage.say(m::DEMO_INVOICE, &[]);
	let invoice = invoice::play(stage, &persons, paper).await?;
	stage.say(m::DEMO_LOG, &[]);
	let log = log::play(stage, log).await?;
	Ok(Played { persons: persons.json(), case, invoice, log })
}

/// The account at the end.
fn account(stage: &Stage, played: Played, elapsed: Duration, output: &mut Output<'_>) -> Outcome {
	let times = Times::new(stage.finality.lock().map(|times| times.clone()).unwrap_or_default());
	let (first, last) = stage.blocks.lock().map(|blocks| *blocks).unwrap_or_default();
	let blocks = last.saturating_sub(first) + 1;
	let refusals = stage.refusals.lock().map(|names| names.clone()).unwrap_or_default();
	let case = &played.case;
	let of = |message, values: &[&dyn std::fmt::Display]| output.text(message, values);
	let rows = [
		(of(m::DEMO_SUM, &[]), of(m::SECONDS, &[&seconds(case.sum)])),
		(of(m::DEMO_ELAPSED, &[]), of(m::SECONDS, &[&seconds(case.elapsed)])),
		(of(m::DEMO_LIMITS, &[]), of(m::DEMO_LIMITS_VALUE, &[&case.limits_sum, &case.limits_way])),
		(of(m::DEMO_WHOLE, &[]), of(m::SECONDS, &[&seconds(elapsed)])),
		(of(m::LABEL_BLOCKS, &[]), of(m::DEMO_BLOCKS_VALUE, &[&blocks, &first, &last])),
		(
			of(m::LABEL_FINALITY, &[]),
			format!(
				"{} / {}",
				of(m::SECONDS, &[&times.seconds(50)]),
				of(m::SECONDS, &[&times.seconds(99)])
			),
		),
		(of(m::DEMO_TRANSACTIONS, &[]), times.len().to_string()),
		(of(m::DEMO_REFUSALS, &[]), refusals.len().to_string()),
	];
	let checks = stage.checks.lock().map(|checks| *checks).unwrap_or_default();
	let done = if checks.are_elsewhere() { m::DEMO_DONE } else { m::DEMO_DONE_ON_ONE };
	let text = format!("\n{}\n{}", table(&rows), of(done, &[]));
	let value = json!({
		"title": stage.loaded.scenario.title,
		"run": hex::encode(&stage.run[..4]),
		"persons": played.persons,
		"case": case.json(),
		"invoice": played.invoice,
		"accessLog": played.log,
		"refusedAsExpected": refusals,
		"nodes": stage.nodes.len(),
		"checkedElsewhere": checks.are_elsewhere(),
		"checks": { "elsewhere": checks.elsewhere, "here": checks.here },
		"elapsedMillis": elapsed.as_millis(),
		"blocks": { "first": first, "last": last, "count": blocks },
		"transactions": times.len(),
		"finality": times.json(),
	});
	output.result(text, &value)
}

/// Seconds since the case was accepted, as they stand at the beginning of a line.
pub fn since(start: Instant) -> String {
	padded(&format!("+{:.1} s", start.elapsed().as_secs_f64()), 8)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_was_not_read_on_another_node_was_not_checked_there() {
		let noted = |reads: &[bool]| {
			let mut checks = Checks::default();
			reads.iter().for_each(|is_another| checks.note(*is_another));
			checks
		};
		assert_eq!(noted(&[true, false, true]), Checks { elsewhere: 2, here: 1 });
		assert!(noted(&[true]).are_elsewhere());
		for reads in [&[false][..], &[true, false], &[]] {
			assert!(!noted(reads).are_elsewhere(), "{reads:?}");
		}
	}
}
