// SPDX-License-Identifier: Apache-2.0

//! `govctl localnet`: authorities of a consortium on this machine.
//!
//! `up` writes a state file with what it started, so that `status`, `stop-node`, `start-node` and
//! `down` work from another terminal. A process is only signalled while it is the one that was
//! started: process number and start time must both fit.

mod network;

use std::{
	fs,
	net::TcpListener,
	path::{Path, PathBuf},
	process::Command,
	time::{Duration, Instant},
};

use clap::{Args, Subcommand};
use serde_json::json;

use network::{absolute, Authority, Network};

use crate::{
	chain::{all_read, connect_rpc, BlockRef, Chain, Node},
	exit::{Exit, Failure, Outcome},
	interrupts::{interrupted, Interrupts},
	messages as m,
	output::{padded, Output},
	stats::seconds,
};

/// The well-known development keys, in the order of the nodes.
const NAMES: [&str; 8] = ["alice", "bob", "charlie", "dave", "eve", "ferdie", "one", "two"];
const RPC_PORT: u16 = 9944;
const P2P_PORT: u16 = 30333;
const METRICS_PORT: u16 = 9615;
/// The chain's specification with its genesis state, as every node of the network reads it.
const SPEC_FILE: &str = "chain.json";
/// Compiled runtimes of all nodes of the network, unless the environment or the nodes' arguments name a
/// folder.
const RUNTIMES: &str = "runtimes";
const RUNTIMES_OPTION: &str = "--runtime-cache";
const RUNTIMES_VARIABLE: &str = "GOVCHAIN_RUNTIME_CACHE";
/// Nodes close their database on SIGTERM; one that does not end by then is killed.
const GRACE: Duration = Duration::from_secs(15);

/// Start, watch and stop a network of authorities on this machine.
#[derive(Subcommand, Debug)]
pub enum Localnet {
	/// Start authorities, wait until they finalise, and keep them running until Ctrl-C or `localnet down`,
	/// which end it with 0.
	Up(Up),
	/// Show the nodes and how far they are.
	Status(Place),
	/// Stop every node.
	Down(Place),
	/// Stop one node, as if its machine had failed.
	StopNode(One),
	/// Start a stopped node again.
	StartNode(One),
}

#[derive(Args, Debug)]
pub struct Place {
	/// Folder of the network: databases, logs and the state file.
	#[arg(long, default_value = "localnet")]
	base_path: PathBuf,
}

#[derive(Args, Debug)]
pub struct Up {
	#[command(flatten)]
	place: Place,
	/// How many authorities.
	#[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=8))]
	nodes: u8,
	/// The node's program.
	#[arg(long, default_value = "govchain-node", env = "GOVCHAIN_NODE")]
	node_binary: PathBuf,
	/// Chain: the name of a preset, or a chain specification file.
	#[arg(long, default_value = "consortium-4")]
	chain: String,
	/// Return once they finalise and leave them running; `localnet down` stops them.
	#[arg(long)]
	detach: bool,
	/// Begin a new chain: delete the databases and logs that an earlier network left in the folder.
	#[arg(long)]
	fresh: bool,
	/// Ports are 9944, 30333 and 9615 plus this, plus the node's place.
	#[arg(long, default_value_t = 0)]
	port_offset: u16,
	/// Seconds to wait for finality.
	#[arg(long, default_value_t = 300)]
	patience: u64,
	/// Further arguments for every node, after `--`.
	#[arg(last = true)]
	node_arguments: Vec<String>,
}

#[derive(Args, Debug)]
pub struct One {
	#[command(flatten)]
	place: Place,
	/// Place of the node, counted from 0, or its name.
	node: String,
	/// Kill it at once instead of letting it close its database (stop-node), or don't wait until it
	/// answers (start-node).
	#[arg(long)]
	at_once: bool,
}

pub async fn run(command: Localnet, output: &mut Output<'_>) -> Outcome {
	match command {
		Localnet::Up(opts) => up(opts, output).await,
		Localnet::Status(place) => status(&place.base_path, output).await,
		Localnet::Down(place) => down(&place.base_path, output).await,
		Localnet::StopNode(one) => stop_node(one, output).await,
		Localnet::StartNode(one) => start_node(one, output).await,
	}
}

