"""The files of annotation tools: ELAN, Praat, CHAT, Transcriber and EXMARaLDA."""
import re
import unicodedata
from xml.sax.saxutils import escape, quoteattr

from .interview import LETTERS, NAMES, lines

SPEAKERS = ["I", "W", "T"]
HOME = "file:///" + "Users/clara.ostrow/"


def files(interview):
    yield "eaf", elan(interview)
    grid = text_grid(interview)
    yield "long.TextGrid", grid.encode()
    yield "short.TextGrid", short_form(grid).encode()
    yield "utf16.TextGrid", b"\xff\xfe" + grid.encode("utf-16-le")
    yield "latin1.TextGrid", latin(grid).encode("latin-1")
    yield "cha", chat(interview)
    yield "trs", transcriber(interview)
    yield "exb", exmaralda(interview)


def seconds(milliseconds):
    return f"{milliseconds / 1000:g}"


def latin(text):
    """The text as somebody with a western keyboard types it."""
    text = text.translate({0x131: "i", 0x2019: "'", 0x111: "d"})
    out = ""
    for char in text:
        if ord(char) > 255:
            char = "".join(c for c in unicodedata.normalize("NFKD", char) if ord(c) < 128) or "?"
        out += char
    return out


def elan(interview):
    slots, tiers, number = [], [], 0
    for speaker in SPEAKERS:
        rows, words = [], []
        for turn in interview.turns:
            if turn.speaker != speaker:
                continue
            first = len(slots) + 1
            slots += [turn.start, turn.end]
            number += 1
            parent = f"a{number}"
            rows.append(f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{parent}" TIME_SLOT_REF1="ts{first}" '
                        f'TIME_SLOT_REF2="ts{first + 1}"><ANNOTATION_VALUE>{escape(turn.text)}</ANNOTATION_VALUE>'
                        "</ALIGNABLE_ANNOTATION></ANNOTATION>")
            before = ""
            for word in turn.words if speaker == "W" and turn.start < 150000 else []:
                number += 1
                words.append(f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a{number}" ANNOTATION_REF="{parent}"{before}>'
                             f"<ANNOTATION_VALUE>{escape(word.text)}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>")
                before = f' PREVIOUS_ANNOTATION="a{number}"'
        name = quoteattr(NAMES[speaker])
        tiers.append(f'<TIER ANNOTATOR="Clara Ostrow" LINGUISTIC_TYPE_REF="utterance" PARTICIPANT={name} TIER_ID={name}>'
                     + "\n".join([""] + rows) + "\n</TIER>")
        if words:
            tiers.append(f'<TIER LINGUISTIC_TYPE_REF="words" PARENT_REF={name} PARTICIPANT={name} '
                         f'TIER_ID={quoteattr(NAMES[speaker] + " words")}>' + "\n".join([""] + words) + "\n</TIER>")
    order = "\n".join(f'<TIME_SLOT TIME_SLOT_ID="ts{at}" TIME_VALUE="{time}"/>' for at, time in enumerate(slots, 1))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="Clara Ostrow" DATE="2018-02-05T10:00:00+01:00" FORMAT="3.0" VERSION="3.0" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
