// SPDX-License-Identifier: Apache-2.0

//! `govctl department`: the tree and who acts for each of it.

use clap::Subcommand;
use scale_value::Value as Argument;
use serde_json::{json, Value};

use super::motion::{self, Act};
use crate::{
	calls::{choice, option},
	commands::officer,
	exit::Outcome,
	messages as m,
	output::{table, Output},
	rooms::departments::{self, named, Capability, Department, DepartmentStatus, PALLET},
	Common,
};

/// Departments and their officers.
#[derive(Subcommand, Debug)]
#[command(after_help = motion::HELP)]
pub enum DepartmentCommand {
	/// List every department with what it may do, those below another one indented.
	List,
	/// Show a department, its officers, and whose work it carries on.
	Show {
		/// Its number or its name.
		which: String,
	},
	/// Give a department's seat in the council to whom it belongs by now: after its councillor's identity
	/// was frozen, unfrozen or moved to another key. Any account may, as `--key`.
	SettleSeat {
		/// Its number or its name.
		which: String,
	},
	#[command(flatten)]
	Council(Decision),
}

/// What the council decides about departments.
#[derive(Subcommand, Debug)]
pub enum Decision {
	/// By motion: create a department.
	Create {
		name: String,
		/// The department above it, by number or name; left out, it stands at the top.
		#[arg(long)]
		above: Option<String>,
		/// Its capabilities, comma separated.
		#[arg(long, value_delimiter = ',', value_enum)]
		may: Vec<Capability>,
	},
	/// By motion: give a department another name.
	Rename {
		/// Its number or its name.
		which: String,
		name: String,
	},
	/// By motion: put a department with all below it elsewhere in the tree.
	Move {
		/// Its number or its name.
		which: String,
		/// The department above it from then on, by number or name.
		#[arg(long, required_unless_present = "top")]
		above: Option<String>,
		/// It stands at the top from then on.
		#[arg(long, conflicts_with = "above")]
		top: bool,
	},
	/// By motion: keep a department's officers from acting.
	Suspend {
		/// Its number or its name.
		which: String,
		/// And those of all departments below it.
		#[arg(long)]
		with_all_below: bool,
	},
	/// By motion: let a suspended department act again.
	Reinstate {
		/// Its number or its name.
		which: String,
	},
	/// By motion: abolish a department.
	Abolish {
		/// Its number or its name.
		which: String,
		/// The department that carries on its work, by number or name.
		#[arg(long)]
		successor: String,
	},
	/// By motion: give a department a capability.
	Give {
		/// Its number or its name.
		which: String,
		#[arg(value_enum)]
		capability: Capability,
	},
	/// By motion: take a capability from a department.
	Take {
		/// Its number or its name.
		which: String,
		#[arg(value_enum)]
		capability: Capability,
	},
}

impl Decision {
	/// The call that it is, with departments by the numbers that they have among `known`.
	fn act(self, known: &[Department]) -> Outcome<Act> {
		let number = |text: &str| named(known, text).map(|one| Argument::u128(one.id.into()));
		let of = |which: &str| Outcome::Ok(("department", number(which)?));
		let bytes = |text: String| Argument::from_bytes(text);
		let act = |call, arguments| Act::new(PALLET, call, arguments);
		Ok(match self {
			Decision::Create { name, above, may } => {
				let above = above.as_deref().map(number).transpose()?;
				let may = departments::set_of(may).into_iter().map(choice);
				let arguments = vec![
					("name", bytes(name)),
					("parent", option(above)),
					("capabilities", Argument::unnamed_composite(may)),
				];
				act("create", arguments)
			}
			Decision::Rename { which, name } => {
				act("rename", vec![of(&which)?, ("name", bytes(name))])
			}
			Decision::Move { which, above, .. } => {
				let above = above.as_deref().map(number).transpose()?;
				act("move_department", vec![of(&which)?, ("parent", option(above))])
			}
			Decision::Suspend { which, with_all_below } => {
				let inclusive = ("inclusive", Argument::bool(with_all_below));
				act("suspend_department", vec![of(&which)?, inclusive])
			}
			Decision::Reinstate { which } => act("reinstate_department", vec![of(&which)?]),
			Decision::Abolish { which, successor } => {
				act("abolish", vec![of(&which)?, ("successor", number(&successor)?)])
			}
			Decision::Give { which, capability } => {
				act("give_capability", vec![of(&which)?, ("capability", choice(capability))])
			}
			Decision::Take { which, capability } => {
				act("take_capability", vec![of(&which)?, ("capability", choice(capability))])
			}
		})
	}
}

pub async fn run(command: DepartmentCommand, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		DepartmentCommand::List => list(common, output).await,
		DepartmentCommand::Show { which } => show(&which, common, output).await,
		DepartmentCommand::SettleSeat { which } => settle_seat(&which, common, output).await,
		DepartmentCommand::Council(decision) => {
			motion::propose_act(|_, known| decision.act(known), common, output).await
		}
	}
}

