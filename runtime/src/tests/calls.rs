// SPDX-License-Identifier: Apache-2.0

//! The lists of calls, each walked call by call: what a motion carries, what goes on in safe mode, what
//! can't be paused, what a proxy may do, and what carries another call.

use std::collections::BTreeSet;

use frame_support::{
	assert_noop, assert_ok,
	traits::{Contains, GetCallMetadata, InstanceFilter},
};
use govchain_primitives::permission::Way;
use scale_info::{form::PortableForm, PortableRegistry, TypeDef};

use super::{
	situations::{every_call, further_calls, records, CITIZEN},
	*,
};
use crate::{
	configs::calls::{
		carried, is_nested_too_deep, AllowedInSafeMode, EmergencyCalls, NeverPaused, ProxyType,
		RootCalls, MAX_NESTING,
	},
	permission::TABLE,
};

type Name = (&'static str, &'static str);
type Proxy = pallet_proxy::Call<Runtime>;

const HEAD: &str = "//Tax//head";

fn name(call: &RuntimeCall) -> Name {
	let found = call.get_call_metadata();
	(found.pallet_name, found.function_name)
}

/// All calls that have this way, but `without`.
fn with_way(way: Way, without: &[Name]) -> BTreeSet<Name> {
	let of_pallet =
		|(pallet, calls): &(&'static str, &'static [(&'static str, &'static [Way])])| {
			let pallet = *pallet;
			let has_way = move |(_, ways): &&(&str, &[Way])| ways.contains(&way);
			calls.iter().filter(has_way).map(move |(call, _)| (pallet, *call))
		};
	TABLE.iter().flat_map(of_pallet).filter(|name| !without.contains(name)).collect()
}

/// All calls that a list has.
fn on(list: impl Fn(&RuntimeCall) -> bool) -> BTreeSet<Name> {
	every_call().iter().filter(|call| list(call)).map(name).collect()
}

#[test]
fn motions_carry_what_the_permissions_say_and_nothing_else() {
	// By a motion, and not as root.
	let enact = ("Governance", "enact");
	assert_eq!(on(RootCalls::contains), with_way(Way::Motion, &[enact]));
	let emergency = ("Governance", "emergency");
	assert_eq!(on(EmergencyCalls::contains), with_way(Way::Emergency, &[emergency]));
}

#[test]
fn what_is_not_on_the_list_is_not_carried_in_a_batch_either() {
	for call in every_call() {
		let is_listed = RootCalls::contains(&call);
		let batch = |calls| RuntimeCall::from(pallet_utility::Call::batch_all { calls });
		assert_eq!(RootCalls::contains(&batch(vec![call.clone()])), is_listed, "{call:?}");
		assert!(!EmergencyCalls::contains(&batch(vec![call.clone()])), "{call:?}");
		let others: [RuntimeCall; 4] = [
			pallet_utility::Call::batch { calls: vec![call.clone()] }.into(),
			pallet_utility::Call::force_batch { calls: vec![call.clone()] }.into(),
			enact(call.clone()),
			emergency(call),
		];
		for call in others {
			assert!(!RootCalls::contains(&call) && !EmergencyCalls::contains(&call), "{call:?}");
		}
	}
}

/// Everything that goes on in safe mode: whole pallets, and of the others these calls.
const IN_SAFE_MODE: [&str; 11] = [
	"System",
	"Timestamp",
	"Council",
	"Governance",
	"Authorities",
	"Admission",
	"Session",
	"Grandpa",
	"TxPause",
	"SafeMode",
	"MultiBlockMigrations",
];
const CALLS_IN_SAFE_MODE: [Name; 5] = [
	("Departments", "appoint"),
	("Departments", "set_roles"),
	("Departments", "set_mandate"),
	("Departments", "reinstate_officer"),
	("Departments", "settle_seat"),
];

