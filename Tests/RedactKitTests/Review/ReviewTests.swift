import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct ReviewTests {
  private static let text = """
    They called her Umm Hamza in the camp.
    My name is Zaynab Sabbagh and I was born in Tel Zahra.
    Then Umm Hamza left, and nobody saw Umm Hamza again.

    """

  private func findings(
    _ text: String = text, name: String = "one.txt", key: RedactionKey = Kit.key, known: String = "",
    _ review: ReviewFile = ReviewFile()
  ) throws -> ReviewedDocument {
    try redactor(review, key: key, known: known).findings(of: Array(text.utf8), name: name)
  }

  private func redactor(
    _ review: ReviewFile?, key: RedactionKey = Kit.key, known: String = ""
  ) throws -> Redactor {
    try Kit.redactor(key: key) {
      $0.labels = .numbered
      $0.known = Array(known.utf8)
      $0.review = review
    }
  }

  /// What comes out when this is decided about the findings that stand for these words, in order of place.
  private func output(
    deciding decisions: [(words: String, ReviewDecision)], known: String = ""
  ) throws -> Redaction {
    let document = try findings(known: known)
    var review = ReviewFile()
    review.add(document)
    var left = decisions
    for (index, passage) in document.passages.enumerated() {
      let words = String(decoding: passage.words.value, as: UTF8.self)
      guard let next = left.firstIndex(where: { $0.words == words }) else { continue }
      review.decide(left.remove(at: next).1, about: document.findings[index].id)
    }
    #expect(left.isEmpty, "something was not found")
    return try redactor(review, known: known).redact(Array(Self.text.utf8), name: "one.txt")
  }

  private func text(_ redaction: Redaction) -> String { String(decoding: redaction.output, as: UTF8.self) }

  @Test func `A review in which nothing is decided changes nothing`() throws {
    let plain = try redactor(nil).redact(Array(Self.text.utf8), name: "one.txt")
    var review = ReviewFile()
    review.add(try findings())
    #expect(review.findings.count >= 4)
    #expect(try redactor(review).redact(Array(Self.text.utf8), name: "one.txt").output == plain.output)
  }

  @Test func `What is rejected stays, there and nowhere else`() throws {
    let redaction = try output(deciding: [
      ("Umm Hamza", ReviewDecision(.accept)), ("Umm Hamza", ReviewDecision(.reject)),
    ])
    #expect(text(redaction).contains("They called her [KUNYA-1] in the camp."))
    #expect(text(redaction).contains("Then Umm Hamza left, and nobody saw [KUNYA-1] again."))
    #expect(redaction.findings.compactMap(\.decision?.verdict) == [.accept, .reject])
  }

  @Test func `A known name stays hidden whatever a reviewer says`() throws {
    let redaction = try output(deciding: [("Umm Hamza", ReviewDecision(.reject))], known: "Umm Hamza ; KUNYA")
    #expect(!text(redaction).contains("Umm Hamza"))
  }

  @Test func `What is edited gets the type, the action or the words that were chosen`() throws {
    let typed = try output(
      deciding: [("Zaynab Sabbagh", ReviewDecision(.edit, change: .init(type: .organisation)))])
    #expect(text(typed).contains("My name is [ORGANISATION-1] and"))
    let masked = try output(deciding: [
      ("Zaynab Sabbagh", ReviewDecision(.edit, change: .init(action: "mask")))
    ])
    #expect(text(masked).contains("My name is [PERSON] and"))
    let written = try output(
      deciding: [("Zaynab Sabbagh", ReviewDecision(.edit, change: .init(words: "the speaker")))])
    #expect(text(written).contains("My name is the speaker and"))
    #expect(written.replacements.contains { $0.action == "words" })
  }

  @Test(arguments: ["Zaynab", "zaynab sabbagh", "the friend of Umm Hamza"])
  func `Words of a reviewer cannot name somebody who is to be hidden`(words: String) throws {
    #expect(throws: RedactError.self) {
      try output(deciding: [("Zaynab Sabbagh", ReviewDecision(.edit, change: .init(words: words)))])
    }
  }

  @Test func `A finding has the same name in a text that was changed elsewhere`() throws {
    let before = try findings().findings.map(\.id)
    let longer = "We met in the morning.\n\n" + Self.text + "That was all, she said.\n"
    #expect(try findings(longer).findings.map(\.id).filter(before.contains) == before)
  }

  @Test func `Other words around, another document or another key give a finding another name`() throws {
    let names = Set(try findings().findings.map(\.id))
    #expect(names.count == (try findings().findings.count))
    let moved = Self.text.replacing("called her Umm Hamza in", with: "always meant Umm Hamza in")
    #expect(Set(try findings(moved).findings.map(\.id)).subtracting(names).count == 1)
    #expect(names.isDisjoint(with: try findings(name: "two.txt").findings.map(\.id)))
    #expect(names.isDisjoint(with: try findings(key: Kit.otherKey).findings.map(\.id)))
  }

  @Test func `Decisions are taken over where the finding is the same, and counted where it is gone`() throws {
    var earlier = ReviewFile()
    earlier.add(try findings())
    for finding in earlier.findings {
      earlier.decide(ReviewDecision(.accept, comment: "seen", reviewer: "K"), about: finding.id)
    }
    var now = ReviewFile()
    now.add(try findings(Self.text.replacing("called her Umm Hamza in", with: "always meant Umm Hamza in")))
    let (carried, lost) = now.carry(from: earlier)
    #expect((carried, lost) == (earlier.findings.count - 1, 1))
    #expect(now.undecided == 1)
    #expect(now.findings.contains { $0.decision.comment == "seen" && $0.decision.reviewer == "K" })
  }

  @Test func `A review without a key is refused`() throws {
    #expect(throws: RedactError.key("a review needs a key: findings are named by keyed digests")) {
      try Kit.redactor { $0.review = ReviewFile() }
    }
  }

  @Test func `No word of a text is in its review file`() throws {
    var review = ReviewFile()
    review.add(try findings())
    let file = review.encoded().map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    for word in ["hamza", "zaynab", "sabbagh", "zahra", "camp", "one.txt"] {
      #expect(!file.holds(Array(word.utf8)), "\(word)")
    }
  }
}

