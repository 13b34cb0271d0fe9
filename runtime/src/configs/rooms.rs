// SPDX-License-Identifier: Apache-2.0

//! Our rooms, and how they are joined: every seam of `govchain-primitives` is wired here.

use frame_support::{
	dispatch::DispatchResult,
	migrations::MultiStepMigrator,
	parameter_types,
	traits::{ConstU32, ConstU64, Contains, PalletInfoAccess},
	weights::Weight,
};
use frame_system::EnsureRoot;
use govchain_primitives::{
	acts::Interests, ActingOfficer, AgendaItem, Class, Classify, Identities, IdentityKind, OnDue,
};
use pallet_governance::CollectiveCouncil;
use sp_runtime::Perbill;

use super::{calls, council, CouncilInstance};
use crate::{
	session, AccountId, Acts, Approvals, Calendar, DataAudit, Departments, Governance,
	IdentityRegistry, Invoices, MultiBlockMigrations, Orders, Runtime, RuntimeCall, SafeMode,
	Signature, Timestamp,
};

/// Only a motion of the council becomes root, by the governance pallet. See [`calls::RootCalls`].
type Council = EnsureRoot<AccountId>;

/// A minute without blocks is a standstill: sixty times the slot, so that lost slots and restarted
/// nodes don't count, and so short that nobody misses a limit for it.
const STANDSTILL_MILLIS: u64 = 60_000;

parameter_types! {
	/// What of each block is kept for things that fall due, whatever else is in it. 100,000 items at
	/// once need 167 in each of 600 blocks; the tests of the agenda say for which cases that holds.
	pub const AgendaShare: Perbill = Perbill::from_percent(45);
}

impl pallet_calendar::Config for Runtime {
	type CouncilOrigin = Council;
	type Time = Timestamp;
	type Halted = Halted;
	type AgendaShare = AgendaShare;
	type StandstillThreshold = ConstU64<STANDSTILL_MILLIS>;
	type OnDue = DueItems;
	type WeightInfo = pallet_calendar::weights::SubstrateWeight<Runtime>;
}

/// Whether the chain keeps people from acting, so that nobody's time may run: in safe mode, in a
/// migration, and while a call is paused by which somebody keeps a limit. One clock serves all records,
/// so one paused call holds all of them.
pub struct Halted;

impl Halted {
	/// Whether a call is paused by which somebody keeps a limit. Only calls can be paused, see
	/// [`calls::NeverPaused`], so there are no more than the runtime has, and none as a rule. One that an
	/// upgrade took away holds nobody.
	fn has_paused_deadline_calls() -> bool {
		let rooms = [Acts::name(), Approvals::name(), DataAudit::name(), Invoices::name()];
		// Who has no key online keeps his limits by what a department relays. Taking back keeps none.
		let relay = (Orders::name().as_bytes(), b"relay".as_slice());
		pallet_tx_pause::PausedCalls::<Runtime>::iter_keys().any(|name| {
			let (pallet, call) = (name.0.as_slice(), name.1.as_slice());
			((pallet, call) == relay || rooms.iter().any(|room| room.as_bytes() == pallet))
				&& calls::is_call(pallet, call)
		})
	}
}

impl frame_support::traits::Get<bool> for Halted {
	fn get() -> bool {
		SafeMode::is_entered()
			|| <MultiBlockMigrations as MultiStepMigrator>::ongoing()
			|| Self::has_paused_deadline_calls()
	}
}

/// Hands what falls due to the room that put it on the agenda.
pub struct DueItems;

impl OnDue for DueItems {
	fn on_due(item: AgendaItem) -> Weight {
		match item {
			AgendaItem::Step { .. } | AgendaItem::Correction { .. } => Approvals::on_due(item),
			AgendaItem::StreamSilence { .. } | AgendaItem::GrantEnd { .. } => {
				DataAudit::on_due(item)
			}
			AgendaItem::InvoiceLock { .. } => Invoices::on_due(item),
			AgendaItem::JointAct { .. } => Acts::on_due(item),
			AgendaItem::OrderEnd { .. } => Orders::on_due(item),
		}
	}

	fn weight(item: &AgendaItem) -> Weight {
		match item {
			AgendaItem::Step { .. } | AgendaItem::Correction { .. } => Approvals::weight(item),
			AgendaItem::StreamSilence { .. } | AgendaItem::GrantEnd { .. } => {
				DataAudit::weight(item)
			}
			AgendaItem::InvoiceLock { .. } => Invoices::weight(item),
			AgendaItem::JointAct { .. } => Acts::weight(item),
			AgendaItem::OrderEnd { .. } => Orders::weight(item),
		}
	}
}

impl pallet_identity_registry::Config for Runtime {
	type Authorize = Departments;
	type Calendar = Calendar;
	type CouncilOrigin = Council;
	type Signature = Signature;
	type SigningKey = <Signature as sp_runtime::traits::Verify>::Signer;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
	type WeightInfo = pallet_identity_registry::weights::SubstrateWeight<Runtime>;
}

