// SPDX-License-Identifier: Apache-2.0

//! What an order does, who relays it, and when.

use codec::Encode;
use frame_support::dispatch::GetDispatchInfo;
use sp_runtime::traits::Dispatchable;

use super::*;

fn weight_of(call: RuntimeCall) -> frame_support::weights::Weight {
	let result = call.dispatch(signed(CLERK));
	let info = match result {
		Ok(info) => info,
		Err(error) => error.post_info,
	};
	info.actual_weight.unwrap()
}

#[test]
fn relay_does_the_call_in_the_signers_name() {
	ExtBuilder.build_and_execute(|| {
		let order = relayed(3);
		assert_eq!(Sum::<Test>::get(), 3);
		assert_eq!(LastBy::<Test>::get(), Some(citizen()));
		let relayed = Event::<Test>::Relayed {
			signer: citizen(),
			number: order.number,
			until: order.until,
			order_hash: hash(&order),
			call_hash: BlakeTwo256::hash_of(&order.call),
			department: CENTRE,
			officer: account(CLERK),
		};
		// Who relayed stands before what was done.
		let all: Vec<_> = System::events().into_iter().map(|record| record.event).collect();
		let added = room::Event::Added { who: citizen(), number: 3 };
		assert_eq!(all, [relayed.into(), added.into()]);
		let mark = mark_of(&citizen(), order.number, order.until);
		let expected = Mark { until: order.until, cancelled_by: None };
		assert_eq!(Marks::<Test>::get(mark), Some(expected));
		let scheduled: Vec<_> = MockAgenda::scheduled().into_values().collect();
		assert_eq!(scheduled, [AgendaItem::OrderEnd { mark }]);
	});
}

#[test]
fn relay_weighs_what_it_and_the_call_used() {
	ExtBuilder.build_and_execute(|| {
		let good = order(add(1));
		let own = own_weight(&good);
		let declared = relay_call(good.clone()).get_dispatch_info();
		assert_eq!(declared.call_weight, own + room::WEIGHT);
		assert_eq!(weight_of(relay_call(good.clone())), own + room::USED);
		// Refused before the call, and by the call.
		assert_eq!(weight_of(relay_call(good)), own);
		let failing = order(add(UNLUCKY));
		assert_eq!(weight_of(relay_call(TestOrder { number: 6, ..failing })), own + room::USED);
		// What can't be ordered is not looked into.
		let batch = pallet_utility::Call::batch { calls: vec![add(1); 50] };
		let wrapped = relay_call(order(batch.into()));
		assert_eq!(wrapped.get_dispatch_info().call_weight, <() as WeightInfo>::relay(0));
		assert_eq!(weight_of(wrapped), <() as WeightInfo>::relay(0));
	});
}

#[test]
fn relay_fails_when_the_order_was_relayed() {
	ExtBuilder.build_and_execute(|| {
		let order = relayed(1);
		assert_noop!(relay(CLERK, order.clone()), Error::<Test>::AlreadyRelayed);
		// Another call under the same number is the same order.
		let other = TestOrder { call: add(2), department: None, ..order };
		assert_noop!(relay(BRANCH_CLERK, other), Error::<Test>::AlreadyRelayed);
		assert_eq!(Sum::<Test>::get(), 1);
	});
}

#[test]
fn relay_does_each_of_several_orders() {
	ExtBuilder.build_and_execute(|| {
		let first = relayed(1);
		assert_ok!(relay(CLERK, TestOrder { number: 6, ..first.clone() }));
		assert_ok!(relay(CLERK, TestOrder { until: first.until + 1, ..first }));
		assert_eq!(Sum::<Test>::get(), 3);
	});
}

#[test]
fn relay_leaves_nothing_and_can_be_repeated_when_the_call_fails() {
	ExtBuilder.build_and_execute(|| {
		let failing = order(add(UNLUCKY));
		assert_noop!(relay(CLERK, failing.clone()), unlucky());
		assert_noop!(relay(CLERK, failing), unlucky());
		assert_eq!(Sum::<Test>::get(), 0);

		let order = order(add(1));
		Filter::set_paused(true);
		assert_noop!(relay(CLERK, order.clone()), filtered());
		Filter::set_paused(false);
		assert_ok!(relay(CLERK, order));
	});
}

#[test]
fn relay_fails_when_the_sender_is_no_clerk_of_a_service_centre() {
	ExtBuilder.build_and_execute(|| {
		let order = TestOrder { department: None, ..order(add(1)) };
		for who in [HEAD, STRANGER] {
			assert_noop!(relay(who, order.clone()), MockAuthorize::NOT_OFFICER);
		}
		assert_noop!(relay(ARCHIVE_CLERK, order.clone()), MockAuthorize::NO_CAPABILITY);
		MockAuthorize::set_active(CENTRE, false);
		assert_noop!(relay(CLERK, order.clone()), MockAuthorize::NOT_ACTIVE);
		let call = relay_call(order);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let result = call.clone().dispatch(origin).map_err(|error| error.error);
			assert_noop!(result.map(|_| ()), BadOrigin);
		}
	});
}

