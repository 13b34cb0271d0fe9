// SPDX-License-Identifier: Apache-2.0

//! Signed orders through the whole runtime: what a citizen without a connection gets done at a window,
//! and what nobody gets by it.

use frame_metadata::RuntimeMetadata;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{GetDispatchInfo, RawOrigin},
	traits::{Contains, GetCallMetadata},
	weights::Weight,
};
use govchain_primitives::{
	approvals::{CaseState, Channel, Silence},
	identity::wrapped_by_wallet,
	orders::{
		cancellation_hash, cancelling_text, signing_text, Order, OrderEnd, OrderV1, MAX_CALL_BYTES,
		MAX_VALIDITY,
	},
	permission::{Obstacle, Way},
	Commitment, Party, Role,
};
use pallet_approvals::Call as Approvals;
use pallet_orders::{Call as Orders, Error, Event};
use scale_info::TypeDef;

use super::*;
use crate::{
	configs::{
		budgets,
		calls::{Orderable, ProxyType},
	},
	permission::{explain, TABLE},
	VERSION,
};

const CITIZEN: &str = "//Citizen";
const CLERK: &str = "//Centre//clerk";

type TestOrder = OrderV1<AccountId, RuntimeCall>;

/// A matter, and a case 0 of the citizen that is under way.
fn open() {
	super::rooms::open_case(vec![super::rooms::step(URBAN, 5, Silence::Escalate)]);
}

fn submit() -> RuntimeCall {
	let submit = Approvals::submit {
		matter: 0,
		party: Party::Committed(Commitment::repeat_byte(1)),
		documents: vec![Commitment::repeat_byte(2)],
		content: Commitment::repeat_byte(3),
	};
	submit.into()
}

fn withdraw(case: u64) -> RuntimeCall {
	Approvals::withdraw { case }.into()
}

/// An order of `signer` for the service centre, good for a day from now.
fn order(signer: &str, call: RuntimeCall) -> TestOrder {
	let (from, until) = (now(), now() + 86_400_000);
	OrderV1 { signer: account(signer), department: Some(CENTRE), number: 1, from, until, call }
}

fn text(order: &TestOrder) -> Vec<u8> {
	signing_text(&hash_on(&System::block_hash(0), order))
}

fn hash_on(genesis: &H256, order: &TestOrder) -> H256 {
	Order::V1(order.clone()).hash(genesis, VERSION.transaction_version)
}

fn relay_with(order: TestOrder, signature: sp_core::sr25519::Signature) -> RuntimeCall {
	let signature = Signature::Sr25519(signature);
	Orders::relay { order: Box::new(Order::V1(order)), signature }.into()
}

/// A relay of an order that `signer` has signed.
fn relay(signer: &str, order: TestOrder) -> RuntimeCall {
	let signature = pair(signer).sign(&text(&order));
	relay_with(order, signature)
}

/// A cancellation of an order, signed by `signer`.
fn relay_cancellation(signer: &str, order: &TestOrder) -> RuntimeCall {
	let TestOrder { number, until, .. } = *order;
	let hash = cancellation_hash(&System::block_hash(0), &order.signer, number, until);
	let signature = Signature::Sr25519(pair(signer).sign(&cancelling_text(&hash)));
	let signer = order.signer.clone();
	Orders::relay_cancellation { signer, number, until, signature }.into()
}

fn state(case: u64) -> CaseState {
	crate::Approvals::case(case).unwrap().state
}

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

fn departments(error: pallet_departments::Error<Runtime>) -> DispatchError {
	error.into()
}

/// The last order that was relayed: for whom, by which officer.
fn relayed() -> Option<(AccountId, AccountId, DepartmentId)> {
	last(|event| match event {
		RuntimeEvent::Orders(Event::Relayed { signer, officer, department, .. }) => {
			Some((signer, officer, department))
		}
		_ => None,
	})
}

