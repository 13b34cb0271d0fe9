// SPDX-License-Identifier: Apache-2.0

//! Who runs authority nodes, and what clients read about it.

use alloc::{string::String, vec::Vec};
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
/// Most headers that lead from two blocks of one slot to a block that the chain has. A fork lasts until
/// one of its sides is final, which takes a block or two; this is enough for both blocks, each at the
/// end of a fork of sixteen.
pub const MAX_ANCESTORS: u32 = 32;
/// Most faults that one read returns. Clients read on from the last one.
pub const MAX_FAULTS_PER_READ: u32 = 256;

/// Longest name of a node in the network, in bytes: the longest multihash that the network layer
/// reads. Those in use have 34 or 38.
pub const MAX_PEER_ID_LEN: u32 = 64;
/// Most listed nodes. Every node reads the whole list at each new best block.
pub const MAX_NODES: u32 = 1_024;
/// Most listed nodes of one department: its authorities, a spare machine for each, gateways and
/// readers. So no department takes the places of others.
pub const MAX_NODES_PER_DEPARTMENT: u32 = 16;

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

/// An authority that a department asks for.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct RequestInfo<AccountId> {
	/// Who asks.
	pub department: DepartmentId,
	/// The account under which the node's session keys would be registered.
	pub account: AccountId,
	/// The peer id of the node.
	pub peer: Vec<u8>,
	/// Since when.
	pub requested_at: Moment,
}

/// An authority that takes the place of another one as soon as it has session keys.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ReplacementInfo<AccountId> {
	/// Who goes.
	pub old: AccountId,
	/// Who comes.
	pub new: AccountId,
	/// The department of both.
	pub department: DepartmentId,
}

/// A change of the set, to be asked about before it is made.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum SetChange<AccountId> {
	/// One more authority.
	#[codec(index = 0)]
	Admit(SeatedAuthority<AccountId>),
	/// One authority less.
	#[codec(index = 1)]
	Retire(AccountId),
	/// One authority in the place of another one.
	#[codec(index = 2)]
	Replace {
		/// Who goes.
		old: AccountId,
		/// Who comes.
		new: AccountId,
	},
	/// A restart of finality without these.
	#[codec(index = 3)]
	Restart(Vec<AccountId>),
}

/// Whether a set can finalise, judged by who authors.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct SetHealth {
	/// How many are in the set.
	pub authorities: u32,
	/// How many of them are live.
	pub live: u32,
	/// How many GRANDPA needs to finalise: all but a third less one.
	pub needed: u32,
}

impl SetHealth {
	/// Whether those who are live can finalise among themselves.
	pub fn can_finalise(&self) -> bool {
		self.live >= self.needed
	}
}

/// When an authority authored last.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Liveness<AccountId> {
	/// The authority.
	pub account: AccountId,
	/// Its last block; 0 for one of genesis that has not authored yet.
	pub last_authored: Option<u32>,
	/// Whether that is recent enough to count as live.
	pub live: bool,
}

/// How far a restart of finality is.
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
pub enum RestartStage {
	/// Decided. The remaining set is planned when the next session starts.
	#[codec(index = 0)]
	Requested,
	/// The remaining set is planned. It takes over, by a forced change, when the next session
	/// starts.
	#[codec(index = 1)]
	Planned,
	/// The forced change is signalled, and takes effect after its delay.
	#[codec(index = 2)]
	Signalled,
}

/// A restart of finality as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct RestartInfo<AccountId> {
	/// How far it is.
	pub stage: RestartStage,
	/// The highest block that any of the remaining authorities has finalised.
	pub best_finalized: u32,
	/// Blocks between the signal and the change.
	pub delay: u32,
	/// The number of the new GRANDPA set.
	pub set: u64,
	/// The remaining authorities.
	pub authorities: Vec<SeatedAuthority<AccountId>>,
}

/// The name of a node in the network: the bytes of a multihash, as in the network's handshakes.
pub type PeerId = BoundedVec<u8, ConstU32<MAX_PEER_ID_LEN>>;

