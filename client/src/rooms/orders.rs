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
	Metadata,
};
use subxt_signer::sr25519::Keypair;

use super::acts::EncodedCall;
use crate::{
	chain::{runtime_api, AtBlock},
	exit::{Exit, Failure, Outcome},
	messages as m, refusal,
	rooms::{departments::DepartmentId, Hash32},
};

pub const PALLET: &str = "Orders";

/// What the hash of an order is over begins with this, and so does what is signed.
const ORDER_DOMAIN: &[u8] = b"govchain:order";
/// The same of a cancellation.
const CANCELLATION_DOMAIN: &[u8] = b"govchain:cancel";
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
		let unread = |failure: Failure| failure.after(m::ORDER_UNREAD, &[]);
		let Some((version, mut rest)) = bytes.split_first() else {
			return Err(unread(Failure::says(Exit::Usage, m::ORDER_EMPTY, &[])));
		};
		if *version != V1 {
			let failure = Failure::says(Exit::Usage, m::ORDER_LATER_FORM, &[version, &V1]);
			return Err(unread(failure));
		}
		let terms = Terms::decode(&mut rest).map_err(Failure::usage).map_err(unread)?;
		let Terms { signer, department, number, from, until } = terms;
		let (signer, call) = (AccountId32(signer), rest.to_vec());
		Ok(Self { signer, department, number, from, until, call })
	}

	/// The hash that the signature is about, on the chain with this genesis and for a runtime with this
	/// transaction version.
	pub fn hash(&self, genesis: H256, transaction_version: u32) -> H256 {
		let version = transaction_version.to_le_bytes();
		BlakeTwo256.hash(&[ORDER_DOMAIN, &genesis.0, &version, &self.encode()].concat())
	}
}

/// The signer's word that an order is void.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub struct Cancellation {
	signer: [u8; 32],
	pub number: u64,
	pub until: u64,
}

impl Cancellation {
	pub fn new(signer: AccountId32, number: u64, until: u64) -> Self {
		Self { signer: signer.0, number, until }
	}

	pub fn signer(&self) -> AccountId32 {
		AccountId32(self.signer)
	}

	/// Reads what travelled.
	pub fn read(mut bytes: &[u8]) -> Outcome<Self> {
		let read = Self::decode(&mut bytes).ok().filter(|_| bytes.is_empty());
		read.ok_or_else(|| Failure::says(Exit::Usage, m::CANCELLATION_UNREAD, &[]))
	}

	/// The hash that the signature is about, on the chain with this genesis.
	pub fn hash(&self, genesis: H256) -> H256 {
		BlakeTwo256.hash(&[CANCELLATION_DOMAIN, &genesis.0, &self.encode()].concat())
	}
}

/// The line that is signed for the order with this hash.
pub fn signing_text(hash: H256) -> String {
	line(ORDER_DOMAIN, hash)
}

/// The line that is signed for the cancellation with this hash.
pub fn cancelling_text(hash: H256) -> String {
	line(CANCELLATION_DOMAIN, hash)
}

fn line(domain: &[u8], hash: H256) -> String {
	format!("{}:{hash:?}", String::from_utf8_lossy(domain))
}

/// How the runtime with this metadata reads calls: the version that an order is for.
pub fn transaction_version(metadata: &Metadata) -> Outcome<u32> {
	#[derive(DecodeAsType)]
	struct Version {
		transaction_version: u32,
	}
	let constant =
		metadata.pallet_by_name("System").and_then(|pallet| pallet.constant_by_name("Version"));
	constant
		.and_then(|constant| {
			let mut value = constant.value();
			Version::decode_as_type(&mut value, constant.ty(), metadata.types()).ok()
		})
		.map(|version| version.transaction_version)
		.ok_or_else(|| Failure::says(Exit::Incompatible, m::NO_TRANSACTION_VERSION, &[]))
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
		(length, _) => Err(Failure::says(Exit::Usage, m::NOT_A_SIGNATURE, &[&length])),
	}
}

/// What the chain says of an order or a cancellation.
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