#[test]
fn safe_mode_lets_pass_what_is_on_its_list_and_holds_back_every_other_call() {
	genesis(CONSORTIUM_PRESET).execute_with(|| {
		next_block(START);
		records();
		let mut calls = every_call();
		calls.extend(further_calls());
		assert_ok!(motion(&COUNCIL[..3], emergency(pallet_safe_mode::Call::force_enter {})));
		let mut count = 0;
		for call in calls {
			let (pallet, function) = name(&call);
			let goes_on =
				IN_SAFE_MODE.contains(&pallet) || CALLS_IN_SAFE_MODE.contains(&(pallet, function));
			assert_eq!(AllowedInSafeMode::contains(&call), goes_on, "{pallet}.{function}");
			// Some of them nobody can use at any time.
			let is_filtered = with_transaction_unchecked(|| {
				let result = send(COUNCIL[0], call.clone());
				TransactionOutcome::Rollback(result == Err(filtered()))
			});
			let is_usable = (pallet, function) != ("Session", "purge_keys");
			assert_eq!(is_filtered, !(goes_on && is_usable), "{pallet}.{function}");
			count += u32::from(is_filtered);
		}
		assert!(count > 100, "{count}");
	});
}

/// In both languages, each pallet and call of the list stands in the section about safe mode.
#[test]
fn documents_name_what_goes_on_in_safe_mode() {
	for (file, heading) in [("operate.md", "## Safe mode"), ("operate.zh-CN.md", "## 安全模式")]
	{
		let text = std::fs::read_to_string(repository().join("docs").join(file)).unwrap();
		let section = text.split(heading).nth(1).unwrap().split("\n## ").next().unwrap();
		let is_named = |name: &str| section.contains(&format!("`{name}`"));
		for pallet in IN_SAFE_MODE {
			assert!(is_named(pallet), "{file}: {pallet}");
		}
		for (pallet, call) in CALLS_IN_SAFE_MODE {
			assert!(is_named(&format!("{pallet}.{call}")), "{file}: {pallet}.{call}");
		}
		let pallets = TABLE.iter().map(|(pallet, _)| *pallet);
		for other in pallets.filter(|pallet| !IN_SAFE_MODE.contains(pallet)) {
			assert!(!is_named(other), "{file}: {other}");
		}
	}
}

#[test]
fn what_ends_a_pause_can_not_be_paused() {
	for call in every_call() {
		let (pallet, function) = name(&call);
		let bytes = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
		let is_never_paused = NeverPaused::contains(&(bytes(pallet), bytes(function)));
		assert_eq!(is_never_paused, IN_SAFE_MODE.contains(&pallet), "{pallet}.{function}");
	}
}

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

fn executed() -> Option<DispatchResult> {
	last(|event| match event {
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(result),
		_ => None,
	})
}

/// Makes `delegate` a proxy of [`HEAD`].
fn delegate(delegate: &str, delay: BlockNumber) {
	let delegate = account(delegate).into();
	let add = Proxy::add_proxy { delegate, proxy_type: ProxyType::Nothing, delay };
	assert_ok!(send(HEAD, add));
}

fn announce(who: &str, call: &RuntimeCall) -> DispatchResult {
	let call_hash = BlakeTwo256::hash_of(call);
	send(who, Proxy::announce { real: account(HEAD).into(), call_hash })
}

fn by_proxy(call: RuntimeCall) -> Proxy {
	let call = Box::new(call);
	Proxy::proxy { real: account(HEAD).into(), force_proxy_type: None, call }
}

fn announced(delegate: &str, call: RuntimeCall) -> Proxy {
	Proxy::proxy_announced {
		delegate: account(delegate).into(),
		real: account(HEAD).into(),
		force_proxy_type: None,
		call: Box::new(call),
	}
}

fn announcements(who: &str) -> usize {
	pallet_proxy::Announcements::<Runtime>::get(account(who)).0.len()
}

