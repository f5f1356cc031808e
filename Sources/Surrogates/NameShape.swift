import RedactCore

/// A name taken apart: the head of a kunya, and the words that name somebody, each by the key of its spelling.
///
/// Titles are no part of it; articles and `bin` belong to the word behind them.
struct NameShape {
  struct Unit: Hashable {
    /// The spelling that stands for the word, or for the two or three words that are one name.
    let key: String
    /// Whether an article or a particle stands before it, as it does before family names.
    let hasParticle: Bool

    var isInitial: Bool { key.unicodeScalars.count == 1 }
  }

  /// The key of the head of a kunya, and the head as it stands.
  let head: (key: String, text: String)?
  let units: [Unit]
  /// The words of the name, folded and in lower case, without titles and head.
  let words: [String]
  /// A possessive at the end, as it stands.
  let suffix: String

  /// A name of more words is none; what follows them is not read.
  private static let mostWords = 24
  static let longest = 1024

  init(_ name: [UInt8], _ spellings: Spellings) {
    let text = Self.readable(name)
    let folded = FoldedText(text)
    var tokens = Tokens(folded.bytes).all.prefix(Self.mostWords)
    let word = { (token: Token) in
      String(decoding: folded.bytes[token.span.range], as: UTF8.self).lowercased()
    }
    suffix = Self.possessive(&tokens, folded, text)
    while tokens.count > 1, NameWords.titles.contains(word(tokens[tokens.startIndex])) {
      tokens.removeFirst()
    }
    if tokens.count > 1, let first = tokens.first, let key = spellings.kunyaHead(word(first)) {
      let span = folded.original(first.span)
      head = (key, String(decoding: text[span.range], as: UTF8.self))
      tokens.removeFirst()
    } else {
      head = nil
    }
    while tokens.count > 1, NameWords.titles.contains(word(tokens[tokens.endIndex - 1])) {
      tokens.removeLast()
    }
    words = tokens.map(word)
    units = Self.units(words[...], spellings)
  }

  /// The keys of all units, as one text: equal for two names that are spelled one way by the table.
  var key: String { ([head?.key ?? ""] + units.map(\.key)).joined(separator: " ") }

  private static func readable(_ name: [UInt8]) -> [UInt8] {
    Array(String(decoding: name.prefix(longest), as: UTF8.self).utf8)
  }

  /// Takes `'s` off, and gives it as it stands.
  private static func possessive(
    _ tokens: inout ArraySlice<Token>, _ folded: FoldedText, _ text: [UInt8]
  ) -> String {
    guard tokens.count > 1, let last = tokens.last, last.end - last.start == 1,
      last.end == folded.bytes.count,
      folded.bytes[last.start] | 0x20 == 0x73, folded.bytes[last.start - 1] == 0x27
    else { return "" }
    tokens.removeLast()
    let span = folded.original(ByteSpan(last.start - 1, last.end))
    return String(decoding: text[span.range], as: UTF8.self)
  }

  private static func units(_ words: ArraySlice<String>, _ spellings: Spellings) -> [Unit] {
    var units: [Unit] = []
    var hasParticle = false
    var index = 0
    while index < words.count {
      let rest = words[index...]
      if let (key, count) = compound(rest, spellings) {
        units.append(Unit(key: key, hasParticle: hasParticle))
        (index, hasParticle) = (index + count, false)
      } else if rest.count > 1, isParticle(rest, isFirst: index == 0, spellings) {
        (index, hasParticle) = (index + 1, true)
      } else {
        let key = spellings.key(words[index])
        units.append(
          Unit(key: key, hasParticle: hasParticle || key != words[index] && isJoined(words[index], key)))
        (index, hasParticle) = (index + 1, false)
      }
    }
    return units
  }

  /// `Abd al-Karim` and `Abdul Karim` are one name.
  private static func compound(
    _ words: ArraySlice<String>, _ spellings: Spellings
  ) -> (key: String, count: Int)? {
    guard words.count > 1, spellings.beginsCompound(words[words.startIndex]) else { return nil }
    let (first, next) = (words[words.startIndex], words[words.startIndex + 1])
    if let key = spellings.known(first + next) { return (key, 2) }
    guard words.count > 2, spellings.isArticle(next) else { return nil }
    return (spellings.key(first + words[words.startIndex + 2]), 3)
  }

  /// Ben and Al are given names where they stand first.
  private static func isParticle(
    _ words: ArraySlice<String>, isFirst: Bool, _ spellings: Spellings
  ) -> Bool {
    let (word, next) = (words[words.startIndex], words[words.startIndex + 1])
    if spellings.isArticle(word, before: next) { return true }
    return NameWords.particles.contains(word) && !(isFirst && word == "ben") && word != "abd"
  }

  /// Whether a word is its key with an article joined to it.
  private static func isJoined(_ word: String, _ key: String) -> Bool {
    word.hasSuffix(key) && ["al", "el", "ال"].contains { word.hasPrefix($0) }
  }
}
