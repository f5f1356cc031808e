import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct ScopeTests {
  private func labels(_ text: String, _ scope: String?) throws -> [String] {
    try Kit.naming("Karim\nHanan", key: Kit.key) { $0.scope = scope }.redact(Array(text.utf8))
      .replacements.compactMap(\.name)
  }

  @Test(arguments: ["project:north", "release:2026", "interview:seven"])
  func `inside a scope a person has one label in all documents`(scope: String) throws {
    let one = try labels("Karim met Hanan.", scope)
    let other = try labels("Later, Hanan saw Karim and Karim.", scope)
    #expect(one == [other[1], other[0]] && other[1] == other[2])
  }

  @Test func `between scopes no label is the same`() throws {
    let scopes = [
      "project:north", "project:south", "release:2025", "release:2026", "interview:north", "document",
    ]
    let all = try scopes.map { try labels("Karim met Hanan.", $0) }
    #expect(Set(all.joined()).count == 2 * scopes.count)
  }

  @Test func `in the scope of a document a person has another label in every other document`() throws {
    let one = try labels("Karim met Karim.", "document")
    #expect(one[0] == one[1])
    #expect(try labels("Karim met Karim.", "document") == one)
    #expect(try labels("Karim met Karim!", "document")[0] != one[0])
  }

  @Test func `tokens in the scope of a document are refused, because nobody could open them`() {
    #expect(throws: RedactError.self) {
      try Kit.naming("Karim", key: Kit.key) {
        $0.scope = "document"
        $0.labels = .token
      }
    }
  }

  @Test func `what a later release shows and an earlier one hid is told by document and type`() throws {
    let kit = try VaultKit()
    let text = "Karim met Hanan in Tel Zahra. Karim left."
    try kit.keep(text, kit.redactor("Karim\nHanan\nTel Zahra ; LOCATION", scope: "release:2025"))
    try kit.keep(text, kit.redactor("Hanan\nTel Zahra ; LOCATION\nleft ; EVENT", scope: "release:2026"))
    let found = try kit.vault.differences(
      from: "release:2025", to: "release:2026", key: Kit.key, for: kit.custodian)
    #expect(found.map(\.type) == ["EVENT", "PERSON"])
    #expect(found.map(\.shown) == [0, 2] && found.map(\.hidden) == [1, 0])
    let same = try kit.vault.differences(
      from: "release:2025", to: "release:2025", key: Kit.key, for: kit.custodian)
    #expect(same.isEmpty)
    #expect(throws: RedactError.self) {
      try kit.vault.differences(from: "release:2025", to: "release:2024", key: Kit.key, for: kit.custodian)
    }
  }
}
