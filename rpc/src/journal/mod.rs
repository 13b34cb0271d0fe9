// SPDX-License-Identifier: Apache-2.0

//! The journal of transactions that a node took by RPC.
//!
//! A transaction pool forgets: it drops what exceeds its limits, bans what was invalid on a fork
//! that lost, and is empty after a restart, each without a word to who sent the transaction. So what
//! is taken by RPC is written to disk before it's acknowledged, submitted to the pool again whenever
//! the pool has lost it, and kept until it is in a finalised block or can't be valid any more. Either
//! can be asked for by its hash.
//!
//! ## Rooms
//!
//! - [`JournaledPool`] stands in front of the pool for the RPC server, and for it alone: the source
//!   that the pool is told is the same for gossip, so only the place tells the two apart.
//! - [`Journal`] is the record, in memory and on disk.
//! - [`keep_journal`] is the task that follows the chain and resubmits.
//!
//! ## What counts as refused for good
//!
//! A verdict on the best block may be another one on the next fork. A pending transaction is refused
//! only by a verdict on the state of a *finalised* block that is no older than the best block at
//! which it was taken: its nonce was used, its era has ended, or its signature doesn't hold there, and
//! no fork can change that. What the pool refuses at submission is refused at once, because the
//! sender is told; it is on record if its signature holds, for a forged one is nobody's. Should a refused transaction reach a finalised block by another way, its record
//! says so.

mod chain;
mod keeper;
mod pool;
pub(crate) mod record;
mod refusal;
mod store;

use std::{
	collections::{BTreeMap, HashMap},
	path::Path,
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc, Mutex, MutexGuard,
	},
	time::{Duration, Instant},
};

use sp_core::H256;

pub use chain::{Chain, ClientChain};
pub use keeper::{keep_journal, Keeper};
pub use pool::JournaledPool;
pub use record::{now, Place, RefusalCode, Stats, TransactionStatus};
pub use refusal::{CustomRefusal, Refusals};
pub use store::StoreError;

use record::{Outcome, Settled, Taken};
use store::{Batch, Store};

const LOG_TARGET: &str = "journal";

/// Most transactions that are pending. Ten minutes of a full load while finality stands still.
pub const MAX_PENDING: usize = 1_000_000;
/// Most bytes of pending transactions, on disk: what a full pool holds, several times over.
pub const MAX_PENDING_BYTES: u64 = 1 << 30;
/// How long a result can be asked for: over a long weekend, and until the next one.
pub const RETENTION: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// Most results that are kept, about 150 bytes each on disk. Beyond it the oldest go first.
pub const MAX_SETTLED: u64 = 5_000_000;
/// When a transaction that the pool doesn't have ready is looked at for the first time. A pool takes
/// what it validates at once, so this is only for what it lost.
pub const RESUBMIT_AFTER: Duration = Duration::from_secs(3);
/// Longest time between two looks at a transaction. The time doubles with each.
pub const RESUBMIT_AT_MOST_AFTER: Duration = Duration::from_secs(30);

/// How much a journal holds.
#[derive(Clone, Debug)]
pub struct Limits {
	/// Most pending transactions.
	pub pending: usize,
	/// Most bytes of pending transactions.
	pub pending_bytes: u64,
	/// Most results.
	pub settled: u64,
	/// How long a result is kept.
	pub retention: Duration,
}

impl Default for Limits {
	fn default() -> Self {
		Self {
			pending: MAX_PENDING,
			pending_bytes: MAX_PENDING_BYTES,
			settled: MAX_SETTLED,
			retention: RETENTION,
		}
	}
}

/// A transaction that waits for its result.
#[derive(Debug)]
struct Entry {
	/// Place in the order in which transactions were taken; none while the pool still looks at it.
	order: Option<u64>,
	received_at: u64,
	/// Number of the best block when it was taken.
	taken_at: u64,
	len: u64,
	/// Where it stands on the best chain.
	place: Option<Place>,
	looks: u32,
	next_look: Instant,
}

