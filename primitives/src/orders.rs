// SPDX-License-Identifier: Apache-2.0

//! Signed orders: an act that a citizen or an enterprise signs without a connection, and that a
//! department sends for them.

use alloc::vec::Vec;

use codec::{Codec, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _},
	DispatchError,
};

use crate::{DepartmentId, Moment};

const DAY: u64 = 24 * 60 * 60 * 1000;

/// Milliseconds for which an order may be good. A month: longer than a paper lies at a window, and so
/// short that nobody is surprised by what he once signed. Used orders are remembered until their end.
pub const MAX_VALIDITY: u64 = 31 * DAY;

/// Milliseconds by which the end of an order may be ahead when it is cancelled: twice [`MAX_VALIDITY`].
/// An order may begin in the future, and even the longest one can be taken back for a month before
/// anyone can relay it. A cancellation is remembered until that end, and so for no longer than this.
pub const MAX_AHEAD: u64 = 2 * MAX_VALIDITY;

/// Orders that one signer may have cancelled and that have not ended. More than anybody signs in two
/// months, and less than half of what the agenda does in a block (167 of 100,000 in 600), should they
/// all end at the same moment.
pub const MAX_CANCELLATIONS: u8 = 64;

/// Bytes of the call in an order. The longest act of a party, an application with its 128 papers, has
/// about 4 KiB.
pub const MAX_CALL_BYTES: u32 = 8 * 1024;

/// First bytes of what the hash of an order is over, and of what is signed. No other thing that a key of
/// Govchain signs begins with them.
pub const ORDER_DOMAIN: [u8; 14] = *b"govchain:order";

/// The same of a cancellation.
pub const CANCELLATION_DOMAIN: [u8; 15] = *b"govchain:cancel";

/// An order. The version comes first, so that what was signed on paper is read as it was meant.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Order<AccountId, Call> {
	/// The first form.
	#[codec(index = 0)]
	V1(OrderV1<AccountId, Call>),
}

/// What a signer wants done, once, in his name.
///
/// SCALE encoding, after the byte 0 of the version: account (32), department (0, or 1 and 4), number
/// (8), from (8), until (8), call. Integers are little endian.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct OrderV1<AccountId, Call> {
	/// In whose name the call is made, and who signs.
	pub signer: AccountId,
	/// Whose officers may relay it. None: those of any department that serves at a window.
	pub department: Option<DepartmentId>,
	/// Tells this order from others of the signer with the same end: any number, best by chance.
	pub number: u64,
	/// First moment at which it may be relayed.
	pub from: Moment,
	/// Last moment at which it may be relayed. At most [`MAX_VALIDITY`] after `from`.
	pub until: Moment,
	/// What is to be done.
	pub call: Call,
}

impl<AccountId: Encode, Call: Encode> Order<AccountId, Call> {
	/// The hash of the order on the chain with this genesis: BLAKE2b-256 of [`ORDER_DOMAIN`] without a
	/// length, the hash of the genesis block, the runtime's `transaction_version` in 4 bytes, and the
	/// order.
	///
	/// An upgrade that reads the bytes of calls in another way raises that version, and so voids what
	/// was signed before; any other leaves it good.
	pub fn hash<Hash: Encode>(&self, genesis: &Hash, transaction_version: u32) -> H256 {
		BlakeTwo256::hash_of(&(ORDER_DOMAIN, genesis, transaction_version, self))
	}
}

/// The hash of a cancellation on the chain with this genesis: BLAKE2b-256 of [`CANCELLATION_DOMAIN`]
/// without a length, the hash of the genesis block, and signer, number and end of the order. There is
/// no call in it, so it is good whatever the version.
pub fn cancellation_hash<AccountId: Encode, Hash: Encode>(
	genesis: &Hash,
	signer: &AccountId,
	number: u64,
	until: Moment,
) -> H256 {
	BlakeTwo256::hash_of(&(CANCELLATION_DOMAIN, genesis, signer, number, until))
}

/// What is signed for an order: one line of ASCII, `govchain:order:0x` and the 64 digits of its hash in
/// lower case, 81 bytes. A wallet shows it as it is, and it can be compared with the one on paper.
///
/// The signature is over these bytes, or over [`crate::identity::wrapped_by_wallet`] of them.
pub fn signing_text(hash: &H256) -> Vec<u8> {
	line(&ORDER_DOMAIN, hash)
}

/// What is signed for a cancellation: the same with `govchain:cancel:0x` and the hash of the
/// cancellation, 82 bytes.
pub fn cancelling_text(hash: &H256) -> Vec<u8> {
	line(&CANCELLATION_DOMAIN, hash)
}

