// SPDX-License-Identifier: Apache-2.0

//! The command line.

use std::path::PathBuf;

use govchain_runtime::Header;
use sc_cli::{arg_enums::SyncMode, RunCmd};
use sc_network::PeerId;
use sc_service::BasePath;

/// Bytes of the state that stay in memory, unless `--trie-cache-size` says otherwise. Each block writes new parts of
/// the trie, so what is allowed is used in time, and the stock limit is more than a whole node may have here.
const TRIE_CACHE: &str = "33554432";

/// What `govchain-node` is told.
#[derive(Debug, clap::Parser)]
#[command(mut_arg("trie_cache_size", |size| size.default_value(TRIE_CACHE)))]
pub struct Cli {
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	#[clap(flatten)]
	pub run: RunCmd,

	/// Serve light clients and whoever reads: let in any peer for as long as the chain lists this node
	/// as a gateway.
	#[arg(long, conflicts_with = "validator")]
	pub gateway: bool,

	/// Folder of compiled runtimes, which nodes on one machine may share; in the base path unless told
	/// otherwise. What lies there is run as it is: nobody else may be able to write to it.
	#[arg(long, value_name = "DIR", env = "GOVCHAIN_RUNTIME_CACHE", global = true)]
	pub runtime_cache: Option<PathBuf>,

	/// Header of a finalised block, as `govctl chain trust-point` writes it: `--sync warp` goes there,
	/// instead of having it proven from genesis on, which nobody can across a restart of finality.
	#[arg(long, value_name = "FILE")]
	pub trust_point: Option<PathBuf>,
}

impl Cli {
	/// Where compiled runtimes are kept.
	pub fn runtime_cache(&self, base: &BasePath) -> std::io::Result<PathBuf> {
		match &self.runtime_cache {
			Some(path) => std::path::absolute(path),
			None => std::path::absolute(base.path().join("runtimes")),
		}
	}

	/// The block that the operator trusts to be final.
	pub fn trust_point(&self) -> sc_cli::Result<Option<Header>> {
		let Some(path) = &self.trust_point else { return Ok(None) };
		let wrong = |error: &dyn std::fmt::Display| {
			sc_cli::Error::Input(format!("--trust-point {}: {error}", path.display()))
		};
		if !matches!(self.run.network_params.sync, SyncMode::Warp) {
			return Err(wrong(&"it says where --sync warp goes, and that is not asked for"));
		}
		let text = std::fs::read_to_string(path).map_err(|error| wrong(&error))?;
		serde_json::from_str(&text).map(Some).map_err(|error| wrong(&error))
	}

	/// Whom the operator lets in, apart from the chain.
	///
	/// The boot nodes of a chain's specification are not among them: a peer that the chain removes
	/// would stay for everybody.
	pub fn peers(&self) -> Peers {
		let network = &self.run.network_params;
		Peers {
			named: network
				.bootnodes
				.iter()
				.chain(&network.reserved_nodes)
				.map(|address| address.peer_id)
				.collect(),
			gateway: self.gateway,
		}
	}
}

/// Whom an operator lets in, apart from the chain.
#[derive(Debug)]
pub struct Peers {
	/// The boot nodes and reserved nodes of the command line.
	pub named: Vec<PeerId>,
	/// Whether any peer is let in once the chain lists this node as a gateway.
	pub gateway: bool,
}

/// What `govchain-node` does besides running.
#[allow(clippy::large_enum_variant, reason = "one value, made once at start")]
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Make, show and insert keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Write the specification of a chain as JSON.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Check blocks that are in the database.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Write the state of a block as a chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Read blocks from a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Delete the whole chain from this machine.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Compile a runtime into the folder of compiled runtimes, ahead of an upgrade to it.
	PrepareRuntime(PrepareRuntime),

	/// Take back blocks that are not finalised.
	Revert(sc_cli::RevertCmd),

	/// Show what the database holds.
	ChainInfo(sc_cli::ChainInfoCmd),
}

/// Which runtime is compiled, and for whom.
#[derive(Debug, clap::Parser)]
pub struct PrepareRuntime {
	/// The runtime as the upgrade will carry it.
	#[arg(long, value_name = "FILE")]
	pub code: PathBuf,

	/// As the node is told: code for more memory is compiled apart.
	#[arg(long, value_name = "COUNT")]
	pub default_heap_pages: Option<u32>,

	#[allow(missing_docs)]
	#[clap(flatten)]
	pub shared_params: sc_cli::SharedParams,
}

impl sc_cli::CliConfiguration for PrepareRuntime {
	fn shared_params(&self) -> &sc_cli::SharedParams {
		&self.shared_params
	}

	fn default_heap_pages(&self) -> sc_cli::Result<Option<u64>> {
		Ok(self.default_heap_pages.map(u64::from))
	}
}
