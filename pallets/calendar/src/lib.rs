// SPDX-License-Identifier: Apache-2.0

//! # Calendar
//!
//! Time as government counts it: which days people work on, when a limit ends, when nobody's time
//! ran, and what falls due next.
//!
//! ## Terms
//!
//! - **Ordinal**: number of a working day, counted from 0 at the first day that the calendar covers.
//! - **Position**: working seconds since that day. A working day has 86,400 of them, a day off none.
//! - **Standstill**: a time in which nobody's time ran.
//! - **Running clock**: a clock that stands still in standstills. There are two: one shows
//!   milliseconds, for [`Limit::Moment`], one shows a position, for [`Limit::WorkingDay`].
//! - **Limit**: what a running clock shows when something ends. It is due once the clock shows more.
//!
//! ## Working days
//!
//! The council publishes the calendar one year after another, in the words of practice: people work
//! from Monday to Friday, but for holidays ("off days") and the weekend days that are worked in
//! exchange for them ("working days"). A published year can be amended. A day that has begun never
//! changes again, so the past of every record stays as it was counted.
//!
//! Limits may reach beyond the published years: an ordinal needs no date. Such a limit has no date
//! yet and isn't due. When the last published year is over nobody's working time runs, until the next
//! one is published; its days that have begun by then count as off, so whoever had a limit still has
//! all of its days.
//!
//! A year is a table of bits. One more item has the ordinals at which the years end, so that moments
//! and ordinals are found from each other with two reads. Amending a year writes one table and that
//! item; every running limit moves with it, and two limits never change places.
//!
//! The time zone is a fixed offset from UTC, set at genesis for good: moving it would change which
//! day a record was received on. There is no daylight saving time.
//!
//! ## Standstills
//!
//! The time between two blocks is a standstill if it is longer than [`Config::StandstillThreshold`],
//! or if the runtime was [`Config::Halted`] in it. **The hour after belongs to it**: people get an
//! hour to act on what they could not act on, and as no running clock moves in that hour either,
//! nothing falls due in it and every limit is longer by it too. This is the one rule from which all
//! else follows: a limit is compared with a running clock, and nothing else.
//!
//! Setting a limit reads the running clock at the moment of receipt, and a limit received in a
//! standstill runs from its end. At which second of a day that will be isn't known yet, so one in
//! working days counts a whole day for the rest of the day of receipt, in favour of who has to keep
//! it. A standstill writes its own record and no limit.
//!
//! A standstill is recorded when the timestamp of the first block after it is set, before any call
//! of that block. The runtime must name this pallet in `pallet_timestamp::Config::OnTimestampSet`.
//!
//! ## Agenda
//!
//! Two queues, one for each kind of limit, ordered by limit and then by number. Each block begins by
//! handing over what is due, within [`Config::AgendaShare`] of its weight; the rest waits for the
//! next block. An item is begun only if the most that it may take fits, and only what it took is
//! counted. `on_initialize` is the only hook that can't be crowded out, hence the share is
//! reserved. At that time the clock still shows the parent's time; the agenda is only the alarm, and
//! a call that touches a record settles it first. While the runtime is halted nothing is handed
//! over: what stops the calls has to stop the alarms as well.
//!
//! A queue is a storage map whose keys sort as its entries do (big-endian numbers behind the
//! identity hasher), so the trie itself is the queue: scheduling and cancelling touch one entry, and
//! the earliest one is the next key after the map's prefix.
//!
//! ## Invariants
//!
//! 1. The tables are exactly those of the covered years, have no bit beyond the end of their year,
//!    and the ordinals at which the years end follow from them.
//! 2. Standstills are numbered without a gap, are in order, do not overlap, and each ends no earlier
//!    than the blocks resumed, which is no later than the last block.
//! 3. What the running clocks showed in a standstill follows from the one before.
//! 4. The counters of the agenda are right: the number of entries, and a next number above all.
//! 5. The time zone is one that exists.

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

mod agenda;
mod clock;
mod days;
mod reads;
mod try_state;
mod types;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
pub mod weights;

#[cfg(doc)]
use govchain_primitives::Limit;
use govchain_primitives::Moment;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

const LOG_TARGET: &str = "runtime::calendar";

/// Seconds of a day, working or not.
pub const SECONDS_PER_DAY: u32 = 86_400;

