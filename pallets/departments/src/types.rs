// SPDX-License-Identifier: Apache-2.0

//! What is stored about departments and officers, and the bounds of it.

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedBTreeMap, BoundedBTreeSet, BoundedVec};
use govchain_primitives::{
	departments::{DepartmentStatus, Missing, Suspension},
	governance::MAX_SEATS,
	Capability, DepartmentId, IdentityId, Moment, Role,
};
use scale_info::TypeInfo;

/// Levels of the tree: central, provincial, prefectural, county and township government, and one
/// for the bureaus of the lowest. Every check of a right walks up to the root, so each level costs
/// one read.
pub const MAX_DEPTH: u32 = 6;

/// Departments on one chain, abolished ones included. The tree is handed out whole to clients.
pub const MAX_DEPARTMENTS: u32 = 1_000;

/// Officers of one department. What is larger is several departments.
pub const MAX_OFFICERS: u32 = 10_000;

/// Bytes of a name: forty characters of Chinese, as the longest official names have.
pub const MAX_NAME: u32 = 128;

/// Capabilities of one department: all that there are, and room for those to come.
pub const MAX_CAPABILITIES: u32 = 16;

/// Roles of one officer: all that there are, and room for those to come.
pub const MAX_ROLES: u32 = 16;

/// Heads of one department: the head and the deputies. Each is read when one of them goes.
pub const MAX_HEADS: u32 = 8;

/// Abolished departments that one department has taken the place of. When it is abolished itself
/// each of them is pointed at its successor, so this bounds the work of abolishing; a quarter of
/// all departments in one hand is more than any reform has brought about.
pub const MAX_PREDECESSORS: u32 = 256;

/// Officers who stand in for one officer, at present or by and by: a work of several roles can be
/// shared, and holidays are planned ahead.
pub const MAX_STAND_INS: u32 = 4;

/// Officers for whom one officer stands in. Each is read when it acts in a role that isn't its own.
pub const MAX_STOOD_FOR: u32 = 4;

/// Entries that are removed when all periods of two officers are over: two for each.
pub(crate) const FORGETTING_WRITES: u64 = 16;

/// The longest time for which an officer stands in for another, in milliseconds: half a year. Who
/// is away for longer has left the work to another, who is to be appointed to it.
pub const MAX_STAND_IN: Moment = 183 * 86_400_000;

/// How long a seat in the council must be held yet, in milliseconds, to count as one that is left: a
/// day, in which the council can renew mandates.
pub const SEAT_NOTICE: Moment = 86_400_000;

/// Officers that the runtime API gives at a time.
pub const MAX_PAGE: u32 = 256;

/// Public name of a department, UTF-8.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;
/// What a department may do.
pub type Capabilities = BoundedBTreeSet<Capability, ConstU32<MAX_CAPABILITIES>>;
/// What an officer may do for the department.
pub type Roles = BoundedBTreeSet<Role, ConstU32<MAX_ROLES>>;
/// Abolished departments that one department has taken the place of.
pub type PredecessorSet = BoundedBTreeSet<DepartmentId, ConstU32<MAX_PREDECESSORS>>;
/// For each department that may hold a seat in the council: who holds it, if anyone does.
pub type SeatMap<AccountId> =
	BoundedBTreeMap<DepartmentId, Option<SeatHolder<AccountId>>, ConstU32<MAX_SEATS>>;

/// What every check of a right reads about a department. Its name is apart.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Department {
	/// The department above it; none for a root.
	pub parent: Option<DepartmentId>,
	/// What it may do at all.
	pub capabilities: Capabilities,
	/// What was decided about it.
	pub status: DepartmentStatus,
}

impl Department {
	/// Whether it was abolished.
	pub fn is_abolished(&self) -> bool {
		matches!(self.status, DepartmentStatus::Abolished { .. })
	}

	/// Whether it keeps those below it from acting.
	pub fn holds_down(&self) -> bool {
		matches!(self.status, DepartmentStatus::Suspended { inclusive: true, .. })
	}
}

/// An account that acts for a department.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Officer {
	/// The one department that it acts for.
	pub department: DepartmentId,
	/// The identity that was appointed. The account acts for it and loses the right to act with the
	/// right to speak for it.
	pub identity: IdentityId,
	/// In which roles it acts.
	pub roles: Roles,
	/// The last moment at which it may act; none if the mandate is open.
	pub mandate_end: Option<Moment>,
	/// By whom it is suspended, if it is.
	pub suspended: Option<Suspension>,
	/// When it was appointed.
	pub appointed_at: Moment,
}

