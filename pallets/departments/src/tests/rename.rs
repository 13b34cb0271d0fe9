// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn rename_changes_the_name_when_the_council_does() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::rename(council(), HOUSING, name("住房局")));
		assert_eq!(Names::<Test>::get(HOUSING), Some(name("住房局")));
		System::assert_last_event(Event::DepartmentRenamed { department: HOUSING }.into());
	});
}

#[test]
fn rename_fails_when_anything_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Departments::rename(signed(HOUSING_HEAD), HOUSING, name("Ours")),
			DispatchError::BadOrigin
		);
		assert_noop!(Departments::rename(council(), HOUSING, name(" ")), Errors::BadName);
		assert_noop!(
			Departments::rename(council(), NOWHERE, name("Nowhere")),
			Errors::DepartmentUnknown
		);
		create::abolish(COURT);
		assert_noop!(
			Departments::rename(council(), COURT, name("Gone")),
			Errors::DepartmentAbolished
		);
	});
}
