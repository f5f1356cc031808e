extension Tokens {
  /// The word hashes of a phrase that is folded already, such as a lexicon entry or a trigger.
  package static func hashes(ofFolded phrase: String) -> [UInt64] {
    var phrase = phrase
    return phrase.withUTF8 { Tokens.split($0).map(\.hash) }
  }
}

/// What may stand between two words of one name or phrase.
package enum PhraseJoint {
  /// True when `text[gap]` is blanks, hyphens, apostrophes, full stops of initials, or one line break.
  ///
  /// - Parameter others: what may stand there as well.
  package static func joins(_ text: [UInt8], _ gap: Range<Int>, or others: Set<UInt8> = []) -> Bool {
    guard gap.count <= 12 else { return false }
    var breaks = 0
    for byte in text[gap] where !others.contains(byte) {
      guard isJoint(byte) else { return false }
      if byte == 0x0A {
        breaks += 1
        if breaks > 1 { return false }
      }
    }
    return true
  }

  /// Blanks, hyphens, apostrophes, full stops, underscores and line feeds.
  package static func isJoint(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x2D, 0x27, 0x2E, 0x5F, 0x0A: true
    default: false
    }
  }
}
