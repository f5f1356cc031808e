"""ELAN by pympi, Praat by praatio and pympi, CHAT by pylangacq."""
import pathlib
import re
import shutil
import tempfile

import pylangacq
import pympi
from praatio import textgrid

from . import markup


def elan(path):
    found = pympi.Elan.Eaf(str(path))
    names = list(found.get_tier_names())
    parents = [found.get_parameters_for_tier(name).get("PARENT_REF") for name in names]
    return {
        "tiers": [[annotation[:2] for annotation in found.get_annotation_data_for_tier(name)] for name in names],
        "parents": [names.index(parent) if parent else None for parent in parents],
        "types": list(found.get_linguistic_type_names()), "slots": list(found.timeslots.items()),
        "media": len(found.media_descriptors), "linked": len(found.linked_file_descriptors),
        "vocabularies": len(found.controlled_vocabularies)}


def encoding(path):
    start = path.read_bytes()
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        start.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return "latin-1"


def praat(path):
    """praatio does not know Latin-1, so it reads a copy in UTF-8."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, path.name)
        copy.write_text(path.read_text(encoding=encoding(path)), encoding="utf-8")
        found = textgrid.openTextgrid(str(copy), includeEmptyIntervals=True, duplicateNamesMode="rename")
    return {"bounds": (found.minTimestamp, found.maxTimestamp), "tiers": [
        (type(tier).__name__, [entry[:-1] for entry in tier.entries]) for tier in found.tiers]}


def grid(path):
    codec = encoding(path)
    found = pympi.Praat.TextGrid(str(path), codec=codec)
    return {"tiers": [(tier.tier_type, [entry[:-1] for entry in tier.get_all_intervals()] if tier.tier_type == "IntervalTier"
                       else [entry[0] for entry in tier.get_all_intervals()]) for tier in found.get_tiers()],
            "wide": codec == "utf-16"}


def chat(path, strict):
    """The strict reader wants a file named like its recording, so it reads a copy of that name."""
    content = path.read_bytes()
    media = re.search(r"^@Media:\t([^,\r\n]*)", content.decode("utf-8"), re.M)
    name = media.group(1) if media and "/" not in media.group(1) else path.stem
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, name + ".cha")
        shutil.copyfile(path, copy)
        found = pylangacq.read_chat(str(copy), strict=strict)
        return {"utterances": [(line.participant, line.time_marks) for line in found.utterances()],
                "participants": [person.code for person in found.headers()[0].participants],
                "headers": [re.match(rb"@[^:\r]*", line).group() for line in content.splitlines()
                            if line[:1] == b"@" and not line.startswith(METADATA)],
                "crlf": content.count(b"\n") == content.count(b"\r\n")}


# Lines about the file, which are taken out as a whole.
METADATA = tuple(b"@" + name for name in (
    b"Comment", b"Media", b"Transcriber", b"Coder", b"PID", b"Font", b"Window", b"Creation Date", b"Videos"))

READERS = {
    "eaf": [("pympi", elan), ("lxml", markup.document)],
    "TextGrid": [("praatio", praat), ("pympi", grid)],
    "cha": [("pylangacq", lambda path: chat(path, False)), ("strict pylangacq", lambda path: chat(path, True))],
}
