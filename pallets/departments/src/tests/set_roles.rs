// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn set_roles_replaces_the_roles_when_a_head_does() {
	ExtBuilder::default().build_and_execute(|| {
		let list = roles(&[Role::Approver]);
		assert_ok!(Departments::set_roles(signed(PERMITS_HEAD), account(CLERK), list.clone()));
		assert_eq!(Officers::<Test>::get(account(CLERK)).unwrap().roles, list);
		System::assert_last_event(
			Event::RolesSet {
				account: account(CLERK),
				department: PERMITS,
				roles: list,
				by: Some(account(PERMITS_HEAD)),
			}
			.into(),
		);
	});
}

#[test]
fn set_roles_fails_when_the_caller_may_not() {
	ExtBuilder::default().build_and_execute(|| {
		for (by, error) in [
			(CITIZEN, Errors::NotOfficer),
			(CLERK, Errors::RoleMissing),
			(FIRE_HEAD, Errors::NotAbove),
		] {
			assert_noop!(
				Departments::set_roles(signed(by), account(CLERK), roles(&[Role::Head])),
				error
			);
		}
		assert_noop!(
			Departments::set_roles(RuntimeOrigin::none(), account(CLERK), roles(&[Role::Head])),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn set_roles_fails_when_the_officer_is_unknown_or_left_without_roles() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Departments::set_roles(council(), account(CITIZEN), roles(&[Role::Clerk])),
			Errors::OfficerUnknown
		);
		assert_noop!(
			Departments::set_roles(signed(PERMITS_HEAD), account(CLERK), roles(&[])),
			Errors::NoRoles
		);
	});
}

#[test]
fn set_roles_fails_when_the_last_head_steps_down() {
	ExtBuilder::default().build_and_execute(|| {
		let head = account(PERMITS_HEAD);
		let clerk = roles(&[Role::Clerk]);
		assert_noop!(
			Departments::set_roles(signed(PERMITS_HEAD), head.clone(), clerk.clone()),
			Errors::LastHead
		);
		// A second head that can't act doesn't count.
		assert_ok!(Departments::set_roles(
			signed(PERMITS_HEAD),
			account(CLERK),
			roles(&[Role::Head])
		));
		assert_ok!(Departments::suspend_officer(signed(PERMITS_HEAD), account(CLERK)));
		assert_noop!(
			Departments::set_roles(signed(PERMITS_HEAD), head.clone(), clerk.clone()),
			Errors::LastHead
		);
		assert_ok!(Departments::reinstate_officer(signed(PERMITS_HEAD), account(CLERK)));
		assert_ok!(Departments::set_roles(signed(PERMITS_HEAD), head.clone(), clerk.clone()));
		assert_ok!(Departments::set_roles(signed(HOUSING_HEAD), account(CLERK), clerk));
		assert!(Staff::<Test>::get(PERMITS).heads.is_empty());
	});
}

#[test]
fn set_roles_fails_when_the_new_head_would_outlast_the_one_that_makes_it() {
	ExtBuilder::default().build_and_execute(|| {
		let end = Some(MockCalendar::START + DAY);
		assert_ok!(Departments::set_mandate(council(), account(PERMITS_HEAD), end));
		assert_noop!(
			Departments::set_roles(signed(PERMITS_HEAD), account(CLERK), roles(&[Role::Head])),
			Errors::MandateOutlastsOwn
		);
		assert_ok!(Departments::set_roles(
			signed(HOUSING_HEAD),
			account(CLERK),
			roles(&[Role::Head])
		));
	});
}

#[test]
fn set_roles_moves_the_seat_when_the_councillor_changes() {
	ExtBuilder::default().build_and_execute(|| {
		take_seat_changes();
		assert_ok!(Departments::set_roles(
			signed(HOUSING_HEAD),
			account(HOUSING_HEAD),
			roles(&[Role::Head, Role::Councillor])
		));
		assert_eq!(take_seat_changes(), [(HOUSING, Some(account(HOUSING_HEAD)))]);
		assert_ok!(Departments::set_roles(
			signed(HOUSING_HEAD),
			account(HOUSING_HEAD),
			roles(&[Role::Head])
		));
		assert_eq!(take_seat_changes(), [(HOUSING, None)]);
	});
}
