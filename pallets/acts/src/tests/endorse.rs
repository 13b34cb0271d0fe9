// SPDX-License-Identifier: Apache-2.0

//! Giving a voice.

use super::*;

/// A joint act of the head of [`FIRE`] that needs the heads of all three.
fn open() -> u64 {
	set(ADD, heads(Quorum::All));
	proposed(FIRE_HEAD, add(1))
}

#[test]
fn endorse_succeeds_when_the_officer_has_a_voice() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		assert_ok!(endorse(CENTRE_HEAD, id));
		let officer = account(CENTRE_HEAD);
		assert_eq!(
			last_event(),
			Event::Endorsed { id, department: CENTRE, role: Role::Head, officer }
		);
		assert_eq!(JointActs::<Test>::get(id).unwrap().endorsements.len(), 2);
		assert_eq!(Sum::<Test>::get(), 0);
	});
}

#[test]
fn endorse_executes_with_the_last_voice_of_each_quorum() {
	for (quorum, needed) in [
		(Quorum::All, 3),
		(Quorum::Majority, 2),
		(Quorum::Number(2), 2),
		(Quorum::Number(3), 3),
		(Quorum::Fraction { numerator: 2, denominator: 3 }, 2),
		(Quorum::Fraction { numerator: 1, denominator: 1 }, 3),
	] {
		ExtBuilder.build_and_execute(|| {
			set(ADD, heads(quorum));
			let id = proposed(FIRE_HEAD, add(1));
			for (given, who) in [(2, CENTRE_HEAD), (3, HOUSING_HEAD)] {
				if given <= needed {
					assert_eq!(executed(), None);
					assert_ok!(endorse(who, id));
				}
			}
			assert_eq!(executed(), Some(Ok(())));
		});
	}
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::Any));
		assert_ok!(Acts::propose(signed(CLERK), Role::Clerk, Box::new(add(1))));
		assert_ok!(endorse(HOUSING_HEAD, 1));
		assert_eq!(executed(), Some(Ok(())));
	});
}

#[test]
fn endorse_fails_when_the_origin_is_not_signed() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let result = Acts::endorse(origin, id, Role::Head, hash(&add(1)), Weight::MAX);
			assert_eq!(result.unwrap_err().error, BadOrigin.into());
		}
	});
}

#[test]
fn endorse_fails_when_the_caller_is_no_officer_with_the_role() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		for (who, role) in [(STRANGER, Role::Head), (CLERK, Role::Head), (FIRE_HEAD, Role::Clerk)] {
			assert_noop!(endorse_as(who, id, role), MockAuthorize::NOT_OFFICER);
		}
		MockAuthorize::set_active(HOUSING, false);
		assert_noop!(endorse(HOUSING_HEAD, id), MockAuthorize::NOT_ACTIVE);
	});
}

#[test]
fn endorse_fails_when_the_role_or_the_department_has_no_voice() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, joint(&[head(CENTRE), head(FIRE)], Quorum::All));
		let id = proposed(FIRE_HEAD, add(1));
		for (who, role) in
			[(CENTRE_HEAD, Role::Registrar), (CLERK, Role::Clerk), (HOUSING_HEAD, Role::Head)]
		{
			assert_noop!(endorse_as(who, id, role), Error::<Test>::NoVoice);
		}
	});
}

#[test]
fn endorse_fails_when_there_is_no_such_joint_act() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		assert_noop!(endorse(CENTRE_HEAD, id + 1), Error::<Test>::JointActUnknown);
		assert_ok!(Acts::withdraw(signed(FIRE_HEAD), id));
		assert_noop!(endorse(CENTRE_HEAD, id), Error::<Test>::JointActUnknown);
	});
}

#[test]
fn endorse_fails_when_another_call_was_signed() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		let result = Acts::endorse(signed(CENTRE_HEAD), id, Role::Head, hash(&add(2)), Weight::MAX);
		assert_eq!(result.unwrap_err().error, Error::<Test>::OtherCall.into());
	});
}

