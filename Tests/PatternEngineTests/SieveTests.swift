import RedactCore
import TestSupport
import Testing

@testable import PatternEngine

/// What a sieve holds back no pattern may match.
@Suite struct SieveTests {
  @Test(arguments: [
    ("a [ ] [a-z]+ (?= [ ] by [ ] (?: trade | craft ) )", "a saddler by trade", true),
    ("a [ ] [a-z]+ (?= [ ] by [ ] (?: trade | craft ) )", "a saddler by the sea", false),
    ("a [ ] [a-z]+ (?= [ ] by [ ] (?: trade | craft ) )", "a saddler b", false),
    ("the (?: [ ] old )? [ ] oak", "the old oak", true), ("the (?: [ ] old )? [ ] oak", "the oak", true),
    ("the (?: [ ] old )? [ ] oak", "the old elm", false), ("the (?: [ ] old ){3} [ ] oak", "the oak", false),
    ("(?: the | a ) [ ] oak", "a oak", true), ("(?: the | a ) [ ] oak", "an oak", false),
    ("(?i: THE ) [ ] oak", "tHe oak", true), ("(?i: THE ) [ ] oak", "the OAK", false),
    ("(?i) k [ ] s", "\u{212A} \u{17F}", true), ("k", "\u{212A}", false),
    ("the (?! [ ] elm ) [ ] [a-z]+", "the elm", true), ("(?<! x ) the (?<= e ) x", "thex", true),
    ("the (?= [ ] oak ) [ ] [a-z]{3}", "the elm", true), ("(?= oak ) [a-z]{3}", "elm", true),
    ("[a-z]+ (?: - [a-z]+ )* !", "one-two-three!", true), ("[a-z]+ (?: - [a-z]+ )* !", "one-two-!", false),
    ("é+ [ ] x", "éé x", true), ("é+ [ ] x", "éé y", false), ("(a) \\k<hit> b", "a anything at all b", true),
    ("[0-9]{4} x", "1234x", true), ("[0-9]{4} x", "12345x", false), ("[0-9]{4} x", "123x", false),
    ("[0-9]{40} x", "0123456789012345x", true), ("[0-9]{40} x", "012345678901234x", false),
    ("\\p{Cyrillic}+ :", "Яна:", true), ("\\p{Cyrillic}+ :", "Yana:", false),
    ("[^\\P{Lu}\\P{Cyrillic}] :", "Я:", true), ("[^\\P{Lu}\\P{Cyrillic}] :", "Y:", false),
    ("[^\\P{Lu}] :", "Y:", true), ("(?i) [^é] :", "k:", true), ("(?i) [^k] :", "K:", false),
    ("oak $", "oak", true), ("oak \\b (?= ! )", "oak!", true), ("oak \\b (?= ! )", "oak", false),
  ])
  func `a sieve holds back what cannot match`(pattern: String, text: String, passes: Bool) throws {
    let sieve = try #require(Sieve(pattern, ignoresCase: false))
    #expect(try sieve.sift([0], reach: 0, of: CheckedText(Array(text.utf8))) == (passes ? [0] : []))
  }

  @Test func `case is ignored where a rule says so`() throws {
    let sieve = try #require(Sieve("the [ ] oak", ignoresCase: true))
    let text = try CheckedText(Array("THE Oak, the Elm".utf8))
    #expect(sieve.sift([0, 9], reach: 0, of: text) == [0])
  }

  @Test(arguments: ["(*ACCEPT) a", "the (?R)? b", "[[:alpha:]]", "(", "a?", "(?= x )?", "", "x|"])
  func `there is no sieve of what is not understood, or matches nothing at all`(pattern: String) {
    #expect(Sieve(pattern, ignoresCase: false) == nil)
  }

  @Test func `reach looks at all characters before a place, each once`() throws {
    let sieve = try #require(Sieve("[ab]{2} é | é -", ignoresCase: false))
    let text = try CheckedText(Array("bé- abé bbé".utf8))
    #expect(sieve.sift([6, 7, 12], reach: 0, of: text) == [])
    #expect(sieve.sift([6, 7, 12], reach: 2, of: text) == [5, 10])
    #expect(sieve.sift([6, 7, 12], reach: 99, of: text) == [1, 5, 10])
    #expect(sieve.sift([3], reach: 1, of: text) == [1], "a character that begins before")
    #expect(sieve.sift([1, 2, 3], reach: 1, of: text) == [1])
    #expect(sieve.sift([], reach: 9, of: text) == [])
  }

