// SPDX-License-Identifier: Apache-2.0

//! Whether an account may make a call, and why: asked before signing, so that nobody learns from a
//! refusal.
//!
//! What a right is made of is decided in one place, the departments; this asks the same function that
//! every call asks ([`pallet_departments::Pallet::may`]). Which right a call takes is in [`table`];
//! whose record a call names is in [`record`]. A test makes every call with every kind of account in
//! every state of its department and compares.

mod record;
mod table;

use alloc::vec::Vec;

use codec::DecodeLimit;
use frame_support::traits::{Contains, GetCallMetadata};
use govchain_primitives::{
	acts::{Rule, Voice},
	departments::Missing,
	permission::{CheckedWay, Explanation, Obstacle, Permission, Way},
	Authorize, Capability, DepartmentId, Identities, Role,
};

use crate::{
	configs::calls::Usable, AccountId, Acts, Authorities, Departments, Governance,
	IdentityRegistry, RuntimeCall, SafeMode, System, TxPause,
};
use record::Record;
pub use table::TABLE;

/// How deep batches are looked into, as deep as a transaction can nest calls that do anything.
const MAX_DEPTH: u32 = 8;

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
/// may not make; of two alternatives the first, if `who` may make neither.
pub fn explain(who: &AccountId, call: &RuntimeCall) -> Explanation {
	explain_at(who, call, Vec::new(), MAX_DEPTH)
}

fn explain_at(who: &AccountId, call: &RuntimeCall, path: Vec<u32>, depth: u32) -> Explanation {
	let mut here = alone(who, call, path);
	if here.obstacle.is_some() {
		return here;
	}
	let Some(depth) = depth.checked_sub(1) else {
		here.obstacle = Some(Obstacle::TooDeep);
		return here;
	};
	for (position, inner) in (0u32..).zip(inside(call)) {
		let mut path = here.path.clone();
		path.push(position);
		let inner = explain_at(who, inner, path, depth);
		if !inner.is_allowed() {
			return inner;
		}
	}
	if let RuntimeCall::Utility(pallet_utility::Call::if_else { main, fallback }) = call {
		let at = |position| {
			let mut path = here.path.clone();
			path.push(position);
			path
		};
		let main = explain_at(who, main, at(0), depth);
		if !main.is_allowed() && !explain_at(who, fallback, at(1), depth).is_allowed() {
			return main;
		}
	}
	here
}

