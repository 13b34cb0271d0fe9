// SPDX-License-Identifier: Apache-2.0

//! One case, decided by several departments at the same time.

use std::{
	collections::BTreeMap,
	sync::Mutex,
	time::{Duration, Instant},
};

use serde_json::{json, Value};
use tokio::{sync::watch, time::sleep};

use super::{check, persons::Persons, since, Elsewhere, Stage};
use crate::{
	chain::BlockRef,
	exit::{Exit, Failure, Outcome},
	messages::{self as m, Message},
	rooms::{
		approvals::{
			self, longest_way, AnswerCorrection, CaseAccepted, CaseConcluded, CaseId, CaseReceived,
			CaseState, CaseView, Decide, Decision, Edge, MatterDraft, MatterPublished, OnCase,
			Party, PublishMatter, RequestCorrection, StepApproved, StepOpened, Submit, PALLET,
		},
		commitment, departments, hexadecimal,
		identity::commit_party,
		Hash32,
	},
	samples::{Correction, Step},
	tx::{call, Receipt, Sender},
};

/// How much sooner than another a department must be ready for its decision to come first, in milliseconds:
/// longer than transactions differ in how long they take.
const CLEARLY: u64 = 3_000;

/// What the case has to tell.
pub struct Story {
	case: CaseId,
	/// Sum of the times that the steps were open, by the chain's clock.
	pub sum: Duration,
	/// From acceptance to the end, by the chain's clock.
	pub elapsed: Duration,
	/// Working days of all limits together, and on the longest way.
	pub limits_sum: u32,
	pub limits_way: u32,
	/// Whether papers were asked for and completed, as read from the chain.
	corrected: bool,
	steps: Vec<Value>,
	head: String,
	transitions: u32,
}

impl Story {
	pub fn json(&self) -> Value {
		json!({
			"case": self.case,
			"sumOfStepsMillis": self.sum.as_millis(),
			"elapsedMillis": self.elapsed.as_millis(),
			"limitDaysSum": self.limits_sum,
			"limitDaysLongestWay": self.limits_way,
			"corrected": self.corrected,
			"steps": self.steps,
			"transitions": self.transitions,
			"head": self.head,
		})
	}
}

/// When each step was opened and approved, in milliseconds of the chain's clock, and in which order
/// they were approved.
#[derive(Default)]
struct Times {
	opened: BTreeMap<u8, u64>,
	approved: Vec<StepApproved>,
	concluded: Option<u64>,
	/// The block of the last decision, and the node it was sent to.
	last: Option<(BlockRef, usize)>,
	/// Whether the chain had the notice that asks for papers, and then those that complete them.
	corrected: bool,
}

/// The case while it runs.
struct Running<'a> {
	stage: &'a Stage,
	case: CaseId,
	applicant: Sender,
	accepted: Instant,
	times: Mutex<Times>,
}

pub async fn play(stage: &Stage, persons: &Persons) -> Outcome<Story> {
	let editor = stage.person("editor")?;
	let at = editor.node.state().await?;
	let known = departments::all(&at).await?;
	let draft = stage.loaded.draft(&known)?;
	let publisher = stage.loaded.publisher(&known)?;
	if departments::of_officer(&at, &editor.account()).await? != publisher {
		let place = &stage.loaded.scenario.matter.published_by;
		return Err(stage.loaded.source.wrong(place, m::EDITOR_OF_ANOTHER, &[]));
	}

	// What is wrong with a matter must be said, and nothing may be published.
	let circle = circle(draft.clone());
	let nowhere = {
		let mut draft = draft.clone();
		if let Some(step) = draft.steps.first_mut() {
			step.department = known.iter().map(|one| one.id).max().unwrap_or(0) + 1_000;
		}
		draft
	};
	let circle = call(PALLET, "publish_matter", PublishMatter { draft: circle });
	let nowhere = call(PALLET, "publish_matter", PublishMatter { draft: nowhere });
	let right = call(PALLET, "publish_matter", PublishMatter { draft: draft.clone() });
	let (circle, nowhere, published) = tokio::join!(
		stage.send(&editor, &circle),
		stage.send(&editor, &nowhere),
		stage.send(&editor, &right),
	);
	stage.must_refuse(m::DEMO_CIRCLE, "Approvals::Cycle", circle)?;
	stage.must_refuse(m::DEMO_NOWHERE, "Departments::DepartmentUnknown", nowhere)?;
	let published: MatterPublished = published?.event(PALLET, "MatterPublished")?;
	stage.say(m::DEMO_PUBLISHED, &[&published.matter, &draft.steps.len(), &draft.edges.len()]);

	let running = receive(stage, persons, published.matter).await?;
	decide_all(&running).await?;
	conclude(running, &draft.steps.iter().map(|s| s.limit_days).collect::<Vec<_>>(), &draft.edges)
		.await
}

