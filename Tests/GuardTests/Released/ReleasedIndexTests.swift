import RedactCore
import TestSupport
import Testing

@testable import Guard

@Suite struct ReleasedIndexTests {
  /// What an index of one released text finds in another, as words.
  static func found(_ text: String, released: String...) -> [String] {
    let index = ReleasedIndex(released.map { Analysis(Array($0.utf8)) })
    let bytes = Array(text.utf8)
    return index.places(in: Analysis(bytes)).map { String(decoding: bytes[$0.span.range], as: UTF8.self) }
  }

  static let released = """
    Q: Who was with you on the road that night?
    A: There were four of us. [PERSON-1] drove the old lorry and my cousin sat beside him with the papers.
    We stopped at [LOCATION-1] because the bridge was gone, and a man called [PERSON-2] [PERSON-3] gave us bread.
    Q: Do you remember when you crossed?
    A: It must have been [DATE-1]. The river was high and nobody wanted to swim first, not even [PERSON-1].
    [PERSON-4]: I waited on the other side with [PERSON-5], [PERSON-6] and [PERSON-7] until the morning came.

    """

  static let original =
    released
    .replacing("[PERSON-2] [PERSON-3]", with: "Yusuf Brandt").replacing("[PERSON-1]", with: "Karim Oda")
    .replacing("[LOCATION-1]", with: "Tel Marran").replacing("[DATE-1]", with: "the 4th of March 1987")
    .replacing("[PERSON-4]", with: "Salma").replacing("[PERSON-5]", with: "Rana").replacing(
      "[PERSON-6]", with: "Adil"
    )
    .replacing("[PERSON-7]", with: "Jun")

