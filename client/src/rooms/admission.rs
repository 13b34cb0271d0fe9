// SPDX-License-Identifier: Apache-2.0

//! Budgets: `AdmissionApi`.

use scale_decode::DecodeAsType;
use subxt::utils::AccountId32;

use super::acts::EncodedCall;
use crate::{
	chain::{runtime_api, AtBlock},
	exit::Outcome,
	messages::{self as m, Message},
};

/// The room's name in the metadata.
pub const PALLET: &str = "Admission";

/// What an account is to the chain. The first that fits counts.
#[derive(DecodeAsType, Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum Class {
	/// Accounts of authorities, and councillors in the council.
	Authority,
	/// Officers who may act.
	Officer,
	/// Accounts of enterprises.
	Enterprise,
	/// Accounts of citizens.
	Citizen,
}

impl Class {
	pub fn message(self) -> Message {
		match self {
			Class::Authority => m::CLASS_AUTHORITY,
			Class::Officer => m::CLASS_OFFICER,
			Class::Enterprise => m::CLASS_ENTERPRISE,
			Class::Citizen => m::CLASS_CITIZEN,
		}
	}
}

/// What an account may use, and in which time it comes back.
#[derive(DecodeAsType, Clone, Debug)]
pub struct Budget {
	pub weight_per_window: u64,
	pub bytes_per_window: u64,
	pub window_millis: u64,
}

/// What a transaction takes from the budget of its sender.
#[derive(DecodeAsType, Clone, Copy, Debug)]
pub struct Cost {
	pub weight: u64,
	pub bytes: u64,
}

/// Why no time helps.
#[derive(DecodeAsType, Clone, Copy, PartialEq, Eq, Debug)]
pub enum TooLarge {
	Weight { budget: u64 },
	Bytes { budget: u64 },
}

/// A budget and how much of it is used.
#[derive(DecodeAsType, Clone, Debug)]
pub struct BudgetView {
	pub class: Class,
	pub budget: Budget,
	pub used_weight: u64,
	pub used_bytes: u64,
}

impl BudgetView {
	/// How many transactions a whole budget has room for, if what is used is one of them.
	pub fn room(&self) -> u64 {
		let Budget { weight_per_window, bytes_per_window, .. } = self.budget;
		let by_weight = weight_per_window / self.used_weight.max(1);
		by_weight.min(bytes_per_window / self.used_bytes.max(1))
	}
}

/// The budget of an account.
pub async fn budget(at: &AtBlock, account: &AccountId32) -> Outcome<BudgetView> {
	runtime_api(at, "AdmissionApi", "budget", (*account,)).await
}

/// What a signed transaction would take from the budget of its sender, as its bytes are sent.
pub async fn cost(at: &AtBlock, transaction: Vec<u8>) -> Outcome<Cost> {
	runtime_api(at, "AdmissionApi", "cost", (EncodedCall(transaction),)).await
}

/// From when on an account may send a signed transaction, whoever has signed it: at once if none.
pub async fn may_come_again(
	at: &AtBlock,
	account: &AccountId32,
	transaction: Vec<u8>,
) -> Outcome<Result<Option<u64>, TooLarge>> {
	runtime_api(at, "AdmissionApi", "may_come_again", (*account, EncodedCall(transaction))).await
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_scarcer_of_weight_and_bytes_decides_how_many_fit() {
		let view = |used_weight, used_bytes| BudgetView {
			class: Class::Citizen,
			budget: Budget { weight_per_window: 100, bytes_per_window: 1_000, window_millis: 1 },
			used_weight,
			used_bytes,
		};
		assert_eq!(view(10, 10).room(), 10);
		assert_eq!(view(1, 500).room(), 2);
		assert_eq!(view(0, 0).room(), 100);
	}
}
