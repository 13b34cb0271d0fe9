// SPDX-License-Identifier: Apache-2.0

//! Transactions that no chain should take, made from some that ours would.

use codec::{Compact, Encode};
use subxt::config::{substrate::H256, Hasher};
use subxt_signer::sr25519::Keypair;

use super::random::Random;
use crate::{
	chain::{unreadable, AtBlock, BlockRef, Node},
	exit::{Failure, Outcome},
	keys, tx,
};

/// Levels of nested calls. The runtime takes at most 8 and reads at most 256: all of these are refused
/// though their signature is good.
const LEVELS: [usize; 4] = [9, 64, 256, 10_000];

/// A nonce that nobody comes to.
const UNUSED: u32 = 1_000_000;
/// Version 4 with a signature; an address by account; sr25519.
const SIGNED: u8 = 0x84;
const BY_ACCOUNT: u8 = 0;
const SR25519: u8 = 1;
/// Where the account stands in the body of a transaction, and where the signature does.
const ACCOUNT: std::ops::Range<usize> = 2..34;
const SIGNATURE: std::ops::Range<usize> = 35..99;

/// The numbers of the calls that carry others, and of the plainest one.
struct Calls {
	remark: [u8; 2],
	batch: [u8; 2],
	batch_all: [u8; 2],
	if_else: [u8; 2],
	as_multi: [u8; 2],
	proxy: [u8; 2],
	/// Every call of the runtime.
	all: Vec<[u8; 2]>,
	/// Calls that nodes send without a signature.
	unsigned: Vec<[u8; 2]>,
}

/// What a signature is over beside the call and what travels.
#[derive(Clone)]
struct Terms {
	spec_version: u32,
	transaction_version: u32,
	genesis: H256,
	birth: H256,
	/// As it travels.
	era: Vec<u8>,
	metadata_hash: bool,
}

/// Keys that the chain knows, and what is signed with them.
pub struct Stock {
	at: AtBlock,
	calls: Calls,
	terms: Terms,
	keys: Vec<Keypair>,
	accounts: Vec<[u8; 32]>,
	/// Bodies of transactions that the chain would take.
	good: Vec<Vec<u8>>,
}

/// The body of a transaction as it travels: its length in front.
pub fn whole(body: &[u8]) -> Vec<u8> {
	let mut bytes = Compact(body.len() as u32).encode();
	bytes.extend(body);
	bytes
}

/// A transaction that came whole, without its length.
pub fn body_of(whole: &[u8]) -> &[u8] {
	let prefix = match whole.first().map(|byte| byte & 3) {
		Some(0) => 1,
		Some(1) => 2,
		_ => 4,
	};
	whole.get(prefix..).unwrap_or_default()
}

/// Puts `account` in the place of the one that signed, and something in the signature that is another
/// one for each `number`.
pub fn forge(body: &mut [u8], account: &[u8; 32], number: u64) {
	if body.len() >= SIGNATURE.end {
		body[ACCOUNT].copy_from_slice(account);
		body[SIGNATURE.start..SIGNATURE.start + 8].copy_from_slice(&number.to_le_bytes());
	}
}

/// A mortal era of a power of two of blocks that begins with block `birth`.
fn era(blocks: u64, birth: u64) -> Vec<u8> {
	let low = (blocks.trailing_zeros() as u16).saturating_sub(1).clamp(1, 15);
	let phase = (birth % blocks / (blocks >> 12).max(1)) as u16;
	(low | phase << 4).to_le_bytes().to_vec()
}