/// The matter with two steps that wait for each other, and no other dependency: so it is wrong in nothing
/// else, whatever the matter is.
fn circle(mut draft: MatterDraft) -> MatterDraft {
	if let [only] = draft.steps.as_slice() {
		draft.steps = vec![only.clone(), only.clone()];
	}
	let Edge { before, after } =
		draft.edges.first().copied().unwrap_or(Edge { before: 0, after: 1 });
	draft.edges = vec![Edge { before, after }, Edge { before: after, after: before }];
	draft
}

/// The citizen applies, the service centre accepts.
async fn receive<'a>(
	stage: &'a Stage,
	persons: &Persons,
	matter: approvals::MatterId,
) -> Outcome<Running<'a>> {
	let scenario = &stage.loaded.scenario;
	let applicant = stage.sender(&persons.applicant.key, scenario.parties.applicant.node);
	let salt = stage.secret("applicant");
	let arguments = Submit {
		matter,
		party: Party::Committed(commit_party(persons.applicant.identity, &stage.secret("party"))),
		documents: scenario
			.papers
			.values()
			.map(|paper| commitment(&salt, paper.get_ref()))
			.collect(),
		content: commitment(&salt, &scenario.title),
	};
	let receipt = stage.send(&applicant, &call(PALLET, "submit", arguments)).await?;
	let received: CaseReceived = receipt.event(PALLET, "CaseReceived")?;
	let case = received.case;
	stage.say(m::DEMO_SUBMITTED, &[&case, &scenario.papers.len()]);

	let clerk = stage.person("clerk")?;
	let receipt = stage.send(&clerk, &call(PALLET, "accept", OnCase { case })).await?;
	let accepted: CaseAccepted = receipt.event(PALLET, "CaseAccepted")?;
	let running =
		Running { stage, case, applicant, accepted: Instant::now(), times: Mutex::default() };
	running.note(&receipt, stage.loaded.person("clerk")?.1)?;
	let opened = running.lock(|times| times.opened.len())?;
	check(accepted.at >= received.at && opened > 0, m::DEMO_NOTHING_OPENED, &[])?;
	stage.say(m::DEMO_ACCEPTED, &[&scenario.matter.accepted_by.get_ref(), &opened]);
	if scenario.correction.is_none() {
		stage.say(m::DEMO_NO_CORRECTION, &[]);
	}
	Ok(running)
}

/// Every step on its own: it waits for the steps before it and for nothing else.
async fn decide_all(running: &Running<'_>) -> Outcome {
	let steps = &running.stage.loaded.scenario.steps;
	let signals: Vec<_> = steps.iter().map(|_| watch::channel(false)).collect();
	let deciding = steps.iter().enumerate().map(|(place, step)| {
		let before: Vec<_> = step
			.after
			.iter()
			.filter_map(|name| running.stage.loaded.step(name.get_ref()))
			.filter_map(|before| signals.get(before))
			.map(|(_, done)| done.clone())
			.collect();
		let done = &signals[place].0;
		async move {
			for mut before in before {
				before.wait_for(|done| *done).await.map_err(Failure::unmet)?;
			}
			running.step(place, step).await?;
			done.send_replace(true);
			Ok::<_, Failure>(())
		}
	});
	futures::future::try_join_all(deciding).await.map(|_| ())
}

