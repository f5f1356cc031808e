import RedactCore

/// Terms of several words that stay, such as a name in full, in one text.
struct LongTerms {
  private let phrases: [PhraseSet]
  private let analysis: Analysis
  /// For each word of the vocabulary, whether such a term can begin with it; nearly all can not.
  private let begins: [Bool]

  /// How far a term is looked for before the word it holds.
  private static let mostBefore = 3

  init(_ phrases: [PhraseSet], in analysis: Analysis) {
    self.phrases = phrases
    self.analysis = analysis
    begins = analysis.vocabulary.hashes.map { word in phrases.contains { $0.beginnings.contains(word) } }
  }

  /// Whether words are no more than part of such a term.
  func hold(_ words: Range<Int>) -> Bool {
    for start in max(0, words.lowerBound - Self.mostBefore)...words.lowerBound
    where begins[Int(analysis.vocabulary.numbers[start])] && holds(words, from: start) { return true }
    return false
  }

  private func holds(_ words: Range<Int>, from start: Int) -> Bool {
    phrases.contains { phrases in
      let count = phrases.longestEntry(in: analysis.tokens.all, at: start, joins: analysis.joins)
      return count > 1 && start + count >= words.upperBound
    }
  }
}
