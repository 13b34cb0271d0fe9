// SPDX-License-Identifier: Apache-2.0

//! `govctl officer`: who acts for a department, and what its heads decide about that. What the
//! council decides goes by motion.

use clap::{Args, Subcommand};
use scale_encode::EncodeAsFields;
use serde_json::{json, Value};

use crate::{
	commands::invoice::in_days,
	exit::{Failure, Outcome},
	keys, messages as m,
	output::{table, Output},
	rooms::departments::{
		self, Appoint, EndStandIn, OfOfficer, Officer as Record, Role, SetMandate, SetRoles,
		SetStandIn, StandIn, PALLET,
	},
	tx::call,
	Common,
};

/// How far ahead a period begins that is to begin now: until then the transaction is in a block.
const AT_ONCE_MILLIS: u64 = 60_000;

/// Officers. `--key` is a head of the department or of one above it.
#[derive(Subcommand, Debug)]
pub enum Officer {
	/// Show an officer, its stand-ins, and for whom it stands in.
	Show {
		/// The officer.
		account: String,
	},
	/// Let an account act for a department.
	Appoint(AppointOptions),
	/// Give an officer other roles in place of those it has.
	Roles {
		/// The officer.
		account: String,
		/// Comma separated.
		#[arg(long, value_delimiter = ',', required = true, value_enum)]
		roles: Vec<Role>,
	},
	/// Set the end of an officer's mandate.
	Mandate {
		/// The officer.
		account: String,
		/// Days from now on; open if left out.
		#[arg(long)]
		days: Option<u64>,
	},
	/// Keep an officer from acting.
	Suspend {
		/// The officer.
		account: String,
	},
	/// Let a suspended officer act again.
	Reinstate {
		/// The officer.
		account: String,
	},
	/// End an office.
	Dismiss {
		/// The officer.
		account: String,
	},
	/// Let an officer act in place of another one of the department, for a period.
	StandIn(StandInOptions),
	/// End such a period before its time.
	EndStandIn {
		/// The officer in whose place.
		account: String,
		/// The officer who acts.
		#[arg(long)]
		by: String,
	},
}

#[derive(Args, Debug)]
pub struct AppointOptions {
	/// An account with an identity.
	account: String,
	/// The department, by number or name.
	#[arg(long)]
	department: String,
	/// Comma separated.
	#[arg(long, value_delimiter = ',', required = true, value_enum)]
	roles: Vec<Role>,
	/// Days that the mandate lasts from now on; open if left out.
	#[arg(long)]
	days: Option<u64>,
}

#[derive(Args, Debug)]
pub struct StandInOptions {
	/// The officer in whose place.
	account: String,
	/// The officer who acts.
	#[arg(long)]
	by: String,
	/// The roles that are lent, comma separated.
	#[arg(long, value_delimiter = ',', required = true, value_enum)]
	roles: Vec<Role>,
	/// In how many days it begins; 0 is in a minute.
	#[arg(long, default_value_t = 0)]
	after: u64,
	/// How many days it lasts.
	#[arg(long)]
	days: u64,
}

pub async fn run(command: Officer, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Officer::Show { account } => show(&account, common, output).await,
		Officer::Appoint(opts) => appoint(opts, common, output).await,
		Officer::Roles { account, roles } => {
			let account = keys::read_account(&account)?;
			let roles = departments::set_of(roles);
			send("set_roles", SetRoles { account, roles }, common, output).await
		}
		Officer::Mandate { account, days } => {
			let account = keys::read_account(&account)?;
			let mandate_end = days.map(in_days).transpose()?;
			send("set_mandate", SetMandate { account, mandate_end }, common, output).await
		}
		Officer::Suspend { account } => of("suspend_officer", &account, common, output).await,
		Officer::Reinstate { account } => of("reinstate_officer", &account, common, output).await,
		Officer::Dismiss { account } => of("dismiss", &account, common, output).await,
		Officer::StandIn(opts) => stand_in(opts, common, output).await,
		Officer::EndStandIn { account, by } => {
			let account = keys::read_account(&account)?;
			let stand_in = keys::read_account(&by)?;
			send("end_stand_in", EndStandIn { account, stand_in }, common, output).await
		}
	}
}

