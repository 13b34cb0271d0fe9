// SPDX-License-Identifier: Apache-2.0

//! A runtime with the real session, offences and GRANDPA pallets, joined to this one as a runtime
//! of ours joins them.

use std::{cell::RefCell, collections::BTreeSet};

use codec::Encode;
use frame_support::{
	derive_impl,
	traits::{ConstU32, ConstU64, FindAuthor, OnFinalize, OnInitialize, OneSessionHandler},
	ConsensusEngineId,
};
use frame_system::EnsureRoot;
use govchain_primitives::{
	authorities::{DisableAuthority, GenesisNode, RestartFinality, SeatedAuthority},
	Capability, DepartmentId, Role,
};
use govchain_test_support::{account, AccountId, MockAuthorize, MockCalendar};
use sp_consensus_aura::sr25519::AuthorityId;
use sp_consensus_grandpa::{ConsensusLog, GRANDPA_ENGINE_ID};
use sp_core::{ed25519, proof_of_possession::ProofOfPossessionGenerator, sr25519, Get, Pair, H256};
use sp_runtime::{
	impl_opaque_keys,
	testing::TestXt,
	traits::{IdentityLookup, OpaqueKeys},
	BoundToRuntimeAppPublic, BuildStorage, DispatchResult,
};
use sp_staking::SessionIndex;

use crate as pallet_authorities;
use crate::RecordFaults;

type Block = frame_system::mocking::MockBlock<Test>;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Authorship: pallet_authorship,
		Authorities: pallet_authorities,
		Session: pallet_session,
		Offences: pallet_offences,
		Grandpa: pallet_grandpa,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

impl<C> frame_system::offchain::CreateTransactionBase<C> for Test
where
	RuntimeCall: From<C>,
{
	type RuntimeCall = RuntimeCall;
	type Extrinsic = TestXt<RuntimeCall, ()>;
}

impl<C> frame_system::offchain::CreateBare<C> for Test
where
	RuntimeCall: From<C>,
{
	fn create_bare(call: Self::RuntimeCall) -> Self::Extrinsic {
		TestXt::new_bare(call)
	}
}

impl pallet_timestamp::Config for Test {
	type Moment = u64;
	type OnTimestampSet = ();
	type MinimumPeriod = ConstU64<1>;
	type WeightInfo = ();
}

impl pallet_authorship::Config for Test {
	type FindAuthor = TakesTurns;
	type EventHandler = Authorities;
}

thread_local! {
	static OFFLINE: RefCell<BTreeSet<AccountId>> = RefCell::default();
	static GRANDPA_LOGS: RefCell<Vec<(u64, ConsensusLog<u64>)>> = RefCell::default();
}

/// What the digests of the finished blocks tell GRANDPA, disabled authorities left out.
pub fn grandpa_logs() -> Vec<(u64, ConsensusLog<u64>)> {
	let is_change = |log: &_| !matches!(log, ConsensusLog::OnDisabled(_));
	GRANDPA_LOGS
		.with(|logs| logs.borrow().iter().filter(|(_, log)| is_change(log)).cloned().collect())
}

/// From the next block on, `numbers` and nobody else author no more.
pub fn go_offline(numbers: impl IntoIterator<Item = u8>) {
	OFFLINE.with(|offline| *offline.borrow_mut() = numbers.into_iter().map(account).collect());
}

/// Who is in the set and not offline authors, one after the other.
pub struct TakesTurns;

impl FindAuthor<AccountId> for TakesTurns {
	fn find_author<'a, I>(_: I) -> Option<AccountId>
	where
		I: 'a + IntoIterator<Item = (ConsensusEngineId, &'a [u8])>,
	{
		let mut online = Session::validators();
		OFFLINE.with(|offline| online.retain(|who| !offline.borrow().contains(who)));
		let turn = System::block_number().checked_rem(online.len() as u64)?;
		Some(online.swap_remove(turn as usize))
	}
}

impl pallet_authorities::Config for Test {
	type Authorize = MockAuthorize;
	type CouncilOrigin = EnsureRoot<AccountId>;
	type Calendar = MockCalendar;
	type Disable = Disable;
	type Reports = Reports;
	type Finality = Finality;
	type WeightInfo = ();
}