  @Test func `the original of a released text is found by what was taken out of it`() {
    let found = Self.found(Self.original, released: Self.released)
    #expect(
      found == [
        "Karim Oda", "Tel Marran", "Yusuf Brandt", "the 4th of March 1987", "Karim Oda.\nSalma",
        "Rana, Adil", "Jun",
      ])
  }

  @Test(arguments: [
    ("[PERSON-1] drove", "Karim drove", "Karim"),
    ("[LOCATION-1]", "the village of Tel Marran", "the village of Tel Marran"),
    ("[DATE-1]", "1987", "1987"), ("[PERSON-2] [PERSON-3]", "Yusuf [PERSON-3]", "Yusuf"),
    ("[PERSON-2] [PERSON-3]", "[PERSON-2] Brandt", "Brandt"), ("even [PERSON-1]", "even Karim", "Karim"),
    ("[PERSON-4]:", "Salma:", "Salma"), ("[PERSON-6]", "Adil", "Adil"),
  ])
  func `one thing that stands there again is found`(label: String, words: String, found: String) {
    let text = Self.released.replacing(label, with: words)
    #expect(Self.found(text, released: Self.released) == [found])
  }

  @Test func `the released text itself, and one with more taken out, say nothing`() {
    #expect(Self.found(Self.released, released: Self.released).isEmpty)
    for (words, instead) in [
      ("cousin", "[RELATIVE-1]"), ("lorry", "████"), ("four", "XXXX"), ("the bridge was gone", "[redacted]"),
      ("[PERSON-1] drove", "█████ drove"), ("[LOCATION-1]", ""), ("[DATE-1]", "@@DATE-1##"),
      ("[PERSON-2] [PERSON-3]", "[PERSON-2]"), ("[PERSON-1]", "[PERSON-7K3QW9D2M4XA]"),
      ("[PERSON-4]: ", ""), ("not even [PERSON-1]", "[MISC-1]"),
    ] {
      #expect(
        Self.found(Self.released.replacing(words, with: instead), released: Self.released).isEmpty, "\(words)"
      )
    }
    #expect(
      Self.found("", released: Self.released).isEmpty && Self.found(Self.original, released: "").isEmpty)
    #expect(Self.found(Self.original, released: "no label at all in this one").isEmpty)
  }

  @Test func `cues, line breaks, capitals, accents and marks between words do not matter`() {
    let lines = Self.original.split(separator: " ").map(String.init)
    var cues = "WEBVTT\n\n"
    for (number, start) in stride(from: 0, to: lines.count, by: 6).enumerated() {
      let words = lines[start..<min(start + 6, lines.count)].joined(separator: " ")
      cues += "\(number + 1)\n00:00:\(10 + number % 50).000 --> 00:00:\(11 + number % 50).500\n\(words)\n\n"
    }
    let count = Self.found(Self.original, released: Self.released).count
    #expect(Self.found(cues, released: Self.released).count >= count)
    #expect(Self.found(Self.original.lowercased(), released: Self.released).count == count)
    #expect(Self.found(Self.original.uppercased(), released: Self.released).count == count)
    #expect(
      Self.found(Self.original.replacing(" ", with: "\n").replacing(",", with: " –"), released: Self.released)
        .count
        == count)
    let releasedCues = cues.replacing("Karim\nOda", with: "[PERSON-1]").replacing(
      "Karim Oda", with: "[PERSON-1]")
    #expect(Self.found(releasedCues, released: releasedCues).isEmpty)
  }

  @Test func `the released text as cues says nothing`() {
    let words = Self.released.split(separator: " ")
    var cues = ""
    for (number, start) in stride(from: 0, to: words.count, by: 5).enumerated() {
      cues += "\(number + 1)\n00:01:\(10 + number % 50),000 --> 00:01:\(11 + number % 50),500\n"
      cues += words[start..<min(start + 5, words.count)].joined(separator: " ") + "\n\n"
    }
    #expect(Self.found(cues, released: Self.released).isEmpty)
    #expect(Self.found(cues.replacing("[DATE-1]", with: "1987"), released: Self.released) == ["1987"])
    #expect(Self.found(Self.released.replacing("[DATE-1]", with: "1987"), released: cues) == ["1987"])
  }

  @Test func `twelve words in the place of a label are found, and more are not`() {
    let words = (1...13).map { "word\($0)" }
    for count in 1...13 {
      let text = Self.released.replacing("[DATE-1]", with: words.prefix(count).joined(separator: " "))
      #expect(Self.found(text, released: Self.released).isEmpty == (count == 13))
    }
  }

  @Test func `a label at either end of a text has its words on one side`() {
    let released = "[PERSON-1] was born in the house by the mill and never left it, said [PERSON-2]"
    #expect(
      Self.found(released.replacing("[PERSON-1]", with: "Noor Haddad"), released: released) == ["Noor Haddad"]
    )
    #expect(Self.found(released.replacing("[PERSON-2]", with: "Iman"), released: released) == ["Iman"])
    #expect(Self.found("Who said it? " + released, released: released).isEmpty)
  }

  @Test func `fewer than five words say nothing`() {
    let released = "[PERSON-1] said yes to [PERSON-2]"
    #expect(Self.found("Noor said yes to Iman", released: released).isEmpty)
  }

  @Test func `what another released text shows, or the same one elsewhere, is public`() {
    let first = "I thank you very much, [PERSON-1], for your time today and for your trust."
    let second = "I thank you very much indeed for your time today and for your trust."
    #expect(Self.found(second, released: first) == ["indeed"])
    #expect(Self.found(second, released: first, second).isEmpty)
    #expect(Self.found(first + "\n" + second, released: first + "\n" + second).isEmpty)
  }

  @Test func `words around a label in three different texts are those of a form`() {
    let form = "This interview was held with [PERSON-1] in the office of the archive. "
    let ends = ["We talked about the war.", "He told of the harbour.", "She spoke of her school."]
    let released = ends.map {
      form + $0 + " Nobody but [PERSON-2] and the cook knew of \($0.utf8.count) boats"
    }
    let other = form.replacing("[PERSON-1]", with: "Iman Sabri")
    #expect(Self.found(other, released: released[0], released[1]) == ["Iman Sabri"])
    #expect(Self.found(other, released: released[0], released[1], released[2]).isEmpty)
  }

  @Test func `versions of one text are one text`() {
    let later = Self.released.replacing("cousin", with: "[RELATIVE-1]")
    let last = later.uppercased()
    #expect(!Self.found(Self.original, released: Self.released, later, last, Self.released, later).isEmpty)
  }

  @Test func `several released texts are looked at at once, in any order`() {
    let other =
      "Later we moved into the yellow house of [PERSON-9] near the station and stayed there for a winter."
    let text = other.replacing("[PERSON-9]", with: "Mrs Lindqvist")
    #expect(Self.found(text, released: Self.released, other) == ["Mrs Lindqvist"])
    #expect(Self.found(text, released: other, Self.released) == ["Mrs Lindqvist"])
    #expect(Self.found(Self.original + text, released: other, Self.released).last == "Mrs Lindqvist")
  }

  @Test func `words that stand for others without brackets are labels where they are known`() {
    let released =
      "Later we moved into the yellow house of Mrs Falk near the station and stayed there for a winter."
    let start = released.utf8.count - "Mrs Falk near the station and stayed there for a winter.".utf8.count
    let label = LabelOccurrence.plain(.person, at: ByteSpan(start, start + "Mrs Falk".utf8.count))
    let index = ReleasedIndex([Analysis(Array(released.utf8), replaced: [label])])
    let text = Array(released.replacing("Mrs Falk", with: "Mrs Lindqvist").utf8)
    #expect(index.places(in: Analysis(text)).map(\.span) == [ByteSpan(start, start + 13)])
  }

  @Test func `the surer a place is, the more words around it are the same`() {
    let index = ReleasedIndex([Analysis(Array("Then [PERSON-1] went home alone at last. [DATE-1]".utf8))])
    let few = index.places(in: Analysis(Array("Then Noor went home alone at last.".utf8)))
    #expect(few.map(\.score) == [0.7])
    let whole = ReleasedIndex([Analysis(Array(Self.released.utf8))])
      .places(in: Analysis(Array(Self.original.utf8)))
    #expect(whole.allSatisfy { (0.6...0.9).contains($0.score) } && whole.contains { $0.score == 0.9 })
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["and then he said to me ", "a ", "[PERSON-1] ", "a [PERSON-1] ", "x\n", "00:00:01 "])
  func `hostile texts take no time`(piece: String) {
    let text = Analysis(Array(String(repeating: piece, count: 100_000 / piece.utf8.count).utf8))
    let labels = Array(String(repeating: "and then he [PERSON-1] said to me ", count: 3_000).utf8)
    _ = ReleasedIndex([text, Analysis(labels)]).places(in: text)
    _ = ReleasedIndex([Analysis(Array(Self.released.utf8))]).places(in: text)
  }
}
