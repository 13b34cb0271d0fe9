// SPDX-License-Identifier: Apache-2.0

//! Departments and officers.

use scale_decode::DecodeAsType;
use scale_encode::EncodeAsType;
use subxt::utils::AccountId32;

use crate::{
	chain::{runtime_api, AtBlock},
	exit::{Exit, Failure, Outcome},
	messages::{self as m, Message},
	tx::{call, Receipt, Sender},
};

pub type DepartmentId = u32;

/// The room's name in the metadata.
pub const PALLET: &str = "Departments";

/// Officers that are asked for at a time.
const PAGE: u32 = 256;

/// What an officer does for the department.
#[derive(
	EncodeAsType,
	DecodeAsType,
	serde::Deserialize,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	clap::ValueEnum,
)]
pub enum Role {
	Head,
	Registrar,
	Clerk,
	Approver,
	TaxOfficer,
	DataSteward,
	Supervisor,
	Auditor,
	MatterEditor,
	NodeOperator,
	Councillor,
}

impl Role {
	/// The word of practice, and the name on the chain.
	pub fn message(self) -> Message {
		match self {
			Role::Head => m::ROLE_HEAD,
			Role::Registrar => m::ROLE_REGISTRAR,
			Role::Clerk => m::ROLE_CLERK,
			Role::Approver => m::ROLE_APPROVER,
			Role::TaxOfficer => m::ROLE_TAX_OFFICER,
			Role::DataSteward => m::ROLE_DATA_STEWARD,
			Role::Supervisor => m::ROLE_SUPERVISOR,
			Role::Auditor => m::ROLE_AUDITOR,
			Role::MatterEditor => m::ROLE_MATTER_EDITOR,
			Role::NodeOperator => m::ROLE_NODE_OPERATOR,
			Role::Councillor => m::ROLE_COUNCILLOR,
		}
	}
}

/// What a department may do at all.
#[derive(DecodeAsType, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, clap::ValueEnum)]
pub enum Capability {
	Authority,
	IdentityProvider,
	TaxAuthority,
	ServiceCentre,
	MatterOwner,
	Approver,
	DataOwner,
	Auditor,
}

impl Capability {
	/// The word of practice, and the name on the chain.
	pub fn message(self) -> Message {
		match self {
			Capability::Authority => m::CAPABILITY_AUTHORITY,
			Capability::IdentityProvider => m::CAPABILITY_IDENTITY_PROVIDER,
			Capability::TaxAuthority => m::CAPABILITY_TAX_AUTHORITY,
			Capability::ServiceCentre => m::CAPABILITY_SERVICE_CENTRE,
			Capability::MatterOwner => m::CAPABILITY_MATTER_OWNER,
			Capability::Approver => m::CAPABILITY_APPROVER,
			Capability::DataOwner => m::CAPABILITY_DATA_OWNER,
			Capability::Auditor => m::CAPABILITY_AUDITOR,
		}
	}
}

/// A department.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Department {
	pub id: DepartmentId,
	name: Vec<u8>,
	pub parent: Option<DepartmentId>,
	pub capabilities: Vec<Capability>,
	pub status: DepartmentStatus,
	pub active: bool,
	pub officers: u32,
}

/// What was decided about a department.
#[derive(DecodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
pub enum DepartmentStatus {
	Active,
	Suspended { inclusive: bool },
	Abolished { successor: Option<DepartmentId> },
}

impl Department {
	/// One at the top, without officers.
	#[cfg(test)]
	pub fn new(id: DepartmentId, name: &str, capabilities: Vec<Capability>) -> Self {
		Department {
			id,
			name: name.into(),
			parent: None,
			capabilities,
			status: DepartmentStatus::Active,
			active: true,
			officers: 0,
		}
	}

	pub fn name(&self) -> String {
		String::from_utf8_lossy(&self.name).into_owned()
	}
}

/// An officer.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Officer {
	pub account: AccountId32,
	pub department: DepartmentId,
	pub roles: Vec<Role>,
	pub mandate_end: Option<u64>,
	/// What keeps it from acting, if anything does.
	pub missing: Option<Missing>,
}

