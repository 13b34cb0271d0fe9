// SPDX-License-Identifier: Apache-2.0

//! The JSON-RPC methods beyond those that every Substrate node has.

use std::sync::Arc;

use futures::StreamExt;
use govchain_rpc::{Journal, JournalApiServer, JournalRpc};
use govchain_runtime::{opaque::Block, AccountId, Balance, BlockNumber, Hash, Nonce};
use jsonrpsee::RpcModule;
use sc_client_api::BlockBackend;
use sc_consensus_grandpa::{FinalityProofProvider, SharedAuthoritySet, SharedVoterState};
use sc_rpc::system::{error::Error as SystemError, Request};
use sc_transaction_pool_api::TransactionPool;
use sc_utils::mpsc::{TracingUnboundedReceiver, TracingUnboundedSender};
use sp_api::ProvideRuntimeApi;
use sp_block_builder::BlockBuilder;
use sp_blockchain::{Error as BlockChainError, HeaderBackend, HeaderMetadata};

use crate::service::FullBackend;

/// What the methods need.
pub struct FullDeps<C, P> {
	pub client: Arc<C>,
	pub pool: Arc<P>,
	pub journal: Arc<Journal>,
	/// What GRANDPA says of itself.
	pub finality: Finality,
}

/// The methods of GRANDPA: state of the round, proofs of finality, justifications as they come.
pub type Finality =
	sc_consensus_grandpa_rpc::Grandpa<AuthoritySet, SharedVoterState, Block, FinalityProofs>;
type AuthoritySet = SharedAuthoritySet<Hash, BlockNumber>;
type FinalityProofs = FinalityProofProvider<FullBackend, Block>;

/// All methods of ours, and those of GRANDPA and the system and payment extensions.
pub fn create_full<C, P>(
	deps: FullDeps<C, P>,
) -> Result<RpcModule<()>, Box<dyn std::error::Error + Send + Sync>>
where
	C: ProvideRuntimeApi<Block>
		+ HeaderBackend<Block>
		+ HeaderMetadata<Block, Error = BlockChainError>
		+ BlockBackend<Block>
		+ Send
		+ Sync
		+ 'static,
	C::Api: substrate_frame_rpc_system::AccountNonceApi<Block, AccountId, Nonce>,
	C::Api: pallet_transaction_payment_rpc::TransactionPaymentRuntimeApi<Block, Balance>,
	C::Api: BlockBuilder<Block>,
	P: TransactionPool + 'static,
{
	use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
	use substrate_frame_rpc_system::{System, SystemApiServer};

	use sc_consensus_grandpa_rpc::GrandpaApiServer;

	let FullDeps { client, pool, journal, finality } = deps;
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client).into_rpc())?;
	module.merge(JournalRpc::new(journal).into_rpc())?;
	module.merge(finality.into_rpc())?;
	Ok(module)
}

/// Leads the requests of the `system` methods on to `network`, but for `system_addReservedPeer`: the
/// network opens streams to a peer that is made a reserved one and asks nobody, so it would pass the door.
pub async fn guard_system(
	mut requests: TracingUnboundedReceiver<Request<Block>>,
	network: TracingUnboundedSender<Request<Block>>,
) {
	while let Some(request) = requests.next().await {
		match request {
			Request::NetworkAddReservedPeer(_, answer) => {
				let refusal = SystemError::Internal(
					"The chain lists the nodes that are let in. Have the peer listed, or name it with \
					--reserved-nodes when the node is started."
						.into(),
				);
				// Whoever asked may have gone.
				let _ = answer.send(Err(refusal));
			}
			request => {
				if network.unbounded_send(request).is_err() {
					return;
				}
			}
		}
	}
}
