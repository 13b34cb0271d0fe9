// SPDX-License-Identifier: Apache-2.0

//! Identities.

use std::fmt::Display;

use codec::{Decode, Encode};
use scale_decode::DecodeAsType;
use scale_encode::EncodeAsType;
use subxt::{
	config::{substrate::BlakeTwo256, Hasher},
	utils::{AccountId32, MultiSignature},
};
use subxt_signer::sr25519::{self, Keypair};

use super::{departments, departments::DepartmentId, from_hexadecimal, orders, Hash32};
use crate::{
	chain::{runtime_api, AtBlock},
	exit::{Exit, Failure, Outcome},
	keys,
	messages::{self as m, Message},
	tx::{call, Receipt, Sender},
};

pub const PALLET: &str = "IdentityRegistry";

pub type IdentityId = u64;

/// First bytes of what a key signs to prove, for its registration, that it is held.
const REGISTRATION_DOMAIN: [u8; 26] = *b"govchain:register-identity";

/// What wallets put around bytes that a page asks them to sign.
const WALLET_WRAPPING: (&[u8], &[u8]) = (b"<Bytes>", b"</Bytes>");

/// First bytes of what is hashed for a committed party.
const PARTY_DOMAIN: &[u8] = b"govchain/party/v1";

/// What kind of person an identity is.
#[derive(
	EncodeAsType, DecodeAsType, Encode, Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum,
)]
pub enum IdentityKind {
	#[codec(index = 0)]
	Citizen,
	#[codec(index = 1)]
	Enterprise,
}

impl IdentityKind {
	pub fn message(self) -> Message {
		match self {
			IdentityKind::Citizen => m::KIND_CITIZEN,
			IdentityKind::Enterprise => m::KIND_ENTERPRISE,
		}
	}
}

/// What makes an identity unique: the keyed hash of a document number, made by the tag service.
#[derive(EncodeAsType, DecodeAsType, Encode, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tag {
	pub epoch: u16,
	pub hash: Hash32,
}

/// Whether an identity may act.
#[derive(DecodeAsType, Clone, PartialEq, Eq, Debug)]
pub enum IdentityStatus {
	Active,
	Frozen { department: DepartmentId, reason: Hash32 },
	Merged { successor: IdentityId },
	Ended,
}

/// An identity.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Identity {
	pub identity: IdentityId,
	pub kind: IdentityKind,
	pub status: IdentityStatus,
	pub keys: Vec<HeldKey>,
	pub registered_by: DepartmentId,
}

/// A key of an identity.
#[derive(DecodeAsType, Clone, Debug)]
pub struct HeldKey {
	pub account: AccountId32,
}

/// Arguments of `register`.
#[derive(EncodeAsType)]
pub struct Register {
	pub kind: IdentityKind,
	pub tag: Tag,
	pub account: AccountId32,
	pub proof: MultiSignature,
}

impl Register {
	/// Refuses a proof that isn't by the account for this registration, as the chain would, before it is
	/// sent. Of a signature other than by sr25519 only the chain says whether it is one.
	pub fn ensure_proven(&self, genesis: &Hash32, department: DepartmentId) -> Outcome {
		let MultiSignature::Sr25519(signature) = self.proof else {
			return Ok(());
		};
		let (signature, key) = (sr25519::Signature(signature), sr25519::PublicKey(self.account.0));
		let Register { kind, tag, account, .. } = self;
		let payload = registration_payload(genesis, *kind, *tag, account, department);
		let (before, after) = WALLET_WRAPPING;
		let wrapped = [before, &payload, after].concat();
		let is_signed = |message: &[u8]| sr25519::verify(&signature, message, &key);
		if is_signed(&payload) || is_signed(&wrapped) {
			return Ok(());
		}
		let values: [&dyn Display; 3] = [account, &department, &tag.epoch];
		let refused = Failure::says(Exit::Usage, m::NOT_PROVEN, &values);
		Err(refused.named(format!("{PALLET}::ProofInvalid")))
	}
}

