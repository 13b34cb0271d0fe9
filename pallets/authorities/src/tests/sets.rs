// SPDX-License-Identifier: Apache-2.0

//! Which set is planned, and when it takes over.

use govchain_primitives::authorities::{FaultKind, SeatedAuthority};
use govchain_test_support::account;

use sp_core::Pair as _;

use super::faults::double_vote;
use crate::{mock::*, Event, Pallet, PlannedSet};

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
