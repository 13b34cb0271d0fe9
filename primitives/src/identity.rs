// SPDX-License-Identifier: Apache-2.0

//! Citizens and enterprises as the owners of everything they own, whatever key they hold today.

use alloc::vec::Vec;

use codec::{Codec, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError,
};

use crate::{calendar::Moment, departments::DepartmentId, Commitment};

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
/// Citizens are committed by default, so that a record doesn't name them; a matter, kind or series
/// that says otherwise names its legal basis.
///
/// A commitment hides the party and not its account. A case that the applicant sends itself, or by a
/// signed order, holds the account that signed ([`Channel::Own`], and the event of its receipt), and
/// the account leads to the identity: whoever reads this chain knows who it is, and joins the cases of
/// one key. Only of a case that a clerk receives at the window does nothing on chain tell whose it is.
///
/// [`Channel::Own`]: crate::approvals::Channel::Own
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
	/// Named by a salted hash, see [`commit_party`]. The salt is kept off chain and can be destroyed.
	#[codec(index = 1)]
	Committed(Commitment),
}

/// First bytes of what is hashed for a committed party.
pub const PARTY_DOMAIN: [u8; 17] = *b"govchain/party/v1";

/// The commitment to an identity as the party of a case: BLAKE2b-256 of [`PARTY_DOMAIN`], the identity
/// (8 bytes, little endian) and a salt of 32 random bytes.
///
/// The salt is new for each case, or two cases of one person have the same party, and used for nothing
/// else, because who opens the party gives it away. An invoice has a commitment of its own,
/// [`crate::invoices::commit_title`].
pub fn commit_party(identity: IdentityId, salt: &[u8; 32]) -> Commitment {
	BlakeTwo256::hash_of(&(PARTY_DOMAIN, identity, salt))
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

/// Generation of the tag service's key. Tags of different epochs can't be compared.
pub type TagEpoch = u16;

/// What makes an identity unique: the keyed hash of the number of an identity document.
///
/// One tag service makes it, and no registrar holds its key, because a plain hash of a document
/// number can be guessed by trying all numbers. On the wire: epoch (2 bytes, little endian), hash
/// (32 bytes).
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
	Serialize,
	Deserialize,
)]
pub struct Tag {
	/// Which key of the tag service made the hash.
	pub epoch: TagEpoch,
	/// The keyed hash.
	pub hash: H256,
}

/// What a key may do for its identity.
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
	Serialize,
	Deserialize,
)]
pub enum KeyRole {
	/// Speaks for the identity in everything. Exactly one at a time.
	#[codec(index = 0)]
	Primary,
	/// Represents an enterprise by law.
	#[codec(index = 1)]
	LegalRepresentative,
	/// Acts for an enterprise within a mandate.
	#[codec(index = 2)]
	Agent,
	/// Acts for a person that can't act itself.
	#[codec(index = 3)]
	Guardian,
	/// Acts for a person that entrusted it with one thing.
	#[codec(index = 4)]
	EntrustedAgent,
}

/// Whether an identity may act.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum IdentityStatus<AccountId> {
	/// It may.
	#[codec(index = 0)]
	Active,
	/// None of its keys may act until it is unfrozen.
	#[codec(index = 1)]
	Frozen {
		/// The department that froze it. Only this one, one above it and the council unfreeze it.
		department: DepartmentId,
		/// The officer that acted for the department.
		officer: AccountId,
		/// When it was frozen.
		since: Moment,
		/// Salted commitment to the written reason.
		reason: Commitment,
	},
	/// It was a second identity of one person. Nothing is moved: who meets it goes on to the
	/// successor. Reserved; no call sets it yet.
	#[codec(index = 2)]
	Merged { successor: IdentityId, at: Moment },
	/// The person died or the firm was dissolved. Reserved; no call sets it yet.
	#[codec(index = 3)]
	Ended { at: Moment },
}

impl<AccountId> IdentityStatus<AccountId> {
	/// Whether the identity is neither frozen nor ended.
	pub fn is_active(&self) -> bool {
		matches!(self, Self::Active)
	}

	/// Whether the identity has ended or was merged into another: it never acts again.
	pub fn is_final(&self) -> bool {
		matches!(self, Self::Merged { .. } | Self::Ended { .. })
	}
}

/// One stretch of time in which one account held one role for an identity.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct HeldKey<AccountId> {
	pub account: AccountId,
	pub role: KeyRole,
	/// First moment of the stretch.
	pub from: Moment,
	/// First moment after the stretch; none as long as no end is set.
	pub until: Option<Moment>,
}

/// An identity as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct IdentityInfo<AccountId> {
	pub identity: IdentityId,
	pub kind: IdentityKind,
	pub status: IdentityStatus<AccountId>,
	/// The keys that are valid now, the primary one first.
	pub keys: Vec<HeldKey<AccountId>>,
	/// Its tags, in the order in which they were added.
	pub tags: Vec<Tag>,
	/// The department that registered it.
	pub registered_by: DepartmentId,
	/// When; 0 if it stands in the genesis block.
	pub registered_at: Moment,
}

