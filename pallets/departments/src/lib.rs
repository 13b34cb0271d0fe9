// SPDX-License-Identifier: Apache-2.0

//! # Departments
//!
//! The tree of departments, what each of them may do, and who acts for them. Every domain room asks
//! here whether an account may act ([`Authorize`]).
//!
//! ## A right
//!
//! An account may act in a role and with a capability if all of this holds, checked in this order:
//!
//! 1. it is an officer;
//! 2. its department is active, and none above it is suspended with everything below;
//! 3. the officer is not suspended;
//! 4. the mandate has not ended, or the role is that of a councillor and the officer holds the seat
//!    beyond it;
//! 5. the account still speaks for the identity that was appointed: a key that was lost or stolen
//!    and replaced takes no office with it;
//! 6. that identity is in good standing;
//! 7. the officer has the role, or stands in at this moment for an officer of the same department
//!    who has it;
//! 8. the department has the capability.
//!
//! The first part that is missing is the error, under the same name in [`Missing`], in [`Error`] and
//! in the runtime API.
//!
//! ## Who decides
//!
//! The council creates, names, moves, suspends, reinstates and abolishes departments and gives and
//! takes their capabilities. Officers are the business of the heads of their department, of the heads of those
//! above it, and of the council; [`Privilege`] says what each of them can do. A department with a seat
//! in the council is its own and the council's alone: one head above several of them would name as many
//! councillors, and with two thirds of the seats be root.
//!
//! One account acts for one department, and one identity has one account that does: who approves
//! twice in a step, or sits in two departments that check each other, is two persons.
//! An account is known from its appointment on (it gets a provider reference) and for ever:
//! dismissing takes no reference, for a reaped account's nonce would start again and old
//! transactions would be valid once more.
//!
//! A department can't end its own leadership before its time. Whatever one of its heads does to
//! itself or to another one, be it dismissing, suspending, changing roles or cutting a mandate short,
//! there must be another active head then whose mandate ends no earlier than that of the one that goes,
//! unless that mandate is over. It doesn't matter whether the one that goes can act at the moment.
//!
//! An office can be given to anyone, so every officer may leave it: [`Pallet::dismiss`] takes the officer
//! itself too, if the department stays led and nobody above has suspended it.
//!
//! ## Abolished departments
//!
//! Abolishing takes a successor that may act and has every capability of the department, but a seat
//! in the council, which is not inherited. What the department began stays on record under its
//! number, and [`Authorize::in_charge`] says who answers for it now. Its officers can do nothing; the
//! heads of the successor, and whoever else decides about its officers, can dismiss them and appoint
//! them anew. Departments below it are moved or abolished before, so nothing ever hangs below an
//! abolished one.
//!
//! ## Stand-ins
//!
//! An officer may act in place of another one of the same department, in some of its roles and for a
//! period. The right is looked up when it is used. It needs no end on the agenda, and it doesn't
//! outlive what it comes from: when the other is dismissed, is suspended, loses the role or reaches
//! the end of its mandate, the stand-in has nothing to lend from. A lost key or a frozen identity of
//! the other doesn't matter, for that may be the reason. What is lent can't be lent on.
//!
//! A stand-in for a head is head in its own department up to the end of the period. It decides
//! nothing about who is head or councillor, nor about its own roles, for all of that outlasts the
//! period, and one that it had made head could give it the rest; it may only let another one stand in,
//! in whatever role no longer than itself. It doesn't count as a head that is left. There is no stand-in for a
//! councillor: the council knows each seat by the one who holds it, and a department can give the role
//! to another at any time.
//!
//! A stand-in acts as itself. Its account is what events of other rooms name and what counts in a
//! quorum, so it never decides twice; in whose place it acted follows from
//! [`Event::StandInSet`] and from whether it had the role itself.
//!
//! ## Seats
//!
//! A department with the capability [`Capability::Authority`] holds a seat in the council as long
//! as it is active, and its officer with the role [`Role::Councillor`] takes it as long as that
//! officer may act. A department has one councillor; giving the role to another officer takes it
//! from the first. [`OnDepartmentChange`] is told of each change of a seat:
//!
//! - at once, if a department or an officer is changed by a call of this room;
//! - with the first block after the one whose time is past the mandate's end, from
//!   `on_initialize`. This room keeps that date itself instead of putting it on the agenda: a
//!   mandate ends by its date, while limits on the agenda are longer by each standstill;
//! - with [`Pallet::settle_seat`], which anyone may send, if the councillor's identity was frozen,
//!   unfrozen or moved to another key, which this room is not told.
//!
//! Two thirds of a council that shrinks would end as one seat that decides alone, and nobody could
//! fill an empty one. So no fewer than [`Config::MinSeats`] seats stay held:
//!
//! - The council can't take a seat that is held, be it by what it does to the department, to one
//!   above it or to the councillor, unless that many others are held for [`SEAT_NOTICE`] at least.
//!   One who gets the seat, or another mandate, to hold it for less long than that doesn't count.
//! - If as many mandates end that fewer would run, those who hold seats keep them beyond the end of
//!   their mandates, all alike, until that many mandates run again; then they leave with the next
//!   block. They have no other right of their office meanwhile. So a council whose mandates all
//!   end on one day can renew them on the next.
//!
//! Heads can leave the seat of their own department empty, and one whose identity is frozen loses it.
//!
//! ## Invariants
//!
//! 1. Every parent exists; from a department that wasn't abolished, no path to the root is longer
//!    than [`MAX_DEPTH`], and none leads through one that was; there are no more than
//!    [`MAX_DEPARTMENTS`].
//! 2. The next number is greater than every number in use.
//! 3. Every department has a name that is UTF-8 and not blank, and no name is without department.
//! 4. The list of staff of a department says how many officers it has and which of them are heads
//!    and councillor; the index of officers by department has the same officers; no department has
//!    more than [`MAX_OFFICERS`].
//! 5. Every officer belongs to a department that exists, and its account has a provider reference.
//! 6. Officers and the identities behind them are paired one to one.
//! 7. There is an entry for a seat for each department with the capability, and for no other.
//! 8. Who holds a seat is the councillor of an active department, not suspended, with the mandate
//!    that is noted with the seat, be it over or not.
//! 9. The noted end of the first mandate to end is that of a seat, and no seat ends earlier. It stays
//!    in the past while holders stay beyond their mandates.
//! 10. An abolished department has no capability. One with a successor has a department in charge,
//!     which is where the successors lead to and wasn't abolished, and which lists it and nothing
//!     else; no other department has one.
//! 11. Who stands in for another is another officer of the same department; the index says so too.
//!     No role of a councillor is lent, some role is, the period doesn't end before it begins and is
//!     no longer than [`MAX_STAND_IN`]; no officer has more than [`MAX_STAND_INS`] and none stands
//!     in for more than [`MAX_STOOD_FOR`].

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::as_conversions
	)
)]

