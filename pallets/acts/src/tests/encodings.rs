// SPDX-License-Identifier: Apache-2.0

//! Fixed bytes of every stored type: a change here is a migration.

use codec::{DecodeAll, Encode};
use govchain_primitives::{AgendaItem, AgendaKey, Limit};
use sp_core::bytes::to_hex;

use super::*;

fn pinned<V: Encode + DecodeAll + PartialEq + core::fmt::Debug>(value: V, hex: &str) {
	let bytes = value.encode();
	assert_eq!(to_hex(&bytes, false), format!("0x{hex}"));
	assert_eq!(V::decode_all(&mut &bytes[..]).as_ref(), Ok(&value));
}

fn hex(byte: &str) -> String {
	byte.repeat(32)
}

#[test]
fn rules_are_pinned() {
	let set = |rule| SetRule { number: 0x0102, rule };
	pinned(set(Rule::Own), "0201000000");
	pinned(set(Rule::Forbidden), "0201000001");
	let voices = [head(1), Voice { department: 2, role: Role::Registrar }];
	// Number, joint, two voices of department and role, quorum, days.
	let expected = ["0201000002", "08", "0100000000", "0200000001", "01", "0500"];
	pinned(set(joint(&voices, Quorum::All)), &expected.concat());
	pinned(
		[
			Quorum::Any,
			Quorum::All,
			Quorum::Majority,
			Quorum::Number(3),
			Quorum::Fraction { numerator: 4, denominator: 5 },
		],
		"0001020303040405",
	);
	pinned(ActId { pallet: 23, call: 2 }, "1702");
}

#[test]
fn joint_acts_are_pinned() {
	let endorsement = Endorsement { voice: head(1), officer: account(2), at: 3 };
	let record = JointAct {
		act: ActId { pallet: 4, call: 5 },
		rule: 6,
		call_hash: H256::repeat_byte(7),
		proposer: account(8),
		department: 9,
		role: Role::Registrar,
		proposed_at: 10,
		alarm: AgendaKey { limit: Limit::WorkingDay { ordinal: 11, second: 12 }, number: 13 },
		endorsements: vec![endorsement].try_into().unwrap(),
	};
	let expected = [
		"040506000000".into(),
		hex("07"),
		hex("08"),
		"0900000001".into(),
		"0a00000000000000".into(),
		"000b0000000c0000000d00000000000000".into(),
		"040100000000".into(),
		hex("02"),
		"0300000000000000".into(),
	];
	pinned(record, &expected.concat());
	pinned(AgendaItem::JointAct { act: 14 }, "050e00000000000000");
}
