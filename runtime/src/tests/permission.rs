// SPDX-License-Identifier: Apache-2.0

//! What the runtime says about permission is what it does: every call, made by every kind of account
//! in every state of its department, and compared with the explanation.

use std::collections::BTreeMap;

use codec::Decode;
use frame_support::traits::GetCallMetadata;
use govchain_primitives::{
	approvals::{QuorumRule, Silence, StepDraft},
	departments::{DepartmentStatus, Missing, Suspension},
	permission::{Explanation, Obstacle, Way},
	Capability, Role,
};
use pallet_departments::{Departments, Officers};
use sp_runtime::{traits::BadOrigin, ModuleError};

use super::*;
use crate::permission::{self, explain, TABLE};

const CITIZEN: &str = "//Citizen";
const DATA: DepartmentId = 7;

/// One of each kind, of several departments.
pub const PEOPLE: [&str; 19] = [
	"//Centre//head",
	"//Centre//registrar",
	"//Centre//editor",
	"//Centre//clerk",
	"//Urban//head",
	"//Urban//approver1",
	"//Fire//head",
	"//Fire//approver1",
	"//Housing//head",
	"//Housing//approver2",
	"//Tax//head",
	"//Tax//officer",
	"//Data//head",
	"//Data//steward",
	"//Alice",
	"//Dave",
	CITIZEN,
	"//Other",
	STRANGER,
];

#[test]
fn table_names_every_call_of_the_runtime_and_nothing_else() {
	let named: Vec<_> = TABLE
		.iter()
		.map(|(pallet, calls)| (*pallet, calls.iter().map(|(call, _)| *call).collect::<Vec<_>>()))
		.collect();
	let real: Vec<_> = RuntimeCall::get_module_names()
		.iter()
		.map(|pallet| (*pallet, RuntimeCall::get_call_names(pallet).to_vec()))
		.filter(|(_, calls)| !calls.is_empty())
		.collect();
	assert_eq!(named, real);
}

/// To write the document anew: `UPDATE_DOCS=1 cargo test -p govchain-runtime permission`.
#[test]
fn document_is_what_the_table_says() {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/permissions.md");
	if std::env::var_os("UPDATE_DOCS").is_some() {
		std::fs::write(path, permission::document()).unwrap();
	}
	assert_eq!(std::fs::read_to_string(path).unwrap(), permission::document());
}

/// A call with zeros for arguments, but `first` for the first number.
fn simplest(pallet: u8, call: u8, first: u8) -> RuntimeCall {
	let mut bytes = vec![pallet, call, first];
	bytes.extend([0; 4096]);
	RuntimeCall::decode(&mut bytes.as_slice()).unwrap_or_else(|_| {
		bytes[2] = 0;
		RuntimeCall::decode(&mut bytes.as_slice()).unwrap()
	})
}

/// Every call of the runtime with the simplest arguments, so that it names the first record of each
/// kind.
pub fn every_call() -> Vec<RuntimeCall> {
	let pallets = super::metadata::call_indices();
	let mut calls = Vec::new();
	for (pallet, variants) in pallets {
		for variant in variants {
			calls.push(simplest(pallet, variant, 0));
			// Some rooms count their records from 1.
			if pallet >= 50 {
				calls.push(simplest(pallet, variant, 1));
			}
		}
	}
	calls
}

/// Those that have to name something that zeros don't.
pub fn further_calls() -> Vec<RuntimeCall> {
	use pallet_departments::Call::*;
	let officer = account("//Urban//approver1");
	let roles =
		|| std::collections::BTreeSet::from([Role::Approver, Role::Clerk]).try_into().unwrap();
	let lost = IdentityRegistry::identity_of(&account("//Lost")).unwrap();
	let (peer, _) = crate::Authorities::listed_peers().remove(0);
	let peer: govchain_primitives::authorities::PeerId = peer.try_into().unwrap();
	vec![
		appoint {
			account: account("//Other"),
			department: URBAN,
			roles: roles(),
			mandate_end: None,
		}
		.into(),
		set_roles { account: officer.clone(), roles: roles() }.into(),
		set_mandate { account: officer.clone(), mandate_end: None }.into(),
		suspend_officer { account: officer.clone() }.into(),
		reinstate_officer { account: officer.clone() }.into(),
		set_stand_in {
			account: officer.clone(),
			stand_in: account("//Urban//approver2"),
			from: START,
			until: START + 1_000,
			roles: roles(),
		}
		.into(),
		end_stand_in { account: officer.clone(), stand_in: account("//Urban//approver2") }.into(),
		dismiss { account: officer }.into(),
		pallet_authorities::Call::retire { account: account("//Bob") }.into(),
		pallet_authorities::Call::unlist_node { peer: peer.clone() }.into(),
		pallet_authorities::Call::replace_node { old: peer.clone(), new: peer }.into(),
		pallet_identity_registry::Call::unfreeze { identity: lost }.into(),
		pallet_utility::Call::batch_all { calls: vec![remark(), approve()] }.into(),
		pallet_utility::Call::if_else { main: Box::new(approve()), fallback: Box::new(remark()) }
			.into(),
	]
}

