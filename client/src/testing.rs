// SPDX-License-Identifier: Apache-2.0

//! What tests of commands share.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use scale_encode::{EncodeAsFields, Field};
use serde_json::Value;
use subxt::Metadata;

use crate::{
	commands::motion::Act,
	exit::{Failure, Outcome},
	messages::Lang,
	output::{Format, Output},
	rooms::departments::Department,
	Common,
};

/// The folder of the samples, in the clone that is tested: the tests may have been compiled in another one.
pub fn samples() -> PathBuf {
	let here = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it for tests");
	PathBuf::from(here).join("../samples")
}

/// The metadata of the runtime that this client is made for.
pub fn metadata() -> Metadata {
	let metadata = govchain_runtime::Runtime::metadata_at_version(15).unwrap();
	Metadata::decode_from(&metadata).unwrap()
}

/// The arguments of a call as the runtime takes them.
pub fn encoded(pallet: &str, call: &str, arguments: impl EncodeAsFields) -> Vec<u8> {
	let metadata = metadata();
	let pallet = metadata.pallet_by_name(pallet).unwrap();
	let call = pallet.call_variant_by_name(call).unwrap();
	let mut fields = call.fields.iter().map(|f| Field::new(f.ty.id, f.name.as_deref()));
	arguments.encode_as_fields(&mut fields, metadata.types()).unwrap()
}

/// Runs a command without a node, and gives what it says in JSON.
pub fn offline<C: Subcommand>(
	run: impl AsyncFnOnce(C, &Common, &mut Output<'_>) -> Outcome,
	arguments: &[&str],
) -> Outcome<Value> {
	#[derive(Parser)]
	struct Cli<C: Subcommand> {
		#[command(flatten)]
		common: Common,
		#[command(subcommand)]
		command: C,
	}
	let nowhere = ["govctl", "--url", "ws://127.0.0.1:9"];
	let cli = Cli::<C>::try_parse_from(nowhere.iter().chain(arguments)).map_err(Failure::usage)?;
	let (mut result, mut progress) = (Vec::new(), Vec::new());
	let mut output = Output::into_buffers(Format::Json, Lang::En, &mut result, &mut progress);
	let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
	runtime.block_on(run(cli.command, &cli.common, &mut output))?;
	drop(output);
	Ok(serde_json::from_slice(&result).unwrap())
}

/// Two departments.
pub fn known() -> [Department; 2] {
	[(1, "Centre"), (2, "Fire and Rescue")].map(|(id, name)| Department::new(id, name, vec![]))
}

/// Whether an act takes the way of emergencies, and which call of the runtime it is.
pub fn decided(act: Act) -> (bool, String) {
	(act.emergency, act.encode(&metadata()).unwrap().words())
}

/// The command that stands on a line, whose words are given one by one.
pub fn parse<T: Subcommand>(words: &[&str]) -> T {
	#[derive(Parser)]
	struct Line<T: Subcommand> {
		#[command(subcommand)]
		command: T,
	}
	Line::parse_from(std::iter::once(&"test").chain(words)).command
}
