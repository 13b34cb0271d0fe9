// SPDX-License-Identifier: Apache-2.0

//! `docs/permissions.md` and its Chinese twin: the table, and what the filters let pass, asked about every call there is.

use std::collections::BTreeMap;

use frame_support::traits::{Contains, GetCallMetadata, InstanceFilter};
use govchain_primitives::{permission::Way, Capability, Role};

use super::{situations::every_call, RuntimeCall};
use crate::{
	configs::calls::{AllowedInSafeMode, NeverPaused, ProxyType},
	permission::TABLE,
};

/// What the document is written in.
#[derive(Clone, Copy, PartialEq)]
pub enum Language {
	English,
	Chinese,
}
use Language::*;

fn words(way: &Way, language: Language) -> String {
	let (english, chinese) = match way {
		Way::Anyone => ("any known account", "链上已登记的任何账户"),
		Way::Identity => ("any identity in good standing", "状态正常的身份主体"),
		Way::Concerned => ("whose record it is", "记录所属的身份主体"),
		Way::Officer { role, capability } => return officer(*role, *capability, language),
		Way::Head => (
			"head of the department, or of one above if it has no seat",
			"本部门的负责人；部门没有席位时，也可以是上级部门的负责人",
		),
		Way::Itself => ("the officer itself", "经办人本人"),
		Way::Freezer => {
			("registrar of who froze it or of one above", "冻结该主体的部门或其上级部门的登记员")
		}
		Way::Agent => ("agent of the stream", "日志流的代理账户"),
		Way::Councillor => ("holder of a seat", "理事会席位持有人"),
		Way::Authority => ("admitted authority", "已获准的共识节点账户"),
		Way::Motion => ("council, two thirds", "理事会三分之二多数"),
		Way::Emergency => ("council, three quarters", "理事会四分之三多数"),
		Way::Node => ("node, without signature", "节点，无需签名"),
		Way::AuthorisedCode => ("who has the authorised code", "持有理事会所授权代码的任何人"),
		Way::Voice => {
			("officer who has a voice in the joint act", "在该会签事项中有表决权的经办人")
		}
		Way::Proposer => ("who proposed the joint act", "该会签事项的提议人"),
		Way::Wrapper => (
			"any known account; what is inside is checked by itself",
			"任何已登记账户；内含的调用另行核验",
		),
	};
	if language == English { english } else { chinese }.into()
}

fn officer(role: Option<Role>, capability: Option<Capability>, language: Language) -> String {
	match (role, capability, language) {
		(Some(role), None, _) => format!("{role:?}"),
		(None, None, English) => "the role that the record or call names".into(),
		(None, None, Chinese) => "记录或调用所指的角色".into(),
		(role, Some(capability), English) => {
			format!("{} of {capability:?}", officer(role, None, English))
		}
		(role, Some(capability), Chinese) => {
			format!("{capability:?} 部门的 {}", officer(role, None, Chinese))
		}
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

/// The document in a language.
pub fn document(language: Language) -> String {
	let says = |english, chinese| if language == English { english } else { chinese };
	let mut text = String::from(says(
		"# Who may make which call\n\n\
		 Made from the table by which the runtime explains permissions (`PermissionApi`); a test compares \
		 both with each other and with the metadata. \"Role of Capability\" is an officer with the role \
		 in a department with the capability: the department active, the mandate running, the officer \
		 neither suspended nor frozen; and of the department whose record the call names, or of its \
		 successor (a series also from below). No officer accepts or decides a case of his own. A dash: nobody.\n",
		"# 各调用由谁执行\n\n\
		 由运行时据以说明权限的表（`PermissionApi`）生成；有测试将二者相互比对，并与元数据比对。\
		 “某职权部门的某角色”指：具有该职权的部门中担任该角色的经办人，部门有效、任期未满、\
		 本人未停职也未冻结；调用涉及某部门的记录时，须属该部门或其继任部门（分配号段时也可以是下级部门）。经办人不得受理或审批自己的申请。横线：任何人都不能。\n",
	));
	for (pallet, calls) in TABLE {
		text += &format!("\n## {pallet}\n\n");
		text += says("| call | who |\n|---|---|\n", "| 调用 | 由谁执行 |\n|---|---|\n");
		for (call, ways) in *calls {
			let ways: Vec<_> = ways.iter().map(|way| words(way, language)).collect();
			let ways =
				if ways.is_empty() { "–".into() } else { ways.join(says("; or ", "；或")) };
			text += &format!("| `{call}` | {ways} |\n");
		}
	}
	text += says(
		"\n## In safe mode\n\n\
		 Who may make a call may make it in safe mode if it is one of these. A motion of the council makes \
		 its call as ever.\n\n",
		"\n## 安全模式下\n\n\
		 有权执行某调用者，在安全模式下只能执行下列调用。理事会的动议照常执行其调用。\n\n",
	);
	text += &list(AllowedInSafeMode::contains);
	text += says("\n## What can't be paused\n\n", "\n## 不能暂停的调用\n\n");
	text += &list(can_not_be_paused);
	text += says(
		"\n## By proxy\n\n\
		 There is one type of proxies, `Nothing`. Whoever is a proxy can have no other call made than \
		 these, at once or announced:\n\n",
		"\n## 通过代理账户\n\n\
		 代理只有一种类型，即 `Nothing`。代理账户只能代为执行下列调用，无论即时还是公告：\n\n",
	);
	text += &list(|call| ProxyType::Nothing.filter(call));
	text
}
