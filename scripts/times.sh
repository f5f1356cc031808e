#!/bin/sh
# usage: times.sh REDACT CORPORA
# Prints the processor time, user and system, of one process for 1 KB from a cold start and for 1 MB of four kinds of
# text: the best of five times of ten runs each.
set -eu

redact=$1
corpora=$2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# Interviews that are all different, with a detail in nearly every line; the marks go.
grep -hv '^# ' Training/interviews/*.txt | sed -E 's/⟦[A-Z]+:[dqwk]:[a-z0-9]+:([^⟧]*)⟧/\1/g' >"$dir/interviews"
texts() { python3 -c 'import json,sys
for line in sys.stdin: print(json.loads(line)["text"])'; }
texts <"$corpora/gum-spoken-dev.jsonl" >"$dir/speech"
cat "$corpora/interviews-dev.jsonl" "$corpora/interviews2-dev.jsonl" | texts >"$dir/few"
yes 'the road was wet and nobody spoke of it again' | head -c 1100000 >"$dir/plain"

# time_of TITLE FILE BYTES: one line.
time_of() {
  while [ "$(wc -c <"$2")" -lt "$3" ]; do cat "$2" "$2" >"$dir/twice" && mv "$dir/twice" "$2"; done
  head -c "$3" "$2" | iconv -c -f utf-8 -t utf-8 >"$dir/text"
  for _ in 1 2 3 4 5; do
    ( for _ in 1 2 3 4 5 6 7 8 9 10; do "$redact" "$dir/text" >/dev/null; done; times ) | tail -n 1
  done | sed -E 's/[ms]/ /g' | awk -v title="$1" '
    { seconds = $1 * 60 + $2 + $3 * 60 + $4; seconds /= 10; if (NR == 1 || seconds < best) best = seconds }
    END { printf "%-34s %.3f s\n", title, best }'
}

time_of "1 KB" "$dir/speech" 1000
time_of "1 MB of plain sentences" "$dir/plain" 1000000
time_of "1 MB of everyday speech" "$dir/speech" 1000000
time_of "1 MB of 22 interviews, repeated" "$dir/few" 1000000
time_of "1 MB of interviews, all different" "$dir/interviews" 1000000