/// Which part of a right is missing.
#[derive(DecodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
#[expect(clippy::enum_variant_names, reason = "the names of the chain, by which they are matched")]
pub enum Missing {
	NotOfficer,
	DepartmentUnknown,
	DepartmentSuspended,
	AncestorSuspended,
	DepartmentAbolished,
	OfficerSuspended,
	MandateEnded,
	KeyNotOfIdentity,
	IdentityNotInGoodStanding,
	RoleMissing,
	CapabilityMissing,
}

/// An officer who acts in place of another for a period.
#[derive(DecodeAsType, Clone, Debug)]
pub struct StandIn {
	pub officer: AccountId32,
	pub stand_in: AccountId32,
	pub roles: Vec<Role>,
	pub from: u64,
	pub until: u64,
	/// The roles that it has of the other at this moment.
	pub lent: Vec<Role>,
}

#[derive(EncodeAsType)]
pub struct Appoint {
	pub account: AccountId32,
	pub department: DepartmentId,
	pub roles: Vec<Role>,
	pub mandate_end: Option<u64>,
}

#[derive(EncodeAsType)]
pub struct SetRoles {
	pub account: AccountId32,
	pub roles: Vec<Role>,
}

#[derive(EncodeAsType)]
pub struct SetMandate {
	pub account: AccountId32,
	pub mandate_end: Option<u64>,
}

/// The arguments of a call that names an officer and nothing else.
#[derive(EncodeAsType)]
pub struct OfOfficer {
	pub account: AccountId32,
}

#[derive(EncodeAsType)]
pub struct SetStandIn {
	pub account: AccountId32,
	pub stand_in: AccountId32,
	pub from: u64,
	pub until: u64,
	pub roles: Vec<Role>,
}

#[derive(EncodeAsType)]
pub struct EndStandIn {
	pub account: AccountId32,
	pub stand_in: AccountId32,
}

#[derive(EncodeAsType)]
struct SettleSeat {
	department: DepartmentId,
}

/// Event `SeatChanged`.
#[derive(DecodeAsType)]
struct SeatChanged {
	councillor: Option<AccountId32>,
}

/// Every department of the chain.
pub async fn all(at: &AtBlock) -> Outcome<Vec<Department>> {
	runtime_api(at, "DepartmentsApi", "departments", ()).await
}

/// The department for which an account acts.
pub async fn of_officer(at: &AtBlock, account: &AccountId32) -> Outcome<DepartmentId> {
	officer(at, account).await.map(|officer| officer.department)
}

/// The officer behind an account.
pub async fn officer(at: &AtBlock, account: &AccountId32) -> Outcome<Officer> {
	let officer: Option<Officer> =
		runtime_api(at, "DepartmentsApi", "officer", (*account,)).await?;
	officer.ok_or_else(|| Failure::says(Exit::NotFound, m::NOT_AN_OFFICER, &[account]))
}

/// All officers of a department.
pub async fn officers(at: &AtBlock, department: DepartmentId) -> Outcome<Vec<Officer>> {
	let mut all: Vec<Officer> = Vec::new();
	loop {
		let after = all.last().map(|officer| officer.account);
		let page: Vec<Officer> =
			runtime_api(at, "DepartmentsApi", "officers_of", (department, after, PAGE)).await?;
		if page.is_empty() {
			return Ok(all);
		}
		all.extend(page);
	}
}

/// The department that answers for what is recorded under one: another one, if that was abolished.
pub async fn in_charge(at: &AtBlock, department: DepartmentId) -> Outcome<DepartmentId> {
	runtime_api(at, "DepartmentsApi", "in_charge", (department,)).await
}

/// The abolished departments whose work one carries on.
pub async fn inherited_from(at: &AtBlock, department: DepartmentId) -> Outcome<Vec<DepartmentId>> {
	runtime_api(at, "DepartmentsApi", "inherited_from", (department,)).await
}

/// Who stands in for an officer, or is going to.
pub async fn stand_ins_of(at: &AtBlock, account: &AccountId32) -> Outcome<Vec<StandIn>> {
	runtime_api(at, "DepartmentsApi", "stand_ins_of", (*account,)).await
}

