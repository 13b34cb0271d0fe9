// SPDX-License-Identifier: Apache-2.0

//! The invariants, numbered as in the pallet's head.

use alloc::collections::{BTreeMap, BTreeSet};

use frame_support::ensure;
use govchain_evidence::merkle::NodeHash;
use govchain_primitives::{
	audit::{DataSetId, DayNumber, GrantId, StreamId},
	Authorize, WorkingCalendar,
};
use sp_runtime::TryRuntimeError;

use crate::{
	Config, DailyCheckpoints, DataSet, DataSets, DataSetsByName, EndedStream, EndedStreams, Fields,
	Grant, Grants, LastCheckpoints, LastDataSet, LastGrant, LastStream, Pallet, Stream,
	StreamDescriptions, Streams, StreamsByName, MAX_PASSINGS,
};

type Checked = Result<(), TryRuntimeError>;
type StreamsOf<T> = BTreeMap<StreamId, Stream<<T as frame_system::Config>::AccountId>>;

impl<T: Config> Pallet<T> {
	/// Checks all invariants.
	pub fn do_try_state() -> Checked {
		let data_sets: BTreeMap<_, _> = DataSets::<T>::iter().collect();
		let grants: BTreeMap<_, _> = Grants::<T>::iter().collect();
		let streams: StreamsOf<T> = Streams::<T>::iter().collect();
		let ended: BTreeMap<_, _> = EndedStreams::<T>::iter().collect();
		let mut all_streams = streams.clone();
		for (id, EndedStream { stream, .. }) in &ended {
			let is_twice = all_streams.insert(*id, stream.clone()).is_some();
			ensure!(!is_twice, "1: a stream has ended and goes on");
		}

		let numbered = data_sets.keys().copied().eq(1..=LastDataSet::<T>::get())
			&& grants.keys().copied().eq(1..=LastGrant::<T>::get())
			&& all_streams.keys().copied().eq(1..=LastStream::<T>::get());
		ensure!(numbered, "1: numbers have a gap or go beyond the last one");
		Self::named(&data_sets, &streams)?;
		for (id, data_set) in &data_sets {
			Self::described(*id, data_set)?;
		}
		let described: BTreeSet<_> = Fields::<T>::iter_keys().collect();
		ensure!(described.iter().eq(data_sets.keys()), "3: fields are of no data set");
		for (id, grant) in &grants {
			Self::limited(grant, &data_sets)?;
			Self::not_wider(*id, grant, &grants)?;
		}
		Self::uses_add_up(&grants)?;
		for (id, stream) in &all_streams {
			Self::checkpointed(*id, stream, &data_sets)?;
		}
		for stream in streams.values() {
			let silent = stream.silent_since.is_some();
			ensure!(stream.alarm.is_some() != silent, "8: a stream is neither watched nor silent");
			ensure!(!silent || stream.silences > 0, "8: a silence wasn't counted");
		}
		for EndedStream { stream, ending } in ended.values() {
			ensure!(stream.alarm.is_none(), "8: a stream that has ended is watched");
			ensure!(stream.heard_at <= ending.at, "8: a stream was heard of after its end");
		}
		let of_streams = StreamDescriptions::<T>::iter_keys().count() == all_streams.len()
			&& LastCheckpoints::<T>::iter_keys().count() == all_streams.len();
		ensure!(of_streams, "7: a description or a checkpoint is of no stream");
		Self::day_by_day(&all_streams)
	}

	fn named(data_sets: &BTreeMap<DataSetId, DataSet>, streams: &StreamsOf<T>) -> Checked {
		for (id, data_set) in data_sets {
			let found = DataSetsByName::<T>::get(data_set.owner, &data_set.name);
			ensure!(found == Some(*id), "2: a name doesn't lead to its data set");
		}
		for (id, stream) in streams {
			let name = StreamDescriptions::<T>::get(id).map(|it| it.name).unwrap_or_default();
			let found = StreamsByName::<T>::get(stream.owner, name);
			ensure!(found == Some(*id), "2: a name doesn't lead to its stream");
		}
		let none_left = DataSetsByName::<T>::iter().count() == data_sets.len()
			&& StreamsByName::<T>::iter().count() == streams.len();
		ensure!(none_left, "2: a name leads nowhere");
		Ok(())
	}

	fn described(id: DataSetId, data_set: &DataSet) -> Checked {
		let fields = Fields::<T>::get(id);
		ensure!(!fields.is_empty(), "3: a data set has no field");
		ensure!(fields.len() == usize::from(data_set.fields), "3: fields are counted wrong");
		let different: BTreeSet<_> = fields.iter().collect();
		ensure!(different.len() == fields.len(), "3: two fields have the same name");
		Ok(())
	}

