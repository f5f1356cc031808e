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
    let written = try xml.masked(sample, ["Nada Kol": "[P'1]", "Umm Rawad": "[K<1]", "no & no": "]]>", "No & no": "a]]>"])
    #expect(written.contains("with='[P&#39;1]'") && written.contains("speaker=\"[P'1]\""))
    #expect(written.contains("I am [K&lt;1]<i k='soft'></i>.") && written.contains("<![CDATA[a]]]]><![CDATA[>]]>"))
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
    "<a b='c'>", "<TEI><teiHeader><u who='#a #b'>x</u>", "<ROOT><record><transcript>[[note]]</transcript>",
    "<Trans><Turn speaker='a b'><Sync time='1'/>x",
    "<ANNOTATION_DOCUMENT><TIER TIER_ID='a'><ANNOTATION><REF_ANNOTATION ANNOTATION_ID='a' ANNOTATION_REF='b'>x",
    "<p><table><td>x", "[[footnote]]", "<v Nada>", "<<<<", "-->\n00:00",
  ])
  func `hostile repetition costs no more than time in proportion`(piece: String) {
    let many = Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8)
    let vtt = "<ROOT><record><vtt_transcript><![CDATA[WEBVTT\n\n00:01.000 --> 00:02.000\n"
    let sources = [many, Array((vtt + String(decoding: many, as: UTF8.self) + "]]></vtt_transcript></record></ROOT>").utf8)]
    let clock = ContinuousClock()
    let spent = clock.measure {
      for format in FormatTable().formats { for source in sources { _ = try? format.read(source) } }
    }
    #expect(spent < .seconds(20))
  }
}
