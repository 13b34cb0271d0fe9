# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# What every script here shares: where things are, how they speak, how long they took.

# What a script is for and what it takes stands at its head.
case ${1:-} in
	-h | --help)
		awk 'NR > 2 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$0"
		exit 0
		;;
esac

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export ROOT
cd "$ROOT" || exit 1

# Debian's own Rust may stand beside rustup's and is used for nothing but the WebAssembly runtime.
export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

# The build cache lives outside of the clone, so that a second clone is ready in minutes.
GOVCHAIN_CACHE=${GOVCHAIN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/govchain}
export GOVCHAIN_CACHE
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$GOVCHAIN_CACHE/target}
export WASM_BUILD_WORKSPACE_HINT=$ROOT
# The WebRTC part of the network links the system's OpenSSL instead of building one.
export OPENSSL_NO_VENDOR=1

# Panics name source files. Without this, the same source in another folder would give another runtime.
export WASM_BUILD_RUSTFLAGS="--remap-path-prefix=$ROOT=/govchain --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo"

# Nodes of one build share what they compile the runtime to.
export GOVCHAIN_RUNTIME_CACHE=$GOVCHAIN_CACHE/runtimes

# The Node.js that set-up put here, where the system's is too old for the checks with client libraries.
NODEJS=$GOVCHAIN_CACHE/nodejs
[ ! -x "$NODEJS/node_modules/.bin/node" ] || export PATH="$NODEJS/node_modules/.bin:$PATH"
# As its makers build it, Node.js trusts the certificate authorities that come with it, and not those that this
# machine was told of, such as the network's own. What is set already stays.
MACHINE_CERTIFICATES=/etc/ssl/certs/ca-certificates.crt
if [ -z "${NODE_EXTRA_CA_CERTS-}" ] && [ -r "$MACHINE_CERTIFICATES" ]; then
	export NODE_EXTRA_CA_CERTS=$MACHINE_CERTIFICATES
fi

# shellcheck source=scripts/sources.sh
source "$ROOT/scripts/sources.sh"

