// SPDX-License-Identifier: Apache-2.0

//! Reports of the node itself, kept until they are on chain for good.
//!
//! GRANDPA and the watch over authors report a fault once, when they see it. The report is unsigned and
//! local: no other node takes it, and the pool forgets it with a restart, and when the block that carried
//! it is retracted, for what comes back from a retracted block counts as foreign. So what they report is
//! kept here, on disk too, and given to the pool again with each new block until the fault is in finalised
//! state.
//!
//! What a node sees of a key of its own it leaves to the others, and what none of them has seen isn't reported. No
//! other node would bring its report to the chain, so it would come with the first block after the council has
//! lifted the faults, and keep the authority from the next one. GRANDPA leaves out the same for rounds in which the
//! node itself has voted, as long as it remembers them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use codec::{Decode, DecodeAll, Encode};
use sc_client_api::AuxStore;
use sc_transaction_pool_api::{error::Error, LocalTransactionFor, LocalTransactionPool};
use sp_runtime::{
	traits::Block as BlockT,
	transaction_validity::{InvalidTransaction, TransactionValidity, TransactionValidityError},
};

const LOG_TARGET: &str = "fault-reports";

/// Where the reports stand in the database of the node.
const KEY: &[u8] = b"govchain:fault-reports:1";

/// For how many blocks a report is kept. The chain remembers the hashes of 4,096 blocks, and headers that
/// lead to none of these prove nothing.
pub const KEPT_FOR: u64 = 4_000;
/// Most reports that are kept: sixteen faults, which are all that the chain records of an authority, of
/// four. More of them are on their way only once the whole chain is broken.
pub const MAX_REPORTS: usize = 64;
/// Most bytes of all. With the longest forks and the largest headers a report is half a megabyte, and some
/// kilobytes as they are.
pub const MAX_BYTES: usize = 4 << 20;
/// Reports that are looked at with each new block: the runtime is asked twice about each.
const LOOKED_AT_ONCE: usize = 8;

/// What the reports are held against.
pub trait Chain<Block: BlockT> {
	/// The best block and its number.
	fn best(&self) -> (Block::Hash, u64);
	/// The last finalised block.
	fn finalised(&self) -> Block::Hash;
	/// What the runtime says of a transaction of the node itself on the state of a block. None if it
	/// can't be asked.
	fn validate(&self, at: Block::Hash, xt: Block::Extrinsic) -> Option<TransactionValidity>;
	/// Whether it reports a key that this node has.
	fn is_own(&self, xt: &Block::Extrinsic) -> bool;
}

/// A report that isn't on chain for good.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
struct Report {
	/// Number of the best block when it was made.
	made_at: u64,
	/// As in the body of a block.
	bytes: Vec<u8>,
}

#[derive(Default)]
struct Held {
	reports: Vec<Report>,
	/// From which place the next look goes on.
	cursor: usize,
}

/// The pool for the reports of the node itself. Give it to nothing else.
pub struct KeptReports<Pool, Disk, Ch> {
	pool: Arc<Pool>,
	disk: Arc<Disk>,
	chain: Ch,
	is_authority: bool,
	held: Mutex<Held>,
}

