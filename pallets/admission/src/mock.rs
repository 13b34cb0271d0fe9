// SPDX-License-Identifier: Apache-2.0

//! Accounts that are what their number says, and a clock.

use frame_support::{derive_impl, parameter_types, weights::Weight};
use frame_system::{
	limits::{BlockLength, BlockWeights},
	EnsureRoot,
};
use sp_runtime::{BuildStorage, Perbill};

use super::*;
use crate as pallet_admission;

pub const AUTHORITY: u64 = 1;
pub const OFFICER: u64 = 2;
pub const ENTERPRISE: u64 = 3;
pub const CITIZEN: u64 = 4;

/// When tests begin.
pub const START: Moment = 1_000_000;

/// Time that a block has, in picoseconds, and the share of it for normal transactions.
pub const BLOCK_WEIGHT: u64 = 500_000_000_000;
pub const NORMAL_WEIGHT: u64 = 375_000_000_000;
pub const NORMAL_BYTES: u64 = 3 * 1024 * 1024;

type Block = frame_system::mocking::MockBlock<Test>;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Admission: pallet_admission,
	}
);

parameter_types! {
	pub Weights: BlockWeights = BlockWeights::with_sensible_defaults(
		Weight::from_parts(BLOCK_WEIGHT, u64::MAX),
		Perbill::from_percent(75),
	);
	pub Length: BlockLength = BlockLength::builder()
		.max_length(4 * 1024 * 1024)
		.modify_max_length_for_class(frame_support::dispatch::DispatchClass::Normal, |length| {
			*length = 3 * 1024 * 1024;
		})
		.build();
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type BlockWeights = Weights;
	type BlockLength = Length;
}

impl pallet_timestamp::Config for Test {
	type Moment = Moment;
	type OnTimestampSet = ();
	type MinimumPeriod = frame_support::traits::ConstU64<1>;
	type WeightInfo = ();
}

pub struct ByNumber;

impl Classify<u64> for ByNumber {
	fn class_of(who: &u64) -> Class {
		match *who {
			AUTHORITY => Class::Authority,
			OFFICER => Class::Officer,
			ENTERPRISE => Class::Enterprise,
			_ => Class::Citizen,
		}
	}
}

impl Config for Test {
	type CouncilOrigin = EnsureRoot<u64>;
	type Classify = ByNumber;
	type Time = Timestamp;
	type WeightInfo = ();
}

pub fn build() -> sp_io::TestExternalities {
	let mut ext: sp_io::TestExternalities =
		RuntimeGenesisConfig::default().build_storage().unwrap().into();
	ext.execute_with(|| {
		System::set_block_number(1);
		at(START);
	});
	ext
}

/// Runs a test and checks the invariants before and after it.
pub fn run(test: impl FnOnce()) {
	build().execute_with(|| {
		Admission::do_try_state().unwrap();
		test();
		Admission::do_try_state().unwrap();
	});
}

/// Sets the clock.
pub fn at(now: Moment) {
	pallet_timestamp::Now::<Test>::put(now);
}

/// The smallest budget that comes back in `window` milliseconds, set for citizens.
pub fn small(window: u64) -> Budget {
	let budget = Budget {
		weight_per_window: MIN_WEIGHT,
		bytes_per_window: MIN_BYTES,
		window_millis: window,
	};
	BudgetTable::<Test>::mutate(|budgets| budgets.citizen = budget);
	budget
}

pub fn cost(weight: u64, bytes: u64) -> Cost {
	Cost { weight, bytes }
}

/// Sends what costs this much in the name of a citizen, and executes it in full.
pub fn spend(cost: Cost) -> Result<(), Overspent> {
	let who = Admission::charge(Admission::quote(&CITIZEN, Class::Citizen, cost)?);
	Admission::settle(&who, 0);
	Ok(())
}
