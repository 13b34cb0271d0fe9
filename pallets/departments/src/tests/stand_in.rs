// SPDX-License-Identifier: Apache-2.0

use frame_support::dispatch::DispatchResult;

use super::*;

/// An officer of the permit office, with this number.
pub(super) fn hire(n: u8, list: &[Role]) {
	assert_ok!(Departments::appoint(council(), account(n), PERMITS, roles(list), None));
}

const START: Moment = MockCalendar::START;
const END: Moment = START + DAY;
/// An approver of the permit office.
const APPROVER: u8 = 101;
/// A second head of the permit office.
const DEPUTY: u8 = 102;

fn set(by: u8, who: u8, stand_in: u8, until: Moment, list: &[Role]) -> DispatchResult {
	Departments::set_stand_in(
		signed(by),
		account(who),
		account(stand_in),
		MockCalendar::now(),
		until,
		roles(list),
	)
}

fn may(n: u8, role: Role) -> Result<DepartmentId, Missing> {
	Departments::may(&account(n), role, None)
}

fn run(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(|| {
		hire(APPROVER, &[Role::Approver, Role::Clerk]);
		test();
	});
}

#[test]
fn set_stand_in_lends_roles_for_the_period_when_a_head_does() {
	run(|| {
		let from = START + 1_000;
		assert_ok!(Departments::set_stand_in(
			signed(PERMITS_HEAD),
			account(APPROVER),
			account(CLERK),
			from,
			END,
			roles(&[Role::Approver]),
		));
		System::assert_last_event(
			Event::StandInSet {
				account: account(APPROVER),
				stand_in: account(CLERK),
				department: PERMITS,
				roles: roles(&[Role::Approver]),
				from,
				until: END,
				by: Some(account(PERMITS_HEAD)),
			}
			.into(),
		);
		let acts = || Departments::acts_in_place_of(&account(CLERK), Role::Approver);
		// Both ends belong to it.
		for (now, can) in [(from - 1, false), (from, true), (END, true), (END + 1, false)] {
			MockCalendar::set_now(now);
			let expected = if can { Ok(PERMITS) } else { Err(Missing::RoleMissing) };
			assert_eq!(may(CLERK, Role::Approver), expected, "at {now}");
			assert_eq!(acts(), can.then(|| account(APPROVER)));
			let officer =
				Departments::ensure_officer(&account(CLERK), Role::Approver, Capability::Approver);
			assert_eq!(officer.is_ok(), can);
		}
		MockCalendar::set_now(from);
		// By a role of its own it acts in nobody's place, and no more than what was named is lent.
		assert_eq!(Departments::acts_in_place_of(&account(CLERK), Role::Clerk), None);
		assert_eq!(may(CLERK, Role::Head), Err(Missing::RoleMissing));
		// The other may still act, if there after all.
		assert_eq!(may(APPROVER, Role::Approver), Ok(PERMITS));
	});
}

#[test]
fn set_stand_in_replaces_what_was_said_before() {
	run(|| {
		assert_ok!(set(PERMITS_HEAD, APPROVER, CLERK, END, &[Role::Approver]));
		assert_ok!(set(HOUSING_HEAD, APPROVER, CLERK, END, &[Role::Clerk]));
		assert_eq!(may(CLERK, Role::Approver), Err(Missing::RoleMissing));
		assert_eq!(StandIns::<Test>::iter().count(), 1);
	});
}

#[test]
fn set_stand_in_fails_when_anything_is_wrong() {
	run(|| {
		let one = [Role::Approver];
		for (by, error) in [
			(CITIZEN, Errors::NotOfficer),
			(APPROVER, Errors::RoleMissing),
			(FIRE_HEAD, Errors::NotAbove),
		] {
			assert_noop!(set(by, APPROVER, CLERK, END, &one), error);
		}
		let none = RuntimeOrigin::none();
		let lent = roles(&one);
		assert_noop!(
			Departments::set_stand_in(none, account(APPROVER), account(CLERK), START, END, lent),
			DispatchError::BadOrigin
		);
		let call = |who, stand_in, list: &[Role]| set(PERMITS_HEAD, who, stand_in, END, list);
		assert_noop!(call(CITIZEN, CLERK, &one), Errors::OfficerUnknown);
		assert_noop!(call(APPROVER, CITIZEN, &one), Errors::OfficerUnknown);
		assert_noop!(call(APPROVER, APPROVER, &one), Errors::StandInIsItself);
		assert_noop!(call(APPROVER, FIRE_HEAD, &one), Errors::StandInElsewhere);
		assert_noop!(call(APPROVER, CLERK, &[]), Errors::NoRoles);
		assert_noop!(call(APPROVER, CLERK, &[Role::Registrar]), Errors::RoleNotOfOfficer);
		assert_noop!(
			call(APPROVER, CLERK, &[Role::Approver, Role::Head]),
			Errors::RoleNotOfOfficer
		);
	});
}

