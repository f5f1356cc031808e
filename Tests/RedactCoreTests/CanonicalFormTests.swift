import TestSupport
import Testing

@testable import RedactCore

@Suite struct CanonicalFormTests {
  private struct Classes: Decodable {
    let same: [[String]]
    let different: [[String]]
  }

  private func canon(_ text: String) -> String {
    String(decoding: CanonicalForm.canon1(text.utf8), as: UTF8.self)
  }

  @Test(.enabled(if: Shared.has("vectors"), "needs ../shared/vectors"))
  func `the published classes merge and the published pairs do not`() throws {
    let classes = try Shared.json("vectors/redact-v1-kat/canon-classes.json", as: Classes.self)
    #expect(classes.same.count == 4 && classes.different.count == 5)
    for same in classes.same {
      #expect(Set(same.map { Array(canon($0).utf8) }).count == 1)
    }
    for pair in classes.different { #expect(canon(pair[0]) != canon(pair[1])) }
  }

  @Test func `different names stay different`() {
    let pairs = [
      ("José", "Jose"), ("Hāmza", "Hamza"), ("Hаmza", "Hamza"), ("Ayse", "Ayşe"), ("مؤمن", "مومن"),
      ("-5", "5"),
    ]
    for (one, other) in pairs { #expect(canon(one) != canon(other)) }
  }

  @Test func `spellings of one name are one`() {
    let pairs = [
      ("  Umm \t Hamza\n", "umm hamza"), ("Sa`id", "saʿid"), ("Straße", "STRASSE"), ("ΑΘΗΝΑΣ", "αθηνας"),
      ("علي", "على"), ("آمنة", "امنه"), ("ا\u{64E}\u{654}مل", "أمل"), ("ﬁona", "Fiona"),
      ("Al—Sayed", "al sayed"),
      ("\u{1F81}", "\u{3B1}\u{345}\u{314}"), ("한", "\u{1112}\u{1161}\u{11AB}"),
    ]
    for (one, other) in pairs { #expect(Array(canon(one).utf8) == Array(canon(other).utf8), "\(one)") }
    #expect(canon("") == "" && canon(" \u{200B} ") == "")
  }

  @Test func `the canonical form of a canonical form is itself`() {
    var random = NastyText(seed: 2)
    for _ in 0..<20_000 {
      let once = CanonicalForm.canon1(random.next(12))
      #expect(CanonicalForm.canon1(once) == once)
      #expect(UTF8Check.firstInvalid(in: once) == nil)
    }
  }

  @Test func `every scalar has a stable canonical form, alone and between letters`() {
    for value in UInt32(0x80)..<0x20000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in [String(scalar), "a\(scalar)z", "ا\(scalar)\u{654}"] {
        let once = CanonicalForm.canon1(text.utf8)
        #expect(CanonicalForm.canon1(once) == once, "U+\(String(value, radix: 16))")
      }
    }
  }

  @Test func `equivalent texts have equal canonical forms`() {
    for vector in NormalizationVector.all {
      #expect(Set(vector.texts.map { CanonicalForm.canon1($0) }).count == 1, "\(vector.text)")
    }
  }
}
