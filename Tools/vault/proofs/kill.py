"""Killed at any moment.

A run of 500 documents into one vault, one sealed audit log and one folder is killed at 200 random points, in rounds: a
round starts with an empty vault, its run is killed and started again ten times, and then it may end. After each kill
the vault is sound, also for a custodian who opens every row; every file that looks like an output is to its last byte
what an undisturbed run gives, and is listed in the vault and recorded in the sealed part of the log; the newest and some
others are restored; and the log holds, or is open and holds once it is recovered, with every byte of it unchanged. At the
end of a round all are listed, and at the end of the last on each disk all are restored.

Then forget, rekey and merge are killed at every one of their system calls that change a file (strace does that):
afterwards the vault is sound, what could be restored still can be by one of the custodians, and what was begun can
be done again.
"""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import time

from . import invent
from .bench import sha256, write

CHANGES = ["write", "pwrite64", "ftruncate", "fsync", "fdatasync", "unlink", "rename"]
UNFINISHED = re.compile(r"^\.redact-\d+-\d+\.tmp$")


def prove(bench):
    bench.make_keys()
    maintenance(bench)
    rounds(bench)


def documents(bench, count, people, folder):
    originals = {}
    for number in range(count):
        text = invent.interview(bench.random("kill", number), people, number, turns=3)
        originals[f"{number:04}.txt"] = write(folder / f"{number:04}.txt", text).read_bytes()
    return originals


# Runs

def rounds(bench):
    people = invent.names(bench.random("kill"), 200)
    known = write(bench.fast / "known.txt", invent.known(people))
    originals = documents(bench, bench.count(500), people, bench.fast / "in")
    state = Runs(bench, known, originals)
    kills, each = bench.count(200), 10
    while state.kills < kills:
        on_disk = state.kills % 30 >= 20  # a third of them
        state.round(bench.disk if on_disk else bench.fast, min(each, kills - state.kills), state.kills + each >= kills)
    bench.tell(f"{state.kills} kills during {len(originals)} documents ({state.on_disk} of them on a disk), "
               f"{state.seen} outputs looked at, {state.restored} restored; {state.recovered} logs recovered, "
               f"{state.whole} held as they were; {state.interrupted} deposits interrupted, "
               f"{state.unfinished} unfinished files left behind")


