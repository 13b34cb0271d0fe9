// SPDX-License-Identifier: Apache-2.0

//! `govctl order`: acts that a person signs without a connection, and a department sends.
//!
//! An order travels as one line of JSON, short enough for a QR code: the chain, the order and its
//! signature in hexadecimal. Nothing in it is said twice, so nothing can be said differently.

use std::{
	fs,
	path::{Path, PathBuf},
};

use clap::{Args, Subcommand};
use serde::{Deserialize, Serialize};
use serde_json::{json, Value};
use subxt::{config::substrate::H256, Metadata};

use crate::{
	calls::{AnyCall, CallOptions},
	commands::{chain::SavedMetadata, invoice::in_days},
	exit::{Failure, Outcome},
	keys, messages as m,
	output::{table, Output},
	rooms::{
		acts::EncodedCall,
		departments::DepartmentId,
		hexadecimal,
		orders::{self, Cancel, Order as Record, Relay, Relayed, PALLET},
		permission,
	},
	tx::call,
	Common,
};

/// Milliseconds by which an order begins before it is made: clocks differ.
const CLOCKS_DIFFER: u64 = 10 * 60 * 1000;
/// Days for which the chain takes an order.
const MAX_DAYS: u64 = 31;

/// Acts that a person signs without a connection, and a department sends.
#[derive(Subcommand, Debug)]
pub enum Order {
	/// Make an order and sign it with `--key`. With `--metadata` it needs no node.
	Make(Make),
	/// Show in words what is in an order, and whether it can be relayed; with `--key`, by this officer.
	Show {
		/// The order.
		file: PathBuf,
		/// What `govctl chain metadata` saved, in place of a node.
		#[arg(long)]
		metadata: Option<PathBuf>,
	},
	/// Put a signature on an order: that of `--key`, or one that a wallet made over its text.
	Sign {
		/// The order.
		file: PathBuf,
		/// The signature in hexadecimal digits.
		#[arg(long)]
		signature: Option<String>,
	},
	/// Send an order to the chain. `--key` is a clerk of a service centre.
	Relay {
		/// The order.
		file: PathBuf,
	},
	/// Take an order back. `--key` is its signer.
	Cancel(CancelOptions),
}

#[derive(Args, Debug)]
pub struct Make {
	#[command(flatten)]
	call: CallOptions,
	/// What `govctl chain metadata` saved, in place of a node.
	#[arg(long)]
	metadata: Option<PathBuf>,
	/// In whose name it is done, if a wallet is going to sign: the order is left unsigned then.
	#[arg(long)]
	signer: Option<String>,
	/// Number of the department whose clerks may relay it; any service centre if left out.
	#[arg(long)]
	department: Option<DepartmentId>,
	/// Days for which it is good.
	#[arg(long, default_value_t = 7)]
	days: u64,
	/// Its number, which tells it from others with the same end; by chance if left out.
	#[arg(long)]
	number: Option<u64>,
	/// Where to write it; to standard output if left out.
	#[arg(long)]
	file: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct CancelOptions {
	/// The order.
	#[arg(required_unless_present_all = ["number", "until"])]
	file: Option<PathBuf>,
	/// Its number, if the order is not at hand.
	#[arg(long, requires = "until", conflicts_with = "file")]
	number: Option<u64>,
	/// Its end in milliseconds since 1970.
	#[arg(long, requires = "number", conflicts_with = "file")]
	until: Option<u64>,
}

/// An order on its way.
#[derive(Serialize, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Carried {
	/// Hash of the genesis block of the chain that it is for.
	genesis: H256,
	/// The order, SCALE-encoded.
	order: String,
	/// The signature, SCALE-encoded.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	signature: Option<String>,
}

impl Carried {
	fn read(path: &Path) -> Outcome<Self> {
		let text = fs::read_to_string(path).map_err(Failure::usage);
		let carried = text.and_then(|text| serde_json::from_str(&text).map_err(Failure::usage));
		carried.map_err(|failure| failure.during(path.display()))
	}

	fn write(&self, path: &Path) -> Outcome {
		fs::write(path, self.line()? + "\n")
			.map_err(|error| Failure::usage(error).during(path.display()))
	}

	fn line(&self) -> Outcome<String> {
		serde_json::to_string(self).map_err(Failure::usage)
	}

	fn order(&self) -> Outcome<Record> {
		Record::decode(&bytes(&self.order)?)
	}

	fn signature(&self) -> Outcome<Option<Vec<u8>>> {
		self.signature.as_deref().map(|text| orders::read_signature(bytes(text)?)).transpose()
	}

	fn ensure_chain(&self, genesis: H256) -> Outcome {
		if self.genesis == genesis {
			return Ok(());
		}
		let words = format!("the order is for the chain {:?}, not for {genesis:?}", self.genesis);
		Err(Failure::usage(words))
	}
}

pub async fn run(command: Order, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Order::Make(opts) => make(opts, common, output).await,
		Order::Show { file, metadata } => show(&file, metadata, common, output).await,
		Order::Sign { file, signature } => sign(&file, signature, common, output),
		Order::Relay { file } => relay(&file, common, output).await,
		Order::Cancel(opts) => cancel(opts, common, output).await,
	}
}