#[test]
fn set_stand_in_fails_when_the_period_is_wrong() {
	run(|| {
		let call = |from, until| {
			let (who, stand_in) = (account(APPROVER), account(CLERK));
			Departments::set_stand_in(council(), who, stand_in, from, until, roles(&[Role::Clerk]))
		};
		assert_noop!(call(START - 1, END), Errors::PeriodNotAhead);
		assert_noop!(call(END, END - 1), Errors::PeriodNotAhead);
		assert_noop!(call(START, START + MAX_STAND_IN + 1), Errors::PeriodTooLong);
		assert_noop!(call(START, Moment::MAX), Errors::PeriodTooLong);
		assert_ok!(call(START, START));
		assert_ok!(call(END, END + MAX_STAND_IN));
	});
}

#[test]
fn set_stand_in_never_lends_the_role_of_a_councillor() {
	ExtBuilder::default().build_and_execute(|| {
		take_seat_changes();
		let both = [Role::Head, Role::Councillor];
		assert_noop!(
			Departments::set_stand_in(
				council(),
				account(HOUSING_COUNCILLOR),
				account(HOUSING_HEAD),
				START,
				END,
				roles(&both[1..]),
			),
			Errors::CouncillorNotStoodFor
		);
		// A head who is councillor has a stand-in as head.
		assert_ok!(Departments::appoint(
			council(),
			account(APPROVER),
			FIRE,
			roles(&[Role::Clerk]),
			None
		));
		assert_noop!(
			set(FIRE_HEAD, FIRE_HEAD, APPROVER, END, &both),
			Errors::CouncillorNotStoodFor
		);
		assert_ok!(set(FIRE_HEAD, FIRE_HEAD, APPROVER, END, &both[..1]));
		assert_eq!(may(APPROVER, Role::Councillor), Err(Missing::RoleMissing));
		assert_eq!(take_seat_changes(), []);
		assert_eq!(holder(FIRE), Some(account(FIRE_HEAD)));
	});
}

#[test]
fn stand_in_ends_with_what_it_comes_from() {
	run(|| {
		let lent = || may(CLERK, Role::Approver).is_ok();
		assert_ok!(set(PERMITS_HEAD, APPROVER, CLERK, END, &[Role::Approver]));
		assert!(lent());

		// The other is suspended, loses the role, or its mandate ends.
		assert_ok!(Departments::suspend_officer(signed(PERMITS_HEAD), account(APPROVER)));
		assert!(!lent());
		assert_ok!(Departments::reinstate_officer(signed(PERMITS_HEAD), account(APPROVER)));
		assert!(lent());
		assert_ok!(Departments::set_roles(council(), account(APPROVER), roles(&[Role::Clerk])));
		assert!(!lent());
		assert_ok!(Departments::set_roles(council(), account(APPROVER), roles(&[Role::Approver])));
		assert_ok!(Departments::set_mandate(council(), account(APPROVER), Some(START)));
		assert!(lent());
		MockCalendar::advance(1);
		assert!(!lent());
		assert_ok!(Departments::set_mandate(council(), account(APPROVER), None));
		assert!(lent());

		// That the other lost the key is no reason, that it is no officer any more is one.
		MockIdentities::set_frozen(APPROVER.into(), true);
		assert!(lent());
		assert_ok!(Departments::dismiss(signed(PERMITS_HEAD), account(APPROVER)));
		System::assert_has_event(
			Event::StandInEnded {
				account: account(APPROVER),
				stand_in: account(CLERK),
				department: PERMITS,
				by: Some(account(PERMITS_HEAD)),
			}
			.into(),
		);
		assert!(!lent());
		assert_eq!(StandIns::<Test>::iter().count(), 0);
	});
}

