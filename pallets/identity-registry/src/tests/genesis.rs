// SPDX-License-Identifier: Apache-2.0

use govchain_primitives::{identity::IdentityStatus, Identities as _, IdentityKind};
use sp_core::H256;

use crate::{mock::*, GenesisConfig, GenesisIdentity, Identities};

fn identity(account: u8, tag: u8) -> GenesisIdentity<govchain_test_support::AccountId> {
	GenesisIdentity {
		account: holder(account),
		kind: IdentityKind::Citizen,
		tag: H256([tag; 32]),
		department: POLICE,
	}
}

#[test]
fn genesis_numbers_identities_in_the_order_given() {
	let identities = vec![identity(9, 1), identity(8, 2)];
	ExtBuilder::default().identities(identities).build_and_execute(|| {
		assert_eq!(Registry::account_of(1), Some(holder(9)));
		assert_eq!(Registry::account_of(2), Some(holder(8)));
		assert_eq!(System::providers(&holder(9)), 1);
		let record = Identities::<Test>::get(1).unwrap();
		assert_eq!(record.status, IdentityStatus::Active);
		assert_eq!(record.tags.into_inner(), [tag(1)]);
		assert_eq!((record.registered_by, record.registered_at), (POLICE, 0));
		assert_eq!(Registry::account_at(1, 0), Some(holder(9)));
		assert_eq!(register(3), 3);
	});
}

#[test]
#[should_panic(expected = "different tags")]
fn genesis_fails_when_two_identities_have_one_tag() {
	ExtBuilder::default().identities(vec![identity(1, 1), identity(2, 1)]).build();
}

#[test]
#[should_panic(expected = "different accounts")]
fn genesis_fails_when_two_identities_have_one_account() {
	ExtBuilder::default().identities(vec![identity(1, 1), identity(1, 2)]).build();
}

#[test]
fn genesis_is_read_from_words_that_a_person_writes() {
	let json = r#"{
		"tagEpoch": 5,
		"identities": [{
			"account": "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
			"kind": "Enterprise",
			"tag": "0x0101010101010101010101010101010101010101010101010101010101010101",
			"department": 2
		}]
	}"#;
	let config: GenesisConfig<Test> = serde_json::from_str(json).unwrap();
	assert_eq!(config.tag_epoch, 5);
	let alice = sp_core::crypto::Ss58Codec::from_ss58check(
		"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
	)
	.unwrap();
	assert_eq!(
		config.identities,
		[GenesisIdentity {
			account: alice,
			kind: IdentityKind::Enterprise,
			tag: H256([1; 32]),
			department: 2
		}]
	);
}

#[test]
fn genesis_fails_when_a_word_is_unknown() {
	let json = r#"{ "tagEpoch": 0, "identities": [{ "acount": "" }] }"#;
	let error = serde_json::from_str::<GenesisConfig<Test>>(json).err().unwrap().to_string();
	assert!(error.contains("acount"), "{error}");
}
