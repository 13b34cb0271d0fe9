// SPDX-License-Identifier: Apache-2.0

//! What counts as the signer's word.

use codec::Encode;
use govchain_primitives::{
	identity::wrapped_by_wallet, orders::signing_text, IdentityId, IdentityKind,
};
use sp_core::{ecdsa, ed25519, Pair};
use sp_runtime::{traits::IdentifyAccount, DispatchResult, MultiSignature, MultiSigner};

use super::*;

fn relay_with(order: &TestOrder, signature: MultiSignature) -> DispatchResult {
	send(CLERK, Call::relay { order: Box::new(Order::V1(order.clone())), signature })
}

/// An order of another identity, whose key is of this kind.
fn order_of(identity: IdentityId, key: impl Into<MultiSigner>) -> TestOrder {
	let signer = key.into().into_account();
	MockIdentities::add(identity, IdentityKind::Citizen, signer.clone());
	TestOrder { signer, ..order(add(1)) }
}

#[test]
fn every_kind_of_key_signs_plain_and_wrapped_text() {
	ExtBuilder.build_and_execute(|| {
		let ed = ed25519::Pair::from_seed(&[1; 32]);
		let ec = ecdsa::Pair::from_seed(&[2; 32]);
		let of_ed = order_of(10, ed.public());
		let of_ec = order_of(11, ec.public());
		let of_sr = order(add(1));
		let wrapped = |order: &TestOrder| wrapped_by_wallet(&text(order));
		for (order, plain, in_wallet) in [
			(&of_sr, sign(&text(&of_sr)), {
				let other = TestOrder { number: 6, ..of_sr.clone() };
				sign(&wrapped(&other))
			}),
			(&of_ed, ed.sign(&text(&of_ed)).into(), {
				let other = TestOrder { number: 6, ..of_ed.clone() };
				ed.sign(&wrapped(&other)).into()
			}),
			(&of_ec, ec.sign(&text(&of_ec)).into(), {
				let other = TestOrder { number: 6, ..of_ec.clone() };
				ec.sign(&wrapped(&other)).into()
			}),
		] {
			assert_ok!(relay_with(order, plain));
			assert_ok!(relay_with(&TestOrder { number: 6, ..order.clone() }, in_wallet));
			assert_eq!(LastBy::<Test>::get(), Some(order.signer.clone()));
		}
		assert_eq!(Sum::<Test>::get(), 6);
	});
}

#[test]
fn relay_fails_when_anything_in_the_order_was_changed() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		let signature = sign(&text(&order));
		MockIdentities::add(3, IdentityKind::Citizen, account(STRANGER));
		for changed in [
			TestOrder { signer: account(STRANGER), ..order.clone() },
			TestOrder { department: None, ..order.clone() },
			TestOrder { number: 6, ..order.clone() },
			TestOrder { from: order.from - 1, ..order.clone() },
			TestOrder { until: order.until + 1, ..order.clone() },
			TestOrder { call: add(2), ..order.clone() },
		] {
			let result = relay_with(&changed, signature.clone());
			assert_noop!(result, Error::<Test>::SignatureInvalid);
		}
		assert_ok!(relay_with(&order, signature));
	});
}

#[test]
fn relay_fails_when_calls_are_read_in_another_way_by_now() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		let signature = sign(&text(&order));
		for version in [FIRST_VERSION - 1, FIRST_VERSION + 1, 0, u32::MAX] {
			TransactionVersion::set(version);
			let result = relay_with(&order, signature.clone());
			assert_noop!(result, Error::<Test>::SignatureInvalid);
		}
		// Signed for that runtime it is good, and the old one never is again.
		let anew = sign(&text(&order));
		assert_ok!(relay_with(&order, anew));
		TransactionVersion::set(FIRST_VERSION);
		assert_noop!(relay_with(&order, signature), Error::<Test>::AlreadyRelayed);
	});
}

#[test]
fn relay_fails_when_something_else_was_signed() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		let hash = hash(&order);
		let version = TransactionVersion::get();
		let elsewhere = Order::V1(order.clone()).hash(&H256::repeat_byte(8), version);
		for bytes in [
			// For another chain.
			signing_text(&elsewhere),
			// That it is void.
			cancellation_text(&order),
			// The hash alone, the order alone, the wrapping twice.
			hash.as_bytes().to_vec(),
			Order::V1(order.clone()).encode(),
			wrapped_by_wallet(&wrapped_by_wallet(&text(&order))),
			vec![],
		] {
			assert_noop!(relay_with(&order, sign(&bytes)), Error::<Test>::SignatureInvalid);
		}
		// By another's key.
		let other = ed25519::Pair::from_seed(&[1; 32]).sign(&text(&order));
		assert_noop!(relay_with(&order, other.into()), Error::<Test>::SignatureInvalid);
	});
}
