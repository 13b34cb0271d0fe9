// SPDX-License-Identifier: Apache-2.0

//! Fixed bytes of what is stored and what is signed: a change here is a migration, or voids what
//! people have on paper.

use codec::{DecodeAll, Encode};
use sp_core::bytes::to_hex;

use super::*;

#[test]
fn marks_are_pinned() {
	let cancelled = format!("01{}", "09".repeat(32));
	for (cancelled_by, hex) in [(None, "00"), (Some(account(9)), &cancelled)] {
		let mark = Mark { until: 0x0102, cancelled_by };
		assert_eq!(to_hex(&mark.encode(), false), format!("0x0201000000000000{hex}"));
		assert_eq!(Mark::decode_all(&mut &mark.encode()[..]), Ok(mark));
	}
	let item = AgendaItem::OrderEnd { mark: H256::repeat_byte(3) };
	assert_eq!(to_hex(&item.encode(), false), format!("0x06{}", "03".repeat(32)));
}

#[test]
fn cancellations_are_pinned() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(cancel(citizen(), &order(add(1))));
		let key = Cancellations::<Test>::hashed_key_for(citizen());
		assert_eq!(key.len(), 32 + 16 + 32);
		assert_eq!(sp_io::storage::get(&key).unwrap().to_vec(), [1]);
	});
}

#[test]
fn relayed_cancellation_is_pinned() {
	let signature = sp_runtime::MultiSignature::Sr25519([4; 64].into());
	let call: RuntimeCall =
		Call::relay_cancellation { signer: account(1), number: 2, until: 3, signature }.into();
	let bytes = [
		&[1, 2][..],
		&[1; 32],
		&[2, 0, 0, 0, 0, 0, 0, 0],
		&[3, 0, 0, 0, 0, 0, 0, 0],
		&[1],
		&[4; 64],
	];
	assert_eq!(call.encode(), bytes.concat());
}

/// Known answers, by another implementation of BLAKE2b over the bytes as documented.
#[test]
fn signed_lines_are_pinned() {
	ExtBuilder.build_and_execute(|| {
		let order = TestOrder { signer: account(1), ..order(add(1)) };
		let line = |text: Vec<u8>| String::from_utf8(text).unwrap();
		let expected = "govchain:order:0x4ba8e58c3d97d4677a929b6cef5bd0fb\
			99c6e13b47108b1069977c6a3946da72";
		assert_eq!(line(text(&order)), expected);
		let expected = "govchain:cancel:0x7ed8f68ed28a640965b504b938addb76\
			699d05fc5995e30eb29f38b63d528c1a";
		assert_eq!(line(cancellation_text(&order)), expected);
	});
}

#[test]
fn mark_is_found_by_signer_number_and_end() {
	let bytes = [&[1; 32][..], &[2, 0, 0, 0, 0, 0, 0, 0], &[3, 0, 0, 0, 0, 0, 0, 0]].concat();
	assert_eq!(mark_of(&account(1), 2, 3), BlakeTwo256::hash(&bytes));
}