#[test]
fn citizen_applies_answers_and_withdraws_through_a_window_as_himself() {
	run(|| {
		open();
		assert_ok!(send(CLERK, relay(CITIZEN, order(CITIZEN, submit()))));
		assert_eq!(relayed(), Some((account(CITIZEN), account(CLERK), CENTRE)));
		let case = crate::Approvals::case(1).unwrap();
		// The case is the citizen's own, as if he had sent it: the clerk has no part in it.
		assert_eq!(case.channel, Some(Channel::Own { account: account(CITIZEN) }));
		assert_noop!(send(CLERK, withdraw(1)), pallet_approvals::Error::<Runtime>::NotApplicant);
		let second = TestOrder { number: 2, ..order(CITIZEN, withdraw(1)) };
		assert_ok!(send(CLERK, relay(CITIZEN, second)));
		assert_eq!(state(1), CaseState::Withdrawn);
	});
}

#[test]
fn order_is_done_once_and_not_in_another_form() {
	run(|| {
		open();
		// Less than a minute, so that no standstill comes between.
		let order = TestOrder { until: now() + 30_000, ..order(CITIZEN, submit()) };
		assert_ok!(send(CLERK, relay(CITIZEN, order.clone())));
		let used = Error::<Runtime>::AlreadyRelayed;
		assert_noop!(send(CLERK, relay(CITIZEN, order.clone())), used);
		let in_wallet = pair(CITIZEN).sign(&wrapped_by_wallet(&text(&order)));
		let used = Error::<Runtime>::AlreadyRelayed;
		assert_noop!(send(CLERK, relay_with(order.clone(), in_wallet)), used);
		// Nor later, when it is forgotten.
		let end = crate::Orders::order_end(&order.signer, 1, order.until);
		assert_eq!(end, Some(OrderEnd::Relayed));
		next_block(order.until + 1);
		let expired = Error::<Runtime>::Expired;
		assert_noop!(send(CLERK, relay(CITIZEN, order.clone())), expired);
		// The agenda sees the time of the block before.
		next_block(order.until + SLOT_MILLIS);
		assert_eq!(crate::Orders::order_end(&order.signer, 1, order.until), None);
		assert_noop!(send(CLERK, relay(CITIZEN, order)), Error::<Runtime>::Expired);
		assert!(crate::Approvals::case(2).is_none());
	});
}

#[test]
fn order_wrapped_by_a_wallet_is_an_order() {
	run(|| {
		open();
		let order = order(CITIZEN, submit());
		let in_wallet = pair(CITIZEN).sign(&wrapped_by_wallet(&text(&order)));
		assert_ok!(send(CLERK, relay_with(order, in_wallet)));
	});
}

#[test]
fn order_for_another_chain_is_none_here() {
	run(|| {
		open();
		let order = order(CITIZEN, submit());
		let elsewhere = signing_text(&hash_on(&H256::repeat_byte(1), &order));
		let call = relay_with(order, pair(CITIZEN).sign(&elsewhere));
		assert_noop!(send(CLERK, call), Error::<Runtime>::SignatureInvalid);
	});
}

#[test]
fn order_for_another_transaction_version_is_none_here() {
	run(|| {
		open();
		let order = order(CITIZEN, submit());
		let genesis = System::block_hash(0);
		for version in [VERSION.transaction_version - 1, VERSION.transaction_version + 1] {
			let before = signing_text(&Order::V1(order.clone()).hash(&genesis, version));
			let call = relay_with(order.clone(), pair(CITIZEN).sign(&before));
			assert_noop!(send(CLERK, call), Error::<Runtime>::SignatureInvalid);
		}
	});
}

/// Who signs offline reads the version there.
#[test]
fn metadata_names_the_version_that_orders_are_for() {
	let expected = <Runtime as frame_system::Config>::Version::get();
	let RuntimeMetadata::V14(metadata) = super::metadata::metadata(14) else {
		unreachable!("asked for 14")
	};
	let system = metadata.pallets.iter().find(|pallet| pallet.name == "System").unwrap();
	let version = system.constants.iter().find(|constant| constant.name == "Version").unwrap();
	let TypeDef::Composite(fields) = &metadata.types.resolve(version.ty.id).unwrap().type_def
	else {
		panic!("the version is no struct");
	};
	let names: Vec<_> = fields.fields.iter().filter_map(|field| field.name.as_deref()).collect();
	assert!(names.contains(&"transaction_version"), "{names:?}");
	assert_eq!(version.value, expected.encode());
	assert_eq!(expected.transaction_version, VERSION.transaction_version);
}

