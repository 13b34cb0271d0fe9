// SPDX-License-Identifier: Apache-2.0

use alloc::{format, vec::Vec};

use frame_benchmarking::v2::*;
use frame_support::assert_ok;
use frame_system::RawOrigin;
use govchain_evidence::merkle::{
	roots_of_consistency_proof, NodeHash, TreeHead, TreeSize, MAX_PROOF_LEN,
};
use govchain_primitives::{
	audit::{
		Checkpoint, DataClass, DataSetId, FieldId, GrantId, GrantTerms, SharingRule,
		SilenceInterval, StreamId, MAX_FIELDS,
	},
	ActingOfficer, AgendaItem, Authorize, Capability, OnDue, Role, WorkingCalendar,
};
use sp_core::H256;

use crate::*;

type Officer<T> = ActingOfficer<<T as frame_system::Config>::AccountId>;

/// Moves the clock on by 20 years, so that everything has fallen due and days are old. The seam to the
/// calendar can't do that, so this reaches to what lies behind it in the runtime.
fn let_years_pass<T: Config>() {
	let key = frame_support::storage::storage_prefix(b"Timestamp", b"Now");
	frame_support::storage::unhashed::put(&key, &(T::Calendar::now() + 20 * 366 * DAY_MILLIS));
}

fn steward<T: Config>(seed: u32) -> Officer<T> {
	T::Calendar::cover_for_benchmarks();
	T::Authorize::officer_for_benchmarks(Role::DataSteward, Capability::DataOwner, seed)
}

fn signed<T: Config>(officer: &Officer<T>) -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(officer.account.clone())
}

fn text<S: frame_support::traits::Get<u32>>(number: u32) -> frame_support::BoundedVec<u8, S> {
	let mut text = format!("{number:04}").into_bytes();
	text.resize(S::get() as usize, b'n');
	text.try_into().unwrap()
}

fn field_names(count: u32) -> FieldNames {
	(0..count).map(text).collect::<Vec<_>>().try_into().unwrap()
}

fn data_set<T: Config>(officer: &Officer<T>, number: u32) -> DataSetId {
	assert_ok!(Pallet::<T>::register_data_set(
		signed::<T>(officer).into(),
		text(number),
		DataClass::SensitivePersonal,
		SharingRule::PassingOn,
		field_names(MAX_FIELDS),
	));
	LastDataSet::<T>::get()
}

fn terms<T: Config>(
	data_set: DataSetId,
	grantee: &Officer<T>,
	from: Option<GrantId>,
	fields: u32,
) -> GrantTerms {
	let fields: alloc::collections::BTreeSet<_> =
		(0..fields).map(|field| field as FieldId).collect();
	GrantTerms {
		data_set,
		grantee: grantee.department,
		fields: fields.try_into().unwrap(),
		purpose: H256::repeat_byte(1),
		legal_basis: H256::repeat_byte(2),
		case: Some(1),
		end: T::Calendar::now() + DAY_MILLIS,
		uses: Some(1_000),
		from,
	}
}

/// A grant of `owner` that was passed on `passings` times, and the steward who may pass it on again.
fn granted<T: Config>(owner: &Officer<T>, passings: u8) -> (Officer<T>, DataSetId, GrantId) {
	let data_set = data_set::<T>(owner, 0);
	let (mut grantor, mut from) = (owner.clone(), None);
	for passing in 0..=u32::from(passings) {
		let grantee = steward::<T>(passing + 1);
		let terms = terms::<T>(data_set, &grantee, from, MAX_FIELDS);
		assert_ok!(Pallet::<T>::grant(signed::<T>(&grantor).into(), terms));
		(grantor, from) = (grantee, Some(LastGrant::<T>::get()));
	}
	(grantor, data_set, LastGrant::<T>::get())
}

