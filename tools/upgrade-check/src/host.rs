// SPDX-License-Identifier: Apache-2.0

//! Runs runtimes on the state of a node, held in memory.

use std::{borrow::Cow, time::Instant};

use codec::{Decode, Encode};
use frame_remote_externalities::{Builder, Mode, OnlineConfig, RemoteExternalities};
use govchain_upgrade_report::Run;
use sc_executor::WasmExecutor;
use sp_core::{
	storage::well_known_keys::CODE,
	traits::{CallContext, RuntimeCode, WrappedRuntimeCode},
	H256,
};
use sp_crypto_hashing::{blake2_256, twox_128};
use sp_externalities::Extensions;
use sp_runtime::{
	generic::{Block, Header},
	traits::{BlakeTwo256, Header as _},
	OpaqueExtrinsic,
};
use sp_state_machine::{Backend, OverlayedChanges, StateMachine};
use sp_weights::Weight;

type OpaqueBlock = Block<Header<u32, BlakeTwo256>, OpaqueExtrinsic>;

/// The method of a runtime that is built with `try-runtime`.
const ON_RUNTIME_UPGRADE: &str = "TryRuntime_on_runtime_upgrade";
/// Its argument: run what checks the migrations, and the invariants of all pallets.
const ALL_CHECKS: u8 = 1;

/// The state of a finalised block.
pub struct State {
	pub number: u32,
	pub hash: H256,
	state: RemoteExternalities<OpaqueBlock>,
	executor: WasmExecutor<sp_io::SubstrateHostFunctions>,
}

/// A key, and the value that it has now, if any.
type Change = (Vec<u8>, Option<Vec<u8>>);

impl State {
	/// Loads the state of the finalised block of a node: all of it, or only the code.
	pub async fn load(url: &str, whole: bool) -> Result<Self, String> {
		// Keys are asked for behind this one, so it is a part of the key. Without any, all are.
		let [before_code @ .., _] = CODE else { return Err("a key is not empty".into()) };
		let config = OnlineConfig {
			transport_uris: vec![url.into()],
			child_trie: whole,
			hashed_prefixes: if whole { vec![] } else { vec![before_code.to_vec()] },
			..Default::default()
		};
		let state = Builder::<OpaqueBlock>::new()
			.mode(Mode::Online(config))
			.build()
			.await
			.map_err(|error| format!("can't load the state of {url}: {error}"))?;
		let (number, hash) = (*state.header.number(), state.header.hash());
		Ok(Self { number, hash, state, executor: WasmExecutor::builder().build() })
	}

	/// The code of the live runtime.
	pub fn code(&self) -> Result<Vec<u8>, String> {
		self.value(CODE)?.ok_or_else(|| "the state has no code".into())
	}

	fn value(&self, key: &[u8]) -> Result<Option<Vec<u8>>, String> {
		self.state.backend.storage(key)
	}

	/// How many entries there are.
	pub fn entries(&self) -> Result<u64, String> {
		let keys = self.state.backend.keys(Default::default())?;
		u64::try_from(keys.count()).map_err(|error| error.to_string())
	}

	/// The metadata that `code` gives of itself.
	pub fn metadata(&self, code: &[u8], version: u32) -> Result<Vec<u8>, String> {
		let (answer, _) = self.call(code, "Metadata_metadata_at_version", &version.encode())?;
		Option::<Vec<u8>>::decode(&mut &answer[..])
			.ok()
			.flatten()
			.ok_or_else(|| format!("the runtime has no metadata of version {version}"))
	}

	/// Runs the migrations of `code` with all checks and keeps what they change. Also gives the limit of
	/// a block.
	pub fn upgrade(&mut self, code: &[u8]) -> Result<(Run, (u64, u64)), String> {
		let start = Instant::now();
		let (answer, changed) = self.call(code, ON_RUNTIME_UPGRADE, &ALL_CHECKS.encode())?;
		let millis = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
		let (weight, limit) = <(Weight, Weight)>::decode(&mut &answer[..])
			.map_err(|error| format!("{ON_RUNTIME_UPGRADE} answers something else: {error}"))?;
		let mut run = Run { written: 0, removed: 0, weight: parts(weight), millis };
		for (_, value) in &changed {
			match value {
				Some(_) => run.written += 1,
				None => run.removed += 1,
			}
		}
		self.state.execute_with(|| {
			for (key, value) in &changed {
				match value {
					Some(value) => sp_io::storage::set(key, value),
					None => sp_io::storage::clear(key),
				}
			}
		});
		self.state.commit_all()?;
		Ok((run, parts(limit)))
	}

	/// Whether migrations are under way that take many blocks.
	pub fn has_multi_block_migrations(&self) -> Result<bool, String> {
		let key = [twox_128(b"MultiBlockMigrations"), twox_128(b"Cursor")].concat();
		Ok(self.value(&key)?.is_some())
	}

	/// What `method` of `code` answers on this state, and what it would change.
	fn call(
		&self,
		code: &[u8],
		method: &str,
		arguments: &[u8],
	) -> Result<(Vec<u8>, Vec<Change>), String> {
		let fetcher = WrappedRuntimeCode(Cow::Borrowed(code));
		let code = RuntimeCode {
			code_fetcher: &fetcher,
			heap_pages: None,
			hash: blake2_256(code).to_vec(),
		};
		let backend = &self.state.backend;
		let mut overlay = OverlayedChanges::default();
		let answer = StateMachine::new(
			backend,
			&mut overlay,
			&self.executor,
			method,
			arguments,
			&mut Extensions::default(),
			&code,
			CallContext::Offchain,
		)
		.execute()
		.map_err(|error| error.to_string())?;
		let mut changed = Vec::new();
		for (key, entry) in overlay.changes_mut() {
			let value = entry.value().cloned();
			if self.value(key)? != value {
				changed.push((key.clone(), value));
			}
		}
		Ok((answer, changed))
	}
}

fn parts(weight: Weight) -> (u64, u64) {
	(weight.ref_time(), weight.proof_size())
}
