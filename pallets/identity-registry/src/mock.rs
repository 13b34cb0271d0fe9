// SPDX-License-Identifier: Apache-2.0

use frame_support::{derive_impl, parameter_types};
use frame_system::EnsureRoot;
use govchain_primitives::{
	identity::{registration_payload, KeyRole, Tag},
	Capability, DepartmentId, IdentityId, IdentityKind, Moment, Role,
};
use govchain_test_support::{account, AccountId, MockAuthorize, MockCalendar};
use sp_core::{sr25519, Pair, H256};
use sp_runtime::{
	traits::IdentityLookup, BuildStorage, MultiSignature, MultiSigner, TryRuntimeError,
};

use crate::{
	self as pallet_identity_registry, GenesisIdentity, Identities, Key, KeyPeriod, KeyPeriods,
	Keys, PeriodNumber,
};

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
	pub type System = frame_system::Pallet<Test>;

	#[runtime::pallet_index(30)]
	pub type Registry = pallet_identity_registry::Pallet<Test>;
}

parameter_types! {
	pub const Genesis: H256 = H256([7; 32]);
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

impl pallet_identity_registry::Config for Test {
	type Authorize = MockAuthorize;
	type Calendar = MockCalendar;
	type CouncilOrigin = EnsureRoot<AccountId>;
	type Signature = MultiSignature;
	type SigningKey = MultiSigner;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
	type WeightInfo = ();
}

/// Above [`POLICE`], and an identity provider too.
pub const MINISTRY: DepartmentId = 1;
/// Below [`MINISTRY`].
pub const POLICE: DepartmentId = 2;
/// An identity provider in another branch of the tree.
pub const MARKET: DepartmentId = 3;
/// No identity provider, though it has a registrar.
pub const ARCHIVE: DepartmentId = 4;

/// The epoch in which the chain of the tests begins.
pub const EPOCH: u16 = 5;

pub fn ministry_registrar() -> AccountId {
	account(101)
}

pub fn police_registrar() -> AccountId {
	account(102)
}

pub fn market_registrar() -> AccountId {
	account(103)
}

pub fn archive_registrar() -> AccountId {
	account(104)
}

/// An officer of [`POLICE`] that is no registrar.
pub fn police_clerk() -> AccountId {
	account(105)
}

pub fn origin(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// A tag of the epoch in which the chain begins.
pub fn tag(n: u8) -> Tag {
	tag_of(EPOCH, n)
}

pub fn tag_of(epoch: u16, n: u8) -> Tag {
	Tag { epoch, hash: H256([n; 32]) }
}

/// The key that tests call by a small number.
pub fn pair(n: u8) -> sr25519::Pair {
	sr25519::Pair::from_seed(&[n; 32])
}

/// The account of [`pair`].
pub fn holder(n: u8) -> AccountId {
	AccountId::from(pair(n).public())
}

/// Signs as the holder of key `n`.
pub fn sign(n: u8, message: &[u8]) -> MultiSignature {
	pair(n).sign(message).into()
}

/// What a citizen with key `n` and tag `n` signs for `department`.
pub fn payload(n: u8, department: DepartmentId) -> Vec<u8> {
	registration_payload(&Genesis::get(), IdentityKind::Citizen, tag(n), &holder(n), department)
}

/// Registers the citizen with key `n` and tag `n` by the police.
pub fn register(n: u8) -> IdentityId {
	let proof = sign(n, &payload(n, POLICE));
	let registrar = origin(police_registrar());
	Registry::register(registrar, IdentityKind::Citizen, tag(n), holder(n), proof)
		.expect("the police may register a new citizen");
	crate::LastIdentity::<Test>::get()
}

/// Opens the epoch after the current one.
pub fn open_next_epoch() {
	let next = Registry::tag_epoch() + 1;
	Registry::open_tag_epoch(RuntimeOrigin::root(), next).expect("every identity has its tag");
}

/// Writes a history of keys, as (account, role, from, until), over that of an identity; those
/// without an end are current.
pub fn set_history(identity: IdentityId, history: &[(AccountId, KeyRole, Moment, Option<Moment>)]) {
	let mut record = Identities::<Test>::get(identity).expect("registered");
	for (_, period) in KeyPeriods::<Test>::drain_prefix(identity) {
		Keys::<Test>::remove(period.account);
	}
	let mut primary: PeriodNumber = 0;
	let mut current = Vec::new();
	for (number, (account, role, from, until)) in (0..).zip(history.iter().cloned()) {
		if role == KeyRole::Primary {
			primary = number;
			record.primary = account.clone();
		}
		if until.is_none() {
			current.push((role, number));
		}
		Keys::<Test>::insert(&account, Key { identity, period: number, role, until });
		System::inc_providers(&account);
		let period = KeyPeriod { account, role, from, until, primary };
		KeyPeriods::<Test>::insert(identity, number, period);
	}
	current.sort();
	record.keys = current
		.into_iter()
		.map(|(_, number)| number)
		.collect::<Vec<_>>()
		.try_into()
		.expect("few keys");
	record.periods = history.len().try_into().expect("few periods");
	Identities::<Test>::insert(identity, record);
}

/// Asserts that the invariant with this number, and no one before it, is broken.
pub fn assert_broken(invariant: u8) {
	match Registry::do_try_state() {
		Err(TryRuntimeError::Other(words)) => {
			assert!(words.starts_with(&format!("{invariant}: ")), "{words}")
		}
		other => panic!("expected invariant {invariant} to be broken, got {other:?}"),
	}
}

#[derive(Default)]
pub struct ExtBuilder {
	identities: Vec<GenesisIdentity<AccountId>>,
}

impl ExtBuilder {
	/// Identities of the genesis block.
	pub fn identities(mut self, identities: Vec<GenesisIdentity<AccountId>>) -> Self {
		self.identities = identities;
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		govchain_test_support::reset();
		let provider = [Capability::IdentityProvider];
		MockAuthorize::add_department(MINISTRY, None, &provider);
		MockAuthorize::add_department(POLICE, Some(MINISTRY), &provider);
		MockAuthorize::add_department(MARKET, None, &provider);
		MockAuthorize::add_department(ARCHIVE, None, &[Capability::DataOwner]);
		MockAuthorize::add_officer(ministry_registrar(), MINISTRY, &[Role::Registrar]);
		MockAuthorize::add_officer(police_registrar(), POLICE, &[Role::Registrar]);
		MockAuthorize::add_officer(market_registrar(), MARKET, &[Role::Registrar]);
		MockAuthorize::add_officer(archive_registrar(), ARCHIVE, &[Role::Registrar]);
		MockAuthorize::add_officer(police_clerk(), POLICE, &[Role::Clerk, Role::Head]);

		let mut storage = frame_system::GenesisConfig::<Test>::default()
			.build_storage()
			.expect("the system has a genesis");
		pallet_identity_registry::GenesisConfig::<Test> {
			tag_epoch: EPOCH,
			identities: self.identities,
		}
		.assimilate_storage(&mut storage)
		.expect("the registry has a genesis");
		let mut ext = sp_io::TestExternalities::new(storage);
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
			Registry::do_try_state().expect("the invariants hold after the test");
		});
	}

	/// Runs a test that breaks an invariant.
	pub fn build_and_break(self, test: impl FnOnce()) {
		self.build().execute_with(test);
	}
}
