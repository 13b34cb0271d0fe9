// SPDX-License-Identifier: Apache-2.0

//! Matters and cases: identifiers, what a matter is made of, and what clients read.

use alloc::vec::Vec;

use codec::{Codec, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

use crate::{
	calendar::{Limit, Moment},
	departments::{DepartmentId, Role},
	identity::Party,
	Commitment,
};

/// Number of a case. Never used again.
pub type CaseId = u64;
/// Number of a matter. Never used again.
pub type MatterId = u32;
/// Version of a matter, counted from 1.
pub type MatterVersion = u16;

/// Most steps in a version of a matter. The steps of a case that are open or done are bits of one
/// `u64`, so that dependencies are checked without reading the steps.
pub const MAX_STEPS: u32 = 64;
/// Most edges in a version of a matter: four predecessors a step on average.
pub const MAX_EDGES: u32 = 256;
/// Most kinds of paper that a matter may name: as many as documents fit into a case.
pub const MAX_PAPERS: u32 = MAX_DOCUMENTS;
/// Most documents in a case, those of corrections included.
pub const MAX_DOCUMENTS: u32 = 128;
/// Most bytes of the name of a matter, which are 85 Chinese characters.
pub const MAX_MATTER_NAME: u32 = 256;
/// Most bytes of the name of a step, which are 42 Chinese characters.
pub const MAX_STEP_NAME: u32 = 128;
/// Most officers that must agree on a step. Panels are small; more would make a vote cost more than
/// the decision is worth.
pub const MAX_QUORUM: u8 = 16;
/// Most votes on a step that is not decided yet, and the deciding one: one less than the quorum on
/// either side, and one.
pub const MAX_VOTES: u32 = 31;
/// Longest time limit of a step or a correction in working days, about four years. Calendars are
/// published year by year and no limit of practice comes near it.
pub const MAX_LIMIT_DAYS: u16 = 1_000;
/// Most entries that a read of a list answers at once.
pub const MAX_PAGE: u32 = 256;
/// Most entries of a work list that a read looks at. Entries that silence has closed stay listed until
/// a block settles them, and each costs as much as one that is answered.
pub const MAX_WALK: u32 = 4 * MAX_PAGE;

/// The tag that comes before everything that is hashed into the running hash of a case.
pub const LINK_DOMAIN: [u8; 16] = *b"govchain/case/v1";

/// The running hash of a case after `event`, where `previous` is the one before it, and zero for a
/// case that has none yet.
///
/// BLAKE2b-256 over [`LINK_DOMAIN`], the 32 bytes of `previous`, and the SCALE encoding of the event
/// of the approvals pallet: its variant index and its fields, as they stand in the block, without
/// the index of the pallet before them. Every event of that pallet that has a field `case` is a
/// link, in the order of the blocks, but `SettlementPostponed`, which changes nothing in the case.
pub fn link(previous: &H256, event: &[u8]) -> H256 {
	let mut bytes =
		Vec::with_capacity(LINK_DOMAIN.len().saturating_add(32).saturating_add(event.len()));
	bytes.extend_from_slice(&LINK_DOMAIN);
	bytes.extend_from_slice(previous.as_bytes());
	bytes.extend_from_slice(event);
	BlakeTwo256::hash(&bytes)
}

/// The hash that stands in events for a list of documents: BLAKE2b-256 over the SCALE encoding of
/// the list of commitments, in the order in which they were handed in.
pub fn documents_hash(documents: &[Commitment]) -> H256 {
	BlakeTwo256::hash(&documents.encode())
}

/// Steps of one matter as bits: bit `n` is step `n`.
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
	Default,
)]
pub struct StepSet(pub u64);

impl StepSet {
	/// The first `count` steps, at most 64.
	pub fn first(count: u32) -> Self {
		Self(1u64.checked_shl(count).map_or(u64::MAX, |bit| bit.wrapping_sub(1)))
	}

	fn bit(step: u8) -> u64 {
		1u64.checked_shl(u32::from(step)).unwrap_or(0)
	}

