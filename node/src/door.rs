// SPDX-License-Identifier: Apache-2.0

//! The door of the transaction pool: what is looked at before a signature is.
//!
//! To validate a transaction the pool starts the runtime and checks a signature, on two threads, first
//! come first served. So whoever sends fast enough could keep others waiting without ever being known to
//! the chain. The door reads who claims to have signed, which stands in the first bytes, and answers
//! strangers at once with one read of the state; the pool never sees them. They don't reach the
//! journal either: each refusal there is a record on disk.
//!
//! It also caps how many transactions of one account are pending here. Counted is what was taken: a
//! forged signature costs a validation and counts against nobody.
//!
//! What stands in the pool's place is a pool around it, and not another `ChainApi` within: the pool
//! takes local transactions (the reports of faults) only with the stock one, and what it looks at again
//! itself after a block needs no door.

use std::{
	collections::{HashMap, HashSet},
	pin::Pin,
	sync::{Arc, Mutex, MutexGuard},
	time::Duration,
};

use codec::Decode;
use govchain_rpc::Journal;
use govchain_runtime::{
	extensions::Refusal,
	opaque::{Block, UncheckedExtrinsic},
	AccountId, Hash, Nonce, Runtime,
};
use jsonrpsee::core::async_trait;
use sc_client_api::{Backend, StorageProvider};
use sc_transaction_pool::{BasicPool, ChainApi};
use sc_transaction_pool_api::{
	error::Error as PoolError, ChainEvent, ImportNotificationStream, MaintainedTransactionPool,
	PoolStatus, ReadyTransactions, TransactionPool, TransactionSource, TransactionStatusStreamFor,
	TxInvalidityReportMap,
};
use sp_core::storage::StorageKey;
use sp_runtime::{traits::Block as BlockT, transaction_validity::InvalidTransaction};

/// Most transactions of one account that are pending: in the pool, ready or waiting for a nonce, or
/// in the journal and in no block. Twice what each of twenty accounts sends that carry a load of 10,000,
/// and one in a hundred of what the pool holds in each of its queues: what waits for a nonce that never
/// comes stays until its era ends, so an account can keep this many places, and no more.
pub const MAX_PENDING: usize = 1_024;
/// When the whole count is gone through to forget what is no longer pending: more than the pool can hold
/// in both queues, so that each time at least half of it goes.
const MAX_COUNTED: usize = 400_000;

/// The first bytes of a signed transaction: version 4 with a signature, an address by account.
const SIGNED_BY_ACCOUNT: [u8; 2] = [0x84, 0x00];

/// Who claims to have signed a transaction, given without the length in front. None if nobody does, or
/// if that is not said in the way of this chain: then the runtime says what is wrong.
pub fn signer(transaction: &[u8]) -> Option<AccountId> {
	let account = transaction.strip_prefix(&SIGNED_BY_ACCOUNT)?.first_chunk::<32>()?;
	Some(AccountId::new(*account))
}

/// The accounts that the chain knows.
pub trait Accounts: Send + Sync {
	/// Whether the chain knows `who` in the state of block `at`. Yes if it can't be told: the runtime
	/// will.
	fn is_known(&self, at: Hash, who: &AccountId) -> bool;
}

/// Accounts as the state of a client has them.
pub struct StateAccounts<Client, B> {
	client: Arc<Client>,
	_backend: std::marker::PhantomData<fn() -> B>,
}

impl<Client, B> StateAccounts<Client, B> {
	pub fn new(client: Arc<Client>) -> Self {
		Self { client, _backend: Default::default() }
	}
}

impl<Client, B> Accounts for StateAccounts<Client, B>
where
	Client: StorageProvider<Block, B> + Send + Sync,
	B: Backend<Block>,
{
	fn is_known(&self, at: Hash, who: &AccountId) -> bool {
		let key = frame_system::Account::<Runtime>::hashed_key_for(who);
		match self.client.storage(at, &StorageKey(key)) {
			Ok(None) => false,
			Ok(Some(data)) => has_providers(&data.0),
			Err(_) => true,
		}
	}
}

/// Whether the record of an account has a provider. Yes if it can't be read: a later runtime may have
/// another one.
fn has_providers(record: &[u8]) -> bool {
	type Account = frame_system::AccountInfo<Nonce, <Runtime as frame_system::Config>::AccountData>;
	Account::decode(&mut &record[..]).map_or(true, |account| account.providers > 0)
}

