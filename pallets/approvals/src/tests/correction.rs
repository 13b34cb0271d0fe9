// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	approvals::{
		documents_hash, CaseId, CaseState, Decision, MatterDraft, Performance, QuorumRule,
		StepState, MAX_DOCUMENTS, MAX_LIMIT_DAYS,
	},
	AgendaItem, Limit, WorkingCalendar,
};
use govchain_test_support::{account, MockAgenda, MockAuthorize, MockCalendar, MockIdentities};

use crate::{mock::*, CaseDocuments, Cases, Error, Event, Performances, Steps};

const DAY: u64 = 86_400;

fn state(case: CaseId, step: u8) -> StepState {
	Steps::<Test>::get(case, step).unwrap().state
}

/// The end of the day that is `days` after the start of the test.
fn day(days: u32) -> Limit {
	let start = (MockCalendar::START / 86_400_000) as u32;
	Limit::WorkingDay { ordinal: start + days, second: 86_399 }
}

fn fan() -> MatterDraft {
	draft(3, &[(1, 2)])
}

#[test]
fn request_correction_stops_the_clocks_of_all_open_steps() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(fan());
		MockCalendar::advance_days(2);
		let at = MockCalendar::now();
		events();
		request(case, 0);
		assert_eq!(
			events(),
			[Event::CorrectionRequested {
				case,
				step: 0,
				department: department(0),
				officer: approver(0),
				notice: hash(14),
				limit: day(12),
				at
			}]
		);
		for step in 0..2 {
			// Received on day 0, five days, asked on day 2: days 3, 4 and 5 are left.
			assert_eq!(state(case, step), StepState::Suspended { since: at, days_left: 3 });
		}
		let record = Cases::<Test>::get(case).unwrap();
		assert_eq!((record.state, record.next_due), (CaseState::Correction, None));
		let alarm = record.correction.unwrap().alarm.unwrap();
		assert_eq!(
			MockAgenda::scheduled().into_iter().collect::<Vec<_>>(),
			[(alarm, AgendaItem::Correction { case })]
		);
		assert_eq!(alarm.limit, day(12));
	});
}

#[test]
fn answer_correction_lets_the_clocks_go_on_with_what_was_left() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(fan());
		MockCalendar::advance_days(2);
		request(case, 0);
		MockCalendar::advance_days(7);
		let at = MockCalendar::now();
		events();
		answer(case, hash(40));
		let resumed = |step| Event::ClockResumed {
			case,
			step,
			department: department(step),
			limit: day(12),
			at,
		};
		assert_eq!(
			events(),
			[
				Event::CorrectionAnswered {
					case,
					by: account(CITIZEN),
					documents: documents_hash(&[hash(40)]),
					content: hash(15),
					at
				},
				resumed(0),
				resumed(1),
			]
		);
		let record = Cases::<Test>::get(case).unwrap();
		assert_eq!((record.state, record.correction.is_none()), (CaseState::Accepted, true));
		assert_eq!((record.content, record.next_due), (hash(15), Some(day(12))));
		assert_eq!(CaseDocuments::<Test>::get(case).into_inner(), [hash(11), hash(40)]);
		for step in 0..2 {
			assert_eq!(state(case, step), StepState::Running { limit: day(12) });
			assert_eq!(Steps::<Test>::get(case, step).unwrap().suspended, 7 * DAY);
		}
		let items: Vec<_> = MockAgenda::scheduled().into_values().collect();
		assert_eq!(items, [AgendaItem::Step { case, step: 0 }, AgendaItem::Step { case, step: 1 }]);
	});
}

#[test]
fn decide_does_not_count_time_that_the_clock_stood() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(fan());
		MockCalendar::advance_days(2);
		request(case, 0);
		MockCalendar::advance_days(3);
		// Another department decides meanwhile; its clock has stood for three days.
		approve(case, 1);
		assert!(
			matches!(state(case, 1), StepState::Approved { used, late: false, .. } if used == 2 * DAY)
		);
		// What opens now opens with its clock standing.
		let opened_at = MockCalendar::now();
		assert_eq!(state(case, 2), StepState::Suspended { since: opened_at, days_left: 5 });
		MockCalendar::advance_days(4);
		answer(case, hash(40));
		assert_eq!(state(case, 2), StepState::Running { limit: day(9 + 5) });
		MockCalendar::advance_days(1);
		approve(case, 0);
		assert!(
			matches!(state(case, 0), StepState::Approved { used, late: false, .. } if used == 3 * DAY)
		);
		approve(case, 2);
		let seconds = |n| Performances::<Test>::get(department(n)).seconds_used;
		assert_eq!([seconds(0), seconds(1), seconds(2)], [3 * DAY, 2 * DAY, DAY]);
		assert_eq!(concluded(case).outcome, CaseState::Approved);
	});
}

