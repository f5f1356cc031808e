#!/bin/sh
# usage: check-source.sh [ROOT]
# Looks for what no source file may hold: ways to print text of a document by accident, walls that were climbed,
# addresses and paths that belong to one machine. Prints file:line: reason, and exits 1 when anything was found.
# Files of more than 500 lines are only warned of.
set -eu

cd "${1:-$(dirname "$0")/..}"

found=$(mktemp)
trap 'rm -f "$found"' EXIT

# All files below the given folders with one of the endings, sorted; a folder may be missing.
files() {
  folders=$1
  shift
  # shellcheck disable=SC2086
  find $folders -name .build -prune -o -type f \( "$@" \) -print 2>/dev/null | LC_ALL=C sort
}

# ban REASON REGEX: reads file names; comments are blanked first, so that prose may speak of anything.
ban() {
  reason=$1
  regex=$2
  while IFS= read -r file; do
    sed -E 's@(^|[[:space:]])//.*$@@' "$file" | grep -nE -e "$regex" |
      sed -E "s@^([0-9]+):.*@$file:\1: $reason@" >>"$found" || true
  done
}

# The same with comments and all other text.
ban_text() {
  reason=$1
  regex=$2
  while IFS= read -r file; do
    grep -nIE -e "$regex" "$file" | sed -E "s@^([0-9]+):.*@$file:\1: $reason@" >>"$found" || true
  done
}

start='(^|[^A-Za-z0-9_.])'
library() { files Sources "$@" | grep -v '^Sources/redact/' || true; }

files "Sources Tests Examples" -name '*.swift' |
  ban "try! prints the error's fields when it fails" "${start}try!"

files Sources -name '*.swift' |
  ban "a trap must not show a value: no interpolation" \
    "${start}(fatalError|preconditionFailure|precondition|assertionFailure|assert)\\(.*\\\\\\("

library -name '*.swift' |
  ban "only the command prints" "${start}(print|debugPrint|dump|NSLog|fputs|puts|perror|printf|fprintf)[[:space:]]*\\("

files Sources/redact -name '*.swift' |
  ban "an error or a value is never printed whole" "${start}(debugPrint|dump|NSLog|print)[[:space:]]*\\([[:space:]]*(error|\\))|${start}(debugPrint|dump|NSLog)[[:space:]]*\\("

files "Sources/RedactCore Sources/PatternEngine Sources/Transcripts Sources/Detection Sources/Resolution Sources/Policy Sources/Surrogates Sources/SignedNotes Sources/Audit Sources/Release Sources/Reports Sources/Tables Sources/Findings Sources/Git Sources/Guard Sources/Configuration" \
  -name '*.swift' |
  ban "this module does without Foundation" "^[[:space:]]*(@[A-Za-z]+[[:space:]]+)*((public|package|internal|private|fileprivate)[[:space:]]+)?import[[:space:]]+(struct[[:space:]]+|class[[:space:]]+|func[[:space:]]+)?Foundation"

library -name '*.swift' -o -name '*.c' -o -name '*.h' |
  ban "only the command reads the environment or exits" \
    "${start}((environ|ProcessInfo|CommandLine)([^A-Za-z0-9_]|\$)|((secure_)?getenv|setenv|_?exit|abort)[[:space:]]*\\()"

everything() {
  find . \( -name .build -o -name '.build-*' -o -name .git \) -prune -o -type f -print |
    sed 's@^\./@@' | grep -vE '^(scripts/check-source(-test)?\.sh|LICENSE)$' | LC_ALL=C sort
}

everything | grep -vE '^(Rules|Tests)/' |
  ban_text "a path of one machine" '(^|[^A-Za-z0-9._/-])/(work|root|home|Users)/'
everything | grep -E '^(Rules|Tests)/' |
  ban_text "a path of one machine" '(^|[^A-Za-z0-9._/-])/(work|root)/'
everything |
  ban_text "the address of a registry or mirror" \
    '(artifactory|verdaccio|sonatype|goproxy|pypi\.org|registry\.npmjs|index\.crates\.io|proxy\.golang)|https?://[^/ ]*(mirror|nexus|registry)[^/ ]*/'

for file in $(files "Sources Tests" -name '*.swift'); do
  lines=$(wc -l <"$file")
  if [ "$lines" -gt 500 ]; then
    printf '%s: warning: %s lines; a file this long usually holds two things\n' "$file" "$((lines))" >&2
  fi
done

if [ -s "$found" ]; then
  cat "$found"
  exit 1
fi
