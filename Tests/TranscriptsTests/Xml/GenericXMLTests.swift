import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("XML of any kind")
struct GenericXMLTests {
  private let xml = MarkupFormat(GenericXML())

  private let sample = """
    <?xml version='1.0' standalone="yes"?>
    <?editor by='Vera'?><talk xmlns='urn:talk' xml:lang='en' with='Nada Kol' where="Tell &#x5A;aira">
    <!-- from Zaira -->
      <turn n='1' speaker="Nada Kol">I am Um<i k='soft'>m</i> Rawad.</turn>
      <turn n='2' speaker="Saber"><![CDATA[No & no]]></turn><code>R-7</code>
      <all>Nada: one
        two

      Saber: three</all></talk>
    """

  @Test func `all text and all values are text`() throws {
    #expect(
      try xml.text(sample) == """
        other: by='Vera'
        other: urn:talk
        other: Nada Kol
        other: Tell Zaira
        note: from Zaira

        Nada Kol: I am Umm Rawad.

        Saber: No & no
        R-7
        Nada: one
        two

        Saber: three

        other: 1
        other: soft
        other: 2
        """)
  }

  @Test func `a label stands in text, in values and in sections`() throws {
    let written = try xml.masked(
      sample, ["Nada Kol": "[P'1]", "Umm Rawad": "[K<1]", "no & no": "]]>", "No & no": "a]]>"])
    #expect(written.contains("with='[P&#39;1]'") && written.contains("speaker=\"[P'1]\""))
    #expect(
      written.contains("I am [K&lt;1]<i k='soft'></i> .") && written.contains("<![CDATA[a]]]]><![CDATA[>]]>"))
  }

  @Test func `comments and instructions are taken out`() throws {
    let stripped = try xml.stripped(sample)
    #expect(stripped.contains("<?editor ?>") && stripped.contains("<!---->"))
  }

  @Test func `what would change the markup is refused`() throws {
    let source = Array("<a>x]]y&gt;</a>".utf8)
    let read = try GenericXML().read(source)
    let y = try #require(read.document.text.firstIndex(of: UInt8(ascii: "y")))
    #expect(try read.write([Edit(ByteSpan(y, y + 1), [])]) == Array("<a>x]]&gt;</a>".utf8))
    let raw = Array("<a><!-- a-b-c --></a>".utf8)
    let comment = try GenericXML().read(raw)
    let b = try #require(comment.document.text.firstIndex(of: UInt8(ascii: "b")))
    #expect(throws: TranscriptError.self) { try comment.write([Edit(ByteSpan(b, b + 1), [])]) }
  }

  @Test func `labels over random words come back as they were`() throws {
    for seed in 0..<200 {
      try xml.keepsAllElse(sample, except: ["Nada", "Kol", "Saber", "by", "Vera"], seed: UInt64(seed))
    }
  }

  @Test func `a changed file is read or refused`() { xml.survivesChanges(of: sample, seed: 8) }

  @Test(arguments: [
    ("<a>", "<a b='c'/>", "</a>"), ("<a>", "<a b='c'>", ""), ("<a>", "x<b c='d'/>", "</a>"),
    ("", "<p><td>x<a>", ""),
    ("<TEI><teiHeader/>", "<u who='#a #b'>x</u>", "</TEI>"),
    ("<TEI><teiHeader>", "<persName/>x", "</teiHeader></TEI>"),
    ("<ROOT><record>", "<sync>1:|1(1)</sync><transcript>[[note]]a</transcript>", "</record></ROOT>"),
    (
      "<ROOT><record><vtt_transcript><![CDATA[WEBVTT\n\n00:01.000 --> 00:02.000\n", "<v ",
      "]]></vtt_transcript></record></ROOT>"
    ),
    (
      "<ROOT><record><vtt_transcript><![CDATA[00:01.000 --> 00:02.000\n", "<v a>\n",
      "]]></vtt_transcript></record></ROOT>"
    ),
    ("<Trans><Episode>", "<Turn speaker='a b'><Sync time='1'/>x</Turn>", "</Episode></Trans>"),
    ("<Trans><Episode><Turn>", "<Sync time='1'/>x", "</Turn></Episode></Trans>"),
    (
      "<ANNOTATION_DOCUMENT>",
      "<TIER TIER_ID='a'><ANNOTATION><REF_ANNOTATION ANNOTATION_ID='a' ANNOTATION_REF='b'>"
        + "<ANNOTATION_VALUE>x</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>",
      "</ANNOTATION_DOCUMENT>"
    ),
    (
      "<basic-transcription><basic-body>",
      "<tier display-name='a [v]'><event start='a' end='b'>x</event></tier>",
      "</basic-body></basic-transcription>"
    ),
    (
      "<basic-transcription><tier display-name='a'>", "<event start='a' end='a'>x</event>",
      "</tier></basic-transcription>"
    ),
    ("", "[[footnote]]", ""), ("", "<<<<", ""), ("<!DOCTYPE a PUBLIC '", "'' ", "'><a/>"),
  ])
  func `hostile repetition costs no more than time in proportion`(start: String, piece: String, end: String)
    throws
  {
    let source = Array((start + String(repeating: piece, count: 200_000 / piece.utf8.count) + end).utf8)
    let format = FormatTable().sniff(source)
    let clock = ContinuousClock()
    let spent = try clock.measure {
      guard let read = try? format.read(source) else { return }
      let words = read.document.text.indices.filter { read.document.text[$0] == UInt8(ascii: "x") }
      _ = try read.write(words.map { Edit(ByteSpan($0, $0 + 1), [UInt8(ascii: "y")]) })
    }
    #expect(spent < .seconds(15))
  }
}
