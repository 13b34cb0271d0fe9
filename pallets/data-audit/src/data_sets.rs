// SPDX-License-Identifier: Apache-2.0

//! Making data sets known.

use alloc::collections::BTreeSet;

use frame_support::{ensure, pallet_prelude::DispatchResult};
use govchain_primitives::{
	audit::{DataClass, SharingRule},
	is_name, ActingOfficer, WorkingCalendar,
};

use crate::{
	Config, DataSet, DataSets, DataSetsByName, Error, Event, FieldNames, Fields, LastDataSet, Name,
	Pallet,
};

impl<T: Config> Pallet<T> {
	/// Whether `name` can be read.
	pub(crate) fn ensure_name(name: &[u8]) -> DispatchResult {
		ensure!(is_name(name), Error::<T>::BadName);
		Ok(())
	}

	pub(crate) fn do_register(
		officer: ActingOfficer<T::AccountId>,
		name: Name,
		class: DataClass,
		rule: SharingRule,
		names: FieldNames,
	) -> DispatchResult {
		let ActingOfficer { account, department: owner, .. } = officer;
		Self::ensure_name(&name)?;
		ensure!(!names.is_empty(), Error::<T>::NoFields);
		names.iter().try_for_each(|field| Self::ensure_name(field))?;
		let different: BTreeSet<_> = names.iter().collect();
		ensure!(different.len() == names.len(), Error::<T>::FieldTwice);
		let fields = u16::try_from(names.len()).map_err(|_| Error::<T>::NumbersExhausted)?;
		ensure!(!DataSetsByName::<T>::contains_key(owner, &name), Error::<T>::NameTaken);
		let id = LastDataSet::<T>::get().checked_add(1).ok_or(Error::<T>::NumbersExhausted)?;

		LastDataSet::<T>::put(id);
		DataSetsByName::<T>::insert(owner, &name, id);
		Fields::<T>::insert(id, names);
		let registered_at = T::Calendar::now();
		DataSets::<T>::insert(id, DataSet { name, owner, class, rule, fields, registered_at });
		Self::deposit_event(Event::DataSetRegistered {
			data_set: id,
			class,
			rule,
			department: owner,
			officer: account,
		});
		Ok(())
	}
}
