// SPDX-License-Identifier: Apache-2.0

//! For each invariant a state that breaks it.

use frame_support::BoundedVec;
use govchain_primitives::approvals::{CaseState, Decision, Edge, Matter, StepSet, StepState, Vote};

use crate::{
	mock::*, CaseDocuments, CaseOf, Cases, Concluded, MatterVersions, Matters, NextCaseId,
	NextMatterId, OpenSteps, Performances, StepOf, Steps,
};

/// Two running cases and an ended one, then `change`; what the check says about it.
fn broken(change: impl FnOnce()) -> String {
	ExtBuilder.build().execute_with(|| {
		let case = accepted(diamond());
		approve(case, 0);
		let ended = accepted(line(1));
		approve(ended, 0);
		submit(0);
		assert!(Approvals::do_try_state().is_ok());
		change();
		match Approvals::do_try_state() {
			Err(sp_runtime::TryRuntimeError::Other(message)) => message.into(),
			other => panic!("not noticed: {other:?}"),
		}
	})
}

fn case(change: impl FnOnce(&mut CaseOf<Test>)) {
	Cases::<Test>::mutate(0, |case| change(case.as_mut().unwrap()));
}

fn step(change: impl FnOnce(&mut StepOf<Test>)) {
	Steps::<Test>::mutate(0, 1, |step| change(step.as_mut().unwrap()));
}

#[track_caller]
fn assert_breaks(number: u8, change: impl FnOnce()) {
	let message = broken(change);
	assert!(message.starts_with(&format!("{number}:")), "{message}");
}

#[test]
fn invariant_1_numbers() {
	assert_breaks(1, || NextMatterId::<Test>::put(0));
	assert_breaks(1, || NextCaseId::<Test>::put(2));
	assert_breaks(1, || {
		let record = Concluded::<Test>::get(1).unwrap();
		Concluded::<Test>::insert(0, record);
	});
	assert_breaks(1, || {
		Concluded::<Test>::mutate(1, |c| c.as_mut().unwrap().outcome = CaseState::Accepted)
	});
}

#[test]
fn invariant_2_versions() {
	assert_breaks(2, || Matters::<Test>::mutate(0, |m| *m = m.map(|m| Matter { latest: 2, ..m })));
	assert_breaks(2, || Matters::<Test>::remove(0));
	assert_breaks(2, || {
		MatterVersions::<Test>::mutate(0, 1, |d| {
			d.as_mut().unwrap().edges.try_push(Edge { before: 3, after: 0 }).unwrap()
		})
	});
	assert_breaks(2, || {
		MatterVersions::<Test>::mutate(0, 1, |d| {
			d.as_mut().unwrap().edges.try_push(Edge { before: 3, after: 9 }).unwrap()
		})
	});
}

#[test]
fn invariant_3_states() {
	assert_breaks(3, || case(|case| case.state = CaseState::Approved));
	assert_breaks(3, || case(|case| case.state = CaseState::Correction));
	assert_breaks(3, || case(|case| case.version = 7));
	assert_breaks(3, || case(|case| case.accepted_at = None));
	assert_breaks(3, || case(|case| case.steps = 7));
	assert_breaks(3, || {
		Cases::<Test>::mutate(2, |case| case.as_mut().unwrap().opened = StepSet(1))
	});
}

#[test]
fn invariant_4_open_steps() {
	assert_breaks(4, || case(|case| case.opened.insert(3)));
	assert_breaks(4, || case(|case| case.tacit.insert(1)));
	assert_breaks(4, || case(|case| case.asked.insert(3)));
	assert_breaks(4, || Steps::<Test>::remove(0, 1));
	assert_breaks(4, || {
		let record = Steps::<Test>::get(0, 1).unwrap();
		Steps::<Test>::insert(1, 0, record);
	});
}

#[test]
fn invariant_5_clocks() {
	assert_breaks(5, || {
		step(|step| step.state = StepState::Approved { at: 0, used: 0, late: false })
	});
	assert_breaks(5, || case(|case| case.tacit.insert(0)));
	assert_breaks(5, || step(|step| step.state = StepState::Suspended { since: 0, days_left: 1 }));
	assert_breaks(5, || step(|step| step.alarm = None));
}

#[test]
fn invariant_6_next_due() {
	assert_breaks(6, || case(|case| case.next_due = None));
}

#[test]
fn invariant_7_votes() {
	let votes = |votes: Vec<_>| step(|step| step.votes = BoundedVec::truncate_from(votes));
	let vote =
		|n| Vote { officer: approver(n), decision: Decision::Reject, at: 0, in_place_of: None };
	let lent = |n, of| Vote { in_place_of: Some(approver(of)), ..vote(n) };
	assert_breaks(7, || votes(vec![vote(1)]));
	assert_breaks(7, || votes(vec![vote(1), vote(1)]));
	for two in [vec![vote(1), lent(2, 1)], vec![lent(2, 1), lent(3, 1)]] {
		assert_eq!(broken(|| votes(two)), "7: one vote for each mandate");
	}
}

#[test]
fn invariant_8_work_lists() {
	assert_breaks(8, || OpenSteps::<Test>::remove(department(1), (0, 1)));
	assert_breaks(8, || OpenSteps::<Test>::insert(department(3), (0, 3), ()));
}

#[test]
fn invariant_9_counters() {
	assert_breaks(9, || Performances::<Test>::remove(department(1)));
	assert_breaks(9, || Performances::<Test>::mutate(department(1), |p| p.open = 0));
	assert_breaks(9, || Performances::<Test>::mutate(department(1), |p| p.overdue = 1));
	assert_breaks(9, || Performances::<Test>::mutate(department(0), |p| p.late = 1));
}

#[test]
fn invariant_10_documents() {
	assert_breaks(10, || CaseDocuments::<Test>::remove(0));
	assert_breaks(10, || {
		CaseDocuments::<Test>::insert(1, BoundedVec::truncate_from(vec![hash(1)]))
	});
	assert_breaks(10, || {
		CaseDocuments::<Test>::insert(0, BoundedVec::truncate_from(vec![hash(1), hash(1)]))
	});
}
