// SPDX-License-Identifier: Apache-2.0

use std::{cell::RefCell, collections::BTreeMap};

use govchain_primitives::{Agenda, AgendaItem, AgendaKey, Limit, OnDue, WorkingCalendar};
use sp_runtime::DispatchError;

use crate::MockCalendar;

/// What stands on the agenda.
pub type Scheduled = BTreeMap<AgendaKey, AgendaItem>;

thread_local! {
	static AGENDA: RefCell<(u64, Scheduled)> = RefCell::default();
	static FULL: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

pub(crate) fn reset() {
	AGENDA.with(|t| *t.borrow_mut() = Default::default());
	FULL.set(false);
}

/// An agenda that calls only when a test says so.
pub struct MockAgenda;

impl MockAgenda {
	/// The error of a full agenda.
	pub const FULL: DispatchError = DispatchError::Other("agenda full");

	/// Everything that is scheduled.
	pub fn scheduled() -> Scheduled {
		AGENDA.with(|t| t.borrow().1.clone())
	}

	/// Refuse every further item.
	pub fn set_full(full: bool) {
		FULL.set(full);
	}

	/// Hands over all that is due by [`MockCalendar`], in order, and says how many there were.
	pub fn run<Room: OnDue>() -> usize {
		let due: Vec<_> = Self::scheduled()
			.into_iter()
			.filter(|(key, _)| MockCalendar::is_due(&key.limit))
			.collect();
		for (key, item) in &due {
			Self::cancel(*key);
			let most = Room::weight(item);
			let used = Room::on_due(*item);
			assert!(used.all_lte(most), "{item:?} took {used}, and {most} at most");
		}
		due.len()
	}
}

impl Agenda for MockAgenda {
	fn schedule(limit: Limit, item: AgendaItem) -> Result<AgendaKey, DispatchError> {
		if FULL.get() {
			return Err(Self::FULL);
		}
		AGENDA.with(|t| {
			let (number, scheduled) = &mut *t.borrow_mut();
			let key = AgendaKey { limit, number: *number };
			*number += 1;
			scheduled.insert(key, item);
			Ok(key)
		})
	}

	fn cancel(key: AgendaKey) {
		AGENDA.with(|t| t.borrow_mut().1.remove(&key));
	}
}