/// Sends a call of the departments as `--key`.
async fn send<A: EncodeAsFields>(
	name: &str,
	arguments: A,
	common: &Common,
	output: &mut Output<'_>,
) -> Outcome {
	let sender = common.sender().await?;
	let receipt = sender.send(&call(PALLET, name, arguments)).await?;
	let text = table(&[(output.text(m::LABEL_BLOCK, &[]), receipt.block.number.to_string())]);
	output.result(text, &receipt.json())
}

async fn of(name: &str, account: &str, common: &Common, output: &mut Output<'_>) -> Outcome {
	let account = keys::read_account(account)?;
	send(name, OfOfficer { account }, common, output).await
}

async fn appoint(opts: AppointOptions, common: &Common, output: &mut Output<'_>) -> Outcome {
	let account = keys::read_account(&opts.account)?;
	let mandate_end = opts.days.map(in_days).transpose()?;
	let roles = departments::set_of(opts.roles);
	let all = departments::all(&common.node().await?.at_finalised().await?).await?;
	let department =
		departments::find(&all, &opts.department).map(|one| one.id).ok_or_else(|| {
			let names = departments::names(&all);
			Failure::usage(format!(
				"no department is named {:?}; there are {names}",
				opts.department
			))
		})?;
	send("appoint", Appoint { account, department, roles, mandate_end }, common, output).await
}

async fn stand_in(opts: StandInOptions, common: &Common, output: &mut Output<'_>) -> Outcome {
	let account = keys::read_account(&opts.account)?;
	let stand_in = keys::read_account(&opts.by)?;
	let roles = departments::set_of(opts.roles);
	let from = in_days(opts.after)?.saturating_add(AT_ONCE_MILLIS);
	let length = opts.days.checked_mul(86_400_000);
	let until = length
		.and_then(|length| from.checked_add(length))
		.ok_or_else(|| Failure::usage(format!("{} days is too far away", opts.days)))?;
	let arguments = SetStandIn { account, stand_in, from, until, roles };
	send("set_stand_in", arguments, common, output).await
}

async fn show(account: &str, common: &Common, output: &mut Output<'_>) -> Outcome {
	let account = keys::read_account(account)?;
	let node = common.node().await?;
	let at = node.at_finalised().await?;
	let officer = departments::officer(&at, &account).await?;
	let stand_ins = departments::stand_ins_of(&at, &account).await?;
	let stands_in_for = departments::stands_in_for(&at, &account).await?;
	let mut rows = vec![
		(output.text(m::LABEL_OFFICER, &[]), line(&officer)),
		(output.text(m::LABEL_DEPARTMENT, &[]), officer.department.to_string()),
	];
	for one in &stand_ins {
		let label = output.text(m::LABEL_STAND_IN, &[]);
		rows.push((label, format!("{}  {}", one.stand_in, period(one))));
	}
	for one in &stands_in_for {
		let label = output.text(m::LABEL_STANDS_IN_FOR, &[]);
		rows.push((label, format!("{}  {}", one.officer, period(one))));
	}
	let mut record = value(&officer);
	record["standIns"] = json!(stand_ins.iter().map(stand_in_value).collect::<Vec<_>>());
	record["standsInFor"] = json!(stands_in_for.iter().map(stand_in_value).collect::<Vec<_>>());
	output.result(table(&rows), &record)
}

fn words(roles: &[Role]) -> Vec<String> {
	roles.iter().map(|role| format!("{role:?}")).collect()
}

/// The roles and the period, in milliseconds since 1970 as everywhere on the chain.
fn period(one: &StandIn) -> String {
	format!("{}  {}..{}", words(&one.roles).join(", "), one.from, one.until)
}

/// An officer in one line.
pub fn line(officer: &Record) -> String {
	let missing = officer.missing.map_or_else(String::new, |missing| format!("  ({missing:?})"));
	format!("{}  {}{missing}", officer.account, words(&officer.roles).join(", "))
}

/// An officer for a program.
pub fn value(officer: &Record) -> Value {
	json!({
		"account": officer.account.to_string(),
		"department": officer.department,
		"roles": words(&officer.roles),
		"mandateEnd": officer.mandate_end,
		"missing": officer.missing.map(|missing| format!("{missing:?}")),
	})
}

fn stand_in_value(one: &StandIn) -> Value {
	json!({
		"officer": one.officer.to_string(),
		"standIn": one.stand_in.to_string(),
		"roles": words(&one.roles),
		"lent": words(&one.lent),
		"from": one.from,
		"until": one.until,
	})
}
