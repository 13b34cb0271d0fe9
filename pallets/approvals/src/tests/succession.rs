// SPDX-License-Identifier: Apache-2.0

//! Departments that are abolished while they have work, and officers who change under it.

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	approvals::{CaseId, CaseState, Decision, QuorumRule},
	Capability, IdentityKind, Role, WorkingCalendar,
};
use govchain_test_support::{account, AccountId, MockAuthorize, MockCalendar, MockIdentities};
use sp_runtime::DispatchResult;

use crate::{mock::*, Error, Event, Matters};

fn vote(who: AccountId, case: CaseId, step: u8) -> DispatchResult {
	Approvals::decide(RuntimeOrigin::signed(who), case, step, Decision::Approve, hash(13))
		.map(|_| ())
		.map_err(|error| error.error)
}

#[test]
fn successor_decides_and_asks_when_the_department_of_a_step_is_abolished() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(line(2));
		MockAuthorize::abolish(department(0), department(5));
		assert_noop!(vote(approver(0), case, 0), MockAuthorize::NOT_ACTIVE);
		assert_noop!(vote(approver(4), case, 0), Error::<Test>::NotStepDepartment);

		let by_successor = RuntimeOrigin::signed(approver(5));
		assert_ok!(Approvals::request_correction(by_successor, case, 0, hash(14), 10));
		assert!(matches!(
			last_event(),
			Event::CorrectionRequested { department: five, .. } if five == department(5)
		));
		answer(case, hash(20));
		// It stays on the list, and in the counters, of the department that was published.
		assert_eq!(Approvals::open_steps(department(0), None, 9).steps.len(), 1);
		assert_eq!(Approvals::open_steps(department(5), None, 9).steps, []);
		assert_ok!(vote(approver(5), case, 0));
		let departments: Vec<_> = events()
			.into_iter()
			.filter_map(|event| match event {
				Event::Voted { department, officer, .. } => {
					assert_eq!(officer, approver(5));
					Some(department)
				}
				Event::StepApproved { department, .. } => Some(department),
				_ => None,
			})
			.collect();
		assert_eq!(departments, [department(5), department(0)]);
		assert_eq!(Approvals::performance(department(0)).in_time, 1);
		assert_eq!(Approvals::performance(department(5)).in_time, 0);
		approve(case, 1);
		assert_eq!(concluded(case).outcome, CaseState::Approved);
	});
}

#[test]
fn successor_decides_a_step_that_opens_later_and_hands_it_on() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(line(2));
		MockAuthorize::abolish(department(1), department(5));
		MockAuthorize::abolish(department(5), department(6));
		approve(case, 0);
		for n in [1, 5] {
			assert_noop!(vote(approver(n), case, 1), MockAuthorize::NOT_ACTIVE);
		}
		assert_ok!(vote(approver(6), case, 1));
	});
}

#[test]
fn votes_of_an_abolished_department_stand() {
	ExtBuilder.build_and_execute(|| {
		let mut two = line(1);
		two.steps[0].quorum = QuorumRule::AtLeast(2);
		let case = accepted(two);
		assert_ok!(vote(panel(0), case, 0));
		MockAuthorize::abolish(department(0), department(5));
		// Who voted there and works for the successor now has voted.
		MockAuthorize::add_officer(panel(0), department(5), &[Role::Approver]);
		assert_noop!(vote(panel(0), case, 0), Error::<Test>::AlreadyVoted);
		assert_ok!(vote(approver(5), case, 0));
		assert_eq!(concluded(case).outcome, CaseState::Approved);
	});
}

#[test]
fn person_votes_once_when_appointed_anew_with_another_key() {
	ExtBuilder.build_and_execute(|| {
		let mut two = line(1);
		two.steps[0].quorum = QuorumRule::AtLeast(2);
		let case = accepted(two);
		MockIdentities::add(900, IdentityKind::Citizen, panel(0));
		assert_ok!(vote(panel(0), case, 0));
		MockCalendar::advance(1_000);
		MockIdentities::rebind(900, MockCalendar::START + 1_000, panel(40));
		MockAuthorize::remove_officer(&panel(0));
		MockAuthorize::add_officer(panel(40), department(0), &[Role::Approver]);
		assert_noop!(vote(panel(40), case, 0), Error::<Test>::AlreadyVoted);
		assert_ok!(vote(panel(1), case, 0));
	});
}

#[test]
fn successor_of_a_service_centre_receives_and_accepts() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(line(1));
		let case = submit(matter);
		MockAuthorize::abolish(CENTRE, 4);
		assert_noop!(Approvals::accept(signed(CLERK), case), MockAuthorize::NOT_ACTIVE);
		assert_ok!(Approvals::accept(signed(OTHER_CLERK), case));
		assert!(events().contains(&Event::CaseAccepted {
			case,
			department: 4,
			officer: account(OTHER_CLERK),
			at: MockCalendar::now(),
		}));
		let other = submit(matter);
		let reason = hash(30);
		assert_ok!(Approvals::refuse_acceptance(signed(OTHER_CLERK), other, reason));
		let at_window =
			Approvals::submit_at_window(signed(OTHER_CLERK), matter, PARTY, vec![], hash(12));
		assert_ok!(at_window);
		assert_ok!(Approvals::withdraw(signed(OTHER_CLERK), other + 1));
		// It needs the capability itself.
		MockAuthorize::add_department(4, None, &[]);
		assert_noop!(
			Approvals::submit(signed(CITIZEN), matter, PARTY, vec![], hash(12)),
			MockAuthorize::NO_CAPABILITY
		);
	});
}

#[test]
fn clerks_of_the_successor_act_for_an_applicant_at_the_window() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(line(1));
		assert_ok!(Approvals::submit_at_window(signed(CLERK), matter, PARTY, vec![], hash(12)));
		MockAuthorize::abolish(CENTRE, 4);
		assert_noop!(Approvals::withdraw(signed(CLERK), 0), Error::<Test>::NotApplicant);
		assert_ok!(Approvals::withdraw(signed(OTHER_CLERK), 0));
	});
}

#[test]
fn successor_of_a_matter_owner_publishes_and_retires() {
	ExtBuilder.build_and_execute(|| {
		let (first, second) = (publish(line(1)), publish(line(1)));
		MockAuthorize::abolish(OFFICE, 3);
		let call = |who, matter| Approvals::publish_version(signed(who), matter, line(2));
		assert_noop!(call(EDITOR, first), MockAuthorize::NOT_ACTIVE);
		assert_ok!(call(OTHER_EDITOR, first));
		assert_eq!(Matters::<Test>::get(first).unwrap().department, 3);
		assert_ok!(Approvals::retire_matter(signed(OTHER_EDITOR), second));
		assert_eq!(
			last_event(),
			Event::MatterRetired {
				matter: second,
				version: 1,
				department: 3,
				officer: account(OTHER_EDITOR),
			}
		);
		// A new one can't name what is no more.
		MockAuthorize::abolish(department(0), department(5));
		assert_noop!(call(OTHER_EDITOR, first), MockAuthorize::NOT_ACTIVE);
		MockAuthorize::add_department(3, None, &[Capability::Approver]);
		assert_noop!(call(OTHER_EDITOR, first), MockAuthorize::NO_CAPABILITY);
	});
}