async fn up(opts: Up, output: &mut Output<'_>) -> Outcome {
	// Before the first node: a signal in between would leave it behind.
	let mut interrupts = Interrupts::listen()?;
	let base = absolute(&opts.place.base_path)?;
	if let Some(network) = Network::load(&base)? {
		if network.nodes.iter().any(Authority::is_running) {
			return Err(Failure::says(Exit::Usage, m::ALREADY_RUNNING, &[&base.display()]));
		}
	}
	fs::create_dir_all(&base).map_err(|error| Failure::machine(&base, error))?;
	if opts.fresh {
		forget(&base)?;
	}
	output.progress(m::STARTING_NODES, &[&opts.nodes, &base.display()]);
	let (detach, patience) = (opts.detach, opts.patience);
	// The node's program works for seconds, and hears Ctrl-C as well: what it says then is no failure.
	let planning = tokio::task::spawn_blocking({
		let base = base.clone();
		move || plan(&opts, &base)
	});
	let mut network = tokio::select! {
		biased;
		_ = interrupts.next() => return Err(interrupted()),
		planned = planning => planned.map_err(|error| Failure::new(Exit::Process, error))??,
	};
	let started = Instant::now();
	let began = bring_up(&mut network, &base, patience, &mut interrupts, output).await;
	let shown = began.and_then(|block| {
		output.progress(m::FINALISED, &[&block.number, &seconds(started.elapsed())]);
		let text = addresses(&network, output);
		output.result(text, &json!({ "chain": network.chain, "nodes": network.nodes }))
	});
	if let Err(failure) = shown {
		// Why they aren't up says more than what becomes of the state file.
		let _ = stop_all(&network, &base, output).await;
		return Err(failure);
	}
	if detach {
		return Ok(());
	}
	output.progress(m::PRESS_CTRL_C, &[]);
	let ended = tokio::select! {
		_ = interrupts.next() => Ok(()),
		ended = first_end(&base) => ended,
	};
	// Nodes may have been stopped and started from another terminal.
	let network = Network::load(&base).ok().flatten().unwrap_or(network);
	let stopped = stop_all(&network, &base, output).await.map(|names| {
		if !names.is_empty() {
			output.progress(m::STOPPED, &[&names.len()]);
		}
	});
	ended.and(stopped)
}

/// A running node of a local network.
pub struct Running {
	pub name: String,
	/// Number of its process.
	pub id: i32,
}

/// The nodes of the local network in `base` that are running.
pub fn running(base: &Path) -> Outcome<Vec<Running>> {
	let base = absolute(base)?;
	let missing = || nothing(&base);
	let network = Network::load(&base)?.ok_or_else(missing)?;
	let running = network.nodes.iter().filter(|node| node.is_running());
	let running: Vec<_> = running
		.filter_map(|node| Some(Running { name: node.name.clone(), id: node.process?.id }))
		.collect();
	match running.is_empty() {
		true => Err(missing()),
		false => Ok(running),
	}
}

/// Deletes what an earlier network left, and nothing that it doesn't know.
fn forget(base: &Path) -> Outcome {
	let Some(network) = Network::load(base)? else { return Ok(()) };
	for node in &network.nodes {
		let home = base.join(&node.name);
		for path in [home.join("chains"), node.log.clone()] {
			let removed = match path.is_dir() {
				true => fs::remove_dir_all(&path),
				false => fs::remove_file(&path),
			};
			match removed {
				Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
					return Err(Failure::machine(&path, error));
				}
				_ => {}
			}
		}
	}
	Ok(())
}

