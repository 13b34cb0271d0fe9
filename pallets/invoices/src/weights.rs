// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_invoices`.
//!
//! Written by `scripts/weights`, 20 steps, 10 repeats: change the benchmarks, not this.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

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

/// Weights for `pallet_invoices` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Invoices::Profiles` (r:1 w:1), at most 187 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn set_profile() -> Weight {
		// Shortest run: 99_368 nanoseconds.
		Weight::from_parts(113_039_000, 2496)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Invoices::NextSeries` (r:1 w:1), at most 4 bytes
	/// Storage: `Invoices::Profiles` (r:1 w:0), at most 187 bytes
	/// Storage: `Invoices::SeriesOfSeller` (r:0 w:1), at most 12 bytes
	/// Storage: `Invoices::Series` (r:0 w:1), at most 85 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn allot_series() -> Weight {
		// Shortest run: 115_102 nanoseconds.
		Weight::from_parts(127_019_000, 3929)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Invoices::ClientRefs` (r:1 w:1), at most 24 bytes
	/// Storage: `Invoices::DepartmentTotals` (r:1 w:1), at most 91 bytes
	/// Storage: `Invoices::Invoices` (r:0 w:1), at most 138 bytes
	/// Storage: `Invoices::Profiles` (r:1 w:0), at most 187 bytes
	/// Storage: `Invoices::SeriesTotals` (r:1 w:1), at most 88 bytes
	/// Storage: `Invoices::Series` (r:1 w:1), at most 85 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn issue() -> Weight {
		// Shortest run: 63_424 nanoseconds.
		Weight::from_parts(75_282_000, 2974)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1001 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Invoices::ClientRefs` (r:1000 w:1000), at most 24 bytes
	/// Storage: `Invoices::DepartmentTotals` (r:1 w:1), at most 91 bytes
	/// Storage: `Invoices::Invoices` (r:0 w:1000), at most 138 bytes
	/// Storage: `Invoices::Profiles` (r:1 w:0), at most 187 bytes
	/// Storage: `Invoices::SeriesTotals` (r:1 w:1), at most 88 bytes
	/// Storage: `Invoices::Series` (r:1 w:1), at most 85 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `n` is `[1, 1000]`.
	fn issue_batch(n: u32, ) -> Weight {
		// Shortest run: 87_330 nanoseconds.
		Weight::from_parts(98_507_000, 3289)
			.saturating_add(Weight::from_parts(13_828_936, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 114).saturating_mul(n.into()))
	}
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:0 w:1), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Invoices::Invoices` (r:1 w:1), at most 138 bytes
	/// Storage: `Invoices::Locks` (r:1 w:1), at most 465 bytes
	/// Storage: `Invoices::Profiles` (r:1 w:0), at most 187 bytes
	/// Storage: `Invoices::Series` (r:1 w:0), at most 85 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn lock() -> Weight {
		// Shortest run: 117_946 nanoseconds.
		Weight::from_parts(134_630_000, 4584)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:1 w:1), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Invoices::Invoices` (r:1 w:1), at most 138 bytes
	/// Storage: `Invoices::Locks` (r:1 w:1), at most 465 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn close() -> Weight {
		// Shortest run: 63_334 nanoseconds.
		Weight::from_parts(86_619_000, 3927)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:1 w:1), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Invoices::Invoices` (r:1 w:1), at most 138 bytes
	/// Storage: `Invoices::Locks` (r:1 w:1), at most 465 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn release() -> Weight {
		// Shortest run: 108_222 nanoseconds.
		Weight::from_parts(127_440_000, 4414)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:8 w:8), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `Invoices::Invoices` (r:1 w:1), at most 138 bytes
	/// Storage: `Invoices::Locks` (r:1 w:1), at most 465 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn on_due() -> Weight {
		// Shortest run: 122_182 nanoseconds.
		Weight::from_parts(137_004_000, 3693)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn set_profile() -> Weight {
		Weight::from_parts(113_039_000, 2496)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn allot_series() -> Weight {
		Weight::from_parts(127_019_000, 3929)
			.saturating_add(ParityDbWeight::get().reads(25_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn issue() -> Weight {
		Weight::from_parts(75_282_000, 2974)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn issue_batch(n: u32, ) -> Weight {
		Weight::from_parts(98_507_000, 3289)
			.saturating_add(Weight::from_parts(13_828_936, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 114).saturating_mul(n.into()))
	}
	fn lock() -> Weight {
		Weight::from_parts(134_630_000, 4584)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn close() -> Weight {
		Weight::from_parts(86_619_000, 3927)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(127_440_000, 4414)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn on_due() -> Weight {
		Weight::from_parts(137_004_000, 3693)
			.saturating_add(ParityDbWeight::get().reads(17_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
}