#[test]
fn stand_in_needs_a_right_of_its_own() {
	run(|| {
		assert_ok!(set(PERMITS_HEAD, APPROVER, CLERK, END, &[Role::Approver]));
		let missing = || may(CLERK, Role::Approver).unwrap_err();
		assert_ok!(Departments::suspend_officer(signed(PERMITS_HEAD), account(CLERK)));
		assert_eq!(missing(), Missing::OfficerSuspended);
		assert_ok!(Departments::reinstate_officer(signed(PERMITS_HEAD), account(CLERK)));
		MockIdentities::set_frozen(CLERK.into(), true);
		assert_eq!(missing(), Missing::IdentityNotInGoodStanding);
		MockIdentities::set_frozen(CLERK.into(), false);
		assert_ok!(Departments::set_mandate(council(), account(CLERK), Some(START)));
		MockCalendar::advance(1);
		assert_eq!(missing(), Missing::MandateEnded);
		assert_ok!(Departments::suspend_department(council(), HOUSING, true));
		assert_eq!(missing(), Missing::AncestorSuspended);
		assert_ok!(Departments::dismiss(council(), account(CLERK)));
		assert_eq!(missing(), Missing::NotOfficer);
		// Appointed anew it has nothing left of it.
		hire(CLERK, &[Role::Clerk]);
		assert_ok!(Departments::reinstate_department(council(), HOUSING));
		assert_eq!(missing(), Missing::RoleMissing);
	});
}

#[test]
fn stand_in_can_not_lend_on_what_it_was_lent() {
	run(|| {
		hire(103, &[Role::Registrar]);
		assert_ok!(set(PERMITS_HEAD, APPROVER, CLERK, END, &[Role::Approver]));
		assert_noop!(
			set(PERMITS_HEAD, CLERK, 103, END, &[Role::Approver]),
			Errors::RoleNotOfOfficer
		);
		// Not even if the role it had itself went away after it was lent.
		hire(104, &[Role::Approver]);
		assert_ok!(set(PERMITS_HEAD, 104, 103, END, &[Role::Approver]));
		assert_ok!(set(PERMITS_HEAD, APPROVER, 104, END, &[Role::Approver]));
		assert_ok!(Departments::set_roles(council(), account(104), roles(&[Role::Clerk])));
		assert_eq!(may(104, Role::Approver), Ok(PERMITS));
		assert_eq!(may(103, Role::Approver), Err(Missing::RoleMissing));
	});
}

#[test]
fn stand_in_for_a_head_leads_up_to_the_end_of_the_period_and_no_longer() {
	run(|| {
		assert_ok!(set(PERMITS_HEAD, PERMITS_HEAD, CLERK, END, &[Role::Head]));
		assert_ok!(Departments::appoint(
			signed(CLERK),
			account(CITIZEN),
			PERMITS,
			roles(&[Role::Clerk]),
			None
		));
		// It makes nobody head, and nothing of itself.
		let head = || roles(&[Role::Head]);
		assert_noop!(
			Departments::set_roles(signed(CLERK), account(CITIZEN), head()),
			Errors::HeadNotByStandIn
		);
		for list in [head(), roles(&[Role::Approver]), roles(&[Role::Councillor])] {
			assert_noop!(
				Departments::set_roles(signed(CLERK), account(CLERK), list),
				Errors::OwnRoles
			);
		}
		// The seat outlasts the period too.
		assert_noop!(
			Departments::set_roles(
				signed(CLERK),
				account(CITIZEN),
				roles(&[Role::Clerk, Role::Councillor])
			),
			Errors::CouncillorNotStoodFor
		);
		assert_noop!(
			set(CLERK, PERMITS_HEAD, CITIZEN, END + 1, &[Role::Head]),
			Errors::MandateOutlastsOwn
		);
		assert_noop!(set(CLERK, PERMITS_HEAD, CLERK, END + 1, &[Role::Head]), Errors::OwnRoles);
		// Nor does it lend what it doesn't lead by: to itself nothing, to others nothing that outlasts it.
		assert_noop!(set(CLERK, APPROVER, CLERK, END, &[Role::Approver]), Errors::OwnRoles);
		assert_noop!(
			set(CLERK, APPROVER, CITIZEN, END + 1, &[Role::Approver]),
			Errors::MandateOutlastsOwn
		);
		assert_ok!(set(CLERK, APPROVER, CITIZEN, END, &[Role::Approver]));
		assert_ok!(set(CLERK, PERMITS_HEAD, CITIZEN, END, &[Role::Head]));
		// Nor does it count as the head that is left.
		assert_noop!(
			Departments::dismiss(signed(PERMITS_HEAD), account(PERMITS_HEAD)),
			Errors::LastHead
		);
		MockCalendar::set_now(END + 1);
		assert_noop!(Departments::dismiss(signed(CLERK), account(CITIZEN)), Errors::RoleMissing);
	});
}

