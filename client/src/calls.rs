// SPDX-License-Identifier: Apache-2.0

//! Any call of the chain, as a person writes it: `Pallet.call` with its arguments in words, or the
//! bytes of it in hexadecimal as wallets show them.

use clap::Args;
use scale_value::{stringify, Composite, Value, ValueDef};
use subxt::Metadata;

use crate::{
	exit::{Failure, Outcome},
	rooms::hexadecimal,
};

/// A call on the command line.
#[derive(Args, Clone, Debug)]
pub struct CallOptions {
	/// The call: Pallet.call, or its bytes in hexadecimal.
	#[arg(value_name = "CALL")]
	pub call: String,
	/// Its arguments by name, such as '{ department: 3, name: "Fire" }'. Accounts as addresses, bytes
	/// and hashes as 0x…, choices as Name or Name(…), sets and lists as (a, b).
	#[arg(value_name = "ARGUMENTS")]
	pub arguments: Option<String>,
}

/// A call of the runtime, with what it is in words.
#[derive(Clone, Debug)]
pub struct AnyCall {
	/// As it travels.
	pub bytes: Vec<u8>,
	value: Value<()>,
}

impl AnyCall {
	/// Reads a call from the command line.
	pub fn parse(metadata: &Metadata, options: &CallOptions) -> Outcome<Self> {
		if let Some(digits) = options.call.strip_prefix("0x") {
			let bytes = hex::decode(digits)
				.map_err(|error| Failure::usage(format!("{}: {error}", options.call)))?;
			return Self::decode(metadata, bytes);
		}
		let (pallet, call) = options.call.split_once('.').ok_or_else(|| {
			Failure::usage(format!("{:?} is neither Pallet.call nor 0x…", options.call))
		})?;
		let text = options.arguments.as_deref().unwrap_or("{}");
		let arguments = match parse_value(text)?.value {
			ValueDef::Composite(arguments) => arguments,
			_ => return Err(Failure::usage(format!("{text}: arguments stand in {{ }}"))),
		};
		Self::of(metadata, pallet, call, arguments)
	}

	/// The call `pallet.call` with its arguments by name.
	pub fn new<'a>(
		metadata: &Metadata,
		pallet: &str,
		call: &str,
		arguments: impl IntoIterator<Item = (&'a str, Value<()>)>,
	) -> Outcome<Self> {
		let arguments = arguments.into_iter().map(|(name, value)| (name.to_owned(), value));
		Self::of(metadata, pallet, call, Composite::Named(arguments.collect()))
	}

	fn of(
		metadata: &Metadata,
		pallet: &str,
		call: &str,
		arguments: Composite<()>,
	) -> Outcome<Self> {
		let value = Value::unnamed_variant(pallet, [Value::variant(call, arguments)]);
		let mut bytes = Vec::new();
		let kind = metadata.outer_enums().call_enum_ty();
		scale_value::scale::encode_as_type(&value, kind, metadata.types(), &mut bytes)
			.map_err(|error| Failure::usage(format!("{pallet}.{call}: {error}")))?;
		Ok(Self { bytes, value })
	}

	/// The call that `bytes` are.
	pub fn decode(metadata: &Metadata, bytes: Vec<u8>) -> Outcome<Self> {
		let kind = metadata.outer_enums().call_enum_ty();
		let mut rest = bytes.as_slice();
		let value = scale_value::scale::decode_as_type(&mut rest, kind, metadata.types())
			.map_err(|error| Failure::usage(format!("no call of this chain: {error}")))?;
		if !rest.is_empty() {
			let words = format!("{} bytes follow the call {}", rest.len(), hexadecimal(&bytes));
			return Err(Failure::usage(words));
		}
		Ok(Self { value: value.remove_context(), bytes })
	}

	/// As an argument of a call that takes one.
	pub fn as_value(&self) -> Value<()> {
		self.value.clone()
	}

	/// What a transaction of it is made from.
	pub fn payload(&self) -> Outcome<crate::tx::Call<Composite<()>>> {
		let broken = || Failure::incompatible("a call without a name");
		let ValueDef::Variant(pallet) = &self.value.value else { return Err(broken()) };
		let inner = pallet.values.values().next().ok_or_else(broken)?;
		let ValueDef::Variant(call) = &inner.value else { return Err(broken()) };
		Ok(crate::tx::call(&pallet.name, &call.name, call.values.clone()))
	}

	/// In words, on one line.
	pub fn words(&self) -> String {
		words(&self.value)
	}
}

/// A value in words, with bytes and accounts in hexadecimal.
fn words(value: &Value<()>) -> String {
	let mut text = String::new();
	let written = stringify::to_writer_custom()
		.compact()
		.add_custom_formatter(|value, writer| {
			stringify::custom_formatters::format_hex(value, writer)
		})
		.write(value, &mut text);
	match written {
		Ok(()) => text,
		Err(_) => value.to_string(),
	}
}

fn parse_value(text: &str) -> Outcome<Value<()>> {
	let (value, rest) = stringify::from_str_custom()
		.add_custom_parser(stringify::custom_parsers::parse_hex)
		.add_custom_parser(stringify::custom_parsers::parse_ss58)
		.parse(text);
	let value = value.map_err(|error| Failure::usage(format!("{text}: {error}")))?;
	if !rest.trim().is_empty() {
		return Err(Failure::usage(format!("{text}: {rest:?} follows the arguments")));
	}
	Ok(value)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn arguments_are_read_in_words() {
		let value = parse_value("{ department: 3, on: Some(0x0102), list: (1, 300) }").unwrap();
		assert_eq!(words(&value), "{department:3,on:Some(0x0102),list:(1,300)}");
	}

	#[test]
	fn what_follows_the_arguments_is_refused() {
		assert!(parse_value("{} {}").is_err());
		assert!(parse_value("{ department: }").is_err());
	}
}
