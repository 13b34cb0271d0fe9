// SPDX-License-Identifier: Apache-2.0

use std::collections::BTreeMap;

use frame_support::assert_ok;
use sp_core::H256;

use crate::mock::*;

/// What is promised for an identity with one key: keys and values of all its entries.
const PROMISED: usize = 600;

/// The whole state.
fn state() -> BTreeMap<Vec<u8>, Vec<u8>> {
	let mut state = BTreeMap::new();
	let mut key = Vec::new();
	while let Some(next) = sp_io::storage::next_key(&key) {
		let value = sp_io::storage::get(&next).expect("the key exists").to_vec();
		state.insert(next.clone(), value);
		key = next;
	}
	state
}

fn bytes_of<'a>(entries: impl Iterator<Item = (&'a Vec<u8>, &'a Vec<u8>)>) -> usize {
	entries.map(|(key, value)| key.len() + value.len()).sum()
}

#[test]
fn an_identity_with_one_key_takes_less_state_than_promised() {
	ExtBuilder::default().build_and_execute(|| {
		// The first one also makes the counter and the list of events.
		register(1);
		let before = state();
		let identity = register(2);
		let after = state();
		let is_new = |key: &&Vec<u8>| !before.contains_key(*key);
		let new: Vec<_> = after.keys().filter(is_new).cloned().collect();
		let measure =
			|state: &BTreeMap<_, _>| bytes_of(state.iter().filter(|(key, _)| new.contains(key)));

		// Record, tag, key, period, and the account of the system.
		assert_eq!(new.len(), 5);
		assert_eq!(measure(&after), 516);
		assert!(measure(&after) <= PROMISED);

		assert_ok!(Registry::freeze(origin(police_registrar()), identity, H256([1; 32])));
		assert_eq!(measure(&state()), 516 + 76);
		assert!(measure(&state()) <= PROMISED);
	});
}
