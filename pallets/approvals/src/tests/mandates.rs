// SPDX-License-Identifier: Apache-2.0

//! Officers who stand in for others, on a step that several must agree on.

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	approvals::{CaseId, CaseState, Decision, MatterDraft, QuorumRule, Vote},
	IdentityKind, Role, WorkingCalendar,
};
use govchain_test_support::{AccountId, MockAuthorize, MockCalendar, MockIdentities};
use sp_runtime::DispatchResult;

use crate::{mock::*, Error, Steps};

fn quorum(k: u8) -> MatterDraft {
	let mut draft = line(1);
	draft.steps[0].quorum = QuorumRule::AtLeast(k);
	draft
}

fn vote(who: AccountId, case: CaseId, decision: Decision) -> DispatchResult {
	Approvals::decide(RuntimeOrigin::signed(who), case, 0, decision, hash(13))
		.map(|_| ())
		.map_err(|error| error.error)
}

#[test]
fn lender_does_not_vote_after_the_stand_in() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(quorum(2));
		MockAuthorize::stand_in(panel(0), panel(1));
		assert_ok!(vote(panel(0), case, Decision::Approve));
		assert_eq!(
			Steps::<Test>::get(case, 0).unwrap().votes.to_vec(),
			[Vote {
				officer: panel(0),
				decision: Decision::Approve,
				at: MockCalendar::now(),
				in_place_of: Some(panel(1)),
			}]
		);
		for decision in [Decision::Approve, Decision::Reject] {
			assert_noop!(vote(panel(1), case, decision), Error::<Test>::MandateUsed);
			assert_noop!(vote(panel(0), case, decision), Error::<Test>::AlreadyVoted);
		}
		assert_ok!(vote(panel(2), case, Decision::Approve));
		assert_eq!(concluded(case).outcome, CaseState::Approved);
	});
}

#[test]
fn stand_in_does_not_vote_after_the_lender() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(quorum(2));
		MockAuthorize::stand_in(panel(0), panel(1));
		assert_ok!(vote(panel(1), case, Decision::Reject));
		assert_noop!(vote(panel(0), case, Decision::Reject), Error::<Test>::MandateUsed);
	});
}

#[test]
fn second_stand_in_does_not_vote_after_the_first() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(quorum(2));
		MockAuthorize::stand_in(panel(0), panel(2));
		MockAuthorize::stand_in(panel(1), panel(2));
		assert_ok!(vote(panel(0), case, Decision::Approve));
		assert_noop!(vote(panel(1), case, Decision::Approve), Error::<Test>::MandateUsed);
	});
}

#[test]
fn stand_in_for_two_votes_by_the_mandate_that_is_free() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(quorum(3));
		MockAuthorize::stand_in(panel(0), panel(1));
		MockAuthorize::stand_in(panel(0), panel(2));
		assert_ok!(vote(panel(1), case, Decision::Approve));
		assert_ok!(vote(panel(0), case, Decision::Approve));
		let by = Steps::<Test>::get(case, 0).unwrap().votes[1].in_place_of.clone();
		assert_eq!(by, Some(panel(2)));
		assert_ok!(vote(panel(3), case, Decision::Approve));
		assert_eq!(concluded(case).outcome, CaseState::Approved);
	});
}

#[test]
fn stand_in_for_two_has_one_vote_and_none_when_both_have_voted() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(quorum(3));
		MockAuthorize::stand_in(panel(0), panel(1));
		MockAuthorize::stand_in(panel(0), panel(2));
		assert_ok!(vote(panel(1), case, Decision::Approve));
		assert_ok!(vote(panel(2), case, Decision::Approve));
		assert_noop!(vote(panel(0), case, Decision::Approve), Error::<Test>::MandateUsed);

		let case = accepted(quorum(3));
		assert_ok!(vote(panel(0), case, Decision::Approve));
		assert_noop!(vote(panel(0), case, Decision::Approve), Error::<Test>::AlreadyVoted);
		assert_noop!(vote(panel(1), case, Decision::Approve), Error::<Test>::MandateUsed);
		assert_ok!(vote(panel(2), case, Decision::Approve));
	});
}

#[test]
fn mandate_stays_used_when_the_lender_is_appointed_anew_with_another_key() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(quorum(2));
		MockIdentities::add(900, IdentityKind::Citizen, panel(1));
		MockAuthorize::stand_in(panel(0), panel(1));
		assert_ok!(vote(panel(0), case, Decision::Approve));
		MockCalendar::advance(1_000);
		MockIdentities::rebind(900, MockCalendar::now(), panel(40));
		MockAuthorize::remove_officer(&panel(1));
		MockAuthorize::add_officer(panel(40), department(0), &[Role::Approver]);
		assert_noop!(vote(panel(40), case, Decision::Approve), Error::<Test>::MandateUsed);
	});
}

#[test]
fn mandate_may_be_used_again_after_a_correction() {
	ExtBuilder.build_and_execute(|| {
		let case = accepted(quorum(2));
		MockAuthorize::stand_in(panel(0), panel(1));
		assert_ok!(vote(panel(0), case, Decision::Approve));
		request(case, 0);
		answer(case, hash(20));
		assert_ok!(vote(panel(1), case, Decision::Approve));
		assert_noop!(vote(panel(0), case, Decision::Approve), Error::<Test>::MandateUsed);
	});
}
