// SPDX-License-Identifier: Apache-2.0

//! # What a check of a runtime upgrade reports
//!
//! [`compare`] lists what was added, removed and changed between the metadata of two runtimes, by name,
//! with what it means for a client that was built for the first one ([`Effect`]). [`broken_rules`] says
//! which rules of version numbers the second one breaks, and [`code::version`] reads a version out of
//! compiled code. [`Report`] is all of it with the result of a dry run, as `govchain-upgrade-check` writes
//! it and `govctl` reads it.
//!
//! Types are compared by their structure, field by field, whatever their numbers in the registry and
//! their paths are: what has the same fields in the same order under the same names has the same bytes
//! and reads the same. The enums of all calls, events and errors are not looked into where a type has
//! one inside: their variants are compared one by one.

pub mod code;
mod compare;
mod report;
mod tried;
mod types;
mod version;

use codec::Decode;
pub use frame_metadata::v15::RuntimeMetadataV15 as Metadata;
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
use serde::{Deserialize, Serialize};

pub use compare::compare;
pub use report::{Block, DryRun, Report, Run};
pub use tried::{tried_otherwise, TRY_RUNTIME_ID};
pub use version::{broken_rules, Version};

/// The version of metadata that is compared.
pub const METADATA_VERSION: u32 = 15;

/// What clients name.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
	/// Version, address, signature or an extension: what every transaction has.
	Transaction,
	Pallet,
	Call,
	Event,
	Error,
	Storage,
	Constant,
	/// A runtime API or one of its methods.
	Api,
}

/// What became of it.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "camelCase")]
pub enum What {
	Added,
	Removed,
	Changed,
}

/// What it means for a client that was built for the runtime before.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "camelCase")]
pub enum Effect {
	/// Nothing: it goes on as it is.
	None,
	/// It may read a variant that it doesn't know.
	Widens,
	/// What it sends is refused or means something else, or it can't read what it asked for.
	Breaks,
}

/// One difference.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Change {
	pub kind: Kind,
	/// As it is called: `Invoices.issue`, or the identifier of an extension.
	pub name: String,
	pub what: What,
	pub effect: Effect,
	/// How it differs, if it is changed.
	#[serde(default, skip_serializing_if = "Vec::is_empty")]
	pub how: Vec<String>,
}

/// Reads metadata of [`METADATA_VERSION`] as a runtime gives it.
pub fn decode(bytes: &[u8]) -> Result<Metadata, String> {
	let prefixed = RuntimeMetadataPrefixed::decode(&mut &*bytes)
		.map_err(|error| format!("the metadata can't be read: {error}"))?;
	match prefixed.1 {
		RuntimeMetadata::V15(metadata) => Ok(metadata),
		other => Err(format!("the metadata has version {}, not 15", other.version())),
	}
}
