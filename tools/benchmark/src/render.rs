// SPDX-License-Identifier: Apache-2.0

//! From samples to a `weights.rs` of the shape that every FRAME pallet has.

use std::{
	collections::BTreeMap,
	error::Error,
	fmt::{self, Write},
};

use frame_benchmarking::{Analysis, BenchmarkResult, BenchmarkSelector};
use frame_support::traits::StorageInfo;

use crate::measure::{Benchmark, Samples};

/// Bytes of the prefix of a storage item: the hashes of the names of pallet and item.
const PREFIX: usize = 32;

/// So much, and so much more for each unit of a component.
#[derive(Default)]
struct Line {
	base: u128,
	/// Component and slope, without those that don't count.
	slopes: Vec<(String, u128)>,
}

impl From<Analysis> for Line {
	fn from(analysis: Analysis) -> Self {
		let slopes = analysis.names.into_iter().zip(analysis.slopes).filter(|(_, s)| *s > 0);
		Self { base: analysis.base, slopes: slopes.collect() }
	}
}

/// What a benchmark costs.
pub struct Weighed {
	name: String,
	/// Name, lowest and highest value.
	components: Vec<(String, u32, u32)>,
	/// Picoseconds.
	time: Line,
	shortest: u128,
	reads: Line,
	writes: Line,
	/// Bytes.
	proof: Line,
	/// What was touched: a line for each storage item.
	storage: Vec<String>,
}

pub fn weigh(
	benchmark: &Benchmark,
	samples: &Samples,
	storage: &[StorageInfo],
) -> Result<Weighed, Box<dyn Error>> {
	let time = Analysis::min_squares_iqr(&samples.timed, BenchmarkSelector::ExtrinsicTime)?;
	let of_storage = |selector| Analysis::min_squares_iqr(&samples.storage, selector);
	Ok(Weighed {
		name: benchmark.name.clone(),
		components: benchmark
			.components
			.iter()
			.map(|(name, low, high)| (name.to_string(), *low, *high))
			.collect(),
		shortest: time.minimum,
		time: time.into(),
		reads: of_storage(BenchmarkSelector::Reads)?.into(),
		writes: of_storage(BenchmarkSelector::Writes)?.into(),
		proof: of_storage(BenchmarkSelector::ProofSize)?.into(),
		storage: touched(&samples.storage, storage),
	})
}

/// The storage items that were touched, with the most reads and writes of each in any run.
fn touched(results: &[BenchmarkResult], storage: &[StorageInfo]) -> Vec<String> {
	let mut most = BTreeMap::<&[u8], (u32, u32)>::new();
	for result in results {
		let mut run = BTreeMap::<&[u8], (u32, u32)>::new();
		for (key, reads, writes, whitelisted) in &result.keys {
			if !whitelisted {
				let sum = run.entry(&key[..key.len().min(PREFIX)]).or_default();
				*sum = (sum.0 + reads, sum.1 + writes);
			}
		}
		for (prefix, (reads, writes)) in run {
			let item = most.entry(prefix).or_default();
			*item = (item.0.max(reads), item.1.max(writes));
		}
	}
	let mut lines: Vec<_> = most
		.into_iter()
		.map(|(prefix, (reads, writes))| {
			let info = storage.iter().find(|info| info.prefix == prefix);
			let name = match info {
				Some(info) => format!(
					"{}::{}",
					String::from_utf8_lossy(&info.pallet_name),
					String::from_utf8_lossy(&info.storage_name)
				),
				None => format!("0x{}", hex::encode(prefix)),
			};
			let size = match info.and_then(|info| info.max_size) {
				Some(size) => format!(", at most {size} bytes"),
				None => String::new(),
			};
			format!("Storage: `{name}` (r:{reads} w:{writes}){size}")
		})
		.collect();
	lines.sort();
	lines
}

/// The whole file.
pub fn file(pallet: &str, steps: u32, repeat: u32, all: &[Weighed]) -> String {
	let mut out = String::new();
	write(&mut out, pallet, steps, repeat, all).expect("a string takes all that is written");
	out
}

