// SPDX-License-Identifier: Apache-2.0

//! Rules over acts of real rooms: what takes the voices of two departments can't be had from one.

use codec::Decode;
use frame_support::{
	assert_noop, assert_ok,
	traits::{Contains, GetCallMetadata},
	weights::Weight,
};
use govchain_primitives::{
	acts::{ActId, JointActId, JointRule, Quorum, Rule, Voice},
	approvals::{CaseState, Decision, Silence},
	permission::Obstacle,
	Agenda, AgendaItem, Commitment, Role,
};
use pallet_acts::{Call as Acts, Error};
use pallet_departments::Error as Departments;

use super::*;
use crate::configs::calls::Rulable;

const CITIZEN: &str = "//Citizen";
const CENTRE_HEAD: &str = "//Centre//head";
const URBAN_HEAD: &str = "//Urban//head";

/// `IdentityRegistry::freeze`.
const FREEZE: ActId = ActId { pallet: 23, call: 2 };
/// `Approvals::decide`.
const DECIDE: ActId = ActId { pallet: 52, call: 7 };

fn freeze(identity: IdentityId) -> RuntimeCall {
	let reason = Commitment::repeat_byte(1);
	pallet_identity_registry::Call::freeze { identity, reason }.into()
}

fn head(department: DepartmentId) -> Voice {
	Voice { department, role: Role::Head }
}

fn both_heads(quorum: Quorum) -> Rule {
	let voices = vec![head(CENTRE), head(URBAN)];
	Rule::Joint(JointRule { voices: voices.try_into().unwrap(), quorum, days: 3 })
}

fn set(act: ActId, rule: Rule) {
	assert_ok!(decree(Acts::set_rule { act, rule }));
}

fn propose(who: &str, role: Role, call: RuntimeCall) -> JointActId {
	assert_ok!(send(who, Acts::propose { role, call: Box::new(call) }));
	pallet_acts::LastJointAct::<Runtime>::get()
}

fn endorse(who: &str, id: JointActId) -> DispatchResult {
	let shown = crate::Acts::joint_act(id).ok_or(Error::<Runtime>::JointActUnknown)?;
	let (call_hash, weight_bound) = (shown.call_hash, shown.weight);
	send(who, Acts::endorse { id, role: Role::Head, call_hash, weight_bound })
}

fn executed() -> Option<DispatchResult> {
	last(|event| match event {
		RuntimeEvent::Acts(pallet_acts::Event::Executed { result, .. }) => Some(result),
		_ => None,
	})
}

fn is_frozen(uri: &str) -> bool {
	IdentityRegistry::is_frozen(&account(uri))
}

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

#[test]
fn identity_is_frozen_when_two_departments_agree() {
	run(|| {
		let identity = register(CITIZEN);
		set(FREEZE, both_heads(Quorum::All));
		assert_noop!(send(REGISTRAR, freeze(identity)), filtered());

		// The registrar may freeze, but has no voice; the heads have voices, but may not freeze.
		let id = propose(REGISTRAR, Role::Registrar, freeze(identity));
		let shown = crate::Acts::joint_act(id).unwrap();
		assert_eq!(RuntimeCall::decode(&mut &shown.call[..]).unwrap(), freeze(identity));
		assert_eq!(shown.missing, [head(CENTRE), head(URBAN)]);
		assert_ok!(endorse(CENTRE_HEAD, id));
		assert!(!is_frozen(CITIZEN));
		next_block(START + SLOT_MILLIS);
		assert_ok!(endorse(URBAN_HEAD, id));
		assert_eq!(executed(), Some(Ok(())));
		assert!(is_frozen(CITIZEN));
		assert_eq!(crate::Calendar::agenda().scheduled, 0);

		// Unfreezing has no rule.
		assert_ok!(send(REGISTRAR, pallet_identity_registry::Call::unfreeze { identity }));
	});
}

#[test]
fn voices_do_not_give_the_right_of_the_room() {
	run(|| {
		let identity = register(CITIZEN);
		set(FREEZE, both_heads(Quorum::All));
		let id = propose(CENTRE_HEAD, Role::Head, freeze(identity));
		assert_ok!(endorse(URBAN_HEAD, id));
		assert_eq!(executed(), Some(Err(Departments::<Runtime>::RoleMissing.into())));
		assert!(!is_frozen(CITIZEN));
	});
}

