// SPDX-License-Identifier: Apache-2.0

use super::*;

fn none() -> Capabilities {
	Capabilities::default()
}

#[test]
fn create_stores_the_department_when_the_council_does() {
	ExtBuilder::default().build_and_execute(|| {
		let given = mock::capabilities(&[Capability::Approver]);
		assert_ok!(Departments::create(council(), name("Water"), Some(CITY), given.clone()));
		assert_eq!(
			crate::Departments::<Test>::get(6),
			Some(Department {
				parent: Some(CITY),
				capabilities: given,
				status: DepartmentStatus::Active,
			})
		);
		assert_eq!(Names::<Test>::get(6), Some(name("Water")));
		System::assert_last_event(
			Event::DepartmentCreated { department: 6, parent: Some(CITY) }.into(),
		);
	});
}

#[test]
fn create_starts_with_one_when_there_is_no_genesis() {
	ExtBuilder::empty().build_and_execute(|| {
		assert_ok!(Departments::create(council(), name("First"), None, none()));
		assert!(crate::Departments::<Test>::contains_key(1));
	});
}

#[test]
fn create_fails_when_origin_is_not_the_council() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Departments::create(signed(CITY_HEAD), name("Water"), None, none()),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn create_fails_when_the_name_is_blank_or_not_text() {
	ExtBuilder::default().build_and_execute(|| {
		for bytes in [vec![], b" \t\n".to_vec(), vec![0xff, 0xfe], "\u{3000}".into()] {
			let bad = Name::try_from(bytes).unwrap();
			assert_noop!(Departments::create(council(), bad, None, none()), Errors::BadName);
		}
		let longest = Name::try_from(vec![b'n'; MAX_NAME as usize]).unwrap();
		assert_ok!(Departments::create(council(), longest, None, none()));
		assert!(Name::try_from(vec![b'n'; MAX_NAME as usize + 1]).is_err());
	});
}

#[test]
fn create_fails_when_the_parent_is_unknown_or_abolished() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Departments::create(council(), name("Water"), Some(NOWHERE), none()),
			Errors::DepartmentUnknown
		);
		abolish(COURT);
		assert_noop!(
			Departments::create(council(), name("Water"), Some(COURT), none()),
			Errors::DepartmentAbolished
		);
	});
}

#[test]
fn create_fails_when_the_tree_is_too_deep() {
	ExtBuilder::default().build_and_execute(|| {
		// Permits is on the third level.
		let mut parent = PERMITS;
		for _ in 4..=MAX_DEPTH {
			let id = NextDepartmentId::<Test>::get();
			assert_ok!(Departments::create(council(), name("Lower"), Some(parent), none()));
			parent = id;
		}
		assert_eq!(Departments::level(parent), Some(MAX_DEPTH));
		assert_noop!(
			Departments::create(council(), name("Lowest"), Some(parent), none()),
			Errors::TooDeep
		);
		assert!(<Departments as Authorize<_>>::is_above(CITY, parent));
	});
}

#[test]
fn create_fails_when_there_are_too_many_departments() {
	ExtBuilder::empty().build_and_execute(|| {
		for _ in 0..MAX_DEPARTMENTS {
			assert_ok!(Departments::create(council(), name("One of many"), None, none()));
		}
		assert_noop!(
			Departments::create(council(), name("One too many"), None, none()),
			Errors::TooManyDepartments
		);
	});
}

#[test]
fn create_fails_when_the_council_has_no_seat_left() {
	ExtBuilder::default().build_and_execute(|| {
		fill_seats();
		assert_noop!(
			Departments::create(
				council(),
				name("One too many"),
				None,
				mock::capabilities(&[Capability::Authority])
			),
			Errors::TooManySeats
		);
	});
}

#[test]
fn create_fails_when_the_numbers_are_used_up() {
	ExtBuilder::default().build_and_execute(|| {
		NextDepartmentId::<Test>::put(DepartmentId::MAX);
		assert_noop!(
			Departments::create(council(), name("Last"), None, none()),
			Errors::NumbersUsedUp
		);
	});
}

/// Abolishes a department in favour of one that gets its capabilities before.
pub(super) fn abolish(department: DepartmentId) {
	let successor = if department == COURT { FIRE } else { COURT };
	let capabilities = |id| crate::Departments::<Test>::get(id).unwrap().capabilities;
	for capability in capabilities(department) {
		if !capabilities(successor).contains(&capability) {
			assert_ok!(Departments::give_capability(council(), successor, capability));
		}
	}
	assert_ok!(Departments::abolish(council(), department, successor));
}