/// Starts every node and waits for finality; Ctrl-C ends the wait.
async fn bring_up(
	network: &mut Network,
	base: &Path,
	patience: u64,
	interrupts: &mut Interrupts,
	output: &mut Output<'_>,
) -> Outcome<BlockRef> {
	for place in 0..network.nodes.len() {
		let authority = &mut network.nodes[place];
		authority.start()?;
		let id = authority.process.map_or(0, |process| process.id);
		output.progress(m::NODE_STARTED, &[&authority.name, &id, &authority.log.display()]);
		// After each, so that `down` finds what runs, however this ends.
		network.save(base)?;
	}
	output.progress(m::WAITING_FINALITY, &[]);
	let urls: Vec<String> = network.nodes.iter().map(|node| node.rpc.clone()).collect();
	tokio::select! {
		_ = interrupts.next() => Err(interrupted()),
		ended = first_end(base) => {
			Err(ended.err().unwrap_or_else(|| Failure::says(Exit::Process, m::STOPPED_BEFORE, &[])))
		}
		waited = tokio::time::timeout(Duration::from_secs(patience), same_finalised(&urls)) => {
			waited.unwrap_or_else(|_| {
				Err(Failure::says(Exit::TimedOut, m::DONT_FINALISE, &[&patience]))
			})
		},
	}
}

/// Ports, keys and arguments of each node.
fn plan(opts: &Up, base: &Path) -> Outcome<Network> {
	let program = find_program(&opts.node_binary)?;
	let spec = write_spec(&program, &opts.chain, base)?;
	let mut nodes = Vec::new();
	for (place, name) in (0u16..).zip(NAMES).take(opts.nodes.into()) {
		let port = |first: u16| {
			first.checked_add(opts.port_offset).and_then(|port| port.checked_add(place)).ok_or_else(
				|| Failure::says(Exit::Usage, m::OFFSET_TOO_LARGE, &[&opts.port_offset]),
			)
		};
		let (rpc, p2p, metrics) = (port(RPC_PORT)?, port(P2P_PORT)?, port(METRICS_PORT)?);
		for port in [rpc, p2p, metrics] {
			// Whatever answers on a port in the place of a node would pass for it.
			TcpListener::bind(("127.0.0.1", port)).map_err(|error| {
				Failure::says(Exit::Process, m::PORT_NOT_FREE, &[&port, &error])
			})?;
		}
		let home = base.join(name);
		fs::create_dir_all(&home).map_err(|error| Failure::machine(&home, error))?;
		let key_file = home.join("node.key");
		// A fixed key gives a fixed address for the other nodes; it guards nothing here.
		let node_key = format!("{:064x}", u32::from(place) + 1);
		fs::write(&key_file, &node_key).map_err(|error| Failure::machine(&key_file, error))?;
		let peer_id = peer_id(&program, &key_file)?;
		let mut arguments: Vec<String> = vec![
			format!("--chain={}", spec.display()),
			format!("--base-path={}", home.display()),
			format!("--{name}"),
			"--validator".into(),
			format!("--node-key={node_key}"),
			format!("--listen-addr=/ip4/127.0.0.1/tcp/{p2p}"),
			format!("--rpc-port={rpc}"),
			format!("--prometheus-port={metrics}"),
			"--allow-private-ip".into(),
			"--no-mdns".into(),
			"--disable-log-color".into(),
		];
		let named = std::env::var_os(RUNTIMES_VARIABLE).is_some();
		if !named && !has_option(&opts.node_arguments, RUNTIMES_OPTION) {
			arguments.push(format!("{RUNTIMES_OPTION}={}", base.join(RUNTIMES).display()));
		}
		arguments.extend(opts.node_arguments.iter().cloned());
		nodes.push(Authority {
			name: name.into(),
			rpc: format!("ws://127.0.0.1:{rpc}"),
			metrics: format!("http://127.0.0.1:{metrics}/metrics"),
			peer_id,
			log: base.join(format!("{name}.log")),
			program: program.clone(),
			arguments,
			process: None,
			is_stopping: false,
		});
	}
	// Every node knows all the others, so that any of them may be the one that is down, and lets them
	// in, whatever nodes the chain lists.
	let known: Vec<(String, String)> = nodes
		.iter()
		.zip(0u16..)
		.map(|(node, place)| {
			let port = P2P_PORT + opts.port_offset + place;
			(node.name.clone(), format!("/ip4/127.0.0.1/tcp/{port}/p2p/{}", node.peer_id))
		})
		.collect();
	for node in &mut nodes {
		for (_, address) in known.iter().filter(|(name, _)| *name != node.name) {
			node.arguments.push(format!("--bootnodes={address}"));
		}
	}
	Ok(Network { chain: opts.chain.clone(), nodes })
}

