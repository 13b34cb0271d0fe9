// SPDX-License-Identifier: Apache-2.0

//! `govctl authority`: who runs nodes, how they stand, and what they did wrong.

use clap::Subcommand;
use serde_json::json;

use crate::{
	exit::{Exit, Failure, Outcome},
	output::Output,
	rooms::{authorities, departments},
	Common,
};

/// Authorities and their faults.
#[derive(Subcommand, Debug)]
pub enum Authority {
	/// List every authority: its department, its standing, and whether it is in the set now.
	List,
	/// List the faults recorded against a department.
	Faults {
		/// Number or name of the department.
		department: String,
	},
}

pub async fn run(command: Authority, common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.at_finalised().await?;
	match command {
		Authority::List => {
			let (session, active) = authorities::active(&at).await?;
			let all = authorities::all(&at).await?;
			let lines: Vec<_> = all
				.iter()
				.map(|one| {
					let seated = if active.contains(&one.account) { "in the set" } else { "out" };
					format!(
						"{}  department {}  {:?}  {seated}",
						one.account, one.department, one.standing
					)
				})
				.collect();
			let values: Vec<_> = all
				.iter()
				.map(|one| {
					json!({
						"account": one.account.to_string(),
						"department": one.department,
						"standing": format!("{:?}", one.standing),
						"active": active.contains(&one.account),
					})
				})
				.collect();
			output.result(
				format!("session {session}\n{}", lines.join("\n")),
				&json!({ "session": session, "authorities": values }),
			)
		}
		Authority::Faults { department } => {
			let known = departments::all(&at).await?;
			let Some(found) = departments::find(&known, &department) else {
				let words = format!(
					"no department {department:?}: there are {}",
					departments::names(&known)
				);
				return Err(Failure::new(Exit::NotFound, words));
			};
			let faults = authorities::faults(&at, found.id, 0).await?;
			let lines: Vec<_> = faults
				.iter()
				.map(|(number, fault)| {
					let lifted = if fault.lifted_at.is_some() { "  lifted" } else { "" };
					format!("{number}  {}  {:?}{lifted}", fault.authority, fault.kind)
				})
				.collect();
			let values: Vec<_> = faults
				.iter()
				.map(|(number, fault)| {
					json!({
						"number": number,
						"authority": fault.authority.to_string(),
						"department": fault.department,
						"kind": format!("{:?}", fault.kind),
						"session": fault.session,
						"recordedAt": fault.recorded_at,
						"liftedAt": fault.lifted_at,
					})
				})
				.collect();
			output.result(lines.join("\n"), &json!(values))
		}
	}
}
