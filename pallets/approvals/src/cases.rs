// SPDX-License-Identifier: Apache-2.0

//! Cases come in, are accepted or not, are corrected and withdrawn.

use alloc::{collections::BTreeSet, vec::Vec};

use frame_support::ensure;
use govchain_primitives::{
	approvals::{
		documents_hash, CaseId, CaseState, Channel, Definition, MatterId, MatterVersion, PartyRule,
	},
	ActingOfficer, Authorize, Capability, Commitment, DepartmentId, Identities, Moment, Party,
	Role, WorkingCalendar,
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

use crate::{
	docket::{Docket, Work},
	CaseDocuments, CaseOf, Config, Documents, Error, Event, MatterVersions, Matters, NextCaseId,
	Pallet,
};

impl<T: Config> Pallet<T> {
	/// The version in force, if its service centre can receive cases.
	fn in_force(matter: MatterId) -> Result<(MatterId, MatterVersion, Definition), DispatchError> {
		let record = Matters::<T>::get(matter).ok_or(Error::<T>::UnknownMatter)?;
		let version = record.in_force().ok_or(Error::<T>::MatterRetired)?;
		let definition =
			MatterVersions::<T>::get(matter, version).ok_or(DispatchError::Corruption)?;
		let centre = T::Authorize::in_charge(definition.service_centre);
		T::Authorize::ensure_capability(centre, Capability::ServiceCentre)?;
		Ok((matter, version, definition))
	}

	/// `documents` added to those that a case has.
	fn add_documents(
		mut present: Documents,
		documents: Vec<Commitment>,
	) -> Result<Documents, Error<T>> {
		let mut seen: BTreeSet<_> = present.iter().copied().collect();
		for document in documents {
			ensure!(seen.insert(document), Error::<T>::DocumentRepeated);
			present.try_push(document).map_err(|_| Error::<T>::TooManyDocuments)?;
		}
		Ok(present)
	}

	/// `who` as a clerk of the service centre, or of the department that took its place.
	fn ensure_clerk(
		who: &T::AccountId,
		service_centre: DepartmentId,
	) -> Result<ActingOfficer<T::AccountId>, DispatchError> {
		let officer = T::Authorize::ensure_officer(who, Role::Clerk, Capability::ServiceCentre)?;
		let centre = T::Authorize::in_charge(service_centre);
		ensure!(officer.department == centre, Error::<T>::NotServiceCentre);
		Ok(officer)
	}

	/// As [`Self::ensure_clerk`] of the service centre of a case, by a mandate that isn't the
	/// applicant's.
	fn ensure_clerk_of(
		who: &T::AccountId,
		docket: &Docket<T>,
	) -> Result<ActingOfficer<T::AccountId>, DispatchError> {
		let clerk = Self::ensure_clerk(who, docket.definition.service_centre)?;
		Self::disinterested(who, Role::Clerk, &docket.case)?;
		Ok(clerk)
	}

	/// Says whether an account spoke, at a moment, for the person who is behind `who` now, which may
	/// have had another key then. Only who speaks for an identity is appointed, and applies.
	pub(crate) fn same_person(who: &T::AccountId) -> impl Fn(&T::AccountId, Moment) -> bool + '_ {
		let person = T::Identities::identity_of(who);
		move |account, at| {
			let spoke = |person| T::Identities::account_at(person, at).as_ref() == Some(account);
			account == who || person.is_some_and(spoke)
		}
	}

	/// The mandates by which an officer has `role` and may act on `case`. Not an empty list.
	pub fn disinterested(
		who: &T::AccountId,
		role: Role,
		case: &CaseOf<T>,
	) -> Result<Vec<ActingOfficer<T::AccountId>>, DispatchError> {
		let mut mandates = T::Authorize::mandates(who, role)?;
		mandates.retain(|officer| Self::ensure_disinterested(officer, case).is_ok());
		ensure!(!mandates.is_empty(), Error::<T>::OwnCase);
		Ok(mandates)
	}

	/// That neither an officer nor the one in whose place it acts is the applicant. Who a committed
	/// party is that came to the window, nobody can tell from here.
	pub fn ensure_disinterested(
		officer: &ActingOfficer<T::AccountId>,
		case: &CaseOf<T>,
	) -> Result<(), Error<T>> {
		for who in [Some(&officer.account), officer.in_place_of.as_ref()].into_iter().flatten() {
			let is_party = matches!(
				case.party,
				Party::Identity(party) if T::Identities::identity_of(who) == Some(party)
			);
			let is_sender = match &case.channel {
				Channel::Own { account } => Self::same_person(who)(account, case.received_at),
				Channel::Window { .. } => false,
			};
			ensure!(!is_party && !is_sender, Error::<T>::OwnCase);
		}
		Ok(())
	}

	/// That `who` may act for the applicant. Keys change, so a named party is asked for by its
	/// identity; an applicant who is frozen can't act.
	fn ensure_applicant(who: &T::AccountId, docket: &Docket<T>) -> DispatchResult {
		if let Channel::Window { department, .. } = docket.case.channel {
			if Self::ensure_clerk(who, department).is_ok() {
				return Ok(());
			}
		}
		let acts = match (&docket.case.party, &docket.case.channel) {
			(Party::Identity(identity), _) => T::Identities::identity_of(who) == Some(*identity),
			(Party::Committed(_), Channel::Own { account }) => account == who,
			(Party::Committed(_), Channel::Window { .. }) => false,
		};
		ensure!(acts, Error::<T>::NotApplicant);
		T::Identities::ensure_identity(who).map(|_| ())
	}

	fn ensure_party_rule(rule: PartyRule, party: &Party) -> Result<(), Error<T>> {
		match (rule, party) {
			(PartyRule::Committed, Party::Identity(_)) => Err(Error::<T>::PartyMustBeCommitted),
			(PartyRule::Named { .. }, Party::Committed(_)) => Err(Error::<T>::PartyMustBeNamed),
			_ => Ok(()),
		}
	}

	pub(crate) fn do_submit(
		who: T::AccountId,
		matter: MatterId,
		party: Party,
		documents: Vec<Commitment>,
		content: Commitment,
	) -> DispatchResult {
		let own = T::Identities::ensure_identity(&who)?;
		if let Party::Identity(identity) = party {
			ensure!(identity == own, Error::<T>::NotOwnIdentity);
		}
		let version = Self::in_force(matter)?;
		Self::receive(version, party, Channel::Own { account: who }, documents, content)
	}

	pub(crate) fn do_submit_at_window(
		who: T::AccountId,
		matter: MatterId,
		party: Party,
		documents: Vec<Commitment>,
		content: Commitment,
	) -> DispatchResult {
		T::Authorize::ensure_role(&who, Role::Clerk)?;
		let version = Self::in_force(matter)?;
		let department = Self::ensure_clerk(&who, version.2.service_centre)?.department;
		if let Party::Identity(identity) = party {
			let good = T::Identities::is_in_good_standing(identity);
			ensure!(good, Error::<T>::PartyNotInGoodStanding);
		}
		let channel = Channel::Window { department, officer: who };
		Self::receive(version, party, channel, documents, content)
	}

	fn receive(
		(matter, version, definition): (MatterId, MatterVersion, Definition),
		party: Party,
		channel: Channel<T::AccountId>,
		documents: Vec<Commitment>,
		content: Commitment,
	) -> DispatchResult {
		Self::ensure_party_rule(definition.party, &party)?;
		let hash = documents_hash(&documents);
		let documents = Self::add_documents(Documents::default(), documents)?;
		let case = NextCaseId::<T>::get();
		let next = case.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;

		let version_of = (matter, version, definition);
		let mut docket = Docket::<T>::receive(case, version_of, party, channel.clone(), content);
		docket.record(Event::CaseReceived {
			case,
			matter,
			version,
			party,
			channel,
			documents: hash,
			content,
			at: T::Calendar::now(),
		});
		NextCaseId::<T>::put(next);
		CaseDocuments::<T>::insert(case, documents);
		docket.save().map(|_| ())
	}

	pub(crate) fn do_accept(who: T::AccountId, case: CaseId) -> Result<Work, DispatchError> {
		let mut docket = Docket::<T>::open(case)?;
		let clerk = Self::ensure_clerk_of(&who, &docket)?;
		ensure!(docket.case.state == CaseState::Received, Error::<T>::NotReceived);
		let department = clerk.department;

		let at = T::Calendar::now();
		docket.case.state = CaseState::Accepted;
		docket.case.accepted_at = Some(at);
		docket.record(Event::CaseAccepted { case, department, officer: who, at });
		docket.open_ready(at)?;
		docket.save()
	}

	pub(crate) fn do_refuse_acceptance(
		who: T::AccountId,
		case: CaseId,
		reason: H256,
	) -> DispatchResult {
		let mut docket = Docket::<T>::open(case)?;
		let clerk = Self::ensure_clerk_of(&who, &docket)?;
		ensure!(docket.case.state == CaseState::Received, Error::<T>::NotReceived);
		let department = clerk.department;

		let at = T::Calendar::now();
		docket.record(Event::AcceptanceRefused { case, department, officer: who, reason, at });
		docket.conclude(CaseState::NotAccepted, at)?;
		docket.save().map(|_| ())
	}

	pub(crate) fn do_answer_correction(
		who: T::AccountId,
		case: CaseId,
		documents: Vec<Commitment>,
		content: Commitment,
	) -> Result<Work, DispatchError> {
		let mut docket = Docket::<T>::open(case)?;
		Self::ensure_applicant(&who, &docket)?;
		docket.settle()?;
		ensure!(docket.outcome.is_none(), Error::<T>::CaseConcluded);
		let correction = docket.case.correction.take().ok_or(Error::<T>::NoCorrection)?;
		let hash = documents_hash(&documents);
		let documents = Self::add_documents(CaseDocuments::<T>::get(case), documents)?;

		let at = T::Calendar::now();
		docket.cancel(correction.alarm);
		docket.case.state = CaseState::Accepted;
		docket.case.content = content;
		docket.record(Event::CorrectionAnswered { case, by: who, documents: hash, content, at });
		docket.resume_clocks(at)?;
		CaseDocuments::<T>::insert(case, documents);
		docket.save()
	}

	pub(crate) fn do_withdraw(who: T::AccountId, case: CaseId) -> Result<Work, DispatchError> {
		let mut docket = Docket::<T>::open(case)?;
		Self::ensure_applicant(&who, &docket)?;
		docket.settle()?;
		ensure!(docket.outcome.is_none(), Error::<T>::CaseConcluded);

		let at = T::Calendar::now();
		docket.record(Event::CaseWithdrawn { case, by: who, at });
		docket.conclude(CaseState::Withdrawn, at)?;
		docket.save()
	}
}