#[test]
fn endorse_fails_when_another_officer_gave_the_voice() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		assert_ok!(endorse(CENTRE_HEAD, id));
		assert_noop!(endorse(CENTRE_HEAD_2, id), Error::<Test>::VoiceGiven);
	});
}

#[test]
fn endorse_fails_when_it_is_repeated() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		assert_noop!(endorse(FIRE_HEAD, id), Error::<Test>::AlreadyEndorsed);
		assert_ok!(endorse(CENTRE_HEAD, id));
		assert_noop!(endorse(CENTRE_HEAD, id), Error::<Test>::AlreadyEndorsed);
	});
}

#[test]
fn endorse_fails_when_a_person_gives_a_second_voice() {
	ExtBuilder.build_and_execute(|| {
		let registrar = Voice { department: CENTRE, role: Role::Registrar };
		set(ADD, joint(&[head(CENTRE), registrar], Quorum::All));
		let id = proposed(CENTRE_HEAD, add(1));
		assert_noop!(endorse_as(CENTRE_HEAD, id, Role::Registrar), Error::<Test>::OneVoiceEach);
		// It takes another person of the department.
		MockAuthorize::add_officer(account(CLERK), CENTRE, &[Role::Registrar]);
		assert_ok!(endorse_as(CLERK, id, Role::Registrar));
		assert_eq!(executed(), Some(Ok(())));
	});
}

#[test]
fn endorse_replaces_a_voice_whose_officer_lost_the_right() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		assert_ok!(endorse(CENTRE_HEAD, id));
		MockAuthorize::remove_officer(&account(CENTRE_HEAD));
		// Two of three count.
		assert_ok!(endorse(HOUSING_HEAD, id));
		assert_eq!(executed(), None);
		assert_ok!(endorse(CENTRE_HEAD_2, id));
		assert_eq!(executed(), Some(Ok(())));
	});
}

#[test]
fn endorse_counts_a_person_once_who_moved_to_another_department() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		assert_ok!(endorse(CENTRE_HEAD, id));
		MockAuthorize::add_officer(account(CENTRE_HEAD), HOUSING, &[Role::Head]);
		assert_ok!(endorse(CENTRE_HEAD, id));
		let endorsements = JointActs::<Test>::get(id).unwrap().endorsements;
		assert_eq!(endorsements.len(), 2);
		assert_eq!(endorsements[1].voice, head(HOUSING));
		assert_eq!(executed(), None);
		assert_ok!(endorse(CENTRE_HEAD_2, id));
		assert_eq!(executed(), Some(Ok(())));
	});
}

#[test]
fn endorse_may_be_repeated_when_another_endorser_is_back() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		assert_ok!(endorse(CENTRE_HEAD, id));
		MockAuthorize::set_active(CENTRE, false);
		assert_ok!(endorse(HOUSING_HEAD, id));
		assert_eq!(executed(), None);
		assert_noop!(endorse(HOUSING_HEAD, id), Error::<Test>::AlreadyEndorsed);

		MockAuthorize::set_active(CENTRE, true);
		let before = events().len();
		assert_ok!(endorse(HOUSING_HEAD, id));
		assert_eq!(executed(), Some(Ok(())));
		// It isn't a second endorsement.
		assert_eq!(events().len(), before + 1);
	});
}

#[test]
fn endorse_fails_when_the_rule_was_changed_or_cleared() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		for rule in [heads(Quorum::Any), Rule::Forbidden, Rule::Own, heads(Quorum::All)] {
			// The last one is as before, but was set anew.
			set(ADD, rule);
			assert_noop!(endorse(CENTRE_HEAD, id), Error::<Test>::RuleChanged);
		}
		assert_ok!(Acts::clear_rule(RuntimeOrigin::root(), ADD));
		assert_noop!(endorse(CENTRE_HEAD, id), Error::<Test>::RuleChanged);
		assert_ok!(Acts::withdraw(signed(FIRE_HEAD), id));
	});
}

