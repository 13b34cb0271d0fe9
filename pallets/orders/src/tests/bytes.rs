// SPDX-License-Identifier: Apache-2.0

//! Fixed bytes of what is stored and what is signed: a change here is a migration, or voids what
//! people have on paper.

use codec::{DecodeAll, Encode};
use sp_core::bytes::to_hex;

use super::*;

#[test]
fn marks_are_pinned() {
	for (end, hex) in [(OrderEnd::Relayed, "00"), (OrderEnd::Cancelled, "01")] {
		let mark = Mark { until: 0x0102, end };
		assert_eq!(to_hex(&mark.encode(), false), format!("0x0201000000000000{hex}"));
		assert_eq!(Mark::decode_all(&mut &mark.encode()[..]), Ok(mark));
	}
	let item = AgendaItem::OrderEnd { mark: H256::repeat_byte(3) };
	assert_eq!(to_hex(&item.encode(), false), format!("0x06{}", "03".repeat(32)));
}

#[test]
fn mark_is_found_by_signer_number_and_end() {
	let bytes = [&[1; 32][..], &[2, 0, 0, 0, 0, 0, 0, 0], &[3, 0, 0, 0, 0, 0, 0, 0]].concat();
	assert_eq!(mark_of(&account(1), 2, 3), BlakeTwo256::hash(&bytes));
}
