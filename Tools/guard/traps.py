#!/usr/bin/env python3
"""Tries `redact check` in the situations that git brings about, one line each.

    Tools/guard/traps.py REDACT [TRAP ...]        all without names; exit 1 when one is not passed

Each trap is a repository of its own in /dev/shm that goes away, with one known name in a place where it must be found, or
where it is none of what was asked for. Whatever goes wrong has to end with neither 0 nor 1: a hook must not take it for an
answer. --keep leaves the folders. The rules are those of REDACT_RULES, or else of this project.
"""
import argparse
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

sys.dont_write_bytecode = True
from corpus.repository import DESK, Repository  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAME = "Samira Nouri"
LEAK = f"Q: Who was there?\n\nA: I met {NAME} at the gate.\n"
CLEAN = "Q: Who was there?\n\nA: I met [PERSON-1] at the gate.\n"
OTHER = "Q: And then?\n\nA: We waited until the morning.\n"
TRAPS = []


class Wrong(Exception):
    pass


def trap(told):
    def add(function):
        TRAPS.append((function.__name__.replace("_", "-"), told, function))
        return function
    return add


class Bench:
    """A repository, and the command in it."""

    def __init__(self, redact, folder):
        self.redact, self.folder, self.made = redact, folder, 0
        self.env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1",
                    "GIT_CONFIG_GLOBAL": "/dev/null", "REDACT_RULES": os.environ.get("REDACT_RULES", str(ROOT / "Rules"))}
        if "REDACT_POLICIES" in os.environ:
            self.env["REDACT_POLICIES"] = os.environ["REDACT_POLICIES"]
        self.known = folder / "known.txt"
        self.known.write_text(f"{NAME} ; PERSON\nAurélie Sørbø ; PERSON\n", encoding="utf-8")
        self.notes = []

    def repository(self, *options):
        self.made += 1
        return Repository(self.folder / f"repository-{self.made}", *options)

    def begun(self, files=None):
        """A repository with a first commit, in which nothing is wrong."""
        repository = self.repository()
        for name, text in (files or {"one.txt": CLEAN}).items():
            repository.write(name, text)
        repository.commit("Begin")
        return repository

    def run(self, where, *words, env=None, known=True, **more):
        folder = where.path if isinstance(where, Repository) else where
        every = ["check", *map(str, words)] + (["--known", str(self.known)] if known else [])
        return subprocess.run([self.redact, *every], cwd=folder, env=self.env | (env or {}), capture_output=True,
                              **({"stdin": subprocess.DEVNULL} | more))

    def expect(self, status, where, *words, **more):
        """Runs the command, which has to end so; findings as values."""
        done = self.run(where, *words, "--format", "jsonl", **more)
        if done.returncode != status:
            raise Wrong(f"{' '.join(map(str, words))}: exit {done.returncode}, not {status}{said(done)}")
        return [json.loads(line) for line in done.stdout.splitlines() if b'"rule"' in line]

    def refuse(self, where, *words, **more):
        """Runs the command, which must not be able to tell: neither nothing nor something was found."""
        done = self.run(where, *words, **more)
        if done.returncode in (0, 1):
            raise Wrong(f"{' '.join(map(str, words))}: exit {done.returncode}, as if all had been well{said(done)}")
        self.notes.append(f"exit {done.returncode}")
        return done


def said(done):
    """What a run told: findings as JSON Lines, or else its first error."""
    found = [json.loads(line) for line in done.stdout.splitlines() if line[:1] == b"{" and b'"rule"' in line]
    if found:
        return ": " + ", ".join(f"{finding['rule']} in {finding.get('path')} {finding.get('leaf')} line {finding['line']}"
                                for finding in found[:3])
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return f": {lines[0][:160]}" if lines else ""


def holds(condition, what):
    if not condition:
        raise Wrong(what)


# What is staged

@trap("a leak that is staged, and then fixed in the tree, is found")
def staged_then_fixed(bench):
    repository = bench.begun()
    repository.write("one.txt", LEAK)
    repository.git("add", "one.txt")
    repository.write("one.txt", CLEAN)
    found = bench.expect(1, repository, "--staged")
    holds([(finding["path"], finding["line"]) for finding in found] == [("one.txt", 3)], "it is not told where it stands")


