import RedactCore
import TestSupport
import Testing

@testable import Detection
@testable import RulePacks

/// A folder with one rule of a test, and what that rule finds.
struct RuleSample {
  var rule: Rule
  var lexicons: [String: [String]] = [:]

  /// - Parameter pattern: without one, the rule finds the entries of the lexicon `list`.
  init(_ pattern: String? = nil, _ change: (inout Rule) -> Void = { _ in }) {
    rule = Rule()
    rule.id = "test.rule"
    rule.entity = .person
    rule.kind = .direct
    rule.matcher = pattern.map { .pattern($0, ignoresCase: false) } ?? .lexicon("list")
    change(&rule)
  }

  func with(_ name: String, _ words: [String]) -> RuleSample {
    var copy = self
    copy.lexicons[name] = words
    return copy
  }

  /// - Parameter isSieved: whether the rule has a sieve, as rules of a compiled file have.
  func detector(isSieved: Bool = false) throws -> RuleDetector {
    var rule = rule
    if isSieved { rule.sieve = rule.madeSieve() }
    var folder = RuleFolder()
    var pack = RulePack(id: "test", version: "1", title: "", summary: "")
    pack.rules = [rule]
    folder.packs = [pack]
    folder.lexicons = lexicons.map { name, words in
      Lexicon(
        name: name, phrases: PhraseSet(phrases: words.map(Tokens.hashes(ofFolded:))), count: words.count)
    }
    return try RuleDetector(folder)
  }

  func detections(in text: String, search: RuleDetector.Search = .triggers) throws -> [Detection] {
    let analysis = Analysis(Array(text.utf8))
    let found = try detector().detect(in: analysis, search: search)
    #expect(try detector(isSieved: true).detect(in: analysis, search: search) == found)
    return found
  }

  /// The words that are found.
  func find(in text: String, search: RuleDetector.Search = .triggers) throws -> [String] {
    let bytes = Array(text.utf8)
    return try detections(in: text, search: search).map {
      String(decoding: bytes[$0.span.range], as: UTF8.self)
    }
  }

  /// Why candidates were turned down.
  func refusals(in text: String) throws -> [NearMiss.Reason] {
    var reasons: [NearMiss.Reason] = []
    _ = try detector().detect(in: Analysis(Array(text.utf8))) { reasons.append($0.reason) }
    return reasons
  }
}
