/// Reading and writing single scalars in bytes that are known to be valid UTF-8.
extension [UInt8] {
  /// The scalar whose first byte is at `offset`, and how many bytes it has.
  @inline(__always)
  func scalar(at offset: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(self[offset])
    if lead < 0x80 { return (lead, 1) }
    let second = UInt32(self[offset + 1] & 0x3F)
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | second, 2) }
    let third = UInt32(self[offset + 2] & 0x3F)
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | second << 6 | third, 3) }
    return ((lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(self[offset + 3] & 0x3F), 4)
  }

  /// The offset of the first byte of the scalar that ends at `offset`, which must not be 0.
  func scalarStart(before offset: Int) -> Int {
    var start = offset - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The scalar that ends at `offset`; nil at the start of the text.
  func scalar(before offset: Int) -> UInt32? {
    offset > 0 ? scalar(at: scalarStart(before: offset)).value : nil
  }

  /// Appends one scalar as UTF-8.
  mutating func append(scalar: UInt32) {
    switch scalar {
    case ..<0x80: append(UInt8(scalar))
    case ..<0x800:
      append(UInt8(0xC0 | scalar >> 6))
      append(UInt8(0x80 | scalar & 0x3F))
    case ..<0x10000:
      append(UInt8(0xE0 | scalar >> 12))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    default:
      append(UInt8(0xF0 | scalar >> 18))
      append(UInt8(0x80 | scalar >> 12 & 0x3F))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  /// The byte at `offset`, or 0 outside the text.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 {
    offset >= 0 && offset < count ? self[offset] : 0
  }
}

extension UInt8 {
  @inline(__always) var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  @inline(__always) var isASCIIDigit: Bool { self &- 0x30 < 10 }
  /// True for ASCII letters and for all bytes beyond ASCII, which in folded text are mostly of letters.
  @inline(__always) var isLetterLike: Bool { isASCIILetter || self >= 0x80 }
  @inline(__always) var isWordLike: Bool { isLetterLike || isASCIIDigit }

  /// The value of a hexadecimal digit.
  var hexadecimal: UInt32? {
    switch self {
    case 0x30...0x39: UInt32(self) - 0x30
    case 0x41...0x46: UInt32(self) - 0x41 + 10
    case 0x61...0x66: UInt32(self) - 0x61 + 10
    default: nil
    }
  }
}

extension [UInt8] {
  /// The span, widened so that it cuts through no scalar.
  func wholeScalars(_ span: ByteSpan) -> ByteSpan {
    var span = span
    while span.start > 0, span.start < count, self[span.start] & 0xC0 == 0x80 { span.start -= 1 }
    while span.end < count, self[span.end] & 0xC0 == 0x80 { span.end += 1 }
    return span
  }
}
