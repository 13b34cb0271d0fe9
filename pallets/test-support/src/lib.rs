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
mod proxy;
pub mod room;

pub use agenda::{MockAgenda, Scheduled};
pub use authorize::MockAuthorize;
pub use calendar::MockCalendar;
pub use identities::MockIdentities;
pub use proxy::AnyProxy;

/// Accounts in the mocks of pallets.
pub type AccountId = sp_runtime::AccountId32;

/// The account that tests call by a small number.
pub fn account(n: u8) -> AccountId {
	AccountId::new([n; 32])
}

/// Gives `state` a place for the keys that benchmarks make.
pub fn add_keystore(state: &mut sp_io::TestExternalities) {
	let keystore = sp_keystore::testing::MemoryKeystore::new();
	state.register_extension(sp_keystore::KeystoreExt::new(keystore));
}

/// Empties the tables of every mock.
pub fn reset() {
	agenda::reset();
	authorize::reset();
	calendar::reset();
	identities::reset();
}
