// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_data_audit`: estimates from counted reads and writes, until measured ones take
//! their place. The reads behind `Authorize` are counted as four, those behind the calendar and the
//! agenda as three each.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use core::marker::PhantomData;

use frame_support::{traits::Get, weights::{constants::RocksDbWeight, Weight}};

/// Weight functions needed for `pallet_data_audit`.
pub trait WeightInfo {
	fn register_data_set(f: u32, ) -> Weight;
	fn grant(f: u32, ) -> Weight;
	fn revoke_grant() -> Weight;
	fn open_stream(d: u32, ) -> Weight;
	fn set_agent() -> Weight;
	fn checkpoint(p: u32, ) -> Weight;
	fn on_stream_silence() -> Weight;
}

/// Weights for `pallet_data_audit`.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// The range of component `f` is `[1, 256]`.
	fn register_data_set(f: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 8_000)
			.saturating_add(Weight::from_parts(700_000, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// The range of component `f` is `[1, 256]`.
	fn grant(f: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 12_000)
			.saturating_add(Weight::from_parts(100_000, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn revoke_grant() -> Weight {
		Weight::from_parts(30_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// The range of component `d` is `[0, 32]`.
	fn open_stream(d: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 8_000)
			.saturating_add(Weight::from_parts(3_000_000, 2530).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn set_agent() -> Weight {
		Weight::from_parts(25_000_000, 6_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// The range of component `p` is `[3, 64]`.
	fn checkpoint(p: u32, ) -> Weight {
		Weight::from_parts(80_000_000, 12_000)
			.saturating_add(Weight::from_parts(5_000_000, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	fn on_stream_silence() -> Weight {
		Weight::from_parts(20_000_000, 6_000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	/// The range of component `f` is `[1, 256]`.
	fn register_data_set(f: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 8_000)
			.saturating_add(Weight::from_parts(700_000, 0).saturating_mul(f.into()))
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	/// The range of component `f` is `[1, 256]`.
	fn grant(f: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 12_000)
			.saturating_add(Weight::from_parts(100_000, 0).saturating_mul(f.into()))
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn revoke_grant() -> Weight {
		Weight::from_parts(30_000_000, 8_000)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	/// The range of component `d` is `[0, 32]`.
	fn open_stream(d: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 8_000)
			.saturating_add(Weight::from_parts(3_000_000, 2530).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn set_agent() -> Weight {
		Weight::from_parts(25_000_000, 6_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	/// The range of component `p` is `[3, 64]`.
	fn checkpoint(p: u32, ) -> Weight {
		Weight::from_parts(80_000_000, 12_000)
			.saturating_add(Weight::from_parts(5_000_000, 0).saturating_mul(p.into()))
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(10_u64))
	}
	fn on_stream_silence() -> Weight {
		Weight::from_parts(20_000_000, 6_000)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
}