#[derive(Default)]
struct Index {
	entries: HashMap<H256, Entry>,
	by_order: BTreeMap<u64, H256>,
	next_order: u64,
	bytes: u64,
	/// From which place in the order the next look goes on.
	cursor: u64,
}

impl Index {
	fn insert(&mut self, hash: H256, entry: Entry) {
		self.bytes = self.bytes.saturating_add(entry.len);
		if let Some(order) = entry.order {
			self.by_order.insert(order, hash);
		}
		self.entries.insert(hash, entry);
	}

	fn remove(&mut self, hash: &H256) -> Option<Entry> {
		let entry = self.entries.remove(hash)?;
		self.bytes = self.bytes.saturating_sub(entry.len);
		if let Some(order) = entry.order {
			self.by_order.remove(&order);
		}
		Some(entry)
	}
}

/// The journal has no room for another pending transaction.
#[derive(Debug)]
pub struct Full;

/// The disk did not take the record.
#[derive(Debug)]
pub struct Unwritten;

/// A pending transaction that the pool should be given again.
#[derive(Debug)]
pub struct Due {
	/// Its hash.
	pub hash: H256,
	/// Number of the best block when it was taken.
	pub taken_at: u64,
}

/// The record of what was taken, in memory for what is pending and on disk for all.
///
/// Writes go through one thread that writes everything that has come up since its last write in one
/// go, so that one `fsync` serves all who wait. Changes to a transaction are put in its queue under
/// the lock of the index, so they reach the disk in the order in which they were made.
pub struct Journal {
	index: Mutex<Index>,
	store: Store,
	limits: Limits,
	resubmitted: AtomicU64,
}

impl Journal {
	/// Opens the journal in `directory`, or makes one, for the chain with this genesis block.
	///
	/// Each chain has its own file, named by its genesis, so that another chain under the same name
	/// never meets the transactions of the one before. A chain that is purged takes its journal along,
	/// for it may be begun anew from the same genesis.
	pub fn open(directory: &Path, genesis: H256, limits: Limits) -> Result<Arc<Self>, StoreError> {
		let name = format!("transactions-{}.redb", hex_start(&genesis));
		let (store, pending) = Store::open(&directory.join(name), limits.clone())?;
		let mut index = Index::default();
		for (hash, taken) in pending {
			index.next_order = index.next_order.max(taken.order.saturating_add(1));
			index.insert(
				hash,
				Entry {
					order: Some(taken.order),
					received_at: taken.received_at,
					taken_at: taken.taken_at,
					len: taken.bytes.len() as u64,
					place: None,
					looks: 0,
					next_look: Instant::now(),
				},
			);
		}
		if !index.entries.is_empty() {
			log::info!(target: LOG_TARGET, "{} transactions are pending", index.entries.len());
		}
		Ok(Arc::new(Self {
			index: Mutex::new(index),
			store,
			limits,
			resubmitted: AtomicU64::new(0),
		}))
	}

