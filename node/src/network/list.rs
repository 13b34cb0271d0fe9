// SPDX-License-Identifier: Apache-2.0

//! The chain's list of peers, read at each new best block.

use std::sync::Arc;

use futures::{FutureExt, StreamExt};
use govchain_admission::Listed;
use govchain_primitives::authorities::{AuthoritiesApi, NodeKind};
use govchain_runtime::{opaque::Block, AccountId, Hash};
use sc_client_api::{HeaderBackend, ImportNotifications};
use sc_network::PeerId;
use sp_api::{ApiError, ProvideRuntimeApi};

use super::{Gate, LOG_TARGET};

/// Where the list comes from.
pub trait ListedPeers {
	/// The list in the state of the best block.
	fn at_best(&self) -> Result<Vec<Listed<PeerId>>, ApiError>;
}

/// The list in the chain's state.
pub struct ChainList<Client> {
	client: Arc<Client>,
}

impl<Client> ChainList<Client> {
	pub fn new(client: Arc<Client>) -> Self {
		Self { client }
	}
}

impl<Client> ListedPeers for ChainList<Client>
where
	Client: HeaderBackend<Block> + ProvideRuntimeApi<Block>,
	Client::Api: AuthoritiesApi<Block, AccountId>,
{
	fn at_best(&self) -> Result<Vec<Listed<PeerId>>, ApiError> {
		let best = self.client.info().best_hash;
		let listed = listed_peers(&*self.client.runtime_api(), best)?;
		Ok(listed
			.into_iter()
			.filter_map(|(bytes, is_gateway)| match PeerId::from_bytes(&bytes) {
				Ok(peer) => Some(Listed { peer, is_gateway }),
				Err(error) => {
					log::error!(target: LOG_TARGET, "a listed peer is unreadable: {error}");
					None
				}
			})
			.collect())
	}
}

/// The names of the listed peers, and whether each is of a gateway.
fn listed_peers<Api: AuthoritiesApi<Block, AccountId>>(
	api: &Api,
	best: Hash,
) -> Result<Vec<(Vec<u8>, bool)>, ApiError> {
	let peers = api.listed_peers(best)?;
	Ok(peers.into_iter().map(|(id, kind)| (id, kind == NodeKind::Gateway)).collect())
}

impl Gate {
	/// Reads the list and acts on it. A list that can't be read changes nothing.
	pub fn read(&self, list: &impl ListedPeers) {
		match list.at_best() {
			Ok(list) => self.set_list(list),
			Err(error) => {
				log::error!(target: LOG_TARGET, "the list of peers can't be read: {error}")
			}
		}
	}
}

/// Reads the list again at each new best block, for as long as the node runs.
pub async fn keep_list(
	gate: &'static Gate,
	list: impl ListedPeers,
	client: Arc<impl HeaderBackend<Block>>,
	mut imported: ImportNotifications<Block>,
) {
	let mut best = client.info().best_hash;
	while imported.next().await.is_some() {
		// A node that catches up imports blocks faster than anyone joins or leaves.
		while let Some(Some(_)) = imported.next().now_or_never() {}
		let now = client.info().best_hash;
		if now != best {
			best = now;
			gate.read(&list);
		}
	}
}
