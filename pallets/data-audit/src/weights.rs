// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_data_audit`.
//!
//! Written by `scripts/weights`, 20 steps, 10 repeats: change the benchmarks, not this.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_data_audit`.
pub trait WeightInfo {
	fn register_data_set(f: u32, ) -> Weight;
	fn grant(f: u32, ) -> Weight;
	fn revoke_grant() -> Weight;
	fn open_stream(d: u32, ) -> Weight;
	fn set_agent() -> Weight;
	fn checkpoint(p: u32, ) -> Weight;
	fn on_stream_silence() -> Weight;
}

/// Weights for `pallet_data_audit` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `DataAudit::DataSetsByName` (r:1 w:1), at most 162 bytes
	/// Storage: `DataAudit::DataSets` (r:0 w:1), at most 158 bytes
	/// Storage: `DataAudit::Fields` (r:0 w:1), at most 16910 bytes
	/// Storage: `DataAudit::LastDataSet` (r:1 w:1), at most 4 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `f` is `[1, 256]`.
	fn register_data_set(f: u32, ) -> Weight {
		// Shortest run: 92_641 nanoseconds.
		Weight::from_parts(164_873_253, 933)
			.saturating_add(Weight::from_parts(918_644, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DataAudit::DataSets` (r:1 w:0), at most 158 bytes
	/// Storage: `DataAudit::Grants` (r:4 w:2), at most 471 bytes
	/// Storage: `DataAudit::LastGrant` (r:1 w:1), at most 8 bytes
	/// Storage: `Departments::Departments` (r:2 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `f` is `[1, 256]`.
	fn grant(f: u32, ) -> Weight {
		// Shortest run: 202_543 nanoseconds.
		Weight::from_parts(293_488_839, 3518)
			.saturating_add(Weight::from_parts(108_115, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DataAudit::DataSets` (r:1 w:0), at most 158 bytes
	/// Storage: `DataAudit::Grants` (r:1 w:1), at most 471 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn revoke_grant() -> Weight {
		// Shortest run: 91_179 nanoseconds.
		Weight::from_parts(159_317_000, 1880)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:0 w:1), at most 26 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `DataAudit::DataSets` (r:32 w:0), at most 158 bytes
	/// Storage: `DataAudit::LastCheckpoints` (r:0 w:1), at most 64 bytes
	/// Storage: `DataAudit::LastStream` (r:1 w:1), at most 4 bytes
	/// Storage: `DataAudit::StreamDescriptions` (r:0 w:1), at most 311 bytes
	/// Storage: `DataAudit::StreamsByName` (r:1 w:1), at most 162 bytes
	/// Storage: `DataAudit::Streams` (r:0 w:1), at most 101 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `d` is `[0, 32]`.
	fn open_stream(d: u32, ) -> Weight {
		// Shortest run: 142_265 nanoseconds.
		Weight::from_parts(197_494_408, 2196)
			.saturating_add(Weight::from_parts(10_211_608, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
			.saturating_add(Weight::from_parts(0, 167).saturating_mul(d.into()))
	}
	/// Storage: `DataAudit::Streams` (r:1 w:1), at most 101 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn set_agent() -> Weight {
		// Shortest run: 70_440 nanoseconds.
		Weight::from_parts(130_860_000, 1137)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:1 w:2), at most 26 bytes
	/// Storage: `Calendar::YearTables` (r:2 w:0), at most 56 bytes
	/// Storage: `DataAudit::DailyCheckpoints` (r:0 w:5), at most 76 bytes
	/// Storage: `DataAudit::LastCheckpoints` (r:1 w:1), at most 64 bytes
	/// Storage: `DataAudit::Streams` (r:1 w:1), at most 101 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `p` is `[3, 64]`.
	fn checkpoint(p: u32, ) -> Weight {
		// Shortest run: 157_316 nanoseconds.
		Weight::from_parts(234_739_672, 2673)
			.saturating_add(Weight::from_parts(5_544_907, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Calendar::MomentAgenda` (r:1 w:0), at most 26 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `DataAudit::Streams` (r:1 w:1), at most 101 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn on_stream_silence() -> Weight {
		// Shortest run: 30_064 nanoseconds.
		Weight::from_parts(50_039_000, 517)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn register_data_set(f: u32, ) -> Weight {
		Weight::from_parts(164_873_253, 933)
			.saturating_add(Weight::from_parts(918_644, 0).saturating_mul(f.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn grant(f: u32, ) -> Weight {
		Weight::from_parts(293_488_839, 3518)
			.saturating_add(Weight::from_parts(108_115, 0).saturating_mul(f.into()))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn revoke_grant() -> Weight {
		Weight::from_parts(159_317_000, 1880)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn open_stream(d: u32, ) -> Weight {
		Weight::from_parts(197_494_408, 2196)
			.saturating_add(Weight::from_parts(10_211_608, 0).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
			.saturating_add(Weight::from_parts(0, 167).saturating_mul(d.into()))
	}
	fn set_agent() -> Weight {
		Weight::from_parts(130_860_000, 1137)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn checkpoint(p: u32, ) -> Weight {
		Weight::from_parts(234_739_672, 2673)
			.saturating_add(Weight::from_parts(5_544_907, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn on_stream_silence() -> Weight {
		Weight::from_parts(50_039_000, 517)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
