// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_orders`.
//!
//! Estimated by hand from measured calls with the same work, until `scripts/weights` writes this.

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
	/// Storage: `Acts::Rules` (r:1 w:0), at most 101 bytes
	/// Storage: `Authorities::Authorities` (r:1 w:0), at most 100 bytes
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::MomentAgenda` (r:0 w:1), at most 49 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Departments::Departments` (r:7 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:2 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:2 w:0), at most 70 bytes
	/// Storage: `Orders::Marks` (r:1 w:1), at most 73 bytes
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0), at most 4 bytes
	/// Storage: `System::BlockHash` (r:1 w:0), at most 44 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// Storage: `TxPause::PausedCalls` (r:1 w:0), at most 532 bytes
	/// The range of component `b` is `[0, 8192]`.
	fn relay(b: u32, ) -> Weight {
		Weight::from_parts(420_000_000, 3550)
			.saturating_add(Weight::from_parts(6_000, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::MomentAgenda` (r:0 w:1), at most 49 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Orders::Cancellations` (r:1 w:1), at most 49 bytes
	/// Storage: `Orders::Marks` (r:1 w:1), at most 73 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn cancel() -> Weight {
		Weight::from_parts(85_000_000, 700)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Calendar::Counters` (r:1 w:1), at most 16 bytes
	/// Storage: `Calendar::MomentAgenda` (r:0 w:1), at most 49 bytes
	/// Storage: `Calendar::StandstillCount` (r:1 w:0), at most 4 bytes
	/// Storage: `Departments::Departments` (r:7 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:2 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:2 w:0), at most 70 bytes
	/// Storage: `Orders::Cancellations` (r:1 w:1), at most 49 bytes
	/// Storage: `Orders::Marks` (r:1 w:1), at most 73 bytes
	/// Storage: `System::BlockHash` (r:1 w:0), at most 44 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn relay_cancellation() -> Weight {
		Weight::from_parts(350_000_000, 1600)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Orders::Cancellations` (r:1 w:1), at most 49 bytes
	/// Storage: `Orders::Marks` (r:1 w:1), at most 73 bytes
	fn on_order_end() -> Weight {
		Weight::from_parts(20_000_000, 150)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn relay(b: u32, ) -> Weight {
		Weight::from_parts(420_000_000, 3550)
			.saturating_add(Weight::from_parts(6_000, 0).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(22_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(85_000_000, 700)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn relay_cancellation() -> Weight {
		Weight::from_parts(350_000_000, 1600)
			.saturating_add(ParityDbWeight::get().reads(19_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn on_order_end() -> Weight {
		Weight::from_parts(20_000_000, 150)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