#[test]
fn order_is_refused_before_its_time_and_after_it() {
	run(|| {
		open();
		let later = TestOrder { from: now() + 1, ..order(CITIZEN, submit()) };
		assert_noop!(send(CLERK, relay(CITIZEN, later)), Error::<Runtime>::NotYetValid);
		let from = now() - 2;
		let over = TestOrder { from, until: now() - 1, ..order(CITIZEN, submit()) };
		assert_noop!(send(CLERK, relay(CITIZEN, over)), Error::<Runtime>::Expired);
		let until = now() + MAX_VALIDITY + 1;
		let long = TestOrder { until, ..order(CITIZEN, submit()) };
		assert_noop!(send(CLERK, relay(CITIZEN, long)), Error::<Runtime>::ValidForTooLong);
	});
}

#[test]
fn order_is_for_clerks_of_service_centres_and_of_the_one_that_is_named() {
	run(|| {
		open();
		let any = TestOrder { department: None, ..order(CITIZEN, submit()) };
		use pallet_departments::Error::*;
		for (who, error) in [
			(CITIZEN, departments(NotOfficer)),
			(STRANGER, departments(NotOfficer)),
			("//Centre//head", departments(RoleMissing)),
			("//Urban//approver1", departments(RoleMissing)),
		] {
			assert_noop!(send(who, relay(CITIZEN, any.clone())), error);
		}
		let named = TestOrder { department: Some(URBAN), ..any };
		assert_noop!(send(CLERK, relay(CITIZEN, named)), Error::<Runtime>::OtherDepartment);
	});
}

#[test]
fn order_is_void_when_the_signer_is_frozen_or_unknown() {
	run(|| {
		open();
		let order = order(CITIZEN, submit());
		let identity = IdentityRegistry::identity_of(&account(CITIZEN)).unwrap();
		let reason = Commitment::repeat_byte(5);
		assert_ok!(send(REGISTRAR, pallet_identity_registry::Call::freeze { identity, reason }));
		assert_noop!(
			send(CLERK, relay(CITIZEN, order.clone())),
			pallet_identity_registry::Error::<Runtime>::IdentityFrozen
		);
		assert_ok!(send(REGISTRAR, pallet_identity_registry::Call::unfreeze { identity }));
		assert_ok!(send(CLERK, relay(CITIZEN, order)));

		let stranger = super::orders::order(STRANGER, submit());
		assert_noop!(
			send(CLERK, relay(STRANGER, stranger)),
			pallet_identity_registry::Error::<Runtime>::AccountUnknown
		);
	});
}

#[test]
fn whoever_holds_an_office_signs_no_orders() {
	run(|| {
		open();
		// A case at the window is open to clerks: an order of one would be an act of the office.
		let submit = Approvals::submit_at_window {
			matter: 0,
			party: Party::Committed(Commitment::repeat_byte(1)),
			documents: vec![],
			content: Commitment::repeat_byte(3),
		};
		assert_ok!(send(CLERK, submit));
		for office in [CLERK, "//Urban//approver1", COUNCIL[0]] {
			let order = order(office, withdraw(1));
			let refusal = Error::<Runtime>::SignerHoldsOffice;
			assert_noop!(send(CLERK, relay(office, order)), refusal);
		}
		// Suspended or not, the office is there.
		let suspend = pallet_departments::Call::suspend_officer { account: account(CLERK) };
		assert_ok!(decree(suspend));
		let appoint = pallet_departments::Call::appoint {
			account: account(CITIZEN),
			department: CENTRE,
			roles: std::collections::BTreeSet::from([Role::Clerk]).try_into().unwrap(),
			mandate_end: None,
		};
		assert_ok!(send("//Centre//head", appoint));
		let by_clerk = relay(CLERK, order(CLERK, withdraw(1)));
		assert_noop!(send(CITIZEN, by_clerk.clone()), Error::<Runtime>::SignerHoldsOffice);
		// Dismissed, he has no office, and a case of the window is no longer his business.
		let dismiss = pallet_departments::Call::dismiss { account: account(CLERK) };
		assert_ok!(decree(dismiss));
		let not_his = pallet_approvals::Error::<Runtime>::NotApplicant;
		assert_noop!(send(CITIZEN, by_clerk), not_his);
	});
}

