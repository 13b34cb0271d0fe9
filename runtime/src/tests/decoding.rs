// SPDX-License-Identifier: Apache-2.0

//! What the decoder of transactions makes of bytes that nobody in his right mind signs: calls nested
//! deep, lengths that promise more than there is, bytes missing or left over. Whatever comes, it ends,
//! within a stack that a node's threads have.

use codec::{Compact, Decode};
use frame_support::weights::Weight;
use govchain_primitives::{
	orders::{Order, OrderV1},
	permission::Obstacle,
};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};

use super::*;
use crate::{
	configs::calls::ProxyType,
	extensions::Refusal,
	opaque::{read, Reading, DEEPEST, SHALLOW},
};

/// A quarter of what the threads of a node have, for what is read on any of them.
const SMALL_STACK: usize = 512 * 1024;
/// A quarter of what a node gives the thread on which it reads what is nested deeper.
const DEEP_STACK: usize = 2 * 1024 * 1024;

/// What stands before and after the call that each of the wrappers carries.
fn wrappers() -> Vec<(Vec<u8>, Vec<u8>)> {
	let inner = remark().encode();
	let around = |call: RuntimeCall| {
		let bytes = call.encode();
		let at = bytes.windows(inner.len()).position(|part| part == inner).unwrap();
		(bytes[..at].to_vec(), bytes[at + inner.len()..].to_vec())
	};
	let call = || Box::new(remark());
	vec![
		around(pallet_utility::Call::batch { calls: vec![remark()] }.into()),
		around(pallet_utility::Call::batch_all { calls: vec![remark()] }.into()),
		around(
			pallet_multisig::Call::as_multi {
				threshold: 2,
				other_signatories: vec![account(STRANGER)],
				maybe_timepoint: None,
				call: call(),
				max_weight: Weight::zero(),
			}
			.into(),
		),
		around(
			pallet_orders::Call::relay {
				order: Box::new(Order::V1(OrderV1 {
					signer: account(STRANGER),
					department: None,
					number: 0,
					from: 0,
					until: 0,
					call: remark(),
				})),
				signature: Signature::Sr25519(sr25519::Signature::from_raw([1; 64])),
			}
			.into(),
		),
		around(
			pallet_proxy::Call::proxy {
				real: account(REGISTRAR).into(),
				force_proxy_type: Some(ProxyType::Nothing),
				call: call(),
			}
			.into(),
		),
		around(
			pallet_utility::Call::if_else {
				main: call(),
				fallback: Box::new(frame_system::Call::remark { remark: vec![] }.into()),
			}
			.into(),
		),
		around(
			pallet_acts::Call::propose { role: govchain_primitives::Role::Head, call: call() }
				.into(),
		),
	]
}

/// Bytes of `levels` wrappers around a remark, each time the first of `kinds` that has its turn.
fn nested(kinds: &[(Vec<u8>, Vec<u8>)], levels: usize) -> Vec<u8> {
	let mut bytes = Vec::new();
	for level in 0..levels {
		bytes.extend(&kinds[level % kinds.len()].0);
	}
	bytes.extend(remark().encode());
	for level in (0..levels).rev() {
		bytes.extend(&kinds[level % kinds.len()].1);
	}
	bytes
}

/// A transaction as it travels with `call` for its call, and a signature that doesn't hold.
fn transaction(call: &[u8]) -> Vec<u8> {
	let signature = Signature::Sr25519(sr25519::Signature::from_raw([1; 64]));
	let who = AccountId::new([2; 32]).into();
	let extensions = extensions(Era::mortal(64, 42), 0);
	let whole = UncheckedExtrinsic::new_signed(remark(), who, signature, extensions).encode();
	let mut input = whole.as_slice();
	Compact::<u32>::decode(&mut input).unwrap();
	let head = &input[..input.len() - remark().encode().len()];
	let body = [head, call].concat();
	[Compact(u32::try_from(body.len()).unwrap()).encode(), body].concat()
}

/// Runs `test` on a thread with so much stack.
fn on_stack(bytes: usize, test: impl FnOnce() + Send + 'static) {
	std::thread::Builder::new().stack_size(bytes).spawn(test).unwrap().join().unwrap();
}

/// One of the wrappers alone, for each of them, and all in turn.
fn mixes() -> Vec<Vec<(Vec<u8>, Vec<u8>)>> {
	let all = wrappers();
	let mut mixes: Vec<_> = all.iter().map(|one| vec![one.clone()]).collect();
	mixes.push(all);
	mixes
}

/// Transactions with calls nested so deep, for each of the mixes.
fn bombs() -> Vec<(usize, Vec<u8>)> {
	let mut bombs = Vec::new();
	run(|| {
		for kinds in mixes() {
			for levels in [9, 31, 33, 64, 255, 257, 10_000] {
				bombs.push((levels, transaction(&nested(&kinds, levels))));
			}
		}
	});
	bombs
}

