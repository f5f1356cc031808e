import Testing

@testable import PatternEngine

@Suite struct CheckedTextTests {
  @Test(arguments: [[0x61, 0xC3], [0xFF], [0xC0, 0x80], [0x80]] as [[UInt8]])
  func `text that is no UTF-8 is never searched`(bytes: [UInt8]) {
    #expect(throws: PatternError.self) { _ = try CheckedText(bytes) }
  }

  @Test func `a search begins at a character`() throws {
    let text = Array("aé".utf8)
    let pattern = try Pattern(".")
    #expect(try firstMatch(pattern, in: text, from: 1) != nil)
    for start in [2, 4, -1] {
      let matcher = try Matcher()
      try CheckedText(text).search { text throws(PatternError) in
        var isRefused = false
        do { _ = try pattern.firstMatch(in: text, from: start, using: matcher) } catch { isRefused = true }
        #expect(isRefused)
      }
    }
  }
}