#[test]
fn proxies_of_every_account_are_of_one_type_which_lets_one_call_pass() {
	let one = BTreeSet::from([("Proxy", "reject_announcement")]);
	assert_eq!(on(|call| ProxyType::Nothing.filter(call)), one);
	let TypeDef::Variant(types) = <ProxyType as scale_info::TypeInfo>::type_info().type_def else {
		unreachable!("an enum")
	};
	assert_eq!(types.variants.len(), 1);
}

#[test]
fn every_call_but_one_is_filtered_when_a_proxy_has_it_made_at_once_or_announced() {
	genesis(CONSORTIUM_PRESET).execute_with(|| {
		next_block(START);
		records();
		delegate(CITIZEN, 0);
		let mut calls = every_call();
		calls.extend(further_calls());
		System::reset_events();
		for call in calls {
			let passes = name(&call) == ("Proxy", "reject_announcement");
			with_transaction_unchecked(|| {
				assert_ok!(send(CITIZEN, by_proxy(call.clone())));
				assert_eq!(executed() == Some(Err(filtered())), !passes, "{call:?}");
				assert_ok!(announce(CITIZEN, &call));
				// Anyone may send what was announced.
				System::reset_events();
				assert_ok!(send("//Other", announced(CITIZEN, call.clone())));
				assert_eq!(executed() == Some(Err(filtered())), !passes, "{call:?}");
				TransactionOutcome::Rollback(())
			});
		}
	});
}

#[test]
fn announced_call_waits_for_its_delay_and_is_filtered_then() {
	run(|| {
		register(CITIZEN);
		delegate(CITIZEN, 2);
		let call = || {
			RuntimeCall::from(pallet_departments::Call::dismiss {
				account: account("//Tax//officer"),
			})
		};
		let refused = pallet_proxy::Error::<Runtime>::Unannounced;
		assert_noop!(send(CITIZEN, by_proxy(call())), refused);
		assert_ok!(announce(CITIZEN, &call()));
		let refused = pallet_proxy::Error::<Runtime>::Unannounced;
		assert_noop!(send(CITIZEN, announced(CITIZEN, call())), refused);
		for block in 1..=2 {
			next_block(START + block * SLOT_MILLIS);
		}
		assert_ok!(send(CITIZEN, announced(CITIZEN, call())));
		assert_eq!(executed(), Some(Err(filtered())));
		assert!(crate::Departments::officer(&account("//Tax//officer")).is_some());
		assert_eq!(announcements(CITIZEN), 0);
	});
}

#[test]
fn proxy_rejects_what_another_proxy_has_announced() {
	run(|| {
		register(CITIZEN);
		register("//Other");
		delegate(CITIZEN, 0);
		delegate("//Other", 10);
		assert_ok!(announce("//Other", &remark()));
		let reject = |who: &str| {
			let (delegate, call_hash) = (account(who).into(), BlakeTwo256::hash_of(&remark()));
			RuntimeCall::from(Proxy::reject_announcement { delegate, call_hash })
		};
		// Nobody else's but that of the account which it is a proxy of.
		assert_noop!(send(CITIZEN, reject("//Other")), pallet_proxy::Error::<Runtime>::NotFound);
		assert_ok!(send(CITIZEN, by_proxy(reject("//Other"))));
		assert_eq!(executed(), Some(Ok(())));
		assert_eq!(announcements("//Other"), 0);
		// In a batch it is another call.
		assert_ok!(announce("//Other", &remark()));
		let batch = pallet_utility::Call::batch { calls: vec![reject("//Other")] };
		assert_ok!(send(CITIZEN, by_proxy(batch.into())));
		assert_eq!(executed(), Some(Err(filtered())));
		assert_eq!(announcements("//Other"), 1);
		assert_ok!(send(HEAD, reject("//Other")));
	});
}

