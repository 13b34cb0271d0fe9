// SPDX-License-Identifier: Apache-2.0

//! Keys that sign: a secret URI such as `//Alice` or a phrase, or a file that holds one.

use std::{fs, path::Path, str::FromStr};

use subxt::utils::AccountId32;
use subxt_signer::{sr25519::Keypair, SecretUri};

use crate::exit::{Failure, Outcome};

/// A key by the words a user gives for it.
///
/// Anything that names an existing file is read from it, so that a secret need not be on the
/// command line; else it is a secret URI as every Substrate tool takes it.
pub fn read(text: &str) -> Outcome<Keypair> {
	let path = Path::new(text);
	if !text.starts_with("//") && path.is_file() {
		let content = fs::read_to_string(path)
			.map_err(|error| Failure::usage(format!("key file {}: {error}", path.display())))?;
		return from_uri(content.trim())
			.map_err(|failure| failure.during(format!("key file {}", path.display())));
	}
	from_uri(text)
}

/// A key from a secret URI: `//Alice`, a phrase with derivations, or a seed in hex.
pub fn from_uri(uri: &str) -> Outcome<Keypair> {
	// The text may be a secret and is not repeated in the error.
	let wrong = "not a key: give a secret URI such as //Alice, a phrase, a 0x seed, or a file";
	let uri = SecretUri::from_str(uri).map_err(|_| Failure::usage(wrong))?;
	Keypair::from_uri(&uri).map_err(|_| Failure::usage(wrong))
}

/// The account of a key.
pub fn account(key: &Keypair) -> AccountId32 {
	key.public_key().to_account_id()
}

/// An account by its SS58 address, or the account of a well-known key such as `//Alice`.
pub fn read_account(text: &str) -> Outcome<AccountId32> {
	if text.starts_with("//") {
		return from_uri(text).map(|key| account(&key));
	}
	AccountId32::from_str(text)
		.map_err(|_| Failure::usage(format!("{text:?} is not an account: give an SS58 address")))
}

/// A fresh key.
pub fn random() -> Outcome<Keypair> {
	let mut seed = [0u8; 32];
	getrandom::fill(&mut seed)
		.map_err(|error| Failure::usage(format!("no randomness: {error}")))?;
	Keypair::from_secret_key(seed).map_err(Failure::usage)
}

/// 32 bytes from the operating system, for salts, tags and references.
pub fn random_bytes() -> Outcome<[u8; 32]> {
	let mut bytes = [0u8; 32];
	getrandom::fill(&mut bytes)
		.map_err(|error| Failure::usage(format!("no randomness: {error}")))?;
	Ok(bytes)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn reads_a_development_key() {
		let alice = read("//Alice").unwrap();
		assert_eq!(account(&alice).to_string(), "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
		assert_eq!(read_account("//Alice").unwrap(), account(&alice));
	}

	#[test]
	fn error_does_not_repeat_the_secret() {
		let failure = read("bottom drive secret words").err().unwrap();
		assert!(!failure.words.contains("bottom"));
		assert_eq!(failure.exit, crate::exit::Exit::Usage);
	}
}
