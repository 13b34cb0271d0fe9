// SPDX-License-Identifier: Apache-2.0

//! Authorities and their faults.

use scale_decode::DecodeAsType;
use subxt::utils::AccountId32;

use super::departments::DepartmentId;
use crate::{
	chain::{runtime_api, AtBlock},
	exit::Outcome,
};

/// The room's name in the metadata.
pub const PALLET: &str = "Authorities";

/// How an authority stands.
#[derive(DecodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
	Good,
	AtFault,
	Excluded,
}

/// An authority.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Authority {
	pub account: AccountId32,
	pub department: DepartmentId,
	pub standing: Standing,
}

/// What an authority did.
#[derive(DecodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
pub enum FaultKind {
	DoubleVote { set: u64, round: u64 },
	DoubleAuthoring { slot: u64 },
}

/// A proven fault.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Fault {
	pub authority: AccountId32,
	pub department: DepartmentId,
	pub kind: FaultKind,
	pub session: u32,
	pub recorded_at: u64,
	pub lifted_at: Option<u64>,
}

/// Whose keys are active in a session, with the department when the session was planned.
#[derive(DecodeAsType, Clone, Debug)]
pub struct KeyHolder {
	pub authority: AccountId32,
	pub department: DepartmentId,
}

/// An authority that a department asks for.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Request {
	pub department: DepartmentId,
	pub account: AccountId32,
	pub peer: Vec<u8>,
	pub requested_at: u64,
}

/// The authorities that departments ask for.
pub async fn requests(at: &AtBlock) -> Outcome<Vec<Request>> {
	runtime_api(at, "AuthoritiesApi", "requests", ()).await
}

/// All admitted authorities.
pub async fn all(at: &AtBlock) -> Outcome<Vec<Authority>> {
	runtime_api(at, "AuthoritiesApi", "authorities", ()).await
}

/// Whose keys are active in the newest session, and its number.
pub async fn key_holders(at: &AtBlock) -> Outcome<(u32, Vec<KeyHolder>)> {
	let sessions: Option<(u32, u32)> =
		runtime_api(at, "AuthoritiesApi", "recorded_sessions", ()).await?;
	let newest = sessions.map_or(0, |(_, newest)| newest);
	let holders: Option<Vec<KeyHolder>> =
		runtime_api(at, "AuthoritiesApi", "key_holders", (newest,)).await?;
	Ok((newest, holders.unwrap_or_default()))
}

/// The accounts of these, and the number of the session.
pub async fn active(at: &AtBlock) -> Outcome<(u32, Vec<AccountId32>)> {
	let (newest, holders) = key_holders(at).await?;
	Ok((newest, holders.into_iter().map(|one| one.authority).collect()))
}

/// The faults recorded against a department, from the one with number `from` on.
pub async fn faults(
	at: &AtBlock,
	department: DepartmentId,
	from: u32,
) -> Outcome<Vec<(u32, Fault)>> {
	runtime_api(at, "AuthoritiesApi", "faults", (department, from)).await
}

/// Whether a set can finalise, judged by who authors.
#[derive(DecodeAsType, Clone, Copy, Debug)]
pub struct SetHealth {
	pub authorities: u32,
	pub live: u32,
	pub needed: u32,
}

/// When an authority authored last.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Liveness {
	pub account: AccountId32,
	pub last_authored: Option<u32>,
	pub live: bool,
}

/// What a listed node is for.
#[derive(DecodeAsType, Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum NodeKind {
	/// Authors and finalises, or stands by to do so.
	Authority,
	/// Serves light clients and the public.
	Gateway,
	/// Reads for its department.
	Reader,
}

/// A listed node.
#[derive(DecodeAsType, Clone, Debug)]
pub struct ListedNode {
	pub peer: Vec<u8>,
	pub department: DepartmentId,
	pub kind: NodeKind,
}

impl ListedNode {
	/// Its peer id as nodes print it.
	pub fn name(&self) -> String {
		bs58::encode(&self.peer).into_string()
	}
}

/// Whether the set in office can finalise.
pub async fn health(at: &AtBlock) -> Outcome<SetHealth> {
	runtime_api(at, "AuthoritiesApi", "set_health", ()).await
}

/// When each admitted authority authored last.
pub async fn liveness(at: &AtBlock) -> Outcome<Vec<Liveness>> {
	runtime_api(at, "AuthoritiesApi", "liveness", ()).await
}

/// The nodes that may connect.
pub async fn nodes(at: &AtBlock) -> Outcome<Vec<ListedNode>> {
	runtime_api(at, "AuthoritiesApi", "nodes", ()).await
}
