// SPDX-License-Identifier: Apache-2.0

//! Whatever wraps a call, nobody's rights grow: the call inside is checked against the account that
//! dispatches it, and nothing but a motion is root.

use frame_support::{
	assert_noop, assert_ok, dispatch::RawOrigin, traits::GetCallName, weights::Weight,
};
use govchain_primitives::{calendar::MonthDay, Capability, Role};
use pallet_departments::Error as Departments;
use sp_runtime::traits::BadOrigin;

use super::*;
use crate::{configs::calls::ProxyType, Calendar, OriginCaller, SafeMode};

type Utility = pallet_utility::Call<Runtime>;
type Multisig = pallet_multisig::Call<Runtime>;
type Proxy = pallet_proxy::Call<Runtime>;

/// A head whose department has no seat in the council.
const HEAD: &str = "//Tax//head";
const CITIZEN: &str = "//Citizen";

fn roles(roles: &[Role]) -> pallet_departments::Roles {
	roles.iter().copied().collect::<std::collections::BTreeSet<_>>().try_into().unwrap()
}

/// What only a head of the tax administration may do.
fn appoint() -> RuntimeCall {
	pallet_departments::Call::appoint {
		account: account(CITIZEN),
		department: TAX,
		roles: roles(&[Role::TaxOfficer]),
		mandate_end: None,
	}
	.into()
}

/// What only the council may do.
fn council_calls() -> Vec<RuntimeCall> {
	vec![
		pallet_departments::Call::create {
			name: b"Department 8".to_vec().try_into().unwrap(),
			parent: None,
			capabilities: Default::default(),
		}
		.into(),
		pallet_departments::Call::give_capability {
			department: TAX,
			capability: Capability::Authority,
		}
		.into(),
		pallet_authorities::Call::lift_fault { authority: account("//Bob") }.into(),
		pallet_calendar::Call::publish_year {
			year: 2029,
			off_days: vec![MonthDay { month: 1, day: 1 }].try_into().unwrap(),
			working_days: Default::default(),
		}
		.into(),
		pallet_calendar::Call::amend_year {
			year: 2026,
			off_days: vec![MonthDay { month: 12, day: 31 }].try_into().unwrap(),
			working_days: Default::default(),
		}
		.into(),
		pallet_identity_registry::Call::open_tag_epoch { epoch: 1 }.into(),
		frame_system::Call::authorize_upgrade { code_hash: H256::repeat_byte(1) }.into(),
		frame_system::Call::set_code { code: vec![1] }.into(),
		frame_system::Call::set_storage { items: vec![(b"key".to_vec(), b"value".to_vec())] }
			.into(),
		pallet_safe_mode::Call::force_enter {}.into(),
		pallet_tx_pause::Call::pause { full_name: remark_name() }.into(),
		pallet_grandpa::Call::note_stalled { delay: 1, best_finalized_block_number: 0 }.into(),
		RuntimeCall::Council(pallet_collective::Call::set_members {
			new_members: vec![account(HEAD)],
			prime: None,
			old_count: 4,
		}),
	]
}

fn remark_name() -> pallet_tx_pause::RuntimeCallNameOf<Runtime> {
	(b"System".to_vec().try_into().unwrap(), b"remark".to_vec().try_into().unwrap())
}

/// Nothing that [`council_calls`] would do has been done.
fn assert_council_untouched() {
	assert_eq!(crate::Departments::departments().len(), 7);
	let tax = crate::Departments::department(TAX).unwrap();
	assert_eq!(tax.capabilities, [Capability::TaxAuthority]);
	assert_eq!(Calendar::years().len(), 3);
	let last_day = MonthDay { month: 12, day: 31 };
	assert_eq!(Calendar::is_working_day(2026, last_day), Some(true));
	assert_eq!(IdentityRegistry::tag_epoch(), 0);
	assert!(System::authorized_upgrade().is_none());
	assert!(!SafeMode::is_entered());
	assert!(!pallet_tx_pause::PausedCalls::<Runtime>::contains_key(remark_name()));
	assert_eq!(sp_io::storage::get(b"key"), None);
	let members = pallet_collective::Members::<Runtime, crate::configs::CouncilInstance>::get();
	assert!(!members.contains(&account(HEAD)));
}

