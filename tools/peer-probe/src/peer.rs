// SPDX-License-Identifier: Apache-2.0

//! A peer that takes part in nothing and only asks.

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
		request_response::{
			self, DialOptions, RejectReason, RequestResponseError, RequestResponseEvent,
			RequestResponseHandle,
		},
	},
	transport::tcp::config::Config as TcpConfig,
	types::multiaddr::Multiaddr,
	Litep2p, Litep2pEvent, PeerId, ProtocolName,
};

use crate::questions::Question;

/// The largest answer that a node of the SDK sends (`sc_network::MAX_RESPONSE_SIZE`).
const LARGEST_ANSWER: usize = 16 * 1024 * 1024;
/// How often the node is asked whether it is still there.
const PING_INTERVAL: Duration = Duration::from_millis(250);

/// What came of a request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
	/// An answer of so many bytes.
	Answered(usize),
	/// None, over a connection that stood.
	Refused(String),
}

/// Asks the node at an address each of these questions. An error says why nothing is known: without a
/// connection from before the first question until after the last answer, and without a node that
/// speaks these protocols, an answer that doesn't come proves nothing.
pub async fn ask(
	key: Keypair,
	address: Multiaddr,
	questions: &[Question],
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
	let mut handles = Vec::new();
	for question in questions {
		let name = ProtocolName::from(question.protocol.clone());
		let (protocol, handle) = request_response::ConfigBuilder::new(name)
			.with_max_size(LARGEST_ANSWER)
			.with_timeout(patience)
			.build();
		config = config.with_request_response_protocol(protocol);
		handles.push(handle);
	}
	let mut network = Litep2p::new(config.build()).map_err(text)?;
	network.dial_address(address).await.map_err(text)?;

	let talk = async {
		let IdentifyEvent::PeerIdentified { supported_protocols, .. } =
			within(patience, "does not say who it is", identified.next()).await?;
		if let Some(question) = questions
			.iter()
			.find(|question| !supported_protocols.iter().any(|name| **name == question.protocol))
		{
			return Err(format!("the node does not speak {}", question.protocol));
		}
		for (handle, question) in handles.iter_mut().zip(questions) {
			let request = question.request.clone();
			handle.send_request(node, request, DialOptions::Reject).await.map_err(text)?;
		}
		let outcomes = try_join_all(handles.iter_mut().map(outcome)).await?;
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

/// What a stream gives next, if it does so in time.
async fn within<T>(
	patience: Duration,
	otherwise: &str,
	next: impl Future<Output = Option<T>>,
) -> Result<T, String> {
	let next = tokio::time::timeout(patience, next).await.ok().flatten();
	next.ok_or_else(|| format!("the node {otherwise}"))
}

fn text(error: impl Display) -> String {
	error.to_string()
}
