import RedactCore
import Tagger
import Testing

@testable import redact_train

/// How a text becomes chains of words to learn from.
struct TrainingTextTests {
  private func text(_ text: String) -> TrainingText {
    TrainingText("a", Array(text.utf8), [], annotated: Set(EntityType.allCases))
  }

  @Test func `each line is a chain`() {
    #expect(
      text("One two.\nThree four.").chains.map { $0.words.map(\.text) } == [
        ["One", "two"], ["Three", "four"],
      ])
  }

  @Test func `what a text tells of a word's capitals holds for all its occurrences`() {
    let chains = text("Rose came.\nWe saw Rose, and a rose.\nNada left.").casedChains
    #expect(chains[0].notes == [[.capitalisedInside, .lowerCase], [.lowerCase]])
    #expect(chains[2].notes == [[], [.lowerCase]])
  }

  @Test func `text without capitals is learned only as such`() {
    let text = text("we saw nada in the town")
    #expect(text.casedChains.isEmpty)
    var random = SeededRandom(1)
    #expect(text.caselessChains(&random).count == 1)
  }

  @Test func `most text without capitals has no punctuation either`() {
    let text = text(Array(repeating: "Well, she came.", count: 200).joined(separator: "\n"))
    var random = SeededRandom(1)
    let chains = text.caselessChains(&random)
    let raw = chains.count { $0.words[1].gap == .space }
    #expect(chains.count { $0.words[1].gap == .comma } == chains.count - raw)
    #expect((120..<180).contains(raw))
    #expect(chains.allSatisfy { $0.notes.allSatisfy(\.isEmpty) })
  }

  @Test func `chains keep how much their text counts and what it leaves unmarked`() {
    var text = TrainingText("a", Array("Nada left.".utf8), [], annotated: [.person])
    text.weight = 0.4
    var random = SeededRandom(1)
    for chain in text.casedChains + text.caselessChains(&random) {
      #expect(chain.weight == 0.4)
      #expect(chain.unmarked == text.unmarked)
    }
    #expect(Set(bits: text.unmarked).isDisjoint(with: [.outside, .personBegin, .personInside]))
  }
}
