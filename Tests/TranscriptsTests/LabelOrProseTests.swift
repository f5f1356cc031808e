import Testing

@testable import Transcripts

@Suite("Label or prose")
struct LabelOrProseTests {
  @Test(arguments: [
    "He said: go", "He said: go\nHe said: stay\nHe said: come\n", "At 10:30 we left.", "10:30 was the hour.",
    "https://example.org/a: a page", "mailto:someone@example.org", "See http://example.org/x",
    "We had one rule: never look back.", "the thing is: no\nthe thing is: no\n", "C:\\Users\\someone",
    "Luke 1:3 says so",
    "Remember: never look back.", "Note: the tape is bad.\nNote: it ends here.\n", "ثم قال لي: اذهب",
    "وقال: اذهب\nوقال: تعال\n",
    "One two three four five six: seven", "12: thirteen\n12: fourteen\n", "a, b: c", ": nothing", "::", "—:",
    "(laughs): yes",
    "It was ratio 3:4 always", "My father told us: go", "then: nothing", "she: no\nshe: yes\n",
  ])
  func `prose with a colon has no speaker`(text: String) throws {
    #expect(try PlainText().read(Array(text.utf8)).document.segments.allSatisfy { $0.speaker == nil })
  }

  @Test func `prose inside a turn stays in it`() throws {
    let read = try expectTurns(
      "⟦NADA⟧: And he told us\nHe said: go\nso we did\nBread: there was none.\n⟦SABER⟧: Yes.\n")
    #expect(bodies(read).count == 2)
  }

  @Test func `a label in lower case counts when it comes again`() throws {
    try expectTurns("⟦jonas⟧: go on\n⟦umm saber⟧: no\n⟦jonas⟧: why\n⟦umm saber⟧: because\n")
    try expectTurns("jonas: go on\nand so we did\n")
  }

  @Test func `a capitalised label that stands once needs a dialogue around it`() throws {
    try expectTurns("⟦Nada⟧: Yes.\n⟦Saber⟧: No.\n")
    try expectTurns("⟦Q⟧: Who?\n⟦A⟧: Him.\n⟦Saber⟧: Me.\n")
    try expectTurns("It was a long road, all of it.\nBread: there was none.\nWe went on.\n")
  }

  @Test func `a label has five words and 60 bytes at most`() throws {
    try expectTurns("⟦Second Deputy Of The Camp⟧: Yes.\n")
    try expectTurns("Second Deputy Of The Old Camp: Yes.\n")
    let name = String(repeating: "N", count: 60)
    try expectTurns("⟦\(name)⟧: Yes.\n")
    try expectTurns("N\(name): Yes.\n")
  }

  @Test func `names with particles look like labels`() throws {
    try expectTurns(
      "⟦Nada al-Sarkis⟧: Yes.\n⟦Saber bin Rawad⟧: No.\n⟦al-Rawad⟧: Yes.\n"
        + "⟦Piet van der Meer⟧: No.\n⟦D’Arc⟧: Yes.\n")
  }
}
