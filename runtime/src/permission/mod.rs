// SPDX-License-Identifier: Apache-2.0

//! Whether an account may make a call, and why: asked before signing, so that nobody learns from a
//! refusal.
//!
//! What a right is made of is decided in one place, the departments; this asks the same function that
//! every call asks ([`pallet_departments::Pallet::may`]). Which right a call takes is in [`table`];
//! whose record a call names is in [`record`]; what heads may do about whom is in [`power`]. A test makes
//! every call with every kind of account in every state of its department and compares.

mod power;
mod record;
mod table;

use alloc::vec::Vec;

use codec::DecodeLimit;
use frame_support::{
	dispatch::DispatchResult,
	traits::{Contains, GetCallMetadata},
};
use govchain_primitives::{
	acts::{Rule, Voice},
	identity::IdentityStatus,
	permission::{CheckedWay, Explanation, Obstacle, Permission, Way},
	ActingOfficer, Authorize, Capability, DepartmentId, Identities, Role,
};

use crate::{
	configs::calls::{is_nested_too_deep, is_too_long, Usable},
	AccountId, Acts, Approvals, Authorities, Departments, Governance, IdentityRegistry, Runtime,
	RuntimeCall, SafeMode, System, TxPause,
};
use record::Record;
pub use table::TABLE;

/// The ways to every call.
pub fn permissions() -> Vec<Permission> {
	let of_pallet = |(pallet, calls): &(&str, &'static [(&'static str, &'static [Way])])| {
		let pallet = pallet.as_bytes().to_vec();
		calls.iter().map(move |(call, ways)| Permission {
			pallet: pallet.clone(),
			call: call.as_bytes().to_vec(),
			ways: ways.to_vec(),
		})
	};
	TABLE.iter().flat_map(of_pallet).collect()
}

/// [`explain`] for a call as bytes. None if they are not a call of this runtime.
pub fn may(who: &AccountId, call: &[u8]) -> Option<Explanation> {
	let depth = frame_support::MAX_EXTRINSIC_DEPTH;
	let call = RuntimeCall::decode_all_with_depth_limit(depth, &mut &*call).ok()?;
	Some(explain(who, &call))
}

/// Whether `who` may make `call` now, and why. Of a batch, explains the first call inside that `who`
/// may not make; of two alternatives the first, if `who` may make neither. What other wrappers carry is
/// made for another account, and what is proposed as a joint act is made later: neither is looked into
/// here, nor by the chain when it takes the wrapper or the proposal.
pub fn explain(who: &AccountId, call: &RuntimeCall) -> Explanation {
	match not_admitted(who, call) {
		Some(obstacle) => alone(who, call, Vec::new(), Some(obstacle)),
		None => explain_at(who, call, Vec::new(), false),
	}
}

/// Why no transaction of `who` with this call gets into the pool, budgets left aside.
fn not_admitted(who: &AccountId, call: &RuntimeCall) -> Option<Obstacle> {
	if System::providers(who) == 0 {
		return Some(Obstacle::UnknownAccount);
	}
	if IdentityRegistry::is_frozen(who) {
		return Some(Obstacle::FrozenAccount);
	}
	is_nested_too_deep(call).then_some(Obstacle::TooDeep)
}

/// Recurses no deeper than calls that are admitted are nested. `is_in_batch_all` says whether a batch
/// that is all or nothing is around the call, however far.
fn explain_at(
	who: &AccountId,
	call: &RuntimeCall,
	path: Vec<u32>,
	is_in_batch_all: bool,
) -> Explanation {
	let is_batch_all = matches!(call, RuntimeCall::Utility(pallet_utility::Call::batch_all { .. }));
	let obstacle = match is_batch_all && is_in_batch_all {
		true => Some(Obstacle::NestedBatchAll),
		false => filtered(call),
	};
	let here = alone(who, call, path, obstacle);
	if here.obstacle.is_some() {
		return here;
	}
	let inner = |call, position| {
		let mut path = here.path.clone();
		path.push(position);
		explain_at(who, call, path, is_batch_all || is_in_batch_all)
	};
	for (position, call) in (0u32..).zip(inside(call)) {
		let explanation = inner(call, position);
		if !explanation.is_allowed() {
			return explanation;
		}
	}
	if let RuntimeCall::Utility(pallet_utility::Call::if_else { main, fallback }) = call {
		let main = inner(main, 0);
		if !main.is_allowed() && !inner(fallback, 1).is_allowed() {
			return main;
		}
	}
	here
}

/// The calls that `call` makes one after the other for the same account.
fn inside(call: &RuntimeCall) -> &[RuntimeCall] {
	match call {
		RuntimeCall::Utility(
			pallet_utility::Call::batch { calls }
			| pallet_utility::Call::batch_all { calls }
			| pallet_utility::Call::force_batch { calls },
		) => calls,
		_ => &[],
	}
}

