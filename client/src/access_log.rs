// SPDX-License-Identifier: Apache-2.0

//! Access logs in JSON lines, and their Merkle tree.
//!
//! One line is one use of data, or one attempt:
//!
//! | field | value |
//! |---|---|
//! | `time` | when, in UTC: `2026-03-02T09:15:04Z`, or with milliseconds `2026-03-02T09:15:04.120Z` |
//! | `officer` | who, by the number or account under which the department knows them: 1 to 64 of `A–Z a–z 0–9 . _ : @ / -` |
//! | `department` | number of the officer's department on the chain |
//! | `data_set` | number of the data set on the chain |
//! | `grant` | number of the grant on the chain; `null` only if the access was refused |
//! | `fields` | names of the fields that were asked for, at least one, each once |
//! | `subject` | salted commitment to the person or thing whose record it is: `0x` and 64 digits |
//! | `purpose` | salted commitment to the purpose, as in the grant: `0x` and 64 digits |
//! | `outcome` | `granted` or `refused` |
//!
//! All fields are required and there are no others. A line that says anything else is refused with
//! its number and the field, and then nothing of the file is taken.
//!
//! # Canonical bytes
//!
//! The leaf of a line is the hash of its canonical bytes, so that a tool that only lays the JSON out
//! differently doesn't look like one that rewrote the log. They are the JSON Canonicalization Scheme
//! (RFC 8785) of the line's object, after these steps:
//!
//! 1. `fields` is sorted by the bytes of its names;
//! 2. hexadecimal digits are lower case;
//! 3. milliseconds `.000` are left out of `time`.
//!
//! That is: no white space, names of members in the order `data_set`, `department`, `fields`,
//! `grant`, `officer`, `outcome`, `purpose`, `subject`, `time`, text in UTF-8 with only `"` and `\`
//! escaped (control characters are refused), numbers as plain digits (at most 2^53 − 1). A line's
//! end doesn't belong to it.

#[cfg(test)]
mod tests;

use std::{
	collections::BTreeSet,
	fmt::{self, Display},
	fs,
	path::Path,
};

use govchain_evidence::merkle::{LeafHash, MerkleTree, NodeHash};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::{
	exit::{Exit, Failure},
	messages::{self as m, Message},
};

/// The longest line. An entry has at most a few kilobytes; more is another kind of file.
const MAX_LINE: usize = 64 * 1024;
/// The longest name of a field, as the chain has it.
const MAX_FIELD_NAME: usize = 64;
/// The longest reference to an officer.
const MAX_OFFICER: usize = 64;
/// The largest number that every JSON reader keeps exactly.
const MAX_NUMBER: u64 = (1 << 53) - 1;

/// Names of the members, in canonical order.
const MEMBERS: [&str; 9] = [
	"data_set",
	"department",
	"fields",
	"grant",
	"officer",
	"outcome",
	"purpose",
	"subject",
	"time",
];

/// Whether the source system gave the data out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
	Granted,
	Refused,
}

/// One line, checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AccessEntry {
	/// UTC, as in the canonical bytes.
	pub time: String,
	pub officer: String,
	pub department: u32,
	pub data_set: u32,
	/// None only if the access was refused.
	pub grant: Option<u64>,
	pub fields: BTreeSet<String>,
	pub subject: [u8; 32],
	pub purpose: [u8; 32],
	pub outcome: Outcome,
}

/// A log in memory with its tree.
#[derive(Clone, Default)]
pub struct AccessLog {
	entries: Vec<AccessEntry>,
	tree: MerkleTree,
}

/// Reads the log in the file `path`. All of it is right, or nothing is taken.
pub fn read(path: &Path) -> Result<AccessLog, Failure> {
	let mut log = AccessLog::default();
	log.append_file(path)?;
	Ok(log)
}

impl AccessLog {
	/// Appends a file that continues the log. If one of its lines is wrong the log stays as it is.
	pub fn append_file(&mut self, path: &Path) -> Result<(), Failure> {
		let bytes = fs::read(path).map_err(|error| Failure::usage(error).during(path.display()))?;
		let in_file =
			|(line, wrong): (usize, Failure)| wrong.during(format!("{}:{line}", path.display()));
		self.append(&bytes).map_err(in_file)
	}

	/// Appends lines. If one is wrong the log stays as it is, and the error says which, counted
	/// from 1.
	pub fn append(&mut self, bytes: &[u8]) -> Result<(), (usize, Failure)> {
		let text = bytes.strip_suffix(b"\n").unwrap_or(bytes);
		let mut entries = Vec::new();
		if !bytes.is_empty() {
			for (at, line) in text.split(|byte| *byte == b'\n').enumerate() {
				entries.push(AccessEntry::parse(line).map_err(|wrong| (at + 1, wrong))?);
			}
		}
		for entry in entries {
			self.tree.push(LeafHash::of(&entry.canonical()));
			self.entries.push(entry);
		}
		Ok(())
	}

