// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls and of settling.
//!
//! Steps are decided by different departments, so that each one costs its own counters and work
//! list, and each officer acts for another department. Where time is counted, it is counted from
//! moments of the past after which the chain stood still many times.

use alloc::{vec, vec::Vec};

use frame_benchmarking::v2::*;
use frame_support::BoundedVec;
use frame_system::RawOrigin;
use govchain_primitives::{
	approvals::{
		CaseId, CaseState, Decision, Edge, MatterDraft, MatterId, PartyRule, QuorumRule, Silence,
		StepDraft, StepState, Vote, MAX_DOCUMENTS, MAX_EDGES, MAX_MATTER_NAME, MAX_PAPERS,
		MAX_QUORUM, MAX_STEPS, MAX_STEP_NAME,
	},
	ActingOfficer, AgendaItem, Authorize, Capability, Commitment, Identities, IdentityKind, Moment,
	OnDue, Party, Role, WorkingCalendar,
};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

use super::*;

const EDITOR: u32 = 1_000;
const CLERK: u32 = 1_001;
const APPLICANT: u32 = 1_002;

/// Sixteen days: 64 steps opened so far apart reach back as far as the chain stood still.
const APART: Moment = 16 * 86_400_000;

fn editor<T: Config>() -> ActingOfficer<T::AccountId> {
	T::Authorize::officer_for_benchmarks(Role::MatterEditor, Capability::MatterOwner, EDITOR)
}

fn clerk<T: Config>() -> ActingOfficer<T::AccountId> {
	T::Authorize::officer_for_benchmarks(Role::Clerk, Capability::ServiceCentre, CLERK)
}

fn approver<T: Config>(step: u32) -> ActingOfficer<T::AccountId> {
	T::Authorize::officer_for_benchmarks(Role::Approver, Capability::Approver, step)
}

fn applicant<T: Config>() -> T::AccountId {
	T::Identities::identity_for_benchmarks(IdentityKind::Citizen, APPLICANT).0
}

fn party() -> Party {
	Party::Committed(H256::repeat_byte(1))
}

fn documents(count: u32) -> Vec<Commitment> {
	(0..count).map(|n| BlakeTwo256::hash_of(&n)).collect()
}

/// The largest matter of so many steps, and the approver of its first one.
fn draft<T: Config>(
	steps: u32,
	edges: Vec<Edge>,
	silence: Silence,
) -> (MatterDraft, ActingOfficer<T::AccountId>) {
	let officers: Vec<_> = (0..steps).map(approver::<T>).collect();
	let draft = MatterDraft {
		name: vec![b'a'; MAX_MATTER_NAME as usize],
		service_centre: clerk::<T>().department,
		party: PartyRule::Committed,
		papers: documents(MAX_PAPERS),
		steps: officers
			.iter()
			.map(|officer| StepDraft {
				name: vec![b'a'; MAX_STEP_NAME as usize],
				department: officer.department,
				role: Role::Approver,
				quorum: QuorumRule::AtLeast(MAX_QUORUM),
				limit_days: 5,
				silence,
				papers: (0..MAX_PAPERS as u8).collect(),
			})
			.collect(),
		edges,
	};
	(draft, officers[0].clone())
}

/// So many edges among 64 steps, each from a lower to a higher one.
fn edges(steps: u32, count: u32) -> Vec<Edge> {
	let steps = steps as u8;
	(1..steps)
		.flat_map(|after| (0..after).map(move |before| Edge { before, after }))
		.take(count as usize)
		.collect()
}

/// From the first step to every other.
fn fan(steps: u32) -> Vec<Edge> {
	(1..steps as u8).map(|after| Edge { before: 0, after }).collect()
}

fn publish<T: Config>(draft: MatterDraft) -> Result<MatterId, BenchmarkError> {
	T::Calendar::cover_for_benchmarks();
	let matter = NextMatterId::<T>::get();
	Pallet::<T>::publish_matter(RawOrigin::Signed(editor::<T>().account).into(), draft)?;
	Ok(matter)
}

fn received<T: Config>(draft: MatterDraft) -> Result<CaseId, BenchmarkError> {
	let matter = publish::<T>(draft)?;
	let case = NextCaseId::<T>::get();
	let origin = RawOrigin::Signed(applicant::<T>()).into();
	Pallet::<T>::submit(origin, matter, party(), documents(MAX_DOCUMENTS / 2), H256::zero())?;
	Ok(case)
}

fn accepted<T: Config>(draft: MatterDraft) -> Result<CaseId, BenchmarkError> {
	let case = received::<T>(draft)?;
	Pallet::<T>::accept(RawOrigin::Signed(clerk::<T>().account).into(), case)
		.map_err(|error| error.error)?;
	Ok(case)
}