/// Whether a transaction is pending here.
pub type IsPending = Box<dyn Fn(&Hash) -> bool + Send + Sync>;

/// What was taken of one account and not seen to be over.
#[derive(Default)]
struct Counted {
	hashes: HashSet<Hash>,
	/// The best block when those that are over were forgotten last.
	cleared_at: Hash,
}

#[derive(Default)]
struct Count {
	accounts: HashMap<AccountId, Counted>,
	total: usize,
}

/// Decides who may go on to the pool.
pub struct Door {
	accounts: Box<dyn Accounts>,
	is_pending: IsPending,
	count: Mutex<Count>,
	max_pending: usize,
}

impl Door {
	/// A door that asks `accounts` who is known, and `is_pending` what is still pending.
	pub fn new(accounts: Box<dyn Accounts>, is_pending: IsPending) -> Self {
		Self { accounts, is_pending, count: Default::default(), max_pending: MAX_PENDING }
	}

	fn count(&self) -> MutexGuard<'_, Count> {
		// Nothing that runs under the lock leaves the count half changed.
		self.count.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
	}

	/// Whether a transaction may go on to the pool, and whose it then is.
	fn check(
		&self,
		at: Hash,
		hash: &Hash,
		transaction: &[u8],
	) -> Result<Option<AccountId>, Refusal> {
		let Some(who) = signer(transaction) else { return Ok(None) };
		if !self.accounts.is_known(at, &who) {
			return Err(Refusal::UnknownAccount);
		}
		let mut count = self.count();
		let Count { accounts, total } = &mut *count;
		if let Some(counted) = accounts.get_mut(&who) {
			if counted.hashes.len() >= self.max_pending && !counted.hashes.contains(hash) {
				// Once a block: in between nothing goes that would be worth to ask for.
				if counted.cleared_at != at {
					counted.cleared_at = at;
					let before = counted.hashes.len();
					counted.hashes.retain(|hash| (self.is_pending)(hash));
					*total = total.saturating_sub(before.saturating_sub(counted.hashes.len()));
				}
				if counted.hashes.len() >= self.max_pending {
					return Err(Refusal::TooManyPending);
				}
			}
		}
		Ok(Some(who))
	}

	/// A transaction was taken.
	fn note(&self, who: AccountId, hash: Hash) {
		let mut count = self.count();
		let Count { accounts, total } = &mut *count;
		if accounts.entry(who).or_default().hashes.insert(hash) {
			*total = total.saturating_add(1);
		}
		if *total > MAX_COUNTED {
			accounts.retain(|_, counted| {
				counted.hashes.retain(|hash| (self.is_pending)(hash));
				!counted.hashes.is_empty()
			});
			*total = accounts.values().map(|counted| counted.hashes.len()).sum();
		}
	}
}

/// What tells whether a transaction is pending: the pool itself, and the journal of what came by RPC.
pub fn pending_in<Api>(pool: Arc<BasicPool<Api, Block>>, journal: Arc<Journal>) -> IsPending
where
	Api: ChainApi<Block = Block> + 'static,
{
	Box::new(move |hash| {
		// An error means that it is imported: bans are left aside.
		pool.pool().validated_pool().check_is_known(hash, true).is_err() || journal.is_waiting(hash)
	})
}

/// A pool with a door.
pub struct GuardedPool<Pool> {
	pool: Arc<Pool>,
	door: Arc<Door>,
}

impl<Pool: TransactionPool<Block = Block, Hash = Hash>> GuardedPool<Pool> {
	/// `pool` behind `door`, which others may share.
	pub fn new(pool: Arc<Pool>, door: Arc<Door>) -> Self {
		Self { pool, door }
	}

	/// The hash of a transaction and whose it is, if it may go on.
	fn check(
		&self,
		at: Hash,
		source: TransactionSource,
		xt: &UncheckedExtrinsic,
	) -> Result<(Hash, Option<AccountId>), Pool::Error> {
		let hash = self.pool.hash_of(xt);
		if source != TransactionSource::External {
			return Ok((hash, None));
		}
		match self.door.check(at, &hash, xt.inner()) {
			Ok(who) => Ok((hash, who)),
			Err(refusal) => {
				let reason = InvalidTransaction::Custom(refusal as u8);
				Err(PoolError::InvalidTransaction(reason).into())
			}
		}
	}

