// SPDX-License-Identifier: Apache-2.0

//! `govctl act`: rules of acts, and acts that take the voices of several departments.

use clap::{Args, Subcommand, ValueEnum};
use scale_value::Value as Argument;
use serde_json::{json, Value};
use subxt::{config::substrate::H256, Metadata};

use super::motion::{self, Act as Decided};
use crate::{
	calls::{self, choice},
	chain::AtBlock,
	exit::{Exit, Failure, Outcome},
	messages as m,
	output::{table, Output},
	rooms::{
		acts::{
			self, ActId, Endorse, Executed, JointAct, JointActId, Propose, Proposed, Quorum, Rule,
			RuleInfo, Voice, Withdraw, PALLET,
		},
		departments::{self, name_of, named, Department, Role},
		from_hexadecimal, hexadecimal,
	},
	tx::{call, Receipt},
	Common,
};

/// Rules of acts, and acts that take the voices of several departments.
#[derive(Subcommand, Debug)]
#[command(after_help = motion::HELP)]
pub enum Act {
	/// List the rules that the council has set.
	Rules,
	/// Say what a call would need, before it is made or proposed.
	Check {
		/// The SCALE-encoded call in hexadecimal digits, as Polkadot.js Apps shows it.
		call: String,
	},
	/// List the joint acts that are open.
	List,
	/// Show a joint act: its call, who has endorsed it and who is missing.
	Show { id: JointActId },
	/// Propose a call as a joint act. `--key` is an officer, in whose name it will be made.
	Propose(ProposeOptions),
	/// Give a voice for a joint act. `--key` is an officer whose department and role have one.
	Endorse(EndorseOptions),
	/// Take a joint act back. `--key` is its proposer, or a head of the department that proposed it.
	Withdraw { id: JointActId },
	#[command(flatten)]
	Council(Decision),
}

/// What the council decides about acts.
#[derive(Subcommand, Debug)]
pub enum Decision {
	/// By motion: set by whose voices an act is done.
	SetRule {
		/// The act: Pallet.call.
		act: String,
		/// How many of the voices it takes: any, all, majority, a number, or a fraction such as 2/3;
		/// self, if the officer does it alone; forbidden.
		#[arg(value_parser = rule_word)]
		rule: RuleWord,
		/// A department and role that has a voice, as DEPARTMENT:ROLE, by number or name; repeat for
		/// each.
		#[arg(long = "voice", value_name = "DEPARTMENT:ROLE")]
		voices: Vec<String>,
		/// Working days to collect the voices.
		#[arg(long, default_value_t = 5)]
		days: u16,
	},
	/// By motion: take the rule of an act away. Officers do it alone then.
	ClearRule {
		/// The act: Pallet.call.
		act: String,
	},
}

/// A rule in the words of practice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RuleWord {
	Alone,
	Forbidden,
	Joint(Quorum),
}

fn rule_word(text: &str) -> Result<RuleWord, String> {
	let wrong =
		|| "any, all, majority, a number, a fraction such as 2/3, self, or forbidden".to_owned();
	let number = |text: &str| text.parse::<u8>().map_err(|_| wrong());
	Ok(match text {
		"self" => RuleWord::Alone,
		"forbidden" => RuleWord::Forbidden,
		"any" => RuleWord::Joint(Quorum::Any),
		"all" => RuleWord::Joint(Quorum::All),
		"majority" => RuleWord::Joint(Quorum::Majority),
		_ => RuleWord::Joint(match text.split_once('/') {
			Some((numerator, denominator)) => Quorum::Fraction {
				numerator: number(numerator)?,
				denominator: number(denominator)?,
			},
			None => Quorum::Number(number(text)?),
		}),
	})
}

