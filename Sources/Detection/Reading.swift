import PatternEngine
import RedactCore

/// One text as the rules read it: with the lexicons that they ask about its words.
final class Reading {
  let analysis: Analysis
  /// The folded text.
  let text: CheckedText
  let lexicons: [Lexicon]
  /// For each word of the vocabulary its number in `standings`.
  private let words: [UInt32]
  private let standings: WordStandings
  /// For each lexicon whose entries are hits, the tokens that one can begin with.
  private let beginnings: [[UInt32]]

  /// A lexicon and what rules use it for.
  struct Lexicon {
    let phrases: PhraseSet
    /// Whether words of hits are looked up in it.
    let isAsked: Bool
    /// Whether its entries are hits themselves.
    let isFound: Bool
  }

  /// - Parameter standings: of the words of earlier drafts; brought up to date.
  init(
    _ analysis: Analysis, _ lexicons: [Lexicon], _ standings: inout WordStandings
  ) throws(PatternError) {
    self.analysis = analysis
    text = try CheckedText(analysis.folded.bytes)
    self.lexicons = lexicons
    words = analysis.vocabulary.hashes.map { standings.number(of: $0, lexicons) }
    self.standings = standings
    beginnings = Self.beginnings(of: analysis.vocabulary, words, standings, lexicons)
  }

  private static func beginnings(
    of vocabulary: Vocabulary, _ words: [UInt32], _ standings: WordStandings, _ lexicons: [Lexicon]
  ) -> [[UInt32]] {
    let found = lexicons.indices.filter { lexicons[$0].isFound }
    var beginnings = [[UInt32]](repeating: [], count: lexicons.count)
    for (token, number) in vocabulary.numbers.enumerated() {
      let word = words[Int(number)]
      guard standings.canBeginHit(word) else { continue }
      for lexicon in found where !standings.standing(of: word, in: lexicon, of: lexicons.count).isEmpty {
        beginnings[lexicon].append(UInt32(token))
      }
    }
    return beginnings
  }

  /// Whether a token alone is an entry of a lexicon.
  func isEntry(_ token: Int, of lexicon: Int) -> Bool { standing(token, lexicon).contains(.isEntry) }

  /// How many tokens the longest entry of a lexicon has that begins with a token; 0 when there is none.
  func longestEntry(at token: Int, of lexicon: Int) -> Int {
    let standing = standing(token, lexicon)
    guard standing.contains(.beginsEntry) else { return standing.contains(.isEntry) ? 1 : 0 }
    return lexicons[lexicon].phrases.longestEntry(in: analysis.tokens.all, at: token, joins: analysis.joins)
  }

  /// The tokens within these places, or all, that an entry of a lexicon can begin with.
  func beginnings(of lexicon: Int, within places: [ByteSpan]?) -> [UInt32] {
    let all = beginnings[lexicon]
    guard places != nil, !all.isEmpty else { return all }
    return analysis.tokens.indices(within: places).flatMap { range in
      all[all.partition { $0 >= range.lowerBound }..<all.partition { $0 >= range.upperBound }]
    }
  }

  private func standing(_ token: Int, _ lexicon: Int) -> WordStandings.Standing {
    let word = words[Int(analysis.vocabulary.numbers[token])]
    return standings.standing(of: word, in: lexicon, of: lexicons.count)
  }
}
