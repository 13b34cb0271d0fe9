// SPDX-License-Identifier: Apache-2.0

//! The three transaction extensions of ours. Each stands in the place of a stock one, under its
//! identifier and with its bytes, so that every wallet and client signs without an adapter.

use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{pallet_prelude::TransactionSource, traits::OriginTrait, weights::Weight};
use pallet_admission::{Overspent, Quote, WeightInfo};
use scale_info::TypeInfo;
use sp_runtime::{
	generic::Era,
	impl_tx_ext_default,
	traits::{
		DispatchInfoOf, Implication, PostDispatchInfoOf, SaturatedConversion, TransactionExtension,
		ValidateResult,
	},
	transaction_validity::{InvalidTransaction, TransactionValidityError, ValidTransaction},
	DispatchResult,
};

use crate::{
	configs::{budgets, calls, BlockHashCount},
	AccountId, Admission, IdentityRegistry, Nonce, Runtime, RuntimeCall, RuntimeOrigin, System,
};

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
	/// The account has used its budget. It comes back with time; the admission API says when.
	OverBudget = 4,
	/// The transaction needs more than the whole budget of its sender.
	LargerThanBudget = 5,
	/// Too many transactions of the account are pending. A node says so, never the runtime.
	TooManyPending = 6,
	/// No account signed the transaction, or it names the signer in another way than by account. A
	/// node says so, never the runtime.
	NotSigned = 7,
	/// The transaction names a signer and can't be read: bytes are missing or left over, there is no
	/// such call, or calls are nested deeper than any runtime reads. A node says so, never the runtime.
	Unreadable = 8,
	/// Calls are nested deeper than [`calls::MAX_NESTING`].
	NestedTooDeep = 9,
	/// The transaction would be valid for more than [`BlockHashCount`] blocks. Sign it with a shorter era.
	EraTooLong = 10,
}

impl Refusal {
	/// The refusal with this number.
	pub fn from_code(code: u8) -> Option<Self> {
		[
			Refusal::UnknownAccount,
			Refusal::FrozenAccount,
			Refusal::Immortal,
			Refusal::OverBudget,
			Refusal::LargerThanBudget,
			Refusal::TooManyPending,
			Refusal::NotSigned,
			Refusal::Unreadable,
			Refusal::NestedTooDeep,
			Refusal::EraTooLong,
		]
		.into_iter()
		.find(|refusal| *refusal as u8 == code)
	}
}

impl From<Refusal> for TransactionValidityError {
	fn from(refusal: Refusal) -> Self {
		InvalidTransaction::Custom(refusal as u8).into()
	}
}

/// Lets in the transactions of known accounts in good standing that don't nest calls too deep and stay
/// within their budget, and says which come first: see [`budgets::precedence`].
///
/// Stands in the place of `CheckNonZeroSender`, before the nonce is looked at: a stranger reads our
/// reason and not a word about payment. An account is known when it has a provider reference, which
/// a department adds when it registers the account and nobody takes away. It refuses early and
/// decides nothing else: what an account may do is decided by the calls themselves.
///
/// The pool validates each transaction alone on the best block, so it takes more of one sender than
/// the budget lets into blocks; what is too much is refused in the block, for the same reason and with
/// the same code. Not as "exhausts resources", which would keep it in the author's pool: there the next
/// look at the new best block would drop it all the same, and an author who meets more than eight such
/// refusals may stop early, so a handful of accounts without budget could shorten every block. What is
/// dropped so is not lost: the journal of the node that took it brings it again.
///
/// A signed transaction is charged whatever the class of its call. Inherents and the reports of faults
/// are not signed and have no budget.
#[derive(Encode, Decode, DecodeWithMemTracking, Default, Clone, Eq, PartialEq, TypeInfo, Debug)]
pub struct CheckAdmission;

impl TransactionExtension<RuntimeCall> for CheckAdmission {
	const IDENTIFIER: &'static str = "CheckNonZeroSender";
	type Implicit = ();
	type Val = Option<Quote<AccountId>>;
	/// Who is charged.
	type Pre = Option<AccountId>;

