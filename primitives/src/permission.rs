// SPDX-License-Identifier: Apache-2.0

//! Who may make which call, in words that a person can check: the ways to each call, and for one
//! account and one call, which way is open or what is missing.

use alloc::vec::Vec;

use codec::{Codec, Decode, Encode};
use scale_info::TypeInfo;

use crate::{
	departments::{Capability, DepartmentId, Missing, Role},
	identity::IdentityId,
};

/// A way by which somebody may make a call. A call that has none can't be made.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
	/// Any account that the chain knows.
	#[codec(index = 0)]
	Anyone,
	/// An account that speaks for an identity in good standing.
	#[codec(index = 1)]
	Identity,
	/// An account that speaks for the identity whose record it is: the applicant of a case, the
	/// seller of a series, the enterprise in whose name an invoice stands.
	#[codec(index = 2)]
	Concerned,
	/// An officer with the role, of a department with the capability. If the call names a record, of
	/// the department that the record belongs to.
	#[codec(index = 3)]
	Officer {
		/// None: the role that the record names.
		role: Option<Role>,
		/// None: of any department.
		capability: Option<Capability>,
	},
	/// An officer who is head of the department that the call is about; or of one above it, unless it
	/// has a seat in the council. How far that goes depends on the officer that the call is about.
	#[codec(index = 4)]
	Head,
	/// A registrar of the department that froze the identity, or of one above that one.
	#[codec(index = 5)]
	Freezer,
	/// The account that writes to the stream for its owner.
	#[codec(index = 6)]
	Agent,
	/// A councillor: the holder of a seat.
	#[codec(index = 7)]
	Councillor,
	/// An admitted authority.
	#[codec(index = 8)]
	Authority,
	/// A motion of two thirds of the council.
	#[codec(index = 9)]
	Motion,
	/// A motion of three quarters of the council.
	#[codec(index = 10)]
	Emergency,
	/// An authority's node, in a block of its own: no account can.
	#[codec(index = 11)]
	Node,
	/// Whoever can show the code whose hash the council authorised, signed or not.
	#[codec(index = 12)]
	AuthorisedCode,
	/// A member of the group that the call names, an agent of the account that it names, and so on:
	/// the rules of the stock call itself. What is inside is checked for the account that it is made
	/// for.
	#[codec(index = 13)]
	Wrapper,
	/// An officer of a department and with a role that has a voice in the joint act.
	#[codec(index = 14)]
	Voice,
	/// Who proposed the joint act.
	#[codec(index = 15)]
	Proposer,
	/// The officer that the call is about.
	#[codec(index = 16)]
	Itself,
}

/// Why an account can't make a call by a way, or at all.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Obstacle {
	/// No department has registered the account.
	#[codec(index = 0)]
	UnknownAccount,
	/// The identity behind the account is frozen.
	#[codec(index = 1)]
	FrozenAccount,
	/// Nobody can use this call by transaction.
	#[codec(index = 2)]
	NeverUsable,
	/// The chain is in safe mode.
	#[codec(index = 3)]
	SafeMode,
	/// The council has paused the call.
	#[codec(index = 4)]
	Paused,
	/// A part of the right of an officer is missing.
	#[codec(index = 5)]
	Right(Missing),
	/// The record belongs to this department, and the account acts for another.
	#[codec(index = 6)]
	NotOfDepartment(DepartmentId),
	/// The account is head neither of this department nor of one above it; or of one above it, and it
	/// has a seat in the council.
	#[codec(index = 7)]
	NotAbove(DepartmentId),
	/// The account speaks for no identity in good standing.
	#[codec(index = 8)]
	NoIdentity,
	/// The record belongs to this identity, and the account speaks for another.
	#[codec(index = 9)]
	NotOfIdentity(IdentityId),
	/// The record belongs to a party that this account doesn't act for.
	#[codec(index = 10)]
	NotOfParty,
	/// The account isn't the agent of the stream.
	#[codec(index = 11)]
	NotAgent,
	/// The account holds no seat in the council.
	#[codec(index = 12)]
	NoSeat,
	/// The account is no admitted authority.
	#[codec(index = 13)]
	NotAuthority,
	/// Only the council can, by a motion that is passed; no account by itself.
	#[codec(index = 14)]
	ByMotionOnly,
	/// Only a node can.
	#[codec(index = 15)]
	ByNodeOnly,
	/// There is no such record.
	#[codec(index = 16)]
	NoRecord,
	/// Calls are nested deeper than in any transaction that is admitted.
	#[codec(index = 17)]
	TooDeep,
	/// The council's rule takes the voices of several departments: propose a joint act.
	#[codec(index = 18)]
	TakesJointAct,
	/// The council's rule forbids the act.
	#[codec(index = 19)]
	Forbidden,
	/// The role and department of the account have no voice in the joint act.
	#[codec(index = 20)]
	NoVoice,
	/// Another account proposed the joint act.
	#[codec(index = 21)]
	NotProposer,
	/// Finality is being restarted.
	#[codec(index = 22)]
	Restarting,
	/// A batch that is all or nothing can't be inside of another one.
	#[codec(index = 23)]
	NestedBatchAll,
	/// The call is about another officer.
	#[codec(index = 24)]
	NotItself,
	/// Nobody decides how long he stays himself.
	#[codec(index = 25)]
	OwnMandate,
	/// Who stands in for a head doesn't change its own roles.
	#[codec(index = 26)]
	OwnRoles,
	/// Who stands in for a head doesn't decide about heads and the councillor.
	#[codec(index = 27)]
	NotByStandIn,
	/// A higher department or the council suspended the officer.
	#[codec(index = 28)]
	SuspendedFromAbove,
	/// The department would be without a head, or sooner than now.
	#[codec(index = 29)]
	LastHead,
	/// A head makes no other one that stays longer than itself.
	#[codec(index = 30)]
	MandateOutlastsOwn,
	/// The account, or the officer in whose place it would act, is the applicant of the case.
	#[codec(index = 31)]
	OwnCase,
	/// The identity is that of a councillor, or of a head of a department with a seat in the council.
	#[codec(index = 32)]
	HoldsOffice,
	/// Nobody stands in for a councillor.
	#[codec(index = 33)]
	SeatNotLent,
	/// The identity is that of a head of the registrar's own department.
	#[codec(index = 34)]
	OwnHead,
	/// The call of a motion is longer than that of any motion may be.
	#[codec(index = 35)]
	TooLong,
}

