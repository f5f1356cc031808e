import RedactCore
import Testing

@testable import Transcripts

@Suite("What holds for every text")
struct ReaderPropertyTests {
  /// Texts of pieces that stand at borders of the grammar.
  private func text(_ length: Int) -> [UInt8] {
    let pieces = [
      "NADA", "Umm Rawad", "q", "Q", "A", ":", ": ", "：", " ", "  ", "\t", "\n", "\r\n", "[", "]", "(",
      ")", "00:01:02", "1:0", "**", "_", "- ", "— ", "> ", "#", "# ", "001  ", "2 ", "=", "---\n", "Date",
      "ندى", "é",
      "\u{200F}", ".", "\\[", "\n\n", "x: y\n",
    ]
    return (0..<length).flatMap { _ in Array(pieces[Int.random(in: 0..<pieces.count)].utf8) }
  }

  @Test func `spans are in order and within the text, and no edits change nothing`() throws {
    for _ in 0..<3000 {
      let source = text(Int.random(in: 0..<40))
      let read = try PlainText().read(source)
      var reached = 0
      for segment in read.document.segments {
        for span in [segment.field, segment.speaker, segment.time, segment.body].compactMap(\.self) {
          #expect(span.start >= 0 && span.end <= read.document.text.count)
        }
        #expect(segment.body.end >= reached)
        reached = segment.body.end
      }
      #expect(try read.write([]) == source)
    }
  }

  @Test func `edits change what they name and nothing else`() throws {
    for _ in 0..<1000 {
      let source = text(Int.random(in: 1..<40))
      let read = try PlainText().read(source)
      let text = read.document.text
      let letters = text.indices.filter { text[$0] < 0x80 && text[$0] > 0x20 }
      let same = letters.map { Edit(ByteSpan($0, $0 + 1), [text[$0]]) }
      #expect(try read.write(same) == source)
    }
  }

  @Test(arguments: ["a", " ", "*", "N: ", "- ", "[00:01] ", "> ", "(", "Ab ", "é"])
  func `one huge line is read in time`(piece: String) throws {
    let source = Array(repeating: Array(piece.utf8), count: 2_000_000 / piece.utf8.count).flatMap(\.self)
    #expect(try PlainText().read(source).document.segments.count <= 1)
  }

  @Test(arguments: ["\n", "N: a\n", "- a\n", "[00:01]\n", "\r\n", "a\n\n"])
  func `a great many lines are read in time`(line: String) throws {
    let source = Array(repeating: Array(line.utf8), count: 200_000).flatMap(\.self)
    #expect(try PlainText().read(source).document.segments.count <= 200_000)
  }
}
