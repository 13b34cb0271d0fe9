// SPDX-License-Identifier: Apache-2.0

//! A case in hand: read once, changed in memory, written once.
//!
//! Every call on a case opens its docket, lets it settle what is due, checks, acts and saves it.
//! Nothing is written, scheduled or announced before [`Docket::save`], so a refused act leaves no
//! trace and a read can settle a case without writing it.

use alloc::{
	collections::{btree_map::Entry, BTreeMap},
	vec::Vec,
};

use codec::Encode;
use frame_support::{defensive, ensure, traits::DefensiveOption, BoundedVec};
use govchain_primitives::{
	approvals::{
		link, CaseId, CaseState, Channel, Definition, MatterId, MatterVersion, Performance,
		StepDefinition, StepSet, StepState,
	},
	Agenda, AgendaItem, AgendaKey, Commitment, DepartmentId, Moment, Party, WorkingCalendar,
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

use crate::{
	CaseDocuments, CaseOf, Cases, Concluded, ConcludedCase, Config, Error, Event, MatterVersions,
	OpenSteps, Pallet, Performances, StepOf, Steps,
};

/// How the department's part in a step ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Closing {
	/// By the department, in time or late.
	Decided,
	/// By silence.
	Tacit,
	/// The case ended before.
	Undecided,
}

/// What the work on a case cost beyond its smallest, in steps.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Work {
	/// Steps read, written or removed.
	pub steps: u32,
	/// Of these, the ones written.
	pub written: u32,
	/// Whether limits had passed, so that all running steps were read.
	pub settled: bool,
	/// Whether the case ended, so that all its steps were removed.
	pub concluded: bool,
}

/// A case in hand.
pub(crate) struct Docket<T: Config> {
	pub id: CaseId,
	pub case: CaseOf<T>,
	pub definition: Definition,
	/// Set once the case is concluded; nothing may happen to it after that.
	pub outcome: Option<(CaseState, Moment)>,
	/// Steps read so far.
	steps: BTreeMap<u8, StepOf<T>>,
	/// Those of them that are to be written.
	changed: StepSet,
	/// Opened since the docket was.
	entered: StepSet,
	/// Closed since the docket was.
	left: StepSet,
	performance: BTreeMap<DepartmentId, Performance>,
	cancelled: Vec<AgendaKey>,
	events: Vec<Event<T>>,
	settled: bool,
}

impl<T: Config> Docket<T> {
	/// A new case, received now.
	pub fn receive(
		id: CaseId,
		(matter, version, definition): (MatterId, MatterVersion, Definition),
		party: Party,
		channel: Channel<T::AccountId>,
		content: Commitment,
	) -> Self {
		let case = CaseOf::<T> {
			matter,
			version,
			steps: u8::try_from(definition.steps.len()).unwrap_or(u8::MAX),
			state: CaseState::Received,
			party,
			channel,
			received_at: T::Calendar::now(),
			accepted_at: None,
			content,
			opened: StepSet::default(),
			done: StepSet::default(),
			tacit: StepSet::default(),
			asked: StepSet::default(),
			correction: None,
			next_due: None,
			transitions: 0,
			head: H256::zero(),
		};
		Self::new(id, case, definition)
	}

	/// The running case `id`.
	pub fn open(id: CaseId) -> Result<Self, DispatchError> {
		let Some(case) = Cases::<T>::get(id) else {
			ensure!(Concluded::<T>::contains_key(id), Error::<T>::UnknownCase);
			return Err(Error::<T>::CaseConcluded.into());
		};
		let definition = MatterVersions::<T>::get(case.matter, case.version)
			.defensive_ok_or(DispatchError::Corruption)?;
		Ok(Self::new(id, case, definition))
	}

	fn new(id: CaseId, case: CaseOf<T>, definition: Definition) -> Self {
		Self {
			id,
			case,
			definition,
			outcome: None,
			steps: BTreeMap::new(),
			changed: StepSet::default(),
			entered: StepSet::default(),
			left: StepSet::default(),
			performance: BTreeMap::new(),
			cancelled: Vec::new(),
			events: Vec::new(),
			settled: false,
		}
	}

	/// What was published of `step`.
	pub fn published(&self, step: u8) -> Result<&StepDefinition, DispatchError> {
		self.definition.step(step).ok_or(Error::<T>::UnknownStep.into())
	}

