// SPDX-License-Identifier: Apache-2.0

//! The stock litep2p backend, with the door before the protocols that answer requests.
//!
//! Everything but the door is upstream's. Its configuration is private to it and can't be taken out
//! of one made for another backend, so what upstream's functions make here is kept in [`Parts`] until
//! the network is put together; the caller holds a [`Ticket`] for it.

use std::{
	future::Future,
	pin::Pin,
	sync::{Arc, Mutex, Weak},
	time::Duration,
};

use govchain_admission::{usher, Refused};
use govchain_runtime::{opaque::Block, Hash};
use sc_network::{
	config::{
		FullNetworkConfiguration, IncomingRequest, NetworkConfiguration, NotificationHandshake,
		Params, SetConfig,
	},
	error::Error,
	peer_store::PeerStoreProvider,
	service::traits::{NetworkService, NotificationConfig, RequestResponseConfig},
	Litep2pNetworkBackend, NetworkBackend, NotificationMetrics, NotificationService, PeerId,
	ProtocolName,
};
use substrate_prometheus_endpoint::Registry;

use super::{lock, peers::ListedStore, Gate, LOG_TARGET};

type Stock = Litep2pNetworkBackend;
type StockNotifications = <Stock as NetworkBackend<Block, Hash>>::NotificationProtocolConfig;
type StockRequests = <Stock as NetworkBackend<Block, Hash>>::RequestResponseProtocolConfig;
type StockStore = <Stock as NetworkBackend<Block, Hash>>::PeerStore;
type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Requests that wait for a protocol that takes no more at a time than it says, if it says nothing.
const WAITING_REQUESTS: usize = 64;

/// What was made for a network that isn't there yet.
#[derive(Default)]
pub struct Parts {
	/// Upstream's configuration, made with the store of peers.
	stock: Option<FullNetworkConfiguration<Block, Hash, Stock>>,
	/// The protocols, in the order in which they were made. Those that nobody holds a ticket for are
	/// not part of the network.
	notifications: Vec<Weak<Mutex<Option<StockNotifications>>>>,
	requests: Vec<Weak<Mutex<Option<StockRequests>>>>,
	/// What leads requests through the door.
	ushers: Vec<Task>,
}

impl std::fmt::Debug for Parts {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.debug_struct("Parts")
			.field("notifications", &self.notifications.len())
			.field("requests", &self.requests.len())
			.finish_non_exhaustive()
	}
}

/// Stands for a protocol in the configuration that the service builds.
#[derive(Debug)]
pub struct Ticket<Config> {
	name: ProtocolName,
	set: SetConfig,
	config: Arc<Mutex<Option<Config>>>,
}

impl<Config> Ticket<Config> {
	fn new(name: ProtocolName, set: SetConfig, config: Config) -> Self {
		Self { name, set, config: Arc::new(Mutex::new(Some(config))) }
	}
}

impl NotificationConfig for Ticket<StockNotifications> {
	fn set_config(&self) -> &SetConfig {
		&self.set
	}

	fn protocol_name(&self) -> &ProtocolName {
		&self.name
	}
}

impl RequestResponseConfig for Ticket<StockRequests> {
	fn protocol_name(&self) -> &ProtocolName {
		&self.name
	}
}

/// What the tickets stand for that are still held.
fn taken<Config>(parts: Vec<Weak<Mutex<Option<Config>>>>) -> impl Iterator<Item = Config> {
	parts.into_iter().filter_map(|part| lock(&*part.upgrade()?).take())
}

/// The network of this chain.
pub struct Network(Stock);

#[async_trait::async_trait]
impl NetworkBackend<Block, Hash> for Network {
	/// Bitswap would serve transactions past the door.
	const SUPPORTS_IPFS: bool = false;

	type NotificationProtocolConfig = Ticket<StockNotifications>;
	type RequestResponseProtocolConfig = Ticket<StockRequests>;
	type NetworkService<B, H> = <Stock as NetworkBackend<Block, Hash>>::NetworkService<B, H>;
	type PeerStore = ListedStore<StockStore>;