impl RuleWord {
	fn value(self, voices: &[String], days: u16, known: &[Department]) -> Outcome<Argument<()>> {
		let quorum = match self {
			// A rule that hears nobody has no voices.
			RuleWord::Alone | RuleWord::Forbidden if !voices.is_empty() => {
				return Err(Failure::says(Exit::Usage, m::RULE_WITHOUT_VOICES, &[]));
			}
			RuleWord::Alone => return Ok(choice(Rule::Own)),
			RuleWord::Forbidden => return Ok(choice(Rule::Forbidden)),
			RuleWord::Joint(_) if voices.is_empty() => {
				return Err(Failure::says(Exit::Usage, m::RULE_NEEDS_VOICES, &[]));
			}
			RuleWord::Joint(quorum) => quorum,
		};
		let number = |number: u8| Argument::u128(number.into());
		let quorum = match quorum {
			Quorum::Number(count) => Argument::unnamed_variant("Number", [number(count)]),
			Quorum::Fraction { numerator, denominator } => Argument::named_variant(
				"Fraction",
				[("numerator", number(numerator)), ("denominator", number(denominator))],
			),
			plain => choice(plain),
		};
		let voices: Vec<_> =
			voices.iter().map(|text| voice(text, known)).collect::<Outcome<_>>()?;
		let rule = Argument::named_composite([
			("voices", Argument::unnamed_composite(voices)),
			("quorum", quorum),
			("days", Argument::u128(days.into())),
		]);
		Ok(Argument::unnamed_variant("Joint", [rule]))
	}
}

/// `DEPARTMENT:ROLE`.
fn voice(text: &str, known: &[Department]) -> Outcome<Argument<()>> {
	let parts = text.rsplit_once(':');
	let parts = parts.and_then(|(place, role)| Some((place, Role::from_str(role, true).ok()?)));
	let (place, role) =
		parts.ok_or_else(|| Failure::says(Exit::Usage, m::NOT_A_VOICE, &[&text]))?;
	let department = Argument::u128(named(known, place)?.id.into());
	Ok(Argument::named_composite([("department", department), ("role", choice(role))]))
}

impl Decision {
	/// The call that it is, with departments by the numbers that they have among `known`.
	fn act(self, metadata: &Metadata, known: &[Department]) -> Outcome<Decided> {
		let id = |text: &str| {
			let ActId { pallet, call } = calls::act(metadata, text)?;
			let (pallet, call) = (Argument::u128(pallet.into()), Argument::u128(call.into()));
			Outcome::Ok(("act", Argument::named_composite([("pallet", pallet), ("call", call)])))
		};
		Ok(match self {
			Decision::SetRule { act, rule, voices, days } => {
				let rule = ("rule", rule.value(&voices, days, known)?);
				Decided::new(PALLET, "set_rule", [id(&act)?, rule])
			}
			Decision::ClearRule { act } => Decided::new(PALLET, "clear_rule", [id(&act)?]),
		})
	}
}

#[derive(Args, Debug)]
pub struct ProposeOptions {
	/// The role in which it is proposed.
	#[arg(long, value_enum)]
	role: Role,
	/// The SCALE-encoded call in hexadecimal digits, as Polkadot.js Apps shows it.
	#[arg(long)]
	call: String,
}

#[derive(Args, Debug)]
pub struct EndorseOptions {
	id: JointActId,
	/// The role in which it is endorsed.
	#[arg(long, value_enum)]
	role: Role,
	/// Endorse only if the call has this hash; by default what the chain shows is endorsed.
	#[arg(long)]
	call_hash: Option<H256>,
}

pub async fn run(command: Act, common: &Common, output: &mut Output<'_>) -> Outcome {
	match command {
		Act::Rules => rules(common, output).await,
		Act::Check { call } => check(&from_hexadecimal(&call)?, common, output).await,
		Act::List => list(common, output).await,
		Act::Show { id } => {
			let node = common.node().await?;
			let at = node.state().await?;
			let one = acts::joint_act(&at, id).await?;
			let known = departments::all(&at).await?;
			let (rows, value) = describe(&one, &known, &at, output);
			output.result(table(&rows), &value)
		}
		Act::Propose(opts) => propose(opts, common, output).await,
		Act::Endorse(opts) => endorse(opts, common, output).await,
		Act::Withdraw { id } => {
			let sender = common.sender().await?;
			let receipt = sender.send(&call(PALLET, "withdraw", Withdraw { id })).await?;
			let mut value = receipt.json();
			value["jointAct"] = json!(id);
			output.result(id, &value)
		}
		Act::Council(decision) => {
			let act = |at: &AtBlock, known: &[Department]| decision.act(&at.metadata(), known);
			motion::propose_act(act, common, output).await
		}
	}
}

