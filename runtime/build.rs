// SPDX-License-Identifier: Apache-2.0

//! Turns the genesis files from TOML, which people edit, into the JSON that the genesis builder reads.

use std::{env, fs, path::Path};

fn main() {
	let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
	println!("cargo:rerun-if-changed=genesis");
	for file in fs::read_dir("genesis").expect("genesis/ stands beside build.rs") {
		let path = file.expect("genesis/ can be listed").path();
		if path.extension().is_none_or(|e| e != "toml") {
			continue;
		}
		println!("cargo:rerun-if-changed={}", path.display());
		let text = fs::read_to_string(&path).expect("genesis file can be read");
		let value: toml::Value = toml::from_str(&text)
			.unwrap_or_else(|e| panic!("{} is not valid TOML: {e}", path.display()));
		let json = serde_json::to_string(&value).expect("TOML without dates is JSON");
		let name = Path::new(path.file_stem().expect("has a name")).with_extension("json");
		fs::write(Path::new(&out).join(name), json).expect("OUT_DIR can be written");
	}
}
