import TestSupport
import Testing

@testable import RedactKit

/// Every rule keeps its word: what its examples mark is found in every disguise, and its counterexamples never.
@Suite struct RuleExamplesTests {
  private static let packs = ((try? PackageRules.folder()) ?? nil)?.packs.map(\.id) ?? []

  @Test func `there are rules`() throws {
    #expect(try Kit.rules().count >= 80)
    #expect(Self.packs.count >= 9)
  }

  @Test(arguments: packs)
  func `every rule of a pack keeps its word`(pack: String) throws {
    for failure in RuleCheck(try Kit.rules()).failures(inPacks: [pack]) {
      Issue.record("Rules/\(failure.file): \(failure.place): \(failure.reason)")
    }
  }
}

@Suite struct RuleCheckTests {
  private func failures(_ rule: String) throws -> [RuleCheck.Failure] {
    let folder = try TemporaryFolder()
    try folder.write("id: test\nversion: 1.0.0\ntitle: Test\n", "test/pack.yaml")
    try folder.write(rule, "test/rule.yaml")
    return RuleCheck(try RuleSet(contentsOf: folder.path)).failures()
  }

  @Test func `a rule that keeps its word has no failures`() throws {
    #expect(try failures(Kit.rule(pattern: "Zaki", example: "so ⟦Zaki⟧ left")) == [])
  }

  @Test func `an example that is not found is a failure of its file`() throws {
    let failures = try failures(Kit.rule(pattern: "Zak", example: "so ⟦Zaki⟧ left"))
    #expect(failures.map(\.place) == ["example 1", "example 2", "example 3"])
    #expect(failures.first?.rule == "test.rule" && failures.first?.file == "test/rule.yaml")
    #expect(failures.first?.reason == "not found: 'Zaki'; found instead: 'Zak'")
  }

  @Test func `a counterexample that is found is a failure`() throws {
    let failures = try failures(Kit.rule(pattern: "Zaki", example: "⟦Zaki⟧", counterexample: "and Zaki"))
    #expect(failures.map(\.place) == ["counterexample 1"])
    #expect(failures.first?.reason == "found instead: 'Zaki'")
  }

  @Test(arguments: [
    (#"\A (?: Zaki ) "#, "after Arabic and emoji"), (#"Zaki \z"#, "with CRLF"),
    (#"(?<! [:] [ ] ) Zaki"#, "in a speaker turn"), (#"(?<! \] [ ] ) Zaki"#, "after a time code"),
    (#"(?<! \n\n ) Zaki"#, "twice"),
  ])
  func `a rule that fails in a disguise is a failure, with its name`(pattern: String, disguise: String) throws
  {
    let places = try failures(Kit.rule(pattern: pattern, example: "⟦Zaki⟧")).map(\.place)
    #expect(places.first == "example 1 (\(disguise))")
  }

  @Test func `a rule that gives up is a failure`() throws {
    let rule = Kit.rule(
      pattern: "(?: a+ )+ [!]", limit: 100, example: "\(String(repeating: "a", count: 40)) ⟦!⟧")
    #expect(try failures(rule).first?.reason.hasPrefix("the search failed") == true)
  }
}
