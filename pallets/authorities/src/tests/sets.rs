// SPDX-License-Identifier: Apache-2.0

//! Which set is planned, and when it takes over.

use frame_support::assert_ok;
use govchain_primitives::authorities::{FaultKind, SeatedAuthority, SetHealth};
use govchain_test_support::account;

use sp_core::Pair as _;

use super::{
	changes::{admit, replace, request},
	faults::double_vote,
};
use crate::{mock::*, Event, Pallet, PlannedSet, Replacements};

#[test]
fn next_set_is_none_when_nothing_changed() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_eq!(Authorities::next_set(|_| true), None);
		for _ in 0..4 {
			next_session();
			assert!(!pallet_session::QueuedChanged::<Test>::get());
			assert_eq!(events(), vec![]);
		}
		assert_eq!(pallet_grandpa::CurrentSetId::<Test>::get(), 0);
		assert_eq!(Session::validators(), accounts(1..=4));
	});
}

#[test]
fn next_set_excludes_within_two_sessions_when_four_remain() {
	ExtBuilder::with(5).build_and_execute(|| {
		assert_eq!(Session::current_index(), 0);
		double_vote(2, 1);
		assert_eq!(Session::validators(), accounts(1..=5));

		next_session();
		assert_eq!(Session::validators(), accounts(1..=5));
		let remaining: Vec<_> = [1, 3, 4, 5].map(seat).into();
		assert_eq!(Authorities::planned_set(), remaining);
		assert_eq!(
			events(),
			vec![
				Event::AuthorityExcluded {
					authority: account(2),
					department: department(2),
					session: 2
				},
				Event::SetPlanned { session: 2, authorities: remaining },
			]
		);

		next_session();
		assert_eq!(Session::current_index(), 2);
		assert_eq!(Session::validators(), accounts([1, 3, 4, 5]));
		next_block();
		let finalisers: Vec<_> =
			Grandpa::grandpa_authorities().into_iter().map(|(key, _)| key).collect();
		assert_eq!(finalisers, [1, 3, 4, 5].map(|n| grandpa_pair(n).public().into()));
		assert_eq!(pallet_grandpa::CurrentSetId::<Test>::get(), 1);

		// The change counts once.
		session(5);
		assert_eq!(pallet_grandpa::CurrentSetId::<Test>::get(), 1);
	});
}

#[test]
fn next_set_keeps_an_authority_at_fault_when_fewer_than_four_would_remain() {
	ExtBuilder::with(4).build_and_execute(|| {
		double_vote(2, 1);
		session(3);
		assert_eq!(Session::validators(), accounts(1..=4));
		assert_eq!(pallet_grandpa::CurrentSetId::<Test>::get(), 0);
	});
}

#[test]
fn next_set_excludes_the_oldest_faults_when_not_all_can_go() {
	ExtBuilder::with(6).build_and_execute(|| {
		double_vote(5, 1);
		double_vote(1, 2);
		double_vote(3, 3);
		session(2);
		assert_eq!(Session::validators(), accounts([2, 3, 4, 6]));
	});
}

#[test]
fn next_set_leaves_out_an_authority_when_it_has_no_keys() {
	// The session pallet leaves it out by itself, but doesn't tell authorship and finality.
	ExtBuilder::with(5).build_and_execute(|| {
		Session::purge_keys(RuntimeOrigin::signed(account(5))).unwrap();
		next_session();
		assert!(pallet_session::QueuedChanged::<Test>::get());
		next_session();
		assert_eq!(Session::validators(), accounts(1..=4));
		next_block();
		assert_eq!(Grandpa::grandpa_authorities().len(), 4);
		assert_eq!(PlannedSet::<Test>::get().len(), 4);
	});
}

#[test]
fn next_set_is_none_when_nobody_has_keys() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_eq!(Authorities::next_set(|_| false), None);
		assert_eq!(PlannedSet::<Test>::get().len(), 4);
	});
}

#[test]
fn next_set_counts_keys_when_it_excludes() {
	// Five are admitted, but only four could run.
	ExtBuilder::with(5).build_and_execute(|| {
		Session::purge_keys(RuntimeOrigin::signed(account(5))).unwrap();
		double_vote(2, 1);
		session(2);
		assert_eq!(Session::validators(), accounts(1..=4));
	});
}

#[test]
fn next_set_is_another_when_an_authority_moved_to_another_department() {
	// So that a key belongs to one department all through a GRANDPA set.
	ExtBuilder::with(4).build_and_execute(|| {
		move_to(1, department(9));
		next_session();
		let moved = SeatedAuthority { account: account(1), department: department(9) };
		assert_eq!(Authorities::planned_set()[0], moved);
		// The session that runs still counts for the old one.
		assert_eq!(Authorities::current_holders()[0].department, department(1));
		next_session();
		assert_eq!(Authorities::current_holders()[0].department, department(9));
		assert_eq!(pallet_grandpa::CurrentSetId::<Test>::get(), 1);
	});
}