impl<Pool, Disk, Ch> KeptReports<Pool, Disk, Ch>
where
	Pool: LocalTransactionPool,
	Disk: AuxStore,
	Ch: Chain<Pool::Block>,
{
	/// `pool` with what is on `disk` from before. A node that is no authority keeps nothing, because what
	/// it reports gets into no block.
	pub fn new(
		pool: Arc<Pool>,
		disk: Arc<Disk>,
		chain: Ch,
		is_authority: bool,
	) -> sp_blockchain::Result<Self> {
		let stored = disk.get_aux(KEY)?.unwrap_or_default();
		let reports = match Vec::<Report>::decode_all(&mut &stored[..]) {
			Ok(reports) => reports,
			Err(_) if stored.is_empty() => Vec::new(),
			Err(error) => {
				log::error!(target: LOG_TARGET, "reports of before can't be read: {error}");
				Vec::new()
			}
		};
		if !reports.is_empty() {
			log::info!(target: LOG_TARGET, "{} reports are not final yet", reports.len());
		}
		let held = Mutex::new(Held { reports, cursor: 0 });
		Ok(Self { pool, disk, chain, is_authority, held })
	}

	fn held(&self) -> MutexGuard<'_, Held> {
		// Nothing that runs under the lock leaves it half changed.
		self.held.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// How many reports are kept.
	pub fn len(&self) -> usize {
		self.held().reports.len()
	}

	/// Whether none is.
	pub fn is_empty(&self) -> bool {
		self.held().reports.is_empty()
	}

	fn save(&self, held: &Held) {
		let bytes = held.reports.encode();
		if let Err(error) = self.disk.insert_aux(&[(KEY, &bytes[..])], &[]) {
			// They are kept in memory all the same.
			log::error!(target: LOG_TARGET, "can't be written: {error}");
		}
	}

	fn keep(&self, bytes: Vec<u8>) {
		let mut held = self.held();
		if held.reports.iter().any(|report| report.bytes == bytes) {
			return;
		}
		let kept: usize = held.reports.iter().map(|report| report.bytes.len()).sum();
		if held.reports.len() >= MAX_REPORTS || kept.saturating_add(bytes.len()) > MAX_BYTES {
			log::warn!(target: LOG_TARGET, "no room to keep another report");
			return;
		}
		held.reports.push(Report { made_at: self.chain.best().1, bytes });
		self.save(&held);
	}

	/// Those whose turn it is.
	fn due(&self) -> Vec<Report> {
		let mut held = self.held();
		let number = held.reports.len();
		let first = held.cursor.checked_rem(number).unwrap_or(0);
		let due: Vec<_> = (first..)
			.take(number.min(LOOKED_AT_ONCE))
			.filter_map(|place| held.reports.get(place % number).cloned())
			.collect();
		held.cursor = first.saturating_add(due.len());
		due
	}

	/// A new block: gives the pool what isn't in its state, and forgets what is in finalised state. It asks
	/// the runtime, so it blocks.
	pub fn tick(&self) {
		let mut over = Vec::new();
		for report in self.due() {
			let (best, number) = self.chain.best();
			let Ok(xt) = <Pool::Block as BlockT>::Extrinsic::decode_all(&mut &report.bytes[..])
			else {
				log::error!(target: LOG_TARGET, "a report can't be read any more");
				over.push(report);
				continue;
			};
			if self.chain.is_own(&xt) {
				// Kept by a version that didn't look, or before the node was given the key.
				log::info!(target: LOG_TARGET, "a report is given up: it is of a key of this node");
				over.push(report);
				continue;
			}
			let is_final = matches!(
				self.chain.validate(self.chain.finalised(), xt.clone()),
				Some(Err(TransactionValidityError::Invalid(InvalidTransaction::Stale)))
			);
			if is_final {
				log::info!(target: LOG_TARGET, "a report is on chain for good");
				over.push(report);
			} else if number.saturating_sub(report.made_at) > KEPT_FOR {
				log::warn!(target: LOG_TARGET, "a report is given up: the chain never took it");
				over.push(report);
			} else if let Err(error) = self.pool.submit_local(best, xt) {
				// It is in the pool or in a block, or can't be proven on this one.
				log::debug!(target: LOG_TARGET, "not taken again: {error}");
			}
		}
		if !over.is_empty() {
			let mut held = self.held();
			held.reports.retain(|report| !over.contains(report));
			self.save(&held);
		}
	}
}

impl<Pool, Disk, Ch> LocalTransactionPool for KeptReports<Pool, Disk, Ch>
where
	Pool: LocalTransactionPool,
	Disk: AuxStore + Send + Sync,
	Ch: Chain<Pool::Block> + Send + Sync,
{
	type Block = Pool::Block;
	type Hash = Pool::Hash;
	type Error = Pool::Error;

	fn submit_local(
		&self,
		at: <Self::Block as BlockT>::Hash,
		xt: LocalTransactionFor<Self>,
	) -> Result<Self::Hash, Self::Error> {
		if self.chain.is_own(&xt) {
			log::warn!(
				target: LOG_TARGET,
				"two votes or two blocks by a key of this node, which it leaves to others to report: does another \
				node have the key?"
			);
			return Err(Error::InvalidTransaction(InvalidTransaction::Call).into());
		}
		if self.is_authority {
			self.keep(xt.encode());
		}
		self.pool.submit_local(at, xt)
	}
}

#[cfg(test)]
mod tests {
	use std::collections::{HashMap, HashSet};

	use hex_literal::hex;
	use sc_transaction_pool_api::error::Error as PoolError;
	use sp_core::H256;
	use sp_runtime::{
		generic,
		traits::{BlakeTwo256, Hash},
		transaction_validity::ValidTransaction,
		OpaqueExtrinsic,
	};

	use super::*;

	type Block = generic::Block<generic::Header<u32, BlakeTwo256>, OpaqueExtrinsic>;

	fn xt(n: u32) -> OpaqueExtrinsic {
		OpaqueExtrinsic::from_blob(format!("report {n}").into_bytes())
	}

