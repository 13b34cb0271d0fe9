// SPDX-License-Identifier: Apache-2.0

//! The invariants, by the numbers in the documentation of the pallet.

use alloc::collections::{BTreeMap, BTreeSet};

use sp_runtime::TryRuntimeError;

use super::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_tree()?;
		Self::check_officers()?;
		Self::check_seats()
	}

	fn check_tree() -> Result<(), TryRuntimeError> {
		ensure!(Departments::<T>::count() <= MAX_DEPARTMENTS, "1: too many departments");
		for id in Departments::<T>::iter_keys() {
			ensure!(Self::level(id).is_some(), "1: a path doesn't lead to a root");
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
}
