// SPDX-License-Identifier: Apache-2.0

//! Every call of the metadata with every origin that it must not be made with, alone and wrapped: it
//! changes nothing. Nothing is the root of the state, without the events that say what was
//! tried.

use frame_support::{dispatch::RawOrigin, traits::GetCallMetadata, weights::Weight};
use govchain_primitives::permission::Way;
use sp_core::storage::StateVersion;

use super::{
	permission::{every_call, further_calls, records, states, PEOPLE},
	*,
};
use crate::{configs::calls::ProxyType, permission::TABLE, OriginCaller};

const HEAD: &str = "//Tax//head";
/// Seats of the council.
const SEATS: u32 = 4;
/// How many of them carry an act of a motion, and of an emergency.
const TWO_THIRDS: u32 = 3;

/// What comes of one call.
struct Attempt {
	result: DispatchResult,
	changes: bool,
}

fn root() -> Vec<u8> {
	sp_io::storage::root(StateVersion::V1)
}

/// Leaves out of the state what only says what was tried: events, and what is noted of a transaction
/// until it ends.
fn forget_attempts() {
	System::reset_events();
	pallet_admission::NotedState::<Runtime>::kill();
}

/// Makes `call` and undoes it.
fn attempt(origin: RuntimeOrigin, call: &RuntimeCall) -> Attempt {
	with_transaction_unchecked(|| {
		forget_attempts();
		let before = root();
		let result = dispatch(origin, call.clone());
		forget_attempts();
		let changes = root() != before;
		TransactionOutcome::Rollback(Attempt { result, changes })
	})
}

/// The ways to a call, by the table that the documents are made from.
fn ways(call: &RuntimeCall) -> &'static [Way] {
	let found = call.get_call_metadata();
	let (_, calls) = TABLE.iter().find(|(pallet, _)| *pallet == found.pallet_name).unwrap();
	calls.iter().find(|(name, _)| *name == found.function_name).unwrap().1
}

fn has(call: &RuntimeCall, way: impl Fn(&Way) -> bool) -> bool {
	ways(call).iter().any(way)
}

/// Whether anybody may make it.
fn is_open(call: &RuntimeCall) -> bool {
	has(call, |way| matches!(way, Way::Anyone | Way::Wrapper))
}

/// Every call, with the simplest arguments and with some that name records, in a state that has them.
fn with_every_call(change: impl Fn(), test: impl Fn(&[RuntimeCall])) {
	genesis(CONSORTIUM_PRESET).execute_with(|| {
		next_block(START);
		records();
		let add = pallet_proxy::Call::add_proxy {
			delegate: account(STRANGER).into(),
			proxy_type: ProxyType::Nothing,
			delay: 0,
		};
		send(HEAD, add).unwrap();
		let mut calls = every_call();
		calls.extend(further_calls());
		change();
		forget_attempts();
		let before = root();
		test(&calls);
		assert_eq!(root(), before);
	});
}

/// `call` in everything that can carry one, whoever sends it.
fn wrapped(call: &RuntimeCall) -> Vec<RuntimeCall> {
	use pallet_utility::Call as Utility;
	let boxed = || Box::new(call.clone());
	let as_origin = || Box::new(OriginCaller::system(RawOrigin::Root));
	let batch = || RuntimeCall::from(Utility::batch { calls: vec![call.clone()] });
	let mut wrapped: Vec<RuntimeCall> = vec![
		batch(),
		Utility::batch_all { calls: vec![call.clone()] }.into(),
		Utility::force_batch { calls: vec![batch(), call.clone()] }.into(),
		Utility::if_else { main: boxed(), fallback: Box::new(remark()) }.into(),
		Utility::if_else { main: boxed(), fallback: boxed() }.into(),
		Utility::as_derivative { index: 0, call: boxed() }.into(),
		Utility::dispatch_as { as_origin: as_origin(), call: boxed() }.into(),
		Utility::dispatch_as_fallible { as_origin: as_origin(), call: boxed() }.into(),
		Utility::with_weight { call: boxed(), weight: Weight::zero() }.into(),
		pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![account("//Nobody")],
			call: boxed(),
		}
		.into(),
		pallet_proxy::Call::proxy {
			real: account(HEAD).into(),
			force_proxy_type: None,
			call: boxed(),
		}
		.into(),
		pallet_acts::Call::propose { role: govchain_primitives::Role::Head, call: boxed() }.into(),
		enact(call.clone()),
		emergency(call.clone()),
	];
	let length_bound = u32::try_from(call.encoded_size()).unwrap();
	wrapped.push(RuntimeCall::Council(pallet_collective::Call::execute {
		proposal: boxed(),
		length_bound,
	}));
	wrapped.push(RuntimeCall::Council(pallet_collective::Call::propose {
		threshold: 1,
		proposal: boxed(),
		length_bound,
	}));
	wrapped
}

