import RedactCore
import RulePacks
import TestSupport
import Testing

@testable import RedactKit

/// Other names over a whole corpus, with the stock of this package.
@Suite struct CorpusSurrogateTests {
  private static let texts = [
    "Hamza Nuri came with Umm Hamza.", "Umm Hamza and Lea Conti.", "Hamza Nuri left Talmira.",
  ]

  private func redactor(
    _ plan: CorpusPlan? = nil, known: String = "Hamza Nuri\nLea Conti\nUmm Hamza ; KUNYA\nTalmira ; LOCATION",
    _ change: (inout Redactor.Options) -> Void = { $0.isPlanning = true }
  ) throws -> Redactor {
    let policy = Policy(
      name: "test", operators: [.person: .surrogate, .kunya: .surrogate, .location: .surrogate])
    let rules = try RuleSet(try PackageRules.folder(), home: PackageRules.path)
    return try Kit.redactor(policy: policy, key: Kit.key, rules: rules) {
      $0.known = Array(known.utf8)
      $0.plan = plan
      change(&$0)
    }
  }

  private func plan(_ redactor: Redactor, _ texts: [String] = texts) throws -> CorpusPlan {
    let planner = try CorpusPlanner(redactor)
    for text in texts { try planner.read(Array(text.utf8)) }
    return try planner.plan()
  }

  @Test func `everybody has one other name in all documents, and no two have the same`() throws {
    let plan = try plan(redactor())
    let given = plan.surrogates.map(\.text)
    #expect(given.count == 4 && Set(given).count == 4)
    let redactor = try redactor(plan) { _ in }
    let outputs = try Self.texts.map { try redactor.text($0) }
    for word in ["Hamza", "Nuri", "Lea", "Conti", "Talmira"] {
      #expect(!outputs.joined().contains(word), "\(word)")
    }
    let names = [outputs[0].prefix { $0 != "," }, outputs[2][...]].map { $0.split(separator: " ").prefix(2) }
    #expect(names[0] == names[1])
  }

  @Test func `a kunya is called after the other name of the child`() throws {
    let redactor = try redactor(try plan(try redactor())) { _ in }
    let words = try redactor.text(Self.texts[0]).split(separator: " ")
    #expect(words.suffix(2).first == "Umm")
    #expect(words.last.map { String($0.dropLast()) } == words.first.map(String.init))
  }

  @Test func `without a plan nobody is given another name in a scope of several documents`() throws {
    let redactor = try redactor { _ in }
    #expect(throws: RedactError.self) { try redactor.redact(Array(Self.texts[0].utf8)) }
  }

  @Test func `a vault keeps what a plan gave, and the next plan gives the same`() throws {
    let kit = try VaultKit()
    let first = try plan(redactor())
    try kit.vault.keep(first)
    let decisions = try kit.vault.options().decisions
    #expect(decisions.surrogates.count == 4)
    let next = try plan(
      redactor(known: "Lea Conti\nZoran Babic") {
        $0.decisions = decisions
        $0.isPlanning = true
      }, ["Lea Conti and Zoran Babic."])
    let before = Set(first.surrogates.map(\.text))
    #expect(next.surrogates.count == 2 && next.surrogates.count { before.contains($0.text) } == 1)
    try kit.vault.keep(next)
  }
}
