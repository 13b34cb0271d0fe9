// SPDX-License-Identifier: Apache-2.0

//! What each pallet is configured with: the chain itself here, governance and permission in
//! [`calls`] and `council`, our rooms in [`rooms`].

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod budgets;
pub mod calls;
pub(crate) mod council;
mod rooms;

use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	migrations::{FailedMigrationHandler, FailedMigrationHandling},
	parameter_types,
	traits::{
		ConstBool, ConstU128, ConstU32, ConstU64, InsideBoth, NeverEnsureOrigin,
		SafeMode as SafeModeTrait,
	},
	weights::{
		constants::{ParityDbWeight, WEIGHT_REF_TIME_PER_MILLIS},
		Weight,
	},
};
use frame_system::{
	limits::{BlockLength, BlockWeights},
	EnsureRoot, EnsureRootWithSuccess,
};
use govchain_primitives::authorities::MAX_AUTHORITIES;
use sp_runtime::{traits::AccountIdLookup, Perbill};
use sp_version::RuntimeVersion;

use crate::{
	no_currency::NoCurrency,
	session::{self, SessionLength},
	AccountId, Acts, Aura, Authorities, Block, BlockNumber, Hash, Nonce, OriginCaller, PalletInfo,
	Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, RuntimeTask, SafeMode,
	Session, SessionKeys, System, TxPause, UncheckedExtrinsic, VERSION,
};

/// Length of a slot. Can't be changed once the chain runs: slots are counted from it.
pub const SLOT_MILLIS: u64 = 1_000;
/// Blocks in a minute, if none is missed.
pub const MINUTES: BlockNumber = 60_000 / SLOT_MILLIS as BlockNumber;
/// Blocks in an hour, if none is missed.
pub const HOURS: BlockNumber = 60 * MINUTES;
/// Blocks in a day, if none is missed.
pub const DAYS: BlockNumber = 24 * HOURS;

/// Share of a block that normal transactions may fill. The rest is for operational ones, so that
/// an upgrade or an emergency act finds room in a full block.
const NORMAL_RATIO: Perbill = Perbill::from_percent(75);
/// Time to execute a block. Half a slot: the other authorities execute it again in the same slot.
const BLOCK_MILLIS: u64 = 500;
/// Bytes of a block, for authors as well. A compressed runtime of up to 3 MiB fits into one upgrade
/// transaction.
pub const BLOCK_BYTES: u32 = 5 * 1024 * 1024;

parameter_types! {
	/// Transactions may be valid for up to this many blocks, and no longer.
	pub const BlockHashCount: BlockNumber = 4096;
	pub const Version: RuntimeVersion = VERSION;
	pub RuntimeBlockWeights: BlockWeights = BlockWeights::with_sensible_defaults(
		Weight::from_parts(BLOCK_MILLIS.saturating_mul(WEIGHT_REF_TIME_PER_MILLIS), u64::MAX),
		NORMAL_RATIO,
	);
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(BLOCK_BYTES)
		.modify_max_length_for_class(DispatchClass::Normal, |length| {
			*length = NORMAL_RATIO.mul_floor(BLOCK_BYTES);
		})
		.build();
}

#[allow(clippy::arithmetic_side_effects, reason = "a share of a weight is never more than it")]
fn share_of_block(share: Perbill) -> Weight {
	share * RuntimeBlockWeights::get().max_block
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type BaseCallFilter =
		InsideBoth<calls::Usable, InsideBoth<Acts, InsideBoth<SafeMode, TxPause>>>;
	type Block = Block;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type AccountId = AccountId;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type Nonce = Nonce;
	type Hash = Hash;
	type BlockHashCount = BlockHashCount;
	type DbWeight = ParityDbWeight;
	type Version = Version;
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
	type ExtensionsWeightInfo = frame_system::SubstrateExtensionsWeight<Runtime>;
	type SingleBlockMigrations = crate::Migrations;
	type MultiBlockMigrator = crate::MultiBlockMigrations;
	/// Written as "generic Substrate", so that every wallet shows the accounts that people know.
	type SS58Prefix = frame_support::traits::ConstU16<42>;
}

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	/// Aura checks the slot; the calendar sees here whether the chain stood still.
	type OnTimestampSet = (Aura, crate::Calendar);
	/// Half a slot, so that the timestamp stays in its slot.
	type MinimumPeriod = ConstU64<{ SLOT_MILLIS / 2 }>;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = sp_consensus_aura::sr25519::AuthorityId;
	type DisabledValidators = Session;
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<SLOT_MILLIS>;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
	/// Who authors is live.
	type EventHandler = Authorities;
}

parameter_types! {
	pub const MotionDuration: BlockNumber = 7 * DAYS;
	pub MaxMotionWeight: Weight = share_of_block(Perbill::from_percent(50));
}

/// The council, as an instance of the collective.
pub type CouncilInstance = pallet_collective::Instance1;

impl pallet_collective::Config<CouncilInstance> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = MotionDuration;
	type MaxProposals = ConstU32<{ council::MAX_PROPOSALS }>;
	type MaxMembers = ConstU32<MAX_AUTHORITIES>;
	/// Silence is not consent: a member that doesn't vote counts as against.
	type DefaultVote = NoByDefault;
	type WeightInfo = council::Weights;
	/// Seats follow the departments; nobody sets them.
	type SetMembersOrigin = NeverEnsureOrigin<()>;
	type MaxProposalWeight = MaxMotionWeight;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type Consideration = council::MotionTicket;
}