	fn index(&self) -> MutexGuard<'_, Index> {
		// Nothing that runs under the lock leaves the index half changed.
		self.index.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
	}

	/// Lets every write fail, as a full disk does.
	#[cfg(test)]
	pub(crate) fn set_failing(&self, fails: bool) {
		self.store.set_failing(fails);
	}

	/// A transaction is about to be given to the pool. From here on it is found in blocks, so that
	/// none is missed that is faster than the disk.
	pub fn begin(self: &Arc<Self>, hash: H256, len: usize, best: u64) -> Result<Ticket, Full> {
		let mut index = self.index();
		let is_new = !index.entries.contains_key(&hash);
		if is_new {
			let len = len as u64;
			if index.entries.len() >= self.limits.pending
				|| index.bytes.saturating_add(len) > self.limits.pending_bytes
			{
				return Err(Full);
			}
			index.insert(
				hash,
				Entry {
					order: None,
					received_at: now(),
					taken_at: best,
					len,
					place: None,
					looks: 0,
					next_look: Instant::now() + RESUBMIT_AFTER,
				},
			);
		}
		Ok(Ticket { journal: self.clone(), hash, is_open: is_new })
	}

	/// What became of a transaction.
	pub fn status(&self, hash: H256) -> Result<TransactionStatus, StoreError> {
		// The index is asked first and last: what leaves it is on its way to the disk.
		if let Some(status) = self.status_in_memory(&hash) {
			return Ok(status);
		}
		self.store.flush()?;
		if let Some(settled) = self.store.settled(&hash)? {
			return Ok(settled.into());
		}
		Ok(self.status_in_memory(&hash).unwrap_or(TransactionStatus::Unknown))
	}

	fn status_in_memory(&self, hash: &H256) -> Option<TransactionStatus> {
		let index = self.index();
		let entry = index.entries.get(hash).filter(|entry| entry.order.is_some())?;
		Some(match entry.place {
			Some(place) => TransactionStatus::in_block(place),
			None => TransactionStatus::Pending { received_at: entry.received_at },
		})
	}

	/// Whether a transaction was taken and is in no block of the best chain. Asks no disk.
	pub fn is_waiting(&self, hash: &H256) -> bool {
		self.index().entries.get(hash).is_some_and(|e| e.order.is_some() && e.place.is_none())
	}

	/// How many transactions stand where.
	pub fn stats(&self) -> Result<Stats, StoreError> {
		self.store.flush()?;
		let (finalised, refused) = self.store.counts()?;
		let scanned = self.store.scanned()?.unwrap_or_default();
		let index = self.index();
		let in_block =
			index.entries.values().filter(|e| e.order.is_some() && e.place.is_some()).count();
		Ok(Stats {
			pending: (index.by_order.len() - in_block) as u64,
			in_block: in_block as u64,
			pending_bytes: index.bytes,
			finalised,
			refused,
			resubmitted: self.resubmitted.load(Ordering::Relaxed),
			scanned,
		})
	}

	/// The last finalised block whose transactions were looked up.
	pub fn scanned(&self) -> Result<Option<u64>, StoreError> {
		self.store.flush()?;
		self.store.scanned()
	}

	/// Whether blocks need not be read, because nothing could be found in them.
	pub fn is_idle(&self) -> Result<bool, StoreError> {
		Ok(self.index().entries.is_empty() && self.store.counts()?.1 == 0)
	}

	/// Waits until what was settled can be found on disk.
	fn flush(&self) -> Result<(), StoreError> {
		self.store.flush()
	}

	/// The positions of those transactions that are pending, or refused.
	fn find(&self, hashes: &[H256]) -> Result<Vec<usize>, StoreError> {
		let mut found = Vec::new();
		let mut rest = Vec::new();
		{
			let index = self.index();
			for (position, hash) in hashes.iter().enumerate() {
				if index.entries.contains_key(hash) {
					found.push(position);
				} else {
					rest.push((position, *hash));
				}
			}
		}
		if !rest.is_empty() && self.store.counts()?.1 > 0 {
			found.extend(self.store.refused_among(&rest)?);
		}
		Ok(found)
	}

	/// All finalised blocks up to `number` were looked through, and these transactions of the
	/// journal were found in them.
	fn finalise(&self, number: u64, found: Vec<(H256, Place)>) {
		let at = now();
		let mut index = self.index();
		let settled = found
			.into_iter()
			.map(|(hash, place)| {
				index.remove(&hash);
				(hash, Settled { at, outcome: Outcome::Finalised(place) })
			})
			.collect();
		self.store.send(Batch { settled, scanned: Some(number), ..Default::default() });
	}

	/// A transaction is in a block of the best chain. `false` if it isn't pending.
	fn included(&self, hash: &H256, place: Place) -> bool {
		match self.index().entries.get_mut(hash) {
			Some(entry) => {
				entry.place = Some(place);
				true
			}
			None => false,
		}
	}

	/// A block is on the best chain no more.
	fn retracted(&self, hash: &H256, block: H256) {
		if let Some(entry) = self.index().entries.get_mut(hash) {
			if entry.place.is_some_and(|place| place.block == block) {
				entry.place = None;
				entry.looks = 0;
				entry.next_look = Instant::now();
			}
		}
	}

	/// A pending transaction can't be valid any more.
	fn refuse(&self, hash: H256, code: RefusalCode, reason: String) {
		let mut index = self.index();
		if index.remove(&hash).is_some() {
			let settled = Settled::refused(code, reason);
			self.store.send(Batch { settled: vec![(hash, settled)], ..Default::default() });
		}
	}

	/// The sender or the operator took a transaction back.
	fn withdraw(&self, hash: H256) {
		self.refuse(
			hash,
			RefusalCode::Withdrawn,
			"the sender or the operator of the node took it back".to_string(),
		);
	}

	/// Up to `want` transactions that have not been looked at for a while, that are in no block of
	/// the best chain and that the pool doesn't have ready, in the order in which they were taken.
	/// Each is due again only after a while, a longer one each time.
	///
	/// At most `looks` transactions are looked at.
	fn due(
		&self,
		now: Instant,
		want: usize,
		looks: usize,
		is_ready: impl Fn(&H256) -> bool,
	) -> Vec<Due> {
		let mut index = self.index();
		let Index { entries, by_order, cursor, .. } = &mut *index;
		let mut due = Vec::new();
		let mut last = None;
		for (order, hash) in by_order.range(*cursor..).chain(by_order.range(..*cursor)).take(looks)
		{
			if due.len() == want {
				break;
			}
			last = Some(*order);
			let Some(entry) = entries.get_mut(hash) else { continue };
			if entry.place.is_some() || entry.next_look > now {
				continue;
			}
			if is_ready(hash) {
				entry.looks = 0;
				entry.next_look = now + RESUBMIT_AFTER;
				continue;
			}
			let wait = RESUBMIT_AFTER.saturating_mul(1 << entry.looks.min(5));
			entry.next_look = now + wait.min(RESUBMIT_AT_MOST_AFTER);
			entry.looks = entry.looks.saturating_add(1);
			due.push(Due { hash: *hash, taken_at: entry.taken_at });
		}
		if let Some(last) = last {
			*cursor = last.saturating_add(1);
		}
		due
	}

	/// The bytes of a pending transaction.
	fn bytes(&self, hash: &H256) -> Result<Option<Vec<u8>>, StoreError> {
		Ok(self.store.pending(hash)?.map(|taken| taken.bytes))
	}

	fn count_resubmitted(&self) {
		self.resubmitted.fetch_add(1, Ordering::Relaxed);
	}
}

