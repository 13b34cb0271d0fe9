// SPDX-License-Identifier: Apache-2.0

//! The invariants, by the numbers in the documentation of the pallet.

use alloc::collections::{BTreeMap, BTreeSet};

use sp_runtime::TryRuntimeError;

use super::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_tree()?;
		Self::check_officers()?;
		Self::check_seats()?;
		Self::check_succession()?;
		Self::check_stand_ins()
	}

	fn check_tree() -> Result<(), TryRuntimeError> {
		ensure!(Departments::<T>::count() <= MAX_DEPARTMENTS, "1: too many departments");
		for (id, record) in Departments::<T>::iter() {
			let parent = record.parent.map(|parent| {
				Departments::<T>::get(parent).ok_or("1: a path doesn't lead to a root")
			});
			let parent = parent.transpose()?;
			if !record.is_abolished() {
				ensure!(Self::level(id).is_some(), "1: a path doesn't lead to a root");
				let is_below_abolished = parent.is_some_and(|parent| parent.is_abolished());
				ensure!(!is_below_abolished, "1: a department is below an abolished one");
			}
			ensure!(NextDepartmentId::<T>::get() > id, "2: the next number is in use");
			let name = Names::<T>::get(id).ok_or("3: a department has no name")?;
			ensure!(Self::ensure_name(&name).is_ok(), "3: a name is blank or not UTF-8");
		}
		ensure!(
			Names::<T>::iter_keys().all(Departments::<T>::contains_key),
			"3: a name has no department"
		);
		Ok(())
	}

	fn check_officers() -> Result<(), TryRuntimeError> {
		let mut lists = BTreeMap::<DepartmentId, StaffList<T::AccountId>>::new();
		let mut identities = BTreeSet::new();
		for (account, officer) in Officers::<T>::iter() {
			let list = lists.entry(officer.department).or_default();
			list.officers = list.officers.saturating_add(1);
			if officer.is_head() {
				let fits = list.heads.try_insert(account.clone());
				ensure!(fits.is_ok(), "4: too many heads");
			}
			if officer.roles.contains(&Role::Councillor) {
				let other = list.councillor.replace(account.clone());
				ensure!(other.is_none(), "4: two councillors in a department");
			}
			ensure!(
				OfficersOf::<T>::contains_key(officer.department, &account),
				"4: an officer is not in the index"
			);
			ensure!(
				Departments::<T>::contains_key(officer.department),
				"5: an officer has no department"
			);
			ensure!(
				frame_system::Pallet::<T>::providers(&account) > 0,
				"5: an officer's account is unknown"
			);
			ensure!(identities.insert(officer.identity), "6: a person is two officers");
			ensure!(
				OfficerByIdentity::<T>::get(officer.identity) == Some(account),
				"6: an identity doesn't lead to its officer"
			);
		}
		ensure!(
			OfficerByIdentity::<T>::iter_keys().all(|id| identities.contains(&id)),
			"6: an identity leads to no officer"
		);
		for (department, account, ()) in OfficersOf::<T>::iter() {
			ensure!(
				Officers::<T>::get(account).is_some_and(|o| o.department == department),
				"4: the index names an officer of another department"
			);
		}
		for (department, list) in Staff::<T>::iter() {
			ensure!(list.officers <= MAX_OFFICERS, "4: too many officers");
			let counted = lists.remove(&department).unwrap_or_default();
			ensure!(counted == list, "4: the list of staff is wrong");
		}
		ensure!(lists.is_empty(), "4: a list of staff is missing");
		Ok(())
	}

	fn check_seats() -> Result<(), TryRuntimeError> {
		let seats = Seats::<T>::get();
		let authorities: BTreeSet<_> = Departments::<T>::iter()
			.filter(|(_, record)| record.capabilities.contains(&Capability::Authority))
			.map(|(id, _)| id)
			.collect();
		ensure!(seats.keys().eq(authorities.iter()), "7: seats are not those of the authorities");
		for (department, seat) in seats.iter() {
			let Some(holder) = seat else { continue };
			ensure!(Self::active(*department).is_ok(), "8: a seat of a department that can't act");
			ensure!(
				Staff::<T>::get(department).councillor.as_ref() == Some(&holder.councillor),
				"8: a seat is held by another than the councillor"
			);
			let officer =
				Officers::<T>::get(&holder.councillor).ok_or("8: a councillor is no officer")?;
			ensure!(officer.suspended.is_none(), "8: a suspended councillor holds a seat");
			ensure!(officer.mandate_end == holder.until, "8: a seat has another end");
		}
		ensure!(
			FirstSeatEnd::<T>::get() == seats.values().flatten().filter_map(|h| h.until).min(),
			"9: the first end of a seat is wrong"
		);
		Ok(())
	}

	fn check_succession() -> Result<(), TryRuntimeError> {
		let mut lists = BTreeMap::<DepartmentId, PredecessorSet>::new();
		let mut pointing = 0u32;
		for (id, record) in Departments::<T>::iter() {
			let DepartmentStatus::Abolished { successor, .. } = record.status else { continue };
			ensure!(record.capabilities.is_empty(), "10: an abolished department has a capability");
			if successor.is_none() {
				continue;
			}
			pointing = pointing.saturating_add(1);
			let in_charge = InCharge::<T>::get(id).ok_or("10: nobody is in charge")?;
			let next = |id: &DepartmentId| match Departments::<T>::get(id)?.status {
				DepartmentStatus::Abolished { successor, .. } => successor,
				_ => None,
			};
			let last = core::iter::successors(successor, next)
				.zip(0..MAX_DEPARTMENTS)
				.map(|(id, _)| id)
				.last();
			ensure!(last == Some(in_charge), "10: another than the last successor is in charge");
			let heir = Departments::<T>::get(in_charge).ok_or("10: the successor is unknown")?;
			ensure!(!heir.is_abolished(), "10: an abolished department is in charge");
			let fits = lists.entry(in_charge).or_default().try_insert(id);
			ensure!(fits.is_ok(), "10: too many predecessors");
		}
		ensure!(
			InCharge::<T>::iter_keys().count().try_into() == Ok(pointing),
			"10: a department has another in charge without being abolished"
		);
		ensure!(
			Predecessors::<T>::iter().collect::<BTreeMap<_, _>>() == lists,
			"10: the list of predecessors is wrong"
		);
		Ok(())
	}

	fn check_stand_ins() -> Result<(), TryRuntimeError> {
		let mut of_officer = BTreeMap::<T::AccountId, u32>::new();
		let mut of_stand_in = BTreeMap::<T::AccountId, u32>::new();
		let mut index = StandInsOf::<T>::iter_keys().collect::<BTreeSet<_>>();
		for (stand_in, account, terms) in StandIns::<T>::iter() {
			ensure!(stand_in != account, "11: an officer stands in for itself");
			let department = |who| Officers::<T>::get(who).map(|officer| officer.department);
			let theirs = department(&account);
			ensure!(
				theirs.is_some() && theirs == department(&stand_in),
				"11: two who aren't officers of one department"
			);
			ensure!(
				!terms.roles.is_empty() && !terms.roles.contains(&Role::Councillor),
				"11: roles that can't be lent"
			);
			let length = terms.until.checked_sub(terms.from);
			ensure!(
				length.is_some_and(|length| length <= MAX_STAND_IN),
				"11: a period that can't be"
			);
			for (counts, who) in [(&mut of_officer, &account), (&mut of_stand_in, &stand_in)] {
				let count = counts.entry(who.clone()).or_default();
				*count = count.saturating_add(1);
			}
			ensure!(index.remove(&(account, stand_in)), "11: a stand-in is not in the index");
		}
		ensure!(index.is_empty(), "11: the index names a stand-in that isn't");
		ensure!(
			of_officer.values().all(|count| *count <= MAX_STAND_INS)
				&& of_stand_in.values().all(|count| *count <= MAX_STOOD_FOR),
			"11: too many stand-ins"
		);
		Ok(())
	}
}
