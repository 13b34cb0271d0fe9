// SPDX-License-Identifier: Apache-2.0

//! The eight-leaf reference tree of Certificate Transparency implementations, and every proof of
//! an independent implementation.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use hex_literal::hex;
use sha2_next::Sha256;

use super::*;

fn reference_entries() -> [Vec<u8>; 8] {
	[
		vec![],
		hex!("00").into(),
		hex!("10").into(),
		hex!("2021").into(),
		hex!("3031").into(),
		hex!("40414243").into(),
		hex!("5051525354555657").into(),
		hex!("606162636465666768696a6b6c6d6e6f").into(),
	]
}

const REFERENCE_ROOTS: [[u8; 32]; 9] = [
	hex!("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
	hex!("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
	hex!("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
	hex!("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
	hex!("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
	hex!("4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
	hex!("76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
	hex!("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
	hex!("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
];

const LEAF_1: [u8; 32] = hex!("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7");
const LEAF_4: [u8; 32] = hex!("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
const NODE_2_3: [u8; 32] = hex!("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e");
const NODE_4_5: [u8; 32] = hex!("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a");
const NODE_6_7: [u8; 32] = hex!("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0");
const NODE_4_7: [u8; 32] = hex!("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");

fn reference_tree() -> MerkleTree {
	let mut tree = MerkleTree::new();
	reference_entries().iter().for_each(|entry| tree.push(LeafHash::of(entry)));
	tree
}

fn hashes(proof: Vec<NodeHash>) -> Vec<[u8; 32]> {
	proof.into_iter().map(|hash| hash.0).collect()
}

#[test]
fn roots_are_those_of_the_reference_tree() {
	let tree = reference_tree();
	for (size, root) in (0..).zip(REFERENCE_ROOTS) {
		assert_eq!(head_at(&tree, size).root, NodeHash(root), "{size} leaves");
	}
	assert_eq!(tree.head(), head_at(&tree, 8));
	assert_eq!(MerkleTree::new().head(), TreeHead::empty());
}

#[test]
fn inclusion_proofs_are_those_of_the_reference_tree() {
	let cases: [(u64, u64, &[[u8; 32]]); 7] = [
		(0, 1, &[]),
		(0, 2, &[LEAF_1]),
		(1, 2, &[REFERENCE_ROOTS[1]]),
		(2, 3, &[REFERENCE_ROOTS[2]]),
		(1, 5, &[REFERENCE_ROOTS[1], NODE_2_3, LEAF_4]),
		(0, 8, &[LEAF_1, NODE_2_3, NODE_4_7]),
		(5, 8, &[LEAF_4, NODE_6_7, REFERENCE_ROOTS[4]]),
	];
	for (index, size, expected) in cases {
		let proof = reference_tree().inclusion_proof(index, TreeSize(size)).unwrap();
		assert_eq!(hashes(proof), expected, "leaf {index} of {size}");
	}
}

#[test]
fn consistency_proofs_are_those_of_the_reference_tree() {
	let cases: [(u64, u64, &[[u8; 32]]); 4] = [
		(1, 1, &[]),
		(1, 8, &[LEAF_1, NODE_2_3, NODE_4_7]),
		(2, 5, &[NODE_2_3, LEAF_4]),
		(6, 8, &[NODE_4_5, NODE_6_7, REFERENCE_ROOTS[4]]),
	];
	for (old, new, expected) in cases {
		let proof = reference_tree().consistency_proof(TreeSize(old), TreeSize(new)).unwrap();
		assert_eq!(hashes(proof), expected, "{old} to {new}");
	}
}

#[test]
fn another_implementation_gives_the_same_roots_and_proofs() {
	let ours = tree(UP_TO);
	let mut theirs = MemoryBackedTree::<Sha256, Vec<u8>>::new();
	assert_eq!(theirs.root().as_bytes().as_slice(), head_at(&ours, 0).root.0);
	for size in 1..=UP_TO {
		theirs.push(entry(size - 1));
		assert_eq!(theirs.root().as_bytes().as_slice(), head_at(&ours, size).root.0);
		for index in 0..size {
			let our_proof = hashes(ours.inclusion_proof(index, TreeSize(size)).unwrap());
			assert_eq!(theirs.prove_inclusion(index as usize).as_bytes(), our_proof.concat());
		}
		for old in 1..=size {
			let our_proof = ours.consistency_proof(TreeSize(old), TreeSize(size)).unwrap();
			let their_proof = theirs.prove_consistency((size - old) as usize);
			assert_eq!(their_proof.as_bytes(), hashes(our_proof).concat());
		}
	}
}

#[test]
fn encodings_are_fixed() {
	use codec::Encode;
	let head = TreeHead { size: TreeSize(0x0102), root: NodeHash([7; 32]) };
	assert_eq!(head.encode(), [&hex!("0201000000000000")[..], &[7; 32]].concat());
	assert_eq!(LeafHash([3; 32]).encode(), [3; 32]);
	assert_eq!(NodeHash([3; 32]).to_string(), format!("0x{}", "03".repeat(32)));
}
