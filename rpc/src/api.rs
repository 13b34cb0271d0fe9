// SPDX-License-Identifier: Apache-2.0

//! What became of a transaction, by its hash.

use std::sync::Arc;

use jsonrpsee::{core::RpcResult, proc_macros::rpc, types::ErrorObjectOwned};
use sp_core::H256;

use crate::{
	journal::{Journal, Stats, StoreError, TransactionStatus},
	JOURNAL_UNREADABLE,
};

/// Answers out of the journal of transactions that this node took by RPC.
#[rpc(server, namespace = "govchain")]
pub trait JournalApi {
	/// What became of the transaction with this hash: `pending`, `inBlock`, `finalised`, `refused`
	/// with code and reason, or `unknown` if this node didn't take it by RPC, or so long ago that
	/// it was forgotten.
	#[method(name = "transactionStatus", blocking)]
	fn transaction_status(&self, hash: H256) -> RpcResult<TransactionStatus>;

	/// How many transactions stand where.
	#[method(name = "journalStats", blocking)]
	fn journal_stats(&self) -> RpcResult<Stats>;
}

/// The methods over a journal.
pub struct JournalRpc(Arc<Journal>);

impl JournalRpc {
	/// The methods over `journal`.
	pub fn new(journal: Arc<Journal>) -> Self {
		Self(journal)
	}
}

fn unreadable(error: StoreError) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(
		JOURNAL_UNREADABLE,
		format!("The journal of transactions can't be read: {error}"),
		None::<()>,
	)
}

impl JournalApiServer for JournalRpc {
	fn transaction_status(&self, hash: H256) -> RpcResult<TransactionStatus> {
		self.0.status(hash).map_err(unreadable)
	}

	fn journal_stats(&self) -> RpcResult<Stats> {
		self.0.stats().map_err(unreadable)
	}
}
