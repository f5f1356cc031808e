import RedactCore
import Tagger
import Testing

@testable import redact_train

/// Copies of a text as a speech recogniser would write it.
struct MarkedTextTests {
  private func recognised(_ marked: String, seed: UInt64 = 1) -> MarkedText {
    var random = SeededRandom(seed)
    return Interviews.training("a", marked).recognised(&random)
  }

  private func string(_ text: MarkedText) -> String { String(decoding: text.text, as: UTF8.self) }

  @Test func `letters are small, and of punctuation only apostrophes within words are left`() {
    #expect(string(recognised("Well, 'Nada' said: \"He's OK.\"")) == "well   nada  said   he's ok  ")
  }

  @Test func `every byte keeps its place, also behind letters of several`() {
    let text = recognised("⟦PERSON:d:p1:Şükrü Öz⟧, İN, ⟦PERSON:d:p2:Nada⟧.")
    let old = Interviews.training("a", "⟦PERSON:d:p1:Şükrü Öz⟧, İN, ⟦PERSON:d:p2:Nada⟧.")
    #expect(text.text.count == old.text.count)
    #expect(text.spans.map(\.span) == old.spans.map(\.span))
    #expect(string(text) == "şükrü öz  İn  nada ")
    #expect(text.tags(of: "nada") == [[.personBegin]])
  }

  @Test func `most lines lose their punctuation, and all their capitals`() {
    let lines = string(recognised(Array(repeating: "Well, she came.", count: 200).joined(separator: "\n")))
      .split(separator: "\n")
    let raw = lines.count { $0 == "well  she came " }
    #expect(lines.count { $0 == "well, she came." } == lines.count - raw)
    #expect((120..<180).contains(raw))
  }

  @Test func `words are counted as the tagger sees them`() {
    #expect(Interviews.training("a", "⟦PERSON:d:p1:Nada al-Rawad⟧ isn't here.\n").wordCount == 6)
  }
}