#[test]
fn disabled_is_reapplied_when_the_set_changes() {
	// The session pallet forgets whom it disabled when another one leaves the set.
	ExtBuilder::with(8).build_and_execute(|| {
		for (round, n) in [(1, 2), (2, 4), (3, 6), (4, 7), (5, 8)] {
			double_vote(n, round);
		}
		// Of eight, two at most.
		assert_eq!(Authorities::disabled(), accounts([2, 4]));
		assert_eq!(Session::disabled_validators(), vec![1, 3]);

		session(2);
		// 2, 4, 6 and 7 are out; of the four that remain, one may be kept from authoring.
		assert_eq!(Session::validators(), accounts([1, 3, 5, 8]));
		assert_eq!(Authorities::disabled(), accounts([8]));
		assert_eq!(Session::disabled_validators(), vec![3]);
	});
}

#[test]
fn disabled_stays_when_the_set_does() {
	ExtBuilder::with(4).build_and_execute(|| {
		double_vote(3, 1);
		assert_eq!(Session::disabled_validators(), vec![2]);
		session(4);
		assert_eq!(Session::disabled_validators(), vec![2]);
	});
}

#[test]
fn disabled_is_at_most_a_third_less_one() {
	for (size, most) in [(1, 0), (3, 0), (4, 1), (6, 1), (7, 2), (10, 3), (64, 21)] {
		ExtBuilder::with(size).build_and_execute(|| {
			for n in 1..=size {
				Pallet::<Test>::record_fault(
					FaultKind::DoubleAuthoring { slot: n.into() },
					0,
					seat(n),
				);
			}
			assert_eq!(Authorities::disabled(), accounts(1..=most));
			assert_eq!(Session::disabled_validators().len(), usize::from(most));
		});
	}
}

/// At the next session the set stays as it is, because too few of the one that is due are live.
fn waits(live: u32, needed: u32) {
	let before = Authorities::planned_set();
	next_session();
	assert_eq!(events(), vec![Event::ChangeWaits { live, needed }]);
	assert_eq!(Authorities::planned_set(), before);
}

#[test]
fn next_set_waits_when_an_exclusion_would_leave_too_few_live() {
	ExtBuilder::with(7).build_and_execute(|| {
		go_offline([6, 7]);
		blocks(60);
		// Seven may miss two, and six only one.
		double_vote(1, 1);
		assert_eq!(Authorities::set_health(), SetHealth { authorities: 7, live: 5, needed: 5 });
		waits(4, 5);
		waits(4, 5);
		assert_eq!(Session::validators(), accounts(1..=7));
		assert!(!pallet_session::QueuedChanged::<Test>::get());
		assert_eq!(Session::disabled_validators(), vec![0]);

		go_offline([7]);
		next_session();
		next_session();
		assert_eq!(Authorities::planned_set(), (2..=7).map(seat).collect::<Vec<_>>());
		next_session();
		assert_eq!(Session::validators(), accounts(2..=7));
		assert_eq!(Grandpa::current_set_id(), 1);
	});
}

#[test]
fn next_set_waits_when_keys_come_late_and_too_few_are_live_by_then() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(request(5));
		assert_ok!(admit(5));
		go_offline([4]);
		blocks(40);
		assert_ok!(set_keys(5, 5));
		waits(3, 4);
		waits(3, 4);
		go_offline([]);
		blocks(9);
		assert_eq!(Session::validators(), accounts(1..=5));
	});
}

#[test]
fn next_set_makes_no_replacement_while_it_waits() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(replace(2, 7));
		go_offline([4]);
		blocks(40);
		assert_ok!(set_keys(7, 7));
		waits(2, 3);
		assert!(Replacements::<Test>::contains_key(account(7)));
		assert!(Authorities::is_admitted(&account(2)));
		// The old one may still rotate its keys, which is no other set.
		assert_ok!(set_keys(2, 12));
		waits(2, 3);
		next_session();
		assert_eq!(Authorities::current_holders().len(), 4);
		assert_eq!(Grandpa::current_set_id(), 1);

		go_offline([]);
		blocks(6);
		assert_eq!(Authorities::planned_set(), [1, 3, 4, 7].map(seat_of_2));
		assert!(!Replacements::<Test>::contains_key(account(7)));
	});
}

/// The seat of authority `n`, of which 7 is in the place of 2.
fn seat_of_2(n: u8) -> SeatedAuthority<govchain_test_support::AccountId> {
	let department = department(if n == 7 { 2 } else { n });
	SeatedAuthority { account: account(n), department }
}

#[test]
fn next_set_takes_who_is_kept_from_authoring_to_vote() {
	ExtBuilder::with(4).build_and_execute(|| {
		go_offline([4]);
		blocks(40);
		assert_ok!(replace(4, 7));
		// At fault, and not to be spared. It authors no more, which looks as if it were lost.
		double_vote(2, 1);
		go_offline([2, 4]);
		blocks(40);
		assert_eq!(Authorities::set_health().live, 3);
		assert_ok!(set_keys(7, 7));
		session(Session::current_index() + 2);
		assert_eq!(Session::validators(), accounts([1, 2, 3, 7]));
	});
}

#[test]
fn lost_one_is_replaced_beside_one_that_is_kept_from_authoring() {
	ExtBuilder::with(4).build_and_execute(|| {
		double_vote(2, 1);
		go_offline([2]);
		blocks(40);
		assert!(Authorities::set_health().can_finalise());
		go_offline([2, 4]);
		blocks(40);
		// Two author, and three vote.
		assert!(Authorities::set_health().can_finalise());
		assert_ok!(replace(4, 7));
		assert_ok!(set_keys(7, 7));
		session(Session::current_index() + 2);
		assert_eq!(Session::validators(), accounts([1, 2, 3, 7]));
	});
}
