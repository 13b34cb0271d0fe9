// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_governance`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::RocksDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_governance`.
pub trait WeightInfo {
	fn enact(b: u32, ) -> Weight;
	fn emergency(b: u32, ) -> Weight;
}

/// Weights for `pallet_governance` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn enact(b: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(12_000_000, 0)
			.saturating_add(Weight::from_parts(1_500, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	fn emergency(b: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(12_000_000, 0)
			.saturating_add(Weight::from_parts(1_500, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	fn enact(b: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(12_000_000, 0)
			.saturating_add(Weight::from_parts(1_500, 0).saturating_mul(b.into()))
			.saturating_add(RocksDbWeight::get().reads(1_u64))
	}
	fn emergency(b: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(12_000_000, 0)
			.saturating_add(Weight::from_parts(1_500, 0).saturating_mul(b.into()))
			.saturating_add(RocksDbWeight::get().reads(1_u64))
	}
}
