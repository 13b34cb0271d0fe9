// SPDX-License-Identifier: Apache-2.0

//! For each invariant a state that breaks it.

use frame_support::BoundedVec;
use govchain_primitives::authorities::{FaultKind, SeatedAuthority};
use govchain_test_support::{account, AccountId};
use sp_runtime::DispatchError;

use super::faults::double_vote;
use crate::{
	mock::*, Authorities as Admitted, Authority, DepartmentFaults, FaultCounts, KeyHolders,
	NextFault, OpenFaults, Pallet, PlannedSet, Recorded, RecordedSessions, SessionLength,
};

/// Runs a broken state through the check and puts it back.
fn breaks(with: &'static str, change: impl FnOnce()) {
	ExtBuilder::with(5).build_and_execute(|| {
		double_vote(2, 1);
		double_vote(2, 2);
		double_vote(3, 1);
		Authorities::lift_fault(RuntimeOrigin::root(), account(3)).unwrap();
		session(2);
		assert_eq!(Authorities::do_try_state(), Ok(()));
		frame_support::storage::with_transaction(|| {
			change();
			assert_eq!(Authorities::do_try_state(), Err(DispatchError::Other(with)));
			sp_runtime::TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
		})
		.unwrap();
	});
}

fn plan(seats: Vec<SeatedAuthority<AccountId>>) {
	PlannedSet::<Test>::put(BoundedVec::truncate_from(seats));
}

#[test]
fn invariant_1_planned_set() {
	let unsorted = "1: the planned set is not sorted by account";
	breaks(unsorted, || plan(vec![seat(2), seat(1)]));
	breaks(unsorted, || plan(vec![seat(1), seat(1)]));
	breaks("1: there are authorities and no set is planned", || plan(vec![]));
}

#[test]
fn invariant_2_provider_reference() {
	breaks("2: an authority has no provider reference", || {
		let authority = Authority { department: 1, since: 0 };
		Admitted::<Test>::insert(account(9), authority);
	});
}

#[test]
fn invariant_3_records() {
	let change = |f: fn(&mut RecordedSessions)| move || Recorded::<Test>::mutate_extant(f);
	breaks("3: the starts of records don't ascend", change(|r| r.starts[1] = 0));
	breaks("3: a record starts after the newest session", change(|r| r.newest = 1));
	breaks("3: a record of no kept session is stored", change(|r| r.newest = 5_000));
	breaks("3: the records are not those of the starts", change(|r| r.starts[1] = 1));
	breaks("3: the records are not those of the starts", Recorded::<Test>::kill);
}

#[test]
fn invariant_4_distinct_holders() {
	breaks("4: a record names an authority twice", || {
		KeyHolders::<Test>::mutate_extant(0, |holders| holders[1].authority = account(1));
	});
	breaks("4: a record holds a key twice", || {
		KeyHolders::<Test>::mutate_extant(0, |h| h[1].keys = h[0].keys.clone());
	});
}

#[test]
fn invariant_5_open_faults() {
	let set = |ids: Vec<u32>| {
		move || OpenFaults::<Test>::insert(account(2), BoundedVec::truncate_from(ids))
	};
	breaks("5: an empty list of open faults is stored", set(vec![]));
	breaks("5: open faults don't ascend", set(vec![1, 0]));
	let not_its_own = "5: an open fault is lifted, another's or unknown";
	breaks(not_its_own, set(vec![0, 1, 2]));
	breaks(not_its_own, set(vec![0, 1, 3]));
	breaks(not_its_own, || {
		let ids = OpenFaults::<Test>::take(account(2));
		OpenFaults::<Test>::insert(account(3), ids);
	});
	breaks("5: a fault that is not lifted is not among the open ones", set(vec![0]));
}

#[test]
fn invariant_6_lists_of_departments() {
	breaks("6: a fault has a number not yet given", || NextFault::<Test>::put(2));
	breaks("6: the numbers of faults have gaps", || NextFault::<Test>::put(4));
	breaks("6: a fault is listed beyond the count of its department", || {
		FaultCounts::<Test>::insert(department(2), 1);
	});
	breaks("6: a fault is listed for another department", || {
		DepartmentFaults::<Test>::insert(department(2), 0, 2);
	});
	breaks("6: a fault is listed twice", || {
		DepartmentFaults::<Test>::insert(department(2), 0, 1);
	});
	breaks("6: the count of a department is not that of its faults", || {
		FaultCounts::<Test>::insert(department(2), 3);
	});
	breaks("6: the list of a department has gaps", || {
		DepartmentFaults::<Test>::remove(department(2), 0);
	});
}

#[test]
fn invariant_7_session_length() {
	breaks("7: a session has no blocks", || SessionLength::<Test>::put(0));
}

#[test]
fn invariants_hold_when_faults_are_many() {
	ExtBuilder::with(8).build_and_execute(|| {
		for slot in 0..40 {
			let kind = FaultKind::DoubleAuthoring { slot };
			Pallet::<Test>::record_fault(kind, 0, seat((slot % 8) as u8 + 1));
		}
		session(4);
		for n in [1, 3, 5] {
			Authorities::lift_fault(RuntimeOrigin::root(), account(n)).unwrap();
		}
		session(8);
	});
}
