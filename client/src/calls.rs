// SPDX-License-Identifier: Apache-2.0

//! Any call of the chain, as a person writes it: `Pallet.call` with its arguments in words, or the
//! bytes of it in hexadecimal as wallets show them.

use std::fmt::{Debug, Write};

use clap::Args;
use scale_encode::EncodeAsFields;
use scale_value::{
	stringify::{self, ParseError},
	Composite, Primitive, Value, ValueDef, Variant,
};
use subxt::{
	ext::scale_type_resolver::{visitor, TypeResolver},
	Metadata,
};

use crate::{
	chain::{unreadable, AtBlock},
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	rooms::{acts::ActId, from_hexadecimal, hexadecimal},
};

/// A call on the command line.
#[derive(Args, Clone, Debug)]
pub struct CallOptions {
	/// The call: Pallet.call, or its bytes in hexadecimal.
	#[arg(value_name = "CALL")]
	pub call: String,
	/// Its arguments by name, such as '{ department: 3, name: "Fire" }'. Accounts as addresses, nodes
	/// by peer id, other bytes as "text" or 0x…, choices as Name() or Name(…), sets and lists as (a, b).
	#[arg(value_name = "ARGUMENTS")]
	pub arguments: Option<String>,
}

/// A choice without fields.
pub fn choice(name: impl Debug) -> Value<()> {
	Value::unnamed_variant(format!("{name:?}"), [])
}

/// A value that need not be there.
pub fn option(value: Option<Value<()>>) -> Value<()> {
	match value {
		Some(value) => Value::unnamed_variant("Some", [value]),
		None => Value::unnamed_variant("None", []),
	}
}

