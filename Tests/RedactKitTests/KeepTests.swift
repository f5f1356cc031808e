import RedactCore
import Testing

@testable import RedactKit

@Suite struct KeepTests {
  private func redactor(kept: String, known: String = "") throws -> Redactor {
    try Kit.redactor(rules: try Kit.rules(pattern: #"\b [A-Z][a-z]+ (?: [ ] [A-Z][a-z]+ )* \b"#)) {
      $0.kept = Array(kept.utf8)
      $0.known = Array(known.utf8)
    }
  }

  @Test func `a term is kept mention by mention`() throws {
    let redactor = try redactor(kept: "Lena Fairholm")
    #expect(try redactor.text("then Lena Fairholm met Nada") == "then Lena Fairholm met [PERSON-1]")
    #expect(try redactor.text("so Lena Fairholm Rawad") == "so [PERSON-1]")
    #expect(try redactor.text("and Lena and lena fairholm") == "and [PERSON-1] and lena fairholm")
  }

  @Test func `a type of its own keeps a term from that type only`() throws {
    #expect(try redactor(kept: "Harun ; location").text("in Harun") == "in [PERSON-1]")
    #expect(try redactor(kept: "Harun ; person").text("in Harun") == "in Harun")
  }

  @Test func `a known name is never kept`() throws {
    #expect(throws: RedactError.self) { try redactor(kept: "Nada", known: "Nada") }
    #expect(throws: RedactError.self) { try redactor(kept: "NADA ; person", known: "Rawad | Nada") }
  }
}
