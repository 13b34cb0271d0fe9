// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use govchain_primitives::{
	identity::{registration_payload, wrapped_by_wallet, IdentityStatus, KeyRole, Tag},
	Capability, DepartmentId, IdentityKind,
};
use govchain_test_support::{AccountId, MockAuthorize, MockCalendar};
use sp_core::{ecdsa, ed25519, Pair, H256};
use sp_runtime::{
	traits::IdentifyAccount, DispatchError, DispatchResult, MultiSignature, MultiSigner,
};

use crate::{mock::*, Error, Event, Identities, IdentityRecord, Key, KeyPeriods, Keys};

const CITIZEN: IdentityKind = IdentityKind::Citizen;

fn register_with(n: u8, proof: MultiSignature) -> DispatchResult {
	Registry::register(origin(police_registrar()), CITIZEN, tag(n), holder(n), proof)
}

#[test]
fn register_gives_an_identity_to_a_new_person() {
	ExtBuilder::default().build_and_execute(|| {
		let proof = sign(1, &payload(1, POLICE));
		assert_ok!(register_with(1, proof));

		System::assert_last_event(
			Event::Registered {
				identity: 1,
				kind: CITIZEN,
				tag: tag(1),
				account: holder(1),
				department: POLICE,
				officer: police_registrar(),
			}
			.into(),
		);
		let record = Identities::<Test>::get(1).unwrap();
		assert_eq!(
			record,
			IdentityRecord {
				kind: CITIZEN,
				status: IdentityStatus::Active,
				primary: holder(1),
				keys: vec![0].try_into().unwrap(),
				periods: 1,
				tags: vec![tag(1)].try_into().unwrap(),
				registered_by: POLICE,
				registered_at: MockCalendar::START,
			}
		);
		let key = Key { identity: 1, period: 0, role: KeyRole::Primary, until: None };
		assert_eq!(Keys::<Test>::get(holder(1)), Some(key));
		assert_eq!(System::providers(&holder(1)), 1);
	});
}

#[test]
fn register_numbers_identities_in_order() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(register(1), 1);
		assert_eq!(register(2), 2);
	});
}

#[test]
fn register_takes_an_enterprise() {
	ExtBuilder::default().build_and_execute(|| {
		let kind = IdentityKind::Enterprise;
		let bytes = registration_payload(&Genesis::get(), kind, tag(1), &holder(1), MARKET);
		let proof = sign(1, &bytes);
		let registrar = origin(market_registrar());
		assert_ok!(Registry::register(registrar, kind, tag(1), holder(1), proof));
		assert_eq!(Identities::<Test>::get(1).unwrap().kind, kind);
	});
}

#[test]
fn register_adds_a_reference_to_an_account_that_is_known_for_another_reason() {
	ExtBuilder::default().build_and_execute(|| {
		System::inc_providers(&holder(1));
		register(1);
		assert_eq!(System::providers(&holder(1)), 2);
	});
}

#[test]
fn register_takes_a_proof_as_browser_wallets_wrap_it() {
	ExtBuilder::default().build_and_execute(|| {
		let proof = sign(1, &wrapped_by_wallet(&payload(1, POLICE)));
		assert_ok!(register_with(1, proof));
	});
}

#[test]
fn register_takes_proofs_of_other_key_types() {
	ExtBuilder::default().build_and_execute(|| {
		let bytes = |n, who: &AccountId| {
			registration_payload(&Genesis::get(), CITIZEN, tag(n), who, POLICE)
		};
		let edwards = ed25519::Pair::from_seed(&[1; 32]);
		let who = MultiSigner::from(edwards.public()).into_account();
		let proof = edwards.sign(&bytes(1, &who)).into();
		assert_ok!(Registry::register(origin(police_registrar()), CITIZEN, tag(1), who, proof));

		let koblitz = ecdsa::Pair::from_seed(&[2; 32]);
		let who = MultiSigner::from(koblitz.public()).into_account();
		let proof = koblitz.sign(&bytes(2, &who)).into();
		assert_ok!(Registry::register(origin(police_registrar()), CITIZEN, tag(2), who, proof));
	});
}

