// SPDX-License-Identifier: Apache-2.0

use std::path::PathBuf;

use govchain_evidence::merkle::{verify_consistency, ConsistencyError, TreeSize};

use super::*;
use crate::{messages::Lang, testing::samples};

fn sample() -> PathBuf {
	samples().join("access-log.jsonl")
}

fn line() -> String {
	let hash = "ab".repeat(32);
	format!(
		r#"{{"time":"2026-03-02T09:15:04Z","officer":"HC-0142","department":4,"data_set":1,"grant":7,"fields":["name","address"],"subject":"0x{hash}","purpose":"0x{hash}","outcome":"granted"}}"#
	)
}

fn refused(line: &str) -> String {
	AccessEntry::parse(line.as_bytes()).unwrap_err().to_string()
}

/// What is said of a good line in which `old` is replaced.
#[track_caller]
fn refused_with(old: &str, new: &str) -> String {
	let line = line();
	assert_eq!(line.matches(old).count(), 1, "{old}");
	refused(&line.replace(old, new))
}

fn canonical(line: &str) -> String {
	String::from_utf8(AccessEntry::parse(line.as_bytes()).unwrap().canonical()).unwrap()
}

#[test]
fn entry_is_read() {
	let entry = AccessEntry::parse(line().as_bytes()).unwrap();
	let expected = AccessEntry {
		time: "2026-03-02T09:15:04Z".into(),
		officer: "HC-0142".into(),
		department: 4,
		data_set: 1,
		grant: Some(7),
		fields: ["address".into(), "name".into()].into(),
		subject: [0xab; 32],
		purpose: [0xab; 32],
		outcome: Outcome::Granted,
	};
	assert_eq!(entry, expected);
}

#[test]
fn canonical_bytes_are_fixed() {
	let hash = "ab".repeat(32);
	let expected = format!(
		r#"{{"data_set":1,"department":4,"fields":["address","name"],"grant":7,"officer":"HC-0142","outcome":"granted","purpose":"0x{hash}","subject":"0x{hash}","time":"2026-03-02T09:15:04Z"}}"#
	);
	assert_eq!(canonical(&line()), expected);
	assert_eq!(canonical(&expected), expected);
	let leaf = LeafHash::of(expected.as_bytes());
	let known = "0x55672dee2881224bb0e86a5971c0764c3a4bffb9997b0872b7d04a200233782b";
	assert_eq!(leaf.to_string(), known);
}

#[test]
fn canonical_bytes_are_the_same_when_only_the_layout_differs() {
	let expected = canonical(&line());
	let mut members: Vec<_> = serde_json::from_str::<serde_json::Map<String, Value>>(&line())
		.unwrap()
		.into_iter()
		.collect();
	members.reverse();
	let reversed = members.iter().map(|(name, value)| format!("{name:?} :\t{value}"));
	let reversed = format!(" {{ {} }} \r", reversed.collect::<Vec<_>>().join(" , "));
	assert_eq!(canonical(&reversed), expected);
	for (old, new) in [
		("[\"name\",\"address\"]", "[\"address\",\"name\"]"),
		("09:15:04Z", "09:15:04.000Z"),
		("\"HC-0142\"", "\"\\u0048C-0142\""),
	] {
		assert_eq!(canonical(&line().replace(old, new)), expected, "{new}");
	}
	assert_eq!(canonical(&line().replace("ab", "AB")), expected);
}

#[test]
fn canonical_bytes_differ_when_anything_else_does() {
	let expected = canonical(&line());
	for (old, new) in [
		("09:15:04Z", "09:15:05Z"),
		("09:15:04Z", "09:15:04.001Z"),
		("HC-0142", "HC-0143"),
		("\"department\":4", "\"department\":5"),
		("\"data_set\":1", "\"data_set\":2"),
		("\"grant\":7", "\"grant\":8"),
		("\"name\"", "\"names\""),
		("\"granted\"", "\"refused\""),
		("\"subject\":\"0xab", "\"subject\":\"0xac"),
		("\"purpose\":\"0xab", "\"purpose\":\"0xac"),
	] {
		assert_ne!(canonical(&line().replace(old, new)), expected, "{new}");
	}
}

