// SPDX-License-Identifier: Apache-2.0

use super::{naive::shape_of_proof, *};

fn verify(old: &TreeHead, new: &TreeHead, proof: &[NodeHash]) -> Result<(), ConsistencyError> {
	verify_consistency(old, new, proof)
}

fn is_root_mismatch(result: Result<(), ConsistencyError>) -> bool {
	use ConsistencyError::{NewRootMismatch, OldRootMismatch};
	matches!(result, Err(OldRootMismatch | NewRootMismatch))
}

#[test]
fn every_size_is_a_prefix_of_every_later_one() {
	let tree = tree(UP_TO);
	for new in 0..=UP_TO {
		for old in 0..=new {
			let proof = tree.consistency_proof(TreeSize(old), TreeSize(new)).unwrap();
			let (old, new) = (head_at(&tree, old), head_at(&tree, new));
			assert_eq!(verify(&old, &new, &proof), Ok(()), "{old:?} to {new:?}");
		}
	}
}

#[test]
fn a_shrunk_log_is_refused() {
	let tree = tree(UP_TO);
	for old in 1..=UP_TO {
		for new in 0..old {
			let proof = tree.consistency_proof(TreeSize(new), TreeSize(old)).unwrap();
			let (old, new) = (head_at(&tree, old), head_at(&tree, new));
			assert_eq!(verify(&old, &new, &proof), Err(ConsistencyError::Shrunk));
			assert_eq!(verify(&old, &new, &[]), Err(ConsistencyError::Shrunk));
		}
	}
}

#[test]
fn a_log_rewritten_in_any_entry_is_refused() {
	let honest = tree(20);
	for rewritten in 0..20 {
		let mut forged = MerkleTree::new();
		for i in 0..20 {
			let entry = if i == rewritten { b"nothing happened".into() } else { entry(i) };
			forged.push(LeafHash::of(&entry));
		}
		// Checkpoints after the entry was made, and the log as it is shown after the forgery.
		for old in rewritten + 1..=20 {
			for new in old..=20 {
				let proof = forged.consistency_proof(TreeSize(old), TreeSize(new)).unwrap();
				let result = verify(&head_at(&honest, old), &head_at(&forged, new), &proof);
				if old == new {
					assert_eq!(result, Err(ConsistencyError::SameSizeOtherRoot));
				} else if old.is_power_of_two() {
					assert_eq!(result, Err(ConsistencyError::NewRootMismatch));
				} else {
					assert_eq!(result, Err(ConsistencyError::OldRootMismatch));
				}
			}
		}
	}
}

#[test]
fn a_fork_is_refused_although_both_sides_extend_the_same_log() {
	let ours = tree(12);
	let mut theirs = tree(7);
	(7..12).for_each(|i| theirs.push(LeafHash::of(&entry(i + 100))));
	let from_common = theirs.consistency_proof(TreeSize(7), TreeSize(12)).unwrap();
	assert_eq!(verify(&head_at(&ours, 7), &theirs.head(), &from_common), Ok(()));
	let from_fork = theirs.consistency_proof(TreeSize(9), TreeSize(12)).unwrap();
	assert!(is_root_mismatch(verify(&head_at(&ours, 9), &theirs.head(), &from_fork)));
	assert_eq!(verify(&ours.head(), &theirs.head(), &[]), Err(ConsistencyError::SameSizeOtherRoot));
}

#[test]
fn a_spoiled_proof_is_refused() {
	let tree = tree(20);
	for new in 0..=20 {
		for old in 0..=new {
			let proof = tree.consistency_proof(TreeSize(old), TreeSize(new)).unwrap();
			let (old, new) = (head_at(&tree, old), head_at(&tree, new));
			for bad in spoiled(&proof) {
				let result = verify(&old, &new, &bad);
				match bad.len().cmp(&proof.len()) {
					core::cmp::Ordering::Less => {
						assert_eq!(result, Err(ConsistencyError::ProofTooShort))
					}
					core::cmp::Ordering::Equal => assert!(is_root_mismatch(result)),
					core::cmp::Ordering::Greater => {
						assert_eq!(result, Err(ConsistencyError::ProofTooLong))
					}
				}
			}
			let bad_root = NodeHash([9; 32]);
			if new.size > old.size {
				let bad_old = verify(&TreeHead { root: bad_root, ..old }, &new, &proof);
				assert!(is_root_mismatch(bad_old));
				if old.size.0 > 0 {
					let bad_new = verify(&old, &TreeHead { root: bad_root, ..new }, &proof);
					assert_eq!(bad_new, Err(ConsistencyError::NewRootMismatch));
				}
			}
		}
	}
}

