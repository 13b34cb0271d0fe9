// SPDX-License-Identifier: Apache-2.0

//! The pool as the RPC server sees it.

use std::{collections::HashMap, pin::Pin, sync::Arc, time::Duration};

use codec::Encode;
use jsonrpsee::core::async_trait;
use sc_transaction_pool_api::{
	error::{Error as PoolError, IntoPoolError},
	ChainEvent, ImportNotificationStream, LocalTransactionFor, LocalTransactionPool,
	MaintainedTransactionPool, PoolStatus, ReadyTransactions, TransactionFor, TransactionPool,
	TransactionSource, TransactionStatusStreamFor, TxHash, TxInvalidityReportMap,
};
use sp_core::H256;
use sp_runtime::traits::Block as BlockT;

use super::{chain::Chain, refusal, Journal, Refusals, Ticket, LOG_TARGET};

/// The pool as the RPC server sees it: what comes from outside is in the journal before it's
/// acknowledged. Everything else is the pool itself.
///
/// Give it to the RPC server alone. The network tells the pool the same source as RPC does, and what
/// comes by gossip is in the journal of the node that took it.
pub struct JournaledPool<Pool, Ch> {
	pool: Arc<Pool>,
	journal: Arc<Journal>,
	chain: Ch,
	refusals: Refusals,
}

impl<Pool, Ch> JournaledPool<Pool, Ch>
where
	Pool: TransactionPool<Hash = H256>,
	Ch: Chain<Pool::Block>,
{
	/// `pool` with `journal` in front of it.
	pub fn new(pool: Arc<Pool>, journal: Arc<Journal>, chain: Ch, refusals: Refusals) -> Self {
		Self { pool, journal, chain, refusals }
	}

	/// Whether a transaction from this source comes from RPC, here.
	fn is_journaled(source: TransactionSource) -> bool {
		matches!(source, TransactionSource::External)
	}

	fn begin(&self, xt: &TransactionFor<Pool>) -> Result<(Ticket, H256, Vec<u8>), Pool::Error> {
		let hash = self.pool.hash_of(xt);
		let bytes = xt.encode();
		let ticket = self.journal.begin(hash, bytes.len(), self.chain.best().1).map_err(|_| {
			log::warn!(target: LOG_TARGET, "no room for another transaction");
			PoolError::ImmediatelyDropped
		})?;
		Ok((ticket, hash, bytes))
	}

	async fn settle<T>(
		&self,
		(ticket, hash, bytes): (Ticket, H256, Vec<u8>),
		result: Result<T, Pool::Error>,
	) -> Result<T, Pool::Error> {
		let error = match result {
			Ok(taken) => {
				return match ticket.keep(bytes).await {
					Ok(()) => Ok(taken),
					Err(_) => {
						// Not on disk, so not taken.
						self.pool.report_invalid(None, [(hash, None)].into_iter().collect()).await;
						Err(PoolError::ImmediatelyDropped.into())
					}
				};
			}
			Err(error) => error,
		};
		match error.into_pool_error() {
			Ok(PoolError::AlreadyImported(known)) => {
				// It came by gossip first, or is in the journal already. It's asked for here, so it
				// is answered for here.
				if ticket.keep(bytes).await.is_err() {
					log::warn!(target: LOG_TARGET, "{hash:?} is in the pool and not in the journal");
				}
				Err(PoolError::AlreadyImported(known).into())
			}
			Ok(error) => {
				let (code, reason) = refusal::of_pool(&error, self.refusals);
				if refusal::is_of_its_sender(code) {
					ticket.refuse(code, reason);
				}
				Err(error.into())
			}
			// The runtime did not answer: nothing is known of it.
			Err(error) => Err(error),
		}
	}
}

