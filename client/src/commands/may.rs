// SPDX-License-Identifier: Apache-2.0

//! `govctl may`: whether an account may make a call, by which way, or what is missing.

use clap::Args;
use serde_json::json;

use super::act;
use crate::{
	calls::{self, AnyCall, CallOptions},
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	output::{table, Output},
	rooms::{
		acts::{self, RuleInfo},
		departments::{self, Missing},
		permission::{self, CheckedWay, Explanation, Obstacle, Way},
	},
	Common,
};

/// Whether an account may make a call, and why. Exits with 5 if it may not.
#[derive(Args, Debug)]
pub struct May {
	/// The account: an address, or a development key such as //Alice.
	account: String,
	#[command(flatten)]
	call: CallOptions,
}

pub async fn run(opts: May, common: &Common, output: &mut Output<'_>) -> Outcome {
	let account = keys::read_account(&opts.account)?;
	let node = common.node().await?;
	let at = node.state().await?;
	let call = AnyCall::parse(&at.metadata(), &opts.call)?;
	let explained =
		permission::may(&at, &account, &call.bytes).await?.ok_or_else(acts::not_a_call)?;
	// Of a batch it is a call inside that is explained, and its rule that stands in the way.
	let rule = match explained.obstacle {
		Some(Obstacle::TakesJointAct) => {
			let id = calls::act(&at.metadata(), &explained.name())?;
			acts::rule(&at, id).await?
		}
		_ => None,
	};

	let allowed = explained.is_allowed();
	let verdict = if allowed { m::MAY_YES } else { m::MAY_NO };
	let mut lines = vec![output.text(verdict, &[&account, &explained.name()])];
	if !explained.path.is_empty() {
		let place: Vec<_> = explained.path.iter().map(|place| (place + 1).to_string()).collect();
		lines.push(output.text(m::MAY_INSIDE, &[&place.join("."), &call.words()]));
	}
	if let Some(obstacle) = &explained.obstacle {
		lines.push(format!("  {}", obstacle_in_words(obstacle, output)));
		if let Some(rule) = &rule {
			let known = departments::all(&at).await?;
			let told = table(&act::info_rows(rule, &known, output));
			lines.extend(told.lines().map(|line| format!("    {line}")));
		}
	} else {
		lines.extend(explained.ways.iter().map(|way| line(way, output)));
		if explained.ways.is_empty() {
			lines.push(format!("  {}", output.text(m::MAY_NOBODY, &[])));
		}
	}
	output.result(lines.join("\n"), &value(&explained, allowed, rule.as_ref()))?;
	if allowed {
		Ok(())
	} else {
		Err(Failure::says(Exit::Unmet, m::MAY_NOT, &[&account, &explained.name()]))
	}
}

fn line(checked: &CheckedWay, output: &Output<'_>) -> String {
	let way = way_in_words(&checked.way, output);
	let department = match checked.department {
		Some(department) => format!(" ({} {department})", output.text(m::LABEL_DEPARTMENT, &[])),
		None => String::new(),
	};
	match &checked.obstacle {
		None => format!("  + {way}{department}"),
		Some(obstacle) => format!("  - {way}{department}: {}", obstacle_in_words(obstacle, output)),
	}
}

fn way_in_words(way: &Way, output: &Output<'_>) -> String {
	let message = match way {
		Way::Officer { role, capability } => {
			let role = role.map_or("?".into(), |role| output.text(role.message(), &[]));
			return match capability {
				Some(capability) => {
					let capability = output.text(capability.message(), &[]);
					output.text(m::WAY_OFFICER_OF, &[&role, &capability])
				}
				None => output.text(m::WAY_OFFICER, &[&role]),
			};
		}
		Way::Anyone => m::WAY_ANYONE,
		Way::Identity => m::WAY_IDENTITY,
		Way::Concerned => m::WAY_CONCERNED,
		Way::Head => m::WAY_HEAD,
		Way::Freezer => m::WAY_FREEZER,
		Way::Agent => m::WAY_AGENT,
		Way::Councillor => m::WAY_COUNCILLOR,
		Way::Authority => m::WAY_AUTHORITY,
		Way::Motion => m::WAY_MOTION,
		Way::Emergency => m::WAY_EMERGENCY,
		Way::Node => m::WAY_NODE,
		Way::AuthorisedCode => m::WAY_CODE,
		Way::Wrapper => m::WAY_WRAPPER,
		Way::Voice => m::WAY_VOICE,
		Way::Proposer => m::WAY_PROPOSER,
		Way::Itself => m::WAY_ITSELF,
	};
	output.text(message, &[])
}

