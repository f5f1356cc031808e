#!/usr/bin/env python3
"""Looks for names in everything that `redact check` writes, and tries to guess them from what it keeps.

    Tools/guard/attack.py REDACT [--names 1000000] [--seed N]

1,000 names are planted in texts, names of files, messages, people, tags and branches of a repository. All reports in all
formats, what goes to standard error, the baseline, the fingerprint list, the configuration and the hooks are searched for
them: raw, in any case, as UTF-16, base64, hexadecimal, percent-encoded or escaped. Then 1,000,000 names, the planted ones
among them, are tried on the baseline and the list without a key: common digests, and keyed ones with keys that anybody may
guess, cut to the lengths that stand there. Exit 1 when a name is seen or guessed. That the search and the guessing work is
seen on texts that hold the names, and on a list without a key.
"""
import argparse
import base64
import hashlib
import hmac
import html
import itertools
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
import urllib.parse

sys.dont_write_bytecode = True
sys.path.insert(1, str(pathlib.Path(__file__).resolve().parents[1] / "vault"))
from corpus.formats import FORMATS, Talk, packed  # noqa: E402
from corpus.names import Inventor  # noqa: E402
from corpus.repository import DESK, Repository  # noqa: E402
from corpus.talk import Grammar, Interview  # noqa: E402
from proofs.canary import FIRST, LAST  # noqa: E402
from proofs.net import Net  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAMES = [f"{first} {last}" for first in FIRST for last in LAST]
SENTENCES = ["I saw {} at the gate.", "Then {} said that we should go.", "My name is {}, and I was there.", "They called her {}."]
FORMATS_OF_REPORTS = ["text", "jsonl", "json", "sarif", "github", "junit"]


class Search(Net):
    """A net that knows how programs escape what is no ASCII, too."""

    def __init__(self, words):
        super().__init__(words)
        escaped = set()
        for word in words:
            for form in (word, word.lower(), word.upper()):
                escaped |= {urllib.parse.quote(form), json.dumps(form)[1:-1],
                            html.escape(form).encode("ascii", "xmlcharrefreplace").decode(),
                            "".join(letter if letter.isascii() else f"&#x{ord(letter):X};" for letter in form)}
                if form.isascii() and len(form) >= 6:
                    escaped.add("".join(f"%{byte:02X}" for byte in form.encode()))
        self.files.append(self.list({form.lower().encode() for form in escaped if len(form) >= 6}))

    def caught(self, data):
        found = super().caught(data)
        # The third list is of any case; the net above takes the first so.
        with tempfile.TemporaryFile(dir="/dev/shm") as given:
            given.write(data)
            given.seek(0)
            done = subprocess.run(["grep", "-a", "-o", "-i", "-F", "-f", f"/proc/{os.getpid()}/fd/{self.files[2][0].fileno()}"],
                                  stdin=given, capture_output=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
        return found + done.stdout.splitlines()


class Bench:
    def __init__(self, redact, folder, seed):
        self.redact, self.folder, self.wrong, self.looked, self.bytes = redact, folder, [], 0, 0
        self.random = random.Random(f"attack/{seed}")
        self.net = Search(FIRST + LAST)
        self.env = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1",
                    "REDACT_RULES": os.environ.get("REDACT_RULES", str(ROOT / "Rules"))}
        if "REDACT_POLICIES" in os.environ:
            self.env["REDACT_POLICIES"] = os.environ["REDACT_POLICIES"]
        self.known = folder / "known.txt"
        self.known.write_text("".join(f"{name} ; PERSON\n" for name in NAMES), encoding="utf-8")

    def run(self, where, *words, status=(0, 1), env=None):
        """Runs the command and looks through all that it says."""
        done = subprocess.run([self.redact, *map(str, words)], cwd=where, env=self.env | (env or {}), capture_output=True,
                              stdin=subprocess.DEVNULL)
        told = " ".join(str(word) for word in words if "/" not in str(word))
        if done.returncode not in status:
            self.wrong.append(f"redact {told}: exit {done.returncode}: {done.stderr.decode(errors='replace')[:200]}")
        self.look(done.stdout, f"standard output of {told}")
        self.look(done.stderr, f"standard error of {told}")
        return done

    def look(self, data, what):
        self.looked += 1
        self.bytes += len(data)
        caught = self.net.caught(data)
        if caught:
            self.wrong.append(f"{what}: {len(caught)} forms of names, such as {caught[0]!r}")


