// SPDX-License-Identifier: Apache-2.0

use super::*;

fn parent(department: DepartmentId) -> Option<DepartmentId> {
	crate::Departments::<Test>::get(department).unwrap().parent
}

/// A branch of `levels` departments below `top`, from above.
pub(super) fn branch(top: DepartmentId, levels: u32) -> Vec<DepartmentId> {
	let mut ids = vec![top];
	for _ in 0..levels {
		let id = NextDepartmentId::<Test>::get();
		let call = Departments::create(
			council(),
			name("Water"),
			ids.last().copied(),
			super::mock::capabilities(&[]),
		);
		assert_ok!(call);
		ids.push(id);
	}
	ids.split_off(1)
}

#[test]
fn move_department_changes_who_is_above_when_the_council_does() {
	ExtBuilder::default().build_and_execute(|| {
		let info = Departments::move_department(council(), HOUSING, Some(COURT)).unwrap();
		assert_eq!(info.actual_weight, Some(<() as WeightInfo>::move_department(5)));
		System::assert_last_event(
			Event::DepartmentMoved { department: HOUSING, from: Some(CITY), to: Some(COURT) }
				.into(),
		);
		assert!(Departments::is_above(COURT, PERMITS) && !Departments::is_above(CITY, PERMITS));
		// The power over its officers goes with it.
		let roles = || roles(&[Role::Approver]);
		assert_noop!(
			Departments::set_roles(signed(CITY_HEAD), account(CLERK), roles()),
			Errors::NotAbove
		);
		assert_ok!(Departments::set_roles(signed(COURT_HEAD), account(CLERK), roles()));

		assert_ok!(Departments::move_department(council(), HOUSING, None));
		System::assert_last_event(
			Event::DepartmentMoved { department: HOUSING, from: Some(COURT), to: None }.into(),
		);
		assert_eq!(parent(HOUSING), None);
		assert_eq!(parent(PERMITS), Some(HOUSING));
	});
}

#[test]
fn move_department_fails_when_anything_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		let call = |department, parent| Departments::move_department(council(), department, parent);
		for origin in [signed(CITY_HEAD), signed(CITIZEN), RuntimeOrigin::none()] {
			assert_noop!(
				Departments::move_department(origin, HOUSING, None),
				DispatchError::BadOrigin
			);
		}
		assert_noop!(call(NOWHERE, None), Errors::DepartmentUnknown);
		assert_noop!(call(HOUSING, Some(NOWHERE)), Errors::DepartmentUnknown);
		assert_noop!(call(HOUSING, Some(CITY)), Errors::NotMoved);
		assert_noop!(call(CITY, None), Errors::NotMoved);
		for lower in [CITY, HOUSING, PERMITS] {
			assert_noop!(call(CITY, Some(lower)), Errors::BelowItself);
		}
		create::abolish(FIRE);
		assert_noop!(call(FIRE, None), Errors::DepartmentAbolished);
		assert_noop!(call(HOUSING, Some(FIRE)), Errors::DepartmentAbolished);
	});
}

#[test]
fn move_department_fails_when_anything_below_it_would_be_too_deep() {
	ExtBuilder::default().build_and_execute(|| {
		// City, housing, permits: three levels. Six are allowed.
		let ids = branch(COURT, 3);
		assert_noop!(
			Departments::move_department(council(), CITY, ids.last().copied()),
			Errors::TooDeep
		);
		assert_ok!(Departments::move_department(council(), CITY, Some(ids[1])));
		assert_noop!(
			Departments::create(
				council(),
				name("Low"),
				Some(PERMITS),
				super::mock::capabilities(&[])
			),
			Errors::TooDeep
		);
		// Without its deepest part there is room one level lower.
		assert_ok!(Departments::move_department(council(), CITY, None));
		assert_ok!(Departments::move_department(council(), PERMITS, None));
		assert_ok!(Departments::move_department(council(), CITY, Some(ids[2])));
		assert_noop!(
			Departments::move_department(council(), PERMITS, Some(HOUSING)),
			Errors::TooDeep
		);
	});
}

#[test]
fn move_department_leaves_abolished_departments_out_of_the_depth() {
	ExtBuilder::default().build_and_execute(|| {
		let ids = branch(COURT, 3);
		create::abolish(PERMITS);
		assert_ok!(Departments::move_department(council(), CITY, ids.last().copied()));
		assert_eq!(Departments::level(HOUSING), Some(MAX_DEPTH));
	});
}

#[test]
fn move_department_settles_seats_when_it_leaves_or_comes_under_a_suspended_one() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::suspend_department(council(), CITY, true));
		take_seat_changes();
		assert_ok!(Departments::move_department(council(), HOUSING, None));
		assert_eq!(take_seat_changes(), [(HOUSING, Some(account(HOUSING_COUNCILLOR)))]);
		assert_ok!(Departments::ensure_role(&account(PERMITS_HEAD), Role::Head));

		assert_ok!(Departments::move_department(council(), HOUSING, Some(FIRE)));
		assert_eq!(take_seat_changes(), [(HOUSING, None)]);
		assert_noop!(
			Departments::ensure_role(&account(PERMITS_HEAD), Role::Head),
			Errors::AncestorSuspended
		);
		// Below one that is suspended alone nothing changes.
		assert_ok!(Departments::suspend_department(council(), CITY, false));
		assert_ok!(Departments::move_department(council(), HOUSING, Some(CITY)));
		assert_eq!(holder(HOUSING), Some(account(HOUSING_COUNCILLOR)));
	});
}

#[test]
fn move_department_fails_when_too_few_seats_would_be_held() {
	ExtBuilder::default().build_and_execute(|| {
		let ids = branch(COURT, 1);
		assert_ok!(Departments::suspend_department(council(), FIRE, false));
		assert_ok!(Departments::suspend_department(council(), COURT, true));
		for parent in [COURT, ids[0]] {
			for department in [HOUSING, CITY] {
				assert_noop!(
					Departments::move_department(council(), department, Some(parent)),
					Errors::TooFewSeats
				);
			}
		}
		// One that holds no seat can come.
		assert_ok!(Departments::move_department(council(), PERMITS, Some(ids[0])));
	});
}
