"""Redacted interviews in the formats that corpora keep them in.

Each function takes a talk and returns a text, or the members of an archive. Where a talk has metadata, it stands in
the place where such files have it."""
import csv
import io
import json
import zipfile
from xml.sax.saxutils import escape, quoteattr

from .marks import CUT, plain


class Talk:
    """Turns with times: words are said one every 0.4 seconds."""

    def __init__(self, title, turns, metadata=None, names=("Interviewer", "Witness")):
        self.title, self.metadata, self.names, self.turns, clock = title, metadata, names, [], 1000
        for speaker, text in turns:
            end = clock + 400 * len(plain(text).split())
            self.turns.append((names[speaker == "W"], text, clock, end))
            clock = end + 500
        self.end = clock

    def cues(self, length):
        """(speaker, text, start, end) of captions of so many words, cut where a leak asks for it."""
        for speaker, text, start, _ in self.turns:
            for part in parts(text, length):
                end = start + 400 * len(part.split())
                yield speaker, part, start, end - 20
                start = end


def parts(text, length):
    """Some words each, cut where a leak asks for it."""
    found = []
    for word in text.split(" "):
        for number, piece in enumerate(word.split(CUT)):
            if number or not found or len(found[-1]) == length:
                found.append([])
            if piece:
                found[-1].append(piece)
    return [" ".join(part) for part in found if part]


def wrapped(text, width):
    """Lines of at most so many letters, cut where a leak asks for it; inside a word with a hyphen."""
    lines = []
    for word in text.split(" "):
        pieces = word.split(CUT)
        for number, piece in enumerate(pieces):
            if not piece:
                continue
            if number and pieces[0]:
                lines[-1] += "-"
            if number or not lines or len(plain(lines[-1])) + 1 + len(plain(piece)) > width:
                lines.append(piece)
            else:
                lines[-1] += " " + piece
    return lines


def uncut(text):
    return text.replace(CUT, "")


def clock(milliseconds, point="."):
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"


def short(milliseconds):
    return f"{milliseconds // 60000}:{milliseconds // 1000 % 60:02}"


# Plain text

def head(talk, mark=""):
    return f"{mark}Recorded by {talk.metadata}\n\n" if talk.metadata else ""


def questions(talk):
    return head(talk) + "".join(f"{'A' if speaker == talk.names[1] else 'Q'}: {uncut(text)}\n\n" for speaker, text, *_ in talk.turns)


def hard_wrapped(talk):
    out = [head(talk)] if talk.metadata else []
    for speaker, text, *_ in talk.turns:
        first, *rest = wrapped(f"{speaker.upper()}: {text}", 66)
        out.append("\n".join([first, *("    " + line for line in rest)]) + "\n")
    return "\n".join(out)


def timed(talk):
    return head(talk) + "\n".join(f"[{clock(start)[:8]}] {speaker}: {uncut(text)}\n" for speaker, text, start, _ in talk.turns)


def blocks(talk):
    return head(talk) + "\n".join(f"{speaker}  {short(start)}\n{uncut(text)}\n" for speaker, text, start, _ in talk.turns)


def spoken(talk):
    """As a recogniser writes speech: no capitals, no points."""
    lines = [" ".join(uncut(text).lower().replace(",", "").replace(".", "").replace("?", "").split()) for _, text, *_ in talk.turns]
    return "\n\n".join("\n".join(wrapped(keeping_labels(line), 100)) for line in lines) + "\n"


def keeping_labels(line):
    return " ".join(word.upper() if word.startswith("[") else word for word in line.split())


def markdown(talk):
    front = f"---\ntitle: {talk.title}\n" + (f"recorded_by: {talk.metadata}\n" if talk.metadata else "") + "---\n\n"
    return front + "\n".join(f"**{speaker}:** {uncut(text)}\n" for speaker, text, *_ in talk.turns)


# Captions

def subrip(talk):
    return "\n".join(f"{number}\n{clock(start, ',')} --> {clock(end, ',')}\n{text}\n"
                     for number, (_, text, start, end) in enumerate(talk.cues(8), 1))


def vtt(talk):
    note = f"NOTE\nRecorded by {talk.metadata}\n\n" if talk.metadata else ""
    return "WEBVTT\n\n" + note + "\n".join(f"{clock(start)} --> {clock(end)}\n<v {speaker}>{text}</v>\n"
                                           for speaker, text, start, end in talk.cues(9))


def sbv(talk):
    return "\n".join(f"{clock(start)[1:]},{clock(end)[1:]}\n{text}\n" for _, text, start, end in talk.cues(7))


