"""A canary of 1,000 names.

The names are planted where the list of known names has the command find them. While it works on the corpus it is
stopped again and again, and everything that it made so far is read: the vault, the wraps, their
journals, the log, outputs and files in the making, files that are open and already deleted, files that are mapped
into its memory for writing, standard error. In the end everything is read once more, and a smaller run is watched by
strace, which sees each byte that is written to any file. No name may be there raw, in another case, as UTF-16, base64
or hexadecimal.
"""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import time

from .bench import write
from .net import Net

# A name is two of these words; the net looks for the words, so that half a name is found too.
FIRST = ["Zorvathellaq", "Velqindorvim", "Druvoruzzan", "Munghembikthu", "Thibuskambex", "Yrskyldubriq", "Plovofresvol",
         "Kremzathuzzan", "Wexlindikthu", "Quomboruellaq", "Zşülembambex", "Vârkuskorvim", "Jexmyldöwyn", "Gövofruzzan",
         "زغقاثريث", "ثوذولغان", "ظرضيمشيظ", "خشصوظذوق", "غظقاثغان", "زغذولشيظ"]
LAST = ["al-Thwarquem", "Brizlofant", "Cremdovasch", "Dwindelqat", "Eskuvromil", "Fjolbrantik", "Gwemplothar", "Hraxvolind",
        "Ixomvrelt", "Jorklumpen", "Klivdrasson", "Lwombretsky", "Mifzgalund", "Nwackotreb", "Obrixanthul", "Pfemlokdar",
        "Qirtwonsam", "Rhaglumbiv", "Sklorpidan", "Twixengrul", "Uzmodreplin", "Vlashkorfin", "Wribdontal", "Xelquambro",
        "Ymfastorlik", "Zwindrokel", "Ağmışquend", "Böltrüvang", "Çelphodrin", "Dımwasquel", "Éclornavit", "Főzwandrig",
        "Ğümbralost", "Îndwoqueth", "Ðarplomsk", "Łuzwimbrad", "Ñoqudrafel", "Øskvlampir", "Ŝimbrawolt", "Ţelquodran",
        "مقذولفريظ", "نصغانبيذ", "هضظريقول", "وشخذامير", "يثغظوسان", "بقصوذليم", "تخظانورد", "جغضيبلوث", "دظثومارك", "رذقشاليف"]


def prove(bench):
    bench.make_keys()
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    net = Net(FIRST + LAST)
    known = write(bench.fast / "in/known.txt", "".join(f"{name} ; PERSON\n" for name in names))
    bench.check(len(net.caught(known.read_bytes())) >= 70, "the net does not catch the names in their own list")
    random = bench.random("canary")
    random.shuffle(names)
    corpus = plant(bench, random, names)
    swept = run_and_sweep(bench, net, known, corpus)
    traced = watched(bench, net, known)
    bench.tell(f"{len(names)} names in {len(list(corpus.iterdir()))} documents; {swept}; {traced}")


def plant(bench, random, names):
    """Each name in several documents and spellings, with nobody left out."""
    corpus = bench.fast / "in/corpus"
    number = 0
    for turn in range(bench.count(3)):
        for at in range(0, len(names), 5):
            lines = [f"Interview {number}"]
            for name in names[at:at + 5]:
                shown = random.choice([name, name, name.upper(), name.lower()]) if turn else name
                lines += ["Q: Who was there?", f"A: I saw {shown} at the gate, and then {shown} went away. It rained."]
            write(corpus / f"{number:04}.txt", "\n".join(lines) + "\n")
            number += 1
    return corpus


def words(bench, known, here, corpus):
    return ["-k", bench.pseudonym, "--known", known, "--vault", here / "north.vault", "--audit", here / "log.jsonl",
            "--output-dir", here / "out", corpus]


