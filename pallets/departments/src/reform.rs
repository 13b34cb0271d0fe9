// SPDX-License-Identifier: Apache-2.0

//! Departments as the council moves and abolishes them.
//!
//! What an abolished department began stays on record under its number. [`InCharge`] says who
//! answers for it now. When that department is abolished too, all that it answered for is pointed at
//! its own successor, so asking takes one read, however many reforms there were.

use alloc::collections::BTreeMap;

use sp_runtime::DispatchError;

use super::*;

impl<T: Config> Pallet<T> {
	/// Moves a department. Says how many departments were read for it, and what became of seats.
	pub(crate) fn do_move(
		department: DepartmentId,
		parent: Option<DepartmentId>,
	) -> Result<(u32, Settled), DispatchError> {
		let mut record = Self::existing(department)?;
		let from = record.parent;
		ensure!(from != parent, Error::<T>::NotMoved);
		let (mut level, mut will_be_held_down) = (0u32, false);
		if let Some(parent) = parent {
			let upper = Self::existing(parent)?;
			ensure!(
				parent != department && !Self::is_above(department, parent),
				Error::<T>::BelowItself
			);
			level = Self::level(parent).ok_or(Error::<T>::TooDeep)?;
			will_be_held_down =
				upper.holds_down() || Self::above(parent).any(|(_, upper)| upper.holds_down());
		}
		let lowest = level.saturating_add(Self::levels_of(department));
		ensure!(lowest <= MAX_DEPTH, Error::<T>::TooDeep);
		Self::ensure_seats_without(|other| {
			will_be_held_down && (other == department || Self::is_above(department, other))
		})?;

		record.parent = parent;
		Departments::<T>::insert(department, record);
		Self::deposit_event(Event::DepartmentMoved { department, from, to: parent });
		let settled = Self::settle_all();
		Ok((Departments::<T>::count(), settled))
	}

	/// Abolishes a department. Says how many departments were read for it, how many pointed at the
	/// successor, and what became of the seat.
	pub(crate) fn do_abolish(
		department: DepartmentId,
		successor: DepartmentId,
	) -> Result<(u32, u32, Settled), DispatchError> {
		let mut record = Self::existing(department)?;
		ensure!(department != successor, Error::<T>::SuccessorIsItself);
		let heir = Self::active(successor).map_err(Error::<T>::from)?;
		ensure!(!Self::has_below(department), Error::<T>::HasDepartmentsBelow);
		let is_lacking = |capability: &Capability| {
			*capability != Capability::Authority && !heir.capabilities.contains(capability)
		};
		ensure!(!record.capabilities.iter().any(is_lacking), Error::<T>::SuccessorLacksCapability);
		let is_authority = record.capabilities.contains(&Capability::Authority);
		if is_authority {
			Self::ensure_seats_without(|other| other == department)?;
		}
		let mut inherited = Predecessors::<T>::get(department).into_inner();
		inherited.insert(department);
		let mut all = Predecessors::<T>::get(successor);
		for predecessor in &inherited {
			all.try_insert(*predecessor).map_err(|_| Error::<T>::TooManyPredecessors)?;
		}

		for predecessor in &inherited {
			InCharge::<T>::insert(predecessor, successor);
		}
		Predecessors::<T>::remove(department);
		Predecessors::<T>::insert(successor, all);
		record.capabilities = Default::default();
		record.status =
			DepartmentStatus::Abolished { successor: Some(successor), since: T::Calendar::now() };
		Departments::<T>::insert(department, record);
		Self::deposit_event(Event::DepartmentAbolished { department, successor });
		let settled = Self::settle(department);
		if is_authority {
			Self::remove_seat(department);
		}
		let pointed = u32::try_from(inherited.len()).unwrap_or(MAX_PREDECESSORS);
		Ok((Departments::<T>::count(), pointed, settled))
	}

	/// How many levels a department takes with those below it: 1 if there are none. Abolished ones
	/// don't count. Reads every department.
	fn levels_of(department: DepartmentId) -> u32 {
		let parents: BTreeMap<_, _> = Departments::<T>::iter()
			.filter(|(_, record)| !record.is_abolished())
			.filter_map(|(id, record)| Some((id, record.parent?)))
			.collect();
		let parent_of = |id: &DepartmentId| parents.get(id).copied();
		parents
			.values()
			.filter_map(|parent| {
				core::iter::successors(Some(*parent), parent_of)
					.zip(2..=MAX_DEPTH)
					.find(|(upper, _)| *upper == department)
					.map(|(_, levels)| levels)
			})
			.max()
			.unwrap_or(1)
	}

	/// Whether there are departments directly below one, abolished ones left aside. Reads every
	/// department.
	fn has_below(department: DepartmentId) -> bool {
		Departments::<T>::iter_values()
			.any(|record| record.parent == Some(department) && !record.is_abolished())
	}

	/// The abolished departments whose work one carries on.
	pub fn inherited_from(department: DepartmentId) -> Vec<DepartmentId> {
		Predecessors::<T>::get(department).into_iter().collect()
	}
}
