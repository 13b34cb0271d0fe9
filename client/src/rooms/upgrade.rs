// SPDX-License-Identifier: Apache-2.0

//! The runtime itself: which one runs, which one is authorised, when it began.

use scale_decode::DecodeAsType;
use serde::{Deserialize, Serialize};
use subxt::{
	config::substrate::{DigestItem, H256},
	rpcs::client::RpcParams,
};

use super::Hash32;
use crate::{
	chain::{stored, unreadable, AtBlock, Node},
	exit::{Failure, Outcome},
};

/// Where a chain of this family keeps its runtime.
const CODE_KEY: &str = "0x3a636f6465";
/// Who names the slot of a block in its head.
const AURA: [u8; 4] = *b"aura";

/// The version of the runtime in a state.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Running {
	pub spec_name: String,
	pub spec_version: u32,
	pub transaction_version: u32,
}

/// The runtime at `block`, or at the best one.
pub async fn running(node: &Node, block: Option<H256>) -> Outcome<Running> {
	node.request("state_getRuntimeVersion", params(block)?).await
}

/// The hash of the code at `block`.
pub async fn code_hash(node: &Node, block: H256) -> Outcome<H256> {
	let mut params = RpcParams::new();
	params.push(CODE_KEY).map_err(unreadable)?;
	params.push(block).map_err(unreadable)?;
	let hash: Option<H256> = node.request("state_getStorageHash", params).await?;
	hash.ok_or_else(|| Failure::incompatible("the state has no code"))
}

fn params(block: Option<H256>) -> Outcome<RpcParams> {
	let mut params = RpcParams::new();
	if let Some(block) = block {
		params.push(block).map_err(unreadable)?;
	}
	Ok(params)
}

/// The hash of the code that the council has authorised and that nobody has sent yet.
pub async fn authorised(at: &AtBlock) -> Outcome<Option<Hash32>> {
	#[derive(DecodeAsType)]
	struct Authorisation {
		code_hash: Hash32,
	}
	let found: Option<Authorisation> = stored(at, "System", "AuthorizedUpgrade", ()).await?;
	Ok(found.map(|authorisation| authorisation.code_hash))
}

/// The version that executed the block. The state of the block that brings another code has that code,
/// but the old one made it.
pub async fn made_by(at: &AtBlock) -> Outcome<u32> {
	#[derive(DecodeAsType)]
	struct LastUpgrade {
		spec_version: u32,
	}
	let found: Option<LastUpgrade> = stored(at, "System", "LastRuntimeUpgrade", ()).await?;
	let last = found
		.ok_or_else(|| Failure::incompatible("the state doesn't say which runtime made it"))?;
	Ok(last.spec_version)
}

/// The slot of a block.
pub async fn slot(node: &Node, block: H256) -> Outcome<u64> {
	let header = node.methods.chain_get_header(Some(block)).await.map_err(unreadable)?;
	let slot = header.and_then(|header| slot_of(&header.digest.logs));
	slot.ok_or_else(|| Failure::incompatible(format!("block {block:?} names no slot")))
}

fn slot_of(logs: &[DigestItem]) -> Option<u64> {
	logs.iter().find_map(|item| match item {
		DigestItem::PreRuntime(engine, data) if *engine == AURA => {
			Some(u64::from_le_bytes(data.as_slice().try_into().ok()?))
		}
		_ => None,
	})
}

/// How many slots between `slots`, which are those of successive blocks, have no block: all of them, and
/// at most at once.
pub fn missed(slots: &[u64]) -> (u64, u64) {
	let gaps = slots.windows(2).map(|pair| pair[1].saturating_sub(pair[0]).saturating_sub(1));
	gaps.fold((0, 0), |(all, most), gap| (all + gap, most.max(gap)))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn missed_slots_are_the_gaps() {
		assert_eq!(missed(&[]), (0, 0));
		assert_eq!(missed(&[7, 8, 9]), (0, 0));
		assert_eq!(missed(&[7, 10, 11, 13]), (3, 2));
	}

	#[test]
	fn slot_is_in_the_digest() {
		let slot = 1_772_413_200u64;
		let logs = [
			DigestItem::RuntimeEnvironmentUpdated,
			DigestItem::PreRuntime(AURA, slot.to_le_bytes().to_vec()),
		];
		assert_eq!(slot_of(&logs), Some(slot));
		assert_eq!(slot_of(&logs[..1]), None);
	}
}
