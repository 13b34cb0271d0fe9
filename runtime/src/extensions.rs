// SPDX-License-Identifier: Apache-2.0

//! The two transaction extensions of ours. Both stand in the place of a stock one, under its
//! identifier and with its bytes, so that every wallet and client signs without an adapter.

use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{pallet_prelude::TransactionSource, traits::OriginTrait, weights::Weight};
use scale_info::TypeInfo;
use sp_runtime::{
	generic::Era,
	impl_tx_ext_default,
	traits::{DispatchInfoOf, SaturatedConversion, TransactionExtension, ValidateResult},
	transaction_validity::{InvalidTransaction, TransactionValidityError, ValidTransaction},
};

use crate::{IdentityRegistry, Runtime, RuntimeCall, RuntimeOrigin, System};

/// Why a transaction gets nothing into the pool: the number in `InvalidTransaction::Custom`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Refusal {
	/// No department has registered the account.
	UnknownAccount = 1,
	/// The identity behind the account is frozen.
	FrozenAccount = 2,
	/// The transaction would be valid for ever. Sign it with a mortal era.
	Immortal = 3,
}

impl Refusal {
	/// The refusal with this number.
	pub fn from_code(code: u8) -> Option<Self> {
		[Refusal::UnknownAccount, Refusal::FrozenAccount, Refusal::Immortal]
			.into_iter()
			.find(|refusal| *refusal as u8 == code)
	}
}

impl From<Refusal> for TransactionValidityError {
	fn from(refusal: Refusal) -> Self {
		InvalidTransaction::Custom(refusal as u8).into()
	}
}

/// Lets in the transactions of known accounts in good standing only.
///
/// Stands in the place of `CheckNonZeroSender`, before the nonce is looked at: a stranger reads our
/// reason and not a word about payment. An account is known when it has a provider reference, which
/// a department adds when it registers the account and nobody takes away. It refuses early and
/// decides nothing else: what an account may do is decided by the calls themselves.
#[derive(Encode, Decode, DecodeWithMemTracking, Default, Clone, Eq, PartialEq, TypeInfo, Debug)]
pub struct CheckAdmission;

impl TransactionExtension<RuntimeCall> for CheckAdmission {
	const IDENTIFIER: &'static str = "CheckNonZeroSender";
	type Implicit = ();
	type Val = ();
	type Pre = ();

	fn weight(&self, _: &RuntimeCall) -> Weight {
		// The account, the identity behind it and its status.
		<Runtime as frame_system::Config>::DbWeight::get().reads(3)
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		_call: &RuntimeCall,
		_info: &DispatchInfoOf<RuntimeCall>,
		_len: usize,
		_self_implicit: (),
		_inherited_implication: &impl Encode,
		_source: TransactionSource,
	) -> ValidateResult<(), RuntimeCall> {
		if let Some(who) = origin.as_signer() {
			if System::providers(who) == 0 {
				return Err(Refusal::UnknownAccount.into());
			}
			if IdentityRegistry::is_frozen(who) {
				return Err(Refusal::FrozenAccount.into());
			}
		}
		Ok((ValidTransaction::default(), (), origin))
	}

	impl_tx_ext_default!(RuntimeCall; prepare);
}

/// `CheckMortality` that refuses the immortal.
///
/// A transaction that is valid for ever can be replayed by whoever kept it once an account's nonce
/// allows it, and can't be answered "refused, finally" by a node.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, Eq, PartialEq, TypeInfo, Debug)]
pub struct CheckMortal(Era);

impl From<Era> for CheckMortal {
	fn from(era: Era) -> Self {
		Self(era)
	}
}

impl TransactionExtension<RuntimeCall> for CheckMortal {
	const IDENTIFIER: &'static str = "CheckMortality";
	type Implicit = <Runtime as frame_system::Config>::Hash;
	type Val = ();
	type Pre = ();

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		frame_system::CheckMortality::<Runtime>::from(self.0).implicit()
	}

	fn weight(&self, call: &RuntimeCall) -> Weight {
		frame_system::CheckMortality::<Runtime>::from(self.0).weight(call)
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		_call: &RuntimeCall,
		_info: &DispatchInfoOf<RuntimeCall>,
		_len: usize,
		_self_implicit: Self::Implicit,
		_inherited_implication: &impl Encode,
		_source: TransactionSource,
	) -> ValidateResult<(), RuntimeCall> {
		if self.0.is_immortal() {
			return Err(Refusal::Immortal.into());
		}
		let now = System::block_number().saturated_into::<u64>();
		let longevity = self.0.death(now).saturating_sub(now);
		Ok((ValidTransaction { longevity, ..Default::default() }, (), origin))
	}

	impl_tx_ext_default!(RuntimeCall; prepare);
}
