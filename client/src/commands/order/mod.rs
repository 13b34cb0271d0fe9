// SPDX-License-Identifier: Apache-2.0

//! `govctl order`: acts that a person signs without a connection, and a department sends.

mod carried;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::{json, Value};
use subxt::{config::substrate::H256, utils::AccountId32, Metadata};

use crate::{
	calls::{AnyCall, CallOptions},
	chain::AtBlock,
	commands::chain::SavedMetadata,
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	moments::{in_days, in_words as moment},
	output::{table, Output},
	rooms::{
		acts::EncodedCall,
		departments::DepartmentId,
		from_hexadecimal, hexadecimal,
		orders::{
			self, transaction_version, Cancel, Cancellation, CancellationRelayed, Order as Record,
			OrderInfo, Relay, RelayCancellation, Relayed, PALLET,
		},
		permission,
	},
	tx::{call, Sender},
	Common,
};
use carried::{ensure_version, Carried, Content};

/// Milliseconds by which an order begins before it is made: clocks differ.
const CLOCKS_DIFFER: u64 = 10 * 60 * 1000;
/// Days for which the chain takes an order.
const MAX_DAYS: u64 = 31;

/// Acts that a person signs without a connection, and a department sends.
#[derive(Subcommand, Debug)]
pub enum Order {
	/// Make an order and sign it with `--key`. With `--metadata` it needs no node.
	Make(Make),
	/// Show in words what is in an order or a cancellation, and whether it can be relayed; with `--key`,
	/// by this officer.
	Show(Show),
	/// Put a signature on an order or a cancellation: that of `--key`, or one that a wallet made over its
	/// text. It needs no node.
	Sign {
		/// The order or cancellation.
		file: PathBuf,
		/// The signature in hexadecimal digits.
		#[arg(long)]
		signature: Option<String>,
	},
	/// Send an order or a cancellation to the chain. `--key` is a clerk of a service centre.
	Relay {
		/// The order or cancellation.
		file: PathBuf,
	},
	/// Take an order back. `--key` is its signer. With `--offline` it needs no node: a service centre
	/// relays what is signed.
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
pub struct Show {
	/// The order or cancellation.
	file: PathBuf,
	/// What `govctl chain metadata` saved, in place of a node.
	#[arg(long)]
	metadata: Option<PathBuf>,
	/// Ask no node. Without `--metadata`, the call of an order is shown in bytes.
	#[arg(long)]
	offline: bool,
}

#[derive(Args, Debug)]
pub struct CancelOptions {
	/// The order.
	#[arg(value_name = "FILE", required_unless_present_all = ["number", "until"])]
	order: Option<PathBuf>,
	/// Its number, if the order is not at hand.
	#[arg(long, requires = "until", conflicts_with = "order")]
	number: Option<u64>,
	/// Its end in milliseconds since 1970.
	#[arg(long, requires = "number", conflicts_with = "order")]
	until: Option<u64>,
	/// Make a cancellation for a service centre to relay, without a node.
	#[arg(long)]
	offline: bool,
	/// The signer, if a wallet is going to sign: the cancellation is left unsigned then.
	#[arg(long, requires = "offline")]
	signer: Option<String>,
	/// What `govctl chain metadata` saved: for which chain, if the order is not at hand.
	#[arg(long, requires = "offline", conflicts_with = "order")]
	metadata: Option<PathBuf>,
	/// Where to write the cancellation; to standard output if left out.
	#[arg(long, requires = "offline")]
	file: Option<PathBuf>,
}

pub async fn run(command: Order, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Order::Make(opts) => make(opts, common, output).await,
		Order::Show(opts) => show(opts, common, output).await,
		Order::Sign { file, signature } => sign(&file, signature, common, output),
		Order::Relay { file } => relay(&file, common, output).await,
		Order::Cancel(opts) if opts.offline => cancel_offline(opts, common, output),
		Order::Cancel(opts) => cancel(opts, common, output).await,
	}
}

