import RedactCore

/// How text is written in the address in an attribute of XML: bytes that an address cannot hold as `%` and two
/// digits, and in the references of XML what those know.
enum URICoding {
  static func decode(_ raw: [UInt8], _ span: ByteSpan) -> EncodedText {
    var text = EncodedText(from: span.start)
    var copied = span.start
    var at = span.start
    while at < span.end {
      let unit = unit(raw, at, span.end)
      guard let unit else {
        at += 1
        continue
      }
      text.copy(raw, copied..<at)
      text.decode(at..<unit.end, as: unit.utf8)
      at = unit.end
      copied = at
    }
    text.copy(raw, copied..<span.end)
    return text
  }

  /// The character written at `at` in a longer form than its own.
  private static func unit(_ raw: [UInt8], _ at: Int, _ end: Int) -> (utf8: [UInt8], end: Int)? {
    if raw[at] == UInt8(ascii: "&"), let found = try? CharacterReference.xml(raw, at, end) {
      let utf8 = UTF8.encode(found.scalar) ?? UTF8.encodedReplacementCharacter
      return (Array(utf8), at + found.length)
    }
    guard let lead = byte(raw, at, end), lead >= 0x20, lead != 0x7F else { return nil }
    var utf8 = [lead]
    if lead >= 0x80 {
      guard 0xC2...0xF4 ~= lead else { return nil }
      for index in 1..<UTF8Scalar.length(ofLead: lead) {
        guard let next = byte(raw, at + 3 * index, end) else { return nil }
        utf8.append(next)
      }
      if UTF8Check.firstInvalid(in: utf8) != nil { return nil }
    }
    return (utf8, at + 3 * utf8.count)
  }

  /// The byte that `%` and two digits stand for.
  private static func byte(_ raw: [UInt8], _ at: Int, _ end: Int) -> UInt8? {
    guard at + 2 < end, raw[at] == UInt8(ascii: "%"), let high = digit(raw[at + 1]),
      let low = digit(raw[at + 2])
    else { return nil }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x57
    default: nil
    }
  }

  /// Writes what no address can hold as `%` and two digits.
  static func encode(_ text: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in text {
      if byte == UInt8(ascii: "&") {
        result += "&amp;".utf8
      } else if byte.isASCIILetterOrDigit || "-._~:/?#@!$()*+,;=".utf8.contains(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return result
  }
}
