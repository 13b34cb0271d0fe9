// SPDX-License-Identifier: Apache-2.0

//! What the runtime API answers.

use alloc::vec::Vec;

use govchain_primitives::{
	approvals::{
		CaseId, CaseView, CorrectionView, Definition, Matter, MatterId, MatterVersion, OpenStep,
		Performance, StepView, WorkPage, MAX_PAGE, MAX_WALK,
	},
	DepartmentId, WorkingCalendar,
};

use crate::{
	docket::Docket, CaseDocuments, Concluded, ConcludedCase, Config, MatterVersions, Matters,
	NextMatterId, OpenSteps, Pallet, Performances,
};

impl<T: Config> Pallet<T> {
	/// A matter.
	pub fn matter(matter: MatterId) -> Option<Matter> {
		Matters::<T>::get(matter)
	}

	/// Matters from number `from` on, at most `limit` and [`MAX_PAGE`].
	pub fn matters(from: MatterId, limit: u32) -> Vec<(MatterId, Matter)> {
		let end = NextMatterId::<T>::get().min(from.saturating_add(limit.min(MAX_PAGE)));
		(from..end).filter_map(|id| Some((id, Matters::<T>::get(id)?))).collect()
	}

	/// A version of a matter.
	pub fn matter_version(matter: MatterId, version: MatterVersion) -> Option<Definition> {
		MatterVersions::<T>::get(matter, version)
	}

	/// A case with everything settled that has fallen due. Where settling fails it is shown as it
	/// stands.
	pub fn case(case: CaseId) -> Option<CaseView<T::AccountId>> {
		if let Some(record) = Concluded::<T>::get(case) {
			return Some(record.into());
		}
		let mut docket = Self::settled_docket(case)?;
		if let Some((outcome, at)) = docket.outcome {
			return Some(ConcludedCase::new(&docket.case, outcome, at).into());
		}
		let all = docket.definition.all();
		let steps = all.iter().filter_map(|step| docket.view(step)).collect();
		let documents = CaseDocuments::<T>::get(case).into_inner();
		let case = docket.case;
		Some(CaseView {
			matter: case.matter,
			version: case.version,
			state: case.state,
			party: case.party,
			channel: Some(case.channel),
			received_at: case.received_at,
			accepted_at: case.accepted_at,
			concluded_at: None,
			content: Some(case.content),
			documents,
			correction: case.correction.map(|correction| CorrectionView {
				step: correction.step,
				notice: correction.notice,
				asked_at: correction.asked_at,
				limit: correction.limit,
				due: T::Calendar::date_of(&correction.limit),
			}),
			steps,
			transitions: case.transitions,
			head: case.head,
		})
	}

	/// The work list of a department after the step `after`, at most `limit` (but at least one) and
	/// [`MAX_PAGE`] entries, in the order of their keys. Steps that silence has closed are left out; at
	/// most [`MAX_WALK`] are looked at.
	pub fn open_steps(
		department: DepartmentId,
		after: Option<(CaseId, u8)>,
		limit: u32,
	) -> WorkPage {
		let keys = match after {
			Some(last) => OpenSteps::<T>::iter_key_prefix_from(
				department,
				OpenSteps::<T>::hashed_key_for(department, last),
			),
			None => OpenSteps::<T>::iter_key_prefix(department),
		};
		let limit = usize::try_from(limit.clamp(1, MAX_PAGE)).unwrap_or_default();
		let mut page = WorkPage::default();
		let mut walked = 0u32;
		let mut last = None;
		for (case, step) in keys {
			if page.steps.len() >= limit || walked >= MAX_WALK {
				page.next = last;
				break;
			}
			walked = walked.saturating_add(1);
			last = Some((case, step));
			page.steps.extend(Self::open_step(case, step));
		}
		page
	}

	/// A step of a work list, if it still awaits a decision.
	fn open_step(case: CaseId, step: u8) -> Option<OpenStep> {
		let mut docket = Self::settled_docket(case)?;
		let (matter, version) = (docket.case.matter, docket.case.version);
		let view = docket.outcome.is_none().then(|| docket.view(step))??;
		let state = view.state.filter(|state| state.is_open())?;
		Some(OpenStep {
			case,
			step,
			matter,
			version,
			opened_at: view.opened_at?,
			state,
			due: view.due,
			votes: u32::try_from(view.votes.len()).unwrap_or(u32::MAX),
		})
	}

	/// What a department did with its time.
	pub fn performance(department: DepartmentId) -> Performance {
		Performances::<T>::get(department)
	}

	/// The docket of a running case with everything settled that can be; not to be saved.
	fn settled_docket(case: CaseId) -> Option<Docket<T>> {
		let mut docket = Docket::<T>::open(case).ok()?;
		if docket.settle().is_err() {
			docket = Docket::<T>::open(case).ok()?;
		}
		Some(docket)
	}
}

impl<T: Config> Docket<T> {
	fn view(&mut self, step: u8) -> Option<StepView<T::AccountId>> {
		let department = self.definition.step(step)?.department;
		if !self.case.opened.contains(step) {
			return Some(StepView {
				department,
				opened_at: None,
				state: None,
				due: None,
				votes: Vec::new(),
			});
		}
		let record = self.step(step).ok()?;
		Some(StepView {
			department,
			opened_at: Some(record.opened_at),
			state: Some(record.state),
			due: record.running().and_then(|limit| T::Calendar::date_of(&limit)),
			votes: record.votes.to_vec(),
		})
	}
}
