// SPDX-License-Identifier: Apache-2.0

//! `govctl latency`: from submission to finality of a lone transaction.

use std::time::Duration;

use clap::Args;
use scale_encode::EncodeAsType;
use serde_json::json;

use crate::{
	exit::{Exit, Failure, Outcome},
	messages as m,
	output::{table, Output},
	stats::{seconds, Times},
	tx, Common,
};

/// Send transactions one after the other and measure each until its block is final.
#[derive(Args, Debug)]
pub struct Latency {
	/// How many.
	#[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
	count: u32,
	/// Fail if the median is above this many milliseconds.
	#[arg(long)]
	p50_at_most: Option<u64>,
	/// Fail if the 99th percentile is above this many milliseconds.
	#[arg(long)]
	p99_at_most: Option<u64>,
	/// Milliseconds between one finality and the next submission; each one is made a little
	/// different, so that the submissions don't fall on the same part of a slot.
	#[arg(long, default_value_t = 150)]
	pause: u64,
}

/// The smallest call that leaves an event.
#[derive(EncodeAsType)]
pub struct Remark {
	pub remark: Vec<u8>,
}

pub async fn run(opts: Latency, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let mut times = Vec::new();
	for number in 0..opts.count {
		let remark = Remark { remark: number.to_le_bytes().to_vec() };
		let receipt = sender.send(&tx::call("System", "remark_with_event", remark)).await?;
		output
			.progress(m::LATENCY_ROUND, &[&(number + 1), &opts.count, &seconds(receipt.finality)]);
		times.push(receipt.finality);
		let pause = opts.pause.saturating_add(u64::from(number) * 137 % 1000);
		tokio::time::sleep(Duration::from_millis(pause)).await;
	}
	let times = Times::new(times);
	let text = [50, 90, 99, 100].map(|percent| {
		let label = if percent == 100 { "max".into() } else { format!("p{percent}") };
		(label, output.text(m::SECONDS, &[&times.seconds(percent)]))
	});
	output.result(table(&text), &json!({ "finality": times.json() }))?;
	for (percent, limit) in [(50, opts.p50_at_most), (99, opts.p99_at_most)] {
		let (Some(limit), Some(time)) = (limit, times.percentile(percent)) else { continue };
		if time > Duration::from_millis(limit) {
			let (time, limit) = (seconds(time), seconds(Duration::from_millis(limit)));
			return Err(Failure::says(Exit::Unmet, m::TOO_SLOW, &[&percent, &time, &limit]));
		}
	}
	Ok(())
}
