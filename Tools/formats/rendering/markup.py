"""XML of archives: TEI, OHMS old and new, and one that is nobody's."""
from xml.sax.saxutils import escape, quoteattr

from .interview import LETTERS, NAMES, clock, lines

IDS = {"W": "amela.delic", "I": "interviewer", "T": "sirin.yildiz"}


def files(interview):
    yield "tei.xml", tei(interview)
    yield "ohms.xml", ohms(interview)
    yield "ohms6.xml", ohms_six(interview)
    yield "generic.xml", generic(interview)


def tei(interview):
    """Names as elements, broken by lines; speakers by reference."""
    people = "\n".join(
        f'<person xml:id="{IDS[s]}" sex="2"><persName><forename>{NAMES[s].split()[0]}</forename>'
        f'<surname>{NAMES[s].split()[-1] if s != "I" else ""}</surname></persName>'
        + ('<birth when="1991-03-17"><placeName>Gornji Lubovac</placeName></birth><occupation>seamstress</occupation>'
           if s == "W" else "") + "</person>" for s in "IWT")
    order = "\n".join(f'<when xml:id="T{number}" interval="{turn.start / 1000}" since="#T0"/>'
                      for number, turn in enumerate(interview.turns, 1))
    body = "\n".join(f'<u who="#{IDS[turn.speaker]}" start="#T{number}">{spoken(turn, number)}</u>'
                     for number, turn in enumerate(interview.turns, 1))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="https://media.example/umm-yasin.rng" type="application/xml"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>Interview with Amela Delić</title><respStmt><resp>transcriber</resp><name>Clara Ostrow</name></respStmt></titleStmt>
