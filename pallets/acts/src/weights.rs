// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_acts`.
//!
//! Written by `scripts/weights`, 20 steps, 10 repeats: change the benchmarks, not this.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_acts`.
pub trait WeightInfo {
	fn set_rule(v: u32, ) -> Weight;
	fn clear_rule() -> Weight;
	fn propose(b: u32, ) -> Weight;
	fn endorse() -> Weight;
	fn endorse_and_execute(b: u32, ) -> Weight;
	fn withdraw() -> Weight;
	fn on_joint_act() -> Weight;
}

/// Weights for `pallet_acts` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Acts::CounterForRules` (r:1 w:1), at most 4 bytes
	/// Storage: `Acts::LastRule` (r:1 w:1), at most 4 bytes
	/// Storage: `Acts::Rules` (r:1 w:1), at most 101 bytes
	/// Storage: `Departments::Departments` (r:96 w:0), at most 48 bytes
	/// The range of component `v` is `[1, 16]`.
	fn set_rule(v: u32, ) -> Weight {
		// Shortest run: 61_331 nanoseconds.
		Weight::from_parts(62_015_954, 463)
			.saturating_add(Weight::from_parts(20_562_234, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 133).saturating_mul(v.into()))
	}
	/// Storage: `Acts::CounterForRules` (r:1 w:1), at most 4 bytes
	/// Storage: `Acts::Rules` (r:1 w:1), at most 101 bytes
	fn clear_rule() -> Weight {
		// Shortest run: 30_435 nanoseconds.
		Weight::from_parts(43_145_000, 201)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Acts::Calls` (r:0 w:1), at most 32788 bytes
	/// Storage: `Acts::CounterForJointActs` (r:1 w:1), at most 4 bytes
	/// Storage: `Acts::JointActs` (r:1 w:1), at most 837 bytes
	/// Storage: `Acts::LastJointAct` (r:1 w:1), at most 8 bytes
	/// Storage: `Acts::OpenOfOfficer` (r:1 w:1), at most 52 bytes
	/// Storage: `Acts::OpenOf` (r:1 w:1), at most 16 bytes
	/// Storage: `Acts::Rules` (r:1 w:0), at most 101 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:0 w:1), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:15 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `b` is `[0, 32000]`.
	fn propose(b: u32, ) -> Weight {
		// Shortest run: 281_820 nanoseconds.
		Weight::from_parts(322_479_357, 8056)
			.saturating_add(Weight::from_parts(1_008, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(46_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Acts::Calls` (r:1 w:0), at most 32788 bytes
	/// Storage: `Acts::JointActs` (r:1 w:1), at most 837 bytes
	/// Storage: `Acts::Rules` (r:1 w:0), at most 101 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `Departments::Departments` (r:90 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:15 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:75 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:75 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:15 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:15 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn endorse() -> Weight {
		// Shortest run: 1_387_747 nanoseconds.
		Weight::from_parts(1_445_294_000, 24057)
			.saturating_add(T::DbWeight::get().reads(294_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Acts::Calls` (r:1 w:1), at most 32788 bytes
	/// Storage: `Acts::CounterForJointActs` (r:1 w:1), at most 4 bytes
	/// Storage: `Acts::Executing` (r:0 w:1), at most 32 bytes
	/// Storage: `Acts::JointActs` (r:1 w:1), at most 837 bytes
	/// Storage: `Acts::OpenOfOfficer` (r:1 w:1), at most 52 bytes
	/// Storage: `Acts::OpenOf` (r:1 w:1), at most 16 bytes
	/// Storage: `Acts::Rules` (r:1 w:0), at most 101 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:1 w:1), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `Departments::Departments` (r:96 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:15 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:80 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:80 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:16 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:16 w:0), at most 70 bytes
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0), at most 4 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `b` is `[0, 32000]`.
	fn endorse_and_execute(b: u32, ) -> Weight {
		// Shortest run: 1_516_689 nanoseconds.
		Weight::from_parts(1_594_161_131, 24638)
			.saturating_add(Weight::from_parts(1_901, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(318_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
	}
	/// Storage: `Acts::Calls` (r:0 w:1), at most 32788 bytes
	/// Storage: `Acts::CounterForJointActs` (r:1 w:1), at most 4 bytes
	/// Storage: `Acts::JointActs` (r:1 w:1), at most 837 bytes
	/// Storage: `Acts::OpenOfOfficer` (r:1 w:1), at most 52 bytes
	/// Storage: `Acts::OpenOf` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::CoverageOf` (r:1 w:0), at most 404 bytes
	/// Storage: `Calendar::LocalOffset` (r:1 w:0), at most 2 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Calendar::WorkingDayAgenda` (r:1 w:1), at most 49 bytes
	/// Storage: `Calendar::YearTables` (r:1 w:0), at most 56 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn withdraw() -> Weight {
		// Shortest run: 231_015 nanoseconds.
		Weight::from_parts(260_988_000, 9061)
			.saturating_add(T::DbWeight::get().reads(30_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Acts::Calls` (r:0 w:1), at most 32788 bytes
	/// Storage: `Acts::CounterForJointActs` (r:1 w:1), at most 4 bytes
	/// Storage: `Acts::JointActs` (r:1 w:1), at most 837 bytes
	/// Storage: `Acts::OpenOfOfficer` (r:1 w:1), at most 52 bytes
	/// Storage: `Acts::OpenOf` (r:1 w:1), at most 16 bytes
	fn on_joint_act() -> Weight {
		// Shortest run: 33_940 nanoseconds.
		Weight::from_parts(50_906_000, 1194)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn set_rule(v: u32, ) -> Weight {
		Weight::from_parts(62_015_954, 463)
			.saturating_add(Weight::from_parts(20_562_234, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().reads((6_u64).saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 133).saturating_mul(v.into()))
	}
	fn clear_rule() -> Weight {
		Weight::from_parts(43_145_000, 201)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn propose(b: u32, ) -> Weight {
		Weight::from_parts(322_479_357, 8056)
			.saturating_add(Weight::from_parts(1_008, 0).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(46_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn endorse() -> Weight {
		Weight::from_parts(1_445_294_000, 24057)
			.saturating_add(ParityDbWeight::get().reads(294_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn endorse_and_execute(b: u32, ) -> Weight {
		Weight::from_parts(1_594_161_131, 24638)
			.saturating_add(Weight::from_parts(1_901, 0).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(318_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(260_988_000, 9061)
			.saturating_add(ParityDbWeight::get().reads(30_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn on_joint_act() -> Weight {
		Weight::from_parts(50_906_000, 1194)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
}