/// A transaction that the pool is looking at. Dropped without a result, it was never here.
pub struct Ticket {
	journal: Arc<Journal>,
	hash: H256,
	/// Whether this ticket decides what becomes of the transaction: it is not pending already.
	is_open: bool,
}

impl Ticket {
	/// The pool has the transaction: keep it. Returns when the record is on disk.
	pub async fn keep(mut self, bytes: Vec<u8>) -> Result<(), Unwritten> {
		if !self.is_open {
			// Taken before, and on disk or on its way there.
			return self.journal.store.flushed().await;
		}
		self.is_open = false;
		let written = {
			let mut index = self.journal.index();
			let order = index.next_order;
			let Index { entries, by_order, next_order, .. } = &mut *index;
			match entries.get_mut(&self.hash) {
				Some(entry) => {
					*next_order = order.saturating_add(1);
					entry.order = Some(order);
					by_order.insert(order, self.hash);
					let taken = Taken {
						order,
						received_at: entry.received_at,
						taken_at: entry.taken_at,
						bytes,
					};
					self.journal.store.keep(self.hash, taken)
				}
				// Finalised already, and on its way to the disk.
				None => self.journal.store.send_flush(),
			}
		};
		let written = written.await.unwrap_or(Err(Unwritten));
		if written.is_err() {
			self.journal.index().remove(&self.hash);
		}
		written
	}

	/// The pool refused the transaction, and the sender is told.
	pub fn refuse(mut self, code: RefusalCode, reason: String) {
		if self.is_open {
			self.is_open = false;
			self.journal.refuse(self.hash, code, reason);
		}
	}
}

impl Drop for Ticket {
	fn drop(&mut self) {
		if self.is_open {
			self.journal.index().remove(&self.hash);
		}
	}
}

fn hex_start(hash: &H256) -> String {
	hash.0.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
