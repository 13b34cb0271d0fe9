// SPDX-License-Identifier: Apache-2.0

//! `govctl upgrade`: another runtime, from its check to its first blocks.

use std::{
	collections::BTreeSet,
	env, fs,
	path::{Path, PathBuf},
	process::Stdio,
	time::{Duration, Instant},
};

use clap::{Args, Subcommand};
use futures::future::try_join_all;
use govchain_upgrade_report::{code, Change, Effect, Report, Run, Version, What};
use scale_encode::EncodeAsType;
use scale_value::Value;
use serde_json::json;
use subxt::config::{substrate::H256, Hasher};
use tokio::io::{AsyncBufReadExt, BufReader};

use super::motion;
use crate::{
	calls::AnyCall,
	chain::{all_read, each, AtBlock, BlockRef, Chain, Node},
	exit::{Exit, Failure, Outcome},
	messages as m,
	output::{table, Format, Output},
	rooms::{hexadecimal, upgrade},
	stats::thousands,
	tx, Common,
};

/// The largest code. A block takes a transaction with as much, and with what else must be in it.
const MOST_BYTES: usize = 3 * 1024 * 1024;
/// The program that checks, which isn't part of `govctl`: it brings an executor of runtimes.
const TOOL: &str = "govchain-upgrade-check";
/// Blocks before the upgrade whose slots are counted too.
const WATCH_BEFORE: u64 = 5;
/// Picoseconds of reference time in a millisecond.
const MILLIS: u64 = 1_000_000_000;

/// Check, authorise and apply another runtime.
#[derive(Subcommand, Debug)]
pub enum Upgrade {
	/// Try a runtime on the state of a live node, and say what clients notice of it. Exits with 5 if the
	/// upgrade must not happen.
	Check(Check),
	/// Propose that the council authorises a code. `--key` is a councillor.
	Authorize(Authorize),
	/// Send the code that the council has authorised, and watch until it runs on every node of `--url`.
	/// Anyone whom the chain knows may; a councillor's budget always has room for it.
	Apply(Apply),
	/// Show which runtime each node of `--url` runs, and which code is authorised.
	Status,
}

#[derive(Args, Debug)]
pub struct Code {
	/// The new runtime, compiled and compressed.
	#[arg(long, value_name = "FILE")]
	code: PathBuf,
}

#[derive(Args, Debug)]
pub struct Check {
	#[command(flatten)]
	code: Code,
	/// The same runtime built with the feature try-runtime, for the dry run.
	#[arg(long, value_name = "FILE")]
	try_runtime_code: Option<PathBuf>,
	/// Keep the report here, for `upgrade authorize`.
	#[arg(long, value_name = "FILE")]
	report: Option<PathBuf>,
	/// What breaks clients is no reason to exit with 5.
	#[arg(long)]
	accept_breaking: bool,
	/// The program that checks, if it is neither beside `govctl` nor on PATH.
	#[arg(long, value_name = "FILE", env = "GOVCHAIN_UPGRADE_CHECK")]
	tool: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct Authorize {
	#[command(flatten)]
	code: Code,
	/// The report of `upgrade check`: it must be about this code, and have found nothing against it.
	#[arg(long, value_name = "FILE")]
	check_report: Option<PathBuf>,
	/// What breaks clients is no reason to refuse.
	#[arg(long)]
	accept_breaking: bool,
}

#[derive(Args, Debug)]
pub struct Apply {
	#[command(flatten)]
	code: Code,
	/// Blocks of the new runtime that are watched for missed slots.
	#[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u64).range(..=10_000))]
	watch: u64,
}

pub async fn run(command: Upgrade, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Upgrade::Check(opts) => check(opts, common, output).await,
		Upgrade::Authorize(opts) => authorize(opts, common, output).await,
		Upgrade::Apply(opts) => apply(opts, common, output).await,
		Upgrade::Status => status(common, output).await,
	}
}

/// A compiled runtime.
struct NewCode {
	bytes: Vec<u8>,
	version: Version,
}

impl Code {
	fn read(&self) -> Outcome<NewCode> {
		let of_file = |failure: Failure| failure.during(self.code.display());
		let bytes = fs::read(&self.code).map_err(Failure::usage).map_err(of_file)?;
		if bytes.len() > MOST_BYTES {
			let values: [&dyn std::fmt::Display; 2] = [&bytes.len(), &MOST_BYTES];
			return Err(of_file(Failure::says(Exit::Usage, m::CODE_TOO_LARGE, &values)));
		}
		let version = code::version(&bytes).map_err(Failure::usage).map_err(of_file)?;
		Ok(NewCode { bytes, version })
	}
}

