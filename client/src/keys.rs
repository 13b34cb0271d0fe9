// SPDX-License-Identifier: Apache-2.0

//! Keys that sign: a secret URI such as `//Alice` or a phrase, or a file that holds one.

use std::{fs, path::Path, str::FromStr};

use subxt::utils::AccountId32;
use subxt_signer::{sr25519::Keypair, DeriveJunction, SecretUri};

use crate::{
	exit::{Exit, Failure, Outcome},
	messages as m,
};

/// A key by the words a user gives for it.
///
/// Anything that names an existing file is read from it, so that a secret need not be on the
/// command line; else it is a secret URI as every Substrate tool takes it, but for what [`from_uri`]
/// refuses.
pub fn read(text: &str) -> Outcome<Keypair> {
	let path = Path::new(text);
	if !text.starts_with("//") && path.is_file() {
		let of_file = |failure: Failure| failure.after(m::KEY_FILE, &[&path.display()]);
		let content = fs::read_to_string(path).map_err(Failure::usage).map_err(of_file)?;
		return from_uri(content.trim()).map_err(of_file);
	}
	if is_path(text) && !has_password(text) {
		return Err(Failure::says(Exit::Usage, m::NO_SUCH_FILE, &[&text]));
	}
	from_uri(text)
}

/// Whether a text is a path rather than a secret URI, in which a derivation by a single slash stands
/// behind a phrase.
fn is_path(text: &str) -> bool {
	text.starts_with('/') && !text.starts_with("//")
}

/// Whether there is a password in a secret URI.
pub fn has_password(uri: &str) -> bool {
	uri.contains("///")
}

/// A key from a secret URI: `//Alice`, a phrase with derivations, or a seed in hex. Not from nothing nor
/// from a path, for which others give keys that everybody knows: those of the development phrase.
pub fn from_uri(uri: &str) -> Outcome<Keypair> {
	// The text may be a secret and is not repeated in the error.
	let wrong = || Failure::says(Exit::Usage, m::NOT_A_KEY, &[]);
	if uri.trim().is_empty() || is_path(uri) {
		return Err(wrong());
	}
	let uri = SecretUri::from_str(uri).map_err(|_| wrong())?;
	Keypair::from_uri(&uri).map_err(|_| wrong())
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
	AccountId32::from_str(text).map_err(|_| {
		let wrong = Failure::says(Exit::Usage, m::NOT_AN_ACCOUNT, &[]);
		match may_be_secret(text) {
			true => wrong,
			false => wrong.during(format!("{text:?}")),
		}
	})
}

/// Whether a text looks like a phrase, a derivation or a seed, that somebody gave in the wrong place.
fn may_be_secret(text: &str) -> bool {
	text.contains(char::is_whitespace) || text.contains("//") || text.starts_with("0x")
}

/// A fresh key.
pub fn random() -> Outcome<Keypair> {
	Keypair::from_secret_key(random_bytes()?).map_err(Failure::usage)
}

/// 32 bytes from the operating system, for salts, tags and references.
pub fn random_bytes() -> Outcome<[u8; 32]> {
	let mut bytes = [0u8; 32];
	getrandom::fill(&mut bytes)
		.map_err(|error| Failure::says(Exit::Process, m::NO_RANDOMNESS, &[&error]))?;
	Ok(bytes)
}

/// A salt that only who holds `key` can make, and makes again: the same for the same `purpose` and
/// `text`, so that what was sent and not answered can be sent again.
pub fn salt(key: &Keypair, purpose: &str, text: &str) -> [u8; 32] {
	// The public half of a key that is derived beneath the secret one: known to its holder alone.
	let path = ["govctl salt", purpose, text].map(DeriveJunction::hard);
	key.derive(path).public_key().0
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
	fn what_is_no_key_is_no_development_key() {
		let words = |text: &str| read(text).err().unwrap();
		let missing = words("/media/usb/head.key");
		assert_eq!(
			(missing.exit, missing.words.as_str()),
			(Exit::Usage, "there is no file /media/usb/head.key")
		);
		for text in ["", " ", "/media/usb///secret"] {
			let failure = words(text);
			assert!(failure.words.starts_with("not a key"), "{text:?}: {failure}");
			assert_eq!(failure.exit, Exit::Usage);
		}
		let path = std::env::temp_dir().join(format!("govctl-key-{}", std::process::id()));
		let file = path.display().to_string();
		for content in ["", "\n", "/media/usb/head.key\n"] {
			fs::write(&path, content).unwrap();
			let failure = words(&file);
			assert!(failure.words.contains("not a key"), "{content:?}: {failure}");
			assert_eq!(failure.exit, Exit::Usage);
		}
		fs::write(&path, "//Alice\n").unwrap();
		assert_eq!(account(&read(&file).unwrap()), read_account("//Alice").unwrap());
		fs::remove_file(path).unwrap();
	}

	#[test]
	fn error_does_not_repeat_the_secret() {
		let failure = read("bottom drive secret words").err().unwrap();
		assert!(!failure.words.contains("bottom"));
		assert_eq!(failure.exit, Exit::Usage);
		for secret in ["bottom drive", "bottom//drive", "0xbottom", "bottom\tdrive"] {
			let failure = read_account(secret).unwrap_err();
			assert!(!failure.words.contains("bottom"), "{failure}");
		}
		assert!(read_account("5Bottom").unwrap_err().words.contains("\"5Bottom\""));
	}

	#[test]
	fn salts_are_made_again_by_the_same_key_alone() {
		let (alice, bob) = (read("//Alice").unwrap(), read("//Bob").unwrap());
		let long = "a".repeat(100);
		assert_eq!(salt(&alice, "invoice", &long), salt(&alice, "invoice", &long));
		for other in [
			salt(&bob, "invoice", &long),
			salt(&alice, "claim", &long),
			salt(&alice, "invoice", &long[1..]),
		] {
			assert_ne!(other, salt(&alice, "invoice", &long));
		}
	}
}
