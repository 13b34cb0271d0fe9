// SPDX-License-Identifier: Apache-2.0

//! Sees two blocks of one author in one slot, and reports them to the chain.
//!
//! Aura's own verifier compares headers whose seal it has taken off, and only writes to the log: what
//! it keeps proves nothing to anybody. So it is told not to look, and this stands around it with the
//! headers as they came from the network. Not seen are blocks of this node itself, slots more than
//! a thousand old, and blocks imported without their state (warp sync, and what lies before it); the
//! other authorities see those.
//!
//! What is done with a block that was seen is in `govchain-faults`, and so is what keeps the reports of
//! both kinds until they are on chain. Here is what these ask the client.

use std::sync::Arc;

use codec::Encode;
use futures::{FutureExt, StreamExt};
use govchain_faults::{Blocks, Chain, KeptReports, Proof, Watch};
use govchain_primitives::authorities::{AuthoritiesApi, MAX_ANCESTORS};
use govchain_runtime::{
	configs::SLOT_MILLIS,
	opaque::{reported, Block},
	AccountId, BlockNumber, Hash,
};
use sc_client_api::{AuxStore, BlockchainEvents, HeaderBackend};
use sc_consensus::{BlockImportParams, Verifier};
use sc_consensus_aura::standalone;
use sc_consensus_slots::{check_equivocation, MAX_SLOT_CAPACITY};
use sc_transaction_pool_api::{
	LocalTransactionPool, OffchainTransactionPoolFactory, TransactionSource,
};
use sp_api::{ApiExt, ProvideRuntimeApi};
use sp_blockchain::Error;
use sp_consensus_aura::{
	sr25519::{AuthorityId, AuthorityPair, AuthoritySignature},
	AuraApi, Slot, SlotDuration,
};
use sp_keystore::KeystorePtr;
use sp_runtime::{
	traits::{Block as BlockT, Header as _},
	transaction_validity::TransactionValidity,
};
use sp_timestamp::Timestamp;
use sp_transaction_pool::runtime_api::TaggedTransactionQueue;

type Header = <Block as BlockT>::Header;

const LOG_TARGET: &str = "double-authoring";
const SLOT: SlotDuration = SlotDuration::from_millis(SLOT_MILLIS);

/// What the watch asks, answered by the client.
pub struct ClientBlocks<Client> {
	client: Arc<Client>,
	reports: OffchainTransactionPoolFactory<Block>,
}

fn failed(sealed: &Header, error: impl std::fmt::Display) -> Error {
	Error::Backend(format!("block {:?}: {error}", sealed.hash()))
}

impl<Client> Blocks for ClientBlocks<Client>
where
	Client: AuxStore + HeaderBackend<Block> + ProvideRuntimeApi<Block>,
	Client::Api: AuraApi<Block, AuthorityId> + AuthoritiesApi<Block, AccountId>,
{
	type Header = Header;
	type Author = AuthorityId;
	type Error = Error;

	fn slot(&self, sealed: &Header) -> Result<u64, Error> {
		let slot = standalone::find_pre_digest::<Block, AuthoritySignature>(sealed);
		slot.map(Into::into).map_err(|error| failed(sealed, error))
	}

	fn author(&self, sealed: &Header, slot: u64) -> Result<AuthorityId, Error> {
		let authorities = standalone::fetch_authorities::<AuthorityId, Block, _>(
			&*self.client,
			*sealed.parent_hash(),
		)
		.map_err(|error| failed(sealed, error))?;
		standalone::slot_author::<AuthorityPair>(slot.into(), &authorities)
			.cloned()
			.ok_or_else(|| failed(sealed, "its slot has no author"))
	}

	fn compare(
		&self,
		sealed: &Header,
		slot: u64,
		author: AuthorityId,
		now: u64,
	) -> Result<Option<Proof<Header, AuthorityId>>, Error> {
		let proof = check_equivocation(&*self.client, now.into(), slot.into(), sealed, &author)?;
		Ok(proof.map(|proof| Proof {
			slot,
			author: proof.offender,
			first: proof.first_header,
			second: proof.second_header,
		}))
	}

	fn last_final(&self) -> BlockNumber {
		self.client.info().finalized_number
	}

	fn header(&self, hash: Hash) -> Result<Option<Header>, Error> {
		self.client.header(hash)
	}

	fn report(
		&self,
		Proof { author, first, second, .. }: Proof<Header, AuthorityId>,
		ancestors: Vec<Header>,
	) -> Result<bool, Error> {
		let best = self.client.info().best_hash;
		let mut runtime = self.client.runtime_api();
		runtime.register_extension(self.reports.offchain_transaction_pool(best));
		let sealed = second.clone();
		let reported =
			runtime.submit_report_double_authoring(best, first, second, ancestors, author);
		Ok(reported.map_err(|error| failed(&sealed, error))?.is_some())
	}
}

