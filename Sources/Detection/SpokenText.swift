import RedactCore

/// Tells what may be a name in a text, where another language than English is spoken: there neither the tagger nor a
/// capital nor a list of everyday words tells names from words, and every second word would be taken for one.
/// A class, because it is handed on with every finding.
final class SpokenText {
  private let speech: ForeignSpeech
  private let analysis: Analysis
  /// For each word of the vocabulary, which is looked up once.
  private let signs: [ForeignSpeech.Signs]

  init(_ analysis: Analysis, _ speech: ForeignSpeech) {
    self.speech = speech
    self.analysis = analysis
    signs = analysis.vocabulary.hashes.map(speech.signs)
  }

  /// What may be a name of words that are taken for one: the same, but without small words of another language at both
  /// ends where one is spoken. Nil when they are no name; all of what is taken for a detail of another type.
  func name(in words: Range<Int>, as type: EntityType) -> Range<Int>? {
    guard Self.guessed.contains(type), let language = language(around: words) else { return words }
    guard words.contains(where: { canName($0, language) }), let first = words.first(where: { !isSmall($0) }),
      let last = words.last(where: { !isSmall($0) })
    else { return nil }
    return first..<last + 1
  }

  /// What a word that is no English may be taken for.
  private static let guessed: Set<EntityType> = [.person, .location, .organisation, .misc]

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
  private func language(around words: Range<Int>) -> Language? {
    var (foreign, english, german) = (0, 0, 0)
    for index in surroundings(of: words) {
      let signs = signs(of: index)
      // A word of both tells neither.
      switch (signs.contains(.small), signs.contains(.english)) {
      case (true, false): foreign += 1
      case (false, true): english += 1
      default: break
      }
      if signs.contains(.german) { german += 1 }
    }
    guard foreign >= Self.least, foreign > 2 * english else { return nil }
    return german < Self.least ? .other : .german
  }

  private func signs(of token: Int) -> ForeignSpeech.Signs { signs[Int(analysis.vocabulary.numbers[token])] }

  private func surroundings(of words: Range<Int>) -> Range<Int> {
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
  private func isSmall(_ index: Int) -> Bool {
    guard signs(of: index).contains(.small) else { return false }
    let token = analysis.tokens.all[index]
    return !speech.isSmallName(token.hash) || !token.traits.contains(.capitalised)
      || analysis.startsSentence(index)
  }

  /// Whether a list calls a word a name, or its capital does.
  private func canName(_ index: Int, _ language: Language) -> Bool {
    guard !isSmall(index) else { return false }
    let token = analysis.tokens.all[index]
    if speech.isName(token.hash) { return true }
    guard language != .german else { return false }
    return speech.isSurname(token.hash) || token.traits.contains(.capitalised)
  }
}
