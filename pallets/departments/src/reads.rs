// SPDX-License-Identifier: Apache-2.0

//! What the runtime API gives to clients.

use govchain_primitives::departments::{DepartmentInfo, OfficerInfo};

use super::*;

impl<T: Config> Pallet<T> {
	/// Every department, in the order of their numbers.
	pub fn departments() -> Vec<DepartmentInfo<T::AccountId>> {
		let mut all: Vec<_> =
			Departments::<T>::iter().map(|(id, record)| Self::info(id, record)).collect();
		all.sort_by_key(|department| department.id);
		all
	}

	/// One department.
	pub fn department(id: DepartmentId) -> Option<DepartmentInfo<T::AccountId>> {
		Departments::<T>::get(id).map(|record| Self::info(id, record))
	}

	fn info(id: DepartmentId, record: Department) -> DepartmentInfo<T::AccountId> {
		let staff = Staff::<T>::get(id);
		DepartmentInfo {
			id,
			name: Names::<T>::get(id).unwrap_or_default().into_inner(),
			parent: record.parent,
			capabilities: record.capabilities.into_iter().collect(),
			status: record.status,
			active: Self::active(id).is_ok(),
			officers: staff.officers,
			heads: staff.heads.into_iter().collect(),
			councillor: staff.councillor,
		}
	}

	/// Up to `limit` officers of a department, no more than [`MAX_PAGE`], those after `after` in
	/// the order of the state.
	pub fn officers_of(
		department: DepartmentId,
		after: Option<T::AccountId>,
		limit: u32,
	) -> Vec<OfficerInfo<T::AccountId>> {
		let accounts = match after {
			Some(after) => OfficersOf::<T>::iter_key_prefix_from(
				department,
				OfficersOf::<T>::hashed_key_for(department, after),
			),
			None => OfficersOf::<T>::iter_key_prefix(department),
		};
		accounts
			.zip(0..limit.min(MAX_PAGE))
			.filter_map(|(account, _)| Self::officer(&account))
			.collect()
	}

	/// The officer behind an account.
	pub fn officer(account: &T::AccountId) -> Option<OfficerInfo<T::AccountId>> {
		let officer = Officers::<T>::get(account)?;
		let missing = Self::active(officer.department)
			.map(|_| ())
			.and_then(|()| Self::able(account, &officer))
			.err();
		Some(OfficerInfo {
			account: account.clone(),
			department: officer.department,
			identity: officer.identity,
			roles: officer.roles.into_iter().collect(),
			mandate_end: officer.mandate_end,
			suspended: officer.suspended,
			appointed_at: officer.appointed_at,
			missing,
		})
	}
}
