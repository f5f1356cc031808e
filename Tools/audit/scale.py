"""What a log of a million records costs: sealing, checking, proving, adding. Sizes can be named.

usage: scale.py REDACT [RECORDS ...]

Prints CPU seconds of user and system and the most memory of each command, and exits 1 when a log of a million records
takes more than 10 s or 64 MB to check, a proof more than 50 ms, or adding to it more than twice what it takes to add to
a log of the smallest size.
"""

import hashlib
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

DIGEST = hashlib.sha256(b"output").hexdigest()


def records(count):
    """One run of so many records, in documents of a hundred."""
    def line(record, **members):
        nonlocal number
        number += 1
        members.update(date="2026-11-21", record=record, run="r1", schema="redact.audit/1", seq=number - 1)
        return json.dumps(members, sort_keys=True, separators=(",", ":")).replace('"@score"', "0.80")

    number = documents = entities = 0
    yield line("run.start", canon=1, keys=["bb8b491b82590ec0"], options={"labels": "coded"}, packs={}, version="1.0.0")
    while number < count - 1:
        documents += 1
        here = min(97, max(0, count - number - 3))
        yield line("document.start", document=documents, format="text")
        for index in range(here):
            place = [40 * index, 40 * index + 21]
            yield line("entity", action="label", bytes=place, document=documents, index=index, kind="direct",
                       label="PERSON-8XX89W4PJVTY", pseudonym=DIGEST, rule="names.latin", scalars=place, score="@score",
                       type="PERSON")
        entities += here
        yield line("document.end", after=DIGEST, before=DIGEST, counts={"PERSON": here} if here else {}, document=documents,
                   gates={"leak-sweep": True}, length=40 * here + 100)
    yield line("run.end", documents=documents, entities=entities, exit=0, refused=0)


def cost(words, **options):
    """CPU seconds and megabytes of a command, and what it wrote."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(list(map(str, words)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    out, err = process.communicate()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode != 0:
        sys.exit(f"exit {process.returncode}: {err.decode()[:300]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, out


def memory(words):
    """The most memory of a command, in megabytes."""
    program = "import resource,subprocess,sys;subprocess.run(sys.argv[1:],stdout=-3,stderr=-3);" \
              "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    return int(subprocess.check_output([sys.executable, "-c", program, *map(str, words)])) / 1024


def measure(redact, size, folder):
    log = folder / f"{size}.jsonl"
    key, public = folder / "audit.key", folder / "audit.key.pub"
    with open(log, "w") as file:
        file.writelines(line + "\n" for line in records(size))
    seal, _ = cost([redact, "audit", "recover", log, "--audit-key", key, "--first"])
    verify = [redact, "audit", "verify", log, "--key", public]
    check, _ = cost(verify)
    megabytes = memory(verify)
    prove = min(cost([redact, "audit", "prove", log, "--key", public, "--line", size // 3])[0] for _ in range(5))
    add = [redact, "--rules", "none", folder / "one.txt", "--audit", log, "--audit-key", key]
    added = min(cost(add)[0] for _ in range(5))
    print(f"{size:>9,} records: sealed {seal:.2f} s, checked {check:.2f} s with {megabytes:.0f} MB, "
          f"a line proved {1000 * prove:.0f} ms, a document added {1000 * added:.0f} ms", flush=True)
    return check, megabytes, prove, added


def main(redact, *sizes):
    sizes = sorted(int(size) for size in sizes) or [1_000, 100_000, 1_000_000]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        os.chmod(folder, 0o700)
        (folder / "one.txt").write_text("Nothing to find.\n")
        cost([redact, "key", "new", "--role", "audit", folder / "audit.key"])
        figures = [measure(redact, size, folder) for size in sizes]
    check, megabytes, prove, added = figures[-1]
    scale = max(1, sizes[-1] / 1_000_000)
    holds = check <= 10 * scale and megabytes <= 64 and prove <= 0.05 and added <= 2 * figures[0][3] + 0.005
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
