// SPDX-License-Identifier: Apache-2.0

//! Fixed bytes of what is stored and of keys.

use codec::{Decode, Encode};
use govchain_primitives::{
	invoices::{Money, PeriodTotals},
	AgendaKey, Commitment, Limit,
};
use hex_literal::hex;
use sp_core::H256;

use super::*;

fn pinned<V: Encode + Decode + PartialEq + core::fmt::Debug>(value: V, bytes: &[u8]) {
	assert_eq!(value.encode(), bytes, "{value:?}");
	assert_eq!(V::decode(&mut &bytes[..]), Ok(value));
}

const MONEY: Money = Money { total: 21, open: 1, locked: 2, closed: 3, reversed: 4, reserved: 11 };

#[test]
fn live_invoices_are_fixed() {
	let live = |title| {
		InvoiceRecord::Live(LiveInvoice {
			title,
			link: H256::repeat_byte(0xaa),
			issued_at: 0x0102,
			money: MONEY,
		})
	};
	let rest = hex!(
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"0201000000000000"
		"1500000000000000 0100000000000000 0200000000000000"
		"0300000000000000 0400000000000000 0b00000000000000"
	);
	let commitment = Commitment::repeat_byte(0xbb);
	let with = |title: &[u8]| [&[0], title, &rest[..]].concat();
	pinned(live(Title::Named(9)), &with(&hex!("00 0900000000000000")));
	let committed = hex!("01 bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
	pinned(live(Title::Committed(commitment)), &with(&committed));
	let opened = hex!(
		"02 bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb 0900000000000000"
	);
	pinned(live(Title::Opened { commitment, holder: 9 }), &with(&opened));
}

#[test]
fn folded_invoices_are_fixed() {
	pinned(
		InvoiceRecord::Folded(FoldedInvoice {
			link: H256::repeat_byte(0xaa),
			total: 21,
			reversed: 4,
			settled_at: 0x0102,
		}),
		&hex!(
			"01 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
			"1500000000000000 0400000000000000 0201000000000000"
		),
	);
}

#[test]
fn locks_are_fixed() {
	let lock = Lock {
		claim_ref: H256::repeat_byte(0xcc),
		amount: 5,
		alarm: AgendaKey { limit: Limit::WorkingDay { ordinal: 7, second: 86_399 }, number: 3 },
	};
	pinned(
		LocksOfInvoice::try_from(vec![lock]).unwrap(),
		&hex!(
			"04 cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
			"0500000000000000 00 07000000 7f510100 0300000000000000"
		),
	);
}

#[test]
fn series_are_fixed() {
	pinned(
		SeriesRecord {
			seller: 9,
			department: 2,
			profile: 3,
			limits: SeriesLimits { count: 4, amount: 5 },
			valid_until: Limit::Moment(6),
			count: 1,
			amount: 2,
			head: H256::repeat_byte(0xdd),
		},
		&hex!(
			"0900000000000000 02000000 03000000 04000000 0500000000000000"
			"01 0600000000000000 01000000 0200000000000000"
			"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
		),
	);
}

#[test]
fn profiles_and_periods_are_fixed() {
	pinned(
		ProfileRecord { department: 2, rules: standard_profile(), lock_days: 30 },
		&hex!("02000000 434e59 02 00 0000 01 04 00 70170000 1e00"),
	);
	pinned(
		PeriodTotals { count: 1, base: 2, tax: -1, red_count: 3, red_base: 4, red_tax: 5 },
		&hex!(
			"0100000000000000"
			"02000000000000000000000000000000 ffffffffffffffffffffffffffffffff"
			"0300000000000000"
			"04000000000000000000000000000000 05000000000000000000000000000000"
		),
	);
}

#[test]
fn new_invoices_are_fixed() {
	let bytes = committed_invoice(1).encode();
	assert_eq!(bytes[..32], client_ref(1).0);
	assert_eq!(bytes[32], 1);
	assert_eq!(bytes[65..65 + 3], *b"CNY");
	assert_eq!(bytes.len(), 32 + 33 + 3 + 9 * 8 + 1 + 2 * 21 + 32);
}

#[test]
fn keys_are_fixed() {
	let tail = |key: Vec<u8>| key[32..].to_vec();
	assert_eq!(tail(crate::Invoices::<Test>::hashed_key_for(1, 2)), hex!("01000000 02000000"));
	assert_eq!(tail(Locks::<Test>::hashed_key_for(1, 2)), hex!("01000000 02000000"));
	assert_eq!(tail(Series::<Test>::hashed_key_for(1)), hex!("01000000"));
	assert_eq!(
		tail(SeriesOfSeller::<Test>::hashed_key_for(9, 1)),
		hex!("0900000000000000 01000000")
	);
	assert_eq!(tail(SeriesTotals::<Test>::hashed_key_for(1, 202601)), hex!("01000000 69170300"));
	assert_eq!(
		tail(DepartmentTotals::<Test>::hashed_key_for((2, cny(), 202601))),
		hex!("02000000 434e59 69170300")
	);
	let client_key = Invoices::client_key(&H256::zero());
	assert_eq!(client_key, sp_io::hashing::blake2_128(&[0; 32]));
	assert_eq!(
		tail(ClientRefs::<Test>::hashed_key_for(1, client_key)),
		[&hex!("01000000")[..], &client_key].concat()
	);
}
