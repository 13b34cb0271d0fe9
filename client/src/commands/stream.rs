// SPDX-License-Identifier: Apache-2.0

//! `govctl stream`: open a stream, checkpoint its log, end one, look one up.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;
use subxt::config::substrate::H256;

use crate::{
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	output::{table, Output},
	rooms::{
		audit::{
			self, checkpoint, DataClass, DataSetRegistered, EndStream, OpenStream, RegisterDataSet,
			SharingRule, SilenceInterval, StreamId, StreamOpened, PALLET,
		},
		hexadecimal,
	},
	tx::call,
	Common,
};

/// Data sets and the logs of accesses to them.
#[derive(Subcommand, Debug)]
pub enum Stream {
	/// Register a data set of the department of `--key`, a data steward.
	DataSet(DataSet),
	/// Open a stream of the department of `--key`, a data steward.
	Open(Open),
	/// Put the log in a file on the chain, if it has only grown since the last checkpoint.
	Checkpoint(CheckpointOptions),
	/// End a stream for good. Its checkpoints are kept, and its name is free for another one. `--key` is a
	/// data steward of its department.
	End {
		stream: StreamId,
		/// Salted commitment to the written reason, which stays with the department: 0x and 64 digits.
		#[arg(long)]
		reason: H256,
	},
	/// Show a stream and its last checkpoint.
	Show { stream: StreamId },
}

#[derive(Args, Debug)]
pub struct DataSet {
	name: String,
	#[arg(long, value_enum)]
	class: DataClass,
	#[arg(long, value_enum, default_value = "owner-grants")]
	rule: SharingRule,
	/// Names of the fields, comma separated or repeated.
	#[arg(long, value_delimiter = ',', required = true)]
	fields: Vec<String>,
}

#[derive(Args, Debug)]
pub struct Open {
	/// Name of the source system.
	name: String,
	/// Numbers of the data sets whose uses it records.
	#[arg(long, value_delimiter = ',')]
	data_sets: Vec<u32>,
	/// Hash that identifies its software.
	#[arg(long)]
	system: H256,
	/// Account that may checkpoint besides the data stewards.
	#[arg(long)]
	agent: Option<String>,
	/// Working days that it may be silent.
	#[arg(long, default_value_t = 1)]
	silence_days: u16,
}

#[derive(Args, Debug)]
pub struct CheckpointOptions {
	stream: StreamId,
	/// The log in JSON lines.
	file: PathBuf,
	/// Only the first so many entries.
	#[arg(long)]
	first: Option<u64>,
}

pub async fn run(command: Stream, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Stream::DataSet(opts) => data_set(opts, common, output).await,
		Stream::Open(opts) => open(opts, common, output).await,
		Stream::Checkpoint(opts) => make_checkpoint(opts, common, output).await,
		Stream::End { stream, reason } => end(stream, reason, common, output).await,
		Stream::Show { stream } => {
			let node = common.node().await?;
			show(&find(&node.state().await?, stream).await?, None, output)
		}
	}
}

async fn data_set(opts: DataSet, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let arguments = RegisterDataSet {
		name: opts.name.into_bytes(),
		class: opts.class,
		rule: opts.rule,
		fields: opts.fields.into_iter().map(String::into_bytes).collect(),
	};
	let receipt = sender.send(&call(PALLET, "register_data_set", arguments)).await?;
	let event: DataSetRegistered = receipt.event(PALLET, "DataSetRegistered")?;
	let mut value = receipt.json();
	value["dataSet"] = json!(event.data_set);
	output.result(event.data_set, &value)
}

async fn open(opts: Open, common: &Common, output: &mut Output<'_>) -> Outcome {
	let agent = opts.agent.as_deref().map(keys::read_account).transpose()?;
	let sender = common.sender().await?;
	let arguments = OpenStream {
		name: opts.name.into_bytes(),
		data_sets: opts.data_sets,
		system: opts.system.0,
		agent,
		silence: SilenceInterval::WorkingDays(opts.silence_days),
	};
	let receipt = sender.send(&call(PALLET, "open_stream", arguments)).await?;
	let event: StreamOpened = receipt.event(PALLET, "StreamOpened")?;
	let at = sender.node.at(receipt.block.hash).await?;
	show(&find(&at, event.stream).await?, Some(receipt.json()), output)
}

async fn make_checkpoint(
	opts: CheckpointOptions,
	common: &Common,
	output: &mut Output<'_>,
) -> Outcome {
	let log = crate::access_log::read(&opts.file)?;
	let size = opts.first.unwrap_or(log.size());
	let sender = common.sender().await?;
	let last = find(&sender.node.state().await?, opts.stream).await?.last;
	// A log that is shorter than the last checkpoint has no proof; the chain says what that means.
	let arguments = checkpoint(log.tree(), opts.stream, last.size.min(size), size)?;
	let receipt = sender.send(&call(PALLET, "checkpoint", arguments)).await?;
	let at = sender.node.at(receipt.block.hash).await?;
	show(&find(&at, opts.stream).await?, Some(receipt.json()), output)
}

async fn end(stream: StreamId, reason: H256, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let arguments = EndStream { stream, reason: reason.0 };
	let receipt = sender.send(&call(PALLET, "end_stream", arguments)).await?;
	let at = sender.node.at(receipt.block.hash).await?;
	show(&find(&at, stream).await?, Some(receipt.json()), output)
}

async fn find(at: &crate::chain::AtBlock, stream: StreamId) -> Outcome<audit::Stream> {
	audit::stream(at, stream)
		.await?
		.ok_or_else(|| Failure::says(Exit::NotFound, m::NO_STREAM, &[&stream]))
}

fn show(
	stream: &audit::Stream,
	receipt: Option<serde_json::Value>,
	output: &mut Output<'_>,
) -> Outcome {
	let mut rows = vec![
		(output.text(m::LABEL_STREAM, &[]), format!("{}  {}", stream.stream, stream.name())),
		(output.text(m::LABEL_DEPARTMENT, &[]), stream.owner.to_string()),
		(
			output.text(m::LABEL_CHECKPOINT, &[]),
			format!(
				"{}  {}  {} {}",
				stream.last.size,
				hexadecimal(stream.last.root),
				output.text(m::LABEL_BLOCK, &[]),
				stream.last.block
			),
		),
	];
	if let Some(ending) = &stream.ended {
		let values: [&dyn std::fmt::Display; 2] = [&ending.department, &hexadecimal(ending.reason)];
		rows.push((output.text(m::LABEL_STATE, &[]), output.text(m::STREAM_ENDED, &values)));
	}
	let value = json!({
		"stream": stream.stream,
		"name": stream.name(),
		"owner": stream.owner,
		"size": stream.last.size,
		"root": hexadecimal(stream.last.root),
		"block": stream.last.block,
		"silentSince": stream.silent_since,
		"silences": stream.silences,
		"ended": stream.ended.as_ref().map(|ending| json!({
			"at": ending.at,
			"department": ending.department,
			"reason": hexadecimal(ending.reason),
		})),
		"receipt": receipt,
	});
	output.result(table(&rows), &value)
}
