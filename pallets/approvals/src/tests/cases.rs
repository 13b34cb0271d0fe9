// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	approvals::{
		documents_hash, CaseState, Channel, Matter, PartyRule, Performance, StepSet, StepState,
		MAX_DOCUMENTS,
	},
	AgendaItem, Limit, Party, WorkingCalendar,
};
use govchain_test_support::{account, MockAgenda, MockAuthorize, MockCalendar, MockIdentities};
use sp_runtime::DispatchError;

use crate::{
	mock::*, CaseDocuments, Cases, Error, Event, Matters, NextCaseId, OpenSteps, Performances,
	Steps,
};

fn named() -> govchain_primitives::approvals::MatterDraft {
	let mut draft = line(1);
	draft.party = PartyRule::Named { legal_basis: hash(8) };
	draft
}

#[test]
fn submit_receives_a_case_with_everything_handed_in() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(diamond());
		let documents = vec![hash(20), hash(21)];
		assert_ok!(Approvals::submit(signed(CITIZEN), matter, PARTY, documents.clone(), hash(12)));
		let channel = Channel::Own { account: account(CITIZEN) };
		assert_eq!(
			last_event(),
			Event::CaseReceived {
				case: 0,
				matter,
				version: 1,
				party: PARTY,
				channel: channel.clone(),
				documents: documents_hash(&documents),
				content: hash(12),
				at: MockCalendar::now()
			}
		);
		let case = Cases::<Test>::get(0).unwrap();
		assert_eq!(case.state, CaseState::Received);
		assert_eq!((case.matter, case.version, case.steps), (matter, 1, 4));
		assert_eq!((case.party, case.channel), (PARTY, channel));
		assert_eq!(case.opened, StepSet::default());
		assert_eq!(CaseDocuments::<Test>::get(0).into_inner(), documents);
		assert!(MockAgenda::scheduled().is_empty());
		assert_eq!(submit(matter), 1);
	});
}

#[test]
fn submit_fails_when_applicant_is_not_in_good_standing() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(line(1));
		assert_noop!(
			Approvals::submit(signed(STRANGER), matter, PARTY, vec![], hash(1)),
			MockIdentities::UNKNOWN
		);
		MockIdentities::set_frozen(CITIZEN_ID, true);
		assert_noop!(
			Approvals::submit(signed(CITIZEN), matter, PARTY, vec![], hash(1)),
			MockIdentities::FROZEN
		);
		assert_noop!(
			Approvals::submit(RuntimeOrigin::none(), matter, PARTY, vec![], hash(1)),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn submit_fails_when_matter_receives_no_cases() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(line(1));
		assert_noop!(
			Approvals::submit(signed(CITIZEN), matter + 1, PARTY, vec![], hash(1)),
			Error::<Test>::UnknownMatter
		);
		MockAuthorize::set_active(CENTRE, false);
		assert_noop!(
			Approvals::submit(signed(CITIZEN), matter, PARTY, vec![], hash(1)),
			MockAuthorize::NOT_ACTIVE
		);
	});
}

#[test]
fn submit_names_the_party_as_the_matter_says() {
	ExtBuilder.build_and_execute(|| {
		let committed = publish(line(1));
		let own = Party::Identity(CITIZEN_ID);
		assert_noop!(
			Approvals::submit(signed(CITIZEN), committed, own, vec![], hash(1)),
			Error::<Test>::PartyMustBeCommitted
		);
		let named = publish(named());
		assert_noop!(
			Approvals::submit(signed(CITIZEN), named, PARTY, vec![], hash(1)),
			Error::<Test>::PartyMustBeNamed
		);
		assert_noop!(
			Approvals::submit(
				signed(CITIZEN),
				named,
				Party::Identity(NEIGHBOUR_ID),
				vec![],
				hash(1)
			),
			Error::<Test>::NotOwnIdentity
		);
		assert_ok!(Approvals::submit(signed(CITIZEN), named, own, vec![], hash(1)));
		let mut either = line(1);
		either.party = PartyRule::Either { legal_basis: hash(8) };
		let either = publish(either);
		assert_ok!(Approvals::submit(signed(CITIZEN), either, own, vec![], hash(1)));
		assert_ok!(Approvals::submit(signed(CITIZEN), either, PARTY, vec![], hash(1)));
	});
}

