// SPDX-License-Identifier: Apache-2.0

//! Setting and clearing rules.

use super::*;

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

#[test]
fn set_rule_succeeds_when_the_rule_can_be_met() {
	ExtBuilder.build_and_execute(|| {
		for (number, rule) in
			[heads(Quorum::All), heads(Quorum::Number(2)), Rule::Forbidden, Rule::Own]
				.into_iter()
				.enumerate()
		{
			assert_ok!(Acts::set_rule(root(), ADD, rule.clone()));
			assert_eq!(last_event(), Event::RuleSet { act: ADD, rule: rule.clone() });
			let number = u32::try_from(number).unwrap() + 1;
			assert_eq!(Rules::<Test>::get(ADD), Some(SetRule { number, rule }));
		}
		assert_eq!(Rules::<Test>::count(), 1);
	});
}

#[test]
fn set_rule_fails_when_the_origin_is_not_the_council() {
	ExtBuilder.build_and_execute(|| {
		for origin in [signed(CENTRE_HEAD), RuntimeOrigin::none()] {
			assert_noop!(Acts::set_rule(origin, ADD, Rule::Forbidden), BadOrigin);
		}
	});
}

#[test]
fn set_rule_fails_when_the_act_can_not_have_one() {
	ExtBuilder.build_and_execute(|| {
		// Neither the chain's own calls, nor wrappers, nor ours, nor what doesn't exist.
		for (pallet, call) in [(0, 0), (1, 0), (1, 3), (2, 0), (4, 0), (9, 1), (50, 0)] {
			assert_noop!(
				Acts::set_rule(root(), ActId { pallet, call }, Rule::Forbidden),
				Error::<Test>::NotRulable
			);
		}
	});
}

#[test]
fn set_rule_fails_when_the_rule_can_not_be_met() {
	ExtBuilder.build_and_execute(|| {
		let twice = [head(CENTRE), head(FIRE), head(CENTRE)];
		for (rule, error) in [
			(joint(&[], Quorum::Any), Error::<Test>::NoVoices),
			(joint(&twice, Quorum::All), Error::<Test>::VoiceTwice),
			(heads(Quorum::Number(0)), Error::<Test>::QuorumOutOfReach),
			(heads(Quorum::Number(4)), Error::<Test>::QuorumOutOfReach),
			(
				heads(Quorum::Fraction { numerator: 1, denominator: 0 }),
				Error::<Test>::QuorumOutOfReach,
			),
			(
				heads(Quorum::Fraction { numerator: 4, denominator: 3 }),
				Error::<Test>::QuorumOutOfReach,
			),
		] {
			assert_noop!(Acts::set_rule(root(), ADD, rule), error);
		}
	});
}

#[test]
fn set_rule_takes_the_same_department_twice_when_the_roles_differ() {
	ExtBuilder.build_and_execute(|| {
		let registrar = Voice { department: CENTRE, role: Role::Registrar };
		set(ADD, joint(&[head(CENTRE), registrar], Quorum::All));
	});
}

#[test]
fn set_rule_takes_one_working_day_to_the_longest() {
	ExtBuilder.build_and_execute(|| {
		let lasting = |days| {
			let Rule::Joint(rule) = heads(Quorum::All) else { unreachable!() };
			Rule::Joint(JointRule { days, ..rule })
		};
		for days in [0, MAX_DAYS + 1] {
			assert_noop!(Acts::set_rule(root(), ADD, lasting(days)), Error::<Test>::DaysOutOfRange);
		}
		for days in [1, MAX_DAYS] {
			set(ADD, lasting(days));
		}
	});
}

