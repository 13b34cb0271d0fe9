// SPDX-License-Identifier: Apache-2.0

//! Proofs of key ownership out of the records.

use frame_support::{assert_noop, assert_ok, traits::KeyOwnerProofSystem};
use govchain_primitives::authorities::SeatedAuthority;
use govchain_test_support::{account, AccountId};
use sp_core::{crypto::key_types, Pair};
use sp_runtime::KeyTypeId;
use sp_session::MembershipProof;

use super::changes::{admit, replace, request};
use crate::{mock::*, KeyHolders, Recorded, SESSIONS_KEPT};

fn key(n: u8) -> (KeyTypeId, Vec<u8>) {
	(key_types::GRANDPA, grandpa_pair(n).public().0.to_vec())
}

fn prove(n: u8) -> Option<MembershipProof> {
	Authorities::prove(key(n))
}

fn check(n: u8, proof: &MembershipProof) -> Option<SeatedAuthority<AccountId>> {
	Authorities::check_proof(key(n), proof.clone())
}

fn proof(session: u32) -> MembershipProof {
	MembershipProof { session, trie_nodes: vec![], validator_count: 4 }
}

/// The keys of authority 1 become those made from `n` at the session after the next one.
fn rotate(n: u8) {
	let keys = session_keys(n);
	pallet_session::NextKeys::<Test>::insert(account(1), keys);
}

#[test]
fn prove_names_the_current_session_when_the_key_is_active() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_eq!(prove(2), Some(proof(0)));
		session(3);
		assert_eq!(prove(2), Some(proof(3)));
		assert_eq!(check(2, &proof(3)), Some(seat(2)));
		// In each earlier session as well.
		assert_eq!(check(2, &proof(0)), Some(seat(2)));
		assert_eq!(check(2, &proof(2)), Some(seat(2)));
	});
}

#[test]
fn prove_finds_a_rotated_key_until_its_last_active_session() {
	ExtBuilder::with(4).build_and_execute(|| {
		session(1);
		rotate(9);
		// The old keys stay active in this session and the next.
		assert_eq!(prove(1), Some(proof(1)));
		assert_eq!(prove(9), None);
		session(2);
		assert_eq!(prove(1), Some(proof(2)));
		assert_eq!(prove(9), None);
		session(3);
		assert_eq!(prove(1), Some(proof(2)));
		assert_eq!(prove(9), Some(proof(3)));
		session(6);
		assert_eq!(prove(1), Some(proof(2)));
		assert_eq!(prove(9), Some(proof(6)));

		assert_eq!(check(1, &proof(2)), Some(seat(1)));
		assert_eq!(check(1, &proof(3)), None);
		assert_eq!(check(9, &proof(2)), None);
		assert_eq!(check(9, &proof(3)), Some(seat(1)));
	});
}

#[test]
fn prove_is_none_when_the_key_is_unknown() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_eq!(prove(9), None);
		assert_eq!(Authorities::prove((key_types::AURA, key(1).1)), None);
		assert_eq!(Authorities::prove((key_types::GRANDPA, Vec::new())), None);
	});
}

#[test]
fn check_proof_is_none_when_session_count_or_nodes_are_wrong() {
	ExtBuilder::with(4).build_and_execute(|| {
		session(2);
		assert_eq!(check(2, &proof(2)), Some(seat(2)));
		assert_eq!(check(9, &proof(2)), None);
		assert_eq!(check(2, &proof(3)), None);
		assert_eq!(check(2, &proof(u32::MAX)), None);
		assert_eq!(check(2, &MembershipProof { validator_count: 5, ..proof(2) }), None);
		assert_eq!(check(2, &MembershipProof { trie_nodes: vec![vec![]], ..proof(2) }), None);
		assert_eq!(Authorities::check_proof((key_types::AURA, key(2).1), proof(2)), None);
	});
}

#[test]
fn check_proof_covers_authoring_keys() {
	ExtBuilder::with(4).build_and_execute(|| {
		let key = (key_types::AURA, aura_pair(3).public());
		let proof = Authorities::prove(key).unwrap();
		assert_eq!(Authorities::check_proof(key, proof), Some(seat(3)));
	});
}

#[test]
fn check_proof_names_the_department_of_that_session_when_the_authority_moved() {
	ExtBuilder::with(4).build_and_execute(|| {
		move_to(1, department(9));
		session(3);
		let now = SeatedAuthority { account: account(1), department: department(9) };
		assert_eq!(check(1, &proof(0)), Some(seat(1)));
		assert_eq!(check(1, &proof(1)), Some(seat(1)));
		assert_eq!(check(1, &proof(2)), Some(now.clone()));
		assert_eq!(check(1, &prove(1).unwrap()), Some(now));
	});
}

#[test]
fn record_session_stores_equal_sessions_once() {
	ExtBuilder::with(4).build_and_execute(|| {
		session(6);
		assert_eq!(KeyHolders::<Test>::iter().count(), 1);
		assert_eq!(Authorities::recorded_sessions(), Some((0, 6)));
		assert_eq!(Authorities::key_holders(3), Authorities::key_holders(6));
		assert_eq!(Authorities::key_holders(7), None);
	});
}

fn record(session: u32, n: u8) {
	let keys = (1..=4).map(|authority| {
		let key = if authority == 1 { n } else { authority };
		let key = grandpa_pair(key).public().0.to_vec();
		(account(authority), key_types::GRANDPA, key)
	});
	Authorities::record_session(session, keys);
}

