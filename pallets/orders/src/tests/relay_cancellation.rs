// SPDX-License-Identifier: Apache-2.0

//! Orders taken back by who is not online.

use govchain_primitives::{
	identity::wrapped_by_wallet,
	orders::{cancellation_hash, cancelling_text},
	IdentityKind,
};
use sp_core::{ecdsa, ed25519, Pair};
use sp_runtime::{
	traits::{Dispatchable, IdentifyAccount},
	MultiSignature, MultiSigner,
};

use super::*;

#[test]
fn relay_cancellation_voids_an_order() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		assert_ok!(relay_cancellation(CLERK, &order));
		let TestOrder { signer, number, until, .. } = order.clone();
		let expected = Event::CancellationRelayed {
			signer: signer.clone(),
			number,
			until,
			department: CENTRE,
			officer: account(CLERK),
		};
		assert_eq!(events(), [expected]);
		let mark = Mark { until, cancelled_by: Some(signer) };
		assert_eq!(Marks::<Test>::iter_values().collect::<Vec<_>>(), [mark]);
		assert_eq!(Cancellations::<Test>::get(citizen()), 1);
		assert_noop!(relay(CLERK, order.clone()), Error::<Test>::OrderCancelled);
		// Others are as good as before.
		assert_ok!(relay(CLERK, TestOrder { number: 6, ..order }));
	});
}

#[test]
fn relay_cancellation_is_for_any_service_centre() {
	ExtBuilder.build_and_execute(|| {
		let named = order(add(1));
		assert_eq!(named.department, Some(CENTRE));
		assert_ok!(relay_cancellation(BRANCH_CLERK, &named));
		assert_noop!(relay(CLERK, named), Error::<Test>::OrderCancelled);
	});
}

#[test]
fn relay_cancellation_is_good_whatever_the_transaction_version() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		let signature = sign(&cancellation_text(&order));
		TransactionVersion::set(FIRST_VERSION + 1);
		assert_ok!(send(CLERK, cancellation_call(&order, signature)));
	});
}

#[test]
fn relay_cancellation_fails_when_the_sender_is_no_clerk_of_a_service_centre() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		for who in [HEAD, STRANGER] {
			assert_noop!(relay_cancellation(who, &order), MockAuthorize::NOT_OFFICER);
		}
		assert_noop!(relay_cancellation(ARCHIVE_CLERK, &order), MockAuthorize::NO_CAPABILITY);
		MockAuthorize::set_active(CENTRE, false);
		assert_noop!(relay_cancellation(CLERK, &order), MockAuthorize::NOT_ACTIVE);
		let call = cancellation_call(&order, sign(&cancellation_text(&order)));
		for (origin, error) in [
			(RuntimeOrigin::root(), BadOrigin.into()),
			(RuntimeOrigin::none(), BadOrigin.into()),
			(RuntimeOrigin::signed(citizen()), MockAuthorize::NOT_OFFICER),
		] {
			let result = call.clone().dispatch(origin).map_err(|error| error.error);
			assert_noop!(result.map(|_| ()), error);
		}
	});
}

#[test]
fn relay_cancellation_fails_when_the_order_has_its_end() {
	ExtBuilder.build_and_execute(|| {
		let relayed = relayed(1);
		assert_noop!(relay_cancellation(CLERK, &relayed), Error::<Test>::AlreadyRelayed);
		let other = TestOrder { number: 6, ..relayed };
		assert_ok!(relay_cancellation(CLERK, &other));
		assert_noop!(relay_cancellation(CLERK, &other), Error::<Test>::OrderCancelled);
		assert_noop!(cancel(citizen(), &other), Error::<Test>::OrderCancelled);
		let late = TestOrder { number: 7, ..other };
		MockCalendar::set_now(late.until + 1);
		assert_noop!(relay_cancellation(CLERK, &late), Error::<Test>::Expired);
		MockCalendar::set_now(late.until);
		assert_ok!(relay_cancellation(CLERK, &late));
	});
}