#[async_trait]
impl<Pool, Ch> TransactionPool for JournaledPool<Pool, Ch>
where
	Pool: TransactionPool<Hash = H256> + 'static,
	Ch: Chain<Pool::Block> + 'static,
{
	type Block = Pool::Block;
	type Hash = H256;
	type InPoolTransaction = Pool::InPoolTransaction;
	type Error = Pool::Error;

	async fn submit_at(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		xts: Vec<TransactionFor<Self>>,
	) -> Result<Vec<Result<TxHash<Self>, Self::Error>>, Self::Error> {
		if !Self::is_journaled(source) {
			return self.pool.submit_at(at, source, xts).await;
		}
		let mut results = Vec::with_capacity(xts.len());
		for xt in xts {
			results.push(self.submit_one(at, source, xt).await);
		}
		Ok(results)
	}

	async fn submit_one(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		xt: TransactionFor<Self>,
	) -> Result<TxHash<Self>, Self::Error> {
		if !Self::is_journaled(source) {
			return self.pool.submit_one(at, source, xt).await;
		}
		let begun = self.begin(&xt)?;
		let result = self.pool.submit_one(at, source, xt).await;
		self.settle(begun, result).await
	}

	async fn submit_and_watch(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		xt: TransactionFor<Self>,
	) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, Self::Error> {
		if !Self::is_journaled(source) {
			return self.pool.submit_and_watch(at, source, xt).await;
		}
		let begun = self.begin(&xt)?;
		let result = self.pool.submit_and_watch(at, source, xt).await;
		self.settle(begun, result).await
	}

	async fn ready_at(
		&self,
		at: <Self::Block as BlockT>::Hash,
	) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.pool.ready_at(at).await
	}

	fn ready(&self) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.pool.ready()
	}

	/// Here only RPC reports: an operator or the sender takes transactions back.
	async fn report_invalid(
		&self,
		at: Option<<Self::Block as BlockT>::Hash>,
		invalid_tx_errors: TxInvalidityReportMap<TxHash<Self>>,
	) -> Vec<Arc<Self::InPoolTransaction>> {
		let withdrawn: Vec<H256> = match at {
			None => invalid_tx_errors
				.iter()
				.filter(|(_, error)| error.is_none())
				.map(|(hash, _)| *hash)
				.collect(),
			Some(_) => Vec::new(),
		};
		let removed = self.pool.report_invalid(at, invalid_tx_errors).await;
		for hash in withdrawn {
			self.journal.withdraw(hash);
		}
		removed
	}

	fn futures(&self) -> Vec<Self::InPoolTransaction> {
		self.pool.futures()
	}

	fn status(&self) -> PoolStatus {
		self.pool.status()
	}

	fn import_notification_stream(&self) -> ImportNotificationStream<TxHash<Self>> {
		self.pool.import_notification_stream()
	}

	fn on_broadcasted(&self, propagations: HashMap<TxHash<Self>, Vec<String>>) {
		self.pool.on_broadcasted(propagations);
	}

	fn hash_of(&self, xt: &TransactionFor<Self>) -> TxHash<Self> {
		self.pool.hash_of(xt)
	}

	fn ready_transaction(&self, hash: &TxHash<Self>) -> Option<Arc<Self::InPoolTransaction>> {
		self.pool.ready_transaction(hash)
	}

	async fn ready_at_with_timeout(
		&self,
		at: <Self::Block as BlockT>::Hash,
		timeout: Duration,
	) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.pool.ready_at_with_timeout(at, timeout).await
	}
}

#[async_trait]
impl<Pool, Ch> MaintainedTransactionPool for JournaledPool<Pool, Ch>
where
	Pool: MaintainedTransactionPool<Hash = H256> + 'static,
	Ch: Chain<Pool::Block> + 'static,
{
	async fn maintain(&self, event: ChainEvent<Self::Block>) {
		self.pool.maintain(event).await;
	}
}

impl<Pool, Ch> LocalTransactionPool for JournaledPool<Pool, Ch>
where
	Pool: LocalTransactionPool,
	Ch: Send + Sync,
{
	type Block = Pool::Block;
	type Hash = Pool::Hash;
	type Error = Pool::Error;

	fn submit_local(
		&self,
		at: <Self::Block as BlockT>::Hash,
		xt: LocalTransactionFor<Self>,
	) -> Result<Self::Hash, Self::Error> {
		self.pool.submit_local(at, xt)
	}
}
