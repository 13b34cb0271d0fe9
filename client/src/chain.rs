// SPDX-License-Identifier: Apache-2.0

//! A connection to one node, and what is read through it.

use std::{fmt::Display, sync::Arc, time::Duration};

use scale_decode::DecodeAsType;
use serde::{de::DeserializeOwned, Deserialize, Serialize};
use subxt::{
	backend::LegacyBackend,
	config::{substrate::H256, RpcConfigFor},
	dynamic,
	ext::frame_decode::storage::{IntoDecodableValues, IntoEncodableValues},
	rpcs::{
		client::{RpcClient, RpcParams},
		methods::legacy::{LegacyRpcMethods, NumberOrHex},
	},
	OnlineClient, OnlineClientAtBlock, SubstrateConfig,
};
use tokio::sync::OnceCell;

use crate::{
	exit::{Exit, Failure, Outcome},
	messages as m, refusal,
};

/// The chain as clients of its family know it: nothing of ours is in the transaction format.
pub type Chain = SubstrateConfig;
/// The state at one block.
pub type AtBlock = OnlineClientAtBlock<Chain>;

/// How long a node may take to accept a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// One node.
#[derive(Clone)]
pub struct Node {
	pub url: String,
	pub rpc: RpcClient,
	pub methods: LegacyRpcMethods<RpcConfigFor<Chain>>,
	pub api: OnlineClient<Chain>,
	/// For whoever reads the state on which the node builds, final or not: the block that was read.
	pub pin: Option<Pin>,
}

/// The one block that a command reads, the best when it first asked. All its connections share it: what is
/// read of two forks doesn't belong together.
pub type Pin = Arc<OnceCell<BlockRef>>;

/// A block by number and hash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BlockRef {
	pub number: u64,
	pub hash: H256,
}

/// What the node's journal says of a transaction that it took by RPC.
#[derive(Deserialize, Serialize, Clone, Debug)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Journalled {
	/// Taken, and in no block of the best chain.
	Pending { received_at: u64 },
	/// In a block that is not finalised.
	InBlock { block: H256, number: u64, index: u32 },
	/// In a finalised block.
	Finalised { block: H256, number: u64, index: u32 },
	/// Refused for good.
	Refused { code: serde_json::Value, reason: String, at: u64 },
	/// Not taken by this node, or forgotten.
	Unknown,
}

impl Journalled {
	/// A refusal as the failure of what was sent. Of one that may be in a block that the node never saw nobody can
	/// say there that the chain refused it.
	pub fn refusal(&self) -> Option<Failure> {
		let Journalled::Refused { code, reason, .. } = self else { return None };
		if self.is_unseen() {
			return Some(Failure::says(Exit::NotFound, m::TX_UNSEEN, &[]));
		}
		let custom = code["custom"].as_u64().and_then(|code| u8::try_from(code).ok());
		Some(match (custom, code.as_str()) {
			(Some(code), _) => refusal::admission(code),
			(None, Some(code)) => Failure::refused(format!("Journal::{code}"), reason),
			(None, None) => Failure::refused("Journal::Refused", reason),
		})
	}

	/// Whether the node can't tell if it had its effect.
	pub fn is_unseen(&self) -> bool {
		matches!(self, Journalled::Refused { code, .. } if code == "unseen")
	}
}

/// Any error of the library, as words about the node at hand.
pub fn unreadable(error: impl Display) -> Failure {
	let words = plain(error);
	let broken = [
		"connection",
		"Connection",
		"restart required",
		"transport",
		"timed out",
		"Request timeout",
	];
	match broken.iter().any(|sign| words.contains(sign)) {
		true => Failure::connection(words),
		false => Failure::incompatible(words),
	}
}

/// What a library says, without the names of its layers in front.
pub fn plain(error: impl Display) -> String {
	let mut words = error.to_string();
	for layer in ["RPC error: ", "client error: ", "Rpc error: "] {
		words = words.replace(layer, "");
	}
	words
}

impl Node {
	/// Connects to a node by its WebSocket address. `config` carries the metadata from one
	/// connection to the next, so that it is fetched once for each version of the runtime.
	pub async fn connect(url: &str, config: &Chain) -> Outcome<Node> {
		let rpc = connect_rpc(url).await?;
		let backend = LegacyBackend::<Chain>::builder().build(rpc.clone());
		let api = OnlineClient::from_backend_with_config(config.clone(), Arc::new(backend))
			.await
			.map_err(|error| unreadable(error).during(url))?;
		let methods = LegacyRpcMethods::new(rpc.clone());
		Ok(Node { url: url.into(), rpc, methods, api, pin: None })
	}

	/// A JSON-RPC call.
	pub async fn request<T: DeserializeOwned>(
		&self,
		method: &str,
		params: RpcParams,
	) -> Outcome<T> {
		self.rpc
			.request(method, params)
			.await
			.map_err(|error| refusal::from_rpc(error).during(method))
	}

