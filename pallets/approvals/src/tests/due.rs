// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	approvals::{CaseId, CaseState, Decision, Performance, StepSet, StepState},
	AgendaItem, Authorize, Capability, Moment, OnDue, WorkingCalendar,
};
use govchain_test_support::{MockAgenda, MockAuthorize, MockCalendar};
use sp_runtime::DispatchError;

use crate::{mock::*, Cases, Error, Event, OpenSteps, Performances, Steps};

const DAY: u64 = 86_400;

fn state(case: CaseId, step: u8) -> StepState {
	Steps::<Test>::get(case, step).unwrap().state
}

/// The last moment of the day that is `days` after the start of the test.
fn end_of(days: u16) -> Moment {
	let limit = MockCalendar::after_working_days(MockCalendar::START, days).unwrap();
	MockCalendar::date_of(&limit).unwrap()
}

#[test]
fn nothing_is_due_until_the_last_second_has_passed() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(line(1));
		MockCalendar::set_now(end_of(5));
		assert_eq!(MockAgenda::run::<Approvals>(), 0);
		approve(case, 0);
		assert!(concluded(case).outcome == CaseState::Approved);
		assert_eq!(Performances::<Test>::get(department(0)).in_time, 1);
	});
}

#[test]
fn agenda_marks_a_silent_step_overdue() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(draft(2, &[]));
		approve(case, 1);
		MockCalendar::advance_days(9);
		events();
		assert_eq!(MockAgenda::run::<Approvals>(), 1);
		let at = end_of(5);
		assert_eq!(events(), [Event::StepOverdue { case, step: 0, department: department(0), at }]);
		assert_eq!(state(case, 0), StepState::Overdue { due: at, suspended_since: None });
		assert_eq!(
			Performances::<Test>::get(department(0)),
			Performance { opened: 1, open: 1, overdue: 1, ..Default::default() }
		);
		assert!(OpenSteps::<Test>::contains_key(department(0), (case, 0)));
		assert!(MockAgenda::scheduled().is_empty());
		assert_eq!(Cases::<Test>::get(case).unwrap().next_due, None);

		// A late decision is taken, and says so.
		approve(case, 0);
		assert!(events().contains(&Event::StepApproved {
			case,
			step: 0,
			department: department(0),
			late: true,
			used: 9 * DAY,
			at: MockCalendar::now()
		}));
		assert_eq!(
			Performances::<Test>::get(department(0)),
			Performance { opened: 1, late: 1, seconds_used: 9 * DAY, ..Default::default() }
		);
	});
}

#[test]
fn a_touch_settles_before_the_agenda_does() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(draft(2, &[]));
		MockCalendar::advance_days(9);
		events();
		// The officer of step 1 votes; both steps had run out.
		approve(case, 1);
		let overdue =
			|step| Event::StepOverdue { case, step, department: department(step), at: end_of(5) };
		assert_eq!(events()[..2], [overdue(0), overdue(1)]);
		assert!(matches!(state(case, 1), StepState::Approved { late: true, .. }));
		assert_eq!(MockAgenda::run::<Approvals>(), 0, "both alarms were taken off");
	});
}

#[test]
fn agenda_approves_a_step_by_tacit_consent() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(tacit(line(2), 0));
		MockCalendar::advance_days(7);
		events();
		assert_eq!(MockAgenda::run::<Approvals>(), 1);
		let at = end_of(5);
		let used = (at - MockCalendar::START) / 1_000;
		assert_eq!(
			events(),
			[
				Event::StepTacit {
					case,
					step: 0,
					department: department(0),
					legal_basis: hash(9),
					used,
					at
				},
				// The next limit counts from when the one before passed, not from now.
				Event::StepOpened {
					case,
					step: 1,
					department: department(1),
					limit: Some(MockCalendar::after_working_days(at, 5).unwrap()),
					at
				},
			]
		);
		assert_eq!(state(case, 0), StepState::Tacit { at, used });
		assert_eq!(Cases::<Test>::get(case).unwrap().tacit, StepSet(1));
		assert_eq!(
			Performances::<Test>::get(department(0)),
			Performance { opened: 1, tacit: 1, seconds_used: used, ..Default::default() }
		);
		assert_noop!(
			Approvals::do_decide(approver(0), case, 0, Decision::Reject, hash(1)),
			Error::<Test>::StepDecided
		);
		approve(case, 1);
		assert_eq!(concluded(case).outcome, CaseState::Tacit);
	});
}