#[test]
fn stand_in_for_a_head_makes_no_head_that_would_give_it_the_rest() {
	run(|| {
		assert_ok!(set(PERMITS_HEAD, PERMITS_HEAD, CLERK, END, &[Role::Head]));
		// Not for as long as it is one, not for a moment, and not along with other roles.
		for end in [START, START + 1, END] {
			for list in [&[Role::Head][..], &[Role::Head, Role::Clerk]] {
				let (who, list) = (account(CITIZEN), roles(list));
				assert_noop!(
					Departments::appoint(signed(CLERK), who, PERMITS, list, Some(end)),
					Errors::HeadNotByStandIn
				);
			}
		}
		let now = Some(START);
		assert_ok!(Departments::set_mandate(signed(CLERK), account(APPROVER), now));
		assert_noop!(
			Departments::set_roles(signed(CLERK), account(APPROVER), roles(&[Role::Head])),
			Errors::HeadNotByStandIn
		);
		// Nor does it bring back one that is suspended or whose mandate is over.
		hire(DEPUTY, &[Role::Head]);
		assert_ok!(Departments::suspend_officer(signed(PERMITS_HEAD), account(DEPUTY)));
		for call in [
			Departments::reinstate_officer(signed(CLERK), account(DEPUTY)),
			Departments::set_mandate(signed(CLERK), account(DEPUTY), Some(END)),
		] {
			assert_eq!(call, Err(Errors::HeadNotByStandIn.into()));
		}
		// The head itself does all of it.
		assert_ok!(Departments::reinstate_officer(signed(PERMITS_HEAD), account(DEPUTY)));
	});
}

#[test]
fn stand_in_for_a_head_takes_no_head_whether_it_can_act_or_not() {
	run(|| {
		assert_ok!(set(PERMITS_HEAD, PERMITS_HEAD, CLERK, END, &[Role::Head]));
		hire(DEPUTY, &[Role::Head]);
		let refused = |who| {
			for call in [
				Departments::dismiss(signed(CLERK), account(who)),
				Departments::suspend_officer(signed(CLERK), account(who)),
				Departments::set_mandate(signed(CLERK), account(who), Some(END)),
				Departments::set_roles(signed(CLERK), account(who), roles(&[Role::Clerk])),
			] {
				assert_eq!(call, Err(Errors::HeadNotByStandIn.into()));
			}
		};
		for frozen in [false, true] {
			for head in [PERMITS_HEAD, DEPUTY] {
				MockIdentities::set_frozen(head.into(), frozen);
				refused(head);
			}
		}
		// A suspended deputy too; the head for whom it stands in must not be, or nothing is lent.
		assert_ok!(Departments::suspend_officer(council(), account(DEPUTY)));
		refused(DEPUTY);
	});
}

#[test]
fn stand_in_for_a_head_leaves_the_seat_as_it_is() {
	ExtBuilder::default().build_and_execute(|| {
		let clerk = roles(&[Role::Clerk]);
		assert_ok!(Departments::appoint(council(), account(APPROVER), HOUSING, clerk, None));
		assert_ok!(set(HOUSING_HEAD, HOUSING_HEAD, APPROVER, END, &[Role::Head]));
		let councillor = || account(HOUSING_COUNCILLOR);
		let list = || roles(&[Role::Clerk]);
		let seat = roles(&[Role::Councillor]);
		for call in [
			Departments::dismiss(signed(APPROVER), councillor()),
			Departments::suspend_officer(signed(APPROVER), councillor()),
			Departments::reinstate_officer(signed(APPROVER), councillor()),
			Departments::set_mandate(signed(APPROVER), councillor(), Some(END)),
			Departments::set_roles(signed(APPROVER), councillor(), list()),
			Departments::appoint(signed(APPROVER), account(CITIZEN), HOUSING, seat, None),
		] {
			assert_eq!(call, Err(Errors::CouncillorNotStoodFor.into()));
		}
		assert_eq!(holder(HOUSING), Some(councillor()));
	});
}

