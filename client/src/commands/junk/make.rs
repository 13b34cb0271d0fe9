// SPDX-License-Identifier: Apache-2.0

//! What is sent: item `number` of a seed is always the same junk of the same kind.

use subxt::metadata::ArcMetadata;

use super::{
	random::Random,
	socket::{frame, handshake, BINARY, TEXT},
	transactions::Stock,
};
use crate::rooms::hexadecimal;

/// Kinds of junk. The first ones are transactions, none of which may be taken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
	Random,
	Truncated,
	Mutated,
	Forged,
	Arguments,
	Lengths,
	Nested,
	Foreign,
	Outlived,
	Unsigned,
	Parameters,
	RuntimeApi,
	Frames,
	Sockets,
}

/// Each kind with its name and how many of a thousand it has.
pub const KINDS: [(Kind, &str, usize); 14] = [
	(Kind::Random, "random bytes", 150),
	(Kind::Truncated, "truncated", 120),
	(Kind::Mutated, "mutated", 150),
	(Kind::Forged, "forged sender", 150),
	(Kind::Arguments, "any call, any arguments", 150),
	(Kind::Lengths, "false lengths", 60),
	(Kind::Nested, "nested 9 to 10,000 deep", 20),
	(Kind::Foreign, "signed for another chain or version", 30),
	(Kind::Outlived, "immortal, replayed, expired", 30),
	(Kind::Unsigned, "unsigned", 20),
	(Kind::Parameters, "parameters of methods", 60),
	(Kind::RuntimeApi, "arguments of runtime APIs", 40),
	(Kind::Frames, "frames", 18),
	(Kind::Sockets, "connections", 2),
];

impl Kind {
	pub fn name(self) -> &'static str {
		KINDS.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, name, _)| name)
	}

	/// Whether it is a transaction: then it must be refused, in words of its own.
	pub fn is_transaction(self) -> bool {
		self < Kind::Parameters
	}
}

/// One piece of junk.
pub enum Item {
	/// A request as it should be, but for its parameters.
	Request { method: String, parameters: String },
	/// A message of a WebSocket, and whether the node may take it for one that wants no answer.
	Frame { bytes: Vec<u8>, may_be_silent: bool },
	/// What is sent on a connection of its own.
	Connection(Vec<u8>),
}

/// Methods that take something, and how many they take.
const METHODS: [(&str, usize); 18] = [
	("author_submitExtrinsic", 1),
	("author_submitAndWatchExtrinsic", 1),
	("author_hasKey", 2),
	("author_hasSessionKeys", 1),
	("chain_getBlock", 1),
	("chain_getBlockHash", 1),
	("chain_getHeader", 1),
	("govchain_transactionStatus", 1),
	("govchain_transactionStatus", 2),
	("grandpa_proveFinality", 1),
	("payment_queryFeeDetails", 2),
	("payment_queryInfo", 2),
	("state_call", 3),
	("state_getKeysPaged", 4),
	("state_getMetadata", 1),
	("state_getReadProof", 2),
	("state_getStorage", 2),
	("system_accountNextIndex", 1),
];

/// No value that any of them takes.
const VALUES: [&str; 12] = [
	"true",
	"-1.5",
	"1e308",
	"123456789012345678901234567890",
	r#"{"junk":[1,2,{"a":null}]}"#,
	"[[[]]]",
	r#""zz""#,
	r#""0x0g""#,
	r#""0x1""#,
	r#""\u0000\ud83d\udca9""#,
	r#""//Alice""#,
	r#"{"__proto__":{}}"#,
];

/// APIs of the runtime that a node calls to make and to check blocks and keys. The others are for
/// clients.
const OF_THE_NODE: [&str; 5] =
	["Core", "BlockBuilder", "GenesisBuilder", "OffchainWorkerApi", "SessionKeys"];

/// Makes junk for one chain.
pub struct Maker {
	seed: u64,
	authority: String,
	stock: Stock,
	/// `Api_method` of those that take arguments.
	apis: Vec<String>,
}

impl Maker {
	pub fn new(seed: u64, authority: &str, stock: Stock, metadata: &ArcMetadata) -> Self {
		let mut apis = Vec::new();
		for api in metadata.runtime_api_traits() {
			if OF_THE_NODE.contains(&api.name()) {
				continue;
			}
			for method in api.methods() {
				if method.inputs().next().is_some() {
					apis.push(format!("{}_{}", api.name(), method.name()));
				}
			}
		}
		Maker { seed, authority: authority.into(), stock, apis }
	}

	/// Item `number`, and its kind.
	pub fn item(&self, number: u64) -> (Kind, Item) {
		let mut random = Random::new(self.seed, number);
		let mut place = random.below(KINDS.iter().map(|(.., share)| share).sum());
		let mut kind = Kind::Random;
		for (of, _, share) in KINDS {
			if place < share {
				kind = of;
				break;
			}
			place -= share;
		}
		let (random, stock) = (&mut random, &self.stock);
		let item = match kind {
			Kind::Random => submit(stock.random(random)),
			Kind::Truncated => submit(stock.truncated(random)),
			Kind::Mutated => submit(stock.mutated(random)),
			Kind::Forged => submit(stock.forged(random)),
			Kind::Arguments => submit(stock.arguments(random)),
			Kind::Lengths => submit(stock.lengths(random)),
			Kind::Nested => submit(stock.nested(random)),
			Kind::Foreign => submit(stock.foreign(random)),
			Kind::Outlived => submit(stock.outlived(random)),
			Kind::Unsigned => submit(stock.unsigned(random)),
			Kind::Parameters => parameters(random),
			Kind::RuntimeApi => self.runtime_api(random),
			Kind::Frames => message(random),
			Kind::Sockets => connection(random, &self.authority),
		};
		(kind, item)
	}

