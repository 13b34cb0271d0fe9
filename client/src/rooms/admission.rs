// SPDX-License-Identifier: Apache-2.0

//! Budgets: `AdmissionApi`.

use scale_decode::DecodeAsType;
use subxt::utils::AccountId32;

use crate::{
	chain::{runtime_api, AtBlock},
	exit::Outcome,
};

/// What an account may use, and in which time it comes back.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Budget {
	pub weight_per_window: u64,
	pub bytes_per_window: u64,
}

/// A budget and how much of it is used.
#[derive(DecodeAsType, Clone, Debug)]
pub struct BudgetView {
	pub budget: Budget,
	pub used_weight: u64,
	pub used_bytes: u64,
}

impl BudgetView {
	/// How many transactions a whole budget has room for, if what is used is one of them.
	pub fn room(&self) -> u64 {
		let Budget { weight_per_window, bytes_per_window } = self.budget;
		let by_weight = weight_per_window / self.used_weight.max(1);
		by_weight.min(bytes_per_window / self.used_bytes.max(1))
	}
}

/// The budget of an account.
pub async fn budget(at: &AtBlock, account: &AccountId32) -> Outcome<BudgetView> {
	runtime_api(at, "AdmissionApi", "budget", (*account,)).await
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_scarcer_of_weight_and_bytes_decides_how_many_fit() {
		let view = |used_weight, used_bytes| BudgetView {
			budget: Budget { weight_per_window: 100, bytes_per_window: 1_000 },
			used_weight,
			used_bytes,
		};
		assert_eq!(view(10, 10).room(), 10);
		assert_eq!(view(1, 500).room(), 2);
		assert_eq!(view(0, 0).room(), 100);
	}
}
