// SPDX-License-Identifier: Apache-2.0

//! `govctl case`: one application, from submission to its end.

use clap::{Args, Subcommand};
use scale_encode::EncodeAsFields;
use serde_json::json;
use subxt::config::substrate::H256;

use crate::{
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	output::{table, Output},
	rooms::{
		approvals::{
			self, AnswerCorrection, CaseId, CaseReceived, CaseView, Decide, Decision, OnCase,
			Party, RequestCorrection, StepState, Submit, PALLET,
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
			let at = node.at_finalised().await?;
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
		.ok_or_else(|| Failure::incompatible(format!("case {case} is gone")))?;
	show(case, &view, Some(receipt.json()), output)
}

fn show(
	case: CaseId,
	view: &CaseView,
	receipt: Option<serde_json::Value>,
	output: &mut Output<'_>,
) -> Outcome {
	let mut rows = vec![
		(output.text(m::LABEL_CASE, &[]), case.to_string()),
		(output.text(m::LABEL_STATE, &[]), output.text(view.state.message(), &[])),
		(output.text(m::LABEL_MATTER, &[]), format!("{} v{}", view.matter, view.version)),
		(output.text(m::LABEL_TRANSITIONS, &[]), view.transitions.to_string()),
	];
	for (number, step) in view.steps.iter().enumerate() {
		rows.push((
			format!("{} {number}", output.text(m::LABEL_STEP, &[])),
			format!(
				"{} {}  {}",
				output.text(m::LABEL_DEPARTMENT, &[]),
				step.department,
				step.state.as_ref().map_or("–".into(), |state| in_words(state, output)),
			),
		));
	}
	let steps: Vec<_> = view
		.steps
		.iter()
		.map(|step| {
			json!({
				"department": step.department,
				"openedAt": step.opened_at,
				"state": step.state.as_ref().map(words),
				"due": step.due,
				"votes": step.votes.iter().map(|vote| json!({
					"officer": vote.officer.to_string(),
					"decision": format!("{:?}", vote.decision),
				})).collect::<Vec<_>>(),
			})
		})
		.collect();
	let mut value = json!({
		"case": case,
		"matter": view.matter,
		"version": view.version,
		"state": format!("{:?}", view.state),
		"receivedAt": view.received_at,
		"acceptedAt": view.accepted_at,
		"concludedAt": view.concluded_at,
		"documents": view.documents.len(),
		"steps": steps,
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

/// For a program.
fn words(state: &StepState) -> String {
	match state {
		StepState::Running => "Running".into(),
		StepState::Suspended { days_left } => format!("Suspended, {days_left} days left"),
		StepState::Overdue => "Overdue".into(),
		StepState::Approved { late: false } => "Approved".into(),
		StepState::Approved { late: true } => "Approved, late".into(),
		StepState::Tacit => "Tacit".into(),
	}
}
