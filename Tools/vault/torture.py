#!/usr/bin/env python3
"""Proves of the release command what is promised of the vault, by doing to it what may happen to it.

    Tools/vault/torture.py REDACT [PROOF ...]        all proofs without names; exit 1 when one fails

    concurrent   four processes write one vault and lose nothing; four shards merge to the same bytes in any order
    kill         killed at any moment, the vault is sound, no output is half-written, and each can be restored
    stolen       whoever has everything but a custodian's secret reads no word
    canary       none of 1,000 planted names stands in anything that is written or mapped
    faults       wrong keys, damage, older copies, full and read-only disks: the documented status, nothing emitted
    roundtrip    restore(redact(x)) = x, for every format and label style and for 100,000 generated documents
    cost         the vault costs at most a quarter of the redaction

One line a proof, with its figures; what went wrong stands below it. Everything lives in a folder that goes away, in
/dev/shm; --disk names one on a disk, for what should be tried there too. --seed makes other documents and other
moments. --scale 0.1 does a tenth of everything, to look whether it works at all. --keep leaves the folders.
The rules are those of REDACT_RULES, or else of this project.
"""
import argparse
import importlib
import pathlib
import shutil
import sys
import tempfile
import time
import traceback

sys.dont_write_bytecode = True
from proofs.bench import Bench  # noqa: E402

PROOFS = ["concurrent", "kill", "stolen", "canary", "faults", "roundtrip", "cost"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("redact", type=pathlib.Path)
    parser.add_argument("proofs", nargs="*", metavar="PROOF", choices=[*PROOFS, []])
    parser.add_argument("--disk", type=pathlib.Path, default=pathlib.Path("/var/tmp"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    failed = 0
    for name in options.proofs or PROOFS:
        proof = importlib.import_module(f"proofs.{name}")
        fast = pathlib.Path(tempfile.mkdtemp(prefix=f"torture-{name}-", dir="/dev/shm"))
        disk = pathlib.Path(tempfile.mkdtemp(prefix=f"torture-{name}-", dir=options.disk))
        bench = Bench(options.redact.resolve(), fast, disk, options.seed, options.scale)
        start = time.monotonic()
        try:
            proof.prove(bench)
        except Exception as error:  # what went wrong before says why
            place = traceback.extract_tb(error.__traceback__)[-1]
            bench.fail(f"the proof broke off: {type(error).__name__} in {place.name}, line {place.lineno}")
        finally:
            if not options.keep:
                for folder in (fast, disk):
                    shutil.rmtree(folder, ignore_errors=True)
        seconds = time.monotonic() - start
        verdict = f"FAILED ({len(bench.wrong)})" if bench.wrong else "holds"
        print(f"{name}: {verdict}: {'; '.join(bench.figures)}; {seconds:.0f} s", flush=True)
        for what, times in bench.wrong.items():
            print(f"  wrong: {what}" + (f" ({times} times)" if times > 1 else ""), flush=True)
        for what in bench.skipped:
            print(f"  skipped: {what}", flush=True)
        failed += bool(bench.wrong)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
