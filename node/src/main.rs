// SPDX-License-Identifier: Apache-2.0

//! The authority node of Govchain. It knows blocks, not departments: every rule of government is in
//! the runtime.

mod chain_spec;
mod cli;
mod command;
mod rpc;
mod service;

fn main() -> sc_cli::Result<()> {
	command::run()
}
