// SPDX-License-Identifier: Apache-2.0

//! Results go to standard output, progress and errors to standard error.

use std::{
	fmt::Display,
	io::{self, Write},
	process::ExitCode,
};

use serde_json::{json, Value};

use crate::{
	exit::{Exit, Failure, Outcome},
	messages::{self as m, fill, Lang, Message},
};

/// How the result is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, clap::ValueEnum)]
pub enum Format {
	/// For a person.
	#[default]
	Text,
	/// One JSON document.
	Json,
}

/// Where a command writes. Tests give it buffers.
pub struct Output<'a> {
	pub format: Format,
	pub lang: Lang,
	result: Box<dyn Write + Send + 'a>,
	progress: Box<dyn Write + Send + 'a>,
}

impl Output<'static> {
	/// Standard output and standard error.
	pub fn standard(format: Format, lang: Lang) -> Self {
		Output { format, lang, result: Box::new(io::stdout()), progress: Box::new(io::stderr()) }
	}
}

impl<'a> Output<'a> {
	#[cfg(test)]
	pub fn into_buffers(
		format: Format,
		lang: Lang,
		result: &'a mut Vec<u8>,
		progress: &'a mut Vec<u8>,
	) -> Self {
		Output { format, lang, result: Box::new(result), progress: Box::new(progress) }
	}

	/// A message in the user's language.
	pub fn text(&self, message: Message, values: &[&dyn Display]) -> String {
		fill(message, self.lang, values)
	}

	/// One line of progress for a person. A program has the result, or the failure and nothing else.
	pub fn progress(&mut self, message: Message, values: &[&dyn Display]) {
		self.progress_line(self.text(message, values));
	}

	/// The same in the words of another program.
	pub fn progress_line(&mut self, line: impl Display) {
		if self.format == Format::Text {
			// A closed standard error is no reason to stop.
			let _ = writeln!(self.progress, "{line}");
		}
	}

	/// The result: `text` for a person or `value` for a program.
	pub fn result(&mut self, text: impl Display, value: &Value) -> Outcome {
		let written = match self.format {
			Format::Text => writeln!(self.result, "{text}"),
			Format::Json => writeln!(self.result, "{value:#}"),
		};
		match written.and_then(|()| self.result.flush()) {
			// The reader has had enough, such as `head`.
			Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
			Err(error) => Err(Failure::says(Exit::Process, m::OUTPUT_FAILED, &[&error])),
			Ok(()) => Ok(()),
		}
	}

	/// A line of a longer account; shown to a person while it happens, left out of JSON.
	pub fn line(&mut self, text: impl Display) {
		if self.format == Format::Text {
			let _ = writeln!(self.result, "{text}").and_then(|()| self.result.flush());
		}
	}

	/// Says why the command failed and gives its exit code.
	pub fn failure(&mut self, failure: &Failure) -> ExitCode {
		match self.format {
			Format::Text => {
				let _ = writeln!(self.progress, "govctl: {}", failure.shown(self.lang));
			}
			Format::Json => {
				let value = json!({
					"error": failure.exit.word(),
					"exit": failure.exit as u8,
					"name": failure.name,
					"transaction": failure.transaction,
					"message": failure.words,
				});
				let _ = writeln!(self.progress, "{value}");
			}
		}
		failure.exit.into()
	}
}

/// Lines of `label  value` with the values in one column. Chinese characters are two columns wide.
pub fn table(rows: &[(String, String)]) -> String {
	let width = rows.iter().map(|(label, _)| columns(label)).max().unwrap_or(0);
	rows.iter()
		.map(|(label, value)| {
			let pad = " ".repeat(width.saturating_sub(columns(label)));
			format!("{label}{pad}  {value}")
		})
		.collect::<Vec<_>>()
		.join("\n")
}

/// Columns of a terminal that `text` takes.
pub fn columns(text: &str) -> usize {
	text.chars()
		.map(|c| match c as u32 {
			0x1100..=0x115F
			| 0x2E80..=0xA4CF
			| 0xAC00..=0xD7A3
			| 0xF900..=0xFAFF
			| 0xFE30..=0xFE4F
			| 0xFF00..=0xFF60
			| 0xFFE0..=0xFFE6
			| 0x20000..=0x3FFFD => 2,
			_ => 1,
		})
		.sum()
}

/// `text`, filled with blanks up to `width` columns.
pub fn padded(text: &str, width: usize) -> String {
	format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn table_aligns_wide_characters() {
		let rows = [("部门".into(), "1".into()), ("abcdef".into(), "2".into())];
		assert_eq!(table(&rows), "部门    1\nabcdef  2");
	}

	#[test]
	fn failure_is_json_when_asked_for() {
		let (mut result, mut progress) = (Vec::new(), Vec::new());
		let mut output = Output::into_buffers(Format::Json, Lang::En, &mut result, &mut progress);
		output.failure(&Failure::refused("A::B", "words"));
		drop(output);
		let value: Value = serde_json::from_slice(&progress).unwrap();
		assert_eq!(value["name"], "A::B");
		assert_eq!(value["exit"], 1);
		assert!(result.is_empty());
	}

	#[test]
	fn progress_is_for_a_person() {
		for (format, expected) in [(Format::Text, "block 7\n"), (Format::Json, "")] {
			let (mut result, mut progress) = (Vec::new(), Vec::new());
			let mut output = Output::into_buffers(format, Lang::En, &mut result, &mut progress);
			output.progress(Message { en: "block {}", zh: "区块 {}" }, &[&7]);
			drop(output);
			assert_eq!(progress, expected.as_bytes());
		}
	}
}
