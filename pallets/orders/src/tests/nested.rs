// SPDX-License-Identifier: Apache-2.0

//! Wrappers: a relay in one is a relay, and nobody gets more by it.

use super::*;

type Utility = pallet_utility::Call<Test>;
type Proxy = pallet_proxy::Call<Test>;

#[test]
fn relay_in_a_batch_is_a_relay_of_the_same_officer() {
	ExtBuilder.build_and_execute(|| {
		let call = relay_call(order(add(1)));
		let batch = Utility::batch_all { calls: vec![call.clone()] };
		assert_noop!(send(STRANGER, batch.clone()), MockAuthorize::NOT_OFFICER);
		assert_ok!(send(CLERK, batch));
		assert_eq!(LastBy::<Test>::get(), Some(citizen()));
		// Twice in one batch is once too often.
		let again = relay_call(TestOrder { number: 6, ..order(add(1)) });
		let twice = Utility::batch_all { calls: vec![again.clone(), again] };
		assert_noop!(send(CLERK, twice), Error::<Test>::AlreadyRelayed);
		assert_eq!(Sum::<Test>::get(), 1);
	});
}

#[test]
fn cancellation_in_a_batch_is_one_of_the_same_officer() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		let call = || cancellation_call(&order, sign(&cancellation_text(&order)));
		let batch = |calls| Utility::batch_all { calls };
		assert_noop!(send(STRANGER, batch(vec![call()])), MockAuthorize::NOT_OFFICER);
		let twice = batch(vec![call(), call()]);
		assert_noop!(send(CLERK, twice), Error::<Test>::OrderCancelled);
		// Before the order in the same batch, the order is void; after it, it is too late.
		let before = batch(vec![call(), relay_call(order.clone())]);
		assert_noop!(send(CLERK, before), Error::<Test>::OrderCancelled);
		let after = batch(vec![relay_call(order.clone()), call()]);
		assert_noop!(send(CLERK, after), Error::<Test>::AlreadyRelayed);
		assert_ok!(send(CLERK, batch(vec![call()])));
		assert_noop!(relay(CLERK, order.clone()), Error::<Test>::OrderCancelled);
	});
}

#[test]
fn proxy_of_an_officer_relays_as_the_officer_and_one_of_the_signer_not_at_all() {
	ExtBuilder.build_and_execute(|| {
		let proxied =
			|real, call| Proxy::proxy { real, force_proxy_type: None, call: Box::new(call) };
		let delegate = account(STRANGER);
		let add_proxy = Proxy::add_proxy { delegate, proxy_type: AnyProxy, delay: 0 };
		assert_ok!(send(CLERK, add_proxy));
		let call = relay_call(order(add(1)));
		// What a proxy may do is the runtime's choice; the officer is the one who is named.
		assert_ok!(send(STRANGER, proxied(account(CLERK), call)));
		let Some(Event::Relayed { officer, .. }) = events().pop() else { panic!("not relayed") };
		assert_eq!(officer, account(CLERK));
		let call = relay_call(TestOrder { number: 6, ..order(add(1)) });
		let not_proxy = DispatchError::from(pallet_proxy::Error::<Test>::NotProxy);
		assert_noop!(send(STRANGER, proxied(citizen(), call)), not_proxy);
		// The same of a cancellation.
		let order = TestOrder { number: 6, ..order(add(1)) };
		let call = cancellation_call(&order, sign(&cancellation_text(&order)));
		assert_noop!(send(STRANGER, proxied(citizen(), call.clone())), not_proxy);
		assert_ok!(send(STRANGER, proxied(account(CLERK), call)));
		let Some(Event::CancellationRelayed { officer, .. }) = events().pop() else {
			panic!("not relayed");
		};
		assert_eq!(officer, account(CLERK));
	});
}
