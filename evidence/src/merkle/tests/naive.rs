// SPDX-License-Identifier: Apache-2.0

//! The recursive definitions of RFC 6962 §2.1, word for word and without regard for cost, plus the
//! shape of each proof: what is hashed with what, the hashes themselves left out. Two pairs of
//! sizes with one shape can't be told apart by any verifier.

use sha2::{Digest, Sha256};

pub type Hash = [u8; 32];

fn sha256(parts: &[&[u8]]) -> Hash {
	Sha256::digest(parts.concat()).into()
}

/// "The largest power of two smaller than n".
fn k(n: usize) -> usize {
	let mut k = 1;
	while k * 2 < n {
		k *= 2;
	}
	k
}

/// `MTH(D[n])`.
pub fn mth(d: &[Vec<u8>]) -> Hash {
	match d.len() {
		0 => sha256(&[]),
		1 => sha256(&[&[0], &d[0]]),
		n => sha256(&[&[1], &mth(&d[..k(n)]), &mth(&d[k(n)..])]),
	}
}

/// `PATH(m, D[n])`.
pub fn path(m: usize, d: &[Vec<u8>]) -> Vec<Hash> {
	let n = d.len();
	if n == 1 {
		return vec![];
	}
	let (mut path, sibling) = if m < k(n) {
		(path(m, &d[..k(n)]), mth(&d[k(n)..]))
	} else {
		(path(m - k(n), &d[k(n)..]), mth(&d[..k(n)]))
	};
	path.push(sibling);
	path
}

/// `PROOF(m, D[n])`.
pub fn proof(m: usize, d: &[Vec<u8>]) -> Vec<Hash> {
	subproof(m, d, true)
}

fn subproof(m: usize, d: &[Vec<u8>], b: bool) -> Vec<Hash> {
	let n = d.len();
	if m == n {
		return if b { vec![] } else { vec![mth(d)] };
	}
	let (mut proof, sibling) = if m <= k(n) {
		(subproof(m, &d[..k(n)], b), mth(&d[k(n)..]))
	} else {
		(subproof(m - k(n), &d[k(n)..], false), mth(&d[..k(n)]))
	};
	proof.push(sibling);
	proof
}

/// The shape of `PATH(m, D[n])`: on which side the sibling is, from the leaf up.
pub fn shape_of_path(m: usize, n: usize) -> String {
	if n == 1 {
		String::new()
	} else if m < k(n) {
		shape_of_path(m, k(n)) + "R"
	} else {
		shape_of_path(m - k(n), n - k(n)) + "L"
	}
}

/// The shape of `PROOF(m, D[n])`: whether it begins at the old root or at a hash of its own, and on
/// which side each sibling is.
pub fn shape_of_proof(m: usize, n: usize) -> String {
	fn shape(m: usize, n: usize, b: bool) -> String {
		if m == n {
			if b { "old" } else { "own" }.into()
		} else if m <= k(n) {
			shape(m, k(n), b) + "R"
		} else {
			shape(m - k(n), n - k(n), false) + "L"
		}
	}
	shape(m, n, true)
}
