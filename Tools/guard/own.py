#!/usr/bin/env python3
"""Redacts invented interviews with `redact`, and asks `redact check` of what came out: it has to find nothing.

    Tools/guard/own.py REDACT [--seed N] [--files 105]

The interviews name people, places, dates and numbers, in the 21 kinds of files that plant.py writes. They are redacted
without and with a policy, and each output is checked as a project would: with the same rules, and the policy in its
configuration. One line a way of redacting; exit 1 when something is found in an output, or an interview is refused.
"""
import argparse
import collections
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from corpus.formats import FORMATS, METADATA, Talk, packed  # noqa: E402
from corpus.marks import taken_out  # noqa: E402
from corpus.names import Cast, Inventor  # noqa: E402
from corpus.talk import Grammar, Interview  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
WAYS = {"without a policy": [], "--recall high": ["--recall", "high"], "--policy publish": ["--policy", "publish"],
        "--policy safe-harbor": ["--policy", "safe-harbor"], "--policy check": ["--policy", "check"],
        "coded labels": ["-k", "team.key", "--labels", "coded"]}


def write(folder, seed, count):
    """The interviews as they were said; returns how many words."""
    grammar, kinds, words = Grammar(), list(FORMATS), 0
    for number in range(count):
        r = random.Random(f"own/{seed}/{number}")
        cast, kind = Cast(r, Inventor(r)), kinds[number % len(kinds)]
        turns = Interview(grammar, r, 700).told(cast)
        words += sum(len(text.split()) for _, text in turns)
        ending, render = FORMATS[kind]
        made = render(Talk("Interview", turns, cast("WOMAN", 0) if kind in METADATA and number % 2 else None))
        data = packed(made) if isinstance(made, list) else taken_out(made)[0].encode()
        (folder / f"{number:04}-{kind}.{ending}").write_bytes(data)
    return words


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("redact", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=105)
    options = parser.parse_args()
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
    env["REDACT_RULES"] = os.environ.get("REDACT_RULES", str(ROOT / "Rules"))
    if "REDACT_POLICIES" in os.environ:
        env["REDACT_POLICIES"] = os.environ["REDACT_POLICIES"]
    folder, wrong = pathlib.Path(tempfile.mkdtemp(prefix="own-", dir="/dev/shm")), False

    def run(*words):
        return subprocess.run([options.redact.resolve(), *map(str, words)], cwd=folder, env=env, capture_output=True,
                              stdin=subprocess.DEVNULL)

    try:
        (folder / "said").mkdir()
        words = write(folder / "said", options.seed, options.files)
        run("key", "new", "team.key")
        for name, way in WAYS.items():
            shutil.rmtree(folder / "out", ignore_errors=True)
            redacted = run(*way, "--output-dir", "out", "said")
            refused = [line for line in redacted.stderr.decode(errors="replace").splitlines() if "error" in line]
            policy = ["--policy", way[1]] if way[:1] == ["--policy"] else []
            done = run("check", "out", "--format", "jsonl", *policy)
            found = [json.loads(line) for line in done.stdout.splitlines() if b'"rule"' in line]
            written = sum(1 for _ in (folder / "out").rglob("*.*")) if (folder / "out").exists() else 0
            rules = collections.Counter((finding["rule"], finding["kind"]) for finding in found).most_common(6)
            print(f"{name}: {written} of {options.files} files, {words} words, "
                  f"{len(found)} findings = {len(found) / words * 1e4:.2f} for 10,000 words"
                  + "".join(f"; {count} {rule} ({kind})" for (rule, kind), count in rules), flush=True)
            for line in refused[:5]:
                print(f"  {line}")
            wrong = wrong or bool(found) or bool(refused) or done.returncode not in (0, 1)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
