// SPDX-License-Identifier: Apache-2.0

//! # Matters and cases
//!
//! A department publishes a *matter*: a graph of steps, each of which one department decides. A
//! citizen or an enterprise applies once; a service centre accepts; then all steps whose
//! predecessors are done open at once and their departments work at the same time, each against its
//! own clock. When every step is approved the case is.
//!
//! ## Terminology
//!
//! - **Matter**: a kind of business. Its versions never change; a case is pinned to the version that
//!   was in force when it was received.
//! - **Case**: one application for a matter.
//! - **Step**: one department's part of a case. It is *waiting* until its predecessors are done,
//!   then *open*, then *done*.
//! - **Running hash**: every transition of a case is an event, and every event is hashed onto the
//!   ones before it, see [`govchain_primitives::approvals::link`]. What is left of a concluded case
//!   is one small record with the last hash, which proves the events to whoever kept them.
//!
//! ## Life of a case
//!
//! ```text
//! submit ─► Received ─ accept ─► Accepted ─ every step approved ─────────► Approved, Tacit
//!              │                 │  ▲   │
//!              │ refuse_         │  │   └─ k officers reject a step ─────► Rejected
//!              │ acceptance      │  │ answer_correction
//!              ▼        request_ ▼  │
//!          NotAccepted  correction  Correction ─ not answered in time ───► Lapsed
//!
//! withdraw, from Received, Accepted and Correction ──────────────────────► Withdrawn
//! ```
//!
//! ## Rules
//!
//! - **Votes.** A step asks for `k` officers. `k` that approve approve it and `k` that reject reject
//!   it, whoever comes first; one person votes once, whatever key or office it has meanwhile, and so
//!   does one mandate: an officer and whoever stands in for it are one voice. How many officers a
//!   department has isn't known here and may change, so a split vote is not a decision: the step stays open, its clock
//!   runs, and the next officer decides. The vote of an officer who is dismissed later stands. One
//!   rejected step ends the case.
//! - **Clock.** The limit of a step counts from when it opens: from acceptance, or from the decision
//!   on its last predecessor. The day itself is not counted.
//! - **Own cases.** Who applied doesn't accept the case or refuse to, nor decide a step or ask for a
//!   correction, be it with another key of the same person or in place of another officer; nor does a
//!   stand-in for the applicant, unless it stands in for another officer too and acts in that one's
//!   place. Neither has a voice in a joint act that does so. A committed party that was received at the window isn't known here,
//!   nor is who stands behind an enterprise: departments must see to these themselves.
//! - **Due.** What falls due takes effect at the moment when it was due, whichever block settles it:
//!   the agenda calls, and every call on a case settles it first. An act that comes after is
//!   refused. A refused call leaves no trace, so what it settled is settled again by the next one.
//! - **Silence.** With [`Silence::Escalate`](govchain_primitives::approvals::Silence::Escalate) a
//!   step becomes overdue, which is counted against its department, and it can still be decided, as
//!   late. With tacit consent it is approved, and what it held up opens with limits that count from
//!   that moment; but only if its department, or the one that took its place, may act when it is
//!   settled. One that is suspended can't speak, so its silence says nothing: the step is overdue.
//! - **Years to come.** A limit may reach beyond the years that the council has published. It has no
//!   date yet and doesn't pass, and nothing is refused for it.
//! - **Correction.** There is one notice at a time, and each step may ask once. It stops the clocks
//!   of all open steps, and of those that open meanwhile. Other departments may go on deciding; the
//!   one that asked must wait for the answer, and its votes so far fall away, for they were about
//!   other papers. Clocks go on with the full working days that were left, neither the day of the
//!   notice nor that of the answer counted, and at least with one.
//! - **Who acts for the applicant.** For a named party, whoever speaks for the identity now; for a
//!   committed one, the account that submitted; for a case received at the window also the clerks of
//!   its service centre.
//! - **Abolished departments.** A matter goes on naming the department that it was published with.
//!   Whoever took its place receives, decides and publishes in its stead
//!   ([`Authorize::in_charge`]), and the events of acts name the department of the officer. Work
//!   lists and counters stay under the number that was published: whoever took over reads those of
//!   the departments that it inherited from too, and nobody's record is mixed with another's.
//! - **Performance** of a department is counted as it happens: see
//!   [`Performance`](govchain_primitives::approvals::Performance).
//!
//! ## Storage
//!
//! A call on a case reads [`Cases`], the version in [`MatterVersions`] and the steps that it
//! touches. Which steps are open or done are bits of the case, so dependencies need no reading of
//! steps; [`types::Case::next_due`] tells without reading any whether a limit has passed. When a case
//! is concluded its documents and steps are removed and [`Concluded`] keeps about 100 bytes.
//!
//! ## Invariants
//!
//! 1. Matters and cases have numbers below the next one; a case runs or is concluded, never both; a
//!    concluded case has a final state.
//! 2. A matter has its versions 1 to the latest and no other; each has 1 to 64 steps, valid edges
//!    and no cycle.
//! 3. A running case is received, accepted or in correction, and in correction exactly when a notice
//!    is out; it is pinned to a version that exists; before acceptance no step is open, after it not
//!    all steps are done.
//! 4. A step of an accepted case is open or done exactly when all its predecessors are done, and
//!    exactly then it has a record; what is tacit or has asked is among them.
//! 5. A step is recorded as approved exactly when the case says that it is done, and as tacit
//!    exactly when the case says so. Clocks stand exactly while a notice is out, and a clock that
//!    runs has its alarm.
//! 6. No running limit passes before the case's next one.
//! 7. Officers on a step are different, and so are the mandates by which they voted; an open step has
//!    fewer votes on either side than its quorum.
//! 8. The work lists name exactly the open steps, each under its department.
//! 9. The counters of a department agree with the open steps, and with each other.
//! 10. A case has documents recorded exactly while it runs, all different.

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
mod cases;
mod clock;
mod decide;
mod docket;
mod graph;
mod matters;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

