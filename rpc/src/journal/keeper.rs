// SPDX-License-Identifier: Apache-2.0

//! Follows the chain, and gives the pool again what it lost.

use std::{
	collections::{BTreeMap, HashMap},
	sync::Arc,
	time::{Duration, Instant},
};

use codec::{DecodeAll, Encode};
use futures::{FutureExt, StreamExt};
use sc_client_api::{BlockBackend, BlockchainEvents};
use sc_transaction_pool_api::{
	error::{Error as PoolError, IntoPoolError},
	TransactionPool, TransactionSource,
};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::H256;
use sp_runtime::{
	generic::Era,
	traits::{Block as BlockT, NumberFor},
	transaction_validity::InvalidTransaction,
};
use sp_transaction_pool::runtime_api::TaggedTransactionQueue;

use super::{
	chain::{At, Chain, ClientChain},
	refusal, Due, Journal, Place, Refusals, StoreError, LOG_TARGET,
};

/// Longest time without a look at the chain, when it stands still.
const TICK: Duration = Duration::from_secs(1);
/// Finalised blocks whose results are written together.
const SCANNED_AT_ONCE: u64 = 64;
/// How long a tick may give transactions to the pool: the pool has two threads that validate, and
/// new transactions want them too.
const RESUBMIT_TIME: Duration = Duration::from_millis(200);
/// Transactions that are given to the pool together.
const RESUBMITTED_AT_ONCE: usize = 64;
/// Transactions that are looked at together.
const LOOKED_AT_ONCE: usize = 65_536;

/// Keeps the journal of `pool` until the client stops. `pool` is the pool itself, not the journaled
/// one.
///
/// It reads the database and asks the runtime, so it is a task that blocks.
pub async fn keep_journal<Block, Client, Pool>(
	journal: Arc<Journal>,
	client: Arc<Client>,
	pool: Arc<Pool>,
	refusals: Refusals,
	era: ReadEra,
) where
	Block: BlockT<Hash = H256>,
	NumberFor<Block>: From<u32>,
	Client: BlockchainEvents<Block>
		+ HeaderBackend<Block>
		+ BlockBackend<Block>
		+ ProvideRuntimeApi<Block>
		+ Send
		+ Sync
		+ 'static,
	Client::Api: TaggedTransactionQueue<Block>,
	Pool: TransactionPool<Block = Block, Hash = H256>,
{
	let imported = client.import_notification_stream().map(|_| ());
	let finalised = client.finality_notification_stream().map(|_| ());
	let mut news = futures::stream::select(imported, finalised);
	let mut keeper = Keeper::new(journal, ClientChain::new(client), pool, refusals, era);
	loop {
		if let Err(error) = keeper.tick(Instant::now()).await {
			log::error!(target: LOG_TARGET, "can't read: {error}");
		}
		let is_over = tokio::time::timeout(TICK, news.next()).await == Ok(None);
		if is_over {
			break;
		}
		// All that a tick does follows from the state of the chain, so one serves for all news.
		while let Some(Some(())) = news.next().now_or_never() {}
	}
}

/// The era that stands in a transaction as it travels. None if it can't be told.
///
/// An era says where in a period it begins and not in which, so it takes a block within it to know its
/// end: here that at which the transaction was taken.
pub type ReadEra = fn(&[u8]) -> Option<Era>;

/// The journal or the chain can't be read.
#[derive(Debug)]
pub enum KeeperError {
	/// The journal's file.
	Store(StoreError),
	/// The database of the chain.
	Chain(sp_blockchain::Error),
}

impl std::fmt::Display for KeeperError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Store(error) => write!(f, "the journal: {error}"),
			Self::Chain(error) => write!(f, "the chain: {error}"),
		}
	}
}

impl std::error::Error for KeeperError {}

impl From<StoreError> for KeeperError {
	fn from(error: StoreError) -> Self {
		Self::Store(error)
	}
}

impl From<sp_blockchain::Error> for KeeperError {
	fn from(error: sp_blockchain::Error) -> Self {
		Self::Chain(error)
	}
}

/// The work of [`keep_journal`].
pub struct Keeper<Pool: TransactionPool, Ch> {
	journal: Arc<Journal>,
	chain: Ch,
	pool: Arc<Pool>,
	refusals: Refusals,
	era: ReadEra,
	/// Finalised blocks up to this one were looked through.
	scanned: Option<u64>,
	/// The last of these that could not be read: a transaction may be in it, or in one before.
	unseen: Option<u64>,
	/// The blocks of the best chain after it that were looked through.
	view: BTreeMap<u64, H256>,
	/// Which transactions of the journal each of these has.
	found: HashMap<H256, Vec<H256>>,
}

