// SPDX-License-Identifier: Apache-2.0

//! Journeys through several rooms.

use codec::Decode;
use frame_support::{assert_noop, assert_ok, traits::KeyOwnerProofSystem};
use govchain_primitives::{
	approvals::{
		CaseState, Decision, Edge, MatterDraft, PartyRule, QuorumRule, Silence, StepDraft,
		StepState,
	},
	authorities::{FaultKind, Standing},
	Commitment, Party, Role,
};
use pallet_approvals::Call as Approvals;
use sp_consensus_grandpa::{localized_payload, EquivocationProof, KEY_TYPE};
use sp_core::{
	crypto::{key_types, ByteArray},
	ed25519,
};

use super::*;
use crate::{opaque::reported, Authorities, Session};

const CITIZEN: &str = "//Citizen";

pub fn step(department: DepartmentId, limit_days: u16, silence: Silence) -> StepDraft {
	StepDraft {
		name: b"Review".to_vec(),
		department,
		role: Role::Approver,
		quorum: QuorumRule::AtLeast(1),
		limit_days,
		silence,
		papers: vec![],
	}
}

/// Publishes a matter of these steps, one after the other; a citizen applies for it, and the case is
/// accepted.
pub fn open_case(steps: Vec<StepDraft>) {
	register(CITIZEN);
	open_case_of(CITIZEN, steps);
}

/// As [`open_case`], and `applicant`, who has an identity, applies.
pub fn open_case_of(applicant: &str, steps: Vec<StepDraft>) {
	let count = u8::try_from(steps.len()).unwrap();
	let edges = (1..count).map(|after| Edge { before: after - 1, after }).collect();
	open_graph_of(applicant, steps, edges);
}

/// As [`open_case_of`], with steps that wait for each other as `edges` say.
pub fn open_graph_of(applicant: &str, steps: Vec<StepDraft>, edges: Vec<Edge>) {
	let draft = MatterDraft {
		name: b"Shop sign".to_vec(),
		service_centre: CENTRE,
		party: PartyRule::Committed,
		papers: vec![],
		steps,
		edges,
	};
	assert_ok!(send("//Centre//editor", Approvals::publish_matter { draft }));
	let submit = Approvals::submit {
		matter: 0,
		party: Party::Committed(Commitment::repeat_byte(1)),
		documents: vec![Commitment::repeat_byte(2)],
		content: Commitment::repeat_byte(3),
	};
	assert_ok!(send(applicant, submit));
	assert_ok!(send("//Centre//clerk", Approvals::accept { case: 0 }));
}

fn approve(step: u8) -> Approvals<Runtime> {
	let reason = Commitment::repeat_byte(4);
	Approvals::decide { case: 0, step, decision: Decision::Approve, reason }
}

fn state() -> CaseState {
	crate::Approvals::case(0).unwrap().state
}

#[test]
fn case_is_approved_when_two_departments_decide() {
	run(|| {
		open_case(vec![step(URBAN, 5, Silence::Escalate), step(FIRE, 5, Silence::Escalate)]);
		next_block(START + SLOT_MILLIS);
		assert_eq!(state(), CaseState::Accepted);
		assert_eq!(crate::Approvals::open_steps(URBAN, None, 10).steps.len(), 1);
		assert_eq!(crate::Approvals::open_steps(FIRE, None, 10).steps.len(), 0);

		// Neither a head without the role, nor another department, nor the wrong step.
		let errors: [(&str, u8, DispatchError); 4] = [
			("//Urban//head", 0, pallet_departments::Error::<Runtime>::RoleMissing.into()),
			(CITIZEN, 0, pallet_departments::Error::<Runtime>::NotOfficer.into()),
			("//Fire//approver1", 0, pallet_approvals::Error::<Runtime>::NotStepDepartment.into()),
			("//Fire//approver1", 1, pallet_approvals::Error::<Runtime>::StepNotOpen.into()),
		];
		for (who, step, error) in errors {
			assert_noop!(send(who, approve(step)), error);
		}

		assert_ok!(send("//Urban//approver1", approve(0)));
		next_block(START + 2 * SLOT_MILLIS);
		assert_ok!(send("//Fire//approver2", approve(1)));
		assert_eq!(state(), CaseState::Approved);
		for department in [URBAN, FIRE] {
			assert_eq!(crate::Approvals::performance(department).in_time, 1);
		}
		assert_eq!(crate::Calendar::agenda().scheduled, 0);
	});
}

#[test]
fn department_can_not_decide_while_it_is_suspended() {
	run(|| {
		open_case(vec![step(FIRE, 5, Silence::Escalate)]);
		let suspend =
			pallet_departments::Call::suspend_department { department: FIRE, inclusive: false };
		assert_eq!(decree(suspend), Ok(()));
		assert_noop!(
			send("//Fire//approver1", approve(0)),
			pallet_departments::Error::<Runtime>::DepartmentSuspended
		);
		let reinstate = pallet_departments::Call::reinstate_department { department: FIRE };
		// The department has no seat meanwhile.
		assert_ok!(motion(&COUNCIL[..2], enact(reinstate)));
		assert_ok!(send("//Fire//approver1", approve(0)));
	});
}

#[test]
fn officer_can_not_decide_while_the_identity_is_frozen() {
	run(|| {
		open_case(vec![step(FIRE, 5, Silence::Escalate)]);
		let identity = IdentityRegistry::identity_of(&account("//Fire//approver1")).unwrap();
		let reason = Commitment::repeat_byte(5);
		assert_ok!(send(REGISTRAR, pallet_identity_registry::Call::freeze { identity, reason }));
		assert_noop!(
			send("//Fire//approver1", approve(0)),
			pallet_departments::Error::<Runtime>::IdentityNotInGoodStanding
		);
		// Nor can anyone freeze a councillor out of a motion.
		let identity = IdentityRegistry::identity_of(&account(COUNCIL[2])).unwrap();
		assert_noop!(
			send(REGISTRAR, pallet_identity_registry::Call::freeze { identity, reason }),
			pallet_identity_registry::Error::<Runtime>::IsCouncillor
		);
	});
}

