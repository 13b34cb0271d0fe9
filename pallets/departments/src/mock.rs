// SPDX-License-Identifier: Apache-2.0

//! A small government: a city with a housing bureau, its permit office and a fire brigade, and a
//! court beside it.

use std::cell::RefCell;

use frame_support::{derive_impl, parameter_types};
use frame_system::EnsureRoot;
use govchain_primitives::IdentityKind;
pub use govchain_test_support::{account, AccountId, MockCalendar, MockIdentities};
use sp_runtime::{traits::IdentityLookup, BuildStorage};

use super::*;
use crate as pallet_departments;

pub const CITY: DepartmentId = 1;
pub const HOUSING: DepartmentId = 2;
pub const PERMITS: DepartmentId = 3;
pub const FIRE: DepartmentId = 4;
pub const COURT: DepartmentId = 5;
pub const NOWHERE: DepartmentId = 99;

pub const CITY_HEAD: u8 = 11;
pub const HOUSING_HEAD: u8 = 21;
pub const HOUSING_COUNCILLOR: u8 = 22;
pub const PERMITS_HEAD: u8 = 31;
pub const FIRE_HEAD: u8 = 41;
pub const COURT_HEAD: u8 = 51;
pub const CLERK: u8 = 32;
/// No officer, with an identity.
pub const CITIZEN: u8 = 100;
/// No officer, without identity.
pub const STRANGER: u8 = 255;

pub const DAY: Moment = 86_400_000;

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
	pub type Departments = pallet_departments;
	#[runtime::pallet_index(2)]
	pub type Utility = pallet_utility;
}

pub type Block = frame_system::mocking::MockBlock<Test>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

impl pallet_utility::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = ();
}

parameter_types! {
	pub static MinSeats: u32 = 1;
}

thread_local! {
	static SEAT_CHANGES: RefCell<Vec<(DepartmentId, Option<AccountId>)>> = RefCell::default();
}

/// What it costs to tell of seats.
pub const TELLING: Weight = Weight::from_parts(1_000_000_000_000, 0);

pub struct Recorder;

impl OnDepartmentChange<AccountId> for Recorder {
	fn on_seat_changes(new: &[(DepartmentId, Option<AccountId>)]) {
		SEAT_CHANGES.with_borrow_mut(|changes| changes.extend_from_slice(new));
	}

	fn weight() -> Weight {
		TELLING
	}
}

/// What was told about seats since the last time.
pub fn take_seat_changes() -> Vec<(DepartmentId, Option<AccountId>)> {
	SEAT_CHANGES.take()
}

impl Config for Test {
	type CouncilOrigin = EnsureRoot<AccountId>;
	type Identities = MockIdentities;
	type Calendar = MockCalendar;
	type MinSeats = MinSeats;
	type OnDepartmentChange = Recorder;
	type WeightInfo = ();
}

pub fn roles(list: &[Role]) -> Roles {
	list.iter().copied().collect::<std::collections::BTreeSet<_>>().try_into().unwrap()
}

pub fn capabilities(list: &[Capability]) -> Capabilities {
	list.iter().copied().collect::<std::collections::BTreeSet<_>>().try_into().unwrap()
}

pub fn name(text: &str) -> Name {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn signed(n: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(n))
}

pub fn council() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

pub fn department(
	id: DepartmentId,
	name: &str,
	parent: Option<DepartmentId>,
	capabilities: &[Capability],
) -> GenesisDepartment {
	GenesisDepartment { id, name: name.into(), parent, capabilities: capabilities.to_vec() }
}

pub fn officer(n: u8, department: DepartmentId, roles: &[Role]) -> GenesisOfficer<AccountId> {
	GenesisOfficer { account: account(n), department, roles: roles.to_vec(), mandate_end: None }
}

pub struct ExtBuilder {
	pub genesis: GenesisConfig<Test>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		use Capability::*;
		Self {
			genesis: GenesisConfig {
				departments: vec![
					department(PERMITS, "住房许可处", Some(HOUSING), &[Approver]),
					department(CITY, "City", None, &[MatterOwner]),
					department(HOUSING, "Housing", Some(CITY), &[Authority, Approver]),
					department(FIRE, "Fire", Some(CITY), &[Authority, Approver]),
					department(COURT, "Court", None, &[Authority, Auditor]),
				],
				officers: vec![
					officer(CITY_HEAD, CITY, &[Role::Head]),
					officer(HOUSING_HEAD, HOUSING, &[Role::Head]),
					officer(HOUSING_COUNCILLOR, HOUSING, &[Role::Councillor]),
					officer(PERMITS_HEAD, PERMITS, &[Role::Head]),
					officer(CLERK, PERMITS, &[Role::Clerk]),
					officer(FIRE_HEAD, FIRE, &[Role::Head, Role::Councillor]),
					officer(COURT_HEAD, COURT, &[Role::Head, Role::Councillor]),
				],
			},
		}
	}
}

impl ExtBuilder {
	/// A chain without departments.
	pub fn empty() -> Self {
		Self { genesis: Default::default() }
	}

	pub fn build(self) -> sp_io::TestExternalities {
		govchain_test_support::reset();
		take_seat_changes();
		MinSeats::set(1);
		for n in 1..STRANGER {
			MockIdentities::add(n.into(), IdentityKind::Citizen, account(n));
		}
		let config = RuntimeGenesisConfig { system: Default::default(), departments: self.genesis };
		let mut ext: sp_io::TestExternalities = config.build_storage().unwrap().into();
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	/// Runs a test and checks the invariants before and after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			Departments::do_try_state().unwrap();
			test();
			Departments::do_try_state().unwrap();
		});
	}
}
