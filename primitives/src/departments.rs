// SPDX-License-Identifier: Apache-2.0

//! Departments, what they may do, and who acts for them.

use alloc::vec::Vec;

use codec::{Codec, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::weights::Weight;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::DispatchError;

use crate::{IdentityId, Moment};

/// Number of a department. Never used again, whatever becomes of the department.
pub type DepartmentId = u32;

/// What a department may do at all, given by the council.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	PartialOrd,
	Ord,
	Serialize,
	Deserialize,
)]
pub enum Capability {
	/// Runs an authority node and holds a seat in the council.
	#[codec(index = 0)]
	Authority,
	/// Registers and verifies identities.
	#[codec(index = 1)]
	IdentityProvider,
	/// Allots invoice series and supervises invoices.
	#[codec(index = 2)]
	TaxAuthority,
	/// Receives applications and accepts them on behalf of all departments.
	#[codec(index = 3)]
	ServiceCentre,
	/// Publishes matters.
	#[codec(index = 4)]
	MatterOwner,
	/// Decides steps of cases.
	#[codec(index = 5)]
	Approver,
	/// Owns data sets and streams, and grants their use.
	#[codec(index = 6)]
	DataOwner,
	/// Audits other departments.
	#[codec(index = 7)]
	Auditor,
}

/// What an officer does for the department.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	PartialOrd,
	Ord,
	Serialize,
	Deserialize,
)]
pub enum Role {
	/// Leads the department and appoints its officers.
	#[codec(index = 0)]
	Head,
	/// Registers identities.
	#[codec(index = 1)]
	Registrar,
	/// Receives applications, asks for corrections.
	#[codec(index = 2)]
	Clerk,
	/// Decides steps of cases.
	#[codec(index = 3)]
	Approver,
	/// Allots invoice series.
	#[codec(index = 4)]
	TaxOfficer,
	/// Keeps data sets and streams and grants their use.
	#[codec(index = 5)]
	DataSteward,
	/// Supervises cases and clocks.
	#[codec(index = 6)]
	Supervisor,
	/// Reads and attests what other departments recorded.
	#[codec(index = 7)]
	Auditor,
	/// Publishes matters.
	#[codec(index = 8)]
	MatterEditor,
	/// Runs the department's nodes.
	#[codec(index = 9)]
	NodeOperator,
	/// Votes for the department in the council. One officer of a department at a time.
	#[codec(index = 10)]
	Councillor,
}

/// An account together with the department that it acts for: what a passed check of authority
/// gives, and what events name.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ActingOfficer<AccountId> {
	pub account: AccountId,
	pub department: DepartmentId,
	/// Whose role it is, if `account` has it only in place of another officer. Where several officers
	/// must agree, the one who lends and the one who stands in are one.
	pub in_place_of: Option<AccountId>,
}

/// Who may act for which department. Made by the departments, used by every domain room.
///
/// The origin types of FRAME can only answer "bad origin". These checks answer with the reason, so
/// that an officer reads which of department, capability, role, mandate or standing was missing.
pub trait Authorize<AccountId> {
	/// `who` as an officer with `role`: department active ∧ role ∧ mandate ∧ not suspended.
	fn ensure_role(who: &AccountId, role: Role) -> Result<ActingOfficer<AccountId>, DispatchError>;

	/// Every mandate by which `who` has `role`: its own or, if it has the role in place of others only,
	/// that of each of them. [`Authorize::ensure_role`] gives the first. Never empty.
	fn mandates(
		who: &AccountId,
		role: Role,
	) -> Result<Vec<ActingOfficer<AccountId>>, DispatchError>;

	/// Whether `who` may act as councillor, or holds its department's seat beyond its mandate.
	fn is_councillor(who: &AccountId) -> bool;

