import Testing

@testable import RedactCore

@Suite struct LabelBracketsTests {
  private static let styles = LabelBrackets.named.map(\.brackets)

  private func pieces(_ text: String, _ brackets: LabelBrackets = .square) -> [String] {
    let bytes = Array(text.utf8)
    return LabelGrammar.occurrences(in: bytes, and: brackets).map {
      String(decoding: bytes[$0.span.range], as: UTF8.self)
    }
  }

  private func written(_ brackets: LabelBrackets) -> [String] {
    [
      LabelGrammar.numbered(.person, 12, in: brackets),
      LabelGrammar.coded(.date, "0123456789AB", in: brackets),
      LabelGrammar.bare(.kunya, in: brackets), LabelGrammar.redacted(in: brackets),
      LabelGrammar.named(.person, "Amal_2", in: brackets),
    ]
  }

  @Test func `every named style writes what is written in practice`() {
    #expect(
      Self.styles.map { LabelGrammar.numbered(.person, 1, in: $0) } == [
        "[PERSON-1]", "@@PERSON-1##", "<seg>PERSON-1</seg>",
      ])
  }

  @Test(arguments: styles)
  func `labels of every named style are found, whatever the run writes`(style: LabelBrackets) throws {
    let own = try LabelBrackets(open: "⟦", close: "⟧")
    let labels = written(style)
    #expect(pieces(labels.joined()) == labels)
    #expect(pieces("a " + labels.joined(separator: " é "), own) == labels)
  }

  @Test(arguments: [("⟦", "⟧"), ("[[", "]]"), ("@", "#"), ("{", "}"), ("((", "))"), ("*", "+")])
  func `labels in the user's own marks are found by a run that has them`(open: String, close: String) throws {
    let own = try LabelBrackets(open: open, close: close)
    let labels = written(own) + written(.square)
    #expect(pieces(labels.joined(separator: ", "), own) == labels)
    #expect(pieces(written(own).joined(separator: ", ")).allSatisfy { !$0.hasPrefix(open) || open == "[" })
  }

  @Test func `tokens stand in square brackets only, for the key opens them without a policy`() {
    let token = LabelGrammar.token(.person, "CDEFGHJKMNPQ", "RSTVWXYZ")
    #expect(pieces(token) == [token])
    #expect(pieces("@@" + token.dropFirst().dropLast() + "##") == [])
  }

  @Test(arguments: [
    "@@PERSON-1#", "@PERSON-1##", "@@PERSON-1]", "[PERSON-1##", "<seg>PERSON-1<seg>", "<seg>PERSON-1</seg",
    "<SEG>PERSON-1</SEG>", "<seg type=\"a\">PERSON-1</seg>", "@@person-1##", "@@##", "<seg></seg>",
  ])
  func `one byte off is text`(text: String) { #expect(pieces(text).isEmpty) }

  @Test func `what begins again is found`() {
    #expect(pieces("@@@PERSON-1##") == ["@@PERSON-1##"])
    #expect(pieces("<seg><seg>PERSON-1</seg>") == ["<seg>PERSON-1</seg>"])
    #expect(pieces("@@PERSON-[DATE-1]") == ["[DATE-1]"])
  }

  @Test(arguments: [
    ("", "]"), ("[", ""), ("123456789", "]"), ("((((((((( ", "]"), ("a", "b"), ("[ ", "]"), ("-", "]"),
    ("_", "]"),
    (":", "]"), ("<", ">"), ("[", "\""), ("\\", "]"), ("\n", "]"), ("\u{301}", "]"), ("\u{200B}", "]"),
    ("|", "|"),
    ("[", "[["), ("[[", "["),
  ])
  func `marks that could be taken for something else are refused`(open: String, close: String) {
    #expect(throws: LabelBracketsError.self) { try LabelBrackets(open: open, close: close) }
  }

  @Test func `where no other marks can stand, labels have square brackets`() {
    func squared(_ text: String) -> String {
      String(decoding: LabelGrammar.inSquareBrackets(Array(text.utf8)), as: UTF8.self)
    }
    #expect(squared("<seg>PERSON-1</seg>-1 and @@DATE-2##") == "[PERSON-1]-1 and [DATE-2]")
    #expect(squared("[PERSON-1] <seg>text</seg>") == "[PERSON-1] <seg>text</seg>")
  }

  @Test func `a label reads the same to rules in every style, and so do words that stand for others`() throws
  {
    let own = try LabelBrackets(open: "⟦", close: "⟧")
    for style in Self.styles + [own] {
      let text = Array("Then \(LabelGrammar.numbered(.person, 1, in: style)) came".utf8)
      let folded = String(decoding: Analysis(text, brackets: style).folded.bytes, as: UTF8.self)
      #expect(folded.wholeMatch(of: /Then \[#+\] came/) != nil, "\(folded)")
    }
    let plain = Array("Then Layla came".utf8)
    let analysis = Analysis(plain, replaced: [.plain(.person, at: ByteSpan(5, 10))])
    #expect(String(decoding: analysis.folded.bytes, as: UTF8.self) == "Then [###] came")
    #expect(analysis.labels.map(\.style) == [.plain])
  }

  @Test func `beginnings of all styles take no longer than their length`() {
    let clock = ContinuousClock()
    for piece in ["@@PERSON-1", "<seg>PERSON-7K3QW9D2M4XA", "@", "<seg>", "<"] {
      let text = Array(String(repeating: piece, count: 1_000_000 / piece.utf8.count).utf8)
      let time = clock.measure { #expect(LabelGrammar.occurrences(in: text).isEmpty) }
      #expect(time < .seconds(10))
    }
  }
}

@Suite struct LabelFillTests {
  private func fill(
    _ text: String, _ sign: Unicode.Scalar = "x", _ unit: LengthUnit = .characters
  ) -> String {
    LabelFill.fill(Array(text.utf8), with: sign, counting: unit)
  }

  @Test func `each character becomes one sign, and white space stays`() {
    #expect(fill("Umm  Hamza\n\tal-X") == "xxx  xxxxx\n\txxxx")
    #expect(fill("أم حمزة", "█") == "██ ████")
    #expect(fill("e\u{301}a👩‍👩‍👧🇸🇾") == "xxxx")
    #expect(fill("a\r\nb\u{2028}c") == "x\r\nx\u{2028}x")
    #expect(fill("") == "")
  }

  @Test func `a format that counts otherwise keeps its count`() {
    #expect(fill("e\u{301}a", "x", .scalars) == "xxx")
    #expect(fill("👩a", "█", .utf16) == "███")
    #expect(fill("👩a", "\u{1F512}", .utf16).utf16.count == 4)
  }
}
