// SPDX-License-Identifier: Apache-2.0

//! Joint acts: proposed, endorsed, executed, withdrawn, lapsed.

use alloc::vec::Vec;

use codec::{DecodeLimit, Encode};
use frame_support::{
	defensive,
	dispatch::{
		extract_actual_weight, DispatchErrorWithPostInfo, DispatchResult, GetDispatchInfo,
		WithPostDispatchInfo,
	},
	ensure,
	traits::Get,
	weights::Weight,
};
use frame_system::RawOrigin;
use govchain_primitives::{
	acts::{Interests, JointActId, JointRule, Voice, MAX_VOICES},
	ActingOfficer, Agenda, AgendaItem, Authorize, DepartmentId, Limit, OnDue, Role,
	WorkingCalendar,
};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Dispatchable, Hash},
	DispatchError,
};

use crate::{
	filter::act_of, CallBytes, Calls, Config, Endorsement, Endorsements, Error, Event, Executing,
	JointAct, JointActOf, JointActs, LastJointAct, OpenOf, OpenOfOfficer, Pallet, WeightInfo,
	MAX_CALL_BYTES, MAX_OPEN, MAX_OPEN_OF_DEPARTMENT, MAX_OPEN_OF_OFFICER,
};

/// How deep calls may be nested in stored bytes: as deep as a transaction may.
const MAX_CALL_DEPTH: u32 = frame_support::MAX_EXTRINSIC_DEPTH;

type CallOf<T> = <T as Config>::RuntimeCall;

/// A voice that counts, and who gave it.
type Given<T> = (Voice, ActingOfficer<<T as frame_system::Config>::AccountId>);

/// Bytes of a call.
pub(crate) fn length<T: Config>(call: &CallOf<T>) -> u32 {
	u32::try_from(call.encoded_size()).unwrap_or(u32::MAX)
}

/// What it takes at most to find out which departments carry on the work of `count` others. Those that
/// are measured are in charge themselves, which takes nothing.
fn successors_weight<T: Config>(count: u32) -> Weight {
	T::DbWeight::get().reads(count.into())
}

/// What a proposal of `length` bytes weighs, the call itself left out.
pub(crate) fn propose_weight<T: Config>(length: u32) -> Weight {
	T::WeightInfo::propose(length)
		.saturating_add(successors_weight::<T>(MAX_VOICES))
		.saturating_add(T::Interests::weight())
}

/// What giving a voice on a call of `length` bytes weighs at most, the call itself left out, if `voices`
/// were given, this one among them. Beside the department of the proposer, that of each voice is looked
/// up: reads of the same one cost once. Each voice reads the call, as the last one does that makes it.
fn voice_weight<T: Config>(length: u32, voices: u32) -> Weight {
	let departments = MAX_VOICES.saturating_add(1);
	T::WeightInfo::endorse()
		.max(T::WeightInfo::endorse_and_execute(length))
		.saturating_add(successors_weight::<T>(departments))
		.saturating_add(T::Interests::weight().saturating_mul(voices.into()))
}

/// The most that an endorsement weighs, the call itself left out: which call it is, is in the state.
pub(crate) fn endorse_weight<T: Config>() -> Weight {
	voice_weight::<T>(MAX_CALL_BYTES, MAX_VOICES.saturating_add(1))
}

pub(crate) fn withdraw_weight<T: Config>() -> Weight {
	T::WeightInfo::withdraw().saturating_add(successors_weight::<T>(1))
}

/// By whose mandate an officer speaks. One mandate is one voice, whoever acts in it.
fn mandate<AccountId>(officer: &ActingOfficer<AccountId>) -> &AccountId {
	officer.in_place_of.as_ref().unwrap_or(&officer.account)
}

/// A refusal that gives back the weight of the call that was not made.
pub(crate) fn refused(error: DispatchError, weight: Weight) -> DispatchErrorWithPostInfo {
	error.with_weight(weight)
}

/// The call in stored bytes, if the runtime has such a call.
pub(crate) fn decode<T: Config>(bytes: &[u8]) -> Option<CallOf<T>> {
	CallOf::<T>::decode_all_with_depth_limit(MAX_CALL_DEPTH, &mut &*bytes).ok()
}

