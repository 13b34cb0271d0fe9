// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_acts`: estimates from counted reads and writes, until measured ones take their
//! place. The check of an officer is counted as ten reads, that of a department as seven.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_acts`.
pub trait WeightInfo {
	fn set_rule(v: u32, ) -> Weight;
	fn clear_rule() -> Weight;
	fn propose(b: u32, ) -> Weight;
	fn endorse() -> Weight;
	fn endorse_and_execute(b: u32, ) -> Weight;
	fn withdraw() -> Weight;
	fn on_joint_act() -> Weight;
}

/// Weights for `pallet_acts` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// The range of component `v` is `[1, 16]`.
	fn set_rule(v: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(30_000_000, 8_000)
			.saturating_add(Weight::from_parts(3_000_000, 7_200).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((7_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn clear_rule() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(12_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// The range of component `b` is `[0, 32000]`.
	fn propose(b: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(60_000_000, 40_000)
			.saturating_add(Weight::from_parts(3_000, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn endorse() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(160_000_000, 70_000)
			.saturating_add(T::DbWeight::get().reads(185_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// The range of component `b` is `[0, 32000]`.
	fn endorse_and_execute(b: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(200_000_000, 110_000)
			.saturating_add(Weight::from_parts(4_500, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(192_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	fn withdraw() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(35_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn on_joint_act() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(20_000_000, 6_000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	/// The range of component `v` is `[1, 16]`.
	fn set_rule(v: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(30_000_000, 8_000)
			.saturating_add(Weight::from_parts(3_000_000, 7_200).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().reads((7_u64).saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn clear_rule() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(12_000_000, 4_000)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	/// The range of component `b` is `[0, 32000]`.
	fn propose(b: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(60_000_000, 40_000)
			.saturating_add(Weight::from_parts(3_000, 0).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(22_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn endorse() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(160_000_000, 70_000)
			.saturating_add(ParityDbWeight::get().reads(185_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// The range of component `b` is `[0, 32000]`.
	fn endorse_and_execute(b: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(200_000_000, 110_000)
			.saturating_add(Weight::from_parts(4_500, 0).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(192_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn withdraw() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(35_000_000, 12_000)
			.saturating_add(ParityDbWeight::get().reads(17_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn on_joint_act() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(20_000_000, 6_000)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
}