/// Stands for the pallet that authors.
pub struct Author;

impl BoundToRuntimeAppPublic for Author {
	type Public = AuthorityId;
}

impl OneSessionHandler<AccountId> for Author {
	type Key = AuthorityId;
	fn on_genesis_session<'a, I>(_: I)
	where
		I: Iterator<Item = (&'a AccountId, AuthorityId)> + 'a,
	{
	}
	fn on_new_session<'a, I>(_: bool, _: I, _: I)
	where
		I: Iterator<Item = (&'a AccountId, AuthorityId)> + 'a,
	{
	}
	fn on_disabled(_: u32) {}
}

impl_opaque_keys! {
	pub struct SessionKeys {
		pub author: Author,
		pub grandpa: Grandpa,
	}
}

pub struct Length;
impl Get<u64> for Length {
	fn get() -> u64 {
		Authorities::session_length().into()
	}
}

pub struct Sessions;
impl pallet_session::SessionManager<AccountId> for Sessions {
	fn new_session_genesis(_: SessionIndex) -> Option<Vec<AccountId>> {
		Some(Authorities::genesis_set(has_keys))
	}
	fn new_session(_: SessionIndex) -> Option<Vec<AccountId>> {
		Authorities::next_set(has_keys)
	}
	fn start_session(index: SessionIndex) {
		let keys = Session::queued_keys().into_iter().flat_map(|(authority, keys)| {
			SessionKeys::key_ids()
				.iter()
				.map(|id| (authority.clone(), *id, keys.get_raw(*id).to_vec()))
				.collect::<Vec<_>>()
		});
		Authorities::record_session(index, keys);
		let kept = Authorities::keep_keys();
		let gone: Vec<_> = pallet_session::NextKeys::<Test>::iter_keys()
			.filter(|account| !kept.contains(account))
			.collect();
		for account in gone {
			Session::purge_keys(RuntimeOrigin::signed(account)).unwrap();
		}
	}
	fn end_session(_: SessionIndex) {
		Authorities::session_ends();
	}
}

fn has_keys(who: &AccountId) -> bool {
	Session::load_keys(who).is_some()
}

pub struct Disable;
impl DisableAuthority<AccountId> for Disable {
	fn disable(authority: &AccountId) {
		if let Some(index) = Session::validator_id_to_index(authority) {
			Session::disable_index(index);
		}
	}
	fn enable(authority: &AccountId) {
		if let Some(index) = Session::validator_id_to_index(authority) {
			Session::reenable_index(index);
		}
	}
}

pub struct Finality;
impl RestartFinality<u64> for Finality {
	fn set_at(block: u64) -> Option<u64> {
		let mut set = pallet_grandpa::CurrentSetId::<Test>::get();
		while let Some(before) = set.checked_sub(1) {
			let last_session = pallet_grandpa::SetIdSession::<Test>::get(before)?;
			if u64::from(last_session + 1) * Length::get() <= block {
				break;
			}
			set = before;
		}
		Some(set)
	}
	fn is_forced_change_pending() -> bool {
		pallet_grandpa::Stalled::<Test>::exists()
			|| Grandpa::pending_change().is_some_and(|change| change.forced.is_some())
	}
	fn next_possible() -> u64 {
		Grandpa::next_forced().unwrap_or(0)
	}
	fn force_change(set: u64, best_finalized: u64, delay: u64) {
		for hanging in set + 1..=Grandpa::current_set_id() {
			pallet_grandpa::SetIdSession::<Test>::remove(hanging);
		}
		pallet_grandpa::SetIdSession::<Test>::insert(set, Session::current_index());
		pallet_grandpa::CurrentSetId::<Test>::put(set);
		Grandpa::note_stalled(RuntimeOrigin::root(), delay, best_finalized).unwrap();
	}
}

impl pallet_session::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_authorities::AdmittedAuthority<Test>;
	type ShouldEndSession = pallet_session::PeriodicSessions<Length, ConstU64<0>>;
	type NextSessionRotation = pallet_session::PeriodicSessions<Length, ConstU64<0>>;
	type SessionManager = Sessions;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = ();
	type WeightInfo = ();
	type Currency = no_currency::NoCurrency;
	type KeyDeposit = ();
}

impl pallet_offences::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = SeatedAuthority<AccountId>;
	type OnOffenceHandler = ();
}

