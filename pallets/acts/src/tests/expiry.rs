// SPDX-License-Identifier: Apache-2.0

//! The limit of a joint act, in time and one moment later.

use frame_support::weights::Weight;
use govchain_primitives::{AgendaItem, OnDue};

use super::*;

fn open() -> u64 {
	set(ADD, heads(Quorum::Number(2)));
	proposed(FIRE_HEAD, add(1))
}

#[test]
fn endorse_is_in_time_in_the_last_moment() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		to_the_last_moment();
		assert_eq!(MockAgenda::run::<Acts>(), 0);
		assert_ok!(endorse(CENTRE_HEAD, id));
		assert_eq!(executed(), Some(Ok(())));
	});
}

#[test]
fn endorse_and_withdraw_fail_when_the_limit_has_passed_and_no_block_has_noticed() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		to_the_last_moment();
		MockCalendar::advance(1);
		assert_noop!(endorse(CENTRE_HEAD, id), Error::<Test>::TooLate);
		assert_noop!(Acts::withdraw(signed(FIRE_HEAD), id), Error::<Test>::TooLate);
		assert!(JointActs::<Test>::contains_key(id));
	});
}

#[test]
fn agenda_removes_a_joint_act_when_its_limit_has_passed() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		to_the_last_moment();
		MockCalendar::advance(1);
		assert_eq!(MockAgenda::run::<Acts>(), 1);
		assert_eq!(last_event(), Event::Lapsed { id });
		assert_eq!(JointActs::<Test>::count(), 0);
		assert_eq!(OpenOf::<Test>::get(FIRE), 0);
		assert_noop!(endorse(CENTRE_HEAD, id), Error::<Test>::JointActUnknown);
	});
}

#[test]
fn agenda_removes_a_joint_act_whose_rule_was_changed() {
	ExtBuilder.build_and_execute(|| {
		open();
		set(ADD, Rule::Forbidden);
		MockCalendar::advance_days(u64::from(DAYS) + 1);
		assert_eq!(MockAgenda::run::<Acts>(), 1);
		assert_eq!(JointActs::<Test>::count(), 0);
	});
}

#[test]
fn nothing_is_on_the_agenda_when_a_joint_act_is_closed() {
	ExtBuilder.build_and_execute(|| {
		let id = open();
		assert_ok!(endorse(CENTRE_HEAD, id));
		let id = proposed(FIRE_HEAD, add(2));
		assert_ok!(Acts::withdraw(signed(FIRE_HEAD), id));
		assert!(MockAgenda::scheduled().is_empty());
	});
}

#[test]
fn items_of_other_rooms_are_not_ours() {
	ExtBuilder.build_and_execute(|| {
		let other = AgendaItem::GrantEnd { grant: 1 };
		Acts::on_due(other);
		assert_eq!(<Acts as OnDue>::weight(&other), Weight::zero());
		assert_ne!(<Acts as OnDue>::weight(&AgendaItem::JointAct { act: 1 }), Weight::zero());
	});
}
