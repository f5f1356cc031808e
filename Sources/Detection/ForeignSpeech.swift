import RedactCore

/// What words tell of the language that is spoken, and whether a list calls them names.
struct ForeignSpeech: Sendable {
  /// What a word tells of the language that is spoken.
  struct Signs: OptionSet {
    let rawValue: UInt8
    /// A small word of another language than English, such as "och", "için", "dann".
    static let small = Signs(rawValue: 1)
    /// A word of everyday English.
    static let english = Signs(rawValue: 2)
    static let german = Signs(rawValue: 4)
  }

  /// The small words of other languages.
  private let functionWords: PhraseSet
  /// Everyday English.
  private let commonWords: PhraseSet
  /// What persons and places are called.
  private let names: [PhraseSet]
  /// Apart, for many surnames are everyday nouns in German.
  private let surnames: PhraseSet?

  /// - Parameter phrases: a lexicon by its name.
  init?(_ phrases: (String) -> PhraseSet?) {
    guard let functionWords = phrases("function-words"), let commonWords = phrases("common-words") else {
      return nil
    }
    self.functionWords = functionWords
    self.commonWords = commonWords
    names = ["given-names", "places"].compactMap(phrases)
    surnames = phrases("surnames")
  }

  /// - Parameter word: its hash; likewise below.
  func signs(of word: UInt64) -> Signs {
    var signs: Signs = Self.german.contains(word) ? .german : []
    if functionWords.contains(word: word) { signs.insert(.small) }
    if commonWords.contains(word: word) { signs.insert(.english) }
    return signs
  }

  /// Whether a list calls a word a name in any language.
  func isName(_ word: UInt64) -> Bool {
    isSmallName(word) || names.contains { $0.contains(word: word) }
  }

  func isSurname(_ word: UInt64) -> Bool { surnames?.contains(word: word) == true }

  /// Whether a small word of one language is a name in others.
  func isSmallName(_ word: UInt64) -> Bool { Self.smallNames.contains(word) }

  private static let smallNames = hashes([
    "ben", "bo", "dan", "hebun", "jan", "jin", "mir", "nina", "nino", "nur", "pir", "roj", "sabah", "sam",
    "segun", "sem", "taj", "tom",
  ])

  private static let german = hashes([
    "der", "die", "das", "und", "ich", "nicht", "wir", "sind", "mit", "dem", "den", "war", "waren", "hat",
    "haben", "hatte", "ist", "ein", "eine", "einen", "auf", "von", "im", "zu", "mein", "meine", "meinen",
    "dass", "aber", "wenn", "auch", "dann", "sie", "uns", "wurde", "nach", "bei", "aus",
  ])

  private static func hashes(_ words: [String]) -> Set<UInt64> {
    Set(words.map { WordHash(word: $0.utf8).value })
  }
}
