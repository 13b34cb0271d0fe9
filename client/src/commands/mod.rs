// SPDX-License-Identifier: Apache-2.0

//! One file for each command: its options and `run(options, …, &mut output)`.

pub mod act;
pub mod authority;
pub mod budget;
pub mod call;
pub mod case;
pub mod chain;
pub mod demo;
pub mod department;
pub mod flood;
pub mod grant;
pub mod identity;
pub mod invoice;
pub mod junk;
pub mod key;
pub mod latency;
pub mod load;
pub mod localnet;
pub mod matter;
pub mod may;
pub mod motion;
pub mod officer;
pub mod order;
pub mod safe_mode;
pub mod stream;
pub mod tx;
pub mod upgrade;

use clap::Subcommand;

use crate::{chain::ensure_node_url, exit::Outcome, output::Output, Common};

#[derive(Subcommand, Debug)]
pub enum Command {
	/// Authorities of a consortium on this machine.
	#[command(subcommand)]
	Localnet(localnet::Localnet),
	/// The chain as nodes see it.
	#[command(subcommand)]
	Chain(chain::ChainCommand),
	/// Keys and their accounts.
	#[command(subcommand)]
	Key(key::Key),
	/// Identities of citizens and enterprises.
	#[command(subcommand)]
	Identity(identity::Identity),
	/// Departments and their officers.
	#[command(subcommand)]
	Department(department::DepartmentCommand),
	/// Officers of departments and their stand-ins.
	Officer(officer::Officer),
	/// Rules of acts, and acts that take the voices of several departments.
	#[command(subcommand)]
	Act(act::Act),
	/// Acts that a person signs without a connection, and a department sends.
	#[command(subcommand)]
	Order(order::Order),
	/// Authorities, their nodes and their faults.
	#[command(subcommand)]
	Authority(authority::Authority),
	/// How much accounts may ask of the chain.
	#[command(subcommand)]
	Budget(budget::Budget),
	/// Motions of the council.
	#[command(subcommand)]
	Motion(motion::Motion),
	/// Safe mode: the chain takes what keeps it going and the council's acts, and nothing else.
	#[command(subcommand)]
	SafeMode(safe_mode::SafeMode),
	/// Check, authorise and apply another runtime.
	#[command(subcommand)]
	Upgrade(upgrade::Upgrade),
	/// Whether an account may make a call, and why. Exits with 5 if it may not.
	May(may::May),
	/// Any call of the chain.
	#[command(subcommand)]
	Call(call::Call),
	/// Kinds of business that departments publish.
	#[command(subcommand)]
	Matter(matter::Matter),
	/// Applications and what departments decide about them.
	#[command(subcommand)]
	Case(case::Case),
	/// Invoices and their reimbursement.
	#[command(subcommand)]
	Invoice(invoice::Invoice),
	/// Data sets and the logs of accesses to them.
	#[command(subcommand)]
	Stream(stream::Stream),
	/// Let a department use data.
	Grant(grant::Grant),
	/// Play the main job: a case of several departments, an invoice, a log of accesses.
	Demo(demo::Demo),
	/// What became of a transaction.
	#[command(subcommand)]
	Tx(tx::Tx),
	/// Send many transactions at once and account for each of them.
	Load(load::Load),
	/// Measure how long a lone transaction takes to be final.
	Latency(latency::Latency),
}

impl Command {
	/// Whether the command itself does what is to be done on a signal.
	pub fn hears_signals(&self) -> bool {
		use localnet::Localnet;
		matches!(
			self,
			Command::Localnet(Localnet::Up(_) | Localnet::Down(_) | Localnet::StopNode(_))
		)
	}
}

pub async fn run(command: Command, common: &Common, output: &mut Output<'_>) -> Outcome {
	common.url.iter().try_for_each(|url| ensure_node_url(url))?;
	match command {
		Command::Localnet(command) => localnet::run(command, output).await,
		Command::Chain(command) => chain::run(command, common, output).await,
		Command::Key(command) => key::run(command, common, output).await,
		Command::Identity(command) => identity::run(command, common, output).await,
		Command::Department(command) => department::run(command, common, output).await,
		Command::Officer(opts) => officer::run(opts, common, output).await,
		Command::Act(command) => act::run(command, common, output).await,
		Command::Order(command) => order::run(command, common, output).await,
		Command::Authority(command) => authority::run(command, common, output).await,
		Command::Budget(command) => budget::run(command, common, output).await,
		Command::Motion(command) => motion::run(command, common, output).await,
		Command::SafeMode(command) => safe_mode::run(command, common, output).await,
		Command::Upgrade(command) => upgrade::run(command, common, output).await,
		Command::May(opts) => may::run(opts, common, output).await,
		Command::Call(command) => call::run(command, common, output).await,
		Command::Matter(command) => matter::run(command, common, output).await,
		Command::Case(command) => case::run(command, common, output).await,
		Command::Invoice(command) => invoice::run(command, common, output).await,
		Command::Stream(command) => stream::run(command, common, output).await,
		Command::Grant(opts) => grant::run(opts, common, output).await,
		Command::Demo(opts) => demo::run(opts, common, output).await,
		Command::Tx(command) => tx::run(command, common, output).await,
		Command::Load(opts) => load::run(opts, &common.of_final_blocks(), output).await,
		Command::Latency(opts) => latency::run(opts, &common.of_final_blocks(), output).await,
	}
}
