// SPDX-License-Identifier: Apache-2.0

//! Fixed bytes of everything that is stored or handed in. A change here needs a migration, or breaks
//! clients.

use codec::{Encode, MaxEncodedLen};
use frame_support::BoundedVec;
use govchain_primitives::{
	approvals::{
		CaseState, Channel, Decision, Definition, Edge, Matter, MatterDraft, PartyRule,
		Performance, QuorumRule, Silence, StepDefinition, StepDraft, StepSet, StepState, Vote,
	},
	AgendaKey, Limit, Party, Role,
};
use govchain_test_support::{account, AccountId};
use sp_core::bytes::to_hex;

use crate::{mock::*, types::*};

#[track_caller]
fn assert_hex(value: impl Encode, hex: &[&str]) {
	assert_eq!(to_hex(&value.encode(), false), format!("0x{}", hex.concat()));
}

fn of(byte: &str, times: usize) -> String {
	byte.repeat(times)
}

const LIMIT: Limit = Limit::WorkingDay { ordinal: 2, second: 86_399 };
const ALARM: AgendaKey = AgendaKey { limit: LIMIT, number: 5 };

#[test]
fn matter_is_stored_in_these_bytes() {
	assert_hex(Matter { department: 1, latest: 2, retired: true }, &["01000000", "0200", "01"]);
}

#[test]
fn definition_is_stored_in_the_bytes_that_are_handed_in() {
	let step = StepDraft {
		name: b"fire".to_vec(),
		department: 10,
		role: Role::Approver,
		quorum: QuorumRule::AtLeast(2),
		limit_days: 5,
		silence: Silence::TacitConsent { legal_basis: hash(9) },
		papers: vec![0],
	};
	let draft = MatterDraft {
		name: b"city".to_vec(),
		service_centre: 2,
		party: PartyRule::Named { legal_basis: hash(8) },
		papers: vec![hash(1)],
		steps: vec![step.clone()],
		edges: vec![Edge { before: 0, after: 1 }],
	};
	let definition = Definition {
		name: BoundedVec::truncate_from(draft.name.clone()),
		service_centre: 2,
		party: draft.party,
		papers: BoundedVec::truncate_from(draft.papers.clone()),
		steps: BoundedVec::truncate_from(vec![StepDefinition {
			name: BoundedVec::truncate_from(step.name),
			department: 10,
			role: step.role,
			quorum: step.quorum,
			limit_days: 5,
			silence: step.silence,
			papers: BoundedVec::truncate_from(step.papers),
		}]),
		edges: BoundedVec::truncate_from(draft.edges.clone()),
	};
	let hex = [
		"1063697479",
		"02000000",
		&format!("01{}", of("08", 32)),
		&format!("04{}", of("01", 32)),
		"04",
		"1066697265",
		"0a000000",
		"03",
		"0002",
		"0500",
		&format!("01{}", of("09", 32)),
		"0400",
		"04",
		"0001",
	];
	assert_hex(&draft, &hex);
	assert_hex(&definition, &hex);
}

#[test]
fn case_is_stored_in_these_bytes() {
	let case = Case::<AccountId> {
		matter: 1,
		version: 2,
		steps: 4,
		state: CaseState::Correction,
		party: Party::Identity(6),
		channel: Channel::Window { department: 2, officer: account(7) },
		received_at: 1,
		accepted_at: Some(2),
		content: hash(12),
		opened: StepSet(3),
		done: StepSet(1),
		tacit: StepSet(1),
		asked: StepSet(2),
		correction: Some(Correction {
			step: 1,
			notice: hash(14),
			asked_at: 3,
			limit: LIMIT,
			alarm: Some(ALARM),
		}),
		next_due: Some(Limit::Moment(4)),
		transitions: 9,
		head: hash(15),
	};
	assert_hex(
		case,
		&[
			"01000000",
			"0200",
			"04",
			"03",
			"000600000000000000",
			&format!("0102000000{}", of("07", 32)),
			"0100000000000000",
			"010200000000000000",
			&of("0c", 32),
			"0300000000000000",
			"0100000000000000",
			"0100000000000000",
			"0200000000000000",
			"01",
			"01",
			&of("0e", 32),
			"0300000000000000",
			"00020000007f510100",
			"01",
			"00020000007f510100",
			"0500000000000000",
			"01",
			"010400000000000000",
			"09000000",
			&of("0f", 32),
		],
	);
}

