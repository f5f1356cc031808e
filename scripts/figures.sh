#!/bin/sh
# usage: figures.sh REDACT CORPORA
# Prints the figures of the README: invented interviews on which the rules were tuned, invented interviews that were kept
# aside, and everyday speech; then the time for 1 KB from a cold start and for 1 MB.
set -eu

redact=$1
corpora=$2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# row TITLE FILE [OPTION ...]: one line of figures.
row() {
  title=$1
  file=$2
  shift 2
  "$redact" eval "$@" "$file" | awk -v title="$title" '
    /^chars / { precision = $3; recall = $5 }
    /^TAB / { for (i = 1; i < NF; i++) if ($i == "DIRECT" && !direct) direct = $(i + 1) }
    END { printf "%-44s recall %6s  precision %6s  direct %6s\n", title, recall, precision, direct }'
}

head -n 10 "$corpora/interviews2-dev.jsonl" >"$dir/tuned.jsonl"
tail -n +11 "$corpora/interviews2-dev.jsonl" >"$dir/aside.jsonl"
row "interviews-dev, all (tuned on)" "$corpora/interviews-dev.jsonl"
row "interviews2-dev, 01-10 (tuned on)" "$dir/tuned.jsonl"
row "interviews2-dev, 11-16 (not read)" "$dir/aside.jsonl"
tail -n +11 "$corpora/interviews2-asr-dev.jsonl" >"$dir/aside-speech.jsonl"
row "the same in lower case without punctuation" "$dir/aside-speech.jsonl"
row "gum-spoken-dev: names, places, dates" "$corpora/gum-spoken-dev.jsonl" --types PERSON,KUNYA,LOCATION,DATE

yes 'the road was wet and nobody spoke of it again' | head -c 1000000 >"$dir/1MB.txt"
head -c 1000 "$dir/1MB.txt" >"$dir/1KB.txt"
for file in 1KB.txt 1MB.txt; do
  printf '%s: ' "$file"
  ( "$redact" "$dir/$file" >/dev/null; times ) | tail -n 1
done