impl NewCode {
	fn hash(&self, at: &AtBlock) -> H256 {
		at.hasher().hash(&self.bytes)
	}

	/// Whether the chain would take it after the runtime at `block`: nobody should vote for what is
	/// refused in the end.
	async fn may_follow(&self, node: &Node, block: BlockRef) -> Outcome {
		let running = upgrade::running(node, Some(block.hash)).await?;
		let Version { spec_name, spec_version, .. } = &self.version;
		if *spec_name != running.spec_name {
			let values: [&dyn std::fmt::Display; 2] = [spec_name, &running.spec_name];
			return Err(Failure::says(Exit::Usage, m::CODE_OF_ANOTHER_CHAIN, &values));
		}
		if *spec_version <= running.spec_version {
			let values: [&dyn std::fmt::Display; 2] = [spec_version, &running.spec_version];
			return Err(Failure::says(Exit::Usage, m::CODE_TOO_OLD, &values));
		}
		Ok(())
	}
}

async fn check(opts: Check, common: &Common, output: &mut Output<'_>) -> Outcome {
	let url = common.first_url()?;
	// What can be known without a node is said before it is asked.
	opts.code.read()?;
	let tool = match opts.tool {
		Some(tool) => tool,
		None => find_tool()
			.ok_or_else(|| Failure::says(Exit::Process, m::NO_UPGRADE_CHECK, &[&TOOL, &TOOL]))?,
	};
	output.progress(m::UPGRADE_CHECKING, &[&tool.display()]);
	let scratch = env::temp_dir().join(format!("govctl-upgrade-{}.json", std::process::id()));
	let path = opts.report.as_deref().unwrap_or(&scratch);
	let mut command = tokio::process::Command::new(&tool);
	command.arg("--url").arg(url).arg("--code").arg(&opts.code.code).arg("--report").arg(path);
	if let Some(code) = &opts.try_runtime_code {
		command.arg("--try-runtime-code").arg(code);
	}
	let ended = run_tool(command, output).await.map_err(|failure| match failure.exit {
		Exit::Process => failure.during(tool.display()),
		_ => failure,
	});
	let report = ended.and_then(|()| read_report(path));
	let _ = fs::remove_file(&scratch);
	let report = report?;
	let value = serde_json::to_value(&report).map_err(Failure::incompatible)?;
	output.result(words(&report, output), &value)?;
	verdict(&report, opts.accept_breaking)
}

/// Runs the program that checks. Its last line on standard error says why it failed, and its exit code is
/// one of ours.
async fn run_tool(mut command: tokio::process::Command, output: &mut Output<'_>) -> Outcome {
	let failed = |error: std::io::Error| Failure::new(Exit::Process, error);
	// What it says of its progress must not come between our result.
	let progress = match output.format {
		Format::Text => Stdio::from(std::io::stderr()),
		Format::Json => Stdio::null(),
	};
	command.stdin(Stdio::null()).stdout(progress).stderr(Stdio::piped()).kill_on_drop(true);
	let mut running = command.spawn().map_err(failed)?;
	let mut last = String::new();
	if let Some(said) = running.stderr.take() {
		let mut lines = BufReader::new(said).split(b'\n');
		while let Some(line) = lines.next_segment().await.map_err(failed)? {
			last = String::from_utf8_lossy(&line).into_owned();
			if !last.starts_with(TOOL) {
				output.progress_line(&last);
			}
		}
	}
	let ended = running.wait().await.map_err(failed)?;
	if ended.success() {
		return Ok(());
	}
	let exit = [Exit::Usage, Exit::Connection, Exit::Process, Exit::Incompatible]
		.into_iter()
		.find(|exit| ended.code() == Some(*exit as i32));
	match (exit, last.strip_prefix(TOOL).and_then(|rest| rest.strip_prefix(": "))) {
		(Some(exit), Some(words)) => Err(Failure::new(exit, words)),
		_ => Err(Failure::new(Exit::Process, format!("ended with {ended}"))),
	}
}

/// Beside this program, or where commands are looked for.
fn find_tool() -> Option<PathBuf> {
	let beside = env::current_exe().ok()?.parent().map(Path::to_path_buf);
	let path = env::var_os("PATH").unwrap_or_default();
	let folders = beside.into_iter().chain(env::split_paths(&path));
	folders.map(|folder| folder.join(TOOL)).find(|file| file.is_file())
}