class Runs:
    def __init__(self, bench, known, originals):
        self.bench, self.known, self.originals = bench, known, originals
        self.random = bench.random("kill", "moments")
        self.kills = self.on_disk = self.seen = self.restored = self.recovered = self.whole = 0
        self.interrupted = self.unfinished = 0
        self.expected = self.undisturbed()

    def words(self, folder, log, vault=True):
        return ["-k", self.bench.pseudonym, "--known", self.known, "--audit", log, "--audit-key", self.bench.audit,
                "--output-dir", folder / "out",
                *(["--vault", folder / "north.vault"] if vault else []), self.bench.fast / "in"]

    def undisturbed(self):
        """The outputs of a run that nobody kills, and how long it takes."""
        folder = self.bench.fast / "undisturbed"
        folder.mkdir()
        self.bench.make_vault(folder / "north.vault")
        start = time.monotonic()
        self.bench.must(*self.words(folder, folder / "log"))
        self.seconds = time.monotonic() - start
        return {path.name: path.read_bytes() for path in (folder / "out").iterdir()}

    def round(self, place, kills, is_last):
        bench = self.bench
        folder = place / f"round-{self.kills}"
        folder.mkdir()
        vault = bench.make_vault(folder / "north.vault")
        log = folder / "log.jsonl"
        killed = runs = 0
        while killed < kills:
            runs += 1
            if self.run_and_kill(folder, log):
                killed += 1
                self.kills += 1
                self.on_disk += place == bench.disk
                self.look(folder, vault)
                self.recover(log)
            if runs > 10 * kills:
                return bench.fail("runs end before they can be killed")
        bench.must(*self.words(folder, log))
        outputs = self.look(folder, vault)
        bench.check(outputs == self.expected, "outputs are missing at the end")
        for name in outputs if is_last else self.random.sample(sorted(outputs), min(20, len(outputs))):
            self.must_restore(folder, vault, name)
        verified = bench.must("vault", "verify", vault, "--custodian", bench.custodian)
        bench.check(b"interrupted" not in verified.out, "deposits are still interrupted after all was kept again")
        shutil.rmtree(folder)

    def run_and_kill(self, folder, log):
        """Whether the run was killed before it ended."""
        child = self.bench.start(*self.words(folder, log), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(self.random.uniform(0, self.seconds * 1.1))
        child.send_signal(signal.SIGKILL)
        status = child.wait()
        self.bench.check(status in (0, -signal.SIGKILL), f"a run ended with exit {status} by itself")
        return status == -signal.SIGKILL

    def look(self, folder, vault):
        """What must hold at any moment; gives the outputs that are there."""
        bench = self.bench
        verified = bench.must("vault", "verify", vault, "--custodian", bench.custodian)
        if match := re.search(rb"(\d+) interrupted", verified.out):
            self.interrupted += int(match[1])
        outputs = {}
        there = sorted((folder / "out").iterdir(), key=os.path.getmtime) if (folder / "out").exists() else []
        for path in there:
            if UNFINISHED.match(path.name):
                self.unfinished += 1
                path.unlink()
                continue
            outputs[path.name] = path.read_bytes()
            bench.check(outputs[path.name] == self.expected.get(path.name), "an output is not as it should be")
        self.seen += len(outputs)
        listed = {line.split("\t")[4] for line in bench.must("vault", "list", vault, "--documents").lines}
        recorded = sealed_outputs(folder / "log.jsonl")
        for name, data in outputs.items():
            bench.check(sha256(data) in listed, "an output is not in the vault")
            bench.check(sha256(data) in recorded, "an output is not in the sealed part of the log")
        newest = [path.name for path in there if path.name in outputs][-2:]
        for name in {*newest, *self.random.sample(sorted(outputs), min(2, len(outputs)))}:
            self.must_restore(folder, vault, name)
        return outputs

    def must_restore(self, folder, vault, name):
        holds = self.bench.is_restored(vault, folder / "out" / name, self.originals[name])
        self.bench.check(holds, "an output on the disk was not restored")
        self.restored += 1

    def recover(self, log):
        """The log that a kill may have cut off holds once it is recovered, and what stood in it still stands."""
        if not log.exists():
            return
        before = log.read_bytes()
        is_sealed = checkpoint(log).exists()
        verified = self.bench.run("audit", "verify", log, "--key", self.bench.audit_public)
        self.bench.check(verified.status in (0, 5) or not is_sealed, f"a log was {verified.status} after a kill")
        if verified.status == 0:
            self.whole += 1
            return
        first = [] if is_sealed else ["--first"]
        self.bench.must("audit", "recover", log, "--audit-key", self.bench.audit, *first)
        self.bench.must("audit", "verify", log, "--key", self.bench.audit_public)
        self.bench.check(log.read_bytes().startswith(before), "recovering changed what stood in a log")
        self.recovered += 1


def checkpoint(log):
    return log.with_name(log.name + ".checkpoint")


def sealed_outputs(log):
    """The digests of outputs of which the sealed part of a log says that they are about to be given out."""
    if not checkpoint(log).exists():
        return set()
    size = int(checkpoint(log).read_text().split("\n")[1])
    found = set()
    for line in log.read_bytes().split(b"\n")[:size]:
        try:
            record = json.loads(line)
        except ValueError:
            continue  # torn by an earlier kill
        found |= {value for value in strings(record) if len(value) == 64}
    return found


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


# Changes of a whole vault

def maintenance(bench):
    """Kills every change of a vault at each of its system calls."""
    if not shutil.which("strace"):
        return bench.skip("forget, rekey and merge killed at each system call: there is no strace")
    base = bench.fast / "base"
    people = invent.names(bench.random("maintenance"), 12)
    known = write(base / "known.txt", invent.known(people))
    documents(bench, 8, people, base / "in")
    documents(bench, 4, people[:6], base / "in2")
    bench.must("key", "new", "--role", "custodian", base / "next.key")
    for vault, folder in (("north.vault", "in"), ("south.vault", "in2")):
        bench.make_vault(base / vault)
        bench.must("-k", bench.pseudonym, "--known", known, "--vault", base / vault, "--output-dir", base / f"{folder}.out",
                   base / folder)
    label = next(line.split("\t")[0] for line in bench.must("vault", "list", base / "north.vault").lines
                 if line.startswith("PERSON") and int(line.split("\t")[2]) > 1)
    told = []
    for name, words in (("forget", [label, "--reason", "asked for it"]),
                        ("rekey", ["--custodian", bench.custodian, "--to", f"{base / 'next.key'}.pub"]),
                        ("merge", ["south.vault"])):
        points = killed_everywhere(bench, base, name, words, label)
        told.append(f"{name} at {points}")
    bench.tell("killed at each change of a file: " + ", ".join(told))


def killed_everywhere(bench, base, name, words, label):
    return sum(killed_at_each(bench, base, name, words, label, call) for call in CHANGES)


def killed_at_each(bench, base, name, words, label, call):
    """Kills one kind of system call the first time, the second time and so on, until it is not made so often."""
    points = 0
    while True:
        points += 1
        if bench.scale < 1 and points % round(1 / bench.scale):
            continue
        here = bench.fast / "here"
        shutil.rmtree(here, ignore_errors=True)
        shutil.copytree(base, here)
        vault = here / "north.vault"
        arguments = [str(here / word) if word == "south.vault" else str(word) for word in words]
        done = subprocess.run(
            ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
             f"inject={call}:signal=KILL:when={points}", bench.redact, "vault", name, vault, *arguments],
            env=bench.env, capture_output=True, stdin=subprocess.DEVNULL)
        if done.returncode == 0:
            return points - 1
        look_after(bench, here, vault, name, arguments, label)