	/// Whether `step` is in the set.
	pub fn contains(self, step: u8) -> bool {
		self.0 & Self::bit(step) != 0
	}

	/// Adds `step`. A step beyond 63 is never in a set.
	pub fn insert(&mut self, step: u8) {
		self.0 |= Self::bit(step);
	}

	/// Takes `step` out.
	pub fn remove(&mut self, step: u8) {
		self.0 &= !Self::bit(step);
	}

	/// The steps that are in this set and not in `other`.
	pub fn without(self, other: Self) -> Self {
		Self(self.0 & !other.0)
	}

	/// Whether every step of this set is in `other`.
	pub fn is_subset(self, other: Self) -> bool {
		self.without(other).is_empty()
	}

	/// Whether no step is in the set.
	pub fn is_empty(self) -> bool {
		self.0 == 0
	}

	/// How many steps are in the set.
	pub fn len(self) -> u32 {
		self.0.count_ones()
	}

	/// The steps in the set in ascending order.
	pub fn iter(self) -> impl Iterator<Item = u8> {
		(0..64u8).filter(move |step| self.contains(*step))
	}
}

/// How the officers of a department come to a decision on a step.
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
pub enum QuorumRule {
	/// So many different officers must say the same, 1 to [`MAX_QUORUM`]. How many officers the
	/// department has plays no part: whichever side reaches the number first has decided, so a
	/// split vote stays open until one more officer votes.
	#[codec(index = 0)]
	AtLeast(u8),
}

/// What it means that a department lets the limit of its step pass.
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
pub enum Silence {
	/// The step is overdue: that is counted against the department, and a late decision is taken.
	#[codec(index = 0)]
	Escalate,
	/// The step counts as approved from the moment when its limit passed. The silence of a department
	/// that may not act by then, being suspended, abolished without a successor or without the
	/// capability, approves nothing: its step is overdue.
	#[codec(index = 1)]
	TacitConsent {
		/// Hash of the provision that says so. Not zero.
		legal_basis: H256,
	},
}

/// How the applicant is named in a case.
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
	Default,
)]
pub enum PartyRule {
	/// Only by a salted hash.
	#[codec(index = 0)]
	#[default]
	Committed,
	/// Only by its identity.
	#[codec(index = 1)]
	Named {
		/// Hash of the provision that demands it. Not zero.
		legal_basis: H256,
	},
	/// As the applicant chooses.
	#[codec(index = 2)]
	Either {
		/// Hash of the provision that allows naming. Not zero.
		legal_basis: H256,
	},
}

/// `after` may open only when `before` is done.
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
pub struct Edge {
	pub before: u8,
	pub after: u8,
}

/// A step of a matter as it is handed in, before any bound was checked.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct StepDraft {
	/// Public name in UTF-8, at most [`MAX_STEP_NAME`] bytes.
	pub name: Vec<u8>,
	/// Who decides.
	pub department: DepartmentId,
	/// Which of its officers decide, normally [`Role::Approver`].
	pub role: Role,
	pub quorum: QuorumRule,
	/// Working days, 1 to [`MAX_LIMIT_DAYS`].
	pub limit_days: u16,
	pub silence: Silence,
	/// Which papers of the matter the step needs, by their position there.
	pub papers: Vec<u8>,
}

/// A version of a matter as it is handed in, before any bound was checked. What is wrong with it is
/// answered with an error of its own.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct MatterDraft {
	/// Public name in UTF-8, at most [`MAX_MATTER_NAME`] bytes.
	pub name: Vec<u8>,
	/// The department whose clerks receive and accept the cases.
	pub service_centre: DepartmentId,
	pub party: PartyRule,
	/// The kinds of paper that an application needs, each named by a hash of its description; at
	/// most [`MAX_PAPERS`].
	pub papers: Vec<H256>,
	/// 1 to [`MAX_STEPS`].
	pub steps: Vec<StepDraft>,
	/// At most [`MAX_EDGES`]; no cycle.
	pub edges: Vec<Edge>,
}