#[test]
fn one_department_is_not_two() {
	run(|| {
		let identity = register(CITIZEN);
		set(FREEZE, both_heads(Quorum::All));
		let id = propose(REGISTRAR, Role::Registrar, freeze(identity));
		assert_ok!(endorse(CENTRE_HEAD, id));
		assert_noop!(endorse(CENTRE_HEAD, id), Error::<Runtime>::AlreadyEndorsed);
		assert_noop!(endorse("//Fire//head", id), Error::<Runtime>::NoVoice);
		assert_noop!(endorse("//Urban//approver1", id), Departments::<Runtime>::RoleMissing);
		assert_noop!(endorse(CITIZEN, id), Departments::<Runtime>::NotOfficer);
		assert!(!is_frozen(CITIZEN));
	});
}

#[test]
fn ruled_call_is_filtered_when_it_is_wrapped() {
	run(|| {
		let identity = register(CITIZEN);
		set(FREEZE, both_heads(Quorum::All));
		let call = || Box::new(freeze(identity));
		let calls = || vec![freeze(identity)];
		for wrapped in [
			RuntimeCall::from(pallet_utility::Call::batch_all { calls: calls() }),
			pallet_utility::Call::if_else { main: call(), fallback: call() }.into(),
			pallet_multisig::Call::as_multi_threshold_1 {
				other_signatories: vec![account(CITIZEN)],
				call: call(),
			}
			.into(),
		] {
			assert_noop!(send(REGISTRAR, wrapped.clone()), filtered());
			// Nor does it become an act of its own.
			let propose = Acts::propose { role: Role::Registrar, call: Box::new(wrapped) };
			assert_noop!(send(REGISTRAR, propose), Error::<Runtime>::NotJoint);
		}
		assert_ok!(send(REGISTRAR, pallet_utility::Call::batch { calls: calls() }));
		let error = last(|event| match event {
			RuntimeEvent::Utility(pallet_utility::Event::BatchInterrupted { error, .. }) => {
				Some(error)
			}
			_ => None,
		});
		assert_eq!(error, Some(filtered()));
		assert!(!is_frozen(CITIZEN));
	});
}

#[test]
fn council_does_a_forbidden_act_when_it_may_carry_it() {
	run(|| {
		let identity = register(CITIZEN);
		assert_ok!(send(REGISTRAR, freeze(identity)));
		let unfreeze = || pallet_identity_registry::Call::unfreeze { identity };
		set(ActId { pallet: 23, call: 3 }, Rule::Forbidden);
		assert_noop!(send(REGISTRAR, unfreeze()), filtered());
		// Root passes every filter.
		assert_ok!(decree(unfreeze()));
		assert!(!is_frozen(CITIZEN));
		assert_ok!(decree(Acts::clear_rule { act: ActId { pallet: 23, call: 3 } }));
		assert_eq!(crate::Acts::rules(), []);
	});
}

#[test]
fn suspended_proposer_and_endorser_do_not_count() {
	run(|| {
		let identity = register(CITIZEN);
		set(FREEZE, both_heads(Quorum::All));
		let id = propose(REGISTRAR, Role::Registrar, freeze(identity));
		assert_ok!(endorse(URBAN_HEAD, id));

		let suspend = pallet_departments::Call::suspend_officer { account: account(REGISTRAR) };
		assert_ok!(send(CENTRE_HEAD, suspend));
		assert_noop!(endorse(CENTRE_HEAD, id), Error::<Runtime>::ProposerCantAct);
		let reinstate = pallet_departments::Call::reinstate_officer { account: account(REGISTRAR) };
		assert_ok!(send(CENTRE_HEAD, reinstate));

		let suspend =
			pallet_departments::Call::suspend_department { department: URBAN, inclusive: false };
		assert_ok!(decree(suspend));
		assert_ok!(endorse(CENTRE_HEAD, id));
		assert_eq!(executed(), None);
		assert!(!is_frozen(CITIZEN));

		let reinstate = pallet_departments::Call::reinstate_department { department: URBAN };
		assert_ok!(motion(&[COUNCIL[0], COUNCIL[2], COUNCIL[3]], enact(reinstate)));
		assert_ok!(endorse(URBAN_HEAD, id));
		assert_eq!(executed(), Some(Ok(())));
		assert!(is_frozen(CITIZEN));
	});
}

