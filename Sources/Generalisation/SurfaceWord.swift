import RedactCore

/// One word or number of a mention: a run of letters, or a run of digits, folded and in lower case.
struct SurfaceWord: Hashable, Sendable {
  let text: String
  /// The bytes of it in the mention.
  let range: Range<Int>
  /// The number it is, where it is digits of any script that count few enough.
  let number: Int?

  /// Splits a mention; `3rd` is two words, and so is `1980s`.
  static func all(in surface: [UInt8]) -> [SurfaceWord] {
    var words: [SurfaceWord] = []
    var start = 0
    var kind = Kind.gap
    var at = 0
    func close(_ end: Int) {
      guard kind != .gap, end > start else { return }
      words.append(SurfaceWord(Array(surface[start..<end]), start..<end, isNumber: kind == .digit))
    }
    while at < surface.count {
      let (scalar, length) = surface.decoded(at: at)
      let next = Kind(scalar, after: kind)
      if next != kind {
        close(at)
        (start, kind) = (at, next)
      }
      at += length
    }
    close(surface.count)
    return words
  }

  /// A phrase as the words of a mention would have it.
  static func folded(_ phrase: String) -> [String] { all(in: Array(phrase.utf8)).map(\.text) }

  private init(_ bytes: [UInt8], _ range: Range<Int>, isNumber: Bool) {
    let folded = bytes.allSatisfy { $0 < 0x80 } ? bytes : FoldedText(bytes).bytes
    text = String(decoding: folded, as: UTF8.self).lowercased()
    self.range = range
    number = isNumber && folded.count <= 4 ? Int(text) : nil
  }

  private enum Kind {
    case gap, letter, digit

    init(_ scalar: Unicode.Scalar, after last: Kind) {
      if scalar.isASCII {
        self = scalar.isASCIILetter ? .letter : ("0"..."9").contains(scalar) ? .digit : .gap
      } else {
        switch scalar.properties.generalCategory {
        case .decimalNumber: self = .digit
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: self = last
        // Of the letters that modify others, those in use here are apostrophes: `Darʿa`.
        case .modifierLetter: self = .gap
        default: self = scalar.properties.isAlphabetic ? .letter : .gap
        }
      }
    }
  }
}

extension Unicode.Scalar {
  var isASCIILetter: Bool { isASCII && properties.isAlphabetic }
}

extension [UInt8] {
  /// The scalar at an offset of valid UTF-8, and its length.
  func decoded(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let (scalar, length) = withUnsafeBufferPointer { UTF8Scalar.decode($0, at: offset) }
    return (Unicode.Scalar(scalar) ?? "\u{FFFD}", length)
  }
}
