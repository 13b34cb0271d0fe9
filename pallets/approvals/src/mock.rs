// SPDX-License-Identifier: Apache-2.0

//! A runtime with this pallet and the mock of each seam, and a small town to run it in.

use frame_support::{assert_ok, derive_impl};
use govchain_primitives::{
	approvals::{
		CaseId, Decision, Edge, MatterDraft, MatterId, PartyRule, QuorumRule, Silence, StepDraft,
	},
	Capability, Commitment, DepartmentId, IdentityKind, Party, Role,
};
use govchain_test_support::{
	account, AccountId, MockAgenda, MockAuthorize, MockCalendar, MockIdentities,
};
use sp_core::H256;
use sp_runtime::{traits::IdentityLookup, BuildStorage};

use crate as pallet_approvals;
use crate::{Concluded, Event, MatterVersions, NextCaseId, NextMatterId};

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Approvals = pallet_approvals;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

impl pallet_approvals::Config for Test {
	type WeightInfo = ();
	type Authorize = MockAuthorize;
	type Identities = MockIdentities;
	type Calendar = MockCalendar;
	type Agenda = MockAgenda;
}

/// The department that publishes matters.
pub const OFFICE: DepartmentId = 1;
/// The service centre.
pub const CENTRE: DepartmentId = 2;
/// The first of the departments that decide. There are as many as a matter may have steps.
pub const FIRST: DepartmentId = 10;

/// The matter editor of [`OFFICE`].
pub const EDITOR: u8 = 1;
/// The clerk of [`CENTRE`].
pub const CLERK: u8 = 2;
/// A matter editor of another department.
pub const OTHER_EDITOR: u8 = 3;
/// A clerk of another service centre.
pub const OTHER_CLERK: u8 = 4;
/// An account without role and without identity.
pub const STRANGER: u8 = 5;
/// A citizen with identity [`CITIZEN_ID`].
pub const CITIZEN: u8 = 6;
pub const CITIZEN_ID: u64 = 600;
/// A second citizen, with identity [`NEIGHBOUR_ID`].
pub const NEIGHBOUR: u8 = 7;
pub const NEIGHBOUR_ID: u64 = 700;

/// The department that decides step `n` in [`draft`].
pub fn department(n: u8) -> DepartmentId {
	FIRST + u32::from(n)
}

/// An approver of the department that decides step `n`.
pub fn approver(n: u8) -> AccountId {
	account(100 + n)
}

/// One of many approvers of the department that decides step 0.
pub fn panel(n: u8) -> AccountId {
	account(200 + n)
}

pub fn hash(n: u8) -> H256 {
	H256([n; 32])
}

/// A step that one officer of its own department decides within five days.
pub fn step(n: u8) -> StepDraft {
	StepDraft {
		name: b"fire safety".to_vec(),
		department: department(n),
		role: Role::Approver,
		quorum: QuorumRule::AtLeast(1),
		limit_days: 5,
		silence: Silence::Escalate,
		papers: vec![],
	}
}

/// A matter of `steps` steps, each of its own department, joined by `edges`.
pub fn draft(steps: u8, edges: &[(u8, u8)]) -> MatterDraft {
	MatterDraft {
		name: "旧城改造".into(),
		service_centre: CENTRE,
		party: PartyRule::Committed,
		papers: vec![hash(1), hash(2)],
		steps: (0..steps).map(step).collect(),
		edges: edges.iter().map(|&(before, after)| Edge { before, after }).collect(),
	}
}

/// A matter whose steps come one after the other.
pub fn line(steps: u8) -> MatterDraft {
	draft(steps, &(1..steps).map(|n| (n - 1, n)).collect::<Vec<_>>())
}

/// One step, then two at the same time, then one.
pub fn diamond() -> MatterDraft {
	draft(4, &[(0, 1), (0, 2), (1, 3), (2, 3)])
}

