// SPDX-License-Identifier: Apache-2.0

//! The invariants, numbered as in the pallet's head.

use frame_support::ensure;
use govchain_primitives::{
	orders::{OrderEnd, MAX_AHEAD, MAX_VALIDITY},
	WorkingCalendar,
};
use sp_runtime::TryRuntimeError;

use crate::{Config, Marks, Pallet};

impl<T: Config> Pallet<T> {
	/// Checks all invariants.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let now = T::Calendar::now();
		for mark in Marks::<T>::iter_values() {
			let most = match mark.end {
				OrderEnd::Relayed => MAX_VALIDITY,
				OrderEnd::Cancelled => MAX_AHEAD,
			};
			let is_near = mark.until <= now.saturating_add(most);
			ensure!(is_near, "1: an order is remembered for too long");
		}
		Ok(())
	}
}