fn line(domain: &[u8], hash: &H256) -> Vec<u8> {
	const DIGITS: &[u8; 16] = b"0123456789abcdef";
	let digit = |nibble: u8| DIGITS.get(usize::from(nibble)).copied().unwrap_or_default();
	let mut text = domain.to_vec();
	text.extend_from_slice(b":0x");
	for byte in hash.as_bytes() {
		text.extend_from_slice(&[digit(byte >> 4), digit(byte & 0x0f)]);
	}
	text
}

/// What became of an order.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum OrderEnd {
	/// It was relayed and done.
	#[codec(index = 0)]
	Relayed,
	/// Its signer took it back.
	#[codec(index = 1)]
	Cancelled,
}

/// An order, or a cancellation, as clients read it before it is relayed.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct OrderInfo {
	/// Its hash, which the signature is about.
	pub hash: H256,
	/// The line that is signed: [`signing_text`], or [`cancelling_text`].
	pub text: Vec<u8>,
	/// Why it can't be relayed now by the officer who was asked about, or by anyone if nobody was: the
	/// error that the relay would fail with, before the call of an order is made.
	pub obstacle: Option<DispatchError>,
}

sp_api::decl_runtime_apis! {
	/// Signed orders.
	pub trait OrdersApi<AccountId> where AccountId: Codec {
		/// What the SCALE-encoded `order` is, and whether `officer` could relay it now with the
		/// SCALE-encoded `signature`; without a signature that alone is left aside. None if the bytes
		/// are no order, or no signature, of this runtime.
		fn order(
			order: Vec<u8>,
			signature: Option<Vec<u8>>,
			officer: Option<AccountId>,
		) -> Option<OrderInfo>;
		/// The same of the cancellation of the order of `signer` with this number and end.
		fn cancellation(
			signer: AccountId,
			number: u64,
			until: Moment,
			signature: Option<Vec<u8>>,
			officer: Option<AccountId>,
		) -> Option<OrderInfo>;
		/// Whether the order of `signer` with this number and end was relayed or cancelled. None if
		/// neither, and once its end has passed.
		fn order_end(signer: AccountId, number: u64, until: Moment) -> Option<OrderEnd>;
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn order(department: Option<DepartmentId>) -> Order<[u8; 32], [u8; 3]> {
		Order::V1(OrderV1 {
			signer: [1; 32],
			department,
			number: 0x0203,
			from: 0x04,
			until: 0x05,
			call: [6, 7, 8],
		})
	}

	#[test]
	fn order_has_the_documented_bytes() {
		let mut expected = vec![0];
		expected.extend([1; 32]);
		expected.extend([1, 9, 0, 0, 0]);
		expected.extend([3, 2, 0, 0, 0, 0, 0, 0]);
		expected.extend([4, 0, 0, 0, 0, 0, 0, 0]);
		expected.extend([5, 0, 0, 0, 0, 0, 0, 0]);
		expected.extend([6, 7, 8]);
		assert_eq!(order(Some(9)).encode(), expected);
		assert_eq!(order(None).encode().len(), expected.len() - 4);
	}

	#[test]
	fn hash_is_over_domain_chain_version_and_order() {
		let genesis = H256::repeat_byte(9);
		let mut bytes = b"govchain:order".to_vec();
		bytes.extend([9; 32]);
		bytes.extend([2, 1, 0, 0]);
		bytes.extend(order(None).encode());
		let hash = order(None).hash(&genesis, 0x0102);
		assert_eq!(hash, BlakeTwo256::hash(&bytes));
		assert_ne!(hash, order(None).hash(&H256::zero(), 0x0102));
		assert_ne!(hash, order(None).hash(&genesis, 0x0103));
		assert_ne!(hash, order(Some(0)).hash(&genesis, 0x0102));
	}

	#[test]
	fn hash_of_a_cancellation_is_over_domain_chain_and_what_names_the_order() {
		let genesis = H256::repeat_byte(9);
		let mut bytes = b"govchain:cancel".to_vec();
		bytes.extend([9; 32]);
		bytes.extend([1; 32]);
		bytes.extend([3, 2, 0, 0, 0, 0, 0, 0]);
		bytes.extend([5, 0, 0, 0, 0, 0, 0, 0]);
		let hash = cancellation_hash(&genesis, &[1u8; 32], 0x0203, 5);
		assert_eq!(hash, BlakeTwo256::hash(&bytes));
	}

	#[test]
	fn signed_is_one_line_with_the_hash() {
		let mut hash = H256::zero();
		hash.0[0] = 0x0a;
		hash.0[31] = 0xf1;
		let digits = format!("0x0a{}f1", "00".repeat(30));
		let expected = format!("govchain:order:{digits}");
		assert_eq!(signing_text(&hash), expected.as_bytes());
		assert_eq!(expected.len(), 81);
		let expected = format!("govchain:cancel:{digits}");
		assert_eq!(cancelling_text(&hash), expected.as_bytes());
		assert_eq!(expected.len(), 82);
	}
}
