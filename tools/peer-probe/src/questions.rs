// SPDX-License-Identifier: Apache-2.0

//! One request of each kind that peers of this chain answer each other.
//!
//! The schemas are those of `sc-network-sync` (`api.v1.proto`) and `sc-network-light` (`light.v1.proto`); a
//! request for warp proofs is a hash in SCALE (`WarpProofRequest`). The SDK keeps these types to itself, so
//! the few bytes are put together here.

use hex_literal::hex;

/// The hash of a block.
pub type Hash = [u8; 32];

/// What is asked of a block, as `BlockAttributes::to_be_u32` has it.
const HEADER_AND_BODY: u32 = 0x0300_0000;
/// Where the state has the number of its block: `twox_128("System")`, `twox_128("Number")`.
const BLOCK_NUMBER: [u8; 32] =
	hex!("26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac");

/// A request, and the protocol on which it is sent.
pub struct Question {
	pub about: &'static str,
	pub protocol: String,
	pub request: Vec<u8>,
}

/// What there is to ask about a block whose state the node has. The proof of finality is asked for from
/// genesis on, as by who begins to sync.
pub fn questions(genesis: &Hash, block: &Hash) -> Vec<Question> {
	let question = |about, protocol: &str, request| Question {
		about,
		protocol: format!("/{}/{protocol}", hex::encode(genesis)),
		request,
	};
	vec![
		question("block", "sync/2", block_request(block)),
		question("state", "state/2", bytes(1, block)),
		question("warp", "sync/warp", genesis.to_vec()),
		question("light", "light/2", light_request(block)),
	]
}

/// `BlockRequest`: this block and no other, with its transactions.
fn block_request(block: &Hash) -> Vec<u8> {
	[number(1, HEADER_AND_BODY), bytes(2, block), number(6, 1)].concat()
}

/// `Request` with a `RemoteReadRequest`.
fn light_request(block: &Hash) -> Vec<u8> {
	bytes(2, &[bytes(2, block), bytes(3, &BLOCK_NUMBER)].concat())
}

/// A field of protobuf that is a number.
fn number(place: u32, value: u32) -> Vec<u8> {
	[varint(place << 3), varint(value)].concat()
}

/// A field of protobuf that is bytes or another message.
fn bytes(place: u32, value: &[u8]) -> Vec<u8> {
	let length = u32::try_from(value.len()).expect("what is asked here is short");
	[varint((place << 3) | 2), varint(length), value.to_vec()].concat()
}

/// Seven bits a byte, the lowest first; all but the last byte have the highest bit set.
fn varint(mut value: u32) -> Vec<u8> {
	let mut bytes = Vec::new();
	while value >= 0x80 {
		bytes.push((value & 0x7f) as u8 | 0x80);
		value >>= 7;
	}
	bytes.push(value as u8);
	bytes
}
