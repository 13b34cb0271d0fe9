// SPDX-License-Identifier: Apache-2.0

//! What travels: an order or a cancellation, its chain and its signature, on one line of JSON, short
//! enough for a QR code. Nothing in it is said twice, so nothing can be said differently.

use std::{fs, path::Path};

use codec::Encode;
use serde::{Deserialize, Serialize};
use subxt::{config::substrate::H256, utils::AccountId32};

use crate::{
	exit::{Exit, Failure, Outcome},
	messages as m,
	rooms::{
		from_hexadecimal, hexadecimal,
		orders::{self, Cancellation, Order},
	},
};

/// What a signer signs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
	/// An order, for a runtime that reads calls as this version says.
	Order(Order, u32),
	/// That an order is void.
	Cancellation(Cancellation),
}

impl Content {
	pub fn signer(&self) -> AccountId32 {
		match self {
			Self::Order(order, _) => order.signer,
			Self::Cancellation(cancellation) => cancellation.signer(),
		}
	}

	pub fn hash(&self, genesis: H256) -> H256 {
		match self {
			Self::Order(order, version) => order.hash(genesis, *version),
			Self::Cancellation(cancellation) => cancellation.hash(genesis),
		}
	}

	/// The line that is signed.
	pub fn text(&self, genesis: H256) -> String {
		let hash = self.hash(genesis);
		match self {
			Self::Order(..) => orders::signing_text(hash),
			Self::Cancellation(_) => orders::cancelling_text(hash),
		}
	}
}

/// An order or a cancellation on its way.
#[derive(Serialize, Deserialize, Debug)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Carried {
	/// Hash of the genesis block of the chain that it is for.
	pub genesis: H256,
	/// Of the runtime that an order is for.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	transaction_version: Option<u32>,
	/// An order, SCALE-encoded.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	order: Option<String>,
	/// Signer, number and end of the order that is void, SCALE-encoded.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	cancellation: Option<String>,
	/// The signature, SCALE-encoded.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	signature: Option<String>,
}

impl Carried {
	pub fn new(genesis: H256, content: &Content) -> Self {
		let (mut transaction_version, mut order, mut cancellation) = (None, None, None);
		match content {
			Content::Order(record, version) => {
				(transaction_version, order) = (Some(*version), Some(hexadecimal(record.encode())));
			}
			Content::Cancellation(record) => cancellation = Some(hexadecimal(record.encode())),
		}
		Self { genesis, transaction_version, order, cancellation, signature: None }
	}

	pub fn read(path: &Path) -> Outcome<Self> {
		let text = fs::read_to_string(path).map_err(Failure::usage);
		let carried = text.and_then(|text| serde_json::from_str(&text).map_err(Failure::usage));
		carried.map_err(|failure| failure.during(path.display()))
	}

	pub fn write(&self, path: &Path) -> Outcome {
		fs::write(path, self.line()? + "\n").map_err(|error| Failure::machine(path, error))
	}

	pub fn line(&self) -> Outcome<String> {
		serde_json::to_string(self).map_err(Failure::usage)
	}

	pub fn content(&self) -> Outcome<Content> {
		match (&self.order, self.transaction_version, &self.cancellation) {
			(Some(order), Some(version), None) => {
				Ok(Content::Order(Order::decode(&from_hexadecimal(order)?)?, version))
			}
			(None, None, Some(cancellation)) => {
				Ok(Content::Cancellation(Cancellation::read(&from_hexadecimal(cancellation)?)?))
			}
			(Some(_), None, None) => Err(Failure::says(Exit::Usage, m::ORDER_NO_VERSION, &[])),
			_ => Err(Failure::says(Exit::Usage, m::NEITHER_ORDER_NOR_CANCELLATION, &[])),
		}
	}

	pub fn signature(&self) -> Outcome<Option<Vec<u8>>> {
		let signature = self.signature.as_deref();
		signature.map(|text| orders::read_signature(from_hexadecimal(text)?)).transpose()
	}

