import RedactCore
import Testing

@testable import RedactKit

@Suite struct ReadOutputTests {
  @Test func `what was replaced is known whatever the order in which a log names the places`() throws {
    let places = [ByteSpan(16, 19), ByteSpan(0, 3), ByteSpan(8, 11)]
    let output = try ReadOutput(
      Array("abc def ghi jkl mno\n".utf8), format: "text", replaced: places.map { .plain(.person, at: $0) })
    for place in places { #expect(output.isReplaced(place)) }
    #expect(output.isReplaced(ByteSpan(2, 5)))
    for place in [ByteSpan(4, 7), ByteSpan(12, 15), ByteSpan(3, 8)] { #expect(!output.isReplaced(place)) }
    #expect(output.position(of: ByteSpan(4, 7)) == LinePosition(line: 1, column: 5))
  }
}
