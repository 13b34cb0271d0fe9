// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_governance`.
//!
//! Written by `scripts/weights`, 20 steps, 10 repeats: change the benchmarks, not this.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_governance`.
pub trait WeightInfo {
	fn enact(b: u32, ) -> Weight;
	fn emergency(b: u32, ) -> Weight;
}

/// Weights for `pallet_governance` with the runtime's own costs of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Departments::Departments` (r:255 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:504 w:0), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:0), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:63 w:0), at most 306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:504 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:504 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `b` is `[0, 65536]`.
	fn enact(_b: u32, ) -> Weight {
		// Shortest run: 6_911_177 nanoseconds.
		Weight::from_parts(7_584_082_289, 160516)
			.saturating_add(T::DbWeight::get().reads(1832_u64))
	}
	/// Storage: `Departments::Departments` (r:255 w:0), at most 48 bytes
	/// Storage: `Departments::Officers` (r:504 w:0), at most 100 bytes
	/// Storage: `Departments::Seats` (r:1 w:0), at most 2946 bytes
	/// Storage: `Departments::Staff` (r:63 w:0), at most 306 bytes
	/// Storage: `IdentityRegistry::Identities` (r:504 w:0), at most 344 bytes
	/// Storage: `IdentityRegistry::Keys` (r:504 w:0), at most 70 bytes
	/// Storage: `Timestamp::Now` (r:1 w:0), at most 8 bytes
	/// The range of component `b` is `[0, 65536]`.
	fn emergency(b: u32, ) -> Weight {
		// Shortest run: 7_117_524 nanoseconds.
		Weight::from_parts(7_726_429_302, 160516)
			.saturating_add(Weight::from_parts(772, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(1832_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn enact(_b: u32, ) -> Weight {
		Weight::from_parts(7_584_082_289, 160516)
			.saturating_add(ParityDbWeight::get().reads(1832_u64))
	}
	fn emergency(b: u32, ) -> Weight {
		Weight::from_parts(7_726_429_302, 160516)
			.saturating_add(Weight::from_parts(772, 0).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(1832_u64))
	}
}
