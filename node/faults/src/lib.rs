// SPDX-License-Identifier: Apache-2.0

//! Faults of authorities as a node sees them, and what becomes of its reports.
//!
//! - [`Watch`] sees two blocks of one author in one slot.
//! - [`KeptReports`] stands before the pool for the reports of the node itself, and gives it each again
//!   until the fault is on chain for good.
//!
//! The parts that ask the client are traits, made by the node, so that all of this is tested without one.

mod reports;
mod watch;

pub use reports::{Chain, KeptReports, KEPT_FOR, MAX_BYTES, MAX_REPORTS};
pub use watch::{Blocks, Proof, Seen, Watch};
