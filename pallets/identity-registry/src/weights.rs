// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_identity_registry`.
//!
//! Written by `scripts/weights`, 20 steps, 10 repeats: change the benchmarks, not this.

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
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
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
		// Shortest run: 199_247 nanoseconds.
		Weight::from_parts(222_532_000, 2541)
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::CurrentEpoch` (r:1 w:0), at most 2 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:1), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `IdentityRegistry::Tags` (r:1 w:5), at most 58 bytes
	/// Storage: `IdentityRegistry::UntaggedIdentities` (r:1 w:1), at most 8 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn add_tag() -> Weight {
		// Shortest run: 123_674 nanoseconds.
		Weight::from_parts(145_887_000, 2568)
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:6 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:1), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn freeze() -> Weight {
		// Shortest run: 100_159 nanoseconds.
		Weight::from_parts(122_322_000, 2353)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Departments::Departments` (r:6 w:0), at most 48 bytes
	/// Storage: `Departments::InCharge` (r:1 w:0), at most 16 bytes
	/// Storage: `Departments::Officers` (r:5 w:0), at most 100 bytes
	/// Storage: `Departments::StandIns` (r:5 w:0), at most 129 bytes
	/// Storage: `IdentityRegistry::Identities` (r:2 w:1), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:1 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	fn unfreeze() -> Weight {
		// Shortest run: 95_412 nanoseconds.
		Weight::from_parts(116_183_000, 2429)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `IdentityRegistry::CurrentEpoch` (r:1 w:1), at most 2 bytes
	/// Storage: `IdentityRegistry::LastIdentity` (r:1 w:0), at most 8 bytes
	/// Storage: `IdentityRegistry::UntaggedIdentities` (r:1 w:1), at most 8 bytes
	fn open_tag_epoch() -> Weight {
		// Shortest run: 7_441 nanoseconds.
		Weight::from_parts(7_972_000, 299)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn register() -> Weight {
		Weight::from_parts(222_532_000, 2541)
			.saturating_add(ParityDbWeight::get().reads(26_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn add_tag() -> Weight {
		Weight::from_parts(145_887_000, 2568)
			.saturating_add(ParityDbWeight::get().reads(23_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn freeze() -> Weight {
		Weight::from_parts(122_322_000, 2353)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn unfreeze() -> Weight {
		Weight::from_parts(116_183_000, 2429)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn open_tag_epoch() -> Weight {
		Weight::from_parts(7_972_000, 299)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
