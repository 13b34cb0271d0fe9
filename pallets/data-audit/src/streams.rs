// SPDX-License-Identifier: Apache-2.0

//! Streams, their checkpoints, their silence and their end.

use frame_support::{defensive, ensure, pallet_prelude::DispatchResult, weights::Weight};
use govchain_evidence::merkle::{
	verify_consistency, ConsistencyError, NodeHash, TreeHead, TreeSize,
};
use govchain_primitives::{
	audit::{Checkpoint, DayNumber, SilenceInterval, StreamEnding, StreamId},
	ActingOfficer, Agenda, AgendaItem, AgendaKey, Authorize, Capability, Commitment, Moment, OnDue,
	Role, WorkingCalendar,
};
use sp_core::H256;
use sp_runtime::{traits::UniqueSaturatedInto, DispatchError};

use crate::{
	Config, DailyCheckpoints, DataSetIds, DataSets, EndedStream, EndedStreams, Error, Event,
	LastCheckpoints, LastStream, Name, Pallet, Proof, Stream, StreamDescription,
	StreamDescriptions, Streams, StreamsByName, WeightInfo, DAY_MILLIS, KEPT_DAYS,
	MAX_CLEARED_DAYS, MAX_SILENCE_DAYS, MAX_SILENCE_MILLIS, MIN_SILENCE_MILLIS,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_open_stream(
		officer: ActingOfficer<T::AccountId>,
		name: Name,
		data_sets: DataSetIds,
		system: H256,
		agent: Option<T::AccountId>,
		silence: SilenceInterval,
	) -> DispatchResult {
		let ActingOfficer { account, department: owner, .. } = officer;
		let now = T::Calendar::now();
		Self::ensure_name(&name)?;
		Self::ensure_silence(silence)?;
		ensure!(!StreamsByName::<T>::contains_key(owner, &name), Error::<T>::NameTaken);
		for data_set in &data_sets {
			let record = DataSets::<T>::get(data_set).ok_or(Error::<T>::DataSetUnknown)?;
			ensure!(T::Authorize::in_charge(record.owner) == owner, Error::<T>::NotOwner);
		}
		let id = LastStream::<T>::get().checked_add(1).ok_or(Error::<T>::NumbersExhausted)?;
		let alarm = Self::schedule_alarm(id, silence, now)?;

		LastStream::<T>::put(id);
		StreamsByName::<T>::insert(owner, &name, id);
		StreamDescriptions::<T>::insert(
			id,
			StreamDescription { name, data_sets, system, opened_at: now },
		);
		LastCheckpoints::<T>::insert(id, Self::checkpoint_now(&TreeHead::empty(), now));
		Streams::<T>::insert(
			id,
			Stream {
				owner,
				agent,
				silence,
				heard_at: now,
				alarm: Some(alarm),
				silent_since: None,
				silences: 0,
				oldest_day: Self::day_of(now),
			},
		);
		Self::deposit_event(Event::StreamOpened {
			stream: id,
			department: owner,
			officer: account,
		});
		Ok(())
	}

	pub(crate) fn do_set_agent(
		officer: ActingOfficer<T::AccountId>,
		id: StreamId,
		agent: Option<T::AccountId>,
	) -> DispatchResult {
		let ActingOfficer { account, department, .. } = officer;
		let mut stream = Self::going_on(id)?;
		ensure!(T::Authorize::in_charge(stream.owner) == department, Error::<T>::NotOfStream);

		stream.agent = agent.clone();
		Streams::<T>::insert(id, stream);
		Self::deposit_event(Event::AgentSet { stream: id, agent, department, officer: account });
		Ok(())
	}

	pub(crate) fn do_checkpoint(
		who: T::AccountId,
		id: StreamId,
		size: u64,
		root: H256,
		proof: Proof,
	) -> DispatchResult {
		let mut stream = Self::going_on(id)?;
		let last = LastCheckpoints::<T>::get(id).ok_or(Error::<T>::StreamUnknown)?;
		Self::ensure_may_checkpoint(&who, &stream)?;
		let old = TreeHead { size: TreeSize(last.size), root: NodeHash(last.root.0) };
		let new = TreeHead { size: TreeSize(size), root: NodeHash(root.0) };
		let proof: alloc::vec::Vec<_> = proof.into_iter().map(|hash| NodeHash(hash.0)).collect();
		verify_consistency(&old, &new, &proof).map_err(Self::why_refused)?;
		let now = T::Calendar::now();

		Self::settle_silence(id, &mut stream);
		Self::cancel_alarm(&mut stream);
		stream.alarm = Some(Self::schedule_alarm(id, stream.silence, now)?);
		let silent_since = stream.silent_since.take();
		stream.heard_at = now;
		let day = Self::day_of(now);
		Self::clear_old_days(id, &mut stream, day);
		Streams::<T>::insert(id, stream);
		if old == new {
			DailyCheckpoints::<T>::insert(id, day, last);
			Self::deposit_event(Event::StreamHeard { stream: id, silent_since, by: who });
		} else {
			let checkpoint = Self::checkpoint_now(&new, now);
			LastCheckpoints::<T>::insert(id, checkpoint);
			DailyCheckpoints::<T>::insert(id, day, checkpoint);
			Self::deposit_event(Event::Checkpointed {
				stream: id,
				size,
				root,
				added: size.saturating_sub(last.size),
				silent_since,
				by: who,
			});
		}
		Ok(())
	}

	pub(crate) fn do_end_stream(
		officer: ActingOfficer<T::AccountId>,
		id: StreamId,
		reason: Commitment,
	) -> DispatchResult {
		let ActingOfficer { account, department, .. } = officer;
		let mut stream = Self::going_on(id)?;
		ensure!(T::Authorize::in_charge(stream.owner) == department, Error::<T>::NotOfStream);
		let name = StreamDescriptions::<T>::get(id).ok_or(Error::<T>::StreamUnknown)?.name;

		Self::settle_silence(id, &mut stream);
		Self::cancel_alarm(&mut stream);
		Streams::<T>::remove(id);
		StreamsByName::<T>::remove(stream.owner, name);
		let at = T::Calendar::now();
		let ending = StreamEnding { at, department, officer: account.clone(), reason };
		EndedStreams::<T>::insert(id, EndedStream { stream, ending });
		Self::deposit_event(Event::StreamEnded {
			stream: id,
			reason,
			department,
			officer: account,
		});
		Ok(())
	}

	/// The stream, which must not have ended.
	fn going_on(id: StreamId) -> Result<Stream<T::AccountId>, Error<T>> {
		Streams::<T>::get(id).ok_or_else(|| match EndedStreams::<T>::contains_key(id) {
			true => Error::<T>::StreamEnded,
			false => Error::<T>::StreamUnknown,
		})
	}

	fn cancel_alarm(stream: &mut Stream<T::AccountId>) {
		if let Some(alarm) = stream.alarm.take() {
			T::Agenda::cancel(alarm);
		}
	}

	fn ensure_may_checkpoint(who: &T::AccountId, stream: &Stream<T::AccountId>) -> DispatchResult {
		let owner = T::Authorize::in_charge(stream.owner);
		if stream.agent.as_ref() == Some(who) {
			return T::Authorize::ensure_capability(owner, Capability::DataOwner);
		}
		let officer = T::Authorize::ensure_officer(who, Role::DataSteward, Capability::DataOwner)?;
		ensure!(officer.department == owner, Error::<T>::NotOfStream);
		Ok(())
	}

	fn why_refused(error: ConsistencyError) -> Error<T> {
		match error {
			ConsistencyError::SizeTooLarge => Error::LogTooLarge,
			ConsistencyError::Shrunk => Error::LogShrunk,
			ConsistencyError::SameSizeOtherRoot => Error::LogForked,
			ConsistencyError::ProofTooShort | ConsistencyError::ProofTooLong => {
				Error::ProofOfOtherSizes
			}
			ConsistencyError::OldRootMismatch | ConsistencyError::NewRootMismatch => {
				Error::LogRewritten
			}
		}
	}

	fn checkpoint_now(head: &TreeHead, now: Moment) -> Checkpoint {
		Checkpoint {
			size: head.size.0,
			root: H256(head.root.0),
			at: now,
			block: frame_system::Pallet::<T>::block_number().unique_saturated_into(),
		}
	}

	/// The day of a moment in UTC, which no change of a time zone moves.
	pub(crate) fn day_of(moment: Moment) -> DayNumber {
		let days = moment.checked_div(DAY_MILLIS).unwrap_or_default();
		DayNumber::try_from(days).unwrap_or(DayNumber::MAX)
	}

	/// Removes checkpoints of days that needn't be kept, a few at a time.
	fn clear_old_days(id: StreamId, stream: &mut Stream<T::AccountId>, today: DayNumber) {
		let keep_from = today.saturating_sub(KEPT_DAYS);
		let clear_to = keep_from.min(stream.oldest_day.saturating_add(MAX_CLEARED_DAYS));
		for day in stream.oldest_day..clear_to {
			DailyCheckpoints::<T>::remove(id, day);
		}
		stream.oldest_day = stream.oldest_day.max(clear_to);
	}

	fn ensure_silence(silence: SilenceInterval) -> DispatchResult {
		let (is_short, is_long) = match silence {
			SilenceInterval::Millis(millis) => {
				(millis < MIN_SILENCE_MILLIS, millis > MAX_SILENCE_MILLIS)
			}
			SilenceInterval::WorkingDays(days) => (days == 0, days > MAX_SILENCE_DAYS),
		};
		ensure!(!is_short, Error::<T>::SilenceTooShort);
		ensure!(!is_long, Error::<T>::SilenceTooLong);
		Ok(())
	}

	fn schedule_alarm(
		stream: StreamId,
		silence: SilenceInterval,
		from: Moment,
	) -> Result<AgendaKey, DispatchError> {
		let limit = match silence {
			SilenceInterval::Millis(millis) => T::Calendar::after(from, millis)?,
			SilenceInterval::WorkingDays(days) => T::Calendar::after_working_days(from, days)?,
		};
		T::Agenda::schedule(limit, AgendaItem::StreamSilence { stream })
	}

	/// Since when the stream has been silent for too long, whether or not a block has noticed.
	pub(crate) fn silent_since(stream: &Stream<T::AccountId>) -> Option<Moment> {
		match stream.alarm {
			None => stream.silent_since,
			Some(AgendaKey { limit, .. }) if T::Calendar::is_due(&limit) => {
				Some(T::Calendar::date_of(&limit).unwrap_or_else(T::Calendar::now))
			}
			Some(_) => None,
		}
	}

	/// Records a silence that has fallen due. Says whether there was one to record.
	fn settle_silence(id: StreamId, stream: &mut Stream<T::AccountId>) -> bool {
		let Some(since) = Self::silent_since(stream) else { return false };
		let Some(alarm) = stream.alarm.take() else { return false };
		T::Agenda::cancel(alarm);
		stream.silent_since = Some(since);
		stream.silences = stream.silences.saturating_add(1);
		Self::deposit_event(Event::StreamSilent {
			stream: id,
			department: stream.owner,
			heard_at: stream.heard_at,
			since,
		});
		true
	}
}

impl<T: Config> OnDue for Pallet<T> {
	fn on_due(item: AgendaItem) -> Weight {
		let AgendaItem::StreamSilence { stream: id } = item else { return Weight::zero() };
		let weight = T::WeightInfo::on_stream_silence();
		let Some(mut stream) = Streams::<T>::get(id) else {
			defensive!("an alarm is of a stream that isn't there");
			return weight;
		};
		if Self::settle_silence(id, &mut stream) {
			Streams::<T>::insert(id, stream);
		}
		weight
	}

	fn weight(item: &AgendaItem) -> Weight {
		match item {
			AgendaItem::StreamSilence { .. } => T::WeightInfo::on_stream_silence(),
			_ => Weight::zero(),
		}
	}
}
