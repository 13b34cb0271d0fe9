// SPDX-License-Identifier: Apache-2.0

//! `govctl department`: the tree and its officers.

use clap::Subcommand;
use serde_json::json;

use crate::{exit::Outcome, output::Output, rooms::departments, Common};

/// Departments and their officers.
#[derive(Subcommand, Debug)]
pub enum DepartmentCommand {
	/// List every department with what it may do.
	List,
}

pub async fn run(command: DepartmentCommand, common: &Common, output: &mut Output<'_>) -> Outcome {
	let DepartmentCommand::List = command;
	let node = common.node().await?;
	let all = departments::all(&node.at_finalised().await?).await?;
	let words = |names: &[departments::Capability]| {
		names.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>()
	};
	let lines: Vec<_> = all
		.iter()
		.map(|one| {
			let level = if one.parent.is_some() { "  " } else { "" };
			let asleep = if one.active { "" } else { "  (not active)" };
			let may = words(&one.capabilities).join(", ");
			format!("{:>3} {level}{}{asleep}  {may}", one.id, one.name())
		})
		.collect();
	let values: Vec<_> = all
		.iter()
		.map(|one| {
			json!({
				"id": one.id,
				"name": one.name(),
				"parent": one.parent,
				"active": one.active,
				"officers": one.officers,
				"capabilities": words(&one.capabilities),
			})
		})
		.collect();
	output.result(lines.join("\n"), &json!(values))
}