#[test]
fn successor_speaks_and_withdraws_for_a_department_that_was_abolished() {
	run(|| {
		let identity = register(CITIZEN);
		let voices = vec![head(CENTRE), head(FIRE)].try_into().unwrap();
		set(FREEZE, Rule::Joint(JointRule { voices, quorum: Quorum::All, days: 3 }));
		let id = propose(REGISTRAR, Role::Registrar, freeze(identity));
		let of_fire = propose("//Fire//approver1", Role::Approver, freeze(identity));
		let abolish = pallet_departments::Call::abolish { department: FIRE, successor: URBAN };
		assert_ok!(decree(abolish));
		assert_noop!(endorse("//Fire//head", id), Departments::<Runtime>::DepartmentAbolished);
		assert_noop!(endorse("//Housing//head", id), Error::<Runtime>::NoVoice);
		let withdraw = || Acts::withdraw { id: of_fire };
		assert_noop!(send("//Housing//head", withdraw()), Error::<Runtime>::NotProposer);
		let refusal = Departments::<Runtime>::DepartmentAbolished;
		assert_noop!(send("//Fire//approver1", withdraw()), refusal);
		assert_ok!(send(URBAN_HEAD, withdraw()));

		assert_ok!(endorse(CENTRE_HEAD, id));
		assert_ok!(endorse(URBAN_HEAD, id));
		assert_eq!(executed(), Some(Ok(())));
		assert!(is_frozen(CITIZEN));
	});
}

#[test]
fn stand_in_and_officer_are_one_voice() {
	run(|| {
		let identity = register(CITIZEN);
		let approver = Voice { department: URBAN, role: Role::Approver };
		let voices = vec![head(URBAN), approver].try_into().unwrap();
		set(FREEZE, Rule::Joint(JointRule { voices, quorum: Quorum::All, days: 3 }));
		let roles = std::collections::BTreeSet::from([Role::Head]).try_into().unwrap();
		let lend = pallet_departments::Call::set_stand_in {
			account: account(URBAN_HEAD),
			stand_in: account("//Urban//approver2"),
			from: now(),
			until: now() + 60_000,
			roles,
		};
		assert_ok!(send(URBAN_HEAD, lend));
		let id = propose(REGISTRAR, Role::Registrar, freeze(identity));
		assert_ok!(endorse("//Urban//approver2", id));
		assert_noop!(endorse(URBAN_HEAD, id), Error::<Runtime>::VoiceGiven);
		// Nor does the one who stands in speak as what he is himself.
		let shown = crate::Acts::joint_act(id).unwrap();
		let (call_hash, weight_bound) = (shown.call_hash, shown.weight);
		let speak = || Acts::endorse { id, role: Role::Approver, call_hash, weight_bound };
		assert_noop!(send("//Urban//approver2", speak()), Error::<Runtime>::OneVoiceEach);
		assert_ok!(send("//Urban//approver1", speak()));
		assert!(is_frozen(CITIZEN));
	});
}

/// As if the limit came `millis` from now: working days would be thousands of blocks.
fn hurry(id: JointActId, millis: u64) {
	let limit = <crate::Calendar as WorkingCalendar>::after(now(), millis).unwrap();
	let alarm = crate::Calendar::schedule(limit, AgendaItem::JointAct { act: id }).unwrap();
	pallet_acts::JointActs::<Runtime>::mutate(id, |record| {
		let record = record.as_mut().unwrap();
		crate::Calendar::cancel(record.alarm);
		record.alarm = alarm;
	});
}

