// SPDX-License-Identifier: Apache-2.0

use super::{naive, *};

fn entries(size: u64) -> Vec<Vec<u8>> {
	(0..size).map(entry).collect()
}

#[test]
fn roots_and_proofs_are_those_of_the_definition() {
	let (tree, entries) = (tree(UP_TO), entries(UP_TO));
	for size in 0..=UP_TO {
		let d = &entries[..size as usize];
		assert_eq!(head_at(&tree, size).root.0, naive::mth(d));
		for index in 0..size {
			let proof = tree.inclusion_proof(index, TreeSize(size)).unwrap();
			let proof: Vec<_> = proof.iter().map(|hash| hash.0).collect();
			assert_eq!(proof, naive::path(index as usize, d), "leaf {index} of {size}");
		}
		for old in 1..=size {
			let proof = tree.consistency_proof(TreeSize(old), TreeSize(size)).unwrap();
			let proof: Vec<_> = proof.iter().map(|hash| hash.0).collect();
			assert_eq!(proof, naive::proof(old as usize, d), "{old} to {size}");
		}
	}
}

#[test]
fn a_tree_forgets_no_earlier_size() {
	let mut growing = MerkleTree::new();
	let mut heads = vec![growing.head()];
	for i in 0..UP_TO {
		growing.push(LeafHash::of(&entry(i)));
		heads.push(growing.head());
	}
	for (size, head) in (0..).zip(heads) {
		assert_eq!(head_at(&growing, size), head);
		assert_eq!(head.size, TreeSize(size));
	}
}

#[test]
fn building_fails_when_asked_for_what_the_log_does_not_have() {
	let tree = tree(6);
	let beyond = |asked| BuildError::BeyondLog { asked: TreeSize(asked), size: TreeSize(6) };
	for asked in [7, 8, 64, MAX_TREE_SIZE, u64::MAX] {
		assert_eq!(tree.head_at(TreeSize(asked)), Err(beyond(asked)));
		assert_eq!(tree.inclusion_proof(0, TreeSize(asked)), Err(beyond(asked)));
		for old in [0, 1, 6, asked] {
			assert_eq!(tree.consistency_proof(TreeSize(old), TreeSize(asked)), Err(beyond(asked)));
		}
	}
	assert_eq!(tree.inclusion_proof(6, TreeSize(6)), Err(BuildError::IndexOutOfRange));
	assert_eq!(tree.inclusion_proof(0, TreeSize(0)), Err(BuildError::IndexOutOfRange));
	assert_eq!(tree.consistency_proof(TreeSize(5), TreeSize(4)), Err(BuildError::Shrinks));
	assert_eq!(beyond(7).to_string(), "the log has 6 entries, not 7");
}