impl Calls {
	fn read(at: &AtBlock) -> Outcome<Self> {
		let metadata = at.metadata();
		let named = |pallet: &str, call: &str| {
			let missing = || Failure::incompatible(format!("the chain has no {pallet}.{call}"));
			let pallet = metadata.pallet_by_name(pallet).ok_or_else(missing)?;
			let call = pallet.call_variant_by_name(call).ok_or_else(missing)?;
			Ok::<_, Failure>([pallet.call_index(), call.index])
		};
		let mut all = Vec::new();
		for pallet in metadata.pallets() {
			for call in pallet.call_variants().unwrap_or_default() {
				all.push([pallet.call_index(), call.index]);
			}
		}
		Ok(Calls {
			remark: named("System", "remark")?,
			batch: named("Utility", "batch")?,
			batch_all: named("Utility", "batch_all")?,
			if_else: named("Utility", "if_else")?,
			as_multi: named("Multisig", "as_multi")?,
			proxy: named("Proxy", "proxy")?,
			all,
			unsigned: vec![
				named("Timestamp", "set")?,
				named("Grandpa", "report_equivocation_unsigned")?,
				named("Authorities", "report_double_authoring")?,
				named("System", "apply_authorized_upgrade")?,
			],
		})
	}

	fn remark(&self, text: &[u8]) -> Vec<u8> {
		[&self.remark[..], &text.encode()].concat()
	}

	/// What stands before and after the call that a wrapper carries.
	fn wrapper(&self, random: &mut Random, kind: usize, account: &[u8; 32]) -> (Vec<u8>, Vec<u8>) {
		match kind {
			0 => ([&self.batch[..], &[1 << 2]].concat(), vec![]),
			1 => ([&self.batch_all[..], &[1 << 2]].concat(), vec![]),
			2 => (self.if_else.to_vec(), self.remark(&[])),
			// Threshold 2, one other signatory, no timepoint before; no weight after.
			3 => {
				let other = [random.byte(); 32];
				([&self.as_multi[..], &[2, 0, 1 << 2], &other, &[0]].concat(), vec![0, 0])
			}
			// For an account, by any type.
			_ => ([&self.proxy[..], &[BY_ACCOUNT], account, &[0]].concat(), vec![]),
		}
	}

	/// A remark in that many wrappers: all of one kind, or of all kinds in turn.
	fn nested(&self, random: &mut Random, levels: usize, account: &[u8; 32]) -> Vec<u8> {
		const KINDS: usize = 5;
		let kind = random.below(KINDS + 1);
		let (mut before, mut after) = (Vec::new(), Vec::new());
		for level in 0..levels {
			let kind = if kind == KINDS { level % KINDS } else { kind };
			let (head, tail) = self.wrapper(random, kind, account);
			before.extend(head);
			after.push(tail);
		}
		before.extend(self.remark(b"deep"));
		before.extend(after.into_iter().rev().flatten());
		before
	}
}

impl Stock {
	/// `keys` are of accounts that the chain knows; the first one has sent something before.
	pub async fn new(node: &Node, keys: Vec<Keypair>) -> Outcome<Self> {
		let anchor = tx::anchor(node).await?;
		let at = node.at(anchor.hash).await?;
		let version =
			node.methods.state_get_runtime_version(Some(anchor.hash)).await.map_err(unreadable)?;
		let genesis = node.methods.genesis_hash().await.map_err(unreadable)?;
		let BlockRef { number, hash: birth } = anchor;
		let terms = Terms {
			spec_version: version.spec_version,
			transaction_version: version.transaction_version,
			genesis,
			birth,
			era: era(tx::LONG_ERA, number),
			metadata_hash: false,
		};
		let accounts = keys.iter().map(|key| keys::account(key).0).collect();
		let stock = Stock { calls: Calls::read(&at)?, at, terms, keys, accounts, good: Vec::new() };
		let mut random = Random::new(0, 0);
		let mut good = Vec::new();
		for (place, key) in stock.keys.iter().enumerate() {
			let nonce = UNUSED + place as u32;
			let remark = stock.calls.remark(b"good");
			let batch = [&stock.calls.batch[..], &[3 << 2], &remark, &remark, &remark].concat();
			let nested = stock.calls.nested(&mut random, 3, &stock.accounts[0]);
			good.extend(
				[remark, batch, nested].map(|call| stock.sign(key, &call, nonce, &stock.terms)),
			);
		}
		Ok(Stock { good, ..stock })
	}

