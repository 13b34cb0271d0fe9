// SPDX-License-Identifier: Apache-2.0

//! Rules of acts: which calls of officers need the voices of several departments, and the joint acts
//! that collect them.

use alloc::vec::Vec;

use codec::{Codec, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, weights::Weight, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::DispatchResult;

use crate::{ActingOfficer, DepartmentId, Limit, Moment, Role};

/// Voices in one rule: more departments than share any one decision. Each endorsement is checked anew
/// when the act is executed, so this bounds that work.
pub const MAX_VOICES: u32 = 16;

/// Working days for which a joint act may wait: about a quarter of a year. Who endorsed it longer ago
/// did so in other circumstances.
pub const MAX_DAYS: u16 = 60;

/// Joint acts in one answer of the runtime API. Each may carry a call of 32 KiB.
pub const MAX_PAGE: u32 = 64;

/// Number of a joint act. Never used again.
pub type JointActId = u64;

/// A kind of act: a call of the runtime, whatever its arguments are. These are the first two bytes of
/// the SCALE-encoded call, which never change.
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
pub struct ActId {
	/// Index of the pallet in the runtime.
	pub pallet: u8,
	/// Index of the call in the pallet.
	pub call: u8,
}

/// Who may speak in a joint act: any officer with this role in this department, one for all of them.
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
pub struct Voice {
	pub department: DepartmentId,
	pub role: Role,
}

/// How many voices of a rule it takes.
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
pub enum Quorum {
	/// One.
	#[codec(index = 0)]
	Any,
	/// Every one.
	#[codec(index = 1)]
	All,
	/// More than half.
	#[codec(index = 2)]
	Majority,
	/// So many.
	#[codec(index = 3)]
	Number(u8),
	/// At least this part, rounded up.
	#[codec(index = 4)]
	Fraction { numerator: u8, denominator: u8 },
}

impl Quorum {
	/// How many of `voices` it takes. None if that is nobody, or more than there are.
	pub fn needed(self, voices: u32) -> Option<u32> {
		let needed = match self {
			Quorum::Any => 1,
			Quorum::All => voices,
			Quorum::Majority => voices.checked_div(2)?.checked_add(1)?,
			Quorum::Number(number) => number.into(),
			Quorum::Fraction { numerator, denominator } => {
				let denominator = u32::from(denominator);
				voices
					.checked_mul(numerator.into())?
					.checked_add(denominator.checked_sub(1)?)?
					.checked_div(denominator)?
			}
		};
		(1..=voices).contains(&needed).then_some(needed)
	}
}

/// What a joint act needs.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct JointRule {
	/// At least one, and none twice.
	pub voices: BoundedVec<Voice, ConstU32<MAX_VOICES>>,
	/// How many of them it takes.
	pub quorum: Quorum,
	/// Working days to collect them, 1 to [`MAX_DAYS`].
	pub days: u16,
}

impl JointRule {
	/// How many voices it takes. None if that can't be met.
	pub fn needed(&self) -> Option<u32> {
		self.quorum.needed(u32::try_from(self.voices.len()).ok()?)
	}
}

/// How an act may be done.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum Rule {
	/// By the officer alone, as the call itself checks. The same holds where no rule is set.
	#[codec(index = 0)]
	Own,
	/// By nobody.
	#[codec(index = 1)]
	Forbidden,
	/// As a joint act.
	#[codec(index = 2)]
	Joint(JointRule),
}

/// A rule as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct RuleInfo {
	pub act: ActId,
	pub rule: Rule,
	/// How many voices it takes, where the rule is that of joint acts.
	pub needed: Option<u32>,
}

/// What a call would need, so that it can be asked before it is proposed.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct CallInfo {
	pub act: ActId,
	/// BLAKE2b-256 of the SCALE-encoded call.
	pub call_hash: H256,
	/// The most that the call may weigh.
	pub weight: Weight,
	/// [`Rule::Own`] also where none is set.
	pub rule: Rule,
	/// Whether a motion can set a rule for it.
	pub is_rulable: bool,
}

/// What keeps a joint act from being endorsed. The first obstacle is named, in this order.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Obstacle {
	/// Its time is over. The agenda is about to remove it.
	#[codec(index = 0)]
	Lapsed,
	/// The rule was changed or cleared after the act was proposed. It can be proposed anew.
	#[codec(index = 1)]
	RuleChanged,
	/// Its proposer may no longer act for the department in the role in which it was proposed.
	#[codec(index = 2)]
	ProposerCantAct,
	/// The runtime no longer has such a call.
	#[codec(index = 3)]
	CallUnreadable,
}