#[test]
fn stand_in_for_several_has_the_longest_right() {
	run(|| {
		hire(DEPUTY, &[Role::Head]);
		assert_ok!(set(HOUSING_HEAD, PERMITS_HEAD, CLERK, END, &[Role::Head]));
		assert_ok!(set(HOUSING_HEAD, DEPUTY, CLERK, END + DAY, &[Role::Head]));
		let acting = Departments::acting(&account(CLERK), Role::Head).unwrap();
		assert_eq!(acting.until, Some(END + DAY));
		assert_eq!(acting.in_place_of, Some(account(DEPUTY)));
		// Never longer than the mandates of both.
		assert_ok!(Departments::set_mandate(council(), account(DEPUTY), Some(END + 5)));
		assert_ok!(Departments::set_mandate(council(), account(CLERK), Some(END - 5)));
		let acting = Departments::acting(&account(CLERK), Role::Head).unwrap();
		assert_eq!(acting.until, Some(END - 5));
	});
}

#[test]
fn mandates_are_one_own_or_each_that_is_lent_the_longest_first() {
	run(|| {
		hire(DEPUTY, &[Role::Head]);
		let lenders = |role| -> Result<Vec<_>, sp_runtime::DispatchError> {
			let all = Departments::mandates(&account(CLERK), role)?;
			assert!(all
				.iter()
				.all(|one| one.account == account(CLERK) && one.department == PERMITS));
			Ok(all.into_iter().map(|one| one.in_place_of).collect::<Vec<_>>())
		};
		assert_eq!(lenders(Role::Head), Err(Errors::RoleMissing.into()));
		assert_ok!(set(HOUSING_HEAD, PERMITS_HEAD, CLERK, END, &[Role::Head]));
		assert_ok!(set(HOUSING_HEAD, DEPUTY, CLERK, END + DAY, &[Role::Head]));
		assert_eq!(
			lenders(Role::Head),
			Ok(vec![Some(account(DEPUTY)), Some(account(PERMITS_HEAD))])
		);
		// Who has a role of its own acts by that alone.
		assert_ok!(set(PERMITS_HEAD, APPROVER, CLERK, END, &[Role::Clerk]));
		assert_eq!(lenders(Role::Clerk), Ok(vec![None]));
	});
}

#[test]
fn set_stand_in_fails_when_a_head_lends_the_lead_for_longer_than_its_own() {
	run(|| {
		assert_ok!(Departments::set_mandate(council(), account(PERMITS_HEAD), Some(END)));
		assert_noop!(
			set(PERMITS_HEAD, PERMITS_HEAD, CLERK, END + 1, &[Role::Head]),
			Errors::MandateOutlastsOwn
		);
		assert_ok!(set(PERMITS_HEAD, PERMITS_HEAD, CLERK, END, &[Role::Head]));
		assert_ok!(set(HOUSING_HEAD, PERMITS_HEAD, CLERK, END + 1, &[Role::Head]));
		assert_ok!(set(PERMITS_HEAD, APPROVER, CLERK, END + 1, &[Role::Approver]));
	});
}

#[test]
fn set_stand_in_fails_when_there_are_too_many_and_forgets_those_that_are_over() {
	run(|| {
		let many = 110..110 + MAX_STAND_INS as u8;
		for n in many.clone() {
			hire(n, &[Role::Clerk]);
			assert_ok!(set(PERMITS_HEAD, APPROVER, n, END, &[Role::Clerk]));
		}
		let one_more = || set(PERMITS_HEAD, APPROVER, CLERK, END + DAY, &[Role::Clerk]);
		assert_noop!(one_more(), Errors::TooManyStandIns);
		// Changing one of them is no further one.
		assert_ok!(set(PERMITS_HEAD, APPROVER, many.start, END, &[Role::Approver]));
		MockCalendar::set_now(END + 1);
		assert_ok!(one_more());
		assert_eq!(StandIns::<Test>::iter().count(), 1);
	});
	run(|| {
		let many = 110..110 + MAX_STOOD_FOR as u8;
		for n in many.clone() {
			hire(n, &[Role::Clerk]);
			assert_ok!(set(PERMITS_HEAD, n, CLERK, END, &[Role::Clerk]));
		}
		let one_more = || set(PERMITS_HEAD, APPROVER, CLERK, END + DAY, &[Role::Clerk]);
		assert_noop!(one_more(), Errors::TooManyStoodFor);
		assert_ok!(set(PERMITS_HEAD, many.start, CLERK, END, &[Role::Clerk]));
		MockCalendar::set_now(END + 1);
		assert_ok!(one_more());
		assert_eq!(StandInsOf::<Test>::iter().count(), 1);
	});
}

