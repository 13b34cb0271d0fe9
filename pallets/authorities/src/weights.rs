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
	fn report_double_authoring() -> Weight;
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
}

/// Weights for `pallet_authorities` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Authorities::Faults` (r:16 w:16), at most 86 bytes
	/// Storage: `Authorities::KeyHolders` (r:1 w:0), at most 38222 bytes
	/// Storage: `Authorities::OpenFaults` (r:64 w:1), at most 105 bytes
	/// Storage: `Authorities::Recorded` (r:1 w:0), at most 4102 bytes
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `f` is `[1, 16]`.
	fn lift_fault(f: u32, ) -> Weight {
		// Shortest run: 560_541 nanoseconds.
		Weight::from_parts(869_033_045, 42754)
			.saturating_add(Weight::from_parts(14_872_955, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(68_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 146).saturating_mul(f.into()))
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
		// Shortest run: 553_812 nanoseconds.
		Weight::from_parts(932_429_000, 42397)
			.saturating_add(T::DbWeight::get().reads(69_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Authorities::SessionLength` (r:1 w:0)
	/// Storage: `Authorities::Recorded` (r:1 w:0)
	/// Storage: `Authorities::KeyHolders` (r:1 w:0)
	/// Storage: `Authorities::OpenFaults` (r:64 w:1)
	/// Storage: `Offences::Reports` (r:1 w:1)
	/// Storage: `Offences::ConcurrentReportsIndex` (r:1 w:1)
	/// Storage: `Authorities::NextFault` (r:1 w:1)
	/// Storage: `Authorities::Faults` (r:0 w:1)
	/// Storage: `Authorities::FaultCounts` (r:1 w:1)
	/// Storage: `Authorities::DepartmentFaults` (r:0 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	fn report_double_authoring() -> Weight {
		Weight::from_parts(400_000_000, 180_000)
			.saturating_add(T::DbWeight::get().reads(74_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `System::Number` (r:1 w:0)
	/// Storage: `Authorities::LastAuthored` (r:0 w:1)
	fn note_author() -> Weight {
		Weight::from_parts(4_000_000, 1_500)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Departments::Officers` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0)
	/// Storage: `IdentityRegistry::IdentityOf` (r:1 w:0)
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0)
	/// Storage: `Authorities::Authorities` (r:1 w:0)
	/// Storage: `Authorities::Replacements` (r:1 w:0)
	/// Storage: `Authorities::Requests` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	fn request_authority() -> Weight {
		Weight::from_parts(60_000_000, 17_000)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Departments::Officers` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0)
	/// Storage: `IdentityRegistry::IdentityOf` (r:1 w:0)
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0)
	/// Storage: `Authorities::Requests` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	fn withdraw_request() -> Weight {
		Weight::from_parts(50_000_000, 17_000)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Authorities::Requests` (r:1 w:1)
	/// Storage: `Authorities::Authorities` (r:65 w:1)
	/// Storage: `Authorities::CounterForAuthorities` (r:1 w:1)
	/// Storage: `Authorities::Replacements` (r:65 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0)
	/// Storage: `Authorities::Restarts` (r:1 w:0)
	/// Storage: `Authorities::Recorded` (r:1 w:0)
	/// Storage: `Authorities::KeyHolders` (r:1 w:0)
	/// Storage: `Authorities::LastAuthored` (r:128 w:0)
	/// Storage: `Authorities::OpenFaults` (r:64 w:0)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	fn admit() -> Weight {
		Weight::from_parts(900_000_000, 340_000)
			.saturating_add(T::DbWeight::get().reads(335_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Departments::Officers` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0)
	/// Storage: `IdentityRegistry::IdentityOf` (r:1 w:0)
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0)
	/// Storage: `Authorities::Replacements` (r:65 w:1)
	/// Storage: `Authorities::Authorities` (r:65 w:1)
	/// Storage: `Authorities::CounterForAuthorities` (r:1 w:1)
	/// Storage: `Authorities::Restarts` (r:1 w:0)
	/// Storage: `Authorities::Recorded` (r:1 w:0)
	/// Storage: `Authorities::KeyHolders` (r:1 w:0)
	/// Storage: `Authorities::LastAuthored` (r:128 w:1)
	/// Storage: `Authorities::OpenFaults` (r:64 w:0)
	/// Storage: `Authorities::PlannedSet` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	fn retire() -> Weight {
		Weight::from_parts(950_000_000, 340_000)
			.saturating_add(T::DbWeight::get().reads(337_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Authorities::Authorities` (r:65 w:0)
	/// Storage: `Authorities::Requests` (r:1 w:1)
	/// Storage: `Authorities::Replacements` (r:65 w:1)
	/// Storage: `Departments::Departments` (r:6 w:0)
	/// Storage: `Authorities::Restarts` (r:1 w:0)
	/// Storage: `Authorities::Recorded` (r:1 w:0)
	/// Storage: `Authorities::KeyHolders` (r:1 w:0)
	/// Storage: `Authorities::LastAuthored` (r:128 w:0)
	/// Storage: `Authorities::OpenFaults` (r:64 w:0)
	/// Storage: `System::Account` (r:1 w:1)
	fn replace() -> Weight {
		Weight::from_parts(900_000_000, 340_000)
			.saturating_add(T::DbWeight::get().reads(333_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Departments::Departments` (r:6 w:0)
	/// Storage: `Authorities::Nodes` (r:1 w:1)
	/// Storage: `Authorities::CounterForNodes` (r:1 w:1)
	/// Storage: `Authorities::NodeCounts` (r:1 w:1)
	fn list_node() -> Weight {
		Weight::from_parts(35_000_000, 17_000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Departments::Officers` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0)
	/// Storage: `IdentityRegistry::IdentityOf` (r:1 w:0)
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Authorities::Nodes` (r:1 w:1)
	/// Storage: `Authorities::CounterForNodes` (r:1 w:1)
	/// Storage: `Authorities::NodeCounts` (r:1 w:1)
	fn unlist_node() -> Weight {
		Weight::from_parts(55_000_000, 17_000)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Departments::Officers` (r:1 w:0)
	/// Storage: `Departments::Departments` (r:6 w:0)
	/// Storage: `IdentityRegistry::IdentityOf` (r:1 w:0)
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Authorities::Nodes` (r:2 w:2)
	/// Storage: `Authorities::CounterForNodes` (r:1 w:1)
	fn replace_node() -> Weight {
		Weight::from_parts(55_000_000, 17_000)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Authorities::Restarts` (r:1 w:1)
	/// Storage: `Authorities::ForcedSet` (r:1 w:0)
	/// Storage: `Authorities::Authorities` (r:64 w:64)
	/// Storage: `Authorities::CounterForAuthorities` (r:1 w:1)
	/// Storage: `Authorities::Replacements` (r:64 w:64)
	/// Storage: `Authorities::Recorded` (r:1 w:0)
	/// Storage: `Authorities::KeyHolders` (r:1 w:0)
	/// Storage: `Authorities::PlannedSet` (r:1 w:0)
	/// Storage: `Authorities::LastAuthored` (r:128 w:64)
	/// Storage: `Authorities::OpenFaults` (r:64 w:0)
	/// Storage: `Grandpa::NextForced` (r:1 w:0)
	/// Storage: `Grandpa::CurrentSetId` (r:1 w:0)
	/// Storage: `Grandpa::SetIdSession` (r:1024 w:0)
	/// Storage: `Authorities::SessionLength` (r:1 w:0)
	/// The range of component `l` is `[0, 63]`.
	fn restart_finality(l: u32, ) -> Weight {
		Weight::from_parts(1_500_000_000, 2_900_000)
			.saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(1353_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(l.into())))
	}
}

// For tests.
impl WeightInfo for () {
	fn lift_fault(f: u32, ) -> Weight {
		Weight::from_parts(869_033_045, 42754)
			.saturating_add(Weight::from_parts(14_872_955, 0).saturating_mul(f.into()))
			.saturating_add(ParityDbWeight::get().reads(68_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(f.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 146).saturating_mul(f.into()))
	}
	fn record_fault() -> Weight {
		Weight::from_parts(932_429_000, 42397)
			.saturating_add(ParityDbWeight::get().reads(69_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn report_double_authoring() -> Weight {
		Weight::from_parts(400_000_000, 180_000)
			.saturating_add(ParityDbWeight::get().reads(74_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn note_author() -> Weight {
		Weight::from_parts(4_000_000, 1_500)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn request_authority() -> Weight {
		Weight::from_parts(60_000_000, 17_000)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn withdraw_request() -> Weight {
		Weight::from_parts(50_000_000, 17_000)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn admit() -> Weight {
		Weight::from_parts(900_000_000, 340_000)
			.saturating_add(ParityDbWeight::get().reads(335_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn retire() -> Weight {
		Weight::from_parts(950_000_000, 340_000)
			.saturating_add(ParityDbWeight::get().reads(337_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn replace() -> Weight {
		Weight::from_parts(900_000_000, 340_000)
			.saturating_add(ParityDbWeight::get().reads(333_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn list_node() -> Weight {
		Weight::from_parts(35_000_000, 17_000)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn unlist_node() -> Weight {
		Weight::from_parts(55_000_000, 17_000)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn replace_node() -> Weight {
		Weight::from_parts(55_000_000, 17_000)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn restart_finality(l: u32, ) -> Weight {
		Weight::from_parts(1_500_000_000, 2_900_000)
			.saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(1353_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes((3_u64).saturating_mul(l.into())))
	}
}
