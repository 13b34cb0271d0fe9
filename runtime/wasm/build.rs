// SPDX-License-Identifier: Apache-2.0

//! Builds the runtime as WebAssembly. Only the node needs it: tests and linters of the runtime go without.

use std::{env, path::Path};

use substrate_wasm_builder::WasmBuilder;

fn main() {
	if cfg!(feature = "stub") {
		println!("cargo:rerun-if-changed=build.rs");
		return;
	}
	let here = env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
	let runtime = Path::new(&here).parent().expect("it stands in the runtime").join("Cargo.toml");
	let builder = WasmBuilder::new()
		.with_project(runtime)
		.expect("the runtime has a manifest")
		.import_memory()
		.export_heap_base();
	// The symbol and the number of decimals are hashed and shown by wallets; there is no token.
	#[cfg(feature = "metadata-hash")]
	let builder = builder.enable_metadata_hash("GOV", 0);
	builder.build();
}