#[test]
fn no_call_is_made_by_nobody_but_those_of_nodes() {
	with_every_call(
		|| {},
		|calls| {
			for call in calls.iter().filter(|call| !has(call, |way| *way == Way::Node)) {
				// A remark is nobody's in particular, and only a node can put it into a block.
				if has(call, |way| *way == Way::Anyone) {
					assert!(!attempt(RuntimeOrigin::none(), call).changes, "{call:?}");
					continue;
				}
				let attempt = attempt(RuntimeOrigin::none(), call);
				assert!(attempt.result.is_err() && !attempt.changes, "{call:?}");
			}
		},
	);
}

#[test]
fn root_makes_no_call_that_is_for_accounts() {
	let is_roots = |call: &RuntimeCall| {
		ways(call).is_empty()
			|| has(call, |way| {
				matches!(way, Way::Motion | Way::Emergency | Way::Anyone | Way::Wrapper | Way::Node)
			})
	};
	with_every_call(
		|| {},
		|calls| {
			let mut count = 0;
			for call in calls.iter().filter(|call| !is_roots(call)) {
				let attempt = attempt(RuntimeOrigin::root(), call);
				assert!(attempt.result.is_err() && !attempt.changes, "{call:?}");
				count += 1;
			}
			assert!(count > 30, "{count}");
		},
	);
}

#[test]
fn a_motion_carries_nothing_by_itself_and_with_too_few_seats_nothing_at_all() {
	with_every_call(
		|| {},
		|calls| {
			for ayes in [0, TWO_THIRDS - 1, SEATS] {
				let origin = || {
					RuntimeOrigin::from(OriginCaller::Council(
						pallet_collective::RawOrigin::Members(ayes, SEATS),
					))
				};
				for call in calls {
					let attempt_alone = attempt(origin(), call);
					let is_open = is_open(call);
					assert!(!attempt_alone.changes, "{ayes}: {call:?}");
					assert!(attempt_alone.result.is_err() || is_open, "{ayes}: {call:?}");
					if ayes < TWO_THIRDS {
						for call in [enact(call.clone()), emergency(call.clone())] {
							let attempt = attempt(origin(), &call);
							assert_eq!(attempt.result, Err(DispatchError::BadOrigin), "{call:?}");
							assert!(!attempt.changes, "{call:?}");
						}
					}
				}
			}
		},
	);
}

#[test]
fn a_stranger_makes_no_call_alone_or_wrapped() {
	with_every_call(
		|| {},
		|calls| {
			let origin = || RuntimeOrigin::signed(account(STRANGER));
			for (place, call) in calls.iter().filter(|call| !is_open(call)).enumerate() {
				let alone = attempt(origin(), call);
				assert!(alone.result.is_err() && !alone.changes, "{call:?}");
				// In turn, so that each wrapper is tried with many calls, and not with all of them.
				for call in wrapped(call).into_iter().skip(place % 4).step_by(4) {
					assert!(!attempt(origin(), &call).changes, "{call:?}");
				}
			}
		},
	);
}

#[test]
fn officers_of_suspended_departments_make_no_call_of_officers_alone_or_wrapped() {
	let (_, missing, suspend) = states().remove(1);
	assert_eq!(missing, Some(govchain_primitives::departments::Missing::DepartmentSuspended));
	let is_officers = |call: &&RuntimeCall| {
		let ways = ways(call);
		!ways.is_empty()
			&& ways.iter().all(|way| matches!(way, Way::Officer { .. } | Way::Head | Way::Motion))
	};
	with_every_call(suspend, |calls| {
		let mut count = 0;
		for who in PEOPLE.iter().filter(|who| who.matches("//").count() == 2) {
			let origin = || RuntimeOrigin::signed(account(who));
			for (place, call) in calls.iter().filter(is_officers).enumerate() {
				let alone = attempt(origin(), call);
				assert!(alone.result.is_err() && !alone.changes, "{who}: {call:?}");
				// One wrapper for each, in turn.
				for call in wrapped(call).into_iter().take(5).skip(place % 5).take(1) {
					assert!(!attempt(origin(), &call).changes, "{who}: {call:?}");
					count += 1;
				}
			}
		}
		assert!(count > 400, "{count}");
	});
}