	/// Steps that await a decision.
	pub fn open_steps(&self) -> StepSet {
		self.case.opened.without(self.case.done)
	}

	/// A step that has been opened.
	pub fn step(&mut self, step: u8) -> Result<&StepOf<T>, DispatchError> {
		self.read(step).map(|record| &*record)
	}

	/// A step that has been opened, to be changed.
	pub fn step_mut(&mut self, step: u8) -> Result<&mut StepOf<T>, DispatchError> {
		self.changed.insert(step);
		self.read(step)
	}

	fn read(&mut self, step: u8) -> Result<&mut StepOf<T>, DispatchError> {
		match self.steps.entry(step) {
			Entry::Occupied(entry) => Ok(entry.into_mut()),
			Entry::Vacant(entry) => {
				let record =
					Steps::<T>::get(self.id, step).defensive_ok_or(DispatchError::Corruption)?;
				Ok(entry.insert(record))
			}
		}
	}

	/// Announces a transition and makes it a link of the running hash.
	pub fn record(&mut self, event: Event<T>) {
		self.case.head = link(&self.case.head, &event.encode());
		self.case.transitions = self.case.transitions.saturating_add(1);
		self.events.push(event);
	}

	/// Takes an agenda entry off when the docket is saved.
	pub fn cancel(&mut self, alarm: Option<AgendaKey>) {
		self.cancelled.extend(alarm);
	}

	/// Opens every step whose predecessors are done, with its limit counted from `at`.
	///
	/// While the applicant completes the papers a step opens with its clock standing.
	pub fn open_ready(&mut self, at: Moment) -> DispatchResult {
		let ready = self.definition.ready(self.case.done).without(self.case.opened);
		for step in ready.iter() {
			let published = self.published(step)?;
			let (department, days) = (published.department, published.limit_days);
			let limit = T::Calendar::after_working_days(at, days)?;
			let state = if self.case.correction.is_some() {
				let days_left = T::Calendar::working_days_left(&limit, at)?.unwrap_or(days);
				StepState::Suspended { since: at, days_left }
			} else {
				StepState::Running { limit }
			};
			let record = StepOf::<T> {
				opened_at: at,
				state,
				suspended: 0,
				alarm: None,
				votes: BoundedVec::new(),
			};
			let limit = record.running();
			self.steps.insert(step, record);
			self.changed.insert(step);
			self.entered.insert(step);
			self.case.opened.insert(step);
			self.case.next_due = self.case.next_due.into_iter().chain(limit).min();
			self.count(department, |performance| {
				performance.opened = performance.opened.saturating_add(1);
				performance.open = performance.open.saturating_add(1);
			});
			self.record(Event::StepOpened { case: self.id, step, department, limit, at });
		}
		Ok(())
	}

	/// Ends the department's part in an open step and counts it. Answers the seconds of working time
	/// used, which are not counted if it is undecided, and whether the limit had passed.
	pub fn close(
		&mut self,
		step: u8,
		closing: Closing,
		at: Moment,
	) -> Result<(u64, bool), DispatchError> {
		let department = self.published(step)?.department;
		let record = self.step(step)?;
		let late = matches!(record.state, StepState::Overdue { .. });
		let used = if closing == Closing::Undecided {
			0
		} else {
			// The clock of a step that stands has stood since then.
			let until = record.suspended_since().unwrap_or(at);
			T::Calendar::working_seconds_between(record.opened_at, until)?
				.saturating_sub(record.suspended)
		};
		self.left.insert(step);
		self.count(department, |performance| {
			performance.open = performance.open.saturating_sub(1);
			if late {
				performance.overdue = performance.overdue.saturating_sub(1);
			}
			let ended = match closing {
				Closing::Decided if late => &mut performance.late,
				Closing::Decided => &mut performance.in_time,
				Closing::Tacit => &mut performance.tacit,
				Closing::Undecided => &mut performance.undecided,
			};
			*ended = ended.saturating_add(1);
			performance.seconds_used = performance.seconds_used.saturating_add(used);
		});
		Ok((used, late))
	}