impl pallet_departments::Config for Runtime {
	type CouncilOrigin = Council;
	type Identities = IdentityRegistry;
	type Calendar = Calendar;
	type MinSeats = ConstU32<{ council::MIN_SEATS }>;
	type OnDepartmentChange = Governance;
	type WeightInfo = pallet_departments::weights::SubstrateWeight<Runtime>;
}

impl pallet_governance::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type MotionOrigin = council::OrdinaryMotion;
	type EmergencyOrigin = council::EmergencyMotion;
	type RootCalls = calls::RootCalls;
	type EmergencyCalls = calls::EmergencyCalls;
	type Council = CollectiveCouncil<Runtime, CouncilInstance>;
	type WeightInfo = pallet_governance::weights::SubstrateWeight<Runtime>;
}

/// Cases concern who applied.
pub struct OwnCases;

impl Interests<AccountId, RuntimeCall> for OwnCases {
	fn ensure_disinterested(
		officer: &ActingOfficer<AccountId>,
		call: &RuntimeCall,
	) -> DispatchResult {
		crate::permission::ensure_disinterested(officer, call)
	}

	/// Of the officer and of each whom it stands in for: the case, the identity, its record, and the account
	/// that spoke for it, with a search among its periods.
	fn weight() -> Weight {
		let accounts = u64::from(pallet_departments::MAX_STOOD_FOR).saturating_add(1);
		<Runtime as frame_system::Config>::DbWeight::get().reads(accounts.saturating_mul(8))
	}
}

impl pallet_acts::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type CouncilOrigin = Council;
	type Authorize = Departments;
	type Interests = OwnCases;
	type Calendar = Calendar;
	type Agenda = Calendar;
	type Rulable = calls::Rulable;
	type WeightInfo = pallet_acts::weights::SubstrateWeight<Runtime>;
}

impl pallet_orders::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type Authorize = Departments;
	type Identities = IdentityRegistry;
	type Calendar = Calendar;
	type Agenda = Calendar;
	type Orderable = calls::Orderable;
	type MaySign = WithoutOffice;
	type Signature = Signature;
	type SigningKey = <Signature as sp_runtime::traits::Verify>::Signer;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::OrdersHelper;
	type WeightInfo = pallet_orders::weights::SubstrateWeight<Runtime>;
}

/// Accounts that are neither authorities nor officers, of which one who is suspended, whose mandate has
/// ended or whose department was abolished is still one, until dismissed. Calls of parties such as
/// `Approvals::withdraw` are open to clerks as well; what an order carries must not be made by right of
/// an office.
pub struct WithoutOffice;

impl Contains<AccountId> for WithoutOffice {
	fn contains(who: &AccountId) -> bool {
		!pallet_departments::Officers::<Runtime>::contains_key(who)
			&& !pallet_authorities::Authorities::<Runtime>::contains_key(who)
	}
}

impl pallet_authorities::Config for Runtime {
	type Authorize = Departments;
	type CouncilOrigin = Council;
	type Calendar = Calendar;
	type Disable = session::Disable;
	type Reports = Reports;
	type Finality = session::Finality;
	type WeightInfo = pallet_authorities::weights::SubstrateWeight<Runtime>;
}

/// What accounts are, by authorities, departments and identities.
pub struct Classes;

impl Classify<AccountId> for Classes {
	/// An officer who is suspended, whose mandate has ended or whose department may not act is what he
	/// is without the office: whoever took the key of one must not come first with it.
	fn class_of(who: &AccountId) -> Class {
		if pallet_authorities::Authorities::<Runtime>::contains_key(who) {
			return Class::Authority;
		}
		if Departments::officer(who).is_some_and(|officer| officer.missing.is_none()) {
			return Class::Officer;
		}
		match IdentityRegistry::identity_of(who).and_then(IdentityRegistry::kind_of) {
			Some(IdentityKind::Enterprise) => Class::Enterprise,
			_ => Class::Citizen,
		}
	}
}

impl pallet_admission::Config for Runtime {
	type CouncilOrigin = Council;
	type Classify = Classes;
	type Time = Timestamp;
	type WeightInfo = pallet_admission::weights::SubstrateWeight<Runtime>;
}

impl pallet_data_audit::Config for Runtime {
	type Authorize = Departments;
	type Calendar = Calendar;
	type Agenda = Calendar;
	type WeightInfo = pallet_data_audit::weights::SubstrateWeight<Runtime>;
}

impl pallet_invoices::Config for Runtime {
	type WeightInfo = pallet_invoices::weights::SubstrateWeight<Runtime>;
	type Authorize = Departments;
	type Identities = IdentityRegistry;
	type Calendar = Calendar;
	type Agenda = Calendar;
}

impl pallet_approvals::Config for Runtime {
	type WeightInfo = pallet_approvals::weights::SubstrateWeight<Runtime>;
	type Authorize = Departments;
	type Identities = IdentityRegistry;
	type Calendar = Calendar;
	type Agenda = Calendar;
}

/// The authorities as the stock pallets name them.
pub type Reports = pallet_authorities::RecordFaults<Runtime, crate::Offences>;

/// Who runs the node that a session key belongs to.
pub type KeyOwner = govchain_primitives::authorities::SeatedAuthority<AccountId>;