def plant(bench, folder, in_names):
    """A repository with every name in it, in every part that has words.

    - in_names: also in names of files, links, branches and tags. A path has to be shown, so a name in it is masked only
      where something knows it for one."""
    repository, r, grammar = Repository(bench.folder / folder), bench.random, Grammar()
    names = NAMES.copy()
    r.shuffle(names)
    kinds = list(FORMATS)
    for number in range(100):
        mine = names[number * 10:number * 10 + 10]
        turns = Interview(grammar, r, 150).redacted()
        turns += [("W", r.choice(SENTENCES).format(name)) for name in mine]
        if kinds[number % len(kinds)] == "spoken":
            turns = [(speaker, text.lower()) for speaker, text in turns]
        ending, write = FORMATS[kinds[number % len(kinds)]]
        made = write(Talk("Interview", turns, mine[0]))
        data = made.encode() if isinstance(made, str) else packed(made)
        stem = [mine[1], mine[1].replace(" ", "_"), f"{number:03}"][number % 3]
        repository.write(f"interviews/{stem}/{number:03} {mine[2]}.{ending}" if in_names else f"interviews/{number:03}.{ending}", data)
        if number % 4 == 0 and in_names:
            os.symlink(f"../private/{mine[3]}.wav", repository.path / f"link-{number}")
        repository.commit(f"Ask {mine[4]} again\n\nand {mine[5]}", by=(mine[6], DESK[1]), committer=(DESK[0], DESK[1]))
        if number % 5 == 0:
            repository.git("tag", "-a", f"release-{number}", "-m", f"Without {mine[7]}", committer=(mine[8], DESK[1]))
        if number % 5 == 0 and in_names:
            repository.git("tag", f"v{number}-{mine[9].replace(' ', '_')}")
            repository.git("branch", f"work/{number}-{mine[7].replace(' ', '-')}")
    def called(number):
        return names[number] if in_names else f"{number}"

    # What cannot be read has a name as well, and must not be told by it.
    repository.write(f"broken/{called(0)}.docx", b"PK\x03\x04 this is no archive")
    repository.write(f"broken/{called(1)}.json", b'{"text": "' + names[2].encode())
    repository.write(f"broken/{called(3)}.bin", bytes(range(256)) * 8)
    repository.write(f"broken/{called(4)}.txt", b"\xff\xfe\xfd " + names[5].encode())
    repository.write(f"broken/{called(6)}.xml", f"<a><b>{names[7]}</a>")
    repository.write(f"broken/{called(8)}.eaf", f"<!DOCTYPE a [<!ENTITY x \"{names[9]}\">]><a>&x;</a>")
    repository.git("add", "-A")
    return repository


def sweep(bench, repository, unlisted):
    folder, where = bench.folder, repository.path
    for name in ("team", "other"):
        bench.run(where, "key", "new", folder / f"{name}.key")
    bench.run(where, "check", "export-key", "-k", folder / "team.key", "-o", folder / "check.key")
    bench.run(where, "check", "export-known", "-k", folder / "team.key", "--known", bench.known, "-o", folder / "corpus.fingerprints")
    blind = ["--fingerprints", folder / "corpus.fingerprints", "--check-key", folder / "check.key"]
    listed = ["--known", bench.known, "-k", folder / "team.key"]
    message = folder / "message"
    message.write_text(f"Ask {NAMES[0]} again\n", encoding="utf-8")
    found = 0
    anything = (0, 1, 65, 66, 70, 74)  # what is broken ends a run with another status
    for format_ in FORMATS_OF_REPORTS:
        for mode in (["."], ["--staged"], ["--history"], ["--range", "HEAD~5..HEAD"], ["--commit-msg", message]):
            for place, who in ((where, listed), (where, blind), (unlisted.path, [])):
                report = folder / f"report.{format_ if format_ != 'junit' else 'xml'}"
                report.unlink(missing_ok=True)
                done = bench.run(place, "check", *mode, *who, "--format", format_, "--report", report, status=anything)
                found += done.stdout.count(b"guard.known")
                if report.exists():
                    bench.look(report.read_bytes(), f"report.{format_} of {mode[0]}")
    bench.run(where, "check", "--history", *listed, env={"GITHUB_ACTIONS": "true"}, status=anything)
    if found < 1_000:
        bench.wrong.append(f"only {found} findings of known names in all reports")
    baseline = make_baseline(bench, repository, listed)
    other = ["--fingerprints", folder / "corpus.fingerprints", "--check-key", folder / "other.key"]
    for words in (["init", "--yes", "--known", bench.known], ["config", "show"], ["config", "show", "--format", "json"],
                  ["config", "check"], ["hook", "install"], ["hook", "status"], ["git", "install"], ["git", "status"],
                  ["check", "--timeout", "x", "."], ["check", "--range", "nothing..HEAD"], ["check", *other, "."]):
        bench.run(where, *words, status=range(0, 100))
    kept = [folder / "corpus.fingerprints", folder / "check.key", baseline, *(where / ".redact").rglob("*"),
            *(path for path in (where / ".git/hooks").iterdir()), where / ".git/config", where / ".gitattributes", where / ".gitignore"]
    for path in kept:
        if path.is_file():
            bench.look(path.read_bytes(), f"the file {path.name}")
    return baseline, found


