// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn dismiss_ends_the_office_and_keeps_the_account_when_a_head_does() {
	ExtBuilder::default().build_and_execute(|| {
		let clerk = account(CLERK);
		assert_ok!(Departments::dismiss(signed(PERMITS_HEAD), clerk.clone()));
		System::assert_last_event(
			Event::OfficerDismissed {
				account: clerk.clone(),
				department: PERMITS,
				by: Some(account(PERMITS_HEAD)),
			}
			.into(),
		);
		assert!(!Officers::<Test>::contains_key(&clerk));
		assert_eq!(System::providers(&clerk), 1);
		assert_noop!(Departments::ensure_role(&clerk, Role::Clerk), Errors::NotOfficer);

		assert_ok!(Departments::appoint(
			signed(FIRE_HEAD),
			clerk.clone(),
			FIRE,
			roles(&[Role::Clerk]),
			None
		));
		assert_eq!(System::providers(&clerk), 1);
	});
}

#[test]
fn dismiss_takes_the_seat_when_it_is_the_councillor() {
	ExtBuilder::default().build_and_execute(|| {
		take_seat_changes();
		assert_ok!(Departments::dismiss(signed(HOUSING_HEAD), account(HOUSING_COUNCILLOR)));
		assert_eq!(take_seat_changes(), [(HOUSING, None)]);
		assert_eq!(Staff::<Test>::get(HOUSING).councillor, None);
	});
}

#[test]
fn dismiss_fails_when_anything_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Departments::dismiss(signed(FIRE_HEAD), account(CLERK)), Errors::NotAbove);
		assert_noop!(Departments::dismiss(signed(CLERK), account(CLERK)), Errors::RoleMissing);
		assert_noop!(
			Departments::dismiss(RuntimeOrigin::none(), account(CLERK)),
			DispatchError::BadOrigin
		);
		assert_noop!(Departments::dismiss(council(), account(CITIZEN)), Errors::OfficerUnknown);
		assert_noop!(
			Departments::dismiss(signed(PERMITS_HEAD), account(PERMITS_HEAD)),
			Errors::LastHead
		);
	});
}

#[test]
fn dismiss_takes_the_last_head_when_done_from_above() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::dismiss(signed(CITY_HEAD), account(PERMITS_HEAD)));
		assert_ok!(Departments::dismiss(council(), account(CITY_HEAD)));
	});
}

#[test]
fn dismiss_can_be_of_oneself_when_another_head_can_act() {
	ExtBuilder::default().build_and_execute(|| {
		let end = Some(MockCalendar::START + DAY);
		let both = roles(&[Role::Head, Role::Clerk]);
		assert_ok!(Departments::set_roles(signed(PERMITS_HEAD), account(CLERK), both));
		assert_ok!(Departments::set_mandate(signed(PERMITS_HEAD), account(CLERK), end));
		MockCalendar::advance(DAY + 1);
		assert_noop!(
			Departments::dismiss(signed(PERMITS_HEAD), account(PERMITS_HEAD)),
			Errors::LastHead
		);
		assert_ok!(Departments::set_mandate(signed(PERMITS_HEAD), account(CLERK), None));
		assert_ok!(Departments::dismiss(signed(PERMITS_HEAD), account(PERMITS_HEAD)));
	});
}