#[test]
fn endorse_fails_when_the_proposer_can_not_act() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		MockAuthorize::set_active(FIRE, false);
		assert_noop!(endorse(CENTRE_HEAD, id), Error::<Test>::ProposerCantAct);
		MockAuthorize::set_active(FIRE, true);
		assert_ok!(endorse(CENTRE_HEAD, id));
		// Head of another department is another proposer.
		MockAuthorize::add_officer(account(FIRE_HEAD), NOWHERE, &[Role::Head]);
		assert_noop!(endorse(HOUSING_HEAD, id), Error::<Test>::ProposerCantAct);
		MockAuthorize::remove_officer(&account(FIRE_HEAD));
		assert_noop!(endorse(HOUSING_HEAD, id), Error::<Test>::ProposerCantAct);
	});
}

#[test]
fn endorse_fails_when_the_bound_is_below_the_weight_of_the_call() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		let endorse = |who, bound| {
			let result = Acts::endorse(signed(who), id, Role::Head, hash(&add(1)), bound);
			result.map(|_| ()).map_err(|error| error.error)
		};
		// Of no use before the last voice.
		assert_ok!(endorse(CENTRE_HEAD, Weight::zero()));
		let weight = room::WEIGHT;
		for bound in
			[weight - Weight::from_parts(1, 0), weight - Weight::from_parts(0, 1), Weight::zero()]
		{
			assert_noop!(endorse(HOUSING_HEAD, bound), Error::<Test>::WeightBoundTooLow);
		}
		assert_ok!(endorse(HOUSING_HEAD, weight));
		assert_eq!(executed(), Some(Ok(())));
	});
}

#[test]
fn endorse_gives_weight_back_when_the_call_is_not_made() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		let endorse = |who| {
			Acts::endorse(signed(who), id, Role::Head, hash(&add(1)), Weight::MAX)
				.unwrap()
				.actual_weight
				.unwrap()
		};
		type Weights = <Test as Config>::WeightInfo;
		assert_eq!(endorse(CENTRE_HEAD), Weights::endorse().max(Weights::endorse_and_execute(6)));
		assert_eq!(endorse(HOUSING_HEAD), Weights::endorse_and_execute(6) + room::USED);
	});
}

#[test]
fn endorse_fails_when_the_call_concerns_the_officer() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		Interested::set(Some(account(CENTRE_HEAD)));
		assert_noop!(endorse(CENTRE_HEAD, id), Concerned::ERROR);
		assert_ok!(endorse(HOUSING_HEAD, id));
		assert_noop!(endorse(CENTRE_HEAD, id), Concerned::ERROR);
		// Another head of its department has the voice.
		assert_ok!(endorse(CENTRE_HEAD_2, id));
		assert_eq!(executed(), Some(Ok(())));
	});
}

#[test]
fn voice_given_before_counts_no_more_when_the_call_concerns_its_officer() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		assert_ok!(endorse(CENTRE_HEAD, id));
		Interested::set(Some(account(CENTRE_HEAD)));
		let counts = |who: u8| {
			let all = Acts::joint_act(id).unwrap().endorsements;
			all.iter().any(|one| one.officer == account(who) && one.counts)
		};
		assert!(!counts(CENTRE_HEAD) && counts(FIRE_HEAD));
		assert_ok!(endorse(HOUSING_HEAD, id));
		assert_eq!(executed(), None);
		assert_ok!(endorse(CENTRE_HEAD_2, id));
		assert_eq!(executed(), Some(Ok(())));
	});
}

#[test]
fn proposer_has_no_voice_when_the_call_concerns_him() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::Any));
		Interested::set(Some(account(FIRE_HEAD)));
		let id = proposed(FIRE_HEAD, add(1));
		assert_eq!(executed(), None);
		assert_eq!(JointActs::<Test>::get(id).unwrap().endorsements.len(), 0);
		assert_ok!(endorse(HOUSING_HEAD, id));
		assert_eq!(executed(), Some(Ok(())));
	});
}