@trap("a leak in the tree that is not staged is none of --staged")
def unstaged(bench):
    repository = bench.begun()
    repository.write("one.txt", LEAK)
    repository.write("two.txt", LEAK)
    bench.expect(0, repository, "--staged")
    bench.expect(1, repository, ".")


@trap("of a file that is staged in part, that part counts")
def partial_staging(bench):
    for staged, tree, status in ((OTHER + CLEAN, OTHER + LEAK, 0), (OTHER + LEAK, OTHER + CLEAN, 1)):
        repository = bench.begun({"one.txt": OTHER})
        blob = repository.git("hash-object", "-w", "--stdin", input=staged.encode()).decode().strip()
        repository.git("update-index", "--cacheinfo", f"100644,{blob},one.txt")
        repository.write("one.txt", tree)
        bench.expect(status, repository, "--staged")


@trap("a file that git only intends to add has nothing staged, and is in the tree")
def intent_to_add(bench):
    repository = bench.begun()
    repository.write("two.txt", LEAK)
    repository.git("add", "-N", "two.txt")
    bench.expect(0, repository, "--staged")
    bench.expect(1, repository, ".")


@trap("a file whose changes git is told not to see is looked at in the tree")
def assumed_unchanged(bench):
    for option in ("--assume-unchanged", "--skip-worktree"):
        repository = bench.begun()
        repository.git("update-index", option, "one.txt")
        repository.write("one.txt", LEAK)
        bench.expect(1, repository, ".")


@trap("a renamed file is looked at with its new name")
def renamed(bench):
    repository = bench.begun({"one.txt": OTHER})
    repository.git("mv", "one.txt", f"{NAME}.txt")
    found = bench.expect(1, repository, "--staged")
    holds(all(finding["leaf"] == "file name" for finding in found), "the name is not told as the part")
    holds(not any(NAME in finding["path"] for finding in found), "the path shows the name")
    repository = bench.begun({"one.txt": LEAK})
    repository.git("mv", "one.txt", "two.txt")
    bench.expect(1, repository, "--staged")


@trap("a copy of a file is looked at, although HEAD has its words")
def copied(bench):
    repository = bench.begun({"one.txt": LEAK})
    repository.write("two.txt", LEAK)
    repository.git("add", "two.txt")
    bench.expect(1, repository, "--staged")


@trap("a deleted file is none of --staged, and is in the history")
def deleted(bench):
    repository = bench.begun({"one.txt": LEAK, "two.txt": CLEAN})
    repository.git("rm", "-q", "one.txt")
    bench.expect(0, repository, "--staged")
    repository.commit_index("Take out the first")
    bench.expect(0, repository, ".")
    bench.expect(1, repository, "--history")


@trap("a file deleted from the tree alone is no error")
def deleted_in_tree(bench):
    repository = bench.begun({"one.txt": LEAK, "two.txt": CLEAN})
    (repository.path / "one.txt").unlink()
    bench.expect(0, repository, ".")


@trap("a changed mode is no change of words")
def mode(bench):
    repository = bench.begun()
    (repository.path / "one.txt").chmod(0o755)
    repository.git("add", "one.txt")
    bench.expect(0, repository, "--staged")


@trap("where a merge is not settled, all sides are looked at")
def unmerged(bench):
    repository = bench.begun({"one.txt": OTHER})
    repository.git("checkout", "-q", "-b", "side")
    repository.write("one.txt", LEAK)
    repository.commit("Side")
    repository.git("checkout", "-q", "main")
    repository.write("one.txt", CLEAN)
    repository.commit("Main")
    repository.git("merge", "-q", "side", check=False)
    bench.expect(1, repository, "--staged")


@trap("an index of another name, as `git commit FILE` makes it, is the one that counts")
def other_index(bench):
    repository = bench.begun()
    index = repository.path / ".git/next-index"
    shutil.copy(repository.path / ".git/index", index)
    blob = repository.git("hash-object", "-w", "--stdin", input=LEAK.encode()).decode().strip()
    done = subprocess.run(["git", "update-index", "--add", "--cacheinfo", f"100644,{blob},two.txt"], cwd=repository.path,
                          env=bench.env | {"GIT_INDEX_FILE": str(index)}, capture_output=True)
    holds(done.returncode == 0, "the trap could not be made")
    bench.expect(0, repository, "--staged")
    bench.expect(1, repository, "--staged", env={"GIT_INDEX_FILE": str(index)})


