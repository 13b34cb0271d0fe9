// SPDX-License-Identifier: Apache-2.0

//! The store of peers, in which everyone who is not let in is banned.

use std::{collections::HashSet, sync::Arc};

use sc_network::{
	peer_store::{PeerStoreProvider, ProtocolHandle},
	service::traits::PeerStore,
	ObservedRole, PeerId, ReputationChange,
};

use super::Gate;

/// The stock store behind the door.
pub struct ListedStore<Stock> {
	stock: Stock,
	handle: Arc<dyn PeerStoreProvider>,
}

impl<Stock: PeerStore> ListedStore<Stock> {
	pub fn new(stock: Stock) -> Self {
		let handle = Arc::new(ListedOnly { stock: stock.handle() });
		Self { stock, handle }
	}
}

#[async_trait::async_trait]
impl<Stock: PeerStore + Send> PeerStore for ListedStore<Stock> {
	fn handle(&self) -> Arc<dyn PeerStoreProvider> {
		self.handle.clone()
	}

	async fn run(self) {
		self.stock.run().await
	}
}

/// What protocols ask about peers.
#[derive(Debug)]
struct ListedOnly {
	stock: Arc<dyn PeerStoreProvider>,
}

impl PeerStoreProvider for ListedOnly {
	/// Protocols open no stream to a banned peer and take none from it, not even from a reserved one. Only to
	/// one that is made a reserved one while they run they do, which is why `crate::rpc` refuses that.
	fn is_banned(&self, peer: &PeerId) -> bool {
		!Gate::get().admits(peer) || self.stock.is_banned(peer)
	}

	fn register_protocol(&self, protocol: Arc<dyn ProtocolHandle>) {
		Gate::get().register(protocol.clone());
		self.stock.register_protocol(protocol);
	}

	fn report_disconnect(&self, peer: PeerId) {
		self.stock.report_disconnect(peer);
	}

	fn report_peer(&self, peer: PeerId, change: ReputationChange) {
		self.stock.report_peer(peer, change);
	}

	fn set_peer_role(&self, peer: &PeerId, role: ObservedRole) {
		self.stock.set_peer_role(peer, role);
	}

	fn peer_reputation(&self, peer: &PeerId) -> i32 {
		self.stock.peer_reputation(peer)
	}

	fn peer_role(&self, peer: &PeerId) -> Option<ObservedRole> {
		self.stock.peer_role(peer)
	}

	/// Everyone whom the search for peers has found is known to the stock store, so those who are
	/// let in are picked out of all, best first.
	fn outgoing_candidates(&self, count: usize, ignored: HashSet<PeerId>) -> Vec<PeerId> {
		let mut peers = self.stock.outgoing_candidates(usize::MAX, ignored);
		peers.retain(|peer| Gate::get().admits(peer));
		peers.truncate(count);
		peers
	}

	fn add_known_peer(&self, peer: PeerId) {
		self.stock.add_known_peer(peer);
	}
}
