// SPDX-License-Identifier: Apache-2.0

//! Locks of invoices by the calendar of the chain, over a standstill.

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::invoices::{invoice_id, Money};
use pallet_invoices::{Call, Error, Event};

use super::{situations::records, *};
use crate::Invoices;

const HOUR: Moment = 3_600_000;
const CLAIM: H256 = H256::repeat_byte(8);
const AMOUNT: u64 = 100;

/// The invoice of the records, and until when it is locked.
fn seen() -> (Money, Option<Moment>) {
	let info = Invoices::invoice(invoice_id(0, 1)).unwrap();
	(info.money, info.live.unwrap().locks.first().and_then(|lock| lock.until))
}

/// Locks part of the invoice, and lets no block come from twelve to six. Gives the last moment of the
/// lock.
fn lock_and_stand_still() -> Moment {
	records();
	let invoice = invoice_id(0, 1);
	let lock = Call::lock { invoice, amount: AMOUNT, claim_ref: CLAIM, opening: None };
	assert_ok!(send("//Firm", lock));
	let before = seen().1.unwrap();
	pass_to(START + 3 * HOUR);
	next_block(START + 9 * HOUR);
	// And the hour after.
	let until = before + 7 * HOUR;
	assert_eq!(seen().1, Some(until));
	until
}

fn close() -> DispatchResult {
	send("//Firm", Call::close { invoice: invoice_id(0, 1), claim_ref: CLAIM })
}

#[test]
fn lock_gets_the_standstill_and_the_hour_after() {
	run(|| {
		let until = lock_and_stand_still();
		// Limits end with the last millisecond of a second.
		pass_to(until + 1 - SLOT_MILLIS);
		assert_eq!(seen().0.locked, AMOUNT);
		assert_ok!(close());
		assert_eq!(seen().0.closed, AMOUNT);
	});
}

#[test]
fn lock_ends_by_itself_when_the_standstill_is_used_up_too() {
	run(|| {
		let until = lock_and_stand_still();
		pass_to(until + 1);
		assert_noop!(close(), Error::<Runtime>::LockHasEnded);
		// The agenda sees the time of the block before.
		next_block(until + 1 + SLOT_MILLIS);
		let expired = last(|event| match event {
			RuntimeEvent::Invoices(Event::LockExpired { amount, .. }) => Some(amount),
			_ => None,
		});
		assert_eq!(expired, Some(AMOUNT));
		let (money, until) = seen();
		assert_eq!((money.open, money.locked, until), (money.total, 0, None));
		assert_noop!(close(), Error::<Runtime>::NoSuchLock);
	});
}
