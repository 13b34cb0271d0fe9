// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_governance`.
//!
//! Written by `scripts/weights`, 16 steps, 8 repeats: change the benchmarks, not this.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_governance`.
pub trait WeightInfo {
	fn enact(b: u32, ) -> Weight;
	fn emergency(b: u32, ) -> Weight;
}

/// Weights for `pallet_governance` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Seats` (r:1 w:0), at most 2946 bytes
	/// The range of component `b` is `[0, 65536]`.
	fn enact(b: u32, ) -> Weight {
		// Shortest run: 22_895 nanoseconds.
		Weight::from_parts(25_039_625_668, 300)
			.saturating_add(Weight::from_parts(1_887, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(1986_u64))
	}
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Seats` (r:1 w:0), at most 2946 bytes
	/// The range of component `b` is `[0, 65536]`.
	fn emergency(b: u32, ) -> Weight {
		// Shortest run: 22_864 nanoseconds.
		Weight::from_parts(25_039_426_572, 300)
			.saturating_add(Weight::from_parts(1_979, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(1986_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn enact(b: u32, ) -> Weight {
		Weight::from_parts(25_039_625_668, 300)
			.saturating_add(Weight::from_parts(1_887, 0).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(1986_u64))
	}
	fn emergency(b: u32, ) -> Weight {
		Weight::from_parts(25_039_426_572, 300)
			.saturating_add(Weight::from_parts(1_979, 0).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(1986_u64))
	}
}
