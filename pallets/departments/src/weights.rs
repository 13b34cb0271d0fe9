// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_departments`.
//!
//! Written by `scripts/weights`, 16 steps, 8 repeats: change the benchmarks, not this.

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
	fn move_department(d: u32, ) -> Weight;
	fn abolish(d: u32, p: u32, ) -> Weight;
	fn set_stand_in() -> Weight;
	fn end_stand_in() -> Weight;
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
		// Shortest run: 50_887 nanoseconds.
		Weight::from_parts(86_242_000, 447)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Names` (r:0 w:1), at most 142 bytes
	fn rename() -> Weight {
		// Shortest run: 19_905 nanoseconds.
		Weight::from_parts(36_606_000, 398)
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
		// Shortest run: 227_088 nanoseconds.
		Weight::from_parts(353_181_000, 11581)
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
		// Shortest run: 195_151 nanoseconds.
		Weight::from_parts(267_176_000, 8621)
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
		// Shortest run: 3_167_448 nanoseconds.
		Weight::from_parts(5_859_980_000, 14080)
			.saturating_add(T::DbWeight::get().reads(271_u64))
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
		// Shortest run: 6_996_448 nanoseconds.
		Weight::from_parts(8_961_002_000, 23867)
			.saturating_add(T::DbWeight::get().reads(514_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::CounterForDepartments` (r:1 w:0), at most 4 bytes
	/// Storage: `Departments::Departments` (r:1001 w:1), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:4 w:0), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:4 w:0), at most 306 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:4 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:4 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `d` is `[100, 1000]`.
	fn move_department(d: u32, ) -> Weight {
		// Shortest run: 7_514_807 nanoseconds.
		Weight::from_parts(7_601_939_742, 12788)
			.saturating_add(Weight::from_parts(7_189_559, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(Weight::from_parts(0, 20).saturating_mul(d.into()))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::CounterForDepartments` (r:1 w:0), at most 4 bytes
	/// Storage: `Departments::Departments` (r:1001 w:1), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::InCharge` (r:0 w:256), at most 16 bytes
	/// Storage: `Departments::Predecessors` (r:2 w:2), at most 1038 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `d` is `[400, 1000]`.
	/// The range of component `p` is `[1, 256]`.
	fn abolish(d: u32, p: u32, ) -> Weight {
		// Shortest run: 3_489_157 nanoseconds.
		Weight::from_parts(1_904_151_687, 8298)
			.saturating_add(Weight::from_parts(6_363_434, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(706_639, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 19).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 21).saturating_mul(p.into()))
	}
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:7 w:0), at most 100 bytes
	/// Storage: `Departments::StandInsOf` (r:4 w:1), at most 96 bytes
	/// Storage: `Departments::StandIns` (r:12 w:1), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn set_stand_in() -> Weight {
		// Shortest run: 330_492 nanoseconds.
		Weight::from_parts(512_296_000, 6062)
			.saturating_add(T::DbWeight::get().reads(32_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:6 w:0), at most 100 bytes
	/// Storage: `Departments::StandInsOf` (r:0 w:1), at most 96 bytes
	/// Storage: `Departments::StandIns` (r:6 w:1), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn end_stand_in() -> Weight {
		// Shortest run: 263_317 nanoseconds.
		Weight::from_parts(404_162_000, 5565)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::OfficerByIdentity` (r:1 w:1), at most 48 bytes
	/// Storage: `Departments::OfficersOf` (r:0 w:1), at most 60 bytes
	/// Storage: `Departments::Officers` (r:7 w:2), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:1), at most 306 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:2 w:0), at most 70 bytes
	/// Storage: `System::Account` (r:1 w:0), at most 64 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn appoint() -> Weight {
		// Shortest run: 483_607 nanoseconds.
		Weight::from_parts(849_639_000, 15079)
			.saturating_add(T::DbWeight::get().reads(41_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:8 w:2), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:1), at most 306 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:3 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:3 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn set_roles() -> Weight {
		// Shortest run: 421_500 nanoseconds.
		Weight::from_parts(800_553_000, 15109)
			.saturating_add(T::DbWeight::get().reads(41_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:6 w:1), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:0), at most 306 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:2 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn set_mandate() -> Weight {
		// Shortest run: 319_274 nanoseconds.
		Weight::from_parts(628_549_000, 9762)
			.saturating_add(T::DbWeight::get().reads(34_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:7 w:1), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:0), at most 306 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:3 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:3 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn suspend_officer() -> Weight {
		// Shortest run: 374_618 nanoseconds.
		Weight::from_parts(713_649_000, 14907)
			.saturating_add(T::DbWeight::get().reads(40_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:6 w:1), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:0), at most 306 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:2 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn reinstate_officer() -> Weight {
		// Shortest run: 350_882 nanoseconds.
		Weight::from_parts(524_826_000, 14168)
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::OfficerByIdentity` (r:0 w:1), at most 48 bytes
	/// Storage: `Departments::OfficersOf` (r:0 w:1), at most 60 bytes
	/// Storage: `Departments::Officers` (r:7 w:1), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:1), at most 306 bytes
	/// Storage: `Departments::StandInsOf` (r:5 w:8), at most 96 bytes
	/// Storage: `Departments::StandIns` (r:10 w:8), at most 129 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:3 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:3 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn dismiss() -> Weight {
		// Shortest run: 688_257 nanoseconds.
		Weight::from_parts(946_332_000, 15505)
			.saturating_add(T::DbWeight::get().reads(50_u64))
			.saturating_add(T::DbWeight::get().writes(25_u64))
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
		// Shortest run: 200_260 nanoseconds.
		Weight::from_parts(289_654_000, 11016)
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
		// Shortest run: 10_086 nanoseconds.
		Weight::from_parts(57_006_969, 8928)
			.saturating_add(Weight::from_parts(93_026_336, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(Weight::from_parts(0, 180).saturating_mul(n.into()))
	}
}

// For tests.
impl WeightInfo for () {
	fn create() -> Weight {
		Weight::from_parts(86_242_000, 447)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn rename() -> Weight {
		Weight::from_parts(36_606_000, 398)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn give_capability() -> Weight {
		Weight::from_parts(353_181_000, 11581)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn take_capability() -> Weight {
		Weight::from_parts(267_176_000, 8621)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn suspend_department() -> Weight {
		Weight::from_parts(5_859_980_000, 14080)
			.saturating_add(ParityDbWeight::get().reads(271_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn reinstate_department() -> Weight {
		Weight::from_parts(8_961_002_000, 23867)
			.saturating_add(ParityDbWeight::get().reads(514_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn move_department(d: u32, ) -> Weight {
		Weight::from_parts(7_601_939_742, 12788)
			.saturating_add(Weight::from_parts(7_189_559, 0).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(23_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
			.saturating_add(Weight::from_parts(0, 20).saturating_mul(d.into()))
	}
	fn abolish(d: u32, p: u32, ) -> Weight {
		Weight::from_parts(1_904_151_687, 8298)
			.saturating_add(Weight::from_parts(6_363_434, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(706_639, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 19).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 21).saturating_mul(p.into()))
	}
	fn set_stand_in() -> Weight {
		Weight::from_parts(512_296_000, 6062)
			.saturating_add(ParityDbWeight::get().reads(32_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn end_stand_in() -> Weight {
		Weight::from_parts(404_162_000, 5565)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn appoint() -> Weight {
		Weight::from_parts(849_639_000, 15079)
			.saturating_add(ParityDbWeight::get().reads(41_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn set_roles() -> Weight {
		Weight::from_parts(800_553_000, 15109)
			.saturating_add(ParityDbWeight::get().reads(41_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn set_mandate() -> Weight {
		Weight::from_parts(628_549_000, 9762)
			.saturating_add(ParityDbWeight::get().reads(34_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn suspend_officer() -> Weight {
		Weight::from_parts(713_649_000, 14907)
			.saturating_add(ParityDbWeight::get().reads(40_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn reinstate_officer() -> Weight {
		Weight::from_parts(524_826_000, 14168)
			.saturating_add(ParityDbWeight::get().reads(27_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn dismiss() -> Weight {
		Weight::from_parts(946_332_000, 15505)
			.saturating_add(ParityDbWeight::get().reads(50_u64))
			.saturating_add(ParityDbWeight::get().writes(25_u64))
	}
	fn settle_seat() -> Weight {
		Weight::from_parts(289_654_000, 11016)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn on_initialize(n: u32, ) -> Weight {
		Weight::from_parts(57_006_969, 8928)
			.saturating_add(Weight::from_parts(93_026_336, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(Weight::from_parts(0, 180).saturating_mul(n.into()))
	}
}