/// Makes silence approve `step`.
pub fn tacit(mut draft: MatterDraft, step: usize) -> MatterDraft {
	draft.steps[step].silence = Silence::TacitConsent { legal_basis: hash(9) };
	draft
}

pub fn signed(n: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(n))
}

pub fn publish(draft: MatterDraft) -> MatterId {
	let matter = NextMatterId::<Test>::get();
	assert_ok!(Approvals::publish_matter(signed(EDITOR), draft));
	assert!(MatterVersions::<Test>::contains_key(matter, 1));
	matter
}

/// The citizen's party in cases.
pub const PARTY: Party = Party::Committed(H256([0xc1; 32]));

pub fn submit(matter: MatterId) -> CaseId {
	let case = NextCaseId::<Test>::get();
	assert_ok!(Approvals::submit(signed(CITIZEN), matter, PARTY, vec![hash(11)], hash(12)));
	case
}

/// A case of `draft` that has been accepted.
pub fn accepted(draft: MatterDraft) -> CaseId {
	let case = submit(publish(draft));
	assert_ok!(Approvals::accept(signed(CLERK), case));
	case
}

/// The approver of `step` votes.
pub fn decide(case: CaseId, step: u8, decision: Decision) -> crate::Work {
	let who = approver(step);
	Approvals::do_decide(who, case, step, decision, hash(13)).expect("votes")
}

pub fn approve(case: CaseId, step: u8) {
	decide(case, step, Decision::Approve);
}

/// Asks for a correction for `step` within ten days.
pub fn request(case: CaseId, step: u8) {
	let who = RuntimeOrigin::signed(approver(step));
	assert_ok!(Approvals::request_correction(who, case, step, hash(14), 10));
}

/// The citizen answers with one more document.
pub fn answer(case: CaseId, document: Commitment) {
	assert_ok!(Approvals::answer_correction(signed(CITIZEN), case, vec![document], hash(15)));
}

pub fn concluded(case: CaseId) -> crate::ConcludedCase {
	Concluded::<Test>::get(case).expect("concluded")
}

/// Events of the pallet since the last call of this function.
pub fn events() -> Vec<Event<Test>> {
	let events = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Approvals(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	events
}

pub fn last_event() -> Event<Test> {
	events().pop().expect("an event")
}

#[derive(Default)]
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build(self) -> sp_io::TestExternalities {
		let storage = frame_system::GenesisConfig::<Test>::default().build_storage().expect("ok");
		let mut ext = sp_io::TestExternalities::new(storage);
		ext.execute_with(|| {
			System::set_block_number(1);
			govchain_test_support::reset();
			MockAuthorize::add_department(OFFICE, None, &[Capability::MatterOwner]);
			MockAuthorize::add_officer(account(EDITOR), OFFICE, &[Role::MatterEditor]);
			MockAuthorize::add_department(3, None, &[Capability::MatterOwner]);
			MockAuthorize::add_officer(account(OTHER_EDITOR), 3, &[Role::MatterEditor]);
			MockAuthorize::add_department(CENTRE, None, &[Capability::ServiceCentre]);
			MockAuthorize::add_officer(account(CLERK), CENTRE, &[Role::Clerk]);
			MockAuthorize::add_department(4, None, &[Capability::ServiceCentre]);
			MockAuthorize::add_officer(account(OTHER_CLERK), 4, &[Role::Clerk]);
			for n in 0..64 {
				let id = department(n);
				MockAuthorize::add_department(id, None, &[Capability::Approver]);
				MockAuthorize::add_officer(approver(n), id, &[Role::Approver]);
			}
			for n in 0..32 {
				MockAuthorize::add_officer(panel(n), department(0), &[Role::Approver]);
			}
			MockIdentities::add(CITIZEN_ID, IdentityKind::Citizen, account(CITIZEN));
			MockIdentities::add(NEIGHBOUR_ID, IdentityKind::Citizen, account(NEIGHBOUR));
		});
		ext
	}

	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Approvals::do_try_state().expect("every invariant holds");
		});
	}
}