/// How reports of offences come in.
pub type Reports = RecordFaults<Test, Offences>;

impl pallet_grandpa::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<64>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<64>;
	type KeyOwnerProof = sp_session::MembershipProof;
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Test, Reports, Authorities, ConstU64<64>>;
}

/// The session pallet asks for a currency even where no deposit is held.
mod no_currency {
	use frame_support::traits::{
		fungible::{hold, Dust, Inspect, Mutate, Unbalanced},
		tokens::{DepositConsequence, Fortitude, Preservation, Provenance, WithdrawConsequence},
	};
	use sp_runtime::{DispatchError, DispatchResult};

	use super::{AccountId, RuntimeHoldReason};

	pub struct NoCurrency;

	impl Inspect<AccountId> for NoCurrency {
		type Balance = u64;
		fn total_issuance() -> u64 {
			0
		}
		fn minimum_balance() -> u64 {
			0
		}
		fn total_balance(_: &AccountId) -> u64 {
			0
		}
		fn balance(_: &AccountId) -> u64 {
			0
		}
		fn reducible_balance(_: &AccountId, _: Preservation, _: Fortitude) -> u64 {
			0
		}
		fn can_deposit(_: &AccountId, _: u64, _: Provenance) -> DepositConsequence {
			DepositConsequence::Success
		}
		fn can_withdraw(_: &AccountId, _: u64) -> WithdrawConsequence<u64> {
			WithdrawConsequence::Success
		}
	}

	impl Unbalanced<AccountId> for NoCurrency {
		fn handle_dust(_: Dust<AccountId, Self>) {}
		fn write_balance(_: &AccountId, _: u64) -> Result<Option<u64>, DispatchError> {
			Ok(None)
		}
		fn set_total_issuance(_: u64) {}
	}

	impl Mutate<AccountId> for NoCurrency {}

	impl hold::Inspect<AccountId> for NoCurrency {
		type Reason = RuntimeHoldReason;
		fn total_balance_on_hold(_: &AccountId) -> u64 {
			0
		}
		fn balance_on_hold(_: &RuntimeHoldReason, _: &AccountId) -> u64 {
			0
		}
	}

	impl hold::Unbalanced<AccountId> for NoCurrency {
		fn set_balance_on_hold(_: &RuntimeHoldReason, _: &AccountId, _: u64) -> DispatchResult {
			Ok(())
		}
	}

	impl hold::Mutate<AccountId> for NoCurrency {}
}

/// The department of authority `n` in these tests.
pub fn department(n: u8) -> DepartmentId {
	100 + u32::from(n)
}

pub fn seat(n: u8) -> SeatedAuthority<AccountId> {
	SeatedAuthority { account: account(n), department: department(n) }
}

/// The head of the department of authority `n`, up to 9.
pub fn head(n: u8) -> AccountId {
	account(200 + n)
}

/// The node operator of the department of authority `n`, up to 9.
pub fn operator(n: u8) -> AccountId {
	account(220 + n)
}

/// Authority `n` registers the session keys made from the number `keys`.
pub fn set_keys(n: u8, keys: u8) -> DispatchResult {
	let owner = account(n).encode();
	let proof = (
		aura_pair(keys).generate_proof_of_possession(&owner),
		grandpa_pair(keys).generate_proof_of_possession(&owner),
	);
	Session::set_keys(RuntimeOrigin::signed(account(n)), session_keys(keys), proof.encode())
}

/// Lets another department answer for authority `n`.
pub fn move_to(n: u8, department: DepartmentId) {
	crate::Authorities::<Test>::insert(account(n), crate::Authority { department, since: 0 });
}

pub fn accounts(numbers: impl IntoIterator<Item = u8>) -> Vec<AccountId> {
	numbers.into_iter().map(account).collect()
}

/// The GRANDPA key that makes signatures for authority `n`.
pub fn grandpa_pair(n: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[n; 32])
}

/// The Aura key that seals blocks for authority `n`.
pub fn aura_pair(n: u8) -> sr25519::Pair {
	sr25519::Pair::from_seed(&[n; 32])
}

