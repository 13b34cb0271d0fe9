// SPDX-License-Identifier: Apache-2.0

use super::{naive::shape_of_path, *};

fn leaf(i: u64) -> LeafHash {
	LeafHash::of(&entry(i))
}

#[test]
fn every_leaf_of_every_size_is_included() {
	let tree = tree(UP_TO);
	for size in 1..=UP_TO {
		let head = head_at(&tree, size);
		for index in 0..size {
			let proof = tree.inclusion_proof(index, head.size).unwrap();
			assert_eq!(verify_inclusion(leaf(index), index, &head, &proof), Ok(()));
		}
	}
}

#[test]
fn a_spoiled_proof_is_refused() {
	let tree = tree(20);
	for size in 1..=20 {
		let head = head_at(&tree, size);
		for index in 0..size {
			let proof = tree.inclusion_proof(index, head.size).unwrap();
			for bad in spoiled(&proof) {
				let expected = match bad.len().cmp(&proof.len()) {
					core::cmp::Ordering::Less => InclusionError::ProofTooShort,
					core::cmp::Ordering::Equal => InclusionError::RootMismatch,
					core::cmp::Ordering::Greater => InclusionError::ProofTooLong,
				};
				let result = verify_inclusion(leaf(index), index, &head, &bad);
				assert_eq!(result, Err(expected), "leaf {index} of {size}");
			}
			let other_root = TreeHead { root: NodeHash([9; 32]), ..head };
			assert_eq!(
				verify_inclusion(leaf(index), index, &other_root, &proof),
				Err(InclusionError::RootMismatch)
			);
			assert_eq!(
				verify_inclusion(leaf(99), index, &head, &proof),
				Err(InclusionError::RootMismatch)
			);
		}
	}
}

/// A wrong index or size is refused, unless the path has the same shape, which no verifier can see.
#[test]
fn another_index_or_size_is_refused_when_the_path_differs() {
	let tree = tree(20);
	for size in 1..=20 {
		for index in 0..size {
			let head = head_at(&tree, size);
			let proof = tree.inclusion_proof(index, head.size).unwrap();
			for said_size in 0..=40 {
				let said = TreeHead { size: TreeSize(said_size), ..head };
				for said_index in 0..=40 {
					let same = said_index < said_size
						&& shape_of_path(said_index as usize, said_size as usize)
							== shape_of_path(index as usize, size as usize);
					let result = verify_inclusion(leaf(index), said_index, &said, &proof);
					assert_eq!(
						result.is_ok(),
						same,
						"{index} of {size} as {said_index} of {said_size}"
					);
				}
			}
		}
	}
}

#[test]
fn extremes_are_refused_without_panic() {
	let head = |size| TreeHead { size: TreeSize(size), root: NodeHash([1; 32]) };
	let verify = |index, size, len: usize| {
		verify_inclusion(leaf(0), index, &head(size), &vec![NodeHash([2; 32]); len])
	};
	assert_eq!(verify(0, MAX_TREE_SIZE + 1, 0), Err(InclusionError::SizeTooLarge));
	assert_eq!(verify(u64::MAX - 1, u64::MAX, 64), Err(InclusionError::SizeTooLarge));
	assert_eq!(verify(0, 0, 0), Err(InclusionError::IndexOutOfRange));
	assert_eq!(verify(7, 7, 3), Err(InclusionError::IndexOutOfRange));
	assert_eq!(verify(MAX_TREE_SIZE - 1, MAX_TREE_SIZE, 63), Err(InclusionError::RootMismatch));
	assert_eq!(verify(MAX_TREE_SIZE - 1, MAX_TREE_SIZE, 62), Err(InclusionError::ProofTooShort));
	assert_eq!(verify(MAX_TREE_SIZE - 1, MAX_TREE_SIZE, 64), Err(InclusionError::ProofTooLong));
	assert_eq!(verify(MAX_TREE_SIZE - 2, MAX_TREE_SIZE - 1, 63), Err(InclusionError::ProofTooLong));
	assert_eq!(verify(0, MAX_TREE_SIZE, 10_000), Err(InclusionError::ProofTooLong));
}

proptest::proptest! {
	#[test]
	fn whatever_comes_is_answered(
		index: u64,
		size: u64,
		root: [u8; 32],
		proof in proptest::collection::vec(proptest::array::uniform32(0u8..), 0..70),
	) {
		let proof: Vec<_> = proof.into_iter().map(NodeHash).collect();
		let head = TreeHead { size: TreeSize(size), root: NodeHash(root) };
		assert!(verify_inclusion(leaf(0), index, &head, &proof).is_err());
		assert!(verify_inclusion(leaf(0), index % size.max(1), &head, &proof).is_err());
	}
}
