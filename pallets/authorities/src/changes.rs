// SPDX-License-Identifier: Apache-2.0

//! Changes of the set: a department asks, the council admits, replaces and retires.

use alloc::vec::Vec;
use frame_support::ensure;
use frame_support::traits::EnsureOrigin;
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use govchain_primitives::{
	authorities::{
		PeerId, ReplacementInfo, RequestInfo, SeatedAuthority, SetChange, MAX_AUTHORITIES,
	},
	ActingOfficer, Authorize, Capability, DepartmentId, Role, WorkingCalendar,
};
use sp_runtime::{DispatchError, DispatchResult};

use crate::{
	Authorities, Authority, Config, Error, Event, Pallet, Replacements, Request, Requests,
	MIN_AUTHORITIES,
};

/// Who decides about what a department runs.
pub(crate) enum Privilege<AccountId> {
	/// A motion of the council, about all departments.
	Council,
	/// An officer, about its own department.
	Officer(ActingOfficer<AccountId>),
}

impl<AccountId> Privilege<AccountId> {
	pub(crate) fn can_decide_about(&self, department: DepartmentId) -> bool {
		match self {
			Self::Council => true,
			Self::Officer(officer) => officer.department == department,
		}
	}

	/// The officer who decides; none if it is the council.
	pub(crate) fn actor(self) -> Option<AccountId> {
		match self {
			Self::Council => None,
			Self::Officer(officer) => Some(officer.account),
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The council, or an officer with one of `roles`.
	pub(crate) fn council_or_officer(
		origin: OriginFor<T>,
		roles: &[Role],
	) -> Result<Privilege<T::AccountId>, DispatchError> {
		let origin = match T::CouncilOrigin::try_origin(origin) {
			Ok(_) => return Ok(Privilege::Council),
			Err(origin) => origin,
		};
		let who = ensure_signed(origin)?;
		let mut refusal = DispatchError::BadOrigin;
		for role in roles {
			match T::Authorize::ensure_role(&who, *role) {
				Ok(officer) => return Ok(Privilege::Officer(officer)),
				Err(error) => refusal = error,
			}
		}
		Err(refusal)
	}

	/// Whether `account` may register session keys: it is admitted, or admitted to take the place of
	/// another one, and no restart of finality is under way, which fixes the set.
	pub fn may_set_keys(account: &T::AccountId) -> bool {
		(Self::is_admitted(account) || Replacements::<T>::contains_key(account))
			&& !Self::is_restarting()
	}

	pub(crate) fn do_request(
		who: &T::AccountId,
		account: T::AccountId,
		peer: PeerId,
	) -> DispatchResult {
		let ActingOfficer { department, .. } =
			T::Authorize::ensure_officer(who, Role::NodeOperator, Capability::Authority)?;
		Self::ensure_not_admitted(&account)?;
		ensure!(!Requests::<T>::contains_key(department), Error::<T>::RequestOpen);
		Self::ensure_node_for(department, &peer)?;

		let requested_at = T::Calendar::now();
		let request = Request { account: account.clone(), peer: peer.clone(), requested_at };
		Requests::<T>::insert(department, request);
		Self::deposit_event(Event::AuthorityRequested { account, department, peer });
		Ok(())
	}

	pub(crate) fn do_withdraw_request(
		who: &T::AccountId,
		department: DepartmentId,
	) -> DispatchResult {
		let officer = T::Authorize::ensure_role(who, Role::NodeOperator)?;
		// What a department asked for that is abolished by now, nobody else could withdraw.
		ensure!(
			T::Authorize::in_charge(department) == officer.department,
			Error::<T>::NotYourDepartment
		);
		let Request { account, .. } =
			Requests::<T>::get(department).ok_or(Error::<T>::NoRequest)?;

		Requests::<T>::remove(department);
		Self::deposit_event(Event::RequestWithdrawn { account, department });
		Ok(())
	}

	pub(crate) fn do_admit(
		department: DepartmentId,
		account: T::AccountId,
		peer: PeerId,
	) -> DispatchResult {
		Self::ensure_requested(department, &account, &peer)?;
		ensure!(!Self::is_restarting(), Error::<T>::RestartPending);
		ensure!(Authorities::<T>::count() < MAX_AUTHORITIES, Error::<T>::TooManyAuthorities);
		let seat = SeatedAuthority { account: account.clone(), department };
		Self::ensure_can_finalise(&SetChange::Admit(seat))?;
		Self::list_node_for(department, peer)?;

		Requests::<T>::remove(department);
		// Never taken back: the account would be reaped, and old transactions of it would replay.
		frame_system::Pallet::<T>::inc_providers(&account);
		let since = T::Calendar::now();
		Authorities::<T>::insert(&account, Authority { department, since });
		Self::deposit_event(Event::AuthorityAdmitted { account, department });
		Ok(())
	}

	pub(crate) fn do_retire(by: Privilege<T::AccountId>, account: T::AccountId) -> DispatchResult {
		let replaced = Replacements::<T>::get(&account);
		let admitted = replaced.as_ref().unwrap_or(&account);
		let Authority { department, .. } =
			Authorities::<T>::get(admitted).ok_or(Error::<T>::NotAdmitted)?;
		let in_charge = T::Authorize::in_charge(department);
		ensure!(by.can_decide_about(in_charge), Error::<T>::NotYourDepartment);
		ensure!(!Self::is_restarting(), Error::<T>::RestartPending);
		ensure!(Self::replacement_of(&account).is_none(), Error::<T>::BeingReplaced);
		if replaced.is_none() {
			let left = Self::seated_after(&SetChange::Retire(account.clone()));
			let is_enough = left >= MIN_AUTHORITIES;
			ensure!(is_enough || matches!(by, Privilege::Council), Error::<T>::TooFewLeft);
			Self::ensure_can_finalise(&SetChange::Retire(account.clone()))?;
		}

		if replaced.is_some() {
			Replacements::<T>::remove(&account);
		} else {
			Authorities::<T>::remove(&account);
			Self::forget_author(&account);
		}
		Self::deposit_event(Event::AuthorityRetired { account, department, by: by.actor() });
		Ok(())
	}

	pub(crate) fn do_replace(old: T::AccountId, new: T::AccountId, peer: PeerId) -> DispatchResult {
		let Authority { department, .. } =
			Authorities::<T>::get(&old).ok_or(Error::<T>::NotAdmitted)?;
		// Of an abolished department, its successor asks, and answers for the new one.
		let department = T::Authorize::in_charge(department);
		Self::ensure_requested(department, &new, &peer)?;
		ensure!(!Self::is_restarting(), Error::<T>::RestartPending);
		ensure!(Self::replacement_of(&old).is_none(), Error::<T>::BeingReplaced);
		let change = SetChange::Replace { old: old.clone(), new: new.clone() };
		Self::ensure_can_finalise(&change)?;
		Self::list_node_for(department, peer)?;

		Requests::<T>::remove(department);
		frame_system::Pallet::<T>::inc_providers(&new);
		Replacements::<T>::insert(&new, &old);
		Self::deposit_event(Event::ReplacementAdmitted { old, new, department });
		Ok(())
	}

	/// Who was admitted in the place of another one and has session keys by now: the new one and the
	/// old one.
	pub(crate) fn ready_replacements(
		has_keys: &impl Fn(&T::AccountId) -> bool,
	) -> Vec<(T::AccountId, T::AccountId)> {
		Replacements::<T>::iter().filter(|(new, _)| has_keys(new)).collect()
	}

	/// Seats each new one in the place of the old one.
	pub(crate) fn make_replacements(ready: Vec<(T::AccountId, T::AccountId)>) {
		for (new, old) in ready {
			Replacements::<T>::remove(&new);
			let Some(Authority { department, .. }) = Authorities::<T>::take(&old) else {
				frame_support::defensive!("who is replaced is admitted");
				continue;
			};
			let department = T::Authorize::in_charge(department);
			let since = T::Calendar::now();
			Authorities::<T>::insert(&new, Authority { department, since });
			Self::forget_author(&old);
			Self::deposit_event(Event::AuthorityReplaced { old, new, department });
		}
	}

	/// Who was admitted in the place of `old` and has no session keys yet.
	pub(crate) fn replacement_of(old: &T::AccountId) -> Option<T::AccountId> {
		Replacements::<T>::iter().find(|(_, replaced)| replaced == old).map(|(new, _)| new)
	}

	fn ensure_not_admitted(account: &T::AccountId) -> DispatchResult {
		ensure!(
			!Authorities::<T>::contains_key(account) && !Replacements::<T>::contains_key(account),
			Error::<T>::AlreadyAdmitted
		);
		Ok(())
	}

	/// `department` asks for `account`, which is not admitted, with this node, and may still run an
	/// authority.
	fn ensure_requested(
		department: DepartmentId,
		account: &T::AccountId,
		peer: &PeerId,
	) -> DispatchResult {
		let request = Requests::<T>::get(department).ok_or(Error::<T>::NotRequested)?;
		let is_asked_for = request.account == *account && request.peer == *peer;
		ensure!(is_asked_for, Error::<T>::NotRequested);
		// Another department may have asked for the same account.
		Self::ensure_not_admitted(account)?;
		T::Authorize::ensure_capability(department, Capability::Authority)
	}

	/// The authorities that departments ask for, by department.
	pub fn requests() -> Vec<RequestInfo<T::AccountId>> {
		let mut all: Vec<_> = Requests::<T>::iter()
			.map(|(department, Request { account, peer, requested_at })| RequestInfo {
				department,
				account,
				peer: peer.into_inner(),
				requested_at,
			})
			.collect();
		all.sort_by_key(|request| request.department);
		all
	}

	/// The authorities that take the place of another one once they have session keys.
	pub fn replacements() -> Vec<ReplacementInfo<T::AccountId>> {
		Replacements::<T>::iter()
			.filter_map(|(new, old)| {
				let Authority { department, .. } = Authorities::<T>::get(&old)?;
				let department = T::Authorize::in_charge(department);
				Some(ReplacementInfo { old, new, department })
			})
			.collect()
	}
}