fn bytes(text: &str) -> Outcome<Vec<u8>> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	hex::decode(digits).map_err(|error| Failure::usage(format!("{text:?}: {error}")))
}

async fn make(opts: Make, common: &Common, output: &mut Output<'_>) -> Outcome {
	if opts.days == 0 || opts.days > MAX_DAYS {
		let words = format!("an order is good for 1 to {MAX_DAYS} days, not for {}", opts.days);
		return Err(Failure::usage(words));
	}
	let (genesis, call) = match &opts.metadata {
		Some(path) => {
			let saved = SavedMetadata::read(path)?;
			(saved.genesis, AnyCall::parse(&saved.decode()?, &opts.call)?)
		}
		None => {
			let node = common.node().await?;
			let at = node.at_finalised().await?;
			(node.api.genesis_hash(), AnyCall::parse(&at.metadata(), &opts.call)?)
		}
	};
	let (signer, key) = match &opts.signer {
		Some(signer) => (keys::read_account(signer)?, None),
		None => {
			let key = common.key()?;
			(keys::account(&key), Some(key))
		}
	};
	let number = match opts.number {
		Some(number) => number,
		None => {
			let [a, b, c, d, e, f, g, h, ..] = keys::random_bytes()?;
			// 53 bits: as many as every reader of JSON keeps.
			u64::from_le_bytes([a, b, c, d, e, f, g, h]) >> 11
		}
	};
	let order = Record {
		signer,
		department: opts.department,
		number,
		from: in_days(0)?.saturating_sub(CLOCKS_DIFFER),
		until: in_days(opts.days)?.saturating_sub(CLOCKS_DIFFER),
		call: call.bytes.clone(),
	};
	let text = orders::signing_text(order.hash(genesis));
	let carried = Carried {
		genesis,
		order: hexadecimal(order.encode()),
		signature: key.map(|key| hexadecimal(orders::sign(&key, &text))),
	};
	let Some(path) = &opts.file else {
		let value = serde_json::to_value(&carried).map_err(Failure::usage)?;
		return output.result(carried.line()?, &value);
	};
	carried.write(path)?;
	let (rows, value) = describe(&order, genesis, &call, output);
	output.result(table(&rows), &value)
}

async fn show(
	path: &Path,
	metadata: Option<PathBuf>,
	common: &Common,
	output: &mut Output<'_>,
) -> Outcome {
	let carried = Carried::read(path)?;
	let order = carried.order()?;
	if let Some(saved) = metadata {
		let saved = SavedMetadata::read(&saved)?;
		carried.ensure_chain(saved.genesis)?;
		let call = decode_call(&saved.decode()?, &order)?;
		let (rows, value) = describe(&order, saved.genesis, &call, output);
		return output.result(table(&rows), &value);
	}
	let node = common.node().await?;
	carried.ensure_chain(node.api.genesis_hash())?;
	let at = node.at_finalised().await?;
	let call = decode_call(&at.metadata(), &order)?;
	let officer = match common.key {
		Some(_) => Some(keys::account(&common.key()?)),
		None => None,
	};
	let signature = carried.signature()?;
	let info = orders::order(&at, carried.genesis, &order, signature.as_deref(), officer).await?;
	// What is inside is the signer's act, and takes the signer's right.
	let explained = permission::may(&at, &order.signer, &order.call).await?;
	let may = explained.is_some_and(|explained| explained.is_allowed());
	let obstacle = info.obstacle(&at);
	let (mut rows, mut value) = describe(&order, carried.genesis, &call, output);
	value["obstacle"] = json!(obstacle.as_ref().map(ToString::to_string));
	value["signed"] = json!(signature.is_some());
	value["signerMay"] = json!(may);
	let state = match obstacle {
		Some(failure) => output.text(m::ORDER_CANNOT, &[&failure]),
		None if !may => output.text(m::ORDER_NOT_HIS, &[]),
		None if signature.is_none() => output.text(m::ORDER_UNSIGNED, &[]),
		None => output.text(m::ORDER_CAN, &[]),
	};
	rows.push((output.text(m::LABEL_STATE, &[]), state));
	output.result(table(&rows), &value)
}

fn decode_call(metadata: &Metadata, order: &Record) -> Outcome<AnyCall> {
	AnyCall::decode(metadata, order.call.clone())
}

fn sign(
	path: &Path,
	signature: Option<String>,
	common: &Common,
	output: &mut Output<'_>,
) -> Outcome {
	let mut carried = Carried::read(path)?;
	let order = carried.order()?;
	let text = orders::signing_text(order.hash(carried.genesis));
	let signature = match signature {
		Some(signature) => orders::read_signature(bytes(&signature)?)?,
		None => {
			let key = common.key()?;
			let account = keys::account(&key);
			if account != order.signer {
				let words = format!("the order is {}'s, not {account}'s", order.signer);
				return Err(Failure::usage(words));
			}
			orders::sign(&key, &text)
		}
	};
	carried.signature = Some(hexadecimal(signature));
	carried.write(path)?;
	output.result(&text, &json!({ "text": text, "signature": carried.signature }))
}

