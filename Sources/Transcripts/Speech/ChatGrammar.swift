import RedactCore

/// The tiers of grammar, which say each word of an utterance again as a lemma: `propn|Hanan n|child-PL`.
///
/// A lemma that is the word itself is a copy of it. Others are text, on a line below the words.
struct ChatGrammar {
  /// A blank between two items, for the blank at this place of the text between their words.
  struct Joint {
    let text: Int
    let raw: ByteSpan
  }

  /// How many words ahead the word of a lemma may stand.
  private static let reach = 6
  /// Items that stand for punctuation.
  private static let punctuation = Set(words: "cm|cm end|end beg|beg bq|bq eq|eq bq|bq2 eq|eq2")

  private(set) var joints: [Joint] = []
  private let words: [ByteSpan]
  private var rest: [ByteSpan] = []
  /// The last item whose word is known.
  private var anchor = (item: -1, word: -1)

  init(_ utterance: ChatUtterance) { words = utterance.words }

  mutating func write(_ body: ByteSpan, to builder: inout DocumentBuilder) {
    let source = builder.source.bytes
    let items = source.spans(of: body, between: ChatTier.isBlank).filter { !$0.isEmpty }
    var last: (end: Int, word: Int)?
    for (index, item) in items.enumerated() {
      let parts = Parts(source, item)
      rest += parts.unknown
      if parts.lemmas.isEmpty || isPunctuation(source[item.range]) {
        last = nil
        anchor.item += 1
        continue
      }
      let word = find(parts, index, in: &builder)
      if let last, word == last.word + 1, word < words.count {
        joints.append(Joint(text: words[last.word].end, raw: ByteSpan(last.end, item.start)))
      }
      last = (item.end, word)
    }
    if rest.isEmpty { return }
    builder.breakLine()
    for span in rest {
      builder.goOn()
      builder.add(span, .chatName)
    }
    builder.breakLine()
  }

  private func isPunctuation(_ item: ArraySlice<UInt8>) -> Bool {
    item.count <= 7 && Self.punctuation.contains(String(decoding: item, as: UTF8.self))
  }

  /// The word that an item belongs to: the one it repeats, or by its place. What it does not repeat is text.
  private mutating func find(_ parts: Parts, _ item: Int, in builder: inout DocumentBuilder) -> Int {
    let stems = parts.stems.map { (raw: $0, coding: LeafCoding.chatName) }
    let lemmas = parts.lemmas.map { (raw: $0, coding: LeafCoding.chatName) }
    let ahead = words[min(anchor.word + 1, words.count)...]
    for (word, span) in zip(ahead.indices, ahead).prefix(Self.reach)
    where builder.copy(stems, of: [span])
      || builder.copy(lemmas, of: [span]) || repeats(parts, span, in: &builder)
    {
      anchor = (item, word)
      return word
    }
    if parts.stems.contains(where: { builder.source.bytes[$0.range].contains(UInt8(ascii: "_")) }) {
      for count in 2...4 where ahead.count >= count && builder.copy(stems, of: Array(ahead.prefix(count))) {
        anchor = (item, anchor.word + count)
        return anchor.word
      }
    }
    rest += parts.lemmas
    return anchor.word + item - anchor.item
  }

  /// One label in a word and again in its clitics, as `ChatFile` writes it.
  private func repeats(_ parts: Parts, _ word: ByteSpan, in builder: inout DocumentBuilder) -> Bool {
    let text = builder.source.bytes
    guard let first = parts.stems.first, parts.stems.count > 1,
      parts.stems.allSatisfy({ text[$0.range].elementsEqual(text[first.range]) })
    else { return false }
    return parts.stems.allSatisfy { builder.copy([($0, .chatName)], of: [word]) }
  }

  /// `1|2|SUBJ 2|0|ROOT`.
  static func isRelations(_ tier: ArraySlice<UInt8>) -> Bool {
    tier.split(whereSeparator: ChatTier.isBlank).allSatisfy { item in
      let parts = item.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      return parts.count == 3 && parts[..<2].allSatisfy { $0.allSatisfy { 0x30...0x39 ~= $0 } }
        && parts[2].count <= 14
        && parts[2].allSatisfy { 0x41...0x5A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D || $0 == 0x3A }
    }
  }

  /// The parts of one item: `prefix#class|lemma-suffix&fusion~class|lemma=gloss`.
  private struct Parts {
    /// The word and each of its clitics, with all that is joined to them.
    var stems: [ByteSpan] = []
    /// The same in parts, without grammar.
    var lemmas: [ByteSpan] = []
    /// What stands where a class of words is expected, and is none.
    var unknown: [ByteSpan] = []

    init(_ text: [UInt8], _ item: ByteSpan) {
      for clitic in text.spans(of: item, between: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "$") }) {
        let bar = text[clitic.range].firstIndex(of: UInt8(ascii: "|"))
        if let bar { addClass(text, ByteSpan(clitic.start, bar)) }
        let stem = ByteSpan(bar.map { $0 + 1 } ?? clitic.start, clitic.end)
        if text[stem.range].contains(where: isLetter) { stems.append(stem) }
        let parts = text.spans(of: stem, between: { "-&=#|+^".utf8.contains($0) })
        for (index, part) in parts.enumerated() {
          let isGrammar = index > 0 && ChatTables.isGrammar(text[part.range])
          if !isGrammar, text[part.range].contains(where: isLetter) { lemmas.append(part) }
        }
      }
    }

    /// `n:prop` and `adp` are classes of words; what is longer or has capitals inside may be a word.
    private mutating func addClass(_ text: [UInt8], _ span: ByteSpan) {
      let parts = text.spans(of: span, between: { $0 == UInt8(ascii: "#") })
      for (index, part) in parts.enumerated() where text[part.range].contains(where: isLetter) {
        let isClass =
          index == parts.count - 1 && part.count <= 12
          && text[part.range].allSatisfy { 0x61...0x7A ~= $0 || $0 == 0x3A || 0x30...0x39 ~= $0 }
        let isCapitals = part.count <= 5 && text[part.range].allSatisfy { 0x41...0x5A ~= $0 }
        if !isClass, !isCapitals { unknown.append(part) }
      }
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || 0x61...0x7A ~= byte | 0x20 }
  }
}
