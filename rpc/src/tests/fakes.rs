// SPDX-License-Identifier: Apache-2.0

//! A chain and a pool that do what a test says.

use std::{
	collections::{HashMap, HashSet},
	pin::Pin,
	sync::{Arc, Mutex},
	time::Duration,
};

use codec::Encode;
use jsonrpsee::core::async_trait;
use sc_transaction_pool_api::{
	error::Error as PoolError, ImportNotificationStream, InPoolTransaction, PoolStatus,
	ReadyTransactions, TransactionPool, TransactionSource, TransactionStatus,
	TransactionStatusStreamFor, TxInvalidityReportMap,
};
use sp_core::H256;
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, Hash},
	transaction_validity::{
		TransactionLongevity, TransactionPriority, TransactionTag, TransactionValidity,
		TransactionValidityError, ValidTransaction,
	},
	OpaqueExtrinsic,
};

use crate::journal::{Chain, CustomRefusal, Journal, JournaledPool, Keeper, Limits, Read};

pub type Block = generic::Block<generic::Header<u32, BlakeTwo256>, OpaqueExtrinsic>;

/// A transaction, each number another one.
pub fn xt(n: u32) -> OpaqueExtrinsic {
	OpaqueExtrinsic::from_blob(format!("transaction {n}").into_bytes())
}

pub fn hash(n: u32) -> H256 {
	xt(n).using_encoded(BlakeTwo256::hash)
}

pub fn refusals(number: u8) -> Option<CustomRefusal> {
	match number {
		1 => Some(CustomRefusal { words: "the account is frozen", is_temporary: false }),
		2 => Some(CustomRefusal { words: "the budget is used up", is_temporary: true }),
		_ => None,
	}
}

/// Transaction 640 is good for four blocks, from each fourth on. Of the others it isn't said.
pub fn era(transaction: &[u8]) -> Option<generic::Era> {
	transaction.ends_with(b" 640").then(|| generic::Era::mortal(4, 0))
}

struct Made {
	number: u64,
	parent: H256,
	body: Option<Vec<OpaqueExtrinsic>>,
}

#[derive(Default)]
struct ChainState {
	blocks: HashMap<H256, Made>,
	best: (H256, u64),
	finalised: (H256, u64),
	verdicts: HashMap<H256, TransactionValidityError>,
	traps: HashSet<H256>,
	bodies_read: usize,
	is_unreadable: bool,
	next: u64,
}

/// A chain whose genesis block has hash 0.
#[derive(Default)]
pub struct FakeChain(Mutex<ChainState>);

impl FakeChain {
	/// Makes a block with these transactions on `parent`; the longest chain is the best.
	pub fn make(&self, parent: H256, body: &[u32]) -> H256 {
		let mut state = self.0.lock().unwrap();
		state.next += 1;
		let block = H256::from_low_u64_be(state.next);
		let number = state.blocks.get(&parent).map_or(0, |parent| parent.number) + 1;
		let body = body.iter().map(|n| xt(*n)).collect();
		state.blocks.insert(block, Made { number, parent, body: Some(body) });
		if number > state.best.1 {
			state.best = (block, number);
		}
		block
	}

	/// Makes a block on the best one.
	pub fn grow(&self, body: &[u32]) -> H256 {
		let best = self.best().0;
		self.make(best, body)
	}

	/// Goes straight to a later block, empty and final, as a warp sync does: what is before it isn't
	/// here.
	pub fn leap(&self, number: u64) {
		let mut state = self.0.lock().unwrap();
		let block = H256::from_low_u64_be(u64::MAX);
		let parent = H256::repeat_byte(0xff);
		state.blocks.insert(block, Made { number, parent, body: Some(Vec::new()) });
		state.best = (block, number);
		state.finalised = (block, number);
	}

	/// Forgets the transactions of a block.
	pub fn prune(&self, block: H256) {
		let mut state = self.0.lock().unwrap();
		state.blocks.get_mut(&block).unwrap().body = None;
	}

	pub fn finalise(&self, block: H256) {
		let mut state = self.0.lock().unwrap();
		let number = state.blocks[&block].number;
		state.finalised = (block, number);
	}

	/// What the runtime says of a transaction on any finalised state.
	pub fn say(&self, n: u32, verdict: impl Into<TransactionValidityError>) {
		self.0.lock().unwrap().verdicts.insert(hash(n), verdict.into());
	}

	/// Lets the runtime trap at a transaction, as at a call that it can't decode.
	pub fn trap_at(&self, n: u32) {
		self.0.lock().unwrap().traps.insert(hash(n));
	}

	pub fn bodies_read(&self) -> usize {
		self.0.lock().unwrap().bodies_read
	}

	/// Lets every read of a block fail, as a broken database does.
	pub fn set_unreadable(&self, is_unreadable: bool) {
		self.0.lock().unwrap().is_unreadable = is_unreadable;
	}

