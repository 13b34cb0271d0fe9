// SPDX-License-Identifier: Apache-2.0

//! The Merkle tree of RFC 6962 §2.1 (unchanged in RFC 9162 §2.1) over SHA-256.
//!
//! A leaf is hashed as `SHA-256(0x00 ‖ entry)` and a node as `SHA-256(0x01 ‖ left ‖ right)`, so that
//! neither can pass for the other. A tree of `n` leaves splits at the largest power of two smaller
//! than `n`; the root of the empty tree is the hash of nothing.
//!
//! # What a proof proves
//!
//! - Inclusion: the leaf is under this root, at the place that index and size describe.
//! - Consistency: everything under the old root is under the new one, in the same order and at the
//!   same place. A log can grow and can't be rewritten.
//!
//! Neither binds the size to the root. The path to a leaf, and the shape of a consistency proof, are
//! the same for several sizes (from 4 leaves to 5, 6, 7 or 8, say), and whoever states a size may
//! state another one of the same shape. RFC 6962 leaves this to the signature over size and root;
//! here a size is a claim of who made the checkpoint until an auditor has replayed the log. What was
//! under a root once stays under every later one all the same.
//!
//! # Why not a library
//!
//! `ct-merkle` 0.3 is no_std, well licensed and kept, and the tests hold this module against it for
//! every pair of sizes up to 70. It isn't used on chain: its verification panics on sizes above
//! 2^63, it proves the inclusion of entries and not of leaf hashes (an erased entry leaves only its
//! hash), it can't give the root of an earlier size, and it doesn't say which root was missed.

mod consistency;
mod inclusion;
#[cfg(test)]
mod tests;
mod tree;

use core::fmt;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sha2::{Digest, Sha256};

pub use consistency::{roots_of_consistency_proof, verify_consistency, ConsistencyError};
pub use inclusion::{verify_inclusion, InclusionError};
pub use tree::{BuildError, MerkleTree};

/// The most leaves a tree may have: 2^63, so that [`MAX_PROOF_LEN`] hashes are enough for every
/// proof.
pub const MAX_TREE_SIZE: u64 = 1 << 63;

/// The most hashes in a proof. A consistency proof has at most ⌈log₂ n⌉ + 1, an inclusion proof one
/// less.
pub const MAX_PROOF_LEN: u32 = 64;

/// The hash of an entry as a leaf.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
)]
pub struct LeafHash(pub [u8; 32]);

/// The hash of a subtree: of two nodes, of one leaf, or of no leaf at all. A root is one.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
)]
pub struct NodeHash(pub [u8; 32]);

/// Number of leaves of a tree. Sizes above [`MAX_TREE_SIZE`] are refused where they are used.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
)]
pub struct TreeSize(pub u64);

/// What a checkpoint says about a log.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct TreeHead {
	pub size: TreeSize,
	pub root: NodeHash,
}

impl TreeHead {
	/// The head of the empty log.
	pub fn empty() -> Self {
		Self { size: TreeSize(0), root: NodeHash::of_nothing() }
	}
}

const LEAF_PREFIX: [u8; 1] = [0x00];
const NODE_PREFIX: [u8; 1] = [0x01];

impl LeafHash {
	/// `SHA-256(0x00 ‖ entry)`.
	pub fn of(entry: &[u8]) -> Self {
		Self(Sha256::new().chain_update(LEAF_PREFIX).chain_update(entry).finalize().into())
	}
}

impl NodeHash {
	/// `SHA-256(0x01 ‖ left ‖ right)`.
	pub fn of(left: &Self, right: &Self) -> Self {
		let hash = Sha256::new().chain_update(NODE_PREFIX).chain_update(left.0);
		Self(hash.chain_update(right.0).finalize().into())
	}

	/// The root of the empty tree: `SHA-256()`.
	pub fn of_nothing() -> Self {
		Self(Sha256::digest([]).into())
	}
}

impl From<LeafHash> for NodeHash {
	/// The tree of one leaf has the leaf's hash as its root.
	fn from(leaf: LeafHash) -> Self {
		Self(leaf.0)
	}
}

fn write_hex(bytes: &[u8; 32], f: &mut fmt::Formatter) -> fmt::Result {
	f.write_str("0x")?;
	bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

impl fmt::Display for LeafHash {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write_hex(&self.0, f)
	}
}

impl fmt::Display for NodeHash {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write_hex(&self.0, f)
	}
}

impl fmt::Debug for LeafHash {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write_hex(&self.0, f)
	}
}

impl fmt::Debug for NodeHash {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write_hex(&self.0, f)
	}
}