#[test]
fn record_session_prunes_what_is_too_old() {
	ExtBuilder::with(4).build_and_execute(|| {
		// Keys 10 from session 1 to 5, keys 11 from session 6 on.
		record(1, 10);
		record(6, 11);
		record(SESSIONS_KEPT, 11);
		assert_eq!(Authorities::recorded_sessions(), Some((1, SESSIONS_KEPT)));
		assert_eq!(prove(10), Some(proof(5)));

		record(SESSIONS_KEPT + 4, 11);
		assert_eq!(Authorities::recorded_sessions(), Some((5, SESSIONS_KEPT + 4)));
		assert_eq!(check(10, &proof(4)), None);
		assert_eq!(check(10, &proof(5)), Some(seat(1)));

		record(SESSIONS_KEPT + 5, 11);
		assert_eq!(check(10, &proof(5)), None);
		assert_eq!(prove(10), None);
		assert_eq!(check(11, &proof(6)), Some(seat(1)));
		assert_eq!(KeyHolders::<Test>::iter().count(), 1);

		record(SESSIONS_KEPT + 50, 11);
		assert_eq!(check(11, &proof(6)), None);
		assert_eq!(check(11, &proof(51)), Some(seat(1)));
	});
}

#[test]
fn record_session_has_room_when_every_session_changes_keys() {
	ExtBuilder::with(4).build_and_execute(|| {
		for session in 1..SESSIONS_KEPT * 2 {
			record(session, if session % 2 == 0 { 10 } else { 11 });
		}
		let recorded = Recorded::<Test>::get().unwrap();
		assert_eq!(recorded.starts.len() as u32, SESSIONS_KEPT);
		assert_eq!(KeyHolders::<Test>::iter().count() as u32, SESSIONS_KEPT);
		assert_eq!(prove(10), Some(proof(SESSIONS_KEPT * 2 - 2)));
	});
}

#[test]
fn record_session_leaves_out_who_was_not_planned_and_keys_too_long() {
	ExtBuilder::with(4).build_and_execute(|| {
		let keys = [
			(account(1), key_types::GRANDPA, vec![1; 64]),
			(account(1), key_types::AURA, vec![1; 65]),
			(account(9), key_types::GRANDPA, vec![9; 32]),
			(account(9), key_types::AURA, vec![9; 32]),
			(account(2), key_types::GRANDPA, vec![2; 32]),
		];
		Authorities::record_session(1, keys);
		let holders = Authorities::key_holders(1).unwrap();
		let who: Vec<_> = holders.iter().map(|h| (h.authority.clone(), h.keys.len())).collect();
		assert_eq!(who, vec![(account(1), 1), (account(2), 1)]);
	});
}

fn has_keys(n: u8) -> bool {
	pallet_session::NextKeys::<Test>::contains_key(account(n))
}

#[test]
fn keys_are_forgotten_once_an_authority_is_out_of_office() {
	ExtBuilder::with(5).build_and_execute(|| {
		assert_ok!(Authorities::retire(RuntimeOrigin::root(), account(2)));
		for _ in 0..2 {
			assert!(has_keys(2));
			next_session();
		}
		assert_eq!(Session::validators(), accounts([1, 3, 4, 5]));
		assert!(!has_keys(2));
		assert_eq!(System::consumers(&account(2)), 0);
		// What it did in office is proven all the same.
		assert_eq!(prove(2), Some(MembershipProof { validator_count: 5, ..proof(1) }));

		// Whoever has the machine doesn't come back on its keys.
		assert_ok!(request(2));
		assert_ok!(admit(2));
		session(Session::current_index() + 3);
		assert_eq!(Session::validators(), accounts([1, 3, 4, 5]));
		assert_ok!(set_keys(2, 22));
		session(Session::current_index() + 2);
		assert_eq!(Session::validators(), accounts(1..=5));
	});
}

#[test]
fn keys_serve_another_account_once_they_are_forgotten() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(replace(2, 7));
		assert_noop!(set_keys(7, 2), pallet_session::Error::<Test>::DuplicatedKey);
		assert_ok!(set_keys(7, 7));
		session(Session::current_index() + 2);
		assert!(!has_keys(2));
		assert_ok!(set_keys(7, 2));
	});
}

#[test]
fn keys_are_forgotten_when_an_admission_is_given_up() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_ok!(replace(2, 7));
		assert_ok!(set_keys(7, 7));
		assert_ok!(Authorities::retire(RuntimeOrigin::root(), account(7)));
		assert!(has_keys(7));
		next_session();
		assert!(!has_keys(7));
		assert_eq!(Session::validators(), accounts(1..=4));
	});
}

#[test]
fn keys_stay_while_an_authority_is_excluded() {
	ExtBuilder::with(5).build_and_execute(|| {
		super::faults::double_vote(2, 1);
		session(4);
		assert_eq!(Session::validators(), accounts([1, 3, 4, 5]));
		assert!(has_keys(2));
	});
}

#[test]
fn keys_of_the_lost_stay_until_the_restart_is_signalled() {
	ExtBuilder::with(4).build_and_execute(|| {
		session(1);
		go_offline([3, 4]);
		session(20);
		let lost = accounts([3, 4]).try_into().unwrap();
		assert_ok!(Authorities::restart_finality(RuntimeOrigin::root(), lost, 5, 10, 60));
		next_session();
		assert!(has_keys(3) && has_keys(4));
		next_session();
		assert!(!has_keys(3) && !has_keys(4));
		assert!(has_keys(1) && has_keys(2));
	});
}