	/// The node's name among its peers: two addresses may lead to the same node.
	pub async fn peer_id(&self) -> Outcome<String> {
		self.request("system_localPeerId", RpcParams::new()).await
	}

	/// The block that the node builds on.
	pub async fn best(&self) -> Outcome<BlockRef> {
		let header = self.methods.chain_get_header(None).await.map_err(unreadable)?;
		let header = header.ok_or_else(|| Failure::incompatible("the node has no best block"))?;
		let hash = self.hash_at(header.number).await?;
		Ok(BlockRef { number: header.number, hash })
	}

	/// The newest block that can't be taken back.
	pub async fn finalised(&self) -> Outcome<BlockRef> {
		let hash = self.methods.chain_get_finalized_head().await.map_err(unreadable)?;
		Ok(BlockRef { number: self.number_of(hash).await?, hash })
	}

	/// Number of a block by its hash.
	pub async fn number_of(&self, hash: H256) -> Outcome<u64> {
		let header = self.methods.chain_get_header(Some(hash)).await.map_err(unreadable)?;
		header.map(|header| header.number).ok_or_else(|| {
			let hash = format!("{hash:?}");
			Failure::says(Exit::NotFound, m::NO_BLOCK, &[&self.url, &hash])
		})
	}

	/// Hash of the block with this number on the node's best chain.
	pub async fn hash_at(&self, number: u64) -> Outcome<H256> {
		let hash = self
			.methods
			.chain_get_block_hash(Some(NumberOrHex::Number(number)))
			.await
			.map_err(unreadable)?;
		hash.ok_or_else(|| Failure::says(Exit::NotFound, m::NO_BLOCK, &[&self.url, &number]))
	}

	/// State at a block.
	pub async fn at(&self, block: H256) -> Outcome<AtBlock> {
		self.api.at_block(block).await.map_err(|error| unreadable(error).during(&self.url))
	}

	/// The block that is read in place of a final one, for whoever asked for that.
	pub async fn pinned(&self) -> Outcome<Option<BlockRef>> {
		match &self.pin {
			Some(pin) => pin.get_or_try_init(|| self.best()).await.copied().map(Some),
			None => Ok(None),
		}
	}

	/// The block for whoever reads what isn't final in any case: the one that is read already, or the best.
	pub async fn newest(&self) -> Outcome<BlockRef> {
		match self.pinned().await? {
			Some(block) => Ok(block),
			None => self.best().await,
		}
	}

	/// State at the newest finalised block, or at the one that is read in its place.
	pub async fn state(&self) -> Outcome<AtBlock> {
		let block = match self.pinned().await? {
			Some(block) => block,
			None => self.finalised().await?,
		};
		self.at(block.hash).await
	}

	/// Waits until this node has finalised the block with `number`.
	pub async fn until_finalised(&self, number: u64, patience: Duration) -> Outcome<BlockRef> {
		let waiting = async {
			loop {
				let block = self.finalised().await?;
				if block.number >= number {
					return Ok(block);
				}
				tokio::time::sleep(Duration::from_millis(100)).await;
			}
		};
		tokio::time::timeout(patience, waiting).await.unwrap_or_else(|_| {
			let seconds = patience.as_secs();
			Err(Failure::says(Exit::TimedOut, m::NOT_FINALISED, &[&self.url, &number, &seconds]))
		})
	}

	/// What the node's journal knows of a transaction.
	pub async fn journalled(&self, hash: H256) -> Outcome<Journalled> {
		let mut params = RpcParams::new();
		params.push(hash).map_err(unreadable)?;
		self.request("govchain_transactionStatus", params).await
	}
}

/// A plain JSON-RPC connection.
pub async fn connect_rpc(url: &str) -> Outcome<RpcClient> {
	match tokio::time::timeout(CONNECT_TIMEOUT, RpcClient::from_insecure_url(url)).await {
		Ok(Ok(rpc)) => Ok(rpc),
		Ok(Err(error)) => {
			Err(Failure::says(Exit::Connection, m::NO_CONNECTION, &[&url, &plain(error)]))
		}
		Err(_) => {
			let seconds = CONNECT_TIMEOUT.as_secs();
			Err(Failure::says(Exit::Connection, m::NO_ANSWER, &[&url, &seconds]))
		}
	}
}

/// Refuses what is no address of a node.
pub fn ensure_node_url(text: &str) -> Outcome {
	let rest = text.strip_prefix("ws://").or_else(|| text.strip_prefix("wss://"));
	let place = rest.and_then(|rest| rest.split(['/', '?']).next()).unwrap_or_default();
	// The colons of an address of version 6 stand in brackets.
	let (host, port) = match place.rsplit_once(':') {
		Some((host, port)) if !place.ends_with(']') => (host, Some(port)),
		_ => (place, None),
	};
	let fits = !host.is_empty()
		&& !text.contains(char::is_whitespace)
		&& port.is_none_or(|port| port.parse::<u16>().is_ok());
	match fits {
		true => Ok(()),
		false => Err(Failure::says(Exit::Usage, m::NOT_A_NODE_URL, &[&text])),
	}
}

