#!/usr/bin/env python3
"""Measures what `redact check` costs, in seconds of CPU: those of the command and of the git that it starts.

    Tools/guard/speed.py REDACT [--seed N] [--scale 1] [--keep FOLDER]

    large     50 MB of redacted interviews in 400 files, the first time: at most 15 s
    small     the same words in files of 5 KB: at most 15 s
    staged    10 staged files of 8 KB, as before each commit: at most 0.15 s
    history   2,000 commits: each distinct blob is looked at once, as the summary says

Each is measured without and with a list of 1,000 known names. Exit 1 when one costs more. The rules are those of
REDACT_RULES, or else the compiled ones of this project.
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from corpus.names import Inventor  # noqa: E402
from corpus.repository import Repository  # noqa: E402
from corpus.talk import Grammar, Interview  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIMITS = {"large": 15, "small": 15, "staged": 0.15}


class Bench:
    def __init__(self, redact, folder, seed, scale):
        self.redact, self.folder, self.scale = redact, folder, scale
        self.random, self.grammar = random.Random(f"speed/{seed}"), Grammar()
        compiled = ROOT / "Rules/compiled.pack"
        self.env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1",
                    "REDACT_RULES": os.environ.get("REDACT_RULES", str(compiled if compiled.exists() else ROOT / "Rules"))}
        if "REDACT_POLICIES" in os.environ:
            self.env["REDACT_POLICIES"] = os.environ["REDACT_POLICIES"]
        self.failed = False
        inventor = Inventor(self.random)
        names = [inventor.person().text for _ in range(500)] + [inventor.foreigner() for _ in range(500)]
        self.known = folder / "known.txt"
        self.known.write_text("".join(f"{name} ; PERSON\n" for name in names), encoding="utf-8")

    def text(self, size):
        """A redacted interview of at least so many bytes."""
        made = Interview(self.grammar, self.random, size // 5).redacted()
        return "".join(f"{'Q' if speaker == 'I' else 'A'}: {said}\n\n" for speaker, said in made)

    def run(self, where, *words):
        """(CPU seconds, exit status, output)"""
        with open(self.folder / "output", "w+b") as output:
            child = subprocess.Popen([self.redact, "check", *map(str, words)], cwd=where, env=self.env, stdin=subprocess.DEVNULL,
                                     stdout=output, stderr=subprocess.PIPE)
            errors = child.stderr.read()
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            written = output.read()
        if child.returncode not in (0, 1):
            sys.exit(f"redact check {words[0]}: exit {child.returncode}: {errors.decode(errors='replace')[:300]}")
        return used.ru_utime + used.ru_stime, child.returncode, written

    def tell(self, name, seconds, what):
        limit = LIMITS.get(name)
        over = limit is not None and seconds > limit * (self.scale if name != "staged" else 1)
        self.failed = self.failed or over
        print(f"{name}: {seconds:.3f} s CPU{f', more than {limit} s' if over else ''}; {what}", flush=True)

    def both(self, name, where, words, what, times=1):
        """Without and with a list of names; the median of several runs."""
        for note, more in (("", []), (", 1,000 names known", ["--known", self.known])):
            runs = [self.run(where, *words, *more) for _ in range(times)]
            findings = len(runs[0][2].splitlines())
            self.tell(name, statistics.median(seconds for seconds, _, _ in runs), f"{what}{note}; {findings} findings")


def corpora(bench):
    """The same words in large files and in small ones; files after the hundredth repeat words in another order."""
    large, small = bench.folder / "large", bench.folder / "small"
    total = written = 0
    turns = []
    for number in range(round(400 * bench.scale)):
        if number < 100:
            text = bench.text(125_000)
            turns.append(text.split("\n\n"))
        else:
            text = "\n\n".join(bench.random.sample(turns[number % 100], len(turns[number % 100])))
        large.mkdir(exist_ok=True)
        (large / f"{number:04}.txt").write_text(text, encoding="utf-8")
        total += len(text.encode())
        parts, size = [], 0
        for turn in text.split("\n\n"):
            parts.append(turn)
            size += len(turn)
            if size > 5_000:
                path = small / f"{written // 100:03}" / f"{written:05}.txt"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
                written, parts, size = written + 1, [], 0
    return large, small, f"{total / 1e6:.1f} MB", written


def staged(bench):
    repository = Repository(bench.folder / "staged")
    for number in range(10):
        repository.write(f"interviews/{number:04}.txt", bench.text(8_000))
    repository.commit("Begin")
    for number in range(10):
        repository.write(f"interviews/{number:04}.txt", bench.text(8_000)[:8_000])
    repository.git("add", "-A")
    return repository.path


def history(bench):
    """Commits that change one file each, now and then back to what it was, or rename it."""
    repository, count = Repository(bench.folder / "history"), round(2_000 * bench.scale)
    stream, marks, paths, r = [], [], [f"interviews/{number:04}.txt" for number in range(200)], bench.random

    def data(text):
        return f"data {len(text.encode())}\n{text}\n"

    for number in range(count):
        at = r.randrange(len(paths))
        if number % 10 == 9:
            change = f"M 100644 :{r.choice(marks)} {paths[at]}\n"
        else:
            marks.append(number + 1)
            stream.append(f"blob\nmark :{number + 1}\n" + data(bench.text(5_000)))
            change = f"M 100644 :{number + 1} {paths[at]}\n"
        if number % 25 == 24:
            change += f"D {paths[at]}\n"
            paths[at] = f"interviews/{number:04}-again.txt"
            change += f"M 100644 :{marks[-1]} {paths[at]}\n"
        desk = f"Corpus Desk <desk@corpus.example> {1_600_000_000 + number} +0000\n"
        stream.append(f"commit refs/heads/main\nmark :{100_000 + number}\nauthor {desk}committer {desk}" + data(f"Change {number}")
                      + (f"from :{100_000 + number - 1}\n" if number else "") + change + "\n")
    repository.git("fast-import", "--quiet", input="".join(stream).encode())
    objects = repository.git("rev-list", "--objects", "--all", "--no-object-names")
    kinds = repository.git("cat-file", "--batch-check=%(objecttype)", input=objects)
    return repository.path, kinds.split().count(b"blob"), count


def number_of(value, key):
    """A number in a report, wherever it stands."""
    if isinstance(value, dict):
        if isinstance(value.get(key), int):
            return value[key]
        value = list(value.values())
    if isinstance(value, list):
        return next((found for found in (number_of(item, key) for item in value) if found is not None), None)
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("redact", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--keep", type=pathlib.Path)
    options = parser.parse_args()
    folder = options.keep or pathlib.Path(tempfile.mkdtemp(prefix="speed-", dir="/dev/shm"))
    folder.mkdir(exist_ok=True)
    bench = Bench(options.redact.resolve(), folder, options.seed, options.scale)
    try:
        bench.both("staged", staged(bench), ["--staged"], "10 files of 8 KB", times=9)
        where, distinct, commits = history(bench)
        for jobs in ([], ["--jobs", "1"]):
            seconds, _, report = bench.run(where, "--history", "--format", "json", *jobs)
            blobs = number_of(json.loads(report), "blobs")
            bench.failed = bench.failed or blobs != distinct
            bench.tell("history", seconds, " ".join([f"{commits} commits, {distinct} distinct blobs, {blobs} looked at", *jobs])
                       + ("" if blobs == distinct else ", which is not the same"))
        large, small, size, files = corpora(bench)
        bench.both("large", large, ["."], f"{size} in {len(list(large.iterdir()))} files")
        bench.both("small", small, ["."], f"the same words in {files} files")
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if bench.failed else 0)


if __name__ == "__main__":
    main()
