// SPDX-License-Identifier: Apache-2.0

//! # Acts
//!
//! Rules in the words of practice: for an act the council says whose voices it takes, and an act that
//! takes those of several departments is collected here and done with the last one.
//!
//! ## Words
//!
//! - **Act**: a call of the runtime, whatever its arguments are ([`ActId`]).
//! - **Rule**: *self* (the officer alone, as the call itself checks; the same where nothing is set),
//!   *forbidden*, or *joint*.
//! - **Voice**: one role in one department. Any officer who has the role there may give it.
//! - **Quorum**: any, all, a majority, a number or a fraction of the voices of a rule.
//! - **Joint act**: one call that was proposed and is being endorsed.
//!
//! ## Rules
//!
//! - A motion of the council sets and clears rules, for acts that the runtime lists
//!   ([`Config::Rulable`]). A rule that nobody could meet is refused.
//! - A call whose act is joint or forbidden is filtered, wherever it comes from: this pallet stands in
//!   the `BaseCallFilter` of the runtime, which every wrapper asks again about the call inside. Only
//!   the very call that a joint act is executing passes, while it does. What passes the filter meets
//!   the checks of its own room as ever: a rule adds to a right, and never gives one.
//! - Root passes every filter. So a motion of the council can do a forbidden act, if it may carry the
//!   call at all.
//! - Any officer proposes. The call is made in the proposer's name, so its room must let the proposer
//!   do it. If the proposer's department and role are one of the voices, proposing endorses.
//! - An officer gives one voice of an act and no more, whatever roles he has: what takes two voices
//!   takes two persons. One who stands in for another and that other one are no two: a mandate is one
//!   voice, whoever acts in it. A voice whose officer has lost the right to it meanwhile doesn't count
//!   and may be given again by another one.
//! - What an abolished department could, its successor can: give its voice, and take back what its
//!   officers proposed. If the successor has a voice of its own, that is two, and takes two persons.
//! - An endorsement names the hash of the call, so that what was signed on a fork can't endorse
//!   another act that got the same number.
//! - The call is executed in the transaction of the last endorsement. All endorsements are checked
//!   anew then. What comes of the call is in the event; if it fails, it changes nothing, and the joint
//!   act is closed all the same.
//! - A joint act belongs to the rule it was proposed under. When the rule is changed or cleared, it
//!   can't be endorsed any more: an endorser agreed to speak beside certain others.
//! - While the proposer may not act, nobody can endorse: it would be executed in his name.
//! - Its time is over with its limit, whether or not the agenda has removed it. There is no voice
//!   against: who is against doesn't speak, and without a quorum it lapses.
//! - The same call may be proposed twice. They are two acts, as when it is made twice.
//!
//! ## What must not be rulable
//!
//! [`Config::Rulable`] must not have calls of this pallet; calls that dispatch another one, for the
//! call inside would be hidden from those who endorse; calls that aren't made by officers, for nobody
//! could propose them; nor calls that the chain needs to go on or to change a rule: inherents, the
//! council and what fills its seats, governance, sessions and finality.
//!
//! ## Invariants
//!
//! Checked by `do_try_state`, by number:
//!
//! 1. A rule is of a rulable act and can be met: at least one voice, none twice, a quorum in reach and
//!    a number of days in range. There are no more than [`MAX_RULES`].
//! 2. Rules have different numbers, none beyond the last one given.
//! 3. No joint act has a number beyond the last one given, and there are no more than [`MAX_OPEN`].
//! 4. A joint act has a call with the hash that it names, of the act that it names while the runtime
//!    can read it; there is no call without one.
//! 5. Its endorsements are of different voices and different officers; if its rule is still in force,
//!    these are voices of the rule.
//! 6. Joint acts of a department are counted right, and there are no more than
//!    [`MAX_OPEN_OF_DEPARTMENT`] of them; so are those of an officer, of whom there are no more than
//!    [`MAX_OPEN_OF_OFFICER`].
//! 7. Between two calls nothing is being executed.

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

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod filter;
mod joint;
#[cfg(test)]
mod mock;
mod reads;
mod rules;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
pub mod weights;

use govchain_primitives::acts::ActId;

pub use filter::act_of;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the pallet macro writes both; what is written by hand here only declares"
)]
#[frame_support::pallet]
pub mod pallet {
	use alloc::boxed::Box;

