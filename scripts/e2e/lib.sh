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

# The checks with client libraries, as the lock file has them.
install_clients() {
	local folder=$ROOT/e2e/clients
	cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed" && return
	(cd "$folder" && npm ci --silent --prefer-offline) || fail "npm can't install e2e/clients"
	cp "$folder/package-lock.json" "$folder/node_modules/.installed"
}

# client NAME [arguments]: runs one of them.
client() { node "$ROOT/e2e/clients/$1.mjs" "${@:2}"; }

# motion CALL JSON_ARGUMENTS: the number of the block in which the council's motion became root.
motion() { client motion "$(url 0)" authorities "$1" "$2"; }

# Nodes beside the authorities: each has a place, counted like theirs, which gives its ports, and a
# node key of its own.
declare -A PLACES=() PEERS=()

# place NAME NUMBER: gives a node its place.
place() {
	PLACES[$1]=$2
	printf '%064x' $((240 + $2)) >"$NET/$1.key"
	PEERS[$1]=$("$NODE_BINARY" key inspect-node-key --file "$NET/$1.key" 2>/dev/null | grep ^12D3)
}

# start NAME [arguments]: a node without session keys, once it answers.
start() {
	local name=$1 place=${PLACES[$1]}
	shift
	"$NODE_BINARY" --chain "$NET/chain.json" --base-path "$NET/$name" --name "$name" \
		--node-key-file "$NET/$name.key" --listen-addr "/ip4/127.0.0.1/tcp/$((30333 + OFFSET + place))" \
		--rpc-port $((9944 + OFFSET + place)) --no-prometheus --no-mdns --allow-private-ip \
		"$@" >"$NET/$name.log" 2>&1 &
	EXTRA_PIDS+=($!)
	wait_until 60 "$name answers" answers "$place"
}

# address PLACE PEER: where a node listens.
address() { printf '/ip4/127.0.0.1/tcp/%d/p2p/%s' $((30333 + OFFSET + $1)) "$2"; }

# addresses_of_four: where the authorities listen, one a line.
addresses_of_four() {
	local place
	for place in 0 1 2 3; do
		printf '%s\n' "$(address $place "$(rpc $place system_localPeerId | get it.result)")"
	done
}

# rpc PLACE METHOD [PARAMS]: the answer of a node, whole.
rpc() {
	curl -s -m 5 -H 'Content-Type: application/json' \
		-d "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"$2\",\"params\":${3:-[]}}" \
		"http://127.0.0.1:$((9944 + OFFSET + $1))"
}
answers() { rpc "$1" system_health >/dev/null; }
best() { rpc "$1" chain_getHeader | get 'Number(it.result.number)'; }
reaches() { (($(best "$1") >= $2)); }

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

# refused NAME COMMAND…: the command fails with this error of the chain.
refused() {
	local name=$1 words
	shift
	if words=$("$@" 2>&1 >/dev/null); then fail "not refused: $*"; fi
	[[ $words == *"$name"* ]] || fail "refused with $words, and not with $name: $*"
	say "ok  refused: $name"
}