# Recognisers and tables

def whisper(talk):
    segments = []
    for number, (_, text, start, end) in enumerate(talk.cues(12)):
        words = [{"word": " " + word, "start": (start + 400 * at) / 1000, "end": (start + 400 * at + 380) / 1000,
                  "probability": 0.98} for at, word in enumerate(text.split())]
        segments.append({"id": number, "seek": 0, "start": start / 1000, "end": end / 1000, "text": " " + text,
                         "temperature": 0.0, "avg_logprob": -0.2, "compression_ratio": 1.5, "no_speech_prob": 0.01, "words": words})
    value = {"text": "".join(segment["text"] for segment in segments), "segments": segments, "language": "en"}
    return json.dumps(value, ensure_ascii=False) + "\n"


def plain_json(talk):
    value = {"title": talk.title, "turns": [
        {"speaker": speaker, "start": start / 1000, "text": uncut(text)} for speaker, text, start, _ in talk.turns]}
    if talk.metadata:
        value["recorded_by"] = talk.metadata
    return json.dumps(value, indent=1) + "\n"


def json_lines(talk):
    return "".join(json.dumps({"id": number, "speaker": speaker, "text": uncut(text)}, ensure_ascii=False) + "\n"
                   for number, (speaker, text, *_) in enumerate(talk.turns, 1))


def table(talk, **style):
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n", **style)
    rows.writerow(["start", "speaker", "text", "note"])
    for number, (speaker, text, start, _) in enumerate(talk.turns):
        rows.writerow([clock(start)[:8], speaker, uncut(text), (talk.metadata or "") if number == 0 else ""])
    return out.getvalue()


def tabs(talk):
    return table(talk, delimiter="\t")


# Annotation and markup

def textgrid(talk):
    end = talk.end / 1000
    name = talk.metadata or "transcript"
    cells, clock_ = [], 0
    for _, text, start, stop in talk.cues(10):
        if start > clock_:
            cells.append((clock_, start, ""))
        cells.append((start, stop, text))
        clock_ = stop
    cells.append((clock_, talk.end, ""))
    rows = "".join(f"        intervals [{number}]:\n            xmin = {start / 1000}\n            xmax = {stop / 1000}\n"
                   f'            text = "{text.replace(chr(34), chr(34) * 2)}"\n' for number, (start, stop, text) in enumerate(cells, 1))
    return (f'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = {end}\ntiers? <exists>\nsize = 1\n'
            f'item []:\n    item [1]:\n        class = "IntervalTier"\n        name = "{name}"\n        xmin = 0\n'
            f"        xmax = {end}\n        intervals: size = {len(cells)}\n{rows}")


def chat(talk):
    out = ["@UTF8", "@Begin", "@Languages:\teng", "@Participants:\tINV Interviewer, WIT Witness",
           "@ID:\teng|corpus|INV|||||Interviewer|||", "@ID:\teng|corpus|WIT|||||Witness|||"]
    out += [f"@Comment:\tRecorded by {talk.metadata}"] if talk.metadata else []
    for speaker, text, start, end in talk.turns:
        said = uncut(text).replace("[", "").replace("]", "").replace(",", " ,").replace("?", " ?")
        for number, sentence in enumerate(said.rstrip(". ").split(". ")):
            final = "" if sentence.endswith("?") else " ."
            out.append(f"*{'WIT' if speaker == talk.names[1] else 'INV'}:\t{sentence}{final}")
    return "\n".join([*out, "@End", ""])


def eaf(talk):
    slots, annotations = [], []
    for number, (_, text, start, end) in enumerate(talk.cues(11), 1):
        slots += [f'<TIME_SLOT TIME_SLOT_ID="ts{2 * number - 1}" TIME_VALUE="{start}"/>',
                  f'<TIME_SLOT TIME_SLOT_ID="ts{2 * number}" TIME_VALUE="{end}"/>']
        annotations.append(f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{number}" TIME_SLOT_REF1="ts{2 * number - 1}" '
                           f'TIME_SLOT_REF2="ts{2 * number}"><ANNOTATION_VALUE>{escape(text)}</ANNOTATION_VALUE>'
                           "</ALIGNABLE_ANNOTATION></ANNOTATION>")
    author = quoteattr(talk.metadata or "")
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<ANNOTATION_DOCUMENT AUTHOR={author} DATE="1970-01-01T00:00:00+00:00" FORMAT="3.0" VERSION="3.0">',
        '<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"></HEADER>', "<TIME_ORDER>", *slots, "</TIME_ORDER>",
        '<TIER LINGUISTIC_TYPE_REF="default-lt" TIER_ID="talk">', *annotations, "</TIER>",
        '<LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="default-lt" TIME_ALIGNABLE="true"/>',
        "</ANNOTATION_DOCUMENT>", ""])