/// First bytes of a [`registration_payload`]. No other thing that a key of Govchain signs begins
/// with them.
pub const REGISTRATION_DOMAIN: [u8; 26] = *b"govchain:register-identity";

/// What browser wallets put before and after bytes that a web page asks them to sign, so that these
/// can't be a transaction.
pub const WALLET_WRAPPING: (&[u8], &[u8]) = (b"<Bytes>", b"</Bytes>");

/// The bytes that an account signs to prove, for its registration, that its key is held.
///
/// The SCALE encoding of its parts one after the other, 129 bytes with 32-byte accounts and hashes:
///
/// | bytes | what |
/// |---|---|
/// | 26 | [`REGISTRATION_DOMAIN`], without a length |
/// | 32 | hash of the genesis block |
/// | 1 | kind: 0 citizen, 1 enterprise |
/// | 2 | epoch of the tag, little endian |
/// | 32 | hash of the tag |
/// | 32 | the account |
/// | 4 | the department of the registrar that will send it, little endian |
///
/// So a proof serves one chain, one person, one account and one department. It has no date: it
/// lapses with the epoch of its tag, and it can't be used again, because an account is registered
/// once. The signature is over these bytes, not over their hash, or over
/// [`wrapped_by_wallet`] of them.
pub fn registration_payload<Hash: Encode, AccountId: Encode>(
	genesis: &Hash,
	kind: IdentityKind,
	tag: Tag,
	account: &AccountId,
	department: DepartmentId,
) -> Vec<u8> {
	(REGISTRATION_DOMAIN, genesis, kind, tag, account, department).encode()
}

/// `payload` as a browser wallet signs it.
pub fn wrapped_by_wallet(payload: &[u8]) -> Vec<u8> {
	let (before, after) = WALLET_WRAPPING;
	[before, payload, after].concat()
}

sp_api::decl_runtime_apis! {
	/// What clients read about identities.
	pub trait IdentityApi<AccountId>
	where
		AccountId: Codec,
	{
		/// The identity with this number.
		fn identity(identity: IdentityId) -> Option<IdentityInfo<AccountId>>;
		/// The identity for which `account` holds a key now, in whatever standing.
		fn identity_by_account(account: AccountId) -> Option<IdentityInfo<AccountId>>;
		/// The identity that has this tag.
		fn identity_by_tag(tag: Tag) -> Option<IdentityInfo<AccountId>>;
		/// The account that spoke for the identity at a moment: the holder of its primary key.
		fn account_at(identity: IdentityId, when: Moment) -> Option<AccountId>;
		/// The epoch in which tags are made now. Tags of the one before are accepted too.
		fn tag_epoch() -> TagEpoch;
		/// The epoch with whose tags people are registered now: the one before while any identity is
		/// without a tag of the current one.
		fn registration_epoch() -> TagEpoch;
		/// How many identities have no tag of the current epoch. The next one isn't opened before
		/// there are none.
		fn untagged_identities() -> u64;
		/// What `account` has to sign for the registration: see [`registration_payload`]. None in
		/// the state of the genesis block, which doesn't know its own hash.
		fn registration_payload(
			kind: IdentityKind,
			tag: Tag,
			account: AccountId,
			department: DepartmentId,
		) -> Option<Vec<u8>>;
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn payload() -> Vec<u8> {
		let tag = Tag { epoch: 0x0203, hash: H256([4; 32]) };
		registration_payload(&[1u8; 32], IdentityKind::Enterprise, tag, &[5u8; 32], 0x0607_0809)
	}

	#[test]
	fn registration_payload_has_the_documented_bytes() {
		let mut expected = b"govchain:register-identity".to_vec();
		expected.extend([1; 32]);
		expected.push(1);
		expected.extend([3, 2]);
		expected.extend([4; 32]);
		expected.extend([5; 32]);
		expected.extend([9, 8, 7, 6]);
		assert_eq!(payload(), expected);
		assert_eq!(payload().len(), 129);
	}

	/// The known answer is from another implementation, Python's `hashlib.blake2b`.
	#[test]
	fn party_commitment_has_the_documented_bytes() {
		let identity = 0x0102_0304_0506_0708;
		let mut bytes = b"govchain/party/v1".to_vec();
		bytes.extend([8, 7, 6, 5, 4, 3, 2, 1]);
		bytes.extend([9; 32]);
		let committed = commit_party(identity, &[9; 32]);
		assert_eq!(committed, BlakeTwo256::hash(&bytes));
		assert_eq!(
			format!("{committed:?}"),
			"0xc201989770ec4fb63329a463069e7f39b0a73420dfe5cf689b28866aca7f3b16"
		);
		// Nobody opens it as the title of an invoice, or with another salt.
		let opening = crate::invoices::TitleOpening { identity, salt: [9; 32] };
		assert_ne!(committed, crate::invoices::commit_title(&opening));
		assert_ne!(committed, commit_party(identity, &[8; 32]));
	}

	#[test]
	fn wrapping_is_that_of_browser_wallets() {
		let wrapped = wrapped_by_wallet(b"bytes");
		assert_eq!(wrapped, b"<Bytes>bytes</Bytes>");
	}
}
