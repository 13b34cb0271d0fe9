// SPDX-License-Identifier: Apache-2.0

//! The agenda: two ordered queues, handed over in bounded work per block.

use core::mem;

use frame_support::{
	storage::PrefixIterator,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use frame_system::pallet_prelude::BlockNumberFor;
use govchain_primitives::{
	calendar::AgendaInfo, Agenda, AgendaItem, AgendaKey, Limit, OnDue, WorkingCalendar,
};
use sp_runtime::{traits::Zero, DispatchError, SaturatedConversion};

use crate::{
	days::{ordinal_and_second, position},
	AgendaCounters, Config, Counters, Error, MomentAgenda, Pallet, QueueKey, WeightInfo,
	WorkingDayAgenda, LOG_TARGET,
};

/// The two queues.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Queue {
	WorkingDay,
	Moment,
}

impl Queue {
	fn remove<T: Config>(self, key: &QueueKey) {
		match self {
			Self::WorkingDay => WorkingDayAgenda::<T>::remove(key),
			Self::Moment => MomentAgenda::<T>::remove(key),
		}
	}
}

/// One queue as a block walks through it.
pub(crate) struct Lane {
	queue: Queue,
	/// What the clock of this queue shows. Entries before it are due.
	pub(crate) now: u64,
	/// Goes on from the last key it gave, so that keys removed in this block aren't met again. An
	/// entry that is put in before that key meanwhile is found by the next block.
	entries: PrefixIterator<(QueueKey, AgendaItem)>,
}

/// What a step through a lane came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Step {
	/// One item was handed over.
	Done,
	/// Nothing more is due.
	NothingDue,
	/// The next item does not fit into this block.
	NoRoom,
}

impl Lane {
	pub(crate) fn new<T: Config>(queue: Queue) -> Self {
		let now = Pallet::<T>::time();
		match queue {
			Queue::WorkingDay => Self {
				queue,
				now: Pallet::<T>::running_position(now),
				entries: WorkingDayAgenda::<T>::iter(),
			},
			Queue::Moment => Self {
				queue,
				now: Pallet::<T>::running_moment(now),
				entries: MomentAgenda::<T>::iter(),
			},
		}
	}

	/// Hands over the next item if it is due and there is room.
	///
	/// An item is read and handed over in the same step, because handing over another one may
	/// cancel it. There is room if the most that it may take is left; what it took is used up.
	pub(crate) fn step<T: Config>(&mut self, meter: &mut WeightMeter) -> Step {
		let Some((key, item)) = self.entries.next() else { return Step::NothingDue };
		if u64::from(key.position) >= self.now {
			return Step::NothingDue;
		}
		let fixed = T::WeightInfo::hand_over();
		let most = T::OnDue::weight(&item);
		let needed = fixed.saturating_add(most);
		if !meter.can_consume(needed) {
			if !meter.consumed().is_zero() {
				return Step::NoRoom;
			}
			// It will never fit. Let it begin a block, and nothing wait for ever.
			log::error!(target: LOG_TARGET, "{item:?} needs {needed}, which is more than the share");
		}
		self.queue.remove::<T>(&key);
		let used = T::OnDue::on_due(item).min(most);
		let consumed = meter.consumed().saturating_add(fixed).saturating_add(used);
		*meter = WeightMeter::with_consumed_and_limit(consumed, meter.limit());
		Step::Done
	}
}

impl<T: Config> Pallet<T> {
	/// The share of each block that the agenda may use.
	pub fn agenda_share() -> Weight {
		let block = T::BlockWeights::get().max_block;
		let share = T::AgendaShare::get();
		Weight::from_parts(share.mul_floor(block.ref_time()), share.mul_floor(block.proof_size()))
	}

	/// The most that an item of the heaviest kind may take, handing over included. A room that weighs
	/// an item by its record is asked about record 0 here, which there is none of as a rule, so this
	/// bounds only what does not depend on records.
	pub(crate) fn heaviest_kind() -> Weight {
		[
			AgendaItem::Step { case: 0, step: 0 },
			AgendaItem::Correction { case: 0 },
			AgendaItem::StreamSilence { stream: 0 },
			AgendaItem::GrantEnd { grant: 0 },
			AgendaItem::InvoiceLock { invoice: 0 },
			AgendaItem::JointAct { act: 0 },
			AgendaItem::OrderEnd { mark: Default::default() },
		]
		.iter()
		.map(|item| T::WeightInfo::hand_over().saturating_add(T::OnDue::weight(item)))
		.fold(Weight::zero(), |heaviest, weight| heaviest.max(weight))
	}

