import RedactCore

/// A name reduced to what tells persons apart: no title, no article, no possessive, one spelling a word.
struct NameKey: Hashable {
  /// The words that count, in order.
  let words: [String]
  /// The key starts with the head of a kunya.
  let isKunya: Bool
  /// All words are single letters, as in `K.` or `E.H.`.
  let isInitials: Bool
  /// Of the words: keys are compared far more often than made.
  private let digest: UInt64

  init(_ tokens: ArraySlice<Token>, in analysis: Analysis, _ spellings: Spellings) {
    var words = tokens.map(analysis.word)
    if words.count > 1, words.last == "s", Self.followsApostrophe(tokens, analysis) { words.removeLast() }
    while words.count > 1, let first = words.first, NameWords.titles.contains(first) { words.removeFirst() }
    while words.count > 1, let last = words.last, NameWords.titles.contains(last) { words.removeLast() }
    let head = words.first.flatMap { words.count > 1 ? spellings.kunyaHead($0) : nil }
    isKunya = head != nil
    if let head { words[0] = head }
    self.words = Self.names(in: words, spellings)
    isInitials = !self.words.isEmpty && self.words.allSatisfy { $0.utf8.count == 1 }
    digest = Self.digest(self.words)
  }

  /// The words without articles, each by its key, and what is one name in two words as one.
  private static func names(in words: [String], _ spellings: Spellings) -> [String] {
    var names: [String] = []
    var index = 0
    while index < words.count {
      let next = index + 1 < words.count ? words[index + 1] : nil
      if let next, let (name, count) = compound(words[index...], next, spellings) {
        names.append(name)
        index += count
      } else {
        let isArticle = spellings.isArticle(words[index], before: next)
        if !isArticle { names.append(spellings.key(words[index])) }
        index += 1
      }
    }
    return names.isEmpty ? words.map(spellings.key) : names
  }

  /// `Abd al-Karim` and `Abdul Karim`: the key of two or three words that are one name, and how many they are.
  private static func compound(
    _ words: ArraySlice<String>, _ next: String, _ spellings: Spellings
  ) -> (key: String, count: Int)? {
    guard let first = words.first, spellings.beginsCompound(first) else { return nil }
    if let key = spellings.known(first + next) { return (key, 2) }
    guard let third = words.dropFirst(2).first, spellings.isArticle(next),
      let key = spellings.known(first + third)
    else { return nil }
    return (key, 3)
  }

  /// The words of a full name by which somebody may be called alone.
  var callWords: [String] { isKunya ? [] : words.filter { !NameWords.particles.contains($0) } }

  /// The words that are names: of a kunya those after its head.
  var names: ArraySlice<String> { isKunya ? words.dropFirst() : words[...] }

  /// The same name with other spellings of its words.
  func respelled(_ key: (String) -> String) -> NameKey { NameKey(words: words.map(key), self) }

  /// The shorter names of at least two words that stand in this one in the same order.
  ///
  /// Of very long chains only the beginning is taken apart.
  var parts: [NameKey] {
    let words = words.prefix(Self.mostWordsTakenApart)
    guard words.count > 2 else { return [] }
    return (1..<1 << words.count).compactMap { chosen in
      let part = words.enumerated().filter { chosen >> $0.offset & 1 == 1 }.map(\.element)
      guard part.count > 1, part.count < self.words.count, !isKunya || chosen & 1 == 1 else { return nil }
      return NameKey(words: part, self)
    }
  }

  private static let mostWordsTakenApart = 6

  /// Other words of a name that is no initials, or is not asked about.
  private init(words: [String], _ whole: NameKey) {
    self.words = words
    isKunya = whole.isKunya
    isInitials = whole.isInitials && words.count == whole.words.count
    digest = Self.digest(words)
  }

  /// The initials by which a full name can be written: all of them, or the first and the last.
  var possibleInitials: [[Substring]] {
    guard !isInitials, !isKunya, callWords.count > 1 else { return [] }
    let all = callWords.map { $0.prefix(1) }
    return all.count == 2 ? [all] : [all, [all[0], all[all.count - 1]]]
  }

  func hash(into hasher: inout Hasher) { hasher.combine(digest) }

  static func == (a: NameKey, b: NameKey) -> Bool {
    a.digest == b.digest && a.isKunya == b.isKunya && a.isInitials == b.isInitials && a.words == b.words
  }

  private static func digest(_ words: [String]) -> UInt64 {
    words.reduce(0) { WordHash.joined($0, WordHash(word: $1.utf8).value) }
  }

  private static func followsApostrophe(_ tokens: ArraySlice<Token>, _ analysis: Analysis) -> Bool {
    guard let last = tokens.last, last.start > 0 else { return false }
    return analysis.folded.bytes[last.start - 1] == 0x27
  }
}
