// SPDX-License-Identifier: Apache-2.0

//! What officers do with a step: decide it, or ask for a correction.

use frame_support::{ensure, traits::Defensive};
use govchain_primitives::{
	approvals::{CaseId, CaseState, Decision, QuorumRule, StepState, Vote, MAX_LIMIT_DAYS},
	ActingOfficer, Authorize, Capability, Commitment, WorkingCalendar,
};
use sp_core::H256;
use sp_runtime::DispatchError;

use crate::{
	docket::{Closing, Docket, Work},
	Config, Correction, Error, Event, Pallet,
};

impl<T: Config> Pallet<T> {
	/// Opens the docket of a case for an officer who decides `step`, which must await a decision
	/// once everything due is settled. Gives the officer too, of the department that was published or
	/// the one that took its place.
	fn docket_for(
		who: &T::AccountId,
		case: CaseId,
		step: u8,
	) -> Result<(Docket<T>, ActingOfficer<T::AccountId>), DispatchError> {
		let mut docket = Docket::<T>::open(case)?;
		let published = docket.published(step)?;
		let (department, role) = (published.department, published.role);
		let officer = T::Authorize::ensure_officer(who, role, Capability::Approver)?;
		let in_charge = T::Authorize::in_charge(department);
		ensure!(officer.department == in_charge, Error::<T>::NotStepDepartment);
		Self::ensure_disinterested(&officer, &docket.case)?;

		docket.settle()?;
		ensure!(docket.outcome.is_none(), Error::<T>::CaseConcluded);
		ensure!(docket.case.state != CaseState::Received, Error::<T>::NotAccepted);
		ensure!(docket.case.opened.contains(step), Error::<T>::StepNotOpen);
		ensure!(!docket.case.done.contains(step), Error::<T>::StepDecided);
		Ok((docket, officer))
	}

	/// That neither the person of an officer nor the mandate by which it acts is among `votes`.
	fn ensure_unvoted(
		officer: &ActingOfficer<T::AccountId>,
		votes: &[Vote<T::AccountId>],
	) -> Result<(), Error<T>> {
		let is_person = Self::same_person(&officer.account);
		let has_voted = votes.iter().any(|vote| is_person(&vote.officer, vote.at));
		ensure!(!has_voted, Error::<T>::AlreadyVoted);
		let mandate = officer.in_place_of.as_ref().unwrap_or(&officer.account);
		let is_mandate = Self::same_person(mandate);
		let is_used = votes.iter().any(|vote| is_mandate(vote.mandate(), vote.at));
		ensure!(!is_used, Error::<T>::MandateUsed);
		Ok(())
	}

	pub(crate) fn do_decide(
		who: T::AccountId,
		case: CaseId,
		step: u8,
		decision: Decision,
		reason: H256,
	) -> Result<Work, DispatchError> {
		let (mut docket, officer) = Self::docket_for(&who, case, step)?;
		let awaits = docket.case.correction.as_ref().map(|correction| correction.step);
		ensure!(awaits != Some(step), Error::<T>::AwaitingCorrection);
		Self::ensure_unvoted(&officer, &docket.step(step)?.votes)?;

		let ActingOfficer { department: acting, in_place_of, .. } = officer;
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
		let (mut docket, officer) = Self::docket_for(&who, case, step)?;
		let department = officer.department;
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
