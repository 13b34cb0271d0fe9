// SPDX-License-Identifier: Apache-2.0

//! Each call as another call carries it: with the origin of the outer one, and checked alike.

use frame_support::{storage::with_transaction, traits::GetCallName};
use sp_core::storage::StateVersion;
use sp_runtime::{traits::Dispatchable, TransactionOutcome};

use super::{stand_in::hire, *};

const DEPUTY: u8 = 102;
const END: Moment = MockCalendar::START + DAY;

fn batch_all(calls: Vec<RuntimeCall>) -> RuntimeCall {
	pallet_utility::Call::batch_all { calls }.into()
}

fn either(call: RuntimeCall) -> RuntimeCall {
	pallet_utility::Call::if_else { main: Box::new(call.clone()), fallback: Box::new(call) }.into()
}

/// The call as transactions may carry it.
fn carried(call: &RuntimeCall) -> [RuntimeCall; 4] {
	let other = frame_system::Call::remark { remark: vec![] }.into();
	let call = || call.clone();
	[
		batch_all(vec![call()]),
		batch_all(vec![other, either(call())]),
		either(batch_all(vec![call()])),
		pallet_utility::Call::with_weight { call: Box::new(call()), weight: Weight::zero() }.into(),
	]
}

/// What comes of a call, and the state after it, events aside.
fn attempt(call: RuntimeCall, origin: RuntimeOrigin) -> (Result<(), DispatchError>, Vec<u8>) {
	with_transaction(|| {
		let result = call.dispatch(origin).map(|_| ()).map_err(|error| error.error);
		System::reset_events();
		let root = sp_io::storage::root(StateVersion::V1);
		TransactionOutcome::Rollback(Ok::<_, DispatchError>((result, root)))
	})
	.unwrap()
}

/// Each call with an origin that may make it, in the state that [`office`] leaves.
fn calls() -> Vec<(Call<Test>, RuntimeOrigin)> {
	let (clerk, head) = (account(CLERK), account(PERMITS_HEAD));
	let by_council = |call| (call, council());
	let by_head = |call| (call, signed(PERMITS_HEAD));
	let name = || name("Another");
	vec![
		by_council(Call::create {
			name: name(),
			parent: Some(CITY),
			capabilities: mock::capabilities(&[Capability::Authority]),
		}),
		by_council(Call::rename { department: FIRE, name: name() }),
		by_council(Call::give_capability { department: CITY, capability: Capability::Authority }),
		by_council(Call::take_capability { department: FIRE, capability: Capability::Authority }),
		by_council(Call::suspend_department { department: CITY, inclusive: true }),
		by_council(Call::reinstate_department { department: COURT }),
		by_head(Call::appoint {
			account: account(CITIZEN),
			department: PERMITS,
			roles: roles(&[Role::Clerk]),
			mandate_end: None,
		}),
		by_head(Call::set_roles { account: clerk.clone(), roles: roles(&[Role::Approver]) }),
		by_head(Call::set_mandate { account: clerk.clone(), mandate_end: Some(END) }),
		by_head(Call::suspend_officer { account: clerk.clone() }),
		by_head(Call::reinstate_officer { account: account(DEPUTY) }),
		(Call::dismiss { account: clerk.clone() }, signed(CLERK)),
		(Call::settle_seat { department: FIRE }, signed(CITIZEN)),
		by_council(Call::move_department { department: PERMITS, parent: Some(FIRE) }),
		by_council(Call::abolish { department: PERMITS, successor: FIRE }),
		by_head(Call::set_stand_in {
			account: clerk.clone(),
			stand_in: head.clone(),
			from: END,
			until: END,
			roles: roles(&[Role::Clerk]),
		}),
		by_head(Call::end_stand_in { account: clerk, stand_in: head }),
	]
}

/// There is somebody to reinstate, a period to end and a seat to settle.
fn office() {
	hire(DEPUTY, &[Role::Clerk]);
	assert_ok!(Departments::suspend_officer(signed(PERMITS_HEAD), account(DEPUTY)));
	let (clerk, head) = (account(CLERK), account(PERMITS_HEAD));
	let (from, lent) = (MockCalendar::START, roles(&[Role::Clerk]));
	assert_ok!(Departments::set_stand_in(council(), clerk, head, from, END, lent));
	assert_ok!(Departments::suspend_department(council(), COURT, false));
	MinSeats::set(0);
	MockIdentities::set_frozen(FIRE_HEAD.into(), true);
}

#[test]
fn every_call_does_the_same_when_another_carries_it() {
	ExtBuilder::default().build_and_execute(|| {
		office();
		let calls = calls();
		assert_eq!(calls.len(), Call::<Test>::get_call_names().len());
		for (call, origin) in calls {
			let name = call.get_call_name();
			let call = RuntimeCall::from(call);
			let bare = attempt(call.clone(), origin.clone());
			assert_eq!(bare.0, Ok(()), "{name}");
			for outer in carried(&call) {
				// Root alone gives weights.
				let is_for_root =
					matches!(outer, RuntimeCall::Utility(pallet_utility::Call::with_weight { .. }));
				if is_for_root && frame_system::ensure_root(origin.clone()).is_err() {
					assert_eq!(attempt(outer, origin.clone()).0, Err(DispatchError::BadOrigin));
				} else {
					assert_eq!(attempt(outer, origin.clone()), bare, "{name}");
				}
			}
		}
	});
}

#[test]
fn every_call_is_refused_alike_when_another_carries_it() {
	ExtBuilder::default().build_and_execute(|| {
		office();
		let before = attempt(batch_all(vec![]), signed(CITIZEN)).1;
		for (call, _) in calls() {
			let name = call.get_call_name();
			let is_open = matches!(call, Call::settle_seat { .. });
			let call = RuntimeCall::from(call);
			let signers = [CITIZEN, DEPUTY, COURT_HEAD, HOUSING_COUNCILLOR, STRANGER];
			let origins = signers.map(signed).into_iter().filter(|_| !is_open);
			for origin in origins.chain([RuntimeOrigin::none()]) {
				let is_signed = frame_system::ensure_signed(origin.clone()).is_ok();
				let (refusal, root) = attempt(call.clone(), origin.clone());
				assert!(refusal.is_err() && root == before, "{name} by {origin:?}");
				for outer in &carried(&call)[..3] {
					let (result, root) = attempt(outer.clone(), origin.clone());
					// Without a signature the outer call is refused itself.
					let expected = if is_signed { refusal } else { Err(DispatchError::BadOrigin) };
					assert_eq!(result, expected, "{name} by {origin:?}");
					assert!(root == before, "{name} by {origin:?}");
				}
			}
		}
	});
}