/// For whom an officer stands in, or is going to.
pub async fn stands_in_for(at: &AtBlock, account: &AccountId32) -> Outcome<Vec<StandIn>> {
	runtime_api(at, "DepartmentsApi", "stands_in_for", (*account,)).await
}

/// Gives the seat of a department to whom it belongs by now. None if its holder is the same and only the
/// end of it is another one; else who holds it now, if anyone does.
pub async fn settle_seat(
	sender: &Sender,
	department: DepartmentId,
) -> Outcome<(Option<Option<AccountId32>>, Receipt)> {
	let receipt = sender.send(&call(PALLET, "settle_seat", SettleSeat { department })).await?;
	let changed: Vec<SeatChanged> = receipt.events_named(PALLET, "SeatChanged")?;
	let seat = changed.into_iter().next_back().map(|change| change.councillor);
	Ok((seat, receipt))
}

/// Roles or capabilities as the chain's sets want them: in order, each once.
pub fn set_of<T: Ord>(mut members: Vec<T>) -> Vec<T> {
	members.sort_unstable();
	members.dedup();
	members
}

/// The departments as a tree: each with its level, from 0, those below it right behind it.
pub fn tree(departments: &[Department]) -> Vec<(usize, &Department)> {
	let mut rows = Vec::with_capacity(departments.len());
	let mut open: Vec<_> = departments.iter().filter(|one| one.parent.is_none()).rev().collect();
	let mut levels = vec![0; open.len()];
	while let (Some(one), Some(level)) = (open.pop(), levels.pop()) {
		rows.push((level, one));
		for below in departments.iter().filter(|other| other.parent == Some(one.id)).rev() {
			open.push(below);
			levels.push(level + 1);
		}
	}
	rows
}

/// A department by its number or its name.
pub fn find<'a>(departments: &'a [Department], text: &str) -> Option<&'a Department> {
	let number = text.parse::<DepartmentId>().ok();
	departments.iter().find(|department| Some(department.id) == number || department.name() == text)
}

/// A department by its number or its name, or an error that lists them.
pub fn named<'a>(departments: &'a [Department], text: &str) -> Outcome<&'a Department> {
	find(departments, text).ok_or_else(|| {
		let names: Vec<_> = departments.iter().map(|one| format!("{:?}", one.name())).collect();
		let (text, names) = (format!("{text:?}"), names.join(", "));
		Failure::says(Exit::NotFound, m::NO_DEPARTMENT, &[&text, &names])
	})
}

/// The name of a department, or its number if it isn't there.
pub fn name_of(departments: &[Department], id: DepartmentId) -> String {
	let found = departments.iter().find(|department| department.id == id);
	found.map_or_else(|| id.to_string(), Department::name)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn tree_puts_departments_below_their_parents() {
		let one = |id, parent| Department { parent, ..Department::new(id, "", vec![]) };
		let all = [one(1, None), one(2, Some(5)), one(3, Some(1)), one(4, None), one(5, Some(1))];
		let rows: Vec<_> = tree(&all).into_iter().map(|(level, one)| (level, one.id)).collect();
		assert_eq!(rows, [(0, 1), (1, 3), (1, 5), (2, 2), (0, 4)]);
	}

	#[test]
	fn words_of_practice_name_what_is_on_the_chain() {
		use clap::ValueEnum;
		let roles = Role::value_variants().iter().map(|role| (format!("{role:?}"), role.message()));
		let may = Capability::value_variants();
		let may = may.iter().map(|one| (format!("{one:?}"), one.message()));
		for (name, message) in roles.chain(may) {
			assert_eq!(message.en, name);
			assert!(message.zh.ends_with(&format!("({name})")), "{name}");
		}
	}

	#[test]
	fn set_of_sorts_roles_and_drops_the_second() {
		let roles = vec![Role::Approver, Role::Head, Role::Approver];
		assert_eq!(set_of(roles), [Role::Head, Role::Approver]);
	}
}