fn batch_all(calls: impl Into<Vec<RuntimeCall>>) -> RuntimeCall {
	Utility::batch_all { calls: calls.into() }.into()
}

fn batch(calls: impl Into<Vec<RuntimeCall>>) -> RuntimeCall {
	Utility::batch { calls: calls.into() }.into()
}

/// Wrappers that keep the account that sends them, and fail with the error of the call inside.
fn same_account(call: &RuntimeCall) -> Vec<RuntimeCall> {
	let inner = || Box::new(call.clone());
	let either = RuntimeCall::from(Utility::if_else { main: inner(), fallback: inner() });
	vec![batch_all([remark(), call.clone()]), either.clone(), batch_all([either])]
}

/// Wrappers that would act for an account without a key: nobody may use them, whatever is inside.
fn keyless_account(call: &RuntimeCall) -> Vec<RuntimeCall> {
	let derived =
		RuntimeCall::from(Utility::as_derivative { index: 0, call: Box::new(call.clone()) });
	vec![derived.clone(), batch_all([derived])]
}

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

/// Wrappers that say in an event what came of the call inside. Nested as deep as calls are: a
/// `batch_all` can't hold another one.
fn reporting(call: &RuntimeCall) -> Vec<RuntimeCall> {
	vec![
		batch([call.clone()]),
		batch_all([batch([call.clone()])]),
		batch([batch([batch_all([call.clone()])])]),
		Utility::force_batch { calls: vec![batch_all([call.clone()])] }.into(),
	]
}

/// What such a wrapper says.
fn reported() -> DispatchError {
	last(|event| match event {
		RuntimeEvent::Utility(
			pallet_utility::Event::BatchInterrupted { error, .. }
			| pallet_utility::Event::ItemFailed { error },
		) => Some(error),
		RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. })
		| RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => result.err(),
		_ => None,
	})
	.unwrap()
}

#[test]
fn stranger_gets_the_pallets_refusal_when_an_officers_call_is_wrapped() {
	run(|| {
		register(CITIZEN);
		let refusal = DispatchError::from(Departments::<Runtime>::NotOfficer);
		for who in [CITIZEN, STRANGER] {
			assert_eq!(send(who, appoint()), Err(refusal));
			for call in same_account(&appoint()) {
				assert_eq!(send(who, call), Err(refusal));
			}
			for call in reporting(&appoint()) {
				assert_ok!(send(who, call));
				assert_eq!(reported(), refusal);
			}
		}
		assert_eq!(crate::Departments::officer(&account(CITIZEN)), None);
	});
}

/// Every call on matters and cases, as far as a stranger could make it, and what it is refused with.
fn calls_on_cases() -> Vec<(RuntimeCall, DispatchError)> {
	use pallet_approvals::{Call, Error};
	let of_officer = || Departments::<Runtime>::NotOfficer.into();
	let step = super::rooms::step(URBAN, 5, govchain_primitives::approvals::Silence::Escalate);
	let draft = govchain_primitives::approvals::MatterDraft {
		name: b"Matter".to_vec(),
		service_centre: CENTRE,
		party: Default::default(),
		papers: vec![],
		steps: vec![step],
		edges: vec![],
	};
	let (reason, content) = (H256::repeat_byte(1), H256::repeat_byte(2));
	let (party, documents) = (govchain_primitives::Party::Committed(content), Vec::new());
	let decision = govchain_primitives::approvals::Decision::Approve;
	let at_window =
		Call::submit_at_window { matter: 0, party, documents: documents.clone(), content };
	let not_applicant = || Error::<Runtime>::NotApplicant.into();
	vec![
		(Call::publish_matter { draft: draft.clone() }.into(), of_officer()),
		(Call::publish_version { matter: 0, draft }.into(), of_officer()),
		(Call::retire_matter { matter: 0 }.into(), of_officer()),
		(
			Call::submit { matter: 0, party, documents: documents.clone(), content }.into(),
			pallet_identity_registry::Error::<Runtime>::AccountUnknown.into(),
		),
		(at_window.into(), of_officer()),
		(Call::accept { case: 0 }.into(), of_officer()),
		(Call::refuse_acceptance { case: 0, reason }.into(), of_officer()),
		(Call::decide { case: 0, step: 0, decision, reason }.into(), of_officer()),
		(
			Call::request_correction { case: 0, step: 0, notice: reason, days: 5 }.into(),
			of_officer(),
		),
		(Call::answer_correction { case: 0, documents, content }.into(), not_applicant()),
		(Call::withdraw { case: 0 }.into(), not_applicant()),
	]
}

