// SPDX-License-Identifier: Apache-2.0

//! Signed orders. Their bytes are written and read here without a node, because who signs has none:
//! the layout is pinned on the chain.

use codec::{Decode, Encode};
use scale_decode::DecodeAsType;
use scale_encode::EncodeAsType;
use scale_value::Value;
use subxt::{
	config::{
		substrate::{BlakeTwo256, H256},
		Hasher,
	},
	utils::AccountId32,
};
use subxt_signer::sr25519::Keypair;

use super::acts::EncodedCall;
use crate::{
	chain::{runtime_api, AtBlock},
	exit::{Failure, Outcome},
	refusal,
	rooms::{departments::DepartmentId, Hash32},
};

pub const PALLET: &str = "Orders";

/// What the hash of an order is over begins with this, and so does what is signed.
const DOMAIN: &[u8] = b"govchain:order";
/// The version of the bytes that are written here.
const V1: u8 = 0;
/// A signature by sr25519 begins with this.
const SR25519: u8 = 1;

/// What a signer wants done, once.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
struct Terms {
	signer: [u8; 32],
	department: Option<DepartmentId>,
	number: u64,
	from: u64,
	until: u64,
}

/// An order: who wants what done, by whom it may be relayed, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
	pub signer: AccountId32,
	pub department: Option<DepartmentId>,
	pub number: u64,
	pub from: u64,
	pub until: u64,
	/// The SCALE-encoded call.
	pub call: Vec<u8>,
}

impl Order {
	/// As it travels.
	pub fn encode(&self) -> Vec<u8> {
		let terms = Terms {
			signer: self.signer.0,
			department: self.department,
			number: self.number,
			from: self.from,
			until: self.until,
		};
		let mut bytes = vec![V1];
		terms.encode_to(&mut bytes);
		bytes.extend_from_slice(&self.call);
		bytes
	}

	/// Reads what travelled. Whether the call is one of the chain is for its metadata to say.
	pub fn decode(bytes: &[u8]) -> Outcome<Self> {
		let broken = |words| Failure::usage(format!("not an order: {words}"));
		let Some((version, mut rest)) = bytes.split_first() else {
			return Err(broken("it is empty".into()));
		};
		if *version != V1 {
			return Err(broken(format!("it has version {version}, and this program reads {V1}")));
		}
		let terms = Terms::decode(&mut rest).map_err(|error| broken(error.to_string()))?;
		let Terms { signer, department, number, from, until } = terms;
		let (signer, call) = (AccountId32(signer), rest.to_vec());
		Ok(Self { signer, department, number, from, until, call })
	}

	/// The hash that the signature is about, on the chain with this genesis.
	pub fn hash(&self, genesis: H256) -> H256 {
		BlakeTwo256.hash(&[DOMAIN, &genesis.0, &self.encode()].concat())
	}
}

/// The line that is signed for the order with this hash.
pub fn signing_text(hash: H256) -> String {
	format!("{}:{hash:?}", String::from_utf8_lossy(DOMAIN))
}

/// A signature of the line as the chain takes it.
pub fn sign(key: &Keypair, text: &str) -> Vec<u8> {
	let mut bytes = vec![SR25519];
	bytes.extend_from_slice(&key.sign(text.as_bytes()).0);
	bytes
}

/// A signature as wallets give it: with its kind in front, or 64 bytes of sr25519 alone.
pub fn read_signature(bytes: Vec<u8>) -> Outcome<Vec<u8>> {
	match (bytes.len(), bytes.first()) {
		(64, _) => Ok([&[SR25519], bytes.as_slice()].concat()),
		(65, Some(0 | 1)) | (66, Some(2)) => Ok(bytes),
		(length, _) => Err(Failure::usage(format!("{length} bytes are no signature"))),
	}
}

/// What the chain says of an order.
#[derive(DecodeAsType, Debug)]
pub struct OrderInfo {
	hash: Hash32,
	/// Why it can't be relayed, as the chain says it.
	obstacle: Option<Value<()>>,
}

