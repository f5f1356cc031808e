#!/usr/bin/env python3
"""Measure the lexicons on the development corpora: false alarms in speech, coverage of names and places.

usage: measure-lexicons.py FOLDER-OF-CORPORA [-v]
Only figures are printed (-v: the commonest false alarms too). No list is made from the corpora.
"""

import collections
import importlib.util
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("lexicons", HERE / "make-lexicons.py")
lexicons = importlib.util.module_from_spec(spec)
spec.loader.exec_module(lexicons)

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
ARTICLE = re.compile(r"^(al|el|at|as|ash|ar|an|ad|az|er)-")


def read_lists():
    lists = {}
    for name, *_ in lexicons.FILES:
        text = (lexicons.ROOT / "Rules" / "lexicons" / f"{name}.txt").read_text("utf-8")
        lists[name] = {line for line in text.split("\n") if line and not line.startswith("#")}
    return lists


def documents(folder, name):
    return [json.loads(line) for line in (folder / f"{name}.jsonl").open(encoding="utf-8")]


def words(text):
    return [re.sub(r"'s$", "", lexicons.fold(m.group())) for m in WORD.finditer(text)]


def runs(tokens, longest=4):
    ends = len(tokens)
    return [" ".join(tokens[i:j]) for i in range(ends) for j in range(i + 1, min(i + longest, ends) + 1)]


def false_alarms(folder, lists, verbose):
    hits, phrases, total = collections.defaultdict(collections.Counter), collections.Counter(), 0
    for document in documents(folder, "gum-spoken-asr-dev"):
        text, outside, at = document["text"], [], 0
        for span in sorted((s for s in document["spans"] if s["type"] != "MISC"), key=lambda s: s["start"]):
            if span["start"] >= at:
                outside.append(text[at:span["start"]])
            at = max(at, span["end"])
        outside.append(text[at:])
        for piece in outside:
            for line in piece.split("\n"):
                tokens = words(line)
                total += len(tokens)
                for name, entries in lists.items():
                    hits[name].update(t for t in tokens if t in entries)
                phrases.update(p for p in runs(tokens) if " " in p and p in lists["places"])
    print(f"words outside entities: {total}")
    for name in lists:
        common = hits[name].most_common(8) if verbose else ""
        print(f"{name:20} {100 * sum(hits[name].values()) / total:7.3f} %  {common}")
    print(f"places of several words: {sum(phrases.values())}  {phrases.most_common(12) if verbose else ''}")


def coverage(folder, lists, name):
    titles = lexicons.hand("not-names")
    counts = {"PERSON": collections.Counter(), "KUNYA": collections.Counter()}
    places = collections.Counter()
    for document in documents(folder, name):
        for span in document["spans"]:
            if span.get("identifier") == "keep":
                continue
            tokens = words(document["text"][span["start"]:span["end"]])
            if span["type"] == "LOC":
                places["spans"] += 1
                places["found"] += any(p in lists["places"] or p in lists["countries"] for p in runs(tokens))
            for token in tokens if span["type"] in counts else []:
                if token in titles or len(token) < 3:
                    continue
                forms = {token, ARTICLE.sub("", token)}
                found = [k for k in ("given-names", "surnames", "name-words") if forms & lists[k]]
                counts[span["type"]].update(["words", *found, *(["any"] if found else [])])
    for kind, count in counts.items():
        share = {k: f"{100 * v / count['words']:.1f} %" for k, v in sorted(count.items()) if k != "words"}
        print(f"{name} {kind}: {count['words']} words, {share}")
    print(f"{name} LOC: {places['found']} of {places['spans']} spans hold a place or a country of the lists")


def main():
    folder, lists = pathlib.Path(sys.argv[1]), read_lists()
    false_alarms(folder, lists, "-v" in sys.argv)
    for name in ("interviews-dev", "interviews2-dev"):
        coverage(folder, lists, name)


if __name__ == "__main__":
    main()
