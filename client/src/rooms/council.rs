// SPDX-License-Identifier: Apache-2.0

//! The council and its motions.

use scale_decode::DecodeAsType;
use subxt::utils::AccountId32;

use super::{departments::DepartmentId, Hash32};
use crate::{
	chain::{runtime_api, AtBlock},
	exit::Outcome,
};

/// A seat that is held.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Seat {
	pub department: DepartmentId,
	pub councillor: AccountId32,
}

/// A motion that is open.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Motion {
	pub hash: Hash32,
	pub number: u32,
	pub proposer: Option<AccountId32>,
	pub call: Vec<u8>,
	pub threshold: u32,
	pub ayes: Vec<AccountId32>,
	pub nays: Vec<AccountId32>,
	pub ends_at: u32,
}

/// By which way a call can become root.
#[derive(DecodeAsType, Clone, Copy, Debug)]
pub struct RootWays {
	pub motion: bool,
	pub emergency: bool,
}

/// The seats that are held.
pub async fn seats(at: &AtBlock) -> Outcome<Vec<Seat>> {
	runtime_api(at, "GovernanceApi", "seats", ()).await
}

/// The motions that are open.
pub async fn motions(at: &AtBlock) -> Outcome<Vec<Motion>> {
	runtime_api(at, "GovernanceApi", "motions", ()).await
}

/// Votes that a motion takes now.
pub async fn votes_needed(at: &AtBlock, emergency: bool) -> Outcome<u32> {
	runtime_api(at, "GovernanceApi", "votes_needed", (emergency,)).await
}

/// By which way `call` can become root.
pub async fn ways_to_root(at: &AtBlock, call: &[u8]) -> Outcome<Option<RootWays>> {
	runtime_api(at, "GovernanceApi", "ways_to_root", (call.to_vec(),)).await
}
