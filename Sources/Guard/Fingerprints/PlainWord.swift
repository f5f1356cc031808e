import RedactCore

/// A word of a text or of a list as both have it: folded, with letters for digits, in canonical form.
struct PlainWord {
  /// Of the folded word; joined for phrases.
  private(set) var hash: UInt64
  /// The canonical words, a blank between two.
  private(set) var text: [UInt8]

  init(_ token: Token, in folded: [UInt8]) {
    let word = Array(folded[token.span.range])
    guard token.hasDigitsAndLetters else {
      (hash, text) = (token.hash, CanonicalForm.canon1(word))
      return
    }
    let plain = PhraseMatcher.plain(word)
    (hash, text) = (WordHash(word: plain).value, CanonicalForm.canon1(plain))
  }

  /// Several words written as one.
  init(joining words: some Sequence<PlainWord>) {
    text = words.flatMap(\.text)
    hash = WordHash(word: text).value
  }

  /// The first bytes of a word, and the rest of it.
  init(of text: ArraySlice<UInt8>) {
    self.text = Array(text)
    hash = WordHash(word: text).value
  }

  /// Goes on with a further word.
  mutating func append(_ word: PlainWord) {
    hash = WordHash.joined(hash, word.hash)
    text.append(0x20)
    text += word.text
  }
}

extension Token {
  /// Whether the digits may stand for letters.
  var hasDigitsAndLetters: Bool { traits.contains(.hasDigit) && traits.contains(.hasLetter) }
}
