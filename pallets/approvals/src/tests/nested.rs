// SPDX-License-Identifier: Apache-2.0

//! Each call as another call carries it: with the origin of the outer one, and checked alike.

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::approvals::Decision;
use govchain_test_support::{account, AccountId, MockAuthorize, MockIdentities};
use sp_runtime::{traits::Dispatchable, DispatchError};

use crate::{mock::*, Call};

fn carried(
	call: &Call<Test>,
	origin: RuntimeOrigin,
) -> Result<(), sp_runtime::DispatchErrorWithPostInfo<frame_support::dispatch::PostDispatchInfo>> {
	RuntimeCall::from(call.clone()).dispatch(origin).map(|_| ())
}

/// Cases 0 to 6 are received, accepted from 2 on, and the applicant of 5 is asked for papers. Each
/// call, who may make it, and what a stranger hears.
fn calls() -> Vec<(Call<Test>, AccountId, DispatchError)> {
	let matter = publish(line(1));
	for case in 0..7 {
		submit(matter);
		if case >= 2 {
			assert_ok!(Approvals::accept(signed(CLERK), case));
		}
	}
	request(5, 0);
	let papers = || vec![hash(21)];
	let (party, content) = (PARTY, hash(12));
	let (editor, clerk, citizen) = (account(EDITOR), account(CLERK), account(CITIZEN));
	let no_officer = MockAuthorize::NOT_OFFICER;
	let no_identity = MockIdentities::UNKNOWN;
	let not_applicant = crate::Error::<Test>::NotApplicant.into();
	vec![
		(Call::publish_matter { draft: line(1) }, editor.clone(), no_officer),
		(Call::publish_version { matter, draft: line(1) }, editor.clone(), no_officer),
		(
			Call::submit { matter, party, documents: papers(), content },
			citizen.clone(),
			no_identity,
		),
		(
			Call::submit_at_window { matter, party, documents: papers(), content },
			clerk.clone(),
			no_officer,
		),
		(Call::accept { case: 0 }, clerk.clone(), no_officer),
		(Call::refuse_acceptance { case: 1, reason: hash(1) }, clerk, no_officer),
		(
			Call::decide { case: 2, step: 0, decision: Decision::Approve, reason: hash(1) },
			approver(0),
			no_officer,
		),
		(
			Call::request_correction { case: 3, step: 0, notice: hash(1), days: 5 },
			approver(0),
			no_officer,
		),
		(
			Call::answer_correction { case: 5, documents: papers(), content },
			citizen.clone(),
			not_applicant,
		),
		(Call::withdraw { case: 6 }, citizen, not_applicant),
		(Call::retire_matter { matter }, editor, no_officer),
	]
}

#[test]
fn every_call_is_checked_alike_when_another_carries_it() {
	ExtBuilder.build_and_execute(|| {
		let calls = calls();
		let names: std::collections::BTreeSet<_> = calls
			.iter()
			.map(|(call, ..)| frame_support::traits::GetCallName::get_call_name(call))
			.collect();
		let all = <Call<Test> as frame_support::traits::GetCallName>::get_call_names();
		assert_eq!(names.len(), all.len(), "each call once: {names:?}");
		for (call, who, refusal) in calls {
			let refused = |origin| carried(&call, origin).map_err(|error| error.error);
			assert_noop!(refused(signed(STRANGER)), refusal);
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_noop!(refused(origin), DispatchError::BadOrigin);
			}
			assert_ok!(refused(RuntimeOrigin::signed(who)));
		}
	});
}
