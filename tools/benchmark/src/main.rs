// SPDX-License-Identifier: Apache-2.0

//! Measures the weights of a pallet in a WebAssembly runtime built with `runtime-benchmarks`, and
//! writes its `weights.rs`. `scripts/weights` calls it for each of our pallets.
//!
//! Upstream's commands bring a hundred crates that a solo chain has no use for, and those ask for
//! other features of what they share with the node, so that nothing built for the node serves
//! twice. What is left here is what the runtime's `Benchmark` API needs of its host; the statistics
//! are those of `frame-benchmarking`.

mod measure;
mod render;

use std::{error::Error, fs, path::PathBuf, time::Duration};

use clap::Parser;

use measure::{Effort, Host};

/// Measures the weights of a pallet.
#[derive(Parser)]
#[command(version)]
struct Options {
	/// The WebAssembly runtime, built with `runtime-benchmarks`.
	#[arg(long)]
	runtime: PathBuf,
	/// The genesis preset of the runtime that benchmarks start from.
	#[arg(long, default_value = "development")]
	preset: String,
	/// The crate of the pallet, e.g. `pallet_approvals`.
	#[arg(long)]
	pallet: String,
	/// Only the benchmark of this name; nothing is written then.
	#[arg(long)]
	benchmark: Option<String>,
	/// Values tried of each component.
	#[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(2..))]
	steps: u32,
	/// Runs of each value.
	#[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
	repeat: u32,
	/// Seconds that each benchmark runs for at least.
	#[arg(long, default_value_t = 10)]
	seconds: u64,
	/// The file to write.
	#[arg(long)]
	output: PathBuf,
}

fn main() -> Result<(), Box<dyn Error>> {
	let options = Options::parse();
	let code = fs::read(&options.runtime)
		.map_err(|e| format!("can't read {}: {e}", options.runtime.display()))?;
	let host = Host::new(code, &options.preset)?;
	let effort = Effort {
		steps: options.steps,
		repeat: options.repeat,
		at_least: Duration::from_secs(options.seconds),
	};

	let (benchmarks, storage) = host.benchmarks(&options.pallet)?;
	let mut measured = Vec::new();
	let mut failed = Vec::new();
	for benchmark in benchmarks {
		if options.benchmark.as_ref().is_some_and(|only| *only != benchmark.name) {
			continue;
		}
		match host.measure(&benchmark, &effort) {
			Ok(samples) => {
				eprintln!("{}::{}", options.pallet, benchmark.name);
				measured.push(render::weigh(&benchmark, &samples, &storage)?);
			}
			Err(error) => {
				eprintln!("{}::{} failed: {error}", options.pallet, benchmark.name);
				failed.push(benchmark.name);
			}
		}
	}
	if !failed.is_empty() {
		return Err(format!("nothing written, failed: {}", failed.join(", ")).into());
	}
	if measured.is_empty() {
		return Err("no such benchmark".into());
	}
	if options.benchmark.is_none() {
		let text = render::file(&options.pallet, options.steps, options.repeat, &measured);
		fs::write(&options.output, text)
			.map_err(|e| format!("can't write {}: {e}", options.output.display()))?;
	}
	Ok(())
}
