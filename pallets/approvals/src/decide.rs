// SPDX-License-Identifier: Apache-2.0

//! What officers do with a step: decide it, or ask for a correction.

use alloc::vec::Vec;

use frame_support::{ensure, traits::Defensive};
use govchain_primitives::{
	approvals::{CaseId, CaseState, Decision, QuorumRule, StepState, Vote, MAX_LIMIT_DAYS},
	ActingOfficer, Authorize, Capability, Commitment, DepartmentId, WorkingCalendar,
};
use sp_core::H256;
use sp_runtime::DispatchError;

use crate::{
	docket::{Closing, Docket, Work},
	Config, Correction, Error, Event, Pallet,
};

/// A docket, the department that decides a step of it, and the mandates by which an officer may.
type Deciding<T> =
	(Docket<T>, DepartmentId, Vec<ActingOfficer<<T as frame_system::Config>::AccountId>>);

impl<T: Config> Pallet<T> {
	/// Opens the docket of a case for an officer who decides `step`, which must await a decision
	/// once everything due is settled. The department is the one that was published, or that took its
	/// place; none of the mandates is the applicant's.
	fn docket_for(
		who: &T::AccountId,
		case: CaseId,
		step: u8,
	) -> Result<Deciding<T>, DispatchError> {
		let mut docket = Docket::<T>::open(case)?;
		let published = docket.published(step)?;
		let (department, role) = (published.department, published.role);
		let officer = T::Authorize::ensure_officer(who, role, Capability::Approver)?;
		let in_charge = T::Authorize::in_charge(department);
		ensure!(officer.department == in_charge, Error::<T>::NotStepDepartment);
		let mandates = Self::disinterested(who, role, &docket.case)?;

		docket.settle()?;
		ensure!(docket.outcome.is_none(), Error::<T>::CaseConcluded);
		ensure!(docket.case.state != CaseState::Received, Error::<T>::NotAccepted);
		ensure!(docket.case.opened.contains(step), Error::<T>::StepNotOpen);
		ensure!(!docket.case.done.contains(step), Error::<T>::StepDecided);
		Ok((docket, in_charge, mandates))
	}

	/// The first of the mandates of an officer that isn't among `votes`, as its person must not be
	/// either.
	fn unvoted(
		who: &T::AccountId,
		mandates: Vec<ActingOfficer<T::AccountId>>,
		votes: &[Vote<T::AccountId>],
	) -> Result<ActingOfficer<T::AccountId>, Error<T>> {
		let is_person = Self::same_person(who);
		let has_voted = votes.iter().any(|vote| is_person(&vote.officer, vote.at));
		ensure!(!has_voted, Error::<T>::AlreadyVoted);
		let is_free = |officer: &ActingOfficer<T::AccountId>| {
			let mandate = officer.in_place_of.as_ref().unwrap_or(&officer.account);
			let is_mandate = Self::same_person(mandate);
			!votes.iter().any(|vote| is_mandate(vote.mandate(), vote.at))
		};
		mandates.into_iter().find(is_free).ok_or(Error::<T>::MandateUsed)
	}

	pub(crate) fn do_decide(
		who: T::AccountId,
		case: CaseId,
		step: u8,
		decision: Decision,
		reason: H256,
	) -> Result<Work, DispatchError> {
		let (mut docket, acting, mandates) = Self::docket_for(&who, case, step)?;
		let awaits = docket.case.correction.as_ref().map(|correction| correction.step);
		ensure!(awaits != Some(step), Error::<T>::AwaitingCorrection);
		let officer = Self::unvoted(&who, mandates, &docket.step(step)?.votes)?;

		let in_place_of = officer.in_place_of;
		let at = T::Calendar::now();
		let QuorumRule::AtLeast(quorum) = docket.published(step)?.quorum;
		let record = docket.step_mut(step)?;
		record
			.votes
			.try_push(Vote { officer: who.clone(), decision, at, in_place_of })
			.map_err(|_| DispatchError::Corruption)
			.defensive()?;
		let reached = record.count(decision) >= usize::from(quorum);
		docket.record(Event::Voted {
			case,
			step,
			department: acting,
			officer: who,
			decision,
			reason,
			at,
		});
		let department = docket.published(step)?.department;
		if reached {
			let (used, late) = docket.close(step, Closing::Decided, at)?;
			match decision {
				Decision::Approve => {
					docket.step_mut(step)?.state = StepState::Approved { at, used, late };
					docket.record(Event::StepApproved { case, step, department, late, used, at });
					docket.proceed(step, at)?;
				}
				Decision::Reject => {
					docket.record(Event::StepRejected { case, step, department, late, used, at });
					docket.conclude_after(Some(step), CaseState::Rejected, at)?;
				}
			}
		}
		docket.save()
	}

	pub(crate) fn do_request_correction(
		who: T::AccountId,
		case: CaseId,
		step: u8,
		notice: Commitment,
		days: u16,
	) -> Result<Work, DispatchError> {
		let (mut docket, department, _) = Self::docket_for(&who, case, step)?;
		ensure!(docket.case.correction.is_none(), Error::<T>::CorrectionRunning);
		ensure!(!docket.case.asked.contains(step), Error::<T>::CorrectionAskedBefore);
		ensure!(days > 0, Error::<T>::CorrectionLimitZero);
		ensure!(days <= MAX_LIMIT_DAYS, Error::<T>::CorrectionLimitTooLong);

		let at = T::Calendar::now();
		let limit = T::Calendar::after_working_days(at, days)?;
		docket.suspend_clocks(at)?;
		docket.step_mut(step)?.votes = Default::default();
		docket.case.asked.insert(step);
		docket.case.state = CaseState::Correction;
		docket.case.correction =
			Some(Correction { step, notice, asked_at: at, limit, alarm: None });
		let officer = who;
		docket.record(Event::CorrectionRequested {
			case,
			step,
			department,
			officer,
			notice,
			limit,
			at,
		});
		docket.save()
	}
}
