import Foundation
import RedactCore
import TestSupport
import Testing

@Suite struct FoldedTextTests {
  private struct Evasions: Decodable { let cases: [String: String] }

  private func fold(_ text: String) -> String {
    String(decoding: FoldedText(Array(text.utf8)).bytes, as: UTF8.self)
  }

  /// "Umm Hamza" in one of the shapes that rules allow for: a blank, hyphen or line end between, a 4 for an a.
  private func holdsName(_ folded: String) -> Bool {
    let plain = folded.lowercased().replacing("4", with: "a").replacing("-", with: " ").replacing(
      "\n", with: " ")
    return plain.contains("umm hamza") || plain.contains("ام حمزه")
  }

  @Test(.enabled(if: Shared.has("vectors"), "needs ../shared/vectors"))
  func `every published disguise folds to the plain name`() throws {
    let evasions = try Shared.json("vectors/redact-v1-kat/evasion.json", as: Evasions.self)
    #expect(evasions.cases.count == 31)
    for (name, text) in evasions.cases {
      #expect(holdsName(fold(text)), "\(name)")
      let framed = "I met \(text) there."
      let bytes = Array(framed.utf8)
      let folded = FoldedText(bytes)
      let name = Array(text.utf8)
      let span = folded.folded(ByteSpan(6, 6 + name.count))
      #expect(holdsName(String(decoding: folded.bytes[span.range], as: UTF8.self)))
      #expect(folded.original(span).contains(ByteSpan(6, 6 + name.count)))
    }
  }

  @Test(arguments: [
    ("José Ömer Łukasz Straße Ağrı İzmir Þór", "Jose Omer Lukasz Strasse Agri Izmir Thor"),
    ("Nguyễn Ελλάδα", "Nguyen Ελλαδα"), ("“O’Neil” – ‹ok›", "\"O'Neil\" - ‹ok›"), ("١٢ ४५ ９", "12 45 9"),
    ("aa\u{A0}bb\u{3000}cc\tdd", "aa bb cc\tdd"), ("a\r\nb\rc\u{2028}d\u{85}e\u{0C}f", "a\nb\nc\nd\ne\nf"),
    ("أحمد إلى آمنة ٱلْحَمْد مؤمن رئيس", "احمد الي امنه الحمد مؤمن رئيس"), ("حـــمزة", "حمزه"),
    ("Ｕｍｍ 𝐇𝐚𝐦𝐳𝐚 ⓐ ﬁ ½", "Umm Hamza a fi 1/2"), ("Uᴍᴍ", "Umm"), ("Uтт", "Utt"), ("Москва", "Москва"),
  ])
  func `characters fold to their base`(_ text: String, _ folded: String) {
    #expect(fold(text) == folded)
  }

  @Test(arguments: [
    ("U m m  H a m z a", "Umm Hamza"), ("U m m H a m z a", "Umm Hamza"), ("ا م م  ح م ز ة", "امم حمزه"),
    ("a b", "a b"), ("S-A-L-M-A said", "SALMA said"), ("S.A.L.M.A.", "SALMA."),
    ("a.b.c.example", "a.b.c.example"),
    ("a.b.c@example.org", "a.b.c@example.org"), ("e.g. this", "e.g. this"), ("It's a b", "It's a b"),
    ("Ham-\nza", "Hamza"), ("Ham-\r\n  za", "Hamza"), ("Umm-\nHamza", "Umm-\nHamza"),
  ])
  func `what was taken apart is joined`(_ text: String, _ folded: String) {
    #expect(fold(text) == folded)
  }

  @Test(arguments: [
    ("Ali &amp; Omar &lt;b&gt;&nbsp;&quot;x&apos;", "Ali & Omar <b> \"x'"), ("&#x48;a &#1571;", "Ha ا"),
    ("AT&T; &bogus; &#0;", "AT&T; &bogus; &#0;"), ("Umm%20Hamza", "Umm Hamza"), ("%48%61mza", "Hamza"),
    ("Jos%C3%A9", "Jose"), ("100% of 20%50 %FF", "100% of 20%50 %FF"), ("Ham=7Aa =48amza", "Hamza Hamza"),
    ("Jos=C3=A9 Ham=\nza", "Jose Hamza"), ("x=42 id=1a", "x=42 id=1a"), ("\\u0048a\\x6d", "Ham"),
    ("\\ud835\\udc07a", "Ha"), ("C:\\users \\ud800", "C:\\users \\ud800"),
  ])
  func `entities and escapes are decoded, and nothing that only looks like one`(
    _ text: String, _ folded: String
  ) {
    #expect(fold(text) == folded)
  }

  @Test(arguments: [
    ("Umm **Ham**za", "Umm Hamza"), ("_Umm Hamza_.", "Umm Hamza."), ("~~Umm~~ `Ali` ***x***", "Umm Ali x"),
    ("snake_case my_.file a_b@example.org", "snake_case my_.file a_b@example.org"),
    ("2 * 3 * x", "2 * 3 * x"),
    ("* Item", "* Item"), ("Sa`id", "Sa'id"), ("/~ali @_ali", "/~ali @_ali"),
  ])
  func `emphasis marks that touch letters are dropped`(_ text: String, _ folded: String) {
    #expect(fold(text) == folded)
  }

  @Test func `every scalar folds like its decomposition`() {
    for value in UInt32(0x80)..<0x20000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let parts = String(scalar).decomposedStringWithCanonicalMapping
      #expect(Array(fold(parts).utf8) == Array(fold(String(scalar)).utf8), "U+\(String(value, radix: 16))")
    }
  }

  @Test func `composed and decomposed texts fold alike`() {
    for vector in NormalizationVector.all {
      let (nfc, nfd) = (vector.texts[1], vector.texts[2])
      #expect(FoldedText(nfc).bytes == FoldedText(nfd).bytes, "\(vector.text)")
    }
  }

  /// A fold that looked at the row again for each of its pieces would be at it for hours.
  @Test(arguments: NastyText.pieces + ["a b  ", "a-", "5%20", "&#", "\u{301}\u{323}"])
  func `a long row of anything is folded whole`(_ piece: String) {
    let text = Array(String(repeating: piece, count: 50_000).utf8)
    let folded = FoldedText(text)
    #expect(folded.folded(ByteSpan(0, text.count)) == ByteSpan(0, folded.bytes.count))
    #expect(!CanonicalForm.canon1(text).starts(with: [0x20]))
  }

  @Test func `plain ASCII shares its bytes and maps to itself`() {
    let text = Array("WITNESS: I came from a village; it is 10 km away (I think) - 100% sure.\n".utf8)
    let folded = FoldedText(text)
    #expect(folded.bytes == text && folded.suspicions.isEmpty)
    for start in text.indices {
      for end in start...text.count {
        let span = ByteSpan(start, end)
        #expect(folded.original(span) == span && folded.folded(span) == span)
      }
    }
  }
}
