// SPDX-License-Identifier: Apache-2.0

//! Signing, sending, and following a transaction to its finalised block.

use std::{
	collections::HashMap,
	sync::{self, Arc},
	time::{Duration, Instant},
};

use scale_decode::DecodeAsFields;
use scale_encode::EncodeAsFields;
use serde_json::{json, Value};
use subxt::{
	config::{
		substrate::{DigestItem, SubstrateHeader, H256},
		SubstrateExtrinsicParamsBuilder,
	},
	events::{Events, Phase},
	metadata::ArcMetadata,
	rpcs::{client::RpcSubscription, methods::legacy::TransactionStatus},
	transactions::DynamicPayload,
	utils::AccountId32,
};
use subxt_signer::sr25519::Keypair;
use tokio::sync::Mutex;

use crate::{
	chain::{unreadable, AtBlock, BlockRef, Chain, Journalled, Node},
	exit::{Exit, Failure, Outcome},
	keys, messages as m, refusal,
};

/// Blocks for which a signature is good. The chain refuses immortal transactions.
pub const ERA: u64 = 256;
/// Era of transactions that are signed long before they are sent: half of what the chain takes.
pub const LONG_ERA: u64 = 2048;
/// Finality this far behind stands still, and signatures are anchored on the best block instead.
const STALLED: u64 = 32;
/// How long the node's journal is asked about a transaction that its pool let go.
const JOURNAL_PATIENCE: Duration = Duration::from_secs(60);

type Header = SubstrateHeader<H256>;

/// The transaction that a node took last.
static LAST_SENT: sync::Mutex<Option<H256>> = sync::Mutex::new(None);

/// How a command ends that may have sent something: with the hash of what it sent last, if it names none.
/// What was refused, or checked to the end, says enough.
pub fn after_last_sent(failure: Failure) -> Failure {
	let last = LAST_SENT.lock().ok().and_then(|last| *last);
	match (last, failure.exit) {
		(None, _) | (_, Exit::Refused | Exit::Unmet) => failure,
		(Some(hash), _) => failure.sent_as(format!("{hash:?}")),
	}
}

/// What the pool says of a transaction, one status after the other.
type Progress = RpcSubscription<TransactionStatus<H256>>;

/// A call by its names, with its arguments as fields of a struct.
pub type Call<Arguments> = DynamicPayload<Arguments>;

/// The call `pallet::name`. What the metadata says of it is looked up when it is signed.
pub fn call<A: EncodeAsFields>(pallet: &str, name: &str, arguments: A) -> Call<A> {
	subxt::dynamic::transaction(pallet, name, arguments)
}

/// The next nonce of each account that signs here: several transactions of one account may be
/// under way on several nodes.
#[derive(Clone, Default)]
pub struct Nonces(Arc<Mutex<HashMap<[u8; 32], u64>>>);

impl Nonces {
	/// The nonce for the next transaction of `account`, taken.
	async fn take(&self, node: &Node, account: &AccountId32) -> Outcome<u64> {
		let mut nonces = self.0.lock().await;
		let pending = node.methods.system_account_next_index(account).await.map_err(unreadable)?;
		let known = nonces.get(&account.0).copied().unwrap_or(0);
		let nonce = pending.max(known);
		nonces.insert(account.0, nonce + 1);
		Ok(nonce)
	}

	/// Gives `nonce` back: its transaction did not get into the pool.
	async fn give_back(&self, account: &AccountId32, nonce: u64) {
		let mut nonces = self.0.lock().await;
		if nonces.get(&account.0) == Some(&(nonce + 1)) {
			nonces.insert(account.0, nonce);
		}
	}
}

/// A signed transaction, ready to be sent to any node of the chain.
#[derive(Clone)]
pub struct Signed {
	pub hash: H256,
	pub bytes: Vec<u8>,
}

/// The block on which eras begin: the finalised one, because a signature over a block that loses
/// to a fork is good nowhere; the best one if finality stands still, or nobody could sign then. With `--best`
/// it is the block that was read: what is signed by what was read must not hold on another fork.
pub async fn anchor(node: &Node) -> Outcome<BlockRef> {
	if let Some(read) = node.pinned().await? {
		return Ok(read);
	}
	let (best, finalised) = tokio::try_join!(node.best(), node.finalised())?;
	match best.number.saturating_sub(finalised.number) > STALLED {
		true => Ok(best),
		false => Ok(finalised),
	}
}