/// Whether `bytes` are the name of a node: the multihash of its public key, either the key itself of
/// up to 42 bytes (code 0x00) or its SHA2-256 hash (code 0x12).
///
/// <https://github.com/libp2p/specs/blob/master/peer-ids/peer-ids.md>
pub fn is_peer_id(bytes: &[u8]) -> bool {
	match bytes {
		[0x00, len, key @ ..] => !key.is_empty() && *len <= 42 && key.len() == usize::from(*len),
		[0x12, 32, hash @ ..] => hash.len() == 32,
		_ => false,
	}
}

/// What a listed node is for.
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
	Serialize,
	Deserialize,
)]
pub enum NodeKind {
	/// Authors and finalises, or stands by to do so.
	#[codec(index = 0)]
	Authority,
	/// Serves light clients and the public: it may talk to nodes that are not listed.
	#[codec(index = 1)]
	Gateway,
	/// Reads for its department.
	#[codec(index = 2)]
	Reader,
}

/// A listed node.
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
pub struct Node {
	/// The department that runs it.
	pub department: DepartmentId,
	/// What it is for.
	pub kind: NodeKind,
}

/// A listed node as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct NodeInfo {
	/// Its name in the network.
	pub peer: Vec<u8>,
	/// The department that runs it.
	pub department: DepartmentId,
	/// What it is for.
	pub kind: NodeKind,
}

/// A node that is listed from genesis on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisNode {
	/// Its name in the network in base58, as the node prints it.
	pub peer: String,
	/// The department that runs it.
	pub department: DepartmentId,
	/// What it is for.
	pub kind: NodeKind,
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

/// The finality gadget, for a restart after too many authorities were lost. Made by the runtime over
/// the GRANDPA pallet.
///
/// The runtime numbers a set when its change is *signalled*, a node when the change is *applied*:
/// a normal change once its block is final, a forced one `delay` blocks after its block whatever is
/// final. A forced change throws away the normal ones that were not applied. So after a stall the
/// runtime may be ahead, and a restart has to set its number back to that of the nodes.
pub trait RestartFinality<BlockNumber> {
	/// The number of the set that nodes have applied by normal changes once `block` is final for
	/// them and no later one is. None if the runtime does not remember so far back.
	fn set_at(block: BlockNumber) -> Option<u64>;
	/// Whether a forced change is noted, or signalled and not yet applied.
	fn is_forced_change_pending() -> bool;
	/// The first block in which a forced change may be signalled.
	fn next_possible() -> BlockNumber;
	/// Let the session that is about to start signal a forced change to its set, as the one after
	/// `set`, which stays in office to the end of the session that ends.
	fn force_change(set: u64, best_finalized: BlockNumber, delay: BlockNumber);
}

/// A chain without a finality gadget of its own has nothing to restart.
impl<BlockNumber: Default> RestartFinality<BlockNumber> for () {
	fn set_at(_: BlockNumber) -> Option<u64> {
		None
	}
	fn is_forced_change_pending() -> bool {
		false
	}
	fn next_possible() -> BlockNumber {
		BlockNumber::default()
	}
	fn force_change(_: u64, _: BlockNumber, _: BlockNumber) {}
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
		/// their headers with the seals, and those of the blocks between them and what is final. For
		/// nodes. `None` if the report proves nothing new.
		fn submit_report_double_authoring(
			first: Block::Header,
			second: Block::Header,
			ancestors: Vec<Block::Header>,
			author: AuthorityId,
		) -> Option<()>;
		/// The authorities that departments ask for, by department.
		fn requests() -> Vec<RequestInfo<AccountId>>;
		/// The authorities that take the place of another one once they have session keys.
		fn replacements() -> Vec<ReplacementInfo<AccountId>>;
		/// When each admitted authority authored last, by account.
		fn liveness() -> Vec<Liveness<AccountId>>;
		/// Whether the set in office can finalise. While it can't, no change of it is accepted but a
		/// restart of finality.
		fn set_health() -> SetHealth;
		/// Whether the set could finalise that `change` results in, together with what is already
		/// decided. A change is refused if this set or the one in office can't.
		fn change_health(change: SetChange<AccountId>) -> SetHealth;
		/// The restart of finality that is under way.
		fn restart() -> Option<RestartInfo<AccountId>>;
		/// All listed nodes, in an order that only the chain knows.
		fn nodes() -> Vec<NodeInfo>;
		/// The names of all listed nodes and what each is for, for nodes that admit only these.
		fn listed_peers() -> Vec<(Vec<u8>, NodeKind)>;
	}
}
