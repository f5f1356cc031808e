"""SubRip, WebVTT and SBV, by webvtt-py and pysrt."""
import pysrt
import webvtt


def cues(found):
    return {"styles": len(found.styles), "cues": [
        (cue.start, cue.end, len(cue.lines), bool(cue.identifier), cue.raw_text.count("<v "), cue.raw_text.count("<c"))
        for cue in found]}


def web(path):
    return cues(webvtt.read(str(path)))


def subrip(path):
    found = pysrt.open(str(path), encoding="utf-8-sig", error_handling=pysrt.SubRipFile.ERROR_RAISE)
    return [(cue.index, str(cue.start), str(cue.end), cue.text.count("\n"), cue.position) for cue in found]


def raw(path):
    """Lines, their ends and all timing lines with their settings, byte for byte, whatever a reader makes of them."""
    data = path.read_bytes()
    found = [line for line in data.splitlines() if b"-->" in line]
    return {"timings": found, "crlf": b"\r\n" in data, "mark": data[:3] == b"\xef\xbb\xbf"}


READERS = {
    "vtt": [("webvtt-py", web), ("timings", raw)],
    "srt": [("pysrt", subrip), ("webvtt-py", lambda path: cues(webvtt.from_srt(str(path)))), ("timings", raw)],
    "sbv": [("webvtt-py", lambda path: cues(webvtt.from_sbv(str(path))))],
}
