// SPDX-License-Identifier: Apache-2.0

//! Restarting finality: one forced change, one number of the set, and nothing else meanwhile.

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::authorities::{RestartInfo, RestartStage, SeatedAuthority, SetChange};
use govchain_test_support::{account, MockAuthorize, MockCalendar};
use sp_consensus_grandpa::{AuthorityId, ConsensusLog, ScheduledChange};
use sp_core::Pair as _;
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};

use super::changes::{admit, node_of, put_in_place, replace, request};
use crate::{
	mock::*, Authority, Error, Event, ForcedSet, GivenUp, Restarts, WeightInfo, MAX_RESTART_DELAY,
	MAX_RESTART_VALIDITY, MIN_RESTART_DELAY,
};

const DELAY: u64 = 10;

fn restart(lost: impl IntoIterator<Item = u8>, best_finalized: u64) -> DispatchResult {
	let lost = accounts(lost).try_into().unwrap();
	let now = System::block_number();
	Authorities::restart_finality(RuntimeOrigin::root(), lost, best_finalized, DELAY, now)
}

fn forced(best_finalized: u64, keys: &[u8]) -> ConsensusLog<u64> {
	ConsensusLog::ForcedChange(
		best_finalized,
		ScheduledChange { next_authorities: with_weight(keys), delay: DELAY },
	)
}

fn scheduled(keys: &[u8]) -> ConsensusLog<u64> {
	ConsensusLog::ScheduledChange(ScheduledChange { next_authorities: with_weight(keys), delay: 0 })
}

fn with_weight(keys: &[u8]) -> Vec<(AuthorityId, u64)> {
	keys.iter().map(|n| (grandpa_pair(*n).public().into(), 1)).collect()
}

/// Four authorities of which 3 and 4 are lost: the finality of session 1 was the last, and now is
/// session 20, in block 60.
fn stalled(test: impl FnOnce()) {
	ExtBuilder::with(4).build_and_execute(|| {
		session(1);
		go_offline([3, 4]);
		session(20);
		assert_eq!(System::block_number(), 60);
		test();
	});
}

#[test]
fn restart_finality_removes_the_lost_and_forces_the_change_in_one() {
	stalled(|| {
		assert_ok!(restart([3, 4], 5));
		let retired = |n| Event::AuthorityRetired {
			account: account(n),
			department: department(n),
			by: None,
		};
		let requested = Event::RestartRequested {
			lost: accounts([3, 4]).try_into().unwrap(),
			best_finalized: 5,
			delay: DELAY,
			set_id: 0,
		};
		assert_eq!(events(), vec![retired(3), retired(4), requested]);
		assert!(!Authorities::is_admitted(&account(3)));
		let info = |stage| RestartInfo {
			stage,
			best_finalized: 5,
			delay: 10,
			set: 1,
			authorities: vec![seat(1), seat(2)],
		};
		assert_eq!(Authorities::restart(), Some(info(RestartStage::Requested)));

		next_session();
		assert_eq!(Authorities::restart(), Some(info(RestartStage::Planned)));
		assert_eq!(Authorities::planned_set(), [1, 2].map(seat));
		assert_eq!(Session::validators(), accounts(1..=4));

		next_session();
		let start = System::block_number();
		assert_eq!(start, 66);
		assert!(events().contains(&Event::FinalityRestarted { set_id: 1 }));
		assert_eq!(Authorities::restart(), Some(info(RestartStage::Signalled)));
		assert_eq!(Session::validators(), accounts([1, 2]));
		assert_eq!(Grandpa::current_set_id(), 1);

		blocks(DELAY as u32);
		assert_eq!(Authorities::restart(), Some(info(RestartStage::Signalled)));
		assert_eq!(Grandpa::grandpa_authorities().len(), 4);
		next_block();
		assert_eq!(Authorities::restart(), None);
		assert_eq!(Grandpa::grandpa_authorities(), with_weight(&[1, 2]));
		session(40);
		assert_eq!(Restarts::<Test>::get(), None);
		assert_eq!(Grandpa::current_set_id(), 1);
		assert_eq!(grandpa_logs(), vec![(start, forced(5, &[1, 2]))]);
		// Sessions belong to the set that was in office in them.
		assert_eq!(pallet_grandpa::SetIdSession::<Test>::get(0), Some(21));
		assert_eq!(pallet_grandpa::SetIdSession::<Test>::get(1), Some(40));
	});
}

