// SPDX-License-Identifier: Apache-2.0

//! Double authoring, from a node's report to the council.

use govchain_primitives::authorities::FaultKind;
use sp_consensus_aura::{
	digests::CompatibleDigestItem,
	sr25519::{AuthorityId, AuthoritySignature},
};
use sp_core::crypto::{key_types, ByteArray};
use sp_runtime::{traits::Header as _, transaction_validity::InvalidTransaction};

use super::*;
use crate::{opaque::reported, Authorities, Session};

/// A block of `who` in the slot of now, that differs from others by its `tag`.
fn sealed(who: &str, number: BlockNumber, tag: u8) -> Header {
	let slot = DigestItem::PreRuntime(AURA_ENGINE_ID, (now() / SLOT_MILLIS).encode());
	let mut header = Header {
		parent_hash: block_hash(number - 1),
		number,
		state_root: H256::repeat_byte(tag),
		extrinsics_root: H256::zero(),
		digest: Digest { logs: vec![slot] },
	};
	let signature: AuthoritySignature = pair(who).sign(header.hash().as_ref()).into();
	header.digest_mut().push(CompatibleDigestItem::aura_seal(signature));
	header
}

/// The report that a node makes when `who` made two blocks `number` in the slot of now.
fn report(who: &str, number: BlockNumber) -> UncheckedExtrinsic {
	let call = pallet_authorities::Call::report_double_authoring {
		first: Box::new(sealed(who, number, 1)),
		second: Box::new(sealed(who, number, 2)),
		ancestors: vec![],
		author: pair(who).public().into(),
	};
	UncheckedExtrinsic::new_bare(call.into())
}

#[test]
fn double_authoring_is_recorded_against_the_department_and_lifted_by_the_council() {
	run(|| {
		let report = report("//Bob", 1);
		assert!(!validate(report.clone()).unwrap().propagate);
		assert_eq!(Executive::apply_extrinsic(report.clone()), Ok(Ok(())));
		let (_, fault) = Authorities::faults(URBAN, 0).remove(0);
		assert_eq!(fault.authority, account("//Bob"));
		assert_eq!(fault.kind, FaultKind::DoubleAuthoring { slot: now() / SLOT_MILLIS });
		assert_eq!(Session::disabled_validators().len(), 1);

		assert_eq!(validate(report.clone()), InvalidTransaction::Stale.into());
		assert_eq!(Executive::apply_extrinsic(report), Err(InvalidTransaction::Stale.into()));

		let lift = pallet_authorities::Call::lift_fault { authority: account("//Bob") };
		assert_eq!(decree(lift), Ok(()));
		assert_eq!(Session::disabled_validators().len(), 0);
	});
}

#[test]
fn key_that_a_report_is_about_is_read_from_its_bytes() {
	run(|| {
		let bytes = report("//Bob", 1).encode();
		let key: AuthorityId = pair("//Bob").public().into();
		assert_eq!(reported(&bytes), Some((key.to_raw_vec(), key_types::AURA)));
		for length in 0..bytes.len() {
			assert_eq!(reported(&bytes[..length]), None);
		}
		assert_eq!(reported(&[&bytes[..], &[0]].concat()), None);
		// What a report is in is not one.
		let inner = report("//Bob", 1).function;
		let batch = pallet_utility::Call::batch { calls: vec![inner] };
		for other in [remark(), batch.into()] {
			assert_eq!(reported(&UncheckedExtrinsic::new_bare(other).encode()), None);
		}
	});
}

#[test]
fn double_authoring_can_be_reported_in_safe_mode() {
	run(|| {
		pallet_safe_mode::EnteredUntil::<Runtime>::put(BlockNumber::MAX);
		assert_eq!(Executive::apply_extrinsic(report("//Bob", 1)), Ok(Ok(())));
		pallet_safe_mode::EnteredUntil::<Runtime>::kill();
	});
}

#[test]
fn double_authoring_is_refused_when_a_transaction_is_not_local() {
	run(|| {
		let parent = block_hash(System::block_number());
		let refused = Executive::validate_transaction(
			TransactionSource::External,
			report("//Bob", 1),
			parent,
		);
		assert_eq!(refused, InvalidTransaction::Call.into());
	});
}

#[test]
fn keys_of_a_block_are_those_of_the_session_that_its_number_gives() {
	run(|| {
		let length = Authorities::session_length();
		for block in 1..=2 * length + 2 {
			// Who may make the next block is read from the state of this one.
			let session = Authorities::session_of_author(u64::from(block) + 1).unwrap();
			assert_eq!(session, Session::current_index(), "block {}", block + 1);
			next_block(now() + SLOT_MILLIS);
		}
		assert_eq!(Authorities::session_of_author(1), Some(0));
		assert_eq!(Authorities::session_of_author(0), None);
	});
}
