// SPDX-License-Identifier: Apache-2.0

//! The genesis presets. Each is one TOML file in `genesis/`: the patch of the genesis configuration
//! as a person writes it, turned into JSON by the build script.

use alloc::vec::Vec;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};

/// Four departments, each with one authority: the consortium that the samples play with.
pub const CONSORTIUM_PRESET: &str = "consortium-4";

/// The names of all presets.
pub const PRESETS: [&str; 3] =
	[DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, CONSORTIUM_PRESET];

/// The patch that `id` names.
pub fn preset(id: &PresetId) -> Option<Vec<u8>> {
	let json = match id.as_ref() {
		DEV_RUNTIME_PRESET => include_str!(concat!(env!("OUT_DIR"), "/development.json")),
		LOCAL_TESTNET_RUNTIME_PRESET => {
			include_str!(concat!(env!("OUT_DIR"), "/local_testnet.json"))
		}
		CONSORTIUM_PRESET => include_str!(concat!(env!("OUT_DIR"), "/consortium-4.json")),
		_ => return None,
	};
	Some(json.as_bytes().to_vec())
}

/// The names of all presets, as the genesis builder lists them.
pub fn names() -> Vec<PresetId> {
	PRESETS.iter().map(|name| PresetId::from(*name)).collect()
}