	fn readable<T>(&self, read: impl FnOnce(&mut ChainState) -> T) -> Read<T> {
		let mut state = self.0.lock().unwrap();
		if state.is_unreadable {
			return Err(sp_blockchain::Error::Backend("unreadable".into()));
		}
		Ok(read(&mut state))
	}
}

impl Chain<Block> for FakeChain {
	fn best(&self) -> (H256, u64) {
		self.0.lock().unwrap().best
	}

	fn finalised(&self) -> (H256, u64) {
		self.0.lock().unwrap().finalised
	}

	fn canonical(&self, number: u64) -> Read<Option<H256>> {
		self.readable(|state| {
			let mut block = state.best.0;
			while let Some(made) = state.blocks.get(&block) {
				if made.number == number {
					return Some(block);
				}
				block = made.parent;
			}
			None
		})
	}

	fn parent(&self, block: H256) -> Read<Option<H256>> {
		self.readable(|state| state.blocks.get(&block).map(|made| made.parent))
	}

	fn body(&self, block: H256) -> Read<Option<Vec<OpaqueExtrinsic>>> {
		self.readable(|state| {
			state.bodies_read += 1;
			state.blocks.get(&block).and_then(|made| made.body.clone())
		})
	}

	fn validate(&self, at: H256, xt: OpaqueExtrinsic) -> Option<TransactionValidity> {
		let state = self.0.lock().unwrap();
		assert_eq!(at, state.finalised.0, "verdicts for good are taken on finalised state");
		let hash = xt.using_encoded(BlakeTwo256::hash);
		if state.traps.contains(&hash) {
			return None;
		}
		Some(match state.verdicts.get(&hash) {
			Some(error) => Err(*error),
			None => Ok(ValidTransaction::default()),
		})
	}
}

#[derive(Debug)]
pub struct FakeTransaction(Arc<OpaqueExtrinsic>, H256);

impl InPoolTransaction for FakeTransaction {
	type Transaction = Arc<OpaqueExtrinsic>;
	type Hash = H256;

	fn data(&self) -> &Arc<OpaqueExtrinsic> {
		&self.0
	}
	fn hash(&self) -> &H256 {
		&self.1
	}
	fn priority(&self) -> &TransactionPriority {
		&0
	}
	fn longevity(&self) -> &TransactionLongevity {
		&0
	}
	fn requires(&self) -> &[TransactionTag] {
		&[]
	}
	fn provides(&self) -> &[TransactionTag] {
		&[]
	}
	fn is_propagable(&self) -> bool {
		true
	}
}

type MakeError = Box<dyn Fn() -> PoolError + Send>;

#[derive(Default)]
struct PoolState {
	ready: HashMap<H256, Arc<FakeTransaction>>,
	future: HashSet<H256>,
	refuses: HashMap<H256, MakeError>,
	is_full: bool,
	hangs: bool,
	asked: Vec<H256>,
}

#[derive(Default)]
pub struct FakePool(Mutex<PoolState>);

impl FakePool {
	pub fn refuse(&self, n: u32, error: impl Fn() -> PoolError + Send + 'static) {
		self.0.lock().unwrap().refuses.insert(hash(n), Box::new(error));
	}

	pub fn accept(&self, n: u32) {
		self.0.lock().unwrap().refuses.remove(&hash(n));
	}

	pub fn set_full(&self, is_full: bool) {
		self.0.lock().unwrap().is_full = is_full;
	}

	/// Never answers from now on.
	pub fn hang(&self) {
		self.0.lock().unwrap().hangs = true;
	}

	/// Forgets everything.
	pub fn lose(&self) {
		let mut state = self.0.lock().unwrap();
		state.ready.clear();
		state.future.clear();
	}

	/// Lets a transaction wait for a nonce.
	pub fn postpone(&self, n: u32) {
		let mut state = self.0.lock().unwrap();
		state.ready.remove(&hash(n));
		state.future.insert(hash(n));
	}

	pub fn has(&self, n: u32) -> bool {
		self.0.lock().unwrap().ready.contains_key(&hash(n))
	}

	/// Which transactions the pool was asked to take since the last time.
	pub fn asked(&self) -> Vec<H256> {
		std::mem::take(&mut self.0.lock().unwrap().asked)
	}
}

#[async_trait]
impl TransactionPool for FakePool {
	type Block = Block;
	type Hash = H256;
	type InPoolTransaction = FakeTransaction;
	type Error = PoolError;

	async fn submit_at(
		&self,
		at: H256,
		source: TransactionSource,
		xts: Vec<OpaqueExtrinsic>,
	) -> Result<Vec<Result<H256, PoolError>>, PoolError> {
		let mut results = Vec::new();
		for xt in xts {
			results.push(self.submit_one(at, source, xt).await);
		}
		Ok(results)
	}

