// SPDX-License-Identifier: Apache-2.0

//! What the pallet stores.

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedBTreeSet, BoundedVec};
use govchain_primitives::{
	approvals::CaseId,
	audit::{
		DataClass, DataSetId, DayNumber, FieldSet, GrantId, SharingRule, SilenceInterval,
		StreamEnding, MAX_FIELDS,
	},
	AgendaKey, Commitment, DepartmentId, Moment,
};
use scale_info::TypeInfo;
use sp_core::H256;

/// Bytes of the name of a data set or of a source system: some forty characters of Chinese.
pub const MAX_NAME: u32 = 128;
/// Bytes of the name of a field. The list of fields is read when a data set is shown and written
/// once, so that 256 names of this length do no harm.
pub const MAX_FIELD_NAME: u32 = 64;
/// How often a grant can be passed on. Whoever uses the last one resolves them all, and after four
/// departments nobody can say that the owner knows where its data is.
pub const MAX_PASSINGS: u8 = 4;
/// Data sets whose uses one source system records. They are read when the stream is opened.
pub const MAX_DATA_SETS: u32 = 32;
/// The shortest silence: below a minute an ordinary agent that restarts would be reported.
pub const MIN_SILENCE_MILLIS: u64 = 60_000;
/// The longest silence in milliseconds: a year. A stream that need not be heard of for longer isn't
/// supervised.
pub const MAX_SILENCE_MILLIS: u64 = 366 * DAY_MILLIS;
/// The longest silence in working days: about a year.
pub const MAX_SILENCE_DAYS: u16 = 250;
/// For how many days before the last one a stream keeps a checkpoint a day: three years, for which
/// records of the handling of personal information are kept (Personal Information Protection Law,
/// article 56). Older ones are in the blocks.
pub const KEPT_DAYS: DayNumber = 3 * 366;
/// Days that one checkpoint clears away. More than one, so that a stream that was silent for long
/// catches up.
pub const MAX_CLEARED_DAYS: DayNumber = 4;
/// Milliseconds of a day.
pub const DAY_MILLIS: u64 = 86_400_000;

/// Name of a data set or of a source system, in UTF-8.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;
/// Name of a field, in UTF-8.
pub type FieldName = BoundedVec<u8, ConstU32<MAX_FIELD_NAME>>;
/// Names of the fields of a data set; the place of a name is its field's number.
pub type FieldNames = BoundedVec<FieldName, ConstU32<MAX_FIELDS>>;
/// Data sets whose uses a stream records.
pub type DataSetIds = BoundedBTreeSet<DataSetId, ConstU32<MAX_DATA_SETS>>;
/// Hashes of a consistency proof, from the leaves to the root.
pub type Proof = BoundedVec<H256, ConstU32<{ govchain_evidence::merkle::MAX_PROOF_LEN }>>;

/// A data set. Its fields are apart, for a grant needs their number only.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DataSet {
	pub name: Name,
	pub owner: DepartmentId,
	pub class: DataClass,
	pub rule: SharingRule,
	/// How many fields it has.
	pub fields: u16,
	pub registered_at: Moment,
}

/// A permission to use fields of a data set.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Grant<AccountId> {
	pub data_set: DataSetId,
	pub grantor: DepartmentId,
	/// The officer that acted for the grantor.
	pub officer: AccountId,
	pub grantee: DepartmentId,
	pub fields: FieldSet,
	pub purpose: Commitment,
	pub legal_basis: Commitment,
	pub case: Option<CaseId>,
	/// The last moment in which it permits a use.
	pub end: Moment,
	/// How many uses it permits, those passed on included.
	pub uses: Option<u32>,
	/// How many of them were passed on; not counted where any number is permitted. Those of a
	/// revoked grant don't come back: some may have been made.
	pub passed_on: u32,
	pub from: Option<GrantId>,
	/// How often it was passed on before.
	pub passings: u8,
	pub granted_at: Moment,
	pub revoked: Option<Revocation<AccountId>>,
}

/// Who took a grant back, and when.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Revocation<AccountId> {
	pub at: Moment,
	pub department: DepartmentId,
	pub officer: AccountId,
}

/// What a checkpoint reads and writes of a stream, besides its last checkpoint.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Stream<AccountId> {
	pub owner: DepartmentId,
	/// May checkpoint besides the owner's data stewards.
	pub agent: Option<AccountId>,
	pub silence: SilenceInterval,
	pub heard_at: Moment,
	/// When it has to be heard of again. None while it is silent.
	pub alarm: Option<AgendaKey>,
	/// The last moment at which it ought to have been heard of.
	pub silent_since: Option<Moment>,
	/// How often it was silent for too long.
	pub silences: u32,
	/// No checkpoint of an earlier day is kept.
	pub oldest_day: DayNumber,
}

/// A stream that was ended. Its description and its checkpoints stay where they were.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct EndedStream<AccountId> {
	/// As it was then, without an alarm.
	pub stream: Stream<AccountId>,
	pub ending: StreamEnding<AccountId>,
}

/// What only readers want to know about a stream.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct StreamDescription {
	/// Name of the source system.
	pub name: Name,
	pub data_sets: DataSetIds,
	/// Hash that identifies the software of the source system and its agent.
	pub system: H256,
	pub opened_at: Moment,
}

/// A bounded length as weights count it.
pub(crate) fn count(len: usize) -> u32 {
	u32::try_from(len).unwrap_or(u32::MAX)
}
