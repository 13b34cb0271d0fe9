// SPDX-License-Identifier: Apache-2.0

use govchain_primitives::IdentityKind;

use super::*;

fn appoint(
	by: RuntimeOrigin,
	who: u8,
	department: DepartmentId,
	list: &[Role],
) -> DispatchResultWithPostInfo {
	Departments::appoint(by, account(who), department, roles(list), None)
}

#[test]
fn appoint_makes_an_officer_when_the_own_head_does() {
	ExtBuilder::default().build_and_execute(|| {
		let who = account(CITIZEN);
		let end = Some(MockCalendar::START + DAY);
		let list = roles(&[Role::Clerk, Role::Approver]);
		assert_eq!(System::providers(&who), 0);
		assert_ok!(Departments::appoint(
			signed(HOUSING_HEAD),
			who.clone(),
			HOUSING,
			list.clone(),
			end
		));
		assert_eq!(
			Officers::<Test>::get(&who),
			Some(Officer {
				department: HOUSING,
				identity: CITIZEN.into(),
				roles: list.clone(),
				mandate_end: end,
				suspended: None,
				appointed_at: MockCalendar::START,
			})
		);
		assert_eq!(System::providers(&who), 1);
		assert_eq!(Staff::<Test>::get(HOUSING).officers, 3);
		System::assert_last_event(
			Event::OfficerAppointed {
				account: who,
				department: HOUSING,
				identity: CITIZEN.into(),
				roles: list,
				mandate_end: end,
				by: Some(account(HOUSING_HEAD)),
			}
			.into(),
		);
		assert_ok!(Departments::ensure_officer(
			&account(CITIZEN),
			Role::Approver,
			Capability::Approver
		));
	});
}

#[test]
fn appoint_adds_no_provider_when_the_account_is_known() {
	ExtBuilder::default().build_and_execute(|| {
		System::inc_providers(&account(CITIZEN));
		assert_ok!(appoint(signed(HOUSING_HEAD), CITIZEN, HOUSING, &[Role::Clerk]));
		assert_eq!(System::providers(&account(CITIZEN)), 1);
	});
}

#[test]
fn appoint_makes_a_head_when_the_council_or_a_head_above_does() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(appoint(signed(CITY_HEAD), 101, PERMITS, &[Role::Head]));
		assert_ok!(appoint(council(), 102, PERMITS, &[Role::Head]));
		assert_ok!(appoint(signed(102), 103, PERMITS, &[Role::Head]));
		assert_eq!(Staff::<Test>::get(PERMITS).heads.len(), 4);
	});
}

#[test]
fn appoint_reaches_a_suspended_department_when_done_from_above() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Departments::suspend_department(council(), HOUSING, true));
		assert_noop!(
			appoint(signed(HOUSING_HEAD), CITIZEN, HOUSING, &[Role::Clerk]),
			Errors::DepartmentSuspended
		);
		assert_noop!(
			appoint(signed(PERMITS_HEAD), CITIZEN, PERMITS, &[Role::Clerk]),
			Errors::AncestorSuspended
		);
		assert_ok!(appoint(signed(CITY_HEAD), CITIZEN, PERMITS, &[Role::Head]));
	});
}

#[test]
fn appoint_fails_when_a_head_above_reaches_for_a_department_with_a_seat() {
	ExtBuilder::default().build_and_execute(|| {
		for list in [&[Role::Councillor][..], &[Role::Head], &[Role::Clerk]] {
			for department in [HOUSING, FIRE] {
				assert_noop!(
					appoint(signed(CITY_HEAD), CITIZEN, department, list),
					Errors::NotAbove
				);
			}
		}
		// Held or not. Only where there is no seat the head above has this power.
		assert_ok!(Departments::dismiss(signed(HOUSING_HEAD), account(HOUSING_COUNCILLOR)));
		assert_noop!(
			appoint(signed(CITY_HEAD), CITIZEN, HOUSING, &[Role::Councillor]),
			Errors::NotAbove
		);
		assert_ok!(Departments::suspend_department(council(), HOUSING, false));
		assert_noop!(
			appoint(signed(CITY_HEAD), CITIZEN, HOUSING, &[Role::Clerk]),
			Errors::NotAbove
		);
		assert_ok!(Departments::take_capability(council(), HOUSING, Capability::Authority));
		assert_ok!(appoint(signed(CITY_HEAD), CITIZEN, HOUSING, &[Role::Clerk]));
	});
}