/// When step `n` is made to have opened, or its clock to have stopped.
fn past<T: Config>(n: u8) -> Moment {
	T::Calendar::now().saturating_sub(APART * (Moment::from(n) + 1))
}

fn each_step<T: Config>(case: CaseId, steps: u32, change: impl Fn(u8, &mut StepOf<T>)) {
	for step in 0..steps as u8 {
		Steps::<T>::mutate(case, step, |record| change(step, record.as_mut().expect("open")));
	}
}

/// All votes on the first step but the deciding one: both sides are one short of the quorum, and
/// everybody stands in for somebody.
fn vote_but_once<T: Config>(case: CaseId) {
	let of_side = |decision| {
		(0..u32::from(MAX_QUORUM) - 1).map(move |n| Vote {
			officer: account("officer", n, decision as u32),
			decision,
			at: T::Calendar::now(),
			in_place_of: Some(account("lender", n, decision as u32)),
		})
	};
	let votes = of_side(Decision::Approve).chain(of_side(Decision::Reject)).collect();
	Steps::<T>::mutate(case, 0, |step| {
		let step = step.as_mut().expect("open");
		step.votes = BoundedVec::truncate_from(votes);
		step.opened_at = past::<T>(0);
	});
}

fn tacit() -> Silence {
	Silence::TacitConsent { legal_basis: H256::repeat_byte(1) }
}

/// Makes the limits of the first `count` steps have passed, each at another time.
fn run_out<T: Config>(case: CaseId, count: u32) -> Result<(), BenchmarkError> {
	let limit = |step| T::Calendar::after_working_days(past::<T>(step), 1);
	let earliest = limit(count as u8 - 1)?;
	if !T::Calendar::is_due(&limit(0)?) {
		return Err(BenchmarkError::Stop("what began sixteen days ago has to be due"));
	}
	each_step::<T>(case, count, |step, record| {
		let limit = limit(step).expect("was set before");
		record.opened_at = past::<T>(step);
		record.state = StepState::Running { limit };
	});
	Cases::<T>::mutate(case, |record| record.as_mut().expect("runs").next_due = Some(earliest));
	Ok(())
}

