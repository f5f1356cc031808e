import RedactCore
import TestSupport
import Testing

@Suite struct OffsetMapTests {
  /// What stands in the original for the first place of `part` in the folded text.
  private func original(of part: String, in text: String) -> String? {
    let bytes = Array(text.utf8)
    let folded = FoldedText(bytes)
    let wanted = Array(part.utf8)
    for start in 0...max(0, folded.bytes.count - wanted.count)
    where folded.bytes[start...].starts(with: wanted) {
      let span = folded.original(ByteSpan(start, start + wanted.count))
      return String(decoding: bytes[span.range], as: UTF8.self)
    }
    return nil
  }

  @Test(arguments: [
    ("Hamza", "x **Ham**za y", "Ham**za"), ("Hamza", "x &#72;amz&#97; y", "&#72;amz&#97;"),
    ("Hamza", "x Hamza\u{301}\u{200D} y", "Hamza\u{301}\u{200D}"),
    ("Hamza", "x Hamza\u{E0061} y", "Hamza\u{E0061}"),
    ("Hamza", "x \u{202E}Hamza y", "Hamza"), ("Hamza", "x Ham-\r\nza y", "Ham-\r\nza"),
    ("Umm Hamza", "x U m m  H a m z a y", "U m m  H a m z a"), ("حمزه", "x حمزةـٌ y", "حمزةـٌ"),
    ("Ha", "x Ha&#x301; y", "Ha&#x301;"), ("क", "कि", "कि"), ("s", "ß", "ß"), ("👩", "👩\u{200D}🔬", "👩\u{200D}🔬"),
    ("\n", "a\r\nb", "\r\n"), ("e", "x 🇩🇪e", "e"),
  ])
  func `spans come back as whole clusters`(_ part: String, _ text: String, _ expected: String) {
    let found = original(of: part, in: text)
    #expect(found.map { Array($0.utf8) } == Array(expected.utf8), "\(expected)")
  }

  @Test func `random texts fold to valid text with monotone maps`() {
    var random = NastyText(seed: 5)
    for _ in 0..<4_000 {
      let text = random.next()
      let folded = FoldedText(text)
      #expect(UTF8Check.firstInvalid(in: folded.bytes) == nil)
      var last = ByteSpan(0, 0)
      for offset in folded.bytes.indices {
        let span = folded.original(ByteSpan(offset, offset + 1))
        #expect(span.start >= last.start && span.end >= last.end && span.end <= text.count && !span.isEmpty)
        last = span
      }
      last = ByteSpan(0, 0)
      for offset in text.indices {
        let span = folded.folded(ByteSpan(offset, offset + 1))
        if span.isEmpty { continue }
        #expect(span.start >= last.start && span.end >= last.end && span.end <= folded.bytes.count)
        last = span
      }
    }
  }

  @Test func `there and back holds every cluster that left something`() {
    var random = NastyText(seed: 6)
    for _ in 0..<4_000 {
      let text = random.next()
      let folded = FoldedText(text)
      var start = 0
      for character in String(decoding: text, as: UTF8.self) {
        let span = ByteSpan(start, start + character.utf8.count)
        start = span.end
        let there = folded.folded(span)
        if !there.isEmpty { #expect(folded.original(there).contains(span)) }
      }
    }
  }

  @Test func `edges of spans cut no character as the standard library sees them`() {
    var random = NastyText(seed: 7)
    for _ in 0..<4_000 {
      let text = random.next()
      let folded = FoldedText(text)
      let string = String(decoding: text, as: UTF8.self)
      var edges: Set<Int> = [0]
      for index in string.indices { edges.insert(string.utf8.distance(from: string.startIndex, to: index)) }
      edges.insert(text.count)
      for offset in folded.bytes.indices {
        let span = folded.original(ByteSpan(offset, offset + 1))
        #expect(edges.contains(span.start) && edges.contains(span.end), "\(text) \(span)")
      }
    }
  }
}
