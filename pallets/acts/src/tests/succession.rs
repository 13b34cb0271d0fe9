// SPDX-License-Identifier: Apache-2.0

//! Departments that are abolished while joint acts are open, and officers who stand in for others.

use super::*;

/// Other heads of [`HOUSING`].
const HOUSING_HEAD_2: u8 = 6;
const HOUSING_HEAD_3: u8 = 7;

fn is_executed() -> bool {
	executed() == Some(Ok(()))
}

/// [`HOUSING`] takes the place of [`FIRE`].
fn merge() {
	MockAuthorize::abolish(FIRE, HOUSING);
	for n in [HOUSING_HEAD_2, HOUSING_HEAD_3] {
		MockAuthorize::add_officer(account(n), HOUSING, &[Role::Head]);
	}
}

#[test]
fn successor_gives_the_voice_of_an_abolished_department() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, joint(&[head(CENTRE), head(FIRE)], Quorum::All));
		let id = proposed(CENTRE_HEAD, add(1));
		merge();
		assert_noop!(endorse(FIRE_HEAD, id), MockAuthorize::NOT_ACTIVE);
		assert_noop!(endorse(CENTRE_HEAD_2, id), Error::<Test>::VoiceGiven);
		assert_ok!(endorse(HOUSING_HEAD, id));
		// The voice is the one that the rule names.
		let officer = account(HOUSING_HEAD);
		let endorsed = Event::Endorsed { id, department: FIRE, role: Role::Head, officer };
		assert!(events().contains(&endorsed));
		assert!(is_executed());
	});
}

#[test]
fn successor_gives_its_own_voice_and_the_one_that_it_took_over_by_two_persons() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		let id = proposed(CENTRE_HEAD, add(1));
		merge();
		assert_ok!(endorse(HOUSING_HEAD, id));
		assert_noop!(endorse(HOUSING_HEAD, id), Error::<Test>::AlreadyEndorsed);
		assert_eq!(Acts::joint_act(id).unwrap().missing.len(), 1);
		assert_ok!(endorse(HOUSING_HEAD_2, id));
		assert!(is_executed());
	});
}

#[test]
fn third_person_of_the_successor_finds_both_voices_given() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		assert_ok!(Acts::propose(signed(CLERK), Role::Clerk, Box::new(add(1))));
		let id = LastJointAct::<Test>::get();
		merge();
		assert_ok!(endorse(HOUSING_HEAD, id));
		assert_ok!(endorse(HOUSING_HEAD_2, id));
		assert_noop!(endorse(HOUSING_HEAD_3, id), Error::<Test>::VoiceGiven);
		// One of them goes, and the voice is free again.
		MockAuthorize::remove_officer(&account(HOUSING_HEAD));
		assert_ok!(endorse(HOUSING_HEAD_3, id));
		assert!(!is_executed());
		assert_ok!(endorse(CENTRE_HEAD, id));
		assert!(is_executed());
	});
}

#[test]
fn voice_given_before_counts_when_its_officer_moves_to_the_successor() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		let id = proposed(CENTRE_HEAD, add(1));
		assert_ok!(endorse(FIRE_HEAD, id));
		merge();
		// Its officer can't act, so that it doesn't count.
		let shown = Acts::joint_act(id).unwrap();
		assert_eq!(shown.missing, [head(FIRE), head(HOUSING)]);
		MockAuthorize::add_officer(account(FIRE_HEAD), HOUSING, &[Role::Head]);
		assert_eq!(Acts::joint_act(id).unwrap().missing, [head(HOUSING)]);
		assert_ok!(endorse(HOUSING_HEAD, id));
		assert!(is_executed());
	});
}

#[test]
fn proposal_endorses_by_a_voice_that_was_taken_over() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, joint(&[head(CENTRE), head(FIRE)], Quorum::All));
		merge();
		let id = proposed(HOUSING_HEAD, add(1));
		let record = JointActs::<Test>::get(id).unwrap();
		assert_eq!(record.department, HOUSING);
		assert_eq!(record.endorsements[0].voice, head(FIRE));
		assert_ok!(endorse(CENTRE_HEAD, id));
		assert!(is_executed());
	});
}

