// SPDX-License-Identifier: Apache-2.0

//! Departments as the council makes and changes them.

use frame_support::defensive;
use govchain_primitives::is_name;
use sp_runtime::{DispatchError, DispatchResult};

use super::*;

impl<T: Config> Pallet<T> {
	/// The departments above one, nearest first.
	pub(crate) fn above(
		department: DepartmentId,
	) -> impl Iterator<Item = (DepartmentId, Department)> {
		let parent_of = |record: &Department| {
			let parent = record.parent?;
			Some((parent, Departments::<T>::get(parent)?))
		};
		let first = Departments::<T>::get(department).as_ref().and_then(parent_of);
		// The root is on the last level at most, so the walk ends even in a state that is broken.
		core::iter::successors(first, move |(_, record)| parent_of(record))
			.zip(1..MAX_DEPTH)
			.map(|(department, _)| department)
	}

	/// The level of a department, 1 for a root. None if it or one above it doesn't exist, or if it
	/// is too deep.
	pub(crate) fn level(department: DepartmentId) -> Option<u32> {
		let mut id = department;
		for level in 1..=MAX_DEPTH {
			match Departments::<T>::get(id)?.parent {
				Some(parent) => id = parent,
				None => return Some(level),
			}
		}
		None
	}

	/// The record of a department that was not abolished.
	pub(crate) fn existing(department: DepartmentId) -> Result<Department, Error<T>> {
		let record = Departments::<T>::get(department).ok_or(Error::<T>::DepartmentUnknown)?;
		ensure!(!record.is_abolished(), Error::<T>::DepartmentAbolished);
		Ok(record)
	}

	pub(crate) fn ensure_name(name: &Name) -> Result<(), Error<T>> {
		ensure!(is_name(name), Error::<T>::BadName);
		Ok(())
	}

	pub(crate) fn do_create(
		name: Name,
		parent: Option<DepartmentId>,
		capabilities: Capabilities,
	) -> DispatchResult {
		Self::ensure_name(&name)?;
		ensure!(Departments::<T>::count() < MAX_DEPARTMENTS, Error::<T>::TooManyDepartments);
		if let Some(parent) = parent {
			Self::existing(parent)?;
			ensure!(
				Self::level(parent).is_some_and(|level| level < MAX_DEPTH),
				Error::<T>::TooDeep
			);
		}
		let id = NextDepartmentId::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::NumbersUsedUp)?;
		if capabilities.contains(&Capability::Authority) {
			Self::add_seat(id)?;
		}
		NextDepartmentId::<T>::put(next);
		Names::<T>::insert(id, name);
		let status = DepartmentStatus::Active;
		Departments::<T>::insert(id, Department { parent, capabilities, status });
		Self::deposit_event(Event::DepartmentCreated { department: id, parent });
		Ok(())
	}

	pub(crate) fn do_rename(department: DepartmentId, name: Name) -> DispatchResult {
		Self::ensure_name(&name)?;
		Self::existing(department)?;
		Names::<T>::insert(department, name);
		Self::deposit_event(Event::DepartmentRenamed { department });
		Ok(())
	}

	pub(crate) fn do_give_capability(
		department: DepartmentId,
		capability: Capability,
	) -> DispatchResult {
		let mut record = Self::existing(department)?;
		let Ok(is_new) = record.capabilities.try_insert(capability) else {
			defensive!("there is room for every capability");
			return Err(DispatchError::Corruption);
		};
		ensure!(is_new, Error::<T>::CapabilityGivenAlready);
		if capability == Capability::Authority {
			Self::add_seat(department)?;
		}
		Departments::<T>::insert(department, record);
		Self::deposit_event(Event::CapabilityGiven { department, capability });
		Self::settle(department);
		Ok(())
	}

	pub(crate) fn do_take_capability(
		department: DepartmentId,
		capability: Capability,
	) -> DispatchResult {
		let mut record = Self::existing(department)?;
		ensure!(record.capabilities.remove(&capability), Error::<T>::CapabilityMissing);
		if capability == Capability::Authority {
			Self::ensure_seats_without(|other| other == department)?;
		}
		Departments::<T>::insert(department, record);
		Self::deposit_event(Event::CapabilityTaken { department, capability });
		if capability == Capability::Authority {
			Self::settle(department);
			Self::remove_seat(department);
		}
		Ok(())
	}

	pub(crate) fn do_suspend_department(
		department: DepartmentId,
		inclusive: bool,
	) -> DispatchResult {
		let mut record = Self::existing(department)?;
		if let DepartmentStatus::Suspended { inclusive: is_inclusive, .. } = record.status {
			ensure!(is_inclusive != inclusive, Error::<T>::AlreadySuspended);
		}
		Self::ensure_seats_without(|other| {
			other == department || inclusive && Self::is_above(department, other)
		})?;
		record.status = DepartmentStatus::Suspended { inclusive, since: T::Calendar::now() };
		Departments::<T>::insert(department, record);
		Self::deposit_event(Event::DepartmentSuspended { department, inclusive });
		Self::settle_all();
		Ok(())
	}

	pub(crate) fn do_reinstate_department(department: DepartmentId) -> DispatchResult {
		let mut record = Self::existing(department)?;
		ensure!(
			matches!(record.status, DepartmentStatus::Suspended { .. }),
			Error::<T>::NotSuspended
		);
		record.status = DepartmentStatus::Active;
		Departments::<T>::insert(department, record);
		Self::deposit_event(Event::DepartmentReinstated { department });
		Self::settle_all();
		Ok(())
	}
}
