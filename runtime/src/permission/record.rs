// SPDX-License-Identifier: Apache-2.0

//! Whose record a call is about.

use alloc::{boxed::Box, vec::Vec};

use govchain_primitives::{
	acts::{Rule, Voice},
	approvals::{CaseId, Channel, Definition, MatterId},
	audit::{GrantTerms, SharingRule},
	identity::IdentityStatus,
	invoices::InvoiceId,
	orders::Order,
	Authorize, DepartmentId, IdentityId, Party, Role,
};
use pallet_approvals::{CaseOf, Cases, MatterVersions, Matters};
use pallet_data_audit::{DataSets, Grants, Streams};
use pallet_invoices::{InvoiceRecord, Invoices, Profiles, Series, Title};

use crate::{AccountId, Departments, Runtime, RuntimeCall};

/// What a call names, as far as permission goes.
pub enum Record {
	/// The call names none.
	None,
	/// The call names one that doesn't exist.
	Unknown,
	/// It belongs to a department.
	OfDepartment(DepartmentId),
	/// It belongs to either of two departments.
	OfEither(DepartmentId, Option<DepartmentId>),
	/// It belongs to a department, and those below it may use it too.
	OrBelow(DepartmentId),
	/// Several. Each of them belongs to a department, and the caller needs them all.
	Each(Vec<DepartmentId>),
	/// A case, in which officers take part who didn't apply.
	Case {
		/// Accepts it, or decides the step of it.
		department: DepartmentId,
		/// In this role, if it is a step, which names it.
		role: Option<Role>,
		/// Says who applied.
		case: Box<CaseOf<Runtime>>,
	},
	/// A stream of a department.
	Stream {
		/// Whose it is.
		owner: DepartmentId,
		/// Who writes to it.
		agent: Option<AccountId>,
	},
	/// Data of which the use is given.
	Shared {
		/// Whose it is, and who gives the use of it, having the capability.
		owner: DepartmentId,
		/// Who passes a grant of its own on, or takes the use itself, where that is allowed.
		taker: Option<DepartmentId>,
		/// Whether it is for the taker alone, who passes something on.
		is_passed_on: bool,
	},
	/// It belongs to an identity.
	OfIdentity(IdentityId),
	/// An identity that the call freezes: the office that it holds may forbid it.
	ToFreeze(IdentityId),
	/// It belongs to a committed party, for which this account acts.
	OfAccount {
		/// Who acts.
		account: AccountId,
	},
	/// A case that came in at the window of a department, whose clerks act for the applicant.
	AtWindow {
		/// The service centre.
		department: DepartmentId,
		/// The applicant, if it is named: it may act for itself.
		identity: Option<IdentityId>,
	},
	/// A joint act, and how the call takes part in it.
	JointAct {
		/// The role that the call names.
		role: Role,
		/// Who has a voice.
		voices: Vec<Voice>,
		/// Who proposed it.
		proposer: AccountId,
		/// In which role.
		proposed_in: Role,
		/// For which department.
		department: DepartmentId,
	},
	/// No record, but the call names the role in which it is made.
	InRole(Role),
	/// An invoice whose title is committed. The call could open it and doesn't, so it says nothing of
	/// whose it is.
	OfWhoOpens,
	/// An invoice whose title is committed, for a call that can't open it: it is nobody's yet.
	Unopened,
}

impl Record {
	/// The department whose officers the call takes.
	pub fn department(&self) -> Option<DepartmentId> {
		match self {
			Self::OfDepartment(department)
			| Self::OfEither(department, _)
			| Self::OrBelow(department)
			| Self::Case { department, .. }
			| Self::Stream { owner: department, .. }
			| Self::Shared { owner: department, .. }
			| Self::AtWindow { department, .. }
			| Self::JointAct { department, .. } => Some(*department),
			Self::Each(departments) => departments.first().copied(),
			_ => None,
		}
	}

	/// The role that it names.
	pub fn role(&self) -> Option<Role> {
		match self {
			Self::Case { role, .. } => *role,
			Self::InRole(role) => Some(*role),
			_ => None,
		}
	}

	/// Whether officers of `department` may act on it: its own, or one that carries on the work of
	/// its own.
	pub fn belongs_to(&self, department: DepartmentId) -> bool {
		let is_in_charge = |owner| Departments::in_charge(owner) == department;
		match self {
			Self::OfEither(one, other) => is_in_charge(*one) || other.is_some_and(is_in_charge),
			Self::OrBelow(owner) => {
				let upper = Departments::in_charge(*owner);
				upper == department || Departments::is_above(upper, department)
			}
			Self::Each(owners) => owners.iter().copied().all(is_in_charge),
			_ => self.department().is_none_or(is_in_charge),
		}
	}
}