/// The explanation of a call, what is inside left aside.
fn alone(
	who: &AccountId,
	call: &RuntimeCall,
	path: Vec<u32>,
	obstacle: Option<Obstacle>,
) -> Explanation {
	let name = call.get_call_metadata();
	let record = record::of(call);
	let ways = ways(name.pallet_name, name.function_name)
		.iter()
		.map(|way| check(who, call, *way, &record))
		.collect();
	Explanation {
		pallet: name.pallet_name.as_bytes().to_vec(),
		call: name.function_name.as_bytes().to_vec(),
		path,
		obstacle,
		ways,
	}
}

fn ways(pallet: &str, call: &str) -> &'static [Way] {
	TABLE
		.iter()
		.find(|(name, _)| *name == pallet)
		.and_then(|(_, calls)| calls.iter().find(|(name, _)| *name == call))
		.map_or(&[], |(_, ways)| ways)
}

/// Which of the filters holds a call back, asked in their order.
fn filtered(call: &RuntimeCall) -> Option<Obstacle> {
	if is_too_long(call) {
		return Some(Obstacle::TooLong);
	}
	if !Usable::contains(call) {
		return Some(Obstacle::NeverUsable);
	}
	match Acts::rule(pallet_acts::act_of(call)).map(|set| set.rule) {
		Some(Rule::Forbidden) => return Some(Obstacle::Forbidden),
		Some(Rule::Joint(_)) => return Some(Obstacle::TakesJointAct),
		Some(Rule::Own) | None => {}
	}
	if !SafeMode::contains(call) {
		return Some(Obstacle::SafeMode);
	}
	if !TxPause::contains(call) {
		return Some(Obstacle::Paused);
	}
	None
}

/// Whether a way is open to `who`, for the record that the call names.
fn check(who: &AccountId, call: &RuntimeCall, way: Way, record: &Record) -> CheckedWay {
	let mut checked = CheckedWay { way, department: record.department(), obstacle: None };
	let outcome = match way {
		Way::Anyone | Way::AuthorisedCode | Way::Wrapper => Ok(None),
		Way::Identity => match record {
			Record::OfIdentity(_) => concerned(who, record).map(|()| None),
			_ => identity(who).map(|_| None),
		},
		Way::Concerned => concerned(who, record).map(|()| None),
		Way::Officer { role, capability } => {
			let role = role.or_else(|| record.role());
			checked.way = Way::Officer { role, capability };
			match role {
				None => Err(Obstacle::NoRecord),
				Some(role) => officer(who, role, capability, record),
			}
		}
		Way::Head => power::of_head(who, call, record),
		Way::Itself => power::of_itself(who, call),
		Way::Freezer => freezer(who, record),
		Way::Agent => match record {
			Record::Stream { agent: Some(agent), owner } if agent == who => {
				let capable = Departments::capable(*owner, Capability::DataOwner);
				capable.map(|()| Some(*owner)).map_err(Obstacle::Right)
			}
			Record::Unknown => Err(Obstacle::NoRecord),
			_ => Err(Obstacle::NotAgent),
		},
		Way::Councillor => Governance::seats()
			.into_iter()
			.find(|seat| seat.councillor == *who)
			.map(|seat| Some(seat.department))
			.ok_or(Obstacle::NoSeat),
		Way::Authority if Authorities::may_set_keys(who) => Ok(None),
		Way::Authority if Authorities::is_restarting() => Err(Obstacle::Restarting),
		Way::Authority => Err(Obstacle::NotAuthority),
		Way::Voice => match record {
			Record::JointAct { role, voices, .. } => {
				Departments::may(who, *role, None).map_err(Obstacle::Right).and_then(|own| {
					let is_own = |voice: &Voice| {
						voice.role == *role && Departments::in_charge(voice.department) == own
					};
					if !voices.iter().any(is_own) {
						return Err(Obstacle::NoVoice);
					}
					let mandates = Departments::mandates(who, *role).unwrap_or_default();
					let is_disinterested = of_joint_act(call).is_none_or(|call| {
						mandates.iter().any(|one| ensure_disinterested(one, &call).is_ok())
					});
					is_disinterested.then_some(Some(own)).ok_or(Obstacle::OwnCase)
				})
			}
			_ => Err(Obstacle::NoRecord),
		},
		Way::Proposer => match record {
			Record::JointAct { proposer, proposed_in, .. } if proposer == who => {
				officer(who, *proposed_in, None, record)
			}
			Record::JointAct { .. } => Err(Obstacle::NotProposer),
			_ => Err(Obstacle::NoRecord),
		},
		Way::Motion | Way::Emergency => Err(Obstacle::ByMotionOnly),
		Way::Node => Err(Obstacle::ByNodeOnly),
	};
	match outcome {
		Ok(department) => checked.department = department.or(checked.department),
		Err(obstacle) => checked.obstacle = Some(obstacle),
	}
	checked
}

