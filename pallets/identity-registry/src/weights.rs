// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_identity_registry`.
//!
//! Written by `scripts/weights`, 16 steps, 8 repeats: change the benchmarks, not this.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_identity_registry`.
pub trait WeightInfo {
	fn register() -> Weight;
	fn add_tag() -> Weight;
	fn freeze() -> Weight;
	fn unfreeze() -> Weight;
	fn open_tag_epoch() -> Weight;
}

/// Weights for `pallet_identity_registry` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::CurrentEpoch` (r:1 w:0), at most 2 bytes
	/// Storage: `IdentityRegistry::Identities` (r:1 w:1), at most 344 bytes
	/// Storage: `IdentityRegistry::KeyPeriods` (r:0 w:1), at most 74 bytes
	/// Storage: `IdentityRegistry::Keys` (r:2 w:1), at most 70 bytes
	/// Storage: `IdentityRegistry::LastIdentity` (r:1 w:1), at most 8 bytes
	/// Storage: `IdentityRegistry::Tags` (r:1 w:1), at most 58 bytes
	/// Storage: `IdentityRegistry::UntaggedIdentities` (r:1 w:1), at most 8 bytes
	/// Storage: `System::Account` (r:1 w:1), at most 64 bytes
	/// Storage: `System::BlockHash` (r:1 w:0), at most 44 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn register() -> Weight {
		// Shortest run: 225_207 nanoseconds.
		Weight::from_parts(372_528_000, 1067)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::CurrentEpoch` (r:1 w:0), at most 2 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:1), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `IdentityRegistry::Tags` (r:1 w:5), at most 58 bytes
	/// Storage: `IdentityRegistry::UntaggedIdentities` (r:1 w:1), at most 8 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn add_tag() -> Weight {
		// Shortest run: 107_259 nanoseconds.
		Weight::from_parts(185_635_000, 1361)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:2 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:1), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn freeze() -> Weight {
		// Shortest run: 71_569 nanoseconds.
		Weight::from_parts(123_691_000, 1072)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Departments::Departments` (r:1 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:1 w:0), at most 100 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:1), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn unfreeze() -> Weight {
		// Shortest run: 68_901 nanoseconds.
		Weight::from_parts(121_058_000, 1148)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `IdentityRegistry::CurrentEpoch` (r:1 w:1), at most 2 bytes
	/// Storage: `IdentityRegistry::LastIdentity` (r:1 w:0), at most 8 bytes
	/// Storage: `IdentityRegistry::UntaggedIdentities` (r:1 w:1), at most 8 bytes
	fn open_tag_epoch() -> Weight {
		// Shortest run: 10_329 nanoseconds.
		Weight::from_parts(27_890_000, 267)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn register() -> Weight {
		Weight::from_parts(372_528_000, 1067)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn add_tag() -> Weight {
		Weight::from_parts(185_635_000, 1361)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn freeze() -> Weight {
		Weight::from_parts(123_691_000, 1072)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn unfreeze() -> Weight {
		Weight::from_parts(121_058_000, 1148)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn open_tag_epoch() -> Weight {
		Weight::from_parts(27_890_000, 267)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
