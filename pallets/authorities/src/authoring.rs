// SPDX-License-Identifier: Apache-2.0

//! Double authoring: two blocks of one key in one slot, proven by their sealed headers.
//!
//! Nodes see it when they import both blocks; no part of the chain does. So the headers are handed
//! in, and everything that is said of them is checked here: the seals, the slots, that both blocks
//! are of this chain or of a fork of it, and who held the key when they were made.

use alloc::{boxed::Box, collections::BTreeMap, vec, vec::Vec};
use frame_support::{ensure, traits::KeyOwnerProofSystem};
use frame_system::{
	offchain::{CreateBare, SubmitTransaction},
	pallet_prelude::HeaderFor,
};
use govchain_primitives::authorities::{SeatedAuthority, SessionIndex, MAX_ANCESTORS};
use sp_consensus_aura::{
	digests::CompatibleDigestItem,
	sr25519::{AuthorityId, AuthoritySignature},
};
use sp_core::crypto::key_types::AURA;
use sp_runtime::{
	traits::{CheckedSub, Header as HeaderT, One},
	transaction_validity::{
		InvalidTransaction, TransactionPriority, TransactionSource, TransactionValidity,
		ValidTransaction,
	},
	DigestItem, Perbill, RuntimeAppPublic, SaturatedConversion,
};
use sp_session::MembershipProof;
use sp_staking::offence::{Kind, Offence, ReportOffence};

use crate::{Call, Config, Error, Pallet, SessionLength, DOUBLE_AUTHORING, LOG_TARGET};

/// Most items in the digest of a header. A block of ours has a slot and a seal; the first one of a
/// session adds two changes of the set and one item for each of the 21 authorities, a third of 64,
/// that are kept from authoring. The rest is for upgrades.
pub const MAX_DIGEST_ITEMS: u32 = 64;

/// Most bytes of a header. Two changes of a set of 64 are 7 KiB with the one that an emergency
/// forces; twice that leaves room for upgrades.
pub const MAX_HEADER_BYTES: u32 = 16 * 1024;

/// For how many blocks a report waits in the pool. It is in the next block of the node that saw the
/// fault, unless that node may not author itself.
pub const REPORT_LONGEVITY: u64 = 3600;

/// Two blocks of one authority in one slot, as an offence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DoubleAuthoring<Offender> {
	/// The slot, counted from 1970-01-01T00:00:00Z.
	pub slot: u64,
	/// The session whose keys sealed the blocks.
	pub session: SessionIndex,
	/// How many authorities there were in that session.
	pub authorities: u32,
	/// Who held the key in that session.
	pub offender: Offender,
}

impl<Offender: Clone> Offence<Offender> for DoubleAuthoring<Offender> {
	const ID: Kind = DOUBLE_AUTHORING;
	type Slot = u64;

	fn offenders(&self) -> Vec<Offender> {
		vec![self.offender.clone()]
	}

	fn session_index(&self) -> SessionIndex {
		self.session
	}

	fn validator_set_count(&self) -> u32 {
		self.authorities
	}

	fn slot(&self) -> u64 {
		self.slot
	}

	/// There is no stake. What follows from a fault is decided by this pallet.
	fn slash_fraction(&self, _: u32) -> Perbill {
		Perbill::zero()
	}
}

type HashFor<T> = <T as frame_system::Config>::Hash;

/// A sealed header taken apart.
struct Opened<Header> {
	unsealed: Header,
	slot: u64,
	seal: AuthoritySignature,
}

/// Whether a header is none too large to look at.
fn is_small(header: &impl HeaderT) -> bool {
	let items = header.digest().logs.len();
	u32::try_from(items).is_ok_and(|items| items <= MAX_DIGEST_ITEMS)
		&& u32::try_from(header.encoded_size()).is_ok_and(|bytes| bytes <= MAX_HEADER_BYTES)
}

/// Takes the seal off a header, which is the last item of its digest, and reads its slot.
fn open<T: Config>(sealed: &HeaderFor<T>) -> Result<Opened<HeaderFor<T>>, Error<T>> {
	ensure!(is_small(sealed), Error::<T>::HeaderTooLarge);
	let mut unsealed = sealed.clone();
	let seal = unsealed
		.digest_mut()
		.pop()
		.as_ref()
		.and_then(<DigestItem as CompatibleDigestItem<AuthoritySignature>>::as_aura_seal)
		.ok_or(Error::<T>::NotSealed)?;
	let mut slots =
		unsealed.digest().logs.iter().filter_map(
			<DigestItem as CompatibleDigestItem<AuthoritySignature>>::as_aura_pre_digest,
		);
	let (Some(slot), None) = (slots.next(), slots.next()) else {
		return Err(Error::<T>::NoSlot);
	};
	drop(slots);
	Ok(Opened { unsealed, slot: slot.into(), seal })
}

impl<T: Config> Pallet<T> {
	/// The session whose keys make block `number`: the set of a session authors from its second
	/// block on, because each author is looked up in the state of the block before.
	///
	/// All sessions have the length of genesis, so nobody who reports a fault can choose the session,
	/// and with it the department that answers for it.
	pub fn session_of_author(number: u64) -> Option<SessionIndex> {
		let length = u64::from(SessionLength::<T>::get());
		number.checked_sub(1)?.checked_div(length)?.try_into().ok()
	}

