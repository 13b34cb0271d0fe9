// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_admission`.

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

/// Weights for `pallet_admission` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Admission::BudgetTable` (r:1 w:1)
	fn set_budget() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(14_000_000, 1581)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Admission::BudgetTable` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Admission::Uses` (r:1 w:1)
	/// Storage: `Admission::NotedState` (r:1 w:1), of which nothing is left when the block ends
	fn admit() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(18_000_000, 3537)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	fn set_budget() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(14_000_000, 1581)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn admit() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(18_000_000, 3537)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
