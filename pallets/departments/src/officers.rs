// SPDX-License-Identifier: Apache-2.0

//! Officers as heads and the council appoint and change them.

use frame_support::defensive;
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use sp_runtime::{DispatchError, DispatchResult};

use super::*;

pub(crate) type PrivilegeOf<T> = Privilege<<T as frame_system::Config>::AccountId>;

/// Who decides about officers, before it is known about which department's.
enum Decider<T: Config> {
	Council,
	Head(T::AccountId, Acting<T::AccountId>),
}

impl<T: Config> Decider<T> {
	fn over(self, department: DepartmentId) -> Result<PrivilegeOf<T>, DispatchError> {
		match self {
			Self::Council => Ok(Privilege::Council),
			Self::Head(account, head) if head.department == department => {
				let stands_in = head.in_place_of.is_some();
				Ok(Privilege::OwnHead { account, mandate_end: head.until, stands_in })
			}
			// The power over departments below isn't lent: it has no bound in time that would hold.
			Self::Head(_, head) if head.in_place_of.is_some() => Err(Error::<T>::NotAbove.into()),
			Self::Head(account, head) => {
				// The officers that an abolished department left are its successor's.
				let in_charge = Pallet::<T>::in_charge(department);
				let upper = head.department;
				ensure!(
					upper == in_charge || Pallet::<T>::is_above(upper, in_charge),
					Error::<T>::NotAbove
				);
				Ok(Privilege::HeadAbove { account, department: upper })
			}
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The power that the origin has over the officers of `department`.
	pub(crate) fn privilege_over(
		origin: OriginFor<T>,
		department: DepartmentId,
	) -> Result<PrivilegeOf<T>, DispatchError> {
		Self::council_or_head(origin)?.over(department)
	}

	/// The power that the origin has over an officer, and the officer.
	pub(crate) fn privilege_over_officer(
		origin: OriginFor<T>,
		account: &T::AccountId,
	) -> Result<(PrivilegeOf<T>, Officer), DispatchError> {
		let decider = Self::council_or_head(origin)?;
		let officer = Officers::<T>::get(account).ok_or(Error::<T>::OfficerUnknown)?;
		Ok((decider.over(officer.department)?, officer))
	}

	fn council_or_head(origin: OriginFor<T>) -> Result<Decider<T>, DispatchError> {
		let origin = match T::CouncilOrigin::try_origin(origin) {
			Ok(_) => return Ok(Decider::Council),
			Err(origin) => origin,
		};
		let account = ensure_signed(origin)?;
		let head = Self::acting(&account, Role::Head).map_err(Error::<T>::from)?;
		Ok(Decider::Head(account, head))
	}

	pub(crate) fn do_appoint(
		by: PrivilegeOf<T>,
		account: T::AccountId,
		department: DepartmentId,
		roles: Roles,
		mandate_end: Option<Moment>,
	) -> DispatchResult {
		let is_head = roles.contains(&Role::Head);
		let identity = Self::ensure_appointable(&account, department, &roles, mandate_end)?;
		ensure!(!is_head || by.can_make_head_until(mandate_end), Error::<T>::MandateOutlastsOwn);
		let is_seated = roles.contains(&Role::Councillor);
		ensure!(!is_seated || by.can_pass_seat(), Error::<T>::CouncillorNotStoodFor);
		Self::add_officer(account, identity, department, roles, mandate_end, by.actor());
		Ok(())
	}

	/// Checks all that an appointment needs but the power to make it.
	pub(crate) fn ensure_appointable(
		account: &T::AccountId,
		department: DepartmentId,
		roles: &Roles,
		mandate_end: Option<Moment>,
	) -> Result<IdentityId, DispatchError> {
		Self::existing(department)?;
		ensure!(!roles.is_empty(), Error::<T>::NoRoles);
		ensure!(!Officers::<T>::contains_key(account), Error::<T>::AlreadyOfficer);
		let identity = T::Identities::ensure_identity(account)?;
		ensure!(!OfficerByIdentity::<T>::contains_key(identity), Error::<T>::IdentityIsOfficer);
		Self::ensure_not_past(mandate_end)?;
		let staff = Staff::<T>::get(department);
		ensure!(staff.officers < MAX_OFFICERS, Error::<T>::TooManyOfficers);
		ensure!(!roles.contains(&Role::Head) || !staff.heads.is_full(), Error::<T>::TooManyHeads);
		Ok(identity)
	}

	/// Writes an appointment that [`Pallet::ensure_appointable`] has let pass.
	pub(crate) fn add_officer(
		account: T::AccountId,
		identity: IdentityId,
		department: DepartmentId,
		roles: Roles,
		mandate_end: Option<Moment>,
		by: Option<&T::AccountId>,
	) {
		if frame_system::Pallet::<T>::providers(&account) == 0 {
			frame_system::Pallet::<T>::inc_providers(&account);
		}
		Officers::<T>::insert(
			&account,
			Officer {
				department,
				identity,
				roles: roles.clone(),
				mandate_end,
				suspended: None,
				appointed_at: T::Calendar::now(),
			},
		);
		OfficersOf::<T>::insert(department, &account, ());
		OfficerByIdentity::<T>::insert(identity, &account);
		Staff::<T>::mutate(department, |staff| {
			staff.officers = staff.officers.saturating_add(1);
		});
		Self::note_roles(&account, department, &roles, by);
		Self::deposit_event(Event::OfficerAppointed {
			account,
			department,
			identity,
			roles,
			mandate_end,
			by: by.cloned(),
		});
		Self::settle(department);
	}

	pub(crate) fn do_set_roles(
		by: PrivilegeOf<T>,
		account: T::AccountId,
		mut officer: Officer,
		roles: Roles,
	) -> DispatchResult {
		ensure!(!roles.is_empty(), Error::<T>::NoRoles);
		ensure!(by.can_change_roles_of(&account), Error::<T>::OwnRoles);
		let passes_seat =
			roles.contains(&Role::Councillor) != officer.roles.contains(&Role::Councillor);
		ensure!(!passes_seat || by.can_pass_seat(), Error::<T>::CouncillorNotStoodFor);
		if passes_seat {
			Self::ensure_council_left(&by, &account, &officer)?;
		}
		if !roles.contains(&Role::Head) {
			Self::ensure_led_as_long(&by, &account, &officer)?;
		} else if !officer.is_head() {
			ensure!(by.can_make_head_until(officer.mandate_end), Error::<T>::MandateOutlastsOwn);
			let heads = Staff::<T>::get(officer.department).heads;
			ensure!(!heads.is_full(), Error::<T>::TooManyHeads);
		}
		let department = officer.department;
		officer.roles = roles.clone();
		Officers::<T>::insert(&account, officer);
		Self::note_roles(&account, department, &roles, by.actor());
		Self::deposit_event(Event::RolesSet {
			account,
			department,
			roles,
			by: by.actor().cloned(),
		});
		Self::settle(department);
		Ok(())
	}

	pub(crate) fn do_set_mandate(
		by: PrivilegeOf<T>,
		account: T::AccountId,
		mut officer: Officer,
		mandate_end: Option<Moment>,
	) -> DispatchResult {
		ensure!(by.can_change_mandate_of(&account), Error::<T>::OwnMandate);
		Self::ensure_not_past(mandate_end)?;
		if !lasts_as_long(mandate_end, officer.mandate_end) {
			Self::ensure_council_left(&by, &account, &officer)?;
		}
		ensure!(
			!officer.is_head() || by.can_make_head_until(mandate_end),
			Error::<T>::MandateOutlastsOwn
		);
		if !lasts_as_long(mandate_end, officer.mandate_end) {
			Self::ensure_led_as_long(&by, &account, &officer)?;
		}
		let department = officer.department;
		officer.mandate_end = mandate_end;
		Officers::<T>::insert(&account, officer);
		Self::deposit_event(Event::MandateSet {
			account,
			department,
			mandate_end,
			by: by.actor().cloned(),
		});
		Self::settle(department);
		Ok(())
	}

	pub(crate) fn do_suspend_officer(
		by: PrivilegeOf<T>,
		account: T::AccountId,
		mut officer: Officer,
	) -> DispatchResult {
		let suspension = by.suspension();
		ensure!(officer.suspended != Some(suspension), Error::<T>::AlreadySuspended);
		Self::ensure_can_lift(&by, &officer)?;
		Self::ensure_led_as_long(&by, &account, &officer)?;
		Self::ensure_council_left(&by, &account, &officer)?;
		let department = officer.department;
		officer.suspended = Some(suspension);
		Officers::<T>::insert(&account, officer);
		Self::deposit_event(Event::OfficerSuspended {
			account,
			department,
			suspension,
			by: by.actor().cloned(),
		});
		Self::settle(department);
		Ok(())
	}

	pub(crate) fn do_reinstate_officer(
		by: PrivilegeOf<T>,
		account: T::AccountId,
		mut officer: Officer,
	) -> DispatchResult {
		ensure!(officer.suspended.is_some(), Error::<T>::NotSuspended);
		Self::ensure_can_lift(&by, &officer)?;
		let department = officer.department;
		officer.suspended = None;
		Officers::<T>::insert(&account, officer);
		Self::deposit_event(Event::OfficerReinstated {
			account,
			department,
			by: by.actor().cloned(),
		});
		Self::settle(department);
		Ok(())
	}

	pub(crate) fn do_dismiss(
		by: PrivilegeOf<T>,
		account: T::AccountId,
		officer: Officer,
	) -> DispatchResult {
		// Else its own department could lift a suspension from above by dismissing and appointing.
		Self::ensure_can_lift(&by, &officer)?;
		Self::ensure_led_as_long(&by, &account, &officer)?;
		Self::ensure_council_left(&by, &account, &officer)?;
		let department = officer.department;
		Officers::<T>::remove(&account);
		OfficersOf::<T>::remove(department, &account);
		OfficerByIdentity::<T>::remove(officer.identity);
		Self::note_roles(&account, department, &Roles::default(), by.actor());
		Staff::<T>::mutate(department, |staff| {
			staff.officers = staff.officers.saturating_sub(1);
		});
		Self::forget_stand_ins(&account, department, by.actor());
		Self::deposit_event(Event::OfficerDismissed {
			account,
			department,
			by: by.actor().cloned(),
		});
		Self::settle(department);
		Ok(())
	}

	/// Keeps the list of heads and the councillor in step with the roles of one officer. The
	/// officer who was councillor before loses the role.
	fn note_roles(
		account: &T::AccountId,
		department: DepartmentId,
		roles: &Roles,
		by: Option<&T::AccountId>,
	) {
		let mut staff = Staff::<T>::get(department);
		if !roles.contains(&Role::Head) {
			staff.heads.remove(account);
		} else if staff.heads.try_insert(account.clone()).is_err() {
			defensive!("room for another head was checked before");
		}
		let former = staff.councillor.clone().filter(|former| former != account);
		if roles.contains(&Role::Councillor) {
			staff.councillor = Some(account.clone());
			if let Some(former) = former {
				Self::take_councillor_role(former, department, by);
			}
		} else {
			staff.councillor = former;
		}
		Staff::<T>::insert(department, staff);
	}

	fn take_councillor_role(
		account: T::AccountId,
		department: DepartmentId,
		by: Option<&T::AccountId>,
	) {
		let Some(mut officer) = Officers::<T>::get(&account) else {
			defensive!("a councillor is an officer");
			return;
		};
		officer.roles.remove(&Role::Councillor);
		let roles = officer.roles.clone();
		Officers::<T>::insert(&account, officer);
		Self::deposit_event(Event::RolesSet { account, department, roles, by: by.cloned() });
	}

	fn ensure_not_past(mandate_end: Option<Moment>) -> Result<(), Error<T>> {
		ensure!(mandate_end.is_none_or(|end| end >= T::Calendar::now()), Error::<T>::MandateInPast);
		Ok(())
	}

	fn ensure_can_lift(by: &PrivilegeOf<T>, officer: &Officer) -> Result<(), Error<T>> {
		let suspended = officer.suspended.map(|suspension| match suspension {
			Suspension::Above(department) => Suspension::Above(Self::in_charge(department)),
			other => other,
		});
		ensure!(
			suspended.is_none_or(|suspension| by.can_lift(suspension, Self::is_above)),
			Error::<T>::SuspendedFromAbove
		);
		Ok(())
	}

	/// Fails if the council would empty itself: it can't take the office of who holds a seat while so
	/// few are held. The heads of the department can.
	fn ensure_council_left(
		by: &PrivilegeOf<T>,
		account: &T::AccountId,
		officer: &Officer,
	) -> Result<(), Error<T>> {
		let is_holder = Staff::<T>::get(officer.department).councillor.as_ref() == Some(account);
		if *by != Privilege::Council || !is_holder {
			return Ok(());
		}
		Self::ensure_seats_without(|department| department == officer.department)
	}

	/// Fails if `by` can't take the last head of a department, and without `officer` the department
	/// would have no active head, or not for as long. Without the second half a head could make
	/// another for a moment and go, and the department would be without.
	fn ensure_led_as_long(
		by: &PrivilegeOf<T>,
		account: &T::AccountId,
		officer: &Officer,
	) -> Result<(), Error<T>> {
		let is_active_head = |account: &T::AccountId, officer: &Officer| {
			officer.is_head() && Self::able(account, officer).is_ok()
		};
		if by.can_take_last_head() || !is_active_head(account, officer) {
			return Ok(());
		}
		let heads = Staff::<T>::get(officer.department).heads;
		let has_other = heads.iter().filter(|head| *head != account).any(|head| {
			Officers::<T>::get(head).is_some_and(|other| {
				lasts_as_long(other.mandate_end, officer.mandate_end)
					&& is_active_head(head, &other)
			})
		});
		ensure!(has_other, Error::<T>::LastHead);
		Ok(())
	}
}
