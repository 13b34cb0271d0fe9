// SPDX-License-Identifier: Apache-2.0

//! Two service centres, a department that is none, a room whose acts can be ordered, and the wrappers
//! by which one may try to get more.

use std::cell::Cell;

use codec::Encode;
use frame_support::{
	assert_ok, derive_impl,
	dispatch::DispatchResult,
	parameter_types,
	traits::{ConstU32, Contains},
	weights::Weight,
};
use govchain_primitives::{
	orders::{cancellation_hash, cancelling_text, signing_text, Order, OrderV1},
	Authorize, Capability, DepartmentId, IdentityId, IdentityKind, Role,
};
pub use govchain_test_support::{
	account,
	room::{self, LastBy, Sum, UNLUCKY},
	AccountId, AnyProxy, MockAgenda, MockAuthorize, MockCalendar, MockIdentities,
};
use sp_core::{sr25519, Pair, H256};
use sp_runtime::{
	traits::{BlakeTwo256, IdentityLookup},
	BuildStorage, DispatchError, MultiSignature, MultiSigner,
};
use sp_version::RuntimeVersion;

use super::*;
use crate as pallet_orders;

pub const CENTRE: DepartmentId = 1;
/// Another service centre.
pub const BRANCH: DepartmentId = 2;
/// No service centre.
pub const ARCHIVE: DepartmentId = 3;

/// Clerk of [`CENTRE`].
pub const CLERK: u8 = 1;
/// Clerk of [`BRANCH`].
pub const BRANCH_CLERK: u8 = 2;
/// Head of [`CENTRE`], and no clerk.
pub const HEAD: u8 = 3;
/// Clerk of [`ARCHIVE`].
pub const ARCHIVE_CLERK: u8 = 4;
/// No officer.
pub const STRANGER: u8 = 200;

/// How the runtime reads calls when a test begins.
pub const FIRST_VERSION: u32 = 3;

/// The identity of [`citizen`].
pub const CITIZEN: IdentityId = 1;

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
	pub type Orders = pallet_orders;
	#[runtime::pallet_index(2)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(3)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(9)]
	pub type Room = room;
}

pub type Block = frame_system::mocking::MockBlock<Test>;

parameter_types! {
	pub const Genesis: H256 = H256([7; 32]);
	pub static TransactionVersion: u32 = FIRST_VERSION;
	pub Version: RuntimeVersion = RuntimeVersion {
		transaction_version: TransactionVersion::get(),
		..Default::default()
	};
}

thread_local! {
	static PAUSED: Cell<bool> = const { Cell::new(false) };
}

/// The filter of the runtime: pauses the room.
pub struct Filter;

impl Filter {
	pub fn set_paused(paused: bool) {
		PAUSED.set(paused);
	}
}

impl Contains<RuntimeCall> for Filter {
	fn contains(call: &RuntimeCall) -> bool {
		!(PAUSED.get() && matches!(call, RuntimeCall::Room(_)))
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type BaseCallFilter = Filter;
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type Version = Version;
}

impl room::Config for Test {}

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

/// The acts of parties in the room.
pub struct Orderable;

impl Contains<RuntimeCall> for Orderable {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::Room(room::Call::add { .. } | room::Call::reset { .. }))
	}
}

/// Accounts that have no role anywhere.
pub struct NoOffice;

impl Contains<AccountId> for NoOffice {
	fn contains(who: &AccountId) -> bool {
		[Role::Clerk, Role::Head]
			.into_iter()
			.all(|role| MockAuthorize::ensure_role(who, role).is_err())
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;

#[cfg(feature = "runtime-benchmarks")]
impl BenchmarkHelper<AccountId, RuntimeCall, MultiSignature> for Helper {
	fn signer() -> AccountId {
		let signer = sp_io::crypto::sr25519_generate(0.into(), None);
		MockIdentities::add(9, IdentityKind::Citizen, signer.into());
		signer.into()
	}

	fn sign(signer: &AccountId, text: &[u8]) -> MultiSignature {
		let public = sr25519::Public::from_raw(signer.clone().into());
		sp_io::crypto::sr25519_sign(0.into(), &public, text).unwrap().into()
	}

	fn call(bytes: u32) -> RuntimeCall {
		reset(bytes.saturating_sub(10))
	}
}

impl Config for Test {
	type RuntimeCall = RuntimeCall;
	type Authorize = MockAuthorize;
	type Identities = MockIdentities;
	type Calendar = MockCalendar;
	type Agenda = MockAgenda;
	type Orderable = Orderable;
	type MaySign = NoOffice;
	type Signature = MultiSignature;
	type SigningKey = MultiSigner;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type WeightInfo = ();
}

#[derive(Default)]
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build(self) -> sp_io::TestExternalities {
		govchain_test_support::reset();
		Filter::set_paused(false);
		TransactionVersion::set(FIRST_VERSION);
		for (department, capabilities) in [
			(CENTRE, &[Capability::ServiceCentre][..]),
			(BRANCH, &[Capability::ServiceCentre]),
			(ARCHIVE, &[Capability::DataOwner]),
		] {
			MockAuthorize::add_department(department, None, capabilities);
		}
		for (officer, department, role) in [
			(CLERK, CENTRE, Role::Clerk),
			(BRANCH_CLERK, BRANCH, Role::Clerk),
			(HEAD, CENTRE, Role::Head),
			(ARCHIVE_CLERK, ARCHIVE, Role::Clerk),
		] {
			MockAuthorize::add_officer(account(officer), department, &[role]);
		}
		MockIdentities::add(CITIZEN, IdentityKind::Citizen, citizen());
		let config = RuntimeGenesisConfig::default();
		let mut ext: sp_io::TestExternalities = config.build_storage().unwrap().into();
		govchain_test_support::add_keystore(&mut ext);
		ext.execute_with(|| {
			System::set_block_number(1);
			frame_system::BlockHash::<Test>::insert(0, Genesis::get());
		});
		ext
	}

	/// Runs a test and checks the invariants after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Orders::do_try_state().unwrap();
		});
	}
}

