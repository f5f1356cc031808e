#!/bin/sh
# usage: pages.sh REDACT FOLDER
# Makes the pages that people look at, of invented interviews and with the command itself, for `make test-browser`:
# FOLDER/command-report.html, and FOLDER/command-review.html with the review file it was made of.
set -eu

redact=$1
folder=$2
root=$(dirname "$0")/..

umask 077
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' HUP INT TERM

mkdir -p "$folder" "$dir/in"
cp "$root"/Examples/interview.txt "$root"/Examples/interview.vtt "$root"/Tests/Fixtures/formats/seven.* "$dir/in"
"$redact" key new "$dir/team.key" 2>/dev/null
"$redact" key new --role audit "$dir/audit.key" 2>/dev/null

keyed="-k $dir/team.key --known $root/Tests/Fixtures/formats/known.txt --labels numbered"
sealed="--audit $dir/log.jsonl --audit-key $dir/audit.key"
# The options hold no blanks, and are split on purpose.
# shellcheck disable=SC2086
{
  "$redact" review init "$dir/in/interview.txt" "$dir/in/interview.vtt" $keyed -o "$dir/in.review" 2>/dev/null
  "$redact" review page "$dir/in/interview.txt" "$dir/in/interview.vtt" $keyed --review "$dir/in.review" \
    --title 'Review of two interviews' -o "$folder/command-review.html"
  cp "$dir/in.review" "$folder/command-review.jsonl"
  "$redact" review apply "$dir/in.review" "$dir/in" $keyed --output-dir "$dir/public" $sealed 2>/dev/null
}
"$redact" audit report "$dir/log.jsonl" --key "$dir/audit.key.pub" --outputs "$dir/public" \
  --title 'Interviews, first release' -o "$folder/command-report.html"
