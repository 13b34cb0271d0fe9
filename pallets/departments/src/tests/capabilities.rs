// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn give_capability_lets_the_department_do_more_when_the_council_gives() {
	ExtBuilder::default().build_and_execute(|| {
		let given = Capability::ServiceCentre;
		assert_ok!(Departments::give_capability(council(), HOUSING, given));
		assert_ok!(Departments::ensure_capability(HOUSING, given));
		System::assert_last_event(
			Event::CapabilityGiven { department: HOUSING, capability: given }.into(),
		);
	});
}

#[test]
fn give_capability_fails_when_anything_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		let given = Capability::Auditor;
		assert_noop!(
			Departments::give_capability(signed(HOUSING_HEAD), HOUSING, given),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Departments::give_capability(council(), NOWHERE, given),
			Errors::DepartmentUnknown
		);
		assert_noop!(
			Departments::give_capability(council(), COURT, given),
			Errors::CapabilityGivenAlready
		);
		create::abolish(COURT);
		assert_noop!(
			Departments::give_capability(council(), COURT, Capability::Approver),
			Errors::DepartmentAbolished
		);
	});
}

#[test]
fn give_capability_fails_when_the_council_has_no_seat_left() {
	ExtBuilder::default().build_and_execute(|| {
		fill_seats();
		assert_noop!(
			Departments::give_capability(council(), CITY, Capability::Authority),
			Errors::TooManySeats
		);
	});
}

#[test]
fn give_capability_seats_the_councillor_when_it_is_authority() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::appoint(
			signed(CITY_HEAD),
			account(CITIZEN),
			CITY,
			roles(&[Role::Councillor]),
			None
		));
		assert_eq!(take_seat_changes().len(), 3, "those of genesis");
		assert_ok!(Departments::give_capability(council(), CITY, Capability::Authority));
		assert_eq!(take_seat_changes(), [(CITY, Some(account(CITIZEN)))]);
		System::assert_last_event(
			Event::SeatChanged { department: CITY, councillor: Some(account(CITIZEN)) }.into(),
		);
	});
}

#[test]
fn take_capability_lets_the_department_do_less_when_the_council_takes() {
	ExtBuilder::default().build_and_execute(|| {
		let taken = Capability::Approver;
		assert_ok!(Departments::take_capability(council(), HOUSING, taken));
		assert_noop!(Departments::ensure_capability(HOUSING, taken), Errors::CapabilityMissing);
		System::assert_last_event(
			Event::CapabilityTaken { department: HOUSING, capability: taken }.into(),
		);
	});
}

#[test]
fn take_capability_takes_the_seat_when_it_is_authority() {
	ExtBuilder::default().build_and_execute(|| {
		take_seat_changes();
		assert_ok!(Departments::take_capability(council(), FIRE, Capability::Authority));
		assert_eq!(take_seat_changes(), [(FIRE, None)]);
		assert!(!Seats::<Test>::get().contains_key(&FIRE));
	});
}

#[test]
fn take_capability_fails_when_anything_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		let taken = Capability::Approver;
		assert_noop!(
			Departments::take_capability(signed(HOUSING_HEAD), HOUSING, taken),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Departments::take_capability(council(), NOWHERE, taken),
			Errors::DepartmentUnknown
		);
		assert_noop!(
			Departments::take_capability(council(), CITY, taken),
			Errors::CapabilityMissing
		);
		create::abolish(FIRE);
		assert_noop!(
			Departments::take_capability(council(), FIRE, taken),
			Errors::DepartmentAbolished
		);
	});
}

#[test]
fn take_capability_fails_when_it_is_the_last_authority() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::take_capability(council(), FIRE, Capability::Authority));
		assert_ok!(Departments::take_capability(council(), COURT, Capability::Authority));
		assert_noop!(
			Departments::take_capability(council(), HOUSING, Capability::Authority),
			Errors::TooFewSeats
		);
	});
}

#[test]
fn give_capability_has_room_when_all_are_given() {
	ExtBuilder::default().build_and_execute(|| {
		for capability in [
			Capability::Authority,
			Capability::IdentityProvider,
			Capability::TaxAuthority,
			Capability::ServiceCentre,
			Capability::Approver,
			Capability::DataOwner,
			Capability::Auditor,
		] {
			assert_ok!(Departments::give_capability(council(), CITY, capability));
		}
		let given = crate::Departments::<Test>::get(CITY).unwrap().capabilities;
		assert!(given.len() <= MAX_CAPABILITIES as usize);
	});
}
