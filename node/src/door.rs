// SPDX-License-Identifier: Apache-2.0

//! What the door of the pool asks: the state of the chain, the pool and the journal.

use std::sync::Arc;

use codec::Decode;
use govchain_rpc::{Account, Accounts, Door, DoorRefusals, Journal};
use govchain_runtime::{
	extensions::Refusal,
	opaque::{era, is_signed, nonce, read, signer, Block, Implied, Reading, DEEPEST, SHALLOW},
	AccountId, Hash, Nonce, Runtime, VERSION,
};
use sc_client_api::StorageProvider;
use sc_transaction_pool::{BasicPool, ChainApi};
use sp_blockchain::HeaderBackend;
use sp_core::{storage::StorageKey, traits::CallContext};

use crate::service::{FullBackend, FullClient};

/// Stack for reading calls that are nested as deep as in a block: six times what it takes without
/// optimisation.
const DEEP_STACK: usize = 8 * 1024 * 1024;

struct StateAccounts(Arc<FullClient>);

/// The record of an account, as this version of the runtime has it.
type Record = frame_system::AccountInfo<Nonce, <Runtime as frame_system::Config>::AccountData>;

impl StateAccounts {
	/// The record of an account, if there is one. An error if it can't be read: a later runtime may have
	/// another one.
	fn record(&self, at: Hash, who: &Account) -> Result<Option<Record>, ()> {
		let key = frame_system::Account::<Runtime>::hashed_key_for(AccountId::new(*who));
		let record = <FullClient as StorageProvider<Block, FullBackend>>::storage(
			&self.0,
			at,
			&StorageKey(key),
		);
		let record = record.map_err(|_| ())?;
		record.map(|record| Record::decode(&mut &record.0[..]).map_err(|_| ())).transpose()
	}
}

impl Accounts for StateAccounts {
	fn is_known(&self, at: Hash, who: &Account) -> bool {
		match self.record(at, who) {
			Ok(record) => record.is_some_and(|record| record.providers > 0),
			Err(()) => true,
		}
	}

	/// The node reads what its own version of the runtime reads. Which version the block has is asked
	/// only for what fails, so it costs nothing for the rest.
	fn is_readable(&self, at: Hash, transaction: &[u8]) -> bool {
		is_whole(transaction)
			|| !self.0.runtime_version_at(at, CallContext::Offchain).is_ok_and(|version| {
				version.spec_name == VERSION.spec_name
					&& version.spec_version == VERSION.spec_version
			})
	}

	/// Signed is what the runtime would ask for in the block after. Its version is asked only for what isn't
	/// signed for the node's own.
	fn is_signed(&self, at: Hash, transaction: &[u8]) -> Option<bool> {
		let number = self.0.number(at).ok()??;
		let began = era(transaction)?.birth(u64::from(number).saturating_add(1));
		let implied = Implied {
			spec_version: VERSION.spec_version,
			transaction_version: VERSION.transaction_version,
			genesis: self.0.chain_info().genesis_hash,
			birth: self.0.hash(began.try_into().ok()?).ok()??,
		};
		if is_signed(transaction, &implied)? {
			return Some(true);
		}
		// What is signed over a block of another fork can hold there.
		if self.0.hash(number).ok()?? != at {
			return None;
		}
		let version = self.0.runtime_version_at(at, CallContext::Offchain).ok()?;
		let (spec_version, transaction_version) =
			(version.spec_version, version.transaction_version);
		if (spec_version, transaction_version)
			== (VERSION.spec_version, VERSION.transaction_version)
		{
			return Some(false);
		}
		is_signed(transaction, &Implied { spec_version, transaction_version, ..implied })
	}

	fn is_used(&self, at: Hash, who: &Account, transaction: &[u8]) -> bool {
		match (self.record(at, who), nonce(transaction)) {
			(Ok(Some(record)), Some(nonce)) => nonce < record.nonce,
			_ => false,
		}
	}
}

/// Whether a transaction is whole. Deep ones are read on a thread of their own: nobody who sends may
/// decide how much of a thread's stack the node uses.
fn is_whole(transaction: &[u8]) -> bool {
	let deeper = || read(transaction, DEEPEST) == Reading::Whole;
	match read(transaction, SHALLOW) {
		Reading::Whole => true,
		Reading::Broken => false,
		Reading::TooDeep => std::thread::scope(|scope| {
			let thread = std::thread::Builder::new().stack_size(DEEP_STACK);
			// Without a thread to be had the runtime says it.
			let reading = thread.spawn_scoped(scope, deeper);
			reading.map_or(true, |reading| reading.join().unwrap_or(true))
		}),
	}
}

/// The door before `pool` and `journal`.
pub fn open<Api>(
	client: Arc<FullClient>,
	pool: Arc<BasicPool<Api, Block>>,
	journal: Arc<Journal>,
) -> Door
where
	Api: ChainApi<Block = Block> + 'static,
{
	let is_pending = move |hash: &Hash| {
		// An error means that it is imported: bans are left aside.
		pool.pool().validated_pool().check_is_known(hash, true).is_err() || journal.is_waiting(hash)
	};
	let refusals = DoorRefusals {
		unknown_account: Refusal::UnknownAccount as u8,
		too_many_pending: Refusal::TooManyPending as u8,
		not_signed: Refusal::NotSigned as u8,
		unreadable: Refusal::Unreadable as u8,
	};
	let signer = |transaction: &[u8]| signer(transaction).map(Into::into);
	Door::new(signer, Box::new(StateAccounts(client)), Box::new(is_pending), refusals)
}