fn stream<T: Config>(officer: &Officer<T>) -> StreamId {
	assert_ok!(Pallet::<T>::open_stream(
		signed::<T>(officer).into(),
		text(0),
		Default::default(),
		H256::repeat_byte(3),
		None,
		SilenceInterval::WorkingDays(1),
	));
	LastStream::<T>::get()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// `f`: fields of the data set.
	#[benchmark]
	fn register_data_set(f: Linear<1, MAX_FIELDS>) {
		let officer = steward::<T>(0);

		#[extrinsic_call]
		_(
			signed::<T>(&officer),
			text(0),
			DataClass::SensitivePersonal,
			SharingRule::PassingOn,
			field_names(f),
		);

		assert!(DataSets::<T>::contains_key(LastDataSet::<T>::get()));
	}

	/// Passing on, as deep as is allowed. `f`: fields of the grant.
	#[benchmark]
	fn grant(f: Linear<1, MAX_FIELDS>) {
		let (grantor, data_set, from) = granted::<T>(&steward::<T>(0), MAX_PASSINGS - 1);
		let grantee = steward::<T>(100);
		let terms = terms::<T>(data_set, &grantee, Some(from), f);

		#[extrinsic_call]
		_(signed::<T>(&grantor), terms);

		let passings = Grants::<T>::get(LastGrant::<T>::get()).map(|it| it.passings);
		assert_eq!(passings, Some(MAX_PASSINGS));
	}

	#[benchmark]
	fn revoke_grant() {
		let officer = steward::<T>(0);
		let (_, _, id) = granted::<T>(&officer, 1);

		#[extrinsic_call]
		_(signed::<T>(&officer), id);

		assert!(Grants::<T>::get(id).unwrap().revoked.is_some());
	}

	/// `d`: data sets of the stream.
	#[benchmark]
	fn open_stream(d: Linear<0, MAX_DATA_SETS>) {
		let officer = steward::<T>(0);
		let data_sets: alloc::collections::BTreeSet<_> =
			(0..d).map(|number| data_set::<T>(&officer, number)).collect();

		#[extrinsic_call]
		_(
			signed::<T>(&officer),
			text(0),
			data_sets.try_into().unwrap(),
			H256::repeat_byte(3),
			Some(officer.account.clone()),
			SilenceInterval::WorkingDays(1),
		);

		assert!(Streams::<T>::contains_key(LastStream::<T>::get()));
	}

	#[benchmark]
	fn set_agent() {
		let officer = steward::<T>(0);
		let stream = stream::<T>(&officer);

		#[extrinsic_call]
		_(signed::<T>(&officer), stream, Some(officer.account.clone()));

		assert_eq!(Streams::<T>::get(stream).unwrap().agent, Some(officer.account));
	}

	/// From 2^(p−1) − 1 entries to 2^(p−1), where each hash of the proof goes into both roots. Old
	/// days are cleared away. `p`: hashes of the proof.
	#[benchmark]
	fn checkpoint(p: Linear<3, MAX_PROOF_LEN>) {
		let officer = steward::<T>(0);
		let stream = stream::<T>(&officer);
		let size = 1u64 << (p - 1);
		let hashes: Vec<_> = (0..p).map(|i| NodeHash([i as u8; 32])).collect();
		let old = TreeHead { size: TreeSize(size - 1), root: NodeHash([0; 32]) };
		let (old_root, new_root) =
			roots_of_consistency_proof(&old, TreeSize(size), &hashes).unwrap();
		let root = H256(old_root.0);
		let last = Checkpoint { size: size - 1, root, at: T::Calendar::now(), block: 0 };
		LastCheckpoints::<T>::insert(stream, last);
		Streams::<T>::mutate(stream, |stream| stream.as_mut().unwrap().oldest_day = 0);
		(0..MAX_CLEARED_DAYS).for_each(|day| DailyCheckpoints::<T>::insert(stream, day, last));
		let_years_pass::<T>();
		let proof: Vec<_> = hashes.iter().map(|hash| H256(hash.0)).collect();

		#[extrinsic_call]
		_(signed::<T>(&officer), stream, size, H256(new_root.0), proof.try_into().unwrap());

		assert_eq!(LastCheckpoints::<T>::get(stream).unwrap().size, size);
		assert_eq!(Streams::<T>::get(stream).unwrap().oldest_day, MAX_CLEARED_DAYS);
		assert_eq!(DailyCheckpoints::<T>::iter().count(), 1);
	}

	/// A silence that nobody has noticed yet is recorded before.
	#[benchmark]
	fn end_stream() {
		let officer = steward::<T>(0);
		let stream = stream::<T>(&officer);
		let_years_pass::<T>();

		#[extrinsic_call]
		_(signed::<T>(&officer), stream, H256::repeat_byte(4));

		assert!(EndedStreams::<T>::contains_key(stream));
		assert!(!Streams::<T>::contains_key(stream));
	}

	#[benchmark]
	fn on_stream_silence() {
		let officer = steward::<T>(0);
		let id = stream::<T>(&officer);
		let alarm = Streams::<T>::get(id).unwrap().alarm.unwrap();
		let_years_pass::<T>();
		Streams::<T>::mutate(id, |stream| {
			let limit = govchain_primitives::Limit::Moment(0);
			stream.as_mut().unwrap().alarm =
				Some(govchain_primitives::AgendaKey { limit, ..alarm });
		});

		#[block]
		{
			Pallet::<T>::on_due(AgendaItem::StreamSilence { stream: id });
		}

		assert!(Streams::<T>::get(id).unwrap().silent_since.is_some());
	}

	impl_benchmark_test_suite! {
		Pallet,
		crate::mock::ExtBuilder.build(),
		crate::mock::Test,
	}
}