	pub fn set_signature(&mut self, signature: Vec<u8>) {
		self.signature = Some(hexadecimal(signature));
	}

	pub fn ensure_chain(&self, genesis: H256) -> Outcome {
		if self.genesis == genesis {
			return Ok(());
		}
		let [own, other] = [self.genesis, genesis].map(hexadecimal);
		Err(Failure::says(Exit::Usage, m::ORDER_OTHER_CHAIN, &[&own, &other]))
	}
}

/// An order for another version than `running` is void, and its call may read as another one.
pub fn ensure_version(made_for: u32, running: u32) -> Outcome {
	if made_for == running {
		return Ok(());
	}
	Err(Failure::says(Exit::Usage, m::ORDER_OTHER_VERSION, &[&made_for, &running]))
}

#[cfg(test)]
mod tests {
	use super::*;

	const GENESIS: H256 = H256([1; 32]);

	fn order() -> Order {
		let signer = AccountId32([2; 32]);
		Order { signer, department: None, number: 1, from: 2, until: 3, call: vec![4, 5] }
	}

	fn read(text: &str) -> Outcome<Content> {
		let carried: Carried = serde_json::from_str(text).map_err(Failure::usage)?;
		carried.content()
	}

	#[test]
	fn carried_order_is_one_line() {
		let content = Content::Order(order(), 7);
		let carried = Carried::new(GENESIS, &content);
		let line = carried.line().unwrap();
		let expected = format!(
			r#"{{"genesis":"0x{}","transactionVersion":7,"order":"{}"}}"#,
			"01".repeat(32),
			hexadecimal(order().encode())
		);
		assert_eq!(line, expected);
		assert_eq!(read(&line).unwrap(), content);
		assert_eq!(content.hash(GENESIS), order().hash(GENESIS, 7));
		assert!(carried.signature().unwrap().is_none());
		assert!(carried.ensure_chain(GENESIS).is_ok());
		assert!(carried.ensure_chain(H256([2; 32])).is_err());
	}

	#[test]
	fn carried_cancellation_is_one_line_without_a_version() {
		let content = Content::Cancellation(Cancellation::new(AccountId32([2; 32]), 1, 3));
		let mut carried = Carried::new(GENESIS, &content);
		carried.set_signature(vec![3; 64]);
		let line = carried.line().unwrap();
		let expected = format!(
			r#"{{"genesis":"0x{}","cancellation":"0x{}01{}03{}","signature":"0x{}"}}"#,
			"01".repeat(32),
			"02".repeat(32),
			"00".repeat(7),
			"00".repeat(7),
			"03".repeat(64)
		);
		assert_eq!(line, expected);
		assert_eq!(read(&line).unwrap(), content);
		assert!(content.text(GENESIS).starts_with("govchain:cancel:0x"));
	}

	#[test]
	fn what_is_neither_is_refused() {
		let genesis = format!(r#""genesis":"0x{}""#, "01".repeat(32));
		let order = hexadecimal(order().encode());
		for rest in [
			String::new(),
			format!(r#","order":"{order}""#),
			r#","transactionVersion":1,"order":"0x00""#.into(),
			format!(r#","transactionVersion":1,"order":"{order}","cancellation":"0x00""#),
			format!(r#","transactionVersion":1,"cancellation":"0x{}""#, "00".repeat(48)),
			r#","cancellation":"0x00""#.into(),
			r#","surprise":1"#.into(),
		] {
			assert!(read(&format!("{{{genesis}{rest}}}")).is_err(), "{rest}");
		}
	}

	#[test]
	fn order_for_another_version_is_void_in_words() {
		assert!(ensure_version(1, 1).is_ok());
		let words = ensure_version(1, 2).unwrap_err().words;
		assert!(words.contains("version 1, and the runtime has 2"), "{words}");
	}
}