/// Signs `call` with `nonce` and an era of `era` blocks from the block of `at`.
pub fn sign<A: EncodeAsFields>(
	at: &AtBlock,
	key: &Keypair,
	nonce: u64,
	era: u64,
	call: &Call<A>,
) -> Outcome<Signed> {
	let params = SubstrateExtrinsicParamsBuilder::<Chain>::new()
		.nonce(nonce)
		.mortal_from_unchecked(era, at.block_number(), at.block_hash())
		.build();
	let signed = at
		.transactions()
		.create_v4_signable_offline(call, params)
		.and_then(|mut signable| signable.sign(key))
		.map_err(|error| {
			unreadable(error).during(format!("{}::{}", call.pallet_name(), call.call_name()))
		})?;
	Ok(Signed { hash: signed.hash(), bytes: signed.into_encoded() })
}

/// What became of a transaction: it succeeded in a finalised block.
pub struct Receipt {
	pub hash: H256,
	pub block: BlockRef,
	/// From the moment it was sent until its block was finalised, as seen by the node it was sent
	/// to.
	pub finality: Duration,
	events: Events<Chain>,
	index: u32,
	metadata: ArcMetadata,
}

impl Receipt {
	/// The fields of the first event `pallet::name` of this transaction.
	pub fn event<E: DecodeAsFields>(&self, pallet: &str, name: &str) -> Outcome<E> {
		self.events_named(pallet, name).and_then(|found: Vec<E>| {
			found.into_iter().next().ok_or_else(|| {
				let missing = Failure::says(Exit::Unmet, m::NO_EVENT, &[&pallet, &name]);
				missing.sent_as(format!("{:?}", self.hash))
			})
		})
	}

	/// The fields of each event `pallet::name` of this transaction.
	pub fn events_named<E: DecodeAsFields>(&self, pallet: &str, name: &str) -> Outcome<Vec<E>> {
		let mut found = Vec::new();
		for event in self.events.iter() {
			let event = event.map_err(unreadable)?;
			if event.phase() == Phase::ApplyExtrinsic(self.index)
				&& event.pallet_name() == pallet
				&& event.event_name() == name
			{
				found.push(event.decode_fields_unchecked_as::<E>().map_err(unreadable)?);
			}
		}
		Ok(found)
	}

	/// What came of a call that this transaction carried, as its event says it.
	pub fn carried(&self, result: &scale_value::Value<()>) -> Outcome {
		refusal::from_result(result, self.metadata.clone())
	}

	pub fn json(&self) -> Value {
		json!({
			"transaction": self.hash,
			"block": self.block.number,
			"blockHash": self.block.hash,
			"finalityMillis": self.finality.as_millis(),
		})
	}
}

/// Sends transactions of one key through one node and waits for their finality.
#[derive(Clone)]
pub struct Sender {
	pub node: Node,
	pub key: Keypair,
	nonces: Nonces,
	patience: Duration,
}

impl Sender {
	pub fn new(node: Node, key: Keypair, nonces: Nonces, patience: Duration) -> Self {
		Sender { node, key, nonces, patience }
	}

	pub fn account(&self) -> AccountId32 {
		keys::account(&self.key)
	}

	/// Signs and sends `call`, and waits until it has succeeded in a finalised block.
	pub async fn send<A: EncodeAsFields>(&self, call: &Call<A>) -> Outcome<Receipt> {
		let anchor = anchor(&self.node).await?;
		let at = self.node.at(anchor.hash).await?;
		let nonce = self.nonces.take(&self.node, &self.account()).await?;
		let signed = sign(&at, &self.key, nonce, ERA, call)?;
		let sent = self.follow(&signed).await;
		if let Err(failure) = &sent {
			// A call that failed in a block has used its nonce; what the pool refused has not.
			let pool = failure
				.name
				.as_deref()
				.is_some_and(|name| name.starts_with("Pool::") || name.starts_with("Admission::"));
			if pool {
				self.nonces.give_back(&self.account(), nonce).await;
			}
		}
		sent
	}

	/// Sends a transaction that is signed already and follows it.
	pub async fn follow(&self, signed: &Signed) -> Outcome<Receipt> {
		let hash = format!("{:?}", signed.hash);
		let started = Instant::now();
		let block = tokio::time::timeout(self.patience, self.until_final(signed))
			.await
			.unwrap_or_else(|_| {
				let seconds = self.patience.as_secs();
				let late =
					Failure::says(Exit::TimedOut, m::TX_NOT_FINAL, &[&hash, &seconds, &hash]);
				Err(late.sent_as(&hash))
			})?;
		let finality = started.elapsed();
		let receipt = receipt(&self.node, signed, block, finality).await;
		receipt.map_err(|failure| failure.sent_as(hash))
	}

