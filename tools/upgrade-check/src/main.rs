// SPDX-License-Identifier: Apache-2.0

//! Tries a runtime upgrade before it is decided on: loads the state of a live node at its finalised
//! block, runs the migrations of the new runtime on it with their own checks and the invariants of all
//! pallets, runs them once more, and compares what clients read of both runtimes.
//!
//! `govctl upgrade check` calls it. It stands apart from `govctl` and the node, because it brings an
//! executor and a second client of JSON-RPC, and neither of them needs both. The report goes to a file:
//! the library that loads the state prints its progress on standard output.

mod host;

use std::{error::Error, fs, path::PathBuf, process::ExitCode};

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

type Failure = Box<dyn Error>;

fn read(path: &PathBuf) -> Result<Vec<u8>, Failure> {
	fs::read(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

#[tokio::main]
async fn main() -> ExitCode {
	// What the migrations themselves have to say, by RUST_LOG; errors unless told.
	sp_tracing::try_init_simple();
	match run(Options::parse()).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("govchain-upgrade-check: {error}");
			ExitCode::FAILURE
		}
	}
}

async fn run(options: Options) -> Result<(), Failure> {
	let new_code = read(&options.code)?;
	let after = code::version(&new_code)?;
	let try_code = options.try_runtime_code.as_ref().map(read).transpose()?;

	let mut state = State::load(&options.url, try_code.is_some()).await?;
	let live_code = state.code()?;
	let before = code::version(&live_code)?;
	let old_metadata = decode(&state.metadata(&live_code, METADATA_VERSION)?)?;
	let new_metadata = decode(&state.metadata(&new_code, METADATA_VERSION)?)?;
	if let Some(try_code) = &try_code {
		let version = code::version(try_code)?;
		let metadata = decode(&state.metadata(try_code, METADATA_VERSION)?)?;
		let otherwise = tried_otherwise((&after, &new_metadata), (&version, &metadata));
		if !otherwise.is_empty() {
			return Err(format!(
				"the code for the dry run is not the new one built with `try-runtime`: {}",
				otherwise.join("; ")
			)
			.into());
		}
	}
	let changes = compare(&old_metadata, &new_metadata);
	let broken_rules = broken_rules(&before, &after, &changes);

	let mut problems = broken_rules.clone();
	let mut dry_run = None;
	if let Some(try_code) = &try_code {
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
		code_bytes: new_code.len().try_into()?,
		before,
		after,
		clients_break: changes.iter().any(|change| change.effect == Effect::Breaks),
		changes,
		broken_rules,
		dry_run,
		problems,
	};
	fs::write(&options.report, serde_json::to_vec_pretty(&report)?)
		.map_err(|error| format!("{}: {error}", options.report.display()))?;
	Ok(())
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
