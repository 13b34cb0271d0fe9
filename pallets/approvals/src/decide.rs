// SPDX-License-Identifier: Apache-2.0

//! What officers do with a step: decide it, or ask for a correction.

use frame_support::{ensure, traits::Defensive};
use govchain_primitives::{
	approvals::{CaseId, CaseState, Decision, QuorumRule, StepState, Vote, MAX_LIMIT_DAYS},
	Authorize, Capability, Commitment, DepartmentId, Identities, WorkingCalendar,
};
use sp_core::H256;
use sp_runtime::DispatchError;

use crate::{
	docket::{Closing, Docket, Work},
	Config, Correction, Error, Event, Pallet,
};

impl<T: Config> Pallet<T> {
	/// Opens the docket of a case for an officer who decides `step`, which must await a decision
	/// once everything due is settled. Gives the officer's department too: the one that was
	/// published, or the one that took its place.
	fn docket_for(
		who: &T::AccountId,
		case: CaseId,
		step: u8,
	) -> Result<(Docket<T>, DepartmentId), DispatchError> {
		let mut docket = Docket::<T>::open(case)?;
		let published = docket.published(step)?;
		let (department, role) = (published.department, published.role);
		let officer = T::Authorize::ensure_officer(who, role, Capability::Approver)?;
		let in_charge = T::Authorize::in_charge(department);
		ensure!(officer.department == in_charge, Error::<T>::NotStepDepartment);

		docket.settle()?;
		ensure!(docket.outcome.is_none(), Error::<T>::CaseConcluded);
		ensure!(docket.case.state != CaseState::Received, Error::<T>::NotAccepted);
		ensure!(docket.case.opened.contains(step), Error::<T>::StepNotOpen);
		ensure!(!docket.case.done.contains(step), Error::<T>::StepDecided);
		Ok((docket, in_charge))
	}

	pub(crate) fn do_decide(
		who: T::AccountId,
		case: CaseId,
		step: u8,
		decision: Decision,
		reason: H256,
	) -> Result<Work, DispatchError> {
		let (mut docket, acting) = Self::docket_for(&who, case, step)?;
		let awaits = docket.case.correction.as_ref().map(|correction| correction.step);
		ensure!(awaits != Some(step), Error::<T>::AwaitingCorrection);
		// An officer who was appointed anew with another key is still the same person.
		let person = T::Identities::identity_of(&who);
		let is_own = |vote: &Vote<T::AccountId>| {
			vote.officer == who
				|| person.is_some_and(|person| {
					T::Identities::account_at(person, vote.at).as_ref() == Some(&vote.officer)
				})
		};
		ensure!(!docket.step(step)?.votes.iter().any(is_own), Error::<T>::AlreadyVoted);

		let at = T::Calendar::now();
		let QuorumRule::AtLeast(quorum) = docket.published(step)?.quorum;
		let record = docket.step_mut(step)?;
		record
			.votes
			.try_push(Vote { officer: who.clone(), decision, at })
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
		let (mut docket, department) = Self::docket_for(&who, case, step)?;
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
