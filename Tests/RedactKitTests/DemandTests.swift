import RedactCore
import RulePacks
import TestSupport
import Testing

@testable import RedactKit

@Suite struct DemandTests {
  private func redactor(
    _ demands: PolicyDemands, key: RedactionKey? = nil, actions: [EntityType: Operator] = [:],
    _ change: (inout Redactor.Options) -> Void = { _ in }
  ) throws -> Redactor {
    var policy = Policy(name: "strict", operators: actions)
    policy.demands = demands
    return try Kit.redactor(policy: policy, key: key, rules: RuleSet(RuleFolder(), home: PackageRules.path)) {
      $0.known = Array("Nada".utf8)
      change(&$0)
    }
  }

  /// What is refused: whole documents, records, units of streams alike.
  private func expectRefused(_ redactor: Redactor, _ reason: String) throws {
    let reader = RecordRedactor(redactor)
    let tries: [() throws -> Void] = [
      { _ = try redactor.redact(Array("Nada".utf8)) },
      {
        try reader.feed(Array("{\"text\":\"Nada\"}\n".utf8)) { line throws(RedactError) in
          if case .record(let record) = line { _ = try reader.redact(record) }
        }
      },
      { try StreamRedactor(redactor, unit: .line).feed(Array("Nada\n".utf8)) { _ in } },
      { try redactor.check() },
    ]
    for attempt in tries {
      let error = #expect(throws: RedactError.self) { try attempt() }
      switch error {
      case .demand(let message, let hint): #expect(message.contains(reason) && hint != nil)
      case .key(let message): #expect(message.contains(reason))
      case .inRecord(_, .demand(let message, _)): #expect(message.contains(reason))
      default: Issue.record("\(String(describing: error))")
      }
    }
    #expect(try redactor.scan(Array("Nada".utf8)).mentions.count == 1)
  }

  @Test func `other labels than allowed are refused`() throws {
    try expectRefused(redactor(PolicyDemands(labels: [.coded])), "allows no numbered labels")
    try expectRefused(
      redactor(PolicyDemands(labels: [.numbered, .coded]), key: Kit.key) { $0.labels = .token },
      "allows no token labels")
    #expect(try redactor(PolicyDemands(labels: [.coded]), key: Kit.key).text("Nada").hasPrefix("[PERSON-"))
  }

  @Test func `labels are those that are allowed where nobody says which`() throws {
    #expect(try redactor(PolicyDemands(labels: [.numbered]), key: Kit.key).labelStyle == .numbered)
    #expect(try redactor(PolicyDemands(labels: [.token]), key: Kit.key).labelStyle == .token)
    #expect(try redactor(PolicyDemands(), key: Kit.key).labelStyle == .coded)
    #expect(try redactor(PolicyDemands()).labelStyle == .numbered)
  }

  @Test func `labels of another scope are refused`() throws {
    try expectRefused(redactor(PolicyDemands(scope: .project)), "demands labels of a project")
    try expectRefused(redactor(PolicyDemands(scope: .document), key: Kit.key), "demands labels of a document")
    try expectRefused(
      redactor(PolicyDemands(scope: .release), key: Kit.key) { $0.scope = "project:a" },
      "demands labels of a release")
    #expect(throws: Never.self) {
      try redactor(PolicyDemands(scope: .release), key: Kit.key) { $0.scope = "release:a" }.check()
    }
    #expect(throws: Never.self) { try redactor(PolicyDemands(scope: .document)).check() }
  }

  @Test func `without the audit log or the vault that is demanded nothing is done`() throws {
    try expectRefused(redactor(PolicyDemands(audit: true)), "demands an audit log")
    try expectRefused(redactor(PolicyDemands(vault: true)), "demands a vault")
    #expect(throws: Never.self) {
      try redactor(PolicyDemands(audit: true, vault: true)) {
        $0.isAudited = true
        $0.hasVault = true
      }.check()
    }
  }

  @Test(arguments: [Operator.token, .surrogate, .shift(otherwise: "year")])
  func `what needs a key is refused without one`(action: Operator) throws {
    try expectRefused(
      redactor(PolicyDemands(), actions: [action.needsDate ? .date : .person: action]), "'\(action.word)'")
  }

  @Test func `dates of a stream move only where a scope says by how much`() throws {
    let actions: [EntityType: Operator] = [.date: .shift(otherwise: "year")]
    func stream(_ scope: String) throws {
      let redactor = try redactor(PolicyDemands(), key: Kit.key, actions: actions) { $0.scope = scope }
      try StreamRedactor(redactor, unit: .line).feed(Array("Nada\n".utf8)) { _ in }
    }
    #expect(throws: RedactError.self) { try stream("project:a") }
    #expect(throws: Never.self) { try stream("interview:a") }
  }
}

extension Operator {
  fileprivate var needsDate: Bool { if case .shift = self { true } else { false } }
}
