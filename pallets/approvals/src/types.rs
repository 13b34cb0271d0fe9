// SPDX-License-Identifier: Apache-2.0

//! What the pallet stores of a case.

use alloc::vec::Vec;

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use govchain_primitives::{
	approvals::{
		CaseState, CaseView, Channel, Decision, MatterId, MatterVersion, StepSet, StepState, Vote,
		MAX_DOCUMENTS, MAX_VOTES,
	},
	AgendaKey, Commitment, Limit, Moment, Party,
};
use scale_info::TypeInfo;
use sp_core::H256;

pub type CaseOf<T> = Case<<T as frame_system::Config>::AccountId>;
pub type StepOf<T> = Step<<T as frame_system::Config>::AccountId>;
pub type Documents = BoundedVec<Commitment, ConstU32<MAX_DOCUMENTS>>;

/// A running case: what nearly every call on it reads. Documents and steps lie beside it.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Case<AccountId> {
	pub matter: MatterId,
	/// The version in force when the case was received.
	pub version: MatterVersion,
	/// How many steps that version has, so that what settling may cost is known from this record.
	pub steps: u8,
	/// [`CaseState::Received`], [`CaseState::Accepted`] or [`CaseState::Correction`].
	pub state: CaseState,
	pub party: Party,
	pub channel: Channel<AccountId>,
	pub received_at: Moment,
	pub accepted_at: Option<Moment>,
	/// Commitment to what is applied for.
	pub content: Commitment,
	/// Steps that have been opened; each has a [`Step`].
	pub opened: StepSet,
	/// Steps that are approved, by decision or by silence.
	pub done: StepSet,
	/// Steps that are approved by silence.
	pub tacit: StepSet,
	/// Steps whose department has asked for a correction. It may do so once.
	pub asked: StepSet,
	/// Set in [`CaseState::Correction`].
	pub correction: Option<Correction>,
	/// No running limit of a step passes before this one, so that one comparison tells that nothing
	/// is due. Steps that are decided don't move it.
	pub next_due: Option<Limit>,
	/// How many transitions the running hash covers.
	pub transitions: u32,
	/// The running hash, see [`govchain_primitives::approvals::link`].
	pub head: H256,
}

/// A notice that asks the applicant to complete the papers.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Correction {
	/// The step whose department asked.
	pub step: u8,
	/// Commitment to what is missing.
	pub notice: Commitment,
	pub asked_at: Moment,
	/// Until when the applicant may answer.
	pub limit: Limit,
	/// The agenda entry for it. `None` only before the case is saved for the first time.
	pub alarm: Option<AgendaKey>,
}

/// A step that has been opened. Removed when the case is concluded.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Step<AccountId> {
	pub opened_at: Moment,
	pub state: StepState,
	/// Seconds of working time during which the clock stood, up to the last resumption.
	pub suspended: u64,
	/// The agenda entry for the limit, while the clock runs.
	pub alarm: Option<AgendaKey>,
	/// At most one for each officer and each mandate. Kept after the decision until the case is concluded.
	pub votes: BoundedVec<Vote<AccountId>, ConstU32<MAX_VOTES>>,
}

impl<AccountId> Step<AccountId> {
	/// How many officers said `decision`.
	pub fn count(&self, decision: Decision) -> usize {
		self.votes.iter().filter(|vote| vote.decision == decision).count()
	}

	/// Since when the clock stands, if it does.
	pub fn suspended_since(&self) -> Option<Moment> {
		match self.state {
			StepState::Suspended { since, .. } => Some(since),
			StepState::Overdue { suspended_since, .. } => suspended_since,
			_ => None,
		}
	}

	/// The limit, while the clock runs.
	pub fn running(&self) -> Option<Limit> {
		match self.state {
			StepState::Running { limit } => Some(limit),
			_ => None,
		}
	}
}

/// What is left of a case when it is concluded.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ConcludedCase {
	pub matter: MatterId,
	pub version: MatterVersion,
	pub outcome: CaseState,
	pub party: Party,
	pub received_at: Moment,
	pub accepted_at: Option<Moment>,
	pub concluded_at: Moment,
	pub transitions: u32,
	/// The running hash over all transitions, the conclusion included.
	pub head: H256,
}

impl ConcludedCase {
	/// What is kept of `case`.
	pub fn new<AccountId>(case: &Case<AccountId>, outcome: CaseState, at: Moment) -> Self {
		Self {
			matter: case.matter,
			version: case.version,
			outcome,
			party: case.party,
			received_at: case.received_at,
			accepted_at: case.accepted_at,
			concluded_at: at,
			transitions: case.transitions,
			head: case.head,
		}
	}
}

impl<AccountId> From<ConcludedCase> for CaseView<AccountId> {
	fn from(case: ConcludedCase) -> Self {
		Self {
			matter: case.matter,
			version: case.version,
			state: case.outcome,
			party: case.party,
			channel: None,
			received_at: case.received_at,
			accepted_at: case.accepted_at,
			concluded_at: Some(case.concluded_at),
			content: None,
			documents: Vec::new(),
			correction: None,
			steps: Vec::new(),
			transitions: case.transitions,
			head: case.head,
		}
	}
}
