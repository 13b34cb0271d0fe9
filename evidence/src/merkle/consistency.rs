// SPDX-License-Identifier: Apache-2.0

use core::fmt;

use super::{NodeHash, TreeHead, TreeSize, MAX_TREE_SIZE};

/// Why a consistency proof was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ConsistencyError {
	/// A size is above [`MAX_TREE_SIZE`].
	SizeTooLarge,
	/// The new tree is smaller than the old one.
	Shrunk,
	/// Both trees have the same size and different roots.
	SameSizeOtherRoot,
	/// The proof has fewer hashes than these sizes need.
	ProofTooShort,
	/// The proof has more hashes than these sizes need.
	ProofTooLong,
	/// The proof doesn't lead to the old root. Where the old size is a power of two the proof
	/// doesn't contain the old tree, and only [`ConsistencyError::NewRootMismatch`] can show.
	OldRootMismatch,
	/// The proof leads to the old root and not to the new one.
	NewRootMismatch,
}

impl fmt::Display for ConsistencyError {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(match self {
			Self::SizeTooLarge => "a log is said to have more than 2^63 entries",
			Self::Shrunk => "the new log is shorter than the old one",
			Self::SameSizeOtherRoot => "the logs have the same size and different roots",
			Self::ProofTooShort => "the proof has too few hashes for these sizes",
			Self::ProofTooLong => "the proof has too many hashes for these sizes",
			Self::OldRootMismatch => "the proof doesn't lead to the old root",
			Self::NewRootMismatch => "the proof doesn't lead from the old root to the new one",
		})
	}
}

impl core::error::Error for ConsistencyError {}

/// Checks that the tree `old` is a prefix of the tree `new` (RFC 9162 §2.1.4.2).
///
/// Between equal sizes, and from the empty tree, the proof is empty: the RFC leaves the first to a
/// comparison of roots, and everything is an extension of nothing.
pub fn verify_consistency(
	old: &TreeHead,
	new: &TreeHead,
	proof: &[NodeHash],
) -> Result<(), ConsistencyError> {
	if old.size > new.size {
		return Err(ConsistencyError::Shrunk);
	}
	if old.size == new.size && old.root != new.root {
		return Err(ConsistencyError::SameSizeOtherRoot);
	}
	if old.size.0 == 0 && old.root != NodeHash::of_nothing() {
		return Err(ConsistencyError::OldRootMismatch);
	}
	if new.size.0 > MAX_TREE_SIZE {
		return Err(ConsistencyError::SizeTooLarge);
	}
	if old.size == new.size || old.size.0 == 0 {
		return if proof.is_empty() { Ok(()) } else { Err(ConsistencyError::ProofTooLong) };
	}
	let (old_root, new_root) = roots_of_consistency_proof(old, new.size, proof)?;
	if old_root != old.root {
		return Err(ConsistencyError::OldRootMismatch);
	}
	if new_root != new.root {
		return Err(ConsistencyError::NewRootMismatch);
	}
	Ok(())
}

/// The roots of the old and of the new tree as `proof` gives them, for 0 < old size < new size.
///
/// The old root is read from `old` only where its size is a power of two and the proof leaves it
/// out.
pub fn roots_of_consistency_proof(
	old: &TreeHead,
	new_size: TreeSize,
	proof: &[NodeHash],
) -> Result<(NodeHash, NodeHash), ConsistencyError> {
	if new_size.0 > MAX_TREE_SIZE {
		return Err(ConsistencyError::SizeTooLarge);
	}
	if old.size >= new_size {
		return Err(ConsistencyError::Shrunk);
	}
	// Position of the node on the path, and of the last node of the new tree, on the level that the
	// loop is at. The path begins at the largest complete subtree that ends where the old tree does.
	let mut node = old.size.0.checked_sub(1).ok_or(ConsistencyError::ProofTooLong)?;
	let mut last = new_size.0.saturating_sub(1);
	let levels = node.trailing_ones();
	node >>= levels;
	last >>= levels;

	let (first, rest) = if old.size.0.is_power_of_two() {
		(&old.root, proof)
	} else {
		proof.split_first().ok_or(ConsistencyError::ProofTooShort)?
	};
	let (mut old_root, mut new_root) = (*first, *first);
	for sibling in rest {
		if last == 0 {
			return Err(ConsistencyError::ProofTooLong);
		}
		if node & 1 == 1 || node == last {
			old_root = NodeHash::of(sibling, &old_root);
			new_root = NodeHash::of(sibling, &new_root);
			if node & 1 == 0 {
				let levels = node.trailing_zeros();
				node >>= levels;
				last >>= levels;
			}
		} else {
			new_root = NodeHash::of(&new_root, sibling);
		}
		node >>= 1;
		last >>= 1;
	}
	if last != 0 {
		return Err(ConsistencyError::ProofTooShort);
	}
	Ok((old_root, new_root))
}
