import PatternEngine
import RedactCore
import TestSupport
import Testing

@testable import RulePacks

@Suite struct WordTrieTests {
  private func trie(_ words: [String]) -> String { WordTrie(words.map { $0.map(String.init) }).pattern }

  @Test func `beginnings are shared`() {
    #expect(trie(["abou", "abu", "umm"]) == "(?:ab(?:ou|u)|umm)")
    #expect(trie(["um", "umm", "ummu"]) == "(?:um(?:m(?:u)?)?)")
    #expect(trie(["a"]) == "(?:a)")
  }

  @Test func `it accepts its words and no other, and prefers the longer`() throws {
    var generator = SeededGenerator(seed: 42)
    let matcher = try Matcher()
    for _ in 0..<150 {
      let words = (0...generator.number(below: 12)).map { _ in word(&generator) }
      let plain = Set(words).sorted { ($0.count, $1) > ($1.count, $0) }.joined(separator: "|")
      let shared = trie(words)
      let exact = try Pattern(#"\A"# + shared + #"\z"#)
      let first = try Pattern(#"\A"# + shared)
      let oracle = try Pattern(#"\A(?:"# + plain + ")")
      for _ in 0..<60 {
        let text = Array(word(&generator).utf8)
        let isWord = words.contains(String(decoding: text, as: UTF8.self))
        #expect((try match(exact, text, matcher) != nil) == isWord, "\(shared)")
        #expect(try match(first, text, matcher) == match(oracle, text, matcher), "\(shared)")
      }
    }
  }

  private func word(_ generator: inout SeededGenerator) -> String {
    String((0...generator.number(below: 6)).map { _ in generator.pick(["a", "b", "c"] as [Character]) })
  }

  private func match(
    _ pattern: borrowing Pattern, _ text: [UInt8], _ matcher: borrowing Matcher
  ) throws -> ByteSpan? {
    try CheckedText(text).search { text throws(PatternError) in
      try pattern.firstMatch(in: text, from: 0, using: matcher)?.whole
    }
  }
}
