// SPDX-License-Identifier: Apache-2.0

//! What is written of a transaction, and what is said of it.

use std::time::{SystemTime, UNIX_EPOCH};

use codec::{Decode, Encode};
use serde::{Deserialize, Serialize};
use sp_core::H256;

/// Longest reason in characters.
const MAX_REASON: usize = 256;

/// Milliseconds since 1970-01-01T00:00:00Z by the clock of this machine.
pub fn now() -> u64 {
	SystemTime::now()
		.duration_since(UNIX_EPOCH)
		.map_or(0, |since| since.as_millis().try_into().unwrap_or(u64::MAX))
}

/// A transaction's place in a block.
#[derive(Encode, Decode, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
	/// Hash of the block.
	pub block: H256,
	/// Number of the block.
	pub number: u64,
	/// Position in the body of the block, from 0.
	pub index: u32,
}

/// A transaction that waits for its result.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub(crate) struct Taken {
	/// Its place in the order in which transactions were taken.
	pub order: u64,
	/// When, by the clock of this machine.
	pub received_at: u64,
	/// Number of the best block then.
	pub taken_at: u64,
	/// As in the body of a block.
	pub bytes: Vec<u8>,
}

/// The result of a transaction.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub(crate) struct Settled {
	/// When it was known, by the clock of this machine.
	pub at: u64,
	pub outcome: Outcome,
}

impl Settled {
	pub(crate) fn refused(code: RefusalCode, reason: String) -> Self {
		let reason = reason.chars().take(MAX_REASON).collect();
		Self { at: now(), outcome: Outcome::Refused { code, reason } }
	}
}

#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
	#[codec(index = 0)]
	Finalised(Place),
	#[codec(index = 1)]
	Refused { code: RefusalCode, reason: String },
}

/// Why a transaction was refused. The words beside it are for people, this is for programs.
#[derive(Encode, Decode, Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub enum RefusalCode {
	/// Its nonce was used by another transaction.
	#[codec(index = 0)]
	Stale,
	/// Its signature doesn't hold for its content, this chain and this version of the runtime.
	#[codec(index = 1)]
	BadProof,
	/// The era in which it was valid has ended.
	#[codec(index = 2)]
	Outdated,
	/// Its sender can't send.
	#[codec(index = 3)]
	BadSigner,
	/// Its call is not one that is sent this way.
	#[codec(index = 4)]
	WrongCall,
	/// The runtime has a reason of its own, with this number.
	#[codec(index = 5)]
	Custom(u8),
	/// Something that is needed to judge it could not be found.
	#[codec(index = 6)]
	CannotJudge,
	/// It would not fit into a block.
	#[codec(index = 7)]
	TooLarge,
	/// The pool or the journal is full. It may be sent again.
	#[codec(index = 8)]
	Full,
	/// It was invalid a moment ago. It may be sent again.
	#[codec(index = 9)]
	Banned,
	/// Another transaction of the account with the same nonce is in the pool.
	#[codec(index = 10)]
	NoncePending,
	/// Its sender or the operator took it back.
	#[codec(index = 11)]
	Withdrawn,
	/// Any other reason; the words say which.
	#[codec(index = 12)]
	Other,
	/// It can't be valid any more, and may stand in a finalised block that this node never saw.
	#[codec(index = 13)]
	Unseen,
}

/// What became of a transaction.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum TransactionStatus {
	/// Taken, on disk, and in no block of the best chain.
	Pending {
		/// When it was taken, in milliseconds since 1970 by the clock of the node.
		received_at: u64,
	},
	/// In a block of the best chain that is not finalised.
	InBlock {
		/// Hash of the block.
		block: H256,
		/// Number of the block.
		number: u64,
		/// Position in the body of the block, from 0.
		index: u32,
	},
	/// In a finalised block. Whether its call succeeded is said by the events of that block.
	Finalised {
		/// Hash of the block.
		block: H256,
		/// Number of the block.
		number: u64,
		/// Position in the body of the block, from 0.
		index: u32,
	},
	/// Refused, at submission or later for good.
	Refused {
		/// Why, for programs.
		code: RefusalCode,
		/// Why, in words.
		reason: String,
		/// When, in milliseconds since 1970 by the clock of the node.
		at: u64,
	},
	/// Not taken by this node, or forgotten.
	Unknown,
}

impl TransactionStatus {
	pub(crate) fn in_block(Place { block, number, index }: Place) -> Self {
		Self::InBlock { block, number, index }
	}
}

impl From<Settled> for TransactionStatus {
	fn from(settled: Settled) -> Self {
		match settled.outcome {
			Outcome::Finalised(Place { block, number, index }) => {
				Self::Finalised { block, number, index }
			}
			Outcome::Refused { code, reason } => Self::Refused { code, reason, at: settled.at },
		}
	}
}

/// How many transactions stand where.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug, Default)]
#[serde(rename_all = "camelCase")]
pub struct Stats {
	/// Taken and in no block of the best chain.
	pub pending: u64,
	/// In a block of the best chain that is not finalised.
	pub in_block: u64,
	/// Bytes of both.
	pub pending_bytes: u64,
	/// In a finalised block, as far as results are kept.
	pub finalised: u64,
	/// Refused, as far as results are kept.
	pub refused: u64,
	/// How often a transaction was given to the pool again since the node started.
	pub resubmitted: u64,
	/// The last finalised block that was looked through.
	pub scanned: u64,
}
