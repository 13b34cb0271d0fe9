// SPDX-License-Identifier: Apache-2.0

//! The numbers of a version, and when they have to rise.

use codec::Decode;
use serde::{Deserialize, Serialize};

use crate::{Change, Effect, Kind, What};

/// The version that a runtime says it has, as it stands in its code.
#[derive(Decode, Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Version {
	pub spec_name: String,
	pub impl_name: String,
	pub authoring_version: u32,
	pub spec_version: u32,
	pub impl_version: u32,
	/// Runtime APIs by the first bytes of the hash of their names.
	#[serde(skip)]
	pub apis: Vec<([u8; 8], u32)>,
	pub transaction_version: u32,
	pub system_version: u8,
}

/// The rules that `after` breaks, in words. Empty if it may follow `before`.
pub fn broken_rules(before: &Version, after: &Version, changes: &[Change]) -> Vec<String> {
	let mut broken = Vec::new();
	if before.spec_name != after.spec_name {
		broken.push(format!(
			"spec_name is {:?} and must stay {:?}: the chain refuses it",
			after.spec_name, before.spec_name
		));
	}
	if after.spec_version <= before.spec_version {
		broken.push(format!(
			"spec_version {} must be higher than {}: the chain refuses it",
			after.spec_version, before.spec_version
		));
	}
	if after.transaction_version < before.transaction_version {
		broken.push(format!(
			"transaction_version {} must not be lower than {}",
			after.transaction_version, before.transaction_version
		));
	}
	// Wallets that keep what transactions look like know by this number that it is no longer so.
	let is_other_transaction = |change: &&Change| {
		change.effect == Effect::Breaks
			&& match change.kind {
				Kind::Transaction => true,
				Kind::Call | Kind::Pallet => change.what == What::Changed,
				_ => false,
			}
	};
	if after.transaction_version == before.transaction_version {
		if let Some(change) = changes.iter().find(is_other_transaction) {
			broken.push(format!(
				"transaction_version must be higher than {}: {} is changed",
				before.transaction_version, change.name
			));
		}
	}
	if before.system_version < 2 && after.system_version >= 2 {
		broken.push(format!(
			"system_version {} must stay below 2: light clients refuse its roots of transactions",
			after.system_version
		));
	}
	broken
}

#[cfg(test)]
mod tests {
	use super::*;

	fn version() -> Version {
		Version {
			spec_name: "chain".into(),
			impl_name: "node".into(),
			authoring_version: 1,
			spec_version: 5,
			impl_version: 1,
			apis: vec![],
			transaction_version: 1,
			system_version: 1,
		}
	}

	fn next() -> Version {
		Version { spec_version: 6, ..version() }
	}

	fn change(kind: Kind, what: What, effect: Effect) -> Change {
		Change { kind, name: "Pallet.call".into(), what, effect, how: vec![] }
	}

	#[test]
	fn next_version_breaks_no_rule() {
		assert_eq!(broken_rules(&version(), &next(), &[]), [""; 0]);
	}

	#[test]
	fn each_rule_is_named_when_it_is_broken() {
		for (after, word) in [
			(version(), "spec_version 5 must be higher"),
			(Version { spec_version: 4, ..version() }, "spec_version 4 must be higher"),
			(Version { spec_name: "other".into(), ..next() }, "spec_name is \"other\""),
			(Version { transaction_version: 0, ..next() }, "transaction_version 0"),
			(Version { system_version: 3, ..next() }, "system_version 3"),
		] {
			let broken = broken_rules(&version(), &after, &[]);
			assert!(broken.len() == 1 && broken[0].starts_with(word), "{broken:?}");
		}
	}

	#[test]
	fn transaction_version_rises_when_transactions_read_otherwise_and_not_before() {
		for (kind, what, effect, must_rise) in [
			(Kind::Call, What::Changed, Effect::Breaks, true),
			(Kind::Pallet, What::Changed, Effect::Breaks, true),
			(Kind::Transaction, What::Removed, Effect::Breaks, true),
			(Kind::Call, What::Added, Effect::None, false),
			(Kind::Call, What::Removed, Effect::Breaks, false),
			(Kind::Call, What::Changed, Effect::None, false),
			(Kind::Storage, What::Changed, Effect::Breaks, false),
		] {
			let changes = [change(kind, what, effect)];
			assert_eq!(broken_rules(&version(), &next(), &changes).len() == 1, must_rise);
			let risen = Version { transaction_version: 2, ..next() };
			assert!(broken_rules(&version(), &risen, &changes).is_empty());
		}
	}
}
