// SPDX-License-Identifier: Apache-2.0

use std::{cell::RefCell, collections::BTreeMap};

use govchain_primitives::{ActingOfficer, Authorize, Capability, DepartmentId, Role};
use sp_runtime::DispatchError;

use crate::AccountId;

#[derive(Default)]
struct Tables {
	departments: BTreeMap<DepartmentId, (Option<DepartmentId>, bool, Vec<Capability>)>,
	officers: BTreeMap<AccountId, (DepartmentId, Vec<Role>)>,
	successors: BTreeMap<DepartmentId, DepartmentId>,
	lenders: BTreeMap<AccountId, Vec<AccountId>>,
}

thread_local! {
	static TABLES: RefCell<Tables> = RefCell::default();
}

pub(crate) fn reset() {
	TABLES.with(|t| *t.borrow_mut() = Tables::default());
}

/// Departments and officers out of a table.
pub struct MockAuthorize;

impl MockAuthorize {
	/// The error for an account that is no officer, lacks the role, or whose department is not
	/// active.
	pub const NOT_OFFICER: DispatchError = DispatchError::Other("not an officer with this role");
	/// The error for a department that lacks a capability.
	pub const NO_CAPABILITY: DispatchError = DispatchError::Other("no such capability");
	/// The error for an unknown or suspended department.
	pub const NOT_ACTIVE: DispatchError = DispatchError::Other("department not active");

	/// Adds an active department.
	pub fn add_department(
		id: DepartmentId,
		parent: Option<DepartmentId>,
		capabilities: &[Capability],
	) {
		TABLES.with(|t| {
			t.borrow_mut().departments.insert(id, (parent, true, capabilities.to_vec()));
		});
	}

	/// Adds an officer, or gives it other roles.
	pub fn add_officer(who: AccountId, department: DepartmentId, roles: &[Role]) {
		TABLES.with(|t| {
			t.borrow_mut().officers.insert(who, (department, roles.to_vec()));
		});
	}

	/// Lets an officer have its roles only in place of `lender`, and of those named before.
	pub fn stand_in(who: AccountId, lender: AccountId) {
		TABLES.with(|t| t.borrow_mut().lenders.entry(who).or_default().push(lender));
	}

	/// Suspends or reinstates a department.
	pub fn set_active(id: DepartmentId, active: bool) {
		TABLES.with(|t| {
			if let Some(department) = t.borrow_mut().departments.get_mut(&id) {
				department.1 = active;
			}
		});
	}

	/// Abolishes a department, and those that it had taken the place of pass on with it.
	pub fn abolish(id: DepartmentId, successor: DepartmentId) {
		Self::set_active(id, false);
		TABLES.with(|t| {
			let successors = &mut t.borrow_mut().successors;
			successors.values_mut().filter(|heir| **heir == id).for_each(|heir| *heir = successor);
			successors.insert(id, successor);
		});
	}

	/// Dismisses an officer.
	pub fn remove_officer(who: &AccountId) {
		TABLES.with(|t| t.borrow_mut().officers.remove(who));
	}
}

impl Authorize<AccountId> for MockAuthorize {
	fn ensure_role(who: &AccountId, role: Role) -> Result<ActingOfficer<AccountId>, DispatchError> {
		Ok(Self::mandates(who, role)?.remove(0))
	}

	fn mandates(
		who: &AccountId,
		role: Role,
	) -> Result<Vec<ActingOfficer<AccountId>>, DispatchError> {
		let department = TABLES
			.with(|t| t.borrow().officers.get(who).cloned())
			.filter(|(_, roles)| roles.contains(&role))
			.map(|(department, _)| department)
			.ok_or(Self::NOT_OFFICER)?;
		Self::ensure_active(department)?;
		let lenders = TABLES.with(|t| t.borrow().lenders.get(who).cloned());
		let officer = |in_place_of| ActingOfficer { account: who.clone(), department, in_place_of };
		Ok(match lenders {
			Some(lenders) => lenders.into_iter().map(Some).map(officer).collect(),
			None => vec![officer(None)],
		})
	}

	fn is_councillor(who: &AccountId) -> bool {
		Self::ensure_role(who, Role::Councillor).is_ok()
	}

	fn ensure_capability(
		department: DepartmentId,
		capability: Capability,
	) -> Result<(), DispatchError> {
		Self::ensure_active(department)?;
		let has = TABLES.with(|t| {
			t.borrow().departments.get(&department).is_some_and(|d| d.2.contains(&capability))
		});
		if has {
			Ok(())
		} else {
			Err(Self::NO_CAPABILITY)
		}
	}

	fn ensure_active(department: DepartmentId) -> Result<(), DispatchError> {
		if TABLES.with(|t| t.borrow().departments.get(&department).is_some_and(|d| d.1)) {
			Ok(())
		} else {
			Err(Self::NOT_ACTIVE)
		}
	}

	fn is_above(upper: DepartmentId, lower: DepartmentId) -> bool {
		TABLES.with(|t| {
			let tables = t.borrow();
			let parent = |id| tables.departments.get(&id).and_then(|d| d.0);
			std::iter::successors(parent(lower), |id| parent(*id)).any(|id| id == upper)
		})
	}

	fn in_charge(department: DepartmentId) -> DepartmentId {
		TABLES.with(|t| t.borrow().successors.get(&department).copied().unwrap_or(department))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn officer_for_benchmarks(
		role: Role,
		capability: Capability,
		seed: u32,
	) -> ActingOfficer<AccountId> {
		let department = 1_000_000 + seed;
		let mut raw = [0xbe; 32];
		raw[..4].copy_from_slice(&seed.to_le_bytes());
		let account = AccountId::new(raw);
		Self::add_department(department, None, &[capability]);
		Self::add_officer(account.clone(), department, &[role]);
		ActingOfficer { account, department, in_place_of: None }
	}
}