/// 23:58 of the working day, so that a limit of one day is soon over.
const EVENING: Moment = START + (14 * 60 + 58) * 60_000;

#[test]
fn agenda_approves_a_step_by_silence_when_its_limit_passes() {
	run_from(EVENING, || {
		let silence = Silence::TacitConsent { legal_basis: H256::repeat_byte(6) };
		open_case(vec![step(URBAN, 1, silence), step(FIRE, 5, Silence::Escalate)]);
		// One block a minute is no standstill. The limit is the end of the next day, 24 hours and
		// two minutes away.
		let minutes = 24 * 60 + 2;
		for minute in 1..minutes {
			next_block(EVENING + minute * 60_000);
		}
		assert_eq!(crate::Calendar::agenda().scheduled, 1);
		// The agenda sees the time of the block before, so the second block of the new day settles.
		next_block(EVENING + minutes * 60_000);
		next_block(EVENING + minutes * 60_000 + SLOT_MILLIS);
		let case = crate::Approvals::case(0).unwrap();
		assert!(matches!(case.steps[0].state, Some(StepState::Tacit { .. })));
		assert!(pallet_approvals::OpenSteps::<Runtime>::contains_key(FIRE, (0, 1)));
		assert_eq!(crate::Approvals::performance(URBAN).tacit, 1);
		assert_eq!(crate::Calendar::standstills(0, 1), []);
	});
}

/// Two prevotes of //Bob for different blocks in one round.
fn double_vote() -> EquivocationProof<H256, BlockNumber> {
	let (set, round) = (0u64, 1u64);
	let pair = ed25519::Pair::from_string("//Bob", None).unwrap();
	let vote = |block: u8| {
		let target = (H256::repeat_byte(block), 3 as BlockNumber);
		// Variant 0 of a message is a prevote.
		let signature = pair.sign(&localized_payload(round, set, &(0_u8, target)));
		(target, signature)
	};
	// Variant 0 of an equivocation is one of prevotes.
	let encoded = (set, 0_u8, round, pair.public(), vote(1), vote(2)).encode();
	Decode::decode(&mut &encoded[..]).unwrap()
}

/// The report of the double vote of //Bob that a node makes.
fn report_of_bob() -> UncheckedExtrinsic {
	let equivocation = double_vote();
	let key_owner_proof = Authorities::prove((KEY_TYPE, equivocation.offender().clone())).unwrap();
	let call = pallet_grandpa::Call::report_equivocation_unsigned {
		equivocation_proof: Box::new(equivocation),
		key_owner_proof,
	};
	UncheckedExtrinsic::new_bare(call.into())
}

fn report() {
	let transaction = report_of_bob();
	assert!(validate(transaction.clone()).is_ok());
	assert_eq!(Executive::apply_extrinsic(transaction), Ok(Ok(())));
}

fn standing() -> Standing {
	let authorities = Authorities::authorities();
	authorities.iter().find(|info| info.account == account("//Bob")).unwrap().standing
}

/// The time of the first slot after the open block that is //Bob's.
fn slot_of_bob() -> Moment {
	let index = Session::validator_id_to_index(&account("//Bob")).unwrap();
	let slot = now() / SLOT_MILLIS + 1;
	(slot..slot + 4).find(|slot| slot % 4 == u64::from(index)).unwrap() * SLOT_MILLIS
}

#[test]
fn key_that_a_report_of_a_double_vote_is_about_is_read_from_its_bytes() {
	run(|| {
		let key = ed25519::Pair::from_string("//Bob", None).unwrap().public();
		let unsigned = report_of_bob();
		let RuntimeCall::Grandpa(pallet_grandpa::Call::report_equivocation_unsigned {
			equivocation_proof,
			key_owner_proof,
		}) = unsigned.function.clone()
		else {
			panic!("no report")
		};
		let call =
			pallet_grandpa::Call::report_equivocation { equivocation_proof, key_owner_proof };
		for report in [unsigned, signed(REGISTRAR, call, mortal(), 0)] {
			assert_eq!(reported(&report.encode()), Some((key.to_raw_vec(), key_types::GRANDPA)));
		}
	});
}

#[test]
fn double_vote_is_recorded_against_the_department_and_lifted_by_the_council() {
	run(|| {
		report();
		let (_, fault) = Authorities::faults(URBAN, 0).remove(0);
		assert_eq!(fault.authority, account("//Bob"));
		assert_eq!(fault.kind, FaultKind::DoubleVote { set: 0, round: 1 });
		assert_eq!(Session::disabled_validators().len(), 1);

		// Four stay in the set, for three could not agree with one at fault among them.
		let start = slot_of_bob() + SLOT_MILLIS;
		for block in 0..130 {
			next_block(start + block * 4 * SLOT_MILLIS);
		}
		assert_eq!(standing(), Standing::AtFault);
		assert_eq!(Session::validators().len(), 4);
		assert_eq!(Session::disabled_validators().len(), 1);

		let lift = pallet_authorities::Call::lift_fault { authority: account("//Bob") };
		assert_eq!(decree(lift), Ok(()));
		assert_eq!(standing(), Standing::Good);
		assert_eq!(Session::disabled_validators().len(), 0);
		next_block(slot_of_bob());
	});
}

#[test]
#[should_panic(expected = "is disabled and should not be attempting to author blocks")]
fn block_of_an_authority_at_fault_is_refused() {
	run(|| {
		report();
		next_block(slot_of_bob());
	});
}
