// SPDX-License-Identifier: Apache-2.0

//! What the node says to junk, counted by reason.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{json, value::RawValue, Value};

use super::make::Kind;
use crate::refusal;

/// Things that should not be, of which this many are shown.
const SHOWN: usize = 5;
/// Longest words that are told apart.
const MAX_WORDS: usize = 90;

/// What came of everything that was sent.
#[derive(Default)]
pub struct Tally {
	/// How many of each kind.
	pub kinds: BTreeMap<Kind, u64>,
	/// How many were refused, by reason.
	pub reasons: BTreeMap<String, u64>,
	/// Readings that were answered: junk for one function is a question for another.
	pub answered: u64,
	/// Transactions that were taken, or refused without a word of their own; requests without answer.
	pub wrong: u64,
	/// The first of these: number, kind and what was said.
	pub examples: Vec<String>,
}

/// What came for one item.
pub enum Answer<'a> {
	/// A message.
	Message(&'a [u8]),
	/// The node ended the connection.
	Closed,
	/// Nothing, where nothing is right as well.
	Silence,
	/// Nothing, for too long.
	TimedOut,
}

#[derive(Deserialize)]
struct Reply {
	#[serde(default)]
	id: Option<Value>,
	#[serde(default)]
	result: Option<Value>,
	#[serde(default)]
	error: Option<RpcError>,
}

#[derive(Deserialize)]
struct RpcError {
	code: i32,
	message: String,
	data: Option<Box<RawValue>>,
}

/// The number of the request that a message answers.
pub fn number_of(message: &[u8]) -> Option<u64> {
	serde_json::from_slice::<Reply>(message).ok()?.id?.as_u64()
}

impl Tally {
	/// Counts what came for item `number`.
	pub fn count(&mut self, number: u64, kind: Kind, answer: Answer<'_>) {
		*self.kinds.entry(kind).or_default() += 1;
		let reason = match answer {
			Answer::Message(message) => self.read(number, kind, message),
			Answer::Closed if kind >= Kind::Frames => "connection closed".into(),
			Answer::Silence => "no answer asked for".into(),
			Answer::Closed => self.wrong(number, kind, "the connection was closed over it"),
			Answer::TimedOut => self.wrong(number, kind, "no answer"),
		};
		*self.reasons.entry(reason).or_default() += 1;
	}

	fn wrong(&mut self, number: u64, kind: Kind, words: &str) -> String {
		self.wrong += 1;
		if self.examples.len() < SHOWN {
			self.examples.push(format!("{number} ({}): {words}", kind.name()));
		}
		format!("WRONG  {}", shortened(words))
	}

	fn read(&mut self, number: u64, kind: Kind, message: &[u8]) -> String {
		let Ok(reply) = serde_json::from_slice::<Reply>(message) else {
			// A list of answers to a list of requests.
			return shortened(&String::from_utf8_lossy(message));
		};
		match (reply.error, reply.result) {
			(Some(error), _) => {
				let is_silent = error.message.contains("wasm trap")
					|| error.data.as_ref().is_some_and(|data| data.get().contains("wasm trap"));
				match is_silent {
					true if kind.is_transaction() => {
						self.wrong(number, kind, &format!("{} {}", error.code, error.message))
					}
					true => format!("{}  the runtime can't read the arguments", error.code),
					false => words(error),
				}
			}
			(None, Some(result)) if kind.is_transaction() => {
				self.wrong(number, kind, &format!("taken: {result}"))
			}
			_ => {
				self.answered += 1;
				"answered, as a reading".into()
			}
		}
	}

	/// Puts what another counted to this.
	pub fn add(&mut self, other: Tally) {
		for (kind, count) in other.kinds {
			*self.kinds.entry(kind).or_default() += count;
		}
		for (reason, count) in other.reasons {
			*self.reasons.entry(reason).or_default() += count;
		}
		self.answered += other.answered;
		self.wrong += other.wrong;
		self.examples.extend(other.examples);
		self.examples.truncate(SHOWN);
	}

	pub fn total(&self) -> u64 {
		self.kinds.values().sum()
	}

	pub fn json(&self) -> Value {
		let kinds: BTreeMap<_, _> = self.kinds.iter().map(|(kind, n)| (kind.name(), n)).collect();
		json!({
			"sent": self.total(),
			"kinds": kinds,
			"reasons": self.reasons,
			"answered": self.answered,
			"wrong": self.wrong,
			"examples": self.examples,
		})
	}
}

/// The code and the words of an error, by what they have in common with others.
fn words(error: RpcError) -> String {
	let code = error.code;
	if (1010..=1019).contains(&code) {
		let user = subxt::rpcs::UserError { code, message: error.message, data: error.data };
		let failure = refusal::from_rpc(subxt::rpcs::Error::User(user));
		return format!("{code}  {}", shortened(&failure.to_string()));
	}
	let data = error.data.as_ref().map(|data| data.get().trim_matches('"')).unwrap_or_default();
	match data.is_empty() {
		true => format!("{code}  {}", shortened(&error.message)),
		false => format!("{code}  {}", shortened(&format!("{}: {data}", error.message))),
	}
}

/// One line without what differs from one to the next: numbers, and places in the input.
fn shortened(words: &str) -> String {
	let words = words.split(" at line ").next().unwrap_or_default().replace("\\n", " ");
	let mut short = String::new();
	for c in words.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
		match c {
			'0'..='9' if short.ends_with('#') => {}
			'0'..='9' => short.push('#'),
			_ => short.push(c),
		}
		if short.chars().count() >= MAX_WORDS {
			break;
		}
	}
	short
}

#[cfg(test)]
mod tests {
	use super::*;

	fn count(kind: Kind, message: &str) -> Tally {
		let mut tally = Tally::default();
		tally.count(7, kind, Answer::Message(message.as_bytes()));
		tally
	}

	#[test]
	fn a_refusal_is_counted_by_its_words() {
		let message = r#"{"jsonrpc":"2.0","id":7,"error":{"code":1010,"message":"Invalid Transaction",
			"data":"Custom error: 8"}}"#;
		let tally = count(Kind::Random, message);
		assert_eq!((tally.wrong, tally.total()), (0, 1));
		assert!(
			tally.reasons.keys().all(|reason| reason.contains("can't be read")),
			"{:?}",
			tally.reasons
		);
		assert_eq!(number_of(message.as_bytes()), Some(7));
	}

	#[test]
	fn a_transaction_that_is_taken_or_stops_the_runtime_is_wrong() {
		assert_eq!(count(Kind::Forged, r#"{"id":7,"result":"0x12"}"#).wrong, 1);
		let trap =
			r#"{"id":7,"error":{"code":1002,"message":"aborted due to trap: wasm trap: x"}}"#;
		assert_eq!(count(Kind::Nested, trap).wrong, 1);
		assert_eq!(count(Kind::RuntimeApi, trap).wrong, 0);
		let tally = count(Kind::RuntimeApi, r#"{"id":7,"result":"0x12"}"#);
		assert_eq!((tally.wrong, tally.answered), (0, 1));
	}

	#[test]
	fn words_that_differ_in_a_number_are_one_reason() {
		assert_eq!(
			shortened("invalid length 12, expected 3 at line 1 column 6"),
			"invalid length #, expected #"
		);
		assert_eq!(shortened("a\n\tb  c"), "a b c");
	}
}
