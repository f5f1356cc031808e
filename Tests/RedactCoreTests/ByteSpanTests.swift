import RedactCore
import Testing

@Suite struct ByteSpanTests {
  @Test func `spans that touch do not overlap`() {
    #expect(!ByteSpan(0, 3).overlaps(ByteSpan(3, 5)))
    #expect(ByteSpan(0, 4).overlaps(ByteSpan(3, 5)))
    #expect(!ByteSpan(2, 2).overlaps(ByteSpan(2, 2)))
  }

  @Test func `a span holds its first byte and not its end`() {
    let span = ByteSpan(2, 5)
    #expect(
      span.contains(2) && span.contains(4) && !span.contains(5) && span.count == 3 && span.range == 2..<5)
    #expect(span.contains(ByteSpan(2, 5)) && !span.contains(ByteSpan(2, 6)))
  }

  @Test func `a union holds both and the order is by start, then shorter first`() {
    #expect(ByteSpan(4, 6).union(ByteSpan(1, 2)) == ByteSpan(1, 6))
    #expect(
      [ByteSpan(1, 5), ByteSpan(0, 9), ByteSpan(1, 2)].sorted() == [
        ByteSpan(0, 9), ByteSpan(1, 2), ByteSpan(1, 5),
      ])
  }
}