/// A step of a matter as published. See [`StepDraft`] for its fields.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct StepDefinition {
	pub name: BoundedVec<u8, ConstU32<MAX_STEP_NAME>>,
	pub department: DepartmentId,
	pub role: Role,
	pub quorum: QuorumRule,
	pub limit_days: u16,
	pub silence: Silence,
	pub papers: BoundedVec<u8, ConstU32<MAX_PAPERS>>,
}

/// A version of a matter as published. It never changes. See [`MatterDraft`] for its fields.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Definition {
	pub name: BoundedVec<u8, ConstU32<MAX_MATTER_NAME>>,
	pub service_centre: DepartmentId,
	pub party: PartyRule,
	pub papers: BoundedVec<H256, ConstU32<MAX_PAPERS>>,
	pub steps: BoundedVec<StepDefinition, ConstU32<MAX_STEPS>>,
	pub edges: BoundedVec<Edge, ConstU32<MAX_EDGES>>,
}

impl Definition {
	/// All steps.
	pub fn all(&self) -> StepSet {
		StepSet::first(u32::try_from(self.steps.len()).unwrap_or(MAX_STEPS))
	}

	/// A step by its position.
	pub fn step(&self, step: u8) -> Option<&StepDefinition> {
		self.steps.get(usize::from(step))
	}

	/// The steps that stand directly before each step, by its position.
	pub fn predecessors(&self) -> Vec<StepSet> {
		let mut before = alloc::vec![StepSet::default(); self.steps.len()];
		for edge in &self.edges {
			if let Some(set) = before.get_mut(usize::from(edge.after)) {
				set.insert(edge.before);
			}
		}
		before
	}

	/// The steps all of whose predecessors are in `done`.
	pub fn ready(&self, done: StepSet) -> StepSet {
		let mut ready = StepSet::default();
		for (step, before) in (0u8..).zip(self.predecessors()) {
			if before.is_subset(done) {
				ready.insert(step);
			}
		}
		ready
	}
}

/// A matter: who publishes it, and which version receives cases.
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
pub struct Matter {
	/// The department that publishes versions of it.
	pub department: DepartmentId,
	/// The newest version. Versions count from 1 and all of them are kept.
	pub latest: MatterVersion,
	/// No new cases are received, until another version is published.
	pub retired: bool,
}

impl Matter {
	/// The version to which a case is pinned that is received now.
	pub fn in_force(&self) -> Option<MatterVersion> {
		(!self.retired).then_some(self.latest)
	}
}

/// Where a case stands. The states of practice; those that no call reaches yet have their index, so
/// that records and clients need no change when one does.
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
)]
pub enum CaseState {
	/// Handed in. 收件
	#[codec(index = 0)]
	Received,
	/// Accepted by the service centre; steps are open. 受理
	#[codec(index = 1)]
	Accepted,
	/// Acceptance refused. Final. 不予受理
	#[codec(index = 2)]
	NotAccepted,
	/// The applicant has been asked to complete the papers; the clocks of all open steps stand. 补正
	#[codec(index = 3)]
	Correction,
	/// A hearing, an inspection or an expert opinion; the clock stands. Not reached yet. 特别程序
	#[codec(index = 4)]
	SpecialProcedure,
	/// Limits were extended once. Not reached yet. 延期
	#[codec(index = 5)]
	Extended,
	/// Every step is approved by its department. Final. 准予
	#[codec(index = 6)]
	Approved,
	/// Approved, with papers that must follow. Not reached yet. 容缺办结
	#[codec(index = 7)]
	ApprovedPapersToFollow,
	/// A step was rejected. Final. 不予许可
	#[codec(index = 8)]
	Rejected,
	/// Withdrawn by the applicant. Final. 撤回申请
	#[codec(index = 9)]
	Withdrawn,
	/// A decision recalled by the officer who made it. Not reached yet. 撤回
	#[codec(index = 10)]
	Recalled,
	/// An approval revoked afterwards. Not reached yet. 撤销
	#[codec(index = 11)]
	Revoked,
	/// Every step is approved, at least one of them by silence. Final. 默许
	#[codec(index = 12)]
	Tacit,
	/// The papers were not completed in time, which counts as withdrawn. Final. 逾期未补正
	#[codec(index = 13)]
	Lapsed,
}

