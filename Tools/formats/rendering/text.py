"""Plain text in six styles, Markdown, HTML, tables and oTranscribe."""
import csv
import html
import io

from .interview import DISPLAY, NAMES, clock, dump, lines, short

LABELS = {"W": "AMELA DELIĆ", "I": "INTERVIEWER", "T": "ŞİRİN YILDIZ (interpreter)"}


def files(interview):
    yield "qa.txt", questions(interview)
    yield "name.txt", transcript(interview)
    yield "timed.txt", paragraphs(interview, lambda t: f"[{clock(t.start)[:8]}] {DISPLAY[t.speaker]}: {t.text}")
    yield "otter.txt", paragraphs(interview, lambda t: f"{DISPLAY[t.speaker]}  {short(t.start)}\n{t.text}")
    yield "rev.txt", paragraphs(interview, lambda t: f"{NAMES[t.speaker]} ({clock(t.start)[:8]}):\n{t.text}")
    yield "label.txt", paragraphs(
        interview, lambda t: f"[{clock(t.start)[:8]}]\n{LABELS[t.speaker]}:\n" + "\n".join(lines(t.words, 60)))
    yield "md", markdown(interview)
    yield "html", page(interview)
    yield "otr", otranscribe(interview)
    yield "csv", table(interview)
    yield "tsv", tabs(interview)


def paragraphs(interview, render):
    return ("\n\n".join(render(turn) for turn in interview.turns) + "\n").encode()


def questions(interview):
    mark = {"I": "Q", "W": "A", "T": "INTERPRETER"}
    return "".join(f"{mark[turn.speaker]}: {turn.text}\n" for turn in interview.turns).encode()


def transcript(interview):
    head = ["INTERVIEWEE: Amela Delić (AD), known as Umm Yasin", "INTERVIEWER: Clara Ostrow",
            "INTERPRETER: Şirin Yıldız (ŞY)", "DATE: 2 February 2018", "FILE: delic_amela_umm-yasin.wav", ""]
    body = []
    for turn in interview.turns:
        wrapped = lines(turn.words, 66)
        body += [f"{LABELS[turn.speaker].split(' (')[0]}: {wrapped[0]}"] + ["    " + line for line in wrapped[1:]]
    return "\n".join(head + body + ["", "[End of the recording with Umm Yasin]", ""]).encode()


def markdown(interview):
    marked = {"Ruslan": "**Rus**lan", "Heda": "[Heda](https://social.example/Heda.Tarkhoyeva \"Heda Tarkhoyeva\")",
              "@umm_yasin_bih": "`@umm_yasin_bih`", "Junus.": "*Junus*."}
    parts = ["""---
title: "Interview with Amela Delić"
interviewee: Amela Delić
kunya: [Umm Yasin, "Oum Yassine"]
born: 1991-03-17
interviewer: Clara Ostrow
source: "C:\\\\Users\\\\clara.ostrow\\\\Umm Yasin.docx"
---

<!-- Amela asked twice to be left out. -->

![Amela Delić in the garden](media/amela_delic.jpg "Umm Yasin, 2018")
"""]
    for turn in interview.turns:
        text = " ".join(marked.get(word.text, word.text.replace("_", "\\_")) for word in turn.words)
        note = "[^1]" if "Zelena" in text else ""
        parts.append(f"\\[{short(turn.start)}\\] **{NAMES[turn.speaker]}:** {text}{note}\n")
    parts.append("[^1]: Zelena Vrata met at the house of Zumreta Salkić.\n")
    return "\n".join(parts).encode()


def page(interview):
    parts = ["""<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="author" content="Clara Ostrow"><meta name="keywords" content="Umm Yasin, Lubovac">
<title>Amela Deli&#263; (Umm&nbsp;Yasin)</title>
<!-- real name: Amela Delić, born 17 March 1991 -->
<style>p[data-speaker="Amela Delić"] { color: teal }</style>
<script type="application/json">{"witness": "Amela Deli\\u0107"}</script>
</head><body>"""]
    for number, turn in enumerate(interview.turns):
        name = NAMES[turn.speaker]
        parts.append(f'<p id="t{number}" data-speaker="{name}" data-start="{turn.start}"><b>{name}:</b> '
                     + " ".join(marked_up(word, number) for word in turn.words) + "</p>")
    parts.append('<p><a href="https://social.example/umm_yasin_bih" title="Umm Yasin">page</a> '
                 '<img src="amela_delic.jpg" alt="Amela Delić"></p>\n</body></html>\n')
    return "\n".join(parts).encode()


def marked_up(word, number):
    """A word with an element, an entity or a no-break space somewhere inside a name."""
    if len(word.pieces) == 2:
        return f"<em>{html.escape(word.pieces[0])}</em>{html.escape(word.pieces[1])}"
    text = html.escape(word.text).replace("ć", "&cacute;" if number % 2 else "&#x107;").replace("ö", "&ouml;")
    return f"<span class=\"n\">{text}</span>" if word.breaks else text


def otranscribe(interview):
    body = "".join(
        f'<p><span class="timestamp" data-timestamp="{turn.start / 1000}">{short(turn.start)}</span>&nbsp;'
        f"{NAMES[turn.speaker]}: " + " ".join(
            f"<i>{html.escape(word.pieces[0], False)}</i>{html.escape(word.pieces[1], False)}"
            if len(word.pieces) == 2 else html.escape(word.text, False) for word in turn.words) + "</p>"
        for turn in interview.turns)
    return dump({"text": body, "media": "Umm Yasin - delic_amela.wav", "media-source": "", "media-time": 12.25})


def table(interview):
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["id", "timestamp", "speaker", "words", "tags", "file"])
    for number, turn in enumerate(interview.turns):
        text = "\n".join(lines(turn.words, 200)) if number % 3 else turn.text.replace("Amela!", '"Amela"!')
        tags = "family;Umm Yasin" if turn.speaker == "W" else ""
        rows.writerow([f"r{number:03}", clock(turn.start)[:8], NAMES[turn.speaker], text, tags, "umm_yasin.wav"])
    rows.writerow(["r900", "", "note", '=HYPERLINK("https://social.example/umm_yasin_bih","Umm Yasin")', "", ""])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def tabs(interview):
    out = io.StringIO()
    rows = csv.writer(out, delimiter="\t", lineterminator="\n")
    rows.writerow(["start", "end", "speaker", "text", "tags"])
    for turn in interview.turns:
        rows.writerow([turn.start, turn.end, NAMES[turn.speaker], "\n".join(lines(turn.words, 200)),
                       "Lubovac,Delić" if "Lubovac" in turn.text else "none"])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