#[test]
fn register_fails_when_origin_is_no_registrar_of_an_identity_provider() {
	ExtBuilder::default().build_and_execute(|| {
		let call = |origin, department| {
			let proof = sign(1, &payload(1, department));
			Registry::register(origin, CITIZEN, tag(1), holder(1), proof)
		};
		assert_noop!(call(RuntimeOrigin::root(), POLICE), DispatchError::BadOrigin);
		assert_noop!(call(RuntimeOrigin::none(), POLICE), DispatchError::BadOrigin);
		assert_noop!(call(origin(holder(1)), POLICE), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(origin(police_clerk()), POLICE), MockAuthorize::NOT_OFFICER);
		assert_noop!(call(origin(archive_registrar()), ARCHIVE), MockAuthorize::NO_CAPABILITY);
		MockAuthorize::set_active(POLICE, false);
		assert_noop!(call(origin(police_registrar()), POLICE), MockAuthorize::NOT_ACTIVE);
		MockAuthorize::add_department(POLICE, Some(MINISTRY), &[Capability::Approver]);
		assert_noop!(call(origin(police_registrar()), POLICE), MockAuthorize::NO_CAPABILITY);
	});
}

#[test]
fn register_fails_when_the_tag_is_taken() {
	ExtBuilder::default().build_and_execute(|| {
		register(1);
		let bytes = registration_payload(&Genesis::get(), CITIZEN, tag(1), &holder(2), POLICE);
		let proof = sign(2, &bytes);
		assert_noop!(
			Registry::register(origin(police_registrar()), CITIZEN, tag(1), holder(2), proof),
			Error::<Test>::TagTaken
		);
	});
}

#[test]
fn register_fails_when_another_department_registered_the_person() {
	ExtBuilder::default().build_and_execute(|| {
		register(1);
		let bytes = registration_payload(&Genesis::get(), CITIZEN, tag(1), &holder(2), MARKET);
		let proof = sign(2, &bytes);
		assert_noop!(
			Registry::register(origin(market_registrar()), CITIZEN, tag(1), holder(2), proof),
			Error::<Test>::TagTaken
		);
	});
}

#[test]
fn register_fails_when_the_account_serves_an_identity() {
	ExtBuilder::default().build_and_execute(|| {
		register(1);
		let bytes = registration_payload(&Genesis::get(), CITIZEN, tag(2), &holder(1), POLICE);
		let proof = sign(1, &bytes);
		assert_noop!(
			Registry::register(origin(police_registrar()), CITIZEN, tag(2), holder(1), proof),
			Error::<Test>::AccountInUse
		);
	});
}

#[test]
fn register_fails_when_the_account_served_an_identity_before() {
	ExtBuilder::default().build_and_execute(|| {
		let identity = register(1);
		let start = MockCalendar::START;
		set_history(
			identity,
			&[
				(holder(1), KeyRole::Primary, start, Some(start + 10)),
				(holder(2), KeyRole::Primary, start + 10, None),
			],
		);
		MockCalendar::advance(10);
		let bytes = registration_payload(&Genesis::get(), CITIZEN, tag(3), &holder(1), POLICE);
		let proof = sign(1, &bytes);
		assert_noop!(
			Registry::register(origin(police_registrar()), CITIZEN, tag(3), holder(1), proof),
			Error::<Test>::AccountUsedBefore
		);
	});
}

#[test]
fn register_fails_when_the_proof_is_used_again() {
	ExtBuilder::default().build_and_execute(|| {
		let proof = sign(1, &payload(1, POLICE));
		assert_ok!(register_with(1, proof.clone()));
		assert_noop!(register_with(1, proof), Error::<Test>::TagTaken);
	});
}

/// Each part of what was signed, changed alone.
#[test]
fn register_fails_when_the_proof_was_made_for_something_else() {
	ExtBuilder::default().build_and_execute(|| {
		let enterprise = IdentityKind::Enterprise;
		let other_epoch = Tag { epoch: EPOCH - 1, ..tag(1) };
		let other_hash = Tag { hash: H256([9; 32]), ..tag(1) };
		let other_chain = H256([8; 32]);
		let made_for = [
			registration_payload(&other_chain, CITIZEN, tag(1), &holder(1), POLICE),
			registration_payload(&Genesis::get(), enterprise, tag(1), &holder(1), POLICE),
			registration_payload(&Genesis::get(), CITIZEN, other_epoch, &holder(1), POLICE),
			registration_payload(&Genesis::get(), CITIZEN, other_hash, &holder(1), POLICE),
			registration_payload(&Genesis::get(), CITIZEN, tag(1), &holder(2), POLICE),
			registration_payload(&Genesis::get(), CITIZEN, tag(1), &holder(1), MARKET),
		];
		for bytes in made_for {
			assert_noop!(register_with(1, sign(1, &bytes)), Error::<Test>::ProofInvalid);
			let wrapped = wrapped_by_wallet(&bytes);
			assert_noop!(register_with(1, sign(1, &wrapped)), Error::<Test>::ProofInvalid);
		}

		let mut other_domain = payload(1, POLICE);
		other_domain[0] ^= 1;
		assert_noop!(register_with(1, sign(1, &other_domain)), Error::<Test>::ProofInvalid);
		assert_ok!(register_with(1, sign(1, &payload(1, POLICE))));
	});
}

