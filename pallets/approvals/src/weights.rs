// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_approvals`.
//!
//! Estimates from counted reads and writes, until they are generated.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame_support::{traits::Get, weights::{Weight, constants::RocksDbWeight}};
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
}

/// Weights for `pallet_approvals` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Counted: departments, matter numbers; one department for each step.
	fn publish_matter(s: u32, e: u32, ) -> Weight {
		Weight::from_parts(30_000_000, 30_000)
			.saturating_add(Weight::from_parts(4_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(500_000, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Counted: departments, matter; one department for each step.
	fn publish_version(s: u32, e: u32, ) -> Weight {
		Weight::from_parts(30_000_000, 30_000)
			.saturating_add(Weight::from_parts(4_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(500_000, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Counted: departments, matter.
	fn retire_matter() -> Weight {
		Weight::from_parts(15_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Counted: identity, matter, version, service centre, next number; case, documents, number.
	fn submit(d: u32, ) -> Weight {
		Weight::from_parts(35_000_000, 30_000)
			.saturating_add(Weight::from_parts(500_000, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Counted: officer, matter, version, service centre, next number; case, documents, number.
	fn submit_at_window(d: u32, ) -> Weight {
		Weight::from_parts(35_000_000, 30_000)
			.saturating_add(Weight::from_parts(500_000, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Counted: case, version, officer, calendar; for each step its record, work list, agenda and counters.
	fn accept(s: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 30_000)
			.saturating_add(Weight::from_parts(12_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(s.into())))
	}
	/// Counted: case, version, officer; case, documents, concluded case.
	fn refuse_acceptance() -> Weight {
		Weight::from_parts(30_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Counted: case, version, officer, calendar, step; for each step that opens its record, work list, agenda and counters.
	fn decide_approve(s: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 30_000)
			.saturating_add(Weight::from_parts(12_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(s.into())))
	}
	/// Counted: case, version, officer, calendar, step; for each open step its record, work list, agenda and counters.
	fn decide_reject(s: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 30_000)
			.saturating_add(Weight::from_parts(10_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(s.into())))
	}
	/// Counted: case, version, officer, calendar; for each open step its record and agenda.
	fn request_correction(s: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 30_000)
			.saturating_add(Weight::from_parts(10_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(s.into())))
	}
	/// Counted: case, version, identity, documents, calendar; for each open step its record and agenda.
	fn answer_correction(s: u32, d: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 30_000)
			.saturating_add(Weight::from_parts(12_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(500_000, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(s.into())))
	}
	/// Counted: case, version, identity; for each open step its record, work list, agenda and counters.
	fn withdraw(s: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 30_000)
			.saturating_add(Weight::from_parts(10_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(s.into())))
	}
	/// Counted: case, version, calendar; for each step that was due its record, work list, agenda and counters.
	fn settle(s: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 30_000)
			.saturating_add(Weight::from_parts(15_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(s.into())))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	/// Counted: departments, matter numbers; one department for each step.
	fn publish_matter(s: u32, e: u32, ) -> Weight {
		Weight::from_parts(30_000_000, 30_000)
			.saturating_add(Weight::from_parts(4_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(500_000, 0).saturating_mul(e.into()))
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	/// Counted: departments, matter; one department for each step.
	fn publish_version(s: u32, e: u32, ) -> Weight {
		Weight::from_parts(30_000_000, 30_000)
			.saturating_add(Weight::from_parts(4_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(500_000, 0).saturating_mul(e.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	/// Counted: departments, matter.
	fn retire_matter() -> Weight {
		Weight::from_parts(15_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	/// Counted: identity, matter, version, service centre, next number; case, documents, number.
	fn submit(d: u32, ) -> Weight {
		Weight::from_parts(35_000_000, 30_000)
			.saturating_add(Weight::from_parts(500_000, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	/// Counted: officer, matter, version, service centre, next number; case, documents, number.
	fn submit_at_window(d: u32, ) -> Weight {
		Weight::from_parts(35_000_000, 30_000)
			.saturating_add(Weight::from_parts(500_000, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	/// Counted: case, version, officer, calendar; for each step its record, work list, agenda and counters.
	fn accept(s: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 30_000)
			.saturating_add(Weight::from_parts(12_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((5_u64).saturating_mul(s.into())))
	}
	/// Counted: case, version, officer; case, documents, concluded case.
	fn refuse_acceptance() -> Weight {
		Weight::from_parts(30_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	/// Counted: case, version, officer, calendar, step; for each step that opens its record, work list, agenda and counters.
	fn decide_approve(s: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 30_000)
			.saturating_add(Weight::from_parts(12_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
			.saturating_add(RocksDbWeight::get().writes((5_u64).saturating_mul(s.into())))
	}
	/// Counted: case, version, officer, calendar, step; for each open step its record, work list, agenda and counters.
	fn decide_reject(s: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 30_000)
			.saturating_add(Weight::from_parts(10_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((5_u64).saturating_mul(s.into())))
	}
	/// Counted: case, version, officer, calendar; for each open step its record and agenda.
	fn request_correction(s: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 30_000)
			.saturating_add(Weight::from_parts(10_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(s.into())))
	}
	/// Counted: case, version, identity, documents, calendar; for each open step its record and agenda.
	fn answer_correction(s: u32, d: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 30_000)
			.saturating_add(Weight::from_parts(12_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(500_000, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(s.into())))
	}
	/// Counted: case, version, identity; for each open step its record, work list, agenda and counters.
	fn withdraw(s: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 30_000)
			.saturating_add(Weight::from_parts(10_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((5_u64).saturating_mul(s.into())))
	}
	/// Counted: case, version, calendar; for each step that was due its record, work list, agenda and counters.
	fn settle(s: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 30_000)
			.saturating_add(Weight::from_parts(15_000_000, 2_600).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((5_u64).saturating_mul(s.into())))
	}
}
