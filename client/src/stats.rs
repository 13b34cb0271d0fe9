// SPDX-License-Identifier: Apache-2.0

//! Times of many transactions in a few numbers.

use std::time::Duration;

use serde_json::{json, Value};

/// Times, sorted.
#[derive(Clone, Debug, Default)]
pub struct Times(Vec<Duration>);

impl Times {
	pub fn new(mut times: Vec<Duration>) -> Self {
		times.sort_unstable();
		Times(times)
	}

	pub fn len(&self) -> usize {
		self.0.len()
	}

	/// The nearest-rank percentile: the smallest time that at least `percent` of all reach.
	pub fn percentile(&self, percent: usize) -> Option<Duration> {
		let rank = (self.0.len() * percent).div_ceil(100).max(1);
		self.0.get(rank - 1).copied()
	}

	/// Seconds of a percentile with two decimals, a dash if there are no times.
	pub fn seconds(&self, percent: usize) -> String {
		self.percentile(percent).map_or_else(|| "–".into(), seconds)
	}

	pub fn json(&self) -> Value {
		let at = |percent| self.percentile(percent).map(|time| time.as_millis());
		json!({
			"count": self.len(),
			"p50Millis": at(50),
			"p90Millis": at(90),
			"p99Millis": at(99),
			"maxMillis": self.0.last().map(|time| time.as_millis()),
		})
	}
}

/// Seconds with two decimals.
pub fn seconds(time: Duration) -> String {
	format!("{:.2}", time.as_secs_f64())
}

/// A whole number with commas between thousands.
pub fn thousands(number: u64) -> String {
	let digits = number.to_string();
	let mut text = String::new();
	for (at, digit) in digits.chars().enumerate() {
		if at > 0 && (digits.len() - at).is_multiple_of(3) {
			text.push(',');
		}
		text.push(digit);
	}
	text
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn percentiles_are_nearest_rank() {
		let times = Times::new((1..=100).rev().map(Duration::from_secs).collect());
		assert_eq!(times.percentile(50), Some(Duration::from_secs(50)));
		assert_eq!(times.percentile(99), Some(Duration::from_secs(99)));
		assert_eq!(times.percentile(100), Some(Duration::from_secs(100)));
		assert_eq!(Times::new(vec![]).percentile(50), None);
		assert_eq!(Times::new(vec![Duration::from_secs(3)]).seconds(99), "3.00");
	}

	#[test]
	fn thousands_have_commas() {
		assert_eq!(thousands(999), "999");
		assert_eq!(thousands(10_000), "10,000");
		assert_eq!(thousands(1_234_567), "1,234,567");
	}
}