/// Aura's verifier, and a look at what it has accepted.
pub struct WatchAuthors<Inner, Client> {
	inner: Inner,
	watch: Watch<ClientBlocks<Client>>,
}

impl<Inner, Client> WatchAuthors<Inner, Client>
where
	ClientBlocks<Client>: Blocks<Header = Header, Error = Error>,
{
	/// `inner` must not look for two blocks in one slot itself: both would write to one place of the
	/// database. `reports` is where reports go.
	pub fn new(
		inner: Inner,
		client: Arc<Client>,
		reports: OffchainTransactionPoolFactory<Block>,
		is_authority: bool,
	) -> Self {
		let blocks = ClientBlocks { client, reports };
		let watch = Watch::new(blocks, is_authority, MAX_SLOT_CAPACITY, MAX_ANCESTORS as usize);
		Self { inner, watch }
	}
}

#[async_trait::async_trait]
impl<Inner, Client> Verifier<Block> for WatchAuthors<Inner, Client>
where
	Inner: Verifier<Block>,
	Client: Send + Sync,
	ClientBlocks<Client>: Blocks<Header = Header, Error = Error>,
{
	async fn verify(
		&self,
		block: BlockImportParams<Block>,
	) -> Result<BlockImportParams<Block>, String> {
		// Blocks of which the verifier checks no seal.
		let is_unchecked = block.with_state() || block.state_action.skip_execution_checks();
		let sealed = (!is_unchecked).then(|| block.header.clone());
		let verified = self.inner.verify(block).await?;
		// The verifier takes blocks that are one slot ahead.
		let now = Slot::from_timestamp(Timestamp::current(), SLOT) + 1;
		if let Some(Err(error)) = sealed.map(|sealed| self.watch.look_at(&sealed, now.into())) {
			// The block itself is sound.
			log::error!(target: LOG_TARGET, "{error}");
		}
		Ok(verified)
	}
}

/// What reports are held against, in the client and among the keys of the node.
pub struct ReportChain<Client> {
	/// Has the chain.
	pub client: Arc<Client>,
	/// Has the keys of the node.
	pub keystore: KeystorePtr,
}

impl<Client> Chain<Block> for ReportChain<Client>
where
	Client: HeaderBackend<Block> + ProvideRuntimeApi<Block>,
	Client::Api: TaggedTransactionQueue<Block>,
{
	fn best(&self) -> (Hash, u64) {
		let info = self.client.info();
		(info.best_hash, info.best_number.into())
	}

	fn finalised(&self) -> Hash {
		self.client.info().finalized_hash
	}

	fn validate(&self, at: Hash, xt: <Block as BlockT>::Extrinsic) -> Option<TransactionValidity> {
		self.client.runtime_api().validate_transaction(at, TransactionSource::Local, xt, at).ok()
	}

	fn is_own(&self, xt: &<Block as BlockT>::Extrinsic) -> bool {
		reported(&xt.encode()).is_some_and(|key| self.keystore.has_keys(&[key]))
	}
}

/// Gives the pool the kept reports again with each new block, for as long as the node runs.
pub async fn keep_reports<Pool, Client>(
	reports: Arc<KeptReports<Pool, Client, ReportChain<Client>>>,
	client: Arc<Client>,
) where
	Pool: LocalTransactionPool<Block = Block>,
	Client: AuxStore + BlockchainEvents<Block> + HeaderBackend<Block> + ProvideRuntimeApi<Block>,
	Client::Api: TaggedTransactionQueue<Block>,
{
	let imported = client.import_notification_stream().map(|_| ());
	let finalised = client.finality_notification_stream().map(|_| ());
	let mut news = futures::stream::select(imported, finalised);
	while news.next().await.is_some() {
		while let Some(Some(())) = news.next().now_or_never() {}
		reports.tick();
	}
}