impl<Pool, Ch> Keeper<Pool, Ch>
where
	Pool: TransactionPool<Hash = H256>,
	Pool::Block: BlockT<Hash = H256>,
	Ch: Chain<Pool::Block>,
{
	/// Keeps `journal` of what `pool` was given on `chain`.
	pub fn new(
		journal: Arc<Journal>,
		chain: Ch,
		pool: Arc<Pool>,
		refusals: Refusals,
		era: ReadEra,
	) -> Self {
		Self {
			journal,
			chain,
			pool,
			refusals,
			era,
			scanned: None,
			unseen: None,
			view: BTreeMap::new(),
			found: HashMap::new(),
		}
	}

	/// Looks through new blocks and resubmits what is due at `now`. A block that can't be read now is
	/// read by a later tick: until then nothing after it counts as looked through.
	pub async fn tick(&mut self, now: Instant) -> Result<(), KeeperError> {
		let finalised = self.chain.finalised();
		// So that a transaction which was refused just before is found in these blocks.
		self.journal.flush()?;
		self.scan_finalised(finalised.1)?;
		self.scan_best(finalised.1)?;
		self.resubmit(now, finalised).await
	}

	/// The transactions of a block that are in the journal. None if the block isn't here.
	fn scan(&self, block: H256, number: u64) -> Result<Option<Vec<(H256, Place)>>, KeeperError> {
		if self.journal.is_idle()? {
			return Ok(Some(Vec::new()));
		}
		let Some(body) = self.chain.body(block)? else {
			log::warn!(target: LOG_TARGET, "block {number} has no body here; is it pruned?");
			return Ok(None);
		};
		let hashes: Vec<_> = body.iter().map(|xt| self.pool.hash_of(xt)).collect();
		let found = self
			.journal
			.find(&hashes)?
			.into_iter()
			.filter_map(|position| {
				let index = u32::try_from(position).ok()?;
				Some((*hashes.get(position)?, Place { block, number, index }))
			})
			.collect();
		Ok(Some(found))
	}

	fn scan_finalised(&mut self, finalised: u64) -> Result<(), KeeperError> {
		let scanned = match self.scanned {
			Some(scanned) => scanned,
			// A journal that never saw a block has nothing from before this one, and one that saw
			// later blocks than there are belongs to a database that was purged or reverted.
			None => {
				self.unseen = self.journal.unseen()?;
				match self.journal.scanned()? {
					Some(scanned) if scanned <= finalised => scanned,
					_ => {
						// Nor has it passed over later blocks of this database.
						self.unseen = self.unseen.map(|unseen| unseen.min(finalised));
						self.journal.finalise(finalised, Vec::new(), self.unseen);
						finalised
					}
				}
			}
		};
		self.scanned = Some(scanned);

		// A node that goes straight to a late block leaps over all before it.
		if scanned < finalised && self.journal.is_idle()? {
			self.journal.finalise(finalised, Vec::new(), None);
			self.scanned = Some(finalised);
		}
		let mut next = self.scanned.unwrap_or(scanned).saturating_add(1);
		let mut unknown = 0u64;
		while next <= finalised {
			let last = finalised.min(next.saturating_add(SCANNED_AT_ONCE - 1));
			let mut found = Vec::new();
			let mut unseen = self.unseen;
			for number in next..=last {
				let block = self.chain.canonical(number)?;
				let in_block = match block {
					Some(block) => self.scan(block, number)?,
					None => None,
				};
				match in_block {
					Some(in_block) => found.extend(in_block),
					None => {
						// What was found when it was the best one. More may have been taken since.
						found.extend(block.iter().flat_map(|block| self.found_before(block)));
						unknown = unknown.saturating_add(1);
						unseen = unseen.max(Some(number));
					}
				}
			}
			self.journal.finalise(last, found, unseen);
			self.unseen = unseen;
			self.scanned = Some(last);
			next = last.saturating_add(1);
		}
		if unknown > 0 {
			// As before the target of a warp sync. It may never be filled, so nothing waits for it.
			log::warn!(
				target: LOG_TARGET,
				"{unknown} blocks up to {finalised} are final and not known here; whether what was \
				taken before is in one of them can't be told",
			);
		}

		let unfinalised = self.view.split_off(&finalised.saturating_add(1));
		for block in std::mem::replace(&mut self.view, unfinalised).into_values() {
			// What isn't settled by now was in a block that finality left aside.
			for hash in self.found.remove(&block).unwrap_or_default() {
				self.journal.retracted(&hash, block);
			}
		}
		Ok(())
	}

	/// The transactions that were found in a block when it was on the best chain.
	fn found_before(&self, block: &H256) -> Vec<(H256, Place)> {
		let hashes = self.found.get(block).map(Vec::as_slice).unwrap_or_default();
		let place = |hash: &H256| Some((*hash, self.journal.place(hash)?));
		hashes.iter().filter_map(place).filter(|(_, place)| place.block == *block).collect()
	}

	fn scan_best(&mut self, finalised: u64) -> Result<(), KeeperError> {
		let (mut block, mut number) = self.chain.best();
		let mut new = Vec::new();
		while number > finalised && self.view.get(&number) != Some(&block) {
			new.push((number, block));
			let Some(parent) = self.chain.parent(block)? else { break };
			block = parent;
			number = number.saturating_sub(1);
		}
		for (_, block) in self.view.split_off(&number.saturating_add(1)) {
			for hash in self.found.remove(&block).unwrap_or_default() {
				self.journal.retracted(&hash, block);
			}
		}
		for (number, block) in new.into_iter().rev() {
			let found = self.scan(block, number)?.unwrap_or_default();
			let included = found
				.into_iter()
				.filter(|(hash, place)| self.journal.included(hash, *place))
				.map(|(hash, _)| hash)
				.collect();
			self.found.insert(block, included);
			self.view.insert(number, block);
		}
		Ok(())
	}

	async fn resubmit(&mut self, now: Instant, finalised: At) -> Result<(), KeeperError> {
		let start = Instant::now();
		let (best, _) = self.chain.best();
		while start.elapsed() < RESUBMIT_TIME {
			let due = self.journal.due(now, RESUBMITTED_AT_ONCE, LOOKED_AT_ONCE, |hash| {
				self.pool.ready_transaction(hash).is_some()
			});
			if due.is_empty() {
				break;
			}
			let mut lost = Vec::new();
			let mut xts = Vec::new();
			for due in due {
				match self.transaction(&due.hash)? {
					Some(xt) => {
						lost.push(due);
						xts.push(xt);
					}
					None => self.journal.forget_unwritten(&due.hash)?,
				}
			}
			let submitted = self.pool.submit_at(best, TransactionSource::External, xts).await;
			let results = match submitted {
				Ok(results) => results,
				Err(error) => {
					log::debug!(target: LOG_TARGET, "the pool takes nothing: {error}");
					break;
				}
			};
			let mut is_full = false;
			for (due, result) in lost.into_iter().zip(results) {
				match result.map_err(IntoPoolError::into_pool_error) {
					Ok(_) => self.journal.count_resubmitted(),
					// It waits in the pool for a nonce before its own.
					Err(Ok(PoolError::AlreadyImported(_))) => {}
					Err(Ok(PoolError::ImmediatelyDropped)) => is_full = true,
					Err(_) => self.judge(&due, finalised)?,
				}
			}
			if is_full {
				break;
			}
		}
		Ok(())
	}

	fn transaction(
		&self,
		hash: &H256,
	) -> Result<Option<<Pool::Block as BlockT>::Extrinsic>, StoreError> {
		// Just taken and on its way to the disk, or settled a moment ago.
		let Some(bytes) = self.journal.bytes(hash)? else { return Ok(None) };
		let xt = <Pool::Block as BlockT>::Extrinsic::decode_all(&mut &bytes[..]);
		if xt.is_err() {
			log::error!(target: LOG_TARGET, "{hash:?} can't be read any more");
		}
		Ok(xt.ok())
	}

	/// Whether a transaction that the pool refuses on the best block is refused for good.
	fn judge(&self, due: &Due, (block, number): At) -> Result<(), KeeperError> {
		// Before these, its own inclusion would look like that of another with its nonce, and an era
		// that hasn't begun like one that has ended.
		if self.scanned != Some(number) || number < due.taken_at {
			return Ok(());
		}
		let Some(xt) = self.transaction(&due.hash)? else { return Ok(()) };
		let era = (self.era)(&xt.encode());
		let next = number.saturating_add(1);
		let is_over = era.is_some_and(|era| era.death(due.taken_at) <= next);
		let error = match self.chain.validate(block, xt) {
			Some(Ok(_)) => return Ok(()),
			// A signature is over the block in which the era begins. After its end the runtime takes
			// the same era for a later one, and finds that the signature, which held, doesn't hold. A
			// later runtime may not even be able to read the call.
			_ if is_over => InvalidTransaction::AncientBirthBlock.into(),
			Some(Err(error)) => error,
			None => return Ok(()),
		};
		let Some(refused) = refusal::for_good(&error, self.refusals) else { return Ok(()) };
		// It can be in any block after that in which its era begins, and one of these may never have
		// been here.
		let begins = era.map_or(0, |era| era.birth(due.taken_at));
		let may_be_unseen = self.unseen.is_some_and(|unseen| unseen > begins);
		let (code, reason) = if may_be_unseen { refusal::unseen() } else { refused };
		log::info!(target: LOG_TARGET, "{:?} is refused: {reason}", due.hash);
		self.journal.refuse(due.hash, code, reason);
		Ok(())
	}
}