#[test]
fn stand_in_for_two_gives_a_voice_by_the_mandate_that_is_free_and_both_count_once() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		// The head of the other department stands in for two of the first.
		MockAuthorize::stand_in(account(HOUSING_HEAD), account(CENTRE_HEAD));
		MockAuthorize::stand_in(account(HOUSING_HEAD), account(CENTRE_HEAD_2));
		assert_ok!(endorse(CENTRE_HEAD, id));
		assert_ok!(endorse(HOUSING_HEAD, id));
		assert_eq!(executed(), Some(Ok(())));

		let id = proposed(FIRE_HEAD, add(1));
		assert_ok!(endorse(HOUSING_HEAD, id));
		// Its mandate is the one that the stand-in speaks by.
		assert_noop!(endorse(CENTRE_HEAD, id), Error::<Test>::OneVoiceEach);
		assert_ok!(endorse(CENTRE_HEAD_2, id));
	});
}

#[test]
fn voices_count_on_when_one_who_spoke_lends_its_role_to_another_who_did() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		// As if the head lent its role once both had spoken, for longer than the clerk does.
		MockAuthorize::stand_in(account(HOUSING_HEAD), account(CENTRE_HEAD));
		MockAuthorize::stand_in(account(HOUSING_HEAD), account(CLERK));
		assert_ok!(endorse(HOUSING_HEAD, id));
		let mut record = JointActs::<Test>::get(id).unwrap();
		let voice = Voice { department: CENTRE, role: Role::Head };
		let own = Endorsement { voice, officer: account(CENTRE_HEAD), at: MockCalendar::START };
		record.endorsements.try_push(own).unwrap();
		JointActs::<Test>::insert(id, record);
		let all = Acts::joint_act(id).unwrap().endorsements;
		assert!(all.len() == 3 && all.iter().all(|one| one.counts));
	});
}

#[test]
fn mandate_by_which_two_came_to_speak_counts_once() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		MockAuthorize::stand_in(account(HOUSING_HEAD), account(CLERK));
		MockAuthorize::stand_in(account(HOUSING_HEAD), account(FIRE_HEAD));
		assert_ok!(endorse(HOUSING_HEAD, id));
		// Now it could speak in place of the proposer only, who has.
		Interested::set(Some(account(CLERK)));
		assert_ok!(endorse(CENTRE_HEAD, id));
		assert_eq!(executed(), None);
		let all = Acts::joint_act(id).unwrap().endorsements;
		let counted = all.iter().filter(|one| one.counts).count();
		assert_eq!((all.len(), counted), (3, 2));
	});
}

#[test]
fn stand_in_gives_a_voice_by_a_mandate_that_the_call_does_not_concern() {
	ExtBuilder.build_and_execute(|| {
		MockAuthorize::stand_in(account(CENTRE_HEAD_2), account(CENTRE_HEAD));
		let id = open();
		Interested::set(Some(account(CENTRE_HEAD)));
		assert_noop!(endorse(CENTRE_HEAD_2, id), Concerned::ERROR);
		MockAuthorize::stand_in(account(CENTRE_HEAD_2), account(CLERK));
		assert_ok!(endorse(CENTRE_HEAD_2, id));
		assert_ok!(endorse(HOUSING_HEAD, id));
		assert_eq!(executed(), Some(Ok(())));
	});
}

#[test]
fn endorse_fails_when_the_call_is_gone_from_the_runtime() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		// As after an upgrade that took the call away.
		let bytes = CallBytes::try_from(vec![9, 3]).unwrap();
		let call_hash = sp_core::H256(sp_io::hashing::blake2_256(&bytes));
		Calls::<Test>::insert(id, bytes);
		JointActs::<Test>::mutate(id, |record| record.as_mut().unwrap().call_hash = call_hash);
		for who in [CENTRE_HEAD, HOUSING_HEAD] {
			assert_noop!(endorse(who, id), Error::<Test>::CallUnreadable);
		}
		assert_ok!(Acts::withdraw(signed(FIRE_HEAD), id));
	});
}

#[test]
fn voices_of_a_suspended_department_are_silent() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::Majority));
		let id = proposed(FIRE_HEAD, add(1));
		MockAuthorize::set_active(CENTRE, false);
		assert_noop!(endorse(CENTRE_HEAD, id), MockAuthorize::NOT_ACTIVE);
		assert_ok!(endorse(HOUSING_HEAD, id));
		assert_eq!(executed(), Some(Ok(())));
	});
}
