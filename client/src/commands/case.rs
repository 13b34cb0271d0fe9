// SPDX-License-Identifier: Apache-2.0

//! `govctl case`: one application, from submission to its end.

use clap::{Args, Subcommand};
use scale_encode::EncodeAsFields;
use serde_json::{json, Value};
use subxt::config::substrate::H256;

use crate::{
	exit::{Exit, Failure, Outcome},
	keys, messages as m, moments,
	output::{table, Output},
	rooms::{
		approvals::{
			self, AnswerCorrection, CaseId, CaseReceived, CaseView, Decide, Decision, OnCase,
			Party, RequestCorrection, StepState, StepView, Submit, PALLET,
		},
		hexadecimal, Hash32,
	},
	tx::call,
	Common,
};

/// Applications and what departments decide about them.
#[derive(Subcommand, Debug)]
pub enum Case {
	/// Apply for a matter. `--key` is the applicant's.
	Submit(SubmitOptions),
	/// Accept a case. `--key` is a clerk of the service centre.
	Accept { case: CaseId },
	/// Vote on a step. `--key` is an officer of its department.
	Decide(DecideOptions),
	/// Ask the applicant to complete the papers. `--key` is an officer of the step's department.
	Correct(CorrectOptions),
	/// Complete the papers. `--key` is the applicant's.
	Answer(AnswerOptions),
	/// Withdraw a case. `--key` is the applicant's.
	Withdraw { case: CaseId },
	/// Show a case.
	Show { case: CaseId },
}

#[derive(Args, Debug)]
pub struct SubmitOptions {
	/// Number of the matter.
	matter: u32,
	/// The applicant by number of its identity, where the matter names applicants.
	#[arg(long, conflicts_with = "committed")]
	identity: Option<u64>,
	/// The applicant as a salted hash that commits to its identity.
	#[arg(long, required_unless_present = "identity")]
	committed: Option<H256>,
	/// Commitment to a document; repeat for each.
	#[arg(long = "document")]
	documents: Vec<H256>,
	/// Commitment to what is applied for.
	#[arg(long)]
	content: H256,
}

#[derive(Args, Debug)]
pub struct DecideOptions {
	case: CaseId,
	/// The step, counted from 0.
	step: u8,
	#[arg(value_enum)]
	decision: Decision,
	/// Commitment to the reasons; by default one that nobody can open.
	#[arg(long)]
	reason: Option<H256>,
}

#[derive(Args, Debug)]
pub struct CorrectOptions {
	case: CaseId,
	/// The step, counted from 0.
	step: u8,
	/// Commitment to what is missing.
	#[arg(long)]
	notice: H256,
	/// Working days for the answer.
	#[arg(long)]
	days: u16,
}

#[derive(Args, Debug)]
pub struct AnswerOptions {
	case: CaseId,
	/// Commitment to a document that is added; repeat for each.
	#[arg(long = "document")]
	documents: Vec<H256>,
	/// Commitment to what is applied for now.
	#[arg(long)]
	content: H256,
}

pub async fn run(command: Case, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Case::Submit(opts) => submit(opts, common, output).await,
		Case::Accept { case } => act(case, "accept", OnCase { case }, common, output).await,
		Case::Decide(opts) => {
			let reason = match opts.reason {
				Some(reason) => reason.0,
				None => keys::random_bytes()?,
			};
			let DecideOptions { case, step, decision, .. } = opts;
			act(case, "decide", Decide { case, step, decision, reason }, common, output).await
		}
		Case::Correct(opts) => {
			let CorrectOptions { case, step, notice, days } = opts;
			let arguments = RequestCorrection { case, step, notice: notice.0, days };
			act(case, "request_correction", arguments, common, output).await
		}
		Case::Answer(opts) => {
			let arguments = AnswerCorrection {
				case: opts.case,
				documents: hashes(&opts.documents),
				content: opts.content.0,
			};
			act(opts.case, "answer_correction", arguments, common, output).await
		}
		Case::Withdraw { case } => act(case, "withdraw", OnCase { case }, common, output).await,
		Case::Show { case } => {
			let node = common.node().await?;
			let at = node.state().await?;
			let view = approvals::case(&at, case)
				.await?
				.ok_or_else(|| Failure::says(Exit::NotFound, m::NO_CASE, &[&case]))?;
			show(case, &view, None, output)
		}
	}
}

