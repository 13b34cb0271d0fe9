// SPDX-License-Identifier: Apache-2.0

//! Building and checking proofs: one definition for runtime, node, client and verifier.
//!
//! [`merkle`] is the append-only log of RFC 6962: its tree hash, inclusion proofs and consistency
//! proofs. Everything here works without the standard library, allocates only where a proof is
//! built, and doesn't panic whatever it is given.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::as_conversions
	)
)]

extern crate alloc;

pub mod merkle;
