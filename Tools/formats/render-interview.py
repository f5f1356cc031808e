#!/usr/bin/env python3
"""Renders the invented interview beside this script into every format transcripts come in.

    Tools/formats/render-interview.py Tests/Fixtures/formats

Writes one file a format, known.txt for `redact --known`, and identifiers.json: all direct identifiers. The same
bytes come out each time. interview.txt is the interview, known.txt who is who in it; rendering/ holds the formats.
"""
import json
import pathlib
import shutil
import sys

from rendering import annotation, captions, interview, markup, office, recognisers, text

NAME = "seven"


def main(folder):
    here = pathlib.Path(__file__).parent
    known = (here / "known.txt").read_text(encoding="utf-8")
    talk = interview.Interview((here / "interview.txt").read_text(encoding="utf-8"), known)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{NAME}.*"):
        old.unlink()
    for family in (text, captions, recognisers, annotation, markup, office):
        for ending, content in family.files(talk):
            (folder / f"{NAME}.{ending}").write_bytes(content)
    forms = [form for _, entity in talk.entities for form in entity]
    (folder / "identifiers.json").write_text(json.dumps(forms, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    shutil.copyfile(here / "known.txt", folder / "known.txt")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: render-interview.py FOLDER")
    sys.dont_write_bytecode = True
    main(pathlib.Path(sys.argv[1]))
