// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_calendar`, estimated from counted reads and writes until they are measured.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame_support::{traits::Get, weights::{Weight, constants::RocksDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_calendar`.
pub trait WeightInfo {
	fn publish_year(o: u32, w: u32, ) -> Weight;
	fn amend_year(o: u32, w: u32, ) -> Weight;
	fn on_initialize() -> Weight;
	fn on_timestamp_set() -> Weight;
	fn hand_over() -> Weight;
}

/// Weights for `pallet_calendar` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Calendar::LocalOffset` (r:1 w:0)
	/// Storage: `Calendar::CoverageOf` (r:1 w:1)
	/// Storage: `Calendar::YearTables` (r:0 w:1)
	/// The range of component `o` is `[0, 100]`.
	/// The range of component `w` is `[0, 100]`.
	fn publish_year(o: u32, w: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 3_000)
			.saturating_add(Weight::from_parts(100_000, 0).saturating_mul(o.into()))
			.saturating_add(Weight::from_parts(200_000, 0).saturating_mul(w.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Calendar::YearTables` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Calendar::LocalOffset` (r:1 w:0)
	/// Storage: `Calendar::CoverageOf` (r:1 w:1)
	/// The range of component `o` is `[0, 100]`.
	/// The range of component `w` is `[0, 100]`.
	fn amend_year(o: u32, w: u32, ) -> Weight {
		Weight::from_parts(30_000_000, 3_000)
			.saturating_add(Weight::from_parts(200_000, 0).saturating_mul(o.into()))
			.saturating_add(Weight::from_parts(200_000, 0).saturating_mul(w.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Calendar::StandstillCount` (r:1 w:0)
	/// Storage: `Calendar::Standstills` (r:1 w:0)
	/// Storage: `Calendar::LocalOffset` (r:1 w:0)
	/// Storage: `Calendar::CoverageOf` (r:1 w:0)
	/// Storage: `Calendar::YearTables` (r:2 w:0)
	/// Storage: `Calendar::WorkingDayAgenda` (r:1 w:0)
	/// Storage: `Calendar::MomentAgenda` (r:1 w:0)
	/// Storage: `Calendar::Counters` (r:1 w:1)
	fn on_initialize() -> Weight {
		Weight::from_parts(25_000_000, 6_000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Calendar::LastBlockAt` (r:1 w:1)
	/// Storage: `Calendar::StandstillCount` (r:1 w:1)
	/// Storage: `Calendar::Standstills` (r:1 w:2)
	/// Storage: `Calendar::LocalOffset` (r:1 w:0)
	/// Storage: `Calendar::CoverageOf` (r:1 w:0)
	/// Storage: `Calendar::YearTables` (r:2 w:0)
	fn on_timestamp_set() -> Weight {
		Weight::from_parts(25_000_000, 6_000)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Calendar::WorkingDayAgenda` (r:2 w:1)
	fn hand_over() -> Weight {
		Weight::from_parts(10_000_000, 5_000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	/// The range of component `o` is `[0, 100]`.
	/// The range of component `w` is `[0, 100]`.
	fn publish_year(o: u32, w: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 3_000)
			.saturating_add(Weight::from_parts(100_000, 0).saturating_mul(o.into()))
			.saturating_add(Weight::from_parts(200_000, 0).saturating_mul(w.into()))
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	/// The range of component `o` is `[0, 100]`.
	/// The range of component `w` is `[0, 100]`.
	fn amend_year(o: u32, w: u32, ) -> Weight {
		Weight::from_parts(30_000_000, 3_000)
			.saturating_add(Weight::from_parts(200_000, 0).saturating_mul(o.into()))
			.saturating_add(Weight::from_parts(200_000, 0).saturating_mul(w.into()))
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn on_initialize() -> Weight {
		Weight::from_parts(25_000_000, 6_000)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn on_timestamp_set() -> Weight {
		Weight::from_parts(25_000_000, 6_000)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn hand_over() -> Weight {
		Weight::from_parts(10_000_000, 5_000)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
