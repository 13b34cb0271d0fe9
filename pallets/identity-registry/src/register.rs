// SPDX-License-Identifier: Apache-2.0

//! The checks that calls share, and what is written for a new identity.

use frame_support::{ensure, BoundedVec};
use frame_system::ensure_signed;
use govchain_primitives::{
	identity::{IdentityStatus, KeyRole, Tag, TagEpoch},
	Authorize, Capability, DepartmentId, IdentityId, IdentityKind, Moment, Role,
};
use sp_runtime::{DispatchError, DispatchResult};

use crate::{
	Config, CurrentEpoch, Error, Identities, IdentityRecord, Key, KeyPeriod, KeyPeriods, Keys,
	LastIdentity, Pallet, PeriodNumber, Tags, UntaggedIdentities,
};

impl<T: Config> Pallet<T> {
	/// A registrar of an identity provider, and its department.
	pub(crate) fn ensure_registrar(
		origin: T::RuntimeOrigin,
	) -> Result<(T::AccountId, DepartmentId), DispatchError> {
		let who = ensure_signed(origin)?;
		let officer =
			T::Authorize::ensure_officer(&who, Role::Registrar, Capability::IdentityProvider)?;
		Ok((officer.account, officer.department))
	}

	/// The record of an identity that is neither frozen nor ended.
	pub(crate) fn ensure_active(
		identity: IdentityId,
	) -> Result<IdentityRecord<T::AccountId>, DispatchError> {
		let record = Identities::<T>::get(identity).ok_or(Error::<T>::IdentityUnknown)?;
		match record.status {
			IdentityStatus::Active => Ok(record),
			IdentityStatus::Frozen { .. } => Err(Error::<T>::IdentityFrozen.into()),
			IdentityStatus::Merged { .. } | IdentityStatus::Ended { .. } => {
				Err(Error::<T>::IdentityEnded.into())
			}
		}
	}

	/// Whether a registrar of `department` may freeze who has this record, for the office that it holds. For
	/// those who explain who may do what, too.
	pub fn ensure_may_be_frozen_by(
		department: DepartmentId,
		record: &IdentityRecord<T::AccountId>,
	) -> Result<(), Error<T>> {
		ensure!(!T::Authorize::is_councillor(&record.primary), Error::<T>::IsCouncillor);
		let Ok(head) = T::Authorize::ensure_role(&record.primary, Role::Head) else {
			return Ok(());
		};
		let seated = T::Authorize::ensure_capability(head.department, Capability::Authority);
		ensure!(seated.is_err(), Error::<T>::IsHeadOfAuthority);
		ensure!(head.department != department, Error::<T>::IsOwnHead);
		Ok(())
	}

	/// Whether tags of `epoch` are accepted.
	pub(crate) fn is_accepted(epoch: TagEpoch) -> bool {
		let current = CurrentEpoch::<T>::get();
		epoch == current || Some(epoch) == current.checked_sub(1)
	}

	/// Whether one of `tags` is of the current epoch.
	pub(crate) fn has_current_tag(tags: &[Tag]) -> bool {
		let current = CurrentEpoch::<T>::get();
		tags.iter().any(|tag| tag.epoch == current)
	}

	/// `tag` is of an epoch that is accepted, and nobody has it.
	pub(crate) fn ensure_acceptable(tag: &Tag) -> DispatchResult {
		ensure!(Self::is_accepted(tag.epoch), Error::<T>::TagEpochNotAccepted);
		ensure!(!Tags::<T>::contains_key(tag.epoch, tag.hash), Error::<T>::TagTaken);
		Ok(())
	}

	/// `account` has never served an identity.
	pub(crate) fn ensure_unbound(account: &T::AccountId, now: Moment) -> DispatchResult {
		match Keys::<T>::get(account) {
			None => Ok(()),
			Some(key) if key.is_valid(now) => Err(Error::<T>::AccountInUse.into()),
			Some(_) => Err(Error::<T>::AccountUsedBefore.into()),
		}
	}

	/// Writes a new identity. The caller has made all checks.
	pub(crate) fn enrol(
		kind: IdentityKind,
		tag: Tag,
		account: &T::AccountId,
		department: DepartmentId,
		now: Moment,
	) -> Result<IdentityId, DispatchError> {
		const FIRST: PeriodNumber = 0;
		let identity =
			LastIdentity::<T>::get().checked_add(1).ok_or(Error::<T>::NumbersExhausted)?;
		let role = KeyRole::Primary;
		let record = IdentityRecord {
			kind,
			status: IdentityStatus::Active,
			primary: account.clone(),
			keys: BoundedVec::truncate_from([FIRST].into()),
			periods: 1,
			tags: BoundedVec::truncate_from([tag].into()),
			registered_by: department,
			registered_at: now,
		};
		let period =
			KeyPeriod { account: account.clone(), role, from: now, until: None, primary: FIRST };

		LastIdentity::<T>::put(identity);
		if !Self::has_current_tag(&record.tags) {
			UntaggedIdentities::<T>::mutate(|count| *count = count.saturating_add(1));
		}
		Identities::<T>::insert(identity, record);
		Tags::<T>::insert(tag.epoch, tag.hash, identity);
		Keys::<T>::insert(account, Key { identity, period: FIRST, role, until: None });
		KeyPeriods::<T>::insert(identity, FIRST, period);
		frame_system::Pallet::<T>::inc_providers(account);
		Ok(identity)
	}
}