impl Officer {
	/// Whether it leads its department, able to act or not.
	pub fn is_head(&self) -> bool {
		self.roles.contains(&Role::Head)
	}

	/// Whether it has `role` to lend to a stand-in at `now`. What keeps the person from acting, such
	/// as a lost key, doesn't: that may be why another stands in.
	pub fn can_lend(&self, role: Role, now: Moment) -> bool {
		self.roles.contains(&role)
			&& self.suspended.is_none()
			&& self.mandate_end.is_none_or(|end| now <= end)
	}
}

/// What an officer who stands in for another may do, and when.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct StandIn {
	/// In which roles of the other. It has them as long as the other does.
	pub roles: Roles,
	/// The first moment.
	pub from: Moment,
	/// The last moment.
	pub until: Moment,
}

impl StandIn {
	/// Whether it holds at `now`.
	pub fn is_running(&self, now: Moment) -> bool {
		self.from <= now && now <= self.until
	}

	/// Whether it is over at `now`.
	pub fn is_over(&self, now: Moment) -> bool {
		now > self.until
	}
}

/// A passed check that an officer may act in a role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acting<AccountId> {
	/// For which department.
	pub department: DepartmentId,
	/// The last moment at which the right can be used; none if it is open.
	pub until: Option<Moment>,
	/// Whose role it is, if the officer only stands in.
	pub in_place_of: Option<AccountId>,
}

/// Who there is in a department, written when an officer comes, goes or changes roles.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct StaffList<AccountId: Ord> {
	/// How many officers.
	pub officers: u32,
	/// Those with the role of head, able to act or not.
	pub heads: BoundedBTreeSet<AccountId, ConstU32<MAX_HEADS>>,
	/// The one with the role of councillor, able to act or not.
	pub councillor: Option<AccountId>,
}

impl<AccountId: Ord> Default for StaffList<AccountId> {
	fn default() -> Self {
		Self { officers: 0, heads: Default::default(), councillor: None }
	}
}

/// Who holds the seat of a department in the council.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SeatHolder<AccountId> {
	/// Votes for the department.
	pub councillor: AccountId,
	/// The last moment of the mandate; none if it is open. It may be over, see the documentation of
	/// the pallet.
	pub until: Option<Moment>,
}

impl<AccountId> SeatHolder<AccountId> {
	/// Whether the mandate is over at `now`.
	pub fn is_over(&self, now: Moment) -> bool {
		self.until.is_some_and(|end| now > end)
	}
}

/// What became of seats that were settled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Settled {
	/// Each was held by whom it belongs to.
	InOrder,
	/// A holder has another mandate now.
	OtherEnd,
	/// A seat has another holder, and who follows the seats was told.
	OtherHolder,
}

/// Whether an office that ends at `end` ends no earlier than one that ends at `other`. None is open.
pub fn lasts_as_long(end: Option<Moment>, other: Option<Moment>) -> bool {
	match (end, other) {
		(None, _) => true,
		(Some(_), None) => false,
		(Some(end), Some(other)) => end >= other,
	}
}

/// By which power an officer is appointed or changed.
///
/// Over the officers that an abolished department left, the heads of the department that took its
/// place have the power of heads above. Over a department with a seat in the council no head above
/// has any.
///
/// | may | council | head of a department above | head of the same department | who stands in for one |
/// |---|---|---|---|---|
/// | appoint, suspend, dismiss | yes | yes | yes | neither heads nor the councillor |
/// | change roles | yes | yes | yes | not its own, nor those of heads and the councillor |
/// | change a mandate | yes | yes | not its own | as above |
/// | name a stand-in | yes | yes | yes | yes |
/// | make a head | yes | yes | up to the end of its own mandate | no |
/// | name a stand-in for a head | yes | yes | up to the end of its own mandate | up to the end of its period |
/// | take the head with the latest end | yes | yes | no | no |
/// | lift a suspension by the council | yes | no | no | no |
/// | lift one by a department above | yes | that one or one above it | no | no |
/// | lift one by a head of the same department | yes | yes | yes | as above |
///
/// Every officer may dismiss itself, but not as the head with the latest end, nor while it is
/// suspended from above.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Privilege<AccountId> {
	/// A motion of the council.
	Council,
	/// A head of `department`, which is above the officer's.
	HeadAbove {
		/// Who decides.
		account: AccountId,
		/// Whose head it is.
		department: DepartmentId,
	},
	/// A head of the officer's department.
	OwnHead {
		/// Who decides.
		account: AccountId,
		/// The last moment of its own mandate, or of the period for which it stands in.
		mandate_end: Option<Moment>,
		/// Whether it stands in for a head and is none itself.
		stands_in: bool,
	},
	/// The officer itself, who leaves.
	Itself {
		/// Who leaves.
		account: AccountId,
	},
}

