/// What a character is to the token pass. Coarse on purpose: the folded copy has turned Latin into ASCII
/// already.
enum CharacterKind: UInt8 {
  case other, upper, lower, caseless, digit

  static func ofASCII(_ byte: UInt8) -> CharacterKind {
    switch byte {
    case 0x61...0x7A: .lower
    case 0x41...0x5A: .upper
    case 0x30...0x39: .digit
    default: .other
    }
  }

  /// Letters of the scripts in use; punctuation, symbols, marks and emoji are `other`.
  static func of(_ scalar: UInt32) -> CharacterKind {
    switch scalar {
    case 0x00AA, 0x00B5, 0x00BA: .caseless
    case 0x00D7, 0x00F7: .other
    case 0x00C0...0x024F: scalar < 0x00DF || (scalar >= 0x0100 && scalar & 1 == 0) ? .upper : .lower
    case 0x0250...0x02FF: .lower
    case 0x0391...0x03A9, 0x0400...0x042F: .upper
    case 0x0370...0x0390, 0x03AA...0x03FF, 0x0430...0x052F: .lower
    case 0x0531...0x0556: .upper
    case 0x0561...0x0587: .lower
    case 0x05D0...0x05F4, 0x0620...0x064A, 0x066E...0x06D3, 0x06D5, 0x06EE...0x06FF: .caseless
    case 0x0710...0x074A, 0x074D...0x07EA, 0x0904...0x0939, 0x0958...0x0961: .caseless
    case 0x0971...0x109F, 0x10A0...0x135A, 0x1380...0x1FFF: .caseless
    case 0x2C00...0x2DFF, 0x3041...0x30FF, 0x3105...0x318E, 0x3400...0x9FFF: .caseless
    case 0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFD3D, 0xFD50...0xFDFB: .caseless
    case 0xFE70...0xFEFC, 0x10000...0x1CFFF, 0x20000...0x3FFFF: .caseless
    default: .other
    }
  }
}

/// Decoding of text that is known to be valid UTF-8.
package enum UTF8Scalar {
  /// The number of bytes of the scalar that starts with `lead`, 1 to 4.
  package static func length(ofLead lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// The scalar at `offset` and its length in bytes.
  package static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> (scalar: UInt32, length: Int) {
    let lead = bytes[offset]
    let length = length(ofLead: lead)
    guard length > 1, offset + length <= bytes.count else { return (UInt32(lead), 1) }
    var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for step in 1..<length { scalar = scalar << 6 | UInt32(bytes[offset + step] & 0x3F) }
    return (scalar, length)
  }
}