/// A way with the particulars of one call, and what stands in it.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct CheckedWay {
	pub way: Way,
	/// The department for which the account would act, or whose officer it would have to be.
	pub department: Option<DepartmentId>,
	/// None: the way is open.
	pub obstacle: Option<Obstacle>,
}

/// Whether an account may make a call, and why.
///
/// It speaks of permission alone: a call that is permitted can still fail on the state it meets.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Explanation {
	/// Name of the pallet, UTF-8.
	pub pallet: Vec<u8>,
	/// Name of the call, UTF-8.
	pub call: Vec<u8>,
	/// Where this call is in the one that was asked about: the position in each batch on the way.
	/// Empty if it is that one itself.
	pub path: Vec<u32>,
	/// What stands in every way. None of the ways is open then.
	pub obstacle: Option<Obstacle>,
	/// All ways to the call.
	pub ways: Vec<CheckedWay>,
}

impl Explanation {
	/// Whether the account may make the call.
	pub fn is_allowed(&self) -> bool {
		self.obstacle.is_none() && self.ways.iter().any(|way| way.obstacle.is_none())
	}
}

/// The ways to one call of the runtime.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Permission {
	/// Name of the pallet, UTF-8.
	pub pallet: Vec<u8>,
	/// Name of the call, UTF-8.
	pub call: Vec<u8>,
	pub ways: Vec<Way>,
}

sp_api::decl_runtime_apis! {
	/// Who may do what.
	pub trait PermissionApi<AccountId> where AccountId: Codec {
		/// Whether `account` may make the SCALE-encoded `call` now, and why. Of a batch, the first
		/// call inside that it may not make is explained. None if the bytes are not a call of this
		/// runtime.
		///
		/// Judged is who asks, and whose record the call names. Not judged is:
		///
		/// - what the call meets: a limit that has passed, a list that is full, a set of authorities
		///   from which only the council can still retire one;
		/// - what was done before in the same matter: a vote on a step or a voice in a joint act that
		///   this account, its mandate or another officer has given already;
		/// - what can't be told from the call: whose an invoice is, as long as its title is committed and
		///   the call doesn't open it;
		/// - whether an identity is a citizen or an enterprise, where a call takes one of them alone;
		/// - a call inside that is made for another account, or later. What is proposed as a joint
		///   act is made in the proposer's name once there are voices enough, and only then does the
		///   chain ask whether the proposer has the right to it. Ask about that call itself: its ways
		///   are explained even where the council's rule stands in all of them.
		fn may(account: AccountId, call: Vec<u8>) -> Option<Explanation>;
		/// The ways to every call of the runtime, by pallet.
		fn permissions() -> Vec<Permission>;
	}
}
