// SPDX-License-Identifier: Apache-2.0

//! What the runtime API answers with.

use alloc::vec::Vec;

use govchain_primitives::{
	audit::{
		Checkpoint, DataSetId, DataSetInfo, DayNumber, GrantId, GrantInfo, StreamId, StreamInfo,
	},
	DepartmentId, WorkingCalendar,
};

use crate::{
	Config, DailyCheckpoints, DataSets, DataSetsByName, EndedStream, EndedStreams, Fields, Grants,
	LastCheckpoints, Name, Pallet, StreamDescriptions, Streams, StreamsByName,
};

impl<T: Config> Pallet<T> {
	/// The data set with this number.
	pub fn data_set(id: DataSetId) -> Option<DataSetInfo> {
		let data_set = DataSets::<T>::get(id)?;
		Some(DataSetInfo {
			data_set: id,
			name: data_set.name.into_inner(),
			owner: data_set.owner,
			class: data_set.class,
			rule: data_set.rule,
			fields: Fields::<T>::get(id).into_iter().map(|field| field.into_inner()).collect(),
			registered_at: data_set.registered_at,
		})
	}

	/// The data set of `owner` with this name.
	pub fn data_set_by_name(owner: DepartmentId, name: Vec<u8>) -> Option<DataSetInfo> {
		Self::data_set(DataSetsByName::<T>::get(owner, Name::try_from(name).ok()?)?)
	}

	/// The grant with this number, and whether it is valid now.
	pub fn grant_info(id: GrantId) -> Option<GrantInfo<T::AccountId>> {
		let grant = Grants::<T>::get(id)?;
		let status = Self::status_of(&grant);
		Some(GrantInfo {
			grant: id,
			data_set: grant.data_set,
			grantor: grant.grantor,
			officer: grant.officer,
			grantee: grant.grantee,
			fields: grant.fields.into_inner(),
			purpose: grant.purpose,
			legal_basis: grant.legal_basis,
			case: grant.case,
			end: grant.end,
			uses: grant.uses,
			passed_on: grant.passed_on,
			from: grant.from,
			granted_at: grant.granted_at,
			status,
		})
	}

	/// The stream with this number, with its last checkpoint and its silence.
	pub fn stream(id: StreamId) -> Option<StreamInfo<T::AccountId>> {
		let (stream, ended) = match Streams::<T>::get(id) {
			Some(stream) => (stream, None),
			None => {
				let EndedStream { stream, ending } = EndedStreams::<T>::get(id)?;
				(stream, Some(ending))
			}
		};
		let description = StreamDescriptions::<T>::get(id)?;
		let silent_since = Self::silent_since(&stream);
		let alarm = stream.alarm.filter(|_| silent_since.is_none());
		// A silence that has fallen due counts, whether or not a block has processed it.
		let unnoticed = u32::from(silent_since.is_some() && stream.alarm.is_some());
		Some(StreamInfo {
			stream: id,
			name: description.name.into_inner(),
			owner: stream.owner,
			data_sets: description.data_sets.into_inner(),
			system: description.system,
			agent: stream.agent,
			silence: stream.silence,
			last: LastCheckpoints::<T>::get(id)?,
			heard_at: stream.heard_at,
			due_at: alarm.and_then(|alarm| T::Calendar::date_of(&alarm.limit)),
			silent_since,
			silences: stream.silences.saturating_add(unnoticed),
			opened_at: description.opened_at,
			ended,
		})
	}

	/// The stream of `owner` with this name, which hasn't ended.
	pub fn stream_by_name(owner: DepartmentId, name: Vec<u8>) -> Option<StreamInfo<T::AccountId>> {
		Self::stream(StreamsByName::<T>::get(owner, Name::try_from(name).ok()?)?)
	}

	/// The last checkpoint of a stream that stood on that day, if the stream was heard of on it and
	/// the day is still kept.
	pub fn checkpoint_of_day(id: StreamId, day: DayNumber) -> Option<Checkpoint> {
		DailyCheckpoints::<T>::get(id, day)
	}
}
