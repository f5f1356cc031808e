import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("SubRip and SBV captions")
struct SubRipTests {
  private let format = SubRip()

  private static let source = """
    \u{FEFF}1\r
    00:00:01,000 --> 00:00:02,500 X1:10 X2:20 Y1:1 Y2:2\r
    - NADA: {\\an8}<i>Um</i>m Ha<b>mza</b>\r
    \r
    2\r
    0:00:02.500-->0:00:04\r
    <font color="#FFFF00" face="Nada Sans">came to</font>\r
    \r
    00:00:04,000 --> 00:00:05,000\r
    Tell\r
    Samra &amp; {Nada} 1991\r
    4\r
    00:00:05,000 --> 00:00:06,000\r
    - Who? \r
    - NADA: Me.\r
    1991\r
    00:00:07,000 --> 00:00:08,000\r
    >> LAMIA: Good.
    """

  @Test func `words flow on over lines, tags and captions`() throws {
    let read = try format.read(Array(Self.source.utf8))
    #expect(
      read.text == """
        other: Nada Sans

        NADA: Umm Hamza came to Tell Samra &amp; {Nada} 1991
        - Who?

        NADA: Me.
        1991

        LAMIA: Good.
        """)
    #expect(read.document.timings.map(\.start) == [1000, 2500, 4000, 5000, 5000, 7000])
    #expect(try read.write([]) == Array(Self.source.utf8))
    let label = read.edit("NADA", "[P-1]", before: ": Umm")
    let written = try read.write([
      read.edit("Nada Sans", "[P-2]"), label, read.edit("Umm Hamza", "[KUNYA-1]"),
      read.edit("Tell Samra", "[PLACE-1]"),
    ])
    let wanted = Self.source.replacing("Nada Sans", with: "P-2").replacing("NADA: {", with: "[P-1]: {")
      .replacing("<i>Um</i>m Ha<b>mza</b>", with: "<i>[KUNYA-1]</i><b></b>")
      .replacing("Tell\r\nSamra", with: "[PLACE-1]\r\n")
    #expect(string(written) == wanted)
  }

  @Test func `a line that would be blank gets a filler, and an arrow is refused`() throws {
    let source = "1\n00:00:01,000 --> 00:00:02,000\nUmm\nSalih\nsaid -\n"
    let read = try format.read(Array(source.utf8))
    #expect(try read.replacing(("Umm Salih", "[K-1]")) == source.replacing("Umm\nSalih", with: "[K-1]\n…"))
    #expect(try read.replacing(("Umm", "a\n\nb")) == source.replacing("Umm", with: "a  b"))
    #expect(throws: TranscriptError.unwritable("a caption would be cut")) {
      try read.replacing(("Salih", "00:00:01,000 --> 00:00:02,000"))
    }
  }

  @Test func `what is left of a line is not read as something else`() throws {
    let source = "1\n00:00:01,000 --> 00:00:02,000\nUmm\nSalih 2\n00:00:02,000 --> 00:00:03,000\nYes.\n"
    let read = try format.read(Array(source.utf8))
    #expect(try read.replacing(("Umm Salih ", "[K-1]")) == source.replacing("Umm\nSalih ", with: "[K-1]\n…"))
  }

  @Test(arguments: ["little", "big"])
  func `UTF-16 comes back byte for byte`(order: String) throws {
    let text = Self.source.dropFirst()
    let source: [UInt8] =
      order == "little"
      ? [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      : [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    #expect(FormatTable().sniff(source).name == "srt")
    let read = try format.read(source)
    #expect(try read.write([]) == source)
    #expect(try format.read(try read.write([read.edit("Good", "Fine")])).text.hasSuffix("LAMIA: Fine."))
  }

  @Test(arguments: [
    ("1\n00:00:01,000 --> 00:00:02,000\nYes.\n", "srt"), ("\n\n 00:01 --> 00:02\nYes.\n", "srt"),
    ("0:00:01.000,0:00:03.000\nYes.\n", "sbv"), ("\u{FEFF}WEBVTT\n\n", "webvtt"),
    ("[00:00:01] NADA: Yes.\n", "text"), ("00:00:01 NADA: Yes.\n", "text"), ("1\nNADA: Yes.\n", "text"),
    ("00:00:01 --> NADA: Yes.\n", "text"), ("0:00:01.000, 0:00:03.000 Yes.\n", "text"),
    ("WEBVTTS are captions.\n", "text"), ("00:00:01 - 00:00:05\nNADA: Yes.\n", "text"),
    ("0:00:01,0:00:03\nYes.\n", "text"),
  ])
  func `captions are told from transcripts with times`(text: String, name: String) {
    #expect(FormatTable().sniff(Array(text.utf8)).name == name)
  }

  @Test func `words without a time are refused, and those above the first are text`() throws {
    for format in [SubRip(), SBV()] as [any TranscriptFormat] {
      #expect(throws: TranscriptError.self) { try format.read(Array("NADA: Yes.\n".utf8)) }
      #expect(try format.read([]).document.text.isEmpty)
    }
    let read = try format.read(Array("By Rana\n1\n00:01,0 --> 00:02,0 Nada X1:7\nYes.\n".utf8))
    #expect(read.text == "other: By Rana\nother: Nada\nYes.")
  }

  @Test(arguments: [
    ("{\\an8}{\\pos(10,20)}{i}a", "a"), ("{\\fnNada}a", "{\\fnNada}a"), ("{\\c&H00FFaa&\\b1}a{/i}", "a"),
    ("{Nada}", "{Nada}"), ("<Nada>", "<Nada>"), ("<i Nada>a", "Nada|a"), ("a</i>b</v Nada>", "a|b</v Nada>"),
    ("<font size=+1 color=\"red\" title='Nada H'>a", "title='Nada H|a"), ("<lang en>a<lang Nada>", "a|Nada"),
    ("<00:01.5>a<00:0x>", "a<00:0x>"), ("<", "<"), ("<>", "<>"), ("a<b", "a<b"),
    ("<c.red.nada.>a", "nada|a"),
    ("<br/>a<BR />", "a"), ("<ruby>a<rt>b</rt></ruby>", "a|b"), ("<v>a", "|a"), ("{\\an8", "{\\an8"),
  ])
  func `only tags that are known are no text`(line: String, wanted: String) {
    let bytes = Array(line.utf8)
    let found = CuePiece.read(bytes, ByteSpan(0, bytes.count)).compactMap { piece -> String? in
      switch piece {
      case .text(let span), .extra(let span), .className(let span), .voice(let span):
        string(Array(bytes[span.range]))
      case .time, .lineBreak: nil
      }
    }
    #expect(found.joined(separator: "|") == wanted)
  }

  @Test func `a label amid a sentence does not part the words`() throws {
    let lines = [
      "- SABER: Who?", "- NADA: Call +90", "- SABER: <i>555 010,</i>", "- my sister.", "- NADA: Yes.",
    ]
    let source = lines.enumerated().map { "\($0 + 1)\n00:00:0\($0),000 --> 00:00:0\($0 + 1),000\n\($1)\n" }
      .joined(separator: "\n")
    let read = try format.read(Array(source.utf8))
    #expect(read.text == "SABER: Who?\n\nNADA: Call +90 555 010, my sister.\n\nNADA: Yes.")
    #expect(
      try read.replacing(("SABER", "[P-1]"), ("+90 555 010", "[PHONE-1]"))
        == source.replacing("SABER", with: "[P-1]").replacing("+90", with: "[PHONE-1]")
        .replacing("555 010", with: ""))
  }

  @Test func `captions of SBV flow on`() throws {
    let source = "0:00:01.000,0:00:02.000\n>> NADA: Umm\n\n0:00:02.000,0:00:03.000\nSalih.\n>> NADA: Yes.\n"
    let read = try SBV().read(Array(source.utf8))
    #expect(read.text == "NADA: Umm Salih.\nYes.")
    #expect(read.document.timings.map(\.end) == [2000, 3000])
    #expect(
      try read.replacing(("NADA", "[P-1]"), ("Umm Salih", "[K-1]"))
        == source.replacing("NADA", with: "[P-1]").replacing("Umm", with: "[K-1]").replacing(
          "Salih", with: ""))
  }
}
