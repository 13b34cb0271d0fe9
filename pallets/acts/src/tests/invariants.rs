// SPDX-License-Identifier: Apache-2.0

//! Each invariant, broken.

use super::*;

/// Breaks the state of an open joint act with two voices and expects to be told of the invariant with
/// this number.
#[track_caller]
fn breaks(number: u8, break_it: impl FnOnce(u64)) {
	ExtBuilder.build().execute_with(|| {
		set(ADD, heads(Quorum::All));
		let id = proposed(FIRE_HEAD, add(1));
		assert_ok!(endorse(CENTRE_HEAD, id));
		assert_ok!(Acts::do_try_state());
		break_it(id);
		let DispatchError::Other(words) = Acts::do_try_state().unwrap_err() else {
			panic!("not in words");
		};
		assert!(words.starts_with(&format!("{number}: ")), "{words}");
	});
}

fn change(id: u64, change: impl FnOnce(&mut JointAct<AccountId>)) {
	JointActs::<Test>::mutate(id, |record| change(record.as_mut().unwrap()));
}

#[test]
fn rules_can_be_met() {
	let ruled = |act, rule| Rules::<Test>::insert(act, SetRule { number: 1, rule });
	breaks(1, |_| ruled(ActId { pallet: 0, call: 0 }, Rule::Forbidden));
	breaks(1, |_| ruled(ADD, joint(&[], Quorum::Any)));
	breaks(1, |_| ruled(ADD, joint(&[head(FIRE), head(FIRE)], Quorum::Any)));
	breaks(1, |_| ruled(ADD, heads(Quorum::Number(4))));
}

#[test]
fn rules_have_different_numbers() {
	let ruled = |number| {
		Rules::<Test>::insert(RESET, SetRule { number, rule: Rule::Forbidden });
	};
	for number in [0, 1, 2] {
		breaks(2, |_| ruled(number));
	}
}

#[test]
fn joint_acts_have_numbers_that_were_given() {
	breaks(3, |_| LastJointAct::<Test>::put(0));
}

#[test]
fn joint_acts_have_their_calls() {
	breaks(4, Calls::<Test>::remove);
	breaks(4, |id| Calls::<Test>::insert(id, CallBytes::try_from(vec![1]).unwrap()));
	breaks(4, |id| change(id, |record| record.act = RESET));
	breaks(4, |id| {
		Calls::<Test>::insert(id + 1, CallBytes::try_from(vec![1]).unwrap());
	});
}

#[test]
fn endorsements_are_of_different_voices_and_officers() {
	breaks(5, |id| {
		change(id, |record| record.endorsements[1].voice = record.endorsements[0].voice)
	});
	breaks(5, |id| {
		change(id, |record| record.endorsements[1].officer = record.endorsements[0].officer.clone())
	});
	breaks(5, |id| {
		change(id, |record| record.endorsements[1].voice.role = Role::Clerk);
	});
}

#[test]
fn open_acts_of_departments_are_counted() {
	breaks(6, |_| OpenOf::<Test>::insert(FIRE, 2));
	breaks(6, |_| OpenOf::<Test>::remove(FIRE));
	breaks(6, |_| OpenOf::<Test>::insert(HOUSING, 1));
	breaks(6, |_| OpenOfOfficer::<Test>::insert(account(HOUSING_HEAD), 1));
}

#[test]
fn nothing_is_being_executed() {
	breaks(7, |_| Executing::<Test>::put(H256::zero()));
}