use alloc::vec::Vec;

use docket::Work;
use frame_support::{dispatch::PostDispatchInfo, pallet_prelude::*, traits::Get};
use govchain_primitives::{
	approvals::{
		CaseId, CaseState, Channel, Decision, Definition, Matter, MatterDraft, MatterId,
		MatterVersion, Performance, MAX_DOCUMENTS, MAX_EDGES, MAX_STEPS,
	},
	Agenda, AgendaItem, Authorize, Commitment, DepartmentId, Identities, Limit, Moment, OnDue,
	Party, WorkingCalendar,
};
use sp_core::H256;
use sp_runtime::DispatchError;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

const LOG_TARGET: &str = "runtime::approvals";

// The calls only hand on to the other files, where the lints hold.
#[allow(clippy::as_conversions, clippy::expect_used, reason = "generated by the pallet macro")]
#[frame_support::pallet]
pub mod pallet {
	use frame_system::pallet_prelude::*;

	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Weights of the calls and of settling.
		type WeightInfo: WeightInfo;
		/// Who may act for which department.
		type Authorize: Authorize<Self::AccountId>;
		/// Who applicants are.
		type Identities: Identities<Self::AccountId>;
		/// Working days.
		type Calendar: WorkingCalendar;
		/// What calls when a limit passes. It calls this pallet's [`OnDue`].
		type Agenda: Agenda;
	}

	/// The number of the next matter.
	#[pallet::storage]
	pub type NextMatterId<T> = StorageValue<_, MatterId, ValueQuery>;

	/// Matters. Numbers are given by the chain, so the short hash is safe here and below.
	#[pallet::storage]
	pub type Matters<T> = StorageMap<_, Twox64Concat, MatterId, Matter>;

	/// What was published, for ever. Under each matter the versions lie together.
	#[pallet::storage]
	pub type MatterVersions<T> =
		StorageDoubleMap<_, Twox64Concat, MatterId, Twox64Concat, MatterVersion, Definition>;

	/// The number of the next case.
	#[pallet::storage]
	pub type NextCaseId<T> = StorageValue<_, CaseId, ValueQuery>;

	/// Cases that run.
	#[pallet::storage]
	pub type Cases<T> = StorageMap<_, Twox64Concat, CaseId, CaseOf<T>>;

	/// The documents of cases that run, those of corrections included. Apart from the case, because
	/// only handing in reads them.
	#[pallet::storage]
	pub type CaseDocuments<T> = StorageMap<_, Twox64Concat, CaseId, Documents, ValueQuery>;

	/// Steps of cases that run, from their opening on. Under each case the steps lie together.
	#[pallet::storage]
	pub type Steps<T> = StorageDoubleMap<_, Twox64Concat, CaseId, Twox64Concat, u8, StepOf<T>>;

	/// The work list of each department: its open steps. Under each department they lie together;
	/// numbers of cases are given by the chain, so the short hash is safe.
	#[pallet::storage]
	pub type OpenSteps<T> =
		StorageDoubleMap<_, Twox64Concat, DepartmentId, Twox64Concat, (CaseId, u8), ()>;

	/// Cases that have ended.
	#[pallet::storage]
	pub type Concluded<T> = StorageMap<_, Twox64Concat, CaseId, ConcludedCase>;

	/// What each department did with its time.
	#[pallet::storage]
	pub type Performances<T> = StorageMap<_, Twox64Concat, DepartmentId, Performance, ValueQuery>;

	/// Events with a field `case` are the links of its running hash, but
	/// [`Event::SettlementPostponed`]. Their field `at` is the moment at which the transition took
	/// effect; for what fell due that is before the block that settled it.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A version of a matter was published and receives cases from now on.
		#[codec(index = 0)]
		MatterPublished {
			matter: MatterId,
			version: MatterVersion,
			department: DepartmentId,
			officer: T::AccountId,
		},
		/// A matter receives no more cases; `version` was in force.
		#[codec(index = 1)]
		MatterRetired {
			matter: MatterId,
			version: MatterVersion,
			department: DepartmentId,
			officer: T::AccountId,
		},
		/// A case was received and pinned to a version.
		#[codec(index = 2)]
		CaseReceived {
			case: CaseId,
			matter: MatterId,
			version: MatterVersion,
			party: Party,
			channel: Channel<T::AccountId>,
			/// See [`govchain_primitives::approvals::documents_hash`].
			documents: H256,
			content: Commitment,
			at: Moment,
		},
		/// The service centre accepted the case.
		#[codec(index = 3)]
		CaseAccepted { case: CaseId, department: DepartmentId, officer: T::AccountId, at: Moment },
		/// The service centre refused to accept the case.
		#[codec(index = 4)]
		AcceptanceRefused {
			case: CaseId,
			department: DepartmentId,
			officer: T::AccountId,
			reason: Commitment,
			at: Moment,
		},
		/// A step awaits its department's decision.
		#[codec(index = 5)]
		StepOpened {
			case: CaseId,
			step: u8,
			department: DepartmentId,
			/// `None` while the applicant completes the papers.
			limit: Option<Limit>,
			at: Moment,
		},
		/// An officer voted on a step.
		#[codec(index = 6)]
		Voted {
			case: CaseId,
			step: u8,
			/// The officer's: that of the step, or the one that took its place.
			department: DepartmentId,
			officer: T::AccountId,
			decision: Decision,
			reason: Commitment,
			at: Moment,
		},
		/// Enough officers approved a step.
		#[codec(index = 7)]
		StepApproved {
			case: CaseId,
			step: u8,
			department: DepartmentId,
			/// After its limit.
			late: bool,
			/// Seconds of working time that the department used.
			used: u64,
			at: Moment,
		},
		/// Enough officers rejected a step.
		#[codec(index = 8)]
		StepRejected {
			case: CaseId,
			step: u8,
			department: DepartmentId,
			/// After its limit.
			late: bool,
			/// Seconds of working time that the department used.
			used: u64,
			at: Moment,
		},
		/// The limit of a step passed without a decision, which approves it.
		#[codec(index = 9)]
		StepTacit {
			case: CaseId,
			step: u8,
			department: DepartmentId,
			/// Hash of the provision that says so.
			legal_basis: H256,
			/// Seconds of working time that the department let pass.
			used: u64,
			at: Moment,
		},
		/// The limit of a step passed without a decision, which is counted against its department.
		#[codec(index = 10)]
		StepOverdue { case: CaseId, step: u8, department: DepartmentId, at: Moment },
		/// The applicant is asked to complete the papers. The clocks of all open steps stand, and
		/// the votes on `step` fall away.
		#[codec(index = 11)]
		CorrectionRequested {
			case: CaseId,
			step: u8,
			/// The officer's: that of the step, or the one that took its place.
			department: DepartmentId,
			officer: T::AccountId,
			notice: Commitment,
			/// Until when the applicant may answer.
			limit: Limit,
			at: Moment,
		},
		/// The applicant completed the papers.
		#[codec(index = 12)]
		CorrectionAnswered {
			case: CaseId,
			by: T::AccountId,
			/// Those that were added, see [`govchain_primitives::approvals::documents_hash`].
			documents: H256,
			content: Commitment,
			at: Moment,
		},
		/// The clock of a step goes on with a new limit.
		#[codec(index = 13)]
		ClockResumed { case: CaseId, step: u8, department: DepartmentId, limit: Limit, at: Moment },
		/// The applicant withdrew the case.
		#[codec(index = 14)]
		CaseWithdrawn { case: CaseId, by: T::AccountId, at: Moment },
		/// The case ended. Always the last link of its running hash.
		#[codec(index = 15)]
		CaseConcluded { case: CaseId, outcome: CaseState, at: Moment },
		/// What fell due could not be settled, most likely because the agenda had no number left for
		/// what follows. It is tried again within the hour and by the next act on the case. Not a
		/// link: nothing changed.
		#[codec(index = 16)]
		SettlementPostponed { case: CaseId, reason: DispatchError },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no matter with this number.
		#[codec(index = 0)]
		UnknownMatter,
		/// The matter receives no more cases.
		#[codec(index = 1)]
		MatterRetired,
		/// Another department publishes this matter.
		#[codec(index = 2)]
		NotMatterOwner,
		/// All numbers are used up.
		#[codec(index = 3)]
		IdsExhausted,
		/// The matter has 65,535 versions. Publish it anew.
		#[codec(index = 4)]
		VersionsExhausted,
		/// The matter has no name.
		#[codec(index = 5)]
		NameEmpty,
		/// The name of the matter is longer than 256 bytes.
		#[codec(index = 6)]
		NameTooLong,
		/// The name of the matter is not one line of text: see [`is_name`](govchain_primitives::is_name).
		#[codec(index = 7)]
		BadName,
		/// The name of a step is longer than 128 bytes, or not one line of text: see
		/// [`is_name`](govchain_primitives::is_name).
		#[codec(index = 8)]
		StepNameInvalid { step: u8 },
		/// The matter has no steps, so nobody would decide it.
		#[codec(index = 9)]
		NoSteps,
		/// The matter has more than 64 steps.
		#[codec(index = 10)]
		TooManySteps,
		/// The matter has more than 256 edges.
		#[codec(index = 11)]
		TooManyEdges,
		/// An edge names a step that the matter doesn't have. Steps count from 0.
		#[codec(index = 12)]
		EdgeToUnknownStep { before: u8, after: u8 },
		/// An edge leads from a step to itself.
		#[codec(index = 13)]
		EdgeToItself { step: u8 },
		/// The same edge is given twice.
		#[codec(index = 14)]
		EdgeRepeated { before: u8, after: u8 },
		/// The steps wait for each other in a circle; `step` lies on it.
		#[codec(index = 15)]
		Cycle { step: u8 },
		/// A step needs the decision of at least one officer.
		#[codec(index = 16)]
		QuorumZero { step: u8 },
		/// A step asks for more than 16 officers.
		#[codec(index = 17)]
		QuorumTooLarge { step: u8 },
		/// A step has no time. Its limit is at least one working day.
		#[codec(index = 18)]
		LimitZero { step: u8 },
		/// A step has more than 1,000 working days.
		#[codec(index = 19)]
		LimitTooLong { step: u8 },
		/// The matter names more than 128 kinds of paper.
		#[codec(index = 20)]
		TooManyPapers,
		/// The matter names the same kind of paper twice; `paper` is the second.
		#[codec(index = 21)]
		PaperRepeated { paper: u8 },
		/// A step needs a paper that the matter doesn't name. Papers count from 0.
		#[codec(index = 22)]
		UnknownPaper { step: u8, paper: u8 },
		/// A step names the same paper twice.
		#[codec(index = 23)]
		StepPaperRepeated { step: u8, paper: u8 },
		/// There is no case with this number.
		#[codec(index = 24)]
		UnknownCase,
		/// The case has ended, be it by an act or because a limit passed.
		#[codec(index = 25)]
		CaseConcluded,
		/// Another department is the service centre of this matter.
		#[codec(index = 26)]
		NotServiceCentre,
		/// The case is accepted already.
		#[codec(index = 27)]
		NotReceived,
		/// The case is not accepted yet.
		#[codec(index = 28)]
		NotAccepted,
		/// The matter has no such step. Steps count from 0.
		#[codec(index = 29)]
		UnknownStep,
		/// Another department decides this step.
		#[codec(index = 30)]
		NotStepDepartment,
		/// Steps that come before this one are not done yet.
		#[codec(index = 31)]
		StepNotOpen,
		/// The step is done, be it by a decision or because silence approved it.
		#[codec(index = 32)]
		StepDecided,
		/// This officer has voted on the step.
		#[codec(index = 33)]
		AlreadyVoted,
		/// The step asked for a correction and waits for the answer.
		#[codec(index = 34)]
		AwaitingCorrection,
		/// The applicant is being asked already. There is one notice at a time.
		#[codec(index = 35)]
		CorrectionRunning,
		/// The step has asked for a correction before. It may do so once.
		#[codec(index = 36)]
		CorrectionAskedBefore,
		/// The applicant gets no time. The limit is at least one working day.
		#[codec(index = 37)]
		CorrectionLimitZero,
		/// The applicant gets more than 1,000 working days.
		#[codec(index = 38)]
		CorrectionLimitTooLong,
		/// Nobody asked for a correction.
		#[codec(index = 39)]
		NoCorrection,
		/// This account doesn't act for the applicant.
		#[codec(index = 40)]
		NotApplicant,
		/// An account can apply in the name of its own identity only.
		#[codec(index = 41)]
		NotOwnIdentity,
		/// The identity is unknown, frozen or ended.
		#[codec(index = 42)]
		PartyNotInGoodStanding,
		/// The matter names no applicants. Hand in a salted hash of the identity.
		#[codec(index = 43)]
		PartyMustBeCommitted,
		/// The matter names its applicants. Hand in the identity.
		#[codec(index = 44)]
		PartyMustBeNamed,
		/// The case would have more than 128 documents.
		#[codec(index = 45)]
		TooManyDocuments,
		/// The case has this document already.
		#[codec(index = 46)]
		DocumentRepeated,
		/// Nobody acts as an officer on an application of their own, or in place of the applicant. Let
		/// another officer do it.
		#[codec(index = 47)]
		OwnCase,
		/// The mandate has voted on the step: that of the officer who voted in your place, or in whose
		/// place you would vote. An officer of another mandate has to.
		#[codec(index = 48)]
		MandateUsed,
		/// The silence of a step shall approve it, and no provision is named that says so.
		#[codec(index = 49)]
		TacitWithoutLegalBasis { step: u8 },
		/// Applicants shall or may be named, and no provision is named that says so.
		#[codec(index = 50)]
		NamingWithoutLegalBasis,
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
		/// Publishes a new matter with its first version.
		///
		/// Origin: an officer who is [`Role::MatterEditor`](govchain_primitives::Role) of a
		/// department that may publish matters. That department owns the matter.
		///
		/// Every department named must be active and able to do its part; the error of the
		/// departments is passed on. All else that is wrong with the draft has an error of its own.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::publish_matter(
			Pallet::<T>::bounded(draft.steps.len(), MAX_STEPS),
			Pallet::<T>::bounded(draft.edges.len(), MAX_EDGES),
		))]
		pub fn publish_matter(origin: OriginFor<T>, draft: MatterDraft) -> DispatchResult {
			Self::do_publish_matter(ensure_signed(origin)?, draft)
		}

		/// Publishes the next version of a matter. It receives the cases from now on, also if the
		/// matter was retired; cases that run keep theirs.
		///
		/// Origin: as for [`Pallet::publish_matter`], of the department that owns the matter.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::publish_version(
			Pallet::<T>::bounded(draft.steps.len(), MAX_STEPS),
			Pallet::<T>::bounded(draft.edges.len(), MAX_EDGES),
		))]
		pub fn publish_version(
			origin: OriginFor<T>,
			matter: MatterId,
			draft: MatterDraft,
		) -> DispatchResult {
			Self::do_publish_version(ensure_signed(origin)?, matter, draft)
		}

		/// Withdraws the version in force. No more cases are received until another version is
		/// published; cases that run go on.
		///
		/// Origin: as for [`Pallet::publish_version`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::retire_matter())]
		pub fn retire_matter(origin: OriginFor<T>, matter: MatterId) -> DispatchResult {
			Self::do_retire_matter(ensure_signed(origin)?, matter)
		}

		/// Applies.
		///
		/// Origin: any account with an identity in good standing. It acts in the case from now on.
		///
		/// - `party`: its own identity, or a salted hash that commits to it, as the matter says.
		/// - `documents`: commitments to them, at most 128, all different.
		/// - `content`: commitment to what is applied for.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::submit(
			Pallet::<T>::bounded(documents.len(), MAX_DOCUMENTS),
		))]
		pub fn submit(
			origin: OriginFor<T>,
			matter: MatterId,
			party: Party,
			documents: Vec<Commitment>,
			content: Commitment,
		) -> DispatchResult {
			Self::do_submit(ensure_signed(origin)?, matter, party, documents, content)
		}

		/// Applies for a person at the window, who may have no key.
		///
		/// Origin: a clerk of the matter's service centre, who is recorded. Its clerks act for the
		/// applicant in the case from now on. Arguments as for [`Pallet::submit`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::submit_at_window(
			Pallet::<T>::bounded(documents.len(), MAX_DOCUMENTS),
		))]
		pub fn submit_at_window(
			origin: OriginFor<T>,
			matter: MatterId,
			party: Party,
			documents: Vec<Commitment>,
			content: Commitment,
		) -> DispatchResult {
			Self::do_submit_at_window(ensure_signed(origin)?, matter, party, documents, content)
		}

		/// Accepts a case: all steps that wait for no other open, and their clocks start.
		///
		/// Origin: a clerk of the matter's service centre.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::accept(MAX_STEPS))]
		pub fn accept(origin: OriginFor<T>, case: CaseId) -> DispatchResultWithPostInfo {
			let work = Self::do_accept(ensure_signed(origin)?, case)?;
			Ok(Self::actual(T::WeightInfo::accept, work))
		}

		/// Refuses to accept a case, which ends it.
		///
		/// Origin: a clerk of the matter's service centre.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::refuse_acceptance())]
		pub fn refuse_acceptance(
			origin: OriginFor<T>,
			case: CaseId,
			reason: Commitment,
		) -> DispatchResult {
			Self::do_refuse_acceptance(ensure_signed(origin)?, case, reason)
		}

		/// Votes on an open step. The vote that reaches the quorum of the step decides it: approval
		/// opens what waited for it and ends the case with the last step; rejection ends the case.
		///
		/// Origin: an officer of the step's department with the step's role.
		///
		/// `reason` commits to the reasons.
		#[pallet::call_index(7)]
		#[pallet::weight(
			Pallet::<T>::decide_weight(*decision)(MAX_STEPS)
				.saturating_add(T::WeightInfo::settle(MAX_STEPS))
		)]
		pub fn decide(
			origin: OriginFor<T>,
			case: CaseId,
			step: u8,
			decision: Decision,
			reason: Commitment,
		) -> DispatchResultWithPostInfo {
			let work = Self::do_decide(ensure_signed(origin)?, case, step, decision, reason)?;
			Ok(Self::actual(Self::decide_weight(decision), work))
		}

		/// Asks the applicant to complete the papers within `days` working days. The clocks of all
		/// open steps stand until the answer.
		///
		/// Origin: an officer of the step's department with the step's role.
		///
		/// `notice` commits to what is missing.
		#[pallet::call_index(8)]
		#[pallet::weight(
			T::WeightInfo::request_correction(MAX_STEPS)
				.saturating_add(T::WeightInfo::settle(MAX_STEPS))
		)]
		pub fn request_correction(
			origin: OriginFor<T>,
			case: CaseId,
			step: u8,
			notice: Commitment,
			days: u16,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let work = Self::do_request_correction(who, case, step, notice, days)?;
			Ok(Self::actual(T::WeightInfo::request_correction, work))
		}

		/// Completes the papers: adds `documents` and replaces the content. The clocks go on.
		///
		/// Origin: whoever acts for the applicant. See the rules of the pallet.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::answer_correction(
			MAX_STEPS,
			Pallet::<T>::bounded(documents.len(), MAX_DOCUMENTS),
		))]
		pub fn answer_correction(
			origin: OriginFor<T>,
			case: CaseId,
			documents: Vec<Commitment>,
			content: Commitment,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let added = Self::bounded(documents.len(), MAX_DOCUMENTS);
			let work = Self::do_answer_correction(who, case, documents, content)?;
			Ok(Self::actual(|steps| T::WeightInfo::answer_correction(steps, added), work))
		}

		/// Withdraws a case that has not ended.
		///
		/// Origin: whoever acts for the applicant. See the rules of the pallet.
		#[pallet::call_index(10)]
		#[pallet::weight(
			T::WeightInfo::withdraw(MAX_STEPS).saturating_add(T::WeightInfo::settle(MAX_STEPS))
		)]
		pub fn withdraw(origin: OriginFor<T>, case: CaseId) -> DispatchResultWithPostInfo {
			let work = Self::do_withdraw(ensure_signed(origin)?, case)?;
			Ok(Self::actual(T::WeightInfo::withdraw, work))
		}
	}
}