async fn make(opts: Make, common: &Common, output: &mut Output<'_>) -> Outcome {
	if opts.days == 0 || opts.days > MAX_DAYS {
		return Err(Failure::says(Exit::Usage, m::ORDER_DAYS, &[&MAX_DAYS, &opts.days]));
	}
	let read = |metadata: &Metadata| -> Outcome<_> {
		Ok((AnyCall::parse(metadata, &opts.call)?, transaction_version(metadata)?))
	};
	let (genesis, (call, version)) = match &opts.metadata {
		Some(path) => {
			let saved = SavedMetadata::read(path)?;
			(saved.genesis, read(&saved.decode()?)?)
		}
		None => {
			let node = common.node().await?;
			let at = node.state().await?;
			(node.api.genesis_hash(), read(&at.metadata())?)
		}
	};
	let signer = match &opts.signer {
		Some(signer) => keys::read_account(signer)?,
		None => keys::account(&common.key()?),
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
	let content = Content::Order(order, version);
	let shown = describe(&content, genesis, &call.words(), output);
	let mut carried = Carried::new(genesis, &content);
	if opts.signer.is_none() {
		carried.set_signature(signed(&content, genesis, common)?);
	}
	give(&carried, opts.file.as_deref(), shown, output)
}

/// Writes what was made and shows it, or gives it out.
fn give(
	carried: &Carried,
	path: Option<&Path>,
	(rows, value): (Vec<(String, String)>, Value),
	output: &mut Output<'_>,
) -> Outcome {
	let Some(path) = path else {
		let value = serde_json::to_value(carried).map_err(Failure::usage)?;
		return output.result(carried.line()?, &value);
	};
	carried.write(path)?;
	output.result(table(&rows), &value)
}

/// The signature of `--key`, which is that of the signer.
fn signed(content: &Content, genesis: H256, common: &Common) -> Outcome<Vec<u8>> {
	let key = common.key()?;
	ensure_signer(content, &keys::account(&key))?;
	Ok(orders::sign(&key, &content.text(genesis)))
}

fn ensure_signer(content: &Content, account: &AccountId32) -> Outcome {
	let signer = content.signer();
	match signer == *account {
		true => Ok(()),
		false => Err(Failure::says(Exit::Usage, m::ORDER_OF_OTHER, &[&signer, account])),
	}
}

async fn show(opts: Show, common: &Common, output: &mut Output<'_>) -> Outcome {
	let carried = Carried::read(&opts.file)?;
	let content = carried.content()?;
	if opts.offline || opts.metadata.is_some() {
		let saved = opts.metadata.as_deref().map(SavedMetadata::read).transpose()?;
		if let Some(saved) = &saved {
			carried.ensure_chain(saved.genesis)?;
		}
		let words = match (&content, saved) {
			(Content::Order(order, version), Some(saved)) => {
				read_call(&saved.decode()?, order, *version)?
			}
			(Content::Order(order, _), None) => {
				output.text(m::ORDER_CALL_UNREAD, &[&hexadecimal(&order.call)])
			}
			(Content::Cancellation(_), _) => output.text(m::CANCELLATION, &[]),
		};
		let (rows, value) = describe(&content, carried.genesis, &words, output);
		return output.result(table(&rows), &value);
	}
	let node = common.node().await?;
	carried.ensure_chain(node.api.genesis_hash())?;
	let at = node.state().await?;
	let officer = match common.key {
		Some(_) => Some(keys::account(&common.key()?)),
		None => None,
	};
	let signature = carried.signature()?;
	let (words, may) = match &content {
		Content::Order(order, version) => {
			let words = read_call(&at.metadata(), order, *version)?;
			// What is inside is the signer's act, and takes the signer's right.
			let explained = permission::may(&at, &order.signer, &order.call).await?;
			(words, explained.is_some_and(|explained| explained.is_allowed()))
		}
		Content::Cancellation(_) => (output.text(m::CANCELLATION, &[]), true),
	};
	let info = info(&at, &carried, &content, signature.as_deref(), officer).await?;
	let obstacle = info.obstacle(&at);
	let (mut rows, mut value) = describe(&content, carried.genesis, &words, output);
	value["obstacle"] = json!(obstacle.as_ref().map(ToString::to_string));
	value["signed"] = json!(signature.is_some());
	value["signerMay"] = json!(may);
	let state = match obstacle {
		Some(failure) => output.text(m::ORDER_CANNOT, &[&failure.shown(output.lang)]),
		None if !may => output.text(m::ORDER_NOT_HIS, &[]),
		None if signature.is_none() => output.text(m::ORDER_UNSIGNED, &[]),
		None => output.text(m::ORDER_CAN, &[]),
	};
	rows.push((output.text(m::LABEL_STATE, &[]), state));
	output.result(table(&rows), &value)
}

/// The call of an order in words, if this metadata is of a runtime that reads it as the signer did.
fn read_call(metadata: &Metadata, order: &Record, version: u32) -> Outcome<String> {
	ensure_version(version, transaction_version(metadata)?)?;
	Ok(AnyCall::decode(metadata, order.call.clone())?.words())
}

/// What the chain says of what is carried.
async fn info(
	at: &AtBlock,
	carried: &Carried,
	content: &Content,
	signature: Option<&[u8]>,
	officer: Option<AccountId32>,
) -> Outcome<OrderInfo> {
	let genesis = carried.genesis;
	match content {
		Content::Order(order, _) => orders::order(at, genesis, order, signature, officer).await,
		Content::Cancellation(cancellation) => {
			orders::cancellation(at, genesis, cancellation, signature, officer).await
		}
	}
}

fn sign(
	path: &Path,
	signature: Option<String>,
	common: &Common,
	output: &mut Output<'_>,
) -> Outcome {
	let mut carried = Carried::read(path)?;
	let content = carried.content()?;
	let signature = match signature {
		Some(signature) => orders::read_signature(from_hexadecimal(&signature)?)?,
		None => signed(&content, carried.genesis, common)?,
	};
	let text = content.text(carried.genesis);
	let value = json!({ "text": text, "signature": hexadecimal(&signature) });
	carried.set_signature(signature);
	carried.write(path)?;
	output.result(&text, &value)
}

async fn relay(path: &Path, common: &Common, output: &mut Output<'_>) -> Outcome {
	let carried = Carried::read(path)?;
	let content = carried.content()?;
	let signature = carried.signature()?.ok_or_else(|| {
		Failure::says(Exit::Usage, m::ORDER_NOT_SIGNED, &[]).during(path.display())
	})?;
	let officer = common.sender().await?;
	carried.ensure_chain(officer.node.api.genesis_hash())?;
	let best = officer.node.newest().await?;
	let at = officer.node.at(best.hash).await?;
	let words = match &content {
		Content::Order(order, version) => read_call(&at.metadata(), order, *version)?,
		Content::Cancellation(_) => String::new(),
	};
	let info = info(&at, &carried, &content, Some(&signature), Some(officer.account())).await?;
	if let Some(obstacle) = info.obstacle(&at) {
		return Err(obstacle);
	}
	match content {
		Content::Order(order, _) => relay_order(&officer, order, &words, signature, output).await,
		Content::Cancellation(cancellation) => {
			relay_cancellation(&officer, &cancellation, signature, output).await
		}
	}
}

async fn relay_order(
	officer: &Sender,
	order: Record,
	words: &str,
	signature: Vec<u8>,
	output: &mut Output<'_>,
) -> Outcome {
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

async fn relay_cancellation(
	officer: &Sender,
	cancellation: &Cancellation,
	signature: Vec<u8>,
	output: &mut Output<'_>,
) -> Outcome {
	let Cancellation { number, until, .. } = *cancellation;
	let signer = cancellation.signer();
	let signature = EncodedCall(signature);
	let arguments = RelayCancellation { signer, number, until, signature };
	let receipt = officer.send(&call(PALLET, "relay_cancellation", arguments)).await?;
	let relayed: CancellationRelayed = receipt.event(PALLET, "CancellationRelayed")?;
	let mut value = receipt.json();
	value["signer"] = json!(signer.to_string());
	value["number"] = json!(number);
	value["until"] = json!(until);
	value["department"] = json!(relayed.department);
	let block = receipt.block.number;
	output.result(output.text(m::CANCELLATION_RELAYED, &[&number, &signer, &block]), &value)
}

/// The order in a file, and for which chain it is.
fn read_order(path: &Path) -> Outcome<(Carried, Record)> {
	let carried = Carried::read(path)?;
	match carried.content()? {
		Content::Order(order, _) => Ok((carried, order)),
		Content::Cancellation(_) => {
			let failure = Failure::says(Exit::Usage, m::CANCELLATION_IS_NO_ORDER, &[]);
			Err(failure.during(path.display()))
		}
	}
}

async fn cancel(opts: CancelOptions, common: &Common, output: &mut Output<'_>) -> Outcome {
	let signer = common.sender().await?;
	let (number, until) = match (&opts.order, opts.number, opts.until) {
		(Some(path), ..) => {
			let (carried, order) = read_order(path)?;
			carried.ensure_chain(signer.node.api.genesis_hash())?;
			ensure_signer(&carried.content()?, &signer.account())?;
			(order.number, order.until)
		}
		(None, Some(number), Some(until)) => (number, until),
		_ => return Err(Failure::says(Exit::Usage, m::ORDER_OR_NUMBER, &[])),
	};
	let receipt = signer.send(&call(PALLET, "cancel", Cancel { number, until })).await?;
	let mut value = receipt.json();
	value["number"] = json!(number);
	value["until"] = json!(until);
	let block = receipt.block.number;
	output.result(output.text(m::ORDER_CANCELLED, &[&number, &block]), &value)
}

fn cancel_offline(opts: CancelOptions, common: &Common, output: &mut Output<'_>) -> Outcome {
	let own = || match &opts.signer {
		Some(signer) => keys::read_account(signer),
		None => Ok(keys::account(&common.key()?)),
	};
	let (genesis, cancellation) = match (&opts.order, opts.number, opts.until) {
		(Some(path), ..) => {
			let (carried, order) = read_order(path)?;
			ensure_signer(&carried.content()?, &own()?)?;
			(carried.genesis, Cancellation::new(order.signer, order.number, order.until))
		}
		(None, Some(number), Some(until)) => {
			let missing = || Failure::says(Exit::Usage, m::CANCELLATION_NEEDS_METADATA, &[]);
			let saved = opts.metadata.as_deref().ok_or_else(missing)?;
			(SavedMetadata::read(saved)?.genesis, Cancellation::new(own()?, number, until))
		}
		_ => return Err(Failure::says(Exit::Usage, m::ORDER_OR_NUMBER, &[])),
	};
	let content = Content::Cancellation(cancellation);
	let shown = describe(&content, genesis, &output.text(m::CANCELLATION, &[]), output);
	let mut carried = Carried::new(genesis, &content);
	if opts.signer.is_none() {
		carried.set_signature(signed(&content, genesis, common)?);
	}
	give(&carried, opts.file.as_deref(), shown, output)
}

/// What is in an order or a cancellation, of which `words` say what it does.
fn describe(
	content: &Content,
	genesis: H256,
	words: &str,
	output: &Output<'_>,
) -> (Vec<(String, String)>, Value) {
	let label = |message| output.text(message, &[]);
	let (signer, text) = (content.signer().to_string(), content.text(genesis));
	let mut rows =
		vec![(label(m::LABEL_SIGNER), signer.clone()), (label(m::LABEL_CALL), words.into())];
	let mut value = json!({ "signer": signer, "hash": content.hash(genesis), "text": text });
	let (number, until) = match content {
		Content::Order(order, version) => {
			let department = match order.department {
				Some(department) => department.to_string(),
				None => label(m::ORDER_ANY_DEPARTMENT),
			};
			rows.push((label(m::LABEL_DEPARTMENT), department));
			rows.push((label(m::LABEL_FROM), moment(order.from)));
			value["call"] = json!(words);
			value["callBytes"] = json!(hexadecimal(&order.call));
			value["department"] = json!(order.department);
			value["from"] = json!(order.from);
			value["transactionVersion"] = json!(version);
			(order.number, order.until)
		}
		Content::Cancellation(cancellation) => {
			value["cancels"] = json!(true);
			(cancellation.number, cancellation.until)
		}
	};
	value["number"] = json!(number);
	value["until"] = json!(until);
	rows.extend([
		(label(m::LABEL_UNTIL), moment(until)),
		(label(m::LABEL_NUMBER), number.to_string()),
		(label(m::LABEL_TEXT), text),
	]);
	(rows, value)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::testing;

	/// Runs a command without a node, and gives what it says in JSON.
	fn offline(arguments: &[&str]) -> Outcome<Value> {
		testing::offline(run, arguments)
	}

	/// A folder with an order of //Alice in it.
	fn folder(name: &str) -> (PathBuf, String) {
		let folder = std::env::temp_dir().join(format!("govctl-{name}-{}", std::process::id()));
		std::fs::create_dir_all(&folder).unwrap();
		let signer = keys::read_account("//Alice").unwrap();
		let call = vec![9, 9];
		let order = Record { signer, department: None, number: 7, from: 1, until: 2, call };
		let path = folder.join("order.json");
		Carried::new(H256([1; 32]), &Content::Order(order, 3)).write(&path).unwrap();
		(folder, path.display().to_string())
	}

	#[test]
	fn order_is_signed_and_shown_without_a_node_and_without_metadata() {
		let (folder, order) = folder("sign");
		let shown = offline(&["show", &order, "--offline"]).unwrap();
		assert_eq!(
			(&shown["callBytes"], &shown["transactionVersion"]),
			(&json!("0x0909"), &json!(3))
		);
		let signed = offline(&["sign", &order, "--key", "//Alice"]).unwrap();
		assert_eq!(signed["text"], shown["text"]);
		let carried = Carried::read(Path::new(&order)).unwrap();
		assert_eq!(carried.signature().unwrap().unwrap().len(), 65);
		assert!(offline(&["sign", &order, "--key", "//Bob"]).is_err());
		std::fs::remove_dir_all(folder).unwrap();
	}

	#[test]
	fn order_is_made_and_read_by_saved_metadata() {
		let (folder, other) = folder("make");
		let path = |name: &str| folder.join(name).display().to_string();
		let metadata = govchain_runtime::Runtime::metadata_at_version(15).unwrap();
		let saved = json!({
			"genesis": H256([1; 32]),
			"specVersion": govchain_runtime::VERSION.spec_version,
			"metadata": hexadecimal(&*metadata),
		});
		std::fs::write(path("metadata.json"), saved.to_string()).unwrap();
		let (file, metadata) = (path("made.json"), path("metadata.json"));
		let by_metadata = ["--metadata", &metadata];
		let call = ["make", "Approvals.withdraw", "{ case: 1 }", "--file", &file];
		let made = offline(&[&call[..], &by_metadata, &["--key", "//Alice"]].concat()).unwrap();
		let version = govchain_runtime::VERSION.transaction_version;
		assert_eq!(made["transactionVersion"], json!(version));
		assert_eq!(offline(&[&["show", &file][..], &by_metadata].concat()).unwrap(), made);
		// What is for another version is not read by this metadata.
		let refused = offline(&[&["show", &other][..], &by_metadata].concat()).unwrap_err();
		assert!(refused.words.contains("transaction version 3"), "{refused}");
		std::fs::remove_dir_all(folder).unwrap();
	}

	#[test]
	fn cancellation_is_made_shown_and_signed_without_a_node() {
		let (folder, order) = folder("cancel");
		let file = folder.join("cancellation.json").display().to_string();
		let cancel = ["cancel", &order, "--offline", "--file", &file];
		let made = offline(&[&cancel[..], &["--key", "//Alice"]].concat()).unwrap();
		assert_eq!((&made["number"], &made["until"]), (&json!(7), &json!(2)));
		let carried = Carried::read(Path::new(&file)).unwrap();
		assert!(carried.signature().unwrap().is_some());
		assert_eq!(offline(&["show", &file, "--offline"]).unwrap(), made);
		// For a wallet: without a signature, and with the text that it signs.
		let unsigned = offline(&[&cancel[..], &["--signer", "//Alice"]].concat()).unwrap();
		assert_eq!(unsigned["text"], made["text"]);
		assert!(made["text"].as_str().unwrap().starts_with("govchain:cancel:0x"));
		assert!(Carried::read(Path::new(&file)).unwrap().signature().unwrap().is_none());
		let signature = format!("0x{}", "05".repeat(64));
		offline(&["sign", &file, "--signature", &signature]).unwrap();
		assert!(Carried::read(Path::new(&file)).unwrap().signature().unwrap().is_some());

		let another = offline(&[&cancel[..], &["--key", "//Bob"]].concat());
		assert!(another.unwrap_err().words.contains("the order is"), "of another signer");
		let of_none = offline(&["cancel", &file, "--offline", "--key", "//Alice"]);
		assert!(of_none.unwrap_err().words.contains("a cancellation, and no order"));
		let numbered = ["cancel", "--number", "7", "--until", "2", "--offline", "--key", "//Alice"];
		assert!(offline(&numbered).unwrap_err().words.contains("--metadata"));
		// What belongs to one made offline is refused without it.
		assert!(offline(&["cancel", &order, "--signer", "//Alice"]).is_err());
		std::fs::remove_dir_all(folder).unwrap();
	}
}