impl Running<'_> {
	fn lock<T>(&self, read: impl FnOnce(&mut Times) -> T) -> Outcome<T> {
		let mut times = self.times.lock().map_err(|_| panicked())?;
		Ok(read(&mut times))
	}

	/// Keeps what the events of a transaction say about times.
	fn note(&self, receipt: &Receipt, node: usize) -> Outcome {
		let opened: Vec<StepOpened> = receipt.events_named(PALLET, "StepOpened")?;
		let approved: Vec<StepApproved> = receipt.events_named(PALLET, "StepApproved")?;
		let concluded: Vec<CaseConcluded> = receipt.events_named(PALLET, "CaseConcluded")?;
		let wrong = concluded.iter().find(|end| end.outcome != CaseState::Approved);
		if let Some(end) = wrong {
			let outcome = format!("{:?}", end.outcome);
			return Err(Failure::says(Exit::Unmet, m::DEMO_ENDED_OTHERWISE, &[&outcome]));
		}
		self.lock(|times| {
			times.opened.extend(opened.iter().map(|step| (step.step, step.at)));
			times.approved.extend(&approved);
			if let Some(end) = concluded.first() {
				times.concluded = Some(end.at);
			}
			let newer = times.last.is_none_or(|(block, _)| block.number <= receipt.block.number);
			if newer {
				times.last = Some((receipt.block, node));
			}
		})
	}

	/// One department's work on its step.
	async fn step(&self, place: usize, step: &Step) -> Outcome {
		let stage = self.stage;
		let number = u8::try_from(place).map_err(Failure::usage)?;
		let correction = stage.loaded.scenario.correction.as_ref();
		let asks = correction.filter(|asks| asks.step.get_ref() == step.id.get_ref());
		match asks {
			Some(asks) => self.correct(number, step, asks).await?,
			None => sleep(Duration::from_secs_f64(step.works_for())).await,
		}

		// As many officers as must agree, at the same time and from their own nodes.
		let quorum = usize::from(*step.quorum.get_ref());
		let votes = step.decided_by.iter().take(quorum).map(|name| async move {
			let officer = stage.person(name.get_ref())?;
			let (_, node) = stage.loaded.person(name.get_ref())?;
			let reason = commitment(&stage.secret("reason"), step.name.get_ref());
			let arguments =
				Decide { case: self.case, step: number, decision: Decision::Approve, reason };
			let receipt = stage.send(&officer, &call(PALLET, "decide", arguments)).await?;
			self.note(&receipt, node)?;
			Ok::<_, Failure>(stage.place(node))
		});
		let nodes = futures::future::try_join_all(votes).await?;
		let approved =
			self.lock(|times| times.approved.iter().any(|approved| approved.step == number))?;
		let name = step.name.get_ref();
		check(approved, m::DEMO_NOT_APPROVED, &[&quorum, name])?;
		let nodes: Vec<_> = nodes.iter().map(|node| node.to_string()).collect();
		stage.say(
			m::DEMO_DECIDED,
			&[&since(self.accepted), name, step.department.get_ref(), &nodes.join(", ")],
		);
		Ok(())
	}

	/// The department asks for papers, the applicant completes them, and the department works. Notice and papers
	/// are read on another node meanwhile, so that nobody waits for that.
	async fn correct(&self, number: u8, step: &Step, asks: &Correction) -> Outcome {
		let (stage, case) = (self.stage, self.case);
		let wait = |seconds: f64| sleep(Duration::from_secs_f64(seconds));
		wait(*asks.after_seconds.get_ref()).await;
		let officer = stage.person(asks.asked_by.get_ref())?;
		let (_, node) = stage.loaded.person(asks.asked_by.get_ref())?;
		let notice = commitment(&stage.secret("notice"), &asks.notice);
		let arguments =
			RequestCorrection { case, step: number, notice, days: *asks.days.get_ref() };
		let receipt = stage.send(&officer, &call(PALLET, "request_correction", arguments)).await?;
		let name = step.name.get_ref();
		stage.say(m::DEMO_ASKED, &[&since(self.accepted), name, &asks.notice]);
		let asked = self.check_elsewhere(node, receipt.block, m::DEMO_NOT_ASKED, |view| {
			is_asked(view, number, &notice)
		});
		let (asked, ()) = tokio::join!(asked, wait(*asks.answered_after_seconds.get_ref()));
		asked?;

		let paper = commitment(&stage.secret("answer"), &asks.answer);
		let content = commitment(&stage.secret("content"), &asks.answer);
		let arguments = AnswerCorrection { case, documents: vec![paper], content };
		let receipt =
			stage.send(&self.applicant, &call(PALLET, "answer_correction", arguments)).await?;
		stage.say(m::DEMO_ANSWERED, &[&since(self.accepted), &asks.answer]);
		let node = stage.loaded.scenario.parties.applicant.node;
		let completed = self.check_elsewhere(node, receipt.block, m::DEMO_NOT_COMPLETED, |view| {
			is_completed(view, &paper)
		});
		let (completed, ()) = tokio::join!(completed, wait(step.works_for()));
		completed?;
		self.lock(|times| times.corrected = true)
	}

	/// Reads the case on another node than the one with this number, once it has the block, and fails with the
	/// message unless it is as it should be.
	async fn check_elsewhere(
		&self,
		node: usize,
		block: BlockRef,
		otherwise: Message,
		is_right: impl FnOnce(&CaseView) -> bool,
	) -> Outcome {
		let there = self.stage.elsewhere(node, block).await?;
		let view = read(&there, self.case).await?;
		check(is_right(&view), otherwise, &[&self.case, &there.node])?;
		self.stage.checked(&there);
		Ok(())
	}
}