impl<T: Config> Pallet<T> {
	/// Gives the weight of the call, if it was made.
	pub(crate) fn do_propose(
		who: T::AccountId,
		role: Role,
		call: CallOf<T>,
	) -> Result<Weight, DispatchError> {
		let acting = T::Authorize::ensure_role(&who, role)?;
		let department = acting.department;
		let act = act_of(&call);
		let (number, rule) = Self::joint_rule(act)?;
		let bytes = CallBytes::try_from(call.encode()).map_err(|_| Error::<T>::CallTooLong)?;
		let own = OpenOfOfficer::<T>::get(&who);
		ensure!(own < MAX_OPEN_OF_OFFICER, Error::<T>::TooManyOfOfficer);
		let open = OpenOf::<T>::get(department);
		ensure!(open < MAX_OPEN_OF_DEPARTMENT, Error::<T>::TooManyOfDepartment);
		ensure!(JointActs::<T>::count() < MAX_OPEN, Error::<T>::TooManyJointActs);
		let id = LastJointAct::<T>::get().checked_add(1).ok_or(Error::<T>::NumbersExhausted)?;
		let now = T::Calendar::now();
		let limit = T::Calendar::after_working_days(now, rule.days)?;
		let call_hash = BlakeTwo256::hash(&bytes);
		// Who may give no voice may propose all the same.
		let may_speak = Self::speakers(&who, role, &call).is_ok();
		let voice = may_speak.then(|| Self::voice_of(&rule, &[], &acting, role)).flatten();
		let is_enough = voice.is_some() && rule.needed() == Some(1);

		if !is_enough {
			let alarm = T::Agenda::schedule(limit, AgendaItem::JointAct { act: id })?;
			let mut endorsements = Endorsements::default();
			if let Some(voice) = voice {
				Self::add(&mut endorsements, voice, who.clone())?;
			}
			let record = JointAct {
				act,
				rule: number,
				call_hash,
				proposer: who.clone(),
				department,
				role,
				proposed_at: now,
				alarm,
				endorsements,
			};
			JointActs::<T>::insert(id, record);
			Calls::<T>::insert(id, bytes);
			OpenOf::<T>::insert(department, open.saturating_add(1));
			OpenOfOfficer::<T>::insert(&who, own.saturating_add(1));
		}
		LastJointAct::<T>::put(id);
		Self::deposit_event(Event::Proposed {
			id,
			act,
			call_hash,
			department,
			officer: who.clone(),
			limit,
		});
		if let Some(Voice { department, role }) = voice {
			let officer = who.clone();
			Self::deposit_event(Event::Endorsed { id, department, role, officer });
		}
		Ok(if is_enough { Self::execute(id, call_hash, who, call) } else { Weight::zero() })
	}

	/// Gives the weight of all that was done.
	pub(crate) fn do_endorse(
		who: T::AccountId,
		id: JointActId,
		role: Role,
		call_hash: H256,
		weight_bound: Weight,
	) -> Result<Weight, DispatchError> {
		let officer = T::Authorize::ensure_role(&who, role)?;
		let mut record = JointActs::<T>::get(id).ok_or(Error::<T>::JointActUnknown)?;
		ensure!(record.call_hash == call_hash, Error::<T>::OtherCall);
		Self::ensure_in_time(&record.alarm.limit)?;
		let rule = Self::rule_of(&record)?;
		ensure!(Self::proposer_can_act(&record), Error::<T>::ProposerCantAct);
		let bytes = Calls::<T>::get(id).ok_or(Error::<T>::CallUnreadable)?;
		let call = decode::<T>(&bytes).ok_or(Error::<T>::CallUnreadable)?;
		let speakers = Self::speakers(&who, role, &call)?;
		let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
		let voices = count(record.endorsements.len()).saturating_add(1);
		let weight = voice_weight::<T>(count(bytes.len()), voices);
		let given = Self::given(&record.endorsements, &call);
		let voice = Self::voice_of(&rule, &given, &officer, role).ok_or(Error::<T>::NoVoice)?;
		let is_new = Self::ensure_can_give(&given, voice, &who, &speakers)?;
		if is_new {
			Self::add(&mut record.endorsements, voice, who.clone())?;
		}
		let counting = given.len().saturating_add(is_new.into());
		let is_enough = rule
			.needed()
			.is_some_and(|needed| u32::try_from(counting).is_ok_and(|counting| counting >= needed));
		let endorsed = Event::Endorsed { id, department: voice.department, role, officer: who };
		if !is_enough {
			ensure!(is_new, Error::<T>::AlreadyEndorsed);

			JointActs::<T>::insert(id, record);
			Self::deposit_event(endorsed);
			return Ok(weight);
		}
		let is_bounded = call.get_dispatch_info().call_weight.all_lte(weight_bound);
		ensure!(is_bounded, Error::<T>::WeightBoundTooLow);

		if is_new {
			Self::deposit_event(endorsed);
		}
		Self::close(id, &record);
		T::Agenda::cancel(record.alarm);
		let inner = Self::execute(id, call_hash, record.proposer, call);
		Ok(weight.saturating_add(inner))
	}

