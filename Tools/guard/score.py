#!/usr/bin/env python3
"""Says how many of the planted leaks `redact check` finds, and how much it finds that is none.

    Tools/guard/score.py REDACT REPOSITORY TRUTH [--known FILE] [--with WORD ...] [--format text|jsonl]

TRUTH is what plant.py wrote beside REPOSITORY; known.txt stands there too. The command looks at the tree and at the
history, once with the list of who is known, once with a fingerprint list and the check key alone. A leak is found when a
finding lies on it: the same file, part and bytes, or the same commit and part. In office files a finding of the right type
counts, since each holds one leak. What lies on no leak is false; what lies within 60 bytes of one belongs to its sentence
and is counted apart.

Exit 1 when not all known leaks are found, or fewer than 95 % of the others, or more than 2 false findings for 10,000 words,
or when the fingerprint list finds other leaks than the list of names does.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
CHANNELS = ["text", "cues", "lines", "metadata", "file name", "link", "message", "author", "committer", "tag", "tag message",
            "tagger", "branch", "history"]
IN_TREE = {"text", "cues", "lines", "metadata", "file name", "link"}
BESIDE = 60


class Guard:
    """The command, run in the repository."""

    def __init__(self, redact, repository, extra):
        self.redact, self.repository, self.extra = redact.resolve(), repository, extra
        self.env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8",
                    "REDACT_RULES": os.environ.get("REDACT_RULES", str(ROOT / "Rules"))}
        if "REDACT_POLICIES" in os.environ:
            self.env["REDACT_POLICIES"] = os.environ["REDACT_POLICIES"]
        self.seconds = {}

    def run(self, *words):
        return subprocess.run([self.redact, *map(str, words)], cwd=self.repository, env=self.env, capture_output=True,
                              stdin=subprocess.DEVNULL)

    def must(self, *words):
        done = self.run(*words)
        if done.returncode:
            sys.exit(f"redact {words[0]} {words[1]}: exit {done.returncode}: {done.stderr.decode(errors='replace').strip()[:300]}")

    def findings(self, name, *words):
        before, start = os.times(), time.monotonic()
        done = self.run("check", *words, "--format", "jsonl", *self.extra)
        after = os.times()
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        self.seconds[name] = (cpu, time.monotonic() - start)
        if done.returncode not in (0, 1):
            sys.exit(f"redact check ({name}): exit {done.returncode}: {done.stderr.decode(errors='replace').strip()[:300]}")
        lines = [json.loads(line) for line in done.stdout.decode("utf-8", "surrogateescape").splitlines() if line]
        return [line for line in lines if "rule" in line]


class Truth:
    def __init__(self, path, repository):
        value = json.loads(path.read_text(encoding="utf-8"))
        self.leaks, self.words, self.repository = value["leaks"], value["words"], repository
        self.public = {word for term in value["public"] for word in term.split()} - {"the", "of"}
        tree = self.git("ls-tree", "-r", "-z", "--name-only", "HEAD").decode().split("\0")
        self.paths = {path for path in tree if path} | {leak["path"] for leak in self.leaks if "path" in leak}
        self.by_path, self.by_revision, self.exact, self.contents = collections.defaultdict(list), collections.defaultdict(list), {}, {}
        for leak in self.leaks:
            if "path" in leak:
                self.by_path[leak["path"]].append(leak)
            for name in ("revision", "tag"):
                if name in leak:
                    self.by_revision[leak[name]].append(leak)

    def git(self, *words):
        return subprocess.run(["git", *words], cwd=self.repository, capture_output=True, check=True).stdout

    def path(self, shown):
        """The path behind one that is shown with what was found in it masked."""
        if shown not in self.exact:
            path = shown.removeprefix("./").removeprefix(str(self.repository.resolve()) + "/")
            if path not in self.paths:
                pattern = re.sub(r"\\\[[A-Z]+(?:\\?-\w+)?\\\]", ".+", re.escape(path))
                fitting = [known for known in self.paths if re.fullmatch(pattern, known)]
                path = fitting[0] if len(fitting) == 1 else None
            self.exact[shown] = path
        return self.exact[shown]

    def content(self, finding):
        """The bytes of the file that a finding is in."""
        path = self.path(finding["path"])
        key = (finding.get("revision") or "HEAD", path)
        if key not in self.contents:
            done = subprocess.run(["git", "cat-file", "blob", f"{key[0]}:{path}"], cwd=self.repository, capture_output=True)
            self.contents[key] = done.stdout if done.returncode == 0 else None
        return self.contents[key]

    def leaks_at(self, finding, found):
        """(the leaks that a finding is of, whether it lies beside one)

        - found: the ids of those that were found before."""
        leaf, revision = finding.get("leaf", "text"), finding.get("revision")
        if leaf in ("branch", "tag") and revision is None:
            return self.of_reference(finding, leaf, found)
        if finding.get("path") is None or leaf in ("commit message", "author", "committer", "tag", "tag message", "tagger", "branch"):
            every = [leak for leak in self.by_revision.get(self.whole(revision), []) if leak["leaf"] == leaf]
            return every, bool(every)
        every = self.by_path.get(self.path(finding["path"]), [])
        if leaf in ("file name", "link"):
            return [leak for leak in every if leak["leaf"] == leaf], False
        inside = [leak for leak in every if leak["leaf"] not in ("file name", "link") and self.at_that_time(leak, revision)]
        if "start" not in finding:
            return [], False
        start, end = finding["start"], finding["end"]
        hit, near = [], False
        for leak in inside:
            if not leak["bytes"]:
                hit += [leak] if finding["type"] in leak["accept"] else []
                near = True
            for first, last in leak["bytes"] or []:
                hit += [leak] if start < last and end > first else []
                near = near or start < last + BESIDE and end > first - BESIDE
        return hit, near

    def of_reference(self, finding, leaf, found):
        """The one leak that a finding in the name of a branch or tag is of: it says which only by its place there."""
        fitting = []
        for leak in self.leaks:
            at = leak["ref"].find(leak["text"]) if leak["leaf"] == leaf else -1
            if at >= 0:
                start = len(leak["ref"][:at].encode())
                end = start + len(leak["text"].encode())
                if finding["start"] < end and finding["end"] > start:
                    listed = finding["rule"].startswith("guard.known")
                    apart = abs(finding["start"] - start) + abs(finding["end"] - end)
                    fitting.append((leak["id"] in found, leak["known"] != listed, apart, leak["id"], leak))
        return [leak for *_, leak in sorted(fitting)[:1]], bool(fitting)

    def at_that_time(self, leak, revision):
        """Whether a leak that is only in the history is in what a finding is about: not when the tree was looked at."""
        return leak["channel"] != "history" or revision is not None

    def whole(self, revision):
        if revision is None or len(revision) >= 40:
            return revision
        return next((full for full in self.by_revision if full.startswith(revision)), revision)

    def is_public(self, finding):
        content = self.content(finding) if finding.get("path") else None
        if content is None or "start" not in finding:
            return False
        return bool(self.public & set(re.findall(r"\w+", content[finding["start"]:finding["end"]].decode("utf-8", "ignore"))))

    def is_misplaced(self, finding):
        """Whether line and column say something else than the offsets do; only where offsets are those of the file."""
        path = self.path(finding["path"]) if finding.get("path") else None
        if path is None or path.endswith((".docx", ".odt")) or finding.get("leaf", "text") != "text" or "start" not in finding:
            return False
        content = self.content(finding)
        if content is None:
            return False
        before = content[:finding["start"]]
        column = len(before[before.rfind(b"\n") + 1:].decode("utf-8", "replace")) + 1
        return (before.count(b"\n") + 1, column) != (finding["line"], finding["column"])


class Run:
    """What one run of the command found."""

    def __init__(self, truth, findings):
        self.found, self.by_list, self.false, self.beside, self.public, self.misplaced = set(), set(), [], 0, 0, 0
        self.count = len(findings)
        for finding in findings:
            hit, near = truth.leaks_at(finding, self.found)
            for leak in hit:
                self.found.add(leak["id"])
                if finding["rule"].startswith("guard.known"):
                    self.by_list.add(leak["id"])
            if not hit and near:
                self.beside += 1
            elif not hit:
                self.false.append(finding)
                self.public += truth.is_public(finding)
            self.misplaced += truth.is_misplaced(finding)


def main():
    options = arguments()
    repository = options.repository
    truth, guard = Truth(options.truth, repository), Guard(options.redact, repository, options.extra)
    known = options.known or options.truth.with_name("known.txt")
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        keys = pathlib.Path(folder)
        listed = ["--known", known.resolve()]
        runs = {"tree": Run(truth, guard.findings("tree", ".", *listed)),
                "history": Run(truth, guard.findings("history", "--history", *listed))}
        guard.must("key", "new", keys / "team.key")
        guard.must("check", "export-key", "-k", keys / "team.key", "-o", keys / "check.key")
        guard.must("check", "export-known", "-k", keys / "team.key", *listed, "-o", keys / "corpus.fingerprints")
        blind = ["--fingerprints", keys / "corpus.fingerprints", "--check-key", keys / "check.key"]
        runs["tree, fingerprints"] = Run(truth, guard.findings("tree, fingerprints", ".", *blind))
        runs["history, fingerprints"] = Run(truth, guard.findings("history, fingerprints", "--history", *blind))
    found = {leak["id"] for leak in truth.leaks if leak["id"] in runs["tree" if leak["channel"] in IN_TREE else "history"].found}
    verdict = judge(truth, runs, found)
    show(options, truth, runs, found, guard, verdict)
    sys.exit(0 if verdict["holds"] else 1)


def judge(truth, runs, found):
    def rate(leaks):
        return sum(leak["id"] in found for leak in leaks), len(leaks)

    known, others = ([leak for leak in truth.leaks if leak["known"] == side] for side in (True, False))
    per = len(runs["tree"].false) / max(truth.words, 1) * 10_000
    differ = {}
    for name in ("tree", "history"):
        one, other = (run.found & {leak["id"] for leak in truth.leaks} for run in (runs[name], runs[name + ", fingerprints"]))
        differ[name] = sorted(one ^ other)
    unseen = [leak["id"] for leak in truth.leaks
              if leak["channel"] in IN_TREE and leak["id"] in found and leak["id"] not in runs["history"].found]
    holds = (rate(known)[0] == len(known) and rate(others)[0] >= 0.95 * len(others) and per <= 2 and not any(differ.values())
             and not unseen)
    return {"known": rate(known), "others": rate(others), "false per 10,000 words": round(per, 2), "differ": differ,
            "in the tree but not in the history": unseen, "holds": holds}


def show(options, truth, runs, found, guard, verdict):
    rows = []
    for channel in [*CHANNELS, "all"]:
        cells = []
        for side in (True, False):
            leaks = [leak for leak in truth.leaks if leak["known"] == side and channel in (leak["channel"], "all")]
            lists = sum(any(leak["id"] in run.by_list for run in runs.values()) for leak in leaks)
            cells.append((sum(leak["id"] in found for leak in leaks), len(leaks), lists))
        rows.append((channel, *cells))
    missed = [leak for leak in truth.leaks if leak["id"] not in found]
    if options.format == "jsonl":
        for channel, known, others in rows:
            print(json.dumps({"channel": channel, "known": known[:2], "by list": known[2], "others": others[:2]}))
        for leak in missed:
            print(json.dumps({"missed": leak}, ensure_ascii=False))
        for name, run in runs.items():
            print(json.dumps({"run": name, "findings": run.count, "false": len(run.false), "public": run.public, "beside": run.beside,
                              "misplaced": run.misplaced, "cpu": round(guard.seconds[name][0], 2),
                              "rules": collections.Counter(finding["rule"] for finding in run.false).most_common()}))
        print(json.dumps(verdict))
        return
    print(f"{'channel':14}{'known':>10}{'by the list':>14}{'others':>10}")
    for channel, known, others in rows:
        print(f"{channel:14}{f'{known[0]}/{known[1]}':>10}{known[2]:>14}{f'{others[0]}/{others[1]}':>10}")
    for name, run in runs.items():
        cpu, wall = guard.seconds[name]
        print(f"{name}: {run.count} findings, {len(run.false)} false = {len(run.false) / max(truth.words, 1) * 1e4:.2f} for 10,000 words "
              f"({run.public} of them public names), {run.beside} beside a leak, {run.misplaced} misplaced; {cpu:.2f} s CPU, {wall:.2f} s")
    false = collections.Counter((finding["rule"], finding["kind"]) for finding in runs["tree"].false)
    for (rule, kind), count in false.most_common(options.show):
        print(f"  false: {count} {rule} ({kind})")
    elsewhere = collections.Counter((finding["rule"], finding.get("leaf", "text")) for finding in runs["history"].false)
    for (rule, leaf), count in elsewhere.most_common():
        if leaf != "text":
            print(f"  false in the history: {count} {rule} in {leaf}")
    for leak in missed[:options.show]:
        print(f"  missed: {'known' if leak['known'] else 'other'} {leak['channel']}/{leak['form']} {leak['text']!a} in "
              f"{leak.get('path') or leak.get('ref') or leak.get('revision')}")
    for name, ids in verdict["differ"].items():
        if ids:
            print(f"  {name}: the fingerprint list finds others: {ids[:20]}")
    if verdict["in the tree but not in the history"]:
        print(f"  found in the tree, not in the history: {verdict['in the tree but not in the history'][:20]}")
    print(f"known {verdict['known'][0]}/{verdict['known'][1]}, others {verdict['others'][0]}/{verdict['others'][1]}, "
          f"{verdict['false per 10,000 words']} false findings for 10,000 words: {'holds' if verdict['holds'] else 'FAILED'}")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("redact", type=pathlib.Path)
    parser.add_argument("repository", type=pathlib.Path)
    parser.add_argument("truth", type=pathlib.Path)
    parser.add_argument("--known", type=pathlib.Path, help="the list of who is known; beside TRUTH without this")
    parser.add_argument("--with", dest="extra", action="append", default=[], metavar="WORD",
                        help="a further word for `redact check`, such as --with=--recall=high")
    parser.add_argument("--format", choices=["text", "jsonl"], default="text")
    parser.add_argument("--show", type=int, default=40, help="how many misses and rules to list")
    return parser.parse_args()


if __name__ == "__main__":
    main()
