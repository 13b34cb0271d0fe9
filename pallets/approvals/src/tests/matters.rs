// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::approvals::{
	Matter, PartyRule, QuorumRule, Silence, MAX_EDGES, MAX_LIMIT_DAYS, MAX_MATTER_NAME, MAX_PAPERS,
	MAX_QUORUM, MAX_STEPS,
};
use govchain_test_support::{account, MockAuthorize};

use crate::{mock::*, Error, Event, MatterVersions, Matters, NextMatterId};
use govchain_primitives::approvals::MatterDraft;
use sp_core::H256;
use sp_runtime::DispatchError;

fn refuses(draft: MatterDraft, error: Error<Test>) {
	assert_noop!(Approvals::publish_matter(signed(EDITOR), draft), error);
}

/// A draft changed by `change`.
fn changed(change: impl FnOnce(&mut MatterDraft)) -> MatterDraft {
	let mut draft = diamond();
	change(&mut draft);
	draft
}

#[test]
fn publish_matter_stores_what_was_drafted() {
	ExtBuilder.build_and_execute(|| {
		let drafted = changed(|draft| draft.steps[2].papers = vec![1, 0]);
		assert_ok!(Approvals::publish_matter(signed(EDITOR), drafted.clone()));
		assert_eq!(
			last_event(),
			Event::MatterPublished {
				matter: 0,
				version: 1,
				department: OFFICE,
				officer: account(EDITOR)
			}
		);
		assert_eq!(
			Matters::<Test>::get(0),
			Some(Matter { department: OFFICE, latest: 1, retired: false })
		);
		let stored = MatterVersions::<Test>::get(0, 1).unwrap();
		assert_eq!(stored.name.into_inner(), drafted.name);
		assert_eq!(stored.papers.into_inner(), drafted.papers);
		assert_eq!(stored.edges.into_inner(), drafted.edges);
		assert_eq!(stored.steps.len(), 4);
		for (stored, drafted) in stored.steps.into_iter().zip(drafted.steps) {
			assert_eq!(stored.name.into_inner(), drafted.name);
			assert_eq!(stored.department, drafted.department);
			assert_eq!(stored.role, drafted.role);
			assert_eq!(stored.quorum, drafted.quorum);
			assert_eq!(stored.limit_days, drafted.limit_days);
			assert_eq!(stored.silence, drafted.silence);
			assert_eq!(stored.papers.into_inner(), drafted.papers);
		}
	});
}

#[test]
fn publish_matter_takes_everything_at_its_bound() {
	ExtBuilder.build_and_execute(|| {
		// Four predecessors for each step but the first four, and what is left of 256.
		let mut edges = vec![];
		for after in 1..64u8 {
			for before in after.saturating_sub(5)..after {
				edges.push((before, after));
			}
		}
		edges.truncate(MAX_EDGES as usize);
		let mut draft = draft(MAX_STEPS as u8, &edges);
		draft.name = vec![b'a'; MAX_MATTER_NAME as usize];
		draft.papers = (0..MAX_PAPERS as u8).map(hash).collect();
		for step in &mut draft.steps {
			step.name = vec![b'a'; 128];
			step.quorum = QuorumRule::AtLeast(MAX_QUORUM);
			step.limit_days = MAX_LIMIT_DAYS;
			step.papers = (0..MAX_PAPERS as u8).collect();
		}
		assert_eq!(draft.edges.len(), MAX_EDGES as usize);
		publish(draft);
	});
}

#[test]
fn publish_matter_fails_when_origin_is_no_editor() {
	ExtBuilder.build_and_execute(|| {
		for who in [STRANGER, CLERK, CITIZEN] {
			assert_noop!(
				Approvals::publish_matter(signed(who), diamond()),
				MockAuthorize::NOT_OFFICER
			);
		}
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Approvals::publish_matter(origin, diamond()), DispatchError::BadOrigin);
		}
		MockAuthorize::add_department(OFFICE, None, &[]);
		assert_noop!(
			Approvals::publish_matter(signed(EDITOR), diamond()),
			MockAuthorize::NO_CAPABILITY
		);
		MockAuthorize::set_active(OFFICE, false);
		assert_noop!(
			Approvals::publish_matter(signed(EDITOR), diamond()),
			MockAuthorize::NOT_ACTIVE
		);
	});
}

#[test]
fn publish_matter_fails_when_a_name_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		refuses(changed(|draft| draft.name.clear()), Error::NameEmpty);
		let long = vec![b'a'; MAX_MATTER_NAME as usize + 1];
		refuses(changed(|draft| draft.name = long), Error::NameTooLong);
		for name in [vec![0xff], b" ".to_vec(), b"two\nlines".to_vec()] {
			refuses(changed(|draft| draft.name = name), Error::BadName);
		}
		for name in [vec![], vec![b'a'; 129], vec![0xff], b"two\nlines".to_vec()] {
			let draft = changed(|draft| draft.steps[2].name = name);
			refuses(draft, Error::StepNameInvalid { step: 2 });
		}
	});
}

