// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn suspend_officer_stops_the_officer_when_a_head_does() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::suspend_officer(signed(PERMITS_HEAD), account(CLERK)));
		System::assert_last_event(
			Event::OfficerSuspended {
				account: account(CLERK),
				department: PERMITS,
				suspension: Suspension::OwnDepartment,
				by: Some(account(PERMITS_HEAD)),
			}
			.into(),
		);
		assert_noop!(
			Departments::ensure_role(&account(CLERK), Role::Clerk),
			Errors::OfficerSuspended
		);
	});
}

#[test]
fn suspend_officer_takes_the_seat_at_once_when_it_is_the_councillor() {
	ExtBuilder::default().build_and_execute(|| {
		take_seat_changes();
		let councillor = account(HOUSING_COUNCILLOR);
		assert_ok!(Departments::suspend_officer(signed(HOUSING_HEAD), councillor.clone()));
		assert_eq!(take_seat_changes(), [(HOUSING, None)]);
		assert_ok!(Departments::reinstate_officer(signed(HOUSING_HEAD), councillor.clone()));
		assert_eq!(take_seat_changes(), [(HOUSING, Some(councillor))]);
	});
}

#[test]
fn suspend_officer_fails_when_anything_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Departments::suspend_officer(signed(FIRE_HEAD), account(CLERK)),
			Errors::NotAbove
		);
		assert_noop!(
			Departments::suspend_officer(RuntimeOrigin::none(), account(CLERK)),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Departments::suspend_officer(council(), account(CITIZEN)),
			Errors::OfficerUnknown
		);
		assert_noop!(
			Departments::suspend_officer(signed(PERMITS_HEAD), account(PERMITS_HEAD)),
			Errors::LastHead
		);
		assert_ok!(Departments::suspend_officer(signed(PERMITS_HEAD), account(CLERK)));
		assert_noop!(
			Departments::suspend_officer(signed(PERMITS_HEAD), account(CLERK)),
			Errors::AlreadySuspended
		);
	});
}

#[test]
fn suspend_officer_takes_the_last_head_when_done_from_above() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::suspend_officer(signed(HOUSING_HEAD), account(PERMITS_HEAD)));
		assert_ok!(Departments::suspend_officer(council(), account(HOUSING_HEAD)));
	});
}

#[test]
fn suspend_officer_raises_the_suspension_when_done_from_above() {
	ExtBuilder::default().build_and_execute(|| {
		let clerk = account(CLERK);
		assert_ok!(Departments::suspend_officer(signed(PERMITS_HEAD), clerk.clone()));
		assert_ok!(Departments::suspend_officer(signed(CITY_HEAD), clerk.clone()));
		assert_eq!(Officers::<Test>::get(&clerk).unwrap().suspended, Some(Suspension::Above(CITY)));
		// Not the department itself, nor one between.
		for lower in [PERMITS_HEAD, HOUSING_HEAD] {
			assert_noop!(
				Departments::suspend_officer(signed(lower), clerk.clone()),
				Errors::SuspendedFromAbove
			);
			assert_noop!(
				Departments::reinstate_officer(signed(lower), clerk.clone()),
				Errors::SuspendedFromAbove
			);
			assert_noop!(
				Departments::dismiss(signed(lower), clerk.clone()),
				Errors::SuspendedFromAbove
			);
		}
		assert_ok!(Departments::suspend_officer(council(), clerk.clone()));
		assert_noop!(
			Departments::reinstate_officer(signed(CITY_HEAD), clerk.clone()),
			Errors::SuspendedFromAbove
		);
		assert_ok!(Departments::reinstate_officer(council(), clerk));
	});
}

#[test]
fn reinstate_officer_lets_the_officer_act_when_a_higher_head_does() {
	ExtBuilder::default().build_and_execute(|| {
		let clerk = account(CLERK);
		assert_ok!(Departments::suspend_officer(signed(HOUSING_HEAD), clerk.clone()));
		assert_ok!(Departments::reinstate_officer(signed(CITY_HEAD), clerk.clone()));
		System::assert_last_event(
			Event::OfficerReinstated {
				account: clerk.clone(),
				department: PERMITS,
				by: Some(account(CITY_HEAD)),
			}
			.into(),
		);
		assert_ok!(Departments::ensure_role(&clerk, Role::Clerk));
	});
}

#[test]
fn reinstate_officer_fails_when_anything_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Departments::reinstate_officer(signed(FIRE_HEAD), account(CLERK)),
			Errors::NotAbove
		);
		assert_noop!(
			Departments::reinstate_officer(RuntimeOrigin::none(), account(CLERK)),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Departments::reinstate_officer(council(), account(CITIZEN)),
			Errors::OfficerUnknown
		);
		assert_noop!(
			Departments::reinstate_officer(signed(PERMITS_HEAD), account(CLERK)),
			Errors::NotSuspended
		);
	});
}
