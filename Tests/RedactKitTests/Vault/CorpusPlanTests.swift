import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct CorpusPlanTests {
  private static let texts = [
    "Karim Haddad met Hanan.", "Hanan and Karim Darwish and Hanan.", "Karim came, later Mustafa Obeid.",
    "Mustapha Obaid lives in Tel Zahra.",
  ]
  private static let known =
    "Karim Haddad\nKarim Darwish\nHanan\nMustafa Obeid\nMustapha Obaid\nKarim\nTel Zahra ; LOCATION\n"

  private func redactor(_ plan: CorpusPlan? = nil, known: String = known) throws -> Redactor {
    try Kit.redactor(key: Kit.key, rules: try Kit.rules()) {
      $0.known = Array(known.utf8)
      $0.labels = .numbered
      $0.scope = "release:2026"
      $0.plan = plan
    }
  }

  private func plan(_ texts: [String]) throws -> CorpusPlan {
    let planner = try CorpusPlanner(try redactor())
    for text in texts { try planner.read(Array(text.utf8)) }
    return try planner.plan()
  }

  @Test func `the order of the documents makes no difference, nor does a second copy`() throws {
    let one = try plan(Self.texts).encoded()
    #expect(try plan(Self.texts.reversed()).encoded() == one)
    #expect(try plan(Self.texts + Self.texts.shuffled()).encoded() == one)
  }

  @Test func `everybody has one label in all documents, in whatever order they are redacted`() throws {
    let read = try CorpusPlan(try plan(Self.texts).encoded())
    let redactor = try redactor(read)
    let labels = try Self.texts.map { try redactor.redact(Array($0.utf8)).replacements.compactMap(\.name) }
    #expect(labels[0].last == labels[1].first)
    #expect(labels[0].first != labels[1][1])
    #expect(Set(labels.joined()).count == read.size.persons)
  }

  @Test func `a plan holds no name`() throws {
    let bytes = try plan(Self.texts).encoded()
    for word in ["karim", "haddad", "hanan", "darwish", "mustafa", "zahra"] {
      #expect(!String(decoding: bytes, as: UTF8.self).lowercased().contains(word))
    }
  }

  @Test func `a document that was not planned is refused`() throws {
    let redactor = try redactor(try plan(Self.texts))
    #expect(throws: RedactError.unplanned) { try redactor.redact(Array("Hanan left.".utf8)) }
  }

  @Test func `another key, scope, policy or style is refused`() throws {
    let plan = try plan(Self.texts)
    let changes: [(inout Redactor.Options) -> Void] = [{ $0.scope = "release:2027" }, { $0.labels = .coded }]
    for change in changes {
      #expect(throws: RedactError.self) {
        try Kit.redactor(key: Kit.key) {
          $0.labels = .numbered
          $0.scope = "release:2026"
          $0.plan = plan
          change(&$0)
        }
      }
    }
    for (key, policy) in [(Kit.otherKey, Policy.standard), (Kit.key, Policy(name: "other"))] {
      #expect(throws: RedactError.self) {
        try Kit.redactor(policy: policy, key: key) {
          $0.labels = .numbered
          $0.scope = "release:2026"
          $0.plan = plan
        }
      }
    }
  }

  @Test func `what somebody has to decide is listed by label`() throws {
    let findings = try plan(Self.texts).findings
    #expect(findings.contains { $0.kind == .soundAlike && $0.labels.count == 2 })
  }

  @Test func `a damaged plan is refused`() throws {
    var bytes = try plan(Self.texts).encoded()
    #expect(throws: RedactError.self) { try CorpusPlan(Array(bytes.dropLast(5))) }
    bytes.replaceSubrange(0..<2, with: Array("[]".utf8))
    #expect(throws: RedactError.self) { try CorpusPlan(bytes) }
  }
}
