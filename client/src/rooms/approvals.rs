// SPDX-License-Identifier: Apache-2.0

//! Matters and cases.

use scale_decode::DecodeAsType;
use scale_encode::EncodeAsType;
use subxt::utils::AccountId32;

use super::{departments::DepartmentId, departments::Role, Hash32};
use crate::{
	chain::{runtime_api, AtBlock},
	exit::Outcome,
	messages::{self as m, Message},
};

pub const PALLET: &str = "Approvals";

pub type CaseId = u64;
pub type MatterId = u32;

/// A person or firm in a record.
#[derive(EncodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Party {
	Identity(u64),
	Committed(Hash32),
}

/// How the officers of a department come to a decision.
#[derive(EncodeAsType, DecodeAsType, Clone, Copy, Debug)]
pub enum QuorumRule {
	AtLeast(u8),
}

/// What it means that a department lets a limit pass.
#[derive(EncodeAsType, DecodeAsType, Clone, Copy, Debug)]
pub enum Silence {
	Escalate,
	TacitConsent { legal_basis: Hash32 },
}

/// How the applicant is named in a case.
#[derive(EncodeAsType, DecodeAsType, Clone, Copy, Debug)]
pub enum PartyRule {
	Committed,
	Named { legal_basis: Hash32 },
	Either { legal_basis: Hash32 },
}

/// `after` opens only when `before` is done.
#[derive(EncodeAsType, DecodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edge {
	pub before: u8,
	pub after: u8,
}

/// A step as it is handed in.
#[derive(EncodeAsType, Clone, Debug)]
pub struct StepDraft {
	pub name: Vec<u8>,
	pub department: DepartmentId,
	pub role: Role,
	pub quorum: QuorumRule,
	pub limit_days: u16,
	pub silence: Silence,
	pub papers: Vec<u8>,
}

/// A version of a matter as it is handed in.
#[derive(EncodeAsType, Clone, Debug)]
pub struct MatterDraft {
	pub name: Vec<u8>,
	pub service_centre: DepartmentId,
	pub party: PartyRule,
	pub papers: Vec<Hash32>,
	pub steps: Vec<StepDraft>,
	pub edges: Vec<Edge>,
}

/// Arguments of `publish_matter`.
#[derive(EncodeAsType)]
pub struct PublishMatter {
	pub draft: MatterDraft,
}

/// Arguments of `publish_version`.
#[derive(EncodeAsType)]
pub struct PublishVersion {
	pub matter: MatterId,
	pub draft: MatterDraft,
}

/// Arguments of `submit`.
#[derive(EncodeAsType)]
pub struct Submit {
	pub matter: MatterId,
	pub party: Party,
	pub documents: Vec<Hash32>,
	pub content: Hash32,
}

/// Arguments of `accept` and `withdraw`.
#[derive(EncodeAsType)]
pub struct OnCase {
	pub case: CaseId,
}

/// What an officer says about a step.
#[derive(EncodeAsType, DecodeAsType, Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum Decision {
	Approve,
	Reject,
}

/// Arguments of `decide`.
#[derive(EncodeAsType)]
pub struct Decide {
	pub case: CaseId,
	pub step: u8,
	pub decision: Decision,
	pub reason: Hash32,
}

/// Arguments of `request_correction`.
#[derive(EncodeAsType)]
pub struct RequestCorrection {
	pub case: CaseId,
	pub step: u8,
	pub notice: Hash32,
	pub days: u16,
}

/// Arguments of `answer_correction`.
#[derive(EncodeAsType)]
pub struct AnswerCorrection {
	pub case: CaseId,
	pub documents: Vec<Hash32>,
	pub content: Hash32,
}

/// Event `MatterPublished`.
#[derive(DecodeAsType)]
pub struct MatterPublished {
	pub matter: MatterId,
	pub version: u16,
}

/// Event `CaseReceived`.
#[derive(DecodeAsType)]
pub struct CaseReceived {
	pub case: CaseId,
	pub version: u16,
	pub at: u64,
}

/// Event `CaseAccepted`.
#[derive(DecodeAsType)]
pub struct CaseAccepted {
	pub at: u64,
}

/// Event `StepOpened`.
#[derive(DecodeAsType, Clone, Copy, Debug)]
pub struct StepOpened {
	pub step: u8,
	pub at: u64,
}

/// Event `StepApproved`.
#[derive(DecodeAsType, Clone, Copy, Debug)]
pub struct StepApproved {
	pub step: u8,
	pub late: bool,
	pub at: u64,
}

/// Event `CaseConcluded`.
#[derive(DecodeAsType)]
pub struct CaseConcluded {
	pub outcome: CaseState,
	pub at: u64,
}

/// Where a case stands.
#[derive(DecodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
pub enum CaseState {
	Received,
	Accepted,
	NotAccepted,
	Correction,
	SpecialProcedure,
	Extended,
	Approved,
	ApprovedPapersToFollow,
	Rejected,
	Withdrawn,
	Recalled,
	Revoked,
	Tacit,
	Lapsed,
}