/// Whether an option is among arguments, alone or with its value.
fn has_option(arguments: &[String], option: &str) -> bool {
	let is_it = |rest: &str| rest.is_empty() || rest.starts_with('=');
	arguments.iter().any(|argument| argument.strip_prefix(option).is_some_and(is_it))
}

/// Writes the chain's specification with its genesis state, which each node would else compute for
/// itself, for seconds of both cores.
fn write_spec(program: &Path, chain: &str, base: &Path) -> Outcome<PathBuf> {
	let path = base.join(SPEC_FILE);
	let answer = Command::new(program)
		.args(["export-chain-spec", "--raw", "--chain", chain, "--output"])
		.arg(&path)
		.output()
		.map_err(|error| Failure::machine(program, error))?;
	match answer.status.success() {
		true => Ok(path),
		false => Err(Failure::says(
			Exit::Process,
			m::NO_SPECIFICATION,
			&[&program.display(), &chain, &String::from_utf8_lossy(&answer.stderr)],
		)),
	}
}

/// The peer id that belongs to a node key, as the node itself computes it.
fn peer_id(program: &Path, key_file: &Path) -> Outcome<String> {
	let answer = Command::new(program)
		.args(["key", "inspect-node-key", "--file"])
		.arg(key_file)
		.output()
		.map_err(|error| Failure::machine(program, error))?;
	let text = String::from_utf8_lossy(&answer.stdout);
	match text.lines().map(str::trim).find(|line| line.starts_with("12D3")) {
		Some(id) => Ok(id.into()),
		None => Err(Failure::says(
			Exit::Process,
			m::NO_PEER_ID,
			&[&program.display(), &String::from_utf8_lossy(&answer.stderr)],
		)),
	}
}

/// Waits until all nodes have the same finalised block above genesis, and it has moved since.
async fn same_finalised(urls: &[String]) -> Outcome<BlockRef> {
	let config = Chain::new();
	let mut nodes = Vec::new();
	for url in urls {
		nodes.push(loop {
			// It does not listen before it has read its genesis.
			match Node::connect(url, &config).await {
				Ok(node) => break node,
				Err(failure) if failure.exit == Exit::Connection => {}
				Err(failure) => return Err(failure),
			}
			tokio::time::sleep(Duration::from_millis(200)).await;
		});
	}
	let mut first_height = None;
	loop {
		let heads =
			futures::future::try_join_all(nodes.iter().map(|node| node.finalised())).await?;
		let lowest = heads.iter().map(|head| head.number).min().unwrap_or(0);
		if lowest > 0 {
			let hashes =
				futures::future::try_join_all(nodes.iter().map(|node| node.hash_at(lowest)))
					.await?;
			let [first, others @ ..] = hashes.as_slice() else {
				return Err(Failure::usage("no nodes"));
			};
			if others.iter().any(|hash| hash != first) {
				return Err(Failure::says(Exit::Unmet, m::DIFFERENT_BLOCKS, &[&lowest]));
			}
			match first_height {
				None => first_height = Some(lowest),
				Some(height) if lowest > height => {
					return Ok(BlockRef { number: lowest, hash: *first })
				}
				Some(_) => {}
			}
		}
		tokio::time::sleep(Duration::from_millis(200)).await;
	}
}

