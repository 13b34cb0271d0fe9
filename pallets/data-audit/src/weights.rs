// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_data_audit`.
//!
//! Written by `scripts/weights`, 16 steps, 8 repeats: change the benchmarks, not this.

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
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `f` is `[1, 256]`.
	fn register_data_set(f: u32, ) -> Weight {
		// Shortest run: 80_110 nanoseconds.
		Weight::from_parts(129_134_413, 967)
			.saturating_add(Weight::from_parts(690_042, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DataAudit::DataSets` (r:1 w:0), at most 158 bytes
	/// Storage: `DataAudit::Grants` (r:4 w:2), at most 471 bytes
	/// Storage: `DataAudit::LastGrant` (r:1 w:1), at most 8 bytes
	/// Storage: `Departments::Departments` (r:2 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `f` is `[1, 256]`.
	fn grant(f: u32, ) -> Weight {
		// Shortest run: 179_803 nanoseconds.
		Weight::from_parts(252_051_648, 3552)
			.saturating_add(Weight::from_parts(67_017, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DataAudit::DataSets` (r:1 w:0), at most 158 bytes
	/// Storage: `DataAudit::Grants` (r:1 w:1), at most 471 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:2 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn revoke_grant() -> Weight {
		// Shortest run: 121_225 nanoseconds.
		Weight::from_parts(141_765_000, 1914)
			.saturating_add(T::DbWeight::get().reads(9_u64))
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
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `d` is `[0, 32]`.
	fn open_stream(d: u32, ) -> Weight {
		// Shortest run: 156_582 nanoseconds.
		Weight::from_parts(177_911_813, 2226)
			.saturating_add(Weight::from_parts(11_677_075, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
			.saturating_add(Weight::from_parts(0, 167).saturating_mul(d.into()))
	}
	/// Storage: `DataAudit::Streams` (r:1 w:1), at most 101 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn set_agent() -> Weight {
		// Shortest run: 67_338 nanoseconds.
		Weight::from_parts(101_856_000, 1171)
			.saturating_add(T::DbWeight::get().reads(7_u64))
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
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `p` is `[3, 64]`.
	fn checkpoint(p: u32, ) -> Weight {
		// Shortest run: 154_707 nanoseconds.
		Weight::from_parts(261_469_478, 2707)
			.saturating_add(Weight::from_parts(5_008_847, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:12 w:0), at most 40 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:1 w:1), at most 26 bytes
	/// Storage: `Calendar::YearTables` (r:2 w:0), at most 56 bytes
	/// Storage: `DataAudit::EndedStreams` (r:0 w:1), at most 177 bytes
	/// Storage: `DataAudit::StreamDescriptions` (r:1 w:0), at most 311 bytes
	/// Storage: `DataAudit::StreamsByName` (r:0 w:1), at most 162 bytes
	/// Storage: `DataAudit::Streams` (r:1 w:1), at most 101 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn end_stream() -> Weight {
		// By hand from those of `set_agent` and `checkpoint`, until it is measured.
		Weight::from_parts(220_000_000, 2707)
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Calendar::MomentAgenda` (r:1 w:0), at most 26 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `DataAudit::Streams` (r:1 w:1), at most 101 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn on_stream_silence() -> Weight {
		// Shortest run: 29_927 nanoseconds.
		Weight::from_parts(52_776_000, 550)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn register_data_set(f: u32, ) -> Weight {
		Weight::from_parts(129_134_413, 967)
			.saturating_add(Weight::from_parts(690_042, 0).saturating_mul(f.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn grant(f: u32, ) -> Weight {
		Weight::from_parts(252_051_648, 3552)
			.saturating_add(Weight::from_parts(67_017, 0).saturating_mul(f.into()))
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn revoke_grant() -> Weight {
		Weight::from_parts(141_765_000, 1914)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn open_stream(d: u32, ) -> Weight {
		Weight::from_parts(177_911_813, 2226)
			.saturating_add(Weight::from_parts(11_677_075, 0).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
			.saturating_add(Weight::from_parts(0, 167).saturating_mul(d.into()))
	}
	fn set_agent() -> Weight {
		Weight::from_parts(101_856_000, 1171)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn checkpoint(p: u32, ) -> Weight {
		Weight::from_parts(261_469_478, 2707)
			.saturating_add(Weight::from_parts(5_008_847, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn end_stream() -> Weight {
		Weight::from_parts(220_000_000, 2707)
			.saturating_add(ParityDbWeight::get().reads(27_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn on_stream_silence() -> Weight {
		Weight::from_parts(52_776_000, 550)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