async fn list(common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let all = departments::all(&node.state().await?).await?;
	let lines: Vec<_> = departments::tree(&all)
		.into_iter()
		.map(|(level, one)| {
			let indent = "  ".repeat(level);
			let state = match (one.active, one.status) {
				(true, _) => String::new(),
				_ => format!("  ({})", state(one, output)),
			};
			format!("{:>3} {indent}{}{state}  {}", one.id, one.name(), may_in_words(one, output))
		})
		.collect();
	let values: Vec<_> = all.iter().map(value).collect();
	output.result(lines.join("\n"), &json!(values))
}

async fn show(which: &str, common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.state().await?;
	let all = departments::all(&at).await?;
	let one = named(&all, which)?;
	let inherited = departments::inherited_from(&at, one.id).await?;
	let officers = departments::officers(&at, one.id).await?;
	let name = |id: u32| match all.iter().find(|other| other.id == id) {
		Some(other) => format!("{id} {}", other.name()),
		None => id.to_string(),
	};
	let names = inherited.iter().map(|id| name(*id)).collect::<Vec<_>>();
	let mut rows = vec![
		(output.text(m::LABEL_DEPARTMENT, &[]), name(one.id)),
		(output.text(m::LABEL_STATE, &[]), state(one, output)),
		(output.text(m::LABEL_ABOVE, &[]), one.parent.map_or_else(|| "-".into(), name)),
		(output.text(m::LABEL_MAY, &[]), may_in_words(one, output)),
		(output.text(m::LABEL_INHERITED, &[]), names.join(", ")),
	];
	for officer in &officers {
		rows.push((output.text(m::LABEL_OFFICER, &[]), officer::line(officer, output)));
	}
	let mut record = value(one);
	record["inheritedFrom"] = json!(inherited);
	record["officers"] = json!(officers.iter().map(officer::value).collect::<Vec<_>>());
	output.result(table(&rows), &record)
}

async fn settle_seat(which: &str, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let all = departments::all(&sender.node.state().await?).await?;
	let department = named(&all, which)?.id;
	let (seat, receipt) = departments::settle_seat(&sender, department).await?;
	let words = match &seat {
		Some(Some(councillor)) => output.text(m::SEAT_HELD, &[councillor]),
		Some(None) => output.text(m::SEAT_VACANT, &[]),
		None => output.text(m::SEAT_SAME_HOLDER, &[]),
	};
	let text = table(&[
		(output.text(m::LABEL_DEPARTMENT, &[]), department.to_string()),
		(output.text(m::LABEL_SEAT, &[]), words),
		(output.text(m::LABEL_BLOCK, &[]), receipt.block.number.to_string()),
	]);
	let mut record = receipt.json();
	record["department"] = json!(department);
	record["changed"] = json!(seat.is_some());
	record["councillor"] = json!(seat.flatten().map(|councillor| councillor.to_string()));
	output.result(text, &record)
}

fn may(one: &Department) -> Vec<String> {
	one.capabilities.iter().map(|capability| format!("{capability:?}")).collect()
}

fn may_in_words(one: &Department, output: &Output<'_>) -> String {
	let words = one.capabilities.iter().map(|capability| output.text(capability.message(), &[]));
	words.collect::<Vec<_>>().join(", ")
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

#[cfg(test)]
mod tests {
	use super::*;
	use crate::testing::{decided, known, parse};

	#[test]
	fn decisions_are_calls_of_the_runtime() {
		for (line, words) in [
			(
				&["create", "Parks", "--above", "Centre", "--may", "data-owner,approver"][..],
				"create{name:\"Parks\",parent:Some(1),capabilities:(Approver(),DataOwner())}",
			),
			(&["create", "Parks"], "create{name:\"Parks\",parent:None(),capabilities:()}"),
			(&["rename", "2", "Fire 消防"], "rename{department:2,name:\"Fire 消防\"}"),
			(
				&["move", "Fire and Rescue", "--above", "1"],
				"move_department{department:2,parent:Some(1)}",
			),
			(&["move", "2", "--top"], "move_department{department:2,parent:None()}"),
			(
				&["suspend", "2", "--with-all-below"],
				"suspend_department{department:2,inclusive:true}",
			),
			(&["reinstate", "2"], "reinstate_department{department:2}"),
			(&["abolish", "2", "--successor", "Centre"], "abolish{department:2,successor:1}"),
			(
				&["give", "2", "tax-authority"],
				"give_capability{department:2,capability:TaxAuthority()}",
			),
			(&["take", "2", "authority"], "take_capability{department:2,capability:Authority()}"),
		] {
			let act = parse::<Decision>(line).act(&known()).unwrap();
			assert_eq!(decided(act), (false, format!("Departments({words})")));
		}
		let unknown = parse::<Decision>(&["reinstate", "Parks"]).act(&known()).err().unwrap();
		assert_eq!(unknown.exit, crate::exit::Exit::NotFound);
	}
}
