# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Several clones share one target folder. Cargo builds anew what is older than its sources, and the files of a
# fresh clone are the newest of all. So it is on record here since when each source has had the content that it
# has, whichever clone it was changed in, and a clone that comes after another gets the times on record: what has
# changed is built, and nothing else.
#
# What cargo builds from another clone outside of our scripts is seen as long as that clone is there. Clones that
# differ must not build at the same time.

# One line for each source: since when, hash of the content, path.
SOURCES=$CARGO_TARGET_DIR/.sources
# The clone that was here last, and when it was made.
CLONE=$CARGO_TARGET_DIR/.clone

# clone_at FOLDER: its name, and when it was made: a clone in the same place may be another one.
clone_at() { printf '%s\n' "$1" "$(stat -c '%W %i' "$1/.git" 2>/dev/null)"; }
# source_files: the paths, one a line, of what is under version control or may come to be.
source_files() { git -c core.quotePath=false ls-files -co --exclude-standard; }
# source_times FOLDER: time and path of each in a clone.
source_times() {
	(cd "$1" && source_files | xargs -r -d '\n' stat -c '%.9Y %n') 2>/dev/null || true
}
# source_hashes: hash and path of those of which standard input has the paths.
source_hashes() { xargs -r -d '\n' sha256sum 2>/dev/null || true; }

# note_sources FOLDER: puts on record what has changed in a clone. Times are compared as words: as numbers they
# are too long to be exact.
note_sources() {
	local new=$SOURCES.$BASHPID
	[ -e "$SOURCES" ] || : >"$SOURCES"
	source_times "$1" >"$new.times"
	awk 'NF == 3 { since[$3] = $1; next } (since[$2] "") != ($1 "") { print $2 }' "$SOURCES" "$new.times" \
		>"$new.changed"
	if [ -s "$new.changed" ]; then
		(cd "$1" && source_hashes) <"$new.changed" |
			awk 'FNR == NR { since[$2] = $1; next }
				NF == 2 { print since[$2], $1, $2; noted[$2]; next }
				$3 in since && !($3 in noted)' "$new.times" - "$SOURCES" >"$new"
		mv -f "$new" "$SOURCES"
	fi
	rm -f "$new.times" "$new.changed"
}

# restore_times: gives each source here whose content is on record the time on record, and any other the present.
# The time of a folder says when the clone was made; from now on, it says what is added.
restore_times() {
	local since path
	[ -e "$SOURCES" ] || : >"$SOURCES"
	source_files | source_hashes |
		awk 'NF == 3 { since[$3] = $1; hash[$3] = $2; next }
			{ print ($2 in hash && hash[$2] == $1) ? "@" since[$2] : "now", $2 }' "$SOURCES" - |
		while read -r since path; do touch -c -d "$since" "$path"; done
	source_files | xargs -r -d '\n' dirname | sort -u | xargs -r -d '\n' touch -c -d @0
}

take_over() {
	local before last this
	mkdir -p "$CARGO_TARGET_DIR"
	last=$(cat "$CLONE" 2>/dev/null) || last=
	before=${last%%$'\n'*}
	this=$(clone_at "$ROOT")
	if ! git rev-parse --git-dir >/dev/null 2>&1; then
		# Nothing tells what is a source here, so all is new, and so it is for who comes next.
		[ "$last" = "$this" ] || find . -type f -exec touch -c {} +
		rm -f "$SOURCES"
	elif [ "$last" != "$this" ]; then
		if [ "$last" = "$before" ]; then
			# Who was here last didn't say which clone it was, and put nothing on record.
			rm -f "$SOURCES"
		elif [ "$last" = "$(clone_at "$before")" ]; then
			note_sources "$before"
		fi
		restore_times
	fi
	printf '%s\n' "$this" >"$CLONE"
	[ ! -e "$SOURCES" ] || note_sources .
}
take_over
unset -f clone_at source_files source_times source_hashes note_sources restore_times take_over
