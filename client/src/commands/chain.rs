// SPDX-License-Identifier: Apache-2.0

//! `govctl chain`: how far the nodes are.

use clap::Subcommand;
use serde_json::json;

use crate::{
	chain::{unreadable, Chain, Node},
	exit::Outcome,
	messages as m,
	output::{table, Output},
	Common,
};

/// The chain as nodes see it.
#[derive(Subcommand, Debug)]
pub enum ChainCommand {
	/// Show each node of `--url`: chain, version, best and finalised block, peers.
	Status,
}

pub async fn run(command: ChainCommand, common: &Common, output: &mut Output<'_>) -> Outcome {
	let ChainCommand::Status = command;
	let config = Chain::new();
	let mut texts = Vec::new();
	let mut values = Vec::new();
	for url in &common.url {
		let node = Node::connect(url, &config).await?;
		let (best, finalised) = tokio::try_join!(node.best(), node.finalised())?;
		let health = node.methods.system_health().await.map_err(unreadable)?;
		let chain = node.methods.system_chain().await.map_err(unreadable)?;
		let version = node.methods.system_version().await.map_err(unreadable)?;
		let name = node.methods.system_name().await.map_err(unreadable)?;
		let spec = node.at(best.hash).await?.spec_version();
		let genesis = node.api.genesis_hash();
		texts.push(table(&[
			(output.text(m::LABEL_NODE, &[]), format!("{url}  {name} {version}")),
			("chain".into(), format!("{chain}  runtime {spec}  genesis {genesis:?}")),
			(
				output.text(m::LABEL_BLOCK, &[]),
				format!(
					"{} {}  {} {}  {} {}",
					output.text(m::LABEL_BEST, &[]),
					best.number,
					output.text(m::LABEL_FINALISED, &[]),
					finalised.number,
					output.text(m::LABEL_PEERS, &[]),
					health.peers,
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
			"peers": health.peers,
		}));
	}
	output.result(texts.join("\n\n"), &json!(values))
}