	use frame_support::{
		dispatch::{DispatchResult, GetDispatchInfo, PostDispatchInfo},
		pallet_prelude::*,
		traits::Contains,
	};
	use frame_system::pallet_prelude::*;
	use govchain_primitives::{
		acts::{Interests, JointActId, Rule, MAX_VOICES},
		Agenda, Authorize, DepartmentId, Limit, Role, WorkingCalendar,
	};
	use sp_core::H256;
	use sp_runtime::traits::Dispatchable;

	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The calls of the runtime.
		type RuntimeCall: Parameter
			+ Dispatchable<RuntimeOrigin = Self::RuntimeOrigin, PostInfo = PostDispatchInfo>
			+ GetDispatchInfo
			+ From<frame_system::Call<Self>>;
		/// A passed motion of the council.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Who acts for which department in which role.
		type Authorize: Authorize<Self::AccountId>;
		/// Whom the calls concern.
		type Interests: Interests<Self::AccountId, <Self as Config>::RuntimeCall>;
		/// The clock.
		type Calendar: WorkingCalendar;
		/// Ends joint acts; the runtime gives what is due back to this pallet's `OnDue`.
		type Agenda: Agenda;
		/// The acts that may have a rule. See the documentation of the pallet for what must not be
		/// among them.
		type Rulable: Contains<ActId>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// Voices in one rule.
		#[pallet::constant_name(MaxVoices)]
		fn max_voices() -> u32 {
			MAX_VOICES
		}

		/// Joint acts that one department may have open.
		#[pallet::constant_name(MaxOpenOfDepartment)]
		fn max_open_of_department() -> u32 {
			MAX_OPEN_OF_DEPARTMENT
		}

		/// Joint acts that one officer may have open.
		#[pallet::constant_name(MaxOpenOfOfficer)]
		fn max_open_of_officer() -> u32 {
			MAX_OPEN_OF_OFFICER
		}

