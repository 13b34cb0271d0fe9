// SPDX-License-Identifier: Apache-2.0

//! What the calendar stores.

use alloc::{string::String, vec::Vec};

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use govchain_primitives::calendar::MonthDay;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

use crate::{MAX_LISTED_DAYS, MAX_YEARS};

/// Bytes of a bit for each day of the longest year.
const TABLE_BYTES: usize = 46;

/// Days of one year, as a council motion or a notice lists them.
pub type Days = BoundedVec<MonthDay, ConstU32<MAX_LISTED_DAYS>>;

/// The working days of a year: bit `n % 8` (counted from the lowest) of byte `n / 8` is set if people
/// work on the day that is `n` days after the first of January.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct YearTable([u8; TABLE_BYTES]);

impl Default for YearTable {
	fn default() -> Self {
		Self([0; TABLE_BYTES])
	}
}

impl YearTable {
	/// Where day `n` stands: its byte, and the mask of its bit.
	fn place(n: u16) -> (usize, u8) {
		(usize::from(n / 8), 1u8.wrapping_shl(u32::from(n % 8)))
	}

	/// Whether people work on day `n`. False beyond the table.
	pub fn is_working(&self, n: u16) -> bool {
		let (byte, mask) = Self::place(n);
		self.0.get(byte).is_some_and(|b| b & mask != 0)
	}

	/// Makes day `n` a working day or a day off. Does nothing beyond the table.
	pub fn set(&mut self, n: u16, working: bool) {
		let (byte, mask) = Self::place(n);
		if let Some(b) = self.0.get_mut(byte) {
			*b = if working { *b | mask } else { *b & !mask };
		}
	}

	/// Number of working days before day `n`.
	pub fn count_before(&self, n: u16) -> u32 {
		let (byte, mask) = Self::place(n);
		let below = mask.wrapping_sub(1);
		let part = self.0.get(byte).map_or(0, |b| (b & below).count_ones());
		self.0.iter().take(byte).fold(part, |sum, b| sum.saturating_add(b.count_ones()))
	}

	/// Number of working days.
	pub fn count(&self) -> u32 {
		self.0.iter().fold(0, |sum, b| sum.saturating_add(b.count_ones()))
	}

	/// The day that has `nth` working days of the year before it.
	pub fn nth(&self, nth: u32) -> Option<u16> {
		let mut before = nth;
		for (byte, bits) in self.0.iter().enumerate() {
			let ones = bits.count_ones();
			if before >= ones {
				before = before.saturating_sub(ones);
				continue;
			}
			let first = u16::try_from(byte).ok()?.checked_mul(8)?;
			return (first..first.saturating_add(8))
				.filter(|n| self.is_working(*n))
				.nth(usize::try_from(before).ok()?);
		}
		None
	}
}

/// The published years, without a gap, and where their ordinals end.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct Coverage {
	/// The first published year. Without meaning while there is none.
	pub first_year: u16,
	/// For each year the number of working days from the beginning of the first year to its end,
	/// which is the ordinal of the first working day after it.
	pub ends: BoundedVec<u32, ConstU32<MAX_YEARS>>,
}

impl Coverage {
	/// Number of working days in all published years.
	pub fn total(&self) -> u32 {
		self.ends.last().copied().unwrap_or(0)
	}

	/// The year that would come next, if there is one already.
	pub fn next_year(&self) -> Option<u16> {
		let years = u16::try_from(self.ends.len()).ok()?;
		(years > 0).then(|| self.first_year.checked_add(years)).flatten()
	}

	/// Index of a published year.
	pub fn index_of(&self, year: u16) -> Option<usize> {
		let index = usize::from(year.checked_sub(self.first_year)?);
		(index < self.ends.len()).then_some(index)
	}

	/// Ordinal of the first working day of the year with this index, or of the first after it.
	pub fn start_of(&self, index: usize) -> u32 {
		index.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0)
	}

	/// The year that has the working day with `ordinal`, and how many of its working days come
	/// before that one.
	pub fn year_of(&self, ordinal: u32) -> Option<(u16, u32)> {
		let index = self.ends.partition_point(|end| *end <= ordinal);
		if index >= self.ends.len() {
			return None;
		}
		let year = self.first_year.checked_add(u16::try_from(index).ok()?)?;
		Some((year, ordinal.checked_sub(self.start_of(index))?))
	}
}

/// A number whose encoding sorts as the number does.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord,
)]
pub struct BigEndian(pub [u8; 8]);

impl From<u64> for BigEndian {
	fn from(number: u64) -> Self {
		Self(number.to_be_bytes())
	}
}

impl From<BigEndian> for u64 {
	fn from(number: BigEndian) -> Self {
		Self::from_be_bytes(number.0)
	}
}

/// Place of an entry in its queue: first by limit, then by number.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord,
)]
pub struct QueueKey {
	/// The limit: the moment, or 86,400 times the ordinal plus the second.
	pub position: BigEndian,
	/// The number of the entry.
	pub number: BigEndian,
}

/// What is counted over all entries of the agenda.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct AgendaCounters {
	/// The number that the next entry gets. Never used twice.
	pub next_number: u64,
	/// Number of entries in both queues.
	pub scheduled: u64,
}

/// A year as genesis describes it. Saturdays and Sundays are off, the other days are not, but for
/// the days listed here, which are written as `MM-DD` or `YYYY-MM-DD`.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug, Default)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisYear {
	/// Of the common era.
	pub year: u16,
	/// Mondays to Fridays that are off.
	#[serde(default)]
	pub off_days: Vec<String>,
	/// Saturdays and Sundays on which people work in exchange.
	#[serde(default)]
	pub working_days: Vec<String>,
}

impl GenesisYear {
	/// Reads a day of this year; none if it isn't written as it should be, or names another year.
	pub fn parse(&self, text: &str) -> Option<MonthDay> {
		let mut parts = text.rsplit('-');
		let mut two_digits =
			|| parts.next().filter(|p| p.len() == 2).and_then(|p| p.parse::<u8>().ok());
		let day = two_digits()?;
		let month = two_digits()?;
		let year_fits = match parts.next() {
			None => true,
			Some(year) => year.len() == 4 && year.parse() == Ok(self.year),
		};
		(year_fits && parts.next().is_none()).then_some(MonthDay { month, day })
	}
}