	fn runtime_api(&self, random: &mut Random) -> Item {
		let (account, call) = self.stock.nested_call(random);
		let arguments = match random.below(6) {
			0 => random.some_bytes(256),
			1 => vec![0xff; random.below(64)],
			2 => vec![],
			// A list that promises a thousand million items.
			3 => [&account[..], &[0x03, 0, 0, 0, 0x40]].concat(),
			4 => call,
			_ => {
				use codec::Encode;
				[&account[..], &call.encode()].concat()
			}
		};
		let api = random.pick(&self.apis);
		let parameters = format!(r#"["{api}","{}"]"#, hexadecimal(arguments));
		Item::Request { method: "state_call".into(), parameters }
	}
}

fn submit(transaction: Vec<u8>) -> Item {
	let parameters = format!(r#"["{}"]"#, hexadecimal(transaction));
	Item::Request { method: "author_submitExtrinsic".into(), parameters }
}

fn parameters(random: &mut Random) -> Item {
	let (method, count) = *random.pick(&METHODS);
	let values: Vec<_> = (0..count).map(|_| *random.pick(&VALUES)).collect();
	let parameters = match random.below(8) {
		// Not in a list, but by names that no method has.
		0 => format!(r#"{{"a":{}}}"#, values[0]),
		_ => format!("[{}]", values.join(",")),
	};
	Item::Request { method: method.into(), parameters }
}

fn message(random: &mut Random) -> Item {
	let kind = if random.below(4) == 0 { BINARY } else { TEXT };
	let mut may_be_silent = false;
	let depth = 1 + random.below(4_000);
	let payload = match random.below(14) {
		0 => random.some_bytes(1_000),
		1 => vec![0xff, 0xfe, 0xc3, 0x28],
		2 => {
			br#"{"jsonrpc":"2.0","id":1,"method":"author_submitExtrinsic","params":["0x00"#.to_vec()
		}
		3 => br#"{"jsonrpc":"2.0","id":1,"method":"system_name","params":["#.to_vec(),
		4 => vec![b'['; depth],
		5 => br#"{"a":"#.repeat(depth),
		6 => {
			let (open, close) = ("[".repeat(depth), "]".repeat(depth));
			let head = r#"{"jsonrpc":"2.0","id":1,"method":"chain_getBlockHash","params":"#;
			format!("{head}{open}{close}}}").into_bytes()
		}
		7 => random
			.pick(&["7", "null", "\"text\"", "{}", "[]", "[1]", "[[]]", " "])
			.as_bytes()
			.to_vec(),
		8 => br#"{"jsonrpc":"1.0","id":1,"method":"system_name","params":[]}"#.to_vec(),
		9 => br#"{"jsonrpc":"2.0","id":1e999,"method":"system_name","params":[]}"#.to_vec(),
		10 => {
			may_be_silent = true;
			br#"{"jsonrpc":"2.0","id":{"a":1},"method":"system_name","params":[]}"#.to_vec()
		}
		11 => br#"{"jsonrpc":"2.0","id":1,"method":"no_suchMethod","params":[]}"#.to_vec(),
		12 => br#"{"jsonrpc":"2.0","id":1,"method":7}"#.to_vec(),
		_ => vec![],
	};
	Item::Frame { bytes: frame(kind, &payload), may_be_silent }
}

fn connection(random: &mut Random, authority: &str) -> Item {
	let mut bytes = match random.below(6) {
		0 => return Item::Connection(random.some_bytes(2_000)),
		1 => return Item::Connection(b"GET /\r\n\r\n".to_vec()),
		_ => handshake(authority).into_bytes(),
	};
	bytes.extend(match random.below(6) {
		// No such kind of frame; one that isn't masked; a ping of more than it may have.
		0 => vec![0x83, 0x80, 0, 0, 0, 0],
		1 => vec![0x81, 0x02, b'{', b'}'],
		2 => frame(9, &[7; 126]),
		// More bytes than anyone has, or than are sent; the middle of a message that never began.
		3 => [&[0x81, 0xff][..], &[0x7f; 8], &[0; 4], b"{"].concat(),
		4 => frame(TEXT, &[b' '; 200])[..20].to_vec(),
		_ => frame(0, b"{}"),
	});
	Item::Connection(bytes)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn kinds_are_in_order_and_a_thousand() {
		assert!(KINDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
		assert_eq!(KINDS.iter().map(|(.., share)| share).sum::<usize>(), 1_000);
		assert!(Kind::Unsigned.is_transaction() && !Kind::Parameters.is_transaction());
	}

	#[test]
	fn parameters_are_json_but_for_their_sense() {
		for number in 0..1_000 {
			let Item::Request { parameters, .. } = parameters(&mut Random::new(1, number)) else {
				unreachable!("parameters are of requests");
			};
			let read: Result<serde_json::Value, _> = serde_json::from_str(&parameters);
			assert!(read.is_ok(), "{parameters}");
		}
	}
}