	/// The finalised block that has the transaction.
	async fn until_final(&self, signed: &Signed) -> Outcome<H256> {
		let hash = format!("{:?}", signed.hash);
		let submitted = self.node.methods.author_submit_and_watch_extrinsic(&signed.bytes).await;
		let progress =
			submitted.map_err(refusal::from_rpc).map_err(|failure| match failure.exit {
				// The node may have taken it all the same.
				Exit::Connection => failure.sent_as(&hash),
				_ => failure,
			})?;
		if let Ok(mut last) = LAST_SENT.lock() {
			*last = Some(signed.hash);
		}
		self.watch(progress, signed.hash).await.map_err(|failure| failure.sent_as(hash))
	}

	/// The same of one that the node has taken.
	async fn watch(&self, mut progress: Progress, hash: H256) -> Outcome<H256> {
		while let Some(status) = progress.next().await {
			match status.map_err(unreadable)? {
				TransactionStatus::Finalized(block) => return Ok(block),
				TransactionStatus::Usurped(_) => {
					let usurped = Failure::says(Exit::Refused, m::POOL_USURPED, &[]);
					return Err(usurped.named("Pool::Usurped"));
				}
				// A pool may let go of what is invalid on a fork for a moment. The node's journal
				// keeps it and knows better.
				TransactionStatus::Dropped
				| TransactionStatus::Invalid
				| TransactionStatus::FinalityTimeout(_) => break,
				_ => {}
			}
		}
		self.ask_journal(hash).await
	}

	async fn ask_journal(&self, hash: H256) -> Outcome<H256> {
		let deadline = Instant::now() + JOURNAL_PATIENCE;
		loop {
			let entry = self.node.journalled(hash).await?;
			if let Some(failure) = entry.refusal() {
				return Err(failure);
			}
			match entry {
				Journalled::Finalised { block, .. } => return Ok(block),
				_ if Instant::now() > deadline => {
					let hash = format!("{hash:?}");
					return Err(Failure::says(Exit::TimedOut, m::JOURNAL_SILENT, &[&hash, &hash]));
				}
				_ => tokio::time::sleep(Duration::from_millis(300)).await,
			}
		}
	}
}

/// Reads what a transaction did in its block. An error if it failed there.
async fn receipt(node: &Node, signed: &Signed, hash: H256, finality: Duration) -> Outcome<Receipt> {
	let details = node.methods.chain_get_block(Some(hash)).await.map_err(unreadable)?;
	let missing =
		|| Failure::incompatible(format!("block {hash:?} does not have {:?}", signed.hash));
	let block = details.ok_or_else(missing)?.block;
	let index = block
		.extrinsics
		.iter()
		.position(|x| x.0 == signed.bytes)
		.and_then(|index| u32::try_from(index).ok())
		.ok_or_else(missing)?;
	let (events, metadata) = events(node, hash, &block.header).await?;
	match failure_in(&events, index, &metadata)? {
		Some(failure) => Err(failure),
		None => {
			let block = BlockRef { number: block.header.number, hash };
			Ok(Receipt { hash: signed.hash, block, finality, events, index, metadata })
		}
	}
}

/// Why the transaction with this place in a block failed there, if it did.
pub async fn failure_at(node: &Node, block: H256, index: u32) -> Outcome<Option<Failure>> {
	let header = node.methods.chain_get_header(Some(block)).await.map_err(unreadable)?;
	let missing =
		|| Failure::says(Exit::NotFound, m::NO_BLOCK, &[&node.url, &format!("{block:?}")]);
	let (events, metadata) = events(node, block, &header.ok_or_else(missing)?).await?;
	failure_in(&events, index, &metadata)
}

/// The events of a block, and the metadata of the runtime that left them.
async fn events(node: &Node, hash: H256, header: &Header) -> Outcome<(Events<Chain>, ArcMetadata)> {
	let at = node.at(hash).await?;
	let events = at.events().fetch().await.map_err(unreadable)?;
	// The state of a block that changed the runtime has the new one, and the old one left the events.
	if header.digest.logs.contains(&DigestItem::RuntimeEnvironmentUpdated) {
		let parent = node.at(header.parent_hash).await?;
		let events = parent.events().from_bytes(events.bytes().to_vec());
		return Ok((events, parent.metadata()));
	}
	Ok((events, at.metadata()))
}

fn failure_in(
	events: &Events<Chain>,
	index: u32,
	metadata: &ArcMetadata,
) -> Outcome<Option<Failure>> {
	for event in events.iter() {
		let event = event.map_err(unreadable)?;
		if event.phase() == Phase::ApplyExtrinsic(index)
			&& event.pallet_name() == "System"
			&& event.event_name() == "ExtrinsicFailed"
		{
			let failure = refusal::from_dispatch_bytes(event.field_bytes(), metadata.clone());
			return Ok(Some(failure));
		}
	}
	Ok(None)
}