		/// Bytes of a call that can be proposed.
		#[pallet::constant_name(MaxCallBytes)]
		fn max_call_bytes() -> u32 {
			MAX_CALL_BYTES
		}
	}

	/// The number that was given to a rule last; the first one is 1.
	#[pallet::storage]
	pub type LastRule<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// The rule of each act that has one. Asked by the filter before every call. Only the council
	/// chooses the keys, so the hasher needs no more than to spread them.
	#[pallet::storage]
	pub type Rules<T: Config> = CountedStorageMap<_, Twox64Concat, ActId, SetRule, OptionQuery>;

	/// The number that was given to a joint act last; the first one is 1.
	#[pallet::storage]
	pub type LastJointAct<T: Config> = StorageValue<_, JointActId, ValueQuery>;

	/// The open joint acts. The chain gives the numbers, so the hasher needs no more than to spread
	/// them.
	#[pallet::storage]
	pub type JointActs<T: Config> =
		CountedStorageMap<_, Twox64Concat, JointActId, JointAct<T::AccountId>, OptionQuery>;

	/// The call of each open joint act.
	#[pallet::storage]
	pub type Calls<T: Config> = StorageMap<_, Twox64Concat, JointActId, CallBytes, OptionQuery>;

	/// How many joint acts of each department are open. The chain gives the numbers of departments.
	#[pallet::storage]
	pub type OpenOf<T: Config> = StorageMap<_, Twox64Concat, DepartmentId, u32, ValueQuery>;

	/// How many joint acts of each officer are open. Accounts are chosen by those who make them, so the
	/// hasher must resist that.
	#[pallet::storage]
	pub type OpenOfOfficer<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Hash of the call that a joint act is executing, which alone passes the filter. Empty between
	/// calls.
	#[pallet::storage]
	pub type Executing<T: Config> = StorageValue<_, H256, OptionQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An act has this rule from now on.
		#[codec(index = 0)]
		RuleSet { act: ActId, rule: Rule },
		/// An act has no rule any more: officers do it alone.
		#[codec(index = 1)]
		RuleCleared { act: ActId },
		/// A call was proposed as a joint act.
		#[codec(index = 2)]
		Proposed {
			id: JointActId,
			act: ActId,
			/// BLAKE2b-256 of the SCALE-encoded call.
			call_hash: H256,
			/// The proposer's.
			department: DepartmentId,
			officer: T::AccountId,
			/// Until when it can be endorsed.
			limit: Limit,
		},
		/// A joint act has one voice more.
		#[codec(index = 3)]
		Endorsed {
			id: JointActId,
			/// The one that the rule names. If it was abolished, the officer is its successor's.
			department: DepartmentId,
			role: Role,
			officer: T::AccountId,
		},
		/// A joint act had the voices that it takes, and the call was made.
		#[codec(index = 4)]
		Executed {
			id: JointActId,
			call_hash: H256,
			/// What came of it. If it failed, it changed nothing.
			result: DispatchResult,
		},
		/// A joint act was taken back by its proposer.
		#[codec(index = 5)]
		Withdrawn { id: JointActId, department: DepartmentId, officer: T::AccountId },
		/// A joint act didn't get the voices that it takes in time.
		#[codec(index = 6)]
		Lapsed { id: JointActId },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such call, or it is one that can't have a rule: acts of officers in the rooms
		/// can.
		#[codec(index = 0)]
		NotRulable,
		/// A joint act needs at least one voice.
		#[codec(index = 1)]
		NoVoices,
		/// The rule names the same role of the same department twice.
		#[codec(index = 2)]
		VoiceTwice,
		/// The quorum is nobody, or more than the rule has voices.
		#[codec(index = 3)]
		QuorumOutOfReach,
		/// Voices are collected for 1 to 60 working days.
		#[codec(index = 4)]
		DaysOutOfRange,
		/// The act has just this rule. Setting it again would void the joint acts that are open.
		#[codec(index = 5)]
		RuleUnchanged,
		/// There are as many rules as this chain can have. Clear one that isn't needed any more.
		#[codec(index = 6)]
		TooManyRules,
		/// The act has no rule.
		#[codec(index = 7)]
		NoRule,
		/// The call doesn't take the voices of others. Make it yourself.
		#[codec(index = 8)]
		NotJoint,
		/// A rule forbids the act. The council can change it.
		#[codec(index = 9)]
		ActForbidden,
		/// The call has more bytes than a joint act can have. Divide it into several.
		#[codec(index = 10)]
		CallTooLong,
		/// The department has as many joint acts open as it can have. Withdraw one, or wait until one
		/// lapses.
		#[codec(index = 11)]
		TooManyOfDepartment,
		/// There are as many joint acts open as this chain can have. Wait until one is closed.
		#[codec(index = 12)]
		TooManyJointActs,
		/// There is no open joint act with this number.
		#[codec(index = 13)]
		JointActUnknown,
		/// The joint act with this number is about another call. Read it again.
		#[codec(index = 14)]
		OtherCall,
		/// The time for this joint act is over. It can be proposed anew.
		#[codec(index = 15)]
		TooLate,
		/// The rule was changed or cleared after this was proposed. It can be proposed anew.
		#[codec(index = 16)]
		RuleChanged,
		/// The proposer, in whose name the call would be made, may not act any more in the role in
		/// which he proposed it. Another officer can propose it anew.
		#[codec(index = 17)]
		ProposerCantAct,
		/// The rule gives this role of your department no voice.
		#[codec(index = 18)]
		NoVoice,
		/// Another officer has given this voice.
		#[codec(index = 19)]
		VoiceGiven,
		/// You, or another in the same mandate, have given another voice of this joint act. A person gives
		/// one, and so do an officer and who stands in for him together.
		#[codec(index = 20)]
		OneVoiceEach,
		/// You have given this voice, and others are still missing.
		#[codec(index = 21)]
		AlreadyEndorsed,
		/// This is the last voice, so the call is to be executed, and it may weigh more than the
		/// bound. Take the weight that the joint act shows.
		#[codec(index = 22)]
		WeightBoundTooLow,
		/// The runtime was changed and no longer has such a call. Propose it anew as it is now.
		#[codec(index = 23)]
		CallUnreadable,
		/// Only its proposer, or a head of the department that it was proposed for, can withdraw a joint
		/// act.
		#[codec(index = 24)]
		NotProposer,
		/// All numbers are used.
		#[codec(index = 25)]
		NumbersExhausted,
		/// The officer has as many joint acts open as one can have. Withdraw one, or wait until one
		/// lapses.
		#[codec(index = 26)]
		TooManyOfOfficer,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets the rule of an act, in place of the one it has. Joint acts that were proposed under
		/// that one are void: they can't be endorsed any more.
		///
		/// Origin: the council.
		///
		/// - `act`: of [`Config::Rulable`].
		/// - `rule`: its departments are active, its voices differ, its quorum can be met.
		///
		/// Errors: [`Error::NotRulable`], [`Error::NoVoices`], [`Error::VoiceTwice`],
		/// [`Error::QuorumOutOfReach`], [`Error::DaysOutOfRange`], that of the departments for one
		/// that doesn't exist or isn't active, [`Error::RuleUnchanged`], [`Error::TooManyRules`],
		/// [`Error::NumbersExhausted`]. Event: [`Event::RuleSet`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_rule(rules::voices(rule)))]
		pub fn set_rule(origin: OriginFor<T>, act: ActId, rule: Rule) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_set_rule(act, rule)
		}

		/// Takes the rule of an act away: officers do it alone from now on. Joint acts that were
		/// proposed under the rule are void.
		///
		/// Origin: the council. Errors: [`Error::NoRule`]. Event: [`Event::RuleCleared`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::clear_rule())]
		pub fn clear_rule(origin: OriginFor<T>, act: ActId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_clear_rule(act)
		}

		/// Proposes `call` as a joint act, to be made in the caller's name. If the rule takes no
		/// other voice, it is made at once.
		///
		/// Origin: an officer with `role`, which the joint act is proposed in and, if it is one of
		/// the voices, endorsed in. The weight includes that of `call`; what isn't used is given
		/// back.
		///
		/// Errors: those of the check of the officer; [`Error::NotJoint`], [`Error::ActForbidden`],
		/// [`Error::CallTooLong`], [`Error::TooManyOfOfficer`], [`Error::TooManyOfDepartment`],
		/// [`Error::TooManyJointActs`],
		/// [`Error::NumbersExhausted`], the calendar's and the agenda's. Events:
		/// [`Event::Proposed`]; [`Event::Endorsed`] if it is endorsed with it; then
		/// [`Event::Executed`] if that is enough. A failure of `call` is no error, but is in the
		/// event.
		#[pallet::call_index(2)]
		#[pallet::weight((
			joint::propose_weight::<T>(joint::length::<T>(call))
				.saturating_add(call.get_dispatch_info().call_weight),
			DispatchClass::Normal,
		))]
		pub fn propose(
			origin: OriginFor<T>,
			role: Role,
			call: Box<<T as Config>::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			let weight = joint::propose_weight::<T>(joint::length::<T>(&call));
			let result = ensure_signed(origin)
				.map_err(DispatchError::from)
				.and_then(|who| Self::do_propose(who, role, *call));
			match result {
				Ok(inner) => Ok(Some(weight.saturating_add(inner)).into()),
				Err(error) => Err(joint::refused(error, weight)),
			}
		}

		/// Gives a voice for a joint act. With the last one that it takes, its call is made.
		///
		/// Who has given a voice already may repeat it when enough voices count by now, such as after
		/// another endorser was reinstated: the call is made then.
		///
		/// Origin: an officer with `role`, where the rule gives this role of the officer's department, or
		/// of one whose work it carries on, a voice. The weight includes `weight_bound`; what isn't used is
		/// given back.
		///
		/// - `call_hash`: BLAKE2b-256 of the call that is endorsed.
		/// - `weight_bound`: at least what the call may weigh, if this is the last voice.
		///
		/// Errors: those of the check of the officer; [`Error::JointActUnknown`],
		/// [`Error::OtherCall`], [`Error::TooLate`], [`Error::RuleChanged`],
		/// [`Error::ProposerCantAct`], [`Error::NoVoice`], [`Error::OneVoiceEach`],
		/// [`Error::VoiceGiven`], [`Error::CallUnreadable`], that of [`Config::Interests`] if the call
		/// concerns the officer, [`Error::AlreadyEndorsed`]; with the last voice
		/// [`Error::WeightBoundTooLow`]. Events: [`Event::Endorsed`], and [`Event::Executed`] with the
		/// last voice. A failure of the call is no error, but is in the event.
		#[pallet::call_index(3)]
		#[pallet::weight((
			joint::endorse_weight::<T>().saturating_add(*weight_bound),
			DispatchClass::Normal,
		))]
		pub fn endorse(
			origin: OriginFor<T>,
			id: JointActId,
			role: Role,
			call_hash: H256,
			weight_bound: Weight,
		) -> DispatchResultWithPostInfo {
			let result = ensure_signed(origin)
				.map_err(DispatchError::from)
				.and_then(|who| Self::do_endorse(who, id, role, call_hash, weight_bound));
			match result {
				Ok(weight) => Ok(Some(weight).into()),
				Err(error) => Err(joint::refused(error, joint::endorse_weight::<T>())),
			}
		}

		/// Takes a joint act back.
		///
		/// Origin: its proposer, who still has the role in which it was proposed and acts for the same
		/// department; or a head of this department, so that no officer fills what it may have open. Of
		/// an abolished department, its successor stands for it.
		///
		/// Errors: [`Error::JointActUnknown`], [`Error::NotProposer`], those of the check of the
		/// officer, [`Error::ProposerCantAct`], [`Error::TooLate`]. Event: [`Event::Withdrawn`].
		#[pallet::call_index(4)]
		#[pallet::weight(joint::withdraw_weight::<T>())]
		pub fn withdraw(origin: OriginFor<T>, id: JointActId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw(who, id)
		}
	}
}
