// SPDX-License-Identifier: Apache-2.0

//! What the rooms of Govchain share: identifiers, types that cross rooms, the seams (traits) by
//! which pallets meet, and the runtime APIs that clients read.
//!
//! No pallet depends on another pallet of ours. What one needs of another it names here as a trait,
//! and the runtime joins the two. Read and write sides are separate traits. The benchmarks of a
//! pallet run in the whole runtime and so measure what stands behind its seams; only work that is
//! done outside of the pallet's own calls ([`OnDue`]) states its weight in the trait.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects
	)
)]

extern crate alloc;

pub mod acts;
pub mod admission;
pub mod approvals;
pub mod audit;
pub mod authorities;
pub mod calendar;
pub mod departments;
pub mod governance;
pub mod identity;
pub mod invoices;
pub mod orders;
pub mod permission;

pub use admission::{Budget, Class, Classify};
pub use calendar::{Agenda, AgendaItem, AgendaKey, Limit, Moment, OnDue, WorkingCalendar};
pub use departments::{
	ActingOfficer, Authorize, Capability, DepartmentId, OnDepartmentChange, Role,
};
pub use identity::{Identities, IdentityId, IdentityKind, Party};

/// A 32-byte hash that commits to data kept off chain. Commitments to personal data are salted.
pub type Commitment = sp_core::H256;

/// Whether `name` is text that shows as one line and as what it is: UTF-8, not empty, no blanks at its
/// ends, no control characters, and none that break lines or turn the direction of what follows
/// (Unicode Standard Annex 9, section 2).
pub fn is_name(name: &[u8]) -> bool {
	let misleads = |c: char| {
		c.is_control()
			|| matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
	};
	core::str::from_utf8(name)
		.is_ok_and(|text| !text.is_empty() && text.trim() == text && !text.chars().any(misleads))
}

#[cfg(test)]
mod tests {
	use super::is_name;

	#[test]
	fn names_show_as_one_line_and_as_what_they_are() {
		for good in ["消防救援", "Fire and Rescue", "a"] {
			assert!(is_name(good.as_bytes()), "{good}");
		}
		for bad in
			["", " ", " a", "a\n", "a\tb", "a\u{1b}[2Jb", "a\u{2028}b", "a\u{202e}b", "a\u{2066}b"]
		{
			assert!(!is_name(bad.as_bytes()), "{bad:?}");
		}
		assert!(!is_name(&[0xff]));
	}
}
