// SPDX-License-Identifier: Apache-2.0

//! Offences as they come from the checkers of evidence.

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::authorities::{Fault, FaultKind, SeatedAuthority, Standing};
use govchain_test_support::{account, AccountId, MockCalendar};
use pallet_grandpa::{EquivocationOffence, TimeSlot};
use sp_runtime::{DispatchError, Perbill};
use sp_staking::{
	offence::{Kind, Offence, OffenceError, ReportOffence},
	SessionIndex,
};

use crate::{
	mock::*, Event, Faults, NextFault, OpenFaults, DOUBLE_AUTHORING, DOUBLE_VOTE, MAX_OPEN_FAULTS,
	TOO_MANY_FAULTS, UNKNOWN_KIND,
};

type Seat = SeatedAuthority<AccountId>;

pub fn offence(n: u8, round: u64) -> EquivocationOffence<Seat> {
	EquivocationOffence {
		time_slot: TimeSlot { set_id: 0, round },
		session_index: Session::current_index(),
		validator_set_count: 4,
		offender: seat(n),
	}
}

/// Authority `n` votes twice in `round` of set 0.
pub fn double_vote(n: u8, round: u64) {
	assert_ok!(Reports::report_offence(vec![], offence(n, round)));
}

/// An offence with everything that a test may want to change.
#[derive(Clone)]
pub struct AnyOffence<const AUTHORING: bool> {
	pub slot: u64,
	pub session: SessionIndex,
	pub offenders: Vec<Seat>,
}

impl<const AUTHORING: bool> Offence<Seat> for AnyOffence<AUTHORING> {
	const ID: Kind = if AUTHORING { DOUBLE_AUTHORING } else { *b"im-online:offlin" };
	type Slot = u64;
	fn offenders(&self) -> Vec<Seat> {
		self.offenders.clone()
	}
	fn session_index(&self) -> SessionIndex {
		self.session
	}
	fn validator_set_count(&self) -> u32 {
		4
	}
	fn slot(&self) -> u64 {
		self.slot
	}
	fn slash_fraction(&self, _: u32) -> Perbill {
		Perbill::zero()
	}
}

#[test]
fn report_records_the_fault_and_stops_authoring_at_once() {
	ExtBuilder::with(4).build_and_execute(|| {
		session(1);
		next_block();
		MockCalendar::set_now(1_800_000_000_000);
		double_vote(3, 7);

		let kind = FaultKind::DoubleVote { set: 0, round: 7 };
		let fault = Fault {
			authority: account(3),
			department: department(3),
			kind,
			session: 1,
			recorded_at: 1_800_000_000_000,
			lifted_at: None,
		};
		assert_eq!(Faults::<Test>::get(0), Some(fault.clone()));
		assert_eq!(Authorities::fault_count(department(3)), 1);
		assert_eq!(Authorities::faults(department(3), 0), vec![(0, fault)]);
		assert_eq!(OpenFaults::<Test>::get(account(3)), vec![0]);
		assert_eq!(
			events(),
			vec![Event::FaultRecorded {
				fault: 0,
				authority: account(3),
				department: department(3),
				kind,
				session: 1
			}]
		);
		assert_eq!(Session::disabled_validators(), vec![2]);
		assert_eq!(Authorities::authorities()[2].standing, Standing::AtFault);
	});
}

#[test]
fn report_records_double_authoring_with_its_slot() {
	ExtBuilder::with(4).build_and_execute(|| {
		let offence =
			AnyOffence::<true> { slot: 1_767_600_000, session: 0, offenders: vec![seat(1)] };
		assert_ok!(Reports::report_offence(vec![account(2)], offence));
		assert_eq!(
			Faults::<Test>::get(0).unwrap().kind,
			FaultKind::DoubleAuthoring { slot: 1_767_600_000 }
		);
	});
}