fn approve() -> RuntimeCall {
	pallet_approvals::Call::decide {
		case: 0,
		step: 0,
		decision: govchain_primitives::approvals::Decision::Approve,
		reason: H256::zero(),
	}
	.into()
}

/// A state in which there is a record with number 0 of each kind that zeros name.
pub fn records() {
	super::rooms::open_case(vec![StepDraft {
		name: b"Review".to_vec(),
		department: URBAN,
		role: Role::Approver,
		quorum: QuorumRule::AtLeast(1),
		limit_days: 5,
		silence: Silence::Escalate,
		papers: vec![],
	}]);
	register("//Other");
	let lost = register("//Lost");
	let reason = H256::repeat_byte(1);
	send(REGISTRAR, pallet_identity_registry::Call::freeze { identity: lost, reason }).unwrap();
	let open = pallet_data_audit::Call::open_stream {
		name: b"log".to_vec().try_into().unwrap(),
		data_sets: Default::default(),
		system: H256::zero(),
		agent: Some(account("//Other")),
		silence: govchain_primitives::audit::SilenceInterval::WorkingDays(1),
	};
	send("//Data//steward", open).unwrap();
}

/// The errors by which the rooms say that a record isn't the caller's, or that it is nobody.
fn says_no_right(error: DispatchError) -> bool {
	let errors: [DispatchError; 19] = [
		BadOrigin.into(),
		frame_system::Error::<Runtime>::CallFiltered.into(),
		pallet_departments::Error::<Runtime>::NotAbove.into(),
		pallet_identity_registry::Error::<Runtime>::FrozenByOther.into(),
		pallet_identity_registry::Error::<Runtime>::AccountUnknown.into(),
		pallet_approvals::Error::<Runtime>::NotStepDepartment.into(),
		pallet_approvals::Error::<Runtime>::NotServiceCentre.into(),
		pallet_approvals::Error::<Runtime>::NotMatterOwner.into(),
		pallet_approvals::Error::<Runtime>::NotApplicant.into(),
		pallet_data_audit::Error::<Runtime>::NotOfStream.into(),
		pallet_authorities::Error::<Runtime>::NotYourDepartment.into(),
		pallet_acts::Error::<Runtime>::NotProposer.into(),
		pallet_acts::Error::<Runtime>::NoVoice.into(),
		pallet_orders::Error::<Runtime>::OtherDepartment.into(),
		pallet_invoices::Error::<Runtime>::NotTheSeller.into(),
		pallet_invoices::Error::<Runtime>::NotTitled.into(),
		pallet_collective::Error::<Runtime, crate::configs::CouncilInstance>::NotMember.into(),
		pallet_session::Error::<Runtime>::NoAssociatedValidatorId.into(),
		// Zeros are no proof of keys, which is looked at before whose they are.
		pallet_session::Error::<Runtime>::InvalidProof.into(),
	];
	errors.contains(&error) || missing_of(error).is_some()
}

/// Which part of a right an error of the departments names.
fn missing_of(error: DispatchError) -> Option<Missing> {
	let DispatchError::Module(ModuleError { index: 24, error: [part @ 0..=10, ..], .. }) = error
	else {
		return None;
	};
	Some(Missing::decode(&mut [part].as_slice()).unwrap())
}

/// What comes of the call if `who` makes it, with everything undone after.
fn attempt(who: &AccountId, call: &RuntimeCall) -> DispatchResult {
	let origin = RuntimeOrigin::signed(who.clone());
	with_transaction_unchecked(|| TransactionOutcome::Rollback(dispatch(origin, call.clone())))
}

