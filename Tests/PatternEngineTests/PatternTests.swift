import RedactCore
import TestSupport
import Testing

@testable import PatternEngine

/// The first match in a text, on a matcher of its own.
func firstMatch(
  _ pattern: borrowing Pattern, in text: [UInt8], from start: Int = 0, startingBy latest: Int? = nil
) throws -> PatternMatch? {
  let matcher = try Matcher()
  return try CheckedText(text).search { text throws(PatternError) in
    try pattern.firstMatch(in: text, from: start, startingBy: latest, using: matcher)
  }
}

func firstMatch(_ source: String, in text: String, usesJIT: Bool = true) throws -> PatternMatch? {
  try firstMatch(Pattern(source, usesJIT: usesJIT), in: Array(text.utf8))
}

@Suite struct PatternTests {
  @Test(arguments: [("(", 1), ("ab(c", 4), ("a{2,1}", 5), (#"[z-a]"#, 3), ("(?<hit>a", 8), ("(?<=a+)b", 0)])
  func `a wrong pattern is refused with its place`(source: String, offset: Int) {
    let error = #expect(throws: PatternError.self) { _ = try firstMatch(source, in: "") }
    guard case .syntax(let message, offset)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!message.isEmpty)
  }

  @Test func `the bytes-in-characters escape is refused`() {
    #expect(throws: PatternError.self) { _ = try firstMatch(#"a\Cb"#, in: "a") }
  }

  @Test func `white space in a pattern means nothing, and a class keeps it`() throws {
    #expect(try firstMatch("a b c", in: "xabc")?.hit == ByteSpan(1, 4))
    #expect(try firstMatch("a [ ] b", in: "ab a b")?.hit == ByteSpan(3, 6))
  }

  @Test func `lines begin and end at line feeds`() throws {
    #expect(try firstMatch("^ b $", in: "ab\nb\nbc")?.hit == ByteSpan(3, 4))
    #expect(try firstMatch(#"\A b"#, in: "ab\nb") == nil)
  }

  @Test func `letters are those of Unicode, and word characters those of ASCII`() throws {
    #expect(try firstMatch(#"\p{L}+"#, in: "1 أمل 2")?.hit == ByteSpan(2, 8))
    #expect(try firstMatch(#"\w"#, in: "أمل") == nil)
    #expect(try firstMatch(".", in: "😀")?.hit == ByteSpan(0, 4))
  }

  @Test func `the group hit is what is found`() throws {
    let match = try firstMatch("called [ ] (?<hit> \\p{Lu} \\p{L}+ ) [.]", in: "he is called Zaki. Yes.")
    #expect(match == PatternMatch(whole: ByteSpan(6, 18), hit: ByteSpan(13, 17)))
    #expect(try firstMatch("(a)(b)", in: "xab")?.hit == ByteSpan(1, 3))
  }

  @Test func `a match without its hit is told from no match`() throws {
    let match = try #require(try firstMatch("(?<hit> foo ) | bar", in: "a bar foo"))
    #expect(match.whole == ByteSpan(2, 5))
    #expect(match.hit.isEmpty)
  }

  @Test func `a hit that the result has no room for is refused`() throws {
    let many = String(repeating: "(a)", count: 40)
    #expect(throws: PatternError.self) { _ = try firstMatch(many + "(?<hit>b)", in: "") }
    #expect(throws: PatternError.self) { _ = try firstMatch("(?J) (?<hit>a) | (?<hit>b)", in: "b") }
    #expect(try firstMatch("(?<hit>b)" + many, in: "b" + String(repeating: "a", count: 40))?.hit.count == 1)
    #expect(try firstMatch("(?| (?<hit>a) x | (?<hit>b) y)", in: "by")?.hit == ByteSpan(0, 1))
  }

  @Test func `case is ignored when asked`() throws {
    #expect(
      try firstMatch(Pattern("umm", ignoresCase: true), in: Array("say UMM".utf8))?.hit == ByteSpan(4, 7))
    #expect(try firstMatch(Pattern("umm"), in: Array("say UMM".utf8)) == nil)
  }

  @Test func `a search ends with the last place where a match may start`() throws {
    for usesJIT in [true, false] {
      let pattern = try Pattern("ab+", usesJIT: usesJIT)
      let text = Array("xxabbb ab".utf8)
      #expect(try firstMatch(pattern, in: text, startingBy: 1) == nil)
      #expect(try firstMatch(pattern, in: text, startingBy: 2)?.hit == ByteSpan(2, 6))
      #expect(try firstMatch(pattern, in: text, from: 3, startingBy: 6) == nil)
      #expect(try firstMatch(pattern, in: text, from: 3, startingBy: 7)?.hit == ByteSpan(7, 9))
      #expect(try firstMatch(pattern, in: text, from: 3)?.hit == ByteSpan(7, 9))
    }
  }

  @Test func `what stands before the start can be seen, but not matched`() throws {
    let text = Array("ab".utf8)
    #expect(try firstMatch(Pattern("(?<=a)b"), in: text, from: 1)?.hit == ByteSpan(1, 2))
    #expect(try firstMatch(Pattern("^b"), in: text, from: 1) == nil)
  }

  @Test func `machine code and interpreter find the same`() throws {
    let sources = [
      #"(?<! [\p{L}\p{N}_]) \p{Lu} \p{Ll}+ (?! [\p{L}\p{N}_])"#, #"^ \s* (?<hit> \w+ ) :"#,
      #"\d{1,3} (?: [.] \d+ )?"#,
      #"(a|b)* \1 c"#, #"(?i: umm | oum ) [ -]? (?<hit> \p{L}+ )"#, #"[^\n]+ $"#, #"(?= .* é ) ."#,
    ]
    var random = NastyText(seed: 11)
    for source in sources {
      let fast = try Pattern(source, usesJIT: true)
      let slow = try Pattern(source, usesJIT: false)
      for _ in 0..<200 {
        let text = random.next(40)
        #expect(try allMatches(fast, in: text) == allMatches(slow, in: text), "\(source)")
      }
    }
  }

  @Test(arguments: [true, false])
  func `a pattern comes back from its bytes as it was`(usesJIT: Bool) throws {
    let pattern = try Pattern(#"abu [ ] (?<hit> \p{L}+ )"#, ignoresCase: true)
    let bytes = try pattern.serialized()
    #expect(bytes == (try pattern.serialized()))
    let words = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
    defer { words.deallocate() }
    words.copyBytes(from: bytes)
    let again = try Pattern(serialized: UnsafeRawBufferPointer(words), usesJIT: usesJIT)
    let text = Array("and Abu Rawad".utf8)
    #expect(try firstMatch(again, in: text)?.hit == ByteSpan(8, 13))
    #expect(try firstMatch(again, in: text) == firstMatch(pattern, in: text))
    words[0] ^= 0xFF
    let error = #expect(throws: PatternError.self) {
      _ = try Pattern(serialized: UnsafeRawBufferPointer(words), usesJIT: usesJIT)
    }
    guard case .failed? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `any text can be searched`() throws {
    let source = #"(?<=é) \p{L}+ | ^ . $ | (?<hit> \d+ ) \b"#
    var generator = SeededGenerator(seed: 3)
    for usesJIT in [true, false] {
      let pattern = try Pattern(source, usesJIT: usesJIT)
      for _ in 0..<500 {
        let bytes = generator.bytes(1 + generator.number(below: 60))
        let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        for match in try allMatches(pattern, in: text) {
          #expect(match.hit.start >= 0 && match.hit.end <= text.count)
        }
      }
    }
  }

  private func allMatches(_ pattern: borrowing Pattern, in text: [UInt8]) throws -> [PatternMatch] {
    let matcher = try Matcher()
    var found: [PatternMatch] = []
    try CheckedText(text).search { text throws(PatternError) in
      var from = 0
      while from <= text.count, let match = try pattern.firstMatch(in: text, from: from, using: matcher) {
        found.append(match)
        from = max(match.whole.end, match.whole.start + 1)
        while from < text.count, !text.startsCharacter(from) { from += 1 }
      }
    }
    return found
  }
}