fn read_report(path: &Path) -> Outcome<Report> {
	let of_file = |failure: Failure| failure.during(path.display());
	let bytes = fs::read(path).map_err(Failure::usage).map_err(of_file)?;
	serde_json::from_slice(&bytes)
		.map_err(|error| of_file(Failure::says(Exit::Usage, m::NOT_A_REPORT, &[&error])))
}

/// A report says something of the chain whose block it was made at, and of the runtime that ran then.
async fn ensure_of_this_chain(report: &Report, node: &Node, at: &AtBlock) -> Outcome {
	let (checked, running) = (report.before.spec_version, at.spec_version());
	if checked != running {
		return Err(Failure::says(Exit::Usage, m::REPORT_OF_VERSION, &[&checked, &running]));
	}
	let number = report.block.number;
	let hash = hexadecimal(node.hash_at(number).await?);
	if report.block.hash != hash {
		let values: [&dyn std::fmt::Display; 3] = [&number, &report.block.hash, &hash];
		return Err(Failure::says(Exit::Usage, m::REPORT_OF_BLOCK, &values));
	}
	Ok(())
}

/// Whether nothing stands against the upgrade.
fn verdict(report: &Report, accept_breaking: bool) -> Outcome {
	if !report.problems.is_empty() {
		return Err(Failure::unmet(report.problems.join("; ")));
	}
	if report.clients_break && !accept_breaking {
		let names: Vec<_> = report.breaking().map(|change| change.name.as_str()).collect();
		return Err(Failure::says(Exit::Unmet, m::CLIENTS_BREAK_BY, &[&names.join(", ")]));
	}
	Ok(())
}

/// The report as a person reads it.
fn words(report: &Report, output: &Output<'_>) -> String {
	let Report { before, after, .. } = report;
	let mut rows = vec![
		(output.text(m::LABEL_CHECKED_AT, &[]), format!("{}", report.block.number)),
		(
			output.text(m::LABEL_CODE, &[]),
			output.text(m::UPGRADE_CODE, &[&report.code_hash, &thousands(report.code_bytes)]),
		),
		(
			output.text(m::LABEL_VERSIONS, &[]),
			output.text(
				m::UPGRADE_VERSIONS,
				&[
					&before.spec_version,
					&after.spec_version,
					&before.transaction_version,
					&after.transaction_version,
				],
			),
		),
	];
	let label = output.text(m::LABEL_DRY_RUN, &[]);
	match &report.dry_run {
		None => rows.push((label, output.text(m::UPGRADE_NOT_RUN, &[]))),
		Some(dry_run) => {
			let Run { written, removed, weight, millis } = &dry_run.first;
			let values = (thousands(*written), thousands(dry_run.entries), thousands(*removed));
			let (weight, limit) = (weight.0.div_ceil(MILLIS), dry_run.limit.0 / MILLIS);
			rows.push((
				label,
				output.text(
					m::UPGRADE_RUN,
					&[&values.0, &values.1, &values.2, &weight, &limit, millis],
				),
			));
			let Run { written, removed, .. } = &dry_run.second;
			rows.push((
				output.text(m::LABEL_RUN_AGAIN, &[]),
				output.text(m::UPGRADE_RUN_AGAIN, &[written, removed]),
			));
			if dry_run.begins_multi_block {
				rows.push((String::new(), output.text(m::UPGRADE_MULTI_BLOCK, &[])));
			}
		}
	}
	let breaking = report.breaking().count();
	let clients = match breaking {
		0 => output.text(m::UPGRADE_CLIENTS_GO_ON, &[]),
		_ => output.text(m::UPGRADE_CLIENTS_BREAK, &[&breaking]),
	};
	rows.push((output.text(m::LABEL_CLIENTS, &[]), clients));
	let mut lines = vec![table(&rows)];
	lines.extend(report.changes.iter().map(|change| line(change, output)));
	for problem in &report.problems {
		lines.push(output.text(m::UPGRADE_PROBLEM, &[problem]));
	}
	if verdict(report, true).is_ok() {
		lines.push(match &report.dry_run {
			Some(_) => output.text(m::UPGRADE_MAY, &[&report.code_hash]),
			None => output.text(m::UPGRADE_UNTRIED, &[]),
		});
	}
	lines.join("\n")
}

