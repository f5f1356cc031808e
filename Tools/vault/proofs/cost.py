"""What the vault costs.

Processor time, of user and system, of a run with and without --vault, at one name in 100 bytes: the best of five, in
turn, so that a busy machine troubles both alike. With the vault it may be a quarter more; the documents are single
ones of 3 KB, 100 KB and 1 MB, and a hundred of 3 KB in one run.
"""
import os
import shutil
import subprocess

from . import invent
from .bench import write

LIMIT = 25
TIMES = 5


def prove(bench):
    bench.make_keys()
    out = bench.fast / "out"
    for name, count, size in (("3 KB", 1, 3_000), ("100 of 3 KB", 100, 3_000), ("100 KB", 1, 100_000), ("1 MB", 1, 1_000_000)):
        random = bench.random("cost", name)
        people = invent.names(random, max(10, size // 500))
        known = write(bench.fast / f"{name}/known.txt", invent.known(people))
        folder = bench.fast / name / "in"
        for number in range(count):
            write(folder / f"{number}.txt", text(random, people, size))
        words = ["-k", bench.pseudonym, "--known", known, "--output-dir", out, folder]
        plain, kept, mentions = [], [], 0
        for _ in range(TIMES):
            shutil.rmtree(out, ignore_errors=True)
            plain.append(seconds(bench, words))
            shutil.rmtree(out, ignore_errors=True)
            vault = bench.make_vault(bench.fast / "north.vault")
            kept.append(seconds(bench, ["--vault", vault, *words]))
        listed = bench.must("vault", "list", vault, "--documents").lines
        mentions = sum(int(line.split("\t")[3]) for line in listed)
        each = count * size / max(1, mentions)
        bench.check(80 <= each <= 120, f"{name}: one name in {each:.0f} bytes, not 100")
        more = 100 * (min(kept) / min(plain) - 1)
        bench.check(more <= LIMIT, f"{name}: the vault costs {more:.0f} %, more than {LIMIT} %")
        bench.tell(f"{name}: {min(plain):.3f} s and {min(kept):.3f} s, +{more:.0f} % ({mentions} mentions of {len(people)} people)")


def text(random, people, size):
    """A name in each hundred bytes, and nothing else that would be found."""
    lines, length = [], 0
    while length < size:
        line = random.choice(invent.CUES[2:]).format(random.choice(people))
        while len(line.encode()) < 70:
            line += " " + random.choice(invent.FILLING[:5])
        lines.append(line)
        length += len(line.encode()) + 1
    return "\n".join(lines) + "\n"


def seconds(bench, words):
    """Processor time of one run, from what the system counts for this child alone."""
    child = bench.start(*words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    bench.check(child.returncode == 0, f"a run ended with exit {child.returncode}")
    return usage.ru_utime + usage.ru_stime
