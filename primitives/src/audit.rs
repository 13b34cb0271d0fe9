// SPDX-License-Identifier: Apache-2.0

//! Data sets, grants and streams: identifiers and what clients read.

use alloc::{collections::BTreeSet, vec::Vec};

use codec::{Codec, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedBTreeSet};
use scale_info::TypeInfo;
use sp_core::H256;

use crate::{approvals::CaseId, calendar::Moment, departments::DepartmentId, Commitment};

/// Number of a data set. Never used again.
pub type DataSetId = u32;
/// Number of a grant. Never used again.
pub type GrantId = u64;
/// Number of a stream. Never used again.
pub type StreamId = u32;
/// Place of a field in its data set's list of fields, counted from 0. Fields are never taken off
/// the list.
pub type FieldId = u8;
/// Days since 1970-01-01 in UTC.
pub type DayNumber = u32;

/// Fields of one data set: as many as a [`FieldId`] can tell apart.
pub const MAX_FIELDS: u32 = 256;

/// Some of the fields of a data set.
pub type FieldSet = BoundedBTreeSet<FieldId, ConstU32<MAX_FIELDS>>;

/// How sensitive a body of data is. The first three classes are those of the Data Security Law of
/// 2021, article 21; the other two those of the Personal Information Protection Law, articles 4 and
/// 28.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum DataClass {
	/// Neither personal nor of weight for the state (一般数据).
	#[codec(index = 0)]
	General,
	/// Important data (重要数据).
	#[codec(index = 1)]
	Important,
	/// Core data of the state (核心数据).
	#[codec(index = 2)]
	Core,
	/// Personal information (个人信息).
	#[codec(index = 3)]
	Personal,
	/// Sensitive personal information: biometrics, health, whereabouts, accounts, minors
	/// (敏感个人信息).
	#[codec(index = 4)]
	SensitivePersonal,
}

/// Who may give departments the use of a data set.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum SharingRule {
	/// Nobody: only the owner uses it (不予共享).
	#[codec(index = 0)]
	NotShared,
	/// The owner, grant by grant (有条件共享).
	#[codec(index = 1)]
	OwnerGrants,
	/// The owner, and the grantee may pass its grant on, never wider than it has it.
	#[codec(index = 2)]
	PassingOn,
	/// Each department takes its own grant, naming purpose and legal basis (无条件共享).
	#[codec(index = 3)]
	Unconditional,
}

/// What a grant permits, as it is asked for.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct GrantTerms {
	pub data_set: DataSetId,
	/// Who may use the data.
	pub grantee: DepartmentId,
	/// At least one.
	pub fields: FieldSet,
	/// Salted commitment to the purpose in words.
	pub purpose: Commitment,
	/// Hash of the norm or decision that permits the use.
	pub legal_basis: Commitment,
	/// The case that the use is for. A statement of the grantor.
	pub case: Option<CaseId>,
	/// The last moment of the grant: a date of validity, which no standstill of the chain moves.
	pub end: Moment,
	/// How many uses are permitted; none for any number.
	pub uses: Option<u32>,
	/// The grant that this one is passed on from.
	pub from: Option<GrantId>,
}

/// Whether a grant permits a use now, and if not, why.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum GrantStatus {
	/// It does.
	#[codec(index = 0)]
	Valid,
	/// Its end has passed.
	#[codec(index = 1)]
	Ended { at: Moment },
	/// It was revoked.
	#[codec(index = 2)]
	Revoked { at: Moment },
	/// `grant`, from which it was passed on, was revoked.
	#[codec(index = 3)]
	RevokedUpstream { grant: GrantId, at: Moment },
	/// The grantee is suspended or abolished.
	#[codec(index = 4)]
	GranteeNotActive,
}

/// How long a stream may stay silent.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum SilenceInterval {
	/// Milliseconds, for systems that never rest.
	#[codec(index = 0)]
	Millis(u64),
	/// Working days, for systems that are used in office hours.
	#[codec(index = 1)]
	WorkingDays(u16),
}

