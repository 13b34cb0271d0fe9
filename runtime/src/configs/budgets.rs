// SPDX-License-Identifier: Apache-2.0

//! What a transaction costs its sender, and as what the sender counts. The budgets themselves, and how
//! use of them drains, are in the admission pallet.

use alloc::{vec, vec::Vec};

use codec::Encode;
use frame_support::dispatch::{DispatchInfo, GetDispatchInfo};
use govchain_primitives::{
	admission::{Cost, TooLarge},
	Class, Classify, Moment,
};
use pallet_admission::Quote;
use sp_runtime::{traits::SaturatedConversion, transaction_validity::TransactionPriority};

use super::{calls::carried, rooms::Classes, CouncilInstance, RuntimeBlockWeights};
use crate::{AccountId, Admission, Nonce, Runtime, RuntimeCall, System, UncheckedExtrinsic};

/// Bytes that a call of our rooms may add to the state whatever its own bytes are: records of fixed
/// size with the keys of their indexes. An identity with one key takes 600 bytes, an open invoice 260.
/// What opens many records at once (a case all of whose 64 steps open) pays for them by weight: each is
/// a write.
pub const STATE_PER_CALL: u64 = 1024;
/// How often a byte of a call may stand in the state: in a record, and in the key of an index to it.
pub const STATE_PER_BYTE: u64 = 2;

/// What an authority may send before officers whatever it has used: about a tenth of what a block has for
/// normal transactions, and several times what most acts of the council and of authorities take.
const SMALL: Cost = Cost { weight: 40_000_000_000, bytes: 384 * 1024 };
/// Equal parts of a budget: with each that it has used, an account waits a turn longer.
const PARTS: u64 = 16;
/// Steps of priority from one turn to the next. Authorities stand half a turn before officers.
const TURN: TransactionPriority = 2;

/// Bytes of the entry of an open multisig operation: its key, and its value without approvals.
pub const MULTISIG_BYTES: u128 = 120 + 57;
/// Bytes of an approval.
pub const APPROVAL_BYTES: u128 = 32;
/// Bytes of the entry of an account's proxies, or of an agent's announcements, that has none.
pub const PROXIES_BYTES: u128 = 72 + 17;
/// Bytes of a proxy: its account, type and delay.
pub const PROXY_BYTES: u128 = 32 + 1 + 4;
/// Bytes of an announcement: the account it is for, the hash of the call, and its block.
pub const ANNOUNCEMENT_BYTES: u128 = 32 + 32 + 4;

/// As what `who` counts when it sends `call`. A councillor's act in the council counts as that of an
/// authority: an office that has spent its budget, or that others flood, must be able to vote. So does
/// sending the code of an upgrade, which is larger than other budgets need to be, while one is authorised.
pub fn class_of(who: &AccountId, call: &RuntimeCall) -> Class {
	let is_council = match call {
		RuntimeCall::Council(_) | RuntimeCall::Governance(_) => true,
		RuntimeCall::System(frame_system::Call::apply_authorized_upgrade { .. }) => {
			System::authorized_upgrade().is_some()
		}
		_ => false,
	};
	if is_council && pallet_collective::Members::<Runtime, CouncilInstance>::get().contains(who) {
		return Class::Authority;
	}
	Classes::class_of(who)
}

/// The part of a transaction's priority that doesn't depend on its nonce: [`turn`] gives the rest. What has the
/// higher sum comes first.
///
/// Classes are bands, so far apart that no turn moves a transaction from one to the next. Within a band the
/// accounts take turns, and wait longer the more of their budgets they have used: who has filled a block comes
/// later than who has asked for little, also if it sends each transaction when the last one is in a block. Of what
/// is equal the pool takes what is valid for the shorter time, so within a part short eras come first.
///
/// Authorities are half a turn before officers, with what is small (`SMALL`) and with as much as a block has: an
/// emergency, the code of an upgrade. Not with all that they may use, which fills a dozen blocks: a single account,
/// that of a councillor who calls alone what only the council can included, would keep all officers waiting
/// for as long.
pub fn precedence(class: Class, quote: &Quote<AccountId>) -> TransactionPriority {
	let (band, before): (TransactionPriority, _) = match class {
		Class::Authority => (3, is_urgent(quote)),
		Class::Officer => (3, false),
		Class::Enterprise => (2, false),
		Class::Citizen => (1, false),
	};
	let longest = TURN.saturating_mul(PARTS);
	let first = (band << 60).saturating_add(longest);
	if before {
		return first.saturating_add(TURN / 2);
	}
	first.saturating_sub(TURN.saturating_mul(quote.parts_used(PARTS)))
}