#[test]
fn restart_finality_seats_the_successor_of_an_abolished_department() {
	stalled(|| {
		MockAuthorize::abolish(department(2), department(1));
		assert_ok!(restart([3, 4], 5));
		let seats = [seat(1), SeatedAuthority { account: account(2), department: department(1) }];
		assert_eq!(Authorities::restart().unwrap().authorities, seats);
		next_session();
		assert_eq!(Authorities::planned_set(), seats);
	});
}

#[test]
fn restart_finality_sets_the_number_back_when_a_change_hangs() {
	ExtBuilder::with(4).build_and_execute(|| {
		session(1);
		assert_ok!(set_keys(1, 11));
		go_offline([3, 4]);
		session(20);
		// Block 9 signalled it, and was never final.
		assert_eq!(grandpa_logs(), vec![(9, scheduled(&[11, 2, 3, 4]))]);
		assert_eq!(Grandpa::current_set_id(), 1);
		assert_ok!(restart([3, 4], 8));
		assert_eq!(Authorities::restart().unwrap().set, 1);
		session(30);
		assert_eq!(Grandpa::current_set_id(), 1);
		assert_eq!(grandpa_logs()[1..], [(66, forced(8, &[11, 2]))]);
		assert_eq!(pallet_grandpa::SetIdSession::<Test>::get(0), Some(21));
	});
}

#[test]
fn restart_finality_counts_on_when_the_last_change_was_final() {
	ExtBuilder::with(4).build_and_execute(|| {
		session(1);
		assert_ok!(set_keys(1, 11));
		go_offline([3, 4]);
		session(20);
		assert_ok!(restart([3, 4], 9));
		session(30);
		assert_eq!(Grandpa::current_set_id(), 2);
		assert_eq!(pallet_grandpa::SetIdSession::<Test>::get(0), Some(2));
		assert_eq!(pallet_grandpa::SetIdSession::<Test>::get(1), Some(21));
	});
}

#[test]
fn restart_finality_takes_back_what_was_planned_before_it() {
	stalled(|| {
		assert_ok!(set_keys(1, 11));
		next_session();
		assert!(pallet_session::QueuedChanged::<Test>::get());
		assert_ok!(restart([3, 4], 5));
		session(30);
		// The planned change is signalled, hangs as well, and is forgotten.
		assert_eq!(
			grandpa_logs(),
			vec![(66, scheduled(&[11, 2, 3, 4])), (69, forced(5, &[11, 2]))]
		);
		assert_eq!(Grandpa::current_set_id(), 1);
		assert_eq!(pallet_grandpa::SetIdSession::<Test>::get(2), None);
	});
}

