package import RedactCore

/// The lexicons that the tagger asks about words.
package struct TaggerLexicons: Sendable {
  private let sets: [PhraseSet]
  /// The common words, which the large lexicons leave out.
  private let common: PhraseSet

  /// - Parameter set: the phrases of a lexicon by its name, nil where there is none.
  package init(_ set: (String) -> PhraseSet?) {
    let none = PhraseSet(phrases: [])
    sets = TaggerLexicon.allCases.map { set($0.rawValue) ?? none }
    common = set(TaggerLexicon.commonWords.rawValue) ?? none
  }

  /// One bit for each lexicon that the word is an entry of, in the order of `TaggerLexicon`.
  package func bits(of word: UInt64) -> UInt16 {
    let isCommon = common.contains(word: word)
    var bits = isCommon ? TaggerLexicon.commonWordsBit : 0
    let first = isCommon ? TaggerLexicon.large + 1 : 0
    for number in first..<sets.count where sets[number].contains(word: word) { bits |= 1 << number }
    return bits
  }
}