/// That `officer` may give a voice on `call`: nobody helps to decide a case of his own.
pub fn ensure_disinterested(
	officer: &ActingOfficer<AccountId>,
	call: &RuntimeCall,
) -> DispatchResult {
	use pallet_approvals::Call::{accept, decide, refuse_acceptance, request_correction};
	match call {
		RuntimeCall::Approvals(
			accept { case }
			| refuse_acceptance { case, .. }
			| decide { case, .. }
			| request_correction { case, .. },
		) => match pallet_approvals::Cases::<Runtime>::get(case) {
			Some(case) => Ok(Approvals::ensure_disinterested(officer, &case)?),
			None => Ok(()),
		},
		_ => Ok(()),
	}
}

/// The call on which `endorse` gives a voice, if it can be read.
fn of_joint_act(endorse: &RuntimeCall) -> Option<RuntimeCall> {
	match endorse {
		RuntimeCall::Acts(pallet_acts::Call::endorse { id, .. }) => Acts::call(*id),
		_ => None,
	}
}

type Outcome = Result<Option<DepartmentId>, Obstacle>;

fn identity(who: &AccountId) -> Result<govchain_primitives::IdentityId, Obstacle> {
	IdentityRegistry::ensure_identity(who).map_err(|_| Obstacle::NoIdentity)
}

fn concerned(who: &AccountId, record: &Record) -> Result<(), Obstacle> {
	match record {
		Record::OfIdentity(owner) => {
			if identity(who)? == *owner {
				Ok(())
			} else {
				Err(Obstacle::NotOfIdentity(*owner))
			}
		}
		Record::OfAccount { account, .. } if account == who => identity(who).map(|_| ()),
		Record::AtWindow { identity: Some(owner), .. } if identity(who)? == *owner => Ok(()),
		Record::OfAccount { .. } | Record::AtWindow { .. } => Err(Obstacle::NotOfParty),
		Record::OfWhoOpens => identity(who).map(|_| ()),
		Record::Unopened => identity(who).and(Err(Obstacle::NotOfParty)),
		_ => Err(Obstacle::NoRecord),
	}
}

fn officer(
	who: &AccountId,
	role: Role,
	capability: Option<Capability>,
	record: &Record,
) -> Outcome {
	if matches!(record, Record::Unknown) {
		return Err(Obstacle::NoRecord);
	}
	let own = Departments::may(who, role, capability).map_err(Obstacle::Right)?;
	match record {
		Record::OfAccount { .. } | Record::OfIdentity(_) => Err(Obstacle::NotOfParty),
		Record::Shared { owner, is_passed_on: false, .. }
			if Departments::in_charge(*owner) == own =>
		{
			let capable = Departments::capable(own, Capability::DataOwner);
			capable.map(|()| Some(own)).map_err(Obstacle::Right)
		}
		Record::Shared { owner, taker, .. } => match taker {
			Some(taker) if *taker == own => Ok(Some(own)),
			_ => Err(Obstacle::NotOfDepartment(*owner)),
		},
		Record::Each(owners) => {
			let other = owners.iter().find(|owner| Departments::in_charge(**owner) != own);
			other.map_or(Ok(Some(own)), |other| Err(Obstacle::NotOfDepartment(*other)))
		}
		Record::Case { case, .. } if record.belongs_to(own) => {
			let mandates = Approvals::disinterested(who, role, case);
			mandates.map(|_| Some(own)).map_err(|_| Obstacle::OwnCase)
		}
		// One that is frozen already, or has ended, has nothing to protect.
		Record::ToFreeze(identity) => {
			match pallet_identity_registry::Identities::<Runtime>::get(identity) {
				Some(record) if record.status == IdentityStatus::Active => {
					let may = IdentityRegistry::ensure_may_be_frozen_by(own, &record);
					may.map(|()| Some(own)).map_err(|error| match error {
						pallet_identity_registry::Error::IsOwnHead => Obstacle::OwnHead,
						_ => Obstacle::HoldsOffice,
					})
				}
				_ => Ok(Some(own)),
			}
		}
		record if record.belongs_to(own) => Ok(Some(own)),
		record => Err(record.department().map_or(Obstacle::NoRecord, Obstacle::NotOfDepartment)),
	}
}

fn freezer(who: &AccountId, record: &Record) -> Outcome {
	let capability = Capability::IdentityProvider;
	let own = Departments::may(who, Role::Registrar, Some(capability)).map_err(Obstacle::Right)?;
	let department = record.department().ok_or(Obstacle::NoRecord)?;
	let in_charge = Departments::in_charge(department);
	if own == in_charge || Departments::is_above(own, in_charge) {
		Ok(Some(own))
	} else {
		Err(Obstacle::NotAbove(department))
	}
}
