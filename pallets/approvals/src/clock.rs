// SPDX-License-Identifier: Apache-2.0

//! Limits: what happens when they pass, and how they stand still.

use frame_support::storage::with_storage_layer;
use govchain_primitives::{
	approvals::{CaseId, CaseState, Silence, StepState},
	Agenda, AgendaItem, Authorize, Capability, DepartmentId, Limit, Moment, WorkingCalendar,
};
use sp_runtime::{DispatchError, DispatchResult};

use crate::{
	docket::{Closing, Docket, Work},
	Cases, Config, Event, Pallet, Steps,
};

/// How long after a settlement that failed it is tried again. An act on the case tries it sooner.
pub(crate) const RETRY_MILLIS: u64 = 3_600_000;

impl<T: Config> Docket<T> {
	/// Lets everything take effect that has fallen due, in the order in which it did.
	///
	/// Each round takes one step off the running clocks for good, so there are at most as many
	/// rounds as steps. A limit that follows from a settled one counts from when that one passed,
	/// whichever block settles it.
	pub fn settle(&mut self) -> DispatchResult {
		if let Some(correction) = &self.case.correction {
			// The clocks of all open steps stand, so nothing else can fall due.
			if T::Calendar::is_due(&correction.limit) {
				let at = last_moment::<T>(&correction.limit);
				self.conclude(CaseState::Lapsed, at)?;
			}
			return Ok(());
		}
		if !self.case.next_due.is_some_and(|limit| T::Calendar::is_due(&limit)) {
			return Ok(());
		}
		self.note_settled();
		while let Some((limit, step)) = self.earliest()? {
			if self.outcome.is_some() || !T::Calendar::is_due(&limit) {
				break;
			}
			self.run_out(step, last_moment::<T>(&limit))?;
		}
		self.case.next_due = self.earliest()?.map(|(limit, _)| limit);
		Ok(())
	}

	/// The running limit that passes first; of equal ones the one of the lower step.
	fn earliest(&mut self) -> Result<Option<(Limit, u8)>, DispatchError> {
		let mut earliest = None;
		for step in self.open_steps().iter() {
			let limit = self.step(step)?.running().map(|limit| (limit, step));
			earliest = earliest.into_iter().chain(limit).min();
		}
		Ok(earliest)
	}

	/// The limit of `step` passed at `at` and nobody had decided.
	fn run_out(&mut self, step: u8, at: Moment) -> DispatchResult {
		let case = self.id;
		let published = self.published(step)?;
		let (department, silence) = (published.department, published.silence);
		match silence {
			Silence::TacitConsent { legal_basis } if may_act::<T>(department) => {
				let (used, _) = self.close(step, Closing::Tacit, at)?;
				self.step_mut(step)?.state = StepState::Tacit { at, used };
				self.case.tacit.insert(step);
				self.record(Event::StepTacit { case, step, department, legal_basis, used, at });
				self.proceed(step, at)?;
			}
			Silence::TacitConsent { .. } | Silence::Escalate => {
				self.step_mut(step)?.state = StepState::Overdue { due: at, suspended_since: None };
				self.count(department, |performance| {
					performance.overdue = performance.overdue.saturating_add(1);
				});
				self.record(Event::StepOverdue { case, step, department, at });
			}
		}
		Ok(())
	}

	/// Stops the clocks of all open steps at `now`.
	pub fn suspend_clocks(&mut self, now: Moment) -> DispatchResult {
		for step in self.open_steps().iter() {
			let full = self.published(step)?.limit_days;
			let state = match self.step(step)?.state {
				StepState::Running { limit } => StepState::Suspended {
					since: now,
					// At least one: a department whose clock is stopped on its last day has one day when it
					// goes on, for neither the day of suspension nor that of resumption counts.
					days_left: T::Calendar::working_days_left(&limit, now)?.unwrap_or(full),
				},
				StepState::Overdue { due, .. } => {
					StepState::Overdue { due, suspended_since: Some(now) }
				}
				other => other,
			};
			self.step_mut(step)?.state = state;
		}
		self.case.next_due = None;
		Ok(())
	}

	/// Lets the clocks of all open steps go on at `now`. The day is not counted, as at receipt.
	pub fn resume_clocks(&mut self, now: Moment) -> DispatchResult {
		for step in self.open_steps().iter() {
			let department = self.published(step)?.department;
			let record = self.step_mut(step)?;
			let since = record.suspended_since().unwrap_or(now);
			record.suspended =
				record.suspended.saturating_add(T::Calendar::working_seconds_between(since, now)?);
			match record.state {
				StepState::Suspended { days_left, .. } => {
					let limit = T::Calendar::after_working_days_left(days_left, since, now)?;
					record.state = StepState::Running { limit };
					self.case.next_due = self.case.next_due.into_iter().chain([limit]).min();
					let case = self.id;
					self.record(Event::ClockResumed { case, step, department, limit, at: now });
				}
				StepState::Overdue { due, .. } => {
					record.state = StepState::Overdue { due, suspended_since: None };
				}
				_ => {}
			}
		}
		Ok(())
	}
}

/// Whether somebody could have decided for `department`. Silence of one that may not speak says nothing.
fn may_act<T: Config>(department: DepartmentId) -> bool {
	let in_charge = T::Authorize::in_charge(department);
	T::Authorize::ensure_capability(in_charge, Capability::Approver).is_ok()
}

/// The last moment that was in time. A limit that is due but has no date, because the calendar was
/// cut short, passes now.
fn last_moment<T: Config>(limit: &Limit) -> Moment {
	T::Calendar::date_of(limit).unwrap_or_else(T::Calendar::now)
}

impl<T: Config> Pallet<T> {
	/// Settles a case whose limit has passed. What can't be settled yet stays as it is, and the next
	/// act or the next alarm settles it; then there is no saying what work it was.
	pub(crate) fn settle_due(item: AgendaItem, case: CaseId) -> Option<Work> {
		if !Cases::<T>::contains_key(case) {
			return Some(Work::default());
		}
		let settled = with_storage_layer(|| {
			let mut docket = Docket::<T>::open(case)?;
			docket.settle()?;
			docket.save()
		});
		match settled {
			Ok(work) => Some(work),
			Err(reason) => {
				Self::deposit_event(Event::SettlementPostponed { case, reason });
				if let Err(error) = with_storage_layer(|| Self::try_again(item)) {
					log::error!(
						target: crate::LOG_TARGET,
						"case {case} can't be settled ({reason:?}) nor put on the agenda ({error:?})",
					);
				}
				None
			}
		}
	}

	/// Puts `item` on the agenda again; the entry that called is gone from it.
	fn try_again(item: AgendaItem) -> DispatchResult {
		let limit = T::Calendar::after(T::Calendar::now(), RETRY_MILLIS)?;
		let alarm = Some(T::Agenda::schedule(limit, item)?);
		match item {
			AgendaItem::Step { case, step } => Steps::<T>::mutate(case, step, |record| {
				if let Some(record) = record {
					record.alarm = alarm;
				}
			}),
			AgendaItem::Correction { case } => Cases::<T>::mutate(case, |record| {
				if let Some(correction) = record.as_mut().and_then(|r| r.correction.as_mut()) {
					correction.alarm = alarm;
				}
			}),
			_ => {}
		}
		Ok(())
	}
}