#[test]
fn request_correction_on_the_last_day_leaves_one() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(line(1));
		MockCalendar::advance_days(5);
		request(case, 0);
		assert!(matches!(state(case, 0), StepState::Suspended { days_left: 1, .. }));
		MockCalendar::advance_days(1);
		answer(case, hash(40));
		assert_eq!(state(case, 0), StepState::Running { limit: day(7) });
	});
}

#[test]
fn request_correction_rounds_up_what_a_standstill_added() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(line(1));
		// The chain stood still for two hours, so the limit ends two hours into the sixth day.
		let Limit::WorkingDay { ordinal, .. } = day(6) else { unreachable!() };
		let limit = Limit::WorkingDay { ordinal, second: 7_199 };
		Steps::<Test>::mutate(case, 0, |step| {
			step.as_mut().unwrap().state = StepState::Running { limit };
		});
		MockCalendar::advance_days(2);
		request(case, 0);
		assert!(matches!(state(case, 0), StepState::Suspended { days_left: 4, .. }));
	});
}

#[test]
fn request_correction_keeps_an_overdue_step_overdue() {
	ExtBuilder.build_and_execute(|| {
		let mut draft = draft(2, &[]);
		draft.steps[1].limit_days = 100;
		let case = accepted(draft);
		MockCalendar::advance_days(7);
		request(case, 1);
		assert!(matches!(state(case, 0), StepState::Overdue { suspended_since: Some(_), .. }));
		MockCalendar::advance_days(2);
		answer(case, hash(40));
		assert!(matches!(state(case, 0), StepState::Overdue { suspended_since: None, .. }));
		approve(case, 0);
		let used = 7 * DAY;
		assert!(
			matches!(state(case, 0), StepState::Approved { used: u, late: true, .. } if u == used)
		);
		assert_eq!(
			Performances::<Test>::get(department(0)),
			Performance { opened: 1, late: 1, seconds_used: used, ..Default::default() }
		);
	});
}

#[test]
fn request_correction_drops_the_votes_of_its_step() {
	ExtBuilder.build_and_execute(|| {
		let mut draft = draft(2, &[]);
		draft.steps[0].quorum = QuorumRule::AtLeast(2);
		draft.steps[1].quorum = QuorumRule::AtLeast(2);
		let case = accepted(draft);
		decide(case, 0, Decision::Approve);
		decide(case, 1, Decision::Approve);
		request(case, 0);
		assert!(Steps::<Test>::get(case, 0).unwrap().votes.is_empty());
		assert_eq!(Steps::<Test>::get(case, 1).unwrap().votes.len(), 1);
		answer(case, hash(40));
		decide(case, 0, Decision::Approve);
		assert!(state(case, 0).is_open());
	});
}

#[test]
fn request_correction_fails_when_it_may_not() {
	ExtBuilder.build_and_execute(|| {
		let case = submit(publish(fan()));
		let call = |who, case, step, days| {
			Approvals::request_correction(RuntimeOrigin::signed(who), case, step, hash(14), days)
		};
		assert_noop!(call(approver(0), case, 0, 5), Error::<Test>::NotAccepted);
		assert_ok!(Approvals::accept(signed(CLERK), case));
		assert_noop!(call(account(STRANGER), case, 0, 5), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(approver(1), case, 0, 5), Error::<Test>::NotStepDepartment);
		assert_noop!(call(approver(2), case, 2, 5), Error::<Test>::StepNotOpen);
		assert_noop!(call(approver(3), case, 3, 5), Error::<Test>::UnknownStep);
		assert_noop!(call(approver(0), 7, 0, 5), Error::<Test>::UnknownCase);
		assert_noop!(call(approver(0), case, 0, 0), Error::<Test>::CorrectionLimitZero);
		assert_noop!(
			call(approver(0), case, 0, MAX_LIMIT_DAYS + 1),
			Error::<Test>::CorrectionLimitTooLong
		);
		MockCalendar::set_first_day(MockCalendar::DAYS);
		assert_noop!(call(approver(0), case, 0, 5), MockCalendar::NOT_COVERED);
		MockCalendar::set_first_day(0);
		MockAuthorize::set_active(department(0), false);
		assert_noop!(call(approver(0), case, 0, 5), MockAuthorize::NOT_ACTIVE);
		MockAuthorize::set_active(department(0), true);
		approve(case, 1);
		assert_noop!(call(approver(1), case, 1, 5), Error::<Test>::StepDecided);

		request(case, 0);
		assert_noop!(call(approver(2), case, 2, 5), Error::<Test>::CorrectionRunning);
		assert_noop!(
			Approvals::decide(
				RuntimeOrigin::signed(approver(0)),
				case,
				0,
				Decision::Approve,
				hash(1)
			),
			Error::<Test>::AwaitingCorrection
		);
		answer(case, hash(40));
		assert_noop!(call(approver(0), case, 0, 5), Error::<Test>::CorrectionAskedBefore);
		assert_ok!(call(approver(2), case, 2, 5));
	});
}