#[test]
fn authority_signs_no_orders() {
	assert!(genesis(CONSORTIUM_PRESET).execute_with(|| {
		let may_sign = |who| {
			<<Runtime as pallet_orders::Config>::MaySign as Contains<_>>::contains(&account(who))
		};
		!may_sign("//Alice") && !may_sign(CLERK) && may_sign(CITIZEN)
	}));
}

/// Nothing that an officer decides, nothing that wraps, and nothing of the chain itself: by the table of
/// permissions, only what the party may do as such.
#[test]
fn orderable_are_acts_of_parties_alone() {
	genesis(CONSORTIUM_PRESET).execute_with(|| {
		next_block(START);
		let mut names = Vec::new();
		for call in super::situations::every_call() {
			if !Orderable::contains(&call) {
				continue;
			}
			let name = call.get_call_metadata();
			let (_, calls) = TABLE.iter().find(|(pallet, _)| *pallet == name.pallet_name).unwrap();
			let (_, ways) = calls.iter().find(|(call, _)| *call == name.function_name).unwrap();
			let is_party = |way: &Way| matches!(way, Way::Identity | Way::Concerned);
			assert!(ways.iter().any(is_party), "{name:?}");
			let is_clerk = |way: &Way| matches!(way, Way::Officer { role: Some(Role::Clerk), .. });
			assert!(ways.iter().all(|way| is_party(way) || is_clerk(way)), "{name:?}");
			names.push(format!("{}.{}", name.pallet_name, name.function_name));
		}
		names.sort();
		names.dedup();
		assert_eq!(
			names,
			[
				"Approvals.answer_correction",
				"Approvals.submit",
				"Approvals.withdraw",
				"Invoices.close",
				"Invoices.issue",
				"Invoices.lock",
				"Invoices.release",
			]
		);
	});
}

#[test]
fn nothing_that_wraps_can_be_ordered() {
	run(|| {
		open();
		let inner = || Box::new(submit());
		let wrapped: Vec<RuntimeCall> = vec![
			pallet_utility::Call::batch { calls: vec![submit()] }.into(),
			pallet_utility::Call::batch_all { calls: vec![submit()] }.into(),
			pallet_utility::Call::if_else { main: inner(), fallback: inner() }.into(),
			pallet_multisig::Call::as_multi_threshold_1 {
				other_signatories: vec![account(CLERK)],
				call: inner(),
			}
			.into(),
			pallet_proxy::Call::add_proxy {
				delegate: account(CLERK).into(),
				proxy_type: ProxyType::Nothing,
				delay: 0,
			}
			.into(),
			pallet_acts::Call::propose { role: Role::Clerk, call: inner() }.into(),
			relay(CITIZEN, order(CITIZEN, submit())),
			Orders::cancel { number: 1, until: u64::MAX }.into(),
			relay_cancellation(CITIZEN, &order(CITIZEN, submit())),
			remark(),
		];
		for call in wrapped {
			let order = order(CITIZEN, call);
			assert_noop!(send(CLERK, relay(CITIZEN, order)), Error::<Runtime>::NotOrderable);
		}
		// However deep.
		let deep = (0..6).fold(submit(), |call, _| relay(CITIZEN, order(CITIZEN, call)));
		assert_noop!(send(CLERK, deep), Error::<Runtime>::NotOrderable);
	});
}