<LICENSE LICENSE_URL="">Lent by Amela Delić; ask Clara Ostrow.</LICENSE>
<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">
<MEDIA_DESCRIPTOR MEDIA_URL="{HOME}Umm%20Yasin.wav" MIME_TYPE="audio/x-wav" RELATIVE_MEDIA_URL="./Umm%20Yasin.wav"/>
<LINKED_FILE_DESCRIPTOR LINK_URL="{HOME}Amela Delić.pfsx" RELATIVE_LINK_URL="./Amela Delić.pfsx" MIME_TYPE="unknown"/>
<PROPERTY NAME="URN">urn:nl-mpi-tools-elan-eaf:7c1b1f52</PROPERTY>
<PROPERTY NAME="lastUsedAnnotationId">{number}</PROPERTY>
<PROPERTY NAME="witness">Amela Delić</PROPERTY>
</HEADER>
<!-- Amela Delić and Umm Yasin are one -->
<TIME_ORDER>
{order}
</TIME_ORDER>
{chr(10).join(tiers)}
<LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="utterance" TIME_ALIGNABLE="true"/>
<LINGUISTIC_TYPE CONSTRAINTS="Symbolic_Subdivision" GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="words" TIME_ALIGNABLE="false"/>
<LANGUAGE LANG_DEF="http://cdb.iso.org/lg/CDB-00130975-001" LANG_ID="und" LANG_LABEL="undetermined (und)"/>
<CONSTRAINT DESCRIPTION="Symbolic subdivision of a parent annotation" STEREOTYPE="Symbolic_Subdivision"/>
<CONTROLLED_VOCABULARY CV_ID="people"><DESCRIPTION LANG_REF="und">People Amela named</DESCRIPTION>
<CV_ENTRY_ML CVE_ID="cveid0"><CVE_VALUE DESCRIPTION="husband" LANG_REF="und">Ruslan Tarkhoyev</CVE_VALUE></CV_ENTRY_ML>
</CONTROLLED_VOCABULARY>
</ANNOTATION_DOCUMENT>
""".encode()


def text_grid(interview):
    """A tier a speaker, a tier of words cut inside names, and a tier of points; the long form."""
    end = seconds(interview.end + 500)
    tiers = []
    for speaker in SPEAKERS:
        rows = [(turn.start, turn.end, "\n".join(lines(turn.words, 90)).replace("Amela!", '"Amela"!'))
                for turn in interview.turns if turn.speaker == speaker]
        tiers.append(("IntervalTier", NAMES[speaker], filled(rows, interview.end + 500)))
    parts = []
    for word in interview.turns[9].words + interview.turns[13].words:
        step = (word.end - word.start) // len(word.pieces)
        parts += [(word.start + at * step, word.start + (at + 1) * step, piece) for at, piece in enumerate(word.pieces)]
    tiers.append(("IntervalTier", "Amela words", filled(parts, interview.end + 500)))
    tiers.append(("TextTier", "notes", [(turn.start, None, f"Amela Delić {number}" if turn.speaker == "W" else "nod")
                                        for number, turn in enumerate(interview.turns[:8])]))
    out = [f'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0 \nxmax = {end} \ntiers? <exists> \n'
           f"size = {len(tiers)} \nitem []: \n"]
    for number, (kind, name, rows) in enumerate(tiers, 1):
        unit = "intervals" if kind == "IntervalTier" else "points"
        out.append(f'    item [{number}]:\n        class = "{kind}" \n        name = "{name}" \n        xmin = 0 \n'
                   f"        xmax = {end} \n        {unit}: size = {len(rows)} \n")
        for at, (start, stop, text) in enumerate(rows, 1):
            text = text.replace('"', '""')
            if kind == "IntervalTier":
                out.append(f"        intervals [{at}]:\n            xmin = {seconds(start)} \n"
                           f'            xmax = {seconds(stop)} \n            text = "{text}" \n')
            else:
                out.append(f'        points [{at}]:\n            number = {seconds(start)} \n            mark = "{text}" \n')
    return "".join(out)


def filled(rows, end):
    """The intervals with the silences between them."""
    out, clock = [], 0
    for start, stop, text in rows:
        if start > clock:
            out.append((clock, start, ""))
        out.append((start, stop, text))
        clock = stop
    return out + ([(clock, end, "")] if clock < end else [])


def short_form(grid):
    """The short form: the values alone."""
    head, body = grid.split("\n\n", 1)
    values = re.findall(r'(?:= |tiers\? )("(?:[^"]|"")*"|<exists>|[-\d.]+) ?\n', body)
    return head + "\n\n" + "\n".join(values) + "\n"


def chat(interview):
    """CRLF, folded lines, bullets after the text, dependent tiers; names with an underscore for the blank."""
    codes = {"I": "INV", "W": "WIT", "T": "INT"}
    out = ["@UTF8", "@PID:\t11312/c-00000000-1", "@Begin", "@Languages:\teng, bos",
           "@Participants:\tINV Clara_Ostrow Investigator, WIT Amela_Delić Participant,\n\tINT Şirin_Yıldız Adult",
           "@ID:\teng|lubovac|INV|||||Investigator|||", "@ID:\teng|lubovac|WIT|26;10.|female|||Participant||Umm Yasin|",
           "@ID:\teng|lubovac|INT|||||Adult|||", "@Birth of WIT:\t17-MAR-1991", "@Birthplace of WIT:\tGornji Lubovac",
           "@Media:\tumm_yasin, audio", "@Location:\tAmela Delić's home", "@Transcriber:\tClara Ostrow",
           "@Date:\t02-FEB-2018", "@Comment:\tthe kunya of Amela is Umm\n\tYasin, checked by Clara Ostrow"]
    for turn in interview.turns:
        for part in turn.sentences():
            words = [piece for word in part for piece in chat_word(word)]
            bullet = f"\x15{part[0].start}_{part[-1].end}\x15"
            out.append(folded(f"*{codes[turn.speaker]}:\t", words + [bullet]))
            if words[:3] == ["In", "the", "house"]:
                kinds = ["adp", "det", "noun", "pron", "verb", "pron", "propn", "propn"]
                out.append(folded("%mor:\t", [f"{kind}|{word}" for kind, word in zip(kinds, words)] + ["."]))
                out.append("%com:\tsays Umm Yasin, means Amela")
            elif "Junus" in words:
                out.append("%com:\tJunus, see\n\tthe notes of Clara")
    return ("\n".join(out + ["@End"]) + "\n").replace("\n", "\r\n").encode()


def chat_word(word):
    text, mark = re.fullmatch(r"(.*?)([.,?!]?)", word.text.replace("’", "'")).groups()
    if "@" in text:
        text = text.replace("@", "_at_").strip("_")
    return [text] + ([mark] if mark else [])


def folded(head, words):
    line, out = head + words[0], []
    for word in words[1:]:
        if len(line) + 1 + len(word) > 58:
            out.append(line)
            line = "\t" + word
        else:
            line += " " + word
    return "\n".join(out + [line])


def transcriber(interview):
    """ISO 8859-1 with references for what it lacks; two turns said at the same time."""
    out = ['<?xml version="1.0" encoding="ISO-8859-1"?>', '<!DOCTYPE Trans SYSTEM "trans-14.dtd">',
           '<Trans scribe="J&#246;rg Weißental" audio_filename="Umm Yasin" version="3" version_date="180205">',
           '<Topics>', '<Topic id="to1" desc="Gornji Lubovac"/>', '</Topics>', "<Speakers>"]
    for speaker in SPEAKERS:
        out.append(f'<Speaker id="spk{LETTERS[speaker]}" name={quoteattr(NAMES[speaker])} check="no" dialect="native" '
                   f'accent="{"Lubovac" if speaker == "W" else ""}" scope="local"/>')
    end = seconds(interview.end + 500)
    out += ["</Speakers>", "<Episode program=\"Amela Delić\">",
            f'<Section type="report" topic="to1" startTime="0" endTime="{end}">']
    clock, turns = 0, interview.turns
    for number, turn in enumerate(turns):
        if number == 25:  # said together with the turn before
            continue
        stop = interview.end + 500 if number == len(turns) - 1 else turns[number + (2 if number == 24 else 1)].start
        together = number == 24
        who = f"spk{LETTERS[turn.speaker]}" + (f" spk{LETTERS[turns[25].speaker]}" if together else "")
        out.append(f'<Turn speaker="{who}" startTime="{seconds(clock)}" endTime="{seconds(stop)}">')
        out.append(f'<Sync time="{seconds(clock)}"/>')
        out += ['<Who nb="1"/>'] if together else []
        for word_lines in [lines(turn.words, 400)]:
            for at, line in enumerate(word_lines):
                if at:
                    first = next(word for word in turn.words if word.breaks and line.startswith(word.text))
                    out.append(f'<Sync time="{seconds(max(first.start, clock + at))}"/>' if at % 2 else
                               '<Event desc="pause" type="noise" extent="instantaneous"/>')
                out.append(escape(line))
        out += ['<Who nb="2"/>', escape(turns[25].text)] if together else []
        out.append("</Turn>")
        clock = stop
    out += ["</Section>", "</Episode>", "</Trans>", ""]
    return "\n".join(out).encode("latin-1", "xmlcharrefreplace")


def exmaralda(interview):
    """Events cut at word ends and inside words; points in the middle of a word have no time."""
    points, events = [], {speaker: [] for speaker in SPEAKERS}

    def point(time):
        points.append(time)
        return f"T{len(points) - 1}"

    for turn in interview.turns:
        start, text = point(turn.start), ""
        for word in turn.words:
            if word.breaks:
                stop = point(word.start)
                events[turn.speaker].append((start, stop, text))
                start, text = stop, ""
            for number, piece in enumerate(word.pieces):
                if number:
                    stop = point(None)
                    events[turn.speaker].append((start, stop, text))
                    start, text = stop, ""
                text += piece
            text += " "
        events[turn.speaker].append((start, point(turn.end), text))
    speakers = "".join(
        f'<speaker id="SPK{LETTERS[s]}"><abbreviation>{"".join(part[0] for part in NAMES[s].split())}</abbreviation>'
        f'<sex value="f"/><languages-used><language lang="bos"/></languages-used><l1/><l2/><ud-speaker-information>'
        f'<ud-information attribute-name="full name">{NAMES[s]}</ud-information></ud-speaker-information>'
        f"<comment>{NAMES[s]}</comment></speaker>\n" for s in SPEAKERS)
    line = "\n".join(f'<tli id="T{at}"' + (f' time="{seconds(time)}"' if time is not None else "") + "/>"
                     for at, time in enumerate(points))
    tiers = "".join(
        f'<tier id="TIE{LETTERS[s]}" speaker="SPK{LETTERS[s]}" category="v" type="t" '
        f'display-name={quoteattr(NAMES[s] + " [v]")}>\n'
        + "".join(f'<event start="{start}" end="{stop}">{escape(text)}</event>\n' for start, stop, text in events[s])
        + "</tier>\n" for s in SPEAKERS)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<basic-transcription>
<head><meta-information><project-name>Lubovac</project-name><transcription-name>Amela Delić</transcription-name>
<referenced-file url="Umm Yasin.wav"/>
<ud-meta-information><ud-information attribute-name="Interviewee">Umm Yasin</ud-information></ud-meta-information>
<comment>The speaker is Amela Delić</comment><transcription-convention>HIAT; C. Ostrow</transcription-convention>
</meta-information>
<speakertable>
{speakers}</speakertable></head>
<basic-body><common-timeline>
{line}
</common-timeline>
{tiers}</basic-body>
</basic-transcription>
""".encode()
