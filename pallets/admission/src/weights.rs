// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_admission`.
//!
//! Written by `scripts/weights`, 20 steps, 10 repeats: change the benchmarks, not this.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_admission`.
pub trait WeightInfo {
	fn set_budget() -> Weight;
	fn admit() -> Weight;
}

/// Weights for `pallet_admission` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Admission::BudgetTable` (r:1 w:1), at most 96 bytes
	fn set_budget() -> Weight {
		// Shortest run: 5_779 nanoseconds.
		Weight::from_parts(6_259_000, 232)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Admission::BudgetTable` (r:1 w:0), at most 96 bytes
	/// Storage: `Admission::NotedState` (r:0 w:1), at most 8 bytes
	/// Storage: `Admission::Uses` (r:1 w:1), at most 40 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn admit() -> Weight {
		// Shortest run: 10_716 nanoseconds.
		Weight::from_parts(11_487_000, 404)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn set_budget() -> Weight {
		Weight::from_parts(6_259_000, 232)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn admit() -> Weight {
		Weight::from_parts(11_487_000, 404)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
