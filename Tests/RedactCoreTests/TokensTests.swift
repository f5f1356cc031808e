import TestSupport
import Testing

@testable import RedactCore

@Suite struct TokensTests {
  @Test func `the tokens of a stretch are those that begin in it`() {
    let tokens = Tokens(Array("Nada saw the lamp\nand a door".utf8))
    #expect(tokens.indices(within: nil) == [0..<7])
    #expect(tokens.indices(within: []) == [])
    // "saw" begins before the first stretch, "lamp" ends behind the second.
    #expect(
      tokens.indices(within: [ByteSpan(6, 12), ByteSpan(13, 15), ByteSpan(17, 18)]) == [2..<3, 3..<4, 4..<4])
  }
}