fn hashes(hashes: &[H256]) -> Vec<Hash32> {
	hashes.iter().map(|hash| hash.0).collect()
}

async fn submit(opts: SubmitOptions, common: &Common, output: &mut Output<'_>) -> Outcome {
	let party = match (opts.identity, opts.committed) {
		(Some(identity), _) => Party::Identity(identity),
		(None, Some(commitment)) => Party::Committed(commitment.0),
		(None, None) => return Err(Failure::says(Exit::Usage, m::NO_PARTY, &[])),
	};
	let arguments = Submit {
		matter: opts.matter,
		party,
		documents: hashes(&opts.documents),
		content: opts.content.0,
	};
	let sender = common.sender().await?;
	let receipt = sender.send(&call(PALLET, "submit", arguments)).await?;
	let event: CaseReceived = receipt.event(PALLET, "CaseReceived")?;
	let mut value = receipt.json();
	value["case"] = json!(event.case);
	value["version"] = json!(event.version);
	let text = table(&[
		(output.text(m::LABEL_CASE, &[]), event.case.to_string()),
		(output.text(m::LABEL_BLOCK, &[]), receipt.block.number.to_string()),
	]);
	output.result(text, &value)
}

/// Makes a call on a case and shows how it stands then.
async fn act<A: EncodeAsFields>(
	case: CaseId,
	name: &str,
	arguments: A,
	common: &Common,
	output: &mut Output<'_>,
) -> Outcome {
	let sender = common.sender().await?;
	let receipt = sender.send(&call(PALLET, name, arguments)).await?;
	let at = sender.node.at(receipt.block.hash).await?;
	let view = approvals::case(&at, case)
		.await?
		.ok_or_else(|| Failure::says(Exit::Incompatible, m::CASE_GONE, &[&case]))?;
	show(case, &view, Some(receipt.json()), output)
}

fn show(case: CaseId, view: &CaseView, receipt: Option<Value>, output: &mut Output<'_>) -> Outcome {
	let mut rows = vec![
		(output.text(m::LABEL_CASE, &[]), case.to_string()),
		(output.text(m::LABEL_STATE, &[]), output.text(view.state.message(), &[])),
		(output.text(m::LABEL_MATTER, &[]), format!("{} v{}", view.matter, view.version)),
		(output.text(m::LABEL_TRANSITIONS, &[]), view.transitions.to_string()),
	];
	if let Some(correction) = &view.correction {
		let notice = hexadecimal(correction.notice);
		let asked = output.text(m::CORRECTION_ASKED, &[&correction.step, &notice]);
		rows.push((
			output.text(m::LABEL_CORRECTION, &[]),
			format!("{asked}{}", due_in_words(correction.due, output)),
		));
	}
	for (number, step) in view.steps.iter().enumerate() {
		rows.push((
			format!("{} {number}", output.text(m::LABEL_STEP, &[])),
			format!(
				"{} {}  {}{}",
				output.text(m::LABEL_DEPARTMENT, &[]),
				step.department,
				step.state.as_ref().map_or("–".into(), |state| in_words(state, output)),
				due_in_words(step.due, output),
			),
		));
	}
	let mut value = json!({
		"case": case,
		"matter": view.matter,
		"version": view.version,
		"state": format!("{:?}", view.state),
		"receivedAt": view.received_at,
		"acceptedAt": view.accepted_at,
		"concludedAt": view.concluded_at,
		"documents": view.documents.len(),
		"correction": view.correction.as_ref().map(|correction| json!({
			"step": correction.step,
			"notice": hexadecimal(correction.notice),
			"due": correction.due,
		})),
		"steps": view.steps.iter().map(step_json).collect::<Vec<_>>(),
		"transitions": view.transitions,
		"head": hexadecimal(view.head),
	});
	if let Some(receipt) = receipt {
		rows.push((output.text(m::LABEL_BLOCK, &[]), receipt["block"].to_string()));
		value["receipt"] = receipt;
	}
	output.result(table(&rows), &value)
}

