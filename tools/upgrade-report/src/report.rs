// SPDX-License-Identifier: Apache-2.0

//! The report itself.

use serde::{Deserialize, Serialize};

use crate::{Change, Effect, Version};

/// The block whose state was checked.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Block {
	pub number: u64,
	/// In hexadecimal, as all hashes here.
	pub hash: String,
}

/// One run of the upgrade on the state.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Run {
	/// Entries that are there now, or have another value.
	pub written: u64,
	/// Entries that are gone.
	pub removed: u64,
	/// What the migrations say they weigh: reference time in picoseconds, and bytes of proof.
	pub weight: (u64, u64),
	/// What it took here, checks included.
	pub millis: u64,
}

/// The upgrade, run on the state with its own checks, and once more on what came out.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct DryRun {
	/// The hash of the code that was run: the new one, built to be tried.
	#[serde(default)]
	pub code_hash: String,
	/// Entries of the state.
	pub entries: u64,
	/// What a block may weigh.
	pub limit: (u64, u64),
	pub first: Run,
	/// Changes nothing if each migration knows that it has been done.
	pub second: Run,
	/// Whether migrations began that take many blocks. Those are not run here.
	pub begins_multi_block: bool,
}

impl DryRun {
	/// Why the chain would not survive it, in words; empty if it would.
	pub fn problems(&self) -> Vec<String> {
		let mut problems = Vec::new();
		if self.second.written > 0 || self.second.removed > 0 {
			problems.push(format!(
				"run again, the migrations change {} entries more and remove {}",
				self.second.written, self.second.removed
			));
		}
		if self.first.weight.0 > self.limit.0 || self.first.weight.1 > self.limit.1 {
			problems.push(format!(
				"the migrations weigh {:?}, and a block may {:?}",
				self.first.weight, self.limit
			));
		}
		problems
	}
}

/// What a check of an upgrade found.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Report {
	pub block: Block,
	/// The hash of the checked code, which a motion carries.
	pub code_hash: String,
	pub code_bytes: u64,
	pub before: Version,
	pub after: Version,
	pub changes: Vec<Change>,
	/// Which rules of versions are broken.
	pub broken_rules: Vec<String>,
	/// None if there was no code for it.
	pub dry_run: Option<DryRun>,
	/// Why the upgrade must not happen; empty if it may.
	pub problems: Vec<String>,
	/// Whether something breaks clients.
	pub clients_break: bool,
}

impl Report {
	/// What breaks clients.
	pub fn breaking(&self) -> impl Iterator<Item = &Change> {
		self.changes.iter().filter(|change| change.effect == Effect::Breaks)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn run(written: u64, weight: (u64, u64)) -> Run {
		Run { written, removed: 0, weight, millis: 1 }
	}

	fn dry_run(first: Run, second: Run) -> DryRun {
		DryRun {
			code_hash: "0x01".into(),
			entries: 9,
			limit: (100, 100),
			first,
			second,
			begins_multi_block: false,
		}
	}

	#[test]
	fn problems_are_a_second_change_and_too_much_weight() {
		assert!(dry_run(run(3, (100, 1)), run(0, (1, 1))).problems().is_empty());
		let again = dry_run(run(3, (1, 1)), run(1, (1, 1))).problems();
		assert_eq!(again, ["run again, the migrations change 1 entries more and remove 0"]);
		assert_eq!(dry_run(run(3, (101, 1)), run(0, (1, 1))).problems().len(), 1);
		assert_eq!(dry_run(run(3, (1, 101)), run(0, (1, 1))).problems().len(), 1);
	}
}
