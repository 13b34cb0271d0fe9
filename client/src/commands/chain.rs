// SPDX-License-Identifier: Apache-2.0

//! `govctl chain`: how far the nodes are.

use std::{
	collections::BTreeSet,
	fs,
	path::{Path, PathBuf},
};

use clap::Subcommand;
use serde::{Deserialize, Serialize};
use serde_json::json;
use subxt::{config::substrate::H256, rpcs::client::RpcParams, Metadata};

use crate::{
	chain::{all_read, each, unreadable, BlockRef, Chain, Node},
	exit::{Exit, Failure, Outcome},
	messages as m,
	output::{table, Output},
	rooms::{
		authorities::{self, ListedNode},
		from_hexadecimal, hexadecimal,
	},
	Common,
};

/// The chain as nodes see it.
#[derive(Subcommand, Debug)]
pub enum ChainCommand {
	/// Show each node of `--url`: chain, version, best and finalised block, peers.
	Status,
	/// Write the header of the newest block that every node of `--url` has finalised. A new node that
	/// is started with it (`--sync warp --trust-point FILE`) takes the state there as given, so ask
	/// nodes of several departments.
	TrustPoint,
	/// Save what is needed to write calls without a node: the chain's genesis hash and its metadata.
	Metadata {
		/// Where to write it.
		file: PathBuf,
	},
}

/// What is needed to write calls without a node. Good until the runtime is upgraded.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SavedMetadata {
	/// Hash of the genesis block.
	pub genesis: H256,
	/// Of the runtime whose metadata it is.
	pub spec_version: u32,
	/// As the node gives it, in hexadecimal.
	metadata: String,
}

impl SavedMetadata {
	pub fn read(path: &Path) -> Outcome<Self> {
		let text = fs::read_to_string(path).map_err(Failure::usage);
		let saved = text.and_then(|text| serde_json::from_str(&text).map_err(Failure::usage));
		saved.map_err(|failure| failure.during(path.display()))
	}

	pub fn decode(&self) -> Outcome<Metadata> {
		let broken = |failure: Failure| failure.after(m::SAVED_METADATA, &[]);
		let bytes = from_hexadecimal(&self.metadata).map_err(broken)?;
		Metadata::decode_from(&bytes).map_err(|error| broken(Failure::usage(error)))
	}
}

pub async fn run(command: ChainCommand, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		ChainCommand::Status => status(common, output).await,
		ChainCommand::TrustPoint => trust_point(common, output).await,
		ChainCommand::Metadata { file } => metadata(&file, common, output).await,
	}
}

async fn metadata(path: &Path, common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let block = node.finalised().await?.hash;
	let answer = node.methods.state_get_metadata(Some(block)).await.map_err(unreadable)?;
	let saved = SavedMetadata {
		genesis: node.api.genesis_hash(),
		spec_version: node.at(block).await?.spec_version(),
		metadata: hexadecimal(answer.into_raw()),
	};
	// Nobody should find out without a connection that it can't be read.
	saved.decode()?;
	let text = serde_json::to_string(&saved).map_err(Failure::usage)?;
	fs::write(path, text).map_err(|error| Failure::machine(path, error))?;
	let (version, genesis) = (saved.spec_version, format!("{:?}", saved.genesis));
	let value = json!({ "specVersion": version, "genesis": genesis, "file": path });
	let text = output.text(m::METADATA_SAVED, &[&version, &genesis, &path.display()]);
	output.result(text, &value)
}

/// The same header from every node, or nothing. Each is asked for the header itself: a hash that all
/// name says nothing of what one of them shows under it.
async fn trust_point(common: &Common, output: &mut Output<'_>) -> Outcome {
	let config = Chain::new();
	let mut nodes = Vec::new();
	let mut peers = BTreeSet::new();
	for url in &common.url {
		let node = Node::connect(url, &config).await?;
		let finalised = node.finalised().await?.number;
		peers.insert(node.peer_id().await?);
		nodes.push((finalised, node));
	}
	let number = nodes.iter().map(|(finalised, _)| *finalised).min().unwrap_or_default();
	let mut agreed: Option<(serde_json::Value, &Node)> = None;
	for (_, node) in &nodes {
		let mut params = RpcParams::new();
		params.push(node.hash_at(number).await?).map_err(unreadable)?;
		let header: serde_json::Value = node.request("chain_getHeader", params).await?;
		match &agreed {
			Some((known, first)) if *known != header => {
				let values: [&dyn std::fmt::Display; 3] = [&first.url, &node.url, &number];
				return Err(Failure::says(Exit::Unmet, m::DIFFERENT_FINALISED, &values));
			}
			Some(_) => {}
			None => agreed = Some((header, node)),
		}
	}
	let (header, first) = agreed.ok_or_else(|| Failure::says(Exit::Usage, m::NO_URL, &[]))?;
	let at = first.at(first.hash_at(number).await?).await?;
	ensure_of_two(&peers, &authorities::nodes(&at).await?)?;
	output.result(format!("{header:#}"), &header)
}

