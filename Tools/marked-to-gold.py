#!/usr/bin/env python3
"""Turns marked interviews into gold JSON Lines for `redact eval`.

    Tools/marked-to-gold.py Tests/Fixtures/interviews/*.txt > gold.jsonl
    Tools/marked-to-gold.py --asr Tests/Fixtures/interviews/*.txt > gold-asr.jsonl

A mark is ⟦TYPE:kind:entity:text⟧ with kind d (direct), q (quasi), w (quasi, weak) or k (keep). The
first line of a file, "# id | style | genre", is not part of the text. --asr gives the text as a speech
recogniser would: lower case, no punctuation, one turn a line; hyphens become spaces.
"""
import argparse
import json
import pathlib
import re
import sys

MARK = re.compile(r"⟦([A-Z]+):([dqwk]):([a-z0-9]+):([^⟦⟧]+)⟧")
KIND = {"d": "direct", "q": "quasi", "w": "quasi", "k": "keep"}


def parse(path):
    """Returns the header fields, the plain text and its spans of one marked file."""
    header, _, body = path.read_text(encoding="utf-8").partition("\n")
    fields = [part.strip() for part in header.lstrip("# ").split("|")]
    text, spans, last = "", [], 0
    for mark in MARK.finditer(body):
        text += body[last:mark.start()]
        kind, entity = mark.group(2), mark.group(3)
        spans.append({
            "start": len(text), "end": len(text) + len(mark.group(4)), "type": mark.group(1),
            "identifier": KIND[kind], "entity_id": entity, "note": "weak" if kind == "w" else "",
        })
        text += mark.group(4)
        last = mark.end()
    text += body[last:]
    if "⟦" in text or "⟧" in text:
        sys.exit(f"{path.name}: a mark is not closed or not well formed")
    return fields, text, spans


def speech(text, spans):
    """Lower case without punctuation; keeps apostrophes inside words; spans are carried along."""
    out, places, length = [], [], 0
    for index, character in enumerate(text):
        places.append(length)
        inside = 0 < index < len(text) - 1 and text[index - 1].isalnum() and text[index + 1].isalnum()
        if character.isalnum() or (character in "'’" and inside):
            piece = character.lower() if len(character.lower()) == 1 else character
        elif character in "'’":
            piece = ""
        elif character == "\n":
            piece = "\n"
        else:
            piece = " "
        if piece in (" ", "\n"):
            previous = out[-1] if out else "\n"
            if previous == "\n" or (previous == " " and piece == " "):
                piece = ""
            elif previous == " ":
                out[-1] = "\n"
                piece = ""
        if piece:
            out.append(piece)
            length += 1
    places.append(length)
    plain = "".join(out)
    moved = []
    for span in spans:
        start, end = places[span["start"]], places[span["end"]]
        while start < end and plain[start] in " \n":
            start += 1
        while end > start and plain[end - 1] in " \n":
            end -= 1
        if start < end:
            moved.append({**span, "start": start, "end": end})
    return plain, moved


def main():
    parser = argparse.ArgumentParser(description="Turn marked interviews into gold JSON Lines.")
    parser.add_argument("--asr", action="store_true", help="lower case, no punctuation")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    for path in options.files:
        fields, text, spans = parse(path)
        text = text.rstrip("\n") + "\n"
        name = fields[0]
        if options.asr:
            text, spans = speech(text, spans)
            name += "#asr"
        record = {
            "id": name, "style": fields[1], "genre": fields[2], "text": text, "spans": spans,
            "license": "CC0-1.0",
        }
        print(json.dumps(record, ensure_ascii=False))


main()
