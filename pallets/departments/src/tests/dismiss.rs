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
		assert_noop!(
			Departments::dismiss(signed(CLERK), account(PERMITS_HEAD)),
			Errors::RoleMissing
		);
		assert_noop!(Departments::dismiss(signed(CITIZEN), account(CITIZEN)), Errors::NotOfficer);
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
fn dismiss_can_be_of_oneself_when_the_department_stays_led() {
	ExtBuilder::default().build_and_execute(|| {
		take_seat_changes();
		assert_ok!(Departments::dismiss(signed(CLERK), account(CLERK)));
		System::assert_last_event(
			Event::OfficerDismissed {
				account: account(CLERK),
				department: PERMITS,
				by: Some(account(CLERK)),
			}
			.into(),
		);
		assert_noop!(Departments::dismiss(signed(CLERK), account(CLERK)), Errors::NotOfficer);
		// A councillor leaves the seat too.
		assert_ok!(Departments::dismiss(signed(HOUSING_COUNCILLOR), account(HOUSING_COUNCILLOR)));
		assert_eq!(take_seat_changes(), [(HOUSING, None)]);
	});
}

#[test]
fn dismiss_can_be_of_oneself_when_one_may_not_act() {
	let leave = || Departments::dismiss(signed(CLERK), account(CLERK));
	let cases: [fn(); 4] = [
		|| {
			assert_ok!(Departments::suspend_department(council(), HOUSING, true));
		},
		|| create::abolish(PERMITS),
		|| {
			assert_ok!(Departments::suspend_officer(signed(PERMITS_HEAD), account(CLERK)));
		},
		|| {
			let now = Some(MockCalendar::now());
			assert_ok!(Departments::set_mandate(signed(PERMITS_HEAD), account(CLERK), now));
			MockCalendar::advance(1);
		},
	];
	for prevent in cases {
		ExtBuilder::default().build_and_execute(|| {
			prevent();
			assert_ok!(leave());
		});
	}
	// A suspension from above would be lifted by appointing anew.
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::suspend_officer(signed(HOUSING_HEAD), account(CLERK)));
		assert_noop!(leave(), Errors::SuspendedFromAbove);
		assert_ok!(Departments::suspend_officer(council(), account(CLERK)));
		assert_noop!(leave(), Errors::SuspendedFromAbove);
	});
}

#[test]
fn dismiss_fails_when_the_last_head_leaves() {
	ExtBuilder::default().build_and_execute(|| {
		let leave = |n| Departments::dismiss(signed(n), account(n));
		for head in [PERMITS_HEAD, CITY_HEAD, FIRE_HEAD] {
			assert_noop!(leave(head), Errors::LastHead);
		}
		// Nor does a frozen one, or one who only stands in, count as left.
		stand_in::hire(101, &[Role::Head]);
		MockIdentities::set_frozen(101, true);
		assert_noop!(leave(PERMITS_HEAD), Errors::LastHead);
		MockIdentities::set_frozen(101, false);
		assert_ok!(leave(101));
		assert_noop!(leave(PERMITS_HEAD), Errors::LastHead);
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
