import RedactCore

/// The escapes of a JSON string, read from raw bytes.
enum JSONEscape {
  /// What `\` before `letter` stands for; nil for `u` and for what JSON does not know.
  static func short(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// The UTF-16 code unit of a `\uXXXX` that begins at `at`, or nil when none does.
  static func unit(_ bytes: [UInt8], _ at: Int) -> UInt16? {
    guard at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[at + 2..<at + 6] {
      guard let digit = Unicode.Scalar(byte).hexValue else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }
}

extension Unicode.Scalar {
  fileprivate var hexValue: UInt16? {
    switch self {
    case "0"..."9": UInt16(value - 0x30)
    case "A"..."F": UInt16(value - 0x41 + 10)
    case "a"..."f": UInt16(value - 0x61 + 10)
    default: nil
    }
  }
}

extension JSONEscape {
  /// Decodes the body of a string at `span` of raw bytes that the scanner has accepted.
  static func decode(_ raw: [UInt8], _ span: ByteSpan) -> EncodedText {
    var text = EncodedText(from: span.start)
    var at = span.start
    while at < span.end {
      let end = raw[at..<span.end].firstIndex(of: UInt8(ascii: "\\")) ?? span.end
      text.copy(raw, at..<end)
      at = end < span.end ? decodeEscape(raw, end, into: &text) : end
    }
    return text
  }

  /// Takes one escape and returns where it ends.
  private static func decodeEscape(_ raw: [UInt8], _ at: Int, into text: inout EncodedText) -> Int {
    if let byte = short(raw[at + 1]) {
      text.decode(at..<at + 2, as: CollectionOfOne(byte))
      return at + 2
    }
    let lead = unit(raw, at) ?? 0
    let isPair = UTF16.isLeadSurrogate(lead)
    var value = UInt32(lead)
    if isPair {
      let trail = UInt32(unit(raw, at + 6) ?? 0)
      value = 0x10000 + (value & 0x3FF) << 10 + trail & 0x3FF
    }
    let end = at + (isPair ? 12 : 6)
    text.decode(at..<end, as: Unicode.Scalar(value).flatMap(UTF8.encode) ?? UTF8.encodedReplacementCharacter)
    return end
  }
}
