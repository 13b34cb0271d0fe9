// SPDX-License-Identifier: Apache-2.0

//! What heads, and officers themselves, may do about officers: the departments' own power, asked for each
//! of their calls in the order in which they ask.

use frame_support::ensure;
use govchain_primitives::{departments::Missing, permission::Obstacle, Role};
use pallet_departments::{lasts_as_long, Call, Officer, Officers, Powerless, Privilege, Roles};

use super::{record::Record, Outcome};
use crate::{AccountId, Departments, Runtime, RuntimeCall};

type Checked = Result<(), Obstacle>;

/// As head of the department that `record` names, or of one above it.
pub fn of_head(who: &AccountId, call: &RuntimeCall, record: &Record) -> Outcome {
	let own = Departments::may(who, Role::Head, None).map_err(Obstacle::Right)?;
	let department = record.department().ok_or(Obstacle::NoRecord)?;
	let power = Departments::power_of(who, department).map_err(|powerless| match powerless {
		Powerless::Right(missing) => Obstacle::Right(missing),
		Powerless::NotAbove => Obstacle::NotAbove(department),
	})?;
	if let RuntimeCall::Departments(call) = call {
		reaches(&power, call)?;
	}
	Ok(Some(own))
}

/// As the officer that the call is about.
pub fn of_itself(who: &AccountId, call: &RuntimeCall) -> Outcome {
	let RuntimeCall::Departments(call @ Call::dismiss { account }) = call else {
		return Err(Obstacle::NotItself);
	};
	ensure!(account == who, Obstacle::NotItself);
	let officer = Officers::<Runtime>::get(who).ok_or(Obstacle::Right(Missing::NotOfficer))?;
	reaches(&Privilege::Itself { account: who.clone() }, call)?;
	Ok(Some(officer.department))
}

/// Whether `power` over the officers of a department goes as far as `call`.
fn reaches(power: &Privilege<AccountId>, call: &Call<Runtime>) -> Checked {
	let get = |account| Officers::<Runtime>::get(account).ok_or(Obstacle::NoRecord);
	match call {
		Call::appoint { roles, mandate_end, .. } => {
			decides_about(power, roles)?;
			let can_make = power.can_make_head_until(*mandate_end);
			ensure!(!roles.contains(&Role::Head) || can_make, Obstacle::MandateOutlastsOwn);
		}
		Call::set_roles { account, roles } => {
			let officer = get(account)?;
			ensure!(power.can_change_roles_of(account), Obstacle::OwnRoles);
			decides_about(power, &officer.roles)?;
			decides_about(power, roles)?;
			if !roles.contains(&Role::Head) {
				is_led_without(power, account, &officer)?;
			} else if !officer.is_head() {
				let can_make = power.can_make_head_until(officer.mandate_end);
				ensure!(can_make, Obstacle::MandateOutlastsOwn);
			}
		}
		Call::set_mandate { account, mandate_end } => {
			let officer = get(account)?;
			ensure!(power.can_change_mandate_of(account), Obstacle::OwnMandate);
			decides_about(power, &officer.roles)?;
			let can_make = power.can_make_head_until(*mandate_end);
			ensure!(!officer.is_head() || can_make, Obstacle::MandateOutlastsOwn);
			if !lasts_as_long(*mandate_end, officer.mandate_end) {
				is_led_without(power, account, &officer)?;
			}
		}
		Call::suspend_officer { account } | Call::dismiss { account } => {
			let officer = get(account)?;
			decides_about(power, &officer.roles)?;
			can_lift(power, &officer)?;
			is_led_without(power, account, &officer)?;
		}
		Call::reinstate_officer { account } => {
			let officer = get(account)?;
			decides_about(power, &officer.roles)?;
			can_lift(power, &officer)?;
		}
		Call::set_stand_in { stand_in, roles, until, .. } => {
			ensure!(!roles.contains(&Role::Councillor), Obstacle::SeatNotLent);
			ensure!(power.can_change_roles_of(stand_in), Obstacle::OwnRoles);
			ensure!(power.can_lend_until(roles, *until), Obstacle::MandateOutlastsOwn);
		}
		_ => {}
	}
	Ok(())
}

fn decides_about(power: &Privilege<AccountId>, roles: &Roles) -> Checked {
	ensure!(power.can_decide_about(roles), Obstacle::NotByStandIn);
	Ok(())
}

fn can_lift(power: &Privilege<AccountId>, officer: &Officer) -> Checked {
	Departments::ensure_can_lift(power, officer).map_err(|_| Obstacle::SuspendedFromAbove)
}

fn is_led_without(power: &Privilege<AccountId>, account: &AccountId, officer: &Officer) -> Checked {
	Departments::ensure_led_as_long(power, account, officer).map_err(|_| Obstacle::LastHead)
}
