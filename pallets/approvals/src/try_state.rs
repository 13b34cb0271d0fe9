// SPDX-License-Identifier: Apache-2.0

//! The invariants numbered in the docs of the pallet.

use alloc::collections::{BTreeMap, BTreeSet};

use frame_support::ensure;
use govchain_primitives::{
	approvals::{
		CaseId, CaseState, Decision, Definition, Performance, QuorumRule, StepState, MAX_STEPS,
	},
	DepartmentId,
};
use sp_runtime::TryRuntimeError;

use crate::{
	graph, CaseDocuments, CaseOf, Cases, Concluded, Config, MatterVersions, Matters, NextCaseId,
	NextMatterId, OpenSteps, Pallet, Performances, StepOf, Steps,
};

type Counts = BTreeMap<DepartmentId, (u64, u64)>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_numbers()?;
		Self::try_matters()?;
		let mut counts = Counts::new();
		let mut open = BTreeSet::new();
		for (id, case) in Cases::<T>::iter() {
			let definition = MatterVersions::<T>::get(case.matter, case.version)
				.ok_or("3: a case is pinned to a version that exists")?;
			Self::try_case(id, &case, &definition)?;
			Self::try_steps(id, &case, &definition)?;
			for step in case.opened.without(case.done).iter() {
				let department =
					definition.step(step).ok_or("4: open steps are published")?.department;
				open.insert((department, (id, step)));
				let (opened, overdue) = counts.entry(department).or_default();
				*opened = opened.saturating_add(1);
				let record = Steps::<T>::get(id, step).ok_or("4: open steps have a record")?;
				if matches!(record.state, StepState::Overdue { .. }) {
					*overdue = overdue.saturating_add(1);
				}
			}
		}
		for (id, _, _) in Steps::<T>::iter() {
			ensure!(Cases::<T>::contains_key(id), "4: steps belong to a running case");
		}
		let listed: BTreeSet<_> = OpenSteps::<T>::iter_keys().collect();
		ensure!(listed == open, "8: work lists name exactly the open steps");
		Self::try_performance(&counts)?;
		Self::try_documents()
	}

	fn try_numbers() -> Result<(), TryRuntimeError> {
		let next = NextMatterId::<T>::get();
		ensure!(Matters::<T>::iter_keys().all(|id| id < next), "1: matters below the next number");
		let next = NextCaseId::<T>::get();
		ensure!(Cases::<T>::iter_keys().all(|id| id < next), "1: cases below the next number");
		for (id, case) in Concluded::<T>::iter() {
			ensure!(id < next, "1: concluded cases below the next number");
			ensure!(!Cases::<T>::contains_key(id), "1: a case runs or is concluded");
			ensure!(
				!matches!(
					case.outcome,
					CaseState::Received
						| CaseState::Accepted
						| CaseState::Correction
						| CaseState::SpecialProcedure
						| CaseState::Extended
				),
				"1: a concluded case has a final state"
			);
		}
		Ok(())
	}

	fn try_matters() -> Result<(), TryRuntimeError> {
		for (id, matter) in Matters::<T>::iter() {
			ensure!(matter.latest > 0, "2: versions count from 1");
			let versions: BTreeSet<_> = MatterVersions::<T>::iter_key_prefix(id).collect();
			ensure!(versions.into_iter().eq(1..=matter.latest), "2: versions 1 to the latest");
		}
		for (id, _, definition) in MatterVersions::<T>::iter() {
			ensure!(Matters::<T>::contains_key(id), "2: versions belong to a matter");
			let all = definition.all();
			ensure!(!all.is_empty() && all.len() <= MAX_STEPS, "2: 1 to 64 steps");
			ensure!(
				definition.edges.iter().all(|e| all.contains(e.before) && all.contains(e.after)),
				"2: edges join steps"
			);
			ensure!(graph::step_on_cycle(&definition).is_none(), "2: no cycle");
		}
		Ok(())
	}

	fn try_case(
		id: CaseId,
		case: &CaseOf<T>,
		definition: &Definition,
	) -> Result<(), TryRuntimeError> {
		ensure!(
			matches!(case.state, CaseState::Received | CaseState::Accepted | CaseState::Correction),
			"3: a running case is received, accepted or in correction"
		);
		ensure!(
			case.correction.is_some() == (case.state == CaseState::Correction),
			"3: in correction exactly when a notice is out"
		);
		ensure!(
			case.correction.as_ref().is_none_or(|correction| correction.alarm.is_some()),
			"5: the time to answer has its alarm"
		);
		ensure!(usize::from(case.steps) == definition.steps.len(), "3: the steps are counted");
		if case.state == CaseState::Received {
			ensure!(case.accepted_at.is_none(), "3: not accepted before acceptance");
			ensure!(case.opened.is_empty(), "3: no step is open before acceptance");
		} else {
			ensure!(case.accepted_at.is_some(), "3: accepted after acceptance");
			ensure!(case.done != definition.all(), "3: not all steps are done");
			ensure!(case.opened == definition.ready(case.done), "4: open exactly when ready");
		}
		ensure!(case.done.is_subset(case.opened), "4: done steps have been opened");
		ensure!(case.tacit.is_subset(case.done), "4: tacit steps are done");
		ensure!(case.asked.is_subset(case.opened), "4: steps that asked have been opened");
		let records: BTreeSet<_> = Steps::<T>::iter_key_prefix(id).collect();
		ensure!(records.into_iter().eq(case.opened.iter()), "4: opened steps have a record");
		Ok(())
	}

	fn try_steps(
		id: CaseId,
		case: &CaseOf<T>,
		definition: &Definition,
	) -> Result<(), TryRuntimeError> {
		for (step, record) in Steps::<T>::iter_prefix(id) {
			let published = definition.step(step).ok_or("4: steps are published")?;
			let approved =
				matches!(record.state, StepState::Approved { .. } | StepState::Tacit { .. });
			ensure!(approved == case.done.contains(step), "5: approved exactly when done");
			ensure!(
				matches!(record.state, StepState::Tacit { .. }) == case.tacit.contains(step),
				"5: tacit exactly when the case says so"
			);
			Self::try_clock(case, &record)?;

			let officers: BTreeSet<_> = record.votes.iter().map(|vote| &vote.officer).collect();
			ensure!(officers.len() == record.votes.len(), "7: one vote for each officer");
			let mandates: BTreeSet<_> = record.votes.iter().map(|vote| vote.mandate()).collect();
			ensure!(mandates.len() == record.votes.len(), "7: one vote for each mandate");
			let QuorumRule::AtLeast(quorum) = published.quorum;
			for decision in [Decision::Approve, Decision::Reject] {
				ensure!(
					approved || record.count(decision) < usize::from(quorum),
					"7: an open step is short of its quorum"
				);
			}
		}
		Ok(())
	}

	fn try_clock(case: &CaseOf<T>, record: &StepOf<T>) -> Result<(), TryRuntimeError> {
		if record.state.is_open() {
			ensure!(
				record.suspended_since().is_some() == case.correction.is_some(),
				"5: clocks stand exactly while a notice is out"
			);
		}
		ensure!(
			record.running().is_some() == record.alarm.is_some(),
			"5: a clock that runs has its alarm"
		);
		if let Some(limit) = record.running() {
			ensure!(
				case.next_due.is_some_and(|next| next <= limit),
				"6: no running limit passes before the next one"
			);
		}
		Ok(())
	}

	fn try_performance(counts: &Counts) -> Result<(), TryRuntimeError> {
		for (department, performance) in Performances::<T>::iter() {
			let Performance { opened, open, overdue, in_time, late, tacit, undecided, .. } =
				performance;
			let counted = counts.get(&department).copied().unwrap_or_default();
			ensure!((open, overdue) == counted, "9: counters agree with the open steps");
			let sum = [open, in_time, late, tacit, undecided]
				.into_iter()
				.fold(0u64, |sum, part| sum.saturating_add(part));
			ensure!(opened == sum, "9: opened steps are open or closed in one way");
		}
		ensure!(
			counts.keys().all(Performances::<T>::contains_key),
			"9: departments with open steps are counted"
		);
		Ok(())
	}

	fn try_documents() -> Result<(), TryRuntimeError> {
		for (id, documents) in CaseDocuments::<T>::iter() {
			ensure!(Cases::<T>::contains_key(id), "10: documents belong to a running case");
			let different: BTreeSet<_> = documents.iter().collect();
			ensure!(different.len() == documents.len(), "10: documents are different");
		}
		ensure!(
			Cases::<T>::iter_keys().all(CaseDocuments::<T>::contains_key),
			"10: a running case has its documents recorded"
		);
		Ok(())
	}
}
