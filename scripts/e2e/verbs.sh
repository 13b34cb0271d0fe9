# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Verbs of govctl that no other check has: the lines that README shows, and a matter, a case, an invoice, a
# stream and a grant from their beginning to their end. `scripts/e2e/clients` sources it, once the main job
# has run once on its network.

# lines_of FILE: the lines that a README shows, without its remarks on them.
lines_of() { sed -n '/^hash() /,/^```$/p' "$ROOT/$1" | sed 's/  # .*//; /^```$/d'; }

# As somebody would paste them, but to the ports of this network. The last one says no, which is 5.
readme_verbs() {
	local lines status=0
	lines=$(lines_of README.md)
	same "the lines of README.zh-CN.md" "$lines" "$(lines_of README.zh-CN.md)"
	(($(wc -l <<<"$lines") > 10)) || fail "README has no lines of govctl to run"
	lines=${lines//:9944/:$((9944 + OFFSET))}
	lines=${lines//:9947/:$((9947 + OFFSET))}
	PATH=$(dirname "$GOVCTL"):$PATH GOVCTL_URL=$(url 0) bash -euo pipefail -c "$lines" \
		>"$NET/readme.out" 2>&1 || status=$?
	((status == 5)) || fail "README's lines end with $status: $(tail -n 5 "$NET/readme.out")"
	same "step 0 of README's case" Approved "$(json 0 case show 1 | get 'it.steps[0].state')"
	same "README's visitor" Citizen "$(json 0 identity show //Visitor | get it.kind)"
	say "ok  the lines of README do what it says, and the last one says no"
}

# A case of another version: completed, decided, withdrawn. README's is rejected.
case_verbs() {
	local answer number
	same "steps of matter 1" 6 "$(json 0 matter show 1 | get it.steps.length)"
	answer=$(told 0 //Centre//editor matter publish "$ROOT/samples" --version-of 1)
	same "the version published" 2 "$(get it.version <<<"$answer")"
	same "the newest version" 2 "$(json 0 matter show 1 | get it.version)"
	same "the version asked for" 1 "$(json 0 matter show 1 --version 1 | get it.version)"
	refused "matter 1 has no version 3" json 0 matter show 1 --version 3

	answer=$(told 0 //Visitor case submit 1 --committed "$(hash 1)" --content "$(hash 2)" \
		--document "$(hash 3)")
	same "the version of the case" 2 "$(get it.version <<<"$answer")"
	number=$(get it.case <<<"$answer")
	answer=$(told 0 //Centre//clerk case accept "$number")
	same "the case once accepted" Accepted "$(get it.state <<<"$answer")"
	answer=$(told 0 //Housing//approver1 case correct "$number" 0 --notice "$(hash 4)" --days 5)
	same "the case once papers are missing" Correction "$(get it.state <<<"$answer")"
	answer=$(told 0 //Visitor case answer "$number" --document "$(hash 5)" --content "$(hash 6)")
	same "the completed case" "Accepted 2" "$(get '`${it.state} ${it.documents}`' <<<"$answer")"
	answer=$(told 0 //Housing//approver2 case decide "$number" 0 approve)
	same "the step decided" Approved "$(get 'it.steps[0].state' <<<"$answer")"
	same "the step behind it" Running "$(get 'it.steps[1].state' <<<"$answer")"
	same "the transaction of the decision" "finalised $(get it.receipt.block <<<"$answer")" \
		"$(json 0 tx status "$(get it.receipt.transaction <<<"$answer")" | get '`${it.state} ${it.number}`')"
	refused "has not taken transaction" json 0 tx status "$(hash 7)"
	answer=$(told 0 //Visitor case withdraw "$number")
	same "the case once withdrawn" Withdrawn "$(get it.state <<<"$answer")"
	refused Approvals::CaseConcluded as 0 //Urban//approver1 case decide "$number" 1 approve

	answer=$(told 0 //Urban//approver1 case decide 1 1 reject)
	same "README's case once a step is rejected" Rejected "$(get it.state <<<"$answer")"
	say "ok  a case is submitted, accepted, completed, decided, withdrawn; another one is rejected"
}

# enterprise HOLDER NUMBER: the number of its identity.
enterprise() {
	told 1 //Centre//registrar identity register --kind enterprise --holder "$1" --tag "$(hash "$2")" |
		get it.identity
}

# An invoice that is issued twice and is one, and of which nothing is reimbursed twice.
invoice_verbs() {
	local answer buyer number seller series total
	seller=$(enterprise //Seller 4711)
	buyer=$(enterprise //Buyer 4712)
	series=$(told 1 //Tax//officer invoice allot "$seller" --profile 1 --count 5 --amount 200000000 |
		get it.series)
	issue() { told 1 //Seller invoice issue "$ROOT/samples/invoice.xml" --series "$series" --buyer "$buyer"; }
	answer=$(issue)
	number=$(get it.invoice <<<"$answer")
	total=$(get it.money.total <<<"$answer")
	same "the invoice" "1 false" "$(get '`${it.number} ${it.alreadyIssued}`' <<<"$answer")"
	answer=$(issue)
	same "the same invoice again" "$number true" "$(get '`${it.invoice} ${it.alreadyIssued}`' <<<"$answer")"
	same "invoices of the series" "$seller 1" \
		"$(json 1 invoice series "$series" | get '`${it.seller} ${it.count}`')"

	answer=$(told 1 //Buyer invoice lock "$number" --claim A)
	same "what claim A locks" "$total 0" "$(get '`${it.money.locked} ${it.money.open}`' <<<"$answer")"
	refused "nothing of invoice $number is open" as 1 //Buyer invoice lock "$number" --claim B
	answer=$(told 1 //Buyer invoice release "$number" --claim A)
	same "what is open again" "$total" "$(get it.money.open <<<"$answer")"
	told 1 //Buyer invoice lock "$number" --claim B --amount 100 >/dev/null
	refused Invoices::MoreThanOpen as 1 //Buyer invoice lock "$number" --claim C --amount "$total"
	told 1 //Buyer invoice close "$number" --claim B >/dev/null
	same "what is reimbursed" "100 $((total - 100))" \
		"$(json 1 invoice show "$number" | get '`${it.money.closed} ${it.money.open}`')"
	say "ok  an invoice is issued once, locked, released, closed in part"
}

# A stream that grows and ends, and a grant.
stream_verbs() {
	local answer data_set grant log=$ROOT/samples/access-log.jsonl stream
	data_set=$(told 2 //Data//steward stream data-set "巡查记录 Patrols" --class general \
		--fields place,time,finding | get it.dataSet)
	stream=$(told 2 //Data//steward stream open "巡查日志 Log of patrols" --data-sets "$data_set" \
		--system "$(hash 8)" | get it.stream)
	answer=$(told 2 //Data//steward stream checkpoint "$stream" "$log" --first 25)
	same "the first checkpoint" 25 "$(get it.size <<<"$answer")"
	refused "the log has 40" as 2 //Data//steward stream checkpoint "$stream" "$log" --first 41
	answer=$(told 2 //Data//steward stream checkpoint "$stream" "$log")
	same "the next checkpoint" 40 "$(get it.size <<<"$answer")"
	refused DataAudit::LogShrunk as 2 //Data//steward stream checkpoint "$stream" "$log" --first 30
	same "the last checkpoint" 40 "$(json 2 stream show "$stream" | get it.size)"

	give() {
		told 2 //Data//steward grant --data-set "$data_set" --to 4 --fields "$1" --purpose "$(hash 9)" \
			--legal-basis "$(hash 10)" --uses 5
	}
	grant=$(give 2,0 | get it.grant)
	same "the number after that of the grant" "$((grant + 1))" "$(give 1 | get it.grant)"
	refused DataAudit::FieldUnknown give 3

	answer=$(told 2 //Data//steward stream end "$stream" --reason "$(hash 11)")
	same "who ended the stream" 7 "$(get it.ended.department <<<"$answer")"
	refused DataAudit::StreamEnded as 2 //Data//steward stream checkpoint "$stream" "$log"
	say "ok  a stream grows and ends; grants are given for fields that there are"
}

readme_verbs
# Others act in each, so they go on at the same time.
verbs=(case_verbs invoice_verbs stream_verbs)
pids=()
for verb in "${verbs[@]}"; do
	"$verb" &
	pids+=($!)
done
failed=()
for which in "${!verbs[@]}"; do
	wait "${pids[$which]}" || failed+=("${verbs[$which]}")
done
((${#failed[@]} == 0)) || fail "verbs that failed: ${failed[*]}"