def look_after(bench, here, vault, name, arguments, label):
    where = f"after {name} was killed"
    verified = bench.run("vault", "verify", vault)
    if not bench.check(verified.status == 0, f"{where}, verify says exit {verified.status}: {bench.first(verified.err)}"):
        return
    keys = [bench.custodian, here / "next.key"] if name == "rekey" else [bench.custodian]
    opened = [bench.run("vault", "verify", vault, "--custodian", key).status for key in keys]
    bench.check(0 in opened, f"{where}, no custodian opens all rows")
    custodian = keys[opened.index(0)] if 0 in opened else keys[0]
    forgotten = f"{label}\t" in "".join(
        line + "\n" for line in bench.run("vault", "list", vault).lines if line.endswith("forgotten"))
    for output in sorted((here / "in.out").iterdir())[:2]:
        original = (here / "in" / output.name).read_bytes()
        result = bench.restore(vault, output, custodian=custodian)
        concerns = name == "forget" and f"[{label}]" in output.read_text()
        if forgotten and concerns:
            bench.check(result.out != original, f"{where}, the vault says forgotten and still opens it")
        else:
            bench.check(result.out == original, f"{where}, an output was not restored")
    again = bench.run("vault", name, vault, *arguments)
    if name == "rekey" and opened[0] != 0:
        return  # it was done
    bench.check(again.status == 0, f"{where}, it cannot be done again: exit {again.status}")
    custodian = keys[-1]
    bench.must("vault", "verify", vault, "--custodian", custodian)
    if name == "forget":
        for output in (here / "in.out").iterdir():
            if f"[{label}]" in output.read_text():
                result = bench.restore(vault, output)
                bench.check(f"[{label}]".encode() in result.out, f"{where} and done again, the person is still there")
