// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn abolish_ends_the_department_and_names_who_is_in_charge_when_the_council_does() {
	ExtBuilder::default().build_and_execute(|| {
		take_seat_changes();
		let info = Departments::abolish(council(), FIRE, HOUSING).unwrap();
		assert_eq!(info.actual_weight, Some(<() as WeightInfo>::abolish(5, 1) + TELLING));
		System::assert_has_event(
			Event::DepartmentAbolished { department: FIRE, successor: HOUSING }.into(),
		);
		let record = crate::Departments::<Test>::get(FIRE).unwrap();
		assert_eq!(
			record.status,
			DepartmentStatus::Abolished { successor: Some(HOUSING), since: MockCalendar::START }
		);
		assert!(record.capabilities.is_empty());
		assert_eq!(take_seat_changes(), [(FIRE, None)]);
		assert!(!Seats::<Test>::get().contains_key(&FIRE));
		assert_eq!(Departments::in_charge(FIRE), HOUSING);
		assert_eq!(Departments::in_charge(HOUSING), HOUSING);
		assert_eq!(Departments::in_charge(NOWHERE), NOWHERE);
		assert_eq!(Departments::inherited_from(HOUSING), [FIRE]);

		assert_noop!(
			Departments::ensure_role(&account(FIRE_HEAD), Role::Head),
			Errors::DepartmentAbolished
		);
		assert_noop!(Departments::ensure_active(FIRE), Errors::DepartmentAbolished);
	});
}

#[test]
fn abolish_fails_when_anything_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		let call = |department, successor| Departments::abolish(council(), department, successor);
		for origin in [signed(CITY_HEAD), signed(FIRE_HEAD), RuntimeOrigin::none()] {
			assert_noop!(Departments::abolish(origin, FIRE, HOUSING), DispatchError::BadOrigin);
		}
		assert_noop!(call(NOWHERE, HOUSING), Errors::DepartmentUnknown);
		assert_noop!(call(FIRE, NOWHERE), Errors::DepartmentUnknown);
		assert_noop!(call(FIRE, FIRE), Errors::SuccessorIsItself);
		assert_noop!(call(HOUSING, FIRE), Errors::HasDepartmentsBelow);
		assert_noop!(call(FIRE, COURT), Errors::SuccessorLacksCapability);
		assert_ok!(Departments::suspend_department(council(), HOUSING, true));
		assert_noop!(call(FIRE, HOUSING), Errors::DepartmentSuspended);
		assert_noop!(call(FIRE, PERMITS), Errors::AncestorSuspended);
		assert_ok!(Departments::reinstate_department(council(), HOUSING));
		assert_ok!(call(FIRE, HOUSING));
		assert_noop!(call(FIRE, HOUSING), Errors::DepartmentAbolished);
		assert_noop!(call(PERMITS, FIRE), Errors::DepartmentAbolished);
	});
}

#[test]
fn abolish_takes_every_capability_in_the_successor_but_a_seat() {
	ExtBuilder::default().build_and_execute(|| {
		// Permits is no authority and approves: it can follow the fire brigade, not the court.
		assert_noop!(
			Departments::abolish(council(), COURT, PERMITS),
			Errors::SuccessorLacksCapability
		);
		assert_ok!(Departments::abolish(council(), FIRE, PERMITS));
		assert_ok!(Departments::give_capability(council(), PERMITS, Capability::Auditor));
		assert_ok!(Departments::abolish(council(), COURT, PERMITS));
		assert_eq!(Departments::inherited_from(PERMITS), [FIRE, COURT]);
		assert_eq!(Departments::active_seats(), 1);
	});
}

#[test]
fn abolish_can_be_done_once_the_departments_below_are_gone() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Departments::abolish(council(), HOUSING, FIRE), Errors::HasDepartmentsBelow);
		assert_ok!(Departments::abolish(council(), PERMITS, FIRE));
		// A suspended one can be abolished as well.
		assert_ok!(Departments::suspend_department(council(), HOUSING, false));
		assert_ok!(Departments::abolish(council(), HOUSING, FIRE));
		assert_ok!(Departments::move_department(council(), FIRE, None));
		assert_ok!(Departments::give_capability(council(), FIRE, Capability::MatterOwner));
		assert_ok!(Departments::abolish(council(), CITY, FIRE));
		assert_eq!(Departments::inherited_from(FIRE), [CITY, HOUSING, PERMITS]);
	});
}

