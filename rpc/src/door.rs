// SPDX-License-Identifier: Apache-2.0

//! The door of the transaction pool: what is looked at before a signature is.
//!
//! To validate a transaction the pool starts the runtime and checks a signature, on two threads, first
//! come first served. So whoever sends fast enough could keep others waiting without ever being known to
//! the chain. The door reads who claims to have signed, which stands in the first bytes, and answers
//! strangers at once with one read of the state; the pool never sees them. They don't reach the
//! journal either: each refusal there is a record on disk.
//!
//! What names a known account and can't be read is refused here as well. The runtime would stop at it, and
//! say so to the log and in words about its own insides to who sent it.
//!
//! Whoever has signed is known before the pool looks: a forgery is answered here, so that what names an
//! account that others know keeps nothing of it from the pool. The signature is checked twice, then, which
//! is a small part of what a transaction costs. What the account has signed for a nonce that it has used by
//! now is answered here too: anybody can read it in a block and send it again.
//!
//! It also caps how many transactions of one account are pending here, and how many bytes they have. Counted is
//! what it has signed. Of what the door can't tell, few are let on to the pool at a time, and those that the
//! pool takes are counted then.
//!
//! What stands in the pool's place is a pool around it, and not another `ChainApi` within: the pool
//! takes local transactions (the reports of faults) only with the stock one, and what it looks at again
//! itself after a block needs no door.

use std::{
	collections::HashMap,
	pin::Pin,
	sync::{Arc, Mutex, MutexGuard},
	time::Duration,
};

use codec::Encode;
use jsonrpsee::core::async_trait;
use sc_transaction_pool_api::{
	error::Error as PoolError, ChainEvent, ImportNotificationStream, MaintainedTransactionPool,
	PoolStatus, ReadyTransactions, TransactionFor, TransactionPool, TransactionSource,
	TransactionStatusStreamFor, TxInvalidityReportMap,
};
use sp_core::H256;
use sp_runtime::{traits::Block as BlockT, transaction_validity::InvalidTransaction};

/// Most transactions of one account that are pending: in the pool, ready or waiting for a nonce, or
/// in the journal and in no block. Twice what each of twenty accounts sends that carry a load of 10,000,
/// and one in a hundred of what the pool holds in each of its queues: what waits for a nonce that never
/// comes stays until its era ends, so an account can keep this many places, and no more.
pub const MAX_PENDING: usize = 1_024;
/// With this many bytes pending an account has as many transactions as it may have, however few they are. All
/// that is pending goes to every other node: what one account sends in the meantime has others wait there,
/// whoever comes first in the pool. One that is larger is taken where less than this is pending.
pub const MAX_ACCOUNT_BYTES: usize = 1024 * 1024;
/// Most transactions at a time that the pool looks at and of which the door can't tell whether they are
/// signed. Others are answered as if the pool were full.
pub const MAX_UNTOLD: usize = 64;
/// When the whole count is gone through first to forget what is no longer pending: more than the pool
/// can hold in both queues. It is gone through again when it is twice what was left, so that the work
/// for each transaction stays the same however much the journal holds.
const MAX_COUNTED: usize = 400_000;

/// An account as it stands in a transaction.
pub type Account = [u8; 32];

/// Who claims to have signed a transaction as it travels. None if nobody does, or if it can't be told:
/// then it is refused, for the chain takes nothing unsigned from outside of its nodes.
pub type Signer = fn(&[u8]) -> Option<Account>;

/// What the chain says of a transaction without starting its runtime, save to ask for a version that this
/// process hasn't met.
pub trait Accounts: Send + Sync {
	/// Whether the chain knows `who` in the state of block `at`. Yes if it can't be told: the runtime
	/// will.
	fn is_known(&self, at: H256, who: &Account) -> bool;

	/// Whether the runtime of block `at` can read a transaction as it travels. Yes if it can't be told.
	fn is_readable(&self, at: H256, transaction: &[u8]) -> bool;

	/// Whether the signature of a transaction as it travels holds in a block on `at`. None if it can't be
	/// told.
	fn is_signed(&self, at: H256, transaction: &[u8]) -> Option<bool>;

