// SPDX-License-Identifier: Apache-2.0

//! # Data audit
//!
//! Which department may use which data of another and why, and logs of what was done that nobody
//! can rewrite.
//!
//! ## Words
//!
//! - **Data set**: a body of data of one department, with a class, a sharing rule and named fields.
//!   Only the description is on chain.
//! - **Grant**: permission for a department to use some fields for a purpose, on a legal basis, until
//!   a date, any number of times or so many.
//! - **Stream**: the append-only log (RFC 6962) that a source system keeps off chain of the uses of
//!   data sets.
//! - **Checkpoint**: size and Merkle root of a stream's log. It is taken only with a proof that the
//!   log of the checkpoint before is a prefix of this one: a log can grow, and never be rewritten.
//! - **Silence**: a stream that wasn't heard of within its interval. A log that isn't checkpointed
//!   could still be rewritten, so silence is recorded. A checkpoint that repeats the last one is a
//!   sign of life.
//! - **Ending**: the owner's word that a stream goes on no more, for a reason.
//!
//! ## Rules
//!
//! - Data stewards of departments with the data-owner capability register data sets, open streams
//!   and grant. Who may grant besides the owner is the data set's [`SharingRule`].
//! - A grant that is passed on is never wider: its fields are a part, its end isn't later, its uses
//!   are taken from those of the grant above, its purpose is the same, and so is its case if the
//!   grant above names one.
//! - Whether a grant is valid is resolved when it is asked for, up to the grant of the owner:
//!   revoking one ends all that was passed on from it in one write. An end that comes changes no
//!   record and needs no alarm. It is a date and not a time limit for anybody's act: source systems
//!   compare it with their own clocks, and a permission shouldn't last longer because the chain
//!   stood still.
//! - The owner of the data set revokes every grant of it, a grantor its own. Neither needs the
//!   capability that granting took.
//! - Where a department was abolished, the one that took its place stands for it as owner, grantor
//!   and grantee ([`Authorize::in_charge`]): the purpose of a grant goes with the work.
//! - What a grant says of its case is a statement of the grantor.
//! - Checkpoints come from the agent's account or from the owner's data stewards, and only while
//!   the owner is active and a data owner.
//! - A stream's silence falls due by the calendar, whichever block processes it, and ends with its
//!   next checkpoint. An interval in working days that ends beyond the published years is watched
//!   from their publication on: a checkpoint isn't refused for want of a calendar.
//! - From the empty log any size is taken: a log may have been kept for years when its stream is
//!   opened. What a first checkpoint says is bound by nothing but its word, and what a later one says
//!   by a proof that whoever has the agent's key can make; so a wrong size, by mistake or by malice,
//!   can stand in the way of every right one. Then the owner ends the stream and opens another under
//!   its name, which gets a number of its own. Nothing of the old one is lost or changed, so ending a
//!   stream hides no rewriting: the last root stands beside the first one of the new stream.
//! - A data steward of the owner ends a stream, and needs as little as for revoking a grant. It takes
//!   no checkpoint and no other agent any more, is silent no more, and its name is free.
//! - State keeps a stream's last checkpoint, and for three years ([`KEPT_DAYS`]) the last one of each
//!   day in UTC on which it was heard of.
//!
//! ## Invariants
//!
//! Checked by `do_try_state`, by number:
//!
//! 1. Data sets, grants and streams, those that have ended included, are numbered from 1 to the last
//!    number without a gap, and no stream has both ended and not.
//! 2. Names of a department's data sets differ, those of its streams that haven't ended too, and each
//!    leads to its record.
//! 3. A data set has at least one field, different names of them, and as many as its record says.
//! 4. A grant is of an existing data set, has at least one field and no field that the data set
//!    hasn't, and permits at least one use.
//! 5. A grant that was passed on is of an earlier grant of the same data set to its grantor, one
//!    passing deeper, at most [`MAX_PASSINGS`], and never wider.
//! 6. The uses that a grant passed on are those of the grants from it, and no more than it has;
//!    none are counted where it permits any number.
//! 7. A stream, ended or not, has a description and a last checkpoint that isn't younger than when it
//!    was heard of; its data sets are of its owner. An empty log has the empty root.
//! 8. A stream either has an alarm set or is silent, and was silent at least once if it is. One that
//!    has ended has no alarm, and was heard of no later than that.
//! 9. Checkpoints of days are of streams, ended or not, and from their oldest kept day to the day they
//!    were heard of; their sizes never fall from day to day, nor exceed the last one's.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::as_conversions
	)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod data_sets;