fn of_department(department: Option<DepartmentId>) -> Record {
	department.map_or(Record::Unknown, Record::OfDepartment)
}

/// Whose record `call` names.
pub fn of(call: &RuntimeCall) -> Record {
	match call {
		RuntimeCall::Departments(call) => of_officer(call),
		RuntimeCall::IdentityRegistry(pallet_identity_registry::Call::freeze {
			identity, ..
		}) if pallet_identity_registry::Identities::<Runtime>::contains_key(identity) => {
			Record::ToFreeze(*identity)
		}
		RuntimeCall::IdentityRegistry(pallet_identity_registry::Call::freeze { .. }) => {
			Record::Unknown
		}
		RuntimeCall::IdentityRegistry(pallet_identity_registry::Call::unfreeze { identity }) => {
			of_department(frozen_by(*identity))
		}
		RuntimeCall::Authorities(call) => of_node(call),
		RuntimeCall::Acts(call) => of_joint_act(call),
		RuntimeCall::Orders(pallet_orders::Call::relay { order, .. }) => {
			let Order::V1(order) = &**order;
			order.department.map_or(Record::None, Record::OfDepartment)
		}
		RuntimeCall::DataAudit(call) => of_data(call),
		RuntimeCall::Invoices(call) => of_invoice(call),
		RuntimeCall::Approvals(call) => of_case(call),
		_ => Record::None,
	}
}

fn of_officer(call: &pallet_departments::Call<Runtime>) -> Record {
	use pallet_departments::Call::*;
	match call {
		appoint { department, .. } => Record::OfDepartment(*department),
		set_roles { account, .. }
		| set_mandate { account, .. }
		| suspend_officer { account }
		| reinstate_officer { account }
		| dismiss { account }
		| set_stand_in { account, .. }
		| end_stand_in { account, .. } => of_department(
			pallet_departments::Officers::<Runtime>::get(account).map(|officer| officer.department),
		),
		_ => Record::None,
	}
}

fn of_node(call: &pallet_authorities::Call<Runtime>) -> Record {
	use pallet_authorities::Call::*;
	match call {
		retire { account } => of_department(
			pallet_authorities::Authorities::<Runtime>::get(account)
				.or_else(|| {
					let old = pallet_authorities::Replacements::<Runtime>::get(account)?;
					pallet_authorities::Authorities::<Runtime>::get(old)
				})
				.map(|authority| authority.department),
		),
		withdraw_request { department } => Record::OfDepartment(*department),
		unlist_node { peer } | replace_node { old: peer, .. } => of_department(
			pallet_authorities::Nodes::<Runtime>::get(peer).map(|node| node.department),
		),
		_ => Record::None,
	}
}

fn of_joint_act(call: &pallet_acts::Call<Runtime>) -> Record {
	use pallet_acts::Call::*;
	let (id, role) = match call {
		propose { role, .. } => return Record::InRole(*role),
		endorse { id, role, .. } => (id, Some(*role)),
		withdraw { id } => (id, None),
		_ => return Record::None,
	};
	let Some(joint) = pallet_acts::JointActs::<Runtime>::get(id) else { return Record::Unknown };
	let set = pallet_acts::Rules::<Runtime>::get(joint.act);
	let rule = set.filter(|set| set.number == joint.rule).map(|set| set.rule);
	let voices = match rule {
		Some(Rule::Joint(rule)) => rule.voices.into_inner(),
		// The rule has changed: the joint act is void, and nobody has a voice in it.
		_ => Vec::new(),
	};
	Record::JointAct {
		role: role.unwrap_or(joint.role),
		voices,
		proposer: joint.proposer,
		proposed_in: joint.role,
		department: joint.department,
	}
}

fn frozen_by(identity: IdentityId) -> Option<DepartmentId> {
	match pallet_identity_registry::Identities::<Runtime>::get(identity)?.status {
		IdentityStatus::Frozen { department, .. } => Some(department),
		_ => None,
	}
}

fn of_data(call: &pallet_data_audit::Call<Runtime>) -> Record {
	use pallet_data_audit::Call::*;
	match call {
		grant { terms } => shared(terms).unwrap_or(Record::Unknown),
		revoke_grant { grant } => Grants::<Runtime>::get(grant).map_or(Record::Unknown, |grant| {
			let owner = DataSets::<Runtime>::get(grant.data_set).map(|data_set| data_set.owner);
			Record::OfEither(grant.grantor, owner)
		}),
		open_stream { data_sets, .. } => {
			let owners: Option<Vec<_>> =
				data_sets.iter().map(|id| Some(DataSets::<Runtime>::get(id)?.owner)).collect();
			owners.map_or(Record::Unknown, Record::Each)
		}
		set_agent { stream, .. } | checkpoint { stream, .. } | end_stream { stream, .. } => {
			Streams::<Runtime>::get(stream).map_or(Record::Unknown, |stream| Record::Stream {
				owner: stream.owner,
				agent: stream.agent,
			})
		}
		_ => Record::None,
	}
}

