// SPDX-License-Identifier: Apache-2.0

//! One case, decided by several departments at the same time.

use std::{
	collections::BTreeMap,
	sync::Mutex,
	time::{Duration, Instant},
};

use serde_json::{json, Value};
use tokio::{sync::watch, time::sleep};

use super::{check, persons::Persons, since, Stage};
use crate::{
	exit::{Exit, Failure, Outcome},
	messages as m,
	rooms::{
		approvals::{
			self, longest_way, AnswerCorrection, CaseAccepted, CaseConcluded, CaseId, CaseReceived,
			CaseState, Decide, Decision, Edge, MatterPublished, OnCase, Party, PublishMatter,
			RequestCorrection, StepApproved, StepOpened, Submit, PALLET,
		},
		commitment, departments, hexadecimal,
		identity::commit_party,
	},
	samples::Step,
	tx::{call, Receipt, Sender},
};

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
	last: Option<(crate::chain::BlockRef, usize)>,
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
	let at = editor.node.at_finalised().await?;
	let known = departments::all(&at).await?;
	let draft = stage.loaded.draft(&known)?;
	let publisher = stage.loaded.publisher(&known)?;
	check(
		departments::of_officer(&at, &editor.account()).await? == publisher,
		"the editor of the samples is no officer of the department in published_by",
	)?;

	// What is wrong with a matter must be said, and nothing may be published.
	let circle = {
		let mut draft = draft.clone();
		let last = u8::try_from(draft.steps.len()).unwrap_or(1).saturating_sub(1);
		draft.edges.push(Edge { before: last, after: 0 });
		if last == 0 {
			return Err(Failure::says(Exit::Usage, m::TWO_STEPS_NEEDED, &[]));
		}
		for after in 1..=last {
			if !draft.edges.iter().any(|edge| edge.after == after) {
				draft.edges.push(Edge { before: 0, after });
			}
		}
		draft
	};
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
		documents: scenario.papers.values().map(|paper| commitment(&salt, paper)).collect(),
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
	check(accepted.at >= received.at && opened > 0, "acceptance has opened no step")?;
	stage.say(m::DEMO_ACCEPTED, &[&scenario.matter.accepted_by.get_ref(), &opened]);
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
		let mut times = self.times.lock().map_err(|_| Failure::unmet("a task has panicked"))?;
		Ok(read(&mut times))
	}

	/// Keeps what the events of a transaction say about times.
	fn note(&self, receipt: &Receipt, node: usize) -> Outcome {
		let opened: Vec<StepOpened> = receipt.events_named(PALLET, "StepOpened")?;
		let approved: Vec<StepApproved> = receipt.events_named(PALLET, "StepApproved")?;
		let concluded: Vec<CaseConcluded> = receipt.events_named(PALLET, "CaseConcluded")?;
		let wrong = concluded.iter().find(|end| end.outcome != CaseState::Approved);
		if let Some(end) = wrong {
			return Err(Failure::unmet(format!("the case ended as {:?}", end.outcome)));
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
		if let Some(asks) = asks {
			sleep(Duration::from_secs_f64(*asks.after_seconds.get_ref())).await;
			let officer = stage.person(asks.asked_by.get_ref())?;
			let notice = commitment(&stage.secret("notice"), &asks.notice);
			let arguments =
				RequestCorrection { case: self.case, step: number, notice, days: asks.days };
			stage.send(&officer, &call(PALLET, "request_correction", arguments)).await?;
			stage.say(m::DEMO_ASKED, &[&since(self.accepted), &step.name, &asks.notice]);
			sleep(Duration::from_secs_f64(*asks.answered_after_seconds.get_ref())).await;
			let arguments = AnswerCorrection {
				case: self.case,
				documents: vec![commitment(&stage.secret("answer"), &asks.answer)],
				content: commitment(&stage.secret("content"), &asks.answer),
			};
			stage.send(&self.applicant, &call(PALLET, "answer_correction", arguments)).await?;
			stage.say(m::DEMO_ANSWERED, &[&since(self.accepted), &asks.answer]);
		}
		sleep(Duration::from_secs_f64(step.works_for())).await;

		// As many officers as must agree, at the same time and from their own nodes.
		let quorum = usize::from(*step.quorum.get_ref());
		let votes = step.decided_by.iter().take(quorum).map(|name| async move {
			let officer = stage.person(name.get_ref())?;
			let (_, node) = stage.loaded.person(name.get_ref())?;
			let reason = commitment(&stage.secret("reason"), &step.name);
			let arguments =
				Decide { case: self.case, step: number, decision: Decision::Approve, reason };
			let receipt = stage.send(&officer, &call(PALLET, "decide", arguments)).await?;
			self.note(&receipt, node)?;
			Ok::<_, Failure>(stage.place(node))
		});
		let nodes = futures::future::try_join_all(votes).await?;
		let approved =
			self.lock(|times| times.approved.iter().any(|approved| approved.step == number))?;
		check(approved, format!("{} votes have not approved {:?}", quorum, step.name))?;
		let nodes: Vec<_> = nodes.iter().map(|node| node.to_string()).collect();
		stage.say(
			m::DEMO_DECIDED,
			&[&since(self.accepted), &step.name, &step.department.get_ref(), &nodes.join(", ")],
		);
		Ok(())
	}
}

