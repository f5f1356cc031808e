#!/usr/bin/env python3
"""Makes a git repository of redacted interviews with leaks in it, and says where they are.

    Tools/guard/plant.py OUT [--seed N] [--files 400] [--leaks 300]

OUT/repository is a corpus as a team keeps it: interviews in 21 kinds of files, which were redacted as they should be, with
a history of some 100 commits, branches and tags. 300 leaks are planted: known people, places and numbers in many spellings,
others that no list has, in text, over captions and lines, in metadata, names of files, messages, people, names of tags and
branches, links, and in what was committed and taken out again. OUT/known.txt is the list of who is known, OUT/truth.json
says where each leak is. All of it is invented. The same seed makes the same bytes.
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import sys

sys.dont_write_bytecode = True
from corpus import leaks  # noqa: E402
from corpus.formats import CUES, FORMATS, LINES, METADATA, Talk, packed  # noqa: E402
from corpus.marks import marked, plain, taken_out  # noqa: E402
from corpus.repository import DESK, Repository  # noqa: E402
from corpus.talk import Grammar, Interview  # noqa: E402

WORDS = 760
CLEAN = ["Correct times in {}", "Add speaker turns to {}", "Redact {} again", "Use labels in {} throughout",
         "Check {} against the recording"]


class File:
    """An interview as it will be kept."""

    def __init__(self, number, name, turns):
        self.number, self.format, self.turns, self.metadata = number, name, turns, None
        self.ending, self.write = FORMATS[name]
        self.stem, self.leaks, self.before = f"{number:04}", [], None

    @property
    def path(self):
        return f"interviews/{self.stem}.{self.ending}"

    @property
    def archive(self):
        return self.format in ("docx", "odt")

    def rendered(self, turns=None):
        """The bytes, and for each leak its leaf and place."""
        # A witness is a label in some corpora.
        names = [("Interviewer", "Witness"), ("Interviewer", "[PERSON-1]"), ("Speaker 1", "Speaker 2")][self.number % 3]
        if self.format == "chat":
            names = ("Interviewer", "Witness")
        made = self.write(Talk("Interview", turns or self.turns, self.metadata, names))
        if isinstance(made, str):
            text, places = taken_out(made)
            return text.encode(), {number: ("text", every, [byte_span(text, place) for place in every]) for number, every in places.items()}
        members, found = [], {}
        for name, content in made:
            text, places = taken_out(content)
            members.append((name, text))
            found |= {number: (name, None, None) for number in places}
        return packed(members), found


def byte_span(text, place):
    lines = text.split("\n")

    def offset(line, column):
        return sum(len(line.encode()) + 1 for line in lines[:line - 1]) + len(lines[line - 1][:column - 1].encode())

    return [offset(*place[:2]), offset(*place[2:])]


class Planting:
    def __init__(self, out, seed, files, total):
        self.out, self.random, self.leaks, self.commits = out, random.Random(f"plant/{seed}"), [], []
        self.entities = leaks.Entities(self.random)
        self.grammar = Grammar()
        self.repository = Repository(out / "repository")
        kinds = list(FORMATS)
        self.signing = self.random.sample(self.entities.people, len(self.entities.people))
        self.files = [self.interview(100 + number, kinds[number % len(kinds)]) for number in range(files)]
        self.gone = []
        self.used = set()
        self.revisions = {}
        self.counts = leaks.shares(total)
        self.seed = seed

    def interview(self, number, name):
        made = Interview(self.grammar, self.random, WORDS)
        # CHAT has no brackets, so a label there needs a number to be one.
        labels = self.random.choice(["numbered", "numbered", "coded", "numbered" if name == "chat" else "plain"])
        return File(number, name, made.redacted(labels, self.random))

    # Leaks

    def leak(self, known, channel, form, kind, text, **more):
        number = len(self.leaks)
        self.leaks.append({"id": number, "known": known, "channel": channel, "form": form, "type": kind, "accept": leaks.KIN[kind],
                           "text": plain(text), **more})
        return number

    def what(self, known, form):
        """(type, text, sentences) of something to plant."""
        if not known:
            kind, text = self.entities.stranger(form)
            return kind, text, leaks.SENTENCES[form]
        entity = self.entities.somebody() if form not in ("plain", "variant") else self.entities.anything()
        if form == "person":
            # Who signed several commits is told once.
            entity = self.signing.pop()
        elif form in ("file", "ref", "part", "hyphen"):
            entity = self.random.choice(self.entities.people)
        kind = leaks.kind(entity)
        sentences = leaks.SENTENCES["arabic" if form == "arabic" else "PERSON" if kind == "KUNYA" else kind]
        return kind, leaks.spelled(self.random, entity, form), sentences

    def file(self, wanted):
        """A file that takes another leak: of archives each takes one, so that it is clear which was found."""
        fitting = [file for file in self.files if wanted(file) and file.before is None
                   and not (file.archive and file.number in self.used) and len(file.leaks) < 3]
        file = self.random.choice(fitting)
        self.used.add(file.number)
        return file

    def in_text(self, known, channel, form):
        kind, text, sentences = self.what(known, form) if form != "phrase" else ("MISC", None, leaks.SENTENCES["phrase"])
        if channel == "cues":
            file, text = self.file(lambda file: file.format in CUES), text if known else leaks.cut(text)
        elif channel == "lines":
            wrapping = ["wrapped"] if form == "hyphen" else LINES
            file = self.file(lambda file: file.format in wrapping)
        elif form == "spoken variant":
            file = self.file(lambda file: file.format == "spoken")
        else:
            # Speech has no points, and CHAT has codes of its own.
            free = {"chat": ("plain", "name", "kunya", "capitals", "part"), "spoken": ("name", "kunya", "relative", "lower")}
            file = self.file(lambda file: form in free.get(file.format, [form]))
        text = text or self.entities.phrase(f"interviews/{file.number:04}*")
        number = self.leak(known, channel, form, kind, text)
        file.turns = leaks.inserted(self.random, file.turns, number, self.random.choice(sentences), text)
        file.leaks.append(number)

    def in_metadata(self, known, channel, form):
        kind, text, _ = self.what(known, form)
        file = self.file(lambda file: file.format in METADATA and file.metadata is None)
        number = self.leak(known, channel, form, kind, text)
        file.metadata = marked(number, text)
        file.leaks.append(number)

    def in_file_name(self, known, channel, form):
        kind, text, _ = self.what(known, form)
        file = self.file(lambda file: file.stem.isdigit())
        text = text if known else text.replace(" ", self.random.choice("_- "))
        file.stem += "-" + text
        self.leak(known, channel, form, kind, text, path=file.path, leaf="file name")

    def in_history(self, known, channel, form):
        """A leak that was committed, and is no longer in the tree: changed, or deleted with its file."""
        kind, text, sentences = self.what(known, form)
        file = self.file(lambda file: file.format != "chat" and file.format != "spoken" and file.number not in self.used)
        number = self.leak(known, channel, form, kind, text)
        file.before = leaks.inserted(self.random, file.turns, number, self.random.choice(sentences), text)
        self.histories += 1
        if self.histories % 4 == 0:
            self.gone.append(file)

    def in_link(self, known, channel, form):
        kind, text, _ = self.what(known, form)
        path = f"links/{len(self.leaks):03}"
        self.leak(known, channel, form, kind, text, path=path, leaf="link")
        self.links[path] = f"../private/{len(self.leaks)}/{text}.docx"

    # The history

    def in_message(self, known, channel, form):
        kind, text, _ = self.what(known, form)
        sentence = self.random.choice(leaks.SENTENCES["message phone" if kind == "CONTACT" else "message"]).format(text)
        message = self.random.choice([sentence, f"{self.clean()}\n\n{sentence}."])
        self.later.append(lambda: self.found_in(self.leak(known, channel, form, kind, text, leaf="commit message"), self.touch(message)))

    def in_person(self, known, channel, form):
        kind, text, _ = self.what(known, form)
        plain_ = "".join(letter for letter in text.lower().replace(" ", ".") if letter.isascii())
        who = self.random.choice([(text, DESK[1]), (DESK[0], f"{plain_}@mail.example"), (text, f"{plain_}@mail.example")])
        people = {"by" if channel == "author" else "committer": who}
        self.later.append(lambda: self.found_in(self.leak(known, channel, form, kind, text, leaf=channel),
                                                self.touch(self.clean(), **people)))

    def in_tag(self, known, channel, form):
        kind, text, _ = self.what(known, form)
        name = f"release-{len(self.leaks) + len(self.later)}"
        git = self.repository.git

        def make():
            revision = self.touch(self.clean())
            if channel == "tag":
                git("tag", f"{name}-{text}")
            elif channel == "tag message":
                git("tag", "-a", name, "-m", self.random.choice(leaks.SENTENCES["message"]).format(text))
            else:
                git("tag", "-a", name, "-m", "A release", committer=(text, DESK[1]))
            reference = git("for-each-ref", "--format=%(objectname)", f"refs/tags/{name}*").decode().strip()
            full = f"{name}-{text}" if channel == "tag" else name
            self.leak(known, channel, form, kind, text, leaf=channel, ref=full, revision=revision, tag=reference)
        self.later.append(make)

    def in_branch(self, known, channel, form):
        kind, text, _ = self.what(known, form)
        text = text.replace(" ", "-")
        name = f"work/{len(self.later)}-{text}"

        def make():
            revision = self.touch(self.clean())
            self.repository.git("branch", name)
            self.leak(known, channel, form, kind, text, leaf="branch", ref=name, revision=revision)
        self.later.append(make)

    def clean(self):
        return self.random.choice(CLEAN).format(f"{self.random.choice(self.files).number:04}")

    def touch(self, message, **people):
        """A commit that changes something and says so."""
        self.changes += 1
        self.repository.write("CHANGES.md", f"# Changes\n\n{self.changes} changes so far.\n")
        return self.repository.commit(message, **people)

    def found_in(self, number, revision):
        self.leaks[number]["revision"] = revision

    # All together

    def plant(self):
        self.links, self.later, self.changes, self.histories = {}, [], 0, 0
        ways = {"text": self.in_text, "cues": self.in_text, "lines": self.in_text, "metadata": self.in_metadata,
                "file name": self.in_file_name, "history": self.in_history, "link": self.in_link, "message": self.in_message,
                "author": self.in_person, "committer": self.in_person, "tag": self.in_tag, "tag message": self.in_tag,
                "tagger": self.in_tag, "branch": self.in_branch}
        # Names of files and histories first: they ask for files that nothing was done to.
        first = ["file name", "history"]
        for (known, channel, form), count in sorted(self.counts.items(), key=lambda item: item[0][1] not in first):
            for _ in range(count):
                ways[channel](known, channel, form)
        self.write()

    def write(self):
        repository = self.repository
        repository.write("README.md", "# A corpus\n\nInterviews that were redacted. The folder `interviews` holds them.\n")
        repository.write(".redact/config.yaml", f"schema: redact.config/1\ncheck:\n  authors:\n    - {DESK[0]} <{DESK[1]}>\n")
        repository.commit("Begin the corpus")
        for at in range(0, len(self.files), 10):
            batch = self.files[at:at + 10]
            for file in batch:
                self.put(file, file.before)
            repository.commit(f"Add interviews {batch[0].number:04} to {batch[-1].number:04}")
            if at % 50 == 0:
                self.merge(batch[0])
        for path, target in self.links.items():
            (repository.path / path).parent.mkdir(exist_ok=True)
            os.symlink(target, repository.path / path)
        repository.commit("Link recordings")
        for file in self.files:
            if file.before is not None and file not in self.gone:
                self.put(file)
                repository.commit(f"Redact {file.number:04} again")
        for file in self.gone:
            (repository.path / file.path).unlink()
        repository.commit("Take out what was withdrawn")
        self.random.shuffle(self.later)
        for step in self.later:
            step()
        self.tell()

    def put(self, file, turns=None):
        data, places = file.rendered(turns)
        self.repository.write(file.path, data)
        for number, (leaf, every, spans) in places.items():
            self.leaks[number] |= {"path": file.path, "leaf": leaf, "places": every, "bytes": spans}

    def merge(self, file):
        """A side branch that touched something, and was merged."""
        git = self.repository.git
        git("checkout", "-q", "-b", "side")
        self.touch(f"Check {file.number:04} against the recording")
        git("checkout", "-q", "main")
        self.repository.clock += 60
        git("merge", "-q", "--no-ff", "-m", f"Merge the check of {file.number:04}", "side")
        git("branch", "-q", "-d", "side")

    def tell(self):
        words = sum(len(plain(text).split()) for file in self.files if file not in self.gone for _, text in file.turns)
        truth = {"seed": self.seed, "files": len(self.files) - len(self.gone), "formats": len({file.format for file in self.files}),
                 "words": words, "commits": int(self.repository.git("rev-list", "--all", "--count")), "public": self.grammar.public,
                 "leaks": self.leaks}
        (self.out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        (self.out / "known.txt").write_text(self.entities.listed(), encoding="utf-8")
        known = sum(leak["known"] for leak in self.leaks)
        print(f"{truth['files']} files in {truth['formats']} kinds, {words} words, {truth['commits']} commits; "
              f"{len(self.leaks)} leaks, {known} of them known")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=400)
    parser.add_argument("--leaks", type=int, default=300)
    options = parser.parse_args()
    if options.out.exists():
        if not (options.out / "truth.json").exists() and any(options.out.iterdir()):
            sys.exit(f"{options.out} is there already, and not from here")
        shutil.rmtree(options.out)
    Planting(options.out, options.seed, options.files, options.leaks).plant()


if __name__ == "__main__":
    main()