/// Compares the explanation with what happens, and gives the explanation.
fn compare((name, who): &(&str, AccountId), call: &RuntimeCall) -> Explanation {
	let explanation = explain(who, call);
	let result = attempt(who, call);
	let context = || format!("{name}: {call:?}\n{explanation:?}\n{result:?}");
	match explanation.obstacle {
		// Admission refuses the transaction before its call is made.
		Some(Obstacle::UnknownAccount | Obstacle::FrozenAccount) => return explanation,
		Some(_) => {
			let filtered = frame_system::Error::<Runtime>::CallFiltered.into();
			let is_filtered = result == Err(filtered);
			// A batch reports what came of the calls inside.
			assert!(is_filtered || !explanation.path.is_empty(), "{}", context());
			return explanation;
		}
		None => {}
	}
	if explanation.is_allowed() {
		// What anyone may call can still name a department that has no right.
		let is_open = |way: &Way| matches!(way, Way::Anyone | Way::Wrapper | Way::Authority);
		let is_for_all = explanation.ways.iter().any(|checked| is_open(&checked.way));
		let is_about_caller = |error| says_no_right(error) && !is_for_all;
		assert!(!result.is_err_and(is_about_caller), "{}", context());
		return explanation;
	}
	let Err(error) = result else { panic!("{}", context()) };
	let missing: Vec<_> = explanation
		.ways
		.iter()
		.filter_map(|way| match way.obstacle {
			Some(Obstacle::Right(missing)) => Some(missing),
			_ => None,
		})
		.collect();
	match missing_of(error) {
		Some(part) if missing.contains(&part) => {}
		// No record: the room says so, in an error of its own.
		_ if explanation.ways.iter().any(|w| w.obstacle == Some(Obstacle::NoRecord)) => {}
		Some(_) => panic!("{}", context()),
		None => {
			let nobody = explanation.ways.is_empty();
			assert!(nobody || says_no_right(error), "{}", context());
		}
	}
	explanation
}

fn people() -> Vec<(&'static str, AccountId)> {
	PEOPLE.into_iter().map(|name| (name, account(name))).collect()
}