	/// As [`Authorize::ensure_role`], and the department has `capability`.
	fn ensure_officer(
		who: &AccountId,
		role: Role,
		capability: Capability,
	) -> Result<ActingOfficer<AccountId>, DispatchError> {
		let officer = Self::ensure_role(who, role)?;
		Self::ensure_capability(officer.department, capability)?;
		Ok(officer)
	}

	/// `department` exists, is active and has `capability`.
	fn ensure_capability(
		department: DepartmentId,
		capability: Capability,
	) -> Result<(), DispatchError>;

	/// `department` exists and is active.
	fn ensure_active(department: DepartmentId) -> Result<(), DispatchError>;

	/// Whether `upper` is above `lower` in the tree. No department is above itself.
	fn is_above(upper: DepartmentId, lower: DepartmentId) -> bool;

	/// The department that answers now for what `department` began: itself, or the one that took
	/// its place. A room that compares an officer's department with one on record asks this of the
	/// one on record, every time, so that nothing has to be moved when a department is abolished.
	fn in_charge(department: DepartmentId) -> DepartmentId;

	/// An account that passes [`Authorize::ensure_officer`] with `role` and `capability`, made for
	/// a benchmark. Each `seed` gives another department and account.
	#[cfg(feature = "runtime-benchmarks")]
	fn officer_for_benchmarks(
		role: Role,
		capability: Capability,
		seed: u32,
	) -> ActingOfficer<AccountId>;
}

/// Told of changes of a department that other rooms follow.
pub trait OnDepartmentChange<AccountId> {
	/// These departments' seats in the council have another holder now, or none. All changes that one
	/// act brings about are told at once.
	fn on_seat_changes(changes: &[(DepartmentId, Option<AccountId>)]);

	/// What telling costs at most, however many changes are told at once.
	fn weight() -> Weight;
}

impl<AccountId> OnDepartmentChange<AccountId> for () {
	fn on_seat_changes(_: &[(DepartmentId, Option<AccountId>)]) {}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// Whether a department may act.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum DepartmentStatus {
	/// May act, unless a department above it is suspended with everything below.
	#[codec(index = 0)]
	Active,
	/// Its officers can do nothing until it is reinstated.
	#[codec(index = 1)]
	Suspended {
		/// Whether the departments below it can't act either.
		inclusive: bool,
		/// Since when.
		since: Moment,
	},
	/// No longer exists. Its records stay, and what it began its successor carries on.
	#[codec(index = 2)]
	Abolished {
		/// Who took its place then; resolved on use, nothing is moved. See
		/// [`Authorize::in_charge`].
		successor: Option<DepartmentId>,
		/// Since when.
		since: Moment,
	},
}

/// Who suspended an officer, and so who may lift it: the same or a higher authority.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Suspension {
	/// A head of the officer's own department.
	#[codec(index = 0)]
	OwnDepartment,
	/// A head of this department, which is above the officer's.
	#[codec(index = 1)]
	Above(DepartmentId),
	/// The council.
	#[codec(index = 2)]
	Council,
}

/// Which part of a right is missing.
///
/// A right is: department active ∧ not suspended ∧ mandate ∧ identity in good standing ∧ role ∧
/// capability. The first part that is missing is named, in this order.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Missing {
	/// The account acts for no department.
	#[codec(index = 0)]
	NotOfficer,
	/// There is no such department.
	#[codec(index = 1)]
	DepartmentUnknown,
	/// The department is suspended.
	#[codec(index = 2)]
	DepartmentSuspended,
	/// A department above it is suspended with everything below.
	#[codec(index = 3)]
	AncestorSuspended,
	/// The department was abolished.
	#[codec(index = 4)]
	DepartmentAbolished,
	/// The officer is suspended.
	#[codec(index = 5)]
	OfficerSuspended,
	/// The officer's mandate has ended.
	#[codec(index = 6)]
	MandateEnded,
	/// The account holds no key of the identity that was appointed.
	#[codec(index = 7)]
	KeyNotOfIdentity,
	/// The officer's identity is frozen or ended.
	#[codec(index = 8)]
	IdentityNotInGoodStanding,
	/// The officer doesn't have the role.
	#[codec(index = 9)]
	RoleMissing,
	/// The department doesn't have the capability.
	#[codec(index = 10)]
	CapabilityMissing,
}

