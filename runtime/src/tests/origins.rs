// SPDX-License-Identifier: Apache-2.0

//! Every call of the metadata with every origin that it must not be made with, alone and wrapped: it
//! changes nothing. Nothing is the root of the state, without the events that say what was
//! tried. And no account is root, by whatever call, in whatever wrapper.
//!
//! Complete for nobody, root, motions and a stranger with each call alone. There are too many pairs of a
//! call and a wrapper to try them all: a stranger makes each call in every fourth wrapper, and each officer
//! of a suspended department every third call, alone and in one of five wrappers, in turn.

use std::{
	collections::BTreeSet,
	path::{Path, PathBuf},
};

use frame_support::{assert_ok, dispatch::RawOrigin, traits::GetCallMetadata, weights::Weight};
use govchain_primitives::{
	orders::{Order, OrderV1},
	permission::Way,
};
use sp_core::storage::StateVersion;

use super::{
	calls::carrying,
	situations::{every_call, further_calls, records, state, PEOPLE},
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

/// What is tried, and the state in which it is.
struct World {
	/// As seen from inside of a transaction of storage, which notes its depth in the state.
	root: Vec<u8>,
	calls: Vec<RuntimeCall>,
}

impl World {
	/// Makes `call` and undoes it.
	fn attempt(&self, origin: RuntimeOrigin, call: &RuntimeCall) -> Attempt {
		with_transaction_unchecked(|| {
			let result = dispatch(origin, call.clone());
			forget_attempts();
			let changes = root() != self.root;
			TransactionOutcome::Rollback(Attempt { result, changes })
		})
	}
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
fn with_every_call(change: impl Fn(), test: impl Fn(&World)) {
	let mut state = genesis(CONSORTIUM_PRESET);
	let calls = state.execute_with(|| {
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
		calls
	});
	// A root is made of what isn't in the trie yet, each time anew.
	state.commit_all().unwrap();
	state.execute_with(|| {
		let inside = || with_transaction_unchecked(|| TransactionOutcome::Rollback(root()));
		let world = World { root: inside(), calls };
		test(&world);
		assert_eq!(inside(), world.root);
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
		|world| {
			for call in world.calls.iter().filter(|call| !has(call, |way| *way == Way::Node)) {
				// A remark is nobody's in particular, and only a node can put it into a block.
				if has(call, |way| *way == Way::Anyone) {
					assert!(!world.attempt(RuntimeOrigin::none(), call).changes, "{call:?}");
					continue;
				}
				let attempt = world.attempt(RuntimeOrigin::none(), call);
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
		|world| {
			let mut count = 0;
			for call in world.calls.iter().filter(|call| !is_roots(call)) {
				let attempt = world.attempt(RuntimeOrigin::root(), call);
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
		|world| {
			for ayes in [0, TWO_THIRDS - 1, SEATS] {
				let origin = || {
					RuntimeOrigin::from(OriginCaller::Council(
						pallet_collective::RawOrigin::Members(ayes, SEATS),
					))
				};
				for call in &world.calls {
					let attempt_alone = world.attempt(origin(), call);
					let is_open = is_open(call);
					assert!(!attempt_alone.changes, "{ayes}: {call:?}");
					assert!(attempt_alone.result.is_err() || is_open, "{ayes}: {call:?}");
					if ayes < TWO_THIRDS {
						for call in [enact(call.clone()), emergency(call.clone())] {
							let attempt = world.attempt(origin(), &call);
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
		|world| {
			let origin = || RuntimeOrigin::signed(account(STRANGER));
			for (place, call) in world.calls.iter().filter(|call| !is_open(call)).enumerate() {
				let alone = world.attempt(origin(), call);
				assert!(alone.result.is_err() && !alone.changes, "{call:?}");
				// In turn, so that each wrapper is tried with many calls, and not with all of them.
				for call in wrapped(call).into_iter().skip(place % 4).step_by(4) {
					assert!(!world.attempt(origin(), &call).changes, "{call:?}");
				}
			}
		},
	);
}

#[test]
fn officers_of_suspended_departments_make_no_call_of_officers_alone_or_wrapped() {
	let suspend = state("suspended").set;
	let is_officers = |call: &&RuntimeCall| {
		let ways = ways(call);
		!ways.is_empty()
			&& ways.iter().all(|way| matches!(way, Way::Officer { .. } | Way::Head | Way::Motion))
	};
	with_every_call(suspend, |world| {
		let mut count = 0;
		let officers = PEOPLE.iter().filter(|who| who.matches("//").count() == 2);
		for (person, who) in officers.enumerate() {
			let origin = || RuntimeOrigin::signed(account(who));
			// Each officer every third call, in turn.
			let calls = world.calls.iter().filter(is_officers).enumerate();
			for (place, call) in calls.skip(person % 3).step_by(3) {
				let alone = world.attempt(origin(), call);
				assert!(alone.result.is_err() && !alone.changes, "{who}: {call:?}");
				// One wrapper for each, in turn.
				for call in wrapped(call).into_iter().take(5).skip(place % 5).take(1) {
					assert!(!world.attempt(origin(), &call).changes, "{who}: {call:?}");
					count += 1;
				}
			}
		}
		assert!(count > 400, "{count}");
	});
}

const PROBE: &[u8] = b"who is root";

/// What nobody but root can do.
fn probe() -> RuntimeCall {
	frame_system::Call::set_storage { items: vec![(PROBE.to_vec(), vec![1])] }.into()
}

/// `call` in every call that has room for one: [`wrapped`], and those that take more than one step or
/// somebody else.
fn carriers(call: &RuntimeCall) -> Vec<RuntimeCall> {
	let boxed = || Box::new(call.clone());
	let order = Order::V1(OrderV1 {
		signer: account(HEAD),
		department: None,
		number: 1,
		from: START,
		until: START + 1_000,
		call: call.clone(),
	});
	let mut carriers = wrapped(call);
	carriers.extend([
		pallet_multisig::Call::as_multi {
			threshold: 2,
			other_signatories: vec![account("//Nobody")],
			maybe_timepoint: None,
			call: boxed(),
			max_weight: Weight::MAX,
		}
		.into(),
		pallet_proxy::Call::proxy_announced {
			delegate: account(STRANGER).into(),
			real: account(HEAD).into(),
			force_proxy_type: None,
			call: boxed(),
		}
		.into(),
		pallet_orders::Call::relay {
			order: Box::new(order),
			signature: Signature::Sr25519(sr25519::Signature::from_raw([1; 64])),
		}
		.into(),
	]);
	carriers
}

#[test]
fn no_account_is_root_in_any_call_that_carries_one() {
	let bytes = |call: &RuntimeCall| {
		let bytes = call.encode();
		(bytes[0], bytes[1])
	};
	// By the metadata, there is no other call in which one could be.
	assert_eq!(carriers(&probe()).iter().map(bytes).collect::<BTreeSet<_>>(), carrying());
	with_every_call(
		|| {},
		|world| {
			let is_root = || sp_io::storage::get(PROBE).is_some();
			let once = carriers(&probe());
			let twice: Vec<_> = once.iter().flat_map(carriers).collect();
			for (place, who) in PEOPLE.iter().enumerate() {
				let origin = || RuntimeOrigin::signed(account(who));
				assert_eq!(world.attempt(origin(), &probe()).result, Err(DispatchError::BadOrigin));
				// One carrier in another, in turn: each pair by somebody.
				let twice = twice.iter().skip(place).step_by(PEOPLE.len());
				for call in once.iter().chain(twice) {
					let is_root = with_transaction_unchecked(|| {
						// Whether it fails or not.
						let _ = dispatch(origin(), call.clone());
						TransactionOutcome::Rollback(is_root())
					});
					assert!(!is_root, "{who}: {call:?}");
				}
			}
			// The probe tells who is root.
			with_transaction_unchecked(|| {
				assert_ok!(dispatch(RuntimeOrigin::root(), probe()));
				assert!(is_root());
				TransactionOutcome::Rollback(())
			});
		},
	);
}

/// The Rust files below `folder` that are part of the runtime, tests and benchmarks left out.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
	for entry in std::fs::read_dir(folder).unwrap() {
		let path = entry.unwrap().path();
		let name = path.file_name().unwrap().to_str().unwrap();
		match name {
			"tests" | "tests.rs" | "mock.rs" | "benchmarking.rs" | "test-support" => {}
			_ if path.is_dir() => sources(&path, found),
			_ if name.ends_with(".rs") => found.push(path),
			_ => {}
		}
	}
}

#[test]
fn nothing_of_ours_makes_an_origin_root_but_a_motion_and_the_restart_of_finality() {
	let repository = repository();
	let mut files = Vec::new();
	for folder in ["pallets", "primitives", "runtime/src"] {
		sources(&repository.join(folder), &mut files);
	}
	assert!(files.len() > 60, "{}", files.len());
	let mut found = Vec::new();
	for file in files {
		let text = std::fs::read_to_string(&file).unwrap();
		let times = ["RawOrigin::Root", "RawOrigin::<", "Origin::root()", "SystemOrigin::Root"]
			.iter()
			.map(|pattern| text.matches(pattern).count())
			.sum::<usize>();
		if times > 0 {
			let name = file.strip_prefix(&repository).unwrap().to_str().unwrap().to_owned();
			found.push((name, times));
		}
	}
	found.sort();
	let expected = [("pallets/governance/src/lib.rs", 1), ("runtime/src/session.rs", 1)];
	assert_eq!(found, expected.map(|(name, times)| (name.to_owned(), times)));
}