def tei(talk):
    body = "\n".join(f'<u who="#{"w" if speaker == talk.names[1] else "i"}">{escape(uncut(text))}</u>' for speaker, text, *_ in talk.turns)
    by = f"<respStmt><resp>recorded by</resp><name>{escape(talk.metadata)}</name></respStmt>" if talk.metadata else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{talk.title}</title>{by}</titleStmt>
<publicationStmt><p>corpus</p></publicationStmt><sourceDesc><p>recording</p></sourceDesc></fileDesc></teiHeader>
<text><body>
{body}
</body></text></TEI>
"""


def page(talk):
    author = f"<meta name=\"author\" content={quoteattr(talk.metadata)}>" if talk.metadata else ""
    body = "\n".join(f"<p><b>{speaker}:</b> {escape(uncut(text))}</p>" for speaker, text, *_ in talk.turns)
    return (f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">{author}<title>{talk.title}</title></head>\n'
            f"<body>\n{body}\n</body></html>\n")


# Office

DECLARE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def docx(talk):
    """Each turn a paragraph; a leak that is cut goes over two runs."""
    def runs(text):
        return "".join(f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in text.split(CUT))

    body = "".join(f"<w:p>{runs(f'{speaker}: {text}')}</w:p>" for speaker, text, *_ in talk.turns)
    core = ("docProps/core.xml", DECLARE + f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>' + escape(talk.metadata or "") + "</dc:creator></cp:coreProperties>")
    types = "application/vnd.openxmlformats-"
    has = talk.metadata is not None
    return [
        ("[Content_Types].xml", DECLARE + f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
         f'ContentType="{types}package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
         f'<Override PartName="/word/document.xml" ContentType="{types}officedocument.wordprocessingml.document.main+xml"/>'
         + (f'<Override PartName="/docProps/core.xml" ContentType="{types}package.core-properties+xml"/>' if has else "") + "</Types>"),
        ("_rels/.rels", DECLARE + f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
         f'Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
         + (f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>' if has else "")
         + "</Relationships>"),
        ("word/document.xml", DECLARE + '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
         f"<w:body>{body}</w:body></w:document>"),
    ] + ([core] if has else [])


def odt(talk):
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "meta"))
    body = "".join(f"<text:p>{escape(speaker)}: {'<text:span/>'.join(map(escape, text.split(CUT)))}</text:p>"
                   for speaker, text, *_ in talk.turns)
    names = ["content.xml"] + (["meta.xml"] if talk.metadata else [])
    entries = "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in names)
    members = [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", DECLARE + '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
         'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" '
         f'manifest:media-type="application/vnd.oasis.opendocument.text"/>{entries}</manifest:manifest>'),
        ("content.xml", DECLARE + f'<office:document-content {spaces} office:version="1.2"><office:body><office:text>{body}'
         "</office:text></office:body></office:document-content>"),
    ]
    if talk.metadata:
        members.append(("meta.xml", DECLARE + f'<office:document-meta {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/" '
                        f'office:version="1.2"><office:meta><dc:creator>{escape(talk.metadata)}</dc:creator></office:meta>'
                        "</office:document-meta>"))
    return members


def packed(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return out.getvalue()


# name: (ending, writer, whether captions are cut in it, whether lines are, whether it has a place for metadata)
FORMATS = {
    "questions": ("txt", questions), "wrapped": ("txt", hard_wrapped), "timed": ("txt", timed), "blocks": ("txt", blocks),
    "spoken": ("txt", spoken), "markdown": ("md", markdown), "srt": ("srt", subrip), "vtt": ("vtt", vtt), "sbv": ("sbv", sbv),
    "whisper": ("json", whisper), "json": ("json", plain_json), "jsonl": ("jsonl", json_lines), "csv": ("csv", table),
    "tsv": ("tsv", tabs), "docx": ("docx", docx), "odt": ("odt", odt), "textgrid": ("TextGrid", textgrid), "chat": ("cha", chat),
    "eaf": ("eaf", eaf), "tei": ("xml", tei), "html": ("html", page),
}
CUES = ["srt", "vtt", "sbv", "textgrid", "eaf"]
LINES = ["wrapped", "whisper", "docx", "odt"]
METADATA = ["questions", "timed", "markdown", "vtt", "json", "csv", "textgrid", "chat", "eaf", "tei", "html", "docx", "odt"]