	/// The entries in order.
	pub fn entries(&self) -> &[AccessEntry] {
		&self.entries
	}

	/// The tree, for further proofs.
	pub fn tree(&self) -> &MerkleTree {
		&self.tree
	}

	/// Number of entries.
	pub fn size(&self) -> u64 {
		self.tree.size().0
	}
}

impl AccessEntry {
	/// Reads a line without its end.
	pub fn parse(line: &[u8]) -> Result<Self, Failure> {
		if line.len() > MAX_LINE {
			return Err(wrong(m::LOG_LINE_TOO_LONG, &[&MAX_LINE]));
		}
		let text = std::str::from_utf8(line).map_err(|_| wrong(m::LOG_LINE_NOT_UTF8, &[]))?;
		if text.trim().is_empty() {
			return Err(wrong(m::LOG_LINE_EMPTY, &[]));
		}
		let Members(members) =
			serde_json::from_str(text).map_err(|error| wrong(m::LOG_LINE_NO_OBJECT, &[&error]))?;
		let mut line = Line { members };
		line.check_names()?;

		let outcome = match line.text("outcome")?.as_str() {
			"granted" => Outcome::Granted,
			"refused" => Outcome::Refused,
			other => {
				let other = format!("{other:?}");
				return Err(wrong(m::LOG_OUTCOME, &[&"outcome", &other]));
			}
		};
		let grant = match line.take("grant") {
			Value::Null if outcome == Outcome::Refused => None,
			Value::Null => return Err(wrong(m::LOG_NO_GRANT, &[&"grant"])),
			value => Some(number("grant", &value, MAX_NUMBER)?),
		};
		let department = number("department", &line.take("department"), u32::MAX.into())?;
		let data_set = number("data_set", &line.take("data_set"), u32::MAX.into())?;
		Ok(Self {
			time: time(&line.text("time")?)?,
			officer: officer(line.text("officer")?)?,
			department: u32::try_from(department).unwrap_or(u32::MAX),
			data_set: u32::try_from(data_set).unwrap_or(u32::MAX),
			grant,
			fields: fields(line.take("fields"))?,
			subject: hash("subject", &line.text("subject")?)?,
			purpose: hash("purpose", &line.text("purpose")?)?,
			outcome,
		})
	}

	/// The bytes that are hashed as the leaf: see "Canonical bytes".
	pub fn canonical(&self) -> Vec<u8> {
		let value = |name| match name {
			"data_set" => self.data_set.into(),
			"department" => self.department.into(),
			"fields" => self.fields.iter().cloned().collect(),
			"grant" => self.grant.into(),
			"officer" => self.officer.as_str().into(),
			"outcome" => match self.outcome {
				Outcome::Granted => "granted".into(),
				Outcome::Refused => "refused".into(),
			},
			"purpose" => hexadecimal(&self.purpose).into(),
			"subject" => hexadecimal(&self.subject).into(),
			"time" => self.time.as_str().into(),
			_ => Value::Null,
		};
		let members: Vec<_> =
			MEMBERS.iter().map(|name| format!("\"{name}\":{}", value(name))).collect();
		format!("{{{}}}", members.join(",")).into_bytes()
	}
}

/// The members of an object in their order, doubles included: which of two equal names counts is
/// for readers to quarrel about, and so none may occur.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		struct Reader;

		impl<'de> Visitor<'de> for Reader {
			type Value = Members;

			fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
				f.write_str("a JSON object")
			}

			fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Members, M::Error> {
				let mut members = Vec::new();
				while let Some(member) = map.next_entry()? {
					members.push(member);
				}
				Ok(Members(members))
			}
		}

		deserializer.deserialize_map(Reader)
	}
}

struct Line {
	members: Vec<(String, Value)>,
}

impl Line {
	fn check_names(&self) -> Result<(), Failure> {
		let mut seen = BTreeSet::new();
		for (name, _) in &self.members {
			if !MEMBERS.contains(&name.as_str()) {
				return Err(wrong(m::LOG_UNKNOWN_FIELD, &[name, &MEMBERS.join(", ")]));
			}
			if !seen.insert(name.as_str()) {
				return Err(wrong(m::LOG_FIELD_TWICE, &[name]));
			}
		}
		match MEMBERS.iter().find(|name| !seen.contains(*name)) {
			Some(missing) => Err(wrong(m::LOG_FIELD_MISSING, &[missing])),
			None => Ok(()),
		}
	}

	fn take(&mut self, name: &str) -> Value {
		let found = self.members.iter_mut().find(|(member, _)| member == name);
		found.map(|(_, value)| value.take()).unwrap_or_default()
	}

	fn text(&mut self, name: &str) -> Result<String, Failure> {
		match self.take(name) {
			Value::String(text) => Ok(text),
			other => Err(wrong(m::LOG_NOT_TEXT, &[&name, &kind(&other)])),
		}
	}
}

