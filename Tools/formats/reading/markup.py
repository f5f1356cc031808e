"""XML and HTML by lxml: the same elements with the same attributes, times and links."""
import pathlib
import re
import tempfile

import lxml.etree
import lxml.html
import webvtt

from . import captions

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
IDS = {XML_ID, "id", "TIER_ID", "TIME_SLOT_ID", "ANNOTATION_ID", "LINGUISTIC_TYPE_ID", "CV_ID", "CVE_ID"}
LINKS = {"who", "start", "end", "since", "speaker", "topic", "resp", "PARENT_REF", "ANNOTATION_REF", "PREVIOUS_ANNOTATION",
         "TIME_SLOT_REF1", "TIME_SLOT_REF2", "LINGUISTIC_TYPE_REF"}
FIXED = {"time", "startTime", "endTime", "interval", "TIME_VALUE", "nb", "n", "version", "xmlns", "type", "data-start",
         "data-timestamp"}


def document(path):
    parser = lxml.etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False, huge_tree=False)
    tree = lxml.etree.parse(str(path), parser)
    return {"encoding": tree.docinfo.encoding, "doctype": tree.docinfo.doctype, "standalone": tree.docinfo.standalone,
            "elements": elements(tree.getroot())}


def elements(root):
    every = [element for element in root.iter() if isinstance(element.tag, str)]
    numbers = {}
    for element in every:
        for name in IDS & set(element.keys()):
            numbers.setdefault(element.get(name), len(numbers))

    def link(value):
        if value in numbers:
            return [numbers[value]]
        return [numbers.get(part.removeprefix("#"), "nowhere") for part in value.split()]

    def attribute(name, value):
        if name in LINKS:
            is_known = value in numbers or any(part.removeprefix("#") in numbers for part in value.split())
            return name, link(value) if is_known else "nowhere"
        if name in IDS:
            return name, numbers[value]
        return name, value if name in FIXED else "text"

    return [(element.tag, len(list(element.iterancestors())), [attribute(*pair) for pair in sorted(element.items())])
            for element in every]


def ohms(path):
    """Positions in the transcript count lines and words: lines stay where they are, and words lie in their line."""
    root = lxml.etree.parse(str(path)).getroot()
    found = {}
    for element in root.iter("{*}sync", "{*}sync_alt", "{*}gps_zoom", "{*}time"):
        found.setdefault(lxml.etree.QName(element).localname, []).append(element.text)
    transcripts = {name: root.findtext(".//{*}" + name) or "" for name in ("transcript", "transcript_alt")}
    for name, said in (("sync", "transcript"), ("sync_alt", "transcript_alt")):
        found[name] = [positions(text or "", transcripts[said].split("\n")) for text in found.get(name, [])]
    for element in root.iter("{*}transcript", "{*}transcript_alt"):
        rows = (element.text or "").split("\n")
        found.setdefault("rows", []).append(["said" if row.strip() else "" for row in rows])
        found.setdefault("notes", []).append((element.text or "").count("[[footnote]]"))
    for element in root.iter("{*}vtt_transcript"):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder, "transcript.vtt")
            copy.write_text(element.text, encoding="utf-8")
            found["captions"] = captions.cues(webvtt.read(str(copy)))
    return found


def positions(sync, rows):
    """The lines of a sync, and whether the word of each lies in it: `1:|1(3)|3(2)`."""
    places = [(int(line), int(word)) for line, word in re.findall(r"(\d+)\((\d+)\)", sync)]
    inside = [line <= len(rows) and word <= len(rows[line - 1].split()) for line, word in places]
    return [re.match(r"[^|]*", sync).group(), [line for line, _ in places], inside]


def page(path):
    root = lxml.html.parse(str(path)).getroot()
    return [(element.tag, sorted(element.keys())) for element in root.iter() if isinstance(element.tag, str)]


READERS = {
    "xml": [("lxml", document), ("ohms", ohms)], "trs": [("lxml", document)], "exb": [("lxml", document)],
    "html": [("lxml", page)],
}
