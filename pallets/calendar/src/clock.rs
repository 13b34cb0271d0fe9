// SPDX-License-Identifier: Apache-2.0

//! Limits, and the standstills that make them longer.

use frame_support::{
	defensive, ensure,
	traits::{Get, OnTimestampSet, Time},
};
use govchain_primitives::{
	calendar::{Standstill, StandstillCause},
	Limit, Moment, WorkingCalendar,
};
use sp_runtime::DispatchError;

use crate::{
	days::{ordinal_and_second, position, Place},
	Config, Error, Event, LastBlockAt, LocalOffset, Pallet, StandstillCount, Standstills, GRACE,
	SECONDS_PER_DAY,
};

/// The last second of a day.
const LAST_SECOND: u32 = SECONDS_PER_DAY - 1;

impl<T: Config> Pallet<T> {
	/// The time of this block. Before the timestamp of this block is set, that of its parent.
	pub(crate) fn time() -> Moment {
		T::Time::now()
	}

	/// The last standstill and its number.
	fn last_standstill() -> Option<(u32, Standstill)> {
		let number = StandstillCount::<T>::get().checked_sub(1)?;
		Standstills::<T>::get(number).map(|standstill| (number, standstill))
	}

	/// The last standstill for which `holds`, which must hold for all before it too.
	///
	/// One read if it is the last of all, as it is for everything that began after it; otherwise
	/// one for each halving of the list.
	fn find_standstill(holds: impl Fn(&Standstill) -> bool) -> Option<Standstill> {
		let (mut high, last) = Self::last_standstill()?;
		if holds(&last) {
			return Some(last);
		}
		let mut low = 0u32;
		let mut found = None;
		while low < high {
			let middle = low.midpoint(high);
			match Standstills::<T>::get(middle).filter(&holds) {
				Some(standstill) => {
					found = Some(standstill);
					low = middle.saturating_add(1);
				}
				None => high = middle,
			}
		}
		found
	}

	/// The standstill that `moment` lies in. What came at its very start came with the last block before
	/// it.
	fn standstill_at(moment: Moment) -> Option<Standstill> {
		Self::find_standstill(|standstill| standstill.start < moment).filter(|s| moment < s.end)
	}

	fn standstill_before(moment: Moment) -> Option<Standstill> {
		Self::find_standstill(|standstill| standstill.start <= moment)
	}

	/// What the clock of [`Limit::Moment`] shows at `moment`.
	pub(crate) fn running_moment(moment: Moment) -> Moment {
		Self::standstill_before(moment).map_or(moment, |standstill| {
			standstill.moment.saturating_add(moment.saturating_sub(standstill.end))
		})
	}

	/// What the clock of [`Limit::WorkingDay`] shows at `moment`.
	pub(crate) fn running_position(moment: Moment) -> u64 {
		let position = Self::position_of(moment);
		Self::standstill_before(moment).map_or(position, |s| Self::less_standstill(&s, position))
	}

	/// What the clock of [`Limit::WorkingDay`] shows at `position`, which lies behind the start of
	/// `standstill` and before that of the next.
	fn less_standstill(standstill: &Standstill, position: u64) -> u64 {
		let since = position.saturating_sub(Self::position_of(standstill.end));
		standstill.position.saturating_add(since)
	}

	/// Takes note of the time between the block before, at `previous`, and this one, at `now`, in
	/// which nobody's time ran.
	fn record_standstill(cause: StandstillCause, previous: Moment, now: Moment) {
		let end = now.saturating_add(GRACE);
		let last = Self::last_standstill();
		if let Some((number, running)) = &last {
			if running.resumed == previous && running.cause == cause {
				let longer = Standstill { resumed: now, end, ..*running };
				Standstills::<T>::insert(number, longer);
				return;
			}
		}
		let number = StandstillCount::<T>::get();
		let Some(next) = number.checked_add(1) else {
			defensive!("more than four thousand million standstills");
			return;
		};
		let standstill = Standstill {
			cause,
			start: previous,
			resumed: now,
			end,
			moment: Self::running_moment(previous),
			position: Self::running_position(previous),
		};
		if let Some((last_number, last)) = last.filter(|(_, last)| last.end > previous) {
			Standstills::<T>::insert(last_number, Standstill { end: previous, ..last });
		}
		Standstills::<T>::insert(number, standstill);
		StandstillCount::<T>::put(next);
		Self::deposit_event(Event::StandstillBegan { number, cause, start: previous });
	}
}

/// Watches the time between blocks.
///
/// It is set by an inherent, after `on_initialize` and before any other call. So a call never sees
/// a limit as passed only because the chain stood still, and `on_initialize`, which still sees the
/// time of the parent, can't either.
impl<T: Config> OnTimestampSet<Moment> for Pallet<T> {
	fn on_timestamp_set(now: Moment) {
		let previous = LastBlockAt::<T>::mutate(|last| last.replace(now));
		let Some(previous) = previous else { return };
		// The calls of this block come later, so this is what held since the parent.
		let cause = if T::Halted::get() {
			Some(StandstillCause::Halted)
		} else if now.saturating_sub(previous) > T::StandstillThreshold::get() {
			Some(StandstillCause::NoBlocks)
		} else {
			None
		};
		let running = Self::last_standstill()
			.filter(|(_, last)| last.resumed == previous && Some(last.cause) != cause);
		if let Some((number, last)) = running {
			let end = if cause.is_some() { previous } else { last.end };
			Self::deposit_event(Event::StandstillEnded { number, resumed: previous, end });
		}
		if let Some(cause) = cause {
			Self::record_standstill(cause, previous, now);
		}
	}
}

