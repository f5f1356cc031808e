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

  @Test func `a term that is also a known name is refused`() {
    let error = #expect(throws: RedactError.self) { try redactor(kept: "Harun\nNada", known: "Nada") }
    #expect(error == .configuration("terms to keep: line 2 is also a known name"))
  }

  @Test func `a known name inside a kept term is masked`() throws {
    #expect(try redactor(kept: "Nada street", known: "Nada").text("in Nada street") == "in [PERSON-1] street")
  }

  @Test func `what is left of a kept term around a known name is redacted, not refused`() throws {
    let redactor = try redactor(kept: "Nada Street", known: "Nada")
    #expect(try redactor.text("in Nada Street") == "in [PERSON-1] [PERSON-2]")
  }
}