#[test]
fn signer_can_not_relay_for_himself() {
	ExtBuilder.build_and_execute(|| {
		let call = relay_call(order(add(1)));
		let result = call.dispatch(RuntimeOrigin::signed(citizen())).map_err(|error| error.error);
		assert_noop!(result.map(|_| ()), MockAuthorize::NOT_OFFICER);
	});
}

#[test]
fn relay_fails_when_the_order_names_another_department() {
	ExtBuilder.build_and_execute(|| {
		let named = order(add(1));
		assert_noop!(relay(BRANCH_CLERK, named.clone()), Error::<Test>::OtherDepartment);
		// One that names none is for all, and a successor does what was left to its predecessor.
		assert_ok!(relay(BRANCH_CLERK, TestOrder { department: None, number: 6, ..named.clone() }));
		MockAuthorize::abolish(CENTRE, BRANCH);
		assert_ok!(relay(BRANCH_CLERK, named));
		assert_eq!(Sum::<Test>::get(), 2);
	});
}

#[test]
fn relay_fails_when_the_call_is_not_an_act_of_parties() {
	ExtBuilder.build_and_execute(|| {
		let remark = frame_system::Call::remark { remark: vec![1] }.into();
		let batch = pallet_utility::Call::batch { calls: vec![add(1)] }.into();
		let proxy = pallet_proxy::Call::add_proxy {
			delegate: account(CLERK),
			proxy_type: AnyProxy,
			delay: 0,
		};
		let cancel = Call::cancel { number: 1, until: u64::MAX }.into();
		let cancellation = cancellation_call(&order(add(1)), sign(&[]));
		let relay_in_relay = relay_call(order(add(1)));
		let decide = room::Call::decide {}.into();
		for call in [remark, batch, proxy.into(), cancel, cancellation, relay_in_relay, decide] {
			assert_noop!(relay(CLERK, order(call)), Error::<Test>::NotOrderable);
		}
	});
}

#[test]
fn relay_takes_calls_up_to_the_bound() {
	ExtBuilder.build_and_execute(|| {
		let empty = reset(0).encode().len() as u32;
		// The length of the note takes a byte more.
		let most = MAX_CALL_BYTES - empty - 1;
		assert_eq!(reset(most).encode().len() as u32, MAX_CALL_BYTES);
		assert_ok!(relay(CLERK, order(reset(most))));
		let longer = TestOrder { number: 6, ..order(reset(most + 1)) };
		assert_noop!(relay(CLERK, longer), Error::<Test>::CallTooLong);
	});
}

#[test]
fn relay_is_in_time_from_the_first_moment_to_the_last() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		MockCalendar::set_now(order.from - 1);
		assert_noop!(relay(CLERK, order.clone()), Error::<Test>::NotYetValid);
		MockCalendar::set_now(order.until + 1);
		assert_noop!(relay(CLERK, order.clone()), Error::<Test>::Expired);
		MockCalendar::set_now(order.until);
		assert_ok!(relay(CLERK, order.clone()));
		MockCalendar::set_now(order.from);
		assert_ok!(relay(CLERK, TestOrder { number: 6, ..order }));
	});
}

#[test]
fn relay_takes_orders_of_a_month() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		let lasting = |millis| TestOrder { until: order.from + millis, ..order.clone() };
		assert_noop!(relay(CLERK, lasting(MAX_VALIDITY + 1)), Error::<Test>::ValidForTooLong);
		assert_ok!(relay(CLERK, lasting(MAX_VALIDITY)));
		let turned = TestOrder { until: order.from - 1, ..order.clone() };
		assert_noop!(relay(CLERK, turned), Error::<Test>::EndsBeforeItBegins);
		let always = TestOrder { from: 0, until: u64::MAX, ..order };
		assert_noop!(relay(CLERK, always), Error::<Test>::ValidForTooLong);
	});
}

#[test]
fn relay_fails_when_the_signer_holds_an_office() {
	ExtBuilder.build_and_execute(|| {
		MockAuthorize::add_officer(citizen(), ARCHIVE, &[govchain_primitives::Role::Clerk]);
		assert_noop!(relay(CLERK, order(add(1))), Error::<Test>::SignerHoldsOffice);
		MockAuthorize::remove_officer(&citizen());
		assert_ok!(relay(CLERK, order(add(1))));
	});
}

#[test]
fn relay_fails_when_the_signers_key_speaks_for_nobody_now() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		MockIdentities::set_frozen(CITIZEN, true);
		assert_noop!(relay(CLERK, order.clone()), MockIdentities::FROZEN);
		MockIdentities::set_frozen(CITIZEN, false);
		// The key was lost and replaced.
		MockIdentities::rebind(CITIZEN, MockCalendar::START, account(STRANGER));
		assert_noop!(relay(CLERK, order), MockIdentities::UNKNOWN);
	});
}

#[test]
fn relay_fails_when_the_agenda_is_full() {
	ExtBuilder.build_and_execute(|| {
		MockAgenda::set_full(true);
		assert_noop!(relay(CLERK, order(add(1))), MockAgenda::FULL);
		MockAgenda::set_full(false);
		assert_ok!(relay(CLERK, order(add(1))));
	});
}
