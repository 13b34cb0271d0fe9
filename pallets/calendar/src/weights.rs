// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_calendar`.
//!
//! Written by `scripts/weights`, 20 steps, 10 repeats: change the benchmarks, not this.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_calendar`.
pub trait WeightInfo {
	fn publish_year(o: u32, w: u32, ) -> Weight;
	fn amend_year(o: u32, w: u32, ) -> Weight;
	fn on_initialize() -> Weight;
	fn on_timestamp_set() -> Weight;
	fn hand_over() -> Weight;
}

/// Weights for `pallet_calendar` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Calendar::CoverageOf` (r:1 w:1), at most 404 bytes
	/// Storage: `Calendar::YearTables` (r:0 w:1), at most 56 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `o` is `[0, 100]`.
	/// The range of component `w` is `[0, 100]`.
	fn publish_year(o: u32, w: u32, ) -> Weight {
		// Shortest run: 13_020 nanoseconds.
		Weight::from_parts(13_353_230, 596)
			.saturating_add(Weight::from_parts(6_120, 0).saturating_mul(o.into()))
			.saturating_add(Weight::from_parts(6_670, 0).saturating_mul(w.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Calendar::CoverageOf` (r:1 w:1), at most 404 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:1), at most 56 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `o` is `[0, 100]`.
	/// The range of component `w` is `[1, 100]`.
	fn amend_year(o: u32, w: u32, ) -> Weight {
		// Shortest run: 15_353 nanoseconds.
		Weight::from_parts(15_625_286, 1282)
			.saturating_add(Weight::from_parts(7_300, 0).saturating_mul(o.into()))
			.saturating_add(Weight::from_parts(7_987, 0).saturating_mul(w.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::MomentAgenda` (r:2 w:0), at most 49 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:2 w:0), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `MultiBlockMigrations::Cursor` (r:1 w:0), at most 65550 bytes
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0), at most 4 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// Storage: `TxPause::PausedCalls` (r:1 w:0), at most 532 bytes
	fn on_initialize() -> Weight {
		// Shortest run: 25_328 nanoseconds.
		Weight::from_parts(27_030_000, 1573)
			.saturating_add(T::DbWeight::get().reads(13_u64))
	}
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LastBlockAt` (r:1 w:1), at most 8 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:1), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:2), at most 53 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `MultiBlockMigrations::Cursor` (r:1 w:0), at most 65550 bytes
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0), at most 4 bytes
	/// Storage: `TxPause::PausedCalls` (r:1 w:0), at most 532 bytes
	fn on_timestamp_set() -> Weight {
		// Shortest run: 29_935 nanoseconds.
		Weight::from_parts(32_629_000, 1561)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Approvals::Cases` (r:1 w:0), at most 290 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:2 w:1), at most 49 bytes
	fn hand_over() -> Weight {
		// Shortest run: 9_794 nanoseconds.
		Weight::from_parts(10_736_000, 180)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn publish_year(o: u32, w: u32, ) -> Weight {
		Weight::from_parts(13_353_230, 596)
			.saturating_add(Weight::from_parts(6_120, 0).saturating_mul(o.into()))
			.saturating_add(Weight::from_parts(6_670, 0).saturating_mul(w.into()))
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn amend_year(o: u32, w: u32, ) -> Weight {
		Weight::from_parts(15_625_286, 1282)
			.saturating_add(Weight::from_parts(7_300, 0).saturating_mul(o.into()))
			.saturating_add(Weight::from_parts(7_987, 0).saturating_mul(w.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn on_initialize() -> Weight {
		Weight::from_parts(27_030_000, 1573)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
	}
	fn on_timestamp_set() -> Weight {
		Weight::from_parts(32_629_000, 1561)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn hand_over() -> Weight {
		Weight::from_parts(10_736_000, 180)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
