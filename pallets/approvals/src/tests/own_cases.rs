// SPDX-License-Identifier: Apache-2.0

//! Officers who have applied themselves.

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	approvals::{CaseId, Channel, Decision, MatterDraft, PartyRule},
	IdentityKind, Party, Role, WorkingCalendar,
};
use govchain_test_support::{account, AccountId, MockAuthorize, MockCalendar, MockIdentities};
use sp_runtime::DispatchResult;

use crate::{mock::*, Cases, Error, NextCaseId};

const OFFICER_ID: u64 = 900;

/// A matter that names its applicants, or leaves it to them.
fn either() -> MatterDraft {
	let mut draft = line(1);
	draft.party = PartyRule::Either { legal_basis: hash(8) };
	draft
}

/// `who` applies, as an officer may like anybody else.
fn apply(who: &AccountId, party: Party) -> CaseId {
	let matter = publish(either());
	let case = NextCaseId::<Test>::get();
	let origin = RuntimeOrigin::signed(who.clone());
	assert_ok!(Approvals::submit(origin, matter, party, vec![], hash(12)));
	case
}

fn parties() -> [Party; 2] {
	[PARTY, Party::Identity(OFFICER_ID)]
}

fn vote(who: AccountId, case: CaseId) -> DispatchResult {
	Approvals::decide(RuntimeOrigin::signed(who), case, 0, Decision::Approve, hash(13))
		.map(|_| ())
		.map_err(|error| error.error)
}

fn ask(who: AccountId, case: CaseId) -> DispatchResult {
	Approvals::request_correction(RuntimeOrigin::signed(who), case, 0, hash(14), 5)
		.map(|_| ())
		.map_err(|error| error.error)
}

fn refuses_officer(who: AccountId, case: CaseId) {
	assert_noop!(vote(who.clone(), case), Error::<Test>::OwnCase);
	assert_noop!(ask(who, case), Error::<Test>::OwnCase);
}

#[test]
fn approver_does_not_decide_an_application_of_his_own() {
	ExtBuilder.build_and_execute(|| {
		MockIdentities::add(OFFICER_ID, IdentityKind::Citizen, approver(0));
		for party in parties() {
			let case = apply(&approver(0), party);
			assert_ok!(Approvals::accept(signed(CLERK), case));
			refuses_officer(approver(0), case);
			assert_ok!(vote(panel(0), case));
		}
	});
}

#[test]
fn approver_does_not_decide_it_with_another_key() {
	ExtBuilder.build_and_execute(|| {
		for party in parties() {
			MockIdentities::add(OFFICER_ID, IdentityKind::Citizen, approver(0));
			MockAuthorize::add_officer(approver(0), department(0), &[Role::Approver]);
			let case = apply(&approver(0), party);
			assert_ok!(Approvals::accept(signed(CLERK), case));
			MockCalendar::advance(1_000);
			MockIdentities::rebind(OFFICER_ID, MockCalendar::now(), panel(40));
			MockAuthorize::remove_officer(&approver(0));
			MockAuthorize::add_officer(panel(40), department(0), &[Role::Approver]);
			refuses_officer(panel(40), case);
		}
	});
}

#[test]
fn nobody_decides_it_in_place_of_the_applicant() {
	ExtBuilder.build_and_execute(|| {
		MockIdentities::add(OFFICER_ID, IdentityKind::Citizen, approver(0));
		MockAuthorize::stand_in(panel(0), approver(0));
		for party in parties() {
			let case = apply(&approver(0), party);
			assert_ok!(Approvals::accept(signed(CLERK), case));
			refuses_officer(panel(0), case);
			// Nor does the applicant in place of another.
			MockAuthorize::stand_in(approver(0), panel(1));
			refuses_officer(approver(0), case);
		}
	});
}

#[test]
fn stand_in_for_the_applicant_and_another_decides_it_in_place_of_the_other() {
	ExtBuilder.build_and_execute(|| {
		MockIdentities::add(OFFICER_ID, IdentityKind::Citizen, approver(0));
		MockAuthorize::stand_in(panel(0), approver(0));
		MockAuthorize::stand_in(panel(0), panel(1));
		MockAuthorize::stand_in(account(CLERK), approver(0));
		MockAuthorize::stand_in(account(CLERK), account(41));
		for party in parties() {
			let case = apply(&approver(0), party);
			assert_ok!(Approvals::accept(signed(CLERK), case));
			assert_ok!(vote(panel(0), case));
		}
	});
}

#[test]
fn clerk_neither_accepts_nor_refuses_an_application_of_his_own() {
	ExtBuilder.build_and_execute(|| {
		MockIdentities::add(OFFICER_ID, IdentityKind::Citizen, account(CLERK));
		MockAuthorize::add_officer(account(40), CENTRE, &[Role::Clerk]);
		for party in parties() {
			let case = apply(&account(CLERK), party);
			assert_noop!(Approvals::accept(signed(CLERK), case), Error::<Test>::OwnCase);
			assert_noop!(
				Approvals::refuse_acceptance(signed(CLERK), case, hash(30)),
				Error::<Test>::OwnCase
			);
			assert_ok!(Approvals::accept(signed(40), case));
		}
	});
}

#[test]
fn clerk_who_received_an_application_accepts_it_unless_it_is_his_own() {
	ExtBuilder.build_and_execute(|| {
		MockIdentities::add(OFFICER_ID, IdentityKind::Citizen, account(CLERK));
		let matter = publish(either());
		let receive = |party| {
			let case = NextCaseId::<Test>::get();
			assert_ok!(Approvals::submit_at_window(signed(CLERK), matter, party, vec![], hash(1)));
			let channel = Cases::<Test>::get(case).unwrap().channel;
			assert!(matches!(channel, Channel::Window { .. }));
			case
		};
		let own = receive(Party::Identity(OFFICER_ID));
		assert_noop!(Approvals::accept(signed(CLERK), own), Error::<Test>::OwnCase);
		for party in [PARTY, Party::Identity(CITIZEN_ID)] {
			let case = receive(party);
			assert_ok!(Approvals::accept(signed(CLERK), case));
		}
	});
}