	/// An account that the chain knows.
	fn account(&self, random: &mut Random) -> &[u8; 32] {
		random.pick(&self.accounts)
	}

	/// The body of a transaction, signed over `terms`.
	fn sign(&self, key: &Keypair, call: &[u8], nonce: u32, terms: &Terms) -> Vec<u8> {
		let travels = [&terms.era[..], &Compact(nonce).encode(), &[0]].concat();
		let mut payload = [call, &travels].concat();
		payload.extend(terms.spec_version.to_le_bytes());
		payload.extend(terms.transaction_version.to_le_bytes());
		payload.extend(terms.genesis.0);
		payload.extend(terms.birth.0);
		match terms.metadata_hash {
			false => payload.push(0),
			true => payload.extend([1; 33]),
		}
		if payload.len() > 256 {
			payload = self.at.hasher().hash(&payload).0.to_vec();
		}
		let signature = key.sign(&payload).0;
		let account = keys::account(key).0;
		[&[SIGNED, BY_ACCOUNT][..], &account, &[SR25519], &signature, &travels, call].concat()
	}

	/// A transaction of a known account with `call`, and a signature that doesn't hold.
	fn unproven(&self, random: &mut Random, call: &[u8]) -> Vec<u8> {
		let travels = [&self.terms.era[..], &Compact(random.byte()).encode(), &[0]].concat();
		let signature = random.bytes(64);
		let account = self.account(random);
		[&[SIGNED, BY_ACCOUNT][..], account, &[SR25519], &signature, &travels, call].concat()
	}

	/// Bytes without any form.
	pub fn random(&self, random: &mut Random) -> Vec<u8> {
		let bytes = random.some_bytes(512);
		match random.below(3) {
			0 => bytes,
			// The length is right.
			1 => whole(&bytes),
			// So is the beginning.
			_ => {
				let account = self.account(random);
				whole(&[&[SIGNED, BY_ACCOUNT][..], account, &bytes].concat())
			}
		}
	}

	/// A good one that ends too early.
	pub fn truncated(&self, random: &mut Random) -> Vec<u8> {
		let body = random.pick(&self.good);
		let cut = &body[..random.below(body.len())];
		match random.below(2) {
			0 => whole(cut),
			_ => {
				let mut bytes = whole(body);
				bytes.truncate(bytes.len() - (body.len() - cut.len()));
				bytes
			}
		}
	}

	/// A good one of which some bytes are others, missing or new.
	pub fn mutated(&self, random: &mut Random) -> Vec<u8> {
		let good = random.pick(&self.good);
		let mut body = good.clone();
		for _ in 0..=random.below(8) {
			let place = random.below(body.len());
			match random.below(4) {
				0 => body[place] ^= 1 << random.below(8),
				1 => body[place] = random.byte(),
				2 => body.insert(place, random.byte()),
				_ => drop(body.remove(place)),
			}
		}
		if body == *good {
			body[SIGNATURE.start] ^= 1;
		}
		whole(&body)
	}

	/// A good one with another signature, or of another account.
	pub fn forged(&self, random: &mut Random) -> Vec<u8> {
		let mut body = random.pick(&self.good).clone();
		let account = *self.account(random);
		forge(&mut body, &account, random.next());
		whole(&body)
	}

	/// Any call of the runtime with anything for its arguments.
	pub fn arguments(&self, random: &mut Random) -> Vec<u8> {
		let mut call = random.pick(&self.calls.all).to_vec();
		match random.below(3) {
			0 => call.extend(random.some_bytes(256)),
			1 => call.extend(vec![0; random.below(256)]),
			_ => call.extend(vec![0xff; random.below(256)]),
		}
		whole(&self.unproven(random, &call))
	}