#[test]
fn abolish_points_what_the_department_had_taken_over_at_its_own_successor() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::abolish(council(), PERMITS, FIRE));
		assert_ok!(Departments::abolish(council(), FIRE, HOUSING));
		let last = create_one();
		let info = Departments::abolish(council(), HOUSING, last).unwrap();
		assert_eq!(info.actual_weight, Some(<() as WeightInfo>::abolish(6, 3) + TELLING));
		for department in [PERMITS, FIRE, HOUSING, last] {
			assert_eq!(Departments::in_charge(department), last);
		}
		assert_eq!(Departments::inherited_from(last), [HOUSING, PERMITS, FIRE]);
		assert!(Departments::inherited_from(FIRE).is_empty());
		// What was decided then stays on record.
		assert_eq!(
			crate::Departments::<Test>::get(PERMITS).unwrap().status,
			DepartmentStatus::Abolished { successor: Some(FIRE), since: MockCalendar::START }
		);
	});
}

/// A root that approves, and its number.
fn create_one() -> DepartmentId {
	let id = NextDepartmentId::<Test>::get();
	let approves = super::mock::capabilities(&[Capability::Approver]);
	assert_ok!(Departments::create(council(), name("Approvals"), None, approves));
	id
}

#[test]
fn abolish_fails_when_the_successor_has_too_much_to_carry_on() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..MAX_PREDECESSORS {
			assert_ok!(Departments::abolish(council(), create_one(), FIRE));
		}
		let other = create_one();
		assert_noop!(Departments::abolish(council(), other, FIRE), Errors::TooManyPredecessors);
		// Nor can all of it and one more be handed on.
		assert_noop!(Departments::abolish(council(), FIRE, other), Errors::TooManyPredecessors);
		assert_ok!(Departments::abolish(council(), other, HOUSING));
	});
}

#[test]
fn abolish_fails_when_too_few_seats_would_be_held() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::suspend_department(council(), HOUSING, false));
		assert_ok!(Departments::suspend_department(council(), COURT, false));
		assert_noop!(Departments::abolish(council(), FIRE, PERMITS), Errors::TooFewSeats);
		// One whose seat nobody holds doesn't matter.
		assert_ok!(Departments::give_capability(council(), PERMITS, Capability::Auditor));
		assert_ok!(Departments::abolish(council(), COURT, PERMITS));
	});
}

#[test]
fn abolish_leaves_the_officers_to_the_heads_of_the_successor() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::abolish(council(), PERMITS, FIRE));
		let clerk = || account(CLERK);
		for (by, error) in
			[(PERMITS_HEAD, Errors::DepartmentAbolished), (HOUSING_HEAD, Errors::NotAbove)]
		{
			assert_noop!(Departments::dismiss(signed(by), clerk()), error);
		}
		assert_ok!(Departments::dismiss(signed(FIRE_HEAD), clerk()));
		let clerks = roles(&[Role::Clerk]);
		assert_noop!(
			Departments::appoint(signed(FIRE_HEAD), clerk(), PERMITS, clerks.clone(), None),
			Errors::DepartmentAbolished
		);
		assert_ok!(Departments::appoint(signed(FIRE_HEAD), clerk(), FIRE, clerks, None));
		// Also its last head, and by those above the successor once it has no seat.
		let by_city = || Departments::dismiss(signed(CITY_HEAD), account(PERMITS_HEAD));
		assert_noop!(by_city(), Errors::NotAbove);
		assert_ok!(Departments::take_capability(council(), FIRE, Capability::Authority));
		assert_ok!(by_city());
	});
}

#[test]
fn abolish_hands_on_who_can_lift_a_suspension() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::suspend_officer(signed(HOUSING_HEAD), account(CLERK)));
		assert_ok!(Departments::move_department(council(), PERMITS, Some(FIRE)));
		let reinstate = |by| Departments::reinstate_officer(signed(by), account(CLERK));
		assert_noop!(reinstate(FIRE_HEAD), Errors::SuspendedFromAbove);
		assert_ok!(Departments::abolish(council(), HOUSING, FIRE));
		assert_noop!(reinstate(PERMITS_HEAD), Errors::SuspendedFromAbove);
		assert_ok!(reinstate(FIRE_HEAD));
	});
}
