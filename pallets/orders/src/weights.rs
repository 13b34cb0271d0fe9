// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_orders`.
//!
//! Written by `scripts/weights`, 20 steps, 10 repeats: change the benchmarks, not this.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_orders`.
pub trait WeightInfo {
	fn relay(b: u32, ) -> Weight;
	fn cancel() -> Weight;
	fn relay_cancellation() -> Weight;
	fn on_order_end() -> Weight;
}

/// Weights for `pallet_orders` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Authorities::Authorities` (r:1 w:0), at most 52 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::MomentAgenda` (r:0 w:1), at most 49 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:6 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:2 w:0), at most 70 bytes
	/// Storage: `Orders::Marks` (r:1 w:1), at most 73 bytes
	/// Storage: `System::BlockHash` (r:1 w:0), at most 44 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `b` is `[0, 8192]`.
	fn relay(b: u32, ) -> Weight {
		// Shortest run: 204_064 nanoseconds.
		Weight::from_parts(217_736_448, 4712)
			.saturating_add(Weight::from_parts(15_348, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(29_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::MomentAgenda` (r:0 w:1), at most 49 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Orders::Cancellations` (r:1 w:1), at most 49 bytes
	/// Storage: `Orders::Marks` (r:1 w:1), at most 73 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn cancel() -> Weight {
		// Shortest run: 41_011 nanoseconds.
		Weight::from_parts(48_802_000, 2150)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::MomentAgenda` (r:0 w:1), at most 49 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Calendar::Standstills` (r:1 w:0), at most 53 bytes
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:2 w:0), at most 70 bytes
	/// Storage: `Orders::Cancellations` (r:1 w:1), at most 49 bytes
	/// Storage: `Orders::Marks` (r:1 w:1), at most 73 bytes
	/// Storage: `System::BlockHash` (r:1 w:0), at most 44 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn relay_cancellation() -> Weight {
		// Shortest run: 197_304 nanoseconds.
		Weight::from_parts(211_294_000, 4339)
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Orders::Cancellations` (r:1 w:1), at most 49 bytes
	/// Storage: `Orders::Marks` (r:1 w:1), at most 73 bytes
	fn on_order_end() -> Weight {
		// Shortest run: 9_064 nanoseconds.
		Weight::from_parts(10_445_000, 213)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn relay(b: u32, ) -> Weight {
		Weight::from_parts(217_736_448, 4712)
			.saturating_add(Weight::from_parts(15_348, 0).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(29_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(48_802_000, 2150)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn relay_cancellation() -> Weight {
		Weight::from_parts(211_294_000, 4339)
			.saturating_add(ParityDbWeight::get().reads(27_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn on_order_end() -> Weight {
		Weight::from_parts(10_445_000, 213)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