#[test]
fn calls_on_cases_are_refused_when_a_stranger_wraps_them() {
	run(|| {
		let step = super::rooms::step(URBAN, 5, govchain_primitives::approvals::Silence::Escalate);
		super::rooms::open_case(vec![step]);
		let calls = calls_on_cases();
		assert_eq!(calls.len(), pallet_approvals::Call::<Runtime>::get_call_names().len());
		let before = crate::Approvals::case(0);
		for (call, refusal) in calls {
			assert_eq!(send(STRANGER, call.clone()), Err(refusal));
			for call in same_account(&call) {
				assert_eq!(send(STRANGER, call), Err(refusal));
			}
			for call in reporting(&call) {
				assert_ok!(send(STRANGER, call));
				assert_eq!(reported(), refusal);
			}
		}
		assert_eq!(crate::Approvals::case(0), before);
		assert!(crate::Approvals::matter(1).is_none());
	});
}

#[test]
fn officer_keeps_the_right_in_a_batch() {
	run(|| {
		register(CITIZEN);
		assert_ok!(send(HEAD, batch_all([batch([appoint()])])));
		assert!(crate::Departments::officer(&account(CITIZEN)).is_some());
	});
}

#[test]
fn no_right_reaches_an_account_without_a_key() {
	run(|| {
		for call in keyless_account(&appoint()) {
			assert_eq!(send(HEAD, call), Err(filtered()));
		}
	});
}

#[test]
fn officer_of_another_department_is_refused_when_the_call_is_wrapped() {
	run(|| {
		register(CITIZEN);
		let refusal = DispatchError::from(Departments::<Runtime>::NotAbove);
		for call in same_account(&appoint()) {
			assert_eq!(send("//Data//head", call), Err(refusal));
		}
	});
}

#[test]
fn councils_calls_are_refused_when_an_officer_or_councillor_wraps_them() {
	run(|| {
		for who in [HEAD, COUNCIL[0], STRANGER] {
			for call in council_calls() {
				let outer = [call.clone(), enact(call.clone()), emergency(call.clone())];
				for call in same_account(&call).into_iter().chain(outer) {
					assert_eq!(send(who, call), Err(BadOrigin.into()));
				}
				for call in reporting(&call) {
					assert_ok!(send(who, call));
					assert_eq!(reported(), BadOrigin.into());
				}
			}
		}
		assert_council_untouched();
	});
}

#[test]
fn calls_that_take_an_origin_are_roots_alone() {
	run(|| {
		let root = || Box::new(OriginCaller::system(RawOrigin::Root));
		for call in council_calls() {
			let call = Box::new(call);
			for wrapped in [
				Utility::dispatch_as { as_origin: root(), call: call.clone() },
				Utility::dispatch_as_fallible { as_origin: root(), call: call.clone() },
				Utility::with_weight { call, weight: Weight::zero() },
			] {
				for who in [HEAD, COUNCIL[0]] {
					assert_eq!(send(who, wrapped.clone()), Err(BadOrigin.into()));
					assert_eq!(
						send(who, batch_all([wrapped.clone().into()])),
						Err(BadOrigin.into())
					);
				}
			}
		}
		assert_council_untouched();
	});
}