/// Its name, the part of a right that it takes away, and how it comes about.
pub type State = (&'static str, Option<Missing>, fn());

/// Every state in which the department of an officer, or the officer, can be.
pub fn states() -> Vec<State> {
	fn change(department: DepartmentId, change: impl FnOnce(&mut pallet_departments::Department)) {
		let mut record = Departments::<Runtime>::get(department).unwrap();
		change(&mut record);
		Departments::<Runtime>::insert(department, record);
	}
	fn set_status(of: &[DepartmentId], status: DepartmentStatus) {
		for department in of {
			change(*department, |record| record.status = status);
		}
	}
	const ALL: [DepartmentId; 6] = [CENTRE, URBAN, FIRE, 5, TAX, DATA];
	fn each_officer(change: impl Fn(&mut pallet_departments::Officer)) {
		Officers::<Runtime>::translate_values(|mut officer: pallet_departments::Officer| {
			change(&mut officer);
			Some(officer)
		});
	}
	vec![
		("as at genesis", None, || {}),
		("suspended", Some(Missing::DepartmentSuspended), || {
			set_status(&ALL, DepartmentStatus::Suspended { inclusive: false, since: START });
		}),
		("suspended from above", Some(Missing::AncestorSuspended), || {
			set_status(&[1], DepartmentStatus::Suspended { inclusive: true, since: START });
		}),
		("abolished", Some(Missing::DepartmentAbolished), || {
			set_status(&ALL, DepartmentStatus::Abolished { successor: None, since: START });
		}),
		("without capabilities", Some(Missing::CapabilityMissing), || {
			for department in ALL {
				change(department, |record| record.capabilities.clear());
			}
		}),
		("officers suspended", Some(Missing::OfficerSuspended), || {
			each_officer(|officer| officer.suspended = Some(Suspension::Council));
		}),
		("mandates ended", Some(Missing::MandateEnded), || {
			each_officer(|officer| officer.mandate_end = Some(START - 1));
		}),
		("identities replaced", Some(Missing::KeyNotOfIdentity), || {
			each_officer(|officer| officer.identity = u64::MAX);
		}),
		("no roles", Some(Missing::RoleMissing), || {
			each_officer(|officer| officer.roles.clear());
		}),
	]
}

#[test]
fn explanation_is_what_happens_for_every_call_and_account_in_every_state() {
	genesis(CONSORTIUM_PRESET).execute_with(|| {
		next_block(START);
		records();
		let people = people();
		let mut calls = every_call();
		calls.extend(further_calls());
		for (name, missing, set) in states() {
			with_transaction_unchecked(|| {
				set();
				let mut seen = BTreeMap::new();
				for who in &people {
					for call in &calls {
						for way in compare(who, call).ways {
							if let Some(Obstacle::Right(part)) = way.obstacle {
								*seen.entry(format!("{part:?}")).or_insert(0) += 1;
							}
						}
					}
				}
				// The state was one in which this part is what is missing, so the comparison was one.
				if let Some(missing) = missing {
					let count = seen.get(&format!("{missing:?}"));
					assert!(count.is_some_and(|count| *count > 10), "{name}: {seen:?}");
				}
				TransactionOutcome::Rollback(())
			});
		}
	});
}

#[test]
fn somebody_is_allowed_each_call_that_has_a_way_for_accounts() {
	genesis(CONSORTIUM_PRESET).execute_with(|| {
		next_block(START);
		records();
		let people = people();
		let mut calls = every_call();
		calls.extend(further_calls());
		let for_accounts = |way: &Way| {
			!matches!(way, Way::Motion | Way::Emergency | Way::Node | Way::AuthorisedCode)
		};
		for (pallet, table) in TABLE {
			for (name, ways) in *table {
				let is_it = |call: &&RuntimeCall| {
					let found = call.get_call_metadata();
					(found.pallet_name, found.function_name) == (*pallet, *name)
				};
				let anyone = calls
					.iter()
					.filter(is_it)
					.any(|call| people.iter().any(|who| compare(who, call).is_allowed()));
				// There is no grant, series, invoice or joint act here; the rooms' own journeys have them.
				let has_no_record =
					*pallet == "Invoices" && *name != "set_profile" && *name != "allot_series"
						|| *name == "revoke_grant"
						|| *pallet == "Acts" && *name != "propose";
				let expected = ways.iter().any(for_accounts) && !has_no_record;
				let expected = expected || ways.contains(&Way::AuthorisedCode);
				assert_eq!(anyone, expected, "{pallet}.{name}");
			}
		}
	});
}

#[test]
fn explanation_names_the_way_and_the_department() {
	run(|| {
		records();
		let explained = |who: &str| explain(&account(who), &approve());
		let open = explained("//Urban//approver1");
		assert!(open.is_allowed());
		assert_eq!(open.ways.len(), 1);
		let way =
			Way::Officer { role: Some(Role::Approver), capability: Some(Capability::Approver) };
		assert_eq!((open.ways[0].way, open.ways[0].department), (way, Some(URBAN)));

		let obstacle = |who: &str| explained(who).ways[0].obstacle;
		let other = Some(Obstacle::NotOfDepartment(URBAN));
		assert_eq!(obstacle("//Fire//approver1"), other);
		let no_role = Some(Obstacle::Right(Missing::RoleMissing));
		assert_eq!(obstacle("//Urban//head"), no_role);
		assert_eq!(obstacle(CITIZEN), Some(Obstacle::Right(Missing::NotOfficer)));
		assert_eq!(explained(STRANGER).obstacle, Some(Obstacle::UnknownAccount));
		assert_eq!(explained("//Lost").obstacle, Some(Obstacle::FrozenAccount));
	});
}

#[test]
fn explanation_of_a_batch_is_of_the_first_call_that_is_not_allowed() {
	run(|| {
		records();
		let batch = |calls| RuntimeCall::from(pallet_utility::Call::batch { calls });
		let call = batch(vec![remark(), batch(vec![remark(), approve()])]);
		let explanation = explain(&account(CITIZEN), &call);
		assert_eq!(explanation.path, [1, 1]);
		assert_eq!(explanation.call, b"decide");
		assert!(!explanation.is_allowed());
		assert!(explain(&account("//Urban//approver1"), &call).is_allowed());

		let deep = (0..20).fold(remark(), |call, _| batch(vec![call]));
		let explanation = explain(&account(CITIZEN), &deep);
		assert_eq!(explanation.obstacle, Some(Obstacle::TooDeep));
	});
}

#[test]
fn explanation_says_what_the_council_stopped() {
	run(|| {
		records();
		let officer = account("//Urban//approver1");
		let full_name: pallet_tx_pause::RuntimeCallNameOf<Runtime> =
			(b"Approvals".to_vec().try_into().unwrap(), b"decide".to_vec().try_into().unwrap());
		let pause = pallet_tx_pause::Call::pause { full_name };
		motion(&COUNCIL[..3], emergency(pause)).unwrap();
		assert_eq!(explain(&officer, &approve()).obstacle, Some(Obstacle::Paused));
		motion(&COUNCIL[..3], emergency(pallet_safe_mode::Call::force_enter {})).unwrap();
		assert_eq!(explain(&officer, &approve()).obstacle, Some(Obstacle::SafeMode));
		let purge = pallet_session::Call::purge_keys {}.into();
		assert_eq!(explain(&officer, &purge).obstacle, Some(Obstacle::NeverUsable));
	});
}

#[test]
fn bytes_that_are_no_call_are_not_explained() {
	run(|| {
		assert_eq!(permission::may(&account(CITIZEN), &[]), None);
		assert_eq!(permission::may(&account(CITIZEN), &[0xff, 0xff]), None);
		let mut bytes = remark().encode();
		assert!(permission::may(&account(CITIZEN), &bytes).is_some());
		bytes.push(0);
		assert_eq!(permission::may(&account(CITIZEN), &bytes), None);
	});
}