fn write(out: &mut String, pallet: &str, steps: u32, repeat: u32, all: &[Weighed]) -> fmt::Result {
	write!(
		out,
		"// SPDX-License-Identifier: Apache-2.0

//! Weights for `{pallet}`.
//!
//! Written by `scripts/weights`, {steps} steps, {repeat} repeats: change the benchmarks, not this.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{{traits::Get, weights::{{Weight, constants::ParityDbWeight}}}};
use core::marker::PhantomData;

/// Weight functions needed for `{pallet}`.
pub trait WeightInfo {{
"
	)?;
	for weighed in all {
		writeln!(out, "\tfn {}({}) -> Weight;", weighed.name, weighed.arguments(false))?;
	}
	write!(
		out,
		"}}

/// Weights for `{pallet}` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {{
"
	)?;
	for weighed in all {
		weighed.function(out, "T::DbWeight", true)?;
	}
	write!(
		out,
		"}}

// For tests.
impl WeightInfo for () {{
"
	)?;
	for weighed in all {
		weighed.function(out, "ParityDbWeight", false)?;
	}
	writeln!(out, "}}")
}

impl Weighed {
	fn arguments(&self, mark_unused: bool) -> String {
		let lines = [&self.time, &self.reads, &self.writes, &self.proof];
		let used = |name| lines.iter().any(|line| line.slopes.iter().any(|(of, _)| of == name));
		self.components
			.iter()
			.map(|(name, ..)| {
				let mark = if mark_unused && !used(name) { "_" } else { "" };
				format!("{mark}{name}: u32, ")
			})
			.collect()
	}

	fn function(&self, out: &mut String, db: &str, commented: bool) -> fmt::Result {
		if commented {
			for line in &self.storage {
				writeln!(out, "\t/// {line}")?;
			}
			for (name, low, high) in &self.components {
				writeln!(out, "\t/// The range of component `{name}` is `[{low}, {high}]`.")?;
			}
		}
		writeln!(out, "\tfn {}({}) -> Weight {{", self.name, self.arguments(true))?;
		if commented {
			let shortest = underscored(self.shortest);
			writeln!(out, "\t\t// Shortest run: {shortest} nanoseconds.")?;
		}
		let (time, proof) = (underscored(self.time.base), self.proof.base);
		write!(out, "\t\tWeight::from_parts({time}, {proof})")?;
		for (name, slope) in &self.time.slopes {
			let slope = underscored(*slope);
			added(out, &format!("Weight::from_parts({slope}, 0).saturating_mul({name}.into())"))?;
		}
		for (what, line) in [("reads", &self.reads), ("writes", &self.writes)] {
			if line.base > 0 {
				added(out, &format!("{db}::get().{what}({}_u64)", line.base))?;
			}
			for (name, slope) in &line.slopes {
				let times = format!("({slope}_u64).saturating_mul({name}.into())");
				added(out, &format!("{db}::get().{what}({times})"))?;
			}
		}
		for (name, slope) in &self.proof.slopes {
			added(out, &format!("Weight::from_parts(0, {slope}).saturating_mul({name}.into())"))?;
		}
		writeln!(out, "\n\t}}")
	}
}

fn added(out: &mut String, term: &str) -> fmt::Result {
	write!(out, "\n\t\t\t.saturating_add({term})")
}

/// Digits in groups of three.
fn underscored(number: u128) -> String {
	let digits = number.to_string();
	let mut out = String::new();
	for (i, digit) in digits.chars().enumerate() {
		if i > 0 && (digits.len() - i).is_multiple_of(3) {
			out.push('_');
		}
		out.push(digit);
	}
	out
}

#[cfg(test)]
mod tests {
	use super::*;

	fn line(base: u128, slopes: &[(&str, u128)]) -> Line {
		Line { base, slopes: slopes.iter().map(|(n, s)| (n.to_string(), *s)).collect() }
	}

	#[test]
	fn underscored_groups_digits_by_three() {
		assert_eq!(underscored(0), "0");
		assert_eq!(underscored(999), "999");
		assert_eq!(underscored(1_000), "1_000");
		assert_eq!(underscored(12_345_678), "12_345_678");
	}

	#[test]
	fn function_has_a_term_for_each_part_and_marks_what_is_not_used() {
		let weighed = Weighed {
			name: "send".into(),
			components: vec![("a".into(), 0, 9), ("b".into(), 1, 2)],
			time: line(1_500, &[("a", 20)]),
			shortest: 1,
			reads: line(2, &[("a", 1)]),
			writes: line(0, &[("a", 3)]),
			proof: line(100, &[]),
			storage: vec![],
		};
		let mut out = String::new();
		weighed.function(&mut out, "T::DbWeight", false).unwrap();
		let expected = [
			"\tfn send(a: u32, _b: u32, ) -> Weight {",
			"\t\tWeight::from_parts(1_500, 100)",
			"\t\t\t.saturating_add(Weight::from_parts(20, 0).saturating_mul(a.into()))",
			"\t\t\t.saturating_add(T::DbWeight::get().reads(2_u64))",
			"\t\t\t.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(a.into())))",
			"\t\t\t.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(a.into())))",
			"\t}\n",
		];
		assert_eq!(out, expected.join("\n"));
	}

	#[test]
	fn touched_takes_the_most_of_any_run_and_leaves_out_what_is_whitelisted() {
		let run = |keys| BenchmarkResult { keys, ..Default::default() };
		let item = StorageInfo {
			pallet_name: b"Rooms".to_vec(),
			storage_name: b"Doors".to_vec(),
			prefix: vec![1; PREFIX],
			max_values: None,
			max_size: Some(40),
		};
		let (first, second) = (vec![1; PREFIX + 1], vec![1; PREFIX + 2]);
		let results = [
			run(vec![(first.clone(), 1, 0, false), (second, 1, 1, false)]),
			run(vec![(first, 1, 0, false), (vec![2; 3], 1, 1, true), (vec![3; 2], 0, 1, false)]),
		];
		assert_eq!(
			touched(&results, &[item]),
			["Storage: `0x0303` (r:0 w:1)", "Storage: `Rooms::Doors` (r:2 w:1), at most 40 bytes"]
		);
	}
}
