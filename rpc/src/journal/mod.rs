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
//! no fork can change that. Should a refused transaction reach a finalised block by another way, its
//! record says so.
//!
//! A node that leaps to a late block never sees some that are final, and a transaction may stand in
//! one of them. If its era begins before the last of these, it's refused as unseen: that it comes into no
//! later block is all that is known here.
//!
//! What the pool refuses at submission was never taken, and its sender is told at once. If its signature
//! holds, for a forged one is nobody's, the reason can be asked for as well, out of memory and only for
//! the last [`MAX_TOLD`]: on disk, one account that sends what is refused would crowd out the results of
//! all others.

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

pub use chain::{Chain, ClientChain, Read};
pub use keeper::{keep_journal, Keeper, KeeperError, ReadEra};
pub use pool::JournaledPool;
pub use record::{now, Place, RefusalCode, Stats, TransactionStatus};
pub use refusal::{CustomRefusal, Refusals};
pub use store::StoreError;

use record::{Outcome, Settled, Taken};
use store::{Batch, Kept, Pending, Store};

const LOG_TARGET: &str = "journal";

/// Most transactions that are pending. Ten minutes of a full load while finality stands still.
pub const MAX_PENDING: usize = 1_000_000;
/// Most bytes of pending transactions, on disk: what a full pool holds, several times over.
pub const MAX_PENDING_BYTES: u64 = 1 << 30;
/// How long a result can be asked for: over a long weekend, and until the next one.
pub const RETENTION: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// Most results of transactions that were taken, about 150 bytes each on disk. Beyond it the oldest go
/// first.
pub const MAX_SETTLED: u64 = 5_000_000;
/// Most refusals at submission that can be asked for, some 250 bytes each in memory: a minute of a node
/// that does nothing but refuse. They are forgotten when it stops.
pub const MAX_TOLD: usize = 100_000;
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
	/// Most refusals at submission.
	pub told: usize,
	/// How long a result is kept.
	pub retention: Duration,
}

impl Default for Limits {
	fn default() -> Self {
		Self {
			pending: MAX_PENDING,
			pending_bytes: MAX_PENDING_BYTES,
			settled: MAX_SETTLED,
			told: MAX_TOLD,
			retention: RETENTION,
		}
	}
}

/// A transaction that waits for its result.
#[derive(Debug)]
struct Entry {
	/// Tells it from a later one of the same transaction.
	id: u64,
	/// Place in the order in which transactions were taken; none while the pool still looks at it.
	order: Option<u64>,
	/// How many submissions wait for the pool or the disk.
	tickets: u32,
	/// Whether the disk has it.
	is_written: bool,
	received_at: u64,
	/// Number of the best block when it was taken.
	taken_at: u64,
	len: u64,
	/// Where it stands on the best chain.
	place: Option<Place>,
	looks: u32,
	next_look: Instant,
}

impl Entry {
	fn is_in_block(&self) -> bool {
		self.order.is_some() && self.place.is_some()
	}
}

/// The last refusals that senders were told, and that nothing else remembers.
#[derive(Default)]
struct Told {
	results: HashMap<H256, (u64, Settled)>,
	by_age: BTreeMap<u64, H256>,
	next: u64,
}

impl Told {
	fn insert(&mut self, hash: H256, result: Settled, most: usize) {
		self.remove(&hash);
		self.by_age.insert(self.next, hash);
		self.results.insert(hash, (self.next, result));
		self.next = self.next.saturating_add(1);
		while self.results.len() > most {
			let Some((_, oldest)) = self.by_age.pop_first() else { break };
			self.results.remove(&oldest);
		}
	}

	fn remove(&mut self, hash: &H256) {
		if let Some((age, _)) = self.results.remove(hash) {
			self.by_age.remove(&age);
		}
	}
}

#[derive(Default)]
struct Index {
	entries: HashMap<H256, Entry>,
	by_order: BTreeMap<u64, H256>,
	next_order: u64,
	next_id: u64,
	bytes: u64,
	/// How many of those in the order are in a block of the best chain.
	in_block: usize,
	/// From which place in the order the next look goes on.
	cursor: u64,
	told: Told,
}

impl Index {
	fn insert(&mut self, hash: H256, entry: Entry) {
		self.bytes = self.bytes.saturating_add(entry.len);
		if let Some(order) = entry.order {
			self.by_order.insert(order, hash);
		}
		self.in_block += usize::from(entry.is_in_block());
		self.entries.insert(hash, entry);
	}

	fn remove(&mut self, hash: &H256) -> Option<Entry> {
		let entry = self.entries.remove(hash)?;
		self.bytes = self.bytes.saturating_sub(entry.len);
		if let Some(order) = entry.order {
			self.by_order.remove(&order);
		}
		self.in_block -= usize::from(entry.is_in_block());
		Some(entry)
	}

