#!/usr/bin/env python3
"""Lists the identifiers that can still be read in redacted files, whatever the format.

    Tools/formats/leaks.py ORIGINALS REDACTED     what is left of ORIGINALS/identifiers.json; exit 1 when anything is
    Tools/formats/leaks.py --list FOLDER          what can be read in each file of a folder, as JSON

Each file is read as somebody curious would: archives unpacked, JSON and XML decoded with keys, attributes and
comments, captions and word lists joined with and without blanks, tokens of a recogniser turned back into letters.
Case, accents, dashes and apostrophes make no difference. --linkage also looks for hashes, accounts and signed links.
"""
import argparse
import csv
import html
import io
import json
import pathlib
import re
import sys
import unicodedata
import urllib.parse
import xml.parsers.expat
import zipfile

sys.dont_write_bytecode = True
from rendering.interview import Interview, digest, guid  # noqa: E402
from rendering.recognisers import ACCOUNT, SIGNED  # noqa: E402

HERE = pathlib.Path(__file__).parent
NOT_RENDERED = {"README.md", "identifiers.json", "known.txt", "LEAKS.json"}
LINKAGE = [digest("recording"), guid("request"), ACCOUNT, SIGNED.partition("Signature=")[2]]
# Marks of single letters that have no decomposition.
LETTERS = str.maketrans({"ı": "i", "đ": "d", "ß": "ss", "ø": "o", "ł": "l"})


def fold(text):
    text = html.unescape(html.unescape(text))
    if "%" in text:
        text += " " + urllib.parse.unquote(text)
    text = unicodedata.normalize("NFKD", text).casefold().translate(LETTERS)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf"))
    text = re.sub(r"['`´\u2018\u2019\u02bc\u02bf]", "", text)
    return re.sub(r"[\s_.\u2010-\u2015\u2212-]+", " ", text)


def squeeze(folded):
    return re.sub(r"[\W_]+", "", folded)


class Views:
    """The ways a file can be read, each a text."""

    def __init__(self, vocabulary):
        self.vocabulary, self.texts, self.segments = vocabulary, [], []

    def add(self, *texts):
        self.texts += [text for text in texts if text]

    def join(self, parts):
        self.add(" ".join(parts), "".join(parts))

    def file(self, name, data):
        self.add(name)
        if data[:4] == b"PK\x03\x04":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self.add(decoded(archive.comment))
                for member in archive.infolist():
                    self.add(decoded(member.extra), decoded(member.comment))
                    self.file(member.filename, archive.read(member))
            return
        text = decoded(data)
        self.add(text)
        if data[:2] in (b"\x89P", b"\xff\xd8"):
            return
        ending = name.lower().rpartition(".")[2]
        if ending == "jsonl":
            self.records([json.loads(line) for line in text.splitlines() if line])
        elif text.lstrip()[:1] in "{[" and ending in ("json", "json3", "otr"):
            self.records(json.loads(text, parse_int=str, parse_float=str))
        elif ending in ("csv", "tsv"):
            self.table(text, "\t" if ending == "tsv" else ",")
        elif text.startswith("<?xml"):
            self.markup(data)
        elif ending in ("srt", "vtt", "sbv"):
            self.captions(text)
        elif ending == "textgrid":
            self.join([part.replace('""', '"') for part in re.findall(r'"((?:[^"]|"")*)"', text)])
        else:
            self.prose(text)

    def prose(self, text):
        plain = re.sub(r"<!--|-->|<[^>]*>", "", text)
        plain = re.sub(r"\x15[^\x15]*\x15|^[*%@]\w+:\t", "", plain, flags=re.M)
        self.add(plain, re.sub(r"[*\\`\[\]]|\]\([^)]*\)", "", plain), re.sub(r"\n[ \t]*", "", plain))
        self.join([line for line in plain.splitlines() if not re.match(r"[^.]{1,40}:?$", line)])

    def captions(self, text):
        said = [line for line in text.splitlines() if line.strip() and "-->" not in line
                and not re.match(r"[\d:.,]+$|[\w/-]*\d+(-\d+)?$", line)]
        said = [re.sub(r"<[^>]*>|\{\\[^}]*\}", "", line) for line in said]
        self.join(said)
        bare = [re.sub(r"^(>> |- )?([^:]{1,30}: )?", "", line).strip() for line in said]
        self.join(bare)
        self.join([line for number, line in enumerate(bare) if line not in bare[max(0, number - 2):number]])

    def table(self, text, mark):
        rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark))
        for column in zip(*rows):
            self.join(column)

    def records(self, value):
        """All strings with their keys, and those of the same place joined: a name may be cut over words."""
        places, every, stack = {}, [], [("", value)]
        while stack:
            path, value = stack.pop()
            if isinstance(value, dict):
                self.add(*value)
                self.recognised(value)
                stack += reversed([(f"{path}.{key}", item) for key, item in value.items()])
            elif isinstance(value, list):
                stack += reversed([(path, item) for item in value])
            elif isinstance(value, str):
                self.add(value, re.sub(r"<[^>]*>", "", value))
                every.append(value)
                places.setdefault(path, []).append(value)
        for parts in places.values():
            self.join(parts)
        self.join(every)

    def recognised(self, value):
        """A segment of a recogniser: numbers of word pieces say as much as the words."""
        tokens = value.get("tokens")
        if not isinstance(tokens, list):
            return
        numbers = [token.get("id") if isinstance(token, dict) else token for token in tokens]
        self.add("".join(self.vocabulary.get(str(number), " ") for number in numbers))
        self.segments.append((value.get("text"), [number for number in numbers if number is not None]))

    def markup(self, data):
        """XML: texts by element and all together, attributes, comments, instructions."""
        texts, elements, attributes, open_elements = [], {}, {}, []
        parser = xml.parsers.expat.ParserCreate()
        parser.buffer_text = True

        def start(name, found):
            open_elements.append(name)
            for key, value in found.items():
                attributes.setdefault((name, key), []).append(value)

        def characters(text):
            texts.append(text)
            elements.setdefault(open_elements[-1], []).append(text)
            if "-->" in text:
                self.captions(text)
            elif "<" in text:
                self.add(re.sub(r"<[^>]*>", "", text))

        parser.StartElementHandler, parser.EndElementHandler = start, lambda name: open_elements.pop()
        parser.CharacterDataHandler, parser.CommentHandler = characters, self.add
        parser.ProcessingInstructionHandler = self.add
        parser.Parse(data, True)
        self.join(texts)
        self.join([text.strip("\r\n") for text in texts])
        for values in [*elements.values(), *attributes.values()]:
            self.join(values)
            self.join([value.strip() for value in values])