/// The calls that `call` makes one after the other for the same account. Other wrappers make theirs for another one.
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
fn alone(who: &AccountId, call: &RuntimeCall, path: Vec<u32>) -> Explanation {
	let name = call.get_call_metadata();
	let record = record::of(call);
	let ways = ways(name.pallet_name, name.function_name)
		.iter()
		.map(|way| check(who, *way, &record))
		.collect();
	Explanation {
		pallet: name.pallet_name.as_bytes().to_vec(),
		call: name.function_name.as_bytes().to_vec(),
		path,
		obstacle: obstacle_of_all(who, call),
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

/// What stands in every way: admission and the filters, asked in the order in which they refuse.
fn obstacle_of_all(who: &AccountId, call: &RuntimeCall) -> Option<Obstacle> {
	if System::providers(who) == 0 {
		return Some(Obstacle::UnknownAccount);
	}
	if IdentityRegistry::is_frozen(who) {
		return Some(Obstacle::FrozenAccount);
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
fn check(who: &AccountId, way: Way, record: &Record) -> CheckedWay {
	let mut checked = CheckedWay { way, department: record.department(), obstacle: None };
	let outcome = match way {
		Way::Anyone | Way::AuthorisedCode | Way::Wrapper => Ok(None),
		Way::Identity => identity(who).map(|_| None),
		Way::Concerned => concerned(who, record).map(|()| None),
		Way::Officer { role, capability } => {
			let role = role.or_else(|| record.role());
			checked.way = Way::Officer { role, capability };
			match role {
				None => Err(Obstacle::NoRecord),
				Some(role) => officer(Departments::may(who, role, capability), record),
			}
		}
		Way::Head => head(who, record),
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
					let voice = Voice { department: own, role: *role };
					voices.contains(&voice).then_some(Some(own)).ok_or(Obstacle::NoVoice)
				})
			}
			_ => Err(Obstacle::NoRecord),
		},
		Way::Proposer => match record {
			Record::JointAct { proposer, proposed_in, .. } if proposer == who => {
				Departments::may(who, *proposed_in, None).map(Some).map_err(Obstacle::Right)
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
		_ => Err(Obstacle::NoRecord),
	}
}

fn officer(right: Result<DepartmentId, Missing>, record: &Record) -> Outcome {
	if matches!(record, Record::Unknown) {
		return Err(Obstacle::NoRecord);
	}
	let own = right.map_err(Obstacle::Right)?;
	match record {
		Record::OfAccount { .. } | Record::OfIdentity(_) => Err(Obstacle::NotOfParty),
		record if record.belongs_to(own) => Ok(Some(own)),
		record => Err(record.department().map_or(Obstacle::NoRecord, Obstacle::NotOfDepartment)),
	}
}

fn head(who: &AccountId, record: &Record) -> Outcome {
	let own = Departments::may(who, Role::Head, None).map_err(Obstacle::Right)?;
	let department = record.department().ok_or(Obstacle::NoRecord)?;
	let in_charge = Departments::in_charge(department);
	// Who stands in for a head has no power over other departments.
	let is_above = || Departments::is_above(own, in_charge) || own == in_charge;
	if own == department || !Departments::stands_in_as_head(who) && is_above() {
		Ok(Some(own))
	} else {
		Err(Obstacle::NotAbove(department))
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

/// The ways to every call as the table of `docs/permissions.md`.
#[cfg(test)]
pub fn document() -> alloc::string::String {
	use alloc::{format, string::String};

	fn words(way: &Way) -> String {
		match way {
			Way::Anyone => "any known account".into(),
			Way::Identity => "any identity in good standing".into(),
			Way::Concerned => "whose record it is".into(),
			Way::Officer { role, capability } => {
				let role = role.map_or("the role that the record or call names".into(), |role| {
					format!("{role:?}")
				});
				capability.map_or(role.clone(), |capability| format!("{role} of {capability:?}"))
			}
			Way::Head => "head of the department or of one above".into(),
			Way::Freezer => "registrar of who froze it or of one above".into(),
			Way::Agent => "agent of the stream".into(),
			Way::Councillor => "holder of a seat".into(),
			Way::Authority => "admitted authority".into(),
			Way::Motion => "council, two thirds".into(),
			Way::Emergency => "council, three quarters".into(),
			Way::Node => "node, without signature".into(),
			Way::AuthorisedCode => "who has the authorised code".into(),
			Way::Voice => "officer who has a voice in the joint act".into(),
			Way::Proposer => "who proposed the joint act".into(),
			Way::Wrapper => "any known account; what is inside is checked by itself".into(),
		}
	}

	let mut text = String::from(
		"# Who may make which call\n\n\
		 Made from the table by which the runtime explains permissions (`PermissionApi`); a test compares \
		 both with each other and with the metadata. \"Role of Capability\" is an officer with the role \
		 in a department with the capability: the department active, the mandate running, the officer \
		 neither suspended nor frozen; and of the department whose record the call names. A dash: \
		 nobody.\n",
	);
	for (pallet, calls) in TABLE {
		text += &format!("\n## {pallet}\n\n| call | who |\n|---|---|\n");
		for (call, ways) in *calls {
			let ways: Vec<_> = ways.iter().map(words).collect();
			let ways = if ways.is_empty() { "–".into() } else { ways.join("; or ") };
			text += &format!("| `{call}` | {ways} |\n");
		}
	}
	text
}
