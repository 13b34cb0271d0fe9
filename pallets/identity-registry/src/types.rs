// SPDX-License-Identifier: Apache-2.0

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use govchain_primitives::{
	identity::{HeldKey, IdentityStatus, KeyRole, Tag},
	DepartmentId, IdentityId, IdentityKind, Moment,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

/// Keys that an identity has at one time: the primary one, and enough for the representatives and
/// agents of a large firm. All of them are visited when a key is lost.
pub const MAX_KEYS: u32 = 16;

/// Tags of one identity in one epoch: two documents, such as an identity card and a passport.
pub const TAGS_PER_EPOCH: usize = 2;

/// Tags of one identity: [`TAGS_PER_EPOCH`] of each of the two epochs that are accepted. There is always
/// room for a tag of the current one, so no identity can keep a change from its end.
pub const MAX_TAGS: u32 = 4;

/// Number of a key period within its identity, counted from 0.
pub type PeriodNumber = u32;

/// An identity. Read whenever one acts, so it holds nothing of the past.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct IdentityRecord<AccountId> {
	pub kind: IdentityKind,
	pub status: IdentityStatus<AccountId>,
	/// The account that speaks for the identity; once the identity has ended, the last one.
	pub primary: AccountId,
	/// Periods of the keys that it has now, the primary one first. Empty once it has ended.
	pub keys: BoundedVec<PeriodNumber, ConstU32<MAX_KEYS>>,
	/// How many key periods there have been: the number that the next one gets.
	pub periods: PeriodNumber,
	/// In the order in which they were added.
	pub tags: BoundedVec<Tag, ConstU32<MAX_TAGS>>,
	pub registered_by: DepartmentId,
	/// 0 for identities of the genesis block.
	pub registered_at: Moment,
}

/// What an account is, or was, for an identity. Kept for ever, see [`crate::Pallet`].
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
	pub identity: IdentityId,
	/// Its latest period.
	pub period: PeriodNumber,
	/// The role in that period.
	pub role: KeyRole,
	/// The end of that period: first moment at which the key is no longer valid.
	pub until: Option<Moment>,
}

impl Key {
	/// Whether the key is valid at `now`.
	pub fn is_valid(&self, now: Moment) -> bool {
		self.until.is_none_or(|until| now < until)
	}
}

/// One stretch of time in which one account held one role for an identity.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct KeyPeriod<AccountId> {
	pub account: AccountId,
	pub role: KeyRole,
	pub from: Moment,
	/// First moment after the period; none as long as no end is set.
	pub until: Option<Moment>,
	/// The period of the primary key that is valid when this one begins; its own number if it is a
	/// primary one. Leads from any moment to the account that spoke then without a walk through the
	/// periods of other keys.
	pub primary: PeriodNumber,
}

impl<AccountId> KeyPeriod<AccountId> {
	/// Whether the period covers `when`.
	pub fn covers(&self, when: Moment) -> bool {
		self.from <= when && self.until.is_none_or(|until| when < until)
	}
}

impl<AccountId> From<KeyPeriod<AccountId>> for HeldKey<AccountId> {
	fn from(period: KeyPeriod<AccountId>) -> Self {
		let KeyPeriod { account, role, from, until, .. } = period;
		Self { account, role, from, until }
	}
}

/// An identity of the genesis block: an officer or a test person of the consortium.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisIdentity<AccountId> {
	/// The account that speaks for it.
	pub account: AccountId,
	pub kind: IdentityKind,
	/// Hash of its tag, in the epoch in which the chain begins.
	pub tag: H256,
	/// The department that answers for it. Not checked: departments stand after identities.
	pub department: DepartmentId,
}
