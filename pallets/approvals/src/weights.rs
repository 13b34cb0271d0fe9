// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_approvals`.
//!
//! Written by `scripts/weights`, 20 steps, 10 repeats: change the benchmarks, not this.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_approvals`.
pub trait WeightInfo {
	fn publish_matter(s: u32, e: u32, ) -> Weight;
	fn publish_version(s: u32, e: u32, ) -> Weight;
	fn retire_matter() -> Weight;
	fn submit(d: u32, ) -> Weight;
	fn submit_at_window(d: u32, ) -> Weight;
	fn accept(s: u32, ) -> Weight;
	fn refuse_acceptance() -> Weight;
	fn decide_approve(s: u32, ) -> Weight;
	fn decide_reject(s: u32, ) -> Weight;
	fn request_correction(s: u32, ) -> Weight;
	fn answer_correction(s: u32, d: u32, ) -> Weight;
	fn withdraw(s: u32, ) -> Weight;
	fn settle(s: u32, ) -> Weight;
}

/// Weights for `pallet_approvals` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Approvals::MatterVersions` (r:0 w:1), at most 24259 bytes
	/// Storage: `Approvals::Matters` (r:0 w:1), at most 19 bytes
	/// Storage: `Approvals::NextMatterId` (r:1 w:1), at most 4 bytes
	/// Storage: `Departments::Departments` (r:66 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	/// The range of component `e` is `[0, 256]`.
	fn publish_matter(s: u32, _e: u32, ) -> Weight {
		// Shortest run: 143_632 nanoseconds.
		Weight::from_parts(362_727_429, 1501)
			.saturating_add(Weight::from_parts(27_109_496, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 40).saturating_mul(s.into()))
	}
	/// Storage: `Approvals::MatterVersions` (r:0 w:1), at most 24259 bytes
	/// Storage: `Approvals::Matters` (r:1 w:1), at most 19 bytes
	/// Storage: `Departments::Departments` (r:66 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	/// The range of component `e` is `[0, 256]`.
	fn publish_version(s: u32, e: u32, ) -> Weight {
		// Shortest run: 159_475 nanoseconds.
		Weight::from_parts(7_386_134, 1601)
			.saturating_add(Weight::from_parts(21_303_557, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(872_516, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 40).saturating_mul(s.into()))
	}
	/// Storage: `Approvals::Matters` (r:1 w:1), at most 19 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn retire_matter() -> Weight {
		// Shortest run: 74_039 nanoseconds.
		Weight::from_parts(102_694_000, 1235)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:0 w:1), at most 290 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::Matters` (r:1 w:0), at most 19 bytes
	/// Storage: `Approvals::NextCaseId` (r:1 w:1), at most 8 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `d` is `[0, 128]`.
	fn submit(d: u32, ) -> Weight {
		// Shortest run: 190_818 nanoseconds.
		Weight::from_parts(284_631_777, 24148)
			.saturating_add(Weight::from_parts(1_399_836, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:0 w:1), at most 290 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::Matters` (r:1 w:0), at most 19 bytes
	/// Storage: `Approvals::NextCaseId` (r:1 w:1), at most 8 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `d` is `[0, 128]`.
	fn submit_at_window(d: u32, ) -> Weight {
		// Shortest run: 254_464 nanoseconds.
		Weight::from_parts(364_912_217, 24950)
			.saturating_add(Weight::from_parts(992_157, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::OpenSteps` (r:0 w:64), at most 29 bytes
	/// Storage: `Approvals::Performances` (r:64 w:64), at most 76 bytes
	/// Storage: `Approvals::Steps` (r:0 w:64), at most 1349 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:0 w:64), at most 26 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn accept(s: u32, ) -> Weight {
		// Shortest run: 152_516 nanoseconds.
		Weight::from_parts(181_997_955, 7555)
			.saturating_add(Weight::from_parts(45_517_042, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 299).saturating_mul(s.into()))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::Concluded` (r:0 w:1), at most 117 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn refuse_acceptance() -> Weight {
		// Shortest run: 193_935 nanoseconds.
		Weight::from_parts(322_414_000, 25204)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::Concluded` (r:0 w:1), at most 117 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::OpenSteps` (r:0 w:64), at most 29 bytes
	/// Storage: `Approvals::Performances` (r:64 w:64), at most 76 bytes
	/// Storage: `Approvals::Steps` (r:1 w:64), at most 1349 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:1 w:64), at most 26 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn decide_approve(s: u32, ) -> Weight {
		// Shortest run: 194_344 nanoseconds.
		Weight::from_parts(308_326_644, 8529)
			.saturating_add(Weight::from_parts(37_791_066, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 296).saturating_mul(s.into()))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::Concluded` (r:0 w:1), at most 117 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::OpenSteps` (r:0 w:64), at most 29 bytes
	/// Storage: `Approvals::Performances` (r:64 w:64), at most 76 bytes
	/// Storage: `Approvals::Steps` (r:64 w:64), at most 1349 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:64 w:64), at most 26 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn decide_reject(s: u32, ) -> Weight {
		// Shortest run: 201_162 nanoseconds.
		Weight::from_parts(249_582_067, 8419)
			.saturating_add(Weight::from_parts(43_901_662, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 417).saturating_mul(s.into()))
	}
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::Steps` (r:64 w:64), at most 1349 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:64 w:65), at most 26 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn request_correction(s: u32, ) -> Weight {
		// Shortest run: 227_354 nanoseconds.
		Weight::from_parts(224_689_873, 8397)
			.saturating_add(Weight::from_parts(35_647_801, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 369).saturating_mul(s.into()))
	}
	/// Storage: `Approvals::CaseDocuments` (r:1 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::Steps` (r:64 w:64), at most 1349 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:1 w:65), at most 26 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	/// The range of component `d` is `[0, 64]`.
	fn answer_correction(s: u32, d: u32, ) -> Weight {
		// Shortest run: 324_257 nanoseconds.
		Weight::from_parts(354_751_000, 9163)
			.saturating_add(Weight::from_parts(48_969_336, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(7_308_286, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 323).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(d.into()))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::Concluded` (r:0 w:1), at most 117 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::OpenSteps` (r:0 w:64), at most 29 bytes
	/// Storage: `Approvals::Performances` (r:64 w:64), at most 76 bytes
	/// Storage: `Approvals::Steps` (r:64 w:64), at most 1349 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:64 w:64), at most 26 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn withdraw(s: u32, ) -> Weight {
		// Shortest run: 131_647 nanoseconds.
		Weight::from_parts(182_686_245, 7078)
			.saturating_add(Weight::from_parts(40_365_658, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 403).saturating_mul(s.into()))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::Concluded` (r:0 w:1), at most 117 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::OpenSteps` (r:0 w:64), at most 29 bytes
	/// Storage: `Approvals::Performances` (r:64 w:64), at most 76 bytes
	/// Storage: `Approvals::Steps` (r:64 w:64), at most 1349 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:64 w:64), at most 26 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn settle(s: u32, ) -> Weight {
		// Shortest run: 130_827 nanoseconds.
		Weight::from_parts(154_336_000, 6196)
			.saturating_add(Weight::from_parts(95_858_062, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 424).saturating_mul(s.into()))
	}
}

// For tests.
impl WeightInfo for () {
	fn publish_matter(s: u32, _e: u32, ) -> Weight {
		Weight::from_parts(362_727_429, 1501)
			.saturating_add(Weight::from_parts(27_109_496, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 40).saturating_mul(s.into()))
	}
	fn publish_version(s: u32, e: u32, ) -> Weight {
		Weight::from_parts(7_386_134, 1601)
			.saturating_add(Weight::from_parts(21_303_557, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(872_516, 0).saturating_mul(e.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 40).saturating_mul(s.into()))
	}
	fn retire_matter() -> Weight {
		Weight::from_parts(102_694_000, 1235)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn submit(d: u32, ) -> Weight {
		Weight::from_parts(284_631_777, 24148)
			.saturating_add(Weight::from_parts(1_399_836, 0).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn submit_at_window(d: u32, ) -> Weight {
		Weight::from_parts(364_912_217, 24950)
			.saturating_add(Weight::from_parts(992_157, 0).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn accept(s: u32, ) -> Weight {
		Weight::from_parts(181_997_955, 7555)
			.saturating_add(Weight::from_parts(45_517_042, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 299).saturating_mul(s.into()))
	}
	fn refuse_acceptance() -> Weight {
		Weight::from_parts(322_414_000, 25204)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn decide_approve(s: u32, ) -> Weight {
		Weight::from_parts(308_326_644, 8529)
			.saturating_add(Weight::from_parts(37_791_066, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 296).saturating_mul(s.into()))
	}
	fn decide_reject(s: u32, ) -> Weight {
		Weight::from_parts(249_582_067, 8419)
			.saturating_add(Weight::from_parts(43_901_662, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 417).saturating_mul(s.into()))
	}
	fn request_correction(s: u32, ) -> Weight {
		Weight::from_parts(224_689_873, 8397)
			.saturating_add(Weight::from_parts(35_647_801, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 369).saturating_mul(s.into()))
	}
	fn answer_correction(s: u32, d: u32, ) -> Weight {
		Weight::from_parts(354_751_000, 9163)
			.saturating_add(Weight::from_parts(48_969_336, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(7_308_286, 0).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 323).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(d.into()))
	}
	fn withdraw(s: u32, ) -> Weight {
		Weight::from_parts(182_686_245, 7078)
			.saturating_add(Weight::from_parts(40_365_658, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 403).saturating_mul(s.into()))
	}
	fn settle(s: u32, ) -> Weight {
		Weight::from_parts(154_336_000, 6196)
			.saturating_add(Weight::from_parts(95_858_062, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 424).saturating_mul(s.into()))
	}
}