	fn note<T>(&self, checked: (Hash, Option<AccountId>), result: &Result<T, Pool::Error>) {
		if let ((hash, Some(who)), Ok(_)) = (checked, result) {
			self.door.note(who, hash);
		}
	}
}

#[async_trait]
impl<Pool: TransactionPool<Block = Block, Hash = Hash> + 'static> TransactionPool
	for GuardedPool<Pool>
{
	type Block = Block;
	type Hash = Hash;
	type InPoolTransaction = Pool::InPoolTransaction;
	type Error = Pool::Error;

	async fn submit_at(
		&self,
		at: Hash,
		source: TransactionSource,
		xts: Vec<UncheckedExtrinsic>,
	) -> Result<Vec<Result<Hash, Self::Error>>, Self::Error> {
		let mut results = Vec::with_capacity(xts.len());
		for xt in xts {
			results.push(self.submit_one(at, source, xt).await);
		}
		Ok(results)
	}

	async fn submit_one(
		&self,
		at: Hash,
		source: TransactionSource,
		xt: UncheckedExtrinsic,
	) -> Result<Hash, Self::Error> {
		let checked = self.check(at, source, &xt)?;
		let result = self.pool.submit_one(at, source, xt).await;
		self.note(checked, &result);
		result
	}

	async fn submit_and_watch(
		&self,
		at: Hash,
		source: TransactionSource,
		xt: UncheckedExtrinsic,
	) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, Self::Error> {
		let checked = self.check(at, source, &xt)?;
		let result = self.pool.submit_and_watch(at, source, xt).await;
		self.note(checked, &result);
		result
	}

	async fn ready_at(
		&self,
		at: Hash,
	) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.pool.ready_at(at).await
	}

	fn ready(&self) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.pool.ready()
	}

	async fn report_invalid(
		&self,
		at: Option<Hash>,
		invalid_tx_errors: TxInvalidityReportMap<Hash>,
	) -> Vec<Arc<Self::InPoolTransaction>> {
		self.pool.report_invalid(at, invalid_tx_errors).await
	}

	fn futures(&self) -> Vec<Self::InPoolTransaction> {
		self.pool.futures()
	}

	fn status(&self) -> PoolStatus {
		self.pool.status()
	}

	fn import_notification_stream(&self) -> ImportNotificationStream<Hash> {
		self.pool.import_notification_stream()
	}

	fn on_broadcasted(&self, propagations: HashMap<Hash, Vec<String>>) {
		self.pool.on_broadcasted(propagations);
	}

	fn hash_of(&self, xt: &UncheckedExtrinsic) -> Hash {
		self.pool.hash_of(xt)
	}

	fn ready_transaction(&self, hash: &Hash) -> Option<Arc<Self::InPoolTransaction>> {
		self.pool.ready_transaction(hash)
	}

	async fn ready_at_with_timeout(
		&self,
		at: Hash,
		timeout: Duration,
	) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.pool.ready_at_with_timeout(at, timeout).await
	}
}

