import RedactCore
import Tagger
import Testing

@testable import redact_train

/// How a text becomes chains of words to learn from.
struct TrainingTextTests {
  private func text(_ text: String, annotated: Set<EntityType> = Set(EntityType.allCases)) -> MarkedText {
    MarkedText(name: "a", text: Array(text.utf8), spans: [], annotated: annotated)
  }

  @Test func `each line is a chain`() {
    let chains = TrainingText(text("One two.\nThree four.")).chains
    #expect(chains.map { $0.words.map(\.text) } == [["One", "two"], ["Three", "four"]])
  }

  @Test func `what a text tells of a word's capitals holds for all its occurrences`() {
    let words = text("Rose came.\nWe saw Rose, and a rose.\nNada left.").words
    let roses = words.filter { $0.text.lowercased() == "rose" }
    #expect(roses.map(\.notes) == Array(repeating: [.capitalisedInside, .lowerCase], count: 3))
    #expect(words.filter { $0.text == "Nada" }.map(\.notes) == [[]])
  }

  @Test func `text without capitals is learned only as such`() {
    let text = TrainingText(text("we saw nada in the town"))
    #expect(text.chains(areCased: true).isEmpty)
    #expect(text.chains(areCased: false).count == 1)
  }

  @Test func `chains keep how much their text counts and what it leaves unmarked`() {
    var marked = text("Nada left.", annotated: [.person])
    marked.weight = 0.4
    let chains = TrainingText(marked).chains(areCased: true)
    #expect(chains.map(\.weight) == [0.4])
    #expect(chains.map { Set(bits: $0.unmarked) } == [marked.unmarked])
    #expect(marked.unmarked.isDisjoint(with: [.outside, .personBegin, .personInside]))
    #expect(marked.unmarked.count == 13)
  }
}
