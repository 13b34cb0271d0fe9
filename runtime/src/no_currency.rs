// SPDX-License-Identifier: Apache-2.0

//! The one answer to stock pallets that ask for a currency: there is none.
//!
//! Every balance is zero, nothing can be moved, and asking to reserve or hold succeeds. What would be
//! a deposit elsewhere is counted as state here: the amount that a pallet reserves is configured to be
//! the bytes that it is about to store, and they are put on the budget of whoever sent the transaction.
//! To unreserve gives nothing back.

use frame_support::traits::{
	fungible,
	tokens::{
		currency::{Currency, ReservableCurrency},
		BalanceStatus, DepositConsequence, Fortitude, Preservation, Provenance,
		WithdrawConsequence,
	},
	ExistenceRequirement, SignedImbalance, WithdrawReasons,
};
use sp_runtime::{traits::SaturatedConversion, DispatchError, DispatchResult};

use crate::{AccountId, Admission, Balance, RuntimeHoldReason};

/// An imbalance that is its own opposite and never anything but zero.
pub type NoImbalance = fungible::Imbalance<Balance, (), ()>;

/// The currency of a chain without one.
pub struct NoCurrency;

impl Currency<AccountId> for NoCurrency {
	type Balance = Balance;
	type PositiveImbalance = NoImbalance;
	type NegativeImbalance = NoImbalance;

	fn total_balance(_: &AccountId) -> Balance {
		0
	}
	fn can_slash(_: &AccountId, _: Balance) -> bool {
		false
	}
	fn total_issuance() -> Balance {
		0
	}
	fn minimum_balance() -> Balance {
		0
	}
	fn burn(_: Balance) -> NoImbalance {
		Default::default()
	}
	fn issue(_: Balance) -> NoImbalance {
		Default::default()
	}
	fn free_balance(_: &AccountId) -> Balance {
		0
	}
	fn ensure_can_withdraw(
		_: &AccountId,
		_: Balance,
		_: WithdrawReasons,
		_: Balance,
	) -> DispatchResult {
		Ok(())
	}
	fn transfer(
		_: &AccountId,
		_: &AccountId,
		_: Balance,
		_: ExistenceRequirement,
	) -> DispatchResult {
		Ok(())
	}
	fn slash(_: &AccountId, _: Balance) -> (NoImbalance, Balance) {
		Default::default()
	}
	fn deposit_into_existing(_: &AccountId, _: Balance) -> Result<NoImbalance, DispatchError> {
		Ok(Default::default())
	}
	fn deposit_creating(_: &AccountId, _: Balance) -> NoImbalance {
		Default::default()
	}
	fn withdraw(
		_: &AccountId,
		_: Balance,
		_: WithdrawReasons,
		_: ExistenceRequirement,
	) -> Result<NoImbalance, DispatchError> {
		Ok(Default::default())
	}
	fn make_free_balance_be(_: &AccountId, _: Balance) -> SignedImbalance<Balance, NoImbalance> {
		SignedImbalance::zero()
	}
}

impl ReservableCurrency<AccountId> for NoCurrency {
	fn can_reserve(_: &AccountId, _: Balance) -> bool {
		true
	}
	fn slash_reserved(_: &AccountId, _: Balance) -> (NoImbalance, Balance) {
		Default::default()
	}
	fn reserved_balance(_: &AccountId) -> Balance {
		0
	}
	fn reserve(_: &AccountId, bytes: Balance) -> DispatchResult {
		Admission::note_state(bytes.saturated_into());
		Ok(())
	}
	fn unreserve(_: &AccountId, _: Balance) -> Balance {
		0
	}
	fn repatriate_reserved(
		_: &AccountId,
		_: &AccountId,
		_: Balance,
		_: BalanceStatus,
	) -> Result<Balance, DispatchError> {
		Ok(0)
	}
}

impl fungible::Inspect<AccountId> for NoCurrency {
	type Balance = Balance;

	fn total_issuance() -> Balance {
		0
	}
	fn minimum_balance() -> Balance {
		0
	}
	fn total_balance(_: &AccountId) -> Balance {
		0
	}
	fn balance(_: &AccountId) -> Balance {
		0
	}
	fn reducible_balance(_: &AccountId, _: Preservation, _: Fortitude) -> Balance {
		0
	}
	fn can_deposit(_: &AccountId, _: Balance, _: Provenance) -> DepositConsequence {
		DepositConsequence::Success
	}
	fn can_withdraw(_: &AccountId, _: Balance) -> WithdrawConsequence<Balance> {
		WithdrawConsequence::Success
	}
}

impl fungible::Unbalanced<AccountId> for NoCurrency {
	fn handle_dust(_: fungible::Dust<AccountId, Self>) {}
	fn write_balance(_: &AccountId, _: Balance) -> Result<Option<Balance>, DispatchError> {
		Ok(None)
	}
	fn set_total_issuance(_: Balance) {}
}

impl fungible::Mutate<AccountId> for NoCurrency {}

impl fungible::hold::Inspect<AccountId> for NoCurrency {
	type Reason = RuntimeHoldReason;

	fn total_balance_on_hold(_: &AccountId) -> Balance {
		0
	}
	fn balance_on_hold(_: &RuntimeHoldReason, _: &AccountId) -> Balance {
		0
	}
}

impl fungible::hold::Unbalanced<AccountId> for NoCurrency {
	fn set_balance_on_hold(_: &RuntimeHoldReason, _: &AccountId, _: Balance) -> DispatchResult {
		Ok(())
	}
}

impl fungible::hold::Mutate<AccountId> for NoCurrency {}