/// Wrong sizes are refused, unless the proof has the same shape, which no verifier can see: see
/// "What a proof proves".
#[test]
fn other_sizes_are_refused_when_the_proof_differs() {
	const N: u64 = 17;
	let tree = tree(N);
	let mut indistinguishable = 0;
	for new in 2..=N {
		for old in 1..new {
			let proof = tree.consistency_proof(TreeSize(old), TreeSize(new)).unwrap();
			let (old_head, new_head) = (head_at(&tree, old), head_at(&tree, new));
			for said_new in 2..=2 * N {
				for said_old in 1..said_new {
					let result = verify(
						&TreeHead { size: TreeSize(said_old), ..old_head },
						&TreeHead { size: TreeSize(said_new), ..new_head },
						&proof,
					);
					let same = shape_of_proof(old as usize, new as usize)
						== shape_of_proof(said_old as usize, said_new as usize);
					assert_eq!(result.is_ok(), same, "{old}→{new} as {said_old}→{said_new}");
					indistinguishable += u32::from(same && (old, new) != (said_old, said_new));
				}
			}
		}
	}
	assert!(indistinguishable > 0);
	// The example of the module's documentation.
	let (four, six) = (head_at(&tree, 4), head_at(&tree, 6));
	let proof = tree.consistency_proof(TreeSize(4), TreeSize(6)).unwrap();
	for said in 5..=8 {
		assert_eq!(verify(&four, &TreeHead { size: TreeSize(said), ..six }, &proof), Ok(()));
	}
	assert!(verify(&four, &TreeHead { size: TreeSize(9), ..six }, &proof).is_err());
}

#[test]
fn the_empty_log_has_one_root_and_needs_no_proof() {
	let tree = tree(5);
	let (empty, five) = (TreeHead::empty(), tree.head());
	assert_eq!(verify(&empty, &empty, &[]), Ok(()));
	assert_eq!(verify(&empty, &five, &[]), Ok(()));
	let hash = [NodeHash([1; 32])];
	assert_eq!(verify(&empty, &five, &hash), Err(ConsistencyError::ProofTooLong));
	let not_empty = TreeHead { root: NodeHash([1; 32]), ..empty };
	assert_eq!(verify(&not_empty, &five, &[]), Err(ConsistencyError::OldRootMismatch));
	assert_eq!(verify(&empty, &not_empty, &[]), Err(ConsistencyError::SameSizeOtherRoot));
	assert_eq!(
		roots_of_consistency_proof(&empty, five.size, &[]),
		Err(ConsistencyError::ProofTooLong)
	);
}

#[test]
fn the_longest_proof_has_as_many_hashes_as_allowed() {
	let max = MAX_PROOF_LEN as usize;
	let hash = NodeHash([2; 32]);
	let head = |size, root| TreeHead { size: TreeSize(size), root };
	for old in [MAX_TREE_SIZE - 1, MAX_TREE_SIZE / 2 + 1, 3, 1] {
		let count = (0..=2 * max)
			.find(|n| {
				let old = head(old, hash);
				roots_of_consistency_proof(&old, TreeSize(MAX_TREE_SIZE), &vec![hash; *n]).is_ok()
			})
			.unwrap();
		assert!(count <= max, "{count} hashes from {old}");
		let old = head(old, hash);
		let too_long =
			roots_of_consistency_proof(&old, TreeSize(MAX_TREE_SIZE), &vec![hash; count + 1]);
		assert_eq!(too_long, Err(ConsistencyError::ProofTooLong));
	}
	// The roots that a proof gives are those that it proves.
	let proof = vec![hash; max];
	let old = head(MAX_TREE_SIZE - 1, hash);
	let (old_root, new_root) =
		roots_of_consistency_proof(&old, TreeSize(MAX_TREE_SIZE), &proof).unwrap();
	let (old, new) = (head(MAX_TREE_SIZE - 1, old_root), head(MAX_TREE_SIZE, new_root));
	assert_eq!(verify(&old, &new, &proof), Ok(()));
}

#[test]
fn extremes_are_refused_without_panic() {
	let head = |size| TreeHead { size: TreeSize(size), root: NodeHash([1; 32]) };
	let check =
		|old, new, len: usize| verify(&head(old), &head(new), &vec![NodeHash([2; 32]); len]);
	assert_eq!(check(1, MAX_TREE_SIZE + 1, 64), Err(ConsistencyError::SizeTooLarge));
	assert_eq!(check(u64::MAX - 1, u64::MAX, 64), Err(ConsistencyError::SizeTooLarge));
	assert_eq!(check(u64::MAX, u64::MAX, 0), Err(ConsistencyError::SizeTooLarge));
	assert_eq!(check(u64::MAX, 1, 0), Err(ConsistencyError::Shrunk));
	assert_eq!(check(3, 7, 10_000), Err(ConsistencyError::ProofTooLong));
	assert_eq!(check(3, 7, 0), Err(ConsistencyError::ProofTooShort));
	assert_eq!(check(4, 7, 0), Err(ConsistencyError::ProofTooShort));
	let over = roots_of_consistency_proof(&head(1), TreeSize(u64::MAX), &[]);
	assert_eq!(over, Err(ConsistencyError::SizeTooLarge));
	let back = roots_of_consistency_proof(&head(2), TreeSize(1), &[]);
	assert_eq!(back, Err(ConsistencyError::Shrunk));
}

proptest::proptest! {
	#[test]
	fn whatever_comes_is_answered(
		old: u64,
		new: u64,
		roots: ([u8; 32], [u8; 32]),
		proof in proptest::collection::vec(proptest::array::uniform32(0u8..), 0..70),
	) {
		let proof: Vec<_> = proof.into_iter().map(NodeHash).collect();
		let old = TreeHead { size: TreeSize(old), root: NodeHash(roots.0) };
		let new = TreeHead { size: TreeSize(new), root: NodeHash(roots.1) };
		assert!(verify(&old, &new, &proof).is_err());
		assert!(verify(&new, &old, &proof).is_err());
	}
}
