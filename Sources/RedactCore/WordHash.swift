/// The hash of a word in lower case, and of a phrase as its words in order: FNV-1a, 64 bits.
///
/// Fixed for ever within a pack version: compiled lexicons hold these values. Not a keyed hash and no secret:
/// it never leaves the memory of a run.
package struct WordHash: Sendable {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  /// The hash of one word given in any case.
  package init(word: some Sequence<UInt8>) {
    let bytes = Array(word)
    bytes.withUnsafeBufferPointer { bytes in
      var at = 0
      while at < bytes.count {
        let (scalar, length) = UTF8Scalar.decode(bytes, at: at)
        if scalar < 0x80 {
          add(CharacterKind.ofASCII(bytes[at]) == .upper ? bytes[at] | 0x20 : bytes[at])
        } else {
          addLowercased(scalar, isUpper: CharacterKind.of(scalar) == .upper)
        }
        at += length
      }
    }
  }

  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  mutating func addLowercased(_ scalar: UInt32, isUpper: Bool) {
    let lower = isUpper ? Self.lowercased(scalar) : scalar
    add(UInt8(truncatingIfNeeded: lower))
    add(UInt8(truncatingIfNeeded: lower >> 8))
    add(UInt8(truncatingIfNeeded: lower >> 16) | 0x80)
  }

  /// The hash of a phrase that ends with the word hashed `word` after the phrase hashed `phrase`.
  package static func joined(_ phrase: UInt64, _ word: UInt64) -> UInt64 {
    (phrase.rotated(by: 23) ^ word) &* 0x9E37_79B9_7F4A_7C15
  }

  private static func lowercased(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x00C0...0x00DE, 0x0391...0x03A9, 0x0410...0x042F: scalar + 32
    case 0x0400...0x040F: scalar + 80
    case 0x0531...0x0556: scalar + 48
    default: scalar | 1
    }
  }
}

extension UInt64 {
  fileprivate func rotated(by bits: UInt64) -> UInt64 { self << bits | self >> (64 - bits) }
}
