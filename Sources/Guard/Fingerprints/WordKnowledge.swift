import Crypto
package import RedactCore

/// What is known of words in general, whoever is listed: how names are spelled and sound, and which words are
/// none.
package struct WordKnowledge: Sendable {
  let spellings: Spellings
  private let isCommonWord: @Sendable (UInt64) -> Bool
  private let isNoName: @Sendable (UInt64) -> Bool
  private let isProper: @Sendable (UInt64) -> Bool
  /// The hashes of what may begin a spelled name although it is in a dictionary.
  private let heads: Set<UInt64>
  private let compoundHeads: Set<UInt64>
  /// Articles that stand before any letter, those of most letters first; single letters are left out.
  let articles: [[UInt8]]
  /// Sixteen digits that change with the tables that sounds depend on. Public, as those are.
  let digest: String

  /// - Parameters:
  ///   - isCommonWord: whether a word by this hash is an everyday word of the language.
  ///   - isNoName: whether it is in a dictionary of anything else than persons.
  ///   - isProper: whether it has a capital and means nobody wherever it stands, such as a country or a month.
  package init(
    _ spellings: Spellings, isCommonWord: @escaping @Sendable (UInt64) -> Bool,
    isNoName: @escaping @Sendable (UInt64) -> Bool, isProper: @escaping @Sendable (UInt64) -> Bool
  ) {
    self.spellings = spellings
    self.isCommonWord = isCommonWord
    self.isNoName = isNoName
    self.isProper = isProper
    heads = Set(spellings.lists.kunyaHeads.joined().map { WordHash(word: $0.utf8).value })
    compoundHeads = Set(spellings.lists.compoundHeads.map { WordHash(word: $0.utf8).value })
    articles = spellings.lists.articles.filter { $0.first == Spellings.anyLetter }.flatMap { $0.dropFirst() }
      .map { Array($0.utf8) }.filter { $0.count > 1 }.sorted { $0.count > $1.count }
    digest = Self.digest(of: spellings.lists)
  }

  func isCommon(_ word: UInt64) -> Bool { isCommonWord(word) }

  /// Whether a word is in a dictionary, so that it is spelled as it is meant.
  func isOther(_ word: UInt64) -> Bool { isCommonWord(word) || isNoName(word) }

  /// Whether nobody is called by a word alone: a particle, a title, a country, a month.
  func callsNobody(_ word: UInt64) -> Bool { NameWords.noCallWordHashes.contains(word) || isProper(word) }

  /// Whether a word begins a kunya.
  func isHead(_ word: UInt64) -> Bool { heads.contains(word) }

  /// Whether a word can be the first of a name of two words that are one.
  func beginsCompound(_ word: UInt64) -> Bool { compoundHeads.contains(word) }

  private static func digest(of lists: SpellingLists) -> String {
    let tables = [
      lists.names, [lists.compoundHeads], lists.compoundNames, lists.kunyaHeads, lists.articles, lists.sounds,
    ]
    let parts = tables.map { table in Framed.join(table.map { Framed.join($0.map { Array($0.utf8) }) }) }
    return Hex.encode(SHA256.hash(data: Framed.join(parts)).prefix(8))
  }
}
