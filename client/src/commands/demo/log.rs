// SPDX-License-Identifier: Apache-2.0

//! A log of accesses: it grows, and can't be rewritten.

use std::path::Path;

use govchain_evidence::merkle::{LeafHash, MerkleTree};
use serde_json::{json, Value};

use super::{check, Stage};
use crate::{
	access_log::{self, AccessLog},
	exit::{Exit, Failure, Outcome},
	messages as m,
	rooms::{
		audit::{
			self, checkpoint, Checkpoint, DataClass, DataSetRegistered, OpenStream,
			RegisterDataSet, SharingRule, SilenceInterval, StreamOpened, PALLET,
		},
		hash_of, hexadecimal,
	},
	samples::Loaded,
	tx::call,
};

/// Reads the log that the scenario names.
pub fn read(loaded: &Loaded, folder: &Path) -> Outcome<AccessLog> {
	let named = &loaded.scenario.access_log;
	let log = access_log::read(&folder.join(&named.file))?;
	let first = *named.first.get_ref();
	if first as u64 >= log.size() {
		let values: [&dyn std::fmt::Display; 3] = [&first, &named.file.display(), &log.size()];
		return Err(loaded.source.wrong(&named.first, m::LOG_TOO_SHORT, &values));
	}
	Ok(log)
}

/// The log as somebody with full rights over the source system would like to have it: the first
/// access was made by another officer. It grows as if nothing had happened.
fn rewritten(log: &AccessLog) -> MerkleTree {
	let mut entries = log.entries().to_vec();
	if let Some(entry) = entries.first_mut() {
		entry.officer.push_str("-2");
	}
	entries.extend(entries.last().cloned());
	let mut tree = MerkleTree::new();
	entries.iter().for_each(|entry| tree.push(LeafHash::of(&entry.canonical())));
	tree
}

pub async fn play(stage: &Stage, log: &AccessLog) -> Outcome<Value> {
	let scenario = &stage.loaded.scenario;
	let steward = stage.person("steward")?;
	let node = stage.loaded.person("steward")?.1;
	let run = hex::encode(&stage.run[..4]);
	let name = |text: &str| format!("{text} {run}").into_bytes();

	let arguments = RegisterDataSet {
		name: name("居民信息库 Residents' register"),
		class: DataClass::SensitivePersonal,
		rule: SharingRule::OwnerGrants,
		fields: ["name", "address", "household"].map(|field| field.into()).to_vec(),
	};
	let receipt = stage.send(&steward, &call(PALLET, "register_data_set", arguments)).await?;
	let DataSetRegistered { data_set } = receipt.event(PALLET, "DataSetRegistered")?;
	let arguments = OpenStream {
		name: name(scenario.access_log.stream.get_ref()),
		data_sets: vec![data_set],
		system: hash_of("govctl demo"),
		agent: None,
		silence: SilenceInterval::WorkingDays(1),
	};
	let receipt = stage.send(&steward, &call(PALLET, "open_stream", arguments)).await?;
	let StreamOpened { stream } = receipt.event(PALLET, "StreamOpened")?;

	let first = *scenario.access_log.first.get_ref() as u64;
	let size = log.size();
	let send = |arguments: Checkpoint| call(PALLET, "checkpoint", arguments);
	let earlier = checkpoint(log.tree(), stream, 0, first)?;
	stage.send(&steward, &send(earlier.clone())).await?;
	stage.say(m::DEMO_CHECKPOINTED, &[&stream, &first]);
	let later = checkpoint(log.tree(), stream, first, size)?;
	stage.send(&steward, &send(later.clone())).await?;
	stage.say(m::DEMO_CHECKPOINTED, &[&stream, &size]);

	let rewritten = checkpoint(&rewritten(log), stream, size, size + 1)?;
	let sent = stage.send(&steward, &send(rewritten)).await;
	stage.must_refuse(m::DEMO_REWRITTEN, "DataAudit::LogRewritten", sent)?;
	let sent = stage.send(&steward, &send(earlier)).await;
	stage.must_refuse(m::DEMO_SHRUNK, "DataAudit::LogShrunk", sent)?;

	// What was refused failed in blocks that this node had finalised by then.
	let block = steward.node.finalised().await?;
	let there = stage.elsewhere(node, block).await?;
	let found = audit::stream(&there.at, stream)
		.await?
		.ok_or_else(|| Failure::says(Exit::Unmet, m::DEMO_NO_STREAM, &[&stream, &there.node]))?;
	let ours = found.last.size == size && found.last.root == later.root;
	check(ours, m::DEMO_OTHER_CHECKPOINT, &[&stream])?;
	stage.checked(&there);
	stage.say(m::DEMO_VERIFIED, &[&there.node]);
	Ok(json!({
		"stream": stream,
		"dataSet": data_set,
		"size": size,
		"root": hexadecimal(later.root),
	}))
}
