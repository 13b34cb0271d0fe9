// SPDX-License-Identifier: Apache-2.0

//! Who is live, and which changes are refused because too few are.

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::authorities::{Liveness, SetChange, SetHealth};
use govchain_test_support::account;

use super::changes::{admit, node_of, put_in_place, replace, request};
use crate::{liveness::needed, mock::*, Error, LIVE_TURNS};

fn retire(n: u8) -> sp_runtime::DispatchResult {
	Authorities::retire(RuntimeOrigin::root(), account(n))
}

fn too_few(live: u8, needed: u8) -> Error<Test> {
	Error::TooFewLive { live, needed }
}

#[test]
fn needed_is_all_but_a_third_less_one() {
	for (authorities, most) in
		[(0, 1), (1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (6, 5), (7, 5), (10, 7), (64, 43)]
	{
		assert_eq!(needed(authorities), most);
	}
}

#[test]
fn authority_is_live_until_it_missed_its_last_turns() {
	ExtBuilder::with(4).build_and_execute(|| {
		blocks(3);
		let last = System::block_number();
		let who = Session::validators()
			.into_iter()
			.position(|who| crate::LastAuthored::<Test>::get(who) == Some(last));
		let n = who.unwrap() as u8 + 1;
		go_offline([n]);
		blocks(4 * LIVE_TURNS);
		assert!(Authorities::is_live(&account(n)));
		next_block();
		assert!(!Authorities::is_live(&account(n)));
		assert_eq!(
			Authorities::liveness()[usize::from(n) - 1],
			Liveness { account: account(n), last_authored: Some(last as u32), live: false }
		);
		assert_eq!(Authorities::set_health(), SetHealth { authorities: 4, live: 3, needed: 3 });

		go_offline([]);
		blocks(4);
		assert!(Authorities::is_live(&account(n)));
	});
}

#[test]
fn authorities_of_genesis_are_live_before_they_author() {
	ExtBuilder::with(64).build_and_execute(|| {
		let health = Authorities::set_health();
		assert_eq!(health, SetHealth { authorities: 64, live: 64, needed: 43 });
	});
}

#[test]
fn changes_are_refused_with_the_count_when_too_few_would_be_left() {
	ExtBuilder::with(4).build_and_execute(|| {
		go_offline([4]);
		blocks(40);
		assert_ok!(request(5));
		assert_eq!(
			Authorities::change_health(&SetChange::Admit(seat(5))),
			SetHealth { authorities: 5, live: 3, needed: 4 }
		);
		assert_noop!(admit(5), too_few(3, 4));
		assert_eq!(
			Authorities::change_health(&SetChange::Retire(account(1))),
			SetHealth { authorities: 3, live: 2, needed: 3 }
		);
		assert_noop!(retire(1), too_few(2, 3));
		let change = SetChange::Replace { old: account(1), new: account(5) };
		assert_eq!(
			Authorities::change_health(&change),
			SetHealth { authorities: 4, live: 2, needed: 3 }
		);
		assert_ok!(Authorities::request_authority(
			RuntimeOrigin::signed(operator(1)),
			account(15),
			node_of(15)
		));
		assert_noop!(put_in_place(1, 15), too_few(2, 3));

		// The one that is gone may go, or be replaced.
		assert_eq!(
			Authorities::change_health(&SetChange::Retire(account(4))),
			SetHealth { authorities: 3, live: 3, needed: 3 }
		);
		assert_ok!(retire(4));
	});
}

#[test]
fn changes_are_refused_when_finality_stands() {
	ExtBuilder::with(5).build_and_execute(|| {
		go_offline([4, 5]);
		blocks(60);
		assert_eq!(Authorities::set_health(), SetHealth { authorities: 5, live: 3, needed: 4 });
		// Four could finalise with three, but five can't finalise that there are four.
		assert!(Authorities::change_health(&SetChange::Retire(account(5))).can_finalise());
		assert_noop!(retire(5), too_few(3, 4));
	});
}

#[test]
fn changes_that_are_decided_count() {
	ExtBuilder::with(7).build_and_execute(|| {
		// Seven may miss two.
		assert_ok!(replace(1, 11));
		assert_ok!(replace(2, 12));
		assert_eq!(
			Authorities::change_health(&SetChange::Retire(account(12))),
			SetHealth { authorities: 7, live: 6, needed: 5 }
		);
		assert_ok!(Authorities::request_authority(
			RuntimeOrigin::signed(operator(3)),
			account(13),
			node_of(13)
		));
		assert_noop!(put_in_place(3, 13), too_few(4, 5));
		assert_noop!(retire(3), too_few(4, 5));
		// Giving one up again is always possible.
		assert_ok!(retire(12));
		assert_ok!(put_in_place(3, 13));
	});
}

#[test]
fn last_authority_can_not_retire() {
	ExtBuilder::with(1).build_and_execute(|| {
		assert_noop!(retire(1), too_few(0, 1));
	});
}

#[test]
fn nobody_grows_old_while_no_block_comes() {
	ExtBuilder::with(4).build_and_execute(|| {
		govchain_test_support::MockCalendar::advance(86_400_000);
		next_block();
		assert_eq!(Authorities::set_health().live, 4);
	});
}

#[test]
fn few_authorities_become_four_again_when_each_that_comes_is_admitted_alone() {
	ExtBuilder::with(2).build_and_execute(|| {
		for n in 3..=4 {
			assert_ok!(request(n));
			assert_ok!(admit(n));
			assert_ok!(set_keys(n, n));
			session(3 * u32::from(n));
			assert_eq!(Session::validators(), accounts(1..=n));
			blocks(n.into());
		}
		assert_eq!(Authorities::set_health(), SetHealth { authorities: 4, live: 4, needed: 3 });
		// One at a time: the second would have to be taken on trust as well.
		assert_ok!(request(5));
		assert_ok!(admit(5));
		assert_ok!(request(6));
		assert_noop!(admit(6), too_few(4, 5));
	});
}

#[test]
fn department_can_not_bring_the_set_below_four_and_the_council_can() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_noop!(
			Authorities::retire(RuntimeOrigin::signed(operator(1)), account(1)),
			Error::<Test>::TooFewLeft
		);
		assert_ok!(retire(1));
	});
}

#[test]
fn department_can_not_count_on_who_has_no_session_keys() {
	ExtBuilder::with(4).build_and_execute(|| {
		let retire = || Authorities::retire(RuntimeOrigin::signed(operator(1)), account(1));
		assert_ok!(request(5));
		assert_ok!(admit(5));
		assert_noop!(retire(), Error::<Test>::TooFewLeft);
		assert_ok!(set_keys(5, 5));
		assert_noop!(retire(), Error::<Test>::TooFewLeft);
		next_session();
		assert_eq!(Authorities::planned_set().len(), 5);
		assert_ok!(retire());
	});
}

#[test]
fn department_can_count_on_the_place_of_one_that_is_being_replaced() {
	ExtBuilder::with(5).build_and_execute(|| {
		assert_ok!(replace(2, 12));
		assert_ok!(Authorities::retire(RuntimeOrigin::signed(operator(1)), account(1)));
		let next = Authorities::retire(RuntimeOrigin::signed(operator(3)), account(3));
		assert_noop!(next, Error::<Test>::TooFewLeft);
	});
}
