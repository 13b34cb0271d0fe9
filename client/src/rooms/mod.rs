// SPDX-License-Identifier: Apache-2.0

//! What each room of the chain takes and tells, as this client needs it.
//!
//! Only the fields that are used are named; they are matched with the chain's metadata by name, so
//! that a field or variant that is added later changes nothing here.

pub mod acts;
pub mod admission;
pub mod approvals;
pub mod audit;
pub mod authorities;
pub mod council;
pub mod departments;
pub mod identity;
pub mod invoices;
pub mod orders;
pub mod permission;
pub mod upgrade;

use sha2::{Digest, Sha256};

use crate::{
	exit::{Exit, Failure, Outcome},
	messages as m,
};

/// 32 bytes that the chain stores as a hash.
pub type Hash32 = [u8; 32];

/// A salted commitment to a text that stays off chain. Who holds text and salt can open it.
pub fn commitment(salt: &Hash32, text: &str) -> Hash32 {
	let mut hasher = Sha256::new();
	hasher.update(b"govctl/commitment/v1");
	hasher.update(salt);
	hasher.update(text.as_bytes());
	hasher.finalize().into()
}

/// The hash of a public text, such as the description of a paper or a provision of law.
pub fn hash_of(text: &str) -> Hash32 {
	Sha256::digest(text.as_bytes()).into()
}

/// A hash as it is written: 0x and 64 digits.
pub fn hexadecimal(bytes: impl AsRef<[u8]>) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// Bytes in hexadecimal digits, with or without 0x in front.
pub fn from_hexadecimal(text: &str) -> Outcome<Vec<u8>> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	hex::decode(digits)
		.map_err(|error| Failure::says(Exit::Usage, m::NOT_HEXADECIMAL, &[&text, &error]))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn bytes_are_read_with_and_without_prefix() {
		assert_eq!(from_hexadecimal("0x1702").unwrap(), [23, 2]);
		assert_eq!(from_hexadecimal("1702").unwrap(), [23, 2]);
		assert!(from_hexadecimal("0x17g2").is_err());
		assert!(from_hexadecimal("0x170").is_err());
	}
}
