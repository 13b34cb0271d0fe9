// SPDX-License-Identifier: Apache-2.0

//! Who may act: the check of a right, part by part.

use govchain_primitives::ActingOfficer;
use sp_runtime::DispatchError;

use super::*;

impl<T> From<Missing> for Error<T> {
	fn from(missing: Missing) -> Self {
		match missing {
			Missing::NotOfficer => Error::NotOfficer,
			Missing::DepartmentUnknown => Error::DepartmentUnknown,
			Missing::DepartmentSuspended => Error::DepartmentSuspended,
			Missing::AncestorSuspended => Error::AncestorSuspended,
			Missing::DepartmentAbolished => Error::DepartmentAbolished,
			Missing::OfficerSuspended => Error::OfficerSuspended,
			Missing::MandateEnded => Error::MandateEnded,
			Missing::KeyNotOfIdentity => Error::KeyNotOfIdentity,
			Missing::IdentityNotInGoodStanding => Error::IdentityNotInGoodStanding,
			Missing::RoleMissing => Error::RoleMissing,
			Missing::CapabilityMissing => Error::CapabilityMissing,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The record of a department that may act now.
	pub(crate) fn active(department: DepartmentId) -> Result<Department, Missing> {
		let record = Departments::<T>::get(department).ok_or(Missing::DepartmentUnknown)?;
		match record.status {
			DepartmentStatus::Active => {}
			DepartmentStatus::Suspended { .. } => return Err(Missing::DepartmentSuspended),
			DepartmentStatus::Abolished { .. } => return Err(Missing::DepartmentAbolished),
		}
		if Self::above(department).any(|(_, upper)| upper.holds_down()) {
			return Err(Missing::AncestorSuspended);
		}
		Ok(record)
	}

	/// What keeps an officer from acting, its department and roles left aside.
	pub(crate) fn able(who: &T::AccountId, officer: &Officer) -> Result<(), Missing> {
		if officer.suspended.is_some() {
			return Err(Missing::OfficerSuspended);
		}
		if officer.mandate_end.is_some_and(|end| T::Calendar::now() > end) {
			return Err(Missing::MandateEnded);
		}
		Self::speaks(who, officer)
	}

	/// What keeps an account from speaking for the identity that was appointed.
	pub(crate) fn speaks(who: &T::AccountId, officer: &Officer) -> Result<(), Missing> {
		if T::Identities::identity_of(who) != Some(officer.identity) {
			return Err(Missing::KeyNotOfIdentity);
		}
		if !T::Identities::is_in_good_standing(officer.identity) {
			return Err(Missing::IdentityNotInGoodStanding);
		}
		Ok(())
	}

	/// `who` as an officer that may act in `role`: one of its own, or of an officer for whom it
	/// stands in, the one that lends it for longest.
	pub(crate) fn acting(who: &T::AccountId, role: Role) -> Result<Acting<T::AccountId>, Missing> {
		Self::all_acting(who, role)?.into_iter().next().ok_or(Missing::RoleMissing)
	}

	/// `who` as an officer that may act in `role`, once for each mandate by which it has it.
	fn all_acting(who: &T::AccountId, role: Role) -> Result<Vec<Acting<T::AccountId>>, Missing> {
		let officer = Officers::<T>::get(who).ok_or(Missing::NotOfficer)?;
		Self::active(officer.department)?;
		Self::able(who, &officer)?;
		if !officer.roles.contains(&role) {
			return Ok(Self::standing_in(who, &officer, role));
		}
		let Officer { department, mandate_end: until, .. } = officer;
		Ok(vec![Acting { department, until, in_place_of: None }])
	}

	/// The department that `who` may act for in `role`, with `capability` if one is named.
	pub fn may(
		who: &T::AccountId,
		role: Role,
		capability: Option<Capability>,
	) -> Result<DepartmentId, Missing> {
		let acting = Self::acting(who, role)?;
		if let Some(capability) = capability {
			Self::capable(acting.department, capability)?;
		}
		Ok(acting.department)
	}

	/// Whether `department` exists, is active and has `capability`.
	pub fn capable(department: DepartmentId, capability: Capability) -> Result<(), Missing> {
		if Self::active(department)?.capabilities.contains(&capability) {
			Ok(())
		} else {
			Err(Missing::CapabilityMissing)
		}
	}
}

impl<T: Config> Authorize<T::AccountId> for Pallet<T> {
	fn ensure_role(
		who: &T::AccountId,
		role: Role,
	) -> Result<ActingOfficer<T::AccountId>, DispatchError> {
		let acting = Self::acting(who, role).map_err(Error::<T>::from)?;
		let Acting { department, in_place_of, .. } = acting;
		Ok(ActingOfficer { account: who.clone(), department, in_place_of })
	}

	fn mandates(
		who: &T::AccountId,
		role: Role,
	) -> Result<Vec<ActingOfficer<T::AccountId>>, DispatchError> {
		let all = Self::all_acting(who, role).map_err(Error::<T>::from)?;
		ensure!(!all.is_empty(), Error::<T>::from(Missing::RoleMissing));
		let officer = |Acting { department, in_place_of, .. }| {
			let account = who.clone();
			ActingOfficer { account, department, in_place_of }
		};
		Ok(all.into_iter().map(officer).collect())
	}

	fn is_councillor(who: &T::AccountId) -> bool {
		let Some(officer) = Officers::<T>::get(who) else { return false };
		Self::acting(who, Role::Councillor).is_ok()
			|| Self::is_seated(who, &officer) && Self::speaks(who, &officer).is_ok()
	}

	fn ensure_capability(
		department: DepartmentId,
		capability: Capability,
	) -> Result<(), DispatchError> {
		Ok(Self::capable(department, capability).map_err(Error::<T>::from)?)
	}

	fn ensure_active(department: DepartmentId) -> Result<(), DispatchError> {
		Self::active(department).map_err(Error::<T>::from)?;
		Ok(())
	}

	fn is_above(upper: DepartmentId, lower: DepartmentId) -> bool {
		Self::above(lower).any(|(id, _)| id == upper)
	}

	fn in_charge(department: DepartmentId) -> DepartmentId {
		InCharge::<T>::get(department).unwrap_or(department)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn officer_for_benchmarks(
		role: Role,
		capability: Capability,
		seed: u32,
	) -> ActingOfficer<T::AccountId> {
		benchmarking::officer::<T>(role, capability, seed)
	}
}