	fn hash(n: u32) -> H256 {
		xt(n).using_encoded(BlakeTwo256::hash)
	}

	const BEST: H256 = H256::repeat_byte(1);
	const FINALISED: H256 = H256::repeat_byte(2);

	#[derive(Default)]
	struct State {
		in_pool: HashSet<H256>,
		asked: Vec<H256>,
		number: u64,
		final_ones: HashSet<H256>,
		own: HashSet<H256>,
		/// What else the runtime says on the finalised state.
		verdicts: HashMap<H256, Option<TransactionValidity>>,
		disk: HashMap<Vec<u8>, Vec<u8>>,
		disk_fails: bool,
	}

	/// Pool, disk and chain of a node.
	#[derive(Default)]
	struct Fake(Mutex<State>);

	impl Fake {
		fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
			work(&mut self.0.lock().unwrap())
		}
	}

	impl LocalTransactionPool for Fake {
		type Block = Block;
		type Hash = H256;
		type Error = PoolError;

		fn submit_local(&self, at: H256, xt: OpaqueExtrinsic) -> Result<H256, PoolError> {
			assert_eq!(at, BEST);
			let hash = xt.using_encoded(BlakeTwo256::hash);
			self.with(|state| {
				state.asked.push(hash);
				if !state.in_pool.insert(hash) {
					return Err(PoolError::AlreadyImported(Box::new(hash)));
				}
				Ok(hash)
			})
		}
	}

	impl AuxStore for Fake {
		fn insert_aux<
			'a,
			'b: 'a,
			'c: 'a,
			I: IntoIterator<Item = &'a (&'c [u8], &'c [u8])>,
			D: IntoIterator<Item = &'a &'b [u8]>,
		>(
			&self,
			insert: I,
			_: D,
		) -> sp_blockchain::Result<()> {
			self.with(|state| {
				if state.disk_fails {
					return Err(sp_blockchain::Error::Backend("full".into()));
				}
				state.disk.extend(insert.into_iter().map(|(k, v)| (k.to_vec(), v.to_vec())));
				Ok(())
			})
		}

		fn get_aux(&self, key: &[u8]) -> sp_blockchain::Result<Option<Vec<u8>>> {
			Ok(self.with(|state| state.disk.get(key).cloned()))
		}
	}

	impl Chain<Block> for Arc<Fake> {
		fn best(&self) -> (H256, u64) {
			(BEST, self.with(|state| state.number))
		}

		fn finalised(&self) -> H256 {
			FINALISED
		}

		fn validate(&self, at: H256, xt: OpaqueExtrinsic) -> Option<TransactionValidity> {
			assert_eq!(at, FINALISED);
			let hash = xt.using_encoded(BlakeTwo256::hash);
			self.with(|state| {
				if state.final_ones.contains(&hash) {
					return Some(InvalidTransaction::Stale.into());
				}
				let verdict = state.verdicts.get(&hash);
				verdict.cloned().unwrap_or(Some(Ok(ValidTransaction::default())))
			})
		}

		fn is_own(&self, xt: &OpaqueExtrinsic) -> bool {
			let hash = xt.using_encoded(BlakeTwo256::hash);
			self.with(|state| state.own.contains(&hash))
		}
	}

	type Reports = KeptReports<Fake, Fake, Arc<Fake>>;

	fn start(node: &Arc<Fake>, is_authority: bool) -> Reports {
		KeptReports::new(node.clone(), node.clone(), node.clone(), is_authority).unwrap()
	}

	fn node() -> (Arc<Fake>, Reports) {
		let node = Arc::<Fake>::default();
		(node.clone(), start(&node, true))
	}

	fn asked(node: &Fake) -> Vec<H256> {
		node.with(|state| std::mem::take(&mut state.asked))
	}

	#[test]
	fn a_report_is_given_again_until_it_is_in_finalised_state() {
		let (node, reports) = node();
		assert_eq!(reports.submit_local(BEST, xt(1)).unwrap(), hash(1));
		// Its block is retracted, and the pool has lost it.
		for _ in 0..3 {
			node.with(|state| state.in_pool.clear());
			reports.tick();
			assert!(node.with(|state| state.in_pool.contains(&hash(1))));
		}
		assert_eq!(asked(&node), [hash(1); 4]);
		node.with(|state| state.final_ones.insert(hash(1)));
		reports.tick();
		assert!(reports.is_empty());
		reports.tick();
		assert_eq!(asked(&node), []);
	}

	#[test]
	fn a_report_outlives_a_restart() {
		let (node, reports) = node();
		reports.submit_local(BEST, xt(1)).unwrap();
		drop(reports);
		node.with(|state| state.in_pool.clear());
		let reports = start(&node, true);
		assert_eq!(reports.len(), 1);
		reports.tick();
		assert!(node.with(|state| state.in_pool.contains(&hash(1))));
		node.with(|state| state.final_ones.insert(hash(1)));
		reports.tick();
		assert!(start(&node, true).is_empty());
	}

	#[test]
	fn a_report_is_kept_when_the_pool_or_the_disk_does_not_take_it() {
		let (node, reports) = node();
		// As one that is not proven on this fork, or that a block has already.
		node.with(|state| {
			state.in_pool.insert(hash(1));
			state.disk_fails = true;
		});
		assert!(reports.submit_local(BEST, xt(1)).is_err());
		assert_eq!(reports.len(), 1);
		for verdict in
			[None, Some(InvalidTransaction::BadProof.into()), Some(InvalidTransaction::Call.into())]
		{
			node.with(|state| state.verdicts.insert(hash(1), verdict));
			reports.tick();
			assert_eq!(reports.len(), 1);
		}
	}

	#[test]
	fn a_report_is_kept_once() {
		let (_, reports) = node();
		for _ in 0..3 {
			let _ = reports.submit_local(BEST, xt(1));
		}
		assert_eq!(reports.len(), 1);
	}

	#[test]
	fn what_a_node_sees_of_its_own_keys_is_left_to_others() {
		let (node, reports) = node();
		node.with(|state| state.own.insert(hash(1)));
		let refused = reports.submit_local(BEST, xt(1));
		assert!(matches!(refused, Err(PoolError::InvalidTransaction(InvalidTransaction::Call))));
		reports.submit_local(BEST, xt(2)).unwrap();
		assert_eq!(reports.len(), 1);
		assert_eq!(asked(&node), [hash(2)]);

		// One that was kept before.
		node.with(|state| state.own.insert(hash(2)));
		reports.tick();
		assert!(reports.is_empty());
		assert_eq!(asked(&node), []);
		assert!(start(&node, true).is_empty());
	}

	#[test]
	fn a_report_is_given_up_when_the_chain_never_takes_it() {
		let (node, reports) = node();
		node.with(|state| state.number = 10);
		reports.submit_local(BEST, xt(1)).unwrap();
		node.with(|state| state.number = 10 + KEPT_FOR);
		reports.tick();
		assert_eq!(reports.len(), 1);
		node.with(|state| state.number += 1);
		reports.tick();
		assert!(reports.is_empty());
	}

	#[test]
	fn reports_take_turns_and_no_more_are_kept_than_there_is_room_for() {
		let (node, reports) = node();
		for n in 0..MAX_REPORTS as u32 + 5 {
			reports.submit_local(BEST, xt(n)).unwrap();
		}
		assert_eq!(reports.len(), MAX_REPORTS);
		asked(&node);
		let mut seen = Vec::new();
		for _ in 0..MAX_REPORTS / LOOKED_AT_ONCE {
			reports.tick();
			let now = asked(&node);
			assert_eq!(now.len(), LOOKED_AT_ONCE);
			seen.extend(now);
		}
		assert_eq!(seen, (0..MAX_REPORTS as u32).map(hash).collect::<Vec<_>>());

		// By bytes as well.
		let (_, reports) = super::tests::node();
		let large = |tag| OpaqueExtrinsic::from_blob(vec![tag; MAX_BYTES / 2 + 1]);
		reports.submit_local(BEST, large(1)).unwrap();
		reports.submit_local(BEST, large(2)).unwrap();
		assert_eq!(reports.len(), 1);
	}

	#[test]
	fn a_node_that_is_no_authority_keeps_nothing() {
		let node = Arc::<Fake>::default();
		let reports = start(&node, false);
		reports.submit_local(BEST, xt(1)).unwrap();
		assert!(reports.is_empty());
	}

	#[test]
	fn reports_have_fixed_bytes_on_disk() {
		let (node, reports) = node();
		node.with(|state| state.number = 3);
		reports.submit_local(BEST, OpaqueExtrinsic::from_blob(vec![0xaa])).unwrap();
		let stored = node.get_aux(b"govchain:fault-reports:1").unwrap().unwrap();
		assert_eq!(stored, hex!("04 0300000000000000 08 04aa"));
	}

	#[test]
	fn what_can_not_be_read_on_disk_stops_nothing() {
		let node = Arc::<Fake>::default();
		node.insert_aux(&[(KEY, &[1, 2, 3][..])], &[]).unwrap();
		assert!(start(&node, true).is_empty());
	}
}