fn wrong(message: Message, values: &[&dyn Display]) -> Failure {
	Failure::says(Exit::Usage, message, values)
}

/// What a value is, in the words of JSON.
fn kind(value: &Value) -> &'static str {
	match value {
		Value::Null => "null",
		Value::Bool(_) => "boolean",
		Value::Number(_) => "number",
		Value::String(_) => "string",
		Value::Array(_) => "array",
		Value::Object(_) => "object",
	}
}

fn number(field: &str, value: &Value, max: u64) -> Result<u64, Failure> {
	let Value::Number(number) = value else {
		return Err(wrong(m::LOG_NOT_A_NUMBER, &[&field, &kind(value)]));
	};
	let whole = number.as_u64().filter(|number| *number <= max);
	whole.ok_or_else(|| wrong(m::LOG_NUMBER, &[&field, number, &max]))
}

fn officer(text: String) -> Result<String, Failure> {
	let allowed = |c: char| c.is_ascii_alphanumeric() || "._:@/-".contains(c);
	if text.is_empty() || text.len() > MAX_OFFICER || !text.chars().all(allowed) {
		return Err(wrong(m::LOG_OFFICER, &[&"officer", &MAX_OFFICER]));
	}
	Ok(text)
}

fn fields(value: Value) -> Result<BTreeSet<String>, Failure> {
	const FIELD: &str = "fields";
	let Value::Array(list) = value else {
		return Err(wrong(m::LOG_NOT_A_LIST, &[&FIELD, &kind(&value)]));
	};
	let mut names = BTreeSet::new();
	for item in list {
		let Value::String(name) = item else {
			return Err(wrong(m::LOG_NOT_A_NAME, &[&FIELD, &kind(&item)]));
		};
		let good = !name.is_empty()
			&& name.len() <= MAX_FIELD_NAME
			&& name.trim() == name
			&& !name.chars().any(char::is_control);
		let shown = format!("{name:?}");
		if !good {
			return Err(wrong(m::LOG_BAD_NAME, &[&FIELD, &shown, &MAX_FIELD_NAME]));
		}
		if !names.insert(name) {
			return Err(wrong(m::LOG_NAME_TWICE, &[&FIELD, &shown]));
		}
	}
	if names.is_empty() {
		return Err(wrong(m::LOG_NO_FIELDS, &[&FIELD]));
	}
	Ok(names)
}

fn hash(field: &str, text: &str) -> Result<[u8; 32], Failure> {
	let rule = || wrong(m::LOG_HASH, &[&field]);
	let digits = text.strip_prefix("0x").filter(|it| it.len() == 64).ok_or_else(rule)?;
	let digit = |c: u8| char::from(c).to_digit(16).and_then(|d| u8::try_from(d).ok());
	let mut bytes = [0; 32];
	for (byte, pair) in bytes.iter_mut().zip(digits.as_bytes().chunks(2)) {
		let [high, low] = pair else { return Err(rule()) };
		*byte = digit(*high).ok_or_else(rule)? << 4 | digit(*low).ok_or_else(rule)?;
	}
	Ok(bytes)
}

fn hexadecimal(hash: &[u8; 32]) -> String {
	NodeHash(*hash).to_string()
}

/// A time as the canonical bytes have it.
///
/// Only the one form that RFC 3339 calls the most common, so that a second reader needs no library
/// either.
fn time(text: &str) -> Result<String, Failure> {
	let shown = format!("{text:?}");
	let says = |message| wrong(message, &[&"time", &shown]);
	let rule = || says(m::LOG_TIME);
	let shape = |c: u8| if c.is_ascii_digit() { b'0' } else { c };
	let shape: Vec<u8> = text.bytes().map(shape).collect();
	let has_millis = match shape.as_slice() {
		b"0000-00-00T00:00:00Z" => false,
		b"0000-00-00T00:00:00.000Z" => true,
		_ => return Err(rule()),
	};
	let part = |from, to| text.get(from..to).and_then(|part| part.parse::<u32>().ok());
	let parts = [part(0, 4), part(5, 7), part(8, 10), part(11, 13), part(14, 16), part(17, 19)];
	let [Some(year), Some(month), Some(day), Some(hour), Some(minute), Some(second)] = parts else {
		return Err(rule());
	};
	let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	let days = match month {
		2 if is_leap => 29,
		2 => 28,
		4 | 6 | 9 | 11 => 30,
		1..=12 => 31,
		_ => 0,
	};
	if !(1..=days).contains(&day) {
		return Err(says(m::LOG_NO_SUCH_DAY));
	}
	if hour > 23 || minute > 59 || second > 59 {
		return Err(says(m::LOG_NO_SUCH_TIME));
	}
	let whole_second = has_millis && text.get(20..23) == Some("000");
	Ok(match text.get(..19) {
		Some(seconds) if whole_second => format!("{seconds}Z"),
		_ => text.into(),
	})
}
