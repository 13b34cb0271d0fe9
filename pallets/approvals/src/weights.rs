// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_approvals`.
//!
//! Written by `scripts/weights`, 16 steps, 8 repeats: change the benchmarks, not this.

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
	/// Storage: `Departments::Departments` (r:66 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	/// The range of component `e` is `[0, 256]`.
	fn publish_matter(s: u32, e: u32, ) -> Weight {
		// Shortest run: 136_824 nanoseconds.
		Weight::from_parts(159_035_602, 1503)
			.saturating_add(Weight::from_parts(22_838_458, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(525_011, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 40).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(e.into()))
	}
	/// Storage: `Approvals::MatterVersions` (r:0 w:1), at most 24259 bytes
	/// Storage: `Approvals::Matters` (r:1 w:1), at most 19 bytes
	/// Storage: `Departments::Departments` (r:66 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	/// The range of component `e` is `[0, 256]`.
	fn publish_version(s: u32, e: u32, ) -> Weight {
		// Shortest run: 141_706 nanoseconds.
		Weight::from_parts(13_854_299, 1603)
			.saturating_add(Weight::from_parts(25_959_848, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(465_157, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 40).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(e.into()))
	}
	/// Storage: `Approvals::Matters` (r:1 w:1), at most 19 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn retire_matter() -> Weight {
		// Shortest run: 61_870 nanoseconds.
		Weight::from_parts(115_421_000, 1269)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:0 w:1), at most 290 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::Matters` (r:1 w:0), at most 19 bytes
	/// Storage: `Approvals::NextCaseId` (r:1 w:1), at most 8 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `d` is `[0, 128]`.
	fn submit(d: u32, ) -> Weight {
		// Shortest run: 139_408 nanoseconds.
		Weight::from_parts(219_882_901, 24182)
			.saturating_add(Weight::from_parts(595_589, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Approvals::CaseDocuments` (r:0 w:1), at most 4114 bytes
	/// Storage: `Approvals::Cases` (r:0 w:1), at most 290 bytes
	/// Storage: `Approvals::MatterVersions` (r:1 w:0), at most 24259 bytes
	/// Storage: `Approvals::Matters` (r:1 w:0), at most 19 bytes
	/// Storage: `Approvals::NextCaseId` (r:1 w:1), at most 8 bytes
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `d` is `[0, 128]`.
	fn submit_at_window(d: u32, ) -> Weight {
		// Shortest run: 182_737 nanoseconds.
		Weight::from_parts(259_626_187, 24984)
			.saturating_add(Weight::from_parts(1_156_108, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
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
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn accept(s: u32, ) -> Weight {
		// Shortest run: 123_482 nanoseconds.
		Weight::from_parts(169_499_384, 7576)
			.saturating_add(Weight::from_parts(26_603_614, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(13_u64))
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
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn refuse_acceptance() -> Weight {
		// Shortest run: 147_025 nanoseconds.
		Weight::from_parts(191_489_000, 25238)
			.saturating_add(T::DbWeight::get().reads(8_u64))
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
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::KeyPeriods` (r:1 w:0), at most 74 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn decide_approve(s: u32, ) -> Weight {
		// Shortest run: 219_332 nanoseconds.
		Weight::from_parts(340_540_235, 8863)
			.saturating_add(Weight::from_parts(27_848_709, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 303).saturating_mul(s.into()))
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
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::KeyPeriods` (r:1 w:0), at most 74 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn decide_reject(s: u32, ) -> Weight {
		// Shortest run: 227_314 nanoseconds.
		Weight::from_parts(219_161_364, 8754)
			.saturating_add(Weight::from_parts(25_129_000, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 424).saturating_mul(s.into()))
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
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `s` is `[1, 64]`.
	fn request_correction(s: u32, ) -> Weight {
		// Shortest run: 134_817 nanoseconds.
		Weight::from_parts(140_010_253, 8415)
			.saturating_add(Weight::from_parts(21_957_474, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(13_u64))
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
		// Shortest run: 186_104 nanoseconds.
		Weight::from_parts(70_853_054, 9172)
			.saturating_add(Weight::from_parts(44_638_474, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(1_758_850, 0).saturating_mul(d.into()))
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
		// Shortest run: 108_322 nanoseconds.
		Weight::from_parts(103_503_491, 7096)
			.saturating_add(Weight::from_parts(30_971_036, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 404).saturating_mul(s.into()))
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
		// Shortest run: 124_876 nanoseconds.
		Weight::from_parts(237_977_305, 6230)
			.saturating_add(Weight::from_parts(65_704_543, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 424).saturating_mul(s.into()))
	}
	fn settle_one(s: u32, ) -> Weight {
		// Estimated, not measured: `scripts/weights approvals` replaces it.
		Weight::from_parts(237_977_305, 6230)
			.saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(Weight::from_parts(0, 424).saturating_mul(s.into()))
	}
}

// For tests.
impl WeightInfo for () {
	fn publish_matter(s: u32, e: u32, ) -> Weight {
		Weight::from_parts(159_035_602, 1503)
			.saturating_add(Weight::from_parts(22_838_458, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(525_011, 0).saturating_mul(e.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 40).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(e.into()))
	}
	fn publish_version(s: u32, e: u32, ) -> Weight {
		Weight::from_parts(13_854_299, 1603)
			.saturating_add(Weight::from_parts(25_959_848, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(465_157, 0).saturating_mul(e.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 40).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(e.into()))
	}
	fn retire_matter() -> Weight {
		Weight::from_parts(115_421_000, 1269)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn submit(d: u32, ) -> Weight {
		Weight::from_parts(219_882_901, 24182)
			.saturating_add(Weight::from_parts(595_589, 0).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn submit_at_window(d: u32, ) -> Weight {
		Weight::from_parts(259_626_187, 24984)
			.saturating_add(Weight::from_parts(1_156_108, 0).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn accept(s: u32, ) -> Weight {
		Weight::from_parts(169_499_384, 7576)
			.saturating_add(Weight::from_parts(26_603_614, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 299).saturating_mul(s.into()))
	}
	fn refuse_acceptance() -> Weight {
		Weight::from_parts(191_489_000, 25238)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn decide_approve(s: u32, ) -> Weight {
		Weight::from_parts(340_540_235, 8863)
			.saturating_add(Weight::from_parts(27_848_709, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 303).saturating_mul(s.into()))
	}
	fn decide_reject(s: u32, ) -> Weight {
		Weight::from_parts(219_161_364, 8754)
			.saturating_add(Weight::from_parts(25_129_000, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 424).saturating_mul(s.into()))
	}
	fn request_correction(s: u32, ) -> Weight {
		Weight::from_parts(140_010_253, 8415)
			.saturating_add(Weight::from_parts(21_957_474, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 369).saturating_mul(s.into()))
	}
	fn answer_correction(s: u32, d: u32, ) -> Weight {
		Weight::from_parts(70_853_054, 9172)
			.saturating_add(Weight::from_parts(44_638_474, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(1_758_850, 0).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 323).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(d.into()))
	}
	fn withdraw(s: u32, ) -> Weight {
		Weight::from_parts(103_503_491, 7096)
			.saturating_add(Weight::from_parts(30_971_036, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 404).saturating_mul(s.into()))
	}
	fn settle(s: u32, ) -> Weight {
		Weight::from_parts(237_977_305, 6230)
			.saturating_add(Weight::from_parts(65_704_543, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 424).saturating_mul(s.into()))
	}
	fn settle_one(s: u32, ) -> Weight {
		// Estimated, not measured: `scripts/weights approvals` replaces it.
		Weight::from_parts(237_977_305, 6230)
			.saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(20_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
			.saturating_add(Weight::from_parts(0, 424).saturating_mul(s.into()))
	}
}
