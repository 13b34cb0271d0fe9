// SPDX-License-Identifier: Apache-2.0

//! `govctl tx`: what became of a transaction, by its hash.

use clap::Subcommand;
use serde_json::json;
use subxt::config::substrate::H256;

use crate::{
	chain::Journalled,
	exit::{Exit, Failure, Outcome},
	messages as m,
	output::Output,
	tx, Common,
};

/// In what a node says of a block that it no longer has, or of its state.
const GONE: [&str; 2] = ["UnknownBlock", "already discarded"];

/// What became of a transaction.
#[derive(Subcommand, Debug)]
pub enum Tx {
	/// Ask the journal of the node that took the transaction. Exits with 1 if it was refused or failed, and with 7
	/// if the node can't tell.
	Status {
		/// Hash of the transaction, 0x and 64 hexadecimal digits.
		hash: H256,
	},
}

pub async fn run(command: Tx, common: &Common, output: &mut Output<'_>) -> Outcome {
	let Tx::Status { hash } = command;
	let node = common.node().await?;
	let entry = node.journalled(hash).await?;
	let done = match &entry {
		Journalled::Finalised { block, index, .. } => {
			Some(tx::failure_at(&node, *block, *index).await)
		}
		_ => None,
	};
	if let Journalled::Unknown = entry {
		let hash = format!("{hash:?}");
		return Err(Failure::says(Exit::NotFound, m::TX_UNKNOWN, &[&node.url, &hash]));
	}
	show(&entry, done, output)
}

/// Shows what the journal says, and of what is finalised what its block says, in `done`. An error if the
/// transaction was refused or failed, or if its block can't be read any more.
fn show(
	entry: &Journalled,
	done: Option<Outcome<Option<Failure>>>,
	output: &mut Output<'_>,
) -> Outcome {
	let mut value = serde_json::to_value(entry).map_err(Failure::incompatible)?;
	if let Some(done) = &done {
		value["failed"] = json!(done.as_ref().ok().map(Option::is_some));
	}
	let text = match entry {
		Journalled::Unknown => String::new(),
		Journalled::Pending { .. } => output.text(m::TX_PENDING, &[]),
		Journalled::InBlock { number, .. } => output.text(m::TX_IN_BLOCK, &[number]),
		Journalled::Finalised { number, .. } => match done {
			Some(Ok(Some(_))) => output.text(m::TX_FAILED, &[number]),
			_ => output.text(m::TX_FINALISED, &[number]),
		},
		Journalled::Refused { .. } if entry.is_unseen() => output.text(m::TX_UNSEEN, &[]),
		Journalled::Refused { reason, .. } => output.text(m::TX_REFUSED, &[reason]),
	};
	output.result(text, &value)?;
	match (entry, done) {
		(_, Some(Ok(Some(failure)))) => Err(failure),
		(Journalled::Finalised { number, .. }, Some(Err(failure))) => {
			// The state that says what came of it is what the node may have let go, or the block itself.
			let is_gone = GONE.iter().any(|sign| failure.words.contains(sign));
			let exit = if is_gone { Exit::NotFound } else { failure.exit };
			Err(failure.with(exit).after(m::TX_EVENTS_UNREAD, &[number]))
		}
		_ => entry.refusal().map_or(Ok(()), Err),
	}
}

#[cfg(test)]
mod tests {
	use serde_json::Value;

	use super::*;
	use crate::output::Format;

	/// What is shown to a program, and how the command ends.
	fn shown(entry: &str, done: Option<Outcome<Option<Failure>>>) -> (Value, Outcome) {
		let entry: Journalled = serde_json::from_str(entry).unwrap();
		let (mut result, mut progress) = (Vec::new(), Vec::new());
		let mut output =
			Output::into_buffers(Format::Json, m::Lang::En, &mut result, &mut progress);
		let ended = show(&entry, done, &mut output);
		drop(output);
		(serde_json::from_slice(&result).unwrap(), ended)
	}

	#[test]
	fn what_failed_in_its_block_is_a_failure() {
		let hash = format!("0x{}", "00".repeat(32));
		let finalised = format!(r#"{{"state":"finalised","block":"{hash}","number":7,"index":2}}"#);
		let (value, ended) = shown(&finalised, Some(Ok(None)));
		assert_eq!((&value["failed"], ended), (&json!(false), Ok(())));

		let failure = Failure::refused("Invoices::NotOpen", "nothing is open");
		let (value, ended) = shown(&finalised, Some(Ok(Some(failure.clone()))));
		assert_eq!((&value["state"], &value["failed"]), (&json!("finalised"), &json!(true)));
		assert_eq!(ended, Err(failure));

		let gone = Failure::incompatible("State already discarded");
		let (value, ended) = shown(&finalised, Some(Err(gone)));
		assert_eq!(value["failed"], Value::Null);
		assert_eq!(ended.unwrap_err().exit, Exit::NotFound);
		let (value, ended) = shown(&finalised, Some(Err(Failure::incompatible("no such event"))));
		assert_eq!((&value["failed"], ended.unwrap_err().exit), (&Value::Null, Exit::Incompatible));
	}

	#[test]
	fn what_was_refused_is_a_failure() {
		let refused = r#"{"state":"refused","code":"stale","reason":"used","at":1}"#;
		let (value, ended) = shown(refused, None);
		assert_eq!((value.get("failed"), ended.unwrap_err().exit), (None, Exit::Refused));
		assert_eq!(shown(r#"{"state":"pending","receivedAt":1}"#, None).1, Ok(()));
		let unseen = r#"{"state":"refused","code":"unseen","reason":"may be in a block","at":1}"#;
		assert_eq!(shown(unseen, None).1.unwrap_err().exit, Exit::NotFound);
	}
}