	async fn submit_one(
		&self,
		_: H256,
		_: TransactionSource,
		xt: OpaqueExtrinsic,
	) -> Result<H256, PoolError> {
		if self.0.lock().unwrap().hangs {
			futures::future::pending::<()>().await;
		}
		let mut state = self.0.lock().unwrap();
		let hash = self.hash_of(&xt);
		state.asked.push(hash);
		if state.ready.contains_key(&hash) || state.future.contains(&hash) {
			return Err(PoolError::AlreadyImported(Box::new(hash)));
		}
		if state.is_full {
			return Err(PoolError::ImmediatelyDropped);
		}
		if let Some(error) = state.refuses.get(&hash) {
			return Err(error());
		}
		state.ready.insert(hash, Arc::new(FakeTransaction(Arc::new(xt), hash)));
		Ok(hash)
	}

	async fn submit_and_watch(
		&self,
		at: H256,
		source: TransactionSource,
		xt: OpaqueExtrinsic,
	) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, PoolError> {
		self.submit_one(at, source, xt).await?;
		Ok(Box::pin(futures::stream::iter([TransactionStatus::Ready])))
	}

	async fn ready_at(
		&self,
		_: H256,
	) -> Box<dyn ReadyTransactions<Item = Arc<FakeTransaction>> + Send> {
		self.ready()
	}

	fn ready(&self) -> Box<dyn ReadyTransactions<Item = Arc<FakeTransaction>> + Send> {
		Box::new(std::iter::empty())
	}

	async fn report_invalid(
		&self,
		_: Option<H256>,
		hashes: TxInvalidityReportMap<H256>,
	) -> Vec<Arc<FakeTransaction>> {
		let mut state = self.0.lock().unwrap();
		hashes.keys().filter_map(|hash| state.ready.remove(hash)).collect()
	}

	fn futures(&self) -> Vec<FakeTransaction> {
		Vec::new()
	}

	fn status(&self) -> PoolStatus {
		PoolStatus { ready: 0, ready_bytes: 0, future: 0, future_bytes: 0 }
	}

	fn import_notification_stream(&self) -> ImportNotificationStream<H256> {
		futures::channel::mpsc::channel(0).1
	}

	fn on_broadcasted(&self, _: HashMap<H256, Vec<String>>) {}

	fn hash_of(&self, xt: &OpaqueExtrinsic) -> H256 {
		xt.using_encoded(BlakeTwo256::hash)
	}

	fn ready_transaction(&self, hash: &H256) -> Option<Arc<FakeTransaction>> {
		self.0.lock().unwrap().ready.get(hash).cloned()
	}

	async fn ready_at_with_timeout(
		&self,
		_: H256,
		_: Duration,
	) -> Box<dyn ReadyTransactions<Item = Arc<FakeTransaction>> + Send> {
		self.ready()
	}
}

/// A node as far as the journal sees it.
pub struct Node {
	pub directory: tempfile::TempDir,
	pub journal: Arc<Journal>,
	pub chain: Arc<FakeChain>,
	pub pool: Arc<FakePool>,
	pub rpc: JournaledPool<FakePool, Arc<FakeChain>>,
	pub keeper: Keeper<FakePool, Arc<FakeChain>>,
}

pub const GENESIS: H256 = H256::zero();

pub fn node() -> Node {
	node_with(Limits::default())
}

pub fn node_with(limits: Limits) -> Node {
	start(tempfile::tempdir().unwrap(), Arc::default(), limits)
}

fn start(directory: tempfile::TempDir, chain: Arc<FakeChain>, limits: Limits) -> Node {
	let journal = Journal::open(directory.path(), GENESIS, limits).unwrap();
	let pool = Arc::<FakePool>::default();
	Node {
		directory,
		journal: journal.clone(),
		chain: chain.clone(),
		pool: pool.clone(),
		rpc: JournaledPool::new(pool.clone(), journal.clone(), chain.clone(), refusals),
		keeper: Keeper::new(journal, chain, pool, refusals, era),
	}
}

impl Node {
	/// Sends a transaction as the RPC server does.
	pub async fn send(&self, n: u32) -> Result<H256, PoolError> {
		self.rpc.submit_one(GENESIS, TransactionSource::External, xt(n)).await
	}

	pub async fn tick(&mut self) {
		self.tick_after(0).await;
	}

	/// A tick this many seconds from now.
	pub async fn tick_after(&mut self, seconds: u64) {
		let now = std::time::Instant::now() + Duration::from_secs(seconds);
		self.keeper.tick(now).await.unwrap();
	}

	/// Stops the node and starts it again on the same disk and chain, with an empty pool.
	pub fn restart(self) -> Node {
		self.restart_on(None)
	}

	/// The same on another chain database.
	pub fn restart_on(self, other: Option<Arc<FakeChain>>) -> Node {
		let chain = other.unwrap_or_else(|| self.chain.clone());
		start(self.close(), chain, Limits::default())
	}

	/// Stops the node.
	pub fn close(self) -> tempfile::TempDir {
		let Node { directory, journal, rpc, keeper, .. } = self;
		drop((rpc, keeper));
		assert!(Arc::into_inner(journal).is_some(), "the journal is closed");
		directory
	}
}
