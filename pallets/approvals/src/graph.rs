// SPDX-License-Identifier: Apache-2.0

//! Checks of a matter before it is published.

use alloc::collections::BTreeSet;

use frame_support::{ensure, BoundedVec};
use govchain_primitives::{
	approvals::{
		Definition, MatterDraft, PartyRule, QuorumRule, Silence, StepDefinition, StepDraft,
		StepSet, MAX_LIMIT_DAYS, MAX_QUORUM,
	},
	is_name, Authorize, Capability,
};
use sp_runtime::DispatchError;

use crate::{Config, Error};

/// What is published of `draft`, or what is wrong with it.
///
/// Reads each department once. Work is bounded by the bounds of [`Definition`]: those are checked
/// before anything is compared.
pub(crate) fn check<T: Config>(draft: MatterDraft) -> Result<Definition, DispatchError> {
	let MatterDraft { name, service_centre, party, papers, steps, edges } = draft;
	ensure!(!name.is_empty(), Error::<T>::NameEmpty);
	ensure!(is_name(&name), Error::<T>::BadName);
	let name = BoundedVec::try_from(name).map_err(|_| Error::<T>::NameTooLong)?;

	let papers = BoundedVec::try_from(papers).map_err(|_| Error::<T>::TooManyPapers)?;
	let mut seen = BTreeSet::new();
	for (paper, kind) in (0u8..).zip(&papers) {
		ensure!(seen.insert(kind), Error::<T>::PaperRepeated { paper });
	}

	let has_basis = match party {
		PartyRule::Committed => true,
		PartyRule::Named { legal_basis } | PartyRule::Either { legal_basis } => {
			!legal_basis.is_zero()
		}
	};
	ensure!(has_basis, Error::<T>::NamingWithoutLegalBasis);

	ensure!(!steps.is_empty(), Error::<T>::NoSteps);
	let mut checked = BoundedVec::new();
	for (step, draft) in (0u8..=u8::MAX).zip(steps) {
		let definition = check_step::<T>(step, draft, papers.len())?;
		checked.try_push(definition).map_err(|_| Error::<T>::TooManySteps)?;
	}

	let edges = BoundedVec::try_from(edges).map_err(|_| Error::<T>::TooManyEdges)?;
	let definition = Definition { name, service_centre, party, papers, steps: checked, edges };
	check_edges::<T>(&definition)?;

	T::Authorize::ensure_capability(service_centre, Capability::ServiceCentre)?;
	let departments: BTreeSet<_> = definition.steps.iter().map(|step| step.department).collect();
	for department in departments {
		T::Authorize::ensure_capability(department, Capability::Approver)?;
	}
	Ok(definition)
}

fn check_step<T: Config>(
	step: u8,
	draft: StepDraft,
	papers: usize,
) -> Result<StepDefinition, Error<T>> {
	let StepDraft { name, department, role, quorum, limit_days, silence, papers: needed } = draft;
	ensure!(is_name(&name), Error::<T>::StepNameInvalid { step });
	let name = BoundedVec::try_from(name).map_err(|_| Error::<T>::StepNameInvalid { step })?;
	let QuorumRule::AtLeast(officers) = quorum;
	ensure!(officers > 0, Error::<T>::QuorumZero { step });
	ensure!(officers <= MAX_QUORUM, Error::<T>::QuorumTooLarge { step });
	ensure!(limit_days > 0, Error::<T>::LimitZero { step });
	ensure!(limit_days <= MAX_LIMIT_DAYS, Error::<T>::LimitTooLong { step });
	let has_basis = match silence {
		Silence::Escalate => true,
		Silence::TacitConsent { legal_basis } => !legal_basis.is_zero(),
	};
	ensure!(has_basis, Error::<T>::TacitWithoutLegalBasis { step });
	let mut seen = BTreeSet::new();
	for &paper in &needed {
		ensure!(usize::from(paper) < papers, Error::<T>::UnknownPaper { step, paper });
		ensure!(seen.insert(paper), Error::<T>::StepPaperRepeated { step, paper });
	}
	// Different positions below the number of papers are no more than there are papers.
	let papers = BoundedVec::truncate_from(needed);
	Ok(StepDefinition { name, department, role, quorum, limit_days, silence, papers })
}

fn check_edges<T: Config>(definition: &Definition) -> Result<(), Error<T>> {
	let all = definition.all();
	let mut seen = BTreeSet::new();
	for edge in &definition.edges {
		let (before, after) = (edge.before, edge.after);
		ensure!(
			all.contains(before) && all.contains(after),
			Error::<T>::EdgeToUnknownStep { before, after }
		);
		ensure!(before != after, Error::<T>::EdgeToItself { step: before });
		ensure!(seen.insert((before, after)), Error::<T>::EdgeRepeated { before, after });
	}
	match step_on_cycle(definition) {
		Some(step) => Err(Error::<T>::Cycle { step }),
		None => Ok(()),
	}
}

/// A step that stands before itself, if there is one.
///
/// Kahn's algorithm by layers: each round takes all steps whose predecessors are taken, so there are
/// at most as many rounds as steps. What can't be taken lies on a cycle or behind one; going back
/// from it along what is left can't end, so after as many moves as steps it has entered a cycle.
pub(crate) fn step_on_cycle(definition: &Definition) -> Option<u8> {
	let all = definition.all();
	let before = definition.predecessors();
	let mut taken = StepSet::default();
	for _ in all.iter() {
		let round = taken;
		for (step, set) in (0u8..).zip(&before) {
			if set.is_subset(round) {
				taken.insert(step);
			}
		}
		if taken == round {
			break;
		}
	}
	let left = all.without(taken);
	let mut step = left.iter().next()?;
	for _ in all.iter() {
		let behind = before.get(usize::from(step))?.without(taken);
		step = behind.iter().next()?;
	}
	Some(step)
}
