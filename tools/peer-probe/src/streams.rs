// SPDX-License-Identifier: Apache-2.0

//! The streams that peers of this chain keep open with each other, over which they tell what is new.
//!
//! What a node of the SDK does with them depends on whom it already talks to:
//!
//! - It takes block announces from any peer that isn't banned, while it has room, if the handshake names
//!   its own first block (`SyncingEngine::validate_connection`).
//! - It has no room for transactions and votes but for reserved peers (`in_peers: 0` and
//!   `NonReservedPeerMode::Deny` in `TransactionsHandlerPrototype` and `grandpa_peers_set_config`). Whoever
//!   has the stream of block announces becomes one, and then the node opens both by itself.
//!
//! So without block announces even a listed peer is refused transactions and votes, and with them it is
//! given both. That an unlisted one is refused these two doesn't tell whether the door did it, for which
//! every unlisted peer is banned, or the want of room. Block announces tell, and so does the node's log
//! (`sub-libp2p::peerset=debug`).

use crate::questions::Hash;

/// What a full node says that it is (`sc_network_common::role::Roles::FULL`).
const FULL_NODE: u8 = 1;
/// The best block that this peer says it has: the first, so that nobody asks it for any.
const BEST_BLOCK: u32 = 0;

/// A stream, and what is said to open it.
pub struct Stream {
	/// What it carries.
	pub about: &'static str,
	/// The protocol on which it is opened.
	pub protocol: String,
	/// The first message, on which the other side decides.
	pub handshake: Vec<u8>,
}

/// The streams of the chain that begins with a block: that of block announces, and the two that come after it.
///
/// The first handshake is `BlockAnnouncesHandshake` in SCALE: the role, the number and the hash of the best
/// block, and the hash of the first. In all others the network puts the role alone.
pub fn streams(genesis: &Hash) -> Vec<Stream> {
	let stream = |about, protocol: &str, handshake| Stream {
		about,
		protocol: format!("/{}/{protocol}", hex::encode(genesis)),
		handshake,
	};
	let role = vec![FULL_NODE];
	let best = BEST_BLOCK.to_le_bytes().to_vec();
	let announces = [role.clone(), best, genesis.to_vec(), genesis.to_vec()].concat();
	vec![
		stream("block announces", "block-announces/1", announces),
		stream("transactions", "transactions/1", role.clone()),
		stream("votes", "grandpa/1", role),
	]
}