	/// Hands over what is due, in order, as far as the share goes. Returns the weight used.
	///
	/// The queues take turns, and which of them begins alternates from block to block, so that
	/// neither can starve the other.
	pub(crate) fn hand_over_due(block: BlockNumberFor<T>) -> Weight {
		let mut meter = WeightMeter::with_limit(Self::agenda_share());
		let mut turn = Lane::new::<T>(Queue::WorkingDay);
		let mut other = Lane::new::<T>(Queue::Moment);
		if block.saturated_into::<u64>() % 2 == 1 {
			mem::swap(&mut turn, &mut other);
		}
		let mut handed_over = 0u64;
		let mut one_left = false;
		loop {
			match turn.step::<T>(&mut meter) {
				Step::Done => {
					handed_over = handed_over.saturating_add(1);
					if !one_left {
						mem::swap(&mut turn, &mut other);
					}
				}
				Step::NothingDue if !one_left => {
					one_left = true;
					mem::swap(&mut turn, &mut other);
				}
				Step::NothingDue | Step::NoRoom => break,
			}
		}
		if handed_over > 0 {
			Counters::<T>::mutate(|counters| {
				counters.scheduled = counters.scheduled.saturating_sub(handed_over)
			});
		}
		meter.consumed()
	}

	/// What stands on the agenda.
	pub fn agenda() -> AgendaInfo {
		let earliest_working_day = WorkingDayAgenda::<T>::iter_keys().next().and_then(|key| {
			ordinal_and_second(key.position.into())
				.map(|(ordinal, second)| Limit::WorkingDay { ordinal, second })
		});
		let earliest_moment =
			MomentAgenda::<T>::iter_keys().next().map(|key| Limit::Moment(u64::from(key.position)));
		AgendaInfo {
			scheduled: Counters::<T>::get().scheduled,
			behind: [earliest_working_day, earliest_moment].iter().flatten().any(Self::is_due),
			earliest_working_day,
			earliest_moment,
		}
	}
}

/// Which queue an entry is in, and where.
fn place_of(key: &AgendaKey) -> (Queue, QueueKey) {
	let (queue, position) = match key.limit {
		Limit::WorkingDay { ordinal, second } => (Queue::WorkingDay, position(ordinal, second)),
		Limit::Moment(moment) => (Queue::Moment, moment),
	};
	(queue, QueueKey { position: position.into(), number: key.number.into() })
}

/// A limit that has passed already may be scheduled; the next block hands its item over.
impl<T: Config> Agenda for Pallet<T> {
	fn schedule(limit: Limit, item: AgendaItem) -> Result<AgendaKey, DispatchError> {
		let AgendaCounters { next_number: number, scheduled } = Counters::<T>::get();
		let counters = AgendaCounters {
			next_number: number.checked_add(1).ok_or(Error::<T>::AgendaExhausted)?,
			scheduled: scheduled.checked_add(1).ok_or(Error::<T>::AgendaExhausted)?,
		};
		let key = AgendaKey { limit, number };
		match place_of(&key) {
			(Queue::WorkingDay, place) => WorkingDayAgenda::<T>::insert(place, item),
			(Queue::Moment, place) => MomentAgenda::<T>::insert(place, item),
		}
		Counters::<T>::put(counters);
		Ok(key)
	}

	fn cancel(key: AgendaKey) {
		let cancelled = match place_of(&key) {
			(Queue::WorkingDay, place) => WorkingDayAgenda::<T>::take(place),
			(Queue::Moment, place) => MomentAgenda::<T>::take(place),
		};
		if cancelled.is_some() {
			Counters::<T>::mutate(|counters| {
				counters.scheduled = counters.scheduled.saturating_sub(1)
			});
		}
	}
}
