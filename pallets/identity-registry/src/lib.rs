// SPDX-License-Identifier: Apache-2.0

//! # Identity registry
//!
//! Citizens and enterprises, and the keys that speak for them. Everything that is owned on this
//! chain is owned by an identity and never by an account, so that a changed key moves nothing.
//!
//! ## Words
//!
//! - **Identity**: one natural or legal person. Its number is given by the chain and never used
//!   again.
//! - **Tag**: the keyed hash of a document number, made by the one tag service. No two identities
//!   have the same tag, and so one person gets one identity. An identity has up to [`MAX_TAGS`].
//! - **Tag epoch**: which key of the tag service made a tag. The council opens a new one; tags of
//!   the current epoch and of the one before are accepted.
//! - **Change**: the time from the opening of an epoch until every identity has a tag of it.
//! - **Key**: an account with a role for an identity. The primary key speaks for the identity.
//! - **Key period**: from when until when an account held a role. Periods are kept, so that one can
//!   tell years later who spoke for whom.
//!
//! ## Rules
//!
//! - Registrars of departments with the identity-provider capability register, add tags, freeze and
//!   unfreeze. They meet the person and its documents; the chain holds no personal data.
//! - The person proves that it holds the key by a signature over
//!   [`govchain_primitives::identity::registration_payload`], plain or as browser wallets wrap it.
//!   Without it a registrar could bind somebody else's account.
//! - **An account serves one identity, for ever.** Otherwise what it signed before would have to be
//!   read by date to know who spoke, old signed transactions could be sent for the new identity,
//!   and a person could take over the past of another. An account whose key has ended may come back
//!   for the same identity only.
//! - A registered account gets a provider reference, which makes it known to the transaction
//!   extension. The reference is never given back: a reaped account's nonce restarts, and all that
//!   it ever signed could be sent again. An account is shut out by freezing instead.
//! - A frozen identity is unfrozen by the department that froze it or the one that took its place,
//!   by one above it, or by the council. The identity of a councillor can't be frozen: a
//!   single registrar could silence the council, which alone can stop a registrar. Its department
//!   replaces the councillor first.
//!
//! ## Changing the key of the tag service
//!
//! After a new epoch is opened the tag service gives both tags of a document. As long as an identity
//! is without a tag of the current epoch ([`UntaggedIdentities`]),
//!
//! - people are registered with a tag of the one before, under which everybody is found, and get
//!   theirs of the current one by `add_tag`, as do all who were registered earlier, the frozen
//!   included. Once all have one, people are registered with tags of the current epoch;
//! - the next epoch isn't opened. It would end the acceptance of the only tags of those identities,
//!   and they could be registered again.
//!
//! So nobody is registered twice under one document. The chain sees hashes alone; it rests on the
//! registrars and the tag service that a tag is of a document of this person, that the newer tag is
//! of the same document as the older one, and that a person with two documents is looked up under
//! both and has both renewed: the chain asks for one tag of the current epoch and can't know how many
//! documents there are.
//!
//! ## Invariants
//!
//! Checked by `do_try_state`, by number:
//!
//! 1. Identities are numbered from 1 to [`LastIdentity`] without a gap.
//! 2. [`Tags`] and the tags in the records are the same pairs, none is of an epoch to come, and no
//!    identity has more than [`TAGS_PER_EPOCH`] of one.
//! 3. An identity has exactly the periods 0 to `periods` − 1, in order of their beginning, none
//!    ending before it begins; each names the primary period at its beginning.
//! 4. Its current keys are different periods; the first is primary, has no end and belongs to the
//!    account in the record, the others aren't primary. A period that isn't current has an end.
//!    Only an identity that has ended or was merged has no keys, and it has none.
//! 5. [`Keys`] names, for each account of a period and no other, the only identity and the latest
//!    period in which the account occurs, with its role and end.
//! 6. Every account in [`Keys`] has a provider reference.
//! 7. [`UntaggedIdentities`] counts the identities without a tag of the current epoch. While there
//!    are any, every identity has one of the epoch before. Those that have ended are left out.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::as_conversions
	)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
mod reads;
mod register;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{
	GenesisIdentity, IdentityRecord, Key, KeyPeriod, PeriodNumber, MAX_KEYS, MAX_TAGS,
	TAGS_PER_EPOCH,
};
pub use weights::WeightInfo;

