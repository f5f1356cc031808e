import RedactCore

/// A name reduced to what tells persons apart: no title, no article, no possessive, one spelling a word.
struct NameKey: Hashable {
  /// The words that count, in order.
  let words: [String]
  /// The key starts with the head of a kunya.
  let isKunya: Bool
  /// All words are single letters, as in `K.` or `E.H.`.
  let isInitials: Bool

  init(_ tokens: ArraySlice<Token>, in analysis: Analysis) {
    var words = tokens.map(analysis.word)
    if words.count > 1, words.last == "s", Self.followsApostrophe(tokens, analysis) { words.removeLast() }
    while words.count > 1, let first = words.first, NameWords.titles.contains(first) { words.removeFirst() }
    while words.count > 1, let last = words.last, NameWords.titles.contains(last) { words.removeLast() }
    let head = words.first.flatMap { words.count > 1 ? NameWords.kunyaHeads[$0] : nil }
    isKunya = head != nil
    if let head { words[0] = head }
    let named = words.filter { !NameWords.articles.contains($0) }
    self.words = (named.isEmpty ? words : named).map(NameVariants.key)
    isInitials = !self.words.isEmpty && self.words.allSatisfy { $0.utf8.count == 1 }
  }

  /// The words of a full name by which somebody may be called alone.
  var callWords: [String] { isKunya ? [] : words.filter { !NameWords.particles.contains($0) } }

  /// True when all words of `part` stand in this key in the same order.
  func holds(_ part: NameKey) -> Bool {
    guard isKunya == part.isKunya, part.words.count <= words.count else { return false }
    var rest = words[...]
    for word in part.words {
      guard let at = rest.firstIndex(of: word) else { return false }
      rest = rest[(at + 1)...]
    }
    return true
  }

  /// True when this key's letters are the first letters of `full`, all of them or its first and last.
  func initials(of full: NameKey) -> Bool {
    guard isInitials, !full.isInitials, !full.isKunya, full.callWords.count > 1 else { return false }
    let letters = full.callWords.map { $0.prefix(1) }
    let own = words.map { $0.prefix(1) }
    return own == letters || own == [letters[0], letters[letters.count - 1]]
  }

  private static func followsApostrophe(_ tokens: ArraySlice<Token>, _ analysis: Analysis) -> Bool {
    guard let last = tokens.last, last.start > 0 else { return false }
    return analysis.folded.bytes[last.start - 1] == 0x27
  }
}
