// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	approvals::{
		CaseId, CaseState, Decision, MatterDraft, Performance, QuorumRule, StepSet, StepState,
		MAX_QUORUM, MAX_VOTES,
	},
	Role, WorkingCalendar,
};
use govchain_test_support::{account, AccountId, MockAgenda, MockAuthorize, MockCalendar};
use sp_runtime::{DispatchError, DispatchResult};

use crate::{mock::*, Cases, Error, Event, OpenSteps, Performances, Steps};

fn vote(who: AccountId, case: CaseId, step: u8, decision: Decision) -> DispatchResult {
	Approvals::decide(RuntimeOrigin::signed(who), case, step, decision, hash(13))
		.map(|_| ())
		.map_err(|error| error.error)
}

/// One step on which `k` officers of its department must agree.
fn quorum(k: u8) -> MatterDraft {
	let mut draft = line(1);
	draft.steps[0].quorum = QuorumRule::AtLeast(k);
	draft
}

fn opened(case: CaseId) -> StepSet {
	Cases::<Test>::get(case).unwrap().opened
}

#[test]
fn decide_approves_a_step_and_opens_the_next() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(line(2));
		let start = MockCalendar::now();
		MockCalendar::advance(3_000_000);
		let at = MockCalendar::now();
		events();
		assert_ok!(vote(approver(0), case, 0, Decision::Approve));
		assert_eq!(
			events(),
			[
				Event::Voted {
					case,
					step: 0,
					department: department(0),
					officer: approver(0),
					decision: Decision::Approve,
					reason: hash(13),
					at
				},
				Event::StepApproved {
					case,
					step: 0,
					department: department(0),
					late: false,
					used: 3_000,
					at
				},
				Event::StepOpened {
					case,
					step: 1,
					department: department(1),
					limit: Some(MockCalendar::after_working_days(at, 5).unwrap()),
					at
				},
			]
		);
		let record = Steps::<Test>::get(case, 0).unwrap();
		assert_eq!(record.opened_at, start);
		assert_eq!(record.state, StepState::Approved { at, used: 3_000, late: false });
		assert!(!OpenSteps::<Test>::contains_key(department(0), (case, 0)));
		assert_eq!(
			Performances::<Test>::get(department(0)),
			Performance { opened: 1, in_time: 1, seconds_used: 3_000, ..Default::default() }
		);
		assert_eq!(MockAgenda::scheduled().len(), 1);
	});
}

#[test]
fn decide_runs_a_line_one_by_one() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(line(5));
		for step in 0..5 {
			assert_eq!(opened(case), StepSet::first(u32::from(step) + 1));
			if step < 4 {
				assert_noop!(
					vote(approver(step + 1), case, step + 1, Decision::Approve),
					Error::<Test>::StepNotOpen
				);
			}
			approve(case, step);
		}
		assert_eq!(concluded(case).outcome, CaseState::Approved);
	});
}

#[test]
fn decide_runs_a_diamond_out_of_order() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(diamond());
		approve(case, 0);
		assert_eq!(opened(case), StepSet(0b0111));
		approve(case, 2);
		assert_eq!(opened(case), StepSet(0b0111), "3 waits for 1 as well");
		approve(case, 1);
		assert_eq!(opened(case), StepSet(0b1111));
		approve(case, 3);
		assert_eq!(concluded(case).outcome, CaseState::Approved);
	});
}

#[test]
fn decide_runs_64_steps_at_once_in_any_order() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(draft(64, &[]));
		for n in 0..64u8 {
			approve(case, n.wrapping_mul(37) % 64);
		}
		assert_eq!(concluded(case).outcome, CaseState::Approved);
		assert_eq!(Steps::<Test>::iter().count(), 0);
		// Received, accepted, and for each step opened, voted and approved; concluded.
		assert_eq!(concluded(case).transitions, 2 + 3 * 64 + 1);
	});
}

#[test]
fn decide_runs_a_fan_of_64_steps() {
	ExtBuilder.build_and_execute(|| {
		let mut edges: Vec<_> = (1..63).map(|n| (0, n)).collect();
		edges.extend((1..63).map(|n| (n, 63)));
		let case = accepted(draft(64, &edges));
		approve(case, 0);
		assert_eq!(opened(case), StepSet::first(63));
		for step in (1..63).rev() {
			approve(case, step);
		}
		assert_eq!(opened(case), StepSet::first(64));
		approve(case, 63);
		assert_eq!(concluded(case).outcome, CaseState::Approved);
	});
}

#[test]
fn decide_needs_as_many_officers_as_the_quorum() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(quorum(3));
		for n in 0..2 {
			assert_ok!(vote(panel(n), case, 0, Decision::Approve));
			assert!(matches!(last_event(), Event::Voted { .. }));
		}
		assert_ok!(vote(panel(2), case, 0, Decision::Reject));
		assert!(Steps::<Test>::get(case, 0).unwrap().state.is_open());
		assert_ok!(vote(panel(3), case, 0, Decision::Approve));
		assert_eq!(concluded(case).outcome, CaseState::Approved);
	});
}

#[test]
fn decide_takes_every_vote_of_the_largest_split() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(quorum(MAX_QUORUM));
		for n in 0..MAX_QUORUM - 1 {
			assert_ok!(vote(panel(n), case, 0, Decision::Approve));
			assert_ok!(vote(panel(n + 16), case, 0, Decision::Reject));
		}
		let votes = Steps::<Test>::get(case, 0).unwrap().votes.len();
		assert_eq!(votes, MAX_VOTES as usize - 1);
		assert_ok!(vote(panel(15), case, 0, Decision::Reject));
		assert_eq!(concluded(case).outcome, CaseState::Rejected);
	});
}