#[test]
fn successor_of_a_successor_speaks_for_all() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, joint(&[head(CENTRE), head(FIRE)], Quorum::All));
		let id = proposed(CENTRE_HEAD, add(1));
		merge();
		MockAuthorize::add_department(NOWHERE, None, &[]);
		MockAuthorize::abolish(HOUSING, NOWHERE);
		assert_noop!(endorse(HOUSING_HEAD, id), MockAuthorize::NOT_ACTIVE);
		MockAuthorize::add_officer(account(STRANGER), NOWHERE, &[Role::Head]);
		assert_ok!(endorse(STRANGER, id));
		assert!(is_executed());
	});
}

#[test]
fn other_departments_have_no_voice_of_an_abolished_one() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, joint(&[head(CENTRE), head(FIRE)], Quorum::All));
		let id = proposed(CENTRE_HEAD, add(1));
		MockAuthorize::abolish(FIRE, CENTRE);
		assert_noop!(endorse(HOUSING_HEAD, id), Error::<Test>::NoVoice);
		// Nor has a person of the successor two.
		assert_noop!(endorse(CENTRE_HEAD, id), Error::<Test>::AlreadyEndorsed);
		assert_ok!(endorse(CENTRE_HEAD_2, id));
		assert!(is_executed());
	});
}

#[test]
fn proposer_acts_for_the_successor_once_it_has_appointed_him() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, joint(&[head(CENTRE), head(HOUSING)], Quorum::All));
		let id = proposed(FIRE_HEAD, add(1));
		merge();
		assert_noop!(endorse(CENTRE_HEAD, id), Error::<Test>::ProposerCantAct);
		MockAuthorize::add_officer(account(FIRE_HEAD), HOUSING, &[Role::Head]);
		assert_ok!(endorse(CENTRE_HEAD, id));
		assert_ok!(endorse(HOUSING_HEAD, id));
		assert!(is_executed());
		assert_eq!(LastBy::<Test>::get(), Some(account(FIRE_HEAD)));
	});
}

#[test]
fn withdraw_succeeds_when_the_successor_does_it() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::All));
		let id = proposed(FIRE_HEAD, add(1));
		let second = proposed(FIRE_HEAD, add(2));
		merge();
		assert_noop!(Acts::withdraw(signed(FIRE_HEAD), id), MockAuthorize::NOT_ACTIVE);
		assert_noop!(Acts::withdraw(signed(CENTRE_HEAD), id), Error::<Test>::NotProposer);
		assert_ok!(Acts::withdraw(signed(HOUSING_HEAD), id));
		let officer = account(HOUSING_HEAD);
		assert_eq!(last_event(), Event::Withdrawn { id, department: FIRE, officer });
		// And so does its proposer, in the same role.
		MockAuthorize::add_officer(account(FIRE_HEAD), HOUSING, &[Role::Head]);
		assert_ok!(Acts::withdraw(signed(FIRE_HEAD), second));
		assert_eq!(OpenOf::<Test>::iter().count(), 0);
	});
}

#[test]
fn officer_and_stand_in_are_one_voice() {
	ExtBuilder.build_and_execute(|| {
		let registrar = Voice { department: CENTRE, role: Role::Registrar };
		set(ADD, joint(&[head(CENTRE), registrar, head(FIRE)], Quorum::All));
		// Both roles are those of the first head, in whose place the second one and the clerk act.
		for stand_in in [CENTRE_HEAD_2, CLERK] {
			MockAuthorize::stand_in(account(stand_in), account(CENTRE_HEAD));
		}
		MockAuthorize::add_officer(account(CLERK), CENTRE, &[Role::Registrar]);
		let id = proposed(FIRE_HEAD, add(1));
		assert_ok!(endorse(CENTRE_HEAD_2, id));
		// Neither the one who lends, nor another one to whom he does.
		for who in [CENTRE_HEAD, CLERK] {
			let result = endorse_as(who, id, Role::Registrar);
			assert_noop!(result, Error::<Test>::OneVoiceEach);
		}
		assert_noop!(endorse(CENTRE_HEAD, id), Error::<Test>::VoiceGiven);
		assert!(!is_executed());
		MockAuthorize::add_officer(account(HOUSING_HEAD), CENTRE, &[Role::Registrar]);
		assert_ok!(endorse_as(HOUSING_HEAD, id, Role::Registrar));
		assert!(is_executed());
	});
}
