/// What stands between a word and the one before it.
package enum Gap: UInt8, CaseIterable, Sendable {
  case lineStart, space, hyphen, apostrophe, comma, sentenceEnd, point, colon, opening, closing, dash, symbol,
    other

  /// Whether the word after it would be capitalised in any case.
  package var beginsSentence: Bool {
    switch self {
    case .lineStart, .sentenceEnd, .colon, .opening: true
    default: false
    }
  }

  /// The gap as raw speech-to-text writes it: only apostrophes and line ends are left.
  package var inRawSpeech: Gap { self == .lineStart || self == .apostrophe ? self : .space }

  /// Reads the bytes between two words of one line of a folded text.
  static func between(_ start: Int, _ end: Int, in text: UnsafeBufferPointer<UInt8>) -> Gap {
    if end - start == 1 {
      switch text[start] {
      case 0x20: return .space
      case 0x2D: return .hyphen
      case 0x27: return .apostrophe
      case 0x2E: return .point
      case 0x2C: return .comma
      default: return .symbol
      }
    }
    var found = Gap.space
    // Gaps have a few bytes; a long one says no more at its end.
    for at in start..<min(end, start + 16) {
      switch text[at] {
      case 0x20, 0x09, 0x27: break
      case 0x2E: if found == .space { found = .sentenceEnd }
      case 0x21, 0x3F: found = .sentenceEnd
      case 0x3A: found = .colon
      case 0x22, 0x28, 0x5B: if found != .sentenceEnd { found = .opening }
      case 0x2C, 0x3B: if found == .space { found = .comma }
      case 0x29, 0x5D: if found == .space { found = .closing }
      case 0x2D: if found == .space { found = .dash }
      default: if found == .space { found = .other }
      }
    }
    return found
  }
}
