// SPDX-License-Identifier: Apache-2.0

//! What the state grows by, keys and values of all entries counted.

use std::collections::BTreeMap;

use frame_support::{assert_ok, storage::storage_prefix};
use govchain_primitives::Commitment;

use super::*;

/// What is promised for an identity with one key.
const PROMISED: usize = 600;

/// The whole state, without what blocks leave in the system's own room: hashes, events, extrinsics.
fn state() -> BTreeMap<Vec<u8>, Vec<u8>> {
	let of_system = sp_io::hashing::twox_128(b"System");
	let accounts = storage_prefix(b"System", b"Account");
	let mut state = BTreeMap::new();
	let mut key = Vec::new();
	while let Some(next) = sp_io::storage::next_key(&key) {
		if !next.starts_with(&of_system) || next.starts_with(&accounts) {
			let value = sp_io::storage::get(&next).expect("the key exists").to_vec();
			state.insert(next.clone(), value);
		}
		key = next;
	}
	state
}

/// A transaction of `who`, in the open block.
fn transact(who: &str) {
	let nonce = System::account_nonce(account(who));
	let transaction = signed(who, remark(), mortal(), nonce);
	assert_eq!(Executive::apply_extrinsic(transaction), Ok(Ok(())));
}

#[test]
fn an_identity_with_one_key_takes_less_state_than_promised() {
	run(|| {
		// The first one also makes what all share.
		register("//First");
		transact("//First");
		let before = state();
		let identity = register("//Second");
		let measure = || {
			let state = state();
			let new = state.iter().filter(|(key, _)| !before.contains_key(*key));
			let sizes: Vec<_> = new.map(|(key, value)| key.len() + value.len()).collect();
			(sizes.len(), sizes.iter().sum::<usize>())
		};
		// Record, tag, key, period, and the account of the system.
		assert_eq!(measure(), (5, 516));
		// And its use of the budget, from its first transaction on.
		transact("//Second");
		assert_eq!(measure(), (6, 588));
		assert!(measure().1 <= PROMISED);
		for _ in 0..3 {
			transact("//Second");
		}
		assert_eq!(measure(), (6, 588));

		// As long as it is frozen it also says by whom, when and why, and takes more than that.
		let reason = Commitment::repeat_byte(1);
		let freeze = pallet_identity_registry::Call::freeze { identity, reason };
		assert_ok!(send(REGISTRAR, freeze));
		assert_eq!(measure(), (6, 588 + 76));
		assert_ok!(send(REGISTRAR, pallet_identity_registry::Call::unfreeze { identity }));
		assert_eq!(measure(), (6, 588));
	});
}
