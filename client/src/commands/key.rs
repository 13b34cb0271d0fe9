// SPDX-License-Identifier: Apache-2.0

//! `govctl key`: which account belongs to a key.

use clap::Subcommand;
use serde_json::json;

use crate::{exit::Outcome, keys, output::Output, Common};

/// Keys and their accounts.
#[derive(Subcommand, Debug)]
pub enum Key {
	/// Show the account of each key given, or of `--key`.
	Show {
		/// Secret URIs or files.
		keys: Vec<String>,
	},
}

pub async fn run(command: Key, common: &Common, output: &mut Output<'_>) -> Outcome {
	let Key::Show { keys: texts } = command;
	let mut lines = Vec::new();
	let mut values = Vec::new();
	let mut show = |key: &subxt_signer::sr25519::Keypair, name: &str| {
		let account = keys::account(key);
		lines.push(match name {
			"" => account.to_string(),
			_ => format!("{account}  {name}"),
		});
		values.push(json!({
			"account": account.to_string(),
			"publicKey": format!("0x{}", hex::encode(account.0)),
		}));
	};
	if texts.is_empty() {
		show(&common.key()?, "");
	}
	for text in &texts {
		show(&keys::read(text)?, shown(text));
	}
	output.result(lines.join("\n"), &json!(values))
}

/// What is shown of the words for a key: only what everybody knows. A phrase, a seed or a password is a
/// secret.
fn shown(text: &str) -> &str {
	match text.starts_with("//") && !keys::has_password(text) {
		true => text,
		false => "",
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn secrets_are_not_shown() {
		assert_eq!(shown("//Centre//head"), "//Centre//head");
		for secret in ["bottom drive", "//Alice///password", "bottom///password", "0x01"] {
			assert_eq!(shown(secret), "");
		}
	}
}
