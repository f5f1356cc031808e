/// Base 64 (RFC 4648, section 4), which can be written in one way only.
package enum Base64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let pad = UInt8(ascii: "=")

  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let number = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0..<4 { text.append(place <= part.count ? digits[number >> (18 - 6 * place) & 63] : pad) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes behind a text; nil for every text that `encode` does not write.
  package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    let text = Array(text)
    guard text.count % 4 == 0 else { return nil }
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: 4) {
      let quartet = text[start..<start + 4]
      let signs = quartet.prefix { $0 != pad }
      guard signs.count == 4 || (signs.count >= 2 && start + 4 == text.count),
        quartet.dropFirst(signs.count).allSatisfy({ $0 == pad })
      else { return nil }
      var number = 0
      for sign in signs {
        guard let digit = value(of: sign) else { return nil }
        number = number << 6 | digit
      }
      number <<= 6 * (4 - signs.count)
      for place in 0..<(signs.count - 1) { bytes.append(UInt8(number >> (16 - 8 * place) & 0xFF)) }
      guard number & (1 << (8 * (4 - signs.count)) - 1) == 0 else { return nil }
    }
    return bytes
  }

  private static func value(of sign: UInt8) -> Int? {
    switch sign {
    case 0x41...0x5A: Int(sign) - 0x41
    case 0x61...0x7A: Int(sign) - 0x61 + 26
    case 0x30...0x39: Int(sign) - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
