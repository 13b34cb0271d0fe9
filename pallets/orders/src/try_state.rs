// SPDX-License-Identifier: Apache-2.0

//! The invariants, numbered as in the pallet's head.

use alloc::collections::BTreeMap;

use frame_support::ensure;
use govchain_primitives::{
	orders::{OrderEnd, MAX_AHEAD, MAX_CANCELLATIONS, MAX_VALIDITY},
	WorkingCalendar,
};
use sp_runtime::TryRuntimeError;

use crate::{Cancellations, Config, Marks, Pallet};

impl<T: Config> Pallet<T> {
	/// Checks all invariants.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let now = T::Calendar::now();
		let mut cancelled = BTreeMap::<_, u8>::new();
		for mark in Marks::<T>::iter_values() {
			let most = match mark.end() {
				OrderEnd::Relayed => MAX_VALIDITY,
				OrderEnd::Cancelled => MAX_AHEAD,
			};
			let is_near = mark.until <= now.saturating_add(most);
			ensure!(is_near, "1: an order is remembered for too long");
			if let Some(signer) = mark.cancelled_by {
				let live = cancelled.entry(signer).or_default();
				*live = live.saturating_add(1);
			}
		}
		let counted: BTreeMap<_, _> = Cancellations::<T>::iter().collect();
		ensure!(counted == cancelled, "2: cancellations of a signer are counted wrong");
		let is_bounded = cancelled.values().all(|live| *live <= MAX_CANCELLATIONS);
		ensure!(is_bounded, "2: a signer has too many cancellations");
		Ok(())
	}
}