#[test]
fn submit_takes_128_documents_and_no_more() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(line(1));
		let documents: Vec<_> = (0..MAX_DOCUMENTS as u8).map(hash).collect();
		let more = (0..=MAX_DOCUMENTS as u8).map(hash).collect();
		assert_noop!(
			Approvals::submit(signed(CITIZEN), matter, PARTY, more, hash(1)),
			Error::<Test>::TooManyDocuments
		);
		assert_noop!(
			Approvals::submit(signed(CITIZEN), matter, PARTY, vec![hash(1), hash(1)], hash(1)),
			Error::<Test>::DocumentRepeated
		);
		assert_ok!(Approvals::submit(signed(CITIZEN), matter, PARTY, documents, hash(1)));
	});
}

#[test]
fn submit_fails_when_numbers_are_used_up() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(line(1));
		NextCaseId::<Test>::put(u64::MAX);
		assert_noop!(
			Approvals::submit(signed(CITIZEN), matter, PARTY, vec![], hash(1)),
			Error::<Test>::IdsExhausted
		);
	});
}

#[test]
fn submit_at_window_records_the_clerk() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(line(1));
		assert_ok!(Approvals::submit_at_window(
			signed(CLERK),
			matter,
			PARTY,
			vec![hash(1)],
			hash(12)
		));
		let channel = Channel::Window { department: CENTRE, officer: account(CLERK) };
		assert_eq!(Cases::<Test>::get(0).unwrap().channel, channel);
		assert!(
			matches!(last_event(), Event::CaseReceived { channel: named, .. } if named == channel)
		);
	});
}

#[test]
fn submit_at_window_fails_when_it_may_not() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(named());
		let call =
			|who, party| Approvals::submit_at_window(signed(who), matter, party, vec![], hash(1));
		let party = Party::Identity(CITIZEN_ID);
		assert_noop!(call(CITIZEN, party), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(OTHER_CLERK, party), Error::<Test>::NotServiceCentre);
		assert_noop!(call(CLERK, PARTY), Error::<Test>::PartyMustBeNamed);
		assert_noop!(call(CLERK, Party::Identity(1)), Error::<Test>::PartyNotInGoodStanding);
		MockIdentities::set_frozen(CITIZEN_ID, true);
		assert_noop!(call(CLERK, party), Error::<Test>::PartyNotInGoodStanding);
		assert_noop!(
			Approvals::submit_at_window(signed(CLERK), 7, party, vec![], hash(1)),
			Error::<Test>::UnknownMatter
		);
		MockAuthorize::set_active(CENTRE, false);
		assert_noop!(call(CLERK, party), MockAuthorize::NOT_ACTIVE);
	});
}

#[test]
fn accept_opens_every_step_that_waits_for_no_other() {
	ExtBuilder.build_and_execute(|| {
		let case = submit(publish(draft(3, &[(0, 2), (1, 2)])));
		MockCalendar::advance_days(2);
		events();
		assert_ok!(Approvals::accept(signed(CLERK), case));
		let at = MockCalendar::now();
		let limit = MockCalendar::after_working_days(at, 5).unwrap();
		let opened = |step| Event::StepOpened {
			case,
			step,
			department: department(step),
			limit: Some(limit),
			at,
		};
		assert_eq!(
			events(),
			[
				Event::CaseAccepted { case, department: CENTRE, officer: account(CLERK), at },
				opened(0),
				opened(1),
			]
		);
		let record = Cases::<Test>::get(case).unwrap();
		assert_eq!((record.state, record.accepted_at), (CaseState::Accepted, Some(at)));
		assert_eq!(record.opened, StepSet(0b11));
		assert_eq!(record.next_due, Some(limit));
		for step in 0..2 {
			let record = Steps::<Test>::get(case, step).unwrap();
			assert_eq!((record.opened_at, record.state), (at, StepState::Running { limit }));
			assert!(OpenSteps::<Test>::contains_key(department(step), (case, step)));
			assert_eq!(
				Performances::<Test>::get(department(step)),
				Performance { opened: 1, open: 1, ..Default::default() }
			);
			let key = record.alarm.unwrap();
			assert_eq!(key.limit, limit);
			assert_eq!(MockAgenda::scheduled()[&key], AgendaItem::Step { case, step });
		}
		assert_eq!(MockAgenda::scheduled().len(), 2);
	});
}