#[test]
fn relay_cancellation_reaches_as_far_as_the_signers_own() {
	ExtBuilder.build_and_execute(|| {
		let most = MockCalendar::START + MAX_AHEAD;
		let ending = |until| TestOrder { until, ..order(add(1)) };
		let refusal = Error::<Test>::EndsTooLate;
		assert_noop!(relay_cancellation(CLERK, &ending(most + 1)), refusal);
		assert_ok!(relay_cancellation(CLERK, &ending(most)));
	});
}

#[test]
fn relay_cancellation_fails_when_the_signers_key_speaks_for_nobody_now() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		MockIdentities::set_frozen(CITIZEN, true);
		assert_noop!(relay_cancellation(CLERK, &order), MockIdentities::FROZEN);
		MockIdentities::set_frozen(CITIZEN, false);
		MockIdentities::rebind(CITIZEN, MockCalendar::START, account(STRANGER));
		assert_noop!(relay_cancellation(CLERK, &order), MockIdentities::UNKNOWN);
	});
}

#[test]
fn relay_cancellation_is_open_to_who_came_to_hold_an_office() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		MockAuthorize::add_officer(citizen(), ARCHIVE, &[govchain_primitives::Role::Clerk]);
		assert_ok!(relay_cancellation(CLERK, &order));
	});
}

#[test]
fn relay_cancellation_fails_when_the_agenda_is_full() {
	ExtBuilder.build_and_execute(|| {
		MockAgenda::set_full(true);
		assert_noop!(relay_cancellation(CLERK, &order(add(1))), MockAgenda::FULL);
	});
}

#[test]
fn every_kind_of_key_signs_plain_and_wrapped_cancellations() {
	ExtBuilder.build_and_execute(|| {
		let ed = ed25519::Pair::from_seed(&[1; 32]);
		let ec = ecdsa::Pair::from_seed(&[2; 32]);
		let of = |identity, key: MultiSigner| {
			let signer = key.into_account();
			MockIdentities::add(identity, IdentityKind::Citizen, signer.clone());
			TestOrder { signer, ..order(add(1)) }
		};
		type Sign<'a> = &'a dyn Fn(&[u8]) -> MultiSignature;
		let keys: [(TestOrder, Sign); 3] = [
			(order(add(1)), &sign),
			(of(10, ed.public().into()), &|bytes| ed.sign(bytes).into()),
			(of(11, ec.public().into()), &|bytes| ec.sign(bytes).into()),
		];
		for (order, sign) in keys {
			let text = cancellation_text(&order);
			assert_ok!(send(CLERK, cancellation_call(&order, sign(&text))));
			let other = TestOrder { number: 6, ..order };
			let text = wrapped_by_wallet(&cancellation_text(&other));
			assert_ok!(send(CLERK, cancellation_call(&other, sign(&text))));
		}
		assert_eq!(Marks::<Test>::iter().count(), 6);
	});
}

#[test]
fn relay_cancellation_fails_when_something_else_was_signed() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		let signature = sign(&cancellation_text(&order));
		MockIdentities::add(3, IdentityKind::Citizen, account(STRANGER));
		for changed in [
			TestOrder { signer: account(STRANGER), ..order.clone() },
			TestOrder { number: 6, ..order.clone() },
			TestOrder { until: order.until + 1, ..order.clone() },
		] {
			let call = cancellation_call(&changed, signature.clone());
			assert_noop!(send(CLERK, call), Error::<Test>::SignatureInvalid);
		}
		let TestOrder { signer, number, until, .. } = &order;
		let elsewhere = cancellation_hash(&H256::repeat_byte(8), signer, *number, *until);
		for bytes in [
			// The order itself, another chain, the wrapping twice.
			text(&order),
			cancelling_text(&elsewhere),
			wrapped_by_wallet(&wrapped_by_wallet(&cancellation_text(&order))),
			vec![],
		] {
			let call = cancellation_call(&order, sign(&bytes));
			assert_noop!(send(CLERK, call), Error::<Test>::SignatureInvalid);
		}
		let other = ed25519::Pair::from_seed(&[1; 32]).sign(&cancellation_text(&order));
		let call = cancellation_call(&order, other.into());
		assert_noop!(send(CLERK, call), Error::<Test>::SignatureInvalid);
		assert_ok!(send(CLERK, cancellation_call(&order, signature)));
	});
}
