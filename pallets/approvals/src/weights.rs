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
	fn settle_one(s: u32, ) -> Weight;
}

/// Weights for `pallet_approvals` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Approvals::MatterVersions` (r:0 w:1), at most 24259 bytes
	/// Storage: `Approvals::Matters` (r:0 w:1), at most 19 bytes
	/// Storage: `Approvals::NextMatterId` (r:1 w:1), at most 4 bytes
	/// Storage: `Departments::Departments` (r:396 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	/// The range of component `e` is `[0, 256]`.
	fn publish_matter(s: u32, e: u32, ) -> Weight {
		// Shortest run: 211_555 nanoseconds.
		Weight::from_parts(183_642_692, 3499)
			.saturating_add(Weight::from_parts(31_751_014, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(83_871, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 179).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(e.into()))
	}
	/// Storage: `Approvals::MatterVersions` (r:0 w:1), at most 24259 bytes
	/// Storage: `Approvals::Matters` (r:1 w:1), at most 19 bytes
	/// Storage: `Departments::Departments` (r:396 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	/// The range of component `e` is `[0, 256]`.
	fn publish_version(s: u32, e: u32, ) -> Weight {
		// Shortest run: 269_842 nanoseconds.
		Weight::from_parts(264_980_022, 3631)
			.saturating_add(Weight::from_parts(31_109_874, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(86_700, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 179).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(e.into()))
	}
	/// Storage: `Approvals::Matters` (r:1 w:1), at most 19 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn retire_matter() -> Weight {
		// Shortest run: 147_189 nanoseconds.
		Weight::from_parts(162_422_000, 3274)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:0 w:1), at most 290 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::Matters` (r:1 w:0), at most 19 bytes
	/// Storage: `Approvals::NextCaseId` (r:1 w:1), at most 8 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `d` is `[0, 128]`.
	fn submit(d: u32, ) -> Weight {
		// Shortest run: 214_750 nanoseconds.
		Weight::from_parts(227_667_229, 26870)
			.saturating_add(Weight::from_parts(539_310, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:0 w:1), at most 290 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::Matters` (r:1 w:0), at most 19 bytes
	/// Storage: `Approvals::NextCaseId` (r:1 w:1), at most 8 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `d` is `[0, 128]`.
	fn submit_at_window(d: u32, ) -> Weight {
		// Shortest run: 366_165 nanoseconds.
		Weight::from_parts(397_000_888, 30224)
			.saturating_add(Weight::from_parts(462_985, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::OpenSteps` (r:0 w:64), at most 29 bytes
	/// Storage: `Approvals::Performances` (r:64 w:64), at most 76 bytes
	/// Storage: `Approvals::Steps` (r:0 w:64), at most 2372 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:0 w:64), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:5 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::KeyPeriods` (r:5 w:0), at most 74 bytes
	/// Storage: `IdentityRegistry::Keys` (r:5 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn accept(s: u32, ) -> Weight {
		// Shortest run: 358_845 nanoseconds.
		Weight::from_parts(393_074_582, 13268)
			.saturating_add(Weight::from_parts(25_661_969, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(41_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 414).saturating_mul(s.into()))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::Concluded` (r:0 w:1), at most 117 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:5 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::KeyPeriods` (r:5 w:0), at most 74 bytes
	/// Storage: `IdentityRegistry::Keys` (r:5 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn refuse_acceptance() -> Weight {
		// Shortest run: 464_382 nanoseconds.
		Weight::from_parts(488_728_000, 36966)
			.saturating_add(T::DbWeight::get().reads(35_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::Concluded` (r:0 w:1), at most 117 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::OpenSteps` (r:0 w:64), at most 29 bytes
	/// Storage: `Approvals::Performances` (r:64 w:64), at most 76 bytes
	/// Storage: `Approvals::Steps` (r:1 w:64), at most 2372 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:11 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:1 w:64), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:5 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::KeyPeriods` (r:5 w:0), at most 74 bytes
	/// Storage: `IdentityRegistry::Keys` (r:5 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn decide_approve(s: u32, ) -> Weight {
		// Shortest run: 675_316 nanoseconds.
		Weight::from_parts(713_169_446, 20502)
			.saturating_add(Weight::from_parts(25_494_874, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(53_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 415).saturating_mul(s.into()))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::Concluded` (r:0 w:1), at most 117 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::OpenSteps` (r:0 w:64), at most 29 bytes
	/// Storage: `Approvals::Performances` (r:64 w:64), at most 76 bytes
	/// Storage: `Approvals::Steps` (r:64 w:64), at most 2372 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:11 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:64 w:64), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:5 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::KeyPeriods` (r:5 w:0), at most 74 bytes
	/// Storage: `IdentityRegistry::Keys` (r:5 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn decide_reject(s: u32, ) -> Weight {
		// Shortest run: 677_289 nanoseconds.
		Weight::from_parts(719_370_154, 20394)
			.saturating_add(Weight::from_parts(21_171_803, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(51_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 535).saturating_mul(s.into()))
	}
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::Steps` (r:64 w:64), at most 2372 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:64 w:65), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:5 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::KeyPeriods` (r:5 w:0), at most 74 bytes
	/// Storage: `IdentityRegistry::Keys` (r:5 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn request_correction(s: u32, ) -> Weight {
		// Shortest run: 405_264 nanoseconds.
		Weight::from_parts(432_858_308, 15659)
			.saturating_add(Weight::from_parts(23_554_862, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(41_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 487).saturating_mul(s.into()))
	}
	/// Storage: `Approvals::CaseDocuments` (r:1 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::Steps` (r:64 w:64), at most 2372 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:320 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:1 w:65), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:3 w:0), at most 56 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	/// The range of component `d` is `[0, 64]`.
	fn answer_correction(s: u32, d: u32, ) -> Weight {
		// Shortest run: 298_275 nanoseconds.
		Weight::from_parts(311_564_000, 19321)
			.saturating_add(Weight::from_parts(91_830_320, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(683_489, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 764).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 33).saturating_mul(d.into()))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::Concluded` (r:0 w:1), at most 117 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::OpenSteps` (r:0 w:64), at most 29 bytes
	/// Storage: `Approvals::Performances` (r:64 w:64), at most 76 bytes
	/// Storage: `Approvals::Steps` (r:64 w:64), at most 2372 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:64 w:64), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn withdraw(s: u32, ) -> Weight {
		// Shortest run: 132_868 nanoseconds.
		Weight::from_parts(136_985_778, 9002)
			.saturating_add(Weight::from_parts(20_012_459, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 405).saturating_mul(s.into()))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::Concluded` (r:0 w:1), at most 117 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::OpenSteps` (r:0 w:64), at most 29 bytes
	/// Storage: `Approvals::Performances` (r:64 w:64), at most 76 bytes
	/// Storage: `Approvals::Steps` (r:64 w:64), at most 2372 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:402 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:64 w:64), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:3 w:0), at most 56 bytes
	/// Storage: `Departments::Departments` (r:384 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:64 w:0), at most 16 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn settle(s: u32, ) -> Weight {
		// Shortest run: 292_606 nanoseconds.
		Weight::from_parts(40_563_516, 19111)
			.saturating_add(Weight::from_parts(166_170_837, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().reads((16_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 1081).saturating_mul(s.into()))
	}
	/// Storage: `Approvals::Cases` (r:1 w:1), at most 290 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::OpenSteps` (r:0 w:1), at most 29 bytes
	/// Storage: `Approvals::Performances` (r:1 w:1), at most 76 bytes
	/// Storage: `Approvals::Steps` (r:64 w:1), at most 2372 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:12 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:1 w:1), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[2, 64]`.
	fn settle_one(s: u32, ) -> Weight {
		// Shortest run: 291_394 nanoseconds.
		Weight::from_parts(328_461_909, 14124)
			.saturating_add(Weight::from_parts(5_749_591, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(29_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(Weight::from_parts(0, 402).saturating_mul(s.into()))
	}
}

// For tests.
impl WeightInfo for () {
	fn publish_matter(s: u32, e: u32, ) -> Weight {
		Weight::from_parts(183_642_692, 3499)
			.saturating_add(Weight::from_parts(31_751_014, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(83_871, 0).saturating_mul(e.into()))
			.saturating_add(ParityDbWeight::get().reads(26_u64))
			.saturating_add(ParityDbWeight::get().reads((6_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 179).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(e.into()))
	}
	fn publish_version(s: u32, e: u32, ) -> Weight {
		Weight::from_parts(264_980_022, 3631)
			.saturating_add(Weight::from_parts(31_109_874, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(86_700, 0).saturating_mul(e.into()))
			.saturating_add(ParityDbWeight::get().reads(27_u64))
			.saturating_add(ParityDbWeight::get().reads((6_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 179).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(e.into()))
	}
	fn retire_matter() -> Weight {
		Weight::from_parts(162_422_000, 3274)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn submit(d: u32, ) -> Weight {
		Weight::from_parts(227_667_229, 26870)
			.saturating_add(Weight::from_parts(539_310, 0).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn submit_at_window(d: u32, ) -> Weight {
		Weight::from_parts(397_000_888, 30224)
			.saturating_add(Weight::from_parts(462_985, 0).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(23_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn accept(s: u32, ) -> Weight {
		Weight::from_parts(393_074_582, 13268)
			.saturating_add(Weight::from_parts(25_661_969, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(41_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 414).saturating_mul(s.into()))
	}
	fn refuse_acceptance() -> Weight {
		Weight::from_parts(488_728_000, 36966)
			.saturating_add(ParityDbWeight::get().reads(35_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn decide_approve(s: u32, ) -> Weight {
		Weight::from_parts(713_169_446, 20502)
			.saturating_add(Weight::from_parts(25_494_874, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(53_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 415).saturating_mul(s.into()))
	}
	fn decide_reject(s: u32, ) -> Weight {
		Weight::from_parts(719_370_154, 20394)
			.saturating_add(Weight::from_parts(21_171_803, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(51_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 535).saturating_mul(s.into()))
	}
	fn request_correction(s: u32, ) -> Weight {
		Weight::from_parts(432_858_308, 15659)
			.saturating_add(Weight::from_parts(23_554_862, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(41_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 487).saturating_mul(s.into()))
	}
	fn answer_correction(s: u32, d: u32, ) -> Weight {
		Weight::from_parts(311_564_000, 19321)
			.saturating_add(Weight::from_parts(91_830_320, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(683_489, 0).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().reads((6_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 764).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 33).saturating_mul(d.into()))
	}
	fn withdraw(s: u32, ) -> Weight {
		Weight::from_parts(136_985_778, 9002)
			.saturating_add(Weight::from_parts(20_012_459, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 405).saturating_mul(s.into()))
	}
	fn settle(s: u32, ) -> Weight {
		Weight::from_parts(40_563_516, 19111)
			.saturating_add(Weight::from_parts(166_170_837, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().reads((16_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 1081).saturating_mul(s.into()))
	}
	fn settle_one(s: u32, ) -> Weight {
		Weight::from_parts(328_461_909, 14124)
			.saturating_add(Weight::from_parts(5_749_591, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(29_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
			.saturating_add(Weight::from_parts(0, 402).saturating_mul(s.into()))
	}
}
