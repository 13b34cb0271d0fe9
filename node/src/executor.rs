// SPDX-License-Identifier: Apache-2.0

//! What runs the runtime. Compiling one takes seconds of all cores, so what was compiled is kept in a
//! folder, across starts of the node and for the moment of an upgrade. Nodes of one machine may share
//! the folder: one of them compiles, and the others take what it made.

use std::{
	collections::BTreeSet,
	fs::{create_dir_all, File, TryLockError},
	path::{Path, PathBuf},
	sync::{Arc, Mutex, PoisonError},
	thread::sleep,
	time::{Duration, Instant},
};

use sc_executor::{
	error::{Error, Result},
	HeapAllocStrategy, RuntimeVersion, RuntimeVersionOf, WasmExecutor, DEFAULT_HEAP_ALLOC_STRATEGY,
};
use sc_service::config::ExecutorConfiguration;
use sp_core::traits::{
	CallContext, CodeExecutor, Externalities, ReadRuntimeVersion, RuntimeCode, WrappedRuntimeCode,
};
use sp_runtime::traits::{BlakeTwo256, Hash as _};
use sp_state_machine::BasicExternalities;

/// In the folder: locked by the process that compiles.
const LOCK: &str = "compiling";
/// How long the lock is waited for. Compiling takes some seconds.
const PATIENCE: Duration = Duration::from_secs(15);
/// How often it is looked at.
const LOOK: Duration = Duration::from_millis(20);

/// The stock executor, with one way to compile.
///
/// It compiles a runtime for the first call that needs it, and for the memory that this call is given:
/// to the compiler the same code with more memory is another program. Here the first call is always
/// the one that [`Executor::prepare`] makes.
#[derive(Clone)]
pub struct Executor {
	inner: WasmExecutor<sp_io::SubstrateHostFunctions>,
	heap: HeapAllocStrategy,
	runtimes: PathBuf,
	/// Hashes of the codes that this process has compiled or read from the folder.
	known: Arc<Mutex<BTreeSet<Vec<u8>>>>,
}

impl Executor {
	/// As the configuration says, keeping what it compiles in the folder `runtimes`.
	pub fn new(config: &ExecutorConfiguration, runtimes: &Path) -> Self {
		let heap = config.default_heap_pages.map_or(DEFAULT_HEAP_ALLOC_STRATEGY, |pages| {
			HeapAllocStrategy::Static { extra_pages: pages as u32 }
		});
		// As `sc_service::new_wasm_executor`, which keeps nothing.
		let inner = WasmExecutor::builder()
			.with_execution_method(config.wasm_method)
			.with_onchain_heap_alloc_strategy(heap)
			.with_offchain_heap_alloc_strategy(heap)
			.with_max_runtime_instances(config.max_runtime_instances)
			.with_runtime_cache_size(config.runtime_cache_size)
			.with_cache_path(runtimes)
			.build();
		Self { inner, heap, runtimes: runtimes.into(), known: Arc::default() }
	}

	/// The lock of the folder, once nobody else compiles. None if it can't be locked, or isn't free in time:
	/// a process that was stopped in the middle must not stop the others.
	fn lock(&self) -> Option<File> {
		create_dir_all(&self.runtimes).ok()?;
		let file = File::create(self.runtimes.join(LOCK)).ok()?;
		let end = Instant::now() + PATIENCE;
		loop {
			match file.try_lock() {
				Ok(()) => return Some(file),
				Err(TryLockError::WouldBlock) if Instant::now() < end => sleep(LOOK),
				Err(_) => return None,
			}
		}
	}

	/// Makes the code ready to run, here or by whoever shares the folder, and gives its version.
	fn prepare(&self, code: &RuntimeCode) -> Result<RuntimeVersion> {
		// One at a time on this machine, with all its cores.
		let _lock = self.lock();
		let pages = code.heap_pages.and_then(|pages| u32::try_from(pages).ok());
		let heap = pages.map_or(self.heap, |extra_pages| HeapAllocStrategy::Static { extra_pages });
		// Blocks of others are executed with twice the memory of one's own, so that none is refused for
		// want of it. What was compiled for twice serves for once.
		self.inner.with_instance(
			code,
			&mut BasicExternalities::default(),
			heap.double(),
			|_, _, version, _| {
				Ok(version.cloned().ok_or_else(|| Error::Other("it has no version".into())))
			},
		)
	}

	/// Compiles a runtime into the folder, where a node with the same configuration finds it. Fails on
	/// what is no runtime, and on one that needs a newer node.
	pub fn prepare_code(&self, code: &[u8]) -> Result<RuntimeVersion> {
		let fetcher = WrappedRuntimeCode(code.into());
		let hash = BlakeTwo256::hash(code).as_bytes().to_vec();
		self.prepare(&RuntimeCode { code_fetcher: &fetcher, heap_pages: None, hash })
	}

	/// Prepares a code that this process has not met. The others of its threads wait meanwhile, as they
	/// would for the stock executor.
	fn meet(&self, code: &RuntimeCode) {
		let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
		// What fails here fails again in the call, which says so.
		if !known.contains(&code.hash) && self.prepare(code).is_ok() {
			known.insert(code.hash.clone());
		}
	}
}

impl ReadRuntimeVersion for Executor {
	fn read_runtime_version(
		&self,
		code: &[u8],
		ext: &mut dyn Externalities,
	) -> std::result::Result<Vec<u8>, String> {
		self.inner.read_runtime_version(code, ext)
	}
}

impl CodeExecutor for Executor {
	type Error = Error;

	fn call(
		&self,
		ext: &mut dyn Externalities,
		code: &RuntimeCode,
		method: &str,
		data: &[u8],
		context: CallContext,
	) -> (Result<Vec<u8>>, bool) {
		self.meet(code);
		self.inner.call(ext, code, method, data, context)
	}
}

impl RuntimeVersionOf for Executor {
	fn runtime_version(
		&self,
		ext: &mut dyn Externalities,
		code: &RuntimeCode,
	) -> Result<RuntimeVersion> {
		self.meet(code);
		self.inner.runtime_version(ext, code)
	}
}
