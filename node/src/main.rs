// SPDX-License-Identifier: Apache-2.0

//! The authority node of Govchain. It knows blocks, not departments: every rule of government is in
//! the runtime.

// The size of the errors is that of the SDK, and they end the process.
#![allow(clippy::result_large_err)]

mod chain_spec;
mod cli;
mod command;
mod door;
mod double_authoring;
mod executor;
mod network;
mod rpc;
mod service;
mod stopping;

#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> sc_cli::Result<()> {
	command::run()
}