#[test]
fn set_rule_takes_as_many_voices_as_there_is_room_for() {
	ExtBuilder.build_and_execute(|| {
		let voices = |count| {
			(0..count)
				.map(|number| {
					MockAuthorize::add_department(1_000 + number, None, &[]);
					head(1_000 + number)
				})
				.collect::<Vec<_>>()
		};
		set(ADD, joint(&voices(MAX_VOICES), Quorum::All));
		// More aren't even a rule.
		assert!(
			frame_support::BoundedVec::<_, frame_support::traits::ConstU32<MAX_VOICES>>::try_from(
				voices(MAX_VOICES + 1)
			)
			.is_err()
		);
	});
}

#[test]
fn set_rule_fails_when_a_department_does_not_exist_or_is_not_active() {
	ExtBuilder.build_and_execute(|| {
		let rule = joint(&[head(CENTRE), head(NOWHERE)], Quorum::Any);
		assert_noop!(Acts::set_rule(root(), ADD, rule), MockAuthorize::NOT_ACTIVE);
		MockAuthorize::set_active(FIRE, false);
		assert_noop!(Acts::set_rule(root(), ADD, heads(Quorum::Any)), MockAuthorize::NOT_ACTIVE);
	});
}

#[test]
fn set_rule_fails_when_the_act_has_just_this_rule() {
	ExtBuilder.build_and_execute(|| {
		for rule in [Rule::Own, Rule::Forbidden, heads(Quorum::All)] {
			set(ADD, rule.clone());
			assert_noop!(Acts::set_rule(root(), ADD, rule), Error::<Test>::RuleUnchanged);
		}
		set(ADD, heads(Quorum::Number(3)));
	});
}

#[test]
fn set_rule_fails_when_there_are_too_many() {
	ExtBuilder.build_and_execute(|| {
		for call in 0..=u8::MAX {
			set(ActId { pallet: 100, call }, Rule::Forbidden);
		}
		assert_eq!(Rules::<Test>::count(), MAX_RULES);
		assert_noop!(Acts::set_rule(root(), ADD, Rule::Forbidden), Error::<Test>::TooManyRules);
		// Those that are there can be changed, and one that is cleared makes room.
		set(ActId { pallet: 100, call: 0 }, Rule::Own);
		assert_ok!(Acts::clear_rule(root(), ActId { pallet: 100, call: 0 }));
		set(ADD, Rule::Forbidden);
	});
}

#[test]
fn set_rule_fails_when_all_numbers_are_used() {
	ExtBuilder.build_and_execute(|| {
		LastRule::<Test>::put(u32::MAX);
		assert_noop!(Acts::set_rule(root(), ADD, Rule::Forbidden), Error::<Test>::NumbersExhausted);
	});
}

#[test]
fn clear_rule_succeeds_when_there_is_one() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, Rule::Forbidden);
		assert_ok!(Acts::clear_rule(root(), ADD));
		assert_eq!(last_event(), Event::RuleCleared { act: ADD });
		assert_eq!(Rules::<Test>::get(ADD), None);
		assert_ok!(send(CLERK, add(1)));
	});
}

#[test]
fn clear_rule_fails_when_the_origin_is_not_the_council() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, Rule::Forbidden);
		assert_noop!(Acts::clear_rule(signed(CENTRE_HEAD), ADD), BadOrigin);
	});
}

#[test]
fn clear_rule_fails_when_there_is_none() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(Acts::clear_rule(root(), ADD), Error::<Test>::NoRule);
	});
}

#[test]
fn call_is_filtered_when_the_rule_says_so() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(send(CLERK, add(1)));
		set(ADD, Rule::Own);
		assert_ok!(send(CLERK, add(1)));
		for rule in [Rule::Forbidden, heads(Quorum::Any)] {
			set(ADD, rule);
			for who in [CENTRE_HEAD, CLERK, STRANGER] {
				assert_noop!(send(who, add(1)), filtered());
			}
		}
		// Another call of the same room, and what a motion carries, are not touched.
		assert_ok!(send(CLERK, reset(0)));
		use sp_runtime::traits::Dispatchable;
		assert_err_ignore_postinfo!(add(1).dispatch(root()), BadOrigin);
		assert_eq!(Sum::<Test>::get(), 0);
	});
}
