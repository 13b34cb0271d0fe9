// SPDX-License-Identifier: Apache-2.0

//! What clients read before they relay.

use codec::Encode;
use govchain_primitives::orders::cancelling_text;

use super::*;

fn obstacle(order: &TestOrder, officer: Option<u8>) -> Option<DispatchError> {
	let bytes = Order::V1(order.clone()).encode();
	let signature = sign(&text(order)).encode();
	let officer = officer.map(account);
	Orders::order(&bytes, Some(&signature), officer.as_ref()).unwrap().obstacle
}

#[test]
fn order_says_what_is_signed_and_what_keeps_it() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		let bytes = Order::V1(order.clone()).encode();
		let info = Orders::order(&bytes, None, None).unwrap();
		assert_eq!(info.text, text(&order));
		assert_eq!(info.hash, hash(&order));
		assert_eq!(info.obstacle, None);
		assert_eq!(obstacle(&order, None), None);
		assert_eq!(obstacle(&order, Some(CLERK)), None);
		let other = Some(Error::<Test>::OtherDepartment.into());
		assert_eq!(obstacle(&order, Some(BRANCH_CLERK)), other);
		assert_eq!(obstacle(&order, Some(STRANGER)), Some(MockAuthorize::NOT_OFFICER));
		let foreign = sign(b"something else").encode();
		let invalid = Orders::order(&bytes, Some(&foreign), None).unwrap().obstacle;
		assert_eq!(invalid, Some(Error::<Test>::SignatureInvalid.into()));
		assert_ok!(relay(CLERK, order.clone()));
		assert_eq!(obstacle(&order, None), Some(Error::<Test>::AlreadyRelayed.into()));
	});
}

#[test]
fn cancellation_says_what_is_signed_and_what_keeps_it() {
	ExtBuilder.build_and_execute(|| {
		let order = order(add(1));
		let read = |signature: Option<&[u8]>, officer: Option<u8>| {
			let officer = officer.map(account);
			let TestOrder { signer, number, until, .. } = &order;
			Orders::cancellation(signer, *number, *until, signature, officer.as_ref())
		};
		let info = read(None, None).unwrap();
		assert_eq!(info.text, cancellation_text(&order));
		assert_eq!(info.text, cancelling_text(&info.hash));
		assert_eq!(info.obstacle, None);
		assert!(read(Some(&[9]), None).is_none());

		let signature = sign(&cancellation_text(&order)).encode();
		let obstacle = |officer| read(Some(&signature), officer).unwrap().obstacle;
		for officer in [None, Some(CLERK), Some(BRANCH_CLERK)] {
			assert_eq!(obstacle(officer), None);
		}
		assert_eq!(obstacle(Some(ARCHIVE_CLERK)), Some(MockAuthorize::NO_CAPABILITY));
		let foreign = sign(&text(&order)).encode();
		let invalid = read(Some(&foreign), None).unwrap().obstacle;
		assert_eq!(invalid, Some(Error::<Test>::SignatureInvalid.into()));
		assert_ok!(relay_cancellation(CLERK, &order));
		assert_eq!(obstacle(None), Some(Error::<Test>::OrderCancelled.into()));
	});
}

#[test]
fn bytes_that_are_no_order_are_none() {
	ExtBuilder.build_and_execute(|| {
		let mut bytes = Order::V1(order(add(1))).encode();
		assert!(Orders::order(&bytes, Some(&[9]), None).is_none());
		bytes.push(0);
		assert!(Orders::order(&bytes, None, None).is_none());
		assert!(Orders::order(&[], None, None).is_none());
		// A version to come.
		assert!(Orders::order(&[1; 200], None, None).is_none());
	});
}

#[test]
fn end_of_an_order_is_told_until_it_is_forgotten() {
	ExtBuilder.build_and_execute(|| {
		let end = |order: &TestOrder| Orders::order_end(&citizen(), order.number, order.until);
		let cancelled = TestOrder { number: 6, ..order(add(1)) };
		assert_eq!(end(&cancelled), None);
		let relayed = relayed(1);
		assert_ok!(cancel(citizen(), &cancelled));
		assert_eq!(end(&relayed), Some(OrderEnd::Relayed));
		assert_eq!(end(&cancelled), Some(OrderEnd::Cancelled));
		MockCalendar::set_now(relayed.until + 1);
		MockAgenda::run::<Orders>();
		assert_eq!(end(&relayed), None);
	});
}
