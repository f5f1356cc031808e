import RedactCore
import TestSupport
import Testing

@testable import PatternEngine

/// What cannot follow a word may be passed over; what can must never be.
@Suite struct ContinuationTests {
  @Test(arguments: [
    ("the [ ] river", "the", " river bank", true), ("the [ ] river", "the", " rain fell", false),
    ("the [ ] river", "the", " road went", false), ("the [ ] river", "the", ", river", false),
    ("the [ ] river", "the", "  river", false), ("the [ ] [A-Z] [a-z]+", "the", " Lamp is", true),
    ("the [ ] [A-Z] [a-z]+", "the", " lamp is", false), ("the s?", "the", ", and", true),
    ("the ' s", "the", "'s lamp", true), ("the (?: [ ] old ){0,2} [ ] oak", "the", " oak tree", true),
    ("(?> the | an ) (?! [ ] x ) (?<! y ) [ ] \\d{2}", "the", " 12 men", true),
    ("the [ ] [^a-z\\s] x", "the", " a x y", false), ("the [ ] [^a-z\\s] x", "the", " Ax y", true),
    ("the [ ] \\p{L}+", "the", " 12 men", true), ("the (?= [ ] men ) ", "the", " dog ran", false),
    ("the (?= [ ] men ) .", "the", " dog ran", true), ("the # comment\n [ ] oak", "the", " oak tree", true),
    ("the [ ] ( o ) ak \\k<hit>", "the", " oak tree", true), ("(?i: THE [ ] OAK )", "the", " oak tree", true),
    ("the [ ] (?i) OA (?-i) K", "the", " oak tree", true), ("the [ ] K", "the", " k", true),
    ("the [ ] \\x{6F}a", "the", " oak tree", true), ("the [ ] é", "the", " été ici", true),
    ("the [ ] é", "the", " ete ici", false), ("the [ ] °", "the", " ° C", true),
    ("an [ ] oak", "the", " oak tree", false),
  ])
  func `a pattern tells what may follow a word`(
    pattern: String, word: String, rest: String, passes: Bool
  ) {
    let continuations = Continuations(pattern, ignoresCase: false, words: [word])
    #expect(allows(continuations.word(0), "\(word)\(rest)", wordEnd: word.utf8.count) == passes)
  }

  @Test(arguments: [
    "(*ACCEPT) a", "the (?R)? b", "the \\Q b \\E", "the [[:alpha:]]", "the (", "the [ ] a++b{,3}",
  ])
  func `a pattern that is not understood lets everything pass`(pattern: String) {
    let continuations = Continuations(pattern, ignoresCase: false, words: ["the"])
    #expect(continuations.all == [.anything] && continuations.word(0) == .anything)
    #expect(!continuations.hitBeginsMatch)
  }

  @Test func `words with a capital and numbers have continuations of their own`() {
    let pattern = "(?: [A-Z][a-z]+ | [0-9]+ [ ] of ) [ ] May"
    let continuations = Continuations(pattern, ignoresCase: false, words: [])
    #expect(allows(continuations.all[continuations.capitals], "Noor May 3", wordEnd: 4))
    #expect(!allows(continuations.all[continuations.capitals], "Noor and I", wordEnd: 4))
    #expect(allows(continuations.all[continuations.digits], "12 of May", wordEnd: 2))
    #expect(!allows(continuations.all[continuations.digits], "12 May 20", wordEnd: 2))
  }

  @Test(arguments: [("(?<hit> a )", false), ("a (?<other> b )", true), ("(?: a )", true)])
  func `a hit begins its match unless a group is called so`(pattern: String, begins: Bool) {
    #expect(Continuations(pattern, ignoresCase: false, words: []).hitBeginsMatch == begins)
  }

  @Test func `no match of any pattern is ever passed over`() throws {
    var generator = SeededGenerator(seed: 7)
    let matcher = try Matcher()
    var matches = 0
    for _ in 0..<20_000 {
      let source = "(?: ab | [A-Z]b ) " + RandomPattern.pattern(&generator, depth: 3)
      let ignoresCase = generator.number(below: 2) == 0
      let text = generator.pick(["ab", "Ab", "AB"]) + RandomPattern.text(&generator)
      let end = text.utf8.prefix { isWordByte($0) }.count
      guard end == 2 else { continue }
      let pattern = try Pattern(source, ignoresCase: ignoresCase, usesJIT: false)
      let match = try CheckedText(Array(text.utf8)).search { text throws(PatternError) in
        try pattern.firstMatch(in: text, from: 0, startingBy: 0, using: matcher)
      }
      guard match != nil else { continue }
      matches += 1
      let continuations = Continuations(source, ignoresCase: ignoresCase, words: ["ab"])
      #expect(allows(continuations.word(0), text, wordEnd: end), "\(source) in \(text)")
      if text.hasPrefix("A") {
        #expect(allows(continuations.all[continuations.capitals], text, wordEnd: end), "\(source) in \(text)")
      }
    }
    #expect(matches > 500)
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
  }

  private func allows(_ continuation: Continuation, _ text: String, wordEnd: Int) -> Bool {
    let place = Array(text.utf8).withUnsafeBufferPointer { Continuation.Place(in: $0, after: wordEnd) }
    return continuation.fields[place.field] >> place.bit & 1 == 1
  }
}
