// SPDX-License-Identifier: Apache-2.0

//! Builds the runtime as WebAssembly with other features than the shipped one: a rehearsed upgrade, with checks
//! of the state, with benchmarks, with the hash of the metadata. A crate apart: nothing else is built for it,
//! least of all the node.
//!
//! The result is in `FEATURES/release/wbuild/govchain-runtime` of the target folder, FEATURES being joined with `+`
//! in the order below.

use std::{
	env, fs,
	path::{Path, PathBuf},
};

use substrate_wasm_builder::WasmBuilder;

const FEATURES: [&str; 4] = ["metadata-hash", "rehearsal", "runtime-benchmarks", "try-runtime"];

fn main() {
	let wanted: Vec<_> = FEATURES
		.into_iter()
		.filter(|name| {
			let name = name.replace('-', "_").to_uppercase();
			env::var_os(format!("CARGO_FEATURE_{name}")).is_some()
		})
		.collect();
	if wanted.is_empty() {
		println!("cargo:rerun-if-changed=build.rs");
		return;
	}
	let folder = |name| PathBuf::from(env::var_os(name).expect("cargo sets it"));
	// TARGET/release/build/PACKAGE-HASH/out
	let out = folder("OUT_DIR");
	let target = out.ancestors().nth(4).expect("cargo puts it there");
	// The builder works beside the folder `build` that OUT_DIR is in, and in the profile that the folder above
	// names. Where cargo has put OUT_DIR, one set of features would overwrite another.
	let apart = target.join(wanted.join("+")).join("release/build/variant/out");
	fs::create_dir_all(&apart).expect("the target folder can be written to");
	env::set_var("OUT_DIR", apart);

	let here = folder("CARGO_MANIFEST_DIR");
	let runtime = here.parent().map(Path::to_path_buf).expect("it stands in the runtime");
	let builder = WasmBuilder::new()
		.with_project(runtime.join("Cargo.toml"))
		.expect("the runtime has a manifest")
		.import_memory()
		.export_heap_base();
	// As in the shipped runtime with this feature.
	#[cfg(feature = "metadata-hash")]
	let builder = builder.enable_metadata_hash("GOV", 0);
	builder.build();
}
