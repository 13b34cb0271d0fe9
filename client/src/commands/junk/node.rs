// SPDX-License-Identifier: Apache-2.0

//! How the node is: its memory, and whether it goes on making blocks.

use std::{fs, path::Path, time::Duration};

use codec::Decode;
use serde::Deserialize;
use subxt::rpcs::client::rpc_params;

use crate::{
	chain::{unreadable, Node},
	commands::localnet::{self, Running},
	exit::{Exit, Failure, Outcome},
	rooms::hexadecimal,
};

/// In how many blocks the node must have made one, for each authority.
const ROUNDS: u64 = 4;
/// How long it may take to make them.
const PATIENCE: Duration = Duration::from_secs(60);

/// Memory of the nodes on this machine, read again and again.
pub struct Memory {
	nodes: Vec<(Running, Vec<u64>)>,
}

/// What a node's memory was at each reading, in bytes.
pub struct Readings {
	pub name: String,
	pub bytes: Vec<u64>,
}

impl Readings {
	/// By how much it has grown since the first reading.
	pub fn growth(&self) -> i64 {
		let at = |bytes: Option<&u64>| bytes.map_or(0, |bytes| *bytes as i64);
		at(self.bytes.last()) - at(self.bytes.first())
	}
}

impl Memory {
	/// Of the nodes of the local network in `base`; of none without one.
	pub fn of(base: Option<&Path>) -> Outcome<Self> {
		let Some(base) = base else { return Ok(Memory { nodes: Vec::new() }) };
		let nodes = localnet::running(base)?.into_iter();
		Ok(Memory { nodes: nodes.map(|node| (node, Vec::new())).collect() })
	}

	/// Reads what it is now. An error if one of the nodes has ended.
	pub fn read(&mut self) -> Outcome {
		for (node, bytes) in &mut self.nodes {
			bytes.push(allocated(node.id).map_err(|failure| failure.during(&node.name))?);
		}
		Ok(())
	}

	pub fn readings(self) -> Vec<Readings> {
		let nodes = self.nodes.into_iter();
		nodes.map(|(node, bytes)| Readings { name: node.name, bytes }).collect()
	}
}

/// What a process has allocated and written to, in bytes, in memory or swapped out. Resident memory would
/// count files that are mapped, and what the system takes back for a while.
fn allocated(id: i32) -> Outcome<u64> {
	let ended = || Failure::new(Exit::Process, format!("process {id} has ended"));
	let text = fs::read_to_string(format!("/proc/{id}/status")).map_err(|_| ended())?;
	let kib = |name: &str| {
		let line = text.lines().find_map(|line| line.strip_prefix(name));
		line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok())
	};
	let (resident, swapped) = (kib("RssAnon:"), kib("VmSwap:"));
	Ok((resident.ok_or_else(ended)? + swapped.ok_or_else(ended)?) * 1024)
}

/// What a node did after it was sent junk.
pub struct Alive {
	pub blocks: u64,
	pub finalised: u64,
	/// How many of the blocks it made itself; none if it doesn't say, or is no authority.
	pub own: Option<u64>,
}

#[derive(Deserialize)]
struct Header {
	digest: Digest,
}

#[derive(Deserialize)]
struct Digest {
	logs: Vec<String>,
}

/// Waits until the node has come some rounds of authorities further, and looks who made the blocks.
pub async fn alive(node: &Node) -> Outcome<Alive> {
	let authorities = authorities(node).await?;
	let count = authorities.len().max(1) as u64;
	let wanted = ROUNDS * count;
	let (best, finalised) = (node.best().await?.number, node.finalised().await?.number);
	node.until_finalised(finalised + wanted, PATIENCE)
		.await
		.map_err(|failure| failure.during("after the junk"))?;
	let now = node.best().await?.number;
	let mut own = 0;
	for number in best + 1..=now {
		let author = author(node, number, count).await?;
		own += u64::from(authorities.get(author as usize).copied().unwrap_or(false));
	}
	let is_asked = authorities.iter().any(|has_key| *has_key);
	let finalised = node.finalised().await?.number - finalised;
	Ok(Alive { blocks: now - best, finalised, own: is_asked.then_some(own) })
}

/// Whether the node has the key of each authority, in their order.
async fn authorities(node: &Node) -> Outcome<Vec<bool>> {
	let answer = node.methods.state_call("AuraApi_authorities", None, None).await;
	let answer = answer.map_err(unreadable)?;
	let keys = Vec::<[u8; 32]>::decode(&mut answer.as_slice()).map_err(unreadable)?;
	let mut own = Vec::new();
	for key in keys {
		// Only a node that trusts who asks says which keys it has.
		let has_key =
			node.rpc.request("author_hasKey", rpc_params![hexadecimal(key), "aura"]).await;
		own.push(has_key.unwrap_or(false));
	}
	Ok(own)
}

/// The place of the authority that made a block.
async fn author(node: &Node, number: u64, authorities: u64) -> Outcome<u64> {
	let hash = node.hash_at(number).await?;
	let header: Header = node.request("chain_getHeader", rpc_params![hash]).await?;
	// What was known before execution, of Aura, eight bytes: a slot.
	let slot = header.digest.logs.iter().find_map(|log| log.strip_prefix("0x066175726120"));
	let slot =
		slot.and_then(|slot| hex::decode(slot).ok()?.try_into().ok()).map(u64::from_le_bytes);
	let slot = slot.ok_or_else(|| Failure::incompatible(format!("block {number} has no slot")))?;
	Ok(slot % authorities)
}