fn obstacle_in_words(obstacle: &Obstacle, output: &Output<'_>) -> String {
	let message = match obstacle {
		Obstacle::Right(missing) => return missing_in_words(*missing, output),
		Obstacle::NotOfDepartment(department) => {
			return output.text(m::NOT_OF_DEPARTMENT, &[department])
		}
		Obstacle::NotAbove(department) => return output.text(m::NOT_ABOVE, &[department]),
		Obstacle::NotOfIdentity(identity) => return output.text(m::NOT_OF_IDENTITY, &[identity]),
		Obstacle::UnknownAccount => m::UNKNOWN_ACCOUNT,
		Obstacle::FrozenAccount => m::FROZEN_ACCOUNT,
		Obstacle::NeverUsable => m::NEVER_USABLE,
		Obstacle::SafeMode => m::IN_SAFE_MODE,
		Obstacle::Paused => m::CALL_PAUSED,
		Obstacle::NoIdentity => m::NO_IDENTITY,
		Obstacle::NotOfParty => m::NOT_OF_PARTY,
		Obstacle::NotAgent => m::NOT_AGENT,
		Obstacle::NoSeat => m::NO_SEAT,
		Obstacle::NotAuthority => m::NOT_AUTHORITY,
		Obstacle::ByMotionOnly => m::BY_MOTION_ONLY,
		Obstacle::ByNodeOnly => m::BY_NODE_ONLY,
		Obstacle::NoRecord => m::NO_RECORD,
		Obstacle::TooDeep => m::TOO_DEEP,
		Obstacle::TooLong => m::TOO_LONG,
		Obstacle::TakesJointAct => m::TAKES_JOINT_ACT,
		Obstacle::Forbidden => m::FORBIDDEN,
		Obstacle::NoVoice => m::NO_VOICE,
		Obstacle::NotProposer => m::NOT_PROPOSER,
		Obstacle::Restarting => m::RESTARTING,
		Obstacle::NestedBatchAll => m::NESTED_BATCH_ALL,
		Obstacle::NotItself => m::NOT_ITSELF,
		Obstacle::OwnMandate => m::OWN_MANDATE,
		Obstacle::OwnRoles => m::OWN_ROLES,
		Obstacle::NotByStandIn => m::NOT_BY_STAND_IN,
		Obstacle::SuspendedFromAbove => m::SUSPENDED_FROM_ABOVE,
		Obstacle::LastHead => m::LAST_HEAD,
		Obstacle::MandateOutlastsOwn => m::MANDATE_OUTLASTS_OWN,
		Obstacle::OwnCase => m::OWN_CASE,
		Obstacle::HoldsOffice => m::HOLDS_OFFICE,
		Obstacle::OwnHead => m::OWN_HEAD,
		Obstacle::SeatNotLent => m::SEAT_NOT_LENT,
	};
	output.text(message, &[])
}

/// What keeps an officer from acting.
pub fn missing_in_words(missing: Missing, output: &Output<'_>) -> String {
	let message = match missing {
		Missing::NotOfficer => m::MISSING_OFFICER,
		Missing::DepartmentUnknown => m::MISSING_DEPARTMENT,
		Missing::DepartmentSuspended => m::MISSING_ACTIVE,
		Missing::AncestorSuspended => m::MISSING_ANCESTOR,
		Missing::DepartmentAbolished => m::MISSING_ABOLISHED,
		Missing::OfficerSuspended => m::MISSING_SUSPENDED,
		Missing::MandateEnded => m::MISSING_MANDATE,
		Missing::KeyNotOfIdentity => m::MISSING_KEY,
		Missing::IdentityNotInGoodStanding => m::MISSING_STANDING,
		Missing::RoleMissing => m::MISSING_ROLE,
		Missing::CapabilityMissing => m::MISSING_CAPABILITY,
	};
	output.text(message, &[])
}

fn value(explained: &Explanation, allowed: bool, rule: Option<&RuleInfo>) -> serde_json::Value {
	let ways: Vec<_> = explained
		.ways
		.iter()
		.map(|way| {
			json!({
				"way": format!("{:?}", way.way),
				"department": way.department,
				"obstacle": way.obstacle.as_ref().map(|obstacle| format!("{obstacle:?}")),
			})
		})
		.collect();
	json!({
		"allowed": allowed,
		"call": explained.name(),
		"path": explained.path,
		"obstacle": explained.obstacle.as_ref().map(|obstacle| format!("{obstacle:?}")),
		"rule": rule.map(|rule| act::info_json(rule, &explained.name())),
		"ways": ways,
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rooms::{
		acts::{ActId, JointRule, Quorum, Rule, Voice},
		departments::Role,
	};

	#[test]
	fn the_rule_that_stands_in_the_way_is_told_with_its_voices() {
		let mut explained = Explanation {
			pallet: b"IdentityRegistry".to_vec(),
			call: b"freeze".to_vec(),
			path: vec![1],
			obstacle: Some(Obstacle::TakesJointAct),
			ways: vec![],
		};
		let voices = vec![Voice { department: 4, role: Role::Head }];
		let rule = RuleInfo {
			act: ActId { pallet: 1, call: 2 },
			rule: Rule::Joint(JointRule { voices, quorum: Quorum::All, days: 2 }),
			needed: Some(1),
		};
		let told = value(&explained, false, Some(&rule));
		assert_eq!(told["obstacle"], "TakesJointAct");
		assert_eq!(told["rule"]["act"], "IdentityRegistry.freeze");
		assert_eq!(told["rule"]["voices"], json!([{ "department": 4, "role": "Head" }]));
		assert_eq!((&told["rule"]["needed"], &told["rule"]["days"]), (&json!(1), &json!(2)));
		explained.obstacle = Some(Obstacle::Paused);
		assert!(value(&explained, false, None)["rule"].is_null());
	}
}
