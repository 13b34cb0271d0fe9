// SPDX-License-Identifier: Apache-2.0

//! Officers who act in place of others for a period.

use core::cmp::Reverse;

use govchain_primitives::departments::StandInInfo;
use sp_runtime::DispatchResult;

use super::{officers::PrivilegeOf, *};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_stand_in(
		by: PrivilegeOf<T>,
		account: T::AccountId,
		officer: Officer,
		stand_in: T::AccountId,
		terms: StandIn,
	) -> DispatchResult {
		ensure!(account != stand_in, Error::<T>::StandInIsItself);
		let other = Officers::<T>::get(&stand_in).ok_or(Error::<T>::OfficerUnknown)?;
		ensure!(other.department == officer.department, Error::<T>::StandInElsewhere);
		ensure!(!terms.roles.is_empty(), Error::<T>::NoRoles);
		ensure!(!terms.roles.contains(&Role::Councillor), Error::<T>::CouncillorNotStoodFor);
		ensure!(terms.roles.is_subset(&officer.roles), Error::<T>::RoleNotOfOfficer);
		let now = T::Calendar::now();
		ensure!(now <= terms.from && terms.from <= terms.until, Error::<T>::PeriodNotAhead);
		ensure!(terms.until.saturating_sub(terms.from) <= MAX_STAND_IN, Error::<T>::PeriodTooLong);
		ensure!(by.can_change_roles_of(&stand_in), Error::<T>::OwnRoles);
		ensure!(by.can_lend_until(&terms.roles, terms.until), Error::<T>::MandateOutlastsOwn);
		let of_officer: Vec<_> = StandInsOf::<T>::iter_key_prefix(&account)
			.filter(|other| *other != stand_in)
			.filter_map(|other| Some((StandIns::<T>::get(&other, &account)?, other)))
			.collect();
		let of_stand_in: Vec<_> =
			StandIns::<T>::iter_prefix(&stand_in).filter(|(other, _)| *other != account).collect();
		let ended_of_officer = of_officer.iter().filter(|(terms, _)| terms.is_over(now));
		let ended_of_stand_in = of_stand_in.iter().filter(|(_, terms)| terms.is_over(now));
		ensure!(
			Self::has_room(of_officer.len(), ended_of_officer.clone().count(), MAX_STAND_INS),
			Error::<T>::TooManyStandIns
		);
		ensure!(
			Self::has_room(of_stand_in.len(), ended_of_stand_in.clone().count(), MAX_STOOD_FOR),
			Error::<T>::TooManyStoodFor
		);

		ended_of_officer.for_each(|(_, other)| Self::remove_stand_in(&account, other));
		ended_of_stand_in.for_each(|(other, _)| Self::remove_stand_in(other, &stand_in));
		StandIns::<T>::insert(&stand_in, &account, terms.clone());
		StandInsOf::<T>::insert(&account, &stand_in, ());
		let StandIn { roles, from, until } = terms;
		Self::deposit_event(Event::StandInSet {
			account,
			stand_in,
			department: officer.department,
			roles,
			from,
			until,
			by: by.actor().cloned(),
		});
		Ok(())
	}

	fn has_room(all: usize, ended: usize, bound: u32) -> bool {
		u32::try_from(all.saturating_sub(ended)).is_ok_and(|running| running < bound)
	}

	pub(crate) fn do_end_stand_in(
		by: PrivilegeOf<T>,
		account: T::AccountId,
		officer: Officer,
		stand_in: T::AccountId,
	) -> DispatchResult {
		ensure!(StandIns::<T>::contains_key(&stand_in, &account), Error::<T>::NoStandIn);
		Self::remove_stand_in(&account, &stand_in);
		Self::deposit_event(Event::StandInEnded {
			account,
			stand_in,
			department: officer.department,
			by: by.actor().cloned(),
		});
		Ok(())
	}

	fn remove_stand_in(account: &T::AccountId, stand_in: &T::AccountId) {
		StandIns::<T>::remove(stand_in, account);
		StandInsOf::<T>::remove(account, stand_in);
	}

	/// Ends every period in which an officer who goes stands in or is stood in for.
	pub(crate) fn forget_stand_ins(
		account: &T::AccountId,
		department: DepartmentId,
		by: Option<&T::AccountId>,
	) {
		let of_officer =
			StandInsOf::<T>::iter_key_prefix(account).map(|other| (account.clone(), other));
		let of_stand_in =
			StandIns::<T>::iter_key_prefix(account).map(|other| (other, account.clone()));
		for (account, stand_in) in of_officer.chain(of_stand_in).collect::<Vec<_>>() {
			Self::remove_stand_in(&account, &stand_in);
			Self::deposit_event(Event::StandInEnded {
				account,
				stand_in,
				department,
				by: by.cloned(),
			});
		}
	}

	/// `who`, an officer that may act, in a role that it has only in place of others: in place of each
	/// who lends it the role, the one first that does so for longest.
	pub(crate) fn standing_in(
		who: &T::AccountId,
		officer: &Officer,
		role: Role,
	) -> Vec<Acting<T::AccountId>> {
		let now = T::Calendar::now();
		let lent = StandIns::<T>::iter_prefix(who)
			.filter(|(_, terms)| terms.is_running(now) && terms.roles.contains(&role));
		let mut acting: Vec<_> = lent
			.filter_map(|(other, terms)| {
				let lender =
					Officers::<T>::get(&other).filter(|other| other.can_lend(role, now))?;
				let ends = [lender.mandate_end, officer.mandate_end];
				let until = ends.into_iter().flatten().fold(terms.until, Moment::min);
				let department = officer.department;
				Some(Acting { department, until: Some(until), in_place_of: Some(other) })
			})
			.collect();
		acting.sort_by_key(|acting| Reverse(acting.until));
		acting
	}

	/// Who stands in for an officer, or is going to.
	pub fn stand_ins_of(account: &T::AccountId) -> Vec<StandInInfo<T::AccountId>> {
		StandInsOf::<T>::iter_key_prefix(account)
			.filter_map(|stand_in| {
				let terms = StandIns::<T>::get(&stand_in, account)?;
				Self::stand_in_info(account.clone(), stand_in, terms)
			})
			.collect()
	}

	/// For whom an officer stands in, or is going to.
	pub fn stands_in_for(account: &T::AccountId) -> Vec<StandInInfo<T::AccountId>> {
		StandIns::<T>::iter_prefix(account)
			.filter_map(|(officer, terms)| Self::stand_in_info(officer, account.clone(), terms))
			.collect()
	}

	/// In whose place an account acts if it acts in `role` now.
	pub fn acts_in_place_of(account: &T::AccountId, role: Role) -> Option<T::AccountId> {
		Self::acting(account, role).ok()?.in_place_of
	}

	/// None if it is over.
	fn stand_in_info(
		account: T::AccountId,
		stand_in: T::AccountId,
		terms: StandIn,
	) -> Option<StandInInfo<T::AccountId>> {
		let now = T::Calendar::now();
		let officer = Officers::<T>::get(&account).filter(|_| !terms.is_over(now))?;
		let is_running = terms.is_running(now);
		let lent = terms.roles.iter().filter(|role| is_running && officer.can_lend(**role, now));
		Some(StandInInfo {
			officer: account,
			stand_in,
			department: officer.department,
			lent: lent.copied().collect(),
			roles: terms.roles.into_iter().collect(),
			from: terms.from,
			until: terms.until,
		})
	}
}