/// What a command reads from each node of `--url`: one that can't be read keeps nobody from what the
/// others say.
pub async fn each<T>(
	urls: &[String],
	read: impl AsyncFn(Node) -> Outcome<T>,
) -> Vec<(&String, Outcome<T>)> {
	let config = Chain::new();
	let mut all = Vec::new();
	for url in urls {
		let one = match Node::connect(url, &config).await {
			Ok(node) => read(node).await,
			Err(failure) => Err(failure),
		};
		all.push((url, one));
	}
	all
}

/// How a command ends that has shown what each node says: as the first that couldn't be read.
pub fn all_read<T>(all: &[(&String, Outcome<T>)]) -> Outcome {
	let failed: Vec<_> = all.iter().filter_map(|(_, one)| one.as_ref().err()).collect();
	match failed.first() {
		Some(first) => {
			Err(Failure::says(first.exit, m::NODES_UNREAD, &[&failed.len(), &all.len()]))
		}
		None => Ok(()),
	}
}

/// What the chain has stored in an entry of a pallet under `keys`.
pub async fn stored<K, V>(at: &AtBlock, pallet: &str, entry: &str, keys: K) -> Outcome<Option<V>>
where
	K: IntoEncodableValues + IntoDecodableValues,
	V: DecodeAsType,
{
	let broken = |failure: Failure| failure.during(format!("{pallet}.{entry}"));
	let address = dynamic::storage::<K, V>(pallet, entry);
	let value = at.storage().try_fetch(address, keys).await;
	let value = value.map_err(|error| broken(unreadable(error)))?;
	value.map(|value| value.decode().map_err(|error| broken(unreadable(error)))).transpose()
}

/// The answer of a runtime API.
pub async fn runtime_api<A, V>(at: &AtBlock, api: &str, method: &str, arguments: A) -> Outcome<V>
where
	A: subxt::ext::frame_decode::runtime_apis::IntoEncodableValues,
	V: DecodeAsType,
{
	let call = dynamic::runtime_api_call::<A, V>(api, method, arguments);
	let answer = at.runtime_apis().call(call).await;
	answer.map_err(|error| unreadable(error).during(format!("{api}.{method}")))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn journal_answers_are_read() {
		let refused = r#"{"state":"refused","code":{"custom":2},"reason":"frozen","at":1}"#;
		let refused: Journalled = serde_json::from_str(refused).unwrap();
		let failure = refused.refusal().unwrap();
		assert_eq!(failure.name.as_deref(), Some("Admission::AccountFrozen"));
		let stale = r#"{"state":"refused","code":"stale","reason":"used","at":1}"#;
		let stale: Journalled = serde_json::from_str(stale).unwrap();
		assert_eq!(stale.refusal().unwrap().name.as_deref(), Some("Journal::stale"));
		let unseen = r#"{"state":"refused","code":"unseen","reason":"may be in a block","at":1}"#;
		let unseen: Journalled = serde_json::from_str(unseen).unwrap();
		assert_eq!(unseen.refusal().unwrap().exit, Exit::NotFound);
		let unknown: Journalled = serde_json::from_str(r#"{"state":"unknown"}"#).unwrap();
		assert!(unknown.refusal().is_none());
	}

	#[test]
	fn addresses_of_nodes_are_websockets() {
		for good in ["ws://127.0.0.1:9944", "wss://a.example/rpc", "ws://[::1]", "ws://[::1]:9944"]
		{
			assert_eq!(ensure_node_url(good), Ok(()));
		}
		for bad in
			["", "127.0.0.1:9944", "http://a:1", "ws://", "ws://:9944", "ws://a:port", "ws://a b"]
		{
			assert_eq!(ensure_node_url(bad).unwrap_err().exit, Exit::Usage, "{bad}");
		}
	}

	#[test]
	fn a_silent_node_is_no_connection() {
		let silent = unreadable("RPC error: client error: Request timeout");
		assert_eq!((silent.exit, silent.words.as_str()), (Exit::Connection, "Request timeout"));
		assert_eq!(unreadable("Metadata error: no such pallet").exit, Exit::Incompatible);
	}

	#[test]
	fn one_node_that_is_down_is_named_at_the_end() {
		let url = String::from("ws://a");
		let down = || Err::<(), _>(Failure::connection("can't connect"));
		assert_eq!(all_read(&[(&url, Ok(()))]), Ok(()));
		let failure = all_read(&[(&url, Ok(())), (&url, down())]).unwrap_err();
		assert_eq!(
			(failure.exit, failure.words.as_str()),
			(Exit::Connection, "1 of 2 nodes can't be read")
		);
	}
}
