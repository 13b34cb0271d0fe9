// SPDX-License-Identifier: Apache-2.0

//! Time as government counts it: moments, limits in working days, and the agenda of what falls due.

use alloc::vec::Vec;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::weights::Weight;
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::DispatchError;

use crate::{
	acts::JointActId,
	approvals::CaseId,
	audit::{GrantId, StreamId},
	invoices::InvoiceId,
};

/// Milliseconds since 1970-01-01T00:00:00Z, as block timestamps count them.
pub type Moment = u64;

/// A time limit as it is stored: a position in time that standstills of the chain do not consume.
///
/// The position is fixed when the limit is set, less the standstill recorded until then; comparing
/// it with now, less the standstill recorded until now, makes every running limit longer by each
/// standstill without a write to it. Working-day limits name an ordinal, and the calendar maps
/// ordinals to dates, so that amending a year moves every running limit in one write and keeps
/// their order. Pallets store a limit and ask [`WorkingCalendar`] about it; they never compare one
/// with a moment themselves.
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
	PartialOrd,
	Ord,
)]
pub enum Limit {
	/// Ends with `second` (0 to 86,399) of the working day with `ordinal`.
	#[codec(index = 0)]
	WorkingDay {
		/// Working days since the first day that the calendar covers.
		ordinal: u32,
		/// Second of that day in the calendar's time zone; the last one that is still in time.
		second: u32,
	},
	/// Ends with this moment, which is still in time.
	#[codec(index = 1)]
	Moment(Moment),
}

/// A day of a year, as a notice of holidays names it. Whether the year has such a day is for the
/// reader to check.
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
	PartialOrd,
	Ord,
)]
pub struct MonthDay {
	/// 1 to 12.
	pub month: u8,
	/// 1 to 31.
	pub day: u8,
}

/// Why nobody's time ran.
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
pub enum StandstillCause {
	/// No block was made for longer than the threshold.
	#[codec(index = 0)]
	NoBlocks,
	/// Blocks were made, but the runtime took no ordinary calls: safe mode, paused calls or a
	/// migration.
	#[codec(index = 1)]
	Halted,
}

/// A time in which nobody's time ran: from `start` to `end` no limit moves on, and none falls due.
///
/// Two standstills never overlap. What a clock shows that stands still in all of them follows from
/// the last one before a moment: it stood at `moment` (or `position`) until `end`, and has run since.
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
pub struct Standstill {
	/// What caused it.
	pub cause: StandstillCause,
	/// Time of the last block before it.
	pub start: Moment,
	/// Time of the first block after it.
	pub resumed: Moment,
	/// When time ran on: an hour after `resumed`, or at the start of the next standstill if that
	/// comes earlier. Until that hour is over it may still be cut short.
	pub end: Moment,
	/// What the clock of [`Limit::Moment`] showed meanwhile: `start` less all standstill before.
	pub moment: Moment,
	/// What the clock of [`Limit::WorkingDay`] showed meanwhile, in working seconds since the first
	/// day that the calendar covers: 86,400 for each ordinal, less all standstill before.
	pub position: u64,
}

/// The working calendar as other rooms read it.
pub trait WorkingCalendar {
	/// The time of this block.
	fn now() -> Moment;
	/// The limit of `days` working days received at `from`: the day of receipt is not counted, and
	/// the limit ends with the last second of its last working day. One received in a standstill has a
	/// whole day in place of the rest of the day of receipt, and ends at any second of a day. It may lie beyond the published
	/// years: it has no date then, and is not due, until they are published. An error if `from` lies
	/// before them, or none is published.
	fn after_working_days(from: Moment, days: u16) -> Result<Limit, DispatchError>;
	/// Working days after the day of `from` up to `limit`, and at least one. A part of one, by which a
	/// standstill made the limit longer, counts as one, and in a standstill so does what would be left of
	/// the day. None if the limit isn't in working days. The errors
	/// of [`WorkingCalendar::after_working_days`].
	fn working_days_left(limit: &Limit, from: Moment) -> Result<Option<u16>, DispatchError>;
	/// The limit of `days` that [`WorkingCalendar::working_days_left`] gave at `since`, given anew at `from`:
	/// there is as much time from then on as was left. Within a standstill it is what it was, but for the
	/// rest of a day, however often it is given anew.
	fn after_working_days_left(
		days: u16,
		since: Moment,
		from: Moment,
	) -> Result<Limit, DispatchError>;
	/// The limit of `millis` milliseconds from `from`.
	fn after(from: Moment, millis: u64) -> Result<Limit, DispatchError>;
	/// Whether `limit` has passed. An act on a record whose limit is due is refused.
	fn is_due(limit: &Limit) -> bool;
	/// The last moment that is in time, by what the calendar knows now. None beyond the published
	/// years.
	fn date_of(limit: &Limit) -> Option<Moment>;
	/// Working time between two moments in seconds, standstills left out. A working day has 86,400
	/// seconds, for limits are counted in days, not in office hours. There is none after the last
	/// published year. An error if a moment lies before the first, or none is published.
	fn working_seconds_between(from: Moment, to: Moment) -> Result<u64, DispatchError>;
	/// By how many minutes local time is ahead of UTC. Tax periods are months of local time.
	fn utc_offset_minutes() -> i16 {
		0
	}