  @Test(arguments: [
    ("(?<![\\p{L}\\p{N}_]) oak", true), (" (?<! [0-9A-Za-z-] ) oak", true), ("(?<! [A-Za-z0-9.] ) oak", true),
    ("(?<! [A-Za-z] ) oak", false), ("(?<! [^A-Za-z0-9] ) oak", false), ("(?<! [\\p{L}] ) oak", false),
    ("(?<! [0-9A-Za-z] )? oak", false), ("(?<! [0-9A-Za-z] ) elm | oak", false),
    ("oak (?<! [0-9A-Za-z] )", false),
    ("(?<! [0-9A-Za-z] - ) oak", false), ("(?<! [0-9A-Za-z] | x ) oak", false),
    ("(?<= [0-9A-Za-z] ) oak", false),
    ("(?: (?<! [0-9A-Za-z] ) elm | oak )", false), ("(?! [0-9A-Za-z] ) oak", false),
  ])
  func `a place within a word is held back where the pattern begins words`(pattern: String, begins: Bool)
    throws
  {
    let sieve = try #require(Sieve(pattern, ignoresCase: false))
    let text = try CheckedText(Array("oak soak _oak 9oak éoak".utf8))
    #expect(
      sieve.sift([0, 5, 10, 15, 21], reach: 0, of: text) == (begins ? [0, 10, 21] : [0, 5, 10, 15, 21]))
  }

  @Test func `the end of a text is no reason to let a place pass, a long way is`() throws {
    let sieve = try #require(Sieve("a [^!]* !", ignoresCase: false))
    let dots = Array(repeating: UInt8(ascii: "."), count: 5_000)
    let near = try CheckedText(Array("a".utf8) + dots.prefix(50))
    #expect(sieve.sift([0], reach: 0, of: near) == [])
    let far = try CheckedText(Array("a".utf8) + dots + Array("!".utf8))
    #expect(sieve.sift([0], reach: 0, of: far) == [0])
  }

  @Test func `few states let more pass, never less`() throws {
    let pattern = "(?: the | a ) [ ] (?: old | young ) [ ] (?: oak | elm )"
    let text = try CheckedText(Array("the old oak, a young elm, the old ash, a new oak, the ".utf8))
    let offsets: [UInt32] = [0, 13, 26, 39, 50]
    var fewest = offsets.count
    for states in 1...40 {
      let passed = try #require(Sieve(pattern, ignoresCase: false, mostStates: states))
        .sift(offsets[...], reach: 0, of: text)
      #expect(passed.starts(with: [0, 13]) && passed.count <= fewest)
      fewest = min(fewest, passed.count)
    }
    #expect(fewest == 2)
  }

  @Test func `no match of any pattern is ever held back`() throws {
    var generator = SeededGenerator(seed: 11)
    let matcher = try Matcher()
    var (matches, held) = (0, 0)
    for _ in 0..<10_000 {
      let opening = generator.pick(["", "", "(?<! [0-9A-Za-z] )", "(?<! [\\p{L}\\p{N}_] ) "])
      let source = opening + RandomPattern.pattern(&generator, depth: 4)
      let ignoresCase = generator.number(below: 2) == 0
      let states = generator.pick([1, 3, 8, 512])
      guard let sieve = Sieve(source, ignoresCase: ignoresCase, mostStates: states) else { continue }
      let bytes = Array((RandomPattern.text(&generator) + RandomPattern.text(&generator)).utf8)
      let text = try CheckedText(bytes)
      let starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }
      let pattern = try Pattern(source, ignoresCase: ignoresCase, usesJIT: false)
      let passed = Set(sieve.sift(starts.map(UInt32.init)[...], reach: 0, of: text))
      let found = try text.search { text throws(PatternError) in
        var found: [Int] = []
        for start in starts {
          let match = try pattern.firstMatch(in: text, from: start, startingBy: start, using: matcher)
          if match != nil { found.append(start) }
        }
        return found
      }
      matches += found.count
      held += starts.count - passed.count
      #expect(passed.isSuperset(of: found), "\(source) in \(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(matches > 2_000 && held > 10_000)
  }

  @Test func `bytes of a sieve are taken back, and others do no harm`() throws {
    let sieve = try #require(Sieve("the [ ] (?: oak | elm )", ignoresCase: false))
    let text = try CheckedText(Array("the oak the ash".utf8))
    let bytes = Bytes(Array(sieve.bytes))
    #expect(try #require(bytes.sieve()).sift([0, 8], reach: 0, of: text) == [0])
    for count in [0, 1, 256, 260, sieve.bytes.count - 1] {
      #expect(Bytes(Array(sieve.bytes.prefix(count))).sieve() == nil)
    }
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2_000 {
      var damaged = Array(sieve.bytes)
      for _ in 0..<8 { damaged[generator.number(below: damaged.count)] = UInt8(generator.number(below: 256)) }
      let passed = try #require(Bytes(damaged).sieve()).sift([0, 8], reach: 8, of: text)
      #expect(passed.allSatisfy { 0...8 ~= $0 })
    }
  }

  /// Bytes at an even address.
  private final class Bytes {
    private let bytes: UnsafeMutableRawBufferPointer

    init(_ bytes: [UInt8]) {
      self.bytes = .allocate(byteCount: bytes.count, alignment: 8)
      self.bytes.copyBytes(from: bytes)
    }

    deinit { bytes.deallocate() }

    func sieve() -> Sieve? { Sieve(bytes: UnsafeRawBufferPointer(bytes), owner: self) }
  }
}