	/// Whether `who` has used the nonce of a transaction as it travels, in the state of block `at`. No if it
	/// can't be told.
	fn is_used(&self, at: H256, who: &Account, transaction: &[u8]) -> bool;
}

/// Whether a transaction is pending here: in the pool, or in the journal and in no block.
pub type IsPending = Box<dyn Fn(&H256) -> bool + Send + Sync>;

/// The numbers by which the door refuses, in `InvalidTransaction::Custom`.
#[derive(Clone, Copy, Debug)]
pub struct DoorRefusals {
	/// The chain doesn't know the account.
	pub unknown_account: u8,
	/// Too many transactions of the account are pending.
	pub too_many_pending: u8,
	/// No account is named as the signer. The chain takes nothing else from outside of its nodes.
	pub not_signed: u8,
	/// The runtime can't read it.
	pub unreadable: u8,
}

/// What was taken of one account and not seen to be over, with its bytes.
#[derive(Default)]
struct Counted {
	hashes: HashMap<H256, usize>,
	/// What the pool is looking at.
	reserved: HashMap<H256, usize>,
	/// The best block when those that are over were forgotten last.
	cleared_at: H256,
}

impl Counted {
	fn len(&self) -> usize {
		self.hashes.len().saturating_add(self.reserved.len())
	}

	fn has(&self, hash: &H256) -> bool {
		self.hashes.contains_key(hash) || self.reserved.contains_key(hash)
	}

	/// Whether the account has as many as it may have.
	fn is_full(&self, door: &Door) -> bool {
		let bytes = || self.hashes.values().chain(self.reserved.values()).sum::<usize>();
		self.len() >= door.max_pending || bytes() >= MAX_ACCOUNT_BYTES
	}
}

/// A transaction that may go on to the pool. Of those that an account sends at once, each has its place
/// from here on, and gives it back if the pool doesn't take it.
struct Place<'a> {
	door: &'a Door,
	who: Account,
	hash: H256,
	bytes: usize,
	holds: Holds,
}

/// What of the count a submission holds while the pool looks at it.
enum Holds {
	/// A place among those of the account.
	Reserved,
	/// A place among those that the door can't tell.
	Untold,
	/// Another submission of the same transaction holds the place.
	Nothing,
}

impl Place<'_> {
	/// The transaction was taken.
	fn keep(self) {
		self.door.note(self.who, self.hash, self.bytes);
	}
}

impl Drop for Place<'_> {
	fn drop(&mut self) {
		match self.holds {
			Holds::Reserved => self.door.release(&self.who, &self.hash),
			Holds::Untold => {
				let mut count = self.door.count();
				count.untold = count.untold.saturating_sub(1);
			}
			Holds::Nothing => {}
		}
	}
}

#[derive(Default)]
struct Count {
	accounts: HashMap<Account, Counted>,
	/// How many were taken.
	total: usize,
	/// What was left when it was gone through last.
	left: usize,
	/// How many the pool looks at of which the door can't tell whether they are signed.
	untold: usize,
}

impl Count {
	/// Whether a transaction of `who` with this hash is counted already. An error if it isn't and the
	/// account has as many as it may have.
	fn has(
		&mut self,
		door: &Door,
		at: H256,
		who: &Account,
		hash: &H256,
	) -> Result<bool, InvalidTransaction> {
		let Some(counted) = self.accounts.get_mut(who) else { return Ok(false) };
		if counted.has(hash) {
			return Ok(true);
		}
		// Once a block: in between nothing goes that would be worth to ask for.
		if counted.is_full(door) && counted.cleared_at != at {
			counted.cleared_at = at;
			let before = counted.hashes.len();
			counted.hashes.retain(|hash, _| (door.is_pending)(hash));
			let gone = before.saturating_sub(counted.hashes.len());
			self.total = self.total.saturating_sub(gone);
		}
		if counted.is_full(door) {
			return Err(InvalidTransaction::Custom(door.refusals.too_many_pending));
		}
		Ok(false)
	}
}

