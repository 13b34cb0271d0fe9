// SPDX-License-Identifier: Apache-2.0

//! Invoices: identifiers and what clients read.

/// Number of an invoice on this chain. Never used again.
pub type InvoiceId = u64;
/// Number of a series that a tax authority allotted to a seller. Never used again.
pub type SeriesId = u32;
