// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_departments`.
//!
//! Written by `scripts/weights`, 20 steps, 10 repeats: change the benchmarks, not this.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_departments`.
pub trait WeightInfo {
	fn create() -> Weight;
	fn rename() -> Weight;
	fn give_capability() -> Weight;
	fn take_capability() -> Weight;
	fn suspend_department() -> Weight;
	fn reinstate_department() -> Weight;
	fn appoint() -> Weight;
	fn set_roles() -> Weight;
	fn set_mandate() -> Weight;
	fn suspend_officer() -> Weight;
	fn reinstate_officer() -> Weight;
	fn dismiss() -> Weight;
	fn settle_seat() -> Weight;
	fn on_initialize(n: u32, ) -> Weight;
}

/// Weights for `pallet_departments` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Departments::CounterForDepartments` (r:1 w:1), at most 4 bytes
	/// Storage: `Departments::Departments` (r:6 w:1), at most 48 bytes
	/// Storage: `Departments::Names` (r:0 w:1), at most 142 bytes
	/// Storage: `Departments::NextDepartmentId` (r:1 w:1), at most 4 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	fn create() -> Weight {
		// Shortest run: 53_698 nanoseconds.
		Weight::from_parts(81_189_000, 447)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Names` (r:0 w:1), at most 142 bytes
	fn rename() -> Weight {
		// Shortest run: 27_132 nanoseconds.
		Weight::from_parts(42_370_000, 398)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:1), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:0), at most 306 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn give_capability() -> Weight {
		// Shortest run: 329_787 nanoseconds.
		Weight::from_parts(410_794_000, 11547)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:1), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	fn take_capability() -> Weight {
		// Shortest run: 217_637 nanoseconds.
		Weight::from_parts(342_261_000, 8621)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:66 w:1), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:4 w:0), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:4 w:0), at most 306 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:4 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:4 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn suspend_department() -> Weight {
		// Shortest run: 3_248_760 nanoseconds.
		Weight::from_parts(5_340_665_000, 14046)
			.saturating_add(T::DbWeight::get().reads(87_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:69 w:1), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:64 w:0), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:64 w:0), at most 306 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:64 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:64 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn reinstate_department() -> Weight {
		// Shortest run: 4_828_531 nanoseconds.
		Weight::from_parts(7_930_548_000, 23833)
			.saturating_add(T::DbWeight::get().reads(330_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::OfficerByIdentity` (r:1 w:1), at most 48 bytes
	/// Storage: `Departments::OfficersOf` (r:0 w:1), at most 60 bytes
	/// Storage: `Departments::Officers` (r:3 w:2), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:1), at most 306 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:2 w:0), at most 70 bytes
	/// Storage: `System::Account` (r:1 w:0), at most 64 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn appoint() -> Weight {
		// Shortest run: 383_754 nanoseconds.
		Weight::from_parts(575_121_000, 13780)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:4 w:2), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:1), at most 306 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:3 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:3 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn set_roles() -> Weight {
		// Shortest run: 360_850 nanoseconds.
		Weight::from_parts(544_820_000, 13633)
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:2 w:1), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:0), at most 306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:2 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn set_mandate() -> Weight {
		// Shortest run: 233_474 nanoseconds.
		Weight::from_parts(372_278_000, 8464)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:3 w:1), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:0), at most 306 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:3 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:3 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn suspend_officer() -> Weight {
		// Shortest run: 319_923 nanoseconds.
		Weight::from_parts(492_221_000, 13430)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:2 w:1), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:0), at most 306 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:2 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn reinstate_officer() -> Weight {
		// Shortest run: 284_472 nanoseconds.
		Weight::from_parts(475_419_000, 12658)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::OfficerByIdentity` (r:0 w:1), at most 48 bytes
	/// Storage: `Departments::OfficersOf` (r:0 w:1), at most 60 bytes
	/// Storage: `Departments::Officers` (r:3 w:1), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:1), at most 306 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:3 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:3 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn dismiss() -> Weight {
		// Shortest run: 331_081 nanoseconds.
		Weight::from_parts(545_604_000, 13430)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:0), at most 306 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn settle_seat() -> Weight {
		// Shortest run: 233_370 nanoseconds.
		Weight::from_parts(356_072_000, 10982)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:68 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:1 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:63 w:0), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:63 w:0), at most 306 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `n` is `[0, 64]`.
	fn on_initialize(n: u32, ) -> Weight {
		// Shortest run: 15_153 nanoseconds.
		Weight::from_parts(244_778_973, 9282)
			.saturating_add(Weight::from_parts(102_815_795, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(Weight::from_parts(0, 172).saturating_mul(n.into()))
	}
}

// For tests.
impl WeightInfo for () {
	fn create() -> Weight {
		Weight::from_parts(81_189_000, 447)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn rename() -> Weight {
		Weight::from_parts(42_370_000, 398)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn give_capability() -> Weight {
		Weight::from_parts(410_794_000, 11547)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn take_capability() -> Weight {
		Weight::from_parts(342_261_000, 8621)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn suspend_department() -> Weight {
		Weight::from_parts(5_340_665_000, 14046)
			.saturating_add(ParityDbWeight::get().reads(87_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn reinstate_department() -> Weight {
		Weight::from_parts(7_930_548_000, 23833)
			.saturating_add(ParityDbWeight::get().reads(330_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn appoint() -> Weight {
		Weight::from_parts(575_121_000, 13780)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn set_roles() -> Weight {
		Weight::from_parts(544_820_000, 13633)
			.saturating_add(ParityDbWeight::get().reads(22_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn set_mandate() -> Weight {
		Weight::from_parts(372_278_000, 8464)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn suspend_officer() -> Weight {
		Weight::from_parts(492_221_000, 13430)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn reinstate_officer() -> Weight {
		Weight::from_parts(475_419_000, 12658)
			.saturating_add(ParityDbWeight::get().reads(18_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn dismiss() -> Weight {
		Weight::from_parts(545_604_000, 13430)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn settle_seat() -> Weight {
		Weight::from_parts(356_072_000, 10982)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn on_initialize(n: u32, ) -> Weight {
		Weight::from_parts(244_778_973, 9282)
			.saturating_add(Weight::from_parts(102_815_795, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(Weight::from_parts(0, 172).saturating_mul(n.into()))
	}
}