/// A member that doesn't vote counts as against.
pub struct NoByDefault;

impl pallet_collective::DefaultVote for NoByDefault {
	fn default_vote(_: Option<bool>, _: u32, _: u32, _: u32) -> bool {
		false
	}
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = rooms::KeyOwner;
	// Faults are recorded, and acted on, before a report comes here: see `rooms::Reports`.
	type OnOffenceHandler = ();
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_authorities::AdmittedAuthority<Runtime>;
	type ShouldEndSession = pallet_session::PeriodicSessions<SessionLength, ConstU32<0>>;
	type NextSessionRotation = pallet_session::PeriodicSessions<SessionLength, ConstU32<0>>;
	type SessionManager = session::AuthoritySessions;
	type SessionHandler = <SessionKeys as sp_runtime::traits::OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	// Our own list decides who is disabled, and tells the session pallet itself.
	type DisablingStrategy = ();
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = NoCurrency;
	type KeyDeposit = ();
}

parameter_types! {
	/// For how long a report of a double vote waits in the pool.
	pub const ReportLongevity: u64 = 3600;
}

impl<C> frame_system::offchain::CreateTransactionBase<C> for Runtime
where
	RuntimeCall: From<C>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<C> frame_system::offchain::CreateBare<C> for Runtime
where
	RuntimeCall: From<C>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
	type MaxNominators = ConstU32<0>;
	/// Sets whose session is remembered. A report names the set of the fault, so this is as long as
	/// the record of session keys can hold a change in each session.
	type MaxSetIdSessionEntries = ConstU64<1024>;
	type KeyOwnerProof = sp_session::MembershipProof;
	type EquivocationReportSystem = pallet_grandpa::EquivocationReportSystem<
		Runtime,
		rooms::Reports,
		Authorities,
		ReportLongevity,
	>;
}

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = NoCurrency;
	/// Bytes, not money: see [`budgets`].
	type DepositBase = ConstU128<{ budgets::MULTISIG_BYTES }>;
	type DepositFactor = ConstU128<{ budgets::APPROVAL_BYTES }>;
	/// A board that signs together; larger bodies act by motion.
	type MaxSignatories = ConstU32<20>;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = System;
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = NoCurrency;
	type ProxyType = calls::ProxyType;
	/// Bytes, not money: see [`budgets`].
	type ProxyDepositBase = ConstU128<{ budgets::PROXIES_BYTES }>;
	type ProxyDepositFactor = ConstU128<{ budgets::PROXY_BYTES }>;
	/// Agents of one account; more is an organisation with officers of its own.
	type MaxProxies = ConstU32<16>;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
	/// Announced calls waiting for one agent.
	type MaxPending = ConstU32<16>;
	type CallHasher = sp_runtime::traits::BlakeTwo256;
	type AnnouncementDepositBase = ConstU128<{ budgets::PROXIES_BYTES }>;
	type AnnouncementDepositFactor = ConstU128<{ budgets::ANNOUNCEMENT_BYTES }>;
	type BlockNumberProvider = System;
}

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PauseOrigin = EnsureRoot<AccountId>;
	type UnpauseOrigin = EnsureRoot<AccountId>;
	type WhitelistedCalls = calls::NeverPaused;
	/// Longer than the name of any pallet or call.
	type MaxNameLen = ConstU32<256>;
	type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	/// Safe mode ends by itself after this many blocks, unless it is prolonged.
	pub const SafeModeDuration: BlockNumber = 6 * HOURS;
}

impl pallet_safe_mode::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = NoCurrency;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WhitelistedCalls = calls::AllowedInSafeMode;
	type EnterDuration = SafeModeDuration;
	type ExtendDuration = SafeModeDuration;
	// Nobody enters safe mode by paying.
	type EnterDepositAmount = ();
	type ExtendDepositAmount = ();
	type ForceEnterOrigin = EnsureRootWithSuccess<AccountId, SafeModeDuration>;
	type ForceExtendOrigin = EnsureRootWithSuccess<AccountId, SafeModeDuration>;
	type ForceExitOrigin = EnsureRoot<AccountId>;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type Notify = ();
	type ReleaseDelay = ();
	type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub MaxMigrationWeight: Weight = share_of_block(Perbill::from_percent(80));
}

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Migrations = ();
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
	type CursorMaxLen = ConstU32<65_536>;
	type IdentifierMaxLen = ConstU32<256>;
	type MigrationStatusHandler = ();
	type FailedMigrationHandler = MendedByCouncil;
	type MaxServiceWeight = MaxMigrationWeight;
	type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}

/// A migration that fails leaves the chain in safe mode, until the council ends it.
///
/// The SDK's handler enters safe mode too, but keeps the migration stuck, and a stuck migration lets
/// no vote into a block.
pub struct MendedByCouncil;

impl FailedMigrationHandler for MendedByCouncil {
	fn failed(_: Option<u32>) -> FailedMigrationHandling {
		let held = if SafeMode::is_entered() {
			<SafeMode as SafeModeTrait>::extend(BlockNumber::MAX)
		} else {
			<SafeMode as SafeModeTrait>::enter(BlockNumber::MAX)
		};
		match held {
			Ok(()) => FailedMigrationHandling::ForceUnstuck,
			// Better no calls at all than any call on a state that is half migrated.
			Err(_) => FailedMigrationHandling::KeepStuck,
		}
	}
}
