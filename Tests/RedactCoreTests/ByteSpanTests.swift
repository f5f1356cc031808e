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

  @Test func `a span reaches to the end of the longest text, and takes eight bytes`() {
    var span = ByteSpan(4_294_967_290, 4_294_967_295)
    #expect(span.start == 4_294_967_290 && span.end == 4_294_967_295 && span.count == 5)
    span.start = 7
    span.end -= 1
    #expect(span == ByteSpan(7, 4_294_967_294))
    #expect(MemoryLayout<ByteSpan>.stride == 8)
  }

  @Test func `what somebody else wrote is a span only where a text can have it`() {
    #expect(ByteSpan(exactly: 3..<9) == ByteSpan(3, 9))
    #expect(ByteSpan(exactly: 0..<4_294_967_295)?.count == 4_294_967_295)
    #expect(ByteSpan(exactly: -1..<9) == nil)
    #expect(ByteSpan(exactly: 3..<4_294_967_296) == nil)
    #expect(ByteSpan(exactly: Int.max..<Int.max) == nil)
  }

  @Test func `a union holds both and the order is by start, then shorter first`() {
    #expect(ByteSpan(4, 6).union(ByteSpan(1, 2)) == ByteSpan(1, 6))
    #expect(
      [ByteSpan(1, 5), ByteSpan(0, 9), ByteSpan(1, 2)].sorted() == [
        ByteSpan(0, 9), ByteSpan(1, 2), ByteSpan(1, 5),
      ])
  }
}
