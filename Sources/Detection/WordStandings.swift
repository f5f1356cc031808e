import RedactCore

/// What words are to the lexicons that rules ask; each word is looked up once for a document and its drafts.
struct WordStandings {
  /// What a word is to a lexicon.
  struct Standing: OptionSet {
    let rawValue: UInt8
    static let isEntry = Standing(rawValue: 1)
    static let beginsEntry = Standing(rawValue: 2)
  }

  private var words = HashNumbers(bits: 12)
  /// For each word its standing in each lexicon.
  private var standings: [Standing] = []
  /// For each word whether an entry that is a hit can begin with it, in any lexicon.
  private var beginHits: [Bool] = []

  var count: Int { beginHits.count }

  /// The number of a word by its hash.
  ///
  /// - Parameter lexicons: the same ones at every call.
  mutating func number(of word: UInt64, _ lexicons: [Reading.Lexicon]) -> UInt32 {
    let number = words.number(of: word)
    if number == beginHits.count {
      beginHits.append(false)
      for lexicon in lexicons {
        let standing = lexicon.standing(of: word)
        standings.append(standing)
        if lexicon.isFound, !standing.isEmpty { beginHits[number] = true }
      }
    }
    return UInt32(number)
  }

  /// - Parameter word: its number.
  func standing(of word: UInt32, in lexicon: Int, of lexicons: Int) -> Standing {
    standings[Int(word) * lexicons + lexicon]
  }

  /// Whether an entry that is a hit can begin with the word of a number.
  func canBeginHit(_ word: UInt32) -> Bool { beginHits[Int(word)] }
}

extension Reading.Lexicon {
  fileprivate func standing(of word: UInt64) -> WordStandings.Standing {
    var standing: WordStandings.Standing = []
    if isAsked || isFound, phrases.entries.contains(word) { standing.insert(.isEntry) }
    if isFound, phrases.beginnings.contains(word) { standing.insert(.beginsEntry) }
    return standing
  }
}
