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

  /// The shorter names of at least two words that stand in this one in the same order.
  ///
  /// Of very long chains only the beginning is taken apart.
  var parts: [NameKey] {
    let words = words.prefix(Self.mostWordsTakenApart)
    guard words.count > 2 else { return [] }
    return (1..<1 << words.count).compactMap { chosen in
      let part = words.enumerated().filter { chosen >> $0.offset & 1 == 1 }.map(\.element)
      guard part.count > 1, part.count < self.words.count, !isKunya || chosen & 1 == 1 else { return nil }
      return NameKey(words: part, isKunya: isKunya)
    }
  }

  private static let mostWordsTakenApart = 6

  private init(words: [String], isKunya: Bool) {
    self.words = words
    self.isKunya = isKunya
    isInitials = false
  }

  /// The initials by which a full name can be written: all of them, or the first and the last.
  var possibleInitials: [[Substring]] {
    guard !isInitials, !isKunya, callWords.count > 1 else { return [] }
    let all = callWords.map { $0.prefix(1) }
    return all.count == 2 ? [all] : [all, [all[0], all[all.count - 1]]]
  }

  private static func followsApostrophe(_ tokens: ArraySlice<Token>, _ analysis: Analysis) -> Bool {
    guard let last = tokens.last, last.start > 0 else { return false }
    return analysis.folded.bytes[last.start - 1] == 0x27
  }
}
