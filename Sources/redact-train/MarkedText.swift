import RedactCore

/// A text to learn from, with its details marked.
struct MarkedText {
  let name: String
  var text: [UInt8]
  /// In order of place.
  var spans: [MarkedSpan]
  /// The types that were marked wherever they stand; a word that is not marked can still be a detail of another
  /// type.
  let annotated: Set<EntityType>
  /// How much each of its words counts.
  var weight: Float = 1
  /// How many words the tagger sees in it.
  var wordCount: Int { Analysis(text).tokens.all.count }

  init(name: String, text: [UInt8], spans: [MarkedSpan], annotated: Set<EntityType>) {
    self.name = name
    self.text = text
    self.spans = spans.sorted { $0.span < $1.span }
    self.annotated = annotated
  }
}

/// One marked detail of a text, in bytes.
struct MarkedSpan {
  var span: ByteSpan
  var type: EntityType
  var certainty: Certainty
  var entity: String = ""

  enum Certainty {
    /// Has this type.
    case sure
    /// Has this type or is no detail: masking is optional, or its type is not to be trusted.
    case optional
    /// Is no detail here, though it may be one elsewhere: what is kept, such as the name of a public figure.
    case kept
    /// Could be anything.
    case unknown
  }
}

extension MarkedText {
  /// The text as a speech recogniser would write it: in lower case, and most lines without punctuation. Every
  /// byte keeps its place.
  func recognised(_ random: inout SeededRandom) -> MarkedText {
    var copy = self
    var isRaw = true
    var at = 0
    while at < text.count {
      let (scalar, length) = scalar(at: at)
      if scalar == "\n" { isRaw = random.chance() < 0.75 }
      if isRaw, !scalar.properties.isAlphabetic, scalar.properties.numericType == nil, scalar != "\n",
        !isInnerApostrophe(at, length)
      {
        for place in at..<at + length { copy.text[place] = 0x20 }
      } else {
        let lower = Array(scalar.properties.lowercaseMapping.utf8)
        if lower.count == length { copy.text.replaceSubrange(at..<at + length, with: lower) }
      }
      at += length
    }
    return copy
  }

  private func scalar(at offset: Int) -> (Unicode.Scalar, Int) {
    var decoder = UTF8()
    var bytes = text[offset...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return (" ", 1) }
    return (scalar, UTF8.width(scalar))
  }

  /// Whether an apostrophe, straight or not, has a letter on both sides.
  private func isInnerApostrophe(_ offset: Int, _ length: Int) -> Bool {
    let mark = text[offset..<offset + length]
    guard mark.elementsEqual("'".utf8) || mark.elementsEqual("’".utf8), offset > 0,
      offset + length < text.count
    else { return false }
    return [text[offset - 1], text[offset + length]].allSatisfy {
      $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20)
    }
  }
}