/// The time after a standstill that belongs to it, in milliseconds: an hour, in which people can act
/// on what they could not act on before it falls due.
pub const GRACE: Moment = 3_600_000;

/// The first year that can be published. Moments can't be earlier.
pub const FIRST_YEAR: u16 = 1970;

/// Most years that the calendar covers. All ordinals at which years end are read with each limit,
/// four bytes for a year; a century outlasts any limit and any runtime.
pub const MAX_YEARS: u32 = 100;

/// Most days in one list of a publication or an amendment. A year has 104 to 106 weekend days and no
/// country has as many holidays as that.
pub const MAX_LISTED_DAYS: u32 = 100;

/// The offsets from UTC that time zones have, in minutes: -12:00 to +14:00.
pub const OFFSETS: core::ops::RangeInclusive<i16> = -720..=840;

/// Most standstills in one answer to a client.
pub const MAX_STANDSTILLS_PER_READ: u32 = 256;

#[allow(
	clippy::as_conversions,
	clippy::expect_used,
	reason = "the macro writes both; hooks and calls deny them again"
)]
#[frame_support::pallet]
pub mod pallet {
	use alloc::vec::Vec;

	use frame_support::{pallet_prelude::*, traits::Time};
	use frame_system::pallet_prelude::*;
	use govchain_primitives::{
		calendar::{Standstill, StandstillCause},
		AgendaItem, Moment, OnDue,
	};
	use sp_runtime::Perbill;

	use crate::{
		days::weekdays_of, AgendaCounters, Coverage, Days, GenesisYear, QueueKey, WeightInfo,
		YearTable, OFFSETS,
	};

	/// The shape of storage.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who may publish and amend years: the council.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The time of blocks, in milliseconds since 1970.
		type Time: Time<Moment = Moment>;

		/// Whether ordinary calls are kept out at present: in safe mode, while calls are paused that
		/// people need to keep their limits, or in a migration.
		type Halted: Get<bool>;

		/// What is called with the items that fall due.
		type OnDue: OnDue;

		/// The share of each block that is reserved for what falls due.
		#[pallet::constant]
		type AgendaShare: Get<Perbill>;

		/// The longest time between two blocks, in milliseconds, that is no standstill. So much above
		/// the slot that lost slots and the restart of nodes do not count, and so much below an hour
		/// that nobody misses a limit for it.
		#[pallet::constant]
		type StandstillThreshold: Get<Moment>;