fn is_urgent(quote: &Quote<AccountId>) -> bool {
	let (weight, bytes) = Admission::least(Class::Authority);
	let (cost, used) = (quote.cost(), quote.used());
	let is_small = cost.weight <= SMALL.weight && cost.bytes <= SMALL.bytes;
	is_small || (used.weight <= weight && used.bytes <= bytes)
}

/// The part of a transaction's priority that its nonce gives, `ahead` of that on chain by so many: the next one of
/// an account comes before the second one of another.
pub fn turn(ahead: Nonce) -> TransactionPriority {
	TURN.saturating_mul(Nonce::MAX.saturating_sub(ahead).into())
}

/// What a transaction of `len` bytes with `call` costs.
///
/// Its weight is what it takes from the block, the part that every transaction has included, and
/// whatever its class: that is the choice of who wrote the call and says nothing of what it costs. Its
/// bytes are those of the block and those of the state. What a call adds to the state is in the call, or
/// is of fixed size; so its length times [`STATE_PER_BYTE`] and [`STATE_PER_CALL`] are rarely less, and
/// often more. That a call which closes something costs like one that opens it is the price of a rule
/// that fits in a sentence.
pub fn cost(call: &RuntimeCall, info: &DispatchInfo, len: usize) -> Cost {
	let weights = RuntimeBlockWeights::get();
	let weight =
		frame_system::calculate_consumed_extrinsic_weight::<RuntimeCall>(&weights, info, len)
			.ref_time();
	let len: u64 = len.saturated_into();
	let state = match calls_with_state(call) {
		0 => 0,
		calls => {
			calls.saturating_mul(STATE_PER_CALL).saturating_add(len.saturating_mul(STATE_PER_BYTE))
		}
	};
	Cost { weight, bytes: len.saturating_add(state) }
}

/// What a transaction as it travels costs.
pub fn cost_of(transaction: &UncheckedExtrinsic) -> Cost {
	let info = transaction.get_dispatch_info();
	cost(&transaction.function, &info, transaction.encoded_size())
}

/// From when on `who` may send a transaction as it travels; none if now.
pub fn may_come_again(
	who: &AccountId,
	transaction: &UncheckedExtrinsic,
) -> Result<Option<Moment>, TooLarge> {
	let class = class_of(who, &transaction.function);
	Admission::may_come_again(who, class, cost_of(transaction))
}

/// How many calls in `call` may add to the state of our rooms, those in batches and other wrappers
/// included. Multisig and proxy tell themselves when they do: see [`crate::no_currency`].
fn calls_with_state(call: &RuntimeCall) -> u64 {
	let mut count = 0u64;
	let mut left: Vec<&RuntimeCall> = vec![call];
	while let Some(call) = left.pop() {
		count = count.saturating_add(may_add_state(call).into());
		if !is_motion(call) {
			left.extend(carried(call));
		}
	}
	count
}

/// Whether what a call carries is made by the council, if at all, and not by its sender.
fn is_motion(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Council(pallet_collective::Call::propose { .. }) | RuntimeCall::Governance(_)
	)
}

/// Whether a call may add to the state of our rooms, what it carries left aside.
fn may_add_state(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Council(
			pallet_collective::Call::propose { .. } | pallet_collective::Call::vote { .. }
		) | RuntimeCall::Acts(_)
			| RuntimeCall::Orders(_)
			| RuntimeCall::Session(_)
			| RuntimeCall::IdentityRegistry(_)
			| RuntimeCall::Departments(_)
			| RuntimeCall::Authorities(_)
			| RuntimeCall::DataAudit(_)
			| RuntimeCall::Invoices(_)
			| RuntimeCall::Approvals(_)
	)
}
