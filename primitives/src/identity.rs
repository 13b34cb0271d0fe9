// SPDX-License-Identifier: Apache-2.0

//! Citizens and enterprises as the owners of everything they own, whatever key they hold today.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::DispatchError;

use crate::{calendar::Moment, Commitment};

/// Number of an identity. Never used again.
pub type IdentityId = u64;

/// What kind of person an identity is.
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
pub enum IdentityKind {
	/// A natural person.
	#[codec(index = 0)]
	Citizen,
	/// A legal person.
	#[codec(index = 1)]
	Enterprise,
}

/// A person or firm in a record.
///
/// Citizens are committed by default, so that records about one person can't be joined by whoever
/// reads the chain; a matter, kind or series that says otherwise names its legal basis.
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
pub enum Party {
	/// Named by its identity.
	#[codec(index = 0)]
	Identity(IdentityId),
	/// Named by a salted hash. The salt is kept off chain and can be destroyed.
	#[codec(index = 1)]
	Committed(Commitment),
}

/// Identities as other rooms read them. Made by the identity registry.
pub trait Identities<AccountId> {
	/// The identity for which `who` holds an active key now.
	fn identity_of(who: &AccountId) -> Option<IdentityId>;
	/// The identity behind `who`, which must be in good standing. The error says what is wrong.
	fn ensure_identity(who: &AccountId) -> Result<IdentityId, DispatchError>;
	/// Whether `identity` exists and is neither frozen nor ended.
	fn is_in_good_standing(identity: IdentityId) -> bool;
	/// Citizen or enterprise.
	fn kind_of(identity: IdentityId) -> Option<IdentityKind>;
	/// The account that speaks for `identity` now.
	fn account_of(identity: IdentityId) -> Option<AccountId>;
	/// The account that spoke for `identity` at `when`.
	fn account_at(identity: IdentityId, when: Moment) -> Option<AccountId>;
	/// An account with an identity in good standing, made for a benchmark. Each `seed` gives
	/// another.
	#[cfg(feature = "runtime-benchmarks")]
	fn identity_for_benchmarks(kind: IdentityKind, seed: u32) -> (AccountId, IdentityId);
}