impl CaseState {
	/// The word of practice.
	pub fn message(self) -> Message {
		match self {
			CaseState::Received => m::CASE_RECEIVED,
			CaseState::Accepted => m::CASE_ACCEPTED,
			CaseState::NotAccepted => m::CASE_NOT_ACCEPTED,
			CaseState::Correction => m::CASE_CORRECTION,
			CaseState::SpecialProcedure => m::CASE_SPECIAL_PROCEDURE,
			CaseState::Extended => m::CASE_EXTENDED,
			CaseState::Approved => m::CASE_APPROVED,
			CaseState::ApprovedPapersToFollow => m::CASE_PAPERS_TO_FOLLOW,
			CaseState::Rejected => m::CASE_REJECTED,
			CaseState::Withdrawn => m::CASE_WITHDRAWN,
			CaseState::Recalled => m::CASE_RECALLED,
			CaseState::Revoked => m::CASE_REVOKED,
			CaseState::Tacit => m::CASE_TACIT,
			CaseState::Lapsed => m::CASE_LAPSED,
		}
	}
}

/// Where an opened step stands.
#[derive(DecodeAsType, Clone, Debug)]
pub enum StepState {
	Running,
	Suspended { days_left: u16 },
	Overdue,
	Approved { late: bool },
	Tacit,
}

/// A vote.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Vote {
	pub officer: AccountId32,
	pub decision: Decision,
}

/// A step of a case.
#[derive(DecodeAsType, Clone, Debug)]
pub struct StepView {
	pub department: DepartmentId,
	pub opened_at: Option<u64>,
	pub state: Option<StepState>,
	/// The last moment that is in time, while the clock runs. None if it lies beyond the published years.
	pub due: Option<u64>,
	pub votes: Vec<Vote>,
}

/// A notice that asks the applicant to complete the papers.
#[derive(DecodeAsType, Clone, Debug)]
pub struct CorrectionView {
	pub step: u8,
	pub notice: Hash32,
	/// The last moment that is in time. None if it lies beyond the published years.
	pub due: Option<u64>,
}

/// A case.
#[derive(DecodeAsType, Clone, Debug)]
pub struct CaseView {
	pub matter: MatterId,
	pub version: u16,
	pub state: CaseState,
	pub received_at: u64,
	pub accepted_at: Option<u64>,
	pub concluded_at: Option<u64>,
	pub documents: Vec<Hash32>,
	pub correction: Option<CorrectionView>,
	pub steps: Vec<StepView>,
	pub transitions: u32,
	pub head: Hash32,
}

/// A matter.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Matter {
	pub department: DepartmentId,
	pub latest: u16,
	pub retired: bool,
}

/// A step of a matter as published.
#[derive(DecodeAsType, Clone, Debug)]
pub struct StepDefinition {
	pub name: Vec<u8>,
	pub department: DepartmentId,
	pub role: Role,
	pub quorum: QuorumRule,
	pub limit_days: u16,
}

/// A version of a matter as published.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Definition {
	pub name: Vec<u8>,
	pub service_centre: DepartmentId,
	pub steps: Vec<StepDefinition>,
	pub edges: Vec<Edge>,
}

/// A case, running or concluded.
pub async fn case(at: &AtBlock, case: CaseId) -> Outcome<Option<CaseView>> {
	runtime_api(at, "ApprovalsApi", "case", (case,)).await
}

/// A matter.
pub async fn matter(at: &AtBlock, matter: MatterId) -> Outcome<Option<Matter>> {
	runtime_api(at, "ApprovalsApi", "matter", (matter,)).await
}

/// A version of a matter.
pub async fn matter_version(
	at: &AtBlock,
	matter: MatterId,
	version: u16,
) -> Outcome<Option<Definition>> {
	runtime_api(at, "ApprovalsApi", "matter_version", (matter, version)).await
}

/// The longest way through the steps when each takes `days` of its own: what remains of the limits
/// when everything that can run at the same time does.
pub fn longest_way(days: &[u32], edges: &[Edge]) -> u32 {
	let mut ends = days.to_vec();
	// A way has at most as many edges as there are steps; more rounds would mean a cycle.
	for _ in 0..days.len() {
		for edge in edges {
			let (before, after) = (usize::from(edge.before), usize::from(edge.after));
			let (Some(begin), Some(own)) = (ends.get(before).copied(), days.get(after)) else {
				continue;
			};
			let end = begin.saturating_add(*own);
			if let Some(known) = ends.get_mut(after) {
				*known = end.max(*known);
			}
		}
	}
	ends.into_iter().max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn longest_way_is_that_of_the_slowest_branch() {
		let edge = |before, after| Edge { before, after };
		let edges = [edge(0, 1), edge(0, 2), edge(1, 3), edge(2, 3)];
		assert_eq!(longest_way(&[3, 10, 7, 5], &edges), 18);
		assert_eq!(longest_way(&[3, 10, 7, 5], &[]), 10);
		assert_eq!(longest_way(&[], &[]), 0);
		// A cycle must not hang; the chain refuses it.
		longest_way(&[1, 1], &[edge(0, 1), edge(1, 0)]);
	}
}
