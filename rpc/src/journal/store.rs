// SPDX-License-Identifier: Apache-2.0

//! The journal on disk.

use std::{
	collections::HashSet,
	path::{Path, PathBuf},
	sync::{mpsc, Arc, PoisonError, RwLock},
	thread::JoinHandle,
	time::Duration,
};

use codec::{Decode, DecodeAll, Encode};
use futures::channel::oneshot;
use redb::{
	Database, ReadableDatabase, ReadableTable, ReadableTableMetadata, TableDefinition,
	WriteTransaction,
};
use sp_core::H256;

use super::{
	record::{Outcome, Settled, Taken},
	Limits, Unwritten, LOG_TARGET,
};

/// Pending transactions by hash.
const PENDING: TableDefinition<&[u8], &[u8]> = TableDefinition::new("pending");
/// Results by hash.
const SETTLED: TableDefinition<&[u8], &[u8]> = TableDefinition::new("settled");
/// The same by time (big-endian milliseconds, then the hash), so that the oldest go first.
const BY_TIME: TableDefinition<&[u8], ()> = TableDefinition::new("by-time");
/// Single numbers.
const NUMBERS: TableDefinition<&str, u64> = TableDefinition::new("numbers");
const SCANNED: &str = "scanned";
const UNSEEN: &str = "unseen";
const FINALISED: &str = "finalised";
const REFUSED: &str = "refused";
const VERSION: &str = "version";
/// Version of this layout.
const LAYOUT: u64 = 1;

/// Memory for pages of the database. The default is a gibibyte.
const CACHE: usize = 16 << 20;
/// Most batches in one write.
const MAX_BATCHES: usize = 4_096;
/// Most results that are removed in one write, beyond those that it adds.
const PRUNED_AT_ONCE: u64 = 8_192;
/// How long to wait before a write that failed is tried again.
const RETRY: Duration = Duration::from_secs(1);

/// The journal's file can't be used.
#[derive(Debug)]
pub enum StoreError {
	/// The database says no.
	Database(Box<redb::Error>),
	/// A record in it is not one.
	BadRecord,
	/// It was written by a later version of the node.
	Version(u64),
	/// The thread that writes could not be started.
	Thread(std::io::Error),
	/// It failed and could not be opened again so far.
	Closed,
}

impl std::fmt::Display for StoreError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Database(error) => write!(f, "{error}"),
			Self::BadRecord => f.write_str("a record is damaged"),
			Self::Version(version) => {
				write!(
					f,
					"layout {version} is of a later version of the node, this one knows {LAYOUT}"
				)
			}
			Self::Thread(error) => write!(f, "the thread that writes can't be started: {error}"),
			Self::Closed => f.write_str("it failed, and could not be opened again so far"),
		}
	}
}

impl std::error::Error for StoreError {}

impl<E: Into<redb::Error>> From<E> for StoreError {
	fn from(error: E) -> Self {
		Self::Database(Box::new(error.into()))
	}
}

/// What the disk says of a transaction that is to be kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kept {
	/// It is pending.
	Pending,
	/// It is in a finalised block, and stays so.
	Finalised,
}

/// A pending transaction as it is found on disk, without its bytes.
pub(super) struct Pending {
	pub hash: H256,
	pub order: u64,
	pub received_at: u64,
	pub taken_at: u64,
	pub len: usize,
}

type Written = oneshot::Sender<Result<Kept, Unwritten>>;

/// What is written together.
#[derive(Default)]
pub(super) struct Batch {
	pub taken: Option<(H256, Taken)>,
	pub settled: Vec<(H256, Settled)>,
	pub scanned: Option<u64>,
	/// The last of the blocks that count as scanned and could not be read.
	pub unseen: Option<u64>,
	/// Who waits for it. A batch for which somebody waits is given up when the disk fails; others are
	/// tried again until the disk takes them.
	pub written: Option<Written>,
}

impl Batch {
	fn is_empty(&self) -> bool {
		self.taken.is_none()
			&& self.settled.is_empty()
			&& self.scanned.is_none()
			&& self.unseen.is_none()
	}
}

/// The database, which must be opened again after an error of the disk: it refuses everything then.
struct Shared {
	path: PathBuf,
	database: RwLock<Option<Database>>,
	#[cfg(test)]
	fails: std::sync::atomic::AtomicBool,
}

