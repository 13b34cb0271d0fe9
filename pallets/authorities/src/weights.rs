// SPDX-License-Identifier: Apache-2.0

//! Estimated weights for `pallet_authorities`, from counted reads and writes.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::RocksDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_authorities`.
pub trait WeightInfo {
	fn lift_fault(f: u32, ) -> Weight;
	fn record_fault() -> Weight;
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

/// Weights for `pallet_authorities` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Authorities::OpenFaults` (r:64 w:1)
	/// Storage: `Authorities::Faults` (r:16 w:16)
	/// Storage: `Authorities::Recorded` (r:1 w:0)
	/// Storage: `Authorities::KeyHolders` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	/// The range of component `f` is `[1, 16]`.
	fn lift_fault(f: u32, ) -> Weight {
		Weight::from_parts(120_000_000, 173_000)
			.saturating_add(Weight::from_parts(4_000_000, 2_600).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(69_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(f.into())))
	}
	/// Storage: `Authorities::NextFault` (r:1 w:1)
	/// Storage: `Authorities::Faults` (r:0 w:1)
	/// Storage: `Authorities::FaultCounts` (r:1 w:1)
	/// Storage: `Authorities::DepartmentFaults` (r:0 w:1)
	/// Storage: `Authorities::OpenFaults` (r:64 w:1)
	/// Storage: `Authorities::Recorded` (r:1 w:0)
	/// Storage: `Authorities::KeyHolders` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	fn record_fault() -> Weight {
		Weight::from_parts(130_000_000, 173_000)
			.saturating_add(T::DbWeight::get().reads(71_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
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

// For backwards compatibility and tests.
impl WeightInfo for () {
	fn lift_fault(f: u32, ) -> Weight {
		Weight::from_parts(120_000_000, 173_000)
			.saturating_add(Weight::from_parts(4_000_000, 2_600).saturating_mul(f.into()))
			.saturating_add(RocksDbWeight::get().reads(69_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(f.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(f.into())))
	}
	fn record_fault() -> Weight {
		Weight::from_parts(130_000_000, 173_000)
			.saturating_add(RocksDbWeight::get().reads(71_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn note_author() -> Weight {
		Weight::from_parts(4_000_000, 1_500)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn request_authority() -> Weight {
		Weight::from_parts(60_000_000, 17_000)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn withdraw_request() -> Weight {
		Weight::from_parts(50_000_000, 17_000)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn admit() -> Weight {
		Weight::from_parts(900_000_000, 340_000)
			.saturating_add(RocksDbWeight::get().reads(335_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn retire() -> Weight {
		Weight::from_parts(950_000_000, 340_000)
			.saturating_add(RocksDbWeight::get().reads(337_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn replace() -> Weight {
		Weight::from_parts(900_000_000, 340_000)
			.saturating_add(RocksDbWeight::get().reads(333_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn list_node() -> Weight {
		Weight::from_parts(35_000_000, 17_000)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn unlist_node() -> Weight {
		Weight::from_parts(55_000_000, 17_000)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn replace_node() -> Weight {
		Weight::from_parts(55_000_000, 17_000)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn restart_finality(l: u32, ) -> Weight {
		Weight::from_parts(1_500_000_000, 2_900_000)
			.saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(l.into()))
			.saturating_add(RocksDbWeight::get().reads(1353_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(l.into())))
	}
}