/// Refuses the nodes with these peer ids unless two departments answer for them, as the chain lists it. What
/// it doesn't list is of no department; where it lists none, two nodes are enough.
fn ensure_of_two(peers: &BTreeSet<String>, listed: &[ListedNode]) -> Outcome {
	let is_asked = |one: &&ListedNode| peers.contains(&one.name());
	let departments: BTreeSet<_> =
		listed.iter().filter(is_asked).map(|one| one.department).collect();
	let answer = if listed.is_empty() { peers.len() } else { departments.len() };
	match answer < 2 {
		true => {
			Err(Failure::says(Exit::Usage, m::TRUST_TAKES_TWO, &[&peers.len(), &departments.len()]))
		}
		false => Ok(()),
	}
}

async fn status(common: &Common, output: &mut Output<'_>) -> Outcome {
	let all = each(&common.url, read_status).await;
	let mut texts = Vec::new();
	let mut values = Vec::new();
	for (url, read) in &all {
		let label = output.text(m::LABEL_NODE, &[]);
		let status = match read {
			Ok(status) => status,
			Err(failure) => {
				texts.push(table(&[(label, format!("{url}  {}", failure.shown(output.lang)))]));
				values.push(json!({ "url": url, "error": failure.to_string() }));
				continue;
			}
		};
		let Status { chain, name, version, spec, genesis, best, finalised, peers } = status;
		texts.push(table(&[
			(label, format!("{url}  {name} {version}")),
			(
				output.text(m::LABEL_CHAIN, &[]),
				output.text(m::CHAIN_LINE, &[chain, spec, &format!("{genesis:?}")]),
			),
			(
				output.text(m::LABEL_BLOCK, &[]),
				format!(
					"{} {}  {} {}  {} {peers}",
					output.text(m::LABEL_BEST, &[]),
					best.number,
					output.text(m::LABEL_FINALISED, &[]),
					finalised.number,
					output.text(m::LABEL_PEERS, &[]),
				),
			),
		]));
		values.push(json!({
			"url": url,
			"chain": chain,
			"node": name,
			"version": version,
			"specVersion": spec,
			"genesis": genesis,
			"best": best.number,
			"finalised": finalised.number,
			"finalisedHash": finalised.hash,
			"peers": peers,
		}));
	}
	output.result(texts.join("\n\n"), &json!(values))?;
	all_read(&all)
}

/// What a node says of itself.
struct Status {
	chain: String,
	name: String,
	version: String,
	spec: u32,
	genesis: H256,
	best: BlockRef,
	finalised: BlockRef,
	peers: usize,
}

async fn read_status(node: Node) -> Outcome<Status> {
	let (best, finalised) = tokio::try_join!(node.best(), node.finalised())?;
	Ok(Status {
		chain: node.methods.system_chain().await.map_err(unreadable)?,
		name: node.methods.system_name().await.map_err(unreadable)?,
		version: node.methods.system_version().await.map_err(unreadable)?,
		spec: node.at(best.hash).await?.spec_version(),
		genesis: node.api.genesis_hash(),
		best,
		finalised,
		peers: node.methods.system_health().await.map_err(unreadable)?.peers,
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rooms::authorities::NodeKind;

	#[test]
	fn a_trust_point_takes_nodes_of_two_departments() {
		let node = |number: u8, department| {
			let peer = vec![number; 38];
			ListedNode { peer, department, kind: NodeKind::Authority }
		};
		let listed = [node(1, 1), node(2, 2), node(3, 2)];
		let asked = |numbers: &[u8], listed: &[ListedNode]| {
			let peers = numbers.iter().map(|number| node(*number, 0).name()).collect();
			ensure_of_two(&peers, listed).map_err(|failure| failure.exit)
		};
		assert_eq!(asked(&[1, 2], &listed), Ok(()));
		// One of them has two addresses; two are of one department; one isn't listed.
		for numbers in [&[1, 1][..], &[2, 3], &[1, 9]] {
			assert_eq!(asked(numbers, &listed), Err(Exit::Usage), "{numbers:?}");
		}
		assert_eq!((asked(&[1, 9], &[]), asked(&[1, 1], &[])), (Ok(()), Err(Exit::Usage)));
	}
}