	pub(crate) fn do_withdraw(who: T::AccountId, id: JointActId) -> DispatchResult {
		let record = JointActs::<T>::get(id).ok_or(Error::<T>::JointActUnknown)?;
		let leads = || Self::acts_for(&who, Role::Head, record.department);
		match Self::ensure_proposer(&who, &record) {
			Err(error) if !leads() => return Err(error),
			_ => {}
		}
		Self::ensure_in_time(&record.alarm.limit)?;

		Self::close(id, &record);
		T::Agenda::cancel(record.alarm);
		let department = record.department;
		Self::deposit_event(Event::Withdrawn { id, department, officer: who });
		Ok(())
	}

	/// Makes the call in the proposer's name and gives the weight that it took. The filter lets this
	/// call pass as long as it runs; what it wrote, if it fails, is rolled back with its own layer of
	/// storage.
	fn execute(id: JointActId, call_hash: H256, proposer: T::AccountId, call: CallOf<T>) -> Weight {
		let info = call.get_dispatch_info();
		Executing::<T>::put(call_hash);
		let result = call.dispatch(RawOrigin::Signed(proposer).into());
		Executing::<T>::kill();
		let weight = extract_actual_weight(&result, &info);
		let result = result.map(|_| ()).map_err(|error| error.error);
		Self::deposit_event(Event::Executed { id, call_hash, result });
		weight
	}

	/// The voice of `rule` that `officer` has in `role`: that of its department, or of one whose work
	/// this carries on. Of several, the one that it has given or, else, one that is free.
	fn voice_of(
		rule: &JointRule,
		given: &[Given<T>],
		officer: &ActingOfficer<T::AccountId>,
		role: Role,
	) -> Option<Voice> {
		let is_own = |voice: &&Voice| {
			voice.role == role && Self::carries_on(officer.department, voice.department)
		};
		let own: Vec<_> = rule.voices.iter().filter(is_own).copied().collect();
		let giver = |voice: &Voice| given.iter().find(|(other, _)| other == voice);
		let is_his =
			|voice: &Voice| giver(voice).is_some_and(|(_, one)| one.account == officer.account);
		let his = own.iter().find(|voice| is_his(voice));
		his.or_else(|| own.iter().find(|voice| giver(voice).is_none()))
			.or_else(|| own.first())
			.copied()
	}

	/// Whether a voice is a new one beside those that are `given`. Fails if `who` can't give it by any of
	/// the mandates in `speakers`.
	fn ensure_can_give(
		given: &[Given<T>],
		voice: Voice,
		who: &T::AccountId,
		speakers: &[ActingOfficer<T::AccountId>],
	) -> Result<bool, Error<T>> {
		if let Some((_, giver)) = given.iter().find(|(other, _)| *other == voice) {
			ensure!(giver.account == *who, Error::VoiceGiven);
			return Ok(false);
		}
		let has_spoken = given.iter().any(|(_, other)| other.account == *who);
		let has_mandate = speakers.iter().any(|one| Self::is_free(given, one));
		ensure!(!has_spoken && has_mandate, Error::OneVoiceEach);
		Ok(true)
	}

	/// Adds a voice, in place of one that doesn't count any more.
	fn add(
		endorsements: &mut Endorsements<T::AccountId>,
		voice: Voice,
		officer: T::AccountId,
	) -> Result<(), Error<T>> {
		// One that a person gave who has moved to another department or role is nobody's.
		endorsements.retain(|one| one.voice != voice && one.officer != officer);
		let new = Endorsement { voice, officer, at: T::Calendar::now() };
		// The list has room for every voice of a rule.
		endorsements.try_push(new).map_err(|_| Error::VoiceGiven)
	}