@trap("from a folder below, all that is staged is looked at")
def from_below(bench):
    repository = bench.begun({"one.txt": CLEAN, "below/two.txt": CLEAN})
    repository.write("one.txt", LEAK)
    repository.git("add", "-A")
    bench.expect(1, repository.path / "below", "--staged")
    bench.expect(0, repository.path / "below", ".")


# What is in a tree

@trap("what git itself keeps in a tree is no interview")
def own_files(bench):
    repository = bench.begun({
        ".gitignore": "build/\n*.tmp\n*~\n.DS_Store\nnode_modules\n/private/\n!keep.txt\n",
        ".gitattributes": "* text=auto\n*.docx diff=redact\n.redact/baseline.jsonl merge=union\n"
                          "*.wav filter=lfs diff=lfs merge=lfs -text\n",
        ".gitmodules": '[submodule "inner"]\n\tpath = inner\n\turl = ../inner.git\n',
        ".editorconfig": "root = true\n\n[*]\nindent_style = space\nindent_size = 2\n",
        ".github/workflows/check.yml": "on: [push]\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n"
                                       "      - uses: actions/checkout@v4\n        with: {fetch-depth: 0}\n"
                                       "      - run: redact check --history --format sarif --report out.sarif\n",
        "README.md": "# A corpus\n\nInterviews that were redacted. Run `redact check` before you commit.\n"})
    bench.expect(0, repository, ".")
    bench.expect(0, repository, "--history")


@trap("a submodule is not entered, and that is said")
def submodule(bench):
    inner = bench.begun({"one.txt": LEAK})
    repository = bench.begun()
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner.path), "inner")
    repository.write(".gitmodules", '[submodule "inner"]\n\tpath = inner\n\turl = ../inner.git\n')
    repository.git("add", "-A")
    bench.expect(0, repository, "--staged")
    done = bench.run(repository, ".")
    holds(done.returncode == 0, f"exit {done.returncode}{said(done)}")
    holds(b"submodule" in done.stderr, "nothing is said of it")


@trap("a link is looked at for where it leads, and not followed")
def symlink(bench):
    repository = bench.begun()
    outside = bench.folder / "outside.txt"
    outside.write_text(LEAK, encoding="utf-8")
    os.symlink("../outside.txt", repository.path / "plain-link")
    repository.git("add", "-A")
    bench.expect(0, repository, "--staged")
    bench.expect(0, repository, ".")
    os.symlink(f"../{NAME}.docx", repository.path / "link")
    bench.expect(1, repository, ".")
    repository.git("add", "-A")
    found = bench.expect(1, repository, "--staged")
    holds([finding["leaf"] for finding in found] == ["link"], "the link is not told as the part")
    repository.commit_index("Link")
    bench.expect(1, repository, "--history")


@trap("lines that git turns are counted in what is committed")
def crlf(bench):
    repository = bench.begun({".gitattributes": "*.txt text eol=crlf\n"})
    repository.write("one.txt", LEAK.replace("\n", "\r\n"))
    repository.git("add", "-A")
    found = bench.expect(1, repository, "--staged")
    holds([(finding["line"], finding["start"]) for finding in found] == [(3, LEAK.encode().index(NAME.encode()))], "the place is another")
    bench.expect(1, repository, ".")


@trap("a file that git keeps in another encoding is found in both")
def encodings(bench):
    repository = bench.begun({".gitattributes": "*.txt working-tree-encoding=UTF-16\n"})
    repository.write("one.txt", b"\xff\xfe" + LEAK.encode("utf-16-le"))
    repository.git("add", "-A")
    bench.expect(1, repository, "--staged")
    done = bench.run(repository, ".")
    holds(done.returncode != 0, "UTF-16 in the tree passes as nothing")
    bench.notes.append(f"UTF-16 in the tree: exit {done.returncode}")


@trap("what .gitignore names is left out of the tree, and not of what is staged")
def ignored(bench):
    repository = bench.begun({".gitignore": "/private/\n", "one.txt": CLEAN})
    repository.write("private/two.txt", LEAK)
    bench.expect(0, repository, ".")
    repository.git("add", "-f", "private/two.txt")
    bench.expect(1, repository, "--staged")
    bench.expect(1, repository, ".")