impl Shared {
	fn open(path: &Path) -> Result<Database, StoreError> {
		Ok(Database::builder().set_cache_size(CACHE).create(path)?)
	}

	fn with<T>(
		&self,
		work: impl FnOnce(&Database) -> Result<T, StoreError>,
	) -> Result<T, StoreError> {
		let database = self.database.read().unwrap_or_else(PoisonError::into_inner);
		work(database.as_ref().ok_or(StoreError::Closed)?)
	}

	fn reopen(&self) {
		let mut database = self.database.write().unwrap_or_else(PoisonError::into_inner);
		// The file can be open only once.
		*database = None;
		match Self::open(&self.path) {
			Ok(reopened) => *database = Some(reopened),
			Err(error) => log::error!(target: LOG_TARGET, "can't open it again: {error}"),
		}
	}

	/// Which of the batches kept what is finalised.
	fn write(&self, batches: &[Batch], limits: &Limits) -> Result<HashSet<usize>, StoreError> {
		#[cfg(test)]
		if self.fails.load(std::sync::atomic::Ordering::SeqCst) {
			return Err(StoreError::Closed);
		}
		if batches.iter().all(Batch::is_empty) {
			return Ok(HashSet::new());
		}
		self.with(|database| {
			let transaction = database.begin_write()?;
			let finalised = write_into(&transaction, batches, limits)?;
			transaction.commit()?;
			Ok(finalised)
		})
	}
}

pub(super) struct Store {
	shared: Arc<Shared>,
	sender: Option<mpsc::Sender<Batch>>,
	writer: Option<JoinHandle<()>>,
}

impl Store {
	/// Opens or makes the file, and reads what is pending.
	pub(super) fn open(path: &Path, limits: Limits) -> Result<(Self, Vec<Pending>), StoreError> {
		if let Some(directory) = path.parent() {
			std::fs::create_dir_all(directory).map_err(redb::Error::Io)?;
		}
		let database = Shared::open(path)?;
		let transaction = database.begin_write()?;
		{
			transaction.open_table(PENDING)?;
			transaction.open_table(SETTLED)?;
			transaction.open_table(BY_TIME)?;
			let mut numbers = transaction.open_table(NUMBERS)?;
			let version = numbers.get(VERSION)?.map_or(LAYOUT, |version| version.value());
			if version > LAYOUT {
				return Err(StoreError::Version(version));
			}
			numbers.insert(VERSION, LAYOUT)?;
		}
		transaction.commit()?;

		let mut pending = Vec::new();
		for entry in database.begin_read()?.open_table(PENDING)?.iter()? {
			let (hash, taken) = entry?;
			let hash = H256::decode(&mut hash.value()).map_err(bad)?;
			let Taken { order, received_at, taken_at, bytes } = decode(taken.value())?;
			pending.push(Pending { hash, order, received_at, taken_at, len: bytes.len() });
		}

		let shared = Arc::new(Shared {
			path: path.to_path_buf(),
			database: RwLock::new(Some(database)),
			#[cfg(test)]
			fails: Default::default(),
		});
		let (sender, batches) = mpsc::channel();
		let writer = std::thread::Builder::new()
			.name("journal".into())
			.spawn({
				let shared = shared.clone();
				move || write_all(&shared, &batches, &limits)
			})
			.map_err(StoreError::Thread)?;
		Ok((Self { shared, sender: Some(sender), writer: Some(writer) }, pending))
	}

	pub(super) fn send(&self, batch: Batch) {
		let sent = self.sender.as_ref().is_some_and(|sender| sender.send(batch).is_ok());
		if !sent {
			log::error!(target: LOG_TARGET, "the journal's writer has stopped");
		}
	}

	fn send_and_tell(&self, batch: Batch) -> oneshot::Receiver<Result<Kept, Unwritten>> {
		let (written, receiver) = oneshot::channel();
		self.send(Batch { written: Some(written), ..batch });
		receiver
	}

	pub(super) fn keep(
		&self,
		hash: H256,
		taken: Taken,
	) -> oneshot::Receiver<Result<Kept, Unwritten>> {
		self.send_and_tell(Batch { taken: Some((hash, taken)), ..Default::default() })
	}

