// SPDX-License-Identifier: Apache-2.0

//! How `govctl` ends: one line in words, and an exit code that a script can rely on.

use std::{
	fmt::{self, Display},
	path::Path,
	process::ExitCode,
};

use crate::messages::{self as m, fill, Lang, Message};

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
	/// A process that `govctl` started has ended or does not start, or this machine fails it in
	/// another way: a program that is missing, output that nobody takes, a disk that is full, no
	/// randomness.
	Process = 6,
	/// What was asked for is not there.
	NotFound = 7,
	/// The node answers in a way that this client does not understand.
	Incompatible = 8,
	/// Ended by Ctrl-C, SIGTERM or the end of its terminal. `localnet up` isn't once its nodes finalise: it
	/// runs until then.
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
3 no connection · 4 timed out · 5 a check does not hold · 6 a local process or the machine failed · 7 not found · \
8 node and client don't understand each other · 130 interrupted, except a localnet that is up: 0";

/// Why a command did not do what it was asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
	pub exit: Exit,
	/// The chain's own name of the error, `Pallet::Error`, if there is one.
	pub name: Option<String>,
	/// Hash of the transaction that was sent, if one was.
	pub transaction: Option<String>,
	/// One line that says what is wrong and, where it can be known, what would be right.
	pub words: String,
	/// The same in Chinese, as far as it isn't the chain or a library that says it.
	chinese: Option<String>,
}

/// One line: what comes from a library or a node may have several.
fn line(words: impl Display) -> String {
	let words = words.to_string();
	words.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Failure {
	/// With words that are the same in every language.
	pub fn new(exit: Exit, words: impl Display) -> Self {
		Failure { exit, name: None, transaction: None, words: line(words), chinese: None }
	}

	/// With a message that has both languages.
	pub fn says(exit: Exit, message: Message, values: &[&dyn Display]) -> Self {
		let in_lang = |lang| line(fill(message, lang, values));
		Failure { chinese: Some(in_lang(Lang::Zh)), ..Self::new(exit, in_lang(Lang::En)) }
	}

	pub fn usage(words: impl Display) -> Self {
		Self::new(Exit::Usage, words)
	}

	pub fn connection(words: impl Display) -> Self {
		Self::new(Exit::Connection, words)
	}

	pub fn incompatible(words: impl Display) -> Self {
		Self::new(Exit::Incompatible, words)
	}

	pub fn unmet(words: impl Display) -> Self {
		Self::new(Exit::Unmet, words)
	}

	/// This machine doesn't write a file or start a program.
	pub fn machine(path: &Path, error: impl Display) -> Self {
		Self::new(Exit::Process, error).during(path.display())
	}

	/// A refusal by the chain under its own name.
	pub fn refused(name: impl Into<String>, words: impl Display) -> Self {
		Self::new(Exit::Refused, words).named(name)
	}

	/// Under the chain's own name of the error.
	pub fn named(mut self, name: impl Into<String>) -> Self {
		self.name = Some(name.into());
		self
	}

	/// With another exit code.
	pub fn with(self, exit: Exit) -> Self {
		Failure { exit, ..self }
	}

	/// Puts what was being done in front: a file, an address, a call.
	pub fn during(mut self, what: impl Display) -> Self {
		self.words = format!("{what}: {}", self.words);
		self.chinese = self.chinese.map(|words| format!("{what}: {words}"));
		self
	}

	/// Puts a message in front.
	pub fn after(mut self, message: Message, values: &[&dyn Display]) -> Self {
		let in_front = |lang, words: &str| format!("{}: {words}", fill(message, lang, values));
		let chinese = self.chinese.as_deref().unwrap_or(&self.words);
		self.chinese = Some(in_front(Lang::Zh, chinese));
		self.words = in_front(Lang::En, &self.words);
		self
	}

	/// After a transaction was sent with this hash. Unless the chain refused it, who sent it still has to find
	/// out what became of it.
	pub fn sent_as(mut self, hash: impl Display) -> Self {
		if self.transaction.is_some() {
			return self;
		}
		let hash = hash.to_string();
		if self.exit != Exit::Refused && !self.words.contains(&hash) {
			let behind =
				|lang, words: &str| format!("{words}; {}", fill(m::SENT_AS, lang, &[&hash]));
			let chinese = self.chinese.as_deref().unwrap_or(&self.words);
			self.chinese = Some(behind(Lang::Zh, chinese));
			self.words = behind(Lang::En, &self.words);
		}
		self.transaction = Some(hash);
		self
	}

	/// The words in `lang`, with the chain's own name.
	pub fn shown(&self, lang: Lang) -> String {
		let words = match (lang, &self.chinese) {
			(Lang::Zh, Some(chinese)) => chinese,
			_ => &self.words,
		};
		match &self.name {
			Some(name) => format!("{words} ({name})"),
			None => words.clone(),
		}
	}
}

impl Display for Failure {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.shown(Lang::En))
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

	#[test]
	fn failure_is_shown_in_both_languages() {
		let message = Message { en: "{} is gone", zh: "{} 不见了" };
		let failure = Failure::says(Exit::NotFound, message, &[&"a  file"]).during("7");
		assert_eq!(failure.to_string(), "7: a file is gone");
		assert_eq!(failure.shown(Lang::Zh), "7: a file 不见了");
		let named = Failure::refused("A::B", "by the chain").after(message, &[&1]);
		assert_eq!(named.shown(Lang::En), "1 is gone: by the chain (A::B)");
		assert_eq!(named.shown(Lang::Zh), "1 不见了: by the chain (A::B)");
		assert_eq!(Failure::usage("as it is").shown(Lang::Zh), "as it is");
	}

	#[test]
	fn what_was_sent_is_named_once() {
		let broken = Failure::connection("closed").sent_as("0x12").sent_as("0x34");
		assert_eq!(broken.transaction.as_deref(), Some("0x12"));
		assert!(broken.words.starts_with("closed; sent as 0x12: `govctl tx status`"), "{broken}");
		assert!(broken.shown(Lang::Zh).starts_with("closed; 已发送"));
		// What the chain says of it is all there is to know.
		let refused = Failure::refused("A::B", "no").sent_as("0x12");
		assert_eq!((refused.words.as_str(), refused.transaction.as_deref()), ("no", Some("0x12")));
		let late = Failure::new(Exit::TimedOut, "0x12 is not final").sent_as("0x12");
		assert_eq!(late.words, "0x12 is not final");
	}
}