/// Whether a call is somewhere in the type with this number, looked for so many levels down.
fn has_call(types: &PortableRegistry, id: u32, call: u32, levels: u8) -> bool {
	let Some(levels) = levels.checked_sub(1) else { return false };
	let deeper = |id: u32| id == call || has_call(types, id, call, levels);
	let in_fields =
		|fields: &[scale_info::Field<PortableForm>]| fields.iter().any(|field| deeper(field.ty.id));
	match &types.resolve(id).unwrap().type_def {
		TypeDef::Composite(composite) => in_fields(&composite.fields),
		TypeDef::Variant(variants) => variants.variants.iter().any(|v| in_fields(&v.fields)),
		TypeDef::Sequence(sequence) => deeper(sequence.type_param.id),
		TypeDef::Array(array) => deeper(array.type_param.id),
		TypeDef::Tuple(tuple) => tuple.fields.iter().any(|field| deeper(field.id)),
		TypeDef::Compact(_) | TypeDef::Primitive(_) | TypeDef::BitSequence(_) => false,
	}
}

/// The calls that have a call somewhere in their arguments, by the metadata.
pub fn carrying() -> BTreeSet<(u8, u8)> {
	let metadata = super::metadata::stable();
	let call = metadata
		.types
		.types
		.iter()
		.find(|ty| ty.ty.path.segments.last().is_some_and(|name| name == "RuntimeCall"));
	let (types, call) = (&metadata.types, call.unwrap().id);
	let mut found = BTreeSet::new();
	for pallet in &metadata.pallets {
		let Some(calls) = &pallet.calls else { continue };
		let TypeDef::Variant(calls) = &types.resolve(calls.ty.id).unwrap().type_def else {
			panic!("the calls of {} are no enum", pallet.name);
		};
		for variant in &calls.variants {
			if variant
				.fields
				.iter()
				.any(|field| field.ty.id == call || has_call(types, field.ty.id, call, 4))
			{
				found.insert((pallet.index, variant.index));
			}
		}
	}
	found
}

#[test]
fn what_carries_calls_is_what_has_them_in_its_arguments() {
	// Batches with one call in them, all others with the simplest arguments.
	let mut calls = every_call();
	let one = || vec![remark()];
	calls.extend([
		pallet_utility::Call::batch { calls: one() }.into(),
		pallet_utility::Call::batch_all { calls: one() }.into(),
		pallet_utility::Call::force_batch { calls: one() }.into(),
	]);
	let found: BTreeSet<_> = calls
		.iter()
		.filter(|call| !carried(call).is_empty())
		.map(|call| {
			let bytes = call.encode();
			(bytes[0], bytes[1])
		})
		.collect();
	assert_eq!(found, carrying());
	assert_eq!(found.len(), 18);
}

#[test]
fn nesting_is_counted_whatever_the_wrappers_are_and_wherever_the_deepest_call_is() {
	let batch = |calls| RuntimeCall::from(pallet_utility::Call::batch { calls });
	let deep = |levels: u32| (0..levels).fold(remark(), |call, _| batch(vec![call]));
	assert!(!is_nested_too_deep(&deep(0)));
	assert!(!is_nested_too_deep(&deep(MAX_NESTING)));
	assert!(is_nested_too_deep(&deep(MAX_NESTING + 1)));
	assert!(is_nested_too_deep(&deep(250)));
	// Wide is not deep.
	assert!(!is_nested_too_deep(&batch(vec![remark(); 1_000])));
	assert!(is_nested_too_deep(&batch(vec![remark(), deep(MAX_NESTING), remark()])));
	// An empty batch is around nothing.
	let empty = (0..MAX_NESTING).fold(batch(vec![]), |call, _| batch(vec![call]));
	assert!(!is_nested_too_deep(&empty));
	// A motion with the deepest batches that one may carry.
	let batch_all = |call| RuntimeCall::from(pallet_utility::Call::batch_all { calls: vec![call] });
	let batches = (0..4).fold(remark(), |call, _| batch_all(call));
	let propose = pallet_collective::Call::propose {
		threshold: 3,
		proposal: Box::new(enact(batches)),
		length_bound: 0,
	};
	assert!(!is_nested_too_deep(&RuntimeCall::Council(propose)));
}