	/// Makes the calendar cover everything that a benchmark may ask of it, on a chain that stood still
	/// once a day in the 1,024 days before now.
	#[cfg(feature = "runtime-benchmarks")]
	fn cover_for_benchmarks();
}

/// What falls due, one variant for each kind of limit of a room.
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
pub enum AgendaItem {
	/// The time limit of a step of a case.
	#[codec(index = 0)]
	Step { case: CaseId, step: u8 },
	/// The time to complete the papers of a case.
	#[codec(index = 1)]
	Correction { case: CaseId },
	/// A stream has to be heard of by now.
	#[codec(index = 2)]
	StreamSilence { stream: StreamId },
	/// A grant ends. Reserved: a grant is compared with its end date on use, and nothing schedules
	/// this.
	#[codec(index = 3)]
	GrantEnd { grant: GrantId },
	/// A lock of an invoice for reimbursement ends.
	#[codec(index = 4)]
	InvoiceLock { invoice: InvoiceId },
	/// The time to endorse a joint act.
	#[codec(index = 5)]
	JointAct { act: JointActId },
	/// The end of an order that was relayed or cancelled, by which it is remembered.
	#[codec(index = 6)]
	OrderEnd {
		/// Where the room remembers it.
		mark: H256,
	},
}

/// Names an entry of the agenda, so that it can be cancelled.
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
	PartialOrd,
	Ord,
)]
pub struct AgendaKey {
	/// When the entry falls due.
	pub limit: Limit,
	/// Distinguishes entries with the same limit, in the order in which they were scheduled.
	pub number: u64,
}

/// The write side of the agenda.
pub trait Agenda {
	/// Have [`OnDue::on_due`] called with `item` once `limit` has passed.
	fn schedule(limit: Limit, item: AgendaItem) -> Result<AgendaKey, DispatchError>;
	/// Take an entry off the agenda. One that is no longer there is no error: it was processed.
	fn cancel(key: AgendaKey);
}

/// A room that puts items on the agenda.
///
/// The record is the truth and the agenda only the alarm: an item whose record was settled or gone
/// in the meantime does nothing.
pub trait OnDue {
	/// `item` has fallen due. Must not fail. Gives the weight that it took, which is
	/// [`OnDue::weight`] at most.
	fn on_due(item: AgendaItem) -> Weight;
	/// The most that [`OnDue::on_due`] may take for `item`, asked before.
	fn weight(item: &AgendaItem) -> Weight;
}

impl OnDue for () {
	fn on_due(_: AgendaItem) -> Weight {
		Weight::zero()
	}
	fn weight(_: &AgendaItem) -> Weight {
		Weight::zero()
	}
}

/// A published year in short.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct YearInfo {
	/// Of the common era.
	pub year: u16,
	/// Number of working days in it.
	pub working_days: u16,
	/// Ordinal of its first working day.
	pub first_ordinal: u32,
}

/// What stands on the agenda, in short.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct AgendaInfo {
	/// Entries of all kinds.
	pub scheduled: u64,
	/// Whether the earliest entry of either kind is due and waits for a block with room for it.
	pub behind: bool,
	/// The earliest limit in working days.
	pub earliest_working_day: Option<Limit>,
	/// The earliest limit that is a moment.
	pub earliest_moment: Option<Limit>,
}

sp_api::decl_runtime_apis! {
	/// The clock, the working calendar, standstills and the agenda.
	///
	/// Where an answer is optional, none means that the published years do not reach that far.
	pub trait CalendarApi {
		/// The time of this block.
		fn now() -> Moment;
		/// By how many minutes the calendar's time zone is ahead of UTC.
		fn utc_offset_minutes() -> i16;
		/// The published years, in order.
		fn years() -> Vec<YearInfo>;
		/// Whether people work on a day. None also if the year has no such day.
		fn is_working_day(year: u16, day: MonthDay) -> Option<bool>;
		/// The last moment that is in time for what is to be done within `days` working days and
		/// was received at `from`.
		fn date_after_working_days(from: Moment, days: u16) -> Option<Moment>;
		/// Working time between two moments in seconds, 86,400 a day, standstills left out.
		fn working_seconds_between(from: Moment, to: Moment) -> Option<u64>;
		/// The last moment that is in time for a stored limit.
		fn date_of(limit: Limit) -> Option<Moment>;
		/// Whether a stored limit has passed.
		fn is_due(limit: Limit) -> bool;
		/// Standstills with their numbers, from number `from` (counted from 0) on, at most `limit`
		/// and 256 of them.
		fn standstills(from: u32, limit: u32) -> Vec<(u32, Standstill)>;
		/// What stands on the agenda.
		fn agenda() -> AgendaInfo;
	}
}