async fn rules(common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.state().await?;
	let known = departments::all(&at).await?;
	let all = acts::rules(&at).await?;
	let lines: Vec<_> = all
		.iter()
		.map(|one| format!("{}  {}", one.act.name(&at), in_words(&one.rule, &known, output)))
		.collect();
	let values: Vec<_> = all.iter().map(|one| info_json(one, &one.act.name(&at))).collect();
	output.result(lines.join("\n"), &json!(values))
}

async fn check(call: &[u8], common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.state().await?;
	let info = acts::call_info(&at, call).await?;
	let known = departments::all(&at).await?;
	let text = table(&[
		(output.text(m::LABEL_ACT, &[]), info.act.name(&at)),
		(output.text(m::LABEL_RULE, &[]), in_words(&info.rule, &known, output)),
		(output.text(m::LABEL_CALL_HASH, &[]), hexadecimal(info.call_hash)),
	]);
	let mut value = rule_json(&info.rule);
	value["act"] = json!(info.act.name(&at));
	value["callHash"] = json!(hexadecimal(info.call_hash));
	value["rulable"] = json!(info.is_rulable);
	output.result(text, &value)
}

async fn list(common: &Common, output: &mut Output<'_>) -> Outcome {
	let node = common.node().await?;
	let at = node.state().await?;
	let known = departments::all(&at).await?;
	let all = acts::joint_acts(&at).await?;
	let lines: Vec<_> = all
		.iter()
		.map(|one| {
			let state = match one.obstacle {
				Some(obstacle) => output.text(obstacle.message(), &[]),
				None => format!("← {}", voices(&one.missing, &known, output)),
			};
			let given = one.endorsements.iter().filter(|given| given.counts).count();
			let needed = one.needed.map_or("–".into(), |needed| needed.to_string());
			format!("{:>4}  {}  {given}/{needed}  {state}", one.id, one.act.name(&at))
		})
		.collect();
	let values: Vec<_> = all.iter().map(|one| describe(one, &known, &at, output).1).collect();
	output.result(lines.join("\n"), &json!(values))
}

async fn propose(opts: ProposeOptions, common: &Common, output: &mut Output<'_>) -> Outcome {
	let encoded = from_hexadecimal(&opts.call)?;
	let sender = common.sender().await?;
	// What isn't a call would be a transaction that nobody can decode.
	acts::call_info(&sender.node.state().await?, &encoded).await?;
	let arguments = Propose { role: opts.role, call: acts::EncodedCall(encoded) };
	let receipt = sender.send(&call(PALLET, "propose", arguments)).await?;
	let Proposed { id } = receipt.event(PALLET, "Proposed")?;
	let at = sender.node.at(receipt.block.hash).await?;
	done(id, &receipt, &at, output).await
}

async fn endorse(opts: EndorseOptions, common: &Common, output: &mut Output<'_>) -> Outcome {
	let sender = common.sender().await?;
	let one = acts::joint_act(&sender.node.state().await?, opts.id).await?;
	let arguments = Endorse {
		id: opts.id,
		role: opts.role,
		call_hash: opts.call_hash.map_or(one.call_hash, |hash| hash.0),
		weight_bound: one.weight,
	};
	let receipt = sender.send(&call(PALLET, "endorse", arguments)).await?;
	let at = sender.node.at(receipt.block.hash).await?;
	done(opts.id, &receipt, &at, output).await
}