	/// Goes on after `step` was approved: opens what it held up, and concludes the case after the
	/// last one.
	pub fn proceed(&mut self, step: u8, at: Moment) -> DispatchResult {
		self.case.done.insert(step);
		self.open_ready(at)?;
		if self.case.done == self.definition.all() {
			let tacit = !self.case.tacit.is_empty();
			self.conclude(if tacit { CaseState::Tacit } else { CaseState::Approved }, at)?;
		}
		Ok(())
	}

	/// Ends the case. Steps that await a decision are closed undecided, but `decided`.
	pub fn conclude_after(
		&mut self,
		decided: Option<u8>,
		outcome: CaseState,
		at: Moment,
	) -> DispatchResult {
		for step in self.open_steps().iter() {
			if decided != Some(step) {
				self.close(step, Closing::Undecided, at)?;
			}
			let alarm = self.step(step)?.alarm;
			self.cancel(alarm);
		}
		let alarm = self.case.correction.as_ref().and_then(|correction| correction.alarm);
		self.cancel(alarm);
		self.outcome = Some((outcome, at));
		self.record(Event::CaseConcluded { case: self.id, outcome, at });
		Ok(())
	}

	/// Ends the case.
	pub fn conclude(&mut self, outcome: CaseState, at: Moment) -> DispatchResult {
		self.conclude_after(None, outcome, at)
	}

	/// Changes the counters of a department.
	pub fn count(&mut self, department: DepartmentId, change: impl FnOnce(&mut Performance)) {
		change(
			self.performance
				.entry(department)
				.or_insert_with(|| Performances::<T>::get(department)),
		);
	}

	/// Notes that limits had passed, so that all running steps were read.
	pub fn note_settled(&mut self) {
		self.settled = true;
	}

	/// Writes what changed, sets and cancels alarms, and announces the transitions.
	pub fn save(mut self) -> Result<Work, DispatchError> {
		let Self { id, .. } = self;
		let mut work = Work {
			steps: u32::try_from(self.steps.len()).unwrap_or(u32::MAX),
			written: self.changed.len(),
			settled: self.settled,
			concluded: self.outcome.is_some(),
		};
		if self.events.is_empty() && self.changed.is_empty() {
			return Ok(work);
		}
		if let Some((outcome, concluded_at)) = self.outcome {
			work.steps = work.steps.max(self.case.opened.len());
			for (step, record) in &self.steps {
				// Approved in this docket, after its alarm had been set in an earlier one.
				if self.case.done.contains(*step) {
					self.cancelled.extend(record.alarm);
				}
			}
			for step in self.case.opened.iter() {
				Steps::<T>::remove(id, step);
			}
			CaseDocuments::<T>::remove(id);
			Cases::<T>::remove(id);
			let folded = ConcludedCase::new(&self.case, outcome, concluded_at);
			Concluded::<T>::insert(id, folded);
		} else {
			for step in self.changed.iter() {
				let Some(record) = self.steps.get_mut(&step) else {
					defensive!("changed steps were read");
					continue;
				};
				match (record.running(), record.alarm) {
					(Some(limit), None) => {
						let item = AgendaItem::Step { case: id, step };
						record.alarm = Some(T::Agenda::schedule(limit, item)?);
					}
					(None, Some(_)) => self.cancelled.extend(record.alarm.take()),
					_ => {}
				}
				Steps::<T>::insert(id, step, &*record);
			}
			if let Some(correction) = self.case.correction.as_mut() {
				if correction.alarm.is_none() {
					let item = AgendaItem::Correction { case: id };
					correction.alarm = Some(T::Agenda::schedule(correction.limit, item)?);
				}
			}
			Cases::<T>::insert(id, self.case);
		}
		for alarm in self.cancelled {
			T::Agenda::cancel(alarm);
		}
		for step in self.entered.without(self.left).iter() {
			if let Some(published) = self.definition.step(step) {
				OpenSteps::<T>::insert(published.department, (id, step), ());
			}
		}
		for step in self.left.without(self.entered).iter() {
			if let Some(published) = self.definition.step(step) {
				OpenSteps::<T>::remove(published.department, (id, step));
			}
		}
		for (department, performance) in self.performance {
			Performances::<T>::insert(department, performance);
		}
		for event in self.events {
			Pallet::<T>::deposit_event(event);
		}
		Ok(work)
	}
}
