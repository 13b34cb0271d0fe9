// SPDX-License-Identifier: Apache-2.0

//! Who runs authority nodes, and what clients read about it.

use alloc::vec::Vec;
use codec::{Codec, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_consensus_aura::sr25519::AuthorityId;

use crate::{calendar::Moment, departments::DepartmentId};

/// Number of a session.
pub type SessionIndex = u32;
/// Number of a recorded fault. Never used again.
pub type FaultId = u32;

/// Most authorities. Each finality proof carries a signature of two thirds of them, GRANDPA's
/// messages grow with their square, and the record of a session's keys with their number.
pub const MAX_AUTHORITIES: u32 = 64;
/// Most kinds of session key of one authority: authoring and finality, and room for what a
/// parachain or a bridge adds.
pub const MAX_KEY_TYPES: u32 = 8;
/// Longest public key in bytes. The longest in use are the 33 bytes of ECDSA.
pub const MAX_KEY_LEN: u32 = 64;
/// Most faults that one read returns. Clients read on from the last one.
pub const MAX_FAULTS_PER_READ: u32 = 256;

/// An authority as it stands in a set.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	PartialEq,
	Eq,
	Debug,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeatedAuthority<AccountId> {
	/// The account under which the node's session keys are registered.
	pub account: AccountId,
	/// The department that answers for it.
	pub department: DepartmentId,
}

/// What an authority did that the protocol forbids and that two signatures of it prove.
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
pub enum FaultKind {
	/// Voted for two blocks in one round of GRANDPA.
	#[codec(index = 0)]
	DoubleVote {
		/// Number of the GRANDPA set.
		set: u64,
		/// Number of the round in that set.
		round: u64,
	},
	/// Authored two blocks in one slot.
	#[codec(index = 1)]
	DoubleAuthoring {
		/// The slot, counted from 1970-01-01T00:00:00Z.
		slot: u64,
	},
}

/// A proven fault, recorded against the department that held the key at that time.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Fault<AccountId> {
	/// The authority that held the key.
	pub authority: AccountId,
	/// Its department in the session of the fault.
	pub department: DepartmentId,
	/// What it did, and in which round or slot.
	pub kind: FaultKind,
	/// The session for which the key was proven.
	pub session: SessionIndex,
	/// Time of the block that recorded it.
	pub recorded_at: Moment,
	/// Time of the block in which the council lifted its consequences.
	pub lifted_at: Option<Moment>,
}

/// How an authority stands.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
	/// No open fault.
	#[codec(index = 0)]
	Good,
	/// Has an open fault and stays in the set, because too few would remain without it. May not
	/// author, unless so many have faults that none would.
	#[codec(index = 1)]
	AtFault,
	/// Has an open fault and is out of the set planned last.
	#[codec(index = 2)]
	Excluded,
}

/// An authority as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct AuthorityInfo<AccountId> {
	/// The account under which the node's session keys are registered.
	pub account: AccountId,
	/// The department that answers for it now.
	pub department: DepartmentId,
	/// Since when it answers for it; 0 for genesis.
	pub since: Moment,
	/// How it stands.
	pub standing: Standing,
	/// Faults whose consequences the council has not lifted, oldest first.
	pub open_faults: Vec<FaultId>,
}

/// A public key as the session pallet stores it.
pub type SessionKey = BoundedVec<u8, ConstU32<MAX_KEY_LEN>>;

/// Who held which keys in a session.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct KeyHolder<AccountId> {
	/// The authority.
	pub authority: AccountId,
	/// Its department when the session was planned.
	pub department: DepartmentId,
	/// Its keys, one of a kind, each with its four-letter key type.
	pub keys: BoundedVec<([u8; 4], SessionKey), ConstU32<MAX_KEY_TYPES>>,
}

/// Stops and restarts the authoring of an authority that is in the set. Made by the runtime over
/// the session pallet. Both do nothing for an authority that is not in the set, or that is already
/// as it should be.
pub trait DisableAuthority<AccountId> {
	/// Blocks of `authority` are refused from the next one on.
	fn disable(authority: &AccountId);
	/// `authority` may author again.
	fn enable(authority: &AccountId);
}

impl<AccountId> DisableAuthority<AccountId> for () {
	fn disable(_: &AccountId) {}
	fn enable(_: &AccountId) {}
}

sp_api::decl_runtime_apis! {
	/// Who runs the chain, and who was at fault.
	pub trait AuthoritiesApi<AccountId> where AccountId: Codec {
		/// All admitted authorities with their department and standing, by account.
		fn authorities() -> Vec<AuthorityInfo<AccountId>>;
		/// The set planned last: that of the next session.
		fn planned_set() -> Vec<SeatedAuthority<AccountId>>;
		/// Number of faults ever recorded against `department`.
		fn fault_count(department: DepartmentId) -> u32;
		/// Faults recorded against `department`, oldest first, from the one at position `from`
		/// (counted from 0) on, at most [`MAX_FAULTS_PER_READ`].
		fn faults(department: DepartmentId, from: u32) -> Vec<(FaultId, Fault<AccountId>)>;
		/// First and last session whose keys are on record. A fault in an earlier one can't be
		/// proven any more.
		fn recorded_sessions() -> Option<(SessionIndex, SessionIndex)>;
		/// Who held which keys in `session`, if it is on record.
		fn key_holders(session: SessionIndex) -> Option<Vec<KeyHolder<AccountId>>>;
		/// Puts a report of two blocks that `author` made in one slot into the node's own pool, given
		/// their headers with the seals. For nodes. `None` if the report proves nothing new.
		fn submit_report_double_authoring(
			first: Block::Header,
			second: Block::Header,
			author: AuthorityId,
		) -> Option<()>;
	}
}
