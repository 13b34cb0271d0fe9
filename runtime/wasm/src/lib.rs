// SPDX-License-Identifier: Apache-2.0

//! The runtime as WebAssembly.

#[cfg(not(feature = "stub"))]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
/// Nothing was built.
#[cfg(feature = "stub")]
pub const WASM_BINARY: Option<&[u8]> = None;