#[test]
fn publish_matter_fails_when_steps_are_none_or_too_many() {
	ExtBuilder.build_and_execute(|| {
		refuses(draft(0, &[]), Error::NoSteps);
		let many = changed(|draft| draft.steps = (0..65).map(|_| step(0)).collect());
		refuses(many, Error::TooManySteps);
		let more = changed(|draft| draft.steps = (0..400).map(|_| step(0)).collect());
		refuses(more, Error::TooManySteps);
	});
}

#[test]
fn publish_matter_fails_when_a_step_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		let quorum = |k| changed(|draft| draft.steps[3].quorum = QuorumRule::AtLeast(k));
		refuses(quorum(0), Error::QuorumZero { step: 3 });
		refuses(quorum(MAX_QUORUM + 1), Error::QuorumTooLarge { step: 3 });
		let limit = |days| changed(|draft| draft.steps[1].limit_days = days);
		refuses(limit(0), Error::LimitZero { step: 1 });
		refuses(limit(MAX_LIMIT_DAYS + 1), Error::LimitTooLong { step: 1 });
		let papers = |papers| changed(|draft| draft.steps[1].papers = papers);
		refuses(papers(vec![0, 2]), Error::UnknownPaper { step: 1, paper: 2 });
		refuses(papers(vec![0, 1, 0]), Error::StepPaperRepeated { step: 1, paper: 0 });
	});
}

#[test]
fn publish_matter_fails_when_no_provision_is_named() {
	ExtBuilder.build_and_execute(|| {
		let none = H256::zero();
		let silence = Silence::TacitConsent { legal_basis: none };
		let tacit = changed(|draft| draft.steps[2].silence = silence);
		refuses(tacit, Error::TacitWithoutLegalBasis { step: 2 });
		for party in
			[PartyRule::Named { legal_basis: none }, PartyRule::Either { legal_basis: none }]
		{
			refuses(changed(|draft| draft.party = party), Error::NamingWithoutLegalBasis);
		}
		let matter = publish(diamond());
		let tacit = changed(|draft| draft.steps[2].silence = silence);
		assert_noop!(
			Approvals::publish_version(signed(EDITOR), matter, tacit),
			Error::<Test>::TacitWithoutLegalBasis { step: 2 }
		);
	});
}

#[test]
fn publish_matter_fails_when_papers_are_wrong() {
	ExtBuilder.build_and_execute(|| {
		let many = (0..=MAX_PAPERS as u8).map(hash).collect();
		refuses(changed(|draft| draft.papers = many), Error::TooManyPapers);
		let twice = vec![hash(1), hash(2), hash(1)];
		refuses(changed(|draft| draft.papers = twice), Error::PaperRepeated { paper: 2 });
	});
}

#[test]
fn publish_matter_fails_when_an_edge_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		let unknown = Error::EdgeToUnknownStep { before: 2, after: 4 };
		refuses(draft(4, &[(0, 1), (2, 4)]), unknown);
		let unknown = Error::EdgeToUnknownStep { before: 200, after: 1 };
		refuses(draft(4, &[(200, 1)]), unknown);
		refuses(draft(4, &[(0, 1), (2, 2)]), Error::EdgeToItself { step: 2 });
		let repeated = Error::EdgeRepeated { before: 0, after: 1 };
		refuses(draft(4, &[(0, 1), (1, 2), (0, 1)]), repeated);
		let many: Vec<_> = (0..=MAX_EDGES).map(|_| (0, 1)).collect();
		refuses(draft(4, &many), Error::TooManyEdges);
	});
}

#[test]
fn publish_matter_fails_when_steps_wait_for_each_other() {
	ExtBuilder.build_and_execute(|| {
		refuses(draft(2, &[(0, 1), (1, 0)]), Error::Cycle { step: 0 });
		// 0 leads into the circle 1, 2, 3; 4 and 5 hang behind it. The answer lies on the circle.
		let edges = [(0, 1), (1, 2), (2, 3), (3, 1), (3, 4), (4, 5)];
		let error = Approvals::publish_matter(signed(EDITOR), draft(6, &edges)).unwrap_err();
		let on_circle = (1..=3).any(|step| error == Error::<Test>::Cycle { step }.into());
		assert!(on_circle, "{error:?}");
		// Only behind the circle do steps of lower numbers stand.
		let edges = [(5, 4), (4, 5), (5, 0), (0, 1)];
		let error = Approvals::publish_matter(signed(EDITOR), draft(6, &edges)).unwrap_err();
		let on_circle = (4..=5).any(|step| error == Error::<Test>::Cycle { step }.into());
		assert!(on_circle, "{error:?}");
		// All 64 in a ring.
		let ring: Vec<_> = (0..64).map(|n| (n, (n + 1) % 64)).collect();
		assert_noop!(
			Approvals::publish_matter(signed(EDITOR), draft(64, &ring)),
			Error::<Test>::Cycle { step: 0 }
		);
	});
}