/// One change on one line.
fn line(change: &Change, output: &Output<'_>) -> String {
	let what = output.text(
		match change.what {
			What::Added => m::CHANGE_ADDED,
			What::Removed => m::CHANGE_REMOVED,
			What::Changed => m::CHANGE_CHANGED,
		},
		&[],
	);
	let effect = match change.effect {
		Effect::None => String::new(),
		Effect::Widens => output.text(m::UPGRADE_WIDENS, &[]),
		Effect::Breaks => output.text(m::UPGRADE_BREAKS, &[]),
	};
	let how = match change.how.is_empty() {
		true => String::new(),
		false => format!(": {}", change.how.join("; ")),
	};
	let kind = format!("{:?}", change.kind).to_lowercase();
	format!("  {what}  {kind} {}{how}{effect}", change.name)
}

async fn authorize(opts: Authorize, common: &Common, output: &mut Output<'_>) -> Outcome {
	let new = opts.code.read()?;
	let report = opts.check_report.as_deref().map(read_report).transpose()?;
	let councillor = common.sender().await?;
	let best = councillor.node.newest().await?;
	let at = councillor.node.at(best.hash).await?;
	new.may_follow(&councillor.node, best).await?;
	let hash = new.hash(&at);
	let is_tried = report.as_ref().is_some_and(|report| report.dry_run.is_some());
	let checked = [("checked", json!(report.is_some())), ("dryRun", json!(is_tried))];
	match &report {
		Some(report) if report.code_hash != hexadecimal(hash) => {
			let values: [&dyn std::fmt::Display; 2] = [&report.code_hash, &hexadecimal(hash)];
			return Err(Failure::says(Exit::Usage, m::REPORT_OF_CODE, &values));
		}
		Some(report) => {
			ensure_of_this_chain(report, &councillor.node, &at).await?;
			if !is_tried {
				output.progress(m::UPGRADE_UNTRIED, &[]);
			}
			verdict(report, opts.accept_breaking)?;
		}
		None => output.progress(m::UPGRADE_UNCHECKED, &[]),
	}
	let hash = [("code_hash", Value::from_bytes(hash))];
	let call = AnyCall::new(&at.metadata(), "System", "authorize_upgrade", hash)?;
	motion::propose_call(&councillor, &at, &call, false, &checked, output).await?;
	let file = opts.code.code.display();
	output.progress(m::UPGRADE_NEXT, &[&file, &file]);
	Ok(())
}

#[derive(EncodeAsType)]
struct ApplyUpgrade {
	code: Vec<u8>,
}

async fn apply(opts: Apply, common: &Common, output: &mut Output<'_>) -> Outcome {
	let new = opts.code.read()?;
	let version = new.version.spec_version;
	let sender = common.sender().await?;
	let node = sender.node.clone();
	let best = node.newest().await?;
	let at = node.at(best.hash).await?;
	let hash = new.hash(&at);
	match upgrade::authorised(&at).await? {
		Some(authorised) if authorised == hash.0 => {}
		Some(authorised) => {
			let values: [&dyn std::fmt::Display; 2] =
				[&hexadecimal(authorised), &hexadecimal(hash)];
			return Err(Failure::says(Exit::Usage, m::OTHER_AUTHORISED, &values));
		}
		None => {
			return Err(Failure::says(Exit::NotFound, m::NONE_AUTHORISED, &[]));
		}
	}
	new.may_follow(&node, best).await?;
	output.progress(m::UPGRADE_SENDING, &[&thousands(new.bytes.len() as u64)]);
	let call = tx::call("System", "apply_authorized_upgrade", ApplyUpgrade { code: new.bytes });
	let receipt = sender.send(&call).await?;
	let sent = receipt.block;
	// The call succeeds too when it throws an unfit code away.
	if upgrade::code_hash(&node, sent.hash).await? != hash {
		#[derive(scale_decode::DecodeAsType)]
		struct Rejected {
			error: Value<()>,
		}
		let rejected: Rejected = receipt.event("System", "RejectedInvalidAuthorizedUpgrade")?;
		return Err(Failure::says(Exit::Refused, m::CODE_THROWN_AWAY, &[&rejected.error]));
	}

	output.progress(m::UPGRADE_IN_BLOCK, &[&sent.number, &version]);
	let deadline = Instant::now() + common.patience();
	let began = first_block(&node, sent.number, version, deadline).await?;
	let (from, until) = (sent.number.saturating_sub(WATCH_BEFORE).max(1), began + opts.watch);
	output.progress(m::UPGRADE_WATCHING, &[&version, &began, &until]);
	let patience = common.patience() + Duration::from_secs(2 * opts.watch);
	node.until_finalised(until, patience).await?;
	let hashes = try_join_all((from..=until).map(|number| node.hash_at(number))).await?;
	let slots = try_join_all(hashes.iter().map(|hash| upgrade::slot(&node, *hash))).await?;
	let (missed, at_once) = upgrade::missed(&slots);

	let config = Chain::new();
	// Another address of the same node is no other node.
	let mut peers = BTreeSet::new();
	for url in &common.url {
		let node = Node::connect(url, &config).await?;
		peers.insert(node.peer_id().await?);
		let block = node.until_finalised(until, common.patience()).await?;
		let running = upgrade::running(&node, Some(block.hash)).await?;
		if running.spec_version != version {
			let values: [&dyn std::fmt::Display; 3] = [url, &running.spec_version, &version];
			return Err(Failure::says(Exit::Unmet, m::RUNS_ANOTHER, &values));
		}
	}
	let nodes = peers.len();
	let mut value = receipt.json();
	value["codeHash"] = json!(hexadecimal(hash));
	value["specVersion"] = json!(version);
	value["firstBlock"] = json!(began);
	value["nodes"] = json!(nodes);
	value["watched"] = json!({ "from": from, "to": until });
	value["missedSlots"] = json!(missed);
	value["missedAtOnce"] = json!(at_once);
	let text =
		output.text(m::UPGRADE_DONE, &[&version, &nodes, &began, &from, &until, &missed, &at_once]);
	output.result(text, &value)
}