fn in_words(state: &StepState, output: &Output<'_>) -> String {
	match state {
		StepState::Running => output.text(m::STEP_RUNNING, &[]),
		StepState::Suspended { days_left } => output.text(m::STEP_SUSPENDED, &[days_left]),
		StepState::Overdue => output.text(m::STEP_OVERDUE, &[]),
		StepState::Approved { late: false } => output.text(m::STEP_APPROVED, &[]),
		StepState::Approved { late: true } => output.text(m::STEP_APPROVED_LATE, &[]),
		StepState::Tacit => output.text(m::STEP_TACIT, &[]),
	}
}

/// Behind what is due: until when. Nothing if no clock runs.
fn due_in_words(due: Option<u64>, output: &Output<'_>) -> String {
	due.map_or_else(String::new, |due| {
		format!("  {} {}", output.text(m::LABEL_DUE, &[]), moments::in_words(due))
	})
}

fn step_json(step: &StepView) -> Value {
	let (state, late, days_left) = match step.state {
		None => (None, None, None),
		Some(StepState::Running) => (Some("Running"), None, None),
		Some(StepState::Suspended { days_left }) => (Some("Suspended"), None, Some(days_left)),
		Some(StepState::Overdue) => (Some("Overdue"), None, None),
		Some(StepState::Approved { late }) => (Some("Approved"), Some(late), None),
		Some(StepState::Tacit) => (Some("Tacit"), None, None),
	};
	json!({
		"department": step.department,
		"openedAt": step.opened_at,
		"state": state,
		"late": late,
		"daysLeft": days_left,
		"due": step.due,
		"votes": step.votes.iter().map(|vote| json!({
			"officer": vote.officer.to_string(),
			"decision": format!("{:?}", vote.decision),
		})).collect::<Vec<_>>(),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{output::Format, rooms::approvals::CorrectionView};

	/// A case whose step 0 asked for papers.
	fn view() -> CaseView {
		let step =
			|state, due| StepView { department: 3, opened_at: Some(1), state, due, votes: vec![] };
		CaseView {
			matter: 1,
			version: 1,
			state: approvals::CaseState::Correction,
			received_at: 1,
			accepted_at: None,
			concluded_at: None,
			documents: vec![],
			correction: Some(CorrectionView {
				step: 0,
				notice: [7; 32],
				due: Some(1_772_413_200_000),
			}),
			steps: vec![
				step(Some(StepState::Suspended { days_left: 4 }), None),
				step(Some(StepState::Approved { late: true }), None),
				step(Some(StepState::Running), Some(1_772_413_200_000)),
				step(None, None),
			],
			transitions: 2,
			head: [0; 32],
		}
	}

	fn shown(format: Format) -> String {
		let (mut result, mut progress) = (Vec::new(), Vec::new());
		let mut output = Output::into_buffers(format, m::Lang::En, &mut result, &mut progress);
		show(5, &view(), None, &mut output).unwrap();
		drop(output);
		String::from_utf8(result).unwrap()
	}

	#[test]
	fn deadlines_are_shown() {
		let due = "due 2026-03-02 01:00 UTC (1772413200000)";
		let text = shown(Format::Text);
		let ends = |label: &str| text.lines().any(|l| l.starts_with(label) && l.ends_with(due));
		assert!(ends("correction") && ends("step 2") && !ends("step 0"), "{text}");
		let value: Value = serde_json::from_str(&shown(Format::Json)).unwrap();
		assert_eq!(value["correction"]["due"], 1_772_413_200_000u64);
		assert_eq!(value["correction"]["notice"], hexadecimal([7; 32]));
		assert_eq!(value["steps"][2]["due"], 1_772_413_200_000u64);
	}

	#[test]
	fn states_are_one_word_with_fields_beside_it() {
		let value: Value = serde_json::from_str(&shown(Format::Json)).unwrap();
		let step = |number: usize| &value["steps"][number];
		assert_eq!((&step(0)["state"], &step(0)["daysLeft"]), (&json!("Suspended"), &json!(4)));
		assert_eq!((&step(1)["state"], &step(1)["late"]), (&json!("Approved"), &json!(true)));
		assert_eq!((&step(2)["state"], &step(2)["late"]), (&json!("Running"), &Value::Null));
		assert_eq!(step(3)["state"], Value::Null);
	}
}