#[test]
fn step_is_stored_in_these_bytes() {
	let step = Step::<AccountId> {
		opened_at: 1,
		state: StepState::Running { limit: LIMIT },
		suspended: 2,
		alarm: Some(ALARM),
		votes: BoundedVec::truncate_from(vec![
			Vote { officer: account(7), decision: Decision::Reject, at: 3, in_place_of: None },
			Vote {
				officer: account(8),
				decision: Decision::Approve,
				at: 4,
				in_place_of: Some(account(9)),
			},
		]),
	};
	assert_hex(
		step,
		&[
			"0100000000000000",
			"0000020000007f510100",
			"0200000000000000",
			"01",
			"00020000007f510100",
			"0500000000000000",
			"08",
			&of("07", 32),
			"01",
			"0300000000000000",
			"00",
			&of("08", 32),
			"00",
			"0400000000000000",
			&format!("01{}", of("09", 32)),
		],
	);
	assert_hex(
		StepState::Suspended { since: 1, days_left: 2 },
		&["01", "0100000000000000", "0200"],
	);
	assert_hex(
		StepState::Overdue { due: 1, suspended_since: None },
		&["02", "0100000000000000", "00"],
	);
	assert_hex(
		StepState::Approved { at: 1, used: 2, late: true },
		&["03", "0100000000000000", "0200000000000000", "01"],
	);
	assert_hex(
		StepState::Tacit { at: 1, used: 2 },
		&["04", "0100000000000000", "0200000000000000"],
	);
}

#[test]
fn concluded_case_is_stored_in_these_bytes() {
	let case = ConcludedCase {
		matter: 1,
		version: 2,
		outcome: CaseState::Lapsed,
		party: Party::Committed(hash(6)),
		received_at: 1,
		accepted_at: None,
		concluded_at: 3,
		transitions: 9,
		head: hash(15),
	};
	assert_hex(
		case,
		&[
			"01000000",
			"0200",
			"0d",
			&format!("01{}", of("06", 32)),
			"0100000000000000",
			"00",
			"0300000000000000",
			"09000000",
			&of("0f", 32),
		],
	);
}

#[test]
fn performance_is_stored_in_these_bytes() {
	let performance = Performance {
		opened: 1,
		open: 2,
		overdue: 3,
		in_time: 4,
		late: 5,
		tacit: 6,
		undecided: 7,
		seconds_used: 8,
	};
	let hex: Vec<_> = (1..=8).map(|n| format!("{n:02x}{}", of("00", 7))).collect();
	assert_hex(performance, &hex.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn documents_are_stored_in_these_bytes() {
	let documents: Documents = BoundedVec::truncate_from(vec![hash(1)]);
	assert_hex(documents, &["04", &of("01", 32)]);
}

#[test]
fn states_have_these_indices() {
	use CaseState::*;
	let states = [
		Received,
		Accepted,
		NotAccepted,
		Correction,
		SpecialProcedure,
		Extended,
		Approved,
		ApprovedPapersToFollow,
		Rejected,
		Withdrawn,
		Recalled,
		Revoked,
		Tacit,
		Lapsed,
	];
	for (index, state) in (0u8..).zip(states) {
		assert_eq!(state.encode(), [index]);
	}
	assert_eq!(PartyRule::Committed.encode(), [0]);
	assert_eq!(PartyRule::Either { legal_basis: hash(0) }.encode()[0], 2);
	assert_eq!(Silence::Escalate.encode(), [0]);
	assert_eq!(Channel::Own { account: account(1) }.encode()[0], 0);
	assert_eq!(Decision::Approve.encode(), [0]);
}

#[test]
fn errors_carry_what_they_name() {
	use sp_runtime::{DispatchError, ModuleError};
	let error: DispatchError = crate::Error::<Test>::EdgeRepeated { before: 3, after: 4 }.into();
	assert_eq!(
		error,
		DispatchError::Module(ModuleError {
			index: 1,
			error: [14, 3, 4, 0],
			message: Some("EdgeRepeated")
		})
	);
}

#[test]
fn largest_records_stay_small() {
	assert!(Case::<AccountId>::max_encoded_len() <= 350);
	assert!(ConcludedCase::max_encoded_len() <= 101);
	assert!(Definition::max_encoded_len() <= 30_000);
	assert!(Step::<AccountId>::max_encoded_len() <= 2_400);
}