/// What an officer says about a step.
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
pub enum Decision {
	#[codec(index = 0)]
	Approve,
	#[codec(index = 1)]
	Reject,
}

/// The vote of one officer on a step.
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
pub struct Vote<AccountId> {
	pub officer: AccountId,
	pub decision: Decision,
	pub at: Moment,
	/// Whose mandate it was, if the officer stood in for another.
	pub in_place_of: Option<AccountId>,
}

impl<AccountId> Vote<AccountId> {
	/// The officer by whose mandate the vote was given. A mandate votes once.
	pub fn mandate(&self) -> &AccountId {
		self.in_place_of.as_ref().unwrap_or(&self.officer)
	}
}

/// How a case came in.
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
pub enum Channel<AccountId> {
	/// Signed by the applicant. For a committed party this account goes on acting in the case; for a
	/// named one whoever speaks for the identity does.
	#[codec(index = 0)]
	Own { account: AccountId },
	/// Received at the window by a clerk. The clerks of the service centre go on acting in the case
	/// for the applicant; so does, for a named party, whoever speaks for the identity.
	#[codec(index = 1)]
	Window { department: DepartmentId, officer: AccountId },
}

/// Where a step stands that has been opened.
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
pub enum StepState {
	/// Open, and the clock runs.
	#[codec(index = 0)]
	Running { limit: Limit },
	/// Open, and the clock stands while the applicant completes the papers.
	#[codec(index = 1)]
	Suspended {
		since: Moment,
		/// Full working days that the department has when the clock goes on. Counted in a standstill, one
		/// more, for the rest of a day; it is taken off if the clock goes on in a standstill.
		days_left: u16,
	},
	/// Open, and the limit has passed. A decision is late.
	#[codec(index = 2)]
	Overdue {
		/// The last moment that was in time.
		due: Moment,
		/// Since when the applicant completes the papers; this time isn't counted as used.
		suspended_since: Option<Moment>,
	},
	/// Approved by the department.
	#[codec(index = 3)]
	Approved {
		at: Moment,
		/// Seconds of working time that the department used.
		used: u64,
		/// Decided after the limit.
		late: bool,
	},
	/// Approved by silence.
	#[codec(index = 4)]
	Tacit { at: Moment, used: u64 },
}

impl StepState {
	/// Whether the step awaits a decision.
	pub fn is_open(&self) -> bool {
		matches!(self, Self::Running { .. } | Self::Suspended { .. } | Self::Overdue { .. })
	}
}

/// What a department did with its time, over all matters and since the first case.
///
/// `opened` is the sum of `open`, `in_time`, `late`, `tacit` and `undecided`.
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
	Default,
)]
pub struct Performance {
	/// Steps ever opened for the department.
	pub opened: u64,
	/// Steps that await its decision.
	pub open: u64,
	/// Of the open ones, those whose limit has passed.
	pub overdue: u64,
	/// Steps decided before their limit.
	pub in_time: u64,
	/// Steps decided after it.
	pub late: u64,
	/// Steps that the chain approved because the department was silent.
	pub tacit: u64,
	/// Steps whose case ended before they were decided.
	pub undecided: u64,
	/// Seconds of working time used on all steps decided, tacit ones included.
	pub seconds_used: u64,
}

/// A notice that asks the applicant to complete the papers.
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
pub struct CorrectionView {
	/// The step whose department asked.
	pub step: u8,
	/// Commitment to what is missing.
	pub notice: Commitment,
	pub asked_at: Moment,
	pub limit: Limit,
	/// The last moment that is in time, by the calendar as it is now. None also if it lies beyond the
	/// published years.
	pub due: Option<Moment>,
}