/// Why an account has no power over the officers of a department.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Powerless {
	/// It may not act as a head at all.
	Right(Missing),
	/// It is a head, but not of a department whose heads have this power.
	NotAbove,
}

impl<AccountId: PartialEq> Privilege<AccountId> {
	/// The officer who decides; none if it is the council.
	pub fn actor(&self) -> Option<&AccountId> {
		match self {
			Self::Council => None,
			Self::HeadAbove { account, .. }
			| Self::OwnHead { account, .. }
			| Self::Itself { account } => Some(account),
		}
	}

	/// What a suspension by this power is.
	pub fn suspension(&self) -> Suspension {
		match self {
			Self::Council => Suspension::Council,
			Self::HeadAbove { department, .. } => Suspension::Above(*department),
			Self::OwnHead { .. } | Self::Itself { .. } => Suspension::OwnDepartment,
		}
	}

	/// Whether it is that of one who stands in for a head.
	pub fn is_lent(&self) -> bool {
		matches!(self, Self::OwnHead { stands_in: true, .. })
	}

	/// Whether it reaches who leads the department and who votes for it, which outlasts any period of
	/// standing in: `roles` are those that an officer has or gets.
	pub fn can_decide_about(&self, roles: &Roles) -> bool {
		!self.is_lent() || !roles.contains(&Role::Head) && !roles.contains(&Role::Councillor)
	}

	/// Whether it can make a head with this mandate. A department can't prolong its own leadership.
	pub fn can_make_head_until(&self, end: Option<Moment>) -> bool {
		!self.is_lent() && self.can_lend_lead_until(end)
	}

	/// Whether it can let another stand in for a head up to this end.
	pub fn can_lend_lead_until(&self, end: Option<Moment>) -> bool {
		match self {
			Self::Council | Self::HeadAbove { .. } => true,
			Self::OwnHead { mandate_end: own, .. } => lasts_as_long(*own, end),
			Self::Itself { .. } => false,
		}
	}

	/// Whether it can let another stand in with these roles up to this end. What is lent lends nothing that
	/// outlasts it.
	pub fn can_lend_until(&self, roles: &Roles, end: Moment) -> bool {
		let is_bound = self.is_lent() || roles.contains(&Role::Head);
		!is_bound || self.can_lend_lead_until(Some(end))
	}

	/// Whether it can change the mandate of `account`: nobody decides how long he stays himself.
	pub fn can_change_mandate_of(&self, account: &AccountId) -> bool {
		self.actor() != Some(account)
	}

	/// Whether it can change the roles of `account`, or lend it others: who stands in for a head doesn't
	/// make itself more than that.
	pub fn can_change_roles_of(&self, account: &AccountId) -> bool {
		!self.is_lent() || self.actor() != Some(account)
	}

	/// Whether it can leave the department without an active head, or without one for as long as
	/// before.
	pub fn can_take_last_head(&self) -> bool {
		matches!(self, Self::Council | Self::HeadAbove { .. })
	}

	/// Whether it can lift `suspension`. `is_above` says whether its first argument is above its
	/// second in the tree.
	pub fn can_lift(
		&self,
		suspension: Suspension,
		is_above: impl Fn(DepartmentId, DepartmentId) -> bool,
	) -> bool {
		match (self, suspension) {
			(Self::Council, _) | (_, Suspension::OwnDepartment) => true,
			(Self::HeadAbove { department, .. }, Suspension::Above(other)) => {
				*department == other || is_above(*department, other)
			}
			_ => false,
		}
	}
}
