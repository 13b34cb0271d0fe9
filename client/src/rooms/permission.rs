// SPDX-License-Identifier: Apache-2.0

//! Who may make which call, as the chain explains it.

use scale_decode::DecodeAsType;
use subxt::utils::AccountId32;

use super::departments::{Capability, DepartmentId, Missing, Role};
use crate::{
	chain::{runtime_api, AtBlock},
	exit::Outcome,
};

/// A way by which somebody may make a call.
#[derive(DecodeAsType, Clone, PartialEq, Eq, Debug)]
pub enum Way {
	Anyone,
	Identity,
	Concerned,
	Officer { role: Option<Role>, capability: Option<Capability> },
	Head,
	Freezer,
	Agent,
	Councillor,
	Authority,
	Motion,
	Emergency,
	Node,
	AuthorisedCode,
	Wrapper,
	Voice,
	Proposer,
	Itself,
}

/// Why an account can't make a call by a way, or at all.
#[derive(DecodeAsType, Clone, PartialEq, Eq, Debug)]
pub enum Obstacle {
	UnknownAccount,
	FrozenAccount,
	NeverUsable,
	SafeMode,
	Paused,
	Right(Missing),
	NotOfDepartment(DepartmentId),
	NotAbove(DepartmentId),
	NoIdentity,
	NotOfIdentity(u64),
	NotOfParty,
	NotAgent,
	NoSeat,
	NotAuthority,
	ByMotionOnly,
	ByNodeOnly,
	NoRecord,
	TooDeep,
	TakesJointAct,
	Forbidden,
	NoVoice,
	NotProposer,
	Restarting,
	NestedBatchAll,
	NotItself,
	OwnMandate,
	OwnRoles,
	NotByStandIn,
	SuspendedFromAbove,
	LastHead,
	MandateOutlastsOwn,
	OwnCase,
	HoldsOffice,
	SeatNotLent,
	OwnHead,
	TooLong,
}

/// A way with the particulars of one call.
#[derive(DecodeAsType, Clone, Debug)]
pub struct CheckedWay {
	pub way: Way,
	pub department: Option<DepartmentId>,
	pub obstacle: Option<Obstacle>,
}

/// Whether an account may make a call, and why.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Explanation {
	pub pallet: Vec<u8>,
	pub call: Vec<u8>,
	pub path: Vec<u32>,
	pub obstacle: Option<Obstacle>,
	pub ways: Vec<CheckedWay>,
}

impl Explanation {
	/// Whether the account may make the call.
	pub fn is_allowed(&self) -> bool {
		self.obstacle.is_none() && self.ways.iter().any(|way| way.obstacle.is_none())
	}

	/// Name of the call that is explained.
	pub fn name(&self) -> String {
		let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
		format!("{}.{}", text(&self.pallet), text(&self.call))
	}
}

/// Whether `account` may make `call`, and why. None if the bytes are no call.
pub async fn may(at: &AtBlock, account: &AccountId32, call: &[u8]) -> Outcome<Option<Explanation>> {
	runtime_api(at, "PermissionApi", "may", (*account, call.to_vec())).await
}
