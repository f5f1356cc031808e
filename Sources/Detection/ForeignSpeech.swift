import RedactCore

/// Tells what may be a name where another language than English is spoken: there neither the tagger nor a capital nor
/// a list of everyday words tells names from words, and every second word would be taken for one.
struct ForeignSpeech: Sendable {
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

  /// What may be a name of words that are taken for one: the same, but without small words of another language at both
  /// ends where one is spoken. Nil when they are no name.
  func name(in words: Range<Int>, of analysis: Analysis) -> Range<Int>? {
    guard let language = language(around: words, in: analysis) else { return words }
    guard words.contains(where: { canName($0, language, analysis) }),
      let first = words.first(where: { !isSmall($0, analysis) }),
      let last = words.last(where: { !isSmall($0, analysis) })
    else { return nil }
    return first..<last + 1
  }

  private enum Language {
    /// Every noun has a capital.
    case german
    case other
  }

  /// How many words before and after a place tell the language, within its line.
  private static let reach = 7
  /// How many words of another language there must be among them.
  private static let least = 3

  /// The language that is spoken around words; nil where it is English, or both.
  private func language(around words: Range<Int>, in analysis: Analysis) -> Language? {
    let around = surroundings(of: words, in: analysis).lazy.map { analysis.tokens.all[$0].hash }
    let foreign = around.count { functionWords.contains(word: $0) && !commonWords.contains(word: $0) }
    let english = around.count { commonWords.contains(word: $0) && !functionWords.contains(word: $0) }
    guard foreign >= Self.least, foreign > 2 * english else { return nil }
    return around.count(where: Self.german.contains) < Self.least ? .other : .german
  }

  private func surroundings(of words: Range<Int>, in analysis: Analysis) -> Range<Int> {
    let tokens = analysis.tokens.all
    var first = words.lowerBound
    while first > max(0, words.lowerBound - Self.reach), !tokens[first].traits.contains(.startsLine) {
      first -= 1
    }
    var end = words.upperBound
    while end < min(tokens.count, words.upperBound + Self.reach), !tokens[end].traits.contains(.startsLine) {
      end += 1
    }
    return first..<end
  }

  /// Whether a word is a small word; with a capital that no sentence gives it, it may be a name all the same.
  private func isSmall(_ index: Int, _ analysis: Analysis) -> Bool {
    let token = analysis.tokens.all[index]
    let isName =
      Self.smallNames.contains(token.hash) && token.traits.contains(.capitalised)
      && !analysis.startsSentence(index)
    return functionWords.contains(word: token.hash) && !isName
  }

  /// Whether a list calls a word a name, or its capital does.
  private func canName(_ index: Int, _ language: Language, _ analysis: Analysis) -> Bool {
    guard !isSmall(index, analysis) else { return false }
    let word = analysis.tokens.all[index].hash
    if Self.smallNames.contains(word) || names.contains(where: { $0.contains(word: word) }) { return true }
    guard language != .german else { return false }
    return surnames?.contains(word: word) == true
      || analysis.tokens.all[index].traits.contains(.capitalised)
  }

  /// Small words of one language that are names in others.
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
