// SPDX-License-Identifier: Apache-2.0

//! Each invariant, broken.

use super::*;

fn broken(expected: &str, how: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		assert_ok!(Departments::do_try_state());
		how();
		let error = Departments::do_try_state().unwrap_err();
		assert_eq!(format!("{error:?}"), format!("Other({expected:?})"));
	});
}

fn change_department(id: DepartmentId, how: impl FnOnce(&mut Department)) {
	crate::Departments::<Test>::mutate(id, |record| how(record.as_mut().unwrap()));
}

fn change_officer(n: u8, how: impl FnOnce(&mut Officer)) {
	Officers::<Test>::mutate(account(n), |officer| how(officer.as_mut().unwrap()));
}

#[test]
fn invariant_1_breaks_when_a_path_is_broken() {
	broken("1: a path doesn't lead to a root", || {
		change_department(CITY, |record| record.parent = Some(PERMITS));
	});
	broken("1: a path doesn't lead to a root", || {
		change_department(COURT, |record| record.parent = Some(NOWHERE));
	});
}

#[test]
fn invariant_1_breaks_when_a_department_is_below_an_abolished_one() {
	broken("1: a department is below an abolished one", || {
		change_department(HOUSING, |record| {
			record.capabilities.clear();
			record.status = DepartmentStatus::Abolished { successor: None, since: 0 };
		});
	});
}

#[test]
fn invariant_2_breaks_when_a_number_comes_again() {
	broken("2: the next number is in use", || NextDepartmentId::<Test>::put(COURT));
}

#[test]
fn invariant_3_breaks_when_names_are_wrong() {
	broken("3: a department has no name", || Names::<Test>::remove(COURT));
	broken("3: a name is blank or not UTF-8", || Names::<Test>::insert(COURT, name("")));
	broken("3: a name has no department", || Names::<Test>::insert(NOWHERE, name("Nowhere")));
}

#[test]
fn invariant_4_breaks_when_staff_is_wrong() {
	let change_staff = |how: fn(&mut StaffList<AccountId>)| Staff::<Test>::mutate(PERMITS, how);
	broken("4: the list of staff is wrong", || change_staff(|list| list.officers = 3));
	broken("4: the list of staff is wrong", || change_staff(|list| list.heads.clear()));
	broken("4: the list of staff is wrong", || {
		change_staff(|list| list.councillor = Some(account(CLERK)));
	});
	broken("4: too many officers", || change_staff(|list| list.officers = MAX_OFFICERS + 1));
	broken("4: a list of staff is missing", || Staff::<Test>::remove(PERMITS));
	broken("4: an officer is not in the index", || {
		OfficersOf::<Test>::remove(PERMITS, account(CLERK));
	});
	broken("4: the index names an officer of another department", || {
		OfficersOf::<Test>::insert(FIRE, account(CLERK), ());
	});
	broken("4: two councillors in a department", || {
		change_officer(HOUSING_HEAD, |officer| {
			officer.roles.try_insert(Role::Councillor).unwrap();
		});
	});
}

#[test]
fn invariant_5_breaks_when_an_officer_hangs_in_the_air() {
	broken("5: an officer's account is unknown", || {
		System::dec_providers(&account(CLERK)).unwrap();
	});
	broken("5: an officer has no department", || {
		change_officer(CLERK, |officer| officer.department = NOWHERE);
		OfficersOf::<Test>::insert(NOWHERE, account(CLERK), ());
	});
}

#[test]
fn invariant_6_breaks_when_a_person_is_two_officers() {
	broken("6: an identity doesn't lead to its officer", || {
		OfficerByIdentity::<Test>::insert(IdentityId::from(CLERK), account(CITIZEN));
	});
	broken("6: an identity leads to no officer", || {
		OfficerByIdentity::<Test>::insert(IdentityId::from(CITIZEN), account(CITIZEN));
	});
	ExtBuilder::default().build().execute_with(|| {
		change_officer(CLERK, |officer| officer.identity = FIRE_HEAD.into());
		// Which of the two is met first depends on the hashes of the accounts.
		let error = format!("{:?}", Departments::do_try_state().unwrap_err());
		assert!(error.contains("6: "), "{error}");
	});
}