#[async_trait]
impl<Pool> MaintainedTransactionPool for GuardedPool<Pool>
where
	Pool: MaintainedTransactionPool<Block = Block, Hash = Hash> + 'static,
{
	async fn maintain(&self, event: ChainEvent<Block>) {
		self.pool.maintain(event).await;
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use govchain_runtime::{
		extensions::{CheckAdmission, CheckMortal},
		RuntimeCall, Signature, SignedPayload, TxExtension, VERSION,
	};
	use sp_core::{ecdsa, ed25519, sr25519, Pair};
	use sp_runtime::{
		generic::Era,
		traits::{IdentifyAccount, Verify},
		MultiAddress,
	};

	const BLOCK: Hash = Hash::repeat_byte(1);
	const NEXT_BLOCK: Hash = Hash::repeat_byte(2);

	fn remark(bytes: usize) -> RuntimeCall {
		frame_system::Call::remark { remark: vec![7; bytes] }.into()
	}

	/// A transaction as a wallet makes it, in the bytes that the pool holds.
	fn signed(
		who: &AccountId,
		sign: impl Fn(&[u8]) -> Signature,
		call: RuntimeCall,
		era: Era,
		nonce: Nonce,
	) -> Vec<u8> {
		let extensions: TxExtension = (
			CheckAdmission,
			frame_system::CheckSpecVersion::new(),
			frame_system::CheckTxVersion::new(),
			frame_system::CheckGenesis::new(),
			CheckMortal::from(era),
			frame_system::CheckNonce::from(nonce),
			frame_system::CheckWeight::new(),
			frame_metadata_hash_extension::CheckMetadataHash::new(false),
			frame_system::WeightReclaim::new(),
		);
		let implicit =
			((), VERSION.spec_version, VERSION.transaction_version, BLOCK, BLOCK, (), (), None, ());
		let payload = SignedPayload::from_raw(call, extensions, implicit);
		let signature = payload.using_encoded(|bytes| sign(bytes));
		let (call, extensions, _) = payload.deconstruct();
		let transaction = govchain_runtime::UncheckedExtrinsic::new_signed(
			call,
			MultiAddress::Id(who.clone()),
			signature,
			extensions,
		);
		let opaque = UncheckedExtrinsic::try_from_encoded_extrinsic(&transaction.encode()).unwrap();
		opaque.inner().to_vec()
	}

	fn account(uri: &str) -> (sr25519::Pair, AccountId) {
		let pair = sr25519::Pair::from_string(uri, None).unwrap();
		let account = pair.public().into();
		(pair, account)
	}

	#[test]
	fn signer_is_read_whatever_the_scheme_the_era_and_the_call_are() {
		let (sr, sr_account) = account("//Alice");
		let ed = ed25519::Pair::from_string("//Alice", None).unwrap();
		let ec = ecdsa::Pair::from_string("//Alice", None).unwrap();
		let ec_account = <Signature as Verify>::Signer::from(ec.public()).into_account();
		for era in [Era::Immortal, Era::mortal(64, 42), Era::mortal(4096, 7)] {
			for nonce in [0, 63, 70_000, Nonce::MAX] {
				for length in [0, 3, 100_000] {
					let call = || remark(length);
					let sign = |bytes: &[u8]| sr.sign(bytes).into();
					let bytes = signed(&sr_account, sign, call(), era, nonce);
					assert_eq!(signer(&bytes), Some(sr_account.clone()));
				}
				let sign = |bytes: &[u8]| ed.sign(bytes).into();
				let who: AccountId = ed.public().into();
				assert_eq!(signer(&signed(&who, sign, remark(3), era, nonce)), Some(who));
				let sign = |bytes: &[u8]| ec.sign(bytes).into();
				let bytes = signed(&ec_account, sign, remark(3), era, nonce);
				assert_eq!(signer(&bytes), Some(ec_account.clone()));
			}
		}
	}

	#[test]
	fn signer_is_none_when_nobody_signed_or_the_address_is_of_another_kind() {
		let bare = govchain_runtime::UncheckedExtrinsic::new_bare(remark(40)).encode();
		let bare = UncheckedExtrinsic::try_from_encoded_extrinsic(&bare).unwrap();
		assert_eq!(signer(bare.inner()), None);
		let (pair, who) = account("//Alice");
		let mut bytes =
			signed(&who, |bytes| pair.sign(bytes).into(), remark(3), Era::mortal(64, 42), 0);
		// By index, by raw bytes, by 32 bytes, by 20 bytes, and what is no address.
		for kind in 1..=255 {
			bytes[1] = kind;
			assert_eq!(signer(&bytes), None);
		}
		bytes[1] = 0;
		// Other versions, unsigned, general, and a signature in version 5.
		for version in (0..=255).filter(|version| *version != 0x84) {
			bytes[0] = version;
			assert_eq!(signer(&bytes), None);
		}
	}

	#[test]
	fn signer_does_not_fall_over_when_bytes_are_truncated() {
		let (pair, who) = account("//Alice");
		let bytes =
			signed(&who, |bytes| pair.sign(bytes).into(), remark(3), Era::mortal(64, 42), 0);
		for end in 0..bytes.len() {
			let expected = (end >= 34).then(|| who.clone());
			assert_eq!(signer(&bytes[..end]), expected);
		}
	}

	#[test]
	fn signer_agrees_with_the_decoder_when_bytes_are_random() {
		let mut seed = sp_core::hashing::blake2_256(b"random bytes");
		for round in 0..20_000usize {
			seed = sp_core::hashing::blake2_256(&seed);
			let mut bytes = seed.repeat(round % 8);
			bytes.truncate(bytes.len().saturating_sub(round % 31));
			// Half of them with the right beginning, or none would be signed.
			if round % 2 == 0 && bytes.len() > 2 {
				bytes[..2].copy_from_slice(&SIGNED_BY_ACCOUNT);
			}
			let said = signer(&bytes);
			let mut whole = codec::Compact(bytes.len() as u32).encode();
			whole.extend(&bytes);
			if let Ok(decoded) = govchain_runtime::UncheckedExtrinsic::decode(&mut &whole[..]) {
				if let Some((MultiAddress::Id(who), ..)) = decoded.preamble.to_signed() {
					assert_eq!(said, Some(who));
				}
			}
		}
	}

	#[test]
	fn record_of_an_account_has_providers_or_not() {
		let record = |providers| {
			let info = frame_system::AccountInfo { nonce: 1u32, providers, ..Default::default() };
			let info: frame_system::AccountInfo<Nonce, ()> = info;
			info.encode()
		};
		assert!(has_providers(&record(1)));
		assert!(!has_providers(&record(0)));
		// Not readable: not for the door to decide.
		assert!(has_providers(&[1, 2, 3]));
	}

	struct Known(Vec<AccountId>);

	impl Accounts for Known {
		fn is_known(&self, _: Hash, who: &AccountId) -> bool {
			self.0.contains(who)
		}
	}

	type Over = Arc<Mutex<HashSet<Hash>>>;

	/// A door that knows Alice and Bob and takes two transactions of each; and what is over.
	fn door() -> (Door, Over) {
		let over = Over::default();
		let is_over = over.clone();
		let known = Known(vec![account("//Alice").1, account("//Bob").1]);
		let mut door = Door::new(
			Box::new(known),
			Box::new(move |hash| !is_over.lock().unwrap().contains(hash)),
		);
		door.max_pending = 2;
		(door, over)
	}

	fn of(uri: &str) -> Vec<u8> {
		[&SIGNED_BY_ACCOUNT[..], account(uri).1.as_ref(), &[0; 70]].concat()
	}

	fn take(door: &Door, at: Hash, uri: &str, n: u8) -> Result<(), Refusal> {
		let hash = Hash::repeat_byte(n);
		let who = door.check(at, &hash, &of(uri))?.unwrap();
		door.note(who, hash);
		Ok(())
	}

	#[test]
	fn strangers_are_refused_and_unsigned_transactions_go_on() {
		let (door, _) = door();
		assert_eq!(take(&door, BLOCK, "//Eve", 1), Err(Refusal::UnknownAccount));
		assert_eq!(door.check(BLOCK, &BLOCK, &[4, 0, 0]), Ok(None));
		assert_eq!(door.check(BLOCK, &BLOCK, &[]), Ok(None));
	}

	#[test]
	fn an_account_is_refused_when_too_many_of_its_transactions_are_pending() {
		let (door, over) = door();
		for n in [1, 2] {
			assert_eq!(take(&door, BLOCK, "//Alice", n), Ok(()));
		}
		assert_eq!(take(&door, BLOCK, "//Alice", 3), Err(Refusal::TooManyPending));
		// One that is pending may come again, and others are not concerned.
		assert_eq!(take(&door, BLOCK, "//Alice", 2), Ok(()));
		assert_eq!(take(&door, BLOCK, "//Bob", 4), Ok(()));
		// What is over is seen with the next block.
		over.lock().unwrap().insert(Hash::repeat_byte(1));
		assert_eq!(take(&door, BLOCK, "//Alice", 3), Err(Refusal::TooManyPending));
		assert_eq!(take(&door, NEXT_BLOCK, "//Alice", 3), Ok(()));
		assert_eq!(take(&door, NEXT_BLOCK, "//Alice", 5), Err(Refusal::TooManyPending));
		assert_eq!(door.count().total, 3);
	}

	#[test]
	fn what_is_refused_by_the_pool_does_not_count() {
		let (door, _) = door();
		for n in 0..10 {
			// Looked at, and not noted: as with a forged signature.
			assert!(door.check(BLOCK, &Hash::repeat_byte(n), &of("//Alice")).is_ok());
		}
		assert_eq!(take(&door, BLOCK, "//Alice", 1), Ok(()));
	}
}
