// SPDX-License-Identifier: Apache-2.0

//! Asks a node for what peers of this chain ask each other for: a block, its state, a proof of finality,
//! and an entry of the state with its proof. Says of each whether it was answered.
//!
//! A node that the others don't let in never comes to ask: it opens no stream of blocks, and without
//! one it takes nobody for a peer. So what a node does with a stranger's requests shows only to who
//! sends them all the same, which this does. It takes part in nothing else, and keeps nothing.

mod peer;
mod questions;

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

/// Asks a node for what peers ask each other for, and says what it got: one line of JSON for each kind of
/// request.
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
	/// What every request is to meet with. An empty answer is neither.
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
	let patience = Duration::from_secs(options.timeout);
	let outcomes = match peer::ask(key, options.address, &questions, patience).await {
		Ok(outcomes) => outcomes,
		Err(error) => return ends(NO_CONNECTION, error),
	};

	for (question, outcome) in questions.iter().zip(&outcomes) {
		let mut line = json!({
			"asked": question.about,
			"protocol": question.protocol,
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
