// SPDX-License-Identifier: Apache-2.0

//! What the pallet stores.

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use govchain_primitives::{
	acts::{ActId, Rule, Voice, MAX_VOICES},
	AgendaKey, DepartmentId, Moment, Role,
};
use scale_info::TypeInfo;
use sp_core::H256;

/// Acts with a rule. All rules are given in one answer, and a council that rules more has taken the
/// business out of the departments' hands.
pub const MAX_RULES: u32 = 256;

/// Joint acts that one department may have open: more than it can follow up, so that no department
/// takes all the room.
pub const MAX_OPEN_OF_DEPARTMENT: u32 = 64;

/// Joint acts that one officer may have open: a quarter of the department's, so that nobody takes all the
/// room of the colleagues.
pub const MAX_OPEN_OF_OFFICER: u32 = MAX_OPEN_OF_DEPARTMENT / 4;

/// Joint acts open in all. With the longest calls they are 32 MiB of state.
pub const MAX_OPEN: u32 = 1_024;

/// Bytes of a call. The longest decision of officers, a matter with all its steps and papers, has
/// about 22 KiB.
pub const MAX_CALL_BYTES: u32 = 32 * 1024;

/// A SCALE-encoded call.
pub type CallBytes = BoundedVec<u8, ConstU32<MAX_CALL_BYTES>>;

/// The endorsements of a joint act, at most one for each voice.
pub type Endorsements<AccountId> = BoundedVec<Endorsement<AccountId>, ConstU32<MAX_VOICES>>;

pub(crate) type JointActOf<T> = JointAct<<T as frame_system::Config>::AccountId>;

/// A rule as it was set.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SetRule {
	/// Tells one setting from the next, so that a joint act is known to be of this one.
	pub number: u32,
	pub rule: Rule,
}

/// One voice for a joint act.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Endorsement<AccountId> {
	pub voice: Voice,
	/// Who spoke. Whether the voice is still his to give is checked whenever it is counted.
	pub officer: AccountId,
	pub at: Moment,
}

/// An open joint act. The call lies beside it, read only when it is executed or shown.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct JointAct<AccountId> {
	pub act: ActId,
	/// Number of the rule that it was proposed under. If another one is in force, it is void.
	pub rule: u32,
	/// BLAKE2b-256 of the call.
	pub call_hash: H256,
	/// In whose name the call will be made.
	pub proposer: AccountId,
	/// For which department it was proposed.
	pub department: DepartmentId,
	/// In which role it was proposed.
	pub role: Role,
	pub proposed_at: Moment,
	/// Its limit, and the entry of the agenda for it.
	pub alarm: AgendaKey,
	pub endorsements: Endorsements<AccountId>,
}