def decoded(data):
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


class Identifiers:
    def __init__(self, forms):
        self.patterns = {}
        for form in forms:
            folded = fold(form).strip()
            self.patterns[form] = (re.compile(r"(?<!\w)" + re.escape(folded) + r"(?!\w)"), squeeze(folded))

    def found(self, views):
        """The forms in any view: as words, or, when long enough not to be chance, as letters in a row."""
        folded = {fold(text) for text in views.texts}
        squeezed = {squeeze(text) for text in folded}
        return [form for form, (words, letters) in self.patterns.items()
                if any(words.search(text) for text in folded)
                or (len(letters) >= (10 if letters.isdigit() else 6) and any(letters in text for text in squeezed))]


def vocabulary():
    talk = Interview((HERE / "interview.txt").read_text(encoding="utf-8"), "")
    return {str(number): piece for piece, number in talk.vocabulary.items()}


def rendered(folder):
    return {path.name: path for path in sorted(folder.iterdir()) if path.is_file() and path.name not in NOT_RENDERED}


def read(path, pieces):
    views = Views(pieces)
    views.file(path.name, path.read_bytes())
    return views


def kept_tokens(before, after):
    """Segments whose text changed while the numbers of its pieces did not."""
    if len(before) != len(after):
        return []
    return [f"tokens of segment {number}" for number, ((old, ids), (new, now)) in enumerate(zip(before, after))
            if old != new and now and ids == now]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--list", action="store_true")
    options.add_argument("--linkage", action="store_true", help="also look for hashes, accounts and signed links")
    options.add_argument("folders", nargs="+", type=pathlib.Path)
    options = options.parse_args()
    if len(options.folders) != (1 if options.list else 2):
        sys.exit("usage: leaks.py ORIGINALS REDACTED, or leaks.py --list FOLDER")
    originals, redacted = options.folders[0], options.folders[-1]
    forms = json.loads((originals / "identifiers.json").read_text(encoding="utf-8"))
    identifiers, pieces = Identifiers(forms + (LINKAGE if options.linkage else [])), vocabulary()
    if options.list:
        found = {name: identifiers.found(read(path, pieces)) for name, path in rendered(originals).items()}
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    total, files = 0, rendered(redacted)
    for name, path in files.items():
        try:
            views = read(path, pieces)
            leaks = identifiers.found(views)
            if (originals / name).is_file() and views.segments:
                leaks += kept_tokens(read(originals / name, pieces).segments, views.segments)
        except (ValueError, xml.parsers.expat.ExpatError, zipfile.BadZipFile, csv.Error) as error:
            leaks = [f"unreadable: {type(error).__name__}"]
        total += len(leaks)
        if leaks:
            print(f"{name}: {len(leaks)}: {', '.join(leaks)}")
    missing = [name for name in rendered(originals) if name not in files]
    print(f"{len(files)} files read, {total} identifiers left" + (f"; not there: {' '.join(missing)}" if missing else ""))
    return 1 if total or not files else 0


if __name__ == "__main__":
    sys.exit(main())