/// Shows what came of the call if it was made, else how the joint act stands. An error if the call failed.
async fn done(id: JointActId, receipt: &Receipt, at: &AtBlock, output: &mut Output<'_>) -> Outcome {
	let executed: Vec<Executed> = receipt.events_named(PALLET, "Executed")?;
	let (mut rows, mut value, ended) = match executed.first() {
		Some(Executed { result }) => {
			let result = receipt.carried(result);
			let (rows, value) = executed_rows(id, &result, output);
			(rows, value, result)
		}
		None => {
			let one = acts::joint_act(at, id).await?;
			let (rows, value) = describe(&one, &departments::all(at).await?, at, output);
			(rows, value, Ok(()))
		}
	};
	rows.push((output.text(m::LABEL_BLOCK, &[]), receipt.block.number.to_string()));
	value["receipt"] = receipt.json();
	output.result(table(&rows), &value)?;
	ended.map_err(|failure| failure.after(m::JOINT_CALL_FAILED, &[]))
}

/// What is shown of a joint act whose call was made.
fn executed_rows(
	id: JointActId,
	result: &Outcome,
	output: &Output<'_>,
) -> (Vec<(String, String)>, Value) {
	let (shown, told) = match result {
		Ok(()) => (output.text(m::RESULT_DONE, &[]), "Ok"),
		Err(failure) => (failure.shown(output.lang), failure.name.as_deref().unwrap_or("Failed")),
	};
	let rows = vec![
		(output.text(m::LABEL_JOINT_ACT, &[]), id.to_string()),
		(output.text(m::LABEL_RESULT, &[]), shown),
	];
	(rows, json!({ "jointAct": id, "executed": told, "failed": result.is_err() }))
}

fn describe(
	one: &JointAct,
	known: &[Department],
	at: &AtBlock,
	output: &Output<'_>,
) -> (Vec<(String, String)>, Value) {
	let label = |message| output.text(message, &[]);
	let mut rows = vec![
		(label(m::LABEL_JOINT_ACT), one.id.to_string()),
		(label(m::LABEL_ACT), one.act.name(at)),
		(label(m::LABEL_CALL), hexadecimal(&one.call)),
		(label(m::LABEL_CALL_HASH), hexadecimal(one.call_hash)),
		(
			label(m::LABEL_PROPOSED_BY),
			format!(
				"{}  {}  {}",
				one.proposer,
				name_of(known, one.department),
				label(one.role.message())
			),
		),
	];
	for given in &one.endorsements {
		let words = voices(&[given.voice], known, output);
		let counts = if given.counts { "" } else { "  ✗" };
		rows.push((label(m::LABEL_ENDORSED_BY), format!("{}  {words}{counts}", given.officer)));
	}
	rows.push((label(m::LABEL_MISSING), voices(&one.missing, known, output)));
	if let Some(obstacle) = one.obstacle {
		rows.push((label(m::LABEL_STATE), label(obstacle.message())));
	}
	let endorsements: Vec<_> = one
		.endorsements
		.iter()
		.map(|given| {
			json!({
				"department": given.voice.department,
				"role": format!("{:?}", given.voice.role),
				"officer": given.officer.to_string(),
				"at": given.at,
				"counts": given.counts,
			})
		})
		.collect();
	let value = json!({
		"jointAct": one.id,
		"act": one.act.name(at),
		"call": hexadecimal(&one.call),
		"callHash": hexadecimal(one.call_hash),
		"proposer": one.proposer.to_string(),
		"department": one.department,
		"role": format!("{:?}", one.role),
		"proposedAt": one.proposed_at,
		"due": one.due,
		"endorsements": endorsements,
		"needed": one.needed,
		"missing": voices_json(&one.missing),
		"obstacle": one.obstacle.map(|obstacle| format!("{obstacle:?}")),
	});
	(rows, value)
}

