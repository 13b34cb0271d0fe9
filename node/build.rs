// SPDX-License-Identifier: Apache-2.0

//! Puts the commit into the version string.

fn main() {
	// The commit, as `scripts/build` names it; without that it is the one that is checked out.
	println!("cargo:rerun-if-env-changed=SUBSTRATE_CLI_GIT_COMMIT_HASH");
	substrate_build_script_utils::generate_cargo_keys();
	substrate_build_script_utils::rerun_if_git_head_changed();
}
