// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo};
use govchain_primitives::authorities::Standing;
use govchain_test_support::{account, MockCalendar};
use sp_runtime::{traits::Dispatchable, DispatchError};

use super::faults::double_vote;
use crate::{mock::*, Error, Event, Faults, OpenFaults, WeightInfo, MAX_OPEN_FAULTS};

#[test]
fn lift_fault_restores_authoring_at_once_when_the_authority_is_in_the_set() {
	ExtBuilder::with(4).build_and_execute(|| {
		double_vote(2, 1);
		double_vote(2, 2);
		session(2);
		next_block();
		assert_eq!(Session::disabled_validators(), vec![1]);

		MockCalendar::set_now(1_800_000_000_000);
		assert_ok!(Authorities::lift_fault(RuntimeOrigin::root(), account(2)));
		assert_eq!(events(), vec![Event::FaultLifted { authority: account(2), faults: 2 }]);
		assert_eq!(Session::disabled_validators(), Vec::<u32>::new());
		assert_eq!(OpenFaults::<Test>::get(account(2)), vec![]);
		assert_eq!(Authorities::authorities()[1].standing, Standing::Good);

		// The record stays.
		assert_eq!(Authorities::fault_count(department(2)), 2);
		for id in 0..2 {
			assert_eq!(Faults::<Test>::get(id).unwrap().lifted_at, Some(1_800_000_000_000));
		}
		session(5);
		assert_eq!(Session::disabled_validators(), Vec::<u32>::new());
	});
}

#[test]
fn lift_fault_brings_an_excluded_authority_back() {
	ExtBuilder::with(5).build_and_execute(|| {
		double_vote(2, 1);
		session(2);
		assert_eq!(Session::validators(), accounts([1, 3, 4, 5]));
		assert_eq!(Authorities::authorities()[1].standing, Standing::Excluded);

		assert_ok!(Authorities::lift_fault(RuntimeOrigin::root(), account(2)));
		session(4);
		assert_eq!(Session::validators(), accounts(1..=5));
		assert_eq!(Session::disabled_validators(), Vec::<u32>::new());
	});
}

#[test]
fn lift_fault_brings_back_the_one_that_was_only_disabled_until_the_set_changed() {
	// Between the fault and the change of the set.
	ExtBuilder::with(5).build_and_execute(|| {
		double_vote(2, 1);
		session(1);
		assert_eq!(Session::disabled_validators(), vec![1]);
		assert_ok!(Authorities::lift_fault(RuntimeOrigin::root(), account(2)));
		assert_eq!(Session::disabled_validators(), Vec::<u32>::new());
		// It was left out already when this was planned, and comes back one session later.
		session(2);
		assert_eq!(Session::validators(), accounts([1, 3, 4, 5]));
		session(3);
		assert_eq!(Session::validators(), accounts(1..=5));
	});
}

#[test]
fn lift_fault_disables_another_one_when_it_was_spared_for_lack_of_room() {
	ExtBuilder::with(4).build_and_execute(|| {
		double_vote(2, 1);
		double_vote(3, 1);
		assert_eq!(Session::disabled_validators(), vec![1]);
		assert_ok!(Authorities::lift_fault(RuntimeOrigin::root(), account(2)));
		assert_eq!(Session::disabled_validators(), vec![2]);
	});
}

#[test]
fn lift_fault_counts_a_later_fault_anew() {
	ExtBuilder::with(4).build_and_execute(|| {
		double_vote(2, 1);
		assert_ok!(Authorities::lift_fault(RuntimeOrigin::root(), account(2)));
		double_vote(2, 2);
		assert_eq!(OpenFaults::<Test>::get(account(2)), vec![1]);
		assert_eq!(Session::disabled_validators(), vec![1]);
	});
}

#[test]
fn lift_fault_fails_when_origin_is_not_the_council() {
	ExtBuilder::with(4).build_and_execute(|| {
		double_vote(2, 1);
		for origin in [RuntimeOrigin::signed(account(2)), RuntimeOrigin::none()] {
			assert_noop!(Authorities::lift_fault(origin, account(2)), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn lift_fault_fails_when_no_fault_is_open() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_noop!(
			Authorities::lift_fault(RuntimeOrigin::root(), account(2)),
			Error::<Test>::NoOpenFault
		);
		double_vote(2, 1);
		assert_ok!(Authorities::lift_fault(RuntimeOrigin::root(), account(2)));
		assert_noop!(
			Authorities::lift_fault(RuntimeOrigin::root(), account(2)),
			Error::<Test>::NoOpenFault
		);
	});
}

#[test]
fn lift_fault_gives_back_the_weight_of_faults_that_were_not_there() {
	ExtBuilder::with(4).build_and_execute(|| {
		double_vote(2, 1);
		let call = RuntimeCall::Authorities(crate::Call::lift_fault { authority: account(2) });
		assert_eq!(
			call.get_dispatch_info().call_weight,
			<() as WeightInfo>::lift_fault(MAX_OPEN_FAULTS)
		);
		let info = call.dispatch(RuntimeOrigin::root()).unwrap();
		assert_eq!(info.actual_weight, Some(<() as WeightInfo>::lift_fault(1)));
	});
}

/// Five of which 1 is out for a fault, and no longer live.
fn excluded(test: impl FnOnce()) {
	ExtBuilder::with(5).build_and_execute(|| {
		double_vote(1, 1);
		session(2);
		blocks(40);
		assert_eq!(Session::validators(), accounts(2..=5));
		test();
	});
}

#[test]
fn lift_fault_fails_when_it_would_come_back_into_a_set_that_can_not_finalise() {
	excluded(|| {
		go_offline([5]);
		blocks(40);
		let lift = || Authorities::lift_fault(RuntimeOrigin::root(), account(1));
		// Four go on with three, five don't.
		assert!(Authorities::set_health().can_finalise());
		assert_noop!(lift(), Error::<Test>::TooFewLive { live: 3, needed: 4 });
		go_offline([]);
		blocks(5);
		assert_ok!(lift());
		session(Session::current_index() + 2);
		assert_eq!(Session::validators(), accounts(1..=5));
	});
}

#[test]
fn lift_fault_waits_for_the_set_when_a_node_fails_after_it() {
	excluded(|| {
		assert_ok!(Authorities::lift_fault(RuntimeOrigin::root(), account(1)));
		// So late in the session that it is live no more when the next set is planned.
		go_offline([5]);
		crate::LastAuthored::<Test>::insert(account(5), 0);
		next_session();
		assert_eq!(events(), vec![Event::ChangeWaits { live: 3, needed: 4 }]);
		assert_eq!(Authorities::planned_set().len(), 4);
	});
}

#[test]
fn lift_fault_asks_for_nobody_live_when_the_set_stays_as_it_is() {
	ExtBuilder::with(4).build_and_execute(|| {
		double_vote(2, 1);
		go_offline([2, 3, 4]);
		blocks(40);
		assert!(!Authorities::set_health().can_finalise());
		assert_ok!(Authorities::lift_fault(RuntimeOrigin::root(), account(2)));
	});
	excluded(|| {
		// It comes back to nothing.
		assert_ok!(Authorities::retire(RuntimeOrigin::root(), account(1)));
		go_offline([4, 5]);
		blocks(40);
		assert_ok!(Authorities::lift_fault(RuntimeOrigin::root(), account(1)));
	});
}
