// SPDX-License-Identifier: Apache-2.0

//! A peer that takes part in nothing and only asks and knocks.

use std::{fmt::Display, future::Future, time::Duration};

use futures::{future::try_join_all, FutureExt, StreamExt};
use litep2p::{
	config::ConfigBuilder,
	crypto::ed25519::Keypair,
	error::SubstreamError,
	protocol::{
		libp2p::{
			identify::{self, IdentifyEvent},
			ping,
		},
		notification::{
			self, NotificationError, NotificationEvent, NotificationHandle, ValidationResult,
		},
		request_response::{
			self, DialOptions, RejectReason, RequestResponseError, RequestResponseEvent,
			RequestResponseHandle,
		},
	},
	transport::tcp::config::Config as TcpConfig,
	types::multiaddr::Multiaddr,
	Litep2p, Litep2pEvent, PeerId, ProtocolName,
};
use tokio::time::{timeout, timeout_at, Instant};

use crate::{questions::Question, streams::Stream};

/// The largest answer that a node of the SDK sends (`sc_network::MAX_RESPONSE_SIZE`). Nothing larger comes over
/// a stream.
const LARGEST_ANSWER: usize = 16 * 1024 * 1024;
/// How often the node is asked whether it is still there.
const PING_INTERVAL: Duration = Duration::from_millis(250);

/// What came of a request or a stream.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
	/// An answer of so many bytes: of a stream, the handshake that came back.
	Answered(usize),
	/// None, over a connection that stood.
	Refused(String),
}

/// Asks the node at an address each of these questions, then opens the streams, and says what came of them, in
/// this order. An error says why nothing is known: without a connection from before the first question until
/// after the last answer, and without a node that speaks these protocols, an answer that doesn't come
/// proves nothing.
pub async fn ask(
	key: Keypair,
	address: Multiaddr,
	questions: &[Question],
	streams: &[Stream],
	patience: Duration,
) -> Result<Vec<Outcome>, String> {
	let node = PeerId::try_from_multiaddr(&address)
		.ok_or_else(|| format!("{address} does not end with the node's peer id, /p2p/12D3…"))?;
	let (identify, mut identified) = identify::Config::new("/substrate/1.0".into(), None);
	let (ping, mut pongs) = ping::ConfigBuilder::new().with_ping_interval(PING_INTERVAL).build();
	let mut config = ConfigBuilder::new()
		.with_keypair(key)
		.with_tcp(TcpConfig {
			listen_addresses: Vec::new(),
			reuse_port: false,
			nodelay: true,
			..Default::default()
		})
		.with_libp2p_identify(identify)
		.with_libp2p_ping(ping)
		.with_keep_alive_timeout(patience)
		.with_system_resolver();
	let mut asking = Vec::new();
	for question in questions {
		let name = ProtocolName::from(question.protocol.clone());
		let (protocol, handle) = request_response::ConfigBuilder::new(name)
			.with_max_size(LARGEST_ANSWER)
			.with_timeout(patience)
			.build();
		config = config.with_request_response_protocol(protocol);
		asking.push(handle);
	}
	let mut opening = Vec::new();
	for stream in streams {
		let name = ProtocolName::from(stream.protocol.clone());
		let (protocol, handle) = notification::ConfigBuilder::new(name)
			.with_max_size(LARGEST_ANSWER)
			.with_handshake(stream.handshake.clone())
			.with_dialing_enabled(false)
			.build();
		config = config.with_notification_protocol(protocol);
		opening.push(handle);
	}
	let mut network = Litep2p::new(config.build()).map_err(text)?;
	network.dial_address(address).await.map_err(text)?;

	let talk = async {
		let IdentifyEvent::PeerIdentified { supported_protocols, .. } =
			within(patience, "does not say who it is", identified.next()).await?;
		let mut needed = questions
			.iter()
			.map(|question| &question.protocol)
			.chain(streams.iter().map(|stream| &stream.protocol));
		if let Some(protocol) =
			needed.find(|protocol| !supported_protocols.iter().any(|name| **name == **protocol))
		{
			return Err(format!("the node does not speak {protocol}"));
		}
		for (handle, question) in asking.iter_mut().zip(questions) {
			let request = question.request.clone();
			handle.send_request(node, request, DialOptions::Reject).await.map_err(text)?;
		}
		let mut outcomes = try_join_all(asking.iter_mut().map(outcome)).await?;
		outcomes.extend(open(&mut opening, node, patience).await?);
		// A connection that breaks closes its streams, which looks like a refusal. Only pongs from now on count.
		while pongs.next().now_or_never().flatten().is_some() {}
		within(patience, "answers pings no more", pongs.next()).await?;
		Ok(outcomes)
	};
	tokio::select! {
		why = until_lost(&mut network) => Err(why),
		outcomes = talk => outcomes,
	}
}

