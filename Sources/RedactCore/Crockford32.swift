/// Crockford's base 32, upper case only, without padding: five bits a character, most significant first.
///
/// There is one spelling of every value. Lower case, `O` for 0, `I` or `L` for 1 and bits set past the
/// last byte are refused, so that a label or token that was retyped or altered never passes for the one
/// that was written.
package enum Crockford32 {
  private static let alphabet: [UInt8] = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// For each byte value its five bits, or 255 for a byte outside the alphabet.
  private static let values: [UInt8] = {
    var table = [UInt8](repeating: 255, count: 256)
    for (value, character) in alphabet.enumerated() { table[Int(character)] = UInt8(value) }
    return table
  }()

  /// True when the byte is one of the 32 characters.
  package static func contains(_ byte: UInt8) -> Bool { values[Int(byte)] != 255 }

  /// The characters of the bytes; the last one is filled up with zero bits.
  package static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    var pending: UInt32 = 0
    var bits = 0
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[Int(pending >> UInt32(bits) & 31)])
      }
    }
    if bits > 0 { text.append(alphabet[Int(pending << UInt32(5 - bits) & 31)]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes behind the characters, or nil when this is not what `encode` would have written for them.
  package static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var pending: UInt32 = 0
    var bits = 0
    for character in text {
      let value = values[Int(character)]
      guard value != 255 else { return nil }
      pending = (pending << 5 | UInt32(value)) & 0xFFF
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
      }
    }
    let rest = pending & (1 << UInt32(bits) - 1)
    return bits < 5 && rest == 0 ? bytes : nil
  }
}