#[test]
fn a_late_decision_on_a_tacit_step_is_refused_by_whichever_block() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(tacit(line(2), 0));
		MockCalendar::advance_days(7);
		assert_noop!(
			Approvals::do_decide(approver(0), case, 0, Decision::Reject, hash(1)),
			Error::<Test>::StepDecided
		);
		// A touch by the officer of the next step settles, and the step opened at its due moment.
		approve(case, 1);
		assert_eq!(concluded(case).outcome, CaseState::Tacit);
		assert_eq!(concluded(case).concluded_at, MockCalendar::now());
		assert_eq!(
			Performances::<Test>::get(department(1)).seconds_used,
			(MockCalendar::now() - end_of(5)) / 1_000
		);
	});
}

#[test]
fn a_late_decision_on_a_case_that_silence_approved_is_refused() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(tacit(line(1), 0));
		MockCalendar::advance_days(7);
		assert_noop!(
			Approvals::do_decide(approver(0), case, 0, Decision::Reject, hash(1)),
			Error::<Test>::CaseConcluded
		);
		assert_noop!(
			Approvals::do_request_correction(approver(0), case, 0, hash(1), 5),
			Error::<Test>::CaseConcluded
		);
		MockAgenda::run::<Approvals>();
		assert_eq!(concluded(case).outcome, CaseState::Tacit);
		assert_eq!(concluded(case).concluded_at, end_of(5));
	});
}

#[test]
fn settling_late_runs_through_a_whole_line_of_tacit_steps() {
	ExtBuilder.build_and_execute(|| {
		let mut draft = line(64);
		for step in 0..64 {
			draft = tacit(draft, step);
		}
		let case = accepted(draft);
		MockCalendar::advance_days(1_000);
		events();
		assert_eq!(MockAgenda::run::<Approvals>(), 1);
		assert_eq!(concluded(case).outcome, CaseState::Tacit);
		// Five days for each of them, each counted from the end of the one before.
		assert_eq!(concluded(case).concluded_at, end_of(5 * 64));
		assert_eq!(Steps::<Test>::iter().count(), 0);
		assert_eq!(OpenSteps::<Test>::iter().count(), 0);
		assert!(MockAgenda::scheduled().is_empty());
		assert_eq!(events().len(), 64 + 63 + 1);
		assert_eq!(Performances::<Test>::get(department(63)).tacit, 1);
	});
}

#[test]
fn settling_goes_in_the_order_in_which_limits_passed() {
	ExtBuilder.build_and_execute(|| {
		// 0 is tacit after ten days and opens 2 with five; 1 is overdue after twelve days.
		let mut draft = tacit(draft(3, &[(0, 2)]), 0);
		draft.steps[0].limit_days = 10;
		draft.steps[1].limit_days = 12;
		let case = accepted(draft);
		MockCalendar::advance_days(20);
		events();
		MockAgenda::run::<Approvals>();
		let moments: Vec<_> = events()
			.into_iter()
			.map(|event| match event {
				Event::StepTacit { step, at, .. } => ("tacit", step, at),
				Event::StepOpened { step, at, .. } => ("opened", step, at),
				Event::StepOverdue { step, at, .. } => ("overdue", step, at),
				other => panic!("{other:?}"),
			})
			.collect();
		assert_eq!(
			moments,
			[
				("tacit", 0, end_of(10)),
				("opened", 2, end_of(10)),
				("overdue", 1, end_of(12)),
				("overdue", 2, end_of(15)),
			]
		);
		assert!(Cases::<Test>::contains_key(case));
	});
}