@trap("--changed-only looks at what is new or differs")
def changed_only(bench):
    repository = bench.begun({"one.txt": LEAK, "two.txt": CLEAN})
    bench.expect(0, repository, "--changed-only", ".")
    repository.write("two.txt", LEAK)
    bench.expect(1, repository, "--changed-only", ".")
    repository.write("two.txt", CLEAN)
    repository.write("new/three.txt", LEAK)
    bench.expect(1, repository, "--changed-only", ".")


@trap("10,000 files with one leak: that one is found")
def ten_thousand(bench):
    repository = bench.begun()
    for number in range(10_000):
        repository.write(f"{number // 100:03}/{number:05}.txt", LEAK if number == 7_777 else CLEAN)
    repository.git("add", "-A")
    start = time.monotonic()
    found = bench.expect(1, repository, "--staged")
    bench.notes.append(f"staged {time.monotonic() - start:.1f} s")
    holds([finding["path"] for finding in found] == ["077/07777.txt"], "not that one alone")
    repository.commit_index("Many")
    start = time.monotonic()
    holds(len(bench.expect(1, repository, "--history")) == 1, "the history tells another number")
    bench.notes.append(f"history {time.monotonic() - start:.1f} s")
    start = time.monotonic()
    holds(len(bench.expect(1, repository, ".")) == 1, "the tree tells another number")
    bench.notes.append(f"tree {time.monotonic() - start:.1f} s")


