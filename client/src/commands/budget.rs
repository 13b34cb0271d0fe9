// SPDX-License-Identifier: Apache-2.0

//! `govctl budget`: how much an account may ask of the chain, and how much of it is used.

use clap::{Args, Subcommand};
use scale_value::Value;
use serde_json::json;

use super::motion::{self, Act};
use crate::{
	calls::{choice, AnyCall, CallOptions},
	exit::Outcome,
	keys, messages as m, moments,
	output::{table, Output},
	rooms::admission::{self, Class, PALLET},
	stats::thousands,
	tx, Common,
};

/// Picoseconds of reference time in a millisecond.
const MILLIS: u64 = 1_000_000_000;
/// The smallest call that anybody may make.
const SMALLEST: (&str, &str) = ("System.remark", r#"{ remark: "" }"#);

/// How much accounts may ask of the chain. It comes back all the time, a whole budget in one window.
#[derive(Subcommand, Debug)]
#[command(after_help = motion::HELP)]
pub enum Budget {
	/// Show the budget of an account, how much of it is used, and from when on it has room for a call.
	Show(Show),
	/// By motion: set the budget of a class of accounts.
	Set(Set),
}

#[derive(Args, Debug)]
pub struct Show {
	/// The account: an address, or a development key such as //Alice.
	account: String,
	/// The call that it is about to send: Pallet.call, or its bytes in hexadecimal; the smallest one if
	/// left out.
	#[arg(value_name = "CALL")]
	call: Option<String>,
	/// Its arguments by name.
	#[arg(value_name = "ARGUMENTS")]
	arguments: Option<String>,
}

impl Show {
	/// The call whose cost is asked for.
	fn call(&self) -> CallOptions {
		match &self.call {
			Some(call) => CallOptions { call: call.clone(), arguments: self.arguments.clone() },
			None => CallOptions { call: SMALLEST.0.into(), arguments: Some(SMALLEST.1.into()) },
		}
	}
}

#[derive(Args, Debug)]
pub struct Set {
	#[arg(value_enum)]
	class: Class,
	/// Milliseconds of execution.
	#[arg(long)]
	millis: u32,
	/// Bytes of blocks and of state.
	#[arg(long)]
	bytes: u64,
	/// Seconds in which a whole budget comes back.
	#[arg(long)]
	window: u32,
}

impl Set {
	/// The call that it is.
	fn act(self) -> Act {
		let number = |number: u64| Value::u128(number.into());
		let budget = Value::named_composite([
			("weight_per_window", number(u64::from(self.millis) * MILLIS)),
			("bytes_per_window", number(self.bytes)),
			("window_millis", number(u64::from(self.window) * 1000)),
		]);
		Act::new(PALLET, "set_budget", [("class", choice(self.class)), ("budget", budget)])
	}
}

pub async fn run(command: Budget, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Budget::Show(opts) => show(opts, common, output).await,
		Budget::Set(opts) => motion::propose_act(|_, _| Ok(opts.act()), common, output).await,
	}
}

async fn show(opts: Show, common: &Common, output: &mut Output<'_>) -> Outcome {
	let account = keys::read_account(&opts.account)?;
	let node = common.node().await?;
	// A budget comes back with the time of the best block.
	let at = node.at(node.best().await?.hash).await?;
	let call = AnyCall::parse(&at.metadata(), &opts.call())?;
	// Nobody looks at the signature.
	let signed = tx::sign(&at, &keys::random()?, 0, tx::ERA, &call.payload()?)?;
	let cost = admission::cost(&at, signed.bytes.clone()).await?;
	let view = admission::budget(&at, &account).await?;
	let again = admission::may_come_again(&at, &account, signed.bytes).await?;

	let budget = &view.budget;
	let millis = |weight: u64| format!("{:.1}", weight as f64 / MILLIS as f64);
	let when = match &again {
		Ok(None) => output.text(m::BUDGET_NOW, &[]),
		Ok(Some(moment)) => output.text(m::BUDGET_FROM, &[&moments::in_words(*moment)]),
		Err(_) => output.text(m::BUDGET_NEVER, &[]),
	};
	let text = table(&[
		(output.text(m::LABEL_ACCOUNT, &[]), account.to_string()),
		(output.text(m::LABEL_CLASS, &[]), output.text(view.class.message(), &[])),
		(
			output.text(m::LABEL_WEIGHT, &[]),
			output.text(
				m::BUDGET_WEIGHT,
				&[&millis(view.used_weight), &millis(budget.weight_per_window)],
			),
		),
		(
			output.text(m::LABEL_BYTES, &[]),
			output.text(
				m::BUDGET_BYTES,
				&[&thousands(view.used_bytes), &thousands(budget.bytes_per_window)],
			),
		),
		(
			output.text(m::LABEL_WINDOW, &[]),
			output.text(m::SECONDS, &[&(budget.window_millis / 1000)]),
		),
		(
			output.text(m::LABEL_CALL, &[]),
			output.text(
				m::BUDGET_COST,
				&[&call.words(), &millis(cost.weight), &thousands(cost.bytes)],
			),
		),
		(output.text(m::LABEL_ROOM, &[]), when),
	]);
	let value = json!({
		"account": account.to_string(),
		"class": format!("{:?}", view.class),
		"budget": {
			"weightPerWindow": budget.weight_per_window,
			"bytesPerWindow": budget.bytes_per_window,
			"windowMillis": budget.window_millis,
		},
		"usedWeight": view.used_weight,
		"usedBytes": view.used_bytes,
		"call": call.words(),
		"cost": { "weight": cost.weight, "bytes": cost.bytes },
		"fits": again.is_ok(),
		"mayComeAgain": again.unwrap_or_default(),
	});
	output.result(text, &value)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::testing::{decided, metadata, parse};

	#[test]
	fn setting_a_budget_is_a_call_of_the_runtime() {
		let line = ["set", "officer", "--millis", "6000", "--bytes", "16777216", "--window", "60"];
		let Budget::Set(set) = parse(&line) else { panic!("another command") };
		let words = "Admission(set_budget{class:Officer(),budget:{weight_per_window:6000000000000,\
		             bytes_per_window:16777216,window_millis:60000}})";
		assert_eq!(decided(set.act()), (false, words.into()));
	}

	#[test]
	fn smallest_call_is_asked_about_unless_told_otherwise() {
		let Budget::Show(show) = parse(&["show", "//Alice"]) else { panic!("another command") };
		assert_eq!(AnyCall::parse(&metadata(), &show.call()).unwrap().bytes, [0, 0, 0]);
		let Budget::Show(show) = parse(&["show", "//Alice", "Orders.cancel"]) else {
			panic!("another command")
		};
		assert_eq!(show.call().arguments, None);
	}
}