NODE_BINARY=$CARGO_TARGET_DIR/release/govchain-node
GOVCTL=$CARGO_TARGET_DIR/release/govctl
PEER_PROBE=$CARGO_TARGET_DIR/release/govchain-peer-probe
UPGRADE_CHECK=$CARGO_TARGET_DIR/release/govchain-upgrade-check
RUNTIME=$CARGO_TARGET_DIR/release/govchain_runtime.compact.compressed.wasm
# Where the build leaves it, beside the crates that it is made of.
RUNTIME_BUILT=$CARGO_TARGET_DIR/release/wbuild/govchain-runtime/${RUNTIME##*/}
export NODE_BINARY GOVCTL PEER_PROBE UPGRADE_CHECK RUNTIME

# What `scripts/build` builds, in one call always: built apart, they would not share what they have in
# common. Tools that are built later name these as well, for the same reason.
BUILT=(-p govchain-node -p govctl -p govchain-peer-probe -p govchain-upgrade-check)

# What these are made of, and what stands among it and goes into no build, in words of both git and find. Their
# version names the commit that last changed the rest, in every call that may build them: with another one, cargo
# would build them anew.
INPUTS=(Cargo.toml Cargo.lock client evidence node pallets primitives rpc runtime tools/peer-probe tools/upgrade-check
	tools/upgrade-report)
NOT_BUILT=('*/tests/*' '*/tests.rs' '*/benchmarking/*' '*/benchmarking.rs' '*/mock.rs')
built=("${INPUTS[@]}" "${NOT_BUILT[@]/#/:!}")
if commit=$(git log -1 --format=%h --abbrev=11 -- "${built[@]}" 2>/dev/null) && [ -n "$commit" ]; then
	[ -z "$(git status --porcelain -- "${built[@]}")" ] || commit+=-changed
	export SUBSTRATE_CLI_GIT_COMMIT_HASH=$commit
fi

# The toolchain that builds the WebAssembly runtime where rustup can't add the target.
WASM_TOOLCHAIN=govchain-wasm
WASM_TARGET=wasm32v1-none

# made_from PATHS: what stands there and goes into a build, with its hashes, in the same order in any language.
made_from() {
	local pattern without=()
	for pattern in "${NOT_BUILT[@]}"; do without+=(-not -path "$pattern"); done
	find "$@" -type f "${without[@]}" -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
}

# What compiles the node, and the WebAssembly runtime where that is another.
compilers() {
	rustc -vV
	[ -z "${WASM_BUILD_TOOLCHAIN:-}" ] || rustc "+$WASM_BUILD_TOOLCHAIN" -vV
}

# Runtimes with other features stand in folders of their own: the node takes its runtime from the usual one,
# and must not find another there. What builds them does too, so that neither waits for the other.
VARIANTS=$CARGO_TARGET_DIR/variants
# variant FEATURES: builds the runtime with these features, in the order of the alphabet with commas between,
# and sets VARIANT to the folder of the result. The crates that it is made of, as they were built for the
# shipped one, serve there as well.
variant() {
	local crate=govchain-runtime-variant shipped=${RUNTIME_BUILT%/*}
	VARIANT=$VARIANTS/${1//,/+}/release/wbuild/govchain-runtime
	if [ -e "$RUNTIME_BUILT" ] && [ ! -e "$VARIANT/target" ]; then
		# Not while cargo builds there, nor twice: this is the file that it locks.
		mkdir -p "$VARIANT" &&
			flock "$shipped/target/$WASM_TARGET/release/.cargo-lock" bash -c '
				[ ! -e "$2/target" ] || exit 0
				rm -rf "$2/target.part" && cp -a "$1" "$2/target.part" && mv "$2/target.part" "$2/target"
			' _ "$shipped/target" "$VARIANT" || return
	fi
	env -u SKIP_WASM_BUILD CARGO_TARGET_DIR="$VARIANTS" cargo build --locked --release -p "$crate" \
		--features "$crate/${1//,/,$crate/}"
}

# rehearsal: sets REHEARSAL to the folder of the runtime to which an upgrade is rehearsed and of the same with its
# checks, both kept by what they are made of.
rehearsal() {
	REHEARSAL=$GOVCHAIN_CACHE/rehearsal/$({
		compilers
		made_from Cargo.toml Cargo.lock evidence pallets primitives runtime
	} | sha256sum | cut -c1-16)
}

# nodes_in FOLDER: the processes of the nodes that keep their data below a folder, one a line.
nodes_in() {
	# The brackets keep the search from finding itself.
	{ grep -lzs "[-]-base-path=$1" /proc/[0-9]*/cmdline || true; } | sed -n 's,^/proc/\([0-9]*\)/cmdline$,\1,p'
}

say() { printf '%s\n' "$*" >&2; }
fail() {
	say "error: $*"
	exit 1
}

# Runs a part under its name, notes how long it took, and gives its exit code. The part is a script or
# one command: a function of several would not stop at the first that fails.
part() {
	local name=$1 start=$SECONDS status=0
	shift
	if [ -z "${PARTS:-}" ]; then
		PARTS=$(mktemp -t govchain-parts.XXXXXX)
		PARTS_OF=$$
		export PARTS
	fi
	say "== $name"
	"$@" || status=$?
	local took=$((SECONDS - start))
	printf '%5d s  %s%s\n' "$took" "$name" "$( ((status == 0)) || echo '  failed')" >>"$PARTS"
	((status == 0)) || say "== $name: failed after $took s"
	((status != 0)) || say "== $name: $took s"
	return "$status"
}
# Says how long each part took. The script that began says it for those that it called.
parts() {
	[ "${PARTS_OF:-}" = $$ ] || return 0
	cat "$PARTS" >&2
	rm -f "$PARTS"
}

has_wasm_target() {
	local sysroot
	sysroot=$(rustc --print sysroot 2>/dev/null) && [ -d "$sysroot/lib/rustlib/$WASM_TARGET" ]
}

# Tells cargo's build of the runtime which toolchain to use. Setting it where it isn't needed would
# rebuild, so it depends on nothing but what is installed: a script that was set before set-up ran is
# put right when it asks again.
if command -v rustup >/dev/null && ! has_wasm_target; then
	export WASM_BUILD_TOOLCHAIN=$WASM_TOOLCHAIN
elif [ "${WASM_BUILD_TOOLCHAIN:-}" = "$WASM_TOOLCHAIN" ]; then
	unset WASM_BUILD_TOOLCHAIN
fi