fn request<T: Config>(
	case: CaseId,
	officer: ActingOfficer<T::AccountId>,
) -> Result<(), BenchmarkError> {
	let origin = RawOrigin::Signed(officer.account).into();
	Pallet::<T>::request_correction(origin, case, 0, H256::zero(), 5)
		.map_err(|error| error.error)?;
	Ok(())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// `s`: steps, each of another department. `e`: edges, as far as so many steps can have them.
	#[benchmark]
	fn publish_matter(
		s: Linear<1, MAX_STEPS>,
		e: Linear<0, MAX_EDGES>,
	) -> Result<(), BenchmarkError> {
		let (draft, _) = draft::<T>(s, edges(s, e), Silence::Escalate);
		let who = editor::<T>().account;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), draft);

		assert!(MatterVersions::<T>::contains_key(0, 1));
		Ok(())
	}

	/// `s`, `e`: as for `publish_matter`.
	#[benchmark]
	fn publish_version(
		s: Linear<1, MAX_STEPS>,
		e: Linear<0, MAX_EDGES>,
	) -> Result<(), BenchmarkError> {
		let (draft, _) = draft::<T>(s, edges(s, e), Silence::Escalate);
		let matter = publish::<T>(draft.clone())?;
		let who = editor::<T>().account;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), matter, draft);

		assert!(MatterVersions::<T>::contains_key(matter, 2));
		Ok(())
	}

	#[benchmark]
	fn retire_matter() -> Result<(), BenchmarkError> {
		let matter = publish::<T>(draft::<T>(1, vec![], Silence::Escalate).0)?;
		let who = editor::<T>().account;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), matter);

		assert!(Matters::<T>::get(matter).is_some_and(|matter| matter.retired));
		Ok(())
	}

	/// `d`: documents.
	#[benchmark]
	fn submit(d: Linear<0, MAX_DOCUMENTS>) -> Result<(), BenchmarkError> {
		let matter = publish::<T>(draft::<T>(MAX_STEPS, vec![], Silence::Escalate).0)?;
		let who = applicant::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), matter, party(), documents(d), H256::zero());

		assert!(Cases::<T>::contains_key(0));
		Ok(())
	}

	/// `d`: documents.
	#[benchmark]
	fn submit_at_window(d: Linear<0, MAX_DOCUMENTS>) -> Result<(), BenchmarkError> {
		let matter = publish::<T>(draft::<T>(MAX_STEPS, vec![], Silence::Escalate).0)?;
		let who = clerk::<T>().account;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), matter, party(), documents(d), H256::zero());

		assert!(Cases::<T>::contains_key(0));
		Ok(())
	}

	/// `s`: steps, all of which open.
	#[benchmark]
	fn accept(s: Linear<1, MAX_STEPS>) -> Result<(), BenchmarkError> {
		let case = received::<T>(draft::<T>(s, vec![], Silence::Escalate).0)?;
		let who = clerk::<T>().account;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), case);

		assert_eq!(Cases::<T>::get(case).map(|case| case.opened.len()), Some(s));
		Ok(())
	}

	#[benchmark]
	fn refuse_acceptance() -> Result<(), BenchmarkError> {
		let case = received::<T>(draft::<T>(MAX_STEPS, vec![], Silence::Escalate).0)?;
		let who = clerk::<T>().account;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), case, H256::zero());

		assert!(Concluded::<T>::contains_key(case));
		Ok(())
	}

	/// `s`: steps, the first of which is decided and opens all others.
	#[benchmark]
	fn decide_approve(s: Linear<1, MAX_STEPS>) -> Result<(), BenchmarkError> {
		let (draft, officer) = draft::<T>(s, fan(s), Silence::Escalate);
		let case = accepted::<T>(draft)?;
		vote_but_once::<T>(case);

		#[extrinsic_call]
		decide(RawOrigin::Signed(officer.account), case, 0, Decision::Approve, H256::zero());

		assert_eq!(Steps::<T>::iter_prefix(case).count() as u32, if s == 1 { 0 } else { s });
		Ok(())
	}

	/// `s`: open steps, the first of which is rejected.
	#[benchmark]
	fn decide_reject(s: Linear<1, MAX_STEPS>) -> Result<(), BenchmarkError> {
		let (draft, officer) = draft::<T>(s, vec![], Silence::Escalate);
		let case = accepted::<T>(draft)?;
		vote_but_once::<T>(case);

		#[extrinsic_call]
		decide(RawOrigin::Signed(officer.account), case, 0, Decision::Reject, H256::zero());

		assert!(Concluded::<T>::contains_key(case));
		Ok(())
	}

	/// `s`: open steps, whose clocks stop.
	#[benchmark]
	fn request_correction(s: Linear<1, MAX_STEPS>) -> Result<(), BenchmarkError> {
		let (draft, officer) = draft::<T>(s, vec![], Silence::Escalate);
		let case = accepted::<T>(draft)?;
		vote_but_once::<T>(case);

		#[extrinsic_call]
		_(RawOrigin::Signed(officer.account), case, 0, H256::zero(), 5);

		assert!(Cases::<T>::get(case).is_some_and(|case| case.correction.is_some()));
		Ok(())
	}

	/// `s`: open steps, whose clocks go on. `d`: documents added.
	#[benchmark]
	fn answer_correction(
		s: Linear<1, MAX_STEPS>,
		d: Linear<0, { MAX_DOCUMENTS / 2 }>,
	) -> Result<(), BenchmarkError> {
		let (draft, officer) = draft::<T>(s, vec![], Silence::Escalate);
		let case = accepted::<T>(draft)?;
		request::<T>(case, officer)?;
		each_step::<T>(case, s, |step, record| {
			record.state = StepState::Suspended { since: past::<T>(step), days_left: 5 };
		});
		let added = documents(MAX_DOCUMENTS / 2 + d).split_off(MAX_DOCUMENTS as usize / 2);
		let who = applicant::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), case, added, H256::zero());

		assert!(Cases::<T>::get(case).is_some_and(|case| case.correction.is_none()));
		Ok(())
	}

	/// `s`: open steps.
	#[benchmark]
	fn withdraw(s: Linear<1, MAX_STEPS>) -> Result<(), BenchmarkError> {
		let case = accepted::<T>(draft::<T>(s, vec![], Silence::Escalate).0)?;
		let who = applicant::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), case);

		assert!(Concluded::<T>::contains_key(case));
		Ok(())
	}

	/// `s`: open steps, all of which silence approves at once, which ends the case. A line of them
	/// costs less: what opens and closes in one settlement is never written.
	#[benchmark]
	fn settle(s: Linear<1, MAX_STEPS>) -> Result<(), BenchmarkError> {
		let case = accepted::<T>(draft::<T>(s, vec![], tacit()).0)?;
		run_out::<T>(case, s)?;

		#[block]
		{
			Pallet::<T>::on_due(AgendaItem::Step { case, step: 0 });
		}

		assert_eq!(Concluded::<T>::get(case).map(|case| case.outcome), Some(CaseState::Tacit));
		Ok(())
	}

	/// `s`: open steps, one of which silence approves. The others are read.
	#[benchmark]
	fn settle_one(s: Linear<2, MAX_STEPS>) -> Result<(), BenchmarkError> {
		let case = accepted::<T>(draft::<T>(s, vec![], tacit()).0)?;
		run_out::<T>(case, 1)?;

		#[block]
		{
			Pallet::<T>::on_due(AgendaItem::Step { case, step: 0 });
		}

		assert_eq!(Cases::<T>::get(case).map(|case| case.tacit.len()), Some(1));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
