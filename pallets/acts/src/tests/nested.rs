// SPDX-License-Identifier: Apache-2.0

//! Wrappers: none carries a ruled call past the filter, and none hides in a joint act.

use super::*;

type Utility = pallet_utility::Call<Test>;
type Multisig = pallet_multisig::Call<Test>;
type Proxy = pallet_proxy::Call<Test>;

/// Wrappers that fail with the error of the call inside.
fn failing(call: RuntimeCall) -> Vec<RuntimeCall> {
	let inner = || Box::new(call.clone());
	vec![
		Utility::batch_all { calls: vec![call.clone()] }.into(),
		Utility::if_else { main: inner(), fallback: inner() }.into(),
		Utility::as_derivative { index: 0, call: inner() }.into(),
		Multisig::as_multi_threshold_1 {
			other_signatories: vec![account(STRANGER)],
			call: inner(),
		}
		.into(),
	]
}

/// Wrappers that succeed and say in an event what came of the call inside.
fn reporting(call: RuntimeCall) -> Vec<RuntimeCall> {
	vec![
		Utility::batch { calls: vec![call.clone()] }.into(),
		Utility::force_batch { calls: vec![call.clone()] }.into(),
		Utility::batch { calls: vec![Utility::batch_all { calls: vec![call.clone()] }.into()] }
			.into(),
		Proxy::proxy { real: account(FIRE_HEAD), force_proxy_type: None, call: Box::new(call) }
			.into(),
	]
}

fn reported() -> DispatchError {
	let error = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Utility(
			pallet_utility::Event::BatchInterrupted { error, .. }
			| pallet_utility::Event::ItemFailed { error },
		) => Some(error),
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => result.err(),
		_ => None,
	});
	error.unwrap()
}

#[test]
fn wrapped_call_is_filtered_when_it_has_a_rule() {
	ExtBuilder.build_and_execute(|| {
		let delegate = account(CENTRE_HEAD);
		assert_ok!(send(FIRE_HEAD, Proxy::add_proxy { delegate, proxy_type: AnyProxy, delay: 0 }));
		for rule in [heads(Quorum::Any), Rule::Forbidden] {
			set(ADD, rule);
			for call in failing(add(1)) {
				assert_noop!(send(CENTRE_HEAD, call), filtered());
			}
			for call in reporting(add(1)) {
				System::reset_events();
				assert_ok!(send(CENTRE_HEAD, call));
				assert_eq!(reported(), filtered());
			}
		}
		assert_eq!(Sum::<Test>::get(), 0);
	});
}

#[test]
fn multisig_of_several_is_filtered_when_the_call_has_a_rule() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::Any));
		let mut accounts = [account(CENTRE_HEAD), account(FIRE_HEAD)];
		accounts.sort();
		let mut timepoint = None;
		for (who, other) in [(CENTRE_HEAD, FIRE_HEAD), (FIRE_HEAD, CENTRE_HEAD)] {
			let call = Multisig::as_multi {
				threshold: 2,
				other_signatories: vec![account(other)],
				maybe_timepoint: timepoint,
				call: Box::new(add(1)),
				max_weight: Weight::MAX,
			};
			assert_ok!(send(who, call));
			timepoint = Some(pallet_multisig::Pallet::<Test>::timepoint());
		}
		let result = System::events().into_iter().rev().find_map(|record| match record.event {
			RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. }) => {
				Some(result)
			}
			_ => None,
		});
		assert_eq!(result, Some(Err(filtered())));
		assert_eq!(Sum::<Test>::get(), 0);
	});
}

#[test]
fn wrapper_can_not_be_proposed() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::Any));
		for call in failing(add(1)).into_iter().chain(reporting(add(1))) {
			let result = Acts::propose(signed(FIRE_HEAD), Role::Head, Box::new(call));
			assert_eq!(result.unwrap_err().error, Error::<Test>::NotJoint.into());
		}
	});
}

#[test]
fn rules_can_not_be_set_from_inside() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::Any));
		let inner = [
			Call::set_rule { act: ADD, rule: Rule::Own },
			Call::clear_rule { act: ADD },
			Call::withdraw { id: 1 },
			Call::propose { role: Role::Head, call: Box::new(add(1)) },
		];
		for call in inner {
			let call = Box::new(call.into());
			let result = Acts::propose(signed(FIRE_HEAD), Role::Head, call);
			assert_eq!(result.unwrap_err().error, Error::<Test>::NotJoint.into());
		}
		assert_eq!(Acts::rule(ADD).unwrap().rule, heads(Quorum::Any));
	});
}

#[test]
fn joint_acts_may_be_proposed_and_endorsed_in_batches() {
	ExtBuilder.build_and_execute(|| {
		set(ADD, heads(Quorum::Number(2)));
		let propose = |number| {
			RuntimeCall::from(Call::propose { role: Role::Head, call: Box::new(add(number)) })
		};
		assert_ok!(send(FIRE_HEAD, Utility::batch_all { calls: vec![propose(1), propose(2)] }));
		let endorse = |id, number| {
			RuntimeCall::from(Call::endorse {
				id,
				role: Role::Head,
				call_hash: hash(&add(number)),
				weight_bound: room::WEIGHT,
			})
		};
		let calls = vec![endorse(1, 1), endorse(2, 2)];
		assert_ok!(send(CENTRE_HEAD, Utility::batch_all { calls }));
		assert_eq!(Sum::<Test>::get(), 3);
		// The batch goes on after an act was executed in it, and what is ruled is filtered again.
		proposed(FIRE_HEAD, add(4));
		let calls = vec![endorse(3, 4), add(4)];
		assert_noop!(send(CENTRE_HEAD, Utility::batch_all { calls }), filtered());
		assert_eq!(Sum::<Test>::get(), 3);
	});
}

#[test]
fn only_the_very_call_passes_while_it_is_executed() {
	ExtBuilder.build_and_execute(|| {
		use frame_support::traits::Contains;
		set(ADD, heads(Quorum::Any));
		set(RESET, Rule::Forbidden);
		Executing::<Test>::put(hash(&add(1)));
		assert!(Acts::contains(&add(1)));
		assert!(!Acts::contains(&add(2)));
		Executing::<Test>::put(hash(&reset(0)));
		assert!(!Acts::contains(&add(1)));
		// What is forbidden stays so.
		assert!(!Acts::contains(&reset(0)));
		Executing::<Test>::kill();
	});
}
