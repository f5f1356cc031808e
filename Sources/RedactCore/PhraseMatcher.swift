/// Finds given phrases in a text, word by word, whatever stands between the words and however they are
/// disguised.
///
/// A phrase is found in any case, with hyphens, apostrophes, blanks or one line break between its words,
/// written as one word or in several, and with digits for letters (`H4mza`).
package struct PhraseMatcher: Sendable {
  /// One place where a phrase stands.
  package struct Occurrence: Hashable, Sendable {
    /// The number of the phrase, as given.
    package let phrase: Int
    /// The tokens it covers.
    package let tokens: Range<Int>
  }

  /// Phrases by the hash of all their words, see `WordHash.joined`.
  private var phrases: [UInt64: [Int]] = [:]
  /// The hashes of what begins a longer phrase.
  private var beginnings = Set<UInt64>()
  /// Phrases as one word: `aljassem` for "al-Jassem".
  private var joined: [UInt64: [Int]] = [:]

  /// What stands between the words of some phrase and is no joint by itself, such as the slash of a case number.
  private var furtherJoints = Set<UInt8>()

  /// Of what a phrase or a beginning hashes to; most words of a text start no phrase.
  private var filter = HashFilter()

  package init() {}

  package var isEmpty: Bool { phrases.isEmpty }

  /// Adds a folded phrase; several phrases may be equal.
  ///
  /// - Parameter asOneWord: whether the phrase written without any gap counts too.
  package mutating func add(_ folded: [UInt8], phrase: Int, asOneWord: Bool = true) {
    let tokens = Tokens(folded).all
    for (token, next) in zip(tokens, tokens.dropFirst()) {
      furtherJoints.formUnion(folded[token.end..<next.start].filter { !PhraseJoint.isJoint($0) })
    }
    let words = tokens.map { Array(folded[$0.span.range]) }
    add(words, phrase)
    guard asOneWord, words.count > 1 else { return }
    let word = words.flatMap(\.self)
    if word.count >= 6 {
      let hash = WordHash(word: word).value
      joined[hash, default: []].append(phrase)
      filter.add(hash)
    }
    let shorter = Self.withArticlesJoined(words)
    if shorter.count > 1, shorter.count < words.count { add(shorter, phrase) }
  }

  private mutating func add(_ words: [[UInt8]], _ phrase: Int) {
    guard let first = words.first else { return }
    var hash = Self.plainHash(first)
    for word in words.dropFirst() {
      beginnings.insert(hash)
      filter.add(hash)
      hash = WordHash.joined(hash, Self.plainHash(word))
    }
    phrases[hash, default: []].append(phrase)
    filter.add(hash)
  }

  /// `nada aljassem` for "Nada al-Jassem".
  private static func withArticlesJoined(_ words: [[UInt8]]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var article: [UInt8] = []
    for word in words {
      let isArticle = word.count == 2 && articles.contains(String(decoding: word, as: UTF8.self).lowercased())
      if isArticle { article += word } else { result.append(article + word) }
      if !isArticle { article = [] }
    }
    return article.isEmpty ? result : words
  }

  private static let articles: Set<String> = ["al", "el", "ul", "il", "ad", "an", "ar", "as", "at", "az"]

  /// All occurrences in order of place, shorter first; they may overlap where phrases do.
  package func occurrences(in tokens: Tokens, of text: [UInt8]) -> [Occurrence] {
    guard !isEmpty else { return [] }
    var found: [Occurrence] = []
    for index in tokens.all.indices { find(at: index, in: tokens.all, text, &found) }
    return found
  }

  private func find(
    at index: Int, in tokens: [Token], _ text: [UInt8], _ found: inout [Occurrence]
  ) {
    var hash = Self.plainHash(tokens[index], text)
    guard filter.mayContain(hash) else { return }
    for phrase in joined[hash] ?? [] {
      found.append(Occurrence(phrase: phrase, tokens: index..<index + 1))
    }
    var end = index + 1
    while true {
      for phrase in phrases[hash] ?? [] {
        found.append(Occurrence(phrase: phrase, tokens: index..<end))
      }
      guard end < tokens.count, beginnings.contains(hash),
        PhraseJoint.joins(text, tokens[end - 1].end..<tokens[end].start, or: furtherJoints)
      else { return }
      hash = WordHash.joined(hash, Self.plainHash(tokens[end], text))
      end += 1
    }
  }

  /// The hash of a word; digits among letters are read as the letters they stand for.
  private static func plainHash(_ token: Token, _ text: [UInt8]) -> UInt64 {
    guard token.traits.isSuperset(of: [.hasDigit, .hasLetter]) else { return token.hash }
    return plainHash(Array(text[token.span.range]))
  }

  private static func plainHash(_ word: [UInt8]) -> UInt64 {
    let hasLetter = word.contains { !(0x30...0x39).contains($0) }
    return WordHash(word: hasLetter ? word.map { lettersOfDigits[$0] ?? $0 } : word).value
  }

  private static let lettersOfDigits: [UInt8: UInt8] = [
    0x30: 0x6F, 0x31: 0x69, 0x33: 0x65, 0x34: 0x61, 0x35: 0x73, 0x37: 0x74, 0x38: 0x62,
  ]
}
