// SPDX-License-Identifier: Apache-2.0

//! Chain specifications. The node only names the presets, which are in the runtime, and reads the
//! genesis file of a consortium of one's own.

use std::path::Path;

use govchain_runtime::CONSORTIUM_PRESET;
use govchain_runtime_wasm::WASM_BINARY;
use sc_network::config::MultiaddrWithPeerId;
use sc_service::{ChainType, Properties};
use serde::Deserialize;
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};

const NO_RUNTIME: &str = "this node was built without the WebAssembly runtime";
const PROTOCOL: &str = "govchain";

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
		path if path.ends_with(".toml") => from_genesis_file(Path::new(path)),
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
	let code = WASM_BINARY.ok_or(NO_RUNTIME)?;
	// Not asked of the WebAssembly runtime, which has the same and would be compiled for it.
	let patch = govchain_runtime::preset(&preset.into()).ok_or("the runtime lacks this preset")?;
	let patch = serde_json::from_slice(&patch).map_err(|e| format!("preset {preset}: {e}"))?;
	Ok(ChainSpec::builder(code, None)
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_protocol_id(PROTOCOL)
		.with_properties(properties())
		.with_genesis_config_patch(patch)
		.build())
}

/// What a genesis file says about the chain apart from its state: the table `chain`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChainTable {
	/// Shown to people.
	name: String,
	/// Names the folder of the database.
	id: String,
	/// Addresses of nodes that a new one asks first: `/dns/HOST/tcp/PORT/p2p/PEER`.
	#[serde(default)]
	boot_nodes: Vec<MultiaddrWithPeerId>,
}

/// The specification of the consortium that a TOML file describes: the table `chain`, and else what
/// the presets of the runtime have, a patch of its genesis configuration.
fn from_genesis_file(path: &Path) -> Result<ChainSpec, String> {
	let code = WASM_BINARY.ok_or(NO_RUNTIME)?;
	let wrong = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
	let text = std::fs::read_to_string(path).map_err(|e| wrong(&e))?;
	let mut genesis: toml::Table = toml::from_str(&text).map_err(|e| wrong(&e))?;
	let chain = genesis
		.remove("chain")
		.ok_or_else(|| wrong(&"the table [chain] with `name` and `id` is missing"))?;
	let chain: ChainTable = chain
		.try_into()
		.map_err(|e: toml::de::Error| wrong(&format!("[chain]: {}", e.message())))?;
	let genesis = serde_json::to_value(genesis).map_err(|e| wrong(&e))?;
	Ok(ChainSpec::builder(code, None)
		.with_name(&chain.name)
		.with_id(&chain.id)
		.with_chain_type(ChainType::Live)
		.with_boot_nodes(chain.boot_nodes)
		.with_protocol_id(PROTOCOL)
		.with_properties(properties())
		.with_genesis_config_patch(genesis)
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
