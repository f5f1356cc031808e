import RedactCore
import Testing

@testable import Transcripts

@Suite("Margins: line numbers and quote marks")
struct MarginTests {
  static let numbered = """
    001  ⟦Q⟧. Your name, please.
    002  ⟦A⟧. It is written there, Umm
    003     Rawad, of the mill.
    004

    005  ⟦Q⟧. Thank you.
    006  ⟦A⟧. Yes.
    1  ⟦Q⟧. Where were
    2     you then?

    """

  @Test func `numbers of lines are no text`() throws {
    let read = try expectTurns(Self.numbered)
    let text = String(decoding: read.document.text, as: UTF8.self)
    #expect(text.hasPrefix("Q. Your name, please.\nA. It is written there, Umm\nRawad, of the mill.\n\n"))
    #expect(bodies(read).last == "Where were\nyou then?")
  }

  @Test(arguments: ["\n", "\r\n"])
  func `a name over a numbered break is replaced, and lines and numbers stay`(lineEnd: String) throws {
    let lines = Self.numbered.split(separator: "\n", omittingEmptySubsequences: false)
    let source = Marked(lines.joined(separator: lineEnd)).text
    let read = try PlainText().read([0xEF, 0xBB, 0xBF] + source)
    let name = Array("Umm\(lineEnd)Rawad".utf8)
    let start = try #require(read.document.text.firstRange(of: name)?.lowerBound)
    let written = try read.write([Edit(ByteSpan(start, start + name.count), Array("[KUNYA-1]".utf8))])
    let wanted = String(decoding: source, as: UTF8.self)
      .replacing("Umm\(lineEnd)003     Rawad", with: "[KUNYA-1]\(lineEnd)003     ")
    #expect(String(decoding: written.dropFirst(3), as: UTF8.self) == wanted)
    #expect(written.prefix(3) == [0xEF, 0xBB, 0xBF])
  }

  @Test func `quote marks are no text`() throws {
    let source = "> **NADA:** we met Umm\n> Rawad there\n> > and she\n\n>> SABER: Yes.\n"
    let read = try PlainText().read(Array(source.utf8))
    #expect(
      String(decoding: read.document.text, as: UTF8.self)
        == "**NADA:** we met Umm\nRawad there\nand she\n\nSABER: Yes.\n")
    #expect(read.document.segments.map { words($0.speaker, read.document.text) } == ["NADA", "SABER"])
    #expect(try read.write([]) == Array(source.utf8))
    #expect(read.source(of: 0) == 2)
  }

  @Test(arguments: [
    "12 of us went\n14 came back\nthe rest did not\n", "2014 was bad\n2015 was worse\n2016 we left\n",
    "1. one\n2. two\n3. three\n4. four\n5. five\n6. six\n7. seven\n",
    "7 one\n9 two\n11 three\n13 four\n15 five\n17 six\n19 seven\n",
  ])
  func `numbers that do not count lines are text`(source: String) throws {
    #expect(try PlainText().read(Array(source.utf8)).document.text == Array(source.utf8))
  }

  @Test func `a number out of turn stays text`() throws {
    let source = (1...9).map { "\($0)  words\n" }.joined() + "77 people\n10  more\n"
    let text = String(decoding: try PlainText().read(Array(source.utf8)).document.text, as: UTF8.self)
    #expect(text.hasSuffix("words\n77 people\nmore\n"))
  }

  @Test func `edits beside margins land where they belong`() throws {
    let source = Array("> ab\n> cd\n".utf8)
    let read = try PlainText().read(source)
    func write(_ span: ByteSpan, _ new: String) throws -> String {
      String(decoding: try read.write([Edit(span, Array(new.utf8))]), as: UTF8.self)
    }
    #expect(read.document.text == Array("ab\ncd\n".utf8))
    #expect(try write(ByteSpan(0, 2), "X") == "> X\n> cd\n")
    #expect(try write(ByteSpan(3, 5), "X") == "> ab\n> X\n")
    #expect(try write(ByteSpan(3, 3), "X") == "> ab\n> Xcd\n")
    #expect(try write(ByteSpan(2, 3), "X") == "> abX> cd\n")
    #expect(try write(ByteSpan(0, 6), "X") == "> X\n> ")
    #expect(try write(ByteSpan(1, 4), "X") == "> aX\n> d\n")
  }
}
