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
	exit::{Failure, Outcome},
	keys,
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
	pub people: BTreeMap<String, Person>,
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
	pub limit_days: u16,
	#[serde(default)]
	pub papers: Vec<Text>,
	pub decided_by: Vec<Text>,
	#[serde(default)]
	pub works_for: f64,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Correction {
	pub step: Text,
	pub asked_by: Text,
	pub after_seconds: f64,
	pub notice: String,
	pub days: u16,
	pub answer: String,
	pub answered_after_seconds: f64,
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

	/// A refusal of what stands at byte `offset`.
	pub fn wrong_at(&self, offset: usize, words: impl Display) -> Failure {
		let before = &self.text.as_bytes()[..offset.min(self.text.len())];
		let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
		let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
		let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
		Failure::usage(format!("{}:{line}:{column}: {words}", self.path.display()))
	}

	fn wrong<T>(&self, place: &Spanned<T>, words: impl Display) -> Failure {
		self.wrong_at(place.span().start, words)
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
			source.wrong_at(at, error.message())
		})?;
		let loaded = Loaded { scenario, source };
		loaded.check()?;
		Ok(loaded)
	}

	/// What only the sample itself can contradict. The chain decides the rest.
	fn check(&self) -> Outcome {
		let Loaded { scenario, source } = self;
		let mut ids = BTreeSet::new();
		for step in &scenario.steps {
			if !ids.insert(step.id.get_ref().as_str()) {
				let words = format!("there is a step {:?} already", step.id.get_ref());
				return Err(source.wrong(&step.id, words));
			}
		}
		for step in &scenario.steps {
			for before in &step.after {
				if !ids.contains(before.get_ref().as_str()) {
					let words = format!("no step has the id {:?}", before.get_ref());
					return Err(source.wrong(before, words));
				}
			}
			for paper in &step.papers {
				if !scenario.papers.contains_key(paper.get_ref()) {
					let words = format!("[papers] has no {:?}", paper.get_ref());
					return Err(source.wrong(paper, words));
				}
			}
			for officer in &step.decided_by {
				self.person_at(officer)?;
			}
			if step.decided_by.len() < usize::from(*step.quorum.get_ref()) {
				let words = format!(
					"{} officers must agree, and decided_by names {}",
					step.quorum.get_ref(),
					step.decided_by.len()
				);
				return Err(source.wrong(&step.quorum, words));
			}
			if !(0.0..=3600.0).contains(&step.works_for) {
				return Err(source.wrong(&step.id, "works_for is 0 to 3600 seconds"));
			}
		}
		if let Some(correction) = &scenario.correction {
			self.step_at(&correction.step)?;
			self.person_at(&correction.asked_by)?;
			let waits = [correction.after_seconds, correction.answered_after_seconds];
			if waits.iter().any(|seconds| !(0.0..=3600.0).contains(seconds)) {
				return Err(source.wrong(&correction.step, "waits are 0 to 3600 seconds"));
			}
		}
		for name in NEEDED_PEOPLE {
			if !scenario.people.contains_key(name) {
				return Err(source.wrong_at(0, format!("[people] has no {name:?}")));
			}
		}
		for person in scenario.people.values() {
			keys::from_uri(person.key.get_ref())
				.map_err(|failure| source.wrong(&person.key, failure.words))?;
		}
		if *scenario.access_log.first.get_ref() == 0 {
			return Err(source.wrong(&scenario.access_log.first, "first is at least 1"));
		}
		Ok(())
	}

	fn step_at(&self, id: &Text) -> Outcome<usize> {
		let steps = &self.scenario.steps;
		steps
			.iter()
			.position(|step| step.id.get_ref() == id.get_ref())
			.ok_or_else(|| self.source.wrong(id, format!("no step has the id {:?}", id.get_ref())))
	}

	fn person_at(&self, name: &Text) -> Outcome<&Person> {
		self.scenario
			.people
			.get(name.get_ref())
			.ok_or_else(|| self.source.wrong(name, format!("[people] has no {:?}", name.get_ref())))
	}

	/// The position of a step that the file names; it was checked when it was read.
	pub fn step(&self, id: &str) -> Option<usize> {
		self.scenario.steps.iter().position(|step| step.id.get_ref() == id)
	}

	/// The key of a person, and the node it signs to.
	pub fn person(&self, name: &str) -> Outcome<(Keypair, usize)> {
		let person = self
			.scenario
			.people
			.get(name)
			.ok_or_else(|| self.source.wrong_at(0, format!("[people] has no {name:?}")))?;
		Ok((keys::from_uri(person.key.get_ref())?, person.node))
	}

	/// The number of the department that the file names.
	fn department(&self, known: &[Department], name: &Text) -> Outcome<DepartmentId> {
		let found = departments::find(known, name.get_ref());
		found.map(|department| department.id).ok_or_else(|| {
			let names = departments::names(known);
			let words = format!("no department is named {:?}; there are {names}", name.get_ref());
			self.source.wrong(name, words)
		})
	}

	/// The matter as the chain takes it.
	pub fn draft(&self, known: &[Department]) -> Outcome<MatterDraft> {
		let scenario = &self.scenario;
		let position = |paper: &Text| {
			let at = scenario.papers.keys().position(|name| name == paper.get_ref());
			at.and_then(|at| u8::try_from(at).ok())
				.ok_or_else(|| self.source.wrong(paper, "more papers than a matter can have"))
		};
		let mut steps = Vec::new();
		for step in &scenario.steps {
			steps.push(StepDraft {
				name: step.name.clone().into_bytes(),
				department: self.department(known, &step.department)?,
				role: Role::Approver,
				quorum: QuorumRule::AtLeast(*step.quorum.get_ref()),
				limit_days: step.limit_days,
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
					u8::try_from(at)
						.map_err(|_| self.source.wrong(name, "more steps than a matter can have"))
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
		assert!(refused("registrar = {", "registrer = {").contains("[people] has no \"registrar\""));
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
