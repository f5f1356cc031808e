/// A text as the scorer looks at it: scalars, and which of them leave ink on paper.
struct ScoredText {
  let scalars: [Unicode.Scalar]
  /// All scalars but white space.
  let ink: CharacterCover

  init(_ utf8: [UInt8]) {
    scalars = Array(String(decoding: utf8, as: UTF8.self).unicodeScalars)
    ink = CharacterCover(scalars.map { !$0.isPythonSpace })
  }

  /// The UTF-8 of some scalars.
  func bytes(of range: Range<Int>) -> [UInt8] { scalars[range].flatMap { Array(String($0).utf8) } }

  /// True when all that matters in `range` is masked: its ink, but for punctuation and function words unless
  /// `exact`.
  func isMasked(_ range: Range<Int>, by mask: CharacterCover, exact: Bool) -> Bool {
    if mask.holds(range) { return true }
    let idle = exact ? [] : functionWords(in: range)
    return range.allSatisfy { at in
      mask.contains(at) || !ink.contains(at)
        || (!exact && Self.idleScalars.contains(scalars[at])) || idle.contains { $0.contains(at) }
    }
  }

  /// The words in `range` that need no mask; a word is cut where the range is.
  private func functionWords(in range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var at = range.lowerBound
    while at < range.upperBound {
      let start = at
      while at < range.upperBound, scalars[at].isPythonWord { at += 1 }
      if at == start {
        at += 1
      } else if Self.idleWords.contains(lowercased(start..<at)) {
        words.append(start..<at)
      }
    }
    return words
  }

  private func lowercased(_ range: Range<Int>) -> String {
    var word = String.UnicodeScalarView()
    word.append(contentsOf: scalars[range])
    return String(word).lowercased()
  }

  /// Titles, adpositions, particles, conjunctions and determiners, which the reference script of TAB skips.
  private static let idleWords = Set(
    """
    mr mrs ms no nr about the a an of in on at by for from to with into over under and or but nor this that these \
    those between since until during after before within through against around some any all both each
    """.split(separator: " ").map(String.init))

  private static let idleScalars = Set(" ,.-;:/&()[]–'\" ’“”\n\t\u{2011}\u{A0}".unicodeScalars)
}

extension Unicode.Scalar {
  /// What Python's `str.isspace` answers.
  var isPythonSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A: true
    case 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// What `\w` of Python's `re` matches: letters, numbers and the underscore, but no marks.
  var isPythonWord: Bool {
    if isASCII { return properties.isAlphabetic || properties.numericType != nil || self == "_" }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return properties.numericType != nil
    }
  }
}
