/// The checksum of SLIP-39: three words of a Reed-Solomon code over 1024 elements, which finds any three
/// wrong words of a share for certain, and overlooks worse with a chance of one in a thousand million.
package enum RS1024 {
  /// The number of words.
  package static let length = 3

  private static let generator: [UInt32] = [
    0x0E0_E040, 0x1C1_C080, 0x383_8100, 0x707_0200, 0xE0E_0009,
    0x1C0C_2412, 0x3808_6C24, 0x3090_FC48, 0x21B1_F890, 0x3F3_F120,
  ]

  /// The words that belong behind these.
  package static func checksum(of words: [UInt16], extendable: Bool) -> [UInt16] {
    let behind = (0..<length).reduce(remainder(words, extendable)) { sum, _ in step(sum, 0) }
    let sum = behind ^ 1
    return (0..<length).map { UInt16(sum >> UInt32(10 * (length - 1 - $0)) & 1023) }
  }

  /// Whether the last three of the words belong to those before.
  package static func holds(_ words: [UInt16], extendable: Bool) -> Bool { remainder(words, extendable) == 1 }

  private static func remainder(_ words: [UInt16], _ extendable: Bool) -> UInt32 {
    let purpose = extendable ? "shamir_extendable" : "shamir"
    return words.reduce(purpose.utf8.reduce(1) { step($0, UInt16($1)) }, step)
  }

  private static func step(_ remainder: UInt32, _ word: UInt16) -> UInt32 {
    let top = remainder >> 20
    var next = (remainder & 0xF_FFFF) << 10 ^ UInt32(word)
    for (bit, term) in generator.enumerated() where top >> UInt32(bit) & 1 == 1 { next ^= term }
    return next
  }
}
