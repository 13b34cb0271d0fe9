// SPDX-License-Identifier: Apache-2.0

//! `govctl call`: any call of the chain, for which there is no verb, and whether it may be made at all.

use clap::Subcommand;
use scale_value::Value;
use serde_json::json;
use subxt::Metadata;

use super::motion::{self, Act};
use crate::{
	calls::{self, AnyCall, CallOptions},
	exit::Outcome,
	messages as m,
	output::Output,
	rooms::hexadecimal,
	Common,
};

/// Any call of the chain.
#[derive(Subcommand, Debug)]
#[command(after_help = motion::HELP)]
pub enum Call {
	/// Show a call in words and as the bytes that wallets and motions take.
	Encode(CallOptions),
	/// Sign a call with `--key`, send it, and wait until it is final.
	Send(CallOptions),
	/// By emergency motion: let nobody make a call. While a call of Acts, Approvals, DataAudit or
	/// Invoices is paused, or Orders.relay, nobody's time runs.
	Pause {
		/// The call: Pallet.call.
		call: String,
	},
	/// By motion: let a paused call be made again.
	Unpause {
		/// The call: Pallet.call.
		call: String,
		/// By the way of emergencies.
		#[arg(long)]
		emergency: bool,
	},
}

/// The act of the council that pauses `Pallet.call`.
fn pause(text: &str, metadata: &Metadata) -> Outcome<Act> {
	// The chain would pause any name, also one that no call has.
	calls::act(metadata, text)?;
	Ok(Act::new("TxPause", "pause", [("full_name", full_name(text)?)]).emergency(true))
}

/// The act of the council that lets `Pallet.call` be made again.
fn unpause(text: &str, emergency: bool) -> Outcome<Act> {
	Ok(Act::new("TxPause", "unpause", [("ident", full_name(text)?)]).emergency(emergency))
}

fn full_name(text: &str) -> Outcome<Value<()>> {
	let (pallet, call) = calls::names(text)?;
	Ok(Value::unnamed_composite([pallet, call].map(Value::from_bytes)))
}

pub async fn run(command: Call, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Call::Encode(opts) => {
			let node = common.node().await?;
			let call = AnyCall::parse(&node.state().await?.metadata(), &opts)?;
			let bytes = hexadecimal(&call.bytes);
			let value = json!({ "bytes": bytes, "call": call.words() });
			output.result(format!("{bytes}\n{}", call.words()), &value)
		}
		Call::Send(opts) => {
			let sender = common.sender().await?;
			let at = sender.node.at(sender.node.newest().await?.hash).await?;
			let call = AnyCall::parse(&at.metadata(), &opts)?;
			let receipt = sender.send(&call.payload()?).await?;
			let block = receipt.block.number;
			output.result(output.text(m::CALL_SENT, &[&call.words(), &block]), &receipt.json())
		}
		Call::Pause { call } => {
			motion::propose_act(|at, _| pause(&call, &at.metadata()), common, output).await
		}
		Call::Unpause { call, emergency } => {
			motion::propose_act(|_, _| unpause(&call, emergency), common, output).await
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::testing::{decided, metadata};

	#[test]
	fn pausing_a_call_is_a_call_of_the_runtime() {
		let name = "(\"Approvals\",\"decide\")";
		let act = pause("Approvals.decide", &metadata()).unwrap();
		assert_eq!(decided(act), (true, format!("TxPause(pause{{full_name:{name}}})")));
		for emergency in [false, true] {
			let act = unpause("Approvals.decide", emergency).unwrap();
			assert_eq!(decided(act), (emergency, format!("TxPause(unpause{{ident:{name}}})")));
		}
		assert!(pause("Approvals.decied", &metadata()).is_err());
	}
}
