// SPDX-License-Identifier: Apache-2.0

//! Rules of acts, and joint acts.

use scale_decode::DecodeAsType;
use scale_encode::{EncodeAsType, TypeResolver};
use subxt::utils::AccountId32;

use super::{
	departments::{DepartmentId, Role},
	Hash32,
};
use crate::{
	chain::{runtime_api, AtBlock},
	exit::{Exit, Failure, Outcome},
	messages::{self as m, Message},
};

pub const PALLET: &str = "Acts";

pub type JointActId = u64;

/// Joint acts that one answer of the node has at most.
const PAGE: u32 = 64;

/// A kind of act, by the first two bytes of its calls.
#[derive(EncodeAsType, DecodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
pub struct ActId {
	pub pallet: u8,
	pub call: u8,
}

impl ActId {
	/// `Pallet.call`, as the metadata names it.
	pub fn name(self, at: &AtBlock) -> String {
		let metadata = at.metadata();
		let Some(pallet) = metadata.pallet_by_call_index(self.pallet) else {
			return format!("{}.{}", self.pallet, self.call);
		};
		match pallet.call_variant_by_index(self.call) {
			Some(call) => format!("{}.{}", pallet.name(), call.name),
			None => format!("{}.{}", pallet.name(), self.call),
		}
	}
}

/// A role of a department.
#[derive(DecodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Voice {
	pub department: DepartmentId,
	pub role: Role,
}

/// How many voices it takes.
#[derive(DecodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Quorum {
	Any,
	All,
	Majority,
	Number(u8),
	Fraction { numerator: u8, denominator: u8 },
}

/// What a joint act needs.
#[derive(DecodeAsType, Clone, PartialEq, Eq, Debug)]
pub struct JointRule {
	pub voices: Vec<Voice>,
	pub quorum: Quorum,
	pub days: u16,
}

/// How an act may be done.
#[derive(DecodeAsType, Clone, PartialEq, Eq, Debug)]
pub enum Rule {
	Own,
	Forbidden,
	Joint(JointRule),
}

/// The rule of an act.
#[derive(DecodeAsType, Clone, Debug)]
pub struct RuleInfo {
	pub act: ActId,
	pub rule: Rule,
	pub needed: Option<u32>,
}

/// What a call would need.
#[derive(DecodeAsType, Clone, Debug)]
pub struct CallInfo {
	pub act: ActId,
	pub call_hash: Hash32,
	pub weight: Weight,
	pub rule: Rule,
	pub is_rulable: bool,
}

/// What a call may take of a block.
#[derive(EncodeAsType, DecodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Weight {
	pub ref_time: u64,
	pub proof_size: u64,
}

/// What keeps a joint act from being endorsed.
#[derive(DecodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Obstacle {
	Lapsed,
	RuleChanged,
	ProposerCantAct,
	CallUnreadable,
}

impl Obstacle {
	pub fn message(self) -> Message {
		match self {
			Obstacle::Lapsed => m::JOINT_LAPSED,
			Obstacle::RuleChanged => m::JOINT_RULE_CHANGED,
			Obstacle::ProposerCantAct => m::JOINT_PROPOSER_CANT_ACT,
			Obstacle::CallUnreadable => m::JOINT_CALL_UNREADABLE,
		}
	}
}

/// A voice that was given.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Endorsement {
	pub voice: Voice,
	pub officer: AccountId32,
	pub at: u64,
	pub counts: bool,
}

/// An open joint act.
#[derive(DecodeAsType, Clone, Debug)]
pub struct JointAct {
	pub id: JointActId,
	pub act: ActId,
	pub call: Vec<u8>,
	pub call_hash: Hash32,
	pub weight: Weight,
	pub proposer: AccountId32,
	pub department: DepartmentId,
	pub role: Role,
	pub proposed_at: u64,
	pub due: Option<u64>,
	pub endorsements: Vec<Endorsement>,
	pub needed: Option<u32>,
	pub missing: Vec<Voice>,
	pub obstacle: Option<Obstacle>,
}

/// A call that is SCALE-encoded already, whatever it is: its bytes stand where the metadata expects a
/// call.
pub struct EncodedCall(pub Vec<u8>);

impl EncodeAsType for EncodedCall {
	fn encode_as_type_to<R: TypeResolver>(
		&self,
		_: R::TypeId,
		_: &R,
		out: &mut Vec<u8>,
	) -> Result<(), scale_encode::Error> {
		out.extend_from_slice(&self.0);
		Ok(())
	}
}

/// Arguments of `propose`.
#[derive(EncodeAsType)]
pub struct Propose {
	pub role: Role,
	pub call: EncodedCall,
}

/// Arguments of `endorse`.
#[derive(EncodeAsType)]
pub struct Endorse {
	pub id: JointActId,
	pub role: Role,
	pub call_hash: Hash32,
	pub weight_bound: Weight,
}

/// Arguments of `withdraw`.
#[derive(EncodeAsType)]
pub struct Withdraw {
	pub id: JointActId,
}

/// Event `Proposed`.
#[derive(DecodeAsType)]
pub struct Proposed {
	pub id: JointActId,
}

/// Event `Executed`.
#[derive(DecodeAsType)]
pub struct Executed {
	/// What came of the call, as the chain says it.
	pub result: subxt::dynamic::Value,
}

/// Every rule that is set.
pub async fn rules(at: &AtBlock) -> Outcome<Vec<RuleInfo>> {
	runtime_api(at, "ActsApi", "rules", ()).await
}

/// The rule of an act, if one is set.
pub async fn rule(at: &AtBlock, act: ActId) -> Outcome<Option<RuleInfo>> {
	runtime_api(at, "ActsApi", "rule", (act,)).await
}

/// What a call would need.
pub async fn call_info(at: &AtBlock, call: &[u8]) -> Outcome<CallInfo> {
	let info: Option<CallInfo> = runtime_api(at, "ActsApi", "call", (call.to_vec(),)).await?;
	info.ok_or_else(not_a_call)
}

/// Every open joint act, in the order of their numbers.
pub async fn joint_acts(at: &AtBlock) -> Outcome<Vec<JointAct>> {
	let mut all: Vec<JointAct> = Vec::new();
	loop {
		let after = all.last().map(|last| last.id);
		let page: Vec<JointAct> = runtime_api(at, "ActsApi", "joint_acts", (after, PAGE)).await?;
		if page.is_empty() {
			break;
		}
		all.extend(page);
	}
	all.sort_by_key(|one| one.id);
	Ok(all)
}

/// An open joint act.
pub async fn joint_act(at: &AtBlock, id: JointActId) -> Outcome<JointAct> {
	let found: Option<JointAct> = runtime_api(at, "ActsApi", "joint_act", (id,)).await?;
	found.ok_or_else(|| Failure::says(Exit::NotFound, m::NO_JOINT_ACT, &[&id]))
}

/// Bytes that are no call.
pub fn not_a_call() -> Failure {
	Failure::says(Exit::Usage, m::NOT_A_CALL, &[])
}