<publicationStmt><p>unpublished</p></publicationStmt>
<sourceDesc><recordingStmt><recording type="audio"><media mimeType="audio/wav" url="Umm%20Yasin.wav"/></recording></recordingStmt></sourceDesc>
</fileDesc><profileDesc><particDesc><listPerson>
{people}
<listRelation><relation name="spouse" active="#amela.delic" passive="#ruslan"/></listRelation>
</listPerson></particDesc></profileDesc></teiHeader>
<!-- Amela Delić: keep her village out -->
<text><timeline unit="s"><when xml:id="T0"/>
{order}
</timeline><body>
{body}
<note resp="#interviewer">Zumreta Salk<supplied>ić</supplied> was not asked.</note>
</body></text></TEI>
""".encode()


def spoken(turn, number):
    """A turn whose marked names are elements, with a line break between or inside their words."""
    out, words = [], turn.words
    for at, word in enumerate(words):
        text = escape(word.text)
        if len(word.pieces) == 2:
            text = escape(word.pieces[0]) + '<lb break="no"/>' + escape(word.pieces[1])
        if at + 1 < len(words) and words[at + 1].breaks:
            text = "<persName>" + text
        if word.breaks:
            text = '<lb/>' + text + "</persName>"
        out.append(f"<w>{text}</w>" if number == 22 and "<" not in text else text)
    return " ".join(out)


INDEX = """<index><point><time>0</time><title>Family of Umm Yasin</title><title_alt>Porodica Umm Yasin</title_alt>\
<partial_transcript>In the house they called me Umm Yasin. My papers say Amela</partial_transcript>\
<partial_transcript_alt/><synopsis>Amela Deli&#263; and her brother Ned&#382;ad, Gornji Lubovac.</synopsis><synopsis_alt/>\
<keywords>Umm Yasin;Lubovac;Ruslan Tarkhoyev</keywords><keywords_alt/><subjects>Villages</subjects><subjects_alt/>\
<gpspoints><gps>44.1000,17.9000</gps><gps_zoom>14</gps_zoom><gps_text>Gornji Lubovac</gps_text><gps_text_alt/></gpspoints>\
<hyperlinks><hyperlink>https://social.example/umm_yasin_bih</hyperlink><hyperlink_text>page of Umm Yasin</hyperlink_text>\
<hyperlink_text_alt/></hyperlinks></point></index>"""


def ohms(interview):
    """Positions are line(word) of the transcript, so its lines may not move; a footnote and a second language."""
    rows, sync, minute = [], ["1:"], 1
    for turn in interview.turns:
        wrapped = lines(turn.words, 70)
        wrapped[0] = f"{NAMES[turn.speaker]}: {wrapped[0]}"
        if turn.start >= minute * 60000:
            sync.append(f"{len(rows) + 1}(2)")
            minute += 1
        rows += wrapped + [""]
    text = "\n".join(rows).replace("a circle of women.", "a circle of women.[[footnote]]1[[/footnote]]", 1)
    text += "\n[[footnotes]]\n[[note]]Zelena Vrata met in the house of Zumreta Salkić[[/note]]\n[[/footnotes]]"
    alt = ("Šta je vaše ime?\nU kući su me zvali Umm\nYasin. U papirima piše Amela\nDelić.\n")
    return record("5.4", f"<sync>{'|'.join(sync)}</sync><sync_alt>1:|3(1)</sync_alt>{INDEX}",
                  f"<transcript>{reference(text)}</transcript><transcript_alt>{reference(alt)}</transcript_alt>")


def reference(text):
    return escape(text, {"'": "&#039;"})


def ohms_six(interview):
    cues = "\n".join(
        f"{clock(cue.start)} --> {clock(cue.end)}\n<v {NAMES[cue.speaker]}>{escape(cue.text)}"
        + ("<c.1>1</c>" if "Vrata" in cue.text else "") + "\n" for cue in interview.cues(14))
    vtt = ("WEBVTT\n\nNOTE\nTRANSCRIPTION BEGIN\n\nSTYLE\n::cue(v[voice=\"Amela Delić\"]) { color: teal }\n\n" + cues
           + "\nNOTE\nTRANSCRIPTION END\n\nNOTE\nANNOTATIONS BEGIN\nAnnotation Set Title: Umm Yasin\n"
             "Annotation Set Creator: Clara Ostrow\n\nNOTE\n<annotation ref=\"1\">Zelena Vrata</annotation>\n\n"
             "NOTE\nANNOTATIONS END\n")
    return record("6.0", INDEX, f"<vtt_transcript><![CDATA[{vtt}]]></vtt_transcript><vtt_transcript_alt/>")


def record(version, middle, transcript):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ROOT xmlns="https://www.weareavp.com/nunncenter/ohms" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="https://www.weareavp.com/nunncenter/ohms/ohms.xsd"><record id="00020817" dt="2018-02-05">\
<version>{version}</version><date value="2018-02-02" format="yyyy-mm-dd"/><title>Interview with Amela Deli&#263;</title>
<accession>UMM-YASIN-7</accession><duration>00:05:00</duration><repository>Ostrow papers</repository>
<interviewee>Amela Deli&#263;</interviewee><interviewer>Clara Ostrow</interviewer><file_name>Umm_Yasin.mp3</file_name>
<media_url>https://media.example/Umm_Yasin.mp3</media_url><mediafile><host>Other</host><host_account_id/>\
<host_clip_id>umm-yasin-7</host_clip_id><clip_format>audio</clip_format></mediafile><kembed/><language>en</language>
<user_notes>Call Amela on +387 61 555 0174 first.</user_notes>{middle}
<description>Umm Yasin on her life after 2014.</description>{transcript}
<rights>Amela Deli&#263;</rights><fmt>audio</fmt><usage/><userestrict>0</userestrict>\
<xmllocation>/render.php?cachefile=delic_amela.xml</xmllocation><xmlfilename>delic_amela.xml</xmlfilename></record></ROOT>
""".encode()


def generic(interview):
    """CRLF, single quotes, references, CDATA, a processing instruction, names cut by elements."""
    rows = []
    for number, turn in enumerate(interview.turns, 1):
        text = " ".join(
            f"{escape(word.pieces[0])}<i>{escape(word.pieces[1])}</i>" if len(word.pieces) == 2
            else escape(word.text, {"'": "&apos;", "ć": "&#x107;"}) for word in turn.words)
        if number % 7 == 0:
            text = f"<![CDATA[{turn.text}]]>"
        rows.append(f"  <turn n='{number}' speaker={quoteattr(NAMES[turn.speaker])} tag='{LETTERS[turn.speaker]}'>{text}</turn>")
    return ("<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<?editor name='Clara Ostrow'?>\n"
            "<interview witness='Amela Deli&#x107;' kunya='Umm&#32;Yasin' xmlns:f='urn:field'>\n"
            "  <!-- born 17 March 1991 in Gornji Lubovac -->\n  <f:born date='1991-03-17'/>\n"
            "  <phone>+387 61 555 0174</phone><phone>387615550174</phone>\n"
            + "\n".join(rows) + "\n</interview>\n").replace("\n", "\r\n").encode()
