// SPDX-License-Identifier: Apache-2.0

//! `govctl officer`: who acts for a department, and what its heads or the council decide about that.

use clap::{Args, Subcommand};
use scale_encode::EncodeAsFields;
use serde_json::{json, Value};

use super::{may::missing_in_words, motion};
use crate::{
	calls::AnyCall,
	exit::{Exit, Failure, Outcome},
	keys, messages as m,
	moments::{days_after, in_days},
	output::{table, Output},
	rooms::departments::{
		self, named, Appoint, EndStandIn, OfOfficer, Officer as Record, Role, SetMandate, SetRoles,
		SetStandIn, StandIn, PALLET,
	},
	tx::call,
	Common,
};

/// How far ahead a period begins that is to begin now: until then the transaction is in a block.
const AT_ONCE_MILLIS: u64 = 60_000;

/// Officers. `--key` is a head of the department, or of one above it if it has no seat in the council.
#[derive(Args, Debug)]
pub struct Officer {
	/// Propose it as a motion of the council instead, for a department without a head or with a seat:
	/// `--key` is a councillor.
	#[arg(long, global = true)]
	motion: bool,
	#[command(subcommand)]
	command: OfficerCommand,
}

#[derive(Subcommand, Debug)]
enum OfficerCommand {
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
	/// End an office: of an officer of the department, or, as `--key`, one's own.
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

/// By whom it is decided, and where that is said.
struct Decider<'a, 'o> {
	by_motion: bool,
	common: &'a Common,
	output: &'a mut Output<'o>,
}

pub async fn run(opts: Officer, common: &Common, output: &mut Output<'_>) -> Outcome {
	let mut decider = Decider { by_motion: opts.motion, common, output };
	match opts.command {
		OfficerCommand::Show { account } => show(&account, common, decider.output).await,
		OfficerCommand::Appoint(opts) => appoint(opts, &mut decider).await,
		OfficerCommand::Roles { account, roles } => {
			let account = keys::read_account(&account)?;
			let roles = departments::set_of(roles);
			decider.decide("set_roles", SetRoles { account, roles }).await
		}
		OfficerCommand::Mandate { account, days } => {
			let account = keys::read_account(&account)?;
			let mandate_end = days.map(in_days).transpose()?;
			decider.decide("set_mandate", SetMandate { account, mandate_end }).await
		}
		OfficerCommand::Suspend { account } => decider.of("suspend_officer", &account).await,
		OfficerCommand::Reinstate { account } => decider.of("reinstate_officer", &account).await,
		OfficerCommand::Dismiss { account } => decider.of("dismiss", &account).await,
		OfficerCommand::StandIn(opts) => stand_in(opts, &mut decider).await,
		OfficerCommand::EndStandIn { account, by } => {
			let account = keys::read_account(&account)?;
			let stand_in = keys::read_account(&by)?;
			decider.decide("end_stand_in", EndStandIn { account, stand_in }).await
		}
	}
}

impl Decider<'_, '_> {
	/// Sends a call of the departments as `--key`, or proposes it to the council.
	async fn decide<A: EncodeAsFields>(&mut self, name: &str, arguments: A) -> Outcome {
		let sender = self.common.sender().await?;
		let call = call(PALLET, name, arguments);
		if self.by_motion {
			let at = motion::best(&sender).await?;
			let call = AnyCall::made_by(&at, &call)?;
			return motion::propose_call(&sender, &at, &call, false, &[], self.output).await;
		}
		let receipt = sender.send(&call).await?;
		let label = self.output.text(m::LABEL_BLOCK, &[]);
		let text = table(&[(label, receipt.block.number.to_string())]);
		self.output.result(text, &receipt.json())
	}

	async fn of(&mut self, name: &str, account: &str) -> Outcome {
		let account = keys::read_account(account)?;
		self.decide(name, OfOfficer { account }).await
	}
}

async fn appoint(opts: AppointOptions, decider: &mut Decider<'_, '_>) -> Outcome {
	let account = keys::read_account(&opts.account)?;
	let mandate_end = opts.days.map(in_days).transpose()?;
	let roles = departments::set_of(opts.roles);
	let all = departments::all(&decider.common.node().await?.state().await?).await?;
	let department = named(&all, &opts.department)?.id;
	decider.decide("appoint", Appoint { account, department, roles, mandate_end }).await
}

async fn stand_in(opts: StandInOptions, decider: &mut Decider<'_, '_>) -> Outcome {
	let account = keys::read_account(&opts.account)?;
	let stand_in = keys::read_account(&opts.by)?;
	let roles = departments::set_of(opts.roles);
	let from = in_days(opts.after)?.saturating_add(AT_ONCE_MILLIS);
	let until = days_after(from, opts.days)
		.ok_or_else(|| Failure::says(Exit::Usage, m::TOO_MANY_DAYS, &[&opts.days]))?;
	decider.decide("set_stand_in", SetStandIn { account, stand_in, from, until, roles }).await
}

async fn show(account: &str, common: &Common, output: &mut Output<'_>) -> Outcome {
	let account = keys::read_account(account)?;
	let node = common.node().await?;
	let at = node.state().await?;
	let officer = departments::officer(&at, &account).await?;
	let stand_ins = departments::stand_ins_of(&at, &account).await?;
	let stands_in_for = departments::stands_in_for(&at, &account).await?;
	let mut rows = vec![
		(output.text(m::LABEL_OFFICER, &[]), line(&officer, output)),
		(output.text(m::LABEL_DEPARTMENT, &[]), officer.department.to_string()),
	];
	for one in &stand_ins {
		let label = output.text(m::LABEL_STAND_IN, &[]);
		rows.push((label, format!("{}  {}", one.stand_in, period(one, output))));
	}
	for one in &stands_in_for {
		let label = output.text(m::LABEL_STANDS_IN_FOR, &[]);
		rows.push((label, format!("{}  {}", one.officer, period(one, output))));
	}
	let mut record = value(&officer);
	record["standIns"] = json!(stand_ins.iter().map(stand_in_value).collect::<Vec<_>>());
	record["standsInFor"] = json!(stands_in_for.iter().map(stand_in_value).collect::<Vec<_>>());
	output.result(table(&rows), &record)
}

fn names(roles: &[Role]) -> Vec<String> {
	roles.iter().map(|role| format!("{role:?}")).collect()
}

fn in_words(roles: &[Role], output: &Output<'_>) -> String {
	roles.iter().map(|role| output.text(role.message(), &[])).collect::<Vec<_>>().join(", ")
}

/// The roles and the period, in milliseconds since 1970 as everywhere on the chain.
fn period(one: &StandIn, output: &Output<'_>) -> String {
	format!("{}  {}..{}", in_words(&one.roles, output), one.from, one.until)
}

/// An officer in one line.
pub fn line(officer: &Record, output: &Output<'_>) -> String {
	let missing = match officer.missing {
		Some(missing) => format!("  ({})", missing_in_words(missing, output)),
		None => String::new(),
	};
	format!("{}  {}{missing}", officer.account, in_words(&officer.roles, output))
}

/// An officer for a program.
pub fn value(officer: &Record) -> Value {
	json!({
		"account": officer.account.to_string(),
		"department": officer.department,
		"roles": names(&officer.roles),
		"mandateEnd": officer.mandate_end,
		"missing": officer.missing.map(|missing| format!("{missing:?}")),
	})
}

fn stand_in_value(one: &StandIn) -> Value {
	json!({
		"officer": one.officer.to_string(),
		"standIn": one.stand_in.to_string(),
		"roles": names(&one.roles),
		"lent": names(&one.lent),
		"from": one.from,
		"until": one.until,
	})
}