#[test]
fn answer_correction_fails_when_it_may_not() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(fan());
		let call = |who, case, documents| {
			Approvals::answer_correction(signed(who), case, documents, hash(15))
		};
		assert_noop!(call(CITIZEN, case, vec![]), Error::<Test>::NoCorrection);
		request(case, 0);
		for who in [STRANGER, NEIGHBOUR, CLERK] {
			assert_noop!(call(who, case, vec![]), Error::<Test>::NotApplicant);
		}
		assert_noop!(call(CITIZEN, 7, vec![]), Error::<Test>::UnknownCase);
		assert_noop!(call(CITIZEN, case, vec![hash(11)]), Error::<Test>::DocumentRepeated);
		let many = (100..100 + MAX_DOCUMENTS as u8).map(hash).collect();
		assert_noop!(call(CITIZEN, case, many), Error::<Test>::TooManyDocuments);
		MockIdentities::set_frozen(CITIZEN_ID, true);
		assert_noop!(call(CITIZEN, case, vec![]), MockIdentities::FROZEN);
		MockIdentities::set_frozen(CITIZEN_ID, false);
		MockCalendar::set_first_day(MockCalendar::DAYS);
		assert_noop!(call(CITIZEN, case, vec![]), MockCalendar::NOT_COVERED);
		MockCalendar::set_first_day(0);
		let rest = (100..99 + MAX_DOCUMENTS as u8).map(hash).collect();
		assert_ok!(call(CITIZEN, case, rest));
	});
}

#[test]
fn answer_correction_is_taken_when_the_calendar_does_not_reach() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(line(2));
		request(case, 0);
		MockCalendar::advance_days(9);
		// The year ends today, and the next one is not published.
		MockCalendar::set_last_day((MockCalendar::now() / 86_400_000) as u32);
		answer(case, hash(40));
		assert_eq!(state(case, 0), StepState::Running { limit: day(14) });
		assert_eq!(Approvals::case(case).unwrap().steps[0].due, None);
		// Nor does anything fail that follows, and nothing falls due.
		MockCalendar::advance_days(30);
		assert_eq!(MockAgenda::run::<Approvals>(), 0);
		approve(case, 0);
		assert!(matches!(state(case, 0), StepState::Approved { late: false, .. }));
		assert!(matches!(state(case, 1), StepState::Running { .. }));
	});
}

#[test]
fn answer_correction_at_the_window_is_for_clerks() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(line(1));
		assert_ok!(Approvals::submit_at_window(signed(CLERK), matter, PARTY, vec![], hash(1)));
		assert_ok!(Approvals::accept(signed(CLERK), 0));
		request(0, 0);
		assert_noop!(
			Approvals::answer_correction(signed(OTHER_CLERK), 0, vec![], hash(1)),
			Error::<Test>::NotApplicant
		);
		assert_ok!(Approvals::answer_correction(signed(CLERK), 0, vec![], hash(1)));
	});
}

#[test]
fn answer_correction_lapses_when_late() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(fan());
		request(case, 0);
		MockCalendar::advance_days(11);
		assert_noop!(
			Approvals::answer_correction(signed(CITIZEN), case, vec![], hash(15)),
			Error::<Test>::CaseConcluded
		);
		assert_noop!(Approvals::withdraw(signed(CITIZEN), case), Error::<Test>::CaseConcluded);
		// The refusal left no trace; who reads sees what is, and the agenda writes it.
		assert_eq!(Approvals::case(case).unwrap().state, CaseState::Lapsed);
		assert_eq!(Cases::<Test>::get(case).unwrap().state, CaseState::Correction);
		events();
		assert_eq!(MockAgenda::run::<Approvals>(), 1);
		let at = MockCalendar::date_of(&day(10)).unwrap();
		assert_eq!(events(), [Event::CaseConcluded { case, outcome: CaseState::Lapsed, at }]);
		assert_eq!(concluded(case).concluded_at, at);
		assert_eq!(Steps::<Test>::iter().count(), 0);
		assert_eq!(
			Performances::<Test>::get(department(0)),
			Performance { opened: 1, undecided: 1, ..Default::default() }
		);
	});
}

#[test]
fn answer_correction_is_in_time_until_the_last_second() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(fan());
		request(case, 0);
		MockCalendar::set_now(MockCalendar::date_of(&day(10)).unwrap());
		assert_eq!(MockAgenda::run::<Approvals>(), 0);
		answer(case, hash(40));
	});
}

#[test]
fn decide_may_reject_while_a_correction_runs() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(fan());
		request(case, 0);
		decide(case, 1, Decision::Reject);
		assert_eq!(concluded(case).outcome, CaseState::Rejected);
		assert!(MockAgenda::scheduled().is_empty());
	});
}
