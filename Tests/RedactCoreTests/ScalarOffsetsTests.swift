import RedactCore
import Testing

@Suite struct ScalarOffsetsTests {
  let text = Array("aé€😀z".utf8)  // 1, 2, 3, 4 and 1 bytes

  @Test func `byte offsets become scalars and UTF-16 units`() {
    let bytes = [0, 1, 1, 3, 6, 10, 11]
    #expect(ScalarOffsets.offsets(.bytes, of: bytes, in: text) == bytes)
    #expect(ScalarOffsets.offsets(.scalars, of: bytes, in: text) == [0, 1, 1, 2, 3, 4, 5])
    #expect(ScalarOffsets.offsets(.utf16, of: bytes, in: text) == [0, 1, 1, 2, 3, 5, 6])
  }

  @Test func `scalars become byte offsets`() {
    #expect(ScalarOffsets.bytes(ofScalars: [0, 1, 2, 2, 3, 4, 5], in: text) == [0, 1, 3, 3, 6, 10, 11])
    #expect(ScalarOffsets.bytes(ofScalars: [], in: []) == [])
    #expect(ScalarOffsets.bytes(ofScalars: [0], in: []) == [0])
  }

  @Test func `an offset past the end is refused`() {
    #expect(ScalarOffsets.bytes(ofScalars: [5, 6], in: text) == nil)
  }
}