#[test]
fn appoint_fails_when_the_council_gives_a_held_seat_away_for_a_moment() {
	ExtBuilder::default().build_and_execute(|| {
		MinSeats::set(3);
		let until = |end| {
			let list = roles(&[Role::Councillor]);
			Departments::appoint(council(), account(CITIZEN), FIRE, list, end)
		};
		let notice = MockCalendar::START + SEAT_NOTICE;
		assert_noop!(until(Some(MockCalendar::START)), Errors::TooFewSeats);
		assert_noop!(until(Some(notice)), Errors::TooFewSeats);
		assert_ok!(until(Some(notice + 1)));
	});
}

#[test]
fn appoint_is_charged_for_telling_the_council_when_a_seat_changes() {
	use frame_support::dispatch::GetDispatchInfo;
	ExtBuilder::default().build_and_execute(|| {
		let own = <() as WeightInfo>::appoint();
		let call = Call::<Test>::appoint {
			account: account(101),
			department: HOUSING,
			roles: roles(&[Role::Clerk]),
			mandate_end: None,
		};
		assert_eq!(call.get_dispatch_info().call_weight, own + TELLING);
		let used =
			|who, role| appoint(signed(HOUSING_HEAD), who, HOUSING, &[role]).unwrap().actual_weight;
		assert_eq!(used(101, Role::Clerk), Some(own));
		assert_eq!(used(102, Role::Councillor), Some(own + TELLING));
	});
}

#[test]
fn appoint_fails_when_the_caller_may_not() {
	ExtBuilder::default().build_and_execute(|| {
		for (by, error) in [
			(CITIZEN, Errors::NotOfficer),
			(CLERK, Errors::RoleMissing),
			// From below, and from beside.
			(PERMITS_HEAD, Errors::NotAbove),
			(FIRE_HEAD, Errors::NotAbove),
			(COURT_HEAD, Errors::NotAbove),
		] {
			assert_noop!(appoint(signed(by), 101, HOUSING, &[Role::Clerk]), error);
		}
		assert_noop!(
			appoint(RuntimeOrigin::none(), 101, HOUSING, &[Role::Clerk]),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn appoint_fails_when_the_department_is_unknown_or_abolished() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			appoint(council(), CITIZEN, NOWHERE, &[Role::Clerk]),
			Errors::DepartmentUnknown
		);
		assert_noop!(
			appoint(signed(CITY_HEAD), CITIZEN, NOWHERE, &[Role::Clerk]),
			Errors::NotAbove
		);
		create::abolish(PERMITS);
		// The court took its place.
		assert_noop!(
			appoint(signed(COURT_HEAD), CITIZEN, PERMITS, &[Role::Clerk]),
			Errors::DepartmentAbolished
		);
		assert_noop!(
			appoint(signed(CITY_HEAD), CITIZEN, PERMITS, &[Role::Clerk]),
			Errors::NotAbove
		);
		assert_noop!(
			appoint(signed(PERMITS_HEAD), CITIZEN, PERMITS, &[Role::Clerk]),
			Errors::DepartmentAbolished
		);
	});
}

#[test]
fn appoint_fails_when_the_account_is_an_officer_already() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			appoint(signed(HOUSING_HEAD), CLERK, HOUSING, &[Role::Clerk]),
			Errors::AlreadyOfficer
		);
	});
}

#[test]
fn appoint_fails_when_the_person_is_an_officer_by_another_account() {
	ExtBuilder::default().build_and_execute(|| {
		// The clerk's identity gets another key.
		MockIdentities::rebind(CLERK.into(), 1, account(STRANGER));
		assert_noop!(
			appoint(signed(PERMITS_HEAD), STRANGER, PERMITS, &[Role::Clerk]),
			Errors::IdentityIsOfficer
		);
		assert_ok!(Departments::dismiss(signed(PERMITS_HEAD), account(CLERK)));
		assert_ok!(appoint(signed(PERMITS_HEAD), STRANGER, PERMITS, &[Role::Clerk]));
	});
}

#[test]
fn appoint_fails_when_the_account_speaks_for_an_enterprise() {
	ExtBuilder::default().build_and_execute(|| {
		MockIdentities::add(1_000, IdentityKind::Enterprise, account(STRANGER));
		assert_noop!(
			appoint(signed(HOUSING_HEAD), STRANGER, HOUSING, &[Role::Clerk]),
			Errors::NotAPerson
		);
		assert_noop!(appoint(council(), STRANGER, HOUSING, &[Role::Clerk]), Errors::NotAPerson);
	});
}

