# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# What the end-to-end checks share. Each starts its own network on ports of its own and stops it,
# whatever happens.

# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

NET=$(mktemp -d -t govchain-e2e.XXXXXX)
EXTRA_PIDS=()
stop_network() {
	local status=$?
	((${#EXTRA_PIDS[@]} == 0)) || kill "${EXTRA_PIDS[@]}" 2>/dev/null || true
	"$GOVCTL" localnet down --base-path "$NET" >/dev/null 2>&1 || true
	if ((status != 0)); then
		say "failed: $0"
		tail -n 15 "$NET"/*.log >&2 2>/dev/null || true
	fi
	rm -rf "$NET"
	parts
	exit "$status"
}
trap stop_network EXIT
trap 'exit 130' INT TERM

# start_network OFFSET [localnet options]: four authorities unless told otherwise.
start_network() {
	OFFSET=$1
	shift
	"$GOVCTL" localnet up --detach --fresh --base-path "$NET" --node-binary "$NODE_BINARY" \
		--port-offset "$OFFSET" "$@"
}

# url NUMBER: the address of a node, counted from 0.
url() { printf 'ws://127.0.0.1:%d' $((9944 + OFFSET + $1)); }

# get JSON_EXPRESSION: reads JSON from standard input; `it` is the value.
get() { node -e 'const it = JSON.parse(require("fs").readFileSync(0)); const out = eval(process.argv[1]); console.log(typeof out === "string" ? out : JSON.stringify(out));' "$1"; }

# finalised NUMBER: the finalised height that a node names.
finalised() { "$GOVCTL" --output json --url "$(url "$1")" chain status | get 'it[0].finalised'; }

# wait_until SECONDS WHAT COMMAND…: until the command succeeds, or fails with WHAT.
wait_until() {
	local end=$((SECONDS + $1)) what=$2
	shift 2
	until "$@"; do
		((SECONDS < end)) || fail "not within the time: $what"
		sleep 1
	done
}

# above NUMBER HEIGHT: whether a node's finalised height is above a height.
above() { (($(finalised "$1") > $2)); }
