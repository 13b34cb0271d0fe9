// SPDX-License-Identifier: Apache-2.0

//! Puts the node together: Aura authors, GRANDPA finalises, over litep2p and ParityDB. Only listed
//! peers are let in.

use std::{
	path::{Path, PathBuf},
	sync::Arc,
	time::Duration,
};

use futures::FutureExt;
use govchain_admission::Door;
use govchain_faults::KeptReports;
use govchain_rpc::{
	keep_journal, ClientChain, CustomRefusal, GuardedPool, Journal, JournaledPool, Limits,
};
use govchain_runtime::{
	apis::RuntimeApi,
	configs::BLOCK_BYTES,
	extensions::Refusal,
	opaque::{self, Block},
	Header,
};
use sc_client_api::{Backend, BlockBackend, BlockchainEvents};
use sc_consensus_aura::{
	BuildVerifierParams, CheckForEquivocation, SlotProportion, StartAuraParams,
};
use sc_consensus_grandpa::{GrandpaPruningFilter, SharedVoterState};
use sc_network::{
	config::{FullNetworkConfiguration, NetworkBackendType},
	NetworkBackend,
};
use sc_service::{
	error::Error as ServiceError, Configuration, PartialComponents, TFullBackend, TFullClient,
	TaskManager, WarpSyncConfig,
};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool::{BasicPool, FullChainApi, Options, PoolLimit};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sc_utils::mpsc::tracing_unbounded;
use sp_consensus_aura::sr25519::AuthorityPair as AuraPair;
use sp_runtime::traits::Block as BlockT;

use crate::{
	cli::Peers,
	double_authoring::{keep_reports, ReportChain, WatchAuthors},
	executor::Executor,
	network::{keep_list, ChainList, Gate, Network},
	rpc::guard_system,
};

pub(crate) type FullClient = TFullClient<Block, RuntimeApi, Executor>;
pub(crate) type FullBackend = TFullBackend<Block>;
type FullSelectChain = sc_consensus::LongestChain<FullBackend, Block>;
type FullPool = BasicPool<FullChainApi<FullClient, Block>, Block>;
type Reports = KeptReports<FullPool, FullClient, ReportChain<FullClient>>;
type GrandpaBlockImport =
	sc_consensus_grandpa::GrandpaBlockImport<FullBackend, Block, FullClient, FullSelectChain>;
type GrandpaLink = sc_consensus_grandpa::LinkHalf<Block, FullClient, FullSelectChain>;

/// A justification is kept for every finality step, because evidence is made from it.
const JUSTIFICATION_PERIOD: u32 = 1;
/// How long a GRANDPA message takes through the network, more or less: each round waits four times this
/// long, and a block that comes in the middle of one waits for the next. Between the departments of one
/// country it is enough; where it isn't, votes come late, which costs rounds and nothing else. With twice
/// as much, half of all transactions took 0.97 s to be final on four nodes of one machine, and 0.69 s with
/// this.
const GOSSIP_DURATION: Duration = Duration::from_millis(50);
/// Share of a slot in which a block is built; the rest is for the others to import it.
const PROPOSAL_PORTION: f32 = 0.5;
/// The same after missed slots. Without it, leniency would let one block take many slots.
const MAX_PROPOSAL_PORTION: f32 = 0.66;
/// What authors count more than the runtime, at most: so it is always the runtime's limit that is met.
const UNCOUNTED_BYTES: usize = 1024;
/// What the pool keeps in each of its two queues, ready and future. Both are sized alike: with
/// consecutive nonces arriving in any order, most of a load stands in `future` for a moment, and
/// what overflows there is dropped without a word to its sender.
const POOL_TRANSACTIONS: usize = 100_000;
/// Bytes in each queue.
const POOL_BYTES: usize = 200 * 1024 * 1024;
/// For how long a transaction that was invalid is not looked at again. Short, because what is
/// invalid on one fork may be valid on the next.
const POOL_BAN: Duration = Duration::from_secs(1);

/// Requests about the network that wait before the log says so: as many as upstream has.
const SYSTEM_REQUESTS: usize = 10_000;

/// Parts that exist before the network does.
type Service = PartialComponents<
	FullClient,
	FullBackend,
	FullSelectChain,
	sc_consensus::DefaultImportQueue<Block>,
	FullPool,
	(GrandpaBlockImport, GrandpaLink, Arc<Reports>, Option<Telemetry>),
>;

/// What the stock command line would choose otherwise than we need: nothing is reported to strangers, and the
/// network is litep2p.
pub fn adjust(config: &mut Configuration) {
	config.telemetry_endpoints = None;
	config.network.network_backend = NetworkBackendType::Litep2p;
}

