#!/bin/sh
# usage: memory.sh REDACT CORPORA
# Prints the peak memory of one process for texts of several lengths, the larger of two runs, and what it is meant to keep to:
# 64 MB and four times the document.
set -eu

redact=$1
corpora=$2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# Interviews, again and again.
cat "$corpora/interviews-dev.jsonl" "$corpora/interviews2-dev.jsonl" | python3 -c 'import json,sys
for line in sys.stdin: print(json.loads(line)["text"])' >"$dir/few"
while [ "$(wc -c <"$dir/few")" -lt 8000000 ]; do cat "$dir/few" "$dir/few" >"$dir/twice" && mv "$dir/twice" "$dir/few"; done

for size in 10 100 200 500 1000 2000 8000; do
  head -c "${size}000" "$dir/few" | iconv -c -f utf-8 -t utf-8 >"$dir/text"
  python3 -c 'import os, subprocess, sys
def peak():
    run = subprocess.Popen([sys.argv[1], "--jobs", "1", sys.argv[2]], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(run.pid, 0)
    if status: sys.exit("the run failed")
    return usage.ru_maxrss
size = os.path.getsize(sys.argv[2])
print(f"{size // 1000:6} KB {max(peak(), peak()):8} kB, of {64 * 1024 + 4 * size // 1024}")' "$redact" "$dir/text"
done
