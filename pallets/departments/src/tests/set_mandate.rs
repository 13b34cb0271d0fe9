// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn set_mandate_sets_the_end_when_a_head_does() {
	ExtBuilder::default().build_and_execute(|| {
		let end = Some(MockCalendar::START + DAY);
		assert_ok!(Departments::set_mandate(signed(PERMITS_HEAD), account(CLERK), end));
		System::assert_last_event(
			Event::MandateSet {
				account: account(CLERK),
				department: PERMITS,
				mandate_end: end,
				by: Some(account(PERMITS_HEAD)),
			}
			.into(),
		);
		MockCalendar::advance(DAY);
		assert_ok!(Departments::ensure_role(&account(CLERK), Role::Clerk));
		MockCalendar::advance(1);
		assert_noop!(Departments::ensure_role(&account(CLERK), Role::Clerk), Errors::MandateEnded);
		assert_ok!(Departments::set_mandate(signed(PERMITS_HEAD), account(CLERK), None));
		assert_ok!(Departments::ensure_role(&account(CLERK), Role::Clerk));
	});
}

#[test]
fn set_mandate_fails_when_anything_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Departments::set_mandate(signed(FIRE_HEAD), account(CLERK), None),
			Errors::NotAbove
		);
		assert_noop!(
			Departments::set_mandate(RuntimeOrigin::none(), account(CLERK), None),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Departments::set_mandate(council(), account(CITIZEN), None),
			Errors::OfficerUnknown
		);
		assert_noop!(
			Departments::set_mandate(signed(PERMITS_HEAD), account(PERMITS_HEAD), None),
			Errors::OwnMandate
		);
		assert_noop!(
			Departments::set_mandate(
				signed(PERMITS_HEAD),
				account(CLERK),
				Some(MockCalendar::START - 1)
			),
			Errors::MandateInPast
		);
	});
}

#[test]
fn set_mandate_fails_when_a_head_prolongs_a_colleague_beyond_itself() {
	ExtBuilder::default().build_and_execute(|| {
		let end = Some(MockCalendar::START + DAY);
		assert_ok!(Departments::set_roles(council(), account(CLERK), roles(&[Role::Head])));
		assert_ok!(Departments::set_mandate(council(), account(PERMITS_HEAD), end));
		assert_ok!(Departments::set_mandate(council(), account(CLERK), end));
		assert_noop!(
			Departments::set_mandate(signed(PERMITS_HEAD), account(CLERK), None),
			Errors::MandateOutlastsOwn
		);
		assert_ok!(Departments::set_mandate(signed(HOUSING_HEAD), account(CLERK), None));
	});
}