	fn limited(grant: &Grant<T::AccountId>, data_sets: &BTreeMap<DataSetId, DataSet>) -> Checked {
		let data_set = data_sets.get(&grant.data_set).ok_or("4: a grant is of no data set")?;
		let last = grant.fields.last().ok_or("4: a grant has no field")?;
		ensure!(u16::from(*last) < data_set.fields, "4: a grant has a field that isn't there");
		ensure!(grant.uses != Some(0), "4: a grant permits no use");
		Ok(())
	}

	fn not_wider(
		id: GrantId,
		grant: &Grant<T::AccountId>,
		grants: &BTreeMap<GrantId, Grant<T::AccountId>>,
	) -> Checked {
		let Some(from) = grant.from else {
			ensure!(grant.passings == 0, "5: a grant is from nowhere and was passed on");
			return Ok(());
		};
		ensure!(from < id, "5: a grant was passed on from a later one");
		let above = grants.get(&from).ok_or("5: a grant was passed on from none")?;
		let deeper =
			above.passings.checked_add(1) == Some(grant.passings) && grant.passings <= MAX_PASSINGS;
		ensure!(deeper, "5: a grant isn't one passing deeper than the one above");
		let same = grant.data_set == above.data_set
			&& T::Authorize::in_charge(grant.grantor) == T::Authorize::in_charge(above.grantee)
			&& grant.purpose == above.purpose
			&& (above.case.is_none() || grant.case == above.case);
		ensure!(same, "5: a grant is of another data set, grantor, purpose or case");
		let narrower = grant.fields.is_subset(&above.fields)
			&& grant.end <= above.end
			&& (above.uses.is_none() || grant.uses.is_some());
		ensure!(narrower, "5: a grant is wider than the one above");
		Ok(())
	}

	fn uses_add_up(grants: &BTreeMap<GrantId, Grant<T::AccountId>>) -> Checked {
		let mut passed_on: BTreeMap<GrantId, u64> = BTreeMap::new();
		for grant in grants.values() {
			if let (Some(from), Some(uses)) = (grant.from, grant.uses) {
				let sum = passed_on.entry(from).or_default();
				*sum = sum.saturating_add(uses.into());
			}
		}
		for (id, grant) in grants {
			let sum = match grant.uses {
				None => 0,
				Some(_) => passed_on.get(id).copied().unwrap_or_default(),
			};
			ensure!(u64::from(grant.passed_on) == sum, "6: uses passed on don't add up");
			let within = grant.uses.is_none_or(|uses| grant.passed_on <= uses);
			ensure!(within, "6: more uses were passed on than there are");
		}
		Ok(())
	}

	fn checkpointed(
		id: StreamId,
		stream: &Stream<T::AccountId>,
		data_sets: &BTreeMap<DataSetId, DataSet>,
	) -> Checked {
		let described = StreamDescriptions::<T>::get(id).ok_or("7: a stream has no description")?;
		let owner = T::Authorize::in_charge(stream.owner);
		let owned = |id| {
			data_sets.get(id).is_some_and(|it: &DataSet| T::Authorize::in_charge(it.owner) == owner)
		};
		ensure!(described.data_sets.iter().all(owned), "7: a stream is of another's data set");
		let last = LastCheckpoints::<T>::get(id).ok_or("7: a stream has no checkpoint")?;
		ensure!(
			last.at <= stream.heard_at,
			"7: a checkpoint is younger than the last sign of life"
		);
		ensure!(stream.heard_at <= T::Calendar::now(), "7: a sign of life is from the future");
		let empty_root = NodeHash::of_nothing().0 == last.root.0;
		ensure!(last.size != 0 || empty_root, "7: an empty log has another root");
		Ok(())
	}

	fn day_by_day(streams: &StreamsOf<T>) -> Checked {
		let mut days: BTreeMap<(StreamId, DayNumber), u64> = BTreeMap::new();
		for (id, day, checkpoint) in DailyCheckpoints::<T>::iter() {
			let stream = streams.get(&id).ok_or("9: a checkpoint of a day is of no stream")?;
			let kept = stream.oldest_day <= day && day <= Self::day_of(stream.heard_at);
			ensure!(kept, "9: a checkpoint is of a day that isn't kept or hasn't come");
			let last = LastCheckpoints::<T>::get(id).map(|it| it.size).unwrap_or_default();
			ensure!(checkpoint.size <= last, "9: a checkpoint of a day exceeds the last one");
			days.insert((id, day), checkpoint.size);
		}
		let mut before = None;
		for ((id, _), size) in days {
			let grows = before.is_none_or(|(other, least)| other != id || least <= size);
			ensure!(grows, "9: a log shrank from day to day");
			before = Some((id, size));
		}
		Ok(())
	}
}
