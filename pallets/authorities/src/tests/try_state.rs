// SPDX-License-Identifier: Apache-2.0

//! For each invariant a state that breaks it.

use frame_support::BoundedVec;
use govchain_primitives::authorities::{
	FaultKind, Node, NodeKind, RestartStage, SeatedAuthority, MAX_NODES_PER_DEPARTMENT,
};
use govchain_test_support::{account, AccountId};
use sp_runtime::DispatchError;

use super::{changes::replace, faults::double_vote, nodes::peer};
use crate::{
	mock::*, Authorities as Admitted, Authority, DepartmentFaults, FaultCounts, GivenUp,
	KeyHolders, LastAuthored, NextFault, NodeCounts, Nodes, OpenFaults, Pallet, PlannedSet,
	Recorded, RecordedSessions, Replacements, Request, Requests, Restarts, SessionLength,
};

/// Runs a broken state through the check and puts it back.
fn breaks(with: &'static str, change: impl FnOnce()) {
	ExtBuilder::with(5).build_and_execute(|| {
		double_vote(2, 1);
		double_vote(2, 2);
		double_vote(3, 1);
		Authorities::lift_fault(RuntimeOrigin::root(), account(3)).unwrap();
		session(2);
		replace(5, 15).unwrap();
		super::nodes::list(1, department(1), NodeKind::Reader).unwrap();
		let lost = accounts([2]).try_into().unwrap();
		Authorities::restart_finality(RuntimeOrigin::root(), lost, 0, 10, 60).unwrap();
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
	breaks("7: a session has no block for transactions", || SessionLength::<Test>::put(1));
}

#[test]
fn invariant_8_replacements() {
	let another =
		|new: u8, old: u8| move || Replacements::<Test>::insert(account(new), account(old));
	breaks("8: who takes another one's place is admitted", another(1, 3));
	breaks("8: who takes another one's place has no provider reference", another(9, 3));
	breaks("8: who is replaced is not admitted", || {
		System::inc_providers(&account(9));
		another(9, 8)();
	});
	breaks("8: an authority is replaced by two", || {
		System::inc_providers(&account(9));
		another(9, 5)();
	});
}

#[test]
fn invariant_9_authorship() {
	breaks("9: authorship is noted of somebody else", || {
		LastAuthored::<Test>::insert(account(9), 1);
	});
	breaks("9: authorship is noted in a future block", || {
		LastAuthored::<Test>::insert(account(1), 1_000);
	});
}

#[test]
fn invariant_10_nodes() {
	let node = Node { department: department(1), kind: NodeKind::Reader };
	breaks("10: a listed node has no peer id", move || {
		Nodes::<Test>::insert(BoundedVec::truncate_from(vec![1, 2]), node);
	});
	breaks("10: a node that is asked for has no peer id", || {
		let peer = BoundedVec::truncate_from(vec![1, 2]);
		let request = Request { account: account(9), peer, requested_at: 0 };
		Requests::<Test>::insert(department(1), request);
	});
	let counts = "10: the count of a department is not that of its nodes";
	breaks(counts, || NodeCounts::<Test>::insert(department(1), 2));
	breaks(counts, || NodeCounts::<Test>::insert(department(2), 0));
	breaks(counts, move || Nodes::<Test>::insert(peer(9), node));
	breaks("10: more nodes are listed than may be", move || {
		let most = MAX_NODES_PER_DEPARTMENT;
		NodeCounts::<Test>::insert(department(1), most + 1);
		for n in 0..most {
			Nodes::<Test>::insert(peer(100 + n as u16), node);
		}
	});
}

#[test]
fn invariant_11_restart() {
	let seats = |seats: Vec<SeatedAuthority<AccountId>>| {
		move || {
			Restarts::<Test>::mutate_extant(|r| r.seats = BoundedVec::truncate_from(seats));
		}
	};
	breaks("11: a restart leaves nobody", seats(vec![]));
	breaks("11: the seats of a restart are not sorted by account", seats(vec![seat(4), seat(1)]));
	breaks("11: a seat of a restart is not admitted", seats(vec![seat(1), seat(2)]));
}

#[test]
fn invariant_12_given_up() {
	let given_up = |n| {
		let authority = Authority { department: department(n), since: 0 };
		GivenUp::<Test>::put(BoundedVec::truncate_from(vec![(account(n), authority)]));
	};
	breaks("12: someone is given up by no restart", Restarts::<Test>::kill);
	breaks("12: someone is given up by no restart", || {
		Restarts::<Test>::mutate_extant(|restart| restart.stage = RestartStage::Signalled);
	});
	breaks("12: who is given up is admitted", move || given_up(3));
	breaks("12: who is given up has no provider reference", move || given_up(9));
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