	/// Whether a header follows a block of this chain, of those whose hashes are kept: at once, or by way
	/// of `ancestors`. Whoever runs one key twice builds on what all others have made; whoever means to
	/// make two blocks may put them on two forks, and each fork begins at a block of this chain.
	fn follows_our_block(
		header: &HeaderFor<T>,
		ancestors: &BTreeMap<HashFor<T>, &HeaderFor<T>>,
	) -> bool {
		let mut last = header;
		// Each step is one number down, so it ends.
		while let Some(before) = last.number().checked_sub(&One::one()) {
			let parent = last.parent_hash();
			if frame_system::BlockHash::<T>::contains_key(before)
				&& frame_system::BlockHash::<T>::get(before) == *parent
			{
				return true;
			}
			match ancestors.get(parent) {
				Some(ancestor) if *ancestor.number() == before => last = ancestor,
				_ => return false,
			}
		}
		false
	}

	/// What two sealed headers prove against `author`.
	pub(crate) fn prove_double_authoring(
		first: &HeaderFor<T>,
		second: &HeaderFor<T>,
		ancestors: &[HeaderFor<T>],
		author: &AuthorityId,
	) -> Result<DoubleAuthoring<SeatedAuthority<T::AccountId>>, Error<T>> {
		let (first, second) = (open::<T>(first)?, open::<T>(second)?);
		let (one, other) = (first.unsealed.hash(), second.unsealed.hash());
		// Each seal makes a block of its own with a hash of its own. Nobody but who holds the key can
		// make a second one: an sr25519 signature can't be turned into another one of the same bytes.
		ensure!(one != other || first.seal != second.seal, Error::<T>::SameBlock);
		ensure!(first.slot == second.slot, Error::<T>::DifferentSlots);

		// Keys that serve two chains seal blocks of one slot on both, and that is no fault on either.
		let count = ancestors.len();
		ensure!(
			u32::try_from(count).is_ok_and(|count| count <= MAX_ANCESTORS),
			Error::<T>::TooManyAncestors
		);
		ensure!(ancestors.iter().all(is_small), Error::<T>::HeaderTooLarge);
		let ancestors = ancestors.iter().map(|header| (header.hash(), header)).collect();
		let is_ours = [&first, &second]
			.iter()
			.all(|block| Self::follows_our_block(&block.unsealed, &ancestors));
		ensure!(is_ours, Error::<T>::NotOfThisChain);

		let number = *first.unsealed.number().min(second.unsealed.number());
		let session =
			Self::session_of_author(number.saturated_into()).ok_or(Error::<T>::NotAnAuthority)?;
		let authorities =
			Self::key_holders(session).ok_or(Error::<T>::NotAnAuthority)?.len().saturated_into();
		let proof =
			MembershipProof { session, trie_nodes: Vec::new(), validator_count: authorities };
		let offender = <Self as KeyOwnerProofSystem<_>>::check_proof((AURA, author), proof)
			.ok_or(Error::<T>::NotAnAuthority)?;
		ensure!(
			!T::Reports::is_known_offence(core::slice::from_ref(&offender), &first.slot),
			Error::<T>::KnownFault
		);

		// Last, for it is what costs.
		ensure!(
			author.verify(&one, &first.seal) && author.verify(&other, &second.seal),
			Error::<T>::BadSeal
		);
		Ok(DoubleAuthoring { slot: first.slot, session, authorities, offender })
	}

	pub(crate) fn do_report_double_authoring(
		first: &HeaderFor<T>,
		second: &HeaderFor<T>,
		ancestors: &[HeaderFor<T>],
		author: &AuthorityId,
	) -> Result<(), Error<T>> {
		let offence = Self::prove_double_authoring(first, second, ancestors, author)?;
		// Nobody is named as the reporter: there is no reward, and any node reports the same.
		T::Reports::report_offence(Vec::new(), offence).map_err(|_| Error::<T>::KnownFault)
	}

	/// Reports come from the node itself or with a block; strangers can't make anyone look at
	/// signatures.
	pub(crate) fn validate_report(
		source: TransactionSource,
		call: &Call<T>,
	) -> TransactionValidity {
		let Call::report_double_authoring { first, second, ancestors, author } = call else {
			return InvalidTransaction::Call.into();
		};
		if !matches!(source, TransactionSource::Local | TransactionSource::InBlock) {
			return InvalidTransaction::Call.into();
		}
		let offence =
			Self::prove_double_authoring(first, second, ancestors, author).map_err(|error| {
				match error {
					Error::KnownFault => InvalidTransaction::Stale,
					_ => InvalidTransaction::BadProof,
				}
			})?;
		ValidTransaction::with_tag_prefix("DoubleAuthoring")
			.priority(TransactionPriority::MAX)
			// Further headers of the same slot prove nothing more.
			.and_provides((author, offence.slot))
			.longevity(REPORT_LONGEVITY)
			// No other node would take it.
			.propagate(false)
			.build()
	}
}

impl<T: Config + CreateBare<Call<T>>> Pallet<T> {
	/// Puts a report into the pool of the node that runs this, for the runtime API that a node calls
	/// when it has imported two blocks of one slot. `None` if the pool doesn't take it.
	pub fn submit_double_authoring(
		first: HeaderFor<T>,
		second: HeaderFor<T>,
		ancestors: Vec<HeaderFor<T>>,
		author: AuthorityId,
	) -> Option<()> {
		let call = Call::report_double_authoring {
			first: Box::new(first),
			second: Box::new(second),
			ancestors,
			author,
		};
		let transaction = T::create_bare(call.into());
		let submitted = SubmitTransaction::<T, Call<T>>::submit_transaction(transaction);
		if submitted.is_err() {
			log::debug!(target: LOG_TARGET, "the pool takes no report of double authoring");
		}
		submitted.ok()
	}
}
