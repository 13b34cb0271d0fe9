// SPDX-License-Identifier: Apache-2.0

//! Fixed bytes of what is stored.

use codec::{Encode, MaxEncodedLen};
use hex_literal::hex;

use super::*;

#[test]
fn use_has_fixed_bytes() {
	let used = Use { weight: 1, bytes: 2, at: 3 };
	assert_eq!(used.encode(), hex!("0100000000000000 0200000000000000 0300000000000000"));
	assert_eq!(Use::max_encoded_len(), 24);
	let key = Uses::<Test>::hashed_key_for(key());
	assert_eq!(key.len(), 48);
	assert_eq!(key[32..], sp_io::hashing::blake2_128(&CITIZEN.encode()));
}

#[test]
fn budgets_have_fixed_bytes() {
	let budget = |n| Budget { weight_per_window: n, bytes_per_window: n + 1, window_millis: n + 2 };
	let budgets = Budgets {
		authority: budget(0x10),
		officer: budget(0x20),
		enterprise: budget(0x30),
		citizen: budget(0x40),
	};
	let expected = hex!(
		"1000000000000000 1100000000000000 1200000000000000"
		"2000000000000000 2100000000000000 2200000000000000"
		"3000000000000000 3100000000000000 3200000000000000"
		"4000000000000000 4100000000000000 4200000000000000"
	);
	assert_eq!(budgets.encode(), expected);
	assert_eq!(Budgets::max_encoded_len(), 96);
}