extern crate alloc;

use alloc::{string::String, vec, vec::Vec};

use frame_support::{
	dispatch::PostDispatchInfo,
	ensure,
	traits::{EnsureOrigin, Get},
	weights::Weight,
};
use govchain_primitives::{
	departments::{DepartmentStatus, Missing, Suspension},
	Authorize, Capability, DepartmentId, Identities, IdentityId, Moment, OnDepartmentChange, Role,
	WorkingCalendar,
};
use serde::{Deserialize, Serialize};

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

mod genesis;
mod officers;
mod reads;
mod reform;
mod rights;
mod seats;
mod stand_ins;
mod tree;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub mod weights;

/// A department at genesis.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisDepartment {
	/// Its number.
	pub id: DepartmentId,
	/// Its public name.
	pub name: String,
	/// The number of the department above it. The order of the list doesn't matter.
	#[serde(default)]
	pub parent: Option<DepartmentId>,
	/// What it may do.
	#[serde(default)]
	pub capabilities: Vec<Capability>,
}

/// An officer at genesis. Its identity is looked up by the account.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisOfficer<AccountId> {
	/// Whose key it is.
	pub account: AccountId,
	/// The department that it acts for.
	pub department: DepartmentId,
	/// In which roles.
	pub roles: Vec<Role>,
	/// The last moment of the mandate in milliseconds since 1970; left out if it is open.
	#[serde(default)]
	pub mandate_end: Option<Moment>,
}

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the macro generates both; the work is done outside of this module"
)]
#[frame_support::pallet]
pub mod pallet {
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;

	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// A passed motion of the council.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The identities that officers are bound to. Their pallet stands before this one in the
		/// runtime, because officers at genesis are looked up there.
		type Identities: Identities<Self::AccountId>;
		/// The clock that mandates end by.
		type Calendar: WorkingCalendar;
		/// Seats that stay held, whatever the council does and whichever mandates end.
		type MinSeats: Get<u32>;
		/// Is told who holds the seats of the departments.
		type OnDepartmentChange: OnDepartmentChange<Self::AccountId>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// The number that the next department gets.
	#[pallet::storage]
	pub type NextDepartmentId<T> = StorageValue<_, DepartmentId, ValueQuery, ConstU32<1>>;

	/// Every department there ever was. The chain chooses the numbers, so the hasher needs no more
	/// than to spread them.
	#[pallet::storage]
	pub type Departments<T> = CountedStorageMap<_, Twox64Concat, DepartmentId, Department>;

