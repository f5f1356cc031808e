"""SubRip, WebVTT in all its habits, and SBV."""
from .interview import DISPLAY, NAMES, clock, guid


def files(interview):
    yield "srt", subrip(interview)
    yield "plain.srt", plain_subrip(interview)
    yield "vtt", voices(interview)
    yield "karaoke.vtt", karaoke(interview)
    yield "rolling.vtt", rolling(interview)
    yield "broken.vtt", broken(interview)
    yield "sbv", sbv(interview)
    yield "zoom.vtt", zoom(interview)
    yield "teams.vtt", teams(interview)


def times(unit, point="."):
    return f"{clock(unit.start, point)} --> {clock(unit.end, point)}"


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def subrip(interview):
    """With a byte order mark and CRLF, italics, positions and dialogue dashes."""
    out = []
    for number, cue in enumerate(interview.cues(), 1):
        text = f"<i>{cue.text}</i>" if number % 3 else f"{{\\an8}}{cue.text}"
        if cue.words[0] is cue.turn.words[0]:
            text = f"- {NAMES[cue.speaker].upper() if cue.speaker == 'W' else NAMES[cue.speaker]}: {text}"
        elif number % 5 == 0:
            text = "- " + text
        out.append(f"{number}\r\n{times(cue, ',')}\r\n{text}\r\n")
    return b"\xef\xbb\xbf" + "\r\n".join(out).encode()


def plain_subrip(interview):
    """Two lines a caption, no byte order mark, LF."""
    cues, out = interview.cues(5), []
    for number, at in enumerate(range(0, len(cues), 2), 1):
        pair = cues[at:at + 2]
        text = "\n".join(cue.text for cue in pair)
        out.append(f"{number}\n{clock(pair[0].start, ',')} --> {clock(pair[-1].end, ',')}\n{text}\n")
    return "\n".join(out).encode()


HEAD = """WEBVTT - Umm Yasin, recording seven
Kind: captions
Language: en

NOTE
Interviewee: Amela Delić (Umm Yasin), born 17 March 1991
Transcript by Clara Ostrow

STYLE
::cue(v[voice="Amela Delić"]) { color: yellow }

REGION
id:below
width:40%
lines:3
"""


def voices(interview):
    out = [HEAD]
    for number, cue in enumerate(interview.cues(), 1):
        close = "</v>" if number % 4 else ""
        setting = " align:start position:0%" if number % 2 else " region:below"
        text = escaped(cue.text)
        word = next((word for word in cue.words if len(word.pieces) == 2), None)
        if word:
            text = text.replace(escaped(word.text), "<b>{}</b>{}".format(*map(escaped, word.pieces)), 1)
        out.append(f"amela-delic-{number}\n{times(cue)}{setting}\n<v {NAMES[cue.speaker]}>{text}{close}\n")
    out.insert(20, "NOTE the kunya Umm Yasin was checked with Amela\n")
    return "\n".join(out).encode()


def karaoke(interview):
    out = ["WEBVTT\nKind: captions\nLanguage: en\n"]
    for cue in interview.cues():
        text = escaped(cue.words[0].text)
        for word in cue.words[1:]:
            inner = escaped(word.text) if len(word.pieces) == 1 else "</c><c>".join(map(escaped, word.pieces))
            text += f"<{clock(word.start)}><c> {inner}</c>"
        out.append(f"{times(cue)} align:start position:0%\n{text}\n")
    return "\n".join(out).encode()


def rolling(interview):
    """Each line is said once and shown twice: as the new line of a cue, then as the old one of the next."""
    out, before = ["WEBVTT\nKind: captions\nLanguage: en\n"], " "
    for cue in interview.cues():
        text = escaped(cue.words[0].text) + "".join(
            f"<{clock(word.start)}><c> {escaped(word.text)}</c>" for word in cue.words[1:])
        out.append(f"{clock(cue.start)} --> {clock(cue.end - 10)} align:start position:0%\n{before}\n{text}\n")
        before = escaped(cue.text)
        out.append(f"{clock(cue.end - 10)} --> {clock(cue.end)} align:start position:0%\n{before}\n \n")
    return "\n".join(out).encode()


def broken(interview):
    """What real files do: no blank line between cues, an end before its start, breaks inside, a header that runs on."""
    out = ["WEBVTT\nKind: captions\nLanguage: en\nStyle:\n::cue(c.colorCCCCCC) { color: rgb(204, 204, 204);\n }\n##\n"]
    cues = interview.cues(9)
    for number, cue in enumerate(cues):
        text = escaped(cue.text).replace(". ", ".<br><br>")
        end = 0 if number == len(cues) - 1 else cue.end
        out.append(f"{clock(cue.start)} --> {clock(end)}\n<v {NAMES[cue.speaker]}>  {text}"
                   + ("" if number % 6 == 5 else "\n"))
    return "\n".join(out).encode()


def sbv(interview):
    return "\n".join(
        f"{clock(cue.start, hours=1)},{clock(cue.end, hours=1)}\n"
        + (f">> {NAMES[cue.speaker]}: " if cue.words[0] is cue.turn.words[0] else "") + cue.text + "\n"
        for cue in interview.cues()).encode()


def zoom(interview):
    """One turn a cue, the display name before it, CRLF."""
    out = [f"{number}\r\n{times(turn)}\r\n{DISPLAY[turn.speaker]}: {turn.text}\r\n"
           for number, turn in enumerate(interview.turns, 1)]
    return ("WEBVTT\r\n\r\n" + "\r\n".join(out)).encode()


def teams(interview):
    out, meeting = ["WEBVTT\n"], guid("meeting")
    for number, cue in enumerate(interview.cues(12)):
        out.append(f"{meeting}/{number}-0\n{times(cue)}\n<v {DISPLAY[cue.speaker]}>{escaped(cue.text)}</v>\n")
    return "\n".join(out).encode()
