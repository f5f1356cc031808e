import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct ExplainTests {
  private static let text = "Q: Who?\nA: We met Nada in Harun."

  private func explain(_ redactor: Redactor, _ line: Int, _ column: Int) throws -> Explanation? {
    try redactor.explain(Array(Self.text.utf8), at: LinePosition(line: line, column: column))
  }

  @Test func `a masked place names its rule`() throws {
    let explanation = try #require(try explain(try Kit.naming("Nada"), 2, 11))
    #expect(explanation.mention?.rule == "known" && explanation.mention?.type == .person)
    #expect(explanation.candidates.map(\.outcome) == ["accepted"])
  }

  @Test func `a place that nothing looked at has no candidate`() throws {
    let explanation = try #require(try explain(try Kit.naming("Nada"), 1, 1))
    #expect(explanation.mention == nil && explanation.candidates == [])
  }

  @Test func `a place that does not exist has no explanation`() throws {
    for (line, column) in [(3, 1), (1, 100), (99, 1)] {
      #expect(try explain(try Kit.naming("Nada"), line, column) == nil, "\(line):\(column)")
    }
  }

  @Test func `what was kept, and what the policy keeps, is told`() throws {
    let rules = try Kit.rules(pattern: "Nada")
    let kept = try Kit.redactor(rules: rules) { $0.kept = Array("Nada".utf8) }
    #expect(
      try explain(kept, 2, 11)?.candidates.map(\.outcome) == ["kept: it stands in the list of terms to keep"])
    var policy = Policy(name: "test", threshold: 0.9)
    let strict = try Kit.redactor(policy: policy, rules: rules)
    #expect(try explain(strict, 2, 11)?.candidates.map(\.outcome) == ["below the threshold of the policy"])
    policy.threshold = 0.5
    policy.operators = [.person: .keep]
    let keeping = try Kit.redactor(policy: policy, rules: rules)
    #expect(try explain(keeping, 2, 11)?.candidates.map(\.outcome) == ["accepted, and kept by the policy"])
  }

  @Test func `what a rule turned down is told with its reason`() throws {
    let folder = try TemporaryFolder()
    try folder.write("id: test\nversion: 1.0.0\ntitle: Test\n", "test/pack.yaml")
    try folder.write(Kit.rule(pattern: "Nada") + "exceptions: [nada]\n", "test/rule.yaml")
    let explanation = try explain(try Kit.redactor(rules: try RuleSet(contentsOf: folder.path)), 2, 11)
    #expect(explanation?.mention == nil)
    #expect(explanation?.candidates.map(\.outcome) == ["turned down: it is an exception of the rule"])
  }

  /// What becomes of the words of one more rule at a place, and whether they are masked in the end.
  private func outcome(of pattern: String, score: Double, at place: LinePosition, in text: String) throws -> (
    told: String?, isMasked: Bool?
  ) {
    let folder = try TemporaryFolder()
    try folder.write("id: test\nversion: 1.0.0\ntitle: Test\n", "test/pack.yaml")
    try folder.write(Kit.rule(pattern: pattern) + "score: \(score)\n", "test/rule.yaml")
    let rules = try RuleSet(contentsOf: PackageRules.path, adding: [folder["test"]])
    let explanation = try Kit.redactor(rules: rules).explain(Array(text.utf8), at: place)
    let told = explanation?.candidates.first { $0.rule == "test.rule" }?.outcome
    return (told, explanation.map { $0.mention != nil })
  }

  @Test(arguments: [(0.5, "doubted: the tagger takes its words for no detail"), (0.7, "accepted")])
  func `what the tagger doubts is told`(score: Double, told: String) throws {
    let found = try outcome(
      of: "(?i:because)", score: score, at: LinePosition(line: 1, column: 18),
      in: "We stayed there because of the rain.")
    #expect(found == (told, told == "accepted"))
  }

  @Test func `a label that is no name is told as such`() throws {
    let found = try outcome(
      of: "TOLK", score: 0.9, at: LinePosition(line: 1, column: 1), in: "TOLK: He says that it was raining.")
    #expect(found == ("doubted: it labels its line and is no name", false))
  }

  @Test(arguments: [
    ("Unbekannte Stimme: It was raining.", "doubted: it labels its line and is no name"),
    ("[00:10] Unbekannte Stimme 2: It was raining.", "doubted: it labels its line and is no name"),
    ("He said Unbekannte Stimme: it was raining.", "gave way to another finding"),
  ])
  func `of a label of two words the second is no name either`(text: String, told: String) throws {
    let column = try #require(text.firstRange(of: "Stimme")).lowerBound.utf16Offset(in: text) + 1
    let found = try outcome(of: "Stimme", score: 0.9, at: LinePosition(line: 1, column: column), in: text)
    #expect(found == (told, told.hasPrefix("gave")))
  }

  @Test
  func `a name of which a rule can only guess whose it is is explained with the type that the tagger tells`()
    throws
  {
    let text =
      "i walked with idriz to the mill and his cousin besnik came and we hid in peqin until the morning\n"
    let place = LinePosition(line: 1, column: 75)
    let explanation = try #require(try Kit.redactor().explain(Array(text.utf8), at: place))
    #expect(explanation.mention?.type == .location)
    let guess = explanation.candidates.first { $0.rule == "names.spoken-unknown" }
    #expect(guess?.type == .location)
  }
}
