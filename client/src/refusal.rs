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
	messages::{self as m, Message},
};

/// Our own reasons for not admitting a transaction: the code in `InvalidTransaction::Custom`, its
/// name, and what it means.
const ADMISSION: &[(u8, &str, Message)] = &[
	(1, "AccountUnknown", m::REFUSED_UNKNOWN),
	(2, "AccountFrozen", m::REFUSED_FROZEN),
	(3, "Immortal", m::REFUSED_IMMORTAL),
	(4, "OverBudget", m::REFUSED_OVER_BUDGET),
	(5, "LargerThanBudget", m::REFUSED_LARGER),
	(6, "TooManyPending", m::REFUSED_PENDING),
	(7, "NotSigned", m::REFUSED_NOT_SIGNED),
	(8, "Unreadable", m::REFUSED_UNREADABLE),
	(9, "NestedTooDeep", m::REFUSED_NESTED),
	(10, "EraTooLong", m::REFUSED_ERA),
];

/// Place of a pallet's error among the dispatch errors.
const MODULE_ERROR: u8 = 3;

/// What the runtime answers to a call that its filter holds back.
const CALL_FILTERED: &str = "System::CallFiltered";

/// What the pool says of an invalid transaction, by a part of its sentence: name and meaning.
const INVALID: &[(&str, &str, Message)] = &[
	("bad signature", "Pool::BadProof", m::POOL_BAD_PROOF),
	("outdated", "Pool::Stale", m::POOL_STALE),
	("will be valid in the future", "Pool::Future", m::POOL_FUTURE),
	("ancient", "Pool::AncientBirthBlock", m::POOL_ANCIENT),
	("exhaust", "Pool::ExhaustsResources", m::POOL_EXHAUSTS),
	("not expected", "Pool::Call", m::POOL_CALL),
];

/// What the pool means by a code of its own.
const POOL_WORDS: &[(i32, Message)] = &[
	(1012, m::POOL_BANNED),
	(1013, m::POOL_HAS_IT),
	(1014, m::POOL_NONCE_TAKEN),
	(1016, m::POOL_FULL),
];

/// JSON-RPC code for a transaction that is invalid now.
const POOL_INVALID: i32 = 1010;
/// JSON-RPC code for a transaction whose validity can't be known.
const POOL_UNKNOWN: i32 = 1011;
/// JSON-RPC codes of the pool: banned, already there, priority too low, and so on.
const POOL: std::ops::RangeInclusive<i32> = 1012..=1019;

/// What an admission code says.
pub fn admission(code: u8) -> Failure {
	match ADMISSION.iter().find(|(known, ..)| *known == code) {
		Some((_, name, words)) => says(*words).named(format!("Admission::{name}")),
		None => Failure::says(Exit::Refused, m::REFUSED_CUSTOM, &[&code])
			.named(format!("Admission::Custom{code}")),
	}
}

fn says(message: Message) -> Failure {
	Failure::says(Exit::Refused, message, &[])
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
			Some(code) => admission(code),
			None => invalid(&data),
		},
		POOL_UNKNOWN => Failure::says(Exit::Refused, m::POOL_UNKNOWN_VALIDITY, &[&data])
			.named("Pool::UnknownValidity"),
		code if POOL.contains(&code) => match POOL_WORDS.iter().find(|(known, _)| *known == code) {
			Some((_, words)) => says(*words).named(format!("Pool::{code}")),
			None => Failure::refused(format!("Pool::{code}"), &user.message),
		},
		_ => {
			let answer = match data.is_empty() {
				true => user.message,
				false => format!("{} ({data})", user.message),
			};
			Failure::says(Exit::Incompatible, m::NODE_ANSWERS, &[&answer])
		}
	}
}

fn custom_code(data: &str) -> Option<u8> {
	data.strip_prefix("Custom error: ")?.trim().parse().ok()
}

/// Words for the pool's own sentence about an invalid transaction.
fn invalid(data: &str) -> Failure {
	match INVALID.iter().find(|(part, ..)| data.contains(part)) {
		Some((_, name, words)) => says(*words).named(*name),
		None => Failure::says(Exit::Refused, m::POOL_INVALID, &[&data]).named("Pool::Invalid"),
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
					return says(m::CALL_FILTERED).named(name);
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
		DispatchError::BadOrigin => says(m::BAD_ORIGIN).named("BadOrigin"),
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
	use crate::messages::Lang;

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
	fn custom_codes_have_words_in_both_languages() {
		let failure = from_rpc(user(1010, "Custom error: 9")).during("batch");
		assert_eq!(failure.name.as_deref(), Some("Admission::NestedTooDeep"));
		let english = "batch: its calls are nested deeper than 8: send those inside by themselves \
			(Admission::NestedTooDeep)";
		assert_eq!(failure.shown(Lang::En), english);
		let chinese = "batch: 调用嵌套超过 8 层:请将其中的调用单独发送 (Admission::NestedTooDeep)";
		assert_eq!(failure.shown(Lang::Zh), chinese);
		let codes = ADMISSION.iter().map(|(code, ..)| *code);
		assert!(codes.eq(1..=10), "each code once, in order");
	}

	#[test]
	fn pool_sentences_have_words() {
		let failure = from_rpc(user(1010, "Transaction is outdated"));
		assert_eq!(failure.name.as_deref(), Some("Pool::Stale"));
		let failure = from_rpc(user(1010, "Transaction has a bad signature"));
		assert_eq!(failure.name.as_deref(), Some("Pool::BadProof"));
		let failure = from_rpc(user(1016, ""));
		assert_eq!(failure.shown(Lang::Zh), "交易池已满 (Pool::1016)");
		let failure = from_rpc(user(1010, "something new"));
		assert_eq!(failure.to_string(), "invalid transaction: something new (Pool::Invalid)");
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
