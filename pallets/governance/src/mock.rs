// SPDX-License-Identifier: Apache-2.0

//! A council of four with real motions, and the wrappers by which one may try to get around it.

use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, ConstU64, NeverEnsureOrigin},
};
use frame_system::EnsureRoot;
pub use govchain_test_support::{account, AccountId, AnyProxy};
use pallet_collective::EnsureProportionAtLeast;
use sp_runtime::{
	traits::{BlakeTwo256, IdentityLookup},
	BuildStorage,
};

use super::*;
use crate as pallet_governance;

/// The departments with a seat, and with it the councillors' accounts.
pub const DEPARTMENTS: [u8; 4] = [1, 2, 3, 4];

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Council = pallet_collective<Instance1>;
	#[runtime::pallet_index(2)]
	pub type Governance = pallet_governance;
	#[runtime::pallet_index(3)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(4)]
	pub type Proxy = pallet_proxy;
}

pub type Block = frame_system::mocking::MockBlock<Test>;
pub type Instance = pallet_collective::Instance1;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

pub const MOTION_DURATION: u64 = 10;

parameter_types! {
	pub MaxProposalWeight: Weight = Weight::MAX / 2;
}

impl pallet_collective::Config<Instance> for Test {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = ConstU64<MOTION_DURATION>;
	type MaxProposals = ConstU32<20>;
	type MaxMembers = ConstU32<MAX_SEATS>;
	type DefaultVote = pallet_collective::PrimeDefaultVote;
	type WeightInfo = ();
	type SetMembersOrigin = NeverEnsureOrigin<()>;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type Consideration = ();
}

impl pallet_utility::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = ();
}

impl pallet_proxy::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = ();
	type ProxyType = AnyProxy;
	type ProxyDepositBase = ();
	type ProxyDepositFactor = ();
	type MaxProxies = ConstU32<4>;
	type WeightInfo = ();
	type MaxPending = ConstU32<4>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = ();
	type AnnouncementDepositFactor = ();
	type BlockNumberProvider = System;
}

/// A list as the runtime's should be: calls by name, a batch only of calls by name, and nothing
/// else. Two of the entries are there to fail: `apply_authorized_upgrade` because nothing is
/// authorised, `proxy` because root signs nothing.
pub struct RootCalls;

impl RootCalls {
	fn is_plain(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::System(
				frame_system::Call::authorize_upgrade { .. }
					| frame_system::Call::set_heap_pages { .. }
					| frame_system::Call::apply_authorized_upgrade { .. }
			) | RuntimeCall::Proxy(pallet_proxy::Call::proxy { .. })
		)
	}
}

impl Contains<RuntimeCall> for RootCalls {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }) => {
				calls.iter().all(Self::is_plain)
			}
			call => Self::is_plain(call),
		}
	}
}

pub struct EmergencyCalls;

impl Contains<RuntimeCall> for EmergencyCalls {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::System(
				frame_system::Call::set_heap_pages { .. }
					| frame_system::Call::apply_authorized_upgrade { .. }
			)
		)
	}
}

impl Config for Test {
	type RuntimeCall = RuntimeCall;
	type MotionOrigin = EnsureProportionAtLeast<AccountId, Instance, 2, 3>;
	type EmergencyOrigin = EnsureProportionAtLeast<AccountId, Instance, 3, 4>;
	type RootCalls = RootCalls;
	type EmergencyCalls = EmergencyCalls;
	type Council = CollectiveCouncil<Test, Instance>;
	type WeightInfo = ();
}

/// Tells of one seat.
pub fn seat(department: DepartmentId, councillor: Option<AccountId>) {
	Governance::on_seat_changes(&[(department, councillor)]);
}

pub struct ExtBuilder {
	departments: Vec<u8>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { departments: DEPARTMENTS.to_vec() }
	}
}

impl ExtBuilder {
	/// A council with the seats of these departments.
	pub fn of(departments: &[u8]) -> Self {
		Self { departments: departments.to_vec() }
	}

	pub fn build(self) -> sp_io::TestExternalities {
		let mut ext: sp_io::TestExternalities =
			RuntimeGenesisConfig::default().build_storage().unwrap().into();
		ext.execute_with(|| {
			for department in self.departments {
				seat(department.into(), Some(account(department)));
			}
			System::set_block_number(1);
		});
		ext
	}

	/// Runs a test and checks the invariants before and after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			Governance::do_try_state().unwrap();
			test();
			Governance::do_try_state().unwrap();
		});
	}
}
