import PatternEngine
import RedactCore
import Testing

@testable import Detection
@testable import RulePacks

@Suite struct RuleDetectorTests {
  private static let capital = #"(?<! \p{L}) \p{Lu} \p{Ll}+"#

  /// The triggers that `change` sets.
  private static func triggers(_ change: (inout Triggers) -> Void) -> Triggers {
    var triggers = Triggers()
    change(&triggers)
    return triggers
  }

  @Test func `a hit says where, what, how sure and by which rule`() throws {
    let sample = RuleSample("Zaki") {
      $0.entity = .kunya
      $0.kind = .quasi
      $0.score = 0.6
      $0.propagates = false
    }
    #expect(
      try sample.detections(in: "éé Zaki") == [
        Detection(
          span: ByteSpan(5, 9), type: .kunya, kind: .quasi, score: 0.6, rule: "test.rule", propagates: false)
      ])
  }

  @Test func `the span is that of the original, disguise included`() throws {
    let text = "x U\u{200B}mm \u{202E}Hámzá, y"
    #expect(try RuleSample("Umm [ ] Hamza").find(in: text) == ["U\u{200B}mm \u{202E}Hámzá"])
  }

  @Test(arguments: [
    (triggers { $0.words = ["umm"] }, "and Umm Zaki, UMM Nada; ummah"),
    (triggers { $0.digits = true }, "42 x7 8"), (triggers { $0.capitals = true }, "Zaki and Nada"),
    (triggers { $0.lines = true }, "a\nb\n\nc"), (triggers { $0.bytes = [0x40] }, "a@b @c"),
    (
      triggers {
        $0.digits = true; $0.capitals = true; $0.words = ["a"]
      }, "a Zaki 7 b @"
    ),
  ])
  func `a pattern is tried at its triggers only`(triggers: Triggers, text: String) throws {
    let sample = RuleSample(".") { $0.triggers = triggers }
    let starts = try sample.detections(in: text).map(\.span.start)
    let bytes = Array(text.utf8)
    let expected = bytes.indices.filter { at in
      let before = at > 0 ? bytes[at - 1] : 0x0A
      let isWordStart = !isWord(before) && isWord(bytes[at])
      let word = String(decoding: bytes[at...].prefix { isWord($0) }, as: UTF8.self).lowercased()
      return isWordStart && triggers.words.contains(word)
        || triggers.digits && isWordStart && (0x30...0x39).contains(bytes[at])
        || triggers.capitals && isWordStart && (0x41...0x5A).contains(bytes[at])
        || triggers.lines && before == 0x0A && bytes[at] != 0x0A || triggers.bytes.contains(bytes[at])
    }
    #expect(starts == expected)
    #expect(!expected.isEmpty)
  }

  private func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }

  @Test func `reach lets a match begin before its trigger`() throws {
    for (reach, found) in [(0, []), (3, []), (4, ["abc @"]), (30, ["abc @"])] {
      let sample = RuleSample("abc [ ] @") {
        $0.triggers = Self.triggers {
          $0.bytes = [0x40]; $0.reach = reach
        }
      }
      #expect(try sample.find(in: "abc abc @") == found, "\(reach)")
    }
  }

  @Test func `a word right behind a sign is told from the word alone`() throws {
    let sample = RuleSample("[a-z]+ [.] org") {
      $0.triggers = Self.triggers {
        $0.words = ["org"]; $0.after = [0x2E]; $0.reach = 8
      }
    }
    #expect(try sample.find(in: "org lamp.org, org") == ["lamp.org"])
    let blind = RuleSample("[a-z]+ [ ] org") { $0.triggers = sample.rule.triggers }
    #expect(try blind.find(in: "lamp org") == [])
  }

  @Test func `words that begin with a small letter are a trigger`() throws {
    let sample = RuleSample(".") { $0.triggers = Self.triggers { $0.lowerCase = true } }
    #expect(try sample.find(in: "Zaki and 7 x7, éa été Ab") == ["a", "x", "é", "é"])
  }

  @Test func `words with letters of other scripts are a trigger`() throws {
    let sample = RuleSample(".") { $0.triggers = Self.triggers { $0.otherScript = true } }
    #expect(try sample.find(in: "Zaki, été, xندى ندى 7 Ада") == ["x", "ن", "А"])
  }

  @Test func `a place that a condition rules out is not tried, and explained all the same`() throws {
    let pattern = "[a-z]+"
    let sample = RuleSample(pattern) {
      $0.triggers = Self.triggers { $0.lowerCase = true }
      $0.continuations = Continuations(pattern, ignoresCase: false, words: [])
      $0.forbiddenLexicons = ["list"]
    }.with("list", ["and"])
    #expect(sample.rule.continuations.hitBeginsMatch)
    #expect(try sample.find(in: "and lamp and door") == ["lamp", "door"])
    #expect(try sample.refusals(in: "and lamp") == [.lexicon])
  }

  @Test func `reach stops at whole characters`() throws {
    let sample = RuleSample(#"\p{L} .? @"#) {
      $0.triggers = Self.triggers {
        $0.bytes = [0x40]; $0.reach = 3
      }
    }
    #expect(try sample.find(in: "ندى@") == ["دى@"])
  }

  @Test func `excepted words are no trigger`() throws {
    let sample = RuleSample(Self.capital) {
      $0.triggers = Self.triggers {
        $0.capitals = true; $0.except = ["then"]
      }
    }
    #expect(try sample.find(in: "Then Zaki left. Then he") == ["Zaki"])
  }

  @Test func `hits of one rule do not overlap, and a candidate turned down hides nothing`() throws {
    #expect(try RuleSample("aa").find(in: "aaaaa") == ["aa", "aa"])
    let sample = RuleSample("(?: Abu [ ] )? (?<hit> Abu | Zaki )") { $0.exceptions = ["abu"] }
    #expect(try sample.find(in: "Abu Zaki") == ["Zaki"])
  }

  @Test func `a match whose hit took no part hides nothing`() throws {
    #expect(try RuleSample("(?<hit> foo ) | bar").find(in: "bar foo") == ["foo"])
  }

  @Test(arguments: [
    (Rule.Casing.any, "zaki Zaki ZAKI", 3), (.capitalised, "he met zaki Zaki ZAKI", 2),
    (.name, "We met zaki and Zaki", 1),
    (.name, "then he met zaki and then he met zaki at the place again", 2),
    (.capitalised, "then he met zaki and then he met zaki at the place again", 0),
  ])
  func `capitals count as the rule says`(casing: Rule.Casing, text: String, count: Int) throws {
    let sample = RuleSample("(?i: zaki )") { $0.casing = casing }
    #expect(try sample.find(in: text).count == count)
    if count == 0 { #expect(try sample.refusals(in: text) == [.casing, .casing]) }
  }

  @Test(arguments: [(Rule.Regime.any, 1, 1), (.cased, 1, 0), (.caseless, 0, 1)])
  func `the regime is that of the line`(regime: Rule.Regime, cased: Int, caseless: Int) throws {
    let sample = RuleSample("(?i: zaki )") { $0.regime = regime }
    #expect(
      try sample.find(in: "He met zaki in Harun, and then They all went home to Bab Sur.").count == cased)
    #expect(
      try sample.find(in: "he met zaki in harun and then they all went home to bab sur").count == caseless)
  }

  @Test func `an exception is dropped in any case, and only as a whole`() throws {
    let sample = RuleSample("Abu [ ] \\w+ (?: [ ] \\w+ )?") { $0.exceptions = ["abu dis"] }
    #expect(try sample.find(in: "Abu Dis") == [])
    #expect(try sample.refusals(in: "Abu Dis.").first == .exception)
    #expect(try sample.find(in: "Abu Dis Street") == ["Abu Dis Street"])
  }

  @Test func `a hit may not be the neighbour of some words`() throws {
    let sample = RuleSample(Self.capital) {
      $0.unless.after = ["in"]
      $0.unless.before = ["street"]
    }
    #expect(
      try sample.find(in: "Zaki, in Harun, Nada street, Rawad, street, in: Hamza") == [
        "Zaki", "Rawad", "Hamza",
      ])
    #expect(try sample.refusals(in: "in Harun") == [.neighbour])
  }

  @Test func `no word may be in a forbidden lexicon`() throws {
    let sample = RuleSample(Self.capital + "(?: [ ] \\p{Lu} \\p{Ll}+ )?") { $0.forbiddenLexicons = ["words"] }
      .with("words", ["hope", "new york"])
    #expect(try sample.find(in: "Hope") == [])
    #expect(try sample.find(in: "Zaki Hope") == [])
    #expect(try sample.refusals(in: "New York").first == .lexicon)
    #expect(try sample.find(in: "New Zaki") == ["New Zaki"])
    #expect(try sample.refusals(in: "Hope") == [.lexicon])
  }

  @Test func `every long word must be in a required lexicon`() throws {
    let sample = RuleSample(Self.capital + "(?: [ ] \\p{L}+ )*") { $0.requiredLexicons = ["names", "more"] }
      .with("names", ["zaki"]).with("more", ["nada"])
    #expect(try sample.find(in: "Zaki Nada") == ["Zaki Nada"])
    #expect(try sample.find(in: "Zaki al Nada") == ["Zaki al Nada"])
    #expect(try sample.find(in: "Zaki Street") == [])
  }

  @Test func `a proper word may not stand in lower case elsewhere`() throws {
    let sample = RuleSample(Self.capital) { $0.mustBeProper = true }
    #expect(try sample.find(in: "Zaki left. We met Hope, there is hope.") == ["Zaki", "We"])
    #expect(try sample.refusals(in: "Hope, there is hope.") == [.notProper])
  }

  @Test func `a validator has the last word`() throws {
    let sample = RuleSample("\\d+") { $0.validator = "turkish-id" }
    #expect(try sample.find(in: "10000000146 10000000147") == ["10000000146"])
    #expect(try sample.refusals(in: "10000000147").first == .invalid)
    #expect(throws: DetectionError.unknownValidator(rule: "test.rule", name: "none")) {
      try RuleSample("a") { $0.validator = "none" }.detector()
    }
  }

  @Test(arguments: [
    ("the village of Zaki", 0.7), ("village one two three four Zaki", 0.7),
    ("village one two three four five Zaki", 0.4),
    ("Zaki village", 0.7), ("Zaki is village", 0.4), ("VILLAGE Zaki", 0.7), ("villages Zaki", 0.4),
    ("Zaki", 0.4),
  ])
  func `a context word nearby raises the score`(text: String, score: Double) throws {
    let sample = RuleSample("Zaki") {
      $0.score = 0.4
      var context = ContextWords()
      (context.words, context.before, context.after, context.boost) = (["village"], 5, 1, 0.3)
      $0.context = context
    }
    #expect(try sample.detections(in: text).map { ($0.score * 100).rounded() } == [score * 100])
  }

  @Test func `a score never exceeds one`() throws {
    let sample = RuleSample("Zaki") {
      var context = ContextWords()
      (context.words, context.boost) = (["village"], 0.9)
      $0.context = context
    }
    #expect(try sample.detections(in: "village Zaki").map(\.score) == [1])
  }

  @Test func `a lexicon finds its longest entries, in any spelling of the gap`() throws {
    let sample = RuleSample().with("list", ["bab", "bab sur", "bab sur gate", "sur"])
    #expect(try sample.find(in: "in Bab Sur Gate") == ["Bab Sur Gate"])
    #expect(try sample.find(in: "bab-sur, BAB\nSUR") == ["bab-sur", "BAB\nSUR"])
    #expect(try sample.find(in: "Bab. \n\n Sur") == ["Bab", "Sur"])
    #expect(try sample.find(in: "Babsur Surely") == [])
  }

  @Test func `a lexicon of names needs a capital where capitals are used`() throws {
    let sample = RuleSample { $0.casing = .name }.with("list", ["hope", "ندي"])
    #expect(try sample.find(in: "We Hope to hope ندى") == ["Hope", "ندى"])
    #expect(try sample.find(in: "so we all hope to see what we can do about it") == ["hope"])
  }

  @Test func `a pattern that gives up ends the search`() throws {
    let sample = RuleSample("(?: a+ )+ !") { $0.matchLimit = 1_000 }
    let text = "éé \(String(repeating: "a", count: 40)) !"
    let error = #expect(throws: DetectionError.self) { try sample.detections(in: text) }
    #expect(error == .gaveUp(rule: "test.rule", offset: 0))
    let later = RuleSample("(?: a+ )+ !") {
      $0.matchLimit = 1_000
      $0.triggers = Self.triggers { $0.words = ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"] }
    }
    #expect(throws: DetectionError.gaveUp(rule: "test.rule", offset: 5)) { try later.detections(in: text) }
  }

  @Test func `a pattern that is wrong is named by its rule`() throws {
    let error = #expect(throws: DetectionError.self) { try RuleSample("(").detections(in: "a") }
    guard case .badPattern("test.rule", _, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
