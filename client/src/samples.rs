// SPDX-License-Identifier: Apache-2.0

//! The files in `samples/` that a person edits: reading and checking them.
//!
//! Everything that can be known without a node is checked here, and what is wrong is said in one
//! line with file and place.

use std::{
	collections::{BTreeMap, BTreeSet},
	fmt::Display,
	fs,
	path::{Path, PathBuf},
};

use serde::Deserialize;
use subxt_signer::sr25519::Keypair;
use toml::Spanned;

use crate::{
	exit::{Exit, Failure, Outcome},
	keys,
	messages::{self as m, Message},
	rooms::{
		approvals::{Edge, MatterDraft, PartyRule, QuorumRule, Silence, StepDraft},
		departments::{self, Department, DepartmentId, Role},
		hash_of,
	},
};

/// A text and where it stands.
pub type Text = Spanned<String>;

/// `renovation.toml`.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
	pub title: String,
	pub matter: Matter,
	pub papers: BTreeMap<String, Text>,
	pub steps: Vec<Step>,
	pub correction: Option<Correction>,
	pub people: Spanned<BTreeMap<String, Person>>,
	pub parties: Parties,
	pub invoice: Invoice,
	pub access_log: AccessLog,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Matter {
	pub name: Text,
	pub published_by: Text,
	pub accepted_by: Text,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Step {
	pub id: Text,
	pub name: Text,
	pub department: Text,
	#[serde(default)]
	pub after: Vec<Text>,
	pub quorum: Spanned<u8>,
	pub limit_days: Spanned<u16>,
	#[serde(default)]
	pub papers: Vec<Text>,
	pub decided_by: Vec<Text>,
	works_for: Option<Spanned<f64>>,
}

impl Step {
	/// The first of these steps that it waits for.
	fn waits_for(&self, ids: &BTreeSet<&str>) -> Option<&Text> {
		self.after.iter().find(|before| ids.contains(before.get_ref().as_str()))
	}

	/// Seconds that the demonstration lets the department work before it decides.
	pub fn works_for(&self) -> f64 {
		self.works_for.as_ref().map_or(0.0, |seconds| *seconds.get_ref())
	}
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Correction {
	pub step: Text,
	pub asked_by: Text,
	pub after_seconds: Spanned<f64>,
	pub notice: String,
	pub days: Spanned<u16>,
	pub answer: String,
	pub answered_after_seconds: Spanned<f64>,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Person {
	pub key: Text,
	pub node: usize,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Parties {
	pub applicant: PartyNode,
	pub seller: PartyNode,
	pub buyer: PartyNode,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct PartyNode {
	pub node: usize,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Invoice {
	pub file: PathBuf,
	pub profile: Spanned<u32>,
	pub claim: String,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct AccessLog {
	pub file: PathBuf,
	pub stream: Text,
	/// Lines up to the first checkpoint.
	pub first: Spanned<usize>,
}

/// People whom the demonstration calls by these names.
pub const NEEDED_PEOPLE: [&str; 5] = ["registrar", "editor", "clerk", "tax", "steward"];

/// Seconds that the demonstration waits at most where a file says how long.
const MAX_WAIT: f64 = 3600.0;

// What the chain bounds in a matter. A test holds these against the chain's own.
const MAX_STEPS: usize = 64;
const MAX_EDGES: usize = 256;
/// Kinds of paper in a matter, and documents in a case.
const MAX_PAPERS: usize = 128;
/// In bytes.
const MAX_MATTER_NAME: usize = 256;
/// In bytes.
const MAX_STEP_NAME: usize = 128;
const MAX_QUORUM: u8 = 16;
const MAX_LIMIT_DAYS: u16 = 1_000;

/// Bytes of the name of a stream on the chain, less what each run of the demonstration puts behind it.
const MAX_STREAM_NAME: usize = 128 - " 01234567".len();

/// A file with its text, to say where in it something is wrong.
#[derive(Debug)]
pub struct Source {
	pub path: PathBuf,
	pub text: String,
}

impl Source {
	pub fn read(path: &Path) -> Outcome<Source> {
		let text = fs::read_to_string(path)
			.map_err(|error| Failure::usage(format!("{}: {error}", path.display())))?;
		Ok(Source { path: path.into(), text })
	}

	/// A refusal of what stands at `place`.
	pub fn wrong<T>(
		&self,
		place: &Spanned<T>,
		message: Message,
		values: &[&dyn Display],
	) -> Failure {
		self.at(place, Failure::says(Exit::Usage, message, values))
	}

	/// Why what stands at `place` can't be used.
	fn at<T>(&self, place: &Spanned<T>, why: Failure) -> Failure {
		self.at_byte(place.span().start, why)
	}

	fn at_byte(&self, offset: usize, why: Failure) -> Failure {
		let before = &self.text.as_bytes()[..offset.min(self.text.len())];
		let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
		let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
		let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
		let place = format!("{}:{line}:{column}", self.path.display());
		why.with(Exit::Usage).during(place)
	}
}

/// The scenario with the file that it came from.
#[derive(Debug)]
pub struct Loaded {
	pub scenario: Scenario,
	pub source: Source,
}

impl Loaded {
	/// Reads and checks `renovation.toml` in `folder`.
	pub fn read(folder: &Path) -> Outcome<Loaded> {
		Self::parse(Source::read(&folder.join("renovation.toml"))?)
	}

	fn parse(source: Source) -> Outcome<Loaded> {
		let scenario: Scenario = toml::from_str(&source.text).map_err(|error| {
			let at = error.span().map_or(0, |span| span.start);
			source.at_byte(at, Failure::usage(error.message()))
		})?;
		let loaded = Loaded { scenario, source };
		loaded.check()?;
		Ok(loaded)
	}

	/// What is wrong whatever the chain says. The chain decides the rest.
	fn check(&self) -> Outcome {
		let Loaded { scenario, source } = self;
		for person in scenario.people.get_ref().values() {
			keys::from_uri(person.key.get_ref())
				.map_err(|failure| source.at(&person.key, failure))?;
		}
		for name in NEEDED_PEOPLE {
			if !scenario.people.get_ref().contains_key(name) {
				let name = format!("{name:?}");
				return Err(source.wrong(&scenario.people, m::NO_PERSON, &[&name]));
			}
		}
		self.check_name(&scenario.matter.name, MAX_MATTER_NAME)?;
		self.check_papers()?;
		self.once(scenario.steps.iter().map(|step| &step.id))?;
		match (scenario.steps.is_empty(), scenario.steps.get(MAX_STEPS)) {
			(true, _) => return Err(source.wrong(&scenario.matter.name, m::NO_STEPS, &[])),
			(false, Some(step)) => {
				return Err(source.wrong(&step.id, m::TOO_MANY_STEPS, &[&MAX_STEPS]));
			}
			(false, None) => {}
		}
		for step in &scenario.steps {
			self.check_step(step)?;
		}
		if let Some(one) = scenario.steps.iter().flat_map(|step| &step.after).nth(MAX_EDGES) {
			return Err(source.wrong(one, m::TOO_MANY_EDGES, &[&MAX_EDGES]));
		}
		self.check_order()?;
		if let Some(correction) = &scenario.correction {
			self.step_at(&correction.step)?;
			self.person_at(&correction.asked_by)?;
			self.check_wait(&correction.after_seconds)?;
			self.check_wait(&correction.answered_after_seconds)?;
			self.check_range(&correction.days, MAX_LIMIT_DAYS)?;
		}
		self.check_name(&scenario.access_log.stream, MAX_STREAM_NAME)?;
		if *scenario.access_log.first.get_ref() == 0 {
			return Err(source.wrong(&scenario.access_log.first, m::AT_LEAST_ONE, &[]));
		}
		Ok(())
	}

	/// A name shows as one line and as what it is, and isn't too long.
	fn check_name(&self, name: &Text, most: usize) -> Outcome {
		if !is_name(name.get_ref()) {
			return Err(self.source.wrong(name, m::NOT_A_NAME, &[]));
		}
		match name.get_ref().len() {
			length if length > most => {
				Err(self.source.wrong(name, m::NAME_TOO_LONG, &[&length, &most]))
			}
			_ => Ok(()),
		}
	}

	fn check_range<T: Copy + PartialOrd + From<u8> + Display>(
		&self,
		number: &Spanned<T>,
		most: T,
	) -> Outcome {
		match (T::from(1)..=most).contains(number.get_ref()) {
			true => Ok(()),
			false => Err(self.source.wrong(number, m::NUMBER_OUT_OF_RANGE, &[&most])),
		}
	}

	/// Each paper is another one, and all of them fit into a case, what completes them included.
	fn check_papers(&self) -> Outcome {
		let Loaded { scenario, source } = self;
		let mut papers: Vec<&Text> = scenario.papers.values().collect();
		papers.sort_by_key(|paper| paper.span().start);
		let most = MAX_PAPERS - usize::from(scenario.correction.is_some());
		if let Some(paper) = papers.get(most) {
			return Err(source.wrong(paper, m::TOO_MANY_PAPERS, &[&most]));
		}
		self.once(papers)
	}

	fn check_step(&self, step: &Step) -> Outcome {
		let Loaded { scenario, source } = self;
		self.check_name(&step.name, MAX_STEP_NAME)?;
		for before in &step.after {
			self.step_at(before)?;
		}
		self.once(&step.after)?;
		for paper in &step.papers {
			if !scenario.papers.contains_key(paper.get_ref()) {
				let paper_id = format!("{:?}", paper.get_ref());
				return Err(source.wrong(paper, m::NO_PAPER, &[&paper_id]));
			}
		}
		self.once(&step.papers)?;
		let mut officers = BTreeSet::new();
		for name in &step.decided_by {
			let key = keys::from_uri(self.person_at(name)?.key.get_ref())?;
			// Two names may be one officer.
			if !officers.insert(keys::account(&key)) {
				let name_id = format!("{:?}", name.get_ref());
				return Err(source.wrong(name, m::NAMED_TWICE, &[&name_id]));
			}
		}
		self.check_range(&step.quorum, MAX_QUORUM)?;
		let quorum = *step.quorum.get_ref();
		if officers.len() < usize::from(quorum) {
			let values: [&dyn Display; 2] = [&quorum, &officers.len()];
			return Err(source.wrong(&step.quorum, m::QUORUM_OUT_OF_REACH, &values));
		}
		self.check_range(&step.limit_days, MAX_LIMIT_DAYS)?;
		step.works_for.as_ref().map_or(Ok(()), |seconds| self.check_wait(seconds))
	}

	fn check_wait(&self, seconds: &Spanned<f64>) -> Outcome {
		match (0.0..=MAX_WAIT).contains(seconds.get_ref()) {
			true => Ok(()),
			false => Err(self.source.wrong(seconds, m::WAIT_OUT_OF_RANGE, &[&MAX_WAIT])),
		}
	}

	/// Refuses a name or text that stands twice.
	fn once<'a>(&self, names: impl IntoIterator<Item = &'a Text>) -> Outcome {
		let mut seen = BTreeSet::new();
		for name in names {
			if !seen.insert(name.get_ref()) {
				let name_id = format!("{:?}", name.get_ref());
				return Err(self.source.wrong(name, m::NAMED_TWICE, &[&name_id]));
			}
		}
		Ok(())
	}

	/// Refuses steps that wait for each other: takes all steps whose predecessors are taken, until
	/// none is left or none can be.
	fn check_order(&self) -> Outcome {
		let steps = &self.scenario.steps;
		let mut open: Vec<&Step> = steps.iter().collect();
		loop {
			let ids: BTreeSet<_> = open.iter().map(|step| step.id.get_ref().as_str()).collect();
			let left: Vec<_> =
				open.iter().copied().filter(|step| step.waits_for(&ids).is_some()).collect();
			if left.is_empty() {
				return Ok(());
			}
			if left.len() < open.len() {
				open = left;
				continue;
			}
			// Going back along what is left can't end, so after as many moves it goes round.
			let mut step = left[0];
			let mut way = Vec::new();
			let before = loop {
				let Some(before) = step.waits_for(&ids) else { return Ok(()) };
				way.push(step.id.get_ref().as_str());
				if let Some(start) = way.iter().position(|id| id == before.get_ref()) {
					way.drain(..start);
					break before;
				}
				let Some(next) = left.iter().find(|one| one.id.get_ref() == before.get_ref())
				else {
					return Ok(());
				};
				step = next;
			};
			way.push(before.get_ref());
			return Err(self.source.wrong(before, m::STEPS_GO_ROUND, &[&way.join(" ← ")]));
		}
	}

	fn step_at(&self, id: &Text) -> Outcome<usize> {
		let steps = &self.scenario.steps;
		steps.iter().position(|step| step.id.get_ref() == id.get_ref()).ok_or_else(|| {
			let name = format!("{:?}", id.get_ref());
			self.source.wrong(id, m::NO_STEP, &[&name])
		})
	}

	fn person_at(&self, name: &Text) -> Outcome<&Person> {
		self.scenario.people.get_ref().get(name.get_ref()).ok_or_else(|| {
			let name_id = format!("{:?}", name.get_ref());
			self.source.wrong(name, m::NO_PERSON, &[&name_id])
		})
	}

	/// The position of a step that the file names; it was checked when it was read.
	pub fn step(&self, id: &str) -> Option<usize> {
		self.scenario.steps.iter().position(|step| step.id.get_ref() == id)
	}

	/// The key of a person, and the node it signs to.
	pub fn person(&self, name: &str) -> Outcome<(Keypair, usize)> {
		let people = &self.scenario.people;
		let person = people.get_ref().get(name).ok_or_else(|| {
			let name = format!("{name:?}");
			self.source.wrong(people, m::NO_PERSON, &[&name])
		})?;
		Ok((keys::from_uri(person.key.get_ref())?, person.node))
	}

	/// The number of the department that the file names.
	fn department(&self, known: &[Department], name: &Text) -> Outcome<DepartmentId> {
		let found = departments::named(known, name.get_ref());
		found.map(|department| department.id).map_err(|failure| self.source.at(name, failure))
	}

	/// The matter as the chain takes it.
	pub fn draft(&self, known: &[Department]) -> Outcome<MatterDraft> {
		let scenario = &self.scenario;
		let position = |paper: &Text| {
			let at = scenario.papers.keys().position(|name| name == paper.get_ref());
			at.and_then(|at| u8::try_from(at).ok())
				.ok_or_else(|| self.source.wrong(paper, m::TOO_MANY_PAPERS, &[&MAX_PAPERS]))
		};
		let mut steps = Vec::new();
		for step in &scenario.steps {
			steps.push(StepDraft {
				name: step.name.get_ref().clone().into_bytes(),
				department: self.department(known, &step.department)?,
				role: Role::Approver,
				quorum: QuorumRule::AtLeast(*step.quorum.get_ref()),
				limit_days: *step.limit_days.get_ref(),
				silence: Silence::Escalate,
				papers: step.papers.iter().map(position).collect::<Outcome<_>>()?,
			});
		}
		Ok(MatterDraft {
			name: scenario.matter.name.get_ref().clone().into_bytes(),
			service_centre: self.department(known, &scenario.matter.accepted_by)?,
			party: PartyRule::Committed,
			papers: scenario.papers.values().map(|paper| hash_of(paper.get_ref())).collect(),
			steps,
			edges: self.edges()?,
		})
	}

	/// The department that publishes the matter.
	pub fn publisher(&self, known: &[Department]) -> Outcome<DepartmentId> {
		self.department(known, &self.scenario.matter.published_by)
	}

	/// The edges between steps by their positions.
	pub fn edges(&self) -> Outcome<Vec<Edge>> {
		let mut edges = Vec::new();
		for (after, step) in self.scenario.steps.iter().enumerate() {
			for name in &step.after {
				let before = self.step_at(name)?;
				let too_many = |_| self.source.wrong(name, m::TOO_MANY_STEPS, &[&MAX_STEPS]);
				let number = |at: usize| u8::try_from(at).map_err(too_many);
				edges.push(Edge { before: number(before)?, after: number(after)? });
			}
		}
		Ok(edges)
	}
}

/// Whether the chain takes `text` as a name: not empty, no blanks at its ends, no control characters, and
/// none that break lines or turn the direction of what follows.
fn is_name(text: &str) -> bool {
	let misleads = |c: char| {
		c.is_control()
			|| matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
	};
	!text.is_empty() && text.trim() == text && !text.chars().any(misleads)
}

#[cfg(test)]
mod tests {
	use std::sync::LazyLock;

	use govchain_primitives::approvals as chain;

	use super::*;
	use crate::{exit::Exit, testing};

	static SAMPLE: LazyLock<String> = LazyLock::new(|| {
		std::fs::read_to_string(testing::samples().join("renovation.toml")).unwrap()
	});

	fn parse(text: &str) -> Outcome<Loaded> {
		Loaded::parse(Source { path: "renovation.toml".into(), text: text.into() })
	}

	fn refused(from: &str, to: &str) -> String {
		assert!(SAMPLE.contains(from), "{from}");
		let failure = parse(&SAMPLE.replacen(from, to, 1)).unwrap_err();
		assert_eq!(failure.exit, Exit::Usage);
		failure.words
	}

	fn line_of(text: &str) -> usize {
		SAMPLE[..SAMPLE.find(text).unwrap()].lines().count()
	}

	#[test]
	fn shipped_sample_is_read() {
		let loaded = parse(&SAMPLE).unwrap();
		assert!(loaded.scenario.steps.len() > 3);
		assert!(loaded.step("fire").is_some());
		for name in NEEDED_PEOPLE {
			loaded.person(name).unwrap();
		}
	}

	#[test]
	fn unknown_predecessor_is_refused_with_its_line() {
		let words = refused("after = [\"survey\"]", "after = [\"surwey\"]");
		let line = line_of("after = [\"survey\"]") + 1;
		assert!(words.starts_with(&format!("renovation.toml:{line}:")), "{words}");
		assert!(words.ends_with("no step has the id \"surwey\""), "{words}");
	}

	#[test]
	fn malformed_toml_is_refused_with_its_line() {
		let words = refused("quorum = 1\n", "quorum = one\n");
		assert!(words.starts_with("renovation.toml:"), "{words}");
		assert!(!words.contains('\n'));
	}

	#[test]
	fn unknown_field_is_refused() {
		let words = refused("limit_days = 3", "limit_dais = 3");
		assert!(words.contains("limit_dais"), "{words}");
	}

	#[test]
	fn missing_people_and_papers_are_refused() {
		assert!(refused("decided_by = [\"urban-1\"]", "decided_by = [\"nobody\"]")
			.contains("[people] has no \"nobody\""));
		assert!(refused("papers = [\"drawings\"]", "papers = [\"photo\"]")
			.contains("[papers] has no \"photo\""));
		let words = refused("registrar = {", "registrer = {");
		let line = line_of("[people]\n") + 1;
		assert_eq!(words, format!("renovation.toml:{line}:1: [people] has no \"registrar\""));
	}

	#[test]
	fn steps_that_wait_for_each_other_are_refused_with_their_line() {
		let words = refused(
			"quorum = 1\nlimit_days = 3\n",
			"after = [\"permit\"]\nquorum = 1\nlimit_days = 3\n",
		);
		assert!(words.contains(": these steps wait for each other: "), "{words}");
		assert!(words.contains("survey") && words.contains("permit"), "{words}");
		let words = refused("after = [\"survey\"]", "after = [\"appearance\"]");
		let line = line_of("after = [\"survey\"]") + 1;
		let expected = format!(
			"renovation.toml:{line}:10: these steps wait for each other: appearance ← appearance"
		);
		assert_eq!(words, expected);
	}

	#[test]
	fn bounds_are_those_of_the_chain() {
		assert_eq!(MAX_STEPS, chain::MAX_STEPS as usize);
		assert_eq!(MAX_EDGES, chain::MAX_EDGES as usize);
		assert_eq!(MAX_PAPERS, chain::MAX_PAPERS as usize);
		assert_eq!(MAX_PAPERS, chain::MAX_DOCUMENTS as usize);
		assert_eq!(MAX_MATTER_NAME, chain::MAX_MATTER_NAME as usize);
		assert_eq!(MAX_STEP_NAME, chain::MAX_STEP_NAME as usize);
		assert_eq!(MAX_QUORUM, chain::MAX_QUORUM);
		assert_eq!(MAX_LIMIT_DAYS, chain::MAX_LIMIT_DAYS);
		let one_line = [
			"",
			" ",
			"施工 Works",
			" a",
			"a ",
			"a\tb",
			"a\u{7}",
			"a\u{2028}",
			"\u{202e}a",
			"\u{2066}a",
		];
		for text in one_line {
			assert_eq!(is_name(text), govchain_primitives::is_name(text.as_bytes()), "{text:?}");
		}
	}

	#[test]
	fn numbers_out_of_range_are_refused_where_they_stand() {
		for (from, to, key, most) in [
			("quorum = 2", "quorum = 0", "quorum = ", "16"),
			("quorum = 2", "quorum = 17", "quorum = ", "16"),
			("limit_days = 3", "limit_days = 0", "limit_days = ", "1000"),
			("limit_days = 3", "limit_days = 1001", "limit_days = ", "1000"),
			("days = 5\nanswer", "days = 0\nanswer", "days = ", "1000"),
			("days = 5\nanswer", "days = 1001\nanswer", "days = ", "1000"),
		] {
			let (line, column) = (line_of(from) + 1, key.len() + 1);
			let expected = format!("renovation.toml:{line}:{column}: it is 1 to {most}");
			assert_eq!(refused(from, to), expected);
		}
		assert!(refused("first = 25", "first = 0").ends_with("it is at least 1"));
		let words = refused("works_for = 6", "works_for = -1");
		let line = line_of("works_for = 6") + 1;
		assert_eq!(words, format!("renovation.toml:{line}:13: it is 0 to 3600 seconds"));
		assert!(refused("after_seconds = 1\n", "after_seconds = 3601\n").contains("0 to 3600"));
	}

	#[test]
	fn names_are_refused_where_they_stand() {
		let (matter, step) = ("\"老旧小区改造 Old-city renovation\"", "\"现场勘查 Site survey\"");
		let stream = "\"居民信息库访问日志 Accesses to the residents' register\"";
		for (name, most) in [(matter, 256), (step, 128), (stream, 119)] {
			let line = line_of(name);
			let place = |words: &str| words.starts_with(&format!("renovation.toml:{line}:"));
			for bad in ["\"\"", "\" \"", "\"two\\nlines\"", "\"bell\\u0007\"", "\"\\u202Eturned\""]
			{
				let words = refused(name, bad);
				assert!(place(&words) && words.contains("one line of text"), "{bad}: {words}");
			}
			let words = refused(name, &format!("\"{}\"", "a".repeat(most + 1)));
			let expected = format!("it has {} bytes, and {most} is the most", most + 1);
			assert!(place(&words) && words.ends_with(&expected), "{words}");
			parse(&SAMPLE.replacen(name, &format!("\"{}\"", "a".repeat(most)), 1)).unwrap();
		}
	}

	/// The sample with other steps: as many as there are lists, each after those in its list.
	fn with_steps(after: &[Vec<usize>]) -> String {
		let (head, rest) = SAMPLE.split_once("[[steps]]").unwrap();
		let (_, tail) = rest.split_once("# One department finds").unwrap();
		let steps: String =
			(0..).zip(after).map(|(number, after): (usize, _)| step(number, after)).collect();
		let tail = tail.replace("step = \"fire\"", "step = \"s0\"");
		format!("{head}{steps}#{tail}")
	}

	fn step(number: usize, after: &[usize]) -> String {
		let after: Vec<_> = after.iter().map(|one| format!("\"s{one}\"")).collect();
		format!(
			"[[steps]]\nid = \"s{number}\"\nname = \"s\"\ndepartment = \"d\"\nafter = [{}]\nquorum = 1\n\
			 limit_days = 1\ndecided_by = [\"fire-2\"]\n",
			after.join(", ")
		)
	}

	/// Steps of which each waits for all before it, until there are this many edges.
	fn with_edges(count: usize) -> Vec<Vec<usize>> {
		let mut left = count;
		let mut after: Vec<Vec<usize>> = Vec::new();
		while left > 0 || after.is_empty() {
			let edges = after.len().min(left);
			after.push((0..edges).collect());
			left -= edges;
		}
		after
	}

	#[test]
	fn as_many_steps_and_edges_as_the_chain_takes_are_taken() {
		let apart = |count| vec![Vec::new(); count];
		let wrong = |after: &[Vec<usize>]| parse(&with_steps(after)).unwrap_err().words;
		assert!(parse(&with_steps(&apart(64))).is_ok());
		let text = with_steps(&apart(65));
		let line = text.lines().position(|line| line == "id = \"s64\"").unwrap() + 1;
		let expected = format!("renovation.toml:{line}:6: a matter has 64 steps at most");
		assert_eq!(parse(&text).unwrap_err().words, expected);
		let words = wrong(&[]);
		assert!(words.contains("steps"), "{words}");

		let loaded = parse(&with_steps(&with_edges(256))).unwrap();
		assert_eq!(loaded.edges().unwrap().len(), 256);
		let words = wrong(&with_edges(257));
		assert!(words.ends_with(": a matter has 256 dependencies at most"), "{words}");
	}

	#[test]
	fn a_matter_without_steps_is_refused_at_its_name() {
		let (head, rest) = SAMPLE.split_once("# The papers").unwrap();
		let (papers, rest) = rest.split_once("[[steps]]").unwrap();
		let (_, tail) = rest.split_once("# One department finds").unwrap();
		let text = format!("steps = []\n{head}# The papers{papers}#{tail}");
		let line = text.lines().position(|line| line.starts_with("name = ")).unwrap() + 1;
		let words = parse(&text).unwrap_err().words;
		assert_eq!(words, format!("renovation.toml:{line}:8: the matter has no steps"));
	}

	#[test]
	fn papers_are_different_and_no_more_than_a_case_takes() {
		let words = refused("budget = \"资金方案 Budget\"", "budget = \"申请表 Application form\"");
		let line = line_of("budget = \"资") + 1;
		let expected = "\"申请表 Application form\" is named twice";
		assert_eq!(words, format!("renovation.toml:{line}:10: {expected}"));

		let with = |count: usize| {
			let more: String = (6..count).map(|n| format!("p{n} = \"paper {n}\"\n")).collect();
			parse(&SAMPLE.replacen("application = ", &format!("{more}application = "), 1))
		};
		// The answer to the correction adds one.
		assert!(with(127).is_ok());
		let words = with(128).unwrap_err().words;
		assert!(words.ends_with(": 127 papers are the most"), "{words}");
	}

	#[test]
	fn what_is_named_twice_is_refused() {
		for (from, to) in [
			(
				"decided_by = [\"housing-1\", \"housing-2\"]",
				"decided_by = [\"housing-1\", \"housing-1\"]",
			),
			// Another name of the same officer.
			("\"//Housing//approver2\"", "\"//Housing//approver1\""),
			("papers = [\"drawings\", \"structure\"]", "papers = [\"drawings\", \"drawings\"]"),
			("\"structure\", \"fire\", \"utilities\"]", "\"structure\", \"structure\"]"),
			("id = \"appearance\"", "id = \"survey\""),
		] {
			let words = refused(from, to);
			assert!(words.ends_with(" is named twice"), "{words}");
		}
	}

	#[test]
	fn quorum_beyond_the_named_officers_is_refused() {
		let words = refused("quorum = 2", "quorum = 3");
		assert!(words.contains("3 officers must agree, and decided_by names 2"), "{words}");
	}

	#[test]
	fn wrong_key_is_refused_without_repeating_it() {
		let words = refused("//Fire//approver1", "fire secret words");
		assert!(words.contains("not a key") && !words.contains("secret words"), "{words}");
	}
}