async fn relay(path: &Path, common: &Common, output: &mut Output<'_>) -> Outcome {
	let carried = Carried::read(path)?;
	let order = carried.order()?;
	let signature = carried
		.signature()?
		.ok_or_else(|| Failure::usage("the order is not signed").during(path.display()))?;
	let officer = common.sender().await?;
	carried.ensure_chain(officer.node.api.genesis_hash())?;
	let best = officer.node.best().await?;
	let at = officer.node.at(best.hash).await?;
	let words = decode_call(&at.metadata(), &order)?.words();
	let info =
		orders::order(&at, carried.genesis, &order, Some(&signature), Some(officer.account()))
			.await?;
	if let Some(obstacle) = info.obstacle(&at) {
		return Err(obstacle);
	}
	let arguments = Relay { order: EncodedCall(order.encode()), signature: EncodedCall(signature) };
	let receipt = officer.send(&call(PALLET, "relay", arguments)).await?;
	let relayed: Relayed = receipt.event(PALLET, "Relayed")?;
	let mut value = receipt.json();
	value["order"] = json!(hexadecimal(relayed.order_hash));
	value["signer"] = json!(order.signer.to_string());
	value["department"] = json!(relayed.department);
	value["call"] = json!(words);
	let block = receipt.block.number;
	output.result(output.text(m::ORDER_RELAYED, &[&words, &order.signer, &block]), &value)
}

async fn cancel(opts: CancelOptions, common: &Common, output: &mut Output<'_>) -> Outcome {
	let signer = common.sender().await?;
	let (number, until) = match (&opts.file, opts.number, opts.until) {
		(Some(path), ..) => {
			let carried = Carried::read(path)?;
			carried.ensure_chain(signer.node.api.genesis_hash())?;
			let order = carried.order()?;
			if signer.account() != order.signer {
				let words = format!("the order is {}'s, not {}'s", order.signer, signer.account());
				return Err(Failure::usage(words));
			}
			(order.number, order.until)
		}
		(None, Some(number), Some(until)) => (number, until),
		_ => return Err(Failure::usage("give the order, or its --number and --until")),
	};
	let receipt = signer.send(&call(PALLET, "cancel", Cancel { number, until })).await?;
	let mut value = receipt.json();
	value["number"] = json!(number);
	value["until"] = json!(until);
	let block = receipt.block.number;
	output.result(output.text(m::ORDER_CANCELLED, &[&number, &block]), &value)
}

/// What is in an order.
fn describe(
	order: &Record,
	genesis: H256,
	call: &AnyCall,
	output: &Output<'_>,
) -> (Vec<(String, String)>, Value) {
	let label = |message| output.text(message, &[]);
	let hash = order.hash(genesis);
	let text = orders::signing_text(hash);
	let department = match order.department {
		Some(department) => department.to_string(),
		None => label(m::ORDER_ANY_DEPARTMENT),
	};
	let rows = vec![
		(label(m::LABEL_SIGNER), order.signer.to_string()),
		(label(m::LABEL_CALL), call.words()),
		(label(m::LABEL_DEPARTMENT), department),
		(label(m::LABEL_NUMBER), order.number.to_string()),
		(label(m::LABEL_FROM), moment(order.from)),
		(label(m::LABEL_UNTIL), moment(order.until)),
		(label(m::LABEL_TEXT), text.clone()),
	];
	let value = json!({
		"signer": order.signer.to_string(),
		"call": call.words(),
		"callBytes": hexadecimal(&order.call),
		"department": order.department,
		"number": order.number,
		"from": order.from,
		"until": order.until,
		"hash": hash,
		"text": text,
	});
	(rows, value)
}

/// A moment as a person reads it, in UTC, with its milliseconds.
fn moment(millis: u64) -> String {
	let date = i64::try_from(millis / 1000)
		.ok()
		.and_then(|seconds| time::OffsetDateTime::from_unix_timestamp(seconds).ok());
	match date {
		Some(date) => format!(
			"{:04}-{:02}-{:02} {:02}:{:02} UTC ({millis})",
			date.year(),
			u8::from(date.month()),
			date.day(),
			date.hour(),
			date.minute(),
		),
		None => millis.to_string(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn carried_order_is_one_line() {
		let carried = Carried { genesis: H256([1; 32]), order: "0x00".into(), signature: None };
		let line = carried.line().unwrap();
		assert_eq!(line, format!(r#"{{"genesis":"0x{}","order":"0x00"}}"#, "01".repeat(32)));
		let read: Carried = serde_json::from_str(&line).unwrap();
		assert!(read.ensure_chain(H256([1; 32])).is_ok());
		assert!(read.ensure_chain(H256([2; 32])).is_err());
		assert!(read.signature().unwrap().is_none());
		assert!(read.order().is_err());
	}

	#[test]
	fn moments_are_read_in_utc() {
		assert_eq!(moment(1_772_413_200_000), "2026-03-02 01:00 UTC (1772413200000)");
		assert_eq!(moment(u64::MAX), u64::MAX.to_string());
	}
}
