// SPDX-License-Identifier: Apache-2.0

//! Moments as the chain has them: milliseconds since 1970.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::{
	exit::{Exit, Failure, Outcome},
	messages as m,
};

const DAY: u64 = 86_400_000;

/// In so many days from now.
pub fn in_days(days: u64) -> Outcome<u64> {
	let now = SystemTime::now().duration_since(UNIX_EPOCH).map_err(Failure::usage)?;
	let now = u64::try_from(now.as_millis()).ok();
	now.and_then(|now| days_after(now, days))
		.ok_or_else(|| Failure::says(Exit::Usage, m::TOO_MANY_DAYS, &[&days]))
}

/// So many days after a moment. None if that is out of range.
pub fn days_after(moment: u64, days: u64) -> Option<u64> {
	moment.checked_add(days.checked_mul(DAY)?)
}

/// As a person reads it, in UTC, with its milliseconds.
pub fn in_words(moment: u64) -> String {
	let date = i64::try_from(moment / 1000)
		.ok()
		.and_then(|seconds| time::OffsetDateTime::from_unix_timestamp(seconds).ok());
	match date {
		Some(date) => format!(
			"{:04}-{:02}-{:02} {:02}:{:02} UTC ({moment})",
			date.year(),
			u8::from(date.month()),
			date.day(),
			date.hour(),
			date.minute(),
		),
		None => moment.to_string(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn days_are_counted_in_milliseconds() {
		assert!(in_days(1).unwrap() > 1_700_000_000_000);
		assert_eq!(days_after(5, 2), Some(172_800_005));
		let failure = in_days(u64::MAX).unwrap_err();
		assert_eq!(failure.words, "18446744073709551615 days is too far away");
	}

	#[test]
	fn moments_are_read_in_utc() {
		assert_eq!(in_words(1_772_413_200_000), "2026-03-02 01:00 UTC (1772413200000)");
		assert_eq!(in_words(u64::MAX), u64::MAX.to_string());
	}
}
