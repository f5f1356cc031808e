#!/usr/bin/env python3
"""Proves that git refuses what would identify somebody, and whatever goes wrong, with real hooks.

    Tools/guard/hooks.py REDACT [PROOF ...]      all proofs without names; exit 1 when one check fails

    plain     `redact hook install`: commit, message, amend, merge, rebase, push, tags; crash, no command, no key, too slow
    program   the same with the pre-commit program from PyPI, which is installed into --venv
    server    Examples/guard/pre-receive in a bare repository, and the steps of the CI files
    filters   `redact git install`: diffs, the clean filter, a clone without it

One line a check. Everything lives in a folder that goes away. The rules are those of REDACT_RULES, or else of this
project.
"""
import argparse
import importlib
import pathlib
import shutil
import sys
import tempfile
import traceback

sys.dont_write_bytecode = True
from hooking.bench import Bench, ROOT  # noqa: E402

PROOFS = ["plain", "program", "server", "filters"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("redact", type=pathlib.Path)
    parser.add_argument("proofs", nargs="*", metavar="PROOF", choices=[*PROOFS, []])
    parser.add_argument("--venv", type=pathlib.Path, default=ROOT / ".build/guard",
                        help="where the pre-commit program is, or is installed to")
    parser.add_argument("--keep", action="store_true", help="leave the folders")
    options = parser.parse_args()
    failed = 0
    for name in options.proofs or PROOFS:
        folder = pathlib.Path(tempfile.mkdtemp(prefix=f"guard-{name}-"))
        bench = Bench(name, options.redact.resolve(), folder, options.venv.absolute())
        try:
            importlib.import_module(f"hooking.{name}").prove(bench)
        except Exception as error:  # a check that cannot be made has failed
            place = traceback.extract_tb(error.__traceback__)[-1]
            bench.check(False, f"the proof broke off: {type(error).__name__} in {place.name}, line {place.lineno}: {error}")
        finally:
            if not options.keep:
                shutil.rmtree(folder, ignore_errors=True)
        failed += bench.failed
    print(f"{failed} checks failed" if failed else "all checks hold")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
