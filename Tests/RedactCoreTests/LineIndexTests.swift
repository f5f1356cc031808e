import Testing

@testable import RedactCore

@Suite("Lines and columns")
struct LineIndexTests {
  @Test func `lines end with LF, CRLF or CR`() {
    let lines = Lines(Array("a\nbc\r\n\rd".utf8)).map(\.span)
    #expect(lines == [ByteSpan(0, 1), ByteSpan(2, 4), ByteSpan(6, 6), ByteSpan(7, 8)])
    #expect(Lines([]).map(\.span) == [])
  }

  @Test func `columns count scalars from 1`() {
    let index = LineIndex(Array("añ🙂b\nنعم".utf8))
    #expect(index.position(of: 0) == LinePosition(line: 1, column: 1))
    #expect(index.position(of: 1) == LinePosition(line: 1, column: 2))
    #expect(index.position(of: 2) == LinePosition(line: 1, column: 2))
    #expect(index.position(of: 3) == LinePosition(line: 1, column: 3))
    #expect(index.position(of: 7) == LinePosition(line: 1, column: 4))
    #expect(index.position(of: 8) == LinePosition(line: 1, column: 5))
    #expect(index.position(of: 9) == LinePosition(line: 2, column: 1))
    #expect(index.position(of: 15) == LinePosition(line: 2, column: 4))
    #expect(index.position(of: 16) == nil)
    #expect(index.position(of: -1) == nil)
  }

  @Test func `places that do not exist have no offset`() {
    let index = LineIndex(Array("ab\nc\n".utf8))
    #expect(index.lineCount == 3)
    #expect(index.offset(of: LinePosition(line: 1, column: 3)) == 2)
    #expect(index.offset(of: LinePosition(line: 1, column: 4)) == nil)
    #expect(index.offset(of: LinePosition(line: 3, column: 1)) == 5)
    #expect(index.offset(of: LinePosition(line: 3, column: 2)) == nil)
    #expect(index.offset(of: LinePosition(line: 4, column: 1)) == nil)
    #expect(index.offset(of: LinePosition(line: 0, column: 1)) == nil)
    #expect(index.offset(of: LinePosition(line: 1, column: .max)) == nil)
  }

  @Test func `an empty text has one place`() {
    let index = LineIndex([])
    #expect(index.position(of: 0) == LinePosition(line: 1, column: 1))
    #expect(index.offset(of: LinePosition(line: 1, column: 1)) == 0)
    #expect(index.offset(of: LinePosition(line: 1, column: 2)) == nil)
  }

  @Test func `offsets and places are each other's way back, over blocks too`() {
    for piece in ["aé🙂ن", "aé\n", "ab\r\n", "ن\r"] {
      let text = Array(String(repeating: piece, count: 700).utf8)
      let index = LineIndex(text)
      for offset in 0...text.count where offset == text.count || text[offset] & 0xC0 != 0x80 {
        let place = index.position(of: offset)
        #expect(place.flatMap(index.offset(of:)) == offset)
      }
    }
  }
}