#[test]
fn accept_does_not_count_the_day_of_receipt() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(line(1));
		let day = (MockCalendar::START / 86_400_000) as u32;
		let StepState::Running { limit } = Steps::<Test>::get(case, 0).unwrap().state else {
			panic!("runs");
		};
		assert_eq!(limit, Limit::WorkingDay { ordinal: day + 5, second: 86_399 });
	});
}

#[test]
fn accept_opens_64_steps_at_once() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(draft(64, &[]));
		assert_eq!(Cases::<Test>::get(case).unwrap().opened, StepSet(u64::MAX));
		assert_eq!(MockAgenda::scheduled().len(), 64);
	});
}

#[test]
fn accept_fails_when_it_may_not() {
	ExtBuilder.build_and_execute(|| {
		let case = submit(publish(line(1)));
		assert_noop!(Approvals::accept(signed(STRANGER), case), MockAuthorize::NOT_OFFICER);
		assert_noop!(Approvals::accept(signed(OTHER_CLERK), case), Error::<Test>::NotServiceCentre);
		assert_noop!(Approvals::accept(signed(CLERK), 7), Error::<Test>::UnknownCase);
		MockAuthorize::set_active(CENTRE, false);
		assert_noop!(Approvals::accept(signed(CLERK), case), MockAuthorize::NOT_ACTIVE);
		MockAuthorize::set_active(CENTRE, true);
		assert_ok!(Approvals::accept(signed(CLERK), case));
		assert_noop!(Approvals::accept(signed(CLERK), case), Error::<Test>::NotReceived);
	});
}

#[test]
fn accept_fails_when_no_limit_can_be_set() {
	ExtBuilder.build_and_execute(|| {
		let case = submit(publish(line(1)));
		MockCalendar::set_first_day(MockCalendar::DAYS);
		assert_noop!(Approvals::accept(signed(CLERK), case), MockCalendar::NOT_COVERED);
		MockCalendar::set_first_day(0);
		MockAgenda::set_full(true);
		assert_noop!(Approvals::accept(signed(CLERK), case), MockAgenda::FULL);
	});
}

#[test]
fn accept_gives_back_the_weight_of_steps_it_did_not_open() {
	use crate::WeightInfo;
	ExtBuilder.build_and_execute(|| {
		let case = submit(publish(diamond()));
		let info = Approvals::accept(signed(CLERK), case).unwrap();
		assert_eq!(info.actual_weight, Some(<() as WeightInfo>::accept(1)));
	});
}

#[test]
fn refuse_acceptance_ends_the_case() {
	ExtBuilder.build_and_execute(|| {
		let case = submit(publish(line(1)));
		events();
		assert_ok!(Approvals::refuse_acceptance(signed(CLERK), case, hash(30)));
		let at = MockCalendar::now();
		assert_eq!(
			events(),
			[
				Event::AcceptanceRefused {
					case,
					department: CENTRE,
					officer: account(CLERK),
					reason: hash(30),
					at
				},
				Event::CaseConcluded { case, outcome: CaseState::NotAccepted, at },
			]
		);
		let record = concluded(case);
		assert_eq!((record.outcome, record.accepted_at), (CaseState::NotAccepted, None));
		assert_noop!(
			Approvals::refuse_acceptance(signed(CLERK), case, hash(30)),
			Error::<Test>::CaseConcluded
		);
	});
}

#[test]
fn refuse_acceptance_fails_when_it_may_not() {
	ExtBuilder.build_and_execute(|| {
		let case = submit(publish(line(1)));
		let call = |who, case| Approvals::refuse_acceptance(signed(who), case, hash(30));
		assert_noop!(call(STRANGER, case), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(OTHER_CLERK, case), Error::<Test>::NotServiceCentre);
		assert_noop!(call(CLERK, 7), Error::<Test>::UnknownCase);
		assert_ok!(Approvals::accept(signed(CLERK), case));
		assert_noop!(call(CLERK, case), Error::<Test>::NotReceived);
	});
}

