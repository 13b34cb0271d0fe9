// SPDX-License-Identifier: Apache-2.0

//! Limits of cases by the calendar as it is published: holidays, the end of the last year, standstills,
//! and what becomes of a step that nobody decides.

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	approvals::{CaseState, Decision, Edge, Performance, Silence, StepState, StepView},
	calendar::MonthDay,
	Commitment,
};
use pallet_approvals::{Call as Approvals, Error};

use super::{
	rooms::{open_case, open_graph_of, step},
	*,
};
use crate::Calendar;

const HOUR: Moment = 3_600_000;
const DAY: Moment = 24 * HOUR;

const URBAN_APPROVER: &str = "//Urban//approver1";
const FIRE_APPROVER: &str = "//Fire//approver1";

/// A moment by local time in China. Years from 2026 to 2029.
fn local(year: u16, month: u8, day: u8, hour: u8) -> Moment {
	let is_leap = |year| year == 2028;
	let lengths = [31, if is_leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	let before: u64 = (2026..year).map(|year| if is_leap(year) { 366 } else { 365 }).sum();
	let months: u64 = lengths.iter().take(usize::from(month) - 1).sum();
	// 2026-01-01T00:00+08:00.
	1_767_196_800_000 + (before + months + u64::from(day) - 1) * DAY + u64::from(hour) * HOUR
}

/// The last moment of a day.
fn end_of(year: u16, month: u8, day: u8) -> Moment {
	local(year, month, day, 24) - 1
}

/// Lets blocks come until `now`, and one more in which the agenda has seen it.
fn settle_at(now: Moment) {
	pass_to(now);
	next_block(now + SLOT_MILLIS);
}

fn decide(who: &str, step: u8, decision: Decision) -> DispatchResult {
	let reason = Commitment::repeat_byte(4);
	send(who, Approvals::decide { case: 0, step, decision, reason })
}

fn ask(who: &str, step: u8, days: u16) -> DispatchResult {
	let notice = Commitment::repeat_byte(5);
	send(who, Approvals::request_correction { case: 0, step, notice, days })
}

fn answer() -> DispatchResult {
	let (documents, content) = (vec![], Commitment::repeat_byte(6));
	send("//Citizen", Approvals::answer_correction { case: 0, documents, content })
}

fn state() -> CaseState {
	crate::Approvals::case(0).unwrap().state
}

fn seen(step: usize) -> StepView<AccountId> {
	crate::Approvals::case(0).unwrap().steps.remove(step)
}

fn is_overdue(step: usize) -> bool {
	matches!(seen(step).state, Some(StepState::Overdue { .. }))
}

fn tacit() -> Silence {
	Silence::TacitConsent { legal_basis: H256::repeat_byte(6) }
}

fn days<const N: usize>(list: [(u8, u8); N]) -> pallet_calendar::Days {
	list.map(|(month, day)| MonthDay { month, day }).to_vec().try_into().unwrap()
}

fn publish(year: u16) -> DispatchResult {
	let (off_days, working_days) = (days([]), days([]));
	decree(pallet_calendar::Call::publish_year { year, off_days, working_days })
}

#[test]
fn local_time_is_that_of_the_start() {
	assert_eq!(local(2026, 3, 2, 9), START);
}

#[test]
fn overdue_step_is_visible_and_is_decided_late() {
	run(|| {
		open_case(vec![step(URBAN, 1, Silence::Escalate), step(FIRE, 1, Silence::Escalate)]);
		let due = end_of(2026, 3, 3);
		assert_eq!(seen(0).due, Some(due));
		pass_to(due - 999);
		assert!(!is_overdue(0));
		pass_to(due + 1);
		// Who reads sees it at once; the agenda writes it in the next block.
		assert!(is_overdue(0));
		assert_eq!(crate::Approvals::performance(URBAN).overdue, 0);
		next_block(due + 1 + SLOT_MILLIS);
		let overdue = last(|event| match event {
			RuntimeEvent::Approvals(pallet_approvals::Event::StepOverdue {
				case: 0,
				step: 0,
				department,
				at,
			}) => Some((department, at)),
			_ => None,
		});
		assert_eq!(overdue, Some((URBAN, due)));
		assert_eq!(
			crate::Approvals::performance(URBAN),
			Performance { opened: 1, open: 1, overdue: 1, ..Default::default() }
		);
		let listed = crate::Approvals::open_steps(URBAN, None, 10).steps;
		assert_eq!(listed[0].state, StepState::Overdue { due, suspended_since: None });
		assert_eq!(listed[0].due, None);
		assert_eq!(Calendar::agenda().scheduled, 0);

		assert_ok!(decide(URBAN_APPROVER, 0, Decision::Approve));
		let Performance { overdue, late, in_time, .. } = crate::Approvals::performance(URBAN);
		assert_eq!((overdue, late, in_time), (0, 1, 0));
		assert!(matches!(seen(0).state, Some(StepState::Approved { late: true, .. })));
	});
}

#[test]
fn limit_counts_the_weekend_days_that_are_worked_and_leaves_out_the_holiday() {
	// Friday before Spring Festival, whose first Saturday is worked.
	run_from(local(2026, 2, 13, 9), || {
		open_case(vec![step(URBAN, 1, Silence::Escalate), step(FIRE, 1, Silence::Escalate)]);
		assert_eq!(seen(0).due, Some(end_of(2026, 2, 14)));
		pass_to(local(2026, 2, 14, 12));
		assert_ok!(decide(URBAN_APPROVER, 0, Decision::Approve));
		let Some(StepState::Approved { used, late: false, .. }) = seen(0).state else {
			panic!("{:?}", seen(0));
		};
		// Fifteen hours of Friday and twelve of Saturday.
		assert_eq!(used, 27 * 3_600);

		// The next day that is worked is the Tuesday of the week after next.
		assert_eq!(seen(1).due, Some(end_of(2026, 2, 24)));
		settle_at(local(2026, 2, 24, 23));
		assert!(!is_overdue(1));
		settle_at(local(2026, 2, 25, 0));
		assert!(is_overdue(1));
	});
}

#[test]
fn running_step_follows_the_calendar_when_it_is_amended() {
	run(|| {
		open_case(vec![step(URBAN, 5, Silence::Escalate)]);
		assert_eq!(seen(0).due, Some(end_of(2026, 3, 9)));
		let amend = |off, working| {
			decree(pallet_calendar::Call::amend_year {
				year: 2026,
				off_days: off,
				working_days: working,
			})
		};
		pass_to(local(2026, 3, 4, 9));
		// A day off, and so a day more; it is worked on Saturday instead, and so a day less.
		assert_eq!(amend(days([(3, 9)]), days([])), Ok(()));
		assert_eq!(seen(0).due, Some(end_of(2026, 3, 10)));
		settle_at(local(2026, 3, 5, 9));
		assert_eq!(amend(days([]), days([(3, 7)])), Ok(()));
		assert_eq!(seen(0).due, Some(end_of(2026, 3, 7)));

		settle_at(local(2026, 3, 7, 23));
		assert!(!is_overdue(0));
		settle_at(local(2026, 3, 8, 0));
		assert!(is_overdue(0));
	});
}

/// Nobody has published 2029 when 2028 ends. Work goes on, and nothing is lost to anyone.
#[test]
fn cases_go_on_over_the_end_of_the_last_published_year() {
	// Thursday. Friday is the last working day of all.
	run_from(local(2028, 12, 28, 9), || {
		open_case(vec![step(URBAN, 1, tacit()), step(FIRE, 3, tacit())]);
		assert_eq!(seen(0).due, Some(end_of(2028, 12, 29)));
		// Silence approves the first step; the limit of the second has no date yet.
		settle_at(local(2028, 12, 30, 0));
		assert!(matches!(seen(0).state, Some(StepState::Tacit { .. })));
		assert_eq!((seen(1).due, seen(1).opened_at), (None, Some(end_of(2028, 12, 29))));

		// The applicant is asked, and answers weeks later: in time, as no working day has passed.
		settle_at(local(2029, 1, 3, 9));
		assert_ok!(ask(FIRE_APPROVER, 1, 2));
		settle_at(local(2029, 1, 24, 9));
		assert_eq!(state(), CaseState::Correction);
		assert_ok!(answer());
		settle_at(local(2029, 2, 6, 9));
		assert!(matches!(seen(1).state, Some(StepState::Running { .. })));
		assert_eq!(seen(1).due, None);

		// On a Tuesday the council publishes the year. All three days are left.
		assert_eq!(publish(2029), Ok(()));
		assert_eq!(seen(1).due, Some(end_of(2029, 2, 9)));
		settle_at(local(2029, 2, 9, 23));
		assert_eq!(state(), CaseState::Accepted);
		settle_at(local(2029, 2, 10, 0));
		assert_eq!(state(), CaseState::Tacit);
	});
}

/// All in the hour after: the clock of one step is stopped and goes on, and another step opens meanwhile.
#[test]
fn steps_lose_no_day_when_a_correction_is_asked_and_answered_in_a_standstill() {
	// Monday.
	run_from(local(2026, 3, 2, 9), || {
		register("//Citizen");
		let steps = vec![step(URBAN, 5, tacit()), step(FIRE, 3, tacit()), step(FIRE, 1, tacit())];
		open_graph_of("//Citizen", steps, vec![Edge { before: 1, after: 2 }]);
		assert_eq!(seen(0).due, Some(end_of(2026, 3, 9)));
		next_block(local(2026, 3, 2, 14));
		assert_ok!(ask(URBAN_APPROVER, 0, 2));
		assert_ok!(decide(FIRE_APPROVER, 1, Decision::Approve));
		assert_ok!(answer());
		// Time runs on at three o'clock, and the whole day from then on is more than the rest of this one.
		assert_eq!(seen(0).due, Some(local(2026, 3, 10, 15) - 1));
		assert_eq!(seen(2).due, Some(local(2026, 3, 4, 15) - 1));
	});
}

#[test]
fn rejection_in_time_counts_over_the_end_of_the_last_published_year() {
	run_from(local(2028, 12, 28, 9), || {
		open_case(vec![step(URBAN, 3, tacit()), step(FIRE, 3, Silence::Escalate)]);
		settle_at(local(2029, 1, 15, 9));
		assert_ok!(decide(URBAN_APPROVER, 0, Decision::Reject));
		assert_eq!(state(), CaseState::Rejected);
		assert_eq!(crate::Approvals::performance(URBAN).in_time, 1);
	});
}

#[test]
fn running_step_gets_the_standstill_and_the_hour_after() {
	run(|| {
		open_case(vec![step(URBAN, 1, Silence::Escalate)]);
		pass_to(START + 3 * HOUR);
		// No block from twelve to six, and the hour after.
		next_block(START + 9 * HOUR);
		assert_eq!(seen(0).due, Some(end_of(2026, 3, 3) + 7 * HOUR));
		settle_at(local(2026, 3, 4, 6));
		assert!(!is_overdue(0));
		assert_ok!(decide(URBAN_APPROVER, 0, Decision::Approve));
		let Performance { in_time, seconds_used, .. } = crate::Approvals::performance(URBAN);
		assert_eq!(in_time, 1);
		// From nine on Monday to six on Wednesday, less the seven hours.
		assert_eq!(seconds_used, (45 - 7) * 3_600 + SLOT_MILLIS / 1_000);
	});
}

#[test]
fn running_step_is_overdue_when_the_standstill_is_used_up_too() {
	run(|| {
		open_case(vec![step(URBAN, 1, Silence::Escalate)]);
		pass_to(START + 3 * HOUR);
		next_block(START + 9 * HOUR);
		settle_at(local(2026, 3, 4, 7));
		assert!(is_overdue(0));
	});
}

#[test]
fn correction_gets_the_standstill_and_the_hour_after() {
	let asked = || {
		open_case(vec![step(URBAN, 5, Silence::Escalate)]);
		assert_ok!(ask(URBAN_APPROVER, 0, 1));
		pass_to(START + 3 * HOUR);
		next_block(START + 9 * HOUR);
		let correction = crate::Approvals::case(0).unwrap().correction.unwrap();
		assert_eq!(correction.due, Some(end_of(2026, 3, 3) + 7 * HOUR));
	};
	run(|| {
		asked();
		settle_at(local(2026, 3, 4, 6));
		assert_ok!(answer());
		// Its clock stood; it has its five days from the day after the answer.
		assert_eq!(seen(0).due, Some(end_of(2026, 3, 11)));
	});
	run(|| {
		asked();
		settle_at(local(2026, 3, 4, 7));
		assert_noop!(answer(), Error::<Runtime>::CaseConcluded);
		assert_eq!(state(), CaseState::Lapsed);
	});
}

#[test]
fn silence_of_a_suspended_department_approves_nothing() {
	run(|| {
		open_case(vec![step(FIRE, 1, tacit())]);
		let suspend =
			pallet_departments::Call::suspend_department { department: FIRE, inclusive: false };
		assert_eq!(decree(suspend), Ok(()));
		settle_at(local(2026, 3, 4, 0));
		assert!(is_overdue(0));
		assert_eq!(state(), CaseState::Accepted);
		assert_eq!(crate::Approvals::performance(FIRE).overdue, 1);
		// The department has no seat meanwhile.
		let reinstate = pallet_departments::Call::reinstate_department { department: FIRE };
		assert_ok!(motion(&COUNCIL[..2], enact(reinstate)));
		assert_ok!(decide(FIRE_APPROVER, 0, Decision::Reject));
		assert_eq!(state(), CaseState::Rejected);
	});
}

#[test]
fn officer_decides_on_no_application_of_his_own() {
	run(|| {
		open_case(vec![step(URBAN, 5, Silence::Escalate)]);
		for (who, case) in [(URBAN_APPROVER, 1), ("//Centre//clerk", 2)] {
			let submit = Approvals::submit {
				matter: 0,
				party: govchain_primitives::Party::Committed(Commitment::repeat_byte(1)),
				documents: vec![],
				content: Commitment::repeat_byte(3),
			};
			assert_ok!(send(who, submit));
			let accept = send("//Centre//clerk", Approvals::accept { case });
			let own = Error::<Runtime>::OwnCase;
			assert_eq!(accept, if case == 2 { Err(own.into()) } else { Ok(()) });
		}
		let (decision, reason) = (Decision::Approve, Commitment::repeat_byte(4));
		let decide = |who| send(who, Approvals::decide { case: 1, step: 0, decision, reason });
		assert_noop!(decide(URBAN_APPROVER), Error::<Runtime>::OwnCase);
		assert_ok!(decide("//Urban//approver2"));
	});
}