/// Size and root of a stream's log, and when the chain first took this pair.
///
/// The root binds every entry below it; the size is a claim of who made the checkpoint (see
/// `govchain_evidence::merkle`). On the wire: size (8 bytes, little endian), root (32 bytes),
/// milliseconds (8 bytes), block (4 bytes).
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Checkpoint {
	/// Number of entries.
	pub size: u64,
	/// Merkle tree hash of RFC 6962 over SHA-256.
	pub root: H256,
	/// Time of the block that took it.
	pub at: Moment,
	/// Number of that block.
	pub block: u32,
}

/// By whom and why a stream was ended.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct StreamEnding<AccountId> {
	pub at: Moment,
	/// The department that was in charge of the stream.
	pub department: DepartmentId,
	/// The officer that acted for it.
	pub officer: AccountId,
	/// Salted commitment to the written reason.
	pub reason: Commitment,
}

/// A data set as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DataSetInfo {
	pub data_set: DataSetId,
	/// UTF-8.
	pub name: Vec<u8>,
	pub owner: DepartmentId,
	pub class: DataClass,
	pub rule: SharingRule,
	/// Names in UTF-8, in the order of their [`FieldId`]s.
	pub fields: Vec<Vec<u8>>,
	pub registered_at: Moment,
}

/// A grant as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct GrantInfo<AccountId> {
	pub grant: GrantId,
	pub data_set: DataSetId,
	/// The department that gave it: the data set's owner, who passed it on, or the grantee itself
	/// where sharing is unconditional.
	pub grantor: DepartmentId,
	/// The officer that acted for the grantor.
	pub officer: AccountId,
	pub grantee: DepartmentId,
	pub fields: BTreeSet<FieldId>,
	pub purpose: Commitment,
	pub legal_basis: Commitment,
	pub case: Option<CaseId>,
	/// The last moment of the grant.
	pub end: Moment,
	/// How many uses are permitted, those passed on included; none for any number.
	pub uses: Option<u32>,
	/// How many of the uses were passed on.
	pub passed_on: u32,
	/// The grant that it was passed on from.
	pub from: Option<GrantId>,
	pub granted_at: Moment,
	/// Resolved now, along the whole chain of grants.
	pub status: GrantStatus,
}

/// A stream as clients read it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct StreamInfo<AccountId> {
	pub stream: StreamId,
	/// Name of the source system, in UTF-8.
	pub name: Vec<u8>,
	pub owner: DepartmentId,
	/// What the log records the uses of.
	pub data_sets: BTreeSet<DataSetId>,
	/// Hash that identifies the software of the source system and its agent.
	pub system: H256,
	/// The account that may checkpoint besides the owner's data stewards.
	pub agent: Option<AccountId>,
	pub silence: SilenceInterval,
	pub last: Checkpoint,
	/// When it was heard of last: a checkpoint, a repeated one, or its opening.
	pub heard_at: Moment,
	/// The last moment at which it has to be heard of again, by what the calendar knows now. None
	/// while it is silent, and once it has ended.
	pub due_at: Option<Moment>,
	/// Since when it has been silent for too long, or had been when it was ended.
	pub silent_since: Option<Moment>,
	/// How often it was silent for too long, this time included.
	pub silences: u32,
	pub opened_at: Moment,
	/// Set once it has ended. It takes no checkpoint any more, and `last` stays the last one.
	pub ended: Option<StreamEnding<AccountId>>,
}

sp_api::decl_runtime_apis! {
	/// What clients read about data sets, grants and streams.
	pub trait DataAuditApi<AccountId>
	where
		AccountId: Codec,
	{
		/// The data set with this number.
		fn data_set(data_set: DataSetId) -> Option<DataSetInfo>;
		/// The data set of `owner` with this name.
		fn data_set_by_name(owner: DepartmentId, name: Vec<u8>) -> Option<DataSetInfo>;
		/// The grant with this number, and whether it is valid now.
		fn grant(grant: GrantId) -> Option<GrantInfo<AccountId>>;
		/// The stream with this number, with its last checkpoint and its silence.
		fn stream(stream: StreamId) -> Option<StreamInfo<AccountId>>;
		/// The stream of `owner` with this name. One that has ended is found by its number alone.
		fn stream_by_name(owner: DepartmentId, name: Vec<u8>) -> Option<StreamInfo<AccountId>>;
		/// The last checkpoint of a stream that stood on that day, if the stream was heard of on it
		/// and the day is still kept.
		fn checkpoint_of_day(stream: StreamId, day: DayNumber) -> Option<Checkpoint>;
	}
}
