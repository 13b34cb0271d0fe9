// SPDX-License-Identifier: Apache-2.0

//! Tries a runtime upgrade before it is decided on: loads the state of a live node at its finalised
//! block, runs the migrations of the new runtime on it with their own checks and the invariants of all
//! pallets, runs them once more, and compares what clients read of both runtimes.
//!
//! `govctl upgrade check` calls it, and passes on its exit code and the last line of its standard error. It
//! stands apart from `govctl` and the node, because it brings an executor and a second client of JSON-RPC,
//! and neither of them needs both. The report goes to a file: the library that loads the state prints its
//! progress on standard output.

mod host;

use std::{
	fmt::Display,
	fs,
	path::{Path, PathBuf},
	process::ExitCode,
};

use clap::Parser;
use govchain_upgrade_report::{
	broken_rules, code, compare, decode, tried_otherwise, Block, DryRun, Effect, Report,
	METADATA_VERSION,
};
use sp_crypto_hashing::blake2_256;

use host::State;

/// Tries a runtime upgrade on the state of a live node.
#[derive(Parser)]
#[command(version)]
struct Options {
	/// WebSocket address of the node.
	#[arg(long)]
	url: String,
	/// The new runtime, compiled, as the council is to authorise it.
	#[arg(long)]
	code: PathBuf,
	/// The new runtime built with `try-runtime`, for the dry run. Without it, the versions and what
	/// clients read are compared, and nothing is run.
	#[arg(long)]
	try_runtime_code: Option<PathBuf>,
	/// Where the report is written, as JSON.
	#[arg(long)]
	report: PathBuf,
}

/// Why there is no report: the exit code, which means what it does for `govctl`, and one line of words.
#[derive(Debug)]
struct Failure(u8, String);

/// A file that can't be used as it is.
fn usage(words: impl Display) -> Failure {
	Failure(2, words.to_string())
}

/// A node that can't be reached, or doesn't give its state.
fn connection(words: impl Display) -> Failure {
	Failure(3, words.to_string())
}

/// This machine fails.
fn process(words: impl Display) -> Failure {
	Failure(6, words.to_string())
}

/// What the node has as its runtime can't be understood.
fn incompatible(words: impl Display) -> Failure {
	Failure(8, format!("the runtime of the node: {words}"))
}

/// Puts the file that it is about in front.
fn of<T>(path: &Path, result: Result<T, impl Display>) -> Result<T, String> {
	result.map_err(|error| format!("{}: {error}", path.display()))
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
	of(path, fs::read(path)).map_err(usage)
}

#[tokio::main]
async fn main() -> ExitCode {
	// What the migrations themselves have to say, by RUST_LOG; errors unless told.
	sp_tracing::try_init_simple();
	match run(Options::parse()).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(Failure(code, words)) => {
			let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
			eprintln!("govchain-upgrade-check: {words}");
			ExitCode::from(code)
		}
	}
}

async fn run(options: Options) -> Result<(), Failure> {
	let new_code = read(&options.code)?;
	let after = of(&options.code, code::version(&new_code)).map_err(usage)?;
	let try_code = options.try_runtime_code.as_deref();
	let try_code = try_code.map(|path| read(path).map(|code| (path, code))).transpose()?;

	let mut state = State::load(&options.url, try_code.is_some()).await.map_err(connection)?;
	let live_code = state.code().map_err(incompatible)?;
	let before = code::version(&live_code).map_err(incompatible)?;
	let metadata_of = |code: &[u8]| decode(&state.metadata(code, METADATA_VERSION)?);
	let old_metadata = metadata_of(&live_code).map_err(incompatible)?;
	let new_metadata = of(&options.code, metadata_of(&new_code)).map_err(usage)?;
	if let Some((path, try_code)) = &try_code {
		let version = of(path, code::version(try_code)).map_err(usage)?;
		let metadata = of(path, metadata_of(try_code)).map_err(usage)?;
		let otherwise = tried_otherwise((&after, &new_metadata), (&version, &metadata));
		if !otherwise.is_empty() {
			return Err(usage(format!(
				"the code for the dry run is not the new one built with `try-runtime`: {}",
				otherwise.join("; ")
			)));
		}
	}
	let changes = compare(&old_metadata, &new_metadata);
	let broken_rules = broken_rules(&before, &after, &changes);

	let mut problems = broken_rules.clone();
	let mut dry_run = None;
	if let Some((_, try_code)) = &try_code {
		match dry_run_of(&mut state, try_code) {
			Ok(run) => {
				problems.extend(run.problems());
				dry_run = Some(run);
			}
			Err(error) => problems.push(format!("the dry run fails: {error}")),
		}
	}

	let report = Report {
		block: Block { number: state.number.into(), hash: hexadecimal(state.hash.as_bytes()) },
		code_hash: hexadecimal(&blake2_256(&new_code)),
		code_bytes: new_code.len().try_into().map_err(process)?,
		before,
		after,
		clients_break: changes.iter().any(|change| change.effect == Effect::Breaks),
		changes,
		broken_rules,
		dry_run,
		problems,
	};
	let report = serde_json::to_vec_pretty(&report).map_err(process)?;
	of(&options.report, fs::write(&options.report, report)).map_err(process)
}

fn hexadecimal(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// Runs the upgrade twice, the second time on what the first left.
fn dry_run_of(state: &mut State, code: &[u8]) -> Result<DryRun, String> {
	let entries = state.entries()?;
	let (first, limit) = state.upgrade(code)?;
	let begins_multi_block = state.has_multi_block_migrations()?;
	let (second, _) = state.upgrade(code)?;
	let code_hash = hexadecimal(&blake2_256(code));
	Ok(DryRun { code_hash, entries, limit, first, second, begins_multi_block })
}
