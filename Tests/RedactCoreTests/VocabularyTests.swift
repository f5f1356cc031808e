import TestSupport
import Testing

@testable import RedactCore

@Suite struct VocabularyTests {
  @Test func `words are numbered as they first appear, in any case`() {
    let tokens = Tokens(Array("The lamp, the LAMP and a door".utf8)).all
    let vocabulary = Vocabulary(tokens)
    #expect(vocabulary.numbers == [0, 1, 0, 1, 2, 3, 4])
    #expect(vocabulary.hashes == [tokens[0], tokens[1], tokens[4], tokens[5], tokens[6]].map(\.hash))
  }

  @Test func `a large vocabulary holds every word once`() {
    let words = (0..<30_000).map { "w\($0 % 20_000)" }
    let vocabulary = Vocabulary(Tokens(Array(words.joined(separator: " ").utf8)).all)
    #expect(vocabulary.hashes.count == 20_000)
    #expect(vocabulary.numbers == (0..<30_000).map { UInt32($0 % 20_000) })
  }

  @Test func `no text has no words`() {
    #expect(Vocabulary([]).hashes.isEmpty && Vocabulary([]).numbers.isEmpty)
  }
}