	/// Names of the departments, apart from what each check of a right reads.
	#[pallet::storage]
	pub type Names<T> = StorageMap<_, Twox64Concat, DepartmentId, Name>;

	/// Who there is in each department.
	#[pallet::storage]
	pub type Staff<T: Config> =
		StorageMap<_, Twox64Concat, DepartmentId, StaffList<T::AccountId>, ValueQuery>;

	/// Officers by account. Anyone chooses an account, so the hasher must resist that.
	#[pallet::storage]
	pub type Officers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Officer>;

	/// The officers of each department, for clients.
	#[pallet::storage]
	pub type OfficersOf<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		DepartmentId,
		Blake2_128Concat,
		T::AccountId,
		(),
		OptionQuery,
	>;

	/// The account by which an identity is an officer. The chain chooses the numbers.
	#[pallet::storage]
	pub type OfficerByIdentity<T: Config> = StorageMap<_, Twox64Concat, IdentityId, T::AccountId>;

	/// The departments that may hold a seat in the council, and who holds it.
	#[pallet::storage]
	pub type Seats<T: Config> = StorageValue<_, SeatMap<T::AccountId>, ValueQuery>;

	/// The last moment of the first mandate to end, or that has ended, among those who hold a seat.
	#[pallet::storage]
	pub type FirstSeatEnd<T> = StorageValue<_, Moment>;

	/// For each abolished department the one that answers for what it began, which is never
	/// abolished itself.
	#[pallet::storage]
	pub type InCharge<T> = StorageMap<_, Twox64Concat, DepartmentId, DepartmentId>;

	/// The same the other way round, for abolishing and for clients.
	#[pallet::storage]
	pub type Predecessors<T> =
		StorageMap<_, Twox64Concat, DepartmentId, PredecessorSet, ValueQuery>;

	/// Who stands in, for whom and how. The first key acts in place of the second. Anyone chooses
	/// an account, so the hashers must resist that.
	#[pallet::storage]
	pub type StandIns<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		StandIn,
	>;

	/// The same the other way round: who stands in for the first key.
	#[pallet::storage]
	pub type StandInsOf<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		(),
		OptionQuery,
	>;

