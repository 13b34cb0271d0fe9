// SPDX-License-Identifier: Apache-2.0

//! What clients read about the runtime: versions of metadata, and numbers that must not move.

use codec::Decode;
use frame_metadata::{v14::RuntimeMetadataV14, RuntimeMetadata, RuntimeMetadataPrefixed};

use crate::{Runtime, VERSION};

/// Every pallet with the number under which its calls, events and errors travel. Changing one
/// breaks every client and every record of a call.
const PALLETS: [(u8, &str); 25] = [
	(0, "System"),
	(1, "Timestamp"),
	(10, "Aura"),
	(11, "Authorship"),
	(20, "Calendar"),
	(21, "Council"),
	(22, "Governance"),
	(23, "IdentityRegistry"),
	(24, "Departments"),
	(25, "Authorities"),
	(26, "Admission"),
	(27, "Acts"),
	(28, "Orders"),
	(30, "Offences"),
	(31, "Session"),
	(32, "Grandpa"),
	(40, "Utility"),
	(41, "Multisig"),
	(42, "Proxy"),
	(43, "TxPause"),
	(44, "SafeMode"),
	(45, "MultiBlockMigrations"),
	(50, "DataAudit"),
	(51, "Invoices"),
	(52, "Approvals"),
];

pub fn metadata(version: u32) -> RuntimeMetadata {
	let bytes = Runtime::metadata_at_version(version).unwrap();
	RuntimeMetadataPrefixed::decode(&mut bytes.as_slice()).unwrap().1
}

/// Numbers and names of the pallets in `version`, by number.
fn pallets(version: u32) -> Vec<(u8, String)> {
	macro_rules! names {
		($metadata:expr) => {
			$metadata.pallets.into_iter().map(|pallet| (pallet.index, pallet.name)).collect()
		};
	}
	let mut pallets: Vec<(u8, String)> = match metadata(version) {
		RuntimeMetadata::V14(metadata) => names!(metadata),
		RuntimeMetadata::V15(metadata) => names!(metadata),
		RuntimeMetadata::V16(metadata) => names!(metadata),
		other => panic!("metadata {version} decodes as {}", other.version()),
	};
	pallets.sort();
	pallets
}

#[test]
fn metadata_decodes_in_each_version() {
	for version in [14, 15, 16] {
		assert!(Runtime::metadata_versions().contains(&version));
		assert_eq!(metadata(version).version(), version);
	}
}

#[test]
fn pallets_keep_their_numbers() {
	for version in [14, 15, 16] {
		let pallets = pallets(version);
		let pallets: Vec<_> = pallets.iter().map(|(index, name)| (*index, name.as_str())).collect();
		assert_eq!(pallets, PALLETS);
	}
}

#[test]
fn transaction_version_is_that_of_genesis() {
	assert_eq!(VERSION.spec_name, "govchain");
	assert_eq!(VERSION.transaction_version, 1);
}

/// The metadata that every client reads.
pub fn stable() -> RuntimeMetadataV14 {
	let RuntimeMetadata::V14(metadata) = metadata(14) else { unreachable!("asked for 14") };
	metadata
}

/// The numbers of the pallets that have calls, and those of their calls.
pub fn call_indices() -> Vec<(u8, Vec<u8>)> {
	let metadata = stable();
	let mut indices = Vec::new();
	for pallet in &metadata.pallets {
		let Some(calls) = &pallet.calls else { continue };
		let scale_info::TypeDef::Variant(calls) =
			&metadata.types.resolve(calls.ty.id).unwrap().type_def
		else {
			panic!("the calls of {} are no enum", pallet.name);
		};
		let variants: Vec<_> = calls.variants.iter().map(|variant| variant.index).collect();
		if !variants.is_empty() {
			indices.push((pallet.index, variants));
		}
	}
	indices.sort();
	indices
}