#[derive(EncodeAsType)]
struct Freeze {
	identity: IdentityId,
	reason: Hash32,
}

#[derive(EncodeAsType)]
struct Unfreeze {
	identity: IdentityId,
}

/// Event `Registered`.
#[derive(DecodeAsType)]
pub struct Registered {
	pub identity: IdentityId,
}

/// The bytes that the key of `account` signs for its registration: one chain, one person, one
/// account and one department.
pub fn registration_payload(
	genesis: &Hash32,
	kind: IdentityKind,
	tag: Tag,
	account: &AccountId32,
	department: DepartmentId,
) -> Vec<u8> {
	(REGISTRATION_DOMAIN, genesis, kind, tag, account.0, department).encode()
}

/// The commitment to an identity as the party of a case. The salt is new for each case and used for
/// nothing else.
pub fn commit_party(identity: IdentityId, salt: &Hash32) -> Hash32 {
	BlakeTwo256.hash(&[PARTY_DOMAIN, &identity.to_le_bytes(), salt].concat()).0
}

/// Proof that `key` is held, for a registrar of `department`.
pub fn prove(
	genesis: &Hash32,
	kind: IdentityKind,
	tag: Tag,
	key: &Keypair,
	department: DepartmentId,
) -> MultiSignature {
	let payload = registration_payload(genesis, kind, tag, &keys::account(key), department);
	key.sign(&payload).into()
}

/// A proof in hexadecimal digits, as it was made here or by a wallet.
pub fn read_proof(text: &str) -> Outcome<MultiSignature> {
	let bytes = orders::read_signature(from_hexadecimal(text)?)?;
	MultiSignature::decode(&mut bytes.as_slice()).map_err(Failure::usage)
}

/// The epoch with whose tags people are registered now.
pub async fn registration_epoch(at: &AtBlock) -> Outcome<u16> {
	runtime_api(at, "IdentityApi", "registration_epoch", ()).await
}

/// The identity with a number.
pub async fn by_number(at: &AtBlock, identity: IdentityId) -> Outcome<Option<Identity>> {
	runtime_api(at, "IdentityApi", "identity", (identity,)).await
}

/// The identity for which an account holds a key.
pub async fn by_account(at: &AtBlock, account: &AccountId32) -> Outcome<Option<Identity>> {
	runtime_api(at, "IdentityApi", "identity_by_account", (*account,)).await
}

/// Registers the holder of `key` under a tag. The registrar sends, the key proves that it is held.
pub async fn register(
	registrar: &Sender,
	kind: IdentityKind,
	tag: Tag,
	key: &Keypair,
) -> Outcome<(IdentityId, Receipt)> {
	let at = registrar.node.state().await?;
	let department = departments::of_officer(&at, &registrar.account()).await?;
	let genesis = registrar.node.api.genesis_hash().0;
	let proof = prove(&genesis, kind, tag, key, department);
	send(registrar, Register { kind, tag, account: keys::account(key), proof }).await
}

/// Registers whoever made the proof. No key but the registrar's is needed for it.
pub async fn register_proven(
	registrar: &Sender,
	registration: Register,
) -> Outcome<(IdentityId, Receipt)> {
	let at = registrar.node.state().await?;
	let department = departments::of_officer(&at, &registrar.account()).await?;
	registration.ensure_proven(&registrar.node.api.genesis_hash().0, department)?;
	send(registrar, registration).await
}

async fn send(registrar: &Sender, registration: Register) -> Outcome<(IdentityId, Receipt)> {
	let receipt = registrar.send(&call(PALLET, "register", registration)).await?;
	let event: Registered = receipt.event(PALLET, "Registered")?;
	Ok((event.identity, receipt))
}

/// Freezes an identity, for a reason of which only the commitment is given.
pub async fn freeze(registrar: &Sender, identity: IdentityId, reason: Hash32) -> Outcome<Receipt> {
	registrar.send(&call(PALLET, "freeze", Freeze { identity, reason })).await
}