/// Comes back when no node runs or should run any more, or when one ends by itself: with the last lines of
/// its log. The state file says which were stopped on purpose.
async fn first_end(base: &Path) -> Outcome {
	loop {
		let network = Network::load(base).ok().flatten();
		if network.as_ref().is_some_and(Network::is_stopped) {
			return Ok(());
		}
		let nodes = network.map(|network| network.nodes).unwrap_or_default();
		let should_run = |node: &&Authority| node.process.is_some() && !node.is_stopping;
		let ended = nodes.iter().filter(should_run).find(|node| !node.is_running());
		if let Some(node) = ended {
			let tail = node.last_lines().join(" | ");
			let values: [&dyn std::fmt::Display; 3] = [&node.name, &node.log.display(), &tail];
			return Err(Failure::says(Exit::Process, m::NODE_ENDED, &values));
		}
		tokio::time::sleep(Duration::from_millis(250)).await;
	}
}

fn addresses(network: &Network, output: &Output<'_>) -> String {
	let mut text = String::new();
	let width = network.nodes.iter().map(|node| node.name.len()).max().unwrap_or(0).max(4);
	for node in &network.nodes {
		text += &format!(
			"{}  {}  {} {}\n",
			padded(&node.name, width),
			node.rpc,
			output.text(m::LABEL_METRICS, &[]),
			node.metrics,
		);
	}
	let first = network.nodes.first().map_or("", |node| node.rpc.as_str());
	text +=
		&format!("{}  https://polkadot.js.org/apps/?rpc={first}", output.text(m::LABEL_APPS, &[]));
	text
}

async fn status(base: &Path, output: &mut Output<'_>) -> Outcome {
	let base = absolute(base)?;
	let network = Network::load(&base)?.ok_or_else(|| nothing(&base))?;
	let config = Chain::new();
	let mut text = Vec::new();
	let mut values = Vec::new();
	let mut all = Vec::new();
	for node in &network.nodes {
		let running = node.is_running();
		let reading = async {
			let connection = Node::connect(&node.rpc, &config).await?;
			let best = connection.best().await?;
			let finalised = connection.finalised().await?;
			let health =
				connection.methods.system_health().await.map_err(crate::chain::unreadable)?;
			Ok::<_, Failure>((best, finalised, health.peers))
		};
		let read = match running {
			true => Some(reading.await),
			false => None,
		};
		let word = match running {
			true => output.text(m::STATE_RUNNING, &[]),
			false => output.text(m::STATE_STOPPED, &[]),
		};
		let id = node.process.map_or(0, |process| process.id);
		let detail = match &read {
			Some(Ok((best, finalised, peers))) => format!(
				"{} {}  {} {}  {} {peers}",
				output.text(m::LABEL_BEST, &[]),
				best.number,
				output.text(m::LABEL_FINALISED, &[]),
				finalised.number,
				output.text(m::LABEL_PEERS, &[]),
			),
			Some(Err(failure)) => failure.shown(output.lang),
			None => String::new(),
		};
		text.push(format!("{}  {word} ({id})  {}  {detail}", padded(&node.name, 7), node.rpc));
		let error = read.as_ref().and_then(|read| read.as_ref().err()).map(ToString::to_string);
		let shown = read.as_ref().and_then(|read| read.as_ref().ok());
		values.push(json!({
			"name": node.name,
			"running": running,
			"processId": node.process.map(|process| process.id),
			"rpc": node.rpc,
			"metrics": node.metrics,
			"log": node.log,
			"best": shown.map(|(best, ..)| best.number),
			"finalised": shown.map(|(_, finalised, _)| finalised.number),
			"peers": shown.map(|(.., peers)| peers),
			"error": error,
		}));
		// One that was stopped is no failure, and has nothing to say.
		all.extend(read.map(|read| (&node.name, read)));
	}
	output.result(text.join("\n"), &json!({ "chain": network.chain, "nodes": values }))?;
	all_read(&all)
}

async fn down(base: &Path, output: &mut Output<'_>) -> Outcome {
	// It is soon over, and who is told to end halfway would leave nodes behind.
	let _interrupts = Interrupts::listen()?;
	let base = absolute(base)?;
	let network = Network::load(&base)?.ok_or_else(|| nothing(&base))?;
	let stopped = stop_all(&network, &base, output).await?;
	output.result(output.text(m::STOPPED, &[&stopped.len()]), &json!({ "stopped": stopped }))
}