@Suite struct ReviewFileTests {
  private static let head = #"{"documents":1,"findings":1,"schema":"redact.review/1"}"#
  private static let line =
    #"{"action":"label","comment":"","decision":"","document":"0123456789ab","edit":{},"finding":"000102030405060708090a0b0c0d0e0f","kind":"direct","label":"PERSON-1","reviewer":"","rule":"names.latin","score":0.83,"type":"PERSON"}"#

  private func read(_ text: String) throws -> ReviewFile { try ReviewFile(parsing: Array(text.utf8)) }

  @Test func `What is written is read again`() throws {
    let file = try read(Self.head + "\n" + Self.line + "\n")
    #expect(String(decoding: file.encoded(), as: UTF8.self) == Self.head + "\n" + Self.line + "\n")
    let edited = Self.line.replacing(#""decision":"""#, with: #""decision":"edit""#)
      .replacing("{}", with: #"{"action":"generalise:district","type":"LOCATION","words":"a town"}"#)
      .replacing(#""comment":"""#, with: #""comment":"sie sagt: \"nein\" – é""#)
    let again = try read(Self.head + "\n" + edited + "\n")
    #expect(
      again.findings[0].decision.change
        == .init(type: .location, action: "generalise:district", words: "a town"))
    #expect(try ReviewFile(parsing: again.encoded()).findings == again.findings)
  }

  @Test(arguments: [
    (#""document":"0123456789ab""#, #""document":"0123""#), (#""type":"PERSON""#, #""type":"HERO""#),
    (#""decision":"""#, #""decision":"maybe""#), (#""decision":"""#, #""decision":"edit""#),
    (#""edit":{}"#, #""edit":{"words":"x"}"#), (#""score":0.83,"#, ""),
    (
      #""decision":"","document":"0123456789ab","edit":{}"#,
      #""decision":"edit","document":"0123456789ab","edit":{"action":"keep"}"#
    ),
    (
      #""decision":"","document":"0123456789ab","edit":{}"#,
      #""decision":"edit","document":"0123456789ab","edit":{"action":"token"}"#
    ),
    (
      #""decision":"","document":"0123456789ab","edit":{}"#,
      #""decision":"edit","document":"0123456789ab","edit":{"words":"a\u202Eb"}"#
    ),
    (
      #""decision":"","document":"0123456789ab","edit":{}"#,
      #""decision":"edit","document":"0123456789ab","edit":{"words":""}"#
    ),
  ])
  func `A line that says what cannot be is refused with its number`(old: String, new: String) throws {
    let bad = Self.line.replacing(old, with: new)
    #expect(bad != Self.line)
    let error = #expect(throws: RedactError.self) { try read(Self.head + "\n" + bad + "\n") }
    guard case .configuration(let reason)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.hasPrefix("line 2: "))
  }

  @Test func `A finding twice, a missing line and another schema are refused`() throws {
    for text in [
      Self.head.replacing("1,\"schema", with: "2,\"schema") + "\n" + Self.line + "\n" + Self.line + "\n",
      Self.head + "\n", Self.line + "\n", "",
      Self.head.replacing("review/1", with: "review/2") + "\n" + Self.line,
    ] {
      #expect(throws: RedactError.self) { try read(text) }
    }
  }
}
