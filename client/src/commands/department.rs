// SPDX-License-Identifier: Apache-2.0

//! `govctl department`: the tree and who acts for each of it.

use clap::Subcommand;
use serde_json::{json, Value};

use crate::{
	commands::officer,
	exit::{Failure, Outcome},
	messages as m,
	output::{table, Output},
	rooms::departments::{self, Department, DepartmentStatus},
	Common,
};

/// Departments and their officers.
#[derive(Subcommand, Debug)]
pub enum DepartmentCommand {
	/// List every department with what it may do, those below another one indented.
	List,
	/// Show a department, its officers, and whose work it carries on.
	Show {
		/// Its number or its name.
		which: String,
	},
}

pub async fn run(command: DepartmentCommand, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		DepartmentCommand::List => list(common, output).await,
		DepartmentCommand::Show { which } => show(&which, common, output).await,
	}
}

async fn list(common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let all = departments::all(&node.at_finalised().await?).await?;
	let lines: Vec<_> = departments::tree(&all)
		.into_iter()
		.map(|(level, one)| {
			let indent = "  ".repeat(level);
			let state = match (one.active, one.status) {
				(true, _) => String::new(),
				_ => format!("  ({})", state(one, output)),
			};
			format!("{:>3} {indent}{}{state}  {}", one.id, one.name(), may(one).join(", "))
		})
		.collect();
	let values: Vec<_> = all.iter().map(value).collect();
	output.result(lines.join("\n"), &json!(values))
}

async fn show(which: &str, common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.at_finalised().await?;
	let all = departments::all(&at).await?;
	let one = departments::find(&all, which).ok_or_else(|| {
		let names = departments::names(&all);
		Failure::usage(format!("no department is named {which:?}; there are {names}"))
	})?;
	let inherited = departments::inherited_from(&at, one.id).await?;
	let officers = departments::officers(&at, one.id).await?;
	let name = |id: u32| {
		let found = all.iter().find(|other| other.id == id);
		found.map_or_else(|| id.to_string(), |other| format!("{id} {}", other.name()))
	};
	let names = inherited.iter().map(|id| name(*id)).collect::<Vec<_>>();
	let mut rows = vec![
		(output.text(m::LABEL_DEPARTMENT, &[]), name(one.id)),
		(output.text(m::LABEL_STATE, &[]), state(one, output)),
		(output.text(m::LABEL_ABOVE, &[]), one.parent.map_or_else(|| "-".into(), name)),
		(output.text(m::LABEL_MAY, &[]), may(one).join(", ")),
		(output.text(m::LABEL_INHERITED, &[]), names.join(", ")),
	];
	for officer in &officers {
		rows.push((output.text(m::LABEL_OFFICER, &[]), officer::line(officer)));
	}
	let mut record = value(one);
	record["inheritedFrom"] = json!(inherited);
	record["officers"] = json!(officers.iter().map(officer::value).collect::<Vec<_>>());
	output.result(table(&rows), &record)
}

fn may(one: &Department) -> Vec<String> {
	one.capabilities.iter().map(|capability| format!("{capability:?}")).collect()
}

fn state(one: &Department, output: &Output<'_>) -> String {
	match one.status {
		DepartmentStatus::Active if one.active => output.text(m::DEPARTMENT_ACTIVE, &[]),
		DepartmentStatus::Active => output.text(m::DEPARTMENT_HELD_DOWN, &[]),
		DepartmentStatus::Suspended { inclusive: false } => {
			output.text(m::DEPARTMENT_SUSPENDED, &[])
		}
		DepartmentStatus::Suspended { inclusive: true } => {
			output.text(m::DEPARTMENT_SUSPENDED_WITH_ALL, &[])
		}
		DepartmentStatus::Abolished { successor: Some(successor) } => {
			output.text(m::DEPARTMENT_ABOLISHED, &[&successor])
		}
		DepartmentStatus::Abolished { successor: None } => {
			output.text(m::DEPARTMENT_ABOLISHED, &[&"-"])
		}
	}
}

fn value(one: &Department) -> Value {
	let (status, successor) = match one.status {
		DepartmentStatus::Active => ("Active", None),
		DepartmentStatus::Suspended { inclusive: false } => ("Suspended", None),
		DepartmentStatus::Suspended { inclusive: true } => ("SuspendedWithAllBelow", None),
		DepartmentStatus::Abolished { successor } => ("Abolished", successor),
	};
	json!({
		"id": one.id,
		"name": one.name(),
		"parent": one.parent,
		"status": status,
		"successor": successor,
		"active": one.active,
		"officers": one.officers,
		"capabilities": may(one),
	})
}