impl<T: Config> Pallet<T> {
	/// A length as a benchmark counts it. Beyond the bound the call fails at the bound.
	fn bounded(length: usize, bound: u32) -> u32 {
		u32::try_from(length).unwrap_or(bound).min(bound)
	}

	fn decide_weight(decision: Decision) -> fn(u32) -> Weight {
		match decision {
			Decision::Approve => T::WeightInfo::decide_approve,
			Decision::Reject => T::WeightInfo::decide_reject,
		}
	}

	/// The weight of what an alarm settled.
	fn settled(work: Work) -> Weight {
		let steps = work.steps.clamp(1, MAX_STEPS);
		let written = work.written.clamp(1, steps);
		match (work.settled, work.concluded) {
			// The time to answer a correction passed.
			(false, true) => T::WeightInfo::withdraw(steps),
			(true, true) => T::WeightInfo::settle(steps),
			// Most steps of a large case are only read, to see which passes next.
			_ => T::WeightInfo::settle_one(steps.saturating_sub(written).saturating_add(1))
				.saturating_add(T::WeightInfo::settle(written))
				.saturating_sub(T::WeightInfo::settle(1)),
		}
	}

	/// The weight of what a call did: calls are charged for 64 steps before.
	fn actual(call: impl FnOnce(u32) -> Weight, work: Work) -> PostDispatchInfo {
		let steps = work.steps.min(MAX_STEPS);
		let settled = if work.settled { T::WeightInfo::settle(steps) } else { Weight::zero() };
		Some(call(steps).saturating_add(settled)).into()
	}
}

