/// Tells whether bytes are UTF-8 in the strict sense of RFC 3629.
package enum UTF8Check {
  /// The offset of the first byte that does not begin or continue a well-formed sequence, or nil.
  ///
  /// Overlong forms, surrogates and values above 10FFFF are refused; the offset is that of the lead byte.
  package static func firstInvalid(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { raw in
      var offset = 0
      while offset < raw.count {
        offset = endOfASCII(in: raw, from: offset)
        guard offset < raw.count else { return nil }
        guard let length = sequenceLength(in: raw, at: offset) else { return offset }
        offset += length
      }
      return nil
    }
  }

  /// The offset of the next byte that is not ASCII, found eight bytes at a time.
  static func endOfASCII(in raw: UnsafeRawBufferPointer, from start: Int) -> Int {
    var offset = start
    while offset + 8 <= raw.count {
      let eight = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if eight & 0x8080_8080_8080_8080 != 0 { break }
      offset += 8
    }
    while offset < raw.count, raw[offset] < 0x80 { offset += 1 }
    return offset
  }

  /// The length of the well-formed sequence of two to four bytes that starts here, or nil.
  private static func sequenceLength(in raw: UnsafeRawBufferPointer, at offset: Int) -> Int? {
    let length: Int
    let second: ClosedRange<UInt8>
    switch raw[offset] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard offset + length <= raw.count, second.contains(raw[offset + 1]) else { return nil }
    for next in (offset + 2)..<max(offset + 2, offset + length) where raw[next] & 0xC0 != 0x80 { return nil }
    return length
  }
}
