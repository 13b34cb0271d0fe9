// SPDX-License-Identifier: Apache-2.0

//! Departments, what they may do, and who acts for them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::DispatchError;

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
}

/// Who may act for which department. Made by the departments, used by every domain room.
///
/// The origin types of FRAME can only answer "bad origin". These checks answer with the reason, so
/// that an officer reads which of department, capability, role, mandate or standing was missing.
pub trait Authorize<AccountId> {
	/// `who` as an officer with `role`: department active ∧ role ∧ mandate ∧ not suspended.
	fn ensure_role(who: &AccountId, role: Role) -> Result<ActingOfficer<AccountId>, DispatchError>;

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
	/// Whether `department` may hold a seat in the council, and who votes for it, may have changed.
	fn on_seat_change(department: DepartmentId, councillor: Option<AccountId>);
}

impl<AccountId> OnDepartmentChange<AccountId> for () {
	fn on_seat_change(_: DepartmentId, _: Option<AccountId>) {}
}
