import PatternEngine
import RedactCore

/// One text as the rules read it: with the lexicons that they ask about its words.
final class Reading {
  let analysis: Analysis
  /// The folded text.
  let text: CheckedText
  let lexicons: [Lexicon]
  /// For each token the number of its word, and how many words there are.
  private let words: [UInt32]
  private let wordCount: Int
  /// For each lexicon and, within it, each word of the vocabulary.
  private let standings: [Standing]

  /// A lexicon and what rules use it for.
  struct Lexicon {
    let phrases: PhraseSet
    /// Whether words of hits are looked up in it.
    let isAsked: Bool
    /// Whether its entries are hits themselves.
    let isFound: Bool
  }

  /// What a word is to a lexicon.
  private struct Standing: OptionSet {
    let rawValue: UInt8
    static let isEntry = Standing(rawValue: 1)
    static let beginsEntry = Standing(rawValue: 2)
  }

  init(_ analysis: Analysis, _ lexicons: [Lexicon]) throws(PatternError) {
    self.analysis = analysis
    text = try CheckedText(analysis.folded.bytes)
    self.lexicons = lexicons
    words = analysis.vocabulary.numbers
    wordCount = analysis.vocabulary.hashes.count
    standings = lexicons.flatMap { lexicon in
      analysis.vocabulary.hashes.map { word in
        var standing: Standing = []
        if lexicon.isAsked || lexicon.isFound, lexicon.phrases.entries.contains(word) {
          standing.insert(.isEntry)
        }
        if lexicon.isFound, lexicon.phrases.beginnings.contains(word) { standing.insert(.beginsEntry) }
        return standing
      }
    }
  }

  /// Whether a token alone is an entry of a lexicon.
  func isEntry(_ token: Int, of lexicon: Int) -> Bool { standing(token, lexicon).contains(.isEntry) }

  /// How many tokens the longest entry of a lexicon has that begins with a token; 0 when there is none.
  func longestEntry(at token: Int, of lexicon: Int) -> Int {
    let standing = standing(token, lexicon)
    guard standing.contains(.beginsEntry) else { return standing.contains(.isEntry) ? 1 : 0 }
    return lexicons[lexicon].phrases.longestEntry(in: analysis.tokens.all, at: token, joins: analysis.joins)
  }

  /// Whether an entry of a lexicon can begin with a token.
  func canBeginEntry(_ token: Int, of lexicon: Int) -> Bool { !standing(token, lexicon).isEmpty }

  private func standing(_ token: Int, _ lexicon: Int) -> Standing {
    standings[lexicon * wordCount + Int(words[token])]
  }
}
