// SPDX-License-Identifier: Apache-2.0

use frame_support::assert_ok;
use govchain_primitives::{
	approvals::{CaseState, Performance, StepState, WorkPage, MAX_PAGE, MAX_WALK},
	WorkingCalendar,
};
use govchain_test_support::{MockAgenda, MockCalendar};

use crate::{mock::*, Cases};

#[test]
fn matters_are_listed_in_pages() {
	ExtBuilder.build_and_execute(|| {
		for _ in 0..3 {
			publish(line(1));
		}
		let ids = |from, limit| {
			Approvals::matters(from, limit).into_iter().map(|(id, _)| id).collect::<Vec<_>>()
		};
		assert_eq!(ids(0, u32::MAX), [0, 1, 2]);
		assert_eq!(ids(1, 1), [1]);
		assert!(ids(3, 9).is_empty());
		assert!(ids(u32::MAX, 9).is_empty());
		assert_eq!(Approvals::matter(2).unwrap().department, OFFICE);
		assert!(Approvals::matter(3).is_none());
		assert!(Approvals::matter_version(2, 1).is_some());
		assert!(Approvals::matter_version(2, 2).is_none());
	});
}

#[test]
fn case_shows_steps_limits_and_votes() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(diamond());
		approve(case, 0);
		let view = Approvals::case(case).unwrap();
		assert_eq!((view.state, view.steps.len()), (CaseState::Accepted, 4));
		assert_eq!(view.documents, [hash(11)]);
		assert_eq!(view.content, Some(hash(12)));
		assert_eq!(view.steps[0].votes[0].officer, approver(0));
		assert!(view.steps[0].due.is_none());
		let limit = MockCalendar::after_working_days(MockCalendar::now(), 5).unwrap();
		assert_eq!(view.steps[1].due, MockCalendar::date_of(&limit));
		assert_eq!(view.steps[1].state, Some(StepState::Running { limit }));
		assert_eq!((view.steps[3].state, view.steps[3].opened_at), (None, None));
		assert_eq!(view.steps[3].department, department(3));
		assert!(Approvals::case(case + 1).is_none());
	});
}

#[test]
fn case_shows_a_correction() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(line(1));
		request(case, 0);
		let correction = Approvals::case(case).unwrap().correction.unwrap();
		assert_eq!((correction.step, correction.notice), (0, hash(14)));
		assert_eq!(correction.due, MockCalendar::date_of(&correction.limit));
	});
}

#[test]
fn case_shows_what_is_due_as_settled_and_writes_nothing() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(tacit(line(2), 0));
		let before = Cases::<Test>::get(case);
		MockCalendar::advance_days(8);
		let view = Approvals::case(case).unwrap();
		assert!(matches!(view.steps[0].state, Some(StepState::Tacit { .. })));
		assert!(matches!(view.steps[1].state, Some(StepState::Running { .. })));
		assert_eq!(Cases::<Test>::get(case), before);
		MockAgenda::run::<Approvals>();
		assert_eq!(Approvals::case(case).unwrap(), view);
	});
}

#[test]
fn case_shows_a_concluded_one_alike_before_and_after_it_is_written() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(tacit(line(1), 0));
		MockCalendar::advance_days(8);
		let view = Approvals::case(case).unwrap();
		assert_eq!(view.state, CaseState::Tacit);
		assert!(view.steps.is_empty());
		MockAgenda::run::<Approvals>();
		assert_eq!(Approvals::case(case).unwrap(), view);
	});
}

#[test]
fn open_steps_lists_the_work_of_a_department_in_pages() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(line(2));
		for _ in 0..7 {
			let case = submit(matter);
			assert_ok!(Approvals::accept(signed(CLERK), case));
		}
		approve(3, 0);
		let mut seen = vec![];
		let mut after = None;
		loop {
			let page = Approvals::open_steps(department(0), after, 4);
			assert!(page.steps.len() <= 4);
			seen.extend(page.steps.iter().map(|step| (step.case, step.step)));
			after = page.next;
			if after.is_none() {
				break;
			}
		}
		seen.sort();
		assert_eq!(seen, [(0, 0), (1, 0), (2, 0), (4, 0), (5, 0), (6, 0)]);
		let WorkPage { steps, next } = Approvals::open_steps(department(1), None, 10);
		assert_eq!((steps.len(), next), (1, None));
		assert_eq!((steps[0].case, steps[0].step, steps[0].matter), (3, 1, matter));
		assert!(steps[0].due.is_some());
		assert_eq!(Approvals::open_steps(department(2), None, 10), WorkPage::default());
		// A page is never empty for want of room.
		assert_eq!(Approvals::open_steps(department(0), None, 0).steps.len(), 1);
		// Nor is there a next one after the last entry.
		let all = Approvals::open_steps(department(0), None, 6);
		assert_eq!((all.steps.len(), all.next), (6, None));
	});
}

#[test]
fn open_steps_leaves_out_what_silence_has_closed() {
	ExtBuilder.build_and_execute(|| {
		accepted(tacit(draft(2, &[]), 0));
		accepted(tacit(line(1), 0));
		accepted(line(1));
		MockCalendar::advance_days(8);
		let open = Approvals::open_steps(department(0), None, 10).steps;
		assert_eq!(open.iter().map(|step| step.case).collect::<Vec<_>>(), [2]);
		assert!(matches!(open[0].state, StepState::Overdue { .. }));
	});
}

#[test]
fn open_steps_looks_at_so_many_entries_and_says_where_to_go_on() {
	ExtBuilder.build_and_execute(|| {
		let closed = publish(tacit(line(1), 0));
		let open = publish(line(1));
		// More than a read looks at; a few among them are still open.
		let cases = u64::from(MAX_WALK) + 300;
		for case in 0..cases {
			submit(if case % 400 == 7 { open } else { closed });
			assert_ok!(Approvals::accept(signed(CLERK), case));
		}
		MockCalendar::advance_days(8);
		let mut seen = vec![];
		let mut pages = 0;
		let mut after = None;
		loop {
			let page = Approvals::open_steps(department(0), after, MAX_PAGE);
			pages += 1;
			seen.extend(page.steps.iter().map(|step| step.case));
			after = page.next;
			if after.is_none() {
				break;
			}
		}
		assert_eq!(pages, 2);
		seen.sort();
		assert_eq!(seen, [7, 407, 807, 1_207]);
	});
}

#[test]
fn performance_is_zero_for_a_department_that_had_no_step() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(Approvals::performance(department(0)), Performance::default());
	});
}