#[test]
fn calls_nested_too_deep_are_refused_on_a_small_stack() {
	let bombs = bombs();
	on_stack(SMALL_STACK, move || {
		for (levels, bytes) in bombs {
			let expected = match levels {
				..32 => Reading::Whole,
				_ => Reading::TooDeep,
			};
			assert_eq!(read(&bytes, SHALLOW), expected, "{levels}");
		}
	});
}

#[test]
fn calls_nested_deeper_than_in_a_block_are_refused() {
	let bombs = bombs();
	on_stack(DEEP_STACK, move || {
		for (levels, bytes) in bombs {
			let expected = match levels {
				..256 => Reading::Whole,
				_ => Reading::TooDeep,
			};
			assert_eq!(read(&bytes, DEEPEST), expected, "{levels}");
		}
	});
}

#[test]
fn call_of_a_deep_bomb_is_allowed_to_nobody_or_not_read_at_all() {
	run(|| {
		let batch = vec![wrappers().remove(0)];
		let who = account(REGISTRAR);
		for (levels, expected) in [
			(8, Some(None)),
			(9, Some(Some(Obstacle::TooDeep))),
			(64, Some(Some(Obstacle::TooDeep))),
			(255, Some(Some(Obstacle::TooDeep))),
			(257, None),
			(10_000, None),
		] {
			let explained = crate::permission::may(&who, &nested(&batch, levels));
			assert_eq!(explained.map(|one| one.obstacle), expected, "{levels}");
		}
	});
}

/// What the pool hears about a call in so many of these wrappers, signed by somebody known.
fn refusal(kinds: &[(Vec<u8>, Vec<u8>)], levels: usize) -> Option<Refusal> {
	let call = RuntimeCall::decode(&mut &nested(kinds, levels)[..]).unwrap();
	match validate(signed(REGISTRAR, call, mortal(), 0)) {
		Err(TransactionValidityError::Invalid(InvalidTransaction::Custom(code))) => {
			Refusal::from_code(code)
		}
		Err(error) => panic!("{error:?}"),
		Ok(_) => None,
	}
}

#[test]
fn bombs_that_can_be_read_are_refused_for_their_depth_whatever_they_are_made_of() {
	run(|| {
		for kinds in mixes() {
			assert_ne!(refusal(&kinds, 8), Some(Refusal::NestedTooDeep));
			for levels in [9, 64, 255] {
				assert_eq!(refusal(&kinds, levels), Some(Refusal::NestedTooDeep), "{levels}");
			}
		}
		// Nor does a block take one.
		let batch = vec![wrappers().remove(0)];
		let deep = RuntimeCall::decode(&mut &nested(&batch, 9)[..]).unwrap();
		let taken = Executive::apply_extrinsic(signed(REGISTRAR, deep, mortal(), 0));
		assert_eq!(taken, Err(Refusal::NestedTooDeep.into()));
	});
}

#[test]
fn nothing_but_a_whole_transaction_is_read() {
	run(|| {
		let whole = signed(REGISTRAR, remark(), mortal(), 0).encode();
		assert_eq!(read(&whole, DEEPEST), Reading::Whole);
		for end in 0..whole.len() {
			assert_eq!(read(&whole[..end], DEEPEST), Reading::Broken, "{end}");
		}
		assert_eq!(read(&[&whole[..], &[0]].concat(), DEEPEST), Reading::Broken);
		assert_eq!(read(&transaction(&[0xff, 0xff]), DEEPEST), Reading::Broken);
		assert_eq!(
			read(&transaction(&[remark().encode(), vec![0]].concat()), DEEPEST),
			Reading::Broken
		);
	});
}

#[test]
fn lengths_that_promise_too_much_are_refused_before_room_is_made_for_them() {
	run(|| {
		let longest = [Compact(u32::MAX).encode(), vec![0xff; 9], Compact(1u64 << 62).encode()];
		let [system, remark] = [0, 0];
		let [utility, batch] = [40, 0];
		for length in longest {
			for call in [[system, remark], [utility, batch]] {
				let call = [&call[..], &length, &[0; 64]].concat();
				assert_eq!(read(&transaction(&call), DEEPEST), Reading::Broken);
			}
			let body = &signed(REGISTRAR, super::remark(), mortal(), 0).encode()[1..];
			assert_eq!(read(&[&length[..], body].concat(), DEEPEST), Reading::Broken);
		}
	});
}

#[test]
fn random_bytes_and_mutations_end_in_one_of_three_ways() {
	let mut seed = BlakeTwo256::hash(b"decoding").0;
	let mut whole = 0;
	run(|| {
		let good = signed(REGISTRAR, remark(), mortal(), 0).encode();
		for round in 0..30_000usize {
			seed = BlakeTwo256::hash(&seed).0;
			let bytes = match round % 3 {
				0 => seed.repeat(round % 8),
				1 => transaction(&seed.repeat(1 + round % 8)[..8 + round % 24]),
				_ => {
					let mut bytes = good.clone();
					bytes[usize::from(seed[0]) % good.len()] ^= seed[1] | 1;
					bytes
				}
			};
			whole += usize::from(read(&bytes, DEEPEST) == Reading::Whole);
		}
	});
	// Those whose signature, account or content is another one can be read.
	assert!(whole > 1_000, "{whole}");
}