impl<T: Config> OnDue for Pallet<T> {
	fn on_due(item: AgendaItem) -> Weight {
		let (AgendaItem::Step { case, .. } | AgendaItem::Correction { case }) = item else {
			return Weight::zero();
		};
		let most = Self::weight(&item);
		Self::settle_due(item, case).map_or(most, |work| Self::settled(work).min(most))
	}

	/// Reads the case, so that a small one isn't counted as one of 64 steps. Trying again later
	/// costs the rest.
	fn weight(item: &AgendaItem) -> Weight {
		let (AgendaItem::Step { case, .. } | AgendaItem::Correction { case }) = item else {
			return Weight::zero();
		};
		let overhead = T::DbWeight::get().reads_writes(3, 3);
		let Some(record) = Cases::<T>::get(case) else {
			return overhead;
		};
		let steps = u32::from(record.steps).saturating_sub(record.done.len()).max(1);
		overhead.saturating_add(match item {
			AgendaItem::Correction { .. } => {
				T::WeightInfo::withdraw(u32::from(record.steps).max(1))
			}
			_ if record.done.is_empty() => T::WeightInfo::settle(steps),
			// The last approvals fold the case, done steps included.
			_ => T::WeightInfo::settle(steps)
				.saturating_add(T::DbWeight::get().writes(u64::from(record.done.len()))),
		})
	}
}
