// SPDX-License-Identifier: Apache-2.0

//! How `govctl` ends: one line in words, and an exit code that a script can rely on.

use std::{fmt, process::ExitCode};

/// Exit codes. Append only: scripts depend on them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Exit {
	/// The chain refused the transaction, before or after it got into a block.
	Refused = 1,
	/// Wrong usage, or an input file that can't be used as it is.
	Usage = 2,
	/// A node can't be reached, or the connection broke.
	Connection = 3,
	/// Something that should have happened has not, within its time.
	TimedOut = 4,
	/// It ran to the end, and what it checks does not hold.
	Unmet = 5,
	/// A process that `govctl` started has ended or does not start.
	Process = 6,
	/// What was asked for is not there.
	NotFound = 7,
	/// The node answers in a way that this client does not understand.
	Incompatible = 8,
	/// Ended by Ctrl-C or SIGTERM.
	Interrupted = 130,
}

impl Exit {
	/// The word for the code in JSON.
	pub fn word(self) -> &'static str {
		match self {
			Exit::Refused => "refused",
			Exit::Usage => "usage",
			Exit::Connection => "connection",
			Exit::TimedOut => "timed-out",
			Exit::Unmet => "unmet",
			Exit::Process => "process",
			Exit::NotFound => "not-found",
			Exit::Incompatible => "incompatible",
			Exit::Interrupted => "interrupted",
		}
	}
}

impl From<Exit> for ExitCode {
	fn from(exit: Exit) -> Self {
		ExitCode::from(exit as u8)
	}
}

/// Shown under `govctl --help`.
pub const HELP: &str =
	"Exit codes: 0 done · 1 refused by the chain · 2 wrong usage or bad input · \
3 no connection · 4 timed out · 5 a check does not hold · 6 a local process failed · 7 not found · \
8 node and client don't understand each other · 130 interrupted";

/// Why a command did not do what it was asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
	pub exit: Exit,
	/// The chain's own name of the error, `Pallet::Error`, if there is one.
	pub name: Option<String>,
	/// One line that says what is wrong and, where it can be known, what would be right.
	pub words: String,
}

impl Failure {
	pub fn new(exit: Exit, words: impl fmt::Display) -> Self {
		// One line: what comes from a library or a node may have several.
		let words = words.to_string();
		let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
		Failure { exit, name: None, words }
	}

	pub fn usage(words: impl fmt::Display) -> Self {
		Self::new(Exit::Usage, words)
	}

	pub fn connection(words: impl fmt::Display) -> Self {
		Self::new(Exit::Connection, words)
	}

	pub fn incompatible(words: impl fmt::Display) -> Self {
		Self::new(Exit::Incompatible, words)
	}

	pub fn unmet(words: impl fmt::Display) -> Self {
		Self::new(Exit::Unmet, words)
	}

	/// A refusal by the chain under its own name.
	pub fn refused(name: impl Into<String>, words: impl fmt::Display) -> Self {
		Failure { name: Some(name.into()), ..Self::new(Exit::Refused, words) }
	}

	/// Puts what was being done in front.
	pub fn during(mut self, what: impl fmt::Display) -> Self {
		self.words = format!("{what}: {}", self.words);
		self
	}
}

impl fmt::Display for Failure {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match &self.name {
			Some(name) => write!(f, "{} ({name})", self.words),
			None => f.write_str(&self.words),
		}
	}
}

impl std::error::Error for Failure {}

/// What a command gives back.
pub type Outcome<T = ()> = Result<T, Failure>;

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn failure_is_one_line_with_the_chains_name() {
		let failure = Failure::refused("Invoices::NotOpen", "nothing is open\n  any more")
			.during("locking invoice 7");
		assert_eq!(
			failure.to_string(),
			"locking invoice 7: nothing is open any more (Invoices::NotOpen)"
		);
		assert_eq!(failure.exit as u8, 1);
	}
}