/// Stops every node that runs, and gives their names.
async fn stop_all(network: &Network, base: &Path, output: &mut Output<'_>) -> Outcome<Vec<String>> {
	for node in network.nodes.iter().filter(|node| node.is_running()) {
		output.progress(m::STOPPING, &[&node.name]);
	}
	let stopped = network.stop(base, |_| true, GRACE).await?;
	Ok(stopped.into_iter().map(|node| node.name).collect())
}

async fn stop_node(one: One, output: &mut Output<'_>) -> Outcome {
	// As for `down`.
	let _interrupts = Interrupts::listen()?;
	let base = absolute(&one.place.base_path)?;
	let network = Network::load(&base)?.ok_or_else(|| nothing(&base))?;
	let place = network.find(&one.node)?;
	let name = network.nodes[place].name.clone();
	output.progress(m::STOPPING, &[&name]);
	let grace = if one.at_once { Duration::ZERO } else { GRACE };
	network.stop(&base, |node| node.name == name, grace).await?;
	output.result(
		format!("{name} {}", output.text(m::STATE_STOPPED, &[])),
		&json!({ "name": name, "running": false }),
	)
}

async fn start_node(one: One, output: &mut Output<'_>) -> Outcome {
	let base = absolute(&one.place.base_path)?;
	let mut network = Network::load(&base)?.ok_or_else(|| nothing(&base))?;
	let place = network.find(&one.node)?;
	let node = &mut network.nodes[place];
	if node.is_running() {
		return Err(Failure::says(Exit::Usage, m::RUNNING_ALREADY, &[&node.name]));
	}
	node.start()?;
	let node = node.clone();
	network.save(&base)?;
	let id = node.process.map_or(0, |process| process.id);
	output.progress(m::NODE_STARTED, &[&node.name, &id, &node.log.display()]);
	let deadline = Instant::now() + Duration::from_secs(60);
	while !one.at_once && connect_rpc(&node.rpc).await.is_err() {
		if !node.is_running() {
			let tail = node.last_lines().join(" | ");
			let values: [&dyn std::fmt::Display; 3] = [&node.name, &node.log.display(), &tail];
			return Err(Failure::says(Exit::Process, m::NODE_ENDED, &values));
		}
		if Instant::now() > deadline {
			return Err(Failure::says(Exit::TimedOut, m::NODE_SILENT, &[&node.name]));
		}
		tokio::time::sleep(Duration::from_millis(200)).await;
	}
	output.result(
		format!("{} {} ({id})", node.name, output.text(m::STATE_RUNNING, &[])),
		&json!({ "name": node.name, "running": true, "processId": id, "rpc": node.rpc }),
	)
}

fn nothing(base: &Path) -> Failure {
	Failure::says(Exit::NotFound, m::NOTHING_RUNNING, &[&base.display()])
}

/// The program by path, or by name in `PATH`.
fn find_program(name: &Path) -> Outcome<PathBuf> {
	let missing = || Failure::says(Exit::Process, m::NO_NODE_PROGRAM, &[&name.display()]);
	if name.components().count() > 1 || name.is_absolute() {
		return name.is_file().then(|| absolute(name)).ok_or_else(missing)?;
	}
	let folders = std::env::var_os("PATH").unwrap_or_default();
	std::env::split_paths(&folders)
		.map(|folder| folder.join(name))
		.find(|path| path.is_file())
		.ok_or_else(missing)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn options_are_found_with_and_without_their_value() {
		let has = |arguments: &[&str]| {
			let arguments: Vec<_> = arguments.iter().map(|one| one.to_string()).collect();
			has_option(&arguments, RUNTIMES_OPTION)
		};
		assert!(has(&["-l", "debug", "--runtime-cache", "here"]));
		assert!(has(&["--runtime-cache=here"]));
		assert!(!has(&["--runtime-cache-size=1"]) && !has(&[]));
	}

	#[test]
	fn missing_program_says_what_to_give() {
		let failure = find_program(Path::new("./no/such/node")).unwrap_err();
		assert!(failure.words.contains("--node-binary"), "{failure}");
		assert_eq!(failure.exit, Exit::Process);
	}
}