/// Decides who may go on to the pool.
pub struct Door {
	signer: Signer,
	accounts: Box<dyn Accounts>,
	is_pending: IsPending,
	refusals: DoorRefusals,
	count: Mutex<Count>,
	max_pending: usize,
}

impl Door {
	/// A door that reads senders by `signer`, asks `accounts` who is known and `is_pending` what is
	/// still pending.
	pub fn new(
		signer: Signer,
		accounts: Box<dyn Accounts>,
		is_pending: IsPending,
		refusals: DoorRefusals,
	) -> Self {
		let count = Default::default();
		Self { signer, accounts, is_pending, refusals, count, max_pending: MAX_PENDING }
	}

	/// The same with another cap.
	#[cfg(test)]
	pub(crate) fn with_max_pending(self, max_pending: usize) -> Self {
		Self { max_pending, ..self }
	}

	fn count(&self) -> MutexGuard<'_, Count> {
		// Nothing that runs under the lock leaves the count half changed.
		self.count.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
	}

	/// The place of a transaction that may go on to the pool.
	fn check(&self, at: H256, hash: &H256, transaction: &[u8]) -> Result<Place<'_>, PoolError> {
		let refused = |number| PoolError::InvalidTransaction(InvalidTransaction::Custom(number));
		let Some(who) = (self.signer)(transaction) else {
			return Err(refused(self.refusals.not_signed));
		};
		if !self.accounts.is_known(at, &who) {
			return Err(refused(self.refusals.unknown_account));
		}
		if !self.accounts.is_readable(at, transaction) {
			return Err(refused(self.refusals.unreadable));
		}
		// It costs less to find that there is no room than to check a signature.
		self.count().has(self, at, &who, hash).map_err(PoolError::InvalidTransaction)?;
		let signed = self.accounts.is_signed(at, transaction);
		if signed == Some(false) {
			return Err(PoolError::InvalidTransaction(InvalidTransaction::BadProof));
		}
		if self.accounts.is_used(at, &who, transaction) {
			return Err(PoolError::InvalidTransaction(InvalidTransaction::Stale));
		}
		let bytes = transaction.len();
		let holds = self.hold(at, &who, hash, bytes, signed.is_some())?;
		Ok(Place { door: self, who, hash: *hash, bytes, holds })
	}

	fn hold(
		&self,
		at: H256,
		who: &Account,
		hash: &H256,
		bytes: usize,
		is_signed: bool,
	) -> Result<Holds, PoolError> {
		let mut count = self.count();
		if count.has(self, at, who, hash).map_err(PoolError::InvalidTransaction)? {
			return Ok(Holds::Nothing);
		}
		if is_signed {
			count.accounts.entry(*who).or_default().reserved.insert(*hash, bytes);
			return Ok(Holds::Reserved);
		}
		if count.untold >= MAX_UNTOLD {
			return Err(PoolError::ImmediatelyDropped);
		}
		count.untold = count.untold.saturating_add(1);
		Ok(Holds::Untold)
	}

	/// A transaction was taken.
	fn note(&self, who: Account, hash: H256, bytes: usize) {
		let mut count = self.count();
		let Count { accounts, total, left, .. } = &mut *count;
		let counted = accounts.entry(who).or_default();
		counted.reserved.remove(&hash);
		if counted.hashes.insert(hash, bytes).is_none() {
			*total = total.saturating_add(1);
		}
		if *total > MAX_COUNTED.max(left.saturating_mul(2)) {
			accounts.retain(|_, counted| {
				counted.hashes.retain(|hash, _| (self.is_pending)(hash));
				counted.len() > 0
			});
			*total = accounts.values().map(|counted| counted.hashes.len()).sum();
			*left = *total;
		}
	}

	/// The pool is done with a transaction. If it was taken, its place is counted otherwise by now.
	fn release(&self, who: &Account, hash: &H256) {
		let mut count = self.count();
		if let Some(counted) = count.accounts.get_mut(who) {
			counted.reserved.remove(hash);
			if counted.len() == 0 {
				count.accounts.remove(who);
			}
		}
	}
}

