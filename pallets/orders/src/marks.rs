// SPDX-License-Identifier: Apache-2.0

//! What is remembered of orders until their end.

use codec::Encode;
use frame_support::{dispatch::DispatchResult, weights::Weight};
use govchain_primitives::{orders::OrderEnd, Agenda, AgendaItem, Moment, OnDue, WorkingCalendar};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

use crate::{Cancellations, Config, Error, Mark, Marks, Pallet, WeightInfo};

/// Where an order is remembered: BLAKE2b-256 of its signer, number and end.
pub fn mark_of<AccountId: Encode>(signer: &AccountId, number: u64, until: Moment) -> H256 {
	BlakeTwo256::hash_of(&(signer, number, until))
}

impl<AccountId> Mark<AccountId> {
	/// What became of the order.
	pub fn end(&self) -> OrderEnd {
		match self.cancelled_by {
			None => OrderEnd::Relayed,
			Some(_) => OrderEnd::Cancelled,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Whether nothing has become of an order yet.
	pub(crate) fn ensure_unmarked(mark: H256) -> DispatchResult {
		match Marks::<T>::get(mark).map(|mark| mark.end()) {
			None => Ok(()),
			Some(OrderEnd::Relayed) => Err(Error::<T>::AlreadyRelayed.into()),
			Some(OrderEnd::Cancelled) => Err(Error::<T>::OrderCancelled.into()),
		}
	}

	/// Remembers an order until its end. The agenda counts less than wall-clock time where the chain
	/// stood still, and so it comes at the end or later.
	pub(crate) fn remember(
		signer: &T::AccountId,
		number: u64,
		until: Moment,
		cancelled_by: Option<T::AccountId>,
	) -> DispatchResult {
		let now = T::Calendar::now();
		let limit = T::Calendar::after(now, until.saturating_sub(now))?;
		let mark = mark_of(signer, number, until);
		T::Agenda::schedule(limit, AgendaItem::OrderEnd { mark })?;
		Marks::<T>::insert(mark, Mark { until, cancelled_by });
		Ok(())
	}

	fn forget(mark: H256) {
		let Some(signer) = Marks::<T>::take(mark).and_then(|mark| mark.cancelled_by) else {
			return;
		};
		Cancellations::<T>::mutate_exists(signer, |live| {
			*live = live.and_then(|live| live.checked_sub(1)).filter(|live| *live > 0);
		});
	}
}

impl<T: Config> OnDue for Pallet<T> {
	fn on_due(item: AgendaItem) -> Weight {
		let AgendaItem::OrderEnd { mark } = item else { return Weight::zero() };
		Self::forget(mark);
		T::WeightInfo::on_order_end()
	}

	fn weight(item: &AgendaItem) -> Weight {
		match item {
			AgendaItem::OrderEnd { .. } => T::WeightInfo::on_order_end(),
			_ => Weight::zero(),
		}
	}
}
