// SPDX-License-Identifier: Apache-2.0

//! The numbered invariants of the pallet's documentation.

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::ensure;
use govchain_primitives::authorities::{
	is_peer_id, RestartStage, MAX_NODES, MAX_NODES_PER_DEPARTMENT,
};
use sp_runtime::TryRuntimeError;

use crate::{
	Authorities, Config, DepartmentFaults, FaultCounts, Faults, GivenUp, KeyHolders, LastAuthored,
	NextFault, NodeCounts, Nodes, OpenFaults, Pallet, PlannedSet, Recorded, Replacements, Requests,
	Restarts, SessionLength,
};

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the module's documentation.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_sets()?;
		Self::check_records()?;
		Self::check_faults()?;
		ensure!(SessionLength::<T>::get() > 1, "7: a session has no block for transactions");
		Self::check_changes()?;
		Self::check_nodes()
	}

	fn check_changes() -> Result<(), TryRuntimeError> {
		let mut replaced = BTreeSet::new();
		for (new, old) in Replacements::<T>::iter() {
			ensure!(
				!Authorities::<T>::contains_key(&new),
				"8: who takes another one's place is admitted"
			);
			ensure!(
				frame_system::Pallet::<T>::providers(&new) > 0,
				"8: who takes another one's place has no provider reference"
			);
			ensure!(Authorities::<T>::contains_key(&old), "8: who is replaced is not admitted");
			ensure!(replaced.insert(old), "8: an authority is replaced by two");
		}

		let authoring = Self::authoring();
		let now = frame_system::Pallet::<T>::block_number();
		for (account, block) in LastAuthored::<T>::iter() {
			ensure!(authoring.contains(&account), "9: authorship is noted of somebody else");
			ensure!(block <= now, "9: authorship is noted in a future block");
		}

		if let Some(restart) = Restarts::<T>::get().filter(|_| Self::is_restarting()) {
			let seats = &restart.seats;
			ensure!(!seats.is_empty(), "11: a restart leaves nobody");
			ensure!(
				seats.iter().zip(seats.iter().skip(1)).all(|(a, b)| a.account < b.account),
				"11: the seats of a restart are not sorted by account"
			);
			ensure!(
				seats.iter().all(|seat| Authorities::<T>::contains_key(&seat.account)),
				"11: a seat of a restart is not admitted"
			);
		}
		let may_be_called_off =
			Restarts::<T>::get().is_some_and(|restart| restart.stage != RestartStage::Signalled);
		for (account, _) in GivenUp::<T>::get() {
			ensure!(may_be_called_off, "12: someone is given up by no restart");
			ensure!(!Authorities::<T>::contains_key(&account), "12: who is given up is admitted");
			ensure!(
				frame_system::Pallet::<T>::providers(&account) > 0,
				"12: who is given up has no provider reference"
			);
		}
		Ok(())
	}

	fn check_nodes() -> Result<(), TryRuntimeError> {
		let mut per_department = BTreeMap::<_, u32>::new();
		for (peer, node) in Nodes::<T>::iter() {
			ensure!(is_peer_id(&peer), "10: a listed node has no peer id");
			let count = per_department.entry(node.department).or_default();
			*count = count.saturating_add(1);
		}
		for request in Requests::<T>::iter_values() {
			ensure!(is_peer_id(&request.peer), "10: a node that is asked for has no peer id");
		}
		ensure!(
			NodeCounts::<T>::iter().collect::<BTreeMap<_, _>>() == per_department,
			"10: the count of a department is not that of its nodes"
		);
		ensure!(
			Nodes::<T>::count() <= MAX_NODES
				&& per_department.values().all(|count| *count <= MAX_NODES_PER_DEPARTMENT),
			"10: more nodes are listed than may be"
		);
		Ok(())
	}

	fn check_sets() -> Result<(), TryRuntimeError> {
		let planned = PlannedSet::<T>::get();
		ensure!(
			planned.iter().zip(planned.iter().skip(1)).all(|(a, b)| a.account < b.account),
			"1: the planned set is not sorted by account"
		);
		ensure!(
			!planned.is_empty() || Authorities::<T>::count() == 0,
			"1: there are authorities and no set is planned"
		);
		for account in Authorities::<T>::iter_keys() {
			ensure!(
				frame_system::Pallet::<T>::providers(&account) > 0,
				"2: an authority has no provider reference"
			);
		}
		Ok(())
	}

	fn check_records() -> Result<(), TryRuntimeError> {
		let recorded = Recorded::<T>::get().unwrap_or_default();
		let starts = &recorded.starts;
		ensure!(
			starts.iter().zip(starts.iter().skip(1)).all(|(a, b)| a < b),
			"3: the starts of records don't ascend"
		);
		ensure!(
			starts.iter().all(|start| *start <= recorded.newest),
			"3: a record starts after the newest session"
		);
		ensure!(
			starts.get(1).is_none_or(|second| *second > recorded.oldest()),
			"3: a record of no kept session is stored"
		);
		let mut stored: Vec<_> = KeyHolders::<T>::iter_keys().collect();
		stored.sort();
		ensure!(stored == starts[..], "3: the records are not those of the starts");

		for holders in KeyHolders::<T>::iter_values() {
			let accounts: BTreeSet<_> = holders.iter().map(|holder| &holder.authority).collect();
			ensure!(accounts.len() == holders.len(), "4: a record names an authority twice");
			let keys: Vec<_> = holders
				.iter()
				.flat_map(|holder| holder.keys.iter())
				.map(|(key_type, key)| (*key_type, key))
				.collect();
			let distinct: BTreeSet<_> = keys.iter().collect();
			ensure!(distinct.len() == keys.len(), "4: a record holds a key twice");
		}
		Ok(())
	}

	fn check_faults() -> Result<(), TryRuntimeError> {
		let mut open = BTreeSet::new();
		for (authority, ids) in OpenFaults::<T>::iter() {
			ensure!(!ids.is_empty(), "5: an empty list of open faults is stored");
			ensure!(
				ids.iter().zip(ids.iter().skip(1)).all(|(a, b)| a < b),
				"5: open faults don't ascend"
			);
			for id in ids {
				let is_its_own = Faults::<T>::get(id)
					.is_some_and(|fault| fault.authority == authority && fault.lifted_at.is_none());
				ensure!(is_its_own, "5: an open fault is lifted, another's or unknown");
				open.insert(id);
			}
		}
		let mut per_department = BTreeMap::<_, u32>::new();
		let mut number = 0_u32;
		for (id, fault) in Faults::<T>::iter() {
			ensure!(id < NextFault::<T>::get(), "6: a fault has a number not yet given");
			ensure!(
				fault.lifted_at.is_some() || open.contains(&id),
				"5: a fault that is not lifted is not among the open ones"
			);
			let count = per_department.entry(fault.department).or_default();
			*count = count.saturating_add(1);
			number = number.saturating_add(1);
		}
		ensure!(number == NextFault::<T>::get(), "6: the numbers of faults have gaps");

		let mut listed = BTreeSet::new();
		for (department, position, id) in DepartmentFaults::<T>::iter() {
			ensure!(
				position < FaultCounts::<T>::get(department),
				"6: a fault is listed beyond the count of its department"
			);
			ensure!(
				Faults::<T>::get(id).is_some_and(|fault| fault.department == department),
				"6: a fault is listed for another department"
			);
			ensure!(listed.insert(id), "6: a fault is listed twice");
		}
		let counts: BTreeMap<_, _> = FaultCounts::<T>::iter().collect();
		ensure!(counts == per_department, "6: the count of a department is not that of its faults");
		ensure!(u32::try_from(listed.len()) == Ok(number), "6: the list of a department has gaps");
		Ok(())
	}
}