	/// A transaction that nobody has looked at yet. Not in the index.
	fn new_entry(&mut self, len: usize, best: u64) -> Entry {
		let id = self.next_id;
		self.next_id = id.saturating_add(1);
		Entry {
			id,
			order: None,
			tickets: 0,
			is_written: false,
			received_at: now(),
			taken_at: best,
			len: len as u64,
			place: None,
			looks: 0,
			next_look: Instant::now() + RESUBMIT_AFTER,
		}
	}

	/// Changes an entry, and the counts with it.
	fn change(&mut self, hash: &H256, change: impl FnOnce(&mut Entry)) -> bool {
		let Some(entry) = self.entries.get_mut(hash) else { return false };
		let (order, was_in_block) = (entry.order, entry.is_in_block());
		change(entry);
		if let (None, Some(order)) = (order, entry.order) {
			self.by_order.insert(order, *hash);
		}
		self.in_block += usize::from(entry.is_in_block());
		self.in_block -= usize::from(was_in_block);
		true
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
		for Pending { hash, order, received_at, taken_at, len } in pending {
			index.next_order = index.next_order.max(order.saturating_add(1));
			let entry = index.new_entry(len, taken_at);
			index.insert(
				hash,
				Entry {
					order: Some(order),
					is_written: true,
					received_at,
					next_look: Instant::now(),
					..entry
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
		if let Some(entry) = index.entries.get_mut(&hash) {
			entry.tickets = entry.tickets.saturating_add(1);
			return Ok(Ticket { journal: self.clone(), hash, id: entry.id, best });
		}
		if index.entries.len() >= self.limits.pending
			|| index.bytes.saturating_add(len as u64) > self.limits.pending_bytes
		{
			return Err(Full);
		}
		let entry = index.new_entry(len, best);
		let id = entry.id;
		index.insert(hash, Entry { tickets: 1, ..entry });
		Ok(Ticket { journal: self.clone(), hash, id, best })
	}

	/// What became of a transaction.
	pub fn status(&self, hash: H256) -> Result<TransactionStatus, StoreError> {
		// The index is asked first and last: what leaves it is on its way to the disk.
		if let Some(status) = self.status_in_memory(&hash) {
			// A pool that was behind may have taken once more what is finalised.
			return Ok(match self.store.settled(&hash) {
				Ok(Some(settled @ Settled { outcome: Outcome::Finalised(_), .. })) => {
					settled.into()
				}
				_ => status,
			});
		}
		self.store.flush()?;
		if let Some(settled) = self.store.settled(&hash)? {
			return Ok(settled.into());
		}
		if let Some(status) = self.status_in_memory(&hash) {
			return Ok(status);
		}
		let told = self.index().told.results.get(&hash).map(|(_, settled)| settled.clone());
		Ok(told.map_or(TransactionStatus::Unknown, Into::into))
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
		Ok(Stats {
			pending: index.by_order.len().saturating_sub(index.in_block) as u64,
			in_block: index.in_block as u64,
			pending_bytes: index.bytes,
			finalised,
			refused: refused.saturating_add(index.told.results.len() as u64),
			resubmitted: self.resubmitted.load(Ordering::Relaxed),
			scanned,
		})
	}

	/// The last finalised block whose transactions were looked up.
	pub fn scanned(&self) -> Result<Option<u64>, StoreError> {
		self.store.flush()?;
		self.store.scanned()
	}

	/// The last finalised block that could not be looked through, and was passed over.
	pub(crate) fn unseen(&self) -> Result<Option<u64>, StoreError> {
		self.store.flush()?;
		self.store.unseen()
	}

	/// Whether blocks need not be read, because nothing could be found in them.
	pub fn is_idle(&self) -> Result<bool, StoreError> {
		let is_empty = {
			let index = self.index();
			index.entries.is_empty() && index.told.results.is_empty()
		};
		Ok(is_empty && self.store.counts()?.1 == 0)
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
				if index.entries.contains_key(hash) || index.told.results.contains_key(hash) {
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
	/// journal were found in them. `unseen` is the last that could not be read, if there is one.
	fn finalise(&self, number: u64, found: Vec<(H256, Place)>, unseen: Option<u64>) {
		let at = now();
		let mut index = self.index();
		let settled = found
			.into_iter()
			.map(|(hash, place)| {
				index.remove(&hash);
				index.told.remove(&hash);
				(hash, Settled { at, outcome: Outcome::Finalised(place) })
			})
			.collect();
		self.store.send(Batch { settled, scanned: Some(number), unseen, ..Default::default() });
	}

	/// Where a pending transaction is on the best chain.
	fn place(&self, hash: &H256) -> Option<Place> {
		self.index().entries.get(hash)?.place
	}

	/// A transaction is in a block of the best chain. `false` if it isn't pending.
	fn included(&self, hash: &H256, place: Place) -> bool {
		self.index().change(hash, |entry| entry.place = Some(place))
	}

	/// A block is on the best chain no more.
	fn retracted(&self, hash: &H256, block: H256) {
		self.index().change(hash, |entry| {
			if entry.place.is_some_and(|place| place.block == block) {
				entry.place = None;
				entry.looks = 0;
				entry.next_look = Instant::now();
			}
		});
	}

	/// A pending transaction can't be valid any more.
	pub(crate) fn refuse(&self, hash: H256, code: RefusalCode, reason: String) {
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

	/// Forgets a transaction that the disk doesn't have: it was final when the pool took it once more, or
	/// the disk failed and its sender was told.
	fn forget_unwritten(&self, hash: &H256) -> Result<(), StoreError> {
		// It may be on its way.
		self.store.flush()?;
		if self.store.pending(hash)?.is_none() {
			let mut index = self.index();
			if index.entries.get(hash).is_some_and(|entry| entry.tickets == 0) {
				index.remove(hash);
			}
		}
		Ok(())
	}

	fn count_resubmitted(&self) {
		self.resubmitted.fetch_add(1, Ordering::Relaxed);
	}
}

/// A submission of a transaction that the pool is looking at. A transaction of which no submission was
/// kept or refused was never here.
pub struct Ticket {
	journal: Arc<Journal>,
	hash: H256,
	/// Which entry it is for.
	id: u64,
	/// Number of the best block.
	best: u64,
}

impl Ticket {
	/// The pool has the transaction: keep it. Returns when the record is on disk.
	pub async fn keep(self, bytes: Vec<u8>) -> Result<(), Unwritten> {
		let (id, written) = {
			let mut index = self.journal.index();
			if index.entries.get(&self.hash).is_some_and(|entry| entry.is_written) {
				// Anybody may send again what is pending, as often as they like: that costs no disk.
				index.told.remove(&self.hash);
				return Ok(());
			}
			if !index.entries.contains_key(&self.hash) {
				// Finalised already or taken back, while the pool was looking at it.
				let entry = index.new_entry(bytes.len(), self.best);
				index.insert(self.hash, entry);
			}
			index.told.remove(&self.hash);
			let next = index.next_order;
			let mut kept = None;
			index.change(&self.hash, |entry| {
				let order = *entry.order.get_or_insert(next);
				let (received_at, taken_at) = (entry.received_at, entry.taken_at);
				kept = Some((entry.id, Taken { order, received_at, taken_at, bytes }));
			});
			let Some((id, taken)) = kept else { return Err(Unwritten) };
			index.next_order = next.max(taken.order.saturating_add(1));
			// Each submission writes, also of what another one is writing: whose write fails must be told,
			// whatever became of the other's.
			(id, self.journal.store.keep(self.hash, taken))
		};
		let written = written.await.unwrap_or(Err(Unwritten));
		let mut index = self.journal.index();
		let Some(entry) = index.entries.get_mut(&self.hash).filter(|entry| entry.id == id) else {
			return written.map(drop);
		};
		match written {
			Ok(Kept::Pending) => entry.is_written = true,
			Ok(Kept::Finalised) => {
				index.remove(&self.hash);
			}
			// Another submission of it may be waiting still.
			Err(Unwritten) if !entry.is_written && entry.tickets <= 1 => {
				index.remove(&self.hash);
			}
			Err(Unwritten) => {}
		}
		written.map(drop)
	}

	/// The pool refused the transaction, and the sender is told.
	pub fn refuse(self, code: RefusalCode, reason: String) {
		let mut index = self.journal.index();
		// Not if it is pending all the same, by another submission.
		let is_undecided = index
			.entries
			.get(&self.hash)
			.is_some_and(|entry| entry.id == self.id && entry.order.is_none());
		if is_undecided {
			let most = self.journal.limits.told;
			index.told.insert(self.hash, Settled::refused(code, reason), most);
		}
	}
}

impl Drop for Ticket {
	fn drop(&mut self) {
		let mut index = self.journal.index();
		let Some(entry) = index.entries.get_mut(&self.hash).filter(|e| e.id == self.id) else {
			return;
		};
		entry.tickets = entry.tickets.saturating_sub(1);
		if entry.tickets == 0 && entry.order.is_none() {
			index.remove(&self.hash);
		}
	}
}

fn hex_start(hash: &H256) -> String {
	hash.0.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
