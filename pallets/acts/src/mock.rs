// SPDX-License-Identifier: Apache-2.0

//! Three departments, a room whose calls may have rules, and the wrappers by which one may try to get
//! around them.

use frame_support::{
	assert_ok, derive_impl,
	dispatch::DispatchResult,
	ensure, parameter_types,
	traits::{ConstU32, Contains},
	weights::Weight,
};
use frame_system::EnsureRoot;
use govchain_primitives::{
	acts::{ActId, Interests, JointActId, JointRule, Quorum, Rule, Voice},
	ActingOfficer, DepartmentId, Role,
};
pub use govchain_test_support::{
	account,
	room::{self, LastBy, Sum, UNLUCKY},
	AccountId, AnyProxy, MockAgenda, MockAuthorize, MockCalendar,
};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash, IdentityLookup},
	BuildStorage, DispatchError,
};

use super::*;
use crate as pallet_acts;

pub const CENTRE: DepartmentId = 1;
pub const FIRE: DepartmentId = 2;
pub const HOUSING: DepartmentId = 3;
/// No department.
pub const NOWHERE: DepartmentId = 99;

/// Head of [`CENTRE`], and registrar too.
pub const CENTRE_HEAD: u8 = 1;
/// Another head of [`CENTRE`].
pub const CENTRE_HEAD_2: u8 = 2;
/// Head of [`FIRE`].
pub const FIRE_HEAD: u8 = 3;
/// Head of [`HOUSING`].
pub const HOUSING_HEAD: u8 = 4;
/// Clerk of [`CENTRE`], whose role has no voice.
pub const CLERK: u8 = 5;
/// No officer.
pub const STRANGER: u8 = 200;

/// Working days of the rules here.
pub const DAYS: u16 = 5;

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
	pub type Acts = pallet_acts;
	#[runtime::pallet_index(2)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(3)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(4)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(9)]
	pub type Room = room;
}

pub type Block = frame_system::mocking::MockBlock<Test>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type BaseCallFilter = Acts;
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

impl room::Config for Test {}

impl pallet_utility::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = ();
}

impl pallet_multisig::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = ();
	type DepositBase = ();
	type DepositFactor = ();
	type MaxSignatories = ConstU32<4>;
	type WeightInfo = ();
	type BlockNumberProvider = System;
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

/// The calls of the room, and numbers of pallet 100, which isn't there, to fill the table of rules.
pub struct Rulable;

impl Contains<ActId> for Rulable {
	fn contains(act: &ActId) -> bool {
		matches!((act.pallet, act.call), (9, 0 | 7) | (100, _))
	}
}

impl Config for Test {
	type RuntimeCall = RuntimeCall;
	type CouncilOrigin = EnsureRoot<AccountId>;
	type Authorize = MockAuthorize;
	type Interests = Concerned;
	type Calendar = MockCalendar;
	type Agenda = MockAgenda;
	type Rulable = Rulable;
	type WeightInfo = ();
}

parameter_types! {
	/// The officer whom every call concerns.
	pub static Interested: Option<AccountId> = None;
}

pub struct Concerned;

impl Concerned {
	pub const ERROR: DispatchError = DispatchError::Other("concerned");
}

impl Interests<AccountId, RuntimeCall> for Concerned {
	fn ensure_disinterested(officer: &ActingOfficer<AccountId>, _: &RuntimeCall) -> DispatchResult {
		let is_concerned = |who| Interested::get().as_ref() == Some(who);
		let lender = officer.in_place_of.as_ref();
		ensure!(!is_concerned(&officer.account) && !lender.is_some_and(is_concerned), Self::ERROR);
		Ok(())
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

#[derive(Default)]
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build(self) -> sp_io::TestExternalities {
		govchain_test_support::reset();
		Interested::set(None);
		for department in [CENTRE, FIRE, HOUSING] {
			MockAuthorize::add_department(department, None, &[]);
		}
		for (officer, department, roles) in [
			(CENTRE_HEAD, CENTRE, &[Role::Head, Role::Registrar][..]),
			(CENTRE_HEAD_2, CENTRE, &[Role::Head]),
			(FIRE_HEAD, FIRE, &[Role::Head]),
			(HOUSING_HEAD, HOUSING, &[Role::Head]),
			(CLERK, CENTRE, &[Role::Clerk]),
		] {
			MockAuthorize::add_officer(account(officer), department, roles);
		}
		let config = RuntimeGenesisConfig::default();
		let mut ext: sp_io::TestExternalities = config.build_storage().unwrap().into();
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	/// Runs a test and checks the invariants before and after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			Acts::do_try_state().unwrap();
			test();
			Acts::do_try_state().unwrap();
		});
	}
}