#[test]
fn decide_rejects_the_case_and_closes_what_is_open() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(draft(4, &[(0, 3)]));
		approve(case, 1);
		MockCalendar::advance(60_000);
		let at = MockCalendar::now();
		events();
		assert_ok!(vote(approver(0), case, 0, Decision::Reject));
		assert_eq!(
			events()[1..],
			[
				Event::StepRejected {
					case,
					step: 0,
					department: department(0),
					late: false,
					used: 60,
					at
				},
				Event::CaseConcluded { case, outcome: CaseState::Rejected, at },
			]
		);
		assert_eq!(concluded(case).outcome, CaseState::Rejected);
		assert_eq!(Steps::<Test>::iter().count(), 0);
		assert!(MockAgenda::scheduled().is_empty());
		let performance = |n| Performances::<Test>::get(department(n));
		let opened = Performance { opened: 1, ..Default::default() };
		assert_eq!(performance(0), Performance { in_time: 1, seconds_used: 60, ..opened });
		assert_eq!(performance(1), Performance { in_time: 1, ..opened });
		assert_eq!(performance(2), Performance { undecided: 1, ..opened });
		assert_eq!(performance(3), Performance::default());
	});
}

#[test]
fn decide_fails_when_officer_voted_before() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(quorum(2));
		assert_ok!(vote(panel(0), case, 0, Decision::Approve));
		for decision in [Decision::Approve, Decision::Reject] {
			assert_noop!(vote(panel(0), case, 0, decision), Error::<Test>::AlreadyVoted);
		}
	});
}

#[test]
fn decide_fails_when_officer_may_not() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(line(2));
		let call = |who: AccountId| vote(who, case, 0, Decision::Approve);
		assert_noop!(call(account(STRANGER)), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(account(CITIZEN)), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(approver(1)), Error::<Test>::NotStepDepartment);
		MockAuthorize::add_officer(panel(0), department(0), &[Role::Clerk]);
		assert_noop!(call(panel(0)), MockAuthorize::NOT_OFFICER);
		MockAuthorize::remove_officer(&panel(1));
		assert_noop!(call(panel(1)), MockAuthorize::NOT_OFFICER);
		MockAuthorize::set_active(department(0), false);
		assert_noop!(call(approver(0)), MockAuthorize::NOT_ACTIVE);
		MockAuthorize::add_department(department(0), None, &[]);
		assert_noop!(call(approver(0)), MockAuthorize::NO_CAPABILITY);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_eq!(
				Approvals::decide(origin, case, 0, Decision::Approve, hash(1)).unwrap_err().error,
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn decide_asks_for_the_role_of_the_step() {
	ExtBuilder.build_and_execute(|| {
		let mut draft = line(1);
		draft.steps[0].role = Role::Head;
		let case = accepted(draft);
		assert_noop!(vote(approver(0), case, 0, Decision::Approve), MockAuthorize::NOT_OFFICER);
		MockAuthorize::add_officer(approver(0), department(0), &[Role::Head]);
		assert_ok!(vote(approver(0), case, 0, Decision::Approve));
	});
}

#[test]
fn decide_counts_the_vote_of_an_officer_who_is_dismissed_later() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(quorum(2));
		assert_ok!(vote(panel(0), case, 0, Decision::Approve));
		MockAuthorize::remove_officer(&panel(0));
		assert_ok!(vote(panel(1), case, 0, Decision::Approve));
		assert_eq!(concluded(case).outcome, CaseState::Approved);
	});
}

#[test]
fn decide_fails_when_step_awaits_no_decision() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(line(2));
		let case = submit(matter);
		let call = |step: u8| vote(approver(step), case, step, Decision::Approve);
		assert_noop!(call(0), Error::<Test>::NotAccepted);
		assert_noop!(call(2), Error::<Test>::UnknownStep);
		assert_ok!(Approvals::accept(signed(CLERK), case));
		assert_noop!(call(1), Error::<Test>::StepNotOpen);
		assert_ok!(call(0));
		assert_noop!(call(0), Error::<Test>::StepDecided);
		assert_ok!(call(1));
		assert_noop!(call(1), Error::<Test>::CaseConcluded);
		assert_noop!(vote(approver(0), 7, 0, Decision::Approve), Error::<Test>::UnknownCase);
	});
}

#[test]
fn decide_fails_when_the_next_limit_cannot_be_set() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(line(2));
		MockCalendar::set_first_day(MockCalendar::DAYS);
		assert_noop!(vote(approver(0), case, 0, Decision::Approve), MockCalendar::NOT_COVERED);
	});
}

#[test]
fn decide_gives_back_the_weight_of_steps_it_did_not_touch() {
	use crate::WeightInfo;
	ExtBuilder.build_and_execute(|| {
		let case = accepted(diamond());
		let call = |step: u8| {
			Approvals::decide(
				RuntimeOrigin::signed(approver(step)),
				case,
				step,
				Decision::Approve,
				hash(1),
			)
			.unwrap()
			.actual_weight
		};
		assert_eq!(call(0), Some(<() as WeightInfo>::decide_approve(3)), "itself and two opened");
		assert_eq!(call(1), Some(<() as WeightInfo>::decide_approve(1)));
		assert_eq!(call(2), Some(<() as WeightInfo>::decide_approve(2)));
		assert_eq!(call(3), Some(<() as WeightInfo>::decide_approve(4)), "all four removed");
	});
}