#[test]
fn restart_finality_lets_nothing_else_change_until_nodes_applied_it() {
	ExtBuilder::with(7).build_and_execute(|| {
		session(1);
		assert_ok!(replace(2, 22));
		assert_ok!(request(8));
		go_offline([5, 6, 7]);
		session(40);
		assert_ok!(restart([5, 6, 7], 5));
		let closed = || {
			let refusal = Error::<Test>::RestartPending;
			assert_noop!(admit(8), refusal);
			let retire = Authorities::retire(RuntimeOrigin::root(), account(1));
			assert_noop!(retire, Error::<Test>::RestartPending);
			assert_noop!(put_in_place(1, 21), Error::<Test>::RestartPending);
			assert_noop!(restart([4], 5), Error::<Test>::RestartPending);
			for n in [1, 22] {
				assert_noop!(
					set_keys(n, 40 + n),
					pallet_session::Error::<Test>::NoAssociatedValidatorId
				);
			}
		};
		assert_ok!(Authorities::request_authority(
			RuntimeOrigin::signed(operator(1)),
			account(21),
			node_of(21)
		));
		for _ in 0..2 {
			closed();
			next_session();
		}
		for _ in 0..=DELAY {
			closed();
			next_block();
		}
		assert_eq!(Grandpa::current_set_id(), 1);
		// What waited goes on.
		assert_ok!(set_keys(22, 22));
		assert_ok!(set_keys(1, 31));
		next_session();
		next_session();
		assert_eq!(Session::validators(), accounts([1, 3, 4, 22]));
		assert_eq!(Grandpa::current_set_id(), 2);
		next_block();
		assert_eq!(grandpa_logs().last().unwrap().1, scheduled(&[31, 3, 4, 22]));
		blocks(8);
		assert_ok!(admit(8));
	});
}

#[test]
fn restart_finality_gives_up_who_was_to_replace_the_lost() {
	ExtBuilder::with(7).build_and_execute(|| {
		assert_ok!(replace(7, 27));
		go_offline([5, 6, 7]);
		blocks(100);
		assert_ok!(restart([5, 6, 7], 5));
		let retired =
			Event::AuthorityRetired { account: account(27), department: department(7), by: None };
		assert!(events().contains(&retired));
		assert_eq!(Authorities::replacements(), vec![]);
		// The department may ask again.
		let ask = Authorities::request_authority(
			RuntimeOrigin::signed(operator(7)),
			account(27),
			node_of(27),
		);
		assert_ok!(ask);
	});
}

#[test]
fn restart_finality_works_when_the_lost_were_retired_before() {
	ExtBuilder::with(7).build_and_execute(|| {
		for n in [5, 6, 7] {
			assert_ok!(Authorities::retire(RuntimeOrigin::root(), account(n)));
		}
		// They are switched off before the change of the set is final.
		go_offline([5, 6, 7]);
		session(30);
		assert_eq!(grandpa_logs(), vec![(6, scheduled(&[1, 2, 3, 4]))]);
		assert_ok!(restart([], 5));
		session(40);
		assert_eq!(grandpa_logs()[1..], [(96, forced(5, &[1, 2, 3, 4]))]);
		assert_eq!(Grandpa::current_set_id(), 1);
	});
}

#[test]
fn restart_finality_keeps_the_set_it_was_decided_with() {
	ExtBuilder::with(7).build_and_execute(|| {
		session(1);
		go_offline([6, 7]);
		session(40);
		assert_ok!(restart([6, 7], 5));
		// Five remain. A fault would exclude one, and leave four of which all are needed but one.
		super::faults::double_vote(1, 1);
		session(42);
		assert_eq!(Session::validators(), accounts(1..=5));
		session(50);
		assert_eq!(Session::validators(), accounts(2..=5));
		assert_eq!(Grandpa::current_set_id(), 2);
	});
}

#[test]
fn restart_finality_again_counts_the_forced_set_though_nothing_is_final() {
	stalled(|| {
		assert_ok!(restart([3, 4], 5));
		session(22);
		blocks(DELAY as u32 + 1);
		assert_noop!(restart([], 5), Error::<Test>::TooSoonAfterRestart);
		blocks(DELAY as u32 - 1);
		// Nodes applied the forced change, whatever is final.
		assert_ok!(restart([], 5));
		assert_eq!(Authorities::restart().unwrap().set, 2);
		session(40);
		assert_eq!(Grandpa::current_set_id(), 2);
		assert_eq!(ForcedSet::<Test>::get(), 2);
		let logs = grandpa_logs();
		assert_eq!(logs.len(), 2);
		assert_eq!(logs[1].1, forced(5, &[1, 2]));
	});
}

