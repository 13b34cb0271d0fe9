// SPDX-License-Identifier: Apache-2.0

//! A WebSocket that sends what no client library would: any bytes in any frame.

use std::time::Duration;

use tokio::{
	io::{AsyncReadExt, AsyncWriteExt, BufReader},
	net::{
		tcp::{OwnedReadHalf, OwnedWriteHalf},
		TcpStream,
	},
};

use crate::{
	exit::{Exit, Failure, Outcome},
	messages as m,
};

pub const TEXT: u8 = 1;
pub const BINARY: u8 = 2;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;
/// How long a node may take to answer the handshake.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// Longest answer that is read.
const MAX_ANSWER: u64 = 64 << 20;

/// A connection to one node.
pub struct Socket {
	reader: BufReader<OwnedReadHalf>,
	writer: OwnedWriteHalf,
}

/// What came.
pub enum Incoming {
	/// A whole message.
	Message(Vec<u8>),
	/// The node ended the connection.
	Closed,
}

/// Host and port of a `ws://` address.
pub fn authority_of(url: &str) -> Outcome<&str> {
	let rest = url.strip_prefix("ws://");
	let authority = rest.and_then(|rest| rest.split('/').next()).filter(|text| !text.is_empty());
	authority.ok_or_else(|| Failure::says(Exit::Usage, m::JUNK_NOT_A_SOCKET, &[&url]))
}

/// A connection without a handshake.
pub async fn connect_tcp(url: &str) -> Outcome<TcpStream> {
	let stream = TcpStream::connect(authority_of(url)?).await;
	let stream = stream.map_err(|error| broken(url, error))?;
	stream.set_nodelay(true).map_err(|error| broken(url, error))?;
	Ok(stream)
}

/// The bytes that ask for a WebSocket.
pub fn handshake(authority: &str) -> String {
	format!(
		"GET / HTTP/1.1\r\nHost: {authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
		Sec-WebSocket-Key: Z292Y2hhaW4ganVuayE9PQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
	)
}

/// A whole frame as a client sends it. The mask of zeros is one that a client may choose.
pub fn frame(kind: u8, payload: &[u8]) -> Vec<u8> {
	const MASKED: u8 = 0x80;
	let mut frame = vec![0x80 | kind];
	match payload.len() {
		length @ ..126 => frame.push(MASKED | length as u8),
		length @ ..0x1_0000 => {
			frame.push(MASKED | 126);
			frame.extend((length as u16).to_be_bytes());
		}
		length => {
			frame.push(MASKED | 127);
			frame.extend((length as u64).to_be_bytes());
		}
	}
	frame.extend([0; 4]);
	frame.extend(payload);
	frame
}

fn broken(url: &str, error: impl std::fmt::Display) -> Failure {
	Failure::connection(format!("{url}: {error}"))
}

impl Socket {
	pub async fn connect(url: &str) -> Outcome<Self> {
		let authority = authority_of(url)?;
		let (reader, mut writer) = connect_tcp(url).await?.into_split();
		let mut reader = BufReader::new(reader);
		let shaking = async {
			writer.write_all(handshake(authority).as_bytes()).await?;
			let mut head = Vec::new();
			while !head.ends_with(b"\r\n\r\n") {
				head.push(reader.read_u8().await?);
			}
			Ok::<_, std::io::Error>(head)
		};
		let head = tokio::time::timeout(HANDSHAKE, shaking).await;
		let head = head.map_err(|error| broken(url, error))?.map_err(|error| broken(url, error))?;
		match head.starts_with(b"HTTP/1.1 101") {
			true => Ok(Socket { reader, writer }),
			false => Err(broken(url, String::from_utf8_lossy(&head))),
		}
	}

	/// Sends bytes as they are: frames, or something like them.
	pub async fn send(&mut self, bytes: &[u8]) -> std::io::Result<()> {
		self.writer.write_all(bytes).await
	}

	/// The next message. An error of the connection is its end.
	pub async fn next(&mut self) -> Incoming {
		self.read().await.unwrap_or(Incoming::Closed)
	}

	async fn read(&mut self) -> std::io::Result<Incoming> {
		let mut message = Vec::new();
		loop {
			let first = self.reader.read_u8().await?;
			let length = match self.reader.read_u8().await? & 0x7f {
				126 => u64::from(self.reader.read_u16().await?),
				127 => self.reader.read_u64().await?,
				length => u64::from(length),
			};
			if length > MAX_ANSWER {
				return Ok(Incoming::Closed);
			}
			let start = message.len();
			message.resize(start + length as usize, 0);
			self.reader.read_exact(&mut message[start..]).await?;
			match first & 0x0f {
				CLOSE => return Ok(Incoming::Closed),
				PING => {
					let answer = frame(PONG, &message[start..]);
					message.truncate(start);
					self.writer.write_all(&answer).await?;
				}
				PONG => message.truncate(start),
				_ if first & 0x80 != 0 => return Ok(Incoming::Message(message)),
				_ => {}
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn frames_have_the_length_of_their_payload() {
		assert_eq!(frame(TEXT, b"ab"), [0x81, 0x82, 0, 0, 0, 0, b'a', b'b']);
		assert_eq!(frame(BINARY, &[7; 126])[..4], [0x82, 0xfe, 0, 126]);
		assert_eq!(frame(TEXT, &[7; 65_536])[..10], [0x81, 0xff, 0, 0, 0, 0, 0, 1, 0, 0]);
	}

	#[test]
	fn an_address_of_another_kind_is_refused() {
		assert_eq!(authority_of("ws://127.0.0.1:9944/").unwrap(), "127.0.0.1:9944");
		assert!(authority_of("wss://a").is_err());
		assert!(authority_of("ws://").is_err());
	}
}