#[test]
fn appoint_fails_when_the_identity_is_missing_or_frozen() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			appoint(signed(HOUSING_HEAD), STRANGER, HOUSING, &[Role::Clerk]),
			MockIdentities::UNKNOWN
		);
		MockIdentities::set_frozen(CITIZEN.into(), true);
		assert_noop!(
			appoint(signed(HOUSING_HEAD), CITIZEN, HOUSING, &[Role::Clerk]),
			MockIdentities::FROZEN
		);
	});
}

#[test]
fn appoint_fails_when_there_are_no_roles() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(appoint(signed(HOUSING_HEAD), CITIZEN, HOUSING, &[]), Errors::NoRoles);
	});
}

#[test]
fn appoint_fails_when_the_mandate_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		let until = |end| {
			Departments::appoint(
				signed(HOUSING_HEAD),
				account(CITIZEN),
				HOUSING,
				roles(&[Role::Clerk]),
				Some(end),
			)
		};
		assert_noop!(until(MockCalendar::START - 1), Errors::MandateInPast);
		assert_ok!(until(MockCalendar::START));
	});
}

#[test]
fn appoint_fails_when_a_head_makes_one_that_outlasts_it() {
	ExtBuilder::default().build_and_execute(|| {
		let end = MockCalendar::START + DAY;
		assert_ok!(Departments::set_mandate(council(), account(HOUSING_HEAD), Some(end)));
		let head_until = |mandate_end| {
			Departments::appoint(
				signed(HOUSING_HEAD),
				account(CITIZEN),
				HOUSING,
				roles(&[Role::Head]),
				mandate_end,
			)
		};
		assert_noop!(head_until(None), Errors::MandateOutlastsOwn);
		assert_noop!(head_until(Some(end + 1)), Errors::MandateOutlastsOwn);
		assert_ok!(head_until(Some(end)));
		// Others may stay longer, and so may heads below.
		assert_ok!(appoint(signed(HOUSING_HEAD), 101, HOUSING, &[Role::Clerk]));
		assert_ok!(appoint(signed(HOUSING_HEAD), 102, PERMITS, &[Role::Head]));
	});
}

#[test]
fn appoint_fails_when_the_department_is_full() {
	ExtBuilder::default().build().execute_with(|| {
		Staff::<Test>::mutate(HOUSING, |staff| staff.officers = MAX_OFFICERS);
		assert_noop!(
			appoint(signed(HOUSING_HEAD), CITIZEN, HOUSING, &[Role::Clerk]),
			Errors::TooManyOfficers
		);
	});
}

#[test]
fn appoint_fails_when_there_are_too_many_heads() {
	ExtBuilder::default().build_and_execute(|| {
		for n in 1..MAX_HEADS {
			let who = 100 + u8::try_from(n).unwrap();
			assert_ok!(appoint(signed(HOUSING_HEAD), who, HOUSING, &[Role::Head]));
		}
		assert_noop!(
			appoint(signed(HOUSING_HEAD), 120, HOUSING, &[Role::Head]),
			Errors::TooManyHeads
		);
		assert_ok!(appoint(signed(HOUSING_HEAD), 120, HOUSING, &[Role::Clerk]));
		assert_noop!(
			Departments::set_roles(signed(HOUSING_HEAD), account(120), roles(&[Role::Head])),
			Errors::TooManyHeads
		);
	});
}

#[test]
fn appoint_moves_the_seat_when_it_makes_another_councillor() {
	ExtBuilder::default().build_and_execute(|| {
		take_seat_changes();
		assert_ok!(appoint(signed(HOUSING_HEAD), CITIZEN, HOUSING, &[Role::Councillor]));
		assert_eq!(take_seat_changes(), [(HOUSING, Some(account(CITIZEN)))]);
		System::assert_has_event(
			Event::RolesSet {
				account: account(HOUSING_COUNCILLOR),
				department: HOUSING,
				roles: roles(&[]),
				by: Some(account(HOUSING_HEAD)),
			}
			.into(),
		);
		assert_noop!(
			Departments::ensure_role(&account(HOUSING_COUNCILLOR), Role::Councillor),
			Errors::RoleMissing
		);
	});
}

#[test]
fn appoint_can_use_every_role_when_given_all() {
	let all = [
		Role::Head,
		Role::Registrar,
		Role::Clerk,
		Role::Approver,
		Role::TaxOfficer,
		Role::DataSteward,
		Role::Supervisor,
		Role::Auditor,
		Role::MatterEditor,
		Role::NodeOperator,
		Role::Councillor,
	];
	assert!(all.len() <= MAX_ROLES as usize);
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(appoint(council(), CITIZEN, HOUSING, &all));
	});
}
