// SPDX-License-Identifier: Apache-2.0

//! Departments that are moved and abolished, and officers who stand in for others, while cases run.

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	approvals::{CaseState, Decision, QuorumRule, Silence, StepDraft},
	Authorize, Commitment, Role,
};
use pallet_departments::{Call as Departments, Error as Refusal};

use super::{rooms::open_case, *};

fn step(department: DepartmentId, officers: u8) -> StepDraft {
	StepDraft {
		name: b"Review".to_vec(),
		department,
		role: Role::Approver,
		quorum: QuorumRule::AtLeast(officers),
		limit_days: 5,
		silence: Silence::Escalate,
		papers: vec![],
	}
}

fn approve(who: &str, step: u8) -> DispatchResult {
	let (decision, reason) = (Decision::Approve, Commitment::repeat_byte(4));
	send(who, pallet_approvals::Call::decide { case: 0, step, decision, reason })
}

fn state() -> CaseState {
	crate::Approvals::case(0).unwrap().state
}

fn roles(list: &[Role]) -> pallet_departments::Roles {
	list.iter().copied().collect::<std::collections::BTreeSet<_>>().try_into().unwrap()
}

#[test]
fn case_is_decided_by_the_successor_when_a_department_is_abolished() {
	run(|| {
		open_case(vec![step(FIRE, 2), step(HOUSING, 1)]);
		assert_ok!(approve("//Fire//approver1", 0));
		let abolish = || Departments::abolish { department: FIRE, successor: URBAN };
		assert_noop!(send("//Fire//head", abolish()), DispatchError::BadOrigin);
		assert_eq!(decree(abolish()), Ok(()));
		// Its seat is gone, and with three left no other one can go.
		assert_eq!(crate::Governance::seats().len(), 3);
		let another = Departments::abolish { department: HOUSING, successor: URBAN };
		assert_ok!(motion(&[COUNCIL[0], COUNCIL[1], COUNCIL[3]], enact(another)));
		assert_eq!(enacted(), Some(Err(Refusal::<Runtime>::TooFewSeats.into())));

		next_block(START + SLOT_MILLIS);
		for who in ["//Fire//approver2", "//Fire//head"] {
			assert_noop!(approve(who, 0), Refusal::<Runtime>::DepartmentAbolished);
		}
		assert_noop!(
			approve("//Housing//approver1", 0),
			pallet_approvals::Error::<Runtime>::NotStepDepartment
		);
		// The successor finds the work under the numbers that it inherited.
		let inherited = crate::Departments::inherited_from(URBAN);
		assert_eq!(inherited, [FIRE]);
		assert_eq!(crate::Approvals::open_steps(inherited[0], None, 10).steps.len(), 1);
		// The vote that was given before counts.
		assert_ok!(approve("//Urban//approver1", 0));
		assert_ok!(approve("//Housing//approver1", 1));
		assert_eq!(state(), CaseState::Approved);
	});
}

#[test]
fn successor_takes_over_officers_when_a_department_is_abolished() {
	run(|| {
		open_case(vec![step(FIRE, 2)]);
		assert_ok!(approve("//Fire//approver1", 0));
		let abolish = Departments::abolish { department: FIRE, successor: URBAN };
		assert_eq!(decree(abolish), Ok(()));
		let account = account("//Fire//approver1");
		let appoint = Departments::appoint {
			account: account.clone(),
			department: URBAN,
			roles: roles(&[Role::Approver]),
			mandate_end: None,
		};
		assert_noop!(send("//Urban//head", appoint.clone()), Refusal::<Runtime>::AlreadyOfficer);
		let dismiss = Departments::dismiss { account };
		assert_noop!(send("//Housing//head", dismiss.clone()), Refusal::<Runtime>::NotAbove);
		assert_ok!(send("//Urban//head", dismiss));
		assert_ok!(send("//Urban//head", appoint));
		// Who voted for the old department doesn't vote again for the new one.
		assert_noop!(
			approve("//Fire//approver1", 0),
			pallet_approvals::Error::<Runtime>::AlreadyVoted
		);
		assert_ok!(approve("//Urban//approver1", 0));
		assert_eq!(state(), CaseState::Approved);
	});
}

#[test]
fn stand_in_decides_once_and_within_the_period() {
	run(|| {
		open_case(vec![step(URBAN, 2)]);
		let until = now() + 60_000;
		let lend = Departments::set_stand_in {
			account: account("//Urban//approver2"),
			stand_in: account("//Urban//head"),
			from: now() + SLOT_MILLIS,
			until,
			roles: roles(&[Role::Approver]),
		};
		assert_ok!(send("//Urban//head", lend));
		assert_noop!(approve("//Urban//head", 0), Refusal::<Runtime>::RoleMissing);
		next_block(START + SLOT_MILLIS);
		assert_ok!(approve("//Urban//head", 0));
		assert_noop!(approve("//Urban//head", 0), pallet_approvals::Error::<Runtime>::AlreadyVoted);
		// One mandate is one voice, whoever speaks.
		assert_noop!(
			approve("//Urban//approver2", 0),
			pallet_approvals::Error::<Runtime>::MandateUsed
		);
		assert_eq!(state(), CaseState::Accepted);
		assert_eq!(
			crate::Departments::acts_in_place_of(&account("//Urban//head"), Role::Approver),
			Some(account("//Urban//approver2"))
		);
		// It ends by its date, with nothing on the agenda.
		next_block(until + SLOT_MILLIS);
		assert_noop!(approve("//Urban//head", 0), Refusal::<Runtime>::RoleMissing);
		assert_ok!(approve("//Urban//approver1", 0));
		assert_eq!(state(), CaseState::Approved);
	});
}

#[test]
fn council_moves_departments_and_names_stand_ins() {
	run(|| {
		let shift = |parent| Departments::move_department { department: TAX, parent };
		assert_noop!(send("//Urban//head", shift(None)), DispatchError::BadOrigin);
		assert_eq!(decree(shift(Some(URBAN))), Ok(()));
		assert!(crate::Departments::is_above(URBAN, TAX));
		let call = || Departments::set_stand_in {
			account: account("//Urban//approver1"),
			stand_in: account("//Urban//approver2"),
			from: now(),
			until: now(),
			roles: roles(&[Role::Approver]),
		};
		assert_noop!(send("//Fire//head", call()), Refusal::<Runtime>::NotAbove);
		assert_eq!(decree(call()), Ok(()));
		let end = Departments::end_stand_in {
			account: account("//Urban//approver1"),
			stand_in: account("//Urban//approver2"),
		};
		assert_eq!(decree(end), Ok(()));
	});
}
