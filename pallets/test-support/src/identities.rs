// SPDX-License-Identifier: Apache-2.0

use std::{cell::RefCell, collections::BTreeMap};

use govchain_primitives::{Identities, IdentityId, IdentityKind, Moment};
use sp_runtime::DispatchError;

use crate::AccountId;

#[derive(Clone)]
struct Identity {
	kind: IdentityKind,
	frozen: bool,
	/// From which moment on each account spoke for the identity; the last one does now.
	accounts: Vec<(Moment, AccountId)>,
}

thread_local! {
	static IDENTITIES: RefCell<BTreeMap<IdentityId, Identity>> = RefCell::default();
}

pub(crate) fn reset() {
	IDENTITIES.with(|t| t.borrow_mut().clear());
}

/// Identities out of a table.
pub struct MockIdentities;

impl MockIdentities {
	/// The error for an account behind which no identity stands.
	pub const UNKNOWN: DispatchError = DispatchError::Other("no identity");
	/// The error for an identity that is frozen.
	pub const FROZEN: DispatchError = DispatchError::Other("identity frozen");

	/// Adds an identity that `account` has spoken for from the beginning.
	pub fn add(id: IdentityId, kind: IdentityKind, account: AccountId) {
		let identity = Identity { kind, frozen: false, accounts: vec![(0, account)] };
		IDENTITIES.with(|t| t.borrow_mut().insert(id, identity));
	}

	/// Lets another account speak for an identity from `since` on.
	pub fn rebind(id: IdentityId, since: Moment, account: AccountId) {
		IDENTITIES.with(|t| {
			if let Some(identity) = t.borrow_mut().get_mut(&id) {
				identity.accounts.push((since, account));
			}
		});
	}

	/// Freezes or unfreezes an identity.
	pub fn set_frozen(id: IdentityId, frozen: bool) {
		IDENTITIES.with(|t| {
			if let Some(identity) = t.borrow_mut().get_mut(&id) {
				identity.frozen = frozen;
			}
		});
	}

	fn get(id: IdentityId) -> Option<Identity> {
		IDENTITIES.with(|t| t.borrow().get(&id).cloned())
	}
}

impl Identities<AccountId> for MockIdentities {
	fn identity_of(who: &AccountId) -> Option<IdentityId> {
		IDENTITIES.with(|t| {
			t.borrow()
				.iter()
				.find(|(_, i)| i.accounts.last().is_some_and(|(_, a)| a == who))
				.map(|(id, _)| *id)
		})
	}

	fn ensure_identity(who: &AccountId) -> Result<IdentityId, DispatchError> {
		let id = Self::identity_of(who).ok_or(Self::UNKNOWN)?;
		if Self::is_in_good_standing(id) {
			Ok(id)
		} else {
			Err(Self::FROZEN)
		}
	}

	fn is_in_good_standing(identity: IdentityId) -> bool {
		Self::get(identity).is_some_and(|i| !i.frozen)
	}

	fn kind_of(identity: IdentityId) -> Option<IdentityKind> {
		Self::get(identity).map(|i| i.kind)
	}

	fn account_of(identity: IdentityId) -> Option<AccountId> {
		Self::get(identity)?.accounts.last().map(|(_, a)| a.clone())
	}

	fn account_at(identity: IdentityId, when: Moment) -> Option<AccountId> {
		Self::get(identity)?
			.accounts
			.iter()
			.rev()
			.find(|(since, _)| *since <= when)
			.map(|(_, a)| a.clone())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn identity_for_benchmarks(kind: IdentityKind, seed: u32) -> (AccountId, IdentityId) {
		let mut raw = [0xca; 32];
		raw[..4].copy_from_slice(&seed.to_le_bytes());
		let id = 1_000_000 + u64::from(seed);
		Self::add(id, kind, AccountId::new(raw));
		(AccountId::new(raw), id)
	}
}