/// An endorsement as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct EndorsementInfo<AccountId> {
	pub voice: Voice,
	pub officer: AccountId,
	pub at: Moment,
	/// Whether it counts: not if the officer has lost the right to it meanwhile.
	pub counts: bool,
}

/// A joint act as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct JointActInfo<AccountId> {
	pub id: JointActId,
	pub act: ActId,
	/// The SCALE-encoded call, to be read before it is endorsed.
	pub call: Vec<u8>,
	/// BLAKE2b-256 of it, which an endorsement names.
	pub call_hash: H256,
	/// The most that the call may weigh, for the bound that an endorsement names.
	pub weight: Weight,
	/// By whom and for whom the call will be made.
	pub proposer: AccountId,
	pub department: DepartmentId,
	/// The role in which it was proposed.
	pub role: Role,
	pub proposed_at: Moment,
	pub limit: Limit,
	/// The last moment that is in time, as far as the calendar knows.
	pub due: Option<Moment>,
	pub endorsements: Vec<EndorsementInfo<AccountId>>,
	/// How many voices it takes; none if its rule isn't in force any more.
	pub needed: Option<u32>,
	/// The voices of its rule that haven't spoken, or whose endorsement doesn't count.
	pub missing: Vec<Voice>,
	/// What keeps it from being endorsed, if anything does.
	pub obstacle: Option<Obstacle>,
}

/// Whom calls concern. Who decides a matter of his own has no voice on it.
pub trait Interests<AccountId, Call> {
	/// That `officer` may give a voice on `call` by this mandate.
	fn ensure_disinterested(officer: &ActingOfficer<AccountId>, call: &Call) -> DispatchResult;

	/// What asking for all the mandates of one officer costs at most.
	fn weight() -> Weight;
}

/// Calls concern nobody.
impl<AccountId, Call> Interests<AccountId, Call> for () {
	fn ensure_disinterested(_: &ActingOfficer<AccountId>, _: &Call) -> DispatchResult {
		Ok(())
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

sp_api::decl_runtime_apis! {
	/// Rules of acts, and joint acts.
	pub trait ActsApi<AccountId> where AccountId: Codec {
		/// Every rule that is set, in the order of the acts.
		fn rules() -> Vec<RuleInfo>;
		/// The rule of an act, if one is set.
		fn rule(act: ActId) -> Option<RuleInfo>;
		/// What the SCALE-encoded `call` would need. None if the bytes are not a call of this
		/// runtime.
		fn call(call: Vec<u8>) -> Option<CallInfo>;
		/// Up to `limit` open joint acts and [`MAX_PAGE`] of them, in an order that only the chain
		/// knows. To go on, pass the last number as `after`.
		fn joint_acts(
			after: Option<JointActId>,
			limit: u32,
		) -> Vec<JointActInfo<AccountId>>;
		/// An open joint act.
		fn joint_act(id: JointActId) -> Option<JointActInfo<AccountId>>;
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn part(numerator: u8, denominator: u8) -> Quorum {
		Quorum::Fraction { numerator, denominator }
	}

	#[test]
	fn quorum_says_how_many_voices_it_takes() {
		for (quorum, voices, needed) in [
			(Quorum::Any, 1, 1),
			(Quorum::Any, 16, 1),
			(Quorum::All, 1, 1),
			(Quorum::All, 16, 16),
			(Quorum::Majority, 1, 1),
			(Quorum::Majority, 2, 2),
			(Quorum::Majority, 3, 2),
			(Quorum::Majority, 4, 3),
			(Quorum::Number(1), 1, 1),
			(Quorum::Number(16), 16, 16),
			(part(2, 3), 3, 2),
			(part(2, 3), 4, 3),
			(part(1, 255), 16, 1),
			(part(255, 255), 16, 16),
			(part(1, 2), 4, 2),
		] {
			assert_eq!(quorum.needed(voices), Some(needed), "{quorum:?} of {voices}");
		}
	}

	#[test]
	fn quorum_that_nobody_or_too_many_would_meet_is_none() {
		for (quorum, voices) in [
			(Quorum::Any, 0),
			(Quorum::All, 0),
			(Quorum::Majority, 0),
			(Quorum::Number(0), 3),
			(Quorum::Number(4), 3),
			(part(0, 3), 3),
			(part(1, 0), 3),
			(part(0, 0), 3),
			(part(4, 3), 3),
			(part(255, 254), 1),
		] {
			assert_eq!(quorum.needed(voices), None, "{quorum:?} of {voices}");
		}
	}
}