/// A pool with a door.
pub struct GuardedPool<Pool> {
	pool: Arc<Pool>,
	door: Arc<Door>,
}

impl<Pool: TransactionPool<Hash = H256>> GuardedPool<Pool> {
	/// `pool` behind `door`, which others may share.
	pub fn new(pool: Arc<Pool>, door: Arc<Door>) -> Self {
		Self { pool, door }
	}

	/// The place of a transaction that may go on; what the node sends itself needs none.
	fn check(
		&self,
		at: H256,
		source: TransactionSource,
		xt: &TransactionFor<Pool>,
	) -> Result<Option<Place<'_>>, Pool::Error> {
		if source != TransactionSource::External {
			return Ok(None);
		}
		Ok(Some(self.door.check(at, &self.pool.hash_of(xt), &xt.encode())?))
	}
}

#[async_trait]
impl<Pool> TransactionPool for GuardedPool<Pool>
where
	Pool: TransactionPool<Hash = H256> + 'static,
	Pool::Block: BlockT<Hash = H256>,
{
	type Block = Pool::Block;
	type Hash = H256;
	type InPoolTransaction = Pool::InPoolTransaction;
	type Error = Pool::Error;

	async fn submit_at(
		&self,
		at: H256,
		source: TransactionSource,
		xts: Vec<TransactionFor<Self>>,
	) -> Result<Vec<Result<H256, Self::Error>>, Self::Error> {
		let mut results = Vec::with_capacity(xts.len());
		for xt in xts {
			results.push(self.submit_one(at, source, xt).await);
		}
		Ok(results)
	}

	async fn submit_one(
		&self,
		at: H256,
		source: TransactionSource,
		xt: TransactionFor<Self>,
	) -> Result<H256, Self::Error> {
		let place = self.check(at, source, &xt)?;
		let taken = self.pool.submit_one(at, source, xt).await?;
		if let Some(place) = place {
			place.keep();
		}
		Ok(taken)
	}

	async fn submit_and_watch(
		&self,
		at: H256,
		source: TransactionSource,
		xt: TransactionFor<Self>,
	) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, Self::Error> {
		let place = self.check(at, source, &xt)?;
		let taken = self.pool.submit_and_watch(at, source, xt).await?;
		if let Some(place) = place {
			place.keep();
		}
		Ok(taken)
	}

	async fn ready_at(
		&self,
		at: H256,
	) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.pool.ready_at(at).await
	}

	fn ready(&self) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.pool.ready()
	}

	async fn report_invalid(
		&self,
		at: Option<H256>,
		invalid_tx_errors: TxInvalidityReportMap<H256>,
	) -> Vec<Arc<Self::InPoolTransaction>> {
		self.pool.report_invalid(at, invalid_tx_errors).await
	}

	fn futures(&self) -> Vec<Self::InPoolTransaction> {
		self.pool.futures()
	}

	fn status(&self) -> PoolStatus {
		self.pool.status()
	}

	fn import_notification_stream(&self) -> ImportNotificationStream<H256> {
		self.pool.import_notification_stream()
	}

	fn on_broadcasted(&self, propagations: HashMap<H256, Vec<String>>) {
		self.pool.on_broadcasted(propagations);
	}

	fn hash_of(&self, xt: &TransactionFor<Self>) -> H256 {
		self.pool.hash_of(xt)
	}

	fn ready_transaction(&self, hash: &H256) -> Option<Arc<Self::InPoolTransaction>> {
		self.pool.ready_transaction(hash)
	}

	async fn ready_at_with_timeout(
		&self,
		at: H256,
		timeout: Duration,
	) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.pool.ready_at_with_timeout(at, timeout).await
	}
}

#[async_trait]
impl<Pool> MaintainedTransactionPool for GuardedPool<Pool>
where
	Pool: MaintainedTransactionPool<Hash = H256> + 'static,
	Pool::Block: BlockT<Hash = H256>,
{
	async fn maintain(&self, event: ChainEvent<Self::Block>) {
		self.pool.maintain(event).await;
	}
}
