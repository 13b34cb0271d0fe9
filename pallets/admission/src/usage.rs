// SPDX-License-Identifier: Apache-2.0

//! The arithmetic of use that drains.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use govchain_primitives::{
	admission::{Cost, TooLarge},
	Budget, Moment,
};
use scale_info::TypeInfo;

/// What an account has used and what has not drained yet.
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
	Default,
)]
pub struct Use {
	/// Picoseconds of reference time.
	pub weight: u64,
	/// Bytes.
	pub bytes: u64,
	/// When it was so, in the chain's time.
	pub at: Moment,
}

impl Use {
	/// What is left of it at `now`. What a fraction of a byte or picosecond is worth is lost with
	/// each record, at the cost of the account.
	pub fn drained(self, now: Moment, budget: &Budget) -> Self {
		let elapsed = now.saturating_sub(self.at);
		let window = budget.window_millis;
		Self {
			weight: self.weight.saturating_sub(drain(elapsed, budget.weight_per_window, window)),
			bytes: self.bytes.saturating_sub(drain(elapsed, budget.bytes_per_window, window)),
			at: now,
		}
	}

	/// With `cost` on top.
	pub fn with(self, cost: Cost) -> Self {
		Self {
			weight: self.weight.saturating_add(cost.weight),
			bytes: self.bytes.saturating_add(cost.bytes),
			at: self.at,
		}
	}

	/// Whether it stays within `budget`.
	pub fn is_within(&self, budget: &Budget) -> bool {
		self.weight <= budget.weight_per_window && self.bytes <= budget.bytes_per_window
	}

	/// The first moment from `self.at` on at which `cost` fits into `budget`.
	pub fn fits_from(&self, cost: Cost, budget: &Budget) -> Result<Moment, TooLarge> {
		let Budget { weight_per_window, bytes_per_window, window_millis } = *budget;
		if cost.weight > weight_per_window {
			return Err(TooLarge::Weight { budget: weight_per_window });
		}
		if cost.bytes > bytes_per_window {
			return Err(TooLarge::Bytes { budget: bytes_per_window });
		}
		let full = self.with(cost);
		let weight = time_to_drain(
			full.weight.saturating_sub(weight_per_window),
			weight_per_window,
			window_millis,
		);
		let bytes = time_to_drain(
			full.bytes.saturating_sub(bytes_per_window),
			bytes_per_window,
			window_millis,
		);
		Ok(self.at.saturating_add(weight.max(bytes)))
	}
}

/// What drains in `elapsed` milliseconds, if `rate` does in `window`. Rounded down.
fn drain(elapsed: Moment, rate: u64, window: u64) -> u64 {
	let drained = u128::from(elapsed).saturating_mul(rate.into());
	let drained = drained.checked_div(window.into()).unwrap_or(u128::MAX);
	drained.try_into().unwrap_or(u64::MAX)
}

/// The milliseconds in which at least `amount` drains: the inverse of [`drain`], rounded up.
fn time_to_drain(amount: u64, rate: u64, window: u64) -> Moment {
	let time = u128::from(amount).saturating_mul(window.into());
	let rate = u128::from(rate);
	let time = time.checked_add(rate.saturating_sub(1)).and_then(|time| time.checked_div(rate));
	time.and_then(|time| time.try_into().ok()).unwrap_or(u64::MAX)
}
