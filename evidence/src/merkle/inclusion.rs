// SPDX-License-Identifier: Apache-2.0

use core::fmt;

use super::{LeafHash, NodeHash, TreeHead, MAX_TREE_SIZE};

/// Why an inclusion proof was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InclusionError {
	/// The size is above [`MAX_TREE_SIZE`].
	SizeTooLarge,
	/// A tree of this size has no leaf with this index.
	IndexOutOfRange,
	/// The proof has fewer hashes than the path from this leaf to the root.
	ProofTooShort,
	/// The proof has more hashes than the path from this leaf to the root.
	ProofTooLong,
	/// The path ends in another root: the leaf, its index or a hash of the proof is wrong.
	RootMismatch,
}

impl fmt::Display for InclusionError {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(match self {
			Self::SizeTooLarge => "the log is said to have more than 2^63 entries",
			Self::IndexOutOfRange => "the log has no entry with this index",
			Self::ProofTooShort => "the proof has too few hashes for this index and size",
			Self::ProofTooLong => "the proof has too many hashes for this index and size",
			Self::RootMismatch => "the proof doesn't lead from this entry to this root",
		})
	}
}

impl core::error::Error for InclusionError {}

/// Checks that `leaf` is the leaf `index`, counted from 0, of the tree `head` (RFC 9162 §2.1.3.2).
pub fn verify_inclusion(
	leaf: LeafHash,
	index: u64,
	head: &TreeHead,
	proof: &[NodeHash],
) -> Result<(), InclusionError> {
	let size = head.size.0;
	if size > MAX_TREE_SIZE {
		return Err(InclusionError::SizeTooLarge);
	}
	if index >= size {
		return Err(InclusionError::IndexOutOfRange);
	}
	// Position of the node on the path, and of the last node, on the level that the loop is at.
	let mut node = index;
	let mut last = size.saturating_sub(1);
	let mut hash = NodeHash::from(leaf);
	for sibling in proof {
		if last == 0 {
			return Err(InclusionError::ProofTooLong);
		}
		if node & 1 == 1 || node == last {
			hash = NodeHash::of(sibling, &hash);
			// A last node without a sibling goes up as it is until it is a right child.
			if node & 1 == 0 {
				let levels = node.trailing_zeros();
				node >>= levels;
				last >>= levels;
			}
		} else {
			hash = NodeHash::of(&hash, sibling);
		}
		node >>= 1;
		last >>= 1;
	}
	if last != 0 {
		return Err(InclusionError::ProofTooShort);
	}
	if hash != head.root {
		return Err(InclusionError::RootMismatch);
	}
	Ok(())
}