/// The first finalised block after `sent` that runtime `version` made.
async fn first_block(node: &Node, sent: u64, version: u32, deadline: Instant) -> Outcome<u64> {
	let mut next = sent + 1;
	loop {
		let finalised = node.finalised().await?;
		while next <= finalised.number {
			let at = node.at(node.hash_at(next).await?).await?;
			if upgrade::made_by(&at).await? == version {
				return Ok(next);
			}
			next += 1;
		}
		if Instant::now() > deadline {
			let values: [&dyn std::fmt::Display; 2] = [&version, &finalised.number];
			return Err(Failure::says(Exit::TimedOut, m::NO_BLOCK_OF_RUNTIME, &values));
		}
		tokio::time::sleep(Duration::from_millis(200)).await;
	}
}

async fn status(common: &Common, output: &mut Output<'_>) -> Outcome {
	let all = each(&common.url, read_status).await;
	let mut texts = Vec::new();
	let mut values = Vec::new();
	for (url, read) in &all {
		let label = output.text(m::LABEL_NODE, &[]);
		let Status { best, running, code, authorised } = match read {
			Ok(status) => status,
			Err(failure) => {
				texts.push(table(&[(label, format!("{url}  {}", failure.shown(output.lang)))]));
				values.push(json!({ "url": url, "error": failure.to_string() }));
				continue;
			}
		};
		let version = format!("{} {}", running.spec_name, running.spec_version);
		texts.push(table(&[
			(label, url.to_string()),
			(output.text(m::LABEL_RUNTIME, &[]), output.text(m::UPGRADE_STATUS, &[&version, code])),
			(
				output.text(m::LABEL_AUTHORISED, &[]),
				authorised
					.clone()
					.unwrap_or_else(|| output.text(m::UPGRADE_NOTHING_AUTHORISED, &[])),
			),
		]));
		values.push(json!({
			"url": url,
			"best": best.number,
			"specName": running.spec_name,
			"specVersion": running.spec_version,
			"transactionVersion": running.transaction_version,
			"codeHash": code,
			"authorised": authorised,
		}));
	}
	output.result(texts.join("\n\n"), &json!(values))?;
	all_read(&all)
}

/// Which runtime a node runs.
struct Status {
	best: BlockRef,
	running: upgrade::Running,
	code: String,
	authorised: Option<String>,
}

async fn read_status(node: Node) -> Outcome<Status> {
	let best = node.best().await?;
	let at = node.at(best.hash).await?;
	Ok(Status {
		best,
		running: upgrade::running(&node, Some(best.hash)).await?,
		code: hexadecimal(upgrade::code_hash(&node, best.hash).await?),
		authorised: upgrade::authorised(&at).await?.map(hexadecimal),
	})
}

