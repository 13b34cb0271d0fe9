// SPDX-License-Identifier: Apache-2.0

use codec::Encode;
use frame_support::assert_ok;
use govchain_primitives::approvals::{CaseId, CaseState, Decision, LINK_DOMAIN};
use govchain_test_support::{MockAgenda, MockCalendar};
use sp_core::H256;
use sp_io::hashing::blake2_256;

use crate::{mock::*, Cases, Event};

/// The case that an event is a link of.
fn case_of(event: &Event<Test>) -> Option<CaseId> {
	match event {
		Event::MatterPublished { .. }
		| Event::MatterRetired { .. }
		| Event::SettlementPostponed { .. } => None,
		Event::CaseReceived { case, .. }
		| Event::CaseAccepted { case, .. }
		| Event::AcceptanceRefused { case, .. }
		| Event::StepOpened { case, .. }
		| Event::Voted { case, .. }
		| Event::StepApproved { case, .. }
		| Event::StepRejected { case, .. }
		| Event::StepTacit { case, .. }
		| Event::StepOverdue { case, .. }
		| Event::CorrectionRequested { case, .. }
		| Event::CorrectionAnswered { case, .. }
		| Event::ClockResumed { case, .. }
		| Event::CaseWithdrawn { case, .. }
		| Event::CaseConcluded { case, .. } => Some(*case),
		Event::__Ignore(..) => unreachable!(),
	}
}

/// The running hash computed from nothing but events, and how many there were.
fn recomputed(case: CaseId, log: &[Event<Test>]) -> (H256, u32) {
	let mut head = [0u8; 32];
	let mut count = 0;
	for event in log.iter().filter(|event| case_of(event) == Some(case)) {
		let mut bytes = LINK_DOMAIN.to_vec();
		bytes.extend(head);
		bytes.extend(event.encode());
		head = blake2_256(&bytes);
		count += 1;
	}
	(H256(head), count)
}

#[test]
fn the_running_hash_is_recomputed_from_events() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(tacit(diamond(), 1));
		let (first, second) = (submit(matter), submit(matter));
		let mut log = vec![];
		for case in [second, first] {
			assert_ok!(Approvals::accept(signed(CLERK), case));
		}
		approve(first, 0);
		MockCalendar::advance_days(1);
		request(first, 2);
		approve(second, 0);
		log.extend(events());
		let record = Cases::<Test>::get(first).unwrap();
		assert_eq!((record.head, record.transitions), recomputed(first, &log));

		MockCalendar::advance_days(2);
		answer(first, hash(70));
		MockCalendar::advance_days(20);
		MockAgenda::run::<Approvals>();
		approve(first, 2);
		approve(first, 3);
		decide(second, 2, Decision::Reject);
		log.extend(events());
		for (case, outcome) in [(first, CaseState::Tacit), (second, CaseState::Rejected)] {
			let record = concluded(case);
			assert_eq!(record.outcome, outcome);
			assert_eq!((record.head, record.transitions), recomputed(case, &log));
		}

		// Leaving one out, or swapping two, gives another hash.
		let mut short = log.clone();
		short.remove(short.iter().position(|event| case_of(event) == Some(first)).unwrap());
		assert_ne!(recomputed(first, &short).0, concluded(first).head);
		let mut swapped = log.clone();
		let last = swapped.len() - 1;
		let end = swapped.iter().rposition(|event| case_of(event) == Some(first)).unwrap();
		assert!(end < last || case_of(&swapped[last]) == Some(first));
		let before = swapped[..end].iter().rposition(|event| case_of(event) == Some(first));
		swapped.swap(end, before.unwrap());
		assert_ne!(recomputed(first, &swapped).0, concluded(first).head);
	});
}

#[test]
fn the_running_hash_covers_refusal_withdrawal_and_lapse() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(draft(2, &[]));
		let cases = [submit(matter), submit(matter), submit(matter)];
		assert_ok!(Approvals::refuse_acceptance(signed(CLERK), cases[0], hash(1)));
		assert_ok!(Approvals::withdraw(signed(CITIZEN), cases[1]));
		assert_ok!(Approvals::accept(signed(CLERK), cases[2]));
		request(cases[2], 0);
		MockCalendar::advance_days(30);
		MockAgenda::run::<Approvals>();
		let log = events();
		for case in cases {
			let record = concluded(case);
			assert_eq!((record.head, record.transitions), recomputed(case, &log));
		}
		assert_eq!(concluded(cases[2]).outcome, CaseState::Lapsed);
	});
}