mod grants;
#[cfg(test)]
mod mock;
mod reads;
mod streams;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the pallet macro writes both; what is written by hand here only declares"
)]
#[frame_support::pallet]
pub mod pallet {
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use govchain_primitives::{
		audit::{
			Checkpoint, DataClass, DataSetId, DayNumber, GrantId, GrantTerms, SharingRule,
			SilenceInterval, StreamId,
		},
		Agenda, Authorize, Capability, Commitment, DepartmentId, Moment, Role, WorkingCalendar,
	};
	use sp_core::H256;

	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who is a data steward of which department, and what departments may do.
		type Authorize: Authorize<Self::AccountId>;
		/// The clock.
		type Calendar: WorkingCalendar;
		/// Reports silent streams; the runtime gives what is due back to this pallet's `OnDue`.
		type Agenda: Agenda;
		/// Measured weights of the calls.
		type WeightInfo: WeightInfo;
	}

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// How often a grant can be passed on.
		#[pallet::constant_name(MaxPassings)]
		fn max_passings() -> u8 {
			MAX_PASSINGS
		}

		/// For how many days before the last one a stream keeps a checkpoint a day.
		#[pallet::constant_name(KeptDays)]
		fn kept_days() -> DayNumber {
			KEPT_DAYS
		}

		/// Shortest silence in milliseconds.
		#[pallet::constant_name(MinSilenceMillis)]
		fn min_silence_millis() -> u64 {
			MIN_SILENCE_MILLIS
		}
	}

	/// The number that was given to a data set last; the first one is 1.
	#[pallet::storage]
	pub type LastDataSet<T: Config> = StorageValue<_, DataSetId, ValueQuery>;

	/// All data sets, by number. Twox64Concat here and below where the chain gives the numbers, so
	/// that nobody can choose keys that collide.
	#[pallet::storage]
	pub type DataSets<T: Config> = StorageMap<_, Twox64Concat, DataSetId, DataSet, OptionQuery>;

	/// Names of the fields of each data set, read only when it is shown.
	#[pallet::storage]
	pub type Fields<T: Config> = StorageMap<_, Twox64Concat, DataSetId, FieldNames, ValueQuery>;

	/// Which data set of a department has a name. Blake2_128Concat: stewards choose the names.
	#[pallet::storage]
	pub type DataSetsByName<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		DepartmentId,
		Blake2_128Concat,
		Name,
		DataSetId,
		OptionQuery,
	>;

	/// The number that was given to a grant last; the first one is 1.
	#[pallet::storage]
	pub type LastGrant<T: Config> = StorageValue<_, GrantId, ValueQuery>;

	/// All grants, by number, those that ended or were revoked included.
	#[pallet::storage]
	pub type Grants<T: Config> =
		StorageMap<_, Twox64Concat, GrantId, Grant<T::AccountId>, OptionQuery>;

	/// The number that was given to a stream last; the first one is 1.
	#[pallet::storage]
	pub type LastStream<T: Config> = StorageValue<_, StreamId, ValueQuery>;

	/// What a checkpoint needs of each stream that hasn't ended.
	#[pallet::storage]
	pub type Streams<T: Config> =
		StorageMap<_, Twox64Concat, StreamId, Stream<T::AccountId>, OptionQuery>;

	/// Streams that have ended.
	#[pallet::storage]
	pub type EndedStreams<T: Config> =
		StorageMap<_, Twox64Concat, StreamId, EndedStream<T::AccountId>, OptionQuery>;

	/// Names and data sets of each stream, read only when it is shown or ended.
	#[pallet::storage]
	pub type StreamDescriptions<T: Config> =
		StorageMap<_, Twox64Concat, StreamId, StreamDescription, OptionQuery>;

	/// Which stream of a department has a name, those that have ended left out. Blake2_128Concat:
	/// stewards choose the names.
	#[pallet::storage]
	pub type StreamsByName<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		DepartmentId,
		Blake2_128Concat,
		Name,
		StreamId,
		OptionQuery,
	>;

	/// The last checkpoint of each stream. Apart from [`Streams`], so that a proof of this entry is
	/// short and shows nothing else.
	#[pallet::storage]
	pub type LastCheckpoints<T: Config> =
		StorageMap<_, Twox64Concat, StreamId, Checkpoint, OptionQuery>;

	/// The last checkpoint that stood on each day on which a stream was heard of, by days since
	/// 1970-01-01 in UTC. Kept for [`KEPT_DAYS`].
	#[pallet::storage]
	pub type DailyCheckpoints<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		StreamId,
		Twox64Concat,
		DayNumber,
		Checkpoint,
		OptionQuery,
	>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A department keeps a body of data.
		#[codec(index = 0)]
		DataSetRegistered {
			data_set: DataSetId,
			class: DataClass,
			rule: SharingRule,
			/// The owner.
			department: DepartmentId,
			officer: T::AccountId,
		},
		/// A department may use data.
		#[codec(index = 1)]
		Granted {
			grant: GrantId,
			data_set: DataSetId,
			grantee: DepartmentId,
			/// The grant that it was passed on from.
			from: Option<GrantId>,
			/// The grantor.
			department: DepartmentId,
			officer: T::AccountId,
		},
		/// A grant is no longer valid, nor is any that was passed on from it.
		#[codec(index = 2)]
		GrantRevoked { grant: GrantId, department: DepartmentId, officer: T::AccountId },
		/// A source system will checkpoint its log.
		#[codec(index = 3)]
		StreamOpened {
			stream: StreamId,
			/// The owner.
			department: DepartmentId,
			officer: T::AccountId,
		},
		/// Another account, or none, may checkpoint besides the owner's data stewards.
		#[codec(index = 4)]
		AgentSet {
			stream: StreamId,
			agent: Option<T::AccountId>,
			department: DepartmentId,
			officer: T::AccountId,
		},
		/// A log has grown, and nothing in it was rewritten.
		#[codec(index = 5)]
		Checkpointed {
			stream: StreamId,
			size: u64,
			root: H256,
			/// Entries since the checkpoint before.
			added: u64,
			/// If this ends a silence, since when it lasted.
			silent_since: Option<Moment>,
			/// The agent or the officer that sent it.
			by: T::AccountId,
		},
		/// The last checkpoint was repeated: the system lives, and its log hasn't changed.
		#[codec(index = 6)]
		StreamHeard {
			stream: StreamId,
			/// If this ends a silence, since when it lasted.
			silent_since: Option<Moment>,
			/// The agent or the officer that sent it.
			by: T::AccountId,
		},
		/// A stream wasn't heard of in time.
		#[codec(index = 7)]
		StreamSilent {
			stream: StreamId,
			/// The owner.
			department: DepartmentId,
			heard_at: Moment,
			/// The last moment at which it ought to have been heard of.
			since: Moment,
		},
		/// A stream takes no checkpoint any more, and its name is free.
		#[codec(index = 8)]
		StreamEnded {
			stream: StreamId,
			/// Salted commitment to the written reason.
			reason: Commitment,
			/// The department in charge of it.
			department: DepartmentId,
			officer: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// A name is not one line of text: see [`is_name`](govchain_primitives::is_name).
		#[codec(index = 0)]
		BadName,
		/// The department has a data set or a stream of this name already. Choose another.
		#[codec(index = 1)]
		NameTaken,
		/// At least one field must be named.
		#[codec(index = 2)]
		NoFields,
		/// Two fields of the data set have the same name.
		#[codec(index = 3)]
		FieldTwice,
		/// There is no data set with this number.
		#[codec(index = 4)]
		DataSetUnknown,
		/// The data set belongs to another department, which alone can do this.
		#[codec(index = 5)]
		NotOwner,
		/// The data set isn't shared: only its owner can be the grantee.
		#[codec(index = 6)]
		NotShared,
		/// The data set has no field with one of these numbers. Its list of fields says which it
		/// has.
		#[codec(index = 7)]
		FieldUnknown,
		/// The end must be later than now.
		#[codec(index = 8)]
		EndNotAhead,
		/// A grant permits at least one use. Leave the number out for any number of uses.
		#[codec(index = 9)]
		NoUses,
		/// There is no grant with this number.
		#[codec(index = 10)]
		GrantUnknown,
		/// The grant that this one would be passed on from is of another data set.
		#[codec(index = 11)]
		GrantOfOtherDataSet,
		/// The sharing rule of the data set doesn't let grants be passed on. Its owner can grant.
		#[codec(index = 12)]
		PassingOnForbidden,
		/// Only the department that a grant was given to can pass it on.
		#[codec(index = 13)]
		NotGrantee,
		/// The grant was passed on as often as is allowed. The owner can grant anew.
		#[codec(index = 14)]
		PassedOnTooOften,
		/// The grant that this one would be passed on from doesn't cover all these fields.
		#[codec(index = 15)]
		FieldsWider,
		/// The grant that this one would be passed on from ends earlier.
		#[codec(index = 16)]
		EndLater,
		/// The grant that this one would be passed on from has fewer uses left to pass on, or a
		/// limit where this one has none.
		#[codec(index = 17)]
		UsesWider,
		/// A grant is passed on for the same purpose only. For another one ask the owner.
		#[codec(index = 18)]
		OtherPurpose,
		/// The grant that this one would be passed on from is for one case, and this one isn't for
		/// the same.
		#[codec(index = 19)]
		OtherCase,
		/// The grant has ended.
		#[codec(index = 20)]
		GrantEnded,
		/// The grant was revoked.
		#[codec(index = 21)]
		GrantRevoked,
		/// A grant from which this one was passed on was revoked.
		#[codec(index = 22)]
		GrantRevokedUpstream,
		/// Only the grantor and the owner of the data set can revoke a grant.
		#[codec(index = 23)]
		NotGrantor,
		/// The silence that a stream is allowed must be at least a minute, or a working day.
		#[codec(index = 24)]
		SilenceTooShort,
		/// The silence that a stream is allowed must be at most 366 days, or 250 working days.
		#[codec(index = 25)]
		SilenceTooLong,
		/// There is no stream with this number.
		#[codec(index = 26)]
		StreamUnknown,
		/// Only the stream's agent and its owner's data stewards can do this.
		#[codec(index = 27)]
		NotOfStream,
		/// The log has fewer entries than at the last checkpoint. A log only grows: find out what
		/// was removed.
		#[codec(index = 28)]
		LogShrunk,
		/// The log has as many entries as at the last checkpoint and another root: an entry was
		/// changed, or there are two logs.
		#[codec(index = 29)]
		LogForked,
		/// The proof doesn't lead from the last checkpoint to this one: an entry that was
		/// checkpointed was changed, or the proof is of other logs or sizes.
		#[codec(index = 30)]
		LogRewritten,
		/// The proof has more or fewer hashes than a proof between the last checkpoint's size and
		/// this one. Make it between just these sizes.
		#[codec(index = 31)]
		ProofOfOtherSizes,
		/// A log has at most 2^63 entries.
		#[codec(index = 32)]
		LogTooLarge,
		/// All numbers are used.
		#[codec(index = 33)]
		NumbersExhausted,
		/// The stream was ended and takes nothing more. If its system goes on, its department opens
		/// another stream for it, which may have the same name.
		#[codec(index = 34)]
		StreamEnded,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Makes a body of data of the officer's department known.
		///
		/// Origin: a data steward of a data owner.
		///
		/// - `name`: differs from those of the department's other data sets. Public.
		/// - `fields`: names, in the order that numbers them. Public.
		///
		/// Errors: [`Error::BadName`] (of the data set or of a field), [`Error::NoFields`],
		/// [`Error::FieldTwice`], [`Error::NameTaken`], [`Error::NumbersExhausted`].
		/// Event: [`Event::DataSetRegistered`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register_data_set(count(fields.len())))]
		pub fn register_data_set(
			origin: OriginFor<T>,
			name: Name,
			class: DataClass,
			rule: SharingRule,
			fields: FieldNames,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let officer =
				T::Authorize::ensure_officer(&who, Role::DataSteward, Capability::DataOwner)?;
			Self::do_register(officer, name, class, rule, fields)
		}

		/// Gives a department the use of data, or passes a grant on.
		///
		/// Origin: a data steward of the data set's owner, which must be a data owner; or of the
		/// grantee of `terms.from`, if the sharing rule lets grants be passed on; or of the grantee
		/// itself, if sharing is unconditional.
		///
		/// Errors: [`Error::DataSetUnknown`], [`Error::NoFields`], [`Error::FieldUnknown`],
		/// [`Error::EndNotAhead`], [`Error::NoUses`], [`Error::NotOwner`], [`Error::NotShared`],
		/// that of the departments if the grantee isn't active, [`Error::NumbersExhausted`]; for
		/// passing on also [`Error::GrantUnknown`], [`Error::GrantOfOtherDataSet`],
		/// [`Error::PassingOnForbidden`], [`Error::NotGrantee`], [`Error::GrantEnded`],
		/// [`Error::GrantRevoked`], [`Error::GrantRevokedUpstream`], [`Error::PassedOnTooOften`],
		/// [`Error::FieldsWider`], [`Error::EndLater`], [`Error::UsesWider`],
		/// [`Error::OtherPurpose`], [`Error::OtherCase`].
		/// Event: [`Event::Granted`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::grant(count(terms.fields.len())))]
		pub fn grant(origin: OriginFor<T>, terms: GrantTerms) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let officer = T::Authorize::ensure_role(&who, Role::DataSteward)?;
			Self::do_grant(officer, terms)
		}

		/// Ends a grant, and with it every grant that was passed on from it.
		///
		/// Origin: a data steward of the grantor or of the data set's owner.
		///
		/// Errors: [`Error::GrantUnknown`], [`Error::NotGrantor`], [`Error::GrantRevoked`],
		/// [`Error::GrantEnded`]. Event: [`Event::GrantRevoked`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::revoke_grant())]
		pub fn revoke_grant(origin: OriginFor<T>, grant: GrantId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let officer = T::Authorize::ensure_role(&who, Role::DataSteward)?;
			Self::do_revoke(officer, grant)
		}

		/// Opens the stream of a source system of the officer's department, with an empty log.
		///
		/// Origin: a data steward of a data owner.
		///
		/// - `name`: of the source system; differs from those of the department's other streams.
		///   Public.
		/// - `data_sets`: of the department, whose uses the log records. None for a log of other
		///   acts, such as an administrator's.
		/// - `system`: hash that identifies the software of the source system and its agent.
		/// - `agent`: account that may checkpoint besides the department's data stewards.
		/// - `silence`: for how long it may be silent. It runs from now.
		///
		/// Errors: [`Error::BadName`], [`Error::NameTaken`], [`Error::DataSetUnknown`],
		/// [`Error::NotOwner`], [`Error::SilenceTooShort`], [`Error::SilenceTooLong`],
		/// [`Error::NumbersExhausted`], and the agenda's. Event: [`Event::StreamOpened`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::open_stream(count(data_sets.len())))]
		pub fn open_stream(
			origin: OriginFor<T>,
			name: Name,
			data_sets: DataSetIds,
			system: H256,
			agent: Option<T::AccountId>,
			silence: SilenceInterval,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let officer =
				T::Authorize::ensure_officer(&who, Role::DataSteward, Capability::DataOwner)?;
			Self::do_open_stream(officer, name, data_sets, system, agent, silence)
		}

		/// Changes the account that may checkpoint besides the owner's data stewards.
		///
		/// Origin: a data steward of the stream's owner, which must be a data owner.
		///
		/// Errors: [`Error::StreamUnknown`], [`Error::StreamEnded`], [`Error::NotOfStream`]. Event:
		/// [`Event::AgentSet`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::set_agent())]
		pub fn set_agent(
			origin: OriginFor<T>,
			stream: StreamId,
			agent: Option<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let officer =
				T::Authorize::ensure_officer(&who, Role::DataSteward, Capability::DataOwner)?;
			Self::do_set_agent(officer, stream, agent)
		}

		/// Puts the size and the root of a log on chain, if the log of the last checkpoint is a
		/// prefix of it.
		///
		/// Repeating the last checkpoint, with an empty proof, is a sign of life: it changes
		/// neither size nor root, nor when they were first taken.
		///
		/// Origin: the stream's agent, or a data steward of its owner; the owner must be a data
		/// owner.
		///
		/// - `root`: Merkle tree hash of the first `size` entries (RFC 6962, SHA-256).
		/// - `proof`: consistency proof from the last checkpoint's size to `size`; empty if the
		///   last one's size is 0 or `size`.
		///
		/// Errors: [`Error::StreamUnknown`], [`Error::StreamEnded`], [`Error::NotOfStream`],
		/// [`Error::LogShrunk`], [`Error::LogForked`], [`Error::LogRewritten`], [`Error::ProofOfOtherSizes`],
		/// [`Error::LogTooLarge`], and the agenda's.
		/// Event: [`Event::Checkpointed`] or [`Event::StreamHeard`]; before it
		/// [`Event::StreamSilent`], if the stream was silent and nobody had noticed yet.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::checkpoint(count(proof.len())))]
		pub fn checkpoint(
			origin: OriginFor<T>,
			stream: StreamId,
			size: u64,
			root: H256,
			proof: Proof,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_checkpoint(who, stream, size, root, proof)
		}

		/// Ends a stream for good: it takes no checkpoint and no other agent any more, and its silence
		/// is nobody's concern. Its name is free for another stream; its number, its checkpoints and
		/// what it was are kept.
		///
		/// Origin: a data steward of the stream's owner, which needn't be a data owner any more.
		///
		/// - `reason`: salted commitment to the written reason, which the department keeps.
		///
		/// Errors: [`Error::StreamUnknown`], [`Error::StreamEnded`], [`Error::NotOfStream`].
		/// Event: [`Event::StreamEnded`]; before it [`Event::StreamSilent`], if the stream was silent
		/// and nobody had noticed yet.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::end_stream())]
		pub fn end_stream(
			origin: OriginFor<T>,
			stream: StreamId,
			reason: Commitment,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let officer = T::Authorize::ensure_role(&who, Role::DataSteward)?;
			Self::do_end_stream(officer, stream, reason)
		}
	}
}
