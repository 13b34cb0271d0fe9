// SPDX-License-Identifier: Apache-2.0

//! `docs/permissions.md`: the table, and what the filters let pass, asked about every call there is.

use std::collections::BTreeMap;

use frame_support::traits::{Contains, GetCallMetadata, InstanceFilter};
use govchain_primitives::permission::Way;

use super::{situations::every_call, RuntimeCall};
use crate::{
	configs::calls::{AllowedInSafeMode, NeverPaused, ProxyType},
	permission::TABLE,
};

fn words(way: &Way) -> String {
	match way {
		Way::Anyone => "any known account".into(),
		Way::Identity => "any identity in good standing".into(),
		Way::Concerned => "whose record it is".into(),
		Way::Officer { role, capability } => {
			let role = role.map_or("the role that the record or call names".into(), |role| {
				format!("{role:?}")
			});
			capability.map_or(role.clone(), |capability| format!("{role} of {capability:?}"))
		}
		Way::Head => "head of the department, or of one above if it has no seat".into(),
		Way::Itself => "the officer itself".into(),
		Way::Freezer => "registrar of who froze it or of one above".into(),
		Way::Agent => "agent of the stream".into(),
		Way::Councillor => "holder of a seat".into(),
		Way::Authority => "admitted authority".into(),
		Way::Motion => "council, two thirds".into(),
		Way::Emergency => "council, three quarters".into(),
		Way::Node => "node, without signature".into(),
		Way::AuthorisedCode => "who has the authorised code".into(),
		Way::Voice => "officer who has a voice in the joint act".into(),
		Way::Proposer => "who proposed the joint act".into(),
		Way::Wrapper => "any known account; what is inside is checked by itself".into(),
	}
}

/// A line for each pallet of which `passes` lets any call pass: the pallet alone if that is all of
/// them, else with the calls.
fn list(passes: impl Fn(&RuntimeCall) -> bool) -> String {
	let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
	for call in every_call().iter().filter(|call| passes(call)) {
		let name = call.get_call_metadata();
		let calls = found.entry(name.pallet_name).or_default();
		if !calls.contains(&name.function_name) {
			calls.push(name.function_name);
		}
	}
	let mut text = String::new();
	for (pallet, calls) in TABLE {
		let Some(passing) = found.get(pallet) else { continue };
		text += &format!("- `{pallet}`");
		if passing.len() < calls.len() {
			let names: Vec<_> = passing.iter().map(|call| format!("`{call}`")).collect();
			text += &format!(": {}", names.join(", "));
		}
		text += "\n";
	}
	text
}

fn can_not_be_paused(call: &RuntimeCall) -> bool {
	let name = call.get_call_metadata();
	let bytes = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
	NeverPaused::contains(&(bytes(name.pallet_name), bytes(name.function_name)))
}

/// The document.
pub fn document() -> String {
	let mut text = String::from(
		"# Who may make which call\n\n\
		 Made from the table by which the runtime explains permissions (`PermissionApi`); a test compares \
		 both with each other and with the metadata. \"Role of Capability\" is an officer with the role \
		 in a department with the capability: the department active, the mandate running, the officer \
		 neither suspended nor frozen; and of the department whose record the call names, or of its \
		 successor. A dash: nobody.\n",
	);
	for (pallet, calls) in TABLE {
		text += &format!("\n## {pallet}\n\n| call | who |\n|---|---|\n");
		for (call, ways) in *calls {
			let ways: Vec<_> = ways.iter().map(words).collect();
			let ways = if ways.is_empty() { "–".into() } else { ways.join("; or ") };
			text += &format!("| `{call}` | {ways} |\n");
		}
	}
	text += "\n## In safe mode\n\n\
		Who may make a call may make it in safe mode if it is one of these. A motion of the council makes \
		its call as ever.\n\n";
	text += &list(AllowedInSafeMode::contains);
	text += "\n## What can't be paused\n\n";
	text += &list(can_not_be_paused);
	text += "\n## By proxy\n\n\
		There is one type of proxies, `Nothing`. Whoever is a proxy can have no other call made than \
		these, at once or announced:\n\n";
	text += &list(|call| ProxyType::Nothing.filter(call));
	text
}
