// SPDX-License-Identifier: Apache-2.0

//! `govctl tx`: what became of a transaction, by its hash.

use clap::Subcommand;
use subxt::config::substrate::H256;

use crate::{
	chain::Journalled,
	exit::{Exit, Failure, Outcome},
	messages as m,
	output::Output,
	Common,
};

/// What became of a transaction.
#[derive(Subcommand, Debug)]
pub enum Tx {
	/// Ask the journal of the node that took the transaction.
	Status {
		/// Hash of the transaction, 0x and 64 hexadecimal digits.
		hash: H256,
	},
}

pub async fn run(command: Tx, common: &Common, output: &mut Output<'_>) -> Outcome {
	let Tx::Status { hash } = command;
	let node = common.node().await?;
	let entry = node.journalled(hash).await?;
	let value = serde_json::to_value(&entry).map_err(Failure::incompatible)?;
	let text = match &entry {
		Journalled::Unknown => {
			let hash = format!("{hash:?}");
			return Err(Failure::says(Exit::NotFound, m::TX_UNKNOWN, &[&node.url, &hash]));
		}
		Journalled::Pending { .. } => output.text(m::TX_PENDING, &[]),
		Journalled::InBlock { number, .. } => output.text(m::TX_IN_BLOCK, &[number]),
		Journalled::Finalised { number, .. } => output.text(m::TX_FINALISED, &[number]),
		Journalled::Refused { reason, .. } => output.text(m::TX_REFUSED, &[reason]),
	};
	output.result(text, &value)
}