	fn weight(&self, _: &RuntimeCall) -> Weight {
		type Budgets = <Runtime as pallet_admission::Config>::WeightInfo;
		// The account, the identity behind it and its status; whether it is an authority, an officer
		// of a department that may act, with five above it, or a councillor.
		<Runtime as frame_system::Config>::DbWeight::get()
			.reads(12)
			.saturating_add(Budgets::admit())
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
		_self_implicit: (),
		_inherited_implication: &impl Encode,
		_source: TransactionSource,
	) -> ValidateResult<Self::Val, RuntimeCall> {
		let Some(who) = origin.as_signer() else {
			return Ok((ValidTransaction::default(), None, origin));
		};
		if System::providers(who) == 0 {
			return Err(Refusal::UnknownAccount.into());
		}
		if IdentityRegistry::is_frozen(who) {
			return Err(Refusal::FrozenAccount.into());
		}
		if calls::is_nested_too_deep(call) {
			return Err(Refusal::NestedTooDeep.into());
		}
		let class = budgets::class_of(who, call);
		let quote = match Admission::quote(who, class, budgets::cost(call, info, len)) {
			Ok(quote) => quote,
			Err(Overspent::Until(_)) => return Err(Refusal::OverBudget.into()),
			Err(Overspent::Never(_)) => return Err(Refusal::LargerThanBudget.into()),
		};
		let priority = budgets::precedence(class, &quote);
		Ok((ValidTransaction { priority, ..Default::default() }, Some(quote), origin))
	}

	fn prepare(
		self,
		quote: Self::Val,
		_origin: &RuntimeOrigin,
		_call: &RuntimeCall,
		_info: &DispatchInfoOf<RuntimeCall>,
		_len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		Ok(quote.map(Admission::charge))
	}

	fn post_dispatch_details(
		who: Self::Pre,
		info: &DispatchInfoOf<RuntimeCall>,
		post_info: &PostDispatchInfoOf<RuntimeCall>,
		_len: usize,
		_result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		if let Some(who) = who {
			Admission::settle(&who, post_info.calc_unspent(info).ref_time());
		}
		Ok(Weight::zero())
	}
}

/// `CheckMortality` that refuses the immortal and the long-lived.
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
		match self.0 {
			Era::Immortal => return Err(Refusal::Immortal.into()),
			// The chain forgets the hash that is signed after so many blocks, but never that of the first
			// block: what is signed over it could live on.
			Era::Mortal(period, _) if period > u64::from(BlockHashCount::get()) => {
				return Err(Refusal::EraTooLong.into());
			}
			Era::Mortal(..) => {}
		}
		let now = System::block_number().saturated_into::<u64>();
		let longevity = self.0.death(now).saturating_sub(now);
		Ok((ValidTransaction { longevity, ..Default::default() }, (), origin))
	}

	impl_tx_ext_default!(RuntimeCall; prepare);
}

type StockNonce = frame_system::CheckNonce<Runtime>;

/// `CheckNonce` that has the accounts of a class take turns.
///
/// The pool gives blocks what has the highest priority, of what is equal what is valid for the shorter time,
/// and then what came first. By the class alone, who sends a thousand transactions at once would keep all
/// others of the class waiting for the last of them, within its budget and with blocks that are full of it.
/// So what is further ahead of the nonce on chain comes later: the next one of an account before the second
/// one of another.
///
/// The pool asks when it takes a transaction, and some at a time again while they wait. So one that was taken
/// long before its turn may still have the priority of then, and another one with its nonce that comes later
/// may take its place: only its own account can send that, and the one of the two that comes second is stale.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, Eq, PartialEq, TypeInfo, Debug)]
pub struct CheckTurn(#[codec(compact)] Nonce);

impl From<Nonce> for CheckTurn {
	fn from(nonce: Nonce) -> Self {
		Self(nonce)
	}
}

impl TransactionExtension<RuntimeCall> for CheckTurn {
	const IDENTIFIER: &'static str = <StockNonce as TransactionExtension<RuntimeCall>>::IDENTIFIER;
	type Implicit = ();
	type Val = <StockNonce as TransactionExtension<RuntimeCall>>::Val;
	type Pre = <StockNonce as TransactionExtension<RuntimeCall>>::Pre;

	fn weight(&self, call: &RuntimeCall) -> Weight {
		// The nonce is read again, and is in memory by then.
		StockNonce::from(self.0).weight(call)
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
		self_implicit: (),
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, RuntimeCall> {
		let stock = StockNonce::from(self.0);
		let (mut validity, checked, origin) = stock.validate(
			origin,
			call,
			info,
			len,
			self_implicit,
			inherited_implication,
			source,
		)?;
		if let Some(who) = origin.as_signer() {
			let ahead = self.0.saturating_sub(System::account_nonce(who));
			validity.priority = budgets::turn(ahead);
		}
		Ok((validity, checked, origin))
	}

	fn prepare(
		self,
		checked: Self::Val,
		origin: &RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		StockNonce::from(self.0).prepare(checked, origin, call, info, len)
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<RuntimeCall>,
		post_info: &PostDispatchInfoOf<RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		<StockNonce as TransactionExtension<RuntimeCall>>::post_dispatch_details(
			pre, info, post_info, len, result,
		)
	}
}
