// SPDX-License-Identifier: Apache-2.0

use alloc::vec::Vec;

use frame_benchmarking::v2::*;
use frame_support::{assert_ok, traits::EnsureOrigin};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use govchain_primitives::{
	identity::{registration_payload, wrapped_by_wallet, IdentityStatus, Tag},
	ActingOfficer, Authorize, Capability, Identities as _, IdentityId, IdentityKind, Role,
	WorkingCalendar,
};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash, IdentifyAccount, Zero},
	MultiSignature, MultiSigner,
};

use crate::*;

/// Makes keys and signatures for benchmarks.
pub trait BenchmarkHelper<SigningKey, Signature> {
	/// A key that can sign, a new one each time.
	fn signer() -> SigningKey;
	/// Its signature over `message`.
	fn sign(signer: &SigningKey, message: &[u8]) -> Signature;
}

impl BenchmarkHelper<MultiSigner, MultiSignature> for () {
	fn signer() -> MultiSigner {
		MultiSigner::Sr25519(sp_io::crypto::sr25519_generate(0.into(), None))
	}

	fn sign(signer: &MultiSigner, message: &[u8]) -> MultiSignature {
		let MultiSigner::Sr25519(public) = signer else { panic!("made by `signer`") };
		let signature = sp_io::crypto::sr25519_sign(0.into(), public, message);
		MultiSignature::Sr25519(signature.expect("the keystore holds the key"))
	}
}

fn registrar<T: Config>() -> ActingOfficer<T::AccountId> {
	T::Calendar::cover_for_benchmarks();
	T::Authorize::officer_for_benchmarks(Role::Registrar, Capability::IdentityProvider, 0)
}

fn citizen<T: Config>() -> IdentityId {
	Pallet::<T>::identity_for_benchmarks(IdentityKind::Citizen, 0).1
}

fn status<T: Config>(identity: IdentityId) -> Option<IdentityStatus<T::AccountId>> {
	Identities::<T>::get(identity).map(|record| record.status)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	// A wrapped payload is verified twice. The key of the tag service changes.
	#[benchmark]
	fn register() {
		let officer = registrar::<T>();
		let kind = IdentityKind::Citizen;
		let tag = Tag { epoch: CurrentEpoch::<T>::get(), hash: H256::repeat_byte(1) };
		CurrentEpoch::<T>::put(tag.epoch.saturating_add(1));
		UntaggedIdentities::<T>::put(1);
		let signer = T::BenchmarkHelper::signer();
		let account = signer.clone().into_account();
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		let payload = registration_payload(&genesis, kind, tag, &account, officer.department);
		let proof = T::BenchmarkHelper::sign(&signer, &wrapped_by_wallet(&payload));

		#[extrinsic_call]
		_(RawOrigin::Signed(officer.account), kind, tag, account.clone(), proof);

		assert_eq!(
			Keys::<T>::get(&account).map(|key| key.identity),
			Some(LastIdentity::<T>::get())
		);
		assert_eq!(UntaggedIdentities::<T>::get(), 2);
	}

	// All tags that the identity has make room, and it gets the first one of the current epoch.
	#[benchmark]
	fn add_tag() -> Result<(), BenchmarkError> {
		let officer = registrar::<T>();
		let identity = citizen::<T>();
		let first = CurrentEpoch::<T>::get();
		let second = first.saturating_add(1);
		CurrentEpoch::<T>::put(second);
		for (n, epoch) in (1u8..).zip([first, second, second]) {
			let tag = Tag { epoch, hash: BlakeTwo256::hash_of(&n) };
			assert_ok!(Pallet::<T>::add_tag(
				RawOrigin::Signed(officer.account.clone()).into(),
				identity,
				tag
			));
		}
		let epoch = second.saturating_add(2);
		CurrentEpoch::<T>::put(epoch);
		UntaggedIdentities::<T>::put(1);
		let tag = Tag { epoch, hash: H256::repeat_byte(9) };

		#[extrinsic_call]
		_(RawOrigin::Signed(officer.account), identity, tag);

		let record = Identities::<T>::get(identity).ok_or("registered")?;
		assert_eq!(record.tags.into_inner(), Vec::from([tag]));
		assert_eq!(UntaggedIdentities::<T>::get(), 0);
		Ok(())
	}

	#[benchmark]
	fn freeze() {
		let officer = registrar::<T>();
		let identity = citizen::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(officer.account), identity, H256::repeat_byte(1));

		assert!(matches!(status::<T>(identity), Some(IdentityStatus::Frozen { .. })));
	}

	#[benchmark]
	fn unfreeze() {
		let officer = registrar::<T>();
		let identity = citizen::<T>();
		let origin = RawOrigin::Signed(officer.account);
		assert_ok!(Pallet::<T>::freeze(origin.clone().into(), identity, H256::repeat_byte(1)));

		#[extrinsic_call]
		_(origin, identity);

		assert_eq!(status::<T>(identity), Some(IdentityStatus::Active));
	}

	#[benchmark]
	fn open_tag_epoch() -> Result<(), BenchmarkError> {
		let origin =
			T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let epoch = CurrentEpoch::<T>::get().saturating_add(1);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, epoch);

		assert_eq!(CurrentEpoch::<T>::get(), epoch);
		assert_eq!(UntaggedIdentities::<T>::get(), LastIdentity::<T>::get());
		Ok(())
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