	pub(super) fn send_flush(&self) -> oneshot::Receiver<Result<Kept, Unwritten>> {
		self.send_and_tell(Batch::default())
	}

	/// Waits until everything sent before is on disk. Must not be called where waiting is not
	/// allowed.
	pub(super) fn flush(&self) -> Result<(), StoreError> {
		match futures::executor::block_on(self.send_flush()) {
			Ok(Ok(_)) => Ok(()),
			_ => Err(StoreError::Closed),
		}
	}

	pub(super) fn pending(&self, hash: &H256) -> Result<Option<Taken>, StoreError> {
		self.shared.with(|database| {
			let table = database.begin_read()?.open_table(PENDING)?;
			let taken = table.get(hash.as_bytes())?;
			taken.map(|taken| decode(taken.value())).transpose()
		})
	}

	pub(super) fn settled(&self, hash: &H256) -> Result<Option<Settled>, StoreError> {
		self.shared.with(|database| {
			let table = database.begin_read()?.open_table(SETTLED)?;
			let settled = table.get(hash.as_bytes())?;
			settled.map(|settled| decode(settled.value())).transpose()
		})
	}

	/// Which of these were refused.
	pub(super) fn refused_among(&self, hashes: &[(usize, H256)]) -> Result<Vec<usize>, StoreError> {
		self.shared.with(|database| {
			let table = database.begin_read()?.open_table(SETTLED)?;
			let mut refused = Vec::new();
			for (position, hash) in hashes {
				let Some(settled) = table.get(hash.as_bytes())? else { continue };
				if matches!(decode::<Settled>(settled.value())?.outcome, Outcome::Refused { .. }) {
					refused.push(*position);
				}
			}
			Ok(refused)
		})
	}

	fn number(&self, name: &str) -> Result<Option<u64>, StoreError> {
		self.shared.with(|database| {
			let table = database.begin_read()?.open_table(NUMBERS)?;
			let number = table.get(name)?;
			Ok(number.map(|number| number.value()))
		})
	}

	pub(super) fn scanned(&self) -> Result<Option<u64>, StoreError> {
		self.number(SCANNED)
	}

	pub(super) fn unseen(&self) -> Result<Option<u64>, StoreError> {
		self.number(UNSEEN)
	}

	#[cfg(test)]
	pub(super) fn set_failing(&self, fails: bool) {
		self.shared.fails.store(fails, std::sync::atomic::Ordering::SeqCst);
	}

	/// How many results there are: finalised and refused.
	pub(super) fn counts(&self) -> Result<(u64, u64), StoreError> {
		Ok((self.number(FINALISED)?.unwrap_or(0), self.number(REFUSED)?.unwrap_or(0)))
	}
}

impl Drop for Store {
	fn drop(&mut self) {
		// The writer ends when nobody can send any more, after the last write.
		self.sender = None;
		if self.writer.take().is_some_and(|writer| writer.join().is_err()) {
			log::error!(target: LOG_TARGET, "the journal's writer has failed");
		}
	}
}

fn bad(_: codec::Error) -> StoreError {
	StoreError::BadRecord
}

fn decode<T: Decode>(mut bytes: &[u8]) -> Result<T, StoreError> {
	T::decode_all(&mut bytes).map_err(bad)
}

/// The thread that writes.
fn write_all(shared: &Shared, receiver: &mpsc::Receiver<Batch>, limits: &Limits) {
	while let Ok(first) = receiver.recv() {
		let mut batches = vec![first];
		while batches.len() < MAX_BATCHES {
			let Ok(batch) = receiver.try_recv() else { break };
			batches.push(batch);
		}
		let finalised = loop {
			let error = match shared.write(&batches, limits) {
				Ok(finalised) => break finalised,
				Err(error) => error,
			};
			log::error!(target: LOG_TARGET, "can't write: {error}");
			for batch in &mut batches {
				if let Some(written) = batch.written.take() {
					let _ = written.send(Err(Unwritten));
					*batch = Batch::default();
				}
			}
			shared.reopen();
			batches.retain(|batch| !batch.is_empty());
			if batches.is_empty() {
				break HashSet::new();
			}
			// Those who come to wait meanwhile are told as well, and nobody waits for an end that
			// the disk doesn't let come: what is lost then is found again in the chain.
			std::thread::sleep(RETRY);
			loop {
				match receiver.try_recv() {
					Ok(batch) => batches.push(batch),
					Err(mpsc::TryRecvError::Empty) => break,
					Err(mpsc::TryRecvError::Disconnected) => return,
				}
			}
		};
		for (place, batch) in batches.into_iter().enumerate() {
			let Some(written) = batch.written else { continue };
			let is_final = finalised.contains(&place);
			let _ = written.send(Ok(if is_final { Kept::Finalised } else { Kept::Pending }));
		}
	}
}