#[test]
fn silence_approves_nothing_when_its_department_may_not_act() {
	let cases: [fn(); 3] = [
		|| MockAuthorize::set_active(department(0), false),
		|| MockAuthorize::add_department(department(0), None, &[]),
		// Abolished, and who took its place is suspended.
		|| {
			MockAuthorize::abolish(department(0), department(5));
			MockAuthorize::set_active(department(5), false);
		},
	];
	for keep_from_acting in cases {
		ExtBuilder.build_and_execute(|| {
			let case = accepted(tacit(line(2), 0));
			keep_from_acting();
			MockCalendar::advance_days(7);
			events();
			assert_eq!(MockAgenda::run::<Approvals>(), 1);
			let at = end_of(5);
			assert_eq!(
				events(),
				[Event::StepOverdue { case, step: 0, department: department(0), at }]
			);
			assert_eq!(state(case, 0), StepState::Overdue { due: at, suspended_since: None });
			assert_eq!(Performances::<Test>::get(department(0)).overdue, 1);
			// When it may act again it decides late, either way.
			MockAuthorize::add_department(department(0), None, &[Capability::Approver]);
			MockAuthorize::add_department(department(5), None, &[Capability::Approver]);
			let who = MockAuthorize::in_charge(department(0)) - FIRST;
			let who = approver(who as u8);
			assert_ok!(Approvals::do_decide(who, case, 0, Decision::Reject, hash(1)));
			assert_eq!(concluded(case).outcome, CaseState::Rejected);
			assert_eq!(Performances::<Test>::get(department(0)).late, 1);
		});
	}
}

#[test]
fn silence_of_a_successor_that_may_act_approves() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(tacit(line(1), 0));
		MockAuthorize::abolish(department(0), department(5));
		MockCalendar::advance_days(7);
		MockAgenda::run::<Approvals>();
		assert_eq!(concluded(case).outcome, CaseState::Tacit);
	});
}

#[test]
fn rejection_in_time_counts_when_the_calendar_does_not_reach() {
	ExtBuilder.build_and_execute(|| {
		// Step 0 is approved by silence and opens 2, whose limit has no date; 1 has time left.
		let mut draft = tacit(draft(3, &[(0, 2)]), 0);
		draft.steps[1].limit_days = 9;
		let case = accepted(draft);
		MockCalendar::set_last_day((MockCalendar::START / 86_400_000) as u32 + 9);
		MockCalendar::advance_days(7);
		decide(case, 1, Decision::Reject);
		assert_eq!(concluded(case).outcome, CaseState::Rejected);
		assert_eq!(Performances::<Test>::get(department(1)).in_time, 1);
	});
}

#[test]
fn withdraw_is_refused_when_silence_has_approved_the_case() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(tacit(line(1), 0));
		MockCalendar::advance_days(7);
		assert_noop!(Approvals::withdraw(signed(CITIZEN), case), Error::<Test>::CaseConcluded);
	});
}

#[test]
fn on_due_does_nothing_for_what_was_settled() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(line(2));
		approve(case, 0);
		events();
		for item in [
			AgendaItem::Step { case, step: 0 },
			AgendaItem::Step { case, step: 1 },
			AgendaItem::Step { case, step: 9 },
			AgendaItem::Correction { case },
			AgendaItem::Step { case: 99, step: 0 },
			AgendaItem::Correction { case: 99 },
			AgendaItem::GrantEnd { grant: case },
		] {
			Approvals::on_due(item);
		}
		assert_eq!(events(), []);
		assert_eq!(MockAgenda::scheduled().len(), 1);
	});
}

#[test]
fn on_due_tries_again_when_it_cannot_settle() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(tacit(line(2), 0));
		MockCalendar::advance_days(7);
		// The next limit can't be set.
		MockCalendar::set_first_day(MockCalendar::DAYS);
		events();
		assert_eq!(MockAgenda::run::<Approvals>(), 1);
		// The words of the mock's error are not part of its encoding.
		assert_eq!(
			events(),
			[Event::SettlementPostponed { case, reason: DispatchError::Other("") }]
		);
		assert!(matches!(state(case, 0), StepState::Running { .. }));
		assert_noop!(
			Approvals::do_decide(approver(0), case, 0, Decision::Approve, hash(1)),
			MockCalendar::NOT_COVERED
		);
		assert!(matches!(
			Approvals::case(case).unwrap().steps[0].state,
			Some(StepState::Running { .. })
		));
		let alarm = Steps::<Test>::get(case, 0).unwrap().alarm.unwrap();
		assert_eq!(MockAgenda::scheduled().into_keys().collect::<Vec<_>>(), [alarm]);

		MockCalendar::set_first_day(0);
		MockCalendar::advance(crate::clock::RETRY_MILLIS + 1);
		assert_eq!(MockAgenda::run::<Approvals>(), 1);
		assert!(matches!(state(case, 0), StepState::Tacit { at, .. } if at == end_of(5)));
	});
}

