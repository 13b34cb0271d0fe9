// SPDX-License-Identifier: Apache-2.0

//! Taking a joint act back.

use super::*;

fn open() -> u64 {
	set(ADD, heads(Quorum::All));
	proposed(FIRE_HEAD, add(1))
}

#[test]
fn withdraw_succeeds_when_the_proposer_does_it() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		assert_ok!(endorse(CENTRE_HEAD, id));
		assert_ok!(Acts::withdraw(signed(FIRE_HEAD), id));
		assert_eq!(
			last_event(),
			Event::Withdrawn { id, department: FIRE, officer: account(FIRE_HEAD) }
		);
		assert_eq!(JointActs::<Test>::count(), 0);
		assert_eq!(Calls::<Test>::get(id), None);
		assert_eq!(OpenOf::<Test>::iter().count(), 0);
	});
}

#[test]
fn withdraw_fails_when_another_one_does_it() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		for who in [CENTRE_HEAD, STRANGER] {
			assert_noop!(Acts::withdraw(signed(who), id), Error::<Test>::NotProposer);
		}
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Acts::withdraw(origin, id), BadOrigin);
		}
	});
}

#[test]
fn withdraw_succeeds_when_a_head_of_the_proposers_department_does_it() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		let (officer, head) = (account(FIRE_HEAD), account(STRANGER));
		// Even when the proposer can't act any more.
		MockAuthorize::add_officer(officer, FIRE, &[Role::Clerk]);
		MockAuthorize::add_officer(head.clone(), FIRE, &[Role::Clerk]);
		assert_noop!(Acts::withdraw(signed(STRANGER), id), Error::<Test>::NotProposer);
		MockAuthorize::add_officer(head.clone(), FIRE, &[Role::Head]);
		assert_ok!(Acts::withdraw(signed(STRANGER), id));
		assert_eq!(last_event(), Event::Withdrawn { id, department: FIRE, officer: head });
		assert_eq!(JointActs::<Test>::count(), 0);
	});
}

#[test]
fn withdraw_fails_when_there_is_no_such_joint_act() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(Acts::withdraw(signed(FIRE_HEAD), 1), Error::<Test>::JointActUnknown);
	});
}

#[test]
fn withdraw_fails_when_the_proposer_lost_the_role() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		MockAuthorize::add_officer(account(FIRE_HEAD), FIRE, &[Role::Clerk]);
		assert_noop!(Acts::withdraw(signed(FIRE_HEAD), id), MockAuthorize::NOT_OFFICER);
	});
}

#[test]
fn withdraw_fails_when_the_proposer_acts_for_another_department() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		MockAuthorize::add_officer(account(FIRE_HEAD), HOUSING, &[Role::Head]);
		assert_noop!(Acts::withdraw(signed(FIRE_HEAD), id), Error::<Test>::ProposerCantAct);
	});
}

#[test]
fn withdraw_succeeds_when_the_proposer_lost_the_role_and_leads_the_department() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		assert_ok!(Acts::propose(signed(CLERK), Role::Clerk, Box::new(add(1))));
		MockAuthorize::add_officer(account(CLERK), CENTRE, &[Role::Registrar]);
		assert_noop!(Acts::withdraw(signed(CLERK), 1), MockAuthorize::NOT_OFFICER);
		MockAuthorize::add_officer(account(CLERK), CENTRE, &[Role::Head]);
		assert_ok!(Acts::withdraw(signed(CLERK), 1));
	});
}