/// What is received while the clock stands counts as received when it runs on. At which second of a
/// day that will be nobody knows until then: a halt goes on with each block, and another standstill may
/// cut the hour after.
impl<T: Config> WorkingCalendar for Pallet<T> {
	fn now() -> Moment {
		Self::time()
	}

	/// If the day of receipt is a day off, the first working day after it is the first one counted.
	/// No days at all end with the day of receipt itself or, if that is a day off, with the next
	/// working day.
	///
	/// In a standstill, a whole day stands for what would be left of the day of receipt: the limit isn't
	/// short at whatever second time runs on, and at most a working day longer than it would be then.
	///
	/// An ordinal needs no date. What is received after the last published year counts from the first
	/// working day of the next one: when that is published, days that have begun are off.
	fn after_working_days(from: Moment, days: u16) -> Result<Limit, DispatchError> {
		// What was received at its very start came with the last block before it.
		let standstill = Self::find_standstill(|standstill| standstill.start < from);
		let (receipt, is_worked) = match Self::place_of(from) {
			Place::Before => return Err(Error::<T>::NotCovered.into()),
			Place::On { ordinal, second } => (ordinal, second.is_some()),
			Place::After { ordinal } => (ordinal, false),
		};
		let running = match standstill {
			Some(s) if from < s.end => {
				s.position.saturating_add(position(days.into(), LAST_SECOND))
			}
			_ => {
				let whole_days = if is_worked { days } else { days.saturating_sub(1) };
				let end = position(receipt.saturating_add(whole_days.into()), LAST_SECOND);
				standstill.map_or(end, |s| Self::less_standstill(&s, end))
			}
		};
		let (ordinal, second) = ordinal_and_second(running).ok_or(Error::<T>::MomentOutOfRange)?;
		Ok(Limit::WorkingDay { ordinal, second })
	}

	fn working_days_left(limit: &Limit, from: Moment) -> Result<Option<u16>, DispatchError> {
		let Limit::WorkingDay { ordinal, second } = limit else { return Ok(None) };
		let end = position(*ordinal, *second);
		let day = u64::from(SECONDS_PER_DAY);
		let days = match (Self::after_working_days(from, 1)?, Self::standstill_at(from)) {
			// One more than whole ones: a day less and the rest of one are as much as what is left.
			(_, Some(s)) => {
				end.saturating_sub(s.position).checked_div(day).unwrap_or(0).saturating_add(1)
			}
			// The first day after that of `from` is left in whole.
			(Limit::WorkingDay { ordinal, second }, None) => {
				end.saturating_add(day).saturating_sub(position(ordinal, second)).div_ceil(day)
			}
			(Limit::Moment(_), None) => return Ok(None),
		};
		Ok(Some(u16::try_from(days.max(1)).unwrap_or(u16::MAX)))
	}

	fn after_working_days_left(
		days: u16,
		since: Moment,
		from: Moment,
	) -> Result<Limit, DispatchError> {
		// What is added in a standstill for the rest of a day was counted as one then.
		let both = Self::standstill_at(since).and(Self::standstill_at(from)).is_some();
		Self::after_working_days(from, if both { days.saturating_sub(1) } else { days })
	}

	fn after(from: Moment, millis: u64) -> Result<Limit, DispatchError> {
		Self::running_moment(from)
			.checked_add(millis)
			.map(Limit::Moment)
			.ok_or(Error::<T>::MomentOutOfRange.into())
	}

	fn is_due(limit: &Limit) -> bool {
		match limit {
			Limit::WorkingDay { ordinal, second } => {
				Self::running_position(Self::time()) > position(*ordinal, *second)
			}
			Limit::Moment(moment) => Self::running_moment(Self::time()) > *moment,
		}
	}

	fn date_of(limit: &Limit) -> Option<Moment> {
		match limit {
			Limit::WorkingDay { ordinal, second } => {
				let running = position(*ordinal, *second);
				let Some(s) = Self::find_standstill(|s| s.position <= running) else {
					return Self::moment_of(running);
				};
				let since = running.checked_sub(s.position)?;
				Self::moment_of(Self::position_of(s.end).checked_add(since)?)
			}
			Limit::Moment(running) => {
				let Some(s) = Self::find_standstill(|s| s.moment <= *running) else {
					return Some(*running);
				};
				s.end.checked_add(running.checked_sub(s.moment)?)
			}
		}
	}

	fn working_seconds_between(from: Moment, to: Moment) -> Result<u64, DispatchError> {
		for moment in [from, to] {
			ensure!(Self::place_of(moment) != Place::Before, Error::<T>::NotCovered);
		}
		Ok(Self::running_position(to).saturating_sub(Self::running_position(from)))
	}

	fn utc_offset_minutes() -> i16 {
		LocalOffset::<T>::get()
	}

	/// As many years as there can be, from the first one on.
	#[cfg(feature = "runtime-benchmarks")]
	fn cover_for_benchmarks() {
		crate::benchmarking::cover::<T>(crate::FIRST_YEAR, crate::MAX_YEARS);
		crate::benchmarking::stand_still_daily::<T>();
	}
}