/// Reads the end on another node, and adds up the times.
async fn conclude(running: Running<'_>, days: &[u16], edges: &[Edge]) -> Outcome<Story> {
	let Running { stage, case, times, .. } = running;
	let times = times.into_inner().map_err(|_| Failure::unmet("a task has panicked"))?;
	let steps = &stage.loaded.scenario.steps;
	let (block, node) = times.last.ok_or_else(|| Failure::unmet("nobody has decided anything"))?;
	let (other, at) = stage.elsewhere(node, block).await?;
	let view = approvals::case(&at, case)
		.await?
		.ok_or_else(|| Failure::unmet(format!("case {case} is not on node {other}")))?;
	check(
		view.state == CaseState::Approved,
		format!("case {case} is {:?} and not approved", view.state),
	)?;
	let accepted =
		view.accepted_at.or_else(|| times.opened.values().min().copied()).unwrap_or_default();
	let ended = view.concluded_at.or(times.concluded).unwrap_or_default();
	let mut sum = 0;
	let mut told = Vec::new();
	for approved in &times.approved {
		let opened = times.opened.get(&approved.step).copied().unwrap_or(accepted);
		let open_for = approved.at.saturating_sub(opened);
		sum += open_for;
		check(!approved.late, format!("step {} was late", approved.step))?;
		let step = steps.get(usize::from(approved.step));
		told.push(json!({
			"step": step.map(|step| step.id.get_ref()),
			"openMillis": open_for,
			"approvedAt": approved.at,
		}));
	}
	check(
		times.approved.len() == steps.len(),
		format!("{} of {} steps are approved", times.approved.len(), steps.len()),
	)?;
	let elapsed = ended.saturating_sub(accepted);
	// Departments that worked at the same time need less than one after the other, and whoever is
	// ready first decides first.
	let days: Vec<u32> = days.iter().map(|days| u32::from(*days)).collect();
	let (limits_sum, limits_way) = (days.iter().sum(), longest_way(&days, edges));
	let parallel = limits_way < limits_sum;
	check(
		!parallel || sum > elapsed,
		format!("steps took {sum} ms together and the case {elapsed} ms: nothing was parallel"),
	)?;
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
	stage.say(m::DEMO_APPROVED, &[&case, &other, &view.transitions]);
	Ok(Story {
		case,
		sum: Duration::from_millis(sum),
		elapsed: Duration::from_millis(elapsed),
		limits_sum,
		limits_way,
		steps: told,
		head: hexadecimal(view.head),
		transitions: view.transitions,
	})
}