		/// Weights of calls and hooks.
		type WeightInfo: WeightInfo;
	}

	/// By how many minutes local time is ahead of UTC. Set at genesis, never after.
	#[pallet::storage]
	pub type LocalOffset<T> = StorageValue<_, i16, ValueQuery>;

	/// Which years are published, and at which ordinals they end.
	#[pallet::storage]
	pub type CoverageOf<T> = StorageValue<_, Coverage, ValueQuery>;

	/// The working days of each published year.
	///
	/// Twox: the council chooses the keys, and there are at most [`crate::MAX_YEARS`].
	#[pallet::storage]
	pub type YearTables<T> = StorageMap<_, Twox64Concat, u16, YearTable>;

	/// The time of the last block.
	#[pallet::storage]
	pub type LastBlockAt<T> = StorageValue<_, Moment>;

	/// Number of standstills so far.
	#[pallet::storage]
	pub type StandstillCount<T> = StorageValue<_, u32, ValueQuery>;

	/// The standstills by number, in order. Only the last one can still become longer.
	///
	/// Twox: nobody chooses the keys, they are counted.
	#[pallet::storage]
	pub type Standstills<T> = StorageMap<_, Twox64Concat, u32, Standstill>;

	/// What is due by working days, in order.
	///
	/// Identity, so that the trie keeps the order. It stays flat enough: a key has 16 bytes, so a
	/// path can't be longer than 32 nibbles below the prefix, and nobody chooses the last 8, which
	/// are counted.
	#[pallet::storage]
	pub type WorkingDayAgenda<T> = StorageMap<_, Identity, QueueKey, AgendaItem>;

	/// What is due at a moment, in order. Identity for the same reason.
	#[pallet::storage]
	pub type MomentAgenda<T> = StorageMap<_, Identity, QueueKey, AgendaItem>;

	/// What is counted over both queues.
	#[pallet::storage]
	pub type Counters<T> = StorageValue<_, AgendaCounters, ValueQuery>;

	/// The calendar at genesis.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// By how many minutes local time is ahead of UTC, for good: 480 in China.
		pub utc_offset_minutes: i16,
		/// The years, in order and without a gap. Days that have begun may be among them.
		pub years: Vec<GenesisYear>,
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	#[expect(clippy::panic, reason = "genesis must fail loudly")]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				OFFSETS.contains(&self.utc_offset_minutes),
				"calendar: no time zone is {} minutes ahead of UTC; -720 to 840 would be",
				self.utc_offset_minutes,
			);
			LocalOffset::<T>::put(self.utc_offset_minutes);
			for year in &self.years {
				let days = |texts: &[alloc::string::String]| -> Vec<_> {
					let parse = |text: &alloc::string::String| {
						year.parse(text).unwrap_or_else(|| {
							panic!("calendar: {}: {text:?} is not MM-DD or YYYY-MM-DD", year.year)
						})
					};
					texts.iter().map(parse).collect()
				};
				let mut table = weekdays_of(year.year);
				Pallet::<T>::exchange(
					&mut table,
					year.year,
					&days(&year.off_days),
					&days(&year.working_days),
				)
				.and_then(|()| Pallet::<T>::append_year(year.year, &table))
				.unwrap_or_else(|error| panic!("calendar: {}: {error:?}", year.year));
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The calendar covers one year more.
		#[codec(index = 0)]
		YearPublished {
			/// Of the common era.
			year: u16,
			/// Number of working days in it. Days that had begun by now are none.
			working_days: u32,
		},
		/// Days of a published year were exchanged; limits that run across them have moved.
		#[codec(index = 1)]
		YearAmended {
			/// Of the common era.
			year: u16,
			/// Number of working days in it now.
			working_days: u32,
		},
		/// Nobody's time runs from `start` on.
		#[codec(index = 2)]
		StandstillBegan {
			/// Number of the standstill.
			number: u32,
			/// What caused it.
			cause: StandstillCause,
			/// Time of the last block before it.
			start: Moment,
		},
		/// What caused a standstill is over, and time runs again from `end` on.
		#[codec(index = 3)]
		StandstillEnded {
			/// Number of the standstill.
			number: u32,
			/// Time of the first block after it.
			resumed: Moment,
			/// When time runs again: an hour later. If another standstill begins before, this one
			/// ended there instead, and [`Event::StandstillBegan`] of the other says so.
			end: Moment,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The time lies before the first published year, or no year is published. The council has to
		/// publish the current one.
		#[codec(index = 0)]
		NotCovered,
		/// The limit would end later than moments can express. Choose a shorter one.
		#[codec(index = 1)]
		MomentOutOfRange,
		/// Years are published without a gap: publish the one after the last published year.
		#[codec(index = 2)]
		YearNotNext,
		/// This year is published already. Amend it instead.
		#[codec(index = 3)]
		YearAlreadyPublished,
		/// This year is not published yet. Publish it instead.
		#[codec(index = 4)]
		YearNotPublished,
		/// Years reach from 1970 to 9999.
		#[codec(index = 5)]
		YearOutOfRange,
		/// The calendar covers as many years as it can; a runtime upgrade has to raise the bound.
		#[codec(index = 6)]
		TooManyYears,
		/// The year has no such day. Check month and day.
		#[codec(index = 7)]
		DayOutOfYear,
		/// A day is in the lists twice. Leave it out once.
		#[codec(index = 8)]
		DayListedTwice,
		/// A listed off day is off already. Check the date, or leave it out.
		#[codec(index = 9)]
		DayAlreadyOff,
		/// A listed working day is one already. Check the date, or leave it out.
		#[codec(index = 10)]
		DayAlreadyWorking,
		/// A listed day has begun or is over, and such days never change. Leave it out.
		#[codec(index = 11)]
		DayHasBegun,
		/// The lists are empty, so nothing would change. List the days to exchange.
		#[codec(index = 12)]
		NothingToAmend,
		/// The agenda can't count any further.
		#[codec(index = 13)]
		AgendaExhausted,
		/// The first year of all has not begun, and years before it could never be published. Publish
		/// the current year first.
		#[codec(index = 14)]
		FirstYearAhead,
	}

	#[pallet::hooks]
	#[cfg_attr(
		not(any(test, feature = "runtime-benchmarks")),
		deny(clippy::as_conversions, clippy::expect_used)
	)]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(block: BlockNumberFor<T>) -> Weight {
			// Setting the timestamp is mandatory too, and its own weight does not know of us.
			let fixed =
				T::WeightInfo::on_initialize().saturating_add(T::WeightInfo::on_timestamp_set());
			if T::Halted::get() {
				return fixed;
			}
			fixed.saturating_add(Self::hand_over_due(block))
		}

		fn integrity_test() {
			assert!(T::StandstillThreshold::get() > 0, "every block would end a standstill");
			assert!(
				Self::heaviest_kind().all_lte(Self::agenda_share()),
				"the agenda's share of a block has to hold at least one item of each kind",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	#[cfg_attr(
		not(any(test, feature = "runtime-benchmarks")),
		deny(clippy::as_conversions, clippy::expect_used)
	)]
	impl<T: Config> Pallet<T> {
		/// Publishes the year that comes next.
		///
		/// Origin: the council.
		///
		/// - `year`: the year after the last published one; if none is published, the current one or one
		///   before it.
		/// - `off_days`: Mondays to Fridays on which people do not work.
		/// - `working_days`: Saturdays and Sundays on which they do.
		///
		/// Days that have begun count as off, whatever the lists say: nobody's time ran across them
		/// while the year was not published.
		///
		/// Errors: [`Error::YearNotNext`], [`Error::YearAlreadyPublished`],
		/// [`Error::FirstYearAhead`], [`Error::YearOutOfRange`], [`Error::TooManyYears`];
		/// [`Error::DayOutOfYear`],
		/// [`Error::DayListedTwice`], [`Error::DayAlreadyOff`], [`Error::DayAlreadyWorking`];
		/// [`Error::DayHasBegun`] for a working day that has begun. Event:
		/// [`Event::YearPublished`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::publish_year(
			u32::try_from(off_days.len()).unwrap_or(u32::MAX),
			u32::try_from(working_days.len()).unwrap_or(u32::MAX),
		))]
		pub fn publish_year(
			origin: OriginFor<T>,
			year: u16,
			off_days: Days,
			working_days: Days,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::ensure_first_has_begun(year)?;
			let mut table = weekdays_of(year);
			Self::exchange(&mut table, year, &off_days, &working_days)?;
			Self::ensure_to_come(year, &working_days)?;
			Self::clear_begun(&mut table, year);
			Self::append_year(year, &table)?;
			Self::deposit_event(Event::YearPublished { year, working_days: table.count() });
			Ok(())
		}

		/// Exchanges days of a published year that have not begun. Every running limit moves with
		/// them, and none changes places with another.
		///
		/// Origin: the council.
		///
		/// - `year`: a published year.
		/// - `off_days`: working days of that year on which people shall not work.
		/// - `working_days`: off days of that year on which they shall.
		///
		/// Errors: [`Error::YearNotPublished`], [`Error::NothingToAmend`];
		/// [`Error::DayOutOfYear`], [`Error::DayListedTwice`], [`Error::DayAlreadyOff`],
		/// [`Error::DayAlreadyWorking`], [`Error::DayHasBegun`]. Event: [`Event::YearAmended`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::amend_year(
			u32::try_from(off_days.len()).unwrap_or(u32::MAX),
			u32::try_from(working_days.len()).unwrap_or(u32::MAX),
		))]
		pub fn amend_year(
			origin: OriginFor<T>,
			year: u16,
			off_days: Days,
			working_days: Days,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			let mut table = YearTables::<T>::get(year).ok_or(Error::<T>::YearNotPublished)?;
			ensure!(!(off_days.is_empty() && working_days.is_empty()), Error::<T>::NothingToAmend);
			Self::exchange(&mut table, year, &off_days, &working_days)?;
			Self::ensure_to_come(year, &off_days)?;
			Self::ensure_to_come(year, &working_days)?;
			Self::replace_year(year, &table)?;
			Self::deposit_event(Event::YearAmended { year, working_days: table.count() });
			Ok(())
		}
	}
}
