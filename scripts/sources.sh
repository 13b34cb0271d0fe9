# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Several clones share one target folder. Cargo builds anew what is older than its sources, and the files of a
# fresh clone are the newest of all. So it is on record here since when each source has had the content that it
# has, whichever clone it was changed in, and a clone that comes after another gets the times on record: what has
# changed is built, and nothing else.
#
# What cargo builds from another clone outside of our scripts is seen as long as that clone is there.

# One line for each file under version control: since when, hash of the content, path.
SOURCES=$CARGO_TARGET_DIR/.sources
# The clone that was here last, and when it was made.
CLONE=$CARGO_TARGET_DIR/.clone
# A clone in the same place may be another one.
this_clone=$(printf '%s\n' "$ROOT" "$(stat -c '%W %i' .git 2>/dev/null)")

# times FOLDER: time and path of each file in a clone.
times() { (cd "$1" && git ls-files -z | xargs -0 -r stat -c '%.9Y %n') 2>/dev/null || true; }
# hashes: hash and path of the files of which standard input has the paths, one a line.
hashes() { xargs -r -d '\n' sha256sum 2>/dev/null || true; }

# note FOLDER: puts on record what has changed in a clone. Times are compared as words: as numbers they are too
# long to be exact.
note() {
	local new=$SOURCES.$BASHPID
	[ -e "$SOURCES" ] || : >"$SOURCES"
	times "$1" >"$new.times"
	awk 'NF == 3 { since[$3] = $1; next } (since[$2] "") != ($1 "") { print $2 }' "$SOURCES" "$new.times" >"$new.changed"
	if [ -s "$new.changed" ]; then
		(cd "$1" && hashes) <"$new.changed" |
			awk 'FNR == NR { since[$2] = $1; next }
				NF == 2 { print since[$2], $1, $2; noted[$2]; next }
				$3 in since && !($3 in noted)' "$new.times" - "$SOURCES" >"$new"
		mv -f "$new" "$SOURCES"
	fi
	rm -f "$new.times" "$new.changed"
}

# restore: gives each file here whose content is on record the time on record, and any other the present. The
# time of a folder says when the clone was made; from now on, it says what is added.
restore() {
	local since path
	[ -e "$SOURCES" ] || : >"$SOURCES"
	git ls-files | hashes |
		awk 'NF == 3 { since[$3] = $1; hash[$3] = $2; next }
			{ print ($2 in hash && hash[$2] == $1) ? "@" since[$2] : "now", $2 }' "$SOURCES" - |
		while read -r since path; do touch -c -d "$since" "$path"; done
	git ls-files | xargs -r -d '\n' dirname | sort -u | xargs -r -d '\n' touch -c -d @0
}

if git rev-parse --git-dir >/dev/null 2>&1; then
	mkdir -p "$CARGO_TARGET_DIR"
	if [ "$(cat "$CLONE" 2>/dev/null)" != "$this_clone" ]; then
		[ ! -s "$CLONE" ] || note "$(head -n 1 "$CLONE")"
		restore
		printf '%s\n' "$this_clone" >"$CLONE"
	fi
	note .
fi