/// Arguments of `relay_cancellation`.
#[derive(EncodeAsType)]
pub struct RelayCancellation {
	pub signer: AccountId32,
	pub number: u64,
	pub until: u64,
	pub signature: EncodedCall,
}

/// Event `Relayed`.
#[derive(DecodeAsType)]
pub struct Relayed {
	pub order_hash: Hash32,
	pub department: DepartmentId,
}

/// Event `CancellationRelayed`.
#[derive(DecodeAsType)]
pub struct CancellationRelayed {
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
	ensure_same(info, order.hash(genesis, transaction_version(&at.metadata())?))
}

/// The same of a cancellation.
pub async fn cancellation(
	at: &AtBlock,
	genesis: H256,
	cancellation: &Cancellation,
	signature: Option<&[u8]>,
	officer: Option<AccountId32>,
) -> Outcome<OrderInfo> {
	let Cancellation { number, until, .. } = *cancellation;
	let signature = signature.map(<[u8]>::to_vec);
	let arguments = (cancellation.signer(), number, until, signature, officer);
	let info: Option<OrderInfo> = runtime_api(at, "OrdersApi", "cancellation", arguments).await?;
	ensure_same(info, cancellation.hash(genesis))
}

fn ensure_same(info: Option<OrderInfo>, hash: H256) -> Outcome<OrderInfo> {
	match info {
		Some(info) if info.hash == hash.0 => Ok(info),
		Some(_) => Err(Failure::says(Exit::Incompatible, m::ORDER_OTHER_HASH, &[])),
		None => Err(Failure::says(Exit::Usage, m::ORDER_OTHER_RUNTIME, &[])),
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
	fn version_is_the_one_that_the_metadata_names() {
		let version = transaction_version(&crate::testing::metadata()).unwrap();
		assert_eq!(version, govchain_runtime::VERSION.transaction_version);
	}

	#[test]
	fn what_is_no_order_is_refused() {
		assert!(Order::decode(&[]).is_err());
		assert!(Order::decode(&[0; 20]).is_err());
		let later = [&[1], &order(None).encode()[1..]].concat();
		assert!(Order::decode(&later).unwrap_err().words.contains("version 1"));
	}

	#[test]
	fn cancellation_has_the_bytes_of_the_chain() {
		let cancellation = Cancellation::new(AccountId32([1; 32]), 0x0203, 5);
		let mut expected = vec![1; 32];
		expected.extend([3, 2, 0, 0, 0, 0, 0, 0]);
		expected.extend([5, 0, 0, 0, 0, 0, 0, 0]);
		assert_eq!(cancellation.encode(), expected);
		assert_eq!(Cancellation::read(&expected).unwrap(), cancellation);
		assert!(Cancellation::read(&expected[1..]).is_err());
		expected.push(0);
		assert!(Cancellation::read(&expected).is_err());
	}

	/// The lines that the tests of the chain pin.
	#[test]
	fn signed_are_the_lines_of_the_chain() {
		let (genesis, from) = (H256([7; 32]), 1_767_600_000_000);
		let (signer, until) = (AccountId32([1; 32]), from + 86_400_000);
		let call = vec![9, 0, 1, 0, 0, 0];
		let order = Order { signer, department: Some(1), number: 5, from, until, call };
		let expected = "govchain:order:0x4ba8e58c3d97d4677a929b6cef5bd0fb\
			99c6e13b47108b1069977c6a3946da72";
		assert_eq!(signing_text(order.hash(genesis, 3)), expected);
		assert_eq!(expected.len(), 81);
		assert_ne!(order.hash(genesis, 4), order.hash(genesis, 3));
		assert_ne!(order.hash(H256([8; 32]), 3), order.hash(genesis, 3));
		let cancellation = Cancellation::new(order.signer, order.number, order.until);
		let expected = "govchain:cancel:0x7ed8f68ed28a640965b504b938addb7\
			6699d05fc5995e30eb29f38b63d528c1a";
		assert_eq!(cancelling_text(cancellation.hash(genesis)), expected);
		assert_ne!(cancellation.hash(H256([8; 32])), cancellation.hash(genesis));
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
