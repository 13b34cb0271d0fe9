# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# What the end-to-end checks share. Each starts its own network on ports of its own and stops it,
# whatever happens.

# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

# Some checks read what govctl says.
export LC_ALL=C.UTF-8

[ -x "$GOVCTL" ] && [ -x "$NODE_BINARY" ] && [ -x "$UPGRADE_CHECK" ] || fail "nothing is built: run scripts/build"

NET=$(mktemp -d -t govchain-e2e.XXXXXX)
EXTRA_PIDS=()
# Seconds in which what stands beside the authorities ends before it is killed.
GRACE=10

# end_extra: ends what was started beside the authorities, and waits for it.
end_extra() {
	local pid end=$((SECONDS + GRACE))
	((${#EXTRA_PIDS[@]} > 0)) || return 0
	kill "${EXTRA_PIDS[@]}" 2>/dev/null || true
	for pid in "${EXTRA_PIDS[@]}"; do
		while kill -0 "$pid" 2>/dev/null && ((SECONDS < end)); do sleep 0.2; done
		kill -KILL "$pid" 2>/dev/null || true
		wait "$pid" 2>/dev/null || true
	done
}

stop_network() {
	local status=$?
	trap '' INT TERM HUP
	end_extra
	"$GOVCTL" localnet down --base-path "$NET" >/dev/null 2>&1 || true
	if ((status != 0)); then
		say "failed: $0"
		tail -n 15 "$NET"/*.log >&2 2>/dev/null || true
	fi
	rm -rf "$NET" || true
	parts || true
	exit "$status"
}
trap stop_network EXIT
trap 'exit 130' INT TERM HUP

# start_network OFFSET [localnet options]: four authorities unless told otherwise.
start_network() {
	OFFSET=$1
	shift
	"$GOVCTL" localnet up --detach --fresh --base-path "$NET" --node-binary "$NODE_BINARY" \
		--port-offset "$OFFSET" "$@"
}

# quietly COMMAND…: what it says beside its result is shown if it fails.
quietly() {
	"$@" 2>"$NET/quietly" || {
		local status=$?
		cat "$NET/quietly" >&2
		return "$status"
	}
}

# url NUMBER: the address of a node, counted from 0.
url() { printf 'ws://127.0.0.1:%d' $((9944 + OFFSET + $1)); }

# as PLACE KEY COMMAND…: govctl in the name of a key, through a node.
as() { "$GOVCTL" --url "$(url "$1")" --key "$2" "${@:3}"; }
# told PLACE KEY COMMAND…: the same, with what it says to a program of what it did, for `get`.
told() { as "$@" --output json; }
# json PLACE COMMAND…: what govctl reads from a node, for `get`.
json() { "$GOVCTL" --output json --url "$(url "$1")" "${@:2}"; }
# hash NUMBER: stands for a salted hash.
hash() { printf '0x%064x' "$1"; }
# same WHAT RIGHT FOUND
same() { [ "$2" = "$3" ] || fail "$1: $3, and not $2"; }

# Three of the four councillors: as many as any motion takes.
COUNCILLORS=(//Centre//head //Urban//head //Fire//head)

# carry PLACE NUMBER: all of them vote for a motion at the same time, and the first closes it.
carry() {
	local who vote votes=()
	for who in "${COUNCILLORS[@]}"; do
		as "$1" "$who" motion approve "$2" >&2 &
		votes+=($!)
	done
	for vote in "${votes[@]}"; do wait "$vote" || return; done
	told "$1" "${COUNCILLORS[0]}" motion close "$2" | get it.block
}

# council COMMAND…: what govctl proposes to the council is carried. Gives the number of the block in which
# it became root.
council() {
	local number
	number=$(told 0 "${COUNCILLORS[0]}" "$@" | get it.motion) || return
	carry 0 "$number"
}

# The checks with client libraries, as the lock file has them. Of several scripts that want them one installs
# them, and the others wait.
install_clients() {
	local folder=$ROOT/e2e/clients
	(
		flock 9
		! cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed" || exit 0
		(cd "$folder" && npm ci --loglevel=error --prefer-offline >&2) ||
			fail "npm can't install e2e/clients"
		cp "$folder/package-lock.json" "$folder/node_modules/.installed"
	) 9>"$GOVCHAIN_CACHE/clients.lock"
}

# client NAME [arguments]: runs one of them.
client() { node "$ROOT/e2e/clients/$1.mjs" "${@:2}"; }

# Nodes beside the authorities: each has a place, counted like theirs, which gives its ports, and a
# node key of its own.
declare -A PLACES=() PEERS=()

# place NAME NUMBER: gives a node its place.
place() {
	PLACES[$1]=$2
	printf '%064x' $((240 + $2)) >"$NET/$1.key"
	PEERS[$1]=$(quietly "$NODE_BINARY" key inspect-node-key --file "$NET/$1.key")
	[[ ${PEERS[$1]} == 12D3* ]] || fail "no peer id of $1: ${PEERS[$1]}"
}

# start NAME [arguments]: a node beside the authorities, once it answers. Its process is the last of
# EXTRA_PIDS.
start() {
	local name=$1 place=${PLACES[$1]}
	shift
	"$NODE_BINARY" --chain "$NET/chain.json" --base-path "$NET/$name" --name "$name" \
		--node-key-file "$NET/$name.key" --listen-addr "/ip4/127.0.0.1/tcp/$((30333 + OFFSET + place))" \
		--rpc-port $((9944 + OFFSET + place)) --no-prometheus --no-mdns --allow-private-ip \
		"$@" >"$NET/$name.log" 2>&1 &
	EXTRA_PIDS+=($!)
	wait_until 60 "$name answers" is_up "$name" $!
}
# is_up NAME PID: whether it runs, and it and no other answers at its place.
is_up() {
	kill -0 "$2" 2>/dev/null || fail "$1 has ended by itself"
	[ "$(rpc "${PLACES[$1]}" system_localPeerId | get it.result)" = "${PEERS[$1]}" ]
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

# get JSON_EXPRESSION: reads JSON from standard input; `it` is the value. Fails where there is none: whoever
# should have written it has said why.
get() {
	node -e '
		const text = require("fs").readFileSync(0, "utf8");
		if (text.trim() === "") process.exit(1);
		const it = JSON.parse(text);
		const out = eval(process.argv[1]);
		console.log(typeof out === "string" ? out : JSON.stringify(out));
	' "$1"
}

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

# ends_with CODE WHAT COMMAND…: the command ends with an exit code. Its result is in $NET/ended.
ends_with() {
	local code=$1 what=$2 status=0
	shift 2
	"$@" >"$NET/ended" 2>"$NET/ended.words" || status=$?
	((status == code)) || fail "$what: exit code $status, not $code: $(cat "$NET/ended.words")"
}

# account KEY: the account of a key of development.
account() { "$GOVCTL" --output json key show "$1" | get 'it[0].account'; }

# short_sessions BLOCKS: the specification of the consortium of four, with sessions of so many blocks.
short_sessions() {
	quietly "$NODE_BINARY" export-chain-spec --chain consortium-4 | node -e '
		const spec = JSON.parse(require("fs").readFileSync(0));
		spec.id = "govchain-short-sessions";
		spec.genesis.runtimeGenesis.patch.authorities.sessionLength = Number(process.argv[1]);
		console.log(JSON.stringify(spec));
	' "$1"
}

# consortium_of_five BLOCKS: the same with a fifth authority, $EVE, which Housing and Construction runs as its
# second.
EVE=5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw
consortium_of_five() {
	short_sessions "$1" | node -e '
		const spec = JSON.parse(require("fs").readFileSync(0));
		const eve = process.argv[1];
		const { patch } = spec.genesis.runtimeGenesis;
		spec.name = "Govchain consortium of five";
		spec.id = "govchain-consortium-5";
		patch.authorities.authorities.push({ account: eve, department: 5 });
		const grandpa = "5Ck2miBfCe1JQ4cY3NDsXyBaD6EcsgiVmEFTWwqNSs25XDEq";
		patch.session.keys.push([eve, eve, { aura: eve, grandpa }]);
		console.log(JSON.stringify(spec));
	' "$EVE"
}

# in_set ACCOUNT, out_of_set ACCOUNT: whether it is in the set of authorities now.
seated() { json 0 authority list | get "it.authorities.some((a) => a.account === '$1' && a.active)"; }
in_set() { [ "$(seated "$1")" = true ]; }
out_of_set() { [ "$(seated "$1")" = false ]; }
# live NUMBER: whether so many are live.
live() { [ "$(json 0 authority health | get it.live)" = "$1" ]; }

# The number of the set of authorities, as a node finalises with it and as the chain counts it. The chain
# counts a change when it is signalled, nodes when it is final: in between it hangs.
set_of_node() { rpc "$1" grandpa_roundState | get it.result.setId; }
set_of_chain() {
	rpc 0 state_call '["GrandpaApi_current_set_id","0x"]' |
		get 'Number(Buffer.from(it.result.slice(2), "hex").readBigUInt64LE())'
}
hanging() {
	local chain node
	chain=$(set_of_chain) && node=$(set_of_node 0) && [[ $chain$node =~ ^[0-9]+$ ]] || return
	((chain > node)) && echo true || echo false
}
hangs() { [ "$(hanging)" = true ]; }