/// Whether the case waits for what this notice of this step asks for.
fn is_asked(view: &CaseView, step: u8, notice: &Hash32) -> bool {
	view.correction.as_ref().is_some_and(|asked| asked.step == step && asked.notice == *notice)
}

/// Whether the case waits for no papers and has this one.
fn is_completed(view: &CaseView, paper: &Hash32) -> bool {
	view.correction.is_none() && view.documents.contains(paper)
}

fn panicked() -> Failure {
	Failure::says(Exit::Unmet, m::DEMO_PANICKED, &[])
}

/// After how many milliseconds a department is ready with its step at the earliest, and whether that is
/// all: no papers have to be completed before.
fn ready(step: &Step, correction: Option<&Correction>) -> (u64, bool) {
	let asks = correction.filter(|asks| asks.step.get_ref() == step.id.get_ref());
	let waits = asks
		.map_or(0.0, |asks| asks.after_seconds.get_ref() + asks.answered_after_seconds.get_ref());
	let whole = Duration::from_secs_f64(step.works_for() + waits);
	(u64::try_from(whole.as_millis()).unwrap_or(u64::MAX), asks.is_none())
}

/// How the steps of a case went, by the chain's clock.
struct Course<'a> {
	steps: &'a [Step],
	edges: &'a [Edge],
	accepted: u64,
	opened: &'a BTreeMap<u8, u64>,
	approved: BTreeMap<u8, u64>,
	/// What [`ready`] says of each.
	ready: Vec<(u64, bool)>,
}

impl Course<'_> {
	/// Each step waited for those before it and for nothing else, and of those that opened at the same
	/// moment the department that was clearly ready first decided first.
	fn check(&self) -> Outcome {
		let name = |step: u8| match self.steps.get(usize::from(step)) {
			Some(step) => step.id.get_ref().clone(),
			None => step.to_string(),
		};
		for (step, opened) in self.opened {
			let before = self.edges.iter().filter(|edge| edge.after == *step);
			let done = before.filter_map(|edge| self.approved.get(&edge.before)).max();
			let done = done.unwrap_or(&self.accepted);
			check(opened == done, m::DEMO_OPENED_LATE, &[&name(*step), opened, done])?;
		}
		for (first, at) in &self.approved {
			for (second, _) in self.approved.iter().filter(|(_, other)| *other < at) {
				let together = self.opened.get(first) == self.opened.get(second);
				check(
					!(together && self.must_precede(*first, *second)),
					m::DEMO_DECIDED_LATE,
					&[&name(*first), &name(*second)],
				)?;
			}
		}
		Ok(())
	}

	fn must_precede(&self, first: u8, second: u8) -> bool {
		let ready = |step: u8| self.ready.get(usize::from(step));
		match (ready(first), ready(second)) {
			(Some((first, true)), Some((second, _))) => first.saturating_add(CLEARLY) <= *second,
			_ => false,
		}
	}
}

/// The case as a node has it.
async fn read(there: &Elsewhere, case: CaseId) -> Outcome<CaseView> {
	let view = approvals::case(&there.at, case).await?;
	view.ok_or_else(|| Failure::says(Exit::Unmet, m::DEMO_NO_CASE, &[&case, &there.node]))
}