#[test]
fn joint_act_lapses_by_the_agenda() {
	run(|| {
		let identity = register(CITIZEN);
		set(FREEZE, both_heads(Quorum::All));
		let id = propose(REGISTRAR, Role::Registrar, freeze(identity));
		assert_eq!(crate::Calendar::agenda().scheduled, 1);
		hurry(id, 30_000);
		next_block(START + 30_000);
		assert_ok!(endorse(CENTRE_HEAD, id));

		// The limit has passed, and the agenda, which sees the time of the block before, hasn't
		// noticed.
		next_block(START + 31_000);
		assert_noop!(endorse(URBAN_HEAD, id), Error::<Runtime>::TooLate);
		next_block(START + 32_000);
		assert_eq!(crate::Acts::joint_act(id), None);
		let lapsed = last(|event| match event {
			RuntimeEvent::Acts(pallet_acts::Event::Lapsed { id }) => Some(id),
			_ => None,
		});
		assert_eq!(lapsed, Some(id));
		assert_eq!(crate::Calendar::agenda().scheduled, 0);
		assert!(!is_frozen(CITIZEN));
	});
}

#[test]
fn limit_of_a_joint_act_is_in_working_days() {
	run(|| {
		set(FREEZE, both_heads(Quorum::All));
		let id = propose(REGISTRAR, Role::Registrar, freeze(1));
		// From a Monday three working days on, to the last second of Thursday.
		let due = crate::Acts::joint_act(id).unwrap().due;
		assert_eq!(due, crate::Calendar::date_after_working_days(START, 3));
		assert_eq!(due.unwrap(), START + (3 * 24 + 15) * 3_600_000 - 1);
	});
}

/// Decisions take the head of the fire department beside its approver.
fn set_both_of_fire() {
	let voices = vec![head(FIRE), Voice { department: FIRE, role: Role::Approver }];
	let voices = voices.try_into().unwrap();
	set(DECIDE, Rule::Joint(JointRule { voices, quorum: Quorum::All, days: 2 }));
}

fn decide() -> RuntimeCall {
	let reason = Commitment::repeat_byte(2);
	let decision = Decision::Approve;
	pallet_approvals::Call::decide { case: 0, step: 0, decision, reason }.into()
}

#[test]
fn decision_of_a_step_takes_the_head_beside_the_officer() {
	run(|| {
		rooms::open_case(vec![rooms::step(FIRE, 5, Silence::Escalate)]);
		set_both_of_fire();
		let decide = decide();
		assert_noop!(send("//Fire//approver1", decide.clone()), filtered());
		let id = propose("//Fire//approver1", Role::Approver, decide);
		assert_ok!(endorse("//Fire//head", id));
		assert_eq!(executed(), Some(Ok(())));
		assert_eq!(crate::Approvals::case(0).unwrap().state, CaseState::Approved);
	});
}

#[test]
fn head_has_no_voice_on_a_case_of_his_own() {
	run(|| {
		rooms::open_case_of("//Fire//head", vec![rooms::step(FIRE, 5, Silence::Escalate)]);
		set_both_of_fire();
		let id = propose("//Fire//approver1", Role::Approver, decide());
		let own_case = pallet_approvals::Error::<Runtime>::OwnCase;
		assert_noop!(endorse("//Fire//head", id), own_case);
		let shown = crate::Acts::joint_act(id).unwrap();
		let (call_hash, weight_bound) = (shown.call_hash, shown.weight);
		let endorse = Acts::endorse { id, role: Role::Head, call_hash, weight_bound }.into();
		let explained = crate::permission::explain(&account("//Fire//head"), &endorse);
		assert_eq!(explained.ways[0].obstacle, Some(Obstacle::OwnCase));
		assert_eq!(crate::Approvals::case(0).unwrap().state, CaseState::Accepted);
	});
}

#[test]
fn voice_of_a_head_is_gone_when_he_applies_for_what_it_was_given_on() {
	run(|| {
		let mut voices = vec![head(FIRE), head(URBAN)];
		voices.push(Voice { department: FIRE, role: Role::Approver });
		let voices = voices.try_into().unwrap();
		set(DECIDE, Rule::Joint(JointRule { voices, quorum: Quorum::All, days: 2 }));
		// The next case, which isn't there yet.
		let id = propose("//Fire//approver1", Role::Approver, decide());
		assert_ok!(endorse("//Fire//head", id));
		rooms::open_case_of("//Fire//head", vec![rooms::step(FIRE, 5, Silence::Escalate)]);
		assert_ok!(endorse(URBAN_HEAD, id));
		assert_eq!(executed(), None);
		assert_eq!(crate::Acts::joint_act(id).unwrap().missing, [head(FIRE)]);
		assert_eq!(crate::Approvals::case(0).unwrap().state, CaseState::Accepted);
	});
}