def make_baseline(bench, repository, listed):
    """Everything answered for, from a clean tree: where something cannot be read nothing is answered for."""
    repository.git("rm", "-q", "-r", "-f", "broken")
    baseline = bench.folder / "baseline.jsonl"
    answer = ["--update-baseline", "--reason", "invented", "--by", "Corpus Desk"]
    bench.run(repository.path, "check", ".", *listed, "--baseline", baseline, *answer)
    after = bench.run(repository.path, "check", ".", *listed, "--baseline", baseline, "--format", "json")
    if not baseline.exists() or baseline.read_bytes().count(b"\n") < 500:
        bench.wrong.append("the baseline has fewer than 500 entries")
    elif after.returncode != 0:
        bench.wrong.append(f"with everything in the baseline the check ends with {after.returncode}")
    return baseline


# Guessing

def tokens(data):
    """What could be a digest in a file: hexadecimal, base64 and base32 words, as bytes."""
    found = set()
    for word in set(re.findall(rb"[A-Za-z0-9+/_=-]{11,}", data)):
        text = word.decode().strip("=-_/+")
        url_safe = text.replace("+", "-").replace("/", "_")
        for read, form in ((bytes.fromhex, text), (base64.urlsafe_b64decode, url_safe + "=" * (-len(text) % 4)),
                           (base64.b32decode, text.upper() + "=" * (-len(text) % 8))):
            try:
                decoded = read(form)
            except ValueError:
                continue
            if 8 <= len(decoded) <= 64:
                found.add(decoded)
    return found


class Guesser:
    """Digests that somebody without a key would try."""

    def __init__(self, files, hints):
        self.tokens = set().union(*(tokens(path.read_bytes()) for path in files))
        self.beginnings = {token[:8] for token in self.tokens} | {token[8:16] for token in self.tokens if len(token) >= 16}
        keys = [b"", bytes(16), bytes(32), b"\xff" * 32, b"key", b"redact", b"redact.fingerprints/1", b"redact.baseline/1",
                b"check", *hints]
        digests = ("md5", "sha1", "sha256", "sha512", "blake2b", "blake2s")
        self.ways = [lambda data, name=name: hashlib.new(name, data).digest() for name in digests]
        self.ways += [lambda data: hashlib.blake2b(data, digest_size=16).digest(),
                      lambda data: hashlib.sha256(hashlib.sha256(data).digest()).digest()]
        self.ways += [lambda data, key=key: hmac.digest(key, data, "sha256") for key in keys]
        self.tried = 0

    def guess(self, name):
        """Whether a digest of the name, in one of the ways it may be written there, is in the files."""
        for data in spellings(name):
            for way in self.ways:
                self.tried += 1
                if way(data)[:8] in self.beginnings:
                    return True
        return False

    def guess_framed(self, name, rules):
        """The same with what a fingerprint might be bound to."""
        scopes, marks = (b"", b"interviews", b"text"), (b"", b"\0", b"\n", b":", b"/", b"|")
        for data, rule, scope, mark in itertools.product(spellings(name), rules, scopes, marks):
            for whole in {rule + mark + data + mark + scope, data + mark + rule, rule + mark + data, scope + mark + rule + mark + data}:
                for way in self.ways[2:4] + self.ways[-3:]:
                    self.tried += 1
                    if way(whole)[:8] in self.beginnings:
                        return True
        return False


