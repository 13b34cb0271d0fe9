// SPDX-License-Identifier: Apache-2.0

//! Chain specifications. The node only names the presets; what they hold is in the runtime.

use govchain_runtime::{CONSORTIUM_PRESET, WASM_BINARY};
use sc_service::{ChainType, Properties};
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};

/// A chain specification without extensions.
pub type ChainSpec = sc_service::GenericChainSpec;

/// The specification that `--chain` names, or the one in the file at that path.
pub fn load(id: &str) -> Result<ChainSpec, String> {
	match id {
		"dev" | "development" => from_preset(
			"Govchain development",
			"govchain-dev",
			ChainType::Development,
			DEV_RUNTIME_PRESET,
		),
		"" | "local" | "local_testnet" => from_preset(
			"Govchain local",
			"govchain-local",
			ChainType::Local,
			LOCAL_TESTNET_RUNTIME_PRESET,
		),
		CONSORTIUM_PRESET => from_preset(
			"Govchain consortium of four",
			"govchain-consortium-4",
			ChainType::Local,
			CONSORTIUM_PRESET,
		),
		path => ChainSpec::from_json_file(path.into()).map_err(|e| {
			format!("{path} is neither a known chain nor a readable specification: {e}")
		}),
	}
}

fn from_preset(
	name: &str,
	id: &str,
	chain_type: ChainType,
	preset: &str,
) -> Result<ChainSpec, String> {
	let code = WASM_BINARY.ok_or("this node was built without the WebAssembly runtime")?;
	Ok(ChainSpec::builder(code, None)
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_protocol_id("govchain")
		.with_properties(properties())
		.with_genesis_config_preset_name(preset)
		.build())
}

/// What wallets show. The symbol and decimals are part of the metadata hash that they sign, so they
/// must be the same as in the runtime's build script; there is no token.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), "GOV".into());
	properties.insert("tokenDecimals".into(), 0.into());
	properties.insert("ss58Format".into(), 42.into());
	properties
}
