// SPDX-License-Identifier: Apache-2.0

//! What is stored about departments and officers, and the bounds of it.

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedBTreeMap, BoundedBTreeSet, BoundedVec};
use govchain_primitives::{
	departments::{DepartmentStatus, Suspension},
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

/// Officers that the runtime API gives at a time.
pub const MAX_PAGE: u32 = 256;

/// Public name of a department, UTF-8.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;
/// What a department may do.
pub type Capabilities = BoundedBTreeSet<Capability, ConstU32<MAX_CAPABILITIES>>;
/// What an officer may do for the department.
pub type Roles = BoundedBTreeSet<Role, ConstU32<MAX_ROLES>>;
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
	/// The last moment of the mandate; none if it is open.
	pub until: Option<Moment>,
}

/// By which power an officer is appointed or changed.
///
/// | may | council | head of a department above | head of the same department |
/// |---|---|---|---|
/// | appoint, change roles, suspend, dismiss | yes | yes | yes |
/// | change a mandate | yes | yes | not its own |
/// | make a head | yes | yes | with a mandate that ends no later than its own |
/// | take the last active head | yes | yes | no |
/// | lift a suspension by the council | yes | no | no |
/// | lift one by a department above | yes | that one or one above it | no |
/// | lift one by a head of the same department | yes | yes | yes |
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
		/// The last moment of its own mandate.
		mandate_end: Option<Moment>,
	},
}

impl<AccountId: PartialEq> Privilege<AccountId> {
	/// The head who decides; none if it is the council.
	pub fn actor(&self) -> Option<&AccountId> {
		match self {
			Self::Council => None,
			Self::HeadAbove { account, .. } | Self::OwnHead { account, .. } => Some(account),
		}
	}

	/// What a suspension by this power is.
	pub fn suspension(&self) -> Suspension {
		match self {
			Self::Council => Suspension::Council,
			Self::HeadAbove { department, .. } => Suspension::Above(*department),
			Self::OwnHead { .. } => Suspension::OwnDepartment,
		}
	}

	/// Whether it can make a head with this mandate. A department can't prolong its own leadership.
	pub fn can_make_head_until(&self, end: Option<Moment>) -> bool {
		match self {
			Self::Council | Self::HeadAbove { .. } => true,
			Self::OwnHead { mandate_end: None, .. } => true,
			Self::OwnHead { mandate_end: Some(own), .. } => end.is_some_and(|end| end <= *own),
		}
	}

	/// Whether it can change the mandate of `account`: nobody decides how long he stays himself.
	pub fn can_change_mandate_of(&self, account: &AccountId) -> bool {
		self.actor() != Some(account)
	}

	/// Whether it can leave the department without an active head.
	pub fn can_take_last_head(&self) -> bool {
		!matches!(self, Self::OwnHead { .. })
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
