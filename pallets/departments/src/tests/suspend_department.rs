// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn suspend_department_stops_its_officers_when_the_council_does() {
	ExtBuilder::default().build_and_execute(|| {
		take_seat_changes();
		assert_ok!(Departments::suspend_department(council(), HOUSING, false));
		System::assert_has_event(
			Event::DepartmentSuspended { department: HOUSING, inclusive: false }.into(),
		);
		assert_eq!(
			crate::Departments::<Test>::get(HOUSING).unwrap().status,
			DepartmentStatus::Suspended { inclusive: false, since: MockCalendar::START }
		);
		assert_noop!(
			Departments::ensure_role(&account(HOUSING_HEAD), Role::Head),
			Errors::DepartmentSuspended
		);
		assert_eq!(take_seat_changes(), [(HOUSING, None)]);
		// Those below go on.
		assert_ok!(Departments::ensure_role(&account(PERMITS_HEAD), Role::Head));
	});
}

#[test]
fn suspend_department_stops_all_below_when_inclusive() {
	ExtBuilder::default().build_and_execute(|| {
		take_seat_changes();
		assert_ok!(Departments::suspend_department(council(), CITY, true));
		assert_noop!(
			Departments::ensure_role(&account(PERMITS_HEAD), Role::Head),
			Errors::AncestorSuspended
		);
		assert_noop!(Departments::ensure_active(HOUSING), Errors::AncestorSuspended);
		assert_eq!(take_seat_changes(), [(HOUSING, None), (FIRE, None)]);
		assert_eq!(holder(COURT), Some(account(COURT_HEAD)));

		assert_ok!(Departments::suspend_department(council(), CITY, false));
		assert_ok!(Departments::ensure_active(HOUSING));
		assert_noop!(Departments::ensure_active(CITY), Errors::DepartmentSuspended);
		assert_eq!(take_seat_changes().len(), 2);
	});
}

#[test]
fn suspend_department_names_the_department_itself_when_both_are_suspended() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::suspend_department(council(), CITY, true));
		assert_ok!(Departments::suspend_department(council(), PERMITS, false));
		assert_noop!(Departments::ensure_active(PERMITS), Errors::DepartmentSuspended);
		assert_ok!(Departments::reinstate_department(council(), PERMITS));
		assert_noop!(Departments::ensure_active(PERMITS), Errors::AncestorSuspended);
	});
}

#[test]
fn suspend_department_fails_when_anything_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Departments::suspend_department(signed(CITY_HEAD), HOUSING, false),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Departments::suspend_department(council(), NOWHERE, false),
			Errors::DepartmentUnknown
		);
		assert_ok!(Departments::suspend_department(council(), HOUSING, false));
		assert_noop!(
			Departments::suspend_department(council(), HOUSING, false),
			Errors::AlreadySuspended
		);
		create::abolish(FIRE);
		assert_noop!(
			Departments::suspend_department(council(), FIRE, false),
			Errors::DepartmentAbolished
		);
	});
}

#[test]
fn suspend_department_fails_when_no_authority_would_be_left() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::suspend_department(council(), COURT, false));
		// Below it are the other two.
		assert_noop!(Departments::suspend_department(council(), CITY, true), Errors::TooFewSeats);
		assert_ok!(Departments::suspend_department(council(), CITY, false));
		assert_ok!(Departments::suspend_department(council(), HOUSING, true));
		assert_noop!(Departments::suspend_department(council(), FIRE, false), Errors::TooFewSeats);
	});
}

#[test]
fn reinstate_department_lets_it_act_again_when_the_council_does() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::suspend_department(council(), CITY, true));
		take_seat_changes();
		assert_ok!(Departments::reinstate_department(council(), CITY));
		System::assert_has_event(Event::DepartmentReinstated { department: CITY }.into());
		assert_ok!(Departments::ensure_role(&account(PERMITS_HEAD), Role::Head));
		assert_eq!(
			take_seat_changes(),
			[(HOUSING, Some(account(HOUSING_COUNCILLOR))), (FIRE, Some(account(FIRE_HEAD)))]
		);
	});
}

#[test]
fn reinstate_department_fails_when_anything_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Departments::reinstate_department(signed(CITY_HEAD), CITY),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Departments::reinstate_department(council(), NOWHERE),
			Errors::DepartmentUnknown
		);
		assert_noop!(Departments::reinstate_department(council(), CITY), Errors::NotSuspended);
		create::abolish(COURT);
		assert_noop!(
			Departments::reinstate_department(council(), COURT),
			Errors::DepartmentAbolished
		);
	});
}