/// The session keys made from the number `n`.
pub fn session_keys(n: u8) -> SessionKeys {
	SessionKeys { author: aura_pair(n).public().into(), grandpa: grandpa_pair(n).public().into() }
}

pub struct ExtBuilder {
	authorities: Vec<SeatedAuthority<AccountId>>,
	without_keys: Vec<u8>,
	session_length: u32,
	nodes: Vec<GenesisNode>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self::with(4)
	}
}

impl ExtBuilder {
	/// Authorities 1 to `n`, each of its own department.
	pub fn with(n: u8) -> Self {
		Self {
			authorities: (1..=n).map(seat).collect(),
			without_keys: Vec::new(),
			session_length: 3,
			nodes: Vec::new(),
		}
	}

	pub fn authorities(mut self, authorities: Vec<SeatedAuthority<AccountId>>) -> Self {
		self.authorities = authorities;
		self
	}

	pub fn without_keys(mut self, n: u8) -> Self {
		self.without_keys.push(n);
		self
	}

	pub fn session_length(mut self, blocks: u32) -> Self {
		self.session_length = blocks;
		self
	}

	pub fn nodes(mut self, nodes: Vec<GenesisNode>) -> Self {
		self.nodes = nodes;
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		govchain_test_support::reset();
		go_offline([]);
		GRANDPA_LOGS.with(|logs| logs.borrow_mut().clear());
		for n in 1..=u8::MAX {
			let capability = if n < 200 { Capability::Authority } else { Capability::TaxAuthority };
			MockAuthorize::add_department(department(n), None, &[capability]);
		}
		for n in 1..=9 {
			let roles = [Role::Head, Role::NodeOperator];
			MockAuthorize::add_officer(head(n), department(n), &roles[..1]);
			MockAuthorize::add_officer(operator(n), department(n), &roles[1..]);
		}
		let keys = (1..=self.authorities.len().min(250) as u8)
			.filter(|n| !self.without_keys.contains(n))
			.map(|n| (account(n), account(n), session_keys(n)))
			.collect();
		let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		pallet_authorities::GenesisConfig::<Test> {
			authorities: self.authorities,
			session_length: self.session_length,
			nodes: self.nodes,
		}
		.assimilate_storage(&mut storage)
		.unwrap();
		pallet_session::GenesisConfig::<Test> { keys, ..Default::default() }
			.assimilate_storage(&mut storage)
			.unwrap();
		storage.into()
	}

	/// With a place for keys that benchmarks make.
	#[cfg(feature = "runtime-benchmarks")]
	pub fn build_with_keystore(self) -> sp_io::TestExternalities {
		let mut state = self.build();
		govchain_test_support::add_keystore(&mut state);
		state
	}

	/// Runs `test` from the first block on, and checks the invariants after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			next_block();
			test();
			Authorities::do_try_state().expect("invariants hold");
		});
	}
}

pub fn next_block() {
	let number = System::block_number();
	let mut parent = H256::zero();
	if number > 0 {
		AllPalletsWithSystem::on_finalize(number);
		let header = System::finalize();
		for log in header.digest.logs() {
			if let Some(log) = log.consensus_try_to(&GRANDPA_ENGINE_ID) {
				GRANDPA_LOGS.with(|logs| logs.borrow_mut().push((number, log)));
			}
		}
		parent = header.hash();
	}
	System::reset_events();
	System::initialize(&(number + 1), &parent, &Default::default());
	AllPalletsWithSystem::on_initialize(number + 1);
	MockCalendar::advance(1_000);
	Timestamp::set_timestamp(1_000 * (number + 1));
}

/// Goes on for `number` blocks.
pub fn blocks(number: u32) {
	for _ in 0..number {
		next_block();
	}
}

/// Goes on to the first block of the next session.
pub fn next_session() {
	let session = Session::current_index();
	while Session::current_index() == session {
		next_block();
	}
}

/// Goes on to the first block of session `index`.
pub fn session(index: SessionIndex) {
	while Session::current_index() < index {
		next_block();
	}
	assert_eq!(Session::current_index(), index);
}

/// The events of this pallet in this block.
pub fn events() -> Vec<crate::Event<Test>> {
	System::read_events_for_pallet::<crate::Event<Test>>()
}