#[test]
fn invariant_7_breaks_when_seats_and_capabilities_differ() {
	broken("7: seats are not those of the authorities", || {
		change_department(CITY, |record| {
			record.capabilities.try_insert(Capability::Authority).unwrap();
		});
	});
}

#[test]
fn invariant_8_breaks_when_a_seat_is_held_without_right() {
	broken("8: a seat of a department that can't act", || {
		change_department(CITY, |record| {
			record.status = DepartmentStatus::Suspended { inclusive: true, since: 0 };
		});
	});
	broken("8: a seat is held by another than the councillor", || {
		Seats::<Test>::mutate(|seats| {
			seats.get_mut(&FIRE).unwrap().as_mut().unwrap().councillor = account(CLERK);
		});
	});
	broken("8: a suspended councillor holds a seat", || {
		change_officer(FIRE_HEAD, |officer| officer.suspended = Some(Suspension::Council));
	});
	broken("8: a seat has another end", || {
		change_officer(FIRE_HEAD, |officer| officer.mandate_end = Some(MockCalendar::START));
	});
}

#[test]
fn invariant_9_breaks_when_the_first_end_is_wrong() {
	broken("9: the first end of a seat is wrong", || FirstSeatEnd::<Test>::put(1));
}

#[test]
fn invariant_10_breaks_when_a_succession_is_wrong() {
	let abolished = |expected, how: fn()| {
		broken(expected, || {
			assert_ok!(Departments::abolish(council(), PERMITS, FIRE));
			assert_ok!(Departments::do_try_state());
			how();
		});
	};
	abolished("10: an abolished department has a capability", || {
		change_department(PERMITS, |record| {
			record.capabilities.try_insert(Capability::Approver).unwrap();
		});
	});
	abolished("10: nobody is in charge", || InCharge::<Test>::remove(PERMITS));
	abolished("10: another than the last successor is in charge", || {
		InCharge::<Test>::insert(PERMITS, COURT);
	});
	abolished("10: the successor is unknown", || {
		InCharge::<Test>::insert(PERMITS, NOWHERE);
		change_department(PERMITS, |record| {
			record.status = DepartmentStatus::Abolished { successor: Some(NOWHERE), since: 0 };
		});
	});
	abolished("10: an abolished department is in charge", || {
		let status = DepartmentStatus::Abolished { successor: Some(PERMITS), since: 0 };
		change_department(PERMITS, |record| record.status = status);
		InCharge::<Test>::insert(PERMITS, PERMITS);
	});
	abolished("10: a department has another in charge without being abolished", || {
		InCharge::<Test>::insert(COURT, FIRE);
	});
	abolished("10: the list of predecessors is wrong", || Predecessors::<Test>::remove(FIRE));
}

#[test]
fn invariant_11_breaks_when_a_stand_in_is_wrong() {
	let terms = || StandIn { roles: roles(&[Role::Head]), from: 5, until: 5 };
	let put = |stand_in: u8, who: u8, terms: StandIn| {
		StandIns::<Test>::insert(account(stand_in), account(who), terms);
		StandInsOf::<Test>::insert(account(who), account(stand_in), ());
	};
	broken("11: an officer stands in for itself", || put(CLERK, CLERK, terms()));
	for (stand_in, who) in [(CLERK, FIRE_HEAD), (CITIZEN, STRANGER)] {
		broken("11: two who aren't officers of one department", || put(stand_in, who, terms()));
	}
	for list in [&[][..], &[Role::Councillor]] {
		broken("11: roles that can't be lent", || {
			put(CLERK, PERMITS_HEAD, StandIn { roles: roles(list), ..terms() });
		});
	}
	for until in [4, 6 + MAX_STAND_IN] {
		broken("11: a period that can't be", || {
			put(CLERK, PERMITS_HEAD, StandIn { until, ..terms() });
		});
	}
	broken("11: a stand-in is not in the index", || {
		put(CLERK, PERMITS_HEAD, terms());
		StandInsOf::<Test>::remove(account(PERMITS_HEAD), account(CLERK));
	});
	broken("11: the index names a stand-in that isn't", || {
		StandInsOf::<Test>::insert(account(PERMITS_HEAD), account(CLERK), ());
	});
	broken("11: too many stand-ins", || {
		for n in 101..=101 + MAX_STAND_INS as u8 {
			stand_in::hire(n, &[Role::Clerk]);
			put(n, PERMITS_HEAD, terms());
		}
	});
}
