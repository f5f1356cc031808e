import Crypto
import RedactCore
import Testing

@testable import Guard

@Suite struct GuardKeyTests {
  @Test func `a key has 32 bytes`() {
    #expect(throws: GuardKeyError.length(31)) { try GuardKey(Array(0..<31)) }
    #expect(throws: GuardKeyError.length(0)) { try GuardKey([]) }
  }

  @Test func `a key is known by its id`() throws {
    #expect(try GuardKey(Array(0..<32)).id == "144a08d9215aca9e")
    #expect(try "\(GuardKey(Array(1...32)))".utf8.count == 16)
    #expect(try GuardKey(Array(1...32)).id != "144a08d9215aca9e")
    #expect(GuardKey.ephemeral().id != GuardKey.ephemeral().id)
  }

  @Test func `fingerprints are those of another program`() throws {
    let key = try GuardKey(Array(0..<32))
    #expect(
      key.finding(rule: "known", canonical: Array("samira".utf8), scope: "a/*")
        == "0817bfc7b168cb01b68801505dfe3de8")
    #expect(key.name("interviews/samira.txt") == "8481a5ebbe73160cd4a1eeb5b30bb85f")
  }

  @Test func `each part of a finding counts, and where it ends`() throws {
    let key = try GuardKey(Array(0..<32))
    let findings = [("ab", "c", "d"), ("a", "bc", "d"), ("a", "b", "cd"), ("ab", "c", ""), ("ab", "", "cd")]
      .map { key.finding(rule: $0.0, canonical: Array($0.1.utf8), scope: $0.2) }
    #expect(Set(findings).count == findings.count)
    #expect(key.name("ab") != key.name("abc"))
    #expect(key.name("ab") == key.name(Array("ab".utf8)))
  }
}