	/// `who` as an officer with `role` that gives a voice on `call`: by each of its mandates that the call
	/// doesn't concern. Not an empty list.
	fn speakers(
		who: &T::AccountId,
		role: Role,
		call: &CallOf<T>,
	) -> Result<Vec<ActingOfficer<T::AccountId>>, DispatchError> {
		let mut refusal = Error::<T>::NoVoice.into();
		let mut speakers = Vec::new();
		for officer in T::Authorize::mandates(who, role)? {
			match T::Interests::ensure_disinterested(&officer, call) {
				Ok(()) => speakers.push(officer),
				Err(error) => refusal = error,
			}
		}
		ensure!(!speakers.is_empty(), refusal);
		Ok(speakers)
	}

	/// The voices that count now, with who gave them: each by the first of its officer's mandates that no
	/// voice before it has, those last of officers who gave a voice themselves.
	pub(crate) fn given(
		endorsements: &Endorsements<T::AccountId>,
		call: &CallOf<T>,
	) -> Vec<Given<T>> {
		let mut given = Vec::<Given<T>>::new();
		for Endorsement { voice, officer, .. } in endorsements {
			let mut speakers = Self::speakers(officer, voice.role, call).unwrap_or_default();
			let speaks =
				|lender: &T::AccountId| endorsements.iter().any(|other| other.officer == *lender);
			speakers.sort_by_key(|one| one.in_place_of.as_ref().is_some_and(speaks));
			let free = speakers.into_iter().find(|one| {
				Self::carries_on(one.department, voice.department) && Self::is_free(&given, one)
			});
			given.extend(free.map(|free| (*voice, free)));
		}
		given
	}

	/// Whether nobody has given a voice by the mandate of `officer`.
	fn is_free(given: &[Given<T>], officer: &ActingOfficer<T::AccountId>) -> bool {
		given.iter().all(|(_, other)| mandate(other) != mandate(officer))
	}

	/// Whether the proposer may act as when he proposed.
	pub(crate) fn proposer_can_act(record: &JointActOf<T>) -> bool {
		Self::acts_for(&record.proposer, record.role, record.department)
	}

	fn ensure_proposer(who: &T::AccountId, record: &JointActOf<T>) -> DispatchResult {
		ensure!(record.proposer == *who, Error::<T>::NotProposer);
		let officer = T::Authorize::ensure_role(who, record.role)?;
		let is_of_department = Self::carries_on(officer.department, record.department);
		ensure!(is_of_department, Error::<T>::ProposerCantAct);
		Ok(())
	}

	/// Whether `who` acts in `role` for the department that answers for what `department` began.
	fn acts_for(who: &T::AccountId, role: Role, department: DepartmentId) -> bool {
		T::Authorize::ensure_role(who, role)
			.is_ok_and(|officer| Self::carries_on(officer.department, department))
	}

	/// Whether `own`, which is active and so in charge of itself, answers for what `department` began.
	fn carries_on(own: DepartmentId, department: DepartmentId) -> bool {
		own == department || T::Authorize::in_charge(department) == own
	}

	/// The rule that a joint act was proposed under, if it is still in force.
	pub(crate) fn rule_of(record: &JointActOf<T>) -> Result<JointRule, Error<T>> {
		match Self::joint_rule(record.act) {
			Ok((number, rule)) if number == record.rule => Ok(rule),
			_ => Err(Error::RuleChanged),
		}
	}

	fn ensure_in_time(limit: &Limit) -> Result<(), Error<T>> {
		ensure!(!T::Calendar::is_due(limit), Error::TooLate);
		Ok(())
	}

	/// Removes a joint act.
	fn close(id: JointActId, record: &JointActOf<T>) {
		JointActs::<T>::remove(id);
		Calls::<T>::remove(id);
		let less = |open: &mut Option<u32>| {
			*open = open.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
		};
		OpenOf::<T>::mutate_exists(record.department, less);
		OpenOfOfficer::<T>::mutate_exists(&record.proposer, less);
	}
}

impl<T: Config> OnDue for Pallet<T> {
	fn on_due(item: AgendaItem) -> Weight {
		let AgendaItem::JointAct { act: id } = item else { return Weight::zero() };
		let Some(record) = JointActs::<T>::get(id) else {
			defensive!("an alarm is of a joint act that isn't there");
			return T::WeightInfo::on_joint_act();
		};
		Self::close(id, &record);
		Self::deposit_event(Event::Lapsed { id });
		T::WeightInfo::on_joint_act()
	}

	fn weight(item: &AgendaItem) -> Weight {
		match item {
			AgendaItem::JointAct { .. } => T::WeightInfo::on_joint_act(),
			_ => Weight::zero(),
		}
	}
}
