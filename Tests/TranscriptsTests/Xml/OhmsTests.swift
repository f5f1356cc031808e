import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("OHMS")
struct OhmsTests {
  private let ohms = MarkupFormat(Ohms())

  private let sample = """
    <?xml version="1.0" encoding="UTF-8"?>
    <ROOT xmlns="https://www.weareavp.com/nunncenter/ohms"><record id="0007" dt="2019-05-02">\
    <version>5.4</version>\
    <date value="2019-05-01" format="yyyy-mm-dd"/><title>Nada Kol</title><accession>NK-7</accession>\
    <interviewee>Nada Kol</interviewee><media_url>https://example.org/nada.mp3</media_url>\
    <sync>1:|1(3)|2(1)|2(3)|2(9)|5(2)</sync><sync_alt></sync_alt><index><point><time>0</time><title>Umm \
    Rawad</title>\
    <title_alt>Oum Rawad</title_alt><gpspoints><gps>36.1,37.2</gps></gpspoints></point></index>\
    <transcript>Nada Kol: I am Umm
    Rawad, from Tell Zaira, yes.[[footnote]]1[[/footnote]] Oh.

    Saber: A
    b &amp; Nada Kol c
    [[footnotes]]
    [[note]]Tell[[link]]http://a.example[[/link]][[/note]]
    [[/footnotes]]</transcript><transcript_alt>Je suis Nada.</transcript_alt></record></ROOT>
    """

  @Test func `lines of the transcript are lines of the text, without marks of notes`() throws {
    #expect(
      try ohms.text(sample)
        == """
        other: 0007
        date: 2019-05-02
        date: 2019-05-01
        title: Nada Kol
        other: NK-7
        person: Nada Kol
        other: https://example.org/nada.mp3
        title: Umm Rawad
        title: Oum Rawad
        place: 36.1,37.2

        Nada Kol: I am Umm
        Rawad, from Tell Zaira, yes. Oh.

        Saber: A
        b & Nada Kol c

        Tell
        http://a.example

        Je suis Nada.
        """.replacing("c\n\nTell\nhttp", with: "c\nTellhttp"))
  }

  @Test func `places count the words that are left before them`() throws {
    let written = try ohms.masked(
      sample, ["Nada Kol:": "[PERSON-1]:", "Umm\nRawad": "[KUNYA-1]", "Tell Zaira": "[PLACE-1]"])
    #expect(written.contains("<sync>1:|1(2)|2(1)|2(3)|2(8)|5(2)</sync>"))
    #expect(
      written.contains(
        ">[PERSON-1]: I am [KUNYA-1]\n, from [PLACE-1], yes.[[footnote]]1[[/footnote]] Oh.\n\n"))
  }

  @Test func `a place moves with its word when a label has more words`() throws {
    let written = try ohms.masked(sample, ["A\nb": "[a b]\nc d"])
    #expect(written.contains("Saber: [a b] c d\n &amp; Nada"))
    #expect(written.contains("|5(1)</sync>"))
  }

  @Test(arguments: ["1:|1(3)|", "1:|x(3)", "1(2)", "1:|1(2)Nada", "1:|1()"])
  func `a list of places that is none is text, unless it only ends early`(list: String) throws {
    let source = "<ROOT><record><sync>\(list)</sync><transcript>a b</transcript></record></ROOT>"
    #expect(try ohms.text(source).contains("other: 1") == !list.hasSuffix("(3)|"))
  }

  private let captions = """
    <ROOT><record><vtt_transcript><![CDATA[WEBVTT

    NOTE
    TRANSCRIPTION BEGIN

    STYLE
    v[voice="Nada Kol"] { color: red }

    00:00:01.000 --> 00:00:02.500
    <v Saber>Who are you?

    00:00:02.500 --> 00:00:04.000
    <v Nada Kol>I am Umm

    7
    01:00:04.000 --> 00:00:00.000
    <v Nada Kol><i>Rawad</i>, of<br>Tell&nbsp;Zaira<c.1>1</c>.

    NOTE
    <annotation ref="1">Za <y>ira</annotation>
    ]]></vtt_transcript></record></ROOT>
    """

  @Test func `captions flow on, each speaker in front`() throws {
    #expect(
      try ohms.text(captions) == """
        v[voice="Nada Kol"] { color: red }

        Saber: Who are you?

        Nada Kol: I am Umm Rawad, of Tell Zaira.

        Za <y>ira
        """)
    let timings = try Ohms().read(Array(captions.utf8)).document.timings
    #expect(timings.map { [$0.start, $0.end] } == [[1000, 2500], [2500, 4000]])
    let written = try ohms.masked(captions, ["Umm Rawad": "[KUNYA-1]", "Nada Kol": "[PERSON-1]"])
    #expect(
      written.contains(
        "<v [PERSON-1]>I am [KUNYA-1]\n\n7\n01:00:04.000 --> 00:00:00.000\n<v [PERSON-1]><i></i>,"))
    #expect(written.contains("voice=\"[PERSON-1]\""))
  }

  @Test func `numbers, links and coordinates are taken out`() throws {
    let stripped = try ohms.stripped(sample)
    #expect(stripped.contains("<record id=\"\" dt=\"\">") && stripped.contains("<gps></gps>"))
    #expect(stripped.contains("<accession></accession>") && stripped.contains("<media_url></media_url>"))
    #expect(try Ohms().read(Array(stripped.utf8)).metadata == [:])
  }

  @Test func `a transcript inside of another one is text once`() throws {
    let odd = sample.replacing("<transcript_alt>Je suis Nada.</transcript_alt>", with: "")
      .replacing("c\n[[footnotes]]", with: "<transcript_alt>Je suis Zaira.</transcript_alt>\n[[footnotes]]")
    let written = try ohms.masked(odd, ["Je suis Zaira": "[P]", "Nada Kol": "[PERSON-1]"])
    #expect(written.contains("<transcript_alt>[P].</transcript_alt>"))
  }

  @Test func `a name is seen wherever it stands`() throws { try ohms.hidesNothing(sample) }

  @Test func `labels over random words come back as they were`() throws {
    for seed in 0..<200 { try ohms.keepsAllElse(sample, except: ["Nada", "Kol"], seed: UInt64(seed)) }
    for seed in 0..<200 {
      try ohms.keepsAllElse(captions, except: ["Nada", "Kol", "Saber"], seed: UInt64(seed))
    }
  }

  @Test func `a changed file is read or refused`() {
    ohms.survivesChanges(of: sample, seed: 5)
    ohms.survivesChanges(of: captions, seed: 6)
  }
}
