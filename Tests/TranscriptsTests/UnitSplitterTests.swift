import Testing

@testable import Transcripts

@Suite("Units of a stream")
struct UnitSplitterTests {
  private func split(_ text: String, _ unit: UnitSplitter.Unit, chunk: Int = .max) -> [String] {
    let bytes = Array(text.utf8)
    var splitter = UnitSplitter(unit)
    var units: [[UInt8]] = []
    for start in stride(from: 0, to: bytes.count, by: min(chunk, max(1, bytes.count))) {
      units += splitter.feed(bytes[start..<min(bytes.count, start + min(chunk, bytes.count))])
    }
    if let rest = splitter.finish() { units.append(rest) }
    return units.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `lines keep their line ends`() {
    #expect(split("a\nb\r\nc\rd", .line) == ["a\n", "b\r\n", "c\r", "d"])
    #expect(split("\n\n", .line) == ["\n", "\n"])
    #expect(split("a\r", .line) == ["a\r"])
  }

  @Test func `paragraphs keep the blank lines behind them`() {
    #expect(split("a\nb\n\nc\n", .paragraph) == ["a\nb\n\n", "c\n"])
    #expect(split("a\r\n \t\r\n\r\n  b", .paragraph) == ["a\r\n \t\r\n\r\n", "  b"])
    #expect(split("\n\na\n\n", .paragraph) == ["\n\na\n\n"])
    #expect(split("a\r\rb", .paragraph) == ["a\r\r", "b"])
    #expect(split("", .paragraph) == [])
  }

  @Test func `units come as soon as they are known`() {
    var lines = UnitSplitter(.line)
    #expect(lines.feed(Array("a\nb".utf8)) == [Array("a\n".utf8)])
    #expect(lines.pending == 1)
    #expect(lines.feed(Array("\r".utf8)) == [])
    #expect(lines.feed(Array("\n".utf8)) == [Array("b\r\n".utf8)])
    #expect(lines.finish() == nil)
  }

  @Test(arguments: UnitSplitter.Unit.allCases)
  func `whatever the chunks, the units are the same and nothing is lost`(unit: UnitSplitter.Unit) {
    let pieces = ["a", "é", "نعم", " ", "\t", "\n", "\n", "\r\n", "\r", "\n\n", "NADA: "]
    for _ in 0..<300 {
      let count = Int.random(in: 0..<40)
      let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count)] }.joined()
      let whole = split(text, unit)
      #expect(Array(whole.joined().utf8) == Array(text.utf8))
      for chunk in [1, 2, 3, 5, 7] { #expect(split(text, unit, chunk: chunk) == whole) }
    }
  }
}
