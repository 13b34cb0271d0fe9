// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_authorities`.
//!
//! Written by `scripts/weights`, 20 steps, 10 repeats: change the benchmarks, not this.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_authorities`.
pub trait WeightInfo {
	fn lift_fault(f: u32, ) -> Weight;
	fn record_fault() -> Weight;
	fn report_double_authoring(a: u32, ) -> Weight;
	fn note_author() -> Weight;
	fn request_authority() -> Weight;
	fn withdraw_request() -> Weight;
	fn admit() -> Weight;
	fn retire() -> Weight;
	fn replace() -> Weight;
	fn list_node() -> Weight;
	fn unlist_node() -> Weight;
	fn replace_node() -> Weight;
	fn restart_finality(l: u32, ) -> Weight;
	fn cancel_restart(l: u32, ) -> Weight;
}

/// Weights for `pallet_authorities` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Authorities::Authorities` (r:65 w:0), at most 52 bytes
	/// Storage: `Authorities::Faults` (r:16 w:16), at most 86 bytes
	/// Storage: `Authorities::KeyHolders` (r:1 w:0), at most 38222 bytes
	/// Storage: `Authorities::LastAuthored` (r:64 w:0), at most 44 bytes
	/// Storage: `Authorities::OpenFaults` (r:127 w:1), at most 105 bytes
	/// Storage: `Authorities::PlannedSet` (r:1 w:0), at most 2306 bytes
	/// Storage: `Authorities::Recorded` (r:1 w:0), at most 4102 bytes
	/// Storage: `Authorities::Replacements` (r:64 w:0), at most 72 bytes
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `f` is `[1, 16]`.
	fn lift_fault(f: u32, ) -> Weight {
		// Shortest run: 2_027_306 nanoseconds.
		Weight::from_parts(2_172_072_467, 59081)
			.saturating_add(Weight::from_parts(64_486_672, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(325_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 143).saturating_mul(f.into()))
	}
	/// Storage: `Authorities::DepartmentFaults` (r:0 w:1), at most 28 bytes
	/// Storage: `Authorities::FaultCounts` (r:1 w:1), at most 16 bytes
	/// Storage: `Authorities::Faults` (r:0 w:1), at most 86 bytes
	/// Storage: `Authorities::KeyHolders` (r:1 w:0), at most 38222 bytes
	/// Storage: `Authorities::NextFault` (r:1 w:1), at most 4 bytes
	/// Storage: `Authorities::OpenFaults` (r:64 w:1), at most 105 bytes
	/// Storage: `Authorities::Recorded` (r:1 w:0), at most 4102 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn record_fault() -> Weight {
		// Shortest run: 529_784 nanoseconds.
		Weight::from_parts(710_514_000, 42496)
			.saturating_add(T::DbWeight::get().reads(69_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Authorities::DepartmentFaults` (r:0 w:1), at most 28 bytes
	/// Storage: `Authorities::FaultCounts` (r:1 w:1), at most 16 bytes
	/// Storage: `Authorities::Faults` (r:0 w:1), at most 86 bytes
	/// Storage: `Authorities::KeyHolders` (r:1 w:0), at most 38222 bytes
	/// Storage: `Authorities::NextFault` (r:1 w:1), at most 4 bytes
	/// Storage: `Authorities::OpenFaults` (r:64 w:1), at most 105 bytes
	/// Storage: `Authorities::Recorded` (r:1 w:0), at most 4102 bytes
	/// Storage: `Authorities::SessionLength` (r:1 w:0), at most 4 bytes
	/// Storage: `Offences::ConcurrentReportsIndex` (r:1 w:1)
	/// Storage: `Offences::Reports` (r:1 w:1)
	/// Storage: `System::BlockHash` (r:33 w:0), at most 44 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `a` is `[0, 32]`.
	fn report_double_authoring(a: u32, ) -> Weight {
		// Shortest run: 1_306_663 nanoseconds.
		Weight::from_parts(1_535_728_799, 42570)
			.saturating_add(Weight::from_parts(54_375_800, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(73_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(a.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Authorities::LastAuthored` (r:0 w:1), at most 44 bytes
	fn note_author() -> Weight {
		// Shortest run: 3_356 nanoseconds.
		Weight::from_parts(6_051_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Authorities::Authorities` (r:1 w:0), at most 52 bytes
	/// Storage: `Authorities::Nodes` (r:1 w:0), at most 87 bytes
	/// Storage: `Authorities::Replacements` (r:1 w:0), at most 72 bytes
	/// Storage: `Authorities::Requests` (r:1 w:1), at most 118 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn request_authority() -> Weight {
		// Shortest run: 170_130 nanoseconds.
		Weight::from_parts(280_346_000, 2736)
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Authorities::Requests` (r:1 w:1), at most 118 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn withdraw_request() -> Weight {
		// Shortest run: 137_819 nanoseconds.
		Weight::from_parts(183_655_000, 2596)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Authorities::Authorities` (r:65 w:1), at most 52 bytes
	/// Storage: `Authorities::CounterForAuthorities` (r:1 w:1), at most 4 bytes
	/// Storage: `Authorities::CounterForNodes` (r:1 w:1), at most 4 bytes
	/// Storage: `Authorities::KeyHolders` (r:1 w:0), at most 38222 bytes
	/// Storage: `Authorities::LastAuthored` (r:107 w:0), at most 44 bytes
	/// Storage: `Authorities::NodeCounts` (r:2 w:2), at most 16 bytes
	/// Storage: `Authorities::Nodes` (r:1 w:1), at most 87 bytes
	/// Storage: `Authorities::OpenFaults` (r:128 w:0), at most 105 bytes
	/// Storage: `Authorities::Recorded` (r:1 w:0), at most 4102 bytes
	/// Storage: `Authorities::Replacements` (r:65 w:0), at most 72 bytes
	/// Storage: `Authorities::Requests` (r:1 w:1), at most 118 bytes
	/// Storage: `Authorities::Restarts` (r:1 w:0), at most 2323 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `System::Account` (r:1 w:1), at most 64 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn admit() -> Weight {
		// Shortest run: 3_012_567 nanoseconds.
		Weight::from_parts(3_270_741_000, 58112)
			.saturating_add(T::DbWeight::get().reads(383_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Authorities::Authorities` (r:65 w:1), at most 52 bytes
	/// Storage: `Authorities::CounterForAuthorities` (r:1 w:1), at most 4 bytes
	/// Storage: `Authorities::KeyHolders` (r:1 w:0), at most 38222 bytes
	/// Storage: `Authorities::LastAuthored` (r:106 w:0), at most 44 bytes
	/// Storage: `Authorities::OpenFaults` (r:127 w:0), at most 105 bytes
	/// Storage: `Authorities::PlannedSet` (r:1 w:0), at most 2306 bytes
	/// Storage: `Authorities::Recorded` (r:1 w:0), at most 4102 bytes
	/// Storage: `Authorities::Replacements` (r:65 w:0), at most 72 bytes
	/// Storage: `Authorities::Restarts` (r:1 w:0), at most 2323 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn retire() -> Weight {
		// Shortest run: 4_190_849 nanoseconds.
		Weight::from_parts(5_896_772_000, 61729)
			.saturating_add(T::DbWeight::get().reads(388_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Authorities::Authorities` (r:66 w:0), at most 52 bytes
	/// Storage: `Authorities::CounterForNodes` (r:1 w:1), at most 4 bytes
	/// Storage: `Authorities::KeyHolders` (r:1 w:0), at most 38222 bytes
	/// Storage: `Authorities::LastAuthored` (r:107 w:0), at most 44 bytes
	/// Storage: `Authorities::NodeCounts` (r:2 w:2), at most 16 bytes
	/// Storage: `Authorities::Nodes` (r:1 w:1), at most 87 bytes
	/// Storage: `Authorities::OpenFaults` (r:128 w:0), at most 105 bytes
	/// Storage: `Authorities::Recorded` (r:1 w:0), at most 4102 bytes
	/// Storage: `Authorities::Replacements` (r:65 w:1), at most 72 bytes
	/// Storage: `Authorities::Requests` (r:1 w:1), at most 118 bytes
	/// Storage: `Authorities::Restarts` (r:1 w:0), at most 2323 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:2 w:0), at most 16 bytes
	/// Storage: `System::Account` (r:1 w:1), at most 64 bytes
	fn replace() -> Weight {
		// Shortest run: 3_179_380 nanoseconds.
		Weight::from_parts(3_806_377_000, 58059)
			.saturating_add(T::DbWeight::get().reads(383_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Authorities::CounterForNodes` (r:1 w:1), at most 4 bytes
	/// Storage: `Authorities::NodeCounts` (r:1 w:1), at most 16 bytes
	/// Storage: `Authorities::Nodes` (r:1 w:1), at most 87 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	fn list_node() -> Weight {
		// Shortest run: 63_078 nanoseconds.
		Weight::from_parts(100_689_000, 799)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Authorities::CounterForNodes` (r:1 w:1), at most 4 bytes
	/// Storage: `Authorities::NodeCounts` (r:1 w:1), at most 16 bytes
	/// Storage: `Authorities::Nodes` (r:1 w:1), at most 87 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn unlist_node() -> Weight {
		// Shortest run: 145_974 nanoseconds.
		Weight::from_parts(191_971_000, 2668)
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Authorities::CounterForNodes` (r:1 w:1), at most 4 bytes
	/// Storage: `Authorities::Nodes` (r:2 w:2), at most 87 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn replace_node() -> Weight {
		// Shortest run: 155_011 nanoseconds.
		Weight::from_parts(208_772_000, 2665)
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Authorities::Authorities` (r:65 w:63), at most 52 bytes
	/// Storage: `Authorities::CounterForAuthorities` (r:1 w:1), at most 4 bytes
	/// Storage: `Authorities::ForcedSet` (r:1 w:0), at most 8 bytes
	/// Storage: `Authorities::GivenUp` (r:0 w:1), at most 2818 bytes
	/// Storage: `Authorities::KeyHolders` (r:1 w:0), at most 38222 bytes
	/// Storage: `Authorities::LastAuthored` (r:129 w:64), at most 44 bytes
	/// Storage: `Authorities::OpenFaults` (r:64 w:0), at most 105 bytes
	/// Storage: `Authorities::PlannedSet` (r:1 w:0), at most 2306 bytes
	/// Storage: `Authorities::Recorded` (r:1 w:0), at most 4102 bytes
	/// Storage: `Authorities::Replacements` (r:64 w:63), at most 72 bytes
	/// Storage: `Authorities::Restarts` (r:1 w:1), at most 2323 bytes
	/// Storage: `Grandpa::CurrentSetId` (r:1 w:0), at most 8 bytes
	/// Storage: `Grandpa::NextForced` (r:1 w:0), at most 4 bytes
	/// The range of component `l` is `[0, 63]`.
	fn restart_finality(l: u32, ) -> Weight {
		// Shortest run: 1_814_307 nanoseconds.
		Weight::from_parts(2_577_108_327, 57741)
			.saturating_add(Weight::from_parts(146_468_738, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(307_u64))
			.saturating_add(T::DbWeight::get().writes(67_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 4).saturating_mul(l.into()))
	}
	/// Storage: `Authorities::Authorities` (r:64 w:64), at most 52 bytes
	/// Storage: `Authorities::CounterForAuthorities` (r:1 w:1), at most 4 bytes
	/// Storage: `Authorities::GivenUp` (r:1 w:1), at most 2818 bytes
	/// Storage: `Authorities::Restarts` (r:1 w:1), at most 2323 bytes
	/// The range of component `l` is `[0, 64]`.
	fn cancel_restart(l: u32, ) -> Weight {
		// Shortest run: 43_341 nanoseconds.
		Weight::from_parts(77_393_930, 3898)
			.saturating_add(Weight::from_parts(10_980_611, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(l.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 34).saturating_mul(l.into()))
	}
}

// For tests.
impl WeightInfo for () {
	fn lift_fault(f: u32, ) -> Weight {
		Weight::from_parts(2_172_072_467, 59081)
			.saturating_add(Weight::from_parts(64_486_672, 0).saturating_mul(f.into()))
			.saturating_add(ParityDbWeight::get().reads(325_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(f.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 143).saturating_mul(f.into()))
	}
	fn record_fault() -> Weight {
		Weight::from_parts(710_514_000, 42496)
			.saturating_add(ParityDbWeight::get().reads(69_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn report_double_authoring(a: u32, ) -> Weight {
		Weight::from_parts(1_535_728_799, 42570)
			.saturating_add(Weight::from_parts(54_375_800, 0).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().reads(73_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(a.into())))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn note_author() -> Weight {
		Weight::from_parts(6_051_000, 0)
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn request_authority() -> Weight {
		Weight::from_parts(280_346_000, 2736)
			.saturating_add(ParityDbWeight::get().reads(24_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn withdraw_request() -> Weight {
		Weight::from_parts(183_655_000, 2596)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn admit() -> Weight {
		Weight::from_parts(3_270_741_000, 58112)
			.saturating_add(ParityDbWeight::get().reads(383_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn retire() -> Weight {
		Weight::from_parts(5_896_772_000, 61729)
			.saturating_add(ParityDbWeight::get().reads(388_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn replace() -> Weight {
		Weight::from_parts(3_806_377_000, 58059)
			.saturating_add(ParityDbWeight::get().reads(383_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn list_node() -> Weight {
		Weight::from_parts(100_689_000, 799)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn unlist_node() -> Weight {
		Weight::from_parts(191_971_000, 2668)
			.saturating_add(ParityDbWeight::get().reads(23_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn replace_node() -> Weight {
		Weight::from_parts(208_772_000, 2665)
			.saturating_add(ParityDbWeight::get().reads(23_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn restart_finality(l: u32, ) -> Weight {
		Weight::from_parts(2_577_108_327, 57741)
			.saturating_add(Weight::from_parts(146_468_738, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(307_u64))
			.saturating_add(ParityDbWeight::get().writes(67_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 4).saturating_mul(l.into()))
	}
	fn cancel_restart(l: u32, ) -> Weight {
		Weight::from_parts(77_393_930, 3898)
			.saturating_add(Weight::from_parts(10_980_611, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(l.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 34).saturating_mul(l.into()))
	}
}