/// An account, as a person names it.
pub fn account(text: &str) -> Outcome<Value<()>> {
	keys::read_account(text).map(|account| Value::from_bytes(account.0))
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
		if options.call.starts_with("0x") {
			return Self::decode(metadata, from_hexadecimal(&options.call)?);
		}
		let (pallet, call) = names(&options.call)?;
		let text = options.arguments.as_deref().unwrap_or("{}");
		let arguments = match parse_value(text)?.value {
			ValueDef::Composite(arguments) => arguments,
			_ => return Err(Failure::says(Exit::Usage, m::ARGUMENTS_IN_BRACES, &[&text])),
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
		let arguments = with_bytes(Value { value: ValueDef::Composite(arguments), context: () });
		let ValueDef::Composite(arguments) = arguments.value else {
			return Err(Failure::incompatible("arguments that are none"));
		};
		let value = Value::unnamed_variant(pallet, [Value::variant(call, arguments)]);
		let mut bytes = Vec::new();
		let kind = metadata.outer_enums().call_enum_ty();
		scale_value::scale::encode_as_type(&value, kind, metadata.types(), &mut bytes)
			.map_err(|error| Failure::usage(format!("{pallet}.{call}: {error}")))?;
		Ok(Self { bytes, value })
	}

	/// The call that a transaction would make.
	pub fn made_by<A: EncodeAsFields>(at: &AtBlock, call: &crate::tx::Call<A>) -> Outcome<Self> {
		let bytes = at.transactions().call_data(call).map_err(unreadable)?;
		Self::decode(&at.metadata(), bytes)
	}

	/// The call that `bytes` are.
	pub fn decode(metadata: &Metadata, bytes: Vec<u8>) -> Outcome<Self> {
		let kind = metadata.outer_enums().call_enum_ty();
		let mut rest = bytes.as_slice();
		let value = scale_value::scale::decode_as_type(&mut rest, kind, metadata.types())
			.map_err(|error| Failure::usage(error).after(m::NO_CALL, &[]))?;
		if !rest.is_empty() {
			let call = hexadecimal(&bytes);
			return Err(Failure::says(Exit::Usage, m::BYTES_LEFT_OVER, &[&rest.len(), &call]));
		}
		Ok(Self { value: unwrapped(value, metadata.types()), bytes })
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

/// The names in `Pallet.call`.
pub fn names(text: &str) -> Outcome<(&str, &str)> {
	text.split_once('.').ok_or_else(|| {
		let text = format!("{text:?}");
		Failure::says(Exit::Usage, m::NEITHER_NAME_NOR_BYTES, &[&text])
	})
}

/// The kind of act that `Pallet.call` is.
pub fn act(metadata: &Metadata, text: &str) -> Outcome<ActId> {
	let (pallet, call) = names(text)?;
	let found = metadata.pallet_by_name(pallet).and_then(|pallet| {
		let call = pallet.call_variant_by_name(call)?;
		Some(ActId { pallet: pallet.call_index(), call: call.index })
	});
	found.ok_or_else(|| Failure::says(Exit::NotFound, m::NO_SUCH_CALL, &[&text]))
}

/// Texts as their bytes: so the chain has every name.
fn with_bytes(value: Value<()>) -> Value<()> {
	let all = |values: Composite<()>| match values {
		Composite::Named(values) => {
			let values = values.into_iter().map(|(name, value)| (name, with_bytes(value)));
			Composite::Named(values.collect())
		}
		Composite::Unnamed(values) => {
			Composite::Unnamed(values.into_iter().map(with_bytes).collect())
		}
	};
	match value.value {
		ValueDef::Primitive(Primitive::String(text)) => Value::from_bytes(text),
		ValueDef::Composite(values) => Value { value: ValueDef::Composite(all(values)), ..value },
		ValueDef::Variant(mut choice) => {
			choice.values = all(choice.values);
			Value { value: ValueDef::Variant(choice), ..value }
		}
		_ => value,
	}
}

/// A value without the layers that types lay around a single field: they say nothing to a person.
fn unwrapped<R: TypeResolver>(value: Value<R::TypeId>, types: &R) -> Value<()> {
	let layer = visitor::new((), |_, _| false).visit_composite(|_, _, fields| fields.len() == 1);
	let is_layer = types.resolve_type(value.context, layer).unwrap_or(false);
	let all = |values: Composite<R::TypeId>| match values {
		Composite::Named(values) => {
			let values = values.into_iter().map(|(name, value)| (name, unwrapped(value, types)));
			Composite::Named(values.collect())
		}
		Composite::Unnamed(values) => {
			Composite::Unnamed(values.into_iter().map(|value| unwrapped(value, types)).collect())
		}
	};
	let value = match value.value {
		ValueDef::Composite(Composite::Unnamed(mut values)) if is_layer && values.len() == 1 => {
			return unwrapped(values.remove(0), types);
		}
		ValueDef::Composite(values) => ValueDef::Composite(all(values)),
		ValueDef::Variant(choice) => {
			ValueDef::Variant(Variant { name: choice.name, values: all(choice.values) })
		}
		ValueDef::BitSequence(bits) => ValueDef::BitSequence(bits),
		ValueDef::Primitive(primitive) => ValueDef::Primitive(primitive),
	};
	Value { value, context: () }
}

/// A value in words, with names as text, and other bytes and accounts in hexadecimal.
fn words(value: &Value<()>) -> String {
	let mut text = String::new();
	let written = stringify::to_writer_custom()
		.compact()
		.add_custom_formatter(|value, writer: &mut &mut String| {
			let text = text_of(value)?;
			Some(write!(writer, "{text:?}"))
		})
		.add_custom_formatter(|value, writer| {
			stringify::custom_formatters::format_hex(value, writer)
		})
		.write(value, &mut text);
	match written {
		Ok(()) => text,
		Err(_) => value.to_string(),
	}
}

/// The text that bytes are, if a person can read it. Reading what is written gives the same bytes.
fn text_of(value: &Value<()>) -> Option<String> {
	let ValueDef::Composite(Composite::Unnamed(values)) = &value.value else { return None };
	let byte = |value: &Value<()>| u8::try_from(value.as_u128()?).ok();
	let text = String::from_utf8(values.iter().map(byte).collect::<Option<_>>()?).ok()?;
	let can_be_read = |c: char| c == ' ' || c.is_alphanumeric() || "._:@/()-".contains(c);
	let has_letters = text.chars().filter(|c| c.is_alphabetic()).count() > 1;
	(has_letters && text.chars().all(can_be_read)).then_some(text)
}

/// How every peer id of an Ed25519 key begins.
const PEER_ID: &str = "12D3Koo";

/// Reads the peer id of a node as nodes print it.
fn parse_peer_id(text: &mut &str) -> Option<Result<Value<()>, ParseError>> {
	let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
	let (id, rest) = text.split_at(end);
	let bytes = bs58::decode(id).into_vec().ok().filter(|_| id.starts_with(PEER_ID))?;
	*text = rest;
	Some(Ok(Value::from_bytes(bytes)))
}

/// The bytes of a peer id.
pub fn peer_id(text: &str) -> Outcome<Value<()>> {
	let mut rest = text;
	match parse_peer_id(&mut rest) {
		Some(Ok(value)) if rest.is_empty() => Ok(value),
		_ => Err(Failure::says(Exit::Usage, m::NOT_A_PEER_ID, &[&text])),
	}
}

fn parse_value(text: &str) -> Outcome<Value<()>> {
	let (value, rest) = stringify::from_str_custom()
		.add_custom_parser(parse_peer_id)
		.add_custom_parser(stringify::custom_parsers::parse_hex)
		.add_custom_parser(stringify::custom_parsers::parse_ss58)
		.parse(text);
	let value = value.map_err(|error| Failure::usage(format!("{text}: {error}")))?;
	if !rest.trim().is_empty() {
		return Err(Failure::says(Exit::Usage, m::FOLLOWS_ARGUMENTS, &[&text, &rest.trim()]));
	}
	Ok(value)
}

#[cfg(test)]
mod tests {
	use scale_value::At;

	use super::*;

	#[test]
	fn arguments_are_read_in_words() {
		let value = parse_value("{ department: 3, on: Some(0x0102), list: (1, 300) }").unwrap();
		assert_eq!(words(&value), "{department:3,on:Some(0x0102),list:(1,300)}");
	}

	#[test]
	fn texts_are_bytes_and_are_shown_as_texts() {
		let text = r#"{ name: "Parks 公园", parent: Some(1), fields: ("name", "a") }"#;
		let value = with_bytes(parse_value(text).unwrap());
		assert_eq!(value.at("name").unwrap(), &Value::from_bytes("Parks 公园"));
		// A single letter may as well be a number.
		let shown = r#"{name:"Parks 公园",parent:Some(1),fields:("name",0x61)}"#;
		assert_eq!(words(&value), shown);
		assert_eq!(with_bytes(parse_value(shown).unwrap()), value);
		assert_eq!(words(&Value::from_bytes([0, 65, 66])), "0x004142");
	}

	#[test]
	fn texts_of_calls_are_encoded() {
		let metadata = crate::testing::metadata();
		let parse = |call: &str, arguments: &str| {
			let (call, arguments) = (call.to_owned(), Some(arguments.to_owned()));
			AnyCall::parse(&metadata, &CallOptions { call, arguments })
		};
		let text = r#"{ name: "Parks", parent: Some(1), capabilities: (Approver()) }"#;
		let create = parse("Departments.create", text).unwrap();
		assert_eq!(create.bytes[2..], [&[5 << 2][..], b"Parks", &[1, 1, 0, 0, 0, 4, 5]].concat());
		// What is shown of the bytes can be read again.
		let shown = AnyCall::decode(&metadata, create.bytes.clone()).unwrap().words();
		let arguments =
			shown.strip_prefix("Departments(create").unwrap().strip_suffix(')').unwrap();
		assert_eq!(shown, create.words());
		assert_eq!(parse("Departments.create", arguments).unwrap().bytes, create.bytes);
		for (call, arguments) in [
			("Departments.rename", r#"{ department: 3, name: "Fire 消防" }"#),
			("TxPause.pause", r#"{ full_name: ("Approvals", "decide") }"#),
			(
				"DataAudit.register_data_set",
				r#"{ name: "Register", class: Personal(), rule: OwnerGrants(), fields: ("name", "address") }"#,
			),
		] {
			assert!(parse(call, arguments).is_ok(), "{call}");
		}
	}

	#[test]
	fn peer_ids_are_read_as_nodes_print_them() {
		// Of the node key 1, as in `localnet`.
		let printed = "12D3KooWPqT2nMDSiXUSx5D7fasaxhxKigVhcqfkKqrLghCq9jxz";
		let value = parse_value(&format!("{{ peer: {printed}, kind: Reader() }}")).unwrap();
		let bytes = bs58::decode(printed).into_vec().unwrap();
		assert_eq!((bytes.len(), bytes[..6].to_vec()), (38, vec![0, 36, 8, 1, 18, 32]));
		assert_eq!(value.at("peer").unwrap(), &Value::from_bytes(bytes));
		assert_eq!(peer_id(printed).unwrap(), value.at("peer").unwrap().clone());
		assert!(peer_id("12D3KooWPqT2nMDSiXUSx5D7fasaxhxKigVhcqfkKqrLghCq9jx0").is_err());
		assert!(peer_id("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY").is_err());
	}

	#[test]
	fn what_follows_the_arguments_is_refused() {
		assert!(parse_value("{} {}").is_err());
		assert!(parse_value("{ department: }").is_err());
	}
}
