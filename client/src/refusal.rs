// SPDX-License-Identifier: Apache-2.0

//! Why a transaction was refused, in words.
//!
//! The pool answers with numbers that every client of this family of chains knows, and with
//! `Custom` codes of our own; a call that fails in a block answers with a pallet's error, whose
//! name and documentation are in the metadata.

use scale_value::{At, Value};
use subxt::{error::DispatchError, metadata::ArcMetadata};

use crate::{
	chain::{plain, unreadable},
	exit::{Exit, Failure, Outcome},
};

/// Our own reasons for not admitting a transaction: the code in `InvalidTransaction::Custom`, its
/// name, and what it means.
const ADMISSION: &[(u8, &str, &str)] = &[
	(1, "AccountUnknown", "account unknown: no department has registered it"),
	(2, "AccountFrozen", "account frozen"),
	(3, "Immortal", "immortal transactions are refused: sign with a mortal era"),
	(4, "OverBudget", "the account has used its budget: it comes back with time"),
	(5, "LargerThanBudget", "it needs more than the whole budget of the account: split it"),
	(6, "TooManyPending", "too many transactions of the account are pending: send it later"),
	(7, "NotSigned", "it is not signed by an account"),
	(
		8,
		"Unreadable",
		"it can't be read: bytes are missing or left over, there is no such call, or calls are nested \
		too deep",
	),
];

/// Place of a pallet's error among the dispatch errors.
const MODULE_ERROR: u8 = 3;

/// What the runtime answers to a call that its filter holds back, and what that means here.
const CALL_FILTERED: &str = "System::CallFiltered";
const CALL_FILTERED_WORDS: &str =
	"a rule of the council, a pause or safe mode stands against this call: `govctl may` says which";

/// JSON-RPC code for a transaction that is invalid now.
const POOL_INVALID: i32 = 1010;
/// JSON-RPC code for a transaction whose validity can't be known.
const POOL_UNKNOWN: i32 = 1011;
/// JSON-RPC codes of the pool: banned, already there, priority too low, and so on.
const POOL: std::ops::RangeInclusive<i32> = 1012..=1019;

/// The name and the words of an admission code.
pub fn admission(code: u8) -> (String, String) {
	match ADMISSION.iter().find(|(known, ..)| *known == code) {
		Some((_, name, words)) => (format!("Admission::{name}"), (*words).into()),
		None => (format!("Admission::Custom{code}"), format!("refused with custom code {code}")),
	}
}

/// What an error of a JSON-RPC call says about a transaction, or about the connection.
pub fn from_rpc(error: subxt::rpcs::Error) -> Failure {
	use subxt::rpcs::Error;
	let user = match error {
		Error::User(user) => user,
		Error::Client(_) | Error::DisconnectedWillReconnect(_) => {
			return Failure::connection(plain(error));
		}
		other => return unreadable(other),
	};
	let data = user
		.data
		.as_deref()
		.map(|data| serde_json::from_str(data.get()).unwrap_or_else(|_| data.get().to_owned()))
		.unwrap_or_default();
	match user.code {
		POOL_INVALID => match custom_code(&data) {
			Some(code) => {
				let (name, words) = admission(code);
				Failure::refused(name, words)
			}
			None => {
				let (name, words) = invalid(&data);
				Failure::refused(name, words)
			}
		},
		POOL_UNKNOWN => Failure::refused(
			"Pool::UnknownValidity",
			format!("the node can't tell whether it is valid: {data}"),
		),
		code if POOL.contains(&code) => {
			Failure::refused(format!("Pool::{code}"), pool_words(code, &user.message))
		}
		_ => {
			let words = match data.is_empty() {
				true => format!("the node answers: {}", user.message),
				false => format!("the node answers: {} ({data})", user.message),
			};
			Failure::new(Exit::Incompatible, words)
		}
	}
}

fn custom_code(data: &str) -> Option<u8> {
	data.strip_prefix("Custom error: ")?.trim().parse().ok()
}

/// Words for the pool's own sentence about an invalid transaction.
fn invalid(data: &str) -> (&'static str, String) {
	let (name, words) = if data.contains("bad signature") {
		("Pool::BadProof", "the signature does not fit: wrong chain, version or key, or its era has ended: sign it again")
	} else if data.contains("outdated") {
		("Pool::Stale", "the nonce was used already")
	} else if data.contains("will be valid in the future") {
		("Pool::Future", "the nonce is ahead of the account's")
	} else if data.contains("ancient") {
		("Pool::AncientBirthBlock", "the era has ended: sign again")
	} else if data.contains("exhaust") {
		("Pool::ExhaustsResources", "it does not fit into a block now")
	} else if data.contains("not expected") {
		("Pool::Call", "the chain does not take this call now")
	} else {
		return ("Pool::Invalid", format!("invalid transaction: {data}"));
	};
	(name, words.into())
}

fn pool_words(code: i32, message: &str) -> String {
	match code {
		1012 => "refused a moment ago, and banned for a while".into(),
		1013 => "the node has this transaction already".into(),
		1014 => "another transaction with this nonce is pending".into(),
		1016 => "the pool is full".into(),
		_ => message.to_owned(),
	}
}

