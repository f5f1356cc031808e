#!/bin/sh
# usage: demo.sh REDACT
# Redacts the invented interview of Examples/ for publication, proves that no name of it is left, then shows the way
# back: a copy with tokens is restored with its key and compared byte for byte. Everything lives in one folder that
# only its owner can read, and that is removed at the end whatever happens.
set -eu

redact=$1
examples=$(dirname "$0")/../Examples
interview=$examples/interview.txt

umask 077
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' HUP INT TERM

heading() { printf '\n== %s\n\n' "$*"; }

heading "an invented interview, its first lines"
sed -n '1,12p' "$interview"

heading "redact < interview.txt"
"$redact" --keep "$examples/keep.txt" --known "$examples/known.txt" <"$interview" >"$dir/published.txt"
cat "$dir/published.txt"

heading "is any name left?"
left=0
while IFS= read -r name; do
  case $name in '' | '#'*) continue ;; esac
  if grep -qiF -e "$name" "$dir/published.txt"; then left=$((left + 1)); fi
done <"$examples/interview.names"
if [ "$left" -ne 0 ]; then
  printf 'demo: error: %s names of Examples/interview.names are still there\n' "$left" >&2
  exit 1
fi
printf 'none of the %s names of Examples/interview.names\n' \
  "$(grep -c '^[^#]' "$examples/interview.names")"

heading "and the way back: redact -k demo.key --labels token, redact restore -k demo.key"
"$redact" key new "$dir/demo.key" 2>/dev/null
"$redact" -k "$dir/demo.key" --scope project:demo --labels token \
  --keep "$examples/keep.txt" --known "$examples/known.txt" <"$interview" >"$dir/tokens.txt"
"$redact" restore -k "$dir/demo.key" --scope project:demo <"$dir/tokens.txt" >"$dir/restored.txt"
if cmp -s "$interview" "$dir/tokens.txt"; then
  printf 'demo: error: nothing was replaced by tokens\n' >&2
  exit 1
fi
cmp "$interview" "$dir/restored.txt"
printf 'restored: identical\n'
