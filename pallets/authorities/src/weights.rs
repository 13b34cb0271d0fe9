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
	fn report_double_authoring() -> Weight;
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
	fn report_double_authoring() -> Weight {
		Weight::from_parts(400_000_000, 180_000)
			.saturating_add(RocksDbWeight::get().reads(74_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
}