#[test]
fn multisig_has_no_right_of_its_members() {
	run(|| {
		register(CITIZEN);
		let alone = |call| Multisig::as_multi_threshold_1 {
			other_signatories: vec![account(CITIZEN)],
			call: Box::new(call),
		};
		let refusal = Departments::<Runtime>::NotOfficer.into();
		assert_eq!(send(HEAD, alone(appoint())), Err(refusal));
		for call in council_calls() {
			assert_eq!(send(HEAD, alone(call)), Err(BadOrigin.into()));
		}

		// All four councillors together are no motion either.
		let mut others: Vec<_> = COUNCIL.map(account).to_vec();
		others.sort();
		let call = council_calls().remove(0);
		let mut timepoint = None;
		for who in COUNCIL {
			let call = Multisig::as_multi {
				threshold: 4,
				other_signatories: others.iter().filter(|o| **o != account(who)).cloned().collect(),
				maybe_timepoint: timepoint,
				call: Box::new(call.clone()),
				max_weight: Weight::MAX,
			};
			assert_ok!(send(who, call));
			timepoint = Some(crate::Multisig::timepoint());
		}
		assert_eq!(reported(), BadOrigin.into());
		assert_council_untouched();
	});
}

#[test]
fn proxy_carries_nothing() {
	run(|| {
		register(CITIZEN);
		let add = Proxy::add_proxy {
			delegate: account(CITIZEN).into(),
			proxy_type: ProxyType::Nothing,
			delay: 0,
		};
		assert_ok!(send(HEAD, add));
		let proxied = |call: RuntimeCall| Proxy::proxy {
			real: account(HEAD).into(),
			force_proxy_type: None,
			call: Box::new(call),
		};
		let further = Proxy::add_proxy {
			delegate: account(STRANGER).into(),
			proxy_type: ProxyType::Nothing,
			delay: 0,
		};
		for call in [appoint(), remark(), batch_all([appoint()]), further.into()]
			.into_iter()
			.chain(council_calls())
		{
			for call in [call.clone(), proxied(call).into()] {
				assert_ok!(send(CITIZEN, proxied(call)));
				assert_eq!(reported(), filtered());
			}
		}
		assert_eq!(crate::Departments::officer(&account(CITIZEN)), None);
		assert_council_untouched();

		// A stranger isn't even a proxy.
		assert_noop!(send(STRANGER, proxied(appoint())), pallet_proxy::Error::<Runtime>::NotProxy);
	});
}

#[test]
fn keyless_accounts_and_purged_keys_are_filtered_however_they_are_wrapped() {
	run(|| {
		let create =
			Proxy::create_pure { proxy_type: ProxyType::Nothing, delay: 0, index: 0 }.into();
		let kill = Proxy::kill_pure {
			spawner: account(HEAD).into(),
			proxy_type: ProxyType::Nothing,
			index: 0,
			height: 1,
			ext_index: 0,
		}
		.into();
		let purge = pallet_session::Call::purge_keys {}.into();
		let derived = keyless_account(&remark()).remove(0);
		for call in [create, kill, purge, derived] {
			for call in same_account(&call).into_iter().chain([call.clone()]) {
				assert_eq!(send("//Bob", call), Err(filtered()));
			}
			for call in reporting(&call) {
				assert_ok!(send("//Bob", call));
				assert_eq!(reported(), filtered());
			}
		}
	});
}

#[test]
fn nobody_pauses_the_chain_alone() {
	run(|| {
		for who in [HEAD, COUNCIL[0]] {
			assert_noop!(
				send(who, pallet_safe_mode::Call::enter {}),
				pallet_safe_mode::Error::<Runtime>::NotConfigured
			);
			assert_noop!(
				send(who, pallet_tx_pause::Call::pause { full_name: remark_name() }),
				BadOrigin
			);
		}
		assert_council_untouched();
	});
}
