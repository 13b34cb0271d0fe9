// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_invoices`: estimates from counted reads and writes, until the benchmarks of
//! the runtime have been run.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::RocksDbWeight, Weight}};

/// Weight functions needed for `pallet_invoices`.
pub trait WeightInfo {
	fn set_profile() -> Weight;
	fn allot_series() -> Weight;
	fn issue() -> Weight;
	fn issue_batch(n: u32, ) -> Weight;
	fn lock() -> Weight;
	fn close() -> Weight;
	fn release() -> Weight;
	fn on_due() -> Weight;
}

/// Weights for `pallet_invoices` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_profile() -> Weight {
		Weight::from_parts(30_000_000, 8000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn allot_series() -> Weight {
		Weight::from_parts(40_000_000, 16000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn issue() -> Weight {
		Weight::from_parts(60_000_000, 24000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// The range of component `n` is `[1, 1000]`.
	fn issue_batch(n: u32, ) -> Weight {
		Weight::from_parts(50_000_000, 20000)
			.saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 8000).saturating_mul(n.into()))
	}
	fn lock() -> Weight {
		Weight::from_parts(60_000_000, 24000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn close() -> Weight {
		Weight::from_parts(50_000_000, 16000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(50_000_000, 16000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn on_due() -> Weight {
		Weight::from_parts(80_000_000, 16000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	fn set_profile() -> Weight {
		Weight::from_parts(30_000_000, 8000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn allot_series() -> Weight {
		Weight::from_parts(40_000_000, 16000)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn issue() -> Weight {
		Weight::from_parts(60_000_000, 24000)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	/// The range of component `n` is `[1, 1000]`.
	fn issue_batch(n: u32, ) -> Weight {
		Weight::from_parts(50_000_000, 20000)
			.saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 8000).saturating_mul(n.into()))
	}
	fn lock() -> Weight {
		Weight::from_parts(60_000_000, 24000)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn close() -> Weight {
		Weight::from_parts(50_000_000, 16000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(50_000_000, 16000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn on_due() -> Weight {
		Weight::from_parts(80_000_000, 16000)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(12_u64))
	}
}
