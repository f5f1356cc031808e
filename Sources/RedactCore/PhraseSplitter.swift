extension Tokens {
  /// The word hashes of a phrase that is folded already, such as a lexicon entry or a trigger.
  package static func hashes(ofFolded phrase: String) -> [UInt64] {
    Tokens(Array(phrase.utf8)).all.map(\.hash)
  }
}

/// What may stand between two words of one name or phrase.
package enum PhraseJoint {
  /// True when `text[gap]` is blanks, hyphens, apostrophes, full stops of initials, or one line break.
  package static func joins(_ text: [UInt8], _ gap: Range<Int>) -> Bool {
    guard gap.count <= 12 else { return false }
    var breaks = 0
    for byte in text[gap] {
      switch byte {
      case 0x20, 0x09, 0x2D, 0x27, 0x2E, 0x5F: continue
      case 0x0A:
        breaks += 1
        if breaks > 1 { return false }
      default: return false
      }
    }
    return true
  }
}