pub fn signed(n: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(n))
}

/// The events of this pallet, in order.
pub fn events() -> Vec<Event<Test>> {
	let ours = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Acts(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(ours).collect()
}

pub fn last_event() -> Event<Test> {
	events().pop().expect("an event")
}

/// The act of [`add`].
pub const ADD: ActId = ActId { pallet: 9, call: 0 };
/// The act of [`reset`].
pub const RESET: ActId = ActId { pallet: 9, call: 7 };

pub fn add(number: u32) -> RuntimeCall {
	room::Call::add { number }.into()
}

pub fn reset(length: usize) -> RuntimeCall {
	room::Call::reset { note: vec![0; length] }.into()
}

pub fn hash(call: &RuntimeCall) -> H256 {
	BlakeTwo256::hash_of(call)
}

/// A dispatch as the runtime makes it, through the filter.
pub fn send(n: u8, call: impl Into<RuntimeCall>) -> DispatchResult {
	use sp_runtime::traits::Dispatchable;
	call.into().dispatch(signed(n)).map(|_| ()).map_err(|error| error.error)
}

pub fn filtered() -> sp_runtime::DispatchError {
	frame_system::Error::<Test>::CallFiltered.into()
}

pub fn head(department: DepartmentId) -> Voice {
	Voice { department, role: Role::Head }
}

pub fn joint(voices: &[Voice], quorum: Quorum) -> Rule {
	Rule::Joint(JointRule { voices: voices.to_vec().try_into().unwrap(), quorum, days: DAYS })
}

/// The heads of all three departments, so many of them.
pub fn heads(quorum: Quorum) -> Rule {
	joint(&[head(CENTRE), head(FIRE), head(HOUSING)], quorum)
}

pub fn set(act: ActId, rule: Rule) {
	assert_ok!(Acts::set_rule(RuntimeOrigin::root(), act, rule));
}

/// Proposes as a head, and gives the number.
pub fn proposed(n: u8, call: RuntimeCall) -> JointActId {
	assert_ok!(Acts::propose(signed(n), Role::Head, Box::new(call)));
	LastJointAct::<Test>::get()
}

/// Endorses as a head, with the hash and the weight that the joint act shows.
pub fn endorse(n: u8, id: JointActId) -> DispatchResult {
	endorse_as(n, id, Role::Head)
}

pub fn endorse_as(n: u8, id: JointActId, role: Role) -> DispatchResult {
	let shown = Acts::joint_act(id);
	let (hash, weight) =
		shown.map_or((H256::zero(), Weight::zero()), |one| (one.call_hash, one.weight));
	let result = Acts::endorse(signed(n), id, role, hash, weight);
	result.map(|_| ()).map_err(|error| error.error)
}

/// What came of the last joint act that was executed.
pub fn executed() -> Option<DispatchResult> {
	events().into_iter().rev().find_map(|event| match event {
		Event::Executed { result, .. } => Some(result),
		_ => None,
	})
}

/// Moves the clock to the last moment in which joint acts proposed at the start of a test are in time.
pub fn to_the_last_moment() {
	use govchain_primitives::WorkingCalendar;
	let limit = MockCalendar::after_working_days(MockCalendar::START, DAYS).unwrap();
	MockCalendar::set_now(MockCalendar::date_of(&limit).unwrap());
}