/// The same proof, with each argument of the call changed alone.
#[test]
fn register_fails_when_the_proof_is_sent_for_something_else() {
	ExtBuilder::default().build_and_execute(|| {
		let proof = sign(1, &payload(1, POLICE));
		let call = |registrar: AccountId, kind, tag, account| {
			Registry::register(origin(registrar), kind, tag, account, proof.clone())
		};
		let invalid: DispatchError = Error::<Test>::ProofInvalid.into();
		let police = police_registrar();
		assert_noop!(call(police.clone(), IdentityKind::Enterprise, tag(1), holder(1)), invalid);
		assert_noop!(call(police.clone(), CITIZEN, tag(2), holder(1)), invalid);
		assert_noop!(call(police.clone(), CITIZEN, tag(1), holder(2)), invalid);
		assert_noop!(call(market_registrar(), CITIZEN, tag(1), holder(1)), invalid);
		assert_noop!(call(ministry_registrar(), CITIZEN, tag(1), holder(1)), invalid);
		frame_system::BlockHash::<Test>::insert(0, H256([8; 32]));
		assert_noop!(call(police.clone(), CITIZEN, tag(1), holder(1)), invalid);
		frame_system::BlockHash::<Test>::insert(0, Genesis::get());
		assert_ok!(call(police, CITIZEN, tag(1), holder(1)));
	});
}

#[test]
fn register_fails_when_the_proof_is_of_another_epoch() {
	ExtBuilder::default().build_and_execute(|| {
		open_next_epoch();
		let tag = Tag { epoch: EPOCH + 1, ..tag(1) };
		let proof = sign(1, &payload(1, POLICE));
		let call = Registry::register(origin(police_registrar()), CITIZEN, tag, holder(1), proof);
		assert_noop!(call, Error::<Test>::ProofInvalid);
	});
}

#[test]
fn register_fails_when_another_key_signed() {
	ExtBuilder::default().build_and_execute(|| {
		let proof = sign(2, &payload(1, POLICE));
		assert_noop!(register_with(1, proof), Error::<Test>::ProofInvalid);
	});
}

#[test]
fn register_fails_when_the_wrapping_is_not_whole_or_twice() {
	ExtBuilder::default().build_and_execute(|| {
		let bytes = payload(1, POLICE);
		let open = [b"<Bytes>".as_slice(), &bytes].concat();
		let twice = wrapped_by_wallet(&wrapped_by_wallet(&bytes));
		assert_noop!(register_with(1, sign(1, &open)), Error::<Test>::ProofInvalid);
		assert_noop!(register_with(1, sign(1, &twice)), Error::<Test>::ProofInvalid);
	});
}

#[test]
fn register_fails_when_the_epoch_is_not_accepted() {
	ExtBuilder::default().build_and_execute(|| {
		let call = |epoch| {
			let tag = tag_of(epoch, 1);
			let department: DepartmentId = POLICE;
			let bytes = registration_payload(&Genesis::get(), CITIZEN, tag, &holder(1), department);
			let proof = sign(1, &bytes);
			Registry::register(origin(police_registrar()), CITIZEN, tag, holder(1), proof)
		};
		assert_noop!(call(EPOCH + 1), Error::<Test>::TagEpochNotAccepted);
		assert_noop!(call(EPOCH - 2), Error::<Test>::TagEpochNotAccepted);
		assert_noop!(call(EPOCH - 1), Error::<Test>::NotRegistrationEpoch);
		assert_ok!(call(EPOCH));
	});
}

#[test]
fn register_fails_when_all_numbers_are_used() {
	ExtBuilder::default().build_and_break(|| {
		crate::LastIdentity::<Test>::put(u64::MAX);
		let proof = sign(1, &payload(1, POLICE));
		assert_noop!(register_with(1, proof), Error::<Test>::NumbersExhausted);
		assert_eq!(KeyPeriods::<Test>::iter().count(), 0);
	});
}