#[test]
fn set_stand_in_is_charged_for_all_it_may_forget() {
	assert_eq!(FORGETTING_WRITES, 2 * u64::from(MAX_STAND_INS + MAX_STOOD_FOR));
}

#[test]
fn end_stand_in_takes_the_roles_back_when_a_head_does() {
	run(|| {
		assert_ok!(set(PERMITS_HEAD, APPROVER, CLERK, END, &[Role::Approver]));
		let end = |origin| Departments::end_stand_in(origin, account(APPROVER), account(CLERK));
		for (by, error) in [(CLERK, Errors::RoleMissing), (FIRE_HEAD, Errors::NotAbove)] {
			assert_noop!(end(signed(by)), error);
		}
		assert_noop!(end(RuntimeOrigin::none()), DispatchError::BadOrigin);
		assert_noop!(
			Departments::end_stand_in(council(), account(CITIZEN), account(CLERK)),
			Errors::OfficerUnknown
		);
		assert_ok!(end(signed(PERMITS_HEAD)));
		System::assert_last_event(
			Event::StandInEnded {
				account: account(APPROVER),
				stand_in: account(CLERK),
				department: PERMITS,
				by: Some(account(PERMITS_HEAD)),
			}
			.into(),
		);
		assert_eq!(may(CLERK, Role::Approver), Err(Missing::RoleMissing));
		assert_noop!(end(council()), Errors::NoStandIn);
	});
}

#[test]
fn stand_ins_are_shown_to_clients() {
	run(|| {
		assert_ok!(Departments::set_stand_in(
			council(),
			account(APPROVER),
			account(CLERK),
			START + 1,
			END,
			roles(&[Role::Approver, Role::Clerk]),
		));
		let info = || {
			let all = Departments::stand_ins_of(&account(APPROVER));
			assert_eq!(all, Departments::stands_in_for(&account(CLERK)));
			all
		};
		let one = info().remove(0);
		assert_eq!((one.officer, one.stand_in), (account(APPROVER), account(CLERK)));
		assert_eq!((one.department, one.from, one.until), (PERMITS, START + 1, END));
		assert_eq!(one.roles, [Role::Clerk, Role::Approver]);
		assert_eq!(one.lent, []);
		MockCalendar::advance(1);
		assert_ok!(Departments::set_roles(council(), account(APPROVER), roles(&[Role::Approver])));
		assert_eq!(info()[0].lent, [Role::Approver]);
		MockCalendar::set_now(END + 1);
		assert_eq!(info(), []);
	});
}

#[test]
fn stand_in_for_a_head_has_no_power_over_departments_below() {
	run(|| {
		let clerk = roles(&[Role::Clerk]);
		assert_ok!(Departments::appoint(council(), account(105), CITY, clerk, None));
		assert_ok!(set(CITY_HEAD, CITY_HEAD, 105, END, &[Role::Head]));
		assert_ok!(Departments::ensure_role(&account(105), Role::Head));
		assert_eq!(Departments::power_of(&account(105), PERMITS), Err(Powerless::NotAbove));
		for call in [
			Departments::dismiss(signed(105), account(PERMITS_HEAD)),
			Departments::set_roles(
				signed(105),
				account(APPROVER),
				roles(&[Role::Head, Role::Councillor]),
			),
		] {
			assert_eq!(call, Err(Errors::NotAbove.into()));
		}
		// The head itself has it.
		assert_ok!(Departments::suspend_officer(signed(CITY_HEAD), account(APPROVER)));
	});
}
