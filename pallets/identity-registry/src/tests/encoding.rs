// SPDX-License-Identifier: Apache-2.0

//! The bytes of all that is stored, so that a change that would need a migration is seen.

use codec::Encode;
use govchain_primitives::{
	identity::{IdentityStatus, KeyRole},
	IdentityKind,
};
use govchain_test_support::{account, AccountId};
use sp_core::{bytes::to_hex, H256};

use crate::{mock::*, *};

fn hex(value: impl Encode) -> String {
	to_hex(&value.encode(), false)[2..].into()
}

fn ones(n: usize) -> String {
	"01".repeat(n)
}

#[test]
fn tag_and_kind_have_fixed_bytes() {
	assert_eq!(hex(tag_of(0x0203, 1)), format!("0302{}", ones(32)));
	assert_eq!(hex(IdentityKind::Citizen), "00");
	assert_eq!(hex(IdentityKind::Enterprise), "01");
}

#[test]
fn key_roles_have_fixed_bytes() {
	assert_eq!(hex(KeyRole::Primary), "00");
	assert_eq!(hex(KeyRole::LegalRepresentative), "01");
	assert_eq!(hex(KeyRole::Agent), "02");
	assert_eq!(hex(KeyRole::Guardian), "03");
	assert_eq!(hex(KeyRole::EntrustedAgent), "04");
}

#[test]
fn status_has_fixed_bytes() {
	type Status = IdentityStatus<AccountId>;
	assert_eq!(hex(Status::Active), "00");
	let frozen =
		Status::Frozen { department: 0x0203, officer: account(1), since: 4, reason: H256([5; 32]) };
	assert_eq!(hex(frozen), format!("0103020000{}0400000000000000{}", ones(32), "05".repeat(32)));
	assert_eq!(hex(Status::Merged { successor: 2, at: 3 }), "0202000000000000000300000000000000");
	assert_eq!(hex(Status::Ended { at: 3 }), "030300000000000000");
}

#[test]
fn identity_record_has_fixed_bytes() {
	let record = IdentityRecord {
		kind: IdentityKind::Enterprise,
		status: IdentityStatus::Active,
		primary: account(1),
		keys: vec![7].try_into().unwrap(),
		periods: 8,
		tags: vec![tag_of(2, 1)].try_into().unwrap(),
		registered_by: 3,
		registered_at: 4,
	};
	assert_eq!(
		hex(record),
		[
			"01",
			"00",
			&ones(32),
			"0407000000",
			"08000000",
			&format!("040200{}", ones(32)),
			"03000000",
			"0400000000000000",
		]
		.concat()
	);
}

#[test]
fn key_has_fixed_bytes() {
	let key = Key { identity: 2, period: 3, role: KeyRole::Agent, until: Some(4) };
	assert_eq!(hex(key), "02000000000000000300000002010400000000000000");
	assert_eq!(hex(Key { until: None, ..key }), "0200000000000000030000000200");
}

#[test]
fn key_period_has_fixed_bytes() {
	let period = KeyPeriod {
		account: account(1),
		role: KeyRole::Guardian,
		from: 2,
		until: Some(3),
		primary: 4,
	};
	assert_eq!(hex(period), format!("{}03020000000000000001030000000000000004000000", ones(32)));
}

#[test]
fn numbers_of_errors_and_events_are_fixed() {
	assert_eq!(hex(Error::<Test>::TagTaken), "00");
	assert_eq!(hex(Error::<Test>::KeyTooNarrow), "10");
	assert_eq!(hex(Error::<Test>::ChangeUnfinished), "11");
	assert_eq!(hex(Error::<Test>::NotRegistrationEpoch), "12");
	assert_eq!(hex(Event::<Test>::TagEpochOpened { epoch: 0x0203 }), "050302");
}

#[test]
fn storage_keys_are_fixed() {
	let key = Identities::<Test>::hashed_key_for(1);
	assert_eq!(key.len(), 48);
	assert_eq!(to_hex(&key[40..], false), "0x0100000000000000");
	let key = Tags::<Test>::hashed_key_for(2, H256([1; 32]));
	assert_eq!(key.len(), 82);
	assert_eq!(to_hex(&key[32..34], false), "0x0200");
	assert_eq!(to_hex(&key[50..], false), format!("0x{}", ones(32)));
	assert_eq!(Keys::<Test>::hashed_key_for(account(1)).len(), 80);
	assert_eq!(KeyPeriods::<Test>::hashed_key_for(1, 0).len(), 52);
}
