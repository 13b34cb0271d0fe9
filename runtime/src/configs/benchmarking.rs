// SPDX-License-Identifier: Apache-2.0

//! What the benchmarks of a room need of another one.

use alloc::vec;

use codec::Encode;
use govchain_primitives::{
	identity::{registration_payload, Tag},
	Authorize, Capability, Commitment, IdentityKind, Party, Role,
};
use sp_core::{sr25519, H256};
use sp_runtime::traits::{BlakeTwo256, Hash};

use crate::{
	AccountId, Departments, IdentityRegistry, Runtime, RuntimeCall, RuntimeOrigin, Signature,
	System,
};

/// A council of vacant seats that the heads of their departments could fill but for their identities,
/// which is what counting the seats looks at last.
pub fn vacate_seats() {
	use govchain_primitives::identity::IdentityStatus;
	for identity in Departments::vacant_seats_for_benchmarks() {
		pallet_identity_registry::Identities::<Runtime>::mutate(identity, |record| {
			record.as_mut().unwrap().status = IdentityStatus::Ended { at: 0 };
		});
	}
}

/// Signers of orders: registered citizens.
pub struct OrdersHelper;

impl pallet_orders::BenchmarkHelper<AccountId, RuntimeCall, Signature> for OrdersHelper {
	fn signer() -> AccountId {
		let account = AccountId::from(sp_io::crypto::sr25519_generate(0.into(), None));
		let (role, capability) = (Role::Registrar, Capability::IdentityProvider);
		let registrar = Departments::officer_for_benchmarks(role, capability, 1);
		let tag = Tag {
			epoch: IdentityRegistry::tag_epoch(),
			hash: BlakeTwo256::hash(&account.encode()),
		};
		let kind = IdentityKind::Citizen;
		let department = registrar.department;
		let genesis = System::block_hash(0);
		let payload = registration_payload(&genesis, kind, tag, &account, department);
		let proof = Self::sign(&account, &payload);
		let origin = RuntimeOrigin::signed(registrar.account);
		IdentityRegistry::register(origin, kind, tag, account.clone(), proof).unwrap();
		account
	}

	fn sign(signer: &AccountId, text: &[u8]) -> Signature {
		let public = sr25519::Public::from_raw(signer.clone().into());
		sp_io::crypto::sr25519_sign(0.into(), &public, text).unwrap().into()
	}

	/// An application: as many papers as there is room for.
	fn call(bytes: u32) -> RuntimeCall {
		let with = |papers| -> RuntimeCall {
			pallet_approvals::Call::<Runtime>::submit {
				matter: 0,
				party: Party::Committed(Commitment::zero()),
				documents: vec![H256::zero(); papers],
				content: Commitment::zero(),
			}
			.into()
		};
		let room = (bytes as usize).saturating_sub(with(0).encoded_size() + 3);
		with(room / 32)
	}
}
