// SPDX-License-Identifier: Apache-2.0

//! The arithmetic of invoices by EN 16931-1, in integer minor units, for importer and runtime.
//!
//! # What is checked where
//!
//! | rule | says | seen by |
//! |---|---|---|
//! | BR-CO-10 | sum of line net amounts = BT-106 | importer |
//! | BR-CO-11 | sum of document allowances = BT-107 | importer |
//! | BR-CO-12 | sum of document charges = BT-108 | importer |
//! | BR-CO-13 | BT-109 = BT-106 − BT-107 + BT-108 | importer, runtime |
//! | BR-CO-14 | BT-110 = sum of category taxes BT-117 | importer, runtime |
//! | BR-CO-15 | BT-112 = BT-109 + BT-110 | importer, runtime |
//! | BR-CO-16 | BT-115 = BT-112 − BT-113 + BT-114 | importer, runtime |
//! | BR-CO-17 | BT-117 = BT-116 × BT-119 / 100, rounded to the minor unit | importer, runtime |
//! | BR-CO-18 | there is at least one tax subtotal | importer, runtime |
//! | BR-S-08 and its kin | BT-116 = lines − allowances + charges of that category and rate | importer |
//! | BR-Z-05, BR-Z-09 and their kin | which categories have a rate, and which none | importer, runtime |
//! | bases | sum of category bases BT-116 = BT-109 | importer, runtime |
//!
//! Line items are kept off chain behind a commitment, so the runtime checks what it is given:
//! [`Totals::check`]. The importer has the whole document: [`Document::check`].
//!
//! # Rounding and tolerance
//!
//! EN 16931-1 rounds the tax of a category to two decimals, half up, and allows no difference. The
//! validation artefacts published with it (the Schematron rules) forgive a difference of less than
//! one unit of the currency in BR-CO-17, because invoices summed by line rounding are common. Which
//! of the two holds is the tax authority's choice: [`Profile::tax_tolerance`], in minor units, 0 by
//! default and never as much as one unit. It is never applied to a category without tax, nor to any
//! rule but BR-CO-17. All sums are exact.
//!
//! Amounts are `i64` minor units, computed in `i128`; a result that does not fit is
//! [`Broken::Overflow`], never a wrong number.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::as_conversions
	)
)]

#[allow(clippy::as_conversions, reason = "the encoding of an enum by its index is generated")]
mod profile;
mod rules;
#[allow(clippy::as_conversions, reason = "the encoding of an enum by its index is generated")]
mod types;
mod words;

#[cfg(test)]
mod tests;

pub use profile::{AllowedRates, Profile, ProfileFault, RateOfCategory, MAX_EXPONENT, MAX_RATES};
pub use rules::{
	allowances_total, charges_total, lines_total, tax_of, total_without_tax, Broken, Document, Part,
};
pub use types::{Amount, Currency, Rate, Rounding, Subtotal, TaxCategory, Totals, MAX_SUBTOTALS};
pub use words::InUnits;