fn voices(voices: &[Voice], known: &[Department], output: &Output<'_>) -> String {
	let role = |role: Role| output.text(role.message(), &[]);
	let one = |voice: &Voice| format!("{} {}", name_of(known, voice.department), role(voice.role));
	voices.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn voices_json(voices: &[Voice]) -> Vec<Value> {
	voices
		.iter()
		.map(|voice| json!({ "department": voice.department, "role": format!("{:?}", voice.role) }))
		.collect()
}

fn in_words(rule: &Rule, known: &[Department], output: &Output<'_>) -> String {
	let rule = match rule {
		Rule::Own => return output.text(m::RULE_SELF, &[]),
		Rule::Forbidden => return output.text(m::RULE_FORBIDDEN, &[]),
		Rule::Joint(rule) => rule,
	};
	let quorum = match rule.quorum {
		Quorum::Any => output.text(m::QUORUM_ANY, &[]),
		Quorum::All => output.text(m::QUORUM_ALL, &[]),
		Quorum::Majority => output.text(m::QUORUM_MAJORITY, &[]),
		Quorum::Number(number) => number.to_string(),
		Quorum::Fraction { numerator, denominator } => format!("{numerator}/{denominator}"),
	};
	let days = output.text(m::WORKING_DAYS, &[&rule.days]);
	format!("{quorum}: {}  {days}", voices(&rule.voices, known, output))
}

/// A rule, and how many of its voices it takes.
pub(super) fn info_rows(
	one: &RuleInfo,
	known: &[Department],
	output: &Output<'_>,
) -> Vec<(String, String)> {
	let mut rows = vec![(output.text(m::LABEL_RULE, &[]), in_words(&one.rule, known, output))];
	if let Rule::Joint(rule) = &one.rule {
		let needed = one.needed.map_or("–".into(), |needed| needed.to_string());
		let needed = output.text(m::OF_VOICES, &[&needed, &rule.voices.len()]);
		rows.push((output.text(m::LABEL_NEEDED, &[]), needed));
	}
	rows
}

/// The same for a program, with the name of the act.
pub(super) fn info_json(one: &RuleInfo, act: &str) -> Value {
	let mut value = rule_json(&one.rule);
	value["act"] = json!(act);
	value["needed"] = json!(one.needed);
	value
}

fn rule_json(rule: &Rule) -> Value {
	match rule {
		Rule::Own => json!({ "rule": "Own" }),
		Rule::Forbidden => json!({ "rule": "Forbidden" }),
		Rule::Joint(rule) => json!({
			"rule": "Joint",
			"voices": voices_json(&rule.voices),
			"quorum": format!("{:?}", rule.quorum),
			"days": rule.days,
		}),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::testing::{decided, known, metadata, parse};

	#[test]
	fn rules_are_read_in_the_words_of_practice() {
		assert_eq!(rule_word("self"), Ok(RuleWord::Alone));
		assert_eq!(rule_word("3"), Ok(RuleWord::Joint(Quorum::Number(3))));
		let fraction = Quorum::Fraction { numerator: 2, denominator: 3 };
		assert_eq!(rule_word("2/3"), Ok(RuleWord::Joint(fraction)));
		for wrong in ["", "own", "2/", "-1", "256", "2/3/4"] {
			assert!(rule_word(wrong).is_err(), "{wrong}");
		}
		let voices = |voices: &[&str]| voices.iter().map(|one| one.to_string()).collect::<Vec<_>>();
		let value = |rule: RuleWord, given: &[&str]| rule.value(&voices(given), 5, &[]);
		assert!(value(RuleWord::Alone, &[]).is_ok());
		assert!(value(RuleWord::Alone, &["2:head"]).is_err());
		assert!(value(RuleWord::Joint(Quorum::All), &[]).is_err());
		assert!(value(RuleWord::Joint(Quorum::All), &["2"]).is_err());
		assert!(value(RuleWord::Joint(Quorum::All), &["2:chief"]).is_err());
	}

	#[test]
	fn decisions_are_calls_of_the_runtime() {
		let metadata = metadata();
		let ActId { pallet, call } = calls::act(&metadata, "IdentityRegistry.freeze").unwrap();
		let id = format!("act:{{pallet:{pallet},call:{call}}}");
		let voices = "voices:({department:2,role:Registrar()},{department:1,role:Head()})";
		for (line, words) in [
			(&["set-rule", "self"][..], format!("set_rule{{{id},rule:Own()}}")),
			(&["set-rule", "forbidden"], format!("set_rule{{{id},rule:Forbidden()}}")),
			(
				&["set-rule", "all", "--voice", "2:registrar", "--voice", "Centre:head"],
				format!("set_rule{{{id},rule:Joint({{{voices},quorum:All(),days:5}})}}"),
			),
			(
				&["set-rule", "1/2", "--voice", "2:registrar", "--voice", "1:head", "--days", "3"],
				format!(
					"set_rule{{{id},rule:Joint({{{voices},quorum:Fraction{{numerator:1,\
					 denominator:2}},days:3}})}}"
				),
			),
			(&["clear-rule"], format!("clear_rule{{{id}}}")),
		] {
			let line = [&line[..1], &["IdentityRegistry.freeze"], &line[1..]].concat();
			let act = parse::<Decision>(&line).act(&metadata, &known()).unwrap();
			assert_eq!(decided(act), (false, format!("Acts({words})")));
		}
		for line in [["clear-rule", "IdentityRegistry.frieze"], ["clear-rule", "freeze"]] {
			assert!(parse::<Decision>(&line).act(&metadata, &known()).is_err());
		}
	}

	#[test]
	fn a_call_that_failed_is_told_by_its_name() {
		let output = Output::standard(crate::output::Format::Text, m::Lang::En);
		let value = |result: Outcome| executed_rows(7, &result, &output).1;
		let done = json!({ "jointAct": 7, "executed": "Ok", "failed": false });
		assert_eq!(value(Ok(())), done);
		let failed = value(Err(Failure::refused("Departments::NameTaken", "another has it")));
		assert_eq!(failed["executed"], "Departments::NameTaken");
		assert_eq!(failed["failed"], true);
	}

	#[test]
	fn rules_are_put_in_words() {
		let voice = Voice { department: 2, role: Role::Head };
		let quorum = acts::Quorum::Fraction { numerator: 2, denominator: 3 };
		let rule = Rule::Joint(acts::JointRule { voices: vec![voice], quorum, days: 5 });
		let output = |lang| Output::standard(crate::output::Format::Text, lang);
		let words = in_words(&rule, &[], &output(m::Lang::En));
		assert_eq!(words, "2/3: 2 Head  5 working days");
		let words = in_words(&rule, &[], &output(m::Lang::Zh));
		assert_eq!(words, "2/3: 2 负责人(Head)  5 个工作日");
		assert_eq!(rule_json(&rule)["voices"][0]["role"], "Head");
	}

	#[test]
	fn how_many_voices_a_rule_takes_stands_beside_it() {
		let voice = |department, role| Voice { department, role };
		let voices = vec![voice(1, Role::Registrar), voice(2, Role::Head), voice(9, Role::Head)];
		let joint = acts::JointRule { voices, quorum: Quorum::Majority, days: 2 };
		let act = ActId { pallet: 1, call: 2 };
		let mut info = RuleInfo { act, rule: Rule::Joint(joint), needed: Some(2) };
		let rows = |info: &RuleInfo, lang| {
			let output = Output::standard(crate::output::Format::Text, lang);
			table(&info_rows(info, &known(), &output))
		};
		let words =
			"rule    majority: Centre Registrar, Fire and Rescue Head, 9 Head  2 working days";
		assert_eq!(rows(&info, m::Lang::En), format!("{words}\nneeded  2 of 3 voices"));
		assert!(rows(&info, m::Lang::Zh).ends_with("须有  2 票,共 3 票"));
		let told = json!({
			"rule": "Joint",
			"voices": [
				{ "department": 1, "role": "Registrar" },
				{ "department": 2, "role": "Head" },
				{ "department": 9, "role": "Head" },
			],
			"quorum": "Majority",
			"days": 2,
			"act": "Room.act",
			"needed": 2,
		});
		assert_eq!(info_json(&info, "Room.act"), told);
		// Nobody's voice is heard by another rule.
		info.rule = Rule::Own;
		assert_eq!(rows(&info, m::Lang::En), "rule  self");
	}
}