#[test]
fn names_of_fields_are_escaped_as_little_as_possible() {
	let line = line().replace("\"name\"", r#""姓名\u2028\"\\\/""#);
	assert!(canonical(&line).contains("[\"address\",\"姓名\u{2028}\\\"\\\\/\"]"));
}

#[test]
fn entry_is_refused_when_the_line_is_no_object() {
	assert_eq!(refused(""), "the line is empty: each line is one entry");
	assert_eq!(refused(" \t"), "the line is empty: each line is one entry");
	for bad in ["7", "[]", "null", "{", "{\"time\":", "granted", "{} {}"] {
		assert!(refused(bad).starts_with("the line isn't a JSON object: "), "{bad}");
	}
	assert!(refused(&line()[..100]).starts_with("the line isn't a JSON object: "));
	let wrong = AccessEntry::parse(b"{\"time\":\"\xff\"}").unwrap_err();
	assert_eq!(wrong.to_string(), "the line isn't UTF-8 text");
	let long = line().replace("HC-0142", &"x".repeat(MAX_LINE));
	assert!(refused(&long).starts_with("the line has over 65536 bytes"));
}

#[test]
fn entry_is_refused_when_a_field_is_missing_double_or_unknown() {
	for name in MEMBERS {
		let mut members: serde_json::Map<String, Value> = serde_json::from_str(&line()).unwrap();
		members.remove(name).unwrap();
		let without = Value::Object(members).to_string();
		assert_eq!(refused(&without), format!("field `{name}` is missing"));
	}
	assert_eq!(
		refused_with("\"grant\":7", "\"grant\":7,\"grant\":8"),
		"field `grant` occurs twice"
	);
	assert!(refused_with("\"grant\"", "\"Grant\"").starts_with("field `Grant` is unknown; "));
}

#[test]
fn entry_is_refused_when_a_value_is_wrong() {
	let cases = [
		(
			"\"department\":4",
			"\"department\":\"4\"",
			"field `department` is a JSON string, not a number",
		),
		(
			"\"department\":4",
			"\"department\":4294967296",
			"field `department` is 4294967296, not a whole number from 0 to 4294967295",
		),
		(
			"\"data_set\":1",
			"\"data_set\":-1",
			"field `data_set` is -1, not a whole number from 0 to 4294967295",
		),
		(
			"\"data_set\":1",
			"\"data_set\":1.5",
			"field `data_set` is 1.5, not a whole number from 0 to 4294967295",
		),
		(
			"\"grant\":7",
			"\"grant\":9007199254740992",
			"field `grant` is 9007199254740992, not a whole number from 0 to 9007199254740991",
		),
		(
			"\"grant\":7",
			"\"grant\":null",
			"field `grant` is null: only a refused access has no grant",
		),
		("\"granted\"", "\"done\"", "field `outcome` is \"done\", not granted or refused"),
		("\"granted\"", "true", "field `outcome` is a JSON boolean, not text"),
		(
			"[\"name\",\"address\"]",
			"\"name\"",
			"field `fields` is a JSON string, not a list of names",
		),
		("[\"name\",\"address\"]", "[]", "field `fields` is empty: name what was asked for"),
		("[\"name\",\"address\"]", "[3]", "field `fields` has a JSON number where a name belongs"),
		("\"address\"", "\"name\"", "field `fields` has \"name\" twice"),
		("\"HC-0142\"", "7", "field `officer` is a JSON number, not text"),
	];
	for (old, new, expected) in cases {
		assert_eq!(refused_with(old, new), expected);
	}
	let long = format!("\"{}\"", "n".repeat(65));
	for name in ["\"\"", "\" name\"", "\"na\\nme\"", long.as_str()] {
		assert!(refused_with("\"name\"", name).starts_with("field `fields` has "), "{name}");
	}
	for officer in ["", "Li Wei", "李伟", &"1".repeat(65)] {
		assert!(refused_with("HC-0142", officer).starts_with("field `officer` isn't "));
	}
	let short = &line().replacen("ab", "", 1);
	assert_eq!(refused(short), "field `subject` isn't 0x and 64 hexadecimal digits");
	for hash in ["ab", "0b", "gxab"] {
		let bad = line().replace("\"purpose\":\"0xab", &format!("\"purpose\":\"{hash}"));
		assert_eq!(refused(&bad), "field `purpose` isn't 0x and 64 hexadecimal digits");
	}
}

#[test]
fn entry_without_grant_is_read_when_it_was_refused() {
	let refused = line().replace("\"granted\"", "\"refused\"");
	let refused = refused.replace("\"grant\":7", "\"grant\":null");
	assert_eq!(AccessEntry::parse(refused.as_bytes()).unwrap().grant, None);
	assert!(canonical(&refused).contains("\"grant\":null"));
}

#[test]
fn times_are_those_of_the_calendar() {
	for good in [
		"2026-03-02T09:15:04Z",
		"2024-02-29T00:00:00Z",
		"2000-02-29T23:59:59Z",
		"2026-12-31T23:59:59.999Z",
	] {
		assert_eq!(time(good).as_deref(), Ok(good));
	}
	assert_eq!(time("2026-03-02T09:15:04.000Z").as_deref(), Ok("2026-03-02T09:15:04Z"));
	for bad in [
		"",
		"2026-03-02",
		"2026-03-02T09:15:04",
		"2026-03-02 09:15:04Z",
		"2026-03-02t09:15:04z",
		"2026-03-02T09:15:04+08:00",
		"2026-03-02T09:15:04.1Z",
		"2026-03-02T09:15:04.123456Z",
		"2026-3-2T9:15:04Z",
		"2026-02-29T09:15:04Z",
		"2100-02-29T09:15:04Z",
		"2026-04-31T09:15:04Z",
		"2026-13-01T09:15:04Z",
		"2026-00-01T09:15:04Z",
		"2026-01-00T09:15:04Z",
		"2026-03-02T24:00:00Z",
		"2026-03-02T09:60:00Z",
		"2026-12-31T23:59:60Z",
		"２０２６-03-02T09:15:04Z",
	] {
		assert!(time(bad).is_err(), "{bad}");
	}
}

#[test]
fn log_is_taken_whole_or_not_at_all() {
	let mut log = AccessLog::default();
	log.append(format!("{}\n{}\n", line(), line()).as_bytes()).unwrap();
	let before = log.tree().head();
	for (bad, at) in [("\n", 1), ("{}", 2), ("", 2), ("{}\nmore", 2)] {
		let text = if at == 1 { bad.into() } else { format!("{}\n{bad}\n", line()) };
		let (line, _) = log.append(text.as_bytes()).unwrap_err();
		assert_eq!(line, at, "{bad:?}");
		assert_eq!(log.tree().head(), before);
		assert_eq!(log.entries().len(), 2);
	}
	log.append(b"").unwrap();
	assert_eq!(log.tree().head(), before);
	// A last line without its end is a line.
	log.append(line().as_bytes()).unwrap();
	assert_eq!(log.size(), 3);
}

#[test]
fn errors_name_file_line_and_field() {
	let folder = std::env::temp_dir().join(format!("access-log-{}", std::process::id()));
	fs::create_dir_all(&folder).unwrap();
	let path = folder.join("bad.jsonl");
	fs::write(&path, format!("{}\n{}\n", line(), line().replace("granted", "given"))).unwrap();
	let error = read(&path).err().unwrap().to_string();
	assert_eq!(
		error,
		format!("{}:2: field `outcome` is \"given\", not granted or refused", path.display())
	);
	let chinese = read(&path).err().unwrap().shown(Lang::Zh);
	let expected = "字段 `outcome` 为 \"given\",应为 granted 或 refused";
	assert_eq!(chinese, format!("{}:2: {expected}", path.display()));
	fs::remove_dir_all(&folder).unwrap();
	let error = read(&path).err().unwrap().to_string();
	assert!(error.starts_with(&path.display().to_string()), "{error}");
}

#[test]
fn shipped_sample_is_read() {
	let log = read(&sample()).unwrap();
	assert_eq!(log.size(), 40);
	assert_eq!(log.entries().len(), 40);
	assert!(log.entries().iter().any(|entry| entry.outcome == Outcome::Refused));
	assert!(log.entries().iter().any(|entry| entry.grant.is_none()));
	assert!(log.entries().windows(2).all(|pair| pair[0].time < pair[1].time));
}

#[test]
fn shipped_sample_grows_and_can_not_be_rewritten() {
	let log = read(&sample()).unwrap();
	for old in 0..=log.size() {
		for new in old..=log.size() {
			let (old, new) = (TreeSize(old), TreeSize(new));
			let proof = log.tree().consistency_proof(old, new).unwrap();
			let (old, new) = (log.tree().head_at(old).unwrap(), log.tree().head_at(new).unwrap());
			assert_eq!(verify_consistency(&old, &new, &proof), Ok(()));
		}
	}
	// Somebody makes the third access look refused, and appends a line.
	let text = fs::read_to_string(sample()).unwrap();
	let mut lines: Vec<_> = text.lines().map(String::from).collect();
	assert!(lines[2].contains("\"granted\""));
	lines[2] = lines[2].replace("\"granted\"", "\"refused\"");
	lines.push(line());
	let mut forged = AccessLog::default();
	forged.append(lines.join("\n").as_bytes()).unwrap();
	let proof = forged.tree().consistency_proof(TreeSize(40), TreeSize(41)).unwrap();
	let head = |log: &AccessLog, size| log.tree().head_at(TreeSize(size));
	let (old, new) = (head(&log, 40).unwrap(), head(&forged, 41).unwrap());
	let result = verify_consistency(&old, &new, &proof);
	assert_eq!(result, Err(ConsistencyError::OldRootMismatch));
	assert!(head(&log, 41).is_err());
}
