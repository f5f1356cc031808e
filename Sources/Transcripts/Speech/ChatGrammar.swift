import RedactCore

/// The tiers of grammar, which say each word of an utterance again as a lemma: `propn|Hanan n|child-PL`.
///
/// A lemma that is the word itself is a copy of it. Others are text, on a line below the words.
enum ChatGrammar {
  /// How many words ahead the word of a lemma may stand.
  private static let reach = 4

  static func write(_ body: ByteSpan, of utterance: ChatUtterance, to builder: inout DocumentBuilder) {
    let source = builder.source.bytes
    let words = utterance.places.flatMap { builder.text.spans(of: $0, between: ChatTier.isBlank) }
      .filter { !$0.isEmpty }
    var next = 0
    var rest: [ByteSpan] = []
    for item in source.spans(of: body, between: ChatTier.isBlank) where !item.isEmpty {
      let parts = Parts(source, item)
      rest += parts.unknown
      if parts.lemmas.isEmpty { continue }
      if let found = words[min(next, words.count)...].prefix(reach).firstIndex(where: { word in
        copy(parts.lemmas, of: word, in: &builder)
      }) {
        next = found + 1
      } else if let found = several(parts.lemmas, words[min(next, words.count)...], in: &builder) {
        next = found
      } else {
        rest += parts.lemmas
        next += 1
      }
    }
    if rest.isEmpty { return }
    builder.breakLine()
    for span in rest {
      builder.goOn()
      builder.add(span, .chatName)
    }
    builder.breakLine()
  }

  private static func copy(
    _ lemmas: [ByteSpan], of word: ByteSpan, in builder: inout DocumentBuilder
  ) -> Bool {
    builder.copy(lemmas.map { ($0, .chatName) }, of: [word])
  }

  /// Words joined with `_` read as several; returns the word after them.
  private static func several(
    _ lemmas: [ByteSpan], _ words: ArraySlice<ByteSpan>, in builder: inout DocumentBuilder
  ) -> Int? {
    guard lemmas.contains(where: { builder.source.bytes[$0.range].contains(UInt8(ascii: "_")) }) else {
      return nil
    }
    for count in 2...4 where words.count >= count {
      let ahead = words.prefix(count)
      if builder.copy(lemmas.map { ($0, .chatName) }, of: Array(ahead)) { return ahead.endIndex }
    }
    return nil
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
    /// Stems and what is joined to them, without grammar.
    var lemmas: [ByteSpan] = []
    /// What stands where a class of words is expected, and is none.
    var unknown: [ByteSpan] = []

    init(_ text: [UInt8], _ item: ByteSpan) {
      for clitic in text.spans(of: item, between: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "$") }) {
        let bar = text[clitic.range].firstIndex(of: UInt8(ascii: "|"))
        if let bar { addClass(text, ByteSpan(clitic.start, bar)) }
        let stem = ByteSpan(bar.map { $0 + 1 } ?? clitic.start, clitic.end)
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