	/// A length that promises more than there is.
	pub fn lengths(&self, random: &mut Random) -> Vec<u8> {
		let length = match random.below(4) {
			0 => Compact(u32::MAX).encode(),
			1 => Compact(1u64 << 62).encode(),
			2 => vec![0xff; 9],
			// Four bytes where one would do.
			_ => vec![(5 << 2) | 2, 0, 0, 0],
		};
		let calls = &self.calls;
		let of_list = |call: [u8; 2]| [&call[..], &length, &calls.remark(b"")].concat();
		match random.below(5) {
			0 => [&length[..], &random.pick(&self.good)[..]].concat(),
			1 => whole(&self.unproven(random, &[&calls.remark[..], &length, b"short"].concat())),
			2 => whole(&self.unproven(random, &of_list(calls.batch))),
			3 => whole(&self.unproven(random, &of_list(calls.batch_all))),
			_ => {
				let call = [&calls.as_multi[..], &[2, 0], &length, &random.bytes(64)].concat();
				whole(&self.unproven(random, &call))
			}
		}
	}

	/// Calls in calls.
	pub fn nested(&self, random: &mut Random) -> Vec<u8> {
		let levels = *random.pick(&LEVELS);
		let account = *self.account(random);
		let call = self.calls.nested(random, levels, &account);
		match random.below(2) {
			0 => {
				let nonce = random.byte().into();
				whole(&self.sign(random.pick(&self.keys), &call, nonce, &self.terms))
			}
			_ => whole(&self.unproven(random, &call)),
		}
	}

	/// Signed well, for something else than this chain as it is.
	pub fn foreign(&self, random: &mut Random) -> Vec<u8> {
		let mut terms = self.terms.clone();
		match random.below(5) {
			0 => terms.genesis.0[0] ^= 1,
			1 => terms.spec_version ^= 1,
			2 => terms.transaction_version ^= 1,
			3 => terms.birth.0[0] ^= 1,
			_ => terms.metadata_hash = true,
		}
		let call = self.calls.remark(&random.bytes(8));
		whole(&self.sign(random.pick(&self.keys), &call, UNUSED, &terms))
	}

	/// Signed well, to be good for ever; for a nonce that is used; or in an era that is over.
	pub fn outlived(&self, random: &mut Random) -> Vec<u8> {
		let mut terms = self.terms.clone();
		let mut nonce = UNUSED;
		match random.below(3) {
			0 => {
				terms.era = vec![0];
				terms.birth = terms.genesis;
			}
			1 => nonce = 0,
			// The shortest one begins anew every four blocks; its first block is long ago.
			_ => {
				terms.era = era(4, 0);
				terms.birth = terms.genesis;
			}
		}
		let call = self.calls.remark(&random.bytes(8));
		whole(&self.sign(&self.keys[0], &call, nonce, &terms))
	}

	/// What only nodes send, and in ways that this chain doesn't have.
	pub fn unsigned(&self, random: &mut Random) -> Vec<u8> {
		let version = *random.pick(&[0x04, 0x05, 0x45, 0x85, 0xc4]);
		let call = *random.pick(&self.calls.unsigned);
		whole(&[&[version][..], &call, &random.some_bytes(300)].concat())
	}

	/// The bytes of calls nested that deep, for what takes a call.
	pub fn nested_call(&self, random: &mut Random) -> ([u8; 32], Vec<u8>) {
		let account = *self.account(random);
		let levels = *random.pick(&LEVELS);
		let call = self.calls.nested(random, levels, &account);
		(account, call)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Known answers of the encoding that all chains of this family have.
	#[test]
	fn eras_have_the_bytes_of_the_family() {
		assert_eq!(era(64, 42), [0xa5, 0x02]);
		assert_eq!(era(4, 0), [0x01, 0x00]);
		assert_eq!(era(2048, 2049), [0x1a, 0x00]);
	}

	#[test]
	fn a_forgery_names_the_account_and_keeps_the_rest() {
		let mut body = vec![7; 120];
		forge(&mut body, &[9; 32], 1);
		assert_eq!(body[ACCOUNT], [9; 32]);
		assert_eq!((body[34], body[99]), (7, 7));
		assert_eq!(body_of(&whole(&body)), body);
	}
}