#[test]
fn rules_are_set_by_motion_alone() {
	run(|| {
		let set = Acts::set_rule { act: FREEZE, rule: Rule::Forbidden };
		for who in [CENTRE_HEAD, REGISTRAR, STRANGER] {
			assert_noop!(send(who, set.clone()), sp_runtime::traits::BadOrigin);
		}
		assert_eq!(motion(&COUNCIL[..2], enact(set)), Err(sp_runtime::traits::BadOrigin.into()));
		assert_eq!(crate::Acts::rules(), []);
	});
}

#[test]
fn nobody_can_rule_what_keeps_the_chain_and_the_rules_going() {
	run(|| {
		let name = |call: RuntimeCall| {
			let bytes = call.encode();
			ActId { pallet: bytes[0], call: bytes[1] }
		};
		for call in [
			remark(),
			frame_system::Call::apply_authorized_upgrade { code: vec![] }.into(),
			pallet_timestamp::Call::set { now: 0 }.into(),
			pallet_session::Call::purge_keys {}.into(),
			enact(remark()),
			pallet_utility::Call::batch { calls: vec![] }.into(),
			Acts::withdraw { id: 1 }.into(),
			pallet_departments::Call::settle_seat { department: 1 }.into(),
			pallet_multisig::Call::as_multi_threshold_1 {
				other_signatories: vec![],
				call: Box::new(remark()),
			}
			.into(),
			RuntimeCall::Council(pallet_collective::Call::execute {
				proposal: Box::new(remark()),
				length_bound: 0,
			}),
		] {
			let rule = Acts::set_rule { act: name(call), rule: Rule::Forbidden };
			assert_eq!(decree(rule), Err(Error::<Runtime>::NotRulable.into()));
		}
	});
}

#[test]
fn rulable_acts_are_decisions_of_our_rooms() {
	let rulable: Vec<ActId> = (0..=u8::MAX)
		.flat_map(|pallet| (0..=u8::MAX).map(move |call| ActId { pallet, call }))
		.filter(Rulable::contains)
		.collect();
	// As many as the list names: each name is that of a call.
	assert_eq!(rulable.len(), 22);
	assert!(rulable.iter().all(|act| [23, 24, 50, 51, 52].contains(&act.pallet)));
	// What fills the seats of the council and goes on in safe mode: appoint, set_roles, set_mandate,
	// reinstate_officer, settle_seat.
	for call in [6, 7, 8, 10, 12] {
		assert!(!Rulable::contains(&ActId { pallet: 24, call }));
	}
	// The list is by name, and rules are by number: both say the same of a call.
	let metadata = freeze(0).get_call_metadata();
	assert_eq!((metadata.pallet_name, metadata.function_name), ("IdentityRegistry", "freeze"));
	assert_eq!(freeze(0).encode()[..2], [FREEZE.pallet, FREEZE.call]);
	assert!(Rulable::contains(&FREEZE) && Rulable::contains(&DECIDE));
}

#[test]
fn weight_of_the_call_is_part_of_the_joint_act() {
	use frame_support::dispatch::GetDispatchInfo;
	run(|| {
		let call = Box::new(freeze(1));
		let inner = call.get_dispatch_info().call_weight;
		let propose = RuntimeCall::from(Acts::propose { role: Role::Registrar, call });
		assert!(propose.get_dispatch_info().call_weight.all_gt(inner));
		let endorse = |weight_bound| {
			let call_hash = H256::zero();
			RuntimeCall::from(Acts::endorse { id: 1, role: Role::Head, call_hash, weight_bound })
				.get_dispatch_info()
				.call_weight
		};
		assert_eq!(endorse(inner), endorse(Weight::zero()) + inner);
	});
}