impl OrderInfo {
	/// Why it can't be relayed now.
	pub fn obstacle(&self, at: &AtBlock) -> Option<Failure> {
		let error = self.obstacle.as_ref()?;
		let metadata = at.metadata();
		let mut bytes = Vec::new();
		let encoded = metadata.dispatch_error_ty().is_some_and(|kind| {
			scale_value::scale::encode_as_type(error, kind, metadata.types(), &mut bytes).is_ok()
		});
		Some(match encoded {
			true => refusal::from_dispatch_bytes(&bytes, metadata),
			false => Failure::refused("DispatchError", error),
		})
	}
}

/// Arguments of `relay`.
#[derive(EncodeAsType)]
pub struct Relay {
	pub order: EncodedCall,
	pub signature: EncodedCall,
}

/// Arguments of `cancel`.
#[derive(EncodeAsType)]
pub struct Cancel {
	pub number: u64,
	pub until: u64,
}

/// Event `Relayed`.
#[derive(DecodeAsType)]
pub struct Relayed {
	pub order_hash: Hash32,
	pub department: DepartmentId,
}

/// What the chain says of an order; with `officer`, whether that one could relay it. An error if it
/// reads the bytes in another way than this program, which would sign something else then.
pub async fn order(
	at: &AtBlock,
	genesis: H256,
	order: &Order,
	signature: Option<&[u8]>,
	officer: Option<AccountId32>,
) -> Outcome<OrderInfo> {
	let arguments = (order.encode(), signature.map(<[u8]>::to_vec), officer);
	let info: Option<OrderInfo> = runtime_api(at, "OrdersApi", "order", arguments).await?;
	let info =
		info.ok_or_else(|| Failure::usage("these bytes are no order of this chain's runtime"))?;
	match info.hash == order.hash(genesis).0 {
		true => Ok(info),
		false => Err(Failure::incompatible("the chain gives the order another hash")),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn order(department: Option<u32>) -> Order {
		Order {
			signer: AccountId32([1; 32]),
			department,
			number: 0x0203,
			from: 4,
			until: 5,
			call: vec![6, 7, 8],
		}
	}

	/// The layout that the chain pins, byte by byte.
	#[test]
	fn order_has_the_bytes_of_the_chain() {
		let mut expected = vec![0];
		expected.extend([1; 32]);
		expected.extend([1, 9, 0, 0, 0]);
		expected.extend([3, 2, 0, 0, 0, 0, 0, 0]);
		expected.extend([4, 0, 0, 0, 0, 0, 0, 0]);
		expected.extend([5, 0, 0, 0, 0, 0, 0, 0]);
		expected.extend([6, 7, 8]);
		assert_eq!(order(Some(9)).encode(), expected);
		for order in [order(Some(9)), order(None)] {
			assert_eq!(Order::decode(&order.encode()).unwrap(), order);
		}
	}

	#[test]
	fn what_is_no_order_is_refused() {
		assert!(Order::decode(&[]).is_err());
		assert!(Order::decode(&[0; 20]).is_err());
		let later = [&[1], &order(None).encode()[1..]].concat();
		assert!(Order::decode(&later).unwrap_err().words.contains("version 1"));
	}

	#[test]
	fn signed_is_one_line_with_the_hash() {
		let text = signing_text(order(None).hash(H256([9; 32])));
		assert_eq!(text.len(), 81);
		assert!(text.starts_with("govchain:order:0x"));
		assert_ne!(order(None).hash(H256([9; 32])), order(None).hash(H256([8; 32])));
	}

	#[test]
	fn signatures_are_those_of_wallets() {
		assert_eq!(read_signature(vec![7; 64]).unwrap()[..2], [1, 7]);
		assert_eq!(read_signature([&[0][..], &[7; 64]].concat()).unwrap().len(), 65);
		assert_eq!(read_signature([&[2][..], &[7; 65]].concat()).unwrap().len(), 66);
		assert!(read_signature(vec![7; 65]).is_err());
		assert!(read_signature(vec![]).is_err());
	}
}
