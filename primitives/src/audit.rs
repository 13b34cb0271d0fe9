// SPDX-License-Identifier: Apache-2.0

//! Data sets, grants and streams: identifiers and what clients read.

/// Number of a data set. Never used again.
pub type DataSetId = u32;
/// Number of a grant. Never used again.
pub type GrantId = u64;
/// Number of a stream. Never used again.
pub type StreamId = u32;