fn shared(terms: &GrantTerms) -> Option<Record> {
	let data_set = DataSets::<Runtime>::get(terms.data_set)?;
	let owner = data_set.owner;
	let Some(from) = terms.from else {
		let takes_its_own = data_set.rule == SharingRule::Unconditional;
		let taker = takes_its_own.then_some(terms.grantee);
		return Some(Record::Shared { owner, taker, is_passed_on: false });
	};
	let above = Grants::<Runtime>::get(from)?;
	let is_of_it = above.data_set == terms.data_set && data_set.rule == SharingRule::PassingOn;
	let taker = Some(Departments::in_charge(above.grantee));
	is_of_it.then_some(Record::Shared { owner, taker, is_passed_on: true })
}

fn of_invoice(call: &pallet_invoices::Call<Runtime>) -> Record {
	use pallet_invoices::Call::*;
	match call {
		set_profile { profile, .. } => Profiles::<Runtime>::get(profile)
			.map_or(Record::None, |profile| Record::OfDepartment(profile.department)),
		allot_series { profile, .. } => Profiles::<Runtime>::get(profile)
			.map_or(Record::Unknown, |profile| Record::OrBelow(profile.department)),
		issue { series, .. } | issue_batch { series, .. } => Series::<Runtime>::get(series)
			.map_or(Record::Unknown, |series| Record::OfIdentity(series.seller)),
		lock { invoice, opening, .. } => titled(*invoice, |title| {
			opening
				.filter(|opening| title.is_opened_by(opening))
				.map_or(Record::OfWhoOpens, |opening| Record::OfIdentity(opening.identity))
		}),
		close { invoice, .. } | release { invoice, .. } => titled(*invoice, |_| Record::Unopened),
		_ => Record::None,
	}
}

/// Whose an invoice is: `unopened` says it of a title that nobody has opened.
fn titled(invoice: InvoiceId, unopened: impl FnOnce(Title) -> Record) -> Record {
	let (series, number) = govchain_primitives::invoices::series_and_number(invoice);
	match Invoices::<Runtime>::get(series, number) {
		Some(InvoiceRecord::Live(invoice)) => {
			invoice.title.holder().map_or_else(|| unopened(invoice.title), Record::OfIdentity)
		}
		_ => Record::Unknown,
	}
}

fn of_case(call: &pallet_approvals::Call<Runtime>) -> Record {
	use pallet_approvals::Call::*;
	match call {
		publish_version { matter, .. } | retire_matter { matter } => {
			of_department(Matters::<Runtime>::get(matter).map(|matter| matter.department))
		}
		submit { party: Party::Identity(identity), .. } => Record::OfIdentity(*identity),
		submit_at_window { matter, .. } => of_department(centre_in_force(*matter)),
		accept { case } | refuse_acceptance { case, .. } => {
			taken_part_in(*case, |definition| Some((definition.service_centre, None)))
		}
		decide { case, step, .. } | request_correction { case, step, .. } => {
			taken_part_in(*case, |definition| {
				definition.step(*step).map(|step| (step.department, Some(step.role)))
			})
		}
		answer_correction { case, .. } | withdraw { case } => {
			applicant_of(*case).unwrap_or(Record::Unknown)
		}
		_ => Record::None,
	}
}

fn centre_in_force(matter: MatterId) -> Option<DepartmentId> {
	let version = Matters::<Runtime>::get(matter)?.in_force()?;
	Some(MatterVersions::<Runtime>::get(matter, version)?.service_centre)
}

/// A case for those officers who `takes` part in it, by the version of its matter.
fn taken_part_in(
	case: CaseId,
	takes: impl FnOnce(Definition) -> Option<(DepartmentId, Option<Role>)>,
) -> Record {
	let part = || {
		let case = Cases::<Runtime>::get(case)?;
		let definition = MatterVersions::<Runtime>::get(case.matter, case.version)?;
		let (department, role) = takes(definition)?;
		Some(Record::Case { department, role, case: Box::new(case) })
	};
	part().unwrap_or(Record::Unknown)
}

fn applicant_of(case: CaseId) -> Option<Record> {
	let case = Cases::<Runtime>::get(case)?;
	Some(match (case.channel, case.party) {
		(Channel::Window { department, .. }, Party::Identity(identity)) => {
			Record::AtWindow { department, identity: Some(identity) }
		}
		(Channel::Window { department, .. }, Party::Committed(_)) => {
			Record::AtWindow { department, identity: None }
		}
		(Channel::Own { .. }, Party::Identity(identity)) => Record::OfIdentity(identity),
		(Channel::Own { account }, Party::Committed(_)) => Record::OfAccount { account },
	})
}
