// SPDX-License-Identifier: Apache-2.0

//! Joint acts: proposed, endorsed, executed, withdrawn, lapsed.

use codec::{DecodeLimit, Encode};
use frame_support::{
	defensive,
	dispatch::{
		extract_actual_weight, DispatchErrorWithPostInfo, DispatchResult, GetDispatchInfo,
		WithPostDispatchInfo,
	},
	ensure,
	weights::Weight,
};
use frame_system::RawOrigin;
use govchain_primitives::{
	acts::{JointActId, JointRule, Voice},
	ActingOfficer, Agenda, AgendaItem, Authorize, Limit, OnDue, Role, WorkingCalendar,
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

/// Bytes of a call.
pub(crate) fn length<T: Config>(call: &CallOf<T>) -> u32 {
	u32::try_from(call.encoded_size()).unwrap_or(u32::MAX)
}

/// The most that an endorsement weighs, the call itself left out: which call it is, is in the state.
pub(crate) fn endorse_weight<T: Config>() -> Weight {
	T::WeightInfo::endorse().max(T::WeightInfo::endorse_and_execute(MAX_CALL_BYTES))
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
		let ActingOfficer { account: officer, department } = T::Authorize::ensure_role(&who, role)?;
		let act = act_of(&call);
		let (number, rule) = Self::joint_rule(act)?;
		let bytes = CallBytes::try_from(call.encode()).map_err(|_| Error::<T>::CallTooLong)?;
		let own = OpenOfOfficer::<T>::get(&officer);
		ensure!(own < MAX_OPEN_OF_OFFICER, Error::<T>::TooManyOfOfficer);
		let open = OpenOf::<T>::get(department);
		ensure!(open < MAX_OPEN_OF_DEPARTMENT, Error::<T>::TooManyOfDepartment);
		ensure!(JointActs::<T>::count() < MAX_OPEN, Error::<T>::TooManyJointActs);
		let id = LastJointAct::<T>::get().checked_add(1).ok_or(Error::<T>::NumbersExhausted)?;
		let now = T::Calendar::now();
		let limit = T::Calendar::after_working_days(now, rule.days)?;
		let call_hash = BlakeTwo256::hash(&bytes);
		let voice = Voice { department, role };
		let has_voice = rule.voices.contains(&voice);
		let is_enough = has_voice && rule.needed() == Some(1);

		if !is_enough {
			let alarm = T::Agenda::schedule(limit, AgendaItem::JointAct { act: id })?;
			let mut endorsements = Endorsements::default();
			if has_voice {
				let first = Endorsement { voice, officer: officer.clone(), at: now };
				// The list has room for every voice of a rule.
				endorsements.try_push(first).map_err(|_| Error::<T>::VoiceGiven)?;
			}
			let record = JointAct {
				act,
				rule: number,
				call_hash,
				proposer: officer.clone(),
				department,
				role,
				proposed_at: now,
				alarm,
				endorsements,
			};
			JointActs::<T>::insert(id, record);
			Calls::<T>::insert(id, bytes);
			OpenOf::<T>::insert(department, open.saturating_add(1));
			OpenOfOfficer::<T>::insert(&officer, own.saturating_add(1));
		}
		LastJointAct::<T>::put(id);
		Self::deposit_event(Event::Proposed {
			id,
			act,
			call_hash,
			department,
			officer: officer.clone(),
			limit,
		});
		if has_voice {
			Self::deposit_event(Event::Endorsed { id, department, role, officer: who });
		}
		Ok(if is_enough { Self::execute(id, call_hash, officer, call) } else { Weight::zero() })
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
		let voice = Voice { department: officer.department, role };
		ensure!(rule.voices.contains(&voice), Error::<T>::NoVoice);
		let is_new = Self::add(&mut record.endorsements, voice, &who)?;
		let counting = record.endorsements.iter().filter(|one| Self::counts(one)).count();
		let is_enough = rule
			.needed()
			.is_some_and(|needed| u32::try_from(counting).is_ok_and(|counting| counting >= needed));
		let endorsed = Event::Endorsed { id, department: voice.department, role, officer: who };
		if !is_enough {
			ensure!(is_new, Error::<T>::AlreadyEndorsed);

			JointActs::<T>::insert(id, record);
			Self::deposit_event(endorsed);
			return Ok(T::WeightInfo::endorse());
		}
		let bytes = Calls::<T>::get(id).ok_or(Error::<T>::CallUnreadable)?;
		let call = decode::<T>(&bytes).ok_or(Error::<T>::CallUnreadable)?;
		let is_bounded = call.get_dispatch_info().call_weight.all_lte(weight_bound);
		ensure!(is_bounded, Error::<T>::WeightBoundTooLow);

		if is_new {
			Self::deposit_event(endorsed);
		}
		Self::close(id, &record);
		T::Agenda::cancel(record.alarm);
		let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
		let inner = Self::execute(id, call_hash, record.proposer, call);
		Ok(T::WeightInfo::endorse_and_execute(length).saturating_add(inner))
	}

	pub(crate) fn do_withdraw(who: T::AccountId, id: JointActId) -> DispatchResult {
		let record = JointActs::<T>::get(id).ok_or(Error::<T>::JointActUnknown)?;
		if record.proposer == who {
			T::Authorize::ensure_role(&who, record.role)?;
		} else {
			let leads = T::Authorize::ensure_role(&who, Role::Head)
				.is_ok_and(|head| head.department == record.department);
			ensure!(leads, Error::<T>::NotProposer);
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

	/// Adds a voice, in place of one that doesn't count any more. Says whether it is new.
	fn add(
		endorsements: &mut Endorsements<T::AccountId>,
		voice: Voice,
		who: &T::AccountId,
	) -> Result<bool, DispatchError> {
		if let Some(given) = endorsements.iter().find(|one| one.voice == voice) {
			if Self::counts(given) {
				ensure!(given.officer == *who, Error::<T>::VoiceGiven);
				return Ok(false);
			}
		}
		// One that a person gave who has moved to another department or role is nobody's.
		let is_other = |one: &Endorsement<T::AccountId>| one.officer == *who && one.voice != voice;
		let has_other = endorsements.iter().any(|one| is_other(one) && Self::counts(one));
		ensure!(!has_other, Error::<T>::OneVoiceEach);
		endorsements.retain(|one| one.voice != voice && !is_other(one));
		let new = Endorsement { voice, officer: who.clone(), at: T::Calendar::now() };
		// The list has room for every voice of a rule.
		endorsements.try_push(new).map_err(|_| Error::<T>::VoiceGiven)?;
		Ok(true)
	}

	/// Whether the officer of an endorsement has the right to it now.
	pub(crate) fn counts(endorsement: &Endorsement<T::AccountId>) -> bool {
		let Voice { department, role } = endorsement.voice;
		T::Authorize::ensure_role(&endorsement.officer, role)
			.is_ok_and(|officer| officer.department == department)
	}

	/// Whether the proposer may act as when he proposed.
	pub(crate) fn proposer_can_act(record: &JointActOf<T>) -> bool {
		T::Authorize::ensure_role(&record.proposer, record.role)
			.is_ok_and(|officer| officer.department == record.department)
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
	fn on_due(item: AgendaItem) {
		let AgendaItem::JointAct { act: id } = item else { return };
		let Some(record) = JointActs::<T>::get(id) else {
			defensive!("an alarm is of a joint act that isn't there");
			return;
		};
		Self::close(id, &record);
		Self::deposit_event(Event::Lapsed { id });
	}

	fn weight(item: &AgendaItem) -> Weight {
		match item {
			AgendaItem::JointAct { .. } => T::WeightInfo::on_joint_act(),
			_ => Weight::zero(),
		}
	}
}
