// SPDX-License-Identifier: Apache-2.0

//! The tree and its officers on the first day. Whatever is wrong with them stops the building of
//! the chain, and says which entry it is.

use super::*;

#[expect(clippy::panic, reason = "genesis must fail loudly")]
pub(crate) fn build<T: Config>(
	departments: &[GenesisDepartment],
	officers: &[GenesisOfficer<T::AccountId>],
) {
	for entry in departments {
		let GenesisDepartment { id, name, parent, capabilities } = entry;
		assert!(!Departments::<T>::contains_key(id), "department {id} is listed twice");
		let name = Name::try_from(name.clone().into_bytes())
			.unwrap_or_else(|_| panic!("department {id}: the name has over {MAX_NAME} bytes"));
		assert!(Pallet::<T>::ensure_name(&name).is_ok(), "department {id}: the name is blank");
		let mut set = Capabilities::default();
		for capability in capabilities {
			assert_eq!(
				set.try_insert(*capability),
				Ok(true),
				"department {id}: {capability:?} is listed twice or one too many",
			);
		}
		if set.contains(&Capability::Authority) {
			assert!(Pallet::<T>::add_seat(*id).is_ok(), "department {id}: no seat is left");
		}
		let next = id.checked_add(1).unwrap_or_else(|| panic!("department {id}: too large"));
		NextDepartmentId::<T>::mutate(|id| *id = next.max(*id));
		Names::<T>::insert(id, name);
		let status = DepartmentStatus::Active;
		let record = Department { parent: *parent, capabilities: set, status };
		Departments::<T>::insert(id, record);
	}
	assert!(Departments::<T>::count() <= MAX_DEPARTMENTS, "over {MAX_DEPARTMENTS} departments");
	for GenesisDepartment { id, parent, .. } in departments {
		if let Some(parent) = parent {
			assert!(
				Departments::<T>::contains_key(parent),
				"department {id}: there is no department {parent} above it",
			);
		}
	}
	for GenesisDepartment { id, .. } in departments {
		assert!(
			Pallet::<T>::level(*id).is_some(),
			"department {id} is deeper than {MAX_DEPTH} levels, or above itself",
		);
	}

	for entry in officers {
		let GenesisOfficer { account, department, roles, mandate_end } = entry;
		let mut set = Roles::default();
		for role in roles {
			assert_eq!(
				set.try_insert(*role),
				Ok(true),
				"officer {account:?}: {role:?} is listed twice or one too many",
			);
		}
		assert!(
			!set.contains(&Role::Councillor) || Staff::<T>::get(department).councillor.is_none(),
			"officer {account:?}: department {department} has a councillor already",
		);
		match Pallet::<T>::ensure_appointable(account, *department, &set, *mandate_end) {
			Ok(identity) => {
				let account = account.clone();
				Pallet::<T>::add_officer(account, identity, *department, set, *mandate_end, None);
			}
			Err(error) => panic!("officer {account:?} of department {department}: {error:?}"),
		}
	}
}
