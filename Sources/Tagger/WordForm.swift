package import RedactCore

/// How a word uses capitals.
package enum Capitals: UInt8, CaseIterable, Sendable {
  case none, first, all
  /// The text uses no capitals, or nothing else: they tell nothing.
  case unknown

  package init(_ traits: Token.Traits) {
    if !traits.contains(.capitalised) {
      self = .none
    } else {
      self = traits.contains(.hasLowerCase) ? .first : .all
    }
  }
}

/// A word as the tagger sees it: all that its features depend on.
package struct WordForm {
  /// Of the word in lower case.
  package var hash: UInt64
  package var traits: Token.Traits
  package var capitals: Capitals
  /// One bit for each lexicon that the word alone is an entry of; see `TaggerLexicon`.
  package var lexicons: UInt16
  package var notes: WordNotes

  package init(
    hash: UInt64, traits: Token.Traits, capitals: Capitals, lexicons: UInt16, notes: WordNotes
  ) {
    self.hash = hash
    self.traits = traits
    self.capitals = capitals
    self.lexicons = lexicons
    self.notes = notes
  }

  /// What stands beyond the ends of a chain.
  package static let edge = WordForm(hash: 1, traits: [], capitals: .unknown, lexicons: 0, notes: [])

  /// A label of an earlier run.
  package static func label(_ type: EntityType?) -> WordForm {
    WordForm(
      hash: UInt64(2 + (type?.rank ?? EntityType.allCases.count)), traits: [], capitals: .unknown,
      lexicons: 0, notes: [])
  }
}

/// What the whole document tells of a word.
package struct WordNotes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// It stands in lower case where capitals are used.
  package static let lowerCase = WordNotes(rawValue: 1)
  /// It is capitalised where no sentence begins.
  package static let capitalisedInside = WordNotes(rawValue: 2)
}

/// The lexicons that the tagger asks about words, in the order of their bits.
package enum TaggerLexicon: String, CaseIterable, Sendable {
  case givenNames = "given-names"
  case surnames
  case places
  case rareWords = "rare-words"
  case commonWords = "common-words"
  case nameWords = "name-words"
  case countries
  case demonyms
  case occupations
  case keeps
  case functionWords = "function-words"
  case languages

  /// How many of them, the first ones, hold no common words.
  static let large = 4

  /// The bit of the common words.
  static let commonWordsBit: UInt16 = 1 << 4
}
