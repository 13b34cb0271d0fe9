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
	fn end_stream() -> Weight;
	fn on_stream_silence() -> Weight;
}

/// Weights for `pallet_data_audit` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `DataAudit::DataSetsByName` (r:1 w:1), at most 162 bytes
	/// Storage: `DataAudit::DataSets` (r:0 w:1), at most 158 bytes
	/// Storage: `DataAudit::Fields` (r:0 w:1), at most 16910 bytes
	/// Storage: `DataAudit::LastDataSet` (r:1 w:1), at most 4 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `f` is `[1, 256]`.
	fn register_data_set(f: u32, ) -> Weight {
		// Shortest run: 121_080 nanoseconds.
		Weight::from_parts(155_478_438, 2282)
			.saturating_add(Weight::from_parts(281_262, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DataAudit::DataSets` (r:1 w:0), at most 158 bytes
	/// Storage: `DataAudit::Grants` (r:4 w:2), at most 471 bytes
	/// Storage: `DataAudit::LastGrant` (r:1 w:1), at most 8 bytes
	/// Storage: `Departments::Departments` (r:12 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `f` is `[1, 256]`.
	fn grant(f: u32, ) -> Weight {
		// Shortest run: 175_261 nanoseconds.
		Weight::from_parts(199_860_380, 6151)
			.saturating_add(Weight::from_parts(43_012, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(32_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DataAudit::DataSets` (r:1 w:0), at most 158 bytes
	/// Storage: `DataAudit::Grants` (r:1 w:1), at most 471 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:2 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn revoke_grant() -> Weight {
		// Shortest run: 110_725 nanoseconds.
		Weight::from_parts(133_128_000, 4013)
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:0 w:1), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `DataAudit::DataSets` (r:32 w:0), at most 158 bytes
	/// Storage: `DataAudit::LastCheckpoints` (r:0 w:1), at most 64 bytes
	/// Storage: `DataAudit::LastStream` (r:1 w:1), at most 4 bytes
	/// Storage: `DataAudit::StreamDescriptions` (r:0 w:1), at most 311 bytes
	/// Storage: `DataAudit::StreamsByName` (r:1 w:1), at most 162 bytes
	/// Storage: `DataAudit::Streams` (r:0 w:1), at most 101 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `d` is `[0, 32]`.
	fn open_stream(d: u32, ) -> Weight {
		// Shortest run: 176_784 nanoseconds.
		Weight::from_parts(204_752_440, 4832)
			.saturating_add(Weight::from_parts(4_814_165, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(28_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
			.saturating_add(Weight::from_parts(0, 167).saturating_mul(d.into()))
	}
	/// Storage: `DataAudit::Streams` (r:1 w:1), at most 101 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn set_agent() -> Weight {
		// Shortest run: 104_355 nanoseconds.
		Weight::from_parts(135_642_000, 2486)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:1 w:2), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:2 w:0), at most 56 bytes
	/// Storage: `DataAudit::DailyCheckpoints` (r:0 w:5), at most 76 bytes
	/// Storage: `DataAudit::LastCheckpoints` (r:1 w:1), at most 64 bytes
	/// Storage: `DataAudit::Streams` (r:1 w:1), at most 101 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `p` is `[3, 64]`.
	fn checkpoint(p: u32, ) -> Weight {
		// Shortest run: 181_250 nanoseconds.
		Weight::from_parts(232_138_249, 5341)
			.saturating_add(Weight::from_parts(2_919_352, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(30_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:1 w:1), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:2 w:0), at most 56 bytes
	/// Storage: `DataAudit::EndedStreams` (r:0 w:1), at most 177 bytes
	/// Storage: `DataAudit::StreamDescriptions` (r:1 w:0), at most 311 bytes
	/// Storage: `DataAudit::StreamsByName` (r:0 w:1), at most 162 bytes
	/// Storage: `DataAudit::Streams` (r:1 w:1), at most 101 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn end_stream() -> Weight {
		// Shortest run: 144_345 nanoseconds.
		Weight::from_parts(194_410_000, 5428)
			.saturating_add(T::DbWeight::get().reads(30_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Calendar::MomentAgenda` (r:1 w:0), at most 49 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:11 w:0), at most 53 bytes
	/// Storage: `DataAudit::Streams` (r:1 w:1), at most 101 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn on_stream_silence() -> Weight {
		// Shortest run: 65_678 nanoseconds.
		Weight::from_parts(99_097_000, 6550)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn register_data_set(f: u32, ) -> Weight {
		Weight::from_parts(155_478_438, 2282)
			.saturating_add(Weight::from_parts(281_262, 0).saturating_mul(f.into()))
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn grant(f: u32, ) -> Weight {
		Weight::from_parts(199_860_380, 6151)
			.saturating_add(Weight::from_parts(43_012, 0).saturating_mul(f.into()))
			.saturating_add(ParityDbWeight::get().reads(32_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn revoke_grant() -> Weight {
		Weight::from_parts(133_128_000, 4013)
			.saturating_add(ParityDbWeight::get().reads(23_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn open_stream(d: u32, ) -> Weight {
		Weight::from_parts(204_752_440, 4832)
			.saturating_add(Weight::from_parts(4_814_165, 0).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(28_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
			.saturating_add(Weight::from_parts(0, 167).saturating_mul(d.into()))
	}
	fn set_agent() -> Weight {
		Weight::from_parts(135_642_000, 2486)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn checkpoint(p: u32, ) -> Weight {
		Weight::from_parts(232_138_249, 5341)
			.saturating_add(Weight::from_parts(2_919_352, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(30_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn end_stream() -> Weight {
		Weight::from_parts(194_410_000, 5428)
			.saturating_add(ParityDbWeight::get().reads(30_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn on_stream_silence() -> Weight {
		Weight::from_parts(99_097_000, 6550)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
