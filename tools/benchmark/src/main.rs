// SPDX-License-Identifier: Apache-2.0

//! Measures the weights of our pallets in a WebAssembly runtime built with `runtime-benchmarks`.
//!
//! `scripts/weights` calls it for each pallet. It is FRAME's own command for pallets and nothing
//! else: a program apart from the node, so that the node's tree stays free of what only measuring
//! needs, and without the database of upstream's tool, which takes longer to build than the rest.

use clap::Parser;
use frame_benchmarking_cli::PalletCmd;
use sc_cli::{CliConfiguration, LoggerBuilder};
use sp_runtime::traits::BlakeTwo256;

/// Measures the weights of pallets in the runtime that --runtime names.
#[derive(Parser)]
#[command(version)]
struct Cli {
	#[command(flatten)]
	pallet: PalletCmd,
}

fn main() -> sc_cli::Result<()> {
	let command = Cli::parse().pallet;
	// A benchmark that fails says so in the log, so there is always one.
	let filters = match command.log_filters()? {
		filters if filters.is_empty() => "info".into(),
		filters => filters,
	};
	LoggerBuilder::new(filters).init()?;
	// The runtime imports no host functions beyond those of every Substrate node.
	command.run_with_spec::<BlakeTwo256, ()>(None)
}
