/// Finds given phrases in a text, word by word, whatever stands between the words and however they are disguised.
///
/// A phrase is found in any case, with hyphens, apostrophes, blanks or one line break between its words, written as one
/// word or in several, and with digits for letters (`H4mza`).
package struct PhraseMatcher: Sendable {
  /// One place where a phrase stands.
  package struct Occurrence: Hashable, Sendable {
    /// The number of the phrase, as given.
    package let phrase: Int
    /// The tokens it covers.
    package let tokens: Range<Int>
  }

  private struct Sequence: Sendable {
    let hashes: [UInt64]
    let phrase: Int
  }

  private var sequences: [UInt64: [Sequence]] = [:]
  /// Phrases as one word: `aljassem` for "al-Jassem".
  private var joined: [UInt64: [Int]] = [:]

  package init() {}

  package var isEmpty: Bool { sequences.isEmpty }

  /// Adds a folded phrase; several phrases may be equal.
  ///
  /// - Parameter asOneWord: whether the phrase written without any gap counts too.
  package mutating func add(_ folded: [UInt8], phrase: Int, asOneWord: Bool = true) {
    let tokens = Tokens(folded).all
    guard let first = tokens.first else { return }
    sequences[first.hash, default: []].append(Sequence(hashes: tokens.map(\.hash), phrase: phrase))
    guard asOneWord, tokens.count > 1 else { return }
    let word = tokens.flatMap { folded[$0.span.range] }
    if word.count >= 6 { joined[WordHash(word: word).value, default: []].append(phrase) }
  }

  /// All occurrences, longest first at each place, in order; they may overlap where phrases do.
  package func occurrences(in tokens: Tokens, of text: [UInt8]) -> [Occurrence] {
    guard !isEmpty else { return [] }
    var found: [Occurrence] = []
    for index in tokens.all.indices { find(at: index, in: tokens.all, text, &found) }
    return found
  }

  private func find(
    at index: Int, in tokens: [Token], _ text: [UInt8], _ found: inout [Occurrence]
  ) {
    let first = Self.plainHash(tokens[index], text)
    if let candidates = sequences[first] {
      for candidate in candidates where matches(candidate, at: index, in: tokens, text) {
        found.append(
          Occurrence(phrase: candidate.phrase, tokens: index..<index + candidate.hashes.count))
      }
    }
    if !joined.isEmpty, let phrases = joined[first] {
      for phrase in phrases { found.append(Occurrence(phrase: phrase, tokens: index..<index + 1)) }
    }
  }

  private func matches(
    _ candidate: Sequence, at index: Int, in tokens: [Token], _ text: [UInt8]
  ) -> Bool {
    guard index + candidate.hashes.count <= tokens.count else { return false }
    for step in 1..<max(1, candidate.hashes.count) {
      let token = tokens[index + step]
      guard PhraseJoint.joins(text, tokens[index + step - 1].end..<token.start),
        Self.plainHash(token, text) == candidate.hashes[step]
      else { return false }
    }
    return true
  }

  /// The hash of a word; digits among letters are read as the letters they stand for.
  private static func plainHash(_ token: Token, _ text: [UInt8]) -> UInt64 {
    guard token.traits.isSuperset(of: [.hasDigit, .hasLetter]) else { return token.hash }
    let letters: [UInt8: UInt8] = [
      0x30: 0x6F, 0x31: 0x69, 0x33: 0x65, 0x34: 0x61, 0x35: 0x73, 0x37: 0x74, 0x38: 0x62,
    ]
    return WordHash(word: text[token.span.range].map { letters[$0] ?? $0 }).value
  }
}