/// A step of a case as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct StepView<AccountId> {
	pub department: DepartmentId,
	/// `None` while predecessors are not done.
	pub opened_at: Option<Moment>,
	/// `None` while predecessors are not done.
	pub state: Option<StepState>,
	/// The last moment that is in time, by the calendar as it is now, while the clock runs. None also
	/// if it lies beyond the published years.
	pub due: Option<Moment>,
	pub votes: Vec<Vote<AccountId>>,
}

/// A case as clients read it, with everything settled that has fallen due.
///
/// A concluded case is one small record: what only a running case has is empty or `None`.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct CaseView<AccountId> {
	pub matter: MatterId,
	pub version: MatterVersion,
	pub state: CaseState,
	pub party: Party,
	pub channel: Option<Channel<AccountId>>,
	pub received_at: Moment,
	pub accepted_at: Option<Moment>,
	pub concluded_at: Option<Moment>,
	/// Commitment to what is applied for, as last handed in.
	pub content: Option<Commitment>,
	pub documents: Vec<Commitment>,
	pub correction: Option<CorrectionView>,
	pub steps: Vec<StepView<AccountId>>,
	/// How many transitions the running hash covers.
	pub transitions: u32,
	/// The running hash, see [`link`].
	pub head: H256,
}

/// A step on the work list of a department.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct OpenStep {
	pub case: CaseId,
	pub step: u8,
	pub matter: MatterId,
	pub version: MatterVersion,
	pub opened_at: Moment,
	pub state: StepState,
	/// The last moment that is in time, by the calendar as it is now, while the clock runs. None also
	/// if it lies beyond the published years.
	pub due: Option<Moment>,
	/// Officers who voted so far.
	pub votes: u32,
}

/// A page of a department's work list.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct WorkPage {
	/// Open steps. There may be none although others follow, for steps that silence has closed and no
	/// block has settled yet are left out.
	pub steps: Vec<OpenStep>,
	/// Where the next page begins: what to ask for as `after`. None at the end of the list.
	pub next: Option<(CaseId, u8)>,
}

sp_api::decl_runtime_apis! {
	/// What clients read of matters and cases.
	pub trait ApprovalsApi<AccountId>
	where
		AccountId: Codec,
	{
		/// A matter.
		fn matter(matter: MatterId) -> Option<Matter>;
		/// Matters from number `from` on, at most `limit` and [`MAX_PAGE`] of them.
		fn matters(from: MatterId, limit: u32) -> Vec<(MatterId, Matter)>;
		/// A version of a matter.
		fn matter_version(matter: MatterId, version: MatterVersion) -> Option<Definition>;
		/// A case, running or concluded.
		fn case(case: CaseId) -> Option<CaseView<AccountId>>;
		/// The work list of a department, in no order that means anything: at most `limit` (but at
		/// least one) and [`MAX_PAGE`] open steps that come after the step `after` there, of at most
		/// [`MAX_WALK`] entries looked at. What a department carries on for others is listed under their numbers, which
		/// [`crate::departments::DepartmentsApi::inherited_from`] gives.
		fn open_steps(
			department: DepartmentId,
			after: Option<(CaseId, u8)>,
			limit: u32,
		) -> WorkPage;
		/// What a department did with its time.
		fn performance(department: DepartmentId) -> Performance;
	}
}

#[cfg(test)]
mod tests {
	use frame_support::StorageHasher;

	use super::*;

	#[test]
	fn step_set_holds_64_steps() {
		assert_eq!(StepSet::first(0), StepSet(0));
		assert_eq!(StepSet::first(3), StepSet(0b111));
		assert_eq!(StepSet::first(64), StepSet(u64::MAX));
		let mut set = StepSet::default();
		set.insert(63);
		set.insert(64);
		assert_eq!(set.iter().collect::<Vec<_>>(), [63]);
		set.remove(63);
		assert!(set.is_empty());
	}

	#[test]
	fn link_hashes_domain_previous_and_event() {
		let mut bytes = b"govchain/case/v1".to_vec();
		bytes.extend([7; 32]);
		bytes.extend([1, 2, 3]);
		assert_eq!(link(&H256([7; 32]), &[1, 2, 3]).0, frame_support::Blake2_256::hash(&bytes));
	}
}