/// What a call's failure in a block says: the pallet's own name for it and the first sentence of
/// its documentation.
pub fn from_dispatch(error: &DispatchError) -> Failure {
	match error {
		DispatchError::Module(module) => match module.details() {
			Ok(details) => {
				let name = format!("{}::{}", details.pallet.name(), details.variant.name);
				if name == CALL_FILTERED {
					return Failure::refused(name, CALL_FILTERED_WORDS);
				}
				let mut words = first_sentence(&details.variant.docs);
				// Errors of ours carry small numbers, one byte each.
				let fields = &details.variant.fields;
				for (field, value) in fields.iter().zip(module.bytes().get(2..).unwrap_or(&[])) {
					let field = field.name.as_deref().unwrap_or("value");
					words += &format!("; {field} = {value}");
				}
				Failure::refused(name, words)
			}
			Err(_) => Failure::refused(module.details_string(), "an error that the metadata lacks"),
		},
		DispatchError::BadOrigin => {
			Failure::refused("BadOrigin", "this account may not make this call")
		}
		other => Failure::refused("DispatchError", other),
	}
}

/// What came of a call that another call carried, as an event says it: `Ok` or a dispatch error.
pub fn from_result(result: &Value<()>, metadata: ArcMetadata) -> Outcome {
	let words = result.to_string();
	match pallet_error(result) {
		_ if words.starts_with("Ok") => Ok(()),
		Some(bytes) => Err(from_dispatch_bytes(&bytes, metadata)),
		None => Err(Failure::refused("DispatchError", words)),
	}
}

/// The bytes of the dispatch error, if it is one of a pallet.
fn pallet_error(result: &Value<()>) -> Option<Vec<u8>> {
	let module = result.at(0)?.at(0)?;
	let byte = |value: &Value<()>| u8::try_from(value.as_u128()?).ok();
	let mut bytes = vec![MODULE_ERROR, byte(module.at("index")?)?];
	for place in 0..4 {
		bytes.push(byte(module.at("error")?.at(place)?)?);
	}
	Some(bytes)
}

/// A dispatch error as it stands in an event.
pub fn from_dispatch_bytes(bytes: &[u8], metadata: ArcMetadata) -> Failure {
	match DispatchError::decode_from(bytes, metadata) {
		Ok(error) => from_dispatch(&error),
		Err(error) => Failure::refused("DispatchError", error),
	}
}

/// The first sentence of documentation as it stands in metadata: lines, with a blank in front.
pub fn first_sentence<S: AsRef<str>>(docs: &[S]) -> String {
	let mut text = String::new();
	for line in docs {
		let line = line.as_ref().trim();
		if line.is_empty() {
			break;
		}
		if !text.is_empty() {
			text.push(' ');
		}
		text.push_str(line);
	}
	let end = text
		.match_indices(['.', '。'])
		.find(|(at, mark)| {
			let rest = &text[at + mark.len()..];
			*mark == "。" || rest.is_empty() || rest.starts_with(' ')
		})
		.map(|(at, _)| at);
	match end {
		Some(end) => text[..end].to_owned(),
		None => text,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn user(code: i32, data: &str) -> subxt::rpcs::Error {
		subxt::rpcs::Error::User(subxt::rpcs::UserError {
			code,
			message: "Invalid Transaction".into(),
			data: Some(serde_json::value::to_raw_value(data).unwrap()),
		})
	}

	#[test]
	fn custom_codes_have_words() {
		let failure = from_rpc(user(1010, "Custom error: 1"));
		assert_eq!(failure.name.as_deref(), Some("Admission::AccountUnknown"));
		assert_eq!(failure.words, "account unknown: no department has registered it");
		let failure = from_rpc(user(1010, "Custom error: 77"));
		assert_eq!(failure.words, "refused with custom code 77");
		assert_eq!(failure.exit, Exit::Refused);
	}

	#[test]
	fn pool_sentences_have_words() {
		let failure = from_rpc(user(1010, "Transaction is outdated"));
		assert_eq!(failure.name.as_deref(), Some("Pool::Stale"));
		let failure = from_rpc(user(1010, "Transaction has a bad signature"));
		assert_eq!(failure.name.as_deref(), Some("Pool::BadProof"));
	}

	#[test]
	fn other_errors_are_not_refusals() {
		assert_eq!(from_rpc(user(-32601, "")).exit, Exit::Incompatible);
		let broken = subxt::rpcs::Error::Client("connection closed".into());
		assert_eq!(from_rpc(broken).exit, Exit::Connection);
	}

	#[test]
	fn first_sentence_ends_at_a_full_stop() {
		let docs = [" No such matter. Publish", " it first.", "", " More."];
		assert_eq!(first_sentence(&docs), "No such matter");
		assert_eq!(first_sentence(&[" Version 1.2 is", " closed"]), "Version 1.2 is closed");
		assert_eq!(first_sentence::<&str>(&[]), "");
	}

	#[test]
	fn the_error_of_a_carried_call_is_found() {
		let read = |text: &str| pallet_error(&scale_value::stringify::from_str(text).0.unwrap());
		let failed = "Err (Module ({ index: 30, error: (5, 0, 0, 1) }))";
		assert_eq!(read(failed), Some(vec![MODULE_ERROR, 30, 5, 0, 0, 1]));
		assert_eq!(read("Err (BadOrigin ())"), None);
		assert_eq!(read("Ok (())"), None);
	}
}
