// SPDX-License-Identifier: Apache-2.0

//! Which refusals there are, in words, and which of them are for good.

use sc_transaction_pool_api::error::Error as PoolError;
use sp_runtime::transaction_validity::{
	InvalidTransaction, TransactionValidityError, UnknownTransaction,
};

use super::RefusalCode;

/// What a number in `InvalidTransaction::Custom` means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CustomRefusal {
	/// The reason and how to avoid it.
	pub words: &'static str,
	/// Whether the transaction may become valid by waiting, as with a budget that recovers or an
	/// account that is being registered: then it's kept until it is valid or its era has ended.
	pub is_temporary: bool,
}

/// The reasons of the runtime, by their number. A number that it doesn't know is of a later runtime, and
/// nobody here can say that it is for good: the words name it, and the transaction is kept until its era
/// ends.
pub type Refusals = fn(u8) -> Option<CustomRefusal>;

/// Code and words for what the runtime says of a transaction.
fn of_validity(error: &TransactionValidityError, refusals: Refusals) -> (RefusalCode, String) {
	use InvalidTransaction as Invalid;
	let (code, words) = match error {
		TransactionValidityError::Invalid(invalid) => match invalid {
			Invalid::Stale => {
				(RefusalCode::Stale, "its nonce is used, by it or by another transaction in a block")
			}
			Invalid::BadProof => (
				RefusalCode::BadProof,
				"the signature does not hold for this content, chain and runtime version, or its era \
				has ended, or the block in which it begins is not on this chain",
			),
			Invalid::AncientBirthBlock => {
				(RefusalCode::Outdated, "the era in which it was valid has ended; sign it again")
			}
			Invalid::BadSigner => (RefusalCode::BadSigner, "the sending address is not valid"),
			Invalid::Call | Invalid::BadMandatory | Invalid::MandatoryValidation => {
				(RefusalCode::WrongCall, "this call is not sent as a transaction")
			}
			Invalid::ExhaustsResources => {
				(RefusalCode::TooLarge, "it needs more than a block has left for transactions")
			}
			Invalid::Custom(number) => {
				let words = refusals(*number).map_or_else(
					|| format!("the runtime refuses it for its reason number {number}"),
					|custom| custom.words.to_string(),
				);
				return (RefusalCode::Custom(*number), words);
			}
			other => (RefusalCode::Other, (*other).into()),
		},
		TransactionValidityError::Unknown(UnknownTransaction::CannotLookup) => (
			RefusalCode::CannotJudge,
			"something that is needed to judge it can't be found, such as its sender or the hash of \
			the metadata",
		),
		TransactionValidityError::Unknown(UnknownTransaction::NoUnsignedValidator) => {
			(RefusalCode::WrongCall, "this call needs a signature")
		}
		TransactionValidityError::Unknown(UnknownTransaction::Custom(number)) => {
			return (RefusalCode::CannotJudge, format!("the runtime can't judge it: {number}"));
		}
	};
	(code, words.to_string())
}

/// Code and words for a verdict on the state of a finalised block, if no later block can change it.
///
/// What is not listed may become valid, or its era ends, and then it is refused for that.
pub(super) fn for_good(
	error: &TransactionValidityError,
	refusals: Refusals,
) -> Option<(RefusalCode, String)> {
	use InvalidTransaction as Invalid;
	let is_for_good = match error {
		TransactionValidityError::Invalid(invalid) => match invalid {
			Invalid::Stale
			| Invalid::BadProof
			| Invalid::AncientBirthBlock
			| Invalid::BadSigner
			| Invalid::Call
			| Invalid::BadMandatory
			| Invalid::MandatoryValidation => true,
			Invalid::Custom(number) => refusals(*number).is_some_and(|custom| !custom.is_temporary),
			_ => false,
		},
		TransactionValidityError::Unknown(UnknownTransaction::NoUnsignedValidator) => true,
		TransactionValidityError::Unknown(_) => false,
	};
	is_for_good.then(|| of_validity(error, refusals))
}

/// Code and words for a transaction that comes into no later block, and may be in one that this
/// node never saw.
pub(super) fn unseen() -> (RefusalCode, String) {
	let words =
		"it comes into no block any more, and may be in one that this node never saw; look \
		whether it has had its effect before you sign it again";
	(RefusalCode::Unseen, words.to_string())
}

/// Whether a refusal at submission is about a transaction whose signature holds. What is refused before
/// its signature was looked at may be of anyone: its sender is told, and nothing is written, or whoever
/// names an account of the chain could fill the disk and crowd out the results of others.
pub(super) fn is_of_its_sender(code: RefusalCode) -> bool {
	!matches!(
		code,
		RefusalCode::BadProof
			| RefusalCode::Outdated
			| RefusalCode::BadSigner
			| RefusalCode::WrongCall
			| RefusalCode::CannotJudge
			| RefusalCode::Banned
	)
}

/// Code and words for an error of the pool.
pub(super) fn of_pool(error: &PoolError, refusals: Refusals) -> (RefusalCode, String) {
	let code = match error {
		PoolError::InvalidTransaction(invalid) => return of_validity(&(*invalid).into(), refusals),
		PoolError::UnknownTransaction(unknown) => return of_validity(&(*unknown).into(), refusals),
		PoolError::TemporarilyBanned => {
			return (
				RefusalCode::Banned,
				"it was invalid a moment ago; it may be sent again".to_string(),
			)
		}
		PoolError::ImmediatelyDropped => {
			return (
				RefusalCode::Full,
				"there is no room for it in the pool; it may be sent again".to_string(),
			)
		}
		PoolError::TooLowPriority { .. } => {
			return (
				RefusalCode::NoncePending,
				"another transaction of this account with this nonce is pending".to_string(),
			)
		}
		_ => RefusalCode::Other,
	};
	(code, error.to_string())
}
