import RedactCore
import Testing

@Suite struct LabelGrammarTests {
  private func found(_ text: String) -> [LabelOccurrence] {
    LabelGrammar.occurrences(in: Array(text.utf8))
  }

  private func pieces(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return LabelGrammar.occurrences(in: bytes).map {
      String(decoding: bytes[$0.span.range], as: UTF8.self)
    }
  }

  @Test func `All three styles are found with type, code and body`() {
    let text = "Then [PERSON-3] met [KUNYA-7K3QW9D2M4XA] and [DATE-7K3QW9D2M4XA:0Z9]."
    let all = found(text)
    #expect(all.map(\.style) == [.numbered, .coded, .token])
    #expect(all.map(\.type) == [.person, .kunya, .date])
    #expect(all.map(\.span) == [ByteSpan(5, 15), ByteSpan(20, 40), ByteSpan(45, 68)])
    #expect(all.map(\.code) == [ByteSpan(13, 14), ByteSpan(27, 39), ByteSpan(51, 63)])
    #expect(all.map(\.body) == [ByteSpan(14, 14), ByteSpan(39, 39), ByteSpan(64, 67)])
  }

  @Test(arguments: EntityType.allCases)
  func `What is written is found again`(type: EntityType) {
    let written = [
      LabelGrammar.numbered(type, 1), LabelGrammar.numbered(type, 999_999_999),
      LabelGrammar.coded(type, "0123456789AB"),
      LabelGrammar.token(type, "CDEFGHJKMNPQ", "RSTVWXYZ"),
    ]
    #expect(pieces(written.joined()) == written)
    #expect(pieces("أم" + written.joined(separator: "\r\né")) == written)
  }

  @Test(arguments: [
    "[PERSON-]", "[PERSON-0]", "[PERSON-01]", "[PERSON-1234567890]", "[PERSON -1]", "[PERSON-1 ]",
    "[person-1]", "[NOBODY-1]", "[-1]", "PERSON-1]", "[PERSON-1", "[PERSON-7K3QW9D2M4X]",
    "[PERSON-7K3QW9D2M4XAA]", "[PERSON-7K3QW9D2M4XI]", "[PERSON-7k3qw9d2m4xa]",
    "[PERSON-7K3QW9D2M4XA:]", "[PERSON-7K3QW9D2M4XA:O]", "[PERSON-7K3QW9D2M4XA:00", "[PERSON-1:00]",
    "[PERSON-7K3QW9D2M4XA: 00]", "[PERSON-7K3QW9D2M4XA\n:00]", "[PERSON_1]", "(PERSON-1)", "[",
    "[]",
    "[PERSONPERSONPERSONPERSON-1]", "",
  ])
  func `One byte off is text`(text: String) { #expect(found(text).isEmpty) }

  @Test func `A label inside brackets or behind a broken one is found`() {
    #expect(pieces("[[PERSON-1]]") == ["[PERSON-1]"])
    #expect(pieces("[PERSON-[PERSON-2]") == ["[PERSON-2]"])
    #expect(pieces("[PERSON-7K3QW9D2M4XA:00[DATE-1]") == ["[DATE-1]"])
    #expect(pieces("[PERSON-1][PERSON-1]") == ["[PERSON-1]", "[PERSON-1]"])
  }

  @Test func `Twelve digits are a code, nine are a number`() {
    #expect(found("[PERSON-123456789012]").map(\.style) == [.coded])
    #expect(found("[PERSON-123456789]").map(\.style) == [.numbered])
  }

  @Test func `Labels without brackets are found where no letter or digit goes on`() {
    let text = Array(
      "PERSON-3 saw KUNYA, DATE_said PERSON-Salim_x; CODEX EVENTS aAGE DATE1 PERSON- redacted-2 unredacted redacting redacted2"
        .utf8)
    let found = LabelGrammar.unbracketed(in: text).map { String(decoding: text[$0.range], as: UTF8.self) }
    #expect(found == ["PERSON-3", "KUNYA", "DATE", "PERSON-Salim_x", "redacted"])
  }

  @Test func `A megabyte of beginnings without brackets takes no longer than a megabyte`() {
    for piece in ["A_", "PERSON-A_", "PERSON-", "A", "redacted_"] {
      let text = Array(String(repeating: piece, count: 1_000_000 / piece.utf8.count).utf8)
      #expect(ContinuousClock().measure { _ = LabelGrammar.unbracketed(in: text) } < .seconds(10))
    }
  }

  @Test func `A megabyte of beginnings takes no longer than a megabyte`() {
    let head = Array("[PERSON-7K3QW9D2M4XA:".utf8)
    let clock = ContinuousClock()
    for piece in [head, Array("[".utf8), Array("[PERSON-".utf8)] {
      let text = [[UInt8]](repeating: piece, count: 1_000_000 / piece.count).flatMap { $0 }
      let long = head + [UInt8](repeating: UInt8(ascii: "0"), count: 1_000_000)
      let time = clock.measure {
        #expect(LabelGrammar.occurrences(in: text).isEmpty)
        #expect(LabelGrammar.occurrences(in: long).isEmpty)
      }
      #expect(time < .seconds(10))
    }
  }
}
