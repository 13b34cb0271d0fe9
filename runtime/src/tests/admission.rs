// SPDX-License-Identifier: Apache-2.0

//! Who gets anything into the pool, with signatures that are checked.

use govchain_primitives::Commitment;
use sp_runtime::transaction_validity::{
	InvalidTransaction, TransactionValidityError, UnknownTransaction,
};

use super::*;
use crate::extensions::Refusal;

const CITIZEN: &str = "//Citizen";

fn refused(refusal: Refusal) -> TransactionValidity {
	Err(refusal.into())
}

fn invalid(reason: InvalidTransaction) -> TransactionValidity {
	Err(reason.into())
}

#[test]
fn refusals_keep_their_numbers() {
	for (refusal, code) in [
		(Refusal::UnknownAccount, 1),
		(Refusal::FrozenAccount, 2),
		(Refusal::Immortal, 3),
		(Refusal::OverBudget, 4),
		(Refusal::LargerThanBudget, 5),
		(Refusal::TooManyPending, 6),
		(Refusal::NotSigned, 7),
		(Refusal::Unreadable, 8),
		(Refusal::NestedTooDeep, 9),
		(Refusal::EraTooLong, 10),
	] {
		assert_eq!(Refusal::from_code(code), Some(refusal));
		let error = TransactionValidityError::Invalid(InvalidTransaction::Custom(code));
		assert_eq!(TransactionValidityError::from(refusal), error);
	}
}

#[test]
fn unknown_account_is_refused_whatever_its_nonce_and_era_are() {
	run(|| {
		for nonce in [0, 5] {
			for era in [mortal(), Era::Immortal] {
				let transaction = signed(STRANGER, remark(), era, nonce);
				assert_eq!(validate(transaction), refused(Refusal::UnknownAccount));
			}
		}
		let transaction = signed(STRANGER, remark(), mortal(), 0);
		assert!(Executive::apply_extrinsic(transaction).is_err());
	});
}

#[test]
fn account_is_admitted_when_a_registrar_registered_it() {
	run(|| {
		assert_eq!(
			validate(signed(CITIZEN, remark(), mortal(), 0)),
			refused(Refusal::UnknownAccount)
		);
		register(CITIZEN);
		let validity = validate(signed(CITIZEN, remark(), mortal(), 0)).unwrap();
		assert_eq!(validity.longevity, 62);
		assert_eq!(Executive::apply_extrinsic(signed(CITIZEN, remark(), mortal(), 0)), Ok(Ok(())));
		assert_eq!(
			validate(signed(CITIZEN, remark(), mortal(), 0)),
			invalid(InvalidTransaction::Stale)
		);
	});
}

#[test]
fn officers_and_node_accounts_of_genesis_are_admitted() {
	run(|| {
		for who in [REGISTRAR, "//Tax//officer", "//Alice", "//Dave"] {
			assert!(validate(signed(who, remark(), mortal(), 0)).is_ok(), "{who}");
		}
	});
}

#[test]
fn frozen_account_is_refused_until_it_is_unfrozen() {
	run(|| {
		let identity = register(CITIZEN);
		let reason = Commitment::repeat_byte(1);
		send(REGISTRAR, pallet_identity_registry::Call::freeze { identity, reason }).unwrap();
		for nonce in [0, 5] {
			assert_eq!(
				validate(signed(CITIZEN, remark(), mortal(), nonce)),
				refused(Refusal::FrozenAccount)
			);
		}
		send(REGISTRAR, pallet_identity_registry::Call::unfreeze { identity }).unwrap();
		assert!(validate(signed(CITIZEN, remark(), mortal(), 0)).is_ok());
	});
}

#[test]
fn immortal_transaction_is_refused_whatever_its_nonce_is() {
	run(|| {
		for nonce in [0, 5] {
			assert_eq!(
				validate(signed(REGISTRAR, remark(), Era::Immortal, nonce)),
				refused(Refusal::Immortal)
			);
		}
	});
}

#[test]
fn transaction_is_refused_when_its_era_is_longer_than_hashes_are_kept() {
	run(|| {
		for period in [8192, 65536] {
			let era = Era::mortal(period, 0);
			assert_eq!(
				validate(signed(REGISTRAR, remark(), era, 0)),
				refused(Refusal::EraTooLong),
				"{period}"
			);
			let transaction = signed(REGISTRAR, remark(), era, 0);
			assert!(Executive::apply_extrinsic(transaction).is_err());
		}
		assert!(validate(signed(REGISTRAR, remark(), Era::mortal(4096, 0), 0)).is_ok());
	});
}

#[test]
fn transaction_is_refused_when_its_era_is_over_or_its_signature_is_of_another_call() {
	run(|| {
		let old = signed(REGISTRAR, remark(), Era::mortal(4, 0), 0);
		let mut forged = signed(REGISTRAR, remark(), mortal(), 0);
		forged.function = frame_system::Call::remark { remark: vec![] }.into();
		assert_eq!(validate(forged), invalid(InvalidTransaction::BadProof));
		for block in 2..=6 {
			next_block(START + block * SLOT_MILLIS);
		}
		// The era has begun anew, so the signature is over the hash of another block.
		assert_eq!(validate(old), invalid(InvalidTransaction::BadProof));
	});
}

#[test]
fn general_transaction_is_refused_because_no_extension_authorizes_it() {
	run(|| {
		let call = frame_system::Call::remark { remark: vec![] };
		let transaction = UncheckedExtrinsic::new_transaction(call.into(), extensions(mortal(), 0));
		assert_eq!(validate(transaction.clone()), invalid(InvalidTransaction::UnknownOrigin));
		assert!(Executive::apply_extrinsic(transaction).is_err());
	});
}

#[test]
fn unsigned_transaction_is_refused_when_no_pallet_takes_it() {
	run(|| {
		let settle = pallet_departments::Call::settle_seat { department: URBAN };
		assert_eq!(
			validate(UncheckedExtrinsic::new_bare(settle.into())),
			Err(UnknownTransaction::NoUnsignedValidator.into())
		);
		assert_eq!(
			validate(UncheckedExtrinsic::new_bare(remark())),
			invalid(InvalidTransaction::Call)
		);
		let upgrade = frame_system::Call::apply_authorized_upgrade { code: vec![0; 4] };
		assert!(validate(UncheckedExtrinsic::new_bare(upgrade.into())).is_err());
		// An inherent can't come by the pool.
		let timestamp = pallet_timestamp::Call::set { now: START + SLOT_MILLIS };
		assert!(validate(UncheckedExtrinsic::new_bare(timestamp.into())).is_err());
	});
}
