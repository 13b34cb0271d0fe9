// SPDX-License-Identifier: Apache-2.0

//! `govctl`, the command line for departments, operators and auditors.
//!
//! The result of a command is on standard output, progress and errors are on standard error, and
//! the exit code says how it ended (see [`exit::Exit`]).

mod access_log;
mod calls;
mod chain;
mod commands;
mod exit;
mod interrupts;
mod keys;
mod messages;
mod moments;
mod output;
mod refusal;
mod rooms;
mod samples;
mod stats;
#[cfg(test)]
mod testing;
mod tx;
mod ubl;

use std::{ffi::OsString, process::ExitCode, time::Duration};

use clap::{Args, CommandFactory, FromArgMatches, Parser};

use crate::{
	chain::{Chain, Node, Pin},
	exit::{Exit, Failure, Outcome},
	messages::{self as m, Lang},
	output::{Format, Output},
	tx::{Nonces, Sender},
};

/// A year of seconds: what is later than that is no moment for every clock.
const MAX_TIMEOUT: u64 = 366 * 24 * 60 * 60;

/// Govchain on the command line.
#[derive(Parser, Debug)]
#[command(name = "govctl", version, about, after_help = exit::HELP)]
struct Cli {
	#[command(flatten)]
	common: Common,
	#[command(subcommand)]
	command: commands::Command,
}

/// What every command understands.
#[derive(Args, Clone, Debug)]
pub struct Common {
	/// WebSocket addresses of nodes, comma separated or repeated; the first is used unless a
	/// command says otherwise.
	#[arg(
		long,
		global = true,
		value_delimiter = ',',
		default_value = "ws://127.0.0.1:9944",
		env = "GOVCTL_URL"
	)]
	pub url: Vec<String>,
	/// The key that signs: a secret URI such as //Alice, or a file that holds one.
	#[arg(long, global = true, env = "GOVCTL_KEY", hide_env_values = true)]
	pub key: Option<String>,
	/// How the result is printed. With json there is no progress, and why a command failed is one
	/// object on the last line of standard error.
	#[arg(long, global = true, value_enum, default_value_t)]
	pub output: Format,
	/// Language of messages; by default the one of the environment.
	#[arg(long, global = true, value_enum)]
	pub lang: Option<Lang>,
	/// Seconds to wait for a transaction to be final.
	#[arg(
		long,
		global = true,
		default_value_t = 60,
		value_parser = clap::value_parser!(u64).range(..=MAX_TIMEOUT)
	)]
	pub timeout: u64,
	/// Read the state of the best block in place of the newest final one: what is read may still change. For
	/// when finality stands. What is signed holds only where that block is.
	#[arg(long, global = true)]
	pub best: bool,
	/// The block that `--best` reads.
	#[arg(skip)]
	pin: Pin,
}

impl Common {
	/// A connection to the first node.
	pub async fn node(&self) -> Outcome<Node> {
		let node = Node::connect(self.first_url()?, &Chain::new()).await?;
		Ok(Node { pin: self.best.then(|| self.pin.clone()), ..node })
	}

	/// The same without `--best`: no block serves for all that a command sends which goes on for long.
	pub fn of_final_blocks(&self) -> Common {
		Common { best: false, ..self.clone() }
	}

	pub fn first_url(&self) -> Outcome<&str> {
		let first = self.url.first().map(String::as_str);
		first.ok_or_else(|| Failure::says(Exit::Usage, m::NO_URL, &[]))
	}

	/// The key of `--key`.
	pub fn key(&self) -> Outcome<subxt_signer::sr25519::Keypair> {
		let text = self.key.as_deref();
		keys::read(text.ok_or_else(|| Failure::says(Exit::Usage, m::NO_KEY, &[]))?)
	}

	/// Sends as `--key` through the first node.
	pub async fn sender(&self) -> Outcome<Sender> {
		let key = self.key()?;
		Ok(Sender::new(self.node().await?, key, Nonces::default(), self.patience()))
	}