#[test]
fn publish_matter_fails_when_a_department_cannot_do_its_part() {
	ExtBuilder.build_and_execute(|| {
		let unknown = changed(|draft| draft.steps[1].department = 9_999);
		assert_noop!(Approvals::publish_matter(signed(EDITOR), unknown), MockAuthorize::NOT_ACTIVE);
		let incapable = changed(|draft| draft.steps[1].department = CENTRE);
		assert_noop!(
			Approvals::publish_matter(signed(EDITOR), incapable),
			MockAuthorize::NO_CAPABILITY
		);
		let centre = changed(|draft| draft.service_centre = department(0));
		assert_noop!(
			Approvals::publish_matter(signed(EDITOR), centre),
			MockAuthorize::NO_CAPABILITY
		);
		MockAuthorize::set_active(department(2), false);
		assert_noop!(
			Approvals::publish_matter(signed(EDITOR), diamond()),
			MockAuthorize::NOT_ACTIVE
		);
	});
}

#[test]
fn publish_matter_fails_when_numbers_are_used_up() {
	ExtBuilder.build_and_execute(|| {
		NextMatterId::<Test>::put(u32::MAX);
		refuses(diamond(), Error::IdsExhausted);
	});
}

#[test]
fn publish_version_receives_new_cases_and_leaves_running_ones() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(line(2));
		let before = submit(matter);
		assert_ok!(Approvals::publish_version(signed(EDITOR), matter, line(3)));
		assert_eq!(
			last_event(),
			Event::MatterPublished {
				matter,
				version: 2,
				department: OFFICE,
				officer: account(EDITOR)
			}
		);
		let after = submit(matter);
		for (case, version, steps) in [(before, 1, 2), (after, 2, 3)] {
			let view = Approvals::case(case).unwrap();
			assert_eq!((view.version, view.steps.len()), (version, steps));
			assert_ok!(Approvals::accept(signed(CLERK), case));
			for step in 0..steps as u8 {
				assert!(Approvals::case(case).unwrap().concluded_at.is_none());
				approve(case, step);
			}
			assert_eq!(concluded(case).version, version);
		}
	});
}

#[test]
fn publish_version_brings_a_retired_matter_back() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(line(2));
		assert_ok!(Approvals::retire_matter(signed(EDITOR), matter));
		assert_ok!(Approvals::publish_version(signed(EDITOR), matter, line(2)));
		let record = Matters::<Test>::get(matter).unwrap();
		assert_eq!(record.in_force(), Some(2));
		submit(matter);
	});
}

#[test]
fn publish_version_fails_when_it_may_not() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(line(2));
		assert_noop!(
			Approvals::publish_version(signed(STRANGER), matter, line(2)),
			MockAuthorize::NOT_OFFICER
		);
		assert_noop!(
			Approvals::publish_version(signed(OTHER_EDITOR), matter, line(2)),
			Error::<Test>::NotMatterOwner
		);
		assert_noop!(
			Approvals::publish_version(signed(EDITOR), matter + 1, line(2)),
			Error::<Test>::UnknownMatter
		);
		assert_noop!(
			Approvals::publish_version(signed(EDITOR), matter, draft(2, &[(0, 1), (1, 0)])),
			Error::<Test>::Cycle { step: 0 }
		);
	});
}

#[test]
fn publish_version_fails_when_versions_are_used_up() {
	ExtBuilder.build().execute_with(|| {
		let matter = publish(line(2));
		let record = Matters::<Test>::get(matter).unwrap();
		Matters::<Test>::insert(matter, Matter { latest: u16::MAX, ..record });
		assert_noop!(
			Approvals::publish_version(signed(EDITOR), matter, line(2)),
			Error::<Test>::VersionsExhausted
		);
	});
}

#[test]
fn retire_matter_stops_new_cases_and_leaves_running_ones() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(line(1));
		assert_ok!(Approvals::retire_matter(signed(EDITOR), 0));
		assert_eq!(
			last_event(),
			Event::MatterRetired {
				matter: 0,
				version: 1,
				department: OFFICE,
				officer: account(EDITOR)
			}
		);
		assert_noop!(
			Approvals::submit(signed(CITIZEN), 0, PARTY, vec![], hash(12)),
			Error::<Test>::MatterRetired
		);
		approve(case, 0);
		concluded(case);
	});
}

#[test]
fn retire_matter_fails_when_it_may_not() {
	ExtBuilder.build_and_execute(|| {
		let matter = publish(line(2));
		assert_noop!(
			Approvals::retire_matter(signed(STRANGER), matter),
			MockAuthorize::NOT_OFFICER
		);
		assert_noop!(
			Approvals::retire_matter(signed(OTHER_EDITOR), matter),
			Error::<Test>::NotMatterOwner
		);
		assert_noop!(
			Approvals::retire_matter(signed(EDITOR), matter + 1),
			Error::<Test>::UnknownMatter
		);
		assert_ok!(Approvals::retire_matter(signed(EDITOR), matter));
		assert_noop!(
			Approvals::retire_matter(signed(EDITOR), matter),
			Error::<Test>::MatterRetired
		);
	});
}
