// SPDX-License-Identifier: Apache-2.0

//! Officers as heads and the council appoint and change them.

use frame_support::{defensive, traits::OriginTrait};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use govchain_primitives::IdentityKind;
use sp_runtime::DispatchError;

use super::*;

pub(crate) type PrivilegeOf<T> = Privilege<<T as frame_system::Config>::AccountId>;

/// Who decides about officers, before it is known about which department's.
enum Decider<T: Config> {
	Council,
	Head(T::AccountId, Acting<T::AccountId>),
}

impl<T: Config> Decider<T> {
	fn over(self, department: DepartmentId) -> Result<PrivilegeOf<T>, Powerless> {
		match self {
			Self::Council => Ok(Privilege::Council),
			Self::Head(account, head) if head.department == department => {
				let stands_in = head.in_place_of.is_some();
				Ok(Privilege::OwnHead { account, mandate_end: head.until, stands_in })
			}
			// The power over other departments isn't lent.
			Self::Head(_, head) if head.in_place_of.is_some() => Err(Powerless::NotAbove),
			Self::Head(account, head) => {
				// The officers that an abolished department left are its successor's.
				let in_charge = Pallet::<T>::in_charge(department);
				let upper = head.department;
				// One head above all authorities would else name the whole council.
				let is_above = || {
					!Seats::<T>::get().contains_key(&in_charge)
						&& Pallet::<T>::is_above(upper, in_charge)
				};
				ensure!(upper == in_charge || is_above(), Powerless::NotAbove);
				Ok(Privilege::HeadAbove { account, department: upper })
			}
		}
	}
}