pub type TestOrder = OrderV1<AccountId, RuntimeCall>;

/// The citizen's key.
pub fn pair() -> sr25519::Pair {
	sr25519::Pair::from_seed(&[77; 32])
}

pub fn citizen() -> AccountId {
	pair().public().into()
}

pub fn signed(n: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(n))
}

pub fn add(number: u32) -> RuntimeCall {
	room::Call::add { number }.into()
}

/// A call as long as one likes.
pub fn reset(length: u32) -> RuntimeCall {
	room::Call::reset { note: vec![0; length as usize] }.into()
}

/// An order of the citizen for the clerks of [`CENTRE`], good for a day from now.
pub fn order(call: RuntimeCall) -> TestOrder {
	OrderV1 {
		signer: citizen(),
		department: Some(CENTRE),
		number: 5,
		from: MockCalendar::START,
		until: MockCalendar::START + 86_400_000,
		call,
	}
}

/// What is signed for an order.
pub fn text(order: &TestOrder) -> Vec<u8> {
	signing_text(&hash(order))
}

pub fn hash(order: &TestOrder) -> H256 {
	Order::V1(order.clone()).hash(&Genesis::get(), TransactionVersion::get())
}

/// What is signed for the cancellation of an order.
pub fn cancellation_text(order: &TestOrder) -> Vec<u8> {
	let TestOrder { signer, number, until, .. } = order;
	cancelling_text(&cancellation_hash(&Genesis::get(), signer, *number, *until))
}

/// Signs with the citizen's key.
pub fn sign(bytes: &[u8]) -> MultiSignature {
	pair().sign(bytes).into()
}

/// `order` in a relay, signed by the citizen.
pub fn relay_call(order: TestOrder) -> RuntimeCall {
	let signature = sign(&text(&order));
	Call::relay { order: Box::new(Order::V1(order)), signature }.into()
}

/// The cancellation of `order`, signed so.
pub fn cancellation_call(order: &TestOrder, signature: MultiSignature) -> RuntimeCall {
	let TestOrder { signer, number, until, .. } = order.clone();
	Call::relay_cancellation { signer, number, until, signature }.into()
}

/// A dispatch as the runtime makes it, through the filter.
pub fn send(n: u8, call: impl Into<RuntimeCall>) -> DispatchResult {
	use sp_runtime::traits::Dispatchable;
	call.into().dispatch(signed(n)).map(|_| ()).map_err(|error| error.error)
}

/// Relays an order that the citizen has signed.
pub fn relay(n: u8, order: TestOrder) -> DispatchResult {
	send(n, relay_call(order))
}

/// Relays an order of the citizen to add a number.
pub fn relayed(number: u32) -> TestOrder {
	let order = order(add(number));
	assert_ok!(relay(CLERK, order.clone()));
	order
}

pub fn cancel(who: AccountId, order: &TestOrder) -> DispatchResult {
	Orders::cancel(RuntimeOrigin::signed(who), order.number, order.until)
}

/// Relays the cancellation of an order that the citizen has signed.
pub fn relay_cancellation(n: u8, order: &TestOrder) -> DispatchResult {
	send(n, cancellation_call(order, sign(&cancellation_text(order))))
}

/// The events of this pallet, in order.
pub fn events() -> Vec<Event<Test>> {
	let ours = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Orders(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(ours).collect()
}

pub fn filtered() -> DispatchError {
	frame_system::Error::<Test>::CallFiltered.into()
}

pub fn unlucky() -> DispatchError {
	room::Error::<Test>::Unlucky.into()
}

/// The weight of a relay without that of the call.
pub fn own_weight(order: &TestOrder) -> Weight {
	<() as WeightInfo>::relay(order.call.encoded_size() as u32)
}
