// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_departments`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_departments`.
pub trait WeightInfo {
	fn create() -> Weight;
	fn rename() -> Weight;
	fn give_capability() -> Weight;
	fn take_capability() -> Weight;
	fn suspend_department() -> Weight;
	fn reinstate_department() -> Weight;
	fn appoint() -> Weight;
	fn set_roles() -> Weight;
	fn set_mandate() -> Weight;
	fn suspend_officer() -> Weight;
	fn reinstate_officer() -> Weight;
	fn dismiss() -> Weight;
	fn settle_seat() -> Weight;
	fn move_department(d: u32, ) -> Weight;
	fn abolish(d: u32, p: u32, ) -> Weight;
	fn set_stand_in() -> Weight;
	fn end_stand_in() -> Weight;
	fn on_initialize(n: u32, ) -> Weight;
}

/// Weights for `pallet_departments` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn create() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(19_000_000, 32400)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn rename() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(7_000_000, 3600)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn give_capability() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(23_000_000, 46800)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn take_capability() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(23_000_000, 46800)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn suspend_department() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(402_000_000, 1404000)
			.saturating_add(T::DbWeight::get().reads(390_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn reinstate_department() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(402_000_000, 1404000)
			.saturating_add(T::DbWeight::get().reads(390_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn appoint() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(50_000_000, 126000)
			.saturating_add(T::DbWeight::get().reads(35_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	fn set_roles() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(52_000_000, 144000)
			.saturating_add(T::DbWeight::get().reads(40_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn set_mandate() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(39_000_000, 108000)
			.saturating_add(T::DbWeight::get().reads(30_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn suspend_officer() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(54_000_000, 158400)
			.saturating_add(T::DbWeight::get().reads(44_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn reinstate_officer() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(39_000_000, 108000)
			.saturating_add(T::DbWeight::get().reads(30_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn dismiss() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(77_000_000, 194400)
			.saturating_add(T::DbWeight::get().reads(54_u64))
			.saturating_add(T::DbWeight::get().writes(24_u64))
	}
	fn settle_seat() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(23_000_000, 50400)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// The range of component `d` is `[100, 1000]`.
	fn move_department(d: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(420_000_000, 1404000)
			.saturating_add(Weight::from_parts(1_500_000, 2600).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(402_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// The range of component `d` is `[400, 1000]`.
	/// The range of component `p` is `[1, 256]`.
	fn abolish(d: u32, p: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(40_000_000, 82800)
			.saturating_add(Weight::from_parts(1_500_000, 2600).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(1_000_000, 2600).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
	}
	fn set_stand_in() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(60_000_000, 126000)
			.saturating_add(T::DbWeight::get().reads(35_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn end_stand_in() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(30_000_000, 79200)
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn on_initialize(n: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(10_000_000, 7200)
			.saturating_add(Weight::from_parts(15_000_000, 36000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((10_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	fn create() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(19_000_000, 32400)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn rename() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(7_000_000, 3600)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn give_capability() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(23_000_000, 46800)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn take_capability() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(23_000_000, 46800)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn suspend_department() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(402_000_000, 1404000)
			.saturating_add(ParityDbWeight::get().reads(390_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn reinstate_department() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(402_000_000, 1404000)
			.saturating_add(ParityDbWeight::get().reads(390_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn appoint() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(50_000_000, 126000)
			.saturating_add(ParityDbWeight::get().reads(35_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn set_roles() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(52_000_000, 144000)
			.saturating_add(ParityDbWeight::get().reads(40_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn set_mandate() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(39_000_000, 108000)
			.saturating_add(ParityDbWeight::get().reads(30_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn suspend_officer() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(54_000_000, 158400)
			.saturating_add(ParityDbWeight::get().reads(44_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn reinstate_officer() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(39_000_000, 108000)
			.saturating_add(ParityDbWeight::get().reads(30_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn dismiss() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(77_000_000, 194400)
			.saturating_add(ParityDbWeight::get().reads(54_u64))
			.saturating_add(ParityDbWeight::get().writes(24_u64))
	}
	fn settle_seat() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(23_000_000, 50400)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	/// The range of component `d` is `[100, 1000]`.
	fn move_department(d: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(420_000_000, 1404000)
			.saturating_add(Weight::from_parts(1_500_000, 2600).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(402_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	/// The range of component `d` is `[400, 1000]`.
	/// The range of component `p` is `[1, 256]`.
	fn abolish(d: u32, p: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(40_000_000, 82800)
			.saturating_add(Weight::from_parts(1_500_000, 2600).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(1_000_000, 2600).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(23_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p.into())))
	}
	fn set_stand_in() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(60_000_000, 126000)
			.saturating_add(ParityDbWeight::get().reads(35_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn end_stand_in() -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(30_000_000, 79200)
			.saturating_add(ParityDbWeight::get().reads(22_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn on_initialize(n: u32, ) -> Weight {
		// Estimated from counted reads and writes.
		Weight::from_parts(10_000_000, 7200)
			.saturating_add(Weight::from_parts(15_000_000, 36000).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().reads((10_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
	}
}