	fn new(params: Params<Block, Hash, Self>) -> Result<Self, Error> {
		let parts = std::mem::take(&mut *lock(&Gate::get().parts));
		let mut config = parts.stock.ok_or_else(|| {
			Error::Io(std::io::Error::other("the network was configured before its peers"))
		})?;
		config.network_config = params.network_config.network_config.clone();
		config.metrics_registry = params.network_config.metrics_registry.clone();
		let block_announce_config = lock(&params.block_announce_config.config).take();
		let block_announce_config = block_announce_config.ok_or_else(|| {
			Error::Io(std::io::Error::other("the protocol of blocks is in use already"))
		})?;
		taken(parts.notifications).for_each(|part| config.add_notification_protocol(part));
		taken(parts.requests).for_each(|part| config.add_request_response_protocol(part));
		parts.ushers.into_iter().for_each(|usher| (params.executor)(usher));

		let stock = <Stock as NetworkBackend<Block, Hash>>::new(Params {
			role: params.role,
			executor: params.executor,
			network_config: config,
			protocol_id: params.protocol_id,
			genesis_hash: params.genesis_hash,
			fork_id: params.fork_id,
			metrics_registry: params.metrics_registry,
			block_announce_config,
			ipfs_config: None,
			notification_metrics: params.notification_metrics,
		})?;
		Ok(Self(stock))
	}

	fn network_service(&self) -> Arc<dyn NetworkService> {
		<Stock as NetworkBackend<Block, Hash>>::network_service(&self.0)
	}

	fn peer_store(bootnodes: Vec<PeerId>, metrics_registry: Option<Registry>) -> Self::PeerStore {
		// Replaced by what the operator says when the network is put together.
		let unused = NetworkConfiguration::new("", "", Default::default(), None);
		let mut config = FullNetworkConfiguration::new(&unused, metrics_registry);
		let handle = config.peer_store_handle();
		bootnodes.into_iter().for_each(|peer| handle.add_known_peer(peer));
		let store = ListedStore::new(config.take_peer_store());
		lock(&Gate::get().parts).stock = Some(config);
		store
	}

	fn register_notification_metrics(registry: Option<&Registry>) -> NotificationMetrics {
		<Stock as NetworkBackend<Block, Hash>>::register_notification_metrics(registry)
	}

	fn notification_config(
		protocol_name: ProtocolName,
		fallback_names: Vec<ProtocolName>,
		max_notification_size: u64,
		handshake: Option<NotificationHandshake>,
		set_config: SetConfig,
		metrics: NotificationMetrics,
		peerstore_handle: Arc<dyn PeerStoreProvider>,
	) -> (Self::NotificationProtocolConfig, Box<dyn NotificationService>) {
		let (config, service) = <Stock as NetworkBackend<Block, Hash>>::notification_config(
			protocol_name.clone(),
			fallback_names,
			max_notification_size,
			handshake,
			set_config.clone(),
			metrics,
			peerstore_handle,
		);
		let ticket = Ticket::new(protocol_name, set_config, config);
		lock(&Gate::get().parts).notifications.push(Arc::downgrade(&ticket.config));
		(ticket, service)
	}

	fn request_response_config(
		protocol_name: ProtocolName,
		fallback_names: Vec<ProtocolName>,
		max_request_size: u64,
		max_response_size: u64,
		request_timeout: Duration,
		inbound_queue: Option<async_channel::Sender<IncomingRequest>>,
	) -> Self::RequestResponseProtocolConfig {
		let gate = Gate::get();
		let inbound_queue = inbound_queue.map(|queue| {
			let room = queue.capacity().unwrap_or(WAITING_REQUESTS);
			let (door, arriving) = async_channel::bounded(room);
			let name = protocol_name.clone();
			let usher = usher(
				arriving,
				queue,
				|request: &IncomingRequest| gate.admits(&request.peer),
				move |refused| match refused {
					Refused::NotAdmitted(IncomingRequest { peer, .. }) => {
						log::debug!(target: LOG_TARGET, "{name}: request of {peer} refused");
					}
					// Upstream refuses what finds no room as well.
					Refused::NoRoom(IncomingRequest { peer, .. }) => {
						log::debug!(target: LOG_TARGET, "{name}: no room for a request of {peer}");
					}
				},
			);
			lock(&gate.parts).ushers.push(Box::pin(usher));
			door
		});
		let config = <Stock as NetworkBackend<Block, Hash>>::request_response_config(
			protocol_name.clone(),
			fallback_names,
			max_request_size,
			max_response_size,
			request_timeout,
			inbound_queue,
		);
		let ticket = Ticket::new(protocol_name, SetConfig::default(), config);
		lock(&gate.parts).requests.push(Arc::downgrade(&ticket.config));
		ticket
	}

	async fn run(mut self) {
		<Stock as NetworkBackend<Block, Hash>>::run(self.0).await
	}
}