/// Reads the end on another node, and adds up the times.
async fn conclude(running: Running<'_>, days: &[u16], edges: &[Edge]) -> Outcome<Story> {
	let Running { stage, case, times, .. } = running;
	let mut times = times.into_inner().map_err(|_| panicked())?;
	// They were noted as the nodes told of them.
	times.approved.sort_by_key(|step| step.at);
	let steps = &stage.loaded.scenario.steps;
	let correction = stage.loaded.scenario.correction.as_ref();
	let undecided = || Failure::says(Exit::Unmet, m::DEMO_NOTHING_DECIDED, &[]);
	let (block, node) = times.last.ok_or_else(undecided)?;
	let there = stage.elsewhere(node, block).await?;
	let view = read(&there, case).await?;
	let state = format!("{:?}", view.state);
	check(view.state == CaseState::Approved, m::DEMO_CASE_STATE, &[&case, &state])?;
	stage.checked(&there);
	let accepted =
		view.accepted_at.or_else(|| times.opened.values().min().copied()).unwrap_or_default();
	let ended = view.concluded_at.or(times.concluded).unwrap_or_default();
	let mut sum = 0;
	let mut told = Vec::new();
	for approved in &times.approved {
		let opened = times.opened.get(&approved.step).copied().unwrap_or(accepted);
		let open_for = approved.at.saturating_sub(opened);
		sum += open_for;
		check(!approved.late, m::DEMO_LATE, &[&approved.step])?;
		let step = steps.get(usize::from(approved.step));
		told.push(json!({
			"step": step.map(|step| step.id.get_ref()),
			"openMillis": open_for,
			"approvedAt": approved.at,
		}));
	}
	let (of_them, all) = (times.approved.len(), steps.len());
	check(of_them == all, m::DEMO_STEPS_APPROVED, &[&of_them, &all])?;
	let elapsed = ended.saturating_sub(accepted);
	// What the matter lets be done at the same time was done at the same time: that takes less than one
	// after the other, and whoever is ready first decides first.
	let days: Vec<u32> = days.iter().map(|days| u32::from(*days)).collect();
	let (limits_sum, limits_way) = (days.iter().sum(), longest_way(&days, edges));
	let parallel = limits_way < limits_sum;
	check(!parallel || sum > elapsed, m::DEMO_NOT_PARALLEL, &[&sum, &elapsed])?;
	let course = Course {
		steps,
		edges,
		accepted,
		opened: &times.opened,
		approved: times.approved.iter().map(|step| (step.step, step.at)).collect(),
		ready: steps.iter().map(|step| ready(step, correction)).collect(),
	};
	course.check()?;
	let order: Vec<u8> = times.approved.iter().map(|approved| approved.step).collect();
	let sorted = order.windows(2).all(|pair| pair[0] <= pair[1]);
	let names: Vec<&str> = order
		.iter()
		.filter_map(|step| steps.get(usize::from(*step)))
		.map(|step| step.id.get_ref().as_str())
		.collect();
	stage.say(m::DEMO_ORDER, &[&names.join(" → ")]);
	if sorted {
		stage.say(m::DEMO_IN_ORDER, &[]);
	}
	stage.say(m::DEMO_APPROVED, &[&case, &there.node, &view.transitions]);
	Ok(Story {
		case,
		sum: Duration::from_millis(sum),
		elapsed: Duration::from_millis(elapsed),
		limits_sum,
		limits_way,
		corrected: times.corrected,
		steps: told,
		head: hexadecimal(view.head),
		transitions: view.transitions,
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		rooms::{
			approvals::{CorrectionView, PartyRule, QuorumRule, Silence, StepDraft},
			departments::Role,
		},
		samples::Loaded,
		testing,
	};

	fn samples() -> Loaded {
		Loaded::read(&testing::samples()).unwrap()
	}

	fn draft(steps: usize, edges: &[(u8, u8)]) -> MatterDraft {
		let step = StepDraft {
			name: b"a".to_vec(),
			department: 1,
			role: Role::Approver,
			quorum: QuorumRule::AtLeast(1),
			limit_days: 1,
			silence: Silence::Escalate,
			papers: vec![],
		};
		MatterDraft {
			name: b"a".to_vec(),
			service_centre: 1,
			party: PartyRule::Committed,
			papers: vec![],
			steps: vec![step; steps],
			edges: edges
				.iter()
				.map(|(before, after)| Edge { before: *before, after: *after })
				.collect(),
		}
	}

	#[test]
	fn steps_that_wait_for_each_other_are_wrong_in_nothing_else() {
		let many: Vec<_> =
			(0..23).flat_map(|one| (one + 1..23).map(move |after| (one, after))).collect();
		for right in [
			draft(1, &[]),
			draft(2, &[]),
			draft(2, &[(0, 1)]),
			draft(2, &[(1, 0)]),
			// The first step waits for the last.
			draft(3, &[(2, 0), (0, 1)]),
			draft(23, &many),
		] {
			let wrong = circle(right.clone());
			let [one, other] = wrong.edges[..] else { panic!("{:?}", wrong.edges) };
			assert_ne!(one.before, one.after);
			assert_eq!((one.before, one.after), (other.after, other.before));
			for step in [one.before, one.after] {
				assert!(usize::from(step) < wrong.steps.len(), "{:?}", right.edges);
			}
		}
	}

	#[test]
	fn papers_are_asked_for_and_completed_as_the_chain_says() {
		let (notice, paper) = ([1; 32], [2; 32]);
		let mut view = CaseView {
			matter: 1,
			version: 1,
			state: CaseState::Correction,
			received_at: 1,
			accepted_at: Some(1),
			concluded_at: None,
			documents: vec![[3; 32]],
			correction: Some(CorrectionView { step: 3, notice, due: None }),
			steps: vec![],
			transitions: 2,
			head: [0; 32],
		};
		assert!(is_asked(&view, 3, &notice));
		assert!(!is_asked(&view, 2, &notice) && !is_asked(&view, 3, &paper));
		view.documents.push(paper);
		// The case waits still.
		assert!(!is_completed(&view, &paper));
		view.correction = None;
		assert!(is_completed(&view, &paper) && !is_completed(&view, &[4; 32]));
		assert!(!is_asked(&view, 3, &notice));
	}

	/// The course of the samples: each step with when it was opened and approved.
	fn checked(course: [(u64, u64); 6]) -> Outcome {
		let loaded = samples();
		let steps = &loaded.scenario.steps;
		let ids: Vec<_> = steps.iter().map(|step| step.id.get_ref().as_str()).collect();
		assert_eq!(ids, ["survey", "appearance", "structure", "fire", "utilities", "permit"]);
		let correction = loaded.scenario.correction.as_ref();
		Course {
			steps,
			edges: &loaded.edges().unwrap(),
			accepted: 1_000,
			opened: &(0..).zip(course).map(|(step, (opened, _))| (step, opened)).collect(),
			approved: (0..).zip(course).map(|(step, (_, approved))| (step, approved)).collect(),
			ready: steps.iter().map(|step| ready(step, correction)).collect(),
		}
		.check()
	}

	const SURVEY: (u64, u64) = (1_000, 3_000);

	#[test]
	fn steps_that_waited_for_nothing_else_pass() {
		let permit = (11_000, 13_000);
		let [appearance, structure, fire, utilities] =
			[11_000, 9_000, 10_000, 6_000].map(|approved| (3_000, approved));
		assert_eq!(checked([SURVEY, appearance, structure, fire, utilities, permit]), Ok(()));
		// In one block, because the chain stood still for a while.
		let all = (3_000, 11_000);
		assert_eq!(checked([SURVEY, all, all, all, all, permit]), Ok(()));
		// Papers had to be completed: how long that takes is the applicant's affair.
		let fire = (3_000, 12_000);
		let permit = (12_000, 13_000);
		assert_eq!(checked([SURVEY, appearance, structure, fire, utilities, permit]), Ok(()));
	}

	#[test]
	fn a_step_that_waited_for_more_than_the_matter_says_fails() {
		let [appearance, fire, utilities] =
			[11_000, 10_000, 6_000].map(|approved| (3_000, approved));
		let structure = (6_000, 9_000);
		let permit = (11_000, 13_000);
		let failure =
			checked([SURVEY, appearance, structure, fire, utilities, permit]).unwrap_err();
		assert_eq!(failure.exit, Exit::Unmet);
		assert!(failure.words.starts_with("step structure opened at 6000"), "{failure}");
	}

	#[test]
	fn steps_decided_in_the_order_of_the_file_fail_if_another_was_ready_first() {
		let [appearance, structure, fire, utilities] =
			[9_500, 10_000, 10_500, 11_000].map(|approved| (3_000, approved));
		let permit = (11_000, 13_000);
		let failure =
			checked([SURVEY, appearance, structure, fire, utilities, permit]).unwrap_err();
		assert_eq!(failure.exit, Exit::Unmet);
		assert!(failure.words.starts_with("step utilities was ready"), "{failure}");
	}
}