	/// The tree and its officers on the first day.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The departments, in any order.
		pub departments: Vec<GenesisDepartment>,
		/// Their officers.
		pub officers: Vec<GenesisOfficer<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			genesis::build::<T>(&self.departments, &self.officers);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A department was created.
		#[codec(index = 0)]
		DepartmentCreated { department: DepartmentId, parent: Option<DepartmentId> },
		/// A department got another name.
		#[codec(index = 1)]
		DepartmentRenamed { department: DepartmentId },
		/// A department may do more.
		#[codec(index = 2)]
		CapabilityGiven { department: DepartmentId, capability: Capability },
		/// A department may do less.
		#[codec(index = 3)]
		CapabilityTaken { department: DepartmentId, capability: Capability },
		/// A department can't act, and none below it if `inclusive`.
		#[codec(index = 4)]
		DepartmentSuspended { department: DepartmentId, inclusive: bool },
		/// A suspended department may act again.
		#[codec(index = 5)]
		DepartmentReinstated { department: DepartmentId },
		/// An account acts for a department from now on.
		#[codec(index = 6)]
		OfficerAppointed {
			account: T::AccountId,
			department: DepartmentId,
			identity: IdentityId,
			roles: Roles,
			mandate_end: Option<Moment>,
			/// The head who decided; none if it was the council.
			by: Option<T::AccountId>,
		},
		/// An officer has these roles now. Also for the councillor whose role another one got.
		#[codec(index = 7)]
		RolesSet {
			account: T::AccountId,
			department: DepartmentId,
			roles: Roles,
			/// The head who decided; none if it was the council.
			by: Option<T::AccountId>,
		},
		/// An officer's mandate has this end now.
		#[codec(index = 8)]
		MandateSet {
			account: T::AccountId,
			department: DepartmentId,
			mandate_end: Option<Moment>,
			/// The head who decided; none if it was the council.
			by: Option<T::AccountId>,
		},
		/// An officer can't act.
		#[codec(index = 9)]
		OfficerSuspended {
			account: T::AccountId,
			department: DepartmentId,
			suspension: Suspension,
			/// The head who decided; none if it was the council.
			by: Option<T::AccountId>,
		},
		/// A suspended officer may act again.
		#[codec(index = 10)]
		OfficerReinstated {
			account: T::AccountId,
			department: DepartmentId,
			/// The head who decided; none if it was the council.
			by: Option<T::AccountId>,
		},
		/// An account no longer acts for a department.
		#[codec(index = 11)]
		OfficerDismissed {
			account: T::AccountId,
			department: DepartmentId,
			/// The head who decided, or the officer itself; none if it was the council.
			by: Option<T::AccountId>,
		},
		/// The seat of a department was taken, passed on or left.
		#[codec(index = 12)]
		SeatChanged {
			department: DepartmentId,
			/// Who holds it now.
			councillor: Option<T::AccountId>,
		},
		/// A department, with all below it, has another one above it.
		#[codec(index = 13)]
		DepartmentMoved {
			department: DepartmentId,
			/// The one above it before; none if it was a root.
			from: Option<DepartmentId>,
			/// The one above it now; none if it is a root.
			to: Option<DepartmentId>,
		},
		/// A department no longer exists.
		#[codec(index = 14)]
		DepartmentAbolished {
			department: DepartmentId,
			/// Carries on what it began, and what it had taken over itself.
			successor: DepartmentId,
		},
		/// An officer acts in place of another for a period. Replaces what was said about the two
		/// before.
		#[codec(index = 15)]
		StandInSet {
			/// In whose place.
			account: T::AccountId,
			/// Who acts.
			stand_in: T::AccountId,
			department: DepartmentId,
			roles: Roles,
			/// The first moment.
			from: Moment,
			/// The last moment.
			until: Moment,
			/// The head who decided; none if it was the council.
			by: Option<T::AccountId>,
		},
		/// An officer no longer acts in place of another, before the period is over or after. A
		/// period that is just over has no event.
		#[codec(index = 16)]
		StandInEnded {
			/// In whose place.
			account: T::AccountId,
			/// Who acted.
			stand_in: T::AccountId,
			department: DepartmentId,
			/// The head who decided, or the officer who left; none if it was the council.
			by: Option<T::AccountId>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account acts for no department. A head of the department can appoint it.
		#[codec(index = 0)]
		NotOfficer,
		/// There is no department with this number.
		#[codec(index = 1)]
		DepartmentUnknown,
		/// The department is suspended. The council can reinstate it.
		#[codec(index = 2)]
		DepartmentSuspended,
		/// A department above it is suspended with everything below. The council can reinstate it.
		#[codec(index = 3)]
		AncestorSuspended,
		/// The department was abolished. Its successor, if it has one, is in its record.
		#[codec(index = 4)]
		DepartmentAbolished,
		/// The officer is suspended. Who suspended it can reinstate it.
		#[codec(index = 5)]
		OfficerSuspended,
		/// The officer's mandate has ended. Another head can set a later end.
		#[codec(index = 6)]
		MandateEnded,
		/// The account no longer speaks for the identity that was appointed. Dismiss the officer
		/// and appoint the account that does.
		#[codec(index = 7)]
		KeyNotOfIdentity,
		/// The officer's identity is frozen or ended.
		#[codec(index = 8)]
		IdentityNotInGoodStanding,
		/// The officer doesn't have the role that this takes. A head of the department can give it.
		#[codec(index = 9)]
		RoleMissing,
		/// The department doesn't have the capability that this takes. The council can give it.
		#[codec(index = 10)]
		CapabilityMissing,
		/// The caller is head neither of this department nor of one above it; or the department has a
		/// seat in the council, so that none above has this power. Its own heads can, and the council.
		#[codec(index = 11)]
		NotAbove,
		/// There is no officer with this account.
		#[codec(index = 12)]
		OfficerUnknown,
		/// The account is an officer already. Change its roles, or dismiss it first.
		#[codec(index = 13)]
		AlreadyOfficer,
		/// The person is an officer by another account. Dismiss that one first.
		#[codec(index = 14)]
		IdentityIsOfficer,
		/// An officer needs a role. To end all of them, dismiss the officer.
		#[codec(index = 15)]
		NoRoles,
		/// The end of the mandate is over already.
		#[codec(index = 16)]
		MandateInPast,
		/// A head can't make heads for longer than its own mandate. The council or a head above it
		/// can.
		#[codec(index = 17)]
		MandateOutlastsOwn,
		/// Nobody changes his own mandate. Another head, a head above or the council can.
		#[codec(index = 18)]
		OwnMandate,
		/// No other active head of the department has a mandate that ends as late, so only the
		/// council or a head above can do this.
		#[codec(index = 19)]
		LastHead,
		/// The officer was suspended by a higher authority than the caller is. Only that one, one
		/// above it or the council can do this.
		#[codec(index = 20)]
		SuspendedFromAbove,
		/// It is suspended in this way already.
		#[codec(index = 21)]
		AlreadySuspended,
		/// It is not suspended.
		#[codec(index = 22)]
		NotSuspended,
		/// The name is not one line of text: see [`is_name`](govchain_primitives::is_name).
		#[codec(index = 23)]
		BadName,
		/// The department would be below the lowest level of the tree.
		#[codec(index = 24)]
		TooDeep,
		/// There are as many departments as this chain can have.
		#[codec(index = 25)]
		TooManyDepartments,
		/// There are as many departments with seats in the council as it can have.
		#[codec(index = 26)]
		TooManySeats,
		/// The department has as many officers as it can have.
		#[codec(index = 27)]
		TooManyOfficers,
		/// The department has as many heads as it can have.
		#[codec(index = 28)]
		TooManyHeads,
		/// The department has this capability already.
		#[codec(index = 29)]
		CapabilityGivenAlready,
		/// Too few seats in the council would be held a day from now. Renew the mandates of others or
		/// admit another authority first.
		#[codec(index = 30)]
		TooFewSeats,
		/// The seat is held by whom it belongs to, so there is nothing to settle.
		#[codec(index = 31)]
		SeatInOrder,
		/// All numbers for departments are used up.
		#[codec(index = 32)]
		NumbersUsedUp,
		/// The department is there already.
		#[codec(index = 33)]
		NotMoved,
		/// A department can't be moved below itself.
		#[codec(index = 34)]
		BelowItself,
		/// A department can't take its own place.
		#[codec(index = 35)]
		SuccessorIsItself,
		/// There are departments below it. Move or abolish them first.
		#[codec(index = 36)]
		HasDepartmentsBelow,
		/// The successor lacks a capability of the department, so it could not carry on its work.
		/// Give it that one, or take it from the department first.
		#[codec(index = 37)]
		SuccessorLacksCapability,
		/// The successor would carry on the work of more departments than one can. Choose another.
		#[codec(index = 38)]
		TooManyPredecessors,
		/// An officer can't stand in for itself.
		#[codec(index = 39)]
		StandInIsItself,
		/// The two are officers of different departments. Choose one of the same.
		#[codec(index = 40)]
		StandInElsewhere,
		/// Nobody stands in for a councillor, and who stands in for a head decides nothing about one. A
		/// head can give the role to another officer.
		#[codec(index = 41)]
		CouncillorNotStoodFor,
		/// The officer doesn't have this role itself, so it can't be lent.
		#[codec(index = 42)]
		RoleNotOfOfficer,
		/// The period begins in the past, or ends before it begins.
		#[codec(index = 43)]
		PeriodNotAhead,
		/// The period is longer than half a year. Appoint another officer.
		#[codec(index = 44)]
		PeriodTooLong,
		/// The officer has as many stand-ins as it can have. End one first.
		#[codec(index = 45)]
		TooManyStandIns,
		/// The officer stands in for as many others as it can. Choose another.
		#[codec(index = 46)]
		TooManyStoodFor,
		/// The one doesn't stand in for the other.
		#[codec(index = 47)]
		NoStandIn,
		/// Who stands in for a head doesn't change its own roles. A head can.
		#[codec(index = 48)]
		OwnRoles,
		/// Who stands in for a head makes, changes and takes no head. A head can, and the council.
		#[codec(index = 49)]
		HeadNotByStandIn,
		/// The account speaks for an enterprise. Officers are persons, so that two officers are two.
		#[codec(index = 50)]
		NotAPerson,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let ended = Self::end_seats(T::Calendar::now());
			let weight = T::WeightInfo::on_initialize(ended);
			if ended > 0 {
				Self::and_telling(weight)
			} else {
				weight
			}
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Creates a department.
		///
		/// Origin: the council. `parent` is the department above it, none for a root.
		///
		/// Errors: [`Error::BadName`], [`Error::DepartmentUnknown`], [`Error::DepartmentAbolished`],
		/// [`Error::TooDeep`], [`Error::TooManyDepartments`], [`Error::TooManySeats`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create())]
		pub fn create(
			origin: OriginFor<T>,
			name: Name,
			parent: Option<DepartmentId>,
			capabilities: Capabilities,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_create(name, parent, capabilities)
		}

		/// Gives a department another name.
		///
		/// Origin: the council. Errors: [`Error::BadName`], [`Error::DepartmentUnknown`],
		/// [`Error::DepartmentAbolished`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::rename())]
		pub fn rename(
			origin: OriginFor<T>,
			department: DepartmentId,
			name: Name,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_rename(department, name)
		}

		/// Lets a department do more. With [`Capability::Authority`] its councillor takes a seat.
		///
		/// Origin: the council. Errors: [`Error::DepartmentUnknown`],
		/// [`Error::DepartmentAbolished`], [`Error::CapabilityGivenAlready`],
		/// [`Error::TooManySeats`].
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::and_telling(T::WeightInfo::give_capability()))]
		pub fn give_capability(
			origin: OriginFor<T>,
			department: DepartmentId,
			capability: Capability,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_give_capability(department, capability)
		}

		/// Lets a department do less.
		///
		/// Origin: the council. Errors: [`Error::DepartmentUnknown`],
		/// [`Error::DepartmentAbolished`], [`Error::CapabilityMissing`], [`Error::TooFewSeats`].
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::and_telling(T::WeightInfo::take_capability()))]
		pub fn take_capability(
			origin: OriginFor<T>,
			department: DepartmentId,
			capability: Capability,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_take_capability(department, capability)
		}

		/// Suspends a department, and every department below it if `inclusive`. On a suspended one
		/// it changes whether those below are.
		///
		/// Origin: the council. Errors: [`Error::DepartmentUnknown`],
		/// [`Error::DepartmentAbolished`], [`Error::AlreadySuspended`], [`Error::TooFewSeats`].
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::and_telling(T::WeightInfo::suspend_department()))]
		pub fn suspend_department(
			origin: OriginFor<T>,
			department: DepartmentId,
			inclusive: bool,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_suspend_department(department, inclusive)
		}

		/// Lets a suspended department act again.
		///
		/// Origin: the council. Errors: [`Error::DepartmentUnknown`],
		/// [`Error::DepartmentAbolished`], [`Error::NotSuspended`].
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::and_telling(T::WeightInfo::reinstate_department()))]
		pub fn reinstate_department(
			origin: OriginFor<T>,
			department: DepartmentId,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_reinstate_department(department)
		}

		/// Lets `account` act for `department`, in `roles`, up to `mandate_end`, which is still
		/// within the mandate. The role of councillor passes from the officer who has it.
		///
		/// Origin: a head of the department or of one above it, or the council ([`Privilege`]). The
		/// account needs the identity of a person, in good standing. Like all calls about officers it is charged for
		/// telling the council, if that has to be told.
		///
		/// Errors: those of a right, if the caller is no acting head; [`Error::NotAbove`],
		/// [`Error::DepartmentUnknown`], [`Error::DepartmentAbolished`], [`Error::NoRoles`],
		/// [`Error::AlreadyOfficer`], [`Error::IdentityIsOfficer`], [`Error::MandateInPast`],
		/// [`Error::MandateOutlastsOwn`], [`Error::TooManyOfficers`], [`Error::TooManyHeads`], and
		/// those of the identities; [`Error::HeadNotByStandIn`] and [`Error::CouncillorNotStoodFor`] for
		/// who stands in for a head; [`Error::TooFewSeats`] for the council, if a councillor gets a seat
		/// for less than [`SEAT_NOTICE`].
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::and_telling(T::WeightInfo::appoint()))]
		pub fn appoint(
			origin: OriginFor<T>,
			account: T::AccountId,
			department: DepartmentId,
			roles: Roles,
			mandate_end: Option<Moment>,
		) -> DispatchResultWithPostInfo {
			let by = Self::privilege_over(origin, department)?;
			let settled = Self::do_appoint(by, account, department, roles, mandate_end)?;
			Ok(Self::used(T::WeightInfo::appoint(), settled))
		}

		/// Gives an officer other roles in place of those it has.
		///
		/// Origin: as for [`Pallet::appoint`]. Errors: those of a right, if the caller is no acting
		/// head; [`Error::NotAbove`], [`Error::OfficerUnknown`], [`Error::NoRoles`],
		/// [`Error::LastHead`], [`Error::MandateOutlastsOwn`], [`Error::TooManyHeads`];
		/// [`Error::OwnRoles`], [`Error::HeadNotByStandIn`] and [`Error::CouncillorNotStoodFor`] for who
		/// stands in for a head; [`Error::TooFewSeats`] for the council.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::and_telling(T::WeightInfo::set_roles()))]
		pub fn set_roles(
			origin: OriginFor<T>,
			account: T::AccountId,
			roles: Roles,
		) -> DispatchResultWithPostInfo {
			let (by, officer) = Self::privilege_over_officer(origin, &account)?;
			let settled = Self::do_set_roles(by, account, officer, roles)?;
			Ok(Self::used(T::WeightInfo::set_roles(), settled))
		}

		/// Sets the last moment of an officer's mandate, or leaves it open.
		///
		/// Origin: as for [`Pallet::appoint`], but nobody for himself. Errors: those of a right, if
		/// the caller is no acting head; [`Error::NotAbove`], [`Error::OfficerUnknown`],
		/// [`Error::OwnMandate`], [`Error::MandateInPast`], [`Error::MandateOutlastsOwn`],
		/// [`Error::LastHead`]; [`Error::HeadNotByStandIn`] and [`Error::CouncillorNotStoodFor`] for who
		/// stands in for a head; [`Error::TooFewSeats`] for the council.
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::and_telling(T::WeightInfo::set_mandate()))]
		pub fn set_mandate(
			origin: OriginFor<T>,
			account: T::AccountId,
			mandate_end: Option<Moment>,
		) -> DispatchResultWithPostInfo {
			let (by, officer) = Self::privilege_over_officer(origin, &account)?;
			let settled = Self::do_set_mandate(by, account, officer, mandate_end)?;
			Ok(Self::used(T::WeightInfo::set_mandate(), settled))
		}

		/// Suspends an officer. A higher authority than the one that did can do it again, so that
		/// only it can lift the suspension.
		///
		/// Origin: as for [`Pallet::appoint`]. Errors: those of a right, if the caller is no acting
		/// head; [`Error::NotAbove`], [`Error::OfficerUnknown`], [`Error::LastHead`],
		/// [`Error::AlreadySuspended`], [`Error::SuspendedFromAbove`]; [`Error::HeadNotByStandIn`] and
		/// [`Error::CouncillorNotStoodFor`] for who stands in for a head; [`Error::TooFewSeats`] for the
		/// council.
		#[pallet::call_index(9)]
		#[pallet::weight(Pallet::<T>::and_telling(T::WeightInfo::suspend_officer()))]
		pub fn suspend_officer(
			origin: OriginFor<T>,
			account: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let (by, officer) = Self::privilege_over_officer(origin, &account)?;
			let settled = Self::do_suspend_officer(by, account, officer)?;
			Ok(Self::used(T::WeightInfo::suspend_officer(), settled))
		}

		/// Lets a suspended officer act again.
		///
		/// Origin: as for [`Pallet::appoint`]. Errors: those of a right, if the caller is no acting
		/// head; [`Error::NotAbove`], [`Error::OfficerUnknown`], [`Error::NotSuspended`],
		/// [`Error::SuspendedFromAbove`]; [`Error::HeadNotByStandIn`] and
		/// [`Error::CouncillorNotStoodFor`] for who stands in for a head.
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::and_telling(T::WeightInfo::reinstate_officer()))]
		pub fn reinstate_officer(
			origin: OriginFor<T>,
			account: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let (by, officer) = Self::privilege_over_officer(origin, &account)?;
			let settled = Self::do_reinstate_officer(by, account, officer)?;
			Ok(Self::used(T::WeightInfo::reinstate_officer(), settled))
		}

		/// Ends an office. The account stays known to the chain.
		///
		/// Origin: as for [`Pallet::appoint`], or the officer itself, able to act or not. Errors: those of
		/// a right, if the caller is no acting head; [`Error::NotAbove`], [`Error::OfficerUnknown`],
		/// [`Error::LastHead`], [`Error::SuspendedFromAbove`]; [`Error::HeadNotByStandIn`] and
		/// [`Error::CouncillorNotStoodFor`] for who stands in for a head; [`Error::TooFewSeats`] for the
		/// council.
		#[pallet::call_index(11)]
		#[pallet::weight(Pallet::<T>::and_telling(T::WeightInfo::dismiss()))]
		pub fn dismiss(origin: OriginFor<T>, account: T::AccountId) -> DispatchResultWithPostInfo {
			let (by, officer) = Self::privilege_to_dismiss(origin, &account)?;
			let settled = Self::do_dismiss(by, account, officer)?;
			Ok(Self::used(T::WeightInfo::dismiss(), settled))
		}

		/// Gives the seat of a department to whom it belongs by now: takes it from a councillor
		/// whose identity was frozen or moved to another key, or gives it back.
		///
		/// Origin: any account, for the caller decides nothing. Errors:
		/// [`Error::CapabilityMissing`] if the department can't hold a seat, [`Error::SeatInOrder`].
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::and_telling(T::WeightInfo::settle_seat()))]
		pub fn settle_seat(
			origin: OriginFor<T>,
			department: DepartmentId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			ensure!(Seats::<T>::get().contains_key(&department), Error::<T>::CapabilityMissing);
			let settled = Self::settle(department);
			ensure!(settled != Settled::InOrder, Error::<T>::SeatInOrder);
			Ok(Self::used(T::WeightInfo::settle_seat(), settled))
		}

		/// Moves a department, with all below it, under another one, or makes it a root.
		///
		/// Origin: the council. Errors: [`Error::DepartmentUnknown`],
		/// [`Error::DepartmentAbolished`], [`Error::NotMoved`], [`Error::BelowItself`],
		/// [`Error::TooDeep`], [`Error::TooFewSeats`]. Event: [`Event::DepartmentMoved`].
		///
		/// Reads every department, and is charged for those that there are.
		#[pallet::call_index(13)]
		#[pallet::weight(Pallet::<T>::and_telling(T::WeightInfo::move_department(MAX_DEPARTMENTS)))]
		pub fn move_department(
			origin: OriginFor<T>,
			department: DepartmentId,
			parent: Option<DepartmentId>,
		) -> DispatchResultWithPostInfo {
			T::CouncilOrigin::ensure_origin(origin)?;
			let (departments, settled) = Self::do_move(department, parent)?;
			Ok(Self::used(T::WeightInfo::move_department(departments), settled))
		}

		/// Abolishes a department for good. `successor` carries on what it began. Its capabilities
		/// end, its seat in the council goes, and its officers can do nothing any more.
		///
		/// Origin: the council. Errors: [`Error::DepartmentUnknown`],
		/// [`Error::DepartmentAbolished`], [`Error::SuccessorIsItself`], those of a department that
		/// may not act, if the successor is one, [`Error::HasDepartmentsBelow`],
		/// [`Error::SuccessorLacksCapability`], [`Error::TooFewSeats`],
		/// [`Error::TooManyPredecessors`]. Event: [`Event::DepartmentAbolished`].
		///
		/// Reads every department and points those at the successor that this one had taken the
		/// place of; it is charged for what there is.
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::and_telling(
			T::WeightInfo::abolish(MAX_DEPARTMENTS, MAX_PREDECESSORS)
		))]
		pub fn abolish(
			origin: OriginFor<T>,
			department: DepartmentId,
			successor: DepartmentId,
		) -> DispatchResultWithPostInfo {
			T::CouncilOrigin::ensure_origin(origin)?;
			let (departments, pointed, settled) = Self::do_abolish(department, successor)?;
			Ok(Self::used(T::WeightInfo::abolish(departments, pointed), settled))
		}

		/// Lets `stand_in` act in place of the officer `account` in `roles`, which the officer has,
		/// from the moment `from` up to the moment `until`, both included. A second time for the
		/// same two it replaces the first.
		///
		/// Origin: as for [`Pallet::appoint`]. Errors: those of a right, if the caller is no acting
		/// head; [`Error::NotAbove`], [`Error::OfficerUnknown`] for either, [`Error::NoRoles`],
		/// [`Error::StandInIsItself`], [`Error::StandInElsewhere`],
		/// [`Error::CouncillorNotStoodFor`], [`Error::RoleNotOfOfficer`],
		/// [`Error::PeriodNotAhead`], [`Error::PeriodTooLong`], [`Error::MandateOutlastsOwn`] if the
		/// role of head is lent for longer than the caller could make a head, or any for longer than the
		/// caller is lent its own, [`Error::OwnRoles`] if one who stands in for a head lends to itself,
		/// [`Error::TooManyStandIns`], [`Error::TooManyStoodFor`]. Event: [`Event::StandInSet`].
		///
		/// Forgets those periods of either that are over.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::set_stand_in().saturating_add(
			T::DbWeight::get().writes(FORGETTING_WRITES)
		))]
		pub fn set_stand_in(
			origin: OriginFor<T>,
			account: T::AccountId,
			stand_in: T::AccountId,
			from: Moment,
			until: Moment,
			roles: Roles,
		) -> DispatchResult {
			let (by, officer) = Self::privilege_over_officer(origin, &account)?;
			Self::do_set_stand_in(by, account, officer, stand_in, StandIn { roles, from, until })
		}

		/// Ends a period for which `stand_in` acts in place of the officer `account`.
		///
		/// Origin: as for [`Pallet::appoint`]. Errors: those of a right, if the caller is no acting
		/// head; [`Error::NotAbove`], [`Error::OfficerUnknown`], [`Error::NoStandIn`]. Event:
		/// [`Event::StandInEnded`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::end_stand_in())]
		pub fn end_stand_in(
			origin: OriginFor<T>,
			account: T::AccountId,
			stand_in: T::AccountId,
		) -> DispatchResult {
			let (by, officer) = Self::privilege_over_officer(origin, &account)?;
			Self::do_end_stand_in(by, account, officer, stand_in)
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The weight of a call that takes `own` and may tell of seats.
	pub(crate) fn and_telling(own: Weight) -> Weight {
		own.saturating_add(T::OnDepartmentChange::weight())
	}

	/// What such a call has used.
	pub(crate) fn used(own: Weight, settled: Settled) -> PostDispatchInfo {
		let used = if settled == Settled::OtherHolder { Self::and_telling(own) } else { own };
		Some(used).into()
	}
}
