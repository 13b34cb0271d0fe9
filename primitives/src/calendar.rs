// SPDX-License-Identifier: Apache-2.0

//! Time as government counts it: moments, limits in working days, and the agenda of what falls due.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::weights::Weight;
use scale_info::TypeInfo;
use sp_runtime::DispatchError;

use crate::{
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

/// The working calendar as other rooms read it.
pub trait WorkingCalendar {
	/// The time of this block.
	fn now() -> Moment;
	/// The limit of `days` working days received at `from`: the day of receipt is not counted, and
	/// the limit ends with the last second of its last working day. An error if the calendar does
	/// not reach that far.
	fn after_working_days(from: Moment, days: u16) -> Result<Limit, DispatchError>;
	/// The limit of `millis` milliseconds from `from`.
	fn after(from: Moment, millis: u64) -> Result<Limit, DispatchError>;
	/// Whether `limit` has passed. An act on a record whose limit is due is refused.
	fn is_due(limit: &Limit) -> bool;
	/// The last moment that is in time, by what the calendar knows now.
	fn date_of(limit: &Limit) -> Option<Moment>;
	/// Working time between two moments in seconds, standstills left out. A working day has 86,400
	/// seconds, for limits are counted in days, not in office hours.
	fn working_seconds_between(from: Moment, to: Moment) -> Result<u64, DispatchError>;
	/// By how many minutes local time is ahead of UTC. Tax periods are months of local time.
	fn utc_offset_minutes() -> i16 {
		0
	}

	/// Makes the calendar cover everything that a benchmark may ask of it.
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
	/// A grant ends.
	#[codec(index = 3)]
	GrantEnd { grant: GrantId },
	/// A lock of an invoice for reimbursement ends.
	#[codec(index = 4)]
	InvoiceLock { invoice: InvoiceId },
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
	/// `item` has fallen due. Must not fail, and must stay within [`OnDue::weight`].
	fn on_due(item: AgendaItem);
	/// The most that [`OnDue::on_due`] may take for `item`.
	fn weight(item: &AgendaItem) -> Weight;
}

impl OnDue for () {
	fn on_due(_: AgendaItem) {}
	fn weight(_: &AgendaItem) -> Weight {
		Weight::zero()
	}
}
