// SPDX-License-Identifier: Apache-2.0

use govchain_primitives::authorities::SeatedAuthority;
use govchain_test_support::{account, MockCalendar};

use crate::{mock::*, AdmittedAuthority, Authorities as Admitted, Authority, GenesisConfig};

#[test]
fn genesis_admits_authorities_with_department_and_provider_reference() {
	ExtBuilder::with(4).build_and_execute(|| {
		for n in 1..=4 {
			assert_eq!(
				Admitted::<Test>::get(account(n)),
				Some(Authority { department: department(n), since: MockCalendar::START })
			);
			// One of the session pallet could not have been added without ours.
			assert_eq!(System::providers(&account(n)), 1);
			assert_eq!(System::consumers(&account(n)), 1);
		}
		assert_eq!(Session::validators(), accounts(1..=4));
	});
}

#[test]
fn genesis_answers_sessions_0_and_1_with_the_set() {
	ExtBuilder::with(4).build().execute_with(|| {
		// The session pallet asked for both before any block.
		assert_eq!(Session::validators(), accounts(1..=4));
		assert_eq!(Session::queued_keys().len(), 4);
		assert_eq!(Authorities::genesis_set(|_| true), accounts(1..=4));
		assert_eq!(Authorities::recorded_sessions(), Some((0, 0)));
	});
}

#[test]
fn genesis_keeps_the_length_of_a_session() {
	ExtBuilder::default().session_length(7).build_and_execute(|| {
		assert_eq!(Authorities::session_length(), 7);
		next_session();
		assert_eq!(System::block_number(), 7);
		next_session();
		assert_eq!(System::block_number(), 14);
	});
}

#[test]
fn genesis_of_one_authority_works_for_development() {
	ExtBuilder::with(1).build_and_execute(|| {
		session(3);
		assert_eq!(Session::validators(), accounts([1]));
	});
}

#[test]
#[should_panic(expected = "is named twice at genesis")]
fn genesis_fails_when_an_authority_is_named_twice() {
	ExtBuilder::default().authorities(vec![seat(1), seat(1)]).build();
}

#[test]
#[should_panic(expected = "department 300 may not run authority")]
fn genesis_fails_when_a_department_lacks_the_capability() {
	let tax = SeatedAuthority { account: account(1), department: department(200) };
	ExtBuilder::default().authorities(vec![tax]).build();
}

#[test]
#[should_panic(expected = "has no session keys at genesis")]
fn genesis_fails_when_an_authority_has_no_session_keys() {
	ExtBuilder::with(4).without_keys(3).build();
}

#[test]
#[should_panic(expected = "65 authorities at genesis, at most 64")]
fn genesis_fails_when_there_are_too_many_authorities() {
	ExtBuilder::with(65).build();
}

#[test]
fn genesis_takes_as_many_authorities_as_the_bound_says() {
	ExtBuilder::with(64).build_and_execute(|| assert_eq!(Session::validators().len(), 64));
}

#[test]
#[should_panic(expected = "a session of 0 blocks leaves none for transactions")]
fn genesis_fails_when_a_session_has_no_blocks() {
	ExtBuilder::default().session_length(0).build();
}

#[test]
#[should_panic(expected = "a session of 1 blocks leaves none for transactions")]
fn genesis_fails_when_a_session_has_no_block_for_transactions() {
	ExtBuilder::default().session_length(1).build();
}

#[test]
fn genesis_reads_what_people_write() {
	let json = r#"{
		"authorities": [
			{ "account": "5C62Ck4UrFPiBtoCmeSrgF7x9yv9mn38446dhCpsi2mLHiFT", "department": 101 }
		],
		"sessionLength": 10
	}"#;
	let config: GenesisConfig<Test> = frame_support::__private::serde_json::from_str(json).unwrap();
	assert_eq!(config.authorities, vec![seat(1)]);
	assert_eq!(config.session_length, 10);
}

#[test]
fn only_admitted_accounts_have_a_validator_identity() {
	use sp_runtime::traits::Convert;

	ExtBuilder::with(4).build_and_execute(|| {
		assert!(!Authorities::is_admitted(&account(9)));
		assert!(Authorities::is_admitted(&account(1)));
		assert_eq!(AdmittedAuthority::<Test>::convert(account(9)), None);
		assert_eq!(AdmittedAuthority::<Test>::convert(account(1)), Some(account(1)));
	});
}
