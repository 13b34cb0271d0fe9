// SPDX-License-Identifier: Apache-2.0

//! Giving, passing on and taking back the use of data.

use frame_support::{defensive, ensure, pallet_prelude::DispatchResult};
use govchain_primitives::{
	audit::{GrantId, GrantStatus, GrantTerms, SharingRule},
	ActingOfficer, Authorize, Capability, DepartmentId, WorkingCalendar,
};
use sp_runtime::DispatchError;

use crate::{
	Config, DataSet, DataSets, Error, Event, Grant, Grants, LastGrant, Pallet, Revocation,
	MAX_PASSINGS,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_grant(
		officer: ActingOfficer<T::AccountId>,
		terms: GrantTerms,
	) -> DispatchResult {
		let now = T::Calendar::now();
		let data_set = DataSets::<T>::get(terms.data_set).ok_or(Error::<T>::DataSetUnknown)?;
		let above = match terms.from {
			None => {
				Self::ensure_may_grant(officer.department, &data_set, terms.grantee)?;
				None
			}
			Some(id) => {
				Some((id, Self::grant_to_pass_on(officer.department, &data_set, id, &terms)?))
			}
		};
		let last_field = terms.fields.last().ok_or(Error::<T>::NoFields)?;
		ensure!(u16::from(*last_field) < data_set.fields, Error::<T>::FieldUnknown);
		ensure!(terms.end > now, Error::<T>::EndNotAhead);
		ensure!(terms.uses != Some(0), Error::<T>::NoUses);
		T::Authorize::ensure_active(terms.grantee)?;
		let id = LastGrant::<T>::get().checked_add(1).ok_or(Error::<T>::NumbersExhausted)?;
		let mut passings = 0;
		if let Some((above_id, mut above)) = above {
			passings = Self::ensure_not_wider(&above, &terms)?;
			if let (Some(_), Some(uses)) = (above.uses, terms.uses) {
				let passed_on = above.passed_on.checked_add(uses);
				above.passed_on = passed_on.ok_or(Error::<T>::UsesWider)?;
				Grants::<T>::insert(above_id, above);
			}
		}

		LastGrant::<T>::put(id);
		Self::deposit_event(Event::Granted {
			grant: id,
			data_set: terms.data_set,
			grantee: terms.grantee,
			from: terms.from,
			department: officer.department,
			officer: officer.account.clone(),
		});
		let GrantTerms { data_set, grantee, fields, purpose, legal_basis, case, end, uses, from } =
			terms;
		Grants::<T>::insert(
			id,
			Grant {
				data_set,
				grantor: officer.department,
				officer: officer.account,
				grantee,
				fields,
				purpose,
				legal_basis,
				case,
				end,
				uses,
				passed_on: 0,
				from,
				passings,
				granted_at: now,
				revoked: None,
			},
		);
		Ok(())
	}

	/// Whether `department` may give `grantee` the use of the data set.
	fn ensure_may_grant(
		department: DepartmentId,
		data_set: &DataSet,
		grantee: DepartmentId,
	) -> DispatchResult {
		let owner = T::Authorize::in_charge(data_set.owner);
		if department != owner {
			let takes_its_own =
				data_set.rule == SharingRule::Unconditional && department == grantee;
			ensure!(takes_its_own, Error::<T>::NotOwner);
			return Ok(());
		}
		T::Authorize::ensure_capability(department, Capability::DataOwner)?;
		let to_others = data_set.rule != SharingRule::NotShared;
		ensure!(to_others || grantee == owner, Error::<T>::NotShared);
		Ok(())
	}

	/// The grant `id`, if `department` may pass it on.
	fn grant_to_pass_on(
		department: DepartmentId,
		data_set: &DataSet,
		id: GrantId,
		terms: &GrantTerms,
	) -> Result<Grant<T::AccountId>, DispatchError> {
		let above = Grants::<T>::get(id).ok_or(Error::<T>::GrantUnknown)?;
		ensure!(above.data_set == terms.data_set, Error::<T>::GrantOfOtherDataSet);
		ensure!(data_set.rule == SharingRule::PassingOn, Error::<T>::PassingOnForbidden);
		ensure!(T::Authorize::in_charge(above.grantee) == department, Error::<T>::NotGrantee);
		Self::ensure_valid(&above)?;
		Ok(above)
	}

	/// Whether `terms` permit nothing that `above` doesn't. Gives how often the new grant will have
	/// been passed on.
	fn ensure_not_wider(above: &Grant<T::AccountId>, terms: &GrantTerms) -> Result<u8, Error<T>> {
		let passings = above.passings.checked_add(1).ok_or(Error::<T>::PassedOnTooOften)?;
		ensure!(passings <= MAX_PASSINGS, Error::<T>::PassedOnTooOften);
		ensure!(terms.fields.is_subset(&above.fields), Error::<T>::FieldsWider);
		ensure!(terms.end <= above.end, Error::<T>::EndLater);
		ensure!(terms.purpose == above.purpose, Error::<T>::OtherPurpose);
		ensure!(above.case.is_none() || terms.case == above.case, Error::<T>::OtherCase);
		if let Some(uses) = above.uses {
			let left = uses.saturating_sub(above.passed_on);
			ensure!(terms.uses.is_some_and(|asked| asked <= left), Error::<T>::UsesWider);
		}
		Ok(passings)
	}

	pub(crate) fn do_revoke(officer: ActingOfficer<T::AccountId>, id: GrantId) -> DispatchResult {
		let mut grant = Grants::<T>::get(id).ok_or(Error::<T>::GrantUnknown)?;
		let ActingOfficer { account, department, .. } = officer;
		let owner = DataSets::<T>::get(grant.data_set).map(|data_set| data_set.owner);
		let may = [Some(grant.grantor), owner]
			.into_iter()
			.flatten()
			.any(|recorded| T::Authorize::in_charge(recorded) == department);
		ensure!(may, Error::<T>::NotGrantor);
		ensure!(grant.revoked.is_none(), Error::<T>::GrantRevoked);
		let at = T::Calendar::now();
		ensure!(at <= grant.end, Error::<T>::GrantEnded);

		grant.revoked = Some(Revocation { at, department, officer: account.clone() });
		Grants::<T>::insert(id, grant);
		Self::deposit_event(Event::GrantRevoked { grant: id, department, officer: account });
		Ok(())
	}

	/// Whether the grant permits a use now, as an error that says why not.
	///
	/// Reads at most [`MAX_PASSINGS`] further grants, and the grantee's department.
	pub fn ensure_valid(grant: &Grant<T::AccountId>) -> DispatchResult {
		match Self::status_of(grant) {
			GrantStatus::Valid => Ok(()),
			GrantStatus::Ended { .. } => Err(Error::<T>::GrantEnded.into()),
			GrantStatus::Revoked { .. } => Err(Error::<T>::GrantRevoked.into()),
			GrantStatus::RevokedUpstream { .. } => Err(Error::<T>::GrantRevokedUpstream.into()),
			GrantStatus::GranteeNotActive => {
				T::Authorize::ensure_active(T::Authorize::in_charge(grant.grantee))
			}
		}
	}

	/// Whether the grant permits a use now.
	pub fn status_of(grant: &Grant<T::AccountId>) -> GrantStatus {
		if let Some(revoked) = &grant.revoked {
			return GrantStatus::Revoked { at: revoked.at };
		}
		// Those above don't end earlier.
		if T::Calendar::now() > grant.end {
			return GrantStatus::Ended { at: grant.end };
		}
		let mut next = grant.from;
		for _ in 0..MAX_PASSINGS {
			let Some(id) = next else { break };
			let Some(above) = Grants::<T>::get(id) else {
				defensive!("a grant was passed on from one that isn't there");
				return GrantStatus::RevokedUpstream { grant: id, at: grant.granted_at };
			};
			if let Some(revoked) = above.revoked {
				return GrantStatus::RevokedUpstream { grant: id, at: revoked.at };
			}
			next = above.from;
		}
		if T::Authorize::ensure_active(T::Authorize::in_charge(grant.grantee)).is_err() {
			return GrantStatus::GranteeNotActive;
		}
		GrantStatus::Valid
	}
}