#[test]
fn no_wrapper_lets_another_one_relay() {
	run(|| {
		open();
		let call = || relay(CITIZEN, order(CITIZEN, submit()));
		let not_officer = departments(pallet_departments::Error::NotOfficer);
		let batch = || pallet_utility::Call::batch_all { calls: vec![remark(), call()] };
		assert_noop!(send(CITIZEN, batch()), not_officer);
		// A group of which the clerk is a member is no clerk.
		let group = pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![account(CITIZEN)],
			call: Box::new(call()),
		};
		assert_noop!(send(CLERK, group), not_officer);
		// A proxy carries nothing.
		let delegate = account(CITIZEN).into();
		let proxy_type = ProxyType::Nothing;
		assert_ok!(send(CLERK, pallet_proxy::Call::add_proxy { delegate, proxy_type, delay: 0 }));
		let proxied = pallet_proxy::Call::proxy {
			real: account(CLERK).into(),
			force_proxy_type: None,
			call: Box::new(call()),
		};
		assert_ok!(send(CITIZEN, proxied));
		let came_of_it = last(|event| match event {
			RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(result),
			_ => None,
		});
		assert_eq!(came_of_it, Some(Err(filtered())));
		// Neither the council nor a joint act carries one, nor a cancellation.
		for call in [call(), relay_cancellation(CITIZEN, &order(CITIZEN, submit()))] {
			assert!(motion(&COUNCIL[..3], enact(call.clone())).is_err());
			assert!(motion(&COUNCIL[..3], call.clone()).is_err());
			let by_root = dispatch(RawOrigin::Root.into(), call.clone());
			assert_noop!(by_root, sp_runtime::traits::BadOrigin);
			let propose = pallet_acts::Call::propose { role: Role::Clerk, call: Box::new(call) };
			assert_noop!(send(CLERK, propose), pallet_acts::Error::<Runtime>::NotJoint);
		}
		assert_eq!(relayed(), None);
		assert_eq!(pallet_orders::Marks::<Runtime>::iter().count(), 0);
		// In a batch of the clerk it is a relay like any other, once.
		assert_ok!(send(CLERK, batch()));
		assert_noop!(send(CLERK, batch()), Error::<Runtime>::AlreadyRelayed);
	});
}

#[test]
fn the_officer_lends_no_right_to_what_is_ordered() {
	run(|| {
		open();
		register("//Other");
		// Another person's case, which the clerk could not touch for him either.
		let order = order("//Other", withdraw(0));
		assert_noop!(
			send(CLERK, relay("//Other", order)),
			pallet_approvals::Error::<Runtime>::NotApplicant
		);
		assert_eq!(state(0), CaseState::Accepted);
	});
}

#[test]
fn call_inside_is_paused_as_it_is_alone() {
	run(|| {
		open();
		let order = order(CITIZEN, submit());
		let full_name: pallet_tx_pause::RuntimeCallNameOf<Runtime> =
			(b"Approvals".to_vec().try_into().unwrap(), b"submit".to_vec().try_into().unwrap());
		let pause = pallet_tx_pause::Call::pause { full_name: full_name.clone() };
		assert_ok!(motion(&COUNCIL[..3], emergency(pause)));
		assert_noop!(send(CLERK, relay(CITIZEN, order.clone())), filtered());
		assert_ok!(decree(pallet_tx_pause::Call::unpause { ident: full_name }));
		assert_ok!(motion(&COUNCIL[..3], emergency(pallet_safe_mode::Call::force_enter {})));
		assert_noop!(send(CLERK, relay(CITIZEN, order.clone())), filtered());
		assert_ok!(decree(pallet_safe_mode::Call::force_exit {}));
		assert_ok!(send(CLERK, relay(CITIZEN, order)));
	});
}

#[test]
fn rule_of_the_council_holds_for_the_call_inside() {
	run(|| {
		open();
		// No act of parties can have a rule by a motion; set by hand, it would hold all the same.
		let act = pallet_acts::act_of(&submit());
		let rule = govchain_primitives::acts::Rule::Forbidden;
		let set = pallet_acts::SetRule { number: 1, rule };
		pallet_acts::Rules::<Runtime>::insert(act, set);
		assert_noop!(send(CLERK, relay(CITIZEN, order(CITIZEN, submit()))), filtered());
		pallet_acts::Rules::<Runtime>::remove(act);
	});
}

#[test]
fn nobodys_time_runs_while_relaying_is_paused() {
	run(|| {
		let halted =
			<<Runtime as pallet_calendar::Config>::Halted as frame_support::traits::Get<bool>>::get;
		let pause = |call: &str| {
			let full_name: pallet_tx_pause::RuntimeCallNameOf<Runtime> = (
				b"Orders".to_vec().try_into().unwrap(),
				call.as_bytes().to_vec().try_into().unwrap(),
			);
			let pause = pallet_tx_pause::Call::pause { full_name };
			assert_ok!(motion(&COUNCIL[..3], emergency(pause)));
		};
		// Who can't take back keeps no limit by it, and misses none.
		let (relay, others): (Vec<&str>, Vec<_>) =
			RuntimeCall::get_call_names("Orders").iter().partition(|name| **name == "relay");
		for name in others {
			pause(name);
			assert!(!halted(), "{name}");
		}
		pause(relay[0]);
		assert!(halted());
	});
}