#[test]
fn report_fails_when_the_offence_is_known() {
	ExtBuilder::with(4).build_and_execute(|| {
		double_vote(3, 7);
		let time_slot = offence(3, 7).time_slot;
		assert!(is_known(3, &time_slot));
		assert_noop!(Reports::report_offence(vec![], offence(3, 7)), OffenceError::DuplicateReport);
		// Nor when it is said to be of another session of the same set.
		session(2);
		assert_noop!(Reports::report_offence(vec![], offence(3, 7)), OffenceError::DuplicateReport);
		assert_eq!(NextFault::<Test>::get(), 1);

		// Another round, authority or kind is another offence.
		assert!(!is_known(3, &TimeSlot { set_id: 0, round: 8 }));
		double_vote(3, 8);
		double_vote(2, 7);
		assert_eq!(NextFault::<Test>::get(), 3);
	});
}

fn is_known(n: u8, slot: &TimeSlot) -> bool {
	<Reports as ReportOffence<_, _, EquivocationOffence<Seat>>>::is_known_offence(&[seat(n)], slot)
}

#[test]
fn report_records_only_the_new_offenders() {
	ExtBuilder::with(5).build_and_execute(|| {
		let mut offence = AnyOffence::<true> { slot: 5, session: 0, offenders: vec![seat(1)] };
		assert_ok!(Reports::report_offence(vec![], offence.clone()));
		offence.offenders.push(seat(2));
		assert_ok!(Reports::report_offence(vec![], offence.clone()));
		assert_eq!(OpenFaults::<Test>::get(account(1)), vec![0]);
		assert_eq!(OpenFaults::<Test>::get(account(2)), vec![1]);
		offence.offenders.clear();
		assert_noop!(Reports::report_offence(vec![], offence), OffenceError::DuplicateReport);
	});
}

#[test]
fn report_fails_when_the_kind_is_unknown() {
	ExtBuilder::with(4).build_and_execute(|| {
		let offence = AnyOffence::<false> { slot: 5, session: 0, offenders: vec![seat(1)] };
		assert_noop!(Reports::report_offence(vec![], offence), OffenceError::Other(UNKNOWN_KIND));
	});
}

#[test]
fn report_fails_when_the_authority_has_too_many_open_faults() {
	ExtBuilder::with(4).build_and_execute(|| {
		for round in 0..u64::from(MAX_OPEN_FAULTS) {
			double_vote(3, round);
		}
		let next = TimeSlot { set_id: 0, round: MAX_OPEN_FAULTS.into() };
		assert_noop!(
			Reports::report_offence(vec![], offence(3, next.round)),
			OffenceError::Other(TOO_MANY_FAULTS)
		);
		// So that it does not even enter the pool.
		assert!(is_known(3, &next));
		assert!(!is_known(2, &next));

		assert_ok!(Authorities::lift_fault(RuntimeOrigin::root(), account(3)));
		assert!(!is_known(3, &next));
		double_vote(3, next.round);
	});
}

#[test]
fn report_counts_against_the_department_of_that_time_when_the_authority_moved() {
	ExtBuilder::with(4).build_and_execute(|| {
		move_to(3, department(9));
		session(3);
		let offence = EquivocationOffence { session_index: 0, ..offence(3, 1) };
		assert_ok!(Reports::report_offence(vec![], offence));
		assert_eq!(Authorities::fault_count(department(3)), 1);
		assert_eq!(Authorities::fault_count(department(9)), 0);
		// The authority answers for it where it is now.
		assert_eq!(Session::disabled_validators(), vec![2]);
	});
}

#[test]
fn report_is_recorded_when_the_authority_is_in_the_set_no_more() {
	ExtBuilder::with(5).build_and_execute(|| {
		double_vote(5, 1);
		session(2);
		assert_eq!(Session::validators(), accounts(1..=4));
		double_vote(5, 2);
		assert_eq!(OpenFaults::<Test>::get(account(5)), vec![0, 1]);
		assert_eq!(Session::disabled_validators(), Vec::<u32>::new());
	});
}

#[test]
fn kinds_are_those_of_the_pallets_that_check_evidence() {
	assert_eq!(DOUBLE_VOTE, <EquivocationOffence<Seat> as Offence<Seat>>::ID);
}

#[test]
fn nobody_can_sign_a_fault() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_noop!(
			Authorities::lift_fault(RuntimeOrigin::signed(account(1)), account(3)),
			DispatchError::BadOrigin
		);
	});
}