	pub fn patience(&self) -> Duration {
		Duration::from_secs(self.timeout)
	}
}

#[tokio::main]
async fn main() -> ExitCode {
	let cli = Cli::command().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
	let cli = match cli {
		Ok(cli) => cli,
		Err(error) => return usage(&error),
	};
	let lang = cli.common.lang.unwrap_or_else(Lang::from_environment);
	let mut output = Output::standard(cli.common.output, lang);
	// What has to clean up hears signals itself.
	let hears_signals = cli.command.hears_signals();
	let command = commands::run(cli.command, &cli.common, &mut output);
	let ended = match hears_signals {
		true => command.await,
		false => interrupts::or_interrupted(command, cli.common.output, lang).await,
	};
	match ended {
		Ok(()) => ExitCode::SUCCESS,
		Err(failure) => {
			let failure = tx::after_last_sent(failure);
			let code = output.failure(&failure);
			// What works on beside the command is not waited for.
			if failure.exit == Exit::Interrupted {
				std::process::exit(Exit::Interrupted as i32);
			}
			code
		}
	}
}

/// Wrong usage: clap's own words, or JSON if it was asked for.
fn usage(error: &clap::Error) -> ExitCode {
	use clap::error::ErrorKind;
	let json = asks_for_json(std::env::args_os());
	match error.kind() {
		ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
			let _ = error.print();
			ExitCode::SUCCESS
		}
		_ if json => {
			Output::standard(Format::Json, Lang::En).failure(&Failure::usage(in_one_line(error)))
		}
		_ => {
			let _ = error.print();
			Exit::Usage.into()
		}
	}
}

/// Whether `--output json` is among arguments that can't be understood. They may be no text at all.
fn asks_for_json(arguments: impl Iterator<Item = OsString>) -> bool {
	let arguments: Vec<OsString> = arguments.collect();
	arguments.iter().any(|argument| argument == "--output=json")
		|| arguments.windows(2).any(|pair| pair[0] == "--output" && pair[1] == "json")
}

/// What clap says is wrong. Where a command is missing it shows the whole help.
fn in_one_line(error: &clap::Error) -> String {
	let words = error.render().to_string();
	if error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
		let usage = words.lines().find_map(|line| line.strip_prefix("Usage: ")).unwrap_or_default();
		return format!("a command is missing: {usage}; --help lists them");
	}
	let words = words.split("\n\n").next().unwrap_or_default();
	words.trim_start_matches("error: ").into()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn command_line_is_consistent() {
		Cli::command().debug_assert();
	}

	#[test]
	fn urls_may_be_comma_separated_or_repeated() {
		let cli = Cli::try_parse_from([
			"govctl",
			"chain",
			"status",
			"--url",
			"ws://a:1,ws://b:2",
			"--url",
			"ws://c:3",
		])
		.unwrap();
		assert_eq!(cli.common.url, ["ws://a:1", "ws://b:2", "ws://c:3"]);
	}

	#[test]
	fn json_is_asked_for_among_arguments_that_are_no_text() {
		use std::os::unix::ffi::OsStringExt;
		let asks = |arguments: &[&[u8]]| {
			asks_for_json(arguments.iter().map(|argument| OsString::from_vec(argument.to_vec())))
		};
		assert!(asks(&[b"govctl", b"\xff", b"--output", b"json"]));
		assert!(asks(&[b"\xff", b"--output=json"]));
		assert!(!asks(&[b"\xff", b"--output", b"text"]));
	}

	#[test]
	fn wrong_usage_is_said_in_one_line() {
		let words = |arguments: &[&str]| in_one_line(&Cli::try_parse_from(arguments).unwrap_err());
		let missing = words(&["govctl", "chain"]);
		assert_eq!(
			missing,
			"a command is missing: govctl chain [OPTIONS] <COMMAND>; --help lists them"
		);
		let wrong = words(&["govctl", "chain", "status", "--timeout", "18446744073709551615"]);
		assert!(wrong.ends_with("18446744073709551615 is not in 0..=31622400"), "{wrong}");
	}
}