#[test]
fn officer_pays_for_the_relay_and_what_is_in_it() {
	run(|| {
		open();
		let call = relay(CITIZEN, order(CITIZEN, submit()));
		let alone = signed(CLERK, submit(), mortal(), System::account_nonce(account(CLERK)));
		let transaction = signed(CLERK, call, mortal(), System::account_nonce(account(CLERK)));
		let cost = budgets::cost_of(&transaction);
		let length = transaction.encoded_size() as u64;
		// Two calls that store: the mark of the order, and the case.
		assert_eq!(cost.bytes, 3 * length + 2 * budgets::STATE_PER_CALL);
		assert!(cost.weight > budgets::cost_of(&alone).weight);

		let used = |who| crate::Admission::budget(&account(who)).used_bytes;
		let before = (used(CLERK), used(CITIZEN));
		assert_ok!(Executive::apply_extrinsic(transaction).unwrap());
		assert_eq!((used(CLERK), used(CITIZEN)), (before.0 + cost.bytes, before.1));
		assert_eq!(crate::Approvals::case(1).unwrap().state, CaseState::Received);

		// In a batch, and one in another, which would be refused.
		let call = |inner| relay(CITIZEN, order(CITIZEN, inner));
		let batch = pallet_utility::Call::batch { calls: vec![call(call(submit()))] };
		let transaction = signed(CLERK, batch, mortal(), System::account_nonce(account(CLERK)));
		let length = transaction.encoded_size() as u64;
		let cost = budgets::cost_of(&transaction);
		assert_eq!(cost.bytes, 3 * length + 3 * budgets::STATE_PER_CALL);
	});
}

#[test]
fn state_of_an_order_is_less_than_what_is_counted() {
	run(|| {
		open();
		assert_ok!(send(CLERK, relay(CITIZEN, order(CITIZEN, submit()))));
		let mark = pallet_orders::Marks::<Runtime>::iter_keys().next().unwrap();
		let key = pallet_orders::Marks::<Runtime>::hashed_key_for(mark);
		let value = pallet_orders::Marks::<Runtime>::get(mark).unwrap().encoded_size();
		assert_eq!((key.len(), value), (64, 9));
		assert!(((key.len() + value) as u64) < budgets::STATE_PER_CALL / 2);
	});
}

#[test]
fn officer_pays_for_the_cancellation_and_more_than_it_stores() {
	run(|| {
		open();
		let call = relay_cancellation(CITIZEN, &order(CITIZEN, submit()));
		let transaction = signed(CLERK, call, mortal(), System::account_nonce(account(CLERK)));
		let cost = budgets::cost_of(&transaction);
		assert_eq!(cost.bytes, 3 * transaction.encoded_size() as u64 + budgets::STATE_PER_CALL);
		let used = |who| crate::Admission::budget(&account(who)).used_bytes;
		let before = (used(CLERK), used(CITIZEN));
		assert_ok!(Executive::apply_extrinsic(transaction).unwrap());
		assert_eq!((used(CLERK), used(CITIZEN)), (before.0 + cost.bytes, before.1));

		let (mark, value) = pallet_orders::Marks::<Runtime>::iter().next().unwrap();
		let mark = pallet_orders::Marks::<Runtime>::hashed_key_for(mark).len();
		let count = pallet_orders::Cancellations::<Runtime>::hashed_key_for(account(CITIZEN)).len();
		assert_eq!((mark, value.encoded_size(), count), (64, 41, 80));
		let stored = mark + value.encoded_size() + count + 1;
		assert!((stored as u64) < budgets::STATE_PER_CALL / 2);
	});
}

