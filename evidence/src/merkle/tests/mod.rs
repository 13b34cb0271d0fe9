// SPDX-License-Identifier: Apache-2.0

mod build;
mod consistency;
mod inclusion;
mod known_answers;
mod naive;

use super::*;

/// The size up to which every pair of sizes and every leaf is tried.
const UP_TO: u64 = 70;

fn entry(i: u64) -> Vec<u8> {
	format!("entry {i}").into_bytes()
}

fn tree(size: u64) -> MerkleTree {
	let mut tree = MerkleTree::new();
	(0..size).for_each(|i| tree.push(LeafHash::of(&entry(i))));
	tree
}

fn head_at(tree: &MerkleTree, size: u64) -> TreeHead {
	tree.head_at(TreeSize(size)).unwrap()
}

/// Every way to spoil a proof by one step: a bit flipped, a hash dropped, added or swapped.
fn spoiled(proof: &[NodeHash]) -> Vec<Vec<NodeHash>> {
	let mut all = Vec::new();
	for at in 0..proof.len() {
		for bit in [0, 7, 100, 255] {
			let mut flipped = proof.to_vec();
			flipped[at].0[bit / 8] ^= 1 << (bit % 8);
			all.push(flipped);
		}
		let mut dropped = proof.to_vec();
		dropped.remove(at);
		all.push(dropped);
		for other in at + 1..proof.len() {
			let mut swapped = proof.to_vec();
			swapped.swap(at, other);
			all.push(swapped);
		}
	}
	for at in 0..=proof.len() {
		for added in [
			NodeHash([0; 32]),
			NodeHash::of_nothing(),
			proof.first().copied().unwrap_or(NodeHash([1; 32])),
		] {
			let mut longer = proof.to_vec();
			longer.insert(at, added);
			if longer != proof {
				all.push(longer);
			}
		}
	}
	all
}
