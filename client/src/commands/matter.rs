// SPDX-License-Identifier: Apache-2.0

//! `govctl matter`: kinds of business as departments publish them.

use std::path::PathBuf;

use clap::Subcommand;
use serde_json::json;

use crate::{
	exit::{Exit, Failure, Outcome},
	messages as m,
	output::{table, Output},
	rooms::{
		approvals::{self, MatterId, MatterPublished, PublishMatter, PublishVersion, PALLET},
		departments,
	},
	samples::Loaded,
	tx::call,
	Common,
};

/// Kinds of business.
#[derive(Subcommand, Debug)]
pub enum Matter {
	/// Publish the matter of a file in the form of samples/renovation.toml. `--key` is a matter
	/// editor of the department that publishes it.
	Publish {
		/// The folder of renovation.toml.
		#[arg(default_value = "samples")]
		samples: PathBuf,
		/// Publish it as the next version of this matter.
		#[arg(long)]
		version_of: Option<MatterId>,
	},
	/// Show a matter.
	Show {
		matter: MatterId,
		/// A version; by default the newest.
		#[arg(long)]
		version: Option<u16>,
	},
}

pub async fn run(command: Matter, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Matter::Publish { samples, version_of } => {
			publish(&Loaded::read(&samples)?, version_of, common, output).await
		}
		Matter::Show { matter, version } => show(matter, version, common, output).await,
	}
}

async fn publish(
	loaded: &Loaded,
	version_of: Option<MatterId>,
	common: &Common,
	output: &mut Output<'_>,
) -> Outcome {
	let sender = common.sender().await?;
	let known = departments::all(&sender.node.state().await?).await?;
	let draft = loaded.draft(&known)?;
	let receipt = match version_of {
		None => sender.send(&call(PALLET, "publish_matter", PublishMatter { draft })).await?,
		Some(matter) => {
			sender.send(&call(PALLET, "publish_version", PublishVersion { matter, draft })).await?
		}
	};
	let event: MatterPublished = receipt.event(PALLET, "MatterPublished")?;
	let mut value = receipt.json();
	value["matter"] = json!(event.matter);
	value["version"] = json!(event.version);
	let text = table(&[
		(output.text(m::LABEL_MATTER, &[]), format!("{} v{}", event.matter, event.version)),
		(output.text(m::LABEL_BLOCK, &[]), receipt.block.number.to_string()),
	]);
	output.result(text, &value)
}

async fn show(
	matter: MatterId,
	version: Option<u16>,
	common: &Common,
	output: &mut Output<'_>,
) -> Outcome {
	let node = common.node().await?;
	let at = node.state().await?;
	let record = approvals::matter(&at, matter)
		.await?
		.ok_or_else(|| Failure::says(Exit::NotFound, m::NO_MATTER, &[&matter]))?;
	let version = version.unwrap_or(record.latest);
	let definition = approvals::matter_version(&at, matter, version)
		.await?
		.ok_or_else(|| Failure::says(Exit::NotFound, m::NO_VERSION, &[&matter, &version]))?;
	let known = departments::all(&at).await?;
	let name_of = |id| departments::name_of(&known, id);
	let text_of = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
	let mut rows = vec![
		(
			output.text(m::LABEL_MATTER, &[]),
			format!("{matter} v{version}  {}", text_of(&definition.name)),
		),
		(output.text(m::LABEL_DEPARTMENT, &[]), name_of(record.department)),
	];
	if record.retired {
		rows.push((output.text(m::LABEL_STATE, &[]), output.text(m::MATTER_RETIRED, &[])));
	}
	let mut steps = Vec::new();
	for (number, step) in (0u8..).zip(&definition.steps) {
		let after: Vec<u8> = definition
			.edges
			.iter()
			.filter(|edge| edge.after == number)
			.map(|edge| edge.before)
			.collect();
		let approvals::QuorumRule::AtLeast(quorum) = step.quorum;
		rows.push((
			format!("{} {number}", output.text(m::LABEL_STEP, &[])),
			format!(
				"{}  {}  {}×{}  {}  ← {after:?}",
				text_of(&step.name),
				name_of(step.department),
				quorum,
				output.text(step.role.message(), &[]),
				output.text(m::WORKING_DAYS, &[&step.limit_days]),
			),
		));
		steps.push(json!({
			"name": text_of(&step.name),
			"department": step.department,
			"role": format!("{:?}", step.role),
			"quorum": quorum,
			"limitDays": step.limit_days,
			"after": after,
		}));
	}
	let value = json!({
		"matter": matter,
		"version": version,
		"latest": record.latest,
		"retired": record.retired,
		"name": text_of(&definition.name),
		"department": record.department,
		"serviceCentre": definition.service_centre,
		"steps": steps,
	});
	output.result(table(&rows), &value)
}

#[cfg(test)]
mod tests {
	use codec::Encode;
	use govchain_primitives::{approvals as chain, Role};

	use super::*;
	use crate::{
		rooms::{departments::Department, hash_of},
		testing::{encoded, samples},
	};

	/// The matter of the samples as the runtime reads it: the departments have the numbers 1 to 4.
	fn expected(loaded: &Loaded) -> chain::MatterDraft {
		let scenario = &loaded.scenario;
		let papers: Vec<&String> = scenario.papers.keys().collect();
		let step = |step: &crate::samples::Step| chain::StepDraft {
			name: step.name.get_ref().as_bytes().into(),
			department: known()
				.iter()
				.find(|one| one.name() == *step.department.get_ref())
				.unwrap()
				.id,
			role: Role::Approver,
			quorum: chain::QuorumRule::AtLeast(*step.quorum.get_ref()),
			limit_days: *step.limit_days.get_ref(),
			silence: chain::Silence::Escalate,
			papers: step
				.papers
				.iter()
				.map(|paper| papers.iter().position(|one| *one == paper.get_ref()).unwrap() as u8)
				.collect(),
		};
		let edge = |edge: &approvals::Edge| chain::Edge { before: edge.before, after: edge.after };
		chain::MatterDraft {
			name: scenario.matter.name.get_ref().as_bytes().into(),
			service_centre: 1,
			party: chain::PartyRule::Committed,
			papers: scenario.papers.values().map(|text| hash_of(text.get_ref()).into()).collect(),
			steps: scenario.steps.iter().map(step).collect(),
			edges: loaded.edges().unwrap().iter().map(edge).collect(),
		}
	}

	fn known() -> Vec<Department> {
		let names = [
			"政务服务中心 Service Centre",
			"城市管理局 Urban Management",
			"消防救援支队 Fire and Rescue",
			"住房和城乡建设局 Housing and Construction",
		];
		(1..).zip(names).map(|(id, name)| Department::new(id, name, vec![])).collect()
	}

	#[test]
	fn matters_and_their_versions_are_calls_of_the_runtime() {
		let loaded = Loaded::read(&samples()).unwrap();
		let draft = loaded.draft(&known()).unwrap();
		let expected = expected(&loaded);
		assert_eq!(expected.edges.len(), 8);
		let first = encoded(PALLET, "publish_matter", PublishMatter { draft: draft.clone() });
		assert_eq!(first, expected.encode());
		let next = encoded(PALLET, "publish_version", PublishVersion { matter: 0x0102, draft });
		assert_eq!(next, [&[2, 1, 0, 0][..], &expected.encode()].concat());
	}
}