def run_and_sweep(bench, net, known, corpus):
    here = bench.fast / "here"
    here.mkdir()
    bench.make_vault(here / "north.vault")
    before = set(bench.fast.rglob("*"))
    sweeper = Sweeper(bench, net)
    with open(bench.fast / "stderr", "wb") as errors:
        child = bench.start(*words(bench, known, here, corpus), stdout=subprocess.DEVNULL, stderr=errors)
        while child.poll() is None:
            time.sleep(0.15 if sweeper.stops < 12 else 1)
            try:
                os.kill(child.pid, signal.SIGSTOP)
            except ProcessLookupError:
                break
            time.sleep(0.02)
            sweeper.look(child.pid, here, before)
            os.kill(child.pid, signal.SIGCONT)
    bench.check(child.returncode == 0, f"the run ended with exit {child.returncode}")
    bench.check("-journal" in sweeper.kinds, "no journal was seen while the run was alive")
    sweeper.files(path for path in bench.fast.rglob("*") if path.is_file() and "in" != path.relative_to(bench.fast).parts[0])
    labels = sum(line.startswith("PERSON") for line in bench.must("vault", "list", here / "north.vault").lines)
    bench.check(labels >= 990, f"only {labels} of 1000 names got a label")
    for line in (["vault", "verify"], ["vault", "list"], ["vault", "export"]):
        bench.check(not net.caught(bench.must(*line, here / "north.vault").out), f"{' '.join(line)} shows a name")
    # The sweep itself has to see what is there.
    sample = bench.restore(here / "north.vault", min((here / "out").iterdir())).out
    bench.check(net.caught(sample), "nothing is caught in what a custodian gets back")
    return (f"stopped {sweeper.stops} times, {sweeper.looked} files read ({sorted(sweeper.kinds)}), {sweeper.mapped} of them "
            f"mapped and {sweeper.deleted} deleted")


class Sweeper:
    def __init__(self, bench, net):
        self.bench, self.net = bench, net
        self.stops = self.looked = self.mapped = self.deleted = 0
        self.kinds = set()
        self.seen = {}

    def look(self, process, here, before):
        self.stops += 1
        self.files(path for path in here.rglob("*") if path.is_file())
        self.files([self.bench.fast / "stderr"])
        for descriptor in pathlib.Path(f"/proc/{process}/fd").glob("*"):
            try:
                target = os.readlink(descriptor)
                if "(deleted)" in target or "memfd:" in target:
                    self.deleted += 1
                    self.read(descriptor, target)
            except OSError:
                pass  # gone since it was listed
        for line in pathlib.Path(f"/proc/{process}/maps").read_text().splitlines():
            part = line.split(maxsplit=5)
            if len(part) == 6 and part[5].startswith("/") and part[1][3] == "s":
                self.mapped += 1
                self.read(pathlib.Path(f"/proc/{process}/map_files") / part[0], part[5])
        for folder in ("/tmp", "/var/tmp", "/dev/shm"):
            for path in pathlib.Path(folder).iterdir():
                if path.is_file() and path.stat().st_mtime > self.bench.pseudonym.stat().st_mtime:
                    self.files([path])

    def files(self, paths):
        for path in paths:
            try:
                status = path.stat()
                mark = (status.st_mtime_ns, status.st_size)
                if self.seen.get(path) != mark:
                    self.seen[path] = mark
                    self.read(path, path.name)
            except FileNotFoundError:
                pass  # renamed since it was listed

    def read(self, path, name):
        self.looked += 1
        kind = re.search(r"(-journal|\.tmp|\.wraps|\.vault|\.jsonl|stderr)$", str(name).removesuffix(" (deleted)"))
        self.kinds.add(kind[1] if kind else "output")
        if self.net.caught(pathlib.Path(path).read_bytes()):
            self.bench.fail(f"a name stands in {kind[1] if kind else 'an output or another file'}")


def watched(bench, net, known):
    """A run of which each write is seen, whatever file it goes to."""
    if not shutil.which("strace"):
        bench.skip("each write watched: there is no strace")
        return "no writes watched"
    here = bench.fast / "watched"
    corpus = bench.fast / "in/few"
    corpus.mkdir()
    for path in sorted((bench.fast / "in/corpus").iterdir())[:bench.count(40)]:
        shutil.copy(path, corpus)
    here.mkdir()
    bench.make_vault(here / "north.vault")
    done = subprocess.run(
        ["strace", "-f", "-qq", "-xx", "-s", "1000000", "-o", bench.fast / "trace", "-e", "trace=write,pwrite64,writev,pwritev,sendto,"
         "sendmsg,rename,renameat,renameat2,openat,unlink,symlink,execve", bench.redact, *words(bench, known, here, corpus)],
        env=bench.env, capture_output=True, stdin=subprocess.DEVNULL)
    bench.check(done.returncode == 0, f"the watched run ended with exit {done.returncode}")
    calls = total = 0
    by_call = {}
    for line in open(bench.fast / "trace", encoding="ascii"):
        for text in re.findall(r'"((?:\\x[0-9a-f]{2})*)"', line):
            data = bytes.fromhex(text.replace("\\x", ""))
            calls += 1
            total += len(data)
            by_call.setdefault(line.split("(")[0].split()[-1], []).append(data)
    for call, written in by_call.items():
        # Apart, and as they follow one another: a name may be cut in two.
        if net.caught(b"\n".join(written)) or net.caught(b"".join(written)):
            bench.fail(f"a name is written by {call}")
    bench.check(total > 100_000, "hardly anything was seen to be written")
    return f"{calls} calls that write {total} bytes watched"
