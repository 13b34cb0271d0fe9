// SPDX-License-Identifier: Apache-2.0

//! What comes of the call.

use super::*;

fn pair(quorum: Quorum) -> Rule {
	joint(&[head(CENTRE), head(FIRE)], quorum)
}

#[test]
fn call_is_made_in_the_proposers_name() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, pair(Quorum::All));
		assert_ok!(Acts::propose(signed(CLERK), Role::Clerk, Box::new(add(1))));
		assert_ok!(endorse(CENTRE_HEAD, 1));
		assert_ok!(endorse(FIRE_HEAD, 1));
		assert_eq!(LastBy::<Test>::get(), Some(account(CLERK)));
		assert_eq!(JointActs::<Test>::count(), 0);
		assert!(MockAgenda::scheduled().is_empty());
	});
}

#[test]
fn failing_call_is_recorded_and_changes_nothing() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, pair(Quorum::All));
		let id = proposed(FIRE_HEAD, add(UNLUCKY));
		assert_ok!(endorse(CENTRE_HEAD, id));
		let result = Err(room::Error::<Test>::Unlucky.into());
		assert_eq!(last_event(), Event::Executed { id, call_hash: hash(&add(UNLUCKY)), result });
		assert_eq!(Sum::<Test>::get(), 0);
		assert_eq!(LastBy::<Test>::get(), None);
		// It is closed, and nothing passes the filter any more.
		assert_noop!(endorse(CENTRE_HEAD, id), Error::<Test>::JointActUnknown);
		assert_noop!(send(FIRE_HEAD, add(UNLUCKY)), filtered());
		assert!(!Executing::<Test>::exists());
	});
}

#[test]
fn failing_call_is_recorded_when_it_is_made_at_once() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, pair(Quorum::Any));
		proposed(FIRE_HEAD, add(UNLUCKY));
		assert_eq!(executed(), Some(Err(room::Error::<Test>::Unlucky.into())));
		assert_eq!(Sum::<Test>::get(), 0);
	});
}

#[test]
fn the_same_call_proposed_twice_is_two_acts() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, pair(Quorum::All));
		let first = proposed(FIRE_HEAD, add(1));
		let second = proposed(FIRE_HEAD, add(1));
		assert_ne!(first, second);
		assert_ok!(endorse(CENTRE_HEAD, second));
		assert_eq!(Sum::<Test>::get(), 1);
		assert!(JointActs::<Test>::contains_key(first));
		assert_ok!(endorse(CENTRE_HEAD, first));
		assert_eq!(Sum::<Test>::get(), 2);
	});
}

#[test]
fn endorsements_of_one_act_are_none_of_another() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::Number(2)));
		let first = proposed(FIRE_HEAD, add(1));
		let second = proposed(CENTRE_HEAD, add(1));
		assert_ok!(endorse(CENTRE_HEAD, first));
		assert_eq!(Sum::<Test>::get(), 1);
		assert_eq!(JointActs::<Test>::get(second).unwrap().endorsements.len(), 1);
	});
}

#[test]
fn endorsement_does_not_count_at_the_end_when_its_officer_lost_the_role() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::Number(2)));
		assert_ok!(Acts::propose(signed(CLERK), Role::Clerk, Box::new(add(1))));
		assert_ok!(endorse(CENTRE_HEAD, 1));
		MockAuthorize::add_officer(account(CENTRE_HEAD), CENTRE, &[Role::Registrar]);
		assert_ok!(endorse(FIRE_HEAD, 1));
		assert_eq!(executed(), None);
		assert_ok!(endorse(HOUSING_HEAD, 1));
		assert_eq!(executed(), Some(Ok(())));
	});
}
