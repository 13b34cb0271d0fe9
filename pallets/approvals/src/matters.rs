// SPDX-License-Identifier: Apache-2.0

//! Publishing and retiring matters.

use frame_support::ensure;
use govchain_primitives::{
	approvals::{Matter, MatterDraft, MatterId},
	ActingOfficer, Authorize, Capability, DepartmentId, Role,
};
use sp_runtime::{DispatchError, DispatchResult};

use crate::{graph, Config, Error, Event, MatterVersions, Matters, NextMatterId, Pallet};

impl<T: Config> Pallet<T> {
	fn ensure_editor(who: &T::AccountId) -> Result<ActingOfficer<T::AccountId>, DispatchError> {
		T::Authorize::ensure_officer(who, Role::MatterEditor, Capability::MatterOwner)
	}

	fn owned(department: DepartmentId, matter: MatterId) -> Result<Matter, Error<T>> {
		let record = Matters::<T>::get(matter).ok_or(Error::<T>::UnknownMatter)?;
		let owner = T::Authorize::in_charge(record.department);
		ensure!(owner == department, Error::<T>::NotMatterOwner);
		Ok(record)
	}

	pub(crate) fn do_publish_matter(who: T::AccountId, draft: MatterDraft) -> DispatchResult {
		let officer = Self::ensure_editor(&who)?;
		let definition = graph::check::<T>(draft)?;
		let matter = NextMatterId::<T>::get();
		let next = matter.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;

		let (version, department) = (1, officer.department);
		NextMatterId::<T>::put(next);
		Matters::<T>::insert(matter, Matter { department, latest: version, retired: false });
		MatterVersions::<T>::insert(matter, version, definition);
		Self::deposit_event(Event::MatterPublished { matter, version, department, officer: who });
		Ok(())
	}

	pub(crate) fn do_publish_version(
		who: T::AccountId,
		matter: MatterId,
		draft: MatterDraft,
	) -> DispatchResult {
		let officer = Self::ensure_editor(&who)?;
		let record = Self::owned(officer.department, matter)?;
		let definition = graph::check::<T>(draft)?;
		let version = record.latest.checked_add(1).ok_or(Error::<T>::VersionsExhausted)?;

		let department = officer.department;
		Matters::<T>::insert(matter, Matter { department, latest: version, retired: false });
		MatterVersions::<T>::insert(matter, version, definition);
		Self::deposit_event(Event::MatterPublished { matter, version, department, officer: who });
		Ok(())
	}

	pub(crate) fn do_retire_matter(who: T::AccountId, matter: MatterId) -> DispatchResult {
		let officer = Self::ensure_editor(&who)?;
		let record = Self::owned(officer.department, matter)?;
		ensure!(!record.retired, Error::<T>::MatterRetired);

		Matters::<T>::insert(matter, Matter { retired: true, ..record });
		let (version, department) = (record.latest, officer.department);
		Self::deposit_event(Event::MatterRetired { matter, version, department, officer: who });
		Ok(())
	}
}
