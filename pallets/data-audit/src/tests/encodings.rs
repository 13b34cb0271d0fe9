// SPDX-License-Identifier: Apache-2.0

//! Fixed bytes of every stored type: a change here is a migration.

use codec::{DecodeAll, Encode};
use govchain_primitives::{audit::StreamEnding, AgendaKey, Limit};
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
fn data_sets_are_pinned() {
	let data_set = DataSet {
		name: name("register"),
		owner: 2,
		class: DataClass::SensitivePersonal,
		rule: SharingRule::PassingOn,
		fields: 256,
		registered_at: 0x0102,
	};
	// Length and name, owner, class, rule, fields, moment.
	pinned(data_set, "20726567697374657202000000040200010201000000000000");
	pinned(field_names(&["a", "bc"]), "080461086263");
	pinned(
		[
			DataClass::General,
			DataClass::Important,
			DataClass::Core,
			DataClass::Personal,
			DataClass::SensitivePersonal,
		],
		"0001020304",
	);
	pinned(
		[
			SharingRule::NotShared,
			SharingRule::OwnerGrants,
			SharingRule::PassingOn,
			SharingRule::Unconditional,
		],
		"00010203",
	);
}

#[test]
fn grants_are_pinned() {
	let GrantTerms { fields, .. } = terms(1, &[0, 255]);
	let grant = Grant {
		data_set: 1,
		grantor: 2,
		officer: account(7),
		grantee: 3,
		fields,
		purpose: H256::repeat_byte(8),
		legal_basis: H256::repeat_byte(9),
		case: Some(10),
		end: 0x0b0c,
		uses: Some(13),
		passed_on: 14,
		from: Some(15),
		passings: 1,
		granted_at: 16,
		revoked: Some(Revocation { at: 17, department: 18, officer: account(19) }),
	};
	let expected = [
		"0100000002000000".into(),
		hex("07"),
		"030000000800ff".into(),
		hex("08"),
		hex("09"),
		"010a00000000000000".into(),
		"0c0b000000000000".into(),
		"010d0000000e000000".into(),
		"010f00000000000000".into(),
		"011000000000000000".into(),
		"01110000000000000012000000".into(),
		hex("13"),
	];
	pinned(grant, &expected.concat());
}

#[test]
fn streams_are_pinned() {
	let stream = Stream {
		owner: 1,
		agent: Some(account(2)),
		silence: SilenceInterval::WorkingDays(3),
		heard_at: 4,
		alarm: Some(AgendaKey { limit: Limit::WorkingDay { ordinal: 5, second: 6 }, number: 7 }),
		silent_since: Some(8),
		silences: 9,
		oldest_day: 10,
	};
	let expected = [
		"0100000001".into(),
		hex("02"),
		"0103000400000000000000".into(),
		"010005000000060000000700000000000000".into(),
		"010800000000000000".into(),
		"090000000a000000".into(),
	];
	pinned(stream, &expected.concat());
	pinned(SilenceInterval::Millis(258), "000201000000000000");
	let description = StreamDescription {
		name: name("sys"),
		data_sets: std::collections::BTreeSet::from([1, 2]).try_into().unwrap(),
		system: H256::repeat_byte(3),
		opened_at: 4,
	};
	let expected = ["0c737973080100000002000000".into(), hex("03"), "0400000000000000".into()];
	pinned(description, &expected.concat());
}

#[test]
fn ended_streams_are_pinned() {
	let stream = Stream {
		owner: 1,
		agent: None,
		silence: SilenceInterval::WorkingDays(3),
		heard_at: 4,
		alarm: None,
		silent_since: None,
		silences: 9,
		oldest_day: 10,
	};
	let ending = StreamEnding {
		at: 0x0b0c,
		department: 13,
		officer: account(14),
		reason: H256::repeat_byte(15),
	};
	let expected = [
		"0100000000".into(),
		"0103000400000000000000".into(),
		"0000".into(),
		"090000000a000000".into(),
		"0c0b000000000000".into(),
		"0d000000".into(),
		hex("0e"),
		hex("0f"),
	];
	pinned(EndedStream { stream, ending }, &expected.concat());
}

#[test]
fn checkpoints_are_pinned() {
	let checkpoint =
		Checkpoint { size: 0x0102, root: H256::repeat_byte(3), at: 0x0405, block: 0x0607 };
	let expected = ["0201000000000000".into(), hex("03"), "050400000000000007060000".into()];
	pinned(checkpoint, &expected.concat());
	// Keys under which a proof of storage finds them.
	let key = LastCheckpoints::<Test>::hashed_key_for(1);
	let prefix =
		[sp_io::hashing::twox_128(b"DataAudit"), sp_io::hashing::twox_128(b"LastCheckpoints")];
	let number = 1u32.encode();
	let expected =
		[prefix.concat(), sp_io::hashing::twox_64(&number).to_vec(), number.clone()].concat();
	assert_eq!(key, expected);
}

#[test]
fn numbers_of_errors_and_events_are_pinned() {
	assert_eq!(Error::<Test>::BadName.encode(), [0]);
	assert_eq!(Error::<Test>::LogRewritten.encode(), [30]);
	assert_eq!(Error::<Test>::NumbersExhausted.encode(), [33]);
	assert_eq!(Error::<Test>::StreamEnded.encode(), [34]);
	let ended = Event::<Test>::StreamEnded {
		stream: 1,
		reason: H256::repeat_byte(2),
		department: 3,
		officer: account(4),
	};
	let expected = ["0x0801000000", &hex("02"), "03000000", &hex("04")].concat();
	assert_eq!(to_hex(&ended.encode(), false), expected);
	let silent = Event::<Test>::StreamSilent { stream: 1, department: 2, heard_at: 3, since: 4 };
	assert_eq!(
		to_hex(&silent.encode(), false),
		"0x07010000000200000003000000000000000400000000000000"
	);
	let status = [
		GrantStatus::Valid,
		GrantStatus::Ended { at: 1 },
		GrantStatus::Revoked { at: 2 },
		GrantStatus::RevokedUpstream { grant: 3, at: 4 },
		GrantStatus::GranteeNotActive,
	];
	let expected = "00010100000000000000020200000000000000030300000000000000040000000000000004";
	assert_eq!(to_hex(&status.encode(), false), format!("0x{expected}"));
}
