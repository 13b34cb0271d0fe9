// SPDX-License-Identifier: Apache-2.0

//! Asks a node for what peers of this chain ask each other for: a block, its state, a proof of finality,
//! and an entry of the state with its proof. Then opens the streams that they keep open with each other, of
//! block announces, transactions and votes. Says of each whether it was answered.
//!
//! A node that the others don't let in never comes to ask: it opens no stream of blocks, and without
//! one it takes nobody for a peer. So what a node does with a stranger's requests, and with streams that
//! are opened out of turn, shows only to who does it all the same, which this does. It takes part in
//! nothing else, and keeps nothing.

mod peer;
mod questions;
mod streams;

use std::{
	error::Error,
	fmt::Display,
	fs,
	path::{Path, PathBuf},
	process::ExitCode,
	time::Duration,
};

use clap::{Parser, ValueEnum};
use litep2p::{
	crypto::ed25519::{Keypair, SecretKey},
	types::multiaddr::Multiaddr,
};
use serde_json::json;

use peer::Outcome;
use questions::Hash;

// As `govctl` has them.
const WRONG_USAGE: u8 = 2;
const NO_CONNECTION: u8 = 3;
const UNMET: u8 = 5;

/// Asks a node for what peers ask each other for, opens the streams that they keep open, and says what it
/// got: one line of JSON for each kind of request and for each stream. A stream is answered with a handshake.
///
/// Exit codes: 0 all was as expected, or nothing was · 2 wrong usage or bad input · 3 no connection from
/// the first request to the last answer, so nothing is known · 5 something was not as expected.
#[derive(Parser)]
#[command(version)]
struct Options {
	/// Where the node listens, with its peer id: /ip4/192.0.2.11/tcp/30333/p2p/12D3…
	address: Multiaddr,
	/// Hash of the chain's first block.
	#[arg(long, value_name = "HASH", value_parser = hash)]
	genesis: Hash,
	/// Hash of the block to ask for. The node must have its state: its finalised block.
	#[arg(long, value_name = "HASH", value_parser = hash)]
	block: Hash,
	/// Ask in the name of this node key, as `govchain-node key generate-node-key` writes it. Without one, a
	/// new key is made, that of a stranger.
	#[arg(long, value_name = "FILE")]
	node_key_file: Option<PathBuf>,
	/// What every request and every stream is to meet with. An empty answer is neither. Transactions and
	/// votes count as answered if the node opens them itself once it has taken the stream of block
	/// announces; to open them without it is tried first, and refused to listed peers too.
	#[arg(long)]
	expect: Option<Expected>,
	/// Seconds to wait for the node, and for each answer.
	#[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=600))]
	timeout: u64,
}

#[derive(Clone, Copy, ValueEnum)]
enum Expected {
	Answered,
	Refused,
}

impl Expected {
	fn is_met(self, outcome: &Outcome) -> bool {
		match self {
			Self::Answered => matches!(outcome, Outcome::Answered(1..)),
			Self::Refused => matches!(outcome, Outcome::Refused(_)),
		}
	}
}

fn hash(text: &str) -> Result<Hash, hex::FromHexError> {
	let mut hash = Hash::default();
	hex::decode_to_slice(text.strip_prefix("0x").unwrap_or(text), &mut hash)?;
	Ok(hash)
}

/// Reads a node key: its 32 bytes, or these in hexadecimal.
fn read_key(file: &Path) -> Result<Keypair, Box<dyn Error>> {
	let content = fs::read(file)?;
	let secret = if content.len() == 32 { content } else { hex::decode(content.trim_ascii())? };
	Ok(SecretKey::try_from_bytes(secret)?.into())
}

fn ends(code: u8, words: impl Display) -> ExitCode {
	eprintln!("govchain-peer-probe: {words}");
	ExitCode::from(code)
}

#[tokio::main]
async fn main() -> ExitCode {
	let options = Options::parse();
	let key = match options.node_key_file.as_deref().map(read_key).transpose() {
		Ok(key) => key.unwrap_or_else(Keypair::generate),
		Err(error) => return ends(WRONG_USAGE, format!("the node key: {error}")),
	};
	let name = key.public().to_peer_id();
	let questions = questions::questions(&options.genesis, &options.block);
	let streams = streams::streams(&options.genesis);
	let patience = Duration::from_secs(options.timeout);
	let outcomes = match peer::ask(key, options.address, &questions, &streams, patience).await {
		Ok(outcomes) => outcomes,
		Err(error) => return ends(NO_CONNECTION, error),
	};

	let asked = questions.iter().map(|question| (question.about, &question.protocol));
	let opened = streams.iter().map(|stream| (stream.about, &stream.protocol));
	for ((about, protocol), outcome) in asked.chain(opened).zip(&outcomes) {
		let mut line = json!({
			"asked": about,
			"protocol": protocol,
			"by": name.to_base58(),
		});
		match outcome {
			Outcome::Answered(bytes) => {
				line["outcome"] = "answered".into();
				line["bytes"] = (*bytes).into();
			}
			Outcome::Refused(how) => {
				line["outcome"] = "refused".into();
				line["how"] = how.as_str().into();
			}
		}
		println!("{line}");
	}
	match options.expect {
		Some(expected) if !outcomes.iter().all(|outcome| expected.is_met(outcome)) => {
			ExitCode::from(UNMET)
		}
		_ => ExitCode::SUCCESS,
	}
}