/// A department as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DepartmentInfo<AccountId> {
	pub id: DepartmentId,
	/// UTF-8.
	pub name: Vec<u8>,
	pub parent: Option<DepartmentId>,
	pub capabilities: Vec<Capability>,
	/// What was decided about the department itself.
	pub status: DepartmentStatus,
	/// Whether it may act, the departments above it considered.
	pub active: bool,
	/// How many officers it has.
	pub officers: u32,
	/// The officers with the role of head, suspended ones included.
	pub heads: Vec<AccountId>,
	/// The officer with the role of councillor, suspended or not.
	pub councillor: Option<AccountId>,
}

/// An officer as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct OfficerInfo<AccountId> {
	pub account: AccountId,
	pub department: DepartmentId,
	pub identity: IdentityId,
	pub roles: Vec<Role>,
	/// The last moment of the mandate; none if it is open.
	pub mandate_end: Option<Moment>,
	pub suspended: Option<Suspension>,
	pub appointed_at: Moment,
	/// What keeps the officer from acting in any role now, if anything does.
	pub missing: Option<Missing>,
}

/// An officer who acts in place of another for a period, as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct StandInInfo<AccountId> {
	/// In whose place.
	pub officer: AccountId,
	/// Who acts.
	pub stand_in: AccountId,
	/// The department of both.
	pub department: DepartmentId,
	/// The roles that were lent.
	pub roles: Vec<Role>,
	/// The first moment.
	pub from: Moment,
	/// The last moment.
	pub until: Moment,
	/// Those of `roles` that the officer still has to lend at this moment; none outside of the
	/// period.
	pub lent: Vec<Role>,
}

sp_api::decl_runtime_apis! {
	/// The tree of departments and their officers.
	pub trait DepartmentsApi<AccountId> where AccountId: Codec {
		/// Every department, in the order of their numbers.
		fn departments() -> Vec<DepartmentInfo<AccountId>>;
		/// One department.
		fn department(id: DepartmentId) -> Option<DepartmentInfo<AccountId>>;
		/// Up to `limit` officers of a department (a runtime gives at most 256 at a time), in an
		/// order that only the chain knows. To go on, pass the last account as `after`.
		fn officers_of(
			department: DepartmentId,
			after: Option<AccountId>,
			limit: u32,
		) -> Vec<OfficerInfo<AccountId>>;
		/// The officer behind an account.
		fn officer(account: AccountId) -> Option<OfficerInfo<AccountId>>;
		/// The department that `account` may act for in `role`, with `capability` if one is named;
		/// else the first part of the right that is missing.
		fn may(
			account: AccountId,
			role: Role,
			capability: Option<Capability>,
		) -> Result<DepartmentId, Missing>;
		/// The department that answers now for what `department` began: itself, or the one that
		/// took its place.
		fn in_charge(department: DepartmentId) -> DepartmentId;
		/// The abolished departments whose work `department` carries on. What is listed under one
		/// of these numbers, such as open steps of cases, is its business.
		fn inherited_from(department: DepartmentId) -> Vec<DepartmentId>;
		/// Who stands in for the officer behind `account`, or is going to.
		fn stand_ins_of(account: AccountId) -> Vec<StandInInfo<AccountId>>;
		/// For whom the officer behind `account` stands in, or is going to.
		fn stands_in_for(account: AccountId) -> Vec<StandInInfo<AccountId>>;
		/// In whose place `account` acts if it acts in `role` now. None if by a role of its own, or
		/// if it may not.
		fn acts_in_place_of(account: AccountId, role: Role) -> Option<AccountId>;
	}
}