#[test]
fn on_due_leaves_the_record_when_the_agenda_is_full() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(tacit(line(2), 0));
		MockCalendar::advance_days(7);
		MockAgenda::set_full(true);
		events();
		MockAgenda::run::<Approvals>();
		assert_eq!(
			events(),
			[Event::SettlementPostponed { case, reason: DispatchError::Other("") }]
		);
		MockAgenda::set_full(false);
		approve(case, 1);
		assert_eq!(concluded(case).outcome, CaseState::Tacit);
	});
}

#[test]
fn on_due_weighs_what_is_left_of_the_case() {
	use crate::WeightInfo;
	use frame_support::{traits::Get, weights::RuntimeDbWeight};
	ExtBuilder.build_and_execute(|| {
		let overhead = <<Test as frame_system::Config>::DbWeight as Get<RuntimeDbWeight>>::get()
			.reads_writes(3, 3);
		let case = accepted(line(3));
		let item = AgendaItem::Step { case, step: 0 };
		assert_eq!(Approvals::weight(&item), overhead + <() as WeightInfo>::settle(3));
		let unknown = AgendaItem::Step { case: 99, step: 0 };
		assert_eq!(Approvals::weight(&unknown), overhead);
		let foreign = AgendaItem::GrantEnd { grant: 0 };
		assert_eq!(Approvals::weight(&foreign), Default::default());
	});
}

#[test]
fn on_due_gives_what_it_took() {
	use crate::WeightInfo;
	type W = ();
	ExtBuilder.build_and_execute(|| {
		let one_of = |steps| W::settle_one(steps);
		// Of sixty open steps one runs out, and becomes overdue.
		let mut many = draft(60, &[]);
		for step in &mut many.steps[1..] {
			step.limit_days = 500;
		}
		let case = accepted(many);
		// Of two one is approved by silence, which opens two more, and the other is overdue.
		let tacit_case = accepted(tacit(draft(4, &[(0, 1), (0, 2)]), 0));
		MockCalendar::advance_days(7);
		let due = |case, step| Approvals::on_due(AgendaItem::Step { case, step });
		assert_eq!(due(case, 0), one_of(60));
		assert_eq!(due(case, 0), one_of(1), "nothing was due any more");
		let most = Approvals::weight(&AgendaItem::Step { case: tacit_case, step: 0 });
		let took = one_of(1) + W::settle(4) - W::settle(1);
		assert_eq!(due(tacit_case, 0), took.min(most));
		assert_eq!(Cases::<Test>::get(tacit_case).unwrap().opened, StepSet(0b1111));

		let lapsing = accepted(draft(3, &[]));
		request(lapsing, 0);
		let ending = accepted(tacit(line(2), 0));
		MockCalendar::advance_days(30);
		let item = AgendaItem::Correction { case: lapsing };
		assert_eq!(Approvals::on_due(item), W::withdraw(3));
		assert_eq!(Approvals::on_due(item), W::settle_one(1).min(Approvals::weight(&item)));
		approve(ending, 1);
		assert_eq!(due(ending, 0), Approvals::weight(&AgendaItem::Step { case: ending, step: 0 }));
	});
}

#[test]
fn a_touch_pays_for_what_it_settles() {
	use crate::WeightInfo;
	ExtBuilder.build_and_execute(|| {
		let case = accepted(draft(2, &[]));
		MockCalendar::advance_days(9);
		let info = Approvals::withdraw(signed(CITIZEN), case).unwrap();
		let expected = <() as WeightInfo>::withdraw(2) + <() as WeightInfo>::settle(2);
		assert_eq!(info.actual_weight, Some(expected));
		assert_ok!(Approvals::do_try_state());
	});
}
