// SPDX-License-Identifier: Apache-2.0

use alloc::vec::Vec;
use core::fmt;

use super::{LeafHash, NodeHash, TreeHead, TreeSize};

/// Why a root or a proof can't be built.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BuildError {
	/// The size asked for, or the larger one of two, is above that of the log.
	BeyondLog { asked: TreeSize, size: TreeSize },
	/// The old size is above the new one.
	Shrinks,
	/// A log of this size has no leaf with this index.
	IndexOutOfRange,
}

impl fmt::Display for BuildError {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::BeyondLog { asked, size } => {
				write!(f, "the log has {} entries, not {}", size.0, asked.0)
			}
			Self::Shrinks => f.write_str("the old size is above the new one"),
			Self::IndexOutOfRange => f.write_str("the log has no entry with this index"),
		}
	}
}

impl core::error::Error for BuildError {}

/// A log's tree in memory: it grows, and gives the root and the proofs of every size it has had.
///
/// It keeps the hash of each complete subtree, at most two hashes a leaf. A root or a proof takes
/// O(log² n) of them.
#[derive(Clone, Default)]
pub struct MerkleTree {
	/// On level `k`, node `i` is the root of the leaves `i·2^k` to `(i+1)·2^k − 1`.
	levels: Vec<Vec<NodeHash>>,
	size: u64,
}

impl MerkleTree {
	/// The tree of an empty log.
	pub fn new() -> Self {
		Self::default()
	}

	/// Appends a leaf.
	pub fn push(&mut self, leaf: LeafHash) {
		let mut node = NodeHash::from(leaf);
		let mut above = self.levels.iter_mut();
		loop {
			let Some(level) = above.next() else {
				self.levels.push(Vec::from([node]));
				break;
			};
			level.push(node);
			match level.as_slice() {
				[.., left, right] if level.len().is_multiple_of(2) => {
					node = NodeHash::of(left, right)
				}
				_ => break,
			}
		}
		self.size = self.size.saturating_add(1);
	}

	/// Number of leaves.
	pub fn size(&self) -> TreeSize {
		TreeSize(self.size)
	}

	/// Size and root now.
	pub fn head(&self) -> TreeHead {
		let root = if self.size == 0 { None } else { self.subtree(0, self.size) };
		TreeHead { size: self.size(), root: root.unwrap_or_else(NodeHash::of_nothing) }
	}

	/// Size and root when the log had `size` leaves.
	pub fn head_at(&self, size: TreeSize) -> Result<TreeHead, BuildError> {
		let root = if size.0 == 0 {
			NodeHash::of_nothing()
		} else {
			self.subtree(0, size.0).ok_or(self.beyond(size))?
		};
		Ok(TreeHead { size, root })
	}

	/// The proof that leaf `index`, counted from 0, is in the tree of `size` leaves: `PATH` of RFC
	/// 6962 §2.1.1.
	pub fn inclusion_proof(&self, index: u64, size: TreeSize) -> Result<Vec<NodeHash>, BuildError> {
		if index >= size.0 {
			return Err(BuildError::IndexOutOfRange);
		}
		let beyond = self.beyond(size);
		if size > self.size() {
			return Err(beyond);
		}
		let (mut start, mut end) = (0, size.0);
		let mut path = Vec::new();
		while let Some(middle) = middle(start, end) {
			let sibling = if index < middle {
				let right = self.subtree(middle, end);
				end = middle;
				right
			} else {
				let left = self.subtree(start, middle);
				start = middle;
				left
			};
			path.push(sibling.ok_or(beyond)?);
		}
		path.reverse();
		Ok(path)
	}

	/// The proof that the tree of `old` leaves is a prefix of the tree of `new` leaves: `PROOF` of
	/// RFC 6962 §2.1.2, and empty from the empty tree.
	pub fn consistency_proof(
		&self,
		old: TreeSize,
		new: TreeSize,
	) -> Result<Vec<NodeHash>, BuildError> {
		if old > new {
			return Err(BuildError::Shrinks);
		}
		let beyond = self.beyond(new);
		if new > self.size() {
			return Err(beyond);
		}
		let (mut start, mut end) = (0, new.0);
		let mut path = Vec::new();
		if old.0 == 0 {
			return Ok(path);
		}
		while let Some(middle) = middle(start, end).filter(|_| end != old.0) {
			if old.0 <= middle {
				path.push(self.subtree(middle, end).ok_or(beyond)?);
				end = middle;
			} else {
				path.push(self.subtree(start, middle).ok_or(beyond)?);
				start = middle;
			}
		}
		// Where the old tree is itself a subtree of the new one, who checks has its root already.
		if start != 0 {
			path.push(self.subtree(start, end).ok_or(beyond)?);
		}
		path.reverse();
		Ok(path)
	}

	fn beyond(&self, asked: TreeSize) -> BuildError {
		BuildError::BeyondLog { asked, size: self.size() }
	}

	/// The root of the leaves `start` to `end − 1`, which must be a subtree of some size of the log.
	/// The recursion is as deep as the tree.
	fn subtree(&self, start: u64, end: u64) -> Option<NodeHash> {
		let width = end.checked_sub(start)?;
		if width.is_power_of_two() {
			let level = width.trailing_zeros();
			let nodes = self.levels.get(usize::try_from(level).ok()?)?;
			return nodes.get(usize::try_from(start >> level).ok()?).copied();
		}
		let middle = middle(start, end)?;
		Some(NodeHash::of(&self.subtree(start, middle)?, &self.subtree(middle, end)?))
	}
}

/// Where the tree over the leaves `start` to `end − 1` splits: after the largest power of two
/// smaller than their number. `None` for a single leaf.
fn middle(start: u64, end: u64) -> Option<u64> {
	let level = end.checked_sub(start)?.checked_sub(1)?.checked_ilog2()?;
	start.checked_add(1u64.checked_shl(level)?)
}
