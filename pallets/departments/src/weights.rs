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
		// Shortest run: 27_711 nanoseconds.
		Weight::from_parts(28_823_000, 447)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Names` (r:0 w:1), at most 142 bytes
	fn rename() -> Weight {
		// Shortest run: 10_455 nanoseconds.
		Weight::from_parts(10_976_000, 398)
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
		// Shortest run: 106_449 nanoseconds.
		Weight::from_parts(117_055_000, 12406)
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
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn take_capability() -> Weight {
		// Shortest run: 107_380 nanoseconds.
		Weight::from_parts(116_413_000, 9665)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:246 w:1), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:4 w:0), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:4 w:0), at most 306 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:4 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:4 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn suspend_department() -> Weight {
		// Shortest run: 1_721_745 nanoseconds.
		Weight::from_parts(1_776_658_000, 18223)
			.saturating_add(T::DbWeight::get().reads(267_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:246 w:1), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:64 w:0), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:64 w:0), at most 306 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:64 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:64 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn reinstate_department() -> Weight {
		// Shortest run: 1_884_348 nanoseconds.
		Weight::from_parts(1_966_119_000, 28072)
			.saturating_add(T::DbWeight::get().reads(507_u64))
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
	/// The range of component `d` is `[300, 1000]`.
	fn move_department(d: u32, ) -> Weight {
		// Shortest run: 2_391_313 nanoseconds.
		Weight::from_parts(1_630_433_702, 13557)
			.saturating_add(Weight::from_parts(2_783_145, 0).saturating_mul(d.into()))
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
	/// The range of component `d` is `[550, 1000]`.
	/// The range of component `p` is `[1, 256]`.
	fn abolish(d: u32, p: u32, ) -> Weight {
		// Shortest run: 2_083_865 nanoseconds.
		Weight::from_parts(69_323_541, 9155)
			.saturating_add(Weight::from_parts(2_855_690, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(1_990_162, 0).saturating_mul(p.into()))
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
		// Shortest run: 151_736 nanoseconds.
		Weight::from_parts(172_647_000, 7025)
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
		// Shortest run: 117_235 nanoseconds.
		Weight::from_parts(127_069_000, 6429)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
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
		// Shortest run: 193_849 nanoseconds.
		Weight::from_parts(205_076_000, 15800)
			.saturating_add(T::DbWeight::get().reads(30_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:13 w:2), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:1), at most 306 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:3 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:9 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn set_roles() -> Weight {
		// Shortest run: 231_595 nanoseconds.
		Weight::from_parts(246_057_000, 17447)
			.saturating_add(T::DbWeight::get().reads(42_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:12 w:1), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:0), at most 306 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:3 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:9 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn set_mandate() -> Weight {
		// Shortest run: 197_794 nanoseconds.
		Weight::from_parts(214_190_000, 12930)
			.saturating_add(T::DbWeight::get().reads(38_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:0 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:12 w:1), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:0), at most 306 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:8 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn suspend_officer() -> Weight {
		// Shortest run: 207_800 nanoseconds.
		Weight::from_parts(219_477_000, 17023)
			.saturating_add(T::DbWeight::get().reads(39_u64))
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
		// Shortest run: 163_303 nanoseconds.
		Weight::from_parts(175_993_000, 14859)
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
	/// Storage: `Departments::Officers` (r:12 w:1), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:1 w:1), at most 306 bytes
	/// Storage: `Departments::StandInsOf` (r:5 w:8), at most 96 bytes
	/// Storage: `Departments::StandIns` (r:10 w:8), at most 129 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:8 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn dismiss() -> Weight {
		// Shortest run: 282_671 nanoseconds.
		Weight::from_parts(304_364_000, 17784)
			.saturating_add(T::DbWeight::get().reads(49_u64))
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
		// Shortest run: 96_223 nanoseconds.
		Weight::from_parts(106_278_000, 11885)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Council::Members` (r:1 w:1)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:226 w:0), at most 48 bytes
	/// Storage: `Departments::FirstSeatEnd` (r:1 w:1), at most 8 bytes
	/// Storage: `Departments::Officers` (r:56 w:0), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:1), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:56 w:0), at most 306 bytes
	/// Storage: `Governance::Seats` (r:1 w:1), at most 2306 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `n` is `[0, 56]`.
	fn on_initialize(n: u32, ) -> Weight {
		// Shortest run: 13_690 nanoseconds.
		Weight::from_parts(111_005_536, 11911)
			.saturating_add(Weight::from_parts(24_172_184, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(Weight::from_parts(0, 216).saturating_mul(n.into()))
	}
}

// For tests.
impl WeightInfo for () {
	fn create() -> Weight {
		Weight::from_parts(28_823_000, 447)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn rename() -> Weight {
		Weight::from_parts(10_976_000, 398)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn give_capability() -> Weight {
		Weight::from_parts(117_055_000, 12406)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn take_capability() -> Weight {
		Weight::from_parts(116_413_000, 9665)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn suspend_department() -> Weight {
		Weight::from_parts(1_776_658_000, 18223)
			.saturating_add(ParityDbWeight::get().reads(267_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn reinstate_department() -> Weight {
		Weight::from_parts(1_966_119_000, 28072)
			.saturating_add(ParityDbWeight::get().reads(507_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn move_department(d: u32, ) -> Weight {
		Weight::from_parts(1_630_433_702, 13557)
			.saturating_add(Weight::from_parts(2_783_145, 0).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(23_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
			.saturating_add(Weight::from_parts(0, 20).saturating_mul(d.into()))
	}
	fn abolish(d: u32, p: u32, ) -> Weight {
		Weight::from_parts(69_323_541, 9155)
			.saturating_add(Weight::from_parts(2_855_690, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(1_990_162, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 19).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 21).saturating_mul(p.into()))
	}
	fn set_stand_in() -> Weight {
		Weight::from_parts(172_647_000, 7025)
			.saturating_add(ParityDbWeight::get().reads(32_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn end_stand_in() -> Weight {
		Weight::from_parts(127_069_000, 6429)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn appoint() -> Weight {
		Weight::from_parts(205_076_000, 15800)
			.saturating_add(ParityDbWeight::get().reads(30_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn set_roles() -> Weight {
		Weight::from_parts(246_057_000, 17447)
			.saturating_add(ParityDbWeight::get().reads(42_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn set_mandate() -> Weight {
		Weight::from_parts(214_190_000, 12930)
			.saturating_add(ParityDbWeight::get().reads(38_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn suspend_officer() -> Weight {
		Weight::from_parts(219_477_000, 17023)
			.saturating_add(ParityDbWeight::get().reads(39_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn reinstate_officer() -> Weight {
		Weight::from_parts(175_993_000, 14859)
			.saturating_add(ParityDbWeight::get().reads(27_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn dismiss() -> Weight {
		Weight::from_parts(304_364_000, 17784)
			.saturating_add(ParityDbWeight::get().reads(49_u64))
			.saturating_add(ParityDbWeight::get().writes(25_u64))
	}
	fn settle_seat() -> Weight {
		Weight::from_parts(106_278_000, 11885)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn on_initialize(n: u32, ) -> Weight {
		Weight::from_parts(111_005_536, 11911)
			.saturating_add(Weight::from_parts(24_172_184, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(Weight::from_parts(0, 216).saturating_mul(n.into()))
	}
}
