// SPDX-License-Identifier: Apache-2.0

//! Matters and cases: identifiers and what clients read.

/// Number of a case. Never used again.
pub type CaseId = u64;
/// Number of a matter. Never used again.
pub type MatterId = u32;
/// Version of a matter, counted from 1.
pub type MatterVersion = u16;