#[test]
fn every_orderable_call_fits_at_its_longest() {
	let papers = vec![Commitment::zero(); govchain_primitives::approvals::MAX_DOCUMENTS as usize];
	let submit: RuntimeCall = Approvals::submit {
		matter: 0,
		party: Party::Committed(Commitment::zero()),
		documents: papers,
		content: Commitment::zero(),
	}
	.into();
	assert!(submit.encoded_size() as u32 <= MAX_CALL_BYTES);
	// Relaying it takes a small part of a block.
	let order = OrderV1 {
		signer: account(CITIZEN),
		department: None,
		number: 0,
		from: 0,
		until: 0,
		call: submit,
	};
	let call = relay_with(order, sp_core::sr25519::Signature::default());
	let weight = call.get_dispatch_info().call_weight;
	let block = crate::configs::RuntimeBlockWeights::get().max_block;
	assert!(weight.all_lt(block / 50) && weight.all_gt(Weight::zero()), "{weight}");
}

#[test]
fn citizen_takes_an_order_back() {
	run(|| {
		open();
		let order = order(CITIZEN, submit());
		let cancel = Orders::cancel { number: order.number, until: order.until };
		assert_ok!(send(CITIZEN, cancel));
		let cancelled = Error::<Runtime>::OrderCancelled;
		assert_noop!(send(CLERK, relay(CITIZEN, order)), cancelled);
	});
}

#[test]
fn citizen_takes_an_order_back_at_a_window() {
	run(|| {
		open();
		let order = order(CITIZEN, submit());
		// By another one's key it is none.
		let forged = relay_cancellation(STRANGER, &order);
		assert_noop!(send(CLERK, forged), Error::<Runtime>::SignatureInvalid);
		let call = || relay_cancellation(CITIZEN, &order);
		use pallet_departments::Error::*;
		for (who, error) in [
			(CITIZEN, departments(NotOfficer)),
			(STRANGER, departments(NotOfficer)),
			("//Centre//head", departments(RoleMissing)),
			("//Urban//approver1", departments(RoleMissing)),
		] {
			assert_noop!(send(who, call()), error);
		}
		assert_ok!(send(CLERK, call()));
		let by = last(|event| match event {
			RuntimeEvent::Orders(Event::CancellationRelayed {
				signer,
				officer,
				department,
				..
			}) => Some((signer, officer, department)),
			_ => None,
		});
		assert_eq!(by, Some((account(CITIZEN), account(CLERK), CENTRE)));
		let end = || crate::Orders::order_end(&order.signer, order.number, order.until);
		assert_eq!(end(), Some(OrderEnd::Cancelled));
		let cancelled = DispatchError::from(Error::<Runtime>::OrderCancelled);
		assert_noop!(send(CLERK, relay(CITIZEN, order.clone())), cancelled);
		assert_noop!(send(CLERK, call()), cancelled);
		// It goes with the order's end.
		next_block(order.until + 1);
		next_block(order.until + SLOT_MILLIS);
		assert_noop!(send(CLERK, call()), Error::<Runtime>::Expired);

		let done = super::orders::order(CITIZEN, submit());
		assert_ok!(send(CLERK, relay(CITIZEN, done.clone())));
		let too_late = Error::<Runtime>::AlreadyRelayed;
		assert_noop!(send(CLERK, relay_cancellation(CITIZEN, &done)), too_late);
	});
}

#[test]
fn permission_to_relay_is_explained() {
	run(|| {
		open();
		let call = relay(CITIZEN, order(CITIZEN, submit()));
		let explained = explain(&account(CLERK), &call);
		assert!(explained.is_allowed());
		assert_eq!(explained.ways[0].department, Some(CENTRE));
		let other = TestOrder { department: Some(URBAN), ..order(CITIZEN, submit()) };
		let explained = explain(&account(CLERK), &relay(CITIZEN, other));
		assert_eq!(explained.ways[0].obstacle, Some(Obstacle::NotOfDepartment(URBAN)));
		let explained = explain(&account(CITIZEN), &call);
		assert!(!explained.is_allowed());
		let cancel = Orders::cancel { number: 1, until: 1 }.into();
		assert!(explain(&account(CITIZEN), &cancel).is_allowed());
		assert!(!explain(&account(STRANGER), &cancel).is_allowed());
		// Whichever department the order names.
		let other = TestOrder { department: Some(URBAN), ..order(CITIZEN, submit()) };
		let cancellation = relay_cancellation(CITIZEN, &other);
		assert!(explain(&account(CLERK), &cancellation).is_allowed());
		assert!(!explain(&account(CITIZEN), &cancellation).is_allowed());
	});
}
