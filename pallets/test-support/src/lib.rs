// SPDX-License-Identifier: Apache-2.0

//! One mock of each seam, so that the tests of every pallet meet the same neighbours.
//!
//! The mocks keep their tables in thread-local storage, because a seam has no storage of its own in
//! the runtime under test. Each test thread starts with empty tables, and [`reset`] empties them
//! again; the builder of every pallet's `mock.rs` calls it.

mod agenda;
mod authorize;
mod calendar;
mod identities;

pub use agenda::{MockAgenda, Scheduled};
pub use authorize::MockAuthorize;
pub use calendar::MockCalendar;
pub use identities::MockIdentities;

/// Accounts in the mocks of pallets.
pub type AccountId = sp_runtime::AccountId32;

/// The account that tests call by a small number.
pub fn account(n: u8) -> AccountId {
	AccountId::new([n; 32])
}

/// Empties the tables of every mock.
pub fn reset() {
	agenda::reset();
	authorize::reset();
	calendar::reset();
	identities::reset();
}
