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
	pub papers: BTreeMap<String, String>,
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
	pub name: String,
	pub published_by: Text,
	pub accepted_by: Text,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Step {
	pub id: Text,
	pub name: String,
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
	pub days: u16,
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
	pub profile: u32,
	pub claim: String,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct AccessLog {
	pub file: PathBuf,
	pub stream: String,
	/// Lines up to the first checkpoint.
	pub first: Spanned<usize>,
}

/// People whom the demonstration calls by these names.
pub const NEEDED_PEOPLE: [&str; 5] = ["registrar", "editor", "clerk", "tax", "steward"];

/// Seconds that the demonstration waits at most where a file says how long.
const MAX_WAIT: f64 = 3600.0;

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
		self.once(scenario.steps.iter().map(|step| &step.id))?;
		for step in &scenario.steps {
			self.check_step(step)?;
		}
		self.check_order()?;
		if let Some(correction) = &scenario.correction {
			self.step_at(&correction.step)?;
			self.person_at(&correction.asked_by)?;
			self.check_wait(&correction.after_seconds)?;
			self.check_wait(&correction.answered_after_seconds)?;
		}
		if *scenario.access_log.first.get_ref() == 0 {
			return Err(source.wrong(&scenario.access_log.first, m::AT_LEAST_ONE, &[]));
		}
		Ok(())
	}

	fn check_step(&self, step: &Step) -> Outcome {
		let Loaded { scenario, source } = self;
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
		let quorum = *step.quorum.get_ref();
		if quorum == 0 {
			return Err(source.wrong(&step.quorum, m::AT_LEAST_ONE, &[]));
		}
		if officers.len() < usize::from(quorum) {
			let values: [&dyn Display; 2] = [&quorum, &officers.len()];
			return Err(source.wrong(&step.quorum, m::QUORUM_OUT_OF_REACH, &values));
		}
		if *step.limit_days.get_ref() == 0 {
			return Err(source.wrong(&step.limit_days, m::AT_LEAST_ONE, &[]));
		}
		step.works_for.as_ref().map_or(Ok(()), |seconds| self.check_wait(seconds))
	}

	fn check_wait(&self, seconds: &Spanned<f64>) -> Outcome {
		match (0.0..=MAX_WAIT).contains(seconds.get_ref()) {
			true => Ok(()),
			false => Err(self.source.wrong(seconds, m::WAIT_OUT_OF_RANGE, &[&MAX_WAIT])),
		}
	}

	/// Refuses a name that stands twice.
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
				.ok_or_else(|| self.source.wrong(paper, m::TOO_MANY_PAPERS, &[]))
		};
		let mut steps = Vec::new();
		for step in &scenario.steps {
			steps.push(StepDraft {
				name: step.name.clone().into_bytes(),
				department: self.department(known, &step.department)?,
				role: Role::Approver,
				quorum: QuorumRule::AtLeast(*step.quorum.get_ref()),
				limit_days: *step.limit_days.get_ref(),
				silence: Silence::Escalate,
				papers: step.papers.iter().map(position).collect::<Outcome<_>>()?,
			});
		}
		Ok(MatterDraft {
			name: scenario.matter.name.clone().into_bytes(),
			service_centre: self.department(known, &scenario.matter.accepted_by)?,
			party: PartyRule::Committed,
			papers: scenario.papers.values().map(|paper| hash_of(paper)).collect(),
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
				let number = |at: usize| {
					u8::try_from(at).map_err(|_| self.source.wrong(name, m::TOO_MANY_STEPS, &[]))
				};
				edges.push(Edge { before: number(before)?, after: number(after)? });
			}
		}
		Ok(edges)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::exit::Exit;

	const SAMPLE: &str = include_str!("../../samples/renovation.toml");

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
		let loaded = parse(SAMPLE).unwrap();
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
	fn numbers_out_of_range_are_refused_where_they_stand() {
		let words = refused("quorum = 2", "quorum = 0");
		assert_eq!(
			words,
			format!("renovation.toml:{}:10: it is at least 1", line_of("quorum = 2") + 1)
		);
		assert!(refused("limit_days = 3", "limit_days = 0").ends_with("it is at least 1"));
		assert!(refused("first = 25", "first = 0").ends_with("it is at least 1"));
		let words = refused("works_for = 6", "works_for = -1");
		let line = line_of("works_for = 6") + 1;
		assert_eq!(words, format!("renovation.toml:{line}:13: it is 0 to 3600 seconds"));
		assert!(refused("after_seconds = 1\n", "after_seconds = 3601\n").contains("0 to 3600"));
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
