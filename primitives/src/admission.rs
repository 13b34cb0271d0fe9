// SPDX-License-Identifier: Apache-2.0

//! How much each account may ask of the chain, and what clients read about it.

use codec::{Codec, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

use crate::Moment;

/// What an account is to the chain: how much it may ask for, and who comes first.
///
/// The first class that fits counts. An account that fits none (known, but of no identity any more)
/// is a citizen.
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
	PartialOrd,
	Ord,
	Debug,
	Serialize,
	Deserialize,
)]
pub enum Class {
	/// The account of an admitted authority. A councillor's act in the council counts as one too.
	#[codec(index = 0)]
	Authority,
	/// An officer who may act in some role.
	#[codec(index = 1)]
	Officer,
	/// An account that speaks for an enterprise.
	#[codec(index = 2)]
	Enterprise,
	/// An account that speaks for a citizen.
	#[codec(index = 3)]
	Citizen,
}

impl Class {
	/// Every class, those that come first first.
	pub const ALL: [Class; 4] =
		[Class::Authority, Class::Officer, Class::Enterprise, Class::Citizen];
}

/// What an account may use at once, and how fast it comes back.
///
/// A leaky bucket: use drains all the time, a whole budget in one window. So an account may use up to
/// its budget at once, and over any longer time one budget for each window.
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
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Budget {
	/// Time to execute, in picoseconds of reference time.
	pub weight_per_window: u64,
	/// Bytes of blocks and of state.
	pub bytes_per_window: u64,
	/// In how many milliseconds of the chain's time a whole budget comes back.
	pub window_millis: u64,
}

/// Picoseconds in a millisecond.
const MILLIS: u64 = 1_000_000_000;
/// Bytes in a mebibyte.
const MIB: u64 = 1 << 20;
/// The window of all classes at genesis, if it names no other. A burst of a minute's work goes through at
/// once; who has spent everything may send again at once, a little, and is whole after a minute.
const MINUTE: u64 = 60_000;

/// The budget of each class.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Budgets {
	/// Of authorities.
	pub authority: Budget,
	/// Of officers.
	pub officer: Budget,
	/// Of enterprises.
	pub enterprise: Budget,
	/// Of citizens.
	pub citizen: Budget,
}

impl Budgets {
	/// The budget of `class`.
	pub fn of(&self, class: Class) -> &Budget {
		match class {
			Class::Authority => &self.authority,
			Class::Officer => &self.officer,
			Class::Enterprise => &self.enterprise,
			Class::Citizen => &self.citizen,
		}
	}

	/// The budget of `class`, to change it.
	pub fn of_mut(&mut self, class: Class) -> &mut Budget {
		match class {
			Class::Authority => &mut self.authority,
			Class::Officer => &mut self.officer,
			Class::Enterprise => &mut self.enterprise,
			Class::Citizen => &mut self.citizen,
		}
	}
}

/// The budgets at genesis, if it names no others. One block has 375 ms for normal transactions, a
/// minute 22.5 s; a plain transaction weighs about half a millisecond and 150 bytes.
impl Default for Budgets {
	fn default() -> Self {
		let budget = |millis: u64, mib: u64| Budget {
			weight_per_window: millis.saturating_mul(MILLIS),
			bytes_per_window: mib.saturating_mul(MIB),
			window_millis: MINUTE,
		};
		Self {
			// An upgrade of 3 MiB, several times.
			authority: budget(6_000, 32),
			// A window that serves the public, or a system that acts for an officer: some thousand acts
			// a minute, about a quarter of what the chain can do.
			officer: budget(6_000, 16),
			// Twenty batches of 1,000 invoices a minute by weight, ten by bytes.
			enterprise: budget(3_000, 8),
			// More than a person can click: 2,000 plain transactions, so that twenty accounts carry a
			// load of 10,000 between them.
			citizen: budget(1_000, 1),
		}
	}
}

/// What a transaction takes from the budget of its sender.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Cost {
	/// Picoseconds of reference time, as declared. What it didn't use comes back with its execution.
	pub weight: u64,
	/// Its length, and the bytes of state that it may create.
	pub bytes: u64,
}

/// How much of a budget is used.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct BudgetView {
	/// What the account is to the chain now.
	pub class: Class,
	/// The budget of that class.
	pub budget: Budget,
	/// Weight in use at the time of the block. More than the budget if the council has made that
	/// smaller, or if a call created more state than its bytes said.
	pub used_weight: u64,
	/// Bytes in use at the time of the block.
	pub used_bytes: u64,
}

/// Why no time helps.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum TooLarge {
	/// It weighs more than the whole budget.
	#[codec(index = 0)]
	Weight {
		/// The whole budget.
		budget: u64,
	},
	/// It has more bytes than the whole budget.
	#[codec(index = 1)]
	Bytes {
		/// The whole budget.
		budget: u64,
	},
}

/// What an account is. Made by the runtime over authorities, departments and identities.
pub trait Classify<AccountId> {
	/// The first class that fits `who`.
	fn class_of(who: &AccountId) -> Class;
}

sp_api::decl_runtime_apis! {
	/// How much accounts may ask of the chain.
	pub trait AdmissionApi<AccountId> where AccountId: Codec {
		/// The budget of `account` and how much of it is used.
		fn budget(account: AccountId) -> BudgetView;
		/// What a transaction would take from the budget of its sender. Its signature is not looked
		/// at.
		fn cost(transaction: Block::Extrinsic) -> Cost;
		/// From when on `account` may send this transaction: as soon as the time of the best block is
		/// this moment or later. None if it may now. Its signature is not looked at, and what it calls
		/// is: a councillor's acts in the council have the budget of an authority.
		fn may_come_again(
			account: AccountId,
			transaction: Block::Extrinsic,
		) -> Result<Option<Moment>, TooLarge>;
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn classes_keep_their_numbers() {
		assert_eq!(Class::ALL.map(|class| class.encode()), [[0], [1], [2], [3]]);
	}
}