/// The client, the database, the pool and the import queue. Compiled runtimes are kept in the folder
/// `runtimes`.
pub fn new_partial(config: &Configuration, runtimes: &Path) -> Result<Service, ServiceError> {
	let telemetry = config
		.telemetry_endpoints
		.clone()
		.filter(|x| !x.is_empty())
		.map(|endpoints| -> Result<_, sc_telemetry::Error> {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Ok((worker, telemetry))
		})
		.transpose()?;

	let (client, backend, keystore_container, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, _>(
			config,
			telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
			Executor::new(&config.executor, runtimes),
			// Whatever else is pruned, the blocks of finality steps stay, and with them their justifications.
			vec![Arc::new(GrandpaPruningFilter)],
		)?;
	let client = Arc::new(client);

	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});

	let select_chain = sc_consensus::LongestChain::new(backend.clone());

	let limit = || PoolLimit { count: POOL_TRANSACTIONS, total_bytes: POOL_BYTES };
	let transaction_pool = Arc::new(BasicPool::new_full(
		Options {
			ready: limit(),
			future: limit(),
			reject_future_transactions: false,
			ban_time: POOL_BAN,
		},
		config.role.is_authority().into(),
		config.prometheus_registry(),
		task_manager.spawn_essential_handle(),
		client.clone(),
	));

	let (grandpa_block_import, grandpa_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		telemetry.as_ref().map(|x| x.handle()),
	)?;

	let cidp_client = client.clone();
	let verifier =
		sc_consensus_aura::build_verifier::<AuraPair, _, _, Block>(BuildVerifierParams {
			client: client.clone(),
			create_inherent_data_providers: move |parent_hash, _| {
				let cidp_client = cidp_client.clone();
				async move {
					let slot_duration = sc_consensus_aura::standalone::slot_duration_at(
						&*cidp_client,
						parent_hash,
					)?;
					let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
					let slot =
						sp_consensus_aura::inherents::InherentDataProvider::from_timestamp_and_slot_duration(
							*timestamp,
							slot_duration,
						);
					Ok((slot, timestamp))
				}
			},
			check_for_equivocation: CheckForEquivocation::No,
			telemetry: telemetry.as_ref().map(|x| x.handle()),
			compatibility_mode: Default::default(),
		});
	let is_authority = config.role.is_authority();
	let reports = Arc::new(KeptReports::new(
		transaction_pool.clone(),
		client.clone(),
		ReportChain { client: client.clone(), keystore: keystore_container.keystore() },
		is_authority,
	)?);
	let import_queue = sc_consensus::BasicQueue::new(
		WatchAuthors::new(
			verifier,
			client.clone(),
			OffchainTransactionPoolFactory::new(reports.clone()),
			is_authority,
		),
		Box::new(grandpa_block_import.clone()),
		Some(Box::new(grandpa_block_import.clone())),
		&task_manager.spawn_essential_handle(),
		config.prometheus_registry(),
	);

	Ok(PartialComponents {
		client,
		backend,
		task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: (grandpa_block_import, grandpa_link, reports, telemetry),
	})
}

/// What the numbers of the runtime's own refusals mean. A registration that is still on its way may
/// yet arrive, and a budget comes back, so those are not for good.
fn refusal_in_words(code: u8) -> Option<CustomRefusal> {
	let (words, is_temporary) = match Refusal::from_code(code)? {
		Refusal::UnknownAccount => {
			("the account is unknown: no department has registered it", true)
		}
		Refusal::FrozenAccount => ("the identity behind the account is frozen", true),
		Refusal::Immortal => {
			("it would be valid for ever: sign it with an era of at most 4,096 blocks", false)
		}
		Refusal::OverBudget => {
			("the account has used its budget, which comes back with time", true)
		}
		Refusal::LargerThanBudget => {
			("it needs more than the whole budget of the account: split it", false)
		}
		Refusal::TooManyPending => {
			("too many transactions of the account are pending here: send it later", true)
		}
		Refusal::NotSigned => ("it is not signed by an account", false),
		Refusal::Unreadable => ("it can't be read by the runtime", false),
		Refusal::NestedTooDeep => {
			("its calls are nested deeper than 8: send those inside by themselves", false)
		}
		Refusal::EraTooLong => {
			("its era is longer than 4,096 blocks: sign it with a shorter one", false)
		}
	};
	Some(CustomRefusal { words, is_temporary })
}

/// Where the journal of transactions stands: beside the chain's database.
pub fn journal_path(config: &Configuration) -> PathBuf {
	config.base_path.config_dir(config.chain_spec.id()).join("journal")
}

