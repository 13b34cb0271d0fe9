// SPDX-License-Identifier: Apache-2.0

//! The council, and what clients read about it.

use alloc::vec::Vec;

use codec::{Codec, Decode, Encode};
use scale_info::TypeInfo;
use sp_core::H256;

use crate::DepartmentId;

/// Seats in the council, and so departments that may have the capability
/// [`Authority`](crate::Capability::Authority).
///
/// Each of them runs a node that votes on finality; beyond some dozens of voters the votes alone
/// would fill a one-second slot. A motion also scans all votes when a seat changes.
pub const MAX_SEATS: u32 = 64;

/// A seat in the council.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Seat<AccountId> {
	/// The department whose seat it is.
	pub department: DepartmentId,
	/// Who votes for it.
	pub councillor: AccountId,
}

/// By which way a call can become root.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct RootWays {
	/// By a motion of two thirds.
	pub motion: bool,
	/// By a motion of three quarters, in an emergency.
	pub emergency: bool,
}

/// A motion of the council that is open.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Motion<AccountId> {
	/// Hash of the SCALE-encoded call, by which votes name it.
	pub hash: H256,
	/// Its number, by which votes name it too, so that none counts for a later motion of the same
	/// call.
	pub number: u32,
	/// Who proposed it.
	pub proposer: Option<AccountId>,
	/// The SCALE-encoded call.
	pub call: Vec<u8>,
	/// Votes with which it can be closed before its time.
	pub threshold: u32,
	/// Who voted for it.
	pub ayes: Vec<AccountId>,
	/// Who voted against it.
	pub nays: Vec<AccountId>,
	/// The block after which it can be closed with the votes that it has.
	pub ends_at: u32,
}

sp_api::decl_runtime_apis! {
	/// The council.
	pub trait GovernanceApi<AccountId> where AccountId: Codec {
		/// The taken seats, in the order of the departments' numbers.
		fn seats() -> Vec<Seat<AccountId>>;
		/// The open motions, in the order of their numbers.
		fn motions() -> Vec<Motion<AccountId>>;
		/// Votes that a motion takes now, with those seats that are held and those that their
		/// departments could fill. It is asked again when the motion is closed.
		fn votes_needed(emergency: bool) -> u32;
		/// By which way the SCALE-encoded `call` can become root, so that nobody votes for a motion
		/// that will be refused. None if the bytes are not a call of this runtime.
		fn ways_to_root(call: Vec<u8>) -> Option<RootWays>;
	}
}
