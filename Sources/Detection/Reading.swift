import RedactCore

/// One text as the rules read it: with the lexicons that they ask about its words.
final class Reading {
  let analysis: Analysis
  let lexicons: [PhraseSet]
  /// For each lexicon and, within it, each word of the vocabulary.
  private let standings: [Standing]

  /// What a word is to a lexicon.
  private struct Standing: OptionSet {
    let rawValue: UInt8
    static let isEntry = Standing(rawValue: 1)
    static let beginsEntry = Standing(rawValue: 2)
  }

  init(_ analysis: Analysis, _ lexicons: [PhraseSet]) {
    self.analysis = analysis
    self.lexicons = lexicons
    let words = analysis.vocabulary.hashes
    var standings: [Standing] = []
    standings.reserveCapacity(lexicons.count * words.count)
    for lexicon in lexicons {
      for word in words {
        var standing: Standing = lexicon.entries.contains(word) ? .isEntry : []
        if lexicon.beginnings.contains(word) { standing.insert(.beginsEntry) }
        standings.append(standing)
      }
    }
    self.standings = standings
  }

  /// Whether a token alone is an entry of a lexicon.
  func isEntry(_ token: Int, of lexicon: Int) -> Bool { standing(token, lexicon).contains(.isEntry) }

  /// Whether an entry of a lexicon can begin with a token.
  func canBeginEntry(_ token: Int, of lexicon: Int) -> Bool { !standing(token, lexicon).isEmpty }

  private func standing(_ token: Int, _ lexicon: Int) -> Standing {
    let vocabulary = analysis.vocabulary
    return standings[lexicon * vocabulary.hashes.count + Int(vocabulary.numbers[token])]
  }
}
