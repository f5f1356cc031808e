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

  /// What the hash of a word, or of several, means; by its number.
  private struct Meaning {
    /// The last phrase with all these words, and the last that is this word when written as one; -1 for none.
    var whole: Int32 = -1
    var joined: Int32 = -1
    /// Whether a longer phrase begins so.
    var begins = false
  }

  /// One of several phrases with the same hash, and the one that was added before it.
  private struct Link {
    let phrase: Int
    let previous: Int32
  }

  /// Hashes of all words of a phrase, of what begins one, and of phrases as one word: `aljassem` for "al-Jassem".
  private var hashes = HashNumbers()
  private var meanings: [Meaning] = []
  private var links: [Link] = []

  /// What stands between the words of some phrase and is no joint by itself, such as the slash of a case number.
  private var furtherJoints = Set<UInt8>()

  /// Of what a phrase or a beginning hashes to; most words of a text start no phrase.
  private var filter = HashFilter()

  package init() {}

  package var isEmpty: Bool { count == 0 }

  /// How many phrases were added.
  package private(set) var count = 0

  /// Adds a folded phrase; several phrases may be equal.
  ///
  /// - Parameter asOneWord: whether the phrase written without any gap counts too.
  package mutating func add(_ folded: [UInt8], phrase: Int, asOneWord: Bool = true) {
    count += 1
    let tokens = Tokens(folded).all
    for (token, next) in zip(tokens, tokens.dropFirst()) {
      furtherJoints.formUnion(folded[token.end..<next.start].filter { !PhraseJoint.isJoint($0) })
    }
    let words = tokens.map { Array(folded[$0.span.range]) }
    add(words, phrase)
    guard asOneWord, words.count > 1 else { return }
    let word = words.flatMap(\.self)
    if word.count >= 6 {
      add(phrase, to: \.joined, of: WordHash(word: word).value)
    }
    let shorter = Self.withArticlesJoined(words)
    if shorter.count > 1, shorter.count < words.count { add(shorter, phrase) }
  }

  private mutating func add(_ words: [[UInt8]], _ phrase: Int) {
    guard let first = words.first else { return }
    var hash = Self.plainHash(first)
    for word in words.dropFirst() {
      meanings[number(of: hash)].begins = true
      hash = WordHash.joined(hash, Self.plainHash(word))
    }
    add(phrase, to: \.whole, of: hash)
  }

  private mutating func number(of hash: UInt64) -> Int {
    let number = hashes.number(of: hash)
    if number == meanings.count {
      meanings.append(Meaning())
      filter.add(hash)
    }
    return number
  }

  /// Adds a phrase before the others of the same hash.
  private mutating func add(_ phrase: Int, to list: WritableKeyPath<Meaning, Int32>, of hash: UInt64) {
    let number = number(of: hash)
    links.append(Link(phrase: phrase, previous: meanings[number][keyPath: list]))
    meanings[number][keyPath: list] = Int32(links.count - 1)
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
  ///
  /// - Parameter places: the only stretches of the text in which they begin, ascending and disjoint; nil for
  ///   all.
  package func occurrences(
    in tokens: Tokens, of text: [UInt8], within places: [ByteSpan]? = nil
  ) -> [Occurrence] {
    guard !isEmpty else { return [] }
    var found: [Occurrence] = []
    for indices in tokens.indices(within: places) {
      for index in indices {
        let hash = Self.plainHash(tokens.all[index], text)
        if filter.mayContain(hash) { find(at: index, hash, in: tokens.all, text, &found) }
      }
    }
    return found
  }

  private func find(
    at index: Int, _ first: UInt64, in tokens: [Token], _ text: [UInt8], _ found: inout [Occurrence]
  ) {
    guard var number = hashes.find(first) else { return }
    var hash = first
    var end = index + 1
    add(from: meanings[number].joined, index..<end, to: &found)
    while true {
      add(from: meanings[number].whole, index..<end, to: &found)
      guard end < tokens.count, meanings[number].begins,
        PhraseJoint.joins(text, tokens[end - 1].end..<tokens[end].start, or: furtherJoints)
      else { return }
      hash = WordHash.joined(hash, Self.plainHash(tokens[end], text))
      end += 1
      guard let next = hashes.find(hash) else { return }
      number = next
    }
  }

  /// Adds the phrases of a list, in the order in which they were given.
  private func add(from last: Int32, _ tokens: Range<Int>, to found: inout [Occurrence]) {
    let start = found.count
    var link = last
    while link >= 0 {
      found.append(Occurrence(phrase: links[Int(link)].phrase, tokens: tokens))
      link = links[Int(link)].previous
    }
    found[start...].reverse()
  }

  /// The hash of a word; digits among letters are read as the letters they stand for.
  private static func plainHash(_ token: Token, _ text: [UInt8]) -> UInt64 {
    guard token.traits.isSuperset(of: [.hasDigit, .hasLetter]) else { return token.hash }
    return plainHash(Array(text[token.span.range]))
  }

  private static func plainHash(_ word: [UInt8]) -> UInt64 { WordHash(word: plain(word)).value }

  /// A folded word with the letters that its digits stand for; a number stays one.
  package static func plain(_ word: [UInt8]) -> [UInt8] {
    let hasLetter = word.contains { !(0x30...0x39).contains($0) }
    return hasLetter ? word.map { lettersOfDigits[$0] ?? $0 } : word
  }

  private static let lettersOfDigits: [UInt8: UInt8] = [
    0x30: 0x6F, 0x31: 0x69, 0x33: 0x65, 0x34: 0x61, 0x35: 0x73, 0x37: 0x74, 0x38: 0x62,
  ]
}
