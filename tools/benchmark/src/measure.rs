// SPDX-License-Identifier: Apache-2.0

//! Calls the runtime's `Benchmark` API on a state in memory.

use std::{
	borrow::Cow,
	collections::BTreeSet,
	time::{Duration, Instant},
};

use codec::{Decode, Encode};
use frame_benchmarking::{BenchmarkBatch, BenchmarkList, BenchmarkParameter, BenchmarkResult};
use frame_support::traits::StorageInfo;
use sc_chain_spec::GenesisConfigBuilderRuntimeCaller;
use sc_client_db::BenchmarkingState;
use sc_executor::WasmExecutor;
use sp_core::traits::{CallContext, RuntimeCode, WrappedRuntimeCode};
use sp_externalities::Extensions;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::traits::{BlakeTwo256, Hash};
use sp_state_machine::{OverlayedChanges, StateMachine};
use sp_storage::well_known_keys::CODE;

type HostFunctions =
	(sp_io::SubstrateHostFunctions, frame_benchmarking::benchmarking::HostFunctions);

/// A value for each component of a benchmark.
type Components = Vec<(BenchmarkParameter, u32)>;

pub struct Benchmark {
	pallet: Vec<u8>,
	instance: Vec<u8>,
	pub name: String,
	/// Name, lowest and highest value.
	pub components: Vec<(BenchmarkParameter, u32, u32)>,
}

/// How much is measured.
pub struct Effort {
	/// Values of each component.
	pub steps: u32,
	/// Runs of each value.
	pub repeat: u32,
	/// The whole is repeated until so much time has passed.
	pub at_least: Duration,
}

pub struct Samples {
	/// Timed, without a look at storage.
	pub timed: Vec<BenchmarkResult>,
	/// Reads, writes, keys and proof of one run of each value.
	pub storage: Vec<BenchmarkResult>,
}

/// What runs the runtime.
pub struct Host {
	executor: WasmExecutor<HostFunctions>,
	code: WrappedRuntimeCode<'static>,
	hash: Vec<u8>,
	timed: BenchmarkingState<BlakeTwo256>,
	tracked: BenchmarkingState<BlakeTwo256>,
}

impl Host {
	pub fn new(code: Vec<u8>, preset: &str) -> Result<Self, String> {
		let mut genesis = GenesisConfigBuilderRuntimeCaller::<HostFunctions>::new(&code)
			.get_storage_for_named_preset(Some(&preset.to_string()))?;
		genesis.top.insert(CODE.into(), code.clone());
		Ok(Self {
			executor: WasmExecutor::builder().build(),
			hash: BlakeTwo256::hash(&code).as_bytes().to_vec(),
			code: WrappedRuntimeCode(Cow::Owned(code)),
			// Nobody asks for proofs of this chain's blocks, so their recording isn't timed.
			timed: BenchmarkingState::new(genesis.clone(), None, false, false)?,
			tracked: BenchmarkingState::new(genesis, None, true, true)?,
		})
	}

	fn call<R: Decode>(
		&self,
		state: &BenchmarkingState<BlakeTwo256>,
		method: &str,
		arguments: &[u8],
	) -> Result<R, String> {
		let code =
			RuntimeCode { code_fetcher: &self.code, heap_pages: None, hash: self.hash.clone() };
		let mut extensions = Extensions::default();
		extensions.register(KeystoreExt::new(MemoryKeystore::new()));
		let mut changes = OverlayedChanges::default();
		let answer = StateMachine::new(
			state,
			&mut changes,
			&self.executor,
			method,
			arguments,
			&mut extensions,
			&code,
			CallContext::Offchain,
		)
		.execute()
		.map_err(|e| e.to_string())?;
		R::decode(&mut &answer[..]).map_err(|e| format!("{method} answers something else: {e}"))
	}

	/// The benchmarks of a pallet, and the storage of the whole runtime.
	pub fn benchmarks(&self, pallet: &str) -> Result<(Vec<Benchmark>, Vec<StorageInfo>), String> {
		let (lists, storage): (Vec<BenchmarkList>, Vec<StorageInfo>) =
			self.call(&self.timed, "Benchmark_benchmark_metadata", &false.encode())?;
		let list = lists
			.into_iter()
			.find(|list| list.pallet == pallet.as_bytes())
			.ok_or_else(|| format!("the runtime has no benchmarks of {pallet}"))?;
		let benchmarks = list
			.benchmarks
			.into_iter()
			.map(|benchmark| Benchmark {
				pallet: list.pallet.clone(),
				instance: list.instance.clone(),
				name: String::from_utf8_lossy(&benchmark.name).into_owned(),
				components: benchmark.components,
			})
			.collect();
		Ok((benchmarks, storage))
	}

	fn run(
		&self,
		state: &BenchmarkingState<BlakeTwo256>,
		benchmark: &Benchmark,
		components: &Components,
		verify: bool,
		repeat: u32,
	) -> Result<Vec<BenchmarkResult>, String> {
		let name = benchmark.name.as_bytes();
		let arguments =
			(&benchmark.pallet, &benchmark.instance, name, components, verify, repeat).encode();
		let batches: Result<Vec<BenchmarkBatch>, String> =
			self.call(state, "Benchmark_dispatch_benchmark", &arguments)?;
		Ok(batches?.into_iter().flat_map(|batch| batch.results).collect())
	}

	/// Each value is first run once with the benchmark's own checks, once with the storage watched,
	/// and then timed.
	pub fn measure(&self, benchmark: &Benchmark, effort: &Effort) -> Result<Samples, String> {
		let values = samples_of(&benchmark.components, effort.steps);
		let mut samples = Samples { timed: Vec::new(), storage: Vec::new() };
		for components in &values {
			self.run(&self.timed, benchmark, components, true, 1)?;
			samples.storage.extend(self.run(&self.tracked, benchmark, components, false, 1)?);
		}
		let start = Instant::now();
		loop {
			for components in &values {
				let results = self.run(&self.timed, benchmark, components, false, effort.repeat)?;
				samples.timed.extend(results);
			}
			if start.elapsed() >= effort.at_least {
				return Ok(samples);
			}
		}
	}
}

/// Each component in turn from its lowest to its highest value while all others are at their
/// highest; just one run for a benchmark without any.
fn samples_of(components: &[(BenchmarkParameter, u32, u32)], steps: u32) -> Vec<Components> {
	if components.is_empty() {
		return vec![Vec::new()];
	}
	let mut samples = Vec::new();
	for (varied, low, high) in components {
		let last = u64::from(steps.max(2) - 1);
		let values: BTreeSet<u32> =
			(0..=last).map(|step| low + (u64::from(high - low) * step / last) as u32).collect();
		samples.extend(values.into_iter().map(|value| {
			components
				.iter()
				.map(|(name, _, highest)| (*name, if name == varied { value } else { *highest }))
				.collect()
		}));
	}
	samples
}

#[cfg(test)]
mod tests {
	use super::*;
	use BenchmarkParameter::{a, b};

	#[test]
	fn samples_of_is_one_when_there_are_no_components() {
		assert_eq!(samples_of(&[], 50), vec![vec![]]);
	}

	#[test]
	fn samples_of_varies_one_component_at_a_time() {
		assert_eq!(
			samples_of(&[(a, 0, 10), (b, 1, 2)], 3),
			vec![
				vec![(a, 0), (b, 2)],
				vec![(a, 5), (b, 2)],
				vec![(a, 10), (b, 2)],
				vec![(a, 10), (b, 1)],
				vec![(a, 10), (b, 2)],
			]
		);
	}
}