impl<T> From<Powerless> for Error<T> {
	fn from(powerless: Powerless) -> Self {
		match powerless {
			Powerless::Right(missing) => missing.into(),
			Powerless::NotAbove => Error::NotAbove,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The power that `who` has as a head over the officers of `department`, as every call of this room
	/// asks for it.
	pub fn power_of(
		who: &T::AccountId,
		department: DepartmentId,
	) -> Result<PrivilegeOf<T>, Powerless> {
		let head = Self::acting(who, Role::Head).map_err(Powerless::Right)?;
		Decider::<T>::Head(who.clone(), head).over(department)
	}

	/// The power that the origin has over the officers of `department`.
	pub(crate) fn privilege_over(
		origin: OriginFor<T>,
		department: DepartmentId,
	) -> Result<PrivilegeOf<T>, DispatchError> {
		Ok(Self::council_or_head(origin)?.over(department).map_err(Error::<T>::from)?)
	}

	/// The power that the origin has over an officer, and the officer.
	pub(crate) fn privilege_over_officer(
		origin: OriginFor<T>,
		account: &T::AccountId,
	) -> Result<(PrivilegeOf<T>, Officer), DispatchError> {
		let decider = Self::council_or_head(origin)?;
		let officer = Officers::<T>::get(account).ok_or(Error::<T>::OfficerUnknown)?;
		let by = decider.over(officer.department).map_err(Error::<T>::from)?;
		Ok((by, officer))
	}

	/// As [`Pallet::privilege_over_officer`], but that of the officer itself if it is the caller,
	/// whatever else keeps it from acting: nobody is held in an office.
	pub(crate) fn privilege_to_dismiss(
		origin: OriginFor<T>,
		account: &T::AccountId,
	) -> Result<(PrivilegeOf<T>, Officer), DispatchError> {
		if origin.as_signer() != Some(account) {
			return Self::privilege_over_officer(origin, account);
		}
		let officer = Officers::<T>::get(account).ok_or(Error::<T>::NotOfficer)?;
		Ok((Privilege::Itself { account: account.clone() }, officer))
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
	) -> Result<Settled, DispatchError> {
		let is_head = roles.contains(&Role::Head);
		let identity = Self::ensure_appointable(&account, department, &roles, mandate_end)?;
		Self::ensure_can_decide_about(&by, &roles)?;
		ensure!(!is_head || by.can_make_head_until(mandate_end), Error::<T>::MandateOutlastsOwn);
		if roles.contains(&Role::Councillor) {
			Self::ensure_council_left(&by, department, Self::is_lasting(mandate_end))?;
		}
		let by = by.actor();
		Ok(Self::add_officer(account, identity, department, roles, mandate_end, by))
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
		ensure!(
			T::Identities::kind_of(identity) == Some(IdentityKind::Citizen),
			Error::<T>::NotAPerson
		);
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
	) -> Settled {
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
		Self::settle(department)
	}

	pub(crate) fn do_set_roles(
		by: PrivilegeOf<T>,
		account: T::AccountId,
		mut officer: Officer,
		roles: Roles,
	) -> Result<Settled, DispatchError> {
		ensure!(!roles.is_empty(), Error::<T>::NoRoles);
		ensure!(by.can_change_roles_of(&account), Error::<T>::OwnRoles);
		Self::ensure_can_decide_about(&by, &officer.roles)?;
		Self::ensure_can_decide_about(&by, &roles)?;
		let gets_seat = roles.contains(&Role::Councillor);
		if gets_seat != officer.roles.contains(&Role::Councillor) {
			let is_held = gets_seat
				&& Self::is_lasting(officer.mandate_end)
				&& Self::able(&account, &officer).is_ok();
			Self::ensure_council_left(&by, officer.department, is_held)?;
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
		Ok(Self::settle(department))
	}

	pub(crate) fn do_set_mandate(
		by: PrivilegeOf<T>,
		account: T::AccountId,
		mut officer: Officer,
		mandate_end: Option<Moment>,
	) -> Result<Settled, DispatchError> {
		ensure!(by.can_change_mandate_of(&account), Error::<T>::OwnMandate);
		Self::ensure_can_decide_about(&by, &officer.roles)?;
		Self::ensure_not_past(mandate_end)?;
		ensure!(
			!officer.is_head() || by.can_make_head_until(mandate_end),
			Error::<T>::MandateOutlastsOwn
		);
		if !lasts_as_long(mandate_end, officer.mandate_end) {
			Self::ensure_led_as_long(&by, &account, &officer)?;
			if officer.roles.contains(&Role::Councillor) {
				let is_held = Self::is_lasting(mandate_end);
				Self::ensure_council_left(&by, officer.department, is_held)?;
			}
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
		Ok(Self::settle(department))
	}

	pub(crate) fn do_suspend_officer(
		by: PrivilegeOf<T>,
		account: T::AccountId,
		mut officer: Officer,
	) -> Result<Settled, DispatchError> {
		let suspension = by.suspension();
		Self::ensure_can_decide_about(&by, &officer.roles)?;
		ensure!(officer.suspended != Some(suspension), Error::<T>::AlreadySuspended);
		Self::ensure_can_lift(&by, &officer)?;
		Self::ensure_led_as_long(&by, &account, &officer)?;
		if officer.roles.contains(&Role::Councillor) {
			Self::ensure_council_left(&by, officer.department, false)?;
		}
		let department = officer.department;
		officer.suspended = Some(suspension);
		Officers::<T>::insert(&account, officer);
		Self::deposit_event(Event::OfficerSuspended {
			account,
			department,
			suspension,
			by: by.actor().cloned(),
		});
		Ok(Self::settle(department))
	}

	pub(crate) fn do_reinstate_officer(
		by: PrivilegeOf<T>,
		account: T::AccountId,
		mut officer: Officer,
	) -> Result<Settled, DispatchError> {
		Self::ensure_can_decide_about(&by, &officer.roles)?;
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
		Ok(Self::settle(department))
	}

	pub(crate) fn do_dismiss(
		by: PrivilegeOf<T>,
		account: T::AccountId,
		officer: Officer,
	) -> Result<Settled, DispatchError> {
		Self::ensure_can_decide_about(&by, &officer.roles)?;
		// Else its own department could lift a suspension from above by dismissing and appointing.
		Self::ensure_can_lift(&by, &officer)?;
		Self::ensure_led_as_long(&by, &account, &officer)?;
		if officer.roles.contains(&Role::Councillor) {
			Self::ensure_council_left(&by, officer.department, false)?;
		}
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
		Ok(Self::settle(department))
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

	/// Fails if a higher power than `by` suspended the officer.
	pub fn ensure_can_lift(by: &PrivilegeOf<T>, officer: &Officer) -> Result<(), Error<T>> {
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

	/// Fails if `by` is lent and one with `roles` leads the department or votes for it.
	fn ensure_can_decide_about(by: &PrivilegeOf<T>, roles: &Roles) -> Result<(), Error<T>> {
		let is_head = roles.contains(&Role::Head);
		let error = if is_head { Error::HeadNotByStandIn } else { Error::CouncillorNotStoodFor };
		ensure!(by.can_decide_about(roles), error);
		Ok(())
	}

	/// Fails if the council takes a seat that the department holds, or gives it to one who won't hold
	/// it for long (`is_held`), and too few would be left. The heads of the department can.
	fn ensure_council_left(
		by: &PrivilegeOf<T>,
		department: DepartmentId,
		is_held: bool,
	) -> Result<(), Error<T>> {
		if *by != Privilege::Council || is_held {
			return Ok(());
		}
		Self::ensure_seats_without(|other| other == department)
	}

	/// Fails if `by` can't take the last head of a department, and without `officer` the department
	/// would have no active head, or not for as long. Without the second half a head could make
	/// another for a moment and go, and the department would be without. What keeps `officer` from
	/// acting for now, but the end of its mandate, doesn't matter: it may be over tomorrow.
	pub fn ensure_led_as_long(
		by: &PrivilegeOf<T>,
		account: &T::AccountId,
		officer: &Officer,
	) -> Result<(), Error<T>> {
		let is_over = officer.mandate_end.is_some_and(|end| T::Calendar::now() > end);
		if by.can_take_last_head() || !officer.is_head() || is_over {
			return Ok(());
		}
		let heads = Staff::<T>::get(officer.department).heads;
		let has_other = heads.iter().filter(|head| *head != account).any(|head| {
			Officers::<T>::get(head).is_some_and(|other| {
				lasts_as_long(other.mandate_end, officer.mandate_end)
					&& Self::able(head, &other).is_ok()
			})
		});
		ensure!(has_other, Error::<T>::LastHead);
		Ok(())
	}
}
