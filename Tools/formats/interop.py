#!/usr/bin/env python3
"""Opens redacted files with the readers of their formats, and compares what these see with the originals.

    Tools/formats/interop.py ORIGINALS REDACTED

One line a file: cues, times, words, rows, tiers, annotations, runs and links must be as before; texts may differ. Where
a reader refuses an original, it need not take the redacted file either. Exits 1 when a file fails or is not there.
The readers are those of readers.txt; `make interop` installs them. LibreOffice is used where it is installed.
"""
import pathlib
import sys
import warnings

sys.dont_write_bytecode = True
from reading import annotation, captions, markup, office, plain  # noqa: E402

READERS = {ending: readers for family in (annotation, captions, markup, office, plain)
           for ending, readers in family.READERS.items()}
NOT_RENDERED = {"README.md", "identifiers.json", "known.txt", "LEAKS.json"}


def verdict(reader, path):
    """What a reader says of a file: its facts, or the kind of its refusal."""
    try:
        return reader(path), None
    except Exception as error:  # any reader may raise anything
        return None, type(error).__name__


def difference(before, after, place=""):
    """Where two facts differ first, or None. Facts are counts, times and names of elements, never texts."""
    if type(before) is not type(after):
        return f"{place}: another kind"
    if isinstance(before, dict):
        if list(before) != list(after):
            return f"{place}: other keys"
        pairs = [(f"{place}.{key}", before[key], after[key]) for key in before]
    elif isinstance(before, (list, tuple)):
        if len(before) != len(after):
            return f"{place}: {len(before)} before, {len(after)} after"
        pairs = [(f"{place}[{number}]", *pair) for number, pair in enumerate(zip(before, after))]
    else:
        return None if before == after else f"{place} differs"
    for name, *pair in pairs:
        found = difference(*pair, name)
        if found:
            return found
    return None


def compare(before, after):
    """Lines on what went wrong, and the readers that agree."""
    wrong, agreed = [], []
    for name, reader in READERS[before.suffix[1:]]:
        facts, refusal = verdict(reader, before)
        facts_after, refusal_after = verdict(reader, after)
        if refusal and refusal_after:
            agreed.append(f"{name} refuses both")
        elif refusal or refusal_after:
            wrong.append(f"{name} refuses the {'original' if refusal else 'redacted file'}: {refusal or refusal_after}")
        elif facts != facts_after:
            wrong.append(f"{name}{difference(facts, facts_after) or ': differs'}")
        else:
            agreed.append(name)
    return wrong, agreed


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: interop.py ORIGINALS REDACTED")
    originals, redacted = map(pathlib.Path, sys.argv[1:])
    files = sorted(path for path in originals.iterdir()
                   if path.suffix[1:] in READERS and path.name not in NOT_RENDERED)
    if not office.SOFFICE:
        print("LibreOffice is not installed: DOCX and ODT are opened by python-docx and odfpy only")
    failed = 0
    for path in files:
        after = redacted / path.name
        wrong, agreed = compare(path, after) if after.is_file() else (["not there"], [])
        failed += bool(wrong)
        print(f"{'FAIL' if wrong else 'ok  '} {path.name}: {'; '.join(wrong or agreed)}", flush=True)
    print(f"{len(files)} files, {failed} failed")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.exit(main())