#[test]
fn restart_finality_fails_when_origin_is_not_the_council() {
	stalled(|| {
		for origin in [RuntimeOrigin::signed(operator(1)), RuntimeOrigin::none()] {
			let lost = accounts([3]).try_into().unwrap();
			assert_noop!(
				Authorities::restart_finality(origin, lost, 5, DELAY, 60),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn restart_finality_fails_when_the_rest_can_not_finalise() {
	stalled(|| {
		assert_noop!(restart([4], 5), Error::<Test>::TooFewLive { live: 2, needed: 3 });
		assert!(!Authorities::change_health(&SetChange::Restart(accounts([4]))).can_finalise());
		assert_noop!(restart([1, 2, 3, 4], 5), Error::<Test>::TooFewLive { live: 0, needed: 1 });
		assert!(Authorities::change_health(&SetChange::Restart(accounts([3, 4]))).can_finalise());
	});
}

#[test]
fn restart_finality_fails_when_the_lost_are_wrong() {
	stalled(|| {
		assert_noop!(restart([3, 4, 9], 5), Error::<Test>::NotAdmitted);
		assert_noop!(restart([3, 4, 3], 5), Error::<Test>::NamedTwice);
	});
}

#[test]
fn restart_finality_fails_when_the_block_is_wrong() {
	stalled(|| {
		assert_noop!(restart([3, 4], 60), Error::<Test>::BlockNotReached);
		assert_ok!(restart([3, 4], 59));
	});
	stalled(|| {
		pallet_grandpa::CurrentSetId::<Test>::put(2_000);
		assert_noop!(restart([3, 4], 5), Error::<Test>::SetForgotten);
		pallet_grandpa::CurrentSetId::<Test>::put(0);
	});
}

#[test]
fn restart_finality_fails_when_the_motion_is_not_good_any_more_or_for_too_long() {
	stalled(|| {
		let try_until = |valid_until| {
			let lost = accounts([3, 4]).try_into().unwrap();
			Authorities::restart_finality(RuntimeOrigin::root(), lost, 5, DELAY, valid_until)
		};
		let longest = 60 + u64::from(MAX_RESTART_VALIDITY);
		assert_noop!(try_until(59), Error::<Test>::RestartExpired);
		assert_noop!(try_until(0), Error::<Test>::RestartExpired);
		assert_noop!(try_until(longest + 1), Error::<Test>::ValidityOutOfRange);
		assert_ok!(try_until(longest));
	});
}

#[test]
fn restart_finality_fails_when_the_delay_is_out_of_range() {
	stalled(|| {
		let lost = || accounts([3, 4]).try_into().unwrap();
		let root = RuntimeOrigin::root;
		for delay in [0, MIN_RESTART_DELAY - 1, MAX_RESTART_DELAY + 1] {
			assert_noop!(
				Authorities::restart_finality(root(), lost(), 5, delay.into(), 60),
				Error::<Test>::DelayOutOfRange
			);
		}
		let longest = MAX_RESTART_DELAY.into();
		assert_ok!(Authorities::restart_finality(root(), lost(), 5, longest, 60));
	});
}

fn cancel() -> DispatchResult {
	Authorities::cancel_restart(RuntimeOrigin::root()).map(drop).map_err(|failed| failed.error)
}

fn cancelled(restored: impl IntoIterator<Item = u8>) -> Event<Test> {
	Event::RestartCancelled { restored: accounts(restored).try_into().unwrap() }
}

#[test]
fn cancel_restart_leaves_all_as_it_was_when_nothing_is_planned() {
	ExtBuilder::with(4).build_and_execute(|| {
		session(1);
		assert_ok!(set_keys(1, 11));
		go_offline([3, 4]);
		session(20);
		let before = Authorities::authorities();
		assert_ok!(restart([3, 4], 8));
		next_block();
		// One comes back, and the change that hung becomes final: nodes are in set 1.
		go_offline([4]);
		assert_ok!(cancel());
		assert_eq!(events(), vec![cancelled([3, 4])]);
		assert_eq!(Authorities::authorities(), before);
		assert_eq!(Authorities::restart(), None);
		assert_eq!(GivenUp::<Test>::get(), vec![]);
		session(40);
		assert_eq!(Grandpa::current_set_id(), 1);
		assert_eq!(ForcedSet::<Test>::get(), 0);
		assert_eq!(grandpa_logs(), vec![(9, scheduled(&[11, 2, 3, 4]))]);
		assert_eq!(Session::validators(), accounts(1..=4));
		// All else is open again.
		assert_ok!(set_keys(1, 21));
		assert_ok!(restart([4], 100));
	});
}

#[test]
fn cancel_restart_brings_the_whole_set_back_when_the_rest_is_planned() {
	stalled(|| {
		assert_ok!(restart([3, 4], 5));
		next_session();
		go_offline([]);
		assert_ok!(cancel());
		assert_eq!(events().last(), Some(&cancelled([3, 4])));
		let start = System::block_number();
		session(40);
		// By normal changes, to the rest and back.
		assert_eq!(
			grandpa_logs(),
			vec![(start + 3, scheduled(&[1, 2])), (start + 6, scheduled(&[1, 2, 3, 4])),]
		);
		assert_eq!(Grandpa::current_set_id(), 2);
		assert_eq!(Session::validators(), accounts(1..=4));
	});
}

#[test]
fn cancel_restart_brings_nobody_back_who_was_to_replace_the_lost() {
	ExtBuilder::with(7).build_and_execute(|| {
		assert_ok!(replace(7, 27));
		go_offline([5, 6, 7]);
		blocks(100);
		assert_ok!(restart([5, 6, 7], 5));
		assert_ok!(cancel());
		assert_eq!(Authorities::replacements(), vec![]);
		assert!(Authorities::is_admitted(&account(7)));
	});
}

#[test]
fn cancel_restart_fails_when_there_is_none() {
	stalled(|| {
		assert_noop!(cancel(), Error::<Test>::NoRestart);
		assert_ok!(restart([3, 4], 5));
		assert_ok!(cancel());
		assert_noop!(cancel(), Error::<Test>::NoRestart);
	});
}

#[test]
fn cancel_restart_fails_when_the_change_is_signalled() {
	stalled(|| {
		assert_ok!(restart([3, 4], 5));
		session(22);
		assert_eq!(Authorities::restart().unwrap().stage, RestartStage::Signalled);
		assert_eq!(GivenUp::<Test>::get(), vec![]);
		assert_noop!(cancel(), Error::<Test>::RestartSignalled);
		blocks(DELAY as u32 + 1);
		assert_noop!(cancel(), Error::<Test>::NoRestart);
	});
}

#[test]
fn cancel_restart_fails_when_origin_is_not_the_council() {
	stalled(|| {
		assert_ok!(restart([3, 4], 5));
		for origin in [RuntimeOrigin::signed(operator(1)), RuntimeOrigin::none()] {
			assert_noop!(Authorities::cancel_restart(origin), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn cancel_restart_gives_back_the_weight_of_who_was_not_given_up() {
	stalled(|| {
		assert_ok!(restart([3, 4], 5));
		let given_up: Vec<_> = GivenUp::<Test>::get().into_inner();
		let authority = |n| Authority { department: department(n), since: MockCalendar::START };
		assert_eq!(given_up, [3, 4].map(|n| (account(n), authority(n))));
		let call = RuntimeCall::Authorities(crate::Call::cancel_restart {});
		let info = call.dispatch(RuntimeOrigin::root()).unwrap();
		assert_eq!(info.actual_weight, Some(<() as WeightInfo>::cancel_restart(2)));
	});
}