def spellings(name):
    folded = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return {form.encode() for form in (name, name.lower(), folded.lower(), name.lower().replace(" ", ""))}


def dictionary(bench, count):
    """Names that could be, the planted ones and their words among them."""
    inventor, r = Inventor(bench.random), bench.random
    firsts = [word.text for list_ in ("women", "men", "foreign women", "foreign men") for word in inventor.words[list_]]
    lasts = [word.text for word in inventor.words["families"]]
    lasts += [a.text + b.text for a in inventor.words["beginnings"] for b in inventor.words["ends"]]
    syllables = ["ra", "mi", "nu", "ha", "kas", "bel", "tor", "sha", "di", "lo", "wen", "az", "fir", "om", "ul", "ges"]
    made = set(NAMES) | set(FIRST) | set(LAST) | {f"{first} {last}" for first in firsts for last in lasts}
    while len(made) < count:
        made.add(f"{r.choice(firsts)} {''.join(r.choices(syllables, k=r.randint(2, 4))).title()}")
    every = sorted(made)
    r.shuffle(every)
    planted = set(NAMES) | set(FIRST) | set(LAST)
    return [name for name in every if name in planted] + [name for name in every if name not in planted][:count - len(planted)]


def attack(bench, baseline, count):
    files = [path for path in (bench.folder / "corpus.fingerprints", baseline) if path.exists()]
    head = b"".join(path.read_bytes()[:400] for path in files)
    ids = [word for word in set(re.findall(rb"\b[0-9a-f]{16}\b", head))]
    guesser = Guesser(files, [*ids, *(bytes.fromhex(word.decode()) for word in ids)])
    names = dictionary(bench, count)
    hits = [name for name in names if guesser.guess(name)]
    rules = set(re.findall(rb'"rule":"([^"]+)"', baseline.read_bytes())) if baseline.exists() else set()
    hits += [name for name in NAMES[:100] if guesser.guess_framed(name, sorted(rules)[:8])]
    if hits:
        bench.wrong.append(f"{len(hits)} names are guessed without a key, such as {hits[0]!r}")
    # The same guessing on a list that has no key.
    control = bench.folder / "control"
    control.write_text("".join(hmac.digest(b"", name.lower().encode(), "sha256")[:16].hex() + "\n" for name in NAMES), encoding="utf-8")
    plain = Guesser([control], [])
    if sum(plain.guess(name) for name in NAMES) != len(NAMES):
        bench.wrong.append("the guessing does not work: names in a list without a key are not guessed")
    return (f"{len(names)} names, {guesser.tried} digests tried on {len(guesser.tokens)} words of the list and the baseline, "
            f"{len(hits)} guessed")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("redact", type=pathlib.Path)
    parser.add_argument("--names", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="attack-", dir="/dev/shm"))
    bench = Bench(options.redact.resolve(), folder, options.seed)
    try:
        start = time.monotonic()
        repository, unlisted = plant(bench, "repository", True), plant(bench, "unlisted", False)
        if len(bench.net.caught(bench.known.read_bytes())) < 70:
            bench.wrong.append("the search does not find the names in their own list")
        baseline, found = sweep(bench, repository, unlisted)
        print(f"sweep: {bench.looked} outputs and files, {bench.bytes} bytes, {found} findings of known names told; "
              f"{time.monotonic() - start:.0f} s", flush=True)
        start = time.monotonic()
        print(f"dictionary: {attack(bench, baseline, options.names)}; {time.monotonic() - start:.0f} s", flush=True)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    for what in bench.wrong:
        print(f"  wrong: {what}")
    print("no name is seen or guessed" if not bench.wrong else f"FAILED ({len(bench.wrong)})")
    sys.exit(1 if bench.wrong else 0)


if __name__ == "__main__":
    main()