@trap("a binary file is reported, and not passed over")
def binary(bench):
    repository = bench.begun()
    repository.write("sound.bin", bytes(range(256)) * 40)
    repository.write("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(500))
    repository.git("add", "-A")
    for words in (["--staged"], ["."]):
        found = bench.expect(1, repository, *words)
        holds({finding["path"] for finding in found} == {"sound.bin", "picture.png"}, "not both are reported")


@trap("a file over the limit is reported, and not passed over")
def huge(bench):
    repository = bench.begun()
    line = "A: We waited until the morning, and nobody came to the gate.\n"
    repository.write("huge.txt", line * (70 * 1024 * 1024 // len(line)))
    repository.git("add", "-A")
    for words in (["--staged"], ["."]):
        done = bench.run(repository, *words)
        holds(done.returncode != 0, f"{words[0]} says that nothing was found")
        bench.notes.append(f"{words[0]} exit {done.returncode}")


@trap("names of files with line ends, quotes, a dash in front, or no UTF-8 are looked at")
def odd_names(bench):
    for name in (b"new\nline.txt", b'quo"te\t.txt', b"-dash.txt", b"latin-\xe9.txt", b"back\\slash.txt", "blank \u2028.txt".encode()):
        repository = bench.begun()
        repository.write(name, LEAK)
        repository.git("add", "-A")
        bench.expect(1, repository, "--staged")
        repository.commit_index("Add one")
        bench.expect(1, repository, "--history")
        done = bench.run(repository, ".")
        holds(done.returncode != 0, f"{name!r} passes in the tree")
        if done.returncode != 1:
            bench.notes.append(f"{name!r} in the tree: exit {done.returncode}")
    for name in (f"new\n{NAME}.txt", f"folder/{NAME}/one.txt"):
        repository = bench.begun({name: CLEAN})
        done = bench.run(repository, ".")
        holds(done.returncode == 1 and NAME.encode() not in done.stdout + done.stderr, f"{name!r}: exit {done.returncode}")


# Commits

@trap("an empty repository")
def empty(bench):
    repository = bench.repository()
    bench.expect(0, repository, "--staged")
    bench.expect(0, repository, "--history")
    bench.expect(0, repository, ".")
    repository.write("one.txt", LEAK)
    repository.git("add", "-A")
    bench.expect(1, repository, "--staged")


@trap("a detached head")
def detached(bench):
    repository = bench.begun()
    repository.git("checkout", "-q", "--detach")
    repository.write("one.txt", LEAK)
    repository.git("add", "-A")
    bench.expect(1, repository, "--staged")
    repository.commit_index("On no branch")
    bench.expect(1, repository, "--history")


@trap("another working tree of the same repository")
def worktree(bench):
    repository = bench.begun()
    other = bench.folder / "other-tree"
    repository.git("worktree", "add", "-q", "--detach", str(other))
    (other / "one.txt").write_text(LEAK, encoding="utf-8")
    repository.git("add", "-A", folder=other)
    bench.expect(1, other, "--staged")
    bench.expect(0, repository, "--staged")
    repository.git("commit", "-q", "-m", "There", folder=other)
    bench.expect(1, repository, "--history")


@trap("what only a merge commit brings")
def evil_merge(bench):
    repository = bench.begun()
    repository.git("checkout", "-q", "-b", "side")
    repository.write("two.txt", OTHER)
    repository.commit("Side")
    repository.git("checkout", "-q", "main")
    repository.write("three.txt", OTHER)
    repository.commit("Main")
    repository.git("merge", "-q", "--no-commit", "--no-ff", "side")
    repository.write("four.txt", LEAK)
    repository.git("add", "-A")
    bench.expect(1, repository, "--staged")
    repository.commit_index("Merge")
    repository.git("rm", "-q", "four.txt")
    repository.commit_index("Take it out again")
    bench.expect(1, repository, "--history")
    bench.expect(1, repository, "--range", "HEAD~2..HEAD")
    bench.expect(0, repository, "--range", "HEAD~1..HEAD")


@trap("a commit that was amended: what it was is no longer reached")
def amended(bench):
    repository = bench.begun()
    repository.write("two.txt", LEAK)
    repository.commit("Add two")
    bench.expect(1, repository, "--history")
    repository.write("two.txt", CLEAN)
    repository.git("add", "-A")
    repository.git("commit", "-q", "--amend", "-m", "Add two")
    bench.expect(0, repository, "--history")
    repository.write("two.txt", LEAK)
    repository.git("add", "-A")
    repository.git("commit", "-q", "--amend", "-m", "Add two")
    bench.expect(1, repository, "--range", "HEAD~1..HEAD")


@trap("what only a stash or a note has")
def stash_and_notes(bench):
    repository = bench.begun()
    repository.write("one.txt", LEAK)
    repository.git("stash")
    bench.expect(0, repository, ".")
    bench.expect(1, repository, "--history")
    repository = bench.begun()
    repository.git("notes", "add", "-m", f"Ask {NAME}")
    bench.expect(1, repository, "--history")


@trap("tags of a blob and of a tree, and a tag of a tag")
def odd_tags(bench):
    repository = bench.begun()
    blob = repository.git("hash-object", "-w", "--stdin", input=LEAK.encode()).decode().strip()
    repository.git("tag", "blob", blob)
    bench.expect(1, repository, "--history")
    repository = bench.begun()
    blob = repository.git("hash-object", "-w", "--stdin", input=LEAK.encode()).decode().strip()
    tree = repository.git("mktree", input=f"100644 blob {blob}\tone.txt\n".encode()).decode().strip()
    repository.git("tag", "tree", tree)
    bench.expect(1, repository, "--history")
    repository = bench.begun()
    repository.git("tag", "-a", "inner", "-m", f"For {NAME}")
    repository.git("tag", "-a", "outer", "-m", "Again", "inner")
    repository.git("tag", "-d", "inner")
    bench.expect(1, repository, "--history")


@trap("an object that `git replace` hides is looked at")
def replaced(bench):
    repository = bench.begun({"one.txt": LEAK})
    leaky = repository.git("rev-parse", "HEAD:one.txt").decode().strip()
    clean = repository.git("hash-object", "-w", "--stdin", input=CLEAN.encode()).decode().strip()
    repository.git("replace", leaky, clean)
    bench.expect(1, repository, "--history")


@trap("messages: of commits, of a file, in another encoding, and lines that git drops")
def messages(bench):
    repository = bench.begun()
    message = bench.folder / "message"
    scissors = "# ------------------------ >8 ------------------------\n"
    below = "# Do not modify or remove the line above.\n# Everything below it will be ignored.\n"
    for text, status in ((f"Ask {NAME}\n", 1), (f"Add one\n\n# On branch {NAME}\n", 0), ("Add one\n", 0),
                         (f"Add\n\n{NAME.lower()} said so\n", 1), (f"Add\n\n{scissors}{below}-{NAME}\n", 0),
                         (f"Add\n\n{scissors}{NAME}\n", 1)):
        message.write_text(text, encoding="utf-8")
        bench.expect(status, repository, "--commit-msg", message)
    repository.git("-c", "i18n.commitEncoding=ISO-8859-1", "commit", "-q", "--allow-empty", "-F", "-",
                   input="Ask Aurélie Sørbø".encode("latin-1"))
    found = bench.expect(1, repository, "--history")
    holds({finding["leaf"] for finding in found} == {"commit message"}, "it is told as something else")
    repository.git("commit", "-q", "--allow-empty", "-m", f"Ask {NAME}")
    bench.expect(1, repository, "--range", "HEAD~1..HEAD")


@trap("people: authors, committers and taggers")
def people(bench):
    for who in ({"by": (NAME, DESK[1])}, {"committer": (DESK[0], "samira.nouri@mail.example")}):
        repository = bench.begun()
        repository.git("commit", "-q", "--allow-empty", "-m", "Empty", **who)
        found = bench.expect(1, repository, "--history")
        holds({finding["leaf"] for finding in found} == {"author" if "by" in who else "committer"}, f"told as {found[0]['leaf']}")
    repository = bench.begun()
    repository.git("tag", "-a", "one", "-m", "One", committer=(NAME, DESK[1]))
    bench.expect(1, repository, "--history")
    # The same person in another role is no news, but must not hide a new one.
    repository = bench.begun()
    repository.git("commit", "-q", "--allow-empty", "-m", "Empty", by=(NAME, DESK[1]), committer=(NAME, DESK[1]))
    bench.expect(1, repository, "--range", "HEAD~1..HEAD")


@trap("names of branches and tags, and of branches of others")
def references(bench):
    for make in (["branch", "work/samira-nouri"], ["tag", "v1-Samira_Nouri"], ["update-ref", "refs/remotes/origin/samira-nouri", "HEAD"]):
        repository = bench.begun()
        repository.git(*make)
        bench.expect(1, repository, "--history")


@trap("a shallow clone: what is there is looked at")
def shallow(bench):
    repository = bench.begun({"one.txt": LEAK})
    repository.write("one.txt", CLEAN)
    repository.commit("Fix")
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.path}", str(bench.folder / "shallow"))
    done = bench.run(bench.folder / "shallow", "--history")
    bench.notes.append(f"exit {done.returncode}, {'says so' if b'shallow' in done.stderr else 'says nothing of it'}")
    holds(done.returncode != 0 or b"shallow" in done.stderr, "an incomplete history passes without a word")


@trap("a repository with SHA-256")
def sha256(bench):
    repository = bench.repository("--object-format=sha256")
    repository.write("one.txt", LEAK)
    repository.git("add", "-A")
    bench.expect(1, repository, "--staged")
    repository.commit_index("Begin")
    bench.expect(1, repository, "--history")


@trap("a bare repository: its history, and no tree")
def bare(bench):
    repository = bench.begun({"one.txt": LEAK})
    repository.git("clone", "-q", "--bare", str(repository.path), str(bench.folder / "bare.git"))
    bench.expect(1, bench.folder / "bare.git", "--history")
    bench.refuse(bench.folder / "bare.git", "--staged")


# What goes wrong

@trap("no repository")
def no_repository(bench):
    folder = bench.folder / "plain"
    folder.mkdir()
    (folder / "one.txt").write_text(LEAK, encoding="utf-8")
    for words in (["--staged"], ["--history"], ["--range", "a..b"]):
        bench.refuse(folder, *words)
    bench.expect(1, folder, ".")
    bench.refuse(folder, "missing.txt")
    bench.refuse(folder, "--staged", env={"PATH": "/nonexistent"})


@trap("a range that is none")
def bad_range(bench):
    repository = bench.begun()
    for words in (["--range", "nothing..HEAD"], ["--range", "--all"], ["--range", ""], ["--range", "HEAD..--output=x"]):
        bench.refuse(repository, *words)
    holds(not (repository.path / "x").exists(), "an option of git was passed on")


def loose(repository, object_):
    return repository.path / ".git/objects" / object_[:2] / object_[2:]


@trap("an object that is damaged, cut or gone is refused")
def unreadable(bench):
    for damage in ("garbage", "cut", "gone"):
        repository = bench.begun()
        repository.write("two.txt", OTHER)
        repository.git("add", "-A")
        blob = repository.git("rev-parse", ":two.txt").decode().strip()
        path = loose(repository, blob)
        path.chmod(0o644)
        if damage == "garbage":
            path.write_bytes(b"garbage" * 9)
        elif damage == "cut":
            path.write_bytes(path.read_bytes()[:-9])
        else:
            path.unlink()
        bench.refuse(repository, "--staged")
        repository.git("commit", "-q", "-m", "Broken", check=False)
        if repository.git("rev-list", "--count", "HEAD").strip() == b"2":
            bench.refuse(repository, "--history")


@trap("a file that may not be read is refused")
def unreadable_file(bench):
    if os.geteuid() == 0:
        bench.notes.append("skipped: this user may read everything")
        return
    repository = bench.begun()
    (repository.path / "one.txt").chmod(0)
    bench.refuse(repository, ".")


@trap("a key that is missing, of another project, or damaged is refused")
def keys(bench):
    repository = bench.begun()
    folder = bench.folder
    for name in ("one", "two"):
        subprocess.run([bench.redact, "key", "new", folder / f"{name}.key"], env=bench.env, check=True, capture_output=True)
        subprocess.run([bench.redact, "check", "export-key", "-k", folder / f"{name}.key", "-o", folder / f"{name}.check"], env=bench.env,
                       check=True, capture_output=True)
    subprocess.run([bench.redact, "check", "export-known", "-k", folder / "one.key", "--known", bench.known, "-o", folder / "list"],
                   env=bench.env, check=True, capture_output=True)
    list_ = ["--fingerprints", folder / "list"]
    bench.expect(0, repository, *list_, "--check-key", folder / "one.check", ".", known=False)
    bench.expect(0, repository, *list_, "-k", folder / "one.key", ".", known=False)
    bench.refuse(repository, *list_, ".", known=False)
    bench.refuse(repository, *list_, "--check-key", folder / "two.check", ".", known=False)
    bench.refuse(repository, *list_, "--check-key", folder / "none.check", ".", known=False)
    bench.refuse(repository, *list_, "--check-key", bench.known, ".", known=False)
    (folder / "one.check").chmod(0o644)
    bench.refuse(repository, *list_, "--check-key", folder / "one.check", ".", known=False)
    (folder / "one.check").chmod(0o600)
    damaged = (folder / "list").read_bytes()
    (folder / "list").write_bytes(damaged[:len(damaged) // 2])
    bench.refuse(repository, *list_, "--check-key", folder / "one.check", ".", known=False)
    bench.refuse(repository, "--known", folder / "no-list", ".", known=False)


def false_git(bench, body):
    """A PATH on which git does something else first."""
    folder = pathlib.Path(tempfile.mkdtemp(dir=bench.folder))
    program = folder / "git"
    program.write_text(f"#!/bin/sh\n{body}\nexec {shutil.which('git')} \"$@\"\n")
    program.chmod(0o755)
    return {"PATH": f"{folder}:{bench.env['PATH']}"}


@trap("git that fails, is killed, or lies is refused")
def failing_git(bench):
    repository = bench.begun()
    repository.write("two.txt", OTHER)
    repository.git("add", "-A")
    for command in ("cat-file", "diff-index", "rev-list", "log", "diff-tree", "for-each-ref", "ls-files"):
        for end in ("exit 3", "kill -9 $$", "echo nonsense; exit 0"):
            env = false_git(bench, f'case " $* " in *" {command} "*) {end};; esac')
            for words in (["--staged"], ["--history"]):
                plain, done = bench.run(repository, *words), bench.run(repository, *words, env=env)
                marker = bench.folder / "asked"
                marker.unlink(missing_ok=True)
                asked = bench.run(repository, *words, env=false_git(bench, f'case " $* " in *" {command} "*) echo x > {marker};; esac'))
                if marker.exists():
                    holds(asked.returncode == plain.returncode == 0, "the trap is no trap")
                    holds(done.returncode not in (0, 1), f"{words[0]}: git {command} that does '{end}' passes with {done.returncode}")


@trap("a run that takes too long is refused")
def timeout(bench):
    repository = bench.begun()
    repository.write("two.txt", OTHER)
    repository.git("add", "-A")
    start = time.monotonic()
    bench.refuse(repository, "--staged", "--timeout", "1", env=false_git(bench, "sleep 20"))
    pipe = bench.folder / "pipe"
    os.mkfifo(pipe)
    hold = os.open(pipe, os.O_RDWR)
    bench.refuse(bench.folder, pipe, "--timeout", "1")
    os.close(hold)
    holds(time.monotonic() - start < 10, "it took longer than was allowed")


@trap("a run that is killed leaves no report that looks finished")
def killed(bench):
    repository = bench.begun({f"{number}.txt": LEAK * 50 for number in range(60)})
    repository.git("rm", "-q", "--cached", "-r", ".")
    repository.commit_index("None")
    repository.git("add", "-A")
    ended = []
    for format_ in ("sarif", "json", "xml", "jsonl"):
        for wait in (0.01, 0.03, 0.1):
            report = bench.folder / f"report.{format_}"
            report.unlink(missing_ok=True)
            child = subprocess.Popen([bench.redact, "check", "--staged", "--known", bench.known, "--report", report], cwd=repository.path,
                                     env=bench.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(wait)
            child.send_signal(signal.SIGKILL)
            status = child.wait()
            ended.append(status)
            holds(status != 0, "it was killed and says 0")
            holds(status == 1 or not report.exists(), "a report stands there")
    bench.notes.append(f"{sum(status == -9 for status in ended)} of {len(ended)} were still running")


@trap("a full disk and a closed output are refused")
def full(bench):
    repository = bench.begun({"one.txt": LEAK})
    with open("/dev/full", "wb") as output:
        done = subprocess.run([bench.redact, "check", ".", "--known", bench.known], cwd=repository.path, env=bench.env, stdout=output,
                              stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    holds(done.returncode not in (0, 1), f"/dev/full: exit {done.returncode}")
    bench.refuse(repository, ".", "--report", "/nonexistent/report.sarif")


@trap("a repository runs no program of its own")
def hostile(bench):
    repository = bench.begun()
    marker = bench.folder / "was-run"
    program = bench.folder / "program"
    program.write_text(f"#!/bin/sh\ntouch {marker}\ncat\n")
    program.chmod(0o755)
    repository.write(".gitattributes", "*.txt diff=evil filter=evil\n")
    for key in ("core.fsmonitor", "diff.external", "diff.evil.textconv", "diff.evil.command", "filter.evil.clean", "filter.evil.process",
                "core.pager", "core.sshCommand", "core.alternateRefsCommand", "core.editor"):
        repository.git("config", key, str(program))
    repository.write("two.txt", LEAK)
    blob = repository.git("-c", "core.fsmonitor=false", "hash-object", "-w", "--no-filters", "two.txt")
    repository.git("-c", "core.fsmonitor=false", "update-index", "--add", "--cacheinfo", f"100644,{blob.decode().strip()},two.txt")
    marker.unlink(missing_ok=True)
    for words in (["--staged"], ["--history"], ["."], ["--changed-only", "."]):
        bench.run(repository, *words)
        holds(not marker.exists(), f"{words[0]} runs a program of the repository")
    bench.expect(1, repository, "--staged")


@trap("a configuration that is none is refused")
def configuration(bench):
    repository = bench.begun()
    for text in ("schema: redact.config/1\nchek: {}\n", "schema: redact.config/9\n",
                 "schema: redact.config/1\ncheck:\n  timeout: never\n", "{"):
        repository.write(".redact/config.yaml", text)
        bench.refuse(repository, "--staged")
        bench.refuse(repository, ".")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("redact", type=pathlib.Path)
    parser.add_argument("traps", nargs="*", metavar="TRAP")
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    failed = 0
    for name, told, function in TRAPS:
        if options.traps and name not in options.traps:
            continue
        folder = pathlib.Path(tempfile.mkdtemp(prefix=f"trap-{name}-", dir="/dev/shm"))
        bench, wrong = Bench(options.redact.resolve(), folder), None
        try:
            function(bench)
        except Wrong as error:
            wrong = str(error)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            wrong = f"the trap broke: {type(error).__name__} in line {place.lineno}: {str(error)[:160]}"
        finally:
            if not options.keep:
                shutil.rmtree(folder, ignore_errors=True)
        notes = f" ({', '.join(dict.fromkeys(bench.notes))})" if bench.notes else ""
        print(f"{'ok  ' if wrong is None else 'FAIL'} {name}: {told}{notes}" + (f": {wrong}" if wrong else ""), flush=True)
        failed += wrong is not None
    print(f"{failed} of {len(TRAPS) if not options.traps else len(options.traps)} traps are not passed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