/// Lets the keys of a frozen identity act again.
pub async fn unfreeze(registrar: &Sender, identity: IdentityId) -> Outcome<Receipt> {
	registrar.send(&call(PALLET, "unfreeze", Unfreeze { identity })).await
}

/// A tag that nobody has: the demonstration and the load test stand in for the tag service.
pub async fn fresh_tag(at: &AtBlock) -> Outcome<Tag> {
	Ok(Tag { epoch: registration_epoch(at).await?, hash: keys::random_bytes()? })
}

/// Registers the holder of `key` as a citizen under a tag that nobody has.
pub async fn register_citizen(registrar: &Sender, key: &Keypair) -> Outcome<IdentityId> {
	let at = registrar.node.state().await?;
	let tag = fresh_tag(&at).await?;
	Ok(register(registrar, IdentityKind::Citizen, tag, key).await?.0)
}

#[cfg(test)]
mod tests {
	use super::*;

	/// The same bytes as in the documentation of the chain's own function.
	#[test]
	fn registration_payload_has_the_documented_bytes() {
		let tag = Tag { epoch: 0x0203, hash: [4; 32] };
		let account = AccountId32([5; 32]);
		let payload =
			registration_payload(&[1; 32], IdentityKind::Enterprise, tag, &account, 0x0607_0809);
		let mut expected = b"govchain:register-identity".to_vec();
		expected.extend([1; 32]);
		expected.push(1);
		expected.extend([3, 2]);
		expected.extend([4; 32]);
		expected.extend([5; 32]);
		expected.extend([9, 8, 7, 6]);
		assert_eq!(payload, expected);
	}

	#[test]
	fn proof_is_good_for_one_registration() {
		let key = keys::read("//Visitor").unwrap();
		let account = keys::account(&key);
		let (kind, tag) = (IdentityKind::Citizen, Tag { epoch: 3, hash: [4; 32] });
		let with = |proof: MultiSignature| Register { kind, tag, account, proof };
		let proof = prove(&[1; 32], kind, tag, &key, 2);
		assert!(with(proof.clone()).ensure_proven(&[1; 32], 2).is_ok());

		// As wallets sign, with and without the kind of the key in front.
		let payload = registration_payload(&[1; 32], kind, tag, &account, 2);
		let wrapped = [&b"<Bytes>"[..], &payload, b"</Bytes>"].concat();
		let signature = hex::encode(key.sign(&wrapped).0);
		for text in [signature.clone(), format!("0x01{signature}")] {
			assert!(with(read_proof(&text).unwrap()).ensure_proven(&[1; 32], 2).is_ok());
		}
		// Of other kinds of keys the chain alone can tell.
		let other = read_proof(&format!("0x00{signature}")).unwrap();
		assert!(with(other).ensure_proven(&[1; 32], 2).is_ok());

		let refused = |registration: Register, genesis: Hash32, department| {
			let failure = registration.ensure_proven(&genesis, department).unwrap_err();
			assert_eq!(failure.exit, Exit::Usage);
			assert_eq!(failure.name.as_deref(), Some("IdentityRegistry::ProofInvalid"));
			failure.words
		};
		let words = refused(with(proof.clone()), [1; 32], 3);
		assert!(words.starts_with(&format!("not a proof by {account} for department 3,")));
		refused(with(proof.clone()), [2; 32], 2);
		refused(Register { account: AccountId32([5; 32]), ..with(proof.clone()) }, [1; 32], 2);
		refused(Register { kind: IdentityKind::Enterprise, ..with(proof.clone()) }, [1; 32], 2);
		refused(Register { tag: Tag { epoch: 4, ..tag }, ..with(proof) }, [1; 32], 2);
		assert!(read_proof("0x00").is_err());
	}

	/// The same answer as in the test of the chain's own function.
	#[test]
	fn party_commitment_has_the_documented_bytes() {
		let committed = commit_party(0x0102_0304_0506_0708, &[9; 32]);
		let expected = "c201989770ec4fb63329a463069e7f39b0a73420dfe5cf689b28866aca7f3b16";
		assert_eq!(hex::encode(committed), expected);
	}
}