/// The whole node.
pub fn new_full(
	config: Configuration,
	peers: Peers,
	trust_point: Option<Header>,
	runtimes: &Path,
) -> Result<TaskManager, ServiceError> {
	type Hash = <Block as BlockT>::Hash;

	let PartialComponents {
		client,
		backend,
		mut task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: (block_import, grandpa_link, reports, mut telemetry),
	} = new_partial(&config, runtimes)?;

	if peers.gateway && config.role.is_authority() {
		return Err(ServiceError::Other(
			"an authority lets in listed peers only: run the gateway as a node of its own".into(),
		));
	}
	if config.disable_grandpa {
		return Err(ServiceError::Other(
			"--no-grandpa: nodes of this chain talk to none without its finality protocol".into(),
		));
	}
	let own = config.network.node_key.clone().into_keypair()?.public().to_peer_id();
	let gate = Gate::put_up(Door::new(own, peers.named, peers.gateway))
		.map_err(|error| ServiceError::Other(error.into()))?;
	let listed_peers = ChainList::new(client.clone());
	gate.read(&listed_peers);
	// It executes the runtime, which is compiled anew after an upgrade.
	task_manager.spawn_essential_handle().spawn_blocking(
		"peer-list",
		Some("networking"),
		keep_list(gate, listed_peers, client.clone(), client.every_import_notification_stream()),
	);
	let genesis_hash =
		client.block_hash(0)?.ok_or_else(|| ServiceError::Other("no genesis block".into()))?;
	// The journal stands before the pool for what comes by RPC, and for that alone; the door before
	// both, and before the pool for what comes by gossip.
	let journal = Journal::open(&journal_path(&config), genesis_hash, Limits::default())
		.map_err(|error| ServiceError::Other(format!("journal: {error}")))?;
	let door =
		Arc::new(crate::door::open(client.clone(), transaction_pool.clone(), journal.clone()));

	let registry = config.prometheus_registry().cloned();
	let mut net_config =
		FullNetworkConfiguration::<Block, Hash, Network>::new(&config.network, registry.clone());
	let metrics =
		<Network as NetworkBackend<Block, Hash>>::register_notification_metrics(registry.as_ref());
	let peer_store_handle = net_config.peer_store_handle();
	let grandpa_protocol_name =
		sc_consensus_grandpa::protocol_standard_name(&genesis_hash, &config.chain_spec);
	let (grandpa_protocol_config, grandpa_notification_service) =
		sc_consensus_grandpa::grandpa_peers_set_config::<Block, Network>(
			grandpa_protocol_name.clone(),
			metrics.clone(),
			peer_store_handle,
		);
	net_config.add_notification_protocol(grandpa_protocol_config);

	let warp_sync = match trust_point {
		// What may be fetched is then decided by whoever gave the header, not proven.
		Some(header) => WarpSyncConfig::WithTarget(header),
		None => WarpSyncConfig::WithProvider(Arc::new(
			sc_consensus_grandpa::warp_proof::NetworkProvider::new(
				backend.clone(),
				grandpa_link.shared_authority_set().clone(),
				Vec::default(),
			),
		)),
	};

	let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
		sc_service::build_network(sc_service::BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: Arc::new(GuardedPool::new(transaction_pool.clone(), door.clone())),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(warp_sync),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	let (system_rpc_tx, system_requests) = {
		let (sender, requests) = tracing_unbounded("mpsc_guarded_system_rpc", SYSTEM_REQUESTS);
		(sender, guard_system(requests, system_rpc_tx))
	};
	task_manager.spawn_handle().spawn("system-rpc-guard", Some("networking"), system_requests);

	if config.offchain_worker.enabled {
		let offchain_workers =
			sc_offchain::OffchainWorkers::new(sc_offchain::OffchainWorkerOptions {
				runtime_api_provider: client.clone(),
				is_validator: config.role.is_authority(),
				keystore: Some(keystore_container.keystore()),
				offchain_db: backend.offchain_storage(),
				transaction_pool: Some(OffchainTransactionPoolFactory::new(
					transaction_pool.clone(),
				)),
				network_provider: Arc::new(network.clone()),
				enable_http_requests: false,
				custom_extensions: |_| vec![],
			})?;
		task_manager.spawn_handle().spawn(
			"offchain-workers-runner",
			"offchain-worker",
			offchain_workers.run(client.clone(), task_manager.spawn_handle()).boxed(),
		);
	}

	let role = config.role;
	let force_authoring = config.force_authoring;
	let name = config.network.node_name.clone();

	let journaled_pool = Arc::new(JournaledPool::new(
		transaction_pool.clone(),
		journal.clone(),
		ClientChain::new(client.clone()),
		refusal_in_words,
	));
	let rpc_pool = Arc::new(GuardedPool::new(journaled_pool, door));
	task_manager.spawn_essential_handle().spawn_blocking(
		"journal",
		Some("transaction-pool"),
		keep_journal(
			journal.clone(),
			client.clone(),
			transaction_pool.clone(),
			refusal_in_words,
			opaque::era,
		),
	);
	task_manager.spawn_essential_handle().spawn_blocking(
		"fault-reports",
		Some("transaction-pool"),
		keep_reports(reports.clone(), client.clone()),
	);

	let shared_voter_state = SharedVoterState::empty();
	let rpc_builder = {
		let client = client.clone();
		let pool = rpc_pool.clone();
		let voter_state = shared_voter_state.clone();
		let authority_set = grandpa_link.shared_authority_set().clone();
		let justifications = grandpa_link.justification_stream();
		let finality_proofs = sc_consensus_grandpa::FinalityProofProvider::new_for_service(
			backend.clone(),
			Some(authority_set.clone()),
		);
		Box::new(move |executor| {
			let deps = crate::rpc::FullDeps {
				client: client.clone(),
				pool: pool.clone(),
				journal: journal.clone(),
				finality: sc_consensus_grandpa_rpc::Grandpa::new(
					executor,
					authority_set.clone(),
					voter_state.clone(),
					justifications.clone(),
					finality_proofs.clone(),
				),
			};
			crate::rpc::create_full(deps).map_err(Into::into)
		})
	};

	sc_service::spawn_tasks(sc_service::SpawnTasksParams {
		network: network.clone(),
		client: client.clone(),
		keystore: keystore_container.keystore(),
		task_manager: &mut task_manager,
		transaction_pool: rpc_pool,
		rpc_builder,
		backend: backend.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		config,
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	if role.is_authority() {
		let mut proposer_factory = sc_basic_authorship::ProposerFactory::new(
			task_manager.spawn_handle(),
			client.clone(),
			transaction_pool.clone(),
			registry.as_ref(),
			telemetry.as_ref().map(|x| x.handle()),
		);
		// Its own limit of 4 MiB would leave less room than the runtime keeps for operational calls.
		proposer_factory.set_default_block_size_limit(BLOCK_BYTES as usize + UNCOUNTED_BYTES);
		let slot_duration = sc_consensus_aura::slot_duration(&*client)?;

		let aura = sc_consensus_aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(
			StartAuraParams {
				slot_duration,
				client: client.clone(),
				select_chain,
				block_import,
				proposer_factory,
				create_inherent_data_providers: move |_, ()| async move {
					let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
					let slot =
						sp_consensus_aura::inherents::InherentDataProvider::from_timestamp_and_slot_duration(
							*timestamp,
							slot_duration,
						);
					Ok((slot, timestamp))
				},
				force_authoring,
				// None: a chain that has lost finality must go on making blocks, because the calls
				// that restart finality travel in them.
				backoff_authoring_blocks: None::<()>,
				keystore: keystore_container.keystore(),
				sync_oracle: sync_service.clone(),
				justification_sync_link: sync_service.clone(),
				block_proposal_slot_portion: SlotProportion::new(PROPOSAL_PORTION),
				max_block_proposal_slot_portion: Some(SlotProportion::new(MAX_PROPOSAL_PORTION)),
				telemetry: telemetry.as_ref().map(|x| x.handle()),
				compatibility_mode: Default::default(),
			},
		)?;
		task_manager.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), aura);
	}

	let grandpa_config = sc_consensus_grandpa::Config {
		gossip_duration: GOSSIP_DURATION,
		justification_generation_period: JUSTIFICATION_PERIOD,
		name: Some(name),
		observer_enabled: false,
		keystore: role.is_authority().then(|| keystore_container.keystore()),
		local_role: role,
		telemetry: telemetry.as_ref().map(|x| x.handle()),
		protocol_name: grandpa_protocol_name,
	};
	let grandpa = sc_consensus_grandpa::run_grandpa_voter(sc_consensus_grandpa::GrandpaParams {
		config: grandpa_config,
		link: grandpa_link,
		network,
		sync: sync_service,
		notification_service: grandpa_notification_service,
		// The default rule stays two blocks behind the best and costs two seconds. Votes never
		// pass a pending change of the set, whatever the rule.
		voting_rule: (),
		prometheus_registry: registry,
		shared_voter_state,
		telemetry: telemetry.as_ref().map(|x| x.handle()),
		offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(reports),
	})?;
	task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, grandpa);

	Ok(task_manager)
}
