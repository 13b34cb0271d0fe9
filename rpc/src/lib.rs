// SPDX-License-Identifier: Apache-2.0

//! The JSON-RPC methods of the authority node that need more than a runtime API.
//!
//! So far: the [`journal`] of transactions that the node took, which forgets none of them, and the
//! methods that answer by transaction hash; and the [`door`] before the pool.

use std::ops::RangeInclusive;

pub mod api;
pub mod door;
pub mod journal;
#[cfg(test)]
mod tests;

pub use api::{JournalApiServer, JournalRpc};
pub use door::{Account, Accounts, Door, DoorRefusals, GuardedPool};
pub use journal::{
	keep_journal, ClientChain, CustomRefusal, Journal, JournaledPool, Limits, ReadEra, Refusals,
};

/// The error codes of our methods. Those of JSON-RPC itself are below -32,000 and those of the
/// SDK's methods below 10,000.
pub const ERROR_CODES: RangeInclusive<i32> = 50_000..=50_999;

/// The journal could not be read. The node's disk or the file is broken.
pub const JOURNAL_UNREADABLE: i32 = *ERROR_CODES.start();