/// Drives the network for as long as there is a connection, or one may come. Says why there is none.
async fn until_lost(network: &mut Litep2p) -> String {
	loop {
		match network.next_event().await {
			Some(Litep2pEvent::ConnectionEstablished { .. }) => {}
			Some(Litep2pEvent::ConnectionClosed { .. }) => return "the connection broke".into(),
			Some(Litep2pEvent::DialFailure { error, .. }) => return error.to_string(),
			Some(Litep2pEvent::ListDialFailures { errors }) => {
				return errors
					.iter()
					.map(|(_, error)| error.to_string())
					.collect::<Vec<_>>()
					.join("; ")
			}
			None => return "the network has ended".into(),
		}
	}
}

/// What comes of the one request that was sent.
async fn outcome(handle: &mut RequestResponseHandle) -> Result<Outcome, String> {
	let error = loop {
		match handle.next().await {
			Some(RequestResponseEvent::ResponseReceived { response, .. }) => {
				return Ok(Outcome::Answered(response.len()))
			}
			Some(RequestResponseEvent::RequestFailed { error, .. }) => break error,
			Some(RequestResponseEvent::RequestReceived { request_id, .. }) => {
				handle.reject_request(request_id)
			}
			None => return Err("the network has ended".into()),
		}
	};
	match error {
		RequestResponseError::Timeout => Ok(Outcome::Refused("no answer in time".into())),
		RequestResponseError::Rejected(RejectReason::SubstreamClosed) => {
			Ok(Outcome::Refused("closed without an answer".into()))
		}
		// Something did come, and it can't be read.
		RequestResponseError::Rejected(RejectReason::SubstreamOpenError(
			error @ SubstreamError::ReadFailure(_),
		)) => Err(error.to_string()),
		RequestResponseError::Rejected(RejectReason::SubstreamOpenError(error)) => {
			Ok(Outcome::Refused(error.to_string()))
		}
		error => Err(format!("a request failed: {error:?}")),
	}
}

/// What comes of the streams, the first of which is that of block announces. The others are opened before it,
/// as by who doesn't care for blocks. If it opens, the node is expected to open them.
async fn open(
	handles: &mut [NotificationHandle],
	node: PeerId,
	patience: Duration,
) -> Result<Vec<Outcome>, String> {
	let [announces, others @ ..] = handles else { return Ok(Vec::new()) };
	let mut alone =
		try_join_all(others.iter_mut().map(|handle| opened(handle, node, patience))).await?;
	let first = opened(announces, node, patience).await?;
	if let Outcome::Answered(_) = first {
		let refused = others
			.iter_mut()
			.zip(&mut alone)
			.filter(|(_, outcome)| matches!(outcome, Outcome::Refused(_)));
		try_join_all(refused.map(|(handle, outcome)| async move {
			*outcome = handshake(handle, patience).await?;
			Ok::<(), String>(())
		}))
		.await?;
	}
	alone.insert(0, first);
	Ok(alone)
}

/// What comes of a stream that this peer opens.
async fn opened(
	handle: &mut NotificationHandle,
	node: PeerId,
	patience: Duration,
) -> Result<Outcome, String> {
	handle.open_substream(node).await.map_err(text)?;
	handshake(handle, patience).await
}

/// What comes of a stream that either side opens. What the node would open is let in.
async fn handshake(handle: &mut NotificationHandle, patience: Duration) -> Result<Outcome, String> {
	let end = Instant::now() + patience;
	loop {
		let Ok(event) = timeout_at(end, handle.next()).await else {
			return Ok(Outcome::Refused("no handshake in time".into()));
		};
		match event.ok_or("the network has ended")? {
			NotificationEvent::ValidateSubstream { peer, .. } => {
				handle.send_validation_result(peer, ValidationResult::Accept)
			}
			NotificationEvent::NotificationStreamOpened { handshake, .. } => {
				return Ok(Outcome::Answered(handshake.len()))
			}
			NotificationEvent::NotificationStreamOpenFailure { error, .. } => {
				return match error {
					NotificationError::Rejected => {
						Ok(Outcome::Refused("closed without a handshake".into()))
					}
					error => Err(format!("a stream failed: {error:?}")),
				}
			}
			NotificationEvent::NotificationReceived { .. }
			| NotificationEvent::NotificationStreamClosed { .. } => {}
		}
	}
}

/// What a stream gives next, if it does so in time.
async fn within<T>(
	patience: Duration,
	otherwise: &str,
	next: impl Future<Output = Option<T>>,
) -> Result<T, String> {
	let next = timeout(patience, next).await.ok().flatten();
	next.ok_or_else(|| format!("the node {otherwise}"))
}

fn text(error: impl Display) -> String {
	error.to_string()
}