fn time_key(at: u64, hash: &[u8]) -> Vec<u8> {
	let mut key = at.to_be_bytes().to_vec();
	key.extend_from_slice(hash);
	key
}

fn write_into(
	transaction: &WriteTransaction,
	batches: &[Batch],
	limits: &Limits,
) -> Result<HashSet<usize>, StoreError> {
	let mut pending = transaction.open_table(PENDING)?;
	let mut settled = transaction.open_table(SETTLED)?;
	let mut by_time = transaction.open_table(BY_TIME)?;
	let mut numbers = transaction.open_table(NUMBERS)?;
	let mut finalised = numbers.get(FINALISED)?.map_or(0, |number| number.value());
	let mut refused = numbers.get(REFUSED)?.map_or(0, |number| number.value());
	let mut scanned = None;
	let mut unseen = None;
	let mut added = 0_u64;
	let mut kept_final = HashSet::new();

	// Takes a refusal back. What is finalised stays: `false`.
	macro_rules! take_refusal_back {
		($hash:expr) => {{
			let before = settled.get($hash)?.map(|s| decode::<Settled>(s.value())).transpose()?;
			match before {
				Some(Settled { outcome: Outcome::Finalised(_), .. }) => false,
				Some(Settled { at, .. }) => {
					settled.remove($hash)?;
					by_time.remove(time_key(at, $hash).as_slice())?;
					refused = refused.saturating_sub(1);
					true
				}
				None => true,
			}
		}};
	}

	for (place, batch) in batches.iter().enumerate() {
		if let Some((hash, taken)) = &batch.taken {
			if take_refusal_back!(hash.as_bytes()) {
				pending.insert(hash.as_bytes(), taken.encode().as_slice())?;
			} else {
				kept_final.insert(place);
			}
		}
		for (hash, result) in &batch.settled {
			if !take_refusal_back!(hash.as_bytes()) {
				continue;
			}
			pending.remove(hash.as_bytes())?;
			settled.insert(hash.as_bytes(), result.encode().as_slice())?;
			by_time.insert(time_key(result.at, hash.as_bytes()).as_slice(), ())?;
			match result.outcome {
				Outcome::Finalised(_) => finalised = finalised.saturating_add(1),
				Outcome::Refused { .. } => refused = refused.saturating_add(1),
			}
			added = added.saturating_add(1);
		}
		scanned = batch.scanned.or(scanned);
		unseen = batch.unseen.or(unseen);
	}

	let oldest = super::now().saturating_sub(limits.retention.as_millis() as u64);
	for _ in 0..added.saturating_add(PRUNED_AT_ONCE) {
		let is_full = by_time.len()? > limits.settled;
		let Some(key) = by_time.first()?.map(|(key, _)| key.value().to_vec()) else { break };
		let (at, hash) = key.split_at(8);
		if !is_full && time_key(oldest, &[]).as_slice() <= at {
			break;
		}
		by_time.remove(key.as_slice())?;
		let removed = settled.remove(hash)?.map(|s| decode::<Settled>(s.value())).transpose()?;
		match removed.map(|removed| removed.outcome) {
			Some(Outcome::Finalised(_)) => finalised = finalised.saturating_sub(1),
			Some(Outcome::Refused { .. }) => refused = refused.saturating_sub(1),
			None => {}
		}
	}

	numbers.insert(FINALISED, finalised)?;
	numbers.insert(REFUSED, refused)?;
	if let Some(scanned) = scanned {
		numbers.insert(SCANNED, scanned)?;
	}
	if let Some(unseen) = unseen {
		numbers.insert(UNSEEN, unseen)?;
	}
	Ok(kept_final)
}
