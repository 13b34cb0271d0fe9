// SPDX-License-Identifier: Apache-2.0

//! `govctl call`: any call of the chain, for which there is no verb.

use clap::Subcommand;
use serde_json::json;

use crate::{
	calls::{AnyCall, CallOptions},
	exit::Outcome,
	messages as m,
	output::Output,
	rooms::hexadecimal,
	Common,
};

/// Any call of the chain.
#[derive(Subcommand, Debug)]
pub enum Call {
	/// Show a call in words and as the bytes that wallets and motions take.
	Encode(CallOptions),
	/// Sign a call with `--key`, send it, and wait until it is final.
	Send(CallOptions),
}

pub async fn run(command: Call, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Call::Encode(opts) => {
			let node = common.node().await?;
			let call = AnyCall::parse(&node.at_finalised().await?.metadata(), &opts)?;
			let bytes = hexadecimal(&call.bytes);
			let value = json!({ "bytes": bytes, "call": call.words() });
			output.result(format!("{bytes}\n{}", call.words()), &value)
		}
		Call::Send(opts) => {
			let sender = common.sender().await?;
			let at = sender.node.at(sender.node.best().await?.hash).await?;
			let call = AnyCall::parse(&at.metadata(), &opts)?;
			let receipt = sender.send(&call.payload()?).await?;
			let block = receipt.block.number;
			output.result(output.text(m::CALL_SENT, &[&call.words(), &block]), &receipt.json())
		}
	}
}
