// SPDX-License-Identifier: Apache-2.0

//! Whether the code that is tried is the one that is to be authorised.

use crate::{compare, Change, Kind, Metadata, Version, What};

/// The number of the runtime API by which migrations are tried: BLAKE2b of its name, 8 bytes.
pub const TRY_RUNTIME_ID: [u8; 8] = [0xe0, 0x83, 0x7f, 0xce, 0x09, 0xf4, 0x82, 0x9a];
const TRY_RUNTIME: &str = "TryRuntime";

/// How `tried` differs from `new` beyond the runtime API by which it is tried, in words. Empty if it
/// doesn't: then both were built from sources that clients can't tell apart, and what was tried speaks for
/// what is authorised as far as can be seen from outside.
pub fn tried_otherwise(new: (&Version, &Metadata), tried: (&Version, &Metadata)) -> Vec<String> {
	// The version stands among the constants as well, with its list of runtime APIs. It is compared below.
	let is_the_api = |change: &Change| {
		(change.kind, change.what) == (Kind::Api, What::Added) && change.name == TRY_RUNTIME
			|| (change.kind, change.name.as_str()) == (Kind::Constant, "System.Version")
	};
	let changes = compare(new.1, tried.1);
	let mut found: Vec<_> = changes
		.iter()
		.filter(|change| !is_the_api(change))
		.map(|change| {
			let what = match change.what {
				What::Added => "added",
				What::Removed => "removed",
				What::Changed => "changed",
			};
			format!("{:?} {} is {what}", change.kind, change.name)
		})
		.collect();

	let apis = |version: &Version| {
		let mut apis = version.apis.clone();
		apis.retain(|(id, _)| *id != TRY_RUNTIME_ID);
		apis.sort();
		apis
	};
	if apis(new.0) != apis(tried.0) {
		found.push("its runtime APIs are others".into());
	}
	let numbers = |version: &Version| Version { apis: vec![], ..version.clone() };
	if numbers(new.0) != numbers(tried.0) {
		found.push("its version is another".into());
	}
	found
}
