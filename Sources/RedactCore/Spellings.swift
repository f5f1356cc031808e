/// How names are spelled, as lists: the content of `spellings.yaml`, and what a compiled file carries of it.
///
/// All words are folded and in lower case.
package struct SpellingLists: Hashable, Sendable {
  /// Spellings of one name each; the first is the one that keys use.
  package var names: [[String]] = []
  /// What begins a name of two words, as `abd` does; the first is the one that keys use.
  package var compoundHeads: [String] = []
  /// What may follow such a head, like `names`.
  package var compoundNames: [[String]] = []
  /// What begins a kunya, like `names`.
  package var kunyaHeads: [[String]] = []
  /// Articles, after the letter of which the next word must begin with one; empty for any.
  package var articles: [[String]] = []
  /// What stands between two spellings that a document gives of one name.
  package var between: [String] = []
  /// What stands behind them.
  package var behind: [String] = []
  /// Spellings of each sound, after the sound; see `Sound`.
  package var sounds: [[String]] = []

  package init() {}
}

/// Which spellings are one name, by a table, and which perhaps are, by their sound.
///
/// A table and not a distance: Hasan and Hassan are one name, Hasan and Hussein are two, and no count of
/// letters knows that. What only sounds alike never makes two names one by itself.
package struct Spellings: Sendable {
  package let lists: SpellingLists
  private let keys: [String: String]
  private let compounds: [String: String]
  private let heads: [String: String]
  private let compoundLetters: Set<UInt8>
  private let sounds: SoundTable
  /// What a document says between two spellings of one name, and behind them.
  package let between, behind: PhraseSet

  package init(_ lists: SpellingLists = SpellingLists()) {
    self.lists = lists
    keys = Self.keys(lists.names)
    compounds = Self.keys(lists.compoundNames)
    heads = Self.keys(lists.kunyaHeads)
    compoundLetters = Set(lists.compoundHeads.compactMap(\.utf8.first))
    sounds = SoundTable(lists.sounds)
    between = PhraseSet(phrases: lists.between.map(Tokens.hashes(ofFolded:)))
    behind = PhraseSet(phrases: lists.behind.map(Tokens.hashes(ofFolded:)))
  }

  private static func keys(_ groups: [[String]]) -> [String: String] {
    var keys: [String: String] = [:]
    keys.reserveCapacity(groups.reduce(0) { $0 + $1.count })
    for group in groups { for spelling in group { keys[spelling] = group[0] } }
    return keys
  }

  /// The spelling that stands for a word in keys: the first of its line, or the word itself.
  package func key(_ word: String) -> String { known(word) ?? word }

  /// The same, but nil for a word that the table does not have.
  package func known(_ word: String) -> String? {
    if let key = keys[word] ?? compound(word) { return key }
    return withoutArticle(word).flatMap { keys[$0] }
  }

  /// Whether a word can be the first of a name of two words that are one.
  package func beginsCompound(_ word: String) -> Bool { lists.compoundHeads.contains(word) }

  /// The head of a kunya, as keys spell it; nil for any other word.
  package func kunyaHead(_ word: String) -> String? { heads[word] }

  /// Whether a word is an article of the word that follows, if any does.
  package func isArticle(_ word: String, before next: String?) -> Bool {
    lists.articles.contains { article in
      guard article.dropFirst().contains(word) else { return false }
      guard let next, article[0] != Self.anyLetter else { return article[0] == Self.anyLetter }
      return next.hasPrefix(article[0])
    }
  }

  /// Whether a word is an article of some word.
  package func isArticle(_ word: String) -> Bool {
    lists.articles.contains { $0.dropFirst().contains(word) }
  }

  /// What stands in the place of a letter where an article may stand before any.
  package static let anyLetter = "any"

  /// All ways in which a word can be read aloud, as hashes; none for what is too short or too long to tell.
  package func readings(of word: String) -> Set<UInt64> {
    let readings = sounds.readings(of: word)
    guard !readings.isEmpty, let key = known(word), key != word else { return readings }
    return readings.union(sounds.readings(of: key))
  }

  /// All ways in which a word can be read by its consonants alone, as Arabic writes most words.
  ///
  /// - Parameter fewest: how many consonants it must have.
  package func consonants(of word: String, fewest: Int) -> Set<UInt64> {
    sounds.readings(of: word, hasVowels: false, fewest: fewest)
  }

  /// Whether the table has both words, as two names.
  package func areTwoNames(_ word: String, _ other: String) -> Bool {
    guard let key = known(word), let otherKey = known(other) else { return false }
    return key != otherKey
  }

  /// The key of `abdelkarim` and of `abdalkarim`: one head and one name.
  private func compound(_ word: String) -> String? {
    guard let head = lists.compoundHeads.first, let first = word.utf8.first, compoundLetters.contains(first)
    else { return nil }
    for spelling in lists.compoundHeads where word.utf8.starts(with: spelling.utf8) {
      let rest = String(decoding: word.utf8.dropFirst(spelling.utf8.count), as: UTF8.self)
      if let name = compounds[rest] ?? withoutArticle(rest).flatMap({ compounds[$0] }) { return head + name }
    }
    return nil
  }

  /// `jasim` for `aljasim`.
  private func withoutArticle(_ word: String) -> String? {
    for article in lists.articles where article[0] == Self.anyLetter {
      for spelling in article.dropFirst() where word.utf8.starts(with: spelling.utf8) {
        let rest = word.utf8.dropFirst(spelling.utf8.count)
        guard spelling.utf8.count > 1, rest.count >= Self.shortestAfterArticle else { continue }
        return String(decoding: rest, as: UTF8.self)
      }
    }
    return nil
  }

  /// In bytes of UTF-8: Elisa is no article with Isa behind it.
  private static let shortestAfterArticle = 5
}
