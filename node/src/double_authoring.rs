// SPDX-License-Identifier: Apache-2.0

//! Sees two blocks of one author in one slot, and reports them to the chain.
//!
//! Aura's own verifier compares headers whose seal it has taken off, and only writes to the log: what
//! it keeps proves nothing to anybody. So it is told not to look, and this stands around it with the
//! headers as they came from the network. Not seen are blocks of this node itself, slots more than
//! a thousand old, and blocks imported without their state (warp sync, and what lies before it); the
//! other authorities see those.

use std::sync::Arc;

use govchain_primitives::authorities::AuthoritiesApi;
use govchain_runtime::{configs::SLOT_MILLIS, opaque::Block, AccountId};
use sc_client_api::{AuxStore, HeaderBackend};
use sc_consensus::{BlockImportParams, Verifier};
use sc_consensus_aura::standalone;
use sc_consensus_slots::{check_equivocation, MAX_SLOT_CAPACITY};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_api::{ApiExt, ProvideRuntimeApi};
use sp_consensus_aura::{
	sr25519::{AuthorityId, AuthorityPair, AuthoritySignature},
	AuraApi, Slot, SlotDuration,
};
use sp_runtime::traits::{Block as BlockT, Header as _};
use sp_timestamp::Timestamp;

type Header = <Block as BlockT>::Header;

const LOG_TARGET: &str = "double-authoring";
const SLOT: SlotDuration = SlotDuration::from_millis(SLOT_MILLIS);

/// Aura's verifier, and a look at what it has accepted.
pub struct WatchAuthors<Inner, Client> {
	inner: Inner,
	client: Arc<Client>,
	pool: OffchainTransactionPoolFactory<Block>,
}

impl<Inner, Client> WatchAuthors<Inner, Client>
where
	Client: AuxStore + HeaderBackend<Block> + ProvideRuntimeApi<Block>,
	Client::Api: AuraApi<Block, AuthorityId> + AuthoritiesApi<Block, AccountId>,
{
	/// `inner` must not look for two blocks in one slot itself: both would write to one place of the
	/// database.
	pub fn new(
		inner: Inner,
		client: Arc<Client>,
		pool: OffchainTransactionPoolFactory<Block>,
	) -> Self {
		Self { inner, client, pool }
	}

	/// Remembers a block that was found to be properly sealed, and reports its author if it made
	/// another one in the same slot.
	fn look_at(&self, sealed: &Header) -> Result<(), sp_blockchain::Error> {
		let failed = |error: &dyn std::fmt::Display| {
			sp_blockchain::Error::Backend(format!("block {:?}: {error}", sealed.hash()))
		};
		let slot = standalone::find_pre_digest::<Block, AuthoritySignature>(sealed)
			.map_err(|error| failed(&error))?;
		// The verifier takes blocks that are one slot ahead.
		let slot_now = Slot::from_timestamp(Timestamp::current(), SLOT) + 1;
		if slot_now.saturating_sub(*slot) > MAX_SLOT_CAPACITY {
			return Ok(());
		}
		let parent = *sealed.parent_hash();
		let authorities =
			standalone::fetch_authorities::<AuthorityId, Block, _>(&*self.client, parent)
				.map_err(|error| failed(&error))?;
		let author = standalone::slot_author::<AuthorityPair>(slot, &authorities)
			.ok_or_else(|| failed(&"its slot has no author"))?;

		let Some(proof) = check_equivocation(&*self.client, slot_now, slot, sealed, author)? else {
			return Ok(());
		};
		log::warn!(
			target: LOG_TARGET,
			"{} made two blocks in slot {slot}: {:?} and {:?}",
			proof.offender,
			proof.first_header.hash(),
			proof.second_header.hash(),
		);
		let best = self.client.info().best_hash;
		let mut runtime = self.client.runtime_api();
		runtime.register_extension(self.pool.offchain_transaction_pool(best));
		let reported = runtime
			.submit_report_double_authoring(
				best,
				proof.first_header,
				proof.second_header,
				proof.offender,
			)
			.map_err(|error| failed(&error))?;
		match reported {
			Some(()) => log::info!(target: LOG_TARGET, "reported slot {slot} to the chain"),
			None => log::info!(
				target: LOG_TARGET,
				"slot {slot} is not reported: the chain knows of it, or has enough of this author",
			),
		}
		Ok(())
	}
}

#[async_trait::async_trait]
impl<Inner, Client> Verifier<Block> for WatchAuthors<Inner, Client>
where
	Inner: Verifier<Block>,
	Client: AuxStore + HeaderBackend<Block> + ProvideRuntimeApi<Block> + Send + Sync,
	Client::Api: AuraApi<Block, AuthorityId> + AuthoritiesApi<Block, AccountId>,
{
	async fn verify(
		&self,
		block: BlockImportParams<Block>,
	) -> Result<BlockImportParams<Block>, String> {
		// Blocks of which the verifier checks no seal.
		let is_unchecked = block.with_state() || block.state_action.skip_execution_checks();
		let sealed = (!is_unchecked).then(|| block.header.clone());
		let verified = self.inner.verify(block).await?;
		if let Some(Err(error)) = sealed.map(|sealed| self.look_at(&sealed)) {
			// The block itself is sound.
			log::error!(target: LOG_TARGET, "{error}");
		}
		Ok(verified)
	}
}