#[test]
fn withdraw_ends_a_case_in_every_running_state() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(draft(3, &[(0, 1)]));
		let received = submit(matter);
		let running = submit(matter);
		assert_ok!(Approvals::accept(signed(CLERK), running));
		approve(running, 0);
		let corrected = submit(matter);
		assert_ok!(Approvals::accept(signed(CLERK), corrected));
		request(corrected, 2);
		for case in [received, running, corrected] {
			assert_ok!(Approvals::withdraw(signed(CITIZEN), case));
			let at = MockCalendar::now();
			let log = events();
			assert_eq!(
				log[log.len() - 2..],
				[
					Event::CaseWithdrawn { case, by: account(CITIZEN), at },
					Event::CaseConcluded { case, outcome: CaseState::Withdrawn, at },
				]
			);
			assert_eq!(concluded(case).outcome, CaseState::Withdrawn);
			assert_eq!(Steps::<Test>::iter_prefix(case).count(), 0);
			assert_noop!(Approvals::withdraw(signed(CITIZEN), case), Error::<Test>::CaseConcluded);
		}
		assert!(MockAgenda::scheduled().is_empty());
		assert_eq!(OpenSteps::<Test>::iter().count(), 0);
		assert_eq!(
			Performances::<Test>::get(department(2)),
			Performance { opened: 2, undecided: 2, ..Default::default() }
		);
	});
}

#[test]
fn withdraw_fails_when_account_does_not_act_for_the_applicant() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(line(1));
		for who in [STRANGER, NEIGHBOUR, CLERK] {
			assert_noop!(Approvals::withdraw(signed(who), case), Error::<Test>::NotApplicant);
		}
		MockIdentities::set_frozen(CITIZEN_ID, true);
		assert_noop!(Approvals::withdraw(signed(CITIZEN), case), MockIdentities::FROZEN);
		assert_noop!(Approvals::withdraw(signed(CITIZEN), 7), Error::<Test>::UnknownCase);
	});
}

#[test]
fn withdraw_follows_the_identity_when_its_key_changes() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(named());
		let party = Party::Identity(CITIZEN_ID);
		assert_ok!(Approvals::submit(signed(CITIZEN), matter, party, vec![], hash(1)));
		MockIdentities::rebind(CITIZEN_ID, MockCalendar::now(), account(60));
		assert_noop!(Approvals::withdraw(signed(CITIZEN), 0), Error::<Test>::NotApplicant);
		assert_ok!(Approvals::withdraw(signed(60), 0));
	});
}

#[test]
fn withdraw_at_the_window_is_for_clerks_and_the_named_party() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(named());
		let party = Party::Identity(CITIZEN_ID);
		for who in [CLERK, CITIZEN] {
			let case = NextCaseId::<Test>::get();
			assert_ok!(Approvals::submit_at_window(signed(CLERK), matter, party, vec![], hash(1)));
			for other in [OTHER_CLERK, NEIGHBOUR] {
				assert_noop!(Approvals::withdraw(signed(other), case), Error::<Test>::NotApplicant);
			}
			assert_ok!(Approvals::withdraw(signed(who), case));
		}
		let matter = publish(line(1));
		assert_ok!(Approvals::submit_at_window(signed(CLERK), matter, PARTY, vec![], hash(1)));
		let case = NextCaseId::<Test>::get() - 1;
		assert_noop!(Approvals::withdraw(signed(CITIZEN), case), Error::<Test>::NotApplicant);
	});
}

#[test]
fn a_case_leaves_one_small_record() {
	use codec::Encode;
	ExtBuilder.build_and_execute(|| {
		let case = accepted(diamond());
		for step in 0..4 {
			approve(case, step);
		}
		assert_eq!(Steps::<Test>::iter().count(), 0);
		assert_eq!(Cases::<Test>::iter().count(), 0);
		assert_eq!(CaseDocuments::<Test>::iter().count(), 0);
		assert_eq!(OpenSteps::<Test>::iter().count(), 0);
		assert!(MockAgenda::scheduled().is_empty());
		assert!(concluded(case).encode().len() <= 101);
		assert_eq!(Matters::<Test>::get(0).map(|m: Matter| m.latest), Some(1));
	});
}