#[cfg(test)]
mod tests {
	use govchain_upgrade_report::{Block, Kind};

	use super::*;

	fn report() -> Report {
		let version = |spec_version| Version {
			spec_name: "govchain".into(),
			impl_name: "govchain".into(),
			authoring_version: 1,
			spec_version,
			impl_version: 1,
			apis: vec![],
			transaction_version: 1,
			system_version: 1,
		};
		Report {
			block: Block { number: 9, hash: "0x09".into() },
			code_hash: "0x01".into(),
			code_bytes: 700_000,
			before: version(100),
			after: version(101),
			changes: vec![],
			broken_rules: vec![],
			dry_run: None,
			problems: vec![],
			clients_break: false,
		}
	}

	fn breaking() -> Report {
		let change = Change {
			kind: Kind::Call,
			name: "Invoices.issue".into(),
			what: What::Changed,
			effect: Effect::Breaks,
			how: vec!["total: u64, now u128".into()],
		};
		Report { changes: vec![change], clients_break: true, ..report() }
	}

	#[test]
	fn verdict_names_problems_and_what_breaks() {
		assert_eq!(verdict(&report(), false), Ok(()));
		let failure = verdict(&breaking(), false).unwrap_err();
		assert_eq!(failure.exit, Exit::Unmet);
		assert!(failure.words.starts_with("clients break by: Invoices.issue"), "{failure}");
		assert_eq!(verdict(&breaking(), true), Ok(()));
		let problem = Report { problems: vec!["too heavy".into()], ..breaking() };
		assert_eq!(verdict(&problem, true).unwrap_err().words, "too heavy");
	}

	#[test]
	fn report_is_read_back_and_shown() {
		let path = env::temp_dir().join(format!("govctl-report-{}.json", std::process::id()));
		fs::write(&path, serde_json::to_vec(&breaking()).unwrap()).unwrap();
		let read = read_report(&path);
		fs::remove_file(&path).unwrap();
		assert_eq!(read, Ok(breaking()));
		let output = Output::standard(Format::Text, m::Lang::En);
		let text = words(&breaking(), &output);
		let line = "  changed  call Invoices.issue: total: u64, now u128  breaks clients";
		assert!(text.contains(line), "{text}");
		assert!(text.contains("100 to 101, transactions 1 to 1"), "{text}");
	}

	#[tokio::test]
	async fn the_tool_says_why_it_failed_and_how() {
		for (format, said) in [(Format::Text, "loading\n"), (Format::Json, "")] {
			for (script, exit, words) in [
				("exit 0", None, ""),
				(
					"echo govchain-upgrade-check: no state; exit 3",
					Some(Exit::Connection),
					"no state",
				),
				("echo govchain-upgrade-check: no file; exit 2", Some(Exit::Usage), "no file"),
				("exit 3", Some(Exit::Process), "ended with exit status: 3"),
				("echo govchain-upgrade-check: odd; exit 77", Some(Exit::Process), "ended with"),
			] {
				let mut command = tokio::process::Command::new("sh");
				command.arg("-c").arg(format!("exec >&2; echo loading; {script}"));
				let (mut result, mut progress) = (Vec::new(), Vec::new());
				let mut output =
					Output::into_buffers(format, m::Lang::En, &mut result, &mut progress);
				let failure = run_tool(command, &mut output).await.err();
				drop(output);
				assert_eq!(String::from_utf8(progress).unwrap(), said, "{script}");
				assert_eq!(failure.as_ref().map(|failure| failure.exit), exit, "{script}");
				assert!(failure.is_none_or(|failure| failure.words.starts_with(words)), "{script}");
			}
		}
	}

	#[test]
	fn code_that_is_no_runtime_is_refused_before_a_node_is_asked() {
		let path = env::temp_dir().join(format!("govctl-code-{}.wasm", std::process::id()));
		for (content, words) in [
			(b"text".to_vec(), "it is no WebAssembly code"),
			(vec![0; MOST_BYTES + 1], "a transaction has room for"),
		] {
			fs::write(&path, content).unwrap();
			let failure = Code { code: path.clone() }.read().err().unwrap();
			assert_eq!(failure.exit, Exit::Usage);
			assert!(failure.words.contains(words), "{failure}");
		}
		fs::remove_file(&path).unwrap();
		assert_eq!(Code { code: path }.read().err().unwrap().exit, Exit::Usage);
	}
}
