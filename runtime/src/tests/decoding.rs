// SPDX-License-Identifier: Apache-2.0

//! What the decoder of transactions makes of bytes that nobody in his right mind signs: calls nested
//! deep, lengths that promise more than there is, bytes missing or left over. Whatever comes, it ends,
//! within a stack that a node's threads have.

use codec::{Compact, Decode, DecodeLimit};
use frame_support::{weights::Weight, MAX_EXTRINSIC_DEPTH};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};

use super::*;
use crate::{configs::calls::ProxyType, opaque::is_readable};

/// A quarter of what the threads of a node have.
const SMALL_STACK: usize = 512 * 1024;

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
	let whole = signed(REGISTRAR, remark(), mortal(), 0).encode();
	let mut input = whole.as_slice();
	Compact::<u32>::decode(&mut input).unwrap();
	let head = &input[..input.len() - remark().encode().len()];
	let body = [head, call].concat();
	[Compact(u32::try_from(body.len()).unwrap()).encode(), body].concat()
}

/// Runs `test` on a thread with a small stack, in the first block of the consortium.
fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
	std::thread::Builder::new().stack_size(SMALL_STACK).spawn(test).unwrap().join().unwrap();
}

/// A list of one wrapper, and one of all in turn.
fn mixes() -> Vec<Vec<(Vec<u8>, Vec<u8>)>> {
	let all = wrappers();
	let mut mixes: Vec<_> = all.iter().map(|one| vec![one.clone()]).collect();
	mixes.push(all);
	mixes
}

#[test]
fn calls_nested_as_deep_as_a_block_takes_are_read_and_deeper_ones_are_not() {
	let mut cases = Vec::new();
	run(|| {
		for kinds in mixes() {
			for levels in [9, 64, 256, 257, 10_000] {
				cases.push((levels, transaction(&nested(&kinds, levels))));
			}
		}
	});
	on_a_small_stack(move || {
		for (levels, bytes) in cases {
			let result = UncheckedExtrinsic::decode_all_with_depth_limit(
				MAX_EXTRINSIC_DEPTH,
				&mut bytes.as_slice(),
			);
			assert_eq!(is_readable(&bytes), result.is_ok());
			match levels {
				..=64 => assert!(result.is_ok(), "{levels}"),
				// How many levels one wrapper takes is the codec's: a box is one, a list is one.
				256 => {}
				_ => {
					let words = result.unwrap_err().to_string();
					assert!(words.contains("recursion depth"), "{levels}: {words}");
				}
			}
		}
	});
}