/// Reads by which the right of an officer is found: its own, those in whose place it acts, and the
/// departments above.
const READS_OF_A_RIGHT: u64 = 24;

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "FRAME's macros write both; the calls deny them again"
)]
#[frame_support::pallet]
pub mod pallet {
	use alloc::vec::Vec;

	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use govchain_primitives::{
		identity::{registration_payload, wrapped_by_wallet, IdentityStatus, Tag, TagEpoch},
		Authorize, Commitment, DepartmentId, IdentityId, IdentityKind, Moment, WorkingCalendar,
	};
	use sp_runtime::traits::{IdentifyAccount, Verify, Zero};

	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who is a registrar of which department.
		type Authorize: Authorize<Self::AccountId>;
		/// The clock.
		type Calendar: WorkingCalendar;
		/// Opens tag epochs, and unfreezes where no department can.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// A signature that proves that the key of an account is held.
		type Signature: Verify<Signer = Self::SigningKey> + Parameter;
		/// The public key behind such a signature.
		type SigningKey: IdentifyAccount<AccountId = Self::AccountId> + Clone;
		/// Makes keys and signatures.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::SigningKey, Self::Signature>;
		/// Measured weights of the calls.
		type WeightInfo: WeightInfo;
	}

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// Keys that an identity has at one time.
		#[pallet::constant_name(MaxKeys)]
		fn max_keys() -> u32 {
			MAX_KEYS
		}

		/// Tags of one identity.
		#[pallet::constant_name(MaxTags)]
		fn max_tags() -> u32 {
			MAX_TAGS
		}
	}

	/// The number that was given last; the first identity is 1.
	#[pallet::storage]
	pub type LastIdentity<T: Config> = StorageValue<_, IdentityId, ValueQuery>;

	/// All identities, by number. Twox64Concat: the chain gives the numbers, so nobody can choose
	/// keys that collide.
	#[pallet::storage]
	pub type Identities<T: Config> =
		StorageMap<_, Twox64Concat, IdentityId, IdentityRecord<T::AccountId>, OptionQuery>;

	/// Which identity has a tag. By epoch first, so that the tags of one epoch can be listed. Identity
	/// for the epoch, which the council counts and of which there are few; Blake2_128Concat for the
	/// hash, which is any 32 bytes that a registrar sends.
	#[pallet::storage]
	pub type Tags<T: Config> = StorageDoubleMap<
		_,
		Identity,
		TagEpoch,
		Blake2_128Concat,
		sp_core::H256,
		IdentityId,
		OptionQuery,
	>;

	/// What each account is or was for an identity. An entry is never removed: it is what keeps an
	/// account from serving a second identity. Blake2_128Concat: anyone can make accounts until two
	/// collide.
	#[pallet::storage]
	pub type Keys<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Key, OptionQuery>;

	/// Who held which role when, by identity and number of the period. Kept for ever; read only to
	/// look into the past or to list keys. Twox64Concat for the identity, as above; Identity for the
	/// period, which the chain counts and of which an identity has few.
	#[pallet::storage]
	pub type KeyPeriods<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		IdentityId,
		Identity,
		PeriodNumber,
		KeyPeriod<T::AccountId>,
		OptionQuery,
	>;

	/// The tag epoch that is current. Tags of this one and of the one before are accepted.
	#[pallet::storage]
	pub type CurrentEpoch<T: Config> = StorageValue<_, TagEpoch, ValueQuery>;

	/// How many identities have no tag of the current epoch. Those that have ended don't count: they
	/// get no tag any more.
	#[pallet::storage]
	pub type UntaggedIdentities<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// The tag epoch in which the chain begins, and the identities that exist from the beginning,
	/// numbered from 1 in the order given. They need no proof: all founders sign the genesis.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The tag epoch that is current.
		pub tag_epoch: TagEpoch,
		/// Officers and other persons. Tags and accounts must differ.
		pub identities: Vec<GenesisIdentity<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		#[allow(clippy::expect_used, reason = "genesis must fail loudly")]
		fn build(&self) {
			CurrentEpoch::<T>::put(self.tag_epoch);
			for GenesisIdentity { account, kind, tag, department } in &self.identities {
				let tag = Tag { epoch: self.tag_epoch, hash: *tag };
				Pallet::<T>::ensure_acceptable(&tag)
					.expect("identities of the genesis have different tags");
				Pallet::<T>::ensure_unbound(account, Moment::zero())
					.expect("identities of the genesis have different accounts");
				Pallet::<T>::enrol(*kind, tag, account, *department, Moment::zero())
					.expect("there are numbers for all identities of the genesis");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A person has an identity now.
		#[codec(index = 0)]
		Registered {
			identity: IdentityId,
			kind: IdentityKind,
			tag: Tag,
			/// The account that speaks for it.
			account: T::AccountId,
			department: DepartmentId,
			officer: T::AccountId,
		},
		/// A further document, or a document in a further epoch, leads to the identity.
		#[codec(index = 1)]
		TagAdded { identity: IdentityId, tag: Tag, department: DepartmentId, officer: T::AccountId },
		/// A tag of an epoch that is no longer accepted made room for a new one.
		#[codec(index = 2)]
		TagDropped { identity: IdentityId, tag: Tag },
		/// No key of the identity may act.
		#[codec(index = 3)]
		Frozen {
			identity: IdentityId,
			/// Salted commitment to the written reason.
			reason: Commitment,
			department: DepartmentId,
			officer: T::AccountId,
		},
		/// The keys of the identity may act again.
		#[codec(index = 4)]
		Unfrozen {
			identity: IdentityId,
			/// None if the council did it.
			department: Option<DepartmentId>,
			/// None if the council did it.
			officer: Option<T::AccountId>,
		},
		/// Tags of this epoch are accepted, and no longer those of the one before the previous.
		#[codec(index = 5)]
		TagEpochOpened { epoch: TagEpoch },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// An identity has this tag already. `Tags` says which; the person has one and needs no
		/// second.
		#[codec(index = 0)]
		TagTaken,
		/// The tag is neither of the current epoch nor of the one before. Ask the tag service for
		/// one of `CurrentEpoch`.
		#[codec(index = 1)]
		TagEpochNotAccepted,
		/// The account holds a key of an identity. An account serves one identity: take another.
		#[codec(index = 2)]
		AccountInUse,
		/// The account once held a key of an identity and can't serve another, because what it
		/// signed before would speak for the wrong person. Take a new account.
		#[codec(index = 3)]
		AccountUsedBefore,
		/// The proof isn't the account's signature over the registration payload of this chain,
		/// kind, tag, account and the registrar's department.
		#[codec(index = 4)]
		ProofInvalid,
		/// There is no identity with this number.
		#[codec(index = 5)]
		IdentityUnknown,
		/// The identity has as many tags of the epoch as it can have.
		#[codec(index = 6)]
		TooManyTags,
		/// The identity is frozen. Its department can say why, and unfreeze it.
		#[codec(index = 7)]
		IdentityFrozen,
		/// The identity isn't frozen.
		#[codec(index = 8)]
		NotFrozen,
		/// The identity has ended or was merged into another, and never acts again.
		#[codec(index = 9)]
		IdentityEnded,
		/// Another department froze the identity. That one, one above it or the council can
		/// unfreeze it.
		#[codec(index = 10)]
		FrozenByOther,
		/// The identity speaks for a department in the council. Its department has to replace it
		/// as councillor before it can be frozen.
		#[codec(index = 11)]
		IsCouncillor,
		/// The epoch isn't the one that follows `CurrentEpoch`.
		#[codec(index = 12)]
		NotNextEpoch,
		/// All numbers for identities are used.
		#[codec(index = 13)]
		NumbersExhausted,
		/// No identity stands behind the account. Have it registered by an identity provider.
		#[codec(index = 14)]
		AccountUnknown,
		/// The key of the account has ended; another account speaks for the identity.
		#[codec(index = 15)]
		KeyEnded,
		/// The account holds a key with narrower rights. This needs the primary key.
		#[codec(index = 16)]
		KeyTooNarrow,
		/// Identities are without a tag of the current epoch; `UntaggedIdentities` says how many. Add
		/// theirs first: with the next epoch they could be registered a second time.
		#[codec(index = 17)]
		ChangeUnfinished,
		/// People are registered with tags of another epoch: of the one before the current as long as
		/// identities are without a tag of the current one, and of the current one after that.
		/// `IdentityApi` says which it is.
		#[codec(index = 18)]
		NotRegistrationEpoch,
		/// The identity may act as head of a department with a seat in the council. Another head of the
		/// department, or the council, has to suspend or dismiss it as an officer before it can be frozen.
		#[codec(index = 19)]
		IsHeadOfAuthority,
		/// The identity may act as head of the registrar's own department. Another identity provider can
		/// freeze it, or another head or the council has to suspend or dismiss it as an officer first.
		#[codec(index = 20)]
		IsOwnHead,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	#[cfg_attr(
		not(any(test, feature = "runtime-benchmarks")),
		deny(clippy::as_conversions, clippy::expect_used)
	)]
	impl<T: Config> Pallet<T> {
		/// Gives a person an identity.
		///
		/// Origin: a registrar of a department that is an identity provider.
		///
		/// - `kind`: citizen or enterprise.
		/// - `tag`: of the person's document, of the epoch with which people are registered: the
		///   current one, or the one before while the key of the tag service changes.
		/// - `account`: will hold the primary key.
		/// - `proof`: its signature over
		///   [`govchain_primitives::identity::registration_payload`], or over
		///   [`govchain_primitives::identity::wrapped_by_wallet`] of it. The department in the
		///   payload is that of the registrar.
		///
		/// Event: [`Event::Registered`], with the number of the identity.
		///
		/// Errors: those of the check of the officer; [`Error::TagEpochNotAccepted`],
		/// [`Error::TagTaken`], [`Error::NotRegistrationEpoch`], [`Error::AccountInUse`],
		/// [`Error::AccountUsedBefore`], [`Error::ProofInvalid`], [`Error::NumbersExhausted`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register())]
		pub fn register(
			origin: OriginFor<T>,
			kind: IdentityKind,
			tag: Tag,
			account: T::AccountId,
			proof: T::Signature,
		) -> DispatchResult {
			let (officer, department) = Self::ensure_registrar(origin)?;
			let now = T::Calendar::now();
			Self::ensure_acceptable(&tag)?;
			ensure!(tag.epoch == Self::registration_epoch(), Error::<T>::NotRegistrationEpoch);
			Self::ensure_unbound(&account, now)?;
			let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
			let payload = registration_payload(&genesis, kind, tag, &account, department);
			ensure!(
				proof.verify(payload.as_slice(), &account)
					|| proof.verify(wrapped_by_wallet(&payload).as_slice(), &account),
				Error::<T>::ProofInvalid
			);

			let identity = Self::enrol(kind, tag, &account, department, now)?;
			Self::deposit_event(Event::Registered {
				identity,
				kind,
				tag,
				account,
				department,
				officer,
			});
			Ok(())
		}

		/// Adds the tag of a further document of the same person, or of a document in another
		/// epoch. An identity has [`TAGS_PER_EPOCH`] of each. If there is no more room, those of
		/// epochs that are no longer accepted give it: nobody can register under them.
		///
		/// Origin: a registrar of a department that is an identity provider, not necessarily the
		/// one that registered the identity.
		///
		/// - `identity`: not ended. A frozen one as well: without its tags it could be registered
		///   again.
		/// - `tag`: of the current epoch or the one before.
		///
		/// Events: [`Event::TagDropped`] for each that made room, [`Event::TagAdded`].
		///
		/// Errors: those of the check of the officer; [`Error::IdentityUnknown`],
		/// [`Error::IdentityEnded`], [`Error::TagEpochNotAccepted`], [`Error::TagTaken`],
		/// [`Error::TooManyTags`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::add_tag())]
		pub fn add_tag(origin: OriginFor<T>, identity: IdentityId, tag: Tag) -> DispatchResult {
			let (officer, department) = Self::ensure_registrar(origin)?;
			let mut record = Identities::<T>::get(identity).ok_or(Error::<T>::IdentityUnknown)?;
			ensure!(!record.status.is_final(), Error::<T>::IdentityEnded);
			Self::ensure_acceptable(&tag)?;
			let of_epoch = record.tags.iter().filter(|held| held.epoch == tag.epoch).count();
			ensure!(of_epoch < TAGS_PER_EPOCH, Error::<T>::TooManyTags);
			let was_untagged = !Self::has_current_tag(&record.tags);
			let mut dropped = Vec::new();
			if record.tags.is_full() {
				record.tags.retain(|held| {
					let keep = Self::is_accepted(held.epoch);
					if !keep {
						dropped.push(*held);
					}
					keep
				});
			}
			record.tags.try_push(tag).map_err(|_| Error::<T>::TooManyTags)?;

			if was_untagged && Self::has_current_tag(&record.tags) {
				UntaggedIdentities::<T>::mutate(|count| *count = count.saturating_sub(1));
			}
			Identities::<T>::insert(identity, record);
			Tags::<T>::insert(tag.epoch, tag.hash, identity);
			for tag in dropped {
				Tags::<T>::remove(tag.epoch, tag.hash);
				Self::deposit_event(Event::TagDropped { identity, tag });
			}
			Self::deposit_event(Event::TagAdded { identity, tag, department, officer });
			Ok(())
		}

		/// Freezes an identity: nothing that its keys sign is taken until it is unfrozen.
		///
		/// Origin: a registrar of a department that is an identity provider, not necessarily the
		/// one that registered the identity.
		///
		/// - `identity`: neither frozen nor ended, and neither that of a councillor nor that of one who may
		///   act as head of a department with a seat in the council: who may freeze would else decide how
		///   many seats a motion takes. Nor one who may act as head of the registrar's own department, which
		///   could else be rid of its last head by itself. Such an officer is suspended first.
		/// - `reason`: salted commitment to the written reason, which the department keeps.
		///
		/// Event: [`Event::Frozen`].
		///
		/// Errors: those of the check of the officer; [`Error::IdentityUnknown`],
		/// [`Error::IdentityFrozen`], [`Error::IdentityEnded`], [`Error::IsCouncillor`],
		/// [`Error::IsHeadOfAuthority`], [`Error::IsOwnHead`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::freeze()
			.saturating_add(T::DbWeight::get().reads(READS_OF_A_RIGHT)))]
		pub fn freeze(
			origin: OriginFor<T>,
			identity: IdentityId,
			reason: Commitment,
		) -> DispatchResult {
			let (officer, department) = Self::ensure_registrar(origin)?;
			let mut record = Self::ensure_active(identity)?;
			Self::ensure_may_be_frozen_by(department, &record)?;

			record.status = IdentityStatus::Frozen {
				department,
				officer: officer.clone(),
				since: T::Calendar::now(),
				reason,
			};
			Identities::<T>::insert(identity, record);
			Self::deposit_event(Event::Frozen { identity, reason, department, officer });
			Ok(())
		}

		/// Lets the keys of a frozen identity act again.
		///
		/// Origin: a registrar of the department that froze it, of the one that took its place or of
		/// one above, being an identity provider; or the council.
		///
		/// - `identity`: frozen.
		///
		/// Event: [`Event::Unfrozen`].
		///
		/// Errors: those of the check of the officer; [`Error::IdentityUnknown`],
		/// [`Error::NotFrozen`], [`Error::IdentityEnded`], [`Error::FrozenByOther`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::unfreeze())]
		pub fn unfreeze(origin: OriginFor<T>, identity: IdentityId) -> DispatchResult {
			let by = match T::CouncilOrigin::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(Self::ensure_registrar(origin)?),
			};
			let mut record = Identities::<T>::get(identity).ok_or(Error::<T>::IdentityUnknown)?;
			let frozen_by = match record.status {
				IdentityStatus::Frozen { department, .. } => department,
				IdentityStatus::Active => return Err(Error::<T>::NotFrozen.into()),
				IdentityStatus::Merged { .. } | IdentityStatus::Ended { .. } => {
					return Err(Error::<T>::IdentityEnded.into())
				}
			};
			if let Some((_, department)) = &by {
				let frozen_by = T::Authorize::in_charge(frozen_by);
				ensure!(
					*department == frozen_by || T::Authorize::is_above(*department, frozen_by),
					Error::<T>::FrozenByOther
				);
			}

			record.status = IdentityStatus::Active;
			Identities::<T>::insert(identity, record);
			let (officer, department) = by.unzip();
			Self::deposit_event(Event::Unfrozen { identity, department, officer });
			Ok(())
		}

		/// Opens a tag epoch: the tag service has a new key. Tags of the epoch that was current
		/// stay acceptable until the next is opened, those before it no longer are. Every identity
		/// has to have a tag of the epoch that was current.
		///
		/// Origin: the council.
		///
		/// - `epoch`: the one that follows the current one. Naming it keeps a motion that was
		///   passed twice from opening two.
		///
		/// Event: [`Event::TagEpochOpened`].
		///
		/// Errors: [`Error::NotNextEpoch`], [`Error::ChangeUnfinished`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::open_tag_epoch())]
		pub fn open_tag_epoch(origin: OriginFor<T>, epoch: TagEpoch) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			let next = CurrentEpoch::<T>::get().checked_add(1);
			ensure!(next == Some(epoch), Error::<T>::NotNextEpoch);
			ensure!(UntaggedIdentities::<T>::get() == 0, Error::<T>::ChangeUnfinished);

			CurrentEpoch::<T>::put(epoch);
			// Nobody can have a tag of it yet, and no call ends an identity.
			UntaggedIdentities::<T>::put(LastIdentity::<T>::get());
			Self::deposit_event(Event::TagEpochOpened { epoch });
			Ok(())
		}
	}
}
