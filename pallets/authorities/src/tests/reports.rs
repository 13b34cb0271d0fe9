// SPDX-License-Identifier: Apache-2.0

//! Double votes through the real GRANDPA pallet, with real signatures.

use codec::{Decode, Encode};
use frame_support::{assert_noop, assert_ok, traits::KeyOwnerProofSystem};
use govchain_primitives::authorities::FaultKind;
use govchain_test_support::account;
use sp_consensus_grandpa::{localized_payload, EquivocationProof};
use sp_core::{crypto::key_types, Pair, H256};
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionSource},
	DispatchResult,
};
use sp_session::MembershipProof;

use crate::{mock::*, Faults, NextFault};

/// Two prevotes of the key made from `n` for different blocks in one round.
fn evidence(n: u8, set: u64, round: u64) -> EquivocationProof<H256, u64> {
	let pair = grandpa_pair(n);
	let vote = |block: u8| {
		let target = (H256::repeat_byte(block), 3_u64);
		// Variant 0 of a message is a prevote.
		let signature = pair.sign(&localized_payload(round, set, &(0_u8, target)));
		(target, signature)
	};
	// Variant 0 of an equivocation is one of prevotes.
	let encoded = (set, 0_u8, round, pair.public(), vote(1), vote(2)).encode();
	EquivocationProof::decode(&mut &encoded[..]).unwrap()
}

fn prove(n: u8) -> MembershipProof {
	Authorities::prove((key_types::GRANDPA, grandpa_pair(n).public())).unwrap()
}

fn report(n: u8, set: u64, round: u64, proof: MembershipProof) -> DispatchResult {
	Grandpa::report_equivocation_unsigned(
		RuntimeOrigin::none(),
		Box::new(evidence(n, set, round)),
		proof,
	)
	.map(|_| ())
	.map_err(|error| error.error)
}

fn validity(
	n: u8,
	set: u64,
	round: u64,
	proof: MembershipProof,
) -> Result<(), sp_runtime::transaction_validity::TransactionValidityError> {
	let call = pallet_grandpa::Call::report_equivocation_unsigned {
		equivocation_proof: Box::new(evidence(n, set, round)),
		key_owner_proof: proof,
	};
	Grandpa::validate_unsigned(TransactionSource::Local, &call).map(|_| ())
}

#[test]
fn report_of_a_double_vote_is_recorded_and_takes_the_authority_out() {
	ExtBuilder::with(5).build_and_execute(|| {
		session(1);
		assert_ok!(validity(4, 0, 9, prove(4)));
		assert_ok!(report(4, 0, 9, prove(4)));
		let fault = Faults::<Test>::get(0).unwrap();
		assert_eq!(fault.authority, account(4));
		assert_eq!(fault.kind, FaultKind::DoubleVote { set: 0, round: 9 });
		assert_eq!(fault.session, 1);
		assert_eq!(Session::disabled_validators(), vec![3]);
		session(3);
		assert_eq!(Session::validators(), accounts([1, 2, 3, 5]));
	});
}

#[test]
fn report_of_a_double_vote_fails_when_it_is_known() {
	ExtBuilder::with(5).build_and_execute(|| {
		assert_ok!(report(4, 0, 9, prove(4)));
		assert_eq!(validity(4, 0, 9, prove(4)), Err(InvalidTransaction::Stale.into()));
		assert_noop!(
			report(4, 0, 9, prove(4)),
			pallet_grandpa::Error::<Test>::DuplicateOffenceReport
		);
		// In a later session of the same set the proof may name another session.
		session(1);
		assert_eq!(prove(4).session, 1);
		assert_noop!(
			report(4, 0, 9, prove(4)),
			pallet_grandpa::Error::<Test>::DuplicateOffenceReport
		);
		assert_eq!(NextFault::<Test>::get(), 1);
	});
}

#[test]
fn report_of_a_double_vote_fails_when_the_proof_is_for_another_set() {
	ExtBuilder::with(5).build_and_execute(|| {
		assert_ok!(report(4, 0, 9, prove(4)));
		session(2);
		assert_eq!(pallet_grandpa::CurrentSetId::<Test>::get(), 1);
		let of_set_0 = MembershipProof { session: 1, trie_nodes: vec![], validator_count: 5 };
		assert_noop!(
			report(3, 0, 20, prove(3)),
			pallet_grandpa::Error::<Test>::InvalidEquivocationProof
		);
		assert_ok!(report(3, 0, 20, of_set_0.clone()));
		assert_noop!(
			report(3, 1, 20, of_set_0),
			pallet_grandpa::Error::<Test>::InvalidEquivocationProof
		);
		assert_ok!(report(3, 1, 20, prove(3)));
	});
}

#[test]
fn report_of_a_double_vote_fails_when_the_key_was_never_active() {
	ExtBuilder::with(4).build_and_execute(|| {
		assert_eq!(validity(9, 0, 9, prove(1)), Err(InvalidTransaction::BadProof.into()));
		assert_noop!(
			report(9, 0, 9, prove(1)),
			pallet_grandpa::Error::<Test>::InvalidKeyOwnershipProof
		);
	});
}

#[test]
fn report_of_a_double_vote_holds_when_the_key_was_rotated_away() {
	ExtBuilder::with(4).build_and_execute(|| {
		session(1);
		pallet_session::NextKeys::<Test>::insert(account(1), session_keys(9));
		// The node still votes with its old key, and again after the change is planned.
		assert_ok!(report(1, 0, 5, prove(1)));
		session(2);
		assert_ok!(report(1, 0, 6, prove(1)));
		session(3);
		assert_eq!(pallet_grandpa::CurrentSetId::<Test>::get(), 1);
		assert_ok!(report(1, 0, 7, prove(1)));
		assert_eq!(Faults::<Test>::get(2).unwrap().session, 2);
		assert_eq!(Faults::<Test>::get(2).unwrap().authority, account(1));
	});
}

#[test]
fn report_of_a_double_vote_names_one_department_in_the_whole_set() {
	ExtBuilder::with(4).build_and_execute(|| {
		move_to(1, department(9));
		session(4);
		// Set 0 was in office in sessions 0 and 1, and no other session is taken for it.
		for session in 0..=4 {
			let proof = MembershipProof { session, trie_nodes: vec![], validator_count: 4 };
			assert_eq!(report(1, 0, u64::from(session), proof).is_ok(), session <= 1);
		}
		assert_eq!(Authorities::fault_count(department(1)), 2);
		assert_eq!(Authorities::fault_count(department(9)), 0);
	});
}
